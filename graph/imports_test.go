package graph_test

import (
	"bytes"
	"fmt"
	"maps"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

// A file is imported and taken back by who records the cases of the whole agency that its mapping names, and by nobody else.
func TestImportsOfCallers(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	files := &testServer{Server: httptest.NewServer(callersByHeader(s.graph.Imports(s.url), maps.Clone(callers))), url: s.url}
	t.Cleanup(files.Close)
	const register = "案号,当事人,日期\n邻案1号,某店,2023-05-06\n"
	mapping := func(agency, more string) string {
		return "currency: CNY\ntimeZone: Asia/Shanghai\nagency: {code: \"" + agency + "\", name: 局, shortName: 局, level: COUNTY}\nrecords:\n" +
			"  party: {sourceKey: {column: 当事人}, name: {column: 当事人}, kind: {value: COMPANY}}\n" +
			"  case: {caseNo: {column: 案号}, field: {value: FOOD}, source: {value: INSPECTION}, procedure: {value: ORDINARY}, cause: {value: 违法}, filedOn: {column: 日期}" + more + "}\n"
	}
	post := func(caller, path, mapping, register string) reply {
		t.Helper()
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		if err := form.WriteField("mapping", mapping); err != nil {
			t.Fatal(err)
		}
		part, err := form.CreateFormFile("file", "../../台账.csv")
		if err == nil {
			_, err = part.Write([]byte(register))
		}
		if err == nil {
			err = form.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		return files.send(t, http.MethodPost, path, body.String(), map[string]string{"Content-Type": form.FormDataContentType(), "Caller": caller})
	}
	refused := func(what string, r reply, status int, says string) {
		t.Helper()
		if r.status != status || !strings.Contains(r.body, says) {
			t.Errorf("%s: %d %s", what, r.status, r.body)
		}
	}
	for _, caller := range []string{"public", "dashboard", "auditor", "admin"} {
		refused(caller, post(caller, "/imports", mapping("320585", ""), register), http.StatusForbidden, "may not call POST /imports")
		refused(caller, files.send(t, http.MethodGet, "/imports", "", map[string]string{"Caller": caller}), http.StatusForbidden, "may not call GET /imports")
		refused(caller, files.send(t, http.MethodPost, "/imports/1/undo", "", map[string]string{"Caller": caller}), http.StatusForbidden, "may not call")
	}
	refused("nobody", post("", "/imports", mapping("320585", ""), register), http.StatusUnauthorized, "sign in")
	const unknown = "there is no agency with the code"
	refused("a clerk next door", post("neighbour", "/imports", mapping("320585", ""), register), http.StatusNotFound, unknown)
	refused("an agency that does not exist", post("neighbour", "/imports", mapping("999999", ""), register), http.StatusNotFound, unknown)
	refused("a clerk of one unit", post("unit", "/imports", mapping("320585", ""), register), http.StatusNotFound, unknown)
	refused("another currency", post("legal", "/imports", strings.Replace(mapping("320585", ""), "CNY", "CAD", 1), register), http.StatusBadRequest, "those of this service are CNY")
	if r := post("legal", "/imports", mapping("320585", ", facts: {column: 案号, lookup: {file: go.mod, key: a, take: b}}"), register); strings.Contains(r.body, "docket-import") {
		t.Errorf("a refusal tells a folder of the server: %s", r.body)
	}
	refused("a file of the server", post("legal", "/imports", mapping("320585", ", facts: {column: 案号, lookup: {file: go.mod, key: a, take: b}}"), register), http.StatusBadRequest, "lookup")
	refused("a file outside", post("legal", "/imports", mapping("320585", ", facts: {column: 案号, lookup: {file: /etc/passwd, key: a, take: b}}"), register), http.StatusBadRequest, "is not allowed")
	refused("no mapping", post("legal", "/imports", "", register), http.StatusBadRequest, "it is missing")
	refused("a missing column", post("legal", "/imports", mapping("320585", ""), "a,b\n1,2\n"), http.StatusBadRequest, "案号")
	if r := post("legal", "/imports/try", mapping("320585", ""), "a,b\n1,2\n"); strings.Contains(r.body, "docket-import") {
		t.Errorf("a refusal tells a path of the server: %s", r.body)
	}
	refused("no form", files.send(t, http.MethodPost, "/imports", register, map[string]string{"Content-Type": "text/csv", "Caller": "legal"}), http.StatusBadRequest, "multipart/form-data")
	if n := s.count(t, "SELECT count(*) FROM imports"); n != 0 {
		t.Fatalf("%d refused imports are on record", n)
	}

	tried := post("neighbour", "/imports/try", mapping("320581", ""), register)
	if tried.status != http.StatusOK || !strings.Contains(tried.body, `"isKept":false`) || s.count(t, "SELECT count(*) FROM cases WHERE agency_id = 2") != 0 {
		t.Fatalf("tried: %d %s", tried.status, tried.body)
	}
	if r := post("neighbour", "/imports", mapping("320581", ""), register); r.status != http.StatusOK || !strings.Contains(r.body, `"isKept":true`) {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if n := s.count(t, "SELECT count(*) FROM cases WHERE agency_id = 2 AND case_no = '邻案1号'"); n != 1 {
		t.Errorf("%d cases were imported", n)
	}
	if n := s.count(t, "SELECT count(*) FROM imports WHERE agency_id = 2 AND file_name = '台账.csv' AND imported_by = 'clerk next door'"); n != 1 {
		t.Errorf("%d imports are on record with the file's name and who imported it", n)
	}
	listed := func(caller string) string {
		return files.send(t, http.MethodGet, "/imports", "", map[string]string{"Caller": caller}).body
	}
	if mine, theirs := listed("neighbour"), listed("legal"); !strings.Contains(mine, "台账.csv") || strings.Contains(theirs, "台账.csv") {
		t.Errorf("the importer sees %s, the other bureau %s", mine, theirs)
	}
	number := s.count(t, "SELECT max(id) FROM imports")
	undo := func(caller string, number int) reply {
		t.Helper()
		return files.send(t, http.MethodPost, "/imports/"+strconv.Itoa(number)+"/undo", "", map[string]string{"Caller": caller})
	}
	refused("the undoing by another bureau", undo("legal", number), http.StatusNotFound, "there is no import")
	refused("the undoing of an import that does not exist", undo("legal", number+100), http.StatusNotFound, "there is no import")
	if r := undo("neighbour", number); r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	if n := s.count(t, "SELECT count(*) FROM cases WHERE agency_id = 2"); n != 0 {
		t.Errorf("%d cases are left after the undoing", n)
	}
	refused("undone twice", undo("neighbour", number), http.StatusBadRequest, "is undone already")
}

// count returns the number that a statement reads.
func (s *testServer) count(t *testing.T, sql string) int {
	t.Helper()
	n, err := strconv.Atoi(fmt.Sprint(s.sql(t, sql)))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

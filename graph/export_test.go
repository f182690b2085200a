package graph_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"docket/db"
	"docket/graph"
	"docket/query"
)

// fileServer serves the files of a server to the callers by their header.
type fileServer struct {
	*testServer
	endpoint *callerServer // of the same database
}

func serveFiles(t *testing.T, change ...func(*graph.Settings)) *fileServer {
	t.Helper()
	s := serveThreeAgencies(t, change...)
	files := &testServer{Server: httptest.NewServer(callersByHeader(s.graph.Export(), maps.Clone(callers))), url: s.url, log: s.log}
	t.Cleanup(files.Close)
	return &fileServer{files, s}
}

// export sends an operation as a caller, with the parameters of a query string.
func (s *fileServer) export(t *testing.T, caller, parameters, operation string, variables map[string]any) reply {
	t.Helper()
	return s.send(t, http.MethodPost, "/export?"+parameters, jsonOf(t, map[string]any{"query": operation, "variables": variables}), map[string]string{
		"Caller": caller, "Content-Type": "application/json",
	})
}

// rows exports an operation as CSV and returns its rows below the heads.
func (s *fileServer) rows(t *testing.T, caller, parameters, operation string) [][]string {
	t.Helper()
	r := s.export(t, caller, "format=csv&"+parameters, operation, nil)
	if r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(r.body, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// sheets returns the rows of all sheets of an xlsx file, as they show.
func sheets(t *testing.T, r reply) map[string][][]string {
	t.Helper()
	if r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	f, err := excelize.OpenReader(strings.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := map[string][][]string{}
	for _, name := range f.GetSheetList() {
		if all[name], err = f.GetRows(name); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// Lists are read to their end, also within records, and hold what SQL says.
func TestExport(t *testing.T) {
	t.Parallel()
	s := serveFiles(t)
	count := func(statement string) int {
		return len(s.sql(t, "SELECT array_agg(x) FROM ("+statement+") AS t(x)").([]any))
	}

	t.Run("a list beyond one page", func(t *testing.T) {
		t.Parallel()
		rows := s.rows(t, "legal", "", `{ complaints(where: {receivedOn: {year: 2023}}, orderBy: {receivedAt: ASC}) { nodes { id receivedAt } } }`)
		ids := map[string]bool{}
		for _, r := range rows {
			ids[r[0]] = true
		}
		if len(rows) != 21773 || len(ids) != 21773 || !slices.IsSortedFunc(rows, func(a, b []string) int { return strings.Compare(a[1], b[1]) }) {
			t.Errorf("%d rows of %d complaints; want 21773, in order", len(rows), len(ids))
		}
	})

	t.Run("heads are labels, with the alias only where two would be the same", func(t *testing.T) {
		t.Parallel()
		const operation = `{ rows: cases { groups(by: [{field: {}}]) { nodes { d0: key { field } m0: aggregate { count } m1: aggregate(where: {decidedOn: {year: 2023}}) { count sum { fineAmount } } } } } }`
		book := sheets(t, s.export(t, "legal", "language=zh", operation, nil))
		var heads []string
		for name, rows := range book {
			if strings.HasPrefix(name, "案件") {
				heads = rows[0]
			}
		}
		if got, want := strings.Join(heads, "|"), "领域|数量 (m0)|数量 (m1)|合计·罚款金额"; got != want {
			t.Errorf("%s, want %s; the sheets are %v", got, want, slices.Collect(maps.Keys(book)))
		}
	})

	t.Run("lists within records, beyond their first page", func(t *testing.T) {
		t.Parallel()
		const operation = `{ units { totalCount nodes { name cases(where: {decidedOn: {year: 2023}}) { totalCount edges { node { caseNo penalties { nodes { kind amount } } } } } } } }`
		book := sheets(t, s.export(t, "legal", "language=zh", operation, nil))
		if got, want := len(book["内设机构"])-1, count("SELECT id FROM units WHERE agency_id = 1"); got != want {
			t.Errorf("%d units, want %d", got, want)
		}
		cases := book["内设机构·案件"]
		perUnit := map[string]int{}
		for _, row := range cases[1:] {
			perUnit[row[2]]++ // number, number of the unit, name of the unit, case number
		}
		for unit, n := range perUnit {
			if want := s.sql(t, "SELECT count(*) FROM cases c JOIN units u ON u.id = c.unit_id AND u.agency_id = c.agency_id WHERE extract(year FROM decided_on) = 2023 AND u.name = $1", unit); want != json.Number(fmt.Sprint(n)) {
				t.Errorf("%d cases of %s, want %v", n, unit, want)
			}
		}
		if len(cases)-1 != 1991 {
			t.Errorf("%d cases, want 1991", len(cases)-1)
		}
		var total float64
		for _, row := range book["内设机构·案件·处罚"][1:] {
			if len(row) > 3 {
				var amount float64
				_, _ = fmt.Sscan(strings.ReplaceAll(row[3], ",", ""), &amount)
				total += amount
			}
		}
		want := s.sql(t, "SELECT sum(amount) FROM penalties p JOIN cases c ON c.agency_id = p.agency_id AND c.id = p.case_id WHERE extract(year FROM c.decided_on) = 2023")
		if fmt.Sprintf("%.2f", total) != fmt.Sprint(want) {
			t.Errorf("the penalties are %.2f, want %v", total, want)
		}
	})

	t.Run("groups beyond one page", func(t *testing.T) {
		t.Parallel()
		rows := s.rows(t, "legal", "", `{ complaints(where: {receivedOn: {year: 2023}}) { groups(by: {id: {}}) { nodes { key { id } aggregate { count } } } } }`)
		if len(rows) != 21773 || rows[7][1] != "1" {
			t.Errorf("%d groups, want 21773", len(rows))
		}
	})

	t.Run("what a query says of its rows holds", func(t *testing.T) {
		t.Parallel()
		const operation = `{ cases(first: 7, orderBy: {caseNo: ASC}) { nodes { caseNo } } }`
		if got := len(s.rows(t, "legal", "", operation)); got != 7 {
			t.Errorf("%d rows, want 7", got)
		}
		if got, want := len(s.rows(t, "legal", "all=true", operation)), count("SELECT id FROM cases WHERE agency_id = 1"); got != want {
			t.Errorf("%d rows with all, want %d", got, want)
		}
	})

	t.Run("records of several types", func(t *testing.T) {
		t.Parallel()
		r := s.export(t, "legal", "", `{ nodes(ids: ["Unit:1:1", "Case:1:1", "Case:1:999999999"]) { __typename id ... on Unit { name cases { nodes { caseNo } } } ... on Case { caseNo } } }`, nil)
		book := sheets(t, r)
		want := s.sql(t, "SELECT count(*) FROM cases WHERE agency_id = 1 AND unit_id = 1")
		if got := len(book["Nodes · Cases"]) - 1; json.Number(fmt.Sprint(got)) != want || len(book["Nodes"]) != 3 {
			t.Errorf("%d cases of %d records, want %v of 2; the sheets are %v", got, len(book["Nodes"])-1, want, slices.Sorted(maps.Keys(book)))
		}
	})

	t.Run("figures without a list", func(t *testing.T) {
		t.Parallel()
		r := s.export(t, "legal", "format=csv&language=zh", `query R($p: ReportPeriod!) { report(period: $p) { from until penaltyAmount { value } } }`, map[string]any{"p": map[string]any{"year": 2023}})
		if want := "\ufeff起,止,罚没金额·数值\r\n2023-01-01,2023-12-31,5920000.00\r\n"; !strings.HasSuffix(r.body, "5920000.00\r\n") {
			t.Errorf("%d %q, want %q", r.status, r.body, want)
		}
	})
}

// The first sheet says what the file holds.
func TestExportDefinition(t *testing.T) {
	t.Parallel()
	s := serveFiles(t)
	r := s.export(t, "auditor", "language=zh&codes=true&title="+"%E6%B5%8B%E8%AF%95", `query Food($y: Int) { cases(where: {decidedOn: {year: $y}, field: {eq: FOOD}, or: [{party: {kind: {in: [COMPANY, SOLE_TRADER]}}}, {penalties: {some: {amount: {gte: "10000"}}}}]}) { aggregate { sum { penaltyAmount } } nodes { caseNo field } } }`, map[string]any{"y": 2023})
	book := sheets(t, r)
	facts := map[string]string{}
	for _, row := range book["口径"] {
		if len(row) > 1 {
			facts[row[0]] = row[1]
		}
	}
	sum := s.sql(t, `SELECT to_char(coalesce(sum(p.amount), 0), 'FM999,999,990.00') FROM penalties p JOIN cases c ON c.agency_id = p.agency_id AND c.id = p.case_id JOIN parties y ON y.agency_id = c.agency_id AND y.id = c.party_id
		WHERE extract(year FROM c.decided_on) = 2023 AND c.field = 'FOOD' AND p.withdrawn_on IS NULL AND (y.kind IN ('COMPANY', 'SOLE_TRADER') OR EXISTS (SELECT FROM penalties q WHERE q.agency_id = c.agency_id AND q.case_id = c.id AND q.amount >= 10000))`)
	for name, want := range map[string]string{
		"查询人": "auditor of the province · 审计人员", "筛选条件：案件": "(当事人{主体类型 属于 公司、个体工商户} 或 处罚: 至少一项满足 {金额 ≥ 10000}) 且 领域 = 食品 且 决定日期 所在年份 2023",
		"案件·合计·罚没金额": sum.(string), "查询变量": `{"y":2023}`, "案件": fmt.Sprintf("%d 行", len(book["案件"])-1),
	} {
		if facts[name] != want {
			t.Errorf("%s is %q, want %q", name, facts[name], want)
		}
	}
	if !strings.Contains(facts["数据机关"], "邻局 320581") || !strings.HasPrefix(facts["查询语句"], "query Food") || !strings.HasSuffix(facts["数据时点"], "+08:00") {
		t.Errorf("the definition is %v", facts)
	}
	if row := book["案件"][1]; row[1] != "食品" || row[2] != "FOOD" {
		t.Errorf("the label and the code are %q", row[1:])
	}
	if name := r.header.Get("Content-Disposition"); !strings.Contains(name, "filename*=UTF-8''%E6%B5%8B%E8%AF%95%20") || !strings.HasSuffix(name, ".xlsx") {
		t.Errorf("the file is %s", name)
	}
}

// A file shows what a read shows: the same scope, masks and refusals.
func TestExportAccess(t *testing.T) {
	t.Parallel()
	s := serveFiles(t)
	s.exec(t, `UPDATE parties SET identity_no = '11010519491231002X', kind = 'NATURAL_PERSON', code = NULL, name = '=cmd|calc!A1 😀' WHERE agency_id = 1 AND id = 1`)
	const operation = `{ parties(where: {id: {eq: "Party:1:1"}}) { nodes { name identityNo } } }`
	if rows := s.rows(t, "legal", "", operation); len(rows) != 1 || rows[0][0] != "'=cmd|calc!A1 😀" {
		t.Errorf("legal staff get %q, want the name neutralised", rows)
	}
	for _, caller := range []string{"dashboard", "legal", "auditor", "admin"} {
		read := s.endpoint.as(t, caller, operation, nil).at("parties", "nodes", 0)
		name, _ := read.(map[string]any)["name"].(string)
		identity, _ := read.(map[string]any)["identityNo"].(string)
		if rows := s.rows(t, caller, "", operation); len(rows) != 1 || strings.TrimPrefix(rows[0][0], "'") != name || rows[0][1] != identity {
			t.Errorf("%s exports %q and reads %v", caller, rows, read)
		}
	}
	if rows := s.rows(t, "dashboard", "", operation); strings.Contains(fmt.Sprint(rows), "cmd") || strings.Contains(fmt.Sprint(rows), "19491231") {
		t.Errorf("the dashboard gets %q", rows)
	}
	if rows := s.rows(t, "neighbour", "", operation); len(rows) != 0 {
		t.Errorf("the neighbour gets %q", rows)
	}
	if rows := s.rows(t, "neighbour", "list=units", `{ units { nodes { name cases { nodes { caseNo } } } } }`); len(rows) != 0 {
		t.Errorf("the neighbour gets %q", rows)
	}
	for _, c := range []struct {
		caller, parameters, operation string
		status                        int
		code                          string
	}{
		{"public", "", `{ cases { nodes { caseNo } } }`, http.StatusForbidden, "FORBIDDEN"},
		{"nobody", "", `{ cases { nodes { caseNo } } }`, http.StatusUnauthorized, "UNAUTHENTICATED"},
		{"legal", "", `{ accounts { nodes { name } } }`, http.StatusForbidden, "FORBIDDEN"},
		{"legal", "", `mutation { closeComplaint(input: {complaint: "Complaint:1:1"}) { complaint { id } } }`, http.StatusBadRequest, "BAD_USER_INPUT"},
		{"legal", "", `{ cases { nodes { noSuchField } } }`, http.StatusBadRequest, "BAD_USER_INPUT"},
		{"legal", "", `{ __typename }`, http.StatusBadRequest, "BAD_USER_INPUT"},
		{"legal", "format=pdf", `{ cases { nodes { caseNo } } }`, http.StatusBadRequest, "BAD_USER_INPUT"},
		{"legal", "language=fr", `{ cases { nodes { caseNo } } }`, http.StatusBadRequest, "BAD_USER_INPUT"},
		{"legal", "all=perhaps", `{ cases { nodes { caseNo } } }`, http.StatusBadRequest, "BAD_USER_INPUT"},
		{"legal", "format=csv", `{ cases { nodes { caseNo penalties { nodes { kind } } } } }`, http.StatusBadRequest, "BAD_USER_INPUT"},
		{"legal", "format=csv&list=no", `{ cases { nodes { caseNo } } }`, http.StatusBadRequest, "BAD_USER_INPUT"},
		{"legal", "", `{ parties(first: 500) { nodes { cases(first: 500) { nodes { penalties(first: 500) { nodes { kind } } } } } } }`, http.StatusBadRequest, "LIMIT_EXCEEDED"},
	} {
		if r := s.export(t, c.caller, c.parameters, c.operation, nil); r.status != c.status || r.code() != c.code {
			t.Errorf("%s %s %s: %d %s, want %d %s", c.caller, c.parameters, c.operation, r.status, r.body, c.status, c.code)
		}
	}
	if r := s.send(t, http.MethodGet, "/export?query={cases{nodes{caseNo}}}", "", map[string]string{"Caller": "legal", "Accept": "text/html"}); r.status != http.StatusNotAcceptable {
		t.Errorf("%d %s, want 406", r.status, r.body)
	}
	if r := s.send(t, http.MethodGet, "/export?query={cases(first:3){nodes{caseNo}}}", "", map[string]string{"Caller": "legal", "Accept": "text/csv"}); strings.Count(r.body, "\r\n") != 4 {
		t.Errorf("%d %s, want three rows", r.status, r.body)
	}
}

// An export takes its cost from the caller's budget, and waits until there is enough.
func TestExportBudget(t *testing.T) {
	t.Parallel()
	s := serveFiles(t, func(s *graph.Settings) { s.Load.CostPerMinute = 60_000 })
	const operation = `{ complaints(where: {receivedOn: {year: 2023}}) { nodes { id } } }`
	if got := len(s.rows(t, "legal", "", operation)); got != 21773 {
		t.Errorf("%d rows, want 21773", got)
	}
	taken := s.send(t, http.MethodPost, "/export?format=csv", jsonOf(t, map[string]any{"query": `{ cases(first: 500) { nodes { caseNo penalties(first: 200) { nodes { kind } } } } }`}), map[string]string{"Caller": "legal", "Content-Type": "application/json"})
	if taken.code() == "" {
		t.Errorf("an export whose one read is above the budget is answered with %d", taken.status)
	}
}

// A client who leaves ends the export; one caller's second export waits, another's does not.
func TestExportTurns(t *testing.T) {
	t.Parallel()
	s := serveFiles(t)
	unlock := s.lock(t, "complaints")
	const operation = `{ complaints(where: {receivedOn: {year: 2023}}) { nodes { id } } }`
	var finished sync.WaitGroup
	sizes := make([]int, 2)
	for i := range sizes {
		finished.Go(func() { sizes[i] = len(s.rows(t, "legal", "", operation)) })
	}
	waiting := func() string {
		return fmt.Sprint(s.sql(t, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%complaints%'"))
	}
	eventually(t, "one export waits for the lock", func() bool { return waiting() == "1" })
	if got := len(s.rows(t, "admin", "", `{ cases(where: {decidedOn: {year: 2023}}) { nodes { caseNo } } }`)); got != 1991 {
		t.Errorf("beside them, another caller gets %d rows, want 1991", got)
	}
	if got := waiting(); got != "1" {
		t.Errorf("%s exports of one caller run at once", got)
	}
	ctx, leave := context.WithCancel(t.Context())
	request, _ := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/export?format=csv", strings.NewReader(jsonOf(t, map[string]any{"query": operation})))
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Caller", "auditor")
	gone := make(chan error)
	go func() {
		response, err := s.Client().Do(request)
		if err == nil {
			response.Body.Close()
		}
		gone <- err
	}()
	eventually(t, "the other caller's export waits too", func() bool { return waiting() == "2" })
	leave()
	if err := <-gone; err == nil {
		t.Error("the client who left has an answer")
	}
	eventually(t, "the statement of the client who left is stopped", func() bool { return waiting() == "1" })
	unlock()
	finished.Wait()
	if sizes[0] != 21773 || sizes[1] != 21773 {
		t.Errorf("the exports have %v rows, want 21773 each", sizes)
	}
	eventually(t, "no snapshot is left open", func() bool {
		return fmt.Sprint(s.sql(t, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'")) == "0"
	})
}

// All reads of a snapshot see the same records.
func TestSnapshot(t *testing.T) {
	t.Parallel()
	s := serve(t)
	pool, err := query.OpenPool(t.Context(), s.url, db.Role, time.UTC, time.Minute, 1)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	snapshot, err := pool.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ask := func() string {
		columns, err := snapshot.QueryRow(t.Context(), "SELECT to_json(count(*)) FROM complaints WHERE agency_id = $1", []any{1}, true)
		if err != nil {
			t.Fatal(err)
		}
		return string(bytes.Join(columns, nil))
	}
	before := ask()
	s.exec(t, "INSERT INTO agencies (id, code, name, short_name, level) VALUES (2, '320581', '邻局', '邻', 'COUNTY')")
	if after := ask(); after != before {
		t.Errorf("the snapshot has %s complaints, then %s", before, after)
	}
	if columns, err := snapshot.QueryRow(t.Context(), "SELECT to_json(count(*)) FROM agencies", nil, false); err != nil || string(columns[0]) != "1" {
		t.Errorf("%s agencies, %v; want 1", columns, err)
	}
	snapshot.Close()
	again, err := pool.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if columns, err := again.QueryRow(t.Context(), "SELECT to_json(count(*)) FROM agencies", nil, false); err != nil || string(columns[0]) != "2" {
		t.Errorf("%s agencies, %v; want 2", columns, err)
	}
}

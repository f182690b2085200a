package graph_test

import (
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// typesQuery reads all types of the schema with all descriptions.
const typesQuery = `{ __schema {
	queryType { fields { name args { name } type { kind name ofType { name } } } }
	types { name description kind fields { name description args { name type { kind } } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } inputFields { name description } enumValues { name description } }
} }`

// outputType is a type of the schema whose records a client can read.
type outputType struct {
	scalars   []string // names of the fields that are scalars or enums
	list      string   // root field that lists the records; empty if there is none
	isOrdered bool     // the list takes orderBy
}

// describeTypes returns the types of the answer to typesQuery by name. It fails the test if a type of reporters can be read.
func describeTypes(t *testing.T, described reply) map[string]outputType {
	t.Helper()
	types := map[string]outputType{}
	for _, entry := range described.at("__schema", "types").([]any) {
		entry := entry.(map[string]any)
		name, _ := entry["name"].(string)
		if strings.Contains(name, "Reporter") && entry["kind"] != "INPUT_OBJECT" && !strings.HasSuffix(name, "Payload") {
			t.Errorf("the type %s of reporters can be read", name)
		}
		fields, _ := entry["fields"].([]any)
		var typ outputType
		for _, f := range fields {
			f := f.(map[string]any)
			leaf := f["type"].(map[string]any)
			for leaf["ofType"] != nil {
				leaf = leaf["ofType"].(map[string]any)
			}
			switch leaf["kind"] {
			case "SCALAR", "ENUM":
				typ.scalars = append(typ.scalars, f["name"].(string))
			}
		}
		types[name] = typ
	}
	for _, f := range described.at("__schema", "queryType", "fields").([]any) {
		root := f.(map[string]any)
		result, _ := root["type"].(map[string]any)
		if result["kind"] == "NON_NULL" {
			result, _ = result["ofType"].(map[string]any)
		}
		if name, isConnection := strings.CutSuffix(fmt.Sprint(result["name"]), "Connection"); isConnection {
			typ := types[name]
			typ.list, _ = root["name"].(string)
			typ.isOrdered = slices.ContainsFunc(root["args"].([]any), func(arg any) bool { return arg.(map[string]any)["name"] == "orderBy" })
			types[name] = typ
		}
	}
	return types
}

// readEveryType reads all scalar fields of the newest 200 records of each type and records the replies.
func (s *testServer) readEveryType(t *testing.T, types map[string]outputType, record func(string, reply) reply) {
	t.Helper()
	read := 0
	for name, typ := range types {
		if typ.list == "" {
			continue
		}
		read++
		order := ""
		if typ.isOrdered {
			order = "orderBy: {id: DESC}, "
		}
		record("all of "+name, s.mustAsk(t, fmt.Sprintf("{ %s(%sfirst: 200) { nodes { %s } } }", typ.list, order, strings.Join(typ.scalars, " ")), nil))
	}
	if read < 40 {
		t.Errorf("only %d types were read", read)
	}
}

// TestReporterIsSecret checks that the name and contact of a reporter are in no answer, error, repeated answer, description or log line
// (投诉举报办法 33).
func TestReporterIsSecret(t *testing.T) {
	t.Parallel()
	s := serve(t)
	server := &testServer{url: s.url, log: &logBuffer{}}
	server.start(t, slog.New(slog.NewTextHandler(server.log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	const name, contact = "欧阳秘而不宣", "13899990000"
	served := map[string]string{}
	record := func(what string, r reply) reply {
		served[what] = fmt.Sprint(r.header) + r.body
		return r
	}
	const file = `mutation File($key: String, $text: String!, $reporter: ReporterInput, $simulate: Boolean!) { fileComplaint(input: {
		idempotencyKey: $key, simulate: $simulate, unit: "Unit:1:3", channel: HOTLINE_12315, kind: REPORT, object: FOOD, issue: SAFETY, text: $text,
		receivedAt: "2024-03-14T10:00:00+08:00", business: "FoodBusiness:1:1", reporter: $reporter
	}) { complaint { id isNamed } } }`
	of := func(change map[string]any) map[string]any {
		variables := map[string]any{"key": "secret-1", "text": "该店用过期原料加工", "reporter": map[string]any{"name": name, "contact": contact}, "simulate": false}
		maps.Copy(variables, change)
		return variables
	}
	filed := record("filed", server.mustAsk(t, file, of(nil)))
	if filed.at("fileComplaint", "complaint", "isNamed") != true {
		t.Errorf("%s", filed.body)
	}
	id := fmt.Sprint(filed.at("fileComplaint", "complaint", "id"))
	if kept := s.sql(t, "SELECT name || contact FROM complaint_reporters WHERE complaint_id = $1::text::bigint", strings.TrimPrefix(id, "Complaint:1:")); kept != name+contact {
		t.Fatalf("%v is stored, so the search would find nothing", kept)
	}
	if again := record("answered again", server.mustAsk(t, file, of(nil))); again.at("fileComplaint", "complaint", "id") != id {
		t.Errorf("%s", again.body)
	}
	for what, c := range map[string]struct {
		variables map[string]any
		code      string
	}{
		"another text under the key":     {of(map[string]any{"text": "另一句"}), "CONFLICT"},
		"another reporter under the key": {of(map[string]any{"reporter": map[string]any{"name": "上官", "contact": "1"}}), "CONFLICT"},
		"nobody under the key":           {of(map[string]any{"reporter": nil}), "CONFLICT"},
		"told in the text":               {of(map[string]any{"key": nil, "text": "本人" + name}), "RULE_VIOLATION"},
		"told in the text, by number":    {of(map[string]any{"key": nil, "text": "请致电138-9999-0000"}), "RULE_VIOLATION"},
		"contact missing":                {of(map[string]any{"key": nil, "reporter": map[string]any{"name": name, "contact": " "}}), "BAD_USER_INPUT"},
		"contact absent":                 {of(map[string]any{"key": nil, "reporter": map[string]any{"name": name}}), "BAD_USER_INPUT"},
		"too long a contact":             {of(map[string]any{"key": nil, "reporter": map[string]any{"name": name, "contact": strings.Repeat(contact, 100)}}), "BAD_USER_INPUT"},
		"a NUL in the name":              {of(map[string]any{"key": nil, "reporter": map[string]any{"name": name + "\x00", "contact": contact}}), "BAD_USER_INPUT"},
		"a field that there is not":      {of(map[string]any{"key": nil, "reporter": map[string]any{"name": name, "contact": contact, "age": 1}}), "BAD_USER_INPUT"},
	} {
		if r := record(what, server.ask(t, file, c.variables)); r.code() != c.code {
			t.Errorf("%s: %s", what, r.body)
		}
	}
	record("tried", server.mustAsk(t, file, of(map[string]any{"key": nil, "simulate": true})))

	// The database refuses the row: the operators see an internal error, without the name.
	s.exec(t, "ALTER TABLE complaint_reporters ADD CONSTRAINT complaint_reporters_shut CHECK (name IS NULL) NOT VALID")
	if r := record("not kept", server.ask(t, file, of(map[string]any{"key": nil}))); r.code() != "INTERNAL" {
		t.Errorf("%s", r.body)
	}
	s.exec(t, "ALTER TABLE complaint_reporters DROP CONSTRAINT complaint_reporters_shut; DROP TABLE complaint_reporters CASCADE")
	if r := record("no table", server.ask(t, file, of(map[string]any{"key": nil}))); r.code() != "INTERNAL" {
		t.Errorf("%s", r.body)
	}

	types := describeTypes(t, record("introspection", server.mustAsk(t, typesQuery, nil)))
	if names := types["Complaint"].scalars; !slices.Contains(names, "isNamed") {
		t.Errorf("isNamed cannot be read of a complaint: %v", names)
	}
	server.readEveryType(t, types, record)
	if !strings.Contains(served["all of Complaint"], "该店用过期原料加工") {
		t.Error("the complaint is not among what was read")
	}
	record("by node", server.mustAsk(t, `query($id: ID!) { node(id: $id) { __typename ... on Complaint { `+strings.Join(types["Complaint"].scalars, " ")+` } } }`, map[string]any{"id": id}))
	for _, path := range []string{"/graphql?query=" + "%7B__typename%7D", "/graphql/schema", "/schema.graphql", "/metrics", "/"} {
		record(path, server.send(t, http.MethodGet, path, "", nil))
	}

	served["log"] = server.log.takeText()
	if !strings.Contains(served["log"], "name=File") || !strings.Contains(served["log"], "internal error") {
		t.Fatal("the log has no line of these requests, so the search would find nothing")
	}
	for what, text := range served {
		for _, secret := range []string{name, "欧阳", contact, "138-9999-0000", "上官", "举报人（演示）"} {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %q: %.300s", what, secret, text[max(0, strings.Index(text, secret)-100):])
			}
		}
	}
}

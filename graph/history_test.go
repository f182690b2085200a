package graph_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docket/audit"
	"docket/graph"
)

const readHistory = `query($id: ID!, $first: Int! = 20, $before: DateTime) { history(id: $id, first: $first, before: $before) { at action by verb changes { name label enumeration before after } } }`

// written returns a change of a history as one line: its action, verb, caller, and the fields that it changed.
func written(change any) string {
	c, _ := change.(map[string]any)
	line := fmt.Sprint(c["action"], " ", c["verb"], " ", c["by"], ":")
	fields, _ := c["changes"].([]any)
	for _, f := range fields {
		f, _ := f.(map[string]any)
		line += fmt.Sprintf(" %v %v→%v", f["name"], f["before"], f["after"])
	}
	return line
}

// requireHistory checks the history of a record as a caller reads it.
func (s *callerServer) requireHistory(t *testing.T, caller, id string, want ...string) reply {
	t.Helper()
	r := s.as(t, caller, readHistory, map[string]any{"id": id})
	changes, ok := r.at("history").([]any)
	if !ok || len(r.Errors) > 0 {
		t.Errorf("%s reads %s", caller, r.body)
	}
	var got []string
	for _, c := range changes {
		got = append(got, written(c))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s reads of %s\n%s\nwant\n%s", caller, id, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return r
}

// TestHistory changes a party by mutations and by hand, and reads what was done as callers with different rights.
func TestHistory(t *testing.T) {
	t.Parallel()
	keys, err := audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	s := serveNow(t, func(g *graph.Settings) { g.LogKeys = keys })
	const id, home, number = "Party:1:9000001", "太仓市沙溪镇人民南路9号", "11010519491231002X"
	before := s.instant(t)
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name, address) VALUES (1, 9000001, 'COMPANY', '张三丰的面店', '`+home+`')`)
	// As the unit of work does: the log has who writes, and why.
	for _, change := range []string{"name = '张三丰面店'", "kind = 'NATURAL_PERSON', name = '张三丰', identity_no = '" + number + "'"} {
		signed, err := keys.Sign(1, audit.Detail{Verb: "changeParty", By: "clerk", Account: "l", Role: "LEGAL"})
		if err != nil {
			t.Fatal(err)
		}
		s.exec(t, fmt.Sprintf("BEGIN; SELECT log_write(1, '%s'); UPDATE parties SET %s WHERE id = 9000001; COMMIT", signed, change))
	}
	// What Docket has not signed says nothing.
	s.exec(t, `BEGIN; SELECT log_write(1, '{"verb":"changeParty","by":"clerk","account":"","role":"","idempotencyKey":"","nonce":"0","mac":"00"}'); UPDATE parties SET division = '320585' WHERE id = 9000001; COMMIT`)
	s.exec(t, "UPDATE parties SET updated_at = updated_at WHERE id = 9000001")
	after := s.instant(t)

	const added = "ADDED <nil> <nil>: kind <nil>→COMPANY name <nil>→张三丰的面店 nameInitials <nil>→zsfdmd nameKey <nil>→张三丰的面店 address <nil>→" + home
	r := s.requireHistory(t, "legal", id,
		"CHANGED <nil> <nil>:",
		"CHANGED <nil> <nil>: division <nil>→320585",
		"CHANGED changeParty clerk: kind COMPANY→NATURAL_PERSON name 张三丰面店→张三丰 nameInitials zsfmd→zsf nameKey 张三丰面店→张三丰 identityNo <nil>→"+number,
		"CHANGED changeParty clerk: name 张三丰的面店→张三丰面店 nameInitials zsfdmd→zsfmd nameKey 张三丰的面店→张三丰面店",
		added,
	)
	if first := r.at("history", 2, "changes", 0); fmt.Sprint(first) != "map[after:NATURAL_PERSON before:COMPANY enumeration:PartyKind label:Kind name:kind]" {
		t.Errorf("a value of an enumeration: %v", first)
	}
	last := before
	for i := 4; i >= 0; i-- {
		if at, _ := r.at("history", i, "at").(string); at == "" || s.sql(t, "SELECT $1::timestamptz > $2::timestamptz AND $1::timestamptz < $3::timestamptz", at, last, after) != true {
			t.Errorf("change %d was at %s, the one before at %s", i, at, last)
		} else {
			last = at
		}
	}
	// An auditor sees the address of no person, and the name of who made the change; a display sees neither names nor texts.
	s.requireHistory(t, "auditor", id,
		"CHANGED <nil> <nil>:",
		"CHANGED <nil> <nil>: division <nil>→320585",
		"CHANGED changeParty clerk: kind COMPANY→NATURAL_PERSON name 张三丰面店→张三丰 nameInitials zsfmd→zsf nameKey 张三丰面店→张三丰 identityNo <nil>→***",
		"CHANGED changeParty clerk: name 张三丰的面店→张三丰面店 nameInitials zsfdmd→zsfmd nameKey 张三丰的面店→张三丰面店",
		strings.Replace(added, home, "***", 1),
	)
	s.requireHistory(t, "dashboard", id,
		"CHANGED <nil> <nil>:",
		"CHANGED <nil> <nil>: division <nil>→320585",
		"CHANGED changeParty <nil>: kind COMPANY→NATURAL_PERSON",
		"CHANGED changeParty <nil>:",
		"ADDED <nil> <nil>: kind <nil>→COMPANY name <nil>→*** nameInitials <nil>→*** nameKey <nil>→***",
	)
	// Of another agency's record, nothing is told.
	unknown := s.as(t, "neighbour", readHistory, map[string]any{"id": "Party:1:99999999"})
	for _, caller := range []string{"neighbour", "auditor next door"} {
		if r := s.as(t, caller, readHistory, map[string]any{"id": id}); r.body != unknown.body || len(r.Errors) > 0 || r.body == "" {
			t.Errorf("%s reads %s, of a record that does not exist %s", caller, r.body, unknown.body)
		}
	}
	// Pages.
	var paged []string
	var next any
	for range 10 {
		page := s.as(t, "legal", readHistory, map[string]any{"id": id, "first": 2, "before": next})
		changes, _ := page.at("history").([]any)
		for _, c := range changes {
			paged = append(paged, written(c))
			next = c.(map[string]any)["at"]
		}
		if len(changes) < 2 {
			break
		}
	}
	if len(paged) != 5 || paged[4] != added || paged[1] != "CHANGED <nil> <nil>: division <nil>→320585" {
		t.Errorf("in pages of two: %s", strings.Join(paged, "\n"))
	}
	// With other fields, under other names, in Chinese.
	both := s.send(t, "POST", "/graphql", jsonOf(t, map[string]any{
		"query":     `query($id: ID!) { __typename party(id: $id) { name } done: history(id: $id, first: 1) { ...c when: at @skip(if: true) } } fragment c on RecordChange { __typename what: action changes { l: label @include(if: true) __typename } }`,
		"variables": map[string]any{"id": id},
	}), map[string]string{"Content-Type": asJSON, "Caller": "legal", "Accept-Language": "zh"})
	if got := compact(t, both.body); got != `{"data":{"__typename":"Query","party":{"name":"张三丰"},"done":[{"__typename":"RecordChange","what":"CHANGED","changes":[]}]}}` {
		t.Errorf("under other names: %s", got)
	}
}

// TestHistoryOfOthers reads the history of a record that was there before the log, of one that was removed, and of one that refers to another.
func TestHistoryOfOthers(t *testing.T) {
	t.Parallel()
	s := serveNow(t)
	s.exec(t, `SET docket.logged_at = '-infinity'; INSERT INTO analysis_reports (agency_id, id, title, issued_on) VALUES (1, 9000001, '原有的报告', '2023-06-01')`)
	s.requireHistory(t, "auditor", "AnalysisReport:1:9000001", "FOUND <nil> <nil>: title <nil>→原有的报告 issuedOn <nil>→2023-06-01")
	s.exec(t, `UPDATE analysis_reports SET unit_id = 1 WHERE id = 9000001`)
	s.exec(t, `DELETE FROM analysis_reports WHERE id = 9000001`)
	s.requireHistory(t, "auditor", "AnalysisReport:1:9000001",
		"REMOVED <nil> <nil>:",
		"CHANGED <nil> <nil>: unit <nil>→Unit:1:1",
		"FOUND <nil> <nil>: title <nil>→原有的报告 issuedOn <nil>→2023-06-01",
	)
	s.exec(t, `INSERT INTO analysis_reports (agency_id, id, title, issued_on) VALUES (1, 9000001, '新的报告', '2023-06-02')`)
	s.requireHistory(t, "auditor", "AnalysisReport:1:9000001",
		"ADDED <nil> <nil>: title <nil>→新的报告 issuedOn <nil>→2023-06-02",
		"REMOVED <nil> <nil>:",
		"CHANGED <nil> <nil>: unit <nil>→Unit:1:1",
		"FOUND <nil> <nil>: title <nil>→原有的报告 issuedOn <nil>→2023-06-01",
	)
	for name, c := range map[string]struct{ caller, operation, code, says string }{
		"NoID":       {"legal", `{ history(id: "x") { action } }`, "BAD_USER_INPUT", "is not the id of anything"},
		"TooMany":    {"legal", `{ history(id: "Party:1:1", first: 501) { action } }`, "LIMIT_EXCEEDED", "500"},
		"NoVersions": {"auditor", `{ history(id: "AccessToken:1:1") { action } }`, "BAD_USER_INPUT", "earlier versions of AccessToken are not kept"},
		"Forbidden":  {"legal", `{ history(id: "Account:1:1") { action } }`, "FORBIDDEN", "the role LEGAL may not read Account"},
		"Public":     {"public", `{ history(id: "PublicRecord:1:1") { action } }`, "FORBIDDEN", "PUBLIC"},
		"Publicity":  {"dashboard", `{ history(id: "PublicRecord:1:1") { action } }`, "FORBIDDEN", "may read PublicRecord only as it is now"},
		"AsOf":       {"legal", `query @asOf(at: "2999-01-01T00:00:00Z") { history(id: "Party:1:1") { action } }`, "BAD_USER_INPUT", "without @asOf"},
		"Instant":    {"legal", `{ history(id: "Party:1:1", before: "never") { action } }`, "BAD_USER_INPUT", "is not a DateTime"},
	} {
		if r := s.as(t, c.caller, c.operation, nil); r.code() != c.code || !strings.Contains(r.body, c.says) {
			t.Errorf("%s: %d %s\nwant %s %q", name, r.status, r.body, c.code, c.says)
		}
	}
}

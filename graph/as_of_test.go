package graph_test

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/vektah/gqlparser/v2"

	"docket/auth"
	"docket/graph"
	"docket/postgres/postgrestest"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
)

// instant returns the present instant of the database.
func (s *testServer) instant(t *testing.T) string {
	t.Helper()
	return s.sql(t, `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`).(string)
}

// asOf sends an operation without a name or variables, as of an instant.
func (s *callerServer) asOf(t *testing.T, caller, at, operation string) reply {
	t.Helper()
	return s.as(t, caller, "query($at: DateTime!) @asOf(at: $at) "+operation, map[string]any{"at": at})
}

// serveNow is serveThreeAgencies on the day of the database, as instants are those of the database.
func serveNow(t *testing.T, change ...func(*graph.Settings)) *callerServer {
	t.Helper()
	s := serveThreeAgencies(t, change...)
	now := time.Now()
	s.now.Store(&now)
	return s
}

// pastOperations read what TestAsOf changes in many ways.
var pastOperations = []string{
	`{ parties(where: {id: {eq: "Party:1:9000001"}}) { totalCount nodes { id kind name nameInitials address version } } }`,
	`{ parties(where: {name: {contains: "面馆"}}, orderBy: {id: DESC}, first: 5) { totalCount edges { cursor node { id name } } } }`,
	`{ parties(where: {nameKey: {eq: "老街面馆"}}) { totalCount } }`,
	`{ node(id: "Party:1:9000001") { id ... on Party { name cases { totalCount } } } nodes(ids: ["Party:1:9000001", "AnalysisReport:1:1"]) { id ... on AnalysisReport { title } } }`,
	`{ parties { groups(by: [{kind: {}}], orderBy: [{count: DESC}]) { nodes { key { kind } aggregate { count } } } } }`,
	`{ partyChanges(orderBy: {id: ASC}) { totalCount nodes { name party { name } } } }`,
	`{ analysisReports(first: 2, orderBy: [{issuedOn: DESC}, {id: ASC}]) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }`,
	`{ report(period: {year: 2023}) { narrative figures { indicator { name } value previous changePercent } } }`,
	`{ complaints(where: {receivedOn: {year: 2023}}) { aggregate { count sum { recoveredAmount } } groups(by: [{receivedOn: {bucket: MONTH}}]) { nodes { key { receivedOn } aggregate { sum { recoveredAmount } } } } } }`,
	`{ cases(where: {decidedOn: {year: 2023}}) { totalCount aggregate { sum { penaltyAmount balance } } groups(by: [{field: {}}]) { nodes { key { field } aggregate { count sum { balance } } } } } }`,
	`{ deadlines(where: {overdue: {eq: true}}) { totalCount } publicRecords { totalCount } viewer { name role units { totalCount } agencies { nodes { id name } } } labels(of: ["CaseField"]) { of } }`,
	`{ units(orderBy: {id: ASC}) { nodes { name officers { totalCount } cases { totalCount } } } }`,
}

// TestAsOf changes a party three times by mutations, and other records by SQL, and asks as of each instant between: every answer is that which was
// given at the time, for each caller, and afterwards for ever.
func TestAsOf(t *testing.T) {
	t.Parallel()
	s := serveNow(t)
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name, address) VALUES (1, 9000001, 'COMPANY', '老街面馆', '人民南路9号')`)
	change := func(variables map[string]any) func() {
		return func() {
			t.Helper()
			variables["party"] = "Party:1:9000001"
			if r := s.as(t, "legal", changeParty, variables); len(r.Errors) > 0 {
				t.Fatal(r.body)
			}
		}
	}
	sql := func(statement string) func() { return func() { s.exec(t, statement) } }
	first := s.sql(t, "SELECT min(id) FROM analysis_reports WHERE issued_on BETWEEN '2023-01-01' AND '2023-12-31'")
	steps := []func(){
		func() {},
		change(map[string]any{"name": "新街面馆"}),
		change(map[string]any{"address": "人民北路1号"}),
		change(map[string]any{"name": "沙溪面馆", "remove": []string{"ADDRESS"}}),
		sql(fmt.Sprintf("DELETE FROM analysis_reports WHERE id = %v", first)),
		sql("UPDATE complaints SET recovered_amount = recovered_amount + 1000 WHERE recovered_amount > 0 AND received_on BETWEEN '2023-01-01' AND '2023-03-31'"),
		func() { // each by itself: Citus takes no change of a table among others
			for _, statement := range []string{
				"ALTER TABLE penalties DISABLE TRIGGER penalties_final_once_served", "UPDATE penalties SET amount = amount + 1 WHERE kind = 'FINE' AND withdrawn_on IS NULL",
				"ALTER TABLE penalties ENABLE TRIGGER penalties_final_once_served",
			} {
				s.exec(t, statement)
			}
		},
		sql(`BEGIN; SELECT logged_now(); INSERT INTO analysis_reports (agency_id, title, issued_on) VALUES (1, '补录的报告', '2023-06-01'); UPDATE analysis_reports SET title = '补录的分析报告' WHERE title = '补录的报告'; COMMIT`),
	}
	type answer struct{ at, caller, operation, body string }
	var given []answer
	var instants []string
	for _, step := range steps {
		step()
		at := s.instant(t)
		instants = append(instants, at)
		for i, operation := range pastOperations {
			asking := []string{"legal"}
			if i%3 == 0 {
				asking = []string{"legal", "auditor", "dashboard", "neighbour"}
			}
			for _, caller := range asking {
				r := s.as(t, caller, operation, nil)
				if len(r.Errors) > 0 {
					t.Fatalf("%s asks %s: %s", caller, operation, r.body)
				}
				given = append(given, answer{at, caller, operation, r.body})
			}
		}
	}
	bodies := map[string]map[string]bool{}
	for _, g := range given {
		got := s.asOf(t, g.caller, g.at, g.operation)
		if got.body != g.body {
			t.Errorf("%s asks %s\nas of %s: %.600s\nat that time: %.600s", g.caller, g.operation, g.at, got.body, g.body)
		}
		if g.caller == "legal" {
			if bodies[g.operation] == nil {
				bodies[g.operation] = map[string]bool{}
			}
			bodies[g.operation][got.body] = true
		}
	}
	for operation, want := range map[string]int{pastOperations[0]: 4, pastOperations[1]: 3, pastOperations[6]: 2, pastOperations[7]: 5, pastOperations[8]: 2, pastOperations[9]: 2} {
		if len(bodies[operation]) < want {
			t.Errorf("%d different answers to %s, want %d: the test changes too little", len(bodies[operation]), operation, want)
		}
	}

	// By hand.
	for i, want := range []string{"老街面馆 人民南路9号", "新街面馆 人民南路9号", "新街面馆 人民北路1号", "沙溪面馆 <nil>", "沙溪面馆 <nil>"} {
		r := s.asOf(t, "legal", instants[i], pastOperations[0])
		if got := fmt.Sprint(r.at("parties", "nodes", 0, "name"), " ", r.at("parties", "nodes", 0, "address")); got != want {
			t.Errorf("as of instant %d: %s, want %s", i, got, want)
		}
	}
	for i, want := range []bool{true, true, true, true, false, false, false, false} {
		r := s.asOf(t, "legal", instants[i], fmt.Sprintf(`{ node(id: "AnalysisReport:1:%v") { id } }`, first))
		if got := r.at("node") != nil; got != want {
			t.Errorf("as of instant %d the report, removed after the fourth, is there: %v; %s", i, got, r.body)
		}
	}

	// A cursor of then leads to the next page of then.
	var paged []any
	after := ""
	for range 100 {
		page := s.asOf(t, "legal", instants[0], fmt.Sprintf(`{ analysisReports(first: 2, after: %q, orderBy: [{issuedOn: DESC}, {id: ASC}]) { nodes { id } pageInfo { hasNextPage endCursor } } }`, after))
		if after == "" {
			page = s.asOf(t, "legal", instants[0], `{ analysisReports(first: 2, orderBy: [{issuedOn: DESC}, {id: ASC}]) { nodes { id } pageInfo { hasNextPage endCursor } } }`)
		}
		nodes, _ := page.at("analysisReports", "nodes").([]any)
		paged = append(paged, nodes...)
		after, _ = page.at("analysisReports", "pageInfo", "endCursor").(string)
		if page.at("analysisReports", "pageInfo", "hasNextPage") != true {
			break
		}
	}
	whole := s.asOf(t, "legal", instants[0], `{ analysisReports(first: 500, orderBy: [{issuedOn: DESC}, {id: ASC}]) { nodes { id } } }`).at("analysisReports", "nodes")
	if fmt.Sprint(paged) != fmt.Sprint(whole) || !strings.Contains(fmt.Sprint(paged), fmt.Sprintf("AnalysisReport:1:%v]", first)) {
		t.Errorf("the pages hold %v, the list %v", paged, whole)
	}
}

// TestAsOfSlowWrite asks as of an instant at which a write had begun that had not ended: the answer waits, or is refused, and what it says once
// stays so.
func TestAsOfSlowWrite(t *testing.T) {
	t.Parallel()
	s := serveNow(t)
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 9000001, 'COMPANY', '旧名'), (1, 9000002, 'COMPANY', '旧名')`)
	read := func(party int) string {
		return fmt.Sprintf(`{ node(id: "Party:1:%d") { ... on Party { name } } }`, party)
	}
	begin := func(statement string) *pgx.Conn {
		t.Helper()
		conn, err := pgx.Connect(t.Context(), s.url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close(context.Background()) })
		if postgrestest.OnCitus() { // what writes there draws its instant first, on the coordinator
			statement = "SELECT logged_now(); " + statement
		}
		if _, err := conn.Exec(t.Context(), "BEGIN; "+statement); err != nil {
			t.Fatal(err)
		}
		return conn
	}
	before := s.instant(t)
	writer := begin("UPDATE parties SET name = '新名' WHERE id = 9000001")
	at := s.instant(t)
	// Of another record, too: nobody knows what the transaction will write.
	for _, party := range []int{9000001, 9000002} {
		if r := s.asOf(t, "legal", at, read(party)); r.code() != "CONFLICT" || r.status != http.StatusBadRequest || !strings.Contains(r.body, "ask again in a moment") {
			t.Errorf("while a write goes on: %d %s", r.status, r.body)
		}
	}
	if r := s.asOf(t, "legal", before, read(9000001)); r.at("node", "name") != "旧名" {
		t.Errorf("as of an instant before the write: %s", r.body)
	}
	asked, since := make(chan reply), s.instant(t)
	go func() { asked <- s.asOf(t, "legal", at, read(9000001)) }()
	// Each attempt of a read ends with a ROLLBACK, which stays to be seen, unlike the moment in which it looks for writes.
	eventually(t, "the read has found the write", func() bool {
		return fmt.Sprint(s.sql(t, `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query = 'ROLLBACK' AND query_start > '`+since+`'`)) != "0"
	})
	if _, err := writer.Exec(t.Context(), "COMMIT"); err != nil {
		t.Fatal(err)
	}
	if r := <-asked; r.at("node", "name") != "新名" && r.code() != "CONFLICT" { // the commit may take longer than the read waits
		t.Errorf("after the write: %s", r.body)
	}
	s.exec(t, "UPDATE parties SET name = '更新的名' WHERE id = 9000001")
	for range 2 {
		if r := s.asOf(t, "legal", at, read(9000001)); r.at("node", "name") != "新名" {
			t.Errorf("asked again: %s", r.body)
		}
	}
	undone := begin("UPDATE parties SET name = '不写' WHERE id = 9000002")
	at = s.instant(t)
	if _, err := undone.Exec(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if r := s.asOf(t, "legal", at, read(9000002)); r.at("node", "name") != "旧名" {
		t.Errorf("after a write that was rolled back: %s", r.body)
	}
}

// TestAsOfRefused checks what is refused, and what the refusal says.
func TestAsOfRefused(t *testing.T) {
	t.Parallel()
	s := serveNow(t)
	at := s.instant(t)
	for name, c := range map[string]struct {
		caller, operation, at, code, says string
	}{
		"Future":         {"legal", "query($at: DateTime!) @asOf(at: $at) { cases { totalCount } }", "2999-01-01T00:00:00Z", "BAD_USER_INPUT", "asOf.at: is in the future"},
		"BeforeTheLog":   {"legal", "query($at: DateTime!) @asOf(at: $at) { cases { totalCount } }", "2020-01-01T00:00:00Z", "BAD_USER_INPUT", "asOf.at: is before earlier versions of the records were kept: give an instant since 20"},
		"NoInstant":      {"legal", "query($at: DateTime!) @asOf(at: $at) { cases { totalCount } }", "yesterday", "BAD_USER_INPUT", "asOf.at: is not a DateTime"},
		"Literal":        {"legal", `query($at: DateTime) @asOf(at: "2024") { cases(where: {createdAt: {lt: $at}}) { totalCount } }`, at, "BAD_USER_INPUT", "asOf.at: is not a DateTime"},
		"Live":           {"legal", "query($at: DateTime!) @asOf(at: $at) @live { cases { totalCount } }", at, "BAD_USER_INPUT", "asOf: stands beside @live"},
		"Root":           {"auditor", "query($at: DateTime!) @asOf(at: $at) { accessEvents { totalCount } }", at, "BAD_USER_INPUT", "accessEvents: earlier versions of AccessEvent are not kept"},
		"Relation":       {"auditor", "query($at: DateTime!) @asOf(at: $at) { accounts { nodes { tokens { totalCount } } } }", at, "BAD_USER_INPUT", "tokens: earlier versions of AccessToken are not kept"},
		"Filter":         {"auditor", "query($at: DateTime!) @asOf(at: $at) { accounts(where: {tokens: {some: {}}}) { totalCount } }", at, "BAD_USER_INPUT", "where.tokens: earlier versions of AccessToken are not kept"},
		"ByID":           {"auditor", `query($at: DateTime!) @asOf(at: $at) { node(id: "AccessToken:1:1") { id } }`, at, "BAD_USER_INPUT", "node: earlier versions of AccessToken are not kept"},
		"Publicity":      {"dashboard", "query($at: DateTime!) @asOf(at: $at) { publicRecords { totalCount } }", at, "FORBIDDEN", "publicRecords: the role DASHBOARD may read PublicRecord only as it is now"},
		"PublicityByID":  {"public", `query($at: DateTime!) @asOf(at: $at) { node(id: "PublicRecord:1:1") { id } }`, at, "FORBIDDEN", "the role PUBLIC may read PublicRecord only as it is now"},
		"AnotherType":    {"public", "query($at: DateTime!) @asOf(at: $at) { cases { totalCount } }", at, "FORBIDDEN", "the role PUBLIC may not read Case"},
		"TooCostly":      {"legal", "query($at: DateTime!) @asOf(at: $at) { cases(first: 501) { totalCount } }", at, "LIMIT_EXCEEDED", "500"},
		"OnAMutation":    {"legal", `mutation($at: DateTime!) @asOf(at: $at) { __typename }`, at, "BAD_USER_INPUT", "asOf"},
		"OnAField":       {"legal", `query($at: DateTime!) { cases @asOf(at: $at) { totalCount } }`, at, "BAD_USER_INPUT", "asOf"},
		"WithoutInstant": {"legal", `query($at: DateTime) @asOf { cases(where: {createdAt: {lt: $at}}) { totalCount } }`, at, "BAD_USER_INPUT", "at"},
	} {
		r := s.as(t, c.caller, c.operation, map[string]any{"at": c.at})
		if r.code() != c.code || len(r.Errors) == 0 || !strings.Contains(r.Errors[0].Message, c.says) {
			t.Errorf("%s: %d %s\nwant %s %q", name, r.status, r.body, c.code, c.says)
		}
	}
	if r := s.asOf(t, "legal", at, "{ __typename viewer { role } indicators { name } labels(of: [\"Role\"]) { of } publicRecords { totalCount } }"); len(r.Errors) > 0 {
		t.Errorf("what is the same at any time: %s", r.body)
	}
	if r := s.as(t, "public", "{ publicRecords { totalCount } }", nil); len(r.Errors) > 0 {
		t.Errorf("the public reads the present: %s", r.body)
	}
}

// TestAsOfMasks corrects a party that was on record as a company, and is a person: who may see the address of a person only masked does not see it as
// of an instant before the correction either.
func TestAsOfMasks(t *testing.T) {
	t.Parallel()
	s := serveNow(t)
	const home = "太仓市沙溪镇人民南路9号"
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name, address) VALUES (1, 9000001, 'COMPANY', '张三丰的面店', '`+home+`'), (1, 9000002, 'COMPANY', '留在册的公司', '人民路1号'), (1, 9000003, 'COMPANY', '移走的公司', '人民路2号')`)
	const read = `{ parties(where: {id: {in: ["Party:1:9000001", "Party:1:9000002", "Party:1:9000003"]}}, orderBy: {id: ASC}) { nodes { name address } groups(by: [{id: {}}]) { nodes { parties { nodes { address } } } } } node(id: "Party:1:9000001") { ... on Party { address identityNo } } }`
	at := s.instant(t)
	earlier := s.as(t, "auditor", read, nil)
	if strings.Count(earlier.body, home) != 3 {
		t.Fatalf("an auditor sees the address of a company: %s", earlier.body)
	}
	if r := s.asOf(t, "auditor", at, read); r.body != earlier.body {
		t.Errorf("nothing has changed: %s\nwant %s", r.body, earlier.body)
	}
	if r := s.as(t, "legal", changeParty, map[string]any{"party": "Party:1:9000001", "kind": "NATURAL_PERSON", "name": "张三丰", "remove": []string{"ADDRESS"}}); len(r.Errors) > 0 {
		t.Fatal(r.body)
	}
	s.exec(t, "DELETE FROM parties WHERE id = 9000003")
	for caller, want := range map[string][3]string{"legal": {home, "人民路1号", "人民路2号"}, "auditor": {"***", "人民路1号", "人民路2号"}, "admin": {"***", "人民路1号", "人民路2号"}, "dashboard": {"<nil>", "<nil>", "<nil>"}} {
		r := s.asOf(t, caller, at, strings.Replace(read, "id: {in: [", "id: {in: [\"Party:1:9000099\", ", 1))
		for i, address := range want {
			if got := fmt.Sprint(r.at("parties", "nodes", i, "address")); got != address {
				t.Errorf("%s sees %s of record %d, want %s: %s", caller, got, i, address, r.body)
			}
			if got := fmt.Sprint(r.at("parties", "groups", "nodes", i, "parties", "nodes", 0, "address")); got != address {
				t.Errorf("in a group, %s sees %s of record %d, want %s: %s", caller, got, i, address, r.body)
			}
		}
		if caller != "legal" && strings.Contains(r.body, home) {
			t.Errorf("%s sees the home: %s", caller, r.body)
		}
	}
	if r := s.asOf(t, "neighbour", at, read); strings.Contains(r.body, "公司") {
		t.Errorf("the neighbour sees %s", r.body)
	}
}

// TestAsOfOtherDoors asks as of an instant by GET, as a file, and with what shows how an answer was read.
func TestAsOfOtherDoors(t *testing.T) {
	t.Parallel()
	s := serveFiles(t)
	now := time.Now()
	s.now.Store(&now)
	s.endpoint.now.Store(&now)
	s.exec(t, `INSERT INTO analysis_reports (agency_id, id, title, issued_on) VALUES (1, 9000001, '原题', '2023-06-01')`)
	at := s.instant(t)
	s.exec(t, `UPDATE analysis_reports SET title = '改题' WHERE id = 9000001`)
	s.exec(t, `DELETE FROM analysis_reports WHERE id < 9000001 AND agency_id = 1`)
	read := fmt.Sprintf(`query Reports @asOf(at: %q) { analysisReports(orderBy: {id: DESC}) { nodes { title } } }`, at)
	rows := s.rows(t, "legal", "", read)
	if total := s.endpoint.asOf(t, "legal", at, "{ analysisReports { totalCount } }").at("analysisReports", "totalCount"); len(rows) < 3 || fmt.Sprint(len(rows)) != fmt.Sprint(total) || rows[0][0] != "原题" {
		t.Errorf("as CSV: %d of %v rows, first %v", len(rows), total, rows[0])
	}
	when, err := time.Parse(time.RFC3339Nano, at)
	if err != nil {
		t.Fatal(err)
	}
	book := fmt.Sprint(sheets(t, s.export(t, "legal", "format=xlsx&language=en", read, nil)))
	if said := when.In(today.Location()).Format("2006-01-02 15:04:05.000 -07:00"); !strings.Contains(book, "Records as of "+said) || !strings.Contains(book, "原题") {
		t.Errorf("the workbook does not say %s: %.500s", said, book)
	}
	for instant, code := range map[string]string{"2999-01-01T00:00:00Z": "BAD_USER_INPUT", "2020-01-01T00:00:00Z": "BAD_USER_INPUT", "never": "BAD_USER_INPUT"} {
		if r := s.export(t, "legal", "format=csv", strings.Replace(read, at, instant, 1), nil); r.code() != code || r.Errors[0].Extensions["field"] != "asOf.at" {
			t.Errorf("an export as of %s: %d %s", instant, r.status, r.body)
		}
	}
	explained := s.endpoint.send(t, http.MethodPost, "/graphql", jsonOf(t, map[string]any{"query": read, "extensions": map[string]any{"explain": true, "origin": true}}), map[string]string{"Content-Type": asJSON, "Caller": "admin"})
	if len(explained.Errors) > 0 || !strings.Contains(explained.body, `"plan":`) || !strings.Contains(explained.body, `"from":"records"`) {
		t.Errorf("explained: %s", explained.body)
	}
}

// After a read that took too long, and after the connections were lost, further reads are answered: each on its own, searched texts too.
func TestAsOfAfterFailures(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, func(g *graph.Settings) { g.Timeout = time.Second })
	at := s.instant(t)
	operations := []string{"{ parties { totalCount } }", `{ parties(where: {name: {contains: "公司"}}) { totalCount } }`}
	for _, operation := range operations {
		want := dataOf(t, s.asOf(t, "legal", at, operation))
		unlock := s.lock(t, "parties")
		if r := s.asOf(t, "legal", at, operation); r.code() != "TIMEOUT" {
			t.Errorf("while the table is locked: %d %s", r.status, r.body)
		}
		unlock()
		eventually(t, "the table is free", func() bool {
			return fmt.Sprint(s.sql(t, "SELECT count(*) FROM pg_locks WHERE relation = 'parties'::regclass AND mode = 'AccessExclusiveLock'")) == "0"
		})
		if got := dataOf(t, s.asOf(t, "legal", at, operation)); got != want {
			t.Errorf("after it: %s, want %s", got, want)
		}
		s.exec(t, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'docket read'")
		if got := dataOf(t, s.asOf(t, "legal", at, operation)); got != want {
			t.Errorf("after the connections were lost: %s, want %s", got, want)
		}
	}
}

// capture keeps the statements that it is asked to run.
type capture struct{ statements *[]string }

func (c capture) QueryRow(_ context.Context, statement string, _ []any, _ bool) ([][]byte, error) {
	*c.statements = append(*c.statements, statement)
	return slices.Repeat([][]byte{[]byte("null")}, 64), nil
}

// TestAsOfReadsVersions compiles a read of everything that a type shows as of an instant: no statement reads a table whose earlier versions are not
// kept, and each table that it reads has a view of its earlier versions.
func TestAsOfReadsVersions(t *testing.T) {
	t.Parallel()
	c := modelCatalogue(t)
	var statements []string
	service := query.New(query.Settings{
		Catalog: c, Limits: plan.DefaultLimits, Zone: today.Location(), Clock: time.Now, AsOf: func(time.Time) query.Runner { return capture{&statements} },
	})
	s := serve(t)
	without := regexp.MustCompile(`\b(` + s.sql(t, `SELECT string_agg(relname, '|') FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT is_in_history(oid)`).(string) + `)\b`)
	kept := 0
	for _, typ := range c.Types() {
		if !typ.HasHistory {
			continue
		}
		kept++
		if fmt.Sprint(s.sql(t, "SELECT count(*) FROM pg_views WHERE schemaname = 'as_of' AND viewname = $1", typ.Table)) != "1" {
			t.Errorf("%s has no view in the schema as_of", typ.Table)
		}
		var fields []string
		for _, f := range typ.Fields {
			switch {
			case f.Relation == nil:
				fields = append(fields, f.Name)
			case !f.Relation.Target.HasHistory:
			case f.Relation.Many:
				fields = append(fields, f.Name+" { totalCount }")
			default:
				fields = append(fields, f.Name+" { id }")
			}
		}
		text := `query @asOf(at: "2024-03-15T00:00:00Z") { ` + typ.Plural + " { totalCount groups(by: [{id: {}}]) { totalCount } nodes { " + strings.Join(fields, " ") + " } } }"
		document, faults := gqlparser.LoadQueryWithRules(c.Schema, text, nil)
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		statements = nil
		_, err := service.Read(t.Context(), query.Operation{Document: document, Definition: document.Operations[0], Text: text, Role: catalog.Operator, Agencies: []int64{1}})
		if err != nil || len(statements) != 1 {
			t.Errorf("%s: %v, %d statements", typ.Name, err, len(statements))
			continue
		}
		if found := without.FindString(statements[0]); found != "" || strings.Contains(statements[0], "_sum_") {
			t.Errorf("as of an instant, %s is read from %s", typ.Name, found)
		}
	}
	if kept < 50 {
		t.Errorf("only %d types have earlier versions", kept)
	}
}

// Reads as of an instant have turns of their own, and the budget of their caller.
func TestAsOfBudget(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, func(g *graph.Settings) { g.Load.CostPerMinute = 3000 })
	at := s.instant(t)
	codes := map[string]bool{}
	for range 6 {
		codes[s.asOf(t, "legal", at, "{ cases { totalCount } }").code()] = true
	}
	if !codes[""] || !codes["LIMIT_EXCEEDED"] {
		t.Errorf("the codes are %v", codes)
	}
	if _, known := callers["legal"]; !known || callers["legal"].Role != auth.Legal {
		t.Fatal("there is no such caller")
	}
}

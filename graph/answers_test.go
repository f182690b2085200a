package graph_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/klauspost/compress/zstd"

	"docket/auth"
	"docket/graph"
	"docket/query/catalog"
)

// origin sends an operation and returns its reply and where its answer came from.
func (s *testServer) origin(t *testing.T, operation string) (r reply, from string) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "extensions": map[string]any{"origin": true}})
	if err != nil {
		t.Fatal(err)
	}
	r = s.send(t, http.MethodPost, "/graphql", string(body), map[string]string{"Content-Type": asJSON, "Accept": asResponse})
	var shown struct {
		Extensions struct {
			Origin struct {
				From                 string
				Milliseconds, Waited *float64
			}
		}
	}
	if err := json.Unmarshal([]byte(r.body), &shown); err != nil {
		t.Fatal(err)
	}
	if o := shown.Extensions.Origin; o.Milliseconds == nil || o.Waited == nil {
		t.Fatalf("no origin: %s", r.body)
	}
	return r, shown.Extensions.Origin.From
}

// TestServerTiming finds in each answer how long the server took. Statements are a part of it, and none runs for a kept answer.
func TestServerTiming(t *testing.T) {
	t.Parallel()
	s := serve(t)
	body, err := json.Marshal(map[string]any{"query": dashboard})
	if err != nil {
		t.Fatal(err)
	}
	ask := func() (inDatabase float64) {
		t.Helper()
		r := s.send(t, http.MethodPost, "/graphql", string(body), map[string]string{"Content-Type": asJSON, "Accept": asResponse})
		var total float64
		if _, err := fmt.Sscanf(r.header.Get("Server-Timing"), "total;dur=%g, database;dur=%g", &total, &inDatabase); err != nil {
			t.Fatalf("%v: %v", r.header, err)
		}
		if total <= 0 || inDatabase > total {
			t.Errorf("%g ms, of which %g in the database", total, inDatabase)
		}
		return inDatabase
	}
	if ask() == 0 {
		t.Error("the first answer took no time in the database")
	}
	eventually(t, "a kept answer takes no time in the database", func() bool { return ask() == 0 }) // other tests write to the same Postgres
}

// dashboard is what the dashboard of a bureau asks.
const dashboard = `{
  report(period: {year: 2023}) { figures { value previous } }
  cases { totalCount groups(by: [{decidedOn: {bucket: MONTH}}, {field: {}}], first: 100) { totalCount nodes { aggregate { count sum { fineAmount } } } } }
  complaints { groups(by: [{channel: {}}]) { nodes { aggregate { count } } } }
}`

// An answer is kept until the database changes, by whatever program, and not longer.
func TestKeptAnswers(t *testing.T) {
	t.Parallel()
	s := serve(t)
	// The cause is in no summary: a table that is put in place of another, as below, has no triggers that keep summaries.
	const total = `{ cases(where: {cause: {ne: "-"}}) { totalCount } destructions { totalCount } }`
	eventually(t, "an answer is kept", func() bool { // other tests write to the same Postgres
		_, from := s.origin(t, total)
		return from == "kept"
	})
	for i, change := range []string{
		"INSERT INTO goods_lots SELECT * FROM goods_lots LIMIT 0; DELETE FROM settings WHERE key = 'none'", // changes nothing
		"UPDATE cases SET cause = cause || '!' WHERE id = (SELECT min(id) FROM cases)",
		"CREATE TABLE copied AS SELECT * FROM cases; ALTER TABLE cases RENAME TO cases_before; ALTER TABLE copied RENAME TO cases; DELETE FROM cases WHERE id % 2 = 0; GRANT SELECT ON cases TO docket_app",
		"TRUNCATE cases",
		"BEGIN; SET LOCAL session_replication_role = replica; INSERT INTO cases SELECT * FROM cases_before LIMIT 7; COMMIT",
	} {
		before, _ := s.origin(t, total)
		s.exec(t, change)
		r, _ := s.origin(t, total)
		want := s.sql(t, "SELECT count(*) FROM cases")
		if got := r.at("cases", "totalCount"); got != want {
			t.Errorf("change %d: %v, want %v; before %v", i, got, want, before.at("cases", "totalCount"))
		}
	}
}

// The day is a part of the question.
func TestKeptForADay(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const overdue = "{ cases(where: {isOverdue: {eq: true}}) { totalCount } deadlines { totalCount } viewer { name } }"
	without := s.without(t)
	for _, day := range []string{"2024-03-15", "2024-06-15", "2024-03-15", "2023-03-15"} {
		s.setDay(day)
		without.setDay(day)
		for range 2 {
			got, want := s.ask(t, overdue, nil), without.ask(t, overdue, nil)
			if got.body != want.body {
				t.Errorf("on %s: %s, want %s", day, got.body, want.body)
			}
		}
	}
}

// without starts a server for the same database that keeps no answers.
func (s *testServer) without(t *testing.T, change ...func(*graph.Settings)) *testServer {
	t.Helper()
	other := &testServer{url: s.url, log: &logBuffer{}}
	other.start(t, slog.New(slog.NewTextHandler(other.log, nil)), append(change, withoutKeptAnswers)...)
	return other
}

// What the service notes for itself changes no answer but those that show it.
func TestBookkeepingKeepsAnswers(t *testing.T) {
	t.Parallel()
	s, flush := serveLogged(t)
	header := map[string]string{"Content-Type": asJSON, "Caller": "auditor"}
	ask := func(operation string) reply {
		body, err := json.Marshal(map[string]any{"query": operation, "extensions": map[string]any{"origin": true}})
		if err != nil {
			t.Fatal(err)
		}
		return s.send(t, http.MethodPost, "/graphql", string(body), header)
	}
	const total = "query Total { cases { totalCount } }"
	eventually(t, "an answer is kept over a write of the log of access", func() bool {
		ask(total)
		flush()
		return strings.Contains(ask(total).body, `"from":"kept"`)
	})
	// Whether an answer shows them is seen by the names of their tables in its statement: nothing reads them under another name.
	if others := s.sql(t, `SELECT string_agg(name, ' ') FROM (
		SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype AND prosrc ~ 'access_events|access_tokens|sessions'
			AND proname NOT IN ('is_in_history', 'place_table') -- which name them, and read none
		UNION ALL SELECT viewname FROM pg_views WHERE schemaname = 'public' AND definition ~ 'access_events|access_tokens|sessions') x`); others != nil {
		t.Errorf("%v read the notes of the service", others)
	}
	// The log of access is among the answers, and changes with it.
	const events = "{ accessEvents(where: {operation: {eq: \"Total\"}}) { aggregate { sum { count } } } }"
	before := dataOf(t, ask(events))
	ask(total)
	flush()
	if after := dataOf(t, ask(events)); after == before {
		t.Errorf("an event is missing in the answer: %s", after)
	}
	// A trigger that somebody makes by hand writes to another table in the same transaction.
	s.exec(t, `CREATE FUNCTION also() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN UPDATE cases SET cause = cause || ''!''; RETURN NULL; END';
		CREATE CONSTRAINT TRIGGER also AFTER INSERT OR UPDATE ON access_events DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION also()`)
	const causes = "{ cases(orderBy: {caseNo: ASC}, first: 1) { totalCount nodes { id } groups(by: [{cause: {}}], first: 3) { nodes { key { cause } } } } }"
	for range 3 {
		first := ask(causes)
		flush()
		if second := ask(causes); dataOf(t, first) == dataOf(t, second) {
			t.Errorf("the write of the trigger was not noticed: %.300s", second.body)
		}
	}
}

// A write through the server changes only the parts of an answer that read its tables, also where a trigger that somebody makes by hand writes to others.
func TestWritesKeepParts(t *testing.T) {
	t.Parallel()
	s := serve(t)
	without := s.without(t)
	const operation = `{ report(period: {year: 2023}) { figures { value previous } narrative }
		withAgency: report(agency: "320585", period: {year: 2023}) { casesDecided { value cases(first: 2, orderBy: {caseNo: ASC}) { totalCount nodes { caseNo } } } hazardsFound { value } recoveredForConsumers { value } }
		unknown: report(agency: "320586", period: {year: 2023}) { casesDecided { value } }
		cases { totalCount groups(by: [{cause: {}}], orderBy: [{count: DESC}, {key: {cause: ASC}}], first: 5) { nodes { key { cause } aggregate { count } } } }
		complaints { totalCount aggregate { max { receivedOn } } } foodBusinesses(where: {name: {contains: "店"}}) { totalCount } }`
	compare := func(after string) {
		t.Helper()
		for range 2 {
			if got, want := s.ask(t, operation, nil), without.ask(t, operation, nil); dataOf(t, got) != dataOf(t, want) {
				t.Errorf("after %s: %s\nwant %s", after, got.body, want.body)
			}
		}
	}
	unit := s.sql(t, "SELECT 'Unit:1:' || unit_id FROM officers WHERE agency_id = 1 GROUP BY unit_id HAVING count(*) > 1 ORDER BY unit_id LIMIT 1")
	officers := s.sql(t, "SELECT json_agg('Officer:1:' || id) FROM (SELECT id FROM officers WHERE agency_id = 1 AND 'Unit:1:' || unit_id = $1 ORDER BY id LIMIT 2) o", unit)
	write := func(n int) {
		t.Helper()
		s.mustAsk(t, `mutation($unit: ID!, $officers: [ID!]!, $cause: String!) { fileCase(input: {unit: $unit, officers: $officers, field: FOOD, source: INSPECTION,
			filedOn: "2024-03-01", cause: $cause, newParty: {kind: COMPANY, name: "夜市"}}) { case { id } } }`,
			map[string]any{"unit": unit, "officers": officers, "cause": fmt.Sprint("cause ", n)})
	}
	compare("the start")
	// Another operation has only parts that are kept already.
	const fewer = `{ complaints { totalCount aggregate { max { receivedOn } } } foodBusinesses(where: {name: {contains: "店"}}) { totalCount } }`
	if got, want := s.ask(t, fewer, nil), without.ask(t, fewer, nil); dataOf(t, got) != dataOf(t, want) {
		t.Errorf("%s, want %s", got.body, want.body)
	}
	// Other tests write to the same Postgres, and what they write is not known here: nothing but the write comes between the two questions.
	eventually(t, "parts are kept over a write", func() bool {
		s.mustAsk(t, operation, nil)
		before := s.graph.Answers().Parts
		write(0)
		s.mustAsk(t, operation, nil)
		areKept := s.graph.Answers().Parts >= before+20
		compare("a write")
		return areKept
	})
	s.exec(t, `CREATE FUNCTION also() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN DELETE FROM complaints WHERE id = (SELECT max(id) FROM complaints WHERE NOT EXISTS (SELECT FROM clues WHERE complaint_id = complaints.id)); RETURN NULL; END';
		CREATE TRIGGER also AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION also()`)
	write(1)
	compare("a write with a trigger by hand")
	s.exec(t, `DROP TRIGGER also ON cases; CREATE CONSTRAINT TRIGGER also AFTER INSERT ON cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION also()`)
	complaints := s.sql(t, "SELECT count(*) FROM complaints")
	write(2)
	compare("a write with a trigger that is put off")
	if s.sql(t, "SELECT count(*) FROM complaints") == complaints {
		t.Error("the trigger that is put off wrote nothing")
	}
}

// Whether an answer depends on a table is seen by its name in the statement: nothing that statements call reads a table under another name.
func TestStatementsNameTheirTables(t *testing.T) {
	t.Parallel()
	s := serve(t)
	names := fmt.Sprint(s.sql(t, `SELECT string_agg(DISTINCT p.proname, ' ') FROM pg_proc p, pg_class c WHERE p.pronamespace = 'public'::regnamespace AND p.prorettype <> 'trigger'::regtype
		AND c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND p.prosrc ~ ('\m' || c.relname || '\M')`))
	if !strings.Contains(names, "cases_sum_refresh") {
		t.Fatalf("functions that read tables: %s", names)
	}
	var texts strings.Builder
	add := func(template *catalog.Template) {
		if template == nil {
			return
		}
		for _, segment := range template.Segments {
			texts.WriteString(segment.SQL + " ")
		}
	}
	for _, typ := range modelCatalogue(t).Types() {
		add(typ.VisibleWhere)
		for _, f := range typ.Fields {
			if f.Computed != nil {
				add(f.Computed.SQL)
			}
			if f.Relation != nil {
				add(f.Relation.Condition)
			}
		}
	}
	if !strings.Contains(texts.String(), "greatest(") {
		t.Error("the texts lack a function that they are known to call")
	}
	for _, name := range strings.Fields(names) {
		if strings.Contains(texts.String(), name+"(") {
			t.Errorf("statements call %s, which reads a table", name)
		}
	}
	for _, view := range strings.Fields(fmt.Sprint(s.sql(t, "SELECT string_agg(viewname, ' ') FROM pg_views WHERE schemaname = 'public'"))) {
		if strings.Contains(texts.String(), view) {
			t.Errorf("statements read the view %s", view)
		}
	}
}

// dataOf returns the data of a reply as text.
func dataOf(t *testing.T, r reply) string {
	t.Helper()
	text, err := json.Marshal(r.Data)
	if err != nil || r.status != http.StatusOK || len(r.Errors) > 0 {
		t.Fatalf("%d %s: %v", r.status, r.body, err)
	}
	return string(text)
}

// Two callers have the same answer only if they may see the same: roles, agencies, names and units differ.
func TestKeptForACaller(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	s.exec(t, `INSERT INTO parties (agency_id, kind, name, address) SELECT 2, kind, name || '邻', address FROM parties WHERE agency_id = 1 LIMIT 20`)
	plain := s.without(t, func(g *graph.Settings) { g.HTTP.Anonymous = auth.Caller{} })
	inner := plain.Config.Handler
	plain.Server = httptest.NewServer(callersByHeader(inner, maps.Clone(callers)))
	t.Cleanup(plain.Close)
	without := &callerServer{plain, callers}
	names := slices.Sorted(maps.Keys(callers))
	operations := []string{
		"{ viewer { name role } parties(first: 5, orderBy: {id: ASC}) { totalCount nodes { id name address representative } } }",
		"{ cases(first: 3, orderBy: {caseNo: ASC}) { totalCount nodes { id cause party { name } } } }",
		"{ parties { totalCount } }",
		"{ viewer { units { id } agencies { id } } }",
		"{ complaints(first: 3, orderBy: {id: ASC}) { totalCount nodes { id text refusal } } }",
	}
	different := map[string]bool{}
	for round := range 3 {
		for _, operation := range operations {
			for _, name := range names {
				got, want := s.as(t, name, operation, nil), without.as(t, name, operation, nil)
				if got.body != want.body {
					t.Errorf("round %d, %s asks %s:\n%s\nwant\n%s", round, name, operation, got.body, want.body)
				}
				different[want.body] = true
			}
		}
	}
	if len(different) < 12 {
		t.Errorf("only %d different answers: the callers see too much the same", len(different))
	}
}

// runningReads returns how many statements on a table run for readers.
func (s *testServer) runningReads(t *testing.T, table string) string {
	t.Helper()
	return fmt.Sprint(s.sql(t, `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'docket read'
		AND state = 'active' AND query LIKE '%'||$1||'%'`, table))
}

// Equal questions at the same time are one statement. It goes on while one of the clients waits, and is stopped when all have left.
func TestEqualQuestions(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const operation = `{"query":"{ pharmacies { totalCount } }"}`
	ask := func(ctx context.Context) <-chan string {
		answered := make(chan string, 1)
		go func() {
			request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/graphql", strings.NewReader(operation))
			if err != nil {
				answered <- err.Error()
				return
			}
			request.Header.Set("Content-Type", asJSON)
			response, err := s.Client().Do(request)
			if err != nil {
				answered <- "left"
				return
			}
			defer response.Body.Close()
			body, err := io.ReadAll(response.Body)
			answered <- fmt.Sprint(string(body), err)
		}()
		return answered
	}
	want := fmt.Sprintf(`{"data":{"pharmacies":{"totalCount" : %v}}}<nil>`, s.sql(t, "SELECT count(*) FROM pharmacies"))
	unlock := s.lock(t, "pharmacies")
	first, leave := context.WithCancel(t.Context())
	leader := ask(first)
	eventually(t, "a statement runs", func() bool { return s.runningReads(t, "pharmacies") == "1" })
	var followers []<-chan string
	for range 8 {
		followers = append(followers, ask(t.Context()))
	}
	eventually(t, "all wait for the answer", func() bool { return s.graph.Answers().Asking == 9 })
	if got := s.runningReads(t, "pharmacies"); got != "1" {
		t.Errorf("%s statements run", got)
	}
	leave()
	if got := <-leader; got != "left" {
		t.Errorf("the client that left got %s", got)
	}
	eventually(t, "one statement runs for those who stayed", func() bool { return s.runningReads(t, "pharmacies") == "1" })
	unlock()
	for _, follower := range followers {
		if got := <-follower; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := s.graph.Answers(); got.Misses+got.Shared+got.Hits != 8 {
		t.Errorf("%+v", got)
	}

	s.exec(t, "UPDATE pharmacies SET version = version + 1")
	unlock = s.lock(t, "pharmacies")
	defer unlock()
	all, leaveAll := context.WithCancel(t.Context())
	followers = nil
	for range 8 {
		followers = append(followers, ask(all))
	}
	eventually(t, "all wait for the answer", func() bool { return s.graph.Answers().Asking == 8 && s.runningReads(t, "pharmacies") == "1" })
	leaveAll()
	for _, follower := range followers {
		if got := <-follower; got != "left" {
			t.Errorf("a client that left got %s", got)
		}
	}
	eventually(t, "no statement runs", func() bool { return s.runningReads(t, "pharmacies") == "0" })
}

// randomWrite is a statement that changes the answers to some of keptOperations.
func randomWrite(random *rand.Rand) string {
	id := random.IntN(2000) + 1
	return []string{
		fmt.Sprintf("UPDATE cases SET cause = 'c%d' WHERE id %% 97 = %d", id, id%97),
		fmt.Sprintf("BEGIN; SET LOCAL session_replication_role = replica; UPDATE penalties SET amount = amount + 1 WHERE id = %d; COMMIT", id),
		fmt.Sprintf("INSERT INTO parties (agency_id, kind, name) VALUES (1, 'COMPANY', 'p%d')", random.Int()),
		fmt.Sprintf("DELETE FROM parties WHERE name = (SELECT max(name) FROM parties WHERE name LIKE 'p%%' AND id %% 2 = %d)", id%2),
		fmt.Sprintf("BEGIN; UPDATE complaints SET text = 't%d' WHERE id = %d; ROLLBACK", id, id),
		fmt.Sprintf("BEGIN; SAVEPOINT a; UPDATE complaints SET text = 't%d' WHERE id = %d; RELEASE a; COMMIT", id, id),
		fmt.Sprintf("BEGIN; INSERT INTO parties (agency_id, kind, name) VALUES (1, 'COMPANY', 'q%[1]d'); PREPARE TRANSACTION '%[1]d'; COMMIT PREPARED '%[1]d'", random.Int()),
		"UPDATE access_events SET version = version",
	}[random.IntN(8)]
}

// keptOperations are asked in random order between random writes.
var keptOperations = []string{
	dashboard,
	"{ cases { groups(by: [{cause: {}}], orderBy: [{count: DESC}, {key: {cause: ASC}}], first: 20) { nodes { key { cause } aggregate { count } } } } }",
	"{ cases(first: 5, orderBy: [{filedOn: DESC}, {id: ASC}]) { totalCount nodes { cause fineAmount } } }",
	"{ penalties { totalCount aggregate { sum { amount } } } }",
	`{ parties(where: {name: {startsWith: "p"}}, orderBy: {name: ASC}, first: 50) { totalCount nodes { name } } }`,
	`{ parties(where: {name: {startsWith: "q"}}, orderBy: {name: ASC}, first: 50) { totalCount nodes { name } } }`,
	"{ complaints(orderBy: {id: ASC}, first: 50) { totalCount nodes { text } } }",
	"{ accessEvents { totalCount aggregate { sum { count } } } }",
}

// TestKeptUnderWrites checks that answers of a server that keeps them equal those of one that does not, while others write, by hand, and
// through the server. Between the writes nobody waits; when they rest, all answers are compared.
func TestKeptUnderWrites(t *testing.T) {
	t.Parallel()
	s := serve(t, func(g *graph.Settings) { g.Answers.Bytes = 20_000 }) // some are evicted
	without := s.without(t)
	conn := func() *pgx.Conn {
		c, err := pgx.Connect(t.Context(), s.url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close(context.Background()) })
		return c
	}
	writers := []*pgx.Conn{conn(), conn(), conn()}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	compared := 0
	for round := range 4 {
		var wait sync.WaitGroup
		for n, writer := range writers {
			random := rand.New(rand.NewPCG(seed, uint64(round*10+n)))
			wait.Go(func() {
				for range 8 {
					for _, statement := range strings.Split(randomWrite(random), "; ") {
						if _, err := writer.Exec(t.Context(), statement); err != nil && !strings.Contains(err.Error(), "deadlock") {
							t.Errorf("%s: %v", statement, err)
						}
					}
				}
			})
		}
		for n := range 3 {
			random := rand.New(rand.NewPCG(seed, uint64(round*10+5+n)))
			wait.Go(func() {
				for range 8 {
					if r := s.ask(t, keptOperations[random.IntN(len(keptOperations))], nil); r.status != http.StatusOK {
						t.Errorf("%d %s", r.status, r.body)
					}
				}
			})
		}
		wait.Wait()
		random := rand.New(rand.NewPCG(seed, uint64(round*10+9)))
		for _, i := range random.Perm(len(keptOperations)) {
			want := without.ask(t, keptOperations[i], nil).body
			for range 2 {
				if got := s.ask(t, keptOperations[i], nil).body; got != want {
					t.Errorf("round %d: %s\n%.500s\nwant\n%.500s", round, keptOperations[i], got, want)
				}
				compared++
			}
			// Each write is seen by who asks after it.
			if _, err := writers[0].Exec(t.Context(), "INSERT INTO parties (agency_id, kind, name) VALUES (1, 'COMPANY', $1)", fmt.Sprintf("p%d", random.Int())); err != nil {
				t.Fatal(err)
			}
			if got, want := s.ask(t, "{ parties { totalCount } }", nil).at("parties", "totalCount"), s.sql(t, "SELECT count(*) FROM parties"); got != want {
				t.Errorf("round %d: %v parties, want %v", round, got, want)
			}
		}
	}
	t.Logf("%d answers compared; %+v", compared, s.graph.Answers())
}

// TestConditionalGet checks that a client which has an answer already gets a short reply, as long as the answer is the same.
func TestConditionalGet(t *testing.T) {
	t.Parallel()
	s := serve(t)
	target := "/graphql?query=" + url.QueryEscape("{ cases { totalCount } }")
	get := func(target string, header map[string]string) reply {
		return s.send(t, http.MethodGet, target, "", header)
	}
	first := get(target, map[string]string{"Accept": asResponse})
	tag := first.header.Get("ETag")
	if first.status != http.StatusOK || !strings.HasPrefix(tag, `W/"`) || first.header.Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("%d %v %s", first.status, first.header, first.body)
	}
	vary := strings.Join(first.header.Values("Vary"), ", ")
	for _, name := range []string{"Accept", "Accept-Encoding", "Authorization", "Cookie"} {
		if !slices.Contains(strings.Split(vary, ", "), name) {
			t.Errorf("Vary: %s lacks %s", vary, name)
		}
	}
	for _, c := range []struct {
		name, target, method, accept, ifNoneMatch string
		status                                    int
	}{
		{"Same", target, "GET", asResponse, tag, 304},
		{"Strong", target, "GET", asResponse, strings.TrimPrefix(tag, "W/"), 304},
		{"OneOfSeveral", target, "GET", asResponse, `"x", ` + tag, 304},
		{"Any", target, "GET", asResponse, "*", 304},
		{"Other", target, "GET", asResponse, `W/"x"`, 200},
		{"OtherMedia", target, "GET", asJSON, tag, 200},
		{"OtherQuestion", strings.Replace(target, "cases", "parties", 1), "GET", asResponse, tag, 200},
		{"WithOrigin", target + "&extensions=" + url.QueryEscape(`{"origin":true}`), "GET", asResponse, "*", 200},
		{"Fault", strings.Replace(target, "totalCount", "total", 1), "GET", asResponse, "*", 400},
		{"Post", "/graphql", "POST", asResponse, tag, 200},
	} {
		body, header := "", map[string]string{"Accept": c.accept, "If-None-Match": c.ifNoneMatch}
		if c.method == "POST" {
			body, header["Content-Type"] = `{"query":"{ cases { totalCount } }"}`, asJSON
		}
		r := s.send(t, c.method, c.target, body, header)
		if r.status != c.status || (r.body == "") != (c.status == 304) {
			t.Errorf("%s: %d %s", c.name, r.status, r.body)
		}
		if c.status == 304 && (r.header.Get("ETag") != tag || r.header.Get("Cache-Control") != "private, no-cache" || len(r.header.Values("Vary")) == 0) {
			t.Errorf("%s: %v", c.name, r.header)
		}
		if (c.method == "POST" || c.name == "WithOrigin" || c.name == "Fault") && (r.header.Get("ETag") != "" || r.header.Get("Cache-Control") != "no-store") {
			t.Errorf("%s: %v", c.name, r.header)
		}
	}
	s.exec(t, "UPDATE cases SET cause = cause; INSERT INTO parties (agency_id, kind, name) VALUES (1, 'COMPANY', 'x')")
	if r := get(target, map[string]string{"Accept": asResponse, "If-None-Match": tag}); r.status != http.StatusNotModified {
		t.Errorf("the database has changed, the answer has not: %d", r.status)
	}
	parties := "/graphql?query=" + url.QueryEscape("{ parties { totalCount } }")
	tag = get(parties, nil).header.Get("ETag")
	s.exec(t, "INSERT INTO parties (agency_id, kind, name) VALUES (1, 'COMPANY', 'y')")
	if r := get(parties, map[string]string{"If-None-Match": tag}); r.status != http.StatusOK || r.header.Get("ETag") == tag {
		t.Errorf("the answer has changed: %d %v", r.status, r.header)
	}
}

// TestCompression checks in which coding an answer comes, and that it is the same in each.
func TestCompression(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const long, short = "{ cases(first: 100, orderBy: {id: ASC}) { nodes { id cause } } }", "{ cases { totalCount } }"
	plain := s.mustAsk(t, long, nil).body
	get := "/graphql?query=" + url.QueryEscape(long)
	for _, c := range []struct{ name, method, target, accept, cookie, site, want string }{
		{"Gzip", "POST", "", "gzip", "", "", "gzip"},
		{"Zstd", "POST", "", "gzip, zstd", "", "", "zstd"},
		{"Weights", "POST", "", "zstd;q=0.5, gzip;q=0.8, br", "", "", "gzip"},
		{"NotZstd", "POST", "", "zstd;q=0, gzip;q=0.001", "", "", "gzip"},
		{"Capitals", "POST", "", "GZIP;Q=1.0", "", "", "gzip"},
		{"Anything", "POST", "", "*", "", "", "gzip"},
		{"AnythingElse", "POST", "", "gzip;q=0, *", "", "", ""},
		{"RatherPlain", "POST", "", "identity, gzip;q=0.5", "", "", ""},
		{"Unknown", "POST", "", "br, deflate", "", "", ""},
		{"NoWeight", "POST", "", "gzip;q=x", "", "", ""},
		{"Nothing", "POST", "", "identity", "", "", ""},
		{"Get", "GET", get, "gzip", "", "cross-site", "gzip"},
		{"GetWithCookie", "GET", get, "gzip", "a=b", "", ""},
		{"GetWithCookieOfAnotherSite", "GET", get, "gzip", "a=b", "cross-site", ""},
		{"GetWithCookieOfOwnPage", "GET", get, "gzip", "a=b", "same-origin", "gzip"},
		{"PostWithCookie", "POST", "", "gzip", "a=b", "", "gzip"},
	} {
		body, header := "", map[string]string{"Accept-Encoding": c.accept, "Accept": asResponse}
		if c.method == "POST" {
			c.target, body, header["Content-Type"] = "/graphql", jsonOf(t, map[string]any{"query": long}), asJSON
		}
		for name, value := range map[string]string{"Cookie": c.cookie, "Sec-Fetch-Site": c.site} {
			if value != "" {
				header[name] = value
			}
		}
		text, got := s.sendCoded(t, c.method, c.target, body, header)
		if got.Get("Content-Encoding") != c.want || !strings.Contains(strings.Join(got.Values("Vary"), ", "), "Accept-Encoding") {
			t.Errorf("%s: %v", c.name, got)
		}
		if text != plain {
			t.Errorf("%s: the answer differs: %.100s", c.name, text)
		}
	}
	text, got := s.sendCoded(t, http.MethodPost, "/graphql", jsonOf(t, map[string]any{"query": short}),
		map[string]string{"Accept-Encoding": "gzip, zstd", "Content-Type": asJSON})
	if got.Get("Content-Encoding") != "" || len(text) > 100 {
		t.Errorf("a short answer: %v", got)
	}
}

// sendCoded sends a request and returns the decoded body, and the header.
func (s *testServer) sendCoded(t *testing.T, method, target, body string, header map[string]string) (string, http.Header) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.URL+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header { // with Accept-Encoding, the client does not decode by itself
		request.Header.Set(name, value)
	}
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	coded, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if n := response.Header.Get("Content-Length"); n != fmt.Sprint(len(coded)) {
		t.Errorf("Content-Length %s, %d bytes", n, len(coded))
	}
	reader := io.Reader(bytes.NewReader(coded))
	switch response.Header.Get("Content-Encoding") {
	case "gzip":
		reader, err = gzip.NewReader(reader)
	case "zstd":
		reader, err = zstd.NewReader(reader)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), response.Header
}

package graph_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/graph"
	"docket/graph/endpoint"
	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
	"docket/web/print"
)

// migrated is a migrated database with one agency, one unit and two officers.
var migrated = migrationstest.TemplateOf("graph_unavailable", `
		INSERT INTO agencies (id, code, name, short_name, level) VALUES (900, '320599', '某某市场监督管理局', '某市监', 'COUNTY');
		INSERT INTO units (agency_id, id, name, kind) VALUES (900, 1, '一分局', 'BRANCH');
		INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (900, 1, 1, '甲', 'A', '2010-01-01'), (900, 2, 1, '乙', 'B', '2010-01-01')`)

// serveOver serves a small database. The server connects by the string that over returns for the database's own.
func serveOver(t *testing.T, over func(url string) string, change ...func(*graph.Settings)) *testServer {
	t.Helper()
	direct := postgrestest.Clone(t, migrated)
	s := &testServer{url: over(direct), log: &logBuffer{}}
	s.start(t, slog.New(slog.NewTextHandler(s.log, nil)), change...)
	s.url = direct
	return s
}

// serveOverProxy serves a small database through a proxy.
func serveOverProxy(t *testing.T, change ...func(*graph.Settings)) (*testServer, *proxy) {
	t.Helper()
	var p *proxy
	s := serveOver(t, func(url string) (through string) {
		p, through = newProxy(t, url)
		return through
	}, change...)
	return s, p
}

const countCases = "{ cases { totalCount } }"

// fileCase returns a mutation that files a case with a cause; with an idempotency key unless that is empty.
func fileCase(cause, key string) string {
	if key != "" {
		key = fmt.Sprintf("idempotencyKey: %q,", key)
	}
	return fmt.Sprintf(`mutation { fileCase(input: {%s unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: FOOD,
		source: INSPECTION, cause: %q, filedOn: "2024-03-01", newParty: {kind: COMPANY, name: "某某"}}) { case { id cause } } }`, key, cause)
}

// requireUnavailable checks that a whole request was refused with UNAVAILABLE and a reason.
func requireUnavailable(t *testing.T, r reply, reason string) {
	t.Helper()
	if r.status != http.StatusServiceUnavailable || r.code() != "UNAVAILABLE" || r.header.Get("Retry-After") != "1" ||
		!strings.Contains(r.body, reason) || strings.Contains(r.body, `"data"`) || r.Errors[0].Extensions["outcome"] != nil {
		t.Errorf("%d, Retry-After %q, %s\nwant 503 UNAVAILABLE with %q", r.status, r.header.Get("Retry-After"), r.body, reason)
	}
}

// casesFor returns the number of cases with a cause.
func (s *testServer) casesFor(t *testing.T, cause string) string {
	t.Helper()
	return fmt.Sprint(s.sql(t, "SELECT count(*) FROM cases WHERE cause = $1", cause))
}

// TestDatabaseRefusesConnections checks that requests are refused as a whole while the database accepts no connections, for every media type,
// and answered afterwards.
func TestDatabaseRefusesConnections(t *testing.T) {
	t.Parallel()
	s, p := serveOverProxy(t)
	s.mustAsk(t, countCases, nil)
	p.cut(true)
	requireUnavailable(t, s.ask(t, countCases, nil), "does not accept connections")
	requireUnavailable(t, s.ask(t, fileCase("refused", ""), nil), "nothing was written")
	for _, media := range []string{asJSON, asResponse} {
		r := s.send(t, http.MethodPost, "/graphql", `{"query":"`+countCases+`"}`, map[string]string{"Content-Type": asJSON, "Accept": media})
		requireUnavailable(t, r, "try again")
	}
	page := httptest.NewRecorder()
	print.Handler(func(ctx context.Context, operation string, variables map[string]any, data any) error {
		return endpoint.Ask(ctx, s.Config.Handler, operation, variables, data)
	}, func() civil.Date { return civil.DateOf(today) }, new(print.Templates)).ServeHTTP(page, httptest.NewRequest(http.MethodGet, "/print/statement/Case:900:1", nil))
	if text := page.Body.String(); page.Code != http.StatusServiceUnavailable || page.Header().Get("Retry-After") != "1" || !strings.HasPrefix(text, "the database can't be used at the moment (") {
		t.Errorf("a page to print: %d, Retry-After %q, %s", page.Code, page.Header().Get("Retry-After"), text)
	}
	s.mustAsk(t, "{ __typename __schema { queryType { name } } }", nil) // needs no database
	p.cut(false)
	s.mustAsk(t, countCases, nil)
	s.mustAsk(t, fileCase("refused", ""), nil)
	if n := s.casesFor(t, "refused"); n != "1" {
		t.Errorf("%s cases on record, want 1", n)
	}
	// Six requests were refused at the same instant.
	if log := s.log.takeText(); strings.Contains(log, "level=ERROR") || strings.Count(log, "the database is not available") != 1 {
		t.Errorf("the log:\n%s", log)
	}
}

// TestSessionsEnded checks that reads and writes run again on new connections after an operator ended the sessions.
func TestSessionsEnded(t *testing.T) {
	t.Parallel()
	s := serveOver(t, func(url string) string { return url })
	for i := range 3 {
		s.mustAsk(t, countCases, nil)
		s.mustAsk(t, fileCase("ended", fmt.Sprint(i)), nil)
		s.endSessions(t, "true")
		s.mustAsk(t, countCases, nil)
		s.endSessions(t, "true")
		s.mustAsk(t, fileCase("ended again", ""), nil)
	}
	if n, again := s.casesFor(t, "ended"), s.casesFor(t, "ended again"); n != "3" || again != "3" {
		t.Errorf("%s and %s cases on record, want 3 and 3", n, again)
	}
}

// endSessions ends the server's database sessions that meet an SQL condition and returns their number.
func (s *testServer) endSessions(t *testing.T, condition string) string {
	t.Helper()
	return fmt.Sprint(s.sql(t, `SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
		WHERE datname = current_database() AND application_name LIKE 'docket %' AND `+condition))
}

// TestWriteEndedWhileWorking checks that a write whose session is ended runs once more, and that nothing is written if that is ended too.
func TestWriteEndedWhileWorking(t *testing.T) {
	t.Parallel()
	s := serveOver(t, func(url string) string { return url })
	conn, err := pgx.Connect(t.Context(), s.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for _, times := range []int{1, 2} {
		cause := fmt.Sprintf("ended %d times", times)
		if _, err := conn.Exec(t.Context(), "BEGIN; LOCK TABLE cases IN EXCLUSIVE MODE"); err != nil {
			t.Fatal(err)
		}
		replied := make(chan reply, 1)
		go func() { replied <- s.ask(t, fileCase(cause, ""), nil) }()
		for range times {
			for s.endSessions(t, "wait_event_type = 'Lock'") == "0" {
				if t.Context().Err() != nil {
					t.Fatal("the write never waited for the lock")
				}
			}
		}
		if times == 2 {
			requireUnavailable(t, <-replied, "nothing was written")
		}
		if _, err := conn.Exec(t.Context(), "COMMIT"); err != nil {
			t.Fatal(err)
		}
		if times == 1 {
			if r := <-replied; len(r.Errors) > 0 {
				t.Errorf("ended once: %s", r.body)
			}
		}
		if n := s.casesFor(t, cause); n != fmt.Sprint(2-times) {
			t.Errorf("%s: %s cases on record", cause, n)
		}
	}
}

// TestLostCommit loses the answer to a COMMIT. With an idempotency key the server finds out the outcome once the database is back; otherwise
// the error says that the outcome is unknown and what to do.
func TestLostCommit(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		fault    commitFault
		key      string
		isClosed bool // the database stays unreachable
		advice   string
		onRecord string // number of cases before the request is sent again
	}{
		{"CommittedWithKey", loseAnswer, "k", false, "", "1"},
		{"NotCommittedWithKey", loseCommit, "k", false, "", "1"},
		{"CommittedWithKeyAndAway", loseAnswer, "k", true, "send it again with the same idempotencyKey", "1"},
		{"NotCommittedWithKeyAndAway", loseCommit, "k", true, "send it again with the same idempotencyKey", "0"},
		{"CommittedWithoutKey", loseAnswer, "", false, "read the records before you send it again", "1"},
		{"NotCommittedWithoutKey", loseCommit, "", false, "read the records before you send it again", "0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s, p := serveOverProxy(t)
			p.failAtCommit(c.fault, c.isClosed)
			r := s.ask(t, fileCase("lost", c.key), nil)
			if n := s.casesFor(t, "lost"); n != c.onRecord {
				t.Errorf("%s cases on record, want %s", n, c.onRecord)
			}
			if c.advice == "" {
				if len(r.Errors) > 0 || r.at("fileCase", "case", "cause") != "lost" {
					t.Errorf("not settled by the key: %s", r.body)
				}
				return
			}
			if r.status != http.StatusOK || r.code() != "UNAVAILABLE" || r.Errors[0].Extensions["outcome"] != "UNKNOWN" ||
				!strings.Contains(r.Errors[0].Message, c.advice) || r.header.Get("Retry-After") != "" {
				t.Errorf("%d %s\nwant an unknown outcome, and %q", r.status, r.body, c.advice)
			}
			p.cut(false)
			if c.key != "" {
				s.mustAsk(t, fileCase("lost", c.key), nil)
				if n := s.casesFor(t, "lost"); n != "1" {
					t.Errorf("sent again: %s cases on record, want 1", n)
				}
			}
		})
	}
}

// TestSecondWriteUnavailable checks that the first of two mutations is answered if the database fails at the second.
func TestSecondWriteUnavailable(t *testing.T) {
	t.Parallel()
	s, p := serveOverProxy(t)
	one := strings.TrimSuffix(strings.TrimPrefix(fileCase("one", ""), "mutation {"), "}")
	two := strings.Replace(strings.Replace(one, "fileCase", "two: fileCase", 1), `"one"`, `"two"`, 1)
	s.exec(t, `CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = '53100'; END $$;
		CREATE TRIGGER disk_full BEFORE INSERT ON cases FOR EACH ROW WHEN (NEW.cause = 'two') EXECUTE FUNCTION disk_full()`)
	r := s.ask(t, "mutation {"+one+two+"}", nil)
	if r.status != http.StatusOK || r.code() != "UNAVAILABLE" || len(r.Errors) != 1 || r.at("fileCase", "case", "cause") != "one" || r.at("two") != nil {
		t.Errorf("%d %s", r.status, r.body)
	}
	requireUnavailable(t, s.ask(t, "mutation {"+two+"}", nil), "its disk is full")
	p.cut(true)
	requireUnavailable(t, s.ask(t, "mutation {"+one+two+"}", nil), "does not accept connections")
}

// TestTooManyConnections checks the error while the role may not open connections, and that requests work afterwards.
func TestTooManyConnections(t *testing.T) {
	t.Parallel()
	role := ""
	s := serveOver(t, func(direct string) string {
		u, err := url.Parse(direct)
		if err != nil {
			t.Fatal(err)
		}
		role = "limited_" + strings.TrimPrefix(u.Path, "/")
		admin, err := pgx.Connect(t.Context(), direct)
		if err != nil {
			t.Fatal(err)
		}
		defer admin.Close(context.Background())
		if _, err := admin.Exec(t.Context(), "CREATE ROLE "+role+" LOGIN PASSWORD 'x' IN ROLE docket_app"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			conn, err := pgx.Connect(context.Background(), direct)
			if err == nil {
				_, err = conn.Exec(context.Background(), "DROP ROLE "+role)
				conn.Close(context.Background())
			}
			if err != nil {
				t.Error(err)
			}
		})
		u.User = url.UserPassword(role, "x")
		return u.String()
	})
	s.mustAsk(t, countCases, nil)
	s.exec(t, "ALTER ROLE "+role+" CONNECTION LIMIT 0")
	s.endSessions(t, "true")
	requireUnavailable(t, s.ask(t, countCases, nil), "too many connections")
	requireUnavailable(t, s.ask(t, fileCase("many", ""), nil), "too many connections")
	s.exec(t, "ALTER ROLE "+role+" CONNECTION LIMIT -1")
	s.mustAsk(t, countCases, nil)
	s.mustAsk(t, fileCase("many", ""), nil)
}

// TestReadOnly checks that a read-only database, like a standby after a failover, answers reads and refuses writes, and that writes work once it
// accepts them again.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	s := serveOver(t, func(url string) string { return url })
	s.exec(t, `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$`)
	s.endSessions(t, "true")
	s.mustAsk(t, countCases, nil)
	requireUnavailable(t, s.ask(t, fileCase("standby", ""), nil), "takes no writes")
	s.exec(t, `BEGIN READ WRITE;
		DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET default_transaction_read_only', current_database()); END $$; COMMIT`)
	s.mustAsk(t, fileCase("standby", ""), nil)
}

// TestSilentDatabase checks that a read is given up some time after its timeout if the database sends nothing.
func TestSilentDatabase(t *testing.T) {
	t.Parallel()
	s, p := serveOverProxy(t, func(g *graph.Settings) { g.Timeout = 100 * time.Millisecond })
	s.mustAsk(t, countCases, nil)
	p.silence()
	requireUnavailable(t, s.ask(t, countCases, nil), "try again")
	p.cut(false)
	s.mustAsk(t, countCases, nil)
}

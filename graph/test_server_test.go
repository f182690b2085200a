package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/auth"
	"docket/db"
	"docket/demo/demotest"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/postgres/postgrestest"
)

// testServer serves a copy of the demo database over HTTP.
type testServer struct {
	*httptest.Server
	graph *graph.Graph
	url   string // of the database, by which sql and exec connect
	log   *logBuffer
	now   atomic.Pointer[time.Time] // nil for today
}

// setDay sets the server's clock to 9:00 on a day.
func (s *testServer) setDay(day string) {
	on, err := time.ParseInLocation(time.DateOnly, day, today.Location())
	if err != nil {
		panic(err)
	}
	on = on.Add(9 * time.Hour)
	s.now.Store(&on)
}

// logBuffer holds the log of a server. It can be read while the server writes.
type logBuffer struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.Write(p)
}

// takeText returns the text logged since the last call.
func (l *logBuffer) takeText() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	defer l.text.Reset()
	return l.text.String()
}

// today is the server's time if setDay is not called.
var today = time.Date(2024, 3, 15, 9, 30, 0, 0, time.FixedZone("", 8*60*60))

// serve starts a server with a database of its own.
func serve(t *testing.T, change ...func(*graph.Settings)) *testServer {
	t.Helper()
	s := &testServer{url: postgrestest.Clone(t, demotest.Template), log: &logBuffer{}}
	log := slog.New(slog.NewTextHandler(s.log, nil))
	s.start(t, log, change...)
	return s
}

// withoutKeptAnswers lets a server keep no answers, for tests that count statements.
func withoutKeptAnswers(s *graph.Settings) { s.Answers = graph.AnswerSettings{} }

// restart starts a second server for the same database.
func (s *testServer) restart(t *testing.T) *testServer {
	t.Helper()
	other := &testServer{url: s.url, log: &logBuffer{}}
	other.start(t, slog.New(slog.NewTextHandler(other.log, nil)))
	return other
}

// start opens the graph and serves it.
func (s *testServer) start(t *testing.T, log *slog.Logger, change ...func(*graph.Settings)) {
	t.Helper()
	clock := func() time.Time {
		if now := s.now.Load(); now != nil {
			return *now
		}
		return today
	}
	// A slow machine must not fail a test: a limit is tested by those that set one.
	const patience = 2 * time.Minute
	store, err := db.Open(t.Context(), s.url, db.WithLog(log), db.WithClock(clock), db.WithTimeouts(patience, patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	settings := graph.Settings{Database: s.url, Store: store, Clock: clock, Log: log, Timeout: patience, Answers: graph.AnswerSettings{Bytes: 16 << 20, From: 1}, HTTP: endpoint.Settings{Introspection: endpoint.Everybody, Anonymous: auth.TheOperator()}}
	for _, c := range change {
		c(&settings)
	}
	g, err := graph.Open(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	s.graph, s.Server = g, httptest.NewServer(g)
	t.Cleanup(s.Close)
}

// reply is an HTTP response with its decoded JSON.
type reply struct {
	status int
	header http.Header
	body   string

	Data   any
	Errors []struct {
		Message    string
		Path       []any
		Locations  []struct{ Line, Column int }
		Extensions map[string]any
	}
}

// code returns the code of the first error; empty if there is none.
func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	code, _ := r.Errors[0].Extensions["code"].(string)
	return code
}

// at returns the value in the data at a path of field names and list indexes; nil if there is none.
func (r reply) at(path ...any) any {
	v := r.Data
	for _, step := range path {
		switch step := step.(type) {
		case string:
			m, _ := v.(map[string]any)
			v = m[step]
		case int:
			l, _ := v.([]any)
			if step >= len(l) {
				return nil
			}
			v = l[step]
		}
	}
	return v
}

// send sends an HTTP request and decodes the response.
func (s *testServer) send(t *testing.T, method, target, body string, header map[string]string) reply {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.URL+target, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	response, err := s.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	r := reply{status: response.StatusCode, header: response.Header, body: string(text)}
	if strings.Contains(response.Header.Get("Content-Type"), "json") {
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.UseNumber()
		if err := decoder.Decode(&r); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
	return r
}

// ask sends an operation by POST and returns the reply, with errors or not.
func (s *testServer) ask(t *testing.T, operation string, variables map[string]any) reply {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return s.send(t, http.MethodPost, "/graphql", string(body), map[string]string{
		"Content-Type": "application/json", "Accept": "application/graphql-response+json",
	})
}

// mustAsk sends an operation and fails the test if it has errors.
func (s *testServer) mustAsk(t *testing.T, operation string, variables map[string]any) reply {
	t.Helper()
	r := s.ask(t, operation, variables)
	if r.status != http.StatusOK || len(r.Errors) > 0 {
		t.Fatalf("%s\n%d %s", operation, r.status, r.body)
	}
	return r
}

// sql returns the only value of an SQL query, as decoded JSON.
func (s *testServer) sql(t *testing.T, query string, args ...any) any {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if postgrestest.OnCitus() {
		if err := postgrestest.CopyForQuery(t.Context(), conn, query); err != nil {
			t.Fatal(err)
		}
	}
	var text *string
	if err := conn.QueryRow(t.Context(), "SELECT to_jsonb(("+query+"))::text", args...).Scan(&text); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if text == nil {
		return nil
	}
	decoder := json.NewDecoder(strings.NewReader(*text))
	decoder.UseNumber()
	var v any
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// exec runs an SQL statement directly in the database.
func (s *testServer) exec(t *testing.T, statement string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// lock locks a table until unlock is called: statements that read it wait.
func (s *testServer) lock(t *testing.T, table string) (unlock func()) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.url)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), "BEGIN; LOCK TABLE "+table+" IN ACCESS EXCLUSIVE MODE"); err != nil {
		t.Fatal(err)
	}
	return func() { conn.Close(context.Background()) }
}

// eventually returns when a condition holds. It fails the test if that takes more than half a minute.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !holds(); {
		if time.Now().After(deadline) {
			t.Fatalf("half a minute later it is still not true that %s", what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

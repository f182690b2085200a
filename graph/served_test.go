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

	"docket/db"
	"docket/demo/demotest"
	"docket/graph"
	"docket/postgres/postgrestest"
)

// served is the demo bureau behind a running endpoint.
type served struct {
	*httptest.Server
	url string // of the database
	log *lines
	now atomic.Pointer[time.Time] // nil for today
}

// travel takes the server to the morning of another day.
func (s *served) travel(day string) {
	on, err := time.ParseInLocation(time.DateOnly, day, today.Location())
	if err != nil {
		panic(err)
	}
	on = on.Add(9 * time.Hour)
	s.now.Store(&on)
}

// lines is a log that can be read while it is written.
type lines struct {
	lock sync.Mutex
	text bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.text.Write(p)
}

// taken is what was logged since it was last asked.
func (l *lines) taken() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	defer l.text.Reset()
	return l.text.String()
}

// today is the day on which tests write.
var today = time.Date(2024, 3, 15, 9, 30, 0, 0, time.FixedZone("", 8*60*60))

func serve(t *testing.T, change ...func(*graph.Settings)) *served {
	t.Helper()
	s := &served{url: postgrestest.Clone(t, demotest.Template), log: &lines{}}
	log := slog.New(slog.NewTextHandler(s.log, nil))
	s.start(t, log, change...)
	return s
}

// again serves the same database once more.
func (s *served) again(t *testing.T) *served {
	t.Helper()
	other := &served{url: s.url, log: &lines{}}
	other.start(t, slog.New(slog.NewTextHandler(other.log, nil)))
	return other
}

func (s *served) start(t *testing.T, log *slog.Logger, change ...func(*graph.Settings)) {
	t.Helper()
	clock := func() time.Time {
		if now := s.now.Load(); now != nil {
			return *now
		}
		return today
	}
	store, err := db.Open(t.Context(), s.url, db.WithLog(log), db.WithClock(clock))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	settings := graph.Settings{Database: s.url, Store: store, Clock: clock, Log: log, HTTP: graph.HTTPSettings{Introspection: true}}
	for _, c := range change {
		c(&settings)
	}
	g, err := graph.Open(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	s.Server = httptest.NewServer(g)
	t.Cleanup(s.Close)
}

// reply is an answer over HTTP.
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

// code is the first error's.
func (r reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	code, _ := r.Errors[0].Extensions["code"].(string)
	return code
}

// at is what stands in the data under a path of names and places.
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

func (s *served) send(t *testing.T, method, target, body string, header map[string]string) reply {
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

// ask sends an operation as most clients do.
func (s *served) ask(t *testing.T, operation string, variables map[string]any) reply {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return s.send(t, http.MethodPost, "/graphql", string(body), map[string]string{
		"Content-Type": "application/json", "Accept": "application/graphql-response+json",
	})
}

// answer is the data of an operation that goes well.
func (s *served) answer(t *testing.T, operation string, variables map[string]any) reply {
	t.Helper()
	r := s.ask(t, operation, variables)
	if r.status != http.StatusOK || len(r.Errors) > 0 {
		t.Fatalf("%s\n%d %s", operation, r.status, r.body)
	}
	return r
}

// sql is the only value of a query, by plain SQL.
func (s *served) sql(t *testing.T, query string, args ...any) any {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
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

// exec changes the database behind the server's back.
func (s *served) exec(t *testing.T, statement string) {
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

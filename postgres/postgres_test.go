package postgres

import (
	"bytes"
	"context"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/postgres/internal/memory"
)

// publicFolder returns a folder that any user can enter, unlike that of t.TempDir.
func publicFolder(t *testing.T) string {
	t.Helper()
	// A cluster has a thousand files, which are synced when a killed server recovers.
	dir, err := os.MkdirTemp(memory.Folder(), "docket-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// testLog is a log that a test can read; it calls onLine with each line.
type testLog struct {
	mu     sync.Mutex
	text   bytes.Buffer
	onLine func(string)
}

func (r *testLog) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.onLine != nil {
		r.onLine(string(p))
	}
	return r.text.Write(p)
}

func (r *testLog) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

func (r *testLog) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(r, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// queryText returns the single value of a query.
func queryText(t *testing.T, url, sql string) string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
	var v string
	if err := conn.QueryRow(t.Context(), sql).Scan(&v); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return v
}

// execSQL runs statements on a connection of their own.
func execSQL(t *testing.T, url, sql string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close(context.WithoutCancel(t.Context())) }()
	if _, err := conn.Exec(t.Context(), sql); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
}

// requireError asserts that there is an error whose message has all of these parts.
func requireError(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", parts)
	}
	for _, part := range parts {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("the error has no %q:\n%v", part, err)
		}
	}
}

func TestOpenNothing(t *testing.T) {
	t.Parallel()
	_, err := Open(t.Context(), Settings{})
	requireError(t, err, "set DATABASE_URL")
}

// A connection string leads to the primary, unless it says itself where it leads.
func TestOnPrimary(t *testing.T) {
	t.Setenv("PGTARGETSESSIONATTRS", "")
	for given, want := range map[string]string{
		"postgres://db1,db2/docket":                                  "postgres://db1,db2/docket?target_session_attrs=primary",
		"postgres:///docket?host=/run/postgresql":                    "postgres:///docket?host=/run/postgresql&target_session_attrs=primary",
		"host=db1,db2 dbname=docket":                                 "host=db1,db2 dbname=docket target_session_attrs=primary",
		"postgres://db1,db2/docket?target_session_attrs=read-write":  "postgres://db1,db2/docket?target_session_attrs=read-write",
		"host=db1,db2 target_session_attrs=read-write dbname=docket": "host=db1,db2 target_session_attrs=read-write dbname=docket",
	} {
		if got := onPrimary(given); got != want {
			t.Errorf("%s: %s, want %s", given, got, want)
		}
	}
	t.Setenv("PGTARGETSESSIONATTRS", "read-write")
	if got := onPrimary("host=db1"); got != "host=db1" {
		t.Error(got)
	}
}

func TestOpenURL(t *testing.T) {
	t.Parallel()
	own := mustOpen(t, t.Context(), Settings{DataDir: copyCluster(t)}, thisMachine())

	t.Run("OK", func(t *testing.T) {
		r := &testLog{}
		s, err := Open(t.Context(), Settings{URL: own.URL(), DataDir: "/nowhere", Log: r.logger()})
		if err != nil {
			t.Fatal(err)
		}
		if s.URL() != own.URL()+"&target_session_attrs=primary" || s.Owned() || s.Pid() != 0 {
			t.Errorf("URL %s, owned %t, pid %d", s.URL(), s.Owned(), s.Pid())
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := s.Remove(); err == nil {
			t.Error("somebody else's server was removed")
		}
		if got := queryText(t, own.URL(), "select 'answers'"); got != "answers" {
			t.Error("Close stopped somebody else's server")
		}
		if strings.Contains(r.String(), "level=WARN") {
			t.Error(r)
		}
	})
	t.Run("WarnOfLocale", func(t *testing.T) {
		execSQL(t, own.URL(), "create database plain template template0 encoding 'SQL_ASCII' lc_ctype 'C'")
		r := &testLog{}
		if _, err := Open(t.Context(), Settings{URL: strings.Replace(own.URL(), "/docket?", "/plain?", 1), Log: r.logger()}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(r.String(), "can't search Chinese") {
			t.Errorf("no warning:\n%s", r)
		}
	})
	t.Run("ErrNoAnswer", func(t *testing.T) {
		u := url.URL{Scheme: "postgres", User: url.UserPassword("somebody", "open-sesame"), Host: "127.0.0.1:1", Path: "/x"}
		_, err := Open(t.Context(), Settings{URL: u.String()})
		requireError(t, err, "DATABASE_URL does not answer")
		if strings.Contains(err.Error(), "open-sesame") {
			t.Errorf("the error has the password: %v", err)
		}
	})
	t.Run("ErrMalformed", func(t *testing.T) {
		_, err := Open(t.Context(), Settings{URL: "postgres://somebody:open-sesame@host:port/x"})
		requireError(t, err, "DATABASE_URL")
		if strings.Contains(err.Error(), "open-sesame") {
			t.Errorf("the error has the password: %v", err)
		}
	})
}

func TestNewEnough(t *testing.T) {
	t.Parallel()
	if err := newEnough(150000, "15.0"); err != nil {
		t.Error(err)
	}
	requireError(t, newEnough(140019, "14.19"), "Postgres 14.19", "at least 15")
}

//go:build unix && !aix && !solaris

package graph_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/postgres"
)

// TestFirstRequestAfterReturn checks that the very first request after Postgres accepts connections again is answered, however many requests
// were refused before: nothing that counts failures, and no pause between attempts, outlives the outage. Postgres is killed, as by the
// kernel, and shut down, as an operator restarts it. The first request is a read, and a write.
func TestFirstRequestAfterReturn(t *testing.T) {
	t.Parallel()
	log := slog.New(slog.DiscardHandler)
	server, err := postgres.Open(t.Context(), postgres.Settings{DataDir: t.TempDir(), Log: log, Throwaway: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Remove() })
	if err := migrated.Build(t.Context(), server.URL()); err != nil {
		t.Fatal(err)
	}
	s := &testServer{url: server.URL(), log: &logBuffer{}}
	s.exec(t, "CHECKPOINT") // a cluster for tests loses at a kill what it has not written to the disk
	s.start(t, log)
	access := fmt.Sprint(s.sql(t, "SELECT to_json(current_setting('hba_file'))"))
	good, err := os.ReadFile(access)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		end   syscall.Signal
		first string
	}{
		{"killed, then read", syscall.SIGKILL, countCases},
		{"shut down, then read", syscall.SIGINT, countCases},
		{"killed, then written", syscall.SIGKILL, fileCase("killed", "")},
		{"shut down, then written", syscall.SIGINT, fileCase("shut down", "")},
	} {
		// As long as its file of access is not readable, Postgres does not start.
		if err := os.WriteFile(access, []byte("nonsense\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(server.Pid(), c.end); err != nil {
			t.Fatal(err)
		}
		// A session of a killed Postgres may answer once more.
		for _, operation := range []string{countCases, fileCase("last session", "")} {
			for len(s.ask(t, operation, nil).Errors) == 0 {
				if t.Context().Err() != nil {
					t.Fatal("Postgres did not end")
				}
			}
		}
		for range 5 {
			requireUnavailable(t, s.ask(t, countCases, nil), "can't be used at the moment")
			requireUnavailable(t, s.ask(t, fileCase("refused", ""), nil), "can't be used at the moment")
		}
		if err := os.WriteFile(access, good, 0o600); err != nil {
			t.Fatal(err)
		}
		awaitConnection(t, server.URL())
		if r := s.ask(t, c.first, nil); len(r.Errors) > 0 {
			t.Errorf("%s: the first request: %d %s", c.name, r.status, r.body)
		}
	}
	for cause, want := range map[string]string{"killed": "1", "shut down": "1", "refused": "0"} {
		if n := s.casesFor(t, cause); n != want {
			t.Errorf("%s: %s cases on record, want %s", cause, n, want)
		}
	}
}

// awaitConnection waits until a server accepts connections.
func awaitConnection(t *testing.T, url string) {
	t.Helper()
	for {
		conn, err := pgx.Connect(t.Context(), url)
		if err == nil {
			conn.Close(context.Background())
			return
		}
		if t.Context().Err() != nil {
			t.Fatal(err)
		}
	}
}

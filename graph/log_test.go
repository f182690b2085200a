package graph_test

import (
	"encoding/json"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docket/audit"
	"docket/db"
	"docket/graph"
	"docket/postgres/postgrestest"
)

// serveWithLog serves three agencies, with a log whose entries are placed. It also returns the server of /log/.
func serveWithLog(t *testing.T) (s *callerServer, log *testServer) {
	t.Helper()
	keys, err := audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	s = serveThreeAgencies(t, func(s *graph.Settings) { s.LogKeys = keys })
	log = &testServer{Server: httptest.NewServer(callersByHeader(s.graph.Log(keys), maps.Clone(callers))), url: s.url}
	t.Cleanup(log.Close)
	return s, log
}

// The server places the entries of its writes by itself. The log of an agency is read by its auditors and admins, and nobody else.
func TestLog(t *testing.T) {
	t.Parallel()
	s, log := serveWithLog(t)
	granted := s.as(t, "admin", `mutation { grantAccess(input: {agency: "Agency:1", name: "日志", role: LEGAL}) { account { id } } }`, nil)
	if granted.status != http.StatusOK || len(granted.Errors) > 0 {
		t.Fatalf("%d %s", granted.status, granted.body)
	}
	eventually(t, "the entry of the write has its place", func() bool {
		return s.sql(t, "SELECT EXISTS (SELECT FROM log_entries WHERE agency_id = 1 AND table_name = 'accounts' AND action = 'ADDED' AND position IS NOT NULL)") == true
	})
	if placed := s.graph.Figures().Log.Placed; placed == 0 {
		t.Error("no entry is counted as placed")
	}
	get := func(caller, path string) reply {
		t.Helper()
		return log.send(t, http.MethodGet, path, "", map[string]string{"Caller": caller})
	}
	signed := get("admin", "/log/1/checkpoint")
	if lines := strings.Split(signed.body, "\n"); signed.status != http.StatusOK || !strings.HasSuffix(lines[0], "/log/1") || lines[1] == "0" {
		t.Errorf("%d %s", signed.status, signed.body)
	}
	for _, c := range []struct {
		caller, path string
		status       int
		code         string
	}{
		{"auditor", "/log/1/checkpoint", 200, ""}, // of the province above
		{"operator", "/log/1/checkpoint", 200, ""},
		{"admin", "/log/0/checkpoint", 200, ""},
		{"admin", "/log/keys", 200, ""},
		{"auditor", "/log/2/checkpoint", 404, "NOT_FOUND"}, // it has no records yet
		{"admin next door", "/log/1/checkpoint", 404, "NOT_FOUND"},
		{"legal", "/log/1/checkpoint", 403, "FORBIDDEN"},
		{"legal", "/log/keys", 403, "FORBIDDEN"},
		{"dashboard", "/log/1/entry/0", 403, "FORBIDDEN"},
		{"public", "/log/1/tile/8/0/000.p/1", 403, "FORBIDDEN"},
		{"nobody", "/log/1/checkpoint", 401, "UNAUTHENTICATED"},
	} {
		if r := get(c.caller, c.path); r.status != c.status || r.code() != c.code {
			t.Errorf("%s, %s: %d %s, want %d %s", c.caller, c.path, r.status, r.body, c.status, c.code)
		}
	}
	r := log.send(t, http.MethodGet, "/log/1/entry/999999999", "", map[string]string{"Caller": "admin", "Accept-Language": "zh"})
	if r.status != http.StatusNotFound || !strings.Contains(r.body, "没有条目") {
		t.Errorf("%d %s", r.status, r.body)
	}
}

// Placing entries changes no answer that is kept.
func TestPlacingKeepsAnswers(t *testing.T) {
	postgrestest.SkipOnCitus(t, "answers are not kept")
	t.Parallel()
	keys, err := audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	var store *db.Store
	s := serve(t, func(s *graph.Settings) { store = s.Store })
	body, err := json.Marshal(map[string]any{"query": "query Total { cases { totalCount } }", "extensions": map[string]any{"origin": true}})
	if err != nil {
		t.Fatal(err)
	}
	isKept := func() bool {
		return strings.Contains(s.send(t, http.MethodPost, "/graphql", string(body), map[string]string{"Content-Type": asJSON}).body, `"from":"kept"`)
	}
	// isKeptOverPlacing reports whether an answer that was kept is kept when an entry is placed. The entry itself is written by hand before.
	isKeptOverPlacing := func(note func(db.Bookkeeping)) bool {
		s.exec(t, "SELECT log_write(1, 'x')")
		eventually(t, "the answer is kept", isKept)
		if placed, err := audit.NewSequencer(store.DB().DB, keys, slog.New(slog.DiscardHandler), note).Place(t.Context()); err != nil || placed == 0 {
			t.Fatalf("%d placed, %v", placed, err)
		}
		return isKept()
	}
	eventually(t, "the answer is kept over the placing of an entry", func() bool { return isKeptOverPlacing(store.Bookkept) })
	if isKeptOverPlacing(nil) {
		t.Error("without its note the transaction is not noticed: this test shows nothing")
	}
}

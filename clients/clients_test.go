// Package clients tests Docket with GraphQL clients that other people wrote, because a client may read the specification in another
// way than this service does. The tests need Node and the packages that `npm ci` installs in this folder; without them they are
// skipped.
package clients

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/auth"
	"docket/auth/recognise"
	"docket/db"
	"docket/demo/demotest"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/postgres/postgrestest"
)

// requireNode skips the test if Node or the clients are not installed.
func requireNode(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed")
	}
	if _, err := os.Stat("node_modules"); err != nil {
		t.Skip("the clients are not installed: run npm ci in the folder clients")
	}
}

// serve starts the service for the demo bureau and returns the address of its endpoint.
func serve(t *testing.T) string {
	t.Helper()
	url := postgrestest.Clone(t, demotest.Template)
	log := slog.New(slog.DiscardHandler)
	store, err := db.Open(t.Context(), url, db.WithLog(log))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	g, err := graph.Open(t.Context(), graph.Settings{Database: url, Store: store, Log: log, HTTP: endpoint.Settings{Introspection: endpoint.Everybody, Anonymous: auth.TheOperator()}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	accounts := recognise.OpenAccounts(store, time.Now, recognise.Mapping{}, log)
	t.Cleanup(accounts.Close)
	recogniser := &recognise.Recogniser{Accounts: accounts, IsDemo: true, CrossOrigin: http.NewCrossOriginProtection(), Log: log}
	server := httptest.NewServer(recogniser.Middleware(g))
	t.Cleanup(server.Close)
	return server.URL + "/graphql"
}

// TestLive follows a case with graphql-ws and with urql while it gets three officers more, one of them while the connection is cut.
func TestLive(t *testing.T) {
	t.Parallel()
	requireNode(t)
	var got struct {
		Before       int
		Live, Events []int
		Role         string
		Connections  int
		Refused      string
		Forbidden    int
	}
	run(t, &got, "node", "--experimental-websocket", "live.mjs", serve(t))
	n := got.Before
	if !slices.Equal(got.Live, []int{n, n + 1, n + 2, n + 3}) || !slices.Equal(got.Events, []int{n + 1}) || got.Connections != 2 ||
		got.Role != "LEGAL" || got.Refused != "BAD_USER_INPUT" || got.Forbidden != 4401 {
		t.Errorf("%+v", got)
	}
}

// run runs a program, which must succeed, and decodes the JSON that it prints into out unless out is nil.
func run(t *testing.T, out any, program string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	text, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", program, strings.Join(args, " "), err, text, stderr.String())
	}
	if out != nil {
		if err := json.Unmarshal(text, out); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
}

// TestAudit runs the audit of servers by the graphql-http project: every rule of the GraphQL over HTTP specification, MUST, SHOULD
// and MAY.
func TestAudit(t *testing.T) {
	t.Parallel()
	requireNode(t)
	var results []struct{ ID, Name, Status, Reason string }
	run(t, &results, "node", "audit.mjs", serve(t))
	passed := 0
	for _, r := range results {
		if r.Status == "ok" {
			passed++
			continue
		}
		t.Errorf("%s %s: %s: %s", r.ID, r.Status, r.Name, r.Reason)
	}
	if passed < 60 {
		t.Errorf("%d audits passed, want 60 or more", passed)
	}
	t.Logf("%d audits passed", passed)
}

// TestURQL reads all cases of a year page by page with urql, by POST and by GET.
func TestURQL(t *testing.T) {
	t.Parallel()
	requireNode(t)
	url := serve(t)
	for _, method := range []string{"post", "get"} {
		var got struct {
			Total, Pages, Seen, Cents int
			Refused                   string
		}
		run(t, &got, "node", "pages.mjs", url, method)
		// Cases filed in 2023 and the cents of their fines, counted with SQL over the demo bureau.
		if got.Total != 1935 || got.Seen != 1935 || got.Pages != 4 || got.Cents != 518070000 || got.Refused != "LIMIT_EXCEEDED" {
			t.Errorf("%s: %+v", method, got)
		}
	}
}

// TestRelay compiles the operations of a Relay application (folder relay) against the schema: connections, nodes and a mutation.
func TestRelay(t *testing.T) {
	t.Parallel()
	requireNode(t)
	if err := os.RemoveAll("relay/__generated__"); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "node_modules/.bin/relay-compiler")
	page, err := os.ReadFile("relay/__generated__/CasesPageCaseQuery.graphql.js")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "node(id: $id)") {
		t.Error("the query that Relay generates to fetch a case again does not use node(id:)")
	}
}

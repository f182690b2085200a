// Package clients runs clients that others have written against Docket: what a specification says is one thing, what its
// readers made of it another. They come from npm: `npm ci` here, which .ci/run does.
package clients

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"

	"docket/db"
	"docket/demo/demotest"
	"docket/graph"
	"docket/postgres/postgrestest"
)

func needsNode(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("there is no node on this machine")
	}
	if _, err := os.Stat("node_modules"); err != nil {
		t.Skip("the clients are not installed: run npm ci in the folder clients")
	}
}

// serve is the demo bureau, at an address.
func serve(t *testing.T) string {
	t.Helper()
	url := postgrestest.Clone(t, demotest.Template)
	log := slog.New(slog.DiscardHandler)
	store, err := db.Open(t.Context(), url, db.WithLog(log))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	g, err := graph.Open(t.Context(), graph.Settings{Database: url, Store: store, Log: log, HTTP: graph.HTTPSettings{Introspection: true}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	server := httptest.NewServer(g)
	t.Cleanup(server.Close)
	return server.URL + "/graphql"
}

// run is what a program prints, read as JSON into out where there is one.
func run(t *testing.T, out any, program string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	var faults bytes.Buffer
	cmd.Stderr = &faults
	text, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", program, strings.Join(args, " "), err, text, faults.String())
	}
	if out != nil {
		if err := json.Unmarshal(text, out); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
	}
}

// TestAudit: the server audit of the graphql-http project, every MUST, SHOULD and MAY of it.
func TestAudit(t *testing.T) {
	t.Parallel()
	needsNode(t)
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
		t.Errorf("only %d audits passed: were they run?", passed)
	}
	t.Logf("%d audits passed", passed)
}

// TestURQL pages through a year's cases as a dashboard does, by POST and by GET.
func TestURQL(t *testing.T) {
	t.Parallel()
	needsNode(t)
	url := serve(t)
	for _, method := range []string{"post", "get"} {
		var got struct {
			Total, Pages, Seen, Cents int
			Refused                   string
		}
		run(t, &got, "node", "pages.mjs", url, method)
		// Worked out by plain SQL over the demo bureau: cases filed in 2023 and their fines.
		if got.Total != 1935 || got.Seen != 1935 || got.Pages != 4 || got.Cents != 518070000 || got.Refused != "LIMIT_EXCEEDED" {
			t.Errorf("%s: %+v", method, got)
		}
	}
}

// TestRelay: relay-compiler takes the schema, its connections, its nodes and its mutations.
func TestRelay(t *testing.T) {
	t.Parallel()
	needsNode(t)
	if err := os.RemoveAll("relay/__generated__"); err != nil {
		t.Fatal(err)
	}
	run(t, nil, "node_modules/.bin/relay-compiler")
	page, err := os.ReadFile("relay/__generated__/CasesPageCaseQuery.graphql.js")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), "node(id: $id)") {
		t.Error("a case is not fetched again by its id")
	}
}

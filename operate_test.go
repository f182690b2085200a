package main

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"docket/db/dbtest"
)

// Figures and profiles are for admins: a dashboard's token and nobody's request are refused. The figures tell of the operations before.
func TestFiguresForAdmins(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program")
	}
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, `INSERT INTO agencies (id, code, name, short_name, level) VALUES (3, '320000', '省局', '省', 'PROVINCE')`, `UPDATE agencies SET parent_id = 3 WHERE id IN (1, 2)`)
	token := func(role, agency string) string {
		t.Helper()
		command := func(args ...string) string {
			var out, errs bytes.Buffer
			if err := run(t.Context(), append(args, "--database", w.URL), &out, &errs); err != nil {
				t.Fatalf("%v: %v: %s", args, err, errs.String())
			}
			return strings.TrimSpace(out.String())
		}
		return command("token", "create", "--name", role, "--account", command("account", "grant", "--agency", agency, "--name", role, "--role", role))
	}
	admin, local, dashboard := token("ADMIN", "320000"), token("ADMIN", "320585"), token("DASHBOARD", "320585")
	address := startService(t, func(string) []string { return []string{"--database", w.URL, "--demo=false"} })
	ask := func(method, path, token, body string) (status int, text string) {
		t.Helper()
		request, err := http.NewRequestWithContext(t.Context(), method, address+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		if token != "" {
			request.Header.Set("Authorization", "Bearer "+token)
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		all, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, string(all)
	}
	for range 3 {
		if status, text := ask(http.MethodPost, "/graphql", dashboard, `{"query": "query Board { cases { totalCount } }"}`); status != http.StatusOK {
			t.Fatal(status, text)
		}
	}
	ask(http.MethodPost, "/graphql", dashboard, `{"query": "query Names { cases(where: {party: {name: {eq: \"x\"}}}) { totalCount } }"}`)
	for _, path := range []string{"/metrics", "/debug/pprof/", "/debug/pprof/heap"} {
		for _, c := range []struct {
			name, token string
			status      int
		}{{"nobody", "", http.StatusUnauthorized}, {"a dashboard", dashboard, http.StatusForbidden}, {"an admin of one bureau", local, http.StatusForbidden}, {"an admin", admin, http.StatusOK}} {
			if status, text := ask(http.MethodGet, path, c.token, ""); status != c.status {
				t.Errorf("%s by %s: %d %.200s, want %d", path, c.name, status, text, c.status)
			}
		}
	}
	// The command line may hold the password of the database.
	if status, text := ask(http.MethodGet, "/debug/pprof/cmdline", admin, ""); strings.Contains(text, w.URL) || status == http.StatusOK {
		t.Errorf("the command line: %d %.200s", status, text)
	}
	_, figures := ask(http.MethodGet, "/metrics", admin, "")
	for _, want := range []string{
		`docket_operation_seconds_count{kind="query",operation="Board"} 3`, `docket_failures_total{code="FORBIDDEN"} 1`, "docket_connections_limit 17", // 16, and one that asks for the state of the database
	} {
		if !strings.Contains(figures, "\n"+want+"\n") {
			t.Errorf("%s is missing in\n%s", want, relevant(figures))
		}
	}
}

// relevant returns the lines of Docket's own figures.
func relevant(figures string) string {
	var own []string
	for line := range strings.Lines(figures) {
		if strings.HasPrefix(line, "docket_") && !strings.Contains(line, "_bucket") {
			own = append(own, line)
		}
	}
	return fmt.Sprint(strings.Join(own, ""))
}

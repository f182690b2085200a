// Package deploy holds what is needed to run Docket for years: rules for alerts, a board for Grafana, a unit for systemd, a container
// file. Only this test is Go.
package deploy_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"docket/graph"
	"docket/graph/endpoint"
	"docket/metrics"
)

// Each metric of Docket that the rules and the board name is one that the service gives out.
func TestMetricsExist(t *testing.T) {
	t.Parallel()
	m := metrics.New()
	m.Observe(endpoint.Outcome{Kind: "query", Name: "Year", From: "kept", Code: "", Statements: 1})
	m.Observe(endpoint.Outcome{Code: "INTERNAL"})
	m.Watch(func() graph.Figures { return graph.Figures{Database: new(graph.DatabaseFigures)} })
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	var known []string
	for line := range strings.Lines(w.Body.String()) {
		if family, ok := strings.CutPrefix(line, "# TYPE "); ok {
			line = family
		}
		name, _, _ := strings.Cut(line, "{")
		name, _, _ = strings.Cut(name, " ")
		known = append(known, name)
	}
	for _, file := range []string{"alerts.yml", "grafana.json"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		names := regexp.MustCompile(`\b(docket|go|process)_[a-z_]+[a-z]\b`).FindAllString(string(text), -1)
		if len(names) < 5 {
			t.Errorf("%s names only %v", file, names)
		}
		for _, name := range names {
			if !slices.Contains(known, name) {
				t.Errorf("%s: there is no metric %s", file, name)
			}
		}
	}
}

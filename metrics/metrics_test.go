package metrics_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"docket/answers"
	"docket/exchange"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/metrics"
)

func read(t *testing.T, m *metrics.Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/metrics", nil))
	return w.Body.String()
}

// Requests are counted by what became of them.
func TestObserve(t *testing.T) {
	t.Parallel()
	m := metrics.New()
	m.Observe(endpoint.Outcome{Kind: "query", Name: "Year", From: "summaries", Took: 20 * time.Millisecond, Waited: time.Millisecond, InDatabase: 15 * time.Millisecond, Statements: 1, Cost: 700, Bytes: 1200})
	m.Observe(endpoint.Outcome{Kind: "query", Name: "Year", From: "kept", Took: time.Millisecond, Cost: 700, Bytes: 1200})
	m.Observe(endpoint.Outcome{Kind: "query", Name: "Forbidden", Code: "FORBIDDEN"})
	m.Observe(endpoint.Outcome{Code: "LIMIT_EXCEEDED"})
	m.Watch(func() graph.Figures {
		return graph.Figures{Connections: 3, ConnectionsLimit: 16, Answers: answers.Figures{Hits: 41}, Imports: exchange.Figures{Running: 1, Read: 1200, Written: 800, Rejected: 7}}
	})
	text := read(t, m)
	for _, want := range []string{
		`docket_operation_seconds_count{kind="query",operation="Year"} 2`,
		`docket_operation_seconds_bucket{kind="query",operation="Year",le="0.01"} 1`,
		`docket_statement_seconds_count{kind="query",operation="Year"} 1`, // the kept answer ran none
		`docket_operation_seconds_count{kind="query",operation="other"} 1`,
		`docket_failures_total{code="INTERNAL"} 0`, `docket_failures_total{code="UNAVAILABLE"} 0`, // else their alerts would miss the first
		`docket_failures_total{code="FORBIDDEN"} 1`, `docket_failures_total{code="LIMIT_EXCEEDED"} 1`,
		`docket_answers_total{origin="kept"} 1`, `docket_answers_total{origin="summaries"} 1`,
		`docket_cost_total{outcome="ran"} 1400`, `docket_answer_bytes_total 2400`,
		`docket_imports_running 1`, `docket_import_rows_read_total 1200`, `docket_import_rows_written_total 800`, `docket_import_rows_rejected_total 7`,
		`docket_connections 3`, `docket_connections_limit 16`, `docket_kept_answers_hits_total 41`, `go_goroutines `, `docket_build_info{version=`,
	} {
		if !strings.Contains(text, "\n"+want) {
			t.Errorf("%s is missing", want)
		}
	}
	if strings.Contains(text, "Forbidden") {
		t.Error("a refused operation has got a label of its own")
	}
}

// A client that makes up names of operations does not make the server keep them all.
func TestManyNames(t *testing.T) {
	t.Parallel()
	m := metrics.New()
	for i := range 1000 {
		m.Observe(endpoint.Outcome{Kind: "query", Name: fmt.Sprint("N", i), From: "records"})
	}
	text := read(t, m)
	if n := strings.Count(text, "docket_operation_seconds_count"); n != 201 {
		t.Errorf("%d names are kept, not 200 and the rest", n)
	}
	if !strings.Contains(text, `docket_operation_seconds_count{kind="query",operation="other"} 800`) {
		t.Error("the other 800 are not counted together")
	}
}

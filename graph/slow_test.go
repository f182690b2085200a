package graph_test

import (
	"encoding/json"
	"strings"
	"testing"

	"docket/auth"
	"docket/graph"
	"docket/postgres/postgrestest"
)

// secretCause is a value of the requests of these tests. It must appear neither in a plan nor in the log.
const secretCause = "Backflow-4711"

const slowQuery = `query Slow($cause: String!) { cases(where: {cause: {contains: $cause}}) { totalCount nodes { party { name } } } }`

// A slow operation is logged with the nodes of its plan, and no value of it. No more than a few are logged at once.
func TestSlowOperations(t *testing.T) {
	postgrestest.SkipOnCitus(t, "the plan of the coordinator does not name the tables that workers read")
	t.Parallel()
	s := serve(t, withoutKeptAnswers, func(settings *graph.Settings) { settings.HTTP.Slow = 1 })
	for range 5 {
		s.mustAsk(t, slowQuery, map[string]any{"cause": secretCause})
	}
	s.Close()
	s.graph.Close() // waits until the plans are logged
	text := s.log.takeText()
	if n := strings.Count(text, "slow operation"); n != 3 {
		t.Errorf("%d lines, want 3:\n%s", n, text)
	}
	for _, want := range []string{`msg="slow operation" kind=query name=Slow ms=`, " cost=", " inDatabaseMs=", "on cases", "rows="} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if strings.Contains(text, secretCause) || strings.Contains(text, "4711") {
		t.Errorf("the log has a value:\n%s", text)
	}
}

// The extension explain gives an administrator the plan of each statement, without values; a kept answer ran none, and others are refused.
func TestExplain(t *testing.T) {
	postgrestest.SkipOnCitus(t, "the plan of the coordinator does not name the tables that workers read, and answers are not kept")
	t.Parallel()
	s := serve(t)
	ask := func(extensions string) string {
		variables, err := json.Marshal(map[string]any{"cause": secretCause})
		if err != nil {
			t.Fatal(err)
		}
		query, err := json.Marshal(slowQuery)
		if err != nil {
			t.Fatal(err)
		}
		return s.send(t, "POST", "/graphql", `{"query": `+string(query)+`, "variables": `+string(variables)+`, "extensions": `+extensions+`}`, map[string]string{"Content-Type": "application/json"}).body
	}
	if text := ask(`{"explain": true}`); !strings.Contains(text, "FORBIDDEN") || !strings.Contains(text, "the extension is for administrators: leave it out") || strings.Contains(text, `"data"`) {
		t.Errorf("the operator: %s", text)
	}

	s = serve(t, func(settings *graph.Settings) {
		settings.HTTP.Anonymous = auth.Caller{ID: "admin", Name: "admin", Role: auth.Admin, EveryAgency: true}
	})
	if text := s.send(t, "POST", "/graphql", `{"query": "{ cases { totalCount } }", "extensions": {"explain": true}}`, map[string]string{"Content-Type": "application/json"}).body; !strings.Contains(text, `"explain":[{"milliseconds"`) {
		t.Errorf("an administrator: %s", text)
	}

	s = serve(t, func(settings *graph.Settings) { settings.HTTP.Anonymous.IsDemo = true })
	var answer struct {
		Extensions struct {
			Explain []struct {
				Milliseconds float64
				Plan         struct {
					Node  string
					Rows  float64
					Parts []json.RawMessage
				}
			}
		}
	}
	text := ask(`{"explain": true}`)
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	plans := answer.Extensions.Explain
	if len(plans) != 1 || plans[0].Plan.Node == "" || len(plans[0].Plan.Parts) == 0 || !strings.Contains(text, `"on":"cases"`) || strings.Contains(text, secretCause) {
		t.Errorf("%s", text)
	}
	// Other tests commit in the same cluster, and each commit between two questions makes Docket read again.
	const most = 500
	tries := 1
	for ; tries < most && !strings.Contains(ask(`{"explain": true}`), `"explain":[]`); tries++ {
	}
	if tries == most {
		t.Errorf("no answer in %d was a kept one", most)
	}
	if text := ask(`{}`); strings.Contains(text, "explain") {
		t.Errorf("not asked for: %s", text)
	}
}

// The figures of the database are those that the database says of itself.
func TestDatabaseFigures(t *testing.T) {
	t.Parallel()
	s := serve(t)
	f := s.graph.Figures()
	if f.Database == nil || f.Database.Bytes < 10<<20 || f.Database.IsArchiving || f.Database.SummariesWaiting < 0 || f.Subscriptions != 0 {
		t.Errorf("%+v, %+v", f, f.Database)
	}
}

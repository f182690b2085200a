package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"docket/auth"
	"docket/db"
	"docket/db/dbtest"
	"docket/demo/demotest"
	"docket/graph"
	"docket/postgres/postgrestest"
	"docket/web"
)

// What the dashboard and the auditor ask of one bureau has, to the byte, the same answer straight from the machine of the bureau as through the coordinator, whether
// summaries are used or not.
func TestDirectReadsAreTheCoordinators(t *testing.T) {
	postgrestest.RequireCitus(t)
	t.Parallel()
	url := postgrestest.Clone(t, demotest.Template)
	store := dbtest.Open(t, url, db.WithClock(func() time.Time { return dbtest.Now }))
	operations, err := web.Shelf()
	if err != nil {
		t.Fatal(err)
	}
	for name, withoutSummaries := range map[string]bool{"summaries": false, "records": true} {
		t.Run(name, func(t *testing.T) {
			openGraph := func(withoutDirectReads bool) *graph.Graph {
				g, err := graph.Open(t.Context(), graph.Settings{
					Database: url, Store: store, Timeout: time.Minute, WithoutDirectReads: withoutDirectReads, WithoutSummaries: withoutSummaries,
					Clock: func() time.Time { return dbtest.Now }, Log: slog.New(slog.DiscardHandler),
				})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { g.Close() })
				return g
			}
			straight, through := openGraph(false), openGraph(true)
			direct := 0
			for _, o := range operations {
				if o.User == "legal" {
					continue
				}
				caller := auth.Caller{ID: "demo:" + o.User, Role: auth.Role(strings.ToUpper(o.User)), Agencies: []int64{1}}
				want := askOfShelf(t, through, caller, o)
				before := straight.DirectReads().Reads
				for range 3 {
					if got := askOfShelf(t, straight, caller, o); got != want {
						t.Errorf("%s is\n%s\nstraight from the machine, and\n%s\nthrough the coordinator", o.Name, got, want)
						break
					}
				}
				if straight.DirectReads().Reads > before {
					direct++
				} else {
					t.Errorf("%s is never read straight from the machine", o.Name)
				}
			}
			if f := straight.DirectReads(); direct < 20 || f.Failed != 0 || f.Moved != 0 {
				t.Errorf("%d operations, %+v", direct, f)
			}
			if f := through.DirectReads(); f.Reads != 0 {
				t.Errorf("without direct reads: %+v", f)
			}
		})
	}
}

// askOfShelf returns the answer to an operation of the shelf, which must have no error.
func askOfShelf(t *testing.T, g *graph.Graph, caller auth.Caller, o web.Operation) string {
	t.Helper()
	body := map[string]any{"query": o.Query}
	if o.Variables != "" {
		body["variables"] = json.RawMessage(o.Variables)
	}
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatalf("%s: %v", o.Name, err)
	}
	request := httptest.NewRequestWithContext(auth.WithCaller(context.WithoutCancel(t.Context()), caller), http.MethodPost, "/graphql", strings.NewReader(string(text)))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	g.ServeHTTP(recorder, request)
	var answer struct{ Data, Errors json.RawMessage }
	if err := json.Unmarshal(recorder.Body.Bytes(), &answer); err != nil || answer.Errors != nil {
		t.Fatalf("%s: %v: %.500s", o.Name, err, recorder.Body)
	}
	return string(answer.Data)
}

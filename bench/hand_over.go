package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"time"

	"docket/auth"
	"docket/db"
	"docket/demo"
	"docket/graph"
	"docket/graph/endpoint"
)

// measureHandOver gives every food business of the demo bureau another level and another official, all in one mutation over
// HTTP, as many times as asked. It prints how long each mutation took and how many businesses it left without an official.
func measureHandOver(ctx context.Context, url string, times int, log *slog.Logger) error {
	isLoaded, err := demo.Loaded(ctx, url)
	if err != nil {
		return err
	}
	if !isLoaded {
		if err := demo.Load(ctx, url, log); err != nil {
			return err
		}
	}
	store, err := db.Open(ctx, url, db.WithLog(log), db.WithTimeouts(time.Minute, time.Minute))
	if err != nil {
		return err
	}
	defer store.Close()
	g, err := graph.Open(ctx, graph.Settings{Database: url, Store: store, Timeout: time.Minute, Log: log, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()}})
	if err != nil {
		return err
	}
	defer g.Close()
	server := httptest.NewServer(g)
	defer server.Close()
	fmt.Println("\n| businesses graded anew and handed over | MB sent | took | gaps |\n|---:|---:|---:|---:|")
	for range times {
		body, businesses, err := handOverRequest(ctx, store)
		if err != nil {
			return err
		}
		start := time.Now()
		if _, err := ask(ctx, http.DefaultClient, server.URL+"/graphql", body); err != nil {
			return err
		}
		took := time.Since(start)
		gaps, err := countGaps(ctx, store)
		if err != nil {
			return err
		}
		fmt.Printf("| %d | %.1f | %s | %d |\n", businesses, float64(len(body))/(1<<20), took.Round(10*time.Millisecond), gaps)
	}
	return nil
}

// handOverRequest is the mutation that moves every open business to the next level, on the day after the last change, and shares
// the businesses out among the officials of the tier for that level.
func handOverRequest(ctx context.Context, store *db.Store) (body []byte, businesses int, err error) {
	var changes []struct{ Business, Level, Official string }
	var day string
	if err := store.DB().NewRaw(`SELECT (greatest(max(starts_on), max(visited_on)) + 1)::text FROM coverage_assignments a
		LEFT JOIN (SELECT max(visited_on) AS visited_on FROM coverage_visits) v ON true`).Scan(ctx, &day); err != nil {
		return nil, 0, err
	}
	if err := store.DB().NewRaw(`WITH tiers AS (SELECT tier, array_agg(id ORDER BY id) AS ids FROM officials GROUP BY 1),
			moved AS (SELECT id, translate(level, 'ABCD', 'BCDA') AS level, row_number() OVER (ORDER BY id) AS n FROM food_businesses WHERE closed_on IS NULL)
		SELECT 'FoodBusiness:1:' || m.id AS business, m.level, 'Official:1:' || t.ids[1 + m.n % array_length(t.ids, 1)] AS official
		FROM moved m JOIN tiers t ON t.tier = tier_of_level(m.level) ORDER BY m.id`).Scan(ctx, &changes); err != nil {
		return nil, 0, err
	}
	inputs := make([]map[string]string, len(changes))
	for i, c := range changes {
		inputs[i] = map[string]string{"business": c.Business, "level": c.Level, "official": c.Official}
	}
	body, err = json.Marshal(map[string]any{
		"query": `mutation($on: Date!, $changes: [CoverageChangeInput!]!) { regradeCoverage(input: {on: $on, changes: $changes}) {
			assignments { id } } }`,
		"variables": map[string]any{"on": day, "changes": inputs},
	})
	return body, len(changes), err
}

// countGaps counts the assignments that do not end on the day on which the next one begins, and the open businesses without an
// official. After a hand-over there are none.
func countGaps(ctx context.Context, store *db.Store) (gaps int, err error) {
	err = store.DB().NewRaw(`SELECT (SELECT count(*) FROM (SELECT ends_on, lead(starts_on) OVER (PARTITION BY agency_id, business_id ORDER BY starts_on) AS next
			FROM coverage_assignments) x WHERE ends_on <> next)
		+ (SELECT count(*) FROM food_businesses b WHERE closed_on IS NULL AND NOT EXISTS (SELECT FROM coverage_assignments a
			WHERE a.agency_id = b.agency_id AND a.business_id = b.id AND a.ends_on IS NULL))`).Scan(ctx, &gaps)
	return gaps, err
}

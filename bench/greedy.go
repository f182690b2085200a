package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"

	"docket/auth"
	"docket/bench/scenarios"
	"docket/db"
	"docket/graph"
	"docket/graph/load"
)

// greedyOperation takes tens of milliseconds of both Postgres and the processors.
const greedyOperation = `{
  cases { groups(by: [{party: {}}], having: {count: {gte: 2}}, orderBy: [{sum: {fineAmount: DESC}}], first: 200) {
    nodes { key { party { name } } aggregate { count sum { fineAmount } penalties { count sum { amount } payments { sum { amount } } } } }
  } }
}`

// normalScenarios are what the normal client asks, in turn: a case, a list with its parts, a filter with its total.
var normalScenarios = []string{"single case", "nested list", "cross-cutting filter"}

// callerHeader names the caller of a request to the handler that measureGreedy serves.
const callerHeader = "Bench-Caller"

// measureGreedy prints how long a normal client waits for its answers, first alone and then beside greedy clients. It does so three times:
// the greedy clients are other callers than the normal one, they are the same caller, and their reads do not wait for turns.
func measureGreedy(ctx context.Context, s settings, url string, store *db.Store, log *slog.Logger) error {
	fmt.Printf("\n%d cases, a normal client beside %d greedy ones that ask for groups, for %s each; times in ms\n\n", s.Cases, s.greedy, s.length)
	fmt.Println("| greedy clients | reads p50 | p99 | unloaded p50 | p99 | p99, ratio | greedy answers/s | refused/s |")
	fmt.Println("|---|---:|---:|---:|---:|---:|---:|---:|")
	for _, c := range []struct {
		name   string
		heavy  int
		caller func(n int) string
	}{
		{"have callers of their own", 0, func(n int) string { return fmt.Sprint("greedy:", n) }},
		{"are the caller of the normal client", 0, func(int) string { return normalCaller(0) }},
		{"have no turns (16 heavy reads at once)", 16, func(n int) string { return fmt.Sprint("greedy:", n) }},
	} {
		docket, err := graph.Open(ctx, graph.Settings{
			Database: url, Store: store, Connections: s.clients, Timeout: 2 * time.Minute, Log: log, Load: load.Settings{Heavy: c.heavy},
		})
		if err != nil {
			return err
		}
		err = measureBeside(ctx, s, docket, c.name, c.caller)
		docket.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// measureBeside measures a normal client alone and beside greedy ones, and prints a row.
func measureBeside(ctx context.Context, s settings, docket http.Handler, name string, caller func(n int) string) error {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller := auth.TheOperator()
		caller.ID = r.Header.Get(callerHeader)
		docket.ServeHTTP(w, r.WithContext(auth.WithCaller(r.Context(), caller)))
	}))
	defer server.Close()
	g := greedyBench{settings: s, url: server.URL, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: s.greedy + 1}}}
	if _, err := g.askNormally(ctx, s.length/4); err != nil { // warms up
		return err
	}
	alone, err := g.askNormally(ctx, s.length)
	if err != nil {
		return err
	}
	greedy, stop := context.WithCancel(ctx)
	var wait sync.WaitGroup
	for n := range s.greedy {
		wait.Go(func() { g.askGreedily(greedy, caller(n)) })
	}
	beside, err := g.askNormally(ctx, s.length)
	stop()
	wait.Wait()
	if err != nil {
		return err
	}
	ratio := float64(percentile(beside, 99)) / float64(percentile(alone, 99))
	fmt.Printf("| %s | %s | %s | %s | %s | %.2f | %.0f | %.0f |\n", name, ms(percentile(beside, 50)), ms(percentile(beside, 99)),
		ms(percentile(alone, 50)), ms(percentile(alone, 99)), ratio, g.perSecond(g.answers), g.perSecond(g.refusals))
	return nil
}

// greedyBench counts what greedy clients get.
type greedyBench struct {
	settings
	url               string
	client            *http.Client
	lock              sync.Mutex
	answers, refusals int
	// normalCallers is how many callers the normal client stands for, one after another; 0 for one.
	normalCallers int
}

func (g *greedyBench) perSecond(n int) float64 { return float64(n) / g.length.Seconds() }

// normalCaller is the name of a caller that the normal client stands for.
func normalCaller(n int) string { return fmt.Sprint("normal ", n) }

// askNormally sends the normal client's requests, one after another, and returns how long each took.
func (g *greedyBench) askNormally(ctx context.Context, length time.Duration) (took []time.Duration, err error) {
	random := rand.New(rand.NewPCG(1, 1))
	var bodies [][]byte
	for _, name := range normalScenarios {
		i := slices.IndexFunc(scenarios.Bureau, func(q scenarios.Scenario) bool { return strings.HasPrefix(q.Name, name) })
		if i < 0 {
			return nil, fmt.Errorf("there is no scenario %q", name)
		}
		for range 20 {
			body, _ := scenarios.Bureau[i].RequestBody(random, g.Size)
			bodies = append(bodies, body)
		}
	}
	for start := time.Now(); time.Since(start) < length; {
		began := time.Now()
		if status, err := g.ask(ctx, normalCaller(len(took)%max(g.normalCallers, 1)), bodies[len(took)%len(bodies)]); err != nil || status != http.StatusOK {
			return nil, fmt.Errorf("the normal client got status %d: %w", status, err)
		}
		took = append(took, time.Since(began))
	}
	return took, nil
}

// askGreedily sends greedy requests until the context ends.
func (g *greedyBench) askGreedily(ctx context.Context, caller string) {
	body := scenarios.GraphQLBody(greedyOperation, nil)
	for ctx.Err() == nil {
		status, err := g.ask(ctx, caller, body)
		g.lock.Lock()
		switch {
		case err == nil && status == http.StatusOK:
			g.answers++
		case err == nil:
			g.refusals++
		}
		g.lock.Unlock()
	}
}

// ask sends a request as a caller and reads the answer.
func (g *greedyBench) ask(ctx context.Context, caller string, body []byte) (status int, err error) {
	response, err := post(ctx, g.client, g.url+"/graphql", map[string]string{"Accept": "application/graphql-response+json", callerHeader: caller}, body)
	if err != nil {
		return 0, err
	}
	defer response.Body.Close()
	_, err = io.Copy(io.Discard, response.Body)
	return response.StatusCode, err
}

// percentile returns the time that so many percent of all are not longer than.
func percentile(all []time.Duration, percent int) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[min(len(sorted)*percent/100, len(sorted)-1)]
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f", float64(d.Microseconds())/1000) }

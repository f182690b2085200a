package main

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/auth"
	"docket/bench/scenarios"
	"docket/db"
	"docket/graph"
	"docket/graph/endpoint"
)

// policyTables are the tables that get a policy.
var policyTables = []string{"cases", "penalties", "payments"}

// policyScenarios are the reads that are measured.
var policyScenarios = []string{"single case", "nested list", "cross-cutting filter"}

// measurePolicies prints how many requests a second Docket answers with and without row security (CREATE POLICY) that compares the agency of a row
// with a setting of the session. Turns of both alternate; each ratio is of two turns that follow each other.
func measurePolicies(ctx context.Context, s settings, database string) (err error) {
	owner, err := pgx.Connect(ctx, database)
	if err != nil {
		return err
	}
	defer owner.Close(ctx)
	set := func(isOn bool) error {
		for _, table := range policyTables {
			statements := []string{"ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY", "DROP POLICY IF EXISTS bench ON " + table}
			if isOn {
				statements = append(statements,
					"CREATE POLICY bench ON "+table+" USING (agency_id = ANY (current_setting('docket.agencies')::bigint[]))",
					"ALTER TABLE "+table+" ENABLE ROW LEVEL SECURITY")
			}
			for _, statement := range statements {
				if _, err := owner.Exec(ctx, statement); err != nil {
					return err
				}
			}
		}
		return nil
	}
	defer func() {
		if off := set(false); err == nil {
			err = off
		}
	}()
	withSetting, err := url.Parse(database)
	if err != nil {
		return err
	}
	query := withSetting.Query()
	query.Set("docket.agencies", "{1}")
	withSetting.RawQuery = query.Encode()
	store, err := db.Open(ctx, withSetting.String(), db.WithLog(slog.New(slog.DiscardHandler)), db.WithConnections(s.clients))
	if err != nil {
		return err
	}
	defer store.Close()
	docket, err := graph.Open(ctx, graph.Settings{
		Database: withSetting.String(), Store: store, Connections: s.clients, Timeout: 2 * time.Minute, Log: slog.New(slog.DiscardHandler),
		HTTP: endpoint.Settings{Anonymous: auth.TheOperator()},
	})
	if err != nil {
		return err
	}
	defer docket.Close()
	server := httptest.NewServer(docket)
	defer server.Close()
	fmt.Printf("\n%d cases, one client, %d turns of %s each; answers a second, medians\n\n", s.Cases, s.rounds, s.length)
	fmt.Println("| read | without | with row security | ratio | lowest | highest |")
	fmt.Println("|---|---:|---:|---:|---:|---:|")
	for _, name := range policyScenarios {
		if err := measurePolicy(ctx, s, name, server.URL, set); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// measurePolicy measures one read and prints a row.
func measurePolicy(ctx context.Context, s settings, name, address string, set func(isOn bool) error) error {
	i := slices.IndexFunc(scenarios.Bureau, func(q scenarios.Scenario) bool { return strings.HasPrefix(q.Name, name) })
	if i < 0 {
		return fmt.Errorf("there is no such scenario")
	}
	rates := map[bool][]float64{} // by isOn
	for range s.rounds {
		for _, isOn := range []bool{false, true} {
			if err := set(isOn); err != nil {
				return err
			}
			random := rand.New(rand.NewPCG(1, 1))                                                          //nolint:gosec // the same requests in each turn
			if _, err := answersIn(ctx, scenarios.Bureau[i], random, s, address, s.length/4); err != nil { // new plans
				return err
			}
			count, err := answersIn(ctx, scenarios.Bureau[i], random, s, address, s.length)
			if err != nil {
				return err
			}
			rates[isOn] = append(rates[isOn], float64(count)/s.length.Seconds())
		}
	}
	ratios := shares(rates[true], rates[false])
	fmt.Printf("| %s | %.0f | %.0f | %.3f | %.3f | %.3f |\n", scenarios.Bureau[i].Name, median(rates[false]), median(rates[true]), median(ratios), slices.Min(ratios), slices.Max(ratios))
	return nil
}

// answersIn returns how many requests of a scenario are answered in a time, one after another.
func answersIn(ctx context.Context, q scenarios.Scenario, random *rand.Rand, s settings, address string, length time.Duration) (count int, err error) {
	for start := time.Now(); time.Since(start) < length; count++ {
		body, _ := q.RequestBody(random, s.Size)
		if _, err := ask(ctx, http.DefaultClient, address+"/graphql", body); err != nil {
			return 0, err
		}
	}
	return count, nil
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"docket/auth"
	"docket/bench/scenarios"
	"docket/db"
	"docket/graph"
	"docket/graph/attacks"
	"docket/graph/load"
)

const (
	// attackers is how many clients send an attack at the same time, all as one caller.
	attackers = 4
	// requestsPerMinute is the budget of each caller, as the program sets it outside the demo.
	requestsPerMinute = 1200
	// normalCallers is how many callers the normal client stands for, so that none of them exceeds its budget.
	normalCallers = 100
)

// attackBench sends attacks beside a normal client.
type attackBench struct {
	greedyBench
	// statements is how many statements were sent for operations of all clients, by the log. It is read while the attacker is the only one.
	statements atomic.Int64
}

// Enabled accepts each record.
func (b *attackBench) Enabled(context.Context, slog.Level) bool { return true }

// Handle is called for each line of the log. It adds up the statements of the lines about operations.
func (b *attackBench) Handle(_ context.Context, r slog.Record) error {
	if r.Message == "operation" {
		r.Attrs(func(a slog.Attr) bool {
			if a.Key == "statements" {
				b.statements.Add(a.Value.Int64())
			}
			return true
		})
	}
	return nil
}

// WithAttrs returns the handler itself.
func (b *attackBench) WithAttrs([]slog.Attr) slog.Handler { return b }

// WithGroup returns the handler itself.
func (b *attackBench) WithGroup(string) slog.Handler { return b }

// measureAttacks prints, for each attack, how it is answered, what it costs, and how long a normal client waits beside it and alone.
func measureAttacks(ctx context.Context, s settings, url string, store *db.Store) error {
	b := &attackBench{greedyBench: greedyBench{settings: s, normalCallers: normalCallers, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: attackers + 1}}}}
	docket, err := graph.Open(ctx, graph.Settings{Database: url, Store: store, Connections: s.clients, Timeout: 2 * time.Minute, Log: slog.New(b), Load: load.Settings{RequestsPerMinute: requestsPerMinute}})
	if err != nil {
		return err
	}
	defer docket.Close()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller := auth.TheOperator()
		caller.ID = r.Header.Get(callerHeader)
		docket.ServeHTTP(w, r.WithContext(auth.WithCaller(r.Context(), caller)))
	}))
	defer server.Close()
	b.url = server.URL
	all, err := b.allAttacks(ctx)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(a attacks.Attack) bool { return !strings.Contains(a.Name, s.only) })
	// Statements are counted one attack after another, before there is load.
	statements := make([]int64, len(all))
	for i, a := range all {
		if statements[i], err = b.countStatements(ctx, a); err != nil {
			return fmt.Errorf("%s: %w", a.Name, err)
		}
	}
	if _, err := b.askNormally(ctx, s.length); err != nil { // warms up
		return err
	}
	fmt.Printf("\n%d cases, a normal client beside %d attackers of one caller, for %s each; times in ms\n\n", s.Cases, attackers, s.length)
	fmt.Println("| attack | status | code | statements | attacks/s | of these over the budget | p99 beside | p99 alone | ratio |")
	fmt.Println("|---|---:|---|---:|---:|---:|---:|---:|---:|")
	for i, a := range all {
		if err := b.measureAttack(ctx, a, statements[i]); err != nil {
			return fmt.Errorf("%s: %w", a.Name, err)
		}
	}
	return nil
}

// allAttacks returns the attacks, with a cursor of this database.
func (b *attackBench) allAttacks(ctx context.Context) ([]attacks.Attack, error) {
	body := scenarios.GraphQLBody(`{ cases(first: 1, orderBy: {filedOn: DESC}) { pageInfo { endCursor } } }`, nil)
	_, text, err := b.sendAttack(ctx, "attacker", http.MethodPost, "/graphql", string(body), map[string]string{"Content-Type": "application/json"})
	if err != nil {
		return nil, err
	}
	var answer struct {
		Data struct {
			Cases struct{ PageInfo struct{ EndCursor string } }
		}
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return nil, err
	}
	values, err := attacks.Values(answer.Data.Cases.PageInfo.EndCursor, 1)
	return append(append(attacks.Forms(), values...), attacks.Requests()...), err
}

// countStatements returns how many statements an attack costs. Returns an error if it is answered with another status or code than it must be.
func (b *attackBench) countStatements(ctx context.Context, a attacks.Attack) (int64, error) {
	method, target, body, header, err := a.Request()
	if err != nil {
		return 0, err
	}
	b.statements.Store(0)
	status, text, err := b.sendAttack(ctx, "attacker", method, target, body, header)
	if err != nil {
		return 0, err
	}
	if status != a.Status || !strings.Contains(string(text), a.Code) {
		return 0, fmt.Errorf("status %d, want %d %s: %.300s", status, a.Status, a.Code, text)
	}
	return b.statements.Load(), nil
}

// measureAttack measures the normal client alone, then beside an attack, and prints a row.
func (b *attackBench) measureAttack(ctx context.Context, a attacks.Attack, statements int64) error {
	method, target, body, header, err := a.Request()
	if err != nil {
		return err
	}
	alone, err := b.askNormally(ctx, b.length)
	if err != nil {
		return err
	}
	attacking, stop := context.WithCancel(ctx)
	var begun, sent, overBudget atomic.Int64
	var wait sync.WaitGroup
	for range attackers {
		wait.Go(func() {
			for attacking.Err() == nil {
				body := body
				if a.IsNew {
					_, _, body, _, _ = a.Again(int(begun.Add(1))).Request() // no error, as above
				}
				// Each attack has a caller of its own, so that it begins with a full budget.
				status, _, err := b.sendAttack(attacking, "attacker by "+a.Name, method, target, body, header)
				if err == nil {
					sent.Add(1)
				}
				if status == http.StatusTooManyRequests {
					overBudget.Add(1)
				}
			}
		})
	}
	beside, err := b.askNormally(ctx, b.length)
	stop()
	wait.Wait()
	if err != nil {
		return err
	}
	code := a.Code
	if code == "" {
		code = "–"
	}
	ratio := float64(percentile(beside, 99)) / float64(percentile(alone, 99))
	fmt.Printf("| %s | %d | %s | %d | %.0f | %.0f | %s | %s | %.2f |\n", a.Name, a.Status, code, statements, b.perSecond(int(sent.Load())), b.perSecond(int(overBudget.Load())),
		ms(percentile(beside, 99)), ms(percentile(alone, 99)), ratio)
	return nil
}

// sendAttack sends a request as a caller and returns the status and the body of the answer.
func (b *attackBench) sendAttack(ctx context.Context, caller, method, target, body string, header map[string]string) (status int, text []byte, err error) {
	request, err := http.NewRequestWithContext(ctx, method, b.url+target, strings.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	request.Header.Set(callerHeader, caller)
	response, err := b.client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	text, err = io.ReadAll(response.Body)
	return response.StatusCode, text, err
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/auth"
	"docket/bench/scenarios"
	"docket/db"
	"docket/graph"
	"docket/migrations"
	"docket/province"
)

// measureCitus prints how many answers a second Docket gives over a Citus cluster and over one Postgres that holds the same, in turns, and what processor time the sessions
// of the database take for one answer. The answers must be equal. Where the cluster is on another machine, its processor time is not seen.
func measureCitus(ctx context.Context, s settings, plain string, log *slog.Logger) error {
	if err := prepareCluster(ctx, s, log); err != nil {
		return err
	}
	workers, err := workersOf(ctx, s.citus)
	if err != nil {
		return err
	}
	var times []processorTime // of the one Postgres, the coordinator and the workers
	for _, urls := range [][]string{{plain}, {s.citus}, workers} {
		of, end, err := processorTimeOf(ctx, urls...)
		if err != nil {
			return err
		}
		defer end()
		times = append(times, of)
	}
	var contenders []contender
	for _, c := range []struct{ name, url string }{{"one Postgres", plain}, {"Citus", s.citus}} {
		store, err := db.Open(ctx, c.url, db.WithLog(log), db.WithConnections(s.clients))
		if err != nil {
			return err
		}
		defer store.Close()
		if err := fillIfEmpty(ctx, store, c.url, s); err != nil {
			return err
		}
		caller, err := callerAs(ctx, store, auth.Auditor)
		if err != nil {
			return err
		}
		if s.Bureaus == 1 { // where requests write
			caller.Role = auth.Legal
		}
		docket, err := graph.Open(ctx, graph.Settings{Database: c.url, Store: store, Connections: s.clients, Timeout: 2 * time.Minute, Log: log})
		if err != nil {
			return err
		}
		defer docket.Close()
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			docket.ServeHTTP(w, r.WithContext(auth.WithCaller(r.Context(), caller)))
		}))
		defer server.Close()
		contenders = append(contenders, contender{c.name, func(scenarios.Scenario) string { return server.URL + "/graphql" }, scenarios.Scenario.RequestBody})
	}
	fmt.Printf("\n%s, %d clients, %d turns of %s each; medians\n\n", s.records(), s.clients, s.rounds, s.turn)
	fmt.Println("| request | one Postgres, answers/s | Citus | share | processor ms an answer: one Postgres | coordinator | workers | share |")
	fmt.Println("|---|---:|---:|---:|---:|---:|---:|---:|")
	asked := s.set().scenarios
	if s.Bureaus > 1 {
		asked = append(slices.Clone(asked), summarisedScenarios()...)
	}
	for _, tested := range asked {
		if !strings.Contains(tested.Name, s.only) {
			continue
		}
		if err := compareWithCluster(ctx, s, tested, contenders, [][]processorTime{times[:1], times[1:]}); err != nil {
			fmt.Printf("| %s | %.300s |\n", tested.Name, strings.ReplaceAll(err.Error(), "\n", " "))
		}
	}
	return nil
}

// summarisedScenarios are the operations that summaries answer, over all bureaus.
func summarisedScenarios() (all []scenarios.Scenario) {
	for _, q := range summarised {
		all = append(all, scenarios.Scenario{Name: "all bureaus, summaries: " + q.name, Operation: q.operation})
	}
	return all
}

// prepareCluster fills the database of the coordinator and spreads it, unless it is spread already.
func prepareCluster(ctx context.Context, s settings, log *slog.Logger) error {
	if err := migrations.Up(ctx, s.citus, log); err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, s.citus)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	isSpread, err := province.Is(ctx, conn)
	if err != nil || isSpread {
		return err
	}
	store, err := db.Open(ctx, s.citus, db.WithLog(log))
	if err != nil {
		return err
	}
	defer store.Close()
	if err := fillIfEmpty(ctx, store, s.citus, s); err != nil {
		return err
	}
	if err := province.Spread(ctx, conn, s.shards, func(title string, do func() error) error {
		began := time.Now()
		err := do()
		fmt.Fprintf(os.Stderr, "%s: %s\n", strings.TrimSpace(title), time.Since(began).Round(time.Second))
		return err
	}); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "VACUUM ANALYZE")
	return err
}

// compareWithCluster prints the row of a scenario. servers holds, for each contender, those whose processor time is told.
func compareWithCluster(ctx context.Context, s settings, tested scenarios.Scenario, contenders []contender, servers [][]processorTime) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: s.clients, DisableCompression: true}}
	if err := checkAnswers(ctx, client, tested, contenders, s.Size); err != nil {
		return err
	}
	rates := make([][]float64, len(contenders))
	spent := [][][]float64{make([][]float64, len(servers[0])), make([][]float64, len(servers[1]))} // ms an answer, by contender, server and round
	for round := range s.rounds + 1 {
		for i, c := range contenders {
			before, err := timesOf(ctx, servers[i])
			if err != nil {
				return err
			}
			began := time.Now()
			rate, err := timeTurn(ctx, client, s, tested, c, round)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			answers := rate * time.Since(began).Seconds()
			if round == 0 { // which warms up
				continue
			}
			rates[i] = append(rates[i], rate)
			after, err := timesOf(ctx, servers[i])
			if err != nil {
				return err
			}
			for n := range after {
				spent[i][n] = append(spent[i][n], float64((after[n]-before[n]).Microseconds())/1000/answers)
			}
		}
	}
	plain, coordinator, workers := spent[0][0], spent[1][0], spent[1][1]
	together := make([]float64, len(coordinator))
	for i := range together {
		together[i] = coordinator[i] + workers[i]
	}
	fmt.Printf("| %s | %.4g | %.4g | %.2f | %.2f | %.2f | %.2f | %.2f |\n", tested.Name, median(rates[0]), median(rates[1]), median(shares(rates[1], rates[0])),
		median(plain), median(coordinator), median(workers), median(shares(plain, together)))
	return nil
}

func timesOf(ctx context.Context, servers []processorTime) (times []time.Duration, err error) {
	for _, of := range servers {
		took, err := of(ctx)
		if err != nil {
			return nil, err
		}
		times = append(times, took)
	}
	return times, nil
}

// workersOf returns the connection strings of the workers of a coordinator.
func workersOf(ctx context.Context, coordinator string) ([]string, error) {
	config, err := pgx.ParseConfig(coordinator)
	if err != nil {
		return nil, err
	}
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	rows, err := conn.Query(ctx, "SELECT format('postgres://%s@%s:%s/%s', $1::text, nodename, nodeport, current_database()) FROM pg_dist_node WHERE groupid <> 0 ORDER BY groupid", config.User)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

// processorTime returns what sessions have taken of the processors since they were first seen.
type processorTime func(ctx context.Context) (time.Duration, error)

// processorTimeOf returns the processor time of all sessions of databases on this machine, also those that have ended since the last look. It is always 0 for a server elsewhere.
func processorTimeOf(ctx context.Context, urls ...string) (_ processorTime, end func(), err error) {
	var conns []*pgx.Conn
	end = func() {
		for _, conn := range conns {
			_ = conn.Close(context.WithoutCancel(ctx))
		}
	}
	for _, url := range urls {
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			end()
			return nil, nil, err
		}
		conns = append(conns, conn)
	}
	seen := map[int32]time.Duration{} // by process
	return func(ctx context.Context) (sum time.Duration, err error) {
		for _, conn := range conns {
			rows, err := conn.Query(ctx, "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
			if err != nil {
				return 0, err
			}
			pids, err := pgx.CollectRows(rows, pgx.RowTo[int32])
			if err != nil {
				return 0, err
			}
			for _, pid := range pids {
				if took, ok := timeOfPostgres(pid); ok {
					seen[pid] = took
				}
			}
		}
		for _, took := range seen {
			sum += took
		}
		return sum, nil
	}, end, nil
}

// tick is the unit of processor time in /proc.
const tick = 10 * time.Millisecond

// timeOfPostgres returns the processor time of a process of Postgres on this machine, from /proc/<pid>/stat, whose fields proc(5) numbers.
func timeOfPostgres(pid int32) (time.Duration, bool) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, false
	}
	name, rest, _ := bytes.Cut(text, []byte(") ")) // the rest is from the third field on
	fields := strings.Fields(string(rest))
	if !bytes.HasSuffix(name, []byte("(postgres")) || len(fields) < 13 {
		return 0, false
	}
	user, err := strconv.Atoi(fields[14-3])
	system, err2 := strconv.Atoi(fields[15-3])
	return tick * time.Duration(user+system), errors.Join(err, err2) == nil
}

package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/auth"
	"docket/bench/scenarios"
	"docket/db"
	"docket/graph"
	"docket/graph/endpoint"
)

// likeSummaryRebuild is the pattern of the names of the procedures that count all summaries of a record type again.
const likeSummaryRebuild = `%\_sum\_rebuild`

// triggersOf are patterns of the names of triggers, by what they keep.
var triggersOf = map[string]string{
	"summaries": `_sum_after`,
	"the log":   `_(log|logged)$`,
}

// rebuildSummaries counts all summaries again. It is for records that were written while triggers were off.
func rebuildSummaries(ctx context.Context, conn *pgx.Conn) error {
	rows, err := conn.Query(ctx, `SELECT proname::text FROM pg_proc WHERE prokind = 'p' AND proname LIKE $1 AND pronamespace = 'public'::regnamespace ORDER BY 1`, likeSummaryRebuild)
	if err != nil {
		return err
	}
	procedures, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range procedures {
		if _, err := conn.Exec(ctx, "CALL "+pgx.Identifier{name}.Sanitize()+"()"); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// measureWritesWithout prints the rates of the requests that write: with what is kept beside the records, which is one of triggersOf, and over a
// copy of the database whose triggers do not keep it. Both are asked in turns, by one writer and by so many on one bureau.
func measureWritesWithout(ctx context.Context, s settings, kept, database string, log *slog.Logger) error {
	store, err := db.Open(ctx, database, db.WithLog(log))
	if err != nil {
		return err
	}
	err = fillIfEmpty(ctx, store, database, s)
	if closeErr := store.Close(); err == nil {
		err = closeErr // nobody may be connected while the database is copied
	}
	if err != nil {
		return err
	}
	without, triggers, err := copyWithoutTriggers(ctx, database, triggersOf[kept])
	if err != nil {
		return err
	}
	defer func() { _ = dropDatabase(context.WithoutCancel(ctx), without) }()
	fmt.Printf("\n%s, %d turns of %s; requests per second (median), with %d triggers that keep %s and without\n\n", s.records(), s.rounds, s.turn, triggers, kept)
	fmt.Println("| write | writers | without | with | with, share | waits without, % | waits with, % |\n|---|---:|---:|---:|---:|---:|---:|")
	var sides [2]*writeSide
	for i, url := range []string{without, database} {
		if sides[i], err = openWriteSide(ctx, s, url, log); err != nil {
			return err
		}
		defer sides[i].close()
	}
	for _, tested := range s.set().scenarios {
		if tested.Write == nil {
			continue
		}
		for _, writers := range []int{1, s.writers} {
			s.clients = writers
			if err := compareWriteSides(ctx, s, tested, sides); err != nil {
				return fmt.Errorf("%s, %d writers: %w", tested.Name, writers, err)
			}
		}
	}
	return nil
}

// compareWriteSides times both sides in turns with so many clients, and prints a row.
func compareWriteSides(ctx context.Context, s settings, tested scenarios.Scenario, sides [2]*writeSide) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: s.clients, DisableCompression: true}}
	var rates, waits [2][]float64
	for round := range s.rounds + 1 {
		for i, side := range sides {
			stop := side.watchLocks(ctx)
			rate, err := timeTurn(ctx, client, s, tested, side.contender, round)
			waiting := stop()
			if err != nil {
				return err
			}
			if round > 0 { // the first round warms up
				rates[i], waits[i] = append(rates[i], rate), append(waits[i], waiting)
			}
		}
	}
	fmt.Printf("| %s | %d | %.4g | %.4g | %.2f | %.0f | %.0f |\n", tested.Name, s.clients, median(rates[0]), median(rates[1]), median(shares(rates[1], rates[0])), median(waits[0]), median(waits[1]))
	return nil
}

// copyWithoutTriggers copies a database to which nobody is connected, and drops the triggers in the copy whose names fit a regular expression. It
// returns the connection string of the copy and the number of triggers.
func copyWithoutTriggers(ctx context.Context, database, names string) (without string, triggers int, err error) {
	address, err := url.Parse(database)
	if err != nil {
		return "", 0, err
	}
	name := address.Path[1:]
	address.Path += "_without"
	without = address.String()
	if err := dropDatabase(ctx, without); err != nil {
		return "", 0, err
	}
	if err := execIn(ctx, database, "postgres", "CREATE DATABASE "+pgx.Identifier{name + "_without"}.Sanitize()+" TEMPLATE "+pgx.Identifier{name}.Sanitize()); err != nil {
		return "", 0, err
	}
	conn, err := pgx.Connect(ctx, without)
	if err != nil {
		return "", 0, err
	}
	defer conn.Close(ctx)
	err = conn.QueryRow(ctx, `SELECT count(*) FROM pg_trigger WHERE tgname ~ $1`, names).Scan(&triggers)
	if err != nil {
		return "", 0, err
	}
	_, err = conn.Exec(ctx, `DO $$ DECLARE t record; BEGIN
		FOR t IN SELECT tgrelid::regclass AS relation, tgname FROM pg_trigger WHERE tgname ~ '`+names+`' LOOP
			EXECUTE format('DROP TRIGGER %I ON %s', t.tgname, t.relation);
		END LOOP;
	END $$`)
	return without, triggers, err
}

// dropDatabase drops a database that may not exist, and ends the connections to it.
func dropDatabase(ctx context.Context, database string) error {
	address, err := url.Parse(database)
	if err != nil {
		return err
	}
	return execIn(ctx, database, "postgres", "DROP DATABASE IF EXISTS "+pgx.Identifier{address.Path[1:]}.Sanitize()+" WITH (FORCE)")
}

// execIn runs a statement in another database of the server that a connection string names.
func execIn(ctx context.Context, url, database, statement string) error {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return err
	}
	config.Database = database
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, statement)
	return err
}

// writeSide is Docket over one of two databases, with a connection that watches its locks.
type writeSide struct {
	contender
	name  string
	conn  *pgx.Conn
	close func()
}

func openWriteSide(ctx context.Context, s settings, database string, log *slog.Logger) (*writeSide, error) {
	conn, err := pgx.Connect(ctx, database)
	if err != nil {
		return nil, err
	}
	store, err := db.Open(ctx, database, db.WithLog(log), db.WithConnections(s.writers))
	if err != nil {
		conn.Close(ctx)
		return nil, err
	}
	docket, err := graph.Open(ctx, graph.Settings{Database: database, Store: store, Connections: s.writers, Timeout: 2 * time.Minute, Log: log, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()}})
	if err != nil {
		store.Close()
		conn.Close(ctx)
		return nil, err
	}
	server := httptest.NewServer(docket)
	return &writeSide{
		contender: contender{"docket", func(scenarios.Scenario) string { return server.URL + "/graphql" }, scenarios.Scenario.RequestBody},
		name:      conn.Config().Database, conn: conn,
		close: func() {
			server.Close()
			docket.Close()
			store.Close()
			conn.Close(context.WithoutCancel(ctx))
		},
	}, nil
}

// watchLocks looks every few milliseconds which statements of the database wait for a lock of another transaction. stop returns their
// share of all statements that were seen to run, in percent.
func (w *writeSide) watchLocks(ctx context.Context) (stop func() float64) {
	ctx, cancel := context.WithCancel(ctx)
	var running, waiting int64
	done := make(chan struct{})
	go func() {
		defer close(done)
		ticker := time.NewTicker(10 * time.Millisecond)
		defer ticker.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-ticker.C:
			}
			var all, locked int64
			// Not the context that stop ends: pgx would close the connection.
			err := w.conn.QueryRow(context.WithoutCancel(ctx), `SELECT count(*), count(*) FILTER (WHERE wait_event_type = 'Lock') FROM pg_stat_activity
				WHERE datname = $1 AND state = 'active' AND pid <> pg_backend_pid()`, w.name).Scan(&all, &locked)
			if err != nil {
				return
			}
			running += all
			waiting += locked
		}
	}()
	return func() float64 {
		cancel()
		<-done
		return 100 * float64(waiting) / float64(max(running, 1))
	}
}

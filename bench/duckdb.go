package main

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"docket/bench/scenarios"

	"github.com/jackc/pgx/v5"
)

const duckDBFolder = "bench/duckdb"

// exportedTables are what the questions of a province read.
var exportedTables = []string{
	"agencies", "parties", "cases", "penalties", "payments", "food_businesses", "level_changes", "coverage_assignments", "complaints", "inspections",
	"hazards", "safety_orders", "goods_movements", "analysis_reports", "promise_merchants", "rights_stations", "follow_ups", "remote_checks",
}

// exportTables writes each table into a CSV file of a folder, and load.sql, with which DuckDB creates and fills the same tables.
func exportTables(ctx context.Context, url, folder string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	var load strings.Builder
	for _, table := range exportedTables {
		var columns string
		// DuckDB knows the names of the types but that of ranges, which no question reads.
		err := conn.QueryRow(ctx, `SELECT string_agg(quote_ident(attname) || ' ' || replace(format_type(atttypid, atttypmod), 'daterange', 'text'), ', ' ORDER BY attnum)
			FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped`, table).Scan(&columns)
		if err != nil {
			return fmt.Errorf("export %s: %w", table, err)
		}
		fmt.Fprintf(&load, "CREATE TABLE %[1]s (%[2]s);\nCOPY %[1]s FROM '%[1]s.csv' (FORMAT csv, HEADER, ALLOW_QUOTED_NULLS false);\n", table, columns)
		if err := exportTable(ctx, conn, table, filepath.Join(folder, table+".csv")); err != nil {
			return fmt.Errorf("export %s: %w", table, err)
		}
	}
	return os.WriteFile(filepath.Join(folder, "load.sql"), []byte(load.String()), 0o600)
}

// exportTable writes a table into a CSV file. Columns that Postgres computes are written, too.
func exportTable(ctx context.Context, conn *pgx.Conn, table, name string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = conn.PgConn().CopyTo(ctx, file, "COPY (SELECT * FROM "+table+") TO STDOUT (FORMAT csv, HEADER)")
	if closeErr := file.Close(); err == nil {
		err = closeErr
	}
	return err
}

// startDuckDB exports the tables, builds the command in bench/duckdb and starts it over them. It returns the address of the command.
// The caller must call stop in the end.
func startDuckDB(ctx context.Context, database string) (url string, stop func(), err error) {
	folder, err := os.MkdirTemp("", "docket-bench-")
	if err != nil {
		return "", nil, err
	}
	stop = func() { _ = os.RemoveAll(folder) }
	if err := exportTables(ctx, database, folder); err != nil {
		stop()
		return "", nil, err
	}
	program := filepath.Join(folder, "duckdb")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, ".") //nolint:gosec // G204: the folder is one that this command made
	build.Dir, build.Env, build.Stderr = duckDBFolder, append(os.Environ(), "CGO_ENABLED=1"), os.Stderr
	if err := build.Run(); err != nil {
		stop()
		return "", nil, fmt.Errorf("build %s, which needs a C compiler: %w", duckDBFolder, err)
	}
	command := exec.CommandContext(ctx, program, folder) //nolint:gosec // G204: the folder is one that this command made
	command.Stderr = os.Stderr
	input, err := command.StdinPipe()
	if err != nil {
		stop()
		return "", nil, err
	}
	output, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		stop()
		return "", nil, err
	}
	stop = func() {
		input.Close()
		_ = command.Wait()
		_ = os.RemoveAll(folder)
	}
	url, err = bufio.NewReader(output).ReadString('\n')
	if err != nil {
		stop()
		return "", nil, fmt.Errorf("DuckDB did not start: %w", err)
	}
	return strings.TrimSpace(url), stop, nil
}

// compareTimes prints a table of how long one client waits for an answer of each contender: the median, and that of Docket as a multiple
// of that of DuckDB, the last contender. Answers are checked first. The contenders are timed in turns, as in compare.
func compareTimes(ctx context.Context, s settings, contenders []contender) error {
	fmt.Printf("\n%s, 1 client, %d turns of %s; milliseconds for an answer (median)\n\n| scenario |", s.records(), s.rounds, s.turn)
	for _, c := range contenders {
		fmt.Printf(" %s |", c.name)
	}
	fmt.Print(" docket ÷ DuckDB |\n|---|" + strings.Repeat("---:|", len(contenders)+1) + "\n")
	for _, tested := range s.set().scenarios {
		if tested.DuckDB == "" || !strings.Contains(tested.Name, s.only) {
			continue
		}
		if err := checkAnswers(ctx, http.DefaultClient, tested, contenders, s.Size); err != nil {
			return err
		}
		times, err := measureTimes(ctx, s, tested, contenders)
		if err != nil {
			return err
		}
		fmt.Printf("| %s |", tested.Name)
		for _, t := range times {
			fmt.Printf(" %.1f |", median(t))
		}
		fmt.Printf(" %.2f |\n", median(shares(times[1], times[len(times)-1])))
	}
	return nil
}

// measureTimes returns the median time for an answer, in milliseconds, of each contender (first index) in each counted round (second index).
func measureTimes(ctx context.Context, s settings, tested scenarios.Scenario, contenders []contender) ([][]float64, error) {
	times := make([][]float64, len(contenders))
	for round := range s.rounds + 1 {
		for i, c := range contenders {
			random := rand.New(rand.NewPCG(uint64(round), 0))
			var took []float64
			for start := time.Now(); len(took) == 0 || time.Since(start) < s.turn; {
				body, _ := c.body(tested, random, s.Size)
				began := time.Now()
				if _, err := ask(ctx, http.DefaultClient, c.url(tested), body); err != nil {
					return nil, fmt.Errorf("%s, %s: %w", tested.Name, c.name, err)
				}
				took = append(took, float64(time.Since(began).Microseconds())/1000)
			}
			if round > 0 { // the first round warms up
				times[i] = append(times[i], median(took))
			}
		}
	}
	return times, nil
}

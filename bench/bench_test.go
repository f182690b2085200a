package main

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/auth"
	"docket/db"
	"docket/graph"
	"docket/migrations"
	"docket/postgres/postgrestest"
)

const testCases = 3000

var filled = postgrestest.Template{Name: "bench", Build: func(ctx context.Context, url string) error {
	if err := migrations.Up(ctx, url, slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	return fill(ctx, url, testCases, 1)
}}

// start returns Docket and the handler by hand over a filled database, and the connection string of the database.
func start(t *testing.T) (contenders []contender, url string) {
	t.Helper()
	url = postgrestest.Clone(t, filled)
	log := slog.New(slog.DiscardHandler)
	store, err := db.Open(t.Context(), url, db.WithLog(log))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	docket, err := graph.Open(t.Context(), graph.Settings{Database: url, Store: store, Log: log, HTTP: graph.HTTPSettings{Anonymous: auth.TheOperator()}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(docket.Close)
	contenders, stop, err := startContenders(t.Context(), settings{clients: 4}, store, url, docket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return contenders, url
}

// Docket and the handler by hand give the same answers in every scenario that reads.
func TestAnswersAreEqual(t *testing.T) {
	t.Parallel()
	contenders, _ := start(t)
	for _, q := range scenarios {
		if err := checkAnswers(t.Context(), http.DefaultClient, q, contenders, testCases); err != nil {
			t.Error(err)
		}
	}
}

// The answers of two different requests are reported as different.
func TestCheckAnswersReportsDifferences(t *testing.T) {
	t.Parallel()
	contenders, _ := start(t)
	contenders[1].body = func(q scenario, _ *rand.Rand, cases int) ([]byte, bool) {
		return q.requestBody(rand.New(rand.NewPCG(99, 99)), cases)
	}
	for _, q := range scenarios[:3] {
		if err := checkAnswers(t.Context(), http.DefaultClient, q, contenders, testCases); err == nil {
			t.Errorf("%s: no difference is reported", q.name)
		}
	}
}

// A mutation and the transaction by hand add the same number of records to the tables that both write.
func TestWritesAddTheSameRecords(t *testing.T) {
	t.Parallel()
	contenders, url := start(t)
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	count := func() (counts [9]int) {
		t.Helper()
		for i, table := range []string{"cases", "case_officers", "case_events", "deadlines", "deadline_spans", "payments", "destructions", "destruction_supervisors", "goods_movements"} {
			if err := conn.QueryRow(t.Context(), "SELECT count(*) FROM "+table).Scan(&counts[i]); err != nil {
				t.Fatal(err)
			}
		}
		return counts
	}
	writes := 0
	for _, q := range scenarios {
		if q.write == nil {
			continue
		}
		writes++
		var added [2][9]int
		for i, c := range contenders[:2] {
			before := count()
			body, _ := c.body(q, rand.New(rand.NewPCG(uint64(i), 1)), testCases)
			if _, err := ask(t.Context(), http.DefaultClient, c.url(q), body); err != nil {
				t.Fatalf("%s, %s: %v", q.name, c.name, err)
			}
			after := count()
			for n := range after {
				added[i][n] = after[n] - before[n]
			}
		}
		if added[0] != added[1] || added[0] == [9]int{} {
			t.Errorf("%s: by hand %v, docket %v", q.name, added[0], added[1])
		}
	}
	if writes != 3 {
		t.Errorf("%d scenarios write, want 3", writes)
	}
}

func TestMedianOfShares(t *testing.T) {
	t.Parallel()
	// Round by round 0.5, 2 and 1: the median is 1, though the median rates are 20 and 10.
	if got := median(shares([]float64{5, 20, 30}, []float64{10, 10, 30})); got != 1 {
		t.Errorf("%v, want 1", got)
	}
	if got := median([]float64{4, 1, 3, 2}); got != 3 {
		t.Errorf("%v, want the upper of the two middle values", got)
	}
}

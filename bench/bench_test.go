package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/auth"
	"docket/bench/scenarios"
	"docket/db"
	"docket/demo/demotest"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/migrations"
	"docket/postgres/postgrestest"
)

// Settings of the three sets, at the smallest size that their scenarios allow.
var (
	bureauSettings   = settings{Size: scenarios.Size{Cases: 3000, Bureaus: 1}, clients: 4}
	demoSettings     = settings{isDemo: true, keepsAnswers: true, clients: 4}
	provinceSettings = settings{Size: scenarios.Size{Cases: 3000, Bureaus: 5}, keepsAnswers: true, clients: 4}
)

// filled is the template of a database for settings, under a name.
func filled(name string, s settings) postgrestest.Template {
	return postgrestest.Template{Name: name, Build: func(ctx context.Context, url string) error {
		if err := migrations.Up(ctx, url, slog.New(slog.DiscardHandler)); err != nil {
			return err
		}
		return s.set().fill(ctx, url, s.Size)
	}}
}

var (
	filledBureau   = filled("bench", bureauSettings)
	filledProvince = filled("bench_province", provinceSettings)
)

// start returns Docket and the handler by hand over a copy of a template, and the connection string of the database.
func start(t *testing.T, s settings, template postgrestest.Template) (contenders []contender, url string) {
	t.Helper()
	url = postgrestest.Clone(t, template)
	log := slog.New(slog.DiscardHandler)
	store, err := db.Open(t.Context(), url, db.WithLog(log))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	docket, err := graph.Open(t.Context(), graph.Settings{Database: url, Store: store, Log: log, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(docket.Close)
	contenders, stop, err := startContenders(t.Context(), s, store, url, docket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	return contenders, url
}

// Docket, with kept answers too, and the handler by hand give the same answers in every scenario that reads.
func TestAnswersAreEqual(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		settings settings
		template postgrestest.Template
	}{{"Bureau", bureauSettings, filledBureau}, {"Demo", demoSettings, demotest.Template}, {"Province", provinceSettings, filledProvince}} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			contenders, _ := start(t, c.settings, c.template)
			for _, q := range c.settings.set().scenarios {
				if err := checkAnswers(t.Context(), http.DefaultClient, q, contenders, c.settings.Size); err != nil {
					t.Error(err)
				}
				// Empty answers would be equal whatever the request asks. Lists below a case of the bureau may be empty.
				if c.name != "Bureau" && !answersInFull(t, q, contenders[0], c.settings.Size) {
					t.Errorf("%s: each of five answers has an empty list", q.Name)
				}
			}
		})
	}
}

// answersInFull reports whether one of five answers has no empty list.
func answersInFull(t *testing.T, q scenarios.Scenario, c contender, of scenarios.Size) bool {
	t.Helper()
	for seed := range uint64(5) {
		body, _ := c.body(q, rand.New(rand.NewPCG(seed, 1)), of)
		answer, err := ask(t.Context(), http.DefaultClient, c.url(q), body)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(answer, []byte("[]")) {
			return true
		}
	}
	return false
}

// The answers of two different requests are reported as different.
func TestCheckAnswersReportsDifferences(t *testing.T) {
	t.Parallel()
	contenders, _ := start(t, bureauSettings, filledBureau)
	contenders[1].body = func(q scenarios.Scenario, _ *rand.Rand, of scenarios.Size) ([]byte, bool) {
		return q.RequestBody(rand.New(rand.NewPCG(99, 99)), of)
	}
	for _, q := range scenarios.Bureau[:3] {
		if err := checkAnswers(t.Context(), http.DefaultClient, q, contenders, bureauSettings.Size); err == nil {
			t.Errorf("%s: no difference is reported", q.Name)
		}
	}
}

// A mutation and the transaction by hand add the same number of records to the tables that both write.
func TestWritesAddTheSameRecords(t *testing.T) {
	t.Parallel()
	contenders, url := start(t, bureauSettings, filledBureau)
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
	for _, q := range scenarios.Bureau {
		if q.Write == nil {
			continue
		}
		writes++
		var added [2][9]int
		for i, c := range contenders[:2] {
			before := count()
			body, _ := c.body(q, rand.New(rand.NewPCG(uint64(i), 1)), bureauSettings.Size)
			if _, err := ask(t.Context(), http.DefaultClient, c.url(q), body); err != nil {
				t.Fatalf("%s, %s: %v", q.Name, c.name, err)
			}
			after := count()
			for n := range after {
				added[i][n] = after[n] - before[n]
			}
		}
		if added[0] != added[1] || added[0] == [9]int{} {
			t.Errorf("%s: by hand %v, docket %v", q.Name, added[0], added[1])
		}
	}
	if writes != 3 {
		t.Errorf("%d scenarios write, want 3", writes)
	}
}

// Scenarios that write are left out beside a role that may not write, and those that read are not.
func TestForbiddenScenarios(t *testing.T) {
	t.Parallel()
	for role, mayWrite := range map[auth.Role]bool{auth.Auditor: false, auth.Legal: true} {
		asRole := bureauSettings
		asRole.as = string(role)
		contenders, _ := start(t, asRole, filledBureau)
		for _, q := range scenarios.Bureau {
			want := ""
			if q.Write != nil && !mayWrite {
				want = "docket as " + string(role)
			}
			if got, err := forbiddenTo(t.Context(), http.DefaultClient, q, contenders, bureauSettings.Size); got != want || err != nil {
				t.Errorf("%s as %s: forbidden to %q (%v), want %q", q.Name, role, got, err, want)
			}
		}
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

// The export has a line for each row of each table, below the names of the columns, and load.sql names all columns with their types.
func TestExportTables(t *testing.T) {
	t.Parallel()
	url, folder := postgrestest.Clone(t, filledProvince), t.TempDir()
	if err := exportTables(t.Context(), url, folder); err != nil {
		t.Fatal(err)
	}
	load, err := os.ReadFile(folder + "/load.sql")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(load), "CREATE TABLE "); got != len(exportedTables) {
		t.Errorf("load.sql creates %d tables, want %d", got, len(exportedTables))
	}
	if want := "business_id bigint, official_id bigint, period text, starts_on date, ends_on date, cancelled_on date"; !strings.Contains(string(load), want) {
		t.Errorf("load.sql lacks %q:\n%s", want, load)
	}
	for table, want := range map[string]int{
		"agencies": 6, "cases": 3000, "complaints": 3000, "inspections": 1500, "remote_checks": 0,
		"coverage_assignments": 1950, // two of each of 1000 businesses, but one of every twentieth
	} {
		file, err := os.Open(folder + "/" + table + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		rows, err := csv.NewReader(file).ReadAll()
		if err != nil || len(rows) != want+1 {
			t.Errorf("%s: %d lines, want %d and the names of the columns: %v", table, len(rows), want, err)
		}
	}
}

// The copy without summaries has the records, but none of the triggers that keep summaries; the database keeps its triggers.
func TestCopyWithoutSummaries(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, filledBureau)
	query := func(url, statement string) (n int) {
		t.Helper()
		conn, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(t.Context())
		if err := conn.QueryRow(t.Context(), statement).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	const (
		summarise = `SELECT count(*) FROM pg_trigger WHERE tgname LIKE '%\_sum\_after%'`
		others    = `SELECT count(*) FROM pg_trigger WHERE tgname NOT LIKE '%\_sum\_after%'`
	)
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), `
		CREATE FUNCTION invented_sum_after() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
		CREATE TRIGGER invented_sum_after_added AFTER INSERT ON cases FOR EACH STATEMENT EXECUTE FUNCTION invented_sum_after()`); err != nil {
		t.Fatal(err)
	}
	conn.Close(t.Context())
	before := query(url, summarise)
	without, dropped, err := copyWithoutTriggers(t.Context(), url, triggersOf["summaries"])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = dropDatabase(context.Background(), without) })
	if after := query(without, summarise); before < 1 || dropped != before || after != 0 || query(url, summarise) != before {
		t.Errorf("of %d triggers %d were dropped, and the copy has %d", before, dropped, after)
	}
	if n := query(without, "SELECT count(*) FROM cases"); n != bureauSettings.Cases {
		t.Errorf("the copy has %d cases, want %d", n, bureauSettings.Cases)
	}
	if all, copied := query(url, others), query(without, others); all != copied {
		t.Errorf("the copy has %d other triggers, want %d", copied, all)
	}
}

func TestSettingsThatDoNotGoTogether(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		settings settings
		want     string // begins the error; empty for none
	}{
		{settings{Size: scenarios.Size{Cases: 20000, Bureaus: 1}}, ""},
		{settings{Size: scenarios.Size{Cases: 20000, Bureaus: 1}, isDemo: true}, ""},
		{settings{Size: scenarios.Size{Cases: 1000000, Bureaus: 100}, withDuckDB: true}, ""},
		{settings{Size: scenarios.Size{Cases: 20000, Bureaus: 100}}, "-cases 20000 -bureaus 100"},
		{settings{Size: scenarios.Size{Cases: 20000, Bureaus: 0}}, "-cases 20000 -bureaus 0"},
		{settings{Size: scenarios.Size{Cases: 20000, Bureaus: 2}, isDemo: true}, "-demo and -bureaus"},
		{settings{Size: scenarios.Size{Cases: 20000, Bureaus: 1}, withDuckDB: true}, "-duckdb"},
		{settings{Size: scenarios.Size{Cases: 20000, Bureaus: 2}, withoutSummaries: true}, "-without-summaries"},
	} {
		err := c.settings.check()
		if got := fmt.Sprint(err); (err != nil) != (c.want != "") || !strings.HasPrefix(got, c.want) && err != nil {
			t.Errorf("%+v: %v, want %q", c.settings, err, c.want)
		}
	}
}

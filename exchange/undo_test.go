package exchange_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/coverage"
	"docket/exchange/imports"
	"docket/postgres/postgrestest"
)

// tables returns a digest of all rows of each table of records, without the books of imports and the settings.
func tables(t *testing.T, url string) map[string]string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	rows, err := conn.Query(t.Context(), `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
		AND relname !~ '^(imports|import_|bun_|settings$|agencies$|number_series|.*_sum|summar|log_)' ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range names {
		var digest string
		if err := conn.QueryRow(t.Context(), "SELECT count(*) || ' ' || coalesce(md5(string_agg(x, ';' ORDER BY x)), '') FROM (SELECT (to_jsonb(r) - 'logged_at')::text AS x FROM "+pgx.Identifier{name}.Sanitize()+" r) x").Scan(&digest); err != nil {
			t.Fatal(err)
		}
		out[name] = digest
	}
	return out
}

func wantTables(t *testing.T, url string, want map[string]string) {
	t.Helper()
	got := tables(t, url)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("%s: %s, want %s", name, got[name], want[name])
		}
	}
}

func wantUndone(t *testing.T, url string, number int64) {
	t.Helper()
	if err := imports.Undo(t.Context(), url, number, "王一"); err != nil {
		t.Fatal(err)
	}
}

func wantNotUndone(t *testing.T, url string, number int64, want string) {
	t.Helper()
	before := tables(t, url)
	if err := imports.Undo(t.Context(), url, number, "王一"); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("import %d: %v, want %q", number, err, want)
	}
	wantTables(t, url, before)
	wantRows(t, url, "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'", "0")
}

// An import that is undone leaves every table as it was before, and its own record.
func TestUndo(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	empty := tables(t, url)
	first := imported(t, url, register(t))
	held := tables(t, url)
	if held["cases"] == empty["cases"] || held["case_events"] == empty["case_events"] {
		t.Fatal("the import wrote nothing")
	}
	newer := register(t, "1,10,20220105", "1,10,20220104", "1000.50,9001-0001 QUÉBEC INC.", "1200,NOUVEAU INC.", "4,30,20230301", "5,30,20230301", "O'BRIEN,Ouvert,20230101", "O'BRIEN,Fermé,20240601")
	second := imported(t, url, newer)
	if maps.Equal(tables(t, url), held) {
		t.Fatal("the newer edition changed nothing")
	}
	if first.Number == 0 || second.Number == first.Number {
		t.Fatalf("numbers %d, %d", first.Number, second.Number)
	}
	wantNotUndone(t, url, first.Number, "somebody has worked on its records since: case events ")
	wantUndone(t, url, second.Number)
	wantTables(t, url, held)
	wantUndone(t, url, first.Number)
	wantTables(t, url, empty)
	wantRows(t, url, "SELECT state, undone_by, row_count, file_name FROM imports ORDER BY id", "UNDONE|王一|4|register.csv", "UNDONE|王一|4|register.csv")
	wantNotUndone(t, url, first.Number, "is undone already")
	wantNotUndone(t, url, 999, "there is no import 999")
	// Ledgers are protected as before, and the file can be imported again.
	third := imported(t, url, register(t))
	wantCounts(t, third, "3 0 0 0", "3 0 0 0", "4 0 0 0", "4 0 0 0", "4 0 0 0")
	wantRefusal(t, url, "DELETE FROM case_events", "never changed or removed")
}

func wantRefusal(t *testing.T, url, statement, want string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), statement); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%s: %v", statement, err)
	}
}

// An import on whose records somebody has worked is not undone; the refusal names them.
func TestErrUndoWorkedOn(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	report := imported(t, url, register(t))
	b := working(t, url)
	b.takes(t, "2")
	wantNotUndone(t, url, report.Number, "cases 2 (changed); cases 2 (in case events)")
	does(t, b, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: b.record(t, "FoodBusiness", "food_businesses WHERE source_key = '10'"), ClosedOn: civil.Date{Year: 2024, Month: 5, Day: 1}})
	wantNotUndone(t, url, report.Number, "food businesses CHEZ L'AMI (changed)")
}

// Every table of records notes what an import's verbs write, so that it can be undone.
func TestTablesAreNoted(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	// A table that a later migration adds gets its trigger there: CREATE TRIGGER …_noted_for_undo as in 0037_import.
	wantRows(t, url, `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
		AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'agency_id') AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'version')
		AND NOT EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = c.relname || '_noted_for_undo') ORDER BY 1`,
		"access_events", "access_tokens", "accounts", "attachments", "calendar_days", "disclosures", "erasures", "imports", "party_changes", "rule_settings")
	// Summaries follow the records, and the job that folds them must not write into the notes of an import.
	wantRows(t, url, `SELECT c.relname FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE g.tgname ~ '_noted_for_undo$' AND c.relname ~ '_by_|_sum_'`)
}

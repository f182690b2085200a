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

// What an import has written several times is undone with it: a case that it adds, and then serves. Work that came after the import, or between two of its own
// writes, is not lost: the import is not undone, and the refusal names the record.
func TestUndoOfRecordsWrittenTwice(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	working(t, url)
	before := tables(t, url)
	served := importedBytes(t, url, "决定.csv", []byte("文号,当事人,日期,送达,承办\n1号,甲,2023-03-01,2023-03-06,王1、王2\n2号,乙,2023-03-02,2023-03-07,王1、王2\n"), read(t, `
register: 决定
records:
  party: {sourceKey: {column: 当事人}, name: {column: 当事人}, kind: {value: SOLE_TRADER}}
  case:
    caseNo: {column: 文号}
    field: {value: FOOD}
    source: {value: INSPECTION}
    procedure: {value: ORDINARY}
    cause: {value: 违反食品安全法}
    filedOn: {column: 日期}
  decision: {decisionNo: {column: 文号}, decidedOn: {column: 日期}}
  fine: {amount: {value: "1000"}}
  assignOfficers: {on: {column: 日期}, officers: {column: 承办, split: "、"}}
  serveDocument: {on: {column: 送达}}
`))
	wantNoFaults(t, served)
	wantRows(t, url, "SELECT status, count(*) FROM cases GROUP BY 1", "SERVED|2")
	wantUndone(t, url, served.Number)
	wantTables(t, url, before)

	// Of the two businesses of one statement, the day of naming an official is worked out for the one that has opened.
	shops := importedBytes(t, url, "主体.csv", []byte("编号,店名,开业\nA,甲饭店,2024-01-02\nB,乙饭店,\n"), read(t, `
register: 主体
records:
  party: {sourceKey: {column: 编号}, name: {column: 店名}, kind: {value: SOLE_TRADER}}
  foodBusiness:
    sourceKey: {column: 编号}
    name: {column: 店名}
    type: {value: 餐饮}
    level: {value: C}
    openedOn: {column: 开业}
`))
	wantNoFaults(t, shops)
	wantRows(t, url, "SELECT source_key, version FROM food_businesses ORDER BY 1", "A|2", "B|1")
	for _, c := range []struct{ meanwhile, name string }{
		{"UPDATE food_businesses SET name = '乙酒楼', version = version + 1 WHERE source_key = 'B'", "乙酒楼 (changed)"},
		// As if A had been changed after it was added, and before its day was worked out.
		{"UPDATE import_writes SET old_row = jsonb_set(old_row, '{version}', '2'), new_version = 3 WHERE table_name = 'food_businesses' AND action = 'CHANGED'; UPDATE food_businesses SET version = 3 WHERE source_key = 'A'", "甲饭店 (changed)"},
	} {
		exec(t, url, c.meanwhile)
		wantNotUndone(t, url, shops.Number, c.name)
		exec(t, url, "UPDATE food_businesses SET version = 1 WHERE source_key = 'B'")
	}
}

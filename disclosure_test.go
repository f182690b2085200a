package main

import (
	"context"
	"log/slog"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/demo/demotest"
	"docket/migrations"
	"docket/postgres/postgrestest"
)

// column returns the texts of a query's only column.
func column(t *testing.T, url, sql string) []string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	rows, err := conn.Query(t.Context(), sql)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return texts
}

// digests returns the number of rows and a hash of each table, without the books of imports and what an import adds for good: the settings,
// the agency and its numbers, and the log, with the instant of each row.
func digests(t *testing.T, url string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, table := range column(t, url, `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
		AND relname !~ '^(imports|import_|bun_|settings$|agencies$|number_series|.*_sum|summar|log_)'`) {
		all[table] = column(t, url, "SELECT count(*) || ' ' || coalesce(md5(string_agg(x, ';' ORDER BY x)), '') FROM (SELECT (to_jsonb(r) - 'logged_at')::text AS x FROM "+pgx.Identifier{table}.Sanitize()+" r) x")[0]
	}
	return all
}

// The disclosure file of 2023, imported into an empty deployment, holds the same decisions. Importing it again changes nothing, and undo takes
// it back.
func TestDisclosureFileIsImported(t *testing.T) {
	t.Parallel()
	from := postgrestest.Clone(t, demotest.Template)
	to := postgrestest.Empty(t)
	if err := migrations.Up(t.Context(), to, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "2023.xlsx")
	said := printed(t, "export", "disclosure", "--from", "2023-01-01", "--to", "2023-12-31", "--output", file, "--database", from)
	empty := digests(t, to)
	imports := func(path string) string {
		return printed(t, "import", path, "--mapping", "exchange/disclosure.yaml", "--strict", "--database", to)
	}
	report := imports(file)

	// One line for each decision. The file's confiscated amount is of gains and goods: the one is an amount here, the sum a text of the other.
	const penalties = `(SELECT string_agg(p.kind || coalesce(' ' || p.amount, ''), ', ' ORDER BY p.kind) FROM penalties p WHERE p.agency_id = d.agency_id AND p.decision_id = d.id)`
	const gains = `(SELECT sum(amount) FROM penalties p WHERE p.agency_id = d.agency_id AND p.decision_id = d.id AND p.kind = 'CONFISCATION_OF_GAINS')`
	const line = `concat_ws('|', d.decision_no, d.decided_on, p.kind, p.name, coalesce(p.code, '-'), regexp_replace(c.cause, '^涉嫌', ''), c.field, ` + penalties + `, trim_scale(%taken%))
		FROM decisions d JOIN cases c ON c.agency_id = d.agency_id AND c.id = d.case_id JOIN parties p ON p.agency_id = c.agency_id AND p.id = c.party_id `
	want := column(t, from, `SELECT `+strings.Replace(line, "%taken%", `coalesce(`+gains+`, 0) + coalesce((SELECT sum(value) FROM goods_lots g WHERE g.agency_id = d.agency_id AND g.case_id = d.case_id
			AND EXISTS (SELECT FROM penalties p WHERE p.agency_id = d.agency_id AND p.decision_id = d.id AND p.kind = 'CONFISCATION_OF_GOODS')
			AND EXISTS (SELECT FROM goods_movements m WHERE m.agency_id = g.agency_id AND m.lot_id = g.id AND m.kind = 'CONFISCATE')), 0)`, 1)+`
		WHERE d.decided_on BETWEEN '2023-01-01' AND '2023-12-31' AND d.outcome = 'PENALTY' AND d.withdrawn_on IS NULL AND c.procedure <> 'SIMPLIFIED'
			AND EXISTS (SELECT FROM penalties p WHERE p.agency_id = d.agency_id AND p.decision_id = d.id AND p.kind <> 'WARNING') ORDER BY d.decision_no`)
	got := column(t, to, `SELECT `+strings.Replace(line, "%taken%", `coalesce((SELECT 10000 * substring(text FROM '共计([0-9.]+)万元')::numeric FROM penalties p
			WHERE p.agency_id = d.agency_id AND p.decision_id = d.id AND p.kind = 'CONFISCATION_OF_GOODS'), `+gains+`, 0)`, 1)+` ORDER BY d.decision_no`)
	if len(want) < 500 || len(got) != len(want) {
		t.Errorf("%d decisions are imported, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("%s, want %s", got[i], want[i])
		}
	}
	t.Logf("%s\n%s\nthe first: %s", said, report, got[0])

	// A natural person is told from others by four digits of the identity number, and the number itself is nowhere.
	people := column(t, to, `SELECT source_key FROM parties WHERE kind = 'NATURAL_PERSON'`)
	if len(people) == 0 || slices.ContainsFunc(people, func(key string) bool { return !regexp.MustCompile(`^\d{3}[\dX] \D+$`).MatchString(key) }) {
		t.Errorf("the keys of natural persons are %q", people)
	}
	held := digests(t, to)
	if maps.Equal(held, empty) {
		t.Fatal("the import wrote nothing")
	}
	imports(file)
	wantDigests(t, "a second import", digests(t, to), held)
	csv := strings.TrimSuffix(file, "xlsx") + "csv"
	printed(t, "export", "disclosure", "--from", "2023-01-01", "--to", "2023-12-31", "--output", csv, "--database", from)
	imports(csv)
	for _, number := range []string{"3", "2", "1"} {
		printed(t, "undo", number, "--database", to)
	}
	wantDigests(t, "undo", digests(t, to), empty)
}

func wantDigests(t *testing.T, after string, got, want map[string]string) {
	t.Helper()
	for _, table := range slices.Sorted(maps.Keys(want)) {
		if got[table] != want[table] {
			t.Errorf("after %s, %s holds %s, want %s", after, table, got[table], want[table])
		}
	}
}

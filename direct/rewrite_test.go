package direct

import (
	"strings"
	"testing"
)

var testParts = map[string]part{
	"cases":    {Name: "cases_102008", Number: 102008},
	"payments": {Name: "payments_102012", Number: 102012},
	"agencies": {Name: "agencies_102300", Number: 102300, IsCopy: true},
}

// Tables after FROM and JOIN become parts; columns, texts, aliases and what stands in WITH stay as they are. The last column asks for each part that is read, once.
func TestRewrite(t *testing.T) {
	t.Parallel()
	for statement, want := range map[string]string{
		`SELECT (SELECT count(*) FROM cases t1 WHERE t1.agency_id = $1::bigint) AS c0`:                         `SELECT (SELECT count(*) FROM cases_102008 t1 WHERE t1.agency_id = $1::bigint) AS c0`,
		`SELECT 1 FROM cases t1 JOIN payments t2 ON t2.case_id = t1.id`:                                        `SELECT 1 FROM cases_102008 t1 JOIN payments_102012 t2 ON t2.case_id = t1.id`,
		`SELECT EXISTS (SELECT FROM cases WHERE cases.agency_id = $1)`:                                         `SELECT EXISTS (SELECT FROM cases_102008 AS cases WHERE cases.agency_id = $1)`,
		`SELECT 'FROM cases, it''s', E'\' FROM cases', "FROM cases", t1.cases FROM cases t1`:                   `SELECT 'FROM cases, it''s', E'\' FROM cases', "FROM cases", t1.cases FROM cases_102008 t1`,
		`WITH t3 AS MATERIALIZED (SELECT * FROM cases t1) SELECT * FROM t3 JOIN LATERAL (SELECT 1) t4 ON true`: `WITH t3 AS MATERIALIZED (SELECT * FROM cases_102008 t1) SELECT * FROM t3 JOIN LATERAL (SELECT 1) t4 ON true`,
		`SELECT extract(year FROM t1.filed_on), generate_series(1, 2) FROM cases t1, unnest($2::bigint[]) n`:   `SELECT extract(year FROM t1.filed_on), generate_series(1, 2) FROM cases_102008 t1, unnest($2::bigint[]) n`,
	} {
		got, ok := rewrite(statement, testParts, map[string]bool{"log_began": true})
		if before, _, _ := strings.Cut(got, ", ((SELECT count(*) FROM pg_catalog"); !ok || before != want {
			t.Errorf("%s\n is now %t %s\n want %s", statement, ok, before, want)
		}
	}
	got, _ := rewrite(`SELECT 1 FROM cases t1 JOIN payments t2 ON true JOIN cases t3 ON true JOIN agencies t4 ON true`, testParts, nil)
	if !strings.Contains(got, "'{102008,102012,102300}'") || !strings.Contains(got, ") = 3)::text") {
		t.Error(got)
	}
}

// What may read something else than the parts stays with the coordinator.
func TestRewriteRefuses(t *testing.T) {
	t.Parallel()
	for what, statement := range map[string]string{
		"a schema":                    `SELECT 1 FROM public.cases t1`,
		"the schema of versions":      `SELECT 1 FROM cases t1 JOIN history.cases t2 ON true`,
		"another table":               `SELECT 1 FROM cases t1 JOIN sessions t2 ON true`,
		"a list of tables":            `SELECT 1 FROM cases t1, payments t2`,
		"a name of a table elsewhere": `SELECT cases FROM cases`,
		"a function that reads":       `SELECT log_began() FROM cases t1`,
		"a function of a schema":      `SELECT public.log_size() FROM cases t1`,
		"copies alone":                `SELECT 1 FROM agencies t1`,
		"a quoted table":              `SELECT 1 FROM "cases" t1`,
		"a comment":                   `SELECT 1 FROM cases t1 -- FROM payments`,
		"a text between dollars":      `SELECT $a$ FROM $a$ FROM cases t1`,
		"a text that does not end":    `SELECT ' FROM cases t1`,
	} {
		if got, ok := rewrite(statement, testParts, map[string]bool{"log_began": true}); ok {
			t.Errorf("%s: %s\n is now %s", what, statement, got)
		}
	}
}

// A function reads if it names a table, runs a text, or calls one that reads.
func TestReaders(t *testing.T) {
	t.Parallel()
	got := readers(map[string]string{
		"sum_of": "CREATE FUNCTION sum_of() … SELECT sum(amount) FROM payments", "shown": "CREATE FUNCTION shown() … SELECT total()", "total": "… SELECT sum_of()",
		"run": "BEGIN execute 'SELECT 1'; END", "fold": "SELECT lower(text) -- no table, though paymentsx is near",
	}, testParts)
	for name, want := range map[string]bool{"sum_of": true, "shown": true, "total": true, "run": true, "fold": false} {
		if got[name] != want {
			t.Errorf("%s: %t", name, got[name])
		}
	}
}

// The address of another machine takes the place of all that names one.
func TestAt(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"postgres://u:p@10.0.0.1/docket?sslmode=disable":          "postgres://u:p@10.0.0.2:5433/docket?sslmode=disable",
		"postgres:///docket?host=%2Frun&port=5&user=u":            "postgres://10.0.0.2:5433/docket?user=u",
		"host=10.0.0.1 user=u password='a b' dbname=docket":       "host=10.0.0.1 user=u password='a b' dbname=docket host='10.0.0.2' port=5433",
		"postgres://u@10.0.0.1:1,10.0.0.9:2/docket?sslmode=allow": "postgres://u@10.0.0.2:5433/docket?sslmode=allow",
	} {
		if got, err := At(url, "10.0.0.2", 5433); err != nil || got != want {
			t.Errorf("%s: %s %v, want %s", url, got, err, want)
		}
	}
}

package summaries_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"docket/demo/demotest"
	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
	"docket/query/querytest"
	"docket/summaries"
)

var template = migrationstest.TemplateOf("summaries", `
INSERT INTO agencies (id, code, name, short_name, level) VALUES (1, '320585', '甲', '甲', 'COUNTY'), (2, '320581', '乙', '乙', 'COUNTY');
INSERT INTO units (agency_id, id, name, kind) SELECT a, u, 'u' || u, 'BRANCH' FROM generate_series(1, 2) a, generate_series(1, 2) u;
INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 1, 'COMPANY', 'p'), (2, 1, 'COMPANY', 'p'), (1, 2, 'COMPANY', 'q'), (2, 2, 'COMPANY', 'q');
INSERT INTO officials (agency_id, id, name, post, tier) SELECT a, 1, 'o', 'p', 'VILLAGE' FROM generate_series(1, 2) a;
INSERT INTO food_businesses (agency_id, id, party_id, name, type, level) SELECT a, b, 1, 'b', 'SALE', 'D' FROM generate_series(1, 2) a, generate_series(1, 3) b;
INSERT INTO level_changes (agency_id, business_id, level, starts_on) SELECT a, b, 'D', '2020-01-01' FROM generate_series(1, 2) a, generate_series(1, 3) b;
INSERT INTO provisions (id, law, article, text, field, effective_from) VALUES (1, 'l', 'a', 't', 'FOOD', '2015-01-01');`)

// open returns a keeper of a database of its own, as the owner of the schema.
func open(t *testing.T) (*summaries.Keeper, string) {
	t.Helper()
	url := postgrestest.Clone(t, template)
	return keeperOf(t, url), url
}

// keeperOf returns a keeper of a database.
func keeperOf(t *testing.T, url string) *summaries.Keeper {
	t.Helper()
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(stdlib.GetConnector(*config))
	t.Cleanup(func() { db.Close() })
	return &summaries.Keeper{DB: db, Sets: querytest.DeclaredSummaries(t), Log: slog.New(slog.DiscardHandler)}
}

func exec(t *testing.T, k *summaries.Keeper, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := k.DB.ExecContext(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// checkExact fails where a summary differs from the records.
func checkExact(t *testing.T, k *summaries.Keeper, when string) {
	t.Helper()
	differences, err := k.Verify(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if len(differences) > 0 {
		t.Fatalf("%s: %d differences:\n%s", when, len(differences), strings.Join(differences[:min(len(differences), 20)], "\n"))
	}
}

// total returns the sum of a column over a summary and its changes.
func total(t *testing.T, k *summaries.Keeper, column, table, changes, where string) (value string) {
	t.Helper()
	err := k.DB.QueryRowContext(t.Context(), fmt.Sprintf("SELECT coalesce(sum(%[1]s), 0)::text FROM (SELECT * FROM (SELECT %[1]s FROM %[2]s WHERE %[4]s) s UNION ALL SELECT * FROM (SELECT %[1]s FROM %[3]s WHERE %[4]s) c) t",
		column, table, changes, where)).Scan(&value)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

const (
	twoCases = `INSERT INTO cases (agency_id, id, case_no, unit_id, field, source, procedure, cause, status, party_id, filed_on, decided_on) VALUES
		(1, 1, 'a', 1, 'FOOD', 'MEDIA', 'ORDINARY', 'c', 'DECIDED', 1, '2023-01-31', '2023-03-05'), (1, 2, 'b', 2, 'DRUG', 'MEDIA', 'ORDINARY', 'c', 'DECIDED', 1, '2023-02-01', '2023-03-31')`
	theirDecisions = `INSERT INTO decisions (agency_id, id, case_id, decision_no, outcome, decided_on) VALUES (1, 1, 1, 'd1', 'PENALTY', '2023-03-05'), (1, 2, 2, 'd2', 'PENALTY', '2023-03-31')`
	theirPenalties = `INSERT INTO penalties (agency_id, id, case_id, decision_id, kind, amount) VALUES (1, 1, 1, 1, 'FINE', 100.50), (1, 2, 1, 1, 'CONFISCATION_OF_GAINS', 7), (1, 3, 2, 2, 'FINE', 40)`
)

// TestWhatWritesAdd checks the sums after each of a few statements by hand.
func TestWhatWritesAdd(t *testing.T) {
	t.Parallel()
	k, _ := open(t)
	exec(t, k, twoCases, theirDecisions, theirPenalties)
	for _, step := range []struct{ statement, food, drug, march, april string }{
		{"SELECT 1", "107.50", "40.00", "147.50", "0"},
		{"UPDATE penalties SET amount = 200 WHERE id = 1", "207.00", "40.00", "247.00", "0"},
		{"UPDATE cases SET decided_on = '2023-04-01' WHERE id = 2", "207.00", "40.00", "207.00", "40.00"},
		{"UPDATE cases SET field = 'FOOD' WHERE id = 2", "247.00", "0", "207.00", "40.00"},
		{"UPDATE penalties SET withdrawn_on = '2023-05-01' WHERE id = 1", "47.00", "0", "7.00", "40.00"},
		{"DELETE FROM penalties WHERE id = 2", "40.00", "0", "0", "40.00"},
		// One statement writes the case and its penalty.
		{"WITH c AS (UPDATE cases SET field = 'PRICE', decided_on = '2023-03-01' WHERE id = 2) UPDATE penalties SET amount = 90 WHERE id = 3", "0", "0", "90.00", "0"},
		{"WITH c AS (DELETE FROM penalties WHERE id = 3) UPDATE cases SET field = 'DRUG' WHERE id = 2", "0", "0", "0", "0"},
	} {
		exec(t, k, step.statement)
		for _, folded := range []bool{false, true} {
			if folded {
				if err := k.Fold(t.Context(), 1); err != nil {
					t.Fatal(err)
				}
			}
			for where, want := range map[string]string{
				"field = 'FOOD'": step.food, "field = 'DRUG'": step.drug, "decided_on = '2023-03-01'": step.march, "decided_on = '2023-04-01'": step.april,
			} {
				got := total(t, k, "penalty_amount_sum", "cases_by_decided_on_field", "cases_sum_changes", where)
				if strings.TrimSuffix(got, ".00") != strings.TrimSuffix(want, ".00") {
					t.Errorf("after %s (folded: %v): %s: %s, want %s", step.statement, folded, where, got, want)
				}
			}
			checkExact(t, k, step.statement)
		}
	}
}

// The demo bureau is loaded without the triggers. Its summaries hold what the bureau published of 2023, nothing waits to be folded, and writes count on.
func TestDemoIsCounted(t *testing.T) {
	t.Parallel()
	k := keeperOf(t, postgrestest.Clone(t, demotest.Template))
	checkExact(t, k, "loaded")
	for _, want := range []struct{ column, table, where, sum string }{
		{"records", "cases_by_decided_on_field", "decided_on BETWEEN '2023-01-01' AND '2023-12-31'", "1991"},
		{"penalty_amount_sum", "cases_by_decided_on_field", "decided_on BETWEEN '2023-01-01' AND '2023-12-31'", "5920000.00"},
		{"quantity_sum", "goods_movements_by_moved_on_kind", "moved_on BETWEEN '2023-01-01' AND '2023-12-31' AND kind = 'DESTROY'", "11800.000"},
	} {
		var sum string
		err := k.DB.QueryRowContext(t.Context(), fmt.Sprintf("SELECT sum(%s) FROM %s WHERE %s", want.column, want.table, want.where)).Scan(&sum) //nolint:gosec // names of this test
		if err != nil || sum != want.sum {
			t.Errorf("%s of %s: %s, want %s (%v)", want.column, want.table, sum, want.sum, err)
		}
	}
	exec(t, k, "UPDATE cases SET field = 'PRICE' WHERE decided_on >= '2023-12-01' AND field = 'FOOD'")
	checkExact(t, k, "after a write")
}

// TestVerifyAndRebuild breaks summaries, which Verify finds and Rebuild mends.
func TestVerifyAndRebuild(t *testing.T) {
	t.Parallel()
	k, _ := open(t)
	exec(t, k, twoCases, theirDecisions, theirPenalties)
	if err := k.Fold(t.Context(), 1); err != nil {
		t.Fatal(err)
	}
	breaks := []string{
		"UPDATE cases_by_decided_on_field SET records = records + 1 WHERE field = 'FOOD'",
		"DELETE FROM cases_by_filed_on_field_status WHERE field = 'DRUG'",
		"INSERT INTO complaints_sum_changes (agency_id, recovered_amount_sum, records) VALUES (2, 5, 1)",
		"DELETE FROM cases_sum_records WHERE id = 1",
		"UPDATE cases_sum_records SET party_id = 2 WHERE id = 1",
		"BEGIN; SET LOCAL citus.propagate_set_commands = 'local'; SET LOCAL session_replication_role = replica; UPDATE penalties SET amount = 41 WHERE id = 3; COMMIT",
	}
	for _, statement := range breaks {
		exec(t, k, statement)
		differences, err := k.Verify(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		if len(differences) == 0 {
			t.Errorf("%s: no difference was found", statement)
		}
		if err := k.Rebuild(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		checkExact(t, k, "rebuilt after "+statement)
	}
	if got := total(t, k, "penalty_amount_sum", "cases_by_decided_on_field", "cases_sum_changes", "true"); got != "148.50" {
		t.Errorf("the penalties add up to %s, want 148.50", got)
	}
	if _, err := k.Verify(t.Context(), "Party"); err == nil || err.Error() != "Party has no summaries" {
		t.Errorf("Verify: %v", err)
	}
}

// TestTruncate empties tables, which no part of Docket does: the summaries follow.
func TestTruncate(t *testing.T) {
	postgrestest.SkipOnCitus(t, "a trigger of TRUNCATE reads the table whole, which it may not on a worker")
	t.Parallel()
	k, _ := open(t)
	exec(t, k, twoCases, theirDecisions, theirPenalties)
	exec(t, k, "ALTER TABLE payments DISABLE TRIGGER USER", "TRUNCATE penalties CASCADE")
	checkExact(t, k, "penalties emptied")
	exec(t, k, "ALTER TABLE case_events DISABLE TRIGGER USER", "ALTER TABLE disclosures DISABLE TRIGGER USER", "ALTER TABLE goods_movements DISABLE TRIGGER goods_movements_append_only",
		`INSERT INTO complaints (agency_id, complaint_no, channel, kind, object, issue, text, received_at, received_on, recovered_amount)
			VALUES (1, 'c', 'LETTER', 'REPORT', 'FOOD', 'SAFETY', 't', now(), '2023-05-02', 3)`,
		"INSERT INTO inspections (agency_id, id, party_id, inspected_on) VALUES (1, 1, 1, '2023-05-02')",
		"INSERT INTO hazards (agency_id, inspection_id, kind, severity, text) VALUES (1, 1, 'OTHER', 'ORDINARY', 't')",
		"TRUNCATE cases, complaints, inspections CASCADE")
	checkExact(t, k, "all emptied")
}

// writer writes at random, by SQL alone.
type writer struct {
	*rand.Rand
	conn *pgx.Conn
}

func (w writer) pick(from ...string) string { return from[w.IntN(len(from))] }

func (w writer) day() string { return fmt.Sprintf("'2023-%02d-%02d'", 1+w.IntN(4), 1+w.IntN(28)) }

// statement draws a statement. Records are few, so that writers meet at them.
func (w writer) statement() string {
	agency, record := 1+w.IntN(2), 1+w.IntN(6)
	field := w.pick("'FOOD'", "'DRUG'", "'PRICE'")
	at := fmt.Sprintf("agency_id = %d AND id = %d", agency, record)
	penalty := fmt.Sprintf("agency_id = %d AND case_id = %d", agency, record)
	updateCase := w.pick(
		fmt.Sprintf("UPDATE cases SET field = %s WHERE %s", field, at),
		fmt.Sprintf("UPDATE cases SET decided_on = %s WHERE %s", w.day(), at),
		fmt.Sprintf("UPDATE cases SET filed_on = %s, status = %s WHERE %s", w.day(), w.pick("'DECIDED'", "'EXECUTED'"), at),
		fmt.Sprintf("UPDATE cases SET field = %s WHERE agency_id = %d AND id > 3", field, agency),
		fmt.Sprintf("UPDATE cases SET party_id = %d WHERE %s", 1+w.IntN(2), at),
	)
	updatePenalty := w.pick(
		fmt.Sprintf("UPDATE penalties SET amount = %d.%02d WHERE %s AND amount IS NOT NULL", w.IntN(1000), w.IntN(100), penalty),
		fmt.Sprintf("UPDATE penalties SET withdrawn_on = %s WHERE %s", w.pick("NULL", "'2023-05-01'"), penalty),
		fmt.Sprintf("DELETE FROM penalties WHERE %s AND id %% 2 = %d", penalty, w.IntN(2)),
	)
	switch w.IntN(17) {
	case 0:
		return fmt.Sprintf(`INSERT INTO cases (agency_id, id, case_no, field, source, procedure, cause, status, party_id, filed_on, decided_on)
			VALUES (%d, %d, 'n%[2]d', %s, 'MEDIA', 'ORDINARY', 'c', 'DECIDED', 1, %s, %s) ON CONFLICT DO NOTHING`, agency, record, field, w.day(), w.day())
	case 1:
		return fmt.Sprintf(`INSERT INTO decisions (agency_id, id, case_id, decision_no, outcome, decided_on)
			SELECT agency_id, id, id, 'd' || id, 'PENALTY', decided_on FROM cases WHERE %s ON CONFLICT DO NOTHING`, at)
	case 2, 3:
		return fmt.Sprintf(`INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount)
			SELECT agency_id, case_id, id, %s, %d.%02d FROM decisions WHERE %s ON CONFLICT DO NOTHING`,
			w.pick("'FINE'", "'CONFISCATION_OF_GAINS'"), w.IntN(1000), w.IntN(100), at)
	case 4, 5:
		return updateCase
	case 6, 7:
		return updatePenalty
	case 8:
		return "WITH a AS (" + updateCase + ") " + updatePenalty
	case 9:
		return w.complaint(agency, record)
	case 10:
		return w.inspection(agency, record)
	case 11: // many records by one statement
		return fmt.Sprintf(`INSERT INTO cases (agency_id, id, case_no, field, source, procedure, cause, status, party_id, filed_on, decided_on)
			SELECT %d, g, 'n' || g, %s, 'MEDIA', 'ORDINARY', 'c', 'DECIDED', 1, %s, %s FROM generate_series(1, 24) g ON CONFLICT DO NOTHING`, agency, field, w.day(), w.day())
	case 12:
		return w.pick(fmt.Sprintf(`INSERT INTO decisions (agency_id, id, case_id, decision_no, outcome, decided_on)
			SELECT agency_id, id, id, 'd' || id, 'PENALTY', decided_on FROM cases WHERE agency_id = %d AND decided_on IS NOT NULL ON CONFLICT DO NOTHING`, agency),
			fmt.Sprintf(`INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount)
			SELECT agency_id, case_id, id, 'FINE', %d.%02d FROM decisions WHERE agency_id = %d ON CONFLICT DO NOTHING`, w.IntN(1000), w.IntN(100), agency),
			fmt.Sprintf("DELETE FROM penalties WHERE agency_id = %d AND id %% 3 = %d", agency, w.IntN(3)))
	case 13, 14:
		return w.assignment(agency, record)
	case 15:
		return w.merchant(agency, record)
	}
	return w.pick(
		fmt.Sprintf("DELETE FROM cases WHERE %s AND NOT EXISTS (SELECT FROM decisions d WHERE d.agency_id = cases.agency_id AND d.case_id = cases.id)", at),
		fmt.Sprintf("DELETE FROM hazards WHERE %s", at),
		fmt.Sprintf("DELETE FROM complaints WHERE %s", at),
	)
}

// assignment draws a write of the officials in charge of three businesses.
func (w writer) assignment(agency, record int) string {
	at := fmt.Sprintf("agency_id = %d AND id = %d", agency, record)
	business := 1 + w.IntN(3)
	return w.pick(
		fmt.Sprintf(`INSERT INTO coverage_assignments (agency_id, id, business_id, official_id, period)
			VALUES (%d, %d, %d, 1, daterange(%s, %s)) ON CONFLICT DO NOTHING`, agency, record, business, w.day(), w.pick("NULL", "NULL", "'2023-06-01'")),
		fmt.Sprintf("UPDATE coverage_assignments SET period = daterange(lower(period), %s) WHERE %s", w.pick("NULL", "'2023-07-01'"), at),
		fmt.Sprintf("UPDATE coverage_assignments SET business_id = %d WHERE %s", business, at),
		fmt.Sprintf("UPDATE coverage_assignments SET cancelled_on = %s WHERE %s", w.pick("NULL", "'2023-05-01'"), at),
		fmt.Sprintf("DELETE FROM coverage_assignments WHERE %s", at),
		fmt.Sprintf("UPDATE food_businesses SET closed_on = %s WHERE agency_id = %d AND id = %d", w.pick("NULL", "'2024-01-01'"), agency, business),
	)
}

// merchant draws a write of merchants of a promise scheme.
func (w writer) merchant(agency, record int) string {
	at := fmt.Sprintf("agency_id = %d AND id = %d", agency, record)
	return w.pick(
		fmt.Sprintf(`INSERT INTO promise_merchants (agency_id, id, scheme, name, joined_on, left_on)
			VALUES (%d, %d, 'PREFERRED', 'm%[2]d', %s, %s) ON CONFLICT DO NOTHING`, agency, record, w.day(), w.pick("NULL", "'2023-06-01'")),
		fmt.Sprintf("UPDATE promise_merchants SET left_on = %s WHERE %s", w.pick("NULL", "'2023-07-01'"), at),
		fmt.Sprintf("DELETE FROM promise_merchants WHERE %s AND left_on IS NOT NULL", at),
	)
}

func (w writer) complaint(agency, record int) string {
	return w.pick(
		fmt.Sprintf(`INSERT INTO complaints (agency_id, id, complaint_no, channel, kind, object, issue, text, received_at, received_on, recovered_amount)
			SELECT %d, g, 'c' || g, %s, 'COMPLAINT', 'FOOD', 'SAFETY', 't', now(), %s, %d.5 FROM generate_series(%[5]d, %[5]d + 2) g ON CONFLICT DO NOTHING`,
			agency, w.pick("'LETTER'", "'VISIT'"), w.day(), w.IntN(100), record),
		fmt.Sprintf("UPDATE complaints SET kind = %s, recovered_amount = %d WHERE agency_id = %d AND id >= %d", w.pick("'COMPLAINT'", "'REPORT'"), w.IntN(100), agency, record),
		fmt.Sprintf("UPDATE complaints SET case_id = (SELECT min(id) FROM cases WHERE agency_id = %d AND id = %d) WHERE agency_id = %[1]d AND id = %d", agency, 1+w.IntN(6), record),
		fmt.Sprintf("UPDATE complaints SET received_on = %s, channel = %s WHERE agency_id = %d AND id = %d", w.day(), w.pick("'LETTER'", "'VISIT'"), agency, record),
	)
}

func (w writer) inspection(agency, record int) string {
	return w.pick(
		fmt.Sprintf("INSERT INTO inspections (agency_id, id, party_id, unit_id, inspected_on) VALUES (%d, %d, 1, %s, %s) ON CONFLICT DO NOTHING",
			agency, record, w.pick("1", "2", "NULL"), w.day()),
		fmt.Sprintf("UPDATE inspections SET inspected_on = %s WHERE agency_id = %d AND id = %d", w.day(), agency, record),
		fmt.Sprintf(`INSERT INTO hazards (agency_id, id, inspection_id, kind, severity, text) SELECT agency_id, %d, id, 'OTHER', %s, 't' FROM inspections
			WHERE agency_id = %d AND id = %d ON CONFLICT DO NOTHING`, 1+w.IntN(6), w.pick("'ORDINARY'", "'SERIOUS'"), agency, record),
		fmt.Sprintf("UPDATE hazards SET %s WHERE agency_id = %d AND id = %d", w.pick("removed_on = NULL, proof = NULL", "removed_on = '2024-05-01', proof = 'p'"), agency, record),
	)
}

// write runs a transaction of a few statements, some of which fail, at a random isolation, and commits it or not. It returns whether it
// was committed.
func (w writer) write(ctx context.Context) (bool, error) {
	level := []pgx.TxIsoLevel{pgx.ReadCommitted, pgx.ReadCommitted, pgx.RepeatableRead, pgx.Serializable}[w.IntN(4)]
	tx, err := w.conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: level})
	if err != nil {
		return false, err
	}
	defer tx.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // it is a refusal after a commit
	for range 1 + w.IntN(4) {
		savepoint, err := tx.Begin(ctx)
		if err != nil {
			return false, err
		}
		_, err = savepoint.Exec(ctx, w.statement())
		var refused *pgconn.PgError
		switch {
		case errors.As(err, &refused) && slices.Contains([]string{"40001", "40P01"}, refused.Code): // serialization, deadlock
			return false, nil
		case errors.As(err, &refused) && (refused.Code[:2] == "23" || refused.Code[:2] == "DK"): // a constraint
			err = savepoint.Rollback(ctx)
		case err == nil && w.IntN(8) == 0:
			err = savepoint.Rollback(ctx)
		case err == nil:
			err = savepoint.Commit(ctx)
		}
		if err != nil {
			return false, err
		}
	}
	if w.IntN(8) == 0 {
		return false, nil
	}
	err = tx.Commit(ctx)
	var refused *pgconn.PgError
	if errors.As(err, &refused) && refused.Code == "40001" {
		return false, nil
	}
	return err == nil, err
}

// TestManyWriters lets several writers write the same few records, at every isolation, while summaries are folded and rebuilt, also twice at once. In
// every snapshot they are equal to the records.
func TestManyWriters(t *testing.T) {
	t.Parallel()
	k, url := open(t)
	const writers, transactions = 6, 120
	errs := make(chan error, writers+1)
	committed := make([]int, writers)
	var running sync.WaitGroup
	for i := range writers {
		running.Go(func() {
			conn, err := pgx.Connect(t.Context(), url)
			if err != nil {
				errs <- err
				return
			}
			defer conn.Close(context.WithoutCancel(t.Context()))
			w := writer{rand.New(rand.NewPCG(uint64(i), 11)), conn}
			for range transactions {
				done, err := w.write(t.Context())
				if err != nil {
					errs <- err
					return
				}
				if done {
					committed[i]++
				}
			}
		})
	}
	ended := make(chan struct{})
	go func() { running.Wait(); close(ended) }()
	for i := 0; ; i++ {
		select {
		case err := <-errs:
			t.Fatal(err)
		case <-ended:
			checkExact(t, k, "in the end")
			if err := k.Rebuild(t.Context(), ""); err != nil {
				t.Fatal(err)
			}
			checkExact(t, k, "rebuilt")
			for _, set := range k.Sets {
				if set.Type.Name != "GoodsMovement" && total(t, k, "records", set.Summaries[0].Table, set.Changes, "true") == "0" {
					t.Errorf("no record of %s was left to count", set.Type.Name)
				}
			}
			for i, n := range committed {
				if n < transactions/4 {
					t.Errorf("writer %d committed %d of %d transactions only", i, n, transactions)
				}
			}
			return
		default:
		}
		if err := k.Fold(t.Context(), 1); err != nil && !isRetry(err) {
			t.Fatal(err)
		}
		checkExact(t, k, "among writes")
		if i%5 == 4 {
			rebuildTwice(t, k)
			checkExact(t, k, "rebuilt among writes")
		}
	}
}

// rebuildTwice counts all summaries again twice at once, and folds them meanwhile.
func rebuildTwice(t *testing.T, k *summaries.Keeper) {
	t.Helper()
	ended := make(chan error, 3)
	for _, work := range []func() error{
		func() error { return k.Rebuild(t.Context(), "") },
		func() error { return k.Rebuild(t.Context(), "") },
		func() error { return k.Fold(t.Context(), 1) },
	} {
		go func() { ended <- work() }()
	}
	for range 3 {
		if err := <-ended; err != nil && !isRetry(err) {
			t.Error(err)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
}

func isRetry(err error) bool {
	var refused *pgconn.PgError
	return errors.As(err, &refused) && refused.Code == "40P01"
}

// TestMigrationIsWritten finds each statement of each set in the last migration that has one of its kind and name.
func TestMigrationIsWritten(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("../migrations/*.up.sql")
	if err != nil {
		t.Fatal(err)
	}
	texts := make([]string, len(names)) // in order
	for i, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[i] = string(content)
	}
	statement := regexp.MustCompile(`(?m)^(?:CREATE|--bun:split)`)
	for _, set := range querytest.DeclaredSummaries(t) {
		up := summaries.Up(set)
		starts := statement.FindAllStringIndex(up, -1)
		if len(starts) < 10 {
			t.Fatalf("%s: %d statements", set.Type.Name, len(starts))
		}
		for i, start := range starts {
			end := len(up)
			if i+1 < len(starts) {
				end = starts[i+1][0]
			}
			made := up[start[0]:end]
			heading, _, _ := strings.Cut(made, "\n")
			if heading == "--bun:split" {
				continue
			}
			last := -1
			for n, text := range texts {
				if strings.Contains(text, heading) {
					last = n
				}
			}
			if last < 0 || !strings.Contains(texts[last], made) {
				t.Errorf("the summaries of %s: no migration, or an earlier one, has\n%s\n`docket summaries --migration %[1]s` writes the next one", set.Type.Name, made)
			}
		}
	}
}

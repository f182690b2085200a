package db_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"pgregory.net/rapid"

	"docket/db"
	"docket/problem"
)

// together runs n at once and returns their errors.
func together(n int, do func(i int) error) []error {
	errs := make([]error, n)
	begin := make(chan struct{})
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			<-begin
			errs[i] = do(i)
		})
	}
	close(begin)
	all.Wait()
	return errs
}

// Numbers have neither gaps nor doubles, though some of those who drew one fail afterwards.
func TestNumbersUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	changedMind := errors.New("changed my mind")
	errs := together(40, func(i int) error {
		_, err := db.Do(t.Context(), w.Store, db.FileCase, caseToFile(), func(context.Context, *sql.Tx, db.Changed) error {
			if i%4 == 0 {
				return changedMind
			}
			return nil
		})
		return err
	})
	for i, err := range errs {
		if (i%4 == 0) != errors.Is(err, changedMind) || i%4 != 0 && err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
	got := w.text(t, `SELECT concat_ws(' ', count(*), count(DISTINCT n), min(n), max(n)) FROM (
		SELECT substring(case_no FROM '〕([0-9]+)号')::int AS n FROM cases) x`)
	if got != "30 30 1 30" {
		t.Errorf("count, distinct, first, last: %s", got)
	}
}

// Many pay at once: never more than is due, and what is due is paid.
func TestPaymentsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	penalty := w.penaltyOf(t, w.decide(t, w.ready(t, caseToFile()), fine("5000")), db.PenaltyKindFine)
	paid := 0
	for _, err := range together(32, func(int) error {
		_, err := db.Do(t.Context(), w.Store, db.RecordPayment, payment(penalty, "300"), nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			paid++
		case p == nil || p.Code != problem.Conflict:
			t.Error(err)
		}
	}
	if sum := w.text(t, "SELECT sum(amount) FROM payments"); paid != 16 || sum != "4800.00" {
		t.Errorf("%d went through, %s paid; 16 times 300 fit into 5000", paid, sum)
	}
}

// Fifty destroy the same lots, named in either order: never more than there is, and no deadlock is told.
func TestDestructionsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	lots := w.confiscate(t, w.decide(t, w.ready(t, caseToFile()), withoutAmount(db.PenaltyKindConfiscationOfGoods)), "100", "60")
	done := 0
	for _, err := range together(50, func(i int) error {
		a, b := db.DestroyedLotInput{Lot: lots[0], Quantity: new(dec("3"))}, db.DestroyedLotInput{Lot: lots[1], Quantity: new(dec("3"))}
		if i%2 == 0 {
			a, b = b, a
		}
		_, err := db.Do(t.Context(), w.Store, db.DestroyGoods, destruction(a, b), nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			done++
		case p == nil || p.Code != problem.Conflict || !strings.Contains(p.Message, "more than the"):
			t.Error(err)
		}
	}
	got := w.text(t, `SELECT string_agg(gone::text, ' ' ORDER BY lot_id) FROM (
		SELECT lot_id, sum(quantity) AS gone FROM goods_movements WHERE kind = 'DESTROY' GROUP BY 1) x`)
	if destructions := w.text(t, "SELECT count(*) FROM destructions"); done != 20 || destructions != "20" || got != "60.000 60.000" {
		t.Errorf("%d went through, %s on record, %s destroyed; 20 times 3 are all 60 of the second lot", done, destructions, got)
	}
}

// Whatever a random order of takings and destructions, a lot holds what was taken less what is gone.
func TestLedgerOfALot(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	decision := w.decide(t, w.ready(t, caseToFile()), withoutAmount(db.PenaltyKindConfiscationOfGoods))
	rapid.Check(t, func(r *rapid.T) {
		held := rapid.Int64Range(1, 20_000).Draw(r, "thousandths held")
		lot := w.confiscate(t, decision, fmt.Sprintf("%d.%03d", held/1000, held%1000))[0]
		for range rapid.IntRange(1, 4).Draw(r, "destructions") {
			asked := rapid.Int64Range(1, 8_000).Draw(r, "thousandths asked")
			_, err := db.Do(t.Context(), w.Store, db.DestroyGoods,
				destruction(db.DestroyedLotInput{Lot: lot, Quantity: new(dec(fmt.Sprintf("%d.%03d", asked/1000, asked%1000)))}), nil)
			if (err == nil) != (asked <= held) {
				r.Fatalf("asked %d of %d: %v", asked, held, err)
			}
			if err == nil {
				held -= asked
			}
		}
		got := w.text(t, `SELECT (sum(CASE kind WHEN 'CONFISCATE' THEN quantity ELSE -quantity END) * 1000)::bigint FROM goods_movements WHERE lot_id = ?`, lot.ID)
		if got != fmt.Sprint(held) {
			r.Fatalf("holds %s, want %d", got, held)
		}
	})
}

// Many assign somebody to one business at once: one is assigned, the others are told so.
func TestAssignmentsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	done := 0
	for _, err := range together(16, func(i int) error {
		_, err := db.Do(t.Context(), w.Store, db.AssignCoverage, db.AssignCoverageInput{
			Business: key("FoodBusiness:1:1"), Official: key("Official:1:" + fmt.Sprint(1+2*(i%2))), StartsOn: on("2024-04-01"),
		}, nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			done++
		case p == nil || p.Code != problem.Conflict:
			t.Error(err)
		}
	}
	if count := w.text(t, "SELECT count(*) FROM coverage_assignments"); done != 1 || count != "1" {
		t.Errorf("%d went through, %s on record", done, count)
	}
}

func TestIdempotencyKey(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := caseToFile()
	in.IdempotencyKey = new("k-1")
	first := w.file(t, in)
	before := w.everything(t)
	if again := w.file(t, in); again != first {
		t.Errorf("%s, then %s", first, again)
	}
	// The same number otherwise written, and a null in place of nothing, is the same input.
	in.ValueOfGoods = new(dec("12.50"))
	in.IdempotencyKey = new("k-2")
	second := w.file(t, in)
	in.ValueOfGoods = new(dec("12.5"))
	if again := w.file(t, in); again != second {
		t.Errorf("12.50, then 12.5: %s, then %s", second, again)
	}
	if before == w.everything(t) {
		t.Error("the second case was not filed")
	}
	for name, change := range map[string]func(*db.FileCaseInput){
		"another cause":  func(c *db.FileCaseInput) { c.Cause = "别的案由" },
		"other officers": func(c *db.FileCaseInput) { c.Officers = keys("Officer:1:2", "Officer:1:1") },
	} {
		other := in
		change(&other)
		_, err := db.Do(t.Context(), w.Store, db.FileCase, other, nil)
		refused{problem.Conflict, "input.idempotencyKey", "", `the key "k-2" was used by fileCase at 2024-03-15T09:30:00+08:00 with another input`}.check(t, name, err)
	}
	assignment := db.AssignCoverageInput{IdempotencyKey: new("k-1"), Business: key("FoodBusiness:1:1"), Official: key("Official:1:1"), StartsOn: on("2024-04-01")}
	_, err := db.Do(t.Context(), w.Store, db.AssignCoverage, assignment, nil)
	refused{problem.Conflict, "input.idempotencyKey", "", "was used by fileCase"}.check(t, "another verb", err)

	// What was refused left the key free.
	bad := caseToFile()
	bad.IdempotencyKey, bad.Cause = new("k-3"), ""
	if _, err := db.Do(t.Context(), w.Store, db.FileCase, bad, nil); err == nil {
		t.Fatal("a blank cause was taken")
	}
	bad.Cause = "有案由"
	w.file(t, bad)

	for name, c := range map[string]struct{ key, says string }{
		"blank": {" ", "blank"}, "long": {strings.Repeat("k", 201), "at most 200"}, "NUL": {"k\x00", "NUL"},
	} {
		in := caseToFile()
		in.IdempotencyKey = &c.key
		_, err := db.Do(t.Context(), w.Store, db.FileCase, in, nil)
		refused{problem.BadUserInput, "input.idempotencyKey", "", c.says}.check(t, name, err)
	}
}

// Clients send again before they were answered: one case is filed, and all are told of it.
func TestIdempotencyUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := caseToFile()
	in.IdempotencyKey = new("once")
	var lock sync.Mutex
	told := map[db.Key]int{}
	for _, err := range together(20, func(int) error {
		changed, err := db.Do(t.Context(), w.Store, db.FileCase, in, nil)
		if err == nil {
			lock.Lock()
			defer lock.Unlock()
			told[changed["case"][0]]++
		}
		return err
	}) {
		if err != nil {
			t.Error(err)
		}
	}
	if count := w.text(t, "SELECT count(*) FROM cases"); len(told) != 1 || count != "1" {
		t.Errorf("told of %v, %s on record", told, count)
	}
}

// What Postgres asks to be tried again is, as a whole; not for ever; and whatever else fails leaves nothing.
func TestWriteAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, c := range []struct {
		name    string
		failing error
		times   int // that it fails
		tries   int
		code    problem.Code // empty where it goes well, INTERNAL where it is no problem
	}{
		{"a deadlock, three times", &pgconn.PgError{Code: "40P01"}, 3, 4, ""},
		{"a serialization failure", &pgconn.PgError{Code: "40001"}, 1, 2, ""},
		{"a plan from before a migration", &pgconn.PgError{Code: "0A000", Message: "cached plan must not change result type"}, 1, 2, ""},
		{"for ever", &pgconn.PgError{Code: "40001"}, 1000, 8, problem.Conflict},
		{"a lock that is not given", &pgconn.PgError{Code: "55P03"}, 1, 1, problem.Conflict},
		{"a statement that takes too long", &pgconn.PgError{Code: "57014"}, 1, 1, problem.Timeout},
		{"a constraint that we know", &pgconn.PgError{Code: "23505", ConstraintName: "cases_case_no_key"}, 1, 1, problem.Conflict},
		{"the same on a shard", &pgconn.PgError{Code: "23505", ConstraintName: "cases_case_no_key_102008"}, 1, 1, problem.Conflict},
		{"a foreign key", &pgconn.PgError{Code: "23503", ConstraintName: "cases_party_fkey"}, 1, 1, problem.NotFound},
		{"another not supported", &pgconn.PgError{Code: "0A000", Message: "no"}, 1, 1, problem.Internal},
		{"a mistake of ours", errors.New("nil pointer"), 1, 1, problem.Internal},
	} {
		before, tries := w.everything(t), 0
		_, err := db.Do(t.Context(), w.Store, func(ctx context.Context, wr *db.Writer, in db.FileCaseInput) (db.Changed, error) {
			changed, err := db.FileCase(ctx, wr, in)
			if err != nil {
				return nil, err
			}
			if tries++; tries <= c.times {
				return nil, fmt.Errorf("made to fail: %w", c.failing)
			}
			return changed, nil
		}, caseToFile(), nil)
		if tries != c.tries {
			t.Errorf("%s: tried %d times, want %d", c.name, tries, c.tries)
		}
		switch p := problem.Of(err); {
		case c.code == "":
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		case c.code == problem.Internal:
			if p != nil || err == nil {
				t.Errorf("%s: %v", c.name, err)
			}
		case p == nil || p.Code != c.code || strings.Contains(p.Message, "SQLSTATE"):
			t.Errorf("%s: %v, want %s", c.name, err, c.code)
		}
		if wrote := before != w.everything(t); wrote != (c.code == "") {
			t.Errorf("%s: wrote: %t", c.name, wrote)
		}
	}
	if got := w.text(t, "SELECT count(*) || ' ' || max(case_no) FROM cases"); got != "3 太市监案〔2024〕3号" {
		t.Errorf("on record: %s", got)
	}
}

// The recorder is told of each write inside it, before it commits, and may end it.
func TestRecorder(t *testing.T) {
	t.Parallel()
	var told []db.Written
	full := false
	w := newWorld(t, db.WithRecorder(func(_ context.Context, tx *sql.Tx, written db.Written) error {
		if full {
			return errors.New("the log is full")
		}
		var seen bool
		if err := tx.QueryRow(`SELECT EXISTS (SELECT FROM cases)`).Scan(&seen); err != nil || !seen {
			return fmt.Errorf("the case is not seen from the transaction that files it: %w", err)
		}
		told = append(told, written)
		return nil
	}))
	in := caseToFile()
	in.IdempotencyKey = new("k")
	filed := w.file(t, in)
	w.file(t, in) // answered by the key: nothing is written
	if len(told) != 1 || told[0].Verb != "fileCase" || told[0].Agency != 1 || !told[0].At.Equal(now) ||
		len(told[0].Changes) != 4 || told[0].Changes[0] != (db.Change{Key: filed, Created: true}) {
		t.Errorf("told %+v", told)
	}
	full = true
	before := w.everything(t)
	if _, err := db.Do(t.Context(), w.Store, db.FileCase, caseToFile(), nil); err == nil || before != w.everything(t) {
		t.Errorf("written without a log: %v", err)
	}
}

// A simulation checks all, tells what would be changed, and writes nothing; not even its key is used.
func TestSimulation(t *testing.T) {
	t.Parallel()
	w := newWorld(t, db.WithRecorder(func(_ context.Context, _ *sql.Tx, _ db.Written) error { return nil }))
	before := w.everything(t)
	in := caseToFile()
	in.Simulate, in.IdempotencyKey = true, new("k")
	seen := ""
	changed, err := db.Do(t.Context(), w.Store, db.FileCase, in, func(ctx context.Context, tx *sql.Tx, changed db.Changed) error {
		return tx.QueryRowContext(ctx, "SELECT case_no FROM cases WHERE id = $1", changed["case"][0].ID).Scan(&seen)
	})
	if err != nil || len(changed["case"]) != 1 || seen != "太市监案〔2024〕1号" {
		t.Errorf("%v %q: %v", changed, seen, err)
	}
	if after := w.everything(t); after != before {
		t.Errorf("something was written:\n%s", after)
	}
	bad := in
	bad.Cause = ""
	_, err = db.Do(t.Context(), w.Store, db.FileCase, bad, nil)
	refused{problem.BadUserInput, "input.cause", "", "blank"}.check(t, "a simulation of what is refused", err)
	in.Simulate, in.Cause = false, "别的案由"
	if filed := w.text(t, "SELECT case_no FROM cases WHERE id = ?", w.file(t, in).ID); filed != "太市监案〔2024〕1号" {
		t.Errorf("filed %s", filed)
	}
}

// Two close the last two orders of an inspection at once, many times: whoever comes second removes the hazards.
func TestOrdersClosedAtOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var orders []db.Key
	for i := range 12 {
		found := inspection(nil, ordinary(), also(ordinary()))
		found.Note = new(fmt.Sprint("第", i, "车间"))
		inspected := done(t, w, db.RecordInspection, found, "inspection")
		orders = append(orders, w.reported(t, inspected, "甲", "2024-03-04"), w.reported(t, inspected, "乙", "2024-03-04"))
	}
	// Each twice: the second one is refused.
	passed := 0
	for _, err := range together(2*len(orders), func(i int) error {
		_, err := db.Do(t.Context(), w.Store, db.RecheckSafetyOrder, recheck(orders[i%len(orders)], "2024-03-06", true), nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			passed++
		case p == nil || p.Code != problem.Conflict || !strings.Contains(p.Message, "closed on 2024-03-06"):
			t.Error(err)
		}
	}
	if got := w.text(t, "SELECT concat_ws(' ', (SELECT count(*) FROM rechecks WHERE has_passed), (SELECT count(*) FROM safety_orders WHERE closed_on IS NULL), (SELECT count(*) FROM hazards WHERE removed_on IS NULL))"); passed != 24 || got != "24 0 0" {
		t.Errorf("%d passed; passed, open, still there: %s", passed, got)
	}
}

// Many file a case from the same complaint at once, and many join complaints with each other, each with any: one case, and
// nobody is joined with one that was joined.
func TestComplaintsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	origin := w.complain(t, namedReport())
	filed := 0
	for _, err := range together(12, func(int) error {
		c := caseToFile()
		c.From, c.FiledOn = &origin, on("2024-03-06")
		_, err := db.Do(t.Context(), w.Store, db.FileCase, c, nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			filed++
		case p == nil || p.Code != problem.Conflict:
			t.Error(err)
		}
	}
	if got := w.text(t, "SELECT concat_ws(' ', (SELECT count(*) FROM cases), (SELECT count(*) FROM complaints WHERE case_id IS NOT NULL), (SELECT last FROM number_series WHERE kind = 'CASE'))"); filed != 1 || got != "1 1 1" {
		t.Errorf("%d filed; cases, complaints with one, the last number: %s", filed, got)
	}
	var all []db.Key
	for range 6 {
		all = append(all, w.complain(t, complaint()))
	}
	for _, err := range together(60, func(i int) error {
		a, b := all[i%6], all[(i/6+i%6+1)%6]
		_, err := db.Do(t.Context(), w.Store, db.MergeComplaint, db.MergeComplaintInput{Complaint: a, Into: b, At: at("2024-03-06 10:00")}, nil)
		if a == b {
			return nil // refused as it is
		}
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict) {
			t.Error(err)
		}
	}
	if got := w.text(t, `SELECT concat_ws(' ', count(*) FILTER (WHERE merged_into_id IS NOT NULL) > 0, count(*) FILTER (WHERE closed_at IS NULL) > 0,
		(SELECT count(*) FROM complaints c JOIN complaints i ON i.id = c.merged_into_id WHERE i.merged_into_id IS NOT NULL)) FROM complaints WHERE kind = 'COMPLAINT'`); got != "t t 0" {
		t.Errorf("some joined, some open, joined with a joined one: %s", got)
	}
}

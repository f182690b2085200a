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

	"docket/coverage"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

func TestIdempotencyKey(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := dbtest.CaseToFile()
	in.IdempotencyKey = new("k-1")
	first := w.FileCase(t, in)
	before := w.Digest(t)
	if again := w.FileCase(t, in); again != first {
		t.Errorf("%s, then %s", first, again)
	}
	// Two ways to write a number are the same input.
	in.ValueOfGoods = new(dbtest.Dec("12.50"))
	in.IdempotencyKey = new("k-2")
	second := w.FileCase(t, in)
	in.ValueOfGoods = new(dbtest.Dec("12.5"))
	if again := w.FileCase(t, in); again != second {
		t.Errorf("12.50, then 12.5: %s, then %s", second, again)
	}
	if before == w.Digest(t) {
		t.Error("the second case was not filed")
	}
	for name, change := range map[string]func(*enforcement.FileCaseInput){
		"another cause":  func(c *enforcement.FileCaseInput) { c.Cause = "别的案由" },
		"other officers": func(c *enforcement.FileCaseInput) { c.Officers = dbtest.Keys("Officer:1:2", "Officer:1:1") },
	} {
		other := in
		change(&other)
		_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, other, nil)
		dbtest.Refusal{Code: problem.Conflict, Field: "input.idempotencyKey", Rule: "", Says: `the key "k-2" was used by fileCase at 2024-03-15T09:30:00+08:00 with another input`}.Check(t, name, err)
	}
	assignment := coverage.AssignCoverageInput{Request: db.Request{IdempotencyKey: new("k-1")}, Business: dbtest.Key("FoodBusiness:1:1"), Official: dbtest.Key("Official:1:1"), StartsOn: dbtest.Day("2024-04-01")}
	_, err := db.Do(t.Context(), w.Store, coverage.AssignCoverage, assignment, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.idempotencyKey", Rule: "", Says: "was used by fileCase"}.Check(t, "another verb", err)

	// A refused input leaves the key free.
	bad := dbtest.CaseToFile()
	bad.IdempotencyKey, bad.Cause = new("k-3"), ""
	if _, err := db.Do(t.Context(), w.Store, enforcement.FileCase, bad, nil); err == nil {
		t.Fatal("a blank cause was taken")
	}
	bad.Cause = "有案由"
	w.FileCase(t, bad)

	for name, c := range map[string]struct{ key, says string }{
		"blank": {" ", "blank"}, "long": {strings.Repeat("k", 201), "at most 200"}, "NUL": {"k\x00", "NUL"},
	} {
		in := dbtest.CaseToFile()
		in.IdempotencyKey = &c.key
		_, err := db.Do(t.Context(), w.Store, enforcement.FileCase, in, nil)
		dbtest.Refusal{Code: problem.BadUserInput, Field: "input.idempotencyKey", Rule: "", Says: c.says}.Check(t, name, err)
	}
}

// Clients repeat a request before it is answered: one case is filed, and every answer names it.
func TestIdempotencyUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := dbtest.CaseToFile()
	in.IdempotencyKey = new("once")
	var lock sync.Mutex
	answers := map[db.Key]int{}
	for _, err := range dbtest.RunTogether(20, func(int) error {
		changed, err := db.Do(t.Context(), w.Store, enforcement.FileCase, in, nil)
		if err == nil {
			lock.Lock()
			defer lock.Unlock()
			answers[changed["case"][0]]++
		}
		return err
	}) {
		if err != nil {
			t.Error(err)
		}
	}
	if count := w.Text(t, "SELECT count(*) FROM cases"); len(answers) != 1 || count != "1" {
		t.Errorf("answered %v, %s on record", answers, count)
	}
}

// A transaction runs again if Postgres asks for it, up to a limit; after any other error nothing is written.
func TestRetries(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	for _, c := range []struct {
		name    string
		failing error
		times   int          // how often it fails
		tries   int          // how often it is tried
		code    problem.Code // empty if it succeeds, INTERNAL if the error is no problem
	}{
		{"a deadlock, three times", &pgconn.PgError{Code: "40P01"}, 3, 4, ""},
		{"a serialization failure", &pgconn.PgError{Code: "40001"}, 1, 2, ""},
		{"a plan from before a migration", &pgconn.PgError{Code: "0A000", Routine: "RevalidateCachedQuery"}, 1, 2, ""},
		{"a worker that failed before", &pgconn.PgError{Code: "25P02"}, 1, 2, ""},
		{"for ever", &pgconn.PgError{Code: "40001"}, 1000, 8, problem.Conflict},
		{"a lock that is not given", &pgconn.PgError{Code: "55P03"}, 1, 1, problem.Conflict},
		{"a statement that takes too long", &pgconn.PgError{Code: "57014"}, 1, 1, problem.Timeout},
		{"a constraint that we know", &pgconn.PgError{Code: "23505", ConstraintName: "cases_case_no_key"}, 1, 1, problem.Conflict},
		{"the same on a shard", &pgconn.PgError{Code: "23505", ConstraintName: "cases_case_no_key_102008"}, 1, 1, problem.Conflict},
		{"the same from a worker", &pgconn.PgError{Code: "23505", Message: `duplicate key value violates unique constraint "cases_case_no_key_102008"`}, 1, 1, problem.Conflict},
		{"a refusal of a trigger on a worker", &pgconn.PgError{Code: "DK005", Message: "no", Detail: `constraint "payments_within_penalty"`}, 1, 1, problem.Conflict},
		{"values that look like one", &pgconn.PgError{Code: "23505", Message: "no", Detail: `Key (name)=(constraint "cases_case_no_key")`}, 1, 1, problem.Internal},
		{"a foreign key", &pgconn.PgError{Code: "23503", ConstraintName: "cases_party_fkey"}, 1, 1, problem.NotFound},
		{"another not supported", &pgconn.PgError{Code: "0A000", Message: "no"}, 1, 1, problem.Internal},
		{"a mistake of ours", errors.New("nil pointer"), 1, 1, problem.Internal},
	} {
		before, tries := w.Digest(t), 0
		_, err := db.Do(t.Context(), w.Store, func(ctx context.Context, wr *db.Writer, in enforcement.FileCaseInput) (db.Payload, error) {
			changed, err := enforcement.FileCase(ctx, wr, in)
			if err != nil {
				return nil, err
			}
			if tries++; tries <= c.times {
				return nil, fmt.Errorf("made to fail: %w", c.failing)
			}
			return changed, nil
		}, dbtest.CaseToFile(), nil)
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
		if wrote := before != w.Digest(t); wrote != (c.code == "") {
			t.Errorf("%s: wrote: %t", c.name, wrote)
		}
	}
	if got := w.Text(t, "SELECT count(*) || ' ' || max(case_no) FROM cases"); got != "4 太市监案〔2024〕4号" {
		t.Errorf("on record: %s", got)
	}
}

// The recorder receives each write inside its transaction before the commit, and its error ends the write.
func TestRecorder(t *testing.T) {
	t.Parallel()
	var recorded []db.Written
	isFull := false
	w := dbtest.New(t, db.WithRecorder(func(_ context.Context, tx *sql.Tx, written db.Written) error {
		if isFull {
			return errors.New("the log is full")
		}
		var seen bool
		if err := tx.QueryRow(`SELECT count(*) > 0 FROM cases`).Scan(&seen); err != nil || !seen {
			return fmt.Errorf("the case is not seen from the transaction that files it: %w", err)
		}
		recorded = append(recorded, written)
		return nil
	}))
	in := dbtest.CaseToFile()
	in.IdempotencyKey = new("k")
	filed := w.FileCase(t, in)
	w.FileCase(t, in) // the key returns the first answer: nothing is written
	if len(recorded) != 1 || recorded[0].Verb != "fileCase" || recorded[0].Agency != 1 || !recorded[0].At.Equal(dbtest.Now) ||
		len(recorded[0].Changes) != 4 || recorded[0].Changes[0] != (db.Change{Key: filed, Created: true}) {
		t.Errorf("recorded %+v", recorded)
	}
	isFull = true
	before := w.Digest(t)
	if _, err := db.Do(t.Context(), w.Store, enforcement.FileCase, dbtest.CaseToFile(), nil); err == nil || before != w.Digest(t) {
		t.Errorf("written without a log: %v", err)
	}
}

// A simulation checks everything, returns what would change, and writes nothing; its idempotency key stays free.
func TestSimulation(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t, db.WithRecorder(func(_ context.Context, _ *sql.Tx, _ db.Written) error { return nil }))
	before := w.Digest(t)
	in := dbtest.CaseToFile()
	in.Simulate, in.IdempotencyKey = true, new("k")
	seen := ""
	changed, err := db.Do(t.Context(), w.Store, enforcement.FileCase, in, func(ctx context.Context, tx *sql.Tx, changed db.Payload) error {
		return tx.QueryRowContext(ctx, "SELECT case_no FROM cases WHERE id = $1", changed["case"][0].ID).Scan(&seen)
	})
	if err != nil || len(changed["case"]) != 1 || seen != "太市监案〔2024〕1号" {
		t.Errorf("%v %q: %v", changed, seen, err)
	}
	if after := w.Digest(t); after != before {
		t.Errorf("something was written:\n%s", after)
	}
	bad := in
	bad.Cause = ""
	_, err = db.Do(t.Context(), w.Store, enforcement.FileCase, bad, nil)
	dbtest.Refusal{Code: problem.BadUserInput, Field: "input.cause", Rule: "", Says: "blank"}.Check(t, "a simulation of what is refused", err)
	in.Simulate, in.Cause = false, "别的案由"
	if filed := w.Text(t, "SELECT case_no FROM cases WHERE id = ?", w.FileCase(t, in).ID); filed != "太市监案〔2024〕1号" {
		t.Errorf("filed %s", filed)
	}
}

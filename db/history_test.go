package db_test

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/db/dbtest"
	"docket/failure"
)

// asOf reads one text from the records as they stood at an instant.
func asOf(t *testing.T, o dbtest.Owner, at, query string) string {
	t.Helper()
	tx, err := o.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(t.Context())
	if _, err := tx.Exec(t.Context(), "SELECT set_config('search_path', 'as_of, public', true), set_config('docket.as_of', $1, true)", at); err != nil {
		t.Fatal(err)
	}
	var value string
	if err := tx.QueryRow(t.Context(), "SELECT coalesce(("+query+")::text, 'null')").Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

// Rows that are added, changed twice, and removed can be read as they stood between the transactions. What one transaction writes has one instant.
func TestRowsAsOf(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	o := dbtest.ConnectOwner(t, w)
	const causes = "SELECT string_agg(cause, ',' ORDER BY id) FROM cases"
	now := func() string { return o.Text(t, "SELECT clock_timestamp()") }
	before := now()
	filed := w.FileCase(t, dbtest.CaseToFile())
	added := now()
	first := o.Text(t, "SELECT cause FROM cases WHERE id = $1", filed.ID)
	o.MustExec(t, "BEGIN; SELECT logged_now(); UPDATE cases SET cause = 'skipped'; UPDATE cases SET cause = 'second'; UPDATE parties SET name = 'with it' WHERE id = (SELECT min(id) FROM parties); COMMIT")
	changed := now()
	o.MustExec(t, "UPDATE cases SET cause = 'third'")
	third := now()
	for _, want := range []struct{ at, causes string }{{before, "null"}, {added, first}, {changed, "second"}, {third, "third"}} {
		if got := asOf(t, o, want.at, causes); got != want.causes {
			t.Errorf("as of %s: %q, want %q", want.at, got, want.causes)
		}
	}
	if got := o.Text(t, "SELECT string_agg(cause, ',' ORDER BY logged_at) FROM history.cases"); got != first+",second" {
		t.Errorf("the replaced versions are %q: a version that no other transaction has seen is not kept", got)
	}
	// All that a transaction writes has the instant of its first write.
	if got := o.Text(t, `SELECT count(DISTINCT logged_at) FROM (SELECT logged_at FROM history.cases WHERE cause = 'second' UNION ALL SELECT logged_at FROM parties WHERE name = 'with it') x`); got != "1" {
		t.Errorf("one transaction has %s instants", got)
	}
	// A row that leads nowhere is removed.
	o.MustExec(t, "DELETE FROM case_officers WHERE case_id IN (SELECT id FROM cases)")
	if got := asOf(t, o, now(), "SELECT count(*) FROM case_officers"); got != "0" {
		t.Errorf("%s officers after they were removed", got)
	}
	if got := asOf(t, o, third, "SELECT count(*) FROM case_officers"); got != "2" {
		t.Errorf("%s officers before they were removed, want 2", got)
	}
}

// A transaction that waited for a lock, and whose instant is therefore earlier than that of the version it would replace, has to run again.
func TestInstantsFollowEachOther(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	o := dbtest.ConnectOwner(t, w)
	early, err := pgx.Connect(t.Context(), w.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer early.Close(t.Context())
	if _, err := early.Exec(t.Context(), "BEGIN; SELECT logged_now(); UPDATE officers SET name = 'early'"); err != nil {
		t.Fatal(err)
	}
	instant := o.Text(t, "SELECT clock_timestamp()")
	if o.Text(t, "SELECT as_of_settled($1)", instant) != "false" {
		t.Error("an instant counts as settled while a transaction that began before it has not ended")
	}
	o.MustExec(t, "INSERT INTO parties (agency_id, kind, name) VALUES (1, 'OTHER', 'fresh')")
	o.MustExec(t, "UPDATE parties SET name = 'late' WHERE id = (SELECT min(id) FROM parties)")
	for _, statement := range []string{"UPDATE parties SET name = 'too early' WHERE id = (SELECT min(id) FROM parties)", "DELETE FROM parties WHERE name = 'fresh'"} {
		if _, err = early.Exec(t.Context(), "SAVEPOINT s; "+statement); !failure.IsTransient(err) {
			t.Errorf("%s replaced a version that was written later: %v", statement, err)
		}
		if _, err := early.Exec(t.Context(), "ROLLBACK TO s"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := early.Exec(t.Context(), "ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	if o.Text(t, "SELECT as_of_settled($1)", instant) != "true" {
		t.Error("the instant is not settled after the transaction has ended")
	}
	if o.Text(t, "SELECT as_of_settled(clock_timestamp() + interval '1 hour')") != "false" {
		t.Error("the future is settled")
	}
}

// Every version of a row is in the log: by its key, and by a salted hash of its content, which is worked out here anew. Rows that were there before
// the log are found later, each once.
func TestLogHoldsEveryVersion(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	o := dbtest.ConnectOwner(t, w)
	o.MustExec(t, "BEGIN; SET LOCAL docket.logged_at = '-infinity'; INSERT INTO parties (agency_id, kind, name) SELECT 1, 'OTHER', 'found ' || n FROM generate_series(1, 1500) n; SELECT log_find_all(); COMMIT")
	o.MustExec(t, "UPDATE parties SET name = 'changed before it was found' WHERE name = 'found 3'")
	for range 1000 {
		if o.Text(t, "SELECT log_found(8)") == "0" {
			break
		}
	}
	w.FileCase(t, dbtest.CaseToFile())
	o.MustExec(t, "UPDATE parties SET name = 'changed' WHERE name = 'found 7'; DELETE FROM parties WHERE name = 'found 8'")

	o.MustExec(t, "BEGIN; SET LOCAL citus.propagate_set_commands = 'local'; SET LOCAL timezone = 'UTC'")
	rows, err := o.Query(t.Context(), `
		SELECT 'parties', concat_ws(':', agency_id, id), logged_at::text, replace(row_to_json(p)::text, '+00:00"', '"') FROM parties p
		UNION ALL SELECT 'parties', concat_ws(':', agency_id, id), logged_at::text, replace(regexp_replace(row_to_json(h)::text, ',"replaced_at":"[^"]+"', ''), '+00:00"', '"') FROM history.parties h
		UNION ALL SELECT 'cases', concat_ws(':', agency_id, id), logged_at::text, replace(row_to_json(c)::text, '+00:00"', '"') FROM cases c
		UNION ALL SELECT 'case_officers', concat_ws(':', agency_id, case_id, officer_id), logged_at::text, replace(row_to_json(c)::text, '+00:00"', '"') FROM case_officers c`)
	if err != nil {
		t.Fatal(err)
	}
	type version struct{ Table, Key, At, Content string }
	versions, err := pgx.CollectRows(rows, pgx.RowToStructByPos[version])
	if err != nil {
		t.Fatal(err)
	}
	rows, err = o.Query(t.Context(), `SELECT table_name, concat_ws(':', agency_id, u.key), logged_at::text, encode(uuid_send(u.salt), 'hex'), coalesce(encode(u.digest, 'hex'), ''), action
		FROM log_entries, unnest(keys, salts, digests) AS u (key, salt, digest) WHERE table_name IN ('parties', 'cases', 'case_officers') ORDER BY id`)
	if err != nil {
		t.Fatal(err)
	}
	type logged struct{ Table, Key, At, Salt, Digest, Action string }
	entries, err := pgx.CollectRows(rows, pgx.RowToStructByPos[logged])
	if err != nil {
		t.Fatal(err)
	}
	last := map[[3]string]logged{} // of several entries of one transaction
	var removed []string
	for _, e := range entries {
		if e.Action == "REMOVED" {
			removed = append(removed, e.Key)
			continue
		}
		last[[3]string{e.Table, e.Key, e.At}] = e
	}
	for _, v := range versions {
		e, isLogged := last[[3]string{v.Table, v.Key, v.At}]
		if !isLogged {
			t.Errorf("not in the log: %v", v)
			continue
		}
		salt, err := hex.DecodeString(e.Salt)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(slices.Concat(salt, []byte(v.Table+"\n"+v.Content)))
		if hex.EncodeToString(sum[:]) != e.Digest {
			t.Errorf("another hash in the log: %v, %v", v, e)
		}
	}
	if len(versions) != len(last) || len(versions) < 1500 {
		t.Errorf("%d versions, %d in the log", len(versions), len(last))
	}
	if want := o.Text(t, "SELECT concat_ws(':', agency_id, id) FROM history.parties WHERE name = 'found 8'"); len(removed) != 1 || removed[0] != want {
		t.Errorf("removed %v, want %s", removed, want)
	}
}

// The rule of Go and that of the database name the same tables.
func TestHasHistory(t *testing.T) {
	t.Parallel()
	o := dbtest.ConnectOwner(t, dbtest.New(t))
	rows, err := o.Query(t.Context(), "SELECT relname::text, is_in_history(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")
	if err != nil {
		t.Fatal(err)
	}
	var name string
	var isKept bool
	kept := 0
	if _, err := pgx.ForEachRow(rows, []any{&name, &isKept}, func() error {
		if db.HasHistory(name) != isKept {
			t.Errorf("%s: %t, the database says %t", name, db.HasHistory(name), isKept)
		}
		if isKept {
			kept++
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if kept < 60 {
		t.Errorf("history of %d tables", kept)
	}
}

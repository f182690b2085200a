package answers

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"

	"docket/postgres/postgrestest"
)

func TestParseState(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want string }{
		{"A:7 1.5 f 10:20:10,14,15", "7 10 20 [10 14 15]"},
		{"A:7 1.5 f 10:10:", "7 10 10 []"},
		{"A:7 1.5 t 10:10:", "7 10 10 []"},
		{"A:7 1.5 t 10:12:", ""}, // a standby does not say whether 10 or 11 run
		{"B:7 1.5 f 10:10:", ""},
		{"A 1.5 f 10:10:", ""},
		{"- 1.5 f 10:10:", ""},
		{"A:x 1.5 f 10:10:", ""},
		{"A:7 1.5 f 10:10", ""},
		{"A:7 1.5 f 10:-1:", ""},
		{"A:7 1.5 f 10:20:a", ""},
		{"", ""},
	} {
		s, err := parseState(c.text, "A")
		got := ""
		if s.isKnown {
			got = fmt.Sprint(s.session, s.xmin, s.xmax, s.running)
		}
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%q: %s, %v; want %q", c.text, got, err, c.want)
		}
	}
}

func TestSince(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ earlier, later, want string }{
		{"f 10:10:", "f 10:10:", "[] true"},
		{"f 10:10:", "f 11:11:", "[10] true"},
		{"f 10:13:10,12", "f 12:13:12", "[10] true"},
		{"f 10:13:10,12", "f 12:15:12", "[10 13 14] true"},
		{"f 10:13:10,12", "f 10:16:10,12,14", "[13 15] true"},
		{"f 10:13:10", "f 10:12:10", "[] false"}, // not later
		{"f 10:10:", "f 266:266:", "256"},
		{"f 10:10:", "f 267:267:", "[] false"},
		{"t 10:10:", "t 11:11:", "[10] true"},
		{"t 10:10:", "f 10:10:", "[] false"}, // it has taken over
	} {
		earlier, err1 := parseState("A:1 1.5 "+c.earlier, "A")
		later, err2 := parseState("A:2 1.5 "+c.later, "A")
		ended, ok := later.since(earlier)
		if got := fmt.Sprint(ended, ok); err1 != nil || err2 != nil || got != c.want && fmt.Sprint(len(ended)) != c.want {
			t.Errorf("%s, then %s: %s, want %s", c.earlier, c.later, got, c.want)
		}
	}
	known, _ := parseState("A:1 1.5 f 10:10:", "A")
	other, _ := parseState("A:1 2.5 f 10:10:", "A")
	for _, pair := range [][2]State{{{}, {}}, {known, {}}, {{}, known}, {known, other}} {
		if _, ok := pair[0].since(pair[1]); ok {
			t.Errorf("%+v since %+v", pair[0], pair[1])
		}
	}
}

// TestSinceOfModel checks since against a model of Postgres: transactions with parts begin and end in any order. Each that ended between two
// snapshots is returned, and nothing if none did and none took a number.
func TestSinceOfModel(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		next, latest := uint64(3), uint64(2)
		running := map[uint64]uint64{} // by number: the transaction that it is a part of
		ended := map[uint64]bool{}     // whole transactions
		snapshot := func() (State, map[uint64]bool) {
			s := State{isKnown: true, xmin: latest + 1, xmax: latest + 1}
			for n, whole := range running {
				if n < s.xmax {
					s.xmin = min(s.xmin, n)
					if n == whole {
						s.running = append(s.running, n)
					}
				}
			}
			slices.Sort(s.running)
			seen := map[uint64]bool{}
			for n := range ended {
				seen[n] = true
			}
			return s, seen
		}
		wholes := func() (found []uint64) {
			for n, whole := range running {
				if n == whole {
					found = append(found, n)
				}
			}
			slices.Sort(found)
			return found
		}
		steps := func() {
			for range rapid.IntRange(0, 12).Draw(t, "steps") {
				open := wholes()
				switch step := rapid.IntRange(0, 2).Draw(t, "step"); {
				case step == 0 || len(open) == 0: // begins
					running[next] = next
					next++
				case step == 1: // a part begins
					running[next] = rapid.SampledFrom(open).Draw(t, "whole")
					next++
				default: // ends, with all its parts
					whole := rapid.SampledFrom(open).Draw(t, "ends")
					for n, of := range running {
						if of == whole {
							latest = max(latest, n)
							delete(running, n)
						}
					}
					ended[whole] = true
				}
			}
		}
		steps()
		earlier, before := snapshot()
		number := next
		steps()
		later, after := snapshot()
		got, ok := later.since(earlier)
		if !ok {
			t.Fatal("not comparable")
		}
		changed := false
		for n := range after {
			if before[n] {
				continue
			}
			changed = true
			if !slices.Contains(got, n) {
				t.Fatalf("%d ended, and is not among %v: %+v, %+v", n, got, earlier, later)
			}
		}
		if !changed && next == number && len(got) > 0 {
			t.Fatalf("nothing ended: %v", got)
		}
		for _, n := range got {
			if before[n] {
				t.Fatalf("%d ended before", n)
			}
		}
	})
}

// database is a database with a session that states are read in.
type database struct {
	url   string
	conn  *pgx.Conn
	store *Store
}

func openDatabase(t *testing.T) *database {
	t.Helper()
	d := &database{url: postgrestest.Empty(t), store: New(Settings{Bytes: 1})}
	d.conn = d.connect(t)
	if _, err := d.conn.Exec(t.Context(), "SELECT set_config($1, $2, false)", SessionSetting, d.store.NewSession()); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *database) connect(t *testing.T) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), d.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

// state reads the state.
func (d *database) state(t *testing.T) State {
	t.Helper()
	var text string
	if err := d.conn.QueryRow(t.Context(), "SELECT "+StateSQL).Scan(&text); err != nil {
		t.Fatal(err)
	}
	s, err := parseState(text, d.store.sessions.name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// mayHaveWritten asks whether one of some transactions may have written.
func (d *database) mayHaveWritten(t *testing.T, transactions ...uint64) bool {
	t.Helper()
	var text string
	if err := d.conn.QueryRow(t.Context(), EndedSQL, transactions).Scan(&text); err != nil {
		t.Fatal(err)
	}
	return text != "false"
}

func mustExec(t *testing.T, conn *pgx.Conn, statement string) {
	t.Helper()
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// TestNoticed changes the database in every way that there is. Each must be among the transactions that ended between the state before and
// the state after, once it has ended, and not before. Other tests write to the same server, so the transaction itself is looked for.
func TestNoticed(t *testing.T) {
	t.Parallel()
	d := openDatabase(t)
	writer := d.connect(t)
	mustExec(t, writer, `CREATE TABLE goods (id bigint PRIMARY KEY, lot text); CREATE TABLE lots (id bigint); INSERT INTO goods VALUES (1, 'a'); CREATE SEQUENCE numbers;
		CREATE VIEW shown AS SELECT * FROM goods; CREATE FUNCTION lot() RETURNS text LANGUAGE sql STABLE AS 'SELECT ''a''';
		CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; CREATE TRIGGER refuse BEFORE UPDATE ON goods FOR EACH ROW EXECUTE FUNCTION refuse()`)
	for _, change := range []string{
		"INSERT INTO goods VALUES (2, 'b')",
		"COPY goods FROM PROGRAM 'echo 3,c' WITH (FORMAT csv)",
		"SET LOCAL session_replication_role = replica; UPDATE goods SET lot = 'x'",
		"ALTER TABLE goods DISABLE TRIGGER ALL",
		"UPDATE goods SET lot = 'y'",
		"DELETE FROM goods WHERE id = 2",
		"SAVEPOINT a; INSERT INTO goods VALUES (5, 'e'); RELEASE a",
		"DO $$ BEGIN INSERT INTO goods VALUES (6, 'f'); EXCEPTION WHEN unique_violation THEN NULL; END $$",
		"SET LOCAL synchronous_commit = off; INSERT INTO goods VALUES (7, 'g')",
		"TRUNCATE goods",
		"ALTER TABLE goods ADD COLUMN more text DEFAULT 'm'",
		"ALTER TABLE lots ALTER COLUMN id TYPE numeric",
		"ALTER TABLE goods RENAME TO wares",
		"CREATE OR REPLACE FUNCTION lot() RETURNS text LANGUAGE sql STABLE AS 'SELECT ''b'''",
		"CREATE OR REPLACE VIEW shown AS SELECT 1::bigint AS id, '' AS lot",
		"DROP VIEW shown",
		"MERGE INTO lots l USING (SELECT 1 AS id) s ON l.id = s.id WHEN NOT MATCHED THEN INSERT VALUES (s.id)",
		"ALTER TABLE lots ENABLE ROW LEVEL SECURITY",
		"GRANT SELECT ON lots TO PUBLIC",
		"ANALYZE lots",
		"SELECT lo_create(0)",
		"PREPARE TRANSACTION",
	} {
		before := d.state(t)
		mustExec(t, writer, "BEGIN")
		isPrepared := change == "PREPARE TRANSACTION"
		if isPrepared {
			mustExec(t, writer, "INSERT INTO lots VALUES (9)")
		} else {
			mustExec(t, writer, change)
		}
		var number uint64
		if err := writer.QueryRow(t.Context(), "SELECT coalesce(pg_current_xact_id_if_assigned()::text, '0')::bigint").Scan(&number); err != nil {
			t.Fatal(err)
		}
		if number == 0 {
			t.Errorf("%s: has no number", change)
		}
		isNoticed := func() bool {
			ended, ok := d.state(t).since(before)
			return !ok || slices.Contains(ended, number)
		}
		if isPrepared {
			mustExec(t, writer, "PREPARE TRANSACTION 'p"+t.Name()+"'")
			if isNoticed() {
				t.Error("a prepared transaction has ended")
			}
			mustExec(t, writer, "COMMIT PREPARED 'p"+t.Name()+"'")
		} else {
			if isNoticed() {
				t.Errorf("%s: has ended before its commit", change)
			}
			mustExec(t, writer, "COMMIT")
		}
		if !isNoticed() || !d.mayHaveWritten(t, number) {
			t.Errorf("%s: is not noticed", change)
		}
	}
}

// TestRolledBack checks that a transaction which was rolled back, or runs, is told from one that was committed.
func TestRolledBack(t *testing.T) {
	t.Parallel()
	d := openDatabase(t)
	writer := d.connect(t)
	mustExec(t, writer, "CREATE TABLE goods (id bigint)")
	begin := func(statement string) (number uint64) {
		t.Helper()
		mustExec(t, writer, "BEGIN; "+statement)
		if err := writer.QueryRow(t.Context(), "SELECT pg_current_xact_id()::text::bigint").Scan(&number); err != nil {
			t.Fatal(err)
		}
		return number
	}
	const insert = "INSERT INTO goods VALUES (1)"
	rolledBack := begin(insert)
	if d.mayHaveWritten(t, rolledBack) {
		t.Error("one that runs may have written")
	}
	mustExec(t, writer, "ROLLBACK")
	// A part of a transaction: its number is the next one, and no snapshot lists it.
	whole := begin(insert + "; SAVEPOINT a; " + insert + "; RELEASE a")
	var part uint64
	if err := writer.QueryRow(t.Context(), "SELECT max(xmin::text::bigint) FROM goods").Scan(&part); err != nil {
		t.Fatal(err)
	}
	if part == whole || d.mayHaveWritten(t, rolledBack, whole, part) {
		t.Errorf("rolled back %d, running %d and its part %d: may have written", rolledBack, whole, part)
	}
	mustExec(t, writer, "COMMIT")
	for _, n := range []uint64{whole, part} {
		if !d.mayHaveWritten(t, rolledBack, n) {
			t.Errorf("committed %d: has not written", n)
		}
	}
	if !d.mayHaveWritten(t, 3) { // from before the cluster was made: nothing is known of it
		t.Log("the server still knows the transaction 3")
	}
}

// TestSessionSetting checks that a session has no state until it is named, and keeps its name.
func TestSessionSetting(t *testing.T) {
	t.Parallel()
	d := openDatabase(t)
	first := d.state(t)
	var text string
	if err := d.connect(t).QueryRow(t.Context(), "SELECT "+StateSQL).Scan(&text); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(text, "- ") {
		t.Errorf("a session without a name: %s", text)
	}
	mustExec(t, d.conn, "BEGIN; SELECT 1; ROLLBACK")
	if again := d.state(t); again.session != first.session || again.server != first.server {
		t.Errorf("%+v, then %+v", first, again)
	}
}

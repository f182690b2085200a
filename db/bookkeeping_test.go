package db_test

import (
	"slices"
	"strings"
	"testing"

	"docket/db"
	"docket/db/dbtest"
)

// A transaction of bookkeeping is reported before it commits, with its number and all that it may have written to, also by triggers; one that
// changes nothing is not reported.
func TestBookkeep(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	owner := dbtest.ConnectOwner(t, w)
	owner.MustExec(t, `CREATE TABLE notes (id bigint PRIMARY KEY, text text); CREATE TABLE others (id bigint); GRANT ALL ON notes, others TO docket_app; INSERT INTO notes VALUES (1, 'a');
		CREATE FUNCTION also() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO others VALUES (NEW.id); RETURN NULL; END'`)
	var noted []db.Bookkeeping
	write := func(statement string, args ...any) int64 {
		t.Helper()
		noted = nil
		rows, err := db.Bookkeep(t.Context(), w.DB().DB, func(b db.Bookkeeping) {
			noted = append(noted, b)
			dbtest.CheckEqual(t, "what others see before the commit", w.Text(t, "SELECT string_agg(text, ' ' ORDER BY id) FROM notes"), "a")
		}, statement, args...)
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	if rows := write("UPDATE notes SET text = 'b' WHERE id = $1", 2); rows != 0 || len(noted) != 0 {
		t.Errorf("nothing: %d rows, %+v", rows, noted)
	}
	// The statement reads agencies, and does not write to it.
	if rows := write("INSERT INTO notes SELECT 2, 'b' FROM (SELECT FROM agencies LIMIT 1) a"); rows != 1 || len(noted) != 1 {
		t.Fatalf("a row: %d rows, %+v", rows, noted)
	}
	slices.Sort(noted[0].Tables)
	dbtest.CheckEqual(t, "tables", strings.Join(noted[0].Tables, " "), "notes")
	dbtest.CheckEqual(t, "transaction of the row", w.Text(t, "SELECT xmin::text::bigint = ? % 4294967296 FROM notes WHERE id = 2", noted[0].Transaction), "true")
	owner.MustExec(t, `DELETE FROM notes WHERE id = 2; CREATE CONSTRAINT TRIGGER also AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION also()`)
	write("INSERT INTO notes VALUES (3, 'c')")
	slices.Sort(noted[0].Tables)
	dbtest.CheckEqual(t, "tables with a trigger that waits for the commit", strings.Join(noted[0].Tables, " "), "notes others")
	if _, err := db.Bookkeep(t.Context(), w.DB().DB, nil, "INSERT INTO notes VALUES (3, 'd')"); err == nil || db.IsUnsettled(err) {
		t.Errorf("a refused statement: %v", err)
	}
}

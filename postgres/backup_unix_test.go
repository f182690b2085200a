//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// numbers is a table of a test's own. Each write adds a number.
type numbers struct {
	t    *testing.T
	conn *pgx.Conn
}

func openNumbers(t *testing.T, s *Server) numbers {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.URL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return numbers{t, conn}
}

func (n numbers) exec(statement string, args ...any) {
	n.t.Helper()
	if _, err := n.conn.Exec(n.t.Context(), statement, args...); err != nil {
		n.t.Fatal(err)
	}
}

func (n numbers) now() (now time.Time) {
	n.t.Helper()
	if err := n.conn.QueryRow(n.t.Context(), "SELECT clock_timestamp()").Scan(&now); err != nil {
		n.t.Fatal(err)
	}
	return now
}

func (n numbers) all() []int {
	n.t.Helper()
	rows, err := n.conn.Query(n.t.Context(), "SELECT n FROM numbers ORDER BY n")
	if err != nil {
		n.t.Fatal(err)
	}
	all, err := pgx.CollectRows(rows, pgx.RowTo[int])
	if err != nil {
		n.t.Fatal(err)
	}
	return all
}

// A backup that is made while records are written can be restored to an instant between two writes, and to the end of the log.
func TestRestore(t *testing.T) {
	t.Parallel()
	work := publicFolder(t)
	settings := func(name string) Settings {
		return Settings{DataDir: filepath.Join(work, name), Backups: filepath.Join(work, "backups"), Log: (&testLog{}).logger()}
	}
	server := mustOpen(t, t.Context(), settings("first"), thisMachine())
	n := openNumbers(t, server)
	n.exec("CREATE TABLE numbers (n int PRIMARY KEY)")
	n.exec("INSERT INTO numbers VALUES (1)")
	before := n.now()
	first, err := BackUp(t.Context(), settings("first"), false)
	if err != nil {
		t.Fatal(err)
	}
	n.exec("INSERT INTO numbers VALUES (2)")
	between := n.now()
	n.exec("INSERT INTO numbers VALUES (3)")
	dumped, err := BackUp(t.Context(), settings("first"), true)
	if err != nil {
		t.Fatal(err)
	}
	n.exec("INSERT INTO numbers VALUES (4)")
	if err := n.conn.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	data := server.owned.dir
	if first.Kind != KindCluster || first.Archive == "" || dumped.Kind != KindDump || dumped.Bytes >= first.Bytes {
		t.Errorf("%+v, %+v", first, dumped)
	}

	t.Run("NothingIsOverwritten", func(t *testing.T) {
		_, err := Restore(t.Context(), settings("first"), RestoreOptions{To: between})
		requireError(t, err, "is not empty, and a restore overwrites nothing")
	})
	lost := filepath.Join(work, "lost")
	if err := os.Rename(filepath.Dir(data), lost); err != nil {
		t.Fatal(err)
	}

	restored := func(t *testing.T, name string, o RestoreOptions) (Restored, []int) {
		t.Helper()
		r, err := Restore(t.Context(), settings(name), o)
		if err != nil {
			t.Fatal(err)
		}
		again := mustOpen(t, t.Context(), settings(name), thisMachine())
		found := openNumbers(t, again)
		all := found.all()
		found.exec("INSERT INTO numbers VALUES (9)") // it can be written to
		if err := found.conn.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		if left, err := filepath.Glob(filepath.Join(again.owned.dir, "data.new-*")); err != nil || len(left) > 0 {
			t.Errorf("left over: %v, %v", left, err)
		}
		return r, all
	}
	t.Run("BetweenTwoWrites", func(t *testing.T) {
		r, all := restored(t, "first", RestoreOptions{To: between})
		if !slices.Equal(all, []int{1, 2}) || r.Backup.Name() != first.Name() || !r.LastWrite.Before(between) || !r.LastWrite.After(before) {
			t.Errorf("%v, %+v", all, r)
		}
	})
	t.Run("EndOfTheLog", func(t *testing.T) {
		// The cluster restored before has written to a log of its own, so 9 is not in it.
		if _, all := restored(t, "second", RestoreOptions{Name: first.Name()}); !slices.Equal(all, []int{1, 2, 3, 4}) {
			t.Errorf("%v", all)
		}
	})
	t.Run("Dump", func(t *testing.T) {
		if _, all := restored(t, "third", RestoreOptions{Name: dumped.Name()}); !slices.Equal(all, []int{1, 2, 3}) {
			t.Errorf("%v", all)
		}
		_, err := Restore(t.Context(), settings("third"), RestoreOptions{Name: dumped.Name()})
		requireError(t, err, "the database has 1 tables, and a restore overwrites nothing")
	})
	t.Run("BeforeTheBackup", func(t *testing.T) {
		_, err := Restore(t.Context(), settings("fourth"), RestoreOptions{To: before})
		requireError(t, err, "no backup is older than", "the first ended at")
	})
	t.Run("AfterTheEnd", func(t *testing.T) {
		_, err := Restore(t.Context(), settings("fourth"), RestoreOptions{Name: first.Name(), To: between.Add(time.Hour)})
		requireError(t, err, "the archived log ends before", "its last write was at", "give an earlier --to")
		if left, err := os.ReadDir(filepath.Join(work, "fourth", "postgres")); err != nil || len(left) != 2 { // lock, restoring
			t.Errorf("left over: %v, %v", left, err)
		}
		// A service that starts now must not begin with an empty database.
		_, err = open(t.Context(), settings("fourth"), thisMachine())
		requireError(t, err, "did not come to its end: run docket restore again, or remove")
		if _, all := restored(t, "fourth", RestoreOptions{Name: first.Name(), To: between}); !slices.Equal(all, []int{1, 2}) {
			t.Errorf("restored again: %v", all)
		}
	})
	t.Run("LogOfTheLastMinute", func(t *testing.T) {
		// As if the service had been killed before the end of the log was archived.
		archived, err := filepath.Glob(filepath.Join(work, "backups", "wal", first.Archive, "*.gz"))
		if err != nil || len(archived) < 2 {
			t.Fatal(archived, err)
		}
		var segments []string
		for _, path := range archived {
			if logFile.MatchString(strings.TrimSuffix(filepath.Base(path), ".gz")) {
				segments = append(segments, path)
			}
		}
		if err := os.Remove(slices.Max(segments)); err != nil {
			t.Fatal(err)
		}
		if _, all := restored(t, "fifth", RestoreOptions{Name: first.Name()}); slices.Contains(all, 4) {
			t.Errorf("%v: the log was archived all the same", all)
		}
		if _, all := restored(t, "sixth", RestoreOptions{Name: first.Name(), OldData: lost}); !slices.Equal(all, []int{1, 2, 3, 4}) {
			t.Errorf("%v", all)
		}
		_, err = Restore(t.Context(), settings("seventh"), RestoreOptions{Name: first.Name(), OldData: filepath.Join(work, "fifth")})
		requireError(t, err, "--old-data: ", "is not the cluster that the backup")
	})
	t.Run("Damaged", func(t *testing.T) {
		var table string // a large file of the copy
		err := filepath.WalkDir(filepath.Join(first.Dir, "data", "base"), func(path string, e os.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() && table == "" && !strings.HasPrefix(e.Name(), "PG_") {
				if info, err := e.Info(); err == nil && info.Size() > 8192 {
					table = path
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(table)
		if err != nil {
			t.Fatal(err)
		}
		content[5000] ^= 1
		if err := os.WriteFile(table, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = Restore(t.Context(), settings("damaged"), RestoreOptions{Name: first.Name(), To: between})
		requireError(t, err, "the backup is damaged", "pg_verifybackup", "checksum")
	})
}

// Prune removes the older backup and the log that only it needs; the younger one can still be restored to the end.
func TestPrune(t *testing.T) {
	t.Parallel()
	work := publicFolder(t)
	s := Settings{DataDir: filepath.Join(work, "data"), Backups: filepath.Join(work, "backups"), Log: (&testLog{}).logger()}
	server := mustOpen(t, t.Context(), s, thisMachine())
	n := openNumbers(t, server)
	n.exec("CREATE TABLE numbers (n int PRIMARY KEY)")
	old, err := BackUp(t.Context(), s, false)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		n.exec("INSERT INTO numbers VALUES ($1)", i)
		n.exec("SELECT pg_switch_wal()")
	}
	kept, err := BackUp(t.Context(), s, false)
	if err != nil {
		t.Fatal(err)
	}
	n.exec("INSERT INTO numbers VALUES (7)")
	if err := n.conn.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	segments := func() int {
		entries, err := os.ReadDir(filepath.Join(s.Backups, "wal", kept.Archive))
		if err != nil {
			t.Fatal(err)
		}
		return len(entries)
	}
	before := segments()
	removed, bytes, err := Prune(s.Backups, 1)
	if err != nil || removed != 1 || bytes <= old.Bytes {
		t.Errorf("%d, %d, %v", removed, bytes, err)
	}
	if after := segments(); after >= before || after == 0 {
		t.Errorf("%d files of the log before, %d after", before, after)
	}
	left, err := Backups(s.Backups)
	if err != nil || len(left) != 1 || left[0].Name() != kept.Name() {
		t.Errorf("%v, %v", left, err)
	}
	if removed, _, err := Prune(s.Backups, 1); err != nil || removed != 0 {
		t.Errorf("again: %d, %v", removed, err)
	}
	s.DataDir = filepath.Join(work, "again")
	if _, err := Restore(t.Context(), s, RestoreOptions{}); err != nil {
		t.Fatal(err)
	}
	again := mustOpen(t, t.Context(), s, thisMachine())
	if all := openNumbers(t, again).all(); !slices.Equal(all, []int{0, 1, 2, 7}) {
		t.Errorf("%v", all)
	}
}

// No password reaches the arguments of a program.
func TestWithoutPassword(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ given, password string }{
		{"postgres://u:s3cret@db.example:5433/docket?sslmode=disable", "s3cret"},
		{"postgres://u@db.example/docket?password=s3cret", "s3cret"},
		{"host=db.example user=u password=s3cret dbname=docket", "s3cret"},
		{"host=db.example user=u password='s3 cret' dbname=docket", "s3 cret"},
		{"postgres://docket@/docket?host=%2Frun%2Fpost%20gres&port=5432", ""},
	} {
		without, password := withoutPassword(c.given)
		if password != c.password || strings.Contains(without, "s3") || !strings.Contains(without, "docket") {
			t.Errorf("%s: %s, %q", c.given, without, password)
		}
	}
}

package verify_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"docket/audit"
	"docket/audit/verify"
)

// copyTo copies the log to a folder and returns how many entries of the agency 1 were added.
func (w *world) copyTo(t *testing.T, folder string) int64 {
	t.Helper()
	all, err := audit.Copy(t.Context(), w.DB().DB, w.keys, folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Agency == 1 {
			return c.Added
		}
	}
	return 0
}

// logEntries logs so many entries of the agency 1 and places them.
func (w *world) logEntries(t *testing.T, n int) {
	t.Helper()
	w.Execute(t, fmt.Sprintf("SELECT log_write(1, 'entry ' || i) FROM generate_series(1, %d) AS i", n))
	w.place(t)
}

// filesOf returns the paths of the files of a folder, ascending.
func filesOf(t *testing.T, folder string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			name, _ := filepath.Rel(folder, path)
			paths = append(paths, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// A copy is brought up to date run by run. It is checked from its files alone, and every changed byte of it is found.
func TestCopy(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	folder := t.TempDir()
	check := func(saved ...string) *verify.Report {
		t.Helper()
		var kept []verify.SavedCheckpoint
		for _, signed := range saved {
			kept = append(kept, verify.SavedCheckpoint{Name: "saved.txt", Signed: signed})
		}
		verifiers, err := audit.ReadVerifiers(filepath.Join(folder, audit.CopyKeys))
		if err != nil {
			t.Fatal(err)
		}
		r, err := verify.Copy(folder, verifiers, kept)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	entries := w.copyTo(t, folder)
	for _, more := range []int{0, 1, 200, 100, 300} {
		if more > 0 {
			w.logEntries(t, more)
		}
		if added := w.copyTo(t, folder); added != int64(more) {
			t.Errorf("%d were added, want %d", added, more)
		}
		entries += int64(more)
		r := check(w.early, w.late)
		if i := slices.IndexFunc(r.Agencies, func(a verify.AgencyReport) bool { return a.Agency == 1 }); i < 0 || r.Agencies[i].Entries != entries || r.FaultCount != 0 {
			t.Errorf("%+v, want %d entries", r, entries)
		}
	}
	files := filesOf(t, folder)
	if got := strings.Join(files, " "); !strings.Contains(got, "1/entries/002 1/tile/8/0/000 1/tile/8/0/001 1/tile/8/0/002.p/") || strings.Contains(got, "000.p/1 ") || !strings.Contains(got, "1/checkpoints/") {
		t.Errorf("the copy has the files %s", got)
	}
	for _, name := range files {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"过保质期", "某食品", "王芳"} {
			if strings.Contains(string(text), secret) {
				t.Errorf("%s holds what a record holds: %s", name, secret)
			}
		}
		if name == audit.CopyKeys { // which says nothing of the log
			continue
		}
		for _, i := range []int{0, len(text) / 2, len(text) - 1} {
			changed := slices.Clone(text)
			changed[i] ^= 2
			if err := os.WriteFile(filepath.Join(folder, name), changed, 0o600); err != nil {
				t.Fatal(err)
			}
			if r, err := verify.Copy(folder, w.keys.Verifiers(), nil); err == nil && r.FaultCount == 0 {
				t.Errorf("%s with its byte %d changed has no fault", name, i)
			}
		}
		if err := os.Remove(filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
		// Without the checkpoint of an earlier run there is less to compare, and nothing wrong.
		if r, err := verify.Copy(folder, w.keys.Verifiers(), nil); err == nil && r.FaultCount == 0 && !strings.Contains(name, audit.CopyCheckpoints+"/") {
			t.Errorf("without %s there is no fault", name)
		}
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if r := check(); r.FaultCount != 0 {
		t.Errorf("as it was: %+v", r.Faults)
	}
	// To the copy of another log nothing is added.
	w.rewrite(t, w.keys)
	before := filesOf(t, folder)
	if _, err := audit.Copy(t.Context(), w.DB().DB, w.keys, folder); err == nil || !strings.Contains(err.Error(), "the end of the log was removed") {
		t.Errorf("a shorter log is copied: %v", err)
	}
	w.logEntries(t, 1000)
	if _, err := audit.Copy(t.Context(), w.DB().DB, w.keys, folder); err == nil || !strings.Contains(err.Error(), "the log was rewritten") {
		t.Errorf("a rewritten log is copied: %v", err)
	}
	if after := filesOf(t, folder); !slices.Equal(after, before) || check().FaultCount != 0 {
		t.Errorf("the copy has the files %v, before %v", after, before)
	}
}

// A second copy of the same log is refused while one is made, and is made when that has ended.
func TestCopyTakesTurns(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.logEntries(t, 3)
	folder := t.TempDir()
	held, err := w.DB().DB.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if _, err := held.ExecContext(t.Context(), "SELECT pg_advisory_lock(hashtext('docket log copy'))"); err != nil {
		t.Fatal(err)
	}
	if _, err := audit.Copy(t.Context(), w.DB().DB, w.keys, folder); err == nil || !strings.Contains(err.Error(), "another docket log copy reads this database") {
		t.Errorf("a second copy: %v", err)
	}
	if files := filesOf(t, folder); len(files) != 0 {
		t.Errorf("a refused copy has written %v", files)
	}
	if _, err := held.ExecContext(t.Context(), "SELECT pg_advisory_unlock_all()"); err != nil {
		t.Fatal(err)
	}
	first := w.copyTo(t, folder)
	if first < 3 {
		t.Errorf("%d entries are copied", first)
	}
	w.logEntries(t, 2)
	if more := w.copyTo(t, folder); more != 2 {
		t.Errorf("%d entries are added, want 2", more)
	}
}

//go:build unix && !aix && !solaris

package postgres

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUnreachable(t *testing.T) {
	t.Parallel()
	needsRoot(t)
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(closed, "data")
	m := thisMachine()
	m.fallback = filepath.Join(publicFolder(t), "lib", "docket")

	r := &testLog{}
	s := mustOpen(t, t.Context(), Settings{DataDir: dir, Log: r.logger()}, m)
	place := s.owned.dir
	if filepath.Dir(place) != m.fallback || !strings.Contains(r.String(), "not in the data folder") || !strings.Contains(r.String(), place) {
		t.Errorf("it is in %s; the log says\n%s", place, r)
	}
	execSQL(t, s.URL(), "create table kept as select 1 as one")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	other := mustOpen(t, t.Context(), Settings{DataDir: filepath.Join(closed, "other")}, m)
	if other.owned.dir == place {
		t.Error("two data folders share a cluster")
	}

	t.Run("Opened", func(t *testing.T) {
		if err := os.Chmod(closed, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(filepath.Dir(closed), 0o755); err != nil {
			t.Fatal(err)
		}
		s := mustOpen(t, t.Context(), Settings{DataDir: dir}, m)
		if got := queryText(t, s.URL(), "select one::text from kept"); got != "1" || s.owned.dir != place {
			t.Errorf("another cluster, in %s", s.owned.dir)
		}
	})
	t.Run("ErrClosedLater", func(t *testing.T) {
		dir := copyCluster(t)
		if err := os.Chmod(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		_, err := open(t.Context(), Settings{DataDir: dir}, m)
		requireError(t, err, "can't enter", dir, "chmod o+x")
	})
	t.Run("ErrNobodyToBe", func(t *testing.T) {
		m := m
		m.users = []string{"no-such-user", "root"}
		_, err := open(t.Context(), Settings{DataDir: publicFolder(t)}, m)
		requireError(t, err, "as root, Postgres doesn't run", "no-such-user", "DATABASE_URL")
	})
	t.Run("NobodyAsUser", func(t *testing.T) {
		m := m
		m.users = []string{"no-such-user", "nobody"}
		s := mustOpen(t, t.Context(), Settings{DataDir: filepath.Join(publicFolder(t), "data")}, m)
		if owner, err := ownerOf(s.owned.data()); err != nil || owner.name != "nobody" {
			t.Errorf("run by %v, %v", owner, err)
		}
	})
	t.Run("ErrRootsCluster", func(t *testing.T) {
		dir := copyCluster(t)
		if err := os.Chown(filepath.Join(dir, "postgres", "data"), 0, 0); err != nil {
			t.Fatal(err)
		}
		_, err := open(t.Context(), Settings{DataDir: dir}, m)
		requireError(t, err, "belongs to root", "chown")
	})
}

// TestSocketIsPrivate tries to get in as somebody else.
func TestSocketIsPrivate(t *testing.T) {
	t.Parallel()
	needsRoot(t)
	m := thisMachine()
	s := mustOpen(t, t.Context(), Settings{DataDir: copyCluster(t)}, m)
	m.users = []string{"nobody"}
	stranger, err := m.unprivilegedUser()
	if err != nil {
		t.Fatal(err)
	}
	if stranger.uid == s.owned.user.uid {
		t.Skip("the server itself runs as nobody")
	}
	if err := stranger.checkEnter(t.Context(), s.owned.socket); err == nil {
		t.Error("another user can enter the socket's folder, where everyone is trusted")
	}
}

// TestSomebodysFolder is root opening what a user made: the user's server stays the user's.
func TestSomebodysFolder(t *testing.T) {
	t.Parallel()
	needsRoot(t)
	m := thisMachine()
	m.users = []string{"nobody"}
	somebody, err := m.unprivilegedUser()
	if err != nil {
		t.Fatal(err)
	}
	parent := publicFolder(t)
	if err := os.Chown(parent, int(somebody.uid), int(somebody.gid)); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(parent, "data")
	o := startProgram(t, dir, somebody)
	_, url := o.opened(t)
	execSQL(t, url, "create table kept as select 1 as one")
	if err := o.in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := o.cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, o.log)
	}

	s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if got := queryText(t, s.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	t.Run("AndBack", func(t *testing.T) {
		o := startProgram(t, dir, somebody)
		_, url := o.opened(t)
		if got := queryText(t, url, "select one::text from kept"); got != "1" {
			t.Error("it is another cluster")
		}
	})
	t.Run("ErrRoots", func(t *testing.T) {
		o := startProgram(t, copyCluster(t), somebody)
		if line := o.line(t); !strings.Contains(line, "permission denied") {
			t.Errorf("%q", line)
		}
	})
}

//go:build unix && !aix && !solaris

package postgres

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestErrNotOurs(t *testing.T) {
	t.Parallel()
	write := func(t *testing.T, parts ...string) string {
		t.Helper()
		dir := publicFolder(t)
		file := filepath.Join(append([]string{dir}, parts...)...)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("15\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if os.Geteuid() == 0 {
			if who, err := thisMachine().unprivilegedUser(); err != nil {
				t.Fatal(err)
			} else if err := (clusterDir{user: who}).chown(filepath.Dir(file)); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	for _, c := range []struct {
		name string
		file []string
		says string
	}{
		{"Letters", []string{"postgres", "letter.txt"}, "it holds letter.txt"},
		{"SomebodysCluster", []string{"postgres", "PG_VERSION"}, "it holds PG_VERSION"},
		{"NoCluster", []string{"postgres", "data", "letter.txt"}, "no Postgres cluster"},
		{"AFile", []string{"postgres"}, "postgres"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := write(t, c.file...)
			_, err := Open(t.Context(), Settings{DataDir: dir})
			requireError(t, err, dir, c.says)
			if text, err := os.ReadFile(filepath.Join(append([]string{dir}, c.file...)...)); err != nil || string(text) != "15\n" {
				t.Errorf("the file was touched: %q, %v", text, err)
			}
			if _, err := os.Stat(filepath.Join(dir, "postgres", "server.log")); err == nil {
				t.Error("files were put there")
			}
		})
	}
}

func TestLink(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	link := filepath.Join(publicFolder(t), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if _, err := Open(t.Context(), Settings{DataDir: link}); !errors.Is(err, ErrInUse) {
		t.Errorf("%v, want ErrInUse: a link is the same folder", err)
	}
}

// TestUmask must not run beside others: the umask is the whole process's.
func TestUmask(t *testing.T) {
	dir := publicFolder(t)
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	s := mustOpen(t, t.Context(), Settings{DataDir: filepath.Join(dir, "new", "data"), Throwaway: true}, thisMachine())
	if want := filepath.Join(dir, "new", "data", "postgres"); s.owned.dir != want {
		t.Errorf("the cluster is in %s, want %s", s.owned.dir, want)
	}
}

func TestErrUnwritable(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere; TestErrDisk has a read-only disk")
	}
	dir := publicFolder(t)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), Settings{DataDir: dir})
	requireError(t, err, "can't write in the data folder", dir)
	_, err = Open(t.Context(), Settings{DataDir: filepath.Join(dir, "new")})
	requireError(t, err, "can't make the data folder", dir)
}

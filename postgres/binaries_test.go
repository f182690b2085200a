package postgres

import (
	"archive/zip"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// install makes programs that only know their version.
func installFake(t *testing.T, dir, command string) string {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{"postgres", "initdb"} {
		script := "#!/bin/sh\n" + command + "\n"
		if err := os.WriteFile(filepath.Join(dir, program), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func printVersion(version string) string {
	return fmt.Sprintf("echo 'postgres (PostgreSQL) %s'", version)
}

func TestFind(t *testing.T) {
	t.Parallel()
	root := publicFolder(t)
	at := func(parts ...string) string { return filepath.Join(append([]string{root}, parts...)...) }

	installFake(t, at("lib", "9.6", "bin"), printVersion("9.6.24"))
	installFake(t, at("lib", "14", "bin"), printVersion("14.18 (Debian 14.18-1)"))
	installFake(t, at("lib", "15", "bin"), printVersion("15.13 (Debian 15.13-0+deb12u1)"))
	installFake(t, at("lib", "16", "bin"), printVersion("16.2"))
	installFake(t, at("lib", "99", "bin"), "echo broken >&2; exit 1")
	installFake(t, at("lib", "98", "bin"), "echo 'something else'")
	if err := os.MkdirAll(at("lib", "17", "bin"), 0o755); err != nil { // a client only
		t.Fatal(err)
	}
	installFake(t, at("path"), printVersion("16.10"))
	// A folder of links, as /usr/local/bin often is.
	if err := os.MkdirAll(at("links"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{"postgres", "initdb"} {
		if err := os.Symlink(at("lib", "15", "bin", program), at("links", program)); err != nil {
			t.Fatal(err)
		}
	}

	path := strings.Join([]string{at("nowhere"), "", "relative", at("links"), at("path")}, string(filepath.ListSeparator))
	s := find(t.Context(), []string{at("lib", "*", "bin"), at("none-*")}, path)

	if len(s.found) != 3 {
		t.Errorf("found %v, want 15.13 once though it is linked, 16.2 and 16.10", s.found)
	}
	for _, c := range []struct {
		major int
		want  string
	}{{0, at("path")}, {15, at("lib", "15", "bin")}, {16, at("path")}, {17, ""}, {14, ""}} {
		if got, ok := s.newest(c.major); got.dir != c.want || ok != (c.want != "") {
			t.Errorf("newest(%d) = %v, want %q", c.major, got, c.want)
		}
	}
	rejected := strings.Join(s.rejected, "\n")
	for _, want := range []string{"Postgres 9.6 in", "is older than 15", "Postgres 14.18 in", "does not run", "broken", `"something else"`} {
		if !strings.Contains(rejected, want) {
			t.Errorf("no rejection has %q:\n%s", want, rejected)
		}
	}

	t.Run("OnPathOnly", func(t *testing.T) {
		if got, _ := find(t.Context(), nil, at("links")).newest(0); got != (binaries{at("lib", "15", "bin"), 15, 13}) {
			t.Errorf("%+v, want that which the links lead to", got)
		}
	})
}

func TestVersion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text         string
		major, minor int
		ok           bool
	}{
		{"postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)\n", 15, 13, true},
		{"postgres (PostgreSQL) 18.0\n", 18, 0, true},
		{"postgres (PostgreSQL) 19beta1\n", 19, 0, true},
		{"postgres (PostgreSQL) 9.6.24\n", 9, 6, true},
		{"postgres (PostgreSQL) devel\n", 0, 0, false},
		{"", 0, 0, false},
	} {
		if major, minor, ok := version(c.text); major != c.major || minor != c.minor || ok != c.ok {
			t.Errorf("version(%q) = %d, %d, %t", c.text, major, minor, ok)
		}
	}
}

// machineWithoutPostgres returns a machine without Postgres, and a repository to download it from.
func machineWithoutPostgres(t *testing.T, repository string) machine {
	t.Helper()
	m := thisMachine()
	m.folders, m.path, m.repository = nil, "", repository
	m.downloads, m.fallback = filepath.Join(publicFolder(t), "binaries"), filepath.Join(publicFolder(t), "elsewhere")
	return m
}

func TestErrNoPostgres(t *testing.T) {
	t.Parallel()
	repository := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(repository.Close)
	m := machineWithoutPostgres(t, repository.URL)

	dir := filepath.Join(publicFolder(t), "data")
	_, err := open(t.Context(), Settings{DataDir: dir, Log: (&testLog{}).logger()}, m)
	requireError(t, err, "install Postgres 15 or newer", "set DATABASE_URL", "downloading it failed")
	if !errors.Is(err, ErrNoPostgres) {
		t.Errorf("%v is not ErrNoPostgres", err)
	}
	if left, err := os.ReadDir(m.downloads); err != nil || len(left) != 0 {
		t.Errorf("the failed download left %v, %v", left, err)
	}

	t.Run("OnlyTooOld", func(t *testing.T) {
		m := m
		m.path = installFake(t, filepath.Join(publicFolder(t), "bin"), printVersion("14.18"))
		_, err := open(t.Context(), Settings{DataDir: dir, Log: (&testLog{}).logger()}, m)
		requireError(t, err, "install Postgres 15 or newer", "Postgres 14.18 in "+m.path+" is older than 15")
	})
}

// TestDownload runs everything from a download to a running server. What is published can't be had here, so the
// repository serves this machine's own programs in the published form.
func TestDownload(t *testing.T) {
	t.Parallel()
	own, ok := find(t.Context(), usualFolders(), os.Getenv("PATH")).newest(0)
	if !ok {
		t.Fatal("this machine has no Postgres")
	}
	work := publicFolder(t)
	archive, jar := filepath.Join(work, "postgres.txz"), filepath.Join(work, "postgres.jar")
	tar := exec.CommandContext(t.Context(), "tar", "-cJf", archive, "-C", filepath.Dir(own.dir), "bin", "lib")
	tar.Env = append(os.Environ(), "XZ_OPT=-0")
	if out, err := tar.CombinedOutput(); err != nil {
		t.Skipf("the published form needs tar and xz: %v: %s", err, out)
	}
	inJar(t, archive, jar)
	content, err := os.ReadFile(jar)
	if err != nil {
		t.Fatal(err)
	}

	var asked []string // only one request is made at a time
	repository := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, ".sha256") {
			_, _ = fmt.Fprintf(w, "%x", sha256.Sum256(content))
			return
		}
		asked = append(asked, filepath.Base(r.URL.Path))
		_, _ = w.Write(content)
	}))
	t.Cleanup(repository.Close)
	m := machineWithoutPostgres(t, repository.URL)

	for range 3 {
		s := mustOpen(t, t.Context(), Settings{DataDir: filepath.Join(work, "data"), Throwaway: true}, m)
		if got := queryText(t, s.URL(), "select current_setting('server_version_num')"); !strings.HasPrefix(got, strconv.Itoa(own.major)) {
			t.Errorf("version %s, want %d", got, own.major)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	// The newest for a new cluster. What came was this machine's own version, so that is what the cluster asks for
	// the second time; and the third time both are there.
	want := []string{string(releases()[newestRelease])}
	if own.major != newestRelease {
		want = append(want, string(releases()[own.major]))
	}
	if len(asked) != len(want) {
		t.Fatalf("downloaded %v, want versions %v", asked, want)
	}
	for i := range want {
		if !strings.Contains(asked[i], want[i]) {
			t.Errorf("downloaded %v, want versions %v", asked, want)
		}
	}
}

// inJar packs an archive into a jar as embedded-postgres publishes it.
func inJar(t *testing.T, archive, jar string) {
	t.Helper()
	f, err := os.Create(jar)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	w, err := z.Create("postgres-linux-x86_64.txz")
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

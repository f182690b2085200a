//go:build unix && !aix && !solaris

package postgres

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sys/unix"

	"docket/postgres/internal/process"
)

func TestOpen(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(publicFolder(t), "new", "data")
	r := &testLog{}
	s := mustOpen(t, t.Context(), Settings{DataDir: dir, Log: r.logger()}, thisMachine())

	for sql, want := range map[string]string{
		"select current_database()": "docket",
		"select current_user":       "docket",
		"select rolsuper::text from pg_roles where rolname = current_user": "true",
		"show server_encoding": "UTF8",
		"select datcollate from pg_database where datname = 'docket'":              "C",
		"select (datctype ~* 'utf')::text from pg_database where datname='docket'": "true",
		"show fsync":              "on",
		"show synchronous_commit": "on",
		"show full_page_writes":   "on",
		"show data_checksums":     "on",
		"show TimeZone":           "UTC",
		"show jit":                "off",
		"show listen_addresses":   "",
		"show data_directory":     s.owned.data(),
	} {
		if got := queryText(t, s.URL(), sql); got != want {
			t.Errorf("%s: %q, want %q", sql, got, want)
		}
	}
	// The reason for LC_CTYPE: with C it would be empty.
	execSQL(t, s.URL(), "create extension pg_trgm; create table kept as select 1 as one")
	if got := queryText(t, s.URL(), "select array_length(show_trgm('行政处罚决定'), 1)::text"); got != "7" {
		t.Errorf("pg_trgm finds %s trigrams in six Han characters, want 7", got)
	}
	if !s.Owned() || !process.IsAlive(s.Pid()) {
		t.Errorf("owned %t, pid %d", s.Owned(), s.Pid())
	}
	if sid, err := unix.Getsid(s.Pid()); err != nil || sid != s.Pid() {
		t.Errorf("session %d, %v: the terminal's Ctrl-C would reach Postgres", sid, err)
	}
	for _, name := range []string{"run", "data", "password", "lock", "server.log"} {
		info, err := os.Stat(s.owned.path(name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %v: others may look in", name, info.Mode())
		}
	}

	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("a second Close: %v", err)
	}
	if text, err := os.ReadFile(s.owned.path("server.log")); err != nil || !strings.Contains(string(text), "database system is shut down") {
		t.Errorf("not a clean stop: %v\n%s", err, text)
	}
	if err := s.Remove(); err == nil {
		t.Error("a cluster that is no throw-away was removed")
	}

	again := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if got := queryText(t, again.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
}

func TestThrowaway(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(publicFolder(t), "data")
	s := mustOpen(t, t.Context(), Settings{DataDir: dir, Throwaway: true}, thisMachine())
	for sql, want := range map[string]string{"show fsync": "off", "show max_connections": "200", "show synchronous_commit": "off"} {
		if got := queryText(t, s.URL(), sql); got != want {
			t.Errorf("%s: %q, want %q", sql, got, want)
		}
	}
	if err := s.Remove(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestCloseCutsConnections(t *testing.T) {
	t.Parallel()
	s := mustOpen(t, t.Context(), Settings{DataDir: copyCluster(t)}, thisMachine())
	conn, err := pgx.Connect(t.Context(), s.URL())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.Exec(t.Context(), "begin; create table open_still ()"); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := conn.Ping(t.Context()); err == nil {
		t.Error("a connection outlived Close")
	}
}

func TestEnvironmentIsIgnored(t *testing.T) {
	for name, v := range map[string]string{
		"PGPORT": "1", "PGHOST": "127.0.0.1", "PGDATA": "/nowhere", "PGOPTIONS": "--bad=1", "PGUSER": "nobody", "PGDATABASE": "none",
		"LC_ALL": "xx_YY", "TZ": "Asia/Shanghai", "LANGUAGE": "zh",
	} {
		t.Setenv(name, v)
	}
	s := mustOpen(t, t.Context(), Settings{DataDir: filepath.Join(publicFolder(t), "data"), Throwaway: true}, thisMachine())
	if got := queryText(t, s.URL(), "select current_database() || ' ' || current_user"); got != "docket docket" {
		t.Error(got)
	}
}

// TestAsAnotherUser runs all these tests again as a user who isn't root, which is how most people run Docket.
func TestAsAnotherUser(t *testing.T) {
	needsRoot(t)
	if testing.Short() {
		t.Skip("it runs all the others again")
	}
	m := thisMachine()
	m.users = []string{"nobody"}
	nobody, err := m.unprivilegedUser()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	home := publicFolder(t)
	if err := os.Chown(home, int(nobody.uid), int(nobody.gid)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), copyProgram(t, program), "-test.v")
	cmd.Dir, cmd.SysProcAttr = "/", nobody.processAttributes()
	cmd.Env = append(os.Environ(), "HOME="+home)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, withoutPassed(string(out)))
	}
	if n := strings.Count(string(out), "\n--- PASS"); n < 20 {
		t.Errorf("only %d tests ran:\n%s", n, out)
	}
	t.Logf("%d tests passed", strings.Count(string(out), "\n--- PASS"))
}

// withoutPassed returns what go test -v printed without the lines of tests that began, passed or were skipped.
func withoutPassed(out string) string {
	return regexp.MustCompile(`(?m)^ *(=== (RUN|PAUSE|CONT)|--- (PASS|SKIP)).*\n`).ReplaceAllString(out, "")
}

//go:build unix && !aix && !solaris

package postgres

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sys/unix"

	"docket/postgres/internal/process"
)

// childVariable makes the test binary a program that opens the data folder it names, until its input ends.
const childVariable = "DOCKET_TEST_OPEN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childVariable); dir != "" {
		os.Exit(child(dir))
	}
	code := m.Run()
	if model.dir != "" {
		if err := os.RemoveAll(model.dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

func child(dir string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	s, err := Open(ctx, Settings{DataDir: dir, Log: slog.New(slog.NewTextHandler(os.Stderr, nil))})
	if err != nil {
		fmt.Println("failed", err)
		return 1
	}
	fmt.Println("open", s.Pid(), s.URL())
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(ended)
	}()
	select {
	case <-ended:
	case <-ctx.Done():
		conn, err := pgx.Connect(context.Background(), s.URL())
		fmt.Println("interrupted, the server answers:", err == nil)
		if err == nil {
			_ = conn.Close(context.Background())
		}
	}
	if err := s.Close(); err != nil {
		fmt.Println("failed", err)
		return 1
	}
	return 0
}

// other is another process of ours.
type other struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	log *record
}

func another(t *testing.T, dir string, as *account) *other {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if as != nil {
		program = copyOf(t, program)
	}
	o := &other{cmd: exec.Command(program), log: &record{}}
	o.cmd.Env = append(os.Environ(), childVariable+"="+dir)
	o.cmd.Dir, o.cmd.SysProcAttr, o.cmd.Stderr = "/", as.attributes(), o.log
	o.in, err = o.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := o.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	o.out = bufio.NewReader(out)
	if err := o.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(o.kill)
	return o
}

// copyOf is a program where every user can run it: go test's own folder is closed.
func copyOf(t *testing.T, program string) string {
	t.Helper()
	content, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	program = filepath.Join(folder(t), "postgres.test")
	if err := os.WriteFile(program, content, 0o755); err != nil {
		t.Fatal(err)
	}
	return program
}

func (o *other) line(t *testing.T) string {
	t.Helper()
	line, err := o.out.ReadString('\n')
	if err != nil {
		t.Fatalf("the other process says no more: %v\n%s", err, o.log)
	}
	return strings.TrimSpace(line)
}

// opened waits until the other process has opened its folder.
func (o *other) opened(t *testing.T) (pid int, url string) {
	t.Helper()
	line := o.line(t)
	if _, err := fmt.Sscanf(line, "open %d %s", &pid, &url); err != nil {
		t.Fatalf("the other process says %q\n%s", line, o.log)
	}
	return pid, url
}

func (o *other) kill() {
	_ = o.cmd.Process.Kill()
	_ = o.cmd.Wait()
}

// opened opens, and closes when the test is over.
func opened(t *testing.T, ctx context.Context, s Settings, m machine) *Server { //nolint:revive // the test comes first
	t.Helper()
	r := &record{}
	if s.Log == nil {
		s.Log = r.logger()
	}
	server, err := open(ctx, s, m)
	if err != nil {
		t.Fatalf("%v\n%s", err, r)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
		if process.IsAlive(server.Pid()) && process.HasArgument(server.Pid(), server.owned.data()) {
			t.Errorf("Postgres %d still runs", server.Pid())
		}
	})
	return server
}

// model is a cluster that most tests copy, as making one takes longer than they do.
var model struct {
	sync.Once
	dir string
	err error
}

// made is a data folder that has a cluster, once used and cleanly stopped.
func made(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(folder(t), "data")
	fill(t, dir)
	return dir
}

func fill(t *testing.T, dir string) {
	t.Helper()
	model.Do(func() {
		if model.dir, model.err = os.MkdirTemp("", "docket-test-"); model.err != nil {
			return
		}
		if model.err = os.Chmod(model.dir, 0o755); model.err != nil {
			return
		}
		var s *Server
		if s, model.err = Open(context.Background(), Settings{DataDir: filepath.Join(model.dir, "data")}); model.err == nil {
			model.err = s.Close()
		}
	})
	if model.err != nil {
		t.Fatal(model.err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("cp", "-a", filepath.Join(model.dir, "data", "postgres"), dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// needsRoot leaves out what only root can try; the tests run as root and as another user where CI is root.
func needsRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can try this")
	}
}

// eventually waits for what another process does.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	for !is() {
		select {
		case <-t.Context().Done():
			t.Fatalf("waiting for: %s", what)
		case <-poll.C:
		}
	}
}

func TestOpen(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "new", "data")
	r := &record{}
	s := opened(t, t.Context(), Settings{DataDir: dir, Log: r.logger()}, thisMachine())

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
		if got := value(t, s.URL(), sql); got != want {
			t.Errorf("%s: %q, want %q", sql, got, want)
		}
	}
	// The reason for LC_CTYPE: with C it would be empty.
	run(t, s.URL(), "create extension pg_trgm; create table kept as select 1 as one")
	if got := value(t, s.URL(), "select array_length(show_trgm('行政处罚决定'), 1)::text"); got != "7" {
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

	again := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if got := value(t, again.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
}

func TestThrowaway(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "data")
	s := opened(t, t.Context(), Settings{DataDir: dir, Throwaway: true}, thisMachine())
	for sql, want := range map[string]string{"show fsync": "off", "show max_connections": "200", "show synchronous_commit": "off"} {
		if got := value(t, s.URL(), sql); got != want {
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
	s := opened(t, t.Context(), Settings{DataDir: made(t)}, thisMachine())
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

func TestErrInUse(t *testing.T) {
	t.Parallel()
	dir := made(t)
	o := another(t, dir, nil)
	pid, _ := o.opened(t)

	_, err := Open(t.Context(), Settings{DataDir: dir})
	wantError(t, err, fmt.Sprintf("process %d has %s", o.cmd.Process.Pid, filepath.Join(dir, "postgres")))
	if !errors.Is(err, ErrInUse) {
		t.Errorf("%v is not ErrInUse", err)
	}
	if !process.IsAlive(pid) {
		t.Error("the other's server was stopped")
	}
	if err := o.in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := o.cmd.Wait(); err != nil {
		t.Errorf("%v\n%s", err, o.log)
	}
	s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())

	t.Run("InOneProcess", func(t *testing.T) {
		_, err := Open(t.Context(), Settings{DataDir: dir})
		if !errors.Is(err, ErrInUse) {
			t.Errorf("%v is not ErrInUse", err)
		}
		if got := value(t, s.URL(), "select 'answers'"); got != "answers" {
			t.Error("the first server was harmed")
		}
	})
}

func TestTakeOver(t *testing.T) {
	t.Parallel()
	dir := made(t)
	o := another(t, dir, nil)
	pid, url := o.opened(t)
	run(t, url, "create table kept as select 1 as one")
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	o.kill()

	r := &record{}
	s := opened(t, t.Context(), Settings{DataDir: dir, Log: r.logger()}, thisMachine())
	if s.Pid() != pid {
		t.Errorf("pid %d, want that of the running server, %d:\n%s", s.Pid(), pid, r)
	}
	if s.URL() != url {
		t.Errorf("URL %s, want %s", s.URL(), url)
	}
	if err := conn.Close(t.Context()); err != nil {
		t.Errorf("the connection did not live through it: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if process.IsAlive(pid) {
		t.Error("Close did not stop what was taken over")
	}
	again := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if got := value(t, again.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
}

func TestTakeOverThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	dir := made(t)
	o := another(t, dir, nil)
	pid, url := o.opened(t)
	run(t, url, "create table kept as select 1 as one")
	o.kill()
	// As a temporary folder's cleaner might.
	if err := os.RemoveAll(filepath.Join(dir, "postgres", "run")); err != nil {
		t.Fatal(err)
	}
	s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if s.Pid() == pid {
		t.Error("the server without a socket is still in use")
	}
	if got := value(t, s.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
}

// TestKilledServer kills the postmaster while one of its processes is suspended, which is the most stubborn an orphan can be.
func TestKilledServer(t *testing.T) {
	t.Parallel()
	dir := made(t)
	s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	run(t, s.URL(), "create table kept as select 1 as one")
	conn, err := pgx.Connect(t.Context(), s.URL())
	if err != nil {
		t.Fatal(err)
	}
	orphan := int(conn.PgConn().PID())
	if runtime.GOOS == "linux" { // elsewhere orphans can't be found
		if err := syscall.Kill(orphan, syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Kill(s.Pid(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the postmaster's end", func() bool { return !s.owned.isRunning() })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	r := &record{}
	again := opened(t, t.Context(), Settings{DataDir: dir, Log: r.logger()}, thisMachine())
	if got := value(t, again.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
	eventually(t, "the orphan's end", func() bool { return !process.IsAlive(orphan) })
}

// TestKilledBoth is a machine's sudden end, as far as the files are concerned.
func TestKilledBoth(t *testing.T) {
	t.Parallel()
	dir := made(t)
	o := another(t, dir, nil)
	pid, url := o.opened(t)
	run(t, url, "create table kept as select 1 as one")
	o.kill()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if s.Pid() == pid {
		t.Error("a dead server was taken over")
	}
	if got := value(t, s.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
}

// TestPidOfAnotherProgram is what restarted containers meet: the id in postmaster.pid lives, but is no Postgres.
func TestPidOfAnotherProgram(t *testing.T) {
	t.Parallel()
	dir := made(t)
	s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	file := filepath.Join(s.owned.data(), "postmaster.pid")
	stale, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sleeper := exec.CommandContext(t.Context(), "sleep", "1000")
	sleeper.Dir, sleeper.SysProcAttr = "/", s.owned.user.attributes()
	if err := sleeper.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = sleeper.Process.Kill()
		_ = sleeper.Wait()
	})
	text := strings.Replace(string(stale), strconv.Itoa(s.Pid()), strconv.Itoa(sleeper.Process.Pid), 1)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.owned.give(file); err != nil {
		t.Fatal(err)
	}
	again := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if !process.IsAlive(sleeper.Process.Pid) || again.Pid() == sleeper.Process.Pid {
		t.Error("another program was taken for Postgres")
	}
}

func TestHalfMadeCluster(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "data")
	o := another(t, dir, nil)
	var half []string
	eventually(t, "initdb's first files", func() bool {
		half, _ = filepath.Glob(filepath.Join(dir, "postgres", "data.new-*", "base"))
		return len(half) == 1
	})
	o.kill()

	opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	left, err := os.ReadDir(filepath.Join(dir, "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		// The killed process's initdb may be at it still; the next start removes what it leaves.
		if e.Name() == filepath.Base(filepath.Dir(half[0])) {
			t.Logf("left: %s", e.Name())
		}
	}
}

func TestCancelWhileMaking(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(folder(t), "data")
	ctx, cancel := context.WithCancel(t.Context())
	r := &record{onLine: func(line string) {
		if strings.Contains(line, "making a new Postgres cluster") {
			cancel()
		}
	}}
	_, err := Open(ctx, Settings{DataDir: dir, Log: r.logger()})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%v, want context.Canceled", err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "postgres", "data*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
}

func TestCancelWhileStarting(t *testing.T) {
	t.Parallel()
	dir := made(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := thisMachine()
	p := &private{house: house{dir: filepath.Join(dir, "postgres")}, log: (&record{}).logger()}
	b, ok := find(t.Context(), m.folders, m.path).newest(0)
	if !ok {
		t.Fatal("no Postgres")
	}
	h, err := m.settle(t.Context(), Settings{DataDir: dir, Log: p.log})
	if err != nil {
		t.Fatal(err)
	}
	p.house, p.endpoint = h, endpoint{port: portText(m.freePort())}
	if err := p.launch(ctx, b); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
	if p.isRunning() {
		t.Error("it left a postmaster")
	}
	opened(t, t.Context(), Settings{DataDir: dir}, m)
}

func TestCtrlC(t *testing.T) {
	t.Parallel()
	dir := made(t)
	o := another(t, dir, nil) // leads a session, as a shell's job leads a process group
	pid, _ := o.opened(t)
	if err := syscall.Kill(-o.cmd.Process.Pid, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if line := o.line(t); line != "interrupted, the server answers: true" {
		t.Errorf("%q: the signal reached Postgres", line)
	}
	if err := o.cmd.Wait(); err != nil {
		t.Errorf("%v\n%s", err, o.log)
	}
	if process.IsAlive(pid) {
		t.Error("Postgres still runs")
	}
}

func TestErrOtherVersion(t *testing.T) {
	t.Parallel()
	dir := made(t)
	if err := os.WriteFile(filepath.Join(dir, "postgres", "data", "PG_VERSION"), []byte("14\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), Settings{DataDir: dir})
	wantError(t, err, dir, "made by that version", "Install Postgres 14", "pg_dump", "DATABASE_URL", "this machine has Postgres ")
	if !errors.Is(err, ErrNoPostgres) {
		t.Errorf("%v is not ErrNoPostgres", err)
	}
}

func TestErrNotOurs(t *testing.T) {
	t.Parallel()
	write := func(t *testing.T, parts ...string) string {
		t.Helper()
		dir := folder(t)
		file := filepath.Join(append([]string{dir}, parts...)...)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte("15\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if os.Geteuid() == 0 {
			if who, err := thisMachine().unprivileged(); err != nil {
				t.Fatal(err)
			} else if err := (house{user: who}).give(filepath.Dir(file)); err != nil {
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
			wantError(t, err, dir, c.says)
			if text, err := os.ReadFile(filepath.Join(append([]string{dir}, c.file...)...)); err != nil || string(text) != "15\n" {
				t.Errorf("the file was touched: %q, %v", text, err)
			}
			if _, err := os.Stat(filepath.Join(dir, "postgres", "server.log")); err == nil {
				t.Error("files were put there")
			}
		})
	}
}

func TestErrRefused(t *testing.T) {
	t.Parallel()
	dir := made(t)
	if err := os.WriteFile(filepath.Join(dir, "postgres", "data", "pg_hba.conf"), []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), Settings{DataDir: dir})
	wantError(t, err, "did not start", filepath.Join(dir, "postgres", "data"), `invalid connection type "nonsense"`)
	_, again := Open(t.Context(), Settings{DataDir: dir})
	if errors.Is(again, ErrInUse) {
		t.Error("the failed Open kept the lock")
	}
}

func TestStrangeNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"with space", "a,b", `quote"d`, "it's", "行政", "50%25+1", "#?&"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(folder(t), name)
			fill(t, dir)
			s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
			if isInside := s.owned.socket == filepath.Join(dir, "postgres", "run"); isInside == strings.Contains(name, ",") {
				t.Errorf("%s", s.owned.endpoint)
			}
			if got := value(t, s.URL(), "select 'answers'"); got != "answers" {
				t.Error(got)
			}
		})
	}
}

func TestLink(t *testing.T) {
	t.Parallel()
	dir := made(t)
	link := filepath.Join(folder(t), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if _, err := Open(t.Context(), Settings{DataDir: link}); !errors.Is(err, ErrInUse) {
		t.Errorf("%v, want ErrInUse: a link is the same folder", err)
	}
}

// far is a data folder whose path is too long for a socket.
func far(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(folder(t), strings.Repeat("long", 25))
	fill(t, dir)
	return dir
}

func TestLongPath(t *testing.T) {
	t.Parallel()
	dir := far(t)
	s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	socket := s.owned.socket
	if socket == "" || strings.HasPrefix(socket, dir) {
		t.Fatalf("%s, want a socket in a short folder", s.owned.endpoint)
	}
	if info, err := os.Stat(socket); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v: others may look in", info, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(socket); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket's folder was left: %v", err)
	}

	t.Run("TakeOver", func(t *testing.T) {
		o := another(t, dir, nil)
		pid, url := o.opened(t)
		o.kill()
		s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
		if s.Pid() != pid || s.URL() != url {
			t.Errorf("pid %d at %s, want %d at %s", s.Pid(), s.URL(), pid, url)
		}
		socket := s.owned.socket
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(socket); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the socket's folder was left: %v", err)
		}
	})
	t.Run("Killed", func(t *testing.T) {
		o := another(t, dir, nil)
		pid, url := o.opened(t)
		o.kill()
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		config, err := pgx.ParseConfig(url)
		if err != nil {
			t.Fatal(err)
		}
		opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
		if _, err := os.Stat(config.Host); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the killed server's socket folder was left: %v", err)
		}
	})
}

// TestPort has no folder for a socket, and the first port it tries is taken.
func TestPort(t *testing.T) {
	t.Parallel()
	dir := far(t)
	m := thisMachine()
	m.socketFolders = []string{filepath.Join(dir, "nowhere")}
	taken := opened(t, t.Context(), Settings{DataDir: far(t)}, m)
	port, err := strconv.ParseUint(taken.owned.port, 10, 16)
	if err != nil || taken.owned.socket != "" {
		t.Fatalf("%s, want a port: %v", taken.owned.endpoint, err)
	}
	asked := 0
	m.freePort = func() uint32 {
		if asked++; asked == 1 {
			return uint32(port)
		}
		return freePort()
	}
	s := opened(t, t.Context(), Settings{DataDir: dir}, m)
	if asked != 2 || s.owned.port == taken.owned.port {
		t.Errorf("asked for %d ports, got %s", asked, s.owned.port)
	}
	if got := value(t, s.URL(), "show listen_addresses"); got != "127.0.0.1" {
		t.Errorf("listens at %s", got)
	}
	if got := value(t, s.URL(), "show data_directory"); got != s.owned.data() {
		t.Errorf("it is the server of %s", got)
	}
	wrong, err := pgx.ParseConfig(s.URL())
	if err != nil {
		t.Fatal(err)
	}
	wrong.Password = "guess"
	if _, err := pgx.ConnectConfig(t.Context(), wrong); err == nil || !strings.Contains(err.Error(), "password authentication failed") {
		t.Errorf("%v, want a refusal of the wrong password", err)
	}

	t.Run("TakeOver", func(t *testing.T) {
		// As if our process had been killed: the lock is let go of, the server runs.
		s.owned.stopBg()
		if err := s.owned.lock.Unlock(); err != nil {
			t.Fatal(err)
		}
		again := opened(t, t.Context(), Settings{DataDir: dir}, m)
		if again.Pid() != s.Pid() || again.URL() != s.URL() {
			t.Errorf("pid %d, want %d", again.Pid(), s.Pid())
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		s.closing.Do(func() {}) // it is closed already
	})
}

func TestEnvironmentIsIgnored(t *testing.T) {
	for name, v := range map[string]string{
		"PGPORT": "1", "PGHOST": "127.0.0.1", "PGDATA": "/nowhere", "PGOPTIONS": "--bad=1", "PGUSER": "nobody", "PGDATABASE": "none",
		"LC_ALL": "xx_YY", "TZ": "Asia/Shanghai", "LANGUAGE": "zh",
	} {
		t.Setenv(name, v)
	}
	s := opened(t, t.Context(), Settings{DataDir: filepath.Join(folder(t), "data"), Throwaway: true}, thisMachine())
	if got := value(t, s.URL(), "select current_database() || ' ' || current_user"); got != "docket docket" {
		t.Error(got)
	}
}

// TestUmask must not run beside others: the umask is the whole process's.
func TestUmask(t *testing.T) {
	dir := folder(t)
	old := syscall.Umask(0o077)
	defer syscall.Umask(old)
	s := opened(t, t.Context(), Settings{DataDir: filepath.Join(dir, "new", "data"), Throwaway: true}, thisMachine())
	if want := filepath.Join(dir, "new", "data", "postgres"); s.owned.dir != want {
		t.Errorf("the cluster is in %s, want %s", s.owned.dir, want)
	}
}

func TestUnreachable(t *testing.T) {
	t.Parallel()
	needsRoot(t)
	closed := t.TempDir()
	if err := os.Chmod(closed, 0o700); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(closed, "data")
	m := thisMachine()
	m.fallback = filepath.Join(folder(t), "lib", "docket")

	r := &record{}
	s := opened(t, t.Context(), Settings{DataDir: dir, Log: r.logger()}, m)
	place := s.owned.dir
	if filepath.Dir(place) != m.fallback || !strings.Contains(r.String(), "not in the data folder") || !strings.Contains(r.String(), place) {
		t.Errorf("it is in %s; the log says\n%s", place, r)
	}
	run(t, s.URL(), "create table kept as select 1 as one")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	other := opened(t, t.Context(), Settings{DataDir: filepath.Join(closed, "other")}, m)
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
		s := opened(t, t.Context(), Settings{DataDir: dir}, m)
		if got := value(t, s.URL(), "select one::text from kept"); got != "1" || s.owned.dir != place {
			t.Errorf("another cluster, in %s", s.owned.dir)
		}
	})
	t.Run("ErrClosedLater", func(t *testing.T) {
		dir := made(t)
		if err := os.Chmod(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		_, err := open(t.Context(), Settings{DataDir: dir}, m)
		wantError(t, err, "can't enter", dir, "chmod o+x")
	})
	t.Run("ErrNobodyToBe", func(t *testing.T) {
		m := m
		m.users = []string{"no-such-user", "root"}
		_, err := open(t.Context(), Settings{DataDir: folder(t)}, m)
		wantError(t, err, "as root, Postgres doesn't run", "no-such-user", "DATABASE_URL")
	})
	t.Run("NobodyAsUser", func(t *testing.T) {
		m := m
		m.users = []string{"no-such-user", "nobody"}
		s := opened(t, t.Context(), Settings{DataDir: filepath.Join(folder(t), "data")}, m)
		if owner, err := ownerOf(s.owned.data()); err != nil || owner.name != "nobody" {
			t.Errorf("run by %v, %v", owner, err)
		}
	})
	t.Run("ErrRootsCluster", func(t *testing.T) {
		dir := made(t)
		if err := os.Chown(filepath.Join(dir, "postgres", "data"), 0, 0); err != nil {
			t.Fatal(err)
		}
		_, err := open(t.Context(), Settings{DataDir: dir}, m)
		wantError(t, err, "belongs to root", "chown")
	})
}

// TestSocketIsPrivate tries to get in as somebody else.
func TestSocketIsPrivate(t *testing.T) {
	t.Parallel()
	needsRoot(t)
	m := thisMachine()
	s := opened(t, t.Context(), Settings{DataDir: made(t)}, m)
	m.users = []string{"nobody"}
	stranger, err := m.unprivileged()
	if err != nil {
		t.Fatal(err)
	}
	if stranger.uid == s.owned.user.uid {
		t.Skip("the server itself runs as nobody")
	}
	if err := stranger.reaches(t.Context(), s.owned.socket); err == nil {
		t.Error("another user can enter the socket's folder, where everyone is trusted")
	}
}

// TestSomebodysFolder is root opening what a user made: the user's server stays the user's.
func TestSomebodysFolder(t *testing.T) {
	t.Parallel()
	needsRoot(t)
	m := thisMachine()
	m.users = []string{"nobody"}
	somebody, err := m.unprivileged()
	if err != nil {
		t.Fatal(err)
	}
	parent := folder(t)
	if err := os.Chown(parent, int(somebody.uid), int(somebody.gid)); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(parent, "data")
	o := another(t, dir, somebody)
	_, url := o.opened(t)
	run(t, url, "create table kept as select 1 as one")
	if err := o.in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := o.cmd.Wait(); err != nil {
		t.Fatalf("%v\n%s", err, o.log)
	}

	s := opened(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if got := value(t, s.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	t.Run("AndBack", func(t *testing.T) {
		o := another(t, dir, somebody)
		_, url := o.opened(t)
		if got := value(t, url, "select one::text from kept"); got != "1" {
			t.Error("it is another cluster")
		}
	})
	t.Run("ErrRoots", func(t *testing.T) {
		o := another(t, made(t), somebody)
		if line := o.line(t); !strings.Contains(line, "permission denied") {
			t.Errorf("%q", line)
		}
	})
}

func TestErrUnwritable(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere; TestErrDisk has a read-only disk")
	}
	dir := folder(t)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), Settings{DataDir: dir})
	wantError(t, err, "can't write in the data folder", dir)
	_, err = Open(t.Context(), Settings{DataDir: filepath.Join(dir, "new")})
	wantError(t, err, "can't make the data folder", dir)
}

func TestRotate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "server.log")
	if err := rotate(path, 10); err != nil {
		t.Errorf("no log yet: %v", err)
	}
	out, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	for _, c := range []struct{ write, now, before string }{
		{"0123456789", "0123456789", ""},
		{"+", "", "0123456789+"},
		{"next", "next", "0123456789+"},
		{"1234567", "", "next1234567"},
	} {
		if _, err := out.WriteString(c.write); err != nil {
			t.Fatal(err)
		}
		if err := rotate(path, 10); err != nil {
			t.Fatal(err)
		}
		now, _ := os.ReadFile(path)
		before, _ := os.ReadFile(path + ".1")
		if string(now) != c.now || string(before) != c.before {
			t.Errorf("after %q: %q and %q, want %q and %q", c.write, now, before, c.now, c.before)
		}
	}
}

func TestTail(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "server.log")
	if err := os.WriteFile(path, []byte("old\nnew\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := tail(path, 4); got != "new" {
		t.Errorf("%q", got)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("x", 100_000)+"\nlast"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := tail(path, 0); len(got) > 5000 || !strings.HasSuffix(got, "x\nlast") {
		t.Errorf("%d bytes, ending %q", len(got), got[max(0, len(got)-10):])
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
	nobody, err := m.unprivileged()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	home := folder(t)
	if err := os.Chown(home, int(nobody.uid), int(nobody.gid)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), copyOf(t, program), "-test.v")
	cmd.Dir, cmd.SysProcAttr = "/", nobody.attributes()
	cmd.Env = append(os.Environ(), "HOME="+home)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if n := strings.Count(string(out), "\n--- PASS"); n < 20 {
		t.Errorf("only %d tests ran:\n%s", n, out)
	}
	t.Logf("%d tests passed", strings.Count(string(out), "\n--- PASS"))
}

//go:build unix && !aix && !solaris

package postgres

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

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

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

	"docket/postgres/internal/memory"
	"docket/postgres/internal/process"
)

// childVariable makes the test binary a program that opens the data folder named in it, until its input ends.
const childVariable = "DOCKET_TEST_OPEN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childVariable); dir != "" {
		os.Exit(child(dir))
	}
	code := m.Run()
	if original.dir != "" {
		if err := os.RemoveAll(original.dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			code = 1
		}
	}
	os.Exit(code)
}

// child runs a server on a data folder until its input ends or it is interrupted, and returns the exit status.
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

// program is another process that has opened a data folder.
type program struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
	log *testLog
}

// startProgram starts this test program as another process, which runs a server on a data folder.
func startProgram(t *testing.T, dir string, as *account) *program {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if as != nil {
		path = copyProgram(t, path)
	}
	o := &program{cmd: exec.Command(path), log: &testLog{}}
	o.cmd.Env = append(os.Environ(), childVariable+"="+dir)
	o.cmd.Dir, o.cmd.SysProcAttr, o.cmd.Stderr = "/", as.processAttributes(), o.log
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

// copyProgram copies a program to where every user can run it: only its owner can enter the folder of go test.
func copyProgram(t *testing.T, program string) string {
	t.Helper()
	content, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	program = filepath.Join(publicFolder(t), "postgres.test")
	if err := os.WriteFile(program, content, 0o755); err != nil {
		t.Fatal(err)
	}
	return program
}

func (o *program) line(t *testing.T) string {
	t.Helper()
	line, err := o.out.ReadString('\n')
	if err != nil {
		t.Fatalf("the other process prints no more: %v\n%s", err, o.log)
	}
	return strings.TrimSpace(line)
}

// opened waits until the process has opened its folder, and returns the postmaster's id and the connection string.
func (o *program) opened(t *testing.T) (pid int, url string) {
	t.Helper()
	line := o.line(t)
	if _, err := fmt.Sscanf(line, "open %d %s", &pid, &url); err != nil {
		t.Fatalf("the other process prints %q\n%s", line, o.log)
	}
	return pid, url
}

func (o *program) kill() {
	_ = o.cmd.Process.Kill()
	_ = o.cmd.Wait()
}

// mustOpen opens a server and closes it when the test is over.
func mustOpen(t *testing.T, ctx context.Context, s Settings, m machine) *Server { //nolint:revive // the test comes first
	t.Helper()
	r := &testLog{}
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

// original is a cluster that most tests copy, as making one takes longer than they do.
var original struct {
	sync.Once
	dir string
	err error
}

// copyCluster makes a data folder with a cluster that was used once and cleanly stopped.
func copyCluster(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(publicFolder(t), "data")
	copyClusterInto(t, dir)
	return dir
}

// copyClusterInto copies a cluster, which is made once, into a data folder.
func copyClusterInto(t *testing.T, dir string) {
	t.Helper()
	original.Do(func() {
		if original.dir, original.err = os.MkdirTemp(memory.Folder(), "docket-test-"); original.err != nil {
			return
		}
		if original.err = os.Chmod(original.dir, 0o755); original.err != nil {
			return
		}
		var s *Server
		if s, original.err = Open(context.Background(), Settings{DataDir: filepath.Join(original.dir, "data")}); original.err == nil {
			original.err = s.Close()
		}
	})
	if original.err != nil {
		t.Fatal(original.err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("cp", "-a", filepath.Join(original.dir, "data", "postgres"), dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

// needsRoot skips what only root can try. Where CI is root, the tests run as root and as another user.
func needsRoot(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can try this")
	}
}

// eventually waits until a condition holds that another process or goroutine brings about.
func eventually(t *testing.T, condition string, holds func() bool) {
	t.Helper()
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	for !holds() {
		select {
		case <-t.Context().Done():
			t.Fatalf("waiting for: %s", condition)
		case <-poll.C:
		}
	}
}

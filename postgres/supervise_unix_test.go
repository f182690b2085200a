//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/postgres/internal/process"
)

// kill kills the server's postmaster as the kernel does when memory is short.
func kill(t *testing.T, s *Server) {
	t.Helper()
	if err := syscall.Kill(s.Pid(), syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
}

// awaitRestart waits until another postmaster than pid answers at the same connection string.
func awaitRestart(t *testing.T, s *Server, pid int) {
	t.Helper()
	eventually(t, "another postmaster", func() bool { return s.Pid() != pid && s.Down() == nil })
	if got := queryText(t, s.URL(), "show data_directory"); got != s.owned.data() {
		t.Errorf("the server of %s answers", got)
	}
}

// A killed server is started again, where clients know it, wherever it listened.
func TestKilledIsStartedAgain(t *testing.T) {
	t.Parallel()
	withPort := thisMachine()
	withPort.socketFolders = nil
	for _, c := range []struct {
		name    string
		dir     func(*testing.T) string
		machine machine
	}{
		{"SocketInCluster", copyCluster, thisMachine()},
		{"SocketInTempFolder", longDataDir, thisMachine()},
		{"Port", longDataDir, withPort},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := mustOpen(t, t.Context(), Settings{DataDir: c.dir(t)}, c.machine)
			execSQL(t, s.URL(), "create table kept as select 1 as one")
			for range 2 {
				pid := s.Pid()
				kill(t, s)
				awaitRestart(t, s, pid)
				if got := queryText(t, s.URL(), "select one::text from kept"); got != "1" {
					t.Errorf("kept: %s", got)
				}
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if s.owned.current.Load().isRunning() {
				t.Error("Postgres still runs")
			}
			if _, err := os.Stat(s.owned.socket); s.owned.isTemp && err == nil {
				t.Error("the socket's folder was left")
			}
		})
	}
}

// A suspended process of the killed server holds its memory, which is the worst that an orphan can do.
func TestKilledWithOrphan(t *testing.T) {
	t.Parallel()
	s := mustOpen(t, t.Context(), Settings{DataDir: copyCluster(t)}, thisMachine())
	conn, err := pgx.Connect(t.Context(), s.URL())
	if err != nil {
		t.Fatal(err)
	}
	orphan, pid := int(conn.PgConn().PID()), s.Pid()
	if runtime.GOOS == "linux" { // elsewhere orphans can't be found
		if err := syscall.Kill(orphan, syscall.SIGSTOP); err != nil {
			t.Fatal(err)
		}
	}
	kill(t, s)
	awaitRestart(t, s, pid)
	eventually(t, "the orphan's end", func() bool { return !process.IsAlive(orphan) })
}

// A server that was taken over from a killed parent is kept running, too.
func TestKilledAfterTakeOver(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	o := startProgram(t, dir, nil)
	pid, _ := o.opened(t)
	o.kill()
	s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if s.Pid() != pid {
		t.Fatalf("pid %d was not taken over, but %d", pid, s.Pid())
	}
	kill(t, s)
	awaitRestart(t, s, pid)
}

// While the server can't be started, Down has the reason; once the cause is gone, it answers.
func TestDown(t *testing.T) {
	t.Parallel()
	dir, r := copyCluster(t), &testLog{}
	s := mustOpen(t, t.Context(), Settings{DataDir: dir, Log: r.logger()}, thisMachine())
	if err := s.Down(); err != nil {
		t.Fatal(err)
	}
	config := filepath.Join(dir, "postgres", "data", "pg_hba.conf")
	good, err := os.ReadFile(config)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(config, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	pid := s.Pid()
	kill(t, s)
	eventually(t, "a second failed start", func() bool {
		err := s.Down()
		return err != nil && strings.Contains(err.Error(), "2 starts have failed")
	})
	requireError(t, s.Down(), "signal: killed", `invalid connection type "nonsense"`)
	if err := os.WriteFile(config, good, 0o600); err != nil {
		t.Fatal(err)
	}
	awaitRestart(t, s, pid)
	for _, want := range []string{"pause=0s", "pause=100ms", "pause=200ms", "Postgres is running again"} {
		if !strings.Contains(r.String(), want) {
			t.Errorf("the log has no %q:\n%s", want, r)
		}
	}
}

// Close ends the keeping while a start fails again and again.
func TestCloseWhileDown(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	s, err := Open(context.Background(), Settings{DataDir: dir, Log: (&testLog{}).logger()})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "postgres", "data", "PG_VERSION"), filepath.Join(dir, "PG_VERSION")); err != nil {
		t.Fatal(err)
	}
	kill(t, s)
	eventually(t, "a failed start", func() bool {
		err := s.Down()
		return err != nil && strings.Contains(err.Error(), "no PG_VERSION")
	})
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if process.IsAlive(s.Pid()) {
		t.Error("Postgres runs")
	}
}

func TestPauseBefore(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]time.Duration{
		0: 0, 1: 100 * time.Millisecond, 2: 200 * time.Millisecond, 7: 6400 * time.Millisecond, 8: 10 * time.Second, 1000: 10 * time.Second,
	} {
		if got := pauseBefore(n); got != want {
			t.Errorf("pauseBefore(%d) = %s, want %s", n, got, want)
		}
	}
}

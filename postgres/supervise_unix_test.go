//go:build unix && !aix && !solaris

package postgres

import (
	"runtime"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/postgres/internal/process"
)

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

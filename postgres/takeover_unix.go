//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/postgres/internal/process"
)

// takeOver looks for a living postmaster of this cluster, whose parent must be dead since we have the lock, and makes it
// ours. It returns false where there is none, or none that answers.
func (p *private) takeOver(ctx context.Context) (bool, error) {
	file, ok := readPidFile(p.data())
	if !ok || !process.IsAlive(file.pid) {
		return false, nil
	}
	if !process.HasArgument(file.pid, p.data()) {
		// The id belongs to another program by now. Postgres would see that it is alive and refuse to start.
		if len(process.InFolder(p.data())) == 0 {
			p.log.InfoContext(ctx, "removing a killed Postgres's postmaster.pid: another program has its process id", "pid", file.pid)
			return false, os.Remove(filepath.Join(p.data(), "postmaster.pid"))
		}
		return false, nil
	}
	p.pid, p.born, p.exited = file.pid, process.Born(file.pid), nil
	p.log.InfoContext(ctx, "taking over the running Postgres of this data folder", "pid", p.pid, "data", p.data())
	switch err := p.awaitReady(ctx); {
	case errors.Is(err, errGone): // it was just stopping
		return false, nil
	case err != nil:
		return false, err
	}
	file, _ = readPidFile(p.data())
	p.endpoint = endpoint{socket: file.socket, isTemp: file.socket != "" && file.socket != p.path("run"), port: file.port}
	short, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	conn, err := pgx.Connect(short, p.url("postgres"))
	if err != nil {
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		// Its socket may be gone with a cleaned temporary folder.
		p.log.WarnContext(ctx, "it does not answer: stopping it to start another", "pid", p.pid, "error", err)
		return false, p.stop()
	}
	return true, conn.Close(ctx)
}

// clearUnreaped removes the postmaster.pid of a Postgres that was killed and that nobody has taken note of yet: to the
// kernel, and so to Postgres, a process is there until its parent has asked for its end, which the process with id 1 of a
// container may never do.
func (p *private) clearUnreaped(ctx context.Context) {
	file, ok := readPidFile(p.data())
	if !ok || process.IsAlive(file.pid) || len(process.InFolder(p.data())) > 0 {
		return
	}
	p.log.InfoContext(ctx, "removing the postmaster.pid of a killed Postgres that is not reaped", "pid", file.pid)
	if err := os.Remove(filepath.Join(p.data(), "postmaster.pid")); err != nil {
		p.log.WarnContext(ctx, "it cannot be removed", "error", err)
	}
}

// clearOrphans ends what a killed postmaster left behind. Its processes end by themselves as soon as they look up, but one that is
// busy or suspended holds the shared memory, and Postgres rightly refuses to start beside it. All of them work in the
// cluster's folder, whose lock we have. Linux only; elsewhere start just tries for some seconds.
func (p *private) clearOrphans(ctx context.Context) {
	for _, try := range []struct {
		signal syscall.Signal
		bound  time.Duration
	}{{0, time.Second}, {syscall.SIGQUIT, 2 * time.Second}, {syscall.SIGKILL, 5 * time.Second}} {
		orphans := process.InFolder(p.data())
		if len(orphans) == 0 {
			return
		}
		if file, ok := readPidFile(p.data()); ok && process.IsAlive(file.pid) && process.HasArgument(file.pid, p.data()) {
			return // they have a living postmaster: they are no orphans
		}
		if try.signal != 0 {
			p.log.WarnContext(ctx, "ending processes that outlived a killed Postgres", "pids", orphans, "signal", try.signal.String())
			for _, pid := range orphans {
				if process.Name(pid) == "postgres" { // a person's shell may stand in the folder, too
					_ = syscall.Kill(pid, try.signal)
				}
			}
		}
		for late := time.Now().Add(try.bound); time.Now().Before(late) && len(process.InFolder(p.data())) > 0; {
			if pause(ctx, pollEvery) != nil {
				return
			}
		}
	}
}

// pidFile is postmaster.pid, which the postmaster writes for those who look for it.
type pidFile struct {
	pid    int
	port   string
	socket string
	status string
}

func readPidFile(data string) (pidFile, bool) {
	text, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return pidFile{}, false
	}
	// 1 id, 2 data folder, 3 start, 4 port, 5 socket folder, 6 address, 7 shared memory, 8 status; written line by line.
	lines := strings.Split(string(text), "\n")
	line := func(n int) string {
		if n > len(lines) {
			return ""
		}
		return strings.TrimRight(lines[n-1], " ")
	}
	pid, err := strconv.Atoi(strings.TrimSpace(line(1)))
	if err != nil {
		return pidFile{}, false
	}
	if pid < 0 {
		pid = -pid // a lone backend (postgres --single) signs so
	}
	return pidFile{pid, line(4), line(5), line(8)}, true
}

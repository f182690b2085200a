//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"docket/postgres/internal/process"
)

// postmaster is the main process of a Postgres server.
type postmaster struct {
	pid     int
	child   *exec.Cmd     // nil where the process was taken over from another parent
	ended   chan struct{} // closed when our child has ended; nil where the process was taken over
	started string        // start time of a process that was taken over: a later one may have the same id
}

// isRunning reports whether the process has not ended.
func (m *postmaster) isRunning() bool {
	if m.ended != nil {
		select {
		case <-m.ended:
			return false
		default:
			return true
		}
	}
	return process.IsAlive(m.pid) && process.StartTime(m.pid) == m.started
}

// watchEvery is how often a process that is not our child is looked at: nobody announces its end.
const watchEvery = 250 * time.Millisecond

// awaitEnd returns when the process has ended, or with the context's error.
func (m *postmaster) awaitEnd(ctx context.Context) error {
	if m.ended != nil {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-m.ended:
			return nil
		}
	}
	for m.isRunning() {
		if err := pause(ctx, watchEvery); err != nil {
			return err
		}
	}
	return nil
}

// howItEnded returns the exit status of our child, as in "signal: killed".
func (m *postmaster) howItEnded() string {
	if m.child == nil || m.child.ProcessState == nil {
		return "exit status unknown"
	}
	return m.child.ProcessState.String()
}

// signal sends the process a signal and reports whether it ended within the bound.
func (m *postmaster) signal(signal syscall.Signal, bound time.Duration) bool {
	if m.isRunning() {
		_ = syscall.Kill(m.pid, signal)
	}
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	late := time.After(bound)
	for m.isRunning() {
		select {
		case <-late:
			return false
		case <-poll.C:
		}
	}
	return true
}

// stop ends the current postmaster cleanly, or, after a minute, in a way that the next start must recover from.
func (p *private) stop() error {
	m := p.current.Load()
	if m == nil {
		return nil
	}
	if !m.isRunning() {
		p.log.Warn("Postgres had already ended", "pid", m.pid, "log", p.path("server.log"))
	}
	for _, try := range []struct {
		signal syscall.Signal
		bound  time.Duration
	}{{syscall.SIGINT, time.Minute}, {syscall.SIGQUIT, 30 * time.Second}} {
		if m.signal(try.signal, try.bound) {
			if p.isTemp {
				removeTempSocket(p.socket)
			}
			return nil
		}
		p.log.Warn("Postgres does not stop", "pid", m.pid, "signal", try.signal.String(), "after", try.bound)
	}
	return fmt.Errorf("the Postgres (process %d) of %s does not stop", m.pid, p.data())
}

// pidFile is what postmaster.pid holds, the file by which a postmaster is found.
type pidFile struct {
	pid    int
	port   string
	socket string
	status string
}

// readPidFile reads postmaster.pid in a cluster's data folder; false where there is none that can be read.
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
		pid = -pid // written by a single-user backend (postgres --single)
	}
	return pidFile{pid, line(4), line(5), line(8)}, true
}

// removePidFile removes the postmaster.pid of a postmaster that has ended, and the socket's folder, which only that file names.
func (p *private) removePidFile(file pidFile) error {
	removeTempSocket(file.socket)
	return os.Remove(filepath.Join(p.data(), "postmaster.pid"))
}

// removeTempSocket removes a socket's folder if it was made for one run. Its path comes from a file, so the name is checked.
func removeTempSocket(dir string) {
	if strings.HasPrefix(filepath.Base(dir), tempSocketPrefix) {
		_ = os.RemoveAll(dir)
	}
}

// pause waits for a duration or returns the context's error.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-t.C:
		return nil
	}
}

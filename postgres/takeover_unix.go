//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/postgres/internal/process"
)

// takeOver makes a running postmaster of this cluster ours. Its parent must have ended, as we have the lock.
// It returns false where none runs, or none that answers.
func (p *private) takeOver(ctx context.Context) (bool, error) {
	file, ok := readPidFile(p.data())
	if !ok || !process.IsAlive(file.pid) {
		return false, nil
	}
	if !process.HasArgument(file.pid, p.data()) {
		// The id belongs to another program by now. Postgres would see that it is alive and refuse to start.
		if len(process.InFolder(p.data())) == 0 {
			p.log.InfoContext(ctx, "removing a killed Postgres's postmaster.pid: another program has its process id", "pid", file.pid)
			return false, p.removePidFile(file)
		}
		return false, nil
	}
	running := &postmaster{pid: file.pid, started: process.StartTime(file.pid)}
	p.current.Store(running)
	p.log.InfoContext(ctx, "taking over the running Postgres of this data folder", "pid", running.pid, "data", p.data())
	switch err := p.awaitReady(ctx, running); {
	case errors.Is(err, errEnded): // it was just stopping
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
		// Its socket may have been removed with a temporary folder.
		p.log.WarnContext(ctx, "the running Postgres does not answer: it is stopped and another one started", "pid", running.pid, "error", err)
		return false, p.stop()
	}
	var archives string
	err = conn.QueryRow(short, "SELECT CASE WHEN current_setting('archive_mode') = 'on' THEN current_setting('archive_command') ELSE '' END").Scan(&archives)
	if err := errors.Join(err, conn.Close(ctx)); err != nil {
		return false, err
	}
	if wanted := archiveCommandOf(p.archive); archives != wanted && !p.throwaway {
		p.log.InfoContext(ctx, "the running Postgres archives its log elsewhere: it is stopped and started with the settings of now", "pid", running.pid)
		return false, p.stop()
	}
	return true, nil
}

// removeUnreapedPidFile removes the postmaster.pid of a Postgres that was killed but whose parent never asked for its end,
// as the process with id 1 of a container may not. To the kernel, and so to Postgres, such a process still exists.
func (p *private) removeUnreapedPidFile(ctx context.Context) {
	file, ok := readPidFile(p.data())
	if !ok || process.IsAlive(file.pid) || len(process.InFolder(p.data())) > 0 {
		return
	}
	p.log.InfoContext(ctx, "removing the postmaster.pid of a killed Postgres that is not reaped", "pid", file.pid)
	if err := p.removePidFile(file); err != nil {
		p.log.WarnContext(ctx, "postmaster.pid can't be removed", "error", err)
	}
}

// endOrphans ends the processes that a killed postmaster left. Most end by themselves at once, but one that is busy or
// suspended holds the shared memory, and Postgres rightly refuses to start beside it. All of them work in the cluster's
// folder, whose lock we have. Linux only; elsewhere start just tries for some seconds.
func (p *private) endOrphans(ctx context.Context) {
	for _, try := range []struct {
		signal syscall.Signal
		bound  time.Duration
	}{{0, time.Second}, {syscall.SIGQUIT, 2 * time.Second}, {syscall.SIGKILL, 5 * time.Second}} {
		orphans := process.InFolder(p.data())
		if len(orphans) == 0 {
			return
		}
		if file, ok := readPidFile(p.data()); ok && process.IsAlive(file.pid) && process.HasArgument(file.pid, p.data()) {
			return // their postmaster lives: they are no orphans
		}
		if try.signal != 0 {
			p.log.WarnContext(ctx, "ending processes that outlived a killed Postgres", "pids", orphans, "signal", try.signal.String())
			for _, pid := range orphans {
				if process.Name(pid) == "postgres" { // a person's shell may work in the folder, too
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

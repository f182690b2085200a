//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"docket/postgres/internal/process"
)

func (p *private) isRunning() bool {
	if p.exited != nil {
		select {
		case <-p.exited:
			return false
		default:
			return true
		}
	}
	return process.IsAlive(p.pid) && process.Born(p.pid) == p.born
}

// stop ends the postmaster cleanly, or, after a minute, in a way that the next start must recover from.
func (p *private) stop() error {
	if !p.isRunning() {
		p.log.Warn("Postgres had already ended", "pid", p.pid, "log", p.path("server.log"))
	}
	for _, try := range []struct {
		signal syscall.Signal
		bound  time.Duration
	}{{syscall.SIGINT, time.Minute}, {syscall.SIGQUIT, 30 * time.Second}} {
		if p.end(try.signal, try.bound) {
			if p.isTemp && strings.HasPrefix(filepath.Base(p.socket), "docket-") {
				_ = os.RemoveAll(p.socket)
			}
			return nil
		}
		p.log.Warn("Postgres does not stop", "pid", p.pid, "signal", try.signal.String(), "after", try.bound)
	}
	return fmt.Errorf("the Postgres (process %d) of %s does not stop", p.pid, p.data())
}

func (p *private) end(signal syscall.Signal, bound time.Duration) bool {
	if p.isRunning() {
		_ = syscall.Kill(p.pid, signal)
	}
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	late := time.After(bound)
	for p.isRunning() {
		select {
		case <-late:
			return false
		case <-poll.C:
		}
	}
	return true
}

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

//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"fmt"
	"time"
)

const (
	firstPause   = 100 * time.Millisecond // before the second start; the first comes at once
	longestPause = 10 * time.Second
	// steadyAfter is how long a postmaster must have run before the next end is taken for a new fault.
	steadyAfter = time.Minute
)

// outage says why no postmaster runs. A new one replaces it; it is never changed.
type outage struct {
	since  time.Time
	reason string
	failed int   // how many starts have failed since
	last   error // why the last of them failed; nil where none has
}

// Error says since when Postgres is down, for which reason, and how its start goes. Reasons name files of this machine.
func (o *outage) Error() string {
	text := fmt.Sprintf("Postgres ended (%s) at %s and is being started again", o.reason, o.since.Format(time.TimeOnly))
	if o.last != nil {
		text += fmt.Sprintf("; %d starts have failed, the last because: %v", o.failed, o.last)
	}
	return text
}

// keepRunning starts Postgres again whenever it ends, until the context is done. The first start comes at once. The pause doubles before
// each further start, up to longestPause; starts are counted anew once a postmaster has run for steadyAfter.
func (p *private) keepRunning(ctx context.Context) {
	starts := 0
	for {
		m, watched := p.current.Load(), time.Now()
		if m.awaitEnd(ctx) != nil {
			return
		}
		if time.Since(watched) > steadyAfter {
			starts = 0
		}
		o := &outage{since: time.Now(), reason: m.howItEnded()}
		p.outage.Store(o)
		for {
			wait := pauseBefore(starts)
			p.log.ErrorContext(ctx, "Postgres is not running: it is started again", "ended", o.reason, "pid", m.pid,
				"starts failed", o.failed, "pause", wait, "log", p.path("server.log"))
			if pause(ctx, wait) != nil {
				return
			}
			starts++
			err := p.restart(ctx)
			if err == nil {
				break
			}
			if ctx.Err() != nil {
				return
			}
			p.log.ErrorContext(ctx, "Postgres can't be started again", "error", err)
			o = &outage{o.since, o.reason, o.failed + 1, err}
			p.outage.Store(o)
		}
		p.outage.Store(nil)
		p.log.InfoContext(ctx, "Postgres is running again", "pid", p.pid(), "down for", time.Since(o.since).Round(time.Millisecond))
	}
}

// pauseBefore returns the pause before a start that follows n others, failed or not.
func pauseBefore(n int) time.Duration {
	if n == 0 {
		return 0
	}
	return min(firstPause<<min(n-1, 10), longestPause)
}

// restart starts Postgres where it listened before, so that the connection string stays true.
func (p *private) restart(ctx context.Context) error {
	major, err := p.majorVersion()
	if err != nil {
		return err
	}
	if major == 0 {
		return fmt.Errorf("the cluster in %s is gone", p.data())
	}
	b, err := p.machine.choose(ctx, p.settings, major)
	if err != nil {
		return err
	}
	return p.start(ctx, b, p.samePlace)
}

//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"docket/postgres/internal/process"
)

const (
	databaseName = "docket" // the database in the cluster that Docket uses
	superuser    = "docket" // owns everything in the cluster
	socketPort   = "5432"   // only a part of the socket's name: each cluster has a socket folder of its own
	logLimit     = 10 << 20 // bytes of server.log before it becomes server.log.1

	// pollEvery is short beside the 100–200 ms that Postgres takes to start, and one small file is read each time.
	pollEvery = 10 * time.Millisecond
)

// private is a cluster of our own, which is kept running until close.
type private struct {
	clusterDir
	endpoint

	settings  Settings
	machine   machine
	log       *slog.Logger
	throwaway bool
	removing  bool // close deletes the cluster's folder, too
	lock      *process.Lock
	archive   string   // folder of the cluster's archived log; empty: nothing is archived
	recovery  []string // settings of a restore, while it runs

	current atomic.Pointer[postmaster] // the last one started or taken over; nil before the first
	outage  atomic.Pointer[outage]     // why no postmaster runs; nil while one does

	stopBackground context.CancelFunc
	background     sync.WaitGroup
}

// openPrivate takes over the running postmaster of the data folder or starts one, and keeps it running.
// Returns ErrInUse when another process has the folder, and ErrNoPostgres when there is nothing to start.
func openPrivate(ctx context.Context, s Settings, m machine) (_ *private, err error) {
	dir, err := m.locate(ctx, s)
	if err != nil {
		return nil, err
	}
	if err := dir.create(); err != nil {
		return nil, err
	}
	p := &private{clusterDir: dir, settings: s, machine: m, log: s.Log, throwaway: s.Throwaway}
	p.lock, err = process.TryLock(dir.path("lock"))
	if held := (*process.Held)(nil); errors.As(err, &held) {
		return nil, fmt.Errorf("%w: process %d has %s; stop it, or use another data folder", ErrInUse, held.Pid, dir.dir)
	}
	if err != nil {
		return nil, fmt.Errorf("can't write in the data folder: %w", err)
	}
	defer func() {
		if err != nil {
			_ = p.lock.Unlock()
		}
	}()
	if err := p.prepareArchive(ctx); err != nil {
		return nil, err
	}
	isTakenOver, err := p.takeOver(ctx)
	if err != nil {
		return nil, err
	}
	if !isTakenOver {
		if err := p.startFirst(ctx); err != nil {
			return nil, err
		}
	}
	if err := p.ensureDatabase(ctx); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	background, cancel := context.WithCancel(context.WithoutCancel(ctx))
	p.stopBackground = cancel
	p.background.Go(func() { p.keepLogShort(background) })
	p.background.Go(func() { p.keepRunning(background) })
	return p, nil
}

// startFirst makes the cluster where there is none yet, and starts its postmaster at the best place to listen.
func (p *private) startFirst(ctx context.Context) error {
	major, err := p.majorVersion()
	if err != nil {
		return err
	}
	b, err := p.machine.choose(ctx, p.settings, major)
	if err != nil {
		return err
	}
	if major == 0 {
		if err := p.initialize(ctx, b); err != nil {
			return err
		}
		if err := p.prepareArchive(ctx); err != nil {
			return err
		}
	}
	return p.start(ctx, b, p.newPlaces)
}

// close ends the keeping, stops the postmaster and unlocks the folder.
func (p *private) close() error {
	p.stopBackground()
	p.background.Wait()
	err := p.stop()
	if err == nil && p.removing {
		err = os.RemoveAll(p.dir)
	}
	return errors.Join(err, p.lock.Unlock())
}

// pid returns the process id of the last postmaster; 0 before the first.
func (p *private) pid() int {
	if current := p.current.Load(); current != nil {
		return current.pid
	}
	return 0
}

// down says why no postmaster runs; nil while one does.
func (p *private) down() error {
	if o := p.outage.Load(); o != nil {
		return o
	}
	return nil
}

// url returns the connection string of a database in the cluster, as the superuser.
func (p *private) url(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(superuser), Path: "/" + database}
	// Without options, clients would take those of PGOPTIONS, meant for another server.
	query := url.Values{"port": {p.port}, "options": {""}}
	if p.socket != "" {
		query.Set("host", p.socket)
	} else {
		password, err := os.ReadFile(p.path("password"))
		if err != nil {
			// The server then says what is wrong with an empty password.
			p.log.Error("the private server's password can't be read", "error", err)
		}
		u.User = url.UserPassword(superuser, string(password))
		query.Set("host", "127.0.0.1")
		query.Set("sslmode", "disable")
	}
	// libpq takes a plus sign for a plus sign.
	u.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20")
	return u.String()
}

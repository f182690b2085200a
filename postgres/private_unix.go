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
	"time"

	"docket/postgres/internal/process"
)

const (
	databaseName = "docket" // the database the house uses
	superuser    = "docket" // owns everything in the cluster
	socketPort   = "5432"   // only a part of the socket's name: each cluster has a socket folder of its own
	logLimit     = 10 << 20 // bytes of server.log before it becomes server.log.1

	// pollEvery is short beside the 100–200 ms that Postgres takes to start, and one small file is read each time.
	pollEvery = 10 * time.Millisecond
)

// private is a cluster of our own and its running postmaster.
type private struct {
	house
	log       *slog.Logger
	throwaway bool
	removing  bool // close deletes the house, too
	lock      *process.Lock

	endpoint
	pid    int
	exited chan struct{} // closed when our child has ended; nil where the postmaster was taken over
	born   string        // tells a postmaster taken over from a later process with its id
	stopBg context.CancelFunc
}

func openPrivate(ctx context.Context, s Settings, m machine) (_ *private, err error) {
	h, err := m.settle(ctx, s)
	if err != nil {
		return nil, err
	}
	if err := h.make(); err != nil {
		return nil, err
	}
	p := &private{house: h, log: s.Log, throwaway: s.Throwaway}
	p.lock, err = process.TryLock(h.path("lock"))
	if held := (*process.Held)(nil); errors.As(err, &held) {
		return nil, fmt.Errorf("%w: process %d has %s; stop it, or use another data folder", ErrInUse, held.Pid, h.dir)
	}
	if err != nil {
		return nil, fmt.Errorf("can't write in the data folder: %w", err)
	}
	defer func() {
		if err != nil {
			_ = p.lock.Unlock()
		}
	}()

	isTaken, err := p.takeOver(ctx)
	if err != nil {
		return nil, err
	}
	if !isTaken {
		major, err := h.major()
		if err != nil {
			return nil, err
		}
		b, err := m.choose(ctx, s, major)
		if err != nil {
			return nil, err
		}
		if major == 0 {
			if err := p.initialize(ctx, b); err != nil {
				return nil, err
			}
		}
		if err := p.start(ctx, m, b); err != nil {
			return nil, err
		}
	}
	if err := p.ensureDatabase(ctx); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	background, cancel := context.WithCancel(context.WithoutCancel(ctx))
	p.stopBg = cancel
	go p.keepLogShort(background)
	return p, nil
}

func (p *private) close() error {
	p.stopBg()
	err := p.stop()
	if err == nil && p.removing {
		err = os.RemoveAll(p.dir)
	}
	return errors.Join(err, p.lock.Unlock())
}

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

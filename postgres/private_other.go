//go:build !unix || aix || solaris

package postgres

import (
	"context"
	"errors"
	"time"
)

// databaseName is the database in a private cluster that Docket uses.
const databaseName = "docket"

// private does not exist here: starting, stopping and taking over a server is done with signals, sessions and file locks.
type private struct {
	throwaway, removing bool
}

func openPrivate(context.Context, Settings, machine) (*private, error) {
	return nil, errors.New("a private Postgres can be started on Linux, macOS and BSD only: " +
		"set DATABASE_URL to the connection string of a running Postgres 15 or newer")
}

func (p *private) url(string) string { return "" }

func (p *private) close() error { return nil }

func (p *private) pid() int { return 0 }

func (p *private) down() error { return nil }

// Attach opens the server of the settings, as Open does.
func Attach(ctx context.Context, s Settings) (_ *Server, done func() error, err error) {
	server, err := Open(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	return server, server.Close, nil
}

// BackUp returns an error: Postgres's programs are found and run on unix only.
func BackUp(context.Context, Settings, bool) (Backup, error) {
	return Backup{}, errors.New("backups are made on Linux, macOS and BSD only: use pg_dump with DATABASE_URL")
}

// RestoreOptions say what to restore.
type RestoreOptions struct {
	Name    string
	To      time.Time
	OldData string
}

// Restored says what a restore did.
type Restored struct {
	Backup    Backup
	LastWrite time.Time
}

// Restore returns an error, as BackUp does.
func Restore(context.Context, Settings, RestoreOptions) (Restored, error) {
	return Restored{}, errors.New("backups are restored on Linux, macOS and BSD only: use pg_restore with DATABASE_URL")
}

// Prune returns an error, as BackUp does.
func Prune(string, int) (removed int, bytes int64, err error) {
	return 0, 0, errors.New("backups are made on Linux, macOS and BSD only")
}

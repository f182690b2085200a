//go:build !unix || aix || solaris

package postgres

import (
	"context"
	"errors"
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

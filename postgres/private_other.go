//go:build !unix || aix || solaris

package postgres

import (
	"context"
	"errors"
)

// databaseName is the database the house uses in a private cluster.
const databaseName = "docket"

// private can't be had here: starting, stopping and taking over a server is done with signals, sessions and file locks.
type private struct {
	pid                 int
	throwaway, removing bool
}

func openPrivate(context.Context, Settings, machine) (*private, error) {
	return nil, errors.New("a private Postgres can be started on Linux, macOS and BSD only: " +
		"set DATABASE_URL to the connection string of a running Postgres 15 or newer")
}

func (p *private) url(string) string { return "" }

func (p *private) close() error { return nil }

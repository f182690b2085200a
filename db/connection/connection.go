package connection

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// Timeout bounds one attempt to connect, if the connection string has no connect_timeout.
const Timeout = 5 * time.Second

// Generation counts lost connections. A connection of an earlier generation is not used again, as its server is gone.
type Generation = atomic.Int64

// connector makes the connections of the pool.
type connector struct {
	driver.Connector
	generation *Generation
}

// Connector returns a connector whose connections belong to the generation in which they were made, and do not prepare statements without arguments.
func Connector(config pgx.ConnConfig, generation *Generation) driver.Connector {
	config.OnNotice = noteUnreplicated
	return connector{stdlib.GetConnector(config), generation}
}

// Connect makes a connection of the current generation.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	generation := c.generation.Load()
	conn, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	pgxConn, ok := conn.(*stdlib.Conn)
	if !ok {
		return nil, errors.Join(fmt.Errorf("db: a connection of type %T", conn), conn.Close())
	}
	return connection{pgxConn, generation, c.generation}, nil
}

// connection does not prepare statements without arguments. bun writes values into the text, so each such statement differs, and
// preparing it would only displace statements that are used again.
type connection struct {
	*stdlib.Conn
	generation int64       // in which it was made
	current    *Generation // the store's generation
}

// Beneath returns pgx's connection beneath a connection of the pool, which is given as sql.Conn.Raw gives it.
func Beneath(pooled any) *pgx.Conn { return pooled.(connection).Conn.Conn() }

// ResetSession returns driver.ErrBadConn for a connection of an earlier generation. The pool then closes it.
func (c connection) ResetSession(ctx context.Context) error {
	if c.generation != c.current.Load() {
		return driver.ErrBadConn
	}
	return c.Conn.ResetSession(ctx)
}

// QueryContext runs a query, without preparing it if it has no arguments.
func (c connection) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if len(args) == 0 {
		args = []driver.NamedValue{{Ordinal: 1, Value: pgx.QueryExecModeExec}}
	}
	return c.Conn.QueryContext(ctx, query, args)
}

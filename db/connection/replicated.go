package connection

import (
	"context"
	"database/sql/driver"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
)

// unreplicated is the key under which a connection notes that a commit did not wait for its standby.
const unreplicated = "docket: a commit did not wait for its standby"

// noteUnreplicated is called with each notice of a connection. Where commits wait for a standby (synchronous_standby_names) and such a wait is ended, as by pg_cancel_backend, Postgres warns, and then says
// that the transaction has committed. It has on this server, but would be lost with it. The name of the function is the same in all languages of the server.
func noteUnreplicated(conn *pgconn.PgConn, notice *pgconn.Notice) {
	if notice.Routine == "SyncRepWaitForLSN" {
		conn.CustomData()[unreplicated] = true
	}
}

// errUnreplicated says that a write is on record, but not on the standby.
var errUnreplicated = errors.New("the standby did not confirm the commit in time: if it takes over, the write is lost")

// transaction is a transaction whose commit is an error if it did not wait for its standby. CommitError calls it unanswered.
type transaction struct {
	driver.Tx
	on connection
}

// BeginTx begins a transaction.
func (c connection) BeginTx(ctx context.Context, options driver.TxOptions) (driver.Tx, error) {
	delete(c.Conn.Conn().PgConn().CustomData(), unreplicated)
	tx, err := c.Conn.BeginTx(ctx, options)
	if err != nil {
		return nil, err
	}
	return transaction{tx, c}, nil
}

// Commit commits the transaction.
func (t transaction) Commit() error {
	if err := t.Tx.Commit(); err != nil {
		return err
	}
	if t.on.Conn.Conn().PgConn().CustomData()[unreplicated] != nil {
		return errUnreplicated
	}
	return nil
}

package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"docket/db/connection"
)

// Bookkeeping describes a transaction by the tables that it may have written to: a write of records, or one of what the service notes for itself, as
// the log of access, the last use of a token, the end of a session.
type Bookkeeping struct {
	// Transaction is the number of the transaction; 0 if it wrote nothing.
	Transaction uint64
	// Tables are the tables that it may have written to.
	Tables []string
}

// bookkept reads the number of the transaction, and what it may have written to: nothing can be written without a lock of one of these modes,
// and the locks last until the transaction ends. Checks that are put off until the commit run before, so nothing is written later. What one machine of a Citus
// cluster writes alone has no number here if it is not asked for one.
const bookkept = `SELECT coalesce(CASE WHEN public.is_on_citus('public.cases') THEN pg_current_xact_id() ELSE pg_current_xact_id_if_assigned() END::text::bigint, 0),
	coalesce(string_agg(DISTINCT coalesce(c.relname, l.relation::text), ' '), '')
FROM pg_locks l LEFT JOIN pg_class c ON c.oid = l.relation
WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND l.mode NOT IN ('AccessShareLock', 'RowShareLock')`

// Bookkeep runs a statement in a transaction of its own, and tells note of it before it commits. It returns the number of rows that the
// statement changed. If it returns an error, nothing was changed, unless IsUnsettled says otherwise. note may be nil.
func Bookkeep(ctx context.Context, database *sql.DB, note func(Bookkeeping), statement string, args ...any) (rows int64, err error) {
	return BookkeepIn(ctx, database, note, func(tx *sql.Tx) (int64, error) {
		result, err := tx.ExecContext(ctx, statement, args...)
		if err != nil {
			return 0, err
		}
		return result.RowsAffected()
	})
}

// BookkeepIn is as Bookkeep, for several statements: do runs them in the transaction, and returns the number of rows that they changed.
func BookkeepIn(ctx context.Context, database *sql.DB, note func(Bookkeeping), do func(tx *sql.Tx) (rows int64, err error)) (rows int64, err error) {
	tx, err := database.BeginTx(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback() // after a commit it does nothing
	if rows, err = do(tx); err != nil {
		return 0, err
	}
	if note != nil && rows > 0 {
		if _, err := tx.ExecContext(ctx, "SET CONSTRAINTS ALL IMMEDIATE"); err != nil {
			return 0, err
		}
		var b Bookkeeping
		var tables string
		if err := tx.QueryRowContext(ctx, bookkept).Scan(&b.Transaction, &tables); err != nil {
			return 0, err
		}
		b.Tables = strings.Fields(tables)
		note(b)
	}
	if err := tx.Commit(); err != nil {
		return 0, connection.CommitError(err)
	}
	return rows, nil
}

// IsUnsettled reports whether an error of Bookkeep leaves open whether the statement was carried out.
func IsUnsettled(err error) bool { return errors.Is(err, connection.ErrCommitUnanswered) }

// listener receives every Bookkeeping of a Store; see OnBookkeeping.
type listener = atomic.Pointer[func(Bookkeeping)]

// OnBookkeeping sets the function that is told of each transaction that Bookkept is told of. It replaces the function that was set before.
func (s *Store) OnBookkeeping(fn func(Bookkeeping)) { s.onBookkeeping.Store(&fn) }

// Bookkept tells the function of OnBookkeeping of a transaction that has not yet committed.
func (s *Store) Bookkept(b Bookkeeping) {
	if fn := s.onBookkeeping.Load(); fn != nil {
		(*fn)(b)
	}
}

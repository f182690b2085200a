package connection

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// ErrCommitUnanswered means that the connection was lost during the commit: the write is on record, or it is not.
var ErrCommitUnanswered = errors.New("the commit was not answered")

// CommitError returns the error of a commit that failed with err. It wraps ErrCommitUnanswered unless the server refused the commit,
// or the commit was never sent. pgconn.SafeToRetry does not tell these apart: it also calls "conn closed" safe, which pgx returns
// for a connection that ends before the commit is answered.
func CommitError(err error) error {
	var pgErr *pgconn.PgError
	isKnown := errors.As(err, &pgErr) && pgErr.SeverityUnlocalized == "ERROR" && !isOfSilentMachine(pgErr) ||
		errors.Is(err, sql.ErrTxDone) || errors.Is(err, pgx.ErrTxClosed) || errors.Is(err, pgx.ErrTxCommitRollback) ||
		err == context.Canceled || err == context.DeadlineExceeded //nolint:errorlint // unwrapped, database/sql returns them before it sends
	if isKnown {
		return fmt.Errorf("commit: %w", err)
	}
	return fmt.Errorf("%w: %w", ErrCommitUnanswered, err)
}

// isOfSilentMachine reports whether a coordinator of Citus refused a commit because the machine that has the records did not answer it: that machine
// has committed, or it has not.
func isOfSilentMachine(err *pgconn.PgError) bool {
	return strings.HasPrefix(err.Code, "08") || strings.HasPrefix(err.Message, "could not commit transaction for shard")
}

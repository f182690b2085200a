package connection

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/failure"
)

// ErrCommitUnanswered means that the connection was lost during the commit: the write is on record, or it is not.
var ErrCommitUnanswered = errors.New("the commit was not answered")

// CommitError returns the error of a commit that failed with err. It wraps ErrCommitUnanswered unless the server refused the commit,
// or the commit was never sent. A coordinator of Citus that a machine did not answer refuses nothing: that machine has committed, or it has not. pgconn.SafeToRetry does not tell these apart: it also calls "conn closed" safe, which pgx returns
// for a connection that ends before the commit is answered.
func CommitError(err error) error {
	var pgErr *pgconn.PgError
	isKnown := errors.As(err, &pgErr) && pgErr.SeverityUnlocalized == "ERROR" && !failure.IsOfLostMachine(pgErr) ||
		errors.Is(err, sql.ErrTxDone) || errors.Is(err, pgx.ErrTxClosed) || errors.Is(err, pgx.ErrTxCommitRollback) ||
		err == context.Canceled || err == context.DeadlineExceeded //nolint:errorlint // unwrapped, database/sql returns them before it sends
	if isKnown {
		return fmt.Errorf("commit: %w", err)
	}
	return fmt.Errorf("%w: %w", ErrCommitUnanswered, err)
}

package db

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/problem"
)

// outages are the SQLSTATEs that mean that the server can't serve at the moment, each with its reason for the caller.
var outages = map[string]string{
	"57P01": "it is shutting down, or an operator ended the session",
	"57P02": "it crashed and recovers",
	"57P03": "it is starting or shutting down",
	"53000": "it is short of resources",
	"53100": "its disk is full",
	"53200": "it is out of memory",
	"53300": "it has too many connections",
	"58030": "its disk fails",
}

// readOnly is the SQLSTATE of a write to a server that takes none, as a standby after a failover.
const readOnly = "25006"

// Unavailable says why the database can't be used at the moment, and whether err means that. The reason names no address
// and no account, so that callers may see it.
func Unavailable(err error) (reason string, ok bool) {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		if reason, ok := outages[refused.Code]; ok {
			return reason, true
		}
	}
	var dial *pgconn.ConnectError
	if errors.As(err, &dial) && !errors.Is(err, context.Canceled) {
		return "it does not accept connections", true
	}
	if isConnectionLost(err) {
		return "the connection to it was lost", true
	}
	return "", false
}

// isConnectionLost reports whether an established connection ended, so that a new one may do better.
func isConnectionLost(err error) bool {
	var refused *pgconn.PgError
	if errors.As(err, &refused) {
		return strings.HasPrefix(refused.Code, "08") || refused.Code == "57P01" || refused.Code == "57P02"
	}
	var dial *pgconn.ConnectError
	if errors.As(err, &dial) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	for _, lost := range []error{io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, pgconn.ErrConnClosed, driver.ErrBadConn, sql.ErrConnDone} {
		if errors.Is(err, lost) {
			return true
		}
	}
	var network *net.OpError
	return errors.As(err, &network)
}

// isReadOnly reports whether the server takes no writes.
func isReadOnly(err error) bool {
	var refused *pgconn.PgError
	return errors.As(err, &refused) && refused.Code == readOnly
}

// errCommitUnanswered says that the connection was lost during the commit: the write is on record, or it is not.
var errCommitUnanswered = errors.New("the commit was not answered")

// commitError is the error of a commit that failed. It wraps errCommitUnanswered unless the server refused the commit, or
// it was never sent. pgconn.SafeToRetry does not show that: pgx reports "conn closed", which it calls safe, for a connection
// that ends while the answer is awaited, too.
func commitError(err error) error {
	var refused *pgconn.PgError
	isKnown := errors.As(err, &refused) && refused.SeverityUnlocalized == "ERROR" ||
		errors.Is(err, sql.ErrTxDone) || errors.Is(err, pgx.ErrTxClosed) || errors.Is(err, pgx.ErrTxCommitRollback) ||
		err == context.Canceled || err == context.DeadlineExceeded //nolint:errorlint // unwrapped, database/sql returns them before it sends
	if isKnown {
		return fmt.Errorf("commit: %w", err)
	}
	return fmt.Errorf("%w: %w", errCommitUnanswered, err)
}

// unknownOutcome is the problem of a write whose commit was not answered. Its detail "outcome" is "UNKNOWN", unlike that of
// any other problem: all others mean that nothing was written.
func unknownOutcome(e Entry, err error) error {
	advice := "read the records before you send it again; with an idempotencyKey, sending it again would be safe"
	if e.IdempotencyKey != nil {
		advice = "send it again with the same idempotencyKey: then it is written once, and the answer says so"
	}
	return fmt.Errorf("%w (%w)", problem.Errorf(problem.Unavailable,
		"the database was lost before it answered the commit, so the write may be on record or not: %s", advice).With("outcome", "UNKNOWN"), err)
}

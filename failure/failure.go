// Package failure says what an error of Postgres, or of the connection to it, means: for the caller of a write (AsProblem), and for the
// code that decides whether to try again. The names of constraints have their meaning here and nowhere else. The package
// changes with the constraints of the migrations, and with the errors of Postgres and pgx.
package failure

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/messages"
	"docket/problem"
)

// AsProblem returns the problem that an error of Postgres or of the connection means: an outage, a timeout, a violated constraint. The
// result wraps err. Returns err itself if it is a problem already, or if its meaning is not known; then it is internal. Packages that
// write without Store.Write call it too.
func AsProblem(err error) error {
	if problem.Of(err) != nil {
		return err
	}
	var pgErr *pgconn.PgError
	reason, isUnavailable := Unavailable(err)
	switch {
	case isUnavailable:
		return fmt.Errorf("%w (%w)", problem.Errorf(problem.Unavailable,
			"the database can't be used at the moment (%s), and nothing was written: try again in a moment", reason), err)
	case errors.Is(err, context.DeadlineExceeded):
		return problem.Errorf(problem.Timeout, "the write took too long, and nothing was written: try again")
	case !errors.As(err, &pgErr):
		return err
	}
	switch pgErr.Code {
	case "55P03": // lock_not_available
		return problem.Errorf(problem.Conflict, "another write holds the same records: try again")
	case "57014": // query_canceled, by statement_timeout
		return problem.Errorf(problem.Timeout, "the write took too long, and nothing was written: try again")
	case "25P03": // idle_in_transaction_session_timeout
		return problem.Errorf(problem.Timeout, "the write was interrupted, and nothing was written: try again")
	case readOnly:
		return fmt.Errorf("%w (%w)", problem.Errorf(problem.Unavailable,
			"the database takes no writes at the moment (it is a standby, or read-only), and nothing was written: try again in a moment"), err)
	case "22003": // numeric_value_out_of_range
		return problem.Errorf(problem.BadUserInput, "a number is too large")
	}
	if known := constraintProblem(constraintOf(err)); known != nil {
		return fmt.Errorf("%w (%w)", known, err)
	}
	return err
}

// outages are the SQLSTATEs that mean that the server cannot be used at the moment, each with the reason for the caller.
var outages = map[string]messages.Phrase{
	"57P01": "it is shutting down, or an operator ended the session",
	"57P02": "it crashed and recovers",
	"57P03": "it is starting or shutting down",
	"53000": "it is short of resources",
	"53100": "its disk is full",
	"53200": "it is out of memory",
	"53300": "it has too many connections",
	"58030": "its disk fails",
}

// readOnly is the SQLSTATE of a write to a server that accepts no writes, such as a standby.
const readOnly = "25006"

// Unavailable reports whether err means that the database cannot be used at the moment, and the reason. The reason contains no
// address and no account name, so callers may see it.
func Unavailable(err error) (reason messages.Phrase, ok bool) {
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		if reason, ok := outages[pgErr.Code]; ok {
			return reason, true
		}
	}
	var connectErr *pgconn.ConnectError
	if errors.As(err, &connectErr) && !errors.Is(err, context.Canceled) {
		return "it does not accept connections", true
	}
	if IsConnectionLost(err) {
		return "the connection to it was lost", true
	}
	return "", false
}

// IsConnectionLost reports whether an established connection ended, so that a new one may work.
func IsConnectionLost(err error) bool {
	var pgErr *pgconn.PgError
	if errors.As(err, &pgErr) {
		return IsOfLostMachine(pgErr)
	}
	var connectErr *pgconn.ConnectError
	if errors.As(err, &connectErr) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	for _, lost := range []error{io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, pgconn.ErrConnClosed, driver.ErrBadConn, sql.ErrConnDone} {
		if errors.Is(err, lost) {
			return true
		}
	}
	var netErr *net.OpError
	return errors.As(err, &netErr)
}

// IsOfLostMachine reports whether a server was ended, or whether a coordinator of Citus lost the connection to a machine of its cluster. Where no machine has said what is wrong, Citus tells
// it by a text alone.
func IsOfLostMachine(err *pgconn.PgError) bool {
	if strings.HasPrefix(err.Code, "08") || err.Code == "57P01" || err.Code == "57P02" {
		return true
	}
	return err.Code == "XX000" && slices.ContainsFunc(textsOfCitus, func(text string) bool { return strings.HasPrefix(err.Message, text) })
}

// textsOfCitus are how errors of Citus begin, which is in English everywhere: of a coordinator whose own server was killed, of a worker that was cut off, and of one that did not answer a commit.
var textsOfCitus = []string{"postmaster was shut down, exiting", "server closed the connection unexpectedly", "could not commit transaction for shard"}

// IsReadOnly reports whether the server accepts no writes.
func IsReadOnly(err error) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && pgErr.Code == readOnly
}

// IsTransient reports whether a transaction failed for a reason that is gone if it runs again: a serialization failure, a deadlock, a
// prepared statement whose result a migration changed, or a transaction that had failed before. The last is so on Citus alone, whose coordinator may go on after a
// worker has failed; ours end at their first error. A lost connection is no such reason, see IsConnectionLost.
func IsTransient(err error) bool {
	var pgErr *pgconn.PgError
	if !errors.As(err, &pgErr) {
		return false
	}
	switch pgErr.Code {
	case "40001", "40P01", "25P02": // serialization_failure, deadlock_detected, in_failed_sql_transaction
		return true
	case "0A000": // feature_not_supported: "cached plan must not change result type", in the language of the server
		return pgErr.Routine == "RevalidateCachedQuery"
	}
	return false
}

package connection_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/db/connection"
)

// A refusal of the server settles that a commit did not happen, but not a refusal of a coordinator of Citus to whom the machine with the records did not answer.
func TestCommitError(t *testing.T) {
	t.Parallel()
	refusal := func(code, message string) error {
		return &pgconn.PgError{Code: code, Message: message, SeverityUnlocalized: "ERROR"}
	}
	for name, c := range map[string]struct {
		err          error
		isUnanswered bool
	}{
		"Constraint":     {refusal("23505", "duplicate key value"), false},
		"Ended":          {&pgconn.PgError{Code: "57P01", SeverityUnlocalized: "FATAL"}, true},
		"Lost":           {io.ErrUnexpectedEOF, true},
		"SilentMachine":  {refusal("XX000", "could not commit transaction for shard 102008 on at least one active node"), true},
		"CutOff":         {refusal("XX000", "server closed the connection unexpectedly\n\tThis probably means"), true},
		"Coordinator":    {refusal("XX000", "postmaster was shut down, exiting"), true},
		"EndedMachine":   {refusal("57P01", "terminating connection due to unexpected postmaster exit"), true},
		"LostMachine":    {refusal("08006", "connection to the remote node failed"), true},
		"AnotherFailure": {refusal("XX000", "cache lookup failed"), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := connection.CommitError(fmt.Errorf("wrapped: %w", c.err))
			if errors.Is(err, connection.ErrCommitUnanswered) != c.isUnanswered {
				t.Errorf("%v", err)
			}
		})
	}
}

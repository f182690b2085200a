package query

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"docket/problem"
	"docket/query/plan"
)

// asOfPath is the search path of sessions that read as of an instant: a view of the schema as_of bears the name of each table whose earlier versions
// are kept, so that one statement reads the present or the past.
const asOfPath = "as_of, public"

// ForAsOf makes the sessions of a pool read as of an instant, see Pool.AsOf.
func ForAsOf() PoolOption {
	return func(config *pgxpool.Config) { config.ConnConfig.RuntimeParams["search_path"] = asOfPath }
}

const (
	// settling is how long a read as of an instant waits for the writes that began before the instant.
	settling = 2 * time.Second
	// settlePause is the time between two looks whether they have ended.
	settlePause = 20 * time.Millisecond
)

// settle sets the instant of the transaction, and reads whether it is past, whether each write that has an instant up to it has ended, and since when
// earlier versions are kept. The read is a statement after it, whose snapshot is taken later, so that no write slips in.
const settle = `SELECT set_config('docket.as_of', $1::timestamptz::text, true), $1 < clock_timestamp(), as_of_settled($1), log_began()`

// errUnsettled says that a write with an instant up to that of a read has not ended.
var errUnsettled = errors.New("a write has not ended")

// AsOf returns a Runner that reads the records as they stood at an instant. The pool must have been opened ForAsOf. QueryRow returns BAD_USER_INPUT
// for an instant that is not past or of which no versions are kept, and CONFLICT if a write that began before the instant does not end soon.
func (p *Pool) AsOf(at time.Time) Runner { return asOf{p, at} }

type asOf struct {
	*Pool
	at time.Time
}

// QueryRow runs a statement as of the instant, in a transaction of its own.
func (a asOf) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	if custom {
		args = append([]any{pgx.QueryExecModeCacheDescribe}, args...)
	}
	for until := time.Now().Add(settling); ; { //nolint:forbidigo // bounds a wait
		columns, err := a.read(ctx, func(ctx context.Context, conn *pgxpool.Conn) ([][]byte, error) {
			return a.readSettled(ctx, conn, statement, args)
		})
		if !errors.Is(err, errUnsettled) {
			return columns, err
		}
		if time.Now().After(until) { //nolint:forbidigo // bounds a wait
			return nil, problem.Errorf(problem.Conflict, "a write that began before this instant has not ended, so that the answer could still change: ask again in a moment").
				At(plan.InstantField)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(settlePause):
		}
	}
}

// readSettled runs a statement as of the instant on a connection. Returns errUnsettled if a write has not ended.
func (a asOf) readSettled(ctx context.Context, conn *pgxpool.Conn, statement string, args []any) ([][]byte, error) {
	// In READ COMMITTED each statement has a snapshot of its own.
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.ReadCommitted, AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // it has written nothing; a lost connection is dropped by the pool
	var isPast, isSettled bool
	var began time.Time
	if err := tx.QueryRow(ctx, settle, a.at).Scan(nil, &isPast, &isSettled, &began); err != nil {
		return nil, fmt.Errorf("as of: %w", err)
	}
	if err := a.requirePast(isPast, began); err != nil {
		return nil, err
	}
	if !isSettled {
		return nil, errUnsettled
	}
	rows, err := tx.Query(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	return readRow(rows)
}

// requirePast returns BAD_USER_INPUT for an instant that is not past, or before earlier versions were kept.
func (a asOf) requirePast(isPast bool, began time.Time) error {
	if !isPast {
		return problem.Errorf(problem.BadUserInput, "is in the future: give an instant that has passed").At(plan.InstantField)
	}
	if a.at.Before(began) {
		first := began.Add(time.Second - 1).Truncate(time.Second).In(a.zone) // the next whole second
		return problem.Errorf(problem.BadUserInput, "is before earlier versions of the records were kept: give an instant since %s", first.Format(time.RFC3339)).
			At(plan.InstantField)
	}
	return nil
}

// Explain returns the plan that Postgres makes for a statement as of the instant, as JSON. The statement does not run.
func (a asOf) Explain(ctx context.Context, statement string, args []any) ([]byte, error) {
	columns, err := a.QueryRow(ctx, "EXPLAIN (FORMAT JSON) "+statement, args, true)
	if err != nil || len(columns) == 0 {
		return nil, fmt.Errorf("explain: %w", err)
	}
	return columns[0], nil
}

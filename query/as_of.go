package query

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"
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

// The statements before a read as of an instant. settle sets the instant of the transaction, and reads whether it is past and whether each write that has
// an instant up to it has ended. The read is a statement after it, whose snapshot is taken later, so that no write slips in. Where that is known
// already, setInstantOnly sets the instant alone.
const (
	settle         = "SELECT set_in_transaction('docket.as_of', $1::timestamptz::text), $1 < clock_timestamp(), as_of_settled($1)"
	setInstantOnly = "SELECT set_in_transaction('docket.as_of', $1::timestamptz::text), true, true"
)

// past is what a pool knows of the past, which does not change any more.
type past struct {
	// settled is an instant in microseconds: each write with an instant up to it has ended.
	settled atomic.Int64
	// began is since when earlier versions are kept; nil until it was read.
	began atomic.Pointer[time.Time]
}

// isSettled reports whether it is known that each write with an instant up to at has ended.
func (p *past) isSettled(at time.Time) bool { return at.UnixMicro() <= p.settled.Load() }

// settle notes that each write with an instant up to at has ended.
func (p *past) settle(at time.Time) {
	for {
		known := p.settled.Load()
		if at.UnixMicro() <= known || p.settled.CompareAndSwap(known, at.UnixMicro()) {
			return
		}
	}
}

// errUnsettled says that a write with an instant up to that of a read has not ended.
var errUnsettled = errors.New("a write has not ended")

// AsOf returns a Runner that reads the records as they stood at an instant. The pool must have been opened ForAsOf. QueryRow returns BAD_USER_INPUT
// for an instant that is not past or of which no versions are kept, and CONFLICT if a write that began before the instant does not end soon.
func (p *Pool) AsOf(at time.Time) Runner { return asOf{p, at} }

type asOf struct {
	*Pool
	at time.Time
}

// RequireAnswerable returns the problems of AsOf, and nil for an instant as of which a read has one answer for ever.
func (p *Pool) RequireAnswerable(ctx context.Context, at time.Time) error {
	_, err := p.AsOf(at).QueryRow(ctx, "SELECT 1", nil, false)
	return err
}

// QueryRow runs a statement as of the instant, in a transaction of its own.
func (a asOf) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	if err := a.requireKept(ctx); err != nil {
		return nil, err
	}
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
	if len(args) > 0 && args[0] == pgx.QueryExecModeCacheDescribe { // a batch has one mode for all of its statements
		return a.readInSteps(ctx, conn, statement, args)
	}
	// All go to the server together. In READ COMMITTED each has a snapshot of its own, so that of the statement is taken after settle has seen that the
	// writes have ended. If they have not, the answer is thrown away.
	var batch pgx.Batch
	batch.Queue(beginReading)
	batch.Queue(a.before(), a.at)
	batch.Queue(statement, args...)
	batch.Queue("ROLLBACK")
	columns, err := a.readBatch(conn.SendBatch(ctx, &batch))
	if err != nil && conn.Conn().PgConn().TxStatus() != 'I' {
		_, _ = conn.Exec(context.WithoutCancel(ctx), "ROLLBACK") // a connection that is still in a transaction is dropped by the pool
	}
	return columns, err
}

// beginReading begins a transaction whose statements each have a snapshot of their own.
const beginReading = "BEGIN TRANSACTION ISOLATION LEVEL READ COMMITTED READ ONLY"

// readBatch returns the answer of the batch of readSettled.
func (a asOf) readBatch(results pgx.BatchResults) (columns [][]byte, err error) {
	defer func() {
		if closeErr := results.Close(); err == nil {
			err = closeErr
		}
	}()
	if _, err := results.Exec(); err != nil {
		return nil, err
	}
	settled := a.scanSettled(results.QueryRow())
	if settled != nil && !errors.Is(settled, errUnsettled) {
		return nil, settled
	}
	rows, err := results.Query()
	if err != nil {
		return nil, err
	}
	if columns, err = readRow(rows); err != nil {
		return nil, err
	}
	return columns, settled
}

// readInSteps is readSettled for a statement that Postgres plans for its arguments alone.
func (a asOf) readInSteps(ctx context.Context, conn *pgxpool.Conn, statement string, args []any) ([][]byte, error) {
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.ReadCommitted, AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback(context.WithoutCancel(ctx)) //nolint:errcheck // it has written nothing; a lost connection is dropped by the pool
	if err := a.scanSettled(tx.QueryRow(ctx, a.before(), a.at)); err != nil {
		return nil, err
	}
	rows, err := tx.Query(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	return readRow(rows)
}

// before returns the statement before the read.
func (a asOf) before() string {
	if a.past.isSettled(a.at) {
		return setInstantOnly
	}
	return settle
}

// scanSettled reads the answer of the statement before the read. Returns errUnsettled if a write has not ended, and BAD_USER_INPUT for an instant that is
// not past.
func (a asOf) scanSettled(row pgx.Row) error {
	var isPast, isSettled bool
	if err := row.Scan(nil, &isPast, &isSettled); err != nil {
		return fmt.Errorf("as of: %w", err)
	}
	if !isPast {
		return problem.Errorf(problem.BadUserInput, "is in the future: give an instant that has passed").At(plan.InstantField)
	}
	if !isSettled {
		return errUnsettled
	}
	a.past.settle(a.at)
	return nil
}

// requireKept returns BAD_USER_INPUT for an instant before earlier versions were kept.
func (a asOf) requireKept(ctx context.Context) error {
	began := a.past.began.Load()
	if began == nil {
		text, err := a.queryText(ctx, "SELECT to_json(log_began())")
		if err != nil {
			return err
		}
		began = new(time.Time)
		if err := json.Unmarshal([]byte(text), began); err != nil {
			return fmt.Errorf("as of: %w", err)
		}
		a.past.began.Store(began)
	}
	if a.at.Before(*began) {
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

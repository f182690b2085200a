package query

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Snapshot reads through one connection of a Pool; all reads see the records as of the same instant. It is not safe for concurrent use.
type Snapshot struct {
	// At is the instant.
	At   time.Time
	conn *pgxpool.Conn
	tx   pgx.Tx
	most time.Duration
}

// Snapshot takes a snapshot. The caller closes it: until then it holds a connection, and Postgres keeps what others have removed.
func (p *Pool) Snapshot(ctx context.Context) (*Snapshot, error) {
	return p.snapshot(ctx, func(tx pgx.Tx) (at time.Time, err error) {
		return at, tx.QueryRow(ctx, "SELECT clock_timestamp()").Scan(&at) // the first statement takes the snapshot
	})
}

// SnapshotAsOf takes a snapshot of the records as they stood at an instant, which is its At. The pool must have been opened ForAsOf. Returns the
// problems of Pool.AsOf.
func (p *Pool) SnapshotAsOf(ctx context.Context, at time.Time) (*Snapshot, error) {
	if err := p.RequireAnswerable(ctx, at); err != nil {
		return nil, err
	}
	return p.snapshot(ctx, func(tx pgx.Tx) (time.Time, error) { return at, setInstant(ctx, tx, at) })
}

// setInstant sets the instant as of which a transaction reads.
func setInstant(ctx context.Context, tx pgx.Tx, at time.Time) error {
	_, err := tx.Exec(ctx, setInstantStatement, at)
	return err
}

const setInstantStatement = "SELECT set_in_transaction('docket.as_of', $1::timestamptz::text)"

// QueryRowsAsOf runs a statement as of each of some instants, of which the snapshot sees what had been committed when it was taken, and returns the
// columns of each row. args has the arguments for each instant. All go to Postgres together. The pool must have been opened ForAsOf. Returns
// ErrNoAnswer if the server is silent.
func (s *Snapshot) QueryRowsAsOf(ctx context.Context, statement string, instants []time.Time, args [][]any) (rows [][][]byte, err error) {
	bounded, cancel := context.WithTimeout(ctx, s.most)
	defer cancel()
	var batch pgx.Batch
	for i, at := range instants {
		batch.Queue(setInstantStatement, at)
		batch.Queue(statement, args[i]...)
	}
	results := s.tx.SendBatch(bounded, &batch)
	defer func() {
		if closeErr := results.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			err = s.explain(ctx, bounded, err)
		}
	}()
	for range instants {
		if _, err := results.Exec(); err != nil {
			return nil, err
		}
		found, err := results.Query()
		if err != nil {
			return nil, err
		}
		columns, err := readRow(found)
		if err != nil {
			return nil, err
		}
		rows = append(rows, columns)
	}
	return rows, nil
}

// explain returns the error of a read whose time, bounded, may be over before that of its request.
func (s *Snapshot) explain(ctx, bounded context.Context, err error) error {
	if ctx.Err() == nil && bounded.Err() != nil {
		return fmt.Errorf("%w within %s: %w", ErrNoAnswer, s.most, err)
	}
	return err
}

// snapshot takes a snapshot, whose instant begin returns; its first statement takes the snapshot.
func (p *Pool) snapshot(ctx context.Context, begin func(tx pgx.Tx) (time.Time, error)) (*Snapshot, error) {
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	s := &Snapshot{conn: conn, most: p.longest}
	if s.tx, err = conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}); err == nil {
		s.At, err = begin(s.tx)
	}
	if err != nil {
		s.Close()
		return nil, fmt.Errorf("snapshot: %w", err)
	}
	return s, nil
}

// Close gives the connection back.
func (s *Snapshot) Close() {
	if s.tx != nil {
		ctx, cancel := context.WithTimeout(context.Background(), pingTimeout)
		defer cancel()
		_ = s.tx.Rollback(ctx) // a connection that is lost is dropped by the pool
	}
	s.conn.Release()
}

// QueryRow runs a statement within the snapshot. Returns ErrNoAnswer if the server is silent.
func (s *Snapshot) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	if custom {
		args = append([]any{pgx.QueryExecModeCacheDescribe}, args...)
	}
	bounded, cancel := context.WithTimeout(ctx, s.most)
	defer cancel()
	rows, err := s.tx.Query(bounded, statement, args...)
	if err != nil {
		return nil, err
	}
	columns, err := readRow(rows)
	if err != nil {
		return nil, s.explain(ctx, bounded, err)
	}
	return columns, nil
}

// On returns a Service that reads from another place, keeps no answers, and shares the plans of this one. An operation with the directive asOf is
// answered from there as any other: the place must be one that reads as of its instant.
func (s *Service) On(reader Runner) *Service {
	changed := *s
	changed.Reader, changed.OfAgency, changed.Answers, changed.isWithin = reader, nil, nil, true
	changed.AsOf, changed.AsOfGate = func(time.Time) Runner { return reader }, s.Gate
	return &changed
}

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
	if _, err := p.AsOf(at).QueryRow(ctx, "SELECT 1", nil, false); err != nil { // the instant is past and settled, and stays so
		return nil, err
	}
	return p.snapshot(ctx, func(tx pgx.Tx) (time.Time, error) { return at, setInstant(ctx, tx, at) })
}

// setInstant sets the instant as of which a transaction reads.
func setInstant(ctx context.Context, tx pgx.Tx, at time.Time) error {
	_, err := tx.Exec(ctx, "SELECT set_in_transaction('docket.as_of', $1::timestamptz::text)", at)
	return err
}

// AsOf makes the snapshot read the records as they stood at an instant, of which it sees what had been committed when it was taken. Its pool must have
// been opened ForAsOf.
func (s *Snapshot) AsOf(ctx context.Context, at time.Time) error {
	bounded, cancel := context.WithTimeout(ctx, s.most)
	defer cancel()
	return setInstant(bounded, s.tx, at)
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
	if err != nil && ctx.Err() == nil && bounded.Err() != nil { // its time is over
		return nil, fmt.Errorf("%w within %s: %w", ErrNoAnswer, s.most, err)
	}
	return columns, err
}

// On returns a Service that reads from another place, keeps no answers, and shares the plans of this one. An operation with the directive asOf is
// answered from there as any other: the place must be one that reads as of its instant.
func (s *Service) On(reader Runner) *Service {
	changed := *s
	changed.Reader, changed.Answers = reader, nil
	changed.AsOf, changed.AsOfGate = func(time.Time) Runner { return reader }, s.Gate
	return &changed
}

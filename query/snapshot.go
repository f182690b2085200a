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
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	s := &Snapshot{conn: conn, most: p.longest}
	if s.tx, err = conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}); err == nil {
		err = s.tx.QueryRow(ctx, "SELECT clock_timestamp()").Scan(&s.At) // the first statement takes the snapshot
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

// On returns a Service that reads from another place, keeps no answers, and shares the plans of this one.
func (s *Service) On(reader Runner) *Service {
	changed := *s
	changed.Reader, changed.Answers = reader, nil
	return &changed
}

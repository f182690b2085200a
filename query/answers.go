package query

import (
	"context"
	"log/slog"
	"time"

	"docket/answers"
)

// OpenAnswers opens a pool as OpenPool does, and a store of the answers that are read through it, of so many bytes. With no bytes the store
// is nil. The pool has one connection more than it is asked for: a kept answer does not wait for a read to end.
func OpenAnswers(ctx context.Context, url, role string, zone *time.Location, timeout time.Duration, connections int, bytes int64, log *slog.Logger, options ...PoolOption) (*Pool, *answers.Store, error) {
	if bytes <= 0 {
		pool, err := OpenPool(ctx, url, role, zone, timeout, connections, options...)
		return pool, nil, err
	}
	var pool *Pool
	kept := answers.New(answers.Settings{
		Bytes: bytes, Log: log,
		State: func(ctx context.Context) (string, error) { return pool.queryText(ctx, "SELECT "+answers.StateSQL) },
		Ended: func(ctx context.Context, transactions []uint64) (mayHaveWritten bool, err error) {
			text, err := pool.queryText(ctx, answers.EndedSQL, transactions)
			return text != "false", err
		},
	})
	pool, err := OpenPool(ctx, url, role, zone, timeout, connections+1,
		append([]PoolOption{WithSessionSetting(answers.SessionSetting, kept.NewSession)}, options...)...)
	if err != nil {
		return nil, nil, err
	}
	return pool, kept, nil
}

// queryText runs a statement that returns one text.
func (p *Pool) queryText(ctx context.Context, statement string, args ...any) (string, error) {
	columns, err := p.QueryRow(ctx, statement, args, false)
	if err != nil {
		return "", err
	}
	return string(columns[0]), nil
}

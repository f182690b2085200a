package graph

import (
	"context"
	"sync/atomic"

	"docket/query"
)

type statementsKey struct{}

// withStatements returns a context in which the statements of reads are counted, and the counter. The log of each operation shows
// the number.
func withStatements(ctx context.Context) (context.Context, *atomic.Int64) {
	counter := new(atomic.Int64)
	return context.WithValue(ctx, statementsKey{}, counter), counter
}

// counted is a Runner that counts its statements in the context's counter.
type counted struct{ query.Runner }

func (c counted) QueryRow(ctx context.Context, sql string, args []any, custom bool) ([][]byte, error) {
	if counter, ok := ctx.Value(statementsKey{}).(*atomic.Int64); ok {
		counter.Add(1)
	}
	return c.Runner.QueryRow(ctx, sql, args, custom)
}

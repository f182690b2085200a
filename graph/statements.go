package graph

import (
	"context"
	"sync/atomic"

	"docket/query"
)

type statementsKey struct{}

// withStatements has the statements counted that are run for reads in the context, for the operation's line in the log.
func withStatements(ctx context.Context) (context.Context, *atomic.Int64) {
	counter := new(atomic.Int64)
	return context.WithValue(ctx, statementsKey{}, counter), counter
}

// counted counts the statements that it passes on.
type counted struct{ query.Runner }

func (c counted) QueryRow(ctx context.Context, sql string, args []any, custom bool) ([][]byte, error) {
	if counter, ok := ctx.Value(statementsKey{}).(*atomic.Int64); ok {
		counter.Add(1)
	}
	return c.Runner.QueryRow(ctx, sql, args, custom)
}

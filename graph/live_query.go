package graph

import (
	"context"
	"crypto/sha256"
	"slices"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"docket/changes"
	"docket/query"
)

// liveQuery sends the answer of a query whenever it has changed.
type liveQuery struct {
	client *client
	op     *graphql.OperationContext

	isStale bool
	// tables are those that the last answer depends on; nil before the first.
	tables atomic.Pointer[query.Tables]
	// sent is the hash of the answer that was sent last.
	sent    [sha256.Size]byte
	hasSent bool
}

func (q *liveQuery) note(c changes.Change) bool {
	tables := q.tables.Load()
	q.isStale = q.isStale || tables == nil || slices.ContainsFunc(c.Tables, tables.Include)
	return q.isStale
}

func (q *liveQuery) noteAll(time.Time) { q.isStale = true }

func (q *liveQuery) take() (read func(ctx context.Context) []*graphql.Response, keep func()) {
	isStale := q.isStale
	q.isStale = false
	return func(ctx context.Context) []*graphql.Response {
		if !isStale {
			return nil
		}
		return q.read(ctx)
	}, func() { q.isStale = true }
}

// read runs the query. It returns the answer if it differs from the last one.
func (q *liveQuery) read(ctx context.Context) []*graphql.Response {
	response, _ := q.client.endpoint.run(ctx, q.op)
	if response == nil {
		return nil
	}
	if tables := usageOf(ctx).tables; tables != nil {
		q.tables.Store(tables)
	}
	if len(response.Errors) > 0 {
		return []*graphql.Response{response}
	}
	hash := sha256.Sum256(response.Data)
	if q.hasSent && hash == q.sent {
		return nil
	}
	q.sent, q.hasSent = hash, true
	return []*graphql.Response{{Data: response.Data}}
}

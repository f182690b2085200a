package live

import (
	"context"
	"crypto/sha256"
	"slices"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"docket/changes"
	"docket/graph/load"
	"docket/query"
)

// rereading is the part of a feed that reads the same again after each change of a table that it depends on.
type rereading struct {
	again   func(ctx context.Context) []*graphql.Response
	isStale bool
	// tables are those that the last answer depends on; nil before the first.
	tables atomic.Pointer[query.Tables]
}

func (r *rereading) note(c changes.Change) bool {
	tables := r.tables.Load()
	r.isStale = r.isStale || tables == nil || slices.ContainsFunc(c.Tables, tables.Include)
	return r.isStale
}

func (r *rereading) noteAll(time.Time) { r.isStale = true }

func (r *rereading) take() (read func(ctx context.Context) []*graphql.Response, keep func()) {
	isStale := r.isStale
	r.isStale = false
	return func(ctx context.Context) []*graphql.Response {
		if !isStale {
			return nil
		}
		answers := r.again(ctx)
		if tables := load.UsageOf(ctx).Tables; tables != nil {
			r.tables.Store(tables)
		}
		return answers
	}, func() { r.isStale = true }
}

// sent is the hash of what was sent last; the zero sent is of nothing.
type sent struct {
	hash [sha256.Size]byte
	is   bool
}

// changes reports whether a text differs from what was sent last, and takes it as sent.
func (s *sent) changes(text []byte) bool {
	hash := sha256.Sum256(text)
	hasChanged := !s.is || hash != s.hash
	s.hash, s.is = hash, true
	return hasChanged
}

// newLiveQuery returns a feed that sends the answer of a query whenever it has changed.
func newLiveQuery(c *client, op *graphql.OperationContext) feed {
	var last sent
	return &rereading{isStale: true, again: func(ctx context.Context) []*graphql.Response {
		response := c.endpoint.Run(ctx, op)
		switch {
		case response == nil:
			return nil
		case len(response.Errors) > 0:
			return []*graphql.Response{response}
		case !last.changes(response.Data):
			return nil
		}
		return []*graphql.Response{{Data: response.Data}}
	}}
}

package graph

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/otel/attribute"

	"docket/query"
	"docket/trace"
)

type usageKey struct{}

// usage counts what one request takes. The log of each operation shows it.
type usage struct {
	// statements is the number of statements of its reads, cost their cost, limit the largest cost of one.
	statements, cost, limit atomic.Int64
	// sources is from what its read was answered.
	sources query.Sources
	// inDatabase is how long the statements of its reads took, in nanoseconds.
	inDatabase atomic.Int64
	// tables are the tables that its read depends on; nil if it read none.
	tables *query.Tables
	// waited is how long its reads waited for their turn, in nanoseconds.
	waited atomic.Int64
	// isKept says that a kept answer answered the request.
	isKept atomic.Bool

	// keepsStatements says that the statements are kept, to be explained.
	keepsStatements bool
	lock            sync.Mutex
	ran             []ranStatement
}

// note keeps a statement that has run, if statements are kept.
func (u *usage) note(s ranStatement) {
	if !u.keepsStatements {
		return
	}
	u.lock.Lock()
	defer u.lock.Unlock()
	u.ran = append(u.ran, s)
}

// ranStatements returns the kept statements.
func (u *usage) ranStatements() []ranStatement {
	u.lock.Lock()
	defer u.lock.Unlock()
	return u.ran
}

// longest returns the kept statement that took longest; false where none is kept.
func (u *usage) longest() (longest ranStatement, ok bool) {
	for _, s := range u.ranStatements() {
		if !ok || s.took > longest.took {
			longest, ok = s, true
		}
	}
	return longest, ok
}

// withUsage returns a context in which the usage of a request is counted.
func withUsage(ctx context.Context) (context.Context, *usage) {
	u := new(usage)
	return context.WithValue(ctx, usageKey{}, u), u
}

// usageOf returns the usage that withUsage made; a new usage, which nobody reads, if there is none.
func usageOf(ctx context.Context) *usage {
	if u, ok := ctx.Value(usageKey{}).(*usage); ok {
		return u
	}
	return new(usage)
}

// addCost adds the cost of a read.
func (u *usage) addCost(c query.Cost) {
	u.cost.Add(int64(c.Total))
	u.limit.Store(int64(c.Limit))
}

// waitedFor returns how long the reads of the request waited.
func (u *usage) waitedFor() time.Duration { return time.Duration(u.waited.Load()) }

// from returns where the answer came from: "kept", "summaries", "records", or "summaries and records".
func (u *usage) from() string {
	switch {
	case u.isKept.Load():
		return "kept"
	case u.sources.Summaries && u.sources.Records:
		return "summaries and records"
	case u.sources.Summaries:
		return "summaries"
	}
	return "records"
}

// extensions returns what the request asks for of `cost` and `origin`; nil if it asks for neither.
func (u *usage) extensions(asked map[string]any, took time.Duration) map[string]any {
	var shown map[string]any
	add := func(name string, value any) {
		if isAsked, _ := asked[name].(bool); isAsked {
			if shown == nil {
				shown = map[string]any{}
			}
			shown[name] = value
		}
	}
	add("cost", map[string]any{"cost": u.cost.Load(), "limit": u.limit.Load()})
	add("origin", map[string]any{"from": u.from(), "milliseconds": milliseconds(took), "waited": milliseconds(u.waitedFor())})
	return shown
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// counted is a Runner that counts its statements and their time in the context's usage.
type counted struct{ query.Runner }

func (c counted) QueryRow(ctx context.Context, sql string, args []any, custom bool) (columns [][]byte, err error) {
	u := usageOf(ctx)
	u.statements.Add(1)
	ctx, end := trace.Start(ctx, "statement", attribute.String("db.system.name", "postgresql"), attribute.String("db.operation.name", "SELECT"))
	began := time.Now() //nolint:forbidigo // measures a duration
	defer func() {
		took := time.Since(began)
		u.inDatabase.Add(int64(took))
		u.note(ranStatement{sql, args, took})
		end(err)
	}()
	return c.Runner.QueryRow(ctx, sql, args, custom)
}

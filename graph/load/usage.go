package load

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/otel/attribute"

	"docket/query"
	"docket/replicas"
	"docket/trace"
)

type usageKey struct{}

// Usage counts what one request takes. The log of each operation shows it.
type Usage struct {
	// Sources is from what its read was answered.
	Sources query.Sources
	// Tables are the tables that its read depends on; nil if it read none.
	Tables *query.Tables
	// NotesStatements says that the statements are noted, to be explained.
	NotesStatements bool
	// Fresh says how old the answer may be. Seen is what the answer of a replica saw.
	Fresh replicas.Bound
	Seen  replicas.Seen

	// statements is the number of statements of its reads, cost their cost, limit the largest cost of one.
	statements, cost, limit atomic.Int64
	// inDatabase is how long the statements of its reads took, in nanoseconds.
	inDatabase atomic.Int64
	// waited is how long its reads waited for their turn, in nanoseconds.
	waited atomic.Int64
	// isKept says that a kept answer answered the request.
	isKept atomic.Bool

	lock sync.Mutex
	ran  []Statement
}

// Statement is a statement that an operation's read ran.
type Statement struct {
	SQL  string
	Args []any
	Took time.Duration
	// On is where it ran.
	On query.Runner
}

// note notes a statement that has ended, if statements are noted.
func (u *Usage) note(s Statement) {
	if !u.NotesStatements {
		return
	}
	u.lock.Lock()
	defer u.lock.Unlock()
	u.ran = append(u.ran, s)
}

// Ran returns the noted statements.
func (u *Usage) Ran() []Statement {
	u.lock.Lock()
	defer u.lock.Unlock()
	return u.ran
}

// Longest returns the noted statement that took longest; false where none has ended or NotesStatements is not set.
func (u *Usage) Longest() (longest Statement, ok bool) {
	for _, s := range u.Ran() {
		if !ok || s.Took > longest.Took {
			longest, ok = s, true
		}
	}
	return longest, ok
}

// WithUsage returns a context in which the usage of a request is counted.
func WithUsage(ctx context.Context) (context.Context, *Usage) {
	u := new(Usage)
	return context.WithValue(ctx, usageKey{}, u), u
}

// UsageOf returns the usage that WithUsage made; a new one, which nobody reads, if there is none.
func UsageOf(ctx context.Context) *Usage {
	if u, ok := ctx.Value(usageKey{}).(*Usage); ok {
		return u
	}
	return new(Usage)
}

// addCost adds the cost of a read.
func (u *Usage) addCost(c query.Cost) {
	u.cost.Add(int64(c.Total))
	u.limit.Store(int64(c.Limit))
}

// Cost returns the cost of the request's reads and writes.
func (u *Usage) Cost() int64 { return u.cost.Load() }

// Count returns the number of statements of the request's reads.
func (u *Usage) Count() int64 { return u.statements.Load() }

// Waited returns how long the reads of the request waited for their turn.
func (u *Usage) Waited() time.Duration { return time.Duration(u.waited.Load()) }

// InDatabase returns how long the statements of the request's reads took.
func (u *Usage) InDatabase() time.Duration { return time.Duration(u.inDatabase.Load()) }

// From returns where the answer came from: "kept", "summaries", "records", or "summaries and records".
func (u *Usage) From() string {
	switch {
	case u.isKept.Load():
		return "kept"
	case u.Sources.Summaries && u.Sources.Records:
		return "summaries and records"
	case u.Sources.Summaries:
		return "summaries"
	}
	return "records"
}

// Extensions returns what the request asks for of `cost` and `origin`; nil if it asks for neither.
func (u *Usage) Extensions(asked map[string]any, took time.Duration) map[string]any {
	if len(asked) == 0 {
		return nil
	}
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
	add("origin", map[string]any{"from": u.From(), "milliseconds": Milliseconds(took), "waited": Milliseconds(u.Waited())})
	return shown
}

// Milliseconds returns a duration in milliseconds, to the microsecond.
func Milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// Counted returns a Runner that counts the statements of another, and their time, in the context's usage.
func Counted(r query.Runner) query.Runner { return counted{r} }

type counted struct{ query.Runner }

func (c counted) QueryRow(ctx context.Context, sql string, args []any, custom bool) (columns [][]byte, err error) {
	ctx, end := count(ctx, 1, func(took time.Duration) Statement { return Statement{sql, args, took, c.Runner} })
	defer func() { end(err) }()
	return c.Runner.QueryRow(ctx, sql, args, custom)
}

// CountedVersions returns a VersionReader that counts the statements of a Snapshot, and their time, in the context's usage.
func CountedVersions(s *query.Snapshot) query.VersionReader { return countedVersions{s} }

type countedVersions struct{ *query.Snapshot }

func (c countedVersions) QueryRowsAsOf(ctx context.Context, sql string, instants []time.Time, args [][]any) (rows [][][]byte, err error) {
	if len(instants) == 0 {
		return nil, nil
	}
	ctx, end := count(ctx, int64(len(instants)), func(took time.Duration) Statement { return Statement{sql, args[0], took, c.Snapshot} })
	defer func() { end(err) }()
	return c.Snapshot.QueryRowsAsOf(ctx, sql, instants, args)
}

// count counts so many statements that begin now in the context's usage, and their time once end is called, for which noted returns what is noted.
func count(ctx context.Context, statements int64, noted func(took time.Duration) Statement) (context.Context, func(error)) {
	u := UsageOf(ctx)
	u.statements.Add(statements)
	ctx, end := trace.Start(ctx, "statement", attribute.String("db.system.name", "postgresql"), attribute.String("db.operation.name", "SELECT"))
	began := time.Now() //nolint:forbidigo // measures a duration
	return ctx, func(err error) {
		took := time.Since(began)
		u.inDatabase.Add(int64(took))
		u.note(noted(took))
		end(err)
	}
}

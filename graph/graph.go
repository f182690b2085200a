// Package graph serves GraphQL: it holds the schema and the HTTP endpoint, sends queries to the compiler of package query, and
// sends each mutation to its verb in enforcement, collection, coverage, equipment, complaints, pharmacies, registers or settings.
package graph

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"docket/answers"
	"docket/auth"
	"docket/auth/accesslog"
	"docket/changes"
	"docket/db"
	"docket/limit"
	"docket/query"
	"docket/query/plan"
	"docket/summaries"
)

// Settings are the settings of a Graph. A field left zero has the default in its comment.
type Settings struct {
	// Database is the connection string of a migrated database.
	Database string
	// Store writes to the same database. The caller closes it, after the Graph.
	Store *db.Store
	// Connections is the largest number of reads at a time; further reads wait. Default 16.
	Connections int
	// Timeout is the longest time that a statement of a read may take. Default 10 s.
	Timeout time.Duration
	// Limits bound the size and cost of an operation. Default plan.DefaultLimits.
	Limits plan.Limits
	// Answers says which answers are kept. The zero value keeps none.
	Answers AnswerSettings
	// WithoutSummaries reads everything from the records, and leaves the summaries alone.
	WithoutSummaries bool
	// Load bounds what callers may ask for together.
	Load LoadSettings
	// Live bounds subscriptions and live queries.
	Live LiveSettings
	// Clock returns the current time, which decides today's date. Default time.Now.
	Clock func() time.Time
	Log   *slog.Logger
	HTTP  HTTPSettings
}

// Graph answers GraphQL over HTTP.
type Graph struct {
	*endpoint
	resolver *resolver
	exports  *exports
	pool     *query.Pool
	answers  *answers.Store
	queue    *limit.Queue
	agencies atomic.Pointer[agencyTree]
	stop     context.CancelFunc
	watching sync.WaitGroup
	// databaseFigures is the statement that reads DatabaseFigures.
	databaseFigures string
}

// Open connects to the database and builds the catalogue. Returns an error if it cannot connect, or if a field of the schema has
// no column and no computed value. The caller closes the Graph.
func Open(ctx context.Context, s Settings) (*Graph, error) {
	s = s.withDefaults()
	zone := s.Store.Settings().Zone
	pool, kept, err := query.OpenAnswers(ctx, s.Database, db.Role, zone, s.Timeout, s.Connections, s.Answers.Bytes, s.Log)
	if err != nil {
		return nil, err
	}
	s.Store.OnBookkeeping(func(b db.Bookkeeping) { kept.Bookkept(b.Transaction, b.Tables) })
	g := &Graph{pool: pool, answers: kept}
	if err := g.findAgencies(ctx, s.Store); err != nil {
		pool.Close()
		return nil, err
	}
	r := &resolver{store: s.Store, access: s.HTTP.Access, agencies: func() agencyTree { return *g.agencies.Load() }}
	schema := executable(r)
	r.schema = schema.Schema()
	catalogue, err := Catalogue(schema.Schema(), s.Store.DB())
	if err != nil {
		pool.Close()
		return nil, err
	}
	turns := newGate(s.Load, s.Connections, s.Clock)
	g.queue = turns.queue
	reading := query.Settings{
		Catalog: catalogue, Reader: counted{pool}, Limits: s.Limits, Gate: turns, Zone: zone, Clock: s.Clock, Log: s.Log,
		Answers: kept, KeepFrom: s.Answers.From,
		WithoutSummaries: s.WithoutSummaries,
	}
	r.reader = query.New(reading)
	g.resolver = r
	g.endpoint = handler(schema, s.HTTP, turns, s.Store.LogOutage, reads{r})
	g.explainer, g.slow.explainer = pool, pool
	g.databaseFigures = figuresSQL(catalogue.Summaries())
	files, err := query.OpenPool(ctx, s.Database, db.Role, zone, s.Timeout, exportsAtOnce)
	if err != nil {
		pool.Close()
		return nil, err
	}
	reading.Limits.Page = max(reading.Limits.Page, exportPage)
	g.exports = newExports(g.endpoint, r, files, query.New(reading))
	g.hub = newHub(s.Live, r, s.Clock)
	watched, stop := context.WithCancel(context.WithoutCancel(ctx))
	g.stop = stop
	listener := changes.Listener{Database: s.Database, Changed: g.hub.changed, Missed: g.hub.missed, Log: s.Log}
	g.watching.Go(func() { listener.Run(watched) })
	g.watching.Go(func() { g.hub.poll(watched, kept) })
	g.watching.Go(func() { g.watch(watched, s) })
	if !s.WithoutSummaries {
		keeper := summaries.Keeper{DB: s.Store.DB().DB, Sets: catalogue.Summaries(), Log: s.Log, Note: s.Store.Bookkept}
		g.watching.Go(func() { keeper.Run(watched) })
	}
	return g, nil
}

// withDefaults returns the settings with a default for each that is zero.
func (s Settings) withDefaults() Settings {
	if s.Connections == 0 {
		s.Connections = 16
	}
	if s.Timeout == 0 {
		s.Timeout = 10 * time.Second
	}
	if s.Limits == (plan.Limits{}) {
		s.Limits = plan.DefaultLimits
	}
	s.Load = s.Load.withDefaults()
	s.Live = s.Live.withDefaults()
	if s.Answers.From == 0 {
		s.Answers.From = 1000
	}
	if s.Clock == nil {
		s.Clock = time.Now
	}
	if s.Log == nil {
		s.Log = slog.Default()
	}
	if s.HTTP.Log == nil {
		s.HTTP.Log = s.Log
	}
	if s.HTTP.Access == nil {
		s.HTTP.Access = (*accesslog.Log)(nil)
	}
	return s
}

// EndSubscriptions ends all subscriptions and live queries, and waits until their clients have been told. New ones end at once.
func (g *Graph) EndSubscriptions() { g.hub.drain() }

// Close stops the Graph and closes its connections once they are idle.
func (g *Graph) Close() {
	g.EndSubscriptions()
	g.stop()
	g.watching.Wait()
	g.slow.writing.Wait()
	g.pool.Close()
	g.exports.pool.Close()
}

// Prepare computes and stores the answer to the introspection query that most tools send. It takes some tenths of a second.
func (g *Graph) Prepare(ctx context.Context) { g.prepare(ctx) }

// ReadsAll reports whether a caller may read the records of all agencies of the deployment.
func (g *Graph) ReadsAll(c auth.Caller) bool {
	all := g.agencies.Load()
	return len(all.visibleTo(c)) == len(all.ids)
}

// Ping returns an error if the database does not answer.
func (g *Graph) Ping(ctx context.Context) error { return g.pool.Ping(ctx) }

// Subscriptions returns how many subscriptions and live queries are open.
func (g *Graph) Subscriptions() int {
	g.hub.lock.Lock()
	defer g.hub.lock.Unlock()
	return len(g.hub.subscriptions)
}

// Waiting returns how many reads wait for their turn.
func (g *Graph) Waiting() int { return g.queue.Waiting() }

// findAgencies reads the tree of agencies.
func (g *Graph) findAgencies(ctx context.Context, store *db.Store) error {
	var found []db.Agency
	if err := store.DB().NewSelect().Model(&found).Column("id", "parent_id").Scan(ctx); err != nil {
		return fmt.Errorf("read agencies: %w", err)
	}
	tree := newAgencyTree(found)
	g.agencies.Store(&tree)
	return nil
}

// watch reads the agencies again every five seconds, because another process (an import) may add some, and logs the figures of kept answers. When
// the agencies or the day have changed, live queries are read again.
func (g *Graph) watch(ctx context.Context, s Settings) {
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	var logged answers.Figures
	day := s.Store.Today()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		logged = g.logAnswers(ctx, s, logged)
		if today := s.Store.Today(); today != day {
			day = today
			g.hub.reread()
		}
		g.logTurns(ctx, s)
		before := *g.agencies.Load()
		switch err := g.findAgencies(ctx, s.Store); {
		case err != nil && ctx.Err() == nil:
			s.Log.Warn("agencies are not refreshed", "error", err)
		case err == nil && !slices.Equal(before.ids, g.agencies.Load().ids):
			s.Log.Info("agencies have changed", "agencies", g.agencies.Load().ids)
			g.hub.reread()
		}
	}
}

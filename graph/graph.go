// Package graph is GraphQL in and out: the schema, its endpoint, and the way from a field of Query or Mutation to the
// compiler of reads and the verbs of writes.
package graph

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"docket/db"
	"docket/query"
	"docket/query/plan"
)

// Settings are what a Graph is opened with. A field left zero has the value that is said here.
type Settings struct {
	// Database is the connection string of a migrated database.
	Database string
	// Store writes to the same database. The caller closes it, after the Graph.
	Store *db.Store
	// Connections bound how many reads run at once, 16; further ones wait for their turn.
	Connections int
	// Timeout ends a statement that runs longer, 10 s.
	Timeout time.Duration
	// Limits bound an operation; plan.DefaultLimits.
	Limits plan.Limits
	// Clock tells the instant from which today follows; time.Now.
	Clock func() time.Time
	Log   *slog.Logger
	HTTP  HTTPSettings
}

// Graph answers GraphQL over HTTP.
type Graph struct {
	*endpoint
	pool     *query.Pool
	agencies atomic.Pointer[[]int64]
	stop     context.CancelFunc
	stopped  chan struct{}
}

// Open connects, and checks that all fields of the schema have their place in the database. The caller closes the Graph.
func Open(ctx context.Context, s Settings) (*Graph, error) {
	s = s.withDefaults()
	zone := s.Store.Settings().Zone
	pool, err := query.OpenPool(ctx, s.Database, db.Role, zone, s.Timeout, s.Connections)
	if err != nil {
		return nil, err
	}
	g := &Graph{pool: pool, stopped: make(chan struct{})}
	if err := g.findAgencies(ctx, s.Store); err != nil {
		pool.Close()
		return nil, err
	}
	r := &resolver{store: s.Store, agencies: func() []int64 { return *g.agencies.Load() }}
	schema := executable(r)
	known, err := Catalogue(schema.Schema(), s.Store.DB())
	if err != nil {
		pool.Close()
		return nil, err
	}
	r.reader = query.New(query.Settings{
		Catalog: known, Reader: counted{pool}, Limits: s.Limits, Zone: zone, Clock: s.Clock, Log: s.Log,
	})
	g.endpoint = handler(schema, s.HTTP, reads{r})
	watched, stop := context.WithCancel(context.WithoutCancel(ctx))
	g.stop = stop
	go g.watchAgencies(watched, s.Store, s.Log)
	return g, nil
}

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
	if s.Clock == nil {
		s.Clock = time.Now
	}
	if s.Log == nil {
		s.Log = slog.Default()
	}
	if s.HTTP.Log == nil {
		s.HTTP.Log = s.Log
	}
	return s
}

// Close ends the connections once they are idle.
func (g *Graph) Close() {
	g.stop()
	<-g.stopped
	g.pool.Close()
}

// Prepare works out the answer to the introspection query that most tools send, which takes some tenths of a second.
func (g *Graph) Prepare(ctx context.Context) { g.prepare(ctx) }

// Ping tells whether the database answers.
func (g *Graph) Ping(ctx context.Context) error { return g.pool.Ping(ctx) }

// findAgencies reads which agencies there are: until roles come, everyone reads them all.
func (g *Graph) findAgencies(ctx context.Context, store *db.Store) error {
	var found []int64
	if err := store.DB().NewSelect().Model((*db.Agency)(nil)).Column("id").Order("id").Scan(ctx, &found); err != nil {
		return fmt.Errorf("read agencies: %w", err)
	}
	g.agencies.Store(&found)
	return nil
}

// watchAgencies keeps the list: agencies come rarely, and by other processes (an import).
func (g *Graph) watchAgencies(ctx context.Context, store *db.Store, log *slog.Logger) {
	defer close(g.stopped)
	tick := time.NewTicker(5 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		before := *g.agencies.Load()
		switch err := g.findAgencies(ctx, store); {
		case err != nil && ctx.Err() == nil:
			log.Warn("agencies are not refreshed", "error", err)
		case err == nil && !slices.Equal(before, *g.agencies.Load()):
			log.Info("agencies have changed", "agencies", *g.agencies.Load())
		}
	}
}

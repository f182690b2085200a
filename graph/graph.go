package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"docket/answers"
	"docket/audit"
	"docket/auth"
	"docket/auth/accesslog"
	"docket/changes"
	"docket/db"
	"docket/direct"
	"docket/exchange"
	"docket/export/annual"
	"docket/export/disclosure"
	"docket/export/word"
	"docket/graph/attachments"
	"docket/graph/download"
	"docket/graph/endpoint"
	"docket/graph/history"
	"docket/graph/live"
	"docket/graph/load"
	"docket/graph/scope"
	"docket/limit"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/render"
	"docket/replicas"
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
	// Replicas are the connection strings of servers that follow that of Database, and read in its place where a caller lets them. Connections is the largest number of reads
	// on each. ReplicaAge is how old an answer may be where the caller says nothing; 0 lets only the primary answer then.
	Replicas   []string
	ReplicaAge time.Duration
	// WithoutDirectReads lets the coordinator of a Citus cluster read all, also what is asked of one agency.
	WithoutDirectReads bool
	// WithoutSummaries reads everything from the records, and leaves the summaries alone.
	WithoutSummaries bool
	// Load bounds what callers may ask for together.
	Load load.Settings
	// Live bounds subscriptions and live queries.
	Live live.Settings
	// LogKeys are the keys of the log. With them, the Graph places its entries. It may be nil.
	LogKeys *audit.Keys
	// Clock returns the current time, which decides today's date. Default time.Now.
	Clock func() time.Time
	Log   *slog.Logger
	HTTP  endpoint.Settings
}

// asOfConnections is how many reads as of an instant run at once. They have connections of their own, opened when they are needed, and turns of their
// own, so that they do not take those of reads of the present.
const asOfConnections = 4

// Graph answers GraphQL over HTTP.
type Graph struct {
	*endpoint.Endpoint
	store    *db.Store
	files    *download.Files
	hub      *live.Hub
	pool     *query.Pool
	asOf     *query.Pool
	replicas *query.Replicas // nil where there are none
	direct   *direct.Reader  // nil where one Postgres has all
	answers  *answers.Store
	queue    *limit.Queue
	agencies *scope.Agencies
	imports  exchange.Meter
	logKeys  *audit.Keys
	// sequencer places the entries of the log; nil without keys.
	sequencer *audit.Sequencer
	stop      context.CancelFunc
	watching  sync.WaitGroup
	// catalogue and log are for ReadAhead.
	catalogue *catalog.Catalog
	log       *slog.Logger
	// databaseFigures is the statement that reads DatabaseFigures.
	databaseFigures string
}

// Open connects to the database and builds the catalogue. Returns an error if it cannot connect, or if a field of the schema has
// no column and no computed value. The caller closes the Graph.
func Open(ctx context.Context, s Settings) (*Graph, error) {
	s = s.withDefaults()
	zone := s.Store.Settings().Zone
	r := &resolver{store: s.Store, access: s.HTTP.Access, agencies: new(scope.Agencies)}
	schema := executable(r)
	r.schema = schema.Schema()
	catalogue, err := Catalogue(schema.Schema(), s.Store.DB())
	if err != nil {
		return nil, err
	}
	warmUp := query.WithWarmUp(render.WarmUp(catalogue))
	pool, kept, err := query.OpenAnswers(ctx, s.Database, db.Role, zone, s.Timeout, s.Connections, s.Answers.Bytes, s.Log, warmUp)
	if err != nil {
		return nil, err
	}
	s.Store.OnBookkeeping(func(b db.Bookkeeping) { kept.Bookkept(b.Transaction, b.Tables) })
	asOf, err := query.OpenPool(ctx, s.Database, db.Role, zone, s.Timeout, asOfConnections, query.ForAsOf())
	if err != nil {
		pool.Close()
		return nil, err
	}
	g := &Graph{store: s.Store, pool: pool, asOf: asOf, answers: kept, agencies: r.agencies, catalogue: catalogue, log: s.Log}
	if _, err := g.agencies.Read(ctx, s.Store); err != nil {
		g.closePools()
		return nil, err
	}
	if g.replicas, err = s.openReplicas(ctx, pool, warmUp); err != nil {
		g.closePools()
		return nil, err
	}
	turns := load.NewGate(s.Load, s.Connections, s.Clock)
	g.queue = turns.Queue
	reading := query.Settings{
		AsOf:     func(at time.Time) query.Runner { return load.Counted(asOf.AsOf(at)) },
		AsOfGate: turns.Beside(s.Load, asOfConnections, s.Clock),
		Catalog:  catalogue, Reader: load.Counted(pool), Limits: s.Limits, Gate: turns, Zone: zone, Clock: s.Clock, Log: s.Log,
		Answers: kept, KeepFrom: s.Answers.From,
		WithoutSummaries: s.WithoutSummaries,
	}
	if s.Store.IsSpread() {
		reading.Refuses = query.Refusals(pool, asOf)
	}
	if s.Store.IsSpread() && !s.WithoutDirectReads {
		g.direct = s.openDirect(ctx, pool)
		reading.OfAgency = func(agency int64) query.Runner { return load.Counted(g.direct.Of(agency)) }
	}
	atDatabase := endpoint.Database{Explainer: pool, LogOutage: s.Store.LogOutage}
	if g.replicas != nil {
		reading.Replica = g.onReplica
		reading.ReplicaGate = turns.Beside(s.Load, s.Connections*len(s.Replicas), s.Clock)
		atDatabase.Position = g.replicas.Position
		s.HTTP.Fresh = replicas.Bound{Age: s.ReplicaAge}
	}
	service := query.New(reading)
	r.reader = service
	r.history = &history.Reader{Schema: schema.Schema(), Service: service, Pool: asOf, Gate: reading.AsOfGate, Keys: s.LogKeys, Log: s.Store.DB().DB}
	g.Endpoint = endpoint.New(schema, s.HTTP, turns, atDatabase, reads{r})
	g.databaseFigures = render.DatabaseFigures(catalogue)
	g.files, err = download.Open(ctx, s.Database, s.Timeout, g.Endpoint, schema.Schema(), g.agencies, reading)
	if err != nil {
		g.closePools()
		return nil, err
	}
	g.hub = live.New(s.Live, live.Parts{
		Endpoint: g.Endpoint, Schema: schema.Schema(), Store: s.Store, Agencies: g.agencies, Reader: r.reader, Clock: s.Clock,
	})
	g.Live = g.hub
	watched, stop := context.WithCancel(context.WithoutCancel(ctx))
	g.stop = stop
	if g.logKeys = s.LogKeys; s.LogKeys != nil {
		g.sequencer = audit.NewSequencer(s.Store.DB().DB, s.LogKeys, s.Log, s.Store.Bookkept)
		g.watching.Go(func() { g.sequencer.Run(watched) })
	}
	listener := changes.Listener{Database: s.Database, Changed: g.changed, Missed: g.hub.Missed, Log: s.Log}
	g.watching.Go(func() { listener.Run(watched) })
	g.watching.Go(func() { g.hub.Poll(watched, kept) })
	g.watching.Go(func() { g.watch(watched, s) })
	if g.replicas != nil {
		g.watching.Go(func() { g.replicas.Run(watched) })
	}
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

// changed passes on a change that a write has announced.
func (g *Graph) changed(c changes.Change) {
	g.sequencer.Wake()
	g.hub.Changed(c)
}

// EndSubscriptions ends all subscriptions and live queries, and waits until their clients have been told. New ones end at once.
func (g *Graph) EndSubscriptions() { g.hub.Drain() }

// Close stops the Graph and closes its connections once they are idle.
func (g *Graph) Close() {
	g.EndSubscriptions()
	g.stop()
	g.watching.Wait()
	g.Endpoint.Close()
	g.closePools()
	g.files.Close()
}

// closePools closes the connections for reads once they are idle.
func (g *Graph) closePools() {
	g.direct.Close()
	g.pool.Close()
	g.asOf.Close()
	if g.replicas != nil {
		g.replicas.Close()
	}
}

// openReplicas opens the replicas of the settings; nil where there are none. primary reads from the server that they follow.
func (s Settings) openReplicas(ctx context.Context, primary *query.Pool, options ...query.PoolOption) (*query.Replicas, error) {
	if len(s.Replicas) == 0 {
		return nil, nil
	}
	if s.Store.IsSpread() {
		return nil, errors.New("replicas: Citus keeps the tables on several machines, of which each has a position of its own: leave the replicas out, and let each machine have its standby")
	}
	options = append(options, query.OnAnyServer())
	return query.OpenReplicas(ctx, query.ReplicaSettings{
		URLs: s.Replicas, Primary: primary, Log: s.Log,
		Open: func(url string) (*query.Pool, error) {
			return query.OpenPool(ctx, url, db.Role, s.Store.Settings().Zone, s.Timeout, s.Connections, options...)
		},
	})
}

// openDirect returns the reader of what is asked of one agency, on the machines of the cluster whose coordinator is read by pool. Each machine gets as many connections as the coordinator.
func (s Settings) openDirect(ctx context.Context, pool *query.Pool) *direct.Reader {
	return direct.New(direct.Settings{Coordinator: pool, Log: s.Log, Open: func(host string, port int) (*query.Pool, error) {
		url, err := direct.At(s.Database, host, port)
		if err != nil {
			return nil, err
		}
		return query.OpenPool(context.WithoutCancel(ctx), url, db.Role, s.Store.Settings().Zone, s.Timeout, s.Connections, query.KeepingPlans())
	}})
}

// DirectReads returns how what was asked of one agency was read straight from the machines of a Citus cluster.
func (g *Graph) DirectReads() direct.Figures { return g.direct.Figures() }

// onReplica returns where a read runs that a replica may answer, and counts it; nil for the primary.
func (g *Graph) onReplica(bound replicas.Bound, seen *replicas.Seen) query.Runner {
	on := g.replicas.Choose(bound, seen)
	if on == nil {
		return nil
	}
	return load.Counted(on)
}

// ReadsAll reports whether a caller may read the records of all agencies of the deployment.
func (g *Graph) ReadsAll(c auth.Caller) bool {
	return len(g.agencies.VisibleTo(c)) == len(g.agencies.All())
}

// Ping returns an error if the database does not answer.
func (g *Graph) Ping(ctx context.Context) error { return g.pool.Ping(ctx) }

// SilentMachines returns how many of the machines of a Citus cluster that hold records do not answer its coordinator, and how many there are: none on one Postgres.
func (g *Graph) SilentMachines(ctx context.Context) (silent, all int, err error) {
	if !g.store.IsSpread() {
		return 0, 0, nil
	}
	counts, err := g.pool.QueryRow(ctx, "SELECT concat(count(*) FILTER (WHERE NOT success), ' ', count(*)) FROM run_command_on_workers('SELECT 1')", nil, false)
	if err != nil {
		return 0, 0, err
	}
	_, err = fmt.Sscan(string(counts[0]), &silent, &all)
	return silent, all, err
}

// Subscriptions returns how many subscriptions and live queries are open.
func (g *Graph) Subscriptions() int { return g.hub.Subscriptions() }

// Waiting returns how many reads wait for their turn.
func (g *Graph) Waiting() int { return g.queue.Waiting() }

// Export serves /export: the result of a query as a file.
func (g *Graph) Export() http.Handler { return g.files.Export() }

// ExportDisclosure serves /export/disclosure: the disclosure file of penalties.
func (g *Graph) ExportDisclosure() http.Handler { return g.files.Disclosure() }

// ExportReport serves /export/report: the report of a period as a document.
func (g *Graph) ExportReport() http.Handler { return g.files.Report() }

// ReportDocument returns the report of a period as a document; see download.Files.ReportDocument.
func (g *Graph) ReportDocument(ctx context.Context, asked annual.Request) (*word.Document, error) {
	return g.files.ReportDocument(ctx, asked)
}

// DisclosureFile returns the disclosure file of the decisions of a period; see download.Files.DisclosureFile.
func (g *Graph) DisclosureFile(ctx context.Context, from, to, agency string) (*disclosure.File, error) {
	return g.files.DisclosureFile(ctx, from, to, agency)
}

// Attachments serves /attachments: the files of cases.
func (g *Graph) Attachments() http.Handler { return attachments.Handler(g.Endpoint, g.store, Schema()) }

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
			g.hub.Reread()
		}
		g.logTurns(ctx, s)
		switch haveChanged, err := g.agencies.Read(ctx, s.Store); {
		case err != nil && ctx.Err() == nil:
			s.Log.Warn("agencies are not refreshed", "error", err)
		case haveChanged:
			s.Log.Info("agencies have changed", "agencies", g.agencies.All())
			g.hub.Reread()
		}
	}
}

// logTurns logs how many reads run and wait, if any wait.
func (g *Graph) logTurns(ctx context.Context, s Settings) {
	if f := g.queue.Figures(); f.WaitingLight+f.WaitingHeavy > 0 {
		s.Log.InfoContext(ctx, "reads wait for their turn", "light", f.WaitingLight, "heavy", f.WaitingHeavy, "callers", f.Callers,
			"running", f.Running, "runningHeavy", f.RunningHeavy)
	}
}

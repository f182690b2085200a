// Docket serves the enforcement and penalty records of market supervision bureaus over GraphQL.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"github.com/jackc/pgx/v5"

	"docket/audit"
	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/edge"
	"docket/exchange/imports"
	"docket/failure"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/limit"
	"docket/metrics"
	"docket/migrations"
	"docket/postgres"
	"docket/trace"
	"docket/web"
	"docket/web/app"
	"docket/web/print"
	"docket/web/reference"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "docket:", err)
		os.Exit(1)
	}
}

// Config is the command line. Each setting is a flag or an environment variable.
type Config struct {
	Serve     serveCommand     `cmd:"" default:"withargs" help:"Serve the records over GraphQL (what happens without a command)."`
	Migrate   migrateCommand   `cmd:"" help:"Bring the database to the schema of this program."`
	Export    exportCommand    `cmd:"" help:"Write files that other systems take."`
	Import    importCommand    `cmd:"" help:"Bring a register's file in: xlsx or delimited text."`
	Imports   importsCommand   `cmd:"" help:"List the imports."`
	Undo      undoCommand      `cmd:"" help:"Take back everything that an import wrote."`
	Report    reportCommand    `cmd:"" help:"Print what a bureau did in a year, quarter or month: the paragraph, or its figures as CSV."`
	Agency    agencyCommand    `cmd:"" help:"Add an agency, and list those there are."`
	Unit      unitCommand      `cmd:"" help:"Add a unit of an agency, and list those there are."`
	Officer   officerCommand   `cmd:"" help:"Add an officer, and list those there are."`
	Provision provisionCommand `cmd:"" help:"Add a provision of a law, and list those there are."`
	Account   accountCommand   `cmd:"" help:"Grant access on this machine, and list and withdraw it."`
	Token     tokenCommand     `cmd:"" help:"Make tokens for dashboards and machines, and list and revoke them."`
	Summaries summariesCommand `cmd:"" help:"Compare the summaries with the records, or count them again."`
	Province  provinceCommand  `cmd:"" help:"Spread the tables over the machines of a Citus cluster, by agency; --status lists where each is."`
	Backup    backupCommand    `cmd:"" help:"Make a backup while the service runs, and check it; --list names those there are."`
	Restore   restoreCommand   `cmd:"" help:"Restore a backup into an empty data folder or database, to any instant."`
	Erase     eraseCommand     `cmd:"" help:"Erase personal data whose time of keeping has ended; without --confirm, say what would be erased."`
	Documents documentsCommand `cmd:"" help:"Print a manifest of the operations of a folder, for --documents."`
	Settings  configCommand    `cmd:"" name:"config" help:"Print the settings in force, and where each comes from; --example prints a file of all."`
	Verify    verifyCommand    `cmd:"" help:"Check that nobody has changed the records, or the log of their changes, behind Docket's back."`
	Log       logCommand       `cmd:"" help:"Print the checkpoints and the public keys of the log of changes, and change its key."`
	Version   versionCommand   `cmd:"" help:"Print the version."`

	Config    string `env:"DOCKET_CONFIG" type:"path" help:"File of settings, in YAML; docket config --example prints one." placeholder:"FILE"`
	Verbose   bool   `env:"DOCKET_VERBOSE" help:"Log more."`
	LogFormat string `env:"DOCKET_LOG_FORMAT" enum:"text,json" default:"text" help:"Form of the log: text, or json with one object a line."`
}

// databaseSettings are the place of the records.
type databaseSettings struct {
	Data     string `env:"DOCKET_DATA" default:".docket" type:"path" help:"Folder of the embedded Postgres cluster."`
	Database string `env:"DATABASE_URL" secret:"" help:"Connection string of a Postgres server to use in place of the embedded one." placeholder:"URL"`
	LogKey   string `env:"DOCKET_LOG_KEY" type:"path" help:"File of the key that signs the log of changes, made at the first start; left out, log.key in the data folder." placeholder:"FILE"`
	Backups  string `env:"DOCKET_BACKUPS" type:"path" help:"Folder of backups; with it, the embedded cluster archives its log there, so that it can be restored to any instant." placeholder:"DIR"`
}

// console is where a command prints.
type console struct {
	out       io.Writer // results
	terminal  *terminal // log and progress
	log       *slog.Logger
	isVerbose bool
	isJSON    bool // the log is
	// configuration and chosen say where the settings come from.
	configuration *configuration
	chosen        *kong.Context
}

// run runs the command of a command line. Results go to out; log and progress go to errs. Returns an error where the command line is
// wrong or the command fails. --help prints the usage to out and ends the process.
func run(ctx context.Context, args []string, out, errs io.Writer) error {
	var config Config
	parser, err := kong.New(&config, kong.Name("docket"), kong.Writers(out, errs),
		kong.Description("Enforcement and penalty records of market supervision bureaus, over GraphQL."),
		kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		return err
	}
	settings, sound, isRead, faults := readConfiguration(parser.Model, args)
	if len(faults) > 0 && (!isRead || slices.Contains(args, "--help")) {
		return joinFaults(faults)
	}
	if err := kong.Resolvers(settings).Apply(parser); err != nil {
		return err
	}
	chosen, err := parser.Parse(sound)
	// What is wrong with the settings together is named with what is wrong with each: who mends them mends them once.
	for _, fault := range faultsOf(err) {
		if !settings.isAbout(fault) {
			faults = append(faults, fault)
		}
	}
	if err := joinFaults(faults); err != nil {
		return err
	}
	level := slog.LevelInfo
	if config.Verbose {
		level = slog.LevelDebug
	}
	t := &terminal{to: errs}
	isJSON := config.LogFormat == "json"
	lines := newLog(t, level, isJSON)
	if isJSON {
		t.log = lines
	}
	return chosen.Run(console{out: out, terminal: t, log: lines, isVerbose: config.Verbose, isJSON: isJSON, configuration: settings, chosen: chosen})
}

type serveCommand struct {
	databaseSettings
	Listen      string        `env:"DOCKET_LISTEN" default:"127.0.0.1:8080" help:"Address to listen on; of this machine only, without an identity provider."`
	Demo        bool          `env:"DOCKET_DEMO" default:"true" negatable:"" help:"Demo mode, on this machine only: load the demo bureau into an empty database, and let everybody in."`
	Connections int           `env:"DOCKET_CONNECTIONS" default:"16" help:"Reads that run at once; further ones wait. As many writes."`
	Timeout     time.Duration `env:"DOCKET_TIMEOUT" default:"10s" help:"Longest that a statement may run."`
	Summaries   bool          `env:"DOCKET_SUMMARIES" default:"true" negatable:"" help:"Answer from summaries where they hold what is asked; without, everything is read from the records."`
	Replicas    []string      `env:"DOCKET_REPLICAS" secret:"" help:"Connection string of a standby that follows DATABASE_URL, to read there where a caller lets the answer be older; may be repeated." placeholder:"URL"`
	ReplicaAge  time.Duration `env:"DOCKET_REPLICA_AGE" default:"0s" help:"How old an answer may be where the caller does not say it by X-Docket-Fresh; 0 for what the primary holds now."`
	DirectReads bool          `env:"DOCKET_DIRECT_READS" default:"true" negatable:"" help:"On a Citus cluster, read what is asked of one agency straight from the machine that has it; without, through the coordinator."`
	Slow        time.Duration `env:"DOCKET_SLOW" default:"1s" help:"Time from which an operation is logged as slow, with the plan of its longest statement; 0 logs none."`
	Traces      string        `env:"DOCKET_TRACES" help:"Collector of traces (OpenTelemetry, OTLP over HTTP), as in http://127.0.0.1:4318; left out, there are none." placeholder:"URL"`
	TracesShare float64       `env:"DOCKET_TRACES_SHARE" default:"1" help:"Share of requests that are traced, from 0 to 1."`
	Templates   string        `env:"DOCKET_TEMPLATES" type:"existingdir" help:"Folder of the bureau's own templates of documents, in place of those of the same name in the program." placeholder:"DIR"`
	identitySettings
	limitSettings
}

// AfterApply checks the settings, as soon as they are read, and names all faults.
func (c *serveCommand) AfterApply() error {
	faults := c.limitSettings.faults()
	faults = append(faults, c.identitySettings.faults(c.scheme(), c.Listen, c.Demo)...)
	if c.Connections < 1 || c.Connections > 1000 {
		faults = append(faults, fmt.Errorf("--connections %d: give 1 to 1000", c.Connections))
	}
	if c.Timeout <= 0 {
		faults = append(faults, fmt.Errorf("--timeout %s: give more than 0, as in 10s", c.Timeout))
	}
	if len(c.Replicas) > 0 && c.Database == "" {
		faults = append(faults, errors.New("--replicas: standbys follow a Postgres of your own: give its connection string by DATABASE_URL"))
	}
	for i, url := range c.Replicas {
		if _, err := pgx.ParseConfig(url); err != nil {
			faults = append(faults, fmt.Errorf("--replicas: the connection string %d cannot be read: give one as for DATABASE_URL", i+1))
		}
	}
	if c.ReplicaAge < 0 || c.ReplicaAge > 0 && c.ReplicaAge < time.Second {
		faults = append(faults, fmt.Errorf("--replica-age %s: give 0, or 1s and more", c.ReplicaAge))
	}
	if c.ReplicaAge > 0 && len(c.Replicas) == 0 {
		faults = append(faults, errors.New("--replica-age: no replica is given: give one by --replicas, or leave this out"))
	}
	if c.Slow < 0 {
		faults = append(faults, fmt.Errorf("--slow %s: give 0 or more, as in 1s", c.Slow))
	}
	if c.Traces != "" {
		if err := trace.CheckEndpoint(c.Traces); err != nil {
			faults = append(faults, fmt.Errorf("--traces: %w", err))
		}
	}
	if c.TracesShare < 0 || c.TracesShare > 1 {
		faults = append(faults, fmt.Errorf("--traces-share %g: give 0 to 1", c.TracesShare))
	}
	if _, err := c.httpSettings(c.Demo); err != nil {
		faults = append(faults, err)
	}
	if _, err := print.LoadTemplates(c.Templates); err != nil {
		faults = append(faults, fmt.Errorf("--templates: %w", err))
	}
	return joinFaults(faults)
}

// Run serves until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, to console) (err error) {
	httpSettings, err := c.httpSettings(c.Demo)
	if err != nil {
		return err
	}
	templates, err := print.LoadTemplates(c.Templates)
	if err != nil {
		return fmt.Errorf("--templates: %w", err)
	}
	// The port comes first, since a port in use is the commonest fault.
	listener, err := listenAt(ctx, c.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w: free it, or choose another by --listen", c.Listen, err)
	}
	defer listener.Close()
	hadKey := c.hasLogKey()
	server, err := c.prepare(ctx, to, c.Demo)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	url := server.URL()
	keys, err := c.logKeys()
	if err != nil {
		return err
	}
	store, err := db.Open(ctx, url, db.WithLog(to.log), db.WithConnections(c.Connections), db.WithTimeouts(c.Timeout, c.Timeout/2), db.WithRecorder(keys.Record))
	if err != nil {
		return err
	}
	defer store.Close()
	if err := requireSessions(ctx, store); err != nil {
		return err
	}
	if !hadKey {
		if err := c.warnOfNewKey(ctx, store, keys, to.log); err != nil {
			return err
		}
	}
	access := accesslog.Open(accesslog.Settings{Database: store.DB().DB, Bookkept: store.Bookkept, Zone: store.Settings().Zone, Clock: time.Now, Log: to.log})
	defer access.Close()
	tracer, err := trace.Open(ctx, trace.Settings{Endpoint: c.Traces, Share: c.TracesShare, Version: version(), Log: to.log})
	if err != nil {
		return err
	}
	defer func() {
		if err := tracer.Close(); err != nil {
			to.log.Warn("the last traces could not be sent", "error", err)
		}
	}()
	counted := metrics.New()
	httpSettings.Slow = c.Slow
	httpSettings.Access, httpSettings.Observe = access, counted.Observe
	g, err := graph.Open(ctx, graph.Settings{
		Database: url, Store: store, Connections: c.Connections, Timeout: c.Timeout, Log: to.log,
		Load: c.load(c.Demo), Live: c.live(c.Demo), HTTP: httpSettings, Answers: graph.AnswerSettings{Bytes: c.KeptAnswers << 20}, WithoutSummaries: !c.Summaries,
		LogKeys: keys, Replicas: c.Replicas, ReplicaAge: c.ReplicaAge, WithoutDirectReads: !c.DirectReads,
	})
	if err != nil {
		return err
	}
	defer g.Close()
	counted.Watch(g.Figures)
	signIn, err := c.openGate(store, c.scheme(), listener.Addr().String(), c.Demo, c.AllowedOriginC, c.attempts(c.Demo), access, to.log)
	if err != nil {
		return err
	}
	defer signIn.recogniser.Accounts.Close()
	background, endBackground := context.WithCancel(ctx)
	var working sync.WaitGroup
	working.Go(func() { g.Prepare(background) })
	working.Go(func() { g.ReadAhead(background) })
	working.Go(func() { imports.KeepIndexes(background, url, to.log) })
	defer func() {
		endBackground()
		working.Wait()
	}()
	records := c.Data
	if !server.Owned() {
		records = "the database of DATABASE_URL"
	}
	atEdge := c.edge()
	atEdge.Hosts = append(atEdge.Hosts, signIn.public.Hostname())
	handler, err := edge.Handler(routes(g, server, store, templates, signIn, counted, keys), atEdge)
	if err != nil {
		return err
	}
	if to.isJSON {
		to.log.Info("ready", "address", c.scheme()+"://"+listener.Addr().String()+"/", "records", records)
	} else {
		printAddresses(to.out, c.scheme(), listener.Addr().String(), records, signIn)
	}
	return c.serve(ctx, listener, tracer.Handler(handler), g.EndSubscriptions, to.log)
}

// open finds or starts the Postgres server.
func (d databaseSettings) open(ctx context.Context, to console) (*postgres.Server, error) {
	return postgres.Open(ctx, d.settings(to))
}

// settings returns the settings of the Postgres server.
func (d databaseSettings) settings(to console) postgres.Settings {
	return postgres.Settings{URL: d.Database, DataDir: filepath.Clean(d.Data), Backups: d.Backups, Log: to.log}
}

// routes returns the addresses that the server answers.
func routes(g *graph.Graph, server *postgres.Server, store *db.Store, templates *print.Templates, entry *gate, counted *metrics.Metrics, keys *audit.Keys) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", entry.recogniser.Middleware(g))
	graphiql := web.GraphiQL(web.Access{IsDemo: entry.recogniser.IsDemo, SignIn: entry.signIn()})
	mux.Handle("/graphiql", graphiql)
	mux.Handle("/graphiql/", graphiql)
	dictionary := reference.Handler(graph.Schema())
	mux.Handle("/reference", dictionary)
	mux.Handle("/reference/", dictionary)
	mux.Handle("/print/", entry.recogniser.Pages(entry.signIn(), limit.WithCallerKey(print.Handler(func(ctx context.Context, operation string, variables map[string]any, data any) error {
		return endpoint.Ask(ctx, g, operation, variables, data)
	}, store.Today, templates))))
	files := entry.recogniser.Middleware(g.Attachments())
	mux.Handle("/attachments", files)
	mux.Handle("/attachments/", files)
	imports := entry.recogniser.Middleware(g.Imports(server.URL()))
	mux.Handle("/imports", imports)
	mux.Handle("/imports/", imports)
	mux.Handle("/log/", entry.recogniser.Middleware(g.Log(keys)))
	mux.Handle("/export/report", entry.recogniser.Middleware(g.ExportReport()))
	mux.Handle("/export/disclosure", entry.recogniser.Middleware(g.ExportDisclosure()))
	mux.Handle("/export", entry.recogniser.Middleware(g.Export()))
	entry.handle(mux)
	addOperating(mux, entry, counted, g.ReadsAll)
	pages := app.Handler(askForPage(g, entry))
	for _, address := range app.Pages() {
		mux.Handle("GET "+address, pages)
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) { answerReady(w, r, g, server) })
	return mux
}

// listenAt listens at an address. Where the address is in use, listenAt tries again for two seconds: a program that this one started before it was killed may
// hold its socket for a moment.
func listenAt(ctx context.Context, address string) (listener net.Listener, err error) {
	for pause := 10 * time.Millisecond; ; pause *= 2 {
		listener, err = net.Listen("tcp", address)
		if !errors.Is(err, syscall.EADDRINUSE) || pause > time.Second {
			return listener, err
		}
		select {
		case <-ctx.Done():
			return nil, err
		case <-time.After(pause):
		}
	}
}

// askForPage answers operations for those who open pages.
func askForPage(g *graph.Graph, entry *gate) app.Asker {
	return func(r *http.Request, operation string) (answer json.RawMessage, err error) {
		caller, err := entry.recogniser.Recognise(r)
		if err != nil || !caller.IsKnown() {
			return nil, err
		}
		r = r.WithContext(auth.WithCaller(r.Context(), caller))
		err = endpoint.Ask(limit.WithKey(r.Context(), limit.CallerKey(r)), g, operation, nil, &answer)
		return answer, err
	}
}

// answerReady answers whether the database can be used, and why not.
func answerReady(w http.ResponseWriter, r *http.Request, g *graph.Graph, server *postgres.Server) {
	ctx, cancel := context.WithTimeout(r.Context(), 3*time.Second)
	defer cancel()
	err := g.Ping(ctx)
	if err == nil {
		fmt.Fprintln(w, "ready"+aboutMachines(ctx, g))
		return
	}
	reason := "it does not answer in time"
	if why, ok := failure.Unavailable(err); ok {
		reason = string(why)
	}
	if down := server.Down(); down != nil {
		reason = down.Error()
	}
	w.Header().Set("Retry-After", "1")
	http.Error(w, "the database can't be used at the moment: "+reason, http.StatusServiceUnavailable)
}

// aboutMachines says which part of a cluster does not answer. The server is ready for the bureaus of all other machines, so it stays among those to which a
// balancer sends requests.
func aboutMachines(ctx context.Context, g *graph.Graph) string {
	silent, all, err := g.SilentMachines(ctx)
	switch {
	case err != nil:
		return ", but it is not known whether all machines of the cluster answer"
	case silent > 0:
		return fmt.Sprintf(", but %d of %d machines of the cluster do not answer: requests about their bureaus are refused", silent, all)
	}
	return ""
}

// serve answers requests until the context ends, then lets those in progress finish. endLong is called first, to end those that go on for long.
func (s limitSettings) serve(ctx context.Context, listener net.Listener, handler http.Handler, endLong func(), log *slog.Logger) error {
	server := edge.NewServer(handler, edge.Timeouts{Request: s.RequestTimeout}, log)
	server.RegisterOnShutdown(endLong)
	limited := edge.Connections{All: s.OpenConnections, PerAddress: s.OpenPerAddress, Proxies: s.proxies}.Limit(listener)
	failed := make(chan error, 1)
	go func() {
		if s.TLSCert != "" {
			failed <- server.ServeTLS(limited, s.TLSCert, s.TLSKey)
			return
		}
		failed <- server.Serve(limited)
	}()
	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	log.Info("stopping")
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	if err := server.Shutdown(ending); err != nil {
		return fmt.Errorf("stop: %w", errors.Join(err, server.Close()))
	}
	return nil
}

type migrateCommand struct {
	databaseSettings
	Down   int  `help:"Take back this many migrations, with all that they hold." placeholder:"N"`
	Status bool `help:"Only say which migrations the database has."`
}

// Run migrates up, down, or prints the state of the database.
func (c *migrateCommand) Run(ctx context.Context, to console) (err error) {
	server, err := c.open(ctx, to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	switch {
	case c.Status:
		states, err := migrations.Status(ctx, server.URL())
		for _, s := range states {
			applied := "not applied"
			if !s.AppliedAt.IsZero() {
				applied = s.AppliedAt.Format(time.RFC3339)
			}
			fmt.Fprintf(to.out, "%-24s %s\n", s.Name, applied)
		}
		return err
	case c.Down > 0:
		return migrations.Down(ctx, server.URL(), c.Down)
	}
	return c.migrate(ctx, to, server.URL())
}

type versionCommand struct{}

// Run prints the revision that the program was built from.
func (versionCommand) Run(to console) error {
	_, err := fmt.Fprintln(to.out, "docket", version())
	return err
}

// version returns the revision that the program was built from.
func version() string {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				version = s.Value
			}
		}
	}
	return version
}

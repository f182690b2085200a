// Docket serves the enforcement and penalty records of market supervision bureaus over GraphQL.
package main

import (
	"context"
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
	"strings"
	"syscall"
	"time"

	"cloud.google.com/go/civil"
	"github.com/alecthomas/kong"

	"docket/db"
	"docket/demo"
	"docket/graph"
	"docket/migrations"
	"docket/postgres"
	"docket/web"
	"docket/web/print"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "docket:", err)
		os.Exit(1)
	}
}

// Config is the command line; each setting is a flag or a variable of the environment.
type Config struct {
	Serve   serveCommand   `cmd:"" default:"withargs" help:"Serve the records over GraphQL (what happens without a command)."`
	Migrate migrateCommand `cmd:"" help:"Bring the database to the schema of this program."`
	Import  importCommand  `cmd:"" help:"Bring a register's CSV file in."`
	Report  reportCommand  `cmd:"" help:"Print what a bureau did in a year, quarter or month: the paragraph, or its figures as CSV."`
	Version versionCommand `cmd:"" help:"Print the version."`

	Verbose bool `env:"DOCKET_VERBOSE" help:"Log more."`
}

// databaseSettings say where the records are.
type databaseSettings struct {
	Data     string `env:"DOCKET_DATA" default:".docket" type:"path" help:"Folder of the embedded Postgres cluster."`
	Database string `env:"DATABASE_URL" help:"Connection string of a Postgres server to use in place of the embedded one." placeholder:"URL"`
}

// console is where a command speaks.
type console struct {
	out io.Writer
	log *slog.Logger
}

func run(ctx context.Context, args []string, out, errs io.Writer) error {
	var config Config
	parser, err := kong.New(&config, kong.Name("docket"), kong.UsageOnError(), kong.Writers(out, errs),
		kong.Description("Enforcement and penalty records of market supervision bureaus, over GraphQL."),
		kong.BindTo(ctx, (*context.Context)(nil)))
	if err != nil {
		return err
	}
	chosen, err := parser.Parse(args)
	if err != nil {
		return err
	}
	level := slog.LevelInfo
	if config.Verbose {
		level = slog.LevelDebug
	}
	return chosen.Run(console{out, slog.New(slog.NewTextHandler(errs, &slog.HandlerOptions{Level: level}))})
}

type serveCommand struct {
	databaseSettings
	Listen      string        `env:"DOCKET_LISTEN" default:"127.0.0.1:8080" help:"Address to listen on; of this machine only, until there are roles."`
	Demo        bool          `env:"DOCKET_DEMO" default:"true" negatable:"" help:"Load the demo bureau into an empty database."`
	Connections int           `env:"DOCKET_CONNECTIONS" default:"16" help:"Reads that run at once; further ones wait. As many writes."`
	Timeout     time.Duration `env:"DOCKET_TIMEOUT" default:"10s" help:"Longest that a statement may run."`
}

// Run serves until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, to console) (err error) {
	if err := onlyLoopback(c.Listen); err != nil {
		return err
	}
	// Before anything is started: a port in use is the commonest fault.
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w: free it, or choose another by --listen", c.Listen, err)
	}
	defer listener.Close()
	server, err := c.open(ctx, to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	url := server.URL()
	if err := migrations.Up(ctx, url, to.log); err != nil {
		return err
	}
	if c.Demo {
		if err := loadDemo(ctx, url, to.log); err != nil {
			return err
		}
	}
	store, err := db.Open(ctx, url, db.WithLog(to.log), db.WithConnections(c.Connections), db.WithTimeouts(c.Timeout, c.Timeout/2))
	if err != nil {
		return err
	}
	defer store.Close()
	g, err := graph.Open(ctx, graph.Settings{
		Database: url, Store: store, Connections: c.Connections, Timeout: c.Timeout, Log: to.log,
		HTTP: graph.HTTPSettings{Introspection: true},
	})
	if err != nil {
		return err
	}
	defer g.Close()
	go g.Prepare(ctx)
	fmt.Fprintf(to.out, "GraphQL   http://%s/graphql\nGraphiQL  http://%s/graphiql\n", listener.Addr(), listener.Addr())
	return serve(ctx, listener, routes(g, store.Today), to.log)
}

func (d databaseSettings) open(ctx context.Context, to console) (*postgres.Server, error) {
	return postgres.Open(ctx, postgres.Settings{URL: d.Database, DataDir: filepath.Clean(d.Data), Log: to.log})
}

// onlyLoopback refuses an address that other machines could reach: nobody is asked yet who they are.
func onlyLoopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("--listen %s: %w: give host and port, as in 127.0.0.1:8080", address, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return fmt.Errorf("--listen %s: other machines could reach it, and there are no roles yet: use 127.0.0.1", address)
	}
	return nil
}

// loadDemo loads the demo bureau where the database holds no bureau yet.
func loadDemo(ctx context.Context, url string, log *slog.Logger) error {
	is, err := demo.Loaded(ctx, url)
	if err != nil || is {
		return err
	}
	return demo.Load(ctx, url, log)
}

func routes(g *graph.Graph, today func() civil.Date) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/graphql", g)
	mux.Handle("/graphiql", web.GraphiQL())
	mux.Handle("/graphiql/", web.GraphiQL())
	mux.Handle("/print/", print.Handler(func(ctx context.Context, operation string, variables map[string]any, data any) error {
		return graph.Ask(ctx, g, operation, variables, data)
	}, today))
	mux.Handle("GET /{$}", http.RedirectHandler("/graphiql", http.StatusFound))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		if err := g.Ping(r.Context()); err != nil {
			http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	return fromHere(mux)
}

// fromHere refuses what a page of somebody else's makes a browser on this machine send: a name of theirs that leads here,
// and a change asked for by another site. Nobody is asked yet who they are, so this is all that keeps such a page out.
func fromHere(next http.Handler) http.Handler {
	checked := http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		if ip := net.ParseIP(strings.Trim(host, "[]")); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			http.Error(w, "this server is asked by the name localhost or 127.0.0.1 only", http.StatusMisdirectedRequest)
			return
		}
		checked.ServeHTTP(w, r)
	})
}

// serve answers until the context ends, then lets what is under way finish.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, log *slog.Logger) error {
	server := &http.Server{
		Handler: handler, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
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

// Run migrates, or says how far the database is.
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
	return migrations.Up(ctx, server.URL(), to.log)
}

type versionCommand struct{}

// Run prints the revision that the program was built from.
func (versionCommand) Run(to console) error {
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				version = s.Value
			}
		}
	}
	_, err := fmt.Fprintln(to.out, "docket", version)
	return err
}

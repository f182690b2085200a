package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"docket/db"
	"docket/demo"
	"docket/exchange/imports"
	"docket/migrations"
	"docket/postgres"
	"docket/trace"
)

// terminal is the writer of a command's log and of the steps of its start. It keeps their lines apart.
type terminal struct {
	lock      sync.Mutex
	to        io.Writer
	isMidLine bool // a step's line is not ended yet
	// log takes the steps where each line is to be JSON; nil where they are printed.
	log *slog.Logger
}

// Write writes lines of the log.
func (t *terminal) Write(text []byte) (int, error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	if t.isMidLine {
		fmt.Fprintln(t.to)
		t.isMidLine = false
	}
	return t.to.Write(text)
}

// print writes a part of a step's line.
func (t *terminal) print(text string) {
	t.lock.Lock()
	defer t.lock.Unlock()
	fmt.Fprint(t.to, text)
	t.isMidLine = !strings.HasSuffix(text, "\n")
}

// step prints a line about do: what it is, a dot for each second, and how long it took.
func (t *terminal) step(title string, do func() error) error {
	began := time.Now()
	if t.log != nil {
		err := do()
		t.log.Info("step", "title", strings.Join(strings.Fields(title), " "), "took", time.Since(began), "isDone", err == nil)
		return err
	}
	t.print(title + " ")
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	ended := make(chan struct{})
	var dots sync.WaitGroup
	dots.Go(func() {
		for {
			select {
			case <-tick.C:
				t.print(".")
			case <-ended:
				return
			}
		}
	})
	err := do()
	close(ended)
	dots.Wait()
	if err != nil {
		t.print(" failed\n")
		return err
	}
	t.print(fmt.Sprintf(" %.1f s\n", time.Since(began).Seconds()))
	return nil
}

// prepare opens the database, brings it to the schema of this program, and loads the demo bureau into an empty one if
// isDemo says so. It prints each step that takes time. The caller closes the server.
func (d databaseSettings) prepare(ctx context.Context, to console, isDemo bool) (_ *postgres.Server, err error) {
	place := "starting Postgres; its files are in " + d.Data
	if d.Database != "" {
		place = "connecting to the Postgres of DATABASE_URL"
	}
	load := demo.Load
	isNew := d.isNew()
	if isDemo && isNew {
		load = demo.Prepare().Load // while Postgres starts
	}
	var server *postgres.Server
	err = to.terminal.step("Database: "+place, func() (err error) {
		server, err = d.open(ctx, to)
		return err
	})
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, server.Close())
		}
	}()
	if err := d.migrate(ctx, to, server.URL()); err != nil {
		return nil, err
	}
	if err := imports.MakeIndexes(ctx, server.URL()); err != nil {
		return nil, err
	}
	if isDemo {
		return server, loadDemo(ctx, to, server.URL(), load)
	}
	if isNew {
		d.sayNew(to)
	}
	return server, nil
}

// isNew reports whether there is no data folder yet.
func (d databaseSettings) isNew() bool {
	_, err := os.Stat(d.Data)
	return d.Database == "" && errors.Is(err, fs.ErrNotExist)
}

// sayNew says that a command began with an empty database. Who has forgotten to name the service's folder sees it here.
func (d databaseSettings) sayNew(to console) {
	folder, err := filepath.Abs(d.Data)
	if err != nil {
		folder = d.Data
	}
	to.log.Info("there was no data folder: this is a new, empty database. For that of a service, name its folder by --data or its settings by --config", "data", folder)
}

// migrate applies the migrations that the database lacks. Their changes are logged as writes of the operator.
func (d databaseSettings) migrate(ctx context.Context, to console, url string) error {
	states, err := migrations.Status(ctx, url)
	if err != nil {
		return err
	}
	missing := 0
	for _, s := range states {
		if s.AppliedAt.IsZero() {
			missing++
		}
	}
	if missing == 0 {
		return migrations.Up(ctx, url, to.warnings()) // which refuses a database that is too new
	}
	return to.terminal.step(fmt.Sprintf("Tables:   applying %d migrations", missing), func() error {
		return migrations.UpSigned(ctx, url, to.warnings(), d.signMigration)
	})
}

// requireSessions returns an error if sessions of the database do not have the settings that they were opened with. A pooler that is told to ignore these lets the server run as the owner of
// the tables, without time limits.
func requireSessions(ctx context.Context, store *db.Store) error {
	var areKept bool
	err := store.DB().NewRaw("SELECT current_setting('search_path') = 'public' AND current_setting('intervalstyle') = 'iso_8601'").Scan(ctx, &areKept)
	if err == nil && !areKept {
		err = errors.New("DATABASE_URL: sessions do not get the role, the time zone and the time limits that they ask for: connect to Postgres itself, not through a pooler (docs/operations.md, A pooler)")
	}
	return err
}

// loadDemo loads the demo bureau by load into a database that holds no bureau.
func loadDemo(ctx context.Context, to console, url string, load func(context.Context, string, *slog.Logger) error) error {
	isLoaded, err := demo.Loaded(ctx, url)
	if err != nil || isLoaded {
		return err
	}
	return to.terminal.step("Demo:     loading a made-up bureau's records of two years", func() error {
		return load(ctx, url, to.warnings())
	})
}

// warnings returns the log without what a step's line says already.
func (c console) warnings() *slog.Logger {
	if c.isVerbose {
		return c.log
	}
	return newLog(c.terminal, slog.LevelWarn, c.isJSON)
}

// newLog returns a log from a level on, as text or as JSON. Each line about a request has its number and, where it is traced, its trace.
func newLog(to io.Writer, level slog.Level, isJSON bool) *slog.Logger {
	options := &slog.HandlerOptions{Level: level}
	if isJSON {
		return slog.New(trace.Log(slog.NewJSONHandler(to, options)))
	}
	return slog.New(trace.Log(slog.NewTextHandler(to, options)))
}

const rule = "────────────────────────────────────────────────────────────────────────"

// printAddresses prints where the server can be reached.
func printAddresses(to io.Writer, scheme, address, records string, entry *gate) {
	access := "you read as an auditor; to write, choose another role in the pages, or send Authorization: Bearer demo-legal (docs/access.md)"
	if !entry.recogniser.IsDemo {
		access = "accounts and tokens: docs/access.md"
	}
	if entry.browser != nil {
		access = entry.public.JoinPath("/signin").String() + " and " + access
	}
	fmt.Fprintf(to, `
%[1]s
  Docket is ready.

  Dashboard     %[4]s://%[2]s/
  Case desk     %[4]s://%[2]s/desk
  Auditor       %[4]s://%[2]s/bench
  Try queries   %[4]s://%[2]s/graphiql
  GraphQL API   %[4]s://%[2]s/graphql
  Reference     %[4]s://%[2]s/reference
  To print      %[4]s://%[2]s/print/statement/ID     of a Party or a Case
                %[4]s://%[2]s/print/destruction/ID   of a Destruction
  Its state     %[4]s://%[2]s/readyz, /metrics
  Access by     %[5]s

  Records are kept in %[3]s. Ctrl-C stops the server.
%[1]s

`, rule, address, records, scheme, access)
}

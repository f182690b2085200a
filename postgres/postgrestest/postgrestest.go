// Package postgrestest gives each test a Postgres database of its own.
//
// All test packages of one `go test` run share one throw-away cluster, started by the first that asks with the same code as
// production's and ended by a small process in the background once the go command is gone. A test binary that go
// did not start (by hand, by a debugger) has a cluster for itself. Test binaries started by test binaries, as fuzzing
// does, share their parent's. A script that runs go test twice on the same files exports its process's id as
// DOCKET_POSTGRESTEST_PROCESS: then both runs share one cluster and its templates.
//
// Nothing is ever skipped: where Postgres can't be had, the test fails and says what to do.
package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// Template is a database to copy: built once for all tests of a run, however many packages ask for it.
type Template struct {
	// Name stands for what Build makes: two templates with one name must be built alike. Lower-case letters, digits and
	// underscores, at most 40.
	Name string
	// Build fills an empty database. It must have closed its connections when it returns: they would be in the way of
	// copying, and are cut.
	Build func(ctx context.Context, url string) error
}

// Clone makes a database that is a copy of the template and returns its connection string, that of a superuser. It is
// dropped, and whoever is still connected cut off, when the test and its subtests are over. Any number of tests and
// processes may call it at the same time.
func Clone(tb testing.TB, t Template) string {
	tb.Helper()
	admin := server(tb)
	source, err := t.built(tb.Context(), admin)
	if err != nil {
		tb.Fatalf("postgrestest: template %s: %v", t.Name, err)
	}
	return create(tb, admin, source)
}

// Empty makes an empty database, else like Clone.
func Empty(tb testing.TB) string {
	tb.Helper()
	return create(tb, server(tb), "template0")
}

var cluster = struct {
	sync.Mutex
	url string
	err error
}{}

// server returns the shared cluster's connection string. A failure is remembered: the next test would wait for the same.
func server(tb testing.TB) string {
	tb.Helper()
	cluster.Lock()
	defer cluster.Unlock()
	if cluster.url == "" && cluster.err == nil {
		if cluster.url = os.Getenv(CitusVariable); cluster.url == "" {
			cluster.url, cluster.err = join()
		}
	}
	if cluster.err != nil {
		tb.Fatalf("postgrestest: tests need a Postgres server: %v", cluster.err)
	}
	return cluster.url
}

var counter atomic.Int64

// create makes a database as a copy of another for a test, which drops it at its end.
func create(tb testing.TB, admin, source string) string {
	tb.Helper()
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), counter.Add(1))
	// Copying files costs half of what copying through the write-ahead log does. Its checkpoints are quick without fsync.
	err := onMachines(tb.Context(), admin, fmt.Sprintf("create database %s template %s strategy file_copy", name, source))
	if err != nil {
		tb.Fatalf("postgrestest: make a database: %v", err)
	}
	if OnCitus() && source != "template0" {
		if err := setSettings(tb.Context(), on(admin, name)); err != nil {
			tb.Fatalf("postgrestest: set what a copy of a database lacks: %v", err)
		}
	}
	tb.Cleanup(func() {
		// The test's own context is over.
		if err := onMachines(context.Background(), admin, "drop database "+name+" with (force)"); err != nil {
			tb.Errorf("postgrestest: drop the database: %v", err)
		}
	})
	return on(admin, name)
}

// built returns the name of the template's database, which it builds where nobody has.
func (t Template) built(ctx context.Context, admin string) (string, error) {
	if !templateName.MatchString(t.Name) {
		return "", errors.New("the name must be lower-case letters, digits and underscores, at most 40")
	}
	name := "template_" + t.Name
	if OnCitus() { // whose servers outlive a run of tests
		name += "_" + runOnCitus()
	}
	templates.Lock()
	state, ok := templates.byName[name]
	if !ok {
		state = &template{}
		templates.byName[name] = state
	}
	templates.Unlock()

	state.Lock()
	defer state.Unlock()
	if !state.isDone {
		state.err = t.build(ctx, admin, name)
		state.isDone = true
	}
	return name, state.err
}

var templateName = regexp.MustCompile(`^[a-z0-9_]{1,40}$`)

// template is one template as far as this process knows it; it is locked while being built.
type template struct {
	sync.Mutex
	isDone bool
	err    error
}

var templates = struct {
	sync.Mutex
	byName map[string]*template
}{byName: map[string]*template{}}

// build makes the database of a template, unless another process has made it.
func (t Template) build(ctx context.Context, admin, name string) (err error) {
	conn, err := pgx.Connect(ctx, admin)
	if err != nil {
		return err
	}
	// Closing the connection lets go of the lock.
	defer func() { err = errors.Join(err, conn.Close(context.WithoutCancel(ctx))) }()
	if _, err := conn.Exec(ctx, "select pg_advisory_lock(hashtext($1))", name); err != nil {
		return err
	}
	var isBuilt bool
	if err := conn.QueryRow(ctx, "select exists (select from pg_database where datname = $1)", name).Scan(&isBuilt); err != nil {
		return err
	}
	if isBuilt {
		return nil
	}
	if OnCitus() {
		if err := dropTemplates(ctx, conn, admin, "template_"+t.Name); err != nil {
			return err
		}
	}
	// It gets its name when it is complete.
	draft := name + "_draft"
	for _, sql := range []string{"drop database if exists " + draft + " with (force)", "create database " + draft + " template template0"} {
		if err := onMachines(ctx, admin, sql); err != nil {
			return err
		}
	}
	if err := t.Build(ctx, on(admin, draft)); err != nil {
		return fmt.Errorf("build it: %w", err)
	}
	if OnCitus() {
		if err := spread(ctx, admin, draft); err != nil {
			return fmt.Errorf("spread it: %w", err)
		}
	}
	for _, sql := range []string{
		"alter database " + draft + " allow_connections false",
		"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '" + draft + "' and backend_type <> 'autovacuum worker'",
		fmt.Sprintf("alter database %s rename to %s", draft, name),
	} {
		if err := onMachines(ctx, admin, sql); err != nil {
			return err
		}
	}
	return nil
}

// execute runs one statement on a connection of its own, again while somebody is in the way.
func execute(ctx context.Context, admin, sql string) error {
	return patiently(ctx, func() error {
		conn, err := pgx.Connect(ctx, admin)
		if err != nil {
			return err
		}
		_, err = conn.Exec(ctx, sql)
		return errors.Join(err, conn.Close(ctx))
	})
}

// patiently tries again what fails because a database is in use (Postgres itself waits five seconds before it says so) or
// because all connections are.
func patiently(ctx context.Context, do func() error) error {
	const objectInUse, tooManyConnections = "55006", "53300"
	var err error
	for range 100 {
		err = do()
		if refused := (*pgconn.PgError)(nil); !errors.As(err, &refused) ||
			refused.Code != objectInUse && refused.Code != tooManyConnections {
			return err
		}
		select {
		case <-ctx.Done():
			return errors.Join(err, ctx.Err())
		case <-time.After(50 * time.Millisecond):
		}
	}
	return err
}

// on returns the connection string of another database on the same server.
func on(admin, database string) string {
	u, err := url.Parse(admin)
	if err != nil {
		// It comes from postgres.Server.URL, which made it with the same package.
		panic(fmt.Sprintf("postgrestest: %s", strings.ReplaceAll(err.Error(), admin, "the server's URL")))
	}
	u.Path = "/" + database
	return u.String()
}

package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/province"
)

// CitusVariable names the connection string of a superuser of the coordinator of a Citus cluster, to a database that has the extension and knows its workers. With it,
// all templates are spread over that cluster, and tests run there. Workers let the same superuser in. One run of tests at a time may use a cluster.
const CitusVariable = "DOCKET_TEST_CITUS"

// OnCitus reports whether tests run on a Citus cluster.
func OnCitus() bool { return os.Getenv(CitusVariable) != "" }

// RequireCitus skips a test where there is no Citus cluster.
func RequireCitus(tb testing.TB) {
	tb.Helper()
	if !OnCitus() {
		tb.Skipf("needs a Citus cluster: set %s to the connection string of a superuser of its coordinator", CitusVariable)
	}
}

// SkipOnCitus skips a test of what a Citus cluster does not have, or does otherwise.
func SkipOnCitus(tb testing.TB, why string) {
	tb.Helper()
	if OnCitus() {
		tb.Skip("on Citus: " + why)
	}
}

// shardsOfTests is how many parts each table has: few, since each is a table that every test copies.
const shardsOfTests = 2

// runOnCitus returns the number of the process for which templates are kept: that of DOCKET_POSTGRESTEST_PROCESS, or of the go command.
func runOnCitus() string {
	if named, err := strconv.Atoi(os.Getenv("DOCKET_POSTGRESTEST_PROCESS")); err == nil {
		return strconv.Itoa(named)
	}
	return strconv.Itoa(os.Getppid())
}

// machine is a server of the cluster.
type machine struct {
	url  string
	host string
	port int
}

// machines returns the servers of the cluster of admin: the coordinator alone where it is none of Citus.
func machines(ctx context.Context, admin string) (all []machine, err error) {
	if !OnCitus() {
		return []machine{{url: admin}}, nil
	}
	conn, err := pgx.Connect(ctx, admin)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close(context.WithoutCancel(ctx))) }()
	rows, err := conn.Query(ctx, "SELECT nodename, nodeport FROM pg_dist_node WHERE isactive ORDER BY groupid")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", CitusVariable, err)
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (m machine, err error) {
		if err := row.Scan(&m.host, &m.port); err != nil {
			return m, err
		}
		m.url, err = at(admin, m.host, m.port)
		return m, err
	})
}

// at returns the connection string of another server for the same user and database.
func at(admin, host string, port int) (string, error) {
	u, err := url.Parse(admin)
	if err != nil {
		return "", errors.New(CitusVariable + ": give a connection string that begins with postgres://")
	}
	u.Host = fmt.Sprintf("%s:%d", host, port)
	return u.String(), nil
}

// onMachines runs a statement on each server of the cluster.
func onMachines(ctx context.Context, admin, sql string) error {
	all, err := machines(ctx, admin)
	if err != nil {
		return err
	}
	var faults []error
	for _, m := range all {
		faults = append(faults, execute(ctx, m.url, sql))
	}
	return errors.Join(faults...)
}

// dropTemplates drops the databases of a template that an earlier run of tests has left.
func dropTemplates(ctx context.Context, conn *pgx.Conn, admin, name string) error {
	rows, err := conn.Query(ctx, "select datname from pg_database where datname ~ ('^' || $1 || '_[0-9]+(_draft)?$')", name)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, n := range names {
		if err := onMachines(ctx, admin, "drop database if exists "+n+" with (force)"); err != nil {
			return err
		}
	}
	return nil
}

// spread gives each server of the cluster the database of that name which the coordinator has, and spreads its tables.
func spread(ctx context.Context, admin, database string) (err error) {
	all, err := machines(ctx, admin)
	if err != nil {
		return err
	}
	for _, m := range all {
		if err := execute(ctx, on(m.url, database), "create extension citus"); err != nil {
			return err
		}
	}
	conn, err := pgx.Connect(ctx, on(admin, database))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close(context.WithoutCancel(ctx))) }()
	for i, m := range all {
		add := "select citus_add_node($1, $2)"
		if i == 0 {
			add = "select citus_set_coordinator_host($1, $2)"
		}
		if _, err := conn.Exec(ctx, add, m.host, m.port); err != nil {
			return err
		}
	}
	return province.Spread(ctx, conn, shardsOfTests, func(title string, do func() error) error {
		if err := do(); err != nil {
			return fmt.Errorf("%s: %w", strings.TrimSpace(title), err)
		}
		return nil
	})
}

// setSettings gives a copy of a database of the cluster the settings of the original. The superuser of tests, but not the role of the server, may join by other columns
// than the agency as well: tests ask for facts in a second way, not in the fastest.
func setSettings(ctx context.Context, url string) (err error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close(context.WithoutCancel(ctx))) }()
	if err := province.SetSettings(ctx, conn); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, `DO $$ BEGIN
		SET LOCAL citus.enable_ddl_propagation = off;
		EXECUTE format('ALTER ROLE %I IN DATABASE %I SET citus.enable_repartition_joins = on', current_user, current_database());
	END $$`)
	return err
}

// CopyForQuery makes copies, for the session of conn alone, of the tables that a query names, in place of these. Citus refuses queries that join by other columns than the
// agency in ways that its workers cannot: with the copies, a test that asks for facts in a second way asks on Citus what it asks on Postgres.
func CopyForQuery(ctx context.Context, conn *pgx.Conn, query string) error {
	rows, err := conn.Query(ctx, `SELECT format('CREATE TEMP TABLE %1$I AS TABLE public.%1$I', relname) FROM pg_class
		WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND $1 ~ concat('\m', relname, '\M') ORDER BY relname`, query)
	if err != nil {
		return err
	}
	statements, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, statement := range statements {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

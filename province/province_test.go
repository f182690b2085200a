package province_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
	"docket/province"
)

// twoAgencies are two agencies with a unit each.
const twoAgencies = `
	INSERT INTO agencies (id, code, name, short_name, level) VALUES (1, '320585', '太仓市市场监督管理局', '太市监', 'COUNTY'), (2, '320583', '昆山市市场监督管理局', '昆市监', 'COUNTY');
	INSERT INTO units (agency_id, id, name, kind) VALUES (1, 1, '城厢分局', 'BRANCH'), (2, 2, '玉山分局', 'BRANCH')`

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func column(t *testing.T, conn *pgx.Conn, query string, args ...any) []string {
	t.Helper()
	rows, err := conn.Query(t.Context(), query, args...)
	if err != nil {
		t.Fatal(err)
	}
	values, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return values
}

func inSilence(_ string, do func() error) error { return do() }

// TestWithoutCitus checks that a server without Citus is left as it is, and that the error says what to do.
func TestWithoutCitus(t *testing.T) {
	postgrestest.SkipOnCitus(t, "the server has it")
	t.Parallel()
	conn := connect(t, postgrestest.Clone(t, migrationstest.TemplateOf("province_two", twoAgencies)))
	keys := "SELECT count(*)::text FROM pg_constraint WHERE contype = 'f'"
	before := column(t, conn, keys)
	err := province.Spread(t.Context(), conn, province.DefaultShards, inSilence)
	if err == nil || !strings.Contains(err.Error(), "Citus") || !strings.Contains(err.Error(), "docs/province.md") {
		t.Errorf("Spread: %v; want an error that names Citus and the page", err)
	}
	if err := province.Spread(t.Context(), conn, 0, inSilence); err == nil || !strings.Contains(err.Error(), "--shards 0") {
		t.Errorf("Spread in 0 parts: %v", err)
	}
	if _, err := province.Status(t.Context(), conn); err == nil || !strings.Contains(err.Error(), "not spread") {
		t.Errorf("Status: %v", err)
	}
	if after := column(t, conn, keys); !slices.Equal(after, before) {
		t.Errorf("%v references, %v before", after, before)
	}
	if is, err := province.Is(t.Context(), conn); is || err != nil {
		t.Errorf("Is: %v, %v", is, err)
	}
}

// TestTablesWithoutAgency names all tables without agency. A new one must be small and rarely written, for each machine has a copy; or it must stay on the
// coordinator, and then stand in place_table and in the rules of this package.
func TestTablesWithoutAgency(t *testing.T) {
	t.Parallel()
	conn := connect(t, postgrestest.Clone(t, migrationstest.Template("province_empty", nil)))
	tables := column(t, conn, `SELECT format('%s.%s', relnamespace::regnamespace, relname) FROM pg_class c WHERE relkind = 'r' AND relnamespace IN ('public'::regnamespace, 'history'::regnamespace)
		AND relname !~ '^bun_' AND NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'agency_id') ORDER BY 1`)
	want := []string{"history.agencies", "history.provisions", "history.rules", "public.agencies", "public.log_found_tables", "public.provisions", "public.rules", "public.sessions", "public.settings"}
	if !slices.Equal(tables, want) {
		t.Errorf("tables without agency: %v; want %v", tables, want)
	}
}

// TestSpread checks what docket province has made of a database with records.
func TestSpread(t *testing.T) {
	postgrestest.RequireCitus(t)
	t.Parallel()
	conn := connect(t, postgrestest.Clone(t, migrationstest.TemplateOf("province_two", twoAgencies)))
	if is, err := province.Is(t.Context(), conn); !is || err != nil {
		t.Fatalf("Is: %v, %v", is, err)
	}
	if places := column(t, conn, "SELECT DISTINCT partmethod::text || ' ' || repmodel::text || ' ' || (logicalrelid::text ~ '^(history[.])?(agencies|provisions|rules|settings)$') FROM pg_dist_partition ORDER BY 1"); !slices.Equal(places, []string{"h s false", "n t true"}) {
		t.Errorf("places: %v", places)
	}
	if names := column(t, conn, "SELECT name FROM units ORDER BY id"); !slices.Equal(names, []string{"城厢分局", "玉山分局"}) {
		t.Errorf("units: %v", names)
	}
	places, err := province.Status(t.Context(), conn)
	if err != nil {
		t.Fatal(err)
	}
	if len(places) != 2 || places[0].Code != "320583" || places[1].Code != "320585" || places[0].Machine == "" || places[0].Bytes <= 0 {
		t.Errorf("Status: %+v", places)
	}
	// Once more, it changes nothing.
	if err := province.Spread(t.Context(), conn, province.DefaultShards, inSilence); err != nil {
		t.Error(err)
	}
	if left := column(t, conn, "SELECT nspname::text FROM pg_namespace WHERE nspname = 'province'"); len(left) > 0 {
		t.Error("the schema of what was noted is left")
	}
}

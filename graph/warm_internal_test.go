package graph

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
	"docket/query"
)

// recorder keeps the texts of the statements that it runs.
type recorder struct {
	*query.Pool
	statements []string
}

func (r *recorder) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	r.statements = append(r.statements, statement)
	return r.Pool.QueryRow(ctx, statement, args, custom)
}

// TestReadAhead finds each filled table of the demo bureau read whole, in the order of their sizes; of a Postgres with little memory only the smallest.
func TestReadAhead(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, demotest.Template)
	c, err := Catalogue(Schema(), bun.NewDB(&sql.DB{}, pgdialect.New()))
	if err != nil {
		t.Fatal(err)
	}
	pool, err := query.OpenPool(t.Context(), url, "", time.UTC, time.Minute, 1)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(pool.Close)
	r := &recorder{Pool: pool}
	tables := readAhead(t.Context(), r, c, slog.New(slog.DiscardHandler))
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	before := int64(0)
	for i, table := range tables {
		if !strings.HasSuffix(r.statements[i+1], fmt.Sprintf(`count(ctid)) FROM "%s"`, table)) {
			t.Errorf("%s is read by %s", table, r.statements[i+1])
		}
		var plan string
		var size int64
		if err := conn.QueryRow(t.Context(), "EXPLAIN (FORMAT JSON) "+r.statements[i+1]).Scan(&plan); err != nil || !strings.Contains(plan, "Seq Scan") {
			t.Errorf("%s is not read whole: %v\n%s", table, err, plan)
		}
		if err := conn.QueryRow(t.Context(), "SELECT pg_relation_size($1::text::regclass)", table).Scan(&size); err != nil || size < before {
			t.Errorf("%s has %d bytes, and comes after %d: %v", table, size, before, err)
		}
		before = size
	}
	for _, want := range []string{"complaints", "coverage_visits", "cases", "cases_by_decided_on_field"} {
		if !slices.Contains(tables, want) {
			t.Errorf("%s is not read: %v", want, tables)
		}
	}
	// A memory of 8 MB: the tables together have at most 4, each less than 2.
	rows, err := conn.Query(t.Context(), "SELECT json_array_elements_text(("+strings.ReplaceAll(r.statements[0], "current_setting('shared_buffers')", "'8MB'")+"))")
	if err != nil {
		t.Fatal(err)
	}
	few, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	var together, largest int64
	if err := conn.QueryRow(t.Context(), "SELECT sum(pg_relation_size(n::regclass)), max(pg_relation_size(n::regclass)) FROM unnest($1::text[]) n", few).Scan(&together, &largest); err != nil {
		t.Fatal(err)
	}
	if len(few) < 20 || len(few) >= len(tables) || together > 4<<20 || largest >= 2<<20 {
		t.Errorf("%d of %d tables with %d bytes, the largest with %d: %v", len(few), len(tables), together, largest, few)
	}
}

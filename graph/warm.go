package graph

import (
	"context"
	"encoding/json"
	"log/slog"

	"docket/query"
	"docket/query/catalog"
	"docket/query/render"
)

// ReadAhead reads the tables once that the memory of Postgres can hold, so that the first view after a start of Postgres does not wait for them. It logs errors
// and goes on: reads are then as slow as without it.
func (g *Graph) ReadAhead(ctx context.Context) { readAhead(ctx, g.pool, g.catalogue, g.log) }

// readAhead reads tables one after the other, and returns their names.
func readAhead(ctx context.Context, from query.Runner, c *catalog.Catalog, log *slog.Logger) (tables []string) {
	columns, err := from.QueryRow(ctx, render.TablesToKeep(c), nil, true)
	if err == nil {
		err = json.Unmarshal(columns[0], &tables)
	}
	for i := 0; i < len(tables) && err == nil; i++ {
		_, err = from.QueryRow(ctx, render.ReadWhole(tables[i]), nil, true)
	}
	if err != nil && ctx.Err() == nil {
		log.DebugContext(ctx, "tables could not be read ahead", "error", err)
	}
	return tables
}

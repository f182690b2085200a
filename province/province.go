// Package province spreads the tables of a database over the machines of a Citus cluster, and tells where the records of each agency are.
//
// # What belongs here
//
//   - Spread: turns a database of one Postgres server into one that Citus keeps, step by step (spread.go, place.go).
//   - What a cluster must have before (require.go), and what must hold afterwards (check.go).
//   - Status: where each agency is (status.go).
//
// # What does not belong here
//
//   - How a table that a migration adds gets to Citus: the function place_table of migration 0050.
package province

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// kept is the condition on a table c, of schema n, that Citus keeps it: all tables of records and of their earlier versions, but those that one machine keeps for
// all.
const kept = `n.nspname IN ('public', 'history') AND c.relkind = 'r' AND c.relname !~ '^(bun_|import_staged$)' AND c.relname <> ALL ('{sessions,log_found_tables}')`

// Is reports whether Citus keeps the tables of the database.
func Is(ctx context.Context, conn *pgx.Conn) (is bool, err error) {
	err = conn.QueryRow(ctx, "SELECT to_regprocedure('is_on_citus(regclass)') IS NOT NULL AND is_on_citus('public.cases')").Scan(&is)
	if err != nil {
		return false, fmt.Errorf("look for Citus: %w", err)
	}
	return is, nil
}

// texts returns the only column of the rows of a query.
func texts(ctx context.Context, conn *pgx.Conn, query string, args ...any) ([]string, error) {
	rows, err := conn.Query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

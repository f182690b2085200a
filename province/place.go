package province

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// prepareTables notes how many rows each table has, with a digest, and its references, and takes the references off: a table that Citus keeps and one that it does
// not keep cannot refer to each other. What is noted stays in the schema province until all is done.
func prepareTables(ctx context.Context, conn *pgx.Conn) error {
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		for _, statement := range []string{
			"CREATE SCHEMA IF NOT EXISTS province",
			"CREATE TABLE IF NOT EXISTS province.tables (name text PRIMARY KEY, rows bigint NOT NULL, digest numeric NOT NULL)",
			"CREATE TABLE IF NOT EXISTS province.foreign_keys (table_name text, name text, definition text NOT NULL, PRIMARY KEY (table_name, name))",
		} {
			if _, err := tx.Exec(ctx, statement); err != nil {
				return err
			}
		}
		unplaced, err := collect(ctx, tx, `SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
			WHERE `+kept+` AND NOT is_on_citus(c.oid) ORDER BY 1`)
		if err != nil || len(unplaced) == 0 {
			return err
		}
		for _, table := range unplaced {
			if err := note(ctx, tx, table); err != nil {
				return fmt.Errorf("%s: %w", table, err)
			}
		}
		off, err := collect(ctx, tx, `
			WITH found AS (
				SELECT format('%I.%I', n.nspname, c.relname) AS table_name, k.conname::text AS name, pg_get_constraintdef(k.oid) AS definition
				  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
				 WHERE k.contype = 'f' AND `+kept+`),
			noted AS (INSERT INTO province.foreign_keys SELECT * FROM found ON CONFLICT DO NOTHING)
			SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', table_name, name) FROM found ORDER BY 1`)
		if err != nil {
			return err
		}
		return runAll(ctx, tx, off)
	})
}

// note notes how many rows a table has that Citus does not keep yet, and their digest.
func note(ctx context.Context, tx pgx.Tx, table string) error {
	rows, digest, err := digestOf(ctx, tx, table)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "INSERT INTO province.tables VALUES ($1, $2, $3::text::numeric) ON CONFLICT (name) DO UPDATE SET rows = excluded.rows, digest = excluded.digest", table, rows, digest)
	return err
}

// digestOf returns how many rows a table has, and the sum of the hashes of their texts.
func digestOf(ctx context.Context, tx pgx.Tx, table string) (rows int64, digest string, err error) {
	var statement string
	err = tx.QueryRow(ctx, `SELECT format('SELECT count(*), coalesce(sum(hashtextextended(concat_ws(''|'', %s), 0)::numeric), 0)::text FROM %s', string_agg(
			CASE WHEN atttypid = 'timestamptz'::regtype THEN format('coalesce((%1$I AT TIME ZONE ''UTC'')::text, ''-'')', attname) ELSE format('coalesce(%I::text, ''-'')', attname) END,
			', ' ORDER BY attnum), $1::text)
		FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped`, table).Scan(&statement)
	if err != nil {
		return 0, "", err
	}
	err = tx.QueryRow(ctx, statement).Scan(&rows, &digest)
	return rows, digest, err
}

// placeTables hands each table to Citus that it does not keep yet, with its rows, each in a transaction of its own.
func placeTables(ctx context.Context, conn *pgx.Conn, shards int) error {
	tables, err := texts(ctx, conn, `SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE `+kept+` AND NOT is_on_citus(c.oid) ORDER BY c.relname <> 'cases' OR n.nspname <> 'public', 1`)
	if err != nil {
		return err
	}
	for _, table := range tables {
		if err := placeTable(ctx, conn, table, shards); err != nil {
			return fmt.Errorf("spread %s: %w", table, err)
		}
	}
	return nil
}

// placeTable hands a table to Citus. No trigger runs for its rows: they are on record already.
func placeTable(ctx context.Context, conn *pgx.Conn, table string, shards int) error {
	place := "SELECT place_table($1::text::regclass)"
	args := []any{table}
	if table == "public.cases" { // the first: all others follow it
		place = "SELECT create_distributed_table($1::text::regclass, 'agency_id', colocate_with => 'none', shard_count => $2)"
		args = append(args, shards)
	}
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		if err := runAll(ctx, tx, []string{
			"SET LOCAL citus.propagate_set_commands = 'local'", "SET LOCAL citus.enable_unsafe_triggers = on",
			"SET LOCAL citus.enable_local_reference_table_foreign_keys = off", "SET LOCAL session_replication_role = replica",
		}); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, place, args...)
		return err
	})
}

// emptyShells removes the rows that Citus has left where they were, out of sight. It is too late for that once tables refer to each other again.
func emptyShells(ctx context.Context, conn *pgx.Conn) error {
	full, err := texts(ctx, conn, `SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE `+kept+` AND is_on_citus(c.oid) AND pg_relation_size(c.oid) > 0 ORDER BY 1`)
	if err != nil {
		return err
	}
	for _, table := range full {
		err := pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
			if _, err := tx.Exec(ctx, "SET LOCAL session_replication_role = replica"); err != nil {
				return err
			}
			_, err := tx.Exec(ctx, "SELECT truncate_local_data_after_distributing_table($1::text::regclass)", table)
			return err
		})
		if err != nil {
			return fmt.Errorf("empty what is left of %s: %w", table, err)
		}
	}
	return nil
}

// copyFunctions makes all functions on every machine that are not there yet, those first that others call. Where isAll is false, those that Citus refuses wait: they
// need tables.
func copyFunctions(ctx context.Context, conn *pgx.Conn, isAll bool) error {
	for left := -1; ; {
		functions, err := texts(ctx, conn, `SELECT p.oid::regprocedure::text FROM pg_proc p
			WHERE p.pronamespace IN ('public'::regnamespace, 'history'::regnamespace) AND p.prokind IN ('f', 'p')
			  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
			  AND NOT EXISTS (SELECT FROM pg_catalog.pg_dist_object o WHERE o.classid = 'pg_proc'::regclass AND o.objid = p.oid) ORDER BY 1`)
		if err != nil {
			return err
		}
		var faults []error
		for _, function := range functions {
			if _, err := conn.Exec(ctx, "SELECT create_distributed_function($1::text::regprocedure)", function); err != nil {
				faults = append(faults, fmt.Errorf("copy the function %s: %w", function, err))
			}
		}
		switch {
		case len(faults) == 0:
			return nil
		case len(faults) == left && isAll:
			return errors.Join(faults...)
		case len(faults) == left:
			return nil
		}
		left = len(faults) // some may have waited for others
	}
}

// delegateFunctions makes Citus run on the machine of an agency those functions that work with the rights of the owner within writes of the server, as log_write
// does: they have the agency as their first argument. Elsewhere they would need a connection of the owner beside that of the server, which does not see what the
// write has changed. Folding summaries is a write of its own.
func delegateFunctions(ctx context.Context, conn *pgx.Conn) error {
	functions, err := texts(ctx, conn, `SELECT p.oid::regprocedure::text FROM pg_proc p
		WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef AND p.prorettype <> 'trigger'::regtype AND p.proargtypes[0] = 'bigint'::regtype
		  AND p.proargnames[1] IN ('agency', 'of_agency') AND p.proname !~ '_sum_(fold|recount)$' ORDER BY 1`)
	if err != nil {
		return err
	}
	for _, function := range functions {
		if _, err := conn.Exec(ctx, "SELECT create_distributed_function($1::text::regprocedure, '$1', colocate_with => 'public.cases', force_delegation => true)", function); err != nil {
			return fmt.Errorf("delegate the function %s: %w", function, err)
		}
	}
	return nil
}

// referAgain puts the references on again that prepareTables has noted.
func referAgain(ctx context.Context, conn *pgx.Conn) error {
	missing, err := texts(ctx, conn, `SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', table_name, name, definition) FROM province.foreign_keys f
		WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = f.table_name::regclass AND k.conname = f.name) ORDER BY 1`)
	if err != nil {
		return err
	}
	for _, statement := range missing {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

func collect(ctx context.Context, tx pgx.Tx, query string) ([]string, error) {
	rows, err := tx.Query(ctx, query)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func runAll(ctx context.Context, tx pgx.Tx, statements []string) error {
	for _, statement := range statements {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

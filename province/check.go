package province

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// check returns an error that names what is not as it must be in a database whose tables were spread.
func check(ctx context.Context, conn *pgx.Conn) error {
	var faults []error
	for _, c := range []func(context.Context, *pgx.Conn) ([]string, error){unplaced, lostRows, lostReferences, differentParts} {
		found, err := c(ctx, conn)
		if err != nil {
			return err
		}
		for _, f := range found {
			faults = append(faults, errors.New(f))
		}
	}
	if len(faults) > 0 {
		return fmt.Errorf("the tables are not spread as they must be: %w; run docket province again", errors.Join(faults...))
	}
	return requireServerIn(ctx, conn)
}

// unplaced names the tables that are not where they must be.
func unplaced(ctx context.Context, conn *pgx.Conn) ([]string, error) {
	return texts(ctx, conn, `
		SELECT format('%I.%I', n.nspname, c.relname) || CASE WHEN p.logicalrelid IS NULL THEN ' is not spread'
			WHEN a.attname IS NULL THEN ' has no agency and must be a reference table' ELSE ' must be spread by agency_id, together with cases' END
		  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency_id' AND NOT a.attisdropped
		  LEFT JOIN pg_dist_partition p ON p.logicalrelid = c.oid
		 WHERE `+kept+` AND (p.logicalrelid IS NULL
		    OR a.attname IS NULL AND (p.partmethod <> 'n' OR p.repmodel <> 't')
		    OR a.attname IS NOT NULL AND (p.partmethod <> 'h' OR column_to_column_name(p.logicalrelid, p.partkey) <> 'agency_id'
		       OR p.colocationid <> (SELECT colocationid FROM pg_dist_partition WHERE logicalrelid = 'public.cases'::regclass)))
		 ORDER BY 1`)
}

// lostRows names the tables that do not hold the rows that they held before.
func lostRows(ctx context.Context, conn *pgx.Conn) (lost []string, err error) {
	err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, "SELECT name, rows, digest::text FROM province.tables ORDER BY name")
		if err != nil {
			return err
		}
		type noted struct {
			Name   string
			Rows   int64
			Digest string
		}
		tables, err := pgx.CollectRows(rows, pgx.RowToStructByPos[noted])
		if err != nil {
			return err
		}
		for _, t := range tables {
			count, digest, err := digestOf(ctx, tx, t.Name)
			if err != nil {
				return fmt.Errorf("count the rows of %s: %w", t.Name, err)
			}
			if count != t.Rows || digest != t.Digest {
				lost = append(lost, fmt.Sprintf("%s had %d rows and has %d, or they were changed meanwhile", t.Name, t.Rows, count))
			}
		}
		return nil
	})
	return lost, err
}

// lostReferences names the references that are missing.
func lostReferences(ctx context.Context, conn *pgx.Conn) ([]string, error) {
	return texts(ctx, conn, `SELECT concat(table_name, ': the reference ', name, ' is missing') FROM province.foreign_keys f
		WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = f.table_name::regclass AND k.conname = f.name AND k.convalidated) ORDER BY 1`)
}

// likeness is SQL of what must be the same of a table and of its parts: how many triggers, constraints and indexes they have, and what the server may do with them.
const likeness = `SELECT concat_ws(' ', (SELECT count(*) FROM pg_trigger WHERE tgrelid = t.oid AND NOT tgisinternal), (SELECT count(*) FROM pg_constraint WHERE conrelid = t.oid),
	(SELECT count(*) FROM pg_index WHERE indrelid = t.oid), has_table_privilege('docket_app', t.oid, 'SELECT'), has_table_privilege('docket_app', t.oid, 'INSERT'),
	(SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = t.oid AND attnum > 0 AND has_column_privilege('docket_app', t.oid, attnum, 'UPDATE')))
	FROM (SELECT '%s'::regclass::oid) t (oid)`

// differentParts names the tables whose parts differ from them.
func differentParts(ctx context.Context, conn *pgx.Conn) (different []string, err error) {
	tables, err := texts(ctx, conn, `SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE `+kept+" ORDER BY 1")
	if err != nil {
		return nil, err
	}
	for _, table := range tables {
		var whole string
		if err := conn.QueryRow(ctx, strings.Replace(likeness, "%s", table, 1)).Scan(&whole); err != nil {
			return nil, fmt.Errorf("%s: %w", table, err)
		}
		parts, err := texts(ctx, conn, "SELECT DISTINCT result FROM run_command_on_placements($1::text::regclass, $2) WHERE result <> $3 OR NOT success", table, likeness, whole)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", table, err)
		}
		if len(parts) > 0 {
			different = append(different, fmt.Sprintf("%s has (triggers, constraints, indexes, rights) %q, parts of it have %q", table, whole, parts))
		}
	}
	return different, nil
}

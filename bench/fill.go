package main

import (
	"context"
	_ "embed"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/bench/scenarios"
	"docket/db"
	"docket/demo"
)

//go:embed fill.sql
var fillSQL string

//go:embed fill_province.sql
var fillProvinceSQL string

// moveSequences makes ids of new records begin behind those of the filled ones.
const moveSequences = `
SELECT setval(pg_get_serial_sequence(t, 'id'), 1000000000)
FROM unnest(ARRAY['agencies', 'units', 'officers', 'provisions', 'parties', 'food_businesses', 'cases', 'case_events',
                  'decisions', 'penalties', 'payments', 'goods_lots', 'goods_movements', 'complaints', 'officials', 'level_changes',
                  'coverage_assignments', 'inspections', 'hazards', 'safety_orders', 'destructions']) t`

// fillIfEmpty fills a database that has no case, and prints how long that took.
func fillIfEmpty(ctx context.Context, store *db.Store, url string, s settings) error {
	isFilled, err := store.DB().NewSelect().Model((*db.Case)(nil)).Exists(ctx)
	if err != nil || isFilled {
		return err
	}
	start := time.Now()
	if err := s.set().fill(ctx, url, s.Size); err != nil {
		return err
	}
	cases, err := store.DB().NewSelect().Model((*db.Case)(nil)).Count(ctx)
	fmt.Fprintf(os.Stderr, "filled with %d cases in %s\n", cases, time.Since(start).Round(time.Second))
	return err
}

// fillDemo writes the demo bureau.
func fillDemo(ctx context.Context, url string, _ scenarios.Size) error {
	return demo.Load(ctx, url, slog.New(slog.DiscardHandler))
}

// fillBureau writes the records of one bureau with so many cases. The requests of the scenarios need 3000 cases or more.
func fillBureau(ctx context.Context, url string, of scenarios.Size) error {
	return runFill(ctx, url, scenarios.Size{Cases: of.Cases, Bureaus: 1}, fillSQL)
}

// fillProvince writes the records of a province: cases, parties and businesses of all its bureaus, and what else a bureau records. The
// requests of the scenarios need 600 cases or more for each bureau.
func fillProvince(ctx context.Context, url string, of scenarios.Size) error {
	return runFill(ctx, url, of, fillSQL, fillProvinceSQL)
}

// runFill runs files of SQL in one transaction, with the numbers of cases and bureaus for $1 and $2.
func runFill(ctx context.Context, url string, of scenarios.Size, files ...string) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		restore, err := withoutIndexes(ctx, tx)
		if err != nil {
			return fmt.Errorf("take indexes off: %w", err)
		}
		numbers := strings.NewReplacer("$1", fmt.Sprintf("%d::bigint", of.Cases), "$2", fmt.Sprintf("%d::bigint", of.Bureaus))
		for _, file := range files {
			if _, err := tx.Exec(ctx, numbers.Replace(file)); err != nil {
				return fmt.Errorf("fill: %w", err)
			}
		}
		for _, statement := range restore {
			if _, err := tx.Exec(ctx, statement); err != nil {
				return fmt.Errorf("%s: %w", statement, err)
			}
		}
		_, err = tx.Exec(ctx, moveSequences)
		return err
	})
	if err != nil {
		return err
	}
	if err := rebuildSummaries(ctx, conn); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "VACUUM ANALYZE")
	return err
}

// withoutIndexes drops the indexes and exclusions of all tables but the keys, and returns the statements that make them again: at once
// that is faster than row by row.
func withoutIndexes(ctx context.Context, tx pgx.Tx) (restore []string, err error) {
	rows, err := tx.Query(ctx, `
		SELECT format('DROP INDEX %s', c.oid::regclass), pg_get_indexdef(c.oid) FROM pg_class c
		WHERE c.relkind = 'i' AND c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = c.oid)
		UNION ALL
		SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
			format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
		FROM pg_constraint WHERE contype = 'x' AND connamespace = 'public'::regnamespace`)
	if err != nil {
		return nil, err
	}
	var drops []string
	var drop, create string
	if _, err := pgx.ForEachRow(rows, []any{&drop, &create}, func() error {
		drops, restore = append(drops, drop), append(restore, create)
		return nil
	}); err != nil {
		return nil, err
	}
	_, err = tx.Exec(ctx, "SET LOCAL maintenance_work_mem = '256MB'; "+strings.Join(drops, "; "))
	return restore, err
}

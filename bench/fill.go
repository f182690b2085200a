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

	"docket/db"
)

//go:embed fill.sql
var fillSQL string

// moveSequences makes ids of new records begin behind those of the filled ones.
const moveSequences = `
SELECT setval(pg_get_serial_sequence(t, 'id'), 1000000000)
FROM unnest(ARRAY['agencies', 'units', 'officers', 'provisions', 'parties', 'food_businesses', 'cases', 'case_events',
                  'decisions', 'penalties', 'payments', 'goods_lots', 'goods_movements']) t`

// fillIfEmpty fills a database that has no case, and prints how long that took.
func fillIfEmpty(ctx context.Context, store *db.Store, url string, cases, bureaus int) error {
	isFilled, err := store.DB().NewSelect().Model((*db.Case)(nil)).Exists(ctx)
	if err != nil || isFilled {
		return err
	}
	start := time.Now()
	if err := fill(ctx, url, cases, bureaus); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "filled with %d cases in %s\n", cases, time.Since(start).Round(time.Second))
	return nil
}

// fill writes the records of agencies with so many cases each. The requests of the scenarios need 3000 cases or more.
func fill(ctx context.Context, url string, cases, bureaus int) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		text := strings.ReplaceAll(fillSQL, "$1", fmt.Sprintf("%d::bigint", cases))
		if _, err := tx.Exec(ctx, text); err != nil {
			return fmt.Errorf("fill: %w", err)
		}
		if err := copyBureau(ctx, tx, bureaus); err != nil {
			return fmt.Errorf("copy the bureau: %w", err)
		}
		_, err := tx.Exec(ctx, moveSequences)
		return err
	})
	if err != nil {
		return err
	}
	// The triggers were off.
	keeper, err := openKeeper(url, slog.Default())
	if err != nil {
		return err
	}
	defer keeper.DB.Close()
	if err := keeper.Rebuild(ctx, ""); err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "VACUUM ANALYZE")
	return err
}

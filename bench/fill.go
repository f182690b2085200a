package main

import (
	"context"
	_ "embed"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

//go:embed fill.sql
var fillSQL string

// sequences are told where the filled records end, so that writes can follow.
const sequences = `
SELECT setval(pg_get_serial_sequence(t, 'id'), 1000000000)
FROM unnest(ARRAY['agencies', 'units', 'officers', 'provisions', 'parties', 'food_businesses', 'cases', 'case_events',
                  'decisions', 'penalties', 'payments', 'goods_lots', 'goods_movements']) t`

// fill writes the records of a bureau with so many cases.
func fill(ctx context.Context, url string, cases int) error {
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
		_, err := tx.Exec(ctx, sequences)
		return err
	})
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, "VACUUM ANALYZE")
	return err
}

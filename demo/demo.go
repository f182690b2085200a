// Package demo holds a bureau to try things out on: the years 2022 and 2023 of a made-up market supervision bureau, the
// same on every machine. No person, business or case in it is real; the agency's name says so wherever it shows.
//
// Its 2023 adds up to the figures that a real bureau published: 1,991 cases decided, 5,920,000.00 yuan of fines and
// confiscated gains, 11,800 items destroyed, 14,528 food businesses open at the year's end, each with an official who
// answers for it.
//
// # How it is the same everywhere
//
// All random numbers come from two generators with fixed seeds (draw): one for cases and coverage, one for all else. The order of the
// calls in newPlans decides which numbers each part gets. What was added later draws none: it goes by the numbers of records
// instead (every nth), so that all that was there before stays as it was.
//
// # How the totals come out
//
// Each year has its totals (years, paragraph). Records are first made at random, and then brought to the totals: fines of
// ordinary cases are scaled, and a few take what is left (balance); quantities of goods that are destroyed are scaled in the
// same way (planDestructions); the amounts recovered for consumers are shares of their sum (shares); inspections, hazards,
// orders and complaints are counted out.
//
// # How a case comes about
//
// A case is planned first: who, what, when, how much, and for a few of them a story that is rare in a bureau (stories). Then
// its script is written, which is a list of the verbs' inputs, each with its day (script), and package casefile turns that
// into records without a database. It stops the program where the law forbids a step, so that every case is lawful. A test
// sends cases of every kind through the verbs and compares.
package demo

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
)

// Agency is the demo bureau's id.
const Agency = 1

// Loaded reports whether the database holds a bureau already, this one or any other.
func Loaded(ctx context.Context, url string) (bool, error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return false, fmt.Errorf("demo: %w", err)
	}
	defer conn.Close(ctx)
	var is bool
	if err := conn.QueryRow(ctx, "SELECT EXISTS (SELECT FROM agencies)").Scan(&is); err != nil {
		return false, fmt.Errorf("demo: look for agencies (is the database migrated?): %w", err)
	}
	return is, nil
}

// Load writes the demo bureau into a migrated database that holds no bureau, all of it or nothing. The role that url
// connects as must own the tables.
func Load(ctx context.Context, url string, log *slog.Logger) error {
	return Prepare().Load(ctx, url, log)
}

// Rows are the rows of the demo bureau, which are made in the background.
type Rows struct{ ready chan *bureau }

// Prepare starts to make the rows of the demo bureau. They take seconds, in which a database can be started and migrated.
func Prepare() Rows {
	rows := Rows{make(chan *bureau, 1)}
	go func() { rows.ready <- newBureau() }()
	return rows
}

// Load writes the rows as the function Load does, and waits until they are made. It must be called once only.
func (r Rows) Load(ctx context.Context, url string, log *slog.Logger) error {
	began := time.Now() //nolint:forbidigo // only for the log
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	defer conn.Close(ctx)
	b := <-r.ready
	rows := 0
	err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		restore, err := withoutReferences(ctx, tx)
		if err != nil {
			return fmt.Errorf("take references off: %w", err)
		}
		for _, t := range b.tables() {
			n, err := tx.CopyFrom(ctx, pgx.Identifier{t.Name}, t.Columns, pgx.CopyFromRows(t.Rows))
			if err != nil {
				return fmt.Errorf("%s: %w", t.Name, err)
			}
			rows += int(n)
			if !slices.Contains(t.Columns, "id") || len(t.Rows) == 0 {
				continue
			}
			// Whatever is written later is numbered on from here.
			_, err = tx.Exec(ctx, fmt.Sprintf("SELECT setval(pg_get_serial_sequence('%[1]s', 'id'), max(id)) FROM %[1]s", t.Name))
			if err != nil {
				return fmt.Errorf("%s: %w", t.Name, err)
			}
		}
		for _, statement := range restore {
			if _, err := tx.Exec(ctx, statement); err != nil {
				return fmt.Errorf("%s: %w", statement, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("demo: load %w", err)
	}
	if _, err := conn.Exec(ctx, "VACUUM ANALYZE"); err != nil {
		return fmt.Errorf("demo: analyze: %w", err)
	}
	log.InfoContext(ctx, "the demo bureau is loaded", "rows", rows, "took", time.Since(began).Round(time.Millisecond))
	return nil
}

// withoutReferences takes the foreign keys, the exclusions and the indexes over characters off the tables of a transaction, and says what puts them on
// again: then Postgres looks all rows through at once, which proves the same as a look-up for each row and takes a tenth of the time. Nobody sees the tables without
// them. A database of many machines keeps them, since it can't change tables that it has just written to in parallel.
func withoutReferences(ctx context.Context, tx pgx.Tx) (restore []string, err error) {
	rows, err := tx.Query(ctx, `
		SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
			format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) ||
			coalesce(format('; COMMENT ON INDEX %s IS %L', nullif(conindid, 0)::regclass, CASE contype WHEN 'x' THEN obj_description(conindid, 'pg_class') END), '')
		FROM pg_constraint WHERE contype IN ('f', 'x') AND connamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')
		UNION ALL
		SELECT format('DROP INDEX %s', i.oid::regclass), pg_get_indexdef(i.oid) || format('; COMMENT ON INDEX %s IS %L', i.oid::regclass, obj_description(i.oid, 'pg_class'))
		FROM pg_class i JOIN pg_am m ON m.oid = i.relam AND m.amname = 'gin'
		WHERE i.relnamespace = 'public'::regnamespace AND i.relkind = 'i' AND NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')
		ORDER BY 1`)
	if err != nil {
		return nil, err
	}
	var off []string
	var drop, add string
	if _, err := pgx.ForEachRow(rows, []any{&drop, &add}, func() error {
		off, restore = append(off, drop), append(restore, add)
		return nil
	}); err != nil {
		return nil, err
	}
	for _, statement := range off {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return nil, fmt.Errorf("%s: %w", statement, err)
		}
	}
	return restore, nil
}

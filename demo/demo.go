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
	"time"

	"github.com/jackc/pgx/v5"

	"docket/demo/bulk"
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
	rows, err := bulk.Load(ctx, url, Agency, (<-r.ready).tables())
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	log.InfoContext(ctx, "the demo bureau is loaded", "rows", rows, "took", time.Since(began).Round(time.Millisecond))
	return nil
}

// Package migrations brings a database to the schema that this program works with, and back.
//
// A migration is a pair of files, NNNN_slug.tx.up.sql and NNNN_slug.tx.down.sql, each run in one transaction. That a
// migration is done is marked after its transaction, so every one of them bears being run again. Beside it,
// NNNN_slug.before.sql and NNNN_slug.after.sql may hold assertions about the database before and after; tests run them.
package migrations

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/migrate"
)

//go:embed *.sql
var files embed.FS

// lockKey is the advisory lock under which a database is migrated: "docket" in ASCII.
const lockKey = 0x646f636b6574

// State is a migration and whether the database has it.
type State struct {
	Name      string    // as in `0004_cases`
	AppliedAt time.Time // zero where it is not applied
	unknown   bool      // applied, but not one of ours
}

// Up applies what is missing, in order. The role that url connects as will own the schema. A second Up on the same
// database waits for the first. Where a migration fails, those before it stay and Up can be run again. A database that
// a newer program has migrated is refused.
func Up(ctx context.Context, url string, log *slog.Logger) error {
	return withLock(ctx, url, log, func(db *bun.DB) error {
		return up(ctx, db, files, log, -1)
	})
}

// Down takes the last steps migrations back, and all that they hold with them; a negative number takes back all. The
// role docket_app stays: it belongs to the cluster.
func Down(ctx context.Context, url string, steps int) error {
	return withLock(ctx, url, slog.New(slog.DiscardHandler), func(db *bun.DB) error {
		return down(ctx, db, files, steps)
	})
}

// Status tells of every migration, in order, whether the database has it. It changes nothing.
func Status(ctx context.Context, url string) ([]State, error) {
	db, err := open(url)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	var there bool
	if err := db.NewRaw("SELECT to_regclass('bun_migrations') IS NOT NULL").Scan(ctx, &there); err != nil {
		return nil, fmt.Errorf("look for migrations: %w", err)
	}
	all, err := discover(files)
	if err != nil {
		return nil, err
	}
	if !there {
		states := make([]State, len(all))
		for i, m := range all {
			states[i].Name = m.String()
		}
		return states, nil
	}
	return status(ctx, db, all)
}

func open(url string) (*bun.DB, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	config.RuntimeParams["client_min_messages"] = "warning"
	config.RuntimeParams["application_name"] = "docket migrate"
	return bun.NewDB(sql.OpenDB(stdlib.GetConnector(*config)), pgdialect.New()), nil
}

// withLock runs fn while no other process migrates the database. The lock lives on a connection of its own and goes
// with it, so a killed process leaves none behind.
func withLock(ctx context.Context, url string, log *slog.Logger, fn func(*bun.DB) error) (err error) {
	db, err := open(url)
	if err != nil {
		return err
	}
	defer db.Close()
	keeper, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer keeper.Close()
	var locked bool
	if err := keeper.QueryRowContext(ctx, "SELECT pg_try_advisory_lock(?)", lockKey).Scan(&locked); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	if !locked {
		log.InfoContext(ctx, "waiting for another process that migrates the database")
		if _, err := keeper.ExecContext(ctx, "SELECT pg_advisory_lock(?)", lockKey); err != nil {
			return fmt.Errorf("lock: %w", err)
		}
	}
	if _, err := db.NewCreateTable().Model((*migrate.Migration)(nil)).ModelTableExpr("bun_migrations").IfNotExists().Exec(ctx); err != nil {
		return fmt.Errorf("table of migrations: %w", err)
	}
	return fn(db)
}

// up applies what is missing up to and including the migration of the given index, or all where it is negative.
func up(ctx context.Context, db *bun.DB, source fs.FS, log *slog.Logger, last int) error {
	all, err := discover(source)
	if err != nil {
		return err
	}
	states, err := status(ctx, db, all)
	if err != nil {
		return err
	}
	if newer := slices.IndexFunc(states, func(s State) bool { return s.unknown }); newer >= 0 {
		return fmt.Errorf("the database has migration %s, which this program does not know: run a newer one", states[newer].Name)
	}
	for i, m := range all {
		if last >= 0 && i > last {
			break
		}
		if !states[i].AppliedAt.IsZero() {
			continue
		}
		// Each in a group of its own, so that Down can take them back one by one.
		if _, err := migrator(db, all[:i+1]).Migrate(ctx); err != nil {
			return fmt.Errorf("migrate up %s: %w", m, err)
		}
		log.InfoContext(ctx, "migrated", "migration", m.String())
	}
	return nil
}

func down(ctx context.Context, db *bun.DB, source fs.FS, steps int) error {
	all, err := discover(source)
	if err != nil {
		return err
	}
	for ; steps != 0; steps-- {
		group, err := migrator(db, all).Rollback(ctx)
		if err != nil {
			return fmt.Errorf("migrate down: %w", err)
		}
		if len(group.Migrations) == 0 {
			break
		}
	}
	states, err := status(ctx, db, all)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(states, func(s State) bool { return !s.AppliedAt.IsZero() }) {
		if _, err := db.NewDropTable().Model((*migrate.Migration)(nil)).ModelTableExpr("bun_migrations").Exec(ctx); err != nil {
			return fmt.Errorf("table of migrations: %w", err)
		}
	}
	return nil
}

func migrator(db *bun.DB, some migrate.MigrationSlice) *migrate.Migrator {
	set := migrate.NewMigrations()
	for _, m := range some {
		set.Add(m)
	}
	return migrate.NewMigrator(db, set, migrate.WithMarkAppliedOnSuccess(true))
}

// discover returns the migrations in order, each with its way up and its way down.
func discover(source fs.FS) (migrate.MigrationSlice, error) {
	set := migrate.NewMigrations()
	if err := set.Discover(source); err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	all := set.Sorted()
	var faults []error
	for _, m := range all {
		if m.Up == nil || m.Down == nil {
			faults = append(faults, fmt.Errorf("migration %s: needs a way up and a way down", m))
		}
	}
	return all, errors.Join(faults...)
}

// status puts the migrations in order, then any that the database has beside them.
func status(ctx context.Context, db *bun.DB, all migrate.MigrationSlice) ([]State, error) {
	applied, err := migrator(db, all).AppliedMigrations(ctx)
	if err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	states := make([]State, 0, len(all))
	for _, m := range all {
		state := State{Name: m.String()}
		for _, a := range applied {
			if a.Name == m.Name {
				state.AppliedAt = a.MigratedAt
			}
		}
		states = append(states, state)
	}
	for _, a := range applied {
		if !slices.ContainsFunc(all, func(m migrate.Migration) bool { return m.Name == a.Name }) {
			states = append(states, State{Name: strings.TrimSuffix(a.String(), "_"), AppliedAt: a.MigratedAt, unknown: true})
		}
	}
	return states, nil
}

// Package migrations creates and changes the schema of the database, by the SQL files of its folder.
//
// README.md in the folder says how to add a migration.
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
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"
	"github.com/uptrace/bun/migrate"
)

//go:embed *.sql
var files embed.FS

// lockKey is the advisory lock under which a database is migrated: "docket" in ASCII.
const lockKey = 0x646f636b6574

// State is a migration and when the database applied it.
type State struct {
	Name      string    // for example 0007_case
	AppliedAt time.Time // zero where it is not applied
	isUnknown bool      // the database has it, this program does not
}

// Up applies the migrations that the database lacks, in order. The role that url connects as will own the schema. A second Up on
// the same database waits for the first. If a migration fails, the migrations before it stay, and Up can be run again. Up returns an error
// if the database has a migration that this program does not know.
func Up(ctx context.Context, url string, log *slog.Logger) error {
	return withLock(ctx, url, log, func(db *bun.DB) error {
		return up(ctx, db, files, log, -1)
	})
}

// Sign logs, in the transaction of a migration, that Docket has made its changes. name is the migration's, as in 0007_case.
type Sign func(ctx context.Context, tx *sql.Tx, name string) error

// UpSigned is as Up. It calls sign at the end of the transaction of each migration that has one, once the database keeps a log.
func UpSigned(ctx context.Context, url string, log *slog.Logger, sign Sign) error {
	return withLock(ctx, url, log, func(db *bun.DB) error {
		return upSigned(ctx, db, files, log, -1, sign)
	})
}

// Down takes back the migrations that were applied last, as many as steps, and all rows that they hold; a negative number takes back all.
// Down returns an error, as Up does, if the database has a migration that this program does not know. The role docket_app
// stays, because it belongs to the whole cluster.
func Down(ctx context.Context, url string, steps int) error {
	return withLock(ctx, url, slog.New(slog.DiscardHandler), func(db *bun.DB) error {
		return down(ctx, db, files, steps)
	})
}

// Status returns every migration in order, with the instant at which the database applied it. It changes nothing.
func Status(ctx context.Context, url string) ([]State, error) {
	db, err := open(url)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	var exists bool
	if err := db.NewRaw("SELECT to_regclass('bun_migrations') IS NOT NULL").Scan(ctx, &exists); err != nil {
		return nil, fmt.Errorf("look for migrations: %w", err)
	}
	all, err := discover(files)
	if err != nil {
		return nil, err
	}
	if !exists {
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
	config.RuntimeParams["citus.multi_shard_modify_mode"] = "sequential" // else Citus refuses the second change of a table in a transaction; Postgres does not mind
	if config.RuntimeParams["lock_timeout"] == "" {
		config.RuntimeParams["lock_timeout"] = lockTimeout
	}
	return bun.NewDB(sql.OpenDB(stdlib.GetConnector(*config)), pgdialect.New()), nil
}

// withLock runs fn while no other process migrates the database. The lock belongs to a connection of its own and ends with it, so
// that a killed process leaves no lock behind.
func withLock(ctx context.Context, url string, log *slog.Logger, fn func(*bun.DB) error) (err error) {
	db, err := open(url)
	if err != nil {
		return err
	}
	defer db.Close()
	holder, err := db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer holder.Close()
	if err := waitForLock(ctx, holder, log); err != nil {
		return fmt.Errorf("lock: %w", err)
	}
	if _, err := db.NewCreateTable().Model((*migrate.Migration)(nil)).ModelTableExpr("bun_migrations").IfNotExists().Exec(ctx); err != nil {
		return fmt.Errorf("table of migrations: %w", err)
	}
	return fn(db)
}

// lockPause is the time between two tries to get the lock.
const lockPause = 100 * time.Millisecond

// waitForLock gets the lock for a connection. It tries again and again and never waits within a statement: CREATE INDEX CONCURRENTLY of the
// process that migrates would wait for that statement to end, and the statement for the lock.
func waitForLock(ctx context.Context, holder bun.Conn, log *slog.Logger) error {
	for isFirst := true; ; isFirst = false {
		var locked bool
		if err := holder.QueryRowContext(ctx, "SELECT pg_try_advisory_lock(?)", lockKey).Scan(&locked); err != nil || locked {
			return err
		}
		if isFirst {
			log.WarnContext(ctx, "waiting for another process that migrates the database")
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lockPause):
		}
	}
}

// up applies what is missing up to and including the migration of the given index, or all where it is negative.
func up(ctx context.Context, db *bun.DB, source fs.FS, log *slog.Logger, last int) error {
	return upSigned(ctx, db, source, log, last, nil)
}

// upSigned is as up, with the sign of UpSigned, which may be nil.
func upSigned(ctx context.Context, db *bun.DB, source fs.FS, log *slog.Logger, last int, sign Sign) error {
	all, err := discover(source)
	if err != nil {
		return err
	}
	states, err := status(ctx, db, all)
	if err != nil {
		return err
	}
	if err := requireKnown(states); err != nil {
		return err
	}
	missing := 0
	for i := range all {
		if states[i].AppliedAt.IsZero() && (last < 0 || i <= last) {
			missing++
		}
	}
	if missing > 0 {
		log.InfoContext(ctx, "migrating the database", "migrations", missing)
	}
	for i, m := range all {
		if last >= 0 && i > last {
			break
		}
		if !states[i].AppliedAt.IsZero() {
			continue
		}
		// Each is a group of its own, so that Down can take them back one by one.
		if err := apply(ctx, migrator(db, all[:i+1], sign.hook()...), m.String(), log); err != nil {
			return fmt.Errorf("migrate up %s: %w%s", m, err, remedy(err))
		}
		log.DebugContext(ctx, "migrated", "migration", m.String())
	}
	if missing > 0 {
		log.InfoContext(ctx, "the database is migrated")
	}
	return nil
}

const (
	// lockTimeout is how long a statement of a migration waits for a lock, in milliseconds. While it waits, reads and writes of the table queue
	// behind it.
	lockTimeout = "3000"
	// lockTries is how often a migration is tried that does not get a lock, lockRetry how long the pause after the first try is; each further pause
	// is longer by as much.
	lockTries = 20
	lockRetry = 250 * time.Millisecond
)

// apply applies the last migration of a migrator. If it does not get a lock in time, apply tries again: every file can be run again.
func apply(ctx context.Context, m *migrate.Migrator, name string, log *slog.Logger) error {
	for try := 1; ; try++ {
		_, err := m.Migrate(ctx)
		const lockNotAvailable = "55P03"
		if refused := (*pgconn.PgError)(nil); !errors.As(err, &refused) || refused.Code != lockNotAvailable || try == lockTries {
			return err
		}
		log.WarnContext(ctx, "a table is in use: the migration is tried again", "migration", name, "try", try)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(try) * lockRetry):
		}
	}
}

// remedy returns what to do where a migration did not find what earlier ones of this program make. The migrations of before the first baseline had the
// same numbers and made other tables; the database keeps numbers only.
func remedy(err error) string {
	var refused *pgconn.PgError
	if !errors.As(err, &refused) || refused.Code != "42703" && refused.Code != "42P01" { // a column, a table is missing
		return ""
	}
	return "; the schema is not what this program's earlier migrations make. A database that a program of before 29 November 2026 made has other migrations " +
		"under the same numbers and cannot be upgraded: go on with that program, or begin with a new database (docs/operations.md, Upgrade)"
}

// requireKnown returns an error if the database has a migration that this program does not know.
func requireKnown(states []State) error {
	if newer := slices.IndexFunc(states, func(s State) bool { return s.isUnknown }); newer >= 0 {
		return fmt.Errorf("the database has migration %s, which this program does not know: run a newer one", states[newer].Name)
	}
	return nil
}

// down takes back the migrations of source that were applied last, as many as steps, or all where steps is negative. Each was applied as a group of its own
// (upSigned), so a rollback takes back one. Once none is applied, down drops the table of migrations too.
func down(ctx context.Context, db *bun.DB, source fs.FS, steps int) error {
	all, err := discover(source)
	if err != nil {
		return err
	}
	states, err := status(ctx, db, all)
	if err != nil {
		return err
	}
	if err := requireKnown(states); err != nil {
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
	if states, err = status(ctx, db, all); err != nil {
		return err
	}
	isApplied := func(s State) bool { return !s.AppliedAt.IsZero() }
	if !slices.ContainsFunc(states, isApplied) {
		if _, err := db.NewDropTable().Model((*migrate.Migration)(nil)).ModelTableExpr("bun_migrations").Exec(ctx); err != nil {
			return fmt.Errorf("table of migrations: %w", err)
		}
	}
	return nil
}

// hook returns the option that calls sign. A file without a transaction has none to sign.
func (sign Sign) hook() []migrate.MigratorOption {
	if sign == nil {
		return nil
	}
	return []migrate.MigratorOption{migrate.AfterMigration(func(ctx context.Context, conn bun.IConn, m *migrate.Migration) error {
		tx, isTx := conn.(bun.Tx)
		if !isTx {
			return nil
		}
		var hasLog bool
		if err := tx.Tx.QueryRowContext(ctx, "SELECT to_regprocedure('log_write(bigint, text)') IS NOT NULL").Scan(&hasLog); err != nil || !hasLog {
			return err
		}
		return sign(ctx, tx.Tx, m.String())
	})}
}

func migrator(db *bun.DB, some migrate.MigrationSlice, options ...migrate.MigratorOption) *migrate.Migrator {
	set := migrate.NewMigrations()
	for _, m := range some {
		set.Add(m)
	}
	return migrate.NewMigrator(db, set, append(options, migrate.WithMarkAppliedOnSuccess(true))...)
}

// discover returns the migrations of source in order. It returns an error if one has no file up or no file down.
func discover(source fs.FS) (migrate.MigrationSlice, error) {
	set := migrate.NewMigrations()
	if err := set.Discover(source); err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	all := set.Sorted()
	var faults []error
	for _, m := range all {
		if m.Up == nil || m.Down == nil {
			faults = append(faults, fmt.Errorf("migration %s: needs a file up and a file down", m))
		}
	}
	return all, errors.Join(faults...)
}

// status returns the state of each migration of all, in the same order, and then of those that only the database has. The table of
// migrations must exist. Returns an error if it cannot be read.
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
			states = append(states, State{Name: a.Name, AppliedAt: a.MigratedAt, isUnknown: true})
		}
	}
	return states, nil
}

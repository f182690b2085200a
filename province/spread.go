package province

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// DefaultShards is how many parts each table has, if nothing else is said. A part holds some agencies; a machine holds some parts.
const DefaultShards = 32

// Step runs a part of the work and tells the operator its title.
type Step func(title string, do func() error) error

// Spread hands all tables of a migrated database to Citus: those of agencies are spread by agency, those without are copied to each machine. conn leads to the
// coordinator as a superuser. Nobody else may write meanwhile. If Spread returns an error, it can be called again and goes on where it stopped; shards
// counts only at first.
func Spread(ctx context.Context, conn *pgx.Conn, shards int, step Step) error {
	if shards < 1 || shards > 1024 {
		return fmt.Errorf("--shards %d: give 1 to 1024", shards)
	}
	if err := requireCluster(ctx, conn); err != nil {
		return err
	}
	for _, s := range []struct {
		title string
		do    func() error
	}{
		{"Role:     letting docket_app in on every machine", func() error { return letServerIn(ctx, conn) }},
		{"Log:      entering the rows of before the log", func() error { return finishLog(ctx, conn) }},
		{"Tables:   counting their rows, and taking their references off", func() error { return prepareTables(ctx, conn) }},
		{"Functions: copying them to every machine", func() error { return copyFunctions(ctx, conn, false) }},
		{"Tables:   spreading them", func() error { return placeTables(ctx, conn, shards) }},
		{"Tables:   removing what is left of them here", func() error { return emptyShells(ctx, conn) }},
		{"Functions: copying those of tables", func() error { return copyFunctions(ctx, conn, true) }},
		{"Functions: running them where an agency is", func() error { return delegateFunctions(ctx, conn) }},
		{"Settings: the same on every machine", func() error { return SetSettings(ctx, conn) }},
		{"Tables:   putting their references on again", func() error { return referAgain(ctx, conn) }},
		{"Check:    places, rows, references, triggers, rights", func() error { return check(ctx, conn) }},
	} {
		if err := step(s.title, s.do); err != nil {
			return err
		}
	}
	_, err := conn.Exec(ctx, "DROP SCHEMA IF EXISTS province CASCADE")
	return err
}

// finishLog logs all rows of before the log. It finds them by their places in the files of one server.
func finishLog(ctx context.Context, conn *pgx.Conn) error {
	for left := int64(1); left > 0; {
		if err := conn.QueryRow(ctx, "SELECT log_found(100000)").Scan(&left); err != nil {
			return fmt.Errorf("find rows of before the log: %w", err)
		}
	}
	return nil
}

// Settings that workers need: those of the sessions of the server, since Citus connects to the workers with the settings of each; and the bounds of waiting.
const (
	handSettingsOn = `DO $$ BEGIN
		SET LOCAL citus.enable_ddl_propagation = off; -- Citus would do the same on workers
		EXECUTE format('ALTER DATABASE %I SET citus.enable_unsafe_triggers = on', current_database());
		EXECUTE format('ALTER DATABASE %I SET citus.enable_local_reference_table_foreign_keys = off', current_database());
	END $$`
	settingsOfWorkers = `SELECT format($sql$DO $do$ BEGIN
		SET LOCAL citus.enable_ddl_propagation = off;
		EXECUTE format('ALTER DATABASE %%I SET timezone = %%L', current_database(), %L);
		EXECUTE format('ALTER DATABASE %%I SET datestyle = ''ISO, YMD''', current_database());
		EXECUTE format('ALTER DATABASE %%I SET intervalstyle = ''iso_8601''', current_database());
		EXECUTE format('ALTER DATABASE %%I SET extra_float_digits = 1', current_database());
		EXECUTE format('ALTER DATABASE %%I SET jit = off', current_database());
		EXECUTE format('ALTER DATABASE %%I SET lc_messages = ''C''', current_database()); -- they name the constraint that is violated
		EXECUTE format('ALTER DATABASE %%I SET plan_cache_mode = force_custom_plan', current_database()); -- else a trigger that runs often asks all machines
		EXECUTE format('ALTER ROLE docket_app IN DATABASE %%I SET lock_timeout = ''5s''', current_database());
	END $do$ $sql$, coalesce((SELECT value FROM public.settings WHERE key = 'time_zone'), 'UTC'))`
)

// SetSettings sets what sessions on all machines need, for all sessions that begin later. Spread calls it; a copy of a database needs it too, since Postgres keeps
// the settings of a database outside of it.
func SetSettings(ctx context.Context, conn *pgx.Conn) error {
	if _, err := conn.Exec(ctx, handSettingsOn); err != nil {
		return err
	}
	var statement string
	if err := conn.QueryRow(ctx, settingsOfWorkers).Scan(&statement); err != nil {
		return err
	}
	return onWorkers(ctx, conn, statement)
}

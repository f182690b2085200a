package province

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
)

// guide names the page that says how to set a cluster up.
const guide = "docs/province.md says how"

// requireCluster returns an error that says what the operator must do if conn does not lead to the coordinator of a cluster with workers.
func requireCluster(ctx context.Context, conn *pgx.Conn) error {
	var isSuperuser, isAvailable, isLoaded bool
	err := conn.QueryRow(ctx, `SELECT rolsuper, EXISTS (SELECT FROM pg_available_extensions WHERE name = 'citus'),
		coalesce(current_setting('shared_preload_libraries', true), '') ~ '\mcitus\M' FROM pg_roles WHERE rolname = current_user`).Scan(&isSuperuser, &isAvailable, &isLoaded)
	switch {
	case err != nil:
		return fmt.Errorf("look for Citus: %w", err)
	case !isSuperuser:
		return errors.New("DATABASE_URL: the role must be a superuser: Citus makes roles and tables on all machines")
	case !isAvailable:
		return errors.New("DATABASE_URL: the server has no Citus: install its package on every machine; " + guide)
	case !isLoaded:
		return errors.New("DATABASE_URL: the server has Citus but does not load it: set shared_preload_libraries = 'citus' on every machine, and restart them; " + guide)
	}
	if _, err := conn.Exec(ctx, "CREATE EXTENSION IF NOT EXISTS citus"); err != nil {
		return fmt.Errorf("create the extension citus: %w", err)
	}
	return requireWorkers(ctx, conn)
}

// requireWorkers returns an error if the server is no coordinator, or if its workers do not answer.
func requireWorkers(ctx context.Context, conn *pgx.Conn) error {
	var group, coordinators, workers int
	err := conn.QueryRow(ctx, `SELECT (SELECT groupid FROM pg_dist_local_group),
		count(*) FILTER (WHERE groupid = 0), count(*) FILTER (WHERE groupid <> 0 AND isactive AND noderole = 'primary') FROM pg_dist_node`).Scan(&group, &coordinators, &workers)
	switch {
	case err != nil:
		return fmt.Errorf("read the machines of the cluster: %w", err)
	case group != 0:
		return errors.New("DATABASE_URL: the server is a worker: give the address of the coordinator")
	case coordinators == 0:
		return errors.New("the coordinator has no address for its workers: run SELECT citus_set_coordinator_host('its host', its port) on it, in this database")
	case workers == 0:
		return errors.New("the cluster has no workers: make a database of this name on each, with the extension citus, and run SELECT citus_add_node('its host', its port) on the coordinator; " + guide)
	}
	return onWorkers(ctx, conn, "SELECT 1")
}

// onWorkers runs a statement on each worker. Returns an error that names the workers on which it fails, and what each says.
func onWorkers(ctx context.Context, conn *pgx.Conn, statement string) error {
	return onEach(ctx, conn, "run_command_on_workers", statement)
}

// onAll is as onWorkers, on the coordinator too.
func onAll(ctx context.Context, conn *pgx.Conn, statement string) error {
	if _, err := conn.Exec(ctx, statement); err != nil {
		return fmt.Errorf("on the coordinator: %w", err)
	}
	return onWorkers(ctx, conn, statement)
}

func onEach(ctx context.Context, conn *pgx.Conn, function, statement string) error {
	faults, err := texts(ctx, conn, `SELECT concat(nodename, ':', nodeport, ': ', result) FROM `+function+`($1) WHERE NOT success`, statement)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return fmt.Errorf("workers refuse: %s", strings.Join(faults, "; "))
	}
	return nil
}

// letServerIn makes the role of the server on every machine, with the right to log in: Citus connects to the workers as the role that asks.
func letServerIn(ctx context.Context, conn *pgx.Conn) error {
	// Citus itself may have made the role on workers, without LOGIN.
	return onAll(ctx, conn, `DO $$ BEGIN
		SET LOCAL citus.enable_ddl_propagation = off;
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'docket_app') THEN CREATE ROLE docket_app; END IF;
		ALTER ROLE docket_app LOGIN;
	END $$`)
}

// requireServerIn returns an error if a worker does not let the role of the server in.
func requireServerIn(ctx context.Context, conn *pgx.Conn) error {
	err := pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SET LOCAL ROLE docket_app"); err != nil {
			return err
		}
		var count int64
		return tx.QueryRow(ctx, "SELECT count(*) FROM public.units").Scan(&count) // asks every part of the table
	})
	if err != nil {
		return fmt.Errorf("the coordinator cannot read from the workers as docket_app: let this role in from the coordinator, in pg_hba.conf of every machine, "+
			"or give its password in ~/.pgpass of the coordinator: %w", err)
	}
	return nil
}

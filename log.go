package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"docket/audit"
	"docket/auth"
	"docket/db"
	"docket/postgres"
)

// logKeyPath returns the path of the key of the log.
func (d databaseSettings) logKeyPath() string {
	if d.LogKey != "" {
		return d.LogKey
	}
	return filepath.Join(d.Data, "log.key")
}

// logKeys returns the keys of the log. If there are none, it makes the first.
func (d databaseSettings) logKeys() (*audit.Keys, error) {
	return audit.OpenKeys(d.logKeyPath(), time.Now)
}

// hasLogKey reports whether the file of the key is there.
func (d databaseSettings) hasLogKey() bool {
	_, err := os.Stat(d.logKeyPath())
	return !errors.Is(err, fs.ErrNotExist)
}

// warnOfNewKey warns that a new key of the log was begun, if the log was signed by another before: after a restore, the files of the key are easily forgotten.
func (d databaseSettings) warnOfNewKey(ctx context.Context, store *db.Store, keys *audit.Keys, log *slog.Logger) error {
	var signed string
	err := store.DB().NewRaw("SELECT signed FROM log_checkpoints ORDER BY agency_id DESC, size DESC LIMIT 1").Scan(ctx, &signed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for checkpoints of the log: %w", err)
	}
	if _, err := keys.OpenCheckpoint(signed); err != nil {
		log.WarnContext(ctx, "log.key was not there, and a new key of the log of changes was begun, but another key has signed this log before. "+meaningOfNewKey+
			" If you have copies of the old log.key and log.keys, stop the service now, put them in place of the new files, and start it again", "key", d.logKeyPath(), "error", err)
	}
	return nil
}

// recordWrite logs a write of a command. It is the recorder of db.WithRecorder: the keys are read, or made, only when something is written.
func (d databaseSettings) recordWrite(ctx context.Context, tx *sql.Tx, w db.Written) error {
	keys, err := d.logKeys()
	if err != nil {
		return err
	}
	return keys.Record(ctx, tx, w)
}

// inWrite runs do in a transaction of the owner of the database, and logs it as a write of the operator to the records of some agencies; 0 stands for
// records of no agency.
func (d databaseSettings) inWrite(ctx context.Context, conn *pgx.Conn, verb string, agency int64, do func(pgx.Tx) error) error {
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		if err := do(tx); err != nil {
			return err
		}
		return d.logWrite(ctx, tx, verb, agency)
	})
}

// signAsOperator returns the signed detail of a write of the operator to the records of an agency.
func (d databaseSettings) signAsOperator(ctx context.Context, verb string, agency int64) (string, error) {
	keys, err := d.logKeys()
	if err != nil {
		return "", err
	}
	return keys.Sign(agency, audit.DetailOf(auth.WithCaller(ctx, auth.TheOperator()), verb, nil))
}

// signMigration logs the changes of a migration as a write of the operator.
func (d databaseSettings) signMigration(ctx context.Context, tx *sql.Tx, name string) error {
	text, err := d.signAsOperator(ctx, "migrate "+name, 0)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, audit.LogWrite, 0, text)
	return err
}

// logWrite logs a write of the operator to the records of an agency in its transaction.
func (d databaseSettings) logWrite(ctx context.Context, tx pgx.Tx, verb string, agency int64) error {
	text, err := d.signAsOperator(ctx, verb, agency)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ctx, audit.LogWrite, agency, text)
	return err
}

type logCommand struct {
	Checkpoint logCheckpointCommand `cmd:"" help:"Print the last checkpoint of the log: keep it elsewhere, and give it to docket verify later."`
	Copy       logCopyCommand       `cmd:"" help:"Copy the log to a folder, or add to a copy what is new: keep it out of reach of whoever administers the database."`
	Keys       logKeysCommand       `cmd:"" help:"Print the public parts of the keys of the log: with them anybody can check a checkpoint."`
	RotateKey  logRotateKeyCommand  `cmd:"" help:"Make a new key of the log. What older ones have signed stays valid; servers that run take the new one at once."`
}

type logCheckpointCommand struct {
	databaseSettings
	Agency string `help:"Code of the agency; may be left out where there is only one." placeholder:"CODE"`
}

// Run prints the last checkpoint of the agency. The service may run.
func (c *logCheckpointCommand) Run(ctx context.Context, to console) error {
	return c.attached(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		agency, err := findAgency(ctx, conn, c.Agency)
		if err != nil {
			return err
		}
		from := stdlib.OpenDB(*conn.Config())
		defer from.Close()
		_, signed, err := audit.LastCheckpoint(ctx, from, agency)
		if err != nil {
			return err
		}
		if signed == "" {
			return errors.New("the log has no checkpoint yet: the service signs one a moment after each write")
		}
		_, err = fmt.Fprint(to.out, signed)
		return err
	})
}

// attached runs do on a connection as the owner of the database, while the service may run. It neither migrates nor changes anything itself.
func (d databaseSettings) attached(ctx context.Context, to console, do func(context.Context, *pgx.Conn) error) (err error) {
	server, done, err := postgres.Attach(ctx, d.settings(console{log: to.warnings()}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	conn, err := pgx.Connect(ctx, server.URL())
	if err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return do(ctx, conn)
}

type logCopyCommand struct {
	databaseSettings
	Folder string `arg:"" type:"path" help:"Folder of the copy." placeholder:"DIR"`
}

// Run brings the copy up to date. The service may run.
func (c *logCopyCommand) Run(ctx context.Context, to console) error {
	keys, err := audit.ReadKeys(c.logKeyPath(), time.Now)
	if err != nil {
		return err
	}
	return c.attached(ctx, to, func(ctx context.Context, conn *pgx.Conn) error {
		from := stdlib.OpenDB(*conn.Config())
		defer from.Close()
		all, err := audit.Copy(ctx, from, keys, c.Folder)
		for _, copied := range all {
			fmt.Fprintf(to.out, "log of the agency %d: %d entries, %d of them new\n", copied.Agency, copied.Size, copied.Added)
		}
		return err
	})
}

type logKeysCommand struct {
	databaseSettings
}

// Run prints the public parts of the keys, the current one first.
func (c *logKeysCommand) Run(to console) error {
	keys, err := audit.ReadKeys(c.logKeyPath(), time.Now)
	if err != nil {
		return err
	}
	for _, public := range keys.Public() {
		fmt.Fprintln(to.out, public)
	}
	return nil
}

type logRotateKeyCommand struct {
	databaseSettings
}

// Run puts a new key in the place of the current one, and prints its public part.
func (c *logRotateKeyCommand) Run(to console) error {
	keys, err := audit.ReadKeys(c.logKeyPath(), time.Now)
	if err != nil {
		return err
	}
	public, err := keys.Rotate()
	if err != nil {
		return fmt.Errorf("change the key of the log: %w", err)
	}
	_, err = fmt.Fprintln(to.out, public)
	return err
}

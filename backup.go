package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"docket/postgres"
)

var errNoBackups = errors.New("name the folder of backups by --backups or DOCKET_BACKUPS: outside the data folder, best on another disk")

type backupCommand struct {
	databaseSettings
	Dump bool `help:"Dump the database in place of copying the cluster: it can be restored by a newer Postgres, but to no other instant."`
	Keep int  `help:"Then remove all but the last N copies of the cluster, and the archived log that these do not need." placeholder:"N"`
	List bool `help:"Only list the backups."`
}

// Run makes a backup, or lists those there are.
func (c *backupCommand) Run(ctx context.Context, to console) error {
	if c.Backups == "" {
		return errNoBackups
	}
	if c.Keep < 0 {
		return fmt.Errorf("--keep %d: give 1 or more", c.Keep)
	}
	if c.List {
		return listBackups(to, c.Backups)
	}
	var made postgres.Backup
	err := to.terminal.step("Backup:   copying and checking", func() (err error) {
		made, err = postgres.BackUp(ctx, c.settings(console{log: to.warnings()}), c.Dump)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(to.out, "The backup %s is made and checked: %s in %s.\n", made.Name(), megabytes(made.Bytes), made.Dir)
	switch {
	case made.Kind == postgres.KindDump:
		fmt.Fprintf(to.out, "It is a dump and holds the records as of %s.\n", instant(made.Began))
	case made.Archive == "":
		fmt.Fprintln(to.out, "The log is not archived: only the backup itself can be restored. Start the service with --backups to be able to restore any later instant.")
	default:
		fmt.Fprintf(to.out, "It can be restored to %s and any later instant.\n", instant(made.Ended))
	}
	if c.Keep == 0 {
		return nil
	}
	removed, freed, err := postgres.Prune(c.Backups, c.Keep)
	if removed > 0 || freed > 0 {
		fmt.Fprintf(to.out, "%d older backups and the log before the others are removed: %s.\n", removed, megabytes(freed))
	}
	return err
}

func listBackups(to console, folder string) error {
	all, err := postgres.Backups(folder)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintf(to.out, "%s holds no backup.\n", folder)
		return nil
	}
	lines := make([][]string, len(all))
	for i, b := range all {
		when := "itself"
		switch {
		case b.Kind == postgres.KindDump:
			when = instant(b.Began)
		case b.Archive != "":
			when = instant(b.Ended) + " and later"
		}
		lines[i] = []string{b.Name(), b.Kind, megabytes(b.Bytes), when}
	}
	return printTable(to.out, []string{"BACKUP", "KIND", "SIZE", "CAN BE RESTORED TO"}, lines)
}

type restoreCommand struct {
	databaseSettings
	To      string `help:"Instant to restore to, as in 2026-11-30T10:15:00+08:00; left out, the end of the archived log." placeholder:"INSTANT"`
	OldData string `type:"existingdir" help:"Data folder of the lost cluster, where it can still be read: its log of the last minute is restored too." placeholder:"DIR"`
	Backup  string `help:"Backup to restore, as docket backup --list names it; left out, the last that will do." placeholder:"NAME"`
}

// Run restores a backup.
func (c *restoreCommand) Run(ctx context.Context, to console) error {
	if c.Backups == "" {
		return errNoBackups
	}
	var target time.Time
	if c.To != "" {
		var err error
		if target, err = time.Parse(time.RFC3339Nano, c.To); err != nil {
			return fmt.Errorf("--to %q: give an instant with its zone, as in 2026-11-30T10:15:00+08:00", c.To)
		}
	}
	place := c.Data
	if c.Database != "" {
		place = "the database of DATABASE_URL"
	}
	var done postgres.Restored
	err := to.terminal.step("Restore:  checking and restoring into "+place, func() (err error) {
		done, err = postgres.Restore(ctx, c.settings(console{log: to.warnings()}), postgres.RestoreOptions{Name: c.Backup, To: target, OldData: c.OldData})
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(to.out, "The backup %s is restored into %s.\n", done.Backup.Name(), place)
	switch {
	case done.Backup.Kind == postgres.KindDump:
		fmt.Fprintf(to.out, "The records are as of %s.\n", instant(done.Backup.Began))
	case done.LastWrite.IsZero():
		fmt.Fprintln(to.out, "No later write was in the archived log.")
	default:
		fmt.Fprintf(to.out, "The last write that it holds was at %s.\n", instant(done.LastWrite))
	}
	if err := c.takeLogKeys(to); err != nil {
		return err
	}
	fmt.Fprintln(to.out, "What was written later is not in it. Start the service, look at the records, then make a new backup.")
	return nil
}

// meaningOfNewKey says what a new key means for the log of a database that another key has signed.
const meaningOfNewKey = "With a new key, nobody can check by it what the old one has signed: docket verify refuses the checkpoints of before, cannot tell who " +
	"made the writes of before, and proofs of before hold only with a public key of then (docket log keys, /log/keys) that somebody has kept."

// takeLogKeys takes the keys of the log from the old data folder, unless there are some. It says what to do where there are none.
func (c *restoreCommand) takeLogKeys(to console) error {
	if _, err := os.Stat(c.logKeyPath()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	old := filepath.Join(c.OldData, filepath.Base(c.logKeyPath()))
	if _, err := os.Stat(old); c.OldData == "" || err != nil {
		_, err := fmt.Fprintf(to.out, "WARNING: the keys of the log of changes are not there, and no backup holds them. Before you start the service, "+
			"put your copies of log.key and log.keys at %s and %[1]ss. %s\n", c.logKeyPath(), meaningOfNewKey)
		return err
	}
	for _, end := range []string{"s", ""} {
		text, err := os.ReadFile(old + end)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(c.logKeyPath()), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(c.logKeyPath()+end, text, 0o600); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(to.out, "The keys of the log of changes are taken from %s.\n", c.OldData)
	return err
}

func instant(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.999999Z07:00") }

func megabytes(bytes int64) string { return fmt.Sprintf("%.1f MB", float64(bytes)/1e6) }

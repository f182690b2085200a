//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/postgres/internal/process"
)

// RestoreOptions say what to restore.
type RestoreOptions struct {
	// Name is the name of the backup; empty for the last that will do.
	Name string
	// To is the instant to restore to; zero for the end of the log.
	To time.Time
	// OldData is the data folder of the lost cluster, if it can still be read; its log of the last minute, which was not archived any more, is used too.
	OldData string
}

// Restored says what a restore did.
type Restored struct {
	Backup Backup
	// LastWrite is the instant of the last write that was restored from the archived log; zero where none was.
	LastWrite time.Time
}

// Restore restores a backup of the folder of backups: the one of a name, or the last that will do. A cluster goes into the data folder of the
// settings, which must hold none, and is brought to the instant to, or to the end of the archived log where to is zero. A dump goes into the database
// of the settings, which must be empty. Files are checked before anything is written. Returns an error, and leaves nothing behind, if the backup is damaged, or
// if the archived log ends before the instant.
func Restore(ctx context.Context, s Settings, o RestoreOptions) (r Restored, err error) {
	name, to := o.Name, o.To
	all, err := Backups(s.Backups)
	if err != nil {
		return r, err
	}
	if r.Backup, err = chooseBackup(all, name, to); err != nil {
		return r, err
	}
	if r.Backup.Kind == KindDump {
		return r, restoreDump(ctx, s, r.Backup)
	}
	if s.URL != "" {
		return r, errors.New("the backup is a copy of an embedded cluster: leave DATABASE_URL out, and give a data folder by --data")
	}
	m := thisMachine()
	dir, err := m.locate(ctx, s)
	if err != nil {
		return r, err
	}
	if err := dir.create(); err != nil {
		return r, err
	}
	lock, err := process.TryLock(dir.path("lock"))
	if held := (*process.Held)(nil); errors.As(err, &held) {
		return r, fmt.Errorf("%w: process %d has %s; stop it, or use another data folder", ErrInUse, held.Pid, dir.dir)
	}
	if err != nil {
		return r, fmt.Errorf("can't write in the data folder: %w", err)
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	if entries, err := os.ReadDir(dir.data()); err == nil && len(entries) > 0 {
		return r, fmt.Errorf("%s is not empty, and a restore overwrites nothing: move it away, or give another folder by --data", dir.data())
	}
	if err := os.WriteFile(dir.path(restoringFile), nil, 0o600); err != nil {
		return r, fmt.Errorf("can't write in the data folder: %w", err)
	}
	p := &private{clusterDir: clusterDir{dir.path("data.new-restore"), dir.user}, settings: s, machine: m, log: s.Log}
	defer func() { _ = os.RemoveAll(p.dir) }()
	if r.LastWrite, err = p.recover(ctx, r.Backup, o); err != nil {
		return r, err
	}
	_ = os.Remove(dir.data()) // an empty one
	if err := errors.Join(os.Rename(p.path("password"), dir.path("password")), os.Rename(p.data(), dir.data()), os.Remove(dir.path(restoringFile))); err != nil {
		return r, err
	}
	return r, syncFolder(dir.dir)
}

// restoringFile stands in a data folder from the beginning of a restore to its end. While it is there, no new cluster is made in the folder: a
// service that starts after a failed restore would else begin with an empty database, and nobody would miss the records.
const restoringFile = "restoring"

// recover copies a backup into the cluster's folder, lets Postgres bring it to an instant, and stops it. Returns the instant of the last write
// that came from the archived log.
func (p *private) recover(ctx context.Context, from Backup, o RestoreOptions) (last time.Time, err error) {
	to := o.To
	b, err := programs(ctx, from.Postgres, "postgres", "pg_verifybackup")
	if err != nil {
		return last, err
	}
	if err := verify(ctx, b, filepath.Join(from.Dir, "data")); err != nil {
		return last, err
	}
	_ = os.RemoveAll(p.dir)
	mode := os.FileMode(0o700)
	if p.user != nil {
		mode = 0o711
	}
	if err := errors.Join(os.Mkdir(p.dir, mode), os.Chmod(p.dir, mode), p.copyFiles(filepath.Join(from.Dir, "data"), p.data())); err != nil {
		return last, err
	}
	if o.OldData != "" {
		if err := p.copyOldLog(ctx, from, o.OldData); err != nil {
			return last, fmt.Errorf("--old-data: %w", err)
		}
	}
	_ = os.Remove(filepath.Join(p.data(), archiveFile)) // it gets an archive of its own
	archive := filepath.Join(p.settings.Backups, "wal", from.Archive)
	if archive, err = filepath.Abs(archive); err != nil {
		return last, err
	}
	_, statErr := os.Stat(archive)
	switch {
	case from.Archive != "" && statErr == nil:
		p.recovery = []string{"restore_command=" + restoreCommand(archive), "recovery_target_action=promote"}
		if !to.IsZero() {
			p.recovery = append(p.recovery, "recovery_target_time="+to.UTC().Format("2006-01-02 15:04:05.999999")+"+00")
		}
		signal := filepath.Join(p.data(), "recovery.signal")
		if err := errors.Join(os.WriteFile(signal, nil, 0o600), p.chown(signal)); err != nil {
			return last, err
		}
	case !to.IsZero():
		return last, fmt.Errorf("--to: the log of this cluster was not archived (%s is not there), so only the backup itself can be restored: leave --to out", archive)
	}
	if err := p.writePassword(); err != nil {
		return last, err
	}
	if err := p.start(ctx, b, p.newPlaces); err != nil {
		return last, p.explainRecovery(err, to)
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	last, err = p.awaitRecovered(ctx)
	if err != nil {
		return last, p.explainRecovery(err, to)
	}
	return last, nil
}

// copyOldLog copies the files of the log that a lost cluster holds, so that what was not archived any more is restored too. Returns an error if the
// data folder holds no cluster, or another one than that of the backup.
func (p *private) copyOldLog(ctx context.Context, from Backup, oldData string) error {
	s := p.settings
	s.DataDir = oldData
	if _, err := os.Stat(oldData); err != nil {
		return err
	}
	old, err := p.machine.locate(ctx, s)
	if err != nil {
		return err
	}
	number, err := os.ReadFile(filepath.Join(old.data(), archiveFile))
	if err != nil || strings.TrimSpace(string(number)) != from.Archive {
		return fmt.Errorf("%s is not the cluster that the backup %s was made of", old.data(), from.Name())
	}
	entries, err := os.ReadDir(filepath.Join(old.data(), "pg_wal"))
	if err != nil {
		return err
	}
	for _, e := range entries {
		target := filepath.Join(p.data(), "pg_wal", e.Name())
		if _, err := os.Stat(target); err == nil || !logFile.MatchString(e.Name()) {
			continue
		}
		if err := errors.Join(copyFile(filepath.Join(old.data(), "pg_wal", e.Name()), target), p.chown(target)); err != nil {
			return err
		}
	}
	return nil
}

// logFile matches the name of a file of the log.
var logFile = regexp.MustCompile(`^[0-9A-F]{24}$`)

// awaitRecovered waits until Postgres has ended the recovery, and sets the new password. It returns the instant of the last write that came from the log.
func (p *private) awaitRecovered(ctx context.Context) (last time.Time, err error) {
	conn, err := pgx.Connect(ctx, p.url("postgres"))
	if err != nil {
		return last, fmt.Errorf("connect to the restored server: %w", err)
	}
	defer conn.Close(ctx)
	for {
		var isRecovering bool
		var replayed *time.Time
		if err := conn.QueryRow(ctx, "SELECT pg_is_in_recovery(), pg_last_xact_replay_timestamp()").Scan(&isRecovering, &replayed); err != nil {
			return last, err
		}
		if replayed != nil {
			last = *replayed
		}
		if !isRecovering {
			break
		}
		if err := pause(ctx, pollEvery); err != nil {
			return last, err
		}
	}
	password, err := os.ReadFile(p.path("password"))
	if err != nil {
		return last, err
	}
	// The password is of letters and digits (rand.Text); ALTER ROLE takes no arguments.
	_, err = conn.Exec(ctx, "ALTER ROLE "+superuser+" PASSWORD '"+string(password)+"'")
	return last, err
}

var (
	targetMissed = regexp.MustCompile(`recovery ended before configured recovery target was reached`)
	lastWrite    = regexp.MustCompile(`last completed transaction was at log time (\S+ \S+)`)
)

// explainRecovery returns the error of a recovery with what the server's log says of it.
func (p *private) explainRecovery(err error, to time.Time) error {
	text := tail(p.path("server.log"), 0)
	if targetMissed.MatchString(text) {
		when := "it holds no write after the backup"
		if m := lastWrite.FindStringSubmatch(text); m != nil {
			when = "its last write was at " + m[1] + " (UTC)"
		}
		return fmt.Errorf("the archived log ends before %s; %s: give an earlier --to, or none for the end of the log, or the lost cluster's log of the last minute by --old-data", to.UTC().Format(time.RFC3339Nano), when)
	}
	return fmt.Errorf("%w; the end of the server's log:\n%s", err, text)
}

// copyFiles copies a folder of files for the server's user.
func (p *private) copyFiles(from, to string) error {
	return filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, inside)
		switch {
		case e.IsDir():
			err = os.Mkdir(target, 0o700)
		case e.Type().IsRegular():
			err = copyFile(path, target)
		default:
			return fmt.Errorf("%s is neither a file nor a folder; a cluster of Docket has only these", path)
		}
		return errors.Join(err, p.chown(target))
	})
}

// copyFile copies a file to a new one, and returns once it is on disk.
func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = source.Close() }()
	target, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Sync(), target.Close())
}

// restoreDump restores a dump into an empty database.
func restoreDump(ctx context.Context, s Settings, from Backup) (err error) {
	b, err := programs(ctx, -from.Postgres, "pg_restore")
	if err != nil {
		return err
	}
	file := filepath.Join(from.Dir, "docket.dump")
	if err := runProgram(ctx, b, "", "pg_restore", "--file="+os.DevNull, file); err != nil {
		return fmt.Errorf("the backup is damaged: %w", err)
	}
	server, err := Open(ctx, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.Close()) }()
	conn, err := pgx.Connect(ctx, server.url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	var tables int
	if err := conn.QueryRow(ctx, "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')").Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		return fmt.Errorf("the database has %d tables, and a restore overwrites nothing: give an empty one", tables)
	}
	// Roles belong to the cluster: a dump does not hold them.
	if _, err := conn.Exec(ctx, `DO $$ BEGIN
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'docket_app') THEN CREATE ROLE docket_app NOLOGIN; END IF;
		IF NOT pg_has_role(current_user, 'docket_app', 'MEMBER') THEN GRANT docket_app TO CURRENT_USER; END IF;
	END $$`); err != nil {
		return fmt.Errorf("the role docket_app: %w", err)
	}
	connection, password := withoutPassword(server.url)
	return runProgram(ctx, b, password, "pg_restore", "--dbname="+connection, "--no-owner", "--exit-on-error", "--single-transaction", "--no-password", file)
}

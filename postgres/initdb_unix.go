//go:build unix && !aix && !solaris

package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// initialize makes the cluster under another name and renames it when it is complete and on disk, so that a half-made one
// is never taken for a cluster.
func (p *private) initialize(ctx context.Context, b binaries) error {
	if _, err := os.Stat(p.path(restoringFile)); err == nil {
		return fmt.Errorf("a restore into %s did not come to its end: run docket restore again, or remove %s to begin with an empty database", p.dir, p.path(restoringFile))
	}
	began := time.Now()
	p.log.DebugContext(ctx, "making a new Postgres cluster", "data", p.data(), "with", b.String())
	if old, err := filepath.Glob(p.path("data.new-*")); err == nil {
		for _, dir := range old {
			removeHalfMade(ctx, dir)
		}
	}
	if err := p.writePassword(); err != nil {
		return fmt.Errorf("can't write in the data folder: %w", err)
	}
	var dir string
	var err error
	// A UTF-8 LC_CTYPE is what pg_trgm needs to see letters in Chinese text; its name differs between systems, and
	// initdb is quick to refuse one it doesn't know. The order of strings stays that of C: the same everywhere.
	for _, ctype := range []string{"C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8", "zh_CN.UTF-8", "zh_CN.utf8"} {
		dir, err = p.initdb(ctx, b, ctype)
		if err == nil || !strings.Contains(err.Error(), "invalid locale") {
			break
		}
	}
	if err != nil {
		return err
	}
	if p.settings.Backups != "" && !p.throwaway {
		p.warnOfBackups(ctx)
	}
	if err := os.Rename(dir, p.data()); err != nil {
		return errors.Join(fmt.Errorf("put the new cluster in its place: %w", err), os.RemoveAll(dir))
	}
	if !p.throwaway {
		if err := syncFolder(p.dir); err != nil {
			return err
		}
	}
	p.log.DebugContext(ctx, "the cluster is made", "took", time.Since(began).Round(time.Millisecond))
	return nil
}

// warnOfBackups warns that a cluster without records is made where backups of an earlier one are kept: its folder may have been lost.
func (p *private) warnOfBackups(ctx context.Context) {
	if kept, err := Backups(p.settings.Backups); err == nil && len(kept) > 0 {
		p.log.WarnContext(ctx, "the data folder is new and holds no records, though there are backups: if it was lost, stop the service, move the folder away, and run docket restore",
			"data", p.data(), "backups", p.settings.Backups, "latest", kept[len(kept)-1].Name())
	}
}

// initdb makes a cluster in a new folder beside its place and returns that folder.
func (p *private) initdb(ctx context.Context, b binaries, ctype string) (_ string, err error) {
	dir, err := os.MkdirTemp(p.dir, "data.new-")
	if err != nil {
		return "", fmt.Errorf("can't write in the data folder: %w", err)
	}
	defer func() {
		if err != nil {
			removeHalfMade(context.WithoutCancel(ctx), dir)
		}
	}()
	if err := p.chown(dir); err != nil {
		return "", err
	}
	args := []string{
		"-D", dir, "-U", superuser, "--encoding=UTF8", "--locale=C", "--lc-ctype=" + ctype,
		// A user who can enter the socket's folder may do anything anyhow; a port is open to every user of the machine.
		"--auth-local=trust", "--auth-host=scram-sha-256", "--pwfile=" + p.path("password"),
		"--no-instructions",
		"--no-sync", // initdb waits for each file in turn; below all are synced at once
	}
	if !p.throwaway {
		args = append(args, "--data-checksums")
	}
	if err := p.run(ctx, b, "initdb", args...); err != nil {
		return "", err
	}
	if !p.throwaway {
		if err := p.run(ctx, b, "initdb", "--sync-only", "-D", dir); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// removeHalfMade removes the folder of a cluster that was not completed. The server that a stopped initdb had started to fill it may
// write a last file while the folder is emptied: then it is emptied again, for about a second. What is left even so is removed by the next start.
func removeHalfMade(ctx context.Context, dir string) {
	for pause := 10 * time.Millisecond; os.RemoveAll(dir) != nil && pause < time.Second; pause *= 2 {
		select {
		case <-ctx.Done():
			return
		case <-time.After(pause):
		}
	}
}

// run runs one of Postgres's programs to its end. Returns an error that holds its output when it fails.
func (p *private) run(ctx context.Context, b binaries, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(b.dir, program), args...) //nolint:gosec // G204: our own find
	cmd.Dir, cmd.Env, cmd.SysProcAttr = p.dir, environment(), p.user.processAttributes()
	// initdb removes its files when it is terminated, not when it is killed.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return fmt.Errorf("while %s was running: %w", program, context.Cause(ctx))
	}
	if err != nil {
		return fmt.Errorf("%s failed in %s as %s: %w; its output:\n%s", program, p.dir, p.user, err, bytes.TrimSpace(out))
	}
	return nil
}

// damage returns what to do where an error of the private server says that its files are not as it left them.
func (p *private) damage(err error) string {
	var refused *pgconn.PgError
	if !errors.As(err, &refused) {
		return ""
	}
	switch refused.Code {
	case "22023", "58P01", "XX001", "XX002", "58030": // no data directory, a file is missing, is damaged, cannot be read
		return "; if files of the data folder are damaged or missing, move the folder away and run docket restore (docs/operations.md, Restore)"
	}
	return ""
}

// ensureDatabase makes the database that Docket uses, where it does not exist.
func (p *private) ensureDatabase(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, p.url(databaseName))
	if err == nil {
		return conn.Close(ctx)
	}
	const invalidCatalogName = "3D000"
	if refused := (*pgconn.PgError)(nil); !errors.As(err, &refused) || refused.Code != invalidCatalogName {
		return fmt.Errorf("connect to the private server: %w%s", err, p.damage(err))
	}
	conn, err = pgx.Connect(ctx, p.url("postgres"))
	if err != nil {
		return fmt.Errorf("connect to the private server: %w", err)
	}
	_, err = conn.Exec(ctx, "create database "+databaseName)
	if err != nil {
		err = fmt.Errorf("make the database %s: %w", databaseName, err)
	}
	return errors.Join(err, conn.Close(ctx))
}

// syncFolder returns once the names in a folder are on disk.
func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

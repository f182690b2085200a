//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// A folder of backups holds:
//
//	base/20261130T010500Z   a backup of the whole cluster or a dump, and what is known of it (backup.json)
//	wal/3Q7…/…gz            the archived log of one cluster, under the number that the cluster has in archiveFile
//
// A restored cluster gets a number of its own. So the logs of the old and of the new cluster never mix, even where both run.

// archiveFile is the file within a cluster that holds the number of its archive.
const archiveFile = "docket.archive"

// prepareArchive makes the folder of the cluster's archived log, if the settings have a folder of backups and the cluster exists.
// Returns an error if Postgres could not write there.
func (p *private) prepareArchive(ctx context.Context) error {
	if p.settings.Backups == "" || p.throwaway {
		return nil
	}
	if _, err := os.Stat(filepath.Join(p.data(), "PG_VERSION")); errors.Is(err, os.ErrNotExist) {
		return nil // startFirst makes the cluster and calls again
	}
	backups, err := filepath.Abs(p.settings.Backups)
	if err != nil {
		return err
	}
	if strings.ContainsAny(backups, "\n\r\x00") {
		return errors.New("the folder of backups must not have a line end in its name")
	}
	number, err := p.archiveNumber()
	if err != nil {
		return err
	}
	wal := filepath.Join(backups, "wal")
	for _, dir := range []string{backups, wal} {
		if err := makeDir(dir); err != nil {
			return fmt.Errorf("the folder of backups can't be made: %w", err)
		}
	}
	archive := filepath.Join(wal, number)
	if err := os.Mkdir(archive, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return fmt.Errorf("the folder of the archived log can't be made: %w", err)
	}
	if err := p.chown(archive); err != nil {
		return err
	}
	if p.user != nil {
		if err := p.user.checkEnter(ctx, wal); err != nil {
			return fmt.Errorf("the folder of backups: Postgres runs as %s: %w; let that user enter (chmod o+x), or choose another folder", p.user, err)
		}
	}
	p.archive = archive
	return nil
}

// archiveNumber returns the number of the cluster's archive. It gives the cluster one if it has none.
func (p *private) archiveNumber() (string, error) {
	path := filepath.Join(p.data(), archiveFile)
	text, err := os.ReadFile(path)
	if err == nil {
		number := strings.TrimSpace(string(text))
		if number == "" || strings.Trim(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" {
			return "", fmt.Errorf("%s is not the number of an archive", path)
		}
		return number, nil
	}
	if !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	number := rand.Text()
	if err := os.WriteFile(path, []byte(number+"\n"), 0o600); err != nil {
		return "", fmt.Errorf("can't write in the data folder: %w", err)
	}
	return number, p.chown(path)
}

// archiveCommandOf returns the archive_command of a cluster that archives into a folder; empty for none.
func archiveCommandOf(archive string) string {
	if archive == "" {
		return ""
	}
	return archiveCommand(archive)
}

// archiveCommand returns the archive_command for a folder. A file appears in the folder when it is complete and on disk, and the command succeeds when its name is on
// disk too, since Postgres then uses its own file again. A file that is there already is compared: Postgres may ask again after a crash.
func archiveCommand(archive string) string {
	to := commandPath(archive)
	return `if test -f ` + to + `/%f.gz; then gzip -dc ` + to + `/%f.gz | cmp -s - "%p"; else gzip -1 -c "%p" > ` + to + `/%f.part && ` +
		`{ sync ` + to + `/%f.part 2>/dev/null || sync; } && mv ` + to + `/%f.part ` + to + `/%f.gz && { sync ` + to + ` 2>/dev/null || sync; }; fi`
}

// restoreCommand returns the restore_command that reads what archiveCommand wrote. Its status is 1 where there is no such file.
func restoreCommand(archive string) string {
	from := commandPath(archive)
	return `test -f ` + from + `/%f.gz && gzip -dc ` + from + `/%f.gz > "%p"`
}

// commandPath returns a path as a word of the shell in a command of Postgres.
func commandPath(path string) string {
	return `'` + strings.NewReplacer(`'`, `'\''`, `%`, `%%`).Replace(path) + `'`
}

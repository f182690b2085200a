//go:build unix && !aix && !solaris

package postgres

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// BackUp makes a backup of the server of the settings in the folder of backups, and checks it. The server may run, and be in use. A private
// cluster is copied whole; of somebody else's server, and with asDump, the database is dumped. Returns an error if the backup cannot be made or does not
// pass the check; then nothing is left of it.
func BackUp(ctx context.Context, s Settings, asDump bool) (_ Backup, err error) {
	server, done, err := Attach(ctx, s)
	if err != nil {
		return Backup{}, err
	}
	defer func() { err = errors.Join(err, done()) }()
	b := Backup{Kind: KindCluster}
	if server.owned == nil || asDump {
		b.Kind = KindDump
	}
	conn, err := pgx.Connect(ctx, server.url)
	if err != nil {
		return b, fmt.Errorf("connect: %w", err)
	}
	defer conn.Close(ctx)
	base := filepath.Join(s.Backups, "base")
	for _, dir := range []string{s.Backups, base} {
		if err := makeDir(dir); err != nil {
			return b, fmt.Errorf("the folder of backups can't be made: %w", err)
		}
	}
	for b.Dir == "" {
		if err := conn.QueryRow(ctx, "SELECT clock_timestamp(), current_setting('server_version_num')::int / 10000").Scan(&b.Began, &b.Postgres); err != nil {
			return b, err
		}
		dir := filepath.Join(base, b.Began.UTC().Format(nameLayout))
		if _, err := os.Stat(dir); err != nil {
			b.Dir = dir
		} else if _, err := conn.Exec(ctx, "SELECT pg_sleep(1 - extract(second FROM clock_timestamp()) % 1)"); err != nil { // the name has seconds
			return b, err
		}
	}
	part, err := os.MkdirTemp(base, partPrefix) // only we may enter it
	if err != nil {
		return b, err
	}
	defer func() { _ = os.RemoveAll(part) }()
	if b.Kind == KindDump {
		err = dump(ctx, server.url, b.Postgres, part)
	} else {
		if text, err := os.ReadFile(filepath.Join(server.owned.data(), archiveFile)); err == nil {
			b.Archive = strings.TrimSpace(string(text))
		}
		err = server.owned.copyCluster(ctx, part, b.Postgres)
	}
	if err != nil {
		return b, err
	}
	if err := conn.QueryRow(ctx, "SELECT clock_timestamp()").Scan(&b.Ended); err != nil {
		return b, err
	}
	text, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return b, err
	}
	if err := os.WriteFile(filepath.Join(part, backupFile), append(text, '\n'), 0o600); err != nil {
		return b, err
	}
	if err := errors.Join(syncFolder(part), os.Rename(part, b.Dir), syncFolder(base)); err != nil {
		return b, err
	}
	b.Bytes, err = sizeOf(b.Dir)
	return b, err
}

// Attach returns the server of the settings. A private one that another process keeps is only connected to; else it is started. done closes what
// Attach opened.
func Attach(ctx context.Context, s Settings) (_ *Server, done func() error, err error) {
	server, err := Open(ctx, s)
	if !errors.Is(err, ErrInUse) {
		if err != nil {
			return nil, nil, err
		}
		return server, server.Close, nil
	}
	inUse := err
	dir, err := thisMachine().locate(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	file, ok := readPidFile(dir.data())
	if !ok || file.status != "ready" {
		return nil, nil, fmt.Errorf("%w, and its Postgres is not ready: try again", inUse)
	}
	p := &private{clusterDir: dir, endpoint: endpoint{socket: file.socket, port: file.port}, settings: s, machine: thisMachine(), log: s.Log}
	return &Server{url: p.url(databaseName), owned: p}, func() error { return nil }, nil
}

// copyCluster copies the running cluster with all that is needed to start the copy, and checks every file of it.
func (p *private) copyCluster(ctx context.Context, to string, major int) error {
	b, err := programs(ctx, major, "pg_basebackup", "pg_verifybackup")
	if err != nil {
		return err
	}
	data := filepath.Join(to, "data")
	connection, password := withoutPassword(p.url("postgres"))
	if err := runProgram(ctx, b, password, "pg_basebackup", "--dbname="+connection, "--pgdata="+data, "--wal-method=stream", "--checkpoint=fast",
		"--manifest-checksums=SHA256", "--label=docket", "--no-password"); err != nil {
		return err
	}
	return verify(ctx, b, data)
}

// verify checks the files of a copied cluster against their checksums, and that the log they need is there.
func verify(ctx context.Context, b binaries, data string) error {
	if err := runProgram(ctx, b, "", "pg_verifybackup", "--quiet", data); err != nil {
		return fmt.Errorf("the backup is damaged: %w", err)
	}
	return nil
}

// dump dumps a database, and checks that the dump can be read.
func dump(ctx context.Context, address string, major int, to string) error {
	b, err := programs(ctx, -major, "pg_dump", "pg_restore")
	if err != nil {
		return err
	}
	connection, password := withoutPassword(address)
	file := filepath.Join(to, "docket.dump")
	if err := runProgram(ctx, b, password, "pg_dump", "--dbname="+connection, "--format=custom", "--no-owner", "--no-password", "--file="+file); err != nil {
		return err
	}
	if err := os.Chmod(file, 0o600); err != nil {
		return err
	}
	// Reads all of it; the SQL goes nowhere.
	return runProgram(ctx, b, "", "pg_restore", "--file="+os.DevNull, file)
}

// programs returns an installation that has some programs: of a major version, or where it is negative, of that one or the newest after it.
func programs(ctx context.Context, major int, names ...string) (binaries, error) {
	on := find(ctx, usualFolders(), os.Getenv("PATH"))
	slices.SortFunc(on.found, func(a, b binaries) int {
		if a.isNewerThan(b) {
			return -1
		}
		return 1
	})
	for _, b := range on.found {
		if (b.major == major || major < 0 && b.major >= -major) && !slices.ContainsFunc(names, func(name string) bool { return !has(b.dir, name) }) {
			return b, nil
		}
	}
	return binaries{}, fmt.Errorf("this machine has no %s of Postgres %d: install the package of that version (postgresql-%[2]d on Debian and Ubuntu)",
		strings.Join(names, " and "), max(major, -major))
}

// runProgram runs one of Postgres's programs as ourselves. The password goes through the environment: arguments are seen by all users.
func runProgram(ctx context.Context, b binaries, password, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(b.dir, program), args...) //nolint:gosec // G204: our own find
	cmd.Env = environment()
	if password != "" {
		cmd.Env = append(cmd.Env, "PGPASSWORD="+password)
	}
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return fmt.Errorf("while %s was running: %w", program, context.Cause(ctx))
	}
	if err != nil {
		return fmt.Errorf("%s failed: %w; its output:\n%s", program, err, bytes.TrimSpace(out))
	}
	return nil
}

// passwordWord matches the password of a connection string of words.
var passwordWord = regexp.MustCompile(`(?i)\bpassword\s*=\s*('(?:[^'\\]|\\.)*'|\S+)`)

// withoutPassword takes the password out of a connection string.
func withoutPassword(connection string) (without, password string) {
	if config, err := pgconn.ParseConfig(connection); err == nil {
		password = config.Password
	}
	u, err := url.Parse(connection)
	if err != nil || u.Scheme == "" {
		return passwordWord.ReplaceAllString(connection, ""), password
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	query := u.Query()
	query.Del("password")
	u.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20")
	return u.String(), password
}

// Prune removes all but the last backups of the cluster kind, as many as keep, and the archived log that none of the others needs. It returns
// how many backups it removed, and how many bytes.
func Prune(folder string, keep int) (removed int, bytes int64, err error) {
	all, err := Backups(folder)
	if err != nil {
		return 0, 0, err
	}
	all = slices.DeleteFunc(all, func(b Backup) bool { return b.Kind != KindCluster })
	if keep < 1 || len(all) <= keep {
		return 0, 0, nil
	}
	old, kept := all[:len(all)-keep], all[len(all)-keep:]
	for _, b := range old {
		// Renamed first, so that a half-removed one is not taken for a backup.
		gone := filepath.Join(filepath.Dir(b.Dir), partPrefix+b.Name())
		if err := errors.Join(os.Rename(b.Dir, gone), os.RemoveAll(gone)); err != nil {
			return removed, bytes, err
		}
		removed, bytes = removed+1, bytes+b.Bytes
	}
	archives := map[string]bool{}
	for _, b := range append(slices.Clone(old), kept...) {
		archives[b.Archive] = true
	}
	delete(archives, "")
	for archive := range archives {
		freed, err := pruneArchive(filepath.Join(folder, "wal", archive), kept, archive)
		bytes += freed
		if err != nil {
			return removed, bytes, err
		}
	}
	return removed, bytes, nil
}

// segmentName matches the name of a file of the log; its timeline is left out of comparisons, as in pg_archivecleanup.
var segmentName = regexp.MustCompile(`^[0-9A-F]{8}([0-9A-F]{16})(\.partial|\.[0-9A-F]{8}\.backup)?\.gz$`)

// pruneArchive removes the files of an archive that no kept backup needs. An archive without a kept backup is left alone, if it is still written to.
func pruneArchive(dir string, kept []Backup, archive string) (bytes int64, err error) {
	first := ""
	for _, b := range kept {
		if b.Archive != archive {
			continue
		}
		label, err := os.ReadFile(filepath.Join(b.Dir, "data", "backup_label"))
		if err != nil {
			return 0, err
		}
		m := startSegment.FindSubmatch(label)
		if m == nil {
			return 0, fmt.Errorf("%s: backup_label names no file of the log", b.Dir)
		}
		if name := string(m[1]); first == "" || name < first {
			first = name
		}
	}
	if first == "" {
		return 0, nil
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, os.ErrNotExist) {
		return 0, nil
	}
	for _, e := range entries {
		m := segmentName.FindStringSubmatch(e.Name())
		if m == nil || m[1] >= first {
			continue
		}
		if info, err := e.Info(); err == nil {
			bytes += info.Size()
		}
		if err := os.Remove(filepath.Join(dir, e.Name())); err != nil {
			return bytes, err
		}
	}
	return bytes, err
}

// startSegment finds the first file of the log that a backup needs, without its timeline.
var startSegment = regexp.MustCompile(`START WAL LOCATION: \S+ \(file [0-9A-F]{8}([0-9A-F]{16})\)`)

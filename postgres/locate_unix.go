//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
)

// locate decides where the cluster of a data folder is and which user runs it. An existing cluster decides. Only where there
// is none may the place be chosen: a folder whose access changes must never mean another cluster.
func (m machine) locate(ctx context.Context, s Settings) (clusterDir, error) {
	dataDir, err := filepath.Abs(s.DataDir)
	if err == nil {
		err = makeDir(dataDir)
	}
	if err == nil {
		dataDir, err = filepath.EvalSymlinks(dataDir)
	}
	if err != nil {
		return clusterDir{}, fmt.Errorf("can't make the data folder: %w; use another one, or set DATABASE_URL", err)
	}
	inside := clusterDir{dir: filepath.Join(dataDir, "postgres")}
	if os.Geteuid() != 0 {
		return inside, nil
	}
	name := sha256.Sum256([]byte(dataDir))
	outside := clusterDir{dir: filepath.Join(m.fallback, hex.EncodeToString(name[:8]))}
	for _, c := range []clusterDir{inside, outside} {
		c.user, err = ownerOf(c.data())
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return clusterDir{}, fmt.Errorf("find the cluster's owner: %w", err)
		}
		if err := checkOwner(ctx, c); err != nil {
			return clusterDir{}, err
		}
		if c.dir == outside.dir {
			logOutside(ctx, s.Log, dataDir, c)
		}
		return c, nil
	}
	return m.choosePlace(ctx, s.Log, dataDir, inside, outside)
}

// checkOwner returns an error when the owner of an existing cluster can't run it.
func checkOwner(ctx context.Context, c clusterDir) error {
	if c.user.uid == 0 {
		return fmt.Errorf("%s belongs to root, but Postgres doesn't run as root: give it to the user it was made by (chown -R)", c.data())
	}
	if err := c.user.checkEnter(ctx, c.dir); err != nil {
		return fmt.Errorf("the cluster is in %s, and is run by its owner: %w; let that user enter (chmod o+x)", c.data(), err)
	}
	return nil
}

// choosePlace returns the place of a new cluster as root: inside the data folder where the server's user can enter it.
func (m machine) choosePlace(ctx context.Context, log *slog.Logger, dataDir string, inside, outside clusterDir) (clusterDir, error) {
	user, err := m.unprivilegedUser()
	if err != nil {
		return clusterDir{}, err
	}
	inside.user, outside.user = user, user
	closed := user.checkEnter(ctx, dataDir)
	if closed == nil {
		return inside, nil
	}
	if err := makeDir(m.fallback); err != nil {
		return clusterDir{}, fmt.Errorf("%w, and no other place can be made: %w; use a data folder it can enter, or set DATABASE_URL", closed, err)
	}
	if err := user.checkEnter(ctx, m.fallback); err != nil {
		return clusterDir{}, fmt.Errorf("%w, and %w; use a data folder it can enter, or set DATABASE_URL", closed, err)
	}
	logOutside(ctx, log, dataDir, outside)
	return outside, nil
}

func logOutside(ctx context.Context, log *slog.Logger, dataDir string, c clusterDir) {
	log.InfoContext(ctx, "the database is not in the data folder, which Postgres's user can't enter", "user", c.user.name,
		"data folder", dataDir, "database", c.dir)
}

// makeDir makes a folder and those above it, as far as they are missing. Root makes them so that any user can pass through,
// whatever the umask is, as the server's user must.
func makeDir(dir string) error {
	mode := os.FileMode(0o711)
	if os.Geteuid() != 0 {
		mode = 0o700
	}
	err := os.Mkdir(dir, mode)
	if errors.Is(err, os.ErrNotExist) && filepath.Dir(dir) != dir {
		if err := makeDir(filepath.Dir(dir)); err != nil {
			return err
		}
		err = os.Mkdir(dir, mode)
	}
	if err == nil {
		return os.Chmod(dir, mode)
	}
	if info, statErr := os.Stat(dir); statErr == nil && info.IsDir() {
		return nil
	}
	return err
}

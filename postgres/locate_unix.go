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

// settle decides where the cluster of a data folder is and who runs it. An existing cluster decides; only where there is
// none may the place be chosen, so that a folder that becomes reachable, or stops being so, never means another cluster.
func (m machine) settle(ctx context.Context, s Settings) (house, error) {
	dataDir, err := filepath.Abs(s.DataDir)
	if err == nil {
		err = makePassable(dataDir)
	}
	if err == nil {
		dataDir, err = filepath.EvalSymlinks(dataDir)
	}
	if err != nil {
		return house{}, fmt.Errorf("can't make the data folder: %w; use another one, or set DATABASE_URL", err)
	}
	here := house{dir: filepath.Join(dataDir, "postgres")}
	if os.Geteuid() != 0 {
		return here, nil
	}

	name := sha256.Sum256([]byte(dataDir))
	elsewhere := house{dir: filepath.Join(m.fallback, hex.EncodeToString(name[:8]))}
	for _, h := range []house{here, elsewhere} {
		owner, err := ownerOf(h.data())
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return house{}, fmt.Errorf("find the cluster's owner: %w", err)
		}
		if owner.uid == 0 {
			return house{}, fmt.Errorf("%s belongs to root, but Postgres doesn't run as root: give it to the user it was made by (chown -R)", h.data())
		}
		h.user = owner
		if err := owner.reaches(ctx, h.dir); err != nil {
			return house{}, fmt.Errorf("the cluster is in %s, and is run by its owner: %w; open the way to it (chmod o+x)", h.data(), err)
		}
		if h.dir == elsewhere.dir {
			m.sayElsewhere(ctx, s.Log, dataDir, h)
		}
		return h, nil
	}

	who, err := m.unprivileged()
	if err != nil {
		return house{}, err
	}
	here.user, elsewhere.user = who, who
	unreachable := who.reaches(ctx, dataDir)
	if unreachable == nil {
		return here, nil
	}
	if err := makePassable(m.fallback); err != nil {
		return house{}, fmt.Errorf("%w, and no other place can be made: %w; use a data folder it can enter, or set DATABASE_URL", unreachable, err)
	}
	if err := who.reaches(ctx, m.fallback); err != nil {
		return house{}, fmt.Errorf("%w, and %w; use a data folder it can enter, or set DATABASE_URL", unreachable, err)
	}
	m.sayElsewhere(ctx, s.Log, dataDir, elsewhere)
	return elsewhere, nil
}

// makePassable makes a folder and those above it, as far as they are missing, so that any user can pass through, whatever
// the umask: the server's user must. What is secret further down closes itself.
func makePassable(dir string) error {
	mode := os.FileMode(0o711)
	if os.Geteuid() != 0 {
		mode = 0o700
	}
	err := os.Mkdir(dir, mode)
	if errors.Is(err, os.ErrNotExist) && filepath.Dir(dir) != dir {
		if err := makePassable(filepath.Dir(dir)); err != nil {
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

func (m machine) sayElsewhere(ctx context.Context, log *slog.Logger, dataDir string, h house) {
	log.InfoContext(ctx, "the database is not in the data folder, which Postgres's user can't enter", "user", h.user.name,
		"data folder", dataDir, "database", h.dir)
}

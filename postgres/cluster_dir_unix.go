//go:build unix && !aix && !solaris

package postgres

import (
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// clusterDir is the folder of one private cluster:
//
//	data        the cluster itself; data.new-… while it is being made
//	lock        locked while a process of ours uses the folder
//	password    the superuser's, needed at a port only
//	run         the socket
//	server.log  what Postgres writes; server.log.1 is the part before
type clusterDir struct {
	dir  string
	user *account // runs the server
}

func (c clusterDir) path(name string) string { return filepath.Join(c.dir, name) }

func (c clusterDir) data() string { return c.path("data") }

// create makes the folder. Where it exists, it returns an error unless all in it is ours, so that nothing is ever put among
// somebody else's files.
func (c clusterDir) create() error {
	mode := os.FileMode(0o700)
	if c.user != nil {
		mode = 0o711 // the server's user must pass; each file in it has its own mode
	}
	err := os.Mkdir(c.dir, mode)
	if err == nil {
		return os.Chmod(c.dir, mode) // whatever the umask is
	}
	if !errors.Is(err, os.ErrExist) {
		return fmt.Errorf("can't write in the data folder: %w", err)
	}
	entries, err := os.ReadDir(c.dir)
	if err != nil {
		return fmt.Errorf("can't read the data folder: %w", err)
	}
	for _, e := range entries {
		switch name := e.Name(); name {
		case "data", "lock", "password", restoringFile, "run", "server.log", "server.log.1", "lost+found", ".DS_Store":
		default:
			if !strings.HasPrefix(name, "data.new-") {
				return fmt.Errorf("%s is not a database folder of ours: it holds %s; use another data folder, or move this one away", c.dir, name)
			}
		}
	}
	return nil
}

// majorVersion returns the version of Postgres that made the cluster; 0 where there is no cluster yet.
// Returns an error when the folder holds other files.
func (c clusterDir) majorVersion() (int, error) {
	text, err := os.ReadFile(filepath.Join(c.data(), "PG_VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		entries, err := os.ReadDir(c.data())
		if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
			return 0, nil
		}
		if err != nil {
			return 0, fmt.Errorf("can't read the data folder: %w", err)
		}
		return 0, fmt.Errorf("%s holds files but no PG_VERSION, so it is no Postgres cluster; use another data folder, or move this one away", c.data())
	}
	if err != nil {
		return 0, fmt.Errorf("can't read the cluster: %w", err)
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0, fmt.Errorf("%s is not a version: %q", filepath.Join(c.data(), "PG_VERSION"), text)
	}
	return major, nil
}

// tryWriting writes 64 KiB and removes them. Returns an error when the disk is full or read-only.
func (c clusterDir) tryWriting() error {
	f, err := os.CreateTemp(c.dir, "data.new-")
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, 64<<10))
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

// chown gives a path to the user who runs the server.
func (c clusterDir) chown(path string) error {
	if c.user == nil {
		return nil
	}
	return os.Chown(path, int(c.user.uid), int(c.user.gid))
}

// writePassword writes a new random password for initdb to read.
func (c clusterDir) writePassword() error {
	path := c.path("password")
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.WriteFile(path, []byte(rand.Text()), 0o600); err != nil {
		return err
	}
	return c.chown(path)
}

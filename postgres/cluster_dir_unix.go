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

// house is the folder of one private cluster:
//
//	data        the cluster itself; data.new-… while it is being made
//	lock        locked while a process of ours uses the house
//	password    the superuser's, asked for on a port only
//	run         the socket
//	server.log  what Postgres says; server.log.1 what it said before
type house struct {
	dir  string
	user *account // whom the server runs as
}

func (h house) path(name string) string { return filepath.Join(h.dir, name) }

func (h house) data() string { return h.path("data") }

// make makes the folder, or checks that an existing one is such a house: nothing is ever put among somebody else's files.
func (h house) make() error {
	mode := os.FileMode(0o700)
	if h.user != nil {
		mode = 0o711 // its parts close themselves
	}
	err := os.Mkdir(h.dir, mode)
	if err == nil {
		// As asked, whatever the umask.
		return os.Chmod(h.dir, mode)
	}
	if !errors.Is(err, os.ErrExist) {
		return fmt.Errorf("can't write in the data folder: %w", err)
	}
	entries, err := os.ReadDir(h.dir)
	if err != nil {
		return fmt.Errorf("can't read the data folder: %w", err)
	}
	for _, e := range entries {
		switch name := e.Name(); name {
		case "data", "lock", "password", "run", "server.log", "server.log.1", "lost+found", ".DS_Store":
		default:
			if !strings.HasPrefix(name, "data.new-") {
				return fmt.Errorf("%s is not a database folder of ours: it holds %s; use another data folder, or move this one away", h.dir, name)
			}
		}
	}
	return nil
}

// major is the version that made the cluster; 0 where there is none yet.
func (h house) major() (int, error) {
	text, err := os.ReadFile(filepath.Join(h.data(), "PG_VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		entries, err := os.ReadDir(h.data())
		if errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0 {
			return 0, nil
		}
		if err != nil {
			return 0, fmt.Errorf("can't read the data folder: %w", err)
		}
		return 0, fmt.Errorf("%s holds files but no PG_VERSION, so it is no Postgres cluster; use another data folder, or move this one away", h.data())
	}
	if err != nil {
		return 0, fmt.Errorf("can't read the cluster: %w", err)
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return 0, fmt.Errorf("%s is not a version: %q", filepath.Join(h.data(), "PG_VERSION"), text)
	}
	return major, nil
}

// tryWriting finds out whether the disk takes anything.
func (h house) tryWriting() error {
	f, err := os.CreateTemp(h.dir, "data.new-")
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, 64<<10))
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

// give makes a path the server's own.
func (h house) give(path string) error {
	if h.user == nil {
		return nil
	}
	return os.Chown(path, int(h.user.uid), int(h.user.gid))
}

// makePassword writes a new random password for initdb to read.
func (h house) makePassword() error {
	path := h.path("password")
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := os.WriteFile(path, []byte(rand.Text()), 0o600); err != nil {
		return err
	}
	return h.give(path)
}

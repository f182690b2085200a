//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
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

// account is an operating-system user that we, being root, become to run the server. nil is ourselves.
type account struct {
	name     string
	uid, gid uint32
}

func (a *account) String() string {
	if a == nil {
		return "user " + strconv.Itoa(os.Geteuid())
	}
	return "user " + a.name
}

// attributes put a program into a session of its own, where the terminal's Ctrl-C doesn't reach it: the server must outlive
// those who still use it.
func (a *account) attributes() *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Setsid: true}
	if a != nil {
		attr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
	return attr
}

// reaches is whether the account can enter a folder; nil if so. Asking the kernel, by going there, minds access lists and
// whatever else there may be.
func (a *account) reaches(ctx context.Context, dir string) error {
	if a == nil {
		return nil
	}
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", ":")
	cmd.Dir, cmd.SysProcAttr = dir, a.attributes()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s can't enter %s: %w", a, dir, err)
	}
	return nil
}

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

// unprivileged is whom root becomes.
func (m machine) unprivileged() (*account, error) {
	for _, name := range m.users {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, errU := strconv.ParseUint(u.Uid, 10, 32)
		gid, errG := strconv.ParseUint(u.Gid, 10, 32)
		if errU == nil && errG == nil && uid != 0 {
			return &account{name, uint32(uid), uint32(gid)}, nil
		}
	}
	return nil, fmt.Errorf("as root, Postgres doesn't run, and this machine has none of the users %s to run it as: "+
		"start Docket as another user, or set DATABASE_URL", strings.Join(m.users, ", "))
}

func ownerOf(path string) (*account, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return nil, fmt.Errorf("%s has no owner", path)
	}
	a := &account{strconv.FormatUint(uint64(stat.Uid), 10), stat.Uid, stat.Gid}
	if u, err := user.LookupId(a.name); err == nil {
		a.name = u.Username
	}
	return a, nil
}

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

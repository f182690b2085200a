//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"strings"
	"syscall"
)

// account is the operating-system user that root becomes to run the server. nil is the user we are.
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

// processAttributes run a program as the account, in a session of its own. The terminal's Ctrl-C does not reach it there:
// the server must outlive those who still use it.
func (a *account) processAttributes() *syscall.SysProcAttr {
	attributes := &syscall.SysProcAttr{Setsid: true}
	if a != nil {
		attributes.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
	return attributes
}

// checkEnter returns an error when the account can't enter a folder; nil, the user of this process, is not checked. It runs a program there: only the kernel knows all
// that may forbid it, as access lists do.
func (a *account) checkEnter(ctx context.Context, dir string) error {
	if a == nil {
		return nil
	}
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", ":")
	cmd.Dir, cmd.SysProcAttr = dir, a.processAttributes()
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%s can't enter %s: %w", a, dir, err)
	}
	return nil
}

// unprivilegedUser returns the account that root becomes: the first of the machine's users that exists.
func (m machine) unprivilegedUser() (*account, error) {
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

// ownerOf returns the account that owns a path.
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

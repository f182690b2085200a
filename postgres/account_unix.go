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

//go:build unix && !aix && !solaris

package process

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// Lock is an exclusive lock on a file. The kernel releases it when the process ends, in whatever way.
type Lock struct{ file *os.File }

// TryLock takes the lock at once or returns *Held. The file is created with mode 0600 and never removed: a lock on a
// removed file would hold nothing.
func TryLock(path string) (*Lock, error) {
	return lock(path, syscall.LOCK_EX|syscall.LOCK_NB)
}

// WaitLock takes the lock, waiting for as long as another holds it.
func WaitLock(path string) (*Lock, error) {
	return lock(path, syscall.LOCK_EX)
}

// lock locks the file at a path in the way that how says. It makes the file where there is none.
func lock(path string, how int) (*Lock, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		held := &Held{Path: path, Pid: holder(f)}
		_ = f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, held
		}
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	// The id is for people and messages only, so a disk that is full may refuse it.
	if err := f.Truncate(0); err == nil {
		_, _ = f.WriteAt(fmt.Appendf(nil, "%d\n", os.Getpid()), 0)
	}
	return &Lock{f}, nil
}

func holder(f *os.File) int {
	text, err := io.ReadAll(io.LimitReader(f, 32))
	if err != nil {
		return 0
	}
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return pid
}

// Unlock releases the lock. To close the file would not be enough: a process that is being started at this moment has the file too, until
// its program runs.
func (l *Lock) Unlock() error {
	return errors.Join(syscall.Flock(int(l.file.Fd()), syscall.LOCK_UN), l.file.Close())
}

// IsAlive reports whether a process with this id exists and has not ended. A process that has ended and waits for its parent to
// notice (a zombie, as in containers whose first process reaps nobody) is not alive.
func IsAlive(pid int) bool {
	if pid <= 0 {
		return false
	}
	if err := syscall.Kill(pid, 0); err != nil && !errors.Is(err, syscall.EPERM) {
		return false
	}
	if runtime.GOOS == "linux" {
		fields, err := stat(pid)
		return err == nil && fields[0] != "Z" && fields[0] != "X"
	}
	return !strings.HasPrefix(ps(pid, "stat="), "Z")
}

// StartTime returns when the process started, as text for comparison only: a process id is used again, an id with its start time
// is not. Empty where there is no such process.
func StartTime(pid int) string {
	if runtime.GOOS == "linux" {
		fields, err := stat(pid)
		if err != nil {
			return ""
		}
		return fields[19] // field 22: clock ticks since the machine started
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, ps(pid, "lstart="))
}

// Name returns the base name of the program the process runs; empty where there is no such process.
func Name(pid int) string {
	if runtime.GOOS == "linux" {
		text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/comm")
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(text))
	}
	return filepath.Base(ps(pid, "comm="))
}

// HasArgument reports whether a process was started with an argument; false if there is no such process. Only Linux tells arguments
// apart: elsewhere a command line that contains the argument anywhere is enough.
func HasArgument(pid int, argument string) bool {
	if runtime.GOOS == "linux" {
		text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/cmdline")
		if err != nil {
			return false
		}
		for a := range strings.SplitSeq(string(text), "\x00") {
			if a == argument {
				return true
			}
		}
		return false
	}
	return strings.Contains(ps(pid, "command="), argument)
}

// InFolder lists the processes whose working folder is dir, which must have no symbolic links in it. Linux only;
// elsewhere the list is empty.
func InFolder(dir string) []int {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	var pids []int
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if cwd, err := os.Readlink("/proc/" + e.Name() + "/cwd"); err == nil && cwd == dir {
			pids = append(pids, pid)
		}
	}
	return pids
}

// stat returns /proc/pid/stat from the third field (the state) on: the second, the name, may hold spaces and brackets.
func stat(pid int) ([]string, error) {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	if len(fields) < 20 {
		return nil, fmt.Errorf("/proc/%d/stat is too short", pid)
	}
	return fields, nil
}

func ps(pid int, column string) string {
	out, err := exec.CommandContext(context.Background(), "ps", "-o", column, "-p", strconv.Itoa(pid)).Output() //nolint:gosec // G204: a number
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}

//go:build unix && !aix && !solaris

package postgrestest

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/postgres"
	"docket/postgres/internal/memory"
	"docket/postgres/internal/process"
)

const (
	// folderVariable carries the shared cluster's folder to the processes that a test starts, whose parent isn't go.
	folderVariable = "DOCKET_POSTGRESTEST_FOLDER"
	// processVariable names a process by its id: the cluster lives as long as that does, instead of one go command.
	processVariable = "DOCKET_POSTGRESTEST_PROCESS"
	// keeperVariable makes a test binary the keeper of the cluster in that folder.
	keeperVariable = "DOCKET_POSTGRESTEST_KEEPER"

	pollEvery = 10 * time.Millisecond
	// lookEvery is how often the keeper looks whether it is still needed.
	lookEvery = 200 * time.Millisecond
)

// The folder holds
//
//	join.lock   held by a test process while it joins
//	url         the connection string, once the server answers
//	error       what went wrong instead
//	keeper.log  what postgres.Open had to say
//	postgres    the cluster
type folder string

func (f folder) path(name string) string { return filepath.Join(string(f), name) }

// prefix begins the name of every folder of this user: a folder in a place open to all must not be mistaken for another's.
func prefix() string { return "docket-postgrestest-" + strconv.Itoa(os.Geteuid()) + "-" }

// folderFor returns the folder of the cluster that lives as long as the process pid. Its start time distinguishes the
// process from an earlier one with its id.
func folderFor(pid int) folder {
	name := prefix() + strconv.Itoa(pid) + "-" + process.StartTime(pid)
	// Another process may have chosen when there was more room, or less.
	if made := folders(name); len(made) > 0 {
		return folder(made[0])
	}
	return folder(filepath.Join(memory.Folder(), name))
}

// folders returns the paths at which a folder of a name, or of names that match a pattern, can be.
func folders(pattern string) []string {
	var found []string
	for _, parent := range []string{os.TempDir(), memory.Mount} {
		at, err := filepath.Glob(filepath.Join(parent, pattern))
		if err == nil {
			found = append(found, at...)
		}
	}
	return found
}

// isNeeded reports whether the process that the folder was made for lives.
func (f folder) isNeeded() bool {
	pid, started, ok := strings.Cut(strings.TrimPrefix(filepath.Base(string(f)), prefix()), "-")
	n, err := strconv.Atoi(pid)
	return ok && err == nil && process.IsAlive(n) && process.StartTime(n) == started
}

// It must be known before a test starts anything, so that what it starts inherits it; it costs two small files read.
var shared = whose()

func whose() folder {
	if f := folder(os.Getenv(folderVariable)); f != "" && f.isNeeded() {
		return f
	}
	pid := os.Getpid()
	if named, err := strconv.Atoi(os.Getenv(processVariable)); err == nil && process.IsAlive(named) {
		pid = named
	} else if parent := os.Getppid(); process.Name(parent) == "go" {
		pid = parent
	}
	f := folderFor(pid)
	if err := os.Setenv(folderVariable, string(f)); err != nil {
		panic(err) // the name is a constant
	}
	return f
}

func init() {
	// Not in TestMain: a package that imports this one need not have one.
	if f := folder(os.Getenv(keeperVariable)); f != "" {
		os.Exit(keep(f))
	}
}

// join gives the shared cluster's connection string, having it started where nobody has.
func join() (url string, err error) {
	f := shared
	if err := f.make(); err != nil {
		return "", err
	}
	lock, err := process.WaitLock(f.path("join.lock"))
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, lock.Unlock()) }()
	if url, err := f.answer(); err != nil || url != "" {
		return url, err
	}
	ended, err := f.startKeeper()
	if err != nil {
		return "", err
	}
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	for {
		if url, err := f.answer(); err != nil || url != "" {
			return url, err
		}
		select {
		case <-poll.C:
		case <-ended:
			if url, err := f.answer(); err != nil || url != "" {
				return url, err
			}
			said, _ := os.ReadFile(f.path("keeper.log"))
			return "", fmt.Errorf("the process that keeps the shared cluster ended; it said:\n%s", said)
		}
	}
}

// make makes the folder and refuses one that another user prepared.
func (f folder) make() error {
	err := os.Mkdir(string(f), 0o711) //nolint:gosec // G301: the server's user must pass
	if err == nil {
		return os.Chmod(string(f), 0o711) //nolint:gosec // G302: as asked, whatever the umask
	}
	if !errors.Is(err, os.ErrExist) {
		return err
	}
	return f.check()
}

func (f folder) check() error {
	info, err := os.Lstat(string(f))
	if err != nil {
		return err
	}
	if stat, ok := info.Sys().(*syscall.Stat_t); !ok || !info.IsDir() || int(stat.Uid) != os.Geteuid() || info.Mode().Perm()&0o022 != 0 {
		return fmt.Errorf("%s is not a folder of this user's alone", f)
	}
	return nil
}

// answer returns what the keeper wrote: a server that answers, or why there is none. Both are empty while it has written
// nothing, or when it and its server are gone.
func (f folder) answer() (url string, err error) {
	if text, err := os.ReadFile(f.path("error")); err == nil {
		return "", errors.New(string(text))
	}
	text, err := os.ReadFile(f.path("url"))
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, string(text))
	if err != nil {
		return "", os.Remove(f.path("url"))
	}
	return string(text), conn.Close(ctx)
}

// startKeeper starts this very program again as the keeper.
func (f folder) startKeeper() (ended <-chan struct{}, err error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	log, err := os.OpenFile(f.path("keeper.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()
	cmd := exec.Command(program) //nolint:gosec,noctx // G204: ourselves; it outlives us
	cmd.Env = append(os.Environ(), keeperVariable+"="+string(f))
	cmd.Dir = "/"
	// go test waits for everybody who has its output open. A session of its own keeps Ctrl-C away: who ends the server
	// must not be ended before it.
	cmd.Stdout, cmd.Stderr = log, log
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	done := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(done)
	}()
	return done, nil
}

// keep runs the server for as long as the folder is needed, removes both, and returns the exit code.
func keep(f folder) int {
	log := slog.Default()
	server, err := open(f, log)
	if err != nil {
		f.write("error", err.Error())
		// Those that wait read it, those that come will: it goes with the process that it is for.
		f.outlast()
		_ = os.RemoveAll(string(f))
		return 1
	}
	f.write("url", server.URL())
	sweep(log)
	f.outlast()
	if err := server.Remove(); err != nil {
		log.Error("the shared cluster can't be removed", "error", err)
		return 1
	}
	_ = os.RemoveAll(string(f))
	return 0
}

func open(f folder, log *slog.Logger) (*postgres.Server, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	return postgres.Open(ctx, postgres.Settings{DataDir: string(f), Log: log, Throwaway: true})
}

func (f folder) outlast() {
	for f.isNeeded() {
		time.Sleep(lookEvery)
	}
}

// write makes a file that is whole as soon as it is there.
func (f folder) write(name, text string) {
	draft := f.path(name + ".draft")
	err := os.WriteFile(draft, []byte(text), 0o600)
	if err == nil {
		err = os.Rename(draft, f.path(name))
	}
	if err != nil {
		slog.Error("the shared cluster's folder can't be written", "error", err) // join sees it: we end
		os.Exit(1)
	}
}

// sweep removes what keepers that were killed, perhaps with the whole machine, left behind.
func sweep(log *slog.Logger) {
	for _, path := range folders(prefix() + "*") {
		f := folder(path)
		if f.isNeeded() || f.check() != nil {
			continue
		}
		server, err := open(f, log)
		if errors.Is(err, postgres.ErrInUse) {
			continue // its keeper is about to do it
		}
		if err == nil {
			err = server.Remove()
		}
		log.Info("removing an abandoned test cluster", "folder", path, "error", err)
		_ = os.RemoveAll(path)
	}
}

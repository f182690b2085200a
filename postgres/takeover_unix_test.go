//go:build unix && !aix && !solaris

package postgres

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/postgres/internal/process"
)

func TestErrInUse(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	o := startProgram(t, dir, nil)
	pid, _ := o.opened(t)

	_, err := Open(t.Context(), Settings{DataDir: dir})
	requireError(t, err, fmt.Sprintf("process %d has %s", o.cmd.Process.Pid, filepath.Join(dir, "postgres")))
	if !errors.Is(err, ErrInUse) {
		t.Errorf("%v is not ErrInUse", err)
	}
	if !process.IsAlive(pid) {
		t.Error("the other's server was stopped")
	}
	if err := o.in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := o.cmd.Wait(); err != nil {
		t.Errorf("%v\n%s", err, o.log)
	}
	s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())

	t.Run("InOneProcess", func(t *testing.T) {
		_, err := Open(t.Context(), Settings{DataDir: dir})
		if !errors.Is(err, ErrInUse) {
			t.Errorf("%v is not ErrInUse", err)
		}
		if got := queryText(t, s.URL(), "select 'answers'"); got != "answers" {
			t.Error("the first server was harmed")
		}
	})
}

func TestTakeOver(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	o := startProgram(t, dir, nil)
	pid, url := o.opened(t)
	execSQL(t, url, "create table kept as select 1 as one")
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	o.kill()

	r := &testLog{}
	s := mustOpen(t, t.Context(), Settings{DataDir: dir, Log: r.logger()}, thisMachine())
	if s.Pid() != pid {
		t.Errorf("pid %d, want that of the running server, %d:\n%s", s.Pid(), pid, r)
	}
	if s.URL() != url {
		t.Errorf("URL %s, want %s", s.URL(), url)
	}
	if err := conn.Close(t.Context()); err != nil {
		t.Errorf("the connection did not live through it: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if process.IsAlive(pid) {
		t.Error("Close did not stop what was taken over")
	}
	again := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if got := queryText(t, again.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
}

func TestTakeOverThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	o := startProgram(t, dir, nil)
	pid, url := o.opened(t)
	execSQL(t, url, "create table kept as select 1 as one")
	o.kill()
	// As a temporary folder's cleaner might.
	if err := os.RemoveAll(filepath.Join(dir, "postgres", "run")); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if s.Pid() == pid {
		t.Error("the server without a socket is still in use")
	}
	if got := queryText(t, s.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
}

// TestKilledBoth is a machine's sudden end, as far as the files are concerned.
func TestKilledBoth(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	o := startProgram(t, dir, nil)
	pid, url := o.opened(t)
	execSQL(t, url, "create table kept as select 1 as one")
	o.kill()
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if s.Pid() == pid {
		t.Error("a dead server was taken over")
	}
	if got := queryText(t, s.URL(), "select one::text from kept"); got != "1" {
		t.Error("it is another cluster")
	}
}

// TestPidOfAnotherProgram is what restarted containers meet: the id in postmaster.pid lives, but is no Postgres.
func TestPidOfAnotherProgram(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	file := filepath.Join(s.owned.data(), "postmaster.pid")
	stale, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sleeper := exec.CommandContext(t.Context(), "sleep", "1000")
	sleeper.Dir, sleeper.SysProcAttr = "/", s.owned.user.processAttributes()
	if err := sleeper.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = sleeper.Process.Kill()
		_ = sleeper.Wait()
	})
	socket := filepath.Join(publicFolder(t), tempSocketPrefix+"stale")
	if err := os.Mkdir(socket, 0o700); err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(stale), strconv.Itoa(s.Pid()), strconv.Itoa(sleeper.Process.Pid), 1)
	text = strings.Replace(text, s.owned.socket, socket, 1)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.owned.chown(file); err != nil {
		t.Fatal(err)
	}
	again := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	if !process.IsAlive(sleeper.Process.Pid) || again.Pid() == sleeper.Process.Pid {
		t.Error("another program was taken for Postgres")
	}
	if _, err := os.Stat(socket); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the ended server's socket folder was left: %v", err)
	}
}

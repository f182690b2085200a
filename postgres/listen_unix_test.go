//go:build unix && !aix && !solaris

package postgres

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestStrangeNames(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"with space", "a,b", `quote"d`, "it's", "行政", "50%25+1", "#?&"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(publicFolder(t), name)
			copyClusterInto(t, dir)
			s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
			if isInside := s.owned.socket == filepath.Join(dir, "postgres", "run"); isInside == strings.Contains(name, ",") {
				t.Errorf("%s", s.owned.endpoint)
			}
			if got := queryText(t, s.URL(), "select 'answers'"); got != "answers" {
				t.Error(got)
			}
		})
	}
}

// longDataDir returns a data folder whose path is too long for a socket.
func longDataDir(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(publicFolder(t), strings.Repeat("long", 25))
	copyClusterInto(t, dir)
	return dir
}

func TestLongPath(t *testing.T) {
	t.Parallel()
	dir := longDataDir(t)
	s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	socket := s.owned.socket
	if socket == "" || strings.HasPrefix(socket, dir) {
		t.Fatalf("%s, want a socket in a short folder", s.owned.endpoint)
	}
	if info, err := os.Stat(socket); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v: others may look in", info, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(socket); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket's folder was left: %v", err)
	}

	t.Run("TakeOver", func(t *testing.T) {
		o := startProgram(t, dir, nil)
		pid, url := o.opened(t)
		o.kill()
		s := mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
		if s.Pid() != pid || s.URL() != url {
			t.Errorf("pid %d at %s, want %d at %s", s.Pid(), s.URL(), pid, url)
		}
		socket := s.owned.socket
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(socket); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the socket's folder was left: %v", err)
		}
	})
	t.Run("Killed", func(t *testing.T) {
		o := startProgram(t, dir, nil)
		pid, url := o.opened(t)
		o.kill()
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		config, err := pgx.ParseConfig(url)
		if err != nil {
			t.Fatal(err)
		}
		mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
		if _, err := os.Stat(config.Host); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the killed server's socket folder was left: %v", err)
		}
	})
}

// TestPort has no folder for a socket, and the first port it tries is taken.
func TestPort(t *testing.T) {
	t.Parallel()
	dir := longDataDir(t)
	m := thisMachine()
	m.socketFolders = []string{filepath.Join(dir, "nowhere")}
	taken := mustOpen(t, t.Context(), Settings{DataDir: longDataDir(t)}, m)
	port, err := strconv.ParseUint(taken.owned.port, 10, 16)
	if err != nil || taken.owned.socket != "" {
		t.Fatalf("%s, want a port: %v", taken.owned.endpoint, err)
	}
	asked := 0
	m.freePort = func() uint32 {
		if asked++; asked == 1 {
			return uint32(port)
		}
		return freePort()
	}
	s := mustOpen(t, t.Context(), Settings{DataDir: dir}, m)
	if asked != 2 || s.owned.port == taken.owned.port {
		t.Errorf("asked for %d ports, got %s", asked, s.owned.port)
	}
	if got := queryText(t, s.URL(), "show listen_addresses"); got != "127.0.0.1" {
		t.Errorf("listens at %s", got)
	}
	if got := queryText(t, s.URL(), "show data_directory"); got != s.owned.data() {
		t.Errorf("it is the server of %s", got)
	}
	wrong, err := pgx.ParseConfig(s.URL())
	if err != nil {
		t.Fatal(err)
	}
	wrong.Password = "guess"
	if _, err := pgx.ConnectConfig(t.Context(), wrong); err == nil || !strings.Contains(err.Error(), "password authentication failed") {
		t.Errorf("%v, want a refusal of the wrong password", err)
	}

	t.Run("TakeOver", func(t *testing.T) {
		// As if our process had been killed: the lock is let go of, the server runs.
		s.owned.stopBackground()
		s.owned.background.Wait()
		if err := s.owned.lock.Unlock(); err != nil {
			t.Fatal(err)
		}
		again := mustOpen(t, t.Context(), Settings{DataDir: dir}, m)
		if again.Pid() != s.Pid() || again.URL() != s.URL() {
			t.Errorf("pid %d, want %d", again.Pid(), s.Pid())
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		s.closing.Do(func() {}) // it is closed already
	})
}

package main

import (
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/postgres/postgrestest"
)

// machines are a coordinator of Citus, which comes first, and its workers: Postgres servers of this test alone, which it may kill.
type machines []*citusMachine

type citusMachine struct {
	t        *testing.T
	programs string // folder of the programs of Postgres
	data     string
	port     string
	account  *syscall.Credential // which runs Postgres; nil: the user of this process
	command  *exec.Cmd
	log      *os.File
}

// startMachines starts a coordinator with so many workers, each with an empty database docket, and stops them with the test. It skips the test where no tests run on
// Citus, or where this machine's own Postgres has no Citus.
func startMachines(t *testing.T, workers int) machines {
	t.Helper()
	postgrestest.RequireCitus(t)
	programs := programsWithCitus(t)
	all := make(machines, 1+workers)
	for i := range all {
		all[i] = newCitusMachine(t, programs)
		all[i].start()
		all[i].exec("postgres", "CREATE DATABASE docket")
	}
	return all
}

// join makes a cluster of the machines.
func (all machines) join() {
	for i, m := range all {
		m.exec("docket", "CREATE EXTENSION citus")
		if i == 0 {
			m.exec("docket", fmt.Sprintf("SELECT citus_set_coordinator_host('127.0.0.1', %s)", m.port))
		} else {
			all[0].exec("docket", fmt.Sprintf("SELECT citus_add_node('127.0.0.1', %s)", m.port))
		}
	}
}

// programsWithCitus returns the folder of the programs of the Postgres that pg_config belongs to.
func programsWithCitus(t *testing.T) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "pg_config", "--bindir", "--sharedir").Output()
	folders := strings.Fields(string(out))
	if err != nil || len(folders) != 2 {
		t.Skipf("needs a Postgres with Citus on this machine, which pg_config tells: %v", err)
	}
	if _, err := os.Stat(filepath.Join(folders[1], "extension", "citus.control")); err != nil {
		t.Skipf("needs Citus in the Postgres of this machine: %v", err)
	}
	if _, err := os.Stat(filepath.Join(folders[0], "postgres")); err != nil {
		t.Skipf("needs the server of Postgres: %v", err)
	}
	return folders[0]
}

// newCitusMachine makes the files of a server. Postgres refuses root, for whom the user postgres, or else nobody, runs it.
func newCitusMachine(t *testing.T, programs string) *citusMachine {
	t.Helper()
	_, port, err := net.SplitHostPort(freeAddress(t))
	if err != nil {
		t.Fatal(err)
	}
	m := &citusMachine{t: t, programs: programs, data: filepath.Join(passable(t), "data"), port: port}
	if os.Geteuid() == 0 {
		m.account = ofUnprivileged(t)
		if err := os.Chown(filepath.Dir(m.data), int(m.account.Uid), int(m.account.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	initialize := m.run("initdb", "--pgdata="+m.data, "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync")
	if out, err := initialize.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v: %s", err, out)
	}
	if m.log, err = os.Create(filepath.Join(filepath.Dir(m.data), "log")); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		m.end(syscall.SIGQUIT)
		m.log.Close()
	})
	return m
}

func ofUnprivileged(t *testing.T) *syscall.Credential {
	t.Helper()
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	}
	t.Skip("Postgres refuses root, and there is no other user to run it")
	return nil
}

func (m *citusMachine) run(program string, arguments ...string) *exec.Cmd {
	command := exec.Command(filepath.Join(m.programs, program), arguments...)
	command.Dir, command.Env = filepath.Dir(m.data), []string{"LC_ALL=C", "TZ=UTC"} // not those of another user
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Credential: m.account}
	return command
}

// start starts the server and waits until it answers. What a killed one has left may be in the way at first: its processes end by themselves.
func (m *citusMachine) start() {
	m.t.Helper()
	var last error
	for began := time.Now(); time.Since(began) < 2*time.Minute; time.Sleep(20 * time.Millisecond) {
		if m.command == nil {
			m.launch()
		}
		conn, err := pgx.Connect(m.t.Context(), m.url("postgres"))
		if err == nil {
			conn.Close(m.t.Context())
			return
		}
		last = err
		if m.hasEnded() {
			m.command = nil
		}
	}
	tail, _ := os.ReadFile(m.log.Name())
	m.t.Fatalf("Postgres does not start: %v\n%s", last, tail[max(0, len(tail)-4000):])
}

// launch runs a server. It need not survive a crash of the machine, only that of a process: no file is synced.
func (m *citusMachine) launch() {
	var arguments []string
	for _, setting := range []string{
		"shared_preload_libraries=citus", "port=" + m.port, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "synchronous_commit=on",
		"max_connections=200", "max_locks_per_transaction=1024", "max_prepared_transactions=100", "shared_buffers=128MB", "jit=off", "lc_messages=C",
		"citus.recover_2pc_interval=1s", "citus.max_adaptive_executor_pool_size=4", "log_min_messages=warning",
	} {
		arguments = append(arguments, "-c", setting)
	}
	command := m.run("postgres", append(arguments, "-D", m.data)...)
	command.Stdout, command.Stderr = m.log, m.log
	if err := command.Start(); err != nil {
		m.t.Fatal(err)
	}
	m.command = command
	go command.Wait() //nolint:errcheck // hasEnded asks the kernel
}

// hasEnded reports whether the process of the server is gone.
func (m *citusMachine) hasEnded() bool {
	return errors.Is(m.command.Process.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// kill kills the postmaster; its children end when they see that.
func (m *citusMachine) kill() { m.end(syscall.SIGKILL) }

// end ends the postmaster by a signal and waits until it is gone.
func (m *citusMachine) end(by syscall.Signal) {
	if m.command == nil {
		return
	}
	_ = m.command.Process.Signal(by)
	for !m.hasEnded() {
		time.Sleep(time.Millisecond)
	}
	m.command = nil
}

func (m *citusMachine) url(database string) string {
	return "postgres://postgres@127.0.0.1:" + m.port + "/" + database + "?sslmode=disable"
}

func (m *citusMachine) exec(database, statement string) {
	m.t.Helper()
	conn, err := pgx.Connect(m.t.Context(), m.url(database))
	if err != nil {
		m.t.Fatal(err)
	}
	defer conn.Close(m.t.Context())
	if _, err := conn.Exec(m.t.Context(), statement); err != nil {
		m.t.Fatalf("%s: %v", statement, err)
	}
}

// text returns the only value of a query as text.
func (m *citusMachine) text(query string) (value string) {
	m.t.Helper()
	conn, err := pgx.Connect(m.t.Context(), m.url("docket"))
	if err != nil {
		m.t.Fatal(err)
	}
	defer conn.Close(m.t.Context())
	if err := conn.QueryRow(m.t.Context(), query).Scan(&value); err != nil {
		m.t.Fatalf("%s: %v", query, err)
	}
	return value
}

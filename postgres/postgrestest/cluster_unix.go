//go:build unix && !aix && !solaris

package postgrestest

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/postgres"
)

// Cluster is a Postgres of a test's own, which other servers may follow. The test may kill it and promote it. It is stopped and removed when the test ends.
type Cluster struct {
	tb       testing.TB
	folder   string // holds the cluster (data) and its socket
	data     string
	programs string // the folder of Postgres's programs
	user     string // the superuser
	process  *syscall.SysProcAttr
	settings []string
	command  *exec.Cmd
	ended    chan struct{}
}

// NewCluster makes a cluster with an empty database `docket`, and starts it with settings, as in "synchronous_commit=on".
func NewCluster(tb testing.TB, settings ...string) *Cluster {
	tb.Helper()
	c := &Cluster{tb: tb, settings: settings}
	c.makeFolder()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	server, err := postgres.Open(ctx, postgres.Settings{DataDir: filepath.Join(c.folder, "made"), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		tb.Fatalf("postgrestest: make a cluster: %v", err)
	}
	var made string
	err = func() error {
		conn, err := pgx.Connect(ctx, server.URL())
		if err != nil {
			return err
		}
		defer conn.Close(ctx)
		return conn.QueryRow(ctx, "SELECT current_setting('data_directory'), (SELECT setting FROM pg_config WHERE name = 'BINDIR'), current_user::text").Scan(&made, &c.programs, &c.user)
	}()
	if closeErr := server.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		tb.Fatalf("postgrestest: make a cluster: %v", err)
	}
	c.data = made
	tb.Cleanup(func() { _ = os.RemoveAll(filepath.Dir(made)) }) // where the user of Postgres can't enter the folder, it is elsewhere
	c.process = &syscall.SysProcAttr{Setsid: true}
	info, err := os.Stat(made)
	if err != nil {
		tb.Fatal(err)
	}
	if owner, ok := info.Sys().(*syscall.Stat_t); ok && int(owner.Uid) != os.Geteuid() {
		c.process.Credential = &syscall.Credential{Uid: owner.Uid, Gid: owner.Gid}
		c.own(c.folder)
	}
	c.Start()
	tb.Cleanup(c.Kill)
	return c
}

// Standby makes a copy of the cluster that follows it, and starts it with settings beside those of the cluster.
func (c *Cluster) Standby(settings ...string) *Cluster {
	c.tb.Helper()
	s := &Cluster{tb: c.tb, programs: c.programs, user: c.user, process: c.process, settings: append(append([]string(nil), c.settings...), settings...)}
	s.makeFolder()
	if c.process.Credential != nil {
		s.own(s.folder)
	}
	s.data = filepath.Join(s.folder, "data")
	s.run("pg_basebackup", "-D", s.data, "-R", "-X", "stream", "-c", "fast", "--no-sync", "-h", c.folder, "-p", "5432", "-U", c.user)
	s.Start()
	c.tb.Cleanup(s.Kill)
	return s
}

// makeFolder makes the folder of a cluster. Its path is short: that of a socket may have about 100 bytes.
func (c *Cluster) makeFolder() {
	var err error
	if c.folder, err = os.MkdirTemp("/tmp", "docket-cluster-"); err == nil {
		err = os.Chmod(c.folder, 0o711) //nolint:gosec // G302: the server's user must pass
	}
	if err != nil {
		c.tb.Fatal(err)
	}
	folder := c.folder
	c.tb.Cleanup(func() { _ = os.RemoveAll(folder) })
}

// own gives a path to the user that Postgres runs as.
func (c *Cluster) own(path string) {
	if err := os.Chown(path, int(c.process.Credential.Uid), int(c.process.Credential.Gid)); err != nil {
		c.tb.Fatal(err)
	}
}

// run runs a program of Postgres to its end.
func (c *Cluster) run(program string, args ...string) {
	c.tb.Helper()
	command := exec.Command(filepath.Join(c.programs, program), args...) //nolint:gosec,noctx // G204: our own find
	command.Dir, command.SysProcAttr = "/", c.process
	if out, err := command.CombinedOutput(); err != nil {
		c.tb.Fatalf("postgrestest: %s: %v\n%s", program, err, out)
	}
}

// Start starts the cluster, and returns once it answers. After a kill, it tries again until the last process of the killed server has gone.
func (c *Cluster) Start() {
	c.tb.Helper()
	var err error
	for began := time.Now(); time.Since(began) < time.Minute; time.Sleep(20 * time.Millisecond) {
		if c.ended == nil || c.hasEnded() {
			c.launch()
		}
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		var conn *pgx.Conn
		if conn, err = pgx.Connect(ctx, c.URL("postgres")); err == nil {
			err = conn.Close(ctx)
		}
		cancel()
		if err == nil {
			return
		}
	}
	said, _ := os.ReadFile(filepath.Join(c.folder, "log"))
	c.tb.Fatalf("postgrestest: the cluster does not start: %v\n%s", err, said)
}

// hasEnded reports whether the first process of the cluster has ended.
func (c *Cluster) hasEnded() bool {
	select {
	case <-c.ended:
		return true
	default:
		return false
	}
}

// launch starts the first process of the cluster.
func (c *Cluster) launch() {
	args := []string{"-D", c.data}
	for _, s := range append([]string{
		"listen_addresses=", "unix_socket_directories=" + c.folder, "port=5432", "hot_standby=on", "wal_keep_size=512MB", "max_connections=150", "shared_buffers=128MB", "jit=off",
		"fsync=off", // what is killed is the server, not the machine
	}, c.settings...) {
		args = append(args, "-c", s)
	}
	log, err := os.OpenFile(filepath.Join(c.folder, "log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		c.tb.Fatal(err)
	}
	defer log.Close()
	command := exec.Command(filepath.Join(c.programs, "postgres"), args...) //nolint:gosec,noctx // G204: our own find
	command.Dir, command.SysProcAttr, command.Stdout, command.Stderr = "/", c.process, log, log
	if err := command.Start(); err != nil {
		c.tb.Fatal(err)
	}
	ended := make(chan struct{})
	c.command, c.ended = command, ended
	go func() {
		_ = command.Wait()
		close(ended)
	}()
}

// Kill kills the cluster, as the loss of its machine would. Its other processes notice that the first has gone.
func (c *Cluster) Kill() {
	_ = c.command.Process.Kill()
	<-c.ended
}

// StartReadOnly starts a cluster that was killed as a standby that follows nobody: it holds what it held, and takes no writes.
func (c *Cluster) StartReadOnly() {
	c.tb.Helper()
	signal := filepath.Join(c.data, "standby.signal")
	if err := os.WriteFile(signal, nil, 0o600); err != nil {
		c.tb.Fatal(err)
	}
	if c.process.Credential != nil {
		c.own(signal)
	}
	c.Start()
}

// MustExec runs statements on the database `docket` as the superuser.
func (c *Cluster) MustExec(statements ...string) {
	c.tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, c.URL("docket"))
	if err != nil {
		c.tb.Fatal(err)
	}
	defer conn.Close(ctx)
	for _, statement := range statements {
		if _, err := conn.Exec(ctx, statement); err != nil {
			c.tb.Fatalf("%s: %v", statement, err)
		}
	}
}

// Promote makes a standby the primary, and returns once it takes writes.
func (c *Cluster) Promote() {
	c.tb.Helper()
	c.run("pg_ctl", "promote", "-w", "-D", c.data)
}

// Folder returns the folder of the cluster's socket, the host of its connection strings.
func (c *Cluster) Folder() string { return c.folder }

// URL returns the superuser's connection string of a database of the cluster.
func (c *Cluster) URL(database string) string { return URLOf(database, c) }

// URLOf returns the superuser's connection string of a database that is on several clusters, in the order in which they are tried.
func URLOf(database string, clusters ...*Cluster) string {
	hosts, ports := "", ""
	for i, c := range clusters {
		if i > 0 {
			hosts, ports = hosts+",", ports+","
		}
		hosts, ports = hosts+c.folder, ports+"5432"
	}
	return fmt.Sprintf("postgres:///%s?%s", database, url.Values{"host": {hosts}, "port": {ports}, "user": {clusters[0].user}}.Encode())
}

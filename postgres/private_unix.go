//go:build unix && !aix && !solaris

package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/postgres/internal/process"
)

const (
	databaseName = "docket" // the database the house uses
	superuser    = "docket" // owns everything in the cluster
	socketPort   = "5432"   // only a part of the socket's name: each cluster has a socket folder of its own
	logLimit     = 10 << 20 // bytes of server.log before it becomes server.log.1

	// pollEvery is short beside the 100–200 ms that Postgres takes to start, and one small file is read each time.
	pollEvery = 10 * time.Millisecond
)

// private is a cluster of our own and its running postmaster.
type private struct {
	house
	log       *slog.Logger
	throwaway bool
	removing  bool // close deletes the house, too
	lock      *process.Lock

	endpoint
	pid    int
	exited chan struct{} // closed when our child has ended; nil where the postmaster was taken over
	born   string        // tells a postmaster taken over from a later process with its id
	stopBg context.CancelFunc
}

// endpoint is where the postmaster listens: at a unix socket, or on the loopback interface where socket is empty.
type endpoint struct {
	socket string // folder
	isTemp bool   // the folder is made for one run
	port   string
}

func (e endpoint) String() string {
	if e.socket != "" {
		return "socket in " + e.socket
	}
	return "127.0.0.1:" + e.port
}

func openPrivate(ctx context.Context, s Settings, m machine) (_ *private, err error) {
	h, err := m.settle(ctx, s)
	if err != nil {
		return nil, err
	}
	if err := h.make(); err != nil {
		return nil, err
	}
	p := &private{house: h, log: s.Log, throwaway: s.Throwaway}
	p.lock, err = process.TryLock(h.path("lock"))
	if held := (*process.Held)(nil); errors.As(err, &held) {
		return nil, fmt.Errorf("%w: process %d has %s; stop it, or use another data folder", ErrInUse, held.Pid, h.dir)
	}
	if err != nil {
		return nil, fmt.Errorf("can't write in the data folder: %w", err)
	}
	defer func() {
		if err != nil {
			_ = p.lock.Unlock()
		}
	}()

	isTaken, err := p.takeOver(ctx)
	if err != nil {
		return nil, err
	}
	if !isTaken {
		major, err := h.major()
		if err != nil {
			return nil, err
		}
		b, err := m.choose(ctx, s, major)
		if err != nil {
			return nil, err
		}
		if major == 0 {
			if err := p.initialize(ctx, b); err != nil {
				return nil, err
			}
		}
		if err := p.start(ctx, m, b); err != nil {
			return nil, err
		}
	}
	if err := p.ensureDatabase(ctx); err != nil {
		return nil, errors.Join(err, p.stop())
	}
	background, cancel := context.WithCancel(context.WithoutCancel(ctx))
	p.stopBg = cancel
	go p.keepLogShort(background)
	return p, nil
}

func (p *private) close() error {
	p.stopBg()
	err := p.stop()
	if err == nil && p.removing {
		err = os.RemoveAll(p.dir)
	}
	return errors.Join(err, p.lock.Unlock())
}

func (p *private) url(database string) string {
	u := url.URL{Scheme: "postgres", User: url.User(superuser), Path: "/" + database}
	// Without options, clients would take those of PGOPTIONS, meant for another server.
	query := url.Values{"port": {p.port}, "options": {""}}
	if p.socket != "" {
		query.Set("host", p.socket)
	} else {
		password, err := os.ReadFile(p.path("password"))
		if err != nil {
			// The server then says what is wrong with an empty password.
			p.log.Error("the private server's password can't be read", "error", err)
		}
		u.User = url.UserPassword(superuser, string(password))
		query.Set("host", "127.0.0.1")
		query.Set("sslmode", "disable")
	}
	// libpq takes a plus sign for a plus sign.
	u.RawQuery = strings.ReplaceAll(query.Encode(), "+", "%20")
	return u.String()
}

// takeOver looks for a living postmaster of this cluster, whose parent must be dead since we have the lock, and makes it
// ours. It returns false where there is none, or none that answers.
func (p *private) takeOver(ctx context.Context) (bool, error) {
	file, ok := readPidFile(p.data())
	if !ok || !process.IsAlive(file.pid) {
		return false, nil
	}
	if !process.HasArgument(file.pid, p.data()) {
		// The id belongs to another program by now. Postgres would see that it is alive and refuse to start.
		if len(process.InFolder(p.data())) == 0 {
			p.log.InfoContext(ctx, "removing a killed Postgres's postmaster.pid: another program has its process id", "pid", file.pid)
			return false, os.Remove(filepath.Join(p.data(), "postmaster.pid"))
		}
		return false, nil
	}
	p.pid, p.born, p.exited = file.pid, process.Born(file.pid), nil
	p.log.InfoContext(ctx, "taking over the running Postgres of this data folder", "pid", p.pid, "data", p.data())
	switch err := p.awaitReady(ctx); {
	case errors.Is(err, errGone): // it was just stopping
		return false, nil
	case err != nil:
		return false, err
	}
	file, _ = readPidFile(p.data())
	p.endpoint = endpoint{socket: file.socket, isTemp: file.socket != "" && file.socket != p.path("run"), port: file.port}
	short, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	conn, err := pgx.Connect(short, p.url("postgres"))
	if err != nil {
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		// Its socket may be gone with a cleaned temporary folder.
		p.log.WarnContext(ctx, "it does not answer: stopping it to start another", "pid", p.pid, "error", err)
		return false, p.stop()
	}
	return true, conn.Close(ctx)
}

// start runs a new postmaster, trying the places to listen at in turn, and returns once it answers.
func (p *private) start(ctx context.Context, m machine, b binaries) error {
	began := time.Now()
	if file, ok := readPidFile(p.data()); ok {
		p.log.InfoContext(ctx, "the last Postgres of this data folder was killed: it will recover", "data", p.data())
		p.clearOrphans(ctx)
		if strings.HasPrefix(filepath.Base(file.socket), "docket-") {
			_ = os.RemoveAll(file.socket)
		}
	}
	// Nobody listens here, as we have the lock and no postmaster lives: what is left would only confuse the next one.
	_ = os.RemoveAll(p.path("run"))

	places := p.places(ctx, m)
	for tries := 0; ; tries++ {
		place, err := places()
		if err != nil {
			return err
		}
		p.endpoint = place
		err = p.launch(ctx, b)
		if err == nil {
			p.log.InfoContext(ctx, "Postgres is running", "version", fmt.Sprintf("%d.%d", b.major, b.minor), "pid", p.pid,
				"data", p.data(), "at", p.String(), "took", time.Since(began).Round(time.Millisecond))
			return nil
		}
		if place.isTemp {
			_ = os.RemoveAll(place.socket)
		}
		var refused *refusal
		if !errors.As(err, &refused) || tries >= 20 {
			return err
		}
		switch {
		case refused.says("could not create any Unix-domain sockets"):
			p.log.WarnContext(ctx, "no socket can be made here: trying elsewhere", "folder", place.socket)
		case refused.says("could not create any TCP/IP sockets") && place.socket == "":
			p.log.InfoContext(ctx, "the port was taken meanwhile: trying another", "port", place.port)
		case refused.says(`lock file "postmaster.pid" already exists`):
			// A process of ours was killed just after it had launched this one.
			if isTaken, err := p.takeOver(ctx); isTaken || err != nil {
				return err
			}
			p.clearUnreaped(ctx)
			places = p.places(ctx, m)
		case refused.says("pre-existing shared memory block"):
			p.clearOrphans(ctx)
			if err := pause(ctx, 500*time.Millisecond); err != nil {
				return err
			}
			places = p.places(ctx, m)
		default:
			return err
		}
	}
}

// clearUnreaped removes the postmaster.pid of a Postgres that was killed and that nobody has taken note of yet: to the
// kernel, and so to Postgres, a process is there until its parent has asked for its end, which the process with id 1 of a
// container may never do.
func (p *private) clearUnreaped(ctx context.Context) {
	file, ok := readPidFile(p.data())
	if !ok || process.IsAlive(file.pid) || len(process.InFolder(p.data())) > 0 {
		return
	}
	p.log.InfoContext(ctx, "removing the postmaster.pid of a killed Postgres that is not reaped", "pid", file.pid)
	if err := os.Remove(filepath.Join(p.data(), "postmaster.pid")); err != nil {
		p.log.WarnContext(ctx, "it cannot be removed", "error", err)
	}
}

// maxSocketPath is the longest path of a unix socket on the strictest of the systems we know (macOS; Linux has 107).
const maxSocketPath = 103

// places gives the places to listen at, best first: a socket in the house, a socket in a short temporary folder, and
// then, as often as asked, a free port.
func (p *private) places(ctx context.Context, m machine) func() (endpoint, error) {
	inHouse := func() (string, error) {
		dir := p.path("run")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		return dir, nil
	}
	folders := []func() (string, error){inHouse}
	for _, base := range m.socketFolders {
		folders = append(folders, func() (string, error) { return os.MkdirTemp(base, "docket-") })
	}
	return func() (endpoint, error) {
		for len(folders) > 0 {
			isTemp := len(folders) <= len(m.socketFolders)
			dir, err := folders[0]()
			folders = folders[1:]
			if err != nil {
				p.log.DebugContext(ctx, "no socket folder", "error", err)
				continue
			}
			err = p.give(dir)
			if err == nil && len(dir)+len("/.s.PGSQL.")+len(socketPort) > maxSocketPath {
				err = errors.New("the path is too long for a unix socket")
			}
			if err == nil && strings.Contains(dir, ",") {
				err = errors.New("to clients, a comma parts two hosts")
			}
			if err == nil && isTemp {
				err = p.user.reaches(ctx, dir)
			}
			if err == nil {
				return endpoint{dir, isTemp, socketPort}, nil
			}
			p.log.DebugContext(ctx, "no socket in this folder", "folder", dir, "error", err)
			_ = os.Remove(dir)
		}
		port := m.freePort()
		if port == 0 {
			return endpoint{}, errors.New("there is neither a folder for Postgres's socket nor a free port: " +
				"use a data folder with a shorter path, or set DATABASE_URL")
		}
		return endpoint{port: portText(port)}, nil
	}
}

// refusal is a postmaster that ended instead of getting ready.
type refusal struct {
	dir   string
	state string
	tail  string
	disk  error // why nothing can be written, in which case the log may lack the reason
}

func (r *refusal) Error() string {
	text := fmt.Sprintf("Postgres did not start in %s (%s)", r.dir, r.state)
	if r.disk != nil {
		text += fmt.Sprintf(": can't write in the data folder: %v", r.disk)
	}
	return text + "; the end of its log:\n" + r.tail
}

func (r *refusal) Unwrap() error { return r.disk }

func (r *refusal) says(text string) bool { return strings.Contains(r.tail, text) }

// launch runs one postmaster at p.endpoint and waits until it is ready. It ends what it began if that fails.
func (p *private) launch(ctx context.Context, b binaries) error {
	if err := rotate(p.path("server.log"), logLimit); err != nil {
		return err
	}
	out, err := os.OpenFile(p.path("server.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("can't write in the data folder: %w", err)
	}
	defer func() { _ = out.Close() }()
	from, err := out.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}

	cmd := exec.Command(filepath.Join(b.dir, "postgres"), p.arguments()...) //nolint:gosec,noctx // G204: our own find; outlives ctx
	cmd.Dir, cmd.Env, cmd.SysProcAttr = p.data(), environment(), p.user.attributes()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("run %s in %s as %s: %w", cmd.Path, p.data(), p.user, err)
	}
	exited := make(chan struct{})
	go func() {
		_ = cmd.Wait() // the state is in cmd.ProcessState
		close(exited)
	}()
	p.pid, p.exited = cmd.Process.Pid, exited

	err = p.awaitReady(ctx)
	if errors.Is(err, errGone) {
		return &refusal{p.data(), cmd.ProcessState.String(), tail(p.path("server.log"), from), p.tryWriting()}
	}
	if err != nil {
		return errors.Join(err, p.stop())
	}
	return nil
}

// arguments are the settings of a bureau's one machine, given at each start so that they are those of this version of
// Docket; whoever needs others runs Postgres themselves.
func (p *private) arguments() []string {
	settings := []string{
		"port=" + p.port,
		"max_connections=100",
		"shared_buffers=256MB",
		"work_mem=16MB",
		"maintenance_work_mem=128MB",
		"jit=off",              // compiling costs more than it saves on statements of milliseconds
		"random_page_cost=1.1", // for solid-state disks
		"TimeZone=UTC",
		"log_timezone=UTC",
		"lc_messages=C", // we read the log
		"log_line_prefix=%m [%p] ",
		"log_checkpoints=off",
		"logging_collector=off",
	}
	if p.socket != "" {
		settings = append(settings, "listen_addresses=", "unix_socket_permissions=0700",
			`unix_socket_directories="`+strings.ReplaceAll(p.socket, `"`, `""`)+`"`)
	} else {
		settings = append(settings, "listen_addresses=127.0.0.1", "unix_socket_directories=")
	}
	if p.throwaway {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off",
			"wal_level=minimal", "max_wal_senders=0", "checkpoint_timeout=1h", "max_wal_size=4GB", "max_connections=200")
	} else {
		settings = append(settings, "fsync=on", "synchronous_commit=on", "full_page_writes=on")
	}
	args := []string{"-D", p.data()}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	return args
}

// errGone says that the postmaster ended before it was ready.
var errGone = errors.New("postgres ended")

// awaitReady waits for p.pid to accept connections. It knows from postmaster.pid, as pg_ctl does: connecting too early would
// fill the log.
func (p *private) awaitReady(ctx context.Context) error {
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	remind := time.NewTicker(10 * time.Second)
	defer remind.Stop()
	for {
		file, ok := readPidFile(p.data())
		if ok && file.pid == p.pid && (file.status == "ready" || file.status == "standby") {
			return nil
		}
		if !p.isRunning() {
			return errGone
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("while Postgres was starting: %w", context.Cause(ctx))
		case <-remind.C:
			p.log.InfoContext(ctx, "still waiting for Postgres", "pid", p.pid, "status", file.status, "log", p.path("server.log"))
		case <-poll.C:
		}
	}
}

func (p *private) isRunning() bool {
	if p.exited != nil {
		select {
		case <-p.exited:
			return false
		default:
			return true
		}
	}
	return process.IsAlive(p.pid) && process.Born(p.pid) == p.born
}

// stop ends the postmaster cleanly, or, after a minute, in a way that the next start must recover from.
func (p *private) stop() error {
	if !p.isRunning() {
		p.log.Warn("Postgres had already ended", "pid", p.pid, "log", p.path("server.log"))
	}
	for _, try := range []struct {
		signal syscall.Signal
		bound  time.Duration
	}{{syscall.SIGINT, time.Minute}, {syscall.SIGQUIT, 30 * time.Second}} {
		if p.end(try.signal, try.bound) {
			if p.isTemp && strings.HasPrefix(filepath.Base(p.socket), "docket-") {
				_ = os.RemoveAll(p.socket)
			}
			return nil
		}
		p.log.Warn("Postgres does not stop", "pid", p.pid, "signal", try.signal.String(), "after", try.bound)
	}
	return fmt.Errorf("the Postgres (process %d) of %s does not stop", p.pid, p.data())
}

func (p *private) end(signal syscall.Signal, bound time.Duration) bool {
	if p.isRunning() {
		_ = syscall.Kill(p.pid, signal)
	}
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	late := time.After(bound)
	for p.isRunning() {
		select {
		case <-late:
			return false
		case <-poll.C:
		}
	}
	return true
}

// clearOrphans ends what a killed postmaster left behind. Its processes end by themselves as soon as they look up, but one that is
// busy or suspended holds the shared memory, and Postgres rightly refuses to start beside it. All of them work in the
// cluster's folder, whose lock we have. Linux only; elsewhere start just tries for some seconds.
func (p *private) clearOrphans(ctx context.Context) {
	for _, try := range []struct {
		signal syscall.Signal
		bound  time.Duration
	}{{0, time.Second}, {syscall.SIGQUIT, 2 * time.Second}, {syscall.SIGKILL, 5 * time.Second}} {
		orphans := process.InFolder(p.data())
		if len(orphans) == 0 {
			return
		}
		if file, ok := readPidFile(p.data()); ok && process.IsAlive(file.pid) && process.HasArgument(file.pid, p.data()) {
			return // they have a living postmaster: they are no orphans
		}
		if try.signal != 0 {
			p.log.WarnContext(ctx, "ending processes that outlived a killed Postgres", "pids", orphans, "signal", try.signal.String())
			for _, pid := range orphans {
				if process.Name(pid) == "postgres" { // a person's shell may stand in the folder, too
					_ = syscall.Kill(pid, try.signal)
				}
			}
		}
		for late := time.Now().Add(try.bound); time.Now().Before(late) && len(process.InFolder(p.data())) > 0; {
			if pause(ctx, pollEvery) != nil {
				return
			}
		}
	}
}

// initialize makes the cluster in a folder beside its place and renames it when it is complete and on disk, so that a
// half-made one is never taken for a cluster.
func (p *private) initialize(ctx context.Context, b binaries) error {
	began := time.Now()
	p.log.InfoContext(ctx, "making a new Postgres cluster", "data", p.data(), "with", b.String())
	if old, err := filepath.Glob(p.path("data.new-*")); err == nil {
		for _, dir := range old {
			_ = os.RemoveAll(dir)
		}
	}
	if err := p.makePassword(); err != nil {
		return fmt.Errorf("can't write in the data folder: %w", err)
	}
	var dir string
	var err error
	// A UTF-8 LC_CTYPE is what pg_trgm needs to see letters in Chinese text; its name differs between systems, and
	// initdb is quick to refuse one it doesn't know. The order of strings stays that of C: the same everywhere.
	for _, ctype := range []string{"C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8", "zh_CN.UTF-8", "zh_CN.utf8"} {
		dir, err = p.initdb(ctx, b, ctype)
		if err == nil || !strings.Contains(err.Error(), "invalid locale") {
			break
		}
	}
	if err != nil {
		return err
	}
	if err := os.Rename(dir, p.data()); err != nil {
		return errors.Join(fmt.Errorf("put the new cluster in its place: %w", err), os.RemoveAll(dir))
	}
	if !p.throwaway {
		if err := syncFolder(p.dir); err != nil {
			return err
		}
	}
	p.log.InfoContext(ctx, "the cluster is made", "took", time.Since(began).Round(time.Millisecond))
	return nil
}

func (p *private) initdb(ctx context.Context, b binaries, ctype string) (_ string, err error) {
	dir, err := os.MkdirTemp(p.dir, "data.new-")
	if err != nil {
		return "", fmt.Errorf("can't write in the data folder: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.RemoveAll(dir)
		}
	}()
	if err := p.give(dir); err != nil {
		return "", err
	}
	args := []string{
		"-D", dir, "-U", superuser, "--encoding=UTF8", "--locale=C", "--lc-ctype=" + ctype,
		// Who can enter the socket's folder may do anything anyhow; a port is open to every user of the machine.
		"--auth-local=trust", "--auth-host=scram-sha-256", "--pwfile=" + p.path("password"),
		"--no-instructions",
		"--no-sync", // it would wait for each file in turn: all of them are synced at once below
	}
	if !p.throwaway {
		args = append(args, "--data-checksums")
	}
	if err := p.run(ctx, b, "initdb", args...); err != nil {
		return "", err
	}
	if !p.throwaway {
		if err := p.run(ctx, b, "initdb", "--sync-only", "-D", dir); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// run runs one of Postgres's programs to its end.
func (p *private) run(ctx context.Context, b binaries, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(b.dir, program), args...) //nolint:gosec // G204: our own find
	cmd.Dir, cmd.Env, cmd.SysProcAttr = p.dir, environment(), p.user.attributes()
	// initdb tidies up when it is asked to end, not when it is killed.
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return fmt.Errorf("while %s was running: %w", program, context.Cause(ctx))
	}
	if err != nil {
		return fmt.Errorf("%s failed in %s as %s: %w; it said:\n%s", program, p.dir, p.user, err, bytes.TrimSpace(out))
	}
	return nil
}

// ensureDatabase makes the house's database when it is not there.
func (p *private) ensureDatabase(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, p.url(databaseName))
	if err == nil {
		return conn.Close(ctx)
	}
	const invalidCatalogName = "3D000"
	if refused := (*pgconn.PgError)(nil); !errors.As(err, &refused) || refused.Code != invalidCatalogName {
		return fmt.Errorf("connect to the private server: %w", err)
	}
	conn, err = pgx.Connect(ctx, p.url("postgres"))
	if err != nil {
		return fmt.Errorf("connect to the private server: %w", err)
	}
	_, err = conn.Exec(ctx, "create database "+databaseName)
	if err != nil {
		err = fmt.Errorf("make the database %s: %w", databaseName, err)
	}
	return errors.Join(err, conn.Close(ctx))
}

func (p *private) keepLogShort(ctx context.Context) {
	for pause(ctx, time.Minute) == nil {
		if err := rotate(p.path("server.log"), logLimit); err != nil {
			p.log.Warn("the Postgres log can't be shortened", "error", err)
		}
	}
}

// pidFile is postmaster.pid, which the postmaster writes for those who look for it.
type pidFile struct {
	pid    int
	port   string
	socket string
	status string
}

func readPidFile(data string) (pidFile, bool) {
	text, err := os.ReadFile(filepath.Join(data, "postmaster.pid"))
	if err != nil {
		return pidFile{}, false
	}
	// 1 id, 2 data folder, 3 start, 4 port, 5 socket folder, 6 address, 7 shared memory, 8 status; written line by line.
	lines := strings.Split(string(text), "\n")
	line := func(n int) string {
		if n > len(lines) {
			return ""
		}
		return strings.TrimRight(lines[n-1], " ")
	}
	pid, err := strconv.Atoi(strings.TrimSpace(line(1)))
	if err != nil {
		return pidFile{}, false
	}
	if pid < 0 {
		pid = -pid // a lone backend (postgres --single) signs so
	}
	return pidFile{pid, line(4), line(5), line(8)}, true
}

// environment is ours without what would make Postgres's programs do something else than they are told.
func environment() []string {
	var env []string
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		switch {
		case strings.HasPrefix(name, "PG"), strings.HasPrefix(name, "LC_"), name == "LANG", name == "LANGUAGE", name == "TZ":
		case name == "NOTIFY_SOCKET": // it would tell systemd that it is the service that is ready
		default:
			env = append(env, e)
		}
	}
	return append(env, "LC_ALL=C")
}

// rotate moves a log's text to path.1 once it is longer than limit. The writer keeps its file open, so the text is
// copied and the file cut; it must be open for appending.
func rotate(path string, limit int64) error {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) || err == nil && info.Size() <= limit {
		return nil
	}
	if err != nil {
		return err
	}
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	to, err := os.OpenFile(path+".1", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	if err = errors.Join(err, to.Close()); err != nil {
		return err
	}
	return os.Truncate(path, 0)
}

// tail is the end of what was written to a log since offset from.
func tail(path string, from int64) string {
	const most = 4 << 10
	f, err := os.Open(path)
	if err != nil {
		return err.Error()
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.Size()-from > most {
		from = info.Size() - most
	}
	text, err := io.ReadAll(io.NewSectionReader(f, from, most))
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(string(text))
}

func syncFolder(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-t.C:
		return nil
	}
}

//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// start launches a postmaster at one place to listen at after another until one is ready, or takes over one that runs already. If a
// launch fails because of what a killed postmaster left, it clears that and begins again at the first place, by calling places again.
// Returns an error when there is no other place, after 21 launches, and for any other fault.
func (p *private) start(ctx context.Context, b binaries, places func() placeSource) error {
	began := time.Now()
	p.clearLeftovers(ctx)
	nextPlace := places()
	for tries := 0; ; tries++ {
		place, err := nextPlace(ctx)
		if err != nil {
			return err
		}
		p.endpoint = place
		err = p.launch(ctx, b)
		if err == nil {
			p.log.DebugContext(ctx, "Postgres is running", "version", fmt.Sprintf("%d.%d", b.major, b.minor), "pid", p.pid(),
				"data", p.data(), "at", p.String(), "took", time.Since(began).Round(time.Millisecond))
			return nil
		}
		if place.isTemp {
			_ = os.RemoveAll(place.socket)
		}
		var failure *startFailure
		if !errors.As(err, &failure) || tries >= 20 {
			return err
		}
		switch {
		case failure.logContains("could not create any Unix-domain sockets"):
			p.log.WarnContext(ctx, "no socket can be made here: another place is tried", "folder", place.socket)
		case failure.logContains("could not create any TCP/IP sockets") && place.socket == "":
			p.log.InfoContext(ctx, "the port was taken meanwhile: another place is tried", "port", place.port)
		case failure.logContains(`lock file "postmaster.pid" already exists`):
			// A process of ours was killed just after it had launched the postmaster that holds this file.
			if isTakenOver, err := p.takeOver(ctx); isTakenOver || err != nil {
				return err
			}
			p.removeUnreapedPidFile(ctx)
			nextPlace = places()
		case failure.logContains("pre-existing shared memory block"):
			p.endOrphans(ctx)
			if err := pause(ctx, 500*time.Millisecond); err != nil {
				return err
			}
			nextPlace = places()
		default:
			return err
		}
	}
}

// clearLeftovers removes what a killed postmaster left: its processes and its socket's folder.
func (p *private) clearLeftovers(ctx context.Context) {
	if file, ok := readPidFile(p.data()); ok {
		p.log.InfoContext(ctx, "the last Postgres of this data folder was killed: it will recover", "data", p.data())
		p.endOrphans(ctx)
		removeTempSocket(file.socket)
	}
	// Nobody listens here, as we have the lock and no postmaster lives.
	_ = os.RemoveAll(p.path("run"))
}

// startFailure is the error of a postmaster that ended instead of getting ready.
type startFailure struct {
	dir    string
	status string // exit status
	tail   string // end of the server's log
	disk   error  // why nothing can be written, in which case the log may lack the reason
}

func (f *startFailure) Error() string {
	text := fmt.Sprintf("Postgres did not start in %s (%s)", f.dir, f.status)
	if f.disk != nil {
		text += fmt.Sprintf(": can't write in the data folder: %v", f.disk)
	}
	return text + "; the end of its log:\n" + f.tail
}

func (f *startFailure) Unwrap() error { return f.disk }

func (f *startFailure) logContains(text string) bool { return strings.Contains(f.tail, text) }

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
	cmd.Dir, cmd.Env, cmd.SysProcAttr = p.data(), environment(), p.user.processAttributes()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("run %s in %s as %s: %w", cmd.Path, p.data(), p.user, err)
	}
	launched := &postmaster{pid: cmd.Process.Pid, child: cmd, ended: make(chan struct{})}
	go func() {
		_ = cmd.Wait() // the status is in cmd.ProcessState
		close(launched.ended)
	}()
	p.current.Store(launched)

	err = p.awaitReady(ctx, launched)
	if errors.Is(err, errEnded) {
		return &startFailure{p.data(), launched.howItEnded(), tail(p.path("server.log"), from), p.tryWriting()}
	}
	if err != nil {
		return errors.Join(err, p.stop())
	}
	return nil
}

// arguments returns the settings for a bureau with one machine. They are given at each start, so that they fit this version of
// Docket. A bureau that needs other settings runs Postgres itself.
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
			"wal_level=minimal", "max_wal_senders=0", "checkpoint_timeout=1h", "max_wal_size=1GB", "max_connections=200",
			"max_prepared_transactions=8") // for tests that prepare one
	} else {
		settings = append(settings, "fsync=on", "synchronous_commit=on", "full_page_writes=on")
	}
	if p.archive != "" {
		settings = append(settings, "archive_mode=on", "archive_timeout=60", "archive_command="+archiveCommand(p.archive))
	}
	settings = append(settings, p.recovery...)
	args := []string{"-D", p.data()}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	return args
}

// errEnded says that the postmaster ended before it was ready.
var errEnded = errors.New("postgres ended")

// awaitReady waits until a postmaster accepts connections. It reads the status from postmaster.pid, as pg_ctl does: connecting
// too early would fill the log. Returns errEnded when the process ends first.
func (p *private) awaitReady(ctx context.Context, m *postmaster) error {
	poll := time.NewTicker(pollEvery)
	defer poll.Stop()
	remind := time.NewTicker(10 * time.Second)
	defer remind.Stop()
	for {
		file, ok := readPidFile(p.data())
		if ok && file.pid == m.pid && (file.status == "ready" || file.status == "standby") {
			return nil
		}
		if !m.isRunning() {
			return errEnded
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("while Postgres was starting: %w", context.Cause(ctx))
		case <-remind.C:
			p.log.InfoContext(ctx, "still waiting for Postgres", "pid", m.pid, "status", file.status, "log", p.path("server.log"))
		case <-poll.C:
		}
	}
}

// environment returns ours without what would change the behaviour of Postgres's programs.
func environment() []string {
	var env []string
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		switch {
		case strings.HasPrefix(name, "PG"), strings.HasPrefix(name, "LC_"), name == "LANG", name == "LANGUAGE", name == "TZ":
		case name == "NOTIFY_SOCKET": // systemd would be notified that the service is ready
		default:
			env = append(env, e)
		}
	}
	return append(env, "LC_ALL=C")
}

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

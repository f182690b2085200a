//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"docket/postgres/internal/process"
)

func TestCancelWhileStarting(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := thisMachine()
	p := &private{clusterDir: clusterDir{dir: filepath.Join(dir, "postgres")}, log: (&testLog{}).logger()}
	b, ok := find(t.Context(), m.folders, m.path).newest(0)
	if !ok {
		t.Fatal("no Postgres")
	}
	located, err := m.locate(t.Context(), Settings{DataDir: dir, Log: p.log})
	if err != nil {
		t.Fatal(err)
	}
	p.clusterDir, p.endpoint = located, endpoint{port: portText(m.freePort())}
	if err := p.launch(ctx, b); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
	if p.current.Load().isRunning() {
		t.Error("it left a postmaster")
	}
	mustOpen(t, t.Context(), Settings{DataDir: dir}, m)
}

func TestCtrlC(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	o := startProgram(t, dir, nil) // leads a session, as a shell's job leads a process group
	pid, _ := o.opened(t)
	if err := syscall.Kill(-o.cmd.Process.Pid, syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	if line := o.line(t); line != "interrupted, the server answers: true" {
		t.Errorf("%q: the signal reached Postgres", line)
	}
	if err := o.cmd.Wait(); err != nil {
		t.Errorf("%v\n%s", err, o.log)
	}
	if process.IsAlive(pid) {
		t.Error("Postgres still runs")
	}
}

func TestErrOtherVersion(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	if err := os.WriteFile(filepath.Join(dir, "postgres", "data", "PG_VERSION"), []byte("14\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), Settings{DataDir: dir})
	requireError(t, err, dir, "made by that version", "Install Postgres 14", "pg_dump", "DATABASE_URL", "this machine has Postgres ")
	if !errors.Is(err, ErrNoPostgres) {
		t.Errorf("%v is not ErrNoPostgres", err)
	}
}

func TestErrRefused(t *testing.T) {
	t.Parallel()
	dir := copyCluster(t)
	if err := os.WriteFile(filepath.Join(dir, "postgres", "data", "pg_hba.conf"), []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(t.Context(), Settings{DataDir: dir})
	requireError(t, err, "did not start", filepath.Join(dir, "postgres", "data"), `invalid connection type "nonsense"`)
	_, again := Open(t.Context(), Settings{DataDir: dir})
	if errors.Is(again, ErrInUse) {
		t.Error("the failed Open kept the lock")
	}
}

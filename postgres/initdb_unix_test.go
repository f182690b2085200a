//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestHalfMadeCluster(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(publicFolder(t), "data")
	o := startProgram(t, dir, nil)
	var half []string
	eventually(t, "initdb's first files", func() bool {
		half, _ = filepath.Glob(filepath.Join(dir, "postgres", "data.new-*", "base"))
		return len(half) == 1
	})
	o.kill()

	mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	left, err := os.ReadDir(filepath.Join(dir, "postgres"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		// The killed process's initdb may be at it still; the next start removes what it leaves.
		if e.Name() == filepath.Base(filepath.Dir(half[0])) {
			t.Logf("left: %s", e.Name())
		}
	}
}

func TestCancelWhileMaking(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(publicFolder(t), "data")
	ctx, cancel := context.WithCancel(t.Context())
	r := &testLog{onLine: func(line string) {
		if strings.Contains(line, "making a new Postgres cluster") {
			cancel()
		}
	}}
	_, err := Open(ctx, Settings{DataDir: dir, Log: r.logger()})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("%v, want context.Canceled", err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, "postgres", "data*")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
	mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
}

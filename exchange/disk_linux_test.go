package exchange_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"docket/exchange"
	"docket/postgres/postgrestest"
)

// If the disk for the rejected rows is full, the import leaves no file and imports nothing.
func TestErrDiskFull(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	url := postgrestest.Clone(t, migrated)
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "mode=755,size=64k"); errors.Is(err, syscall.EPERM) {
		t.Skip("this root may not mount")
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	text, err := os.ReadFile("testdata/register.csv")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "register.csv")
	if err := os.WriteFile(path, append(text, strings.Repeat("not a row\n", 2500)...), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: readMapping(t, "testdata/mapping.yaml")})
	if err == nil || !strings.Contains(err.Error(), "no space left on device") || !strings.Contains(err.Error(), path+".rejects.csv") {
		t.Errorf("%v, want that the disk is full, and the name of the file", err)
	}
	wantRows(t, url, everything, "0|0|0|CNY")
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
}

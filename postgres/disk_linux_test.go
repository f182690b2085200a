package postgres

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// mountDisk mounts a small disk for the test.
func mountDisk(t *testing.T, size string) string {
	t.Helper()
	needsRoot(t)
	dir := publicFolder(t)
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "mode=755,size="+size)
	if errors.Is(err, syscall.EPERM) {
		t.Skip("this root may not mount")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func TestErrDisk(t *testing.T) {
	t.Parallel()
	t.Run("FullWhileMaking", func(t *testing.T) {
		t.Parallel()
		dir := mountDisk(t, "8m")
		_, err := Open(t.Context(), Settings{DataDir: dir})
		requireError(t, err, "No space left on device", dir)
		if left, err := filepath.Glob(filepath.Join(dir, "postgres", "data*")); err != nil || len(left) > 0 {
			t.Errorf("left: %v, %v", left, err)
		}
	})
	t.Run("FullWhileStarting", func(t *testing.T) {
		t.Parallel()
		dir := mountDisk(t, "120m")
		copyClusterInto(t, dir)
		rest, err := os.Create(filepath.Join(dir, "rest"))
		if err != nil {
			t.Fatal(err)
		}
		for err == nil {
			_, err = rest.Write(make([]byte, 4096))
		}
		_ = rest.Close()
		_, err = Open(t.Context(), Settings{DataDir: dir})
		requireError(t, err, "no space left on device", dir)
		if err := os.Remove(rest.Name()); err != nil {
			t.Fatal(err)
		}
		mustOpen(t, t.Context(), Settings{DataDir: dir}, thisMachine())
	})
	t.Run("ReadOnly", func(t *testing.T) {
		t.Parallel()
		dir := mountDisk(t, "120m")
		copyClusterInto(t, dir)
		if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
			t.Fatal(err)
		}
		_, err := Open(t.Context(), Settings{DataDir: dir})
		requireError(t, err, "can't write in the data folder", dir, "read-only")
		_, err = Open(t.Context(), Settings{DataDir: filepath.Join(dir, "new")})
		requireError(t, err, "read-only", dir)
	})
}

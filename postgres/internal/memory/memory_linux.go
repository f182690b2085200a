// Package memory finds a folder in memory for the clusters of tests.
package memory

import (
	"math"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

const (
	// Mount is where Linux mounts a file system that is kept in memory.
	Mount = "/dev/shm"
	// room is what the cluster of a whole test run may fill: at its peak it has the templates, a few copies and 1 GB
	// of write-ahead log.
	room = 5 << 30
)

// Folder returns a folder in memory if it has room for the cluster of a test run, else the temporary folder. Copying a
// database takes a fifth of the processor time there: most of it is the kernel's work on files.
func Folder() string {
	var disk unix.Statfs_t
	if err := unix.Statfs(Mount, &disk); err != nil || disk.Type != unix.TMPFS_MAGIC {
		return os.TempDir()
	}
	// The memory must do for the compiler and the tests as well.
	if disk.Bavail*uint64(disk.Bsize) < room || available() < 2*room { //nolint:gosec // G115: a block's size is positive
		return os.TempDir()
	}
	return Mount
}

// available returns the bytes that processes can still have: of the machine, and of the container where that has less.
func available() uint64 {
	least := uint64(0)
	if text, err := os.ReadFile("/proc/meminfo"); err == nil {
		for line := range strings.Lines(string(text)) {
			if f := strings.Fields(line); len(f) > 1 && f[0] == "MemAvailable:" {
				least = 1024 * number(f[1])
			}
		}
	}
	for _, limit := range []struct{ most, used string }{
		{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"},
		{"/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.usage_in_bytes"},
	} {
		most, err := os.ReadFile(limit.most)
		if err != nil {
			continue
		}
		used, err := os.ReadFile(limit.used)
		if err != nil {
			continue
		}
		least = min(least, number(string(most))-min(number(string(most)), number(string(used))))
	}
	return least
}

// number parses the number in the text of a file of the kernel. A text that is no number counts as no limit; cgroup v2 writes "max" for that.
func number(text string) uint64 {
	n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 64)
	if err != nil {
		return math.MaxUint64
	}
	return n
}

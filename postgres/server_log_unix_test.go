//go:build unix && !aix && !solaris

package postgres

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRotate(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "server.log")
	if err := rotate(path, 10); err != nil {
		t.Errorf("no log yet: %v", err)
	}
	out, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	for _, c := range []struct{ write, now, before string }{
		{"0123456789", "0123456789", ""},
		{"+", "", "0123456789+"},
		{"next", "next", "0123456789+"},
		{"1234567", "", "next1234567"},
	} {
		if _, err := out.WriteString(c.write); err != nil {
			t.Fatal(err)
		}
		if err := rotate(path, 10); err != nil {
			t.Fatal(err)
		}
		now, _ := os.ReadFile(path)
		before, _ := os.ReadFile(path + ".1")
		if string(now) != c.now || string(before) != c.before {
			t.Errorf("after %q: %q and %q, want %q and %q", c.write, now, before, c.now, c.before)
		}
	}
}

func TestTail(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "server.log")
	if err := os.WriteFile(path, []byte("old\nnew\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := tail(path, 4); got != "new" {
		t.Errorf("%q", got)
	}
	if err := os.WriteFile(path, []byte(strings.Repeat("x", 100_000)+"\nlast"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := tail(path, 0); len(got) > 5000 || !strings.HasSuffix(got, "x\nlast") {
		t.Errorf("%d bytes, ending %q", len(got), got[max(0, len(got)-10):])
	}
}

package app

import (
	"bytes"
	"io"
	"testing"

	"github.com/andybalholm/brotli"
)

// Compressed once more, a file is smaller than before, and still the same.
func TestCompressAll(t *testing.T) {
	sizes := map[string]int{}
	for name, f := range assets() {
		f.once.Do(f.prepare)
		if c := f.compressed.Load(); c != nil && c.level == firstLevel {
			sizes[name] = len(c.content)
		}
	}
	compressAll()
	before, after := 0, 0
	for name, f := range assets() {
		c := f.compressed.Load()
		if c == nil {
			continue
		}
		before, after = before+sizes[name], after+len(c.content)
		plain, err := io.ReadAll(brotli.NewReader(bytes.NewReader(c.content)))
		if err != nil || !bytes.Equal(plain, f.plain) {
			t.Errorf("%s: %v, or it differs", name, err)
		}
	}
	if len(sizes) > 0 && after >= before {
		t.Errorf("%d bytes after %d", after, before)
	}
}

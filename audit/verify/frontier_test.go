package verify

import (
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

// A frontier completes the hashes, and has the roots, that package tlog works out.
func TestFrontier(t *testing.T) {
	t.Parallel()
	stored := []tlog.Hash{}
	reader := tlog.HashReaderFunc(func(indexes []int64) (hashes []tlog.Hash, err error) {
		for _, i := range indexes {
			hashes = append(hashes, stored[i])
		}
		return hashes, nil
	})
	var f, copied frontier
	for n := int64(0); n < 300; n++ {
		leaf := tlog.RecordHash(fmt.Appendf(nil, "entry %d", n))
		want, err := tlog.StoredHashesForRecordHash(n, leaf, reader)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, want...)
		if n%7 == 0 {
			copied.take(&f)
			copied.add(tlog.Hash{}) // which must not change f
		}
		if got := f.add(leaf); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("leaf %d completes %v, want %v", n, got, want)
		}
		root, err := tlog.TreeHash(n+1, reader)
		if err != nil || f.root() != root || f.size != n+1 {
			t.Fatalf("the root of %d leaves is %s, want %s, %v", f.size, f.root(), root, err)
		}
	}
}

package audit

import (
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
)

// A tree that grows in batches of every size has the hashes and the root that package tlog works out leaf by leaf.
func TestEdge(t *testing.T) {
	t.Parallel()
	const most = 100
	leaf := func(n int64) []byte { return fmt.Appendf(nil, "entry %d", n) }
	stored := map[int64]tlog.Hash{}
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) { return hashesOf(stored, 1, indexes) })
	var roots [most + 1]tlog.Hash
	for n := int64(0); n < most; n++ {
		hashes, err := tlog.StoredHashes(n, leaf(n), reader)
		if err != nil {
			t.Fatal(err)
		}
		for i, h := range hashes {
			stored[tlog.StoredHashIndex(0, n)+int64(i)] = h
		}
		if roots[n+1], err = tlog.TreeHash(n+1, reader); err != nil {
			t.Fatal(err)
		}
	}
	for batch := int64(1); batch <= most; batch++ {
		grown := map[int64]tlog.Hash{}
		for size := int64(0); size < most; {
			// Only what was stored before is known.
			e, root, err := readEdge(1, size, tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) { return hashesOf(grown, 1, indexes) }))
			if err != nil || size > 0 && root != roots[size] {
				t.Fatalf("batches of %d at %d: root %s, %v", batch, size, root, err)
			}
			for range min(batch, most-size) {
				if err := e.add(tlog.RecordHash(leaf(size))); err != nil {
					t.Fatal(err)
				}
				size++
			}
			for i, index := range e.indexes {
				grown[index] = tlog.Hash(e.hashes[i])
			}
			if tree, err := e.tree(); err != nil || tree.N != size || tree.Hash != roots[size] {
				t.Fatalf("batches of %d at %d: %v, %v", batch, size, tree, err)
			}
		}
		if len(grown) != len(stored) {
			t.Fatalf("batches of %d: %d hashes, want %d", batch, len(grown), len(stored))
		}
		for index, h := range stored {
			if grown[index] != h {
				t.Fatalf("batches of %d: hash %d is %s, want %s", batch, index, grown[index], h)
			}
		}
	}
}

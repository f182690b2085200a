package audit

import (
	"context"
	"database/sql"
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// storedHashes reads the hashes of an agency's tree from the database. It is a tlog.HashReader.
type storedHashes struct {
	ctx    context.Context
	from   querier
	agency int64
}

// ReadHashes returns the hashes of some indexes, in their order. Returns an error if one of them is not stored.
func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	rows, err := s.from.QueryContext(s.ctx, "SELECT level_index, hash FROM log_hashes WHERE agency_id = $1 AND level_index = ANY ($2)", s.agency, indexes)
	if err != nil {
		return nil, fmt.Errorf("read hashes: %w", err)
	}
	defer rows.Close()
	found := map[int64]tlog.Hash{}
	for rows.Next() {
		var index int64
		var hash []byte
		if err := rows.Scan(&index, &hash); err != nil {
			return nil, fmt.Errorf("read hashes: %w", err)
		}
		found[index] = tlog.Hash(hash)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read hashes: %w", err)
	}
	return hashesOf(found, s.agency, indexes)
}

// hashesOf returns the hashes of some indexes, in their order. Returns an error if one of them is missing.
func hashesOf(known map[int64]tlog.Hash, agency int64, indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hash, ok := known[index]
		if !ok {
			return nil, fmt.Errorf("the tree of agency %d lacks its hash %d", agency, index)
		}
		hashes[i] = hash
	}
	return hashes, nil
}

// edge holds the hashes that the next leaves of an agency's tree need, and the new ones.
type edge struct {
	agency int64
	size   int64
	known  map[int64]tlog.Hash
	// indexes and hashes are the new ones, in their order.
	indexes []int64
	hashes  [][]byte
}

// readEdge returns the edge of a tree. It also returns the root of the tree as it is stored.
func readEdge(agency, size int64, stored tlog.HashReader) (*edge, tlog.Hash, error) {
	e := &edge{agency: agency, size: size, known: map[int64]tlog.Hash{}}
	// The root is made of just the hashes that new leaves may need.
	root, err := tlog.TreeHash(size, tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes, err := stored.ReadHashes(indexes)
		for i := range hashes {
			e.known[indexes[i]] = hashes[i]
		}
		return hashes, err
	}))
	return e, root, err
}

// ReadHashes returns hashes that the edge holds. The edge is a tlog.HashReader.
func (e *edge) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	return hashesOf(e.known, e.agency, indexes)
}

// add adds a leaf.
func (e *edge) add(leaf tlog.Hash) error {
	hashes, err := tlog.StoredHashesForRecordHash(e.size, leaf, e)
	if err != nil {
		return err
	}
	at := tlog.StoredHashIndex(0, e.size)
	for i := range hashes {
		e.known[at+int64(i)] = hashes[i]
		e.indexes = append(e.indexes, at+int64(i))
		e.hashes = append(e.hashes, hashes[i][:])
	}
	e.size++
	return nil
}

// tree returns the tree with all its leaves.
func (e *edge) tree() (tlog.Tree, error) {
	root, err := tlog.TreeHash(e.size, e)
	return tlog.Tree{N: e.size, Hash: root}, err
}

package verify

import (
	"errors"
	"fmt"
	"math/bits"
	"slices"

	"github.com/jackc/pgx/v5"
	"golang.org/x/mod/sumdb/tlog"

	"docket/audit"
)

// frontier holds the hashes of the complete subtrees of a tree that grows, the largest first.
type frontier struct {
	size   int64
	hashes []tlog.Hash
}

// add adds a leaf, and returns the hashes that become complete with it: the leaf's, and those above it.
func (f *frontier) add(leaf tlog.Hash) []tlog.Hash {
	complete := []tlog.Hash{leaf}
	h := leaf
	for n := f.size; n&1 == 1; n >>= 1 {
		h = tlog.NodeHash(f.hashes[len(f.hashes)-1], h)
		f.hashes = f.hashes[:len(f.hashes)-1]
		complete = append(complete, h)
	}
	f.hashes = append(f.hashes, h)
	f.size++
	return complete
}

// root returns the root of the tree, which must have a leaf.
func (f *frontier) root() tlog.Hash {
	last := len(f.hashes) - 1
	h := f.hashes[last]
	for i := last - 1; i >= 0; i-- {
		h = tlog.NodeHash(f.hashes[i], h)
	}
	return h
}

// take makes the frontier that of another tree.
func (f *frontier) take(other *frontier) {
	f.size, f.hashes = other.size, slices.Clone(other.hashes)
}

// pages reads rows in the order of a number, some at a time.
type pages[T any] struct {
	read   func(after int64) ([]T, error)
	number func(T) int64
	page   []T
	last   int64
	isDone bool
}

// peek returns the next row; nil after the last one.
func (p *pages[T]) peek() (*T, error) {
	if len(p.page) == 0 && !p.isDone {
		page, err := p.read(p.last)
		if err != nil {
			return nil, err
		}
		p.page, p.isDone = page, len(page) == 0
		if len(page) > 0 {
			p.last = p.number(page[len(page)-1])
		}
	}
	if len(p.page) == 0 {
		return nil, nil
	}
	return &p.page[0], nil
}

// next goes on to the row after the one that peek returned.
func (p *pages[T]) next() { p.page = p.page[1:] }

type storedHash struct {
	index int64
	hash  tlog.Hash
}

type placedEntry struct {
	position int64
	audit.Entry
	unreadable error // of an entry whose columns do not fit each other
}

type storedCheckpoint struct {
	size   int64
	root   []byte
	signed string
}

// savedCheckpoint is a checkpoint of the agency that was kept elsewhere.
type savedCheckpoint struct {
	name string
	audit.Checkpoint
}

// treeCheck checks the tree of one agency. It grows two trees: one from the entries, the other from the hashes of leaves that are stored. Where they
// differ, the next checkpoint says which of them is as it was.
type treeCheck struct {
	*check
	agency      int64
	entries     pages[placedEntry]
	hashes      pages[storedHash]
	checkpoints pages[storedCheckpoint]
	saved       []savedCheckpoint // by size
	ofEntries   frontier
	ofHashes    frontier
	// doubts are the positions at which the two trees differ, until a checkpoint settles them.
	doubts []doubt
	// agreed and agreedSaved are the sizes of the last trees that agreed with a checkpoint of the database and with a saved one; signedUpTo is that of the last
	// checkpoint of the database.
	agreed, agreedSaved, signedUpTo int64
	isRewritten                     bool // a stored checkpoint disagreed
	result                          AgencyReport
}

// doubt is an entry that is not the one of the stored hash. entry is empty where there is none.
type doubt struct {
	position int64
	entry    string
}

// maxDoubts is how many doubts are named.
const maxDoubts = 1000

// checkTrees checks the trees of all agencies.
func (c *check) checkTrees() error {
	agencies, err := c.agencies()
	if err != nil {
		return err
	}
	saved := map[int64][]savedCheckpoint{}
	for _, s := range c.Saved {
		opened, err := c.Keys.OpenCheckpoint(s.Signed)
		if err != nil && !errors.Is(err, audit.ErrOtherKey) {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		if err != nil {
			return fmt.Errorf("%s: %w: it cannot be compared with this database", s.Name, err)
		}
		if c.Agency != nil && *c.Agency != opened.Agency {
			return fmt.Errorf("%s: it is a checkpoint of the agency %d, which is not checked", s.Name, opened.Agency)
		}
		if opened.N > 0 { // every tree has grown from the empty one
			saved[opened.Agency] = append(saved[opened.Agency], savedCheckpoint{s.Name, opened})
		}
	}
	for _, agency := range agencies {
		t := c.newTreeCheck(agency, saved[agency])
		if err := t.run(); err != nil {
			return fmt.Errorf("the log of the agency %d: %w", agency, err)
		}
		c.report.Agencies = append(c.report.Agencies, t.result)
	}
	return nil
}

func (c *check) newTreeCheck(agency int64, saved []savedCheckpoint) *treeCheck {
	slices.SortFunc(saved, func(a, b savedCheckpoint) int { return int(min(max(a.N-b.N, -1), 1)) })
	return &treeCheck{
		check: c, agency: agency, saved: saved, result: AgencyReport{Agency: agency},
		entries: pages[placedEntry]{last: -1, number: func(e placedEntry) int64 { return e.position }, read: func(after int64) ([]placedEntry, error) {
			rows, err := c.tx.Query(c.ctx, "SELECT position, "+audit.SQLEntry+" FROM log_entries WHERE agency_id = $1 AND position > $2 ORDER BY position LIMIT 500", agency, after)
			if err != nil {
				return nil, err
			}
			return pgx.CollectRows(rows, func(row pgx.CollectableRow) (e placedEntry, err error) {
				var r audit.EntryRow
				if err := row.Scan(append([]any{&e.position}, r.Targets()...)...); err != nil {
					return e, err
				}
				e.Entry, e.unreadable = r.Read()
				return e, nil
			})
		}},
		hashes: pages[storedHash]{last: -1, number: func(h storedHash) int64 { return h.index }, read: func(after int64) ([]storedHash, error) {
			rows, err := c.tx.Query(c.ctx, "SELECT level_index, hash FROM log_hashes WHERE agency_id = $1 AND level_index > $2 ORDER BY level_index LIMIT 5000", agency, after)
			if err != nil {
				return nil, err
			}
			return pgx.CollectRows(rows, func(row pgx.CollectableRow) (h storedHash, err error) {
				var hash []byte
				err = row.Scan(&h.index, &hash)
				copy(h.hash[:], hash)
				return h, err
			})
		}},
		checkpoints: pages[storedCheckpoint]{number: func(s storedCheckpoint) int64 { return s.size }, read: func(after int64) ([]storedCheckpoint, error) {
			rows, err := c.tx.Query(c.ctx, "SELECT size, root, signed FROM log_checkpoints WHERE agency_id = $1 AND size > $2 ORDER BY size LIMIT 1000", agency, after)
			if err != nil {
				return nil, err
			}
			return pgx.CollectRows(rows, func(row pgx.CollectableRow) (s storedCheckpoint, err error) {
				return s, row.Scan(&s.size, &s.root, &s.signed)
			})
		}},
	}
}

// maxGap is the longest row of positions without entries and hashes that is looked at one by one.
const maxGap = 100_000

// run reads the tree from its first leaf to its last.
func (t *treeCheck) run() error {
	if err := t.tx.QueryRow(t.ctx, "SELECT count(*) FROM log_entries WHERE agency_id = $1 AND position IS NULL", t.agency).Scan(&t.result.Unplaced); err != nil {
		return err
	}
	for n := int64(0); ; n++ {
		if n%1000 == 0 {
			t.Progress(fmt.Sprintf("the log of the agency %d", t.agency), n)
		}
		more, err := t.takeLeaf(n)
		if err != nil {
			return err
		}
		if !more {
			break
		}
		if err := t.compareWithCheckpoints(n + 1); err != nil {
			return err
		}
	}
	return t.checkEnd()
}

// takeLeaf takes the leaf at a position into both trees. It reports false if there is none, nor any after it.
func (t *treeCheck) takeLeaf(n int64) (more bool, err error) {
	entry, err := t.entries.peek()
	if err != nil {
		return false, err
	}
	index := tlog.StoredHashIndex(0, n)
	stored, err := t.takeHashes(index, index+int64(bits.TrailingZeros64(uint64(n+1))))
	if err != nil {
		return false, err
	}
	hasHash := len(stored) > 0 && stored[0] != nil
	hasEntry := entry != nil && entry.position == n
	if !hasEntry && len(stored) == 0 {
		next, err := t.hashes.peek()
		if err != nil {
			return false, err
		}
		if entry == nil && next == nil {
			return false, nil
		}
		if entry != nil && entry.position-n > maxGap {
			return false, fmt.Errorf("the positions %d to %d are missing, and the rest cannot be checked", n, entry.position-1)
		}
		if entry == nil && next.index-index > 2*maxGap {
			t.add(Fault{Kind: HashChanged, Position: at(n), Message: "there are hashes far behind the end of the tree"})
			return false, nil
		}
	}
	var leaf, leafHash tlog.Hash
	if hasEntry {
		leaf = entry.LeafHash()
		t.entries.next()
		t.result.Entries++
	}
	if hasHash {
		leafHash = *stored[0]
	} else {
		leafHash = leaf
		t.add(Fault{Kind: HashRemoved, Position: at(n), Message: "the hash of the entry is missing from the tree"})
	}
	switch {
	case !hasEntry:
		leaf = leafHash
		t.add(Fault{Kind: EntryRemoved, Position: at(n), Message: "the entry is missing: it was removed from the log"})
	case entry.unreadable != nil:
		t.add(Fault{Kind: EntryChanged, Position: at(n), Message: entry.unreadable.Error()})
		leaf = leafHash
	case leaf != leafHash && len(t.doubts) < maxDoubts:
		t.doubts = append(t.doubts, doubt{n, t.describe(entry.Entry)})
	}
	byEntries, byHashes := t.ofEntries.add(leaf), t.ofHashes.add(leafHash)
	for level := 1; level < len(byEntries); level++ {
		switch {
		case level >= len(stored) || stored[level] == nil:
			t.add(Fault{Kind: HashRemoved, Position: at(n), Message: fmt.Sprintf("the hash of level %d above the entries %d to %d is missing from the tree", level, n+1-1<<level, n)})
		case *stored[level] != byEntries[level] && *stored[level] != byHashes[level]:
			t.add(Fault{Kind: HashChanged, Position: at(n), Message: fmt.Sprintf("the hash of level %d above the entries %d to %d is not that of these entries: it was changed", level, n+1-1<<level, n)})
		}
	}
	return true, nil
}

// takeHashes returns the stored hashes of the indexes from first to last; nil for one that is missing, and nothing if all are.
func (t *treeCheck) takeHashes(first, last int64) (hashes []*tlog.Hash, err error) {
	for {
		h, err := t.hashes.peek()
		if err != nil {
			return nil, err
		}
		if h == nil || h.index > last {
			return hashes, nil
		}
		if hashes == nil {
			hashes = make([]*tlog.Hash, last-first+1)
		}
		hash := h.hash
		hashes[h.index-first] = &hash
		t.hashes.next()
	}
}

// add adds a fault of the agency's log.
func (t *treeCheck) add(f Fault) {
	f.Agency = t.agency
	prefix := fmt.Sprintf("log of the agency %d", t.agency)
	if f.Position != nil {
		prefix += fmt.Sprintf(", position %d", *f.Position)
	}
	f.Message = prefix + ": " + f.Message
	t.report.add(f)
}

// compareWithCheckpoints compares the trees with the checkpoints of their size.
func (t *treeCheck) compareWithCheckpoints(size int64) error {
	for {
		stored, err := t.checkpoints.peek()
		if err != nil {
			return err
		}
		if stored == nil || stored.size > size {
			break
		}
		t.checkpoints.next()
		t.compareWithStored(*stored)
	}
	for len(t.saved) > 0 && t.saved[0].N <= size {
		s := t.saved[0]
		t.saved = t.saved[1:]
		if t.agrees(s.Hash) {
			t.result.Saved++
			t.agreedSaved = size
			continue
		}
		t.add(Fault{Kind: TreeDiffers, Position: at(s.N - 1), Message: fmt.Sprintf("%s was signed at %s for other entries: the entries %d to %d, or some of them, were rewritten", s.name, s.SignedAt, t.agreedSaved, s.N-1)})
	}
	return nil
}

// isSigned reports whether a checkpoint of the database is signed by a key of the log for the size and the root that its row names; else it adds a fault. A row
// that is not signed proves nothing: whoever can write to the database could have added it.
func (t *treeCheck) isSigned(stored storedCheckpoint) bool {
	opened, err := t.Keys.OpenCheckpoint(stored.signed)
	var fault string
	switch {
	case err != nil:
		fault = fmt.Sprintf("the checkpoint of %d entries: %v", stored.size, err)
	case opened.Agency != t.agency || opened.N != stored.size || string(opened.Hash[:]) != string(stored.root):
		fault = fmt.Sprintf("the checkpoint of %d entries was signed for another tree: of the agency %d, with %d entries", stored.size, opened.Agency, opened.N)
	default:
		return true
	}
	t.add(Fault{Kind: Checkpoint, Position: at(stored.size - 1), Message: fault})
	return false
}

// compareWithStored compares the trees with a checkpoint of the database.
func (t *treeCheck) compareWithStored(stored storedCheckpoint) {
	if !t.isSigned(stored) {
		return
	}
	position := at(stored.size - 1)
	t.signedUpTo = stored.size
	if len(stored.root) == tlog.HashSize && t.agrees(tlog.Hash(stored.root)) {
		t.result.Checkpoints++
		t.agreed = stored.size
		t.isRewritten = false
		return
	}
	if !t.isRewritten { // else each later checkpoint would say the same
		t.isRewritten = true
		t.add(Fault{Kind: TreeDiffers, Position: position, Message: fmt.Sprintf("the checkpoint of %d entries was signed for other entries: the entries %d to %d, or some of them, were rewritten", stored.size, t.agreed, stored.size-1)})
	}
}

// agrees reports whether one of the two trees has a root. If only one has, the doubts are settled: the other was changed.
func (t *treeCheck) agrees(root tlog.Hash) bool {
	isOfEntries, isOfHashes := t.ofEntries.root() == root, t.ofHashes.root() == root
	switch {
	case isOfEntries && !isOfHashes:
		t.settle(HashChanged, "the hash of the entry %s was changed in the tree")
		t.ofHashes.take(&t.ofEntries)
	case isOfHashes && !isOfEntries:
		t.settle(EntryChanged, "the entry was changed after it was placed; it now says: %s")
		t.ofEntries.take(&t.ofHashes)
	}
	return isOfEntries || isOfHashes
}

// settle adds the doubts as faults.
func (t *treeCheck) settle(kind Kind, format string) {
	for _, d := range t.doubts {
		t.add(Fault{Kind: kind, Position: at(d.position), Message: fmt.Sprintf(format, d.entry)})
	}
	t.doubts = nil
}

// checkEnd adds the faults that show only at the end of the tree.
func (t *treeCheck) checkEnd() error {
	t.settle(EntryChanged, "the entry and its hash in the tree differ, and no checkpoint says which was changed; the entry now says: %s")
	size := t.ofEntries.size
	if size > 0 {
		t.result.Root = t.ofEntries.root().String()
	}
	for {
		stored, err := t.checkpoints.peek()
		if err != nil {
			return err
		}
		if stored == nil {
			break
		}
		t.checkpoints.next()
		if !t.isSigned(*stored) {
			continue
		}
		t.signedUpTo = stored.size
		t.add(Fault{Kind: EntryRemoved, Position: at(stored.size - 1), Message: fmt.Sprintf("there is a checkpoint of %d entries, but only %d entries: those at the end were removed", stored.size, size)})
	}
	for _, s := range t.saved {
		t.add(Fault{Kind: EntryRemoved, Position: at(s.N - 1), Message: fmt.Sprintf("%s was signed at %s for %d entries, but there are only %d: those at the end were removed", s.name, s.SignedAt, s.N, size)})
	}
	if t.signedUpTo < size {
		t.add(Fault{Kind: Checkpoint, Position: at(size - 1), Message: fmt.Sprintf("the entries %d to %d have a place, but no checkpoint was signed for them", t.signedUpTo, size-1)})
	}
	return nil
}

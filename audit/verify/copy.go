package verify

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"docket/audit"
)

// width is how many hashes a tile has, and how many entries a file of a copy.
const width = 1 << audit.TileHeight

// Copy checks a copy of the log from its files alone: that its entries make the trees of its checkpoints, of the tiles, and of checkpoints that were kept
// elsewhere. verifiers are those of the keys of the log, from somewhere else than the copy. Returns an error if the copy cannot be read.
func Copy(folder string, verifiers note.Verifiers, saved []SavedCheckpoint) (*Report, error) {
	r := &Report{Faults: []Fault{}, Agencies: []AgencyReport{}}
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	var agencies []int64
	for _, file := range files {
		if agency, err := strconv.ParseInt(file.Name(), 10, 64); err == nil && file.IsDir() {
			agencies = append(agencies, agency)
		}
	}
	if len(agencies) == 0 {
		return nil, fmt.Errorf("verify: %s holds no copy of a log", folder)
	}
	slices.Sort(agencies)
	bySize := map[int64][]savedCheckpoint{}
	for _, s := range saved {
		opened, err := audit.OpenCheckpoint(s.Signed, verifiers)
		if err != nil {
			return nil, fmt.Errorf("verify: %s: %w", s.Name, err)
		}
		if !slices.Contains(agencies, opened.Agency) {
			return nil, fmt.Errorf("verify: %s: the copy holds no log of the agency %d", s.Name, opened.Agency)
		}
		bySize[opened.Agency] = append(bySize[opened.Agency], savedCheckpoint{s.Name, opened})
	}
	for _, agency := range agencies {
		c := &copyCheck{report: r, agency: agency, folder: filepath.Join(folder, strconv.FormatInt(agency, 10)), result: AgencyReport{Agency: agency}}
		if err := c.run(verifiers, bySize[agency]); err != nil {
			return nil, fmt.Errorf("verify: the log of the agency %d: %w", agency, err)
		}
		r.Agencies = append(r.Agencies, c.result)
	}
	return r, nil
}

// copyCheck checks the copy of the log of one agency.
type copyCheck struct {
	report      *Report
	agency      int64
	folder      string
	checkpoints []savedCheckpoint // by size
	tree        frontier
	// tiles holds for each level of tiles the hashes since the last full one, and hashed how many hashes the level has.
	tiles  [][]tlog.Hash
	hashed []int64
	result AgencyReport
}

func (c *copyCheck) add(kind Kind, position int64, format string, args ...any) {
	c.report.add(Fault{Kind: kind, Agency: c.agency, Position: at(position), Message: fmt.Sprintf("copy of the log of the agency %d, position %d: ", c.agency, position) + fmt.Sprintf(format, args...)})
}

// run checks everything up to the last checkpoint.
func (c *copyCheck) run(verifiers note.Verifiers, saved []savedCheckpoint) error {
	last, err := c.readCheckpoints(verifiers)
	if err != nil {
		return err
	}
	c.checkpoints = append(c.checkpoints, saved...)
	slices.SortStableFunc(c.checkpoints, func(a, b savedCheckpoint) int { return cmp.Compare(a.N, b.N) })
	for n := int64(0); n*width < last.N; n++ {
		if err := c.readEntries(n, last.N); err != nil {
			return err
		}
	}
	c.result.Entries = c.tree.size
	if c.tree.size > 0 {
		c.result.Root = c.tree.root().String()
	}
	for level, hashes := range c.tiles {
		if len(hashes) > 0 {
			if err := c.compareTile(level, len(hashes)); err != nil {
				return err
			}
		}
	}
	for _, s := range c.checkpoints {
		if s.N > 0 {
			c.add(EntryRemoved, s.N-1, "%s was signed at %s for %d entries, but the copy has only %d", s.name, s.SignedAt, s.N, c.tree.size)
		}
	}
	return nil
}

// readCheckpoints reads the checkpoints of the copy, and returns the last.
func (c *copyCheck) readCheckpoints(verifiers note.Verifiers) (last audit.Checkpoint, err error) {
	open := func(name string) (audit.Checkpoint, error) {
		text, err := os.ReadFile(filepath.Join(c.folder, name))
		if err != nil {
			return audit.Checkpoint{}, err
		}
		opened, err := audit.OpenCheckpoint(string(text), verifiers)
		if err == nil && opened.Agency != c.agency {
			err = fmt.Errorf("it is of the agency %d", opened.Agency)
		}
		if err != nil {
			c.add(Checkpoint, opened.N-1, "the file %s: %v", name, err)
			return opened, nil
		}
		c.checkpoints = append(c.checkpoints, savedCheckpoint{name, opened})
		return opened, nil
	}
	if last, err = open(audit.CopyCheckpoint); err != nil {
		return last, err
	}
	files, err := os.ReadDir(filepath.Join(c.folder, audit.CopyCheckpoints))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return last, err
	}
	for _, file := range files {
		if _, err := open(filepath.Join(audit.CopyCheckpoints, file.Name())); err != nil {
			return last, err
		}
	}
	return last, nil
}

// readEntries reads a file of entries into the tree. Of the last file, those after the last checkpoint are left out: a run that was interrupted has
// written them.
func (c *copyCheck) readEntries(n, size int64) error {
	most := min((n+1)*width, size)
	err := audit.ReadCopiedEntries(filepath.Join(c.folder, audit.EntriesPath(n)), func(canonical []byte) error {
		if c.tree.size == most {
			return nil
		}
		return c.addLeaf(tlog.RecordHash(canonical))
	})
	if err != nil {
		return err
	}
	if c.tree.size < most {
		return fmt.Errorf("the entries %d to %d are missing from %s: the rest cannot be checked", c.tree.size, most-1, audit.EntriesPath(n))
	}
	return nil
}

// addLeaf adds a leaf to the tree, and compares what becomes complete with it.
func (c *copyCheck) addLeaf(leaf tlog.Hash) error {
	for level, hash := range c.tree.add(leaf) {
		if level%audit.TileHeight != 0 {
			continue
		}
		level /= audit.TileHeight
		if level == len(c.tiles) {
			c.tiles, c.hashed = append(c.tiles, nil), append(c.hashed, 0)
		}
		c.tiles[level] = append(c.tiles[level], hash)
		c.hashed[level]++
		if len(c.tiles[level]) == width {
			if err := c.compareTile(level, width); err != nil {
				return err
			}
			c.tiles[level] = c.tiles[level][:0]
		}
	}
	for len(c.checkpoints) > 0 && c.checkpoints[0].N <= c.tree.size {
		s := c.checkpoints[0]
		c.checkpoints = c.checkpoints[1:]
		switch {
		case s.N == 0:
		case c.tree.root() != s.Hash:
			c.add(TreeDiffers, s.N-1, "%s was signed at %s for other entries: the copy was changed", s.name, s.SignedAt)
		default:
			c.result.Checkpoints++
		}
	}
	return nil
}

// compareTile compares the hashes of a level with those of the tile's file.
func (c *copyCheck) compareTile(level, w int) error {
	tile := tlog.Tile{H: audit.TileHeight, L: level, N: (c.hashed[level] - 1) / width, W: w}
	var want bytes.Buffer
	for _, hash := range c.tiles[level] {
		want.Write(hash[:])
	}
	last := c.hashed[level]<<(level*audit.TileHeight) - 1
	data, err := os.ReadFile(filepath.Join(c.folder, filepath.FromSlash(tile.Path())))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.add(HashRemoved, last, "the tile %s is missing", tile.Path())
	case err != nil:
		return err
	case !bytes.Equal(data, want.Bytes()):
		c.add(HashChanged, last, "the tile %s does not hold the hashes of the entries", tile.Path())
	}
	return nil
}

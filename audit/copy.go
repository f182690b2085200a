package audit

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A copy of the log is a folder. It holds what proves the log, and nothing that the records hold:
//
//	keys                         the public parts of the keys, a line each
//	AGENCY/checkpoint            the last checkpoint; all that it covers is in the copy
//	AGENCY/checkpoints/SIZE      the checkpoint of each run that has added to the copy
//	AGENCY/tile/8/…              the tiles of hashes, by their paths as golang.org/x/mod/sumdb/tlog writes them
//	AGENCY/entries/…             the entries, 256 a file, by the same paths without the level: for each, the number of its bytes, a newline, and the bytes

// The names of the files of a copy.
const (
	CopyKeys        = "keys"
	CopyCheckpoint  = "checkpoint"
	CopyCheckpoints = "checkpoints"
)

// EntriesPath returns the path of the file of entries from 256 × n on, in the folder of an agency. Its last file holds fewer than 256 entries.
func EntriesPath(n int64) string {
	path := strings.TrimPrefix(tlog.Tile{H: TileHeight, L: 0, N: n, W: 1 << TileHeight}.Path(), fmt.Sprintf("tile/%d/0/", TileHeight))
	return filepath.Join("entries", filepath.FromSlash(path))
}

// Copied says what Copy has added.
type Copied struct {
	// Agency is the number of the agency, Size is how many entries the copy holds now, Added how many are new.
	Agency, Size, Added int64
}

// Copy adds to a copy of the log in a folder what it lacks, and makes the folder if there is none. Returns an error, and leaves the copy of that agency as
// it is, if the log is no longer the one that was copied: docket verify with the checkpoint of the copy then says more. One copy of a database is made at
// a time: two in one folder could leave tiles of one beside the checkpoint of the other.
func Copy(ctx context.Context, from *sql.DB, keys *Keys, folder string) (all []Copied, err error) {
	turn, err := from.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("copy the log: %w", err)
	}
	defer func() { err = errors.Join(err, turn.Close()) }()
	var free bool
	if err := turn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock(hashtext('docket log copy'))").Scan(&free); err != nil {
		return nil, fmt.Errorf("copy the log: %w", err)
	}
	if !free {
		return nil, errors.New("copy the log: another docket log copy reads this database; start this one when that has ended")
	}
	defer func() {
		_, unlocked := turn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(hashtext('docket log copy'))")
		err = errors.Join(err, unlocked)
	}()
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, fmt.Errorf("copy the log: %w", err)
	}
	rows, err := from.QueryContext(ctx, "SELECT DISTINCT ON (agency_id) agency_id, signed FROM log_checkpoints ORDER BY agency_id, size DESC")
	if err != nil {
		return nil, fmt.Errorf("copy the log: %w", err)
	}
	defer rows.Close()
	last := map[int64]string{}
	var agencies []int64
	for rows.Next() {
		var agency int64
		var signed string
		if err := rows.Scan(&agency, &signed); err != nil {
			return nil, fmt.Errorf("copy the log: %w", err)
		}
		agencies, last[agency] = append(agencies, agency), signed
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("copy the log: %w", err)
	}
	var faults []error
	for _, agency := range agencies {
		c := copying{ctx: ctx, from: from, keys: keys, agency: agency, folder: filepath.Join(folder, strconv.FormatInt(agency, 10))}
		done, err := c.run(last[agency])
		if err != nil {
			faults = append(faults, fmt.Errorf("copy the log of the agency %d: %w", agency, err))
			continue
		}
		all = append(all, done)
	}
	if err := errors.Join(faults...); err != nil {
		return all, err
	}
	return all, replaceFile(filepath.Join(folder, CopyKeys), []byte(strings.Join(keys.Public(), "\n")+"\n"))
}

// copying copies the log of one agency.
type copying struct {
	ctx    context.Context
	from   *sql.DB
	keys   *Keys
	agency int64
	folder string
}

// run brings the copy to a checkpoint. The checkpoint is written last, so that a run that is interrupted leaves the copy as it was, with more files than it
// needs.
func (c *copying) run(signed string) (Copied, error) {
	now, err := c.keys.OpenCheckpoint(signed)
	if err != nil {
		return Copied{}, err
	}
	stored := storedHashes{c.ctx, c.from, c.agency}
	if root, err := tlog.TreeHash(now.N, stored); err != nil || root != now.Hash {
		return Copied{}, errors.Join(fmt.Errorf("the hashes in the database are not those of its checkpoint of %d entries: run docket verify", now.N), err)
	}
	before, err := c.copied()
	if err != nil {
		return Copied{}, err
	}
	if before.N > now.N {
		return Copied{}, fmt.Errorf("the copy holds %d entries, and the log only %d: the end of the log was removed, or an older backup was restored", before.N, now.N)
	}
	if before.N > 0 {
		if root, err := tlog.TreeHash(before.N, stored); err != nil || root != before.Hash {
			return Copied{}, errors.Join(fmt.Errorf("the first %d entries are no longer those that were copied: the log was rewritten", before.N), err)
		}
	}
	if before.N < now.N {
		if err := c.addEntries(before.N, now.N); err != nil {
			return Copied{}, err
		}
		for _, tile := range tlog.NewTiles(TileHeight, before.N, now.N) {
			data, err := tlog.ReadTileData(tile, stored)
			if err != nil {
				return Copied{}, err
			}
			if err := c.write(filepath.FromSlash(tile.Path()), data); err != nil {
				return Copied{}, err
			}
		}
		if err := c.write(filepath.Join(CopyCheckpoints, strconv.FormatInt(now.N, 10)), []byte(signed)); err != nil {
			return Copied{}, err
		}
		if err := c.write(CopyCheckpoint, []byte(signed)); err != nil {
			return Copied{}, err
		}
		if err := c.removeOldTiles(tlog.NewTiles(TileHeight, before.N, now.N)); err != nil {
			return Copied{}, err
		}
	}
	return Copied{c.agency, now.N, now.N - before.N}, nil
}

// removeOldTiles removes the tiles that are parts of others.
func (c *copying) removeOldTiles(tiles []tlog.Tile) error {
	for _, tile := range tiles {
		full := tile
		full.W = 1 << TileHeight
		parts := filepath.Join(c.folder, filepath.FromSlash(full.Path())+".p")
		files, err := os.ReadDir(parts)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for _, file := range files {
			if file.Name() != strconv.Itoa(tile.W) {
				if err := os.Remove(filepath.Join(parts, file.Name())); err != nil {
					return err
				}
			}
		}
		if tile == full && len(files) > 0 {
			if err := os.Remove(parts); err != nil {
				return err
			}
		}
	}
	return nil
}

// copied returns the last checkpoint of the copy; an empty tree if there is none.
func (c *copying) copied() (Checkpoint, error) {
	text, err := os.ReadFile(filepath.Join(c.folder, CopyCheckpoint))
	if errors.Is(err, fs.ErrNotExist) {
		return Checkpoint{}, nil
	}
	if err != nil {
		return Checkpoint{}, err
	}
	before, err := c.keys.OpenCheckpoint(string(text))
	if err == nil && before.Agency != c.agency {
		err = fmt.Errorf("it is of the agency %d", before.Agency)
	}
	if err != nil {
		return before, fmt.Errorf("the checkpoint of the copy: %w", err)
	}
	return before, nil
}

// addEntries writes the files of the entries from one position up to another.
func (c *copying) addEntries(from, to int64) error {
	const width = 1 << TileHeight
	for n := from / width; n*width < to; n++ {
		entries, err := readEntries(c.ctx, c.from, "agency_id = $1 AND position >= $2 AND position < $3 ORDER BY position", c.agency, n*width, min((n+1)*width, to))
		if err != nil {
			return err
		}
		if want := min(width, to-n*width); int64(len(entries)) != want {
			return fmt.Errorf("%d of the entries %d to %d are missing: run docket verify", want-int64(len(entries)), n*width, n*width+want-1)
		}
		var b bytes.Buffer
		for _, e := range entries {
			canonical := e.Canonical()
			fmt.Fprintf(&b, "%d\n", len(canonical))
			b.Write(canonical)
		}
		if err := c.write(EntriesPath(n), b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// write writes a file of the copy of the agency.
func (c *copying) write(name string, data []byte) error {
	path := filepath.Join(c.folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return err
	}
	return replaceFile(path, data)
}

// replaceFile writes a file whole, or not at all.
func replaceFile(path string, data []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.draft")
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Chmod(0o644), file.Sync(), file.Close()); err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return os.Rename(file.Name(), path)
}

// ReadCopiedEntries calls do with the bytes of each entry of a file of a copy, in their order.
func ReadCopiedEntries(path string, do func(canonical []byte) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for len(data) > 0 {
		length, rest, ok := bytes.Cut(data, []byte("\n"))
		n, err := strconv.Atoi(string(length))
		if !ok || err != nil || n < 0 || n > len(rest) {
			return fmt.Errorf("%s: %w", path, io.ErrUnexpectedEOF)
		}
		if err := do(rest[:n]); err != nil {
			return err
		}
		data = rest[n:]
	}
	return nil
}

// ReadVerifiers reads public parts of keys, a line each, as docket log keys prints them.
func ReadVerifiers(path string) (note.Verifiers, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []note.Verifier
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		verifier, err := note.NewVerifier(line)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		list = append(list, verifier)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: it holds no key", path)
	}
	return note.VerifierList(list...), nil
}

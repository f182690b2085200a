package audit

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"docket/db"
)

const (
	// lookEvery is how often Run looks for entries without a place, if nobody calls Wake.
	lookEvery = time.Second
	// restAfter is how long Run waits after it has placed entries, so that many writes share one checkpoint.
	restAfter = 200 * time.Millisecond
	// findEvery is how often Run asks for rows of before the log, once there are none left.
	findEvery = time.Minute
	// batchSize is how many entries one transaction places.
	batchSize = 256
	// blocksAtOnce is how many blocks of a table one transaction reads for entries FOUND.
	blocksAtOnce = 128
)

// Sequencer places the entries of the log in the trees. Several servers may each run one.
type Sequencer struct {
	DB   *sql.DB
	Keys *Keys
	Log  *slog.Logger
	// Note is told of each transaction of the Sequencer: it changes no answer. It may be nil.
	Note func(db.Bookkeeping)

	wake    chan struct{}
	waiting atomic.Int64
	placed  atomic.Int64
	refused map[int64]bool // agencies whose tree was found altered, which is logged once
	known   map[int64]bool // agencies whose last checkpoint was looked at: who signed it
	found   map[int64]bool // agencies of which the log is known to say that all their rows are found
}

// NewSequencer returns a sequencer for a database. The role of the database must be that of the server.
func NewSequencer(database *sql.DB, keys *Keys, log *slog.Logger, noteOf func(db.Bookkeeping)) *Sequencer {
	return &Sequencer{DB: database, Keys: keys, Log: log, Note: noteTables(noteOf), wake: make(chan struct{}, 1), refused: map[int64]bool{}, known: map[int64]bool{}, found: map[int64]bool{}}
}

// noteTables returns a function that tells note of transactions of a Sequencer, with the tables of the log: on Citus, they are written where the agency is, and
// nothing tells of them here.
func noteTables(note func(db.Bookkeeping)) func(db.Bookkeeping) {
	if note == nil {
		return nil
	}
	return func(b db.Bookkeeping) {
		for _, table := range []string{"log_checkpoints", "log_entries", "log_hashes"} {
			if !slices.Contains(b.Tables, table) {
				b.Tables = append(b.Tables, table)
			}
		}
		note(b)
	}
}

// SequencerFigures are the state of a Sequencer at one moment.
type SequencerFigures struct {
	// Waiting is how many entries had no place when they were counted last, Placed how many this server has placed.
	Waiting, Placed int64
}

// Figures returns the state at the moment; the zero value for a nil Sequencer.
func (s *Sequencer) Figures() SequencerFigures {
	if s == nil {
		return SequencerFigures{}
	}
	return SequencerFigures{s.waiting.Load(), s.placed.Load()}
}

// Wake lets Run look for entries at once. A nil Sequencer ignores it.
func (s *Sequencer) Wake() {
	if s == nil {
		return
	}
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Run places entries until the context ends, and logs the rows of before the log in between. It logs errors and goes on: an entry without a place gets
// it later.
func (s *Sequencer) Run(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	var findAt time.Time // the zero time: now
	failed := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		case <-s.wake:
		}
		began := s.Keys.clock()
		placed, err := s.Place(ctx)
		rest, left := restAfter, int64(0)
		if err == nil && !began.Before(findAt) {
			switch left, err = s.Find(ctx); {
			case left > 0:
				rest = s.Keys.clock().Sub(began) // half of the time is left to others
			case err == nil:
				findAt = began.Add(findEvery)
				err = s.LogFoundAll(ctx)
			}
		}
		if err == nil {
			failed = false
		} else if ctx.Err() == nil && !failed {
			failed = true // one line for an outage
			s.Log.WarnContext(ctx, "entries of the log could not be placed", "error", err)
		}
		if err != nil || placed+left == 0 {
			timer.Reset(lookEvery)
			continue
		}
		if !sleep(ctx, rest) {
			return
		}
		timer.Reset(0)
	}
}

// sleep waits. It reports false if the context ends first.
func sleep(ctx context.Context, wait time.Duration) bool {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// Find logs some of the rows that were there before the log began, and returns how many blocks of tables are left.
func (s *Sequencer) Find(ctx context.Context) (left int64, err error) {
	_, err = db.BookkeepIn(ctx, s.DB, s.Note, func(tx *sql.Tx) (int64, error) {
		return 1, tx.QueryRowContext(ctx, "SELECT log_found($1)", blocksAtOnce).Scan(&left)
	})
	if err != nil {
		return 0, fmt.Errorf("find rows of before the log: %w", err)
	}
	return left, nil
}

// LogFoundAll logs for each agency, once, that all its rows of before the log are logged: call it when Find has found the last ones. It does nothing while there
// is no agency: the demo bureau may still be loaded.
func (s *Sequencer) LogFoundAll(ctx context.Context) error {
	rows, err := s.DB.QueryContext(ctx, "SELECT id FROM agencies UNION ALL SELECT 0 WHERE EXISTS (SELECT FROM agencies)")
	if err != nil {
		return fmt.Errorf("read agencies: %w", err)
	}
	defer rows.Close()
	var open []int64
	for rows.Next() {
		var agency int64
		if err := rows.Scan(&agency); err != nil {
			return fmt.Errorf("read agencies: %w", err)
		}
		if !s.found[agency] {
			open = append(open, agency)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read agencies: %w", err)
	}
	for _, agency := range open {
		if err := s.logFoundAll(ctx, agency); err != nil {
			return fmt.Errorf("log that all rows of the agency %d are logged: %w", agency, err)
		}
		s.found[agency] = true
	}
	return nil
}

// logFoundAll logs that all rows of an agency of before the log are logged, unless the log says so already.
func (s *Sequencer) logFoundAll(ctx context.Context, agency int64) error {
	var isLogged bool
	err := s.DB.QueryRowContext(ctx, "SELECT EXISTS (SELECT FROM log_entries WHERE agency_id = $1 AND action = 'WRITE' AND detail LIKE $2)", agency, `{"verb":"`+FoundAll+`",%`).Scan(&isLogged)
	if err != nil || isLogged {
		return err
	}
	text, err := s.Keys.Sign(agency, Detail{Verb: FoundAll, By: "docket", Account: "docket"})
	if err != nil {
		return err
	}
	_, err = db.BookkeepIn(ctx, s.DB, s.Note, func(tx *sql.Tx) (int64, error) {
		_, err := tx.ExecContext(ctx, LogWrite, agency, text)
		return 1, err
	})
	return err
}

// Place gives all entries that wait their places, and signs a checkpoint of each tree that has grown. It returns how many it has placed. It only
// reads if no entry waits, so that a database at rest stays as it is.
func (s *Sequencer) Place(ctx context.Context) (placed int64, err error) {
	if err := s.Keys.Refresh(); err != nil {
		return 0, err
	}
	waiting, err := s.agenciesWaiting(ctx)
	if err != nil {
		return 0, err
	}
	var total int64
	for _, w := range waiting {
		total += w.entries
	}
	s.waiting.Store(total)
	var faults []error
	for _, w := range waiting {
		for {
			n, err := s.placeBatch(ctx, w.agency)
			placed += n
			s.placed.Add(n)
			s.waiting.Add(-n)
			if err != nil {
				faults = append(faults, fmt.Errorf("agency %d: %w", w.agency, err))
			}
			if err != nil || n < batchSize {
				break
			}
		}
	}
	return placed, errors.Join(faults...)
}

// waiting is how many entries of an agency wait for their places.
type waiting struct{ agency, entries int64 }

func (s *Sequencer) agenciesWaiting(ctx context.Context) (all []waiting, err error) {
	rows, err := s.DB.QueryContext(ctx, "SELECT agency_id, count(*) FROM log_entries WHERE position IS NULL GROUP BY agency_id ORDER BY agency_id")
	if err != nil {
		return nil, fmt.Errorf("look for entries of the log: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var w waiting
		if err := rows.Scan(&w.agency, &w.entries); err != nil {
			return nil, fmt.Errorf("look for entries of the log: %w", err)
		}
		all = append(all, w)
	}
	return all, rows.Err()
}

// errTaken means that another server places entries of the same tree.
var errTaken = errors.New("another server places these entries")

// placeBatch places the next entries of an agency in one transaction, and returns how many. It places none while another server does.
func (s *Sequencer) placeBatch(ctx context.Context, agency int64) (int64, error) {
	placed, err := db.BookkeepIn(ctx, s.DB, s.Note, func(tx *sql.Tx) (int64, error) { return s.placeIn(ctx, tx, agency) })
	if errors.Is(err, errTaken) {
		return 0, nil
	}
	return placed, err
}

// placeSQL writes the places of entries, the new hashes of the tree and its checkpoint; false if another server has.
const placeSQL = "SELECT log_place($1, $2, $3, $4, $5, $6, $7, $8)"

// placeIn places the next entries of an agency as a part of a transaction. Returns errTaken if another server places entries of the same tree: both
// then write the same hash, which is there only once, and the second waits until the first has committed.
func (s *Sequencer) placeIn(ctx context.Context, tx *sql.Tx, agency int64) (int64, error) {
	last, err := s.readLast(ctx, tx, agency)
	if err != nil {
		return 0, err
	}
	entries, err := readEntries(ctx, tx, "agency_id = $1 AND position IS NULL ORDER BY id LIMIT $2", agency, batchSize)
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	grown, root, err := readEdge(agency, last.N, storedHashes{ctx, tx, agency})
	if err != nil {
		return 0, err
	}
	if last.N > 0 && root != last.Hash {
		return 0, s.refuse(agency, last)
	}
	ids, positions := make([]int64, len(entries)), make([]int64, len(entries))
	for i, e := range entries {
		ids[i], positions[i] = e.ID, grown.size
		if err := grown.add(e.LeafHash()); err != nil {
			return 0, err
		}
	}
	tree, err := grown.tree()
	if err != nil {
		return 0, err
	}
	signed, err := s.Keys.SignCheckpoint(agency, tree)
	if err != nil {
		return 0, fmt.Errorf("sign a checkpoint: %w", err)
	}
	var isPlaced bool
	if err := tx.QueryRowContext(ctx, placeSQL, agency, grown.indexes, grown.hashes, ids, positions, tree.N, tree.Hash[:], signed).Scan(&isPlaced); err != nil {
		return 0, fmt.Errorf("place entries of the log: %w", err)
	}
	if !isPlaced {
		return 0, errTaken
	}
	return int64(len(entries)), nil
}

// refuse returns the error of a tree whose hashes are not those of its last checkpoint. Nothing is added to it: docket verify says what was altered.
func (s *Sequencer) refuse(agency int64, last tlog.Tree) error {
	err := fmt.Errorf("the hashes of the tree are not those of its checkpoint at %d entries: run docket verify", last.N)
	if !s.refused[agency] {
		s.refused[agency] = true
		s.Log.Error("the log was altered", "agency", agency, "error", err)
	}
	return err
}

// readLast returns the tree of the last checkpoint of an agency; an empty tree if there is none. It warns, once, of a checkpoint that another key has signed.
func (s *Sequencer) readLast(ctx context.Context, from querier, agency int64) (tlog.Tree, error) {
	tree, signed, err := LastCheckpoint(ctx, from, agency)
	if err != nil || signed == "" {
		return tree, err
	}
	if !s.known[agency] {
		s.known[agency] = true
		if _, err := s.Keys.OpenCheckpoint(signed); err != nil {
			s.Log.WarnContext(ctx, "the last checkpoint of the log is not of a key of this server: all servers of a database need the same files (--log-key), also after a restore",
				"agency", agency, "entries", tree.N, "key", s.Keys.Path(), "error", err)
		}
	}
	return tree, nil
}

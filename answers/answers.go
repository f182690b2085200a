// Package answers keeps answers of the database and gives them out again for as long as they are true.
//
// # What belongs here
//
//   - Store: the kept answers, bounded in bytes, and the questions that are being answered at the moment.
//   - State: which state of the database an answer was read from, and whether two states hold the same records.
//
// # What does not belong here
//
//   - What a question is made of. The caller makes its Key from everything that the answer depends on beside the database.
//   - Turns and budgets of callers: see package limit.
//
// # Why a kept answer is exact
//
// An answer is read together with the state of the database, in one statement, so in one snapshot. Before it is given out again,
// the state is read anew, after the question came. The answer is given out only if no transaction that could have changed it ended
// between the two states; see State.since. Nothing here knows which records an answer holds: there are no rules of invalidation. Of some transactions
// it is known for certain which tables they have written to; see Store.Bookkept. A part of an answer that does not read these tables is put beside parts that
// are read anew, if it is true in their state.
package answers

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

// Key stands for everything that an answer depends on beside the database.
type Key [32]byte

// Settings are the settings of a Store.
type Settings struct {
	// Bytes is the largest size of all kept answers together. With 0 nothing is kept, and Answer runs every question by itself.
	Bytes int64
	// Largest is the largest size of one kept answer in bytes. Default an eighth of Bytes.
	Largest int64
	// State reads StateSQL from the database.
	State func(ctx context.Context) (string, error)
	// Ended reads EndedSQL from the database. Nil where it cannot be asked: then every transaction counts that is not known.
	Ended func(ctx context.Context, transactions []uint64) (mayHaveWritten bool, err error)
	Log   *slog.Logger
}

// Question is a question to the database.
type Question struct {
	Key Key
	// Reads reports whether the answer depends on a table. It may report true for a table that is not read.
	Reads func(table string) bool
	// Enter waits until the caller's question may run. It is called once for each caller, even if several ask the same. The one
	// whose turn comes first runs the question. Returns an error if the caller's question may not run.
	Enter func(ctx context.Context) (leave func(), err error)
	// Run reads the answer, and the text of StateSQL in the same statement.
	Run func(ctx context.Context) (columns [][]byte, state string, err error)
	// Parts returns the parts of the answer that are kept by themselves too: where a write has changed what some of them depend on, only these are
	// read. Nil where the answer is one whole.
	Parts func() []Part
	// RunParts is Run where there are Parts: it takes the answers of those that need not be read, with nil for the others, and returns those of all too.
	RunParts func(ctx context.Context, kept [][]byte) (columns, parts [][]byte, state string, err error)
}

// Part is a part of an answer. Parts with equal keys have equal answers in equal states, whatever question they are of.
type Part struct {
	Key Key
	// Reads is as Question.Reads.
	Reads func(table string) bool
}

// Answer is an answer to a Question.
type Answer struct {
	// Columns must not be changed: others get the same ones.
	Columns [][]byte
	// IsKept says that it was not read for this question, nor for one that was asked at the same time.
	IsKept bool
}

// Figures say what a Store has done since it was made.
type Figures struct {
	// Hits are questions that a kept answer answered, Shared those that were answered by a statement of another question, and
	// Misses those that ran a statement.
	Hits, Shared, Misses int64
	// Parts are the kept parts of answers that statements did not read again.
	Parts int64
	// Asking are the questions that wait for a run at the moment.
	Asking int
	// Evictions are kept answers that were dropped because others needed their place.
	Evictions int64
	// Answers and Bytes are kept at the moment.
	Answers int
	Bytes   int64
}

// Store keeps answers. It is safe for concurrent use. A nil Store keeps nothing.
type Store struct {
	settings Settings
	sessions sessions
	states   states

	lock    sync.Mutex
	figures Figures
	recent  *list.List // of *entry, the most recently used first
	entries map[Key]*list.Element
	// pending are the runs that have not begun, and running those that have.
	pending, running map[Key]*run
	known            bookkeeping
}

// entry is a kept answer.
type entry struct {
	key     Key
	columns [][]byte
	size    int64
	// state is a state of the database in which the answer is true.
	state State
	// drawn is a number drawn before the answer was read, and session that of the session which read it; see sessions.
	drawn, session uint64
}

// entryOverhead is what an entry takes beside its columns, in bytes.
const entryOverhead = 512

// New returns a Store; nil if the settings say that nothing is kept.
func New(s Settings) *Store {
	if s.Bytes <= 0 {
		return nil
	}
	if s.Largest == 0 {
		s.Largest = s.Bytes / 8
	}
	if s.Log == nil {
		s.Log = slog.Default()
	}
	store := &Store{
		settings: s, sessions: newSessions(), recent: list.New(), entries: map[Key]*list.Element{},
		pending: map[Key]*run{}, running: map[Key]*run{}, known: newBookkeeping(),
	}
	store.states.read = store.readState
	return store
}

// Figures returns what the store holds now, and how its questions were answered since it was made. All are 0 for a nil Store.
func (s *Store) Figures() Figures {
	if s == nil {
		return Figures{}
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	f := s.figures
	f.Answers = len(s.entries)
	return f
}

// NewSession returns the text that a new session of the database must set as the setting SessionSetting. The session must have begun
// before NewSession is called.
func (s *Store) NewSession() string { return s.sessions.begin() }

// Answer answers a question: by a kept answer, by the answer of another question with the same key, or by running it. The answer is
// as true as if it was read after Answer was called. Returns the error of Enter or Run, or that of a context that ends.
func (s *Store) Answer(ctx context.Context, q Question) (Answer, error) {
	asked := moment{number: s.sessions.draw()}
	columns, state, ok := s.find(ctx, q)
	if ok {
		return Answer{columns, true}, nil
	}
	asked.state = state
	return s.ask(ctx, q, asked)
}

// moment is when a question came.
type moment struct {
	// number was drawn when the question came: sessions with a lower number had begun.
	number uint64
	// state was read after that. It proves nothing if there was no need to read it.
	state State
}

// find returns a kept answer that is true now, and the state that was read to find out; one that proves nothing if no answer is kept.
func (s *Store) find(ctx context.Context, q Question) (columns [][]byte, now State, ok bool) {
	kept, ok := s.look(q.Key)
	if !ok {
		return nil, State{}, false
	}
	now, err := s.states.next(ctx)
	if err != nil {
		return nil, State{}, false // the statement will say what is wrong
	}
	if !s.isTrue(ctx, kept, now, q.Reads) {
		return nil, now, false
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	s.figures.Hits++
	if element := s.entries[q.Key]; element != nil {
		s.recent.MoveToFront(element)
		// Fewer transactions are between now and the next question than between the first state and the next question.
		if current, _ := element.Value.(*entry); current.drawn == kept.drawn && now.xmax >= current.state.xmax {
			current.state = now
		}
	}
	return kept.columns, now, true
}

// look returns a copy of the entry of a key.
func (s *Store) look(key Key) (entry, bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	element := s.entries[key]
	if element == nil {
		return entry{}, false
	}
	kept, _ := element.Value.(*entry)
	return *kept, true
}

// isTrue reports whether a kept answer is true in a state that was read after the answer.
func (s *Store) isTrue(ctx context.Context, kept entry, now State, reads func(table string) bool) bool {
	return (&comparison{store: s, now: now}).isTrue(ctx, kept, reads)
}

// isUnchanged reports whether an answer that is true in one state is true in a later one of the same server.
func (s *Store) isUnchanged(ctx context.Context, earlier, later State, reads func(table string) bool) bool {
	return (&comparison{store: s, now: later}).isUnchanged(ctx, earlier, reads)
}

// comparison looks whether answers are true in a state. It asks the database once for the same transactions.
type comparison struct {
	store *Store
	now   State
	// wrote says of lists of transactions, as texts, whether one of them may have written.
	wrote map[string]bool
}

// isTrue reports whether a kept answer, which was read before the state, is true in it.
func (c *comparison) isTrue(ctx context.Context, kept entry, reads func(table string) bool) bool {
	if c.now.session >= kept.drawn && c.now.session != kept.session {
		return false // the server may have been started again before this session began
	}
	return c.isUnchanged(ctx, kept.state, reads)
}

// isUnchanged reports whether an answer that is true in an earlier state of the same server is true in this one.
func (c *comparison) isUnchanged(ctx context.Context, earlier State, reads func(table string) bool) bool {
	ended, ok := c.now.since(earlier)
	if !ok {
		return false
	}
	c.store.lock.Lock()
	unknown := c.store.known.without(ended, reads)
	c.store.lock.Unlock()
	if len(unknown) == 0 {
		return true
	}
	if c.store.settings.Ended == nil || c.now.isRecovering {
		return false
	}
	list := fmt.Sprint(unknown)
	if wrote, isKnown := c.wrote[list]; isKnown {
		return !wrote
	}
	wrote, err := c.store.settings.Ended(ctx, unknown)
	if c.wrote == nil {
		c.wrote = map[string]bool{}
	}
	c.wrote[list] = wrote || err != nil
	return !c.wrote[list]
}

// keep puts an answer in the place of an earlier one of its key. It keeps nothing if the answer is too large or nothing is known of its
// state. Then it drops the answers that were not used for longest.
func (s *Store) keep(key Key, drawn uint64, columns [][]byte, state State) {
	size := int64(entryOverhead)
	for _, c := range columns {
		size += int64(len(c))
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if element := s.entries[key]; element != nil {
		s.drop(element)
	}
	if size > s.settings.Largest || !state.isKnown {
		return
	}
	s.entries[key] = s.recent.PushFront(&entry{key, columns, size, state, drawn, state.session})
	s.figures.Bytes += size
	for s.figures.Bytes > s.settings.Bytes {
		s.figures.Evictions++
		s.drop(s.recent.Back())
	}
}

// drop removes an entry.
func (s *Store) drop(element *list.Element) {
	old, _ := s.recent.Remove(element).(*entry)
	delete(s.entries, old.key)
	s.figures.Bytes -= old.size
}

// stateTimeout is how long the state is awaited. The statements of the questions have a longer timeout of their own.
const stateTimeout = 5 * time.Second

// readState reads the state of the database (StateSQL: its server, session and snapshot) for all who wait for it, so it takes no context of a caller. Returns an error
// also for a state by which no kept answer can be judged.
func (s *Store) readState() (State, error) {
	ctx, cancel := context.WithTimeout(context.Background(), stateTimeout)
	defer cancel()
	text, err := s.settings.State(ctx)
	if err != nil {
		return State{}, err
	}
	state := s.parse(text)
	if !state.isKnown {
		return State{}, errors.New("answers: this state proves nothing")
	}
	return state, nil
}

// parse reads the text of StateSQL. A text that cannot be read, or that another session wrote, is a state that proves nothing.
func (s *Store) parse(text string) State {
	state, err := parseState(text, s.sessions.name)
	if err != nil {
		s.settings.Log.Debug("answers are not kept", "why", err)
	}
	return state
}

// states reads the state of the database for all who ask for it at the same time.
type states struct {
	read func() (State, error)

	lock      sync.Mutex
	pending   *reading // has not begun
	isReading bool
}

// reading is one reading of the state.
type reading struct {
	done  chan struct{}
	state State
	err   error
}

// next returns a state that is read after next was called. Returns the error of reading it, or of a context that ends.
func (s *states) next(ctx context.Context) (State, error) {
	s.lock.Lock()
	r := s.pending
	if r == nil {
		r = &reading{done: make(chan struct{})}
		s.pending = r
	}
	if !s.isReading {
		s.isReading = true
		go s.readAll()
	}
	s.lock.Unlock()
	select {
	case <-r.done:
		return r.state, r.err
	case <-ctx.Done():
		return State{}, ctx.Err()
	}
}

// readAll reads one state after another until nobody waits for one.
func (s *states) readAll() {
	for {
		s.lock.Lock()
		r := s.pending
		s.pending = nil
		s.isReading = r != nil
		s.lock.Unlock()
		if r == nil {
			return
		}
		r.state, r.err = s.readSafely()
		close(r.done)
	}
}

// readSafely reads the state; a panic is an error.
func (s *states) readSafely() (state State, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("answers: reading the state panicked: %v", cause)
		}
	}()
	return s.read()
}

package answers

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
)

// run is one run of a question for all who asked it before it began. Who asks the same while it runs waits for it, because its answer
// is true for them too unless something changed between its beginning and their question; else they share the next run. So a question runs
// once at a time, however many ask it.
type run struct {
	key Key
	// open ends when the run begins.
	open  context.Context
	begin context.CancelFunc
	// done is closed when the four below are set.
	done    chan struct{}
	columns [][]byte
	err     error
	state   State  // in which the answer is true
	drawn   uint64 // a number drawn before the answer was read; see sessions

	// The rest is guarded by the store's lock.
	// before is the run of the same question that had begun when this one was made; nil if there was none, or once this one has begun.
	before   *run
	hasBegun bool
	askers   int
	cancel   context.CancelFunc // nil before it has begun
}

// ask answers a question by the run of its key that is going on, if that is new enough, or by the next one.
func (s *Store) ask(ctx context.Context, q Question, asked moment) (Answer, error) {
	r, before := s.join(q.Key)
	defer s.leave(r)
	if before != nil {
		select {
		case <-before.done:
		case <-ctx.Done():
			return Answer{}, ctx.Err()
		}
		if before.err == nil && s.isNewEnough(ctx, before, asked, q.Reads) {
			s.count(false)
			return Answer{before.columns, true}, nil
		}
		if !asked.state.isKnown {
			if columns, _, ok := s.find(ctx, q); ok {
				return Answer{columns, true}, nil
			}
		}
	}
	isMine, err := s.enter(ctx, r, q)
	if err != nil {
		return Answer{}, err
	}
	select {
	case <-r.done:
	case <-ctx.Done():
		return Answer{}, ctx.Err()
	}
	s.count(isMine)
	return Answer{Columns: r.columns}, r.err
}

// isNewEnough reports whether the answer of a run that began before a question came is true in a state that was read after it came, or in
// one that is later still. The sessions show that the server was not started again between the two states, whichever was first: that of the
// question had begun when the run began, and that of the run when the question came.
func (s *Store) isNewEnough(ctx context.Context, r *run, asked moment, reads func(table string) bool) bool {
	switch {
	case !r.state.isKnown, !asked.state.isKnown, r.state.server != asked.state.server, r.state.isRecovering, asked.state.isRecovering:
		return false
	case asked.state.session >= r.drawn && asked.state.session != r.state.session, r.state.session >= asked.number:
		return false
	case asked.state.xmax < r.state.xmax:
		return true // the run read later
	}
	return s.isUnchanged(ctx, r.state, asked.state, reads)
}

// enter waits for the caller's turn and begins the run, or returns when another caller's turn has begun it.
func (s *Store) enter(ctx context.Context, r *run, q Question) (isMine bool, err error) {
	waiting, stop := context.WithCancel(ctx)
	defer stop()
	defer context.AfterFunc(r.open, stop)()
	leave, err := q.Enter(waiting)
	switch {
	case err == nil:
	case errors.Is(err, context.Canceled) && ctx.Err() == nil:
		return false, nil // the run has begun
	default:
		return false, err
	}
	running, isFirst := s.start(ctx, r)
	if !isFirst {
		leave()
		return false, nil
	}
	go s.run(running, r, q, leave)
	return true, nil
}

// count counts a question that was answered by a run.
func (s *Store) count(isMine bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if isMine {
		s.figures.Misses++
	} else {
		s.figures.Shared++
	}
}

// join returns the next run of a question and the one before it, and counts the caller among those who ask.
func (s *Store) join(key Key) (next, before *run) {
	s.lock.Lock()
	defer s.lock.Unlock()
	r := s.pending[key]
	if r == nil {
		r = &run{key: key, before: s.running[key], done: make(chan struct{})}
		r.open, r.begin = context.WithCancel(context.Background())
		s.pending[key] = r
	}
	r.askers++
	s.figures.Asking++
	return r, r.before
}

// leave takes a caller out of those who ask. When the last one has left, the run is ended: nobody wants its answer.
func (s *Store) leave(r *run) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.figures.Asking--
	if r.askers--; r.askers > 0 {
		return
	}
	if r.hasBegun {
		r.cancel()
		return
	}
	r.begin()
	delete(s.pending, r.key)
}

// start begins a run, and returns its context: it has the values of the caller's context, but does not end with it. isFirst is false if the
// run has begun already.
func (s *Store) start(ctx context.Context, r *run) (running context.Context, isFirst bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if r.hasBegun {
		return nil, false
	}
	r.hasBegun = true
	running, r.cancel = context.WithCancel(context.WithoutCancel(ctx))
	delete(s.pending, r.key)
	s.running[r.key] = r
	r.before = nil
	r.begin()
	return running, true
}

// run runs a question and keeps its answer.
func (s *Store) run(ctx context.Context, r *run, q Question, leave func()) {
	defer func() {
		leave()
		s.lock.Lock()
		delete(s.running, r.key)
		s.lock.Unlock()
		close(r.done)
	}()
	defer func() {
		if cause := recover(); cause != nil {
			r.err = fmt.Errorf("answers: a question panicked: %v\n%s", cause, debug.Stack())
		}
	}()
	r.drawn = s.sessions.draw()
	r.columns, r.state, r.err = s.read(ctx, q, r.drawn)
	if r.err == nil {
		s.keep(r.key, r.drawn, r.columns, r.state)
	}
}

// read reads the answer of a question, as far as its parts are not kept, and keeps the parts.
func (s *Store) read(ctx context.Context, q Question, drawn uint64) (columns [][]byte, state State, err error) {
	var list []Part
	if q.Parts != nil {
		list = q.Parts()
	}
	if len(list) == 0 {
		columns, text, err := q.Run(ctx)
		if err != nil {
			return nil, State{}, err
		}
		return columns, s.parse(text), nil
	}
	entries := s.trueParts(ctx, list)
	columns, parts, state, err := s.runParts(ctx, q, entries)
	if err != nil {
		return nil, State{}, err
	}
	if s.areTrue(ctx, list, entries, state) {
		s.countParts(entries)
	} else if columns, parts, state, err = s.runParts(ctx, q, make([]*entry, len(list))); err != nil { // a write came between: all are read at once
		return nil, State{}, err
	}
	for i, part := range list {
		if parts[i] != nil {
			s.keep(part.Key, drawn, parts[i:i+1:i+1], state)
		}
	}
	return columns, state, nil
}

// areTrue reports whether the kept answers of parts, nil for some, are true in a state.
func (s *Store) areTrue(ctx context.Context, list []Part, entries []*entry, state State) bool {
	now := &comparison{store: s, now: state}
	for i, kept := range entries {
		if kept != nil && !now.isTrue(ctx, *kept, list[i].Reads) {
			return false
		}
	}
	return true
}

// runParts reads the parts of a question that have no entry, and puts its answer together.
func (s *Store) runParts(ctx context.Context, q Question, entries []*entry) (columns, parts [][]byte, state State, err error) {
	kept := make([][]byte, len(entries))
	for i, e := range entries {
		if e != nil {
			kept[i] = e.columns[0]
		}
	}
	columns, parts, text, err := q.RunParts(ctx, kept)
	if err != nil {
		return nil, nil, State{}, err
	}
	return columns, parts, s.parse(text), nil
}

// countParts counts the parts that were not read again.
func (s *Store) countParts(entries []*entry) {
	s.lock.Lock()
	defer s.lock.Unlock()
	for _, e := range entries {
		if e != nil {
			s.figures.Parts++
		}
	}
}

// trueParts returns the kept answers of parts that are true now, nil for the other parts.
func (s *Store) trueParts(ctx context.Context, list []Part) []*entry {
	entries := make([]*entry, len(list))
	isAny := false
	for i, part := range list {
		if kept, ok := s.look(part.Key); ok {
			entries[i], isAny = &kept, true
		}
	}
	if !isAny {
		return entries
	}
	state, err := s.states.next(ctx)
	if err != nil {
		return make([]*entry, len(list)) // the statement will say what is wrong
	}
	now := &comparison{store: s, now: state}
	for i, kept := range entries {
		if kept != nil && !now.isTrue(ctx, *kept, list[i].Reads) {
			entries[i] = nil
		}
	}
	return entries
}

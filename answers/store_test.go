package answers_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"docket/answers"
)

// world is a database in memory. Each write is a transaction that ends at once.
type world struct {
	store *answers.Store

	lock    sync.Mutex
	session string // of the connection that reads
	server  string
	next    uint64 // the next transaction
	value   string // what every question reads
	aborted map[uint64]bool
}

func newWorld(t *testing.T, settings answers.Settings) *world {
	t.Helper()
	w := &world{server: "1.5", next: 100, value: "a", aborted: map[uint64]bool{}}
	settings.State = func(context.Context) (string, error) { return w.state(), nil }
	settings.Ended = func(_ context.Context, transactions []uint64) (bool, error) {
		w.lock.Lock()
		defer w.lock.Unlock()
		for _, n := range transactions {
			if !w.aborted[n] {
				return true, nil
			}
		}
		return false, nil
	}
	if settings.Bytes == 0 {
		settings.Bytes = 1 << 20
	}
	w.store = answers.New(settings)
	w.session = w.store.NewSession()
	return w
}

func (w *world) state() string {
	w.lock.Lock()
	defer w.lock.Unlock()
	return fmt.Sprintf("%s %s f %d:%d:", w.session, w.server, w.next, w.next)
}

// write runs a transaction and returns its number.
func (w *world) write(value string) uint64 {
	w.lock.Lock()
	defer w.lock.Unlock()
	w.next++
	w.value = value
	return w.next - 1
}

// read returns the value and the state of one snapshot.
func (w *world) read(context.Context) ([][]byte, string, error) {
	w.lock.Lock()
	value := w.value
	w.lock.Unlock()
	return [][]byte{[]byte(value)}, w.state(), nil
}

func pass(context.Context) (func(), error) { return func() {}, nil }

func (w *world) question(key byte) answers.Question {
	return answers.Question{Key: answers.Key{key}, Enter: pass, Run: w.read, Reads: func(table string) bool { return table == "cases" }}
}

// ask asks a question and checks the answer and whether it was kept.
func (w *world) ask(t *testing.T, key byte, want string, isKept bool) {
	t.Helper()
	answer, err := w.store.Answer(t.Context(), w.question(key))
	if err != nil || string(answer.Columns[0]) != want || answer.IsKept != isKept {
		t.Errorf("question %d: %s, kept %t, %v; want %s, kept %t", key, answer.Columns, answer.IsKept, err, want, isKept)
	}
}

// An answer is given out again until a transaction ends that may have changed it.
func TestKept(t *testing.T) {
	t.Parallel()
	w := newWorld(t, answers.Settings{})
	w.ask(t, 1, "a", false)
	w.ask(t, 1, "a", true)
	w.ask(t, 2, "a", false) // another question
	w.write("b")
	w.ask(t, 1, "b", false)
	w.ask(t, 1, "b", true)
	w.ask(t, 2, "b", false)

	w.aborted[w.write("b")] = true
	w.ask(t, 1, "b", true)
	for range 300 { // more than are looked at one by one, but each time only those since the last question
		w.aborted[w.write("b")] = true
		w.ask(t, 1, "b", true)
	}
	w.store.Bookkept(w.write("b"), []string{"access_events", "access_events_pkey"})
	w.ask(t, 1, "b", true)
	w.store.Bookkept(w.write("c"), []string{"access_events", "cases"})
	w.ask(t, 1, "c", false)
	if got, want := w.store.Figures(), (answers.Figures{Hits: 304, Misses: 5, Answers: 2, Bytes: 2 * 513}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A session that began after the answer was read proves nothing: the server may have lost what was committed before.
func TestOtherSession(t *testing.T) {
	t.Parallel()
	w := newWorld(t, answers.Settings{})
	w.ask(t, 1, "a", false)
	w.session = w.store.NewSession()
	w.value = "lost" // without a transaction, as after a crash
	w.ask(t, 1, "lost", false)
	w.ask(t, 1, "lost", true)
	for _, session := range []string{"-", "other:1"} { // of a session that is not of this process
		w.session = session
		w.ask(t, 1, "lost", false)
		w.ask(t, 1, "lost", false)
	}
	w.session = w.store.NewSession()
	w.ask(t, 1, "lost", false)
	w.ask(t, 1, "lost", true)
	w.server = "2.5"
	w.ask(t, 1, "lost", false)
}

// The answers that were not used for longest make room; an answer that is too large is not kept.
func TestBytes(t *testing.T) {
	t.Parallel()
	// Each answer takes 512 bytes and one for its text.
	w := newWorld(t, answers.Settings{Bytes: 3 * 513, Largest: 600})
	for key := byte(1); key <= 3; key++ {
		w.ask(t, key, "a", false)
	}
	w.ask(t, 1, "a", true)
	w.ask(t, 4, "a", false)
	for key, isKept := range map[byte]bool{1: true, 3: true, 4: true} {
		w.ask(t, key, "a", isKept)
	}
	if got := w.store.Figures(); got.Evictions != 1 || got.Answers != 3 || got.Bytes != 3*513 {
		t.Errorf("%+v", got)
	}
	w.ask(t, 2, "a", false)
	large := string(make([]byte, 89))
	w.write(large)
	w.ask(t, 2, large, false)
	w.ask(t, 2, large, false)
	if got := w.store.Figures(); got.Answers != 2 || got.Bytes != 2*513 {
		t.Errorf("after a large answer: %+v", got)
	}
	if answers.New(answers.Settings{}) != nil {
		t.Error("without bytes there is a store")
	}
}

// held is a question whose runs wait until they are told to go on.
type held struct {
	*world
	began chan context.Context // a run has read, and waits
	goOn  chan struct{}
}

func (w *world) hold() held { return held{w, make(chan context.Context), make(chan struct{})} }

func (h held) question(key byte) answers.Question {
	q := h.world.question(key)
	q.Run = func(ctx context.Context) ([][]byte, string, error) {
		columns, state, err := h.read(ctx)
		h.began <- ctx
		select {
		case <-h.goOn:
			return columns, state, err
		case <-ctx.Done():
			return nil, "", ctx.Err()
		}
	}
	return q
}

type result struct {
	text   string
	isKept bool
	err    error
}

// askBeside asks in the background.
func (h held) askBeside(ctx context.Context, q answers.Question) <-chan result {
	done := make(chan result, 1)
	go func() {
		answer, err := h.store.Answer(ctx, q)
		r := result{isKept: answer.IsKept, err: err}
		if err == nil {
			r.text = string(answer.Columns[0])
		}
		done <- r
	}()
	return done
}

// Who asks what runs already waits for the answer and gets it, if it is still true. If it is not, all who wait share one run, which begins
// after they asked.
func TestOneRun(t *testing.T) {
	t.Parallel()
	h := newWorld(t, answers.Settings{}).hold()
	first := h.askBeside(t.Context(), h.question(1))
	<-h.began
	var others []<-chan result
	for i := range 5 {
		others = append(others, h.askBeside(t.Context(), h.question(1)))
		answers.WaitForAskers(t, h.store, answers.Key{1}, i+1)
	}
	h.goOn <- struct{}{}
	if got := <-first; got != (result{text: "a"}) {
		t.Errorf("the first: %+v", got)
	}
	for i, other := range others {
		if got := <-other; got != (result{text: "a", isKept: true}) {
			t.Errorf("the waiting %d: %+v", i, got)
		}
	}
	// The same with a write after the run has read, and before the others ask.
	h.write("b")
	first = h.askBeside(t.Context(), h.question(1))
	<-h.began
	h.write("c")
	others = nil
	for i := range 5 {
		others = append(others, h.askBeside(t.Context(), h.question(1)))
		answers.WaitForAskers(t, h.store, answers.Key{1}, i+1)
	}
	h.goOn <- struct{}{}
	if got := <-first; got != (result{text: "b"}) {
		t.Errorf("the first: %+v", got)
	}
	<-h.began
	h.goOn <- struct{}{}
	for i, other := range others {
		// One that looks late may find the answer of the run kept.
		if got := <-other; got.err != nil || got.text != "c" {
			t.Errorf("the waiting %d: %+v", i, got)
		}
	}
	if got := h.store.Figures(); got.Misses != 3 || got.Shared+got.Hits != 9 {
		t.Errorf("%+v", got)
	}
}

// Who asks while the question runs gets the answer of that run although something changes after they asked, and not if something changed
// before, nor if a session that began after the run tells the state: then the server may have been started again in between.
func TestChangeDuringRun(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		before func(h held) // what happens between the run's reading and the second question
		want   result
		misses int64
	}{
		{name: "nothing before", before: func(held) {}, want: result{text: "b", isKept: true}, misses: 2},
		{name: "a change before", before: func(h held) { h.write("c") }, want: result{text: "d"}, misses: 3},
		{name: "a transaction that was rolled back", before: func(h held) { h.aborted[h.write("b")] = true }, want: result{text: "b", isKept: true}, misses: 2},
		{name: "bookkeeping", before: func(h held) { h.store.Bookkept(h.write("b"), []string{"access_events"}) }, want: result{text: "b", isKept: true}, misses: 2},
		{name: "another session reads the state", before: func(h held) { h.session = h.store.NewSession() }, want: result{text: "d"}, misses: 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			h := newWorld(t, answers.Settings{}).hold()
			first := h.askBeside(t.Context(), h.question(1))
			<-h.began
			h.goOn <- struct{}{}
			<-first
			h.write("b")
			first = h.askBeside(t.Context(), h.question(1))
			<-h.began
			c.before(h)
			second := h.askBeside(t.Context(), h.question(1))
			answers.WaitForAskers(t, h.store, answers.Key{1}, 1)
			h.write("d")
			h.goOn <- struct{}{}
			if got := <-first; got != (result{text: "b"}) {
				t.Errorf("the first: %+v", got)
			}
			if c.misses == 3 {
				<-h.began
				h.goOn <- struct{}{}
			}
			if got := <-second; got != c.want {
				t.Errorf("the second: %+v, want %+v", got, c.want)
			}
			if got := h.store.Figures(); got.Misses != c.misses {
				t.Errorf("%+v, want %d misses", got, c.misses)
			}
		})
	}
}

// A run goes on for those who wait when the client who began it leaves, and ends when all have left.
func TestLeaving(t *testing.T) {
	t.Parallel()
	h := newWorld(t, answers.Settings{}).hold()
	// Both wait for their turn in the same run; the first one's turn comes.
	turns := make(chan struct{})
	inTurn := h.question(1)
	inTurn.Enter = func(ctx context.Context) (func(), error) {
		select {
		case <-turns:
			return func() {}, nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	ask := func() (<-chan result, context.CancelFunc) {
		ctx, leave := context.WithCancel(t.Context())
		return h.askBeside(ctx, inTurn), leave
	}
	first, leaveFirst := ask()
	second, leaveSecond := ask()
	defer leaveSecond()
	answers.WaitForAskers(t, h.store, answers.Key{1}, 2)
	turns <- struct{}{}
	running := <-h.began
	leaveFirst()
	if got := <-first; !errors.Is(got.err, context.Canceled) {
		t.Errorf("who left got %+v", got)
	}
	if running.Err() != nil {
		t.Error("the run was ended, although somebody waits for it")
	}
	h.goOn <- struct{}{}
	if got := <-second; got != (result{text: "a"}) {
		t.Errorf("who stayed got %+v", got)
	}
	h.write("b")
	first, leaveFirst = ask()
	second, leaveSecond = ask()
	answers.WaitForAskers(t, h.store, answers.Key{1}, 2)
	turns <- struct{}{}
	running = <-h.began
	leaveFirst()
	leaveSecond()
	<-first
	<-second
	<-running.Done()
	// The next one does not get the error of the run that was ended.
	third, leaveThird := ask()
	defer leaveThird()
	turns <- struct{}{}
	<-h.began
	h.goOn <- struct{}{}
	if got := <-third; got != (result{text: "b"}) {
		t.Errorf("who came later got %+v", got)
	}
}

// A refusal of one caller's turn is not another's.
func TestRefusedTurn(t *testing.T) {
	t.Parallel()
	h := newWorld(t, answers.Settings{}).hold()
	refusal := errors.New("your budget is used up")
	refused := h.question(1)
	refused.Enter = func(context.Context) (func(), error) { return nil, refusal }
	first := h.askBeside(t.Context(), h.question(1))
	<-h.began
	second := h.askBeside(t.Context(), refused)
	third := h.askBeside(t.Context(), h.question(1))
	answers.WaitForAskers(t, h.store, answers.Key{1}, 2)
	h.write("b")
	h.goOn <- struct{}{}
	<-first
	<-h.began
	h.goOn <- struct{}{}
	if got := <-second; !errors.Is(got.err, refusal) {
		t.Errorf("the refused one: %+v", got)
	}
	if got := <-third; got != (result{text: "b"}) {
		t.Errorf("the other one: %+v", got)
	}
}

// Errors and panics of a run reach all who asked, and nothing is kept of them.
func TestFailingRun(t *testing.T) {
	t.Parallel()
	w := newWorld(t, answers.Settings{})
	failing := w.question(1)
	failure := errors.New("the statement failed")
	failing.Run = func(context.Context) ([][]byte, string, error) { return nil, "", failure }
	if _, err := w.store.Answer(t.Context(), failing); !errors.Is(err, failure) {
		t.Error(err)
	}
	failing.Run = func(context.Context) ([][]byte, string, error) { panic("broken") }
	if _, err := w.store.Answer(t.Context(), failing); err == nil {
		t.Error("a panic is no error")
	}
	w.ask(t, 1, "a", false)
	w.ask(t, 1, "a", true)
}

// Many ask a few questions while others write: nobody gets an answer from before the own question, and never do two runs of one question
// run at once.
func TestUnderLoad(t *testing.T) {
	t.Parallel()
	w := newWorld(t, answers.Settings{Bytes: 2000})
	w.write("1000000")
	var running [4]sync.Mutex
	var wait sync.WaitGroup
	for i := range 32 {
		wait.Go(func() {
			for n := range 200 {
				if i < 2 {
					w.write(fmt.Sprint(1000000 + n*2 + i))
				}
				key := byte(n+i) % 4
				q := w.question(key)
				q.Run = func(ctx context.Context) ([][]byte, string, error) {
					if !running[key].TryLock() {
						t.Error("two runs of one question at once")
					} else {
						defer running[key].Unlock()
					}
					w.lock.Lock()
					defer w.lock.Unlock()
					return [][]byte{fmt.Append(nil, w.next)}, fmt.Sprintf("%s %s f %d:%d:", w.session, w.server, w.next, w.next), nil
				}
				w.lock.Lock()
				least := w.next
				w.lock.Unlock()
				answer, err := w.store.Answer(t.Context(), q)
				var got uint64
				if err == nil {
					_, err = fmt.Sscan(string(answer.Columns[0]), &got)
				}
				if err != nil || got < least {
					t.Errorf("asked at %d, answered as of %d: %v", least, got, err)
				}
			}
		})
	}
	wait.Wait()
}

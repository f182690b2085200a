package limit_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"docket/auth"
	"docket/limit"
	"docket/problem"
)

// A caller is counted by ID; a sender who is not known by address, an IPv6 address by its network.
func TestCallerKey(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ id, address, want string }{
		{"token:7", "192.0.2.1:5000", "token:7"},
		{"", "192.0.2.1:5000", "address:192.0.2.1"},
		{"", "192.0.2.1:5001", "address:192.0.2.1"},
		{"", "[::ffff:192.0.2.1]:5000", "address:192.0.2.1"},
		{"", "[2001:db8:1:2:3:4:5:6]:5000", "address:2001:db8:1:2::/64"},
		{"", "[2001:db8:1:2:ffff::1]:5000", "address:2001:db8:1:2::/64"},
		{"", "@", "address:@"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.address
		r = r.WithContext(auth.WithCaller(r.Context(), auth.Caller{ID: c.id}))
		if got := limit.CallerKey(r); got != c.want {
			t.Errorf("%s from %s: %s, want %s", c.id, c.address, got, c.want)
		}
	}
}

// A caller has the budget of a minute at once, then as much as has filled since; other callers have budgets of their own.
func TestRates(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	r := limit.NewRates(60, 600, func() time.Time { return now }, noPause)
	wait := func(err error) any {
		p := problem.Of(err)
		if p == nil {
			return nil
		}
		if p.Code != problem.LimitExceeded {
			t.Errorf("code %s", p.Code)
		}
		return p.Detail[limit.RetryAfter]
	}
	for i := range 60 {
		if err := r.TakeRequest(t.Context(), "a", 0); err != nil {
			t.Fatalf("request %d: %v", i+1, err)
		}
	}
	// 60 a minute are one a second.
	if got := wait(r.TakeRequest(t.Context(), "a", 0)); got != 1 {
		t.Errorf("request 61: wait %v, want 1", got)
	}
	if err := r.TakeRequest(t.Context(), "b", 0); err != nil {
		t.Errorf("another caller: %v", err)
	}
	now = now.Add(time.Second)
	if err := r.TakeRequest(t.Context(), "a", 0); err != nil {
		t.Errorf("a second later: %v", err)
	}
	if got := wait(r.TakeRequest(t.Context(), "a", 0)); got != 1 {
		t.Errorf("a second request in that second: wait %v, want 1", got)
	}
	// 600 a minute are 10 a second: after 500, another 500 needs 400 more, 40 seconds. Nothing is taken by the refusal.
	if got := wait(r.TakeCost("a", 500)); got != nil {
		t.Errorf("cost 500: wait %v", got)
	}
	for range 2 {
		if got := wait(r.TakeCost("a", 500)); got != 40 {
			t.Errorf("cost 500 again: wait %v, want 40", got)
		}
	}
	if got := wait(r.TakeCost("a", 100)); got != nil {
		t.Errorf("the 100 that are left: wait %v", got)
	}
	// More than the budget of a minute needs a full budget.
	if got := wait(r.TakeCost("b", 5000)); got != nil {
		t.Errorf("cost 5000 of a full budget: wait %v", got)
	}
	if got := wait(r.TakeCost("b", 5000)); got != 60 {
		t.Errorf("cost 5000 again: wait %v, want 60", got)
	}
	for range 100 {
		if err := errors.Join(r.TakeRequest(t.Context(), "", 1<<20), r.TakeCost("", 500)); err != nil {
			t.Fatalf("the program itself is limited: %v", err)
		}
	}
}

// A request counts as one, and as one more for each further 16 KiB, begun or whole, but as no more than the budget of a minute.
func TestRatesCountBytes(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	r := limit.NewRates(60, 0, func() time.Time { return now }, noPause)
	left := func(caller string) (n int) {
		for r.TakeRequest(t.Context(), caller, 0) == nil {
			n++
		}
		return n
	}
	for bytes, want := range map[int64]int{0: 1, 1: 1, 16_384: 1, 16_385: 2, 32_768: 2, 32_769: 3, 983_040: 60, 983_041: 60, 4 << 20: 60, 1 << 62: 60} {
		announced, read := fmt.Sprint("announced", bytes), fmt.Sprint("read", bytes)
		if err := r.TakeRequest(t.Context(), announced, bytes); err != nil {
			t.Errorf("%d bytes, announced: %v", bytes, err)
		}
		if err := errors.Join(r.TakeRequest(t.Context(), read, 0), r.TakeBytes(read, bytes)); err != nil {
			t.Errorf("%d bytes, read: %v", bytes, err)
		}
		if a, b := left(announced), left(read); a != 60-want || b != 60-want {
			t.Errorf("after %d bytes %d are left, and %d where the length was not announced; want %d", bytes, a, b, 60-want)
		}
	}
	// 58 were sent: one of 3 waits a second, and takes nothing; one of 2 passes.
	for range 58 {
		if err := r.TakeRequest(t.Context(), "a", 0); err != nil {
			t.Fatal(err)
		}
	}
	refused := func(what string, err error, wait int, says string) {
		t.Helper()
		if p := problem.Of(err); p == nil || p.Code != problem.LimitExceeded || p.Detail[limit.RetryAfter] != wait || p.Detail["limit"] != 60 || p.Message != says {
			t.Errorf("%s: %v; want to wait %d s", what, err, wait)
		}
	}
	for range 2 {
		refused("3 of 2", r.TakeRequest(t.Context(), "a", 3<<14), 1, "the request counts as 3, and more than 60 a minute were sent; send it in 1 s, or in smaller parts")
	}
	if err := r.TakeRequest(t.Context(), "a", 2<<14); err != nil {
		t.Errorf("2 of 2: %v", err)
	}
	refused("1 of 0", r.TakeRequest(t.Context(), "a", 1), 1, "more than 60 requests a minute were sent; send the next one in 1 s")
	// One of 5 whose length was not announced has taken 1 of 4: sent again, it needs 5, and 3 are left.
	now = now.Add(4 * time.Second)
	if err := r.TakeRequest(t.Context(), "a", 0); err != nil {
		t.Error(err)
	}
	refused("5 of 4", r.TakeBytes("a", 5<<14), 2, "the request counts as 5, and more than 60 a minute were sent; send it in 2 s, or in smaller parts")
	if n := left("a"); n != 3 {
		t.Errorf("%d are left, want 3", n)
	}
	if err := errors.Join(limit.NewRates(0, 0, time.Now, noPause).TakeRequest(t.Context(), "a", 1<<30), limit.NewRates(0, 0, time.Now, noPause).TakeBytes("a", 1<<30), r.TakeBytes("", 1<<30)); err != nil {
		t.Errorf("without a limit: %v", err)
	}
}

// A new document counts as one more for each whole 2 KiB, beside the request that brings it; both are no more than the budget of a minute.
func TestRatesCountDocuments(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	r := limit.NewRates(60, 0, func() time.Time { return now }, noPause)
	left := func(caller string) (n int) {
		for r.TakeRequest(t.Context(), caller, 0) == nil {
			n++
		}
		return n
	}
	// 106,496 bytes are 7 requests and 52 for the document; 108,544 are 7 and 53, all of a minute.
	for bytes, want := range map[int]int{0: 1, 2_047: 1, 2_048: 2, 4_095: 2, 4_096: 3, 16_384: 9, 20_480: 12, 106_496: 59, 108_544: 60, 110_592: 60, 4 << 20: 60} {
		caller := fmt.Sprint(bytes)
		if err := errors.Join(r.TakeRequest(t.Context(), caller, int64(bytes)), r.TakeDocument(t.Context(), caller, bytes)); err != nil {
			t.Errorf("%d bytes: %v", bytes, err)
		}
		if n := left(caller); n != 60-want {
			t.Errorf("after %d bytes %d are left, want %d", bytes, n, 60-want)
		}
	}
	// 55 were sent. A document of 9,000 bytes takes 1 and needs 4 more: then none is left. The next one waits for 5, which fill in 5 seconds.
	for range 55 {
		if err := r.TakeRequest(t.Context(), "a", 0); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(r.TakeRequest(t.Context(), "a", 9_000), r.TakeDocument(t.Context(), "a", 9_000)); err != nil {
		t.Errorf("5 of 5: %v", err)
	}
	err := r.TakeDocument(t.Context(), "a", 9_000)
	if p := problem.Of(err); p == nil || p.Code != problem.LimitExceeded || p.Detail[limit.RetryAfter] != 5 || p.Detail["limit"] != 60 ||
		p.Message != "the request counts as 5, and more than 60 a minute were sent; send it in 5 s, or in smaller parts" {
		t.Errorf("5 of 0: %v", err)
	}
	// A document of 5,000 bytes that counts as 20 more for its form takes 1, 2 and 20.
	if err := errors.Join(r.TakeRequest(t.Context(), "b", 5_000), r.TakeDocument(t.Context(), "b", 5_000), r.TakeMore("b", limit.RequestsForDocument(5_000), 20)); err != nil {
		t.Error(err)
	}
	if n := left("b"); n != 37 {
		t.Errorf("%d are left, want 37", n)
	}
	if err := errors.Join(limit.NewRates(0, 0, time.Now, noPause).TakeDocument(t.Context(), "a", 1<<30), r.TakeDocument(t.Context(), "", 1<<30), r.TakeMore("", 1, 100)); err != nil {
		t.Errorf("without a limit: %v", err)
	}
}

// noPause does not wait.
func noPause(context.Context, time.Duration) {}

// A caller who sends faster than a twelfth of the budget in a second is slowed to it; one who is over the budget waits for each refusal.
func TestPace(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	var paused time.Duration
	r := limit.NewRates(1200, 0, func() time.Time { return now }, func(_ context.Context, d time.Duration) { paused = d })
	take := func(caller string, bytes int64) (time.Duration, error) {
		paused = 0
		err := r.TakeRequest(t.Context(), caller, bytes)
		return paused, err
	}
	for i := range 100 {
		if waited, err := take("a", 0); waited != 0 || err != nil {
			t.Fatalf("request %d of the first hundred: waited %s, %v", i+1, waited, err)
		}
	}
	// Each further one is a hundredth of a second later than the one before.
	for i := range 50 {
		if waited, err := take("a", 0); waited != time.Duration(i+1)*10*time.Millisecond || err != nil {
			t.Fatalf("request %d: waited %s, %v", 101+i, waited, err)
		}
	}
	if waited, err := take("b", 0); waited != 0 || err != nil {
		t.Errorf("another caller: waited %s, %v", waited, err)
	}
	now = now.Add(500 * time.Millisecond)
	if waited, err := take("a", 0); waited != 10*time.Millisecond || err != nil {
		t.Errorf("half a second later: waited %s, %v", waited, err)
	}
	// One of a megabyte counts as 64; none waits longer than a second.
	for i, want := range []time.Duration{0, 280 * time.Millisecond, 920 * time.Millisecond, time.Second, time.Second} {
		if waited, err := take("c", 1<<20); waited != want || err != nil {
			t.Errorf("megabyte %d: waited %s, %v; want %s", i+1, waited, err, want)
		}
	}
	// A new document of 20 KiB counts as 10 more than its request: after 90 requests the first one is in time, the next one a tenth of a second ahead.
	for range 90 {
		if waited, err := take("d", 0); waited != 0 || err != nil {
			t.Fatalf("waited %s, %v", waited, err)
		}
	}
	for i, want := range []time.Duration{0, 100 * time.Millisecond} {
		paused = 0
		if err := r.TakeDocument(t.Context(), "d", 20<<10); paused != want || err != nil {
			t.Errorf("document %d: waited %s, %v; want %s", i+1, paused, err, want)
		}
	}
	// What a request turns out to count as does not hold it up, but the next one: 10 and 1 are 0.11 s.
	paused = 0
	if err := r.TakeMore("d", 1, 10); paused != 0 || err != nil {
		t.Errorf("more of a request: waited %s, %v", paused, err)
	}
	if waited, err := take("d", 0); waited != 210*time.Millisecond || err != nil {
		t.Errorf("the next request: waited %s, %v", waited, err)
	}
	// 1,200 are 18 megabytes and 48 more.
	for range 13 {
		if _, err := take("c", 1<<20); err != nil {
			t.Fatal(err)
		}
	}
	if waited, err := take("c", 1<<20); waited != 250*time.Millisecond || problem.Of(err) == nil {
		t.Errorf("over the budget: waited %s, %v", waited, err)
	}
}

// Only so many requests of a caller wait at once.
func TestPaceIsBounded(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	var waiting atomic.Int32
	r := limit.NewRates(1200, 0, func() time.Time { return now }, func(ctx context.Context, _ time.Duration) {
		waiting.Add(1)
		<-ctx.Done()
	})
	for range 100 {
		if err := r.TakeRequest(t.Context(), "a", 0); err != nil {
			t.Fatal(err)
		}
	}
	ctx, leave := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for range 64 {
		all.Go(func() {
			if err := r.TakeRequest(ctx, "a", 0); err != nil {
				t.Error(err)
			}
		})
	}
	waitUntil(t, func() bool { return waiting.Load() == 64 })
	err := r.TakeRequest(ctx, "a", 0)
	if p := problem.Of(err); p == nil || p.Code != problem.LimitExceeded || p.Detail[limit.RetryAfter] != 1 {
		t.Errorf("one more: %v", err)
	}
	if err := r.TakeRequest(ctx, "b", 0); err != nil {
		t.Errorf("another caller: %v", err)
	}
	leave()
	all.Wait()
	if err := r.TakeRequest(ctx, "a", 0); err != nil {
		t.Errorf("when they have left: %v", err)
	}
}

// order lets reads of callers enter a queue with one place, which is taken, and then frees it again and again. It returns the callers in the
// order of their turns.
func order(t *testing.T, q *limit.Queue, callers []string, costs map[string]int) (turns []string) {
	t.Helper()
	first, err := q.Enter(t.Context(), "nobody", 1, false)
	if err != nil {
		t.Fatal(err)
	}
	type begun struct {
		caller string
		leave  func()
	}
	running := make(chan begun)
	for i, caller := range callers {
		go func() {
			leave, err := q.Enter(t.Context(), caller, costs[caller], false)
			if err != nil {
				t.Error(err)
			}
			running <- begun{caller, leave}
		}()
		waitUntil(t, func() bool { return q.Waiting() == i+1 })
	}
	first()
	for range callers {
		next := <-running
		turns = append(turns, next.caller)
		next.leave()
	}
	return turns
}

// waitUntil returns when a condition holds. It fails the test if that takes more than ten seconds.
func waitUntil(t *testing.T, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(); {
		if time.Now().After(deadline) {
			t.Fatal("the condition does not hold after ten seconds")
		}
		time.Sleep(time.Millisecond)
	}
}

// Callers take turns, however many reads one has sent before the other.
func TestQueueTakesTurns(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 1, Heavy: 1, Waiting: 100, WaitingPerCaller: 100})
	// With equal costs each caller has every second turn: a's six reads came before both of b.
	got := order(t, q, []string{"a", "a", "a", "a", "a", "a", "b", "b"}, map[string]int{"a": 1000, "b": 1000})
	if want := []string{"a", "b", "a", "b", "a", "a", "a", "a"}; !slices.Equal(got, want) {
		t.Errorf("equal costs: %v, want %v", got, want)
	}
	// a's reads cost four times as much: their turns start at 0, 4000 and 8000, those of b at 0, 1000, 2000, 3000 and 4000.
	got = order(t, q, []string{"a", "a", "a", "b", "b", "b", "b", "b"}, map[string]int{"a": 4000, "b": 1000})
	if want := []string{"a", "b", "b", "b", "b", "a", "b", "a"}; !slices.Equal(got, want) {
		t.Errorf("unequal costs: %v, want %v", got, want)
	}
}

// Heavy reads leave places for light ones.
func TestQueueKeepsPlacesForLightReads(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 3, Heavy: 1, Waiting: 100, WaitingPerCaller: 100})
	leave, err := q.Enter(t.Context(), "greedy", 100_000, true)
	if err != nil {
		t.Fatal(err)
	}
	began := make(chan func())
	go func() {
		leave, err := q.Enter(t.Context(), "greedy", 100_000, true)
		if err != nil {
			t.Error(err)
		}
		began <- leave
	}()
	waitUntil(t, func() bool { return q.Waiting() == 1 })
	for range 2 { // light reads run beside, also those of the caller whose heavy read waits
		if _, err := q.Enter(t.Context(), "greedy", 100, false); err != nil {
			t.Fatal(err)
		}
	}
	if q.Waiting() != 1 {
		t.Errorf("%d wait, want the heavy one", q.Waiting())
	}
	leave()
	(<-began)()
	leave() // a second call does nothing
}

// A read whose client has left leaves the queue, and its place goes to others.
func TestQueueIsLeft(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 1, Heavy: 1, Waiting: 100, WaitingPerCaller: 1})
	leave, err := q.Enter(t.Context(), "a", 1, false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error)
	go func() {
		_, err := q.Enter(ctx, "b", 1, false)
		failed <- err
	}()
	waitUntil(t, func() bool { return q.Waiting() == 1 })
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) || q.Waiting() != 0 {
		t.Errorf("%v, %d wait", err, q.Waiting())
	}
	leave()
	if leave, err = q.Enter(t.Context(), "b", 1, false); err != nil {
		t.Fatal(err)
	}
	leave()
}

// The queue is bounded for each caller and for all.
func TestQueueIsBounded(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 1, Heavy: 1, Waiting: 3, WaitingPerCaller: 2})
	if _, err := q.Enter(t.Context(), "a", 1, false); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	for i, caller := range []string{"a", "a", "b"} {
		go func() {
			_, err := q.Enter(ctx, caller, 1, false)
			ended <- err
		}()
		waitUntil(t, func() bool { return q.Waiting() == i+1 })
	}
	for caller, want := range map[string]problem.Code{"a": problem.LimitExceeded, "b": problem.Unavailable, "c": problem.Unavailable} {
		_, err := q.Enter(t.Context(), caller, 1, false)
		if p := problem.Of(err); p == nil || p.Code != want || p.Detail[limit.RetryAfter] != 1 {
			t.Errorf("%s: %v, want %s", caller, err, want)
		}
	}
	cancel()
	for range 3 {
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
}

// Many callers at once all have their turn, and never more run than may.
func TestQueueUnderLoad(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 4, Heavy: 2, Waiting: 10_000, WaitingPerCaller: 10_000})
	running, heavy := make(chan struct{}, 4), make(chan struct{}, 2)
	take := func(places chan struct{}) {
		select {
		case places <- struct{}{}:
		default:
			t.Error("more run than may")
		}
	}
	done := make(chan struct{})
	for i := range 2000 {
		go func() {
			defer func() { done <- struct{}{} }()
			isHeavy := i%3 == 0
			leave, err := q.Enter(t.Context(), fmt.Sprint(i%7), i, isHeavy)
			if err != nil {
				t.Error(err)
				return
			}
			take(running)
			if isHeavy {
				take(heavy)
				<-heavy
			}
			<-running
			leave()
		}()
	}
	for range 2000 {
		<-done
	}
	if q.Waiting() != 0 {
		t.Errorf("%d wait", q.Waiting())
	}
}

// A read whose turn does not come in time is refused, and leaves the queue.
func TestQueueDoesNotWaitForEver(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 1, Heavy: 1, Waiting: 1, WaitingPerCaller: 1, Wait: time.Millisecond})
	if _, err := q.Enter(t.Context(), "a", 1, false); err != nil {
		t.Fatal(err)
	}
	_, err := q.Enter(t.Context(), "b", 1, false)
	if p := problem.Of(err); p == nil || p.Code != problem.Unavailable || p.Detail[limit.RetryAfter] != 1 || q.Waiting() != 0 {
		t.Errorf("%v, %d wait", err, q.Waiting())
	}
}

// Heavy reads take all places given to them alone, once no light read has come for a while, and only their part as soon as one comes.
func TestHeavyAlone(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	q := limit.NewQueue(limit.QueueSettings{
		Running: 4, Heavy: 1, HeavyAlone: 3, Waiting: 100, WaitingPerCaller: 100, Wait: time.Nanosecond, Clock: func() time.Time { return now },
	})
	enter := func(isHeavy bool) (leave func()) {
		t.Helper()
		leave, err := q.Enter(t.Context(), "a", 100, isHeavy)
		if err != nil {
			return nil
		}
		return leave
	}
	light := enter(false)
	first := enter(true)
	if light == nil || first == nil || enter(true) != nil {
		t.Error("beside a light read, not exactly one heavy read runs")
	}
	light()
	now = now.Add(2 * time.Second)
	second, third := enter(true), enter(true)
	if second == nil || third == nil || enter(true) != nil {
		t.Error("two seconds later, not exactly three heavy reads run")
	}
	if light = enter(false); light == nil {
		t.Error("a light read waits for heavy ones")
	}
	first()
	if second(); enter(true) != nil {
		t.Error("after a light read came, a second heavy read runs beside the third")
	}
	third()
	if enter(true) == nil {
		t.Error("no heavy read runs")
	}
}

// Who leaves the queue is not charged for the turn that did not come.
func TestLeavingIsFree(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 1, Heavy: 1, Waiting: 100, WaitingPerCaller: 100})
	leave, err := q.Enter(t.Context(), "nobody", 1, false)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	left := make(chan error)
	for i := range 3 {
		go func() {
			_, err := q.Enter(ctx, "a", 50_000, false)
			left <- err
		}()
		waitUntil(t, func() bool { return q.Waiting() == i+1 })
	}
	if got, want := q.Figures(), (limit.QueueFigures{Running: 1, WaitingLight: 3, Callers: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	cancel()
	for range 3 {
		<-left
	}
	began := make(chan string)
	// b's turns begin at 0 and 1000, that of a at 0 again: it is the second. If a had been charged, it would be the last.
	for i, caller := range []string{"b", "b", "a"} {
		go func() {
			leave, err := q.Enter(t.Context(), caller, 1000, false)
			if err != nil {
				t.Error(err)
			}
			began <- caller
			leave()
		}()
		waitUntil(t, func() bool { return q.Waiting() == i+1 })
	}
	leave()
	for i, want := range []string{"b", "a", "b"} {
		if got := <-began; got != want {
			t.Errorf("turn %d is of %s, want %s", i+1, got, want)
		}
	}
}

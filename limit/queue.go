package limit

import (
	"container/heap"
	"context"
	"sync"
	"time"

	"docket/messages"
	"docket/problem"
)

// QueueSettings are the settings of a Queue.
type QueueSettings struct {
	// Running is how many reads run at once.
	Running int
	// RunningPerCaller is how many of the running reads may be of one caller, so that a caller with many light reads leaves places to others; 0 is
	// any number. Reads of the program itself, whose caller is "", are not bounded.
	RunningPerCaller int
	// Heavy is how many of the running reads may be heavy. HeavyAlone is how many may be when no light read has come for heavyAloneAfter; it
	// counts only where it is more than Heavy.
	Heavy, HeavyAlone int
	// Clock returns the current time. It is needed where HeavyAlone is given.
	Clock func() time.Time
	// Waiting is how many reads may wait in all, WaitingPerCaller how many of one caller.
	Waiting, WaitingPerCaller int
	// Wait is the longest time that a read waits; 0 is any time.
	Wait time.Duration
	// What names what waits, in the plural, in messages to callers. Default "reads".
	What messages.Phrase
}

// Queue lets a bounded number of reads run at once. The others wait, and callers take turns by start-time fair queuing: who has asked for less
// cost so far is served first, so that a caller with many costly reads does not delay those of others.
//
// While light reads come, only some of the places are for heavy reads, so that a light read finds a place. One caller never has all places. It is
// safe for concurrent use.
type Queue struct {
	settings QueueSettings

	lock           sync.Mutex
	running, heavy int
	// lastLight is when the last light read came.
	lastLight time.Time

	// Turns are placed on a scale of cost: a turn is as long as its read costs, and the turns of a flow follow each other without a gap. The
	// waiting turn that starts first on the scale begins first.

	// lastStart is where the turn that was begun last starts. A flow without turns there or later starts from it.
	lastStart float64
	// ends holds where the last turn of each flow ends; a flow that is missing ended before lastStart.
	ends    map[flow]float64
	waiting [2]turns // light and heavy ones
	// waitingOf and runningOf are how many reads of each caller wait and run.
	waitingOf, runningOf map[string]int
}

// flow is the light or the heavy reads of one caller. The light reads of a caller do not wait for the heavy reads.
type flow struct {
	caller  string
	isHeavy bool
}

// turn is a read that waits.
type turn struct {
	flow
	start   float64 // where it starts on the scale of cost
	length  float64 // how long it is there
	order   int     // among turns with the same start
	index   int     // in its heap; -1 once it was begun
	isBegun chan struct{}
}

// minCost is the cost that every read counts as, at the least.
const minCost = 100

// heavyAloneAfter is how long no light read must have come before HeavyAlone heavy reads may run.
const heavyAloneAfter = 2 * time.Second

// maxFlows is how many flows that wait for nothing are remembered.
const maxFlows = 10_000

// NewQueue returns a Queue.
func NewQueue(s QueueSettings) *Queue {
	if s.What == "" {
		s.What = "reads"
	}
	return &Queue{settings: s, ends: map[flow]float64{}, waitingOf: map[string]int{}, runningOf: map[string]int{}}
}

// Enter waits for the turn of a caller's read. leave must be called when the read has ended. Returns LIMIT_EXCEEDED if too many
// reads of the caller wait, UNAVAILABLE if too many wait in all or the turn does not come in time, and the error of a context that ends
// before it comes.
func (q *Queue) Enter(ctx context.Context, caller string, cost int, isHeavy bool) (leave func(), err error) {
	t, err := q.join(flow{caller, isHeavy}, cost)
	if err != nil {
		return nil, err
	}
	leave = sync.OnceFunc(func() { q.leave(flow{caller, isHeavy}) })
	if t == nil { // as nearly always
		return leave, nil
	}
	var late <-chan time.Time // never, without Wait
	if q.settings.Wait > 0 {
		timer := time.NewTimer(q.settings.Wait)
		defer timer.Stop()
		late = timer.C
	}
	select {
	case <-t.isBegun:
		return leave, nil
	case <-ctx.Done():
		err = ctx.Err()
	case <-late:
		err = problem.Errorf(problem.Unavailable, "other %s took so long that the turn of this one did not come within %s; try again in a moment", q.settings.What, q.settings.Wait).
			With(RetryAfter, 1)
	}
	if !q.abandon(t) {
		leave() // it was begun in the meantime
	}
	return nil, err
}

// Waiting returns how many reads wait.
func (q *Queue) Waiting() int {
	f := q.Figures()
	return f.WaitingLight + f.WaitingHeavy
}

// QueueFigures say how long a Queue is.
type QueueFigures struct {
	// Running are the reads that run, RunningHeavy the heavy ones among them.
	Running, RunningHeavy int
	// WaitingLight and WaitingHeavy are the reads that wait, and Callers how many callers they are of.
	WaitingLight, WaitingHeavy, Callers int
}

// Figures returns how long the queue is at the moment.
func (q *Queue) Figures() QueueFigures {
	q.lock.Lock()
	defer q.lock.Unlock()
	return QueueFigures{q.running, q.heavy, q.waiting[0].Len(), q.waiting[heavyLane].Len(), len(q.waitingOf)}
}

// join begins a read at once if it may run and nothing waits, and returns nil; else it adds the read to the queue and returns its turn, which
// may have begun too. Returns the errors of Enter for too many waiting reads.
func (q *Queue) join(f flow, cost int) (*turn, error) {
	q.lock.Lock()
	defer q.lock.Unlock()
	if !f.isHeavy && q.settings.HeavyAlone > 0 {
		q.lastLight = q.settings.Clock()
	}
	hasPlace := q.hasPlace(f.isHeavy) && q.hasOwnPlace(f.caller)
	if !hasPlace {
		if err := q.checkWaiting(f.caller); err != nil {
			return nil, err
		}
	}
	start, length := max(q.lastStart, q.ends[f]), float64(max(cost, minCost))
	q.ends[f] = start + length
	q.forget()
	if hasPlace && q.waiting[0].Len() == 0 && q.waiting[heavyLane].Len() == 0 {
		q.run(f, start)
		return nil, nil
	}
	waiting := &q.waiting[laneOf(f.isHeavy)]
	t := &turn{flow: f, start: start, length: length, order: waiting.next, isBegun: make(chan struct{})}
	waiting.next++
	heap.Push(waiting, t)
	q.waitingOf[f.caller]++
	q.begin()
	return t, nil
}

// checkWaiting returns an error if no more reads of a caller may wait.
func (q *Queue) checkWaiting(caller string) error {
	if q.waitingOf[caller] >= q.settings.WaitingPerCaller {
		return exceeded(1, "%d of your %s wait for their turn already; send the next one when one of them is answered", q.settings.WaitingPerCaller, q.settings.What).
			With("limit", q.settings.WaitingPerCaller)
	}
	if all := q.waiting[0].Len() + q.waiting[heavyLane].Len(); all >= q.settings.Waiting {
		return problem.Errorf(problem.Unavailable, "%d %s wait for their turn; try again in a moment", all, q.settings.What).With(RetryAfter, 1)
	}
	return nil
}

// hasPlace reports whether one more light or heavy read may run.
func (q *Queue) hasPlace(isHeavy bool) bool {
	switch {
	case q.running >= q.settings.Running:
		return false
	case !isHeavy, q.heavy < q.settings.Heavy:
		return true
	}
	return q.heavy < q.settings.HeavyAlone && q.settings.Clock().Sub(q.lastLight) >= heavyAloneAfter
}

// hasOwnPlace reports whether one more read of a caller may run beside those of the caller that run.
func (q *Queue) hasOwnPlace(caller string) bool {
	return q.settings.RunningPerCaller == 0 || caller == "" || q.runningOf[caller] < q.settings.RunningPerCaller
}

// next returns the first turn of a lane whose caller has a place; nil if there is none.
func (q *Queue) next(lane *turns) *turn {
	if lane.Len() == 0 || q.hasOwnPlace(lane.list[0].caller) {
		return lane.first()
	}
	var first *turn
	for i, t := range lane.list {
		if q.hasOwnPlace(t.caller) && (first == nil || lane.Less(i, first.index)) {
			first = t
		}
	}
	return first
}

// begin begins the turns that come first, while there is place for them.
func (q *Queue) begin() {
	for {
		var first *turn
		for i := range q.waiting {
			if !q.hasPlace(i == heavyLane) {
				continue
			}
			if t := q.next(&q.waiting[i]); t != nil && (first == nil || t.start < first.start) {
				first = t
			}
		}
		if first == nil {
			return
		}
		q.remove(first)
		q.run(first.flow, first.start)
		close(first.isBegun)
	}
}

// run counts a read of a flow, whose turn starts there on the scale, among those that run.
func (q *Queue) run(f flow, start float64) {
	q.lastStart = max(q.lastStart, start)
	q.running++
	q.runningOf[f.caller]++
	if f.isHeavy {
		q.heavy++
	}
}

// remove takes a turn out of its heap.
func (q *Queue) remove(t *turn) {
	heap.Remove(&q.waiting[laneOf(t.isHeavy)], t.index)
	if q.waitingOf[t.caller]--; q.waitingOf[t.caller] == 0 {
		delete(q.waitingOf, t.caller)
	}
}

// leave frees the place of a read that has ended.
func (q *Queue) leave(f flow) {
	q.lock.Lock()
	defer q.lock.Unlock()
	q.running--
	if q.runningOf[f.caller]--; q.runningOf[f.caller] == 0 {
		delete(q.runningOf, f.caller)
	}
	if f.isHeavy {
		q.heavy--
	}
	q.begin()
	if q.running == 0 { // and nothing waits
		clear(q.ends)
		q.lastStart = 0
	}
}

// abandon removes a turn whose caller has left, or needs it no more. Later turns of the flow begin earlier by it: nothing was done in it.
// Returns false if it was begun already.
func (q *Queue) abandon(t *turn) bool {
	q.lock.Lock()
	defer q.lock.Unlock()
	if t.index < 0 {
		return false
	}
	q.remove(t)
	if end, isKnown := q.ends[t.flow]; isKnown {
		q.ends[t.flow] = end - t.length
	}
	return true
}

// forget drops flows that ended before lastStart if there are more than maxFlows, and all flows if more than half of maxFlows are left.
func (q *Queue) forget() {
	if len(q.ends) <= maxFlows {
		return
	}
	for f, end := range q.ends {
		if end <= q.lastStart {
			delete(q.ends, f)
		}
	}
	if len(q.ends) > maxFlows/2 {
		clear(q.ends)
	}
}

// heavyLane is the index of the heavy reads in Queue.waiting; that of the light ones is 0.
const heavyLane = 1

// laneOf returns the index in Queue.waiting for light or heavy reads.
func laneOf(isHeavy bool) int {
	if isHeavy {
		return heavyLane
	}
	return 0
}

// turns is a heap of turns, the earliest start first.
type turns struct {
	list []*turn
	next int // order of the next turn
}

// first returns the turn with the earliest start; nil if there is none.
func (t *turns) first() *turn {
	if len(t.list) == 0 {
		return nil
	}
	return t.list[0]
}

func (t *turns) Len() int { return len(t.list) }

func (t *turns) Less(i, j int) bool {
	a, b := t.list[i], t.list[j]
	return a.start < b.start || a.start == b.start && a.order < b.order
}

func (t *turns) Swap(i, j int) {
	t.list[i], t.list[j] = t.list[j], t.list[i]
	t.list[i].index, t.list[j].index = i, j
}

// Push adds a turn at the end, as package heap asks.
func (t *turns) Push(x any) {
	added, _ := x.(*turn)
	added.index = len(t.list)
	t.list = append(t.list, added)
}

// Pop removes the last turn, as package heap asks.
func (t *turns) Pop() any {
	last := t.list[len(t.list)-1]
	t.list[len(t.list)-1] = nil
	t.list = t.list[:len(t.list)-1]
	last.index = -1
	return last
}

package limit_test

import (
	"context"
	"testing"

	"docket/limit"
)

// A caller with many light reads never has all places: those of others begin at once, and the caller's own wait until one of them has ended.
func TestQueueKeepsPlacesForOthers(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 4, RunningPerCaller: 3, Heavy: 1, Waiting: 10, WaitingPerCaller: 10})
	enter := func(caller string) func() {
		t.Helper()
		leave, err := q.Enter(t.Context(), caller, 1, false)
		if err != nil {
			t.Fatal(err)
		}
		return leave
	}
	leaves := []func(){enter("greedy"), enter("greedy"), enter("greedy")}
	begun := make(chan func())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for i := range 2 {
		go func() {
			leave, err := q.Enter(ctx, "greedy", 1, false)
			if err != nil {
				t.Error(err)
			}
			begun <- leave
		}()
		waitUntil(t, func() bool { return q.Waiting() == i+1 })
	}
	// Each of these takes the place that is left, though reads of the greedy caller wait for longer.
	for range 3 {
		enter("other")()
		if q.Waiting() != 2 {
			t.Fatalf("%d wait, want 2", q.Waiting())
		}
	}
	enter("")() // the program's own reads
	other := enter("other")
	leaves[0]()
	leaves[1]()
	(<-begun)()
	(<-begun)()
	other()
	leaves[2]()
	// All places are free again, for as many as before.
	for range 3 {
		leaves = append(leaves, enter("greedy"))
	}
	if q.Waiting() != 0 {
		t.Errorf("%d wait", q.Waiting())
	}
}

// Reads of the program itself may take all places.
func TestQueueOfTheProgram(t *testing.T) {
	t.Parallel()
	q := limit.NewQueue(limit.QueueSettings{Running: 2, RunningPerCaller: 1, Heavy: 1, Waiting: 10, WaitingPerCaller: 10})
	for range 2 {
		if _, err := q.Enter(t.Context(), "", 1, false); err != nil {
			t.Fatal(err)
		}
	}
}

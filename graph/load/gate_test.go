package load

import (
	"context"
	"errors"
	"runtime"
	"testing"

	"docket/limit"
	"docket/problem"
)

// Who sends new documents faster than they are parsed is refused in words about documents; the queue of reads has its own.
func TestRefusalsNameWhatWaits(t *testing.T) {
	t.Parallel()
	g := NewGate(Settings{Waiting: 2, WaitingPerCaller: 1, Heavy: 1}, 1, nil)
	for _, c := range []struct {
		queue              *limit.Queue
		places             int
		ofCaller, ofOthers string
	}{
		{
			g.Documents, max(runtime.GOMAXPROCS(0)/2, 1),
			"1 of your new or long documents wait for their turn already; send the next one when one of them is answered",
			"2 new or long documents wait for their turn; try again in a moment",
		},
		{
			g.Queue, 1,
			"1 of your reads wait for their turn already; send the next one when one of them is answered",
			"2 reads wait for their turn; try again in a moment",
		},
	} {
		for range c.places {
			if _, err := c.queue.Enter(t.Context(), "first", 1, false); err != nil {
				t.Fatal(err)
			}
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error)
		enter := func(caller string) { _, err := c.queue.Enter(ctx, caller, 1, false); ended <- err }
		refused := func(caller string, code problem.Code, message string) {
			t.Helper()
			_, err := c.queue.Enter(t.Context(), caller, 1, false)
			if p := problem.Of(err); p == nil || p.Code != code || p.Message != message {
				t.Errorf("%v, want %s: %s", err, code, message)
			}
		}
		go enter("a")
		for c.queue.Waiting() < 1 {
			runtime.Gosched()
		}
		refused("a", problem.LimitExceeded, c.ofCaller)
		go enter("b")
		for c.queue.Waiting() < 2 {
			runtime.Gosched()
		}
		refused("c", problem.Unavailable, c.ofOthers)
		cancel()
		for range 2 {
			if err := <-ended; !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
		}
	}
}

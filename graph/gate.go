package graph

import (
	"context"
	"runtime"
	"time"

	"docket/limit"
	"docket/query"
	"docket/trace"
)

// LoadSettings bound what callers may ask for together. A field left zero has the default in its comment.
type LoadSettings struct {
	// RequestsPerMinute and CostPerMinute are the budgets of each caller. Default no limit.
	RequestsPerMinute, CostPerMinute int
	// Heavy is how many heavy reads run at once: reads that cost heavyCost or more, or make passes over lists for heavyPasses or
	// more. Default half the processors, one at the least, and all processors while no light reads come.
	Heavy int
	// Waiting is how many reads may wait for their turn, WaitingPerCaller how many of one caller. Default 1,000 and 200.
	Waiting, WaitingPerCaller int
	// Wait is the longest time that a read waits. Default 30 s.
	Wait time.Duration

	// heavyAlone is how many heavy reads run at once while no light reads come; 0 for Heavy.
	heavyAlone int
}

const (
	heavyCost   = 50_000
	heavyPasses = 3_000
	// writeCost is the cost of each mutation, beside the cost of its payload.
	writeCost = 100
	// keptCost is the cost of a read that a kept answer answers, if it would cost more.
	keptCost = 100
)

func (s LoadSettings) withDefaults() LoadSettings {
	if s.Heavy == 0 {
		s.Heavy, s.heavyAlone = max(runtime.GOMAXPROCS(0)/2, 1), runtime.GOMAXPROCS(0)
	}
	if s.Waiting == 0 {
		s.Waiting = 1000
	}
	if s.WaitingPerCaller == 0 {
		s.WaitingPerCaller = 200
	}
	if s.Wait == 0 {
		s.Wait = 30 * time.Second
	}
	return s
}

// gate lets reads run in turns, and takes their cost from the budgets of their callers.
type gate struct {
	rates *limit.Rates
	queue *limit.Queue
	// documents lets new documents be parsed and validated, and long bodies be decoded, in turns, by at most half the processors: a caller who sends one long document
	// after another does not take them all.
	documents *limit.Queue
}

func newGate(s LoadSettings, running int, clock func() time.Time) gate {
	atOnce := max(runtime.GOMAXPROCS(0)/2, 1)
	return gate{
		rates: limit.NewRates(s.RequestsPerMinute, s.CostPerMinute, clock),
		documents: limit.NewQueue(limit.QueueSettings{
			Running: atOnce, RunningPerCaller: atOnce, Waiting: s.Waiting, WaitingPerCaller: s.WaitingPerCaller, Wait: s.Wait,
			What: "new or long documents",
		}),
		queue: limit.NewQueue(limit.QueueSettings{
			Running: running, RunningPerCaller: max(running-max(running/4, 1), 1), Heavy: min(s.Heavy, running), HeavyAlone: min(s.heavyAlone, running), Clock: clock, Waiting: s.Waiting, WaitingPerCaller: s.WaitingPerCaller, Wait: s.Wait,
		}),
	}
}

// logTurns logs how many reads run and wait, if any wait.
func (g *Graph) logTurns(ctx context.Context, s Settings) {
	if f := g.queue.Figures(); f.WaitingLight+f.WaitingHeavy > 0 {
		s.Log.InfoContext(ctx, "reads wait for their turn", "light", f.WaitingLight, "heavy", f.WaitingHeavy, "callers", f.Callers,
			"running", f.Running, "runningHeavy", f.RunningHeavy)
	}
}

// Enter takes the cost of a read from its caller's budget and waits for its turn. Returns LIMIT_EXCEEDED if the budget is too small
// or too many reads of the caller wait, and UNAVAILABLE if too many wait in all or the turn does not come in time.
func (g gate) Enter(ctx context.Context, cost query.Cost) (leave func(), err error) {
	u := usageOf(ctx)
	u.addCost(cost)
	caller := limit.KeyOf(ctx)
	if err := g.rates.TakeCost(caller, cost.Total); err != nil {
		return nil, err
	}
	_, end := trace.Start(ctx, "queue")
	began := time.Now()
	leave, err = g.queue.Enter(ctx, caller, cost.Total, cost.Total >= heavyCost || cost.Passes >= heavyPasses)
	u.waited.Add(int64(time.Since(began)))
	end(err)
	return leave, err
}

// ChargeKept takes the cost of a kept answer from its caller's budget: keptCost, or the cost of the read if that is less. Returns
// LIMIT_EXCEEDED if the budget is too small.
func (g gate) ChargeKept(ctx context.Context, cost query.Cost) error {
	u := usageOf(ctx)
	u.isKept.Store(true)
	u.addCost(cost)
	return g.rates.TakeCost(limit.KeyOf(ctx), min(cost.Total, keptCost))
}

// Charge takes the cost of a write from its caller's budget. Returns LIMIT_EXCEEDED if the budget is too small.
func (g gate) Charge(ctx context.Context, cost query.Cost) error {
	cost.Total += writeCost
	usageOf(ctx).addCost(cost)
	return g.rates.TakeCost(limit.KeyOf(ctx), cost.Total)
}

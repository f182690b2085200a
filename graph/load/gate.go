package load

import (
	"context"
	"runtime"
	"time"

	"docket/limit"
	"docket/query"
	"docket/trace"
)

// Settings bound what callers may ask for together. A field left zero has the default in its comment.
type Settings struct {
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

func (s Settings) withDefaults() Settings {
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

// Gate lets reads run in turns, and takes their cost from the budgets of their callers.
type Gate struct {
	Rates *limit.Rates
	Queue *limit.Queue
	// Documents lets new documents be parsed and validated, and long bodies be decoded, in turns, by at most half the processors: a caller who sends one long document
	// after another does not take them all.
	Documents *limit.Queue
}

// NewGate returns a gate through which at most running reads pass at once.
func NewGate(s Settings, running int, clock func() time.Time) Gate {
	s = s.withDefaults()
	atOnce := max(runtime.GOMAXPROCS(0)/2, 1)
	return Gate{
		Rates: limit.NewRates(s.RequestsPerMinute, s.CostPerMinute, clock, limit.Pause),
		Documents: limit.NewQueue(limit.QueueSettings{
			Running: atOnce, RunningPerCaller: atOnce, Waiting: s.Waiting, WaitingPerCaller: s.WaitingPerCaller, Wait: s.Wait,
			What: "new or long documents",
		}),
		Queue: s.newQueue(running, clock),
	}
}

// newQueue returns a queue of reads of which at most running pass at once.
func (s Settings) newQueue(running int, clock func() time.Time) *limit.Queue {
	return limit.NewQueue(limit.QueueSettings{
		Running: running, RunningPerCaller: max(running-max(running/4, 1), 1), Heavy: min(s.Heavy, running), HeavyAlone: min(s.heavyAlone, running), Clock: clock, Waiting: s.Waiting, WaitingPerCaller: s.WaitingPerCaller, Wait: s.Wait,
	})
}

// Beside returns a gate with the same budgets of callers, and turns of its own: at most running further reads pass at once.
func (g Gate) Beside(s Settings, running int, clock func() time.Time) Gate {
	g.Queue = s.withDefaults().newQueue(running, clock)
	return g
}

// Enter takes the cost of a read from its caller's budget and waits for its turn; the caller of Enter must call leave when the read has ended. Returns
// LIMIT_EXCEEDED if too little of the budget is left or too many reads of the caller wait, UNAVAILABLE if too many wait in all or the turn does not come in time, and
// the error of a context that ends before. The cost is taken in these cases too, but for a budget of which too little is left.
func (g Gate) Enter(ctx context.Context, cost query.Cost) (leave func(), err error) {
	UsageOf(ctx).addCost(cost)
	if err := g.Rates.TakeCost(limit.KeyOf(ctx), cost.Total); err != nil {
		return nil, err
	}
	return g.Wait(ctx, cost)
}

// Wait is Enter for a read whose cost was taken already.
func (g Gate) Wait(ctx context.Context, cost query.Cost) (leave func(), err error) {
	u := UsageOf(ctx)
	_, end := trace.Start(ctx, "queue")
	began := time.Now()
	leave, err = g.Queue.Enter(ctx, limit.KeyOf(ctx), cost.Total, cost.Total >= heavyCost || cost.Passes >= heavyPasses)
	u.waited.Add(int64(time.Since(began)))
	end(err)
	return leave, err
}

// ChargeKept takes the cost of a kept answer from its caller's budget: keptCost, or the cost of the read if that is less. Returns
// LIMIT_EXCEEDED if too little of the budget is left.
func (g Gate) ChargeKept(ctx context.Context, cost query.Cost) error {
	u := UsageOf(ctx)
	u.isKept.Store(true)
	u.addCost(cost)
	return g.Rates.TakeCost(limit.KeyOf(ctx), min(cost.Total, keptCost))
}

// Charge takes the cost of a write from its caller's budget. Returns LIMIT_EXCEEDED if the budget is too small.
func (g Gate) Charge(ctx context.Context, cost query.Cost) error {
	cost.Total += writeCost
	UsageOf(ctx).addCost(cost)
	return g.Rates.TakeCost(limit.KeyOf(ctx), cost.Total)
}

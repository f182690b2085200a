package limit

import (
	"context"
	"math"
	"sync"
	"sync/atomic"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"docket/problem"
)

// maxCallers is how many callers Rates remembers. Of more callers, Rates forgets those that it has not seen for longest: they get a full
// budget again.
const maxCallers = 10_000

// Rates bounds the requests and the cost of each caller in a minute. Budgets fill evenly; a caller who was idle for a minute may
// spend the budget of a minute as fast as pace allows. It is safe for concurrent use.
type Rates struct {
	requests, cost int
	clock          func() time.Time
	pause          func(context.Context, time.Duration)

	lock    sync.Mutex
	callers *lru.Cache[string, *budgets]
}

// budgets are the budgets of one caller. A request that is ahead of pace waits; waiting is how many do.
type budgets struct {
	requests, cost, pace *rate.Limiter
	waiting              atomic.Int32
}

// A caller who sends without a pause is slowed: each request that is ahead of the pace waits for as long as it is ahead, and each that is refused
// waits for refusalPause. So whoever sends as fast as answers come does not take the processors from others, neither while the budget lasts nor
// after it.
const (
	// paceShare is which share of a minute's budget may be sent in a second: with 1,200 requests a minute, 100.
	paceShare = 12
	// slowest is the pace of a caller with a small budget.
	slowest = 20
	// refusalPause is how long a request over the budget waits for its refusal, and longestPause how long any waits.
	refusalPause, longestPause = 250 * time.Millisecond, time.Second
	// maxWaiting is how many requests of one caller wait. Further ones are refused at once.
	maxWaiting = 64
)

// NewRates returns Rates with so many requests and so much cost a minute for each caller; 0 is no limit. pause waits for a time, or until a
// context ends: Pause, but in tests.
func NewRates(requests, cost int, clock func() time.Time, pause func(context.Context, time.Duration)) *Rates {
	callers, err := lru.New[string, *budgets](maxCallers)
	if err != nil {
		panic(err) // only for a size below 1
	}
	return &Rates{requests: requests, cost: cost, clock: clock, pause: pause, callers: callers}
}

// Pause waits for a time, or until a context ends.
func Pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// BytesPerRequest is how many bytes a request may send to count as one. Nearly every operation is shorter. To read, check and decode so many
// bytes takes about as long as the rest of a light request.
const BytesPerRequest = 16 << 10

// BytesPerDocument is how many bytes of a new document count as one request more. To parse and validate so many takes about as long as a light
// request.
const BytesPerDocument = 2 << 10

// requestsFor returns how many requests one with so many bytes counts as: one, and one more for each further BytesPerRequest, begun or whole.
func requestsFor(bytes int64) int {
	return 1 + int((max(bytes, 1)-1)/BytesPerRequest)
}

// RequestsForDocument returns how many requests one counts as that brings a new document of so many bytes.
func RequestsForDocument(bytes int) int { return requestsFor(int64(bytes)) + bytes/BytesPerDocument }

// TakeRequest takes a request with so many bytes from a caller's budget, in which it counts as one, and one more for each further
// BytesPerRequest. A request that is ahead of the pace waits. Returns LIMIT_EXCEEDED, with the seconds to wait as retryAfter, if less is left, after
// a pause, and at once if many requests of the caller wait already. A key of "" is not limited.
func (r *Rates) TakeRequest(ctx context.Context, caller string, bytes int64) error {
	if r.requests == 0 || caller == "" {
		return nil
	}
	n := requestsFor(bytes)
	return r.takeInPace(ctx, caller, n, n)
}

// TakeDocument takes from a caller's budget what a new document of so many bytes counts as beside the request that brought it: one for each whole
// BytesPerDocument. One that is ahead of the pace waits. Returns LIMIT_EXCEEDED as TakeRequest does.
func (r *Rates) TakeDocument(ctx context.Context, caller string, bytes int) error {
	before, all := requestsFor(int64(bytes)), RequestsForDocument(bytes)
	n := min(all, r.requests) - before
	if r.requests == 0 || caller == "" || n <= 0 {
		return nil
	}
	return r.takeInPace(ctx, caller, n, all)
}

// takeInPace takes n requests from a caller's budget, or all of a minute's budget if that is less, and waits if they are ahead of the pace. all is
// what the whole request counts as, which it takes again if it is sent again. Returns LIMIT_EXCEEDED as TakeRequest does.
func (r *Rates) takeInPace(ctx context.Context, caller string, n, all int) error {
	b, now := r.find(caller), r.clock()
	defer b.waiting.Add(-1)
	if b.waiting.Add(1) > maxWaiting {
		return exceeded(1, "%d of your requests wait already, because you send them faster than %d in a second; send the next one when one of them is answered", maxWaiting, b.pace.Burst()).
			With("limit", maxWaiting)
	}
	if !b.requests.AllowN(now, min(n, r.requests)) {
		r.pause(ctx, refusalPause)
		return r.exceededBy(all, secondsUntil(b.requests, now, min(all, r.requests)))
	}
	if ahead := b.pace.ReserveN(now, min(n, b.pace.Burst())).DelayFrom(now); ahead > 0 {
		r.pause(ctx, min(ahead, longestPause))
	}
	return nil
}

// TakeBytes takes from a caller's budget what a request of so many bytes counts as beside the one request that was taken before its length was
// known. Returns LIMIT_EXCEEDED as TakeMore does.
func (r *Rates) TakeBytes(caller string, bytes int64) error {
	return r.TakeMore(caller, 1, requestsFor(bytes)-1)
}

// TakeMore takes n from a caller's budget for a request that turns out to count as so many more than the requests that were taken for it before.
// TakeMore does not wait: if the request is ahead of the pace now, those behind it wait. Returns LIMIT_EXCEEDED, with the seconds to wait as
// retryAfter, if less is left.
func (r *Rates) TakeMore(caller string, before, n int) error {
	all := before + n
	n = min(all, r.requests) - before
	if r.requests == 0 || caller == "" || n <= 0 {
		return nil
	}
	b, now := r.find(caller), r.clock()
	if !b.requests.AllowN(now, n) {
		return r.exceededBy(all, secondsUntil(b.requests, now, min(all, r.requests))) // sent again, it takes all that it counts as
	}
	b.pace.ReserveN(now, min(n, b.pace.Burst()))
	return nil
}

// exceededBy returns LIMIT_EXCEEDED for a request that counts as n.
func (r *Rates) exceededBy(n, wait int) error {
	if n == 1 {
		return exceeded(wait, "more than %d requests a minute were sent; send the next one in %d s", r.requests, wait).With("limit", r.requests)
	}
	return exceeded(wait, "the request counts as %d, and more than %d a minute were sent; send it in %d s, or in smaller parts", n, r.requests, wait).
		With("limit", r.requests)
}

// TakeCost takes the cost of an operation from a caller's budget. Returns LIMIT_EXCEEDED, with the seconds to wait as retryAfter,
// if less is left. A key of "" is not limited.
func (r *Rates) TakeCost(caller string, cost int) error {
	if r.cost == 0 || caller == "" {
		return nil
	}
	// An operation that costs more than a minute's budget takes all of it.
	wait, ok := take(r.find(caller).cost, r.clock(), min(cost, r.cost))
	if ok {
		return nil
	}
	return exceeded(wait, "the operation costs %d, and more than %d a minute was asked for; send it in %d s, or ask for less", cost, r.cost, wait).
		With("cost", cost).With("limit", r.cost)
}

// exceeded returns LIMIT_EXCEEDED with the seconds after which the caller may try again.
func exceeded(wait int, format string, args ...any) *problem.Error {
	return problem.Errorf(problem.LimitExceeded, format, args...).With(RetryAfter, wait)
}

// RetryAfter is the detail of a problem that holds the seconds after which the same request may be sent again. It is sent as the
// header Retry-After too.
const RetryAfter = "retryAfter"

// find returns the budgets of a caller.
func (r *Rates) find(caller string) *budgets {
	r.lock.Lock()
	defer r.lock.Unlock()
	if b, ok := r.callers.Get(caller); ok {
		return b
	}
	pace := max(r.requests/paceShare, slowest)
	b := &budgets{requests: perMinute(r.requests), cost: perMinute(r.cost), pace: rate.NewLimiter(rate.Limit(pace), pace)}
	r.callers.Add(caller, b)
	return b
}

func perMinute(n int) *rate.Limiter { return rate.NewLimiter(rate.Limit(float64(n)/60), n) }

// take takes n from a budget. If less than n is left, take takes nothing, and returns the seconds until there is enough.
func take(budget *rate.Limiter, now time.Time, n int) (seconds int, ok bool) {
	if budget.AllowN(now, n) {
		return 0, true
	}
	return secondsUntil(budget, now, n), false
}

// secondsUntil returns after how many seconds a budget, of which less than n is left, has n; at least 1.
func secondsUntil(budget *rate.Limiter, now time.Time, n int) int {
	missing := float64(n) - budget.TokensAt(now)
	wait := time.Duration(missing / float64(budget.Limit()) * float64(time.Second))
	return max(int(math.Ceil(wait.Seconds())), 1)
}

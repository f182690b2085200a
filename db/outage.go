package db

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	"docket/messages"
	"docket/problem"
)

// outageLogInterval is the time between two log lines about requests that are refused because the database cannot be used.
const outageLogInterval = 10 * time.Second

// outageLog limits what is logged of an outage. Its zero value is ready for use.
type outageLog struct {
	mu       sync.Mutex
	loggedAt time.Time
	unlogged int // refused requests since loggedAt that were not logged
}

// count counts a request that was refused at an instant. It reports whether the request is to be logged, and how many were not logged
// since the last one that was.
func (o *outageLog) count(at time.Time) (unlogged int, isLogged bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if since := at.Sub(o.loggedAt); since >= 0 && since < outageLogInterval {
		o.unlogged++
		return 0, false
	}
	unlogged, o.loggedAt, o.unlogged = o.unlogged, at, 0
	return unlogged, true
}

// LogOutage logs that a request was refused because the database cannot be used. Of many such requests it logs the first, and then one
// every ten seconds with the number of those between.
func (s *Store) LogOutage(ctx context.Context, err error) {
	unlogged, isLogged := s.outages.count(s.clock())
	if !isLogged {
		return
	}
	first, _, _ := strings.Cut(err.Error(), "\n") // without the statement, which follows
	s.log.WarnContext(ctx, "the database is not available", "error", first, "alsoRefused", unlogged)
}

// unknownOutcome returns the problem of a write whose commit was not answered. Only this problem has the detail "outcome" with the
// value "UNKNOWN"; every other problem means that nothing was written.
func unknownOutcome(request WriteRequest, err error) error {
	advice := messages.Phrase("read the records before you send it again; with an idempotencyKey, sending it again would be safe")
	if request.IdempotencyKey != nil {
		advice = "send it again with the same idempotencyKey: then it is written once, and the answer says so"
	}
	return fmt.Errorf("%w (%w)", problem.Errorf(problem.Unavailable,
		"the database was lost before it answered the commit, so the write may be on record or not: %s", advice).With("outcome", "UNKNOWN"), err)
}

package limit_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"docket/limit"
	"docket/problem"
)

// An address may fail so often in a minute; what it has left fills evenly. Those that are accepted cost none, other addresses have their own, and
// credentials that were accepted before pass all the same.
func TestAttempts(t *testing.T) {
	t.Parallel()
	now := time.Date(2024, 3, 15, 9, 0, 0, 0, time.UTC)
	a := limit.NewAttempts(6, func() time.Time { return now })
	try := func(address, credential string, outcome limit.Outcome) any {
		t.Helper()
		r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
		r.RemoteAddr = address + ":5000"
		end, err := a.Begin(r, credential)
		if err != nil {
			p := problem.Of(err)
			if p == nil || p.Code != problem.LimitExceeded {
				t.Fatal(err)
			}
			return p.Detail[limit.RetryAfter]
		}
		end(outcome)
		return nil
	}
	for range 20 {
		if got := try("192.0.2.1", "good", limit.Accepted); got != nil {
			t.Fatalf("an accepted token is refused: %v", got)
		}
		if got := try("192.0.2.1", "down", limit.Unknown); got != nil {
			t.Fatalf("a token that cannot be checked is counted: %v", got)
		}
	}
	for i := range 6 {
		if got := try("192.0.2.1", "bad", limit.Rejected); got != nil {
			t.Fatalf("attempt %d is refused: %v", i+1, got)
		}
	}
	// Six a minute are one in ten seconds.
	for _, credential := range []string{"bad", "never seen", "down", ""} {
		if got := try("192.0.2.1", credential, limit.Accepted); got != 10 {
			t.Errorf("%q, over the limit: %v, want 10", credential, got)
		}
	}
	if got := try("192.0.2.1", "good", limit.Accepted); got != nil {
		t.Errorf("a token that was accepted before is refused: %v", got)
	}
	if got := try("192.0.2.2", "never seen", limit.Accepted); got != nil {
		t.Errorf("another address is refused: %v", got)
	}
	now = now.Add(10 * time.Second)
	if got := try("192.0.2.1", "bad", limit.Rejected); got != nil {
		t.Errorf("ten seconds later: %v", got)
	}
	if got := try("192.0.2.1", "bad", limit.Rejected); got != 10 {
		t.Errorf("the next one: %v, want 10", got)
	}
	// A token that was revoked is no longer let through, and its attempt counts.
	if got := try("192.0.2.1", "good", limit.Rejected); got != nil {
		t.Errorf("a token that has just been revoked: %v", got)
	}
	if got := try("192.0.2.1", "good", limit.Rejected); got != 20 {
		t.Errorf("once more: %v, want 20", got)
	}
	now = now.Add(24 * time.Hour)
	for i := range 7 {
		if got := try("192.0.2.1", "bad", limit.Rejected); (got == nil) != (i < 6) {
			t.Errorf("the next day, attempt %d: %v", i+1, got)
		}
	}
}

// Attempts that run at the same time are all counted while they run.
func TestAttemptsAtOnce(t *testing.T) {
	t.Parallel()
	a := limit.NewAttempts(2, func() time.Time { return time.Unix(0, 0) })
	r := httptest.NewRequest(http.MethodPost, "/graphql", nil)
	var ends []func(limit.Outcome)
	for range 2 {
		end, err := a.Begin(r, "x")
		if err != nil {
			t.Fatal(err)
		}
		ends = append(ends, end)
	}
	if _, err := a.Begin(r, "x"); problem.Of(err) == nil {
		t.Error("a third one begins")
	}
	for _, end := range ends {
		end(limit.Unknown)
	}
	if _, err := a.Begin(r, "x"); err != nil {
		t.Errorf("after they ended: %v", err)
	}
}

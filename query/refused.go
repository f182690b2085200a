package query

import (
	"context"
	"crypto/sha256"
	"errors"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/query/plan"
	"docket/query/render"
)

// The SQLSTATEs with which Citus refuses a statement that it cannot split between its machines: feature_not_supported, and internal_error for some.
const (
	featureNotSupported = "0A000"
	internalError       = "XX000"
)

// Refusals says which statements a coordinator of Citus refuses; see Settings.Refuses. Statements run on present, or on past where they are as of an instant.
func Refusals(present, past *Pool) func(ctx context.Context, at *time.Time, statement string, args []any) (bool, error) {
	return func(ctx context.Context, at *time.Time, statement string, args []any) (bool, error) {
		var err error
		if at == nil {
			_, err = present.Explain(ctx, statement, args)
		} else {
			_, err = asOf{past, *at}.Explain(ctx, statement, args)
		}
		if isRefusal(err) {
			return true, nil
		}
		return false, err
	}
}

// isRefusal reports whether an error is Citus's refusal of a statement.
func isRefusal(err error) bool {
	refusal := (*pgconn.PgError)(nil)
	return errors.As(err, &refusal) && (refusal.Code == featureNotSupported || refusal.Code == internalError)
}

// choosePayload is choose for what a write returns, which is read in its transaction. Whether a statement about one agency is refused does not depend on its values, so that is asked once.
func (s *Service) choosePayload(ctx context.Context, planned *plan.Operation, env plan.Env) (compiled, error) {
	if s.Refuses == nil || planned.Scope != plan.OneAgency {
		return s.choose(ctx, planned, env, nil)
	}
	c := newCompiled(planned, render.ForCluster(planned))
	if isRefused, isKnown := s.refusals.find(c.digest); isKnown {
		if isRefused {
			return gathering(planned), nil
		}
		return c, nil
	}
	chosen, err := s.choose(ctx, planned, env, nil)
	if err == nil {
		s.refusals.add(c.digest, chosen.isGathering)
	}
	return chosen, err
}

// refusals are the statements of which it is known whether they are refused, by the hashes of their texts.
type refusals struct {
	lock  sync.Mutex
	known map[[sha256.Size]byte]bool
}

const maxRefusals = 10_000

func (r *refusals) find(digest [sha256.Size]byte) (isRefused, isKnown bool) {
	r.lock.Lock()
	defer r.lock.Unlock()
	isRefused, isKnown = r.known[digest]
	return isRefused, isKnown
}

func (r *refusals) add(digest [sha256.Size]byte, isRefused bool) {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.known == nil || len(r.known) >= maxRefusals {
		r.known = map[[sha256.Size]byte]bool{}
	}
	r.known[digest] = isRefused
}

// choose returns a plan with the statement that the database runs: where it refuses the usual one, that which gathers what it reads first. at is the instant as of which
// the operation is answered, nil for the present.
func (s *Service) choose(ctx context.Context, planned *plan.Operation, env plan.Env, at *time.Time) (compiled, error) {
	if s.Refuses == nil || len(planned.Roots) == 0 {
		return newCompiled(planned, render.Render(planned)), nil
	}
	c := newCompiled(planned, render.ForCluster(planned))
	c.parts = func() *parts { return nil } // each would have to be chosen as well
	args, err := s.bind(c, env)
	if err != nil {
		return c, err
	}
	isRefused, err := s.Refuses(ctx, at, c.statement.SQL, args)
	if err != nil || !isRefused {
		return c, err
	}
	return gathering(planned), nil
}

// gathering returns a plan with the statement that gathers what it reads first.
func gathering(planned *plan.Operation) compiled {
	c := newCompiled(planned, render.Gathered(planned))
	c.parts = func() *parts { return nil }
	c.isGathering = true
	return c
}

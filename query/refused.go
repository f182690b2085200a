package query

import (
	"context"
	"errors"
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
		if refusal := (*pgconn.PgError)(nil); errors.As(err, &refusal) && (refusal.Code == featureNotSupported || refusal.Code == internalError) {
			return true, nil
		}
		return false, err
	}
}

// choose returns a plan with the statement that the database runs: where it refuses the usual one, that which gathers what it reads first. at is the instant as of which
// the operation is answered, nil for the present.
func (s *Service) choose(ctx context.Context, planned *plan.Operation, env plan.Env, at *time.Time) (compiled, error) {
	c := newCompiled(planned, render.Render(planned))
	if s.Refuses == nil || len(planned.Roots) == 0 {
		return c, nil
	}
	c.parts = func() *parts { return nil } // each would have to be chosen as well
	args, err := s.bind(c, env)
	if err != nil {
		return c, err
	}
	isRefused, err := s.Refuses(ctx, at, c.statement.SQL, args)
	if err != nil || !isRefused {
		return c, err
	}
	gathered := newCompiled(planned, render.Gathered(planned))
	gathered.parts = c.parts
	return gathered, nil
}

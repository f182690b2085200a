package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) DecidePenalty(ctx context.Context, input enforcement.DecidePenaltyInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.DecidePenalty, input)
}

func (r *queryResolver) Decisions(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Decision(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Penalties(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Penalty(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

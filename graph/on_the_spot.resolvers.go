package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) DecideOnTheSpot(ctx context.Context, input enforcement.DecideOnTheSpotInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.DecideOnTheSpot, input)
}

package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) PublishDecision(ctx context.Context, input enforcement.PublishDecisionInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.PublishDecision, input)
}

func (r *mutationResolver) PushDecision(ctx context.Context, input enforcement.PushDecisionInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.PushDecision, input)
}

func (r *mutationResolver) WithdrawDecision(ctx context.Context, input enforcement.WithdrawDecisionInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.WithdrawDecision, input)
}

func (r *mutationResolver) EndPublicity(ctx context.Context, input enforcement.EndPublicityInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.EndPublicity, input)
}

func (r *queryResolver) PublicRecords(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) PublicRecord(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

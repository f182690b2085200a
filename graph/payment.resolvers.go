package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) RecordPayment(ctx context.Context, input enforcement.RecordPaymentInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.RecordPayment, input)
}

func (r *mutationResolver) ReversePayment(ctx context.Context, input enforcement.ReversePaymentInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ReversePayment, input)
}

func (r *queryResolver) Payments(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Payment(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) GrantDeferral(ctx context.Context, input enforcement.GrantDeferralInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.GrantDeferral, input)
}

func (r *mutationResolver) FileAppeal(ctx context.Context, input enforcement.FileAppealInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.FileAppeal, input)
}

func (r *mutationResolver) EndAppeal(ctx context.Context, input enforcement.EndAppealInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.EndAppeal, input)
}

func (r *mutationResolver) WriteOff(ctx context.Context, input enforcement.WriteOffInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.WriteOff, input)
}

func (r *queryResolver) Deferrals(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Deferral(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Instalments(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Instalment(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Accruals(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Accrual(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Appeals(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Appeal(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) SeizeGoods(ctx context.Context, input enforcement.SeizeGoodsInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.SeizeGoods, input)
}

func (r *mutationResolver) ExtendSeizure(ctx context.Context, input enforcement.ExtendSeizureInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ExtendSeizure, input)
}

func (r *mutationResolver) ReleaseGoods(ctx context.Context, input enforcement.ReleaseGoodsInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ReleaseGoods, input)
}

func (r *queryResolver) Seizures(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Seizure(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

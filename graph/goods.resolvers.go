package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) ConfiscateGoods(ctx context.Context, input enforcement.ConfiscateGoodsInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ConfiscateGoods, input)
}

func (r *mutationResolver) DestroyGoods(ctx context.Context, input enforcement.DestroyGoodsInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.DestroyGoods, input)
}

func (r *mutationResolver) MoveGoods(ctx context.Context, input enforcement.MoveGoodsInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.MoveGoods, input)
}

func (r *queryResolver) GoodsLots(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) GoodsLot(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) GoodsMovements(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) GoodsMovement(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Destructions(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Destruction(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

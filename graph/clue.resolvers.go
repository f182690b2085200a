package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) RecordClue(ctx context.Context, input enforcement.RecordClueInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.RecordClue, input)
}

func (r *mutationResolver) ExtendClue(ctx context.Context, input enforcement.ExtendClueInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ExtendClue, input)
}

func (r *mutationResolver) CloseClue(ctx context.Context, input enforcement.CloseClueInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.CloseClue, input)
}

func (r *queryResolver) Clues(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Clue(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) FileCase(ctx context.Context, input enforcement.FileCaseInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.FileCase, input)
}

func (r *mutationResolver) AssignOfficers(ctx context.Context, input enforcement.AssignOfficersInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.AssignOfficers, input)
}

func (r *queryResolver) Cases(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Case(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) CaseEvents(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) CaseEvent(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) AddDocument(ctx context.Context, input enforcement.AddDocumentInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.AddDocument, input)
}

func (r *queryResolver) Documents(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Document(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

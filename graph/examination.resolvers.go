package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) BeginExamination(ctx context.Context, input enforcement.BeginExaminationInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.BeginExamination, input)
}

func (r *mutationResolver) EndExamination(ctx context.Context, input enforcement.EndExaminationInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.EndExamination, input)
}

func (r *queryResolver) Examinations(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Examination(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

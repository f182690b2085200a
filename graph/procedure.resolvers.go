package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) RecordInvestigation(ctx context.Context, input enforcement.RecordInvestigationInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.RecordInvestigation, input)
}

func (r *mutationResolver) ReviewCase(ctx context.Context, input enforcement.ReviewCaseInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ReviewCase, input)
}

func (r *mutationResolver) DiscussCase(ctx context.Context, input enforcement.DiscussCaseInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.DiscussCase, input)
}

func (r *mutationResolver) ExtendTerm(ctx context.Context, input enforcement.ExtendTermInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ExtendTerm, input)
}

func (r *mutationResolver) SuspendCase(ctx context.Context, input enforcement.SuspendCaseInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.SuspendCase, input)
}

func (r *mutationResolver) ResumeCase(ctx context.Context, input enforcement.ResumeCaseInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ResumeCase, input)
}

func (r *mutationResolver) DismissCase(ctx context.Context, input enforcement.DismissCaseInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.DismissCase, input)
}

func (r *mutationResolver) TransferCase(ctx context.Context, input enforcement.TransferCaseInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.TransferCase, input)
}

func (r *mutationResolver) ServeDocument(ctx context.Context, input enforcement.ServeDocumentInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ServeDocument, input)
}

func (r *mutationResolver) CorrectStep(ctx context.Context, input enforcement.CorrectStepInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.CorrectStep, input)
}

func (r *mutationResolver) ConcludeCase(ctx context.Context, input enforcement.ConcludeCaseInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ConcludeCase, input)
}

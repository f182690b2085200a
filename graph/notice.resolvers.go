package graph

import (
	"context"

	"docket/enforcement"
	"docket/graph/answer"
)

func (r *mutationResolver) ProposePenalty(ctx context.Context, input enforcement.ProposePenaltyInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ProposePenalty, input)
}

func (r *mutationResolver) NotifyParty(ctx context.Context, input enforcement.NotifyPartyInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.NotifyParty, input)
}

func (r *mutationResolver) RequestHearing(ctx context.Context, input enforcement.RequestHearingInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.RequestHearing, input)
}

func (r *mutationResolver) WaiveStatement(ctx context.Context, input enforcement.WaiveStatementInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.WaiveStatement, input)
}

func (r *mutationResolver) ScheduleHearing(ctx context.Context, input enforcement.ScheduleHearingInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.ScheduleHearing, input)
}

func (r *mutationResolver) RecordHearing(ctx context.Context, input enforcement.RecordHearingInput) (answer.Answer, error) {
	return write(ctx, r.resolver, enforcement.RecordHearing, input)
}

func (r *queryResolver) Proposals(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Proposal(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) ProposedPenalties(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) ProposedPenalty(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Hearings(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

func (r *queryResolver) Hearing(ctx context.Context) (answer.Answer, error) {
	return answered(ctx), nil
}

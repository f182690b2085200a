package enforcement

import (
	"context"
	"fmt"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/ledger"
	"docket/lockedcase"
	"docket/problem"
	"docket/publicity"
)

// PublishDecision records that the decision of a case was published (信息公示规定 9), and keeps the text that is shown. Payload: `case`.
// Returns RULE_VIOLATION for a decision that is not published, such as a mere warning (2).
func PublishDecision(ctx context.Context, w *db.Writer, in PublishDecisionInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	var imposed []*db.Penalty
	err = w.Tx().NewSelect().Model(&imposed).Relation("Provision").Where("penalty.agency_id = ?", w.Agency()).Where("penalty.case_id = ?", locked.Current.ID).
		Where("penalty.withdrawn_on IS NULL").Order("penalty.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read penalties: %w", err)
	}
	penalties := make([]law.Penalty, len(imposed))
	for i, penalty := range imposed {
		penalties[i].Kind = string(penalty.Kind)
		if penalty.Amount != nil {
			penalties[i].Amount = *penalty.Amount
		}
	}
	if err := locked.Take(ctx, "input.case", lockedcase.Step{TakenStep: law.TakenStep{Step: law.Published, On: in.On}, Note: in.Note, Penalties: penalties}); err != nil {
		return nil, err
	}
	if err := publicity.Publish(ctx, w, locked.Current, imposed, in.On, w.Law().ShownUntil(locked.State, penalties, in.On)); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// lockDecision locks the decision that an input names, then its case.
func lockDecision(ctx context.Context, w *db.Writer, key db.Key) (*lockedcase.Case, *db.Decision, error) {
	decision := new(db.Decision)
	if err := db.Lock(ctx, w, "input.decision", key, decision); err != nil {
		return nil, nil, err
	}
	locked, err := lockedcase.LoadOf(ctx, w, decision.CaseID)
	return locked, decision, err
}

// WithdrawDecision withdraws a decision that was changed or annulled: its penalties are no longer owed, and what is published
// of it is taken down (行政处罚法 48). Payload: `decision` and `case`. Returns CONFLICT where the decision was withdrawn already.
func WithdrawDecision(ctx context.Context, w *db.Writer, in WithdrawDecisionInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		w.RequireNotFuture("input.withdrawnOn", in.WithdrawnOn),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
	); err != nil {
		return nil, err
	}
	locked, decision, err := lockDecision(ctx, w, in.Decision)
	if err != nil {
		return nil, err
	}
	if decision.WithdrawnOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s", decision.WithdrawnOn).At("input.decision")
	}
	if err := locked.TakeStep(ctx, "input.decision", law.Withdrawn, in.WithdrawnOn, &in.Reason); err != nil {
		return nil, err
	}
	decision.WithdrawnOn, decision.Withdrawal, decision.WithdrawalReason = &in.WithdrawnOn, &in.Withdrawal, &in.Reason
	if err := db.Update(ctx, w, decision, "withdrawn_on", "withdrawal", "withdrawal_reason"); err != nil {
		return nil, err
	}
	if err := ledger.WithdrawPenalties(ctx, locked, decision, in.WithdrawnOn); err != nil {
		return nil, err
	}
	if err := publicity.TakeDown(ctx, w, locked.Current, decision, in.WithdrawnOn, in.Reason); err != nil {
		return nil, err
	}
	return db.Payload{"decision": {db.KeyOf(decision)}, "case": {db.KeyOf(locked.Current)}}, nil
}

// EndPublicity ends the publicity of a decision before its time (信息公示规定 14). Payload: `case`. Returns CONFLICT where nothing of
// the decision is published, the decision was taken down, or it is not shown after the given day anyway.
func EndPublicity(ctx context.Context, w *db.Writer, in EndPublicityInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		w.RequireNotFuture("input.endsOn", in.EndsOn),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
	); err != nil {
		return nil, err
	}
	locked, decision, err := lockDecision(ctx, w, in.Decision)
	if err != nil {
		return nil, err
	}
	if err := publicity.EndEarly(ctx, w, locked.State, decision, in.EndsOn); err != nil {
		return nil, err
	}
	if err := locked.RecordSideEvent(ctx, "input.decision", law.PublicityEnded, in.EndsOn, &in.Reason); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// PushDecision records that a decision was sent to the bureau of the province where the party is registered, which publishes it
// too (信息公示规定 10). Payload: `case`. Returns CONFLICT where the party is registered in this province, or the decision was sent already.
func PushDecision(ctx context.Context, w *db.Writer, in PushDecisionInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if !locked.HasOpenDeadline(db.DeadlineActionPush) {
		return nil, problem.Errorf(problem.Conflict, "nothing is to be pushed: the party is registered in this province, or the decision was pushed already").At("input.case")
	}
	if err := input.RequireNotBefore("input.on", in.On, *locked.Current.DecidedOn, "the decision"); err != nil {
		return nil, err
	}
	if err := locked.RecordSideEvent(ctx, "input.case", law.Pushed, in.On, in.Note); err != nil {
		return nil, err
	}
	if err := locked.EndDeadlines(ctx, db.DeadlineActionPush, in.On); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

package enforcement

import (
	"context"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/ledger"
	"docket/lockedcase"
	"docket/problem"
)

// FileAppeal records an appeal against a served decision: a review or a suit. No surcharge is added while the appeal is heard (行政处罚法
// 73). Payload: `appeal` and `case`. Returns CONFLICT while another appeal against the decision is heard.
func FileAppeal(ctx context.Context, w *db.Writer, in FileAppealInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		input.RequireText("input.authority", in.Authority, input.MaxName),
		w.RequireNotFuture("input.filedOn", in.FiledOn),
		input.RequireTextIfGiven("input.note", in.Note, input.MaxNote),
	); err != nil {
		return nil, err
	}
	decision, err := db.ReadByKey[db.Decision](ctx, w, "input.decision", in.Decision, "")
	if err != nil {
		return nil, err
	}
	locked, err := lockedcase.LoadOf(ctx, w, decision.CaseID)
	if err != nil {
		return nil, err
	}
	if err := locked.RecordSideEvent(ctx, "input.decision", law.Appealed, in.FiledOn, in.Note); err != nil {
		return nil, err
	}
	if err := checkAppeal(ctx, locked, decision, in); err != nil {
		return nil, err
	}
	appeal := &db.Appeal{
		CaseID: decision.CaseID, DecisionID: decision.ID, Kind: in.Kind, Authority: in.Authority, FiledOn: in.FiledOn, Note: in.Note,
	}
	if err := db.Insert(ctx, w, appeal); err != nil {
		return nil, err
	}
	if err := ledger.Settle(ctx, locked, in.FiledOn); err != nil {
		return nil, err
	}
	return db.Payload{"appeal": {db.KeyOf(appeal)}, "case": {db.KeyOf(locked.Current)}}, nil
}

// checkAppeal checks an appeal against the appeals on record and the terms of the law (行政复议法 20, 23). A late appeal is recorded where
// a note gives the reason. Returns CONFLICT while another appeal against the decision is heard.
func checkAppeal(ctx context.Context, locked *lockedcase.Case, decision *db.Decision, in FileAppealInput) error {
	others, err := db.Read[db.Appeal](ctx, locked.Writer, "decision_id = $2", "ORDER BY id", decision.ID)
	if err != nil {
		return err
	}
	appeal := law.Appeal{Kind: string(in.Kind), FiledOn: in.FiledOn, IsSimplified: locked.State.IsSimplified}
	if decision.ServedOn != nil {
		appeal.ServedOn = *decision.ServedOn
	}
	for _, other := range others {
		if other.EndedOn == nil {
			return problem.Errorf(problem.Conflict, "%s has heard an appeal against the decision since %s: record its end first (endAppeal)",
				other.Authority, other.FiledOn).At("input.decision").With("appeal", db.KeyOf(other).String())
		}
		if in.FiledOn.Before(*other.EndedOn) {
			return input.Fault("input.filedOn", "%s is before the appeal to %s ended, %s", in.FiledOn, other.Authority, other.EndedOn)
		}
		// A review that the party withdrew decided nothing: the party may sue as if there had been none.
		if other.Kind == db.AppealKindReview && *other.Outcome != db.AppealOutcomeWithdrawn {
			appeal.ReviewedOn = other.EndedOn
		}
	}
	if err := input.RequireNotBefore("input.filedOn", in.FiledOn, appeal.ServedOn, "the decision was served"); err != nil {
		return err
	}
	if v := locked.Writer.Law().CheckAppeal(appeal); v != nil && (in.Note == nil || v.Rule == "appeal.reviewFirst") {
		return input.Violation("input.filedOn", v)
	}
	return nil
}

// EndAppeal records how an appeal ended. A decision that was changed or annulled must be taken down from publicity within a term
// (信息公示规定 11). Payload: `appeal` and `case`. Returns CONFLICT where the appeal has ended already.
func EndAppeal(ctx context.Context, w *db.Writer, in EndAppealInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.appeal", in.Appeal, "Appeal"),
		w.RequireNotFuture("input.endedOn", in.EndedOn),
		input.RequireTextIfGiven("input.note", in.Note, input.MaxNote),
	); err != nil {
		return nil, err
	}
	appeal := new(db.Appeal)
	if err := db.Lock(ctx, w, "input.appeal", in.Appeal, appeal); err != nil {
		return nil, err
	}
	if appeal.EndedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the appeal ended on %s: %s", appeal.EndedOn, *appeal.Outcome).At("input.appeal")
	}
	if err := input.RequireNotBefore("input.endedOn", in.EndedOn, appeal.FiledOn, "it was filed"); err != nil {
		return nil, err
	}
	locked, err := lockedcase.LoadOf(ctx, w, appeal.CaseID)
	if err != nil {
		return nil, err
	}
	note := string(in.Outcome)
	if in.Note != nil {
		note += ": " + *in.Note
		appeal.Note = in.Note
	}
	if err := locked.RecordSideEvent(ctx, "input.appeal", law.AppealEnded, in.EndedOn, &note); err != nil {
		return nil, err
	}
	appeal.EndedOn, appeal.Outcome = &in.EndedOn, &in.Outcome
	if err := db.Update(ctx, w, appeal, "ended_on", "outcome", "note"); err != nil {
		return nil, err
	}
	if err := ledger.Settle(ctx, locked, in.EndedOn); err != nil {
		return nil, err
	}
	isOverturned := in.Outcome == db.AppealOutcomeChanged || in.Outcome == db.AppealOutcomeAnnulled
	if isOverturned && locked.Current.DecidedOn != nil && !locked.HasOpenDeadline(db.DeadlineActionTakeDown) {
		if err := locked.AddTerm(ctx, db.DeadlineActionTakeDown, "publicity.takedown", in.EndedOn); err != nil {
			return nil, err
		}
	}
	return db.Payload{"appeal": {db.KeyOf(appeal)}, "case": {db.KeyOf(locked.Current)}}, nil
}

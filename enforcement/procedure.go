package enforcement

import (
	"context"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/ledger"
	"docket/lockedcase"
)

// RecordInvestigation records that the investigation has ended, with what it found. Payload: `case`.
func RecordInvestigation(ctx context.Context, w *db.Writer, in RecordInvestigationInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput,
		input.RequireTextIfGiven("input.facts", in.Facts, input.MaxFacts),
		input.RequireMoneyIfGiven("input.valueOfGoods", in.ValueOfGoods),
		input.RequireMoneyIfGiven("input.illegalGains", in.IllegalGains),
	)
	if err != nil {
		return nil, err
	}
	if err := checkActingInStep(ctx, locked, law.Investigated, in.On); err != nil {
		return nil, err
	}
	var columns []string
	if in.Facts != nil {
		locked.Current.Facts, columns = in.Facts, append(columns, "facts")
	}
	if in.ValueOfGoods != nil {
		locked.Current.ValueOfGoods, columns = in.ValueOfGoods, append(columns, "value_of_goods")
	}
	if in.IllegalGains != nil {
		locked.Current.IllegalGains, columns = in.IllegalGains, append(columns, "illegal_gains")
	}
	if err := locked.Take(ctx, "input.case", lockedcase.Step{TakenStep: law.TakenStep{Step: law.Investigated, On: in.On}, Note: in.Note, Columns: columns}); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// ReviewCase records the legal review (行政处罚法 58). Returns RULE_VIOLATION where the caller is an officer of the case (令42号 49,
// unconfirmed). Payload: `case`.
func ReviewCase(ctx context.Context, w *db.Writer, in ReviewCaseInput) (db.Payload, error) {
	return takeRestrictedStep(ctx, w, in.StepInput, law.Reviewed)
}

// DiscussCase records that the heads have discussed the case together (行政处罚法 57). Payload: `case`.
func DiscussCase(ctx context.Context, w *db.Writer, in DiscussCaseInput) (db.Payload, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Discussed)
}

// RequestHearing records that the party requests the hearing that was offered (行政处罚法 63, 64). Payload: `case`.
func RequestHearing(ctx context.Context, w *db.Writer, in RequestHearingInput) (db.Payload, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.HearingRequested)
}

// RecordHearing records that the hearing was held, on the day for which it was scheduled (行政处罚法 64). Payload: `case`. Returns
// RULE_VIOLATION where the caller is an officer of the case.
func RecordHearing(ctx context.Context, w *db.Writer, in RecordHearingInput) (db.Payload, error) {
	return takeRestrictedStep(ctx, w, in.StepInput, law.Heard)
}

// WaiveStatement records that the party waives its statement and its hearing (行政处罚法 45, 64). Payload: `case`.
func WaiveStatement(ctx context.Context, w *db.Writer, in WaiveStatementInput) (db.Payload, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Waived)
}

// maxExtensionDays is the largest number of days of an extension.
const maxExtensionDays = 3650

// ExtendTerm records that the term of the decision was extended. The day of the step is the day of the approval. Payload: `case`. Returns
// RULE_VIOLATION where the term had ended before that day.
func ExtendTerm(ctx context.Context, w *db.Writer, in ExtendTermInput) (db.Payload, error) {
	next := lockedcase.Step{TakenStep: law.TakenStep{Step: law.Extended, On: in.On}, Note: in.Note}
	if in.Days != nil {
		next.Days = *in.Days
	}
	locked, err := loadCaseForStep(ctx, w, in.StepInput,
		requireNote(in.Note, "an extension says who approved it, and why"),
		input.FaultIf(in.Days != nil && (next.Days < 1 || next.Days > maxExtensionDays), "input.days", "%d is not a number of days from 1 to %d", next.Days, maxExtensionDays),
	)
	if err != nil {
		return nil, err
	}
	if err := locked.Take(ctx, "input.case", next); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// SuspendCase suspends a case: the term of its decision stops. Payload: `case`.
func SuspendCase(ctx context.Context, w *db.Writer, in SuspendCaseInput) (db.Payload, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Suspended, requireNote(in.Note, "a suspension says why"))
}

// ResumeCase resumes a suspended case. Payload: `case`.
func ResumeCase(ctx context.Context, w *db.Writer, in ResumeCaseInput) (db.Payload, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Resumed)
}

// DismissCase decides that no penalty is imposed (行政处罚法 57). Payload: `case`.
func DismissCase(ctx context.Context, w *db.Writer, in DismissCaseInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := locked.TakeStep(ctx, "input.case", law.NotPenalised, in.On, in.Note); err != nil {
		return nil, err
	}
	_, err = addDecision(ctx, locked, db.DecisionOutcomeNoPenalty, in.On, nil, in.Note)
	return changedCase(locked), err
}

// TransferCase transfers a case to the police. Payload: `case`.
func TransferCase(ctx context.Context, w *db.Writer, in TransferCaseInput) (db.Payload, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Transferred)
}

// ServeDocument records that the decision of a case was served (行政处罚法 61). Its money penalties become due; where they are paid already,
// the case is executed. Payload: `case`.
func ServeDocument(ctx context.Context, w *db.Writer, in ServeDocumentInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	accounts, err := ledger.Read(ctx, locked)
	if err != nil {
		return nil, err
	}
	next := lockedcase.Step{TakenStep: law.TakenStep{Step: law.Served, On: in.On}, Note: in.Note, IsMoneyOwed: accounts.Owed(in.On).IsPositive()}
	if err := locked.Take(ctx, "input.case", next); err != nil {
		return nil, err
	}
	decisions, err := db.Read[db.Decision](ctx, w, "case_id = $2 AND served_on IS NULL AND withdrawn_on IS NULL", "ORDER BY id FOR UPDATE", locked.Current.ID)
	if err != nil {
		return nil, err
	}
	for _, d := range decisions {
		d.ServedOn = &in.On
		if err := db.Update(ctx, w, d, "served_on"); err != nil {
			return nil, err
		}
	}
	if err := accounts.Demand(ctx, in.On); err != nil {
		return nil, err
	}
	if err := accounts.ExecuteIfPaid(ctx, in.On); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// ConcludeCase concludes a case. Payload: `case`. Returns RULE_VIOLATION where money is owed (the detail `owed`, in yuan) or goods of the
// case are still seized or held.
func ConcludeCase(ctx context.Context, w *db.Writer, in ConcludeCaseInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	accounts, err := ledger.Read(ctx, locked)
	if err != nil {
		return nil, err
	}
	owed := accounts.Owed(w.Today())
	if v := law.CheckPaid(owed, locked.Current.Status == db.CaseStatusTransferred); v != nil {
		return nil, input.Violation("input.case", v).With("owed", owed.StringFixed(2))
	}
	if err := locked.TakeStep(ctx, "input.case", law.Concluded, in.On, in.Note); err != nil {
		return nil, err
	}
	if err := checkGoodsDone(ctx, locked); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

package complaints

import (
	"context"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

// CloseComplaint closes a complaint with its result. Payload: `complaint`. Returns CONFLICT where the complaint is closed, a clue of it is
// not checked, or a complaint that others are merged into is withdrawn; RULE_VIOLATION where a complaint is mediated that was not accepted
// (投诉举报办法 14, 17).
func CloseComplaint(ctx context.Context, w *db.Writer, in CloseComplaintInput) (db.Payload, error) {
	complaint, err := lockOpenComplaint(ctx, w, "input.complaint", in.Complaint, in.At)
	if err = input.CheckAll(err, input.RequireMoneyIfGiven("input.recoveredAmount", in.RecoveredAmount)); err != nil {
		return nil, err
	}
	if err := checkResult(complaint, in); err != nil {
		return nil, err
	}
	if err := input.CheckAll(requireAfterEarlierSteps(w, complaint, in.At), checkRecords(ctx, w, complaint, in)); err != nil {
		return nil, err
	}
	if in.RecoveredAmount != nil {
		complaint.RecoveredAmount = *in.RecoveredAmount
	}
	complaint.Satisfaction = in.Satisfaction
	columns, err := closeWith(ctx, w, complaint, in.At, in.Result)
	if err != nil {
		return nil, err
	}
	columns = append(columns, "recovered_amount", "satisfaction")
	if in.Result == db.ComplaintResultNoViolation && complaint.DecidedOn == nil {
		decided, err := w.SetReportDecided(ctx, complaint, w.DayOf(in.At))
		if err != nil {
			return nil, err
		}
		columns = append(columns, decided...)
	}
	return updateComplaint(ctx, w, complaint, columns...)
}

// checkResult checks that the result fits the complaint: its kind, its acceptance, its decision and its case.
func checkResult(complaint *db.Complaint, in CloseComplaintInput) error {
	const field = "input.result"
	isReport, isMediation := complaint.Kind == db.ComplaintKindReport, in.Result == db.ComplaintResultMediated || in.Result == db.ComplaintResultFailed
	notAccepted := law.CheckMediation(isMediation, complaint.AcceptedAt != nil)
	switch {
	case in.Result == db.ComplaintResultRefused || in.Result == db.ComplaintResultMerged:
		return input.Fault(field, "%s has a mutation of its own", in.Result)
	case in.Result == db.ComplaintResultCaseFiled && complaint.CaseID == nil:
		return input.Fault(field, "CASE_FILED has a case: file it from this complaint first (fileCase, `from`)")
	case isMediation && isReport:
		return input.Fault(field, "a report of a violation is not mediated: it leads to a case (CASE_FILED) or not (NO_VIOLATION), or others are competent (REFERRED)")
	case in.Result == db.ComplaintResultNoViolation && !isReport:
		return input.Fault(field, "NO_VIOLATION ends a report of a violation; a consumer's own dispute is mediated or refused, or withdrawn")
	case isReport && complaint.CaseID != nil && in.Result != db.ComplaintResultCaseFiled:
		return input.Fault(field, "a case was filed upon it: the result is CASE_FILED")
	case in.Result == db.ComplaintResultReferred && !isReport:
		return input.Fault(field, "REFERRED ends a report of a violation; a dispute that others are competent for is refused (refuseComplaint)")
	case complaint.DecidedOn != nil && complaint.CaseID == nil && in.Result != db.ComplaintResultNoViolation:
		return input.Fault(field, "it was decided on %s that no case is filed upon it: the result is NO_VIOLATION", complaint.DecidedOn)
	case notAccepted != nil:
		return input.Violation(field, notAccepted)
	case in.RecoveredAmount != nil && in.RecoveredAmount.IsPositive() && in.Result != db.ComplaintResultMediated:
		return input.Fault("input.recoveredAmount", "%s yuan were recovered by %s: only what was MEDIATED recovers money for a consumer", in.RecoveredAmount.StringFixed(2), in.Result)
	}
	return nil
}

// checkRecords checks the result against the records that depend on the complaint: its case, its clues, and the complaints merged into it.
func checkRecords(ctx context.Context, w *db.Writer, complaint *db.Complaint, in CloseComplaintInput) error {
	on := w.DayOf(in.At)
	switch in.Result {
	case db.ComplaintResultCaseFiled:
		filed, err := db.ReadOne[db.Case](ctx, w, "id = $2", "", *complaint.CaseID)
		if err != nil {
			return err
		}
		return input.RequireNotBefore("input.at", on, filed.FiledOn, "the case was filed")
	case db.ComplaintResultNoViolation, db.ComplaintResultReferred:
		clues, err := w.ReadCluesOfComplaint(ctx, complaint)
		if err != nil {
			return err
		}
		for _, clue := range clues {
			if clue.CheckedOn == nil {
				return problem.Errorf(problem.Conflict, "the clue that it led to, %s, is not checked yet: close that first, or file a case from it", db.KeyOf(clue)).At("input.complaint")
			}
		}
		if complaint.DecidedOn != nil {
			return input.RequireNotBefore("input.at", on, *complaint.DecidedOn, "it was decided that no case is filed")
		}
	case db.ComplaintResultWithdrawn:
		merged, err := w.LockMergedComplaints(ctx, complaint)
		if err != nil {
			return err
		}
		if len(merged) > 0 {
			return problem.Errorf(problem.Conflict, "others are merged into it, %s first, and they withdrew nothing: close it with what came of the matter", db.KeyOf(merged[0])).At("input.result")
		}
	}
	return nil
}

// closeWith sets the end of a complaint, and returns the changed columns. The complaints merged into it are closed with it: closeWith writes
// whether they were closed in time. For a complaint that is closed as MERGED, this is known only at the end of the other complaint.
func closeWith(ctx context.Context, w *db.Writer, complaint *db.Complaint, at time.Time, result db.ComplaintResult) ([]string, error) {
	complaint.ClosedAt, complaint.Result = &at, &result
	columns := []string{"closed_at", "result", "closed_in_time", "accepted_in_time", "mediated_in_time"}
	if result == db.ComplaintResultMerged {
		return columns, nil
	}
	complaint.ClosedInTime = isWithinTerm(w, "complaint.close", complaint.ReceivedOn, complaint.CloseBy, at)
	switch {
	case complaint.AcceptedAt != nil:
		complaint.MediatedInTime = isWithinTerm(w, "complaint.mediation", w.DayOf(*complaint.AcceptedAt), complaint.MediateBy, at)
	case complaint.Kind == db.ComplaintKindComplaint && result != db.ComplaintResultRefused:
		// It was neither accepted nor refused: that can be late, but it is never in time.
		if isInTime := isWithinTerm(w, "complaint.accept", complaint.ReceivedOn, complaint.AcceptBy, at); isInTime != nil && !*isInTime {
			complaint.AcceptedInTime = isInTime
		}
	}
	merged, err := w.LockMergedComplaints(ctx, complaint)
	if err != nil {
		return nil, err
	}
	for _, other := range merged {
		if at.Before(*other.ClosedAt) {
			return nil, input.Fault("input.at", "%s is before %s was merged into it, %s", localTime(w, at), db.KeyOf(other), localTime(w, *other.ClosedAt))
		}
		other.ClosedInTime = isWithinTerm(w, "complaint.close", other.ReceivedOn, other.CloseBy, at)
		if err := db.Update(ctx, w, other, "closed_in_time"); err != nil {
			return nil, err
		}
	}
	return columns, nil
}

// RateComplaint records how satisfied the complainant was, when asked after the end. Payload: `complaint`. Returns CONFLICT where the
// satisfaction is on record.
func RateComplaint(ctx context.Context, w *db.Writer, in RateComplaintInput) (db.Payload, error) {
	complaint := new(db.Complaint)
	if err := db.Lock(ctx, w, "input.complaint", in.Complaint, complaint); err != nil {
		return nil, err
	}
	switch {
	case complaint.ClosedAt == nil:
		return nil, input.Fault("input.complaint", "the complaint is not closed yet")
	case complaint.Satisfaction != nil:
		return nil, problem.Errorf(problem.Conflict, "the complainant said already: %s", *complaint.Satisfaction).At("input.complaint")
	}
	complaint.Satisfaction = &in.Satisfaction
	return updateComplaint(ctx, w, complaint, "satisfaction")
}

// ReopenComplaint takes back the end of a complaint that was recorded by mistake: its result, the recovered amount, the satisfaction, and
// the complaint that it was merged into. Payload: `complaint`. Returns CONFLICT where the complaint is not closed, a case was filed from a
// clue of a merged complaint, or the reporter was told of a decision that only this end made.
func ReopenComplaint(ctx context.Context, w *db.Writer, in ReopenComplaintInput) (db.Payload, error) {
	complaint := new(db.Complaint)
	if err := input.CheckAll(db.Lock(ctx, w, "input.complaint", in.Complaint, complaint), input.RequireText("input.reason", in.Reason, input.MaxNote)); err != nil {
		return nil, err
	}
	if complaint.ClosedAt == nil {
		return nil, problem.Errorf(problem.Conflict, "the complaint is not closed").At("input.complaint")
	}
	clues, err := w.ReadCluesOfComplaint(ctx, complaint)
	if err != nil {
		return nil, err
	}
	if complaint.MergedIntoID != nil && slices.ContainsFunc(clues, func(c *db.Clue) bool { return c.CaseID != nil }) {
		return nil, problem.Errorf(problem.Conflict, "a case was filed from its clue, and with it from %s: it stays merged into that", db.Key{Type: "Complaint", Agency: w.Agency(), ID: *complaint.MergedIntoID}).At("input.complaint")
	}
	merged, err := w.LockMergedComplaints(ctx, complaint)
	if err != nil {
		return nil, err
	}
	columns, err := undoDecision(w, complaint, merged, clues)
	if err != nil {
		return nil, err
	}
	columns = append(columns, clearEnd(complaint)...)
	complaint.Reopening = &in.Reason
	if err := reopenMerged(ctx, w, complaint, merged); err != nil {
		return nil, err
	}
	return updateComplaint(ctx, w, complaint, append(columns, "reopening")...)
}

// undoDecision clears the decision of a report where only the end of the report made the decision, and returns the changed columns. A decision
// made by a clue or a case stays. Returns CONFLICT where a reporter was told of the decision.
func undoDecision(w *db.Writer, complaint *db.Complaint, merged []*db.Complaint, clues []*db.Clue) ([]string, error) {
	isByClue := slices.ContainsFunc(clues, func(c *db.Clue) bool { return c.Outcome != nil && *c.Outcome == db.ClueOutcomeNotFiled })
	if complaint.DecidedOn == nil || complaint.CaseID != nil || isByClue {
		return nil, nil
	}
	for _, c := range append([]*db.Complaint{complaint}, merged...) {
		if c.ToldAt != nil {
			return nil, problem.Errorf(problem.Conflict, "the reporter of %s was told at %s what came of it: record what is new as a report of its own", db.KeyOf(c), localTime(w, *c.ToldAt)).
				At("input.complaint")
		}
	}
	return clearDecision(complaint), nil
}

// clearDecision clears the decision of a report and the term of telling its reporter. It returns the changed columns.
func clearDecision(report *db.Complaint) []string {
	report.DecidedOn, report.TellBy, report.TellArticle = nil, nil, nil
	return []string{"decided_on", "tell_by", "tell_article"}
}

// clearEnd clears the end of a complaint, and returns the changed columns.
func clearEnd(c *db.Complaint) []string {
	if c.AcceptedAt == nil {
		c.AcceptedInTime = nil
	}
	c.ClosedAt, c.Result, c.ClosedInTime, c.MediatedInTime, c.RefusedAt, c.Refusal = nil, nil, nil, nil, nil, nil
	c.RecoveredAmount, c.Satisfaction, c.MergedIntoID = decimal.Zero, nil, nil
	return []string{
		"closed_at", "result", "closed_in_time", "mediated_in_time", "refused_at", "refusal", "accepted_in_time", "recovered_amount", "satisfaction", "merged_into_id",
	}
}

// reopenMerged clears what the end of a complaint set in the complaints merged into it.
func reopenMerged(ctx context.Context, w *db.Writer, complaint *db.Complaint, merged []*db.Complaint) error {
	for _, other := range merged {
		other.ClosedInTime = nil
		columns := []string{"closed_in_time"}
		if complaint.DecidedOn == nil && other.ToldAt == nil {
			columns = append(columns, clearDecision(other)...)
		}
		if err := db.Update(ctx, w, other, columns...); err != nil {
			return err
		}
	}
	return nil
}

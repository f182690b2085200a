package complaints

import (
	"context"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// TellReporter records that the reporter of a violation was told whether a case is filed, or that the report was referred, and whether that was in time (the rule
// complaint.tell, 投诉举报办法 31 and what replaced it). Payload: `complaint`. Returns CONFLICT where the reporter was told before, and BAD_USER_INPUT where there
// is nobody or nothing to tell, or the instant is in the future or before the decision.
func TellReporter(ctx context.Context, w *db.Writer, in TellReporterInput) (db.Payload, error) {
	complaint := new(db.Complaint)
	if err := input.CheckAll(db.Lock(ctx, w, "input.complaint", in.Complaint, complaint), requireInstantNotFuture(w, "input.at", in.At), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	if err := requireToBeTold(w, complaint, in); err != nil {
		return nil, err
	}
	complaint.ToldAt = &in.At
	if complaint.TellBy != nil {
		complaint.ToldInTime = new(!w.DayOf(in.At).After(*complaint.TellBy))
	}
	return updateComplaint(ctx, w, complaint, "told_at", "told_in_time")
}

// requireToBeTold checks that there is a reporter who was not told, and something to tell: the decision on the report, or that the report was
// referred to others.
func requireToBeTold(w *db.Writer, complaint *db.Complaint, in TellReporterInput) error {
	isReferred := complaint.Result != nil && *complaint.Result == db.ComplaintResultReferred
	switch {
	case complaint.ToldAt != nil:
		return problem.Errorf(problem.Conflict, "the reporter was told at %s", localTime(w, *complaint.ToldAt)).At("input.complaint")
	case complaint.Kind != db.ComplaintKindReport:
		return input.Fault("input.complaint", "a complaint is a consumer's own dispute, and its end is told with it: only the reporter of a violation is told in this way")
	case !complaint.IsNamed:
		return input.Fault("input.complaint", "nobody is on record who could be told: the report was made without a name")
	case complaint.DecidedOn == nil && isReferred:
		// The law has no term for telling the reporter to turn to others.
		if in.At.Before(*complaint.ClosedAt) {
			return input.Fault("input.at", "%s is before it was referred, %s", localTime(w, in.At), localTime(w, *complaint.ClosedAt))
		}
	case complaint.DecidedOn == nil:
		return input.Fault("input.complaint", "nothing is decided yet: file a case from it (fileCase, `from`), or close it with NO_VIOLATION")
	case w.DayOf(in.At).Before(*complaint.DecidedOn):
		return input.Fault("input.at", "%s is before it was decided, %s", localTime(w, in.At), complaint.DecidedOn)
	}
	return nil
}

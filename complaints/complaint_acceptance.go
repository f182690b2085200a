package complaints

import (
	"context"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// AcknowledgeComplaint records that the complainant was answered. Payload: `complaint`. Returns CONFLICT where the complaint is closed or was
// answered before.
func AcknowledgeComplaint(ctx context.Context, w *db.Writer, in AcknowledgeComplaintInput) (db.Payload, error) {
	complaint, err := lockOpenComplaint(ctx, w, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if complaint.AcknowledgedAt != nil {
		return nil, problem.Errorf(problem.Conflict, "the complainant was answered at %s", localTime(w, *complaint.AcknowledgedAt)).At("input.complaint")
	}
	complaint.AcknowledgedAt, complaint.AcknowledgedInTime = &in.At, isWithinTerm(w, "complaint.acknowledge", complaint.ReceivedOn, complaint.AcknowledgeBy, in.At)
	return updateComplaint(ctx, w, complaint, "acknowledged_at", "acknowledged_in_time")
}

// AcceptComplaint accepts a complaint (投诉举报办法 14), and begins the term of its mediation. Payload: `complaint`. Returns CONFLICT where the
// complaint is closed or was accepted before.
func AcceptComplaint(ctx context.Context, w *db.Writer, in AcceptComplaintInput) (db.Payload, error) {
	complaint, err := lockOpenComplaint(ctx, w, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if err := requireAcceptable(w, complaint); err != nil {
		return nil, err
	}
	complaint.AcceptedAt, complaint.AcceptedInTime = &in.At, isWithinTerm(w, "complaint.accept", complaint.ReceivedOn, complaint.AcceptBy, in.At)
	complaint.MediateBy, complaint.MediateArticle = w.LastDayWithArticle("complaint.mediation", w.DayOf(in.At))
	return updateComplaint(ctx, w, complaint, "accepted_at", "accepted_in_time", "mediate_by", "mediate_article")
}

// requireAcceptable checks that a complaint may be accepted or refused. Returns BAD_USER_INPUT for a report, and CONFLICT where the complaint
// was accepted.
func requireAcceptable(w *db.Writer, complaint *db.Complaint) error {
	switch {
	case complaint.Kind != db.ComplaintKindComplaint:
		return input.Fault("input.complaint", "a report of a violation is neither accepted nor refused: it is checked, and leads to a case or not")
	case complaint.AcceptedAt != nil:
		return problem.Errorf(problem.Conflict, "the complaint was accepted at %s", localTime(w, *complaint.AcceptedAt)).At("input.complaint")
	}
	return nil
}

// RefuseComplaint refuses a complaint, which closes the complaint. Payload: `complaint`. Returns CONFLICT where the complaint is closed or
// was accepted.
func RefuseComplaint(ctx context.Context, w *db.Writer, in RefuseComplaintInput) (db.Payload, error) {
	complaint, err := lockOpenComplaint(ctx, w, "input.complaint", in.Complaint, in.At)
	if err = input.CheckAll(err, input.RequireText("input.reason", in.Reason, input.MaxNote)); err != nil {
		return nil, err
	}
	if err := input.CheckAll(requireAcceptable(w, complaint), requireAfterEarlierSteps(w, complaint, in.At)); err != nil {
		return nil, err
	}
	complaint.RefusedAt, complaint.Refusal = &in.At, &in.Reason
	complaint.AcceptedInTime = isWithinTerm(w, "complaint.accept", complaint.ReceivedOn, complaint.AcceptBy, in.At)
	columns, err := closeWith(ctx, w, complaint, in.At, db.ComplaintResultRefused)
	if err != nil {
		return nil, err
	}
	return updateComplaint(ctx, w, complaint, append(columns, "refused_at", "refusal")...)
}

package complaints

import (
	"context"
	"time"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/problem"
)

// checkBy is the last day for checking a report: that of its clues which has the longest term, where there are any.
func checkBy(ctx context.Context, w *db.Writer, report *db.Complaint) (*civil.Date, error) {
	clues, err := db.Read[db.Clue](ctx, w, "complaint_id = $2 AND extended_on IS NOT NULL", "ORDER BY extended_on DESC LIMIT 1", report.ID)
	if err != nil || len(clues) == 0 {
		return w.LastDay("clue.check", report.ReceivedOn), err
	}
	return w.ClueDue(ctx, clues[0])
}

// TellReporter records that whoever made a report, and is on record, was told what came of it. It changes `complaint`.
func TellReporter(ctx context.Context, w *db.Writer, in TellReporterInput) (db.Changed, error) {
	complaint := new(db.Complaint)
	if err := db.CheckAll(pastInstant(w, "input.at", in.At), db.Lock(ctx, w, "input.complaint", in.Complaint, complaint), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	switch {
	case complaint.ToldAt != nil:
		return nil, problem.Errorf(problem.Conflict, "the reporter was told at %s", complaint.ToldAt.In(w.Zone()).Format(time.RFC3339)).At("input.complaint")
	case complaint.Kind != db.ComplaintKindReport:
		return nil, db.BadInput("input.complaint", "a complaint is a consumer's own dispute, and its end is told with it: a report of a violation is what a reporter is told of")
	case !complaint.IsNamed:
		return nil, db.BadInput("input.complaint", "nobody is on record who could be told: the report was made without a name")
	case complaint.DecidedOn == nil && complaint.Result != nil && *complaint.Result == db.ComplaintResultReferred:
		// Whoever made it is told to turn to others, within no term that we know.
		if in.At.Before(*complaint.ClosedAt) {
			return nil, db.BadInput("input.at", "%s is before it was referred, %s", in.At.In(w.Zone()).Format(time.RFC3339), complaint.ClosedAt.In(w.Zone()).Format(time.RFC3339))
		}
	case complaint.DecidedOn == nil:
		return nil, db.BadInput("input.complaint", "nothing is decided yet: file a case from it (fileCase, `from`), or close it with NO_VIOLATION")
	case w.DayOf(in.At).Before(*complaint.DecidedOn): // it is decided
		return nil, db.BadInput("input.at", "%s is before it was decided, %s", in.At.In(w.Zone()).Format(time.RFC3339), complaint.DecidedOn)
	}
	complaint.ToldAt = &in.At
	if complaint.TellBy != nil {
		complaint.ToldInTime = new(!w.DayOf(in.At).After(*complaint.TellBy))
	}
	return changedComplaint(ctx, w, complaint, "told_at", "told_in_time")
}

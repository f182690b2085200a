package complaints

import (
	"context"
	"time"

	"cloud.google.com/go/civil"

	"docket/db"
)

// setReceipt sets when a complaint was received, and the deadlines that begin with the receipt: those of its kind. A deadline is nil where
// the working days of its year are not known.
func setReceipt(w *db.Writer, complaint *db.Complaint, receivedAt time.Time) {
	on := w.DayOf(receivedAt)
	complaint.ReceivedAt, complaint.ReceivedOn = receivedAt, on
	complaint.AcknowledgeBy, complaint.CloseBy = w.LastDay("complaint.acknowledge", on), w.LastDay("complaint.close", on)
	complaint.AcceptBy, complaint.CheckBy = nil, nil
	if complaint.Kind == db.ComplaintKindComplaint {
		complaint.AcceptBy = w.LastDay("complaint.accept", on)
	} else {
		complaint.CheckBy = w.LastDay("clue.check", on)
	}
}

// isWithinTerm reports whether an instant is within the term of a rule that began on a day and has the given last day. Where the last day is
// not known, because the working days of the year are not, it returns true within as many days of any kind, and nil after that.
func isWithinTerm(w *db.Writer, rule string, from civil.Date, lastDay *civil.Date, at time.Time) *bool {
	on := w.DayOf(at)
	if lastDay != nil {
		return new(!on.After(*lastDay))
	}
	if r, ok := w.Law().RuleOn(rule, from); ok && !on.After(from.AddDays(r.Count())) {
		return new(true)
	}
	return nil
}

// ComputeComplaintTerms computes the deadlines of complaints and reports that were not known before the working days of a year were entered,
// and whether each was met.
func ComputeComplaintTerms(ctx context.Context, w *db.Writer, _ int) error {
	complaints, err := db.Read[db.Complaint](ctx, w, `acknowledge_by IS NULL OR close_by IS NULL OR accept_by IS NULL AND kind = 'COMPLAINT' OR check_by IS NULL AND kind = 'REPORT'
		OR mediate_by IS NULL AND mediate_article IS NOT NULL OR tell_by IS NULL AND tell_article IS NOT NULL`, "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, complaint := range complaints {
		if err := countTerms(ctx, w, complaint); err != nil {
			return err
		}
		if err := db.Update(ctx, w, complaint, "acknowledge_by", "acknowledged_in_time", "close_by", "closed_in_time", "accept_by", "accepted_in_time", "mediate_by",
			"mediated_in_time", "check_by", "tell_by", "told_in_time"); err != nil {
			return err
		}
	}
	return nil
}

// countTerms computes the deadlines of one complaint. Its caller writes them.
func countTerms(ctx context.Context, w *db.Writer, c *db.Complaint) error {
	setInTime := func(inTime **bool, rule string, from civil.Date, lastDay *civil.Date, at *time.Time) {
		if at != nil {
			*inTime = isWithinTerm(w, rule, from, lastDay, *at)
		}
	}
	closedAt, err := closingOf(ctx, w, c)
	if err != nil {
		return err
	}
	c.AcknowledgeBy, c.CloseBy = w.LastDay("complaint.acknowledge", c.ReceivedOn), w.LastDay("complaint.close", c.ReceivedOn)
	setInTime(&c.AcknowledgedInTime, "complaint.acknowledge", c.ReceivedOn, c.AcknowledgeBy, c.AcknowledgedAt)
	setInTime(&c.ClosedInTime, "complaint.close", c.ReceivedOn, c.CloseBy, closedAt)
	if c.Kind == db.ComplaintKindComplaint {
		c.AcceptBy = w.LastDay("complaint.accept", c.ReceivedOn)
		setInTime(&c.AcceptedInTime, "complaint.accept", c.ReceivedOn, c.AcceptBy, c.AcceptedAt)
		setInTime(&c.AcceptedInTime, "complaint.accept", c.ReceivedOn, c.AcceptBy, c.RefusedAt)
	}
	if c.Kind == db.ComplaintKindReport && c.CheckBy == nil {
		if c.CheckBy, err = lastDayOfCheck(ctx, w, c); err != nil {
			return err
		}
	}
	if c.AcceptedAt != nil {
		acceptedOn := w.DayOf(*c.AcceptedAt)
		c.MediateBy = w.LastDay("complaint.mediation", acceptedOn)
		if c.MergedIntoID == nil {
			setInTime(&c.MediatedInTime, "complaint.mediation", acceptedOn, c.MediateBy, c.ClosedAt)
		}
	}
	if c.TellArticle != nil && c.TellBy == nil {
		c.TellBy = w.LastDay("complaint.tell", *c.DecidedOn)
		setInTime(&c.ToldInTime, "complaint.tell", *c.DecidedOn, c.TellBy, c.ToldAt)
	}
	return nil
}

// closingOf returns when a complaint was closed; for a complaint that was merged into another, when the other was closed. It returns nil
// while the complaint, or the other, is open.
func closingOf(ctx context.Context, w *db.Writer, complaint *db.Complaint) (*time.Time, error) {
	if complaint.MergedIntoID == nil {
		return complaint.ClosedAt, nil
	}
	other, err := db.ReadOne[db.Complaint](ctx, w, "id = $2", "", *complaint.MergedIntoID)
	if err != nil {
		return nil, err
	}
	return other.ClosedAt, nil
}

// lastDayOfCheck returns the last day for checking a report: the last day of its clue with the latest extension, if a clue was extended.
func lastDayOfCheck(ctx context.Context, w *db.Writer, report *db.Complaint) (*civil.Date, error) {
	clues, err := db.Read[db.Clue](ctx, w, "complaint_id = $2 AND extended_on IS NOT NULL", "ORDER BY extended_on DESC LIMIT 1", report.ID)
	if err != nil || len(clues) == 0 {
		return w.LastDay("clue.check", report.ReceivedOn), err
	}
	return w.LastDayForClue(ctx, clues[0])
}

package complaints

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
	"docket/problem"
)

var complaintNumbers = db.NumberSeriesOf("COMPLAINT", "投举", "complaints", "complaint_no")

// FileComplaint records a complaint or a report, with its clocks. It changes `complaint`.
func FileComplaint(ctx context.Context, w *db.Writer, in FileComplaintInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireExists(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		db.RequireTextIfGiven("input.complaintNo", in.ComplaintNo, db.MaxNo),
		db.RequireText("input.text", in.Text, db.MaxText),
		pastInstant(w, "input.receivedAt", in.ReceivedAt),
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	if in.Reporter != nil {
		if err := db.CheckAll(
			db.RequireText("input.reporter.name", in.Reporter.Name, db.MaxName), db.RequireText("input.reporter.contact", in.Reporter.Contact, db.MaxLine),
		); err != nil {
			return nil, err
		}
	}
	on := w.DayOf(in.ReceivedAt)
	complaint := &db.Complaint{
		Channel: in.Channel, Kind: in.Kind, Object: in.Object, Issue: in.Issue, Text: in.Text, UnitID: &in.Unit.ID, ReceivedAt: in.ReceivedAt, ReceivedOn: on,
		IsNamed:       in.Reporter != nil,
		AcknowledgeBy: w.LastDay("complaint.acknowledge", on), CloseBy: w.LastDay("complaint.close", on),
	}
	if in.Kind == db.ComplaintKindComplaint {
		complaint.AcceptBy = w.LastDay("complaint.accept", on)
	} else {
		complaint.CheckBy = w.LastDay("clue.check", on)
	}
	if err := isAbout(ctx, w, complaint, in.Party, in.Business); err != nil {
		return nil, err
	}
	var err error
	if complaint.ComplaintNo, err = w.Number(ctx, complaintNumbers, on.Year, "input.complaintNo", in.ComplaintNo); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, complaint); err != nil {
		return nil, db.RetryIfTaken(err, in.ComplaintNo, "complaints_complaint_no_key")
	}
	if in.Reporter != nil {
		if _, err := w.Tx().Tx.ExecContext(ctx, "INSERT INTO complaint_reporters (agency_id, complaint_id, name, contact, tells) VALUES ($1, $2, $3, $4, $5)",
			w.Agency(), complaint.ID, in.Reporter.Name, in.Reporter.Contact, db.Tells(in.Reporter.Name, in.Reporter.Contact)); err != nil {
			return nil, fmt.Errorf("keep the reporter: %w", err)
		}
	}
	return db.Changed{"complaint": {db.KeyOf(complaint)}}, nil
}

// isAbout lets a complaint be about a party, or a business, whose party it is then about.
func isAbout(ctx context.Context, w *db.Writer, complaint *db.Complaint, party, at *db.Key) error {
	if party != nil {
		if err := w.RequireExists(ctx, "input.party", *party, "Party", (*db.Party)(nil)); err != nil {
			return err
		}
		complaint.PartyID = &party.ID
	}
	if at == nil {
		return nil
	}
	business := new(db.FoodBusiness)
	if err := db.Lock(ctx, w, "input.business", *at, business); err != nil {
		return err
	}
	complaint.BusinessID = &business.ID
	switch {
	case !business.IsRunByPartyOn(complaint.ReceivedOn):
		if complaint.PartyID == nil {
			return db.BadInput("input.party", "another party runs %s since %s: name the party that ran it on %s", business.Name, business.PartySince, complaint.ReceivedOn)
		}
	case complaint.PartyID == nil:
		complaint.PartyID = &business.PartyID
	case *complaint.PartyID != business.PartyID:
		return db.BadInput("input.business", "it is run by another party than the one named in `input.party`")
	}
	return nil
}

// pastInstant checks an instant that is not in the future.
func pastInstant(w *db.Writer, field string, t time.Time) error {
	if t.After(w.Now()) {
		return db.BadInput(field, "%s is in the future: it is %s", t.Format(time.RFC3339), w.Now().In(w.Zone()).Format(time.RFC3339))
	}
	return db.RequireDay(field, w.DayOf(t))
}

// openComplaint locks a complaint that is not closed, for something that happens to it at an instant.
func openComplaint(ctx context.Context, w *db.Writer, field string, key db.Key, at time.Time) (*db.Complaint, error) {
	complaint := new(db.Complaint)
	if err := db.CheckAll(pastInstant(w, "input.at", at), db.Lock(ctx, w, field, key, complaint), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	switch {
	case complaint.ClosedAt != nil:
		return nil, problem.Errorf(problem.Conflict, "the complaint was closed at %s: %s", complaint.ClosedAt.In(w.Zone()).Format(time.RFC3339), *complaint.Result).At(field)
	case at.Before(complaint.ReceivedAt):
		return nil, db.BadInput("input.at", "%s is before it was received, %s", at.In(w.Zone()).Format(time.RFC3339), complaint.ReceivedAt.In(w.Zone()).Format(time.RFC3339))
	}
	return complaint, nil
}

// keeps tells whether an instant keeps a term that began with a day; nil where nobody can tell, for the working days of the year
// are not known and it was not within as many days of any kind.
func keeps(w *db.Writer, rule string, from civil.Date, by *civil.Date, at time.Time) *bool {
	on := w.DayOf(at)
	kept := false
	switch r, ok := w.Law().RuleOn(rule, from); {
	case by != nil:
		kept = !on.After(*by)
	case ok && !on.After(from.AddDays(r.Count())):
		kept = true
	default:
		return nil
	}
	return &kept
}

// complaintsKnown works out the clocks that could not be told while a year's working days were not known, and whether they were kept.
func complaintsKnown(ctx context.Context, w *db.Writer) error {
	complaints, err := db.Read[db.Complaint](ctx, w, `acknowledge_by IS NULL OR close_by IS NULL OR accept_by IS NULL AND kind = 'COMPLAINT' OR check_by IS NULL AND kind = 'REPORT'
		OR mediate_by IS NULL AND mediate_article IS NOT NULL OR tell_by IS NULL AND tell_article IS NOT NULL`, "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, c := range complaints {
		kept := func(in **bool, rule string, from civil.Date, by *civil.Date, at *time.Time) {
			if at != nil {
				*in = keeps(w, rule, from, by, *at)
			}
		}
		c.AcknowledgeBy, c.CloseBy = w.LastDay("complaint.acknowledge", c.ReceivedOn), w.LastDay("complaint.close", c.ReceivedOn)
		kept(&c.AcknowledgedInTime, "complaint.acknowledge", c.ReceivedOn, c.AcknowledgeBy, c.AcknowledgedAt)
		if c.MergedIntoID == nil {
			kept(&c.ClosedInTime, "complaint.close", c.ReceivedOn, c.CloseBy, c.ClosedAt)
		} else if head, err := db.ReadOne[db.Complaint](ctx, w, "id = $2", "", *c.MergedIntoID); err != nil {
			return err
		} else if head.ClosedAt != nil {
			kept(&c.ClosedInTime, "complaint.close", c.ReceivedOn, c.CloseBy, head.ClosedAt)
		}
		if c.Kind == db.ComplaintKindComplaint {
			c.AcceptBy = w.LastDay("complaint.accept", c.ReceivedOn)
			kept(&c.AcceptedInTime, "complaint.accept", c.ReceivedOn, c.AcceptBy, c.AcceptedAt)
			kept(&c.AcceptedInTime, "complaint.accept", c.ReceivedOn, c.AcceptBy, c.RefusedAt)
		}
		if c.Kind == db.ComplaintKindReport && c.CheckBy == nil {
			if c.CheckBy, err = checkBy(ctx, w, c); err != nil {
				return err
			}
		}
		if c.AcceptedAt != nil {
			from := w.DayOf(*c.AcceptedAt)
			if c.MediateBy = w.LastDay("complaint.mediation", from); c.MergedIntoID == nil {
				kept(&c.MediatedInTime, "complaint.mediation", from, c.MediateBy, c.ClosedAt)
			}
		}
		if c.TellArticle != nil && c.TellBy == nil {
			c.TellBy = w.LastDay("complaint.tell", *c.DecidedOn)
			kept(&c.ToldInTime, "complaint.tell", *c.DecidedOn, c.TellBy, c.ToldAt)
		}
		if err := db.Update(ctx, w, c, "acknowledge_by", "acknowledged_in_time", "close_by", "closed_in_time", "accept_by", "accepted_in_time", "mediate_by",
			"mediated_in_time", "check_by", "tell_by", "told_in_time"); err != nil {
			return err
		}
	}
	return nil
}

// AcknowledgeComplaint records that the complainant was answered. It changes `complaint`.
func AcknowledgeComplaint(ctx context.Context, w *db.Writer, in AcknowledgeComplaintInput) (db.Changed, error) {
	complaint, err := openComplaint(ctx, w, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if complaint.AcknowledgedAt != nil {
		return nil, problem.Errorf(problem.Conflict, "the complainant was answered at %s", complaint.AcknowledgedAt.In(w.Zone()).Format(time.RFC3339)).At("input.complaint")
	}
	complaint.AcknowledgedAt, complaint.AcknowledgedInTime = &in.At, keeps(w, "complaint.acknowledge", complaint.ReceivedOn, complaint.AcknowledgeBy, in.At)
	return changedComplaint(ctx, w, complaint, "acknowledged_at", "acknowledged_in_time")
}

func changedComplaint(ctx context.Context, w *db.Writer, complaint *db.Complaint, columns ...string) (db.Changed, error) {
	if err := db.Update(ctx, w, complaint, columns...); err != nil {
		return nil, err
	}
	return db.Changed{"complaint": {db.KeyOf(complaint)}}, nil
}

// decidable checks that a complaint is neither accepted nor refused.
func decidable(w *db.Writer, complaint *db.Complaint) error {
	switch {
	case complaint.Kind != db.ComplaintKindComplaint:
		return db.BadInput("input.complaint", "a report of a violation is neither accepted nor refused: it is checked, and leads to a case or not")
	case complaint.AcceptedAt != nil:
		return problem.Errorf(problem.Conflict, "the complaint was accepted at %s", complaint.AcceptedAt.In(w.Zone()).Format(time.RFC3339)).At("input.complaint")
	}
	return nil
}

// AcceptComplaint accepts a complaint. It changes `complaint`.
func AcceptComplaint(ctx context.Context, w *db.Writer, in AcceptComplaintInput) (db.Changed, error) {
	complaint, err := openComplaint(ctx, w, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if err := decidable(w, complaint); err != nil {
		return nil, err
	}
	complaint.AcceptedAt, complaint.AcceptedInTime = &in.At, keeps(w, "complaint.accept", complaint.ReceivedOn, complaint.AcceptBy, in.At)
	complaint.MediateBy, complaint.MediateArticle = w.LastDayWithArticle("complaint.mediation", w.DayOf(in.At))
	return changedComplaint(ctx, w, complaint, "accepted_at", "accepted_in_time", "mediate_by", "mediate_article")
}

// inOrder refuses an instant before what happened to a complaint already.
func inOrder(w *db.Writer, complaint *db.Complaint, at time.Time) error {
	for _, step := range []struct {
		at   *time.Time
		what string
	}{{complaint.AcknowledgedAt, "answered"}, {complaint.AcceptedAt, "accepted"}} {
		if step.at != nil && at.Before(*step.at) {
			return db.BadInput("input.at", "%s is before it was %s, %s", at.In(w.Zone()).Format(time.RFC3339), step.what, step.at.In(w.Zone()).Format(time.RFC3339))
		}
	}
	return nil
}

// end closes a complaint, and tells which columns that changes. Where it is joined with another, its promise is kept by the
// other's end; so that ends whatever was joined with it.
func end(ctx context.Context, w *db.Writer, c *db.Complaint, at time.Time, result db.ComplaintResult) ([]string, error) {
	c.ClosedAt, c.Result = &at, &result
	if result != db.ComplaintResultMerged {
		c.ClosedInTime = keeps(w, "complaint.close", c.ReceivedOn, c.CloseBy, at)
		switch {
		case c.AcceptedAt != nil:
			c.MediatedInTime = keeps(w, "complaint.mediation", w.DayOf(*c.AcceptedAt), c.MediateBy, at)
		case c.Kind == db.ComplaintKindComplaint && result != db.ComplaintResultRefused:
			// Neither accepted nor refused: that it was not in time is told, and not that it was.
			if kept := keeps(w, "complaint.accept", c.ReceivedOn, c.AcceptBy, at); kept != nil && !*kept {
				c.AcceptedInTime = kept
			}
		}
		joined, err := w.JoinedComplaints(ctx, c)
		if err != nil {
			return nil, err
		}
		for _, other := range joined {
			if at.Before(*other.ClosedAt) {
				return nil, db.BadInput("input.at", "%s is before %s was joined with it, %s", at.In(w.Zone()).Format(time.RFC3339), db.KeyOf(other), other.ClosedAt.In(w.Zone()).Format(time.RFC3339))
			}
			other.ClosedInTime = keeps(w, "complaint.close", other.ReceivedOn, other.CloseBy, at)
			if err := db.Update(ctx, w, other, "closed_in_time"); err != nil {
				return nil, err
			}
		}
	}
	return []string{"closed_at", "result", "closed_in_time", "accepted_in_time", "mediated_in_time"}, nil
}

// RefuseComplaint refuses a complaint. It changes `complaint`.
func RefuseComplaint(ctx context.Context, w *db.Writer, in RefuseComplaintInput) (db.Changed, error) {
	if err := db.RequireText("input.reason", in.Reason, db.MaxNote); err != nil {
		return nil, err
	}
	complaint, err := openComplaint(ctx, w, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if err := db.CheckAll(decidable(w, complaint), inOrder(w, complaint, in.At)); err != nil {
		return nil, err
	}
	complaint.RefusedAt, complaint.Refusal = &in.At, &in.Reason
	complaint.AcceptedInTime = keeps(w, "complaint.accept", complaint.ReceivedOn, complaint.AcceptBy, in.At)
	columns, err := end(ctx, w, complaint, in.At, db.ComplaintResultRefused)
	if err != nil {
		return nil, err
	}
	return changedComplaint(ctx, w, complaint, append(columns, "refused_at", "refusal")...)
}

// CloseComplaint closes a complaint. It changes `complaint`.
func CloseComplaint(ctx context.Context, w *db.Writer, in CloseComplaintInput) (db.Changed, error) {
	if err := db.RequireMoneyIfGiven("input.recoveredAmount", in.RecoveredAmount); err != nil {
		return nil, err
	}
	complaint, err := openComplaint(ctx, w, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	notAccepted := law.CheckMediation(isMediation(in.Result), complaint.AcceptedAt != nil)
	switch {
	case in.Result == db.ComplaintResultRefused || in.Result == db.ComplaintResultMerged:
		return nil, db.BadInput("input.result", "%s has a mutation of its own", in.Result)
	case in.Result == db.ComplaintResultCaseFiled && complaint.CaseID == nil:
		return nil, db.BadInput("input.result", "CASE_FILED has a case: file it from this complaint first (fileCase, `from`)")
	case isMediation(in.Result) && complaint.Kind == db.ComplaintKindReport:
		return nil, db.BadInput("input.result", "a report of a violation is not mediated: it leads to a case (CASE_FILED) or not (NO_VIOLATION), or others are competent (REFERRED)")
	case in.Result == db.ComplaintResultNoViolation && complaint.Kind != db.ComplaintKindReport:
		return nil, db.BadInput("input.result", "NO_VIOLATION ends a report of a violation; a consumer's own dispute is mediated or refused, or withdrawn")
	case complaint.Kind == db.ComplaintKindReport && complaint.CaseID != nil && in.Result != db.ComplaintResultCaseFiled:
		return nil, db.BadInput("input.result", "a case was filed upon it: the result is CASE_FILED")
	case in.Result == db.ComplaintResultReferred && complaint.Kind != db.ComplaintKindReport:
		return nil, db.BadInput("input.result", "REFERRED ends a report of a violation; a dispute that others are competent for is refused (refuseComplaint)")
	case complaint.DecidedOn != nil && complaint.CaseID == nil && in.Result != db.ComplaintResultNoViolation:
		return nil, db.BadInput("input.result", "it was decided on %s that no case is filed upon it: the result is NO_VIOLATION", complaint.DecidedOn)
	case notAccepted != nil:
		return nil, db.Violates("input.result", notAccepted)
	case in.RecoveredAmount != nil && in.RecoveredAmount.IsPositive() && in.Result != db.ComplaintResultMediated:
		return nil, db.BadInput("input.recoveredAmount", "%s yuan were recovered by %s: only what was MEDIATED recovers money for a consumer", in.RecoveredAmount.StringFixed(2), in.Result)
	}
	if err := db.CheckAll(inOrder(w, complaint, in.At), checkEnd(ctx, w, complaint, in)); err != nil {
		return nil, err
	}
	if in.RecoveredAmount != nil {
		complaint.RecoveredAmount = *in.RecoveredAmount
	}
	complaint.Satisfaction = in.Satisfaction
	columns, err := end(ctx, w, complaint, in.At, in.Result)
	if err != nil {
		return nil, err
	}
	columns = append(columns, "recovered_amount", "satisfaction")
	if in.Result == db.ComplaintResultNoViolation && complaint.DecidedOn == nil {
		more, err := w.DecideReport(ctx, complaint, w.DayOf(in.At))
		if err != nil {
			return nil, err
		}
		columns = append(columns, more...)
	}
	return changedComplaint(ctx, w, complaint, columns...)
}

// checkEnd checks the end of a complaint against what came of it: the case filed upon it, the clues that it led to, and whatever
// was joined with it.
func checkEnd(ctx context.Context, w *db.Writer, complaint *db.Complaint, in CloseComplaintInput) error {
	on := w.DayOf(in.At)
	switch in.Result {
	case db.ComplaintResultCaseFiled:
		filed, err := db.ReadOne[db.Case](ctx, w, "id = $2", "", *complaint.CaseID)
		if err != nil {
			return err
		}
		return db.RequireNotBefore("input.at", on, filed.FiledOn, "the case was filed")
	case db.ComplaintResultNoViolation, db.ComplaintResultReferred:
		clues, err := w.CluesOf(ctx, complaint)
		if err != nil {
			return err
		}
		for _, clue := range clues {
			if clue.CheckedOn == nil {
				return problem.Errorf(problem.Conflict, "the clue that it led to, %s, is not checked yet: close that first, or file a case from it", db.KeyOf(clue)).At("input.complaint")
			}
		}
		if complaint.DecidedOn != nil {
			return db.RequireNotBefore("input.at", on, *complaint.DecidedOn, "it was decided that no case is filed")
		}
	case db.ComplaintResultWithdrawn:
		switch joined, err := w.JoinedComplaints(ctx, complaint); {
		case err != nil:
			return err
		case len(joined) > 0:
			return problem.Errorf(problem.Conflict, "others are joined with it, %s first, and they withdrew nothing: close it with what came of the matter", db.KeyOf(joined[0])).At("input.result")
		}
	}
	return nil
}

func isMediation(r db.ComplaintResult) bool {
	return r == db.ComplaintResultMediated || r == db.ComplaintResultFailed
}

// RateComplaint records what the complainant said when asked after the end. It changes `complaint`.
func RateComplaint(ctx context.Context, w *db.Writer, in RateComplaintInput) (db.Changed, error) {
	complaint := new(db.Complaint)
	if err := db.Lock(ctx, w, "input.complaint", in.Complaint, complaint); err != nil {
		return nil, err
	}
	switch {
	case complaint.ClosedAt == nil:
		return nil, db.BadInput("input.complaint", "the complaint is not closed yet")
	case complaint.Satisfaction != nil:
		return nil, problem.Errorf(problem.Conflict, "the complainant said already: %s", *complaint.Satisfaction).At("input.complaint")
	}
	complaint.Satisfaction = &in.Satisfaction
	return changedComplaint(ctx, w, complaint, "satisfaction")
}

// AmendComplaint records what was known wrongly of a complaint, or was not known yet: who handles it, whom and what it is about. It
// changes `complaint`.
func AmendComplaint(ctx context.Context, w *db.Writer, in AmendComplaintInput) (db.Changed, error) {
	complaint := new(db.Complaint)
	if err := db.Lock(ctx, w, "input.complaint", in.Complaint, complaint); err != nil {
		return nil, err
	}
	var columns []string
	if in.Unit != nil {
		if err := w.RequireExists(ctx, "input.unit", *in.Unit, "Unit", (*db.Unit)(nil)); err != nil {
			return nil, err
		}
		complaint.UnitID, columns = &in.Unit.ID, append(columns, "unit_id")
	}
	if in.Object != nil {
		complaint.Object, columns = *in.Object, append(columns, "object")
	}
	if in.Issue != nil {
		complaint.Issue, columns = *in.Issue, append(columns, "issue")
	}
	if in.Party != nil || in.Business != nil {
		if complaint.CaseID != nil {
			return nil, problem.Errorf(problem.Conflict, "a case grew from it, %s: whom that is against, the complaint is about", db.Key{Type: "Case", Agency: w.Agency(), ID: *complaint.CaseID}).At("input.complaint")
		}
		complaint.PartyID, complaint.BusinessID = nil, nil
		if err := isAbout(ctx, w, complaint, in.Party, in.Business); err != nil {
			return nil, err
		}
		columns = append(columns, "party_id", "business_id")
	}
	if columns == nil {
		return nil, db.BadInput("input", "nothing is given that was wrong: name the unit, the party, the business, the object or the issue")
	}
	return changedComplaint(ctx, w, complaint, columns...)
}

// ReopenComplaint takes back the end of a complaint that was recorded by mistake, with what came with it: its result, what was
// recovered, what the complainant said, and whom it was joined with. It changes `complaint`.
func ReopenComplaint(ctx context.Context, w *db.Writer, in ReopenComplaintInput) (db.Changed, error) {
	complaint := new(db.Complaint)
	if err := db.CheckAll(db.RequireText("input.reason", in.Reason, db.MaxNote), db.Lock(ctx, w, "input.complaint", in.Complaint, complaint), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	clues, err := w.CluesOf(ctx, complaint)
	switch {
	case err != nil:
		return nil, err
	case complaint.ClosedAt == nil:
		return nil, problem.Errorf(problem.Conflict, "the complaint is not closed").At("input.complaint")
	}
	columns := []string{"closed_at", "result", "closed_in_time", "mediated_in_time", "refused_at", "refusal", "accepted_in_time", "recovered_amount", "satisfaction", "merged_into_id", "reopening"}
	if complaint.MergedIntoID != nil && slices.ContainsFunc(clues, func(c *db.Clue) bool { return c.CaseID != nil }) {
		return nil, problem.Errorf(problem.Conflict, "a case grew from its clue, and with it from %s: it stays joined with that", db.Key{Type: "Complaint", Agency: w.Agency(), ID: *complaint.MergedIntoID}).At("input.complaint")
	}
	joined, err := w.JoinedComplaints(ctx, complaint)
	if err != nil {
		return nil, err
	}
	// What was decided by the end alone is not decided any more; what a clue decided, or a case, stays so.
	byItself := complaint.CaseID == nil && !slices.ContainsFunc(clues, func(c *db.Clue) bool { return c.Outcome != nil && *c.Outcome == db.ClueOutcomeNotFiled })
	if complaint.DecidedOn != nil && byItself {
		for _, c := range append([]*db.Complaint{complaint}, joined...) {
			if c.ToldAt != nil {
				return nil, problem.Errorf(problem.Conflict, "the reporter of %s was told at %s what came of it: record what is new as a report of its own", db.KeyOf(c), c.ToldAt.In(w.Zone()).Format(time.RFC3339)).
					At("input.complaint")
			}
		}
		complaint.DecidedOn, complaint.TellBy, complaint.TellArticle = nil, nil, nil
		columns = append(columns, "decided_on", "tell_by", "tell_article")
	}
	if complaint.AcceptedAt == nil {
		complaint.AcceptedInTime = nil
	}
	complaint.ClosedAt, complaint.Result, complaint.ClosedInTime, complaint.MediatedInTime, complaint.RefusedAt, complaint.Refusal = nil, nil, nil, nil, nil, nil
	complaint.RecoveredAmount, complaint.Satisfaction, complaint.MergedIntoID, complaint.Reopening = decimal.Zero, nil, nil, &in.Reason
	// Whatever was joined with it waits for its end again.
	for _, other := range joined {
		changed := []string{"closed_in_time"}
		if other.ClosedInTime = nil; complaint.DecidedOn == nil && other.ToldAt == nil {
			other.DecidedOn, other.TellBy, other.TellArticle = nil, nil, nil
			changed = append(changed, "decided_on", "tell_by", "tell_article")
		}
		if err := db.Update(ctx, w, other, changed...); err != nil {
			return nil, err
		}
	}
	return changedComplaint(ctx, w, complaint, columns...)
}

// MergeComplaint joins a complaint with another. It changes `complaint`.
func MergeComplaint(ctx context.Context, w *db.Writer, in MergeComplaintInput) (db.Changed, error) {
	if in.Complaint == in.Into {
		return nil, db.BadInput("input.into", "a complaint is not joined with itself")
	}
	// Both locks in the order of numbers, so that two who join them wait for each other in turn.
	locked := map[db.Key]*db.Complaint{}
	fields := map[db.Key]string{in.Complaint: "input.complaint", in.Into: "input.into"}
	keys := []db.Key{in.Complaint, in.Into}
	slices.SortFunc(keys, func(a, b db.Key) int { return int(a.ID - b.ID) })
	for _, key := range keys {
		complaint, err := openComplaint(ctx, w, fields[key], key, in.At)
		if err != nil {
			return nil, err
		}
		locked[key] = complaint
	}
	complaint, into := locked[in.Complaint], locked[in.Into]
	switch {
	case complaint.Kind != into.Kind:
		return nil, db.BadInput("input.into", "a complaint is joined with complaints, and a report of a violation with reports")
	case complaint.PartyID != nil && into.PartyID != nil && *complaint.PartyID != *into.PartyID:
		return nil, db.BadInput("input.into", "it is about another party: what is joined is about the same matter")
	case complaint.CaseID != nil:
		return nil, problem.Errorf(problem.Conflict, "a case grew from this complaint: join the other one with it").At("input.complaint")
	}
	if err := inOrder(w, complaint, in.At); err != nil {
		return nil, err
	}
	switch joined, err := w.JoinedComplaints(ctx, complaint); {
	case err != nil:
		return nil, err
	case len(joined) > 0:
		return nil, problem.Errorf(problem.Conflict, "others are joined with this complaint: join them all with the other one").At("input.complaint")
	}
	// Whoever reads of one reads of the other.
	w.AlsoCheckText("input.complaint", complaint.Text)
	w.AlsoCheckText("input.into", into.Text)
	complaint.MergedIntoID = &into.ID
	columns, err := end(ctx, w, complaint, in.At, db.ComplaintResultMerged)
	if err != nil {
		return nil, err
	}
	columns = append(columns, "merged_into_id")
	if into.DecidedOn != nil && complaint.DecidedOn == nil {
		// What became of the other is decided already, and is known of this one from now on.
		on := w.DayOf(in.At)
		if on.Before(*into.DecidedOn) {
			on = *into.DecidedOn
		}
		more, err := w.DecideReport(ctx, complaint, on)
		if err != nil {
			return nil, err
		}
		columns = append(columns, more...)
	}
	return changedComplaint(ctx, w, complaint, columns...)
}

// CountComplaintTerms computes, once the working days of a year are known, the open terms of complaints and reports.
func CountComplaintTerms(ctx context.Context, w *db.Writer, _ int) error {
	return complaintsKnown(ctx, w)
}

package complaints

import (
	"context"
	"fmt"
	"time"

	"docket/db"
	"docket/input"
	"docket/messages"
	"docket/problem"
	"docket/reporter"
)

var complaintNumbers = db.NewNumberSeries("COMPLAINT", "投举", "complaints", "complaint_no")

// FileComplaint records a complaint or a report, and computes its deadlines. Payload: `complaint`. Returns CONFLICT where the number of the
// complaint is taken.
func FileComplaint(ctx context.Context, w *db.Writer, in FileComplaintInput) (db.Payload, error) {
	complaint := &db.Complaint{
		Channel: in.Channel, Kind: in.Kind, Object: in.Object, Issue: in.Issue, Text: in.Text, UnitID: &in.Unit.ID, IsNamed: in.Reporter != nil,
		ReceivedOn: w.DayOf(in.ReceivedAt), // setParty needs it
	}
	if err := input.CheckAll(
		w.RequireExists(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		input.RequireTextIfGiven("input.complaintNo", in.ComplaintNo, input.MaxNumber),
		input.RequireText("input.text", in.Text, input.MaxText),
		setParty(ctx, w, complaint, in.Party, in.Business),
		requireInstantNotFuture(w, "input.receivedAt", in.ReceivedAt),
		checkReporter(in.Reporter),
		w.ReadLaw(ctx), // setReceipt needs it
	); err != nil {
		return nil, err
	}
	setReceipt(w, complaint, in.ReceivedAt)
	var err error
	if complaint.ComplaintNo, err = w.DrawNumber(ctx, complaintNumbers, complaint.ReceivedOn.Year, "input.complaintNo", in.ComplaintNo); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, complaint); err != nil {
		return nil, db.RetryIfTaken(err, in.ComplaintNo, "complaints_complaint_no_key")
	}
	if in.Reporter != nil {
		if err := insertReporter(ctx, w, complaint, *in.Reporter); err != nil {
			return nil, err
		}
	}
	return db.Payload{"complaint": {db.KeyOf(complaint)}}, nil
}

// setParty sets the party and the food business that a complaint is about. A complaint about a business is
// about the party that ran it on the day of receipt. Where that was not today's party, the input must name it, and it is not checked that
// it ran the business.
func setParty(ctx context.Context, w *db.Writer, complaint *db.Complaint, party, business *db.Key) error {
	if party != nil {
		if err := w.RequireExists(ctx, "input.party", *party, "Party", (*db.Party)(nil)); err != nil {
			return err
		}
		complaint.PartyID = &party.ID
	}
	if business == nil {
		return nil
	}
	found := new(db.FoodBusiness)
	if err := db.Lock(ctx, w, "input.business", *business, found); err != nil {
		return err
	}
	complaint.BusinessID = &found.ID
	switch {
	case !found.IsRunByPartyOn(complaint.ReceivedOn):
		if complaint.PartyID == nil {
			return input.Fault("input.party", "another party runs %s since %s: name the party that ran it on %s", found.Name, found.PartySince, complaint.ReceivedOn)
		}
	case complaint.PartyID == nil:
		complaint.PartyID = &found.PartyID
	case *complaint.PartyID != found.PartyID:
		return input.Fault("input.business", "it is run by another party than the one named in `input.party`")
	}
	return nil
}

// AmendComplaint corrects what was recorded wrongly of a complaint, or adds what was not known: its unit, kind, object, issue, text, party
// and business, and when it was received. Payload: `complaint`. Returns CONFLICT where the text, the kind or the receipt is amended of a
// complaint that was answered, accepted or closed, and where a case, a clue or a merged complaint depends on what is amended.
func AmendComplaint(ctx context.Context, w *db.Writer, in AmendComplaintInput) (db.Payload, error) {
	complaint := new(db.Complaint)
	var notPast error
	if in.ReceivedAt != nil {
		notPast = requireInstantNotFuture(w, "input.receivedAt", *in.ReceivedAt)
	}
	if err := input.CheckAll(
		db.Lock(ctx, w, "input.complaint", in.Complaint, complaint),
		w.RequireExistsIfGiven(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		input.RequireTextIfGiven("input.text", in.Text, input.MaxText),
		notPast,
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	var columns []string
	if in.Unit != nil {
		complaint.UnitID, columns = &in.Unit.ID, append(columns, "unit_id")
	}
	if in.Object != nil {
		complaint.Object, columns = *in.Object, append(columns, "object")
	}
	if in.Issue != nil {
		complaint.Issue, columns = *in.Issue, append(columns, "issue")
	}
	for _, amend := range []func(context.Context, *db.Writer, *db.Complaint, AmendComplaintInput) ([]string, error){amendParty, amendText, amendReceipt} {
		more, err := amend(ctx, w, complaint, in)
		if err != nil {
			return nil, err
		}
		columns = append(columns, more...)
	}
	if columns == nil {
		return nil, input.Fault("input", "nothing is given that was wrong: name the unit, the party, the business, the object, the issue, the text, the kind or the receipt")
	}
	return updateComplaint(ctx, w, complaint, columns...)
}

// amendParty replaces the party and the business. Returns CONFLICT where a case was filed from the complaint. It returns the changed columns.
func amendParty(ctx context.Context, w *db.Writer, complaint *db.Complaint, in AmendComplaintInput) ([]string, error) {
	if in.Party == nil && in.Business == nil {
		return nil, nil
	}
	if complaint.CaseID != nil {
		return nil, problem.Errorf(problem.Conflict, "a case was filed from it, %s: the complaint is about the party of that case", db.Key{Type: "Case", Agency: w.Agency(), ID: *complaint.CaseID}).At("input.complaint")
	}
	complaint.PartyID, complaint.BusinessID = nil, nil
	if err := setParty(ctx, w, complaint, in.Party, in.Business); err != nil {
		return nil, err
	}
	return []string{"party_id", "business_id"}, nil
}

// amendText replaces the text of a complaint. It returns the changed columns. Returns CONFLICT where the complaint was answered, accepted or
// closed.
func amendText(_ context.Context, w *db.Writer, complaint *db.Complaint, in AmendComplaintInput) ([]string, error) {
	if in.Text == nil {
		return nil, nil
	}
	complaint.Text = *in.Text
	return []string{"text"}, requireUnanswered(w, complaint)
}

// amendReceipt replaces the kind and the instant of receipt of a complaint, and computes its deadlines again. The number stays. It returns the
// changed columns. Returns CONFLICT where the complaint was answered, accepted or closed, or a clue, a case or a merged complaint depends on
// its kind and receipt.
func amendReceipt(ctx context.Context, w *db.Writer, complaint *db.Complaint, in AmendComplaintInput) ([]string, error) {
	if in.Kind == nil && in.ReceivedAt == nil {
		return nil, nil
	}
	if err := requireUnanswered(w, complaint); err != nil {
		return nil, err
	}
	if err := requireNoFollowers(ctx, w, complaint); err != nil {
		return nil, err
	}
	receivedAt := complaint.ReceivedAt
	if in.ReceivedAt != nil {
		receivedAt = *in.ReceivedAt
	}
	if in.Kind != nil {
		complaint.Kind = *in.Kind
	}
	setReceipt(w, complaint, receivedAt)
	return []string{"kind", "received_at", "received_on", "acknowledge_by", "accept_by", "check_by", "close_by"}, nil
}

// requireUnanswered checks that a complaint is not answered, accepted or closed. Returns CONFLICT otherwise.
func requireUnanswered(w *db.Writer, complaint *db.Complaint) error {
	for _, step := range []struct {
		at   *time.Time
		name messages.Phrase
	}{{complaint.ClosedAt, "closed"}, {complaint.AcceptedAt, "accepted"}, {complaint.AcknowledgedAt, "answered"}} {
		if step.at != nil {
			return problem.Errorf(problem.Conflict, "the complaint was %s at %s: its text, kind and receipt are amended before that only", step.name, localTime(w, *step.at)).At("input.complaint")
		}
	}
	return nil
}

// requireNoFollowers checks that no case, clue or merged complaint depends on the receipt and the kind of a complaint. Returns CONFLICT
// otherwise.
func requireNoFollowers(ctx context.Context, w *db.Writer, complaint *db.Complaint) error {
	clues, err := w.ReadCluesOfComplaint(ctx, complaint)
	if err != nil {
		return err
	}
	merged, err := w.LockMergedComplaints(ctx, complaint)
	if err != nil {
		return err
	}
	followers := append(db.KeysOf(clues), db.KeysOf(merged)...)
	if complaint.CaseID != nil {
		followers = append(followers, db.Key{Type: "Case", Agency: w.Agency(), ID: *complaint.CaseID})
	}
	if len(followers) > 0 {
		return problem.Errorf(problem.Conflict, "%s depends on its kind and receipt: they stay as they are", followers[0]).At("input.complaint")
	}
	return nil
}

// updateComplaint writes columns of a complaint and returns it as changed.
func updateComplaint(ctx context.Context, w *db.Writer, complaint *db.Complaint, columns ...string) (db.Payload, error) {
	if err := db.Update(ctx, w, complaint, columns...); err != nil {
		return nil, err
	}
	return db.Payload{"complaint": {db.KeyOf(complaint)}}, nil
}

// lockOpenComplaint locks a complaint for a step at an instant. Returns CONFLICT where the complaint is closed, and BAD_USER_INPUT where the
// instant is in the future or before the receipt.
func lockOpenComplaint(ctx context.Context, w *db.Writer, field string, key db.Key, at time.Time) (*db.Complaint, error) {
	complaint := new(db.Complaint)
	if err := input.CheckAll(db.Lock(ctx, w, field, key, complaint), requireInstantNotFuture(w, "input.at", at), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	switch {
	case complaint.ClosedAt != nil:
		return nil, problem.Errorf(problem.Conflict, "the complaint was closed at %s: %s", localTime(w, *complaint.ClosedAt), *complaint.Result).At(field)
	case at.Before(complaint.ReceivedAt):
		return nil, input.Fault("input.at", "%s is before it was received, %s", localTime(w, at), localTime(w, complaint.ReceivedAt))
	}
	return complaint, nil
}

// requireInstantNotFuture checks an instant that must not be in the future.
func requireInstantNotFuture(w *db.Writer, field string, t time.Time) error {
	if t.After(w.Now()) {
		return input.Fault(field, "%s is in the future: it is %s", localTime(w, t), localTime(w, w.Now()))
	}
	return input.RequireDay(field, w.DayOf(t))
}

// requireAfterEarlierSteps checks that an instant is not before the answer to the complainant, nor before the acceptance.
func requireAfterEarlierSteps(w *db.Writer, complaint *db.Complaint, at time.Time) error {
	for _, step := range []struct {
		at   *time.Time
		name messages.Phrase
	}{{complaint.AcknowledgedAt, "answered"}, {complaint.AcceptedAt, "accepted"}} {
		if step.at != nil && at.Before(*step.at) {
			return input.Fault("input.at", "%s is before it was %s, %s", localTime(w, at), step.name, localTime(w, *step.at))
		}
	}
	return nil
}

// localTime returns an instant in the time zone of the deployment, for a message.
func localTime(w *db.Writer, t time.Time) messages.Instant {
	return messages.Instant(t.In(w.Zone()))
}

// checkReporter checks the name and the contact of a reporter, if there is one.
func checkReporter(in *ReporterInput) error {
	if in == nil {
		return nil
	}
	return input.CheckAll(
		input.RequireText("input.reporter.name", in.Name, input.MaxName),
		input.RequireText("input.reporter.contact", in.Contact, input.MaxLine),
	)
}

// insertReporter writes who made a complaint into a table that the server cannot read (投诉举报办法 33).
func insertReporter(ctx context.Context, w *db.Writer, complaint *db.Complaint, in ReporterInput) error {
	if _, err := w.Tx().Tx.ExecContext(ctx, "INSERT INTO complaint_reporters (agency_id, complaint_id, name, contact, tells) VALUES ($1, $2, $3, $4, $5)",
		w.Agency(), complaint.ID, in.Name, in.Contact, reporter.IdentifyingTexts(in.Name, in.Contact)); err != nil {
		return fmt.Errorf("insert the reporter: %w", err)
	}
	return nil
}

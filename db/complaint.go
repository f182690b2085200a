package db

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Complaint is a complaint of a consumer, or a report of a violation.
type Complaint struct {
	bun.BaseModel `bun:"table:complaints,alias:complaint"`
	Record

	ComplaintNo        string           `bun:"complaint_no"`
	Channel            ComplaintChannel `bun:"channel"`
	Kind               ComplaintKind    `bun:"kind"`
	Object             ComplaintObject  `bun:"object"`
	Issue              ComplaintIssue   `bun:"issue"`
	Text               string           `bun:"text"`
	UnitID             *int64           `bun:"unit_id"`
	PartyID            *int64           `bun:"party_id"`
	BusinessID         *int64           `bun:"business_id"`
	ReceivedAt         time.Time        `bun:"received_at"`
	ReceivedOn         civil.Date       `bun:"received_on,type:date"`
	AcknowledgeBy      *civil.Date      `bun:"acknowledge_by,type:date"`
	AcceptBy           *civil.Date      `bun:"accept_by,type:date"`
	CloseBy            *civil.Date      `bun:"close_by,type:date"`
	MediateBy          *civil.Date      `bun:"mediate_by,type:date"`
	AcknowledgedAt     *time.Time       `bun:"acknowledged_at"`
	AcknowledgedInTime *bool            `bun:"acknowledged_in_time"`
	AcceptedAt         *time.Time       `bun:"accepted_at"`
	RefusedAt          *time.Time       `bun:"refused_at"`
	Refusal            *string          `bun:"refusal"`
	ClosedAt           *time.Time       `bun:"closed_at"`
	ClosedInTime       *bool            `bun:"closed_in_time"`
	Result             *ComplaintResult `bun:"result"`
	RecoveredAmount    decimal.Decimal  `bun:"recovered_amount,type:numeric(14,2)"`
	Satisfaction       *Satisfaction    `bun:"satisfaction"`
	MergedIntoID       *int64           `bun:"merged_into_id"`
	CaseID             *int64           `bun:"case_id"`

	Unit       *Unit         `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Party      *Party        `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Business   *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	MergedInto *Complaint    `bun:"rel:belongs-to,join:agency_id=agency_id,join:merged_into_id=id"`
	Merged     []*Complaint  `bun:"rel:has-many,join:agency_id=agency_id,join:id=merged_into_id"`
	Case       *Case         `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Clues      []*Clue       `bun:"rel:has-many,join:agency_id=agency_id,join:id=complaint_id"`
}

// FileComplaint records a complaint or a report, with its clocks. It changes `complaint`.
func FileComplaint(ctx context.Context, w *Writer, in FileComplaintInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.unit", in.Unit, "Unit", (*Unit)(nil)),
		saidIfGiven("input.complaintNo", in.ComplaintNo, longestNo),
		said("input.text", in.Text, longestText),
		w.pastInstant("input.receivedAt", in.ReceivedAt),
		w.readLaw(ctx),
	); err != nil {
		return nil, err
	}
	on := w.dayOf(in.ReceivedAt)
	complaint := &Complaint{
		Channel: in.Channel, Kind: in.Kind, Object: in.Object, Issue: in.Issue, Text: in.Text, UnitID: &in.Unit.ID, ReceivedAt: in.ReceivedAt, ReceivedOn: on,
		AcknowledgeBy: w.lastDay("complaint.acknowledge", on), CloseBy: w.lastDay("complaint.close", on),
	}
	if in.Kind == ComplaintKindComplaint {
		complaint.AcceptBy = w.lastDay("complaint.accept", on)
	}
	if in.Party != nil {
		if err := w.exists(ctx, "input.party", *in.Party, "Party", (*Party)(nil)); err != nil {
			return nil, err
		}
		complaint.PartyID = &in.Party.ID
	}
	if in.Business != nil {
		business := new(FoodBusiness)
		if err := lock(ctx, w, "input.business", *in.Business, business); err != nil {
			return nil, err
		}
		complaint.BusinessID = &business.ID
		if complaint.PartyID == nil {
			complaint.PartyID = &business.PartyID
		}
	}
	var err error
	if complaint.ComplaintNo, err = w.numberOf(ctx, complaintNumbers, on.Year, "input.complaintNo", in.ComplaintNo); err != nil {
		return nil, err
	}
	if err := insert(ctx, w, complaint); err != nil {
		return nil, drawn(err, in.ComplaintNo, "complaints_complaint_no_key")
	}
	if in.Reporter != nil {
		if err := first(
			said("input.reporter.name", in.Reporter.Name, longestName), said("input.reporter.contact", in.Reporter.Contact, longestLine),
		); err != nil {
			return nil, err
		}
		if _, err := w.tx.Tx.ExecContext(ctx, "INSERT INTO complaint_reporters (agency_id, complaint_id, name, contact) VALUES ($1, $2, $3, $4)",
			w.agency, complaint.ID, in.Reporter.Name, in.Reporter.Contact); err != nil {
			return nil, fmt.Errorf("keep the reporter: %w", err)
		}
	}
	return Changed{"complaint": {keyOf(complaint)}}, nil
}

// pastInstant checks an instant that is not in the future.
func (w *Writer) pastInstant(field string, t time.Time) error {
	if t.After(w.at) {
		return bad(field, "%s is in the future: it is %s", t.Format(time.RFC3339), w.at.In(w.zone).Format(time.RFC3339))
	}
	return day(field, w.dayOf(t))
}

// dayOf is the bureau's day of an instant.
func (w *Writer) dayOf(t time.Time) civil.Date { return civil.DateOf(t.In(w.zone)) }

// lastDay is the last day of a term; nil where it is not known.
func (w *Writer) lastDay(rule string, from civil.Date) *civil.Date {
	if due, ok := w.book.Term(rule, from); ok && due.Unknown == 0 {
		return &due.On
	}
	return nil
}

// openComplaint locks a complaint that is not closed, for something that happens to it at an instant.
func (w *Writer) openComplaint(ctx context.Context, field string, key Key, at time.Time) (*Complaint, error) {
	complaint := new(Complaint)
	if err := first(w.pastInstant("input.at", at), lock(ctx, w, field, key, complaint), w.readLaw(ctx)); err != nil {
		return nil, err
	}
	switch {
	case complaint.ClosedAt != nil:
		return nil, problem.Errorf(problem.Conflict, "the complaint was closed at %s: %s", complaint.ClosedAt.In(w.zone).Format(time.RFC3339), *complaint.Result).At(field)
	case at.Before(complaint.ReceivedAt):
		return nil, bad("input.at", "%s is before it was received, %s", at.In(w.zone).Format(time.RFC3339), complaint.ReceivedAt.In(w.zone).Format(time.RFC3339))
	}
	return complaint, nil
}

// isInTime tells whether a day keeps a promise; where the year's working days are not known, only the next day surely does.
func (w *Writer) isInTime(at time.Time, by *civil.Date, received civil.Date) *bool {
	in := w.dayOf(at)
	if by == nil {
		next := received.AddDays(1)
		by = &next
	}
	kept := !in.After(*by)
	return &kept
}

// AcknowledgeComplaint records that the complainant was answered. It changes `complaint`.
func AcknowledgeComplaint(ctx context.Context, w *Writer, in AcknowledgeComplaintInput) (Changed, error) {
	complaint, err := w.openComplaint(ctx, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if complaint.AcknowledgedAt != nil {
		return nil, problem.Errorf(problem.Conflict, "the complainant was answered at %s", complaint.AcknowledgedAt.In(w.zone).Format(time.RFC3339)).At("input.complaint")
	}
	complaint.AcknowledgedAt, complaint.AcknowledgedInTime = &in.At, w.isInTime(in.At, complaint.AcknowledgeBy, complaint.ReceivedOn)
	return w.changedComplaint(ctx, complaint, "acknowledged_at", "acknowledged_in_time")
}

func (w *Writer) changedComplaint(ctx context.Context, complaint *Complaint, columns ...string) (Changed, error) {
	if err := update(ctx, w, complaint, columns...); err != nil {
		return nil, err
	}
	return Changed{"complaint": {keyOf(complaint)}}, nil
}

// decidable checks that a complaint is neither accepted nor refused.
func (w *Writer) decidable(complaint *Complaint) error {
	switch {
	case complaint.Kind != ComplaintKindComplaint:
		return bad("input.complaint", "a report of a violation is neither accepted nor refused: it is checked, and leads to a case or not")
	case complaint.AcceptedAt != nil:
		return problem.Errorf(problem.Conflict, "the complaint was accepted at %s", complaint.AcceptedAt.In(w.zone).Format(time.RFC3339)).At("input.complaint")
	}
	return nil
}

// AcceptComplaint accepts a complaint. It changes `complaint`.
func AcceptComplaint(ctx context.Context, w *Writer, in AcceptComplaintInput) (Changed, error) {
	complaint, err := w.openComplaint(ctx, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if err := w.decidable(complaint); err != nil {
		return nil, err
	}
	complaint.AcceptedAt, complaint.MediateBy = &in.At, w.lastDay("complaint.mediation", w.dayOf(in.At))
	return w.changedComplaint(ctx, complaint, "accepted_at", "mediate_by")
}

// end closes a complaint.
func (c *Complaint) end(w *Writer, at time.Time, result ComplaintResult) []string {
	c.ClosedAt, c.Result, c.ClosedInTime = &at, &result, w.isInTime(at, c.CloseBy, c.ReceivedOn)
	return []string{"closed_at", "result", "closed_in_time"}
}

// RefuseComplaint refuses a complaint. It changes `complaint`.
func RefuseComplaint(ctx context.Context, w *Writer, in RefuseComplaintInput) (Changed, error) {
	if err := said("input.reason", in.Reason, longestNote); err != nil {
		return nil, err
	}
	complaint, err := w.openComplaint(ctx, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if err := w.decidable(complaint); err != nil {
		return nil, err
	}
	complaint.RefusedAt, complaint.Refusal = &in.At, &in.Reason
	return w.changedComplaint(ctx, complaint, append(complaint.end(w, in.At, ComplaintResultRefused), "refused_at", "refusal")...)
}

// CloseComplaint closes a complaint. It changes `complaint`.
func CloseComplaint(ctx context.Context, w *Writer, in CloseComplaintInput) (Changed, error) {
	if err := moneyIfGiven("input.recoveredAmount", in.RecoveredAmount); err != nil {
		return nil, err
	}
	complaint, err := w.openComplaint(ctx, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	switch {
	case in.Result == ComplaintResultRefused || in.Result == ComplaintResultMerged:
		return nil, bad("input.result", "%s has a mutation of its own", in.Result)
	case in.Result == ComplaintResultCaseFiled && complaint.CaseID == nil:
		return nil, bad("input.result", "CASE_FILED has a case: file it from this complaint first (fileCase, `from`)")
	case in.Result == ComplaintResultMediated && complaint.AcceptedAt == nil:
		return nil, violation("input.result", &law.Violation{Rule: "complaint.accepted", Article: "投诉举报办法 14, 17", Text: "the complaint is not accepted: what is mediated is accepted first"})
	case complaint.AcceptedAt != nil && in.At.Before(*complaint.AcceptedAt):
		return nil, bad("input.at", "%s is before it was accepted", in.At.In(w.zone).Format(time.RFC3339))
	}
	if in.RecoveredAmount != nil {
		complaint.RecoveredAmount = *in.RecoveredAmount
	}
	complaint.Satisfaction = in.Satisfaction
	return w.changedComplaint(ctx, complaint, append(complaint.end(w, in.At, in.Result), "recovered_amount", "satisfaction")...)
}

// MergeComplaint joins a complaint with another. It changes `complaint`.
func MergeComplaint(ctx context.Context, w *Writer, in MergeComplaintInput) (Changed, error) {
	if in.Complaint == in.Into {
		return nil, bad("input.into", "a complaint is not joined with itself")
	}
	// Both locks in the order of numbers, so that two who join them wait for each other in turn.
	locked := map[Key]*Complaint{}
	fields := map[Key]string{in.Complaint: "input.complaint", in.Into: "input.into"}
	keys := []Key{in.Complaint, in.Into}
	slices.SortFunc(keys, func(a, b Key) int { return int(a.ID - b.ID) })
	for _, key := range keys {
		complaint, err := w.openComplaint(ctx, fields[key], key, in.At)
		if err != nil {
			return nil, err
		}
		locked[key] = complaint
	}
	complaint, into := locked[in.Complaint], locked[in.Into]
	joined, err := w.tx.NewSelect().Model((*Complaint)(nil)).Where("agency_id = ?", w.agency).Where("merged_into_id = ?", complaint.ID).Exists(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look for joined complaints: %w", err)
	case joined:
		return nil, problem.Errorf(problem.Conflict, "others are joined with this complaint: join them all with the other one").At("input.complaint")
	}
	complaint.MergedIntoID = &into.ID
	return w.changedComplaint(ctx, complaint, append(complaint.end(w, in.At, ComplaintResultMerged), "merged_into_id")...)
}

// originOf links the record that a case grew from with it.
func (w *Writer) originOf(ctx context.Context, filed *Case, key Key) error {
	switch key.Type {
	case "Clue":
		return w.fromClue(ctx, filed, key)
	case "Complaint":
		r := new(Complaint)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID)
	case "Finding":
		r := new(Finding)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID)
	case "Inspection":
		r := new(Inspection)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID)
	case "SafetyOrder":
		r := new(SafetyOrder)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID)
	case "FollowUp":
		r := new(FollowUp)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID)
	}
	return bad("input.from", "%s is the id of a %s: a case grows from a Clue, Complaint, Finding, Inspection, SafetyOrder or FollowUp", key, key.Type)
}

// linkOrigin makes a record, whose case id stands at the pointer, the origin of a case.
func linkOrigin[R row](ctx context.Context, w *Writer, filed *Case, key Key, r R, id **int64) error {
	if err := lock(ctx, w, "input.from", key, r); err != nil {
		return err
	}
	if *id != nil {
		return problem.Errorf(problem.Conflict, "a case grew from it already: %s", Key{"Case", w.agency, **id}).At("input.from")
	}
	*id = &filed.ID
	return update(ctx, w, r, "case_id")
}

package db

import (
	"context"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/problem"
)

// Clue is what may become a case, and is checked within a term (令42号 18).
type Clue struct {
	bun.BaseModel `bun:"table:clues,alias:clue"`
	Record

	ClueNo      string       `bun:"clue_no"`
	UnitID      int64        `bun:"unit_id"`
	Source      CaseSource   `bun:"source"`
	Field       CaseField    `bun:"field"`
	Text        string       `bun:"text"`
	PartyID     *int64       `bun:"party_id"`
	BusinessID  *int64       `bun:"business_id"`
	ComplaintID *int64       `bun:"complaint_id"`
	ReceivedOn  civil.Date   `bun:"received_on,type:date"`
	CheckBy     *civil.Date  `bun:"check_by,type:date"`
	ExtendedOn  *civil.Date  `bun:"extended_on,type:date"`
	Extension   *string      `bun:"extension"`
	CheckedOn   *civil.Date  `bun:"checked_on,type:date"`
	Outcome     *ClueOutcome `bun:"outcome"`
	Reason      *string      `bun:"reason"`
	CaseID      *int64       `bun:"case_id"`

	Unit      *Unit         `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Party     *Party        `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Business  *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Complaint *Complaint    `bun:"rel:belongs-to,join:agency_id=agency_id,join:complaint_id=id"`
	Case      *Case         `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

var clueComputed = map[string]Computed{
	"checkedInTime": {SQL: "({row}.checked_on <= {row}.check_by)"},
	"overdue":       {SQL: "({row}.checked_on IS NULL AND {row}.check_by IS NOT NULL AND {row}.check_by < {today})"},
}

var clueNumbers = numbersOf("CLUE", "线索", "clues", "clue_no")

// RecordClue records a clue, which is to be checked within a term. It changes `clue`.
func RecordClue(ctx context.Context, w *Writer, in RecordClueInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.unit", in.Unit, "Unit", (*Unit)(nil)),
		saidIfGiven("input.clueNo", in.ClueNo, longestNo),
		said("input.text", in.Text, longestText),
		w.past("input.receivedOn", in.ReceivedOn),
		w.readLaw(ctx),
	); err != nil {
		return nil, err
	}
	clue := &Clue{UnitID: in.Unit.ID, Source: in.Source, Field: in.Field, Text: in.Text, ReceivedOn: in.ReceivedOn, CheckBy: w.lastDay("clue.check", in.ReceivedOn)}
	if in.Party != nil {
		if err := w.exists(ctx, "input.party", *in.Party, "Party", (*Party)(nil)); err != nil {
			return nil, err
		}
		clue.PartyID = &in.Party.ID
	}
	if in.Business != nil {
		if err := w.exists(ctx, "input.business", *in.Business, "FoodBusiness", (*FoodBusiness)(nil)); err != nil {
			return nil, err
		}
		clue.BusinessID = &in.Business.ID
	}
	if in.Complaint != nil {
		if err := w.ofComplaint(ctx, clue, *in.Complaint); err != nil {
			return nil, err
		}
	}
	if err := w.runBy(ctx, clue); err != nil {
		return nil, err
	}
	var err error
	if clue.ClueNo, err = w.numberOf(ctx, clueNumbers, in.ReceivedOn.Year, "input.clueNo", in.ClueNo); err != nil {
		return nil, err
	}
	if err := insert(ctx, w, clue); err != nil {
		return nil, drawn(err, in.ClueNo, "clues_clue_no_key")
	}
	return Changed{"clue": {keyOf(clue)}}, nil
}

// ofComplaint makes a complaint the origin of a clue, which is about the same party and business.
func (w *Writer) ofComplaint(ctx context.Context, clue *Clue, key Key) error {
	const field = "input.complaint"
	complaint := new(Complaint)
	if err := lock(ctx, w, field, key, complaint); err != nil {
		return err
	}
	switch {
	case complaint.MergedIntoID != nil:
		return problem.Errorf(problem.Conflict, "it was joined with %s: the clue comes from that one", Key{"Complaint", w.agency, *complaint.MergedIntoID}).At(field)
	case complaint.Kind == ComplaintKindReport && complaint.DecidedOn != nil && complaint.CaseID == nil:
		return problem.Errorf(problem.Conflict, "it was decided on %s that no case is filed upon it: record what is known since without it, or as a report of its own", complaint.DecidedOn).At(field)
	case complaint.PartyID != nil && clue.PartyID != nil && *complaint.PartyID != *clue.PartyID:
		return bad(field, "it is about another party than the clue: %s", Key{"Party", w.agency, *complaint.PartyID})
	}
	clue.ComplaintID = &complaint.ID
	if clue.PartyID == nil {
		clue.PartyID = complaint.PartyID
	}
	if clue.BusinessID == nil {
		clue.BusinessID = complaint.BusinessID
	}
	if complaint.Kind == ComplaintKindReport { // what has to be checked came with it
		clue.CheckBy = complaint.CheckBy
	}
	return notBefore("input.receivedOn", clue.ReceivedOn, complaint.ReceivedOn, "the complaint was received")
}

// runBy checks that a clue is about a business and whoever runs it.
func (w *Writer) runBy(ctx context.Context, clue *Clue) error {
	if clue.BusinessID == nil || clue.PartyID == nil {
		return nil
	}
	business, err := readOne[FoodBusiness](ctx, w, "id = $2", "", *clue.BusinessID)
	if err == nil && business.PartyID != *clue.PartyID {
		err = bad("input.business", "it is run by another party than the clue is about: %s", Key{"Party", w.agency, business.PartyID})
	}
	return err
}

// sinceOf is the day from which the term of a clue counts: where it came from a report, what has to be checked came with that
// (令42号 18).
func (w *Writer) sinceOf(ctx context.Context, clue *Clue) (civil.Date, error) {
	if clue.ComplaintID == nil {
		return clue.ReceivedOn, nil
	}
	complaint, err := readOne[Complaint](ctx, w, "id = $2", "", *clue.ComplaintID)
	if err != nil || complaint.Kind != ComplaintKindReport {
		return clue.ReceivedOn, err
	}
	return complaint.ReceivedOn, nil
}

// clueDue is the last day for checking a clue; nil where it is not known.
func (w *Writer) clueDue(ctx context.Context, clue *Clue) (*civil.Date, error) {
	since, err := w.sinceOf(ctx, clue)
	if err != nil {
		return nil, err
	}
	due, ok := w.book.DeadlineOf("clue.check", since)
	if clue.ExtendedOn != nil {
		due, ok = w.book.ClueDue(since, *clue.ExtendedOn)
	}
	if !ok || !due.IsKnown() {
		return nil, nil
	}
	return &due.LastDay, nil
}

// checkBy is the last day for checking a report: that of its clues which has the longest term, where there are any.
func (w *Writer) checkBy(ctx context.Context, report *Complaint) (*civil.Date, error) {
	clues, err := read[Clue](ctx, w, "complaint_id = $2 AND extended_on IS NOT NULL", "ORDER BY extended_on DESC LIMIT 1", report.ID)
	if err != nil || len(clues) == 0 {
		return w.lastDay("clue.check", report.ReceivedOn), err
	}
	return w.clueDue(ctx, clues[0])
}

// behind is the complaint that goes on where a clue came from one, under lock: that which it was joined with, if it was.
func (w *Writer) behind(ctx context.Context, clue *Clue) (*Complaint, error) {
	complaint := new(Complaint)
	if err := lock(ctx, w, "input.clue", Key{"Complaint", w.agency, *clue.ComplaintID}, complaint); err != nil || complaint.MergedIntoID == nil {
		return complaint, err
	}
	head := new(Complaint)
	return head, lock(ctx, w, "input.clue", Key{"Complaint", w.agency, *complaint.MergedIntoID}, head)
}

// openClue locks a clue that is not checked yet.
func (w *Writer) openClue(ctx context.Context, field string, key Key) (*Clue, error) {
	clue := new(Clue)
	if err := lock(ctx, w, field, key, clue); err != nil {
		return nil, err
	}
	if clue.CheckedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the clue was checked on %s: %s", clue.CheckedOn, *clue.Outcome).At(field)
	}
	return clue, nil
}

// ExtendClue extends the term of a clue, once. It changes `clue`.
func ExtendClue(ctx context.Context, w *Writer, in ExtendClueInput) (Changed, error) {
	if err := first(w.past("input.extendedOn", in.ExtendedOn), said("input.reason", in.Reason, longestNote), w.readLaw(ctx)); err != nil {
		return nil, err
	}
	clue, err := w.openClue(ctx, "input.clue", in.Clue)
	if err != nil {
		return nil, err
	}
	if in.ExtendedOn.Before(clue.ReceivedOn) {
		return nil, bad("input.extendedOn", "%s is before the clue was received, %s", in.ExtendedOn, clue.ReceivedOn)
	}
	if v := w.book.CheckClueExtendedOnce(in.ExtendedOn, clue.ExtendedOn); v != nil {
		return nil, violation("input.clue", v)
	}
	if v := w.book.CheckClueTerm(in.ExtendedOn, clue.CheckBy); v != nil {
		return nil, violation("input.extendedOn", v)
	}
	clue.ExtendedOn, clue.Extension = &in.ExtendedOn, &in.Reason
	if clue.CheckBy, err = w.clueDue(ctx, clue); err != nil {
		return nil, err
	}
	if err := update(ctx, w, clue, "extended_on", "extension", "check_by"); err != nil {
		return nil, err
	}
	if clue.ComplaintID != nil {
		complaint := new(Complaint)
		if err := lock(ctx, w, "input.clue", Key{"Complaint", w.agency, *clue.ComplaintID}, complaint); err != nil {
			return nil, err
		}
		if complaint.Kind == ComplaintKindReport {
			complaint.CheckBy = clue.CheckBy
			if err := update(ctx, w, complaint, "check_by"); err != nil {
				return nil, err
			}
		}
	}
	return Changed{"clue": {keyOf(clue)}}, nil
}

// CloseClue ends a clue that leads to no case here. It changes `clue`.
func CloseClue(ctx context.Context, w *Writer, in CloseClueInput) (Changed, error) {
	if err := first(w.past("input.checkedOn", in.CheckedOn), said("input.reason", in.Reason, longestNote), w.readLaw(ctx)); err != nil {
		return nil, err
	}
	if in.Outcome == ClueOutcomeFiled {
		return nil, bad("input.outcome", "FILED has a case: file it from this clue (fileCase, `from`)")
	}
	clue, err := w.openClue(ctx, "input.clue", in.Clue)
	if err != nil {
		return nil, err
	}
	if err := notBefore("input.checkedOn", in.CheckedOn, clue.ReceivedOn, "the clue was received"); err != nil {
		return nil, err
	}
	if clue.ExtendedOn != nil {
		if err := notBefore("input.checkedOn", in.CheckedOn, *clue.ExtendedOn, "its term was extended"); err != nil {
			return nil, err
		}
	}
	clue.CheckedOn, clue.Outcome, clue.Reason = &in.CheckedOn, &in.Outcome, &in.Reason
	if err := first(update(ctx, w, clue, "checked_on", "outcome", "reason"), w.notFiled(ctx, clue)); err != nil {
		return nil, err
	}
	return Changed{"clue": {keyOf(clue)}}, nil
}

// cluesOf are the clues that a complaint led to, or one that was joined with it.
func (w *Writer) cluesOf(ctx context.Context, complaint *Complaint) ([]*Clue, error) {
	return read[Clue](ctx, w, "complaint_id IN (SELECT id FROM complaints WHERE agency_id = $1 AND (id = $2 OR merged_into_id = $2))", "ORDER BY id", complaint.ID)
}

// notFiled decides the report that a clue came from, once no clue of it is open and none led to a case: that no case is filed.
func (w *Writer) notFiled(ctx context.Context, clue *Clue) error {
	if clue.ComplaintID == nil {
		return nil
	}
	complaint, err := w.behind(ctx, clue)
	if err != nil || complaint.CaseID != nil || complaint.DecidedOn != nil {
		return err
	}
	clues, err := w.cluesOf(ctx, complaint)
	if err != nil {
		return err
	}
	var on civil.Date
	for _, c := range clues {
		switch {
		case c.CheckedOn == nil:
			return nil
		case *c.Outcome == ClueOutcomeNotFiled && c.CheckedOn.After(on):
			on = *c.CheckedOn
		}
	}
	if !on.IsValid() {
		return nil // referred to others, who decide
	}
	columns, err := w.decided(ctx, complaint, on)
	if err != nil || columns == nil {
		return err
	}
	return update(ctx, w, complaint, columns...)
}

// fromClue makes a clue the origin of a case, and with it the complaint that it came from; the case's timeline begins with it.
func (w *Writer) fromClue(ctx context.Context, filed *Case, key Key) error {
	clue, err := w.openClue(ctx, "input.from", key)
	if err != nil {
		return err
	}
	if filed.FiledOn.Before(clue.ReceivedOn) {
		return bad("input.filedOn", "%s is before the clue was received, %s", filed.FiledOn, clue.ReceivedOn)
	}
	outcome := ClueOutcomeFiled
	clue.CheckedOn, clue.Outcome, clue.CaseID = &filed.FiledOn, &outcome, &filed.ID
	if err := first(
		update(ctx, w, clue, "checked_on", "outcome", "case_id"),
		insert(ctx, w, &CaseEvent{CaseID: filed.ID, Kind: CaseEventKindClueReceived, OccurredOn: clue.ReceivedOn}),
	); err != nil || clue.ComplaintID == nil {
		return err
	}
	complaint, err := w.behind(ctx, clue)
	if err != nil || complaint.CaseID != nil { // another clue of the same complaint led to a case
		return err
	}
	return linkOrigin(ctx, w, filed, keyOf(complaint), complaint, &complaint.CaseID,
		func() ([]string, error) { return w.fromComplaint(ctx, filed, complaint) })
}

package db

import (
	"context"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/problem"
)

// Clue is information that may become a case. It must be checked within a term (令42号 18). complaints.RecordClue writes it.
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
	CheckBy     *civil.Date  `bun:"check_by,type:date"` // the last day of the term; nil if it is not known
	ExtendedOn  *civil.Date  `bun:"extended_on,type:date"`
	Extension   *string      `bun:"extension"` // why the term was extended
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

// clueTermStart returns the day on which the term of a clue begins (令42号 18); the day itself is not counted (law.DeadlineOf). It is the day on
// which the report (举报) that the clue came from was received. For a clue of a complaint (投诉), or of neither, it is the day on which the clue
// was received: the article speaks of reports alone.
func (w *Writer) clueTermStart(ctx context.Context, clue *Clue) (civil.Date, error) {
	if clue.ComplaintID == nil {
		return clue.ReceivedOn, nil
	}
	complaint, err := ReadOne[Complaint](ctx, w, "id = $2", "", *clue.ComplaintID)
	if err != nil {
		return civil.Date{}, err
	}
	if complaint.Kind != ComplaintKindReport {
		return clue.ReceivedOn, nil
	}
	return complaint.ReceivedOn, nil
}

// LastDayForClue returns the last day for checking a clue, with its extension; nil if it is not known.
func (w *Writer) LastDayForClue(ctx context.Context, clue *Clue) (*civil.Date, error) {
	from, err := w.clueTermStart(ctx, clue)
	if err != nil {
		return nil, err
	}
	due, ok := w.book.DeadlineOf("clue.check", from)
	if clue.ExtendedOn != nil {
		due, ok = w.book.ClueDue(from, *clue.ExtendedOn)
	}
	if !ok || !due.IsKnown() {
		return nil, nil
	}
	return &due.LastDay, nil
}

// LockOpenClue reads a clue under lock. Returns NOT_FOUND if there is no such clue, and CONFLICT if the clue was checked already.
func (w *Writer) LockOpenClue(ctx context.Context, field string, key Key) (*Clue, error) {
	clue := new(Clue)
	if err := Lock(ctx, w, field, key, clue); err != nil {
		return nil, err
	}
	if clue.CheckedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the clue was checked on %s: %s", clue.CheckedOn, *clue.Outcome).At(field)
	}
	return clue, nil
}

// LockReportOfClue locks and returns the complaint that a clue came from, or the complaint into which that complaint was merged. The clue
// must have a complaint.
func (w *Writer) LockReportOfClue(ctx context.Context, clue *Clue) (*Complaint, error) {
	complaint := new(Complaint)
	if err := Lock(ctx, w, "input.clue", Key{"Complaint", w.agency, *clue.ComplaintID}, complaint); err != nil || complaint.MergedIntoID == nil {
		return complaint, err
	}
	target := new(Complaint)
	return target, Lock(ctx, w, "input.clue", Key{"Complaint", w.agency, *complaint.MergedIntoID}, target)
}

// ReadCluesOfComplaint returns the clues that came from a complaint, or from complaints that were merged into it.
func (w *Writer) ReadCluesOfComplaint(ctx context.Context, complaint *Complaint) ([]*Clue, error) {
	return Read[Clue](ctx, w, "complaint_id IN (SELECT id FROM complaints WHERE agency_id = $1 AND (id = $2 OR merged_into_id = $2))", "ORDER BY id", complaint.ID)
}

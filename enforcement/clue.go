package enforcement

import (
	"context"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/problem"
)

var clueNumbers = db.NumberSeriesOf("CLUE", "线索", "clues", "clue_no")

// RecordClue records a clue, which is to be checked within a term. It changes `clue`.
func RecordClue(ctx context.Context, w *db.Writer, in RecordClueInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireExists(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		db.RequireTextIfGiven("input.clueNo", in.ClueNo, db.MaxNo),
		db.RequireText("input.text", in.Text, db.MaxText),
		w.RequireNotFuture("input.receivedOn", in.ReceivedOn),
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	clue := &db.Clue{UnitID: in.Unit.ID, Source: in.Source, Field: in.Field, Text: in.Text, ReceivedOn: in.ReceivedOn, CheckBy: w.LastDay("clue.check", in.ReceivedOn)}
	if in.Party != nil {
		if err := w.RequireExists(ctx, "input.party", *in.Party, "Party", (*db.Party)(nil)); err != nil {
			return nil, err
		}
		clue.PartyID = &in.Party.ID
	}
	if in.Business != nil {
		if err := w.RequireExists(ctx, "input.business", *in.Business, "FoodBusiness", (*db.FoodBusiness)(nil)); err != nil {
			return nil, err
		}
		clue.BusinessID = &in.Business.ID
	}
	if in.Complaint != nil {
		if err := ofComplaint(ctx, w, clue, *in.Complaint); err != nil {
			return nil, err
		}
	}
	if err := runBy(ctx, w, clue); err != nil {
		return nil, err
	}
	var err error
	if clue.ClueNo, err = w.Number(ctx, clueNumbers, in.ReceivedOn.Year, "input.clueNo", in.ClueNo); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, clue); err != nil {
		return nil, db.RetryIfTaken(err, in.ClueNo, "clues_clue_no_key")
	}
	return db.Changed{"clue": {db.KeyOf(clue)}}, nil
}

// ofComplaint makes a complaint the origin of a clue, which is about the same party and business.
func ofComplaint(ctx context.Context, w *db.Writer, clue *db.Clue, key db.Key) error {
	const field = "input.complaint"
	complaint := new(db.Complaint)
	if err := db.Lock(ctx, w, field, key, complaint); err != nil {
		return err
	}
	switch {
	case complaint.MergedIntoID != nil:
		return problem.Errorf(problem.Conflict, "it was joined with %s: the clue comes from that one", db.Key{Type: "Complaint", Agency: w.Agency(), ID: *complaint.MergedIntoID}).At(field)
	case complaint.Kind == db.ComplaintKindReport && complaint.DecidedOn != nil && complaint.CaseID == nil:
		return problem.Errorf(problem.Conflict, "it was decided on %s that no case is filed upon it: record what is known since without it, or as a report of its own", complaint.DecidedOn).At(field)
	case complaint.PartyID != nil && clue.PartyID != nil && *complaint.PartyID != *clue.PartyID:
		return db.BadInput(field, "it is about another party than the clue: %s", db.Key{Type: "Party", Agency: w.Agency(), ID: *complaint.PartyID})
	}
	clue.ComplaintID = &complaint.ID
	if clue.PartyID == nil {
		clue.PartyID = complaint.PartyID
	}
	if clue.BusinessID == nil {
		clue.BusinessID = complaint.BusinessID
	}
	if complaint.Kind == db.ComplaintKindReport { // what has to be checked came with it
		clue.CheckBy = complaint.CheckBy
	}
	return db.RequireNotBefore("input.receivedOn", clue.ReceivedOn, complaint.ReceivedOn, "the complaint was received")
}

// runBy checks that a clue is about a business and whoever runs it.
func runBy(ctx context.Context, w *db.Writer, clue *db.Clue) error {
	if clue.BusinessID == nil || clue.PartyID == nil {
		return nil
	}
	business, err := db.ReadOne[db.FoodBusiness](ctx, w, "id = $2", "", *clue.BusinessID)
	if err == nil && business.PartyID != *clue.PartyID && business.IsRunByPartyOn(clue.ReceivedOn) {
		err = db.BadInput("input.business", "it is run by another party than the clue is about: %s", db.Key{Type: "Party", Agency: w.Agency(), ID: business.PartyID})
	}
	return err
}

// openClue locks a clue that is not checked yet.
func openClue(ctx context.Context, w *db.Writer, field string, key db.Key) (*db.Clue, error) {
	clue := new(db.Clue)
	if err := db.Lock(ctx, w, field, key, clue); err != nil {
		return nil, err
	}
	if clue.CheckedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the clue was checked on %s: %s", clue.CheckedOn, *clue.Outcome).At(field)
	}
	return clue, nil
}

// ExtendClue extends the term of a clue, once. It changes `clue`.
func ExtendClue(ctx context.Context, w *db.Writer, in ExtendClueInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireNotFuture("input.extendedOn", in.ExtendedOn), db.RequireText("input.reason", in.Reason, db.MaxNote), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	clue, err := openClue(ctx, w, "input.clue", in.Clue)
	if err != nil {
		return nil, err
	}
	if in.ExtendedOn.Before(clue.ReceivedOn) {
		return nil, db.BadInput("input.extendedOn", "%s is before the clue was received, %s", in.ExtendedOn, clue.ReceivedOn)
	}
	if v := w.Law().CheckClueExtendedOnce(in.ExtendedOn, clue.ExtendedOn); v != nil {
		return nil, db.Violates("input.clue", v)
	}
	if v := w.Law().CheckClueTerm(in.ExtendedOn, clue.CheckBy); v != nil {
		return nil, db.Violates("input.extendedOn", v)
	}
	clue.ExtendedOn, clue.Extension = &in.ExtendedOn, &in.Reason
	if clue.CheckBy, err = w.ClueDue(ctx, clue); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, clue, "extended_on", "extension", "check_by"); err != nil {
		return nil, err
	}
	if clue.ComplaintID != nil {
		complaint := new(db.Complaint)
		if err := db.Lock(ctx, w, "input.clue", db.Key{Type: "Complaint", Agency: w.Agency(), ID: *clue.ComplaintID}, complaint); err != nil {
			return nil, err
		}
		if complaint.Kind == db.ComplaintKindReport {
			complaint.CheckBy = clue.CheckBy
			if err := db.Update(ctx, w, complaint, "check_by"); err != nil {
				return nil, err
			}
		}
	}
	return db.Changed{"clue": {db.KeyOf(clue)}}, nil
}

// CloseClue ends a clue that leads to no case here. It changes `clue`.
func CloseClue(ctx context.Context, w *db.Writer, in CloseClueInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireNotFuture("input.checkedOn", in.CheckedOn), db.RequireText("input.reason", in.Reason, db.MaxNote), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	if in.Outcome == db.ClueOutcomeFiled {
		return nil, db.BadInput("input.outcome", "FILED has a case: file it from this clue (fileCase, `from`)")
	}
	clue, err := openClue(ctx, w, "input.clue", in.Clue)
	if err != nil {
		return nil, err
	}
	if err := db.RequireNotBefore("input.checkedOn", in.CheckedOn, clue.ReceivedOn, "the clue was received"); err != nil {
		return nil, err
	}
	if clue.ExtendedOn != nil {
		if err := db.RequireNotBefore("input.checkedOn", in.CheckedOn, *clue.ExtendedOn, "its term was extended"); err != nil {
			return nil, err
		}
	}
	clue.CheckedOn, clue.Outcome, clue.Reason = &in.CheckedOn, &in.Outcome, &in.Reason
	if err := db.CheckAll(db.Update(ctx, w, clue, "checked_on", "outcome", "reason"), notFiled(ctx, w, clue)); err != nil {
		return nil, err
	}
	return db.Changed{"clue": {db.KeyOf(clue)}}, nil
}

// notFiled decides the report that a clue came from, once no clue of it is open and none led to a case: that no case is filed.
func notFiled(ctx context.Context, w *db.Writer, clue *db.Clue) error {
	if clue.ComplaintID == nil {
		return nil
	}
	complaint, err := w.ReportBehind(ctx, clue)
	if err != nil || complaint.CaseID != nil || complaint.DecidedOn != nil {
		return err
	}
	clues, err := w.CluesOf(ctx, complaint)
	if err != nil {
		return err
	}
	var on civil.Date
	for _, c := range clues {
		switch {
		case c.CheckedOn == nil:
			return nil
		case *c.Outcome == db.ClueOutcomeNotFiled && c.CheckedOn.After(on):
			on = *c.CheckedOn
		}
	}
	if !on.IsValid() {
		return nil // referred to others, who decide
	}
	columns, err := w.DecideReport(ctx, complaint, on)
	if err != nil || columns == nil {
		return err
	}
	return db.Update(ctx, w, complaint, columns...)
}

// countClueTerms computes the terms of open clues that have none yet.
func countClueTerms(ctx context.Context, w *db.Writer) error {
	clues, err := db.Read[db.Clue](ctx, w, "check_by IS NULL AND checked_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, c := range clues {
		if c.CheckBy, err = w.ClueDue(ctx, c); err != nil {
			return err
		}
		if c.CheckBy == nil {
			continue
		}
		if err := db.Update(ctx, w, c, "check_by"); err != nil {
			return err
		}
	}
	return nil
}

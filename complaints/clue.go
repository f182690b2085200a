package complaints

import (
	"context"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/problem"
)

var clueNumbers = db.NewNumberSeries("CLUE", "线索", "clues", "clue_no")

// RecordClue records a clue, with the day by which it has to be checked. Payload: `clue`. Returns CONFLICT where the number of the clue is
// taken, and where its complaint was merged into another complaint or decided without a case.
func RecordClue(ctx context.Context, w *db.Writer, in RecordClueInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireExists(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		input.RequireTextIfGiven("input.clueNo", in.ClueNo, input.MaxNumber),
		input.RequireText("input.text", in.Text, input.MaxText),
		w.RequireExistsIfGiven(ctx, "input.party", in.Party, "Party", (*db.Party)(nil)),
		w.RequireExistsIfGiven(ctx, "input.business", in.Business, "FoodBusiness", (*db.FoodBusiness)(nil)),
		w.RequireNotFuture("input.receivedOn", in.ReceivedOn),
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	clue := &db.Clue{
		UnitID: in.Unit.ID, Source: in.Source, Field: in.Field, Text: in.Text, PartyID: db.IDIfGiven(in.Party), BusinessID: db.IDIfGiven(in.Business),
		ReceivedOn: in.ReceivedOn, CheckBy: w.LastDay("clue.check", in.ReceivedOn),
	}
	if in.Complaint != nil {
		if err := setComplaint(ctx, w, clue, *in.Complaint); err != nil {
			return nil, err
		}
	}
	if err := checkPartyOfBusiness(ctx, w, clue); err != nil {
		return nil, err
	}
	var err error
	if clue.ClueNo, err = w.DrawNumber(ctx, clueNumbers, in.ReceivedOn.Year, "input.clueNo", in.ClueNo); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, clue); err != nil {
		return nil, db.RetryIfTaken(err, in.ClueNo, "clues_clue_no_key")
	}
	return db.Payload{"clue": {db.KeyOf(clue)}}, nil
}

// setComplaint makes a complaint the source of a clue. A clue without a party or a business takes the party or the business of the
// complaint. A clue of a report takes the report's term of checking. Returns CONFLICT where the complaint was merged into another complaint or decided without a case.
func setComplaint(ctx context.Context, w *db.Writer, clue *db.Clue, key db.Key) error {
	const field = "input.complaint"
	complaint := new(db.Complaint)
	if err := db.Lock(ctx, w, field, key, complaint); err != nil {
		return err
	}
	isReport := complaint.Kind == db.ComplaintKindReport
	switch {
	case complaint.MergedIntoID != nil:
		return problem.Errorf(problem.Conflict, "it was merged into %s: give that complaint", db.Key{Type: "Complaint", Agency: w.Agency(), ID: *complaint.MergedIntoID}).At(field)
	case isReport && complaint.DecidedOn != nil && complaint.CaseID == nil:
		return problem.Errorf(problem.Conflict, "it was decided on %s that no case is filed upon it: record what is known since without it, or as a report of its own", complaint.DecidedOn).At(field)
	case complaint.PartyID != nil && clue.PartyID != nil && *complaint.PartyID != *clue.PartyID:
		return input.Fault(field, "it is about another party than the clue: %s", db.Key{Type: "Party", Agency: w.Agency(), ID: *complaint.PartyID})
	}
	clue.ComplaintID = &complaint.ID
	if clue.PartyID == nil {
		clue.PartyID = complaint.PartyID
	}
	if clue.BusinessID == nil {
		clue.BusinessID = complaint.BusinessID
	}
	if isReport { // the term has run since the report was received
		clue.CheckBy = complaint.CheckBy
	}
	return input.RequireNotBefore("input.receivedOn", clue.ReceivedOn, complaint.ReceivedOn, "the complaint was received")
}

// checkPartyOfBusiness checks that the party of a clue runs the business of the clue, where the clue has both.
func checkPartyOfBusiness(ctx context.Context, w *db.Writer, clue *db.Clue) error {
	if clue.BusinessID == nil || clue.PartyID == nil {
		return nil
	}
	business, err := db.ReadOne[db.FoodBusiness](ctx, w, "id = $2", "", *clue.BusinessID)
	if err == nil && business.PartyID != *clue.PartyID && business.IsRunByPartyOn(clue.ReceivedOn) {
		err = input.Fault("input.business", "it is run by another party than the clue is about: %s", db.Key{Type: "Party", Agency: w.Agency(), ID: business.PartyID})
	}
	return err
}

// ExtendClue extends the term for checking a clue. Payload: `clue`. Returns CONFLICT where the clue was checked, and RULE_VIOLATION where
// the term was extended before or has ended.
func ExtendClue(ctx context.Context, w *db.Writer, in ExtendClueInput) (db.Payload, error) {
	if err := input.CheckAll(w.RequireNotFuture("input.extendedOn", in.ExtendedOn), input.RequireText("input.reason", in.Reason, input.MaxNote), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	clue, err := w.LockOpenClue(ctx, "input.clue", in.Clue)
	if err != nil {
		return nil, err
	}
	if err := input.CheckAll(
		input.RequireNotBefore("input.extendedOn", in.ExtendedOn, clue.ReceivedOn, "the clue was received"),
		input.RequireLawful("input.clue", w.Law().CheckClueExtendedOnce(in.ExtendedOn, clue.ExtendedOn)),
		input.RequireLawful("input.extendedOn", w.Law().CheckClueTerm(in.ExtendedOn, clue.CheckBy)),
	); err != nil {
		return nil, err
	}
	clue.ExtendedOn, clue.Extension = &in.ExtendedOn, &in.Reason
	if clue.CheckBy, err = w.LastDayForClue(ctx, clue); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, clue, "extended_on", "extension", "check_by"); err != nil {
		return nil, err
	}
	if err := setTermOfReport(ctx, w, clue); err != nil {
		return nil, err
	}
	return db.Payload{"clue": {db.KeyOf(clue)}}, nil
}

// setTermOfReport gives the report that a clue came from the same term of checking. Where that report was merged into another, the other is
// decided upon the clue too, and its term does not end before that of the clue.
func setTermOfReport(ctx context.Context, w *db.Writer, clue *db.Clue) error {
	if clue.ComplaintID == nil {
		return nil
	}
	source := new(db.Complaint)
	if err := db.Lock(ctx, w, "input.clue", db.Key{Type: "Complaint", Agency: w.Agency(), ID: *clue.ComplaintID}, source); err != nil {
		return err
	}
	if source.Kind != db.ComplaintKindReport {
		return nil
	}
	source.CheckBy = clue.CheckBy
	if err := db.Update(ctx, w, source, "check_by"); err != nil || source.MergedIntoID == nil {
		return err
	}
	report, err := w.LockReportOfClue(ctx, clue)
	if err != nil || report.DecidedOn != nil || report.CheckBy == nil || clue.CheckBy != nil && !clue.CheckBy.After(*report.CheckBy) {
		return err
	}
	report.CheckBy = clue.CheckBy
	return db.Update(ctx, w, report, "check_by")
}

// CloseClue closes a clue that leads to no case in this bureau. Payload: `clue`. Returns CONFLICT where the clue was checked before.
func CloseClue(ctx context.Context, w *db.Writer, in CloseClueInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireNotFuture("input.checkedOn", in.CheckedOn),
		input.FaultIf(in.Outcome == db.ClueOutcomeFiled, "input.outcome", "FILED has a case: file it from this clue (fileCase, `from`)"),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	clue, err := w.LockOpenClue(ctx, "input.clue", in.Clue)
	if err != nil {
		return nil, err
	}
	if err := input.RequireNotBefore("input.checkedOn", in.CheckedOn, clue.ReceivedOn, "the clue was received"); err != nil {
		return nil, err
	}
	if clue.ExtendedOn != nil {
		if err := input.RequireNotBefore("input.checkedOn", in.CheckedOn, *clue.ExtendedOn, "its term was extended"); err != nil {
			return nil, err
		}
	}
	clue.CheckedOn, clue.Outcome, clue.Reason = &in.CheckedOn, &in.Outcome, &in.Reason
	if err := db.Update(ctx, w, clue, "checked_on", "outcome", "reason"); err != nil {
		return nil, err
	}
	if err := decideReportWithoutCase(ctx, w, clue); err != nil {
		return nil, err
	}
	return db.Payload{"clue": {db.KeyOf(clue)}}, nil
}

// decideReportWithoutCase records, of the report that a clue came from, the decision that no case is filed, once all clues of the report are checked and none led to a
// case: where one did, filing that case has written it into the report (CaseID). The day is that of the last clue upon which no case was filed. Nothing is
// decided where every clue was referred to other authorities, which decide themselves.
func decideReportWithoutCase(ctx context.Context, w *db.Writer, clue *db.Clue) error {
	if clue.ComplaintID == nil {
		return nil
	}
	complaint, err := w.LockReportOfClue(ctx, clue)
	if err != nil || complaint.CaseID != nil || complaint.DecidedOn != nil {
		return err
	}
	clues, err := w.ReadCluesOfComplaint(ctx, complaint)
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
		return nil
	}
	columns, err := w.SetReportDecided(ctx, complaint, on)
	if err != nil || columns == nil {
		return err
	}
	return db.Update(ctx, w, complaint, columns...)
}

// ComputeClueTerms computes, once the working days of a year are known, the terms of open clues that have none yet.
func ComputeClueTerms(ctx context.Context, w *db.Writer, _ int) error {
	clues, err := db.Read[db.Clue](ctx, w, "check_by IS NULL AND checked_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, c := range clues {
		if c.CheckBy, err = w.LastDayForClue(ctx, c); err != nil {
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

package enforcement

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

var caseNumbers = db.NumberSeriesOf("CASE", "案", "cases", "case_no")

// FileCase files a case: party, officers and the first entry of the timeline with it. It changes `case`.
func FileCase(ctx context.Context, w *db.Writer, in FileCaseInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.unit", in.Unit, "Unit"),
		db.RequireTextIfGiven("input.caseNo", in.CaseNo, db.MaxNo),
		db.RequireText("input.cause", in.Cause, db.MaxCause),
		db.RequireTextIfGiven("input.facts", in.Facts, db.MaxFacts),
		db.RequireMoneyIfGiven("input.valueOfGoods", in.ValueOfGoods),
		db.RequireMoneyIfGiven("input.illegalGains", in.IllegalGains),
		w.RequireNotFuture("input.filedOn", in.FiledOn),
		checkDiscovered(in),
	); err != nil {
		return nil, err
	}
	agency, err := w.AgencyOfUnit(ctx, in.Unit)
	if err != nil {
		return nil, err
	}
	if err := db.CheckAll(w.ReadLaw(ctx), checkLimitation(w, in)); err != nil {
		return nil, err
	}
	if err := checkOfficers(ctx, w, "input.officers", in.Officers, in.FiledOn); err != nil {
		return nil, err
	}
	if in.Business != nil {
		if err := w.RequireExists(ctx, "input.business", *in.Business, "FoodBusiness", (*db.FoodBusiness)(nil)); err != nil {
			return nil, err
		}
	}
	party, err := w.PartyOf(ctx, in.Party, in.NewParty)
	if err != nil {
		return nil, err
	}
	scene, err := sceneOf(ctx, w, in)
	if err != nil {
		return nil, err
	}
	filed := &db.Case{
		UnitID: &in.Unit.ID, Field: in.Field, Source: in.Source, Procedure: in.Procedure, Cause: in.Cause, Facts: in.Facts,
		Status: db.CaseStatusFiled, PartyID: party, ValueOfGoods: in.ValueOfGoods, IllegalGains: in.IllegalGains,
		ActEndedOn: in.ActEndedOn, HarmsSafety: in.HarmsSafety, DiscoveredOn: in.DiscoveredOn, FiledOn: in.FiledOn,
	}
	filed.BusinessID = scene
	if filed.CaseNo, err = w.NumberOf(ctx, caseNumbers, agency, in.FiledOn.Year, "input.caseNo", in.CaseNo); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, filed); err != nil {
		return nil, db.RetryIfTaken(err, in.CaseNo, "cases_case_no_key")
	}
	if in.From != nil {
		// Another party than is on record at the scene may be behind it only where the scene is named.
		asked := *filed
		if asked.BusinessID = nil; in.Business != nil {
			asked.BusinessID = &in.Business.ID
		}
		if err := originOf(ctx, w, &asked, *in.From); err != nil {
			return nil, err
		}
	}
	var on []db.CaseOfficer
	for _, officer := range in.Officers {
		on = append(on, db.CaseOfficer{AgencyID: w.Agency(), CaseID: filed.ID, OfficerID: officer.ID})
	}
	if _, err := w.Tx().NewInsert().Model(&on).Exec(ctx); err != nil {
		return nil, fmt.Errorf("put officers on the case: %w", err)
	}
	if err := db.Insert(ctx, w, &db.CaseEvent{CaseID: filed.ID, Kind: db.CaseEventKindFiled, OccurredOn: in.FiledOn}); err != nil {
		return nil, err
	}
	p := &lockedCase{w: w, current: filed, state: law.CaseState{Steps: []law.TakenStep{{Step: law.Filed, On: in.FiledOn}}}}
	if err := p.moveDeadlines(ctx, law.Filed, in.FiledOn, nil); err != nil {
		return nil, err
	}
	return db.Changed{"case": {db.KeyOf(filed)}}, nil
}

// checkLimitation checks that the act was found in time (行政处罚法 36): by the day it was discovered, or filed where that is
// not told.
func checkLimitation(w *db.Writer, in FileCaseInput) error {
	found := in.FiledOn
	if in.DiscoveredOn != nil {
		found = *in.DiscoveredOn
	}
	switch {
	case in.ActEndedOn == nil:
		return nil
	case in.ActEndedOn.After(found):
		return db.BadInput("input.actEndedOn", "%s is after the act was found, %s: leave it out while the act goes on", in.ActEndedOn, found)
	}
	if err := db.RequireDay("input.actEndedOn", *in.ActEndedOn); err != nil {
		return err
	}
	if v := w.Law().CheckLimitation(*in.ActEndedOn, found, in.HarmsSafety); v != nil {
		return db.Violates("input.actEndedOn", v)
	}
	return nil
}

func checkDiscovered(in FileCaseInput) error {
	if in.DiscoveredOn == nil {
		return nil
	}
	if in.DiscoveredOn.After(in.FiledOn) {
		return db.BadInput("input.discoveredOn", "%s is after the day of filing, %s", in.DiscoveredOn, in.FiledOn)
	}
	return db.RequireDay("input.discoveredOn", *in.DiscoveredOn)
}

// checkOfficers checks that there are two or more officers, each with a certificate valid on the day.
func checkOfficers(ctx context.Context, w *db.Writer, field string, officers []db.Key, on civil.Date) error {
	if err := db.RequireDistinct(field, officers, 0, "officers", db.KeyItself); err != nil {
		return err
	}
	if v := law.CheckOfficers(len(officers)); v != nil {
		return db.Violates(field, v)
	}
	return w.RequireCertified(ctx, field, officers, on)
}

// lockCase reads a case that nobody else changes until the transaction ends.
func lockCaseRow(ctx context.Context, w *db.Writer, id int64) (*db.Case, error) {
	return db.ReadOne[db.Case](ctx, w, "id = $2", "FOR UPDATE", id)
}

// AssignOfficers puts further officers on a case. It changes `case`.
func AssignOfficers(ctx context.Context, w *db.Writer, in AssignOfficersInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		w.RequireNotFuture("input.on", in.On),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
		db.RequireDistinct("input.officers", in.Officers, 1, "officers", db.KeyItself),
		w.RequireCertified(ctx, "input.officers", in.Officers, in.On),
	); err != nil {
		return nil, err
	}
	p, err := loadCase(ctx, w, in.Case, nil)
	if err != nil {
		return nil, err
	}
	hearings, err := db.Read[db.Hearing](ctx, w, "case_id = $2", "ORDER BY id", p.current.ID)
	if err != nil {
		return nil, err
	}
	for _, hearing := range hearings {
		i := slices.Index(in.Officers, db.Key{Type: "Officer", Agency: w.Agency(), ID: hearing.ChairID})
		if v := law.CheckNotChair(i >= 0); v != nil {
			return nil, db.Violates(db.Element("input.officers", i), v)
		}
	}
	if err := p.recordSideEvent(ctx, "input.case", law.OfficersAssigned, in.On, in.Note); err != nil {
		return nil, err
	}
	var on []db.CaseOfficer
	for _, officer := range in.Officers {
		on = append(on, db.CaseOfficer{AgencyID: w.Agency(), CaseID: p.current.ID, OfficerID: officer.ID})
	}
	if _, err := w.Tx().NewInsert().Model(&on).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
		return nil, fmt.Errorf("put officers on the case: %w", err)
	}
	return p.changedCase(), nil
}

// checkOnCase checks that two officers of the case have certificates that are valid on the day of a step (行政处罚法 42).
func (p *lockedCase) checkOnCase(ctx context.Context, field string, step law.Step, on civil.Date) error {
	var valid int
	err := p.w.Tx().Tx.QueryRowContext(ctx, `SELECT count(*) FROM case_officers c JOIN officers o ON o.agency_id = c.agency_id AND o.id = c.officer_id
		WHERE c.agency_id = $1 AND c.case_id = $2 AND o.certified_from <= $3 AND (o.certified_until IS NULL OR o.certified_until >= $3)`,
		p.w.Agency(), p.current.ID, on.String()).Scan(&valid)
	if err != nil {
		return fmt.Errorf("read officers: %w", err)
	}
	if v := law.CheckOfficersOfCase(step, on, valid); v != nil {
		return db.Violates(field, v)
	}
	return nil
}

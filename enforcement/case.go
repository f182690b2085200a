package enforcement

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
	"docket/origin"
)

var caseNumbers = db.NewNumberSeries("CASE", "案", "cases", "case_no")

// FileCase files a case with its officers, the first entry of its timeline and the deadline of its decision. It adds the party where the
// party is new, and links the record that the case was filed from. Payload: `case`. Returns CONFLICT where the number of the case is taken,
// and where no case can be filed from that record any more; see origin.Link.
func FileCase(ctx context.Context, w *db.Writer, in FileCaseInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.unit", in.Unit, "Unit"),
		input.RequireTextIfGiven("input.caseNo", in.CaseNo, input.MaxNumber),
		input.RequireText("input.cause", in.Cause, input.MaxCause),
		input.RequireTextIfGiven("input.facts", in.Facts, input.MaxFacts),
		w.RequireExistsIfGiven(ctx, "input.business", in.Business, "FoodBusiness", (*db.FoodBusiness)(nil)),
		input.RequireMoneyIfGiven("input.valueOfGoods", in.ValueOfGoods),
		input.RequireMoneyIfGiven("input.illegalGains", in.IllegalGains),
		w.RequireNotFuture("input.filedOn", in.FiledOn),
		checkDiscovered(in),
	); err != nil {
		return nil, err
	}
	agency, unknownUnit := w.AgencyOfUnit(ctx, in.Unit)
	unreadLaw := w.ReadLaw(ctx) // checkLimitation needs it
	if err := input.CheckAll(unknownUnit, checkOfficers(ctx, w, "input.officers", in.Officers, in.FiledOn), unreadLaw, checkLimitation(w, in)); err != nil {
		return nil, err
	}
	filed, err := newCase(ctx, w, in)
	if err != nil {
		return nil, err
	}
	if filed.CaseNo, err = w.DrawNumberFor(ctx, caseNumbers, agency, in.FiledOn.Year, "input.caseNo", in.CaseNo); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, filed); err != nil {
		return nil, db.RetryIfTaken(err, in.CaseNo, "cases_case_no_key")
	}
	if in.From != nil {
		if err := origin.Link(ctx, w, filed, db.IDIfGiven(in.Business), *in.From); err != nil {
			return nil, err
		}
	}
	if err := addOfficers(ctx, w, filed, in.Officers); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, &db.CaseEvent{CaseID: filed.ID, Kind: db.CaseEventKindFiled, OccurredOn: in.FiledOn, OfficerID: lockedcase.ActingOfficer(ctx, w)}); err != nil {
		return nil, err
	}
	locked := lockedcase.New(w, filed)
	if err := locked.AddDecisionDeadline(ctx); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// newCase returns the case that an input describes, without its number. It adds the party where the party is not on record.
func newCase(ctx context.Context, w *db.Writer, in FileCaseInput) (*db.Case, error) {
	party, err := w.PartyOf(ctx, in.Party, in.NewParty)
	if err != nil {
		return nil, err
	}
	business := db.IDIfGiven(in.Business)
	if business == nil && in.From != nil {
		if business, err = origin.BusinessOf(ctx, w, *in.From); err != nil {
			return nil, err
		}
	}
	return &db.Case{
		UnitID: &in.Unit.ID, Field: in.Field, Source: in.Source, Procedure: in.Procedure, Cause: in.Cause, Facts: in.Facts,
		Status: db.CaseStatusFiled, PartyID: party, BusinessID: business, ValueOfGoods: in.ValueOfGoods, IllegalGains: in.IllegalGains,
		ActEndedOn: in.ActEndedOn, HarmsSafety: in.HarmsSafety, DiscoveredOn: in.DiscoveredOn, FiledOn: in.FiledOn,
	}, nil
}

// checkLimitation checks that an act that has ended was found in time (行政处罚法 36). It was found on the day of discovery, or on the day
// of filing where no discovery is on record.
func checkLimitation(w *db.Writer, in FileCaseInput) error {
	const field = "input.actEndedOn"
	if in.ActEndedOn == nil {
		return nil
	}
	if err := input.RequireDay(field, *in.ActEndedOn); err != nil {
		return err
	}
	found := in.FiledOn
	if in.DiscoveredOn != nil {
		found = *in.DiscoveredOn
	}
	if in.ActEndedOn.After(found) {
		return input.Fault(field, "%s is after the act was found, %s: leave it out while the act goes on", in.ActEndedOn, found)
	}
	return input.RequireLawful(field, w.Law().CheckLimitation(*in.ActEndedOn, found, in.HarmsSafety))
}

// checkDiscovered checks that the day of discovery, where it is given, is not after the day of filing.
func checkDiscovered(in FileCaseInput) error {
	if in.DiscoveredOn == nil {
		return nil
	}
	return input.CheckAll(
		input.FaultIf(in.DiscoveredOn.After(in.FiledOn), "input.discoveredOn", "%s is after the day of filing, %s", in.DiscoveredOn, in.FiledOn),
		input.RequireDay("input.discoveredOn", *in.DiscoveredOn),
	)
}

// checkOfficers checks that there are two officers or more, all different, each with a certificate valid on the day (行政处罚法 42).
func checkOfficers(ctx context.Context, w *db.Writer, field string, officers []db.Key, on civil.Date) error {
	if err := input.CheckAll(input.RequireDistinctKeys(field, officers, 0, "officers"), input.RequireLawful(field, law.CheckOfficers(len(officers)))); err != nil {
		return err
	}
	return w.RequireCertified(ctx, field, officers, on)
}

// addOfficers puts officers on a case. It skips officers who are on the case already.
func addOfficers(ctx context.Context, w *db.Writer, c *db.Case, officers []db.Key) error {
	rows := make([]db.CaseOfficer, len(officers))
	for i, officer := range officers {
		rows[i] = db.CaseOfficer{AgencyID: w.Agency(), CaseID: c.ID, OfficerID: officer.ID}
	}
	if _, err := w.Tx().NewInsert().Model(&rows).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
		return fmt.Errorf("put officers on the case: %w", err)
	}
	return nil
}

// AssignOfficers puts further officers on a case. Payload: `case`. Returns RULE_VIOLATION for an officer without a valid certificate
// (行政处罚法 42), for the chair of a hearing of the case (64), and for an officer who reviewed it.
func AssignOfficers(ctx context.Context, w *db.Writer, in AssignOfficersInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		w.RequireNotFuture("input.on", in.On),
		input.RequireDistinctKeys("input.officers", in.Officers, 1, "officers"),
		w.RequireCertified(ctx, "input.officers", in.Officers, in.On),
		input.RequireTextIfGiven("input.note", in.Note, input.MaxNote),
	); err != nil {
		return nil, err
	}
	locked, err := lockedcase.Load(ctx, w, in.Case, nil)
	if err != nil {
		return nil, err
	}
	hearings, err := db.Read[db.Hearing](ctx, w, "case_id = $2", "ORDER BY id", locked.Current.ID)
	if err != nil {
		return nil, err
	}
	for _, hearing := range hearings {
		i := slices.Index(in.Officers, db.Key{Type: "Officer", Agency: w.Agency(), ID: hearing.ChairID})
		if err := input.RequireLawful(input.ElementPath("input.officers", i), law.CheckNotChair(i >= 0)); err != nil {
			return nil, err
		}
	}
	for _, event := range locked.Events {
		if event.Kind != db.CaseEventKindReviewed || event.OfficerID == nil {
			continue
		}
		i := slices.Index(in.Officers, db.Key{Type: "Officer", Agency: w.Agency(), ID: *event.OfficerID})
		if err := input.RequireLawful(input.ElementPath("input.officers", i), law.CheckNotReviewer(i >= 0)); err != nil {
			return nil, err
		}
	}
	if err := locked.RecordSideEvent(ctx, "input.case", law.OfficersAssigned, in.On, in.Note); err != nil {
		return nil, err
	}
	if err := addOfficers(ctx, w, locked.Current, in.Officers); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// hasOfficer reports whether an officer is on the case.
func hasOfficer(ctx context.Context, locked *lockedcase.Case, officer int64) (bool, error) {
	has, err := locked.Writer.Tx().NewSelect().Model((*db.CaseOfficer)(nil)).Where("agency_id = ?", locked.Writer.Agency()).Where("case_id = ?", locked.Current.ID).
		Where("officer_id = ?", officer).Exists(ctx)
	if err != nil {
		return false, fmt.Errorf("read officers: %w", err)
	}
	return has, nil
}

// checkActing checks the officer that the caller is, if the caller is one, by whether the officer is on the case.
func checkActing(ctx context.Context, locked *lockedcase.Case, check func(isOnCase bool) *law.Violation) error {
	acting := locked.Writer.ActingOfficer(ctx)
	if acting == nil {
		return nil
	}
	isOnCase, err := hasOfficer(ctx, locked, acting.ID)
	if err != nil {
		return err
	}
	return input.RequireLawful("input.case", check(isOnCase))
}

package registers

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/db"
	"docket/input"
	"docket/messages"
	"docket/problem"
)

// requireAfterEarlierEntries checks that a new entry of a register begins when the earlier entries of the same thing have ended. earlier
// selects the earlier entries, endColumn holds the first day after an entry, and state says in the message what ended on that day. Returns
// CONFLICT where an earlier entry ends later. The database refuses a second entry beside an entry without an end.
func requireAfterEarlierEntries(ctx context.Context, w *db.Writer, field string, begin civil.Date, earlier *bun.SelectQuery, endColumn string, state messages.Phrase) error {
	var end *civil.Date
	err := earlier.ColumnExpr("max(?)", bun.Ident(endColumn)).Where("agency_id = ?", w.Agency()).Where("? > ?", bun.Ident(endColumn), begin).Scan(ctx, &end)
	switch {
	case err != nil:
		return fmt.Errorf("look for earlier entries: %w", err)
	case end != nil:
		return problem.Errorf(problem.Conflict, "%s until %s: it may be entered again from that day on", state, end).At(field)
	}
	return nil
}

// IssueAnalysisReport records an analysis of complaints that a unit of the bureau issued; the report of a year counts each once. Payload: `analysisReport`. Returns
// CONFLICT where the unit issued a report of the same title on the same day.
func IssueAnalysisReport(ctx context.Context, w *db.Writer, in IssueAnalysisReportInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireExists(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		input.RequireText("input.title", in.Title, input.MaxLine),
		w.RequireNotFuture("input.issuedOn", in.IssuedOn),
		input.RequireTextIfGiven("input.file", in.File, input.MaxLine),
	); err != nil {
		return nil, err
	}
	isIssued, err := w.Tx().NewSelect().Model((*db.AnalysisReport)(nil)).Where("agency_id = ?", w.Agency()).Where("unit_id = ?", in.Unit.ID).
		Where("title = ?", in.Title).Where("issued_on = ?", in.IssuedOn).Exists(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look for the report: %w", err)
	case isIssued:
		return nil, problem.Errorf(problem.Conflict, "the unit issued a report of this title on %s already: a report counts once; give another one another title", in.IssuedOn).At("input.title")
	}
	report := &db.AnalysisReport{Title: in.Title, IssuedOn: in.IssuedOn, UnitID: &in.Unit.ID, File: in.File}
	if err := db.Insert(ctx, w, report); err != nil {
		return nil, err
	}
	return db.Payload{"analysisReport": {db.KeyOf(report)}}, nil
}

// EnrolMerchant enters a shop in a scheme of promises to consumers. Two entries are of the same shop if scheme, name, party and address are
// the same. Payload: `promiseMerchant`. Returns CONFLICT if the shop was in the scheme on the day on which it joins or later (checked here), or is in
// the scheme still (the index promise_merchants_enrolled_key refuses it).
func EnrolMerchant(ctx context.Context, w *db.Writer, in EnrolMerchantInput) (db.Payload, error) {
	party, err := w.PartyIfGiven(ctx, in.Party)
	if err = input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireText("input.name", in.Name, input.MaxName),
		err,
		input.RequireTextIfGiven("input.address", in.Address, input.MaxLine),
		w.RequireNotFuture("input.joinedOn", in.JoinedOn),
	); err != nil {
		return nil, err
	}
	sameShop := w.Tx().NewSelect().Model((*db.PromiseMerchant)(nil)).Where("scheme = ?", in.Scheme).Where("name = ?", in.Name).
		Where("party_id IS NOT DISTINCT FROM ?", party).Where("address IS NOT DISTINCT FROM ?", in.Address)
	if err := requireAfterEarlierEntries(ctx, w, "input.joinedOn", in.JoinedOn, sameShop, "left_on", "the shop was in the scheme"); err != nil {
		return nil, err
	}
	merchant := &db.PromiseMerchant{Scheme: in.Scheme, Name: in.Name, PartyID: party, Address: in.Address, JoinedOn: in.JoinedOn}
	if err := db.Insert(ctx, w, merchant); err != nil {
		return nil, err
	}
	return db.Payload{"promiseMerchant": {db.KeyOf(merchant)}}, nil
}

// EndEnrolment records that a shop left its scheme: leftOn is the first day on which it takes no part. Payload: `promiseMerchant`. Returns
// CONFLICT if the shop left before, and BAD_USER_INPUT if the day is in the future, or not after the day on which the shop joined.
func EndEnrolment(ctx context.Context, w *db.Writer, in EndEnrolmentInput) (db.Payload, error) {
	merchant := new(db.PromiseMerchant)
	if err := input.CheckAll(db.Lock(ctx, w, "input.promiseMerchant", in.PromiseMerchant, merchant), w.RequireNotFuture("input.leftOn", in.LeftOn)); err != nil {
		return nil, err
	}
	switch {
	case merchant.LeftOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the shop left on %s", merchant.LeftOn).At("input.promiseMerchant")
	case !in.LeftOn.After(merchant.JoinedOn):
		return nil, input.Fault("input.leftOn", "%s is not after the day on which it joined, %s", in.LeftOn, merchant.JoinedOn)
	}
	merchant.LeftOn = &in.LeftOn
	if err := db.Update(ctx, w, merchant, "left_on"); err != nil {
		return nil, err
	}
	return db.Payload{"promiseMerchant": {db.KeyOf(merchant)}}, nil
}

// OpenRightsStation enters a consumer-rights station (消费维权服务站) or mediation centre. Payload: `rightsStation`. Returns CONFLICT where the
// station is open, or was open on the day on which it opens or later.
func OpenRightsStation(ctx context.Context, w *db.Writer, in OpenRightsStationInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireText("input.name", in.Name, input.MaxName),
		input.RequireTextIfGiven("input.address", in.Address, input.MaxLine),
		w.RequireNotFuture("input.openedOn", in.OpenedOn),
	); err != nil {
		return nil, err
	}
	earlier := w.Tx().NewSelect().Model((*db.RightsStation)(nil)).Where("kind = ?", in.Kind).Where("name = ?", in.Name).Where("address IS NOT DISTINCT FROM ?", in.Address)
	if err := requireAfterEarlierEntries(ctx, w, "input.openedOn", in.OpenedOn, earlier, "closed_on", "the station was open"); err != nil {
		return nil, err
	}
	station := &db.RightsStation{Kind: in.Kind, Name: in.Name, Address: in.Address, OpenedOn: in.OpenedOn}
	if err := db.Insert(ctx, w, station); err != nil {
		return nil, err
	}
	return db.Payload{"rightsStation": {db.KeyOf(station)}}, nil
}

// CloseRightsStation records that a consumer-rights station (消费维权服务站) or mediation centre closed; the day is the first day on which it
// is closed. Payload: `rightsStation`. Returns NOT_FOUND where there is no such station, CONFLICT where the station is closed, and
// BAD_USER_INPUT where the day is in the future or not after the day on which the station opened.
func CloseRightsStation(ctx context.Context, w *db.Writer, in CloseRightsStationInput) (db.Payload, error) {
	station := new(db.RightsStation)
	if err := input.CheckAll(db.Lock(ctx, w, "input.rightsStation", in.RightsStation, station), w.RequireNotFuture("input.closedOn", in.ClosedOn)); err != nil {
		return nil, err
	}
	switch {
	case station.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the station closed on %s", station.ClosedOn).At("input.rightsStation")
	case !in.ClosedOn.After(station.OpenedOn):
		return nil, input.Fault("input.closedOn", "%s is not after the day on which it opened, %s", in.ClosedOn, station.OpenedOn)
	}
	station.ClosedOn = &in.ClosedOn
	if err := db.Update(ctx, w, station, "closed_on"); err != nil {
		return nil, err
	}
	return db.Payload{"rightsStation": {db.KeyOf(station)}}, nil
}

// ProposeTrustUnit enters a unit proposed as a demonstration of consumer trust. Payload: `trustUnit`. Returns CONFLICT where
// a unit of the same name and party is proposed or named (the index trust_units_standing_key refuses it), or was so on the day of the proposal or later.
func ProposeTrustUnit(ctx context.Context, w *db.Writer, in ProposeTrustUnitInput) (db.Payload, error) {
	party, err := w.PartyIfGiven(ctx, in.Party)
	if err = input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireText("input.name", in.Name, input.MaxName),
		err,
		w.RequireNotFuture("input.proposedOn", in.ProposedOn),
	); err != nil {
		return nil, err
	}
	earlier := w.Tx().NewSelect().Model((*db.TrustUnit)(nil)).Where("name = ?", in.Name).Where("party_id IS NOT DISTINCT FROM ?", party)
	if err := requireAfterEarlierEntries(ctx, w, "input.proposedOn", in.ProposedOn, earlier, "ended_on", "the unit was proposed or named"); err != nil {
		return nil, err
	}
	unit := &db.TrustUnit{Name: in.Name, PartyID: party, ProposedOn: in.ProposedOn}
	if err := db.Insert(ctx, w, unit); err != nil {
		return nil, err
	}
	return db.Payload{"trustUnit": {db.KeyOf(unit)}}, nil
}

// lockCurrentTrustUnit locks the trust unit that a verb changes. Returns CONFLICT where the unit was ended (EndTrustUnit).
func lockCurrentTrustUnit(ctx context.Context, w *db.Writer, key db.Key) (*db.TrustUnit, error) {
	unit := new(db.TrustUnit)
	if err := db.Lock(ctx, w, "input.trustUnit", key, unit); err != nil {
		return nil, err
	}
	if unit.EndedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the unit ended on %s", unit.EndedOn).At("input.trustUnit")
	}
	return unit, nil
}

// NameTrustUnit records that a proposed unit was named. Payload: `trustUnit`. Returns CONFLICT where the unit was named before, or was
// ended (EndTrustUnit).
func NameTrustUnit(ctx context.Context, w *db.Writer, in NameTrustUnitInput) (db.Payload, error) {
	unit, err := lockCurrentTrustUnit(ctx, w, in.TrustUnit)
	if err = input.CheckAll(err, w.RequireNotFuture("input.namedOn", in.NamedOn)); err != nil {
		return nil, err
	}
	if unit.NamedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the unit was named on %s", unit.NamedOn).At("input.trustUnit")
	}
	if err := input.RequireNotBefore("input.namedOn", in.NamedOn, unit.ProposedOn, "the proposal"); err != nil {
		return nil, err
	}
	unit.NamedOn = &in.NamedOn
	if err := db.Update(ctx, w, unit, "named_on"); err != nil {
		return nil, err
	}
	return db.Payload{"trustUnit": {db.KeyOf(unit)}}, nil
}

// EndTrustUnit records that a unit lost the name, or that a proposal was dropped. Payload: `trustUnit`. Returns CONFLICT where the unit
// was ended before.
func EndTrustUnit(ctx context.Context, w *db.Writer, in EndTrustUnitInput) (db.Payload, error) {
	unit, err := lockCurrentTrustUnit(ctx, w, in.TrustUnit)
	if err = input.CheckAll(err, w.RequireNotFuture("input.endedOn", in.EndedOn)); err != nil {
		return nil, err
	}
	last, event := unit.ProposedOn, messages.Phrase("the proposal")
	if unit.NamedOn != nil {
		last, event = *unit.NamedOn, "it was named"
	}
	if err := input.RequireNotBefore("input.endedOn", in.EndedOn, last, event); err != nil {
		return nil, err
	}
	unit.EndedOn = &in.EndedOn
	if err := db.Update(ctx, w, unit, "ended_on"); err != nil {
		return nil, err
	}
	return db.Payload{"trustUnit": {db.KeyOf(unit)}}, nil
}

package registers

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// notBeforeEnd checks that a register's new entry, which has no end yet, begins once the entries of the same before it have ended. One
// that has not ended is what the database refuses.
func notBeforeEnd(ctx context.Context, w *db.Writer, field string, begins civil.Date, before *bun.SelectQuery, ends, what string) error {
	var ended *civil.Date
	err := before.ColumnExpr("max(?)", bun.Ident(ends)).Where("agency_id = ?", w.Agency()).Where("? > ?", bun.Ident(ends), begins).Scan(ctx, &ended)
	switch {
	case err != nil:
		return fmt.Errorf("look for earlier entries: %w", err)
	case ended != nil:
		return problem.Errorf(problem.Conflict, "%s until %s: it may be entered again from that day on", what, ended).At(field)
	}
	return nil
}

// IssueAnalysisReport records an analysis of complaints that the bureau issued: one of a title on a day. It changes `analysisReport`.
func IssueAnalysisReport(ctx context.Context, w *db.Writer, in IssueAnalysisReportInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireExists(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		db.RequireText("input.title", in.Title, db.MaxLine),
		w.RequireNotFuture("input.issuedOn", in.IssuedOn),
		db.RequireTextIfGiven("input.file", in.File, db.MaxLine),
	); err != nil {
		return nil, err
	}
	issued, err := w.Tx().NewSelect().Model((*db.AnalysisReport)(nil)).Where("agency_id = ?", w.Agency()).Where("unit_id = ?", in.Unit.ID).
		Where("title = ?", in.Title).Where("issued_on = ?", in.IssuedOn).Exists(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look for the report: %w", err)
	case issued:
		return nil, problem.Errorf(problem.Conflict, "the unit issued a report of this title on %s already: it counts once; another one has another title", in.IssuedOn).At("input.title")
	}
	report := &db.AnalysisReport{Title: in.Title, IssuedOn: in.IssuedOn, UnitID: &in.Unit.ID, File: in.File}
	if err := db.Insert(ctx, w, report); err != nil {
		return nil, err
	}
	return db.Changed{"analysisReport": {db.KeyOf(report)}}, nil
}

// EnrolMerchant enters a shop in a return-promise scheme. It changes `promiseMerchant`.
func EnrolMerchant(ctx context.Context, w *db.Writer, in EnrolMerchantInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		db.RequireText("input.name", in.Name, db.MaxName),
		db.RequireTextIfGiven("input.address", in.Address, db.MaxLine),
		w.RequireNotFuture("input.joinedOn", in.JoinedOn),
	); err != nil {
		return nil, err
	}
	party, err := w.PartyIfGiven(ctx, in.Party)
	if err != nil {
		return nil, err
	}
	before := w.Tx().NewSelect().Model((*db.PromiseMerchant)(nil)).Where("scheme = ?", in.Scheme).Where("name = ?", in.Name).
		Where("party_id IS NOT DISTINCT FROM ?", party).Where("address IS NOT DISTINCT FROM ?", in.Address)
	if err := notBeforeEnd(ctx, w, "input.joinedOn", in.JoinedOn, before, "left_on", "the shop was in the scheme"); err != nil {
		return nil, err
	}
	merchant := &db.PromiseMerchant{Scheme: in.Scheme, Name: in.Name, PartyID: party, Address: in.Address, JoinedOn: in.JoinedOn}
	if err := db.Insert(ctx, w, merchant); err != nil {
		return nil, err
	}
	return db.Changed{"promiseMerchant": {db.KeyOf(merchant)}}, nil
}

// EndEnrolment records that a shop left its scheme. It changes `promiseMerchant`.
func EndEnrolment(ctx context.Context, w *db.Writer, in EndEnrolmentInput) (db.Changed, error) {
	merchant := new(db.PromiseMerchant)
	if err := db.CheckAll(w.RequireNotFuture("input.leftOn", in.LeftOn), db.Lock(ctx, w, "input.promiseMerchant", in.PromiseMerchant, merchant)); err != nil {
		return nil, err
	}
	switch {
	case merchant.LeftOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the shop left on %s", merchant.LeftOn).At("input.promiseMerchant")
	case !in.LeftOn.After(merchant.JoinedOn):
		return nil, db.BadInput("input.leftOn", "%s is not after the day on which it joined, %s", in.LeftOn, merchant.JoinedOn)
	}
	merchant.LeftOn = &in.LeftOn
	if err := db.Update(ctx, w, merchant, "left_on"); err != nil {
		return nil, err
	}
	return db.Changed{"promiseMerchant": {db.KeyOf(merchant)}}, nil
}

// OpenRightsStation enters a rights station or mediation centre. It changes `rightsStation`.
func OpenRightsStation(ctx context.Context, w *db.Writer, in OpenRightsStationInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		db.RequireText("input.name", in.Name, db.MaxName),
		db.RequireTextIfGiven("input.address", in.Address, db.MaxLine),
		w.RequireNotFuture("input.openedOn", in.OpenedOn),
	); err != nil {
		return nil, err
	}
	before := w.Tx().NewSelect().Model((*db.RightsStation)(nil)).Where("kind = ?", in.Kind).Where("name = ?", in.Name).Where("address IS NOT DISTINCT FROM ?", in.Address)
	if err := notBeforeEnd(ctx, w, "input.openedOn", in.OpenedOn, before, "closed_on", "the station was open"); err != nil {
		return nil, err
	}
	station := &db.RightsStation{Kind: in.Kind, Name: in.Name, Address: in.Address, OpenedOn: in.OpenedOn}
	if err := db.Insert(ctx, w, station); err != nil {
		return nil, err
	}
	return db.Changed{"rightsStation": {db.KeyOf(station)}}, nil
}

// CloseRightsStation records that a station closed. It changes `rightsStation`.
func CloseRightsStation(ctx context.Context, w *db.Writer, in CloseRightsStationInput) (db.Changed, error) {
	station := new(db.RightsStation)
	if err := db.CheckAll(w.RequireNotFuture("input.closedOn", in.ClosedOn), db.Lock(ctx, w, "input.rightsStation", in.RightsStation, station)); err != nil {
		return nil, err
	}
	switch {
	case station.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the station closed on %s", station.ClosedOn).At("input.rightsStation")
	case !in.ClosedOn.After(station.OpenedOn):
		return nil, db.BadInput("input.closedOn", "%s is not after the day on which it opened, %s", in.ClosedOn, station.OpenedOn)
	}
	station.ClosedOn = &in.ClosedOn
	if err := db.Update(ctx, w, station, "closed_on"); err != nil {
		return nil, err
	}
	return db.Changed{"rightsStation": {db.KeyOf(station)}}, nil
}

// ProposeTrustUnit enters a unit proposed as a demonstration of consumer trust. It changes `trustUnit`.
func ProposeTrustUnit(ctx context.Context, w *db.Writer, in ProposeTrustUnitInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		db.RequireText("input.name", in.Name, db.MaxName),
		w.RequireNotFuture("input.proposedOn", in.ProposedOn),
	); err != nil {
		return nil, err
	}
	party, err := w.PartyIfGiven(ctx, in.Party)
	if err != nil {
		return nil, err
	}
	before := w.Tx().NewSelect().Model((*db.TrustUnit)(nil)).Where("name = ?", in.Name).Where("party_id IS NOT DISTINCT FROM ?", party)
	if err := notBeforeEnd(ctx, w, "input.proposedOn", in.ProposedOn, before, "ended_on", "the unit was proposed or named"); err != nil {
		return nil, err
	}
	unit := &db.TrustUnit{Name: in.Name, PartyID: party, ProposedOn: in.ProposedOn}
	if err := db.Insert(ctx, w, unit); err != nil {
		return nil, err
	}
	return db.Changed{"trustUnit": {db.KeyOf(unit)}}, nil
}

// standingUnit locks a unit that has not ended.
func standingUnit(ctx context.Context, w *db.Writer, key db.Key) (*db.TrustUnit, error) {
	unit := new(db.TrustUnit)
	if err := db.Lock(ctx, w, "input.trustUnit", key, unit); err != nil {
		return nil, err
	}
	if unit.EndedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "that ended on %s", unit.EndedOn).At("input.trustUnit")
	}
	return unit, nil
}

// NameTrustUnit records that a unit was named. It changes `trustUnit`.
func NameTrustUnit(ctx context.Context, w *db.Writer, in NameTrustUnitInput) (db.Changed, error) {
	if err := w.RequireNotFuture("input.namedOn", in.NamedOn); err != nil {
		return nil, err
	}
	unit, err := standingUnit(ctx, w, in.TrustUnit)
	switch {
	case err != nil:
		return nil, err
	case unit.NamedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the unit was named on %s", unit.NamedOn).At("input.trustUnit")
	}
	if err := db.RequireNotBefore("input.namedOn", in.NamedOn, unit.ProposedOn, "the proposal"); err != nil {
		return nil, err
	}
	unit.NamedOn = &in.NamedOn
	if err := db.Update(ctx, w, unit, "named_on"); err != nil {
		return nil, err
	}
	return db.Changed{"trustUnit": {db.KeyOf(unit)}}, nil
}

// EndTrustUnit records that a unit lost the name, or that a proposal was dropped. It changes `trustUnit`.
func EndTrustUnit(ctx context.Context, w *db.Writer, in EndTrustUnitInput) (db.Changed, error) {
	if err := w.RequireNotFuture("input.endedOn", in.EndedOn); err != nil {
		return nil, err
	}
	unit, err := standingUnit(ctx, w, in.TrustUnit)
	if err != nil {
		return nil, err
	}
	since, what := unit.ProposedOn, "the proposal"
	if unit.NamedOn != nil {
		since, what = *unit.NamedOn, "it was named"
	}
	if err := db.RequireNotBefore("input.endedOn", in.EndedOn, since, what); err != nil {
		return nil, err
	}
	unit.EndedOn = &in.EndedOn
	if err := db.Update(ctx, w, unit, "ended_on"); err != nil {
		return nil, err
	}
	return db.Changed{"trustUnit": {db.KeyOf(unit)}}, nil
}

// PublishNotice publishes a warning to consumers, or a decided case as typical. It changes `consumerNotice`.
func PublishNotice(ctx context.Context, w *db.Writer, in PublishNoticeInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		db.RequireText("input.title", in.Title, db.MaxLine),
		db.RequireText("input.text", in.Text, db.MaxText),
		w.RequireNotFuture("input.publishedOn", in.PublishedOn),
	); err != nil {
		return nil, err
	}
	if in.EndsOn != nil {
		if err := db.CheckAll(db.RequireDay("input.endsOn", *in.EndsOn), db.RequireNotBefore("input.endsOn", *in.EndsOn, in.PublishedOn, "it is published")); err != nil {
			return nil, err
		}
	}
	notice := &db.ConsumerNotice{Kind: in.Kind, Title: in.Title, Text: in.Text, PublishedOn: in.PublishedOn, EndsOn: in.EndsOn}
	switch {
	case in.Kind == db.NoticeKindTypicalCase && in.Case == nil:
		return nil, db.BadInput("input.case", "a typical case is a case: name it, or say WARNING")
	case in.Kind != db.NoticeKindTypicalCase && in.Case != nil:
		return nil, db.BadInput("input.case", "a warning is of no case: leave it out, or say TYPICAL_CASE")
	case in.Case != nil:
		notice.CaseID = &in.Case.ID
		if err := mayBeTypical(ctx, w, in); err != nil {
			return nil, err
		}
	}
	if err := db.Insert(ctx, w, notice); err != nil {
		return nil, err
	}
	return db.Changed{"consumerNotice": {db.KeyOf(notice)}}, nil
}

// mayBeTypical checks that a case is decided, that the decision stands, and that no person is named in what is said of it.
func mayBeTypical(ctx context.Context, w *db.Writer, in PublishNoticeInput) error {
	of, party := new(db.Case), new(db.Party)
	if err := db.Lock(ctx, w, "input.case", *in.Case, of); err != nil {
		return err
	}
	var standing []*db.Decision
	if err := db.CheckAll(
		w.Tx().NewSelect().Model(&standing).Where("agency_id = ?", w.Agency()).Where("case_id = ?", of.ID).Where("withdrawn_on IS NULL").Order("id").Scan(ctx),
		w.Tx().NewSelect().Model(party).Where("agency_id = ?", w.Agency()).Where("id = ?", of.PartyID).Scan(ctx),
	); err != nil {
		return fmt.Errorf("read decision and party: %w", err)
	}
	if v := law.CheckTypicalCase(of.CaseNo, of.DecidedOn != nil && len(standing) > 0); v != nil {
		return db.Violates("input.case", v)
	}
	if decided := standing[0].DecidedOn; in.PublishedOn.Before(decided) {
		return db.BadInput("input.publishedOn", "%s is before the decision, %s", in.PublishedOn, decided)
	}
	// A company's name is told; a person's is not, who is the party, trades alone or stands for a company.
	var persons []string
	if party.Kind == db.PartyKindNaturalPerson {
		persons = append(persons, party.Name)
	}
	if party.Representative != nil {
		persons = append(persons, *party.Representative)
	}
	for _, part := range []struct{ field, text string }{{"input.title", in.Title}, {"input.text", in.Text}} {
		if v := law.CheckAnonymous(part.text, persons); v != nil {
			return db.Violates(part.field, v)
		}
	}
	return nil
}

// EndNotice records that a notice is no longer shown. It changes `consumerNotice`.
func EndNotice(ctx context.Context, w *db.Writer, in EndNoticeInput) (db.Changed, error) {
	notice := new(db.ConsumerNotice)
	if err := db.CheckAll(db.RequireDay("input.endsOn", in.EndsOn), db.Lock(ctx, w, "input.consumerNotice", in.ConsumerNotice, notice)); err != nil {
		return nil, err
	}
	if err := db.RequireNotBefore("input.endsOn", in.EndsOn, notice.PublishedOn, "it was published"); err != nil {
		return nil, err
	}
	if notice.EndsOn != nil && !in.EndsOn.Before(*notice.EndsOn) {
		return nil, problem.Errorf(problem.Conflict, "the notice is shown until %s", notice.EndsOn).At("input.consumerNotice")
	}
	notice.EndsOn = &in.EndsOn
	if err := db.Update(ctx, w, notice, "ends_on"); err != nil {
		return nil, err
	}
	return db.Changed{"consumerNotice": {db.KeyOf(notice)}}, nil
}

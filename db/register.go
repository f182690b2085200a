package db

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// AnalysisReport is an analysis of complaints that the bureau issued.
type AnalysisReport struct {
	bun.BaseModel `bun:"table:analysis_reports,alias:analysis_report"`
	Record

	Title    string     `bun:"title"`
	IssuedOn civil.Date `bun:"issued_on,type:date"`
	UnitID   *int64     `bun:"unit_id"`
	File     *string    `bun:"file"`

	Unit *Unit `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
}

// PromiseMerchant is a shop in one of the two return-promise schemes.
type PromiseMerchant struct {
	bun.BaseModel `bun:"table:promise_merchants,alias:promise_merchant"`
	Record

	Scheme   PromiseScheme `bun:"scheme"`
	Name     string        `bun:"name"`
	PartyID  *int64        `bun:"party_id"`
	Address  *string       `bun:"address"`
	JoinedOn civil.Date    `bun:"joined_on,type:date"`
	LeftOn   *civil.Date   `bun:"left_on,type:date"`

	Party *Party `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
}

// RightsStation is a consumer-rights station or mediation centre.
type RightsStation struct {
	bun.BaseModel `bun:"table:rights_stations,alias:rights_station"`
	Record

	Kind     StationKind `bun:"kind"`
	Name     string      `bun:"name"`
	Address  *string     `bun:"address"`
	OpenedOn civil.Date  `bun:"opened_on,type:date"`
	ClosedOn *civil.Date `bun:"closed_on,type:date"`
}

// TrustUnit is a unit proposed, and perhaps named, as a demonstration of consumer trust.
type TrustUnit struct {
	bun.BaseModel `bun:"table:trust_units,alias:trust_unit"`
	Record

	Name       string      `bun:"name"`
	PartyID    *int64      `bun:"party_id"`
	ProposedOn civil.Date  `bun:"proposed_on,type:date"`
	NamedOn    *civil.Date `bun:"named_on,type:date"`
	EndedOn    *civil.Date `bun:"ended_on,type:date"`

	Party *Party `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
}

// ConsumerNotice is a warning to consumers, or a decided case published as typical.
type ConsumerNotice struct {
	bun.BaseModel `bun:"table:consumer_notices,alias:consumer_notice"`
	Record

	Kind        NoticeKind  `bun:"kind"`
	Title       string      `bun:"title"`
	Text        string      `bun:"text"`
	PublishedOn civil.Date  `bun:"published_on,type:date"`
	EndsOn      *civil.Date `bun:"ends_on,type:date"`
	CaseID      *int64      `bun:"case_id"`

	Case *Case `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

// partyIfGiven is the number of the party that an entry of a register is of, where it says whose it is.
func (w *Writer) partyIfGiven(ctx context.Context, key *Key) (*int64, error) {
	if key == nil {
		return nil, nil
	}
	return &key.ID, w.exists(ctx, "input.party", *key, "Party", (*Party)(nil))
}

// notBeforeEnd checks that a register's new entry, which has no end yet, begins once the entries of the same before it have ended. One
// that has not ended is what the database refuses.
func (w *Writer) notBeforeEnd(ctx context.Context, field string, begins civil.Date, before *bun.SelectQuery, ends, what string) error {
	var ended *civil.Date
	err := before.ColumnExpr("max(?)", bun.Ident(ends)).Where("agency_id = ?", w.agency).Where("? > ?", bun.Ident(ends), begins).Scan(ctx, &ended)
	switch {
	case err != nil:
		return fmt.Errorf("look for earlier entries: %w", err)
	case ended != nil:
		return problem.Errorf(problem.Conflict, "%s until %s: it may be entered again from that day on", what, ended).At(field)
	}
	return nil
}

// IssueAnalysisReport records an analysis of complaints that the bureau issued: one of a title on a day. It changes `analysisReport`.
func IssueAnalysisReport(ctx context.Context, w *Writer, in IssueAnalysisReportInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.unit", in.Unit, "Unit", (*Unit)(nil)),
		said("input.title", in.Title, longestLine),
		w.past("input.issuedOn", in.IssuedOn),
		saidIfGiven("input.file", in.File, longestLine),
	); err != nil {
		return nil, err
	}
	issued, err := w.tx.NewSelect().Model((*AnalysisReport)(nil)).Where("agency_id = ?", w.agency).Where("unit_id = ?", in.Unit.ID).
		Where("title = ?", in.Title).Where("issued_on = ?", in.IssuedOn).Exists(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look for the report: %w", err)
	case issued:
		return nil, problem.Errorf(problem.Conflict, "the unit issued a report of this title on %s already: it counts once; another one has another title", in.IssuedOn).At("input.title")
	}
	report := &AnalysisReport{Title: in.Title, IssuedOn: in.IssuedOn, UnitID: &in.Unit.ID, File: in.File}
	if err := insert(ctx, w, report); err != nil {
		return nil, err
	}
	return Changed{"analysisReport": {keyOf(report)}}, nil
}

// EnrolMerchant enters a shop in a return-promise scheme. It changes `promiseMerchant`.
func EnrolMerchant(ctx context.Context, w *Writer, in EnrolMerchantInput) (Changed, error) {
	if err := first(
		w.isAgency(ctx, in.Agency),
		said("input.name", in.Name, longestName),
		saidIfGiven("input.address", in.Address, longestLine),
		w.past("input.joinedOn", in.JoinedOn),
	); err != nil {
		return nil, err
	}
	party, err := w.partyIfGiven(ctx, in.Party)
	if err != nil {
		return nil, err
	}
	before := w.tx.NewSelect().Model((*PromiseMerchant)(nil)).Where("scheme = ?", in.Scheme).Where("name = ?", in.Name).
		Where("party_id IS NOT DISTINCT FROM ?", party).Where("address IS NOT DISTINCT FROM ?", in.Address)
	if err := w.notBeforeEnd(ctx, "input.joinedOn", in.JoinedOn, before, "left_on", "the shop was in the scheme"); err != nil {
		return nil, err
	}
	merchant := &PromiseMerchant{Scheme: in.Scheme, Name: in.Name, PartyID: party, Address: in.Address, JoinedOn: in.JoinedOn}
	if err := insert(ctx, w, merchant); err != nil {
		return nil, err
	}
	return Changed{"promiseMerchant": {keyOf(merchant)}}, nil
}

// EndEnrolment records that a shop left its scheme. It changes `promiseMerchant`.
func EndEnrolment(ctx context.Context, w *Writer, in EndEnrolmentInput) (Changed, error) {
	merchant := new(PromiseMerchant)
	if err := first(w.past("input.leftOn", in.LeftOn), lock(ctx, w, "input.promiseMerchant", in.PromiseMerchant, merchant)); err != nil {
		return nil, err
	}
	switch {
	case merchant.LeftOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the shop left on %s", merchant.LeftOn).At("input.promiseMerchant")
	case !in.LeftOn.After(merchant.JoinedOn):
		return nil, bad("input.leftOn", "%s is not after the day on which it joined, %s", in.LeftOn, merchant.JoinedOn)
	}
	merchant.LeftOn = &in.LeftOn
	if err := update(ctx, w, merchant, "left_on"); err != nil {
		return nil, err
	}
	return Changed{"promiseMerchant": {keyOf(merchant)}}, nil
}

// OpenRightsStation enters a rights station or mediation centre. It changes `rightsStation`.
func OpenRightsStation(ctx context.Context, w *Writer, in OpenRightsStationInput) (Changed, error) {
	if err := first(
		w.isAgency(ctx, in.Agency),
		said("input.name", in.Name, longestName),
		saidIfGiven("input.address", in.Address, longestLine),
		w.past("input.openedOn", in.OpenedOn),
	); err != nil {
		return nil, err
	}
	before := w.tx.NewSelect().Model((*RightsStation)(nil)).Where("kind = ?", in.Kind).Where("name = ?", in.Name).Where("address IS NOT DISTINCT FROM ?", in.Address)
	if err := w.notBeforeEnd(ctx, "input.openedOn", in.OpenedOn, before, "closed_on", "the station was open"); err != nil {
		return nil, err
	}
	station := &RightsStation{Kind: in.Kind, Name: in.Name, Address: in.Address, OpenedOn: in.OpenedOn}
	if err := insert(ctx, w, station); err != nil {
		return nil, err
	}
	return Changed{"rightsStation": {keyOf(station)}}, nil
}

// CloseRightsStation records that a station closed. It changes `rightsStation`.
func CloseRightsStation(ctx context.Context, w *Writer, in CloseRightsStationInput) (Changed, error) {
	station := new(RightsStation)
	if err := first(w.past("input.closedOn", in.ClosedOn), lock(ctx, w, "input.rightsStation", in.RightsStation, station)); err != nil {
		return nil, err
	}
	switch {
	case station.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the station closed on %s", station.ClosedOn).At("input.rightsStation")
	case !in.ClosedOn.After(station.OpenedOn):
		return nil, bad("input.closedOn", "%s is not after the day on which it opened, %s", in.ClosedOn, station.OpenedOn)
	}
	station.ClosedOn = &in.ClosedOn
	if err := update(ctx, w, station, "closed_on"); err != nil {
		return nil, err
	}
	return Changed{"rightsStation": {keyOf(station)}}, nil
}

// ProposeTrustUnit enters a unit proposed as a demonstration of consumer trust. It changes `trustUnit`.
func ProposeTrustUnit(ctx context.Context, w *Writer, in ProposeTrustUnitInput) (Changed, error) {
	if err := first(
		w.isAgency(ctx, in.Agency),
		said("input.name", in.Name, longestName),
		w.past("input.proposedOn", in.ProposedOn),
	); err != nil {
		return nil, err
	}
	party, err := w.partyIfGiven(ctx, in.Party)
	if err != nil {
		return nil, err
	}
	before := w.tx.NewSelect().Model((*TrustUnit)(nil)).Where("name = ?", in.Name).Where("party_id IS NOT DISTINCT FROM ?", party)
	if err := w.notBeforeEnd(ctx, "input.proposedOn", in.ProposedOn, before, "ended_on", "the unit was proposed or named"); err != nil {
		return nil, err
	}
	unit := &TrustUnit{Name: in.Name, PartyID: party, ProposedOn: in.ProposedOn}
	if err := insert(ctx, w, unit); err != nil {
		return nil, err
	}
	return Changed{"trustUnit": {keyOf(unit)}}, nil
}

// standingUnit locks a unit that has not ended.
func (w *Writer) standingUnit(ctx context.Context, key Key) (*TrustUnit, error) {
	unit := new(TrustUnit)
	if err := lock(ctx, w, "input.trustUnit", key, unit); err != nil {
		return nil, err
	}
	if unit.EndedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "that ended on %s", unit.EndedOn).At("input.trustUnit")
	}
	return unit, nil
}

// NameTrustUnit records that a unit was named. It changes `trustUnit`.
func NameTrustUnit(ctx context.Context, w *Writer, in NameTrustUnitInput) (Changed, error) {
	if err := w.past("input.namedOn", in.NamedOn); err != nil {
		return nil, err
	}
	unit, err := w.standingUnit(ctx, in.TrustUnit)
	switch {
	case err != nil:
		return nil, err
	case unit.NamedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the unit was named on %s", unit.NamedOn).At("input.trustUnit")
	}
	if err := notBefore("input.namedOn", in.NamedOn, unit.ProposedOn, "the proposal"); err != nil {
		return nil, err
	}
	unit.NamedOn = &in.NamedOn
	if err := update(ctx, w, unit, "named_on"); err != nil {
		return nil, err
	}
	return Changed{"trustUnit": {keyOf(unit)}}, nil
}

// EndTrustUnit records that a unit lost the name, or that a proposal was dropped. It changes `trustUnit`.
func EndTrustUnit(ctx context.Context, w *Writer, in EndTrustUnitInput) (Changed, error) {
	if err := w.past("input.endedOn", in.EndedOn); err != nil {
		return nil, err
	}
	unit, err := w.standingUnit(ctx, in.TrustUnit)
	if err != nil {
		return nil, err
	}
	since, what := unit.ProposedOn, "the proposal"
	if unit.NamedOn != nil {
		since, what = *unit.NamedOn, "it was named"
	}
	if err := notBefore("input.endedOn", in.EndedOn, since, what); err != nil {
		return nil, err
	}
	unit.EndedOn = &in.EndedOn
	if err := update(ctx, w, unit, "ended_on"); err != nil {
		return nil, err
	}
	return Changed{"trustUnit": {keyOf(unit)}}, nil
}

// PublishNotice publishes a warning to consumers, or a decided case as typical. It changes `consumerNotice`.
func PublishNotice(ctx context.Context, w *Writer, in PublishNoticeInput) (Changed, error) {
	if err := first(
		w.isAgency(ctx, in.Agency),
		said("input.title", in.Title, longestLine),
		said("input.text", in.Text, longestText),
		w.past("input.publishedOn", in.PublishedOn),
	); err != nil {
		return nil, err
	}
	if in.EndsOn != nil {
		if err := first(day("input.endsOn", *in.EndsOn), notBefore("input.endsOn", *in.EndsOn, in.PublishedOn, "it is published")); err != nil {
			return nil, err
		}
	}
	notice := &ConsumerNotice{Kind: in.Kind, Title: in.Title, Text: in.Text, PublishedOn: in.PublishedOn, EndsOn: in.EndsOn}
	switch {
	case in.Kind == NoticeKindTypicalCase && in.Case == nil:
		return nil, bad("input.case", "a typical case is a case: name it, or say WARNING")
	case in.Kind != NoticeKindTypicalCase && in.Case != nil:
		return nil, bad("input.case", "a warning is of no case: leave it out, or say TYPICAL_CASE")
	case in.Case != nil:
		notice.CaseID = &in.Case.ID
		if err := w.mayBeTypical(ctx, in); err != nil {
			return nil, err
		}
	}
	if err := insert(ctx, w, notice); err != nil {
		return nil, err
	}
	return Changed{"consumerNotice": {keyOf(notice)}}, nil
}

// mayBeTypical checks that a case is decided, that the decision stands, and that no person is named in what is said of it.
func (w *Writer) mayBeTypical(ctx context.Context, in PublishNoticeInput) error {
	of, party := new(Case), new(Party)
	if err := lock(ctx, w, "input.case", *in.Case, of); err != nil {
		return err
	}
	var standing []*Decision
	if err := first(
		w.tx.NewSelect().Model(&standing).Where("agency_id = ?", w.agency).Where("case_id = ?", of.ID).Where("withdrawn_on IS NULL").Order("id").Scan(ctx),
		w.tx.NewSelect().Model(party).Where("agency_id = ?", w.agency).Where("id = ?", of.PartyID).Scan(ctx),
	); err != nil {
		return fmt.Errorf("read decision and party: %w", err)
	}
	if v := law.CheckTypicalCase(of.CaseNo, of.DecidedOn != nil && len(standing) > 0); v != nil {
		return violation("input.case", v)
	}
	if decided := standing[0].DecidedOn; in.PublishedOn.Before(decided) {
		return bad("input.publishedOn", "%s is before the decision, %s", in.PublishedOn, decided)
	}
	// A company's name is told; a person's is not, who is the party, trades alone or stands for a company.
	var persons []string
	if party.Kind == PartyKindNaturalPerson {
		persons = append(persons, party.Name)
	}
	if party.Representative != nil {
		persons = append(persons, *party.Representative)
	}
	for _, part := range []struct{ field, text string }{{"input.title", in.Title}, {"input.text", in.Text}} {
		if v := law.CheckAnonymous(part.text, persons); v != nil {
			return violation(part.field, v)
		}
	}
	return nil
}

// EndNotice records that a notice is no longer shown. It changes `consumerNotice`.
func EndNotice(ctx context.Context, w *Writer, in EndNoticeInput) (Changed, error) {
	notice := new(ConsumerNotice)
	if err := first(day("input.endsOn", in.EndsOn), lock(ctx, w, "input.consumerNotice", in.ConsumerNotice, notice)); err != nil {
		return nil, err
	}
	if err := notBefore("input.endsOn", in.EndsOn, notice.PublishedOn, "it was published"); err != nil {
		return nil, err
	}
	if notice.EndsOn != nil && !in.EndsOn.Before(*notice.EndsOn) {
		return nil, problem.Errorf(problem.Conflict, "the notice is shown until %s", notice.EndsOn).At("input.consumerNotice")
	}
	notice.EndsOn = &in.EndsOn
	if err := update(ctx, w, notice, "ends_on"); err != nil {
		return nil, err
	}
	return Changed{"consumerNotice": {keyOf(notice)}}, nil
}

// endNotices takes down what is shown of a case whose decision was withdrawn (行政处罚法 48).
func (w *Writer) endNotices(ctx context.Context, of *Case, on civil.Date) error {
	var notices []*ConsumerNotice
	err := w.tx.NewSelect().Model(&notices).Where("agency_id = ?", w.agency).Where("case_id = ?", of.ID).Where("ends_on IS NULL OR ends_on > ?", on).
		Order("id").For("UPDATE").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read notices: %w", err)
	}
	for _, n := range notices {
		ends := slices.MaxFunc([]civil.Date{on, n.PublishedOn}, civil.Date.Compare)
		n.EndsOn = &ends
		if err := update(ctx, w, n, "ends_on"); err != nil {
			return err
		}
	}
	return nil
}

package db

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
)

// Case is an enforcement case. Its status is the result of its events.
type Case struct {
	bun.BaseModel `bun:"table:cases,alias:case"`
	Record

	CaseNo       string           `bun:"case_no"`
	UnitID       *int64           `bun:"unit_id"`
	Field        CaseField        `bun:"field"`
	Source       CaseSource       `bun:"source"`
	Procedure    CaseProcedure    `bun:"procedure"`
	Cause        string           `bun:"cause"`
	Facts        *string          `bun:"facts"`
	Status       CaseStatus       `bun:"status"`
	PartyID      int64            `bun:"party_id"`
	BusinessID   *int64           `bun:"business_id"`
	ValueOfGoods *decimal.Decimal `bun:"value_of_goods,type:numeric(14,2)"`
	IllegalGains *decimal.Decimal `bun:"illegal_gains,type:numeric(14,2)"`
	ActEndedOn   *civil.Date      `bun:"act_ended_on,type:date"`
	HarmsSafety  bool             `bun:"harms_safety"`
	DiscoveredOn *civil.Date      `bun:"discovered_on,type:date"`
	FiledOn      civil.Date       `bun:"filed_on,type:date"`
	DecidedOn    *civil.Date      `bun:"decided_on,type:date"`
	ServedOn     *civil.Date      `bun:"served_on,type:date"`
	ConcludedOn  *civil.Date      `bun:"concluded_on,type:date"`
	// ImportedVersion is the version as a register's file last left it; nil where it came from none.
	ImportedVersion *int `bun:"imported_version"`

	Unit      *Unit         `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Party     *Party        `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Business  *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Officers  []*Officer    `bun:"m2m:case_officers,join:Case=Officer"`
	Decisions []*Decision   `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Penalties []*Penalty    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Payments  []*Payment    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	GoodsLots []*GoodsLot   `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Events    []*CaseEvent  `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Deadlines []*Deadline   `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	NextSteps []*Deadline   `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`

	Deferrals    []*Deferral    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Instalments  []*Instalment  `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Accruals     []*Accrual     `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Appeals      []*Appeal      `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Seizures     []*Seizure     `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Examinations []*Examination `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Documents    []*Document    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Proposals    []*Proposal    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Hearings     []*Hearing     `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`

	// What it grew from.
	Clues        []*Clue           `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Complaints   []*Complaint      `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Findings     []*Finding        `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Inspections  []*Inspection     `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	SafetyOrders []*SafetyOrder    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	FollowUps    []*FollowUp       `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Notices      []*ConsumerNotice `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
}

// Sums keep the scale of what they sum; where there is nothing to sum a part is a bare 0, so the scale is said again.
var caseComputed = map[string]Computed{
	"fineAmount": {
		SQL:   "({fines})::numeric(20,2)",
		Parts: map[string]Part{"fines": sumOfFines},
	},
	"penaltyAmount": {
		SQL:   "({imposed})::numeric(20,2)",
		Parts: map[string]Part{"imposed": sumOfMoneyPenalties},
	},
	"balance": {
		SQL:   "({owed})::numeric(20,2)",
		Parts: map[string]Part{"owed": {Relation: "penalties", Function: "sum", Column: "balance"}},
	},
	"unpaidAmount": {
		SQL: "({imposed} - {paid})::numeric(20,2)",
		Parts: map[string]Part{
			"imposed": sumOfMoneyPenalties,
			"paid":    {Relation: "penalties", Function: "sum", Column: "paidAmount", Where: "{row}.withdrawn_on IS NULL"},
		},
	},
}

var (
	sumOfFines          = Part{Relation: "penalties", Function: "sum", Column: "amount", Where: "{row}.withdrawn_on IS NULL AND {row}.kind = 'FINE'"}
	sumOfMoneyPenalties = Part{Relation: "penalties", Function: "sum", Column: "amount", Where: "{row}.withdrawn_on IS NULL AND {row}.kind IN ('FINE', 'CONFISCATION_OF_GAINS')"}
)

// CaseOfficer puts an officer on a case.
type CaseOfficer struct {
	bun.BaseModel `bun:"table:case_officers,alias:case_officer"`

	AgencyID  int64    `bun:"agency_id,pk"`
	CaseID    int64    `bun:"case_id,pk"`
	OfficerID int64    `bun:"officer_id,pk"`
	Case      *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Officer   *Officer `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}

// CaseEvent is an entry in a case's timeline, which is only added to.
type CaseEvent struct {
	bun.BaseModel `bun:"table:case_events,alias:case_event"`
	Record

	CaseID     int64         `bun:"case_id"`
	Kind       CaseEventKind `bun:"kind"`
	OccurredOn civil.Date    `bun:"occurred_on,type:date"`
	OfficerID  *int64        `bun:"officer_id"`
	Note       *string       `bun:"note"`
	Days       *int          `bun:"days"`
	CorrectsID *int64        `bun:"corrects_id"`

	Case     *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Officer  *Officer   `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
	Corrects *CaseEvent `bun:"rel:belongs-to,join:agency_id=agency_id,join:corrects_id=id"`
}

// FileCase files a case: party, officers and the first entry of the timeline with it. It changes `case`.
func FileCase(ctx context.Context, w *Writer, in FileCaseInput) (Changed, error) {
	if err := first(
		w.kept("input.unit", in.Unit, "Unit"),
		saidIfGiven("input.caseNo", in.CaseNo, longestNo),
		said("input.cause", in.Cause, longestCause),
		saidIfGiven("input.facts", in.Facts, longestFacts),
		moneyIfGiven("input.valueOfGoods", in.ValueOfGoods),
		moneyIfGiven("input.illegalGains", in.IllegalGains),
		w.past("input.filedOn", in.FiledOn),
		checkDiscovered(in),
	); err != nil {
		return nil, err
	}
	agency, err := w.agencyOfUnit(ctx, in.Unit)
	if err != nil {
		return nil, err
	}
	if err := first(w.readLaw(ctx), w.checkLimitation(in)); err != nil {
		return nil, err
	}
	if err := w.checkOfficers(ctx, "input.officers", in.Officers, in.FiledOn); err != nil {
		return nil, err
	}
	if in.Business != nil {
		if err := w.exists(ctx, "input.business", *in.Business, "FoodBusiness", (*FoodBusiness)(nil)); err != nil {
			return nil, err
		}
	}
	party, err := w.partyOf(ctx, in.Party, in.NewParty)
	if err != nil {
		return nil, err
	}
	scene, err := w.sceneOf(ctx, in)
	if err != nil {
		return nil, err
	}
	filed := &Case{
		UnitID: &in.Unit.ID, Field: in.Field, Source: in.Source, Procedure: in.Procedure, Cause: in.Cause, Facts: in.Facts,
		Status: CaseStatusFiled, PartyID: party, ValueOfGoods: in.ValueOfGoods, IllegalGains: in.IllegalGains,
		ActEndedOn: in.ActEndedOn, HarmsSafety: in.HarmsSafety, DiscoveredOn: in.DiscoveredOn, FiledOn: in.FiledOn,
	}
	filed.BusinessID = scene
	if filed.CaseNo, err = w.number(ctx, caseNumbers, agency, in.FiledOn.Year, "input.caseNo", in.CaseNo); err != nil {
		return nil, err
	}
	if err := insert(ctx, w, filed); err != nil {
		return nil, drawn(err, in.CaseNo, "cases_case_no_key")
	}
	if in.From != nil {
		// Another party than is on record at the scene may be behind it only where the scene is named.
		asked := *filed
		if asked.BusinessID = nil; in.Business != nil {
			asked.BusinessID = &in.Business.ID
		}
		if err := w.originOf(ctx, &asked, *in.From); err != nil {
			return nil, err
		}
	}
	var on []CaseOfficer
	for _, officer := range in.Officers {
		on = append(on, CaseOfficer{AgencyID: w.agency, CaseID: filed.ID, OfficerID: officer.ID})
	}
	if _, err := w.tx.NewInsert().Model(&on).Exec(ctx); err != nil {
		return nil, fmt.Errorf("put officers on the case: %w", err)
	}
	if err := insert(ctx, w, &CaseEvent{CaseID: filed.ID, Kind: CaseEventKindFiled, OccurredOn: in.FiledOn}); err != nil {
		return nil, err
	}
	p := &proceeding{w: w, there: filed, matter: law.CaseState{Steps: []law.TakenStep{{Step: law.Filed, On: in.FiledOn}}}}
	if err := p.moveDeadlines(ctx, law.Filed, in.FiledOn, nil); err != nil {
		return nil, err
	}
	return Changed{"case": {keyOf(filed)}}, nil
}

// checkLimitation checks that the act was found in time (行政处罚法 36): by the day it was discovered, or filed where that is
// not told.
func (w *Writer) checkLimitation(in FileCaseInput) error {
	found := in.FiledOn
	if in.DiscoveredOn != nil {
		found = *in.DiscoveredOn
	}
	switch {
	case in.ActEndedOn == nil:
		return nil
	case in.ActEndedOn.After(found):
		return bad("input.actEndedOn", "%s is after the act was found, %s: leave it out while the act goes on", in.ActEndedOn, found)
	}
	if err := day("input.actEndedOn", *in.ActEndedOn); err != nil {
		return err
	}
	if v := w.book.CheckLimitation(*in.ActEndedOn, found, in.HarmsSafety); v != nil {
		return violation("input.actEndedOn", v)
	}
	return nil
}

func checkDiscovered(in FileCaseInput) error {
	if in.DiscoveredOn == nil {
		return nil
	}
	if in.DiscoveredOn.After(in.FiledOn) {
		return bad("input.discoveredOn", "%s is after the day of filing, %s", in.DiscoveredOn, in.FiledOn)
	}
	return day("input.discoveredOn", *in.DiscoveredOn)
}

// partyOf returns the number of the party in an input: the party that `party` names, or the one that `newParty` describes.
// Returns BAD_USER_INPUT unless exactly one of the two is given.
func (w *Writer) partyOf(ctx context.Context, party *Key, newParty *NewPartyInput) (int64, error) {
	switch {
	case party != nil && newParty != nil:
		return 0, bad("input.newParty", "both `party` and `newParty` are given: give one of them")
	case party != nil:
		return party.ID, w.exists(ctx, "input.party", *party, "Party", (*Party)(nil))
	case newParty == nil:
		return 0, bad("input.party", "neither `party` nor `newParty` is given: give one of them")
	}
	return w.enterParty(ctx, "input.newParty", *newParty)
}

// checkOfficers checks that there are two or more officers, each with a certificate valid on the day.
func (w *Writer) checkOfficers(ctx context.Context, field string, officers []Key, on civil.Date) error {
	if err := some(field, officers, 0, "officers", itself); err != nil {
		return err
	}
	if v := law.CheckOfficers(len(officers)); v != nil {
		return violation(field, v)
	}
	return w.checkCertified(ctx, field, officers, on)
}

// checkCertified checks that each officer has a certificate valid on the day.
func (w *Writer) checkCertified(ctx context.Context, field string, officers []Key, on civil.Date) error {
	found, err := w.officers(ctx, field, officers)
	if err != nil {
		return err
	}
	for i, key := range officers {
		officer := found[key.ID]
		certificate := law.Certificate{From: officer.CertifiedFrom, Until: officer.CertifiedUntil}
		if v := law.CheckCertificate(officer.Name, officer.CertificateNo, certificate, on); v != nil {
			return violation(at(field, i), v)
		}
	}
	return nil
}

// actOn is the day of the act, as far as it is told.
func (c *Case) actOn() civil.Date {
	switch {
	case c.ActEndedOn != nil:
		return *c.ActEndedOn
	case c.DiscoveredOn != nil:
		return *c.DiscoveredOn
	}
	return c.FiledOn
}

// lockCase reads a case that nobody else changes until the transaction ends.
func (w *Writer) lockCase(ctx context.Context, id int64) (*Case, error) {
	return readOne[Case](ctx, w, "id = $2", "FOR UPDATE", id)
}

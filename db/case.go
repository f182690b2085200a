package db

import (
	"context"
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Case is an enforcement case. Its status follows from its events. enforcement.FileCase writes it; the verbs of the procedure change it.
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
	ValueOfGoods *decimal.Decimal `bun:"value_of_goods,type:numeric(14,2)"` // yuan
	IllegalGains *decimal.Decimal `bun:"illegal_gains,type:numeric(14,2)"`  // yuan
	ActEndedOn   *civil.Date      `bun:"act_ended_on,type:date"`            // when the illegal act ended
	HarmsSafety  bool             `bun:"harms_safety"`                      // life, health or financial safety: the longer limitation period (行政处罚法 36)
	DiscoveredOn *civil.Date      `bun:"discovered_on,type:date"`
	FiledOn      civil.Date       `bun:"filed_on,type:date"`
	DecidedOn    *civil.Date      `bun:"decided_on,type:date"`
	ServedOn     *civil.Date      `bun:"served_on,type:date"`
	ConcludedOn  *civil.Date      `bun:"concluded_on,type:date"`
	// ImportedVersion is the version that the last import gave the record; nil if no import wrote it.
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
	Attachments  []*Attachment  `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Documents    []*Document    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Proposals    []*Proposal    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Hearings     []*Hearing     `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`

	// The records that the case was filed from.
	Clues          []*Clue           `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Complaints     []*Complaint      `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Findings       []*Finding        `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Inspections    []*Inspection     `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	RemoteFindings []*RemoteFinding  `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	SafetyOrders   []*SafetyOrder    `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	FollowUps      []*FollowUp       `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
	Notices        []*ConsumerNotice `bun:"rel:has-many,join:agency_id=agency_id,join:id=case_id"`
}

// The casts set the scale: a part without rows is 0 without decimals.
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

// CasesChangedSince returns up to most cases of some agencies that have changed since an instant, themselves or by an event. Writes that were not yet
// committed at the instant are among them, so some cases may have changed before.
func (s *Store) CasesChangedSince(ctx context.Context, agencies []int64, since time.Time, most int) ([]Key, error) {
	since = since.Add(-s.longestWrite())
	rows, err := s.db.DB.QueryContext(ctx, `SELECT agency_id, id FROM cases WHERE agency_id = ANY ($1) AND updated_at >= $2
		UNION SELECT agency_id, case_id FROM case_events WHERE agency_id = ANY ($1) AND created_at >= $2 LIMIT $3`, agencies, since, most)
	if err != nil {
		return nil, fmt.Errorf("look for changed cases: %w", err)
	}
	defer rows.Close()
	var found []Key
	for rows.Next() {
		k := Key{Type: "Case"}
		if err := rows.Scan(&k.Agency, &k.ID); err != nil {
			return nil, fmt.Errorf("look for changed cases: %w", err)
		}
		found = append(found, k)
	}
	return found, rows.Err()
}

// CaseOfficer links a case and an officer who works on it.
type CaseOfficer struct {
	bun.BaseModel `bun:"table:case_officers,alias:case_officer"`

	AgencyID  int64    `bun:"agency_id,pk"`
	CaseID    int64    `bun:"case_id,pk"`
	OfficerID int64    `bun:"officer_id,pk"`
	Case      *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Officer   *Officer `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}

// CaseEvent is an event in the timeline of a case. Events are only added; a mistake is corrected by an event that names it.
type CaseEvent struct {
	bun.BaseModel `bun:"table:case_events,alias:case_event"`
	Record

	CaseID     int64         `bun:"case_id"`
	Kind       CaseEventKind `bun:"kind"`
	OccurredOn civil.Date    `bun:"occurred_on,type:date"`
	OfficerID  *int64        `bun:"officer_id"`
	Note       *string       `bun:"note"`
	Days       *int          `bun:"days"`        // of an extension
	CorrectsID *int64        `bun:"corrects_id"` // the event that this one corrects

	Case     *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Officer  *Officer   `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
	Corrects *CaseEvent `bun:"rel:belongs-to,join:agency_id=agency_id,join:corrects_id=id"`

	Attachments []*Attachment `bun:"rel:has-many,join:agency_id=agency_id,join:id=event_id"`
}

// ActOn returns the day of the illegal act as far as it is known: its end, else its discovery, else the day of filing.
func (c *Case) ActOn() civil.Date {
	switch {
	case c.ActEndedOn != nil:
		return *c.ActEndedOn
	case c.DiscoveredOn != nil:
		return *c.DiscoveredOn
	}
	return c.FiledOn
}

var caseConditions = map[string]string{
	"nextSteps": "{row}.ended_on IS NULL",
}

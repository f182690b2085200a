// Package db holds the records of the bureau: how they stand in the database, and the verbs that change them. Every
// change passes one door, Store.Write.
package db

import (
	"time"

	"github.com/uptrace/bun"
)

// Record is what every record kept by one agency has. The pair of agency and id names it, here as in the database.
type Record struct {
	AgencyID  int64     `bun:"agency_id,pk"`
	ID        int64     `bun:"id,pk,autoincrement"`
	Agency    *Agency   `bun:"rel:belongs-to,join:agency_id=id"`
	CreatedAt time.Time `bun:"created_at,nullzero,notnull,default:now(),skipupdate"`
	UpdatedAt time.Time `bun:"updated_at,nullzero,notnull,default:now()"`
	Version   int       `bun:"version,nullzero,notnull,default:1"`
}

// Subject is what the reader of records is told of one type beside its model.
type Subject struct {
	// Type is the GraphQL type.
	Type string
	// Model is a nil pointer to the model.
	Model any
	// Computed says how fields are worked out that are neither column nor relation.
	Computed map[string]Computed
	// Searched are the fields whose text is found by an index, whatever part of it is asked for.
	Searched []string
	// Shown, where it is not empty, is SQL over {row} and {today} that holds for the records that readers are shown.
	Shown string
	// Conditions narrow a relation, by its field: SQL over {row}, the related row, and {today}, the bureau's day.
	Conditions map[string]string
}

// Computed is a field that is worked out when read: SQL over the record's own {row}.column, {today}, and {name} of each
// part. Where the field takes a day, `asOn`, that is {today}.
type Computed struct {
	SQL   string
	Parts map[string]Part
}

// Part is an aggregate over one of the record's to-many relations, 0 where there are no rows.
type Part struct {
	Relation string // its field, as in `penalties`
	Function string // `sum` or `count`
	Column   string // what is summed, or the name of a computed field of the related record
	Where    string // SQL over {row}, the related row; empty for all
}

// Subjects are all record types of the schema.
func Subjects() []Subject {
	return []Subject{
		{Type: "Agency", Model: (*Agency)(nil)},
		{Type: "Unit", Model: (*Unit)(nil)},
		{Type: "Officer", Model: (*Officer)(nil)},
		{Type: "Party", Model: (*Party)(nil), Computed: partyComputed, Searched: []string{"name", "address"}},
		{Type: "Provision", Model: (*Provision)(nil)},
		{Type: "Case", Model: (*Case)(nil), Computed: caseComputed, Conditions: caseConditions, Searched: []string{"cause"}},
		{Type: "CaseEvent", Model: (*CaseEvent)(nil)},
		{Type: "Deadline", Model: (*Deadline)(nil), Computed: deadlineComputed},
		{Type: "DeadlineSpan", Model: (*DeadlineSpan)(nil)},
		{Type: "Clue", Model: (*Clue)(nil), Computed: clueComputed},
		{Type: "Proposal", Model: (*Proposal)(nil)},
		{Type: "ProposedPenalty", Model: (*ProposedPenalty)(nil)},
		{Type: "Hearing", Model: (*Hearing)(nil)},
		{Type: "Decision", Model: (*Decision)(nil)},
		{Type: "PublicRecord", Model: (*PublicRecord)(nil), Shown: "{row}.shown_until >= {today}"},
		{Type: "Rule", Model: (*Rule)(nil)},
		{Type: "RuleSetting", Model: (*RuleSetting)(nil)},
		{Type: "CalendarDay", Model: (*CalendarDay)(nil)},
		{Type: "Penalty", Model: (*Penalty)(nil), Computed: penaltyComputed},
		{Type: "Payment", Model: (*Payment)(nil)},
		{Type: "Instalment", Model: (*Instalment)(nil)},
		{Type: "Deferral", Model: (*Deferral)(nil)},
		{Type: "Accrual", Model: (*Accrual)(nil), Computed: accrualComputed},
		{Type: "Appeal", Model: (*Appeal)(nil)},
		{Type: "Seizure", Model: (*Seizure)(nil)},
		{Type: "Examination", Model: (*Examination)(nil), Computed: examinationComputed},
		{Type: "Document", Model: (*Document)(nil)},
		{Type: "GoodsLot", Model: (*GoodsLot)(nil), Computed: goodsLotComputed, Searched: []string{"name"}},
		{Type: "GoodsMovement", Model: (*GoodsMovement)(nil)},
		{Type: "Destruction", Model: (*Destruction)(nil), Computed: destructionComputed},
		{
			Type: "FoodBusiness", Model: (*FoodBusiness)(nil), Computed: foodBusinessComputed, Conditions: foodBusinessConditions,
			Searched: []string{"name", "address"},
		},
		{Type: "Official", Model: (*Official)(nil)},
		{Type: "CoverageAssignment", Model: (*CoverageAssignment)(nil), Shown: "{row}.cancelled_on IS NULL"},
		{Type: "CoverageVisit", Model: (*CoverageVisit)(nil), Shown: "{row}.cancelled_on IS NULL"},
		{Type: "Finding", Model: (*Finding)(nil), Shown: "{row}.cancelled_on IS NULL"},
		{Type: "LevelChange", Model: (*LevelChange)(nil), Shown: "{row}.cancelled_on IS NULL"},
		{Type: "PlannedVisit", Model: (*PlannedVisit)(nil), Computed: plannedVisitComputed},
		{Type: "VisitFrequency", Model: (*VisitFrequency)(nil)},
		{Type: "Equipment", Model: (*Equipment)(nil), Computed: equipmentComputed},
		{Type: "Inspection", Model: (*Inspection)(nil)},
		{Type: "Hazard", Model: (*Hazard)(nil), Computed: hazardComputed},
		{Type: "EarlierSeal", Model: (*EarlierSeal)(nil)},
		{Type: "SafetyOrder", Model: (*SafetyOrder)(nil), Computed: safetyOrderComputed},
		{Type: "Recheck", Model: (*Recheck)(nil)},
		{Type: "FollowUp", Model: (*FollowUp)(nil)},
		{Type: "FollowUpStep", Model: (*FollowUpStep)(nil)},
		{Type: "Complaint", Model: (*Complaint)(nil), Computed: complaintComputed},
		{Type: "AnalysisReport", Model: (*AnalysisReport)(nil)},
		{Type: "PromiseMerchant", Model: (*PromiseMerchant)(nil)},
		{Type: "RightsStation", Model: (*RightsStation)(nil)},
		{Type: "TrustUnit", Model: (*TrustUnit)(nil)},
		{Type: "ConsumerNotice", Model: (*ConsumerNotice)(nil)},
		{Type: "Pharmacy", Model: (*Pharmacy)(nil), Computed: pharmacyComputed},
		{Type: "RemoteCheck", Model: (*RemoteCheck)(nil)},
		{Type: "RemoteFinding", Model: (*RemoteFinding)(nil), Computed: remoteFindingComputed},
	}
}

// Register makes the models that link two others known to bun, which it asks for before any model that leads through
// them is used.
func Register(db *bun.DB) {
	db.RegisterModel((*CaseOfficer)(nil), (*DestructionSupervisor)(nil), (*InspectionInspector)(nil), (*RecheckInspector)(nil), (*RemoteCheckInspector)(nil))
}

package db

import (
	"time"

	"github.com/uptrace/bun"
)

// Record has the columns that all records of an agency share. The primary key is the pair of AgencyID and ID. Insert and Update write
// the instants and the version.
type Record struct {
	AgencyID  int64     `bun:"agency_id,pk"`
	ID        int64     `bun:"id,pk,autoincrement"`
	Agency    *Agency   `bun:"rel:belongs-to,join:agency_id=id"`
	CreatedAt time.Time `bun:"created_at,nullzero,notnull,default:now(),skipupdate"`
	UpdatedAt time.Time `bun:"updated_at,nullzero,notnull,default:now()"`
	Version   int       `bun:"version,nullzero,notnull,default:1"` // counts the writes of the record, from 1
}

// Subject describes one record type to the compiler of queries.
type Subject struct {
	// Type is the GraphQL type.
	Type string
	// Model is a nil pointer to the model.
	Model any
	// Computed are the fields that are neither a column nor a relation, by name.
	Computed map[string]Computed
	// Searched are the fields whose text has indexes for searching any part of it.
	Searched []string
	// Folds are names of SQL functions, by field: a text that is compared with the field by `eq`, `ne`, `in` or `notIn` goes through the
	// function first. The function of a value of the field is the value itself.
	Folds map[string]string
	// VisibleWhere is an SQL condition with {row} for the record and {today}: readers see only records that meet it. Empty for all records.
	VisibleWhere string
	// Masks are SQL expressions with {row} for the record: the form of a text, by field, that a caller sees who may not see it whole.
	Masks map[string]string
	// Conditions are SQL conditions that related records must meet, by the field of the relation, with {row} for the related record and
	// {today}.
	Conditions map[string]string
}

// Computed is a field that is computed when it is read. SQL is an expression with {row} for the record, {today}, and {name} for each
// part. {today} is the day `asOn` if the field has that argument, and the current day otherwise.
type Computed struct {
	SQL   string
	Parts map[string]Part
}

// Part is an aggregate over a to-many relation of the record, which is 0 if there are no related records, or a column of the record that a to-one
// relation leads to.
type Part struct {
	Relation string // field of the relation, as in `penalties`
	Function string // `sum` or `count`; `value` of a to-one relation
	Column   string // the column to sum or to read, or the name of a computed field of the related record to sum
	Where    string // SQL condition with {row} for the related record; empty for all
}

// Subjects returns all record types of the GraphQL schema.
func Subjects() []Subject {
	return []Subject{
		{Type: "Agency", Model: (*Agency)(nil)},
		{Type: "Unit", Model: (*Unit)(nil), Folds: initialsFold},
		{Type: "Officer", Model: (*Officer)(nil), Folds: initialsFold},
		{Type: "Party", Model: (*Party)(nil), Computed: partyComputed, Searched: []string{"name", "nameInitials", "address"}, Masks: partyMasks, Folds: partyFolds},
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
		{Type: "PublicRecord", Model: (*PublicRecord)(nil), VisibleWhere: "{row}.shown_until >= {today}"},
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
		{Type: "Attachment", Model: (*Attachment)(nil)},
		{Type: "Document", Model: (*Document)(nil)},
		{Type: "GoodsLot", Model: (*GoodsLot)(nil), Computed: goodsLotComputed, Searched: []string{"name"}},
		{Type: "GoodsMovement", Model: (*GoodsMovement)(nil)},
		{Type: "Destruction", Model: (*Destruction)(nil), Computed: destructionComputed},
		{
			Type: "FoodBusiness", Model: (*FoodBusiness)(nil), Computed: foodBusinessComputed, Conditions: foodBusinessConditions,
			Searched: []string{"name", "nameInitials", "address"}, Folds: initialsFold,
		},
		{Type: "Official", Model: (*Official)(nil)},
		{Type: "CoverageAssignment", Model: (*CoverageAssignment)(nil), VisibleWhere: "{row}.cancelled_on IS NULL"},
		{Type: "CoverageVisit", Model: (*CoverageVisit)(nil), VisibleWhere: "{row}.cancelled_on IS NULL"},
		{Type: "Finding", Model: (*Finding)(nil), VisibleWhere: "{row}.cancelled_on IS NULL"},
		{Type: "LevelChange", Model: (*LevelChange)(nil), VisibleWhere: "{row}.cancelled_on IS NULL"},
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
		{Type: "Pharmacy", Model: (*Pharmacy)(nil), Computed: pharmacyComputed, Masks: pharmacyMasks},
		{Type: "RemoteCheck", Model: (*RemoteCheck)(nil)},
		{Type: "RemoteFinding", Model: (*RemoteFinding)(nil), Computed: remoteFindingComputed},
		{Type: "Account", Model: (*Account)(nil)},
		{Type: "AccessToken", Model: (*AccessToken)(nil)},
		{Type: "Disclosure", Model: (*Disclosure)(nil)},
		{Type: "PartyChange", Model: (*PartyChange)(nil), Masks: partyChangeMasks},
		{Type: "AccessEvent", Model: (*AccessEvent)(nil)},
	}
}

// Register registers the models of link tables with bun. It must be called before a query uses a many-to-many relation.
func Register(db *bun.DB) {
	db.RegisterModel((*AccountUnit)(nil), (*CaseOfficer)(nil), (*DestructionSupervisor)(nil), (*InspectionInspector)(nil), (*RecheckInspector)(nil), (*RemoteCheckInspector)(nil))
}

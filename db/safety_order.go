package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// SafetyOrder is a safety order (安全监察指令书): what the user of the equipment must put right by DueOn. equipment.IssueSafetyOrder
// writes it.
type SafetyOrder struct {
	bun.BaseModel `bun:"table:safety_orders,alias:safety_order"`
	Record

	InspectionID int64       `bun:"inspection_id"`
	PartyID      int64       `bun:"party_id"`
	OrderNo      string      `bun:"order_no"`
	Text         string      `bun:"text"`
	IssuedOn     civil.Date  `bun:"issued_on,type:date"`
	DueOn        civil.Date  `bun:"due_on,type:date"`
	ReportedOn   *civil.Date `bun:"reported_on,type:date"` // when the user reported that it was carried out
	RecheckDueOn *civil.Date `bun:"recheck_due_on,type:date"`
	ClosedOn     *civil.Date `bun:"closed_on,type:date"`
	CaseID       *int64      `bun:"case_id"`

	Inspection *Inspection `bun:"rel:belongs-to,join:agency_id=agency_id,join:inspection_id=id"`
	Party      *Party      `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Case       *Case       `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Rechecks   []*Recheck  `bun:"rel:has-many,join:agency_id=agency_id,join:id=order_id"`
}

var safetyOrderComputed = map[string]Computed{
	"reportedInTime": {SQL: "({row}.reported_on IS NOT NULL AND {row}.reported_on <= {row}.due_on)"},
	"overdue":        {SQL: "({row}.closed_on IS NULL AND {row}.due_on < {today})"},
	"recheckOverdue": {SQL: "({row}.closed_on IS NULL AND {row}.recheck_due_on IS NOT NULL AND {row}.recheck_due_on < {today})"},
}

// Recheck is a check whether a safety order was carried out, after the unit reported so (特种设备安全监督检查办法 29). Records are only added.
type Recheck struct {
	bun.BaseModel `bun:"table:rechecks,alias:recheck"`
	Record

	OrderID     int64       `bun:"order_id"`
	ReportedOn  civil.Date  `bun:"reported_on,type:date"`
	DueOn       *civil.Date `bun:"due_on,type:date"`
	RecheckedOn civil.Date  `bun:"rechecked_on,type:date"`
	HasPassed   bool        `bun:"has_passed"`
	Text        string      `bun:"text"`

	Order      *SafetyOrder `bun:"rel:belongs-to,join:agency_id=agency_id,join:order_id=id"`
	Inspectors []*Officer   `bun:"m2m:recheck_inspectors,join:Recheck=Inspector"`
}

// RecheckInspector links a re-check and an officer who made it.
type RecheckInspector struct {
	bun.BaseModel `bun:"table:recheck_inspectors,alias:recheck_inspector"`

	AgencyID  int64    `bun:"agency_id,pk"`
	RecheckID int64    `bun:"recheck_id,pk"`
	OfficerID int64    `bun:"officer_id,pk"`
	Recheck   *Recheck `bun:"rel:belongs-to,join:agency_id=agency_id,join:recheck_id=id"`
	Inspector *Officer `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}

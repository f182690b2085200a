package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// CoverageVisit is a visit of an official to a food business. coverage.RecordVisit writes it.
type CoverageVisit struct {
	bun.BaseModel `bun:"table:coverage_visits,alias:coverage_visit"`
	Record

	BusinessID int64      `bun:"business_id"`
	OfficialID int64      `bun:"official_id"`
	VisitedOn  civil.Date `bun:"visited_on,type:date"`
	Checklist  *string    `bun:"checklist"`
	RepeatsID  *int64     `bun:"repeats_id"` // the visit that this record repeats by mistake, from before repetitions were refused
	// CancelledOn is the day on which a visit that was recorded by mistake was cancelled, and Cancellation the reason. Readers do not
	// see cancelled visits.
	CancelledOn  *civil.Date `bun:"cancelled_on,type:date"`
	Cancellation *string     `bun:"cancellation"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official     `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
	Findings []*Finding    `bun:"rel:has-many,join:agency_id=agency_id,join:id=visit_id"`
}

// Finding is a fault that a visit found, to be put right by DueOn.
type Finding struct {
	bun.BaseModel `bun:"table:findings,alias:finding"`
	Record

	VisitID     int64           `bun:"visit_id"`
	Severity    FindingSeverity `bun:"severity"`
	Text        string          `bun:"text"`
	DueOn       civil.Date      `bun:"due_on,type:date"`
	RectifiedOn *civil.Date     `bun:"rectified_on,type:date"`
	Proof       *string         `bun:"proof"`
	CaseID      *int64          `bun:"case_id"`
	CancelledOn *civil.Date     `bun:"cancelled_on,type:date"` // if the visit was cancelled

	Visit *CoverageVisit `bun:"rel:belongs-to,join:agency_id=agency_id,join:visit_id=id"`
	Case  *Case          `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

// PlannedVisit is a visit that an official must make from StartsOn to DueOn, by the frequency of the level. coverage.PlanVisits writes it.
type PlannedVisit struct {
	bun.BaseModel `bun:"table:planned_visits,alias:planned_visit"`
	Record

	BusinessID   int64       `bun:"business_id"`
	OfficialID   *int64      `bun:"official_id"`
	StartsOn     civil.Date  `bun:"starts_on,type:date"`
	DueOn        civil.Date  `bun:"due_on,type:date"`
	VisitID      *int64      `bun:"visit_id"` // the visit that fulfilled it; nil while there is none
	CancelledOn  *civil.Date `bun:"cancelled_on,type:date"`
	Cancellation *string     `bun:"cancellation"`

	Business *FoodBusiness  `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official      `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
	Visit    *CoverageVisit `bun:"rel:belongs-to,join:agency_id=agency_id,join:visit_id=id"`
}

var plannedVisitComputed = map[string]Computed{
	"overdue": {SQL: "({row}.visit_id IS NULL AND {row}.cancelled_on IS NULL AND {row}.due_on < {today})"},
}

// VisitFrequency is how often businesses of a level are visited, from a day on: at least once in Quarters.
type VisitFrequency struct {
	bun.BaseModel `bun:"table:visit_frequencies,alias:visit_frequency"`
	Record

	Level         CoverageLevel `bun:"level"`
	Division      *string       `bun:"division"` // nil for the whole agency
	EffectiveFrom civil.Date    `bun:"effective_from,type:date"`
	Quarters      int           `bun:"quarters"`
	Basis         string        `bun:"basis"` // the document that sets it
}

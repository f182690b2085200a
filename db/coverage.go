package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Official answers for food businesses.
type Official struct {
	bun.BaseModel `bun:"table:officials,alias:official"`
	Record

	Name     string       `bun:"name"`
	Post     string       `bun:"post"`
	Tier     OfficialTier `bun:"tier"`
	Division *string      `bun:"division"`

	Assignments []*CoverageAssignment `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
	Visits      []*CoverageVisit      `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
}

// CoverageAssignment is one official answering for one business over a period.
type CoverageAssignment struct {
	bun.BaseModel `bun:"table:coverage_assignments,alias:coverage_assignment"`
	Record

	BusinessID int64       `bun:"business_id"`
	OfficialID int64       `bun:"official_id"`
	Period     Period      `bun:"period,type:daterange"`
	StartsOn   civil.Date  `bun:"starts_on,type:date,scanonly"` // of the period; the database works it out
	EndsOn     *civil.Date `bun:"ends_on,type:date,scanonly"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official     `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
}

// CoverageVisit is a visit of an official to a business.
type CoverageVisit struct {
	bun.BaseModel `bun:"table:coverage_visits,alias:coverage_visit"`
	Record

	BusinessID int64      `bun:"business_id"`
	OfficialID int64      `bun:"official_id"`
	VisitedOn  civil.Date `bun:"visited_on,type:date"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official     `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
	Findings []*Finding    `bun:"rel:has-many,join:agency_id=agency_id,join:id=visit_id"`
}

// Finding is something found on a visit.
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

	Visit *CoverageVisit `bun:"rel:belongs-to,join:agency_id=agency_id,join:visit_id=id"`
	Case  *Case          `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

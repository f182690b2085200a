package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Official is an official who is responsible for food businesses. LeftOn is the first day out of office. coverage.RegisterOfficial
// writes it.
type Official struct {
	bun.BaseModel `bun:"table:officials,alias:official"`
	Record

	Name     string       `bun:"name"`
	Post     string       `bun:"post"`
	Tier     OfficialTier `bun:"tier"`
	Division *string      `bun:"division"`
	LeftOn   *civil.Date  `bun:"left_on,type:date"`
	// StayReason says why a leaving was taken back last.
	StayReason *string `bun:"stay_reason"`

	Assignments   []*CoverageAssignment `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
	Visits        []*CoverageVisit      `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
	PlannedVisits []*PlannedVisit       `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
}

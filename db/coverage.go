package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// CoverageAssignment makes one official responsible for one food business over a period. coverage.AssignCoverage writes it.
type CoverageAssignment struct {
	bun.BaseModel `bun:"table:coverage_assignments,alias:coverage_assignment"`
	Record

	BusinessID int64       `bun:"business_id"`
	OfficialID int64       `bun:"official_id"`
	Period     Period      `bun:"period,type:daterange"`
	StartsOn   civil.Date  `bun:"starts_on,type:date,scanonly"` // of the period; the database computes both
	EndsOn     *civil.Date `bun:"ends_on,type:date,scanonly"`
	// CancelledOn is the day on which an assignment was cancelled before it began. Readers do not see it.
	CancelledOn *civil.Date `bun:"cancelled_on,type:date"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official     `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
}

// LevelChange is the level of a food business from a day on. EndsOn is the first day of the next level.
type LevelChange struct {
	bun.BaseModel `bun:"table:level_changes,alias:level_change"`
	Record

	BusinessID int64         `bun:"business_id"`
	Level      CoverageLevel `bun:"level"`
	StartsOn   civil.Date    `bun:"starts_on,type:date"`
	EndsOn     *civil.Date   `bun:"ends_on,type:date"`
	Reason     *string       `bun:"reason"`
	// CancelledOn is the day on which a level that held for no day was cancelled. Readers do not see it.
	CancelledOn *civil.Date `bun:"cancelled_on,type:date"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
}

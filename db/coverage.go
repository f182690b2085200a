package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// CoverageAssignment is one official answering for one business over a period.
type CoverageAssignment struct {
	bun.BaseModel `bun:"table:coverage_assignments,alias:coverage_assignment"`
	Record

	BusinessID int64       `bun:"business_id"`
	OfficialID int64       `bun:"official_id"`
	Period     Period      `bun:"period,type:daterange"`
	StartsOn   civil.Date  `bun:"starts_on,type:date,scanonly"` // of the period; the database works it out
	EndsOn     *civil.Date `bun:"ends_on,type:date,scanonly"`
	// CancelledOn is the day on which what never held was taken back; readers are not shown it.
	CancelledOn *civil.Date `bun:"cancelled_on,type:date"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official     `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
}

// LevelChange is a level that a food business was given, from a day on.
type LevelChange struct {
	bun.BaseModel `bun:"table:level_changes,alias:level_change"`
	Record

	BusinessID int64         `bun:"business_id"`
	Level      CoverageLevel `bun:"level"`
	StartsOn   civil.Date    `bun:"starts_on,type:date"`
	EndsOn     *civil.Date   `bun:"ends_on,type:date"`
	Reason     *string       `bun:"reason"`
	// CancelledOn is the day on which what held for no day was taken back; readers are not shown it.
	CancelledOn *civil.Date `bun:"cancelled_on,type:date"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
}

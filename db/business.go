package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// FoodBusiness is a food producer, seller or caterer, for which an official is responsible (包保). coverage.RegisterFoodBusiness
// writes it.
type FoodBusiness struct {
	bun.BaseModel `bun:"table:food_businesses,alias:food_business"`
	Record

	PartyID      int64          `bun:"party_id"`
	Name         string         `bun:"name"`
	NameInitials string         `bun:"name_initials,scanonly"` // first letters of the pinyin of the name; the database keeps them
	LicenceNo    *string        `bun:"licence_no"`
	Type         BusinessType   `bun:"type"`
	Category     *string        `bun:"category"`
	Level        *CoverageLevel `bun:"level"`
	Address      *string        `bun:"address"`
	Division     *string        `bun:"division"` // administrative division code, of 6 or 9 digits
	OpenedOn     *civil.Date    `bun:"opened_on,type:date"`
	ClosedOn     *civil.Date    `bun:"closed_on,type:date"`
	SourceKey    *string        `bun:"source_key"` // the key in the file that it was imported from
	Reopening    *string        `bun:"reopening"`  // why it was opened again
	// PartySince is the day from which the present party runs the business; nil if no change is on record.
	PartySince *civil.Date `bun:"party_since,type:date"`
	// The first vacancy that had not ended when package coverage last counted: its first day, the day on which an official begins, and
	// the last day for assigning one.
	VacantFrom  *civil.Date `bun:"vacant_from,type:date"`
	VacantUntil *civil.Date `bun:"vacant_until,type:date"`
	VacantDueOn *civil.Date `bun:"vacant_due_on,type:date"`
	// ImportedVersion is the version that the last import gave the record; nil if no import wrote it.
	ImportedVersion *int `bun:"imported_version"`

	Party             *Party                `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Assignments       []*CoverageAssignment `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
	CurrentAssignment *CoverageAssignment   `bun:"rel:has-one,join:agency_id=agency_id,join:id=business_id"`
	Visits            []*CoverageVisit      `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
	Cases             []*Case               `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
	Complaints        []*Complaint          `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
	LevelChanges      []*LevelChange        `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
	PlannedVisits     []*PlannedVisit       `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
}

// IsRunByPartyOn reports whether the present party ran the business on a day, as far as is on record.
func (b *FoodBusiness) IsRunByPartyOn(on civil.Date) bool {
	return b.PartySince == nil || !on.Before(*b.PartySince)
}

var foodBusinessComputed = map[string]Computed{
	"isOpen": {SQL: "{row}.closed_on IS NULL"},
	// The stored vacancy may have ended since it was counted.
	"uncoveredOn":   {SQL: "CASE WHEN {row}.vacant_until <= {today} THEN NULL ELSE {row}.vacant_from END"},
	"coveredFrom":   {SQL: "CASE WHEN {row}.vacant_until > {today} THEN {row}.vacant_until END"},
	"assignBy":      {SQL: "CASE WHEN {row}.vacant_until <= {today} THEN NULL ELSE {row}.vacant_due_on END"},
	"assignOverdue": {SQL: "({row}.vacant_due_on IS NOT NULL AND {row}.vacant_due_on < {today} AND ({row}.vacant_until IS NULL OR {row}.vacant_until > {today}))"},
}

// The periods of assignments do not overlap, so at most one includes today.
var foodBusinessConditions = map[string]string{
	"currentAssignment": "{row}.period @> {today}",
}

package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Party is whom a case is against or who runs a business.
type Party struct {
	bun.BaseModel `bun:"table:parties,alias:party"`
	Record

	Kind           PartyKind `bun:"kind"`
	Name           string    `bun:"name"`
	Code           *string   `bun:"code"` // unified social credit code
	Address        *string   `bun:"address"`
	Representative *string   `bun:"representative"`
	Division       *string   `bun:"division"`
	SourceKey      *string   `bun:"source_key"`

	Cases          []*Case         `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	FoodBusinesses []*FoodBusiness `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
}

// FoodBusiness is a food producer or seller that an official answers for.
type FoodBusiness struct {
	bun.BaseModel `bun:"table:food_businesses,alias:food_business"`
	Record

	PartyID   int64          `bun:"party_id"`
	Name      string         `bun:"name"`
	LicenceNo *string        `bun:"licence_no"`
	Type      BusinessType   `bun:"type"`
	Category  *string        `bun:"category"`
	Level     *CoverageLevel `bun:"level"`
	Address   *string        `bun:"address"`
	Division  *string        `bun:"division"`
	OpenedOn  *civil.Date    `bun:"opened_on,type:date"`
	ClosedOn  *civil.Date    `bun:"closed_on,type:date"`
	SourceKey *string        `bun:"source_key"`

	Party             *Party                `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Assignments       []*CoverageAssignment `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
	CurrentAssignment *CoverageAssignment   `bun:"rel:has-one,join:agency_id=agency_id,join:id=business_id"`
	Visits            []*CoverageVisit      `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
	Cases             []*Case               `bun:"rel:has-many,join:agency_id=agency_id,join:id=business_id"`
}

var foodBusinessComputed = map[string]Computed{
	"isOpen": {SQL: "{row}.closed_on IS NULL"},
}

// Periods never overlap, so at most one holds today.
var foodBusinessConditions = map[string]string{
	"currentAssignment": "{row}.period @> {today}",
}

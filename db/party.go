package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
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

	Cases          []*Case            `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	FoodBusinesses []*FoodBusiness    `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Equipment      []*Equipment       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Inspections    []*Inspection      `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	SafetyOrders   []*SafetyOrder     `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Complaints     []*Complaint       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	Promises       []*PromiseMerchant `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
	TrustUnits     []*TrustUnit       `bun:"rel:has-many,join:agency_id=agency_id,join:id=party_id"`
}

var partyComputed = map[string]Computed{
	"balance": {
		SQL:   "({owed})::numeric(20,2)",
		Parts: map[string]Part{"owed": {Relation: "cases", Function: "sum", Column: "balance"}},
	},
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
	Reopening *string        `bun:"reopening"`
	// The first vacancy that was not over when it was last counted: until somebody begins, and the last day for naming one.
	VacantFrom  *civil.Date `bun:"vacant_from,type:date"`
	VacantUntil *civil.Date `bun:"vacant_until,type:date"`
	VacantDueOn *civil.Date `bun:"vacant_due_on,type:date"`
	// ImportedVersion is the version as a register's file last left it; nil where it came from none.
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

var foodBusinessComputed = map[string]Computed{
	"isOpen": {SQL: "{row}.closed_on IS NULL"},
	// What is kept is the first vacancy that was not over when it was last written.
	"uncoveredOn":   {SQL: "CASE WHEN {row}.vacant_until <= {today} THEN NULL ELSE {row}.vacant_from END"},
	"coveredFrom":   {SQL: "CASE WHEN {row}.vacant_until > {today} THEN {row}.vacant_until END"},
	"assignBy":      {SQL: "CASE WHEN {row}.vacant_until <= {today} THEN NULL ELSE {row}.vacant_due_on END"},
	"assignOverdue": {SQL: "({row}.vacant_due_on IS NOT NULL AND {row}.vacant_due_on < {today} AND ({row}.vacant_until IS NULL OR {row}.vacant_until > {today}))"},
}

// Periods never overlap, so at most one holds today.
var foodBusinessConditions = map[string]string{
	"currentAssignment": "{row}.period @> {today}",
}

// enterParty adds a party, or finds the one on record with its code, and tells its number.
func (w *Writer) enterParty(ctx context.Context, field string, in NewPartyInput) (int64, error) {
	if err := first(
		said(field+".name", in.Name, longestName),
		saidIfGiven(field+".address", in.Address, longestLine),
		saidIfGiven(field+".representative", in.Representative, longestName),
	); err != nil {
		return 0, err
	}
	if in.Division != nil && !sixDigits.MatchString(*in.Division) {
		return 0, bad(field+".division", "%q is not a division code of six digits", *in.Division)
	}
	party := &Party{
		Kind: in.Kind, Name: in.Name, Code: in.Code, Address: in.Address, Representative: in.Representative, Division: in.Division,
	}
	if in.Code == nil {
		err := insert(ctx, w, party)
		return party.ID, err
	}
	switch {
	case !law.IsCreditCode(*in.Code):
		return 0, bad(field+".code", "%q is not a unified social credit code: 18 characters in upper case with a right check digit (GB 32100-2015)", *in.Code)
	case in.Kind == PartyKindNaturalPerson:
		return 0, bad(field+".code", "a natural person has no unified social credit code: leave it out, or say SOLE_TRADER")
	}
	// The key decides, not a look before: two who enter the same party at once get one.
	var id int64
	err := w.tx.Tx.QueryRowContext(ctx, `INSERT INTO parties (agency_id, kind, name, code, address, representative, division, created_at, updated_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT (agency_id, code) DO NOTHING RETURNING id`,
		w.agency, in.Kind, in.Name, in.Code, in.Address, in.Representative, in.Division, w.at).Scan(&id)
	switch {
	case err == nil:
		w.changes = append(w.changes, Change{Key{"Party", w.agency, id}, true})
		return id, nil
	case !errors.Is(err, sql.ErrNoRows):
		return 0, fmt.Errorf("enter party: %w", err)
	}
	var kind PartyKind
	var name string
	err = w.tx.Tx.QueryRowContext(ctx, `SELECT id, kind, name FROM parties WHERE agency_id = $1 AND code = $2`, w.agency, in.Code).Scan(&id, &kind, &name)
	if err != nil {
		return 0, fmt.Errorf("find party: %w", err)
	}
	if kind != in.Kind {
		return 0, problem.Errorf(problem.Conflict, "the code is that of %s, a %s: give `party`, %s, or the right code", name, kind, Key{"Party", w.agency, id}).At(field + ".kind")
	}
	return id, nil
}

var sixDigits = regexp.MustCompile(`^[0-9]{6}$`)

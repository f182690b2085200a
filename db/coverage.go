package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Official answers for food businesses.
type Official struct {
	bun.BaseModel `bun:"table:officials,alias:official"`
	Record

	Name     string       `bun:"name"`
	Post     string       `bun:"post"`
	Tier     OfficialTier `bun:"tier"`
	Division *string      `bun:"division"`

	Assignments   []*CoverageAssignment `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
	Visits        []*CoverageVisit      `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
	PlannedVisits []*PlannedVisit       `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
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
	Checklist  *string    `bun:"checklist"`

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

// AssignCoverage lets an official answer for a business from a day on. It changes `assignment`.
func AssignCoverage(ctx context.Context, w *Writer, in AssignCoverageInput) (Changed, error) {
	if err := first(
		w.kept("input.business", in.Business, "FoodBusiness"),
		w.kept("input.official", in.Official, "Official"),
		day("input.startsOn", in.StartsOn),
	); err != nil {
		return nil, err
	}
	// Shared: neither level nor tier changes until the assignment stands.
	business := new(FoodBusiness)
	err := w.tx.NewSelect().Model(business).Where("agency_id = ?", w.agency).Where("id = ?", in.Business.ID).For("SHARE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.business", in.Business)
	}
	if err != nil {
		return nil, fmt.Errorf("read business: %w", err)
	}
	official := new(Official)
	err = w.tx.NewSelect().Model(official).Where("agency_id = ?", w.agency).Where("id = ?", in.Official.ID).For("SHARE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.official", in.Official)
	}
	if err != nil {
		return nil, fmt.Errorf("read official: %w", err)
	}
	switch {
	case business.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s: nobody needs to answer for it", business.Name, business.ClosedOn).At("input.business")
	case business.Level == nil:
		return nil, problem.Errorf(problem.Conflict, "%s is not graded: give it a level first, which says the tier of the official", business.Name).At("input.business")
	case business.OpenedOn != nil && in.StartsOn.Before(*business.OpenedOn):
		return nil, bad("input.startsOn", "%s is before the business opened, %s", in.StartsOn, business.OpenedOn)
	}
	if tier := law.TierOf(string(*business.Level)); tier != string(official.Tier) {
		return nil, violation("input.official", &law.Violation{Rule: "coverage.tier", Text: fmt.Sprintf(
			"%s is of the tier %s, and a business of level %s needs an official of the tier %s", official.Name, official.Tier, *business.Level, tier)})
	}
	other := new(CoverageAssignment)
	err = w.tx.NewSelect().Model(other).Relation("Official").
		Where("coverage_assignment.agency_id = ?", w.agency).Where("coverage_assignment.business_id = ?", business.ID).
		Where("coverage_assignment.period && ?::daterange", Period{From: in.StartsOn}).
		Order("coverage_assignment.starts_on").Limit(1).Scan(ctx)
	switch {
	case err == nil:
		return nil, problem.Errorf(problem.Conflict, "%s answers for %s %s, which overlaps: hand over instead, or begin when it has ended",
			other.Official.Name, business.Name, other.Period).At("input.startsOn").With("assignment", keyOf(other).String())
	case !errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("look for assignments: %w", err)
	}
	assignment := &CoverageAssignment{BusinessID: business.ID, OfficialID: official.ID, Period: Period{From: in.StartsOn}}
	if err := insert(ctx, w, assignment); err != nil {
		return nil, err
	}
	return Changed{"assignment": {keyOf(assignment)}}, nil
}

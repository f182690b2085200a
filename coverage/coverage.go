package coverage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// mostAhead is how many years ahead of its day somebody is to answer or to leave: what is said by mistake for a year far off
// would stand in the way of all that happens until then.
const mostAhead = 1

// ahead checks a day that may be in the bureau's future, but not far.
func ahead(w *db.Writer, field string, d civil.Date) error {
	if err := db.RequireDay(field, d); err != nil {
		return err
	}
	if last := w.Today().AddYears(mostAhead); d.After(last) {
		return db.BadInput(field, "%s is more than a year ahead: today is %s, so that %s is the last day", d, w.Today(), last)
	}
	return nil
}

// AssignCoverage lets an official answer for a business from a day on; where the business has been graded anew since, until it
// came to need an official of another tier, and where somebody answers later, until then. It changes `assignment`.
func AssignCoverage(ctx context.Context, w *db.Writer, in AssignCoverageInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.business", in.Business, "FoodBusiness"),
		w.RequireOwn("input.official", in.Official, "Official"),
		ahead(w, "input.startsOn", in.StartsOn),
	); err != nil {
		return nil, err
	}
	business := new(db.FoodBusiness)
	if err := db.Lock(ctx, w, "input.business", in.Business, business); err != nil {
		return nil, err
	}
	// Shared: the official does not leave until the assignment stands.
	official := new(db.Official)
	if err := db.LockShared(ctx, w, "input.official", in.Official, official); err != nil {
		return nil, err
	}
	switch {
	case business.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s: nobody needs to answer for it", business.Name, business.ClosedOn).At("input.business")
	case business.Level == nil:
		return nil, problem.Errorf(problem.Conflict, "%s is not graded: give it a level first, which says the tier of the official", business.Name).At("input.business")
	case business.OpenedOn != nil && in.StartsOn.Before(*business.OpenedOn):
		return nil, db.BadInput("input.startsOn", "%s is before the business opened, %s", in.StartsOn, business.OpenedOn)
	}
	// The level on each day that the assignment covers, the first of which says the tier.
	var levels []*db.LevelChange
	if err := w.Tx().NewSelect().Model(&levels).Where("agency_id = ?", w.Agency()).Where("business_id = ?", business.ID).Where("cancelled_on IS NULL").
		Where("ends_on IS NULL OR ends_on > ?", in.StartsOn).Order("starts_on").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read levels: %w", err)
	}
	period := db.Period{From: in.StartsOn}
	for i, g := range levels {
		misfits := law.CheckTier(official.Name, string(official.Tier), string(g.Level), in.StartsOn)
		switch {
		case i == 0 && g.StartsOn.After(in.StartsOn):
			return nil, notYetGraded("input.startsOn", business.Name, g.StartsOn, in.StartsOn)
		case misfits == nil:
			continue
		case i == 0:
			return nil, db.Violates("input.official", misfits)
		}
		period.Until = &g.StartsOn
		break
	}
	other := new(db.CoverageAssignment)
	err := w.Tx().NewSelect().Model(other).Relation("Official").
		Where("coverage_assignment.agency_id = ?", w.Agency()).Where("coverage_assignment.business_id = ?", business.ID).
		Where("coverage_assignment.period && ?::daterange", period).
		Where("coverage_assignment.cancelled_on IS NULL").
		Order("coverage_assignment.starts_on").Limit(1).Scan(ctx)
	switch {
	case err == nil && !other.Period.From.After(in.StartsOn):
		return nil, problem.Errorf(problem.Conflict, "%s answers for %s %s, and so on %s: hand over instead, begin when it has ended, or take it back by cancelAssignment while it has not begun",
			other.Official.Name, business.Name, other.Period, in.StartsOn).At("input.startsOn").With("assignment", db.KeyOf(other).String())
	case err == nil:
		period.Until = &other.Period.From
	case !errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("look for assignments: %w", err)
	}
	if official.LeftOn != nil && (period.Until == nil || period.Until.After(*official.LeftOn)) {
		if !in.StartsOn.Before(*official.LeftOn) {
			return nil, leftOffice("input.official", official.Name, *official.LeftOn)
		}
		period.Until = official.LeftOn
	}
	assignment := &db.CoverageAssignment{BusinessID: business.ID, OfficialID: official.ID, Period: period}
	if err := db.Insert(ctx, w, assignment); err != nil {
		return nil, err
	}
	return db.Changed{"assignment": {db.KeyOf(assignment)}}, db.CheckAll(passPlans(ctx, w, in.StartsOn, []int64{business.ID}), countVacancies(ctx, w, []int64{business.ID}))
}

// notYetGraded is the refusal of a day on which the business had no level, as far as is known.
func notYetGraded(field, business string, graded, on civil.Date) error {
	return problem.Errorf(problem.Conflict, "%s has a level only since %s: which official is to answer for it on %s is not known", business, graded, on).At(field)
}

// digits checks a division code, where one is given.
func digits(field string, code *string, form *regexp.Regexp, says string) error {
	if code != nil && !form.MatchString(*code) {
		return db.BadInput(field, "%q is not a division code of %s digits", *code, says)
	}
	return nil
}

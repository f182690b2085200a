package coverage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

// maxYearsAhead is the number of years by which a day may be in the future. A mistaken day far ahead would block every change until then.
const maxYearsAhead = 1

// requireWithinYear checks a day that may be in the future, by a year at most.
func requireWithinYear(w *db.Writer, field string, d civil.Date) error {
	if err := input.RequireDay(field, d); err != nil {
		return err
	}
	if last := w.Today().AddYears(maxYearsAhead); d.After(last) {
		return input.Fault(field, "%s is more than a year ahead: today is %s, so that %s is the last day", d, w.Today(), last)
	}
	return nil
}

// AssignCoverage assigns an official to a business from a day on. The assignment ends on the day on which a later level needs an official
// of another tier, another assignment begins, or the official leaves office, whichever is first. Payload: `assignment`.
//
// Returns CONFLICT where the business is closed or has no level on the first day, where another assignment is in force on that day, and
// where the official has left on or before that day; RULE_VIOLATION where the tier does not fit the level on that day.
func AssignCoverage(ctx context.Context, w *db.Writer, in AssignCoverageInput) (db.Payload, error) {
	business, official, err := lockForAssignment(ctx, w, in)
	if err != nil {
		return nil, err
	}
	period := db.Period{From: in.StartsOn}
	for _, limit := range []func(context.Context, *db.Writer, *db.FoodBusiness, *db.Official, *db.Period) error{
		cutAtOtherTier, cutAtNextAssignment, cutAtLeaving,
	} {
		if err := limit(ctx, w, business, official, &period); err != nil {
			return nil, err
		}
	}
	assignment := &db.CoverageAssignment{BusinessID: business.ID, OfficialID: official.ID, Period: period}
	if err := db.Insert(ctx, w, assignment); err != nil {
		return nil, err
	}
	businesses := []int64{business.ID}
	if err := givePlansToOfficials(ctx, w, in.StartsOn, businesses); err != nil {
		return nil, err
	}
	if err := updateVacancies(ctx, w, businesses); err != nil {
		return nil, err
	}
	return db.Payload{"assignment": {db.KeyOf(assignment)}}, nil
}

// lockForAssignment locks the business and the official of an assignment. Returns CONFLICT where the business is closed or has no level,
// and BAD_USER_INPUT where the assignment would begin before the business opened.
func lockForAssignment(ctx context.Context, w *db.Writer, in AssignCoverageInput) (*db.FoodBusiness, *db.Official, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.business", in.Business, "FoodBusiness"),
		w.RequireOwn("input.official", in.Official, "Official"),
		requireWithinYear(w, "input.startsOn", in.StartsOn),
	); err != nil {
		return nil, nil, err
	}
	// The official is locked FOR SHARE: he or she cannot leave office until the assignment is written.
	business, official := new(db.FoodBusiness), new(db.Official)
	if err := input.CheckAll(db.Lock(ctx, w, "input.business", in.Business, business), db.LockShared(ctx, w, "input.official", in.Official, official)); err != nil {
		return nil, nil, err
	}
	switch {
	case business.ClosedOn != nil:
		return nil, nil, closedError("input.business", business.Name, *business.ClosedOn)
	case business.Level == nil:
		return nil, nil, problem.Errorf(problem.Conflict, "%s is not graded: give it a level first, which decides the tier of the official", business.Name).At("input.business")
	case business.OpenedOn != nil && in.StartsOn.Before(*business.OpenedOn):
		return nil, nil, input.Fault("input.startsOn", "%s is before the business opened, %s", in.StartsOn, business.OpenedOn)
	}
	return business, official, nil
}

// cutAtOtherTier ends the period of an assignment when the business gets a level that needs an official of another tier: Until becomes the
// first day of that level, which no longer belongs to the assignment. Returns RULE_VIOLATION (coverage.tier) if the level on the first day
// of the period needs another tier, and CONFLICT if the business has no level yet on that day.
func cutAtOtherTier(ctx context.Context, w *db.Writer, business *db.FoodBusiness, official *db.Official, period *db.Period) error {
	var levels []*db.LevelChange
	if err := w.Tx().NewSelect().Model(&levels).Where("agency_id = ?", w.Agency()).Where("business_id = ?", business.ID).Where("cancelled_on IS NULL").
		Where("ends_on IS NULL OR ends_on > ?", period.From).Order("starts_on").Scan(ctx); err != nil {
		return fmt.Errorf("read levels: %w", err)
	}
	for i, level := range levels {
		violation := law.CheckTier(official.Name, string(official.Tier), string(level.Level), period.From)
		if i == 0 && level.StartsOn.After(period.From) {
			return notGradedYetError("input.startsOn", business.Name, level.StartsOn, period.From)
		}
		if violation == nil {
			continue
		}
		if i == 0 {
			return input.Violation("input.official", violation)
		}
		period.Until = &level.StartsOn
		break
	}
	return nil
}

// cutAtNextAssignment shortens a period to end on the day on which the next assignment of the business begins, the first day after the
// period. Returns CONFLICT where another assignment is in force on the first day of the period.
func cutAtNextAssignment(ctx context.Context, w *db.Writer, business *db.FoodBusiness, _ *db.Official, period *db.Period) error {
	other := new(db.CoverageAssignment)
	err := w.Tx().NewSelect().Model(other).Relation("Official").
		Where("coverage_assignment.agency_id = ?", w.Agency()).Where("coverage_assignment.business_id = ?", business.ID).
		Where("coverage_assignment.period && ?::daterange", *period).
		Where("coverage_assignment.cancelled_on IS NULL").
		Order("coverage_assignment.starts_on").Limit(1).Scan(ctx)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return fmt.Errorf("look for assignments: %w", err)
	case !other.Period.From.After(period.From):
		return problem.Errorf(problem.Conflict, "%s answers for %s %s, and so on %s: hand over instead, begin when it has ended, or take it back by cancelAssignment while it has not begun",
			other.Official.Name, business.Name, other.Period.InWords(), period.From).At("input.startsOn").With("assignment", db.KeyOf(other).String())
	}
	period.Until = &other.Period.From
	return nil
}

// cutAtLeaving shortens a period to end on the day on which the official leaves office, the first day out of office. Returns CONFLICT
// where the official has left on or before the first day of the period.
func cutAtLeaving(_ context.Context, _ *db.Writer, _ *db.FoodBusiness, official *db.Official, period *db.Period) error {
	if official.LeftOn == nil || period.Until != nil && !period.Until.After(*official.LeftOn) {
		return nil
	}
	if !period.From.Before(*official.LeftOn) {
		return leavesOfficeError("input.official", official.Name, *official.LeftOn)
	}
	period.Until = official.LeftOn
	return nil
}

// CancelAssignment cancels an assignment that has not begun. The assignment before it goes on in its place. Payload: `business`.
// Returns CONFLICT where the assignment has begun.
func CancelAssignment(ctx context.Context, w *db.Writer, in CancelAssignmentInput) (db.Payload, error) {
	if err := w.RequireOwn("input.assignment", in.Assignment, "CoverageAssignment"); err != nil {
		return nil, err
	}
	assignment, err := readAssignment(ctx, w, in.Assignment)
	if err != nil {
		return nil, err
	}
	businesses := []int64{assignment.BusinessID}
	if err := lockBusinesses(ctx, w, businesses); err != nil {
		return nil, err
	}
	if assignment, err = readAssignment(ctx, w, in.Assignment); err != nil { // again, as it may have changed before the lock
		return nil, err
	}
	if !assignment.Period.From.After(w.Today()) {
		return nil, problem.Errorf(problem.Conflict, "%s answers for it since %s, and what has begun is not taken back: hand it over to another",
			assignment.Official.Name, assignment.Period.From).At("input.assignment")
	}
	if err := cancelAndExtend(ctx, w, []*db.CoverageAssignment{assignment}); err != nil {
		return nil, err
	}
	if err := updateVacancies(ctx, w, businesses); err != nil {
		return nil, err
	}
	return db.Payload{"business": {{Type: "FoodBusiness", Agency: w.Agency(), ID: assignment.BusinessID}}}, nil
}

// readAssignment reads an assignment with its official. Returns NOT_FOUND where there is no such assignment or the
// assignment was cancelled.
func readAssignment(ctx context.Context, w *db.Writer, key db.Key) (*db.CoverageAssignment, error) {
	assignment := new(db.CoverageAssignment)
	err := w.Tx().NewSelect().Model(assignment).Relation("Official").Where("coverage_assignment.agency_id = ?", w.Agency()).
		Where("coverage_assignment.id = ?", key.ID).Where("coverage_assignment.cancelled_on IS NULL").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, db.NotFound("input.assignment", key)
	}
	if err != nil {
		return nil, fmt.Errorf("read assignment: %w", err)
	}
	return assignment, nil
}

// cancelAssignments cancels assignments that were never in force. They stay on record and are not shown to readers.
func cancelAssignments(ctx context.Context, w *db.Writer, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	if _, err := w.Tx().NewRaw(`UPDATE coverage_assignments SET cancelled_on = ?, updated_at = greatest(?, created_at), version = version + 1
		WHERE agency_id = ? AND id = ANY (?::bigint[])`, w.Today(), w.Now(), w.Agency(), pgdialect.Array(ids)).Exec(ctx); err != nil {
		return fmt.Errorf("cancel assignments: %w", err)
	}
	w.NoteChanged("CoverageAssignment", ids)
	return nil
}

// cancelAndExtend cancels assignments that have not begun. The assignment before each goes on in its place, where the official of the
// earlier assignment is in office and of the tier that fits. The caller has locked the businesses.
func cancelAndExtend(ctx context.Context, w *db.Writer, assignments []*db.CoverageAssignment) error {
	if len(assignments) == 0 {
		return nil
	}
	businesses := make([]int64, len(assignments))
	for i, a := range assignments {
		businesses[i] = a.BusinessID
	}
	// The last assignment of each business comes first: the assignment before it then goes on to the day on which the last was to end.
	slices.SortStableFunc(assignments, func(a, b *db.CoverageAssignment) int { return b.Period.From.DaysSince(a.Period.From) })
	for len(assignments) > 0 {
		var last, others []*db.CoverageAssignment
		isTaken := make(map[int64]bool)
		for _, a := range assignments {
			if isTaken[a.BusinessID] {
				others = append(others, a)
				continue
			}
			isTaken[a.BusinessID] = true
			last = append(last, a)
		}
		if err := cancelAndExtendOnce(ctx, w, last); err != nil {
			return err
		}
		assignments = others
	}
	return givePlansToOfficials(ctx, w, w.Today(), businesses)
}

// cancelAndExtendOnce does the work of cancelAndExtend for at most one assignment of each business.
func cancelAndExtendOnce(ctx context.Context, w *db.Writer, assignments []*db.CoverageAssignment) error {
	n := len(assignments)
	ids, businesses, from, until := make([]int64, n), make([]int64, n), make([]string, n), make([]string, n)
	for i, a := range assignments {
		ids[i], businesses[i], from[i], until[i] = a.ID, a.BusinessID, a.Period.From.String(), dayOrEmpty(a.Period.Until)
	}
	if err := cancelAssignments(ctx, w, ids); err != nil {
		return err
	}
	var extended []int64
	if err := w.Tx().NewRaw(`UPDATE coverage_assignments c SET period = daterange(c.starts_on, t.until),
			updated_at = greatest(?0, c.created_at), version = c.version + 1
		FROM unnest(?1::bigint[], ?2::date[], array_replace(?3::text[], '', NULL)::date[]) AS t (business, starts, until), officials o, food_businesses b
		WHERE c.agency_id = ?4 AND c.business_id = t.business AND c.ends_on = t.starts AND c.cancelled_on IS NULL
			AND o.agency_id = ?4 AND o.id = c.official_id AND (o.left_on IS NULL OR o.left_on >= t.until)
			AND b.agency_id = ?4 AND b.id = t.business AND o.tier = tier_of_level(b.level)
		RETURNING c.id`, w.Now(), pgdialect.Array(businesses), pgdialect.Array(from), pgdialect.Array(until), w.Agency()).Scan(ctx, &extended); err != nil {
		return fmt.Errorf("extend the assignments before: %w", err)
	}
	w.NoteChanged("CoverageAssignment", extended)
	return nil
}

// lockBusinesses locks businesses in the order of their ids: nothing else changes them or their assignments until the transaction ends.
func lockBusinesses(ctx context.Context, w *db.Writer, ids []int64) error {
	if _, err := w.Tx().NewRaw("SELECT id FROM food_businesses WHERE agency_id = ? AND id = ANY (?::bigint[]) ORDER BY id FOR UPDATE",
		w.Agency(), pgdialect.Array(ids)).Exec(ctx); err != nil {
		return fmt.Errorf("lock businesses: %w", err)
	}
	return nil
}

// dayOrEmpty returns a day as Postgres reads it, or the empty string for nil.
func dayOrEmpty(d *civil.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// closedError returns the CONFLICT of an assignment to a business that is closed.
func closedError(field, business string, on civil.Date) error {
	return problem.Errorf(problem.Conflict, "%s closed on %s: nobody needs to answer for it", business, on).At(field)
}

// leavesOfficeError returns the CONFLICT of an assignment that would go on after the official leaves office.
func leavesOfficeError(field, official string, on civil.Date) error {
	return problem.Errorf(problem.Conflict, "%s leaves office on %s: name somebody who stays", official, on).At(field)
}

// notGradedYetError returns the CONFLICT of an assignment on a day on which the business has no level on record.
func notGradedYetError(field, business string, gradedOn, on civil.Date) error {
	return problem.Errorf(problem.Conflict, "%s has a level only since %s: which official is to answer for it on %s is not known", business, gradedOn, on).At(field)
}

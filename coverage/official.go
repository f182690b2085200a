package coverage

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// RegisterOfficial puts an official on the register. Payload: `official`.
func RegisterOfficial(ctx context.Context, w *db.Writer, in RegisterOfficialInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireText("input.name", in.Name, input.MaxName),
		input.RequireText("input.post", in.Post, input.MaxName),
		input.RequireDivisionIfGiven("input.division", in.Division, 12),
	); err != nil {
		return nil, err
	}
	official := &db.Official{Name: in.Name, Post: in.Post, Tier: in.Tier, Division: in.Division}
	if err := db.Insert(ctx, w, official); err != nil {
		return nil, err
	}
	return db.Payload{"official": {db.KeyOf(official)}}, nil
}

// LeaveOffice records that an official leaves office on a day, the first day out of office. The assignments in force end on the day and
// their businesses stand vacant. Assignments that were to begin on the day or later are cancelled. Payload: `official`, and `vacated`,
// the assignments that end. Returns CONFLICT where the day on which the official leaves is on record already, where an assignment that has
// begun begins on the day or later, and where the official made a visit on the day or later.
func LeaveOffice(ctx context.Context, w *db.Writer, in LeaveOfficeInput) (db.Payload, error) {
	if err := input.CheckAll(w.RequireOwn("input.official", in.Official, "Official"), requireWithinYear(w, "input.leftOn", in.LeftOn)); err != nil {
		return nil, err
	}
	official, assignments, err := lockLeaving(ctx, w, in)
	if err != nil {
		return nil, err
	}
	businesses := make([]int64, len(assignments))
	for i, a := range assignments {
		businesses[i] = a.BusinessID
	}
	notBegun, err := assignmentsNotBegun(w, official, in.LeftOn, assignments)
	if err != nil {
		return nil, err
	}
	if err := cancelAndExtend(ctx, w, notBegun); err != nil {
		return nil, err
	}
	ended, err := endCoverageOf(ctx, w, in)
	if err != nil {
		return nil, err
	}
	official.LeftOn = &in.LeftOn
	if err := db.Update(ctx, w, official, "left_on"); err != nil {
		return nil, err
	}
	if err := updateVacancies(ctx, w, businesses); err != nil {
		return nil, err
	}
	return db.Payload{"official": {db.KeyOf(official)}, "vacated": db.KeysOf(ended)}, nil
}

// lockLeaving locks an official who leaves, and the businesses of the assignments that go on after the day. It returns both.
func lockLeaving(ctx context.Context, w *db.Writer, in LeaveOfficeInput) (*db.Official, []*db.CoverageAssignment, error) {
	var assignments []*db.CoverageAssignment
	official, err := lockWithBusinesses(ctx, w, in.Official, func() (ids, businesses []int64, err error) {
		if assignments, err = assignmentsAfter(ctx, w, in); err != nil {
			return nil, nil, err
		}
		for _, a := range assignments {
			ids, businesses = append(ids, a.ID), append(businesses, a.BusinessID)
		}
		return ids, businesses, nil
	})
	if err != nil {
		return nil, nil, err
	}
	if official.LeftOn != nil {
		return nil, nil, problem.Errorf(problem.Conflict, "%s leaves office on %s already", official.Name, official.LeftOn).At("input.official")
	}
	return official, assignments, nil
}

// lockWithBusinesses locks the businesses of some assignments of an official and then the official: every verb locks in this order.
// read returns the ids of the assignments and of their businesses; it is called before and after the locks.
// Returns ErrRunAgain where the assignments changed in between.
func lockWithBusinesses(ctx context.Context, w *db.Writer, key db.Key, read func() (ids, businesses []int64, err error)) (*db.Official, error) {
	before, businesses, err := read()
	if err != nil {
		return nil, err
	}
	if err := lockBusinesses(ctx, w, businesses); err != nil {
		return nil, err
	}
	official := new(db.Official)
	if err := db.Lock(ctx, w, "input.official", key, official); err != nil {
		return nil, err
	}
	after, _, err := read()
	if err != nil {
		return nil, err
	}
	if !slices.Equal(before, after) {
		return nil, db.ErrRunAgain
	}
	return official, nil
}

// assignmentsAfter reads the assignments of an official that go on, or begin, on the day of leaving or later.
func assignmentsAfter(ctx context.Context, w *db.Writer, in LeaveOfficeInput) ([]*db.CoverageAssignment, error) {
	var assignments []*db.CoverageAssignment
	if err := w.Tx().NewSelect().Model(&assignments).Where("agency_id = ?", w.Agency()).Where("official_id = ?", in.Official.ID).
		Where("cancelled_on IS NULL").Where("ends_on IS NULL OR ends_on > ?", in.LeftOn).Order("business_id", "id").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read assignments: %w", err)
	}
	return assignments, nil
}

// assignmentsNotBegun returns the assignments that begin in the future, on the day of leaving or later.
// Returns CONFLICT where an assignment begins on the day of leaving or later, and has begun by today.
func assignmentsNotBegun(w *db.Writer, official *db.Official, leftOn civil.Date, assignments []*db.CoverageAssignment) ([]*db.CoverageAssignment, error) {
	var notBegun []*db.CoverageAssignment
	for _, a := range assignments {
		switch {
		case a.Period.From.Before(leftOn):
		case a.Period.From.After(w.Today()):
			notBegun = append(notBegun, a)
		default:
			return nil, problem.Errorf(problem.Conflict, "an assignment of %s begins on %s: hand it over on that day first, or let it end the day after, or later",
				official.Name, a.Period.From).At("input.leftOn").With("assignment", db.KeyOf(a).String())
		}
	}
	return notBegun, nil
}

// endCoverageOf ends the assignments that an official who leaves still has on the day, and returns them.
func endCoverageOf(ctx context.Context, w *db.Writer, in LeaveOfficeInput) ([]*db.CoverageAssignment, error) {
	assignments, err := assignmentsAfter(ctx, w, in)
	if err != nil || len(assignments) == 0 {
		return nil, err
	}
	changes := make([]coverageChange, len(assignments))
	for i, a := range assignments {
		changes[i] = coverageChange{business: a.BusinessID, official: noOfficial}
	}
	_, err = changeCoverage(ctx, w, changeSet{on: in.LeftOn, changes: changes, fieldOf: func(_ int, part string) string {
		if part == "on" {
			return "input.leftOn"
		}
		return "input.official"
	}})
	return assignments, err
}

// StayInOffice takes back that an official leaves: the assignments that end on the day of leaving go on until another assignment begins, the
// business closes, or its level needs an official of another tier. Payload: `official`, and `assignments`, the assignments that go on.
// Returns CONFLICT where the official does not leave, and BAD_USER_INPUT where the day has come and no reason is given.
func StayInOffice(ctx context.Context, w *db.Writer, in StayInOfficeInput) (db.Payload, error) {
	if err := input.CheckAll(w.RequireOwn("input.official", in.Official, "Official"), input.RequireTextIfGiven("input.reason", in.Reason, input.MaxLine)); err != nil {
		return nil, err
	}
	var ending []endingAssignment
	var businesses []int64
	official, err := lockWithBusinesses(ctx, w, in.Official, func() (ids, locked []int64, err error) {
		if ending, err = assignmentsEndingWith(ctx, w, in.Official); err != nil {
			return nil, nil, err
		}
		businesses = nil
		for _, a := range ending {
			ids, businesses = append(ids, a.ID), append(businesses, a.BusinessID)
		}
		return ids, businesses, nil
	})
	if err != nil {
		return nil, err
	}
	switch {
	case official.LeftOn == nil:
		return nil, problem.Errorf(problem.Conflict, "%s does not leave office", official.Name).At("input.official")
	case in.Reason == nil && !official.LeftOn.After(w.Today()):
		return nil, input.Fault("input.reason", "%s left office on %s, which has come: say why that is taken back", official.Name, official.LeftOn)
	}
	leftOn := *official.LeftOn
	official.LeftOn, official.StayReason = nil, in.Reason
	if err := db.Update(ctx, w, official, "left_on", "stay_reason"); err != nil {
		return nil, err
	}
	resumed, err := resumeAssignments(ctx, w, leftOn, ending)
	if err != nil {
		return nil, err
	}
	plansFrom := w.Today()
	if leftOn.Before(plansFrom) {
		plansFrom = leftOn
	}
	if err := givePlansToOfficials(ctx, w, plansFrom, businesses); err != nil {
		return nil, err
	}
	if err := updateVacancies(ctx, w, businesses); err != nil {
		return nil, err
	}
	return db.Payload{"official": {db.KeyOf(official)}, "assignments": resumed}, nil
}

// endingAssignment is an assignment that ends as its official leaves office.
type endingAssignment struct {
	ID, BusinessID int64
	Until          *civil.Date // the day on which the assignment would end otherwise; nil where it would not end
}

// assignmentsEndingWith reads the assignments that end on the day on which an official leaves office. Each would otherwise end where the
// next assignment begins, where a level of another tier begins, or where the business closes, whichever is first.
func assignmentsEndingWith(ctx context.Context, w *db.Writer, official db.Key) ([]endingAssignment, error) {
	var ending []endingAssignment
	if err := w.Tx().NewRaw(`SELECT c.id, c.business_id, least(b.closed_on,
			(SELECT min(l.starts_on) FROM coverage_assignments l
				WHERE l.agency_id = c.agency_id AND l.business_id = c.business_id AND l.cancelled_on IS NULL AND l.starts_on >= c.ends_on),
			(SELECT min(g.starts_on) FROM level_changes g WHERE g.agency_id = c.agency_id AND g.business_id = c.business_id AND g.cancelled_on IS NULL
				AND g.starts_on >= c.ends_on AND tier_of_level(g.level) <> o.tier)) AS until
		FROM coverage_assignments c JOIN officials o ON o.agency_id = c.agency_id AND o.id = c.official_id
		JOIN food_businesses b ON b.agency_id = c.agency_id AND b.id = c.business_id
		WHERE o.agency_id = ? AND o.id = ? AND c.ends_on = o.left_on AND c.cancelled_on IS NULL
		ORDER BY c.business_id, c.id`, w.Agency(), official.ID).Scan(ctx, &ending); err != nil {
		return nil, fmt.Errorf("read assignments: %w", err)
	}
	return ending, nil
}

// resumeAssignments lets assignments that end on a day go on to endingAssignment.Until. It returns the assignments that go on.
func resumeAssignments(ctx context.Context, w *db.Writer, endsOn civil.Date, ending []endingAssignment) ([]db.Key, error) {
	ids, until := make([]int64, 0, len(ending)), make([]string, 0, len(ending))
	keys := make([]db.Key, 0, len(ending))
	for _, a := range ending {
		if a.Until != nil && !a.Until.After(endsOn) {
			continue
		}
		ids, until = append(ids, a.ID), append(until, dayOrEmpty(a.Until))
		keys = append(keys, db.Key{Type: "CoverageAssignment", Agency: w.Agency(), ID: a.ID})
	}
	if _, err := w.Tx().NewRaw(`UPDATE coverage_assignments c SET period = daterange(c.starts_on, e.until), updated_at = greatest(?, c.created_at), version = c.version + 1
		FROM unnest(?::bigint[], array_replace(?::text[], '', NULL)::date[]) AS e (id, until) WHERE c.agency_id = ? AND c.id = e.id`, w.Now(), pgdialect.Array(ids), pgdialect.Array(until), w.Agency()).Exec(ctx); err != nil {
		return nil, fmt.Errorf("resume assignments: %w", err)
	}
	w.NoteChanged("CoverageAssignment", ids)
	return keys, nil
}

package coverage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// HandOverCoverage hands over the businesses of one official to another from a day on: the businesses that the first official answers for
// on the day, and businesses that have stood vacant since the first official left office. Payload: `assignments`, the
// assignments that begin.
//
// Returns CONFLICT where there is nothing to hand over or the first official does not answer for a business that is named, and the
// CONFLICTs of changeCoverage.
func HandOverCoverage(ctx context.Context, w *db.Writer, in HandOverCoverageInput) (db.Payload, error) {
	from, err := readHandOver(ctx, w, in)
	if err != nil {
		return nil, err
	}
	businesses, err := businessesToHandOver(ctx, w, in, from)
	if err != nil {
		return nil, err
	}
	changes := make([]coverageChange, len(businesses))
	for i, id := range businesses {
		changes[i] = coverageChange{business: id, official: in.To.ID, from: in.From.ID}
	}
	started, err := changeCoverage(ctx, w, changeSet{on: in.On, changes: changes, fieldOf: func(i int, part string) string {
		switch {
		case part == "on":
			return "input.on"
		case part == "business" && len(in.Businesses) > 0:
			return input.ElementPath("input.businesses", i)
		case part == "business":
			return "input.from"
		}
		return "input.to"
	}})
	if err != nil {
		return nil, err
	}
	if err := updateVacancies(ctx, w, businesses); err != nil {
		return nil, err
	}
	return db.Payload{"assignments": started}, nil
}

// readHandOver checks the input of a hand-over and reads the official who hands over. Returns NOT_FOUND where one of the two officials
// does not exist.
func readHandOver(ctx context.Context, w *db.Writer, in HandOverCoverageInput) (*db.Official, error) {
	checks := []error{
		w.RequireOwn("input.from", in.From, "Official"),
		w.RequireExists(ctx, "input.to", in.To, "Official", (*db.Official)(nil)),
		requireWithinYear(w, "input.on", in.On),
		input.RequireDistinctKeys("input.businesses", in.Businesses, 0, "businesses"),
	}
	if in.From == in.To {
		checks = append(checks, input.Fault("input.to", "%s answers for them already", in.To))
	}
	for i, key := range in.Businesses {
		checks = append(checks, w.RequireOwn(input.ElementPath("input.businesses", i), key, "FoodBusiness"))
	}
	if err := input.CheckAll(checks...); err != nil {
		return nil, err
	}
	from, err := db.ReadOne[db.Official](ctx, w, "id = $2", "", in.From.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, db.NotFound("input.from", in.From)
	}
	return from, err
}

// businessesToHandOver returns the ids of the businesses that the input names, or of all that the official can hand over on the day.
// Returns CONFLICT where there is nothing to hand over, or where the input names a business that the official cannot hand over.
func businessesToHandOver(ctx context.Context, w *db.Writer, in HandOverCoverageInput, from *db.Official) ([]int64, error) {
	available, err := availableForHandOver(ctx, w, in, from)
	if err != nil {
		return nil, err
	}
	if len(in.Businesses) == 0 {
		if len(available) == 0 {
			return nil, problem.Errorf(problem.Conflict, "%s answers for nothing on %s", from.Name, in.On).At("input.from")
		}
		return available, nil
	}
	businesses := make([]int64, len(in.Businesses))
	var faults faultList
	for i, key := range in.Businesses {
		if _, ok := slices.BinarySearch(available, key.ID); !ok {
			faults.add(problem.Errorf(problem.Conflict, "%s does not answer for %s on %s, nor did when leaving office", from.Name, key, in.On).At(input.ElementPath("input.businesses", i)))
		}
		businesses[i] = key.ID
	}
	return businesses, faults.err()
}

// availableForHandOver returns, in order, the ids of the businesses that an official answers for on a day, and of those that are open and
// vacant on the day since the official left office.
func availableForHandOver(ctx context.Context, w *db.Writer, in HandOverCoverageInput, from *db.Official) ([]int64, error) {
	var ids []int64
	if err := w.Tx().NewRaw(`SELECT c.business_id FROM coverage_assignments c JOIN food_businesses b ON b.agency_id = c.agency_id AND b.id = c.business_id
		WHERE c.agency_id = ?0 AND c.official_id = ?1 AND c.cancelled_on IS NULL AND (c.period @> ?2::date OR c.ends_on = ?3 AND c.ends_on <= ?2 AND (b.closed_on IS NULL OR b.closed_on > ?2)
			AND NOT EXISTS (SELECT FROM coverage_assignments l WHERE l.agency_id = c.agency_id AND l.business_id = c.business_id AND l.starts_on >= c.ends_on AND l.starts_on <= ?2
				AND l.cancelled_on IS NULL))
		ORDER BY 1`, w.Agency(), in.From.ID, in.On, from.LeftOn).Scan(ctx, &ids); err != nil {
		return nil, fmt.Errorf("read assignments: %w", err)
	}
	return ids, nil
}

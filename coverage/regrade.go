package coverage

import (
	"context"

	"docket/db"
	"docket/input"
)

// maxChanges is the number of businesses that may change in one transaction. It is more than any bureau has.
const maxChanges = 20000

// RegradeCoverage gives businesses a level, an official or both from a day on. Where no official is named, the present official stays
// while the tier fits the level, else the business stands vacant. Assignments that were to begin after the day are cancelled.
// Payload: `businesses`, in the order given, and `assignments`, the assignments that begin. Returns the faults of changeCoverage.
func RegradeCoverage(ctx context.Context, w *db.Writer, in RegradeCoverageInput) (db.Payload, error) {
	const field = "input.changes"
	if err := input.CheckAll(
		requireWithinYear(w, "input.on", in.On),
		input.RequireTextIfGiven("input.reason", in.Reason, input.MaxLine),
		requireCount(field, len(in.Changes)),
	); err != nil {
		return nil, err
	}
	changes, err := readChangeInputs(w, field, in.Changes)
	if err != nil {
		return nil, err
	}
	started, err := changeCoverage(ctx, w, changeSet{on: in.On, reason: in.Reason, changes: changes, fieldOf: func(i int, part string) string {
		if part == "on" {
			return "input.on"
		}
		return input.ElementPath(field, i) + "." + part
	}})
	if err != nil {
		return nil, err
	}
	businesses, ids := make([]db.Key, len(in.Changes)), make([]int64, len(in.Changes))
	for i, c := range in.Changes {
		businesses[i], ids[i] = c.Business, c.Business.ID
	}
	if err := updateVacancies(ctx, w, ids); err != nil {
		return nil, err
	}
	return db.Payload{"assignments": started, "businesses": businesses}, nil
}

// requireCount checks the number of changes in one input.
func requireCount(field string, n int) error {
	switch {
	case n == 0:
		return input.Fault(field, "name one business or more")
	case n > maxChanges:
		return input.Fault(field, "%d businesses are too many: at most %d go together", n, maxChanges)
	}
	return nil
}

// readChangeInputs returns the changes of an input. It checks each element, and that no business is named
// twice.
func readChangeInputs(w *db.Writer, field string, inputs []CoverageChangeInput) ([]coverageChange, error) {
	changes := make([]coverageChange, len(inputs))
	indexOf := make(map[db.Key]int, len(inputs))
	var faults faultList
	for i, in := range inputs {
		element := input.ElementPath(field, i)
		faults.add(w.RequireOwn(element+".business", in.Business, "FoodBusiness"))
		if other, ok := indexOf[in.Business]; ok {
			faults.add(input.Fault(element+".business", "%s is the same as %s", in.Business, input.ElementPath(field, other)))
		}
		indexOf[in.Business] = i
		changes[i] = coverageChange{business: in.Business.ID, official: presentOfficial, level: in.Level}
		switch {
		case in.Official == nil && in.Level == nil:
			faults.add(input.Fault(element, "neither `level` nor `official` is given: give one of them, or both"))
		case in.Official != nil:
			faults.add(w.RequireOwn(element+".official", *in.Official, "Official"))
			changes[i].official = in.Official.ID
		}
	}
	return changes, faults.err()
}

// maxFaults is the number of faults that one answer lists.
const maxFaults = 100

// faultList collects the faults of a long list, the first maxFaults of them.
type faultList []error

// add adds a fault; nil is none.
func (l *faultList) add(err error) {
	if err != nil && len(*l) < maxFaults {
		*l = append(*l, err)
	}
}

// err returns the faults as one error; nil where there is none.
func (l faultList) err() error { return input.CheckAll(l...) }

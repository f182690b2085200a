package coverage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// ChangeFoodBusiness changes what the register says of a food business. A new party, if given, runs the business from input.on, or from today
// if that is absent. Records made before stay as they are. Payload: `business`.
// Returns CONFLICT where the business is closed, the number of the licence is on the register, or the change would make a business without a
// licence the same as another (see RegisterFoodBusiness), and BAD_USER_INPUT where nothing changes.
func ChangeFoodBusiness(ctx context.Context, w *db.Writer, in ChangeFoodBusinessInput) (db.Payload, error) {
	business := new(db.FoodBusiness)
	if err := input.CheckAll(
		input.RequireTextIfGiven("input.name", in.Name, input.MaxName),
		input.RequireTextIfGiven("input.licenceNo", in.LicenceNo, input.MaxCode),
		input.RequireTextIfGiven("input.address", in.Address, input.MaxLine),
		input.RequireDivisionIfGiven("input.division", in.Division, 9),
		checkPartyDay(w, in),
		db.Lock(ctx, w, "input.business", in.Business, business),
	); err != nil {
		return nil, err
	}
	if business.ClosedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s and can no longer be changed", business.Name, business.ClosedOn).At("input.business")
	}
	columns := changeColumns(business, in)
	isNewParty, err := changeParty(ctx, w, business, in)
	if err != nil {
		return nil, err
	}
	if isNewParty {
		columns = append(columns, "party_id", "party_since")
	}
	if columns == nil {
		return nil, input.Fault("input", "nothing is given that has changed")
	}
	if slices.ContainsFunc(columns, func(c string) bool { return c == "name" || c == "address" || c == "party_id" }) {
		if err := requireNewBusiness(ctx, w, business); err != nil {
			return nil, err
		}
	}
	if err := db.Update(ctx, w, business, columns...); err != nil {
		return nil, err
	}
	return db.Payload{"business": {db.KeyOf(business)}}, nil
}

// checkPartyDay checks the day from which another party runs a business: it is not in the future, and is given with a party only.
func checkPartyDay(w *db.Writer, in ChangeFoodBusinessInput) error {
	switch {
	case in.On == nil:
		return nil
	case in.Party == nil && in.NewParty == nil:
		return input.Fault("input.on", "it is the day from which another party runs the business: give `party` or `newParty` with it, or leave it out")
	}
	return w.RequireNotFuture("input.on", *in.On)
}

// changeParty sets the party that runs a business and the first day of this party, where the input gives another party. It reports whether
// the party changed. Returns BAD_USER_INPUT where the day is before the opening or before the last change of party.
func changeParty(ctx context.Context, w *db.Writer, business *db.FoodBusiness, in ChangeFoodBusinessInput) (bool, error) {
	if in.Party == nil && in.NewParty == nil {
		return false, nil
	}
	on := w.Today()
	if in.On != nil {
		on = *in.On
	}
	if business.OpenedOn != nil {
		if err := input.RequireNotBefore("input.on", on, *business.OpenedOn, "the business opened"); err != nil {
			return false, err
		}
	}
	if !business.IsRunByPartyOn(on) {
		return false, input.Fault("input.on", "%s is before the last change of party, %s: give that day, or a later one", on, business.PartySince)
	}
	party, err := w.PartyOf(ctx, in.Party, in.NewParty)
	if err != nil || party == business.PartyID {
		return false, err
	}
	business.PartyID, business.PartySince = party, &on
	return true, nil
}

// changeColumns sets the fields of a business that the input gives, all but its party, and returns the columns that differ.
func changeColumns(business *db.FoodBusiness, in ChangeFoodBusinessInput) (columns []string) {
	if in.Name != nil && *in.Name != business.Name {
		business.Name, columns = *in.Name, append(columns, "name")
	}
	if in.Type != nil && *in.Type != business.Type {
		business.Type, columns = *in.Type, append(columns, "type")
	}
	for _, detail := range []struct {
		column string
		field  **string
		given  *string
	}{
		{"licence_no", &business.LicenceNo, in.LicenceNo},
		{"address", &business.Address, in.Address},
		{"division", &business.Division, in.Division},
	} {
		if detail.given != nil && (*detail.field == nil || **detail.field != *detail.given) {
			*detail.field, columns = detail.given, append(columns, detail.column)
		}
	}
	return columns
}

// RegisterFoodBusiness puts a food business on the register. Its level, where given, holds from the day it opened. Payload: `business`.
// Returns CONFLICT where the number of its licence is on the register, or where a business without a licence is, with the same party,
// name, address and opening day.
func RegisterFoodBusiness(ctx context.Context, w *db.Writer, in RegisterFoodBusinessInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireText("input.name", in.Name, input.MaxName),
		input.RequireTextIfGiven("input.licenceNo", in.LicenceNo, input.MaxCode),
		input.RequireTextIfGiven("input.address", in.Address, input.MaxLine),
		input.RequireDivisionIfGiven("input.division", in.Division, 9),
		w.RequireNotFuture("input.openedOn", in.OpenedOn),
	); err != nil {
		return nil, err
	}
	party, err := w.PartyOf(ctx, in.Party, in.NewParty)
	if err != nil {
		return nil, err
	}
	business := &db.FoodBusiness{
		PartyID: party, Name: in.Name, LicenceNo: in.LicenceNo, Type: in.Type, Level: in.Level, Address: in.Address, Division: in.Division, OpenedOn: &in.OpenedOn,
	}
	if err := requireNewBusiness(ctx, w, business); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, business); err != nil {
		return nil, err
	}
	if in.Level != nil {
		if err := db.Insert(ctx, w, &db.LevelChange{BusinessID: business.ID, Level: *in.Level, StartsOn: in.OpenedOn}); err != nil {
			return nil, err
		}
	}
	if err := updateVacancies(ctx, w, []int64{business.ID}); err != nil {
		return nil, err
	}
	return db.Payload{"business": {db.KeyOf(business)}}, nil
}

// requireNewBusiness checks that no other business without a licence has the party, name, address and opening day of a business without a
// licence. Returns CONFLICT, which names the registered business, otherwise. Businesses that were imported are told apart by their keys.
func requireNewBusiness(ctx context.Context, w *db.Writer, business *db.FoodBusiness) error {
	if business.LicenceNo != nil || business.SourceKey != nil {
		return nil
	}
	// As for the trigger that checks a registration, two writers of one party wait for each other.
	if _, err := w.Tx().NewRaw("SELECT FROM parties WHERE agency_id = ? AND id = ? FOR NO KEY UPDATE", w.Agency(), business.PartyID).Exec(ctx); err != nil {
		return fmt.Errorf("lock party: %w", err)
	}
	registered := new(db.FoodBusiness)
	err := w.Tx().NewSelect().Model(registered).Where("agency_id = ?", w.Agency()).Where("id <> ?", business.ID).Where("party_id = ?", business.PartyID).Where("name = ?", business.Name).
		Where("address IS NOT DISTINCT FROM ?", business.Address).Where("opened_on = ?", business.OpenedOn).Where("licence_no IS NULL").Where("source_key IS NULL").
		Order("id").Limit(1).Scan(ctx)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err != nil:
		return fmt.Errorf("look for businesses: %w", err)
	}
	return problem.Errorf(problem.Conflict, "%s of this party, address and day is on the register: %s", business.Name, db.KeyOf(registered)).
		At("input.name").With("business", db.KeyOf(registered).String())
}

// CloseFoodBusiness records that a business closed: its assignment ends on the day, assignments that begin then or later and planned
// visits that are due then or later are cancelled. Payload: `business`.
// Returns CONFLICT where the business is closed, was visited on the day or later, or was given its level or another party after the day.
func CloseFoodBusiness(ctx context.Context, w *db.Writer, in CloseFoodBusinessInput) (db.Payload, error) {
	business := new(db.FoodBusiness)
	if err := input.CheckAll(w.RequireNotFuture("input.closedOn", in.ClosedOn), db.Lock(ctx, w, "input.business", in.Business, business)); err != nil {
		return nil, err
	}
	if err := checkClosing(ctx, w, business, in.ClosedOn); err != nil {
		return nil, err
	}
	if err := endCoverage(ctx, w, business, in.ClosedOn); err != nil {
		return nil, err
	}
	if err := cancelPlans(ctx, w, business, in.ClosedOn); err != nil {
		return nil, err
	}
	business.ClosedOn = &in.ClosedOn
	if err := db.Update(ctx, w, business, "closed_on"); err != nil {
		return nil, err
	}
	return db.Payload{"business": {db.KeyOf(business)}}, nil
}

// conflictAt returns a CONFLICT of a field of the input, with a formatted message.
func conflictAt(field, format string, args ...any) error {
	return problem.Errorf(problem.Conflict, format, args...).At(field)
}

// checkClosing checks that a business is open and may close on a day: no record shows that the business was still open then.
func checkClosing(ctx context.Context, w *db.Writer, business *db.FoodBusiness, on civil.Date) error {
	var gradedOn, visitedOn *civil.Date
	if err := w.Tx().NewRaw(`SELECT (SELECT max(starts_on) FROM level_changes WHERE agency_id = ?0 AND business_id = ?1 AND cancelled_on IS NULL),
			(SELECT max(visited_on) FROM coverage_visits WHERE agency_id = ?0 AND business_id = ?1 AND visited_on >= ?2 AND cancelled_on IS NULL)`,
		w.Agency(), business.ID, on).Scan(ctx, &gradedOn, &visitedOn); err != nil {
		return fmt.Errorf("look for levels and visits: %w", err)
	}
	switch {
	case business.ClosedOn != nil:
		return conflictAt("input.business", "%s closed on %s", business.Name, business.ClosedOn)
	case business.OpenedOn != nil && on.Before(*business.OpenedOn):
		return input.Fault("input.closedOn", "%s is before it opened, %s", on, business.OpenedOn)
	case visitedOn != nil:
		return conflictAt("input.closedOn", "%s was visited on %s, so that it was open: it closes the day after, or later", business.Name, visitedOn)
	case !business.IsRunByPartyOn(on):
		return conflictAt("input.closedOn", "another party runs %s since %s, so that it was open: it closes on that day, or later", business.Name, business.PartySince)
	case gradedOn != nil && on.Before(*gradedOn):
		return conflictAt("input.closedOn", "%s was given its level from %s on, so that it was open: it closes on that day, or later", business.Name, gradedOn)
	}
	return nil
}

// endCoverage ends the assignment of a business on a day, and cancels the assignments that begin then or later.
func endCoverage(ctx context.Context, w *db.Writer, business *db.FoodBusiness, on civil.Date) error {
	var ids []int64
	if err := w.Tx().NewRaw("SELECT id FROM coverage_assignments WHERE agency_id = ? AND business_id = ? AND starts_on >= ? AND cancelled_on IS NULL ORDER BY id",
		w.Agency(), business.ID, on).Scan(ctx, &ids); err != nil {
		return fmt.Errorf("look for assignments: %w", err)
	}
	if err := cancelAssignments(ctx, w, ids); err != nil {
		return err
	}
	changes := []coverageChange{{business: business.ID, official: noOfficial}}
	_, err := changeCoverage(ctx, w, changeSet{on: on, changes: changes, fieldOf: func(_ int, part string) string {
		if part == "on" {
			return "input.closedOn"
		}
		return "input.business"
	}})
	return err
}

// cancelPlans cancels the planned visits to a business that were not made and are due on a day or later.
func cancelPlans(ctx context.Context, w *db.Writer, business *db.FoodBusiness, on civil.Date) error {
	var cancelled []int64
	if err := w.Tx().NewRaw(`UPDATE planned_visits SET cancelled_on = ?, updated_at = greatest(?, created_at), version = version + 1
		WHERE agency_id = ? AND business_id = ? AND visit_id IS NULL AND cancelled_on IS NULL AND due_on >= ? RETURNING id`,
		w.Today(), w.Now(), w.Agency(), business.ID, on).Scan(ctx, &cancelled); err != nil {
		return fmt.Errorf("cancel planned visits: %w", err)
	}
	w.NoteChanged("PlannedVisit", cancelled)
	return nil
}

// ReopenFoodBusiness takes back a closing that was recorded by mistake. The business is vacant from the day of the closing until an
// official is assigned. Payload: `business`. Returns CONFLICT where the business is open.
func ReopenFoodBusiness(ctx context.Context, w *db.Writer, in ReopenFoodBusinessInput) (db.Payload, error) {
	business := new(db.FoodBusiness)
	if err := input.CheckAll(input.RequireText("input.reason", in.Reason, input.MaxLine), db.Lock(ctx, w, "input.business", in.Business, business)); err != nil {
		return nil, err
	}
	if business.ClosedOn == nil {
		return nil, problem.Errorf(problem.Conflict, "%s is open", business.Name).At("input.business")
	}
	business.ClosedOn, business.Reopening = nil, &in.Reason
	if err := db.Update(ctx, w, business, "closed_on", "reopening"); err != nil {
		return nil, err
	}
	if err := updateVacancies(ctx, w, []int64{business.ID}); err != nil {
		return nil, err
	}
	return db.Payload{"business": {db.KeyOf(business)}}, nil
}

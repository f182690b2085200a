package coverage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/problem"
)

// ChangeFoodBusiness records what has changed of a food business. It changes `business`.
func ChangeFoodBusiness(ctx context.Context, w *db.Writer, in ChangeFoodBusinessInput) (db.Changed, error) {
	business := new(db.FoodBusiness)
	if err := db.CheckAll(
		db.RequireTextIfGiven("input.name", in.Name, db.MaxName),
		db.RequireTextIfGiven("input.licenceNo", in.LicenceNo, db.MaxCode),
		db.RequireTextIfGiven("input.address", in.Address, db.MaxLine),
		digits("input.division", in.Division, businessDivision, "six or nine"),
		db.Lock(ctx, w, "input.business", in.Business, business),
	); err != nil {
		return nil, err
	}
	if business.ClosedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s: nothing changes of it any more", business.Name, business.ClosedOn).At("input.business")
	}
	var columns []string
	if in.Party != nil || in.NewParty != nil {
		party, err := w.PartyOf(ctx, in.Party, in.NewParty)
		if err != nil {
			return nil, err
		}
		business.PartyID, columns = party, append(columns, "party_id")
	}
	if in.Name != nil {
		business.Name, columns = *in.Name, append(columns, "name")
	}
	if in.LicenceNo != nil {
		business.LicenceNo, columns = in.LicenceNo, append(columns, "licence_no")
	}
	if in.Type != nil {
		business.Type, columns = *in.Type, append(columns, "type")
	}
	if in.Address != nil {
		business.Address, columns = in.Address, append(columns, "address")
	}
	if in.Division != nil {
		business.Division, columns = in.Division, append(columns, "division")
	}
	if columns == nil {
		return nil, db.BadInput("input", "nothing is given that has changed")
	}
	if err := db.Update(ctx, w, business, columns...); err != nil {
		return nil, err
	}
	return db.Changed{"business": {db.KeyOf(business)}}, nil
}

var businessDivision = regexp.MustCompile(`^[0-9]{6}([0-9]{3})?$`)

// RegisterFoodBusiness puts a food business on the register. It changes `business`.
func RegisterFoodBusiness(ctx context.Context, w *db.Writer, in RegisterFoodBusinessInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		db.RequireText("input.name", in.Name, db.MaxName),
		db.RequireTextIfGiven("input.licenceNo", in.LicenceNo, db.MaxCode),
		db.RequireTextIfGiven("input.address", in.Address, db.MaxLine),
		digits("input.division", in.Division, businessDivision, "six or nine"),
		w.RequireNotFuture("input.openedOn", in.OpenedOn),
	); err != nil {
		return nil, err
	}
	party, err := w.PartyOf(ctx, in.Party, in.NewParty)
	if err != nil {
		return nil, err
	}
	if in.LicenceNo == nil {
		again := new(db.FoodBusiness)
		err := w.Tx().NewSelect().Model(again).Where("agency_id = ?", w.Agency()).Where("party_id = ?", party).Where("name = ?", in.Name).
			Where("address IS NOT DISTINCT FROM ?", in.Address).Where("opened_on = ?", in.OpenedOn).Where("licence_no IS NULL").Where("source_key IS NULL").
			Order("id").Limit(1).Scan(ctx)
		switch {
		case err == nil:
			return nil, problem.Errorf(problem.Conflict, "%s of this party, address and day is on the register: %s", in.Name, db.KeyOf(again)).
				At("input.name").With("business", db.KeyOf(again).String())
		case !errors.Is(err, sql.ErrNoRows):
			return nil, fmt.Errorf("look for businesses: %w", err)
		}
	}
	business := &db.FoodBusiness{
		PartyID: party, Name: in.Name, LicenceNo: in.LicenceNo, Type: in.Type, Level: in.Level, Address: in.Address, Division: in.Division, OpenedOn: &in.OpenedOn,
	}
	if err := db.Insert(ctx, w, business); err != nil {
		return nil, err
	}
	if in.Level != nil {
		if err := db.Insert(ctx, w, &db.LevelChange{BusinessID: business.ID, Level: *in.Level, StartsOn: in.OpenedOn}); err != nil {
			return nil, err
		}
	}
	return db.Changed{"business": {db.KeyOf(business)}}, countVacancies(ctx, w, []int64{business.ID})
}

// CloseFoodBusiness records that a business closed: nobody answers for it from the day on, and no visit to it is planned
// any more. What would have begun by then is taken back. It changes `business`.
func CloseFoodBusiness(ctx context.Context, w *db.Writer, in CloseFoodBusinessInput) (db.Changed, error) {
	business := new(db.FoodBusiness)
	if err := db.CheckAll(w.RequireNotFuture("input.closedOn", in.ClosedOn), db.Lock(ctx, w, "input.business", in.Business, business)); err != nil {
		return nil, err
	}
	var graded, visited *civil.Date
	if err := w.Tx().NewRaw(`SELECT (SELECT max(starts_on) FROM level_changes WHERE agency_id = ? AND business_id = ? AND cancelled_on IS NULL),
			(SELECT max(visited_on) FROM coverage_visits WHERE agency_id = ? AND business_id = ? AND visited_on >= ? AND cancelled_on IS NULL)`,
		w.Agency(), business.ID, w.Agency(), business.ID, in.ClosedOn).Scan(ctx, &graded, &visited); err != nil {
		return nil, fmt.Errorf("look for levels and visits: %w", err)
	}
	switch {
	case business.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s", business.Name, business.ClosedOn).At("input.business")
	case business.OpenedOn != nil && in.ClosedOn.Before(*business.OpenedOn):
		return nil, db.BadInput("input.closedOn", "%s is before it opened, %s", in.ClosedOn, business.OpenedOn)
	case visited != nil:
		return nil, problem.Errorf(problem.Conflict, "%s was visited on %s, so that it was open: it closes the day after, or later", business.Name, visited).At("input.closedOn")
	case graded != nil && in.ClosedOn.Before(*graded):
		return nil, problem.Errorf(problem.Conflict, "%s was given its level from %s on, so that it was open: it closes on that day, or later", business.Name, graded).
			At("input.closedOn")
	}
	var void []int64
	if err := w.Tx().NewRaw("SELECT id FROM coverage_assignments WHERE agency_id = ? AND business_id = ? AND starts_on >= ? AND cancelled_on IS NULL ORDER BY id",
		w.Agency(), business.ID, in.ClosedOn).Scan(ctx, &void); err != nil {
		return nil, fmt.Errorf("look for assignments: %w", err)
	}
	if err := cancelAssignments(ctx, w, void); err != nil {
		return nil, err
	}
	if _, err := moveCoverage(ctx, w, in.ClosedOn, nil, []move{{business: business.ID, official: nobody}}, func(_ int, part string) string {
		if part == "on" {
			return "input.closedOn"
		}
		return "input.business"
	}); err != nil {
		return nil, err
	}
	var cancelled []int64
	if err := w.Tx().NewRaw(`UPDATE planned_visits SET cancelled_on = ?, updated_at = greatest(?, created_at), version = version + 1
		WHERE agency_id = ? AND business_id = ? AND visit_id IS NULL AND cancelled_on IS NULL AND due_on >= ? RETURNING id`,
		w.Today(), w.Now(), w.Agency(), business.ID, in.ClosedOn).Scan(ctx, &cancelled); err != nil {
		return nil, fmt.Errorf("cancel plans: %w", err)
	}
	w.RecordChanges("PlannedVisit", cancelled)
	business.ClosedOn = &in.ClosedOn
	if err := db.Update(ctx, w, business, "closed_on"); err != nil {
		return nil, err
	}
	return db.Changed{"business": {db.KeyOf(business)}}, nil
}

// ReopenFoodBusiness takes a closing back that was recorded by mistake: the business stands vacant since, until somebody is
// assigned. It changes `business`.
func ReopenFoodBusiness(ctx context.Context, w *db.Writer, in ReopenFoodBusinessInput) (db.Changed, error) {
	business := new(db.FoodBusiness)
	if err := db.CheckAll(db.RequireText("input.reason", in.Reason, db.MaxLine), db.Lock(ctx, w, "input.business", in.Business, business)); err != nil {
		return nil, err
	}
	if business.ClosedOn == nil {
		return nil, problem.Errorf(problem.Conflict, "%s is open", business.Name).At("input.business")
	}
	business.ClosedOn, business.Reopening = nil, &in.Reason
	if err := db.Update(ctx, w, business, "closed_on", "reopening"); err != nil {
		return nil, err
	}
	return db.Changed{"business": {db.KeyOf(business)}}, countVacancies(ctx, w, []int64{business.ID})
}

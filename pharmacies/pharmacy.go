package pharmacies

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// requireConnection checks that a pharmacy was connected to the remote system neither in the future nor before it opened.
func requireConnection(w *db.Writer, on, opened civil.Date) error {
	const field = "input.connectedOn"
	if err := w.RequireNotFuture(field, on); err != nil {
		return err
	}
	return input.RequireNotBefore(field, on, opened, "the day on which it opened")
}

// RegisterPharmacy enters a pharmacy. Payload: `pharmacy`. Returns CONFLICT where the number of its licence is on record.
func RegisterPharmacy(ctx context.Context, w *db.Writer, in RegisterPharmacyInput) (db.Payload, error) {
	faults := []error{
		w.RequireAgency(ctx, in.Agency),
		input.RequireText("input.name", in.Name, input.MaxName),
		input.RequireText("input.licenceNo", in.LicenceNo, input.MaxCode),
		input.RequireTextIfGiven("input.address", in.Address, input.MaxLine),
		input.RequireDivisionIfGiven("input.division", in.Division, 9),
		input.RequireTextIfGiven("input.phone", in.Phone, input.MaxNumber),
		w.RequireNotFuture("input.openedOn", in.OpenedOn),
	}
	if in.ConnectedOn != nil {
		faults = append(faults, requireConnection(w, *in.ConnectedOn, in.OpenedOn))
	}
	if err := input.CheckAll(faults...); err != nil {
		return nil, err
	}
	party, err := w.PartyOf(ctx, in.Party, in.NewParty)
	if err != nil {
		return nil, err
	}
	pharmacy := &db.Pharmacy{
		PartyID: party, Name: in.Name, LicenceNo: in.LicenceNo, Address: in.Address, Division: in.Division, Phone: in.Phone, OpenedOn: in.OpenedOn, ConnectedOn: in.ConnectedOn,
	}
	if err := db.Insert(ctx, w, pharmacy); err != nil {
		return nil, err
	}
	return db.Payload{"pharmacy": {db.KeyOf(pharmacy)}}, nil
}

// lockOpen locks a pharmacy that is to be changed. Returns CONFLICT where the pharmacy is closed.
func lockOpen(ctx context.Context, w *db.Writer, key db.Key) (*db.Pharmacy, error) {
	const field = "input.pharmacy"
	pharmacy := new(db.Pharmacy)
	if err := db.Lock(ctx, w, field, key, pharmacy); err != nil {
		return nil, err
	}
	if pharmacy.ClosedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s", pharmacy.Name, pharmacy.ClosedOn).At(field)
	}
	return pharmacy, nil
}

// ConnectPharmacy records that a pharmacy was connected to the remote system. Payload: `pharmacy`. Returns CONFLICT where the pharmacy is
// closed, or was connected before.
func ConnectPharmacy(ctx context.Context, w *db.Writer, in ConnectPharmacyInput) (db.Payload, error) {
	pharmacy, err := lockOpen(ctx, w, in.Pharmacy)
	if err != nil {
		return nil, err
	}
	if pharmacy.ConnectedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s was connected on %s", pharmacy.Name, pharmacy.ConnectedOn).At("input.pharmacy")
	}
	if err := requireConnection(w, in.ConnectedOn, pharmacy.OpenedOn); err != nil {
		return nil, err
	}
	pharmacy.ConnectedOn = &in.ConnectedOn
	if err := db.Update(ctx, w, pharmacy, "connected_on"); err != nil {
		return nil, err
	}
	return db.Payload{"pharmacy": {db.KeyOf(pharmacy)}}, nil
}

// ClosePharmacy records that a pharmacy closed; the day is the first day on which it is closed. Payload: `pharmacy`. Returns CONFLICT where
// the pharmacy is closed already, or was checked on the day or later.
func ClosePharmacy(ctx context.Context, w *db.Writer, in ClosePharmacyInput) (db.Payload, error) {
	const field = "input.closedOn"
	if err := w.RequireNotFuture(field, in.ClosedOn); err != nil {
		return nil, err
	}
	pharmacy, err := lockOpen(ctx, w, in.Pharmacy)
	if err != nil {
		return nil, err
	}
	switch {
	case !in.ClosedOn.After(pharmacy.OpenedOn):
		return nil, input.Fault(field, "%s is not after the day on which it opened, %s", in.ClosedOn, pharmacy.OpenedOn)
	case pharmacy.ConnectedOn != nil && !in.ClosedOn.After(*pharmacy.ConnectedOn):
		return nil, input.Fault(field, "%s is not after the day on which it was connected, %s", in.ClosedOn, pharmacy.ConnectedOn)
	}
	checks, err := db.Read[db.RemoteCheck](ctx, w, "pharmacy_id = $2 AND checked_on >= $3", "ORDER BY checked_on DESC LIMIT 1", pharmacy.ID, in.ClosedOn.String())
	if err != nil {
		return nil, fmt.Errorf("look for checks: %w", err)
	}
	if len(checks) > 0 {
		return nil, problem.Errorf(problem.Conflict, "%s was checked on %s, so that it was open: give a later day", pharmacy.Name, checks[0].CheckedOn).At(field)
	}
	pharmacy.ClosedOn = &in.ClosedOn
	if err := db.Update(ctx, w, pharmacy, "closed_on"); err != nil {
		return nil, err
	}
	return db.Payload{"pharmacy": {db.KeyOf(pharmacy)}}, nil
}

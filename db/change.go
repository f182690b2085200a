package db

import (
	"context"

	"docket/problem"
)

// ChangeFoodBusiness records what has changed of a food business. It changes `business`.
func ChangeFoodBusiness(ctx context.Context, w *Writer, in ChangeFoodBusinessInput) (Changed, error) {
	business := new(FoodBusiness)
	if err := first(
		saidIfGiven("input.name", in.Name, longestName),
		saidIfGiven("input.licenceNo", in.LicenceNo, longestCode),
		saidIfGiven("input.address", in.Address, longestLine),
		digits("input.division", in.Division, businessDivision, "six or nine"),
		lock(ctx, w, "input.business", in.Business, business),
	); err != nil {
		return nil, err
	}
	if business.ClosedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s: nothing changes of it any more", business.Name, business.ClosedOn).At("input.business")
	}
	var columns []string
	if in.Party != nil || in.NewParty != nil {
		party, err := w.partyOf(ctx, in.Party, in.NewParty)
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
		return nil, bad("input", "nothing is given that has changed")
	}
	if err := update(ctx, w, business, columns...); err != nil {
		return nil, err
	}
	return Changed{"business": {keyOf(business)}}, nil
}

// TransferEquipment records that another unit uses equipment from now on. It changes `equipment`.
func TransferEquipment(ctx context.Context, w *Writer, in TransferEquipmentInput) (Changed, error) {
	if err := first(saidIfGiven("input.address", in.Address, longestLine), w.exists(ctx, "input.party", in.Party, "Party", (*Party)(nil))); err != nil {
		return nil, err
	}
	equipment, err := w.usedEquipment(ctx, in.Equipment)
	if err != nil {
		return nil, err
	}
	if equipment.PartyID == in.Party.ID && in.Address == nil {
		return nil, problem.Errorf(problem.Conflict, "%s is used by that unit already", equipment.RegistrationNo).At("input.party")
	}
	equipment.PartyID = in.Party.ID
	columns := []string{"party_id"}
	if in.Address != nil {
		equipment.Address, columns = in.Address, append(columns, "address")
	}
	if err := update(ctx, w, equipment, columns...); err != nil {
		return nil, err
	}
	return Changed{"equipment": {keyOf(equipment)}}, nil
}

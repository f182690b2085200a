package equipment

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// RegisterEquipment enters a piece of special equipment. Payload: `equipment`. Returns CONFLICT where its registration number is on record.
func RegisterEquipment(ctx context.Context, w *db.Writer, in RegisterEquipmentInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireExists(ctx, "input.party", in.Party, "Party", (*db.Party)(nil)),
		input.RequireText("input.registrationNo", in.RegistrationNo, input.MaxCode),
		input.RequireText("input.name", in.Name, input.MaxName),
		input.RequireTextIfGiven("input.address", in.Address, input.MaxLine),
		checkExamineByIfGiven(in.ExamineBy, w.Today()),
	); err != nil {
		return nil, err
	}
	equipment := &db.Equipment{PartyID: in.Party.ID, Kind: in.Kind, RegistrationNo: in.RegistrationNo, Name: in.Name, Address: in.Address, ExamineBy: in.ExamineBy}
	if err := db.Insert(ctx, w, equipment); err != nil {
		return nil, err
	}
	return db.Payload{"equipment": {db.KeyOf(equipment)}}, nil
}

// lockEquipmentInUse locks the equipment that a verb changes. Returns CONFLICT where the equipment was taken out of use.
func lockEquipmentInUse(ctx context.Context, w *db.Writer, key db.Key) (*db.Equipment, error) {
	equipment := new(db.Equipment)
	if err := db.Lock(ctx, w, "input.equipment", key, equipment); err != nil {
		return nil, err
	}
	if equipment.RetiredOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s was taken out of use on %s", equipment.RegistrationNo, equipment.RetiredOn).At("input.equipment")
	}
	return equipment, nil
}

// TransferEquipment records that another party uses equipment from a day on, today if none is given, or that the same party uses it at
// another address. Payload: `equipment`. Returns CONFLICT if the equipment is out of use, if that party uses it already and no address is
// given, and if it was inspected at the present party after the day.
func TransferEquipment(ctx context.Context, w *db.Writer, in TransferEquipmentInput) (db.Payload, error) {
	on := w.Today()
	if in.On != nil {
		on = *in.On
	}
	equipment, err := lockEquipmentInUse(ctx, w, in.Equipment)
	if err = input.CheckAll(
		err,
		w.RequireExists(ctx, "input.party", in.Party, "Party", (*db.Party)(nil)),
		input.RequireTextIfGiven("input.address", in.Address, input.MaxLine),
		w.RequireNotFuture("input.on", on),
	); err != nil {
		return nil, err
	}
	isOfSameParty := equipment.PartyID == in.Party.ID
	if isOfSameParty && in.Address == nil {
		return nil, problem.Errorf(problem.Conflict, "%s is used by that unit already", equipment.RegistrationNo).At("input.party")
	}
	if !isOfSameParty {
		if err := checkTransferDay(ctx, w, equipment, on); err != nil {
			return nil, err
		}
	}
	equipment.PartyID = in.Party.ID
	columns := []string{"party_id"}
	if in.Address != nil {
		equipment.Address, columns = in.Address, append(columns, "address")
	}
	if err := db.Update(ctx, w, equipment, columns...); err != nil {
		return nil, err
	}
	return db.Payload{"equipment": {db.KeyOf(equipment)}}, nil
}

// checkTransferDay checks that no inspection of the equipment at its present unit is after the day of the transfer. Returns CONFLICT
// otherwise.
func checkTransferDay(ctx context.Context, w *db.Writer, equipment *db.Equipment, on civil.Date) error {
	var inspectedOn *civil.Date
	if err := w.Tx().NewSelect().Model((*db.Inspection)(nil)).ColumnExpr("max(inspected_on)").Where("agency_id = ?", w.Agency()).
		Where("equipment_id = ?", equipment.ID).Where("party_id = ?", equipment.PartyID).Scan(ctx, &inspectedOn); err != nil {
		return fmt.Errorf("read inspections: %w", err)
	}
	if inspectedOn != nil && on.Before(*inspectedOn) {
		return problem.Errorf(problem.Conflict, "%s was inspected at the unit that uses it now on %s: give that day or a later one", equipment.RegistrationNo, inspectedOn).At("input.on")
	}
	return nil
}

// maxExaminationYears is the longest time, in years, from one examination of equipment to the next.
const maxExaminationYears = 12

// checkExamineBy checks the day by which equipment is examined next, after an examination on lastExaminedOn.
func checkExamineBy(examineBy, lastExaminedOn civil.Date) error {
	const field = "input.examineBy"
	if err := input.RequireDay(field, examineBy); err != nil {
		return err
	}
	if latest := lastExaminedOn.AddYears(maxExaminationYears); examineBy.After(latest) {
		return input.Fault(field, "%s is more than %d years after %s: give a day until %s", examineBy, maxExaminationYears, lastExaminedOn, latest)
	}
	return nil
}

func checkExamineByIfGiven(examineBy *civil.Date, lastExaminedOn civil.Date) error {
	if examineBy == nil {
		return nil
	}
	return checkExamineBy(*examineBy, lastExaminedOn)
}

// ExamineEquipment records a periodic examination, which sets the day of the next. Payload: `equipment`. Returns CONFLICT where the
// equipment is out of use.
func ExamineEquipment(ctx context.Context, w *db.Writer, in ExamineEquipmentInput) (db.Payload, error) {
	equipment, err := lockEquipmentInUse(ctx, w, in.Equipment)
	if err = input.CheckAll(
		err,
		w.RequireNotFuture("input.examinedOn", in.ExaminedOn),
		checkExamineBy(in.ExamineBy, in.ExaminedOn),
	); err != nil {
		return nil, err
	}
	switch {
	case !in.ExamineBy.After(in.ExaminedOn):
		return nil, input.Fault("input.examineBy", "%s is not after the examination, %s", in.ExamineBy, in.ExaminedOn)
	case equipment.ExamineBy != nil && in.ExamineBy.Before(*equipment.ExamineBy):
		return nil, input.Fault("input.examineBy", "%s is before the day set already, %s", in.ExamineBy, equipment.ExamineBy)
	}
	equipment.ExamineBy = &in.ExamineBy
	if err := db.Update(ctx, w, equipment, "examine_by"); err != nil {
		return nil, err
	}
	return db.Payload{"equipment": {db.KeyOf(equipment)}}, nil
}

// RetireEquipment takes a piece of equipment out of use. Payload: `equipment`. Returns CONFLICT where the equipment is out of use already,
// or was inspected on the day or later, where a hazard, a seal or a safety order of it ended later, and while a hazard or a safety order of
// it is open. Where the equipment was scrapped, the re-check of the order or the removal of the hazard says so.
func RetireEquipment(ctx context.Context, w *db.Writer, in RetireEquipmentInput) (db.Payload, error) {
	equipment, err := lockEquipmentInUse(ctx, w, in.Equipment)
	if err = input.CheckAll(err, w.RequireNotFuture("input.retiredOn", in.RetiredOn)); err != nil {
		return nil, err
	}
	if err := checkRetirementDay(ctx, w, equipment, in.RetiredOn); err != nil {
		return nil, err
	}
	if err := requireNothingOpen(ctx, w, equipment); err != nil {
		return nil, err
	}
	equipment.RetiredOn = &in.RetiredOn
	if err := db.Update(ctx, w, equipment, "retired_on"); err != nil {
		return nil, err
	}
	return db.Payload{"equipment": {db.KeyOf(equipment)}}, nil
}

// checkRetirementDay checks that equipment is taken out of use after its last inspection, and not before the last day on which a hazard
// was removed, a seal came off or a safety order was closed.
func checkRetirementDay(ctx context.Context, w *db.Writer, equipment *db.Equipment, retiredOn civil.Date) error {
	var inspectedOn, settledOn *civil.Date
	if err := w.Tx().NewSelect().Model((*db.Inspection)(nil)).ColumnExpr("max(inspected_on)").ColumnExpr(`max(greatest(
		(SELECT max(greatest(h.removed_on, h.unsealed_on)) FROM hazards h WHERE h.agency_id = inspection.agency_id AND h.inspection_id = inspection.id),
		(SELECT max(o.closed_on) FROM safety_orders o WHERE o.agency_id = inspection.agency_id AND o.inspection_id = inspection.id)))`).
		Where("agency_id = ?", w.Agency()).Where("equipment_id = ?", equipment.ID).Scan(ctx, &inspectedOn, &settledOn); err != nil {
		return fmt.Errorf("read inspections: %w", err)
	}
	switch {
	case inspectedOn != nil && !retiredOn.After(*inspectedOn):
		return problem.Errorf(problem.Conflict, "%s was inspected in use on %s: give a later day", equipment.RegistrationNo, inspectedOn).At("input.retiredOn")
	case settledOn != nil && retiredOn.Before(*settledOn):
		return problem.Errorf(problem.Conflict, "a re-check, a removal or the end of a seal of %s is on record on %s: give that day or a later one", equipment.RegistrationNo, settledOn).
			At("input.retiredOn")
	}
	return nil
}

// requireNothingOpen checks that no safety order and no hazard of equipment is open. Returns CONFLICT, which names up to five orders and
// five hazards, otherwise.
func requireNothingOpen(ctx context.Context, w *db.Writer, equipment *db.Equipment) error {
	const ofEquipment = "inspection_id IN (SELECT i.id FROM inspections i WHERE i.agency_id = $1 AND i.equipment_id = $2)"
	orders, err := db.Read[db.SafetyOrder](ctx, w, "closed_on IS NULL AND "+ofEquipment, "ORDER BY id LIMIT 5", equipment.ID)
	if err != nil {
		return err
	}
	hazards, err := db.Read[db.Hazard](ctx, w, "removed_on IS NULL AND "+ofEquipment, "ORDER BY id LIMIT 5", equipment.ID)
	if err != nil {
		return err
	}
	if open := append(db.KeysOf(orders), db.KeysOf(hazards)...); len(open) > 0 {
		return problem.Errorf(problem.Conflict, "%s has open hazards or orders: %v. If the equipment was scrapped, record that first: by the re-check of the order "+
			"(recheckSafetyOrder) or, where there is no order, by the removal of the hazard (removeHazard)", equipment.RegistrationNo, open).At("input.equipment")
	}
	return nil
}

package equipment

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/problem"
)

// TransferEquipment records that another unit uses equipment from now on. It changes `equipment`.
func TransferEquipment(ctx context.Context, w *db.Writer, in TransferEquipmentInput) (db.Changed, error) {
	if err := db.CheckAll(db.RequireTextIfGiven("input.address", in.Address, db.MaxLine), w.RequireExists(ctx, "input.party", in.Party, "Party", (*db.Party)(nil))); err != nil {
		return nil, err
	}
	equipment, err := usedEquipment(ctx, w, in.Equipment)
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
	if err := db.Update(ctx, w, equipment, columns...); err != nil {
		return nil, err
	}
	return db.Changed{"equipment": {db.KeyOf(equipment)}}, nil
}

// RegisterEquipment enters a piece of special equipment. It changes `equipment`.
func RegisterEquipment(ctx context.Context, w *db.Writer, in RegisterEquipmentInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireExists(ctx, "input.party", in.Party, "Party", (*db.Party)(nil)),
		db.RequireText("input.registrationNo", in.RegistrationNo, db.MaxCode),
		db.RequireText("input.name", in.Name, db.MaxName),
		db.RequireTextIfGiven("input.address", in.Address, db.MaxLine),
	); err != nil {
		return nil, err
	}
	if in.ExamineBy != nil {
		if err := examinedBy(*in.ExamineBy, w.Today()); err != nil {
			return nil, err
		}
	}
	equipment := &db.Equipment{PartyID: in.Party.ID, Kind: in.Kind, RegistrationNo: in.RegistrationNo, Name: in.Name, Address: in.Address, ExamineBy: in.ExamineBy}
	if err := db.Insert(ctx, w, equipment); err != nil {
		return nil, err
	}
	return db.Changed{"equipment": {db.KeyOf(equipment)}}, nil
}

// usedEquipment locks a piece of equipment that is in use.
func usedEquipment(ctx context.Context, w *db.Writer, key db.Key) (*db.Equipment, error) {
	equipment := new(db.Equipment)
	if err := db.Lock(ctx, w, "input.equipment", key, equipment); err != nil {
		return nil, err
	}
	if equipment.RetiredOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s was taken out of use on %s", equipment.RegistrationNo, equipment.RetiredOn).At("input.equipment")
	}
	return equipment, nil
}

// longestExamined is the longest term, in years, for which a piece of equipment is examined: a later day is a slip of the pen.
const longestExamined = 12

// examinedBy checks the day of the next examination, of which the last was on a day.
func examinedBy(d, last civil.Date) error {
	const field = "input.examineBy"
	if err := db.RequireDay(field, d); err != nil {
		return err
	}
	if latest := last.AddYears(longestExamined); d.After(latest) {
		return db.BadInput(field, "%s is more than %d years after %s: give a day until %s", d, longestExamined, last, latest)
	}
	return nil
}

// ExamineEquipment records a periodic examination: the next one has its day. It changes `equipment`.
func ExamineEquipment(ctx context.Context, w *db.Writer, in ExamineEquipmentInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireNotFuture("input.examinedOn", in.ExaminedOn),
		examinedBy(in.ExamineBy, in.ExaminedOn),
	); err != nil {
		return nil, err
	}
	if !in.ExamineBy.After(in.ExaminedOn) {
		return nil, db.BadInput("input.examineBy", "%s is not after the examination, %s", in.ExamineBy, in.ExaminedOn)
	}
	equipment, err := usedEquipment(ctx, w, in.Equipment)
	if err != nil {
		return nil, err
	}
	if equipment.ExamineBy != nil && in.ExamineBy.Before(*equipment.ExamineBy) {
		return nil, db.BadInput("input.examineBy", "%s is before the day set already, %s", in.ExamineBy, equipment.ExamineBy)
	}
	equipment.ExamineBy = &in.ExamineBy
	if err := db.Update(ctx, w, equipment, "examine_by"); err != nil {
		return nil, err
	}
	return db.Changed{"equipment": {db.KeyOf(equipment)}}, nil
}

// RetireEquipment takes a piece of equipment out of use. What was found on it is answered first: that it was scrapped answers a
// hazard, and is said by the re-check of the order, or as the proof of the removal. It changes `equipment`.
func RetireEquipment(ctx context.Context, w *db.Writer, in RetireEquipmentInput) (db.Changed, error) {
	if err := w.RequireNotFuture("input.retiredOn", in.RetiredOn); err != nil {
		return nil, err
	}
	equipment, err := usedEquipment(ctx, w, in.Equipment)
	if err != nil {
		return nil, err
	}
	var inspected, answered *civil.Date
	if err := w.Tx().NewSelect().Model((*db.Inspection)(nil)).ColumnExpr("max(inspected_on)").ColumnExpr(`max(greatest(
		(SELECT max(greatest(h.removed_on, h.unsealed_on)) FROM hazards h WHERE h.agency_id = inspection.agency_id AND h.inspection_id = inspection.id),
		(SELECT max(o.closed_on) FROM safety_orders o WHERE o.agency_id = inspection.agency_id AND o.inspection_id = inspection.id)))`).
		Where("agency_id = ?", w.Agency()).Where("equipment_id = ?", equipment.ID).Scan(ctx, &inspected, &answered); err != nil {
		return nil, fmt.Errorf("read inspections: %w", err)
	}
	switch {
	case inspected != nil && !in.RetiredOn.After(*inspected):
		return nil, problem.Errorf(problem.Conflict, "%s was inspected in use on %s: it was taken out of use after that", equipment.RegistrationNo, inspected).At("input.retiredOn")
	case answered != nil && in.RetiredOn.Before(*answered):
		return nil, problem.Errorf(problem.Conflict, "what was found on %s was answered on %s, by a re-check, a removal or a seal that came off: it was taken out of use on that day or later",
			equipment.RegistrationNo, answered).At("input.retiredOn")
	}
	const found = "inspection_id IN (SELECT i.id FROM inspections i WHERE i.agency_id = $1 AND i.equipment_id = $2)"
	orders, err := db.Read[db.SafetyOrder](ctx, w, "closed_on IS NULL AND "+found, "ORDER BY id LIMIT 5", equipment.ID)
	if err != nil {
		return nil, err
	}
	hazards, err := db.Read[db.Hazard](ctx, w, "removed_on IS NULL AND "+found, "ORDER BY id LIMIT 5", equipment.ID)
	if err != nil {
		return nil, err
	}
	if open := append(db.KeysOf(orders), db.KeysOf(hazards)...); len(open) > 0 {
		return nil, problem.Errorf(problem.Conflict, "%s is open: %v. Where the equipment was scrapped, that answers it: record so by the re-check of the order "+
			"(recheckSafetyOrder) or, where there is none, by the removal of the hazard (removeHazard)", equipment.RegistrationNo, open).At("input.equipment")
	}
	equipment.RetiredOn = &in.RetiredOn
	if err := db.Update(ctx, w, equipment, "retired_on"); err != nil {
		return nil, err
	}
	return db.Changed{"equipment": {db.KeyOf(equipment)}}, nil
}

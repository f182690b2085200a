package equipment

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/messages"
	"docket/problem"
)

// RecordInspection records an inspection and the hazards that it found. Payload: `inspection`. Returns CONFLICT where the inspection is on
// record or the equipment was out of use; RULE_VIOLATION where fewer than two inspectors with valid certificates inspected (特种设备安全法 65),
// or a serious hazard was not reported, or neither sealed nor mended (特种设备安全监督检查办法 26, 30).
func RecordInspection(ctx context.Context, w *db.Writer, in RecordInspectionInput) (db.Payload, error) {
	inspection := &db.Inspection{
		PartyID: in.Party.ID, UnitID: db.IDIfGiven(in.Unit), EquipmentID: db.IDIfGiven(in.Equipment), InspectedOn: in.InspectedOn, Note: in.Note,
	}
	if err := input.CheckAll(
		db.Lock(ctx, w, "input.party", in.Party, new(db.Party)), // another write of the same inspection waits here
		w.RequireExistsIfGiven(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		w.RequireNotFuture("input.inspectedOn", in.InspectedOn),
		input.RequireTextIfGiven("input.note", in.Note, input.MaxNote),
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	if err := input.CheckAll(
		checkInspectedEquipment(ctx, w, in),
		checkInspectors(ctx, w, in.Inspectors, in.InspectedOn),
		checkHazards(w, in),
	); err != nil {
		return nil, err
	}
	if err := requireNewInspection(ctx, w, inspection, in.Inspectors); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, inspection); err != nil {
		return nil, err
	}
	if err := insertParts(ctx, w, inspection, in); err != nil {
		return nil, err
	}
	return db.Payload{"inspection": {db.KeyOf(inspection)}}, nil
}

// checkInspectedEquipment checks that the equipment of an inspection, where it is given, is used by the party that was inspected, and was in
// use on the day. Returns CONFLICT where the equipment was out of use.
func checkInspectedEquipment(ctx context.Context, w *db.Writer, in RecordInspectionInput) error {
	if in.Equipment == nil {
		return nil
	}
	equipment := new(db.Equipment)
	if err := db.Lock(ctx, w, "input.equipment", *in.Equipment, equipment); err != nil {
		return err
	}
	switch {
	case equipment.PartyID != in.Party.ID:
		return input.Fault("input.equipment", "%s is used by another unit than the one inspected", equipment.RegistrationNo)
	case equipment.RetiredOn != nil && !in.InspectedOn.Before(*equipment.RetiredOn):
		return problem.Errorf(problem.Conflict, "%s was taken out of use on %s", equipment.RegistrationNo, equipment.RetiredOn).At("input.equipment")
	}
	return nil
}

// checkHazards checks each hazard of an inspection, and that no two have the same kind and text.
func checkHazards(w *db.Writer, in RecordInspectionInput) error {
	const field = "input.hazards"
	if len(in.Hazards) > input.MaxParts {
		return input.Fault(field, "%d hazards are too many: at most %d go together", len(in.Hazards), input.MaxParts)
	}
	type identity struct {
		kind db.HazardKind
		text string
	}
	firsts := map[identity]int{}
	var faults []error
	for i, h := range in.Hazards {
		element := input.ElementPath(field, i)
		if first, isRepeated := firsts[identity{h.Kind, h.Text}]; isRepeated {
			faults = append(faults, problem.Errorf(problem.Conflict, "the same was found as %s: if there were two, say in `text` which is which", input.ElementPath(field, first)).At(element+".text"))
			continue
		}
		firsts[identity{h.Kind, h.Text}] = i
		faults = append(faults, checkHazard(w, element, h, in.InspectedOn, in.Equipment != nil))
	}
	return input.CheckAll(faults...)
}

// insertParts writes the inspectors and the hazards of a new inspection.
func insertParts(ctx context.Context, w *db.Writer, inspection *db.Inspection, in RecordInspectionInput) error {
	var inspectors []db.InspectionInspector
	for _, officer := range in.Inspectors {
		inspectors = append(inspectors, db.InspectionInspector{AgencyID: w.Agency(), InspectionID: inspection.ID, OfficerID: officer.ID})
	}
	if _, err := w.Tx().NewInsert().Model(&inspectors).Exec(ctx); err != nil {
		return fmt.Errorf("insert inspectors: %w", err)
	}
	if len(in.Hazards) == 0 {
		return nil
	}
	hazards := make([]*db.Hazard, len(in.Hazards))
	for i, h := range in.Hazards {
		hazards[i] = newHazard(w, inspection, h)
	}
	return db.Insert(ctx, w, hazards...)
}

// requireNewInspection checks that no inspection of the same party or equipment, by the same inspectors, is on record on the same day.
// For an inspection that names no equipment, the note distinguishes one place of the party from another.
func requireNewInspection(ctx context.Context, w *db.Writer, inspection *db.Inspection, inspectors []db.Key) error {
	ids := make([]int64, len(inspectors))
	for i, officer := range inspectors {
		ids[i] = officer.ID
	}
	slices.Sort(ids)
	var same []*db.Inspection
	err := w.Tx().NewSelect().Model(&same).Where("agency_id = ?", w.Agency()).Where("party_id = ?", inspection.PartyID).Where("inspected_on = ?", inspection.InspectedOn).
		Where("equipment_id IS NOT DISTINCT FROM ?", inspection.EquipmentID).Where("equipment_id IS NOT NULL OR note IS NOT DISTINCT FROM ?", inspection.Note).
		Where("ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = inspection.agency_id AND x.inspection_id = inspection.id ORDER BY 1) = ?", pgdialect.Array(ids)).
		Order("id").Limit(1).Scan(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("look for the inspection: %w", err)
	case len(same) == 0:
		return nil
	}
	var advice messages.Phrase
	if inspection.EquipmentID == nil {
		advice = "; if it was another place of the unit, say so in `note`"
	}
	return problem.Errorf(problem.Conflict, "the inspection is on record: %s. Add other hazards to it (addHazard)%s", db.KeyOf(same[0]), advice).At("input.inspectedOn")
}

// checkInspectors checks that there are two inspectors or more, each with a certificate that was valid on the day (特种设备安全法 65).
func checkInspectors(ctx context.Context, w *db.Writer, inspectors []db.Key, on civil.Date) error {
	const field = "input.inspectors"
	if err := input.RequireDistinctKeys(field, inspectors, 0, "inspectors"); err != nil {
		return err
	}
	if v := law.CheckInspectors(len(inspectors)); v != nil {
		return input.Violation(field, v)
	}
	// RequireCertified cites the rule for officers of a case. For inspectors another law requires the same.
	err := w.RequireCertified(ctx, field, inspectors, on)
	if p := problem.Of(err); p != nil && p.Rule == law.OfficersCertified.Name {
		return p.Under(law.InspectorsCertified.Name, law.InspectorsCertified.Article)
	}
	return err
}

// lockStillInUse locks the equipment of an inspection, if it names one, and checks that it was not taken out of use: nothing is opened
// about retired equipment.
func lockStillInUse(ctx context.Context, w *db.Writer, field string, inspection *db.Inspection) error {
	if inspection.EquipmentID == nil {
		return nil
	}
	equipment := new(db.Equipment)
	// Locked, so that the equipment is not retired at the same time.
	if err := db.Lock(ctx, w, field, db.Key{Type: "Equipment", Agency: w.Agency(), ID: *inspection.EquipmentID}, equipment); err != nil {
		return err
	}
	if equipment.RetiredOn != nil {
		return problem.Errorf(problem.Conflict, "%s was taken out of use on %s: no hazard, order or seal of it is opened after that",
			equipment.RegistrationNo, equipment.RetiredOn).At(field)
	}
	return nil
}

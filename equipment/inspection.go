package equipment

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// RecordInspection records an inspection with what it found, once. It changes `inspection`.
func RecordInspection(ctx context.Context, w *db.Writer, in RecordInspectionInput) (db.Changed, error) {
	if err := db.CheckAll(
		db.Lock(ctx, w, "input.party", in.Party, new(db.Party)), // whoever records the same inspection waits here
		w.RequireNotFuture("input.inspectedOn", in.InspectedOn),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	if len(in.Hazards) > db.MaxParts {
		return nil, db.BadInput("input.hazards", "%d hazards are too many: at most %d go together", len(in.Hazards), db.MaxParts)
	}
	found := map[hazardSaid]int{}
	for i, h := range in.Hazards {
		said := hazardSaid{h.Kind, h.Text}
		if first, ok := found[said]; ok {
			return nil, problem.Errorf(problem.Conflict, "the same was found as %s: where there were two, say in `text` which is which", db.Element("input.hazards", first)).At(db.Element("input.hazards", i) + ".text")
		}
		found[said] = i
		if err := checkHazard(w, db.Element("input.hazards", i), h, in.InspectedOn, in.Equipment != nil); err != nil {
			return nil, err
		}
	}
	inspection := &db.Inspection{PartyID: in.Party.ID, InspectedOn: in.InspectedOn, Note: in.Note}
	if in.Unit != nil {
		if err := w.RequireExists(ctx, "input.unit", *in.Unit, "Unit", (*db.Unit)(nil)); err != nil {
			return nil, err
		}
		inspection.UnitID = &in.Unit.ID
	}
	if in.Equipment != nil {
		equipment := new(db.Equipment)
		if err := db.Lock(ctx, w, "input.equipment", *in.Equipment, equipment); err != nil {
			return nil, err
		}
		switch {
		case equipment.PartyID != in.Party.ID:
			return nil, db.BadInput("input.equipment", "%s is used by another unit than the one inspected", equipment.RegistrationNo)
		case equipment.RetiredOn != nil && !in.InspectedOn.Before(*equipment.RetiredOn):
			return nil, problem.Errorf(problem.Conflict, "%s was taken out of use on %s", equipment.RegistrationNo, equipment.RetiredOn).At("input.equipment")
		}
		inspection.EquipmentID = &equipment.ID
	}
	if err := checkInspectors(ctx, w, in.Inspectors, in.InspectedOn); err != nil {
		return nil, err
	}
	if err := notRecorded(ctx, w, inspection, in.Inspectors); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, inspection); err != nil {
		return nil, err
	}
	var inspectors []db.InspectionInspector
	for _, officer := range in.Inspectors {
		inspectors = append(inspectors, db.InspectionInspector{AgencyID: w.Agency(), InspectionID: inspection.ID, OfficerID: officer.ID})
	}
	if _, err := w.Tx().NewInsert().Model(&inspectors).Exec(ctx); err != nil {
		return nil, fmt.Errorf("name inspectors: %w", err)
	}
	if len(in.Hazards) > 0 {
		hazards := make([]*db.Hazard, len(in.Hazards))
		for i, h := range in.Hazards {
			hazards[i] = hazardOf(w, inspection, h)
		}
		if err := db.Insert(ctx, w, hazards...); err != nil {
			return nil, err
		}
	}
	return db.Changed{"inspection": {db.KeyOf(inspection)}}, nil
}

// notRecorded checks that the same inspectors did not inspect the same on the same day, by what is on record. Where no equipment is
// named, the note tells one place of a unit from another.
func notRecorded(ctx context.Context, w *db.Writer, in *db.Inspection, inspectors []db.Key) error {
	ids := make([]int64, len(inspectors))
	for i, officer := range inspectors {
		ids[i] = officer.ID
	}
	slices.Sort(ids)
	var same []*db.Inspection
	err := w.Tx().NewSelect().Model(&same).Where("agency_id = ?", w.Agency()).Where("party_id = ?", in.PartyID).Where("inspected_on = ?", in.InspectedOn).
		Where("equipment_id IS NOT DISTINCT FROM ?", in.EquipmentID).Where("equipment_id IS NOT NULL OR note IS NOT DISTINCT FROM ?", in.Note).
		Where("ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = inspection.agency_id AND x.inspection_id = inspection.id ORDER BY 1) = ?", pgdialect.Array(ids)).
		Order("id").Limit(1).Scan(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("look for the inspection: %w", err)
	case len(same) == 0:
		return nil
	case in.EquipmentID == nil:
		return problem.Errorf(problem.Conflict, "the inspection is on record: %s. What else it found is added to it (addHazard); where it was another place of the unit, say so in `note`",
			db.KeyOf(same[0])).At("input.inspectedOn")
	}
	return problem.Errorf(problem.Conflict, "the inspection is on record: %s. What else it found is added to it (addHazard)", db.KeyOf(same[0])).At("input.inspectedOn")
}

// checkInspectors checks that there are two inspectors or more, each with a certificate valid on the day.
func checkInspectors(ctx context.Context, w *db.Writer, inspectors []db.Key, on civil.Date) error {
	const field = "input.inspectors"
	if err := db.RequireDistinct(field, inspectors, 0, "inspectors", db.KeyItself); err != nil {
		return err
	}
	if v := law.CheckInspectors(len(inspectors)); v != nil {
		return db.Violates(field, v)
	}
	err := w.RequireCertified(ctx, field, inspectors, on)
	if p := problem.Of(err); p != nil && p.Rule == law.OfficersCertified.Name {
		return p.Under(law.InspectorsCertified.Name, law.InspectorsCertified.Article)
	}
	return err
}

// inUse checks that what an inspection found can be added to: what was found on a piece of equipment that was taken out of use was
// answered by then.
func inUse(ctx context.Context, w *db.Writer, field string, inspection *db.Inspection) error {
	if inspection.EquipmentID == nil {
		return nil
	}
	equipment := new(db.Equipment)
	// Whoever takes it out of use waits here.
	if err := db.Lock(ctx, w, field, db.Key{Type: "Equipment", Agency: w.Agency(), ID: *inspection.EquipmentID}, equipment); err != nil {
		return err
	}
	if equipment.RetiredOn != nil {
		return problem.Errorf(problem.Conflict, "%s was taken out of use on %s, when all that was found on it was answered: nothing is left open of it after that",
			equipment.RegistrationNo, equipment.RetiredOn).At(field)
	}
	return nil
}

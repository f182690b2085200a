package db

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/law"
	"docket/problem"
)

// Equipment is a piece of special equipment on the register.
type Equipment struct {
	bun.BaseModel `bun:"table:equipment,alias:equipment"`
	Record

	PartyID        int64         `bun:"party_id"`
	Kind           EquipmentKind `bun:"kind"`
	RegistrationNo string        `bun:"registration_no"`
	Name           string        `bun:"name"`
	Address        *string       `bun:"address"`
	ExamineBy      *civil.Date   `bun:"examine_by,type:date"`
	RetiredOn      *civil.Date   `bun:"retired_on,type:date"`

	Party       *Party        `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Inspections []*Inspection `bun:"rel:has-many,join:agency_id=agency_id,join:id=equipment_id"`
}

var equipmentComputed = map[string]Computed{
	"overdue": {SQL: "({row}.retired_on IS NULL AND {row}.examine_by IS NOT NULL AND {row}.examine_by < {today})"},
}

// Inspection is an inspection of special equipment and the unit that uses it (特种设备安全监督检查办法).
type Inspection struct {
	bun.BaseModel `bun:"table:inspections,alias:inspection"`
	Record

	UnitID      *int64     `bun:"unit_id"`
	PartyID     int64      `bun:"party_id"`
	EquipmentID *int64     `bun:"equipment_id"`
	InspectedOn civil.Date `bun:"inspected_on,type:date"`
	CaseID      *int64     `bun:"case_id"`
	Note        *string    `bun:"note"`

	Unit       *Unit          `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Party      *Party         `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Equipment  *Equipment     `bun:"rel:belongs-to,join:agency_id=agency_id,join:equipment_id=id"`
	Inspectors []*Officer     `bun:"m2m:inspection_inspectors,join:Inspection=Inspector"`
	Hazards    []*Hazard      `bun:"rel:has-many,join:agency_id=agency_id,join:id=inspection_id"`
	Orders     []*SafetyOrder `bun:"rel:has-many,join:agency_id=agency_id,join:id=inspection_id"`
	Case       *Case          `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

// SafetyOrder is a safety order: what the unit has to put right, and by when.
type SafetyOrder struct {
	bun.BaseModel `bun:"table:safety_orders,alias:safety_order"`
	Record

	InspectionID int64       `bun:"inspection_id"`
	PartyID      int64       `bun:"party_id"`
	OrderNo      string      `bun:"order_no"`
	Text         string      `bun:"text"`
	IssuedOn     civil.Date  `bun:"issued_on,type:date"`
	DueOn        civil.Date  `bun:"due_on,type:date"`
	ReportedOn   *civil.Date `bun:"reported_on,type:date"`
	RecheckDueOn *civil.Date `bun:"recheck_due_on,type:date"`
	ClosedOn     *civil.Date `bun:"closed_on,type:date"`
	CaseID       *int64      `bun:"case_id"`

	Inspection *Inspection `bun:"rel:belongs-to,join:agency_id=agency_id,join:inspection_id=id"`
	Party      *Party      `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Case       *Case       `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Rechecks   []*Recheck  `bun:"rel:has-many,join:agency_id=agency_id,join:id=order_id"`
}

var safetyOrderComputed = map[string]Computed{
	"reportedInTime": {SQL: "({row}.reported_on IS NOT NULL AND {row}.reported_on <= {row}.due_on)"},
	"overdue":        {SQL: "({row}.closed_on IS NULL AND {row}.due_on < {today})"},
	"recheckOverdue": {SQL: "({row}.closed_on IS NULL AND {row}.recheck_due_on IS NOT NULL AND {row}.recheck_due_on < {today})"},
}

// Recheck is a look at whether a safety order was carried out, after the unit reported that it was. It is only ever added.
type Recheck struct {
	bun.BaseModel `bun:"table:rechecks,alias:recheck"`
	Record

	OrderID     int64       `bun:"order_id"`
	ReportedOn  civil.Date  `bun:"reported_on,type:date"`
	DueOn       *civil.Date `bun:"due_on,type:date"`
	RecheckedOn civil.Date  `bun:"rechecked_on,type:date"`
	HasPassed   bool        `bun:"has_passed"`
	Text        string      `bun:"text"`

	Order      *SafetyOrder `bun:"rel:belongs-to,join:agency_id=agency_id,join:order_id=id"`
	Inspectors []*Officer   `bun:"m2m:recheck_inspectors,join:Recheck=Inspector"`
}

// RecheckInspector lets an officer make a re-check.
type RecheckInspector struct {
	bun.BaseModel `bun:"table:recheck_inspectors,alias:recheck_inspector"`

	AgencyID  int64    `bun:"agency_id,pk"`
	RecheckID int64    `bun:"recheck_id,pk"`
	OfficerID int64    `bun:"officer_id,pk"`
	Recheck   *Recheck `bun:"rel:belongs-to,join:agency_id=agency_id,join:recheck_id=id"`
	Inspector *Officer `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}

// InspectionInspector lets an officer make an inspection.
type InspectionInspector struct {
	bun.BaseModel `bun:"table:inspection_inspectors,alias:inspection_inspector"`

	AgencyID     int64       `bun:"agency_id,pk"`
	InspectionID int64       `bun:"inspection_id,pk"`
	OfficerID    int64       `bun:"officer_id,pk"`
	Inspection   *Inspection `bun:"rel:belongs-to,join:agency_id=agency_id,join:inspection_id=id"`
	Inspector    *Officer    `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}

// RecordInspection records an inspection with what it found, once. It changes `inspection`.
func RecordInspection(ctx context.Context, w *Writer, in RecordInspectionInput) (Changed, error) {
	if err := first(
		lock(ctx, w, "input.party", in.Party, new(Party)), // whoever records the same inspection waits here
		w.past("input.inspectedOn", in.InspectedOn),
		saidIfGiven("input.note", in.Note, longestNote),
		w.readLaw(ctx),
	); err != nil {
		return nil, err
	}
	if len(in.Hazards) > mostParts {
		return nil, bad("input.hazards", "%d hazards are too many: at most %d go together", len(in.Hazards), mostParts)
	}
	found := map[hazardSaid]int{}
	for i, h := range in.Hazards {
		said := hazardSaid{h.Kind, h.Text}
		if first, ok := found[said]; ok {
			return nil, problem.Errorf(problem.Conflict, "the same was found as %s: where there were two, say in `text` which is which", at("input.hazards", first)).At(at("input.hazards", i) + ".text")
		}
		found[said] = i
		if err := w.checkHazard(at("input.hazards", i), h, in.InspectedOn, in.Equipment != nil); err != nil {
			return nil, err
		}
	}
	inspection := &Inspection{PartyID: in.Party.ID, InspectedOn: in.InspectedOn, Note: in.Note}
	if in.Unit != nil {
		if err := w.exists(ctx, "input.unit", *in.Unit, "Unit", (*Unit)(nil)); err != nil {
			return nil, err
		}
		inspection.UnitID = &in.Unit.ID
	}
	if in.Equipment != nil {
		equipment := new(Equipment)
		if err := lock(ctx, w, "input.equipment", *in.Equipment, equipment); err != nil {
			return nil, err
		}
		switch {
		case equipment.PartyID != in.Party.ID:
			return nil, bad("input.equipment", "%s is used by another unit than the one inspected", equipment.RegistrationNo)
		case equipment.RetiredOn != nil && !in.InspectedOn.Before(*equipment.RetiredOn):
			return nil, problem.Errorf(problem.Conflict, "%s was taken out of use on %s", equipment.RegistrationNo, equipment.RetiredOn).At("input.equipment")
		}
		inspection.EquipmentID = &equipment.ID
	}
	if err := w.checkInspectors(ctx, in.Inspectors, in.InspectedOn); err != nil {
		return nil, err
	}
	if err := w.notRecorded(ctx, inspection, in.Inspectors); err != nil {
		return nil, err
	}
	if err := insert(ctx, w, inspection); err != nil {
		return nil, err
	}
	var inspectors []InspectionInspector
	for _, officer := range in.Inspectors {
		inspectors = append(inspectors, InspectionInspector{AgencyID: w.agency, InspectionID: inspection.ID, OfficerID: officer.ID})
	}
	if _, err := w.tx.NewInsert().Model(&inspectors).Exec(ctx); err != nil {
		return nil, fmt.Errorf("name inspectors: %w", err)
	}
	if len(in.Hazards) > 0 {
		hazards := make([]*Hazard, len(in.Hazards))
		for i, h := range in.Hazards {
			hazards[i] = w.hazardOf(inspection, h)
		}
		if err := insert(ctx, w, hazards...); err != nil {
			return nil, err
		}
	}
	return Changed{"inspection": {keyOf(inspection)}}, nil
}

// notRecorded checks that the same inspectors did not inspect the same on the same day, by what is on record. Where no equipment is
// named, the note tells one place of a unit from another.
func (w *Writer) notRecorded(ctx context.Context, in *Inspection, inspectors []Key) error {
	ids := make([]int64, len(inspectors))
	for i, officer := range inspectors {
		ids[i] = officer.ID
	}
	slices.Sort(ids)
	var same []*Inspection
	err := w.tx.NewSelect().Model(&same).Where("agency_id = ?", w.agency).Where("party_id = ?", in.PartyID).Where("inspected_on = ?", in.InspectedOn).
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
			keyOf(same[0])).At("input.inspectedOn")
	}
	return problem.Errorf(problem.Conflict, "the inspection is on record: %s. What else it found is added to it (addHazard)", keyOf(same[0])).At("input.inspectedOn")
}

// checkInspectors checks that there are two inspectors or more, each with a certificate valid on the day.
func (w *Writer) checkInspectors(ctx context.Context, inspectors []Key, on civil.Date) error {
	const field = "input.inspectors"
	if err := some(field, inspectors, 0, "inspectors", itself); err != nil {
		return err
	}
	if v := law.CheckInspectors(len(inspectors)); v != nil {
		return violation(field, v)
	}
	err := w.checkCertified(ctx, field, inspectors, on)
	if p := problem.Of(err); p != nil && p.Rule == law.OfficersCertified.Name {
		return p.Under(law.InspectorsCertified.Name, law.InspectorsCertified.Article)
	}
	return err
}

// RegisterEquipment enters a piece of special equipment. It changes `equipment`.
func RegisterEquipment(ctx context.Context, w *Writer, in RegisterEquipmentInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.party", in.Party, "Party", (*Party)(nil)),
		said("input.registrationNo", in.RegistrationNo, longestCode),
		said("input.name", in.Name, longestName),
		saidIfGiven("input.address", in.Address, longestLine),
	); err != nil {
		return nil, err
	}
	if in.ExamineBy != nil {
		if err := examinedBy(*in.ExamineBy, w.today); err != nil {
			return nil, err
		}
	}
	equipment := &Equipment{PartyID: in.Party.ID, Kind: in.Kind, RegistrationNo: in.RegistrationNo, Name: in.Name, Address: in.Address, ExamineBy: in.ExamineBy}
	if err := insert(ctx, w, equipment); err != nil {
		return nil, err
	}
	return Changed{"equipment": {keyOf(equipment)}}, nil
}

// usedEquipment locks a piece of equipment that is in use.
func (w *Writer) usedEquipment(ctx context.Context, key Key) (*Equipment, error) {
	equipment := new(Equipment)
	if err := lock(ctx, w, "input.equipment", key, equipment); err != nil {
		return nil, err
	}
	if equipment.RetiredOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s was taken out of use on %s", equipment.RegistrationNo, equipment.RetiredOn).At("input.equipment")
	}
	return equipment, nil
}

// inUse checks that what an inspection found can be added to: what was found on a piece of equipment that was taken out of use was
// answered by then.
func (w *Writer) inUse(ctx context.Context, field string, inspection *Inspection) error {
	if inspection.EquipmentID == nil {
		return nil
	}
	equipment := new(Equipment)
	// Whoever takes it out of use waits here.
	if err := lock(ctx, w, field, Key{"Equipment", w.agency, *inspection.EquipmentID}, equipment); err != nil {
		return err
	}
	if equipment.RetiredOn != nil {
		return problem.Errorf(problem.Conflict, "%s was taken out of use on %s, when all that was found on it was answered: nothing is left open of it after that",
			equipment.RegistrationNo, equipment.RetiredOn).At(field)
	}
	return nil
}

// longestExamined is the longest term, in years, for which a piece of equipment is examined: a later day is a slip of the pen.
const longestExamined = 12

// examinedBy checks the day of the next examination, of which the last was on a day.
func examinedBy(d, last civil.Date) error {
	const field = "input.examineBy"
	if err := day(field, d); err != nil {
		return err
	}
	if latest := last.AddYears(longestExamined); d.After(latest) {
		return bad(field, "%s is more than %d years after %s: give a day until %s", d, longestExamined, last, latest)
	}
	return nil
}

// ExamineEquipment records a periodic examination: the next one has its day. It changes `equipment`.
func ExamineEquipment(ctx context.Context, w *Writer, in ExamineEquipmentInput) (Changed, error) {
	if err := first(
		w.past("input.examinedOn", in.ExaminedOn),
		examinedBy(in.ExamineBy, in.ExaminedOn),
	); err != nil {
		return nil, err
	}
	if !in.ExamineBy.After(in.ExaminedOn) {
		return nil, bad("input.examineBy", "%s is not after the examination, %s", in.ExamineBy, in.ExaminedOn)
	}
	equipment, err := w.usedEquipment(ctx, in.Equipment)
	if err != nil {
		return nil, err
	}
	if equipment.ExamineBy != nil && in.ExamineBy.Before(*equipment.ExamineBy) {
		return nil, bad("input.examineBy", "%s is before the day set already, %s", in.ExamineBy, equipment.ExamineBy)
	}
	equipment.ExamineBy = &in.ExamineBy
	if err := update(ctx, w, equipment, "examine_by"); err != nil {
		return nil, err
	}
	return Changed{"equipment": {keyOf(equipment)}}, nil
}

// RetireEquipment takes a piece of equipment out of use. What was found on it is answered first: that it was scrapped answers a
// hazard, and is said by the re-check of the order, or as the proof of the removal. It changes `equipment`.
func RetireEquipment(ctx context.Context, w *Writer, in RetireEquipmentInput) (Changed, error) {
	if err := w.past("input.retiredOn", in.RetiredOn); err != nil {
		return nil, err
	}
	equipment, err := w.usedEquipment(ctx, in.Equipment)
	if err != nil {
		return nil, err
	}
	var inspected, answered *civil.Date
	if err := w.tx.NewSelect().Model((*Inspection)(nil)).ColumnExpr("max(inspected_on)").ColumnExpr(`max(greatest(
		(SELECT max(greatest(h.removed_on, h.unsealed_on)) FROM hazards h WHERE h.agency_id = inspection.agency_id AND h.inspection_id = inspection.id),
		(SELECT max(o.closed_on) FROM safety_orders o WHERE o.agency_id = inspection.agency_id AND o.inspection_id = inspection.id)))`).
		Where("agency_id = ?", w.agency).Where("equipment_id = ?", equipment.ID).Scan(ctx, &inspected, &answered); err != nil {
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
	orders, err := read[SafetyOrder](ctx, w, "closed_on IS NULL AND "+found, "ORDER BY id LIMIT 5", equipment.ID)
	if err != nil {
		return nil, err
	}
	hazards, err := read[Hazard](ctx, w, "removed_on IS NULL AND "+found, "ORDER BY id LIMIT 5", equipment.ID)
	if err != nil {
		return nil, err
	}
	if open := append(keysOf(orders), keysOf(hazards)...); len(open) > 0 {
		return nil, problem.Errorf(problem.Conflict, "%s is open: %v. Where the equipment was scrapped, that answers it: record so by the re-check of the order "+
			"(recheckSafetyOrder) or, where there is none, by the removal of the hazard (removeHazard)", equipment.RegistrationNo, open).At("input.equipment")
	}
	equipment.RetiredOn = &in.RetiredOn
	if err := update(ctx, w, equipment, "retired_on"); err != nil {
		return nil, err
	}
	return Changed{"equipment": {keyOf(equipment)}}, nil
}

// IssueSafetyOrder issues a safety order upon an inspection. It changes `safetyOrder`.
func IssueSafetyOrder(ctx context.Context, w *Writer, in IssueSafetyOrderInput) (Changed, error) {
	if err := first(
		saidIfGiven("input.orderNo", in.OrderNo, longestNo),
		said("input.text", in.Text, longestText),
		w.past("input.issuedOn", in.IssuedOn),
		day("input.dueOn", in.DueOn),
	); err != nil {
		return nil, err
	}
	inspection := new(Inspection)
	if err := lock(ctx, w, "input.inspection", in.Inspection, inspection); err != nil {
		return nil, err
	}
	if err := w.inUse(ctx, "input.inspection", inspection); err != nil {
		return nil, err
	}
	found, err := w.tx.NewSelect().Model((*Hazard)(nil)).Where("agency_id = ?", w.agency).Where("inspection_id = ?", inspection.ID).
		Where("removed_on IS NULL").Exists(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for hazards: %w", err)
	}
	if v := law.CheckOrderFound(found); v != nil {
		return nil, violation("input.inspection", v)
	}
	switch {
	case in.IssuedOn.Before(inspection.InspectedOn):
		return nil, bad("input.issuedOn", "%s is before the inspection, %s", in.IssuedOn, inspection.InspectedOn)
	case !in.DueOn.After(in.IssuedOn):
		return nil, bad("input.dueOn", "%s is not after the day it is issued, %s", in.DueOn, in.IssuedOn)
	}
	same, err := read[SafetyOrder](ctx, w, "inspection_id = $2 AND text = $3 AND closed_on IS NULL", "ORDER BY id LIMIT 1", inspection.ID, in.Text)
	switch {
	case err != nil:
		return nil, err
	case len(same) > 0:
		return nil, problem.Errorf(problem.Conflict, "the same was ordered on %s, and that is open: %s", same[0].IssuedOn, keyOf(same[0])).At("input.text")
	}
	order := &SafetyOrder{InspectionID: inspection.ID, PartyID: inspection.PartyID, Text: in.Text, IssuedOn: in.IssuedOn, DueOn: in.DueOn}
	if order.OrderNo, err = w.numberOf(ctx, safetyNumbers, in.IssuedOn.Year, "input.orderNo", in.OrderNo); err != nil {
		return nil, err
	}
	if err := insert(ctx, w, order); err != nil {
		return nil, drawn(err, in.OrderNo, "safety_orders_order_no_key")
	}
	return Changed{"safetyOrder": {keyOf(order)}}, nil
}

// ReportSafetyOrder records that the unit reported an order carried out. It changes `safetyOrder`.
func ReportSafetyOrder(ctx context.Context, w *Writer, in ReportSafetyOrderInput) (Changed, error) {
	order := new(SafetyOrder)
	if err := first(
		w.past("input.reportedOn", in.ReportedOn),
		lock(ctx, w, "input.safetyOrder", in.SafetyOrder, order),
		w.readLaw(ctx),
	); err != nil {
		return nil, err
	}
	if err := notBefore("input.reportedOn", in.ReportedOn, order.IssuedOn, "the order"); err != nil {
		return nil, err
	}
	var failed *civil.Date
	if err := w.tx.NewSelect().Model((*Recheck)(nil)).ColumnExpr("max(rechecked_on)").Where("agency_id = ?", w.agency).
		Where("order_id = ?", order.ID).Scan(ctx, &failed); err != nil {
		return nil, fmt.Errorf("read re-checks: %w", err)
	}
	if failed != nil && in.ReportedOn.Before(*failed) {
		return nil, bad("input.reportedOn", "%s is before the re-check that found it not carried out, %s", in.ReportedOn, failed)
	}
	if order.ReportedOn != nil { // a closed one among them
		return nil, problem.Errorf(problem.Conflict, "the unit reported it on %s already", order.ReportedOn).At("input.safetyOrder")
	}
	order.ReportedOn = &in.ReportedOn
	if due, ok := w.book.DeadlineOf("recheck.term", in.ReportedOn); ok && due.UnknownYear == 0 {
		order.RecheckDueOn = &due.LastDay
	}
	if err := update(ctx, w, order, "reported_on", "recheck_due_on"); err != nil {
		return nil, err
	}
	return Changed{"safetyOrder": {keyOf(order)}}, nil
}

// equipmentKnown works out the re-checks and the seals whose last day could not be told while a year's working days were not known.
func (w *Writer) equipmentKnown(ctx context.Context) error {
	orders, err := read[SafetyOrder](ctx, w, "recheck_due_on IS NULL AND reported_on IS NOT NULL AND closed_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, order := range orders {
		if order.RecheckDueOn = w.lastDay("recheck.term", *order.ReportedOn); order.RecheckDueOn == nil {
			continue
		}
		if err := update(ctx, w, order, "recheck_due_on"); err != nil {
			return err
		}
	}
	hazards, err := read[Hazard](ctx, w, "seal_due_on IS NULL AND sealed_on IS NOT NULL AND unsealed_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, hazard := range hazards {
		if hazard.SealDueOn = w.lastDay("seizure.term", *hazard.SealedOn); hazard.SealDueOn == nil {
			continue
		}
		if err := update(ctx, w, hazard, "seal_due_on"); err != nil {
			return err
		}
	}
	return nil
}

// RecheckSafetyOrder records a re-check. Where it passes, the order is closed, and the hazards of its inspection are removed
// by that unless another order is still open; where it fails, the order stays open and the unit has to report again. It changes
// `safetyOrder`.
func RecheckSafetyOrder(ctx context.Context, w *Writer, in RecheckSafetyOrderInput) (Changed, error) {
	order := new(SafetyOrder)
	if err := first(
		w.past("input.recheckedOn", in.RecheckedOn),
		said("input.text", in.Text, longestNote),
		lock(ctx, w, "input.safetyOrder", in.SafetyOrder, order),
	); err != nil {
		return nil, err
	}
	notReported := law.SafetyOrder{DueOn: order.DueOn, ReportedOn: order.ReportedOn}.CheckReported()
	switch {
	case order.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the order was closed on %s", order.ClosedOn).At("input.safetyOrder")
	case notReported != nil:
		return nil, violation("input.safetyOrder", notReported)
	case in.RecheckedOn.Before(*order.ReportedOn):
		return nil, bad("input.recheckedOn", "%s is before the unit's report, %s", in.RecheckedOn, order.ReportedOn)
	}
	if err := w.checkInspectors(ctx, in.Inspectors, in.RecheckedOn); err != nil {
		return nil, err
	}
	recheck := &Recheck{
		OrderID: order.ID, ReportedOn: *order.ReportedOn, DueOn: order.RecheckDueOn, RecheckedOn: in.RecheckedOn, HasPassed: in.HasPassed, Text: in.Text,
	}
	if err := insert(ctx, w, recheck); err != nil {
		return nil, err
	}
	var inspectors []RecheckInspector
	for _, officer := range in.Inspectors {
		inspectors = append(inspectors, RecheckInspector{AgencyID: w.agency, RecheckID: recheck.ID, OfficerID: officer.ID})
	}
	if _, err := w.tx.NewInsert().Model(&inspectors).Exec(ctx); err != nil {
		return nil, fmt.Errorf("name inspectors: %w", err)
	}
	if !in.HasPassed {
		order.ReportedOn, order.RecheckDueOn = nil, nil
		if err := update(ctx, w, order, "reported_on", "recheck_due_on"); err != nil {
			return nil, err
		}
		return Changed{"safetyOrder": {keyOf(order)}}, nil
	}
	order.ClosedOn = &in.RecheckedOn
	if err := update(ctx, w, order, "closed_on"); err != nil {
		return nil, err
	}
	if err := w.removeHazards(ctx, order.InspectionID); err != nil {
		return nil, err
	}
	return Changed{"safetyOrder": {keyOf(order)}}, nil
}

// openOrders are the orders of an inspection that are not carried out yet.
func (w *Writer) openOrders(ctx context.Context, inspection int64) ([]*SafetyOrder, error) {
	return read[SafetyOrder](ctx, w, "inspection_id = $2 AND closed_on IS NULL", "ORDER BY id", inspection)
}

// removeHazards takes away what the orders of an inspection were about, once none of them is open: on the day of the last re-check
// that passed, in whatever order they were recorded. A re-check that was recorded before a hazard was did not concern it.
func (w *Writer) removeHazards(ctx context.Context, inspection int64) error {
	const field = "input.recheckedOn"
	// Whoever closes another order of the inspection waits here.
	if err := lock(ctx, w, field, Key{"Inspection", w.agency, inspection}, new(Inspection)); err != nil {
		return err
	}
	open, err := w.openOrders(ctx, inspection)
	if err != nil || len(open) > 0 {
		return err
	}
	passed, err := read[Recheck](ctx, w, "has_passed AND order_id IN (SELECT o.id FROM safety_orders o WHERE o.agency_id = $1 AND o.inspection_id = $2)",
		"ORDER BY rechecked_on DESC, id DESC", inspection)
	if err != nil {
		return err
	}
	hazards, err := read[Hazard](ctx, w, "inspection_id = $2 AND removed_on IS NULL", "ORDER BY id FOR UPDATE", inspection)
	if err != nil {
		return err
	}
	for _, h := range hazards {
		i := slices.IndexFunc(passed, func(r *Recheck) bool { return !r.CreatedAt.Before(h.CreatedAt) })
		if i < 0 { // somebody added it meanwhile
			continue
		}
		last := passed[i]
		there, why := h.there()
		if v := law.CheckRemovedByRecheck(keyOf(h).String(), last.RecheckedOn, there, why); v != nil {
			return violation(field, v)
		}
		if err := update(ctx, w, h, h.remove(last.RecheckedOn, last.Text)...); err != nil {
			return err
		}
	}
	return nil
}

// fromOrder checks a safety order that a case grows from: one that was refused by the day of filing. What was carried out late was
// refused until then.
func (w *Writer) fromOrder(ctx context.Context, filed *Case, order *SafetyOrder) error {
	if err := grows(filed, order.IssuedOn, "the order", order.PartyID); err != nil {
		return err
	}
	last, err := read[Recheck](ctx, w, "order_id = $2 AND NOT has_passed AND reported_on <= $3", "ORDER BY id DESC LIMIT 1", order.ID, order.DueOn.String())
	if err != nil {
		return err
	}
	is := law.SafetyOrder{DueOn: order.DueOn, ReportedOn: order.ReportedOn, IsClosed: order.ClosedOn != nil}
	if len(last) > 0 {
		is.RefutedReportOn, is.RefutedOn = &last[0].ReportedOn, &last[0].RecheckedOn
	}
	v := is.CheckRefused(filed.FiledOn)
	switch {
	case v == nil:
		return nil
	case is.IsClosed && is.IsInTime() && filed.FiledOn.After(order.DueOn):
		return problem.Errorf(problem.Conflict, "%s, and closed by the re-check of %s. A case of what was found grows from the inspection, %s",
			v.Text, order.ClosedOn, Key{"Inspection", w.agency, order.InspectionID}).At("input.from").Under(v.Rule, v.Article)
	}
	return violation("input.from", v)
}

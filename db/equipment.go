package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

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

// Hazard is a hazard found on an inspection.
type Hazard struct {
	bun.BaseModel `bun:"table:hazards,alias:hazard"`
	Record

	InspectionID int64          `bun:"inspection_id"`
	Kind         HazardKind     `bun:"kind"`
	Severity     HazardSeverity `bun:"severity"`
	Text         string         `bun:"text"`
	RemovedOn    *civil.Date    `bun:"removed_on,type:date"`
	Proof        *string        `bun:"proof"`
	ReportedOn   *civil.Date    `bun:"reported_on,type:date"`
	SealedOn     *civil.Date    `bun:"sealed_on,type:date"`
	SealDueOn    *civil.Date    `bun:"seal_due_on,type:date"`
	UnsealedOn   *civil.Date    `bun:"unsealed_on,type:date"`
	Unsealing    *string        `bun:"unsealing"`

	Inspection *Inspection `bun:"rel:belongs-to,join:agency_id=agency_id,join:inspection_id=id"`
}

var hazardComputed = map[string]Computed{
	"sealOverdue": {SQL: "({row}.sealed_on IS NOT NULL AND {row}.unsealed_on IS NULL AND {row}.seal_due_on IS NOT NULL AND {row}.seal_due_on < {today})"},
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

// lock reads a record that nobody else changes until the transaction ends.
func lock[R row](ctx context.Context, w *Writer, field string, key Key, r R) error {
	if err := w.kept(field, key, keyOf(r).Type); err != nil {
		return err
	}
	err := w.tx.NewSelect().Model(r).Where("agency_id = ?", w.agency).Where("id = ?", key.ID).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return missing(field, key)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", key.Type, err)
	}
	return nil
}

// notBefore checks that a day is not before another one.
func notBefore(field string, d, other civil.Date, what string) error {
	if d.Before(other) {
		return bad(field, "%s is before %s, %s", d, what, other)
	}
	return nil
}

// RecordInspection records an inspection with what it found. It changes `inspection`.
func RecordInspection(ctx context.Context, w *Writer, in RecordInspectionInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.party", in.Party, "Party", (*Party)(nil)),
		w.past("input.inspectedOn", in.InspectedOn),
		saidIfGiven("input.note", in.Note, longestNote),
		w.checkHazards(in),
		w.readLaw(ctx),
	); err != nil {
		return nil, err
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
			hazards[i] = &Hazard{InspectionID: inspection.ID, Kind: h.Kind, Severity: h.Severity, Text: h.Text, ReportedOn: h.ReportedOn}
			hazards[i].seal(w, h.SealedOn)
			if h.Mended != nil {
				hazards[i].RemovedOn, hazards[i].Proof = &in.InspectedOn, h.Mended
			}
		}
		if err := insert(ctx, w, hazards...); err != nil {
			return nil, err
		}
	}
	return Changed{"inspection": {keyOf(inspection)}}, nil
}

// checkInspectors checks that there are two inspectors or more, each with a certificate valid on the day.
func (w *Writer) checkInspectors(ctx context.Context, inspectors []Key, on civil.Date) error {
	const field, article = "input.inspectors", "特种设备安全法 65"
	if err := some(field, inspectors, 0, "inspectors", itself); err != nil {
		return err
	}
	if len(inspectors) < 2 {
		return violation(field, &law.Violation{Rule: "inspectors.two", Article: article, Text: fmt.Sprintf(
			"two inspectors or more are needed, not %d", len(inspectors))})
	}
	err := w.checkCertified(ctx, field, inspectors, on)
	if p := problem.Of(err); p != nil && p.Rule == "officers.certified" {
		return p.Under("inspectors.certified", article)
	}
	return err
}

func (w *Writer) checkHazards(in RecordInspectionInput) error {
	if len(in.Hazards) > mostParts {
		return bad("input.hazards", "%d hazards are too many: at most %d go together", len(in.Hazards), mostParts)
	}
	for i, h := range in.Hazards {
		f := at("input.hazards", i)
		if err := first(said(f+".text", h.Text, longestNote), saidIfGiven(f+".mended", h.Mended, longestNote)); err != nil {
			return err
		}
		isSerious := h.Severity == HazardSeveritySerious
		switch {
		case isSerious && h.ReportedOn == nil:
			return violation(f+".reportedOn", &law.Violation{Rule: "hazard.reported", Article: "特种设备安全监督检查办法 30", Text: "a serious hazard is reported upward: say when it was"})
		case !isSerious && h.ReportedOn != nil:
			return bad(f+".reportedOn", "an ordinary hazard is not reported upward: leave it out, or say SERIOUS")
		case h.SealedOn != nil && in.Equipment == nil:
			return bad(f+".sealedOn", "what is sealed is a piece of equipment: name it in `input.equipment`")
		case h.SealedOn != nil && h.Mended != nil:
			return bad(f+".mended", "what is mended on the spot is not sealed: give `sealedOn` or `mended`")
		case isSerious && in.Equipment != nil && h.SealedOn == nil && h.Mended == nil:
			return unsealed(f + ".sealedOn")
		}
		for _, d := range []struct {
			name string
			day  *civil.Date
		}{{".reportedOn", h.ReportedOn}, {".sealedOn", h.SealedOn}} {
			if d.day == nil {
				continue
			}
			if err := first(w.past(f+d.name, *d.day), notBefore(f+d.name, *d.day, in.InspectedOn, "the inspection")); err != nil {
				return err
			}
		}
	}
	return nil
}

func unsealed(field string) error {
	return violation(field, &law.Violation{Rule: "hazard.sealed", Article: "特种设备安全监督检查办法 26", Text: "equipment with a serious hazard is sealed: say when it was, or in `mended` how it was mended on the spot"})
}

// seal seals the equipment of a hazard, for as long as the law lets it be (行政强制法 25).
func (h *Hazard) seal(w *Writer, on *civil.Date) {
	if on != nil {
		h.SealedOn, h.SealDueOn = on, w.lastDay("seizure.term", *on)
	}
}

// remove takes a hazard away, and its seal with it. It tells which columns that changes.
func (h *Hazard) remove(on civil.Date, proof string) []string {
	h.RemovedOn, h.Proof = &on, &proof
	if h.SealedOn != nil && h.UnsealedOn == nil {
		h.UnsealedOn, h.Unsealing = &on, &proof
	}
	return []string{"removed_on", "proof", "unsealed_on", "unsealing"}
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
		if err := day("input.examineBy", *in.ExamineBy); err != nil {
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

// ExamineEquipment records a periodic examination: the next one has its day. It changes `equipment`.
func ExamineEquipment(ctx context.Context, w *Writer, in ExamineEquipmentInput) (Changed, error) {
	if err := first(
		w.past("input.examinedOn", in.ExaminedOn),
		day("input.examineBy", in.ExamineBy),
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
		return nil, bad("input.examineBy", "%s is before the day that an examination has set already, %s", in.ExamineBy, equipment.ExamineBy)
	}
	equipment.ExamineBy = &in.ExamineBy
	if err := update(ctx, w, equipment, "examine_by"); err != nil {
		return nil, err
	}
	return Changed{"equipment": {keyOf(equipment)}}, nil
}

// RetireEquipment takes a piece of equipment out of use. It changes `equipment`.
func RetireEquipment(ctx context.Context, w *Writer, in RetireEquipmentInput) (Changed, error) {
	if err := w.past("input.retiredOn", in.RetiredOn); err != nil {
		return nil, err
	}
	equipment, err := w.usedEquipment(ctx, in.Equipment)
	if err != nil {
		return nil, err
	}
	var inspected *civil.Date
	if err := w.tx.NewSelect().Model((*Inspection)(nil)).ColumnExpr("max(inspected_on)").Where("agency_id = ?", w.agency).
		Where("equipment_id = ?", equipment.ID).Scan(ctx, &inspected); err != nil {
		return nil, fmt.Errorf("read inspections: %w", err)
	}
	if inspected != nil && !in.RetiredOn.After(*inspected) {
		return nil, problem.Errorf(problem.Conflict, "%s was inspected in use on %s: it was taken out of use after that", equipment.RegistrationNo, inspected).At("input.retiredOn")
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
	found, err := w.tx.NewSelect().Model((*Hazard)(nil)).Where("agency_id = ?", w.agency).Where("inspection_id = ?", inspection.ID).
		Where("removed_on IS NULL").Exists(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look for hazards: %w", err)
	case !found:
		return nil, violation("input.inspection", &law.Violation{Rule: "safetyOrder.found", Article: "特种设备安全法 62", Text: "the inspection found no hazard that is still there and could be ordered away"})
	case in.IssuedOn.Before(inspection.InspectedOn):
		return nil, bad("input.issuedOn", "%s is before the inspection, %s", in.IssuedOn, inspection.InspectedOn)
	case !in.DueOn.After(in.IssuedOn):
		return nil, bad("input.dueOn", "%s is not after the day it is issued, %s", in.DueOn, in.IssuedOn)
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
	if due, ok := w.book.Term("recheck.term", in.ReportedOn); ok && due.Unknown == 0 {
		order.RecheckDueOn = &due.On
	}
	if err := update(ctx, w, order, "reported_on", "recheck_due_on"); err != nil {
		return nil, err
	}
	return Changed{"safetyOrder": {keyOf(order)}}, nil
}

// ordersKnown works out the re-checks whose day could not be told while a year's working days were not known.
func (w *Writer) ordersKnown(ctx context.Context) error {
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
	switch {
	case order.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the order was closed on %s", order.ClosedOn).At("input.safetyOrder")
	case order.ReportedOn == nil:
		return nil, violation("input.safetyOrder", &law.Violation{Rule: "safetyOrder.reported", Article: "特种设备安全监督检查办法 29", Text: "the unit has not reported it carried out: record that first (reportSafetyOrder)"})
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
	if err := w.removeHazards(ctx, order, in.RecheckedOn, in.Text); err != nil {
		return nil, err
	}
	return Changed{"safetyOrder": {keyOf(order)}}, nil
}

// removeHazards takes away what an order that was carried out was about, once no other order of the inspection is open.
func (w *Writer) removeHazards(ctx context.Context, order *SafetyOrder, on civil.Date, proof string) error {
	// Whoever closes another order of the inspection waits here.
	inspection := new(Inspection)
	if err := lock(ctx, w, "input.safetyOrder", Key{"Inspection", w.agency, order.InspectionID}, inspection); err != nil {
		return err
	}
	isOpen, err := w.tx.NewSelect().Model((*SafetyOrder)(nil)).Where("agency_id = ?", w.agency).Where("inspection_id = ?", order.InspectionID).
		Where("closed_on IS NULL").Exists(ctx)
	if err != nil || isOpen {
		return err
	}
	var hazards []*Hazard
	err = w.tx.NewSelect().Model(&hazards).Where("agency_id = ?", w.agency).Where("inspection_id = ?", order.InspectionID).Where("removed_on IS NULL").
		Order("id").For("UPDATE").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read hazards: %w", err)
	}
	for _, h := range hazards {
		if err := update(ctx, w, h, h.remove(on, proof)...); err != nil {
			return err
		}
	}
	return nil
}

// openHazard locks a hazard that is still there, with the inspection that found it.
func (w *Writer) openHazard(ctx context.Context, key Key) (*Hazard, *Inspection, error) {
	hazard, inspection := new(Hazard), new(Inspection)
	if err := lock(ctx, w, "input.hazard", key, hazard); err != nil {
		return nil, nil, err
	}
	if hazard.RemovedOn != nil {
		return nil, nil, problem.Errorf(problem.Conflict, "the hazard was removed on %s", hazard.RemovedOn).At("input.hazard")
	}
	if err := w.tx.NewSelect().Model(inspection).Where("agency_id = ?", w.agency).Where("id = ?", hazard.InspectionID).Scan(ctx); err != nil {
		return nil, nil, fmt.Errorf("read inspection: %w", err)
	}
	return hazard, inspection, nil
}

// RemoveHazard records that a hazard was removed; a seal comes off with it. It changes `hazard`.
func RemoveHazard(ctx context.Context, w *Writer, in RemoveHazardInput) (Changed, error) {
	if err := first(w.past("input.removedOn", in.RemovedOn), said("input.proof", in.Proof, longestNote)); err != nil {
		return nil, err
	}
	hazard, inspection, err := w.openHazard(ctx, in.Hazard)
	if err != nil {
		return nil, err
	}
	if err := notBefore("input.removedOn", in.RemovedOn, inspection.InspectedOn, "the inspection"); err != nil {
		return nil, err
	}
	if hazard.SealedOn != nil && hazard.UnsealedOn == nil {
		if err := notBefore("input.removedOn", in.RemovedOn, *hazard.SealedOn, "the equipment was sealed"); err != nil {
			return nil, err
		}
	}
	if err := update(ctx, w, hazard, hazard.remove(in.RemovedOn, in.Proof)...); err != nil {
		return nil, err
	}
	return Changed{"hazard": {keyOf(hazard)}}, nil
}

// EscalateHazard records that an ordinary hazard turned out to be serious: it is reported upward, and its equipment sealed. It
// changes `hazard`.
func EscalateHazard(ctx context.Context, w *Writer, in EscalateHazardInput) (Changed, error) {
	if err := first(w.past("input.reportedOn", in.ReportedOn), w.readLaw(ctx)); err != nil {
		return nil, err
	}
	hazard, inspection, err := w.openHazard(ctx, in.Hazard)
	if err != nil {
		return nil, err
	}
	if err := notBefore("input.reportedOn", in.ReportedOn, inspection.InspectedOn, "the inspection"); err != nil {
		return nil, err
	}
	switch {
	case hazard.Severity == HazardSeveritySerious:
		return nil, problem.Errorf(problem.Conflict, "the hazard is serious already: it was reported upward on %s", hazard.ReportedOn).At("input.hazard")
	case in.SealedOn != nil && inspection.EquipmentID == nil:
		return nil, bad("input.sealedOn", "what is sealed is a piece of equipment, and the inspection was of none: leave it out")
	case in.SealedOn == nil && inspection.EquipmentID != nil && hazard.SealedOn == nil:
		return nil, violation("input.sealedOn", &law.Violation{Rule: "hazard.sealed", Article: "特种设备安全监督检查办法 26", Text: "equipment with a serious hazard is sealed: say when it was, or record first that the hazard was removed"})
	case in.SealedOn != nil && hazard.SealedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the equipment was sealed on %s", hazard.SealedOn).At("input.sealedOn")
	}
	if in.SealedOn != nil {
		if err := first(w.past("input.sealedOn", *in.SealedOn), notBefore("input.sealedOn", *in.SealedOn, inspection.InspectedOn, "the inspection")); err != nil {
			return nil, err
		}
		hazard.seal(w, in.SealedOn)
	}
	hazard.Severity, hazard.ReportedOn = HazardSeveritySerious, &in.ReportedOn
	if err := update(ctx, w, hazard, "severity", "reported_on", "sealed_on", "seal_due_on"); err != nil {
		return nil, err
	}
	return Changed{"hazard": {keyOf(hazard)}}, nil
}

// UnsealEquipment records that a seal was taken off though the hazard is still there, as when its term has run out
// (行政强制法 28). It changes `hazard`.
func UnsealEquipment(ctx context.Context, w *Writer, in UnsealEquipmentInput) (Changed, error) {
	if err := first(w.past("input.unsealedOn", in.UnsealedOn), said("input.reason", in.Reason, longestNote)); err != nil {
		return nil, err
	}
	hazard, _, err := w.openHazard(ctx, in.Hazard)
	switch {
	case err != nil:
		return nil, err
	case hazard.SealedOn == nil:
		return nil, bad("input.hazard", "no equipment was sealed for it")
	case hazard.UnsealedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the seal was taken off on %s", hazard.UnsealedOn).At("input.hazard")
	}
	if err := notBefore("input.unsealedOn", in.UnsealedOn, *hazard.SealedOn, "the equipment was sealed"); err != nil {
		return nil, err
	}
	hazard.UnsealedOn, hazard.Unsealing = &in.UnsealedOn, &in.Reason
	if err := update(ctx, w, hazard, "unsealed_on", "unsealing"); err != nil {
		return nil, err
	}
	return Changed{"hazard": {keyOf(hazard)}}, nil
}

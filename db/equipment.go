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

	Inspection *Inspection `bun:"rel:belongs-to,join:agency_id=agency_id,join:inspection_id=id"`
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
}

var safetyOrderComputed = map[string]Computed{
	"overdue": {SQL: "({row}.closed_on IS NULL AND {row}.due_on < {today})"},
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
		checkHazards(in),
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
	if len(in.Inspectors) < 2 {
		return nil, violation("input.inspectors", &law.Violation{Rule: "inspectors.two", Article: "特种设备安全法 65", Text: fmt.Sprintf(
			"an inspection needs two inspectors or more, not %d", len(in.Inspectors))})
	}
	if err := first(
		some("input.inspectors", in.Inspectors, 2, "inspectors", itself),
		w.checkCertified(ctx, "input.inspectors", in.Inspectors, in.InspectedOn),
	); err != nil {
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
			hazards[i] = &Hazard{InspectionID: inspection.ID, Kind: h.Kind, Severity: h.Severity, Text: h.Text, ReportedOn: h.ReportedOn, SealedOn: h.SealedOn}
		}
		if err := insert(ctx, w, hazards...); err != nil {
			return nil, err
		}
	}
	return Changed{"inspection": {keyOf(inspection)}}, nil
}

func checkHazards(in RecordInspectionInput) error {
	if len(in.Hazards) > mostParts {
		return bad("input.hazards", "%d hazards are too many: at most %d go together", len(in.Hazards), mostParts)
	}
	for i, h := range in.Hazards {
		f := at("input.hazards", i)
		if err := said(f+".text", h.Text, longestNote); err != nil {
			return err
		}
		isSerious := h.Severity == HazardSeveritySerious
		switch {
		case isSerious && h.ReportedOn == nil:
			return violation(f+".reportedOn", &law.Violation{Rule: "hazard.reported", Article: "特种设备安全监督检查办法 30", Text: "a serious hazard is reported upward: say when it was"})
		case !isSerious && h.ReportedOn != nil:
			return bad(f+".reportedOn", "an ordinary hazard is not reported upward: leave it out, or say SERIOUS")
		}
		for name, d := range map[string]*civil.Date{".reportedOn": h.ReportedOn, ".sealedOn": h.SealedOn} {
			if d == nil {
				continue
			}
			if err := first(day(f+name, *d), notBefore(f+name, *d, in.InspectedOn, "the inspection")); err != nil {
				return err
			}
		}
	}
	return nil
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
	found, err := w.tx.NewSelect().Model((*Hazard)(nil)).Where("agency_id = ?", w.agency).Where("inspection_id = ?", inspection.ID).Exists(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look for hazards: %w", err)
	case !found:
		return nil, violation("input.inspection", &law.Violation{Rule: "safetyOrder.found", Article: "特种设备安全法 62", Text: "the inspection found no hazard that could be ordered away"})
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
	if order.ReportedOn != nil {
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

// CloseSafetyOrder records that a re-check found an order carried out; the hazards of its inspection are removed by it. It
// changes `safetyOrder`.
func CloseSafetyOrder(ctx context.Context, w *Writer, in CloseSafetyOrderInput) (Changed, error) {
	order := new(SafetyOrder)
	if err := first(
		w.past("input.closedOn", in.ClosedOn),
		said("input.proof", in.Proof, longestNote),
		lock(ctx, w, "input.safetyOrder", in.SafetyOrder, order),
	); err != nil {
		return nil, err
	}
	switch {
	case order.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the order was closed on %s", order.ClosedOn).At("input.safetyOrder")
	case order.ReportedOn == nil:
		return nil, violation("input.safetyOrder", &law.Violation{Rule: "safetyOrder.reported", Article: "特种设备安全监督检查办法 29", Text: "the unit has not reported it carried out: record that first"})
	case in.ClosedOn.Before(*order.ReportedOn):
		return nil, bad("input.closedOn", "%s is before the unit's report, %s", in.ClosedOn, order.ReportedOn)
	}
	order.ClosedOn = &in.ClosedOn
	if err := update(ctx, w, order, "closed_on"); err != nil {
		return nil, err
	}
	var hazards []*Hazard
	err := w.tx.NewSelect().Model(&hazards).Where("agency_id = ?", w.agency).Where("inspection_id = ?", order.InspectionID).Where("removed_on IS NULL").
		Order("id").For("UPDATE").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read hazards: %w", err)
	}
	for _, h := range hazards {
		h.RemovedOn, h.Proof = &in.ClosedOn, &in.Proof
		if err := update(ctx, w, h, "removed_on", "proof"); err != nil {
			return nil, err
		}
	}
	return Changed{"safetyOrder": {keyOf(order)}}, nil
}

// RemoveHazard records that a hazard was removed. It changes `hazard`.
func RemoveHazard(ctx context.Context, w *Writer, in RemoveHazardInput) (Changed, error) {
	hazard, inspection := new(Hazard), new(Inspection)
	if err := first(
		w.past("input.removedOn", in.RemovedOn),
		said("input.proof", in.Proof, longestNote),
		lock(ctx, w, "input.hazard", in.Hazard, hazard),
	); err != nil {
		return nil, err
	}
	if hazard.RemovedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the hazard was removed on %s", hazard.RemovedOn).At("input.hazard")
	}
	if err := w.tx.NewSelect().Model(inspection).Where("agency_id = ?", w.agency).Where("id = ?", hazard.InspectionID).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read inspection: %w", err)
	}
	if err := notBefore("input.removedOn", in.RemovedOn, inspection.InspectedOn, "the inspection"); err != nil {
		return nil, err
	}
	hazard.RemovedOn, hazard.Proof = &in.RemovedOn, &in.Proof
	if err := update(ctx, w, hazard, "removed_on", "proof"); err != nil {
		return nil, err
	}
	return Changed{"hazard": {keyOf(hazard)}}, nil
}

package equipment

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

// checkHazard checks a hazard of an inspection at the given field of the input. isOfEquipment says that the inspection names a piece of
// equipment: only equipment is sealed.
func checkHazard(w *db.Writer, field string, h HazardInput, inspectedOn civil.Date, isOfEquipment bool) error {
	found := law.Hazard{
		IsSerious: h.Severity == db.HazardSeveritySerious, IsOfEquipment: isOfEquipment,
		IsReported: h.ReportedOn != nil, IsSealed: h.SealedOn != nil, IsMended: h.Mended != nil,
	}
	return input.CheckAll(
		input.RequireText(field+".text", h.Text, input.MaxNote),
		checkReported(w, field+".reportedOn", h, found, inspectedOn),
		checkSealed(w, field, h, found, inspectedOn),
		input.RequireTextIfGiven(field+".mended", h.Mended, input.MaxNote),
	)
}

// checkReported checks that a serious hazard was reported upward (特种设备安全监督检查办法 30), and no other hazard was.
func checkReported(w *db.Writer, field string, h HazardInput, found law.Hazard, inspectedOn civil.Date) error {
	if v := found.CheckReported(); v != nil {
		return input.Violation(field, v)
	}
	if h.ReportedOn != nil && !found.IsSerious {
		return input.Fault(field, "an ordinary hazard is not reported upward: leave it out, or say SERIOUS")
	}
	return checkDayIfGiven(w, field, h.ReportedOn, inspectedOn)
}

// checkSealed checks that equipment with a serious hazard was sealed or mended on the spot (特种设备安全监督检查办法 26), and not both.
func checkSealed(w *db.Writer, field string, h HazardInput, found law.Hazard, inspectedOn civil.Date) error {
	switch {
	case h.SealedOn != nil && !found.IsOfEquipment:
		return input.Fault(field+".sealedOn", "only equipment is sealed, and the inspection names none: name it in `input.equipment` of recordInspection, or leave this out")
	case h.SealedOn != nil && h.Mended != nil:
		return input.Fault(field+".mended", "equipment that is mended on the spot is not sealed: give `sealedOn` or `mended`")
	}
	if v := found.CheckSealed(); v != nil {
		return input.Violation(field+".sealedOn", v)
	}
	return checkDayIfGiven(w, field+".sealedOn", h.SealedOn, inspectedOn)
}

// checkDayIfGiven checks that a day is neither in the future nor before the inspection.
func checkDayIfGiven(w *db.Writer, field string, day *civil.Date, inspectedOn civil.Date) error {
	if day == nil {
		return nil
	}
	if err := w.RequireNotFuture(field, *day); err != nil {
		return err
	}
	return input.RequireNotBefore(field, *day, inspectedOn, "the inspection")
}

// newHazard returns the record of a hazard that an inspection found. A hazard that was mended on the spot is removed at once.
func newHazard(w *db.Writer, inspection *db.Inspection, h HazardInput) *db.Hazard {
	hazard := &db.Hazard{InspectionID: inspection.ID, Kind: h.Kind, Severity: h.Severity, Text: h.Text, ReportedOn: h.ReportedOn}
	if h.SealedOn != nil {
		hazard.SealedOn, hazard.SealDueOn = h.SealedOn, w.LastDay("seizure.term", *h.SealedOn)
	}
	if h.Mended != nil {
		hazard.RemovedOn, hazard.Proof = &inspection.InspectedOn, h.Mended
	}
	return hazard
}

// AddHazard records a hazard that was left out when its inspection was recorded. Payload: `hazard`. Returns CONFLICT where the hazard is on
// record, or the equipment is out of use; RULE_VIOLATION where a serious hazard was neither reported, nor sealed or mended.
func AddHazard(ctx context.Context, w *db.Writer, in AddHazardInput) (db.Payload, error) {
	inspection := new(db.Inspection)
	if err := input.CheckAll(db.Lock(ctx, w, "input.inspection", in.Inspection, inspection), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	if err := checkHazard(w, "input.hazard", in.Hazard, inspection.InspectedOn, inspection.EquipmentID != nil); err != nil {
		return nil, err
	}
	same, err := db.Read[db.Hazard](ctx, w, "inspection_id = $2 AND kind = $3 AND text = $4", "ORDER BY id LIMIT 1", inspection.ID, string(in.Hazard.Kind), in.Hazard.Text)
	switch {
	case err != nil:
		return nil, err
	case len(same) > 0:
		return nil, problem.Errorf(problem.Conflict, "the hazard is on record: %s", db.KeyOf(same[0])).At("input.hazard.text")
	}
	hazard := newHazard(w, inspection, in.Hazard)
	if hazard.RemovedOn == nil {
		if err := lockStillInUse(ctx, w, "input.inspection", inspection); err != nil {
			return nil, err
		}
	}
	if err := db.Insert(ctx, w, hazard); err != nil {
		return nil, err
	}
	return db.Payload{"hazard": {db.KeyOf(hazard)}}, nil
}

// lockOpenHazard locks the hazard that a verb changes, and its inspection. Returns CONFLICT where the hazard was removed.
func lockOpenHazard(ctx context.Context, w *db.Writer, key db.Key) (*db.Hazard, *db.Inspection, error) {
	const field = "input.hazard"
	hazard, inspection := new(db.Hazard), new(db.Inspection)
	if err := w.RequireOwn(field, key, "Hazard"); err != nil {
		return nil, nil, err
	}
	// The inspection is locked first, in the same order as the verbs of safety orders lock, so that no two writes wait for each other.
	err := w.Tx().NewSelect().Model(inspection).Where("agency_id = ?", w.Agency()).
		Where("id = (SELECT h.inspection_id FROM hazards h WHERE h.agency_id = ? AND h.id = ?)", w.Agency(), key.ID).For("UPDATE").Scan(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, nil, fmt.Errorf("read inspection: %w", err)
	}
	if err := db.Lock(ctx, w, field, key, hazard); err != nil {
		return nil, nil, err
	}
	if hazard.RemovedOn != nil {
		return nil, nil, problem.Errorf(problem.Conflict, "the hazard was removed on %s", hazard.RemovedOn).At(field)
	}
	return hazard, inspection, nil
}

// RemoveHazard records that a hazard was removed; its seal comes off on the same day. Payload: `hazard`. Returns CONFLICT where the hazard
// was removed before, and RULE_VIOLATION while a safety order of the inspection is open: only the re-check of the order then removes the
// hazard (特种设备安全监督检查办法 29).
func RemoveHazard(ctx context.Context, w *db.Writer, in RemoveHazardInput) (db.Payload, error) {
	hazard, inspection, err := lockOpenHazard(ctx, w, in.Hazard)
	if err = input.CheckAll(
		err,
		w.RequireNotFuture("input.removedOn", in.RemovedOn),
		input.RequireText("input.proof", in.Proof, input.MaxNote),
	); err != nil {
		return nil, err
	}
	orders, err := readOpenOrders(ctx, w, inspection.ID)
	if err != nil {
		return nil, err
	}
	if len(orders) > 0 {
		return nil, input.Violation("input.hazard", law.OpenOrder(orders[0].OrderNo, db.KeyOf(orders[0]).String()))
	}
	if err := input.RequireNotBefore("input.removedOn", in.RemovedOn, inspection.InspectedOn, "the inspection"); err != nil {
		return nil, err
	}
	existedOn, event := hazard.LastKnownDay()
	if err := input.RequireNotBefore("input.removedOn", in.RemovedOn, existedOn, event); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, hazard, hazard.Remove(in.RemovedOn, in.Proof)...); err != nil {
		return nil, err
	}
	return db.Payload{"hazard": {db.KeyOf(hazard)}}, nil
}

// EscalateHazard records that an ordinary hazard turned out to be serious, and on which day it was reported to the authority above
// (特种设备安全监督检查办法 30). Equipment must be sealed for the hazard (26): `sealedOn` puts the seal on, unless one of this hazard is on.
// Payload: `hazard`. Returns CONFLICT if the hazard was removed or is serious already, or if sealedOn is given and a seal of the hazard is
// on or the equipment is out of use. Returns RULE_VIOLATION if no seal is on and none is given, or if the law allows no further seal
// (行政强制法 25).
func EscalateHazard(ctx context.Context, w *db.Writer, in EscalateHazardInput) (db.Payload, error) {
	hazard, inspection, err := lockOpenHazard(ctx, w, in.Hazard)
	if err = input.CheckAll(err, w.RequireNotFuture("input.reportedOn", in.ReportedOn), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	if hazard.Severity == db.HazardSeveritySerious {
		return nil, problem.Errorf(problem.Conflict, "the hazard is serious already: it was reported upward on %s", hazard.ReportedOn).At("input.hazard")
	}
	if err := input.RequireNotBefore("input.reportedOn", in.ReportedOn, inspection.InspectedOn, "the inspection"); err != nil {
		return nil, err
	}
	serious := law.Hazard{IsSerious: true, IsOfEquipment: inspection.EquipmentID != nil, IsSealed: in.SealedOn != nil || hazard.IsSealed()}
	if v := serious.CheckSealedLater(); v != nil {
		return nil, input.Violation("input.sealedOn", v)
	}
	if in.SealedOn != nil {
		if err := putSealOn(ctx, w, hazard, inspection, *in.SealedOn); err != nil {
			return nil, err
		}
	}
	hazard.Severity, hazard.ReportedOn = db.HazardSeveritySerious, &in.ReportedOn
	if err := db.Update(ctx, w, hazard, append(sealColumns(), "severity", "reported_on")...); err != nil {
		return nil, err
	}
	return db.Payload{"hazard": {db.KeyOf(hazard)}}, nil
}

// SealEquipment seals the equipment of a hazard that is not removed, for the first time or again after a seal came off. Payload: `hazard`.
// Returns CONFLICT where the hazard was removed, a seal is on, or the equipment is out of use; RULE_VIOLATION where the law allows no
// further seal (行政强制法 25).
func SealEquipment(ctx context.Context, w *db.Writer, in SealEquipmentInput) (db.Payload, error) {
	hazard, inspection, err := lockOpenHazard(ctx, w, in.Hazard)
	if err = input.CheckAll(err, w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	if err := putSealOn(ctx, w, hazard, inspection, in.SealedOn); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, hazard, sealColumns()...); err != nil {
		return nil, err
	}
	return db.Payload{"hazard": {db.KeyOf(hazard)}}, nil
}

// sealColumns returns the columns that putSealOn changes.
func sealColumns() []string { return []string{"sealed_on", "seal_due_on", "unsealed_on", "unsealing"} }

// putSealOn seals the equipment of a hazard from a day on, with the term of 行政强制法 25. The seal before, if there was one, becomes an
// EarlierSeal. The caller writes sealColumns. Returns CONFLICT where a seal is on or the equipment is out of use.
func putSealOn(ctx context.Context, w *db.Writer, hazard *db.Hazard, inspection *db.Inspection, sealedOn civil.Date) error {
	const field = "input.sealedOn"
	switch {
	case inspection.EquipmentID == nil:
		return input.Fault(field, "only equipment is sealed, and the inspection was of none: leave it out")
	case hazard.IsSealed():
		return problem.Errorf(problem.Conflict, "the equipment was sealed on %s, and the seal is on", hazard.SealedOn).At(field)
	}
	if err := input.CheckAll(checkDayIfGiven(w, field, &sealedOn, inspection.InspectedOn), lockStillInUse(ctx, w, field, inspection)); err != nil {
		return err
	}
	if hazard.SealedOn != nil {
		if err := input.CheckAll(input.RequireNotBefore(field, sealedOn, *hazard.UnsealedOn, "the last seal came off"), checkSealedAgain(ctx, w, field, hazard, sealedOn)); err != nil {
			return err
		}
		earlier := &db.EarlierSeal{HazardID: hazard.ID, SealedOn: *hazard.SealedOn, DueOn: hazard.SealDueOn, UnsealedOn: *hazard.UnsealedOn, Unsealing: *hazard.Unsealing}
		if err := db.Insert(ctx, w, earlier); err != nil {
			return err
		}
	}
	hazard.SealedOn, hazard.SealDueOn, hazard.UnsealedOn, hazard.Unsealing = &sealedOn, w.LastDay("seizure.term", sealedOn), nil, nil
	return nil
}

// checkSealedAgain checks that the law allows another seal after the last two (行政强制法 25).
func checkSealedAgain(ctx context.Context, w *db.Writer, field string, hazard *db.Hazard, sealedOn civil.Date) error {
	earlier, err := db.Read[db.EarlierSeal](ctx, w, "hazard_id = $2", "ORDER BY id DESC LIMIT 1", hazard.ID)
	if err != nil {
		return err
	}
	seals := []law.Seal{{PutOn: *hazard.SealedOn, TakenOff: *hazard.UnsealedOn, DueOn: hazard.SealDueOn}}
	for _, s := range earlier {
		seals = append(seals, law.Seal{PutOn: s.SealedOn, TakenOff: s.UnsealedOn, DueOn: s.DueOn})
	}
	return input.RequireLawful(field, law.CheckSealedAgain(sealedOn, seals...))
}

// UnsealEquipment records that the equipment was unsealed while the hazard is still there, for example because the term of the seal ended (行政强制法 28).
// Payload: `hazard`. Returns BAD_USER_INPUT where no equipment was sealed, and CONFLICT where the hazard was removed or the equipment was unsealed already.
func UnsealEquipment(ctx context.Context, w *db.Writer, in UnsealEquipmentInput) (db.Payload, error) {
	hazard, _, err := lockOpenHazard(ctx, w, in.Hazard)
	if err = input.CheckAll(
		err,
		w.RequireNotFuture("input.unsealedOn", in.UnsealedOn),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
	); err != nil {
		return nil, err
	}
	switch {
	case hazard.SealedOn == nil:
		return nil, input.Fault("input.hazard", "no equipment was sealed for it")
	case hazard.UnsealedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the seal was taken off on %s", hazard.UnsealedOn).At("input.hazard")
	}
	if err := input.RequireNotBefore("input.unsealedOn", in.UnsealedOn, *hazard.SealedOn, "the equipment was sealed"); err != nil {
		return nil, err
	}
	hazard.UnsealedOn, hazard.Unsealing = &in.UnsealedOn, &in.Reason
	if err := db.Update(ctx, w, hazard, "unsealed_on", "unsealing"); err != nil {
		return nil, err
	}
	return db.Payload{"hazard": {db.KeyOf(hazard)}}, nil
}

package equipment

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// checkHazard checks what an inspection found. What is a seal's is a piece of equipment's.
func checkHazard(w *db.Writer, f string, h HazardInput, inspectedOn civil.Date, isOfEquipment bool) error {
	if err := db.CheckAll(db.RequireText(f+".text", h.Text, db.MaxNote), db.RequireTextIfGiven(f+".mended", h.Mended, db.MaxNote)); err != nil {
		return err
	}
	isSerious := h.Severity == db.HazardSeveritySerious
	found := law.Hazard{IsSerious: isSerious, IsOfEquipment: isOfEquipment, IsReported: h.ReportedOn != nil, IsSealed: h.SealedOn != nil, IsMended: h.Mended != nil}
	if v := found.CheckReported(); v != nil {
		return db.Violates(f+".reportedOn", v)
	}
	switch {
	case !isSerious && h.ReportedOn != nil:
		return db.BadInput(f+".reportedOn", "an ordinary hazard is not reported upward: leave it out, or say SERIOUS")
	case h.SealedOn != nil && !isOfEquipment:
		return db.BadInput(f+".sealedOn", "what is sealed is a piece of equipment, and the inspection names none: name it in `input.equipment` of recordInspection, or leave this out")
	case h.SealedOn != nil && h.Mended != nil:
		return db.BadInput(f+".mended", "what is mended on the spot is not sealed: give `sealedOn` or `mended`")
	}
	if v := found.CheckSealed(); v != nil {
		return db.Violates(f+".sealedOn", v)
	}
	for _, d := range []struct {
		name string
		day  *civil.Date
	}{{".reportedOn", h.ReportedOn}, {".sealedOn", h.SealedOn}} {
		if d.day == nil {
			continue
		}
		if err := db.CheckAll(w.RequireNotFuture(f+d.name, *d.day), db.RequireNotBefore(f+d.name, *d.day, inspectedOn, "the inspection")); err != nil {
			return err
		}
	}
	return nil
}

// hazardSaid is what tells one hazard of an inspection from another.
type hazardSaid struct {
	kind db.HazardKind
	text string
}

// hazardOf is what an inspection found, as it is kept.
func hazardOf(w *db.Writer, inspection *db.Inspection, h HazardInput) *db.Hazard {
	hazard := &db.Hazard{InspectionID: inspection.ID, Kind: h.Kind, Severity: h.Severity, Text: h.Text, ReportedOn: h.ReportedOn}
	if h.SealedOn != nil {
		hazard.SealedOn, hazard.SealDueOn = h.SealedOn, w.LastDay("seizure.term", *h.SealedOn)
	}
	if h.Mended != nil {
		hazard.RemovedOn, hazard.Proof = &inspection.InspectedOn, h.Mended
	}
	return hazard
}

// AddHazard records a hazard that an inspection found, and that was not recorded with it. It changes `hazard`.
func AddHazard(ctx context.Context, w *db.Writer, in AddHazardInput) (db.Changed, error) {
	inspection := new(db.Inspection)
	if err := db.CheckAll(db.Lock(ctx, w, "input.inspection", in.Inspection, inspection), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	if err := checkHazard(w, "input.hazard", in.Hazard, inspection.InspectedOn, inspection.EquipmentID != nil); err != nil {
		return nil, err
	}
	has, err := db.Read[db.Hazard](ctx, w, "inspection_id = $2 AND kind = $3 AND text = $4", "ORDER BY id LIMIT 1", inspection.ID, string(in.Hazard.Kind), in.Hazard.Text)
	switch {
	case err != nil:
		return nil, err
	case len(has) > 0:
		return nil, problem.Errorf(problem.Conflict, "the hazard is on record: %s", db.KeyOf(has[0])).At("input.hazard.text")
	}
	hazard := hazardOf(w, inspection, in.Hazard)
	if hazard.RemovedOn == nil {
		if err := inUse(ctx, w, "input.inspection", inspection); err != nil {
			return nil, err
		}
	}
	if err := db.Insert(ctx, w, hazard); err != nil {
		return nil, err
	}
	return db.Changed{"hazard": {db.KeyOf(hazard)}}, nil
}

// openHazard locks a hazard that is still there, with the inspection that found it.
func openHazard(ctx context.Context, w *db.Writer, key db.Key) (*db.Hazard, *db.Inspection, error) {
	const field = "input.hazard"
	hazard, inspection := new(db.Hazard), new(db.Inspection)
	if err := w.RequireOwn(field, key, "Hazard"); err != nil {
		return nil, nil, err
	}
	// The inspection first, as whoever issues an order of it, or closes one, does.
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

// RemoveHazard records that a hazard was removed; a seal comes off with it. Where a safety order was issued, that is for its
// re-check to say. It changes `hazard`.
func RemoveHazard(ctx context.Context, w *db.Writer, in RemoveHazardInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireNotFuture("input.removedOn", in.RemovedOn), db.RequireText("input.proof", in.Proof, db.MaxNote)); err != nil {
		return nil, err
	}
	hazard, inspection, err := openHazard(ctx, w, in.Hazard)
	if err != nil {
		return nil, err
	}
	open, err := openOrders(ctx, w, inspection.ID)
	if err != nil {
		return nil, err
	}
	if len(open) > 0 {
		return nil, db.Violates("input.hazard", law.OpenOrder(open[0].OrderNo, db.KeyOf(open[0]).String()))
	}
	there, why := hazard.Existed()
	if err := db.CheckAll(
		db.RequireNotBefore("input.removedOn", in.RemovedOn, inspection.InspectedOn, "the inspection"),
		db.RequireNotBefore("input.removedOn", in.RemovedOn, there, why),
	); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, hazard, hazard.Remove(in.RemovedOn, in.Proof)...); err != nil {
		return nil, err
	}
	return db.Changed{"hazard": {db.KeyOf(hazard)}}, nil
}

// EscalateHazard records that an ordinary hazard turned out to be serious: it is reported upward, and its equipment sealed
// unless it is. It changes `hazard`.
func EscalateHazard(ctx context.Context, w *db.Writer, in EscalateHazardInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireNotFuture("input.reportedOn", in.ReportedOn), w.ReadLaw(ctx)); err != nil {
		return nil, err
	}
	hazard, inspection, err := openHazard(ctx, w, in.Hazard)
	if err != nil {
		return nil, err
	}
	if err := db.RequireNotBefore("input.reportedOn", in.ReportedOn, inspection.InspectedOn, "the inspection"); err != nil {
		return nil, err
	}
	serious := law.Hazard{IsSerious: true, IsOfEquipment: inspection.EquipmentID != nil, IsSealed: in.SealedOn != nil || hazard.IsSealed()}
	switch v := serious.CheckSealedLater(); {
	case hazard.Severity == db.HazardSeveritySerious:
		return nil, problem.Errorf(problem.Conflict, "the hazard is serious already: it was reported upward on %s", hazard.ReportedOn).At("input.hazard")
	case in.SealedOn != nil:
		if err := seal(ctx, w, "input.sealedOn", hazard, inspection, *in.SealedOn); err != nil {
			return nil, err
		}
	case v != nil:
		return nil, db.Violates("input.sealedOn", v)
	}
	hazard.Severity, hazard.ReportedOn = db.HazardSeveritySerious, &in.ReportedOn
	if err := db.Update(ctx, w, hazard, append(sealColumns(), "severity", "reported_on")...); err != nil {
		return nil, err
	}
	return db.Changed{"hazard": {db.KeyOf(hazard)}}, nil
}

// SealEquipment seals the equipment of a hazard that is still there: again, where the last seal came off. It changes `hazard`.
func SealEquipment(ctx context.Context, w *db.Writer, in SealEquipmentInput) (db.Changed, error) {
	if err := w.ReadLaw(ctx); err != nil {
		return nil, err
	}
	hazard, inspection, err := openHazard(ctx, w, in.Hazard)
	if err != nil {
		return nil, err
	}
	if err := seal(ctx, w, "input.sealedOn", hazard, inspection, in.SealedOn); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, hazard, sealColumns()...); err != nil {
		return nil, err
	}
	return db.Changed{"hazard": {db.KeyOf(hazard)}}, nil
}

func sealColumns() []string { return []string{"sealed_on", "seal_due_on", "unsealed_on", "unsealing"} }

// seal puts a seal on for a hazard, for as long as the law lets it be (行政强制法 25). A seal that came off is kept.
func seal(ctx context.Context, w *db.Writer, field string, h *db.Hazard, inspection *db.Inspection, on civil.Date) error {
	switch {
	case inspection.EquipmentID == nil:
		return db.BadInput(field, "what is sealed is a piece of equipment, and the inspection was of none: leave it out")
	case h.IsSealed():
		return problem.Errorf(problem.Conflict, "the equipment was sealed on %s, and the seal is on", h.SealedOn).At(field)
	}
	if err := db.CheckAll(w.RequireNotFuture(field, on), db.RequireNotBefore(field, on, inspection.InspectedOn, "the inspection"), inUse(ctx, w, field, inspection)); err != nil {
		return err
	}
	if h.SealedOn != nil {
		if err := db.CheckAll(db.RequireNotBefore(field, on, *h.UnsealedOn, "the last seal came off"), extendsOnce(ctx, w, field, h, on)); err != nil {
			return err
		}
		if err := db.Insert(ctx, w, &db.EarlierSeal{HazardID: h.ID, SealedOn: *h.SealedOn, DueOn: h.SealDueOn, UnsealedOn: *h.UnsealedOn, Unsealing: *h.Unsealing}); err != nil {
			return err
		}
	}
	h.SealedOn, h.SealDueOn, h.UnsealedOn, h.Unsealing = &on, w.LastDay("seizure.term", on), nil, nil
	return nil
}

// extendsOnce checks that the seal of a hazard may be put on again.
func extendsOnce(ctx context.Context, w *db.Writer, field string, h *db.Hazard, on civil.Date) error {
	earlier, err := db.Read[db.EarlierSeal](ctx, w, "hazard_id = $2", "ORDER BY id DESC LIMIT 1", h.ID)
	if err != nil {
		return err
	}
	seals := []law.Seal{{PutOn: *h.SealedOn, TakenOff: *h.UnsealedOn}}
	for _, s := range earlier {
		seals = append(seals, law.Seal{PutOn: s.SealedOn, TakenOff: s.UnsealedOn})
	}
	if v := law.CheckSealedAgain(on, seals...); v != nil {
		return db.Violates(field, v)
	}
	return nil
}

// UnsealEquipment records that a seal was taken off though the hazard is still there, as when its term has run out
// (行政强制法 28). It changes `hazard`.
func UnsealEquipment(ctx context.Context, w *db.Writer, in UnsealEquipmentInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireNotFuture("input.unsealedOn", in.UnsealedOn), db.RequireText("input.reason", in.Reason, db.MaxNote)); err != nil {
		return nil, err
	}
	hazard, _, err := openHazard(ctx, w, in.Hazard)
	switch {
	case err != nil:
		return nil, err
	case hazard.SealedOn == nil:
		return nil, db.BadInput("input.hazard", "no equipment was sealed for it")
	case hazard.UnsealedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the seal was taken off on %s", hazard.UnsealedOn).At("input.hazard")
	}
	if err := db.RequireNotBefore("input.unsealedOn", in.UnsealedOn, *hazard.SealedOn, "the equipment was sealed"); err != nil {
		return nil, err
	}
	hazard.UnsealedOn, hazard.Unsealing = &in.UnsealedOn, &in.Reason
	if err := db.Update(ctx, w, hazard, "unsealed_on", "unsealing"); err != nil {
		return nil, err
	}
	return db.Changed{"hazard": {db.KeyOf(hazard)}}, nil
}

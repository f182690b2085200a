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

// Hazard is a hazard found on an inspection. Its seal is the last one; those before it are in EarlierSeals.
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

	Inspection   *Inspection    `bun:"rel:belongs-to,join:agency_id=agency_id,join:inspection_id=id"`
	EarlierSeals []*EarlierSeal `bun:"rel:has-many,join:agency_id=agency_id,join:id=hazard_id"`
}

var hazardComputed = map[string]Computed{
	"sealOverdue": {SQL: "({row}.sealed_on IS NOT NULL AND {row}.unsealed_on IS NULL AND {row}.seal_due_on IS NOT NULL AND {row}.seal_due_on < {today})"},
}

// EarlierSeal is a seal that came off before the equipment was sealed for the same hazard again. It is only ever added.
type EarlierSeal struct {
	bun.BaseModel `bun:"table:earlier_seals,alias:earlier_seal"`
	Record

	HazardID   int64       `bun:"hazard_id"`
	SealedOn   civil.Date  `bun:"sealed_on,type:date"`
	DueOn      *civil.Date `bun:"due_on,type:date"`
	UnsealedOn civil.Date  `bun:"unsealed_on,type:date"`
	Unsealing  string      `bun:"unsealing"`

	Hazard *Hazard `bun:"rel:belongs-to,join:agency_id=agency_id,join:hazard_id=id"`
}

// checkHazard checks what an inspection found. What is a seal's is a piece of equipment's.
func (w *Writer) checkHazard(f string, h HazardInput, inspectedOn civil.Date, isOfEquipment bool) error {
	if err := first(said(f+".text", h.Text, longestNote), saidIfGiven(f+".mended", h.Mended, longestNote)); err != nil {
		return err
	}
	isSerious := h.Severity == HazardSeveritySerious
	found := law.Hazard{IsSerious: isSerious, IsOfEquipment: isOfEquipment, IsReported: h.ReportedOn != nil, IsSealed: h.SealedOn != nil, IsMended: h.Mended != nil}
	if v := found.CheckReported(); v != nil {
		return violation(f+".reportedOn", v)
	}
	switch {
	case !isSerious && h.ReportedOn != nil:
		return bad(f+".reportedOn", "an ordinary hazard is not reported upward: leave it out, or say SERIOUS")
	case h.SealedOn != nil && !isOfEquipment:
		return bad(f+".sealedOn", "what is sealed is a piece of equipment, and the inspection names none: name it in `input.equipment` of recordInspection, or leave this out")
	case h.SealedOn != nil && h.Mended != nil:
		return bad(f+".mended", "what is mended on the spot is not sealed: give `sealedOn` or `mended`")
	}
	if v := found.CheckSealed(); v != nil {
		return violation(f+".sealedOn", v)
	}
	for _, d := range []struct {
		name string
		day  *civil.Date
	}{{".reportedOn", h.ReportedOn}, {".sealedOn", h.SealedOn}} {
		if d.day == nil {
			continue
		}
		if err := first(w.past(f+d.name, *d.day), notBefore(f+d.name, *d.day, inspectedOn, "the inspection")); err != nil {
			return err
		}
	}
	return nil
}

// hazardSaid is what tells one hazard of an inspection from another.
type hazardSaid struct {
	kind HazardKind
	text string
}

// hazardOf is what an inspection found, as it is kept.
func (w *Writer) hazardOf(inspection *Inspection, h HazardInput) *Hazard {
	hazard := &Hazard{InspectionID: inspection.ID, Kind: h.Kind, Severity: h.Severity, Text: h.Text, ReportedOn: h.ReportedOn}
	if h.SealedOn != nil {
		hazard.SealedOn, hazard.SealDueOn = h.SealedOn, w.lastDay("seizure.term", *h.SealedOn)
	}
	if h.Mended != nil {
		hazard.RemovedOn, hazard.Proof = &inspection.InspectedOn, h.Mended
	}
	return hazard
}

// isSealed tells whether a seal is on for it.
func (h *Hazard) isSealed() bool { return h.SealedOn != nil && h.UnsealedOn == nil }

// there is the last day on which the hazard is on record as there, after the inspection, and why.
func (h *Hazard) there() (civil.Date, string) {
	switch {
	case h.UnsealedOn != nil:
		return *h.UnsealedOn, "the seal came off while the hazard was there"
	case h.SealedOn != nil:
		return *h.SealedOn, "the equipment was sealed"
	}
	return civil.Date{}, ""
}

// remove takes a hazard away, and its seal with it. It tells which columns that changes.
func (h *Hazard) remove(on civil.Date, proof string) []string {
	h.RemovedOn, h.Proof = &on, &proof
	if h.isSealed() {
		h.UnsealedOn, h.Unsealing = &on, &proof
	}
	return []string{"removed_on", "proof", "unsealed_on", "unsealing"}
}

// AddHazard records a hazard that an inspection found, and that was not recorded with it. It changes `hazard`.
func AddHazard(ctx context.Context, w *Writer, in AddHazardInput) (Changed, error) {
	inspection := new(Inspection)
	if err := first(lock(ctx, w, "input.inspection", in.Inspection, inspection), w.readLaw(ctx)); err != nil {
		return nil, err
	}
	if err := w.checkHazard("input.hazard", in.Hazard, inspection.InspectedOn, inspection.EquipmentID != nil); err != nil {
		return nil, err
	}
	has, err := read[Hazard](ctx, w, "inspection_id = $2 AND kind = $3 AND text = $4", "ORDER BY id LIMIT 1", inspection.ID, string(in.Hazard.Kind), in.Hazard.Text)
	switch {
	case err != nil:
		return nil, err
	case len(has) > 0:
		return nil, problem.Errorf(problem.Conflict, "the hazard is on record: %s", keyOf(has[0])).At("input.hazard.text")
	}
	hazard := w.hazardOf(inspection, in.Hazard)
	if hazard.RemovedOn == nil {
		if err := w.inUse(ctx, "input.inspection", inspection); err != nil {
			return nil, err
		}
	}
	if err := insert(ctx, w, hazard); err != nil {
		return nil, err
	}
	return Changed{"hazard": {keyOf(hazard)}}, nil
}

// openHazard locks a hazard that is still there, with the inspection that found it.
func (w *Writer) openHazard(ctx context.Context, key Key) (*Hazard, *Inspection, error) {
	const field = "input.hazard"
	hazard, inspection := new(Hazard), new(Inspection)
	if err := w.kept(field, key, "Hazard"); err != nil {
		return nil, nil, err
	}
	// The inspection first, as whoever issues an order of it, or closes one, does.
	err := w.tx.NewSelect().Model(inspection).Where("agency_id = ?", w.agency).
		Where("id = (SELECT h.inspection_id FROM hazards h WHERE h.agency_id = ? AND h.id = ?)", w.agency, key.ID).For("UPDATE").Scan(ctx)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return nil, nil, fmt.Errorf("read inspection: %w", err)
	}
	if err := lock(ctx, w, field, key, hazard); err != nil {
		return nil, nil, err
	}
	if hazard.RemovedOn != nil {
		return nil, nil, problem.Errorf(problem.Conflict, "the hazard was removed on %s", hazard.RemovedOn).At(field)
	}
	return hazard, inspection, nil
}

// RemoveHazard records that a hazard was removed; a seal comes off with it. Where a safety order was issued, that is for its
// re-check to say. It changes `hazard`.
func RemoveHazard(ctx context.Context, w *Writer, in RemoveHazardInput) (Changed, error) {
	if err := first(w.past("input.removedOn", in.RemovedOn), said("input.proof", in.Proof, longestNote)); err != nil {
		return nil, err
	}
	hazard, inspection, err := w.openHazard(ctx, in.Hazard)
	if err != nil {
		return nil, err
	}
	open, err := w.openOrders(ctx, inspection.ID)
	if err != nil {
		return nil, err
	}
	if len(open) > 0 {
		return nil, violation("input.hazard", law.OpenOrder(open[0].OrderNo, keyOf(open[0]).String()))
	}
	there, why := hazard.there()
	if err := first(
		notBefore("input.removedOn", in.RemovedOn, inspection.InspectedOn, "the inspection"),
		notBefore("input.removedOn", in.RemovedOn, there, why),
	); err != nil {
		return nil, err
	}
	if err := update(ctx, w, hazard, hazard.remove(in.RemovedOn, in.Proof)...); err != nil {
		return nil, err
	}
	return Changed{"hazard": {keyOf(hazard)}}, nil
}

// EscalateHazard records that an ordinary hazard turned out to be serious: it is reported upward, and its equipment sealed
// unless it is. It changes `hazard`.
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
	serious := law.Hazard{IsSerious: true, IsOfEquipment: inspection.EquipmentID != nil, IsSealed: in.SealedOn != nil || hazard.isSealed()}
	switch v := serious.CheckSealedLater(); {
	case hazard.Severity == HazardSeveritySerious:
		return nil, problem.Errorf(problem.Conflict, "the hazard is serious already: it was reported upward on %s", hazard.ReportedOn).At("input.hazard")
	case in.SealedOn != nil:
		if err := w.seal(ctx, "input.sealedOn", hazard, inspection, *in.SealedOn); err != nil {
			return nil, err
		}
	case v != nil:
		return nil, violation("input.sealedOn", v)
	}
	hazard.Severity, hazard.ReportedOn = HazardSeveritySerious, &in.ReportedOn
	if err := update(ctx, w, hazard, append(sealColumns(), "severity", "reported_on")...); err != nil {
		return nil, err
	}
	return Changed{"hazard": {keyOf(hazard)}}, nil
}

// SealEquipment seals the equipment of a hazard that is still there: again, where the last seal came off. It changes `hazard`.
func SealEquipment(ctx context.Context, w *Writer, in SealEquipmentInput) (Changed, error) {
	if err := w.readLaw(ctx); err != nil {
		return nil, err
	}
	hazard, inspection, err := w.openHazard(ctx, in.Hazard)
	if err != nil {
		return nil, err
	}
	if err := w.seal(ctx, "input.sealedOn", hazard, inspection, in.SealedOn); err != nil {
		return nil, err
	}
	if err := update(ctx, w, hazard, sealColumns()...); err != nil {
		return nil, err
	}
	return Changed{"hazard": {keyOf(hazard)}}, nil
}

func sealColumns() []string { return []string{"sealed_on", "seal_due_on", "unsealed_on", "unsealing"} }

// seal puts a seal on for a hazard, for as long as the law lets it be (行政强制法 25). A seal that came off is kept.
func (w *Writer) seal(ctx context.Context, field string, h *Hazard, inspection *Inspection, on civil.Date) error {
	switch {
	case inspection.EquipmentID == nil:
		return bad(field, "what is sealed is a piece of equipment, and the inspection was of none: leave it out")
	case h.isSealed():
		return problem.Errorf(problem.Conflict, "the equipment was sealed on %s, and the seal is on", h.SealedOn).At(field)
	}
	if err := first(w.past(field, on), notBefore(field, on, inspection.InspectedOn, "the inspection"), w.inUse(ctx, field, inspection)); err != nil {
		return err
	}
	if h.SealedOn != nil {
		if err := first(notBefore(field, on, *h.UnsealedOn, "the last seal came off"), w.extendsOnce(ctx, field, h, on)); err != nil {
			return err
		}
		if err := insert(ctx, w, &EarlierSeal{HazardID: h.ID, SealedOn: *h.SealedOn, DueOn: h.SealDueOn, UnsealedOn: *h.UnsealedOn, Unsealing: *h.Unsealing}); err != nil {
			return err
		}
	}
	h.SealedOn, h.SealDueOn, h.UnsealedOn, h.Unsealing = &on, w.lastDay("seizure.term", on), nil, nil
	return nil
}

// extendsOnce checks that the seal of a hazard may be put on again.
func (w *Writer) extendsOnce(ctx context.Context, field string, h *Hazard, on civil.Date) error {
	earlier, err := read[EarlierSeal](ctx, w, "hazard_id = $2", "ORDER BY id DESC LIMIT 1", h.ID)
	if err != nil {
		return err
	}
	seals := []law.Seal{{PutOn: *h.SealedOn, TakenOff: *h.UnsealedOn}}
	for _, s := range earlier {
		seals = append(seals, law.Seal{PutOn: s.SealedOn, TakenOff: s.UnsealedOn})
	}
	if v := law.CheckSealedAgain(on, seals...); v != nil {
		return violation(field, v)
	}
	return nil
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

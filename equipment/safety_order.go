package equipment

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

var safetyNumbers = db.NumberSeriesOf("SAFETY_ORDER", "特令", "safety_orders", "order_no")

// IssueSafetyOrder issues a safety order upon an inspection. It changes `safetyOrder`.
func IssueSafetyOrder(ctx context.Context, w *db.Writer, in IssueSafetyOrderInput) (db.Changed, error) {
	if err := db.CheckAll(
		db.RequireTextIfGiven("input.orderNo", in.OrderNo, db.MaxNo),
		db.RequireText("input.text", in.Text, db.MaxText),
		w.RequireNotFuture("input.issuedOn", in.IssuedOn),
		db.RequireDay("input.dueOn", in.DueOn),
	); err != nil {
		return nil, err
	}
	inspection := new(db.Inspection)
	if err := db.Lock(ctx, w, "input.inspection", in.Inspection, inspection); err != nil {
		return nil, err
	}
	if err := inUse(ctx, w, "input.inspection", inspection); err != nil {
		return nil, err
	}
	found, err := w.Tx().NewSelect().Model((*db.Hazard)(nil)).Where("agency_id = ?", w.Agency()).Where("inspection_id = ?", inspection.ID).
		Where("removed_on IS NULL").Exists(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for hazards: %w", err)
	}
	if v := law.CheckOrderFound(found); v != nil {
		return nil, db.Violates("input.inspection", v)
	}
	switch {
	case in.IssuedOn.Before(inspection.InspectedOn):
		return nil, db.BadInput("input.issuedOn", "%s is before the inspection, %s", in.IssuedOn, inspection.InspectedOn)
	case !in.DueOn.After(in.IssuedOn):
		return nil, db.BadInput("input.dueOn", "%s is not after the day it is issued, %s", in.DueOn, in.IssuedOn)
	}
	same, err := db.Read[db.SafetyOrder](ctx, w, "inspection_id = $2 AND text = $3 AND closed_on IS NULL", "ORDER BY id LIMIT 1", inspection.ID, in.Text)
	switch {
	case err != nil:
		return nil, err
	case len(same) > 0:
		return nil, problem.Errorf(problem.Conflict, "the same was ordered on %s, and that is open: %s", same[0].IssuedOn, db.KeyOf(same[0])).At("input.text")
	}
	order := &db.SafetyOrder{InspectionID: inspection.ID, PartyID: inspection.PartyID, Text: in.Text, IssuedOn: in.IssuedOn, DueOn: in.DueOn}
	if order.OrderNo, err = w.Number(ctx, safetyNumbers, in.IssuedOn.Year, "input.orderNo", in.OrderNo); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, order); err != nil {
		return nil, db.RetryIfTaken(err, in.OrderNo, "safety_orders_order_no_key")
	}
	return db.Changed{"safetyOrder": {db.KeyOf(order)}}, nil
}

// ReportSafetyOrder records that the unit reported an order carried out. It changes `safetyOrder`.
func ReportSafetyOrder(ctx context.Context, w *db.Writer, in ReportSafetyOrderInput) (db.Changed, error) {
	order := new(db.SafetyOrder)
	if err := db.CheckAll(
		w.RequireNotFuture("input.reportedOn", in.ReportedOn),
		db.Lock(ctx, w, "input.safetyOrder", in.SafetyOrder, order),
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	if err := db.RequireNotBefore("input.reportedOn", in.ReportedOn, order.IssuedOn, "the order"); err != nil {
		return nil, err
	}
	var failed *civil.Date
	if err := w.Tx().NewSelect().Model((*db.Recheck)(nil)).ColumnExpr("max(rechecked_on)").Where("agency_id = ?", w.Agency()).
		Where("order_id = ?", order.ID).Scan(ctx, &failed); err != nil {
		return nil, fmt.Errorf("read re-checks: %w", err)
	}
	if failed != nil && in.ReportedOn.Before(*failed) {
		return nil, db.BadInput("input.reportedOn", "%s is before the re-check that found it not carried out, %s", in.ReportedOn, failed)
	}
	if order.ReportedOn != nil { // a closed one among them
		return nil, problem.Errorf(problem.Conflict, "the unit reported it on %s already", order.ReportedOn).At("input.safetyOrder")
	}
	order.ReportedOn = &in.ReportedOn
	if due, ok := w.Law().DeadlineOf("recheck.term", in.ReportedOn); ok && due.UnknownYear == 0 {
		order.RecheckDueOn = &due.LastDay
	}
	if err := db.Update(ctx, w, order, "reported_on", "recheck_due_on"); err != nil {
		return nil, err
	}
	return db.Changed{"safetyOrder": {db.KeyOf(order)}}, nil
}

// equipmentKnown works out the re-checks and the seals whose last day could not be told while a year's working days were not known.
func equipmentKnown(ctx context.Context, w *db.Writer) error {
	orders, err := db.Read[db.SafetyOrder](ctx, w, "recheck_due_on IS NULL AND reported_on IS NOT NULL AND closed_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, order := range orders {
		if order.RecheckDueOn = w.LastDay("recheck.term", *order.ReportedOn); order.RecheckDueOn == nil {
			continue
		}
		if err := db.Update(ctx, w, order, "recheck_due_on"); err != nil {
			return err
		}
	}
	hazards, err := db.Read[db.Hazard](ctx, w, "seal_due_on IS NULL AND sealed_on IS NOT NULL AND unsealed_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, hazard := range hazards {
		if hazard.SealDueOn = w.LastDay("seizure.term", *hazard.SealedOn); hazard.SealDueOn == nil {
			continue
		}
		if err := db.Update(ctx, w, hazard, "seal_due_on"); err != nil {
			return err
		}
	}
	return nil
}

// RecheckSafetyOrder records a re-check. Where it passes, the order is closed, and the hazards of its inspection are removed
// by that unless another order is still open; where it fails, the order stays open and the unit has to report again. It changes
// `safetyOrder`.
func RecheckSafetyOrder(ctx context.Context, w *db.Writer, in RecheckSafetyOrderInput) (db.Changed, error) {
	order := new(db.SafetyOrder)
	if err := db.CheckAll(
		w.RequireNotFuture("input.recheckedOn", in.RecheckedOn),
		db.RequireText("input.text", in.Text, db.MaxNote),
		db.Lock(ctx, w, "input.safetyOrder", in.SafetyOrder, order),
	); err != nil {
		return nil, err
	}
	notReported := law.SafetyOrder{DueOn: order.DueOn, ReportedOn: order.ReportedOn}.CheckReported()
	switch {
	case order.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the order was closed on %s", order.ClosedOn).At("input.safetyOrder")
	case notReported != nil:
		return nil, db.Violates("input.safetyOrder", notReported)
	case in.RecheckedOn.Before(*order.ReportedOn):
		return nil, db.BadInput("input.recheckedOn", "%s is before the unit's report, %s", in.RecheckedOn, order.ReportedOn)
	}
	if err := checkInspectors(ctx, w, in.Inspectors, in.RecheckedOn); err != nil {
		return nil, err
	}
	recheck := &db.Recheck{
		OrderID: order.ID, ReportedOn: *order.ReportedOn, DueOn: order.RecheckDueOn, RecheckedOn: in.RecheckedOn, HasPassed: in.HasPassed, Text: in.Text,
	}
	if err := db.Insert(ctx, w, recheck); err != nil {
		return nil, err
	}
	var inspectors []db.RecheckInspector
	for _, officer := range in.Inspectors {
		inspectors = append(inspectors, db.RecheckInspector{AgencyID: w.Agency(), RecheckID: recheck.ID, OfficerID: officer.ID})
	}
	if _, err := w.Tx().NewInsert().Model(&inspectors).Exec(ctx); err != nil {
		return nil, fmt.Errorf("name inspectors: %w", err)
	}
	if !in.HasPassed {
		order.ReportedOn, order.RecheckDueOn = nil, nil
		if err := db.Update(ctx, w, order, "reported_on", "recheck_due_on"); err != nil {
			return nil, err
		}
		return db.Changed{"safetyOrder": {db.KeyOf(order)}}, nil
	}
	order.ClosedOn = &in.RecheckedOn
	if err := db.Update(ctx, w, order, "closed_on"); err != nil {
		return nil, err
	}
	if err := removeHazards(ctx, w, order.InspectionID); err != nil {
		return nil, err
	}
	return db.Changed{"safetyOrder": {db.KeyOf(order)}}, nil
}

// openOrders are the orders of an inspection that are not carried out yet.
func openOrders(ctx context.Context, w *db.Writer, inspection int64) ([]*db.SafetyOrder, error) {
	return db.Read[db.SafetyOrder](ctx, w, "inspection_id = $2 AND closed_on IS NULL", "ORDER BY id", inspection)
}

// removeHazards takes away what the orders of an inspection were about, once none of them is open: on the day of the last re-check
// that passed, in whatever order they were recorded. A re-check that was recorded before a hazard was did not concern it.
func removeHazards(ctx context.Context, w *db.Writer, inspection int64) error {
	const field = "input.recheckedOn"
	// Whoever closes another order of the inspection waits here.
	if err := db.Lock(ctx, w, field, db.Key{Type: "Inspection", Agency: w.Agency(), ID: inspection}, new(db.Inspection)); err != nil {
		return err
	}
	open, err := openOrders(ctx, w, inspection)
	if err != nil || len(open) > 0 {
		return err
	}
	passed, err := db.Read[db.Recheck](ctx, w, "has_passed AND order_id IN (SELECT o.id FROM safety_orders o WHERE o.agency_id = $1 AND o.inspection_id = $2)",
		"ORDER BY rechecked_on DESC, id DESC", inspection)
	if err != nil {
		return err
	}
	hazards, err := db.Read[db.Hazard](ctx, w, "inspection_id = $2 AND removed_on IS NULL", "ORDER BY id FOR UPDATE", inspection)
	if err != nil {
		return err
	}
	for _, h := range hazards {
		i := slices.IndexFunc(passed, func(r *db.Recheck) bool { return !r.CreatedAt.Before(h.CreatedAt) })
		if i < 0 { // somebody added it meanwhile
			continue
		}
		last := passed[i]
		there, why := h.Existed()
		if v := law.CheckRemovedByRecheck(db.KeyOf(h).String(), last.RecheckedOn, there, why); v != nil {
			return db.Violates(field, v)
		}
		if err := db.Update(ctx, w, h, h.Remove(last.RecheckedOn, last.Text)...); err != nil {
			return err
		}
	}
	return nil
}

// CountEquipmentTerms computes, once the working days of a year are known, the open terms of re-checks and seals.
func CountEquipmentTerms(ctx context.Context, w *db.Writer, _ int) error {
	return equipmentKnown(ctx, w)
}

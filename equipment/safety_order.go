package equipment

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

var safetyOrderNumbers = db.NewNumberSeries("SAFETY_ORDER", "特令", "safety_orders", "order_no")

// IssueSafetyOrder issues a safety order about the hazards of an inspection (特种设备安全法 62). Payload: `safetyOrder`. Returns CONFLICT where
// the number is taken, an open order of the inspection has the same text, or the equipment is out of use; RULE_VIOLATION where no hazard of
// the inspection is open.
func IssueSafetyOrder(ctx context.Context, w *db.Writer, in IssueSafetyOrderInput) (db.Payload, error) {
	inspection := new(db.Inspection)
	if err := input.CheckAll(
		db.Lock(ctx, w, "input.inspection", in.Inspection, inspection),
		input.RequireTextIfGiven("input.orderNo", in.OrderNo, input.MaxNumber),
		input.RequireText("input.text", in.Text, input.MaxText),
		w.RequireNotFuture("input.issuedOn", in.IssuedOn),
		input.RequireDay("input.dueOn", in.DueOn),
	); err != nil {
		return nil, err
	}
	if err := input.CheckAll(
		lockStillInUse(ctx, w, "input.inspection", inspection),
		requireOpenHazard(ctx, w, inspection),
		requireNotOrdered(ctx, w, inspection, in.Text),
		input.RequireNotBefore("input.issuedOn", in.IssuedOn, inspection.InspectedOn, "the inspection"),
		input.RequireNotBefore("input.dueOn", in.DueOn, in.IssuedOn, "the order"), // an order to stop at once is due on its own day
	); err != nil {
		return nil, err
	}
	order := &db.SafetyOrder{InspectionID: inspection.ID, PartyID: inspection.PartyID, Text: in.Text, IssuedOn: in.IssuedOn, DueOn: in.DueOn}
	var err error
	if order.OrderNo, err = w.DrawNumber(ctx, safetyOrderNumbers, in.IssuedOn.Year, "input.orderNo", in.OrderNo); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, order); err != nil {
		return nil, db.RetryIfTaken(err, in.OrderNo, "safety_orders_order_no_key")
	}
	return db.Payload{"safetyOrder": {db.KeyOf(order)}}, nil
}

// requireOpenHazard checks that the inspection found a hazard that is not removed (特种设备安全法 62).
func requireOpenHazard(ctx context.Context, w *db.Writer, inspection *db.Inspection) error {
	hasHazard, err := w.Tx().NewSelect().Model((*db.Hazard)(nil)).Where("agency_id = ?", w.Agency()).Where("inspection_id = ?", inspection.ID).
		Where("removed_on IS NULL").Exists(ctx)
	if err != nil {
		return fmt.Errorf("look for hazards: %w", err)
	}
	return input.RequireLawful("input.inspection", law.CheckOrderHasHazard(hasHazard))
}

// requireNotOrdered checks that no open order of the inspection has the same text. Returns CONFLICT otherwise.
func requireNotOrdered(ctx context.Context, w *db.Writer, inspection *db.Inspection, text string) error {
	same, err := db.Read[db.SafetyOrder](ctx, w, "inspection_id = $2 AND text = $3 AND closed_on IS NULL", "ORDER BY id LIMIT 1", inspection.ID, text)
	if err != nil {
		return err
	}
	if len(same) > 0 {
		return problem.Errorf(problem.Conflict, "an order with this text was issued on %s, and is open: %s", same[0].IssuedOn, db.KeyOf(same[0])).At("input.text")
	}
	return nil
}

// ReportSafetyOrder records that the unit reported an order carried out, and computes the last day of its re-check. Payload: `safetyOrder`.
// Returns CONFLICT where the unit reported before and no re-check has failed since.
func ReportSafetyOrder(ctx context.Context, w *db.Writer, in ReportSafetyOrderInput) (db.Payload, error) {
	order := new(db.SafetyOrder)
	if err := input.CheckAll(
		db.Lock(ctx, w, "input.safetyOrder", in.SafetyOrder, order),
		w.RequireNotFuture("input.reportedOn", in.ReportedOn),
		w.ReadLaw(ctx),
	); err != nil {
		return nil, err
	}
	if err := checkReportDay(ctx, w, order, in.ReportedOn); err != nil {
		return nil, err
	}
	if order.ReportedOn != nil { // a closed order has a report, too
		return nil, problem.Errorf(problem.Conflict, "the unit reported it on %s already", order.ReportedOn).At("input.safetyOrder")
	}
	order.ReportedOn, order.RecheckDueOn = &in.ReportedOn, w.LastDay("recheck.term", in.ReportedOn)
	if err := db.Update(ctx, w, order, "reported_on", "recheck_due_on"); err != nil {
		return nil, err
	}
	return db.Payload{"safetyOrder": {db.KeyOf(order)}}, nil
}

// checkReportDay checks that a report is not before the order, nor before the last re-check. Every earlier re-check of an order that waits
// for a report has failed.
func checkReportDay(ctx context.Context, w *db.Writer, order *db.SafetyOrder, reportedOn civil.Date) error {
	if err := input.RequireNotBefore("input.reportedOn", reportedOn, order.IssuedOn, "the order"); err != nil {
		return err
	}
	var recheckedOn *civil.Date
	if err := w.Tx().NewSelect().Model((*db.Recheck)(nil)).ColumnExpr("max(rechecked_on)").Where("agency_id = ?", w.Agency()).
		Where("order_id = ?", order.ID).Scan(ctx, &recheckedOn); err != nil {
		return fmt.Errorf("read re-checks: %w", err)
	}
	if recheckedOn != nil {
		return input.RequireNotBefore("input.reportedOn", reportedOn, *recheckedOn, "the re-check that found it not carried out")
	}
	return nil
}

// RecheckSafetyOrder records a re-check of an order. If the re-check passes, the order is closed, and the hazards of the inspection are removed
// unless another order of the inspection is open. If the re-check fails, the order stays open and the unit has to report again. Payload:
// `safetyOrder`. Returns CONFLICT where the order is closed; RULE_VIOLATION where the unit has not reported, fewer than two inspectors with
// valid certificates re-checked, or a hazard was seen after the day of the re-check (特种设备安全监督检查办法 29).
func RecheckSafetyOrder(ctx context.Context, w *db.Writer, in RecheckSafetyOrderInput) (db.Payload, error) {
	order := new(db.SafetyOrder)
	if err := input.CheckAll(
		db.Lock(ctx, w, "input.safetyOrder", in.SafetyOrder, order),
		w.RequireNotFuture("input.recheckedOn", in.RecheckedOn),
		input.RequireText("input.text", in.Text, input.MaxNote),
	); err != nil {
		return nil, err
	}
	if err := requireWaitsForRecheck(order); err != nil {
		return nil, err
	}
	if err := input.CheckAll(
		checkInspectors(ctx, w, in.Inspectors, in.RecheckedOn),
		input.RequireNotBefore("input.recheckedOn", in.RecheckedOn, *order.ReportedOn, "the unit's report"),
	); err != nil {
		return nil, err
	}
	if err := insertRecheck(ctx, w, order, in); err != nil {
		return nil, err
	}
	changed := db.Payload{"safetyOrder": {db.KeyOf(order)}}
	if !in.HasPassed {
		order.ReportedOn, order.RecheckDueOn = nil, nil
		if err := db.Update(ctx, w, order, "reported_on", "recheck_due_on"); err != nil {
			return nil, err
		}
		return changed, nil
	}
	order.ClosedOn = &in.RecheckedOn
	if err := db.Update(ctx, w, order, "closed_on"); err != nil {
		return nil, err
	}
	if err := removeHazards(ctx, w, order.InspectionID); err != nil {
		return nil, err
	}
	return changed, nil
}

// requireWaitsForRecheck checks that an order is open and that the unit reported it carried out (特种设备安全监督检查办法 29).
func requireWaitsForRecheck(order *db.SafetyOrder) error {
	if order.ClosedOn != nil {
		return problem.Errorf(problem.Conflict, "the order was closed on %s", order.ClosedOn).At("input.safetyOrder")
	}
	notReported := law.SafetyOrder{DueOn: order.DueOn, ReportedOn: order.ReportedOn}.CheckReported()
	if notReported != nil {
		return input.Violation("input.safetyOrder", notReported)
	}
	return nil
}

// insertRecheck writes a re-check with its inspectors.
func insertRecheck(ctx context.Context, w *db.Writer, order *db.SafetyOrder, in RecheckSafetyOrderInput) error {
	recheck := &db.Recheck{
		OrderID: order.ID, ReportedOn: *order.ReportedOn, DueOn: order.RecheckDueOn, RecheckedOn: in.RecheckedOn, HasPassed: in.HasPassed, Text: in.Text,
	}
	if err := db.Insert(ctx, w, recheck); err != nil {
		return err
	}
	var inspectors []db.RecheckInspector
	for _, officer := range in.Inspectors {
		inspectors = append(inspectors, db.RecheckInspector{AgencyID: w.Agency(), RecheckID: recheck.ID, OfficerID: officer.ID})
	}
	if _, err := w.Tx().NewInsert().Model(&inspectors).Exec(ctx); err != nil {
		return fmt.Errorf("insert inspectors: %w", err)
	}
	return nil
}

// readOpenOrders returns the orders of an inspection that are not closed, in the order of their ids.
func readOpenOrders(ctx context.Context, w *db.Writer, inspection int64) ([]*db.SafetyOrder, error) {
	return db.Read[db.SafetyOrder](ctx, w, "inspection_id = $2 AND closed_on IS NULL", "ORDER BY id", inspection)
}

// removeHazards removes the hazards of an inspection once none of its orders is open. The day and the proof are those of the re-check with
// the latest day, in whatever order the re-checks were recorded. A re-check that was recorded before a hazard does not remove that hazard.
func removeHazards(ctx context.Context, w *db.Writer, inspection int64) error {
	const field = "input.recheckedOn"
	// Another write that closes an order of the inspection waits here.
	if err := db.Lock(ctx, w, field, db.Key{Type: "Inspection", Agency: w.Agency(), ID: inspection}, new(db.Inspection)); err != nil {
		return err
	}
	open, err := readOpenOrders(ctx, w, inspection)
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
	for _, hazard := range hazards {
		i := slices.IndexFunc(passed, func(r *db.Recheck) bool { return !r.CreatedAt.Before(hazard.CreatedAt) })
		if i < 0 { // the hazard was added after every re-check
			continue
		}
		recheck := passed[i]
		existedOn, event := hazard.LastKnownDay()
		if v := law.CheckRemovedByRecheck(db.KeyOf(hazard).String(), recheck.RecheckedOn, existedOn, event); v != nil {
			return input.Violation(field, v)
		}
		if err := db.Update(ctx, w, hazard, hazard.Remove(recheck.RecheckedOn, recheck.Text)...); err != nil {
			return err
		}
	}
	return nil
}

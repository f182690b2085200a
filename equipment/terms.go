package equipment

import (
	"context"

	"docket/db"
)

// ComputeEquipmentTerms computes the last days of re-checks and seals that were not known before the working days of a year were entered.
func ComputeEquipmentTerms(ctx context.Context, w *db.Writer, _ int) error {
	if err := countRechecks(ctx, w); err != nil {
		return err
	}
	return countSeals(ctx, w)
}

// countRechecks computes the last day of the re-check of each open order.
func countRechecks(ctx context.Context, w *db.Writer) error {
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
	return nil
}

// countSeals computes the last day of each seal that is on.
func countSeals(ctx context.Context, w *db.Writer) error {
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

package equipment

import (
	"context"
	"fmt"

	"docket/db"
	"docket/problem"
)

// OpenFollowUp opens the follow-up of a product that failed. It changes `followUp`.
func OpenFollowUp(ctx context.Context, w *db.Writer, in OpenFollowUpInput) (db.Changed, error) {
	if err := db.CheckAll(
		db.RequireText("input.product", in.Product, db.MaxName),
		db.RequireText("input.sampleNo", in.SampleNo, db.MaxCode),
		db.RequireText("input.failedItem", in.FailedItem, db.MaxLine),
		w.RequireExists(ctx, "input.seller", in.Seller, "Party", (*db.Party)(nil)),
		w.RequireNotFuture("input.openedOn", in.OpenedOn),
		db.RequireDay("input.sampledOn", in.SampledOn),
		db.RequireNotBefore("input.openedOn", in.OpenedOn, in.SampledOn, "the sample"),
	); err != nil {
		return nil, err
	}
	followUp := &db.FollowUp{
		Product: in.Product, SampleNo: in.SampleNo, FailedItem: in.FailedItem, SellerID: in.Seller.ID, SampledOn: in.SampledOn, OpenedOn: in.OpenedOn,
	}
	if in.Maker != nil {
		if err := w.RequireExists(ctx, "input.maker", *in.Maker, "Party", (*db.Party)(nil)); err != nil {
			return nil, err
		}
		followUp.MakerID = &in.Maker.ID
	}
	if err := db.Insert(ctx, w, followUp); err != nil {
		return nil, err
	}
	return db.Changed{"followUp": {db.KeyOf(followUp)}}, nil
}

// openFollowUp locks a follow-up that has not ended.
func openFollowUp(ctx context.Context, w *db.Writer, key db.Key) (*db.FollowUp, error) {
	followUp := new(db.FollowUp)
	if err := db.Lock(ctx, w, "input.followUp", key, followUp); err != nil {
		return nil, err
	}
	if followUp.ClosedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the follow-up ended on %s", followUp.ClosedOn).At("input.followUp")
	}
	return followUp, nil
}

// AddFollowUpStep records a step of a follow-up. It changes `followUp`.
func AddFollowUpStep(ctx context.Context, w *db.Writer, in AddFollowUpStepInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireNotFuture("input.takenOn", in.TakenOn), db.RequireTextIfGiven("input.text", in.Text, db.MaxNote)); err != nil {
		return nil, err
	}
	followUp, err := openFollowUp(ctx, w, in.FollowUp)
	if err != nil {
		return nil, err
	}
	switch {
	case in.TakenOn.Before(followUp.OpenedOn):
		return nil, db.BadInput("input.takenOn", "%s is before the follow-up began, %s", in.TakenOn, followUp.OpenedOn)
	case (in.RecalledQuantity != nil) != (in.Kind == db.FollowUpStepKindRecalled):
		return nil, db.BadInput("input.recalledQuantity", "RECALLED says how much was, and nothing else does")
	case (in.Destruction != nil) != (in.Kind == db.FollowUpStepKindDestroyed):
		return nil, db.BadInput("input.destruction", "DESTROYED names the destruction, and nothing else does")
	}
	step := &db.FollowUpStep{FollowUpID: followUp.ID, Kind: in.Kind, TakenOn: in.TakenOn, Text: in.Text}
	var columns []string
	if in.RecalledQuantity != nil {
		if err := db.RequireQuantity("input.recalledQuantity", *in.RecalledQuantity); err != nil {
			return nil, err
		}
		recalled := *in.RecalledQuantity
		step.Quantity = in.RecalledQuantity
		if followUp.RecalledQuantity != nil {
			recalled = recalled.Add(*followUp.RecalledQuantity)
		}
		if err := db.RequireQuantity("input.recalledQuantity", recalled); err != nil {
			return nil, err
		}
		followUp.RecalledQuantity, columns = &recalled, append(columns, "recalled_quantity")
	}
	if in.Maker != nil {
		if err := traceMaker(ctx, w, followUp, in); err != nil {
			return nil, err
		}
		columns = append(columns, "maker_id")
	}
	if in.Destruction != nil {
		if err := checkDestroyed(ctx, w, followUp, in); err != nil {
			return nil, err
		}
		step.DestructionID, followUp.DestructionID, columns = &in.Destruction.ID, &in.Destruction.ID, append(columns, "destruction_id")
	}
	if err := notTaken(ctx, w, step); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, step); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, followUp, columns...); err != nil {
		return nil, err
	}
	return db.Changed{"followUp": {db.KeyOf(followUp)}}, nil
}

// notTaken checks that the same step is not on record: a recall that is said again would count twice. A destruction is named once.
func notTaken(ctx context.Context, w *db.Writer, step *db.FollowUpStep) error {
	var same []*db.FollowUpStep
	q := w.Tx().NewSelect().Model(&same).Where("agency_id = ?", w.Agency()).Where("follow_up_id = ?", step.FollowUpID).Where("kind = ?", step.Kind).Order("id").Limit(1)
	field, or := "input.kind", ": where it was another one of the day, say so in `text`"
	if step.DestructionID != nil {
		q, field, or = q.Where("destruction_id = ?", *step.DestructionID), "input.destruction", ""
	} else {
		q = q.Where("taken_on = ?", step.TakenOn).Where("text IS NOT DISTINCT FROM ?", step.Text).Where("quantity IS NOT DISTINCT FROM ?", step.Quantity)
	}
	switch err := q.Scan(ctx); {
	case err != nil:
		return fmt.Errorf("look for the step: %w", err)
	case len(same) > 0:
		return problem.Errorf(problem.Conflict, "the step is on record, %s%s", db.KeyOf(same[0]), or).At(field)
	}
	return nil
}

// traceMaker names who made what failed, where that was not known.
func traceMaker(ctx context.Context, w *db.Writer, followUp *db.FollowUp, in AddFollowUpStepInput) error {
	switch {
	case in.Kind != db.FollowUpStepKindTraced:
		return db.BadInput("input.maker", "TRACED names the maker, and nothing else does")
	case followUp.MakerID != nil && *followUp.MakerID != in.Maker.ID:
		return problem.Errorf(problem.Conflict, "another maker is on record: %s", db.Key{Type: "Party", Agency: w.Agency(), ID: *followUp.MakerID}).At("input.maker")
	}
	if err := w.RequireExists(ctx, "input.maker", *in.Maker, "Party", (*db.Party)(nil)); err != nil {
		return err
	}
	followUp.MakerID = &in.Maker.ID
	return nil
}

// checkDestroyed checks that the destruction took goods of the case that grew from the follow-up: what leaves by the goods
// ledger was confiscated first, and that is done in a case.
func checkDestroyed(ctx context.Context, w *db.Writer, followUp *db.FollowUp, in AddFollowUpStepInput) error {
	if err := w.RequireExists(ctx, "input.destruction", *in.Destruction, "Destruction", (*db.Destruction)(nil)); err != nil {
		return err
	}
	destruction := new(db.Destruction) // which nobody changes
	if err := w.Tx().NewSelect().Model(destruction).Where("agency_id = ?", w.Agency()).Where("id = ?", in.Destruction.ID).Scan(ctx); err != nil {
		return fmt.Errorf("read destruction: %w", err)
	}
	switch {
	case followUp.CaseID == nil:
		return db.BadInput("input.destruction", "nothing is destroyed that was not confiscated in a case: file it from this follow-up first (fileCase, `from`)")
	case in.TakenOn.Before(destruction.DestroyedOn):
		return db.BadInput("input.takenOn", "%s is before the destruction, %s", in.TakenOn, destruction.DestroyedOn)
	}
	var has bool
	err := w.Tx().Tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM goods_movements m JOIN goods_lots l ON l.agency_id = m.agency_id AND l.id = m.lot_id
		WHERE m.agency_id = $1 AND m.destruction_id = $2 AND l.case_id = $3)`, w.Agency(), destruction.ID, *followUp.CaseID).Scan(&has)
	switch {
	case err != nil:
		return fmt.Errorf("look for goods destroyed: %w", err)
	case !has:
		return db.BadInput("input.destruction", "it took no goods of the case that grew from this follow-up, %s", db.Key{Type: "Case", Agency: w.Agency(), ID: *followUp.CaseID})
	}
	return nil
}

// CloseFollowUp ends a follow-up. It changes `followUp`.
func CloseFollowUp(ctx context.Context, w *db.Writer, in CloseFollowUpInput) (db.Changed, error) {
	if err := w.RequireNotFuture("input.closedOn", in.ClosedOn); err != nil {
		return nil, err
	}
	followUp, err := openFollowUp(ctx, w, in.FollowUp)
	if err != nil {
		return nil, err
	}
	steps, err := db.Read[db.FollowUpStep](ctx, w, "follow_up_id = $2", "ORDER BY taken_on, id", followUp.ID)
	if err != nil {
		return nil, err
	}
	last, what := followUp.OpenedOn, "it was opened"
	if len(steps) > 0 {
		last, what = steps[len(steps)-1].TakenOn, "its last step"
	}
	if err := db.CheckAll(db.RequireNotBefore("input.closedOn", in.ClosedOn, last, what), checkOutcome(ctx, w, followUp, steps, in)); err != nil {
		return nil, err
	}
	followUp.ClosedOn, followUp.Outcome, followUp.ReferredTo = &in.ClosedOn, &in.Outcome, in.ReferredTo
	if err := db.Update(ctx, w, followUp, "closed_on", "outcome", "referred_to"); err != nil {
		return nil, err
	}
	return db.Changed{"followUp": {db.KeyOf(followUp)}}, nil
}

// checkOutcome checks that what is on record bears the outcome.
func checkOutcome(ctx context.Context, w *db.Writer, followUp *db.FollowUp, steps []*db.FollowUpStep, in CloseFollowUpInput) error {
	if err := db.RequireTextIfGiven("input.referredTo", in.ReferredTo, db.MaxName); err != nil {
		return err
	}
	if (in.ReferredTo != nil) != (in.Outcome == db.FollowUpOutcomeReferred) {
		return db.BadInput("input.referredTo", "REFERRED names the bureau of the other end, and nothing else does")
	}
	switch in.Outcome {
	case db.FollowUpOutcomePunished:
		if followUp.CaseID == nil {
			return db.BadInput("input.outcome", "PUNISHED has a case: file it from this follow-up first (fileCase, `from`)")
		}
		grew, err := db.ReadOne[db.Case](ctx, w, "id = $2", "", *followUp.CaseID)
		if err != nil {
			return err
		}
		return db.RequireNotBefore("input.closedOn", in.ClosedOn, grew.FiledOn, "the case was filed")
	case db.FollowUpOutcomeRectified:
		// What was done after a re-check is not put right by it. Of the steps of a day, the last is the one recorded last.
		if len(steps) == 0 || steps[len(steps)-1].Kind != db.FollowUpStepKindChecked {
			return db.BadInput("input.outcome", "RECTIFIED was re-checked after all that was done: record the step CHECKED first (addFollowUpStep), after its last step")
		}
	case db.FollowUpOutcomeUntraceable:
		if followUp.MakerID != nil {
			return db.BadInput("input.outcome", "the maker is on record, so it was traced: %s", db.Key{Type: "Party", Agency: w.Agency(), ID: *followUp.MakerID})
		}
	}
	return nil
}

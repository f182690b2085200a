package equipment

import (
	"context"
	"fmt"

	"docket/db"
	"docket/input"
	"docket/messages"
	"docket/problem"
)

// OpenFollowUp opens the follow-up of a product that failed a test. Payload: `followUp`. Returns CONFLICT where the sample is followed up
// already.
func OpenFollowUp(ctx context.Context, w *db.Writer, in OpenFollowUpInput) (db.Payload, error) {
	followUp := &db.FollowUp{
		Product: in.Product, SampleNo: in.SampleNo, FailedItem: in.FailedItem, SellerID: in.Seller.ID, MakerID: db.IDIfGiven(in.Maker),
		SampledOn: in.SampledOn, OpenedOn: in.OpenedOn,
	}
	if err := input.CheckAll(
		input.RequireText("input.product", in.Product, input.MaxName),
		input.RequireText("input.sampleNo", in.SampleNo, input.MaxCode),
		input.RequireText("input.failedItem", in.FailedItem, input.MaxLine),
		w.RequireExists(ctx, "input.seller", in.Seller, "Party", (*db.Party)(nil)),
		w.RequireExistsIfGiven(ctx, "input.maker", in.Maker, "Party", (*db.Party)(nil)),
		input.RequireDay("input.sampledOn", in.SampledOn),
		w.RequireNotFuture("input.openedOn", in.OpenedOn),
	); err != nil {
		return nil, err
	}
	if err := input.RequireNotBefore("input.openedOn", in.OpenedOn, in.SampledOn, "the sample"); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, followUp); err != nil {
		return nil, err
	}
	return db.Payload{"followUp": {db.KeyOf(followUp)}}, nil
}

// lockOpenFollowUp locks the follow-up that a verb changes. Returns CONFLICT where the follow-up has ended.
func lockOpenFollowUp(ctx context.Context, w *db.Writer, key db.Key) (*db.FollowUp, error) {
	followUp := new(db.FollowUp)
	if err := db.Lock(ctx, w, "input.followUp", key, followUp); err != nil {
		return nil, err
	}
	if followUp.ClosedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the follow-up ended on %s", followUp.ClosedOn).At("input.followUp")
	}
	return followUp, nil
}

// AddFollowUpStep records a step of a follow-up. Payload: `followUp`. Returns CONFLICT where the follow-up has ended, or the step is on
// record, among others.
func AddFollowUpStep(ctx context.Context, w *db.Writer, in AddFollowUpStepInput) (db.Payload, error) {
	followUp, err := lockOpenFollowUp(ctx, w, in.FollowUp)
	if err = input.CheckAll(
		err,
		w.RequireNotFuture("input.takenOn", in.TakenOn),
		input.RequireTextIfGiven("input.text", in.Text, input.MaxNote),
		checkPartsOfStep(in),
	); err != nil {
		return nil, err
	}
	if err := input.RequireNotBefore("input.takenOn", in.TakenOn, followUp.OpenedOn, "the follow-up began"); err != nil {
		return nil, err
	}
	step := &db.FollowUpStep{FollowUpID: followUp.ID, Kind: in.Kind, TakenOn: in.TakenOn, Text: in.Text}
	columns, err := applyStep(ctx, w, followUp, step, in)
	if err != nil {
		return nil, err
	}
	if err := requireNewStep(ctx, w, step); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, step); err != nil {
		return nil, err
	}
	if err := db.Update(ctx, w, followUp, columns...); err != nil {
		return nil, err
	}
	return db.Payload{"followUp": {db.KeyOf(followUp)}}, nil
}

// checkPartsOfStep checks that a step has what its kind needs and nothing of another kind.
func checkPartsOfStep(in AddFollowUpStepInput) error {
	var faults []error
	if (in.RecalledQuantity != nil) != (in.Kind == db.FollowUpStepKindRecalled) {
		faults = append(faults, input.Fault("input.recalledQuantity", "RECALLED says how much was recalled, and nothing else does"))
	}
	if in.Maker != nil && in.Kind != db.FollowUpStepKindTraced {
		faults = append(faults, input.Fault("input.maker", "TRACED names the maker, and nothing else does"))
	}
	if (in.Destruction != nil) != (in.Kind == db.FollowUpStepKindDestroyed) {
		faults = append(faults, input.Fault("input.destruction", "DESTROYED names the destruction, and nothing else does"))
	}
	return input.CheckAll(faults...)
}

// applyStep changes the follow-up and the step by the kind of the step. It returns the changed columns of the follow-up.
func applyStep(ctx context.Context, w *db.Writer, followUp *db.FollowUp, step *db.FollowUpStep, in AddFollowUpStepInput) ([]string, error) {
	switch {
	case in.RecalledQuantity != nil:
		step.Quantity = in.RecalledQuantity
		return []string{"recalled_quantity"}, addRecalled(followUp, in)
	case in.Maker != nil:
		return []string{"maker_id"}, traceMaker(ctx, w, followUp, in)
	case in.Destruction != nil:
		step.DestructionID, followUp.DestructionID = &in.Destruction.ID, &in.Destruction.ID
		return []string{"destruction_id"}, checkDestruction(ctx, w, followUp, in)
	}
	return nil, nil
}

// addRecalled adds the quantity of a recall to the total of the follow-up.
func addRecalled(followUp *db.FollowUp, in AddFollowUpStepInput) error {
	const field = "input.recalledQuantity"
	if err := input.RequireQuantity(field, *in.RecalledQuantity); err != nil {
		return err
	}
	total := *in.RecalledQuantity
	if followUp.RecalledQuantity != nil {
		total = total.Add(*followUp.RecalledQuantity)
	}
	followUp.RecalledQuantity = &total
	return input.RequireQuantity(field, total)
}

// requireNewStep checks that the same step is not on record, because a recall that is recorded twice would count twice. A destruction is
// recorded once.
func requireNewStep(ctx context.Context, w *db.Writer, step *db.FollowUpStep) error {
	var same []*db.FollowUpStep
	q := w.Tx().NewSelect().Model(&same).Where("agency_id = ?", w.Agency()).Where("follow_up_id = ?", step.FollowUpID).Where("kind = ?", step.Kind).Order("id").Limit(1)
	field, advice := "input.kind", messages.Phrase(": if it was another one of the day, say so in `text`")
	if step.DestructionID != nil {
		q, field, advice = q.Where("destruction_id = ?", *step.DestructionID), "input.destruction", ""
	} else {
		q = q.Where("taken_on = ?", step.TakenOn).Where("text IS NOT DISTINCT FROM ?", step.Text).Where("quantity IS NOT DISTINCT FROM ?", step.Quantity)
	}
	switch err := q.Scan(ctx); {
	case err != nil:
		return fmt.Errorf("look for the step: %w", err)
	case len(same) > 0:
		return problem.Errorf(problem.Conflict, "the step is on record, %s%s", db.KeyOf(same[0]), advice).At(field)
	}
	return nil
}

// traceMaker records the maker of the product. Returns CONFLICT where another maker is on record.
func traceMaker(ctx context.Context, w *db.Writer, followUp *db.FollowUp, in AddFollowUpStepInput) error {
	if followUp.MakerID != nil && *followUp.MakerID != in.Maker.ID {
		return problem.Errorf(problem.Conflict, "another maker is on record: %s", db.Key{Type: "Party", Agency: w.Agency(), ID: *followUp.MakerID}).At("input.maker")
	}
	if err := w.RequireExists(ctx, "input.maker", *in.Maker, "Party", (*db.Party)(nil)); err != nil {
		return err
	}
	followUp.MakerID = &in.Maker.ID
	return nil
}

// checkDestruction checks that a destruction took goods of the case that was filed from the follow-up. Goods are destroyed only after
// they were confiscated in a case.
func checkDestruction(ctx context.Context, w *db.Writer, followUp *db.FollowUp, in AddFollowUpStepInput) error {
	if err := w.RequireExists(ctx, "input.destruction", *in.Destruction, "Destruction", (*db.Destruction)(nil)); err != nil {
		return err
	}
	destruction := new(db.Destruction) // not locked: a destruction never changes
	if err := w.Tx().NewSelect().Model(destruction).Where("agency_id = ?", w.Agency()).Where("id = ?", in.Destruction.ID).Scan(ctx); err != nil {
		return fmt.Errorf("read destruction: %w", err)
	}
	switch {
	case followUp.CaseID == nil:
		return input.Fault("input.destruction", "nothing is destroyed that was not confiscated in a case: file it from this follow-up first (fileCase, `from`)")
	case in.TakenOn.Before(destruction.DestroyedOn):
		return input.Fault("input.takenOn", "%s is before the destruction, %s", in.TakenOn, destruction.DestroyedOn)
	}
	var tookGoods bool
	err := w.Tx().Tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM goods_movements m JOIN goods_lots l ON l.agency_id = m.agency_id AND l.id = m.lot_id
		WHERE m.agency_id = $1 AND m.destruction_id = $2 AND l.case_id = $3)`, w.Agency(), destruction.ID, *followUp.CaseID).Scan(&tookGoods)
	switch {
	case err != nil:
		return fmt.Errorf("look for goods destroyed: %w", err)
	case !tookGoods:
		return input.Fault("input.destruction", "it took no goods of the case that was filed from this follow-up, %s", db.Key{Type: "Case", Agency: w.Agency(), ID: *followUp.CaseID})
	}
	return nil
}

// CloseFollowUp ends a follow-up. Payload: `followUp`. Returns CONFLICT where the follow-up has ended, and BAD_USER_INPUT where the outcome
// does not agree with the records of the follow-up.
func CloseFollowUp(ctx context.Context, w *db.Writer, in CloseFollowUpInput) (db.Payload, error) {
	followUp, err := lockOpenFollowUp(ctx, w, in.FollowUp)
	if err = input.CheckAll(
		err,
		w.RequireNotFuture("input.closedOn", in.ClosedOn),
		checkReferredTo(in),
	); err != nil {
		return nil, err
	}
	steps, err := db.Read[db.FollowUpStep](ctx, w, "follow_up_id = $2", "ORDER BY taken_on, id", followUp.ID)
	if err != nil {
		return nil, err
	}
	last, event := followUp.OpenedOn, messages.Phrase("it was opened")
	if len(steps) > 0 {
		last, event = steps[len(steps)-1].TakenOn, "its last step"
	}
	if err := input.CheckAll(input.RequireNotBefore("input.closedOn", in.ClosedOn, last, event), checkOutcome(ctx, w, followUp, steps, in)); err != nil {
		return nil, err
	}
	followUp.ClosedOn, followUp.Outcome, followUp.ReferredTo = &in.ClosedOn, &in.Outcome, in.ReferredTo
	if err := db.Update(ctx, w, followUp, "closed_on", "outcome", "referred_to"); err != nil {
		return nil, err
	}
	return db.Payload{"followUp": {db.KeyOf(followUp)}}, nil
}

// checkReferredTo checks that a follow-up names another bureau if, and only if, the follow-up was referred to that bureau.
func checkReferredTo(in CloseFollowUpInput) error {
	if (in.ReferredTo != nil) != (in.Outcome == db.FollowUpOutcomeReferred) {
		return input.Fault("input.referredTo", "REFERRED names the bureau that takes over, and nothing else does")
	}
	return input.RequireTextIfGiven("input.referredTo", in.ReferredTo, input.MaxName)
}

// checkOutcome checks that the outcome agrees with the records of the follow-up. The steps are in the order of their days.
func checkOutcome(ctx context.Context, w *db.Writer, followUp *db.FollowUp, steps []*db.FollowUpStep, in CloseFollowUpInput) error {
	switch in.Outcome {
	case db.FollowUpOutcomePunished:
		if followUp.CaseID == nil {
			return input.Fault("input.outcome", "PUNISHED has a case: file it from this follow-up first (fileCase, `from`)")
		}
		filed, err := db.ReadOne[db.Case](ctx, w, "id = $2", "", *followUp.CaseID)
		if err != nil {
			return err
		}
		return input.RequireNotBefore("input.closedOn", in.ClosedOn, filed.FiledOn, "the case was filed")
	case db.FollowUpOutcomeRectified:
		// A re-check proves nothing about a later step. Of two steps of one day, the one recorded last is the later one.
		if len(steps) == 0 || steps[len(steps)-1].Kind != db.FollowUpStepKindChecked {
			return input.Fault("input.outcome", "RECTIFIED needs a re-check after all other steps: record the step CHECKED first (addFollowUpStep), after its last step")
		}
	case db.FollowUpOutcomeUntraceable:
		if followUp.MakerID != nil {
			return input.Fault("input.outcome", "the maker is on record, so it was traced: %s", db.Key{Type: "Party", Agency: w.Agency(), ID: *followUp.MakerID})
		}
	}
	return nil
}

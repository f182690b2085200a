package db

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/problem"
)

// FollowUp is the follow-up of a product that failed a sampling, at both ends.
type FollowUp struct {
	bun.BaseModel `bun:"table:follow_ups,alias:follow_up"`
	Record

	Product          string           `bun:"product"`
	SampleNo         string           `bun:"sample_no"`
	FailedItem       string           `bun:"failed_item"`
	SellerID         int64            `bun:"seller_id"`
	MakerID          *int64           `bun:"maker_id"`
	SampledOn        civil.Date       `bun:"sampled_on,type:date"`
	OpenedOn         civil.Date       `bun:"opened_on,type:date"`
	ClosedOn         *civil.Date      `bun:"closed_on,type:date"`
	Outcome          *FollowUpOutcome `bun:"outcome"`
	RecalledQuantity *decimal.Decimal `bun:"recalled_quantity,type:numeric(14,3)"`
	DestructionID    *int64           `bun:"destruction_id"`
	CaseID           *int64           `bun:"case_id"`
	ReferredTo       *string          `bun:"referred_to"`

	Seller      *Party          `bun:"rel:belongs-to,join:agency_id=agency_id,join:seller_id=id"`
	Maker       *Party          `bun:"rel:belongs-to,join:agency_id=agency_id,join:maker_id=id"`
	Destruction *Destruction    `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
	Case        *Case           `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Steps       []*FollowUpStep `bun:"rel:has-many,join:agency_id=agency_id,join:id=follow_up_id"`
}

// FollowUpStep is a step of a follow-up, only ever added to.
type FollowUpStep struct {
	bun.BaseModel `bun:"table:follow_up_steps,alias:follow_up_step"`
	Record

	FollowUpID    int64            `bun:"follow_up_id"`
	Kind          FollowUpStepKind `bun:"kind"`
	TakenOn       civil.Date       `bun:"taken_on,type:date"`
	Text          *string          `bun:"text"`
	Quantity      *decimal.Decimal `bun:"quantity,type:numeric(14,3)"`
	DestructionID *int64           `bun:"destruction_id"`

	FollowUp    *FollowUp    `bun:"rel:belongs-to,join:agency_id=agency_id,join:follow_up_id=id"`
	Destruction *Destruction `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
}

// OpenFollowUp opens the follow-up of a product that failed. It changes `followUp`.
func OpenFollowUp(ctx context.Context, w *Writer, in OpenFollowUpInput) (Changed, error) {
	if err := first(
		said("input.product", in.Product, longestName),
		said("input.sampleNo", in.SampleNo, longestCode),
		said("input.failedItem", in.FailedItem, longestLine),
		w.exists(ctx, "input.seller", in.Seller, "Party", (*Party)(nil)),
		w.past("input.openedOn", in.OpenedOn),
		day("input.sampledOn", in.SampledOn),
		notBefore("input.openedOn", in.OpenedOn, in.SampledOn, "the sample"),
	); err != nil {
		return nil, err
	}
	followUp := &FollowUp{
		Product: in.Product, SampleNo: in.SampleNo, FailedItem: in.FailedItem, SellerID: in.Seller.ID, SampledOn: in.SampledOn, OpenedOn: in.OpenedOn,
	}
	if in.Maker != nil {
		if err := w.exists(ctx, "input.maker", *in.Maker, "Party", (*Party)(nil)); err != nil {
			return nil, err
		}
		followUp.MakerID = &in.Maker.ID
	}
	if err := insert(ctx, w, followUp); err != nil {
		return nil, err
	}
	return Changed{"followUp": {keyOf(followUp)}}, nil
}

// openFollowUp locks a follow-up that has not ended.
func (w *Writer) openFollowUp(ctx context.Context, key Key) (*FollowUp, error) {
	followUp := new(FollowUp)
	if err := lock(ctx, w, "input.followUp", key, followUp); err != nil {
		return nil, err
	}
	if followUp.ClosedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the follow-up ended on %s", followUp.ClosedOn).At("input.followUp")
	}
	return followUp, nil
}

// AddFollowUpStep records a step of a follow-up. It changes `followUp`.
func AddFollowUpStep(ctx context.Context, w *Writer, in AddFollowUpStepInput) (Changed, error) {
	if err := first(w.past("input.takenOn", in.TakenOn), saidIfGiven("input.text", in.Text, longestNote)); err != nil {
		return nil, err
	}
	followUp, err := w.openFollowUp(ctx, in.FollowUp)
	if err != nil {
		return nil, err
	}
	switch {
	case in.TakenOn.Before(followUp.OpenedOn):
		return nil, bad("input.takenOn", "%s is before the follow-up began, %s", in.TakenOn, followUp.OpenedOn)
	case (in.RecalledQuantity != nil) != (in.Kind == FollowUpStepKindRecalled):
		return nil, bad("input.recalledQuantity", "RECALLED says how much was, and nothing else does")
	case (in.Destruction != nil) != (in.Kind == FollowUpStepKindDestroyed):
		return nil, bad("input.destruction", "DESTROYED names the destruction, and nothing else does")
	}
	step := &FollowUpStep{FollowUpID: followUp.ID, Kind: in.Kind, TakenOn: in.TakenOn, Text: in.Text}
	var columns []string
	if in.RecalledQuantity != nil {
		if err := quantity("input.recalledQuantity", *in.RecalledQuantity); err != nil {
			return nil, err
		}
		recalled := *in.RecalledQuantity
		step.Quantity = in.RecalledQuantity
		if followUp.RecalledQuantity != nil {
			recalled = recalled.Add(*followUp.RecalledQuantity)
		}
		if err := quantity("input.recalledQuantity", recalled); err != nil {
			return nil, err
		}
		followUp.RecalledQuantity, columns = &recalled, append(columns, "recalled_quantity")
	}
	if in.Maker != nil {
		if err := w.traceMaker(ctx, followUp, in); err != nil {
			return nil, err
		}
		columns = append(columns, "maker_id")
	}
	if in.Destruction != nil {
		if err := w.checkDestroyed(ctx, followUp, in); err != nil {
			return nil, err
		}
		step.DestructionID, followUp.DestructionID, columns = &in.Destruction.ID, &in.Destruction.ID, append(columns, "destruction_id")
	}
	if err := w.notTaken(ctx, step); err != nil {
		return nil, err
	}
	if err := insert(ctx, w, step); err != nil {
		return nil, err
	}
	if err := update(ctx, w, followUp, columns...); err != nil {
		return nil, err
	}
	return Changed{"followUp": {keyOf(followUp)}}, nil
}

// notTaken checks that the same step is not on record: a recall that is said again would count twice. A destruction is named once.
func (w *Writer) notTaken(ctx context.Context, step *FollowUpStep) error {
	var same []*FollowUpStep
	q := w.tx.NewSelect().Model(&same).Where("agency_id = ?", w.agency).Where("follow_up_id = ?", step.FollowUpID).Where("kind = ?", step.Kind).Order("id").Limit(1)
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
		return problem.Errorf(problem.Conflict, "the step is on record, %s%s", keyOf(same[0]), or).At(field)
	}
	return nil
}

// traceMaker names who made what failed, where that was not known.
func (w *Writer) traceMaker(ctx context.Context, followUp *FollowUp, in AddFollowUpStepInput) error {
	switch {
	case in.Kind != FollowUpStepKindTraced:
		return bad("input.maker", "TRACED names the maker, and nothing else does")
	case followUp.MakerID != nil && *followUp.MakerID != in.Maker.ID:
		return problem.Errorf(problem.Conflict, "another maker is on record: %s", Key{"Party", w.agency, *followUp.MakerID}).At("input.maker")
	}
	if err := w.exists(ctx, "input.maker", *in.Maker, "Party", (*Party)(nil)); err != nil {
		return err
	}
	followUp.MakerID = &in.Maker.ID
	return nil
}

// checkDestroyed checks that the destruction took goods of the case that grew from the follow-up: what leaves by the goods
// ledger was confiscated first, and that is done in a case.
func (w *Writer) checkDestroyed(ctx context.Context, followUp *FollowUp, in AddFollowUpStepInput) error {
	if err := w.exists(ctx, "input.destruction", *in.Destruction, "Destruction", (*Destruction)(nil)); err != nil {
		return err
	}
	destruction := new(Destruction) // which nobody changes
	if err := w.tx.NewSelect().Model(destruction).Where("agency_id = ?", w.agency).Where("id = ?", in.Destruction.ID).Scan(ctx); err != nil {
		return fmt.Errorf("read destruction: %w", err)
	}
	switch {
	case followUp.CaseID == nil:
		return bad("input.destruction", "nothing is destroyed that was not confiscated in a case: file it from this follow-up first (fileCase, `from`)")
	case in.TakenOn.Before(destruction.DestroyedOn):
		return bad("input.takenOn", "%s is before the destruction, %s", in.TakenOn, destruction.DestroyedOn)
	}
	var has bool
	err := w.tx.Tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM goods_movements m JOIN goods_lots l ON l.agency_id = m.agency_id AND l.id = m.lot_id
		WHERE m.agency_id = $1 AND m.destruction_id = $2 AND l.case_id = $3)`, w.agency, destruction.ID, *followUp.CaseID).Scan(&has)
	switch {
	case err != nil:
		return fmt.Errorf("look for goods destroyed: %w", err)
	case !has:
		return bad("input.destruction", "it took no goods of the case that grew from this follow-up, %s", Key{"Case", w.agency, *followUp.CaseID})
	}
	return nil
}

// CloseFollowUp ends a follow-up. It changes `followUp`.
func CloseFollowUp(ctx context.Context, w *Writer, in CloseFollowUpInput) (Changed, error) {
	if err := w.past("input.closedOn", in.ClosedOn); err != nil {
		return nil, err
	}
	followUp, err := w.openFollowUp(ctx, in.FollowUp)
	if err != nil {
		return nil, err
	}
	steps, err := read[FollowUpStep](ctx, w, "follow_up_id = $2", "ORDER BY taken_on, id", followUp.ID)
	if err != nil {
		return nil, err
	}
	last, what := followUp.OpenedOn, "it was opened"
	if len(steps) > 0 {
		last, what = steps[len(steps)-1].TakenOn, "its last step"
	}
	if err := first(notBefore("input.closedOn", in.ClosedOn, last, what), w.checkOutcome(ctx, followUp, steps, in)); err != nil {
		return nil, err
	}
	followUp.ClosedOn, followUp.Outcome, followUp.ReferredTo = &in.ClosedOn, &in.Outcome, in.ReferredTo
	if err := update(ctx, w, followUp, "closed_on", "outcome", "referred_to"); err != nil {
		return nil, err
	}
	return Changed{"followUp": {keyOf(followUp)}}, nil
}

// checkOutcome checks that what is on record bears the outcome.
func (w *Writer) checkOutcome(ctx context.Context, followUp *FollowUp, steps []*FollowUpStep, in CloseFollowUpInput) error {
	if err := saidIfGiven("input.referredTo", in.ReferredTo, longestName); err != nil {
		return err
	}
	if (in.ReferredTo != nil) != (in.Outcome == FollowUpOutcomeReferred) {
		return bad("input.referredTo", "REFERRED names the bureau of the other end, and nothing else does")
	}
	switch in.Outcome {
	case FollowUpOutcomePunished:
		if followUp.CaseID == nil {
			return bad("input.outcome", "PUNISHED has a case: file it from this follow-up first (fileCase, `from`)")
		}
		grew, err := readOne[Case](ctx, w, "id = $2", "", *followUp.CaseID)
		if err != nil {
			return err
		}
		return notBefore("input.closedOn", in.ClosedOn, grew.FiledOn, "the case was filed")
	case FollowUpOutcomeRectified:
		// What was done after a re-check is not put right by it. Of the steps of a day, the last is the one recorded last.
		if len(steps) == 0 || steps[len(steps)-1].Kind != FollowUpStepKindChecked {
			return bad("input.outcome", "RECTIFIED was re-checked after all that was done: record the step CHECKED first (addFollowUpStep), after its last step")
		}
	case FollowUpOutcomeUntraceable:
		if followUp.MakerID != nil {
			return bad("input.outcome", "the maker is on record, so it was traced: %s", Key{"Party", w.agency, *followUp.MakerID})
		}
	}
	return nil
}

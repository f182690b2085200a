package collection

import (
	"context"

	"docket/db"
	"docket/input"
	"docket/law"
)

// WriteOff writes off what is owed of a penalty, of its surcharge, or of both. Payload: `payment` and `penalty`. Returns CONFLICT where
// more is written off than is owed, the decision was withdrawn, or an earlier day leaves too much surcharge paid.
func WriteOff(ctx context.Context, w *db.Writer, in WriteOffInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.penalty", in.Penalty, "Penalty"),
		input.RequireMoneyIfGiven("input.amount", in.Amount),
		input.RequireMoneyIfGiven("input.surcharge", in.Surcharge),
		w.RequireNotFuture("input.on", in.On),
		input.RequireText("input.approvedBy", in.ApprovedBy, input.MaxName),
		w.RequireApprover(ctx, in.ApprovedBy, nil),
		input.RequireText("input.reason", in.Reason, input.MaxNote-input.MaxName-2),
	); err != nil {
		return nil, err
	}
	penalty, err := lockPenalty(ctx, w, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	amount, surcharge, err := penalty.checkEntry(in.Amount, in.Surcharge, in.On)
	if err != nil {
		return nil, err
	}
	note := in.ApprovedBy + ": " + in.Reason
	if err := penalty.locked.RecordSideEvent(ctx, "input.penalty", law.WrittenOff, in.On, &note); err != nil {
		return nil, err
	}
	entry := &db.Payment{
		CaseID: penalty.CaseID, PenaltyID: penalty.ID, Kind: db.PaymentKindWriteOff, Amount: amount, Surcharge: surcharge, PaidOn: in.On,
		Method: db.PaymentMethodNone, Note: &note,
	}
	if err := penalty.ledger.AddEntry(ctx, "input.on", entry); err != nil {
		return nil, err
	}
	return db.Payload{"payment": {db.KeyOf(entry)}, "penalty": {in.Penalty}}, nil
}

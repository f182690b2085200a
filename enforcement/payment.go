package enforcement

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

// RecordPayment records a payment of a money penalty and its surcharge, never more than is due. It changes `payment` and
// `penalty`.
func RecordPayment(ctx context.Context, w *db.Writer, in RecordPaymentInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.penalty", in.Penalty, "Penalty"),
		db.RequireMoney("input.amount", in.Amount),
		db.RequireMoneyIfGiven("input.surcharge", in.Surcharge),
		w.RequireNotFuture("input.paidOn", in.PaidOn),
		db.RequireTextIfGiven("input.receiptNo", in.ReceiptNo, db.MaxCode),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
	); err != nil {
		return nil, err
	}
	if in.Method == db.PaymentMethodNone {
		return nil, db.BadInput("input.method", "a payment is made somehow: to write an amount off, ask for writeOff")
	}
	// The penalty's lock first: what is summed after it holds all that others have paid.
	p, a, err := lockPenalty(ctx, w, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	amount, surcharge, err := a.within(&in.Amount, in.Surcharge, in.PaidOn)
	if err != nil {
		return nil, err
	}
	var decidedOn civil.Date
	var known *int64 // the entry of the same receipt
	err = w.Tx().Tx.QueryRowContext(ctx, `SELECT d.decided_on, (SELECT max(p.id) FROM payments p WHERE p.agency_id = $1 AND p.receipt_no = $3
			AND NOT EXISTS (SELECT FROM payments r WHERE r.agency_id = $1 AND r.reverses_id = p.id))
		FROM decisions d WHERE d.agency_id = $1 AND d.id = $2`, w.Agency(), a.DecisionID, in.ReceiptNo).Scan(&decidedOn, &known)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read decision: %w", err)
	case in.PaidOn.Before(decidedOn):
		return nil, db.BadInput("input.paidOn", "%s is before the decision, %s", in.PaidOn, decidedOn)
	case known != nil:
		return nil, problem.Errorf(problem.Conflict, "the receipt %s is on record already in this bureau, as %s: where that is wrong, reverse it first (reversePayment)",
			*in.ReceiptNo, db.Key{Type: "Payment", Agency: w.Agency(), ID: *known}).At("input.receiptNo")
	}
	if in.Method == db.PaymentMethodCashOnSpot {
		if v := w.Law().CheckCash(p.state, *a.Amount, in.PaidOn, in.Note != nil); v != nil {
			return nil, db.Violates("input.method", v)
		}
	}
	event := &db.CaseEvent{CaseID: a.CaseID, Kind: db.CaseEventKindPaymentRecorded, OccurredOn: in.PaidOn, Note: in.Note}
	if err := db.Insert(ctx, w, event); err != nil {
		return nil, err
	}
	payment := &db.Payment{
		CaseID: a.CaseID, PenaltyID: a.ID, Kind: db.PaymentKindPayment, Amount: amount, Surcharge: surcharge, PaidOn: in.PaidOn,
		Method: in.Method, ReceiptNo: in.ReceiptNo, Note: in.Note, EventID: &event.ID,
	}
	if err := p.enter(ctx, payment); err != nil {
		return nil, err
	}
	return db.Changed{"payment": {db.KeyOf(payment)}, "penalty": {db.KeyOf(a.Penalty)}}, nil
}

// ReversePayment reverses a payment that was recorded by mistake, by an entry that negates it. It changes `reversal` and
// `penalty`.
func ReversePayment(ctx context.Context, w *db.Writer, in ReversePaymentInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.payment", in.Payment, "Payment"),
		w.RequireNotFuture("input.on", in.On),
		db.RequireText("input.note", in.Note, db.MaxNote),
	); err != nil {
		return nil, err
	}
	payment := new(db.Payment)
	err := w.Tx().NewSelect().Model(payment).Where("agency_id = ?", w.Agency()).Where("id = ?", in.Payment.ID).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, db.NotFound("input.payment", in.Payment)
	}
	if err != nil {
		return nil, fmt.Errorf("read payment: %w", err)
	}
	p, a, err := lockPenalty(ctx, w, "input.payment", db.Key{Type: "Penalty", Agency: w.Agency(), ID: payment.PenaltyID})
	if err != nil {
		return nil, err
	}
	reversed, err := w.Tx().NewSelect().Model((*db.Payment)(nil)).Where("agency_id = ?", w.Agency()).Where("reverses_id = ?", payment.ID).Exists(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look for a reversal: %w", err)
	case payment.Kind == db.PaymentKindReversal:
		return nil, db.BadInput("input.payment", "%s is a reversal, which is not reversed: record the payment again", in.Payment)
	case reversed:
		return nil, problem.Errorf(problem.Conflict, "%s is reversed already", in.Payment).At("input.payment")
	case in.On.Before(payment.PaidOn):
		return nil, db.BadInput("input.on", "%s is before the payment, %s", in.On, payment.PaidOn)
	}
	reversal := &db.Payment{
		CaseID: payment.CaseID, PenaltyID: payment.PenaltyID, Kind: db.PaymentKindReversal, Amount: payment.Amount.Neg(),
		Surcharge: payment.Surcharge.Neg(), PaidOn: in.On, Method: payment.Method, ReversesID: &payment.ID, Note: &in.Note,
	}
	if err := db.Insert(ctx, w, reversal); err != nil {
		return nil, err
	}
	if a.WithdrawnOn != nil { // the money goes back, and nothing is owed anew
		if err := db.Insert(ctx, w, &db.CaseEvent{CaseID: p.current.ID, Kind: db.CaseEventKindPaymentRefunded, OccurredOn: in.On, Note: &in.Note, CorrectsID: payment.EventID}); err != nil {
			return nil, err
		}
		return db.Changed{"reversal": {db.KeyOf(reversal)}, "penalty": {db.KeyOf(a.Penalty)}}, nil
	}
	on := in.On
	for _, h := range p.state.Steps {
		if on.Before(h.On) {
			on = h.On
		}
	}
	next := stepToTake{TakenStep: law.TakenStep{Step: law.PaymentReversed, On: on}, note: &in.Note, corrects: payment.EventID}
	if err := p.recordStep(ctx, "input.payment", next); err != nil {
		return nil, err
	}
	p.forgetAccounts()
	if err := p.settle(ctx, on); err != nil {
		return nil, err
	}
	for _, account := range p.accounts {
		if account.ID == a.ID {
			if err := p.dueAgain(ctx, account, on); err != nil {
				return nil, err
			}
		}
	}
	return db.Changed{"reversal": {db.KeyOf(reversal)}, "penalty": {db.KeyOf(a.Penalty)}}, nil
}

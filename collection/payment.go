package collection

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
	"docket/problem"
)

// RecordPayment records a payment towards a money penalty, its surcharge, or both, settles its instalments, and executes a served case
// where nothing is owed any more. Payload: `payment`, `penalty`.
//
// Returns CONFLICT where more is paid than is owed, the decision was withdrawn, the receipt is on record, or an earlier day of payment
// leaves too much surcharge paid; RULE_VIOLATION where cash may not be taken (行政处罚法 67–69).
func RecordPayment(ctx context.Context, w *db.Writer, in RecordPaymentInput) (db.Payload, error) {
	if err := input.CheckAll(w.RequireOwn("input.penalty", in.Penalty, "Penalty"), checkPaymentFields(w, in)); err != nil {
		return nil, err
	}
	// The penalty is locked before its payments are summed, so that the sum cannot change.
	penalty, err := lockPenalty(ctx, w, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	payment, err := penalty.pay(ctx, w, in)
	if err != nil {
		return nil, err
	}
	return db.Payload{"payment": {db.KeyOf(payment)}, "penalty": {in.Penalty}}, nil
}

// checkPaymentFields checks the fields of a payment, other than its penalty, without reading records.
func checkPaymentFields(w *db.Writer, in RecordPaymentInput) error {
	return input.CheckAll(
		input.RequireMoney("input.amount", in.Amount),
		input.RequireMoneyIfGiven("input.surcharge", in.Surcharge),
		w.RequireNotFuture("input.paidOn", in.PaidOn),
		input.FaultIf(in.Method == db.PaymentMethodNone, "input.method", "NONE is no method of payment: name the method, or use writeOff to write an amount off"),
		input.RequireTextIfGiven("input.receiptNo", in.ReceiptNo, input.MaxCode),
		input.RequireTextIfGiven("input.note", in.Note, input.MaxNote),
	)
}

// pay records a payment of the penalty; see RecordPayment. The penalty in the input is not read.
func (p *lockedPenalty) pay(ctx context.Context, w *db.Writer, in RecordPaymentInput) (*db.Payment, error) {
	amount, surcharge, err := p.checkEntry(&in.Amount, in.Surcharge, in.PaidOn)
	if err != nil {
		return nil, err
	}
	if err := p.checkPayment(ctx, w, in); err != nil {
		return nil, err
	}
	event := &db.CaseEvent{CaseID: p.CaseID, Kind: db.CaseEventKindPaymentRecorded, OccurredOn: in.PaidOn, Note: in.Note, OfficerID: lockedcase.ActingOfficer(ctx, w)}
	if err := db.Insert(ctx, w, event); err != nil {
		return nil, err
	}
	payment := &db.Payment{
		CaseID: p.CaseID, PenaltyID: p.ID, Kind: db.PaymentKindPayment, Amount: amount, Surcharge: surcharge, PaidOn: in.PaidOn,
		Method: in.Method, ReceiptNo: in.ReceiptNo, Note: in.Note, EventID: &event.ID,
	}
	return payment, p.ledger.AddEntry(ctx, "input.paidOn", payment)
}

// checkPayment checks a payment against the day of the decision, the receipts on record and the law on cash (行政处罚法 67–69).
func (p *lockedPenalty) checkPayment(ctx context.Context, w *db.Writer, in RecordPaymentInput) error {
	var cash error
	if in.Method == db.PaymentMethodCashOnSpot {
		cash = input.RequireLawful("input.method", w.Law().CheckCash(p.locked.State, *p.Amount, in.PaidOn, in.Note != nil))
	}
	return input.CheckAll(input.RequireNotBefore("input.paidOn", in.PaidOn, p.decision.DecidedOn, "the decision"), cash, checkReceipt(ctx, w, in.ReceiptNo))
}

// ReversePayment reverses a payment or write-off that was recorded by mistake, by an entry that negates it. The money is owed again;
// where the decision was withdrawn, the party gets it back. Payload: `reversal` and `penalty`. Returns CONFLICT where the payment or
// write-off was reversed already, and RULE_VIOLATION where the case was concluded since.
func ReversePayment(ctx context.Context, w *db.Writer, in ReversePaymentInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.payment", in.Payment, "Payment"),
		w.RequireNotFuture("input.on", in.On),
		input.RequireText("input.note", in.Note, input.MaxNote),
	); err != nil {
		return nil, err
	}
	payment, err := db.ReadByKey[db.Payment](ctx, w, "input.payment", in.Payment, "")
	if err != nil {
		return nil, err
	}
	penalty, err := lockPenalty(ctx, w, "input.payment", db.Key{Type: "Penalty", Agency: w.Agency(), ID: payment.PenaltyID})
	if err != nil {
		return nil, err
	}
	if err := checkReversal(ctx, w, payment, in); err != nil {
		return nil, err
	}
	if penalty.WithdrawnOn == nil {
		if err := input.RequireLawful("input.payment", law.CheckReversal(penalty.locked.Current.ConcludedOn)); err != nil {
			return nil, err
		}
	}
	reversal := &db.Payment{
		CaseID: payment.CaseID, PenaltyID: payment.PenaltyID, Kind: db.PaymentKindReversal, Amount: payment.Amount.Neg(),
		Surcharge: payment.Surcharge.Neg(), PaidOn: in.On, Method: payment.Method, ReversesID: &payment.ID, Note: &in.Note,
	}
	if err := db.Insert(ctx, w, reversal); err != nil {
		return nil, err
	}
	if penalty.WithdrawnOn == nil {
		err = penalty.demandAgain(ctx, payment, in)
	} else { // nothing is owed: the party gets the money back
		err = db.Insert(ctx, w, &db.CaseEvent{
			CaseID: payment.CaseID, Kind: db.CaseEventKindPaymentRefunded, OccurredOn: in.On, Note: &in.Note, CorrectsID: payment.EventID,
		})
	}
	if err != nil {
		return nil, err
	}
	return db.Payload{"reversal": {db.KeyOf(reversal)}, "penalty": {db.KeyOf(penalty.Penalty)}}, nil
}

// checkReversal checks that an entry can be reversed on a day. Returns BAD_USER_INPUT for a reversal and for a day before the entry,
// and CONFLICT where the entry was reversed already.
func checkReversal(ctx context.Context, w *db.Writer, payment *db.Payment, in ReversePaymentInput) error {
	isReversed, err := w.Tx().NewSelect().Model((*db.Payment)(nil)).Where("agency_id = ?", w.Agency()).Where("reverses_id = ?", payment.ID).Exists(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("look for a reversal: %w", err)
	case payment.Kind == db.PaymentKindReversal:
		return input.Fault("input.payment", "%s is a reversal, which can't be reversed: record the payment again", in.Payment)
	case isReversed:
		return problem.Errorf(problem.Conflict, "%s was reversed already", in.Payment).At("input.payment")
	}
	return input.RequireNotBefore("input.on", in.On, payment.PaidOn, "the payment")
}

// demandAgain takes the step PAYMENT_REVERSED, and makes the amount of the reversed entry due again.
func (p *lockedPenalty) demandAgain(ctx context.Context, payment *db.Payment, in ReversePaymentInput) error {
	on := p.locked.LatestDay(in.On)
	next := lockedcase.Step{TakenStep: law.TakenStep{Step: law.PaymentReversed, On: on}, Note: &in.Note, Corrects: payment.EventID}
	if err := p.locked.Take(ctx, "input.payment", next); err != nil {
		return err
	}
	return p.ledger.DemandAgain(ctx, p.ID, on)
}

// checkReceipt checks that no payment of the same receipt is on record, other than payments that were reversed. Returns CONFLICT otherwise.
func checkReceipt(ctx context.Context, w *db.Writer, receiptNo *string) error {
	if receiptNo == nil {
		return nil
	}
	payment, err := db.ReadOne[db.Payment](ctx, w, "receipt_no = $2 AND NOT EXISTS (SELECT FROM payments r WHERE r.agency_id = $1 AND r.reverses_id = payment.id)",
		"ORDER BY id DESC LIMIT 1", *receiptNo)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	penalty, err := db.ReadOne[db.Penalty](ctx, w, "id = $2", "", payment.PenaltyID)
	if err != nil {
		return err
	}
	decision, err := db.ReadOne[db.Decision](ctx, w, "id = $2", "", penalty.DecisionID)
	if err != nil {
		return err
	}
	return problem.Errorf(problem.Conflict, "the receipt %s is on record already in this bureau, for the %s of decision %s (%s): where that is wrong, reverse it first (reversePayment)",
		*receiptNo, penalty.Kind, decision.DecisionNo, db.KeyOf(payment)).At("input.receiptNo")
}

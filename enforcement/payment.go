package enforcement

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// RecordPayment records a payment towards a money penalty, its surcharge, or both, settles its instalments, and executes a served case
// where nothing is owed any more. Payload: `payment`, `penalty`.
//
// Returns CONFLICT where more is paid than is owed, the decision was withdrawn, the receipt is on record, or an earlier day of payment
// leaves too much surcharge paid; RULE_VIOLATION where cash may not be taken (行政处罚法 67–69).
func RecordPayment(ctx context.Context, w *db.Writer, in RecordPaymentInput) (db.Payload, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.penalty", in.Penalty, "Penalty"),
		db.RequireMoney("input.amount", in.Amount),
		db.RequireMoneyIfGiven("input.surcharge", in.Surcharge),
		w.RequireNotFuture("input.paidOn", in.PaidOn),
		db.BadInputIf(in.Method == db.PaymentMethodNone, "input.method", "NONE is no method of payment: name the method, or use writeOff to write an amount off"),
		db.RequireTextIfGiven("input.receiptNo", in.ReceiptNo, db.MaxCode),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
	); err != nil {
		return nil, err
	}
	// The penalty is locked before its payments are summed, so that the sum cannot change.
	locked, account, err := lockPenalty(ctx, w, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	amount, surcharge, err := account.checkEntry(&in.Amount, in.Surcharge, in.PaidOn)
	if err != nil {
		return nil, err
	}
	if err := checkPayment(ctx, locked, account, in); err != nil {
		return nil, err
	}
	event := &db.CaseEvent{CaseID: account.CaseID, Kind: db.CaseEventKindPaymentRecorded, OccurredOn: in.PaidOn, Note: in.Note, OfficerID: actingOfficer(ctx, w)}
	if err := db.Insert(ctx, w, event); err != nil {
		return nil, err
	}
	payment := &db.Payment{
		CaseID: account.CaseID, PenaltyID: account.ID, Kind: db.PaymentKindPayment, Amount: amount, Surcharge: surcharge, PaidOn: in.PaidOn,
		Method: in.Method, ReceiptNo: in.ReceiptNo, Note: in.Note, EventID: &event.ID,
	}
	if err := locked.addEntry(ctx, payment); err != nil {
		return nil, err
	}
	return db.Payload{"payment": {db.KeyOf(payment)}, "penalty": {db.KeyOf(account.Penalty)}}, nil
}

// checkPayment checks a payment against the day of the decision, the receipts on record and the law on cash (行政处罚法 67–69).
func checkPayment(ctx context.Context, locked *lockedCase, account *account, in RecordPaymentInput) error {
	var decidedOn civil.Date
	var sameReceipt *int64 // the entry of the same receipt that was not reversed
	err := locked.w.Tx().Tx.QueryRowContext(ctx, `SELECT d.decided_on, (SELECT max(p.id) FROM payments p WHERE p.agency_id = $1 AND p.receipt_no = $3
			AND NOT EXISTS (SELECT FROM payments r WHERE r.agency_id = $1 AND r.reverses_id = p.id))
		FROM decisions d WHERE d.agency_id = $1 AND d.id = $2`, locked.w.Agency(), account.DecisionID, in.ReceiptNo).Scan(&decidedOn, &sameReceipt)
	if err != nil {
		return fmt.Errorf("read decision: %w", err)
	}
	var duplicate, cash error
	if sameReceipt != nil {
		duplicate = problem.Errorf(problem.Conflict, "the receipt %s is on record already in this bureau, as %s: where that is wrong, reverse it first (reversePayment)",
			*in.ReceiptNo, db.Key{Type: "Payment", Agency: locked.w.Agency(), ID: *sameReceipt}).At("input.receiptNo")
	}
	if in.Method == db.PaymentMethodCashOnSpot {
		cash = db.RequireLawful("input.method", locked.w.Law().CheckCash(locked.state, *account.Amount, in.PaidOn, in.Note != nil))
	}
	return db.CheckAll(db.RequireNotBefore("input.paidOn", in.PaidOn, decidedOn, "the decision"), cash, duplicate)
}

// ReversePayment reverses a payment or write-off that was recorded by mistake, by an entry that negates it. The money is owed again;
// where the decision was withdrawn, the party gets it back. Payload: `reversal` and `penalty`. Returns CONFLICT where the payment or
// write-off was reversed already.
func ReversePayment(ctx context.Context, w *db.Writer, in ReversePaymentInput) (db.Payload, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.payment", in.Payment, "Payment"),
		w.RequireNotFuture("input.on", in.On),
		db.RequireText("input.note", in.Note, db.MaxNote),
	); err != nil {
		return nil, err
	}
	payment, err := readRecord[db.Payment](ctx, w, "input.payment", in.Payment, "")
	if err != nil {
		return nil, err
	}
	locked, account, err := lockPenalty(ctx, w, "input.payment", db.Key{Type: "Penalty", Agency: w.Agency(), ID: payment.PenaltyID})
	if err != nil {
		return nil, err
	}
	if err := checkReversal(ctx, w, payment, in); err != nil {
		return nil, err
	}
	reversal := &db.Payment{
		CaseID: payment.CaseID, PenaltyID: payment.PenaltyID, Kind: db.PaymentKindReversal, Amount: payment.Amount.Neg(),
		Surcharge: payment.Surcharge.Neg(), PaidOn: in.On, Method: payment.Method, ReversesID: &payment.ID, Note: &in.Note,
	}
	if err := db.Insert(ctx, w, reversal); err != nil {
		return nil, err
	}
	if account.WithdrawnOn == nil {
		err = locked.demandAgain(ctx, account, payment, in)
	} else { // nothing is owed: the party gets the money back
		err = db.Insert(ctx, w, &db.CaseEvent{
			CaseID: locked.current.ID, Kind: db.CaseEventKindPaymentRefunded, OccurredOn: in.On, Note: &in.Note, CorrectsID: payment.EventID,
		})
	}
	if err != nil {
		return nil, err
	}
	return db.Payload{"reversal": {db.KeyOf(reversal)}, "penalty": {db.KeyOf(account.Penalty)}}, nil
}

// checkReversal checks that an entry can be reversed on a day. Returns BAD_USER_INPUT for a reversal and for a day before the entry,
// and CONFLICT where the entry was reversed already.
func checkReversal(ctx context.Context, w *db.Writer, payment *db.Payment, in ReversePaymentInput) error {
	isReversed, err := w.Tx().NewSelect().Model((*db.Payment)(nil)).Where("agency_id = ?", w.Agency()).Where("reverses_id = ?", payment.ID).Exists(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("look for a reversal: %w", err)
	case payment.Kind == db.PaymentKindReversal:
		return db.BadInput("input.payment", "%s is a reversal, which can't be reversed: record the payment again", in.Payment)
	case isReversed:
		return problem.Errorf(problem.Conflict, "%s was reversed already", in.Payment).At("input.payment")
	}
	return db.RequireNotBefore("input.on", in.On, payment.PaidOn, "the payment")
}

// demandAgain takes the step PAYMENT_REVERSED, settles the accounts without the reversed entry, and makes its amount due again.
func (locked *lockedCase) demandAgain(ctx context.Context, account *account, payment *db.Payment, in ReversePaymentInput) error {
	on := locked.latestDay(in.On)
	next := stepToTake{TakenStep: law.TakenStep{Step: law.PaymentReversed, On: on}, note: &in.Note, corrects: payment.EventID}
	if err := locked.recordStep(ctx, "input.payment", next); err != nil {
		return err
	}
	if err := locked.settleAnew(ctx, on); err != nil {
		return err
	}
	return locked.restoreDue(ctx, accountOf(locked.accounts, account.ID), on)
}

// latestDay returns the latest of a day and the days of the steps that were taken, other than the ignored ones.
func (locked *lockedCase) latestDay(on civil.Date, ignored ...law.Step) civil.Date {
	for _, taken := range locked.state.Steps {
		if on.Before(taken.On) && !slices.Contains(ignored, taken.Step) {
			on = taken.On
		}
	}
	return on
}

// WriteOff writes off what is owed of a penalty, of its surcharge, or of both. Payload: `payment` and `penalty`. Returns CONFLICT where
// more is written off than is owed, the decision was withdrawn, or an earlier day leaves too much surcharge paid.
func WriteOff(ctx context.Context, w *db.Writer, in WriteOffInput) (db.Payload, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.penalty", in.Penalty, "Penalty"),
		db.RequireMoneyIfGiven("input.amount", in.Amount),
		db.RequireMoneyIfGiven("input.surcharge", in.Surcharge),
		w.RequireNotFuture("input.on", in.On),
		db.RequireText("input.approvedBy", in.ApprovedBy, db.MaxName),
		w.RequireApprover(ctx, in.ApprovedBy, nil),
		db.RequireText("input.reason", in.Reason, db.MaxNote-db.MaxName-2),
	); err != nil {
		return nil, err
	}
	locked, account, err := lockPenalty(ctx, w, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	amount, surcharge, err := account.checkEntry(in.Amount, in.Surcharge, in.On)
	if err != nil {
		return nil, err
	}
	note := in.ApprovedBy + ": " + in.Reason
	if err := locked.recordSideEvent(ctx, "input.penalty", law.WrittenOff, in.On, &note); err != nil {
		return nil, err
	}
	entry := &db.Payment{
		CaseID: account.CaseID, PenaltyID: account.ID, Kind: db.PaymentKindWriteOff, Amount: amount, Surcharge: surcharge, PaidOn: in.On,
		Method: db.PaymentMethodNone, Note: &note,
	}
	if err := locked.addEntry(ctx, entry); err != nil {
		return nil, err
	}
	return db.Payload{"payment": {db.KeyOf(entry)}, "penalty": {db.KeyOf(account.Penalty)}}, nil
}

// addEntry inserts a payment or write-off and settles the accounts by it; the case is executed where nothing is owed any more.
// Returns CONFLICT where the day of the entry lessens the surcharge below what was paid of it.
func (locked *lockedCase) addEntry(ctx context.Context, entry *db.Payment) error {
	if err := db.Insert(ctx, locked.w, entry); err != nil {
		return err
	}
	account := accountOf(locked.accounts, entry.PenaltyID)
	account.entries = append(account.entries, entry)
	slices.SortStableFunc(account.entries, func(x, y *db.Payment) int { return x.PaidOn.Compare(y.PaidOn) })
	if err := locked.settle(ctx, entry.PaidOn); err != nil {
		return err
	}
	if over := account.unpaidSurcharge(locked.w.Today()).Neg(); over.IsPositive() {
		return problem.Errorf(problem.Conflict, "paid on %s, the fine has %s yuan less surcharge than was paid or written off: reverse that entry first, then record both",
			entry.PaidOn, over.StringFixed(2)).At("input.paidOn").With("overpaid", over.StringFixed(2))
	}
	// The version of the case counts up, so that a decision by an older version is refused.
	if err := db.Update(ctx, locked.w, locked.current); err != nil {
		return err
	}
	return locked.executeIfSettled(ctx, "input.penalty", entry.PaidOn)
}

// executeIfSettled takes the step EXECUTED of a served case in which nothing is owed any more. The day of the step is not before the
// days of the earlier steps, other than PUBLISHED: a decision may be paid before it is served.
func (locked *lockedCase) executeIfSettled(ctx context.Context, field string, on civil.Date) error {
	if locked.current.Status != db.CaseStatusServed {
		return nil
	}
	owed, err := locked.amountOwed(ctx, locked.w.Today()) // today: the entry may be of an earlier day than others
	if err != nil || owed.IsPositive() {
		return err
	}
	return locked.takeStep(ctx, field, law.Executed, locked.latestDay(on, law.Published), nil, nil)
}

// executeIfPaidBeforeService takes the step EXECUTED of a case that is being served, if its decision was paid or written off before, and
// nothing is owed. A case without entries that stand waits for its first entry.
func (locked *lockedCase) executeIfPaidBeforeService(ctx context.Context, on civil.Date) error {
	accounts, err := locked.readAccounts(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(accounts, func(a *account) bool { return a.WithdrawnOn == nil && len(a.entries) > 0 }) {
		return nil
	}
	return locked.executeIfSettled(ctx, "input.case", on)
}

package collection

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"docket/db"
	"docket/input"
	"docket/ledger"
	"docket/lockedcase"
	"docket/messages"
	"docket/problem"
)

// RecordPayments records the payments of a bank's file, all or none, each with the checks of RecordPayment. A row names its decision, its
// case or its penalty. Payload: `payments`, in the order of the rows.
//
// Returns the faults of all rows, each with the path of its row: those of RecordPayment, BAD_USER_INPUT for a row that names none or several of them,
// NOT_FOUND for a number that is not on record, and CONFLICT where nothing is owed, or where several penalties are owed and none is named.
func RecordPayments(ctx context.Context, w *db.Writer, in RecordPaymentsInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.FaultIf(len(in.Payments) == 0, "input.payments", "there is no payment: give at least one"),
		input.FaultIf(len(in.Payments) > input.MaxParts, "input.payments", "%d payments are too many: at most %d go together", len(in.Payments), input.MaxParts),
	); err != nil {
		return nil, err
	}
	var faults []error
	var keys []db.Key
	for i, row := range in.Payments {
		key, err := recordRow(ctx, w, row)
		if err == nil {
			keys = append(keys, key)
			continue
		}
		found := problem.All(err)
		if found == nil {
			return nil, fmt.Errorf("payment %d: %w", i, err)
		}
		for _, fault := range found {
			faults = append(faults, fault.At(input.ElementPath("input.payments", i)+strings.TrimPrefix(fault.Field, "input")))
		}
	}
	if err := input.CheckAll(faults...); err != nil {
		return nil, err
	}
	return db.Payload{"payments": keys}, nil
}

// recordRow records the payment of a row in a savepoint, which it takes back after a fault, so that further rows are judged without it. The
// fields of its faults are those of a RecordPaymentInput, and `input.caseNo` and `input.decisionNo`.
func recordRow(ctx context.Context, w *db.Writer, row BankPaymentInput) (key db.Key, err error) {
	if _, err := w.Tx().Tx.ExecContext(ctx, "SAVEPOINT payment"); err != nil {
		return key, fmt.Errorf("savepoint: %w", err)
	}
	key, err = recordRowOnce(ctx, w, row)
	end := "RELEASE SAVEPOINT payment"
	if problem.All(err) != nil {
		end = "ROLLBACK TO SAVEPOINT payment"
	} else if err != nil {
		return key, err
	}
	if _, endErr := w.Tx().Tx.ExecContext(ctx, end); endErr != nil {
		return key, fmt.Errorf("savepoint: %w", endErr)
	}
	return key, err
}

// recordRowOnce records the payment of a row. The part of the amount that is more than what is unpaid of the penalty pays its surcharge.
func recordRowOnce(ctx context.Context, w *db.Writer, row BankPaymentInput) (key db.Key, err error) {
	in := RecordPaymentInput{Amount: row.Amount, PaidOn: row.PaidOn, Method: row.Method, ReceiptNo: row.ReceiptNo, Note: row.Note}
	if err := input.CheckAll(input.RequirePositiveMoney("input.amount", row.Amount), checkPaymentFields(w, in)); err != nil {
		return key, err
	}
	penalty, err := findOwedPenalty(ctx, w, row)
	if err != nil {
		return key, err
	}
	in.Amount = decimal.Min(row.Amount, decimal.Max(penalty.Unpaid(), decimal.Zero))
	if rest := row.Amount.Sub(in.Amount); rest.IsPositive() {
		in.Surcharge = &rest
		if due := decimal.Max(penalty.UnpaidSurcharge(row.PaidOn), decimal.Zero); rest.GreaterThan(due) {
			owed := in.Amount.Add(due).StringFixed(2)
			return key, problem.Errorf(problem.Conflict, "%s yuan is more than the %s due of %s on %s, surcharge included: pay that at most",
				row.Amount.StringFixed(2), owed, penalty.name(), row.PaidOn).At("input.amount").With("due", owed)
		}
	}
	payment, err := penalty.pay(ctx, w, in)
	if err != nil {
		return key, err
	}
	return db.KeyOf(payment), nil
}

// findOwedPenalty locks the penalty that a row pays, with its case: the penalty that it names, or the only one of its decision or case of
// which anything is owed on the day of the payment.
func findOwedPenalty(ctx context.Context, w *db.Writer, row BankPaymentInput) (*lockedPenalty, error) {
	given := 0
	for _, isGiven := range []bool{row.CaseNo != nil, row.DecisionNo != nil, row.Penalty != nil} {
		if isGiven {
			given++
		}
	}
	switch {
	case given != 1:
		return nil, input.Fault("input.decisionNo", "%d of caseNo, decisionNo and penalty are given: give one of them", given)
	case row.Penalty != nil:
		if err := w.RequireOwn("input.penalty", *row.Penalty, "Penalty"); err != nil {
			return nil, err
		}
		return lockPenalty(ctx, w, "input.penalty", *row.Penalty)
	}
	field, number, column := "input.caseNo", row.CaseNo, "c.case_no"
	if row.DecisionNo != nil {
		field, number, column = "input.decisionNo", row.DecisionNo, "d.decision_no"
	}
	penalties, err := lockPenaltiesOf(ctx, w, field, column, *number)
	if err != nil {
		return nil, err
	}
	owed := slices.DeleteFunc(penalties, func(p *lockedPenalty) bool { return !p.owes(row.PaidOn) })
	switch len(owed) {
	case 0:
		return nil, problem.Errorf(problem.Conflict, "nothing is owed by %s on %s: check the number", *number, row.PaidOn).At(field)
	case 1:
		return owed[0], nil
	}
	names := make([]messages.Text, len(owed))
	for i, p := range owed {
		names[i] = messages.Textf("%s of %s yuan (%s)", p.Kind, p.Amount.StringFixed(2), db.KeyOf(p.Penalty))
	}
	return nil, problem.Errorf(problem.Conflict, "several penalties are owed by %s: give the id of one in `penalty`: %s", *number, messages.AnyOf(names)).At(field)
}

// lockPenaltiesOf locks the money penalties of the decisions that stand of a number, then their case. column is the column of the number.
// Returns NOT_FOUND where no such decision stands.
func lockPenaltiesOf(ctx context.Context, w *db.Writer, field, column, number string) ([]*lockedPenalty, error) {
	decisions, err := db.Read[db.Decision](ctx, w, `withdrawn_on IS NULL AND id IN (SELECT d.id
		FROM cases c JOIN decisions d ON d.agency_id = $1 AND d.case_id = c.id WHERE c.agency_id = $1 AND `+column+" = $2)", "ORDER BY id", number)
	switch {
	case err != nil:
		return nil, err
	case len(decisions) == 0:
		return nil, problem.Errorf(problem.NotFound, "there is no decision that stands of %q in this bureau: check the number", number).At(field)
	}
	standing := map[int64]*db.Decision{}
	for _, d := range decisions {
		standing[d.ID] = d
	}
	// All penalties before the case: the order of lockPenalty.
	penalties, err := db.Read[db.Penalty](ctx, w, "amount IS NOT NULL AND decision_id = ANY($2)", "ORDER BY id FOR UPDATE", slices.Collect(maps.Keys(standing)))
	if err != nil || len(penalties) == 0 {
		return nil, err
	}
	locked, err := lockedcase.LoadOf(ctx, w, decisions[0].CaseID)
	if err != nil {
		return nil, err
	}
	accounts, err := ledger.Read(ctx, locked)
	if err != nil {
		return nil, err
	}
	found := make([]*lockedPenalty, len(penalties))
	for i, penalty := range penalties {
		found[i] = &lockedPenalty{accounts.Of(penalty.ID), accounts, locked, standing[penalty.DecisionID]}
	}
	return found, nil
}

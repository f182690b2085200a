package enforcement_test

import (
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// Many payments are recorded at once: never more than is due, and as many as fit.
func TestPaymentsUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	penalty := w.PenaltyOf(t, w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.Fine("5000")), db.PenaltyKindFine)
	succeeded := 0
	for _, err := range dbtest.RunTogether(32, func(int) error {
		_, err := db.Do(t.Context(), w.Store, enforcement.RecordPayment, dbtest.Payment(penalty, "300"), nil)
		return err
	}) {
		switch p := problem.Of(err); {
		case err == nil:
			succeeded++
		case p == nil || p.Code != problem.Conflict:
			t.Error(err)
		}
	}
	if sum := w.Text(t, "SELECT sum(amount) FROM payments"); succeeded != 16 || sum != "4800.00" {
		t.Errorf("%d went through, %s paid; 16 times 300 fit into 5000", succeeded, sum)
	}
}

func TestRecordPayment(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	decision := w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.Fine("5000"), dbtest.WithoutAmount(db.PenaltyKindWarning))
	penalty, warning := w.PenaltyOf(t, decision, db.PenaltyKindFine), w.PenaltyOf(t, decision, db.PenaltyKindWarning)
	firstPayment := dbtest.Payment(penalty, "1999.99")
	firstPayment.ReceiptNo = new("R-1")
	if _, err := db.Do(t.Context(), w.Store, enforcement.RecordPayment, firstPayment, nil); err != nil {
		t.Fatal(err)
	}
	type in = enforcement.RecordPaymentInput
	dbtest.CheckRefusals(t, w, enforcement.RecordPayment, func() in { return dbtest.Payment(penalty, "3000.01") }, map[string]dbtest.FaultyInput[in]{
		"a fen too much":              {Change: func(p *in) { p.Amount = dbtest.Dec("3000.02") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.amount", Rule: "", Says: "more than the 3000.01 still due of 5000.00"}},
		"nothing":                     {Change: func(p *in) { p.Amount = decimal.Zero }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.amount", Rule: "", Says: "not more than zero"}},
		"money back":                  {Change: func(p *in) { p.Amount = dbtest.Dec("-1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.amount", Rule: "", Says: "is negative"}},
		"half a fen":                  {Change: func(p *in) { p.Amount = dbtest.Dec("0.005") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.amount", Rule: "", Says: "more than 2 decimals"}},
		"before the decision":         {Change: func(p *in) { p.PaidOn = dbtest.Day("2024-03-09") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.paidOn", Rule: "", Says: "before the decision, 2024-03-10"}},
		"tomorrow":                    {Change: func(p *in) { p.PaidOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.paidOn", Rule: "", Says: "in the future"}},
		"a receipt twice":             {Change: func(p *in) { p.ReceiptNo = new("R-1") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.receiptNo", Rule: "", Says: "R-1 is on record already"}},
		"a warning is not paid":       {Change: func(p *in) { p.Penalty = warning }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalty", Rule: "", Says: "WARNING is not paid"}},
		"a penalty that is not":       {Change: func(p *in) { p.Penalty.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.penalty", Rule: "", Says: "there is no Penalty"}},
		"a decision in its place":     {Change: func(p *in) { p.Penalty = decision }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalty", Rule: "", Says: "not of a Penalty"}},
		"a penalty of another bureau": {Change: func(p *in) { p.Penalty.Agency = 2 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.penalty", Rule: "", Says: "there is no Penalty"}},
	})
	if got := w.Text(t, "SELECT sum(amount) FROM payments"); got != "5000.00" {
		t.Errorf("paid %s", got)
	}
	_, err := db.Do(t.Context(), w.Store, enforcement.RecordPayment, dbtest.Payment(penalty, "0.01"), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.amount", Rule: "", Says: "more than the 0.00 still due"}.Check(t, "all is paid", err)
}

// A receipt is recorded again once its wrong entry was reversed, as often as it was wrong.
func TestReceiptEnteredAgain(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	penalty := w.PenaltyOf(t, w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.Fine("5000")), db.PenaltyKindFine)
	enter := func(amount string) (db.Key, error) {
		in := dbtest.Payment(penalty, amount)
		in.ReceiptNo = new("R-1")
		changed, err := db.Do(t.Context(), w.Store, enforcement.RecordPayment, in, nil)
		if err != nil {
			return db.Key{}, err
		}
		return changed["payment"][0], nil
	}
	for _, amount := range []string{"1000", "100", "10"} {
		entry, err := enter(amount)
		if err != nil {
			t.Fatal(err)
		}
		_, err = enter("1")
		dbtest.Refusal{Code: problem.Conflict, Field: "input.receiptNo", Rule: "", Says: "as " + entry.String() + ": where that is wrong, reverse it first"}.Check(t, "while it stands", err)
		if amount != "10" {
			dbtest.Run(t, w, enforcement.ReversePayment, enforcement.ReversePaymentInput{Payment: entry, On: dbtest.Day("2024-03-15"), Note: "金额记错"})
		}
	}
	if got := w.Text(t, "SELECT string_agg(concat_ws(' ', amount, receipt_no, receipt_use), ', ' ORDER BY id) FROM payments"); got !=
		"1000.00 R-1 1, -1000.00 1, 100.00 R-1 2, -100.00 1, 10.00 R-1 3" {
		t.Error(got)
	}
}

// The payments of a bank's file are recorded all or none, and the faults of all rows are named.
func TestRecordPayments(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.Fine("5000"))
	decisionNo, caseNo := w.Text(t, "SELECT decision_no FROM decisions"), w.Text(t, "SELECT case_no FROM cases")
	type in = enforcement.RecordPaymentsInput
	row := func(amount, receipt string) enforcement.BankPaymentInput {
		return enforcement.BankPaymentInput{DecisionNo: &decisionNo, Amount: dbtest.Dec(amount), PaidOn: dbtest.Day("2024-03-12"), Method: db.PaymentMethodBank, ReceiptNo: &receipt}
	}
	file := func(rows ...enforcement.BankPaymentInput) in {
		return in{Agency: dbtest.Key("Agency:1"), Payments: rows}
	}
	byCase := row("1000.50", "B-2")
	byCase.DecisionNo, byCase.CaseNo = nil, &caseNo

	// Rows 1, 2 and 3 have faults; rows 0 and 4 have none, and are not written either.
	tooMuch, unknown, twice := row("4000.01", "B-3"), row("1", "B-4"), row("1", "B-1")
	unknown.DecisionNo = new("no such decision")
	_, err := db.Do(t.Context(), w.Store, enforcement.RecordPayments, file(row("1000", "B-1"), tooMuch, unknown, twice, byCase), nil)
	var got []string
	for _, p := range problem.All(err) {
		got = append(got, string(p.Code)+" "+p.Field)
	}
	want := []string{"CONFLICT input.payments[1].amount", "NOT_FOUND input.payments[2].decisionNo", "CONFLICT input.payments[3].receiptNo"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v (%v)", got, want, err)
	}
	if n := w.Text(t, "SELECT count(*) FROM payments"); n != "0" {
		t.Errorf("%s payments were written", n)
	}
	neither := row("1", "B-5")
	neither.DecisionNo = nil
	for name, c := range map[string]struct {
		in    in
		field string
	}{
		"none": {file(), "input.payments"}, "too many": {file(make([]enforcement.BankPaymentInput, 501)...), "input.payments"},
		"no number": {file(neither), "input.payments[0].decisionNo"}, "no amount": {file(row("0", "B-6")), "input.payments[0].amount"},
	} {
		_, err := db.Do(t.Context(), w.Store, enforcement.RecordPayments, c.in, nil)
		if p := problem.Of(err); p == nil || p.Code != problem.BadUserInput || p.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	good := file(row("1000", "B-1"), byCase)
	good.IdempotencyKey, good.Simulate = new("file-1"), true
	if _, err := db.Do(t.Context(), w.Store, enforcement.RecordPayments, good, nil); err != nil || w.Text(t, "SELECT count(*) FROM payments") != "0" {
		t.Errorf("simulated: %v", err)
	}
	good.Simulate = false
	first := dbtest.Run(t, w, enforcement.RecordPayments, good)
	if again := dbtest.Run(t, w, enforcement.RecordPayments, good); len(first["payments"]) != 2 || !slices.Equal(again["payments"], first["payments"]) {
		t.Errorf("%v, then %v", first, again)
	}
	if sum := w.Text(t, "SELECT sum(amount) || ' ' || sum(surcharge) || ' ' || count(*) FROM payments"); sum != "2000.50 0.00 2" {
		t.Errorf("%s", sum)
	}
}

package collection_test

import (
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"docket/collection"
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
		_, err := db.Do(t.Context(), w.Store, collection.RecordPayment, dbtest.Payment(penalty, "300"), nil)
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
	if _, err := db.Do(t.Context(), w.Store, collection.RecordPayment, firstPayment, nil); err != nil {
		t.Fatal(err)
	}
	type in = collection.RecordPaymentInput
	dbtest.CheckRefusals(t, w, collection.RecordPayment, func() in { return dbtest.Payment(penalty, "3000.01") }, map[string]dbtest.FaultyInput[in]{
		"a fen too much":              {Change: func(p *in) { p.Amount = dbtest.Dec("3000.02") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.amount", Rule: "", Says: "more than the 3000.01 still due of 5000.00"}},
		"nothing":                     {Change: func(p *in) { p.Amount = decimal.Zero }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.amount", Rule: "", Says: "not more than zero"}},
		"money back":                  {Change: func(p *in) { p.Amount = dbtest.Dec("-1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.amount", Rule: "", Says: "is negative"}},
		"half a fen":                  {Change: func(p *in) { p.Amount = dbtest.Dec("0.005") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.amount", Rule: "", Says: "more than 2 decimals"}},
		"before the decision":         {Change: func(p *in) { p.PaidOn = dbtest.Day("2024-03-09") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.paidOn", Rule: "", Says: "before the decision, 2024-03-10"}},
		"tomorrow":                    {Change: func(p *in) { p.PaidOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.paidOn", Rule: "", Says: "in the future"}},
		"a receipt twice":             {Change: func(p *in) { p.ReceiptNo = new("R-1") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.receiptNo", Rule: "", Says: "R-1 is on record already"}},
		"a warning is not paid":       {Change: func(p *in) { p.Penalty = warning }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalty", Rule: "", Says: "WARNING is not paid"}},
		"a penalty that is not":       {Change: func(p *in) { p.Penalty.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.penalty", Rule: "", Says: "there is no Penalty"}},
		"a decision in its place":     {Change: func(p *in) { p.Penalty = decision }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.penalty", Rule: "", Says: "not of Penalty"}},
		"a penalty of another bureau": {Change: func(p *in) { p.Penalty.Agency = 2 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.penalty", Rule: "", Says: "there is no Penalty"}},
	})
	if got := w.Text(t, "SELECT sum(amount) FROM payments"); got != "5000.00" {
		t.Errorf("paid %s", got)
	}
	_, err := db.Do(t.Context(), w.Store, collection.RecordPayment, dbtest.Payment(penalty, "0.01"), nil)
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
		changed, err := db.Do(t.Context(), w.Store, collection.RecordPayment, in, nil)
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
		dbtest.Refusal{Code: problem.Conflict, Field: "input.receiptNo", Rule: "", Says: "for the FINE of decision 太市监处罚〔2024〕1号 (" + entry.String() + "): where that is wrong, reverse it first"}.Check(t, "while it stands", err)
		if amount != "10" {
			dbtest.Run(t, w, collection.ReversePayment, collection.ReversePaymentInput{Payment: entry, On: dbtest.Day("2024-03-15"), Note: "金额记错"})
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
	type in = collection.RecordPaymentsInput
	row := func(amount, receipt string) collection.BankPaymentInput {
		return collection.BankPaymentInput{DecisionNo: &decisionNo, Amount: dbtest.Dec(amount), PaidOn: dbtest.Day("2024-03-12"), Method: db.PaymentMethodBank, ReceiptNo: &receipt}
	}
	file := func(rows ...collection.BankPaymentInput) in {
		return in{Agency: dbtest.Key("Agency:1"), Payments: rows}
	}
	byCase := row("1000.50", "B-2")
	byCase.DecisionNo, byCase.CaseNo = nil, &caseNo

	// Rows 1, 2 and 3 have faults; rows 0 and 4 have none, and are not written either.
	tooMuch, unknown, twice := row("4000.01", "B-3"), row("1", "B-4"), row("1", "B-1")
	unknown.DecisionNo = new("no such decision")
	_, err := db.Do(t.Context(), w.Store, collection.RecordPayments, file(row("1000", "B-1"), tooMuch, unknown, twice, byCase), nil)
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
		"none": {file(), "input.payments"}, "too many": {file(make([]collection.BankPaymentInput, 501)...), "input.payments"},
		"no number": {file(neither), "input.payments[0].decisionNo"}, "no amount": {file(row("0", "B-6")), "input.payments[0].amount"},
	} {
		_, err := db.Do(t.Context(), w.Store, collection.RecordPayments, c.in, nil)
		if p := problem.Of(err); p == nil || p.Code != problem.BadUserInput || p.Field != c.field {
			t.Errorf("%s: %v", name, err)
		}
	}
	good := file(row("1000", "B-1"), byCase)
	good.IdempotencyKey, good.Simulate = new("file-1"), true
	if _, err := db.Do(t.Context(), w.Store, collection.RecordPayments, good, nil); err != nil || w.Text(t, "SELECT count(*) FROM payments") != "0" {
		t.Errorf("simulated: %v", err)
	}
	good.Simulate = false
	first := dbtest.Run(t, w, collection.RecordPayments, good)
	if again := dbtest.Run(t, w, collection.RecordPayments, good); len(first["payments"]) != 2 || !slices.Equal(again["payments"], first["payments"]) {
		t.Errorf("%v, then %v", first, again)
	}
	if sum := w.Text(t, "SELECT sum(amount) || ' ' || sum(surcharge) || ' ' || count(*) FROM payments"); sum != "2000.50 0.00 2" {
		t.Errorf("%s", sum)
	}
}

// june is a clock on 1 June 2024, 09:30 in Taicang: fines that were decided in March are late.
func june() time.Time { return time.Date(2024, 6, 1, 1, 30, 0, 0, time.UTC) }

// inFile returns a row of a bank's file, by the number of a decision.
func inFile(t *testing.T, w *dbtest.World, decision db.Key, amount, paidOn string) collection.BankPaymentInput {
	t.Helper()
	return collection.BankPaymentInput{
		DecisionNo: new(w.Text(t, "SELECT decision_no FROM decisions WHERE agency_id = 1 AND id = ?", decision.ID)),
		Amount:     dbtest.Dec(amount), PaidOn: dbtest.Day(paidOn), Method: db.PaymentMethodBank,
	}
}

// A fine of 5000 yuan, served on 11 March, is due on 26 March (行政处罚法 67: 15 days). Each day from 27 March adds 150 yuan, 5000 at most (行政处罚法
// 72), until the fine itself is paid. An amount pays the fine first, then its surcharge.
func TestRecordPaymentsOfSurcharge(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t, db.WithClock(june))
	type row struct{ amount, paidOn string }
	for name, c := range map[string]struct {
		files  [][]row
		over   row    // is refused after the files
		due    string // on the day of that row
		ledger string // amount and surcharge of the entries
		status db.CaseStatus
	}{
		"nothing is added on the last day": {
			[][]row{{{"1000", "2024-03-20"}}},
			row{"4000.01", "2024-03-26"},
			"4000.00", "1000.00+0.00", db.CaseStatusServed,
		},
		"one day": {
			nil, row{"5150.01", "2024-03-27"}, "5150.00", "", db.CaseStatusServed,
		},
		"one day, all in one": {
			[][]row{{{"5150", "2024-03-27"}}}, row{}, "", "5000.00+150.00", db.CaseStatusExecuted,
		},
		// 15 days to 10 April, 2250 yuan: a part paid in time does not lessen what a day adds. Nothing is added after the fine is paid.
		"in parts": {
			[][]row{{{"1000", "2024-03-20"}}, {{"3000", "2024-04-05"}}, {{"1500", "2024-04-10"}}},
			row{"1750.01", "2024-04-15"},
			"1750.00", "1000.00+0.00 3000.00+0.00 1000.00+500.00", db.CaseStatusServed,
		},
		"the rest is surcharge alone": {
			[][]row{{{"5000", "2024-04-10"}, {"2000", "2024-04-10"}}, {{"250", "2024-04-15"}}},
			row{},
			"", "5000.00+0.00 0.00+2000.00 0.00+250.00", db.CaseStatusExecuted,
		},
		"33 days":                {nil, row{"9950.01", "2024-04-28"}, "9950.00", "", db.CaseStatusServed},
		"34 days are 5100":       {nil, row{"10000.01", "2024-04-29"}, "10000.00", "", db.CaseStatusServed},
		"never more than double": {[][]row{{{"10000", "2024-05-31"}}}, row{}, "", "5000.00+5000.00", db.CaseStatusExecuted},
	} {
		decision := w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.Fine("5000"))
		w.Serve(t, decision)
		record := func(rows []row) error {
			in := collection.RecordPaymentsInput{Agency: dbtest.Key("Agency:1")}
			for _, r := range rows {
				in.Payments = append(in.Payments, inFile(t, w, decision, r.amount, r.paidOn))
			}
			_, err := db.Do(t.Context(), w.Store, collection.RecordPayments, in, nil)
			return err
		}
		for _, file := range c.files {
			if err := record(file); err != nil {
				t.Errorf("%s: %v: %v", name, file, err)
			}
		}
		if c.due != "" {
			dbtest.Refusal{Code: problem.Conflict, Field: "input.payments[0].amount", Rule: "", Says: "more than the " + c.due + " due of the FINE of decision " + *inFile(t, w, decision, "1", "2024-03-12").DecisionNo}.Check(t, name, record([]row{c.over}))
		} else {
			dbtest.Refusal{Code: problem.Conflict, Field: "input.payments[0].decisionNo", Rule: "", Says: "nothing is owed by"}.
				Check(t, name, record([]row{{"0.01", "2024-05-31"}}))
		}
		ledger := w.Text(t, `SELECT coalesce(string_agg(y.amount || '+' || y.surcharge, ' ' ORDER BY y.id), '') FROM payments y JOIN penalties p ON p.agency_id = 1
			AND p.id = y.penalty_id WHERE y.agency_id = 1 AND p.decision_id = ?`, decision.ID)
		dbtest.CheckEqual(t, name+": ledger", ledger, c.ledger)
		dbtest.CheckEqual(t, name+": status", w.Text(t, "SELECT c.status FROM cases c JOIN decisions d ON d.agency_id = 1 AND d.case_id = c.id WHERE c.agency_id = 1 AND d.id = ?", decision.ID), string(c.status))
	}
}

// A decision has a fine, which was paid two days late, and gains to confiscate. The payment of a row is of the one that is owed on its day: the
// fine is, as long as its surcharge of 2 times 150 yuan is unpaid, from the day after its term on.
func TestRecordPaymentsOfOwedPenalty(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t, db.WithClock(june))
	decision := w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.Fine("5000"),
		enforcement.PenaltyInput{Kind: db.PenaltyKindConfiscationOfGains, Provision: dbtest.Key("Provision:1"), Amount: new(dbtest.Dec("800"))})
	w.Serve(t, decision)
	fine, gains := w.PenaltyOf(t, decision, db.PenaltyKindFine), w.PenaltyOf(t, decision, db.PenaltyKindConfiscationOfGains)
	record := func(amount, paidOn string) error {
		_, err := db.Do(t.Context(), w.Store, collection.RecordPayments,
			collection.RecordPaymentsInput{Agency: dbtest.Key("Agency:1"), Payments: []collection.BankPaymentInput{inFile(t, w, decision, amount, paidOn)}}, nil)
		return err
	}
	several := dbtest.Refusal{Code: problem.Conflict, Field: "input.payments[0].decisionNo", Rule: "", Says: "in `penalty`: FINE of 5000.00 yuan (" + fine.String() + ") or CONFISCATION_OF_GAINS of 800.00 yuan (" + gains.String() + ")"}
	several.Check(t, "both unpaid", record("1", "2024-03-26"))

	payFine := dbtest.Payment(fine, "5000")
	payFine.PaidOn = dbtest.Day("2024-03-28")
	dbtest.Run(t, w, collection.RecordPayment, payFine)
	several.Check(t, "surcharge and gains unpaid", record("1", "2024-03-27"))
	if err := record("100", "2024-03-26"); err != nil { // no surcharge is due on this day
		t.Error(err)
	}
	paySurcharge := dbtest.Payment(fine, "0")
	paySurcharge.PaidOn, paySurcharge.Surcharge = dbtest.Day("2024-04-01"), new(dbtest.Dec("300"))
	dbtest.Run(t, w, collection.RecordPayment, paySurcharge)
	if err := record("700", "2024-04-02"); err != nil { // the fine has a surcharge, but nothing is owed of it
		t.Error(err)
	}
	dbtest.CheckEqual(t, "paid of the gains", w.Text(t, "SELECT string_agg(amount || '+' || surcharge, ' ' ORDER BY id) FROM payments WHERE penalty_id = ?", gains.ID), "100.00+0.00 700.00+0.00")
	dbtest.Refusal{Code: problem.Conflict, Field: "input.payments[0].decisionNo", Rule: "", Says: "nothing is owed by"}.Check(t, "all paid", record("0.01", "2024-04-02"))
}

// A case is executed on the day of the last payment, in whatever order they are recorded, and also where it is recorded as served after that.
func TestDayOfExecution(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		payments      [][2]string // amount and day, in the order in which they are recorded
		isServedLater bool
		want          string
	}{
		"the last payment is recorded first":    {[][2]string{{"3000", "2024-03-20"}, {"2000", "2024-03-15"}}, false, "2024-03-20"},
		"the last payment is recorded last":     {[][2]string{{"2000", "2024-03-15"}, {"3000", "2024-03-20"}}, false, "2024-03-20"},
		"service is recorded after the payment": {[][2]string{{"5000", "2024-03-20"}}, true, "2024-03-20"},
		"paid before service":                   {[][2]string{{"5000", "2024-03-10"}}, true, "2024-03-11"},
	} {
		w := dbtest.New(t, db.WithClock(june))
		decision := w.Decide(t, w.FileReadyCase(t, dbtest.CaseToFile()), dbtest.Fine("5000"))
		if !c.isServedLater {
			w.Serve(t, decision)
		}
		for _, p := range c.payments {
			payment := dbtest.Payment(w.PenaltyOf(t, decision, db.PenaltyKindFine), p[0])
			payment.PaidOn = dbtest.Day(p[1])
			dbtest.Run(t, w, collection.RecordPayment, payment)
		}
		if c.isServedLater {
			w.Serve(t, decision)
		}
		dbtest.CheckEqual(t, name, w.Text(t, "SELECT string_agg(occurred_on::text, ' ') FROM case_events WHERE agency_id = 1 AND kind = 'EXECUTED'"), c.want)
	}
}

// A late fine is concluded only when its surcharge is paid too. Then nothing is owed: no payment, surcharge, write-off or deferral is taken any more, and an entry
// of before, found late, is none either. The bank's file says that nothing is owed.
func TestMoneyAfterConclusion(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t, db.WithClock(func() time.Time { return dbtest.Now.AddDate(0, 0, 26) })) // the 10th of April
	filed := w.FileReadyCase(t, dbtest.CaseToFile())
	decision := w.Decide(t, filed, dbtest.Fine("5000"))
	w.Serve(t, decision) // on the 11th; due on the 26th of March
	penalty := w.PenaltyOf(t, decision, db.PenaltyKindFine)
	pay := func(amount, surcharge, on string) error {
		in := dbtest.Payment(penalty, amount)
		in.Surcharge, in.PaidOn = new(dbtest.Dec(surcharge)), dbtest.Day(on)
		_, err := db.Do(t.Context(), w.Store, collection.RecordPayment, in, nil)
		return err
	}
	conclude := func() error {
		_, err := db.Do(t.Context(), w.Store, enforcement.ConcludeCase, enforcement.ConcludeCaseInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-04-10")}}, nil)
		return err
	}
	if err := pay("5000", "0", "2024-03-28"); err != nil { // two days late, at 150 yuan
		t.Fatal(err)
	}
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.case", Rule: "case.executed 令42号 78 (unconfirmed)", Says: "300.00 yuan are still owed"}.Check(t, "surcharge is owed", conclude())
	if err := pay("0", "300", "2024-04-09"); err != nil {
		t.Fatal(err)
	}
	if err := conclude(); err != nil {
		t.Fatal(err)
	}
	concluded := dbtest.Refusal{Code: problem.Conflict, Field: "input.penalty", Rule: "", Says: "the case was concluded on 2024-04-10, when nothing of this penalty was owed any more"}
	concluded.Check(t, "a payment", pay("0.01", "0", "2024-04-10"))
	concluded.Check(t, "a surcharge", pay("0", "150", "2024-04-10"))
	concluded.Check(t, "a payment of before", pay("1000", "0", "2024-03-20"))
	_, err := db.Do(t.Context(), w.Store, collection.WriteOff, collection.WriteOffInput{Penalty: penalty, Amount: new(dbtest.Dec("1")), On: dbtest.Day("2024-04-10"), ApprovedBy: "局长", Reason: "无力缴纳"}, nil)
	concluded.Check(t, "a write-off", err)
	_, err = db.Do(t.Context(), w.Store, collection.GrantDeferral, collection.GrantDeferralInput{
		Penalty: penalty, AppliedOn: dbtest.Day("2024-04-10"), GrantedOn: dbtest.Day("2024-04-10"), ApprovedBy: "局长", Reason: "经营困难",
		Instalments: []collection.InstalmentInput{{DueOn: dbtest.Day("2024-05-10"), Amount: dbtest.Dec("1")}},
	}, nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.penalty", Rule: "case.order 行政处罚法 66", Says: "while the case is CONCLUDED"}.Check(t, "a deferral", err)
	_, err = db.Do(t.Context(), w.Store, collection.RecordPayments, collection.RecordPaymentsInput{Agency: dbtest.Key("Agency:1"), Payments: []collection.BankPaymentInput{
		{DecisionNo: new(w.Text(t, "SELECT decision_no FROM decisions")), Amount: dbtest.Dec("1"), PaidOn: dbtest.Day("2024-04-10"), Method: db.PaymentMethodBank},
	}}, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.payments[0].decisionNo", Rule: "", Says: "nothing is owed by"}.Check(t, "a row of the bank", err)
	if got := w.Text(t, "SELECT sum(amount) || ' ' || sum(surcharge) FROM payments"); got != "5000.00 300.00" {
		t.Errorf("paid %s", got)
	}
}

// A payment was booked on the wrong case, which was concluded by it. The conclusion is taken back, then the payment: the fine is owed again with its surcharge, and the case is
// concluded once it is paid.
func TestConclusionTakenBack(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t, db.WithClock(func() time.Time { return dbtest.Now.AddDate(0, 0, 26) })) // the 10th of April
	filed := w.FileReadyCase(t, dbtest.CaseToFile())
	decision := w.Decide(t, filed, dbtest.Fine("5000"))
	w.Serve(t, decision) // on the 11th; due on the 26th of March
	payment := dbtest.Payment(w.PenaltyOf(t, decision, db.PenaltyKindFine), "5000")
	payment.PaidOn = dbtest.Day("2024-03-20")
	wrong := dbtest.RunForKey(t, w, collection.RecordPayment, payment, "payment")
	conclude := enforcement.ConcludeCaseInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-04-02")}}
	dbtest.Run(t, w, enforcement.ConcludeCase, conclude)
	reversal := collection.ReversePaymentInput{Payment: wrong, On: dbtest.Day("2024-04-10"), Note: "记错案件"}
	_, err := db.Do(t.Context(), w.Store, collection.ReversePayment, reversal, nil)
	dbtest.Refusal{Code: problem.RuleViolation, Field: "input.payment", Rule: "case.order 令42号 78 (unconfirmed)", Says: "take the conclusion back first (correctStep)"}.Check(t, "a reversal", err)

	event := w.Text(t, "SELECT id FROM case_events WHERE agency_id = 1 AND case_id = ? AND kind = 'CONCLUDED'", filed.ID)
	terms := `SELECT string_agg(concat_ws(' ', starts_on, due_on, ended_on), ', ' ORDER BY id) FROM deadlines WHERE action = 'CONCLUDE' AND case_id = ?`
	dbtest.CheckEqual(t, "the term", w.Text(t, terms, filed.ID), "2024-03-20 2024-04-11 2024-04-02")
	dbtest.Run(t, w, enforcement.CorrectStep, enforcement.CorrectStepInput{
		StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-04-10"), Note: new("款项记错案件")}, Event: dbtest.Key("CaseEvent:1:" + event),
	})
	state := "SELECT concat_ws(' ', status, concluded_on) FROM cases WHERE agency_id = 1 AND id = ?"
	dbtest.CheckEqual(t, "the case", w.Text(t, state, filed.ID), "EXECUTED")
	dbtest.CheckEqual(t, "the term", w.Text(t, terms, filed.ID), "2024-03-20 2024-04-11 2024-04-02, 2024-03-20 2024-04-11")
	dbtest.Run(t, w, collection.ReversePayment, reversal)
	dbtest.CheckEqual(t, "the case", w.Text(t, state, filed.ID), "SERVED")
	dbtest.CheckRefused(t, w, enforcement.ConcludeCase, enforcement.ConcludeCaseInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-04-10")}},
		dbtest.Refusal{Code: problem.RuleViolation, Field: "input.case", Rule: "case.executed 令42号 78 (unconfirmed)", Says: "7250.00 yuan are still owed"}) // 15 days late, at 150 yuan
}

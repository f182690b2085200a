package graph_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// TestReversedPayment checks that a reversed payment is due again by its old day, and that the ledger has both entries.
func TestReversedPayment(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-03-01", "SIMPLIFIED", "COMPANY")
	penalty := d.decide("2023-03-01", fineOf("3000")).at("decidePenalty", "decision", "penalties", "nodes", 0, "id")
	d.takeStep("serveDocument", "2023-03-01", "")
	pay := func(on string) any {
		t.Helper()
		d.setDay(on)
		return d.mustAsk(t, `mutation($penalty: ID!, $on: Date!) { recordPayment(input: {penalty: $penalty, amount: "3000", paidOn: $on, method: BANK}) { payment { id } } }`,
			map[string]any{"penalty": penalty, "on": on}).at("recordPayment", "payment", "id")
	}
	reverse := func(payment any, on string) reply {
		t.Helper()
		d.setDay(on)
		return d.ask(t, `mutation($payment: ID!, $on: Date!) { reversePayment(input: {payment: $payment, on: $on, note: "记错案件"}) {
			reversal { id kind amount } penalty { paidAmount case { status unpaidAmount } } } }`, map[string]any{"payment": payment, "on": on})
	}
	payment := pay("2023-03-03")
	if r := reverse(payment, "2023-03-02"); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.on" {
		t.Errorf("before it was paid: %s", r.body)
	}
	r := reverse(payment, "2023-03-06")
	if want := map[string]any{"paidAmount": "0.00", "case": map[string]any{"status": "SERVED", "unpaidAmount": "3000.00"}}; !reflect.DeepEqual(r.at("reversePayment", "penalty"), want) ||
		r.at("reversePayment", "reversal", "amount") != "-3000.00" {
		t.Errorf("%s", r.body)
	}
	if r := reverse(payment, "2023-03-06"); r.code() != "CONFLICT" {
		t.Errorf("twice: %s", r.body)
	}
	if r := reverse(r.at("reversePayment", "reversal", "id"), "2023-03-06"); r.code() != "BAD_USER_INPUT" {
		t.Errorf("a reversal: %s", r.body)
	}
	again := pay("2023-03-07")
	d.takeStep("concludeCase", "2023-03-08", "")
	if r := reverse(again, "2023-03-09"); r.code() != "RULE_VIOLATION" || r.Errors[0].Extensions["rule"] != "case.order" {
		t.Errorf("of a concluded case: %s", r.body)
	}
	d.checkCase("2023-03-09", "CONCLUDED", []string{
		"2023-03-01 FILED", "2023-03-01 DECIDED", "2023-03-01 SERVED", "2023-03-03 PAYMENT_RECORDED", "2023-03-03 EXECUTED", "2023-03-06 PAYMENT_REVERSED",
		"2023-03-07 PAYMENT_RECORDED", "2023-03-07 EXECUTED", "2023-03-08 CONCLUDED",
	}, []string{
		"DECIDE by 2023-05-30 (行政处罚法 60) ended 2023-03-01",
		"SERVE by 2023-03-10 (行政处罚法 61) ended 2023-03-01",
		"PAY by 2023-03-16 (行政处罚法 67) ended 2023-03-03",
		"CONCLUDE by 2023-03-24 (令42号 78 (unconfirmed)) ended 2023-03-06",
		"PAY by 2023-03-16 (行政处罚法 67) ended 2023-03-07",
		"CONCLUDE by 2023-03-28 (令42号 78 (unconfirmed)) ended 2023-03-08", // 8, 9, 10, and three weeks less three days
	})
}

// TestLatePayer takes a fine through late payment, a failed appeal, a deferral, late payment again and the write-off of a part of its
// surcharge.
func TestLatePayer(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-02-01", "ORDINARY", "COMPANY")
	d.takeStep("recordInvestigation", "2023-02-10", "")
	d.proposeAndNotify("2023-02-20", fineOf("10000"), "")
	d.takeStep("waiveStatement", "2023-02-21", "")
	decided := d.decide("2023-03-01", fineOf("10000"))
	penalty, decision := decided.at("decidePenalty", "decision", "penalties", "nodes", 0, "id"), decided.at("decidePenalty", "decision", "id")
	write := func(on, verb, fields, answer string) reply {
		t.Helper()
		d.setDay(on)
		return d.ask(t, fmt.Sprintf("mutation { %s(input: {%s}) { %s } }", verb, fields, answer), nil)
	}
	owed := func(want map[string]string) {
		t.Helper()
		for on, amount := range want {
			r := d.mustAsk(t, `query($case: ID!, $on: Date!) { case(id: $case) { balance(asOn: $on) penalties { nodes { balance(asOn: $on) } } party { balance(asOn: $on) } } }`, map[string]any{"case": d.id, "on": on})
			for _, got := range []any{r.at("case", "balance"), r.at("case", "penalties", "nodes", 0, "balance"), r.at("case", "party", "balance")} {
				if got != amount {
					t.Errorf("on %s %v is owed, want %s", on, got, amount)
				}
			}
		}
	}
	appeal := fmt.Sprintf(`decision: %q, kind: REVIEW, authority: "某市人民政府", filedOn: `, decision)
	d.checkViolation(write("2023-03-01", "fileAppeal", appeal+`"2023-03-01"`, "appeal { id }"), "case.order", "行政复议法 20; 行政诉讼法 46")
	d.takeStep("serveDocument", "2023-03-02", "")
	// Due by the 17th of March. Then 300 yuan a day.
	d.setDay("2023-03-27")
	owed(map[string]string{"2023-03-17": "10000.00", "2023-03-18": "10300.00", "2023-03-27": "13000.00"})
	heard := write("2023-03-28", "fileAppeal", appeal+`"2023-03-28"`, "appeal { id }").at("fileAppeal", "appeal", "id")
	if r := write("2023-03-28", "fileAppeal", appeal+`"2023-03-28"`, "appeal { id }"); r.code() != "CONFLICT" {
		t.Errorf("heard twice: %s", r.body)
	}
	d.setDay("2023-04-20")
	owed(map[string]string{"2023-04-19": "13000.00"})
	write("2023-04-20", "endAppeal", fmt.Sprintf(`appeal: %q, endedOn: "2023-04-20", outcome: UPHELD`, heard), "appeal { outcome }")
	d.setDay("2023-04-25")
	owed(map[string]string{"2023-04-20": "13000.00", "2023-04-21": "13300.00"})
	// Ten days before the appeal, four after it; from the day of the deferral on, none.
	plan := fmt.Sprintf(`penalty: %q, appliedOn: "2023-04-24", grantedOn: "2023-04-25", approvedBy: "局长", reason: "经营困难", instalments: [
		{dueOn: "2023-05-31", amount: "4000"}, {dueOn: "2023-06-30", amount: `, penalty)
	if r := write("2023-04-25", "grantDeferral", plan+`"5999.99"}]`, "deferral { id }"); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["unpaid"] != "10000.00" {
		t.Errorf("not the sum: %s", r.body)
	}
	if r := write("2023-04-25", "grantDeferral", plan+`"6000"}]`, "penalty { balance }"); r.at("grantDeferral", "penalty", "balance") != "14200.00" {
		t.Errorf("%s", r.body)
	}
	pay := func(on, amount, surcharge string) reply {
		t.Helper()
		return write(on, "recordPayment", fmt.Sprintf(`penalty: %q, amount: %q, surcharge: %q, paidOn: %q, method: BANK`, penalty, amount, surcharge, on), "penalty { balance case { status } }")
	}
	pay("2023-05-30", "4000", "0") // in time
	pay("2023-07-05", "6000", "0") // five days late, at 180 yuan
	owed(map[string]string{"2023-05-29": "14200.00", "2023-05-30": "10200.00", "2023-06-30": "10200.00", "2023-07-01": "10380.00", "2023-07-05": "5100.00"})
	if r := pay("2023-07-06", "0", "5100.01"); r.code() != "CONFLICT" || r.Errors[0].Extensions["due"] != "5100.00" || r.Errors[0].Extensions["field"] != "input.surcharge" {
		t.Errorf("too much: %s", r.body)
	}
	d.checkViolation(d.tryStep("concludeCase", "2023-07-06", ""), "case.executed", "令42号 78 (unconfirmed)")
	if r := write("2023-07-06", "writeOff", fmt.Sprintf(`penalty: %q, surcharge: "1100", on: "2023-07-06", approvedBy: "局长", reason: "执行协议，已采取补救措施"`, penalty),
		"payment { kind method note } penalty { balance surchargeAmount }"); r.at("writeOff", "penalty", "balance") != "4000.00" || r.at("writeOff", "penalty", "surchargeAmount") != "5100.00" {
		t.Errorf("%s", r.body)
	}
	if r := pay("2023-07-07", "0", "4000"); r.at("recordPayment", "penalty", "balance") != "0.00" || r.at("recordPayment", "penalty", "case", "status") != "EXECUTED" {
		t.Errorf("%s", r.body)
	}
	d.takeStep("concludeCase", "2023-07-10", "")
	d.checkCase("2023-07-10", "CONCLUDED", []string{
		"2023-02-01 FILED", "2023-02-10 INVESTIGATED", "2023-02-20 PROPOSED", "2023-02-20 NOTIFIED", "2023-02-21 WAIVED", "2023-03-01 DECIDED", "2023-03-02 SERVED",
		"2023-03-28 APPEALED", "2023-04-20 APPEAL_ENDED", "2023-04-25 DEFERRED", "2023-05-30 PAYMENT_RECORDED", "2023-07-05 PAYMENT_RECORDED",
		"2023-07-06 WRITTEN_OFF", "2023-07-07 PAYMENT_RECORDED", "2023-07-07 EXECUTED", "2023-07-10 CONCLUDED",
	}, []string{
		"DECIDE by 2023-05-04 (行政处罚法 60) ended 2023-03-01", // the 90th day is the 2nd of May
		"SERVE by 2023-03-10 (行政处罚法 61) ended 2023-03-02",
		"PUBLISH by 2023-03-29 (信息公示规定 9) overdue", // twenty working days: four weeks
		"PAY by 2023-03-17 (行政处罚法 67) ended 2023-04-25",
		"PAY by 2023-05-31 (行政处罚法 66) ended 2023-05-30",
		"PAY by 2023-06-30 (行政处罚法 66) ended 2023-07-07",
		"CONCLUDE by 2023-07-28 (令42号 78 (unconfirmed)) ended 2023-07-10",
	})
	// The accruals list the days of all surcharge.
	r := d.mustAsk(t, `query($case: ID!) { case(id: $case) { accruals(orderBy: {startsOn: ASC}) { nodes { startsOn endsOn days base amount } } } }`, map[string]any{"case": d.id})
	var lines []string
	for _, n := range r.at("case", "accruals", "nodes").([]any) {
		n := n.(map[string]any)
		lines = append(lines, fmt.Sprintf("%s to %s, %v × 3%% × %s = %s", n["startsOn"], n["endsOn"], n["days"], n["base"], n["amount"]))
	}
	want := []string{
		"2023-03-18 to 2023-03-27, 10 × 3% × 10000.00 = 3000.00", "2023-04-21 to 2023-04-24, 4 × 3% × 10000.00 = 1200.00", "2023-06-01 to 2023-05-31, 0 × 3% × 4000.00 = 0.00", "2023-07-01 to 2023-07-05, 5 × 3% × 6000.00 = 900.00",
	}
	if !reflect.DeepEqual(lines, want) {
		t.Errorf("%s\nwant %s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
}

// TestSurchargeAndDeferrals checks that a penalty is not executed while surcharge is owed, that a second deferral keeps the instalments paid
// in time, and that an overpayment is refused.
func TestSurchargeAndDeferrals(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	two := fineOf("1000") + `, {kind: CONFISCATION_OF_GAINS, provision: "Provision:900", amount: "500"}`
	d.prepareDecision(two)
	penalties := d.requireDone(d.decide("2023-05-09", two)).at("decidePenalty", "decision", "penalties", "nodes")
	d.takeStep("serveDocument", "2023-05-10", "")
	id := func(i int) any { return penalties.([]any)[i].(map[string]any)["id"] }
	// Due by the 25th; four days late on the 29th.
	d.requireDone(d.pay(id(0), "1000", "0", "2023-05-29"))
	if r := d.requireDone(d.pay(id(1), "500", "0", "2023-05-20")); r.at("recordPayment", "penalty", "case", "status") != "SERVED" || r.at("recordPayment", "penalty", "case", "balance") != "120.00" {
		t.Errorf("executed with surcharge owed: %s", r.body)
	}
	if r := d.requireDone(d.pay(id(0), "0", "120", "2023-06-01")); r.at("recordPayment", "penalty", "case", "status") != "EXECUTED" {
		t.Errorf("%s", r.body)
	}

	// Surcharge was paid for days that a payment entered later makes not late.
	_, penalty := d.serveDecision(fineOf("1000"))
	d.requireDone(d.pay(penalty, "0", "300", "2023-06-10"))
	if r := d.pay(penalty, "1000", "0", "2023-05-26"); r.code() != "CONFLICT" || r.Errors[0].Extensions["overpaid"] != "270.00" {
		t.Errorf("overpaid: %s", r.body)
	}

	// A second deferral leaves the instalment that was paid in time as it was.
	_, penalty = d.serveDecision(fineOf("1000"))
	grant := func(on, instalments string) reply {
		t.Helper()
		return d.mutate("2024-03-01", "grantDeferral", fmt.Sprintf(`penalty: %q, appliedOn: %q, grantedOn: %q, approvedBy: "局长", reason: "困难", instalments: [%s]`, penalty, on, on, instalments), "penalty { surchargeAmount balance }")
	}
	d.requireDone(grant("2023-05-20", `{dueOn: "2023-07-03", amount: "500"}, {dueOn: "2023-09-01", amount: "500"}`))
	d.requireDone(d.pay(penalty, "500", "0", "2023-06-20"))
	d.requireDone(d.pay(penalty, "200", "0", "2023-07-20"))
	if r := d.requireDone(grant("2023-08-02", `{dueOn: "2024-12-02", amount: "300"}`)); r.at("grantDeferral", "penalty", "surchargeAmount") != "0.00" || r.at("grantDeferral", "penalty", "balance") != "300.00" {
		t.Errorf("%s", r.body)
	}
	// A bank slip from before a deferral was granted is entered all the same.
	_, penalty = d.serveDecision(fineOf("1000"))
	d.requireDone(grant("2023-05-22", `{dueOn: "2023-07-03", amount: "500"}, {dueOn: "2023-09-01", amount: "500"}`))
	d.requireDone(d.pay(penalty, "500", "0", "2023-05-19"))

	// A payment before a deferral is reversed: its amount is due again from its first due day, and the deferral continues.
	_, penalty = d.serveDecision(fineOf("1000"))
	bounced := d.requireDone(d.pay(penalty, "400", "0", "2023-05-15")).at("recordPayment", "payment", "id")
	d.requireDone(grant("2023-05-20", `{dueOn: "2023-07-03", amount: "600"}`))
	d.requireDone(d.mutate("2024-03-01", "reversePayment", fmt.Sprintf(`payment: %q, on: "2023-05-24", note: "退票"`, bounced), "penalty { balance }"))
	d.requireDone(d.pay(penalty, "400", "0", "2023-05-27")) // two days late, at 12 yuan
	if r := d.requireDone(d.pay(penalty, "600", "0", "2023-06-30")); r.at("recordPayment", "penalty", "surchargeAmount") != "24.00" || r.at("recordPayment", "penalty", "balance") != "24.00" {
		t.Errorf("%s", r.body)
	}
}

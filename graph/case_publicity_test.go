package graph_test

import (
	"fmt"
	"reflect"
	"testing"
)

// TestAnnulledDecision takes a decision through publication, annulment on review and withdrawal; the payment is refunded and the case
// dismissed.
func TestAnnulledDecision(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-02-01", "ORDINARY", "NATURAL_PERSON")
	d.exec(t, "UPDATE parties SET name = '张小三' WHERE agency_id = 900; UPDATE cases SET cause = '涉嫌张小三无照经营' WHERE agency_id = 900")
	d.takeStep("recordInvestigation", "2023-02-10", "")
	d.proposeAndNotify("2023-02-13", fineOf("4000"), "")
	d.takeStep("waiveStatement", "2023-02-13", "")
	decided := d.decide("2023-02-20", fineOf("4000"))
	decision, penalty := decided.at("decidePenalty", "decision", "id"), decided.at("decidePenalty", "decision", "penalties", "nodes", 0, "id")
	d.takeStep("serveDocument", "2023-02-21", "")
	d.takeStep("publishDecision", "2023-02-22", "")
	shown := func(on string) any {
		t.Helper()
		d.setDay(on)
		return d.mustAsk(t, `{ publicRecords(where: {agency: {id: {eq: "Agency:900"}}}) { nodes { decisionNo partyName violation content shownUntil takenDownOn reason } } }`, nil).at("publicRecords", "nodes")
	}
	number := d.mustAsk(t, `query($id: ID!) { node(id: $id) { ... on Decision { decisionNo } } }`, map[string]any{"id": decision}).at("node", "decisionNo")
	want := map[string]any{
		"decisionNo": number, "partyName": "张某", "violation": "张某无照经营", "content": "罚款4000.00元（《某法》第一条）", "shownUntil": "2023-05-22", "takenDownOn": nil, "reason": nil,
	}
	if got := shown("2023-02-22"); !reflect.DeepEqual(got, []any{want}) {
		t.Errorf("shown: %v", got)
	}
	early := func(on string) reply {
		t.Helper()
		return d.mutate(on, "endPublicity", fmt.Sprintf(`decision: %q, endsOn: %q, reason: "已履行"`, decision, on), "case { status }")
	}
	d.checkViolation(early("2023-02-23"), "publicity.early", "信息公示规定 14")
	paid := d.mutate("2023-03-01", "recordPayment", fmt.Sprintf(`penalty: %q, amount: "4000", paidOn: "2023-03-01", method: BANK`, penalty), "payment { id } penalty { case { status } }")
	if paid.at("recordPayment", "penalty", "case", "status") != "EXECUTED" {
		t.Errorf("%s", paid.body)
	}
	heard := d.mutate("2023-03-02", "fileAppeal", fmt.Sprintf(`decision: %q, kind: REVIEW, authority: "某市人民政府", filedOn: "2023-03-02"`, decision), "appeal { id }").at("fileAppeal", "appeal", "id")
	d.mutate("2023-04-03", "endAppeal", fmt.Sprintf(`appeal: %q, endedOn: "2023-04-03", outcome: ANNULLED, note: "事实不清"`, heard), "appeal { outcome }")
	r := d.mutate("2023-04-06", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-04-06", withdrawal: ANNULLED, reason: "复议撤销：事实不清"`, decision),
		"decision { withdrawnOn withdrawal } case { status decidedOn penaltyAmount unpaidAmount balance }")
	if want := map[string]any{"status": "INVESTIGATED", "decidedOn": nil, "penaltyAmount": "0.00", "unpaidAmount": "0.00", "balance": "-4000.00"}; !reflect.DeepEqual(r.at("withdrawDecision", "case"), want) {
		t.Errorf("%s", r.body)
	}
	if r := d.mutate("2023-04-06", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-04-06", withdrawal: VOID, reason: "再撤"`, decision), "case { id }"); r.code() != "CONFLICT" {
		t.Errorf("withdrawn twice: %s", r.body)
	}
	for name, value := range map[string]any{"partyName": "已撤回", "violation": "已撤回", "content": "已撤回", "takenDownOn": "2023-04-06", "reason": "复议撤销：事实不清"} {
		want[name] = value
	}
	if got := shown("2023-04-06"); !reflect.DeepEqual(got, []any{want}) {
		t.Errorf("shown after the withdrawal: %v", got)
	}
	if got := shown("2023-05-23"); !reflect.DeepEqual(got, []any{}) {
		t.Errorf("shown too long: %v", got)
	}
	// The party must be notified again before another decision.
	d.checkViolation(d.decide("2023-04-07", fineOf("100")), "case.order", "行政处罚法 44, 62")
	back := d.mutate("2023-04-07", "reversePayment", fmt.Sprintf(`payment: %q, on: "2023-04-07", note: "决定撤销，退还"`, paid.at("recordPayment", "payment", "id")), "penalty { balance case { balance } }")
	if back.at("reversePayment", "penalty", "case", "balance") != "0.00" {
		t.Errorf("%s", back.body)
	}
	d.takeStep("dismissCase", "2023-04-10", `, note: "违法事实不能成立"`)
	d.takeStep("serveDocument", "2023-04-11", "")
	d.takeStep("concludeCase", "2023-04-12", "")
	d.checkCase("2023-04-12", "CONCLUDED", []string{
		"2023-02-01 FILED", "2023-02-10 INVESTIGATED", "2023-02-13 PROPOSED", "2023-02-13 NOTIFIED", "2023-02-13 WAIVED", "2023-02-20 DECIDED", "2023-02-21 SERVED", "2023-02-22 PUBLISHED",
		"2023-03-01 PAYMENT_RECORDED", "2023-03-01 EXECUTED", "2023-03-02 APPEALED", "2023-04-03 APPEAL_ENDED", "2023-04-06 WITHDRAWN", "2023-04-07 PAYMENT_REFUNDED",
		"2023-04-10 NOT_PENALISED", "2023-04-11 SERVED", "2023-04-12 CONCLUDED",
	}, []string{
		"DECIDE by 2023-05-04 (行政处罚法 60) ended 2023-02-20",
		"SERVE by 2023-03-01 (行政处罚法 61) ended 2023-02-21", // 21 to 24, 27, 28, 1
		"PUBLISH by 2023-03-20 (信息公示规定 9) ended 2023-02-22",
		"PAY by 2023-03-08 (行政处罚法 67) ended 2023-03-01",
		"CONCLUDE by 2023-03-22 (令42号 78 (unconfirmed)) ended 2023-04-06",
		"TAKE_DOWN by 2023-04-07 (信息公示规定 11) ended 2023-04-06", // 4, 6, 7; the 5th was Qingming
		"DECIDE by 2023-07-05 (行政处罚法 60) ended 2023-04-10",
		"SERVE by 2023-04-19 (行政处罚法 61) ended 2023-04-11",
		"CONCLUDE by 2023-05-04 (令42号 78 (unconfirmed)) ended 2023-04-12", // 12 to 14, 17 to 21, the worked Sunday 23, 24 to 28, 4
	})
}

// TestPushDecision checks that only a decision against a party of another province is sent to the bureau there.
func TestPushDecision(t *testing.T) {
	t.Parallel()
	for division, pushed := range map[string]bool{"310100": true, "320100": false} {
		d := newCaseworker(t)
		d.file("2023-05-08", "ORDINARY", "COMPANY")
		d.exec(t, "UPDATE parties SET division = '"+division+"' WHERE agency_id = 900")
		d.takeStep("recordInvestigation", "2023-05-09", "")
		d.proposeAndNotify("2023-05-09", fineOf("5000"), "")
		d.takeStep("waiveStatement", "2023-05-09", "")
		d.decide("2023-05-10", fineOf("5000"))
		if !pushed {
			if r := d.tryStep("pushDecision", "2023-05-11", ""); r.code() != "CONFLICT" {
				t.Errorf("%s", r.body)
			}
			continue
		}
		if _, deadlines, _ := d.timeline("2023-05-11"); deadlines[3] != "PUSH by 2023-05-24 (信息公示规定 10)" { // ten working days: two weeks
			t.Errorf("%s", deadlines)
		}
		d.takeStep("pushDecision", "2023-05-24", "")
		if r := d.tryStep("pushDecision", "2023-05-25", ""); r.code() != "CONFLICT" {
			t.Errorf("pushed twice: %s", r.body)
		}
	}
}

// TestSecondDecision checks that a new decision after a withdrawal does not count the payments of the old one, and that serving it does not
// serve the withdrawn one.
func TestSecondDecision(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	old, penalty := d.serveDecision(fineOf("1000"))
	paid := d.requireDone(d.pay(penalty, "1000", "0", "2023-05-20")).at("recordPayment", "payment", "id")
	d.requireDone(d.mutate("2023-06-01", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-06-01", withdrawal: CHANGED, reason: "变更"`, old), "case { id }"))
	again := func(on string) any {
		t.Helper()
		d.proposeAndNotify(on, fineOf("800"), "")
		d.takeStep("waiveStatement", on, "")
		return d.requireDone(d.decide(on, fineOf("800"))).at("decidePenalty", "decision", "id")
	}
	second := again("2023-06-02")
	d.requireDone(d.mutate("2023-06-05", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-06-05", withdrawal: VOID, reason: "程序"`, second), "case { id }"))
	third := again("2023-06-06")
	d.takeStep("serveDocument", "2023-06-07", "")
	r := d.mustAsk(t, `query($case: ID!, $second: ID!) { case(id: $case) { unpaidAmount } decision(id: $second) { servedOn } }`, map[string]any{"case": d.id, "second": second})
	if r.at("case", "unpaidAmount") != "800.00" || r.at("decision", "servedOn") != nil {
		t.Errorf("%s", r.body)
	}
	newPenalty := d.mustAsk(t, `query($id: ID!) { decision(id: $id) { penalties { nodes { id } } } }`, map[string]any{"id": third}).at("decision", "penalties", "nodes", 0, "id")
	d.requireDone(d.pay(newPenalty, "800", "0", "2023-06-08"))
	// The old payment is refunded; no new debt arises.
	r = d.requireDone(d.mutate("2024-03-01", "reversePayment", fmt.Sprintf(`payment: %q, on: "2023-06-09", note: "退还"`, paid), "penalty { balance case { status balance } }"))
	if got := fmt.Sprint(r.at("reversePayment", "penalty")); got != "map[balance:0.00 case:map[balance:0.00 status:EXECUTED]]" {
		t.Errorf("%s", got)
	}
	// Before it was decided, nothing was owed.
	if got := d.mustAsk(t, `query($case: ID!) { case(id: $case) { party { balance(asOn: "2023-05-08") } } }`, map[string]any{"case": d.id}).at("case", "party", "balance"); got != "0.00" {
		t.Errorf("owed before the decision: %v", got)
	}
}

// TestPublicRecordsAreAnonymous checks that public records hide names and numbers of natural persons in every text.
func TestPublicRecordsAreAnonymous(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-05-04", "ORDINARY", "NATURAL_PERSON")
	d.exec(t, "UPDATE parties SET name = '欧阳娜娜' WHERE agency_id = 900; UPDATE cases SET cause = '涉嫌欧阳娜娜（身份证11010519491231002X）无照经营' WHERE agency_id = 900")
	d.takeStep("recordInvestigation", "2023-05-05", "")
	d.proposeAndNotify("2023-05-08", fineOf("1000"), "")
	d.takeStep("waiveStatement", "2023-05-08", "")
	decision := d.requireDone(d.decide("2023-05-09", fineOf("1000"))).at("decidePenalty", "decision", "id")
	d.takeStep("publishDecision", "2023-05-12", "") // entered before its service was
	d.takeStep("serveDocument", "2023-05-10", "")
	record := func() string {
		t.Helper()
		return fmt.Sprint(d.mustAsk(t, `{ publicRecords(where: {agency: {id: {eq: "Agency:900"}}}) { nodes { partyName violation reason } } }`, nil).at("publicRecords", "nodes"))
	}
	if got := record(); got != "[map[partyName:欧阳某 reason:<nil> violation:欧阳某（身份证****************2X）无照经营]]" {
		t.Errorf("%s", got)
	}
	d.requireDone(d.mutate("2023-06-01", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-06-01", withdrawal: ANNULLED, reason: "欧阳娜娜（13812345678）提起复议"`, decision), "case { id }"))
	if got := record(); got != "[map[partyName:已撤回 reason:欧阳某（*********78）提起复议 violation:已撤回]]" {
		t.Errorf("%s", got)
	}
	if r := d.mutate("2023-06-02", "endPublicity", fmt.Sprintf(`decision: %q, endsOn: "2023-06-01", reason: "已履行"`, decision), "case { id }"); r.code() != "CONFLICT" {
		t.Errorf("publicity of a withdrawn decision was ended early: %s", r.body)
	}
}

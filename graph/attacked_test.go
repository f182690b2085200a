package graph_test

import (
	"fmt"
	"reflect"
	"testing"
)

// What a former legal officer found when trying to get around the law, or to lose money and goods: each way is closed.

// ready takes a case to where the party was told of penalties and has given up its statement.
func (d *desk) ready(penalties string) {
	d.t.Helper()
	d.file("2023-05-04", "ORDINARY", "COMPANY")
	d.take("recordInvestigation", "2023-05-05", "")
	d.tell("2023-05-08", penalties, "")
	d.take("waiveStatement", "2023-05-08", "")
}

// served takes a case to where its decision is served; the decision and its first penalty.
func (d *desk) toService(penalties string) (decision, penalty any) {
	d.t.Helper()
	d.ready(penalties)
	r := d.decide("2023-05-09", penalties)
	if len(r.Errors) > 0 {
		d.t.Fatal(r.body)
	}
	d.take("serveDocument", "2023-05-10", "")
	return r.at("decidePenalty", "decision", "id"), r.at("decidePenalty", "decision", "penalties", "nodes", 0, "id")
}

func (d *desk) must(r reply) reply {
	d.t.Helper()
	if len(r.Errors) > 0 {
		d.t.Fatal(r.body)
	}
	return r
}

func (d *desk) lastEvent(kind string) any {
	d.t.Helper()
	return d.answer(d.t, `query($case: ID!, $kind: CaseEventKind!) { case(id: $case) { events(where: {kind: {eq: $kind}}, orderBy: {id: DESC}) { nodes { id } } } }`,
		map[string]any{"case": d.id, "kind": kind}).at("case", "events", "nodes", 0, "id")
}

func (d *desk) pay(penalty any, amount, surcharge, on string) reply {
	d.t.Helper()
	return d.write("2024-03-01", "recordPayment", fmt.Sprintf(`penalty: %q, amount: %q, surcharge: %q, paidOn: %q, method: BANK`, penalty, amount, surcharge, on),
		"payment { id } penalty { balance surchargeAmount case { status balance unpaidAmount } }")
}

// A proposal that was never made, or one made up of parts, does not make a decision heavier than the party was told.
func TestNothingHeavierByADetour(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.ready(fineOf("1000"))
	d.propose("2023-05-09", fineOf("90000"))
	d.must(d.write("2023-05-09", "correctStep", fmt.Sprintf(`case: %q, event: %q, on: "2023-05-09", note: "从未作出"`, d.id, d.lastEvent("PROPOSED")), "case { status }"))
	d.refused(d.decide("2023-05-09", fineOf("90000")), "notice.heavier", "行政处罚法 45")
	d.must(d.decide("2023-05-09", fineOf("1000")))

	gains := `{kind: CONFISCATION_OF_GAINS, provision: "Provision:900", amount: "100"}`
	d.exec(t, `INSERT INTO provisions (id, law, article, text, field, effective_from) VALUES (903, '另法', '第一条', '……', 'FOOD', '2000-01-01')`)
	d.ready(gains)
	if r := d.decide("2023-05-09", gains+", "+gains); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.penalties[1]" {
		t.Errorf("twice: %s", r.body)
	}
	d.refused(d.decide("2023-05-09", `{kind: CONFISCATION_OF_GAINS, provision: "Provision:903", amount: "100"}`), "notice.content", "行政处罚法 44")
}

// Near a year of which nobody knows the holidays, a wait is not taken to have ended.
func TestWaitsInAnUnknownYear(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.file("2026-12-01", "ORDINARY", "COMPANY")
	d.take("recordInvestigation", "2026-12-28", "")
	d.tell("2026-12-29", fineOf("150000"), ", hearingOffered: true")
	d.take("discussCase", "2026-12-29", "")
	d.refused(d.decide("2026-12-29", fineOf("150000")), "hearing.request", "行政处罚法 64")
	d.take("requestHearing", "2026-12-30", "")
	d.exec(t, `INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (900, 3, 1, '丙', 'C', '2010-01-01')`)
	d.refused(d.write("2026-12-30", "scheduleHearing", fmt.Sprintf(`case: %q, on: "2026-12-30", heldOn: "2026-12-30", place: "某处", chair: "Officer:900:3"`, d.id), "case { id }"), "hearing.told", "行政处罚法 64")
}

// Once the holidays are entered, money that was served before is due, and its surcharge runs; seizures and clues have their days.
func TestAllIsKnownOnceTheYearIs(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.file("2026-12-01", "ORDINARY", "COMPANY")
	seized := d.must(d.write("2026-12-02", "seizeGoods", fmt.Sprintf(`case: %q, kind: SEIZE, ground: "涉嫌", approvedBy: "局长", place: "某店", officers: ["Officer:900:1", "Officer:900:2"], seizedOn: "2026-12-02",
		lots: [{name: "糖果", quantity: "10", unit: "盒", storedAt: "某店"}]`, d.id), "seizure { id dueOn }"))
	if seized.at("seizeGoods", "seizure", "dueOn") != nil {
		t.Fatalf("%s", seized.body)
	}
	d.must(d.write("2026-12-03", "extendSeizure", fmt.Sprintf(`seizure: %q, extendedOn: "2026-12-03", reason: "复杂"`, seized.at("seizeGoods", "seizure", "id")), "seizure { dueOn }"))
	clue := d.must(d.write("2026-12-20", "recordClue", `unit: "Unit:900:1", source: MEDIA, field: FOOD, text: "某事", receivedOn: "2026-12-20"`, "clue { id checkBy }")).at("recordClue", "clue", "id")
	complaint := d.must(d.write("2026-12-30", "fileComplaint", `unit: "Unit:900:1", channel: LETTER, kind: COMPLAINT, object: FOOD, issue: SAFETY, text: "某事", receivedAt: "2026-12-30T08:00:00+08:00"`,
		"complaint { id closeBy }")).at("fileComplaint", "complaint", "id")
	spot := d.must(d.write("2026-12-22", "decideOnTheSpot", `unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: FOOD, source: INSPECTION, cause: "某案", on: "2026-12-22",
		newParty: {kind: COMPANY, name: "某某"}, penalties: [`+fineOf("1000")+`]`, "case { id } decision { penalties { nodes { id } } }"))
	d.must(d.write("2027-02-01", "setCalendar", `agency: "Agency:900", year: 2027, off: ["2027-01-01", "2027-02-01"], worked: [], source: "国办发明电〔2026〕9号"`, "agency { name }"))
	r := d.answer(t, `query($spot: ID!, $seizure: ID!, $clue: ID!, $complaint: ID!) { complaint(id: $complaint) { acknowledgeBy acceptBy closeBy } case(id: $spot) { balance(asOn: "2027-01-10") instalments { nodes { dueOn } } nextSteps { nodes { action dueOn } } }
		seizure(id: $seizure) { dueOn deadlines(where: {endedOn: {isNull: true}}) { nodes { dueOn spans(orderBy: {startsOn: ASC}) { nodes { kind days } } } } } clue(id: $clue) { checkBy } }`,
		map[string]any{"spot": spot.at("decideOnTheSpot", "case", "id"), "seizure": seized.at("seizeGoods", "seizure", "id"), "clue": clue, "complaint": complaint})
	// One working day from the 30th is the 31st; seven are the 31st, 4 to 8, and the 11th.
	if got, want := r.at("complaint"), any(map[string]any{"acknowledgeBy": "2026-12-31", "acceptBy": "2027-01-11", "closeBy": "2027-01-11"}); !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
	// Fifteen days from the 22nd are the 6th of January; four days late by the 10th, at 30 yuan. Sixty days from the 2nd of December
	// are the 31st of January, a Sunday, and the 1st of February is off here. Fifteen working days from the 20th: 21 to 25, 28 to 31,
	// 4 to 8, 11.
	got := []any{r.at("case", "balance"), r.at("case", "instalments", "nodes", 0, "dueOn"), r.at("seizure", "dueOn"), r.at("seizure", "deadlines", "nodes", 0, "dueOn"), r.at("clue", "checkBy")}
	if want := []any{"1120.00", "2027-01-06", "2027-02-02", "2027-02-02", "2027-01-11"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%s", r.body)
	}
}

// Nothing is confiscated, destroyed or kept by a decision that does not stand, and nothing seized is forgotten.
func TestGoodsOfADecisionThatDoesNotStand(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	const goods = `{kind: CONFISCATION_OF_GOODS, provision: "Provision:900"}`
	decision, _ := d.toService(goods)
	confiscate := func(on string) reply {
		t.Helper()
		return d.write(on, "confiscateGoods", fmt.Sprintf(`decision: %q, confiscatedOn: %q, lots: [{name: "牛奶", quantity: "10", unit: "件", storedAt: "库"}]`, decision, on), "goodsLots { id }")
	}
	lot := d.must(confiscate("2023-05-10")).at("confiscateGoods", "goodsLots", 0, "id")
	d.must(d.write("2023-06-01", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-06-01", withdrawal: ANNULLED, reason: "撤销"`, decision), "case { id }"))
	if r := confiscate("2023-06-02"); r.code() != "CONFLICT" || r.Errors[0].Extensions["field"] != "input.decision" {
		t.Errorf("confiscated: %s", r.body)
	}
	d.refused(d.write("2023-06-02", "destroyGoods", fmt.Sprintf(`destroyedOn: "2023-06-02", place: "某处", method: BURIAL, approvedBy: "局长", supervisors: ["Officer:900:1", "Officer:900:2"], lots: [{lot: %q}]`, lot), "destruction { id }"), "goods.final", "行政处罚法 61, 74")
	d.take("dismissCase", "2023-06-05", "")
	d.take("serveDocument", "2023-06-06", "")
	d.refused(d.step("concludeCase", "2023-06-07", ""), "goods.returned", "行政处罚法 48")
	r := d.must(d.write("2023-06-07", "releaseGoods", fmt.Sprintf(`case: %q, releasedOn: "2023-06-07", reason: "决定撤销", lots: [{lot: %q}]`, d.id, lot), "goodsLots { quantityHeld movements(orderBy: {id: ASC}) { nodes { kind quantity } } }"))
	if got := fmt.Sprint(r.at("releaseGoods", "goodsLots", 0)); got != "map[movements:map[nodes:[map[kind:CONFISCATE quantity:10.000] map[kind:RETURN quantity:10.000]]] quantityHeld:0.000]" {
		t.Errorf("%s", got)
	}
	d.take("concludeCase", "2023-06-07", "")

	// Seized goods outlive neither a conclusion nor a transfer unseen; each order has its own term.
	d.file("2023-05-04", "ORDINARY", "COMPANY")
	seize := func(on string) (any, any) {
		t.Helper()
		r := d.must(d.write(on, "seizeGoods", fmt.Sprintf(`case: %q, kind: SEAL, ground: "涉嫌", approvedBy: "局长", place: "某店", officers: ["Officer:900:1", "Officer:900:2"], seizedOn: %q,
			lots: [{name: "糖果", quantity: "1", unit: "盒", storedAt: "某店"}]`, d.id, on), "seizure { id } goodsLots { id }"))
		return r.at("seizeGoods", "seizure", "id"), r.at("seizeGoods", "goodsLots", 0, "id")
	}
	first, _ := seize("2023-05-05")
	_, second := seize("2023-05-22")
	d.must(d.write("2023-05-30", "extendSeizure", fmt.Sprintf(`seizure: %q, extendedOn: "2023-05-30", reason: "复杂"`, first), "seizure { dueOn }"))
	d.take("transferCase", "2023-05-31", "")
	open := func() string {
		t.Helper()
		r := d.answer(t, `query($case: ID!) { case(id: $case) { nextSteps(orderBy: {dueOn: ASC}) { nodes { action dueOn } } } }`, map[string]any{"case": d.id})
		return fmt.Sprint(r.at("case", "nextSteps", "nodes"))
	}
	// Thirty days from the 22nd of May are the 21st of June; sixty from the 5th the 4th of July.
	if got := open(); got != "[map[action:RELEASE dueOn:2023-06-21] map[action:RELEASE dueOn:2023-07-04]]" {
		t.Errorf("%s", got)
	}
	d.refused(d.step("concludeCase", "2023-06-01", ""), "goods.seized", "行政强制法 27, 28")
	if r := d.write("2023-06-01", "releaseGoods", fmt.Sprintf(`case: %q, releasedOn: "2023-05-21", reason: "移送", lots: [{lot: %q}]`, d.id, second), "case { id }"); r.code() != "CONFLICT" || r.Errors[0].Extensions["field"] != "input.lots[0].lot" {
		t.Errorf("released before it was taken: %s", r.body)
	}
	d.must(d.write("2023-06-01", "releaseGoods", fmt.Sprintf(`case: %q, releasedOn: "2023-06-01", reason: "移送", lots: [{lot: %q}]`, d.id, second), "case { id }"))
	if got := open(); got != "[map[action:RELEASE dueOn:2023-07-04]]" {
		t.Errorf("%s", got)
	}
}

// The larger confiscation is heard, and a hearing that was asked for is held whatever was given up before.
func TestHearingsAreNotSkipped(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	const goods = `{kind: CONFISCATION_OF_GOODS, provision: "Provision:900"}`
	d.file("2023-05-04", "ORDINARY", "COMPANY")
	d.take("recordInvestigation", "2023-05-05", `, valueOfGoods: "900000"`)
	d.propose("2023-05-08", goods)
	d.refused(d.step("notifyParty", "2023-05-08", ""), "hearing.offered", "行政处罚法 63; 市场监管听证办法 5 (unconfirmed)")
	d.take("notifyParty", "2023-05-08", ", hearingOffered: true")
	d.take("waiveStatement", "2023-05-09", "")
	d.take("requestHearing", "2023-05-10", "")
	d.refused(d.decide("2023-05-11", goods), "hearing.held", "行政处罚法 64")
	d.exec(t, `INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (900, 3, 1, '丙', 'C', '2010-01-01')`)
	schedule := func(heldOn string) reply {
		t.Helper()
		return d.write("2023-05-11", "scheduleHearing", fmt.Sprintf(`case: %q, on: "2023-05-11", heldOn: %q, place: "某处", chair: "Officer:900:3"`, d.id, heldOn), "case { id }")
	}
	if r := schedule("9999-12-31"); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.heldOn" {
		t.Errorf("a hearing that stops the clock for ever: %s", r.body)
	}
	d.must(schedule("2023-05-22"))
	d.must(schedule("2023-06-20"))
	d.must(d.write("2023-05-12", "correctStep", fmt.Sprintf(`case: %q, event: %q, on: "2023-05-12", note: "未改期"`, d.id, d.lastEvent("HEARING_SCHEDULED")), "case { id }"))
	d.refused(d.write("2023-05-12", "assignOfficers", fmt.Sprintf(`case: %q, officers: ["Officer:900:3"], on: "2023-05-12"`, d.id), "case { id }"), "hearing.chair", "行政处罚法 64")
	d.take("recordHearing", "2023-05-22", "") // on the day that stands
}

// Money: nothing is executed while surcharge is owed, no plan is spoilt by another, nothing is overpaid in silence.
func TestMoneyByADetour(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	two := fineOf("1000") + `, {kind: CONFISCATION_OF_GAINS, provision: "Provision:900", amount: "500"}`
	d.ready(two)
	penalties := d.must(d.decide("2023-05-09", two)).at("decidePenalty", "decision", "penalties", "nodes")
	d.take("serveDocument", "2023-05-10", "")
	id := func(i int) any { return penalties.([]any)[i].(map[string]any)["id"] }
	// Due by the 25th; four days late on the 29th.
	d.must(d.pay(id(0), "1000", "0", "2023-05-29"))
	if r := d.must(d.pay(id(1), "500", "0", "2023-05-20")); r.at("recordPayment", "penalty", "case", "status") != "SERVED" || r.at("recordPayment", "penalty", "case", "balance") != "120.00" {
		t.Errorf("executed with surcharge owed: %s", r.body)
	}
	if r := d.must(d.pay(id(0), "0", "120", "2023-06-01")); r.at("recordPayment", "penalty", "case", "status") != "EXECUTED" {
		t.Errorf("%s", r.body)
	}

	// Surcharge paid for days that turn out not to have been late.
	_, penalty := d.toService(fineOf("1000"))
	d.must(d.pay(penalty, "0", "300", "2023-06-10"))
	if r := d.pay(penalty, "1000", "0", "2023-05-26"); r.code() != "CONFLICT" || r.Errors[0].Extensions["overpaid"] != "270.00" {
		t.Errorf("overpaid: %s", r.body)
	}

	// A second deferral leaves the instalment that was paid in time as it was.
	_, penalty = d.toService(fineOf("1000"))
	grant := func(on, instalments string) reply {
		t.Helper()
		return d.write("2024-03-01", "grantDeferral", fmt.Sprintf(`penalty: %q, appliedOn: %q, grantedOn: %q, approvedBy: "局长", reason: "困难", instalments: [%s]`, penalty, on, on, instalments), "penalty { surchargeAmount balance }")
	}
	d.must(grant("2023-05-20", `{dueOn: "2023-07-03", amount: "500"}, {dueOn: "2023-09-01", amount: "500"}`))
	d.must(d.pay(penalty, "500", "0", "2023-06-20"))
	d.must(d.pay(penalty, "200", "0", "2023-07-20"))
	if r := d.must(grant("2023-08-02", `{dueOn: "2024-12-02", amount: "300"}`)); r.at("grantDeferral", "penalty", "surchargeAmount") != "0.00" || r.at("grantDeferral", "penalty", "balance") != "300.00" {
		t.Errorf("%s", r.body)
	}
	// A bank slip from before a deferral was granted is entered all the same.
	_, penalty = d.toService(fineOf("1000"))
	d.must(grant("2023-05-22", `{dueOn: "2023-07-03", amount: "500"}, {dueOn: "2023-09-01", amount: "500"}`))
	d.must(d.pay(penalty, "500", "0", "2023-05-19"))

	// What a deferral took as paid bounces: it is due again since it was, and the plan goes on.
	_, penalty = d.toService(fineOf("1000"))
	bounced := d.must(d.pay(penalty, "400", "0", "2023-05-15")).at("recordPayment", "payment", "id")
	d.must(grant("2023-05-20", `{dueOn: "2023-07-03", amount: "600"}`))
	d.must(d.write("2024-03-01", "reversePayment", fmt.Sprintf(`payment: %q, on: "2023-05-24", note: "退票"`, bounced), "penalty { balance }"))
	d.must(d.pay(penalty, "400", "0", "2023-05-27")) // two days late, at 12 yuan
	if r := d.must(d.pay(penalty, "600", "0", "2023-06-30")); r.at("recordPayment", "penalty", "surchargeAmount") != "24.00" || r.at("recordPayment", "penalty", "balance") != "24.00" {
		t.Errorf("%s", r.body)
	}
}

// A decision is judged anew without the money of the old one, and what was never served is not served with the next.
func TestDecidedAnew(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	old, penalty := d.toService(fineOf("1000"))
	paid := d.must(d.pay(penalty, "1000", "0", "2023-05-20")).at("recordPayment", "payment", "id")
	d.must(d.write("2023-06-01", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-06-01", withdrawal: CHANGED, reason: "变更"`, old), "case { id }"))
	again := func(on string) any {
		t.Helper()
		d.tell(on, fineOf("800"), "")
		d.take("waiveStatement", on, "")
		return d.must(d.decide(on, fineOf("800"))).at("decidePenalty", "decision", "id")
	}
	second := again("2023-06-02")
	d.must(d.write("2023-06-05", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-06-05", withdrawal: VOID, reason: "程序"`, second), "case { id }"))
	third := again("2023-06-06")
	d.take("serveDocument", "2023-06-07", "")
	r := d.answer(t, `query($case: ID!, $second: ID!) { case(id: $case) { unpaidAmount } decision(id: $second) { servedOn } }`, map[string]any{"case": d.id, "second": second})
	if r.at("case", "unpaidAmount") != "800.00" || r.at("decision", "servedOn") != nil {
		t.Errorf("%s", r.body)
	}
	newPenalty := d.answer(t, `query($id: ID!) { decision(id: $id) { penalties { nodes { id } } } }`, map[string]any{"id": third}).at("decision", "penalties", "nodes", 0, "id")
	d.must(d.pay(newPenalty, "800", "0", "2023-06-08"))
	// The old money goes back; nothing is owed anew.
	r = d.must(d.write("2024-03-01", "reversePayment", fmt.Sprintf(`payment: %q, on: "2023-06-09", note: "退还"`, paid), "penalty { balance case { status balance } }"))
	if got := fmt.Sprint(r.at("reversePayment", "penalty")); got != "map[balance:0.00 case:map[balance:0.00 status:EXECUTED]]" {
		t.Errorf("%s", got)
	}
	// Before it was decided, nothing was owed.
	if got := d.answer(t, `query($case: ID!) { case(id: $case) { party { balance(asOn: "2023-05-08") } } }`, map[string]any{"case": d.id}).at("case", "party", "balance"); got != "0.00" {
		t.Errorf("owed before the decision: %v", got)
	}
}

// What is published tells no more of people than it may, whatever was written.
func TestNobodyIsPublished(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.file("2023-05-04", "ORDINARY", "NATURAL_PERSON")
	d.exec(t, "UPDATE parties SET name = '欧阳娜娜' WHERE agency_id = 900; UPDATE cases SET cause = '涉嫌欧阳娜娜（身份证11010519491231002X）无照经营' WHERE agency_id = 900")
	d.take("recordInvestigation", "2023-05-05", "")
	d.tell("2023-05-08", fineOf("1000"), "")
	d.take("waiveStatement", "2023-05-08", "")
	decision := d.must(d.decide("2023-05-09", fineOf("1000"))).at("decidePenalty", "decision", "id")
	d.take("publishDecision", "2023-05-12", "") // entered before its service was
	d.take("serveDocument", "2023-05-10", "")
	record := func() string {
		t.Helper()
		return fmt.Sprint(d.answer(t, `{ publicRecords { nodes { partyName violation reason } } }`, nil).at("publicRecords", "nodes"))
	}
	if got := record(); got != "[map[partyName:欧阳某 reason:<nil> violation:欧阳某（身份证****************2X）无照经营]]" {
		t.Errorf("%s", got)
	}
	d.must(d.write("2023-06-01", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-06-01", withdrawal: ANNULLED, reason: "欧阳娜娜（13812345678）提起复议"`, decision), "case { id }"))
	if got := record(); got != "[map[partyName:已撤回 reason:欧阳某（*********78）提起复议 violation:已撤回]]" {
		t.Errorf("%s", got)
	}
	if r := d.write("2023-06-02", "endPublicity", fmt.Sprintf(`decision: %q, endsOn: "2023-06-01", reason: "已履行"`, decision), "case { id }"); r.code() != "CONFLICT" {
		t.Errorf("the reason of a withdrawal is hidden: %s", r.body)
	}
}

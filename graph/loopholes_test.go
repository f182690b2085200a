package graph_test

import (
	"fmt"
	"reflect"
	"testing"
)

// prepareDecision files a case and takes its steps until it can be decided: the party is notified of the penalties and has waived its
// statement.
func (d *caseworker) prepareDecision(penalties string) {
	d.t.Helper()
	d.file("2023-05-04", "ORDINARY", "COMPANY")
	d.takeStep("recordInvestigation", "2023-05-05", "")
	d.proposeAndNotify("2023-05-08", penalties, "")
	d.takeStep("waiveStatement", "2023-05-08", "")
}

// serveDecision files, decides and serves a case, and returns the decision and its first penalty.
func (d *caseworker) serveDecision(penalties string) (decision, penalty any) {
	d.t.Helper()
	d.prepareDecision(penalties)
	r := d.decide("2023-05-09", penalties)
	if len(r.Errors) > 0 {
		d.t.Fatal(r.body)
	}
	d.takeStep("serveDocument", "2023-05-10", "")
	return r.at("decidePenalty", "decision", "id"), r.at("decidePenalty", "decision", "penalties", "nodes", 0, "id")
}

// requireDone fails the test if a reply has errors.
func (d *caseworker) requireDone(r reply) reply {
	d.t.Helper()
	if len(r.Errors) > 0 {
		d.t.Fatal(r.body)
	}
	return r
}

// lastEvent returns the id of the case's newest event of a kind.
func (d *caseworker) lastEvent(kind string) any {
	d.t.Helper()
	return d.mustAsk(d.t, `query($case: ID!, $kind: CaseEventKind!) { case(id: $case) { events(where: {kind: {eq: $kind}}, orderBy: {id: DESC}) { nodes { id } } } }`,
		map[string]any{"case": d.id, "kind": kind}).at("case", "events", "nodes", 0, "id")
}

// pay records a payment towards a penalty and its surcharge.
func (d *caseworker) pay(penalty any, amount, surcharge, on string) reply {
	d.t.Helper()
	return d.mutate("2024-03-01", "recordPayment", fmt.Sprintf(`penalty: %q, amount: %q, surcharge: %q, paidOn: %q, method: BANK`, penalty, amount, surcharge, on),
		"payment { id } penalty { balance surchargeAmount case { status balance unpaidAmount } }")
}

// TestNoHeavierPenaltyAfterCorrection checks that neither a corrected proposal nor a penalty split into parts allows a decision that is
// heavier than the party was notified of.
func TestNoHeavierPenaltyAfterCorrection(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.prepareDecision(fineOf("1000"))
	d.propose("2023-05-09", fineOf("90000"))
	d.requireDone(d.mutate("2023-05-09", "correctStep", fmt.Sprintf(`case: %q, event: %q, on: "2023-05-09", note: "从未作出"`, d.id, d.lastEvent("PROPOSED")), "case { status }"))
	d.checkViolation(d.decide("2023-05-09", fineOf("90000")), "notice.heavier", "行政处罚法 45")
	d.requireDone(d.decide("2023-05-09", fineOf("1000")))

	gains := `{kind: CONFISCATION_OF_GAINS, provision: "Provision:900", amount: "100"}`
	d.exec(t, `INSERT INTO provisions (id, law, article, text, field, effective_from) VALUES (903, '另法', '第一条', '……', 'FOOD', '2000-01-01')`)
	d.prepareDecision(gains)
	if r := d.decide("2023-05-09", gains+", "+gains); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.penalties[1]" {
		t.Errorf("twice: %s", r.body)
	}
	d.checkViolation(d.decide("2023-05-09", `{kind: CONFISCATION_OF_GAINS, provision: "Provision:903", amount: "100"}`), "notice.content", "行政处罚法 44")
}

// TestTermsIntoUnknownYear checks that a term that ends in a year with unknown holidays does not count as over.
func TestTermsIntoUnknownYear(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2026-12-01", "ORDINARY", "COMPANY")
	d.takeStep("recordInvestigation", "2026-12-28", "")
	d.proposeAndNotify("2026-12-29", fineOf("150000"), ", hearingOffered: true")
	d.takeStep("discussCase", "2026-12-29", "")
	d.checkViolation(d.decide("2026-12-29", fineOf("150000")), "hearing.request", "行政处罚法 64")
	d.takeStep("requestHearing", "2026-12-30", "")
	d.exec(t, `INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (900, 3, 1, '丙', 'C', '2010-01-01')`)
	d.checkViolation(d.mutate("2026-12-30", "scheduleHearing", fmt.Sprintf(`case: %q, on: "2026-12-30", heldOn: "2026-12-30", place: "某处", chair: "Officer:900:3"`, d.id), "case { id }"), "hearing.told", "行政处罚法 64")
}

// TestDeadlinesAfterCalendarIsSet checks that open deadlines are computed when the holidays of their year are entered: those of payments,
// seizures, clues and complaints.
func TestDeadlinesAfterCalendarIsSet(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2026-12-01", "ORDINARY", "COMPANY")
	seized := d.requireDone(d.mutate("2026-12-02", "seizeGoods", fmt.Sprintf(`case: %q, kind: SEIZE, ground: "涉嫌", approvedBy: "局长", place: "某店", officers: ["Officer:900:1", "Officer:900:2"], seizedOn: "2026-12-02",
		lots: [{name: "糖果", quantity: "10", unit: "盒", storedAt: "某店"}]`, d.id), "seizure { id dueOn }"))
	if seized.at("seizeGoods", "seizure", "dueOn") != nil {
		t.Fatalf("%s", seized.body)
	}
	d.requireDone(d.mutate("2026-12-03", "extendSeizure", fmt.Sprintf(`seizure: %q, extendedOn: "2026-12-03", reason: "复杂"`, seized.at("seizeGoods", "seizure", "id")), "seizure { dueOn }"))
	clue := d.requireDone(d.mutate("2026-12-20", "recordClue", `unit: "Unit:900:1", source: MEDIA, field: FOOD, text: "某事", receivedOn: "2026-12-20"`, "clue { id checkBy }")).at("recordClue", "clue", "id")
	complaint := d.requireDone(d.mutate("2026-12-30", "fileComplaint", `unit: "Unit:900:1", channel: LETTER, kind: COMPLAINT, object: FOOD, issue: SAFETY, text: "某事", receivedAt: "2026-12-30T08:00:00+08:00"`,
		"complaint { id closeBy }")).at("fileComplaint", "complaint", "id")
	spot := d.requireDone(d.mutate("2026-12-22", "decideOnTheSpot", `unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: FOOD, source: INSPECTION, cause: "某案", on: "2026-12-22",
		newParty: {kind: COMPANY, name: "某某"}, penalties: [`+fineOf("1000")+`]`, "case { id } decision { penalties { nodes { id } } }"))
	d.requireDone(d.mutate("2027-02-01", "setCalendar", `agency: "Agency:900", year: 2027, off: ["2027-01-01", "2027-02-01"], worked: [], source: "国办发明电〔2026〕9号"`, "agency { name }"))
	r := d.mustAsk(t, `query($spot: ID!, $seizure: ID!, $clue: ID!, $complaint: ID!) { complaint(id: $complaint) { acknowledgeBy acceptBy closeBy } case(id: $spot) { balance(asOn: "2027-01-10") instalments { nodes { dueOn } } nextSteps { nodes { action dueOn } } }
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

// TestGoodsOfWithdrawnDecision checks that goods of a withdrawn decision cannot be confiscated or destroyed and must be returned, and that
// a case cannot be concluded while goods are seized.
func TestGoodsOfWithdrawnDecision(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	const goods = `{kind: CONFISCATION_OF_GOODS, provision: "Provision:900"}`
	decision, _ := d.serveDecision(goods)
	confiscate := func(on string) reply {
		t.Helper()
		return d.mutate(on, "confiscateGoods", fmt.Sprintf(`decision: %q, confiscatedOn: %q, lots: [{name: "牛奶", quantity: "10", unit: "件", storedAt: "库"}]`, decision, on), "goodsLots { id }")
	}
	lot := d.requireDone(confiscate("2023-05-10")).at("confiscateGoods", "goodsLots", 0, "id")
	d.requireDone(d.mutate("2023-06-01", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-06-01", withdrawal: ANNULLED, reason: "撤销"`, decision), "case { id }"))
	if r := confiscate("2023-06-02"); r.code() != "CONFLICT" || r.Errors[0].Extensions["field"] != "input.decision" {
		t.Errorf("confiscated: %s", r.body)
	}
	d.checkViolation(d.mutate("2023-06-02", "destroyGoods", fmt.Sprintf(`destroyedOn: "2023-06-02", place: "某处", method: BURIAL, approvedBy: "局长", supervisors: ["Officer:900:1", "Officer:900:2"], lots: [{lot: %q}]`, lot), "destruction { id }"), "goods.final", "行政处罚法 61, 74")
	d.takeStep("dismissCase", "2023-06-05", "")
	d.takeStep("serveDocument", "2023-06-06", "")
	d.checkViolation(d.tryStep("concludeCase", "2023-06-07", ""), "goods.returned", "行政处罚法 48")
	r := d.requireDone(d.mutate("2023-06-07", "releaseGoods", fmt.Sprintf(`case: %q, releasedOn: "2023-06-07", reason: "决定撤销", lots: [{lot: %q}]`, d.id, lot), "goodsLots { quantityHeld movements(orderBy: {id: ASC}) { nodes { kind quantity } } }"))
	if got := fmt.Sprint(r.at("releaseGoods", "goodsLots", 0)); got != "map[movements:map[nodes:[map[kind:CONFISCATE quantity:10.000] map[kind:RETURN quantity:10.000]]] quantityHeld:0.000]" {
		t.Errorf("%s", got)
	}
	d.takeStep("concludeCase", "2023-06-07", "")

	// Seized goods of a transferred case keep the terms of their orders, and the case cannot be concluded before they are released.
	d.file("2023-05-04", "ORDINARY", "COMPANY")
	seize := func(on string) (any, any) {
		t.Helper()
		r := d.requireDone(d.mutate(on, "seizeGoods", fmt.Sprintf(`case: %q, kind: SEAL, ground: "涉嫌", approvedBy: "局长", place: "某店", officers: ["Officer:900:1", "Officer:900:2"], seizedOn: %q,
			lots: [{name: "糖果", quantity: "1", unit: "盒", storedAt: "某店"}]`, d.id, on), "seizure { id } goodsLots { id }"))
		return r.at("seizeGoods", "seizure", "id"), r.at("seizeGoods", "goodsLots", 0, "id")
	}
	first, _ := seize("2023-05-05")
	_, second := seize("2023-05-22")
	d.requireDone(d.mutate("2023-05-30", "extendSeizure", fmt.Sprintf(`seizure: %q, extendedOn: "2023-05-30", reason: "复杂"`, first), "seizure { dueOn }"))
	d.takeStep("transferCase", "2023-05-31", "")
	open := func() string {
		t.Helper()
		r := d.mustAsk(t, `query($case: ID!) { case(id: $case) { nextSteps(orderBy: {dueOn: ASC}) { nodes { action dueOn } } } }`, map[string]any{"case": d.id})
		return fmt.Sprint(r.at("case", "nextSteps", "nodes"))
	}
	// Thirty days from the 22nd of May are the 21st of June; sixty from the 5th the 4th of July.
	if got := open(); got != "[map[action:RELEASE dueOn:2023-06-21] map[action:RELEASE dueOn:2023-07-04]]" {
		t.Errorf("%s", got)
	}
	d.checkViolation(d.tryStep("concludeCase", "2023-06-01", ""), "goods.seized", "行政强制法 27, 28")
	if r := d.mutate("2023-06-01", "releaseGoods", fmt.Sprintf(`case: %q, releasedOn: "2023-05-21", reason: "移送", lots: [{lot: %q}]`, d.id, second), "case { id }"); r.code() != "CONFLICT" || r.Errors[0].Extensions["field"] != "input.lots[0].lot" {
		t.Errorf("released before it was taken: %s", r.body)
	}
	d.requireDone(d.mutate("2023-06-01", "releaseGoods", fmt.Sprintf(`case: %q, releasedOn: "2023-06-01", reason: "移送", lots: [{lot: %q}]`, d.id, second), "case { id }"))
	if got := open(); got != "[map[action:RELEASE dueOn:2023-07-04]]" {
		t.Errorf("%s", got)
	}
}

// TestHearingsAreNotSkipped checks that a large confiscation needs the offer of a hearing, and that a requested hearing must be held even if
// the party waived its statement before.
func TestHearingsAreNotSkipped(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	const goods = `{kind: CONFISCATION_OF_GOODS, provision: "Provision:900"}`
	d.file("2023-05-04", "ORDINARY", "COMPANY")
	d.takeStep("recordInvestigation", "2023-05-05", `, valueOfGoods: "900000"`)
	d.propose("2023-05-08", goods)
	d.checkViolation(d.tryStep("notifyParty", "2023-05-08", ""), "hearing.offered", "行政处罚法 63; 市场监管听证办法 5 (unconfirmed)")
	d.takeStep("notifyParty", "2023-05-08", ", hearingOffered: true")
	d.takeStep("waiveStatement", "2023-05-09", "")
	d.takeStep("requestHearing", "2023-05-10", "")
	d.checkViolation(d.decide("2023-05-11", goods), "hearing.held", "行政处罚法 64")
	d.exec(t, `INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (900, 3, 1, '丙', 'C', '2010-01-01')`)
	schedule := func(heldOn string) reply {
		t.Helper()
		return d.mutate("2023-05-11", "scheduleHearing", fmt.Sprintf(`case: %q, on: "2023-05-11", heldOn: %q, place: "某处", chair: "Officer:900:3"`, d.id, heldOn), "case { id }")
	}
	if r := schedule("9999-12-31"); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.heldOn" {
		t.Errorf("a hearing without end: %s", r.body)
	}
	d.requireDone(schedule("2023-05-22"))
	d.requireDone(schedule("2023-06-20"))
	d.requireDone(d.mutate("2023-05-12", "correctStep", fmt.Sprintf(`case: %q, event: %q, on: "2023-05-12", note: "未改期"`, d.id, d.lastEvent("HEARING_SCHEDULED")), "case { id }"))
	d.checkViolation(d.mutate("2023-05-12", "assignOfficers", fmt.Sprintf(`case: %q, officers: ["Officer:900:3"], on: "2023-05-12"`, d.id), "case { id }"), "hearing.chair", "行政处罚法 64")
	d.takeStep("recordHearing", "2023-05-22", "") // the day before the corrected entry
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
		return fmt.Sprint(d.mustAsk(t, `{ publicRecords { nodes { partyName violation reason } } }`, nil).at("publicRecords", "nodes"))
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

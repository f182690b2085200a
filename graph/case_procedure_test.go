package graph_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// caseworker sends the mutations of legal staff who work on one case, over HTTP.
type caseworker struct {
	*testServer
	t    *testing.T
	id   string // of the case
	unit any
	// officers are two with valid certificates.
	officers []any
	// rowsBefore are the numbers of rows by table before the first refused mutation.
	rowsBefore map[string]any
}

// newCaseworker adds a bureau, with division code 320599, two officers and one provision, to the demo database.
func newCaseworker(t *testing.T) *caseworker {
	t.Helper()
	d := &caseworker{testServer: serve(t), t: t}
	d.exec(t, `
		INSERT INTO agencies (id, code, name, short_name, level) VALUES (900, '320599', '某某市场监督管理局', '某市监', 'COUNTY');
		INSERT INTO units (agency_id, id, name, kind) VALUES (900, 1, '一分局', 'BRANCH');
		INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (900, 1, 1, '甲', 'A', '2010-01-01'), (900, 2, 1, '乙', 'B', '2010-01-01');
		INSERT INTO provisions (id, law, article, text, field, effective_from) VALUES (900, '某法', '第一条', '……', 'FOOD', '2000-01-01')`)
	d.testServer = d.restart(t)
	d.unit, d.officers = "Unit:900:1", []any{"Officer:900:1", "Officer:900:2"}
	return d
}

// file files a case against a new party of a kind.
func (d *caseworker) file(on, procedure, kind string) {
	d.t.Helper()
	d.setDay(on)
	r := d.mustAsk(d.t, `mutation($unit: ID!, $officers: [ID!]!, $on: Date!, $procedure: CaseProcedure!, $kind: PartyKind!) { fileCase(input: {
		unit: $unit, officers: $officers, field: FOOD, source: INSPECTION, procedure: $procedure, cause: "某案", filedOn: $on, newParty: {kind: $kind, name: "某某"}
	}) { case { id } } }`, map[string]any{"unit": d.unit, "officers": d.officers, "on": on, "procedure": procedure, "kind": kind})
	d.id, _ = r.at("fileCase", "case", "id").(string)
}

// tryStep sends a step of the procedure on a day; more holds further fields of its input.
func (d *caseworker) tryStep(verb, on, more string) reply {
	d.t.Helper()
	d.setDay(on)
	return d.ask(d.t, fmt.Sprintf(`mutation($case: ID!) { %s(input: {case: $case, on: %q %s}) { case { status } } }`, verb, on, more), map[string]any{"case": d.id})
}

// takeStep sends a step and fails the test if it is refused.
func (d *caseworker) takeStep(verb, on, more string) {
	d.t.Helper()
	if r := d.tryStep(verb, on, more); len(r.Errors) > 0 {
		d.t.Fatalf("%s on %s: %s", verb, on, r.body)
	}
}

// decide sends decidePenalty on a day.
func (d *caseworker) decide(on, penalties string) reply {
	d.t.Helper()
	d.setDay(on)
	return d.ask(d.t, fmt.Sprintf(`mutation($case: ID!) { decidePenalty(input: {case: $case, decidedOn: %q, penalties: [%s]}) { decision { id penalties { nodes { id } } } } }`,
		on, penalties), map[string]any{"case": d.id})
}

// proposeAndNotify proposes penalties and notifies the party of them on one day; more holds further fields of notifyParty.
func (d *caseworker) proposeAndNotify(on, penalties, more string) {
	d.t.Helper()
	d.propose(on, penalties)
	d.takeStep("notifyParty", on, more)
}

// propose proposes penalties on a day.
func (d *caseworker) propose(on, penalties string) {
	d.t.Helper()
	d.setDay(on)
	d.mustAsk(d.t, fmt.Sprintf(`mutation($case: ID!) { proposePenalty(input: {case: $case, on: %q, penalties: [%s]}) { proposal { id } } }`, on, penalties), map[string]any{"case": d.id})
}

// fineOf returns a fine as input.
func fineOf(amount string) string {
	return `{kind: FINE, provision: "Provision:900", amount: "` + amount + `"}`
}

// timeline returns the events, deadlines and status of the case on a day.
func (d *caseworker) timeline(on string) (events, deadlines []string, status any) {
	d.t.Helper()
	d.setDay(on)
	r := d.mustAsk(d.t, `query($case: ID!) { case(id: $case) { status
		events(orderBy: {id: ASC}, first: 50) { nodes { kind occurredOn } }
		deadlines(orderBy: {id: ASC}, first: 50) { nodes { action startsOn dueOn unknownYear article endedOn overdue } } } }`, map[string]any{"case": d.id})
	for _, e := range r.at("case", "events", "nodes").([]any) {
		e := e.(map[string]any)
		events = append(events, fmt.Sprintf("%s %s", e["occurredOn"], e["kind"]))
	}
	for _, e := range r.at("case", "deadlines", "nodes").([]any) {
		e := e.(map[string]any)
		line := fmt.Sprintf("%s by %v (%s)", e["action"], e["dueOn"], e["article"])
		if e["endedOn"] != nil {
			line += fmt.Sprintf(" ended %s", e["endedOn"])
		}
		if e["overdue"] == true {
			line += " overdue"
		}
		deadlines = append(deadlines, line)
	}
	return events, deadlines, r.at("case", "status")
}

// checkCase checks the status, events and deadlines of the case on a day.
func (d *caseworker) checkCase(on, wantStatus string, wantEvents, wantDeadlines []string) {
	d.t.Helper()
	events, deadlines, status := d.timeline(on)
	d.t.Logf("on %s the case is %s\n  %s\n  %s", on, status, strings.Join(events, "\n  "), strings.Join(deadlines, "\n  "))
	if status != wantStatus || !reflect.DeepEqual(events, wantEvents) || !reflect.DeepEqual(deadlines, wantDeadlines) {
		d.t.Errorf("want %s\n  %s\n  %s", wantStatus, strings.Join(wantEvents, "\n  "), strings.Join(wantDeadlines, "\n  "))
	}
}

// checkViolation checks that a reply is a RULE_VIOLATION of a rule and an article.
func (d *caseworker) checkViolation(r reply, rule, article string) {
	d.t.Helper()
	if r.code() != "RULE_VIOLATION" || r.Errors[0].Extensions["rule"] != rule || r.Errors[0].Extensions["article"] != article {
		d.t.Errorf("want %s, %s: %s", rule, article, r.body)
	}
}

// TestSimplifiedCase takes a case through the simplified procedure: decided, served and paid within days, and not published.
func TestSimplifiedCase(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-03-01", "SIMPLIFIED", "NATURAL_PERSON")
	d.checkViolation(d.decide("2023-03-01", fineOf("200.01")), "simplified.person", "行政处罚法 51")
	decided := d.decide("2023-03-01", fineOf("200"))
	d.takeStep("serveDocument", "2023-03-01", "")
	d.checkViolation(d.tryStep("concludeCase", "2023-03-02", ""), "case.executed", "令42号 78 (unconfirmed)")
	d.setDay("2023-03-03")
	d.mustAsk(t, `mutation($penalty: ID!) { recordPayment(input: {penalty: $penalty, amount: "200", paidOn: "2023-03-03", method: ELECTRONIC}) { penalty { case { status } } } }`,
		map[string]any{"penalty": decided.at("decidePenalty", "decision", "penalties", "nodes", 0, "id")})
	d.checkViolation(d.tryStep("publishDecision", "2023-03-06", ""), "publicity.ordinary", "信息公示规定 2")
	d.takeStep("concludeCase", "2023-03-06", "")
	d.checkCase("2023-03-06", "CONCLUDED", []string{
		"2023-03-01 FILED", "2023-03-01 DECIDED", "2023-03-01 SERVED", "2023-03-03 PAYMENT_RECORDED", "2023-03-03 EXECUTED", "2023-03-06 CONCLUDED",
	}, []string{
		"DECIDE by 2023-05-30 (行政处罚法 60) ended 2023-03-01",
		"SERVE by 2023-03-10 (行政处罚法 61) ended 2023-03-01",                 // seven working days: 2, 3, 6, 7, 8, 9, 10
		"PAY by 2023-03-16 (行政处罚法 67) ended 2023-03-03",                   // fifteen days
		"CONCLUDE by 2023-03-24 (令42号 78 (unconfirmed)) ended 2023-03-06", // fifteen working days: 6 to 10, 13 to 17, 20 to 24
	})
}

// TestOrdinaryCaseWithHearing takes a case through the ordinary procedure with a hearing, an extension and a late payment.
func TestOrdinaryCaseWithHearing(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-02-01", "ORDINARY", "COMPANY")
	d.checkViolation(d.decide("2023-02-02", fineOf("150000")), "case.order", "行政处罚法 44, 62")
	d.takeStep("recordInvestigation", "2023-03-20", `, facts: "查明", valueOfGoods: "20000"`)
	d.checkViolation(d.tryStep("notifyParty", "2023-03-27", ""), "notice.content", "行政处罚法 44")
	d.propose("2023-03-27", fineOf("150000"))
	d.checkViolation(d.tryStep("notifyParty", "2023-03-27", ""), "hearing.offered", "行政处罚法 63; 市场监管听证办法 5 (unconfirmed)")
	d.takeStep("notifyParty", "2023-03-27", ", hearingOffered: true")
	d.checkViolation(d.decide("2023-04-03", fineOf("150000")), "hearing.request", "行政处罚法 45; 行政处罚法 64")
	// Five working days: 28, 29, 30, 31 and the 3rd of April; the 5th was Qingming.
	d.takeStep("requestHearing", "2023-04-03", "")
	// No day counts while the case waits for its hearing.
	if _, deadlines, _ := d.timeline("2023-04-04"); deadlines[len(deadlines)-1] != "DECIDE by <nil> (行政处罚法 60)" {
		t.Errorf("%s", deadlines)
	}
	d.checkViolation(d.decide("2023-04-10", fineOf("150000")), "hearing.held", "行政处罚法 64")
	d.checkViolation(d.tryStep("recordHearing", "2023-04-10", ""), "hearing.told", "行政处罚法 64")
	d.exec(t, `INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (900, 3, 1, '丙', 'C', '2010-01-01')`)
	schedule := func(heldOn, chair string) reply {
		t.Helper()
		return d.mutate("2023-04-06", "scheduleHearing", fmt.Sprintf(`case: %q, on: "2023-04-06", heldOn: %q, place: "三楼会议室", chair: %q`, d.id, heldOn, chair), "hearing { heldOn chair { name } }")
	}
	// Seven working days: 7, 10 to 14, and the 17th.
	d.checkViolation(schedule("2023-04-16", "Officer:900:3"), "hearing.told", "行政处罚法 64")
	d.checkViolation(schedule("2023-04-17", "Officer:900:2"), "hearing.chair", "行政处罚法 64")
	if r := schedule("2023-04-17", "Officer:900:3"); r.at("scheduleHearing", "hearing", "chair", "name") != "丙" {
		t.Fatalf("%s", r.body)
	}
	d.checkViolation(d.tryStep("recordHearing", "2023-04-18", ""), "hearing.told", "行政处罚法 64")
	d.takeStep("recordHearing", "2023-04-17", "")
	d.checkViolation(d.decide("2023-04-18", fineOf("150000")), "review.done", "行政处罚法 58")
	d.takeStep("reviewCase", "2023-04-18", "")
	d.checkViolation(d.decide("2023-04-19", fineOf("150000")), "discussion.held", "行政处罚法 57")
	d.takeStep("discussCase", "2023-04-19", "")
	if r := d.tryStep("extendTerm", "2023-05-10", ""); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.note" {
		t.Errorf("an extension without a reason: %s", r.body)
	}
	d.takeStep("extendTerm", "2023-05-10", `, note: "局长批准"`)
	d.checkViolation(d.tryStep("extendTerm", "2023-05-11", `, note: "局长批准"`), "decision.extension", "令42号 64 (unconfirmed)")
	// 90 days from 1 February, 14 for the hearing, 30 more: the 15th of June.
	d.checkViolation(d.decide("2023-06-16", fineOf("150000")), "decision.term", "行政处罚法 60")
	d.checkViolation(d.decide("2023-06-15", fineOf("150000.01")), "notice.heavier", "行政处罚法 45")
	if r := d.decide("2023-06-15", fineOf("150000")); len(r.Errors) > 0 {
		t.Fatalf("%s", r.body)
	}
	if r := d.decide("2023-06-15", fineOf("1")); r.code() != "CONFLICT" {
		t.Errorf("decided twice: %s", r.body)
	}
	d.takeStep("serveDocument", "2023-06-20", "")
	d.checkCase("2023-07-10", "SERVED", []string{
		"2023-02-01 FILED", "2023-03-20 INVESTIGATED", "2023-03-27 PROPOSED", "2023-03-27 NOTIFIED", "2023-03-27 HEARING_OFFERED", "2023-04-03 HEARING_REQUESTED",
		"2023-04-06 HEARING_SCHEDULED", "2023-04-17 HEARD", "2023-04-18 REVIEWED", "2023-04-19 DISCUSSED", "2023-05-10 EXTENDED", "2023-06-15 DECIDED", "2023-06-20 SERVED",
	}, []string{
		"DECIDE by 2023-05-04 (行政处罚法 60) ended 2023-04-03", // the 90th day is the 2nd of May, off until the 3rd
		"DECIDE by <nil> (行政处罚法 60) ended 2023-04-17",      // the term is stopped
		"DECIDE by 2023-05-16 (行政处罚法 60) ended 2023-05-10",
		"DECIDE by 2023-06-15 (行政处罚法 60) ended 2023-06-15",
		"SERVE by 2023-06-27 (行政处罚法 61) ended 2023-06-20", // 16, 19, 20, 21; off 22 to 24; the worked Sunday 25; 26, 27
		"PUBLISH by 2023-07-14 (信息公示规定 9)",                // four until the 21st, six until the 30th, five in each week of July
		"PAY by 2023-07-05 (行政处罚法 67) overdue",
	})
	d.takeStep("publishDecision", "2023-07-11", "")
	d.checkViolation(d.tryStep("publishDecision", "2023-07-11", ""), "publicity.once", "信息公示规定 9")
	if _, deadlines, status := d.timeline("2023-07-11"); deadlines[5] != "PUBLISH by 2023-07-14 (信息公示规定 9) ended 2023-07-11" || status != "SERVED" {
		t.Errorf("published: %s, %s", deadlines[5], status)
	}
	// Overdue deadlines of all cases of the bureau, with the officers of the cases.
	r := d.mustAsk(t, `{ deadlines(where: {overdue: {eq: true}, case: {unit: {name: {eq: "一分局"}}}}) { totalCount nodes { action case { officers(orderBy: {id: ASC}) { nodes { name } } } } } }`, nil)
	if r.at("deadlines", "totalCount") == nil || fmt.Sprint(r.at("deadlines", "totalCount")) != "1" || r.at("deadlines", "nodes", 0, "case", "officers", "nodes", 1, "name") != "乙" {
		t.Errorf("%s", r.body)
	}
}

// TestDismissedAndTransferredCases takes one case to its end without a penalty, and one to its transfer to the police.
func TestDismissedAndTransferredCases(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-03-01", "ORDINARY", "COMPANY")
	d.takeStep("recordInvestigation", "2023-03-02", "")
	d.takeStep("dismissCase", "2023-03-03", `, note: "违法行为轻微并及时改正，没有造成危害后果"`)
	d.takeStep("serveDocument", "2023-03-06", "")
	d.checkViolation(d.tryStep("publishDecision", "2023-03-06", ""), "publicity.warning", "信息公示规定 2")
	// A simulation answers with the new status and writes nothing.
	if r := d.tryStep("concludeCase", "2023-03-07", ", simulate: true"); r.at("concludeCase", "case", "status") != "CONCLUDED" {
		t.Errorf("%s", r.body)
	}
	if _, _, status := d.timeline("2023-03-07"); status != "SERVED" {
		t.Errorf("a simulation was written: %s", status)
	}
	d.takeStep("concludeCase", "2023-03-07", "")
	r := d.mustAsk(t, `query($case: ID!) { case(id: $case) { status decisions { nodes { outcome servedOn reasons } } nextSteps { totalCount } } }`, map[string]any{"case": d.id})
	if want := map[string]any{"outcome": "NO_PENALTY", "servedOn": "2023-03-06", "reasons": "违法行为轻微并及时改正，没有造成危害后果"}; !reflect.DeepEqual(r.at("case", "decisions", "nodes", 0), want) || r.at("case", "status") != "CONCLUDED" {
		t.Errorf("%s", r.body)
	}
	d.file("2023-03-01", "ORDINARY", "COMPANY")
	d.takeStep("transferCase", "2023-03-02", "")
	d.checkViolation(d.tryStep("recordInvestigation", "2023-03-03", ""), "case.order", "行政处罚法 54")
	d.takeStep("concludeCase", "2023-03-06", "")
	d.checkCase("2023-03-06", "CONCLUDED", []string{"2023-03-01 FILED", "2023-03-02 TRANSFERRED", "2023-03-06 CONCLUDED"},
		[]string{"DECIDE by 2023-05-30 (行政处罚法 60) ended 2023-03-02"})
}

// TestCasesAtTheChangeOfLaw checks that cases before and after a change of law are judged by the law of their time.
func TestCasesAtTheChangeOfLaw(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2021-07-14", "SIMPLIFIED", "COMPANY")
	d.checkViolation(d.decide("2021-07-14", fineOf("1000.01")), "simplified.organisation", "行政处罚法 (2017) 33 (unconfirmed)")
	d.file("2021-07-15", "SIMPLIFIED", "COMPANY")
	if r := d.decide("2021-07-15", fineOf("3000")); len(r.Errors) > 0 {
		t.Errorf("%s", r.body)
	}
}

// TestUnknownYear checks that a deadline in a year with unknown working days has no day and names the year.
func TestUnknownYear(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2026-12-01", "SIMPLIFIED", "COMPANY")
	if r := d.decide("2026-12-28", fineOf("3000")); len(r.Errors) > 0 {
		t.Fatalf("%s", r.body)
	}
	r := d.mustAsk(t, `query($case: ID!) { case(id: $case) { nextSteps { nodes { action dueOn unknownYear overdue } } } }`, map[string]any{"case": d.id})
	if want := any([]any{map[string]any{"action": "SERVE", "dueOn": nil, "unknownYear": r.at("case", "nextSteps", "nodes", 0, "unknownYear"), "overdue": false}}); !reflect.DeepEqual(r.at("case", "nextSteps", "nodes"), want) ||
		fmt.Sprint(r.at("case", "nextSteps", "nodes", 0, "unknownYear")) != "2027" {
		t.Errorf("%s", r.body)
	}
}

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

// TestSeizureAndCentralDestruction takes goods through seizure, storage, sampling, partial release, confiscation, and destruction together
// with the goods of another case.
func TestSeizureAndCentralDestruction(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.exec(t, `INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES (900, 3, 1, '丙', 'C', '2010-01-01')`)
	write := func(on, verb, fields, answer string) reply {
		t.Helper()
		d.setDay(on)
		return d.ask(t, fmt.Sprintf("mutation { %s(input: {%s}) { %s } }", verb, fields, answer), nil)
	}
	const notice = `{kind: CONFISCATION_OF_GOODS, provision: "Provision:900"}`
	decided := func(on string) any {
		t.Helper()
		r := d.decide(on, notice+", "+fineOf("5000"))
		if len(r.Errors) > 0 {
			t.Fatalf("%s", r.body)
		}
		return r.at("decidePenalty", "decision", "id")
	}
	// The goods of another case are confiscated without a seizure.
	d.file("2023-05-04", "ORDINARY", "COMPANY")
	d.takeStep("recordInvestigation", "2023-05-05", "")
	d.proposeAndNotify("2023-05-08", notice+", "+fineOf("5000"), "")
	d.takeStep("waiveStatement", "2023-05-08", "")
	other := write("2023-05-08", "confiscateGoods", fmt.Sprintf(`decision: %q, confiscatedOn: "2023-05-08", lots: [{name: "过期饮料", quantity: "3", unit: "瓶", storedAt: "一号库"}]`,
		decided("2023-05-08")), "goodsLots { id }").at("confiscateGoods", "goodsLots", 0, "id")
	d.takeStep("serveDocument", "2023-05-08", "")

	d.file("2023-05-08", "ORDINARY", "COMPANY")
	seize := func(on, officers string) reply {
		t.Helper()
		return write(on, "seizeGoods", fmt.Sprintf(`case: %q, kind: SEIZE, ground: "涉嫌过期，食品安全法 110", approvedBy: "局长", place: "某店", officers: [%s], seizedOn: %q, lots: [
			{name: "过期糖果", quantity: "20", unit: "盒", storedAt: "某店", condition: "包装完好"}, {name: "饼干", quantity: "5", unit: "盒", storedAt: "某店"}]`, d.id, officers, on),
			`seizure { id orderNo dueOn } goodsLots { id quantitySeized }`)
	}
	d.checkViolation(seize("2023-05-09", `"Officer:900:1"`), "officers.two", "行政处罚法 42")
	taken := seize("2023-05-09", `"Officer:900:1", "Officer:900:2"`)
	if want := map[string]any{"id": taken.at("seizeGoods", "seizure", "id"), "orderNo": "某市监强制〔2023〕1号", "dueOn": "2023-06-08"}; !reflect.DeepEqual(taken.at("seizeGoods", "seizure"), want) {
		t.Fatalf("%s", taken.body)
	}
	sweets, biscuits := taken.at("seizeGoods", "goodsLots", 0, "id"), taken.at("seizeGoods", "goodsLots", 1, "id")
	move := func(on, kind, lot, more string) reply {
		t.Helper()
		return write(on, "moveGoods", fmt.Sprintf(`kind: %s, movedOn: %q, place: "某处", handler: "Officer:900:1", lots: [{lot: %q %s}]`, kind, on, lot, more),
			"goodsLots { quantitySeized quantityHeld storedAt }")
	}
	if r := move("2023-05-09", "STORE", sweets.(string), ""); r.at("moveGoods", "goodsLots", 0, "storedAt") != "某处" {
		t.Errorf("%s", r.body)
	}
	if r := move("2023-05-10", "SAMPLE", sweets.(string), `, quantity: "1"`); r.at("moveGoods", "goodsLots", 0, "quantitySeized") != "19.000" {
		t.Errorf("%s", r.body)
	}
	if r := move("2023-05-10", "AUCTION", sweets.(string), `, quantity: "1", proceeds: "5"`); r.code() != "CONFLICT" || r.Errors[0].Extensions["held"] != "0.000" {
		t.Errorf("auctioned before it is confiscated: %s", r.body)
	}
	if r := move("2023-05-10", "DESTROY", sweets.(string), ""); r.code() != "BAD_USER_INPUT" {
		t.Errorf("destroyed without an event: %s", r.body)
	}
	extend := func(on string) reply {
		t.Helper()
		return write(on, "extendSeizure", fmt.Sprintf(`seizure: %q, extendedOn: %q, reason: "局长批准，案情复杂"`, taken.at("seizeGoods", "seizure", "id"), on), "seizure { dueOn }")
	}
	d.checkViolation(extend("2023-06-09"), "seizure.term", "行政强制法 25, 28")
	if r := extend("2023-06-05"); r.at("extendSeizure", "seizure", "dueOn") != "2023-07-10" { // the 60th day is a Saturday
		t.Errorf("%s", r.body)
	}
	d.checkViolation(extend("2023-06-06"), "seizure.extension", "行政强制法 25")
	release := func(on, quantity string) reply {
		t.Helper()
		return write(on, "releaseGoods", fmt.Sprintf(`case: %q, releasedOn: %q, reason: "与违法行为无关", lots: [{lot: %q %s}]`, d.id, on, biscuits, quantity), "goodsLots { quantitySeized }")
	}
	if r := release("2023-06-20", `, quantity: "5.001"`); r.code() != "CONFLICT" || r.Errors[0].Extensions["held"] != "5.000" {
		t.Errorf("more than was seized: %s", r.body)
	}
	if r := release("2023-06-20", ""); r.at("releaseGoods", "goodsLots", 0, "quantitySeized") != "0.000" {
		t.Errorf("%s", r.body)
	}
	d.takeStep("recordInvestigation", "2023-06-20", "")
	d.proposeAndNotify("2023-06-21", notice+", "+fineOf("5000"), "")
	d.takeStep("waiveStatement", "2023-06-25", "")
	if r := write("2023-06-25", "addDocument", fmt.Sprintf(`case: %q, kind: NOTICE, datedOn: "2023-06-21", file: "档案2023-17"`, d.id), "document { docNo kind case { documents { totalCount } } }"); r.at("addDocument", "document", "docNo") != "某市监罚告〔2023〕1号" {
		t.Errorf("%s", r.body)
	}
	decision := decided("2023-07-03")
	d.checkViolation(seize("2023-07-03", `"Officer:900:1", "Officer:900:2"`), "case.order", "行政强制法 18")
	if r := write("2023-07-03", "confiscateGoods", fmt.Sprintf(`decision: %q, confiscatedOn: "2023-07-03", seizedLots: [{lot: %q}]`, decision, sweets),
		"goodsLots { quantityConfiscated quantityHeld quantitySeized }"); !reflect.DeepEqual(r.at("confiscateGoods", "goodsLots", 0),
		map[string]any{"quantityConfiscated": "19.000", "quantityHeld": "19.000", "quantitySeized": "0.000"}) {
		t.Errorf("%s", r.body)
	}
	d.takeStep("serveDocument", "2023-07-04", "")
	destroy := func(supervisors string) reply {
		t.Helper()
		return write("2023-07-20", "destroyGoods", fmt.Sprintf(`destroyedOn: "2023-07-20", place: "焚烧厂", method: INCINERATION, approvedBy: "局长", supervisors: [%s], lots: [{lot: %q}, {lot: %q}]`,
			supervisors, sweets, other), "destruction { quantity movements { nodes { quantity lot { case { caseNo } } } } }")
	}
	d.checkViolation(destroy(`"Officer:900:1", "Officer:900:2"`), "destruction.supervisors", "罚没财物管理办法 (unconfirmed)")
	if r := destroy(`"Officer:900:2", "Officer:900:3"`); r.at("destroyGoods", "destruction", "quantity") != "22.000" {
		t.Errorf("%s", r.body)
	}
	if r := destroy(`"Officer:900:2", "Officer:900:3"`); r.code() != "CONFLICT" {
		t.Errorf("destroyed twice: %s", r.body)
	}
	d.checkCase("2023-07-20", "SERVED", []string{
		"2023-05-08 FILED", "2023-05-09 GOODS_SEIZED", "2023-05-09 GOODS_MOVED", "2023-05-10 GOODS_MOVED", "2023-06-05 SEIZURE_EXTENDED", "2023-06-20 GOODS_RELEASED", "2023-06-20 INVESTIGATED",
		"2023-06-21 PROPOSED", "2023-06-21 NOTIFIED", "2023-06-25 WAIVED", "2023-06-21 DOCUMENT_ADDED", "2023-07-03 DECIDED", "2023-07-03 GOODS_CONFISCATED", "2023-07-04 SERVED",
		"2023-07-20 GOODS_DESTROYED",
	}, []string{
		"DECIDE by 2023-08-07 (行政处罚法 60) ended 2023-07-03", // the 90th day is a Sunday
		"RELEASE by 2023-06-08 (行政强制法 25) ended 2023-06-05",
		"RELEASE by 2023-07-10 (行政强制法 25) ended 2023-07-03",
		"SERVE by 2023-07-12 (行政处罚法 61) ended 2023-07-04", // 4 to 7, 10 to 12
		"PUBLISH by 2023-07-31 (信息公示规定 9)",                // twenty working days: four weeks
		"PAY by 2023-07-19 (行政处罚法 67) overdue",
	})
}

// TestExaminedGoods checks that the time of an examination counts neither towards the term of the seizure nor towards that of the decision,
// and that it ends with an early result.
func TestExaminedGoods(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-05-08", "ORDINARY", "COMPANY")
	taken := d.mutate("2023-05-09", "seizeGoods", fmt.Sprintf(`case: %q, kind: SEIZE, ground: "涉嫌", approvedBy: "局长", place: "某店", officers: ["Officer:900:1", "Officer:900:2"], seizedOn: "2023-05-09",
		lots: [{name: "糖果", quantity: "10", unit: "盒", storedAt: "某店"}]`, d.id), "seizure { id dueOn }")
	if taken.at("seizeGoods", "seizure", "dueOn") != "2023-06-08" {
		t.Fatal(taken.body)
	}
	begin := func(on, more string) reply {
		t.Helper()
		return d.mutate(on, "beginExamination", fmt.Sprintf(`case: %q, seizure: %q, kind: TESTING, text: "送市检验院检测菌落总数", startsOn: %q, dueOn: "2023-05-24" %s`, d.id, taken.at("seizeGoods", "seizure", "id"), on, more),
			"examination { id excludedDays seizure { dueOn } }")
	}
	d.checkViolation(begin("2023-05-15", ""), "seizure.examination", "行政强制法 25")
	if r := begin("2023-05-15", `, toldOn: "2023-05-08"`); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.toldOn" {
		t.Errorf("notified before the seizure: %s", r.body)
	}
	d.checkViolation(d.mutate("2023-05-26", "beginExamination", fmt.Sprintf(`case: %q, seizure: %q, kind: TESTING, text: "检测", startsOn: "2023-05-15", dueOn: "2023-05-24", toldOn: "2023-05-25"`, d.id, taken.at("seizeGoods", "seizure", "id")),
		"examination { id }"), "seizure.examination", "行政强制法 25")
	if r := begin("2023-05-08", `, toldOn: "2023-05-08"`); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.startsOn" {
		t.Errorf("before the seizure: %s", r.body)
	}
	if r := begin("2023-05-25", `, toldOn: "2023-05-25"`); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.dueOn" {
		t.Errorf("after its own end: %s", r.body)
	}
	if r := d.mutate("2023-05-15", "beginExamination", fmt.Sprintf(`case: %q, kind: TESTING, text: "检测", startsOn: "2023-05-15", dueOn: "2025-05-15"`, d.id), "examination { id }"); r.code() != "BAD_USER_INPUT" {
		t.Errorf("for two years: %s", r.body)
	}
	begun := begin("2023-05-15", `, toldOn: "2023-05-15"`)
	if got := begun.at("beginExamination", "examination", "excludedDays"); fmt.Sprint(got) != "10" || begun.at("beginExamination", "examination", "seizure", "dueOn") != "2023-06-19" { // the 18th is a Sunday
		t.Fatal(begun.body)
	}
	end := func(on, ended string) reply {
		t.Helper()
		return d.mutate(on, "endExamination", fmt.Sprintf(`examination: %q, endedOn: %q, result: "菌落总数超标"`, begun.at("beginExamination", "examination", "id"), ended), "examination { excludedDays seizure { dueOn } }")
	}
	if r := end("2023-05-19", "2023-05-14"); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.endedOn" {
		t.Errorf("before it began: %s", r.body)
	}
	if r := end("2023-05-19", "2023-05-19"); fmt.Sprint(r.at("endExamination", "examination", "excludedDays")) != "5" || r.at("endExamination", "examination", "seizure", "dueOn") != "2023-06-13" {
		t.Error(r.body)
	}
	if r := end("2023-05-20", "2023-05-20"); r.code() != "CONFLICT" {
		t.Errorf("ended twice: %s", r.body)
	}
	// The result of a second examination comes after the time fixed: the days after that time count.
	begun = d.mutate("2023-06-01", "beginExamination", fmt.Sprintf(`case: %q, kind: APPRAISAL, text: "价格鉴定", startsOn: "2023-06-01", dueOn: "2023-06-02"`, d.id), "examination { id }")
	if r := end("2023-06-12", "2023-06-12"); fmt.Sprint(r.at("endExamination", "examination", "excludedDays")) != "2" {
		t.Error(r.body)
	}
	d.checkCase("2023-06-14", "FILED", []string{
		"2023-05-08 FILED", "2023-05-09 GOODS_SEIZED", "2023-05-15 EXAMINATION_BEGUN", "2023-05-19 EXAMINATION_ENDED", "2023-06-01 EXAMINATION_BEGUN", "2023-06-12 EXAMINATION_ENDED",
	}, []string{
		"DECIDE by 2023-08-07 (行政处罚法 60) ended 2023-05-15", // the 90th day, the 6th, is a Sunday
		"RELEASE by 2023-06-08 (行政强制法 25) ended 2023-05-15",
		"RELEASE by 2023-06-19 (行政强制法 25) ended 2023-05-19",
		"DECIDE by 2023-08-16 (行政处罚法 60) ended 2023-05-19",
		"RELEASE by 2023-06-13 (行政强制法 25) overdue",
		"DECIDE by 2023-08-11 (行政处罚法 60) ended 2023-06-01",
		"DECIDE by 2023-08-14 (行政处罚法 60)", // two days more: Sunday the 13th
	})
}

// mutate sends a mutation on a day; fields are those of its input, answer those of its payload.
func (d *caseworker) mutate(on, verb, fields, answer string) reply {
	d.t.Helper()
	d.setDay(on)
	return d.ask(d.t, fmt.Sprintf("mutation { %s(input: {%s}) { %s } }", verb, fields, answer), nil)
}

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
		return d.mustAsk(t, `{ publicRecords { nodes { decisionNo partyName violation content shownUntil takenDownOn reason } } }`, nil).at("publicRecords", "nodes")
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

// TestSetRule checks that a bureau's own value of a rule applies from its first day, and that other rules cannot be set.
func TestSetRule(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	set := func(rule, value string) reply {
		t.Helper()
		return d.mutate("2023-01-03", "setRule", fmt.Sprintf(`agency: "Agency:900", rule: %q, article: "某省听证规定 3", effectiveFrom: "2023-01-01", value: %q, approvedBy: "局长"`, rule, value),
			"setting { rule value }")
	}
	if r := set("hearing.person", "5000"); r.at("setRule", "setting", "value") != "5000.000" {
		t.Fatalf("%s", r.body)
	}
	if r := set("payment.term", "30"); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.rule" {
		t.Errorf("the term of payment is the law's: %s", r.body)
	}
	for year, wanted := range map[string]string{"2022": "", "2023": "hearing.offered"} {
		d.file(year+"-03-01", "ORDINARY", "NATURAL_PERSON")
		d.takeStep("recordInvestigation", year+"-03-02", "")
		d.propose(year+"-03-03", fineOf("6000"))
		r := d.tryStep("notifyParty", year+"-03-03", "")
		if wanted == "" {
			if len(r.Errors) > 0 {
				t.Errorf("before it was set: %s", r.body)
			}
			continue
		}
		d.checkViolation(r, wanted, "行政处罚法 63; 某省听证规定 3 (as the bureau has set it)")
	}
}

// TestSetCalendar checks the input of setCalendar, and that deadlines in the year are computed afterwards.
func TestSetCalendar(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2026-12-01", "SIMPLIFIED", "COMPANY")
	if r := d.decide("2026-12-28", fineOf("3000")); len(r.Errors) > 0 {
		t.Fatalf("%s", r.body)
	}
	set := func(year int, off, worked string) reply {
		t.Helper()
		return d.mutate("2026-12-29", "setCalendar", fmt.Sprintf(`agency: "Agency:900", year: %d, off: [%s], worked: [%s], source: "国办发明电〔2026〕9号"`, year, off, worked), "agency { name }")
	}
	for field, r := range map[string]reply{
		"input.off[1]":    set(2027, `"2027-01-01", "2027-01-02"`, ""), // a Saturday
		"input.worked[0]": set(2027, `"2027-01-01"`, `"2027-01-04"`),
		"input.off[0]":    set(2027, `"2026-01-01"`, ""),
		"input.year":      set(2026, `"2026-01-01"`, ""),
	} {
		if len(r.Errors) == 0 || r.Errors[0].Extensions["field"] != field {
			t.Errorf("%s: %s", field, r.body)
		}
	}
	if r := set(2027, `"2027-01-01"`, `"2027-01-03"`); len(r.Errors) > 0 {
		t.Fatalf("%s", r.body)
	}
	// 29 to 31; not the 1st and 2nd; the worked Sunday 3; 4 to 6.
	if _, deadlines, _ := d.timeline("2026-12-29"); deadlines[len(deadlines)-1] != "SERVE by 2027-01-06 (行政处罚法 61)" {
		t.Errorf("%s", deadlines)
	}
	if r := set(2027, `"2027-05-03"`, ""); r.code() != "CONFLICT" {
		t.Errorf("entered twice: %s", r.body)
	}
}

// describeSpans returns the open deadlines of the case with the spans of their calculation and the days left, one a line.
func (d *caseworker) describeSpans(on string) string {
	d.t.Helper()
	d.setDay(on)
	r := d.mustAsk(d.t, `query($case: ID!) { case(id: $case) { nextSteps(orderBy: {id: ASC}) { nodes { action dueOn stoppedOn daysLeft spans(orderBy: {startsOn: ASC}) { nodes { kind startsOn endsOn days } } } } } }`,
		map[string]any{"case": d.id})
	var lines []string
	for _, n := range r.at("case", "nextSteps", "nodes").([]any) {
		n := n.(map[string]any)
		line := fmt.Sprintf("%s by %v, %v left", n["action"], n["dueOn"], n["daysLeft"])
		if n["stoppedOn"] != nil {
			line = fmt.Sprintf("%s still since %s", n["action"], n["stoppedOn"])
		}
		for _, s := range n["spans"].(map[string]any)["nodes"].([]any) {
			s := s.(map[string]any)
			line += fmt.Sprintf("; %s %s to %s %v", s["kind"], s["startsOn"], s["endsOn"], s["days"])
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// TestSuspendedTime checks the spans of a deadline and its days left through a suspension and two extensions.
func TestSuspendedTime(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-02-01", "ORDINARY", "COMPANY")
	for _, c := range []struct{ verb, on, want string }{
		{"", "2023-02-01", "DECIDE by 2023-05-04, 92 left; TERM 2023-02-02 to 2023-05-02 90; MOVED 2023-05-03 to 2023-05-04 2"},
		{"suspendCase", "2023-03-01", "DECIDE still since 2023-03-01; TERM 2023-02-02 to 2023-03-01 28"},
		{"", "2023-09-01", "DECIDE still since 2023-03-01; TERM 2023-02-02 to 2023-03-01 28"}, // and is not overdue
		{"resumeCase", "2023-09-01", "DECIDE by 2023-11-02, 62 left; TERM 2023-02-02 to 2023-03-01 28; STOPPED 2023-03-02 to 2023-09-01 184; TERM 2023-09-02 to 2023-11-02 62"},
		{"extendTerm", "2023-10-30", "DECIDE by 2023-12-04, 35 left; TERM 2023-02-02 to 2023-03-01 28; STOPPED 2023-03-02 to 2023-09-01 184; TERM 2023-09-02 to 2023-11-02 62; EXTENSION 2023-11-03 to 2023-12-02 30; MOVED 2023-12-03 to 2023-12-04 2"},
	} {
		if c.verb != "" {
			d.takeStep(c.verb, c.on, `, note: "局长批准"`)
		}
		if got := d.describeSpans(c.on); got != c.want {
			t.Errorf("%s on %s: %s\nwant %s", c.verb, c.on, got, c.want)
		}
	}
	d.setDay("2023-09-01")
	if r := d.mustAsk(t, `query($case: ID!) { case(id: $case) { deadlines(where: {overdue: {eq: true}}) { totalCount } } }`, map[string]any{"case": d.id}); fmt.Sprint(r.at("case", "deadlines", "totalCount")) != "0" {
		t.Errorf("%s", r.body)
	}
	// Only the heads together can extend it further, and they set the days.
	d.checkViolation(d.tryStep("extendTerm", "2023-11-01", `, note: "局长批准"`), "decision.extension", "令42号 64 (unconfirmed)")
	d.takeStep("recordInvestigation", "2023-11-01", "")
	d.takeStep("discussCase", "2023-11-02", "")
	d.checkViolation(d.tryStep("extendTerm", "2023-11-02", `, note: "集体讨论"`), "decision.extension", "令42号 64 (unconfirmed)")
	d.takeStep("extendTerm", "2023-11-02", `, note: "集体讨论", days: 45`)
	if got := d.describeSpans("2023-11-02"); !strings.HasPrefix(got, "DECIDE by 2024-01-16, 75 left") || !strings.HasSuffix(got, "EXTENSION 2023-11-03 to 2024-01-16 75") {
		t.Errorf("%s", got)
	}
}

// TestCaseFromComplaint takes a report through a clue to a case. The timeline begins with the clue, and clue and report show the case.
func TestCaseFromComplaint(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	complaint := d.mutate("2023-04-28", "fileComplaint", `unit: "Unit:900:1", channel: HOTLINE_12315, kind: REPORT, object: FOOD, issue: SAFETY, text: "该店出售过期食品", receivedAt: "2023-04-28T08:00:00+08:00"`,
		"complaint { id }").at("fileComplaint", "complaint", "id")
	clue := func(on string) reply {
		t.Helper()
		return d.mutate(on, "recordClue", fmt.Sprintf(`unit: "Unit:900:1", source: COMPLAINT, field: FOOD, text: "出售过期食品", complaint: %q, receivedOn: %q`, complaint, on), "clue { id clueNo checkBy overdue }")
	}
	// Fifteen working days: 4, 5, the worked Saturday 6, 8 to 12, 15 to 19, 22, 23.
	first := clue("2023-04-28")
	if want := map[string]any{"id": first.at("recordClue", "clue", "id"), "clueNo": "某市监线索〔2023〕1号", "checkBy": "2023-05-23", "overdue": false}; !reflect.DeepEqual(first.at("recordClue", "clue"), want) {
		t.Fatalf("%s", first.body)
	}
	id := first.at("recordClue", "clue", "id").(string)
	extend := func(on string) reply {
		t.Helper()
		return d.mutate(on, "extendClue", fmt.Sprintf(`clue: %q, extendedOn: %q, reason: "局长批准"`, id, on), "clue { checkBy }")
	}
	d.checkViolation(extend("2023-05-24"), "clue.check", "令42号 18 (unconfirmed)")
	if r := extend("2023-05-23"); r.at("extendClue", "clue", "checkBy") != "2023-06-13" { // three weeks on
		t.Errorf("%s", r.body)
	}
	d.checkViolation(extend("2023-05-24"), "clue.extension", "令42号 18 (unconfirmed)")
	d.setDay("2023-06-14")
	if r := d.mustAsk(t, `{ clues(where: {overdue: {eq: true}}) { nodes { id } } }`, nil); !reflect.DeepEqual(r.at("clues", "nodes"), []any{map[string]any{"id": id}}) {
		t.Errorf("overdue: %s", r.body)
	}
	close := func(outcome string) reply {
		t.Helper()
		return d.mutate("2023-06-14", "closeClue", fmt.Sprintf(`clue: %q, checkedOn: "2023-06-14", outcome: %s, reason: "查无实据"`, id, outcome), "clue { outcome }")
	}
	if r := close("FILED"); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.outcome" {
		t.Errorf("%s", r.body)
	}
	file := func(from string) reply {
		t.Helper()
		return d.mutate("2023-06-14", "fileCase", fmt.Sprintf(`unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: FOOD, source: COMPLAINT, cause: "某案", filedOn: "2023-06-14",
			from: %q, newParty: {kind: COMPANY, name: "某某"}`, from), "case { id }")
	}
	d.id = file(id).at("fileCase", "case", "id").(string)
	if r := file(id); r.code() != "CONFLICT" || r.Errors[0].Extensions["field"] != "input.from" {
		t.Errorf("filed twice: %s", r.body)
	}
	if r := close("NOT_FILED"); r.code() != "CONFLICT" {
		t.Errorf("closed after it was filed: %s", r.body)
	}
	r := d.mustAsk(t, `query($case: ID!) { case(id: $case) { clues { nodes { id outcome checkedOn complaint { id } } } complaints { nodes { id } } } }`, map[string]any{"case": d.id})
	want := map[string]any{
		"clues":      map[string]any{"nodes": []any{map[string]any{"id": id, "outcome": "FILED", "checkedOn": "2023-06-14", "complaint": map[string]any{"id": complaint}}}},
		"complaints": map[string]any{"nodes": []any{map[string]any{"id": complaint}}},
	}
	if !reflect.DeepEqual(r.at("case"), want) {
		t.Errorf("%s", r.body)
	}
	d.checkCase("2023-06-14", "FILED", []string{"2023-04-28 CLUE_RECEIVED", "2023-06-14 FILED"}, []string{"DECIDE by 2023-09-12 (行政处罚法 60)"})
}

// TestLimitation checks that a violation discovered after two years is refused, and after five if it harms safety.
func TestLimitation(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	file := func(more string) reply {
		t.Helper()
		return d.mutate("2023-08-10", "fileCase", `unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: FOOD, source: INSPECTION, cause: "某案", filedOn: "2023-08-10",
			newParty: {kind: COMPANY, name: "某某"}, `+more, "case { id }")
	}
	d.checkViolation(file(`actEndedOn: "2021-08-01", discoveredOn: "2023-08-02"`), "limitation", "行政处罚法 36")
	for _, good := range []string{
		`actEndedOn: "2021-08-01", discoveredOn: "2023-08-01"`, `actEndedOn: "2021-08-01", discoveredOn: "2023-08-02", harmsSafety: true`, `actEndedOn: "2021-08-10"`,
	} {
		if r := file(good); len(r.Errors) > 0 {
			t.Errorf("%s: %s", good, r.body)
		}
	}
	if r := file(`actEndedOn: "2023-08-03", discoveredOn: "2023-08-02"`); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.actEndedOn" {
		t.Errorf("found before it ended: %s", r.body)
	}
}

// TestOnTheSpot checks that decideOnTheSpot files, decides and serves a case, and writes nothing if it is refused.
func TestOnTheSpot(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	decide := func(kind, penalties, more string) reply {
		t.Helper()
		return d.mutate("2023-03-01", "decideOnTheSpot", fmt.Sprintf(`unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: FOOD, source: INSPECTION, cause: "未公示价格", on: "2023-03-01",
			newParty: {kind: %s, name: "某某"}, penalties: [%s] %s`, kind, penalties, more), "case { id status procedure servedOn } decision { id decisionNo penalties { nodes { id } } }")
	}
	count := func() any { return d.sql(t, "SELECT count(*)::text FROM cases WHERE agency_id = 900") }
	for article, r := range map[string]reply{
		"input.penalties simplified.person 行政处罚法 51":       decide("NATURAL_PERSON", fineOf("200.01"), ""),
		"input.penalties simplified.organisation 行政处罚法 51": decide("COMPANY", fineOf("3000.01"), ""),
		"input.penalties simplified.kinds 行政处罚法 51":        decide("COMPANY", `{kind: CLOSURE, provision: "Provision:900"}`, ""),
		"input.on  ": decide("COMPANY", fineOf("1"), `, on: "2023-03-02"`),
	} {
		if len(r.Errors) == 0 {
			t.Errorf("%s: %s", article, r.body)
			continue
		}
		if e := r.Errors[0].Extensions; article != "input.on  " && fmt.Sprint(e["field"], " ", e["rule"], " ", e["article"]) != article {
			t.Errorf("%s: %s", article, r.body)
		}
	}
	if got := count(); got != "0" {
		t.Fatalf("%v cases are filed by what was refused", got)
	}
	r := decide("COMPANY", fineOf("3000")+`, {kind: WARNING, provision: "Provision:900"}`, "")
	if want := map[string]any{"id": r.at("decideOnTheSpot", "case", "id"), "status": "SERVED", "procedure": "SIMPLIFIED", "servedOn": "2023-03-01"}; !reflect.DeepEqual(r.at("decideOnTheSpot", "case"), want) {
		t.Fatalf("%s", r.body)
	}
	d.id = r.at("decideOnTheSpot", "case", "id").(string)
	// Cash can be taken for small fines, or with a reason.
	pay := func(more string) reply {
		t.Helper()
		return d.mutate("2023-03-01", "recordPayment", fmt.Sprintf(`penalty: %q, amount: "3000", paidOn: "2023-03-01", method: CASH_ON_SPOT %s`, r.at("decideOnTheSpot", "decision", "penalties", "nodes", 0, "id"), more), "penalty { balance }")
	}
	d.checkViolation(pay(""), "payment.cash", "行政处罚法 67; 行政处罚法 68")
	if r := pay(`, note: "当事人流动经营，事后难以执行"`); r.at("recordPayment", "penalty", "balance") != "0.00" {
		t.Errorf("%s", r.body)
	}
	d.checkCase("2023-03-01", "EXECUTED", []string{"2023-03-01 FILED", "2023-03-01 DECIDED", "2023-03-01 SERVED", "2023-03-01 PAYMENT_RECORDED", "2023-03-01 EXECUTED"}, []string{
		"DECIDE by 2023-05-30 (行政处罚法 60) ended 2023-03-01", "SERVE by 2023-03-10 (行政处罚法 61) ended 2023-03-01", "PAY by 2023-03-16 (行政处罚法 67) ended 2023-03-01",
		"CONCLUDE by 2023-03-22 (令42号 78 (unconfirmed))",
	})
}

// TestCorrections checks that a corrected step no longer counts, or counts on its new day, for the status, the deadlines and the steps that
// are allowed next.
func TestCorrections(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.file("2023-02-01", "ORDINARY", "COMPANY")
	d.takeStep("suspendCase", "2023-02-11", `, note: "送检"`)
	event := func(kind string) any {
		t.Helper()
		return d.mustAsk(t, `query($case: ID!, $kind: CaseEventKind!) { case(id: $case) { events(where: {kind: {eq: $kind}}, orderBy: {id: DESC}) { nodes { id } } } }`,
			map[string]any{"case": d.id, "kind": kind}).at("case", "events", "nodes", 0, "id")
	}
	correct := func(on, kind, more string) reply {
		t.Helper()
		return d.mutate(on, "correctStep", fmt.Sprintf(`case: %q, event: %q, on: %q %s`, d.id, event(kind), on, more), "case { status }")
	}
	const note = `, note: "日期录错"`
	if r := correct("2023-02-12", "SUSPENDED", ""); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.note" {
		t.Errorf("%s", r.body)
	}
	d.checkViolation(correct("2023-02-12", "FILED", note), "correction.step", "行政处罚法 48")
	// The case was suspended a day earlier.
	if r := correct("2023-02-12", "SUSPENDED", note+`, takenOn: "2023-02-10"`); len(r.Errors) > 0 {
		t.Fatalf("%s", r.body)
	}
	if got := d.describeSpans("2023-02-12"); got != "DECIDE still since 2023-02-10; TERM 2023-02-02 to 2023-02-10 9" {
		t.Errorf("%s", got)
	}
	d.takeStep("resumeCase", "2023-02-20", "")
	// The case was not resumed.
	if r := correct("2023-02-21", "RESUMED", note); len(r.Errors) > 0 {
		t.Fatalf("%s", r.body)
	}
	if got := d.describeSpans("2023-02-21"); got != "DECIDE still since 2023-02-10; TERM 2023-02-02 to 2023-02-10 9" {
		t.Errorf("%s", got)
	}
	d.checkViolation(d.tryStep("recordInvestigation", "2023-02-22", ""), "case.order", "行政处罚法 60")
	d.takeStep("resumeCase", "2023-02-28", "")
	d.takeStep("recordInvestigation", "2023-03-01", "")
	d.proposeAndNotify("2023-03-02", fineOf("5000"), "")
	if r := correct("2023-03-03", "INVESTIGATED", note); r.code() != "CONFLICT" {
		t.Errorf("not the last: %s", r.body)
	}
	if r := correct("2023-03-03", "NOTIFIED", note); r.at("correctStep", "case", "status") != "INVESTIGATED" {
		t.Errorf("%s", r.body)
	}
	d.checkViolation(d.decide("2023-03-20", fineOf("5000")), "case.order", "行政处罚法 44, 62")
	d.takeStep("notifyParty", "2023-03-03", "")
	d.takeStep("waiveStatement", "2023-03-03", "")
	penalty := d.decide("2023-03-06", fineOf("5000")).at("decidePenalty", "decision", "penalties", "nodes", 0, "id")
	d.takeStep("serveDocument", "2023-03-07", "")
	paid := d.mutate("2023-03-08", "recordPayment", fmt.Sprintf(`penalty: %q, amount: "5000", paidOn: "2023-03-08", method: BANK`, penalty), "payment { id }").at("recordPayment", "payment", "id")
	d.mutate("2023-03-09", "reversePayment", fmt.Sprintf(`payment: %q, on: "2023-03-09", note: "记错案件"`, paid), "reversal { id }")
	r := d.mustAsk(t, `query($case: ID!) { case(id: $case) { events(orderBy: {id: ASC}, first: 50) { nodes { kind occurredOn corrects { kind occurredOn } } } } }`, map[string]any{"case": d.id})
	var lines []string
	for _, n := range r.at("case", "events", "nodes").([]any) {
		n := n.(map[string]any)
		line := fmt.Sprintf("%s %s", n["occurredOn"], n["kind"])
		if c, ok := n["corrects"].(map[string]any); ok {
			line += fmt.Sprintf(" of %s %s", c["occurredOn"], c["kind"])
		}
		lines = append(lines, line)
	}
	want := []string{
		"2023-02-01 FILED", "2023-02-11 SUSPENDED", "2023-02-12 CORRECTED of 2023-02-11 SUSPENDED", "2023-02-10 SUSPENDED", "2023-02-20 RESUMED",
		"2023-02-21 CORRECTED of 2023-02-20 RESUMED", "2023-02-28 RESUMED", "2023-03-01 INVESTIGATED", "2023-03-02 PROPOSED", "2023-03-02 NOTIFIED",
		"2023-03-03 CORRECTED of 2023-03-02 NOTIFIED", "2023-03-03 NOTIFIED", "2023-03-03 WAIVED", "2023-03-06 DECIDED", "2023-03-07 SERVED",
		"2023-03-08 PAYMENT_RECORDED", "2023-03-08 EXECUTED", "2023-03-09 PAYMENT_REVERSED of 2023-03-08 PAYMENT_RECORDED",
	}
	if !reflect.DeepEqual(lines, want) {
		t.Errorf("%s\nwant %s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
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

// TestRules checks that rules can be read with their certainty, and that a rule with an unconfirmed article can be set.
func TestRules(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	r := d.mustAsk(t, `{
		rules(where: {name: {eq: "simplified.person"}}, orderBy: {effectiveFrom: ASC}) { nodes { article effectiveFrom effectiveUntil value unit certainty mayBeSet } }
		unconfirmed: rules(where: {certainty: {ne: READ}, mayBeSet: {eq: false}}) { totalCount }
	}`, nil)
	want := []any{
		map[string]any{"article": "行政处罚法 (2017) 33", "effectiveFrom": "1996-10-01", "effectiveUntil": "2021-07-14", "value": "50.000", "unit": "YUAN", "certainty": "MEMORY", "mayBeSet": true},
		map[string]any{"article": "行政处罚法 51", "effectiveFrom": "2021-07-15", "effectiveUntil": nil, "value": "200.000", "unit": "YUAN", "certainty": "READ", "mayBeSet": false},
	}
	if !reflect.DeepEqual(r.at("rules", "nodes"), want) || fmt.Sprint(r.at("unconfirmed", "totalCount")) != "0" {
		t.Errorf("%s", r.body)
	}
	set := func(value string) reply {
		t.Helper()
		return d.mutate("2023-01-03", "setRule", fmt.Sprintf(`agency: "Agency:900", rule: "conclusion.term", article: "某局办案规程 9", effectiveFrom: "2023-01-01", value: %q, approvedBy: "局长"`, value), "setting { value }")
	}
	for _, wrong := range []string{"0", "10.5", "-1"} {
		if r := set(wrong); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.value" {
			t.Errorf("%s: %s", wrong, r.body)
		}
	}
	if r := set("10"); len(r.Errors) > 0 {
		t.Fatalf("%s", r.body)
	}
	d.file("2023-03-01", "SIMPLIFIED", "COMPANY")
	d.decide("2023-03-01", `{kind: WARNING, provision: "Provision:900"}`)
	d.takeStep("serveDocument", "2023-03-01", "")
	if _, deadlines, _ := d.timeline("2023-03-01"); deadlines[2] != "CONCLUDE by 2023-03-15 (某局办案规程 9 (as the bureau has set it))" {
		t.Errorf("%s", deadlines)
	}
}

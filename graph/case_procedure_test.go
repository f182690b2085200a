package graph_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

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
	d.checkViolation(correct("2023-02-12", "FILED", note), "correction.step", "行政处罚法 75 (unconfirmed)")
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

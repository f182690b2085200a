package graph_test

import (
	"fmt"
	"reflect"
	"testing"
)

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
	// The result of a second examination, of no seized goods, comes after the time fixed: all twelve days do not count in the term of the decision.
	begun = d.mutate("2023-06-01", "beginExamination", fmt.Sprintf(`case: %q, kind: APPRAISAL, text: "价格鉴定", startsOn: "2023-06-01", dueOn: "2023-06-02"`, d.id), "examination { id }")
	if r := end("2023-06-12", "2023-06-12"); fmt.Sprint(r.at("endExamination", "examination", "excludedDays")) != "12" {
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
		"DECIDE by 2023-08-14 (行政处罚法 60) ended 2023-06-12", // two days more: Sunday the 13th
		"DECIDE by 2023-08-23 (行政处罚法 60)",                  // twelve days more than the 11th
	})
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

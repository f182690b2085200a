package graph_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// stagedCase is a case at some stage of the procedure, with the records made so far.
type stagedCase struct{ id, decision, penalty, warning, seizure, lot, payment string }

// reachStages takes one case to each stage of the procedure.
func (d *caseworker) reachStages() map[string]stagedCase {
	d.t.Helper()
	d.exec(d.t, `INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from, certified_until) VALUES
		(900, 3, 1, '丙', 'C', '2010-01-01', NULL), (900, 4, 1, '丁', 'D', '2010-01-01', '2022-12-31');
		INSERT INTO provisions (id, law, article, text, field, fine_min, fine_max, effective_from) VALUES (901, '某法', '第二条', '……', 'FOOD', 1000, 10000, '2000-01-01'),
		(902, '新法', '第一条', '……', 'FOOD', NULL, NULL, '2024-01-01')`)
	points := map[string]stagedCase{}
	must := func(r reply) reply {
		d.t.Helper()
		if len(r.Errors) > 0 {
			d.t.Fatal(r.body)
		}
		return r
	}
	const both = `{kind: FINE, provision: "Provision:901", amount: "5000"}, {kind: CONFISCATION_OF_GOODS, provision: "Provision:900"}, {kind: WARNING, provision: "Provision:900"}`
	made := stagedCase{}
	path := []struct {
		point string
		move  func()
	}{
		{"FILED", func() { d.file("2023-03-01", "ORDINARY", "COMPANY") }},
		{"SEIZED", func() {
			r := must(d.mutate("2023-03-02", "seizeGoods", fmt.Sprintf(`case: %q, kind: SEIZE, ground: "涉嫌", approvedBy: "局长", place: "某店", officers: ["Officer:900:1", "Officer:900:2"], seizedOn: "2023-03-02",
				lots: [{name: "糖果", quantity: "10", unit: "盒", storedAt: "某店"}]`, d.id), "seizure { id } goodsLots { id }"))
			made.seizure, _ = r.at("seizeGoods", "seizure", "id").(string)
			made.lot, _ = r.at("seizeGoods", "goodsLots", 0, "id").(string)
		}},
		{"INVESTIGATED", func() { d.takeStep("recordInvestigation", "2023-03-03", "") }},
		{"PROPOSED", func() { d.propose("2023-03-06", both) }},
		{"NOTIFIED", func() { d.takeStep("notifyParty", "2023-03-06", "") }},
		{"WAIVED", func() { d.takeStep("waiveStatement", "2023-03-07", "") }},
		{"DECIDED", func() {
			r := must(d.decide("2023-03-08", both))
			made.decision, _ = r.at("decidePenalty", "decision", "id").(string)
			made.penalty, _ = r.at("decidePenalty", "decision", "penalties", "nodes", 0, "id").(string)
			made.warning, _ = r.at("decidePenalty", "decision", "penalties", "nodes", 2, "id").(string)
		}},
		{"SERVED", func() { d.takeStep("serveDocument", "2023-03-09", "") }},
		{"EXECUTED", func() {
			r := must(d.mutate("2023-03-10", "recordPayment", fmt.Sprintf(`penalty: %q, amount: "5000", paidOn: "2023-03-10", method: BANK`, made.penalty), "payment { id }"))
			made.payment, _ = r.at("recordPayment", "payment", "id").(string)
			must(d.mutate("2023-03-10", "confiscateGoods", fmt.Sprintf(`decision: %q, confiscatedOn: "2023-03-10", seizedLots: [{lot: %q}]`, made.decision, made.lot), "case { id }"))
		}},
		{"CONCLUDED", func() { d.takeStep("concludeCase", "2023-03-13", "") }},
		{"WITHDRAWN", func() {
			must(d.mutate("2023-03-14", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-03-14", withdrawal: ANNULLED, reason: "复议撤销"`, made.decision), "case { id }"))
		}},
	}
	branch := map[string]func(){
		"SIMPLIFIED": func() { d.file("2023-03-01", "SIMPLIFIED", "COMPANY") },
		"SUSPENDED": func() {
			d.file("2023-03-01", "ORDINARY", "COMPANY")
			d.takeStep("suspendCase", "2023-03-02", `, note: "送检"`)
		},
		"EXTENDED": func() {
			d.file("2023-03-01", "ORDINARY", "COMPANY")
			d.takeStep("extendTerm", "2023-03-02", `, note: "批准"`)
		},
		"TRANSFERRED": func() { d.file("2023-03-01", "ORDINARY", "COMPANY"); d.takeStep("transferCase", "2023-03-02", "") },
		"NOT_PENALISED": func() {
			d.file("2023-03-01", "ORDINARY", "COMPANY")
			d.takeStep("recordInvestigation", "2023-03-02", "")
			d.takeStep("dismissCase", "2023-03-03", "")
		},
	}
	offered := func() {
		d.file("2023-03-01", "ORDINARY", "COMPANY")
		d.takeStep("recordInvestigation", "2023-03-02", "")
		d.proposeAndNotify("2023-03-06", `{kind: CLOSURE, provision: "Provision:900"}`, ", hearingOffered: true")
	}
	branch["OFFERED"] = offered
	branch["REQUESTED"] = func() { offered(); d.takeStep("requestHearing", "2023-03-08", "") }
	branch["HEARD"] = func() {
		branch["REQUESTED"]()
		must(d.mutate("2023-03-09", "scheduleHearing", fmt.Sprintf(`case: %q, on: "2023-03-09", heldOn: "2023-03-20", place: "某处", chair: "Officer:900:3"`, d.id), "case { id }"))
		d.takeStep("recordHearing", "2023-03-20", "")
	}
	for i, stop := range path {
		made = stagedCase{}
		for _, p := range path[:i+1] {
			p.move()
		}
		made.id = d.id
		points[stop.point] = made
	}
	for point, reach := range branch {
		reach()
		points[point] = stagedCase{id: d.id}
	}
	return points
}

// TestViolationsOfProcedure tries more than fifty illegal mutations: each is refused with the rule and the article, and writes nothing.
func TestViolationsOfProcedure(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	at := d.reachStages()
	fine := func(amount string) string {
		return `{kind: FINE, provision: "Provision:901", amount: "` + amount + `"}`
	}
	// more holds the fields of the input besides `case` and `on`.
	type move struct{ point, verb, on, more, rule, article string }
	moves := []move{
		// Steps out of order.
		{"FILED", "proposePenalty", "2023-03-30", `, penalties: [` + fine("5000") + `]`, "case.order", "行政处罚法 57"},
		{"FILED", "notifyParty", "2023-03-30", "", "case.order", "行政处罚法 44"},
		{"FILED", "reviewCase", "2023-03-30", "", "case.order", "行政处罚法 58"},
		{"FILED", "discussCase", "2023-03-30", "", "case.order", "行政处罚法 57"},
		{"FILED", "requestHearing", "2023-03-30", "", "case.order", "行政处罚法 64"},
		{"FILED", "waiveStatement", "2023-03-30", "", "case.order", "行政处罚法 45"},
		{"FILED", "dismissCase", "2023-03-30", "", "case.order", "行政处罚法 57"},
		{"FILED", "serveDocument", "2023-03-30", "", "case.order", "行政处罚法 61"},
		{"FILED", "publishDecision", "2023-03-30", "", "case.order", "信息公示规定 9"},
		{"FILED", "concludeCase", "2023-03-30", "", "case.order", "令42号 78 (unconfirmed)"},
		{"FILED", "resumeCase", "2023-03-30", "", "case.order", "行政处罚法 60"},
		{"FILED", "recordInvestigation", "2023-02-28", "", "case.order", "行政处罚法 54"},
		{"INVESTIGATED", "recordInvestigation", "2023-03-30", "", "case.order", "行政处罚法 54"},
		{"INVESTIGATED", "notifyParty", "2023-03-30", "", "notice.content", "行政处罚法 44"},
		{"INVESTIGATED", "recordHearing", "2023-03-30", "", "case.order", "行政处罚法 64"},
		{"NOTIFIED", "notifyParty", "2023-03-30", "", "case.order", "行政处罚法 44"},
		{"NOTIFIED", "requestHearing", "2023-03-07", "", "hearing.offered", "行政处罚法 63"},
		{"NOTIFIED", "recordHearing", "2023-03-30", "", "case.order", "行政处罚法 64"},
		{"OFFERED", "requestHearing", "2023-03-14", "", "hearing.request", "行政处罚法 64"}, // until the 13th
		{"OFFERED", "recordHearing", "2023-03-30", "", "case.order", "行政处罚法 64"},
		{"REQUESTED", "recordHearing", "2023-03-30", "", "hearing.told", "行政处罚法 64"},
		{"SUSPENDED", "recordInvestigation", "2023-03-30", "", "case.order", "行政处罚法 60"},
		{"SUSPENDED", "suspendCase", "2023-03-30", `, note: "再"`, "case.order", "行政处罚法 60"},
		{"EXTENDED", "extendTerm", "2023-03-30", `, note: "再"`, "decision.extension", "令42号 64 (unconfirmed)"},
		{"SIMPLIFIED", "publishDecision", "2023-03-30", "", "case.order", "信息公示规定 9"},
		{"DECIDED", "dismissCase", "2023-03-30", "", "case.order", "行政处罚法 57"},
		{"DECIDED", "transferCase", "2023-03-30", "", "case.order", "行政处罚法 27"},
		{"DECIDED", "extendTerm", "2023-03-30", `, note: "批准"`, "case.order", "行政处罚法 60"},
		{"DECIDED", "suspendCase", "2023-03-30", `, note: "送检"`, "case.order", "行政处罚法 60"},
		{"DECIDED", "concludeCase", "2023-03-30", "", "case.executed", "令42号 78 (unconfirmed)"},
		{"NOT_PENALISED", "publishDecision", "2023-03-30", "", "case.order", "信息公示规定 9"},
		{"NOT_PENALISED", "concludeCase", "2023-03-30", "", "case.order", "令42号 78 (unconfirmed)"},
		{"TRANSFERRED", "recordInvestigation", "2023-03-30", "", "case.order", "行政处罚法 54"},
		{"TRANSFERRED", "serveDocument", "2023-03-30", "", "case.order", "行政处罚法 61"},
		{"SERVED", "serveDocument", "2023-03-30", "", "case.order", "行政处罚法 61"},
		{"SERVED", "concludeCase", "2023-03-30", "", "case.executed", "令42号 78 (unconfirmed)"},
		{"SERVED", "serveDocument", "2023-03-08", "", "case.order", "行政处罚法 61"},
		{"CONCLUDED", "concludeCase", "2023-03-30", "", "case.order", "令42号 78 (unconfirmed)"},
		{"CONCLUDED", "transferCase", "2023-03-30", "", "case.order", "行政处罚法 27"},
		{"WITHDRAWN", "notifyParty", "2023-03-30", "", "notice.content", "行政处罚法 44"}, // the proposal before the withdrawal does not count
	}
	for _, m := range moves {
		r := d.tryMutation(m.on, m.verb, fmt.Sprintf(`case: %q, on: %q %s`, at[m.point].id, m.on, m.more))
		if r.code() != "RULE_VIOLATION" || r.Errors[0].Extensions["rule"] != m.rule || r.Errors[0].Extensions["article"] != m.article {
			t.Errorf("%s of a case that is %s: want %s, %s: %s", m.verb, m.point, m.rule, m.article, r.body)
		} else if _, hasAllowed := r.Errors[0].Extensions["allowed"]; hasAllowed != (m.rule == "case.order") {
			t.Errorf("%s of a case that is %s: `allowed` is given exactly for the order of steps: %s", m.verb, m.point, r.body)
		}
	}
	// Mutations with inputs of their own.
	decide := func(point, on, penalties string) string {
		return fmt.Sprintf(`case: %q, decidedOn: %q, penalties: [%s]`, at[point].id, on, penalties)
	}
	others := []struct{ on, verb, fields, rule, article string }{
		{"2023-03-30", "decidePenalty", decide("FILED", "2023-03-30", fine("5000")), "case.order", "行政处罚法 44, 62"},
		{"2023-03-30", "decidePenalty", decide("INVESTIGATED", "2023-03-30", fine("5000")), "case.order", "行政处罚法 44, 62"},
		{"2023-03-13", "decidePenalty", decide("NOTIFIED", "2023-03-13", fine("5000")), "statement.term", "行政处罚法 45; 令42号 57 (unconfirmed)"},
		{"2023-03-30", "decidePenalty", decide("NOTIFIED", "2023-03-30", fine("5000.01")), "notice.heavier", "行政处罚法 45"},
		{"2023-03-30", "decidePenalty", decide("NOTIFIED", "2023-03-30", `{kind: PUBLIC_CRITICISM, provision: "Provision:900"}`), "notice.content", "行政处罚法 44"},
		{"2023-03-30", "decidePenalty", decide("NOTIFIED", "2023-03-30", fine("999.99")), "fine.bounds", "行政处罚法 32, 33"},
		{"2023-03-30", "decidePenalty", decide("NOTIFIED", "2023-03-30", fine("10000.01")), "fine.bounds", "行政处罚法 4"},
		{"2023-03-30", "decidePenalty", decide("NOTIFIED", "2023-03-30", fine("2000")+", "+fine("3000")), "fine.once", "行政处罚法 29"},
		{"2023-03-30", "decidePenalty", decide("NOTIFIED", "2023-03-30", `{kind: FINE, provision: "Provision:902", amount: "5000"}`), "provision.inForce", "行政处罚法 37"},
		{"2023-03-30", "decidePenalty", decide("REQUESTED", "2023-03-30", `{kind: CLOSURE, provision: "Provision:900"}`), "hearing.held", "行政处罚法 64"},
		{"2023-03-30", "decidePenalty", decide("HEARD", "2023-03-30", `{kind: CLOSURE, provision: "Provision:900"}`), "review.done", "行政处罚法 58"},
		{"2023-03-30", "decidePenalty", decide("NOTIFIED", "2023-03-30", `{kind: LICENCE_REVOCATION, provision: "Provision:900"}`), "hearing.offered", "行政处罚法 63"},
		{"2023-03-01", "decidePenalty", decide("SIMPLIFIED", "2023-03-01", fine("3000.01")), "simplified.organisation", "行政处罚法 51"},
		{"2023-03-01", "decidePenalty", decide("SIMPLIFIED", "2023-03-01", `{kind: CONFISCATION_OF_GOODS, provision: "Provision:900"}`), "simplified.kinds", "行政处罚法 51"},
		{"2023-03-30", "fileCase", `unit: "Unit:900:1", officers: ["Officer:900:1"], field: FOOD, source: INSPECTION, cause: "某案", filedOn: "2023-03-30", party: "Party:900:1"`, "officers.two", "行政处罚法 42"},
		{"2023-03-30", "fileCase", `unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:4"], field: FOOD, source: INSPECTION, cause: "某案", filedOn: "2023-03-30", party: "Party:900:1"`, "officers.certified", "行政处罚法 42"},
		{"2023-03-30", "fileCase", `unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: FOOD, source: INSPECTION, cause: "某案", filedOn: "2023-03-30", actEndedOn: "2020-01-01", party: "Party:900:1"`, "limitation", "行政处罚法 36"},
		{"2023-03-16", "scheduleHearing", fmt.Sprintf(`case: %q, on: "2023-03-16", heldOn: "2023-03-20", place: "某处", chair: "Officer:900:3"`, at["REQUESTED"].id), "hearing.told", "行政处罚法 64"},
		{"2023-03-16", "scheduleHearing", fmt.Sprintf(`case: %q, on: "2023-03-16", heldOn: "2023-03-30", place: "某处", chair: "Officer:900:1"`, at["REQUESTED"].id), "hearing.chair", "行政处罚法 64"},
		{"2023-03-30", "fileAppeal", fmt.Sprintf(`decision: %q, kind: REVIEW, authority: "某市人民政府", filedOn: "2023-03-30"`, at["DECIDED"].decision), "case.order", "行政复议法 20; 行政诉讼法 46"},
		{"2023-05-09", "fileAppeal", fmt.Sprintf(`decision: %q, kind: REVIEW, authority: "某市人民政府", filedOn: "2023-05-09"`, at["SERVED"].decision), "appeal.review", "行政复议法 (2017) 9 (unconfirmed)"}, // until the 8th
		{"2023-03-30", "grantDeferral", fmt.Sprintf(`penalty: %q, appliedOn: "2023-03-30", grantedOn: "2023-03-30", approvedBy: "局长", reason: "困难", instalments: [{dueOn: "2023-06-01", amount: "5000"}]`, at["DECIDED"].penalty), "case.order", "行政处罚法 66"},
		{"2023-03-30", "writeOff", fmt.Sprintf(`penalty: %q, amount: "5000", on: "2023-03-30", approvedBy: "局长", reason: "无力缴纳"`, at["DECIDED"].penalty), "case.order", "行政强制法 40, 42"},
		{"2023-03-30", "recordPayment", fmt.Sprintf(`penalty: %q, amount: "100", paidOn: "2023-03-30", method: CASH_ON_SPOT`, at["SERVED"].penalty), "payment.cash", "行政处罚法 67; 行政处罚法 68"},
		{"2023-03-30", "reversePayment", fmt.Sprintf(`payment: %q, on: "2023-03-30", note: "记错"`, at["CONCLUDED"].payment), "case.order", "令42号 78 (unconfirmed)"},
		{"2023-03-30", "withdrawDecision", fmt.Sprintf(`decision: %q, withdrawnOn: "2023-03-07", withdrawal: ANNULLED, reason: "撤销"`, at["DECIDED"].decision), "case.order", "行政处罚法 48"},
		{"2023-04-04", "beginExamination", fmt.Sprintf(`case: %q, seizure: %q, kind: TESTING, text: "检测", startsOn: "2023-04-04", dueOn: "2023-04-10", toldOn: "2023-04-04"`, at["SEIZED"].id, at["SEIZED"].seizure), "seizure.term", "行政强制法 25, 28"}, // until the 3rd
		{"2023-03-08", "beginExamination", fmt.Sprintf(`case: %q, kind: TESTING, text: "检测", startsOn: "2023-03-08", dueOn: "2023-03-10"`, at["DECIDED"].id), "case.order", "行政强制法 25"},
		{"2023-04-04", "extendSeizure", fmt.Sprintf(`seizure: %q, extendedOn: "2023-04-04", reason: "复杂"`, at["SEIZED"].seizure), "seizure.term", "行政强制法 25, 28"}, // until the 3rd
		{"2023-03-30", "seizeGoods", fmt.Sprintf(`case: %q, kind: SEAL, ground: "涉嫌", approvedBy: "局长", place: "某店", officers: ["Officer:900:1", "Officer:900:2"], seizedOn: "2023-03-30", lots: [{name: "糖果", quantity: "10", unit: "盒", storedAt: "某店"}]`, at["DECIDED"].id), "case.order", "行政强制法 18"},
		{"2023-03-30", "confiscateGoods", fmt.Sprintf(`decision: %q, confiscatedOn: "2023-03-30", lots: [{name: "糖果", quantity: "10", unit: "盒", storedAt: "某店"}]`, d.decisionOf(at["NOT_PENALISED"].id)), "goods.decided", "行政处罚法 9"},
	}
	for _, m := range others {
		r := d.tryMutation(m.on, m.verb, m.fields)
		if r.code() != "RULE_VIOLATION" || r.Errors[0].Extensions["rule"] != m.rule || r.Errors[0].Extensions["article"] != m.article {
			t.Errorf("%s {%s}: want %s, %s: %s", m.verb, m.fields, m.rule, m.article, r.body)
		}
	}
	if tried := len(moves) + len(others); tried < 50 {
		t.Errorf("only %d moves were tried", tried)
	}
	t.Logf("%d illegal moves were refused, each with its article", len(moves)+len(others))
	// No row was written.
	for table, want := range d.rowsBefore {
		if got := d.sql(t, "SELECT count(*)::text FROM "+table+" WHERE agency_id = 900"); got != want {
			t.Errorf("%s: %v rows, %v before", table, got, want)
		}
	}
}

// tryMutation sends a mutation that should be refused. The first call stores the numbers of rows in rowsBefore.
func (d *caseworker) tryMutation(on, verb, fields string) reply {
	d.t.Helper()
	if d.rowsBefore == nil {
		d.rowsBefore = map[string]any{}
		for _, table := range []string{"cases", "case_events", "deadlines", "decisions", "penalties", "payments", "goods_lots", "goods_movements", "hearings", "proposals", "appeals", "deferrals"} {
			d.rowsBefore[table] = d.sql(d.t, "SELECT count(*)::text FROM "+table+" WHERE agency_id = 900")
		}
	}
	answer := "case { id }"
	for answers, verbs := range map[string][]string{
		"appeal { id }": {"fileAppeal"}, "penalty { id }": {"recordPayment", "writeOff", "grantDeferral", "reversePayment"}, "seizure { id }": {"seizeGoods", "extendSeizure"}, "examination { id }": {"beginExamination"},
	} {
		if slices.Contains(verbs, verb) {
			answer = answers
		}
	}
	return d.mutate(on, verb, fields, answer)
}

// stagedEquipment holds the records that stageEquipment makes.
type stagedEquipment struct {
	// inspections and hazards are those of the pieces of equipment 1 to 4.
	inspections, hazards [5]any
	// Safety orders: waiting was reported in time and not re-checked, sealed was reported before its equipment was sealed, inTime was
	// carried out in time, and failedEarly failed a re-check before its day.
	waiting, sealed, inTime, failedEarly any
	extended                             any // hazard whose seal was extended and taken off
	retired                              any // inspection of equipment that is out of use
	followUp                             any // follow-up of a product, whose last step is not CHECKED
}

// twoInspectors are the inspectors of an input.
const twoInspectors = `inspectors: ["Officer:900:1", "Officer:900:2"]`

// inspectionOf returns the input of an inspection of a piece of equipment with one hazard.
func inspectionOf(equipment int, hazard string) string {
	return fmt.Sprintf(`party: "Party:900:1", equipment: "Equipment:900:%d", %s, inspectedOn: "2023-04-03", hazards: [{kind: RECORDS, text: "档案不全", %s}]`, equipment, twoInspectors, hazard)
}

// orderOf returns the input of a safety order upon an inspection.
func orderOf(inspection any) string {
	return fmt.Sprintf(`inspection: %q, text: "限期整改", issuedOn: "2023-04-04", dueOn: "2023-04-14"`, inspection)
}

// recheckOf returns the input of a re-check that passes.
func recheckOf(order any, on string) string {
	return fmt.Sprintf(`safetyOrder: %q, %s, recheckedOn: %q, hasPassed: true, text: "复查"`, order, twoInspectors, on)
}

// filingOf returns the input of a case that is filed from a record.
func filingOf(from any) string {
	return fmt.Sprintf(`unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: SPECIAL_EQUIPMENT, source: INSPECTION, cause: "某案", filedOn: "2023-04-20", party: "Party:900:1", from: %q`, from)
}

// sealOf returns the input of a seal for a hazard.
func sealOf(hazard any, on string) string { return fmt.Sprintf(`hazard: %q, sealedOn: %q`, hazard, on) }

// followUpStep returns the input of a step of a follow-up.
func followUpStep(followUp any, kind, on string) string {
	return fmt.Sprintf(`followUp: %q, kind: %s, takenOn: %q`, followUp, kind, on)
}

// stageEquipment makes eight pieces of equipment with inspections, hazards and safety orders in several stages, and one follow-up.
func (d *caseworker) stageEquipment() stagedEquipment {
	d.t.Helper()
	d.exec(d.t, `INSERT INTO parties (agency_id, id, kind, name) VALUES (900, 1, 'COMPANY', '某机械有限公司');
		INSERT INTO equipment (agency_id, id, party_id, kind, registration_no, name) SELECT 900, n, 1, 'CRANE', n::text, '起重机' FROM generate_series(1, 8) n`)
	var e stagedEquipment
	do := func(on, verb, fields, answer string, path ...any) any {
		d.t.Helper()
		return d.requireDone(d.mutate(on, verb, fields, answer)).at(append([]any{verb}, path...)...)
	}
	report := func(order any, on string) {
		d.t.Helper()
		do("2023-04-14", "reportSafetyOrder", fmt.Sprintf(`safetyOrder: %q, reportedOn: %q`, order, on), "safetyOrder { id }")
	}
	for n, hazard := range map[int]string{1: "severity: ORDINARY", 2: `severity: ORDINARY, sealedOn: "2023-04-10"`, 3: `severity: ORDINARY, sealedOn: "2023-04-03"`, 4: `severity: SERIOUS, reportedOn: "2023-04-03", sealedOn: "2023-04-03"`} {
		found, _ := do("2023-04-10", "recordInspection", inspectionOf(n, hazard), "inspection { id hazards { nodes { id } } }", "inspection").(map[string]any)
		e.inspections[n], e.hazards[n] = found["id"], valueAt(found, "hazards", "nodes", 0, "id")
	}
	e.waiting = do("2023-04-04", "issueSafetyOrder", orderOf(e.inspections[1]), "safetyOrder { id }", "safetyOrder", "id")
	e.sealed = do("2023-04-04", "issueSafetyOrder", orderOf(e.inspections[2]), "safetyOrder { id }", "safetyOrder", "id")
	report(e.waiting, "2023-04-14")
	report(e.sealed, "2023-04-05")
	do("2023-04-14", "unsealEquipment", fmt.Sprintf(`hazard: %q, unsealedOn: "2023-04-12", reason: "期限届满"`, e.hazards[3]), "hazard { id }")
	recheckedOrder := func(equipment int, due string, hasPassed bool) any {
		d.t.Helper()
		found := do("2023-04-04", "recordInspection", inspectionOf(equipment, "severity: ORDINARY"), "inspection { id }", "inspection", "id")
		issued := do("2023-04-04", "issueSafetyOrder", strings.Replace(orderOf(found), "2023-04-14", due, 1), "safetyOrder { id }", "safetyOrder", "id")
		do("2023-04-06", "reportSafetyOrder", fmt.Sprintf(`safetyOrder: %q, reportedOn: "2023-04-06"`, issued), "safetyOrder { id }")
		do("2023-04-10", "recheckSafetyOrder", strings.Replace(recheckOf(issued, "2023-04-10"), "true", fmt.Sprint(hasPassed), 1), "safetyOrder { id }")
		return issued
	}
	e.inTime, e.failedEarly = recheckedOrder(5, "2023-04-14", true), recheckedOrder(6, "2023-04-28", false)
	found, _ := do("2023-04-04", "recordInspection", inspectionOf(7, `severity: ORDINARY, sealedOn: "2023-04-03"`), "inspection { id hazards { nodes { id } } }", "inspection").(map[string]any)
	e.extended = valueAt(found, "hazards", "nodes", 0, "id")
	e.retired = do("2023-04-04", "recordInspection", strings.Replace(inspectionOf(8, "severity: ORDINARY"), "severity", `mended: "补齐", severity`, 1), "inspection { id }", "inspection", "id")
	do("2023-04-10", "retireEquipment", `equipment: "Equipment:900:8", retiredOn: "2023-04-10"`, "equipment { id }")
	unseal := fmt.Sprintf(`hazard: %q, unsealedOn: "2023-04-14", reason: "期限届满"`, e.extended)
	do("2023-04-14", "unsealEquipment", unseal, "hazard { id }")
	do("2023-04-14", "sealEquipment", sealOf(e.extended, "2023-04-14"), "hazard { id }")
	do("2023-04-14", "unsealEquipment", unseal, "hazard { id }")
	e.followUp = do("2023-04-03", "openFollowUp", `product: "插座", sampleNo: "1", failedItem: "分断容量", seller: "Party:900:1", sampledOn: "2023-04-01", openedOn: "2023-04-03"`, "followUp { id }", "followUp", "id")
	do("2023-04-14", "addFollowUpStep", followUpStep(e.followUp, "CHECKED", "2023-04-05"), "followUp { id }")
	do("2023-04-14", "addFollowUpStep", followUpStep(e.followUp, "SALE_STOPPED", "2023-04-10"), "followUp { id }")
	return e
}

// equipmentRows returns the bureau's rows of equipment, hazards, safety orders and follow-ups, and the numbers of related rows.
func (d *caseworker) equipmentRows() any {
	d.t.Helper()
	return d.sql(d.t, `SELECT jsonb_build_array((SELECT jsonb_agg(h ORDER BY id) FROM hazards h WHERE agency_id = 900), (SELECT jsonb_agg(o ORDER BY id) FROM safety_orders o WHERE agency_id = 900),
		(SELECT jsonb_agg(e ORDER BY id) FROM equipment e WHERE agency_id = 900), (SELECT jsonb_agg(f ORDER BY id) FROM follow_ups f WHERE agency_id = 900),
		(SELECT count(*) FROM inspections WHERE agency_id = 900), (SELECT count(*) FROM rechecks WHERE agency_id = 900), (SELECT count(*) FROM earlier_seals WHERE agency_id = 900),
		(SELECT count(*) FROM follow_up_steps WHERE agency_id = 900), (SELECT count(*) FROM cases WHERE agency_id = 900))`)
}

// TestRefusedEquipmentMutations tries mutations of equipment, hazards, safety orders and follow-ups that must be refused: each error names its
// field, and nothing is written.
func TestRefusedEquipmentMutations(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	e := d.stageEquipment()
	before := d.equipmentRows()
	const rechecked, refused, reported = "hazard.rechecked 特种设备安全监督检查办法 29", "safetyOrder.refused 特种设备安全监督检查办法 36", "hazard.reported 特种设备安全监督检查办法 30"
	const isSealed, extension = "hazard.sealed 特种设备安全监督检查办法 26", "seal.extension 行政强制法 25"
	for _, m := range []struct{ verb, fields, answer, code, field, rule string }{
		{"removeHazard", fmt.Sprintf(`hazard: %q, removedOn: "2023-04-20", proof: "补齐"`, e.hazards[1]), "hazard { id }", "RULE_VIOLATION", "input.hazard", rechecked},
		{"removeHazard", fmt.Sprintf(`hazard: %q, removedOn: "2023-04-11", proof: "补齐"`, e.hazards[3]), "hazard { id }", "BAD_USER_INPUT", "input.removedOn", ""},
		{"removeHazard", fmt.Sprintf(`hazard: %q, removedOn: "2023-04-02", proof: "补齐"`, e.hazards[4]), "hazard { id }", "BAD_USER_INPUT", "input.removedOn", ""},
		{"recheckSafetyOrder", recheckOf(e.sealed, "2023-04-09"), "safetyOrder { id }", "RULE_VIOLATION", "input.recheckedOn", rechecked},
		{"recheckSafetyOrder", recheckOf(e.waiting, "2023-04-13"), "safetyOrder { id }", "BAD_USER_INPUT", "input.recheckedOn", ""},
		{"recheckSafetyOrder", strings.Replace(recheckOf(e.waiting, "2023-04-20"), `, "Officer:900:2"`, "", 1), "safetyOrder { id }", "RULE_VIOLATION", "input.inspectors", "inspectors.two 特种设备安全法 65"},
		{"reportSafetyOrder", fmt.Sprintf(`safetyOrder: %q, reportedOn: "2023-04-20"`, e.waiting), "safetyOrder { id }", "CONFLICT", "input.safetyOrder", ""},
		{"issueSafetyOrder", orderOf(e.inspections[1]), "safetyOrder { id }", "CONFLICT", "input.text", ""},
		{"recordInspection", inspectionOf(1, "severity: ORDINARY"), "inspection { id }", "CONFLICT", "input.inspectedOn", ""},
		{"addHazard", fmt.Sprintf(`inspection: %q, hazard: {kind: RECORDS, severity: ORDINARY, text: "档案不全"}`, e.inspections[1]), "hazard { id }", "CONFLICT", "input.hazard.text", ""},
		{"addHazard", fmt.Sprintf(`inspection: %q, hazard: {kind: OTHER, severity: SERIOUS, text: "某事"}`, e.inspections[1]), "hazard { id }", "RULE_VIOLATION", "input.hazard.reportedOn", reported},
		{"escalateHazard", fmt.Sprintf(`hazard: %q, reportedOn: "2023-04-20"`, e.hazards[3]), "hazard { id }", "RULE_VIOLATION", "input.sealedOn", isSealed},
		{"escalateHazard", fmt.Sprintf(`hazard: %q, reportedOn: "2023-04-20", sealedOn: "2023-04-11"`, e.hazards[3]), "hazard { id }", "BAD_USER_INPUT", "input.sealedOn", ""},
		{"escalateHazard", fmt.Sprintf(`hazard: %q, reportedOn: "2023-04-20"`, e.hazards[4]), "hazard { id }", "CONFLICT", "input.hazard", ""},
		{"sealEquipment", fmt.Sprintf(`hazard: %q, sealedOn: "2023-04-20"`, e.hazards[4]), "hazard { id }", "CONFLICT", "input.sealedOn", ""},
		{"sealEquipment", fmt.Sprintf(`hazard: %q, sealedOn: "2023-04-11"`, e.hazards[3]), "hazard { id }", "BAD_USER_INPUT", "input.sealedOn", ""},
		{"sealEquipment", sealOf(e.extended, "2023-04-14"), "hazard { id }", "RULE_VIOLATION", "input.sealedOn", extension},
		{"sealEquipment", sealOf(e.extended, "2023-04-15"), "hazard { id }", "RULE_VIOLATION", "input.sealedOn", extension},
		{"escalateHazard", fmt.Sprintf(`hazard: %q, reportedOn: "2023-04-15", sealedOn: "2023-04-15"`, e.extended), "hazard { id }", "RULE_VIOLATION", "input.sealedOn", extension},
		{"addHazard", fmt.Sprintf(`inspection: %q, hazard: {kind: OTHER, severity: ORDINARY, text: "某事"}`, e.retired), "hazard { id }", "CONFLICT", "input.inspection", ""},
		{"issueSafetyOrder", orderOf(e.retired), "safetyOrder { id }", "CONFLICT", "input.inspection", ""},
		{"retireEquipment", `equipment: "Equipment:900:5", retiredOn: "2023-04-09"`, "equipment { id }", "CONFLICT", "input.retiredOn", ""},
		{"recordInspection", strings.Replace(inspectionOf(4, "severity: ORDINARY}, {kind: RECORDS, text: \"档案不全\", severity: ORDINARY"), "04-03", "04-05", 1), "inspection { id }", "CONFLICT", "input.hazards[1].text", ""},
		{"examineEquipment", `equipment: "Equipment:900:1", examinedOn: "2023-04-20", examineBy: "9999-12-31"`, "equipment { id }", "BAD_USER_INPUT", "input.examineBy", ""},
		{"unsealEquipment", fmt.Sprintf(`hazard: %q, unsealedOn: "2023-04-20", reason: "再"`, e.hazards[3]), "hazard { id }", "CONFLICT", "input.hazard", ""},
		{"retireEquipment", `equipment: "Equipment:900:1", retiredOn: "2023-04-20"`, "equipment { id }", "CONFLICT", "input.equipment", ""},
		{"retireEquipment", `equipment: "Equipment:900:3", retiredOn: "2023-04-20"`, "equipment { id }", "CONFLICT", "input.equipment", ""},
		{"fileCase", filingOf(e.waiting), "case { id }", "RULE_VIOLATION", "input.from", refused},
		{"fileCase", filingOf(e.failedEarly), "case { id }", "RULE_VIOLATION", "input.from", refused},
		{"fileCase", filingOf(e.inTime), "case { id }", "CONFLICT", "input.from", refused},
		{"addFollowUpStep", followUpStep(e.followUp, "SALE_STOPPED", "2023-04-10"), "followUp { id }", "CONFLICT", "input.kind", ""},
		{"addFollowUpStep", followUpStep(e.followUp, "NOTIFIED", "2023-04-02"), "followUp { id }", "BAD_USER_INPUT", "input.takenOn", ""},
		{"closeFollowUp", fmt.Sprintf(`followUp: %q, closedOn: "2023-04-20", outcome: RECTIFIED`, e.followUp), "followUp { id }", "BAD_USER_INPUT", "input.outcome", ""},
		{"closeFollowUp", fmt.Sprintf(`followUp: %q, closedOn: "2023-04-09", outcome: UNTRACEABLE`, e.followUp), "followUp { id }", "BAD_USER_INPUT", "input.closedOn", ""},
	} {
		r := d.mutate("2023-04-20", m.verb, m.fields, m.answer)
		if len(r.Errors) == 0 {
			t.Errorf("%s {%s}: %s", m.verb, m.fields, r.body)
			continue
		}
		shown := r.Errors[0].Extensions
		rule := ""
		if shown["rule"] != nil {
			rule = fmt.Sprint(shown["rule"], " ", shown["article"])
		}
		if r.code() != m.code || shown["field"] != m.field || rule != m.rule {
			t.Errorf("%s {%s}: want %s at %s, %s: %s", m.verb, m.fields, m.code, m.field, m.rule, r.body)
		}
	}
	if after := d.equipmentRows(); !reflect.DeepEqual(after, before) {
		t.Errorf("%v\nbefore\n%v", after, before)
	}
}

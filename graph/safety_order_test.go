package graph_test

import (
	"fmt"
	"reflect"
	"testing"
)

// TestSafetyOrderNotCarriedOut takes equipment from registration to the case against a unit that did not carry out a safety order: a re-check
// fails and a seal runs out. Deadlines are counted by hand.
func TestSafetyOrderNotCarriedOut(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.exec(t, `INSERT INTO parties (agency_id, id, kind, name) VALUES (900, 1, 'COMPANY', '某机械有限公司');
		INSERT INTO provisions (id, law, article, text, field, fine_min, fine_max, effective_from) VALUES
			(936, '特种设备安全监督检查办法', '第三十六条', '拒不执行特种设备安全监察指令书', 'SPECIAL_EQUIPMENT', 5000, 100000, '2022-07-01')`)
	write := func(on, verb, fields, answer string) reply {
		t.Helper()
		d.setDay(on)
		return d.ask(t, fmt.Sprintf(`mutation { %s(input: {%s}) { %s } }`, verb, fields, answer), nil)
	}
	id := func(r reply, path ...any) any {
		t.Helper()
		if len(r.Errors) > 0 {
			t.Fatalf("%s", r.body)
		}
		return r.at(path...)
	}
	const inspectors = `inspectors: ["Officer:900:1", "Officer:900:2"]`
	equipment := id(write("2023-04-03", "registerEquipment", `party: "Party:900:1", kind: CRANE, registrationNo: "31", name: "桥式起重机", examineBy: "2023-12-31"`, "equipment { id overdue }"),
		"registerEquipment", "equipment", "id")
	inspected := id(write("2023-04-03", "recordInspection", fmt.Sprintf(`party: "Party:900:1", unit: "Unit:900:1", equipment: %q, %s, inspectedOn: "2023-04-03", hazards: [
		{kind: SAFETY_DEVICE, severity: SERIOUS, text: "限位失效", reportedOn: "2023-04-03", sealedOn: "2023-04-03"}, {kind: RECORDS, severity: ORDINARY, text: "档案不全"}]`, equipment, inspectors),
		"inspection { id }"), "recordInspection", "inspection", "id")
	order := id(write("2023-04-03", "issueSafetyOrder", fmt.Sprintf(`inspection: %q, text: "限期整改", issuedOn: "2023-04-03", dueOn: "2023-04-17"`, inspected), "safetyOrder { id orderNo }"),
		"issueSafetyOrder", "safetyOrder", "id")
	file := func(on string) reply {
		t.Helper()
		return write(on, "fileCase", fmt.Sprintf(`unit: "Unit:900:1", officers: ["Officer:900:1", "Officer:900:2"], field: SPECIAL_EQUIPMENT, source: INSPECTION, cause: "涉嫌拒不执行指令书",
			party: "Party:900:1", from: %q, filedOn: %q`, order, on), "case { id source safetyOrders { nodes { orderNo } } }")
	}
	d.checkViolation(file("2023-04-17"), "safetyOrder.refused", "特种设备安全监督检查办法 36")
	d.checkViolation(write("2023-04-10", "recheckSafetyOrder", fmt.Sprintf(`safetyOrder: %q, %s, recheckedOn: "2023-04-10", hasPassed: true, text: "x"`, order, inspectors), "safetyOrder { id }"),
		"safetyOrder.reported", "特种设备安全监督检查办法 29")
	write("2023-04-10", "reportSafetyOrder", fmt.Sprintf(`safetyOrder: %q, reportedOn: "2023-04-10"`, order), "safetyOrder { id }")
	// Ten working days: 11 to 14, 17 to 21, and the worked Sunday the 23rd.
	state := func(on string) any {
		t.Helper()
		d.setDay(on)
		return d.mustAsk(t, `query($id: ID!) { safetyOrder(id: $id) { overdue reportedOn recheckDueOn recheckOverdue closedOn
			rechecks(orderBy: {id: ASC}) { nodes { recheckedOn dueOn hasPassed inspectors(orderBy: {id: ASC}) { nodes { name } } } }
			inspection { hazards(where: {severity: {eq: SERIOUS}}) { nodes { removedOn sealDueOn sealOverdue } } } } }`, map[string]any{"id": order}).at("safetyOrder")
	}
	hazard := func(overdue bool) any {
		// Thirty days from the 3rd of April: the 3rd of May, and the holidays ended that day.
		return map[string]any{"hazards": map[string]any{"nodes": []any{map[string]any{"removedOn": nil, "sealDueOn": "2023-05-04", "sealOverdue": overdue}}}}
	}
	if got, want := state("2023-04-24"), any(map[string]any{
		"overdue": true, "reportedOn": "2023-04-10", "recheckDueOn": "2023-04-23", "recheckOverdue": true, "closedOn": nil, "rechecks": map[string]any{"nodes": []any{}}, "inspection": hazard(false),
	}); !reflect.DeepEqual(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
	// The unit reported in time: only the re-check of the bureau is late.
	if r := d.mustAsk(t, `{ safetyOrders(where: {reportedInTime: {eq: true}, overdue: {eq: true}, agency: {code: {eq: "320599"}}}) { nodes { id recheckOverdue } } }`, nil); !reflect.DeepEqual(r.at("safetyOrders", "nodes"), any([]any{map[string]any{"id": order, "recheckOverdue": true}})) {
		t.Errorf("%s", r.body)
	}
	d.checkViolation(file("2023-04-24"), "safetyOrder.refused", "特种设备安全监督检查办法 36")
	found := d.mustAsk(t, `query($id: ID!) { inspection(id: $id) { hazards(orderBy: {id: ASC}) { nodes { id } } } }`, map[string]any{"id": inspected})
	d.checkViolation(write("2023-04-24", "removeHazard", fmt.Sprintf(`hazard: %q, removedOn: "2023-04-24", proof: "补齐"`, found.at("inspection", "hazards", "nodes", 1, "id")), "hazard { id }"),
		"hazard.rechecked", "特种设备安全监督检查办法 29")
	id(write("2023-04-25", "recheckSafetyOrder", fmt.Sprintf(`safetyOrder: %q, %s, recheckedOn: "2023-04-25", hasPassed: false, text: "限位仍失效"`, order, inspectors), "safetyOrder { id }"))
	if got, want := state("2023-05-05"), any(map[string]any{
		"overdue": true, "reportedOn": nil, "recheckDueOn": nil, "recheckOverdue": false, "closedOn": nil, "rechecks": map[string]any{"nodes": []any{map[string]any{
			"recheckedOn": "2023-04-25", "dueOn": "2023-04-23", "hasPassed": false, "inspectors": map[string]any{"nodes": []any{map[string]any{"name": "甲"}, map[string]any{"name": "乙"}}},
		}}}, "inspection": hazard(true),
	}); !reflect.DeepEqual(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
	// The seal is taken off while the hazard remains, and the equipment is sealed again: both seals can be read. Thirty days from the
	// 8th of May are the 7th of June.
	serious := found.at("inspection", "hazards", "nodes", 0, "id")
	id(write("2023-05-05", "unsealEquipment", fmt.Sprintf(`hazard: %q, unsealedOn: "2023-05-04", reason: "期限届满"`, serious), "hazard { id }"))
	if r, want := write("2023-05-08", "sealEquipment", fmt.Sprintf(`hazard: %q, sealedOn: "2023-05-08"`, serious),
		"hazard { sealedOn sealDueOn unsealedOn unsealing sealOverdue earlierSeals { nodes { sealedOn dueOn unsealedOn unsealing } } }"), any(map[string]any{
		"sealedOn": "2023-05-08", "sealDueOn": "2023-06-07", "unsealedOn": nil, "unsealing": nil, "sealOverdue": false, "earlierSeals": map[string]any{"nodes": []any{map[string]any{
			"sealedOn": "2023-04-03", "dueOn": "2023-05-04", "unsealedOn": "2023-05-04", "unsealing": "期限届满",
		}}},
	}); !reflect.DeepEqual(r.at("sealEquipment", "hazard"), want) {
		t.Errorf("%s", r.body)
	}
	r := file("2023-05-05")
	d.id = fmt.Sprint(id(r, "fileCase", "case", "id"))
	if r.at("fileCase", "case", "safetyOrders", "nodes", 0, "orderNo") != "某市监特令〔2023〕1号" {
		t.Errorf("%s", r.body)
	}
	d.takeStep("recordInvestigation", "2023-05-08", "")
	d.propose("2023-05-09", `{kind: FINE, provision: "Provision:936", amount: "5000"}`)
	d.takeStep("notifyParty", "2023-05-09", "")
	d.takeStep("waiveStatement", "2023-05-09", "")
	fine := func(amount string) reply {
		t.Helper()
		return d.decide("2023-05-10", `{kind: FINE, provision: "Provision:936", amount: "`+amount+`"}`)
	}
	d.checkViolation(fine("4999"), "fine.bounds", "行政处罚法 32, 33")
	if r := fine("5000"); len(r.Errors) > 0 {
		t.Errorf("%s", r.body)
	}
	// The annual report counts the case.
	if r := d.mustAsk(t, `{ report(agency: "320599", period: {year: 2023}) { equipmentCasesFiled { value } hazardsFound { value } hazardsRemoved { value } safetyOrders { value } } }`, nil); fmt.Sprint(r.at("report")) !=
		"map[equipmentCasesFiled:map[value:1] hazardsFound:map[value:2] hazardsRemoved:map[value:0] safetyOrders:map[value:1]]" {
		t.Errorf("%s", r.body)
	}
}

// TestSealIntoUnknownYear checks that the last day of a seal is computed once the year's holidays are entered.
func TestSealIntoUnknownYear(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.exec(t, `INSERT INTO parties (agency_id, id, kind, name) VALUES (900, 1, 'COMPANY', '某机械有限公司');
		INSERT INTO equipment (agency_id, id, party_id, kind, registration_no, name) VALUES (900, 1, 1, 'CRANE', '31', '桥式起重机')`)
	r := d.requireDone(d.mutate("2026-12-10", "recordInspection", `party: "Party:900:1", equipment: "Equipment:900:1", inspectors: ["Officer:900:1", "Officer:900:2"], inspectedOn: "2026-12-10",
		hazards: [{kind: SAFETY_DEVICE, severity: SERIOUS, text: "限位失效", reportedOn: "2026-12-10", sealedOn: "2026-12-10"}]`, "inspection { hazards { nodes { id sealDueOn } } }"))
	hazard := r.at("recordInspection", "inspection", "hazards", "nodes", 0).(map[string]any)
	if hazard["sealDueOn"] != nil {
		t.Errorf("%s", r.body)
	}
	d.requireDone(d.mutate("2027-01-05", "setCalendar", `agency: "Agency:900", year: 2027, off: ["2027-01-01"], worked: [], source: "国办发明电〔2026〕9号"`, "agency { name }"))
	// Thirty days from the 10th are Saturday the 9th of January: until Monday.
	if r := d.mustAsk(t, `query($id: ID!) { hazard(id: $id) { sealDueOn } }`, map[string]any{"id": hazard["id"]}); r.at("hazard", "sealDueOn") != "2027-01-11" {
		t.Errorf("%s", r.body)
	}
}

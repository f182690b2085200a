package graph_test

import (
	"fmt"
	"testing"

	"docket/auth"
)

// A signed-in officer is the one who acts: the timeline names them, and nobody reviews, hears, approves or destroys what they investigated, did
// or kept.
func TestActingOfficers(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	s.exec(t, `INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from) VALUES
		(1, 901, 1, '甲', 'T-1', '2010-01-01'), (1, 902, 1, '乙', 'T-2', '2010-01-01'), (1, 903, 1, '丙', 'T-3', '2010-01-01'), (1, 904, 1, '丁', 'T-4', '2010-01-01')`)
	officer := func(number int64) string {
		name := fmt.Sprint("officer ", number)
		s.callers[name] = auth.Caller{ID: name, Name: name, Role: auth.Legal, Agencies: []int64{1}, Officer: &number}
		return name
	}
	first, third := officer(901), officer(903)
	officer(902)
	if r := s.as(t, first, `{viewer {actsAs {nodes {name}}}}`, nil); compact(t, r.body) != `{"data":{"viewer":{"actsAs":{"nodes":[{"name":"甲"}]}}}}` {
		t.Errorf("the officer that the caller is: %s", r.body)
	}
	send := func(caller, verb, input, selection string) reply {
		t.Helper()
		return s.as(t, caller, fmt.Sprintf("mutation { %s(input: {%s}) { %s } }", verb, input, selection), nil)
	}
	must := func(caller, verb, input, selection string) reply {
		t.Helper()
		r := send(caller, verb, input, selection)
		if len(r.Errors) > 0 {
			t.Fatalf("%s: %s: %s", caller, verb, r.body)
		}
		return r
	}
	refused := func(caller, verb, input, selection, field, rule, article string) {
		t.Helper()
		r := send(caller, verb, input, selection)
		if r.code() != "RULE_VIOLATION" || r.Errors[0].Extensions["field"] != field || r.Errors[0].Extensions["rule"] != rule || r.Errors[0].Extensions["article"] != article {
			t.Errorf("%s: %s: want %s %s %s: %s", caller, verb, field, rule, article, r.body)
		}
	}
	const (
		filing = `unit: "Unit:1:1", officers: ["Officer:1:901", "Officer:1:902"], field: FOOD, source: MEDIA, cause: "涉嫌无照经营", newParty: {kind: COMPANY, name: "某公司"}`
		status = "case { id status }"
	)
	id := must(first, "fileCase", filing+`, filedOn: "2024-01-02"`, status).at("fileCase", "case", "id")
	step := fmt.Sprintf(`case: %q, on: "2024-01-10"`, id)

	refused(third, "recordInvestigation", step, status, "input.case", "officers.acting", "行政处罚法 42")
	must(first, "recordInvestigation", step, status)
	refused(first, "reviewCase", step, status, "input.case", "review.officer", "令42号 49 (unconfirmed)")
	must(third, "reviewCase", step, status)
	// Nor do they give a review another day: they would be its reviewer. That it was recorded by mistake, they may say.
	event := func(kind string) string {
		return fmt.Sprintf(`, event: "CaseEvent:1:%v", note: "日期有误"`, s.sql(t, "SELECT max(id) FROM case_events WHERE agency_id = 1 AND kind = $1", kind))
	}
	refused(first, "correctStep", step+event("REVIEWED")+`, takenOn: "2024-01-10"`, status, "input.case", "review.officer", "令42号 49 (unconfirmed)")
	must(first, "correctStep", step+event("REVIEWED"), status)
	refused(third, "correctStep", step+event("INVESTIGATED")+`, takenOn: "2024-01-09"`, status, "input.case", "officers.acting", "行政处罚法 42")
	must(first, "correctStep", step+event("INVESTIGATED")+`, takenOn: "2024-01-09"`, status)
	must(third, "reviewCase", step, status)
	must(third, "correctStep", step+event("REVIEWED")+`, takenOn: "2024-01-09"`, status)
	refused(first, "assignOfficers", step+`, officers: ["Officer:1:903"]`, status, "input.officers[0]", "review.officer", "令42号 49 (unconfirmed)")
	must(first, "assignOfficers", step+`, officers: ["Officer:1:904"]`, status)
	refused(first, "recordHearing", step, status, "input.case", "hearing.chair", "行政处罚法 64")
	refused(third, "decideOnTheSpot", fmt.Sprintf(`unit: "Unit:1:1", officers: ["Officer:1:901", "Officer:1:902"], field: FOOD, source: MEDIA, cause: "某案", newParty: {kind: COMPANY, name: "某公司"},
		on: "2024-01-10", reasons: "某", penalties: [{kind: WARNING, provision: "Provision:%v"}]`, s.sql(t, "SELECT min(id) FROM provisions")), status, "input.officers", "onTheSpot.officers", "行政处罚法 52")

	// The timeline says who recorded each step; the reviewer is not one of the case.
	if got := s.sql(t, `SELECT string_agg(kind || ' ' || coalesce(officer_id::text, '-'), ', ' ORDER BY id) FROM case_events WHERE agency_id = 1 AND case_id = split_part($1, ':', 3)::bigint`, id); got !=
		"FILED 901, INVESTIGATED 901, REVIEWED 903, CORRECTED 901, CORRECTED 901, INVESTIGATED 901, REVIEWED 903, CORRECTED 903, REVIEWED 903, OFFICERS_ASSIGNED 901" {
		t.Errorf("the timeline is %v", got)
	}
	clerk := must("legal", "fileCase", filing+`, filedOn: "2024-01-02"`, status).at("fileCase", "case", "id")
	if got := s.sql(t, `SELECT count(officer_id) FROM case_events WHERE agency_id = 1 AND case_id = split_part($1, ':', 3)::bigint`, clerk); fmt.Sprint(got) != "0" {
		t.Error("a clerk who is no officer is named in the timeline")
	}

	// Nobody approves what they do, and who kept goods neither supervises nor records their destruction.
	seizure := func(approver string) string {
		return fmt.Sprintf(`case: %q, kind: SEIZE, ground: "涉嫌", approvedBy: %q, place: "某店", officers: ["Officer:1:901", "Officer:1:902"], seizedOn: "2024-01-10",
			lots: [{name: "糖果", field: FOOD, quantity: "5", unit: "千克", storedAt: "库房"}]`, clerk, approver)
	}
	for _, approver := range []string{"甲", "乙", "丙"} {
		refused(third, "seizeGoods", seizure(approver), "goodsLots { id }", "input.approvedBy", "approval.other", "行政强制法 18; 行政处罚法 57, 66")
	}
	lot := must(third, "seizeGoods", seizure("局长"), "goodsLots { id }").at("seizeGoods", "goodsLots", 0, "id")
	stored := must(third, "moveGoods", fmt.Sprintf(`kind: STORE, movedOn: "2024-01-11", place: "库房", lots: [{lot: %q}]`, lot), "goodsLots { movements(where: {kind: {eq: STORE}}) { nodes { handler { name } } } }")
	if stored.at("moveGoods", "goodsLots", 0, "movements", "nodes", 0, "handler", "name") != "丙" {
		t.Errorf("the keeper is not the caller: %s", stored.body)
	}
	if r := send("legal", "moveGoods", fmt.Sprintf(`kind: STORE, movedOn: "2024-01-11", place: "库房", lots: [{lot: %q}]`, lot), "goodsLots { id }"); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.handler" {
		t.Errorf("a clerk who is no officer stores goods: %s", r.body)
	}
	s.exec(t, `INSERT INTO goods_movements (agency_id, lot_id, kind, quantity, moved_on) SELECT 1, id, 'CONFISCATE', 5, '2024-02-01' FROM goods_lots WHERE agency_id = 1 AND id = `+fmt.Sprint(s.sql(t, "SELECT split_part($1, ':', 3)::bigint", lot)))
	destroy := func(approver, supervisor string) string {
		return fmt.Sprintf(`destroyedOn: "2024-03-01", place: "某处", method: BURIAL, approvedBy: %q, supervisors: ["Officer:1:901", %q], lots: [{lot: %q}]`, approver, supervisor, lot)
	}
	refused(third, "destroyGoods", destroy("局长", "Officer:1:902"), "destruction { id }", "input.lots[0]", "destruction.supervisors", "罚没财物管理办法 (unconfirmed)")
	refused(first, "destroyGoods", destroy("局长", "Officer:1:903"), "destruction { id }", "input.supervisors[1]", "destruction.supervisors", "罚没财物管理办法 (unconfirmed)")
	refused(first, "destroyGoods", destroy("乙", "Officer:1:902"), "destruction { id }", "input.approvedBy", "approval.other", "行政强制法 18; 行政处罚法 57, 66")
}

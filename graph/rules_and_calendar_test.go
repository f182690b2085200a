package graph_test

import (
	"fmt"
	"reflect"
	"testing"
)

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

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

// mutate sends a mutation on a day; fields are those of its input, answer those of its payload.
func (d *caseworker) mutate(on, verb, fields, answer string) reply {
	d.t.Helper()
	d.setDay(on)
	return d.ask(d.t, fmt.Sprintf("mutation { %s(input: {%s}) { %s } }", verb, fields, answer), nil)
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

// decisionOf returns the decision of a case.
func (d *caseworker) decisionOf(id string) any {
	d.t.Helper()
	return d.mustAsk(d.t, `query($case: ID!) { case(id: $case) { decisions { nodes { id } } } }`, map[string]any{"case": id}).at("case", "decisions", "nodes", 0, "id")
}

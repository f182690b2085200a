package graph_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// fourLevels is a query for a dashboard: cases with their payments and goods, and the party's businesses with their officials, filtered and
// paged at every level.
const fourLevels = `query Desk($from: Date!, $least: Money!) {
  cases(first: 3, where: {decidedOn: {gte: $from, lte: "2023-06-30"}, penalties: {some: {kind: {eq: FINE}, amount: {gte: $least}}}, goodsLots: {some: {}}}, orderBy: [{decidedOn: DESC}, {caseNo: ASC}]) {
    totalCount
    nodes {
      caseNo
      penalties(first: 2, where: {kind: {in: [FINE, CONFISCATION_OF_GAINS]}}, orderBy: {amount: DESC}) {
        nodes { kind amount payments(first: 2, orderBy: {paidOn: ASC}) { totalCount nodes { amount paidOn } } }
      }
      goodsLots(first: 2, orderBy: {id: ASC}) {
        nodes { name quantityHeld movements(first: 5, where: {kind: {eq: DESTROY}}) { nodes { quantity destruction { destroyedOn place } } } }
      }
      party { name foodBusinesses(first: 1, orderBy: {id: ASC}) { nodes { level currentAssignment { official { name tier } } } } }
    }
  }
}`

const fourLevelsByHand = `
SELECT jsonb_build_object('cases', jsonb_build_object(
  'totalCount', (SELECT count(*) FROM wanted),
  'nodes', (SELECT jsonb_agg(jsonb_build_object(
    'caseNo', c.case_no,
    'penalties', jsonb_build_object('nodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'amount', p.amount::text, 'payments', jsonb_build_object(
        'totalCount', (SELECT count(*) FROM payments y WHERE y.penalty_id = p.id),
        'nodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('amount', y.amount::text, 'paidOn', y.paid_on) ORDER BY y.paid_on, y.id), '[]')
                  FROM (SELECT * FROM payments y WHERE y.penalty_id = p.id ORDER BY paid_on, id LIMIT 2) y))) ORDER BY p.amount DESC, p.id), '[]')
      FROM (SELECT * FROM penalties p WHERE p.case_id = c.id AND kind IN ('FINE', 'CONFISCATION_OF_GAINS') ORDER BY amount DESC, id LIMIT 2) p)),
    'goodsLots', jsonb_build_object('nodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('name', l.name,
        'quantityHeld', (SELECT coalesce(sum(CASE m.kind WHEN 'CONFISCATE' THEN m.quantity WHEN 'DESTROY' THEN -m.quantity END), 0.000) FROM goods_movements m WHERE m.lot_id = l.id)::text,
        'movements', jsonb_build_object('nodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('quantity', m.quantity::text,
            'destruction', jsonb_build_object('destroyedOn', d.destroyed_on, 'place', d.place)) ORDER BY m.id), '[]')
          FROM goods_movements m JOIN destructions d ON d.id = m.destruction_id WHERE m.lot_id = l.id AND m.kind = 'DESTROY'))) ORDER BY l.id), '[]')
      FROM (SELECT * FROM goods_lots l WHERE l.case_id = c.id ORDER BY id LIMIT 2) l)),
    'party', (SELECT jsonb_build_object('name', y.name, 'foodBusinesses', jsonb_build_object('nodes', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('level', b.level, 'currentAssignment',
          (SELECT jsonb_build_object('official', jsonb_build_object('name', o.name, 'tier', o.tier)) FROM coverage_assignments a JOIN officials o ON o.id = a.official_id
            WHERE a.business_id = b.id AND a.period @> '2024-03-15'::date))), '[]')
        FROM (SELECT * FROM food_businesses b WHERE b.party_id = y.id ORDER BY id LIMIT 1) b))) FROM parties y WHERE y.id = c.party_id))
    ORDER BY c.decided_on DESC, c.case_no)
  FROM (SELECT * FROM wanted ORDER BY decided_on DESC, case_no LIMIT 3) c)))
FROM (SELECT 1) one`

// TestFourLevels checks that a query of four levels answers the same as SQL by hand.
func TestFourLevels(t *testing.T) {
	t.Parallel()
	s := serve(t)
	r := s.mustAsk(t, fourLevels, map[string]any{"from": "2023-01-01", "least": "2000"})
	want := s.sql(t, `WITH wanted AS (SELECT * FROM cases c WHERE decided_on BETWEEN '2023-01-01' AND '2023-06-30'
		AND EXISTS (SELECT FROM penalties p WHERE p.case_id = c.id AND kind = 'FINE' AND amount >= 2000)
		AND EXISTS (SELECT FROM goods_lots l WHERE l.case_id = c.id)) `+fourLevelsByHand)
	if !reflect.DeepEqual(r.Data, want) {
		t.Errorf("%s\nwant\n%v", r.body, want)
	}
	if r.at("cases", "nodes", 0, "goodsLots", "nodes", 0, "movements", "nodes", 0, "destruction", "place") == nil {
		t.Errorf("no goods were destroyed, so the query tests too little: %s", r.body)
	}
}

var statements = regexp.MustCompile(`statements=(\d+)`)

// TestOneStatement checks that every query runs as one statement, and a query without records as none.
func TestOneStatement(t *testing.T) {
	t.Parallel()
	s := serve(t, withoutKeptAnswers)
	for name, c := range map[string]struct {
		operation string
		variables map[string]any
		want      string
	}{
		"FourLevels":   {fourLevels, map[string]any{"from": "2023-01-01", "least": "2000"}, "1"},
		"ManyRoots":    {"{ cases(first: 1) { totalCount } parties(first: 1) { nodes { name } } agencies { nodes { name units { nodes { name officers { totalCount } } } } } }", nil, "1"},
		"Groups":       {"{ cases { groups(by: [{filedOn: {bucket: MONTH}}, {field: {}}]) { nodes { key { field } aggregate { count } } } } }", nil, "1"},
		"Nothing":      {"{ __typename }", nil, "0"},
		"OnlyTheTypes": {"{ __schema { queryType { name } } }", nil, "0"},
		"Skipped":      {"query($no: Boolean = false) { cases @include(if: $no) { totalCount } }", nil, "0"},
	} {
		s.log.takeText()
		s.mustAsk(t, c.operation, c.variables)
		if got := statements.FindStringSubmatch(s.log.takeText()); got == nil || got[1] != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}

// TestWrites takes a case from filing to payment and destruction of goods, and checks the payload of each mutation.
func TestWrites(t *testing.T) {
	t.Parallel()
	s := serve(t)
	known := s.mustAsk(t, `{
		units(first: 1, orderBy: {id: ASC}) { nodes { id } }
		officers(first: 2, orderBy: {id: ASC}) { nodes { id name } }
		provisions(first: 1, where: {field: {eq: FOOD}, fineMin: {lte: "5000"}, fineMax: {gte: "5000"}}) { nodes { id } }
	}`, nil)
	officers := []any{known.at("officers", "nodes", 0, "id"), known.at("officers", "nodes", 1, "id")}
	filed := s.mustAsk(t, `mutation($unit: ID!, $officers: [ID!]!) { fileCase(input: {
		unit: $unit, field: FOOD, source: INSPECTION, cause: "销售超过保质期的食品", officers: $officers, filedOn: "2024-03-01", discoveredOn: "2024-02-28",
		newParty: {kind: SOLE_TRADER, name: "太仓市\"老街\"小吃店", address: "O'Brien 路 1 号"}
	}) { case { id caseNo status version party { name address cases { totalCount } } officers(orderBy: {id: ASC}) { nodes { name } } events { nodes { kind occurredOn } } } } }`,
		map[string]any{"unit": known.at("units", "nodes", 0, "id"), "officers": officers})
	if got := filed.at("fileCase", "case", "party", "name"); got != `太仓市"老街"小吃店` {
		t.Errorf("party %v", got)
	}
	if got := filed.at("fileCase", "case", "caseNo"); got != "太市监案〔2024〕1号" {
		t.Errorf("case number %v: the first of its year", got)
	}
	if got := filed.at("fileCase", "case", "events", "nodes"); !reflect.DeepEqual(got, []any{map[string]any{"kind": "FILED", "occurredOn": "2024-03-01"}}) {
		t.Errorf("events %v", got)
	}
	id := filed.at("fileCase", "case", "id")

	// The next step: 90 days from filing end on 30 May 2024, a working day.
	next := s.mustAsk(t, `query($case: ID!) { case(id: $case) { nextSteps { nodes { action dueOn rule article overdue } } } }`, map[string]any{"case": id})
	if got, want := next.at("case", "nextSteps", "nodes"), any([]any{map[string]any{
		"action": "DECIDE", "dueOn": "2024-05-30", "rule": "decision.term", "article": "行政处罚法 60", "overdue": false,
	}}); !reflect.DeepEqual(got, want) {
		t.Errorf("next steps %v", got)
	}
	ready := s.mustAsk(t, `mutation($case: ID!, $provision: ID!) {
		a: recordInvestigation(input: {case: $case, on: "2024-03-01", facts: "货架上有过期食品"}) { case { status } }
		p: proposePenalty(input: {case: $case, on: "2024-03-01", penalties: [
			{kind: FINE, provision: $provision, amount: "5000.00"}, {kind: CONFISCATION_OF_GOODS, provision: $provision}, {kind: CONFISCATION_OF_GAINS, provision: $provision, amount: "12.30"}]
		}) { proposal { penalties { totalCount } } }
		b: notifyParty(input: {case: $case, on: "2024-03-01"}) { case { status } }
		c: waiveStatement(input: {case: $case, on: "2024-03-01"}) { case { version } }
	}`, map[string]any{"case": id, "provision": known.at("provisions", "nodes", 0, "id")})
	decided := s.mustAsk(t, `mutation($case: ID!, $provision: ID!, $version: Int!) { decidePenalty(input: {
		case: $case, expectedVersion: $version, decidedOn: "2024-03-10", penalties: [
			{kind: FINE, provision: $provision, amount: "5000.00"}, {kind: CONFISCATION_OF_GOODS, provision: $provision}, {kind: CONFISCATION_OF_GAINS, provision: $provision, amount: "12.30"}]
	}) { case { status fineAmount unpaidAmount } decision { id decisionNo penalties(orderBy: {id: ASC}) { nodes { id kind amount } } } } }`,
		map[string]any{"case": id, "provision": known.at("provisions", "nodes", 0, "id"), "version": ready.at("c", "case", "version")})
	if got := decided.at("decidePenalty", "case"); !reflect.DeepEqual(got, map[string]any{"status": "DECIDED", "fineAmount": "5000.00", "unpaidAmount": "5012.30"}) {
		t.Errorf("case %v", got)
	}
	fine := decided.at("decidePenalty", "decision", "penalties", "nodes", 0, "id")

	pay := `mutation($penalty: ID!, $amount: Money!) { recordPayment(input: {
		idempotencyKey: "pay-1", penalty: $penalty, amount: $amount, paidOn: "2024-03-12", method: BANK, receiptNo: "R-1"
	}) { payment { id amount } penalty { paidAmount case { unpaidAmount } } } }`
	paid := s.mustAsk(t, pay, map[string]any{"penalty": fine, "amount": "2000.00"})
	again := s.mustAsk(t, pay, map[string]any{"penalty": fine, "amount": "2000.00"})
	if !reflect.DeepEqual(paid.Data, again.Data) || paid.at("recordPayment", "penalty", "case", "unpaidAmount") != "3012.30" {
		t.Errorf("paid %s, again %s", paid.body, again.body)
	}
	if r := s.ask(t, pay, map[string]any{"penalty": fine, "amount": "2000.01"}); r.code() != "CONFLICT" {
		t.Errorf("another amount under the same key: %s", r.body)
	}
	if r := s.ask(t, strings.NewReplacer("pay-1", "pay-2", "R-1", "R-2").Replace(pay), map[string]any{"penalty": fine, "amount": "3000.01"}); r.code() != "BAD_USER_INPUT" && r.code() != "RULE_VIOLATION" && r.code() != "CONFLICT" {
		t.Errorf("more than is due: %s", r.body)
	} else if !strings.Contains(r.body, "3000.00") {
		t.Errorf("the message does not give the amount due: %s", r.body)
	}

	confiscated := s.mustAsk(t, `mutation($decision: ID!) { confiscateGoods(input: {decision: $decision, confiscatedOn: "2024-03-10", lots: [
		{name: "过期奶粉", quantity: "12.5", unit: "千克", storedAt: "1 号库"}, {name: "包装袋", quantity: "300", unit: "个", storedAt: "1 号库"}]
	}) { goodsLots { id name quantityHeld } case { goodsLots { totalCount } } } }`, map[string]any{"decision": decided.at("decidePenalty", "decision", "id")})
	lots := confiscated.at("confiscateGoods", "goodsLots")
	s.mustAsk(t, `mutation($case: ID!) { serveDocument(input: {case: $case, on: "2024-03-11"}) { case { status } } }`, map[string]any{"case": id})
	destroyed := s.mustAsk(t, `mutation($lots: [DestroyedLotInput!]!, $officers: [ID!]!) { destroyGoods(input: {
		destroyedOn: "2024-03-14", place: "垃圾焚烧厂", method: INCINERATION, approvedBy: "局长", supervisors: $officers, lots: $lots
	}) { destruction { quantity movements(orderBy: {id: ASC}) { nodes { quantity lot { name quantityHeld } } } } } }`, map[string]any{
		"officers": officers,
		"lots": []any{
			map[string]any{"lot": lots.([]any)[0].(map[string]any)["id"], "quantity": "2.5"}, map[string]any{"lot": lots.([]any)[1].(map[string]any)["id"]},
		},
	})
	if got := destroyed.at("destroyGoods", "destruction", "movements", "nodes"); !reflect.DeepEqual(got, []any{
		map[string]any{"quantity": "2.500", "lot": map[string]any{"name": "过期奶粉", "quantityHeld": "10.000"}},
		map[string]any{"quantity": "300.000", "lot": map[string]any{"name": "包装袋", "quantityHeld": "0.000"}},
	}) {
		t.Errorf("destroyed %s", destroyed.body)
	}

	// A later query reads the same values.
	r := s.mustAsk(t, `query($id: ID!) { case(id: $id) { unpaidAmount goodsLots(orderBy: {id: ASC}) { nodes { quantityHeld } } events(orderBy: {id: ASC}) { nodes { kind } } } node(id: $id) { __typename ... on Case { cause } } }`, map[string]any{"id": id})
	if got := r.at("case", "unpaidAmount"); got != "3012.30" {
		t.Errorf("unpaid %v", got)
	}
	if got := r.at("node", "cause"); got != "销售超过保质期的食品" {
		t.Errorf("node %s", r.body)
	}
	if got := r.at("case", "goodsLots", "nodes", 0, "quantityHeld"); got != "10.000" {
		t.Errorf("held %v", got)
	}
}

// TestSecondMutationFails checks that the first of two mutations is carried out and answered if the second is refused.
func TestSecondMutationFails(t *testing.T) {
	t.Parallel()
	s := serve(t)
	r := s.ask(t, `mutation($unit: ID!, $officers: [ID!]!, $party: ID!) {
		one: fileCase(input: {unit: $unit, field: FOOD, source: MEDIA, cause: "一", officers: $officers, filedOn: "2024-03-01", party: $party}) { case { caseNo } }
		two: fileCase(input: {unit: $unit, field: FOOD, source: MEDIA, cause: "二", officers: [], filedOn: "2024-03-01", party: $party}) { case { caseNo } }
	}`, map[string]any{
		"unit": s.sql(t, "SELECT 1"), "officers": []any{}, "party": "x",
	})
	if r.code() != "BAD_USER_INPUT" {
		t.Fatalf("%s", r.body)
	}
	ids := s.mustAsk(t, "{ units(first: 1) { nodes { id } } officers(first: 2) { nodes { id } } parties(first: 1) { nodes { id } } }", nil)
	r = s.ask(t, `mutation($unit: ID!, $officers: [ID!]!, $party: ID!) {
		one: fileCase(input: {unit: $unit, field: FOOD, source: MEDIA, cause: "一", officers: $officers, filedOn: "2024-03-01", party: $party}) { case { caseNo } }
		two: fileCase(input: {unit: $unit, field: FOOD, source: MEDIA, cause: "二", officers: [], filedOn: "2024-03-01", party: $party}) { case { caseNo } }
	}`, map[string]any{
		"unit": ids.at("units", "nodes", 0, "id"), "party": ids.at("parties", "nodes", 0, "id"),
		"officers": []any{ids.at("officers", "nodes", 0, "id"), ids.at("officers", "nodes", 1, "id")},
	})
	if r.status != 200 || r.at("one", "case", "caseNo") != "太市监案〔2024〕1号" || r.at("two") != nil || len(r.Errors) != 1 || !reflect.DeepEqual(r.Errors[0].Path, []any{"two"}) {
		t.Errorf("%d %s", r.status, r.body)
	}
	if got := r.Errors[0].Extensions["article"]; got != "行政处罚法 42" {
		t.Errorf("article %v: %s", got, r.body)
	}
}

package scenarios

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
)

// Size is how many cases and bureaus a database is filled with. The demo bureau always has the same number.
type Size struct{ Cases, Bureaus int }

// Scenario is one request in the words of each contender.
type Scenario struct {
	Name string
	// Operation is the GraphQL operation for Docket.
	Operation string
	// Variables draws the variables of one request for a database of a size; nil if the operation has none.
	Variables func(random *rand.Rand, of Size) map[string]any
	// Statement is the SQL of the handler by hand for a request that reads. It returns one row with one column, the JSON of
	// `data`, which must equal what Docket answers. Its parameters are the variables named in Arguments, in this order.
	Statement string
	Arguments []string
	// DuckDB is the statement for DuckDB; empty if DuckDB does not take part. Its parameters are those of Statement.
	DuckDB string
	// Peer is the GraphQL operation for PostGraphile; empty if it cannot express the request.
	Peer string
	// Write is the transaction of the handler by hand for a request that writes; nil for a request that reads.
	Write Transaction
}

// Path returns the path at which the handler that is written by hand answers the scenario.
func (s Scenario) Path() string { return "/" + strings.ReplaceAll(s.Name, " ", "-") }

// RequestBody draws a request for Docket. ok is always true: the other functions of this form may have no request to draw.
func (s Scenario) RequestBody(random *rand.Rand, of Size) (body []byte, ok bool) {
	return GraphQLBody(s.Operation, s.draw(random, of)), true
}

// PeerRequestBody draws a request for PostGraphile, whose ids are numbers. ok is false if it cannot express the request.
func (s Scenario) PeerRequestBody(random *rand.Rand, of Size) (body []byte, ok bool) {
	if s.Peer == "" {
		return nil, false
	}
	variables := s.draw(random, of)
	if id, ok := variables["id"].(string); ok {
		variables["id"] = fmt.Sprint(idNumber(id))
	}
	return GraphQLBody(s.Peer, variables), true
}

// DuckDBRequestBody draws a request for DuckDB: its statement with its arguments. ok is false if DuckDB takes no part in the scenario.
func (s Scenario) DuckDBRequestBody(random *rand.Rand, of Size) (body []byte, ok bool) {
	if s.DuckDB == "" {
		return nil, false
	}
	variables := s.draw(random, of)
	arguments := make([]any, len(s.Arguments))
	for i, name := range s.Arguments {
		arguments[i] = variables[name]
	}
	return jsonBody(map[string]any{"statement": s.DuckDB, "arguments": arguments}), true
}

func (s Scenario) draw(random *rand.Rand, of Size) map[string]any {
	if s.Variables == nil {
		return nil
	}
	return s.Variables(random, of)
}

// GraphQLBody returns the body of a request.
func GraphQLBody(operation string, variables map[string]any) []byte {
	return jsonBody(map[string]any{"query": operation, "variables": variables})
}

func jsonBody(request map[string]any) []byte {
	body, err := json.Marshal(request)
	if err != nil {
		panic(err) // requests hold only strings, numbers, lists and maps
	}
	return body
}

// idNumber returns the number at the end of an id as the API writes it: 7 for "Case:1:7".
func idNumber(id any) int64 {
	text, _ := id.(string)
	number, _ := strconv.ParseInt(text[strings.LastIndexByte(text, ':')+1:], 10, 64)
	return number
}

func caseID(id int) string { return fmt.Sprintf("Case:1:%d", id) }

// decidedIn returns a sub-select of the number of cases decided in a year, and of the fines and confiscated gains that they imposed.
func decidedIn(year string) string {
	return `(SELECT count(*) AS n, coalesce(sum(q.amount), 0)::numeric(20,2) AS amount
  FROM cases c LEFT JOIN (SELECT case_id, sum(amount) AS amount FROM penalties WHERE agency_id = 1 AND kind IN ('FINE', 'CONFISCATION_OF_GAINS') GROUP BY case_id) q ON q.case_id = c.id
  WHERE c.agency_id = 1 AND c.decided_on >= make_date(` + year + `::int, 1, 1) AND c.decided_on < make_date(` + year + `::int + 1, 1, 1))`
}

// destroyedIn returns a sub-select of the quantity of goods destroyed in a year.
func destroyedIn(year string) string {
	return `(SELECT coalesce(sum(quantity), 0)::numeric(20,3) AS quantity FROM goods_movements
  WHERE agency_id = 1 AND kind = 'DESTROY' AND moved_on >= make_date(` + year + `::int, 1, 1) AND moved_on < make_date(` + year + `::int + 1, 1, 1))`
}

// Bureau are measured in this order, those that write last, because they add records.
var Bureau = []Scenario{
	{
		Name: "nested list",
		Operation: `query NestedList($offset: Int!) {
  cases(orderBy: [{ filedOn: DESC }], first: 50, offset: $offset) {
    nodes { id caseNo field filedOn party { name kind } penalties(first: 20) { nodes { kind amount payments(first: 20) { nodes { amount paidOn } } } } }
  }
}`,
		Peer: `query NestedList($offset: Int!) {
  cases(condition: {agencyId: "1"}, orderBy: [FILED_ON_DESC, PRIMARY_KEY_DESC], first: 50, offset: $offset) {
    nodes { rowId caseNo field filedOn party: agencyParty { name kind } penalties(first: 20) { nodes { kind amount payments(first: 20) { nodes { amount paidOn } } } } }
  }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any { return map[string]any{"offset": random.IntN(1000)} },
		Arguments: []string{"offset"},
		Statement: `SELECT json_build_object('cases', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('id', 'Case:1:' || c.id, 'caseNo', c.case_no, 'field', c.field, 'filedOn', c.filed_on,
    'party', (SELECT json_build_object('name', p.name, 'kind', p.kind) FROM parties p WHERE p.agency_id = 1 AND p.id = c.party_id),
    'penalties', json_build_object('nodes', coalesce((
      SELECT json_agg(json_build_object('kind', q.kind, 'amount', q.amount::text,
        'payments', json_build_object('nodes', coalesce((
          SELECT json_agg(json_build_object('amount', m.amount::text, 'paidOn', m.paid_on) ORDER BY m.id)
          FROM payments m WHERE m.agency_id = 1 AND m.penalty_id = q.id), '[]'))) ORDER BY q.id)
      FROM penalties q WHERE q.agency_id = 1 AND q.case_id = c.id), '[]'))) ORDER BY c.filed_on DESC, c.id DESC)
  FROM (SELECT * FROM cases WHERE agency_id = 1 ORDER BY filed_on DESC, id DESC LIMIT 50 OFFSET $1) c), '[]')))`,
	},
	{
		Name: "limit per parent",
		Operation: `query LimitPerParent($offset: Int!) {
  parties(orderBy: [{ name: ASC }], first: 50, offset: $offset) {
    nodes { name cases(orderBy: [{ filedOn: DESC }], first: 3) { totalCount nodes { caseNo filedOn fineAmount } } }
  }
}`,
		Peer: `query LimitPerParent($offset: Int!) {
  parties(condition: {agencyId: "1"}, orderBy: [NAME_ASC, PRIMARY_KEY_ASC], first: 50, offset: $offset) {
    nodes { name cases: casesByAgencyIdAndPartyId(orderBy: [FILED_ON_DESC, PRIMARY_KEY_DESC], first: 3) {
      totalCount nodes { caseNo filedOn penalties(condition: {kind: "FINE"}) { aggregates { sum { amount } } } } } }
  }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any { return map[string]any{"offset": random.IntN(1000)} },
		Arguments: []string{"offset"},
		Statement: `SELECT json_build_object('parties', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('name', p.name, 'cases', json_build_object(
    'totalCount', (SELECT count(*) FROM cases n WHERE n.agency_id = 1 AND n.party_id = p.id),
    'nodes', coalesce((
      SELECT json_agg(json_build_object('caseNo', c.case_no, 'filedOn', c.filed_on, 'fineAmount', (
          SELECT coalesce(sum(q.amount), 0)::numeric(14,2)::text FROM penalties q WHERE q.agency_id = 1 AND q.case_id = c.id AND q.kind = 'FINE'))
        ORDER BY c.filed_on DESC, c.id DESC)
      FROM (SELECT * FROM cases c WHERE c.agency_id = 1 AND c.party_id = p.id ORDER BY c.filed_on DESC, c.id DESC LIMIT 3) c), '[]')))
    ORDER BY p.name, p.id)
  FROM (SELECT * FROM parties WHERE agency_id = 1 ORDER BY name, id LIMIT 50 OFFSET $1) p), '[]')))`,
	},
	{
		Name: "single case",
		Operation: `query SingleCase($id: ID!) {
  case(id: $id) {
    caseNo cause status filedOn decidedOn unit { name } party { name address }
    officers(first: 10) { nodes { name certificateNo } }
    events(orderBy: [{ occurredOn: ASC }], first: 20) { nodes { kind occurredOn } }
    penalties(first: 20) { nodes { kind amount provision { law article } payments(first: 20) { nodes { amount paidOn } } } }
    goodsLots(first: 20) { nodes { name quantity unit } }
  }
}`,
		Peer: `query SingleCase($id: BigInt!) {
  case(agencyId: "1", rowId: $id) {
    caseNo cause status filedOn decidedOn agencyUnit { name } agencyParty { name address }
    caseOfficersByAgencyIdAndCaseId(first: 10) { nodes { agencyOfficer { name certificateNo } } }
    caseEventsByAgencyIdAndCaseId(first: 20) { nodes { kind occurredOn } }
    penalties(first: 20) { nodes { kind amount provision { law article } payments(first: 20) { nodes { amount paidOn } } } }
    goodsLotsByAgencyIdAndCaseId(first: 20) { nodes { name quantity unit } }
  }
}`,
		Variables: func(random *rand.Rand, of Size) map[string]any {
			return map[string]any{"id": caseID(1 + random.IntN(of.Cases))}
		},
		Arguments: []string{"id"},
		Statement: `SELECT json_build_object('case', (
  SELECT json_build_object('caseNo', c.case_no, 'cause', c.cause, 'status', c.status, 'filedOn', c.filed_on, 'decidedOn', c.decided_on,
    'unit', (SELECT json_build_object('name', u.name) FROM units u WHERE u.agency_id = 1 AND u.id = c.unit_id),
    'party', (SELECT json_build_object('name', p.name, 'address', p.address) FROM parties p WHERE p.agency_id = 1 AND p.id = c.party_id),
    'officers', json_build_object('nodes', coalesce((
      SELECT json_agg(json_build_object('name', o.name, 'certificateNo', o.certificate_no) ORDER BY o.id)
      FROM case_officers l JOIN officers o ON o.agency_id = l.agency_id AND o.id = l.officer_id
      WHERE l.agency_id = 1 AND l.case_id = c.id), '[]')),
    'events', json_build_object('nodes', coalesce((
      SELECT json_agg(json_build_object('kind', e.kind, 'occurredOn', e.occurred_on) ORDER BY e.occurred_on, e.id)
      FROM case_events e WHERE e.agency_id = 1 AND e.case_id = c.id), '[]')),
    'penalties', json_build_object('nodes', coalesce((
      SELECT json_agg(json_build_object('kind', q.kind, 'amount', q.amount::text,
        'provision', (SELECT json_build_object('law', v.law, 'article', v.article) FROM provisions v WHERE v.id = q.provision_id),
        'payments', json_build_object('nodes', coalesce((
          SELECT json_agg(json_build_object('amount', m.amount::text, 'paidOn', m.paid_on) ORDER BY m.id)
          FROM payments m WHERE m.agency_id = 1 AND m.penalty_id = q.id), '[]'))) ORDER BY q.id)
      FROM penalties q WHERE q.agency_id = 1 AND q.case_id = c.id), '[]')),
    'goodsLots', json_build_object('nodes', coalesce((
      SELECT json_agg(json_build_object('name', g.name, 'quantity', g.quantity::text, 'unit', g.unit) ORDER BY g.id)
      FROM goods_lots g WHERE g.agency_id = 1 AND g.case_id = c.id), '[]')))
  FROM cases c WHERE c.agency_id = 1 AND c.id = split_part($1, ':', 3)::bigint))`,
	},
	{
		Name: "cross-cutting filter with total",
		Operation: `query CrossCutting($year: Int!, $over: Money!) {
  cases(
    where: { filedOn: { year: $year }, field: { eq: FOOD }, party: { kind: { eq: COMPANY } }, penalties: { some: { kind: { eq: FINE }, amount: { gte: $over } } } }
    orderBy: [{ filedOn: DESC }], first: 20
  ) { totalCount nodes { caseNo filedOn party { name } fineAmount } }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any {
			return map[string]any{"year": firstDrawnYear + random.IntN(drawnYears), "over": fmt.Sprint(1000 * (1 + random.IntN(20)))}
		},
		Arguments: []string{"year", "over"},
		Statement: `WITH m AS MATERIALIZED (
  SELECT c.id, c.filed_on FROM cases c
  WHERE c.agency_id = 1 AND c.filed_on >= make_date($1::int, 1, 1) AND c.filed_on < make_date($1::int + 1, 1, 1) AND c.field = 'FOOD'
    AND EXISTS (SELECT FROM parties p WHERE p.agency_id = 1 AND p.id = c.party_id AND p.kind = 'COMPANY')
    AND EXISTS (SELECT FROM penalties q WHERE q.agency_id = 1 AND q.case_id = c.id AND q.kind = 'FINE' AND q.amount >= $2::text::numeric))
SELECT json_build_object('cases', json_build_object('totalCount', (SELECT count(*) FROM m), 'nodes', coalesce((
  SELECT json_agg(json_build_object('caseNo', c.case_no, 'filedOn', c.filed_on,
    'party', (SELECT json_build_object('name', p.name) FROM parties p WHERE p.agency_id = 1 AND p.id = c.party_id),
    'fineAmount', (SELECT coalesce(sum(q.amount), 0)::numeric(14,2)::text FROM penalties q WHERE q.agency_id = 1 AND q.case_id = c.id AND q.kind = 'FINE'))
    ORDER BY c.filed_on DESC, c.id DESC)
  FROM (SELECT * FROM m ORDER BY filed_on DESC, id DESC LIMIT 20) k JOIN cases c ON c.agency_id = 1 AND c.id = k.id), '[]')))`,
	},
	{
		Name: "groups by month and field with relation sums",
		Operation: `query Groups($year: Int!) {
  cases(where: { decidedOn: { year: $year } }) {
    groups(by: [{ decidedOn: { bucket: MONTH } }, { field: {} }], orderBy: [{ key: { decidedOn: ASC } }, { key: { field: ASC } }], first: 200) {
      nodes { key { decidedOn field } aggregate { count penalties { sum { amount } } } }
    }
  }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any {
			return map[string]any{"year": firstDrawnYear + random.IntN(drawnYears)}
		},
		Arguments: []string{"year"},
		Statement: `SELECT json_build_object('cases', json_build_object('groups', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('key', json_build_object('decidedOn', g.month, 'field', g.field),
    'aggregate', json_build_object('count', g.n, 'penalties', json_build_object('sum', json_build_object('amount', g.amount::numeric(16,2)::text))))
    ORDER BY g.month, g.field)
  FROM (SELECT date_trunc('month', c.decided_on)::date AS month, c.field, count(*) AS n, coalesce(sum(q.amount), 0) AS amount
        FROM cases c LEFT JOIN (SELECT case_id, sum(amount) AS amount FROM penalties WHERE agency_id = 1 GROUP BY case_id) q ON q.case_id = c.id
        WHERE c.agency_id = 1 AND c.decided_on >= make_date($1::int, 1, 1) AND c.decided_on < make_date($1::int + 1, 1, 1)
        GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 200) g), '[]'))))`,
	},
	{
		Name: "having",
		Operation: `query Having($year: Int!, $times: Int!) {
  cases(where: { decidedOn: { year: $year } }) {
    groups(by: [{ party: {} }], having: { count: { gte: $times } }, orderBy: [{ sum: { fineAmount: DESC } }], first: 20) {
      totalCount nodes { key { party { id name } } aggregate { count sum { fineAmount } } }
    }
  }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any {
			return map[string]any{"year": firstDrawnYear + random.IntN(drawnYears), "times": 2 + random.IntN(2)}
		},
		Arguments: []string{"year", "times"},
		Statement: `WITH g AS MATERIALIZED (
  SELECT c.party_id, count(*) AS n, sum(coalesce(q.amount, 0)) AS amount
  FROM cases c LEFT JOIN (SELECT case_id, sum(amount) AS amount FROM penalties WHERE agency_id = 1 AND kind = 'FINE' GROUP BY case_id) q ON q.case_id = c.id
  WHERE c.agency_id = 1 AND c.decided_on >= make_date($1::int, 1, 1) AND c.decided_on < make_date($1::int + 1, 1, 1)
  GROUP BY 1 HAVING count(*) >= $2::int)
SELECT json_build_object('cases', json_build_object('groups', json_build_object('totalCount', (SELECT count(*) FROM g), 'nodes', coalesce((
  SELECT json_agg(json_build_object('key', json_build_object('party', json_build_object('id', 'Party:1:' || p.id, 'name', p.name)),
    'aggregate', json_build_object('count', k.n, 'sum', json_build_object('fineAmount', k.amount::numeric(16,2)::text))) ORDER BY k.amount DESC, k.party_id)
  FROM (SELECT * FROM g ORDER BY amount DESC, party_id LIMIT 20) k JOIN parties p ON p.agency_id = 1 AND p.id = k.party_id), '[]'))))`,
	},
	{
		Name: "report",
		Operation: `query Report($year: Int!, $before: Int!) {
  report(period: { year: $year }, compareWith: { year: $before }) {
    casesDecided { value previous changePercent } penaltyAmount { value previous changePercent } goodsDestroyed { value previous changePercent }
  }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any {
			year := 2017 + random.IntN(6)
			return map[string]any{"year": year, "before": year - 1}
		},
		Arguments: []string{"year", "before"},
		Statement: `SELECT json_build_object('report', json_build_object(
  'casesDecided', json_build_object('value', a.n, 'previous', b.n, 'changePercent', round(100.0 * (a.n - b.n) / nullif(b.n, 0), 2)::text),
  'penaltyAmount', json_build_object('value', a.amount::text, 'previous', b.amount::text, 'changePercent', round(100.0 * (a.amount - b.amount) / nullif(b.amount, 0), 2)::text),
  'goodsDestroyed', json_build_object('value', c.quantity::text, 'previous', d.quantity::text, 'changePercent', round(100.0 * (c.quantity - d.quantity) / nullif(d.quantity, 0), 2)::text)))
FROM ` + decidedIn("$1") + ` a, ` + decidedIn("$2") + ` b, ` + destroyedIn("$1") + ` c, ` + destroyedIn("$2") + ` d`,
	},
	{
		Name:      "insert",
		Operation: `mutation Insert($input: FileCaseInput!) { fileCase(input: $input) { case { id caseNo filedOn party { name } officers(first: 10) { nodes { name } } } } }`,
		Variables: func(random *rand.Rand, _ Size) map[string]any {
			return map[string]any{"input": map[string]any{
				"party": fmt.Sprintf("Party:1:%d", 1+random.IntN(1000)), "unit": fmt.Sprintf("Unit:1:%d", 1+random.IntN(12)),
				"field": "FOOD", "source": "INSPECTION", "procedure": "ORDINARY", "cause": "涉嫌经营超过保质期的食品", "filedOn": "2024-05-06",
				"officers": []string{fmt.Sprintf("Officer:1:%d", 1+random.IntN(60)), fmt.Sprintf("Officer:1:%d", 61+random.IntN(60))},
			}}
		},
		Write: fileCase,
	},
	{
		Name:      "pay",
		Operation: `mutation Pay($input: RecordPaymentInput!) { recordPayment(input: $input) { payment { id amount } penalty { amount case { caseNo } } } }`,
		Variables: func(random *rand.Rand, of Size) map[string]any {
			return map[string]any{"input": map[string]any{
				"penalty": fmt.Sprintf("Penalty:1:%d", 18*(1+random.IntN(of.Cases/9))), // fill.sql records no payment of these
				"amount":  "0.01", "paidOn": "2024-05-06", "method": "BANK",
			}}
		},
		Write: recordPayment,
	},
	{
		Name:      "destroy",
		Operation: `mutation Destroy($input: DestroyGoodsInput!) { destroyGoods(input: $input) { destruction { id place quantity } } }`,
		Variables: func(random *rand.Rand, of Size) map[string]any {
			lot := 4 * (1 + random.IntN(of.Cases/4-1))
			return map[string]any{"input": map[string]any{
				"destroyedOn": "2024-05-06", "place": "焚烧厂", "method": "INCINERATION", "approvedBy": "局长",
				"supervisors": []string{fmt.Sprintf("Officer:1:%d", 1+random.IntN(60)), fmt.Sprintf("Officer:1:%d", 61+random.IntN(60))},
				"lots":        []map[string]any{{"lot": fmt.Sprintf("GoodsLot:1:%d", lot), "quantity": "0.001"}, {"lot": fmt.Sprintf("GoodsLot:1:%d", lot+4), "quantity": "0.001"}},
			}}
		},
		Write: destroyGoods,
	},
}

package graph_test

import (
	"reflect"
	"strings"
	"testing"
)

// TestAuditorQuestions asks questions of an auditor, each by one operation in one statement, and compares the answers with SQL by hand.
// TestAnalysis and TestMeasuresAgainstSQL hold further ones.
func TestAuditorQuestions(t *testing.T) {
	t.Parallel()
	s := serve(t)
	// The fines and confiscated gains of each case.
	const fined = `fined AS (SELECT c.*, (SELECT coalesce(sum(amount), 0) FROM penalties p WHERE (p.agency_id, p.case_id) = (c.agency_id, c.id)
		AND kind IN ('FINE', 'CONFISCATION_OF_GAINS') AND withdrawn_on IS NULL) AS amount FROM cases c WHERE decided_on BETWEEN '2023-01-01' AND '2023-12-31')`
	for _, c := range []struct{ name, operation, sql string }{
		{
			"MedianDaysToDecisionByUnitAndQuarter", `{ cases(where: {decidedOn: {year: 2023}}) { groups(by: [{unit: {}}, {decidedOn: {bucket: QUARTER}}], first: 200) {
				nodes { key { unit { name } decidedOn } aggregate { daysBetween(from: {filedOn: true}, until: {decidedOn: true}) { median } } } } } }`,
			`SELECT json_build_object('cases', json_build_object('groups', json_build_object('nodes', json_agg(json_build_object(
				'key', json_build_object('unit', json_build_object('name', u.name), 'decidedOn', quarter),
				'aggregate', json_build_object('daysBetween', json_build_object('median', trim_scale(median::numeric)::text))) ORDER BY u.id, quarter))))
			FROM (SELECT unit_id, date_trunc('quarter', decided_on)::date AS quarter, percentile_cont(0.5) WITHIN GROUP (ORDER BY decided_on - filed_on) AS median
				FROM cases WHERE decided_on BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY 1, 2) g JOIN units u ON u.id = g.unit_id`,
		},
		{
			"ShareOfStepsAfterTheirTerm", `{ deadlines(where: {endedOn: {year: 2023}}) { groups(by: {action: {}}, orderBy: {key: {action: ASC}}) { nodes { key { action } aggregate { count
				ratio(of: {where: {compare: {left: {endedOn: true}, is: GT, right: {dueOn: true}}}, count: true}, to: {count: true}) } } } } }`,
			`SELECT json_build_object('deadlines', json_build_object('groups', json_build_object('nodes', json_agg(json_build_object('key', json_build_object('action', action),
				'aggregate', json_build_object('count', n, 'ratio', trim_scale(round(late::numeric / n, 6))::text)) ORDER BY action))))
			FROM (SELECT action, count(*) AS n, count(*) FILTER (WHERE ended_on > due_on) AS late FROM deadlines WHERE ended_on BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY 1 ORDER BY 1 LIMIT 20) g`,
		},
		{
			"TopTenthOfParties", `{ cases(where: {decidedOn: {year: 2023}}) { groups(by: {party: {}}, having: {percentRank: {of: {sum: {penaltyAmount: true}}, is: {lte: "0.1"}}},
				orderBy: {sum: {penaltyAmount: DESC}}, first: 500) { totalCount nodes { key { party { id } } share(of: {sum: {penaltyAmount: true}}) percentRank(of: {sum: {penaltyAmount: true}}) } } } }`,
			`WITH ` + fined + `, parties AS (SELECT party_id, sum(amount) AS amount FROM fined GROUP BY 1),
				ranked AS (SELECT *, (SELECT count(*) FROM parties o WHERE o.amount > p.amount) AS before, (SELECT count(*) FROM parties) AS n, (SELECT sum(amount) FROM parties) AS whole FROM parties p),
				top AS (SELECT * FROM ranked WHERE round(before::numeric / (n - 1), 6) <= 0.1)
			SELECT json_build_object('cases', json_build_object('groups', json_build_object('totalCount', (SELECT count(*) FROM top), 'nodes', (SELECT json_agg(json_build_object(
				'key', json_build_object('party', json_build_object('id', 'Party:1:' || party_id)), 'share', trim_scale(round(100 * amount / whole, 6))::text,
				'percentRank', trim_scale(round(before::numeric / (n - 1), 6))::text) ORDER BY amount DESC, party_id) FROM top))))`,
		},
		{
			"FinesByTierOfTheValueOfGoods", `{ cases(where: {decidedOn: {year: 2023}, valueOfGoods: {isNull: false}}) { groups(by: {valueOfGoods: {bounds: ["1000", "10000", "50000"]}}) {
				nodes { key { valueOfGoods upperBound } aggregate { count sum { penaltyAmount } } } } } }`,
			`WITH ` + fined + ` SELECT json_build_object('cases', json_build_object('groups', json_build_object('nodes', json_agg(json_build_object(
				'key', json_build_object('valueOfGoods', (ARRAY[null, '1000.00', '10000.00', '50000.00'])[tier], 'upperBound', (ARRAY['1000.00', '10000.00', '50000.00'])[tier]),
				'aggregate', json_build_object('count', n, 'sum', json_build_object('penaltyAmount', amount::text))) ORDER BY tier NULLS LAST))))
			FROM (SELECT CASE WHEN value_of_goods < 1000 THEN 1 WHEN value_of_goods < 10000 THEN 2 WHEN value_of_goods < 50000 THEN 3 ELSE 4 END AS tier, count(*) AS n, sum(amount) AS amount
				FROM fined WHERE value_of_goods IS NOT NULL GROUP BY 1) g`,
		},
		{
			"ComplaintsByWeekdayAndHour", `{ complaints(where: {receivedOn: {year: 2023}}) { groups(by: [{receivedAt: {part: WEEKDAY}}, {receivedAt: {part: HOUR}}], first: 168) {
				nodes { key { weekday hour } aggregate { count } } } } }`,
			`SELECT json_build_object('complaints', json_build_object('groups', json_build_object('nodes', json_agg(json_build_object('key', json_build_object('weekday', d, 'hour', h),
				'aggregate', json_build_object('count', n)) ORDER BY d, h))))
			FROM (SELECT to_char(received_at AT TIME ZONE 'Asia/Shanghai', 'ID')::int AS d, to_char(received_at AT TIME ZONE 'Asia/Shanghai', 'HH24')::int AS h, count(*) AS n
				FROM complaints WHERE received_on BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY 1, 2) g`,
		},
		{
			"FinesAndTheMinimumByUnit", `{ penalties(where: {kind: {eq: FINE}, withdrawnOn: {isNull: true}, timesMinimum: {isNull: false}, decision: {decidedOn: {year: 2023}}}) {
				groups(by: {case: {unit: {}}}, orderBy: {median: {timesMinimum: DESC}}, first: 50) { nodes { key { case { unit { id } } } aggregate { count avg { timesMinimum } median { timesMinimum } } } } } }`,
			`WITH fines AS (SELECT c.unit_id, round(p.amount / v.fine_min, 3) AS times FROM penalties p JOIN provisions v ON v.id = p.provision_id JOIN decisions d ON d.id = p.decision_id JOIN cases c ON c.id = p.case_id
				WHERE p.kind = 'FINE' AND p.withdrawn_on IS NULL AND v.fine_min > 0 AND d.decided_on BETWEEN '2023-01-01' AND '2023-12-31'),
			units AS (SELECT unit_id, count(*) AS n, avg(times) AS mean, (percentile_cont(0.5) WITHIN GROUP (ORDER BY times))::numeric AS median FROM fines GROUP BY 1)
			SELECT json_build_object('penalties', json_build_object('groups', json_build_object('nodes', json_agg(json_build_object('key', json_build_object('case', json_build_object('unit', json_build_object('id', 'Unit:1:' || unit_id))),
				'aggregate', json_build_object('count', n, 'avg', json_build_object('timesMinimum', trim_scale(round(mean, 6))::text), 'median', json_build_object('timesMinimum', trim_scale(round(median, 6))::text)))
				ORDER BY round(median, 6) DESC, unit_id)))) FROM units`,
		},
		{
			"PartiesWhoseCasesRise", `{ parties(where: {compare: [
				{left: {cases: {where: {filedOn: {quarter: "2023Q2"}}, count: true}}, is: GT, right: {cases: {where: {filedOn: {quarter: "2023Q1"}}, count: true}}}
				{left: {cases: {where: {filedOn: {quarter: "2023Q3"}}, count: true}}, is: GT, right: {cases: {where: {filedOn: {quarter: "2023Q2"}}, count: true}}}
			]}, orderBy: {id: ASC}) { nodes { id cases(where: {filedOn: {gte: "2023-01-01", lte: "2023-09-30"}}) { totalCount } } } }`,
			`SELECT json_build_object('parties', json_build_object('nodes', json_agg(json_build_object('id', 'Party:1:' || party_id, 'cases', json_build_object('totalCount', a + b + c)) ORDER BY party_id)))
			FROM (SELECT party_id, count(*) FILTER (WHERE filed_on BETWEEN '2023-01-01' AND '2023-03-31') AS a, count(*) FILTER (WHERE filed_on BETWEEN '2023-04-01' AND '2023-06-30') AS b,
				count(*) FILTER (WHERE filed_on BETWEEN '2023-07-01' AND '2023-09-30') AS c FROM cases WHERE party_id IS NOT NULL GROUP BY 1) g WHERE b > a AND c > b`,
		},
		{
			"DistrictsInComplaints", `{ complaints(where: {receivedOn: {year: 2023}}) { groups(by: {party: {division: {}}}, orderBy: {count: DESC}, first: 5, others: true) {
				nodes { isOther key { party { division } } share(of: {count: true}) aggregate { count } } } } }`,
			`WITH asked AS (SELECT p.division FROM complaints c LEFT JOIN parties p ON (p.agency_id, p.id) = (c.agency_id, c.party_id) WHERE received_on BETWEEN '2023-01-01' AND '2023-12-31'),
				counted AS (SELECT division, count(*) AS n, row_number() OVER (ORDER BY count(*) DESC, division) AS place FROM asked GROUP BY 1),
				shown AS (SELECT least(place, 6) AS place, min(division) FILTER (WHERE place < 6) AS division, sum(n) AS n FROM counted GROUP BY 1)
			SELECT json_build_object('complaints', json_build_object('groups', json_build_object('nodes', json_agg(json_build_object('isOther', place = 6,
				'key', CASE WHEN place < 6 THEN json_build_object('party', json_build_object('division', division)) END,
				'share', trim_scale(round(100 * n / (SELECT count(*) FROM asked), 6))::text, 'aggregate', json_build_object('count', n)) ORDER BY place)))) FROM shown`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.mustAsk(t, c.operation, nil)
			if want := s.sql(t, c.sql); !reflect.DeepEqual(r.Data, want) {
				t.Errorf("%.3000s\nwant\n%.3000v", r.body, want)
			}
			if strings.Contains(r.body, `"nodes":[]`) || strings.Contains(r.body, `"totalCount":0`) {
				t.Errorf("nothing was compared: %s", r.body)
			}
			if line := s.log.takeText(); !strings.Contains(line, "statements=1 ") {
				t.Errorf("%s", line)
			}
		})
	}
}

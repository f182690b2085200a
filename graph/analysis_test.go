package graph_test

import (
	"reflect"
	"strings"
	"testing"
)

// TestAnalysis compares answers over the groups of a list with SQL by hand. Each takes one statement.
func TestAnalysis(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, c := range []struct{ name, operation, sql string }{
		{
			"FirstFewAndTheRest", `{ complaints(where: {receivedOn: {year: 2023}}) {
				groups(by: {channel: {}}, orderBy: {count: DESC}, first: 2, others: true) {
					totalCount
					nodes { isOther key { channel } aggregate { count distinct { party } } share(of: {count: true}) rank(of: {count: true}) complaints(first: 0) { totalCount } }
				}
			} }`, `WITH asked AS (SELECT * FROM complaints WHERE received_on BETWEEN '2023-01-01' AND '2023-12-31'),
				counted AS (SELECT channel, count(*) AS n, row_number() OVER (ORDER BY count(*) DESC, channel) AS place FROM asked GROUP BY channel),
				shown AS (SELECT CASE WHEN place <= 2 THEN channel END AS channel, least(place, 3) AS place, count(*) AS n, count(DISTINCT party_id) AS parties
					FROM asked JOIN counted USING (channel) GROUP BY 1, 2)
				SELECT jsonb_build_object('complaints', jsonb_build_object('groups', jsonb_build_object('totalCount', (SELECT count(*) FROM counted), 'nodes',
					(SELECT jsonb_agg(jsonb_build_object('isOther', place = 3, 'key', CASE WHEN place < 3 THEN jsonb_build_object('channel', channel) END,
						'aggregate', jsonb_build_object('count', n, 'distinct', jsonb_build_object('party', parties)),
						'share', trim_scale(round(100.0 * n / (SELECT count(*) FROM asked), 6))::text, 'rank', CASE WHEN place < 3 THEN place END,
						'complaints', jsonb_build_object('totalCount', n)) ORDER BY place) FROM shown))))`,
		},
		{
			"ChangeOfEachFieldInRankOrder", `{ cases(where: {decidedOn: {gte: "2022-01-01", lte: "2023-12-31"}}) {
				groups(by: [{field: {}}, {decidedOn: {bucket: YEAR}}], having: {change: {of: {sum: {penaltyAmount: true}}, is: {isNull: false}}}
					orderBy: {change: {of: {sum: {penaltyAmount: true}}, direction: DESC}}) {
					nodes { key { field } change(of: {sum: {penaltyAmount: true}}) { value previous difference percent } rank(of: {sum: {penaltyAmount: true}}, within: {decidedOn: {}}) }
				}
			} }`, `WITH fined AS (SELECT c.field, c.decided_on, coalesce((SELECT sum(amount) FROM penalties p WHERE p.case_id = c.id AND p.withdrawn_on IS NULL AND p.amount IS NOT NULL), 0) AS amount
					FROM cases c WHERE decided_on BETWEEN '2022-01-01' AND '2023-12-31'),
				years AS (SELECT field, coalesce(sum(amount) FILTER (WHERE decided_on < '2023-01-01'), 0.00) AS before, sum(amount) FILTER (WHERE decided_on >= '2023-01-01') AS now FROM fined GROUP BY field)
				SELECT jsonb_build_object('cases', jsonb_build_object('groups', jsonb_build_object('nodes', jsonb_agg(jsonb_build_object(
					'key', jsonb_build_object('field', field), 'change', jsonb_build_object('value', now::text, 'previous', before::text, 'difference', (now - before)::text,
						'percent', trim_scale(round(100 * (now - before) / before, 6))::text), 'rank', (SELECT count(*) + 1 FROM years o WHERE o.now > y.now))
					ORDER BY (now - before) / before DESC)))) FROM years y WHERE now IS NOT NULL AND before > 0`,
		},
		{
			"GoodsDestroyedByMonth", `{ destructions(where: {destroyedOn: {year: 2023}}) {
				groups(by: {destroyedOn: {bucket: MONTH, fill: true}}) {
					nodes { key { destroyedOn } runningTotal(of: {sum: {quantity: true}}) movingAverage(of: {sum: {quantity: true}}, over: 3) change(of: {count: true}) { value previous } }
				}
			} }`, `WITH months AS (SELECT m::date AS month, coalesce(sum(quantity), 0.000) AS quantity, count(d.id) AS n
					FROM generate_series('2023-01-01'::date, '2023-12-01', '1 month') m
					LEFT JOIN (SELECT d.id, d.destroyed_on, (SELECT coalesce(sum(quantity), 0.000) FROM goods_movements g WHERE g.destruction_id = d.id) AS quantity FROM destructions d) d
						ON d.destroyed_on >= m AND d.destroyed_on < m + interval '1 month' GROUP BY m)
				SELECT jsonb_build_object('destructions', jsonb_build_object('groups', jsonb_build_object('nodes', jsonb_agg(jsonb_build_object(
					'key', jsonb_build_object('destroyedOn', month), 'runningTotal', (SELECT sum(quantity) FROM months o WHERE o.month <= m.month)::text,
					'movingAverage', CASE WHEN month >= '2023-03-01' THEN (SELECT trim_scale(round(sum(quantity) / 3, 6)) FROM months o WHERE o.month <= m.month AND o.month > m.month - interval '3 months')::text END,
					'change', jsonb_build_object('value', n::text, 'previous', (SELECT n FROM months o WHERE o.month = m.month - interval '1 month')::text)) ORDER BY month)))) FROM months m`,
		},
		{
			"CollectedByMonthOfDecision", `{ cases(where: {decidedOn: {year: 2022}}) {
				groups(by: {decidedOn: {bucket: MONTH}}, having: {ratio: {of: {penalties: {payments: {where: {kind: {eq: PAYMENT}}, sum: {amount: true}}}}, to: {penalties: {sum: {amount: true}}}, is: {lt: "1"}}}
					orderBy: {ratio: {of: {penalties: {payments: {where: {kind: {eq: PAYMENT}}, sum: {amount: true}}}}, to: {penalties: {sum: {amount: true}}}, direction: DESC}}, first: 50) {
					nodes { key { decidedOn } aggregate { ratio(of: {penalties: {payments: {where: {kind: {eq: PAYMENT}}, sum: {amount: true}}}}, to: {penalties: {sum: {amount: true}}}) } }
				}
			} }`, `WITH months AS (SELECT date_trunc('month', decided_on)::date AS month,
					sum((SELECT coalesce(sum(p.amount), 0) FROM payments p JOIN penalties x ON x.id = p.penalty_id WHERE x.case_id = c.id AND p.kind = 'PAYMENT')) AS paid,
					sum((SELECT coalesce(sum(x.amount), 0) FROM penalties x WHERE x.case_id = c.id)) AS due
					FROM cases c WHERE decided_on BETWEEN '2022-01-01' AND '2022-12-31' GROUP BY 1)
				SELECT jsonb_build_object('cases', jsonb_build_object('groups', jsonb_build_object('nodes', jsonb_agg(jsonb_build_object('key', jsonb_build_object('decidedOn', month),
					'aggregate', jsonb_build_object('ratio', trim_scale(round(paid / due, 6))::text)) ORDER BY paid / due DESC, month)))) FROM months WHERE round(paid / due, 6) < 1`,
		},
		{
			// Two means, neither of which ends: their ratio is divided and rounded once.
			"RatioOfMeans", `{ cases(where: {decidedOn: {year: 2023}}) { aggregate {
				ratio(of: {avg: {valueOfGoods: true}}, to: {penalties: {where: {kind: {eq: FINE}}, avg: {amount: true}}})
				none: ratio(of: {count: true}, to: {where: {field: {in: []}}, count: true})
			} } }`, `SELECT jsonb_build_object('cases', jsonb_build_object('aggregate', jsonb_build_object('none', NULL, 'ratio', trim_scale(round(
					1.00000000000000000000000000000000000 * sum(c.value_of_goods) * (SELECT count(p.amount) FROM penalties p JOIN cases c ON c.id = p.case_id WHERE p.kind = 'FINE' AND c.decided_on BETWEEN '2023-01-01' AND '2023-12-31')
					/ (count(c.value_of_goods) * (SELECT sum(p.amount) FROM penalties p JOIN cases c ON c.id = p.case_id WHERE p.kind = 'FINE' AND c.decided_on BETWEEN '2023-01-01' AND '2023-12-31')), 6))::text)))
				FROM cases c WHERE c.decided_on BETWEEN '2023-01-01' AND '2023-12-31'`,
		},
		{
			"PartiesFinedMost", `{ cases(where: {decidedOn: {year: 2023}}) {
				groups(by: {party: {}}, having: {count: {gte: 2}}, orderBy: {sum: {penaltyAmount: DESC}}, first: 3, others: true) {
					nodes { isOther share(of: {sum: {penaltyAmount: true}}) aggregate { avg { penaltyAmount } } }
				}
			} }`, `WITH fined AS (SELECT c.party_id, (SELECT coalesce(sum(amount), 0) FROM penalties p WHERE p.case_id = c.id AND p.withdrawn_on IS NULL) AS amount FROM cases c WHERE decided_on BETWEEN '2023-01-01' AND '2023-12-31'),
				parties AS (SELECT party_id, row_number() OVER (ORDER BY sum(amount) DESC, party_id) AS place FROM fined GROUP BY 1 HAVING count(*) >= 2),
				shown AS (SELECT least(place, 4) AS place, sum(amount) AS amount, avg(amount) AS mean FROM fined JOIN parties USING (party_id) GROUP BY 1)
				SELECT jsonb_build_object('cases', jsonb_build_object('groups', jsonb_build_object('nodes', jsonb_agg(jsonb_build_object('isOther', place = 4,
					'share', trim_scale(round(100 * amount / (SELECT sum(amount) FROM shown), 6))::text,
					'aggregate', jsonb_build_object('avg', jsonb_build_object('penaltyAmount', trim_scale(round(mean, 6))::text))) ORDER BY place)))) FROM shown`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.mustAsk(t, c.operation, nil)
			if want := s.sql(t, c.sql); !reflect.DeepEqual(r.Data, want) {
				t.Errorf("%s\nwant\n%v", r.body, want)
			}
			if line := s.log.takeText(); !strings.Contains(line, "statements=1 ") {
				t.Errorf("%s", line)
			}
		})
	}
}

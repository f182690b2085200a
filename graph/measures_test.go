package graph_test

import (
	"reflect"
	"strings"
	"testing"
)

// TestMeasuresAgainstSQL compares the functions of analysis over the demo bureau with SQL by hand.
func TestMeasuresAgainstSQL(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, c := range []struct{ name, operation, sql string }{
		{"Percentiles", `{ penalties(where: {kind: {eq: FINE}}) { aggregate {
				median { amount } p90: percentile(at: "0.9") { amount } least: percentile(at: "0") { amount } most: percentile(at: 1) { amount } standardDeviation { amount }
			} } }`, `SELECT json_build_object('penalties', json_build_object('aggregate', json_build_object(
				'median', json_build_object('amount', trim_scale(round((percentile_cont(0.5) WITHIN GROUP (ORDER BY amount))::numeric, 6))::text),
				'p90', json_build_object('amount', trim_scale(round((percentile_cont(0.9) WITHIN GROUP (ORDER BY amount))::numeric, 6))::text),
				'least', json_build_object('amount', trim_scale(min(amount))::text), 'most', json_build_object('amount', trim_scale(max(amount))::text),
				'standardDeviation', json_build_object('amount', trim_scale(round(stddev_samp(amount), 6))::text))))
			FROM penalties WHERE kind = 'FINE' AND amount IS NOT NULL`},
		{
			"MedianThroughRelationInGroups", `{ cases(where: {decidedOn: {year: 2023}}) { groups(by: {field: {}}, having: {at: "0.75", percentile: {penaltyAmount: {gt: "100"}}, count: {gte: 2}},
				orderBy: [{median: {penaltyAmount: DESC}}, {key: {field: ASC}}], first: 4) { nodes { key { field } aggregate { count penalties(where: {kind: {eq: FINE}}) { median { amount } } } } } } }`,
			`WITH c AS (SELECT c.*, (SELECT coalesce(sum(amount), 0) FROM penalties p WHERE (p.agency_id, p.case_id) = (c.agency_id, c.id) AND kind IN ('FINE', 'CONFISCATION_OF_GAINS') AND withdrawn_on IS NULL) AS penalty
				FROM cases c WHERE decided_on BETWEEN '2023-01-01' AND '2023-12-31'),
			g AS (SELECT field, count(*) AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY penalty) AS middle FROM c GROUP BY field
				HAVING count(*) >= 2 AND percentile_cont(0.75) WITHIN GROUP (ORDER BY penalty) > 100 ORDER BY middle DESC, field LIMIT 4)
			SELECT json_build_object('cases', json_build_object('groups', json_build_object('nodes', json_agg(json_build_object('key', json_build_object('field', field),
				'aggregate', json_build_object('count', n, 'penalties', json_build_object('median', json_build_object('amount', (
					SELECT trim_scale(round((percentile_cont(0.5) WITHIN GROUP (ORDER BY p.amount))::numeric, 6))::text FROM penalties p JOIN c ON (p.agency_id, p.case_id) = (c.agency_id, c.id)
					WHERE p.kind = 'FINE' AND c.field = g.field))))) ORDER BY middle DESC, field)))) FROM g`,
		},
		{
			"OrderByPercentile", `{ parties(where: {cases: {aggregate: {count: {gte: 3}, standardDeviation: {penaltyAmount: {gt: "0"}}}}}, orderBy: [{cases: {at: "0.25", percentile: {penaltyAmount: DESC_NULLS_LAST}}}, {id: ASC}], first: 5) { totalCount nodes { id } } }`,
			`WITH c AS (SELECT c.party_id, (SELECT coalesce(sum(amount), 0) FROM penalties p WHERE (p.agency_id, p.case_id) = (c.agency_id, c.id) AND kind IN ('FINE', 'CONFISCATION_OF_GAINS') AND withdrawn_on IS NULL) AS penalty FROM cases c),
			p AS (SELECT party_id, percentile_cont(0.25) WITHIN GROUP (ORDER BY penalty) AS low FROM c WHERE party_id IS NOT NULL GROUP BY party_id HAVING count(*) >= 3 AND stddev_samp(penalty) > 0)
			SELECT json_build_object('parties', json_build_object('totalCount', (SELECT count(*) FROM p), 'nodes', (SELECT json_agg(json_build_object('id', 'Party:1:' || party_id)) FROM (SELECT party_id FROM p ORDER BY low DESC, party_id LIMIT 5) f)))`,
		},
		{
			"TiersOfFines", `{ penalties(where: {kind: {eq: FINE}}) { groups(by: {amount: {bounds: ["1000", "2000", "5000.5"]}}, orderBy: {key: {amount: ASC}}) {
				nodes { key { amount upperBound } aggregate { count sum { amount } } penalties(first: 1, orderBy: [{amount: DESC}, {id: ASC}]) { nodes { amount } } } } } }`,
			`SELECT json_build_object('penalties', json_build_object('groups', json_build_object('nodes', json_agg(json_build_object(
				'key', json_build_object('amount', (ARRAY[null, '1000.00', '2000.00', '5000.50'])[tier], 'upperBound', (ARRAY['1000.00', '2000.00', '5000.50'])[tier]),
				'aggregate', json_build_object('count', n, 'sum', json_build_object('amount', total::text)),
				'penalties', json_build_object('nodes', json_build_array(json_build_object('amount', most::text)))) ORDER BY tier))))
			FROM (SELECT CASE WHEN amount < 1000 THEN 1 WHEN amount < 2000 THEN 2 WHEN amount < 5000.5 THEN 3 ELSE 4 END AS tier, count(*) AS n, sum(amount) AS total, max(amount) AS most
				FROM penalties WHERE kind = 'FINE' GROUP BY 1) g`,
		},
		{
			"WidthOfAComputedField", `{ cases(where: {decidedOn: {year: 2023}}) { groups(by: {penaltyAmount: {width: "2500"}}, orderBy: {count: DESC}, first: 3) {
				totalCount nodes { key { penaltyAmount upper: upperBound(of: "penaltyAmount") } aggregate { count } } } } }`,
			`WITH g AS (SELECT floor(penalty / 2500) * 2500 AS low, count(*) AS n FROM (SELECT (SELECT coalesce(sum(amount), 0) FROM penalties p WHERE (p.agency_id, p.case_id) = (c.agency_id, c.id)
					AND kind IN ('FINE', 'CONFISCATION_OF_GAINS') AND withdrawn_on IS NULL) AS penalty FROM cases c WHERE decided_on BETWEEN '2023-01-01' AND '2023-12-31') c GROUP BY 1)
			SELECT json_build_object('cases', json_build_object('groups', json_build_object('totalCount', (SELECT count(*) FROM g), 'nodes', (SELECT json_agg(json_build_object(
				'key', json_build_object('penaltyAmount', round(low, 2)::text, 'upper', round(low + 2500, 2)::text), 'aggregate', json_build_object('count', n)) ORDER BY n DESC, low)
				FROM (SELECT * FROM g ORDER BY n DESC, low LIMIT 3) f))))`,
		},
		{
			"WeekdaysAndMonths", `{ complaints(where: {receivedOn: {year: 2023}}) { groups(by: [{receivedOn: {part: MONTH_OF_YEAR}}, {receivedOn: {part: WEEKDAY}}], first: 14) {
				totalCount nodes { key { monthOfYear weekday } aggregate { count } } } } }`,
			`WITH g AS (SELECT extract(month FROM received_on)::int AS m, (extract(dow FROM received_on)::int + 6) % 7 + 1 AS d, count(*) AS n FROM complaints WHERE received_on BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY 1, 2)
			SELECT json_build_object('complaints', json_build_object('groups', json_build_object('totalCount', (SELECT count(*) FROM g), 'nodes', (SELECT json_agg(json_build_object(
				'key', json_build_object('monthOfYear', m, 'weekday', d), 'aggregate', json_build_object('count', n)) ORDER BY m, d) FROM (SELECT * FROM g ORDER BY m, d LIMIT 14) f))))`,
		},
		{
			"HoursAndWeekdaysOfInstants", `{ cases { groups(by: [{createdAt: {part: WEEKDAY}}, {createdAt: {part: HOUR}}], first: 30) { nodes { key { weekday hour } aggregate { count } } } } }`,
			`SELECT json_build_object('cases', json_build_object('groups', json_build_object('nodes', (SELECT json_agg(json_build_object('key', json_build_object('weekday', d, 'hour', h), 'aggregate', json_build_object('count', n)) ORDER BY d, h)
				FROM (SELECT to_char(created_at AT TIME ZONE 'Asia/Shanghai', 'ID')::int AS d, to_char(created_at AT TIME ZONE 'Asia/Shanghai', 'HH24')::int AS h, count(*) AS n FROM cases GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 30) g))))`,
		},
		{
			"DoneAfterTheTerm", `{ late: deadlines(where: {compare: [{left: {endedOn: true}, is: GT, right: {dueOn: true}}]}) { totalCount }
				other: deadlines(where: {not: {compare: [{left: {endedOn: true}, is: GT, right: {dueOn: true}}]}}) { totalCount }
				unequal: deadlines(where: {compare: {left: {endedOn: true}, is: NE, right: {dueOn: true}}}) { totalCount } }`,
			`SELECT json_build_object('late', json_build_object('totalCount', count(*) FILTER (WHERE ended_on > due_on)),
				'other', json_build_object('totalCount', count(*) FILTER (WHERE ended_on <= due_on OR ended_on IS NULL OR due_on IS NULL)),
				'unequal', json_build_object('totalCount', count(*) FILTER (WHERE ended_on < due_on OR ended_on > due_on))) FROM deadlines`,
		},
		{
			"ServedOnTheDay", `{ decisions(where: {compare: [{left: {decidedOn: true}, is: EQ, right: {case: {servedOn: true}}}]}) { totalCount aggregate { case { count } } } }`,
			`SELECT json_build_object('decisions', json_build_object('totalCount', count(*), 'aggregate', json_build_object('case', json_build_object('count', count(DISTINCT c.id)))))
			FROM decisions d JOIN cases c ON (c.agency_id, c.id) = (d.agency_id, d.case_id) WHERE c.served_on = d.decided_on`,
		},
		{
			"RisingComplaints", `{ parties(where: {compare: [{left: {complaints: {where: {receivedOn: {quarter: "2023Q4"}}, count: true}}, is: GT,
				right: {complaints: {where: {receivedOn: {quarter: "2023Q3"}}, count: true}}}]}, orderBy: {id: ASC}, first: 3) { totalCount nodes { id } } }`,
			`WITH p AS (SELECT party_id FROM complaints WHERE party_id IS NOT NULL GROUP BY party_id HAVING count(*) FILTER (WHERE received_on BETWEEN '2023-10-01' AND '2023-12-31') > count(*) FILTER (WHERE received_on BETWEEN '2023-07-01' AND '2023-09-30'))
			SELECT json_build_object('parties', json_build_object('totalCount', (SELECT count(*) FROM p), 'nodes', (SELECT json_agg(json_build_object('id', 'Party:1:' || party_id) ORDER BY party_id) FROM (SELECT party_id FROM p ORDER BY party_id LIMIT 3) f)))`,
		},
		{
			"AboveTheMeanOfItsParty", `{ cases(where: {compare: [{left: {penaltyAmount: true}, is: GT, right: {party: {cases: {where: {decidedOn: {isNull: false}}, avg: {penaltyAmount: true}}}}}]}) { totalCount } }`,
			`WITH c AS (SELECT party_id, decided_on, (SELECT coalesce(sum(amount), 0) FROM penalties p WHERE (p.agency_id, p.case_id) = (c.agency_id, c.id) AND kind IN ('FINE', 'CONFISCATION_OF_GAINS') AND withdrawn_on IS NULL) AS penalty FROM cases c)
			SELECT json_build_object('cases', json_build_object('totalCount', count(*))) FROM c WHERE penalty > (SELECT round(avg(penalty), 6) FROM c o WHERE o.party_id = c.party_id AND decided_on IS NOT NULL)`,
		},
		{
			"DaysFromFilingToDecision", `{ cases(where: {decidedOn: {year: 2023}, daysBetween: [{from: {filedOn: true}, until: {decidedOn: true}, gt: 30}]}) {
				totalCount
				aggregate { daysBetween(from: {filedOn: true}, until: {decidedOn: true}) { count sum avg min max median percentile(at: "0.9") standardDeviation } }
				nodes: nodes { id }
				groups(by: [{unit: {name: {}}}, {decidedOn: {bucket: QUARTER}}], having: {daysBetween: [{from: {filedOn: true}, until: {decidedOn: true}, aggregate: {median: {gt: "31"}}}]},
					orderBy: [{daysBetween: {from: {filedOn: true}, until: {decidedOn: true}, aggregateOrder: {avg: DESC}}}], first: 3) {
					totalCount nodes { key { unit { name } decidedOn } aggregate { daysBetween(from: {filedOn: true}, until: {decidedOn: true}) { median } } }
				} } }`,
			`WITH c AS (SELECT c.*, u.name, decided_on - filed_on AS days FROM cases c LEFT JOIN units u ON (u.agency_id, u.id) = (c.agency_id, c.unit_id) WHERE decided_on BETWEEN '2023-01-01' AND '2023-12-31' AND decided_on - filed_on > 30),
			g AS (SELECT name, date_trunc('quarter', decided_on)::date AS q, percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS median, round(avg(days), 6) AS mean FROM c GROUP BY 1, 2 HAVING percentile_cont(0.5) WITHIN GROUP (ORDER BY days) > 31)
			SELECT json_build_object('cases', json_build_object('totalCount', count(*), 'aggregate', json_build_object('daysBetween', json_build_object('count', count(*), 'sum', sum(days),
				'avg', trim_scale(round(avg(days), 6))::text, 'min', min(days), 'max', max(days), 'median', trim_scale((percentile_cont(0.5) WITHIN GROUP (ORDER BY days))::numeric)::text,
				'percentile', trim_scale(round((percentile_cont(0.9) WITHIN GROUP (ORDER BY days))::numeric, 6))::text, 'standardDeviation', trim_scale(round(stddev_samp(days), 6))::text)),
				'nodes', (SELECT json_agg(json_build_object('id', 'Case:1:' || id)) FROM (SELECT id FROM c ORDER BY id LIMIT 20) f),
				'groups', json_build_object('totalCount', (SELECT count(*) FROM g), 'nodes', (SELECT json_agg(json_build_object('key', json_build_object('unit', json_build_object('name', name), 'decidedOn', q),
					'aggregate', json_build_object('daysBetween', json_build_object('median', trim_scale(median::numeric)::text)))) FROM (SELECT * FROM g ORDER BY mean DESC NULLS FIRST, name, q LIMIT 3) f)))) FROM c`,
		},
		{
			"DaysSinceTheLastVisit", `{ officials(orderBy: [{daysBetween: {from: {visits: {max: {visitedOn: true}}}, until: {constant: {today: true}}, order: DESC_NULLS_LAST}}, {id: ASC}], first: 5) { totalCount nodes { id } } }`,
			`SELECT json_build_object('officials', json_build_object('totalCount', (SELECT count(*) FROM officials), 'nodes', (SELECT json_agg(json_build_object('id', 'Official:1:' || id)) FROM (
				SELECT o.id FROM officials o LEFT JOIN coverage_visits v ON v.official_id = o.id AND v.cancelled_on IS NULL GROUP BY o.id ORDER BY max(visited_on) ASC NULLS LAST, o.id LIMIT 5) f)))`,
		},
		{
			"InstantsAreDaysOfTheBureau", `{ complaints { aggregate { daysBetween(from: {receivedAt: true}, until: {closedAt: true}) { sum count } rated: ratio(of: {daysBetween: {from: {receivedAt: true}, until: {closedAt: true}, measure: {sum: true}}}, to: {count: true}) } } }`,
			`SELECT json_build_object('complaints', json_build_object('aggregate', json_build_object('daysBetween', json_build_object('sum', sum(days), 'count', count(days)), 'rated', trim_scale(round(sum(days)::numeric / count(*), 6))::text)))
			FROM (SELECT (closed_at AT TIME ZONE 'Asia/Shanghai')::date - (received_at AT TIME ZONE 'Asia/Shanghai')::date AS days FROM complaints) c`,
		},
		{
			"WorkingDaysUntilAcceptance", `{ complaints(where: {receivedOn: {year: 2023}, daysBetween: [{from: {receivedOn: true}, until: {acceptBy: true}, working: true, ne: 7}]}) { totalCount }
				seven: complaints(where: {receivedOn: {year: 2023}, daysBetween: [{from: {receivedOn: true}, until: {acceptBy: true}, working: true, eq: 7}], acceptBy: {isNull: false}}) { aggregate { count } } }`,
			`SELECT json_build_object('complaints', json_build_object('totalCount', count(*) FILTER (WHERE accept_by IS NULL)), 'seven', json_build_object('aggregate', json_build_object('count', count(accept_by))))
			FROM complaints WHERE received_on BETWEEN '2023-01-01' AND '2023-12-31'`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.mustAsk(t, c.operation, nil)
			if want := s.sql(t, c.sql); !reflect.DeepEqual(r.Data, want) {
				t.Errorf("%s\nwant\n%v", r.body, want)
			}
			if strings.Contains(r.body, `"nodes":[]`) || strings.Contains(r.body, `"totalCount":0`) {
				t.Errorf("nothing was compared: %s", r.body)
			}
		})
	}
}

// TestRefusedMeasures checks the messages for functions of analysis that are asked wrongly.
func TestRefusedMeasures(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, c := range []struct{ name, operation, message, field string }{
		{"PlaceTooHigh", `{ cases { aggregate { percentile(at: "90") { penaltyAmount } } } }`, `at: is no place of a percentile: write a number from 0 to 1, as in "0.9"`, "at"},
		{"PlaceBelow", `{ cases { groups(by: {field: {}}, having: {at: "-0.1", percentile: {penaltyAmount: {gt: 1}}}) { totalCount } } }`, "is no place of a percentile", "having.at"},
		{"PlaceMissing", `{ parties(orderBy: {cases: {percentile: {penaltyAmount: ASC}}}) { totalCount } }`, "needs its place beside it", "orderBy.cases.percentile"},
		{"PlaceAlone", `{ parties(where: {cases: {aggregate: {at: "0.5", median: {penaltyAmount: {gt: 1}}}}}) { totalCount } }`, "is the place of a percentile; give percentile beside it", "where.cases.aggregate.at"},
		{"WidthOfNothing", `{ cases { groups(by: {valueOfGoods: {width: "0"}}) { totalCount } } }`, "is 0; a bucket is wider than 0", "by.valueOfGoods.width"},
		{"WidthTooFine", `{ cases { groups(by: {valueOfGoods: {width: "0.005"}}) { totalCount } } }`, "is 0.005; values of Money have 2 places after the point", "by.valueOfGoods.width"},
		{"BoundsFall", `{ cases { groups(by: {valueOfGoods: {bounds: ["1000", "100"]}}) { totalCount } } }`, "at [1] is 100, which is not above 1000: give the bounds in rising order", "by.valueOfGoods.bounds"},
		{"NoBounds", `{ cases { groups(by: {valueOfGoods: {bounds: []}}) { totalCount } } }`, "is empty; give one bound or more", "by.valueOfGoods.bounds"},
		{"WidthAndBounds", `{ cases { groups(by: {valueOfGoods: {width: 1, bounds: [1]}}) { totalCount } } }`, "holds two kinds of buckets; give one", "by.valueOfGoods"},
		{"HourOfADay", `{ cases { groups(by: {filedOn: {part: HOUR}}) { totalCount } } }`, "is HOUR, but Case.filedOn holds days, which have no hours", "by.filedOn.part"},
		{"FilledPart", `{ cases { groups(by: {filedOn: {part: WEEKDAY, fill: true}}) { totalCount } } }`, "can be filled only with a bucket", "by.filedOn"},
		{"WeekdayWithoutPart", `{ cases { groups(by: {filedOn: {}}) { nodes { key { weekday } } } } }`, "no dimension of the groups has weekday in Case; give a field of by part: WEEKDAY", "weekday"},
		{"UpperBoundOfTwo", `{ cases { groups(by: [{valueOfGoods: {width: 10}}, {illegalGains: {width: 10}}]) { nodes { key { upperBound } } } } }`, `upperBound is known of valueOfGoods and illegalGains; name one, as in upperBound(of: "valueOfGoods")`, "upperBound"},
		{"UpperBoundOfARecord", `{ cases { groups(by: {party: {}}) { nodes { key { party { upperBound } } } } } }`, "no dimension of the groups has upperBound in Party", "upperBound"},
		{"DaysWithAmounts", `{ cases(where: {compare: [{left: {decidedOn: true}, is: GT, right: {valueOfGoods: true}}]}) { totalCount } }`, "compares a Date with a Money; give values of one kind", "where.compare[0]"},
		{"AmountsWithCounts", `{ cases(where: {compare: {left: {valueOfGoods: true}, is: GT, right: {penalties: {count: true}}}}) { totalCount } }`, "compares a Money with an Int", "where.compare"},
		{"DaysWithInstants", `{ cases(where: {compare: {left: {filedOn: true}, is: GT, right: {createdAt: true}}}) { totalCount } }`, "compares a Date with a DateTime", "where.compare"},
		{"OrderOfEnums", `{ cases(where: {compare: {left: {field: true}, is: LT, right: {field: true}}}) { totalCount } }`, "a CaseField has no order; ask for EQ or NE", "where.compare"},
		{"IDsOfTwoTypes", `{ cases(where: {compare: {left: {id: true}, is: EQ, right: {party: {id: true}}}}) { totalCount } }`, "compares an id of Case with an id of Party", "where.compare"},
		{"TwoValues", `{ cases(where: {compare: {left: {filedOn: true, decidedOn: true}, is: EQ, right: {filedOn: true}}}) { totalCount } }`, "names 2 values; name one", "where.compare.left"},
		{"NoValue", `{ cases(where: {compare: {left: {party: {}}, is: EQ, right: {filedOn: true}}}) { totalCount } }`, "names 0 values; name one", "where.compare.left.party"},
		{"ValueNotMarked", `{ cases(where: {compare: {left: {filedOn: false}, is: EQ, right: {filedOn: true}}}) { totalCount } }`, "is false; write true, or leave it out", "where.compare.left.filedOn"},
		{"ConstantOfNoDay", `{ cases(where: {compare: {left: {filedOn: true}, is: LT, right: {constant: {day: "x"}}}}) { totalCount } }`, `is not a Date: write it as "2023-05-01"`, "where.compare.right.constant.day"},
		{"DaysOfAmounts", `{ cases { aggregate { daysBetween(from: {valueOfGoods: true}, until: {decidedOn: true}) { avg } } } }`, "is a Money; days are counted from a day or an instant to another", "from.valueOfGoods"},
		{"DaysOfConstants", `{ cases { aggregate { daysBetween(from: {constant: {today: true}}, until: {constant: {day: "2023-01-01"}}) { avg } } } }`, "is a constant, as from is", "until.constant.day"},
		{"DaysAskNothing", `{ cases(where: {daysBetween: [{from: {filedOn: true}, until: {decidedOn: true}}]}) { totalCount } }`, "asks nothing of the days; give eq, ne, lt, lte, gt, gte, isNull", "where.daysBetween[0]"},
		{"OrderInAWhere", `{ cases(where: {daysBetween: [{from: {filedOn: true}, until: {decidedOn: true}, order: ASC}]}) { totalCount } }`, "has no meaning here; give eq, ", "where.daysBetween[0].order"},
		{"DaysComparedInHaving", `{ cases { groups(by: {field: {}}, having: {daysBetween: {from: {filedOn: true}, until: {decidedOn: true}, gt: 1}}) { totalCount } } }`, "has no meaning here; give aggregate", "having.daysBetween.gt"},
		{"OrderByTwoFunctions", `{ cases { groups(by: {field: {}}, orderBy: {daysBetween: {from: {filedOn: true}, until: {decidedOn: true}, aggregateOrder: {avg: ASC, max: ASC}}}) { totalCount } } }`, "names 2 functions; give one", "orderBy.daysBetween.aggregateOrder"},
		{"WorkingDaysOfNoAgency", `{ rules { aggregate { daysBetween(from: {effectiveFrom: true}, until: {effectiveUntil: true}, working: true) { avg } } } }`, "a Rule belongs to no agency, whose calendar would count the working days", "working"},
		{"KeyByDays", `{ cases { groups(by: {field: {}}, orderBy: {key: {daysBetween: {from: {filedOn: true}, until: {decidedOn: true}, order: ASC}}}) { totalCount } } }`, "is not among the dimensions of by", "orderBy.key.daysBetween"},
		{"MedianOfDays", `{ cases { groups(by: {field: {}}, orderBy: {median: {filedOn: ASC}}) { totalCount } } }`, "is not a field that median takes; it takes ", "orderBy.median.filedOn"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.ask(t, c.operation, nil)
			if r.code() != "BAD_USER_INPUT" || !strings.Contains(r.Errors[0].Message, c.message) || r.Errors[0].Extensions["field"] != c.field {
				t.Errorf("%s, want %q at %s", r.body, c.message, c.field)
			}
		})
	}
}

// TestWorkingDaysOfUnknownYears checks working days across the end of the decrees: unknown until the bureau enters the calendar of the
// year. The days are worked out by hand: from Thursday 31 December 2026 to Monday 4 January 2027, of which 1 January is off and Saturday
// the 2nd is worked.
func TestWorkingDaysOfUnknownYears(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.exec(t, `UPDATE deadlines SET starts_on = '2026-12-30', due_on = '2027-01-04', unknown_year = NULL, stopped_on = NULL, ended_on = NULL WHERE id = (SELECT max(id) FROM deadlines)`)
	const days = `from: {startsOn: true}, until: {dueOn: true}, working: true`
	const operation = `{ deadlines(where: {dueOn: {gte: "2027-01-01"}}) { totalCount aggregate {
		daysBetween(` + days + `) { count sum } back: daysBetween(from: {dueOn: true}, until: {startsOn: true}, working: true) { sum }
		same: daysBetween(from: {dueOn: true}, until: {dueOn: true}, working: true) { count sum } }
	} unknown: deadlines(where: {daysBetween: [{` + days + `, isNull: true}], dueOn: {isNull: false}}) { totalCount } }`
	check := func(want string) {
		t.Helper()
		if r := s.mustAsk(t, operation, nil); !strings.Contains(strings.ReplaceAll(r.body, " ", ""), want) {
			t.Errorf("%s\nwant %s", r.body, want)
		}
	}
	check(`{"deadlines":{"totalCount":1,"aggregate":{"daysBetween":{"count":0,"sum":0},"back":{"sum":0},"same":{"count":1,"sum":0}}},"unknown":{"totalCount":1}}`)
	s.exec(t, `INSERT INTO calendar_days (agency_id, id, day, is_working, source) VALUES (1, 900001, '2027-01-01', false, 'by hand'), (1, 900002, '2027-01-02', true, 'by hand')`)
	check(`{"deadlines":{"totalCount":1,"aggregate":{"daysBetween":{"count":1,"sum":3},"back":{"sum":-3},"same":{"count":1,"sum":0}}},"unknown":{"totalCount":0}}`)
}

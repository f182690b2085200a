package scenarios

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// localToday is today's date in the zone of the demo bureau, which its computed fields compare with.
const localToday = `(now() AT TIME ZONE 'Asia/Shanghai')::date`

// coverageKeys is a sub-select of the businesses for which an official answers now.
const coverageKeys = `(SELECT DISTINCT business_id FROM coverage_assignments WHERE agency_id = 1 AND cancelled_on IS NULL AND ends_on IS NULL)`

// The parts of the dashboard: each is the selection of one root field, and below it the SQL expression that gives the JSON of that
// field for the year $1.
const (
	reportPart = `report(agency: "320585", period: {year: $year}) { figures { indicator { name } value previous changePercent } }`

	monthsPart = `cases(where: {decidedOn: {year: $year}}) {
    groups(by: [{decidedOn: {bucket: MONTH}}, {field: {}}], orderBy: [{key: {decidedOn: ASC}}, {key: {field: ASC}}], first: 200) {
      nodes { key { decidedOn field } aggregate { count sum { penaltyAmount } } }
    }
  }`
	monthsSQL = `json_build_object('groups', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('key', json_build_object('decidedOn', g.month, 'field', g.field),
    'aggregate', json_build_object('count', g.n, 'sum', json_build_object('penaltyAmount', g.amount::numeric(20,2)::text))) ORDER BY g.month, g.field)
  FROM (SELECT date_trunc('month', c.decided_on::timestamp)::date AS month, c.field, count(*) AS n, coalesce(sum(q.amount), 0) AS amount
        FROM cases c LEFT JOIN (SELECT case_id, sum(amount) AS amount FROM penalties WHERE agency_id = 1 AND withdrawn_on IS NULL AND amount IS NOT NULL GROUP BY 1) q ON q.case_id = c.id
        WHERE c.agency_id = 1 AND c.decided_on >= make_date($1::int, 1, 1) AND c.decided_on < make_date($1::int + 1, 1, 1)
        GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 200) g), '[]')))`

	topPart = `parties(orderBy: [{cases: {where: {decidedOn: {year: $year}}, sum: {penaltyAmount: DESC}}}, {id: ASC}], first: 10) {
    nodes { name cases(where: {decidedOn: {year: $year}}) { totalCount aggregate { sum { penaltyAmount } } } }
  }`
	// A party without a case in the year is on the page only where fewer than ten have one.
	topSQL = `json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('name', p.name, 'cases', json_build_object('totalCount', p.n, 'aggregate', json_build_object('sum', json_build_object('penaltyAmount', p.amount::numeric(20,2)::text))))
    ORDER BY p.amount DESC, p.id)
  FROM (SELECT p.id, p.name, coalesce(k.n, 0) AS n, coalesce(k.amount, 0) AS amount
        FROM parties p LEFT JOIN (
          SELECT c.party_id, count(DISTINCT c.id) AS n, coalesce(sum(q.amount) FILTER (WHERE q.withdrawn_on IS NULL), 0) AS amount
          FROM cases c LEFT JOIN penalties q ON q.agency_id = 1 AND q.case_id = c.id
          WHERE c.agency_id = 1 AND c.decided_on >= make_date($1::int, 1, 1) AND c.decided_on < make_date($1::int + 1, 1, 1)
          GROUP BY 1) k ON k.party_id = p.id
        WHERE p.agency_id = 1 ORDER BY amount DESC, p.id LIMIT 10) p), '[]'))`

	unpaidPart = `cases(where: {unpaidAmount: {gt: "0"}}, orderBy: [{unpaidAmount: DESC}, {id: ASC}], first: 10) {
    totalCount aggregate { sum { unpaidAmount } } nodes { caseNo unpaidAmount party { name } }
  }`
	unpaidSQL = `(WITH u AS MATERIALIZED (
    SELECT q.case_id, sum(q.amount - coalesce(m.amount, 0)) AS amount
    FROM penalties q LEFT JOIN (SELECT penalty_id, sum(amount) AS amount FROM payments WHERE agency_id = 1 GROUP BY 1) m ON m.penalty_id = q.id
    WHERE q.agency_id = 1 AND q.withdrawn_on IS NULL AND q.amount IS NOT NULL
    GROUP BY 1 HAVING sum(q.amount - coalesce(m.amount, 0)) > 0)
  SELECT json_build_object('totalCount', (SELECT count(*) FROM u), 'aggregate', json_build_object('sum', json_build_object('unpaidAmount', (SELECT coalesce(sum(amount), 0)::numeric(20,2)::text FROM u))),
    'nodes', coalesce((SELECT json_agg(json_build_object('caseNo', c.case_no, 'unpaidAmount', k.amount::numeric(20,2)::text, 'party', json_build_object('name', p.name)) ORDER BY k.amount DESC, k.case_id)
      FROM (SELECT * FROM u ORDER BY amount DESC, case_id LIMIT 10) k
      JOIN cases c ON c.agency_id = 1 AND c.id = k.case_id JOIN parties p ON p.agency_id = 1 AND p.id = c.party_id), '[]')))`

	coveragePart = `foodBusinesses {
    groups(by: [{level: {}}], orderBy: [{key: {level: ASC}}]) {
      nodes { key { level } all: aggregate { count } covered: aggregate(where: {assignments: {some: {endsOn: {isNull: true}}}}) { count } }
    }
  }`
	coverageSQL = `json_build_object('groups', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('key', json_build_object('level', g.level), 'all', json_build_object('count', g.n), 'covered', json_build_object('count', g.covered)) ORDER BY g.level)
  FROM (SELECT b.level, count(*) AS n, count(a.business_id) AS covered
        FROM food_businesses b LEFT JOIN ` + coverageKeys + ` a ON a.business_id = b.id
        WHERE b.agency_id = 1 GROUP BY 1) g), '[]')))`

	complaintsPart = `complaints(where: {receivedOn: {year: $year}}) {
    groups(by: [{channel: {}}, {receivedOn: {bucket: MONTH}}], orderBy: [{key: {channel: ASC}}, {key: {receivedOn: ASC}}], first: 100) {
      nodes { key { channel receivedOn } aggregate { count } }
    }
  }`
	complaintsSQL = `json_build_object('groups', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('key', json_build_object('channel', g.channel, 'receivedOn', g.month), 'aggregate', json_build_object('count', g.n)) ORDER BY g.channel, g.month)
  FROM (SELECT channel, date_trunc('month', received_on::timestamp)::date AS month, count(*) AS n
        FROM complaints WHERE agency_id = 1 AND received_on >= make_date($1::int, 1, 1) AND received_on < make_date($1::int + 1, 1, 1)
        GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 100) g), '[]')))`

	overduePart = `deadlines(where: {overdue: {eq: true}}) {
    groups(by: [{case: {unit: {}}}], orderBy: [{count: DESC}, {key: {case: {unit: {id: ASC}}}}], first: 50) { nodes { key { case { unit { name } } } aggregate { count } } }
  }`
	overdueSQL = `json_build_object('groups', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('key', json_build_object('case', json_build_object('unit', CASE WHEN u.id IS NOT NULL THEN json_build_object('name', u.name) END)),
    'aggregate', json_build_object('count', g.n)) ORDER BY g.n DESC, g.unit_id)
  FROM (SELECT c.unit_id, count(*) AS n FROM deadlines d JOIN cases c ON c.agency_id = 1 AND c.id = d.case_id
        WHERE d.agency_id = 1 AND d.ended_on IS NULL AND d.due_on < ` + localToday + `
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50) g
  LEFT JOIN units u ON u.agency_id = 1 AND u.id = g.unit_id), '[]')))`
)

// shareSQL writes a part of a whole in percent to two places: null where the whole is 0, at most 99.99 below the whole, and at least 0.01 above nothing.
func shareSQL(part, whole string) string {
	share := "round(100.0 * " + part + " / nullif(" + whole + ", 0), 2)"
	return "(CASE WHEN " + part + " > 0 AND " + part + " < " + whole + " THEN least(greatest(" + share + ", 0.01), 99.99) ELSE " + share + " END)::numeric(20,2)"
}

// countsSQL returns a sub-select of one row over a table with a date: for each measure, in which %s stands for the condition of a year,
// a column of the year $1 and one of the year before, named 0, 1, 2 and so on after a and b.
func countsSQL(table, date, condition string, measures ...string) string {
	var columns []string
	for i, measure := range measures {
		for _, year := range []struct{ prefix, is string }{{"a", date + " >= make_date($1::int, 1, 1)"}, {"b", date + " < make_date($1::int, 1, 1)"}} {
			columns = append(columns, strings.ReplaceAll(measure, "%s", year.is)+" AS "+year.prefix+string(rune('0'+i)))
		}
	}
	return "(SELECT " + strings.Join(columns, ", ") + " FROM " + table +
		" WHERE " + condition + " AND " + date + " >= make_date($1::int - 1, 1, 1) AND " + date + " < make_date($1::int + 1, 1, 1))"
}

// onLastDaySQL returns a sub-select of one row over a register: how many entries held on the last day of the year $1 and of the year before,
// a for each condition and b.
func onLastDaySQL(table, from, until string, conditions ...string) string {
	var columns []string
	for i, condition := range conditions {
		for _, day := range []struct{ prefix, day string }{{"a", "make_date($1::int, 12, 31)"}, {"b", "make_date($1::int - 1, 12, 31)"}} {
			columns = append(columns, "count(*) FILTER (WHERE "+condition+" AND "+from+" <= "+day.day+" AND coalesce("+until+" > "+day.day+", true)) AS "+day.prefix+string(rune('0'+i)))
		}
	}
	return "(SELECT " + strings.Join(columns, ", ") + " FROM " + table + ")"
}

// reportSQL gives the report of the agency whose id the expression agency gives, for the year $1 and compared with the year before. Each
// source is read once for both years. It is written in the words of inPostgres and inDuckDB.
func reportSQL(agency string) string {
	own := func(alias string) string { return alias + "agency_id = " + agency }
	sources := []struct{ alias, sql string }{
		{"complaint", countsSQL("complaints", "received_on", own(""),
			"count(*) FILTER (WHERE %s)", "coalesce(sum(recovered_amount) FILTER (WHERE %s), 0)::numeric(20,2)",
			"count(*) FILTER (WHERE %s AND acknowledged_in_time)", "count(*) FILTER (WHERE %s AND closed_in_time)")},
		{"analysis", countsSQL("analysis_reports", "issued_on", own(""), "count(*) FILTER (WHERE %s)")},
		{"merchant", onLastDaySQL("promise_merchants WHERE "+own(""), "joined_on", "left_on", "scheme = 'NO_REASON_RETURN'", "scheme = 'PREFERRED'")},
		{"station", onLastDaySQL("rights_stations WHERE "+own(""), "opened_on", "closed_on", "true")},
		{"decided", countsSQL("cases c LEFT JOIN (SELECT case_id, sum(amount) AS amount FROM penalties WHERE "+own("")+" AND withdrawn_on IS NULL AND amount IS NOT NULL GROUP BY 1) q ON q.case_id = c.id",
			"c.decided_on", own("c."), "count(*) FILTER (WHERE %s)", "coalesce(sum(q.amount) FILTER (WHERE %s), 0)::numeric(20,2)")},
		{"goods", countsSQL("goods_movements", "moved_on", own("")+" AND kind = 'DESTROY'", "coalesce(sum(quantity) FILTER (WHERE %s), 0)::numeric(20,3)")},
		{"business", `(SELECT count(*) FILTER (WHERE b.is_open) AS a0, count(*) FILTER (WHERE b.was_open) AS b0,
  count(*) FILTER (WHERE b.is_open AND a.is_covered) AS a1, count(*) FILTER (WHERE b.was_open AND a.was_covered) AS b1
  FROM (SELECT b.id, coalesce(b.opened_on, l.starts_on) <= make_date($1::int, 12, 31) AND coalesce(b.closed_on > make_date($1::int, 12, 31), true) AS is_open,
          coalesce(b.opened_on, l.starts_on) <= make_date($1::int - 1, 12, 31) AND coalesce(b.closed_on > make_date($1::int - 1, 12, 31), true) AS was_open
        FROM food_businesses b LEFT JOIN (SELECT business_id, min(starts_on) AS starts_on FROM level_changes WHERE ` + own("") + ` AND cancelled_on IS NULL GROUP BY 1) l ON l.business_id = b.id
        WHERE ` + own("b.") + `) b
  LEFT JOIN (SELECT business_id, bool_or(starts_on <= make_date($1::int, 12, 31) AND coalesce(ends_on > make_date($1::int, 12, 31), true)) AS is_covered,
          bool_or(starts_on <= make_date($1::int - 1, 12, 31) AND coalesce(ends_on > make_date($1::int - 1, 12, 31), true)) AS was_covered
        FROM coverage_assignments WHERE ` + own("") + ` AND cancelled_on IS NULL GROUP BY 1) a ON a.business_id = b.id)`},
		{"inspection", countsSQL("inspections", "inspected_on", own(""), "count(*) FILTER (WHERE %s)")},
		{"hazard", countsSQL("hazards h JOIN inspections i ON i.agency_id = h.agency_id AND i.id = h.inspection_id", "i.inspected_on", own("i."),
			"count(*) FILTER (WHERE %s)", "count(*) FILTER (WHERE %s AND h.removed_on IS NOT NULL)")},
		{"safety", countsSQL("safety_orders", "issued_on", own(""), "count(*) FILTER (WHERE %s)")},
		{"filed", countsSQL("cases c", "c.filed_on", own("c.")+` AND c.id IN (SELECT case_id FROM inspections WHERE `+own("")+` UNION SELECT case_id FROM safety_orders WHERE `+own("")+`)`, "count(*) FILTER (WHERE %s)")},
		{"follow", countsSQL("follow_ups", "opened_on", own(""), "count(*) FILTER (WHERE %s)", "count(*) FILTER (WHERE %s AND closed_on IS NOT NULL)")},
		{"remote", countsSQL("remote_checks", "checked_on", own(""), "count(*) FILTER (WHERE %s)")},
	}
	var from, columns, figures []string
	for _, s := range sources {
		from = append(from, s.sql+" "+s.alias)
	}
	figure := func(name, value, previous string) {
		now, before := fmt.Sprint("f.v", len(figures)), fmt.Sprint("f.w", len(figures))
		columns = append(columns, fmt.Sprintf("%s AS v%d, %s AS w%d", value, len(figures), previous, len(figures)))
		figures = append(figures, "{object}('indicator', {object}('name', '"+name+"'), 'value', "+now+"::text, 'previous', "+before+
			"::text, 'changePercent', round(100.0 * ("+now+" - "+before+") / nullif("+before+", 0), 2)::numeric(20,2)::text)")
	}
	plain := func(name, source, measure string) { figure(name, source+".a"+measure, source+".b"+measure) }
	share := func(name, source, part, whole string) {
		figure(name, shareSQL(source+".a"+part, source+".a"+whole), shareSQL(source+".b"+part, source+".b"+whole))
	}
	plain("complaintsReceived", "complaint", "0")
	plain("recoveredForConsumers", "complaint", "1")
	share("acknowledgedInOneDay", "complaint", "2", "0")
	share("closedInSevenDays", "complaint", "3", "0")
	plain("analysisReports", "analysis", "0")
	plain("noReasonReturnMerchants", "merchant", "0")
	plain("preferredMerchants", "merchant", "1")
	plain("rightsStations", "station", "0")
	plain("casesDecided", "decided", "0")
	plain("penaltyAmount", "decided", "1")
	plain("goodsDestroyed", "goods", "0")
	plain("businessesCovered", "business", "1")
	share("coverageCompletion", "business", "1", "0")
	plain("equipmentInspections", "inspection", "0")
	plain("hazardsFound", "hazard", "0")
	plain("hazardsRemoved", "hazard", "1")
	plain("safetyOrders", "safety", "0")
	plain("equipmentCasesFiled", "filed", "0")
	plain("failedProductFollowUps", "follow", "0")
	share("followUpCompletion", "follow", "1", "0")
	plain("remoteChecks", "remote", "0")
	return "(SELECT {object}('figures', {array}(" + strings.Join(figures, ",\n  ") + "))\n  FROM (SELECT " + strings.Join(columns, ", ") + "\n  FROM " + strings.Join(from, ",\n  ") + ") f)"
}

// drawDemoYear draws one of the two years of the demo bureau.
func drawDemoYear(random *rand.Rand, _ Size) map[string]any {
	return map[string]any{"year": 2022 + random.IntN(2)}
}

// Demo are what wall displays, case desks and auditors of the demo bureau ask.
var Demo = []Scenario{
	{
		Name: "dashboard of a year",
		Operation: `query Dashboard($year: Int!) {
  ` + reportPart + `
  months: ` + monthsPart + `
  ` + topPart + `
  unpaid: ` + unpaidPart + `
  ` + coveragePart + `
  ` + complaintsPart + `
  ` + overduePart + `
}`,
		Variables: drawDemoYear,
		Arguments: []string{"year"},
		Statement: `SELECT json_build_object('report', ` + inPostgres.Replace(reportSQL("1")) + `, 'months', ` + monthsSQL + `, 'parties', ` + topSQL + `, 'unpaid', ` + unpaidSQL + `,
  'foodBusinesses', ` + coverageSQL + `, 'complaints', ` + complaintsSQL + `, 'deadlines', ` + overdueSQL + `)`,
	},
	{
		Name:      "report of a year",
		Operation: `query ReportOfYear($year: Int!) { ` + reportPart + ` }`,
		Variables: drawDemoYear,
		Arguments: []string{"year"},
		Statement: `SELECT json_build_object('report', ` + inPostgres.Replace(reportSQL("1")) + `)`,
	},
	{
		Name:      "month and field",
		Operation: `query Months($year: Int!) { ` + monthsPart + ` }`,
		Variables: drawDemoYear,
		Arguments: []string{"year"},
		Statement: `SELECT json_build_object('cases', ` + monthsSQL + `)`,
	},
	{
		Name:      "ten parties most fined",
		Operation: `query Top($year: Int!) { ` + topPart + ` }`,
		Variables: drawDemoYear,
		Arguments: []string{"year"},
		Statement: `SELECT json_build_object('parties', ` + topSQL + `)`,
	},
	{
		Name:      "unpaid",
		Operation: `{ ` + unpaidPart + ` }`,
		Statement: `SELECT json_build_object('cases', ` + unpaidSQL + `)`,
	},
	{
		Name:      "coverage by level",
		Operation: `{ ` + coveragePart + ` }`,
		Statement: `SELECT json_build_object('foodBusinesses', ` + coverageSQL + `)`,
	},
	{
		Name: "hazards by month", // a wall display
		Operation: `query Hazards($year: Int!) {
  inspections(where: {inspectedOn: {year: $year}}) {
    groups(by: [{inspectedOn: {bucket: MONTH}}], orderBy: [{key: {inspectedOn: ASC}}]) { nodes { key { inspectedOn } aggregate { count hazards { count } orders { count } } } }
  }
}`,
		Variables: drawDemoYear,
		Arguments: []string{"year"},
		Statement: `SELECT json_build_object('inspections', json_build_object('groups', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('key', json_build_object('inspectedOn', g.month), 'aggregate', json_build_object('count', g.n,
    'hazards', json_build_object('count', g.hazards), 'orders', json_build_object('count', g.orders))) ORDER BY g.month)
  FROM (SELECT date_trunc('month', i.inspected_on::timestamp)::date AS month, count(*) AS n, coalesce(sum(h.n), 0) AS hazards, coalesce(sum(o.n), 0) AS orders
        FROM inspections i LEFT JOIN (SELECT inspection_id, count(*) AS n FROM hazards WHERE agency_id = 1 GROUP BY 1) h ON h.inspection_id = i.id
        LEFT JOIN (SELECT inspection_id, count(*) AS n FROM safety_orders WHERE agency_id = 1 GROUP BY 1) o ON o.inspection_id = i.id
        WHERE i.agency_id = 1 AND i.inspected_on >= make_date($1::int, 1, 1) AND i.inspected_on < make_date($1::int + 1, 1, 1)
        GROUP BY 1) g), '[]'))))`,
	},
	{
		Name: "visits by tier", // a wall display
		Operation: `query Visits($quarter: String!) {
  officials { groups(by: [{tier: {}}], orderBy: [{key: {tier: ASC}}]) { nodes { key { tier } aggregate { count visits(where: {visitedOn: {quarter: $quarter}}) { count distinct { business } } } } } }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any {
			return map[string]any{"quarter": "2023Q" + string(rune('1'+random.IntN(4)))}
		},
		Arguments: []string{"quarter"},
		Statement: `SELECT json_build_object('officials', json_build_object('groups', json_build_object('nodes', coalesce((
  SELECT json_agg(json_build_object('key', json_build_object('tier', g.tier), 'aggregate', json_build_object('count', g.n,
    'visits', json_build_object('count', g.visits, 'distinct', json_build_object('business', g.businesses)))) ORDER BY g.tier)
  FROM (SELECT o.tier, count(DISTINCT o.id) AS n, count(v.id) AS visits, count(DISTINCT v.business_id) AS businesses
        FROM officials o LEFT JOIN coverage_visits v ON v.agency_id = 1 AND v.official_id = o.id AND v.cancelled_on IS NULL
          AND v.visited_on >= make_date(left($1::text, 4)::int, 3 * right($1::text, 1)::int - 2, 1)
          AND v.visited_on < make_date(left($1::text, 4)::int, 3 * right($1::text, 1)::int - 2, 1) + interval '3 months'
        WHERE o.agency_id = 1 GROUP BY 1) g), '[]'))))`,
	},
	{
		Name: "desk of a unit", // what must be done next in the cases of one unit
		Operation: `query Desk($unit: ID!) {
  deadlines(where: {endedOn: {isNull: true}, case: {unit: {id: {eq: $unit}}}}, orderBy: [{dueOn: ASC}, {id: ASC}], first: 20) {
    totalCount late: aggregate(where: {overdue: {eq: true}}) { count }
    nodes { action dueOn overdue case { caseNo cause filedOn party { name } } }
  }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any {
			return map[string]any{"unit": "Unit:1:" + string(rune('1'+random.IntN(9)))}
		},
		Arguments: []string{"unit"},
		Statement: `WITH m AS MATERIALIZED (
  SELECT d.id, d.action, d.due_on, d.case_id, coalesce(d.due_on < ` + localToday + `, false) AS overdue, c.case_no, c.cause, c.filed_on, c.party_id
  FROM deadlines d JOIN cases c ON c.agency_id = 1 AND c.id = d.case_id
  WHERE d.agency_id = 1 AND d.ended_on IS NULL AND c.unit_id = split_part($1::text, ':', 3)::bigint)
SELECT json_build_object('deadlines', json_build_object('totalCount', (SELECT count(*) FROM m), 'late', json_build_object('count', (SELECT count(*) FROM m WHERE overdue)),
  'nodes', coalesce((SELECT json_agg(json_build_object('action', k.action, 'dueOn', k.due_on, 'overdue', k.overdue,
      'case', json_build_object('caseNo', k.case_no, 'cause', k.cause, 'filedOn', k.filed_on, 'party', json_build_object('name', p.name))) ORDER BY k.due_on, k.id)
    FROM (SELECT * FROM m ORDER BY due_on, id LIMIT 20) k JOIN parties p ON p.agency_id = 1 AND p.id = k.party_id), '[]')))`,
	},
	{
		Name: "search by cause", // a case desk
		Operation: `query Search($text: String!) {
  cases(where: {cause: {contains: $text}}, orderBy: [{filedOn: DESC}, {id: DESC}], first: 20) { totalCount nodes { caseNo cause filedOn party { name } } }
}`,
		Variables: func(random *rand.Rand, _ Size) map[string]any {
			return map[string]any{"text": []string{"食品", "燃气", "药品", "广告", "标签"}[random.IntN(5)]}
		},
		Arguments: []string{"text"},
		Statement: `WITH m AS MATERIALIZED (SELECT id, filed_on FROM cases WHERE agency_id = 1 AND strpos(lower(cause), lower($1::text)) > 0)
SELECT json_build_object('cases', json_build_object('totalCount', (SELECT count(*) FROM m), 'nodes', coalesce((
  SELECT json_agg(json_build_object('caseNo', c.case_no, 'cause', c.cause, 'filedOn', c.filed_on, 'party', json_build_object('name', p.name)) ORDER BY c.filed_on DESC, c.id DESC)
  FROM (SELECT * FROM m ORDER BY filed_on DESC, id DESC LIMIT 20) k JOIN cases c ON c.agency_id = 1 AND c.id = k.id JOIN parties p ON p.agency_id = 1 AND p.id = c.party_id), '[]')))`,
	},
	{
		Name: "parties penalised in several fields", // an auditor
		Operation: `query Repeat($year: Int!, $cases: Int!, $fields: Int!) {
  parties(
    where: {cases: {aggregate: {where: {decidedOn: {year: $year}, penalties: {some: {withdrawnOn: {isNull: true}}}}, count: {gte: $cases}, distinct: {field: {gte: $fields}}}}}
    orderBy: [{cases: {where: {decidedOn: {year: $year}, penalties: {some: {withdrawnOn: {isNull: true}}}}, count: DESC}}, {id: ASC}], first: 20
  ) {
    totalCount
    nodes { name cases(where: {decidedOn: {year: $year}, penalties: {some: {withdrawnOn: {isNull: true}}}}, orderBy: [{decidedOn: ASC}, {id: ASC}], first: 20) {
      aggregate { count sum { penaltyAmount } distinct { field unit } } nodes { caseNo field decidedOn unit { name } }
    } }
  }
}`,
		Variables: func(random *rand.Rand, of Size) map[string]any {
			variables := drawDemoYear(random, of)
			variables["cases"], variables["fields"] = 2+random.IntN(3), 2
			return variables
		},
		Arguments: []string{"year", "cases", "fields"},
		Statement: `WITH m AS MATERIALIZED (
  SELECT c.id, c.party_id, c.unit_id, c.case_no, c.field, c.decided_on, q.amount
  FROM cases c JOIN (SELECT case_id, coalesce(sum(amount), 0) AS amount FROM penalties WHERE agency_id = 1 AND withdrawn_on IS NULL GROUP BY 1) q ON q.case_id = c.id
  WHERE c.agency_id = 1 AND c.decided_on >= make_date($1::int, 1, 1) AND c.decided_on < make_date($1::int + 1, 1, 1)
), g AS MATERIALIZED (
  SELECT party_id, count(*) AS n, sum(amount) AS amount, count(DISTINCT field) AS fields, count(DISTINCT unit_id) AS units
  FROM m GROUP BY 1 HAVING count(*) >= $2::int AND count(DISTINCT field) >= $3::int
)
SELECT json_build_object('parties', json_build_object('totalCount', (SELECT count(*) FROM g), 'nodes', coalesce((
  SELECT json_agg(json_build_object('name', p.name, 'cases', json_build_object(
    'aggregate', json_build_object('count', k.n, 'sum', json_build_object('penaltyAmount', k.amount::numeric(20,2)::text), 'distinct', json_build_object('field', k.fields, 'unit', k.units)),
    'nodes', (SELECT json_agg(json_build_object('caseNo', f.case_no, 'field', f.field, 'decidedOn', f.decided_on, 'unit', CASE WHEN u.id IS NOT NULL THEN json_build_object('name', u.name) END) ORDER BY f.decided_on, f.id)
      FROM (SELECT * FROM m WHERE m.party_id = k.party_id ORDER BY decided_on, id LIMIT 20) f LEFT JOIN units u ON u.agency_id = 1 AND u.id = f.unit_id))) ORDER BY k.n DESC, k.party_id)
  FROM (SELECT * FROM g ORDER BY n DESC, party_id LIMIT 20) k JOIN parties p ON p.agency_id = 1 AND p.id = k.party_id), '[]')))`,
	},
}

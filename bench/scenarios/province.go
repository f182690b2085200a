package scenarios

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The SQL of a province's scenarios is written once for Postgres and DuckDB, which differ only in how they make JSON: {object}(name, value, …),
// {array}(value, …), and {list}(value ORDER BY …{end}) over the rows.
var (
	inPostgres = strings.NewReplacer("{object}", "json_build_object", "{array}", "json_build_array", "{list}", "json_agg", "{end}", "")
	inDuckDB   = strings.NewReplacer("{object}", "json_object", "{array}", "json_array", "{list}", "to_json(list", "{end}", ")")
)

// The values that variables are drawn from. fill.sql makes cases that are decided from 2015 to 2024, and bureaus with successive codes.
const (
	firstDrawnYear  = 2016
	drawnYears      = 7
	firstBureauCode = 320585
)

// provinceScenario returns a scenario for Docket, Postgres and DuckDB. statement is SQL with the placeholders of inPostgres and inDuckDB.
// arguments names the variables of the operation, "year" and "bureau", in the order of the statement's parameters $1, $2.
func provinceScenario(name, operation, statement string, arguments ...string) Scenario {
	s := Scenario{Name: name, Operation: operation, Arguments: arguments, Statement: inPostgres.Replace(statement)}
	s.DuckDB = "SELECT (" + inDuckDB.Replace(statement) + ")::text" // the driver would decode JSON
	if len(arguments) > 0 {
		s.Variables = func(random *rand.Rand, of Size) map[string]any {
			all := map[string]any{"year": firstDrawnYear + random.IntN(drawnYears), "bureau": fmt.Sprint(firstBureauCode + random.IntN(of.Bureaus))}
			drawn := map[string]any{}
			for _, argument := range arguments {
				drawn[argument] = all[argument]
			}
			return drawn
		}
	}
	return s
}

// bureaus says of which bureaus a question is: of all, or of the one whose code is a variable.
type bureaus struct {
	name string
	// declared and where are of the operation: the declaration of the variable, and the filter, which ends in a comma.
	declared, where string
	// argument is the number of the statement's parameter that holds the code; 0 for all bureaus.
	argument int
}

func allBureaus() bureaus { return bureaus{name: "all bureaus"} }

// oneBureau returns the bureau whose code is the parameter $argument of the statement.
func oneBureau(argument int) bureaus {
	return bureaus{name: "one bureau", declared: "$bureau: String!", where: "agency: {code: {eq: $bureau}}, ", argument: argument}
}

// own returns a condition of SQL: the row of an alias, which ends in a dot, is of the bureaus.
func (b bureaus) own(alias string) string {
	if b.argument == 0 {
		return "true"
	}
	return fmt.Sprintf("%sagency_id = (SELECT id FROM agencies WHERE code = $%d)", alias, b.argument)
}

// arguments returns the names of variables, and that of the bureau where there is one.
func (b bureaus) arguments(names ...string) []string {
	if b.argument == 0 {
		return names
	}
	return append(names, "bureau")
}

// declare returns the declarations of an operation in parentheses; empty where there are none.
func (b bureaus) declare(others string) string {
	all := strings.Trim(others+" "+b.declared, " ")
	if all == "" {
		return ""
	}
	return "(" + all + ")"
}

// inYear is the condition of SQL that a date is in the year $1.
func inYear(date string) string {
	return date + " >= make_date($1::int, 1, 1) AND " + date + " < make_date($1::int + 1, 1, 1)"
}

// monthsScenario asks for cases and penalties by month and field.
func monthsScenario(b bureaus) Scenario {
	return provinceScenario("month and field, "+b.name, `query Months`+b.declare("$year: Int!")+` {
  cases(where: {`+b.where+`decidedOn: {year: $year}}) {
    groups(by: [{decidedOn: {bucket: MONTH}}, {field: {}}], orderBy: [{key: {decidedOn: ASC}}, {key: {field: ASC}}], first: 200) {
      nodes { key { decidedOn field } aggregate { count sum { penaltyAmount } } }
    }
  }
}`, `SELECT {object}('cases', {object}('groups', {object}('nodes', coalesce((
  SELECT {list}({object}('key', {object}('decidedOn', g.month, 'field', g.field), 'aggregate', {object}('count', g.n, 'sum', {object}('penaltyAmount', g.amount::numeric(20,2)::text))) ORDER BY g.month, g.field{end})
  FROM (`+monthsOfCases(b, inYear("c.decided_on"))+` ORDER BY 1, 2 LIMIT 200) g), '[]'::json))))`, b.arguments("year")...)
}

// monthsOfCases is a query of the number of cases and the sum of their penalties by month and field.
func monthsOfCases(b bureaus, condition string) string {
	return `SELECT date_trunc('month', c.decided_on::timestamp)::date AS month, c.field, count(*) AS n, coalesce(sum(q.amount), 0) AS amount
    FROM cases c LEFT JOIN (SELECT agency_id, case_id, sum(amount) AS amount FROM penalties WHERE ` + b.own("") + ` AND withdrawn_on IS NULL AND amount IS NOT NULL GROUP BY 1, 2) q
      ON q.agency_id = c.agency_id AND q.case_id = c.id
    WHERE ` + b.own("c.") + ` AND ` + condition + ` GROUP BY 1, 2`
}

// topScenario asks for the ten parties with the most penalties in a year. Each set has ten parties with penalties in every year.
func topScenario(b bureaus) Scenario {
	where := strings.TrimSuffix(b.where, ", ")
	if where != "" {
		where = "where: {" + where + "}, "
	}
	return provinceScenario("ten parties most fined, "+b.name, `query Top`+b.declare("$year: Int!")+` {
  parties(`+where+`orderBy: [{cases: {where: {decidedOn: {year: $year}}, sum: {penaltyAmount: DESC}}}, {id: ASC}], first: 10) {
    nodes { id name cases(where: {decidedOn: {year: $year}}) { totalCount aggregate { sum { penaltyAmount } } } }
  }
}`, `SELECT {object}('parties', {object}('nodes', coalesce((
  SELECT {list}({object}('id', 'Party:' || p.agency_id || ':' || p.id, 'name', p.name, 'cases', {object}('totalCount', k.n, 'aggregate', {object}('sum', {object}('penaltyAmount', k.amount::numeric(20,2)::text))))
    ORDER BY k.amount DESC, p.id, p.agency_id{end})
  FROM (SELECT c.agency_id, c.party_id, count(*) AS n, coalesce(sum(q.amount), 0) AS amount
        FROM cases c LEFT JOIN (SELECT agency_id, case_id, sum(amount) AS amount FROM penalties WHERE `+b.own("")+` AND withdrawn_on IS NULL AND amount IS NOT NULL GROUP BY 1, 2) q
          ON q.agency_id = c.agency_id AND q.case_id = c.id
        WHERE `+b.own("c.")+` AND `+inYear("c.decided_on")+`
        GROUP BY 1, 2 ORDER BY 4 DESC, 2, 1 LIMIT 10) k JOIN parties p ON p.agency_id = k.agency_id AND p.id = k.party_id), '[]'::json)))`, b.arguments("year")...)
}

// unpaidScenario asks how many cases are unpaid, how much, and which most.
func unpaidScenario(b bureaus) Scenario {
	return provinceScenario("unpaid, "+b.name, `query Unpaid`+b.declare("")+` {
  cases(where: {`+b.where+`unpaidAmount: {gt: "0"}}, orderBy: [{unpaidAmount: DESC}, {id: ASC}], first: 10) {
    totalCount aggregate { sum { unpaidAmount } } nodes { caseNo unpaidAmount party { name } }
  }
}`, `WITH u AS MATERIALIZED (
  SELECT q.agency_id, q.case_id, sum(q.amount - coalesce(m.amount, 0)) AS amount
  FROM penalties q LEFT JOIN (SELECT agency_id, penalty_id, sum(amount) AS amount FROM payments WHERE `+b.own("")+` GROUP BY 1, 2) m ON m.agency_id = q.agency_id AND m.penalty_id = q.id
  WHERE `+b.own("q.")+` AND q.withdrawn_on IS NULL AND q.amount IS NOT NULL
  GROUP BY 1, 2 HAVING sum(q.amount - coalesce(m.amount, 0)) > 0)
SELECT {object}('cases', {object}('totalCount', (SELECT count(*) FROM u), 'aggregate', {object}('sum', {object}('unpaidAmount', (SELECT coalesce(sum(amount), 0)::numeric(20,2)::text FROM u))),
  'nodes', coalesce((SELECT {list}({object}('caseNo', c.case_no, 'unpaidAmount', k.amount::numeric(20,2)::text, 'party', {object}('name', p.name)) ORDER BY k.amount DESC, k.case_id, k.agency_id{end})
    FROM (SELECT * FROM u ORDER BY amount DESC, case_id, agency_id LIMIT 10) k
    JOIN cases c ON c.agency_id = k.agency_id AND c.id = k.case_id JOIN parties p ON p.agency_id = c.agency_id AND p.id = c.party_id), '[]'::json)))`, b.arguments()...)
}

// coverageScenario asks how many businesses of each level there are, and for how many an official answers.
func coverageScenario(b bureaus) Scenario {
	where := ""
	if b.where != "" {
		where = "(where: {" + strings.TrimSuffix(b.where, ", ") + "})"
	}
	return provinceScenario("coverage by level, "+b.name, `query Coverage`+b.declare("")+` {
  foodBusinesses`+where+` {
    groups(by: [{level: {}}], orderBy: [{key: {level: ASC}}]) {
      nodes { key { level } all: aggregate { count } covered: aggregate(where: {assignments: {some: {endsOn: {isNull: true}}}}) { count } }
    }
  }
}`, `SELECT {object}('foodBusinesses', {object}('groups', {object}('nodes', coalesce((
  SELECT {list}({object}('key', {object}('level', g.level), 'all', {object}('count', g.n), 'covered', {object}('count', g.covered)) ORDER BY g.level{end})
  FROM (SELECT b.level, count(*) AS n, count(a.business_id) AS covered
        FROM food_businesses b LEFT JOIN (SELECT DISTINCT agency_id, business_id FROM coverage_assignments WHERE `+b.own("")+` AND cancelled_on IS NULL AND ends_on IS NULL) a
          ON a.agency_id = b.agency_id AND a.business_id = b.id
        WHERE `+b.own("b.")+` GROUP BY 1) g), '[]'::json))))`, b.arguments()...)
}

// complaintsScenario asks for complaints by channel and month.
func complaintsScenario(b bureaus) Scenario {
	return provinceScenario("complaints by channel and month, "+b.name, `query Complaints`+b.declare("$year: Int!")+` {
  complaints(where: {`+b.where+`receivedOn: {year: $year}}) {
    groups(by: [{channel: {}}, {receivedOn: {bucket: MONTH}}], orderBy: [{key: {channel: ASC}}, {key: {receivedOn: ASC}}], first: 100) {
      nodes { key { channel receivedOn } aggregate { count sum { recoveredAmount } } }
    }
  }
}`, `SELECT {object}('complaints', {object}('groups', {object}('nodes', coalesce((
  SELECT {list}({object}('key', {object}('channel', g.channel, 'receivedOn', g.month), 'aggregate', {object}('count', g.n, 'sum', {object}('recoveredAmount', g.amount::numeric(20,2)::text))) ORDER BY g.channel, g.month{end})
  FROM (SELECT channel, date_trunc('month', received_on::timestamp)::date AS month, count(*) AS n, sum(recovered_amount) AS amount
        FROM complaints WHERE `+b.own("")+` AND `+inYear("received_on")+` GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 100) g), '[]'::json))))`, b.arguments("year")...)
}

// Province are what the agency of a province asks of one bureau and of all.
var Province = []Scenario{
	monthsScenario(oneBureau(2)),
	monthsScenario(allBureaus()),
	provinceScenario("month and field of all years, all bureaus", `{
  cases(where: {decidedOn: {isNull: false}}) {
    groups(by: [{decidedOn: {bucket: MONTH}}, {field: {}}], orderBy: [{key: {decidedOn: ASC}}, {key: {field: ASC}}], first: 500) {
      totalCount nodes { key { decidedOn field } aggregate { count sum { penaltyAmount } } }
    }
  }
}`, `WITH g AS MATERIALIZED (`+monthsOfCases(allBureaus(), "c.decided_on IS NOT NULL")+`)
SELECT {object}('cases', {object}('groups', {object}('totalCount', (SELECT count(*) FROM g), 'nodes', coalesce((
  SELECT {list}({object}('key', {object}('decidedOn', k.month, 'field', k.field), 'aggregate', {object}('count', k.n, 'sum', {object}('penaltyAmount', k.amount::numeric(20,2)::text))) ORDER BY k.month, k.field{end})
  FROM (SELECT * FROM g ORDER BY month, field LIMIT 500) k), '[]'::json))))`),
	topScenario(oneBureau(2)),
	topScenario(allBureaus()),
	unpaidScenario(oneBureau(1)),
	unpaidScenario(allBureaus()),
	coverageScenario(oneBureau(1)),
	coverageScenario(allBureaus()),
	complaintsScenario(oneBureau(2)),
	complaintsScenario(allBureaus()),
	provinceScenario("report of a year, one bureau", `query ReportOfYear($year: Int!, $bureau: String!) {
  report(agency: $bureau, period: {year: $year}) { figures { indicator { name } value previous changePercent } }
}`, `SELECT {object}('report', `+reportSQL("(SELECT id FROM agencies WHERE code = $2)")+`)`, "year", "bureau"),
}

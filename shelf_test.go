package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
	"docket/web"
)

// shelfFact is a value in the answer to an operation of the shelf: at a path, as in `cases.nodes.0.id`, stands what the SQL finds, or
// what is written here.
type shelfFact struct{ path, sql, want string }

const decidedIn2023 = `decided_on BETWEEN '2023-01-01' AND '2023-12-31'`

// shelfFacts hold for the demo bureau. Figures without SQL are those of the published paragraph, or follow from what the operation writes.
var shelfFacts = map[string][]shelfFact{
	"dashboard/01-year": {
		{path: "report.casesDecided.value", want: "1991"},
		{path: "report.casesDecided.changePercent", want: "6.30"},
		{path: "report.penaltyAmount.value", want: "5920000.00"},
		{path: "report.hazardsFound.value", want: "3279"},
		{path: "report.hazardsFound.hazards.totalCount", want: "3279"},
	},
	"dashboard/02-narrative": {{path: "report.chinese", want: "查办案件1991件，较上期增长6.3%"}, {path: "report.english", want: "1,991"}},
	"dashboard/03-months-by-field": {
		{path: "cases.totalCount", want: "1991"},
		{path: "cases.groups.nodes.0.aggregate.count", sql: `SELECT count(*) FROM cases WHERE decided_on BETWEEN '2023-01-01' AND '2023-01-31' AND field = 'ADVERTISING'`},
	},
	"dashboard/04-penalties-by-kind": {
		{path: "penalties.groups.nodes.0.key.kind", want: "FINE"},
		{path: "penalties.groups.nodes.0.aggregate.sum.amount", sql: `SELECT sum(p.amount) FROM penalties p JOIN decisions d ON d.id = p.decision_id WHERE p.kind = 'FINE' AND p.withdrawn_on IS NULL AND d.` + decidedIn2023},
	},
	"dashboard/05-tiers-of-value": {
		{path: "cases.groups.nodes.0.aggregate.count", sql: `SELECT count(*) FROM cases WHERE value_of_goods < 1000 AND ` + decidedIn2023},
		{path: "cases.groups.nodes.1.aggregate.count", sql: `SELECT count(*) FROM cases WHERE value_of_goods >= 1000 AND value_of_goods < 10000 AND ` + decidedIn2023},
	},
	"dashboard/06-days-to-decision": {
		{path: "cases.groups.nodes.0.key.decidedOn", want: "2022-01-01"},
		{path: "cases.groups.nodes.0.aggregate.daysBetween.median", sql: `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY decided_on - filed_on) FROM cases WHERE decided_on BETWEEN '2022-01-01' AND '2022-03-31'`},
	},
	"dashboard/07-levels": {{path: "levelChanges.groups.nodes.0.covered.count", sql: `SELECT count(DISTINCT b.id) FROM level_changes l JOIN food_businesses b ON b.id = l.business_id
		JOIN coverage_assignments a ON a.business_id = b.id AND a.period @> '2023-12-31'::date WHERE l.level = 'A' AND l.starts_on <= '2023-12-31' AND (l.ends_on IS NULL OR l.ends_on > '2023-12-31') AND (b.closed_on IS NULL OR b.closed_on > '2023-12-31')`}},
	"dashboard/08-complaints-by-hour": {
		{path: "complaints.totalCount", want: "21773"},
		{path: "complaints.groups.nodes.0.key.weekday", want: "1"},
		{path: "complaints.groups.nodes.0.aggregate.count", sql: `SELECT count(*) FROM complaints WHERE received_on BETWEEN '2023-01-01' AND '2023-12-31'
			AND to_char(received_at AT TIME ZONE 'Asia/Shanghai', 'ID HH24') = '1 08'`},
	},
	"dashboard/09-deadlines": {
		{path: "deadlines.totalCount", sql: `SELECT count(*) FROM deadlines WHERE ended_on IS NULL`},
		{path: "deadlines.groups.nodes.0.open.count", sql: `SELECT count(*) FROM deadlines WHERE ended_on IS NULL GROUP BY action ORDER BY action LIMIT 1`},
	},
	"legal/01-find": {{path: "unit.nodes.0.name", want: "食品安全监督管理科"}, {path: "provision.nodes.0.fineMax", want: "50000.00"}},
	"legal/02-clue": {{path: "recordClue.clue.checkBy", want: "2024-03-25"}}, // 15 working days
	"legal/03-file": {{path: "fileCase.case.status", want: "FILED"}, {path: "fileCase.case.nextSteps.nodes.0.dueOn", want: "2024-06-04"}},
	"legal/04-investigate": {
		{path: "seizeGoods.seizure.dueOn", want: "2024-04-07"},
		{path: "seizeGoods.lot.0.quantitySeized", want: "12.000"},
		{path: "recordInvestigation.case.status", want: "INVESTIGATED"},
	},
	"legal/05-notify": {{path: "waiveStatement.case.status", want: "NOTIFIED"}},
	"legal/06-decide": {{path: "decidePenalty.decision.fine.nodes.0.amount", want: "6000.00"}, {path: "serveDocument.case.status", want: "SERVED"}},
	// Ten days of 3 percent of the fine, 6,000 yuan, are 1,800.
	"legal/07-pay": {
		{path: "part.penalty.dueThen", want: "2000.00"}, {path: "part.penalty.tenDaysLater", want: "3800.00"}, {path: "rest.penalty.balance", want: "0.00"},
	},
	"legal/08-goods":    {{path: "destroyGoods.destruction.movements.nodes.0.lot.quantityHeld", want: "0.000"}},
	"legal/09-conclude": {{path: "concludeCase.case.status", want: "CONCLUDED"}, {path: "concludeCase.case.nextSteps.totalCount", want: "0"}},
	"legal/10-due": {
		{path: "deadlines.totalCount", sql: `SELECT count(*) FROM deadlines WHERE ended_on IS NULL AND due_on IS NOT NULL`},
		{path: "deadlines.nodes.0.dueOn", sql: `SELECT min(due_on) FROM deadlines WHERE ended_on IS NULL`},
	},
	// The case of the steps before has number 1, and nothing was written since.
	"legal/11-simulate": {{path: "decideOnTheSpot.case.status", want: "SERVED"}, {path: "decideOnTheSpot.case.caseNo", want: "太市监案〔2024〕2号"}},
	"legal/12-unpaid-fines": {{path: "penalties.totalCount", sql: `SELECT count(*) FROM penalties p WHERE p.kind = 'FINE' AND withdrawn_on IS NULL
		AND EXISTS (SELECT FROM instalments i WHERE i.penalty_id = p.id AND settled_on IS NULL AND replaced_on IS NULL AND due_on < '2024-03-15')`}},
	"auditor/01-repeat-offenders": {{path: "parties.totalCount", sql: `SELECT count(*) FROM (SELECT party_id FROM cases c WHERE ` + decidedIn2023 + `
		AND EXISTS (SELECT FROM penalties p WHERE p.case_id = c.id AND withdrawn_on IS NULL) GROUP BY 1 HAVING count(*) >= 4 AND count(DISTINCT field) >= 3) f`}},
	"auditor/02-rising-complaints": {{path: "foodBusinesses.totalCount", want: "5"}},
	"auditor/03-visits-without-findings": {{path: "officials.totalCount", sql: `SELECT count(*) FROM (SELECT official_id FROM coverage_visits v LEFT JOIN findings f ON f.visit_id = v.id
		WHERE visited_on BETWEEN '2022-11-01' AND '2023-12-31' GROUP BY 1 HAVING count(DISTINCT v.id) >= 20 AND count(f.id) = 0) o`}},
	"auditor/04-goods-in-store": {{path: "goodsLots.totalCount", want: "11"}},
	"auditor/05-close-to-minimum": {{path: "penalties.totalCount", sql: `SELECT count(*) FROM penalties p JOIN provisions v ON v.id = p.provision_id JOIN decisions d ON d.id = p.decision_id
		WHERE p.kind = 'FINE' AND p.withdrawn_on IS NULL AND v.fine_min > 0 AND d.` + decidedIn2023}},
	"auditor/06-overdue-orders": {{path: "byBureau.totalCount", want: "2"}},
	"auditor/07-median-by-unit": {{path: "cases.groups.nodes.0.aggregate.daysBetween.median", sql: `SELECT max(days) FROM (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY decided_on - filed_on) AS days
		FROM cases WHERE ` + decidedIn2023 + ` GROUP BY unit_id, date_trunc('quarter', decided_on)) m`}},
	"auditor/08-late-steps": {{path: "deadlines.groups.nodes.0.aggregate.ratio", sql: `SELECT trim_scale(round(count(*) FILTER (WHERE ended_on > due_on)::numeric / count(*), 6))
		FROM deadlines WHERE ended_on BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY action ORDER BY action LIMIT 1`}},
	"auditor/09-top-tenth": {{path: "cases.groups.nodes.0.aggregate.sum.penaltyAmount", want: "105100.00"}},
	"auditor/10-rising-parties": {{path: "parties.totalCount", sql: `SELECT count(*) FROM (SELECT party_id FROM cases GROUP BY 1 HAVING
		count(*) FILTER (WHERE filed_on BETWEEN '2023-07-01' AND '2023-09-30') > count(*) FILTER (WHERE filed_on BETWEEN '2023-04-01' AND '2023-06-30')
		AND count(*) FILTER (WHERE filed_on BETWEEN '2023-04-01' AND '2023-06-30') > count(*) FILTER (WHERE filed_on BETWEEN '2023-01-01' AND '2023-03-31')) p`}},
	"auditor/11-districts":       {{path: "complaints.totalCount", want: "21773"}, {path: "complaints.groups.nodes.0.key.party.division", want: "320585"}},
	"auditor/12-across-subjects": {{path: "foodBusinesses.totalCount", want: "8"}},
}

// shelf sends the operations of the playground's shelf, each in the role that it is for, with the ids of earlier answers.
type shelf struct {
	address string
	seen    map[string][]string // ids by the name of their field
}

// remember keeps the ids of an answer, as web/playground/src/operations.ts does.
func (s *shelf) remember(answer any) {
	found := map[string][]string{}
	var visit func(value any, field string)
	visit = func(value any, field string) {
		switch value := value.(type) {
		case []any:
			for _, element := range value {
				visit(element, field)
			}
		case map[string]any:
			for key, inner := range value {
				id, isText := inner.(string)
				switch {
				case key == "id" && isText:
					found[field] = append(found[field], id)
				case key == "nodes":
					visit(inner, field)
				case key != "key":
					visit(inner, key)
				}
			}
		}
	}
	visit(answer, "")
	for field, ids := range found {
		s.seen[field] = ids
	}
}

var namedID = regexp.MustCompile(`"\$(\w+)(\[\])?"`)

// fill puts ids in the place of their names in variables.
func (s *shelf) fill(t *testing.T, name string, variables []byte) json.RawMessage {
	t.Helper()
	return namedID.ReplaceAllFunc(variables, func(whole []byte) []byte {
		parts := namedID.FindSubmatch(whole)
		ids := s.seen[string(parts[1])]
		if len(ids) == 0 {
			t.Fatalf("%s: no answer before it holds %s", name, whole)
		}
		var filled []byte
		var err error
		if len(parts[2]) > 0 {
			filled, err = json.Marshal(ids)
		} else {
			filled, err = json.Marshal(ids[0])
		}
		if err != nil {
			t.Fatal(err)
		}
		return filled
	})
}

// run sends an operation and returns the data of its answer, which must be without errors.
func (s *shelf) run(t *testing.T, o web.Operation) any {
	t.Helper()
	variables := json.RawMessage("{}")
	if o.Variables != "" {
		variables = s.fill(t, o.Name, []byte(o.Variables))
	}
	body, err := json.Marshal(map[string]any{"query": o.Query, "variables": variables})
	if err != nil {
		t.Fatalf("%s: %v", o.Name, err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.address+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer demo-"+o.User)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var answer struct {
		Data   any
		Errors json.RawMessage
	}
	decoder := json.NewDecoder(response.Body)
	decoder.UseNumber()
	if err := decoder.Decode(&answer); err != nil || answer.Errors != nil {
		t.Fatalf("%s: %v %s", o.Name, err, answer.Errors)
	}
	s.remember(answer.Data)
	return answer.Data
}

// valueAt returns the value at a path in an answer as text.
func valueAt(answer any, path string) string {
	for step := range strings.SplitSeq(path, ".") {
		switch value := answer.(type) {
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(value) {
				return "nothing at " + step
			}
			answer = value[i]
		case map[string]any:
			answer = value[step]
		default:
			return "nothing at " + step
		}
	}
	return fmt.Sprint(answer)
}

// Each operation of the playground's shelf may be run by the user that it is for, and answers with facts of the demo bureau.
func TestShelf(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program")
	}
	t.Parallel()
	database := postgrestest.Clone(t, demotest.Template)
	connection, err := pgx.Connect(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close(t.Context())
	s := &shelf{address: startService(t, func(string) []string { return []string{"--database", database} }), seen: map[string][]string{}}
	operations, err := web.Shelf()
	if err != nil {
		t.Fatal(err)
	}
	if len(operations) != len(shelfFacts) {
		t.Errorf("%d operations, and facts of %d", len(operations), len(shelfFacts))
	}
	users := map[string]int{}
	for _, o := range operations {
		users[o.User]++
		answer := s.run(t, o)
		facts := shelfFacts[o.Name]
		if len(facts) == 0 {
			t.Errorf("%s: no fact is known of its answer", o.Name)
		}
		for _, f := range facts {
			want, got := f.want, valueAt(answer, f.path)
			if f.sql != "" {
				if err := connection.QueryRow(t.Context(), `SELECT (`+f.sql+`)::text`).Scan(&want); err != nil {
					t.Fatalf("%s: %s: %v", o.Name, f.path, err)
				}
				if want == "0" {
					t.Errorf("%s: %s compares nothing", o.Name, f.path)
				}
			}
			isParagraph := o.Name == "dashboard/02-narrative"
			if isParagraph && !strings.Contains(got, want) || !isParagraph && got != want {
				t.Errorf("%s: %s is %s, want %s", o.Name, f.path, got, want)
			}
		}
	}
	for _, user := range []string{"dashboard", "legal", "auditor"} {
		if users[user] < 5 {
			t.Errorf("%d operations for the user %s", users[user], user)
		}
	}
}

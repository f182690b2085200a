package graph_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"docket/exchange"
	"docket/exchange/mapping"
	"docket/migrations"
	"docket/postgres/postgrestest"
)

// TestAuditorsQuestion checks a query over several subjects against SQL by hand: food businesses at level A whose covering official made no visit in 2023 Q4 and whose
// party was fined more than 10,000 yuan in 2022, by official, with the sum of those fines and the three largest cases each.
func TestAuditorsQuestion(t *testing.T) {
	t.Parallel()
	s := serve(t)
	r := s.mustAsk(t, `query Auditor($level: CoverageLevel!, $quarter: String!, $year: Int!, $over: Money!) {
		foodBusinesses(where: {
			level: {eq: $level}
			currentAssignment: {official: {visits: {none: {visitedOn: {quarter: $quarter}}}}}
			party: {cases: {aggregate: {where: {decidedOn: {year: $year}}, sum: {fineAmount: {gt: $over}}}}}
		}) {
			groups(by: {currentAssignment: {official: {}}}, orderBy: {count: DESC}) {
				nodes {
					key { currentAssignment { official { id name } } }
					aggregate { count party { cases(where: {decidedOn: {year: $year}}) { sum { fineAmount } } } }
					foodBusinesses(orderBy: {id: ASC}) {
						nodes { name party { cases(first: 3, where: {decidedOn: {year: $year}}, orderBy: [{fineAmount: DESC}, {caseNo: ASC}]) { nodes { caseNo fineAmount } } } }
					}
				}
			}
		}
	}`, map[string]any{"level": "A", "quarter": "2023Q4", "year": 2022, "over": "10000"})
	want := s.sql(t, `WITH fined AS (
			SELECT c.party_id, c.case_no, coalesce(sum(p.amount) FILTER (WHERE p.kind = 'FINE'), 0.00) AS fine
			FROM cases c LEFT JOIN penalties p ON p.case_id = c.id WHERE c.decided_on BETWEEN '2022-01-01' AND '2022-12-31' GROUP BY c.agency_id, c.id),
		asked AS (
			SELECT b.id, b.name, b.party_id, a.official_id FROM food_businesses b
			JOIN coverage_assignments a ON a.business_id = b.id AND a.period @> '2024-03-15'::date
			WHERE b.level = 'A' AND (SELECT sum(fine) FROM fined f WHERE f.party_id = b.party_id) > 10000
			AND NOT EXISTS (SELECT FROM coverage_visits v WHERE v.official_id = a.official_id AND v.visited_on BETWEEN '2023-10-01' AND '2023-12-31'))
		SELECT jsonb_build_object('foodBusinesses', jsonb_build_object('groups', jsonb_build_object('nodes', jsonb_agg(jsonb_build_object(
			'key', jsonb_build_object('currentAssignment', jsonb_build_object('official', jsonb_build_object('id', 'Official:1:' || g.official_id, 'name', g.name))),
			'aggregate', jsonb_build_object('count', g.n, 'party', jsonb_build_object('cases', jsonb_build_object('sum', jsonb_build_object('fineAmount',
				(SELECT sum(fine)::text FROM fined WHERE party_id IN (SELECT party_id FROM asked WHERE official_id = g.official_id)))))),
			'foodBusinesses', jsonb_build_object('nodes', (SELECT jsonb_agg(jsonb_build_object('name', b.name, 'party', jsonb_build_object('cases', jsonb_build_object('nodes', (
				SELECT jsonb_agg(jsonb_build_object('caseNo', case_no, 'fineAmount', fine::text) ORDER BY fine DESC, case_no)
				FROM (SELECT * FROM fined f WHERE f.party_id = b.party_id ORDER BY fine DESC, case_no LIMIT 3) f)))) ORDER BY b.id)
				FROM asked b WHERE b.official_id = g.official_id)))
			ORDER BY g.n DESC, g.official_id))))
		FROM (SELECT a.official_id, o.name, count(*) AS n FROM asked a JOIN officials o ON o.id = a.official_id GROUP BY 1, 2) g`)
	if !reflect.DeepEqual(r.Data, want) {
		t.Errorf("%s\nwant\n%v", r.body, want)
	}
	groups, _ := r.at("foodBusinesses", "groups", "nodes").([]any)
	if len(groups) < 2 {
		t.Errorf("the demo bureau has too few of them to test with: %s", r.body)
	}
	if line := s.log.takeText(); !strings.Contains(line, "statements=1 ") {
		t.Errorf("%s", line)
	}
}

// TestMontrealQuestions compares queries over the imported public register of Montréal with values computed from its file: fines by year and
// category, businesses convicted in three or more years, and the share of fines of businesses that closed later.
func TestMontrealQuestions(t *testing.T) {
	t.Parallel()
	const register = "../../shared/data/montreal-food-offenders.csv"
	file, err := os.Open(register)
	if err != nil {
		t.Skipf("the register is not on this machine: %v", err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[strings.TrimPrefix(name, "\ufeff")] = i
	}
	fines, years, closed := map[string]int{}, map[string]map[string]bool{}, map[string]bool{}
	total, ofClosed := 0, 0
	newest := map[string]string{}
	for _, row := range rows[1:] {
		at := func(name string) string { return row[column[name]] }
		amount, err := strconv.Atoi(at("montant"))
		if err != nil {
			t.Fatal(err)
		}
		year, business := at("date_jugement")[:4], at("business_id")
		fines[year+" "+strings.TrimSpace(at("categorie"))] += amount
		if years[business] == nil {
			years[business] = map[string]bool{}
		}
		years[business][year] = true
		if at("date_jugement") >= newest[business] {
			newest[business] = at("date_jugement")
			closed[business] = strings.HasPrefix(at("statut"), "Fermé")
		}
		total += amount
	}
	for _, row := range rows[1:] {
		if closed[row[column["business_id"]]] {
			amount, _ := strconv.Atoi(row[column["montant"]])
			ofClosed += amount
		}
	}
	often := 0
	for _, convicted := range years {
		if len(convicted) >= 3 {
			often++
		}
	}

	url := postgrestest.Empty(t)
	if err := migrations.Up(t.Context(), url, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	text, err := os.Open("../exchange/montreal.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	m, err := mapping.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: register, Mapping: m, DryRun: false}); err != nil {
		t.Fatal(err)
	}
	s := (&testServer{url: url, log: &logBuffer{}}).restart(t)

	r := s.mustAsk(t, `{ cases {
		groups(by: [{decidedOn: {bucket: YEAR}}, {business: {category: {}}}], first: 500) { totalCount nodes { key { decidedOn business { category } } aggregate { sum { fineAmount } } } }
	} }`, nil)
	nodes, _ := r.at("cases", "groups", "nodes").([]any)
	got := map[string]int{}
	for _, node := range nodes {
		data, _ := json.Marshal(node)
		var group struct {
			Key struct {
				DecidedOn string
				Business  struct{ Category string }
			}
			Aggregate struct {
				Sum struct{ FineAmount json.Number }
			}
		}
		if err := json.Unmarshal([]byte(strings.ReplaceAll(string(data), `.00"`, `"`)), &group); err != nil {
			t.Fatal(err)
		}
		amount, err := group.Aggregate.Sum.FineAmount.Int64()
		if err != nil {
			t.Fatal(err)
		}
		got[group.Key.DecidedOn[:4]+" "+group.Key.Business.Category] += int(amount)
	}
	// A business has the category of its newest record. So the sums by year are those of the file, and the sums by category are equal for
	// businesses whose category never changed.
	byYear := func(fines map[string]int) map[string]int {
		sums := map[string]int{}
		for key, amount := range fines {
			sums[key[:4]] += amount
		}
		return sums
	}
	if !reflect.DeepEqual(byYear(got), byYear(fines)) {
		t.Errorf("by year: %v, in the file %v", byYear(got), byYear(fines))
	}
	if !reflect.DeepEqual(got, fines) {
		t.Errorf("by year and category: %s", difference(got, fines))
	}

	r = s.mustAsk(t, `{
		all: cases { aggregate { sum { fineAmount } } }
		closed: cases(where: {business: {closedOn: {isNull: false}}}) { aggregate { sum { fineAmount } } }
	}`, nil)
	if got := fmt.Sprint(r.at("all", "aggregate", "sum", "fineAmount")); got != fmt.Sprintf("%d.00", total) {
		t.Errorf("all fines: %s, in the file %d", got, total)
	}
	if got := fmt.Sprint(r.at("closed", "aggregate", "sum", "fineAmount")); got != fmt.Sprintf("%d.00", ofClosed) {
		t.Errorf("fines of businesses that closed: %s, in the file %d: a share of %.4f", got, ofClosed, float64(ofClosed)/float64(total))
	}
	// Businesses convicted in three or more years have three or more groups by business and year.
	counted := map[string]int{}
	for offset := 0; ; offset += 500 {
		r := s.mustAsk(t, `query($offset: Int!) { cases { groups(by: [{business: {id: {}}}, {decidedOn: {bucket: YEAR}}], first: 500, offset: $offset) { nodes { key { business { id } } } } } }`,
			map[string]any{"offset": offset})
		page, _ := r.at("cases", "groups", "nodes").([]any)
		for _, node := range page {
			data, _ := json.Marshal(node)
			counted[string(data)]++
		}
		if len(page) < 500 {
			break
		}
	}
	threeYears := 0
	for _, n := range counted {
		if n >= 3 {
			threeYears++
		}
	}
	if threeYears != often {
		t.Errorf("%d businesses were convicted in three or more years, in the file %d", threeYears, often)
	}
}

func difference(got, want map[string]int) string {
	var lines []string
	for key, amount := range got {
		if want[key] != amount {
			lines = append(lines, fmt.Sprintf("%s: %d, in the file %d", key, amount, want[key]))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

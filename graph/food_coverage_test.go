package graph_test

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

// readAll returns every record of a list, read page by page.
func (s *testServer) readAll(t *testing.T, list, where, selection string) (nodes []map[string]any) {
	t.Helper()
	var after any
	for {
		r := s.mustAsk(t, fmt.Sprintf(`query($after: String) { %s(first: 500, after: $after, where: %s, orderBy: {id: ASC}) {
			nodes { %s } pageInfo { hasNextPage endCursor } } }`, list, where, selection), map[string]any{"after": after})
		for _, n := range r.at(list, "nodes").([]any) {
			nodes = append(nodes, n.(map[string]any))
		}
		if r.at(list, "pageInfo", "hasNextPage") != true {
			return nodes
		}
		after = r.at(list, "pageInfo", "endCursor")
	}
}

// TestWholeBureauHandedOver gives all 14,528 open businesses of the demo bureau another level and official in one operation, and checks that
// each has one official of the right tier on every day before and after.
func TestWholeBureauHandedOver(t *testing.T) {
	t.Parallel()
	s := serve(t)
	// byDay returns for each day the number of assignments in force and a sum over their businesses and officials.
	const days = "generate_series('2022-11-01'::date, '2024-06-30', '1 day')"
	byDay := func() []any {
		// Those in force on a day are those that have begun, less those that have ended: one pass instead of one for each day.
		return s.sql(t, `WITH turns AS (
				SELECT starts_on AS day, 1 AS n, business_id * 100003 + official_id * business_id AS whom FROM coverage_assignments UNION ALL
				SELECT ends_on, -1, -(business_id * 100003 + official_id * business_id) FROM coverage_assignments WHERE ends_on IS NOT NULL),
			total AS (SELECT greatest(day, '2022-11-01') AS day, sum(n) AS n, sum(whom) AS whom FROM turns GROUP BY 1)
			SELECT jsonb_agg(jsonb_build_array(d, n, whom) ORDER BY d) FROM (
				SELECT d::date AS d, sum(coalesce(n, 0)) OVER (ORDER BY d) AS n, sum(coalesce(whom, 0)) OVER (ORDER BY d) AS whom
				FROM `+days+` d LEFT JOIN total ON day = d::date) x`).([]any)
	}
	before := byDay()

	// All levels move down by one, and the few of the last one become the first.
	next := map[any]string{"A": "B", "B": "C", "C": "D", "D": "A"}
	tier := map[string]string{"A": "CITY", "B": "COUNTY", "C": "TOWNSHIP", "D": "VILLAGE"}
	officials := map[any][]any{}
	for _, o := range s.readAll(t, "officials", "{leftOn: {isNull: true}}", "id tier") {
		officials[o["tier"]] = append(officials[o["tier"]], o["id"])
	}
	var changes []any
	for i, b := range s.readAll(t, "foodBusinesses", "{isOpen: {eq: true}}", "id level") {
		level := next[b["level"]]
		who := officials[tier[level]]
		changes = append(changes, map[string]any{"business": b["id"], "level": level, "official": who[i%len(who)]})
	}
	if len(changes) != 14528 {
		t.Fatalf("%d businesses are open", len(changes))
	}
	r := s.mustAsk(t, `mutation($changes: [CoverageChangeInput!]!) { regradeCoverage(input: {
		idempotencyKey: "2024", on: "2024-03-15", reason: "年度分级评定", changes: $changes
	}) { assignments { startsOn endsOn official { id tier } business { id level } } } }`, map[string]any{"changes": changes})
	begun := r.at("regradeCoverage", "assignments").([]any)
	if len(begun) != len(changes) {
		t.Fatalf("%d begin", len(begun))
	}
	for i, a := range begun {
		c := changes[i].(map[string]any)
		level := c["level"].(string)
		if want := any(map[string]any{
			"startsOn": "2024-03-15", "endsOn": nil, "official": map[string]any{"id": c["official"], "tier": tier[level]},
			"business": map[string]any{"id": c["business"], "level": level},
		}); !reflect.DeepEqual(a, want) {
			t.Fatalf("%d: %v, want %v", i, a, want)
		}
	}
	// All rows are written by one transaction.
	if got := s.sql(t, `SELECT concat_ws(' ', count(*), count(DISTINCT xmin::text)) FROM coverage_assignments WHERE starts_on = '2024-03-15'`); got != "14528 1" {
		t.Errorf("assignments and transactions: %v", got)
	}
	held := int64(0)
	for i, day := range byDay() {
		on := day.([]any)[0].(string)
		if isSame := reflect.DeepEqual(day, before[i]); isSame != (on < "2024-03-15") {
			t.Fatalf("%s: %v, before it was handed over %v", on, day, before[i])
		}
		n, err := day.([]any)[1].(json.Number).Int64()
		if err != nil || on >= "2024-03-15" && n != 14528 {
			t.Fatalf("%s: %d answered for, %v", on, n, err)
		}
		held += n
	}
	for name, c := range map[string]struct{ sql, want string }{
		// No business has two assignments on a day.
		"assignments of a business that share a day": {`SELECT count(*) FROM coverage_assignments a JOIN coverage_assignments b ON b.business_id = a.business_id AND b.id > a.id AND b.period && a.period`, "0"},
		// Each business is covered from its first assignment until it closed, or to the end of the range.
		"businesses and days on which one is to be covered": {`SELECT sum(least(coalesce(b.closed_on, '2024-07-01'), '2024-07-01'::date) - f.first) FROM food_businesses b
			JOIN (SELECT business_id, min(starts_on) AS first FROM coverage_assignments GROUP BY 1) f ON f.business_id = b.id`, fmt.Sprint(held)},
		"gaps between one and the next": {`SELECT count(*) FROM (SELECT ends_on, lead(starts_on) OVER (PARTITION BY business_id ORDER BY starts_on) AS next FROM coverage_assignments) x WHERE ends_on <> next`, "0"},
		"covered by a tier that does not fit, on the day": {`SELECT count(*) FROM coverage_assignments a JOIN officials o ON o.id = a.official_id JOIN food_businesses b ON b.id = a.business_id
			WHERE a.period @> '2024-03-15'::date AND (b.level, o.tier) NOT IN (('A', 'CITY'), ('B', 'COUNTY'), ('C', 'TOWNSHIP'), ('D', 'VILLAGE'))`, "0"},
		"levels that were ended and begun": {`SELECT concat_ws(' ', count(*) FILTER (WHERE ends_on = '2024-03-15'), count(*) FILTER (WHERE starts_on = '2024-03-15' AND reason = '年度分级评定')) FROM level_changes`, "14528 14528"},
		"businesses whose level on the day is not theirs": {`SELECT count(*) FROM food_businesses b WHERE closed_on IS NULL
			AND level IS DISTINCT FROM (SELECT g.level FROM level_changes g WHERE (g.agency_id, g.business_id) = (b.agency_id, b.id) AND daterange(g.starts_on, g.ends_on) @> '2024-03-15'::date)`, "0"},
	} {
		if got := fmt.Sprint(s.sql(t, c.sql)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestCoverageQuestions checks that each operation of testdata/coverage runs as one statement and answers the same as SQL by hand.
func TestCoverageQuestions(t *testing.T) {
	t.Parallel()
	s := serve(t)
	// An official leaves office: some businesses are vacant, and some planned visits have no official.
	left := s.sql(t, "SELECT 'Official:1:' || official_id FROM coverage_assignments WHERE ends_on IS NULL GROUP BY official_id ORDER BY count(*) DESC, official_id LIMIT 1")
	s.mustAsk(t, `mutation($official: ID!) { leaveOffice(input: {official: $official, leftOn: "2024-03-01"}) { vacated { id } } }`, map[string]any{"official": left})
	s.mustAsk(t, `mutation($changes: [CoverageChangeInput!]!) { regradeCoverage(input: {on: "2024-03-05", reason: "复评", changes: $changes}) { businesses { id } } }`, map[string]any{
		"changes": s.sql(t, `SELECT jsonb_agg(jsonb_build_object('business', 'FoodBusiness:1:' || id, 'level', 'B')) FROM (
			SELECT id FROM food_businesses WHERE level = 'C' AND closed_on IS NULL ORDER BY id DESC LIMIT 4) b`),
	})
	s.setDay("2024-03-20")
	s.mustAsk(t, `mutation { planVisits(input: {agency: "Agency:1", quarter: "2024Q1", levels: [C, D]}) { plannedVisits { id } } }`, nil)
	const (
		open    = "coalesce(b.opened_on, '-infinity') <= $2::text::date AND coalesce(b.closed_on, 'infinity') > $1::text::date"
		covered = "EXISTS (SELECT FROM coverage_assignments a WHERE (a.agency_id, a.business_id) = (b.agency_id, b.id) AND a.period && daterange($1::text::date, $2::text::date, '[]'))"
		visited = "EXISTS (SELECT FROM coverage_visits v WHERE v.business_id = b.id AND v.visited_on BETWEEN $1::text::date AND $2::text::date)"
		by      = `jsonb_build_object('nodes', (SELECT jsonb_agg(jsonb_build_object('key', jsonb_build_object('%[1]s', %[1]s), 'open', jsonb_build_object('count', o),
			'covered', jsonb_build_object('count', c), 'visited', jsonb_build_object('count', v)) ORDER BY %[1]s)
			FROM (SELECT %[1]s, count(*) AS o, count(*) FILTER (WHERE is_covered) AS c, count(*) FILTER (WHERE is_visited) AS v FROM counted GROUP BY %[1]s) x))`
		on       = "daterange(a.starts_on, a.ends_on) @> $1::text::date"
		openThen = "coalesce(b.opened_on, '-infinity') <= $1::text::date AND coalesce(b.closed_on, 'infinity') > $1::text::date"
	)
	completion := `WITH counted AS (SELECT b.id, b.division, (SELECT level FROM level_changes g WHERE (g.agency_id, g.business_id) = (b.agency_id, b.id) AND daterange(g.starts_on, g.ends_on) @> $2::text::date) AS level,
			` + covered + ` AS is_covered, ` + visited + ` AS is_visited FROM food_businesses b WHERE ` + open + `),
		took AS (SELECT o.tier, a.business_id, ` + strings.ReplaceAll(visited, "b.id", "a.business_id") + ` AS is_visited
			FROM coverage_assignments a JOIN officials o ON o.id = a.official_id WHERE a.period && daterange($1::text::date, $2::text::date, '[]'))
		SELECT jsonb_build_object(
			'foodBusinesses', jsonb_build_object('open', (SELECT count(*) FROM counted), 'byDivision', ` + fmt.Sprintf(by, "division") + `),
			'levelChanges', jsonb_build_object('byLevel', ` + fmt.Sprintf(by, "level") + `),
			'coverageAssignments', jsonb_build_object('byTier', jsonb_build_object('nodes', (SELECT jsonb_agg(jsonb_build_object('key', jsonb_build_object('official', jsonb_build_object('tier', tier)),
				'covered', jsonb_build_object('distinct', jsonb_build_object('business', c)), 'visited', jsonb_build_object('distinct', jsonb_build_object('business', v)))
				ORDER BY array_position(ARRAY['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], tier))
				FROM (SELECT tier, count(DISTINCT business_id) AS c, count(DISTINCT business_id) FILTER (WHERE is_visited) AS v FROM took GROUP BY 1) x))),
			'officials', jsonb_build_object('nodes', (SELECT jsonb_agg(jsonb_build_object('name', o.name,
				'covers', jsonb_build_object('aggregate', jsonb_build_object('distinct', jsonb_build_object('business',
					(SELECT count(DISTINCT business_id) FROM coverage_assignments a WHERE a.official_id = o.id AND a.period && daterange($1::text::date, $2::text::date, '[]'))))),
				'visited', jsonb_build_object('aggregate', jsonb_build_object('distinct', jsonb_build_object('business',
					(SELECT count(DISTINCT business_id) FROM coverage_visits v WHERE v.official_id = o.id AND v.visited_on BETWEEN $1::text::date AND $2::text::date))))) ORDER BY o.id)
				FROM officials o WHERE o.tier = 'CITY')))`
	uncovered := `WITH vacant AS (SELECT b.id, (SELECT level FROM level_changes g WHERE (g.agency_id, g.business_id) = (b.agency_id, b.id) AND daterange(g.starts_on, g.ends_on) @> $1::text::date) AS level FROM food_businesses b WHERE ` + openThen + ` AND NOT EXISTS (SELECT FROM coverage_assignments a WHERE (a.agency_id, a.business_id) = (b.agency_id, b.id) AND ` + on + `))
		SELECT jsonb_build_object('levelChanges', jsonb_build_object(
			'groups', jsonb_build_object('nodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('key', jsonb_build_object('level', level), 'aggregate', jsonb_build_object('count', n)) ORDER BY level), '[]')
				FROM (SELECT level, count(*) AS n FROM vacant GROUP BY 1) x))),
			'foodBusinesses', jsonb_build_object('totalCount', (SELECT count(*) FROM vacant),
			'nodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', 'FoodBusiness:1:' || b.id, 'levelChanges', jsonb_build_object('nodes', jsonb_build_array(jsonb_build_object('level', b.level))), 'last', jsonb_build_object('nodes', (
				SELECT coalesce(jsonb_agg(jsonb_build_object('endsOn', l.ends_on, 'official', jsonb_build_object('name', o.name, 'leftOn', o.left_on))), '[]')
				FROM (SELECT * FROM coverage_assignments a WHERE a.business_id = b.id AND ends_on <= $1::text::date ORDER BY ends_on DESC LIMIT 1) l JOIN officials o ON o.id = l.official_id)))
				ORDER BY b.id), '[]') FROM (SELECT * FROM vacant ORDER BY id LIMIT 5) b)))`
	// Businesses vacant since Friday 1 March must be assigned by the 12th: working days 4 to 8, 11 and 12.
	vacant := `WITH open AS (SELECT b.*, (SELECT max(ends_on) FROM coverage_assignments a WHERE (a.agency_id, a.business_id) = (b.agency_id, b.id)) AS since FROM food_businesses b WHERE closed_on IS NULL
			AND NOT EXISTS (SELECT FROM coverage_assignments a WHERE (a.agency_id, a.business_id) = (b.agency_id, b.id) AND ends_on IS NULL)),
		due AS (SELECT *, CASE since WHEN '2024-03-01' THEN '2024-03-12' WHEN '2024-03-05' THEN '2024-03-14' END::date AS by FROM open)
		SELECT jsonb_build_object('foodBusinesses', jsonb_build_object('totalCount', (SELECT count(*) FROM due), 'late', jsonb_build_object('count', (SELECT count(*) FROM due WHERE by < '2024-03-20')),
			'groups', jsonb_build_object('nodes', (SELECT jsonb_agg(jsonb_build_object('key', jsonb_build_object('level', level), 'aggregate', jsonb_build_object('count', n)) ORDER BY level)
				FROM (SELECT level, count(*) AS n FROM due GROUP BY 1) x)),
			'nodes', (SELECT jsonb_agg(jsonb_build_object('id', 'FoodBusiness:1:' || id, 'level', level, 'uncoveredOn', since, 'assignBy', by, 'assignOverdue', by < '2024-03-20',
				'last', jsonb_build_object('nodes', (SELECT jsonb_agg(jsonb_build_object('endsOn', ends_on, 'official', jsonb_build_object('name', name, 'leftOn', left_on)))
					FROM (SELECT ends_on, o.name, o.left_on FROM coverage_assignments a JOIN officials o ON o.id = a.official_id WHERE a.business_id = d.id ORDER BY starts_on DESC LIMIT 1) l)))
				ORDER BY by, id) FROM (SELECT * FROM due ORDER BY by, id LIMIT 5) d)))`
	behind := `WITH late AS (SELECT * FROM planned_visits WHERE visit_id IS NULL AND cancelled_on IS NULL AND due_on < '2024-03-20'),
		slow AS (SELECT official_id, count(*) AS n FROM late WHERE official_id IS NOT NULL GROUP BY 1)
		SELECT jsonb_build_object('officials', jsonb_build_object('totalCount', (SELECT count(*) FROM slow), 'nodes', (
			SELECT jsonb_agg(jsonb_build_object('name', o.name, 'tier', o.tier,
				'planned', jsonb_build_object('totalCount', (SELECT count(*) FROM planned_visits p WHERE p.official_id = o.id)),
				'overdue', jsonb_build_object('totalCount', x.n, 'nodes', (SELECT jsonb_agg(jsonb_build_object('dueOn', due_on, 'business', jsonb_build_object('name', name)) ORDER BY due_on, id)
					FROM (SELECT l.id, l.due_on, b.name FROM late l JOIN food_businesses b ON b.id = l.business_id WHERE l.official_id = o.id ORDER BY l.due_on, l.id LIMIT 2) y)))
				ORDER BY x.n DESC, o.id)
			FROM (SELECT * FROM slow ORDER BY n DESC, official_id LIMIT 5) x JOIN officials o ON o.id = x.official_id)),
			'nobody', jsonb_build_object('totalCount', (SELECT count(*) FROM late WHERE official_id IS NULL)))`
	load := `WITH carried AS (SELECT o.id, o.name, o.tier, o.division, (SELECT count(*) FROM coverage_assignments a WHERE a.official_id = o.id AND ` + on + `) AS n FROM officials o
			WHERE o.left_on IS NULL OR o.left_on > $1::text::date)
		SELECT jsonb_build_object('officials', jsonb_build_object(
			'groups', jsonb_build_object('nodes', (SELECT jsonb_agg(jsonb_build_object('key', jsonb_build_object('tier', tier),
				'aggregate', jsonb_build_object('count', officials, 'assignments', jsonb_build_object('count', n)), 'idle', jsonb_build_object('count', idle))
				ORDER BY array_position(ARRAY['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'], tier))
				FROM (SELECT tier, count(*) AS officials, sum(n) AS n, count(*) FILTER (WHERE n = 0) AS idle FROM carried GROUP BY 1) x)),
			'nodes', (SELECT jsonb_agg(jsonb_build_object('name', name, 'division', division, 'answersFor', jsonb_build_object('totalCount', n)) ORDER BY n DESC, id)
				FROM (SELECT * FROM carried ORDER BY n DESC, id LIMIT 5) x)))`
	levels := `WITH held AS (SELECT g.level, EXISTS (SELECT FROM coverage_assignments a WHERE (a.agency_id, a.business_id) = (b.agency_id, b.id) AND ` + on + `) AS is_covered
			FROM level_changes g JOIN food_businesses b ON b.id = g.business_id WHERE (b.closed_on IS NULL OR b.closed_on > $1::text::date)
				AND daterange(g.starts_on, g.ends_on) @> $1::text::date),
		ended AS (SELECT g.*, b.level AS now FROM level_changes g JOIN food_businesses b ON b.id = g.business_id WHERE g.ends_on > $1::text::date AND g.ends_on <= $2::text::date)
		SELECT jsonb_build_object('levelChanges', jsonb_build_object('groups', jsonb_build_object('nodes', (
				SELECT jsonb_agg(jsonb_build_object('key', jsonb_build_object('level', level), 'aggregate', jsonb_build_object('count', n), 'covered', jsonb_build_object('count', c)) ORDER BY level)
				FROM (SELECT level, count(*) AS n, count(*) FILTER (WHERE is_covered) AS c FROM held GROUP BY 1) x))),
			'regraded', jsonb_build_object('totalCount', (SELECT count(*) FROM ended), 'nodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('level', level, 'endsOn', ends_on,
				'business', jsonb_build_object('id', 'FoodBusiness:1:' || business_id, 'level', now, 'levelChanges', jsonb_build_object('nodes',
					(SELECT jsonb_agg(jsonb_build_object('reason', x.reason)) FROM level_changes x WHERE x.business_id = e.business_id AND x.ends_on IS NULL))))
				ORDER BY id), '[]') FROM (SELECT * FROM ended ORDER BY id LIMIT 3) e)))`
	for _, c := range []struct {
		file, sql string
		variables [][2]string
		shows     []any // path of a value that must be more than nothing
	}{
		{"completion", completion, [][2]string{{"from", "2023-10-01"}, {"until", "2023-12-31"}}, []any{"levelChanges", "byLevel", "nodes", 3, "visited", "count"}},
		{"completion", completion, [][2]string{{"from", "2022-09-15"}, {"until", "2023-02-03"}}, []any{"coverageAssignments", "byTier", "nodes", 1, "visited", "distinct", "business"}},
		{"uncovered", uncovered, [][2]string{{"day", "2023-05-05"}}, []any{"foodBusinesses", "totalCount"}},
		{"uncovered", uncovered, [][2]string{{"day", "2022-10-31"}}, []any{"foodBusinesses", "totalCount"}},
		{"uncovered", uncovered, [][2]string{{"day", "2024-03-01"}}, []any{"foodBusinesses", "nodes", 0, "last", "nodes", 0, "official", "leftOn"}},
		{"uncovered", uncovered, [][2]string{{"day", "2024-02-29"}}, nil},
		{"levels", levels, [][2]string{{"day", "2024-03-01"}, {"until", "2024-03-31"}}, []any{"regraded", "nodes", 2, "endsOn"}},
		{"levels", levels, [][2]string{{"day", "2024-03-05"}, {"until", "2024-03-31"}}, []any{"levelChanges", "groups", "nodes", 3, "covered", "count"}},
		{"levels", levels, [][2]string{{"day", "2022-12-31"}, {"until", "2024-03-31"}}, []any{"levelChanges", "groups", "nodes", 3, "covered", "count"}},
		{"load", load, [][2]string{{"day", "2024-02-29"}}, nil},
		{"vacant", vacant, nil, []any{"foodBusinesses", "late", "count"}},
		{"behind", behind, nil, []any{"officials", "nodes", 4, "overdue", "totalCount"}},
		{"load", load, [][2]string{{"day", "2023-06-15"}}, []any{"officials", "nodes", 4, "answersFor", "totalCount"}},
		{"load", load, [][2]string{{"day", "2024-03-15"}}, []any{"officials", "groups", "nodes", 0, "aggregate", "assignments", "count"}},
	} {
		name := fmt.Sprint(c.file, c.variables)
		text, err := os.ReadFile("testdata/coverage/" + c.file + ".graphql")
		if err != nil {
			t.Fatal(err)
		}
		variables, args := map[string]any{}, []any{}
		for _, v := range c.variables {
			variables[v[0]], args = v[1], append(args, v[1])
		}
		s.log.takeText()
		r := s.mustAsk(t, string(text), variables)
		if line := s.log.takeText(); !strings.Contains(line, "statements=1 ") {
			t.Errorf("%s: %s", name, line)
		}
		if want := s.sql(t, c.sql, args...); !reflect.DeepEqual(r.Data, want) {
			t.Errorf("%s: %s\nwant\n%v", name, r.body, want)
		}
		if name == "levels[[day 2022-12-31] [until 2024-03-31]]" { // some of these businesses have closed since
			total := int64(0)
			for _, n := range r.at("levelChanges", "groups", "nodes").([]any) {
				count, err := n.(map[string]any)["aggregate"].(map[string]any)["count"].(json.Number).Int64()
				if err != nil {
					t.Fatal(err)
				}
				total += count
			}
			if total != 14229 {
				t.Errorf("%s: %d businesses were open", name, total)
			}
		}
		if shown := fmt.Sprint(r.at(c.shows...)); c.shows != nil && (shown == "0" || shown == "<nil>") {
			t.Errorf("%s: shows nothing at %v: %s", name, c.shows, r.body)
		}
	}
}

// TestCoverageOfABusiness takes a food business from registration to closing: assigned, visited by the frequency set, handed over when its
// official leaves, with a finding from which a case is filed.
func TestCoverageOfABusiness(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.setDay("2024-01-02")
	r := d.mustAsk(t, `mutation {
		frequency: setVisitFrequency(input: {agency: "Agency:900", level: B, division: "320599", effectiveFrom: "2024-01-01", quarters: 2, basis: "某食安委〔2023〕9号"}) {
			visitFrequency { id level division effectiveFrom quarters basis } }
		business: registerFoodBusiness(input: {agency: "Agency:900", name: "某店", licenceNo: "JY1", type: CATERING, level: B, division: "320599100", openedOn: "2024-01-01",
			newParty: {kind: SOLE_TRADER, name: "店主"}}) { business { id isOpen currentAssignment { id } levelChanges { nodes { level startsOn endsOn } } } }
		first: registerOfficial(input: {agency: "Agency:900", name: "甲", post: "局长", tier: COUNTY}) { official { id leftOn } }
		second: registerOfficial(input: {agency: "Agency:900", name: "乙", post: "局长", tier: COUNTY}) { official { id } }
		third: registerOfficial(input: {agency: "Agency:900", name: "丙", post: "镇长", tier: TOWNSHIP}) { official { id } }
	}`, nil)
	business := r.at("business", "business", "id")
	if want := any(map[string]any{
		"id": business, "isOpen": true, "currentAssignment": nil,
		"levelChanges": map[string]any{"nodes": []any{map[string]any{"level": "B", "startsOn": "2024-01-01", "endsOn": nil}}},
	}); !reflect.DeepEqual(r.at("business", "business"), want) {
		t.Errorf("%s", r.body)
	}
	v := map[string]any{"b": business, "one": r.at("first", "official", "id"), "two": r.at("second", "official", "id"), "three": r.at("third", "official", "id")}
	r = d.mustAsk(t, `mutation($b: ID!, $one: ID!) {
		assignCoverage(input: {business: $b, official: $one, startsOn: "2024-01-01"}) { assignment { official { name } } }
		planVisits(input: {agency: "Agency:900", quarter: "2024Q1"}) { plannedVisits { startsOn dueOn cancelledOn overdue official { name } business { name } } }
	}`, map[string]any{"b": v["b"], "one": v["one"]})
	if want := any([]any{map[string]any{
		"startsOn": "2024-01-01", "dueOn": "2024-06-30", "cancelledOn": nil, "overdue": false, "official": map[string]any{"name": "甲"}, "business": map[string]any{"name": "某店"},
	}}); !reflect.DeepEqual(r.at("planVisits", "plannedVisits"), want) {
		t.Errorf("%s", r.body)
	}
	// The first official leaves, and the business and its planned visit have none. The second takes over and visits.
	d.setDay("2024-02-10")
	r = d.mustAsk(t, `mutation($b: ID!, $one: ID!, $two: ID!) {
		leaveOffice(input: {official: $one, leftOn: "2024-02-01"}) { official { leftOn } vacated { endsOn business { currentAssignment { id } plannedVisits { nodes { official { name } } } } } }
		handOverCoverage(input: {from: $one, to: $two, on: "2024-02-05"}) { assignments { startsOn business { plannedVisits { nodes { official { name } } } } } }
		recordVisit(input: {business: $b, visitedOn: "2024-02-10", checklist: "许可证", findings: [{severity: SERIOUS, text: "货架有超过保质期的食品", dueOn: "2024-02-20"}]}) {
			visit { official { name } checklist findings { nodes { id severity rectifiedOn case { id } } } } }
	}`, map[string]any{"b": v["b"], "one": v["one"], "two": v["two"]})
	nobody := map[string]any{"nodes": []any{map[string]any{"official": nil}}}
	if want := any(map[string]any{
		"official": map[string]any{"leftOn": "2024-02-01"},
		"vacated":  []any{map[string]any{"endsOn": "2024-02-01", "business": map[string]any{"currentAssignment": nil, "plannedVisits": nobody}}},
	}); !reflect.DeepEqual(r.at("leaveOffice"), want) {
		t.Errorf("%s", r.body)
	}
	if r.at("recordVisit", "visit", "official", "name") != "乙" {
		t.Errorf("%s", r.body)
	}
	finding := r.at("recordVisit", "visit", "findings", "nodes", 0, "id")
	d.setDay("2024-02-15")
	r = d.mustAsk(t, `mutation($b: ID!, $f: ID!, $unit: ID!, $officers: [ID!]!) {
		rectifyFinding(input: {finding: $f, rectifiedOn: "2024-02-15", proof: "照片"}) { finding { rectifiedOn proof } }
		fileCase(input: {unit: $unit, officers: $officers, field: FOOD, source: INSPECTION, procedure: ORDINARY, cause: "某案", filedOn: "2024-02-15", business: $b, from: $f,
			newParty: {kind: SOLE_TRADER, name: "店主"}}) { case { caseNo business { visits { nodes { visitedOn findings { nodes { proof case { caseNo } } } } } } } }
	}`, map[string]any{"b": v["b"], "f": finding, "unit": d.unit, "officers": d.officers})
	if want := any(map[string]any{"visitedOn": "2024-02-10", "findings": map[string]any{"nodes": []any{map[string]any{
		"proof": "照片", "case": map[string]any{"caseNo": r.at("fileCase", "case", "caseNo")},
	}}}}); !reflect.DeepEqual(r.at("fileCase", "case", "business", "visits", "nodes", 0), want) {
		t.Errorf("%s", r.body)
	}
	// A new level without an official leaves the business vacant; an official of another tier is refused; then it closes.
	d.setDay("2024-03-10")
	d.mustAsk(t, `mutation($b: ID!) { regradeCoverage(input: {on: "2024-03-01", reason: "年度评定", changes: [{business: $b, level: C}]}) {
		assignments { id } businesses { level currentAssignment { id } } } }`, map[string]any{"b": v["b"]})
	refused := d.ask(t, `mutation($b: ID!, $two: ID!) { assignCoverage(input: {business: $b, official: $two, startsOn: "2024-03-02"}) { assignment { id } } }`, map[string]any{"b": v["b"], "two": v["two"]})
	if refused.code() != "RULE_VIOLATION" || refused.Errors[0].Extensions["rule"] != "coverage.tier" || refused.Errors[0].Extensions["article"] != "unconfirmed" || refused.Errors[0].Extensions["field"] != "input.official" {
		t.Errorf("%s", refused.body)
	}
	r = d.mustAsk(t, `mutation($b: ID!, $three: ID!) {
		assignCoverage(input: {business: $b, official: $three, startsOn: "2024-03-02"}) { assignment { id } }
		closeFoodBusiness(input: {business: $b, closedOn: "2024-03-09"}) { business { isOpen closedOn
			levelChanges(orderBy: {startsOn: ASC}) { nodes { level startsOn endsOn reason } }
			assignments(orderBy: {startsOn: ASC}) { nodes { startsOn endsOn official { name } } } } }
	}`, map[string]any{"b": v["b"], "three": v["three"]})
	row := func(from, until, name string) any {
		return map[string]any{"startsOn": from, "endsOn": until, "official": map[string]any{"name": name}}
	}
	if want := any(map[string]any{
		"isOpen": false, "closedOn": "2024-03-09",
		"levelChanges": map[string]any{"nodes": []any{
			map[string]any{"level": "B", "startsOn": "2024-01-01", "endsOn": "2024-03-01", "reason": nil},
			map[string]any{"level": "C", "startsOn": "2024-03-01", "endsOn": nil, "reason": "年度评定"},
		}},
		"assignments": map[string]any{"nodes": []any{
			row("2024-01-01", "2024-02-01", "甲"), row("2024-02-05", "2024-03-01", "乙"), row("2024-03-02", "2024-03-09", "丙"),
		}},
	}); !reflect.DeepEqual(r.at("closeFoodBusiness", "business"), want) {
		t.Errorf("%s", r.body)
	}
}

// TestVacancyByDay checks the fields of a vacancy (uncoveredOn, coveredFrom, assignBy, assignOverdue) on several days.
func TestVacancyByDay(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.setDay("2024-01-02")
	r := d.mustAsk(t, `mutation {
		business: registerFoodBusiness(input: {agency: "Agency:900", name: "某店", type: CATERING, level: B, openedOn: "2024-01-02",
			newParty: {kind: SOLE_TRADER, name: "店主"}}) { business { id } }
		first: registerOfficial(input: {agency: "Agency:900", name: "甲", post: "局长", tier: COUNTY}) { official { id } }
	}`, nil)
	d.mustAsk(t, `mutation($b: ID!, $one: ID!) { assignCoverage(input: {business: $b, official: $one, startsOn: "2024-06-03"}) { assignment { id } } }`,
		map[string]any{"b": r.at("business", "business", "id"), "one": r.at("first", "official", "id")})
	for _, c := range []struct {
		day     string
		vacancy any // 3 to 5, 8 to 12, 15 to 19, 22 and 23 of January
		vacant  string
	}{
		{"2024-01-23", map[string]any{"uncoveredOn": "2024-01-02", "coveredFrom": "2024-06-03", "assignBy": "2024-01-23", "assignOverdue": false}, "1"},
		{"2024-06-02", map[string]any{"uncoveredOn": "2024-01-02", "coveredFrom": "2024-06-03", "assignBy": "2024-01-23", "assignOverdue": true}, "1"},
		{"2024-06-03", map[string]any{"uncoveredOn": nil, "coveredFrom": nil, "assignBy": nil, "assignOverdue": false}, "0"},
	} {
		d.setDay(c.day)
		r := d.mustAsk(t, `{ foodBusinesses(where: {openedOn: {eq: "2024-01-02"}}) { nodes { uncoveredOn coveredFrom assignBy assignOverdue } vacant: aggregate(where: {uncoveredOn: {isNull: false}, coveredFrom: {gt: "2024-06-02"}}) { count } } }`, nil)
		if !reflect.DeepEqual(r.at("foodBusinesses", "nodes", 0), c.vacancy) || r.at("foodBusinesses", "vacant", "count") != json.Number(c.vacant) {
			t.Errorf("%s: %s", c.day, r.body)
		}
	}
}

// TestUndoneCoverageRecords checks stayInOffice, cancelVisit and reopenFoodBusiness, which undo records made by mistake.
func TestUndoneCoverageRecords(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.setDay("2024-01-02")
	r := d.mustAsk(t, `mutation {
		business: registerFoodBusiness(input: {agency: "Agency:900", name: "误记店", type: CATERING, level: B, openedOn: "2024-01-02",
			newParty: {kind: SOLE_TRADER, name: "店主"}}) { business { id } }
		first: registerOfficial(input: {agency: "Agency:900", name: "甲", post: "局长", tier: COUNTY}) { official { id } }
	}`, nil)
	v := map[string]any{"b": r.at("business", "business", "id"), "one": r.at("first", "official", "id")}
	d.mustAsk(t, `mutation($b: ID!, $one: ID!) { assignCoverage(input: {business: $b, official: $one, startsOn: "2024-01-02"}) { assignment { id } } }`, v)
	d.mustAsk(t, `mutation($one: ID!) { leaveOffice(input: {official: $one, leftOn: "2024-02-01"}) { official { id } } }`, map[string]any{"one": v["one"]})
	r = d.mustAsk(t, `mutation($one: ID!) { stayInOffice(input: {official: $one}) { official { leftOn } assignments { endsOn business { name uncoveredOn } } } }`, map[string]any{"one": v["one"]})
	if want := any(map[string]any{"official": map[string]any{"leftOn": nil}, "assignments": []any{map[string]any{
		"endsOn": nil, "business": map[string]any{"name": "误记店", "uncoveredOn": nil},
	}}}); !reflect.DeepEqual(r.at("stayInOffice"), want) {
		t.Errorf("stays: %s", r.body)
	}
	r = d.mustAsk(t, `mutation($b: ID!) { recordVisit(input: {business: $b, visitedOn: "2024-01-02", findings: [{severity: MINOR, text: "未公示", dueOn: "2024-01-10"}]}) {
		visit { id findings { nodes { id } } } } }`, map[string]any{"b": v["b"]})
	visit, finding := r.at("recordVisit", "visit", "id"), r.at("recordVisit", "visit", "findings", "nodes", 0, "id")
	r = d.mustAsk(t, `mutation($v: ID!) { cancelVisit(input: {visit: $v, reason: "录错单位"}) { business { visits { totalCount } } } }`, map[string]any{"v": visit})
	if r.at("cancelVisit", "business", "visits", "totalCount") != json.Number("0") {
		t.Errorf("cancelled: %s", r.body)
	}
	r = d.mustAsk(t, `query($v: ID!, $f: ID!) { visit: node(id: $v) { id } finding: node(id: $f) { id } findings(where: {text: {eq: "未公示"}, visit: {business: {name: {eq: "误记店"}}}}) { totalCount }
		foodBusinesses(where: {name: {eq: "误记店"}, visits: {none: {}}}) { totalCount } }`, map[string]any{"v": visit, "f": finding})
	if r.at("visit") != nil || r.at("finding") != nil || r.at("findings", "totalCount") != json.Number("0") || r.at("foodBusinesses", "totalCount") != json.Number("1") {
		t.Errorf("read: %s", r.body)
	}
	b := map[string]any{"b": v["b"]}
	d.mustAsk(t, `mutation($b: ID!) { closeFoodBusiness(input: {business: $b, closedOn: "2024-01-02"}) { business { id } } }`, b)
	const reopen = `mutation($b: ID!) { reopenFoodBusiness(input: {business: $b, reason: "登记有误"}) { business { isOpen closedOn reopening uncoveredOn assignBy } } }`
	r = d.mustAsk(t, reopen, b)
	// It has no official since it opened: fifteen working days are 3 to 5, 8 to 12, 15 to 19, 22 and 23.
	if want := any(map[string]any{"isOpen": true, "closedOn": nil, "reopening": "登记有误", "uncoveredOn": "2024-01-02", "assignBy": "2024-01-23"}); !reflect.DeepEqual(r.at("reopenFoodBusiness", "business"), want) {
		t.Errorf("reopened: %s", r.body)
	}
	if r := d.ask(t, reopen, b); r.code() != "CONFLICT" || r.Errors[0].Extensions["field"] != "input.business" {
		t.Errorf("twice: %s", r.body)
	}
}

// TestCancelledCoverage checks that a cancelled assignment can no longer be read, that its idempotency key answers with the records left,
// and that planned visits and levels of no day are treated alike.
func TestCancelledCoverage(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.setDay("2024-01-02")
	r := d.mustAsk(t, `mutation {
		business: registerFoodBusiness(input: {agency: "Agency:900", name: "某店", type: CATERING, level: B, openedOn: "2024-01-01",
			newParty: {kind: SOLE_TRADER, name: "店主"}}) { business { id } }
		first: registerOfficial(input: {agency: "Agency:900", name: "甲", post: "局长", tier: COUNTY}) { official { id } }
		second: registerOfficial(input: {agency: "Agency:900", name: "乙", post: "局长", tier: COUNTY}) { official { id } }
	}`, nil)
	v := map[string]any{"b": r.at("business", "business", "id"), "one": r.at("first", "official", "id"), "two": r.at("second", "official", "id")}
	const assign = `mutation($b: ID!, $one: ID!) { assignCoverage(input: {idempotencyKey: "a", business: $b, official: $one, startsOn: "2024-01-10"}) { assignment { id } } }`
	one := map[string]any{"b": v["b"], "one": v["one"]}
	early := d.mustAsk(t, assign, one).at("assignCoverage", "assignment", "id")
	const cancel = `mutation($a: ID!) { cancelAssignment(input: {assignment: $a}) { business { assignments(orderBy: {startsOn: ASC}) { totalCount nodes { endsOn official { name } } } } } }`
	business := func(nodes ...any) any {
		return map[string]any{"business": map[string]any{"assignments": map[string]any{"totalCount": json.Number(fmt.Sprint(len(nodes))), "nodes": nodes}}}
	}
	if got := d.mustAsk(t, cancel, map[string]any{"a": early}).at("cancelAssignment"); fmt.Sprint(got) != fmt.Sprint(business()) {
		t.Errorf("taken back: %v", got)
	}
	if r := d.mustAsk(t, assign, one); !reflect.DeepEqual(r.at("assignCoverage"), any(map[string]any{"assignment": nil})) {
		t.Errorf("asked again: %s", r.body)
	}
	if r := d.mustAsk(t, `query($a: ID!) { node(id: $a) { id } coverageAssignments(where: {business: {name: {eq: "某店"}}}) { totalCount } }`, map[string]any{"a": early}); r.at("node") != nil || r.at("coverageAssignments", "totalCount") != json.Number("0") {
		t.Errorf("read: %s", r.body)
	}
	d.mustAsk(t, `mutation($b: ID!, $one: ID!) { assignCoverage(input: {business: $b, official: $one, startsOn: "2024-01-01"}) { assignment { id } } }`, one)
	const over = `mutation($one: ID!, $two: ID!) { handOverCoverage(input: {idempotencyKey: "h", from: $one, to: $two, on: "2024-06-01"}) { assignments { id } } }`
	two := map[string]any{"one": v["one"], "two": v["two"]}
	next := d.mustAsk(t, over, two).at("handOverCoverage", "assignments", 0, "id")
	if got := d.mustAsk(t, cancel, map[string]any{"a": next}).at("cancelAssignment"); !reflect.DeepEqual(got, business(map[string]any{"endsOn": nil, "official": map[string]any{"name": "甲"}})) {
		t.Errorf("goes on: %v", got)
	}
	if r := d.mustAsk(t, over, two); !reflect.DeepEqual(r.at("handOverCoverage", "assignments"), []any{}) {
		t.Errorf("handed over again: %s", r.body)
	}
	if r := d.ask(t, cancel, map[string]any{"a": next}); r.code() != "NOT_FOUND" || r.Errors[0].Extensions["field"] != "input.assignment" {
		t.Errorf("twice: %s", r.body)
	}
	// A planned visit is cancelled with a reason; a second visit on the day is refused; a level changed back on its day is not listed.
	plan := d.mustAsk(t, `mutation { planVisits(input: {agency: "Agency:900", quarter: "2024Q1"}) { plannedVisits { id } } }`, nil).at("planVisits", "plannedVisits", 0, "id")
	r = d.mustAsk(t, `mutation($p: ID!) { cancelPlannedVisit(input: {plannedVisit: $p, reason: "误排"}) { plannedVisit { cancelledOn cancellation overdue visit { id } } } }`, map[string]any{"p": plan})
	if want := any(map[string]any{"cancelledOn": "2024-01-02", "cancellation": "误排", "overdue": false, "visit": nil}); !reflect.DeepEqual(r.at("cancelPlannedVisit", "plannedVisit"), want) {
		t.Errorf("%s", r.body)
	}
	const visit = `mutation($b: ID!) { recordVisit(input: {business: $b, visitedOn: "2024-01-02", findings: []}) { visit { id } } }`
	b := map[string]any{"b": v["b"]}
	made := d.mustAsk(t, visit, b).at("recordVisit", "visit", "id")
	if r := d.ask(t, visit, b); r.code() != "CONFLICT" || r.Errors[0].Extensions["visit"] != made {
		t.Errorf("twice: %s", r.body)
	}
	d.setDay("2024-01-05")
	for _, level := range []string{"A", "B"} {
		r = d.mustAsk(t, `mutation($b: ID!, $level: CoverageLevel!) { regradeCoverage(input: {on: "2024-01-05", changes: [{business: $b, level: $level}]}) {
			businesses { level levelChanges { totalCount nodes { level endsOn } } } } }`, map[string]any{"b": v["b"], "level": level})
	}
	if want := any(map[string]any{"level": "B", "levelChanges": map[string]any{"totalCount": json.Number("1"), "nodes": []any{map[string]any{"level": "B", "endsOn": nil}}}}); !reflect.DeepEqual(r.at("regradeCoverage", "businesses", 0), want) {
		t.Errorf("there and back: %s", r.body)
	}
	r = d.ask(t, `mutation($b: ID!, $one: ID!) { assignCoverage(input: {business: $b, official: $one, startsOn: "2025-01-06"}) { assignment { id } } }`, one)
	if r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "input.startsOn" {
		t.Errorf("far ahead: %s", r.body)
	}
}

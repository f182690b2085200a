package graph_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
)

// all reads every record of a list, page by page, as a client does.
func (s *served) all(t *testing.T, list, where, selection string) (nodes []map[string]any) {
	t.Helper()
	var after any
	for {
		r := s.answer(t, fmt.Sprintf(`query($after: String) { %s(first: 500, after: $after, where: %s, orderBy: {id: ASC}) {
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

// A whole bureau is graded anew and handed over in one operation: 14,528 businesses, each of which is covered by one
// official of the right tier on every day before and after.
func TestWholeBureauHandedOver(t *testing.T) {
	t.Parallel()
	s := serve(t)
	// Day by day over the whole range: how many assignments hold, and a digest of who answers for what by them.
	const days = "generate_series('2022-11-01'::date, '2024-06-30', '1 day')"
	byDay := func() []any {
		return s.sql(t, `SELECT jsonb_agg(jsonb_build_array(d::date, n, whom) ORDER BY d) FROM (
			SELECT d, count(a.id) AS n, sum(a.business_id * 100003 + a.official_id * a.business_id) AS whom FROM `+days+` d
			LEFT JOIN coverage_assignments a ON a.starts_on <= d::date AND coalesce(a.ends_on, 'infinity') > d::date GROUP BY d) x`).([]any)
	}
	before := byDay()

	// All levels move down by one, and the few of the last one become the first.
	next := map[any]string{"A": "B", "B": "C", "C": "D", "D": "A"}
	tier := map[string]string{"A": "CITY", "B": "COUNTY", "C": "TOWNSHIP", "D": "VILLAGE"}
	officials := map[any][]any{}
	for _, o := range s.all(t, "officials", "{}", "id tier") {
		officials[o["tier"]] = append(officials[o["tier"]], o["id"])
	}
	var changes []any
	for i, b := range s.all(t, "foodBusinesses", "{isOpen: {eq: true}}", "id level") {
		level := next[b["level"]]
		who := officials[tier[level]]
		changes = append(changes, map[string]any{"business": b["id"], "level": level, "official": who[i%len(who)]})
	}
	if len(changes) != 14528 {
		t.Fatalf("%d businesses are open", len(changes))
	}
	r := s.answer(t, `mutation($changes: [CoverageChangeInput!]!) { regradeCoverage(input: {
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
	// One transaction wrote it all.
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
		// Every day of the whole range, however many were open: each once.
		"assignments of a business that share a day": {`SELECT count(*) FROM coverage_assignments a JOIN coverage_assignments b ON b.business_id = a.business_id AND b.id > a.id AND b.period && a.period`, "0"},
		// From the day on which somebody first answered for it until it closed, or the end of the range.
		"businesses and days on which one is to be covered": {`SELECT sum(least(coalesce(b.closed_on, '2024-07-01'), '2024-07-01'::date) - f.first) FROM food_businesses b
			JOIN (SELECT business_id, min(starts_on) AS first FROM coverage_assignments GROUP BY 1) f ON f.business_id = b.id`, fmt.Sprint(held)},
		"gaps between one and the next": {`SELECT count(*) FROM (SELECT ends_on, lead(starts_on) OVER (PARTITION BY business_id ORDER BY starts_on) AS next FROM coverage_assignments) x WHERE ends_on <> next`, "0"},
		"covered by a tier that does not fit, on the day": {`SELECT count(*) FROM coverage_assignments a JOIN officials o ON o.id = a.official_id JOIN food_businesses b ON b.id = a.business_id
			WHERE a.period @> '2024-03-15'::date AND (b.level, o.tier) NOT IN (('A', 'CITY'), ('B', 'COUNTY'), ('C', 'TOWNSHIP'), ('D', 'VILLAGE'))`, "0"},
		"levels that were ended and begun": {`SELECT concat_ws(' ', count(*) FILTER (WHERE ends_on = '2024-03-15'), count(*) FILTER (WHERE starts_on = '2024-03-15' AND reason = '年度分级评定')) FROM level_changes`, "14528 14528"},
		"businesses whose level on the day is not theirs": {`SELECT count(*) FROM food_businesses b WHERE closed_on IS NULL
			AND level IS DISTINCT FROM (SELECT g.level FROM level_changes g WHERE g.business_id = b.id AND daterange(g.starts_on, g.ends_on) @> '2024-03-15'::date)`, "0"},
	} {
		if got := fmt.Sprint(s.sql(t, c.sql)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

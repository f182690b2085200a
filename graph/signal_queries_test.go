package graph_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// signalTest tests a query of testdata/signals, each of which finds records that deserve a look.
type signalTest struct {
	// records is the path of the records in the answer; lines returns the values of a record that are compared.
	records []any
	lines   func(record map[string]any) []string
	// total is the path of the total count in the answer.
	total []any
	// setup is SQL that adds records which a simpler query would get wrong.
	setup string
	// sql returns the same lines by hand; all counts the records that could have been found.
	sql, all string
	// also tests a second list of the same query; nil if there is none.
	also *signalTest
}

// valueAt returns the value in a record at a path.
func valueAt(record map[string]any, path ...any) any { return reply{Data: record}.at(path...) }

// joinValues returns the values at several paths in one line. A path has points between its names.
func joinValues(record map[string]any, paths ...string) string {
	values := make([]string, len(paths))
	for i, path := range paths {
		var steps []any
		for step := range strings.SplitSeq(path, ".") {
			if n := strings.Index("0123456789", step); n >= 0 {
				steps = append(steps, n)
				continue
			}
			steps = append(steps, step)
		}
		values[i] = fmt.Sprint(valueAt(record, steps...))
	}
	return strings.Join(values, " | ")
}

// linesOf returns a function for signalTest.lines that makes one line of a record.
func linesOf(paths ...string) func(map[string]any) []string {
	return func(record map[string]any) []string { return []string{joinValues(record, paths...)} }
}

var signals = map[string]signalTest{
	"repeat_offenders": {
		records: []any{"parties", "nodes"}, total: []any{"parties", "totalCount"},
		lines: func(party map[string]any) []string {
			lines := []string{joinValues(party, "id", "name", "cases.aggregate.count", "cases.aggregate.sum.penaltyAmount", "cases.aggregate.distinct.field", "cases.aggregate.distinct.unit")}
			for _, c := range valueAt(party, "cases", "nodes").([]any) {
				lines = append(lines, joinValues(c.(map[string]any), "caseNo", "field", "decidedOn"))
			}
			return lines
		},
		// Of two who would be among them, one has a decision withdrawn, and a case of the other ended without a penalty.
		setup: `CREATE TEMP TABLE chosen AS SELECT row_number() OVER (ORDER BY c.party_id) AS nth, min(c.id) AS id FROM cases c
				WHERE extract(year FROM decided_on) = 2023 AND EXISTS (SELECT FROM penalties p WHERE p.case_id = c.id)
				GROUP BY c.party_id HAVING count(*) = 4 AND count(DISTINCT field) >= 3 ORDER BY c.party_id LIMIT 2;
			DO $$ BEGIN IF (SELECT count(*) FROM chosen) <> 2 THEN RAISE 'there are no two such parties'; END IF; END $$;
			SET session_replication_role = replica; -- decisions are final
			UPDATE decisions d SET withdrawn_on = '2024-01-10', withdrawal = 'ANNULLED', withdrawal_reason = '主要事实不清' FROM chosen c WHERE nth = 1 AND d.case_id = c.id;
			UPDATE penalties p SET withdrawn_on = '2024-01-10' FROM chosen c WHERE nth = 1 AND p.case_id = c.id;
			UPDATE decisions d SET outcome = 'NO_PENALTY' FROM chosen c WHERE nth = 2 AND d.case_id = c.id;
			DELETE FROM penalties p USING chosen c WHERE nth = 2 AND p.case_id = c.id;`,
		sql: `WITH of_year AS (SELECT c.*, (SELECT coalesce(sum(amount), 0)::numeric(20,2) FROM penalties p WHERE p.case_id = c.id AND p.kind IN ('FINE', 'CONFISCATION_OF_GAINS')) AS imposed
				FROM cases c JOIN decisions d ON d.case_id = c.id WHERE extract(year FROM c.decided_on) = 2023 AND d.outcome = 'PENALTY' AND d.withdrawn_on IS NULL),
			found AS (SELECT party_id, count(*) AS n, sum(imposed) AS imposed, count(DISTINCT field) AS fields, count(DISTINCT unit_id) AS units
				FROM of_year GROUP BY 1 HAVING count(*) >= 4 AND count(DISTINCT field) >= 3)
			SELECT array_agg(line ORDER BY n DESC, name COLLATE "C", party_id, decided_on NULLS FIRST, case_no) FROM (
				SELECT n, y.name, f.party_id, NULL::date AS decided_on, '' AS case_no, concat_ws(' | ', 'Party:1:' || f.party_id, y.name, n, imposed, fields, units) AS line
				FROM found f JOIN parties y ON y.id = f.party_id
				UNION ALL SELECT n, y.name, f.party_id, c.decided_on, c.case_no, concat_ws(' | ', c.case_no, c.field, c.decided_on)
				FROM found f JOIN parties y ON y.id = f.party_id JOIN of_year c ON c.party_id = f.party_id) lines`,
		all: `SELECT count(DISTINCT party_id) FROM cases WHERE extract(year FROM decided_on) = 2023`,
	},
	"rising_complaints": {
		records: []any{"foodBusinesses", "nodes"}, total: []any{"foodBusinesses", "totalCount"},
		lines: linesOf("id", "name", "currentAssignment.official.name", "before.totalCount", "now.totalCount", "lastVisit.nodes.0.visitedOn"),
		sql: `WITH told AS (SELECT business_id, count(*) FILTER (WHERE received_on BETWEEN '2023-07-01' AND '2023-09-30') AS earlier,
				count(*) FILTER (WHERE received_on BETWEEN '2023-10-01' AND '2023-12-31') AS later FROM complaints GROUP BY 1)
			SELECT array_agg(concat_ws(' | ', 'FoodBusiness:1:' || b.id, b.name, o.name, earlier, later,
				coalesce((SELECT max(visited_on)::text FROM coverage_visits v WHERE v.business_id = b.id), '<nil>')) ORDER BY later DESC, b.name COLLATE "C", b.id)
			FROM told t JOIN food_businesses b ON b.id = t.business_id JOIN coverage_assignments a ON a.business_id = b.id AND a.period @> '2024-03-15'::date JOIN officials o ON o.id = a.official_id
			WHERE later >= 3 AND (later > earlier OR later >= 10) AND b.closed_on IS NULL
			AND NOT EXISTS (SELECT FROM coverage_visits v WHERE v.business_id = b.id AND v.visited_on >= '2023-10-01')`,
		all: `SELECT count(DISTINCT business_id) FROM complaints WHERE received_on >= '2023-10-01'`,
	},
	"visits_without_findings": {
		records: []any{"officials", "nodes"}, total: []any{"officials", "totalCount"},
		lines: linesOf("id", "name", "tier", "leftOn", "visits.aggregate.count", "visits.aggregate.distinct.business", "visits.aggregate.business.complaints.count", "visits.aggregate.business.cases.count"),
		// One of them has left, and a decision against a business that one of them visits was withdrawn.
		setup: `CREATE TEMP TABLE chosen AS SELECT official_id, min(d.id) AS id FROM coverage_visits v JOIN cases c USING (business_id) JOIN decisions d ON d.case_id = c.id
				WHERE v.visited_on BETWEEN '2022-11-01' AND '2023-12-31' AND d.decided_on BETWEEN '2022-11-01' AND '2023-12-31' AND d.outcome = 'PENALTY'
				AND official_id IN (SELECT official_id FROM coverage_visits v LEFT JOIN findings f ON f.visit_id = v.id GROUP BY 1 HAVING count(DISTINCT v.id) >= 20 AND count(f.id) = 0)
				GROUP BY 1 ORDER BY 1 LIMIT 1;
			DO $$ BEGIN IF (SELECT count(*) FROM chosen) <> 1 THEN RAISE 'there is no such official'; END IF; END $$;
			SET session_replication_role = replica; -- decisions are final, and an official hands over first
			UPDATE decisions d SET withdrawn_on = '2024-01-10', withdrawal = 'ANNULLED', withdrawal_reason = '主要事实不清' FROM chosen c WHERE d.id = c.id;
			UPDATE penalties p SET withdrawn_on = '2024-01-10' FROM chosen c WHERE p.decision_id = c.id;
			UPDATE officials o SET left_on = '2024-02-01' FROM chosen c WHERE o.id = c.official_id;`,
		sql: `WITH visits AS (SELECT v.*, EXISTS (SELECT FROM findings f WHERE f.visit_id = v.id) AS found FROM coverage_visits v WHERE visited_on BETWEEN '2022-11-01' AND '2023-12-31'),
			never AS (SELECT official_id, count(*) AS n FROM visits GROUP BY 1 HAVING count(*) >= 20 AND NOT bool_or(found)),
			at AS (SELECT DISTINCT official_id, business_id FROM visits JOIN never USING (official_id))
			SELECT array_agg(concat_ws(' | ', 'Official:1:' || o.id, o.name, o.tier, coalesce(o.left_on::text, '<nil>'), n, (SELECT count(*) FROM at WHERE at.official_id = o.id),
				(SELECT count(*) FROM at JOIN complaints c USING (business_id) WHERE at.official_id = o.id AND c.received_on BETWEEN '2022-11-01' AND '2023-12-31'),
				(SELECT count(*) FROM at JOIN cases c USING (business_id) JOIN decisions d ON d.case_id = c.id WHERE at.official_id = o.id AND c.decided_on BETWEEN '2022-11-01' AND '2023-12-31'
					AND d.outcome = 'PENALTY' AND d.withdrawn_on IS NULL)) ORDER BY n DESC, o.id)
			FROM never JOIN officials o ON o.id = official_id`,
		all: `SELECT count(DISTINCT official_id) FROM coverage_visits`,
	},
	"overdue_orders": {
		records: []any{"byUnit", "nodes"}, total: []any{"byUnit", "totalCount"},
		lines: linesOf("id", "orderNo", "dueOn", "reportedOn", "party.name", "inspection.unit.name", "inspection.hazards.totalCount", "inspection.hazards.nodes.0.kind"),
		// One was reported in time, and its re-check is due on the day itself: nobody is late.
		setup: `CREATE TEMP TABLE chosen AS SELECT o.id ` + overdueOrders + ` AND o.reported_on IS NULL AND o.issued_on < '2024-03-01' ORDER BY o.id LIMIT 1;
			DO $$ BEGIN IF (SELECT count(*) FROM chosen) <> 1 THEN RAISE 'there is no such order'; END IF; END $$;
			UPDATE safety_orders o SET due_on = '2024-03-04', reported_on = '2024-03-01', recheck_due_on = '2024-03-15' FROM chosen c WHERE c.id = o.id;`,
		sql: `SELECT array_agg(` + overdueOrder + ` ORDER BY o.due_on, o.order_no) ` + overdueOrders + ` AND (o.reported_on IS NULL OR o.reported_on > o.due_on)`,
		all: `SELECT count(*) FROM safety_orders WHERE closed_on IS NULL`,
		also: &signalTest{
			records: []any{"byBureau", "nodes"}, total: []any{"byBureau", "totalCount"},
			lines: linesOf("id", "orderNo", "dueOn", "reportedOn", "party.name", "inspection.unit.name", "inspection.hazards.totalCount", "inspection.hazards.nodes.0.kind"),
			sql:   `SELECT array_agg(` + overdueOrder + ` ORDER BY o.reported_on, o.order_no) ` + overdueOrders + ` AND o.reported_on <= o.due_on AND o.recheck_due_on < '2024-03-15'`,
			all:   `SELECT count(*) FROM safety_orders WHERE closed_on IS NULL`,
		},
	},
	"goods_in_store": {
		records: []any{"goodsLots", "groups", "nodes"}, total: []any{"goodsLots", "totalCount"},
		lines: func(group map[string]any) []string {
			lines := []string{joinValues(group, "key.storedAt", "key.field", "aggregate.count", "aggregate.sum.quantityHeld", "aggregate.sum.value")}
			for _, lot := range valueAt(group, "goodsLots", "nodes").([]any) {
				lines = append(lines, joinValues(lot.(map[string]any), "id", "name", "quantityHeld", "case.caseNo", "movements.nodes.0.movedOn"))
			}
			return lines
		},
		// One lot of them was given back.
		setup: `INSERT INTO goods_movements (agency_id, lot_id, kind, quantity, moved_on)
				SELECT 1, l.id, 'RETURN', m.quantity, '2024-01-10' FROM goods_lots l JOIN goods_movements m ON m.lot_id = l.id AND m.kind = 'CONFISCATE' AND m.moved_on < '2023-01-01'
				WHERE NOT EXISTS (SELECT FROM goods_movements d WHERE d.lot_id = l.id AND d.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN')) ORDER BY l.id LIMIT 1;`,
		sql: `WITH held AS (SELECT l.*, c.case_no,
				(SELECT sum(CASE WHEN kind = 'CONFISCATE' THEN quantity WHEN kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN') THEN -quantity ELSE 0 END) FROM goods_movements m WHERE m.lot_id = l.id) AS held,
				(SELECT min(moved_on) FROM goods_movements m WHERE m.lot_id = l.id AND kind = 'CONFISCATE') AS since FROM goods_lots l JOIN cases c ON c.id = l.case_id),
			old AS (SELECT * FROM held WHERE held > 0 AND since < '2023-01-01')
			SELECT array_agg(line ORDER BY stored_at COLLATE "C", field COLLATE "C", id) FROM (
				SELECT stored_at, field, 0 AS id, concat_ws(' | ', stored_at, field, count(*), sum(held), sum(value)) AS line FROM old GROUP BY 1, 2
				UNION ALL SELECT stored_at, field, id, concat_ws(' | ', 'GoodsLot:1:' || id, name, held, case_no, since) FROM old) lines`,
		all: `SELECT count(*) FROM goods_lots l WHERE NOT EXISTS (SELECT FROM goods_movements m WHERE m.lot_id = l.id AND kind = 'DESTROY')`,
	},
	"unpaid_fines": {
		records: []any{"penalties", "groups", "nodes"}, total: []any{"penalties", "totalCount"},
		lines: func(group map[string]any) []string {
			lines := []string{joinValues(group, "key.case.unit.name", "all.count", "all.sum.amount", "all.sum.paidAmount", "all.decision.min.decidedOn", "deferred.count", "unexplained.count")}
			for _, p := range valueAt(group, "penalties", "nodes").([]any) {
				lines = append(lines, joinValues(p.(map[string]any), "id", "amount", "paidAmount", "decision.decidedOn", "case.caseNo", "case.party.name"))
			}
			return lines
		},
		// Of seven that no deferral was granted for, in their order: an appeal that is heard, one that has ended, a deferral that runs though
		// the gains of the case are late, a plan of which the first part is late, one of which it is paid, one whose parts are all late, and a
		// fine that was paid late, without its surcharge.
		setup: `CREATE TEMP TABLE chosen AS SELECT row_number() OVER (ORDER BY i.id) AS nth, i.* FROM instalments i JOIN penalties p ON p.id = i.penalty_id AND p.kind = 'FINE'
				WHERE i.settled_on IS NULL AND i.replaced_on IS NULL AND i.deferral_id IS NULL AND i.due_on < '2024-01-01' AND i.amount > 100 AND i.amount = p.amount ORDER BY i.id LIMIT 7;
			INSERT INTO appeals (agency_id, case_id, decision_id, kind, authority, filed_on, ended_on, outcome)
				SELECT 1, case_id, case_id, 'REVIEW', '市政府', '2024-01-02', CASE nth WHEN 2 THEN '2024-02-01'::date END, CASE nth WHEN 2 THEN 'UPHELD' END FROM chosen WHERE nth <= 2;
			INSERT INTO deferrals (id, agency_id, case_id, penalty_id, applied_on, granted_on, approved_by, reason)
				SELECT 100000 + nth, 1, case_id, penalty_id, '2024-01-02', '2024-01-03', '分管局长', '资金周转困难' FROM chosen WHERE nth BETWEEN 3 AND 6;
			UPDATE instalments i SET replaced_on = '2024-01-03' FROM chosen c WHERE c.nth BETWEEN 3 AND 6 AND c.id = i.id;
			INSERT INTO instalments (agency_id, case_id, penalty_id, deferral_id, due_on, amount, settled_on)
				SELECT 1, case_id, penalty_id, 100000 + nth, due, CASE part WHEN 1 THEN 100 ELSE amount - 100 END, CASE WHEN nth = 5 AND part = 1 THEN '2024-01-20'::date END
				FROM chosen, LATERAL (VALUES (1, CASE nth WHEN 3 THEN '2024-05-01'::date ELSE '2024-02-01' END), (2, CASE nth WHEN 6 THEN '2024-03-01'::date ELSE '2024-06-01' END)) parts (part, due)
				WHERE nth BETWEEN 3 AND 6;
			INSERT INTO payments (agency_id, case_id, penalty_id, kind, amount, paid_on, method, receipt_no)
				SELECT 1, case_id, penalty_id, 'PAYMENT', CASE nth WHEN 5 THEN 100 ELSE amount END, CASE nth WHEN 5 THEN '2024-01-20'::date ELSE '2024-02-01' END, 'BANK', 'S-' || nth FROM chosen WHERE nth IN (5, 7);
			UPDATE instalments i SET settled_on = '2024-02-01' FROM chosen c WHERE c.nth = 7 AND c.id = i.id;
			UPDATE accruals a SET ends_on = CASE c.nth WHEN 7 THEN '2024-02-01'::date ELSE '2024-01-02' END FROM chosen c WHERE c.nth >= 3 AND c.id = a.instalment_id AND a.ends_on IS NULL;`,
		sql: `WITH fines AS (SELECT p.*, d.decided_on, c.unit_id, c.case_no, y.name, coalesce((SELECT sum(amount) FROM payments m WHERE m.penalty_id = p.id), 0)::numeric(14,2) AS paid,
				coalesce((SELECT sum(amount) FROM instalments i WHERE i.penalty_id = p.id AND i.replaced_on IS NULL AND i.due_on >= '2024-03-15'), 0) AS later,
				(SELECT count(*) FROM accruals a WHERE a.penalty_id = p.id AND a.ends_on >= a.starts_on) > 0 AND NOT EXISTS (SELECT FROM payments m WHERE m.penalty_id = p.id AND m.surcharge > 0) AS bare,
				EXISTS (SELECT FROM deferrals f WHERE f.penalty_id = p.id) AS deferred, NOT EXISTS (SELECT FROM appeals a WHERE a.decision_id = d.id AND a.ended_on IS NULL) AS unexplained
				FROM penalties p JOIN decisions d ON d.id = p.decision_id JOIN cases c ON c.id = p.case_id JOIN parties y ON y.id = c.party_id
				WHERE p.kind = 'FINE' AND d.withdrawn_on IS NULL AND d.served_on <= '2024-02-28'),
			late AS (SELECT *, row_number() OVER (PARTITION BY unit_id ORDER BY decided_on, id) AS nth, count(*) OVER (PARTITION BY unit_id) AS n FROM fines WHERE paid < amount - later OR paid = amount AND bare)
			SELECT array_agg(line ORDER BY n DESC, unit_id, nth) FROM (
				SELECT n, unit_id, 0 AS nth, concat_ws(' | ', u.name, n, sum(amount), sum(paid), min(decided_on), count(*) FILTER (WHERE deferred), count(*) FILTER (WHERE unexplained)) AS line
				FROM late JOIN units u ON u.id = unit_id GROUP BY n, unit_id, u.name
				UNION ALL SELECT n, unit_id, nth, concat_ws(' | ', 'Penalty:1:' || id, amount, paid, decided_on, case_no, name) FROM late WHERE nth <= 2) lines`,
		all: `SELECT count(*) FROM penalties WHERE kind = 'FINE'`,
	},
	"close_to_minimum": {
		records: []any{"penalties", "groups", "nodes"}, total: []any{"penalties", "totalCount"},
		lines: func(group map[string]any) []string {
			lines := []string{joinValues(group, "key.case.unit.name", "all.count", "below.count", "near.count", "above.count", "withoutReason.count")}
			for _, p := range valueAt(group, "penalties", "nodes").([]any) {
				lines = append(lines, joinValues(p.(map[string]any), "id", "amount", "case.caseNo"))
			}
			return lines
		},
		sql: `WITH fines AS (SELECT p.*, c.unit_id, c.case_no, round(p.amount / v.fine_min, 3) AS times FROM penalties p JOIN provisions v ON v.id = p.provision_id JOIN decisions d ON d.id = p.decision_id
				JOIN cases c ON c.id = p.case_id WHERE p.kind = 'FINE' AND v.fine_min > 0 AND d.withdrawn_on IS NULL AND extract(year FROM d.decided_on) = 2023),
			weighed AS (SELECT unit_id, round(avg(times), 6) AS mean, count(*) AS n, count(*) FILTER (WHERE times < 1) AS below, count(*) FILTER (WHERE times BETWEEN 1 AND 1.1) AS near,
				count(*) FILTER (WHERE times > 1.1) AS above, count(*) FILTER (WHERE times < 1 AND departure IS NULL) AS bare FROM fines GROUP BY 1),
			near AS (SELECT *, row_number() OVER (PARTITION BY unit_id ORDER BY times, id) AS nth FROM fines WHERE times BETWEEN 1 AND 1.1)
			SELECT array_agg(line ORDER BY mean, unit_id, nth) FROM (
				SELECT mean, unit_id, 0 AS nth, concat_ws(' | ', u.name, n, below, near, above, bare) AS line FROM weighed JOIN units u ON u.id = unit_id
				UNION ALL SELECT mean, unit_id, nth, concat_ws(' | ', 'Penalty:1:' || id, amount, case_no) FROM near JOIN weighed USING (unit_id) WHERE nth <= 3) lines`,
		all: `SELECT count(*) FROM penalties WHERE kind = 'FINE'`,
	},
}

// The overdue safety orders without a case, and their line.
const (
	overdueOrder = `concat_ws(' | ', 'SafetyOrder:1:' || o.id, o.order_no, o.due_on, coalesce(o.reported_on::text, '<nil>'), y.name, u.name, h.n, h.kind)`

	overdueOrders = `FROM safety_orders o JOIN inspections i ON i.id = o.inspection_id JOIN parties y ON y.id = i.party_id JOIN units u ON u.id = i.unit_id
			CROSS JOIN LATERAL (SELECT count(*) AS n, (array_agg(kind ORDER BY id))[1] AS kind FROM hazards h WHERE h.inspection_id = i.id AND h.removed_on IS NULL) h
			WHERE o.closed_on IS NULL AND o.due_on < '2024-03-15' AND NOT EXISTS (SELECT FROM cases c WHERE c.id IN (o.case_id, i.case_id))`
)

// TestSignals checks that each query of testdata/signals runs as one statement, answers the same as SQL by hand, and finds some but not all
// records.
func TestSignals(t *testing.T) {
	t.Parallel()
	s := serve(t)
	files, err := filepath.Glob("testdata/signals/*.graphql")
	if err != nil || len(files) != len(signals) {
		t.Fatalf("%d files for %d signals: %v", len(files), len(signals), err)
	}
	page, err := os.ReadFile("../docs/querying.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.Contains(string(page), "](../graph/"+file+")") {
			t.Errorf("docs/querying.md has no link to %s", file)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".graphql")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(string(text), "# ") || !strings.Contains(strings.SplitN(string(text), "\n", 2)[0], "?") {
				t.Error("it does not begin with its question as a comment")
			}
			c := signals[name]
			s := s
			if c.setup != "" {
				s = serve(t)
				s.exec(t, c.setup)
			}
			s.log.takeText()
			r := s.mustAsk(t, string(text), nil) // every variable has a default
			if line := s.log.takeText(); !strings.Contains(line, "statements=1 ") {
				t.Errorf("%s", line)
			}
			s.checkSignal(t, r, c)
			if c.also != nil {
				s.checkSignal(t, r, *c.also)
			}
		})
	}
}

// checkSignal compares an answer with SQL by hand.
func (s *testServer) checkSignal(t *testing.T, r reply, c signalTest) {
	t.Helper()
	var got []any
	for _, record := range r.at(c.records...).([]any) {
		for _, line := range c.lines(record.(map[string]any)) {
			got = append(got, line)
		}
	}
	if want := s.sql(t, c.sql); !reflect.DeepEqual(any(got), want) {
		t.Errorf("%s\nwant\n%s", joinLines(got), joinLines(want))
	}
	found, all := fmt.Sprint(r.at(c.total...)), fmt.Sprint(s.sql(t, c.all))
	t.Logf("%s of %s", found, all)
	if found == "0" || found == all {
		t.Errorf("%s of %s are found: some but not all are expected", found, all)
	}
}

// joinLines returns the items of a list, one a line.
func joinLines(list any) string {
	var b strings.Builder
	items, _ := list.([]any)
	for _, item := range items {
		fmt.Fprintln(&b, item)
	}
	return b.String()
}

// TestCrossing checks each part of testdata/crossing.graphql, one query over all subjects of a food business, against SQL by hand.
func TestCrossing(t *testing.T) {
	t.Parallel()
	s := serve(t)
	text, err := os.ReadFile("testdata/crossing.graphql")
	if err != nil {
		t.Fatal(err)
	}
	s.log.takeText()
	r := s.mustAsk(t, string(text), nil)
	if line := s.log.takeText(); !strings.Contains(line, "statements=1 ") {
		t.Errorf("%s", line)
	}
	business, _ := r.at("foodBusinesses", "nodes", 0).(map[string]any)
	id := fmt.Sprint(business["id"])
	if want := s.sql(t, `WITH crossing AS (
			SELECT b.id, (SELECT count(*) FROM complaints c WHERE c.business_id = b.id) AS told FROM food_businesses b
			WHERE EXISTS (SELECT FROM coverage_assignments a WHERE a.business_id = b.id AND a.period @> '2024-03-15'::date)
			AND EXISTS (SELECT FROM coverage_visits v JOIN findings f ON f.visit_id = v.id JOIN cases c ON c.id = f.case_id WHERE v.business_id = b.id)
			AND EXISTS (SELECT FROM complaints o JOIN cases c ON c.id = o.case_id WHERE o.business_id = b.id)
			AND EXISTS (SELECT FROM cases c JOIN goods_lots l ON l.case_id = c.id JOIN goods_movements m ON m.lot_id = l.id AND m.kind = 'DESTROY' JOIN payments p ON p.case_id = c.id WHERE c.business_id = b.id))
		SELECT jsonb_build_array(count(*), (array_agg('FoodBusiness:1:' || id ORDER BY told DESC, id))[1]) FROM crossing`); !reflect.DeepEqual(any([]any{r.at("foodBusinesses", "totalCount"), id}), want) {
		t.Errorf("%v of %v, want %v", id, r.at("foodBusinesses", "totalCount"), want)
	}
	number := strings.TrimPrefix(id, "FoodBusiness:1:")

	// A walk returns the lines of the records below a record, each after the line of the record above it.
	type walk func(record map[string]any, prefix string) []string
	lines := func(record map[string]any, prefix, name string, here []string, below ...walk) (all []string) {
		nodes, _ := valueAt(record, name, "nodes").([]any)
		for _, node := range nodes {
			node := node.(map[string]any)
			own := prefix + joinValues(node, here...)
			all = append(all, own)
			for _, w := range below {
				all = append(all, w(node, own+" > ")...)
			}
		}
		return all
	}
	of := func(name string, here []string, below ...walk) walk {
		return func(record map[string]any, prefix string) []string {
			return lines(record, prefix, name, here, below...)
		}
	}
	parts := map[string]struct {
		walk walk
		sql  string
	}{
		"official": {
			func(record map[string]any, _ string) []string {
				return []string{joinValues(record, "name", "licenceNo", "level", "party.name", "party.code", "currentAssignment.startsOn", "currentAssignment.official.id", "currentAssignment.official.tier")}
			},
			`SELECT concat_ws(' | ', b.name, licence_no, level, y.name, y.code, lower(a.period), 'Official:1:' || o.id, o.tier) AS line
				FROM food_businesses b JOIN parties y ON y.id = b.party_id JOIN coverage_assignments a ON a.business_id = b.id AND a.period @> '2024-03-15'::date JOIN officials o ON o.id = a.official_id
				WHERE b.id = $1::text::bigint`,
		},
		"visits and findings": {
			of("visits", []string{"visitedOn", "official.name"}, of("findings", []string{"severity", "text", "dueOn", "rectifiedOn", "case.caseNo"})),
			`SELECT concat_ws(' | ', visited_on, o.name) AS line FROM coverage_visits v JOIN officials o ON o.id = v.official_id WHERE business_id = $1::text::bigint
				UNION ALL SELECT concat_ws(' | ', visited_on, o.name) || ' > ' || concat_ws(' | ', severity, f.text, f.due_on, coalesce(f.rectified_on::text, '<nil>'), coalesce(c.case_no, '<nil>'))
				FROM coverage_visits v JOIN officials o ON o.id = v.official_id JOIN findings f ON f.visit_id = v.id LEFT JOIN cases c ON c.id = f.case_id WHERE v.business_id = $1::text::bigint`,
		},
		"complaints": {
			of("complaints", []string{"complaintNo", "receivedOn", "kind", "issue", "result", "recoveredAmount", "case.caseNo"}),
			`SELECT concat_ws(' | ', complaint_no, received_on, kind, issue, coalesce(result, '<nil>'), recovered_amount, coalesce(c.case_no, '<nil>')) AS line
				FROM complaints o LEFT JOIN cases c ON c.id = o.case_id WHERE o.business_id = $1::text::bigint`,
		},
		"cases, penalties, payments": {
			of("cases", []string{"caseNo", "status", "filedOn"}, of("penalties", []string{"kind", "amount", "provision.law", "provision.article"}, of("payments", []string{"paidOn", "amount", "method"}))),
			`WITH c AS (SELECT *, concat_ws(' | ', case_no, status, filed_on) AS said FROM cases WHERE business_id = $1::text::bigint),
				p AS (SELECT p.id, c.said || ' > ' || concat_ws(' | ', p.kind, coalesce(amount::text, '<nil>'), v.law, v.article) AS said
					FROM penalties p JOIN c ON c.id = p.case_id JOIN provisions v ON v.id = p.provision_id)
				SELECT said AS line FROM c UNION ALL SELECT said FROM p
				UNION ALL SELECT p.said || ' > ' || concat_ws(' | ', paid_on, amount, method) FROM payments m JOIN p ON p.id = m.penalty_id`,
		},
		"goods and destruction": {
			of("cases", []string{"caseNo"}, of("goodsLots", []string{"name", "quantity", "unit", "quantityHeld"},
				of("movements", []string{"kind", "movedOn", "quantity", "destruction.destroyedOn", "destruction.place", "destruction.method", "destruction.supervisors.totalCount"}))),
			`WITH c AS (SELECT * FROM cases WHERE business_id = $1::text::bigint),
				l AS (SELECT l.id, case_no || ' > ' || concat_ws(' | ', name, quantity, unit, (SELECT coalesce(sum(CASE kind WHEN 'CONFISCATE' THEN quantity WHEN 'DESTROY' THEN -quantity END), 0.000)
					FROM goods_movements m WHERE m.lot_id = l.id AND kind IN ('CONFISCATE', 'DESTROY'))) AS said FROM goods_lots l JOIN c ON c.id = l.case_id)
				SELECT case_no AS line FROM c UNION ALL SELECT said FROM l
				UNION ALL SELECT l.said || ' > ' || concat_ws(' | ', kind, moved_on, m.quantity, coalesce(destroyed_on::text, '<nil>'), coalesce(d.place, '<nil>'), coalesce(method, '<nil>'),
					CASE WHEN d.id IS NULL THEN '<nil>' ELSE (SELECT count(*) FROM destruction_supervisors s WHERE s.destruction_id = d.id)::text END)
				FROM goods_movements m JOIN l ON l.id = m.lot_id LEFT JOIN destructions d ON d.id = m.destruction_id`,
		},
		"sums": {
			func(record map[string]any, _ string) []string {
				return []string{joinValues(record, "cases.totalCount", "cases.aggregate.sum.penaltyAmount", "cases.aggregate.penalties.count", "cases.aggregate.payments.count", "cases.aggregate.payments.sum.amount",
					"cases.aggregate.goodsLots.sum.quantityDestroyed", "visits.totalCount", "complaints.totalCount")}
			},
			`WITH c AS (SELECT * FROM cases WHERE business_id = $1::text::bigint)
				SELECT concat_ws(' | ', (SELECT count(*) FROM c), (SELECT sum(amount) FROM penalties p JOIN c ON c.id = p.case_id WHERE p.kind IN ('FINE', 'CONFISCATION_OF_GAINS')),
					(SELECT count(*) FROM penalties p JOIN c ON c.id = p.case_id), (SELECT count(*) FROM payments p JOIN c ON c.id = p.case_id), (SELECT sum(amount) FROM payments p JOIN c ON c.id = p.case_id),
					(SELECT sum(m.quantity) FROM goods_movements m JOIN goods_lots l ON l.id = m.lot_id JOIN c ON c.id = l.case_id WHERE m.kind = 'DESTROY'),
					(SELECT count(*) FROM coverage_visits WHERE business_id = $1::text::bigint), (SELECT count(*) FROM complaints WHERE business_id = $1::text::bigint)) AS line`,
		},
	}
	for name, part := range parts {
		got := part.walk(business, "")
		slices.Sort(got)
		var items []any
		for _, line := range got {
			items = append(items, line)
		}
		want := s.sql(t, `SELECT array_agg(line ORDER BY line COLLATE "C") FROM (`+part.sql+") lines", number)
		if len(items) == 0 || !reflect.DeepEqual(any(items), want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, joinLines(items), joinLines(want))
		}
		// No level of a part is empty.
		if deepest := strings.Count(slices.MaxFunc(got, func(a, b string) int { return strings.Count(a, " > ") - strings.Count(b, " > ") }), " > "); deepest !=
			map[string]int{"visits and findings": 1, "cases, penalties, payments": 2, "goods and destruction": 2}[name] {
			t.Errorf("%s: only %d deep", name, deepest)
		}
	}
}

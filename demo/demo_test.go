package demo_test

import (
	"context"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/demo"
	"docket/demo/demotest"
	"docket/migrations"
	"docket/postgres/postgrestest"
)

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

// The published figures of 2023, each by plain SQL, and what must be true of such a bureau.
func TestFigures(t *testing.T) {
	t.Parallel()
	conn := connect(t, postgrestest.Clone(t, demotest.Template))
	for name, c := range map[string]struct{ sql, want string }{
		"cases decided in 2023": {`SELECT count(*) FROM cases WHERE extract(year FROM decided_on) = 2023`, "1991"},
		"cases decided in 2022": {`SELECT count(*) FROM cases WHERE extract(year FROM decided_on) = 2022`, "1873"},
		"fines and confiscated gains of 2023": {`SELECT sum(p.amount) FROM penalties p JOIN decisions d ON d.id = p.decision_id
			WHERE extract(year FROM d.decided_on) = 2023 AND p.kind IN ('FINE', 'CONFISCATION_OF_GAINS') AND d.withdrawn_on IS NULL`, "5920000.00"},
		"fines and confiscated gains of 2022": {`SELECT sum(p.amount) FROM penalties p JOIN decisions d ON d.id = p.decision_id
			WHERE extract(year FROM d.decided_on) = 2022 AND d.withdrawn_on IS NULL`, "5412600.00"},
		"items destroyed in 2023":      {`SELECT sum(quantity) FROM goods_movements WHERE kind = 'DESTROY' AND extract(year FROM moved_on) = 2023`, "11800.000"},
		"central destructions in 2023": {`SELECT count(*) FROM destructions WHERE extract(year FROM destroyed_on) = 2023`, "5"},
		"food businesses open at the end of 2023": {`SELECT count(*) FROM food_businesses
			WHERE opened_on <= '2023-12-31' AND (closed_on IS NULL OR closed_on > '2023-12-31')`, "14528"},
		"of them covered on that day, at the right tier": {`SELECT count(*) FROM food_businesses b
			JOIN coverage_assignments a ON a.business_id = b.id AND a.period @> '2023-12-31'::date JOIN officials o ON o.id = a.official_id
			WHERE b.closed_on IS NULL AND (b.level, o.tier) IN (('A', 'CITY'), ('B', 'COUNTY'), ('C', 'TOWNSHIP'), ('D', 'VILLAGE'))`, "14528"},
		"of them visited in 2023": {`SELECT count(*) FROM food_businesses b WHERE b.closed_on IS NULL
			AND EXISTS (SELECT FROM coverage_visits v WHERE v.business_id = b.id AND extract(year FROM v.visited_on) = 2023)`, "14528"},
		"visits by whoever was not in charge": {`SELECT count(*) FROM coverage_visits v WHERE NOT EXISTS (SELECT FROM coverage_assignments a
			WHERE a.business_id = v.business_id AND a.official_id = v.official_id AND a.period @> v.visited_on)`, "0"},
		"fines above their provision": {`SELECT count(*) FROM penalties p JOIN provisions v ON v.id = p.provision_id WHERE p.amount > v.fine_max AND p.kind = 'FINE'`, "0"},
		"fines below their provision without a reason": {`SELECT count(*) FROM penalties p JOIN provisions v ON v.id = p.provision_id
			WHERE p.amount < v.fine_min AND p.kind = 'FINE' AND p.departure IS NULL`, "0"},
		"fines mostly below provisions whose least is small": {`SELECT count(*) FILTER (WHERE p.amount < v.fine_min) * 4 > count(*) FROM penalties p JOIN provisions v ON v.id = p.provision_id
			WHERE v.fine_min BETWEEN 1 AND 10000 AND p.kind = 'FINE'`, "false"},
		"provisions cited before they were in force": {`SELECT count(*) FROM penalties p JOIN provisions v ON v.id = p.provision_id
			JOIN decisions d ON d.id = p.decision_id WHERE v.effective_from > d.decided_on`, "0"},
		"cases without two officers": {`SELECT count(*) FROM cases c WHERE (SELECT count(*) FROM case_officers o WHERE o.case_id = c.id) NOT IN (2, 3)`, "0"},
		"on-the-spot fines above what the law allows": {`SELECT count(*) FROM penalties p JOIN cases c ON c.id = p.case_id JOIN parties y ON y.id = c.party_id
			WHERE c.procedure = 'SIMPLIFIED' AND p.amount > CASE y.kind WHEN 'NATURAL_PERSON' THEN 200 ELSE 3000 END`, "0"},
		"decisions of an ordinary case after more than 90 days": {`SELECT count(*) FROM cases WHERE decided_on - filed_on > 90`, "0"},
		"anything after 2023": {`SELECT (SELECT count(*) FROM payments WHERE paid_on > '2023-12-31') + (SELECT count(*) FROM case_events WHERE occurred_on > '2023-12-31')
			+ (SELECT count(*) FROM coverage_visits WHERE visited_on > '2023-12-31')`, "0"},
		"complaints received in 2023": {`SELECT count(*) FROM complaints WHERE extract(year FROM received_at AT TIME ZONE 'Asia/Shanghai') = 2023`, "21773"},
		"complaints received in 2022": {`SELECT count(*) FROM complaints WHERE extract(year FROM received_at AT TIME ZONE 'Asia/Shanghai') = 2022`, "19926"},
		"of them not answered within a working day": {`SELECT count(*) FROM complaints WHERE NOT acknowledged_in_time
			OR (acknowledged_at AT TIME ZONE 'Asia/Shanghai')::date > acknowledge_by OR received_on <> (received_at AT TIME ZONE 'Asia/Shanghai')::date`, "0"},
		"of 2023 closed within seven working days": {`SELECT count(*) FROM complaints WHERE received_on >= '2023-01-01' AND (closed_at AT TIME ZONE 'Asia/Shanghai')::date <= close_by`, "19596"},
		"said to be in time, wrongly":              {`SELECT count(*) FROM complaints WHERE closed_in_time <> ((closed_at AT TIME ZONE 'Asia/Shanghai')::date <= close_by)`, "0"},
		"recovered for consumers in 2023":          {`SELECT sum(recovered_amount) FROM complaints WHERE received_on >= '2023-01-01'`, "5090000.00"},
		"analysis reports of 2023":                 {`SELECT count(*) FROM analysis_reports WHERE issued_on >= '2023-01-01'`, "58"},
		"shops in the schemes at the end of 2023": {`SELECT string_agg(n::text, ', ' ORDER BY n) FROM (SELECT count(*) AS n FROM promise_merchants
			WHERE joined_on <= '2023-12-31' AND (left_on IS NULL OR left_on > '2023-12-31') GROUP BY scheme) s`, "2410, 8736"},
		"shops in the schemes at the end of 2022": {`SELECT string_agg(n::text, ', ' ORDER BY n) FROM (SELECT count(*) AS n FROM promise_merchants
			WHERE joined_on <= '2022-12-31' AND (left_on IS NULL OR left_on > '2022-12-31') GROUP BY scheme) s`, "1986, 7912"},
		"stations at the end of 2023":        {`SELECT count(*) FROM rights_stations WHERE opened_on <= '2023-12-31' AND closed_on IS NULL`, "64"},
		"demonstration units of 2023":        {`SELECT count(*) || ' ' || count(named_on) FROM trust_units WHERE proposed_on >= '2023-01-01'`, "5 3"},
		"inspections of 2023":                {`SELECT count(*) FROM inspections WHERE inspected_on >= '2023-01-01'`, "1969"},
		"hazards of 2023, found and removed": {`SELECT count(*) || ' ' || count(removed_on) FROM hazards h JOIN inspections i ON i.id = h.inspection_id WHERE inspected_on >= '2023-01-01'`, "3279 3279"},
		"safety orders of 2023":              {`SELECT count(*) FROM safety_orders WHERE issued_on >= '2023-01-01'`, "986"},
		"cases filed from inspections or refused orders in 2022 and 2023": {`SELECT string_agg(n::text, ' ' ORDER BY y) FROM (SELECT extract(year FROM filed_on) AS y, count(*) AS n FROM cases c
			WHERE EXISTS (SELECT FROM inspections i WHERE i.case_id = c.id) OR EXISTS (SELECT FROM safety_orders o WHERE o.case_id = c.id) GROUP BY 1) y`, "118 159"},
		"remote checks of pharmacies in 2022 and 2023": {`SELECT string_agg(n::text, ' ' ORDER BY y) FROM (SELECT extract(year FROM checked_on) AS y, count(*) AS n FROM remote_checks GROUP BY 1) c`, "468 612"},
		"remote checks of pharmacies that were not connected or closed": {`SELECT count(*) FROM remote_checks c JOIN pharmacies p ON p.id = c.pharmacy_id
			WHERE p.connected_on IS NULL OR c.checked_on < p.connected_on OR c.checked_on >= p.closed_on`, "0"},
		"remote checks whose result does not fit their findings": {`SELECT count(*) FROM remote_checks c WHERE (result = 'PASSED') = EXISTS (SELECT FROM remote_findings f WHERE f.check_id = c.id)`, "0"},
		"remote checks without an inspector":                     {`SELECT count(*) FROM remote_checks c WHERE NOT EXISTS (SELECT FROM remote_check_inspectors i WHERE i.check_id = c.id)`, "0"},
		"cases from remote checks, and those of another party or filed before": {`SELECT count(*) || ' ' || count(*) FILTER (WHERE p.party_id <> x.party_id OR c.checked_on > x.filed_on) FROM remote_findings f
			JOIN remote_checks c ON c.id = f.check_id JOIN pharmacies p ON p.id = c.pharmacy_id JOIN cases x ON x.id = f.case_id`, "2 0"},
		"follow-ups of 2023, opened and ended": {`SELECT count(*) || ' ' || count(closed_on) FROM follow_ups WHERE opened_on >= '2023-01-01'`, "24 24"},
		"businesses that nobody answers for, said wrongly": {`SELECT count(*) FROM food_businesses b WHERE (vacant_from IS NOT NULL) <> (closed_on IS NULL
			AND NOT EXISTS (SELECT FROM coverage_assignments a WHERE a.business_id = b.id AND a.ends_on IS NULL))`, "0"},
		"inspections without two inspectors": {`SELECT count(*) FROM inspections i WHERE (SELECT count(*) FROM inspection_inspectors x WHERE x.inspection_id = i.id) <> 2`, "0"},
		"origins of another party than their case": {`SELECT (SELECT count(*) FROM complaints o JOIN cases c ON c.id = o.case_id WHERE o.party_id <> c.party_id OR o.received_on > c.filed_on)
			+ (SELECT count(*) FROM inspections o JOIN cases c ON c.id = o.case_id WHERE o.party_id <> c.party_id OR o.inspected_on > c.filed_on)
			+ (SELECT count(*) FROM follow_ups o JOIN cases c ON c.id = o.case_id WHERE o.seller_id <> c.party_id OR o.opened_on > c.filed_on)`, "0"},
		"serious hazards not reported upward": {`SELECT count(*) FROM hazards WHERE severity = 'SERIOUS' AND reported_on IS NULL`, "0"},
		"serious hazards of equipment that was neither sealed nor mended on the spot": {`SELECT count(*) FROM hazards h JOIN inspections i ON i.id = h.inspection_id
			WHERE severity = 'SERIOUS' AND equipment_id IS NOT NULL AND sealed_on IS NULL AND removed_on IS DISTINCT FROM inspected_on`, "0"},
		"orders closed without a re-check that passed, or the other way round": {`SELECT count(*) FROM safety_orders o WHERE (closed_on IS NOT NULL) <>
			EXISTS (SELECT FROM rechecks r WHERE r.order_id = o.id AND r.has_passed AND r.rechecked_on = o.closed_on)`, "0"},
		"re-checks by one inspector, or before the order": {`SELECT count(*) FROM rechecks r JOIN safety_orders o ON o.id = r.order_id WHERE r.rechecked_on < o.issued_on
			OR (SELECT count(*) FROM recheck_inspectors x WHERE x.recheck_id = r.id) <> 2`, "0"},
		"terms of complaints said to be kept, wrongly": {`SELECT count(*) FROM complaints WHERE accepted_in_time <> ((accepted_at AT TIME ZONE 'Asia/Shanghai')::date <= accept_by)
			OR mediated_in_time <> ((closed_at AT TIME ZONE 'Asia/Shanghai')::date <= mediate_by) OR told_in_time <> ((told_at AT TIME ZONE 'Asia/Shanghai')::date <= tell_by)`, "0"},
		"named complaints without a reporter, or the other way round": {`SELECT count(*) FROM complaints c WHERE is_named <> EXISTS (SELECT FROM complaint_reporters r WHERE r.complaint_id = c.id)`, "0"},
		"complaints numbered out of their order": {`SELECT count(*) FROM (SELECT received_on, lag(received_on) OVER (PARTITION BY extract(year FROM received_on)
			ORDER BY substring(complaint_no FROM '([0-9]+)号')::int) AS before FROM complaints) c WHERE before > received_on`, "0"},
		"orders of another party than their inspection or case": {`SELECT (SELECT count(*) FROM safety_orders o JOIN inspections i ON i.id = o.inspection_id WHERE o.party_id <> i.party_id)
			+ (SELECT count(*) FROM safety_orders o JOIN cases c ON c.id = o.case_id WHERE o.party_id <> c.party_id OR o.issued_on > c.filed_on)
			+ (SELECT count(*) FROM inspections i JOIN equipment e ON e.id = i.equipment_id WHERE e.party_id <> i.party_id)`, "0"},
		"overdue orders, and those of them that led to a case": {`SELECT count(*) || ' ' || count(case_id) FROM safety_orders WHERE closed_on IS NULL`, "14 4"},
		// The term of re-checks is in force from July 2022 on.
		"overdue orders that wait for a re-check, reported in time, and past its term": {`SELECT count(*) || ' ' || count(*) FILTER (WHERE reported_on <= due_on AND case_id IS NULL) || ' ' || count(*) FILTER (WHERE recheck_due_on < '2024-03-15') FROM safety_orders WHERE closed_on IS NULL AND reported_on IS NOT NULL`, "5 5 2"},
		"case numbers with gaps": {`SELECT count(*) FROM number_series s WHERE s.kind = 'CASE' AND s.last <> (SELECT count(*) FROM cases c WHERE extract(year FROM c.filed_on) = s.year)`, "0"},
		"concluded cases of which something is owed": {`SELECT count(*) FROM cases c WHERE c.status IN ('EXECUTED', 'CONCLUDED') AND EXISTS (SELECT FROM penalties p WHERE p.case_id = c.id AND p.withdrawn_on IS NULL AND p.amount +
			least(p.amount, (SELECT coalesce(sum(round(a.base * a.rate * greatest(0, coalesce(a.ends_on, '2023-12-31') - a.starts_on + 1), 2)), 0) FROM accruals a WHERE a.penalty_id = p.id))
			<> (SELECT coalesce(sum(y.amount + y.surcharge), 0) FROM payments y WHERE y.penalty_id = p.id))`, "0"},
		"money due that does not add up": {`SELECT count(*) FROM penalties p JOIN cases c ON c.id = p.case_id WHERE p.amount IS NOT NULL AND p.withdrawn_on IS NULL AND c.served_on IS NOT NULL AND p.amount <>
			(SELECT coalesce(sum(i.amount), 0) FROM instalments i WHERE i.penalty_id = p.id AND i.replaced_on IS NULL) +
			(SELECT coalesce(sum(y.amount), 0) FROM payments y JOIN instalments i ON i.penalty_id = y.penalty_id AND i.replaced_on IS NOT NULL WHERE y.penalty_id = p.id AND y.paid_on <= i.replaced_on)`, "0"},
		"penalties that the party was not told of": {`SELECT count(*) FROM penalties p JOIN cases c ON c.id = p.case_id WHERE c.procedure = 'ORDINARY' AND NOT EXISTS (
			SELECT FROM proposals o JOIN proposed_penalties q ON q.proposal_id = o.id WHERE o.case_id = c.id AND q.kind = p.kind AND (q.amount IS NULL OR q.amount >= p.amount))`, "0"},
		"cases that were filed from two records": {`SELECT count(*) FROM (SELECT case_id FROM (SELECT case_id FROM clues UNION ALL SELECT case_id FROM complaints UNION ALL SELECT case_id FROM findings
			UNION ALL SELECT case_id FROM inspections UNION ALL SELECT case_id FROM safety_orders UNION ALL SELECT case_id FROM follow_ups UNION ALL SELECT case_id FROM remote_findings) o WHERE case_id IS NOT NULL GROUP BY 1 HAVING count(*) > 1) c`, "0"},
		"reports closed before the case was filed from them": {`SELECT count(*) FROM complaints c JOIN cases x ON x.id = c.case_id WHERE (c.closed_at AT TIME ZONE 'Asia/Shanghai')::date < x.filed_on`, "0"},
		"goods confiscated when the seizure had ended":       {`SELECT count(*) FROM goods_movements m JOIN goods_lots l ON l.id = m.lot_id JOIN seizures s ON s.id = l.seizure_id WHERE m.kind = 'CONFISCATE' AND m.moved_on > s.due_on`, "0"},
		"equipment sealed on an inspection of none":          {`SELECT count(*) FROM hazards h JOIN inspections i ON i.id = h.inspection_id WHERE h.sealed_on IS NOT NULL AND i.equipment_id IS NULL`, "0"},
		"the same hazard found twice":                        {`SELECT count(*) FROM (SELECT FROM hazards GROUP BY inspection_id, kind, text HAVING count(*) > 1) h`, "0"},
		"decided by law only after a hearing was offered, and without one": {`SELECT count(*) FROM penalties p JOIN cases c ON c.id = p.case_id JOIN parties y ON y.id = c.party_id WHERE p.kind = 'FINE'
			AND p.amount >= CASE y.kind WHEN 'NATURAL_PERSON' THEN 10000 ELSE 100000 END AND NOT EXISTS (SELECT FROM case_events e WHERE e.case_id = c.id AND e.kind = 'HEARING_OFFERED')`, "0"},
		"deadlines whose days do not add up": {`SELECT count(*) FROM deadlines d LEFT JOIN (SELECT deadline_id, sum(days) AS days FROM deadline_spans GROUP BY 1) s ON s.deadline_id = d.id
			WHERE d.rule <> 'payment.deferral' AND d.due_on - d.starts_on <> coalesce(s.days, 0)`, "0"},
	} {
		t.Run(name, func(t *testing.T) {
			var got string
			if err := conn.QueryRow(t.Context(), "SELECT ("+c.sql+")::text").Scan(&got); err != nil {
				t.Fatal(err)
			}
			if got != c.want {
				t.Errorf("is %s, not %s", got, c.want)
			}
		})
	}
	// What gives questions something to find.
	for name, sql := range map[string]string{
		"level A, fined over 10,000 in 2022, its official without a visit in the last quarter of 2023": `SELECT count(*) FROM food_businesses b
			JOIN coverage_assignments a ON a.business_id = b.id AND a.ends_on IS NULL
			WHERE b.level = 'A' AND NOT EXISTS (SELECT FROM coverage_visits v WHERE v.official_id = a.official_id AND v.visited_on BETWEEN '2023-10-01' AND '2023-12-31')
			AND 10000 < (SELECT sum(p.amount) FROM cases c JOIN penalties p ON p.case_id = c.id WHERE c.party_id = b.party_id AND extract(year FROM c.decided_on) = 2022)`,
		"fines within a tenth above the least":            `SELECT count(*) / 20 FROM penalties p JOIN provisions v ON v.id = p.provision_id WHERE p.kind = 'FINE' AND v.fine_min > 0 AND p.amount / v.fine_min BETWEEN 1 AND 1.1`,
		"fines higher above the least":                    `SELECT count(*) / 20 FROM penalties p JOIN provisions v ON v.id = p.provision_id WHERE p.kind = 'FINE' AND v.fine_min > 0 AND p.amount / v.fine_min > 1.1`,
		"cases under way":                                 `SELECT count(*) / 10 FROM cases WHERE decided_on IS NULL`,
		"fines not fully paid":                            `SELECT count(*) / 10 FROM penalties p WHERE p.amount > (SELECT coalesce(sum(y.amount), 0) FROM payments y WHERE y.penalty_id = p.id)`,
		"confiscated and still in store":                  `SELECT count(*) / 5 FROM goods_lots l WHERE NOT EXISTS (SELECT FROM goods_movements m WHERE m.lot_id = l.id AND m.kind = 'DESTROY')`,
		"parties with cases in two fields":                `SELECT count(*) FROM (SELECT party_id FROM cases GROUP BY 1 HAVING count(DISTINCT field) > 1) r`,
		"findings that led to a case":                     `SELECT count(*) / 10 FROM findings f JOIN coverage_visits v ON v.id = f.visit_id JOIN cases c ON c.id = f.case_id AND c.business_id = v.business_id AND c.filed_on >= v.visited_on`,
		"re-checks that failed":                           `SELECT count(*) FROM rechecks WHERE NOT has_passed`,
		"seals that came off":                             `SELECT count(*) / 10 FROM hazards WHERE unsealed_on IS NOT NULL`,
		"reporters told too late, and those told in time": `SELECT least(count(*) FILTER (WHERE NOT told_in_time), count(*) FILTER (WHERE told_in_time)) / 10 FROM complaints`,
		"findings of remote checks, overdue":              `SELECT count(*) FROM remote_findings WHERE rectified_on IS NULL AND due_on < '2024-01-01'`,
		"findings not put right":                          `SELECT count(*) FROM findings WHERE rectified_on IS NULL`,
		"fines paid late, with surcharge":                 `SELECT count(*) FROM payments WHERE surcharge > 0`,
		"fines paid in instalments":                       `SELECT count(*) / 10 FROM deferrals`,
		"surcharges that go on":                           `SELECT count(*) / 5 FROM accruals WHERE ends_on IS NULL`,
	} {
		var got int
		if err := conn.QueryRow(t.Context(), sql).Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got < 5 {
			t.Errorf("%s: only %d", name, got)
		}
	}
}

// Every table that can be read has rows, and every kind of event and movement has happened.
func TestEveryPartIsAlive(t *testing.T) {
	t.Parallel()
	conn := connect(t, postgrestest.Clone(t, demotest.Template))
	for _, s := range db.Subjects() {
		field, _ := reflect.TypeOf(s.Model).Elem().FieldByName("BaseModel")
		table, _, _ := strings.Cut(strings.TrimPrefix(field.Tag.Get("bun"), "table:"), ",")
		var has, goesOn bool // what is written later is numbered on
		if err := conn.QueryRow(t.Context(), "SELECT EXISTS (SELECT FROM "+table+"), NOT EXISTS (SELECT FROM "+table+
			" WHERE id > pg_sequence_last_value(pg_get_serial_sequence('"+table+"', 'id')))").Scan(&has, &goesOn); err != nil || !has || !goesOn {
			t.Errorf("%s: %v, %v, %v", table, has, goesOn, err)
		}
	}
	for name, c := range map[string]struct{ sql, want string }{
		"events":             {"SELECT count(DISTINCT kind) FROM case_events", "44"},
		"movements of goods": {"SELECT count(DISTINCT kind) FROM goods_movements", "10"},
		"appeals that ended": {"SELECT string_agg(DISTINCT outcome, ' ' ORDER BY outcome) FROM appeals", "ANNULLED CHANGED UPHELD WITHDRAWN"},
		"clues":              {"SELECT string_agg(DISTINCT coalesce(outcome, 'OPEN'), ' ' ORDER BY coalesce(outcome, 'OPEN')) FROM clues", "FILED NOT_FILED OPEN REFERRED"},
		"withdrawals":        {"SELECT string_agg(DISTINCT withdrawal, ' ' ORDER BY withdrawal) FROM decisions", "ANNULLED CHANGED"},
		"payments":           {"SELECT string_agg(DISTINCT kind, ' ' ORDER BY kind) FROM payments", "PAYMENT REVERSAL WRITE_OFF"},
		"ends of complaints": {"SELECT count(DISTINCT result) FROM complaints", "8"},
		"what is rare beside cases": {`SELECT concat_ws(' ', (SELECT count(*) > 5 FROM hearings), (SELECT count(*) FROM equipment WHERE retired_on IS NOT NULL) > 0,
			(SELECT count(*) FROM officials WHERE left_on IS NOT NULL) > 5, (SELECT count(*) FROM level_changes WHERE ends_on IS NOT NULL) > 100,
			(SELECT count(*) FROM planned_visits WHERE cancelled_on IS NOT NULL) > 0, (SELECT count(*) FROM coverage_visits WHERE cancelled_on IS NOT NULL) > 0,
			(SELECT count(*) FROM follow_up_steps WHERE destruction_id IS NOT NULL) > 0, (SELECT count(*) FROM complaints WHERE reopening IS NOT NULL) > 0)`, "t t t t t t t t"},
	} {
		var got string
		if err := conn.QueryRow(t.Context(), "SELECT ("+c.sql+")::text").Scan(&got); err != nil {
			t.Fatal(err)
		}
		if got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
	}
}

// Loading leaves every rule of the schema as migrations made it, and holding for all rows.
func TestLoadKeepsConstraints(t *testing.T) {
	t.Parallel()
	empty := postgrestest.Empty(t)
	if err := migrations.Up(t.Context(), empty, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	rules := func(url string) (rules []string) {
		rows, err := connect(t, url).Query(t.Context(), `
			SELECT format('%s %s %s %s', conrelid::regclass, conname, convalidated, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
			UNION ALL SELECT format('%s %s %s', tgrelid::regclass, tgfoid::regproc, tgenabled) FROM pg_trigger
			UNION ALL SELECT format('%s %s %s', indisvalid, pg_get_indexdef(indexrelid), obj_description(indexrelid, 'pg_class')) FROM pg_index WHERE indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) ORDER BY 1`)
		if err == nil {
			rules, err = pgx.CollectRows(rows, pgx.RowTo[string])
		}
		if err != nil {
			t.Fatal(err)
		}
		return rules
	}
	loaded, made := rules(postgrestest.Clone(t, demotest.Template)), rules(empty)
	if !slices.Equal(loaded, made) || len(made) < 500 {
		t.Errorf("%d rules after loading, %d before:\n%s", len(loaded), len(made), strings.Join(loaded, "\n"))
	}
}

// The forms of names that are copied with the rows are those that the triggers would have filled in, in every table that has them.
func TestLoadKeepsFormsOfNames(t *testing.T) {
	t.Parallel()
	conn := connect(t, postgrestest.Clone(t, demotest.Template))
	rows, err := conn.Query(t.Context(), `SELECT table_name || '.' || column_name FROM information_schema.columns
		WHERE table_schema = 'public' AND column_name IN ('name_initials', 'name_key') ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	columns, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if want := []string{"food_businesses.name_initials", "officers.name_initials", "parties.name_initials", "parties.name_key", "units.name_initials"}; err != nil || !slices.Equal(columns, want) {
		t.Fatalf("columns %v, %v", columns, err)
	}
	for _, c := range columns {
		table, form, _ := strings.Cut(c, ".")
		var right, others int
		err := conn.QueryRow(t.Context(), fmt.Sprintf("SELECT count(*) FILTER (WHERE %[1]s = %[1]s(name) AND %[1]s <> ''), count(*) FILTER (WHERE %[1]s IS DISTINCT FROM %[1]s(name)) FROM %[2]s", form, table)).Scan(&right, &others)
		if err != nil || right < 5 || others != 0 {
			t.Errorf("%s: %d right, %d others, %v", c, right, others, err)
		}
		// What is written later has its forms by the triggers.
		var later bool
		if err := conn.QueryRow(t.Context(), fmt.Sprintf("UPDATE %[2]s SET name = '好味道' WHERE id = (SELECT min(id) FROM %[2]s) RETURNING %[1]s = %[1]s('好味道')", form, table)).Scan(&later); err != nil || !later {
			t.Errorf("%s of a name given later: %v, %v", c, later, err)
		}
	}
}

// The bureau is the same on every load, to the byte.
func TestLoadIsRepeatable(t *testing.T) {
	t.Parallel()
	var sums [2]string
	for i := range sums {
		url := postgrestest.Clone(t, demotest.Template)
		if i == 1 {
			url = postgrestest.Empty(t)
			quiet := slog.New(slog.DiscardHandler)
			if err := migrations.Up(t.Context(), url, quiet); err != nil {
				t.Fatal(err)
			}
			if is, err := demo.Loaded(t.Context(), url); err != nil || is {
				t.Fatalf("an empty database is said to be loaded: %v, %v", is, err)
			}
			if err := demo.Load(t.Context(), url, quiet); err != nil {
				t.Fatal(err)
			}
		}
		if is, err := demo.Loaded(t.Context(), url); err != nil || !is {
			t.Fatalf("a loaded database is said to be empty: %v, %v", is, err)
		}
		err := connect(t, url).QueryRow(t.Context(), `SELECT md5(string_agg(row, '' ORDER BY row)) FROM (
			SELECT c::text AS row FROM cases c UNION ALL SELECT p::text FROM penalties p UNION ALL SELECT p::text FROM payments p
			UNION ALL SELECT b::text FROM food_businesses b UNION ALL SELECT p::text FROM parties p UNION ALL SELECT a::text FROM coverage_assignments a
			UNION ALL SELECT v::text FROM coverage_visits v UNION ALL SELECT m::text FROM goods_movements m) r`).Scan(&sums[i])
		if err != nil {
			t.Fatal(err)
		}
	}
	if sums[0] != sums[1] {
		t.Error("two loads differ")
	}
}

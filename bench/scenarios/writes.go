package scenarios

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Transaction is a request that writes, by hand: it runs the statements that Docket's mutation runs, in one transaction, and
// returns the JSON of `data`.
type Transaction = func(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) ([]byte, error)

// readAll runs a statement and returns its rows. Statements whose rows a mutation only looks at are read in full, too.
func readAll(ctx context.Context, tx pgx.Tx, statement string, args ...any) (all [][]any, err error) {
	rows, err := tx.Query(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		values, err := rows.Values()
		if err != nil {
			return nil, err
		}
		all = append(all, values)
	}
	return all, rows.Err()
}

// readRules reads the agency's own settings of legal rules, and its calendar.
func readRules(ctx context.Context, tx pgx.Tx) error {
	for _, table := range []string{"rule_settings", "calendar_days"} {
		if _, err := readAll(ctx, tx, "SELECT * FROM "+table+" WHERE agency_id = 1 ORDER BY id"); err != nil {
			return err
		}
	}
	return nil
}

// fileCase does what the mutation fileCase does: it checks what the input refers to, draws the case number, and writes the case,
// its officers, its first event and its deadline.
func fileCase(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) (data []byte, err error) {
	in := variables["input"].(map[string]any)
	var officers []int64
	for _, id := range in["officers"].([]any) {
		officers = append(officers, idNumber(id))
	}
	filedOn, err := time.Parse(time.DateOnly, in["filedOn"].(string))
	if err != nil {
		return nil, err
	}
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := readRules(ctx, tx); err != nil {
			return err
		}
		var shortName string
		err := tx.QueryRow(ctx, `SELECT a.short_name FROM units u JOIN agencies a ON a.id = u.agency_id WHERE u.agency_id = 1 AND u.id = $1`,
			idNumber(in["unit"])).Scan(&shortName)
		if err != nil {
			return err
		}
		var certified int
		err = tx.QueryRow(ctx, `SELECT count(*) FROM officers WHERE agency_id = 1 AND id = ANY($1)
			AND certified_from <= $2 AND coalesce(certified_until >= $2, true)`, officers, filedOn).Scan(&certified)
		if err != nil {
			return err
		}
		if certified < 2 {
			return errors.New("a case needs two officers with valid certificates")
		}
		var last int
		err = tx.QueryRow(ctx, `INSERT INTO number_series (agency_id, kind, year, last) VALUES (1, 'CASE', $1, 1)
			ON CONFLICT (agency_id, kind, year) DO UPDATE SET last = number_series.last + 1 RETURNING last`, filedOn.Year()).Scan(&last)
		if err != nil {
			return err
		}
		caseNo := fmt.Sprintf("%s案手〔%d〕%d号", shortName, filedOn.Year(), last)
		id, err := insertCase(ctx, tx, caseNo, in, officers, filedOn)
		if err != nil {
			return err
		}
		return tx.QueryRow(ctx, `SELECT json_build_object('fileCase', json_build_object('case', json_build_object(
			'id', 'Case:1:' || c.id, 'caseNo', c.case_no, 'filedOn', c.filed_on,
			'party', (SELECT json_build_object('name', p.name) FROM parties p WHERE p.agency_id = 1 AND p.id = c.party_id),
			'officers', json_build_object('nodes', (SELECT json_agg(json_build_object('name', o.name) ORDER BY o.id)
				FROM case_officers l JOIN officers o ON o.agency_id = l.agency_id AND o.id = l.officer_id WHERE l.agency_id = 1 AND l.case_id = c.id)))))
			FROM cases c WHERE c.agency_id = 1 AND c.id = $1`, id).Scan((*json.RawMessage)(&data))
	})
	return data, err
}

// insertCase writes the case with its officers, its first event and the deadline for its decision.
func insertCase(ctx context.Context, tx pgx.Tx, caseNo string, in map[string]any, officers []int64, filedOn time.Time) (id int64, err error) {
	err = tx.QueryRow(ctx, `INSERT INTO cases (agency_id, case_no, unit_id, field, source, procedure, cause, status, party_id, filed_on)
		VALUES (1, $1, $2, $3, $4, $5, $6, 'FILED', $7, $8) RETURNING id`, caseNo,
		idNumber(in["unit"]), in["field"], in["source"], in["procedure"], in["cause"], idNumber(in["party"]), filedOn).Scan(&id)
	if err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, `INSERT INTO case_officers (agency_id, case_id, officer_id) SELECT 1, $1, unnest($2::bigint[])`, id, officers); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, `INSERT INTO case_events (agency_id, case_id, kind, occurred_on) VALUES (1, $1, 'FILED', $2)`, id, filedOn); err != nil {
		return 0, err
	}
	return id, insertDeadline(ctx, tx, id, filedOn)
}

// insertDeadline writes by when the case must be decided: 90 days after the filing (行政处罚法 60), or the Monday after that where
// the last day falls on a weekend (行政处罚法 85). One span is the term itself, and a second one the days by which it moved.
func insertDeadline(ctx context.Context, tx pgx.Tx, id int64, filedOn time.Time) error {
	lastDay := filedOn.AddDate(0, 0, 90)
	dueOn := lastDay
	for dueOn.Weekday() == time.Saturday || dueOn.Weekday() == time.Sunday {
		dueOn = dueOn.AddDate(0, 0, 1)
	}
	var deadline int64
	if err := tx.QueryRow(ctx, `INSERT INTO deadlines (agency_id, case_id, action, starts_on, due_on, rule, article)
		VALUES (1, $1, 'DECIDE', $2, $3, 'decision.term', '行政处罚法 60') RETURNING id`, id, filedOn, dueOn).Scan(&deadline); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `INSERT INTO deadline_spans (agency_id, deadline_id, kind, starts_on, ends_on, days, article)
		SELECT 1, $1, kind, starts_on, ends_on, days, article
		FROM (VALUES ('TERM', $2::date + 1, $3::date, 90, '行政处罚法 60'), ('MOVED', $3::date + 1, $4::date, $4::date - $3::date, '行政处罚法 85')) s (kind, starts_on, ends_on, days, article)
		WHERE days > 0`, deadline, filedOn, lastDay, dueOn)
	return err
}

// recordPayment does in plain SQL the main work of the mutation recordPayment, to compare the time that it takes: it locks the penalty and its case, reads what
// the mutation reads for its legal checks without checking it, refuses a payment above what is due or before the decision, and writes the payment with its event.
func recordPayment(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) (data []byte, err error) {
	in := variables["input"].(map[string]any)
	paidOn, err := time.Parse(time.DateOnly, in["paidOn"].(string))
	if err != nil {
		return nil, err
	}
	penalty := idNumber(in["penalty"])
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		var caseID, decision, party int64
		if err := tx.QueryRow(ctx, `SELECT case_id, decision_id FROM penalties WHERE agency_id = 1 AND id = $1 FOR UPDATE`, penalty).Scan(&caseID, &decision); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, `SELECT party_id FROM cases WHERE agency_id = 1 AND id = $1 FOR UPDATE`, caseID).Scan(&party); err != nil {
			return err
		}
		if err := readCase(ctx, tx, caseID, party); err != nil {
			return err
		}
		if err := checkPayment(ctx, tx, penalty, decision, in["amount"], paidOn); err != nil {
			return err
		}
		payment, err := insertPayment(ctx, tx, caseID, penalty, in, paidOn)
		if err != nil {
			return err
		}
		return tx.QueryRow(ctx, `SELECT json_build_object('recordPayment', json_build_object(
			'payment', json_build_object('id', 'Payment:1:' || y.id, 'amount', y.amount::text),
			'penalty', (SELECT json_build_object('amount', p.amount::text, 'case', (SELECT json_build_object('caseNo', c.case_no) FROM cases c WHERE c.agency_id = 1 AND c.id = p.case_id))
				FROM penalties p WHERE p.agency_id = 1 AND p.id = y.penalty_id)))
			FROM payments y WHERE y.agency_id = 1 AND y.id = $1`, payment).Scan((*json.RawMessage)(&data))
	})
	return data, err
}

// readCase reads what the legal checks of a payment look at: the rules, the party, and the case's events, open deadlines and
// money.
func readCase(ctx context.Context, tx pgx.Tx, id, party int64) error {
	if err := readRules(ctx, tx); err != nil {
		return err
	}
	if _, err := readAll(ctx, tx, `SELECT kind, division FROM parties WHERE agency_id = 1 AND id = $1`, party); err != nil {
		return err
	}
	for _, statement := range []string{
		`SELECT * FROM case_events WHERE agency_id = 1 AND case_id = $1 ORDER BY id`,
		`SELECT * FROM deadlines WHERE agency_id = 1 AND case_id = $1 AND ended_on IS NULL ORDER BY id`,
		`SELECT * FROM instalments WHERE agency_id = 1 AND case_id = $1 ORDER BY due_on, id`,
		`SELECT * FROM accruals WHERE agency_id = 1 AND case_id = $1 ORDER BY id`,
		`SELECT * FROM appeals WHERE agency_id = 1 AND case_id = $1 ORDER BY id`,
		`SELECT * FROM penalties WHERE agency_id = 1 AND case_id = $1 AND amount IS NOT NULL ORDER BY id`,
		`SELECT * FROM payments WHERE agency_id = 1 AND case_id = $1 ORDER BY paid_on, id`,
	} {
		if _, err := readAll(ctx, tx, statement, id); err != nil {
			return err
		}
	}
	return nil
}

// checkPayment returns an error where more would be paid than is due, or before the decision.
func checkPayment(ctx context.Context, tx pgx.Tx, penalty, decision int64, amount any, paidOn time.Time) error {
	var isTooMuch bool
	if err := tx.QueryRow(ctx, `SELECT p.amount < coalesce(sum(y.amount), 0) + $2::text::numeric FROM penalties p LEFT JOIN payments y ON y.agency_id = 1 AND y.penalty_id = p.id
		WHERE p.agency_id = 1 AND p.id = $1 GROUP BY p.amount`, penalty, amount).Scan(&isTooMuch); err != nil {
		return err
	}
	var decidedOn time.Time
	if err := tx.QueryRow(ctx, `SELECT decided_on FROM decisions WHERE agency_id = 1 AND id = $1`, decision).Scan(&decidedOn); err != nil {
		return err
	}
	if isTooMuch || paidOn.Before(decidedOn) {
		return errors.New("the payment is more than is due, or before the decision")
	}
	return nil
}

// insertPayment writes the payment and its event, and gives the case a new version.
func insertPayment(ctx context.Context, tx pgx.Tx, id, penalty int64, in map[string]any, paidOn time.Time) (payment int64, err error) {
	var event int64
	if err := tx.QueryRow(ctx, `INSERT INTO case_events (agency_id, case_id, kind, occurred_on) VALUES (1, $1, 'PAYMENT_RECORDED', $2) RETURNING id`, id, paidOn).Scan(&event); err != nil {
		return 0, err
	}
	if err := tx.QueryRow(ctx, `INSERT INTO payments (agency_id, case_id, penalty_id, kind, amount, paid_on, method, event_id)
		VALUES (1, $1, $2, 'PAYMENT', $3::text::numeric, $4, $5, $6) RETURNING id`, id, penalty, in["amount"], paidOn, in["method"], event).Scan(&payment); err != nil {
		return 0, err
	}
	_, err = tx.Exec(ctx, `UPDATE cases SET version = version + 1, updated_at = now() WHERE agency_id = 1 AND id = $1`, id)
	return payment, err
}

// destroyGoods does what the mutation destroyGoods does: it locks the lots in order, checks what is held of them, and writes the
// destruction with its supervisors, movements and events.
func destroyGoods(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) (data []byte, err error) {
	in := variables["input"].(map[string]any)
	destroyedOn, err := time.Parse(time.DateOnly, in["destroyedOn"].(string))
	if err != nil {
		return nil, err
	}
	var lots, supervisors []int64
	var quantities []string
	for _, l := range in["lots"].([]any) {
		l := l.(map[string]any)
		lots, quantities = append(lots, idNumber(l["lot"])), append(quantities, l["quantity"].(string))
	}
	for _, id := range in["supervisors"].([]any) {
		supervisors = append(supervisors, idNumber(id))
	}
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := checkDestruction(ctx, tx, lots, quantities, supervisors, destroyedOn); err != nil {
			return err
		}
		id, err := insertDestruction(ctx, tx, in, lots, quantities, supervisors, destroyedOn)
		if err != nil {
			return err
		}
		return tx.QueryRow(ctx, `SELECT json_build_object('destroyGoods', json_build_object('destruction', json_build_object('id', 'Destruction:1:' || d.id, 'place', d.place,
			'quantity', (SELECT sum(m.quantity)::text FROM goods_movements m WHERE m.agency_id = 1 AND m.destruction_id = d.id))))
			FROM destructions d WHERE d.agency_id = 1 AND d.id = $1`, id).Scan((*json.RawMessage)(&data))
	})
	return data, err
}

// checkDestruction locks the lots. Returns an error where there are fewer than two supervisors, where less is held of a lot than
// would be destroyed, or where no decision that was served confiscates it.
func checkDestruction(ctx context.Context, tx pgx.Tx, lots []int64, quantities []string, supervisors []int64, destroyedOn time.Time) error {
	found, err := readAll(ctx, tx, `SELECT * FROM officers WHERE agency_id = 1 AND id = ANY($1)`, supervisors)
	if err != nil {
		return err
	}
	if len(found) < 2 {
		return errors.New("a destruction needs two supervisors")
	}
	if _, err := readAll(ctx, tx, `SELECT * FROM goods_lots WHERE agency_id = 1 AND id = ANY($1) ORDER BY id FOR UPDATE`, lots); err != nil {
		return err
	}
	var isTooMuch bool
	if err := tx.QueryRow(ctx, `SELECT bool_or(held < asked) FROM unnest($1::bigint[], $2::text[]::numeric[]) a (lot, asked) CROSS JOIN LATERAL (
		SELECT coalesce(sum(CASE kind WHEN 'CONFISCATE' THEN quantity ELSE -quantity END), 0) AS held
		FROM goods_movements WHERE agency_id = 1 AND lot_id = a.lot AND kind IN ('CONFISCATE', 'DESTROY', 'AUCTION', 'TRANSFER')) h`, lots, quantities).Scan(&isTooMuch); err != nil {
		return err
	}
	if isTooMuch {
		return errors.New("less is held of a lot than would be destroyed")
	}
	var isConfiscated bool
	if err := tx.QueryRow(ctx, `SELECT bool_and(EXISTS (SELECT FROM decisions d JOIN penalties p ON p.agency_id = 1 AND p.decision_id = d.id
		WHERE d.agency_id = 1 AND d.case_id = l.case_id AND p.kind = 'CONFISCATION_OF_GOODS' AND d.withdrawn_on IS NULL AND d.served_on <= $2))
		FROM goods_lots l WHERE l.agency_id = 1 AND l.id = ANY($1)`, lots, destroyedOn).Scan(&isConfiscated); err != nil {
		return err
	}
	if !isConfiscated {
		return errors.New("no decision that was served confiscates the lot")
	}
	return nil
}

// insertDestruction writes the destruction with its supervisors, the movements of the lots and the events of their cases.
func insertDestruction(ctx context.Context, tx pgx.Tx, in map[string]any, lots []int64, quantities []string, supervisors []int64, destroyedOn time.Time) (id int64, err error) {
	if err := tx.QueryRow(ctx, `INSERT INTO destructions (agency_id, destroyed_on, place, method, approved_by) VALUES (1, $1, $2, $3, $4) RETURNING id`,
		destroyedOn, in["place"], in["method"], in["approvedBy"]).Scan(&id); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, `INSERT INTO destruction_supervisors (agency_id, destruction_id, officer_id) SELECT 1, $1, unnest($2::bigint[])`, id, supervisors); err != nil {
		return 0, err
	}
	if _, err := tx.Exec(ctx, `INSERT INTO goods_movements (agency_id, lot_id, kind, quantity, moved_on, destruction_id)
		SELECT 1, lot, 'DESTROY', asked, $3, $4 FROM unnest($1::bigint[], $2::text[]::numeric[]) a (lot, asked)`, lots, quantities, destroyedOn, id); err != nil {
		return 0, err
	}
	_, err = tx.Exec(ctx, `INSERT INTO case_events (agency_id, case_id, kind, occurred_on, note)
		SELECT DISTINCT 1, case_id, 'GOODS_DESTROYED', $2::date, $3 FROM goods_lots WHERE agency_id = 1 AND id = ANY($1)`, lots, destroyedOn, in["place"])
	return id, err
}

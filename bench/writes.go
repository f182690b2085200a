package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// transaction writes by hand what a mutation writes, by the same statements, and answers with the JSON of `data`.
type transaction = func(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) ([]byte, error)

// number is what an id ends with.
func number(id any) int64 {
	text, _ := id.(string)
	value, _ := strconv.ParseInt(text[strings.LastIndexByte(text, ':')+1:], 10, 64)
	return value
}

// all reads all rows of a statement.
func all(ctx context.Context, tx pgx.Tx, statement string, args ...any) (read [][]any, err error) {
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
		read = append(read, values)
	}
	return read, rows.Err()
}

// readLaw reads what the bureau has set over the law.
func readLaw(ctx context.Context, tx pgx.Tx) error {
	for _, table := range []string{"rule_settings", "calendar_days"} {
		if _, err := all(ctx, tx, "SELECT * FROM "+table+" WHERE agency_id = 1 ORDER BY id"); err != nil {
			return err
		}
	}
	return nil
}

// insertCase does what fileCase does, by hand: it looks up what the input refers to, draws the number, writes the case,
// its officers, its first event and its deadline, and reads the answer, in one transaction.
func insertCase(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) ([]byte, error) {
	in := variables["input"].(map[string]any)
	var officers []int64
	for _, id := range in["officers"].([]any) {
		officers = append(officers, number(id))
	}
	filedOn, err := time.Parse(time.DateOnly, in["filedOn"].(string))
	if err != nil {
		return nil, err
	}
	var data []byte
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if err := readLaw(ctx, tx); err != nil {
			return err
		}
		var shortName string
		err := tx.QueryRow(ctx, `SELECT a.short_name FROM units u JOIN agencies a ON a.id = u.agency_id WHERE u.agency_id = 1 AND u.id = $1`,
			number(in["unit"])).Scan(&shortName)
		if err != nil {
			return err
		}
		var valid int
		err = tx.QueryRow(ctx, `SELECT count(*) FROM officers WHERE agency_id = 1 AND id = ANY($1)
			AND certified_from <= $2 AND coalesce(certified_until >= $2, true)`, officers, filedOn).Scan(&valid)
		if err != nil {
			return err
		}
		if valid < 2 {
			return fmt.Errorf("two officers with valid certificates")
		}
		var last int
		err = tx.QueryRow(ctx, `INSERT INTO number_series (agency_id, kind, year, last) VALUES (1, 'CASE', $1, 1)
			ON CONFLICT (agency_id, kind, year) DO UPDATE SET last = number_series.last + 1 RETURNING last`, filedOn.Year()).Scan(&last)
		if err != nil {
			return err
		}
		var id int64
		err = tx.QueryRow(ctx, `INSERT INTO cases (agency_id, case_no, unit_id, field, source, procedure, cause, status, party_id, filed_on)
			VALUES (1, $1, $2, $3, $4, $5, $6, 'FILED', $7, $8) RETURNING id`, fmt.Sprintf("%s案手〔%d〕%d号", shortName, filedOn.Year(), last),
			number(in["unit"]), in["field"], in["source"], in["procedure"], in["cause"], number(in["party"]), filedOn).Scan(&id)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `INSERT INTO case_officers (agency_id, case_id, officer_id) SELECT 1, $1, unnest($2::bigint[])`, id, officers); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `INSERT INTO case_events (agency_id, case_id, kind, occurred_on) VALUES (1, $1, 'FILED', $2)`, id, filedOn); err != nil {
			return err
		}
		var deadline int64
		if err := tx.QueryRow(ctx, `INSERT INTO deadlines (agency_id, case_id, action, starts_on, due_on, rule, article)
			VALUES (1, $1, 'DECIDE', $2, $2::date + 90, 'decision.term', '行政处罚法 60') RETURNING id`, id, filedOn).Scan(&deadline); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `INSERT INTO deadline_spans (agency_id, deadline_id, kind, starts_on, ends_on, days, article)
			VALUES (1, $1, 'TERM', $2::date + 1, $2::date + 90, 90, '行政处罚法 60')`, deadline, filedOn); err != nil {
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

// pay does what recordPayment does, by hand: it locks the penalty and its case, reads what the law asks of it (its timeline, its
// open deadlines, its party, what is written of its money), writes the entry and the event, and reads the answer.
func pay(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) ([]byte, error) {
	in := variables["input"].(map[string]any)
	paidOn, err := time.Parse(time.DateOnly, in["paidOn"].(string))
	if err != nil {
		return nil, err
	}
	var data []byte
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		penalty := number(in["penalty"])
		var id, decision, party int64
		if err := tx.QueryRow(ctx, `SELECT case_id, decision_id FROM penalties WHERE agency_id = 1 AND id = $1 FOR UPDATE`, penalty).Scan(&id, &decision); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, `SELECT party_id FROM cases WHERE agency_id = 1 AND id = $1 FOR UPDATE`, id).Scan(&party); err != nil {
			return err
		}
		if err := readLaw(ctx, tx); err != nil {
			return err
		}
		if _, err := all(ctx, tx, `SELECT kind, division FROM parties WHERE agency_id = 1 AND id = $1`, party); err != nil {
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
			if _, err := all(ctx, tx, statement, id); err != nil {
				return err
			}
		}
		var isPaid bool
		if err := tx.QueryRow(ctx, `SELECT p.amount < coalesce(sum(y.amount), 0) + $2::text::numeric FROM penalties p LEFT JOIN payments y ON y.agency_id = 1 AND y.penalty_id = p.id
			WHERE p.agency_id = 1 AND p.id = $1 GROUP BY p.amount`, penalty, in["amount"]).Scan(&isPaid); err != nil {
			return err
		}
		var decidedOn time.Time
		if err := tx.QueryRow(ctx, `SELECT decided_on FROM decisions WHERE agency_id = 1 AND id = $1`, decision).Scan(&decidedOn); err != nil {
			return err
		}
		if isPaid || paidOn.Before(decidedOn) {
			return fmt.Errorf("more than is due, or before it was")
		}
		var event, payment int64
		if err := tx.QueryRow(ctx, `INSERT INTO case_events (agency_id, case_id, kind, occurred_on) VALUES (1, $1, 'PAYMENT_RECORDED', $2) RETURNING id`, id, paidOn).Scan(&event); err != nil {
			return err
		}
		if err := tx.QueryRow(ctx, `INSERT INTO payments (agency_id, case_id, penalty_id, kind, amount, paid_on, method, event_id)
			VALUES (1, $1, $2, 'PAYMENT', $3::text::numeric, $4, $5, $6) RETURNING id`, id, penalty, in["amount"], paidOn, in["method"], event).Scan(&payment); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `UPDATE cases SET version = version + 1, updated_at = now() WHERE agency_id = 1 AND id = $1`, id); err != nil {
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

// destroy does what destroyGoods does, by hand: it locks the lots in order, sums their ledgers, writes the event with its
// supervisors and movements, and reads the answer.
func destroy(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) ([]byte, error) {
	in := variables["input"].(map[string]any)
	destroyedOn, err := time.Parse(time.DateOnly, in["destroyedOn"].(string))
	if err != nil {
		return nil, err
	}
	var lots, supervisors []int64
	var quantities []string
	for _, l := range in["lots"].([]any) {
		l := l.(map[string]any)
		lots, quantities = append(lots, number(l["lot"])), append(quantities, l["quantity"].(string))
	}
	for _, id := range in["supervisors"].([]any) {
		supervisors = append(supervisors, number(id))
	}
	var data []byte
	err = pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if there, err := all(ctx, tx, `SELECT * FROM officers WHERE agency_id = 1 AND id = ANY($1)`, supervisors); err != nil || len(there) < 2 {
			return fmt.Errorf("two supervisors: %w", err)
		}
		if _, err := all(ctx, tx, `SELECT * FROM goods_lots WHERE agency_id = 1 AND id = ANY($1) ORDER BY id FOR UPDATE`, lots); err != nil {
			return err
		}
		var isLess bool
		if err := tx.QueryRow(ctx, `SELECT bool_or(held < asked) FROM unnest($1::bigint[], $2::text[]::numeric[]) a (lot, asked) CROSS JOIN LATERAL (
			SELECT coalesce(sum(CASE kind WHEN 'CONFISCATE' THEN quantity ELSE -quantity END), 0) AS held
			FROM goods_movements WHERE agency_id = 1 AND lot_id = a.lot AND kind IN ('CONFISCATE', 'DESTROY', 'AUCTION', 'TRANSFER')) h`, lots, quantities).Scan(&isLess); err != nil {
			return err
		}
		if isLess {
			return fmt.Errorf("more than is held")
		}
		var isFinal bool
		if err := tx.QueryRow(ctx, `SELECT bool_and(EXISTS (SELECT FROM decisions d JOIN penalties p ON p.agency_id = 1 AND p.decision_id = d.id
			WHERE d.agency_id = 1 AND d.case_id = l.case_id AND p.kind = 'CONFISCATION_OF_GOODS' AND d.withdrawn_on IS NULL AND d.served_on <= $2))
			FROM goods_lots l WHERE l.agency_id = 1 AND l.id = ANY($1)`, lots, destroyedOn).Scan(&isFinal); err != nil {
			return err
		}
		if !isFinal {
			return fmt.Errorf("no decision that stands")
		}
		var id int64
		if err := tx.QueryRow(ctx, `INSERT INTO destructions (agency_id, destroyed_on, place, method, approved_by) VALUES (1, $1, $2, $3, $4) RETURNING id`,
			destroyedOn, in["place"], in["method"], in["approvedBy"]).Scan(&id); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `INSERT INTO destruction_supervisors (agency_id, destruction_id, officer_id) SELECT 1, $1, unnest($2::bigint[])`, id, supervisors); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `INSERT INTO goods_movements (agency_id, lot_id, kind, quantity, moved_on, destruction_id)
			SELECT 1, lot, 'DESTROY', asked, $3, $4 FROM unnest($1::bigint[], $2::text[]::numeric[]) a (lot, asked)`, lots, quantities, destroyedOn, id); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `INSERT INTO case_events (agency_id, case_id, kind, occurred_on, note)
			SELECT DISTINCT 1, case_id, 'GOODS_DESTROYED', $2::date, $3 FROM goods_lots WHERE agency_id = 1 AND id = ANY($1)`, lots, destroyedOn, in["place"]); err != nil {
			return err
		}
		return tx.QueryRow(ctx, `SELECT json_build_object('destroyGoods', json_build_object('destruction', json_build_object('id', 'Destruction:1:' || d.id, 'place', d.place,
			'quantity', (SELECT sum(m.quantity)::text FROM goods_movements m WHERE m.agency_id = 1 AND m.destruction_id = d.id))))
			FROM destructions d WHERE d.agency_id = 1 AND d.id = $1`, id).Scan((*json.RawMessage)(&data))
	})
	return data, err
}

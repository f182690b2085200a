package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// byHand is what a good engineer writes for exactly these questions and no other: one path each, one statement each, its
// JSON passed through, prepared statements, a pool as large as ours. It checks nothing that the database does not.
func byHand(ctx context.Context, url string, connections int) (http.Handler, func(), error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, nil, err
	}
	config.MaxConns = int32(connections)
	config.ConnConfig.RuntimeParams["jit"] = "off"
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	for _, s := range scenarios {
		mux.HandleFunc("POST "+pathOf(s), func(w http.ResponseWriter, r *http.Request) {
			var request struct{ Variables map[string]any }
			if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
			answer := s.read
			if s.write {
				answer = insertCase
			}
			data, err := answer(r.Context(), pool, request.Variables)
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Length", strconv.Itoa(len(data)+len(`{"data":}`)))
			w.Write([]byte(`{"data":`))
			w.Write(data)
			w.Write([]byte(`}`))
		})
	}
	return mux, pool.Close, nil
}

func pathOf(s scenario) string { return "/" + strings.ReplaceAll(s.name, " ", "-") }

func (s scenario) read(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) ([]byte, error) {
	args := make([]any, len(s.arguments))
	for i, name := range s.arguments {
		args[i] = variables[name]
		if n, ok := args[i].(float64); ok {
			args[i] = int64(n)
		}
	}
	rows, err := pool.Query(ctx, s.statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var data []byte
	for rows.Next() {
		data = append(data, rows.RawValues()[0]...)
	}
	return data, rows.Err()
}

// insertCase does what fileCase does, by hand: it looks up what the input refers to, draws the number, writes the case,
// its officers, its first event and its deadline, and reads the answer, in one transaction.
func insertCase(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) ([]byte, error) {
	in := variables["input"].(map[string]any)
	number := func(id any) int64 {
		_, n, _ := strings.Cut(id.(string), ":1:")
		value, _ := strconv.ParseInt(n, 10, 64)
		return value
	}
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
		if _, err := tx.Exec(ctx, `INSERT INTO deadlines (agency_id, case_id, action, starts_on, due_on, rule, article)
			VALUES (1, $1, 'DECIDE', $2, $2::date + 90, 'decision.term', '行政处罚法 60')`, id, filedOn); err != nil {
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

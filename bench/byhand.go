package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"

	"docket/bench/scenarios"
	"docket/db"

	"github.com/jackc/pgx/v5/pgxpool"
)

// handlerByHand is the code that a good engineer writes if exactly these requests are wanted and no others: one path and one
// statement for each, whose JSON is passed through, prepared statements, as many connections as Docket has, and the same role in Postgres. It checks
// nothing that the database does not check. The caller must call closePool in the end.
func handlerByHand(ctx context.Context, url string, asked []scenarios.Scenario, connections int) (_ http.Handler, closePool func(), err error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, nil, err
	}
	config.MaxConns = int32(connections)
	config.ConnConfig.RuntimeParams["jit"] = "off"
	config.ConnConfig.RuntimeParams["role"] = db.Role // as Docket: Postgres checks the rights of whoever owns no table at each statement
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, nil, err
	}
	mux := http.NewServeMux()
	for _, s := range asked {
		answer := func(ctx context.Context, pool *pgxpool.Pool, variables map[string]any) ([]byte, error) {
			return read(ctx, pool, s, variables)
		}
		if s.Write != nil {
			answer = s.Write
		}
		mux.HandleFunc("POST "+s.Path(), func(w http.ResponseWriter, r *http.Request) {
			var request struct{ Variables map[string]any }
			if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
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

// read runs the statement of a scenario and returns the JSON of `data`.
func read(ctx context.Context, pool *pgxpool.Pool, s scenarios.Scenario, variables map[string]any) ([]byte, error) {
	args := make([]any, len(s.Arguments))
	for i, name := range s.Arguments {
		args[i] = variables[name]
		if n, ok := args[i].(float64); ok {
			args[i] = int64(n)
		}
	}
	rows, err := pool.Query(ctx, s.Statement, args...)
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

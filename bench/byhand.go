package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

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
			if s.write != nil {
				answer = s.write
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

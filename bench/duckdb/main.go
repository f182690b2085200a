// Command duckdb answers the questions of the benchmark's province with DuckDB, as the tool that an auditor would otherwise pick. It is a
// module of its own because DuckDB needs a C compiler, and Docket needs none.
//
// The benchmark builds and starts it, from the root of the repository:
//
//	go run ./bench -bureaus 100 -cases 1000000 -duckdb
//
// The benchmark writes the rows of the province into a temporary folder, as a CSV file for each table and load.sql, which creates and
// fills the tables. This command runs load.sql in a database in memory, prints the address on which it listens, and answers over HTTP, as
// the other contenders do: a POST of {"statement": "…", "arguments": […]} gets {"data": …}, where the statement returns one row with the
// JSON of `data` as a text. It prepares each statement once, and ends when its standard input does.
package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"sync"
	"time"

	_ "github.com/duckdb/duckdb-go/v2"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "duckdb:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	if len(os.Args) != 2 {
		return fmt.Errorf("%d arguments given; give the folder of the exported tables", len(os.Args)-1)
	}
	database, err := load(ctx, os.Args[1])
	if err != nil {
		return err
	}
	defer database.Close()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: &handler{database: database, prepared: map[string]*sql.Stmt{}}, ReadHeaderTimeout: time.Minute}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		_ = server.Close()
	}()
	fmt.Println("http://" + listener.Addr().String())
	if err := server.Serve(listener); err != http.ErrServerClosed {
		return err
	}
	return nil
}

// load runs load.sql of a folder, whose paths are relative to the folder, in a new database in memory.
func load(ctx context.Context, folder string) (*sql.DB, error) {
	if err := os.Chdir(folder); err != nil {
		return nil, err
	}
	script, err := os.ReadFile("load.sql")
	if err != nil {
		return nil, err
	}
	database, err := sql.Open("duckdb", "")
	if err != nil {
		return nil, err
	}
	if _, err := database.ExecContext(ctx, string(script)); err != nil {
		database.Close()
		return nil, fmt.Errorf("load.sql: %w", err)
	}
	return database, nil
}

// handler answers statements. It keeps each prepared statement under its text.
type handler struct {
	database *sql.DB
	lock     sync.Mutex
	prepared map[string]*sql.Stmt
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	data, err := h.answer(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"data":%s}`, data)
}

// answer runs the statement of a request and returns its one value.
func (h *handler) answer(r *http.Request) (data string, err error) {
	var request struct {
		Statement string
		Arguments []any
	}
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
		return "", err
	}
	for i, argument := range request.Arguments {
		if number, ok := argument.(float64); ok {
			request.Arguments[i] = int64(number)
		}
	}
	statement, err := h.prepare(r.Context(), request.Statement) //nolint:sqlclosecheck // it is kept for later requests
	if err != nil {
		return "", err
	}
	err = statement.QueryRowContext(r.Context(), request.Arguments...).Scan(&data)
	return data, err
}

// prepare returns a statement that was prepared for a text before, or prepares it.
func (h *handler) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	h.lock.Lock()
	defer h.lock.Unlock()
	if statement := h.prepared[text]; statement != nil {
		return statement, nil
	}
	// Not the request's context: the statement outlives the request.
	statement, err := h.database.PrepareContext(context.WithoutCancel(ctx), text) //nolint:sqlclosecheck // it is kept for later requests
	if err != nil {
		return nil, err
	}
	h.prepared[text] = statement
	return statement, nil
}

package query

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Pool reads through pgx, one statement a read.
type Pool struct{ pool *pgxpool.Pool }

// OpenPool opens a pool of read-only connections whose sessions write dates, instants and decimals in the documented
// form, whatever the settings of the database are. Statements that run longer than timeout are cancelled. Sessions take the role,
// where it is not empty. connections bounds the open connections; further reads wait for one.
func OpenPool(ctx context.Context, url, role string, zone *time.Location, timeout time.Duration, connections int) (*Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("query: the database address cannot be read: %w", err)
	}
	config.MaxConns = int32(connections)
	parameters := config.ConnConfig.RuntimeParams
	for name, value := range map[string]string{
		"timezone": zone.String(), "datestyle": "ISO, YMD", "intervalstyle": "iso_8601", "extra_float_digits": "1",
		"statement_timeout": fmt.Sprint(timeout.Milliseconds()), "default_transaction_read_only": "on", "jit": "off",
		"application_name": "docket read", "search_path": "public",
	} {
		parameters[name] = value
	}
	if role != "" {
		parameters["role"] = role
	}
	// A bounded number of prepared statements a connection: plans are many, and each holds memory in Postgres.
	config.ConnConfig.StatementCacheCapacity = 256
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	return &Pool{pool}, nil
}

// Close closes the pool's connections once they are idle.
func (p *Pool) Close() { p.pool.Close() }

// Ping returns an error where the database does not answer.
func (p *Pool) Ping(ctx context.Context) error { return p.pool.Ping(ctx) }

// QueryRow runs a statement on one of the pool's connections.
func (p *Pool) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	if custom {
		args = append([]any{pgx.QueryExecModeCacheDescribe}, args...)
	}
	rows, err := p.pool.Query(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	return readRow(rows)
}

func readRow(rows pgx.Rows) ([][]byte, error) {
	defer rows.Close()
	var columns [][]byte
	for rows.Next() {
		raw := rows.RawValues()
		columns = make([][]byte, len(raw))
		for i, value := range raw {
			if value != nil {
				columns[i] = append([]byte(nil), value...) // raw is the connection's buffer
			}
		}
	}
	return columns, rows.Err()
}

// Tx reads within a transaction of database/sql over pgx, as a write's payload is.
type Tx struct{ Tx *sql.Tx }

// QueryRow runs a statement within the transaction.
func (t Tx) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	if custom {
		args = append([]any{pgx.QueryExecModeCacheDescribe}, args...)
	}
	rows, err := t.Tx.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return nil, err
	}
	columns := make([][]byte, len(names))
	targets := make([]any, len(names))
	for i := range columns {
		targets[i] = &columns[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return nil, err
		}
	}
	return columns, rows.Err()
}

package query

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"docket/replicas"
)

// Pool reads through pgx, one statement a read.
type Pool struct {
	pool    *pgxpool.Pool
	longest time.Duration // that a statement's answer is awaited
	zone    *time.Location
	past    past
}

// ErrNoAnswer says that the database neither answered a statement nor ended it when its time was over: the connection is
// dead.
var ErrNoAnswer = errors.New("the database does not answer")

const (
	connectTimeout = 5 * time.Second // of one attempt to connect, where the connection string has no connect_timeout
	pingTimeout    = 2 * time.Second // of a look whether an idle connection is alive
	// grace is how much longer than a statement's own timeout its answer is awaited.
	grace = 5 * time.Second
)

// OpenPool opens a pool of at most connections read-only connections; further reads wait. Their sessions format dates,
// instants and decimals as the API promises, whatever the server's own settings are, and take the day of an instant in the zone. Statements that run longer than
// timeout are ended. Every session takes the role, where it is not empty.
func OpenPool(ctx context.Context, url, role string, zone *time.Location, timeout time.Duration, connections int, options ...PoolOption) (*Pool, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("query: the database address cannot be read: %w", err)
	}
	config.MaxConns = int32(connections)
	config.PingTimeout = pingTimeout
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = connectTimeout
	}
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
	replicas.PrimaryOnly(&config.ConnConfig.Config, true)
	// There are many plans, and each prepared statement takes memory in Postgres.
	config.ConnConfig.StatementCacheCapacity = 256
	for _, change := range options {
		change(config)
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	return &Pool{pool: pool, longest: timeout + grace, zone: zone}, nil
}

// PoolOption changes how a Pool connects.
type PoolOption func(*pgxpool.Config)

// OnAnyServer lets a pool connect to a server that follows the primary. Without it, a pool connects to the primary alone.
func OnAnyServer() PoolOption {
	return func(config *pgxpool.Config) { config.ConnConfig.ValidateConnect = nil }
}

// KeepingPlans lets Postgres keep the plans of prepared statements, as it does by itself. Databases on Citus are set to plan each statement anew, since Citus needs the values.
func KeepingPlans() PoolOption {
	return func(config *pgxpool.Config) { config.ConnConfig.RuntimeParams["plan_cache_mode"] = "auto" }
}

// WithSessionSetting sets a setting of every new session to the value that next returns once the session has begun.
func WithSessionSetting(name string, next func() string) PoolOption {
	return func(config *pgxpool.Config) {
		config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
			_, err := conn.Exec(ctx, "SELECT set_config($1, $2, false)", name, next())
			return err
		}
	}
}

// warmConnections is how many connections are kept open and warm: a read and the state of the database, see package answers.
const warmConnections = 2

// WithWarmUp runs a statement in every new session before it is used, and keeps a few sessions open. A session of Postgres that has read nothing reads
// the catalogue of each table at its first use, which takes longer than many a read. Errors of the statement are ignored. It gives up at once where a
// table is locked, so that reads of other tables do not wait for that lock.
func WithWarmUp(statement string) PoolOption {
	return func(config *pgxpool.Config) {
		config.MinConns = min(warmConnections, config.MaxConns)
		before := config.AfterConnect
		config.AfterConnect = func(ctx context.Context, conn *pgx.Conn) error {
			if before != nil {
				if err := before(ctx, conn); err != nil {
					return err
				}
			}
			if _, err := conn.PgConn().Exec(ctx, "BEGIN; SET LOCAL lock_timeout = '10ms'; "+statement+"; ROLLBACK").ReadAll(); err != nil {
				_, err := conn.Exec(ctx, "ROLLBACK")
				return err
			}
			return nil
		}
	}
}

// Connections returns how many connections are open, how many of these are in use, and how many there may be.
func (p *Pool) Connections() (open, used, most int) {
	now := p.pool.Stat()
	return int(now.TotalConns()), int(now.AcquiredConns()), int(now.MaxConns())
}

// Close closes the pool's connections once they are idle.
func (p *Pool) Close() { p.pool.Close() }

// Ping returns an error when the database does not answer.
func (p *Pool) Ping(ctx context.Context) error {
	_, err := p.QueryRow(ctx, "SELECT 1", nil, false)
	return err
}

// QueryRow runs a statement on one of the pool's connections. Where the connection ends before the answer, it runs the
// statement once more on a new one: a read changes nothing. Returns ErrNoAnswer when the server is silent.
func (p *Pool) QueryRow(ctx context.Context, statement string, args []any, custom bool) ([][]byte, error) {
	if custom {
		args = append([]any{pgx.QueryExecModeCacheDescribe}, args...)
	}
	return p.read(ctx, func(ctx context.Context, conn *pgxpool.Conn) ([][]byte, error) {
		rows, err := conn.Query(ctx, statement, args...)
		if err != nil {
			return nil, err
		}
		return readRow(rows)
	})
}

// read reads on one of the pool's connections. Where the connection ends before the answer, it reads once more on a new one.
func (p *Pool) read(ctx context.Context, read func(context.Context, *pgxpool.Conn) ([][]byte, error)) ([][]byte, error) {
	columns, isLost, err := p.readOnce(ctx, read)
	if isLost {
		p.pool.Reset() // the other idle connections led to the same server
		columns, _, err = p.readOnce(ctx, read)
	}
	return columns, err
}

// Explain returns the plan that Postgres makes for a statement with its arguments, as JSON. The statement does not run.
func (p *Pool) Explain(ctx context.Context, statement string, args []any) ([]byte, error) {
	columns, err := p.QueryRow(ctx, "EXPLAIN (FORMAT JSON) "+statement, args, true)
	if err != nil || len(columns) == 0 {
		return nil, fmt.Errorf("explain: %w", err)
	}
	return columns[0], nil
}

// readOnce reads on one connection, and reports whether that connection was lost by it.
func (p *Pool) readOnce(ctx context.Context, read func(context.Context, *pgxpool.Conn) ([][]byte, error)) (columns [][]byte, isLost bool, err error) {
	conn, err := p.pool.Acquire(ctx)
	if err != nil {
		return nil, false, err
	}
	defer conn.Release()
	bounded, cancel := context.WithTimeout(ctx, p.longest)
	defer cancel()
	columns, err = read(bounded, conn)
	switch {
	case err == nil || ctx.Err() != nil:
		return columns, false, err
	case bounded.Err() != nil:
		p.pool.Reset()
		return nil, false, fmt.Errorf("%w within %s: %w", ErrNoAnswer, p.longest, err)
	}
	return nil, conn.Conn().IsClosed(), err
}

// readRow returns a copy of the columns of the only row.
func readRow(rows pgx.Rows) ([][]byte, error) {
	defer rows.Close()
	var columns [][]byte
	for rows.Next() {
		raw := rows.RawValues()
		columns = make([][]byte, len(raw))
		for i, value := range raw {
			if value != nil {
				columns[i] = append([]byte(nil), value...) // raw is overwritten by the next read
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

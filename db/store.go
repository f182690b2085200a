package db

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db/connection"
	"docket/law"
	"docket/problem"
	"docket/replicas"
)

// Role is the database role that the server's sessions take. It owns nothing; migrations grant what it may do.
const Role = "docket_app"

// Settings are the settings of the whole deployment. They are stored in the database.
type Settings struct {
	Currency string         // ISO 4217 code, as in `CNY`
	Zone     *time.Location // the time zone of all days
}

// Store writes records through Write. It is safe for concurrent use.
type Store struct {
	db       *bun.DB
	settings Settings
	book     law.Rulebook
	clock    func() time.Time
	log      *slog.Logger
	record   Recorder
	pause    func(ctx context.Context, attempt int) error

	generation       connection.Generation
	connections      int
	statementTimeout time.Duration
	lockTimeout      time.Duration
	isSpread         bool // Citus keeps the tables
	outages          outageLog
	onBookkeeping    listener
}

// Recorder receives every write inside its transaction, before it commits. If it returns an error, nothing is written.
type Recorder func(context.Context, *sql.Tx, Written) error

// Option changes how a Store works.
type Option func(*Store)

// WithClock sets the clock of the store: each write takes its one instant from it, and Today its day. The default is time.Now.
func WithClock(clock func() time.Time) Option { return func(s *Store) { s.clock = clock } }

// WithLog sets the log. The default is slog's default.
func WithLog(log *slog.Logger) Option { return func(s *Store) { s.log = log } }

// WithLaw sets the rules of law. The default is the statutes with the known calendar. A write adds the settings of its agency.
func WithLaw(book law.Rulebook) Option { return func(s *Store) { s.book = book } }

// WithConnections bounds how many writes run at once; further writes wait. The default is 16.
func WithConnections(n int) Option { return func(s *Store) { s.connections = n } }

// WithTimeouts bounds each statement, and each wait for a lock that another write holds. The defaults are 10 s and 5 s.
func WithTimeouts(statement, lock time.Duration) Option {
	return func(s *Store) { s.statementTimeout, s.lockTimeout = statement, lock }
}

// WithRecorder sets the recorder. The default is none.
func WithRecorder(record Recorder) Option {
	return func(s *Store) { s.record = record }
}

// Open connects to a migrated database and reads its settings. The caller closes the Store.
func Open(ctx context.Context, url string, options ...Option) (*Store, error) {
	s := &Store{
		clock: time.Now, //nolint:forbidigo // the edge, where the caller gives no other
		log:   slog.Default(), pause: backOff, book: law.NewRulebook(law.NewCalendar(nil)),
		connections: 16, statementTimeout: 10 * time.Second, lockTimeout: 5 * time.Second,
	}
	for _, option := range options {
		option(s)
	}
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("database address: %w", err)
	}
	if _, ok := config.RuntimeParams["role"]; !ok {
		config.RuntimeParams["role"] = Role
	}
	replicas.PrimaryOnly(&config.Config, false)
	if s.settings, s.isSpread, err = readSettings(ctx, config); err != nil {
		return nil, err
	}
	s.configureSession(config)
	pool := sql.OpenDB(connection.Connector(*config, &s.generation))
	pool.SetMaxOpenConns(s.connections)
	pool.SetMaxIdleConns(s.connections)
	pool.SetConnMaxIdleTime(5 * time.Minute)
	if err := pool.PingContext(ctx); err != nil {
		pool.Close()
		return nil, fmt.Errorf("connect to write: %w", err)
	}
	s.db = bun.NewDB(pool, pgdialect.New()).WithQueryHook(connection.Spans{})
	Register(s.db)
	return s, nil
}

// configureSession sets the parameters of the sessions that write.
func (s *Store) configureSession(config *pgx.ConnConfig) {
	for name, value := range map[string]string{
		// A write's payload is formatted like every read, whatever the server's own settings are.
		"timezone": s.settings.Zone.String(), "datestyle": "ISO, YMD", "intervalstyle": "iso_8601", "extra_float_digits": "1",
		"search_path": "public", "jit": "off", "application_name": "docket write",
		"statement_timeout":                   fmt.Sprint(s.statementTimeout.Milliseconds()),
		"lock_timeout":                        fmt.Sprint(s.lockTimeout.Milliseconds()),
		"idle_in_transaction_session_timeout": fmt.Sprint((3 * s.statementTimeout).Milliseconds()),
		// A balance is summed after waiting for a lock: the sum must include what others committed meanwhile.
		"default_transaction_isolation": "read committed",
	} {
		config.RuntimeParams[name] = value
	}
	config.StatementCacheCapacity = 256
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = connection.Timeout
	}
}

// Close closes the connections. A write in progress fails.
func (s *Store) Close() error { return s.db.Close() }

// DB returns the connection pool with all models registered, under the role and the settings of writes. It is for reading, and
// for loading records in bulk: changes made through it are neither checked nor recorded by Write.
func (s *Store) DB() *bun.DB { return s.db }

// Settings returns the settings of the deployment.
func (s *Store) Settings() Settings { return s.settings }

// IsSpread reports whether Citus keeps the tables, on several machines.
func (s *Store) IsSpread() bool { return s.isSpread }

// Now returns the current instant by the clock of the store.
func (s *Store) Now() time.Time { return s.clock() }

// Today returns the current day in the time zone of the deployment.
func (s *Store) Today() civil.Date { return civil.DateOf(s.clock().In(s.settings.Zone)) }

// session runs statements in a transaction.
type session interface {
	Exec(ctx context.Context, sql string, args ...any) (pgconn.CommandTag, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// ConfigureIn sets the currency and the time zone of the deployment, as a part of a transaction. Returns CONFLICT if cases are on
// record with other settings, since their amounts and days would change their meaning. The role of tx must own the schema. Stores
// that are open keep the old settings.
func ConfigureIn(ctx context.Context, tx session, currency, zone string) error {
	if _, err := checkSettings(currency, zone); err != nil {
		return err
	}
	var hasCases bool
	var current []string
	err := tx.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM public.cases),
		ARRAY(SELECT value FROM public.settings WHERE key IN ('currency', 'time_zone') ORDER BY key)`).Scan(&hasCases, &current)
	if err != nil {
		return fmt.Errorf("read settings (is the database migrated?): %w", err)
	}
	if slices.Equal(current, []string{currency, zone}) {
		return nil
	}
	if hasCases {
		return problem.Errorf(problem.Conflict, "the deployment has cases on record in %s: %s in the time zone %s would mean something else; "+
			"use a deployment of its own", strings.Join(current, " and "), currency, zone)
	}
	_, err = tx.Exec(ctx, `INSERT INTO public.settings (key, value) VALUES ('currency', $1), ('time_zone', $2)
		ON CONFLICT (key) DO UPDATE SET value = excluded.value`, currency, zone)
	if err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return nil
}

// readSettings returns the settings of the deployment, and whether Citus keeps its tables.
func readSettings(ctx context.Context, config *pgx.ConnConfig) (settings Settings, isSpread bool, err error) {
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return Settings{}, false, fmt.Errorf("connect: %w", err)
	}
	defer conn.Close(ctx)
	var currency, zone string
	err = conn.QueryRow(ctx, `SELECT
		coalesce((SELECT value FROM public.settings WHERE key = 'currency'), ''),
		coalesce((SELECT value FROM public.settings WHERE key = 'time_zone'), ''),
		public.is_on_citus('public.cases')`).Scan(&currency, &zone, &isSpread)
	if err != nil {
		return Settings{}, false, fmt.Errorf("read settings (is the database migrated?): %w", err)
	}
	settings, err = checkSettings(currency, zone)
	return settings, isSpread, err
}

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

func checkSettings(currency, zone string) (Settings, error) {
	if !currencyCode.MatchString(currency) {
		return Settings{}, fmt.Errorf("setting currency: %q is not a code of three capital letters, as CNY is", currency)
	}
	if zone == "" || zone == "Local" {
		return Settings{}, fmt.Errorf("setting time_zone: %q is not a time zone, as Asia/Shanghai is", zone)
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		return Settings{}, fmt.Errorf("setting time_zone: %w", err)
	}
	return Settings{Currency: currency, Zone: location}, nil
}

// backOff waits before a write is tried again: longer after each attempt, up to 320 ms, and for a random time, so that two writers
// do not meet again. Returns the error of ctx if that ends first.
func backOff(ctx context.Context, attempt int) error {
	longest := 5 * time.Millisecond << min(attempt, 6)
	timer := time.NewTimer(longest/2 + rand.N(longest/2))
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

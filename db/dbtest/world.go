// Package dbtest gives tests of verbs a database with one small agency (World), good inputs (inputs.go), short cuts through the
// procedure (steps.go), and checks of refusals (check.go).
package dbtest

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
)

// Execute runs statements as the role of the server, without a verb.
func (w *World) Execute(t *testing.T, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		if _, err := w.DB().NewRaw(statement).Exec(t.Context()); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// Open opens a store on a database. It is closed when the test ends.
func Open(t *testing.T, url string, options ...db.Option) *db.Store {
	t.Helper()
	store, err := db.Open(t.Context(), url, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

// Owner is a connection as the owner of the schema, who may read and write what the server may not.
type Owner struct{ *pgx.Conn }

// ConnectOwner connects to the database of w. The connection is closed when the test ends.
func ConnectOwner(t *testing.T, w *World) Owner {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), w.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return Owner{conn}
}

// MustExec runs a statement that must succeed.
func (o Owner) MustExec(t *testing.T, statement string) {
	t.Helper()
	if _, err := o.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// Text returns the only value of a query as text.
func (o Owner) Text(t *testing.T, query string, args ...any) (value string) {
	t.Helper()
	if err := o.QueryRow(t.Context(), "SELECT ("+query+")::text", args...).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

//go:embed world.sql
var worldSQL string

// worldTemplate is a migrated database with the records of world.sql.
var worldTemplate = migrationstest.TemplateOf("db_world", worldSQL)

// World is a store on a database of its own, with the agency of world.sql.
type World struct {
	*db.Store
	URL string // of the owner of the schema
}

// Now is the instant of all writes: 15 March 2024, 09:30 in Taicang.
var Now = time.Date(2024, 3, 15, 1, 30, 0, 0, time.UTC)

// New returns a new World, which ends with the test.
func New(t *testing.T, options ...db.Option) *World {
	t.Helper()
	url := postgrestest.Clone(t, worldTemplate)
	return &World{Open(t, url, append([]db.Option{db.WithClock(func() time.Time { return Now })}, options...)...), url}
}

// Text returns the only value of a query as text, and `null` for null.
func (w *World) Text(t *testing.T, query string, args ...any) string {
	t.Helper()
	var value *string
	if err := w.DB().NewRaw("SELECT ("+query+")::text", args...).Scan(t.Context(), &value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if value == nil {
		return "null"
	}
	return *value
}

// Digest returns a digest of all tables that the server can read.
func (w *World) Digest(t *testing.T) string {
	t.Helper()
	var tables []string
	if err := w.DB().NewRaw(`SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' AND relname NOT LIKE 'bun%' ORDER BY 1`).Scan(t.Context(), &tables); err != nil {
		t.Fatal(err)
	}
	if len(tables) < 20 {
		t.Fatalf("only %d tables: %v", len(tables), tables)
	}
	var digest strings.Builder
	for _, table := range tables {
		if table == "settings" || table == "complaint_reporters" { // settings never change here; the server cannot read the other
			continue
		}
		digest.WriteString(w.Text(t, fmt.Sprintf("SELECT '%s ' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') FROM %s t", table, table)) + "\n")
	}
	return digest.String()
}

// Key reads the id of a record, as in `Case:1:17`. It panics if the text is no id.
func Key(text string) db.Key {
	var k db.Key
	if err := k.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return k
}

// Keys reads several ids.
func Keys(texts ...string) (keys []db.Key) {
	for _, text := range texts {
		keys = append(keys, Key(text))
	}
	return keys
}

// Day reads a day, as in `2024-03-04`. It panics if the text is no day.
func Day(text string) civil.Date {
	d, err := civil.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// Dec reads a decimal number. It panics if the text is no number.
func Dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

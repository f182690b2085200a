// Package dbtest gives tests of verbs a small bureau to write in, good inputs to start from, and checks of what is refused.
package dbtest

import (
	"context"
	_ "embed"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/migrations"
	"docket/postgres/postgrestest"
)

// add writes rows behind the verbs' back.
func (w *World) Execute(t *testing.T, statements ...string) {
	t.Helper()
	for _, statement := range statements {
		if _, err := w.DB().NewRaw(statement).Exec(t.Context()); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// open is a store on the database, for the length of the test.
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

// owner is a connection as whoever owns the schema, who may read and write what the server may not.
type Owner struct{ *pgx.Conn }

func ConnectOwner(t *testing.T, w *World) Owner {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), w.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return Owner{conn}
}

func (o Owner) MustExec(t *testing.T, statement string) {
	t.Helper()
	if _, err := o.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// text is the only value of a query, as text.
func (o Owner) Text(t *testing.T, query string, args ...any) (value string) {
	t.Helper()
	if err := o.QueryRow(t.Context(), "SELECT ("+query+")::text", args...).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

//go:embed world.sql
var worldSQL string

// worldTemplate is a migrated database with world.sql.
var worldTemplate = postgrestest.Template{Name: "db_world", Build: func(ctx context.Context, url string) error {
	if err := migrations.Up(ctx, url, slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, worldSQL)
	return err
}}

// world is a bureau to write in.
type World struct {
	*db.Store
	URL string
}

// now is half past nine on 15 March 2024 in Taicang.
var Now = time.Date(2024, 3, 15, 1, 30, 0, 0, time.UTC)

func New(t *testing.T, options ...db.Option) *World {
	t.Helper()
	url := postgrestest.Clone(t, worldTemplate)
	return &World{Open(t, url, append([]db.Option{db.WithClock(func() time.Time { return Now })}, options...)...), url}
}

// text is the only value of a query, as text.
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

// everything is a digest of all that is on record.
func (w *World) Everything(t *testing.T) string {
	t.Helper()
	var tables []string
	if err := w.DB().NewRaw(`SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' AND relname NOT LIKE 'bun%' ORDER BY 1`).Scan(t.Context(), &tables); err != nil {
		t.Fatal(err)
	}
	if len(tables) < 20 {
		t.Fatalf("only %d tables: %v", len(tables), tables)
	}
	var all strings.Builder
	for _, table := range tables {
		if table == "settings" || table == "complaint_reporters" { // which the server cannot read
			continue
		}
		all.WriteString(w.Text(t, fmt.Sprintf("SELECT '%s ' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') FROM %s t", table, table)) + "\n")
	}
	return all.String()
}

func Key(text string) db.Key {
	var k db.Key
	if err := k.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return k
}

func Keys(texts ...string) (all []db.Key) {
	for _, text := range texts {
		all = append(all, Key(text))
	}
	return all
}

func Day(text string) civil.Date {
	d, err := civil.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func Dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

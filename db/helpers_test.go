package db_test

import (
	"context"
	"os"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/db"
)

// open is a store on the database, for the length of the test.
func open(t *testing.T, url string, options ...db.Option) *db.Store {
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

// fill puts at least one row into every table.
func fill(ctx context.Context, url string) error {
	text, err := os.ReadFile("../migrations/testdata/filled.sql")
	if err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, string(text))
	return err
}

// owner is a connection as whoever owns the schema, who may read and write what the server may not.
type owner struct{ *pgx.Conn }

func connectOwner(t *testing.T, w *world) owner {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), w.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return owner{conn}
}

func (o owner) exec(t *testing.T, statement string) {
	t.Helper()
	if _, err := o.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

// text is the only value of a query, as text.
func (o owner) text(t *testing.T, query string, args ...any) (value string) {
	t.Helper()
	if err := o.QueryRow(t.Context(), "SELECT ("+query+")::text", args...).Scan(&value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return value
}

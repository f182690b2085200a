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

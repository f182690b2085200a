package postgrestest

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
)

func TestX(t *testing.T) {
	u := Empty(t)
	c, err := pgx.Connect(t.Context(), u)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(context.Background())
	var s string
	if err := c.QueryRow(t.Context(), "select version() || current_setting('data_directory')").Scan(&s); err != nil {
		t.Fatal(err)
	}
	t.Log(s)
}

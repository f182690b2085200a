package exchange

import (
	"context"
	"errors"
	"log/slog"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"docket/migrations"
	"docket/postgres/postgrestest"
)

// Who removes a party waits for the part of an import that may refer to it.
func TestRemovalWaitsForPart(t *testing.T) {
	t.Parallel()
	postgrestest.SkipOnCitus(t, "an import is written with the triggers of foreign keys, so nobody needs to wait for it")
	url := postgrestest.Clone(t, postgrestest.Template{Name: "exchange_migrated", Build: func(ctx context.Context, url string) error {
		return migrations.Up(ctx, url, slog.New(slog.DiscardHandler))
	}})
	connect := func() *pgx.Conn {
		conn, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close(context.Background()) })
		return conn
	}
	run := func(conn *pgx.Conn, sql string) {
		t.Helper()
		if _, err := conn.Exec(t.Context(), sql); err != nil {
			t.Fatal(err)
		}
	}
	part, other := connect(), connect()
	run(other, `INSERT INTO agencies (code, name, short_name, level) VALUES ('320585', '太仓市市场监督管理局', '太市监', 'COUNTY');
		INSERT INTO parties (agency_id, kind, name) SELECT id, 'COMPANY', '当事人' FROM agencies; SET lock_timeout = '100ms'`)
	run(part, "BEGIN; "+holdReferences)
	for _, sql := range []string{"DELETE FROM parties", "UPDATE parties SET id = id + 1", "DELETE FROM food_businesses"} {
		_, err := other.Exec(t.Context(), sql)
		if refused := (*pgconn.PgError)(nil); !errors.As(err, &refused) || refused.Code != "55P03" {
			t.Errorf("%s beside a part: %v", sql, err)
		}
	}
	run(other, "UPDATE parties SET address = '某路1号'")
	run(part, "COMMIT")
	run(other, "DELETE FROM parties")
}

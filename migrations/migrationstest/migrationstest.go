// Package migrationstest makes templates of migrated databases for tests; see package postgrestest.
package migrationstest

import (
	"context"
	"log/slog"

	"github.com/jackc/pgx/v5"

	"docket/migrations"
	"docket/postgres/postgrestest"
)

// Template returns a template of a migrated database, which fill fills. fill may be nil.
func Template(name string, fill func(ctx context.Context, conn *pgx.Conn) error) postgrestest.Template {
	return postgrestest.Template{Name: name, Build: func(ctx context.Context, url string) error {
		if err := migrations.Up(ctx, url, slog.New(slog.DiscardHandler)); err != nil || fill == nil {
			return err
		}
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			return err
		}
		defer conn.Close(ctx)
		return fill(ctx, conn)
	}}
}

// TemplateOf returns a template of a migrated database, which statements fill.
func TemplateOf(name, statements string) postgrestest.Template {
	return Template(name, func(ctx context.Context, conn *pgx.Conn) error {
		_, err := conn.Exec(ctx, statements)
		return err
	})
}

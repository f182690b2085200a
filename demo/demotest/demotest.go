// Package demotest gives tests a database with the demo bureau.
package demotest

import (
	"context"
	"log/slog"

	"docket/demo"
	"docket/migrations"
	"docket/postgres/postgrestest"
)

// Template is a migrated database with the demo bureau, for postgrestest.Clone.
var Template = postgrestest.Template{Name: "demo", Build: func(ctx context.Context, url string) error {
	quiet := slog.New(slog.DiscardHandler)
	if err := migrations.Up(ctx, url, quiet); err != nil {
		return err
	}
	return demo.Load(ctx, url, quiet)
}}

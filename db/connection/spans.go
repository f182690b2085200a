package connection

import (
	"context"
	"database/sql"
	"errors"

	"github.com/uptrace/bun"
	"go.opentelemetry.io/otel/attribute"

	"docket/trace"
)

// Spans makes a span of each statement of a write that is traced. The span has the kind of the statement, not its text: bun's text holds values.
type Spans struct{}

type spanKey struct{}

// BeforeQuery begins the span.
func (Spans) BeforeQuery(ctx context.Context, e *bun.QueryEvent) context.Context {
	if !trace.IsOn(ctx) {
		return ctx
	}
	ctx, end := trace.Start(ctx, "statement", attribute.String("db.system.name", "postgresql"), attribute.String("db.operation.name", e.Operation()))
	return context.WithValue(ctx, spanKey{}, end)
}

// AfterQuery ends the span.
func (Spans) AfterQuery(ctx context.Context, e *bun.QueryEvent) {
	end, ok := ctx.Value(spanKey{}).(func(error))
	if !ok {
		return
	}
	err := e.Err
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	end(err)
}

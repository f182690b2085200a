package graph

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"docket/db"
	"docket/problem"
	"docket/query"
)

// mostErrors is the largest number of errors in an answer: an operation can be wrong in a hundred thousand places.
const mostErrors = 20

// present turns any error into the GraphQL error that the caller sees; nothing else does. A problem is shown as it is, and so
// is a fault that the parser finds. For other errors see presentUnknown.
func present(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var shown *gqlerror.Error
		if p := problem.Of(err); p != nil {
			shown = presentProblem(withField(p, err))
		} else if errors.As(err, &shown) && shown.Unwrap() == nil {
			presentFault(shown)
		} else {
			shown = presentProblem(presentUnknown(ctx, log, err))
		}
		if shown.Path == nil {
			shown.Path = graphql.GetPath(ctx)
		}
		return shown
	}
}

// withField is the problem with the path of the input at which the executor found it, where it has none: the executor reads
// an argument's value before any verb does.
func withField(p *problem.Error, err error) *problem.Error {
	var at *gqlerror.Error
	if p.Field != "" || !errors.As(err, &at) || len(at.Path) < 2 {
		return p
	}
	named := *p
	named.Field = at.Path[1:].String() // behind the root field's name
	return &named
}

// presentProblem is a problem as a GraphQL error.
func presentProblem(p *problem.Error) *gqlerror.Error {
	extensions := map[string]any{}
	maps.Copy(extensions, p.Detail)
	extensions["code"] = string(p.Code)
	message := p.Message
	if p.Field != "" {
		extensions["field"] = p.Field
		message = p.Field + ": " + message
	}
	if p.Rule != "" {
		extensions["rule"] = p.Rule
	}
	if p.Article != "" {
		extensions["article"] = p.Article
	}
	e := &gqlerror.Error{Message: message, Extensions: extensions}
	if p.Line > 0 {
		e.Locations = []gqlerror.Location{{Line: p.Line, Column: p.Column}}
	}
	return e
}

// presentFault adds our code to an error of the parser or the validator of operations.
func presentFault(e *gqlerror.Error) {
	code := problem.BadUserInput
	if strings.HasPrefix(e.Message, "exceeded token limit") {
		code = problem.LimitExceeded
	}
	e.Extensions = map[string]any{"code": string(code)}
}

// presentUnknown is the problem for an error that is no fault of the caller: UNAVAILABLE, TIMEOUT or INTERNAL. The log has
// what the caller is not shown.
func presentUnknown(ctx context.Context, log *slog.Logger, err error) *problem.Error {
	var refused *pgconn.PgError
	isPostgres := errors.As(err, &refused)
	reason, isUnavailable := db.Unavailable(err)
	if errors.Is(err, query.ErrNoAnswer) {
		reason, isUnavailable = "it does not answer", true
	}
	switch {
	case isUnavailable && ctx.Err() == nil:
		first, _, _ := strings.Cut(err.Error(), "\n") // the statement follows
		log.WarnContext(ctx, "the database is not available", "error", first)
		return problem.Errorf(problem.Unavailable, "the database can't be used at the moment (%s): try again in a moment", reason)
	case errors.Is(err, context.DeadlineExceeded), isPostgres && refused.Code == "57014":
		return problem.Errorf(problem.Timeout, "it took longer than an operation may: ask for less, or for fewer records, or try again later")
	case errors.Is(err, context.Canceled), ctx.Err() != nil:
		return problem.Errorf(problem.Timeout, "the request was cancelled before its answer was complete")
	}
	reference := rand.Text()[:10]
	log.ErrorContext(ctx, "internal error", "reference", reference, "error", err)
	return problem.Errorf(problem.Internal, "something is wrong on our side; give the operators this reference: %s", reference).
		With("reference", reference)
}

// recovered turns a panic into an internal error; the log has the stack.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, cause any) error {
		log.ErrorContext(ctx, "panic", "cause", cause, "stack", string(debug.Stack()))
		return fmt.Errorf("panic: %v", cause)
	}
}

// refusal is the response to an operation that is wrong, before anything ran.
func refusal(ctx context.Context, show graphql.ErrorPresenterFunc, faults gqlerror.List) *graphql.Response {
	faults = faults[:min(len(faults), mostErrors)]
	shown := make(gqlerror.List, len(faults))
	for i, fault := range faults {
		shown[i] = show(ctx, fault)
	}
	return &graphql.Response{Errors: shown}
}

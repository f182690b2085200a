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

	"docket/problem"
)

// mostErrors is how many errors an answer holds: an operation can be wrong in a hundred thousand places.
const mostErrors = 20

// present turns whatever went wrong into the GraphQL error that the caller sees. It is the one place where that happens:
// a problem is shown as it is, a fault of the operation found by the parser likewise; of anything else the caller
// learns a reference only, under which the log has the rest.
func present(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var shown *gqlerror.Error
		if p := problem.Of(err); p != nil {
			shown = presentProblem(placed(p, err))
		} else if errors.As(err, &shown) && shown.Unwrap() == nil {
			presentFault(shown)
		} else {
			shown = presentProblem(unforeseen(ctx, log, err))
		}
		if shown.Path == nil {
			shown.Path = graphql.GetPath(ctx)
		}
		return shown
	}
}

// placed is a problem with the field of the input that the executor found it at, where it does not name one itself: an
// argument's value is read before any verb sees it.
func placed(p *problem.Error, err error) *problem.Error {
	var at *gqlerror.Error
	if p.Field != "" || !errors.As(err, &at) || len(at.Path) < 2 {
		return p
	}
	named := *p
	named.Field = at.Path[1:].String() // behind the root field's name
	return &named
}

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

// presentFault gives what the parser and the validator of operations say a code of ours.
func presentFault(e *gqlerror.Error) {
	code := problem.BadUserInput
	if strings.HasPrefix(e.Message, "exceeded token limit") {
		code = problem.LimitExceeded
	}
	e.Extensions = map[string]any{"code": string(code)}
}

// unforeseen is what the caller is told of an error that is none of theirs.
func unforeseen(ctx context.Context, log *slog.Logger, err error) *problem.Error {
	var refused *pgconn.PgError
	isPostgres := errors.As(err, &refused)
	if errors.Is(err, context.DeadlineExceeded) || isPostgres && refused.Code == "57014" {
		return problem.Errorf(problem.Timeout, "it took longer than an operation may: ask for less, or for fewer records, or try again later")
	}
	if errors.Is(err, context.Canceled) {
		return problem.Errorf(problem.Timeout, "the request was given up before its answer was there")
	}
	reference := rand.Text()[:10]
	log.ErrorContext(ctx, "internal error", "reference", reference, "error", err)
	return problem.Errorf(problem.Internal, "something is wrong on our side; tell the operators this reference: %s", reference).
		With("reference", reference)
}

// recovered turns a panic into an internal error; the log has the stack.
func recovered(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, cause any) error {
		log.ErrorContext(ctx, "panic", "cause", cause, "stack", string(debug.Stack()))
		return fmt.Errorf("panic: %v", cause)
	}
}

// refusal presents a list of faults found before anything ran.
func refusal(ctx context.Context, show graphql.ErrorPresenterFunc, faults gqlerror.List) *graphql.Response {
	faults = faults[:min(len(faults), mostErrors)]
	shown := make(gqlerror.List, len(faults))
	for i, fault := range faults {
		shown[i] = show(ctx, fault)
	}
	return &graphql.Response{Errors: shown}
}

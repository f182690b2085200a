package endpoint

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

	"docket/auth"
	"docket/failure"
	"docket/messages"
	"docket/problem"
	"docket/query"
)

// MaxErrors is the largest number of errors in an answer. A large operation can have a hundred thousand faults.
const MaxErrors = 20

// present returns the function that turns every error into the GraphQL error that the caller sees. Problems and the faults that
// the parser finds are shown as they are, with suggestions of names only to those who may read the schema; for other errors see presentUnknown.
// logOutage logs that the database cannot be used.
func present(log *slog.Logger, mayRead func(auth.Caller) bool, logOutage func(context.Context, error)) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		var shown *gqlerror.Error
		language := messages.LanguageOf(ctx)
		if p := problem.Of(err); p != nil {
			shown = presentProblem(withField(p, err), language)
		} else if errors.As(err, &shown) && shown.Unwrap() == nil {
			presentFault(shown, mayRead(auth.CallerOf(ctx)), language)
		} else {
			shown = presentProblem(presentUnknown(ctx, log, logOutage, err), language)
		}
		if shown.Path == nil {
			shown.Path = graphql.GetPath(ctx)
		}
		return shown
	}
}

// withField returns the problem with the path of the argument that the executor was reading, as found in err, as its Field. A
// problem that has a Field, or whose argument is not known, is returned as it is.
func withField(p *problem.Error, err error) *problem.Error {
	var at *gqlerror.Error
	if p.Field != "" || !errors.As(err, &at) || len(at.Path) < 2 {
		return p
	}
	placed := *p
	placed.Field = at.Path[1:].String() // without the name of the root field
	return &placed
}

// presentProblem returns a problem as a GraphQL error in a language. Its message begins with the field. Its extensions hold the code, the details
// and, where set, field, rule (our name, as in fine.bounds) and article (of the law). It sets no path; present does.
func presentProblem(p *problem.Error, language messages.Language) *gqlerror.Error {
	extensions := map[string]any{}
	maps.Copy(extensions, p.Detail)
	extensions["code"] = string(p.Code)
	message := p.In(language)
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

// presentFault adds our code to an error of the parser or the validator of operations: LIMIT_EXCEEDED for too deep a
// nesting, else BAD_USER_INPUT. It removes suggestions of names that the caller must not learn.
func presentFault(e *gqlerror.Error, withSuggestions bool, language messages.Language) {
	if !withSuggestions {
		e.Message, _, _ = strings.Cut(e.Message, " Did you mean ")
	}
	code := problem.BadUserInput
	if strings.HasPrefix(e.Message, "exceeded maximum nesting depth") {
		code = problem.LimitExceeded
	}
	e.Extensions = map[string]any{"code": string(code)}
	e.Message = translateFault(e.Message, language)
}

// queryCanceled is the code of Postgres for a statement that ran longer than its timeout.
const queryCanceled = "57014"

// presentUnknown returns the problem for an error that is not the caller's fault: UNAVAILABLE, TIMEOUT or INTERNAL. The text of
// the error goes to the log only.
func presentUnknown(ctx context.Context, log *slog.Logger, logOutage func(context.Context, error), err error) *problem.Error {
	var rejected *pgconn.PgError
	isPostgres := errors.As(err, &rejected)
	reason, isUnavailable := failure.Unavailable(err)
	if errors.Is(err, query.ErrNoAnswer) {
		reason, isUnavailable = "it does not answer", true
	}
	switch {
	case isUnavailable && ctx.Err() == nil:
		logOutage(ctx, err)
		return problem.Errorf(problem.Unavailable, "the database can't be used at the moment (%s): try again in a moment", reason)
	case errors.Is(err, context.DeadlineExceeded), isPostgres && rejected.Code == queryCanceled:
		return problem.Errorf(problem.Timeout, "it took longer than an operation may: ask for less, or for fewer records, or try again later")
	case errors.Is(err, context.Canceled), ctx.Err() != nil:
		return problem.Errorf(problem.Timeout, "the request was cancelled before its answer was complete")
	}
	reference := rand.Text()[:10]
	log.ErrorContext(ctx, "internal error", "reference", reference, "error", err)
	return problem.Errorf(problem.Internal, "something is wrong on our side; give the operators this reference: %s", reference).
		With("reference", reference)
}

// recoverPanic returns the function that turns a panic into an internal error and logs its stack.
func recoverPanic(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, cause any) error {
		log.ErrorContext(ctx, "panic", "cause", cause, "stack", string(debug.Stack()))
		return fmt.Errorf("panic: %v", cause)
	}
}

// refusal returns the response to an operation that was refused before any of it ran. It shows the first MaxErrors faults.
func refusal(ctx context.Context, show graphql.ErrorPresenterFunc, faults gqlerror.List) *graphql.Response {
	faults = faults[:min(len(faults), MaxErrors)]
	shown := make(gqlerror.List, len(faults))
	for i, fault := range faults {
		shown[i] = show(ctx, fault)
	}
	return &graphql.Response{Errors: shown}
}

// Package filegate lets in the requests that carry files beside GraphQL: the files of cases and those of registers. They take from the same budgets
// as operations, and their roles are those of a mutation.
package filegate

import (
	"context"
	"net/http"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/graph/endpoint"
	"docket/graph/scope"
	"docket/limit"
	"docket/problem"
)

// Gate lets requests in, a bounded number at once.
type Gate struct {
	*endpoint.Endpoint
	Schema *ast.Schema
	Queue  *limit.Queue
}

// Admit takes the request from the caller's budget, waits for its turn, and checks that the caller's role may call the mutation as. leave ends the
// turn. operation is the name of the request in messages and in the log of access.
func (g Gate) Admit(r *http.Request, operation, as string) (ctx context.Context, leave func(), err error) {
	key := limit.CallerKey(r)
	ctx = limit.WithKey(r.Context(), key)
	if err := g.TakeRequest(ctx, key); err != nil {
		return ctx, nil, err
	}
	if ctx, err = g.RequireCaller(ctx); err != nil {
		return ctx, nil, err
	}
	mutation := *g.Schema.Mutation.Fields.ForName(as)
	mutation.Name = operation
	if err := scope.RequireCallable(ctx, &mutation); err != nil {
		g.Settings.Access.Add(accesslog.Event{Kind: db.AccessEventKindRefused, Caller: auth.CallerOf(ctx), Operation: operation, Code: problem.Forbidden})
		return ctx, nil, err
	}
	if leave, err = g.Queue.Enter(ctx, key, 1, false); err != nil {
		return ctx, nil, err
	}
	g.Settings.Access.Add(accesslog.Event{Kind: db.AccessEventKindOperation, Caller: auth.CallerOf(ctx), Operation: operation})
	return ctx, leave, nil
}

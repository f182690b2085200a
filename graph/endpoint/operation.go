package endpoint

import (
	"context"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/auth"
	"docket/graph/load"
	"docket/limit"
	"docket/problem"
)

// Subprotocol is the protocol that is spoken over WebSocket: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md.
const Subprotocol = "graphql-transport-ws"

// liveDirective is the directive of a query that is answered again whenever its answer has changed.
const liveDirective = "live"

// Operation is an operation that is about to run.
type Operation struct {
	*graphql.OperationContext
	params *graphql.RawParams
}

// IsFollowed reports whether an operation is a subscription or a live query.
func IsFollowed(op *graphql.OperationContext) bool {
	return op.Operation.Operation == ast.Subscription || op.Operation.Operation == ast.Query && op.Operation.Directives.ForName(liveDirective) != nil
}

// TakeRequest takes one request from a caller's budget, whatever it sends, and slows a caller who sends too fast. Returns LIMIT_EXCEEDED if the
// budget is used up.
func (e *Endpoint) TakeRequest(ctx context.Context, caller string) error {
	return e.turns.Rates.TakeRequest(ctx, caller, 0)
}

// TakeOperation takes a request that sends an operation from a caller's budget by its length, before its body is read; see
// limit.Rates.TakeRequest. A body that is too long, which Read refuses unread, counts as the longest one: to receive the part of it that is on its
// way takes time too. A body whose length is not announced is taken by Read. Returns LIMIT_EXCEEDED if less is left. The connection of a long body is then closed after the answer: to use it again, the server would have to read
// the body.
func (e *Endpoint) TakeOperation(w http.ResponseWriter, r *http.Request, caller string) error {
	length := int64(len(r.URL.RawQuery)) + max(min(r.ContentLength, e.Settings.Body), 0)
	err := e.turns.Rates.TakeRequest(r.Context(), caller, length)
	if err != nil && r.ProtoMajor == 1 && (r.ContentLength < 0 || r.ContentLength > limit.BytesPerRequest) {
		w.Header().Set("Connection", "close")
	}
	return err
}

// TakeMessage takes what a message over an open connection counts as, if it is longer than BytesPerRequest, beside the one request that Accept
// takes. Returns LIMIT_EXCEEDED if less is left in the caller's budget.
func (e *Endpoint) TakeMessage(caller string, bytes int) error {
	return e.turns.Rates.TakeBytes(caller, int64(bytes))
}

// RequireCaller returns the context of a request with its caller: the one that was recognised, or the caller of requests without a
// credential. Returns UNAUTHENTICATED if there is none.
func (e *Endpoint) RequireCaller(ctx context.Context) (context.Context, error) {
	if auth.CallerOf(ctx).IsKnown() {
		return ctx, nil
	}
	if !e.Settings.Anonymous.IsKnown() {
		return ctx, problem.Errorf(problem.Unauthenticated, "sign in, or send a token in the header Authorization: Bearer …")
	}
	return auth.WithCaller(ctx, e.Settings.Anonymous), nil
}

// Keep keeps the text of an operation that Read has said to keep, now that it has been validated.
func (e *Endpoint) Keep(params *graphql.RawParams) { e.Settings.Documents.Store.Add(params.Query) }

// Accept takes an operation that came over an open connection from its caller's budget, and parses it. The context holds the caller, and the
// caller's key. r is the request that opened the connection. Returns the answer that refuses the operation, or nil.
func (e *Endpoint) Accept(ctx context.Context, r *http.Request, sent *Request) (*Operation, *graphql.Response) {
	refuse := func(err error) (*Operation, *graphql.Response) {
		e.CountError(r, auth.CallerOf(ctx), err)
		return nil, e.Refusal(ctx, err)
	}
	key := limit.KeyOf(ctx)
	if err := e.TakeRequest(ctx, key); err != nil {
		return refuse(err)
	}
	keep, err := e.resolve(r, sent)
	if err != nil && problem.Of(err) == nil {
		err = problem.Errorf(problem.BadUserInput, "%s", err)
	}
	if err != nil {
		return refuse(err)
	}
	params := &sent.RawParams
	params.Headers = r.Header
	op, faults, err := e.Parse(ctx, key, params)
	switch {
	case err != nil:
		return refuse(err)
	case len(faults) > 0:
		response := refusal(ctx, e.show, faults)
		e.countOperation(ctx, r, op, response, false)
		return nil, response
	case keep:
		e.Keep(params)
	}
	return &Operation{op, params}, nil
}

// Run runs an operation. It is neither counted nor logged.
func (e *Endpoint) Run(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	response, _ := e.run(ctx, op)
	return response
}

// Answer runs a query or a mutation that came over an open connection, counts and logs it, and returns its answer. The context counts the
// usage of this operation alone.
func (e *Endpoint) Answer(ctx context.Context, r *http.Request, op *Operation) *graphql.Response {
	began := time.Now() //nolint:forbidigo // measures a duration
	response := e.Run(ctx, op.OperationContext)
	if response == nil {
		e.Count(ctx, r, op.OperationContext, nil, 0)
		return &graphql.Response{}
	}
	took := time.Since(began)
	response.Extensions = load.UsageOf(ctx).Extensions(op.params.Extensions, took)
	if _, ok := RetryStatus(response); ok {
		response.Data = nil
	}
	e.Count(ctx, r, op.OperationContext, response, took)
	return response
}

// Recover returns the internal error that stands for a panic, and logs its stack.
func (e *Endpoint) Recover(ctx context.Context, cause any) error {
	return recoverPanic(e.Settings.Log)(ctx, cause)
}

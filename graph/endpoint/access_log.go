package endpoint

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/limit"
	"docket/messages"
	"docket/problem"
)

// AccessLog counts what callers do. *accesslog.Log implements it.
type AccessLog interface {
	// Add counts an event. It does not wait.
	Add(e accesslog.Event)
}

// Count counts an operation that ran, and logs it with what the context's usage has counted. The response is nil if its client has gone.
func (e *Endpoint) Count(ctx context.Context, r *http.Request, op *graphql.OperationContext, response *graphql.Response, took time.Duration) {
	e.countOperation(ctx, r, op, response, true)
	if response != nil {
		e.log(ctx, op, response, took)
	}
}

// countOperation counts an operation that was answered. It counts as refused if an error says so, and as an operation if it ran: some of a
// mutation may have been carried out before the rest was refused. Faults of a document are not counted.
func (e *Endpoint) countOperation(ctx context.Context, r *http.Request, op *graphql.OperationContext, response *graphql.Response, isValid bool) {
	name, caller := "", auth.CallerOf(ctx)
	if op.Operation != nil {
		name = op.Operation.Name
	}
	refusal := problem.Code("")
	if response != nil {
		refusal = refusalOf(response.Errors)
	}
	if refusal != "" {
		e.countRefusal(r, caller, name, refusal)
	}
	if isValid && (refusal == "" || !isEmpty(response.Data)) {
		e.Settings.Access.Add(accesslog.Event{Kind: db.AccessEventKindOperation, Caller: caller, Address: r.RemoteAddr, Operation: name})
	}
}

// CountError counts a request that was refused before an operation was read. Other errors are not counted.
func (e *Endpoint) CountError(r *http.Request, caller auth.Caller, err error) {
	if p := problem.Of(err); p != nil {
		if code := refusalOf(gqlerror.List{presentProblem(p, messages.English)}); code != "" {
			e.countRefusal(r, caller, "", code)
		}
	}
}

func (e *Endpoint) countRefusal(r *http.Request, caller auth.Caller, operation string, code problem.Code) {
	e.Settings.Access.Add(accesslog.Event{
		Kind: db.AccessEventKindRefused, Caller: caller, Address: r.RemoteAddr, Operation: operation, Code: code,
	})
}

// refusalOf returns the code of the first error that refuses a caller: one who is not known, is not allowed, or has used the own budget up.
// It is empty if there is none.
func refusalOf(errs gqlerror.List) problem.Code {
	for _, e := range errs {
		code, _ := e.Extensions["code"].(string)
		switch problem.Code(code) {
		case problem.Unauthenticated, problem.Forbidden:
			return problem.Code(code)
		case problem.LimitExceeded:
			if e.Extensions[limit.RetryAfter] != nil {
				return problem.LimitExceeded
			}
		}
	}
	return ""
}

// isEmpty reports whether no field of a response's data has a value.
func isEmpty(data json.RawMessage) bool {
	if len(data) == 0 {
		return true
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return false
	}
	for _, value := range fields {
		if string(value) != "null" {
			return false
		}
	}
	return true
}

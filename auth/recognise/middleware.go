package recognise

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/limit"
	"docket/problem"
)

// Middleware puts the caller of each request into its context. A request that is refused is answered with an error in the form of
// GraphQL.
func (rec *Recogniser) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, err := rec.Recognise(r)
		if err != nil {
			rec.refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(auth.WithCaller(r.Context(), caller)))
	})
}

// refuse answers a request whose caller could not be recognised.
func (rec *Recogniser) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // the client has gone
	}
	p := problem.Of(err)
	if p == nil {
		rec.Log.ErrorContext(r.Context(), "the caller could not be recognised", "error", err)
		p = problem.Errorf(problem.Internal, "something is wrong on our side")
	}
	rec.Log.LogAttrs(r.Context(), slog.LevelInfo, "request refused", slog.String("code", string(p.Code)), slog.String("path", r.URL.Path))
	if p.Code == problem.Unauthenticated || p.Code == problem.Forbidden || p.Code == problem.LimitExceeded {
		rec.Access.Add(accesslog.Event{Kind: db.AccessEventKindRefused, Address: r.RemoteAddr, Code: p.Code})
	}
	h := w.Header()
	status := http.StatusInternalServerError
	switch p.Code {
	case problem.Unauthenticated:
		status = http.StatusUnauthorized
		h.Set("WWW-Authenticate", `Bearer error="invalid_token", error_description="`+description(p.Message)+`"`)
	case problem.Forbidden:
		status = http.StatusForbidden
	case problem.LimitExceeded:
		status = http.StatusTooManyRequests
		h.Set("Retry-After", fmt.Sprint(p.Detail[limit.RetryAfter]))
	case problem.Timeout:
		status = http.StatusGatewayTimeout
	case problem.Unavailable:
		status = http.StatusServiceUnavailable
		h.Set("Retry-After", "1")
	}
	extensions := map[string]any{"code": p.Code}
	for name, value := range p.Detail {
		extensions[name] = value
	}
	body, err := json.Marshal(map[string]any{"errors": []any{map[string]any{"message": p.Message, "extensions": extensions}}})
	if err != nil {
		rec.Log.ErrorContext(r.Context(), "a refusal cannot be written", "error", err)
	}
	media := "application/json"
	if strings.Contains(r.Header.Get("Accept"), "application/graphql-response+json") {
		media = "application/graphql-response+json"
	}
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	w.Write(body)
}

// description returns a message with the characters that RFC 6750 allows in `error_description`.
func description(message string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || r == '"' || r == '\\' {
			return -1
		}
		return r
	}, message)
}

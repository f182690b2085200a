package recognise

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/db"
	"docket/limit"
	"docket/messages"
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
		ctx := auth.WithRecognition(auth.WithCaller(r.Context(), caller), rec.again(r))
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// again returns the function that recognises the sender of a request again, who may have sent credentials since.
func (rec *Recogniser) again(r *http.Request) auth.Recognition {
	// Of the request only this is kept: it may go on for hours.
	header := http.Header{}
	for _, name := range []string{"Authorization", "Cookie", "Origin", "Sec-Fetch-Site", "Upgrade", "Connection", HeaderAccount} {
		if values := r.Header.Values(name); len(values) > 0 {
			header[http.CanonicalHeaderKey(name)] = slices.Clone(values)
		}
	}
	kept := &http.Request{Method: r.Method, URL: r.URL, Host: r.Host, RemoteAddr: r.RemoteAddr, TLS: r.TLS, Header: header}
	return func(ctx context.Context, given auth.Credentials) (auth.Caller, error) {
		request := kept.WithContext(auth.Watching(ctx))
		request.Header = header.Clone()
		if given.Authorization != "" {
			request.Header.Add("Authorization", given.Authorization)
		}
		if given.Account != "" {
			request.Header.Set(HeaderAccount, given.Account)
		}
		return rec.Recognise(request)
	}
}

// Pages is Middleware for pages that people open in a browser: who is not recognised is led to the page to sign in, which leads back, or is told
// what to do where nobody can sign in (signIn is empty). Other refusals are answered in plain text.
func (rec *Recogniser) Pages(signIn string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, err := rec.Recognise(r)
		p := problem.Of(err)
		isUnknown := err == nil && !caller.IsKnown()
		switch {
		case isUnknown && signIn != "":
			http.Redirect(w, r, signIn+"?return="+url.QueryEscape(r.URL.RequestURI()), http.StatusFound)
		case isUnknown:
			w.Header().Set("WWW-Authenticate", "Bearer")
			http.Error(w, "请先登录。Nobody is signed in: send a token in the header Authorization: Bearer …", http.StatusUnauthorized)
		case err == nil:
			next.ServeHTTP(w, r.WithContext(auth.WithCaller(r.Context(), caller)))
		case p == nil:
			rec.refuse(w, r, err)
		default:
			rec.refuse(asText{w, p.In(messages.Accepted(r))}, r, err)
		}
	})
}

// asText sends the message of a problem in place of what is written.
type asText struct {
	http.ResponseWriter
	message string
}

// WriteHeader writes the headers, with the type of plain text.
func (w asText) WriteHeader(status int) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.ResponseWriter.WriteHeader(status)
}

// Write writes the message.
func (w asText) Write(body []byte) (int, error) {
	if _, err := w.ResponseWriter.Write([]byte(w.message + "\n")); err != nil {
		return 0, err
	}
	return len(body), nil
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
	body, err := json.Marshal(map[string]any{"errors": []any{map[string]any{"message": p.In(messages.Accepted(r)), "extensions": extensions}}})
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

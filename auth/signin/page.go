package signin

import (
	_ "embed"
	"fmt"
	"html/template"
	"net/http"

	"docket/auth/accesslog"
	"docket/auth/recognise"
	"docket/db"
	"docket/limit"
	"docket/messages"
	"docket/problem"
)

//go:embed account.html
var accountHTML string

var accountPage = template.Must(template.New("account").Parse(accountHTML))

// shown is what the page shows.
type shown struct {
	// Message is why somebody could not be signed in; empty otherwise.
	Message string
	// Subject is the claim `sub`; empty if nobody is signed in.
	Subject, Name string
	Accounts      []recognise.Found
	// Leaves is the address of the identity provider at which the browser, signed out here, is signed out too; empty otherwise.
	Leaves string
	// IsOut is true for a browser that comes back from there.
	IsOut bool
}

// account shows who is signed in, with which accounts, and how to sign out.
func (b *Browser) account(w http.ResponseWriter, r *http.Request) {
	session, isSignedIn, err := b.Find(r)
	if err != nil {
		b.refuse(w, r, err)
		return
	}
	claims := session.Claims
	page := shown{Subject: claims.Subject, Name: claims.Name}
	if isSignedIn {
		page.Accounts, err = b.settings.Accounts.OfSession(r.Context(), session)
		if p := problem.Of(err); p != nil && p.Code == problem.Forbidden {
			page.Message = p.In(messages.Accepted(r))
		} else if err != nil {
			b.refuse(w, r, err)
			return
		}
	}
	b.show(w, r, http.StatusOK, page)
}

// refuse shows why somebody could not be signed in or out.
func (b *Browser) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // the browser has gone
	}
	p := problem.Of(err)
	if p == nil {
		b.settings.Log.ErrorContext(r.Context(), "signing in or out failed", "error", err)
		p = problem.Errorf(problem.Internal, "something is wrong on our side")
	} else {
		b.settings.Log.WarnContext(r.Context(), "sign-in refused", "code", string(p.Code))
	}
	if p.Code == problem.Unauthenticated || p.Code == problem.Forbidden {
		b.settings.Access.Add(accesslog.Event{Kind: db.AccessEventKindRefused, Address: r.RemoteAddr, Code: p.Code})
	}
	status := http.StatusInternalServerError
	switch p.Code {
	case problem.Unauthenticated:
		status = http.StatusUnauthorized
	case problem.Forbidden:
		status = http.StatusForbidden
	case problem.LimitExceeded:
		status = http.StatusTooManyRequests
		w.Header().Set("Retry-After", fmt.Sprint(p.Detail[limit.RetryAfter]))
	case problem.Timeout:
		status = http.StatusGatewayTimeout
	case problem.Unavailable:
		status = http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "1")
	}
	b.show(w, r, status, shown{Message: p.In(messages.Accepted(r))})
}

// show writes the page.
func (b *Browser) show(w http.ResponseWriter, r *http.Request, status int, page shown) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if err := accountPage.Execute(w, page); err != nil {
		b.settings.Log.DebugContext(r.Context(), "the browser did not read the page", "error", err)
	}
}

// withHeaders tells browsers that the pages load nothing, are not kept, and are not shown inside others.
func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

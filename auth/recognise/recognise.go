// Package recognise finds out who sends a request: by a token of this service, by a token of the identity provider, by the session
// of a browser, or by a demo token.
//
// # What belongs here
//
//   - Recogniser, and its middleware, which puts the caller into the context of a request.
//   - Accounts: which account a person or a token stands for.
//
// # What does not belong here
//
//   - Signing in and out with a browser: package signin.
//   - Whether a token of the identity provider is genuine: package provider.
//   - Granting access: package access.
package recognise

import (
	"log/slog"
	"net/http"
	"strings"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/auth/provider"
	"docket/edge"
	"docket/limit"
	"docket/problem"
)

// HeaderAccount is the request header by which a person with several accounts chooses one, by its `id`.
const HeaderAccount = "Docket-Account"

// Recogniser finds out who sends a request.
type Recogniser struct {
	// Accounts are the accounts and tokens on record.
	Accounts *Accounts
	// Provider checks tokens of the identity provider; nil where there is none.
	Provider *provider.Provider
	// Sessions are the sessions of browsers; nil where nobody can sign in.
	Sessions Sessions
	// CrossOrigin refuses requests that a page of another origin makes a signed-in browser send, but for the origins that it trusts.
	CrossOrigin *http.CrossOriginProtection
	// IsDemo accepts the demo tokens, and takes a request without any for the demo auditor.
	IsDemo bool
	// Attempts bounds how often an address sends tokens that are not accepted; nil bounds nothing.
	Attempts *limit.Attempts
	// Access counts requests that are refused; nil counts nothing.
	Access *accesslog.Log
	// Log receives internal errors.
	Log *slog.Logger
}

// Sessions are the sessions of browsers. Package signin implements it.
type Sessions interface {
	// Find returns the session that a request belongs to, and whether there is one.
	Find(r *http.Request) (Session, bool, error)
}

// Session is the session of a browser.
type Session struct {
	// Claims are what the identity provider said of the person.
	Claims provider.Claims
	// Accounts are the accounts of the person as AccountsOf reads them, with the session.
	Accounts []byte
}

// Recognise returns the caller who sends a request: by the header Authorization, else by the session of a browser. If the request says
// nothing of its sender, Recognise returns the demo auditor in the demo mode, and else the zero Caller. Returns UNAUTHENTICATED if a token
// is not accepted or there are several, FORBIDDEN if the person has no access or not the account of the header Docket-Account, or if
// another site makes a signed-in browser send the request, LIMIT_EXCEEDED if too many attempts from the address have failed, UNAVAILABLE if the identity provider or the database cannot be asked, and
// TIMEOUT if the database takes too long.
func (rec *Recogniser) Recognise(r *http.Request) (auth.Caller, error) {
	switch credentials := r.Header.Values("Authorization"); len(credentials) {
	case 0:
	case 1:
		end, err := rec.Attempts.Begin(r, credentials[0])
		if err != nil {
			return auth.Caller{}, err
		}
		caller, err := rec.byCredentials(r, credentials[0])
		end(OutcomeOf(err))
		return caller, err
	default:
		return auth.Caller{}, problem.Errorf(problem.Unauthenticated, "the request has several headers Authorization: send one")
	}
	if rec.Sessions != nil {
		session, isSignedIn, err := rec.Sessions.Find(r)
		if err != nil {
			return auth.Caller{}, err
		}
		if isSignedIn {
			// The browser adds the cookie by itself, whoever makes it send the request.
			if err := rec.CrossOrigin.Check(edge.AsWrite(r)); err != nil {
				return auth.Caller{}, problem.Errorf(problem.Forbidden, "another site must not send this with the session of a browser: %s", err)
			}
			found, err := rec.Accounts.OfSession(r.Context(), session)
			if err != nil {
				return auth.Caller{}, err
			}
			return choose(r, found)
		}
	}
	if rec.IsDemo {
		return demoCaller(auth.Auditor), nil
	}
	return auth.Caller{}, nil
}

// byCredentials returns the caller whom the value of a header Authorization names: by a token of this service, a demo token, or an access token
// of the identity provider, in this order. The errors are those of Recognise.
func (rec *Recogniser) byCredentials(r *http.Request, credentials string) (auth.Caller, error) {
	scheme, token, _ := strings.Cut(credentials, " ")
	if token = strings.TrimSpace(token); !strings.EqualFold(scheme, "Bearer") || token == "" {
		return auth.Caller{}, problem.Errorf(problem.Unauthenticated, "the header Authorization must be `Bearer` and a token")
	}
	if strings.HasPrefix(token, TokenPrefix) {
		return rec.byToken(r, token)
	}
	if role, ok := demoTokens[token]; ok && rec.IsDemo {
		return demoCaller(role), nil
	}
	if token == demoOfficerToken && rec.IsDemo {
		return rec.Accounts.demoOfficer(r.Context())
	}
	if rec.Provider == nil {
		return auth.Caller{}, errUnknownToken()
	}
	claims, err := rec.Provider.VerifyAccessToken(r.Context(), token)
	if err != nil {
		return auth.Caller{}, err
	}
	found, err := rec.Accounts.Of(r.Context(), claims)
	if err != nil {
		return auth.Caller{}, err
	}
	return choose(r, found)
}

// OutcomeOf returns the outcome of an attempt to be recognised, by the error that it ended with.
func OutcomeOf(err error) limit.Outcome {
	p := problem.Of(err)
	switch {
	case err == nil:
		return limit.Accepted
	case p != nil && (p.Code == problem.Unauthenticated || p.Code == problem.Forbidden):
		return limit.Rejected
	}
	return limit.Unknown
}

// byToken returns the caller of a token of this service.
func (rec *Recogniser) byToken(r *http.Request, token string) (auth.Caller, error) {
	caller, account, err := rec.Accounts.byToken(r.Context(), token)
	if err != nil {
		return auth.Caller{}, err
	}
	if chosen := r.Header.Get(HeaderAccount); chosen != "" && chosen != account {
		return auth.Caller{}, errNotYourAccount(chosen)
	}
	return caller, nil
}

// choose returns the caller of a person: by the account that the request chooses, by the first one, or by what the provider claims.
func choose(r *http.Request, found []Found) (auth.Caller, error) {
	chosen := r.Header.Get(HeaderAccount)
	if chosen == "" {
		return found[0].Caller, nil
	}
	for _, f := range found {
		if f.Account == chosen {
			return f.Caller, nil
		}
	}
	return auth.Caller{}, errNotYourAccount(chosen)
}

// errUnknownToken returns the problem of a token that nobody has, or that is no longer accepted. It does not say which.
func errUnknownToken() *problem.Error {
	return problem.Errorf(problem.Unauthenticated, "the token is unknown, has expired or was revoked: ask for a new one")
}

func errNotYourAccount(chosen string) *problem.Error {
	return problem.Errorf(problem.Forbidden, "the header %s names %.60q, which is no account of yours: leave it out for your first one", HeaderAccount, chosen)
}

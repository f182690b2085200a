// Package signin signs people in with a browser: it sends them to the identity provider, and keeps a session for those who come back.
//
// # What belongs here
//
//   - Browser, which serves /signin, /signin/callback, /signout, /signout/everywhere, /signout/done and /account.
//   - Sessions, their cookie, and the table that keeps them.
//
// # What does not belong here
//
//   - What a person may be: package recognise reads the accounts.
package signin

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
	"golang.org/x/oauth2"

	"docket/auth"
	"docket/auth/accesslog"
	"docket/auth/provider"
	"docket/auth/recognise"
	"docket/db"
	"docket/limit"
	"docket/messages"
	"docket/problem"
)

// Settings are the settings of the sign-in of browsers.
type Settings struct {
	Provider *provider.Provider
	Accounts *recognise.Accounts
	// Database holds the table of sessions.
	Database *sql.DB
	// Bookkept is told of each move of a session's end before it commits, as by db.Bookkeep. It may be nil.
	Bookkept func(db.Bookkeeping)
	// PublicURL is the address by which browsers reach the service, without a path. If it is https, cookies are sent over https only.
	PublicURL *url.URL
	// Idle is the time after which a session ends without a request. Default 30 min.
	Idle time.Duration
	// Lifetime is the time after which a session ends in any case. Default 12 h.
	Lifetime time.Duration
	// Attempts bounds how often attempts from an address may fail; nil bounds nothing.
	Attempts *limit.Attempts
	// Access counts who signs in and out, under the person's first account, and refusals; nil counts nothing.
	Access *accesslog.Log
	Log    *slog.Logger
}

// Browser signs people in and out. It implements recognise.Sessions.
type Browser struct {
	settings Settings
	sessions *scs.SessionManager
	store    *store
	// callback and signedOut are the addresses to which the provider sends browsers back.
	callback, signedOut string
}

// The keys of a session's values.
const keyClaims = "claims"

// signInFor is the time in which a browser must come back from the identity provider.
const signInFor = 10 * time.Minute

// New returns a Browser.
func New(s Settings) *Browser {
	if s.Idle == 0 {
		s.Idle = 30 * time.Minute
	}
	if s.Lifetime == 0 {
		s.Lifetime = 12 * time.Hour
	}
	b := &Browser{
		settings: s, sessions: scs.New(), store: &store{s.Database, s.Bookkept},
		callback: s.PublicURL.JoinPath("/signin/callback").String(), signedOut: s.PublicURL.JoinPath("/signout/done").String(),
	}
	b.sessions.Store = b.store
	b.sessions.HashTokenInStore = true
	b.sessions.IdleTimeout, b.sessions.Lifetime = s.Idle, s.Lifetime
	return b
}

// Routes returns the handler of the paths of signing in and out.
func (b *Browser) Routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /signin", b.begin)
	mux.HandleFunc("GET /signin/callback", b.finish)
	mux.HandleFunc("POST /signout", func(w http.ResponseWriter, r *http.Request) { b.signOut(w, r, false) })
	mux.HandleFunc("POST /signout/everywhere", func(w http.ResponseWriter, r *http.Request) { b.signOut(w, r, true) })
	mux.HandleFunc("GET /signout/done", b.finishSignOut)
	mux.HandleFunc("GET /account", b.account)
	// Another site must not sign anybody out.
	return withHeaders(http.NewCrossOriginProtection().Handler(mux))
}

// begun is a sign-in that has begun. The browser keeps it in a cookie, so that strangers cannot fill the database.
type begun struct {
	provider.SignIn
	Return string
}

// begin starts a sign-in (OpenID Connect, authorization code with PKCE, RFC 7636): it keeps the state, the nonce and the verifier in a
// cookie, and sends the browser to the identity provider. Shows why where the provider cannot be reached.
func (b *Browser) begin(w http.ResponseWriter, r *http.Request) {
	s := begun{provider.SignIn{State: rand.Text(), Nonce: rand.Text(), Verifier: oauth2.GenerateVerifier()}, localPath(r.URL.Query().Get("return"))}
	address, err := b.settings.Provider.Begin(r.Context(), b.callback, s.SignIn)
	if err != nil {
		b.refuse(w, r, err)
		return
	}
	value, err := json.Marshal(s)
	if err != nil {
		b.refuse(w, r, err)
		return
	}
	b.setCookie(w, "signin", base64.RawURLEncoding.EncodeToString(value), int(signInFor.Seconds()))
	http.Redirect(w, r, address, http.StatusFound)
}

// finish signs in the person who comes back from the identity provider. A request that no sign-in of this browser belongs to tries nothing, so it is no attempt of its
// address: any site can make a browser send one.
func (b *Browser) finish(w http.ResponseWriter, r *http.Request) {
	s, ok := b.begun(r)
	b.setCookie(w, "signin", "", -1)
	if !ok || subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("state")), []byte(s.State)) != 1 {
		b.refuse(w, r, problem.Errorf(problem.Unauthenticated, "this sign-in was not begun in this browser, or more than %d minutes ago: begin again", int(signInFor.Minutes())))
		return
	}
	endAttempt, err := b.settings.Attempts.Begin(r, "") // no credential to remember: a code is good once
	if err != nil {
		b.refuse(w, r, err)
		return
	}
	address, err := b.finishSignIn(w, r, s)
	endAttempt(recognise.OutcomeOf(err))
	if err != nil {
		b.refuse(w, r, err)
		return
	}
	http.Redirect(w, r, address, http.StatusFound)
}

// finishSignIn opens the session of the person who comes back from the identity provider in a sign-in, and returns the path to lead the browser to.
func (b *Browser) finishSignIn(w http.ResponseWriter, r *http.Request, s begun) (string, error) {
	query := r.URL.Query()
	if query.Get("error") != "" {
		return "", problem.Errorf(problem.Unauthenticated, "the identity provider did not sign you in: %.200q", query.Get("error"))
	}
	claims, err := b.settings.Provider.Finish(r.Context(), b.callback, query.Get("code"), s.SignIn)
	if err != nil {
		return "", err
	}
	// Without access there is no session.
	found, err := b.settings.Accounts.Of(r.Context(), claims)
	if err != nil {
		return "", err
	}
	if err := b.open(w, r, claims); err != nil {
		return "", err
	}
	b.settings.Access.Add(accesslog.Event{Kind: db.AccessEventKindSignIn, Caller: found[0].Caller})
	b.settings.Log.InfoContext(r.Context(), "signed in", "subject", claims.Subject)
	return s.Return, nil
}

// begun returns the sign-in that the browser has begun.
func (b *Browser) begun(r *http.Request) (s begun, ok bool) {
	cookie, err := r.Cookie(b.cookieName("signin"))
	if err != nil {
		return s, false
	}
	value, err := base64.RawURLEncoding.DecodeString(cookie.Value)
	if err != nil || json.Unmarshal(value, &s) != nil || s.State == "" || s.Nonce == "" || s.Verifier == "" {
		return s, false
	}
	s.Return = localPath(s.Return)
	return s, true
}

// open begins a session with a token of its own, and ends the one that the browser had: a token from before the sign-in may be known
// to others.
func (b *Browser) open(w http.ResponseWriter, r *http.Request, claims provider.Claims) error {
	if err := b.end(r); err != nil {
		return err
	}
	kept, err := json.Marshal(claims)
	if err != nil {
		return err
	}
	if len(kept) > maxClaims { // what is needed beside the subject is read from the accounts
		if kept, err = json.Marshal(provider.Claims{Subject: claims.Subject, Name: claims.Name}); err != nil {
			return err
		}
	}
	ctx, err := b.sessions.Load(forSubject(r.Context(), claims.Subject), "")
	if err != nil {
		return err
	}
	b.sessions.Put(ctx, keyClaims, string(kept))
	token, _, err := b.sessions.Commit(ctx)
	if err != nil {
		return explain(err)
	}
	b.setCookie(w, "session", token, 0)
	return nil
}

// end ends the session of a request, if it has one.
func (b *Browser) end(r *http.Request) error {
	cookie, err := r.Cookie(b.cookieName("session"))
	if err != nil {
		return nil //nolint:nilerr // no cookie, no session
	}
	ctx, err := b.sessions.Load(r.Context(), cookie.Value)
	if err != nil {
		return explain(err)
	}
	return explain(b.sessions.Destroy(ctx))
}

// Find returns the session that a request belongs to, and whether there is one. An unknown, ended or expired session is none, and counts as a
// failed attempt. It moves the end of the session that comes without requests, unless the context is one of auth.Watching. Returns LIMIT_EXCEEDED if the address has tried too often.
func (b *Browser) Find(r *http.Request) (recognise.Session, bool, error) {
	var session recognise.Session
	cookie, err := r.Cookie(b.cookieName("session"))
	if err != nil {
		return session, false, nil //nolint:nilerr // no cookie, no session
	}
	end, err := b.settings.Attempts.Begin(r, cookie.Value)
	if err != nil {
		return session, false, err
	}
	session, found, err := b.find(r, cookie.Value)
	switch {
	case err != nil:
		end(limit.Unknown)
	case found:
		end(limit.Accepted)
	default:
		end(limit.Rejected)
	}
	return session, found, err
}

// find returns the session of a token, and whether there is one.
func (b *Browser) find(r *http.Request, token string) (session recognise.Session, found bool, err error) {
	var read readSession
	ctx, err := b.sessions.Load(context.WithValue(r.Context(), readKey{}, &read), token)
	if err != nil {
		return session, false, explain(err)
	}
	kept := b.sessions.GetString(ctx, keyClaims)
	if kept == "" {
		return session, false, nil
	}
	session.Accounts = read.accounts
	if err := json.Unmarshal([]byte(kept), &session.Claims); err != nil {
		return session, false, err
	}
	expiry := now().Add(b.settings.Idle)
	if deadline := b.sessions.Deadline(ctx); deadline.Before(expiry) {
		expiry = deadline
	}
	if read.expiresAt.Before(expiry.Add(-touchAfter)) && !auth.IsWatching(r.Context()) {
		if _, _, err := b.sessions.Commit(ctx); err != nil {
			return session, false, explain(err)
		}
	}
	return session, true, nil
}

// signOut ends the session of the browser, or all sessions of the person, and then leads the browser to the identity provider to be signed
// out there too, whether or not the session was open still. Where the provider cannot be asked, the answer says so.
func (b *Browser) signOut(w http.ResponseWriter, r *http.Request, everywhere bool) {
	session, isSignedIn, err := b.Find(r)
	claims := session.Claims
	if err == nil && isSignedIn && everywhere {
		err = b.store.endAll(r.Context(), claims.Subject)
	}
	if err == nil {
		err = b.end(r)
	}
	if err != nil {
		b.refuse(w, r, err)
		return
	}
	b.setCookie(w, "session", "", -1)
	if isSignedIn {
		b.countSignOut(r, session)
		b.settings.Log.InfoContext(r.Context(), "signed out", "subject", claims.Subject, "everywhere", everywhere)
	}
	b.leadOut(w, r)
}

// leadOut leads a browser whose session has ended to the identity provider, if the provider signs browsers out. It shows a page that leads
// on, since browsers follow no redirect of a form to another site (`form-action` of the content security policy).
func (b *Browser) leadOut(w http.ResponseWriter, r *http.Request) {
	state := rand.Text()
	address, err := b.settings.Provider.EndSession(r.Context(), b.signedOut, state)
	switch p := problem.Of(err); {
	case p != nil && p.Code == problem.Unavailable:
		p = problem.Errorf(problem.Unavailable, "you are signed out here; the identity provider cannot be reached at the moment, where you may still be signed in")
		b.show(w, r, http.StatusOK, shown{Message: p.In(messages.Accepted(r))})
	case err != nil:
		b.refuse(w, r, err)
	case address == "":
		http.Redirect(w, r, "/account", http.StatusSeeOther)
	default:
		b.setCookie(w, "signout", state, int(signInFor.Seconds()))
		b.show(w, r, http.StatusOK, shown{Leaves: address})
	}
}

// finishSignOut receives a browser that comes back from its sign-out at the identity provider. It ends no session, as anybody can lead a
// browser here, and says that the provider signed the browser out only if the browser brings the state of its own sign-out.
func (b *Browser) finishSignOut(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie(b.cookieName("signout"))
	if err != nil || cookie.Value == "" || subtle.ConstantTimeCompare([]byte(r.URL.Query().Get("state")), []byte(cookie.Value)) != 1 {
		http.Redirect(w, r, "/account", http.StatusSeeOther)
		return
	}
	b.setCookie(w, "signout", "", -1)
	b.show(w, r, http.StatusOK, shown{IsOut: true})
}

// countSignOut counts a sign-out. A person whose access has ended in the meantime is counted as not recognised.
func (b *Browser) countSignOut(r *http.Request, session recognise.Session) {
	e := accesslog.Event{Kind: db.AccessEventKindSignOut, Address: r.RemoteAddr}
	if found, err := b.settings.Accounts.OfSession(r.Context(), session); err == nil {
		e.Caller = found[0].Caller
	}
	b.settings.Access.Add(e)
}

// cookieName returns the name of a cookie. Over https it has the prefix with which browsers take it from this host only.
func (b *Browser) cookieName(name string) string {
	if b.settings.PublicURL.Scheme == "https" {
		return "__Host-docket_" + name
	}
	return "docket_" + name
}

// setCookie sets a cookie for a number of seconds, until the browser is closed if it is zero, and removes it if it is negative.
func (b *Browser) setCookie(w http.ResponseWriter, name, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{
		Name: b.cookieName(name), Value: value, Path: "/", MaxAge: seconds,
		Secure: b.settings.PublicURL.Scheme == "https", HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
}

// localPath returns an address if it is a path of this service, and `/account` otherwise.
func localPath(address string) string {
	const otherwise = "/account"
	// Browsers take a backslash for a slash, and leave out white space and controls.
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") || len(address) > 2000 ||
		strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == '\\' || r == 0x7f }) {
		return otherwise
	}
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" || strings.HasPrefix(u.Path, "//") || strings.HasPrefix(u.Path, "/signin") || strings.HasPrefix(u.Path, "/signout") {
		return otherwise
	}
	return address
}

type subjectKey struct{}

// forSubject returns a context in which a session of a person may begin.
func forSubject(ctx context.Context, subject string) context.Context {
	return context.WithValue(ctx, subjectKey{}, subject)
}

// Package provider asks the identity provider (OpenID Connect) who somebody is. What that person may do is not its matter.
package provider

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"docket/problem"
)

// Settings are the settings of an identity provider.
type Settings struct {
	// Issuer is the address of the provider, as in its discovery document and in the claim `iss` of its tokens.
	Issuer string
	// Audience is the claim `aud` of access tokens for this service. If it is empty, no access token of the provider is accepted.
	Audience string
	// ClientID and ClientSecret are those of this service for the sign-in of browsers. The secret is empty for a public client.
	ClientID, ClientSecret string
	// ClockSkew is how far the clocks of the provider and of this machine may be apart.
	ClockSkew time.Duration
	// Clock is the current time.
	Clock func() time.Time
	// Log receives why a token is not accepted, and why the provider cannot be asked.
	Log *slog.Logger
}

const (
	// requestTimeout bounds each request to the provider.
	requestTimeout = 5 * time.Second
	// retryPause is the time without requests after a failed discovery, and stalePause the same while an earlier one can still be
	// used: each request may make callers wait.
	retryPause = 2 * time.Second
	stalePause = time.Minute
	// freshFor is how long discovery and keys are used without a look at the provider. A key that the provider removes is
	// refused after that time at the latest.
	freshFor = 10 * time.Minute
	// staleFor is how long they are used if the provider cannot be reached.
	staleFor = time.Hour
	// maxToken is the longest token in bytes that is looked at.
	maxToken = 16 << 10
)

// algorithms are the accepted algorithms of signatures. With a symmetric one, the public key could be used to forge a token.
var algorithms = []string{
	oidc.RS256, oidc.RS384, oidc.RS512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA,
}

// Provider is an identity provider. It is safe for concurrent use.
type Provider struct {
	settings Settings
	client   *http.Client

	lock     sync.Mutex
	known    *discovered
	failedAt time.Time
}

// discovered is what the provider says about itself.
type discovered struct {
	provider *oidc.Provider
	keys     *keySet
	// endSession is the address that signs browsers out; nil if the provider has none.
	endSession *url.URL
	at         time.Time
}

// New returns a provider. It sends no request: the provider is asked when the first token comes, and again until it answers.
// Returns an error if the issuer is no https address; on this machine http is allowed.
func New(s Settings) (*Provider, error) {
	issuer, err := url.Parse(s.Issuer)
	if err != nil {
		return nil, fmt.Errorf("issuer: %w", err)
	}
	if !isSecure(issuer) {
		return nil, fmt.Errorf("issuer %q is no https address: whoever is between could sign in as anybody", s.Issuer)
	}
	return &Provider{settings: s, client: &http.Client{Timeout: requestTimeout}}, nil
}

// isSecure reports whether nobody can be between this machine and an address: it is one of https, or of this machine.
func isSecure(u *url.URL) bool {
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" && u.Host != "" || u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

// current returns what is known of the provider. Returns UNAVAILABLE if it was never reached, or not for a long time.
func (p *Provider) current(ctx context.Context) (*discovered, error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	now := p.settings.Clock()
	if p.known != nil && now.Sub(p.known.at) < freshFor {
		return p.known, nil
	}
	isUsable := p.known != nil && now.Sub(p.known.at) < staleFor
	pause := retryPause
	if isUsable {
		pause = stalePause
	}
	if now.Sub(p.failedAt) >= pause {
		err := p.discover(ctx, now)
		if err == nil {
			p.failedAt = time.Time{}
			return p.known, nil
		}
		p.failedAt = now
		p.settings.Log.Warn("the identity provider cannot be asked", "issuer", p.settings.Issuer, "error", err)
	}
	if isUsable {
		return p.known, nil
	}
	return nil, unavailable()
}

// discover asks the provider for its discovery document.
func (p *Provider) discover(ctx context.Context, now time.Time) error {
	// A client that leaves does not end what others wait for.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), requestTimeout)
	defer cancel()
	provider, err := oidc.NewProvider(oidc.ClientContext(ctx, p.client), p.settings.Issuer)
	if err != nil {
		return err
	}
	var document struct {
		JWKS       string `json:"jwks_uri"`
		EndSession string `json:"end_session_endpoint"`
	}
	if err := provider.Claims(&document); err != nil {
		return err
	}
	if document.JWKS == "" {
		return errors.New("its discovery document has no jwks_uri")
	}
	p.known = &discovered{provider, newKeySet(document.JWKS), p.endSessionOf(document.EndSession), now}
	return nil
}

// endSessionOf returns the address that signs browsers out, as the discovery document has it; nil if it has none, or one that is not secure.
func (p *Provider) endSessionOf(address string) *url.URL {
	if address == "" {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || !isSecure(u) {
		p.settings.Log.Warn("the end_session_endpoint of the identity provider is no https address: people stay signed in there", "issuer", p.settings.Issuer)
		return nil
	}
	return u
}

// unavailable returns the problem that the provider cannot be asked.
func unavailable() *problem.Error {
	return problem.Errorf(problem.Unavailable, "the identity provider cannot be reached at the moment: try again")
}

// refused returns the problem that a token is not accepted.
func refused(format string, args ...any) *problem.Error {
	return problem.Errorf(problem.Unauthenticated, format, args...)
}

// Claims are what the provider says of a person.
type Claims struct {
	Subject string
	// Name is the claim `name`, or `preferred_username`; empty if the token has neither.
	Name string
	// All are all claims.
	All map[string]any
}

// VerifyAccessToken returns the claims of a JWT that the provider has issued for this service. Returns UNAUTHENTICATED if the token
// is faulty, and UNAVAILABLE if the provider's keys cannot be had.
func (p *Provider) VerifyAccessToken(ctx context.Context, token string) (Claims, error) {
	if p.settings.Audience == "" {
		return Claims{}, refused("access tokens of the identity provider are not accepted here: use a token of this service")
	}
	claims, err := p.verify(ctx, token, p.settings.Audience)
	if err != nil {
		return Claims{}, err
	}
	// An ID token tells the browser's client who somebody is. Whoever got hold of it may not act as that person.
	for _, name := range []string{"nonce", "at_hash", "c_hash"} {
		if _, ok := claims.All[name]; ok {
			return Claims{}, refused("the token is an ID token: send an access token")
		}
	}
	return claims, nil
}

// verify checks a token's signature, issuer, audience and time.
func (p *Provider) verify(ctx context.Context, token, audience string) (Claims, error) {
	if len(token) > maxToken {
		return Claims{}, refused("the token is longer than %d bytes", maxToken)
	}
	known, err := p.current(ctx)
	if err != nil {
		return Claims{}, err
	}
	ctx, failure := withFailure(ctx)
	// The times are checked below, with the clock skew of the settings.
	verified, err := oidc.NewVerifier(p.settings.Issuer, known.keys, &oidc.Config{
		ClientID: audience, SupportedSigningAlgs: algorithms, SkipExpiryCheck: true,
	}).Verify(ctx, token)
	switch {
	case failure.err != nil:
		p.settings.Log.Warn("the keys of the identity provider cannot be read", "issuer", p.settings.Issuer, "error", failure.err)
		return Claims{}, unavailable()
	case err != nil:
		p.settings.Log.Debug("a token is not accepted", "error", err)
		return Claims{}, refused("the token is not valid: get a new one from the identity provider")
	}
	claims := Claims{Subject: verified.Subject}
	if err := verified.Claims(&claims.All); err != nil {
		return Claims{}, refused("the token's claims cannot be read")
	}
	if err := p.checkTimes(verified.Expiry, claims.All); err != nil {
		return Claims{}, err
	}
	if claims.Subject == "" {
		return Claims{}, refused("the token names nobody: it has no claim `sub`")
	}
	for _, name := range []string{"preferred_username", "name"} {
		if text, ok := claims.All[name].(string); ok && text != "" {
			claims.Name = text
		}
	}
	return claims, nil
}

// checkTimes checks the claims `exp`, `nbf` and `iat`.
func (p *Provider) checkTimes(expiry time.Time, claims map[string]any) error {
	now, skew := p.settings.Clock(), p.settings.ClockSkew
	if !now.Before(expiry.Add(skew)) {
		return refused("the token has expired: get a new one from the identity provider")
	}
	for _, name := range []string{"nbf", "iat"} {
		seconds, ok := claims[name].(float64)
		if ok && now.Add(skew).Before(time.Unix(int64(seconds), 0)) {
			return refused("the token is not valid yet: compare the clocks of this service and of the identity provider")
		}
	}
	return nil
}

// SignIn is a sign-in of a browser that has begun. The browser keeps it until it comes back from the provider.
type SignIn struct {
	State, Nonce, Verifier string
}

// Begin returns the provider's address to which a browser is sent to sign in. Returns UNAVAILABLE if the provider cannot be reached.
func (p *Provider) Begin(ctx context.Context, callback string, s SignIn) (string, error) {
	config, err := p.oauth(ctx, callback)
	if err != nil {
		return "", err
	}
	return config.AuthCodeURL(s.State, oidc.Nonce(s.Nonce), oauth2.S256ChallengeOption(s.Verifier)), nil
}

// Finish returns the claims of the person who has signed in. code is what the provider gave the browser, s the sign-in that the
// browser began. Returns UNAUTHENTICATED if they do not fit together, and UNAVAILABLE if the provider cannot be reached.
func (p *Provider) Finish(ctx context.Context, callback, code string, s SignIn) (Claims, error) {
	config, err := p.oauth(ctx, callback)
	if err != nil {
		return Claims{}, err
	}
	tokens, err := config.Exchange(oidc.ClientContext(ctx, p.client), code, oauth2.VerifierOption(s.Verifier))
	var answer *oauth2.RetrieveError
	if errors.As(err, &answer) && answer.Response.StatusCode < http.StatusInternalServerError {
		p.settings.Log.Warn("the identity provider refuses a code", "error", answer.ErrorCode)
		return Claims{}, refused("the identity provider does not accept the sign-in: begin again")
	}
	if err != nil {
		p.settings.Log.Warn("the identity provider cannot be asked", "issuer", p.settings.Issuer, "error", err)
		return Claims{}, unavailable()
	}
	token, ok := tokens.Extra("id_token").(string)
	if !ok {
		return Claims{}, refused("the identity provider does not say who signed in: it gave no ID token")
	}
	claims, err := p.verify(ctx, token, p.settings.ClientID)
	if err != nil {
		return Claims{}, err
	}
	nonce, _ := claims.All["nonce"].(string)
	if s.Nonce == "" || subtle.ConstantTimeCompare([]byte(nonce), []byte(s.Nonce)) != 1 {
		return Claims{}, refused("the ID token is of another sign-in: begin again")
	}
	return claims, nil
}

// EndSession returns the address at which the provider signs a browser out and sends it to back, with the state (OpenID Connect RP-Initiated
// Logout 1.0); empty if the provider has none. It names the client and not the person: an ID token would have to be kept, would stand
// in logs of addresses, and is refused once its key is gone. Returns UNAVAILABLE if the provider cannot be reached.
func (p *Provider) EndSession(ctx context.Context, back, state string) (string, error) {
	known, err := p.current(ctx)
	if err != nil || known.endSession == nil {
		return "", err
	}
	address, query := *known.endSession, known.endSession.Query()
	query.Set("client_id", p.settings.ClientID)
	query.Set("post_logout_redirect_uri", back)
	query.Set("state", state)
	address.RawQuery, address.Fragment = query.Encode(), ""
	return address.String(), nil
}

// oauth returns the settings of the authorization code flow.
func (p *Provider) oauth(ctx context.Context, callback string) (*oauth2.Config, error) {
	known, err := p.current(ctx)
	if err != nil {
		return nil, err
	}
	return &oauth2.Config{
		ClientID: p.settings.ClientID, ClientSecret: p.settings.ClientSecret, Endpoint: known.provider.Endpoint(), RedirectURL: callback,
		Scopes: []string{oidc.ScopeOpenID, "profile"},
	}, nil
}

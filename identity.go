package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"docket/auth/accesslog"
	"docket/auth/provider"
	"docket/auth/recognise"
	"docket/auth/signin"
	"docket/db"
	"docket/limit"
)

// identitySettings say how the senders of requests are recognised.
type identitySettings struct {
	Issuer           string        `env:"DOCKET_ISSUER" help:"Address of the identity provider (OpenID Connect)." placeholder:"URL"`
	Audience         string        `env:"DOCKET_AUDIENCE" help:"Audience of the provider's access tokens for this service; none are accepted where it is left out." placeholder:"NAME"`
	ClientID         string        `name:"client-id" env:"DOCKET_CLIENT_ID" help:"Client of this service at the provider, for the sign-in with a browser." placeholder:"NAME"`
	ClientSecretFile string        `env:"DOCKET_CLIENT_SECRET_FILE" type:"path" help:"File that holds the client's secret; left out for a public client." placeholder:"FILE"`
	PublicURL        string        `name:"public-url" env:"DOCKET_PUBLIC_URL" help:"Address by which browsers reach the service, without a path; that of --listen where it is left out on this machine." placeholder:"URL"`
	RoleClaim        string        `env:"DOCKET_ROLE_CLAIM" help:"Claim of the provider that holds the role of people without an account; with --agency-claim." placeholder:"NAME"`
	AgencyClaim      string        `env:"DOCKET_AGENCY_CLAIM" help:"Claim of the provider that holds the code of the agency of people without an account." placeholder:"NAME"`
	ClockSkew        time.Duration `env:"DOCKET_CLOCK_SKEW" default:"30s" help:"How far the provider's clock may be from this machine's."`
	SessionIdle      time.Duration `env:"DOCKET_SESSION_IDLE" default:"30m" help:"Time without requests after which a browser's session ends."`
	SessionLifetime  time.Duration `env:"DOCKET_SESSION_LIFETIME" default:"12h" help:"Time after which a browser's session ends in any case."`
}

// mapping returns the claims that give access.
func (s identitySettings) mapping() recognise.Mapping {
	return recognise.Mapping{Role: s.RoleClaim, Agency: s.AgencyClaim}
}

// check returns an error that names all faults.
func (s identitySettings) check(scheme, listen string, isDemo bool) error {
	return joinFaults(s.faults(scheme, listen, isDemo))
}

// faults returns the settings that do not go together, or that would let strangers in. scheme and listen are those of the server's own
// address, isDemo is the demo mode.
func (s identitySettings) faults(scheme, listen string, isDemo bool) (faults []error) {
	add := func(isWrong bool, format string, values ...any) {
		if isWrong {
			faults = append(faults, fmt.Errorf(format, values...))
		}
	}
	host, _, err := net.SplitHostPort(listen)
	isLocal := err != nil || isLoopback(host)
	add(err != nil, "--listen %s: %w: give host and port, as in 127.0.0.1:8080", listen, err)
	add(!isLocal && s.Issuer == "", "--listen %s: other machines could reach it, and nobody would be recognised: set --issuer to your identity provider "+
		"(docs/access.md), or use 127.0.0.1", listen)
	add(!isLocal && isDemo, "--listen %s: other machines could reach it, and the demo mode lets everybody in: set --demo=false, or use 127.0.0.1", listen)
	add(!isLocal && s.PublicURL == "", "--listen %s: set --public-url to the address by which browsers reach the service, as in https://docket.example", listen)
	if err == nil && (isLocal || s.PublicURL != "") {
		public, err := s.publicURL(scheme, listen)
		if err != nil {
			faults = append(faults, err)
		}
		add(err == nil && isDemo && !isLoopback(public.Hostname()), "--public-url %s: other machines could reach it, and the demo mode lets everybody in: set --demo=false", s.PublicURL)
	}
	add(s.Issuer == "" && (s.Audience != "" || s.ClientID != "" || s.RoleClaim != "" || s.AgencyClaim != ""),
		"--audience, --client-id, --role-claim and --agency-claim are of an identity provider: set --issuer")
	add(s.Issuer != "" && s.Audience == "" && s.ClientID == "",
		"--issuer: set --audience to accept the provider's access tokens, --client-id for the sign-in with a browser, or both")
	add(s.ClientSecretFile != "" && s.ClientID == "", "--client-secret-file is the secret of a client: set --client-id")
	add(s.ClockSkew < 0 || s.ClockSkew > 5*time.Minute, "--clock-skew %s: expired tokens would be accepted that long: give at most 5m", s.ClockSkew)
	add(s.SessionIdle <= 0 || s.SessionLifetime <= 0, "--session-idle and --session-lifetime must be more than 0")
	if s.Issuer != "" {
		_, err := s.provider("", nil)
		faults = append(faults, err)
	}
	if _, err := s.clientSecret(); err != nil && s.ClientID != "" {
		faults = append(faults, err)
	}
	return append(faults, s.mapping().Check())
}

// clientSecret returns the secret of the client; empty where there is no file of it.
func (s identitySettings) clientSecret() (string, error) {
	if s.ClientSecretFile == "" {
		return "", nil
	}
	text, err := os.ReadFile(s.ClientSecretFile)
	if err != nil {
		return "", fmt.Errorf("--client-secret-file: %w", err)
	}
	secret := strings.TrimSpace(string(text))
	if secret == "" {
		return "", fmt.Errorf("--client-secret-file %s: the file is empty", s.ClientSecretFile)
	}
	return secret, nil
}

// provider returns the identity provider. It asks nothing of it.
func (s identitySettings) provider(secret string, log *slog.Logger) (*provider.Provider, error) {
	p, err := provider.New(provider.Settings{
		Issuer: s.Issuer, Audience: s.Audience, ClientID: s.ClientID, ClientSecret: secret, ClockSkew: s.ClockSkew, Clock: time.Now, Log: log,
	})
	if err != nil {
		return nil, fmt.Errorf("--issuer: %w", err)
	}
	return p, nil
}

// publicURL returns the address by which browsers reach the service.
func (s identitySettings) publicURL(scheme, listen string) (*url.URL, error) {
	text := s.PublicURL
	if text == "" {
		text = scheme + "://" + listen
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil:
		return nil, fmt.Errorf("--public-url %s: give scheme and host, as in https://docket.example", text)
	case u.Scheme == "http" && s.PublicURL != "" && !isLoopback(u.Hostname()):
		return nil, fmt.Errorf("--public-url %s: sessions would be sent unencrypted: use https", text)
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host}, nil
}

// isLoopback reports whether a host is this machine itself.
func isLoopback(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// gate recognises the senders of requests, and signs people in.
type gate struct {
	recogniser *recognise.Recogniser
	browser    *signin.Browser // nil where nobody can sign in
	public     *url.URL
}

// openGate returns the gate of the settings, which must be checked. scheme and address are where the server
// listens, origins the sites whose pages may use the sessions of browsers. The caller closes the gate's accounts.
func (s identitySettings) openGate(store *db.Store, scheme, address string, isDemo bool, origins []string, attempts *limit.Attempts, access *accesslog.Log, log *slog.Logger) (*gate, error) {
	public, err := s.publicURL(scheme, address)
	if err != nil {
		return nil, err
	}
	secret, err := s.clientSecret()
	if err != nil {
		return nil, err
	}
	g := &gate{public: public, recogniser: &recognise.Recogniser{IsDemo: isDemo, CrossOrigin: http.NewCrossOriginProtection(), Attempts: attempts, Access: access, Log: log}}
	for _, origin := range append(origins, public.String()) {
		if err := g.recogniser.CrossOrigin.AddTrustedOrigin(origin); err != nil {
			return nil, err
		}
	}
	if s.Issuer != "" {
		if g.recogniser.Provider, err = s.provider(secret, log); err != nil {
			return nil, err
		}
	}
	g.recogniser.Accounts = recognise.OpenAccounts(store, time.Now, s.mapping(), log)
	if s.ClientID != "" {
		g.browser = signin.New(signin.Settings{
			Provider: g.recogniser.Provider, Accounts: g.recogniser.Accounts, Database: store.DB().DB, Bookkept: store.Bookkept, PublicURL: public,
			Idle: s.SessionIdle, Lifetime: s.SessionLifetime, Attempts: attempts, Access: access, Log: log,
		})
		g.recogniser.Sessions = g.browser
	}
	return g, nil
}

// signIn returns the path of the page to sign in; empty where nobody can.
func (g *gate) signIn() string {
	if g.browser == nil {
		return ""
	}
	return "/signin"
}

// handle adds the paths of signing in and out.
func (g *gate) handle(mux *http.ServeMux) {
	if g.browser == nil {
		return
	}
	for _, path := range []string{"/signin", "/signin/", "/signout", "/signout/", "/account"} {
		mux.Handle(path, g.browser.Routes())
	}
}

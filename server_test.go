package main

import (
	"bytes"
	"strings"
	"testing"
)

// A wrong command line is refused with what is allowed, before anything is started.
func TestCommandLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		args    string
		message string
	}{
		{"serve --listen 0.0.0.0:8080", "nobody would be recognised: set --issuer to your identity provider (docs/access.md), or use 127.0.0.1"},
		{"serve --listen :8080", "set --issuer"},
		{"serve --listen 0.0.0.0:8080 --demo=false", "set --issuer"},
		{"serve --listen 0.0.0.0:8080 --issuer https://id.example --audience docket", "the demo mode lets everybody in: set --demo=false, or use 127.0.0.1"},
		{"serve --listen 0.0.0.0:8080 --issuer https://id.example --audience docket --demo=false", "set --public-url"},
		{"serve --public-url https://docket.example", "the demo mode lets everybody in: set --demo=false"},
		{"serve --demo=false --public-url http://docket.example", "sessions would be sent unencrypted: use https"},
		{"serve --demo=false --public-url https://docket.example/path", "give scheme and host, as in https://docket.example"},
		{"serve --audience docket", "set --issuer"},
		{"serve --role-claim role --agency-claim bureau", "set --issuer"},
		{"serve --issuer https://id.example", "set --audience to accept"},
		{"serve --issuer https://id.example --audience docket --role-claim role", "--role-claim and --agency-claim go together"},
		{"serve --issuer https://id.example --audience docket --client-secret-file missing", "set --client-id"},
		{"serve --issuer https://id.example --audience docket --clock-skew 6m", "give at most 5m"},
		{"serve --issuer https://id.example --audience docket --session-idle 0s", "must be more than 0"},
		{"token create --account Case:1:1 --name x", "is an id of Case, not of Account"},
		{"token create --account Account:1:1 --name x --days 367", "at most 366"},
		{"token revoke x", "\"x\" is not the id of a record"},
		{"account grant --agency 320585 --name x --role OPERATOR", "--role"},
		{"serve --listen 8080", "give host and port, as in 127.0.0.1:8080"},
		{"serve --timeout soon", "--timeout"},
		{"serve --trusted-proxy 10.1.2.3", "--trusted-proxy \"10.1.2.3\": give a network, as in 10.1.2.3/32"},
		{"serve --tls-cert server.go", "--tls-cert and --tls-key: give both, or none"},
		{"serve --tls-cert server.go --tls-key server.go", "--tls-cert "},
		{"serve --allowed-origin *", "--allowed-origin \"*\": give scheme, host and, if it has one, port of one site"},
		{"serve --allowed-origin-with-credentials https://a.example/", "give scheme, host and, if it has one, port of one site"},
		{"serve --allowed-host https://a.example", "--allowed-host \"https://a.example\": give a name without scheme and port"},
		{"serve --introspection some", "--introspection"},
		{"serve --documents server.go", "is not a manifest"},
		{"documents law", "there is no file whose name ends in .graphql"},
		{"--nonsense", "--nonsense"},
		{"import missing.csv --mapping missing.yaml", "missing.csv"},
		{"import server.go", "--mapping"},
		{"import server.go --mapping server.go", "server.go: "},
	} {
		var out, errs bytes.Buffer
		err := run(t.Context(), strings.Fields(c.args), &out, &errs)
		if err == nil || !strings.Contains(err.Error(), c.message) {
			t.Errorf("%s: %v, want %q", c.args, err, c.message)
		}
	}
	var out, errs bytes.Buffer
	if err := run(t.Context(), []string{"version"}, &out, &errs); err != nil || !strings.HasPrefix(out.String(), "docket ") {
		t.Errorf("version: %v: %s", err, out.String())
	}
}

// With an identity provider the service may listen anywhere; without one, and in the demo mode, on this machine only.
func TestIdentitySettings(t *testing.T) {
	t.Parallel()
	provided := identitySettings{Issuer: "https://id.example", ClientID: "docket", PublicURL: "https://docket.example", ClockSkew: 0, SessionIdle: 1, SessionLifetime: 1}
	bare := identitySettings{SessionIdle: 1, SessionLifetime: 1}
	for _, c := range []struct {
		name      string
		settings  identitySettings
		listen    string
		isDemo    bool
		isAllowed bool
	}{
		{"a provider, everywhere", provided, "0.0.0.0:443", false, true},
		{"a provider, everywhere, without a host", provided, ":443", false, true},
		{"a provider behind a proxy of this machine", provided, "127.0.0.1:8080", false, true},
		{"a provider behind a proxy, in the demo mode", provided, "127.0.0.1:8080", true, false},
		{"nothing, on this machine", bare, "127.0.0.1:8080", false, true},
		{"the demo mode", bare, "[::1]:8080", true, true},
		{"the demo mode, by name", bare, "localhost:8080", true, true},
		{"a name that is not this machine's", bare, "docket.example:8080", false, false},
	} {
		if err := c.settings.check("http", c.listen, c.isDemo); (err == nil) != c.isAllowed {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

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
		{"serve --listen 0.0.0.0:8080", "there are no roles yet: use 127.0.0.1"},
		{"serve --listen :8080", "there are no roles yet: use 127.0.0.1"},
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
		{"documents web", "there is no file whose name ends in .graphql"},
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

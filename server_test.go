package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Requests that another site makes a browser on this machine send are refused.
func TestRequireLocalHost(t *testing.T) {
	t.Parallel()
	handler := requireLocalHost(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) }))
	for _, c := range []struct {
		name, method, host string
		header             map[string]string
		want               int
	}{
		{"by address", "POST", "127.0.0.1:8080", nil, 200},
		{"by name", "POST", "localhost:8080", nil, 200},
		{"without a port", "GET", "localhost", nil, 200},
		{"by the newer address", "GET", "[::1]:8080", nil, 200},
		{"by the newer address, without a port", "GET", "[::1]", nil, 200},
		{"from GraphiQL", "POST", "127.0.0.1:8080", map[string]string{"Origin": "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-origin"}, 200},
		{"by a name that leads here", "GET", "evil.example:8080", nil, 421},
		{"by one that looks like it", "GET", "localhost.evil.example", nil, 421},
		{"by another address", "GET", "192.0.2.1:8080", nil, 421},
		{"a change asked for by another site", "POST", "127.0.0.1:8080", map[string]string{"Sec-Fetch-Site": "cross-site"}, 403},
		{"the same, by an older browser", "POST", "127.0.0.1:8080", map[string]string{"Origin": "https://evil.example"}, 403},
	} {
		request := httptest.NewRequest(c.method, "http://"+c.host+"/graphql", nil)
		for name, value := range c.header {
			request.Header.Set(name, value)
		}
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, request)
		if w.Code != c.want {
			t.Errorf("%s: %d, want %d", c.name, w.Code, c.want)
		}
	}
}

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

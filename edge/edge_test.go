package edge_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"docket/edge"
)

// handler returns the checks of settings before a handler that answers with the address, host and scheme that it sees.
func handler(t *testing.T, s edge.Settings) http.Handler {
	t.Helper()
	h, err := edge.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s %s %v %s", r.RemoteAddr, r.Host, edge.IsSecure(r), r.Header.Get("X-Forwarded-For"))
	}), s)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// send sends a request with headers, as `Name: value`.
func send(h http.Handler, method, from, host, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://"+host+path, nil)
	r.RemoteAddr = from
	for _, line := range header {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Add(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Requests that another site makes a browser send are refused.
func TestHosts(t *testing.T) {
	t.Parallel()
	h := handler(t, edge.Settings{Hosts: []string{"records.example.cn"}})
	for _, c := range []struct {
		name, method, host string
		header             []string
		want               int
	}{
		{"by address", "POST", "127.0.0.1:8080", nil, 200},
		{"by name", "POST", "localhost:8080", nil, 200},
		{"without a port", "GET", "localhost", nil, 200},
		{"by the newer address", "GET", "[::1]:8080", nil, 200},
		{"by the newer address, without a port", "GET", "[::1]", nil, 200},
		{"by a host of the settings", "GET", "records.example.cn", nil, 200},
		{"by the same in capitals, with a port", "GET", "Records.example.cn:443", nil, 200},
		{"from GraphiQL", "POST", "127.0.0.1:8080", []string{"Origin: http://127.0.0.1:8080", "Sec-Fetch-Site: same-origin"}, 200},
		{"by a name that leads here", "GET", "evil.example:8080", nil, 421},
		{"by one that looks like it", "GET", "localhost.evil.example", nil, 421},
		{"by a name below that of the settings", "GET", "a.records.example.cn", nil, 421},
		{"by another address", "GET", "192.0.2.1:8080", nil, 421},
		{"a change asked for by another site", "POST", "127.0.0.1:8080", []string{"Sec-Fetch-Site: cross-site"}, 403},
		{"the same, by an older browser", "POST", "127.0.0.1:8080", []string{"Origin: https://evil.example"}, 403},
	} {
		if w := send(h, c.method, "127.0.0.1:5", c.host, "/graphql", c.header...); w.Code != c.want {
			t.Errorf("%s: %d, want %d", c.name, w.Code, c.want)
		}
	}
}

// Only proxies of the settings are believed who the client is.
func TestProxies(t *testing.T) {
	t.Parallel()
	h := handler(t, edge.Settings{Hosts: []string{"proxy", "records.example.cn"}, Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("fd00::/8")}})
	for _, c := range []struct {
		name, from string
		header     []string
		want       string
	}{
		{"no proxy", "192.0.2.7:5", nil, "192.0.2.7:5 proxy false "},
		{"somebody who claims to be one", "192.0.2.7:5", []string{"X-Forwarded-For: 198.51.100.1", "X-Forwarded-Proto: https", "X-Forwarded-Host: records.example.cn"}, "192.0.2.7:5 proxy false "},
		{"a proxy", "10.1.1.1:5", []string{"X-Forwarded-For: 198.51.100.1", "X-Forwarded-Proto: https", "X-Forwarded-Host: records.example.cn"}, "198.51.100.1:0 records.example.cn true "},
		{"a proxy without headers", "10.1.1.1:5", nil, "10.1.1.1:5 proxy false "},
		{"two proxies", "10.1.1.1:5", []string{"X-Forwarded-For: 198.51.100.1, 10.2.2.2"}, "198.51.100.1:0 proxy false "},
		{"two headers", "10.1.1.1:5", []string{"X-Forwarded-For: 198.51.100.1", "X-Forwarded-For: 10.2.2.2"}, "198.51.100.1:0 proxy false "},
		{"an address that the client made up", "10.1.1.1:5", []string{"X-Forwarded-For: 203.0.113.9, 198.51.100.1"}, "198.51.100.1:0 proxy false "},
		{"a proxy's address that the client made up", "10.1.1.1:5", []string{"X-Forwarded-For: 10.9.9.9, 198.51.100.1, 10.2.2.2"}, "198.51.100.1:0 proxy false "},
		{"what is no address", "10.1.1.1:5", []string{"X-Forwarded-For: 203.0.113.9, x, 10.2.2.2"}, "10.2.2.2:0 proxy false "},
		{"a proxy by IPv6", "[fd00::1]:5", []string{"X-Forwarded-For: 2001:db8::1"}, "[2001:db8::1]:0 proxy false "},
		{"a proxy by a mapped address", "[::ffff:10.1.1.1]:5", []string{"X-Forwarded-For: 198.51.100.1"}, "198.51.100.1:0 proxy false "},
		{"a scheme that the client made up", "10.1.1.1:5", []string{"X-Forwarded-Proto: https, http"}, "10.1.1.1:5 proxy false "},
	} {
		if got := send(h, "GET", c.from, "proxy", "/graphql", c.header...).Body.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if w := send(h, "GET", "10.1.1.1:5", "proxy", "/graphql", "X-Forwarded-Host: evil.example"); w.Code != http.StatusMisdirectedRequest {
		t.Errorf("a forwarded host that is not served: %d", w.Code)
	}
}

// Every answer has the headers; the one for TLS only if the client came by it.
func TestHeaders(t *testing.T) {
	t.Parallel()
	h := handler(t, edge.Settings{Proxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
	w := send(h, "GET", "127.0.0.1:5", "localhost", "/graphql")
	for name, want := range map[string]string{
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", "X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
		"Cross-Origin-Embedder-Policy": "require-corp", "X-Frame-Options": "DENY", "Strict-Transport-Security": "",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := send(h, "GET", "10.0.0.1:5", "localhost", "/graphql", "X-Forwarded-Proto: https").Header().Get("Strict-Transport-Security"); got == "" {
		t.Error("no Strict-Transport-Security behind TLS")
	}
	if got := send(h, "GET", "127.0.0.1:5", "evil.example", "/").Header().Get("X-Content-Type-Options"); got != "nosniff" {
		t.Errorf("an answer that refuses has X-Content-Type-Options %q", got)
	}
}

// Pages of the sites in the settings may call the API, and only those named for it with cookies.
func TestOrigins(t *testing.T) {
	t.Parallel()
	const board, desk, evil = "https://board.example.cn", "https://desk.example.cn:8443", "https://evil.example"
	h := handler(t, edge.Settings{Origins: []string{board}, CredentialOrigins: []string{desk}})
	none := handler(t, edge.Settings{})
	for _, c := range []struct {
		name, origin, method, path string
		handler                    http.Handler
		status                     int
		allowed, credentials       string
	}{
		{"preflight", board, "OPTIONS", "/graphql", h, 204, board, ""},
		{"preflight with cookies", desk, "OPTIONS", "/graphql", h, 204, desk, "true"},
		{"preflight of another site", evil, "OPTIONS", "/graphql", h, 204, "", ""},
		{"preflight of another port", "https://desk.example.cn", "OPTIONS", "/graphql", h, 204, "", ""},
		{"preflight by http", "http://board.example.cn", "OPTIONS", "/graphql", h, 204, "", ""},
		{"preflight of null", "null", "OPTIONS", "/graphql", h, 204, "", ""},
		{"preflight without settings", board, "OPTIONS", "/graphql", none, 204, "", ""},
		{"request", board, "POST", "/graphql", h, 200, board, ""},
		{"request with cookies", desk, "POST", "/graphql", h, 200, desk, "true"},
		{"request of another site", evil, "POST", "/graphql", h, 403, "", ""},
		{"read by another site", evil, "GET", "/graphql", h, 200, "", ""},
		{"request without settings", board, "POST", "/graphql", none, 403, "", ""},
		{"another path", board, "GET", "/print/statement", h, 200, "", ""},
	} {
		header := []string{"Origin: " + c.origin, "Sec-Fetch-Site: cross-site"}
		if c.method == "OPTIONS" {
			header = append(header, "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization,content-type,docket-account")
		}
		w := send(c.handler, c.method, "127.0.0.1:5", "localhost", c.path, header...)
		got := w.Header()
		if w.Code != c.status || got.Get("Access-Control-Allow-Origin") != c.allowed || got.Get("Access-Control-Allow-Credentials") != c.credentials {
			t.Errorf("%s: %d %v", c.name, w.Code, got)
		}
		if c.path == "/graphql" && !strings.Contains(strings.Join(got.Values("Vary"), ","), "Origin") {
			t.Errorf("%s: Vary is %v", c.name, got.Values("Vary"))
		}
		if c.method == "OPTIONS" && c.allowed != "" && (got.Get("Access-Control-Allow-Methods") != "POST" || got.Get("Access-Control-Allow-Headers") != "authorization,content-type,docket-account") {
			t.Errorf("%s: %v", c.name, got)
		}
	}
	if w := send(h, "OPTIONS", "127.0.0.1:5", "localhost", "/graphql", "Origin: "+board, "Access-Control-Request-Method: DELETE"); w.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("DELETE is allowed: %v", w.Header())
	}
}

// Settings that cannot be meant so are refused.
func TestSettings(t *testing.T) {
	t.Parallel()
	for _, s := range []edge.Settings{
		{Origins: []string{"*"}},
		{Origins: []string{"https://*.example.cn"}},
		{Origins: []string{"null"}},
		{Origins: []string{"board.example.cn"}},
		{Origins: []string{"https://board.example.cn/"}},
		{CredentialOrigins: []string{"ftp://board.example.cn"}},
		{CredentialOrigins: []string{""}},
		{Hosts: []string{"*"}},
		{Hosts: []string{"https://records.example.cn"}},
		{Hosts: []string{"records.example.cn:443"}},
		{Hosts: []string{""}},
	} {
		if _, err := edge.Handler(http.NotFoundHandler(), s); err == nil || !strings.Contains(err.Error(), "--allowed-") {
			t.Errorf("%+v: %v", s, err)
		}
	}
}

// start serves a handler that reads the body, with timeouts, and returns the address.
func start(t *testing.T, timeouts edge.Timeouts, limits edge.Connections) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := edge.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.ReadAll(r.Body); err != nil {
			w.WriteHeader(http.StatusRequestTimeout)
		}
	}), timeouts, slog.New(slog.DiscardHandler))
	go server.Serve(limits.Limit(l))
	t.Cleanup(func() { _ = server.Close() })
	return l.Addr().String()
}

// A client that sends its headers or its body too slowly is dropped, and headers that are too long are refused.
func TestSlowAndLongRequests(t *testing.T) {
	t.Parallel()
	address := start(t, edge.Timeouts{Header: 50 * time.Millisecond, Request: 100 * time.Millisecond}, edge.Connections{})
	const head = "POST /graphql HTTP/1.1\r\nHost: localhost\r\n"
	for _, c := range []struct{ name, sent, want string }{
		{"headers that do not end", head, ""},
		{"a body that does not end", head + "Content-Length: 10\r\n\r\nabc", "408"},
		{"long headers", head + "X-Long: " + strings.Repeat("x", 80<<10) + "\r\n\r\n", "431"},
		{"many headers", head + strings.Repeat("X-Many: x\r\n", 8<<10) + "\r\n", "431"},
		{"a long address", "GET /graphql?query=" + strings.Repeat("x", 80<<10) + " HTTP/1.1\r\n\r\n", "431"},
	} {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		_ = conn.SetDeadline(time.Now().Add(30 * time.Second))
		go io.WriteString(conn, c.sent)
		line, err := bufio.NewReader(conn).ReadString('\n')
		if c.want == "" && !errors.Is(err, io.EOF) || c.want != "" && !strings.Contains(line, " "+c.want+" ") {
			t.Errorf("%s: %q %v, want %q", c.name, line, err, c.want)
		}
	}
}

// addressed is a listener whose connections seem to come from an address.
type addressed struct {
	net.Listener
	from *net.TCPAddr
}

type from struct {
	net.Conn
	address net.Addr
}

func (f from) RemoteAddr() net.Addr { return f.address }

func (a addressed) Accept() (net.Conn, error) {
	conn, err := a.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return from{conn, a.from}, nil
}

// One address has only so many connections at a time; a place is free again when one is closed.
func TestConnectionsOfAnAddress(t *testing.T) {
	t.Parallel()
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := edge.Connections{All: 10, PerAddress: 2}.Limit(addressed{inner, &net.TCPAddr{IP: net.ParseIP("192.0.2.1"), Port: 9}})
	accepted := make(chan net.Conn)
	go func() {
		defer close(accepted)
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			accepted <- conn
		}
	}()
	dial := func() net.Conn {
		conn, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = conn.Close() })
		_ = conn.SetDeadline(time.Now().Add(30 * time.Second))
		return conn
	}
	dial()
	first := <-accepted
	dial()
	<-accepted
	if _, err := dial().Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("the third connection: %v, want that it is closed", err)
	}
	first.Close()
	first.Close() // frees one place only
	dial()
	<-accepted
	if _, err := dial().Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("the connection after the next: %v, want that it is closed", err)
	}
	l.Close()
	if _, isOpen := <-accepted; isOpen {
		t.Error("a connection is accepted after the end")
	}
}

// Only so many connections are open in all; the next one waits.
func TestConnectionsInAll(t *testing.T) {
	t.Parallel()
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := edge.Connections{All: 1, PerAddress: 1}.Limit(inner)
	for range 2 {
		conn, err := net.Dial("tcp", inner.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	first, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	second := make(chan error, 1)
	go func() {
		_, err := l.Accept()
		second <- err
	}()
	select {
	case err := <-second:
		t.Fatalf("a second connection is accepted: %v", err)
	default:
	}
	first.Close()
	if err := <-second; err != nil {
		t.Error(err)
	}
	ended := make(chan error, 1)
	go func() {
		_, err := l.Accept()
		ended <- err
	}()
	l.Close()
	if err := <-ended; !errors.Is(err, net.ErrClosed) {
		t.Errorf("%v", err)
	}
}

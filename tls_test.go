package main

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"docket/access"
	"docket/auth/authtest"
	"docket/auth/recognise"
	"docket/db"
	"docket/db/dbtest"
)

// writeCertificate makes a certificate for 127.0.0.1 that signs itself, and returns its files and the pool that trusts it.
func writeCertificate(t *testing.T) (certificate, key string, pool *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "docket"}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	write := func(name, kind string, bytes []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	certificate, key = write("cert.pem", "CERTIFICATE", der), write("key.pem", "PRIVATE KEY", keyDER)
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool = x509.NewCertPool()
	pool.AddCert(parsed)
	return certificate, key, pool
}

// sent is a response that was read.
type sent struct {
	*http.Response
	text string
}

// send sends a request to a service, with pairs of header and value, and does not follow a redirect. A body makes it a POST of JSON.
func send(t *testing.T, client *http.Client, address, body string, header ...string) sent {
	t.Helper()
	method := http.MethodGet
	if body != "" {
		method = http.MethodPost
	}
	r, err := http.NewRequestWithContext(t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	noRedirect := *client
	noRedirect.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := noRedirect.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return sent{response, string(text)}
}

const hsts = "Strict-Transport-Security"

// signInCookie returns the cookie of a sign-in that a response begins; nil if there is none.
func (s sent) signInCookie() *http.Cookie {
	for _, cookie := range s.Cookies() {
		if strings.HasSuffix(cookie.Name, "docket_signin") {
			return cookie
		}
	}
	return nil
}

// A server with a certificate speaks HTTPS of TLS 1.2 and newer, and nothing else: browsers are told to stay with it, and its cookies are sent over
// it alone.
func TestTLS(t *testing.T) {
	w := dbtest.New(t)
	certificate, key, pool := writeCertificate(t)
	client := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}}}
	identity := authtest.Start(t, "https://127.0.0.1:1/signin/callback")
	address := startServiceFor(t, "https", client, func(string) []string {
		return []string{
			"--demo=false", "--database", w.URL, "--tls-cert", certificate, "--tls-key", key, "--issuer", identity.Issuer, "--client-id", authtest.ClientID,
		}
	})
	r := send(t, client, address+"/graphql", `{"query": "{ viewer { role } }"}`)
	if r.StatusCode != http.StatusOK || !strings.Contains(r.text, `"PUBLIC"`) || r.TLS == nil || r.TLS.Version < tls.VersionTLS12 {
		t.Errorf("over TLS: %d %s", r.StatusCode, r.text)
	}
	if got := r.Header.Get(hsts); got != "max-age=31536000; includeSubDomains" {
		t.Errorf("%s: %q", hsts, got)
	}
	begun := send(t, client, address+"/signin", "")
	if cookie := begun.signInCookie(); begun.StatusCode != http.StatusFound || cookie == nil || !cookie.Secure || !cookie.HttpOnly || cookie.Name != "__Host-docket_signin" {
		t.Errorf("a sign-in begins with %d %v", begun.StatusCode, begun.Cookies())
	}
	if r := send(t, http.DefaultClient, "http"+strings.TrimPrefix(address, "https")+"/graphql", `{"query": "{ viewer { role } }"}`); r.StatusCode != http.StatusBadRequest {
		t.Errorf("without TLS: %d %s", r.StatusCode, r.text)
	}
	old := &tls.Config{RootCAs: pool, MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10} //nolint:gosec // it must be refused
	if connection, err := tls.Dial("tcp", strings.TrimPrefix(address, "https://"), old); err == nil {
		connection.Close()
		t.Error("TLS 1.1 is spoken")
	}
	if connection, err := tls.Dial("tcp", strings.TrimPrefix(address, "https://"), &tls.Config{MinVersion: tls.VersionTLS12}); err == nil {
		connection.Close()
		t.Error("a client that does not know the certificate trusts it")
	}
}

// Behind a trusted proxy, the sender is the one that the proxy names: budgets are those of its address, and over HTTPS at the proxy browsers are told
// to stay with it. From anybody else these headers mean nothing.
func TestTrustedProxy(t *testing.T) {
	w := dbtest.New(t)
	account := dbtest.RunForKey(t, w, access.GrantAccess, access.GrantAccessInput{Agency: dbtest.Key("Agency:1"), Name: "大屏", Role: db.AccountRoleDashboard}, "account")
	token := func(name string) string {
		var out, errs bytes.Buffer
		if err := run(t.Context(), []string{"token", "create", "--database", w.URL, "--account", account.String(), "--name", name, "--days", "1"}, &out, &errs); err != nil {
			t.Fatalf("%v: %s", err, errs.String())
		}
		return "Bearer " + strings.TrimSpace(out.String())
	}
	first, second := token("一"), token("二")
	identity := authtest.Start(t, "https://docket.example/signin/callback")
	start := func(proxy string) string {
		return startService(t, func(string) []string {
			return []string{
				"--demo=false", "--database", w.URL, "--public-url", "https://docket.example", "--issuer", identity.Issuer, "--client-id", authtest.ClientID,
				"--trusted-proxy", proxy, "--requests-per-minute", "2", "--failed-per-minute", "2",
			}
		})
	}
	const viewer = `{"query": "{ viewer { role } }"}`
	faulty := "Bearer " + recognise.TokenPrefix + "1_1_" + strings.Repeat("A", 52)
	from := func(client string, more ...string) []string {
		return append([]string{"X-Forwarded-For", client, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "docket.example"}, more...)
	}
	statuses := func(address string, n int, header ...string) string {
		var all []string
		for range n {
			r := send(t, http.DefaultClient, address+"/graphql", viewer, header...)
			if r.StatusCode == http.StatusTooManyRequests && r.Header.Get("Retry-After") == "" {
				t.Error("429 without Retry-After")
			}
			all = append(all, fmt.Sprint(r.StatusCode))
		}
		return strings.Join(all, " ")
	}
	check := func(what, got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}

	trusted := start("127.0.0.1/32")
	check("one client", statuses(trusted, 3, from("192.0.2.1")...), "200 200 429")
	check("another client", statuses(trusted, 1, from("192.0.2.2")...), "200")
	check("a client that claims to be another", statuses(trusted, 1, from("192.0.2.2, 192.0.2.1")...), "429")
	check("a token, from the address that is used up", statuses(trusted, 3, from("192.0.2.1", "Authorization", first)...), "200 200 429")
	check("another token, from there", statuses(trusted, 1, from("192.0.2.1", "Authorization", second)...), "200")
	check("faulty tokens", statuses(trusted, 3, from("192.0.2.3", "Authorization", faulty)...), "401 401 429")
	check("faulty tokens of another client", statuses(trusted, 1, from("192.0.2.4", "Authorization", faulty)...), "401")
	check("a token that was accepted before, from there", statuses(trusted, 1, from("192.0.2.3", "Authorization", second)...), "200")
	begun := send(t, http.DefaultClient, trusted+"/signin", "", from("192.0.2.5")...)
	if cookie := begun.signInCookie(); begun.Header.Get(hsts) == "" || cookie == nil || !cookie.Secure || cookie.Name != "__Host-docket_signin" {
		t.Errorf("over HTTPS at the proxy: %s %v", begun.Header, begun.Cookies())
	}
	if r := send(t, http.DefaultClient, trusted+"/healthz", "", "X-Forwarded-For", "192.0.2.5", "X-Forwarded-Proto", "http"); r.Header.Get(hsts) != "" {
		t.Error("over HTTP at the proxy, browsers are told to use HTTPS by a header that they must not believe")
	}

	stranger := start("192.0.2.0/24")
	check("no proxy, from one address under three names", statuses(stranger, 1, from("192.0.2.1")...)+" "+statuses(stranger, 1, from("192.0.2.2")...)+" "+statuses(stranger, 1, from("192.0.2.3")...), "200 200 429")
	r := send(t, http.DefaultClient, stranger+"/healthz", "", from("192.0.2.5")...)
	if r.StatusCode != http.StatusOK || r.Header.Get(hsts) != "" {
		t.Errorf("a sender who is no proxy is believed to speak HTTPS: %d %s", r.StatusCode, r.Header)
	}
	// The cookie goes by the address that browsers use, not by what a request claims.
	if cookie := send(t, http.DefaultClient, stranger+"/signin", "").signInCookie(); cookie == nil || !cookie.Secure {
		t.Errorf("the cookie is %v", cookie)
	}
}

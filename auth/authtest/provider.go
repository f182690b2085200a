// Package authtest runs an identity provider for tests: the OpenID Connect server of zitadel/oidc, on loopback, with keys that tests
// rotate, and with ways to make faulty tokens.
package authtest

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"
	"github.com/zitadel/oidc/v3/example/server/storage"
	"github.com/zitadel/oidc/v3/pkg/op"
)

const (
	// ClientID is the client of this service at the provider, and so the audience of the access tokens that the provider issues.
	ClientID = "docket"
	// ClientSecret is the secret of the client.
	ClientSecret = "a secret of the tests"
	// Subject is the claim `sub` of the person who can sign in.
	Subject = "id1"
	// Username is the name under which that person signs in at a provider at 127.0.0.1.
	Username = "test-user@127.0.0.1"
	// Password is the person's password.
	Password = "verysecure"
)

// Provider is an identity provider that runs until the end of a test.
type Provider struct {
	// Issuer is its address.
	Issuer string

	keys   *keys
	server *httptest.Server

	lock     sync.Mutex
	isDown   bool
	signOut  *string // what discovery names as end_session_endpoint, if a test has changed it
	reads    map[string]int
	signedIn map[string]bool // browsers that are signed in, by their cookie
}

// cookieName is the cookie of a browser that is signed in at the provider, and so is not asked for the password again.
const cookieName = "provider_session"

// Start starts a provider that has one client. The browser comes back to the client at callback, the address of its `/signin/callback`, and after a sign-out
// at its `/signout/done`. The provider is stopped when the test ends.
func Start(t *testing.T, callback string) *Provider {
	t.Helper()
	p := &Provider{keys: newKeys(t), reads: map[string]int{}, signedIn: map[string]bool{}}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.Issuer = "http://" + listener.Addr().String()
	clients := map[string]*storage.Client{ClientID: storage.WebClient(ClientID, ClientSecret, callback)}
	clientStore := &store{storage.NewStorageWithClients(storage.NewUserStore(p.Issuer), clients), p.keys, strings.TrimSuffix(callback, "/signin/callback") + "/signout/done"}
	provider, err := op.NewProvider(&op.Config{CryptoKey: sha256.Sum256([]byte("test")), CodeMethodS256: true, AuthMethodPost: true}, clientStore,
		op.StaticIssuer(p.Issuer), op.WithAllowInsecure())
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	back := op.AuthCallbackURL(provider)
	issuer := op.NewIssuerInterceptor(provider.IssuerFromRequest)
	mux.Handle("/login/username", issuer.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { p.serveLogin(w, r, clientStore, back) }))
	mux.HandleFunc("/end_session", func(w http.ResponseWriter, r *http.Request) { p.serveSignOut(w, r, provider) })
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, r *http.Request) { p.serveDiscovery(w, r, provider) })
	mux.Handle("/", provider)
	p.server = &httptest.Server{Listener: listener, Config: &http.Server{Handler: p.counted(mux)}} //nolint:gosec // a test
	p.server.Start()
	t.Cleanup(p.server.Close)
	return p
}

// counted answers nothing while the provider is down, and counts the requests of each path.
func (p *Provider) counted(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.lock.Lock()
		p.reads[r.URL.Path]++
		isDown := p.isDown
		p.lock.Unlock()
		if isDown {
			http.Error(w, "down", http.StatusBadGateway)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// SetDown makes the provider answer nothing but 502, or answer again.
func (p *Provider) SetDown(isDown bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.isDown = isDown
}

// KeyReads returns how often the keys were read.
func (p *Provider) KeyReads() int {
	p.lock.Lock()
	defer p.lock.Unlock()
	return p.reads["/keys"]
}

var loginPage = template.Must(template.New("login").Parse(`<!doctype html><title>Sign in</title><form method="post">
<input type="hidden" name="id" value="{{.ID}}"><p>{{.Error}}</p>
<input id="username" name="username"><input id="password" name="password" type="password"><button id="login">Sign in</button></form>`))

// serveLogin is the page on which a person enters name and password. A browser that is signed in is not asked for them.
func (p *Provider) serveLogin(w http.ResponseWriter, r *http.Request, s *store, back func(context.Context, string) string) {
	id, username, password := r.FormValue("authRequestID"), r.FormValue("username"), r.FormValue("password")
	message := ""
	if p.isSignedIn(r) {
		username, password = Username, Password
	}
	if r.Method == http.MethodPost {
		id = r.FormValue("id")
	}
	if username != "" || r.Method == http.MethodPost {
		err := s.CheckUsernamePassword(username, password, id)
		if err == nil {
			p.keepSignedIn(w)
			http.Redirect(w, r, back(r.Context(), id), http.StatusFound)
			return
		}
		message = err.Error()
	}
	loginPage.Execute(w, map[string]string{"ID": id, "Error": message})
}

// isSignedIn reports whether a browser is signed in at the provider.
func (p *Provider) isSignedIn(r *http.Request) bool {
	cookie, err := r.Cookie(cookieName)
	p.lock.Lock()
	defer p.lock.Unlock()
	return err == nil && p.signedIn[cookie.Value]
}

// keepSignedIn gives a browser the cookie with which it is signed in at the provider.
func (p *Provider) keepSignedIn(w http.ResponseWriter) {
	value := rand.Text()
	p.lock.Lock()
	defer p.lock.Unlock()
	p.signedIn[value] = true
	http.SetCookie(w, &http.Cookie{Name: cookieName, Value: value, Path: "/", HttpOnly: true}) //nolint:gosec // a test, over http
}

// serveSignOut is the provider's end_session_endpoint. A browser whose request the provider accepts is signed in no longer.
func (p *Provider) serveSignOut(w http.ResponseWriter, r *http.Request, provider http.Handler) {
	answer := httptest.NewRecorder()
	provider.ServeHTTP(answer, r)
	if cookie, err := r.Cookie(cookieName); err == nil && answer.Code == http.StatusFound {
		p.lock.Lock()
		delete(p.signedIn, cookie.Value)
		p.lock.Unlock()
	}
	maps.Copy(w.Header(), answer.Header())
	w.WriteHeader(answer.Code)
	_, _ = w.Write(answer.Body.Bytes())
}

// MoveSignOut makes the discovery document name another end_session_endpoint, or none.
func (p *Provider) MoveSignOut(address string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.signOut = &address
}

// serveDiscovery is the provider's discovery document.
func (p *Provider) serveDiscovery(w http.ResponseWriter, r *http.Request, provider http.Handler) {
	answer := httptest.NewRecorder()
	provider.ServeHTTP(answer, r)
	var document map[string]any
	if err := json.Unmarshal(answer.Body.Bytes(), &document); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	p.lock.Lock()
	switch {
	case p.signOut == nil:
	case *p.signOut == "":
		delete(document, "end_session_endpoint")
	default:
		document["end_session_endpoint"] = *p.signOut
	}
	p.lock.Unlock()
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(document)
}

// SignIn does what a person does in a browser: it follows an address of the provider to its login page, enters name and password, and
// returns the address of the callback with which the provider answers.
func (p *Provider) SignIn(t *testing.T, address string) *url.URL {
	t.Helper()
	client := &http.Client{CheckRedirect: func(r *http.Request, _ []*http.Request) error {
		if !strings.HasPrefix(r.URL.String(), p.Issuer) {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	page, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	page.Body.Close()
	form := url.Values{"id": {page.Request.URL.Query().Get("authRequestID")}, "username": {Username}, "password": {Password}}
	answer, err := client.PostForm(p.Issuer+"/login/username", form)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	callback, err := answer.Location()
	if err != nil {
		t.Fatalf("the provider does not lead back: %v: %s", err, answer.Status)
	}
	return callback
}

// AccessToken returns an access token that the provider issues to the person, by the flow of a client without a browser.
func (p *Provider) AccessToken(t *testing.T, callback string) string {
	t.Helper()
	verifier := strings.Repeat("v", 64)
	challenge := sha256.Sum256([]byte(verifier))
	query := url.Values{
		"client_id": {ClientID}, "redirect_uri": {callback}, "response_type": {"code"}, "scope": {"openid profile"}, "state": {"x"},
		"code_challenge": {base64URL(challenge[:])}, "code_challenge_method": {"S256"},
	}
	code := p.SignIn(t, p.Issuer+"/authorize?"+query.Encode()).Query().Get("code")
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.Issuer+"/oauth/token", strings.NewReader(url.Values{
		"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {callback}, "code_verifier": {verifier},
	}.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.SetBasicAuth(url.QueryEscape(ClientID), url.QueryEscape(ClientSecret))
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var tokens struct {
		AccessToken string `json:"access_token"`
		Error       string
	}
	if err := json.NewDecoder(answer.Body).Decode(&tokens); err != nil || tokens.AccessToken == "" {
		t.Fatalf("no access token: %v, %+v", err, tokens)
	}
	return tokens.AccessToken
}

// Claims returns the claims of a good access token, which lasts for an hour.
func (p *Provider) Claims() map[string]any {
	now := time.Now()
	return map[string]any{"iss": p.Issuer, "sub": Subject, "aud": ClientID, "iat": now.Unix(), "exp": now.Add(time.Hour).Unix()}
}

// Sign returns a token with claims, signed with the provider's present key.
func (p *Provider) Sign(t *testing.T, claims map[string]any) string {
	t.Helper()
	return sign(t, jose.RS256, p.keys.current(), claims)
}

// Rotate makes the provider sign with a new key. The old one is no longer among its keys.
func (p *Provider) Rotate(t *testing.T) {
	t.Helper()
	p.keys.add(t)
}

// SignAs returns a token with claims, signed by a stranger who gives the number of the provider's present key.
func (p *Provider) SignAs(t *testing.T, claims map[string]any) string {
	t.Helper()
	own := p.keys.current()
	return sign(t, jose.RS256, &key{own.id, newKey(t)}, claims)
}

// SignUnknown returns a token with claims, signed by a stranger with a key that the provider does not have.
func (p *Provider) SignUnknown(t *testing.T, claims map[string]any) string {
	t.Helper()
	return sign(t, jose.RS256, &key{rand.Text(), newKey(t)}, claims)
}

// SignSymmetric returns a token with claims, signed by HS256 with the text of the provider's public key: a service that takes the
// algorithm from the token would verify it with that key.
func (p *Provider) SignSymmetric(t *testing.T, claims map[string]any, secret []byte) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.HS256, Key: jose.JSONWebKey{Key: secret, KeyID: p.keys.current().id}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return serialize(t, signer, claims)
}

// Unsigned returns a token with claims and the algorithm `none`, written in any case.
func (p *Provider) Unsigned(t *testing.T, claims map[string]any, none string) string {
	t.Helper()
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	return base64URL(fmt.Appendf(nil, `{"alg":%q,"typ":"JWT"}`, none)) + "." + base64URL(payload) + "."
}

// PublicKey returns the present public key.
func (p *Provider) PublicKey() *rsa.PublicKey { return &p.keys.current().private.PublicKey }

func sign(t *testing.T, algorithm jose.SignatureAlgorithm, k *key, claims map[string]any) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: jose.JSONWebKey{Key: k.private, KeyID: k.id}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return serialize(t, signer, claims)
}

func serialize(t *testing.T, signer jose.Signer, claims map[string]any) string {
	t.Helper()
	token, err := jwt.Signed(signer).Claims(claims).Serialize()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

package signin_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"docket/access"
	"docket/auth"
	"docket/auth/accesslog"
	"docket/auth/authtest"
	"docket/auth/provider"
	"docket/auth/recognise"
	"docket/auth/signin"
	"docket/db"
	"docket/db/dbtest"
)

// bundle is a service where people sign in. Its path /graphql answers who the caller is.
type bundle struct {
	w        *dbtest.World
	identity *authtest.Provider
	address  string
	account  db.Key
	id       string // the caller's
	access   *accesslog.Log
}

func setup(t *testing.T) *bundle {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	address := "http://" + server.Listener.Addr().String()
	b := &bundle{w: dbtest.New(t), address: address, identity: authtest.Start(t, address+"/signin/callback")}
	server.Config.Handler = serve(t, b, address)
	server.Start()
	t.Cleanup(server.Close)
	b.account = dbtest.RunForKey(t, b.w, access.GrantAccess, access.GrantAccessInput{Agency: dbtest.Key("Agency:1"), Subject: new(authtest.Subject), Name: "王芳", Role: db.AccountRoleLegal}, "account")
	b.id = auth.AccountID(1, b.account.ID)
	return b
}

// serve returns the service that browsers reach at an address.
func serve(t *testing.T, b *bundle, address string) http.Handler {
	t.Helper()
	quiet := slog.New(slog.DiscardHandler)
	checks, err := provider.New(provider.Settings{Issuer: b.identity.Issuer, ClientID: authtest.ClientID, ClientSecret: authtest.ClientSecret, ClockSkew: 30 * time.Second, Clock: time.Now, Log: quiet})
	if err != nil {
		t.Fatal(err)
	}
	public, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	accounts := recognise.OpenAccounts(b.w.Store, time.Now, recognise.Mapping{}, quiet)
	t.Cleanup(accounts.Close)
	b.access = accesslog.Open(accesslog.Settings{Database: b.w.DB().DB, Zone: b.w.Settings().Zone, Clock: func() time.Time { return dbtest.Now }, Log: quiet, Interval: time.Hour})
	t.Cleanup(b.access.Close)
	browser := signin.New(signin.Settings{Provider: checks, Accounts: accounts, Database: b.w.DB().DB, PublicURL: public, Access: b.access, Log: quiet})
	rec := &recognise.Recogniser{Accounts: accounts, Provider: checks, Sessions: browser, CrossOrigin: http.NewCrossOriginProtection(), Access: b.access, Log: quiet}
	mux := http.NewServeMux()
	mux.Handle("/", browser.Routes())
	mux.Handle("/graphql", rec.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, auth.CallerOf(r.Context()).ID) })))
	return mux
}

// browser keeps cookies, and does not follow redirects.
type browser struct {
	*http.Client
	b *bundle
}

func (b *bundle) newBrowser(t *testing.T) *browser {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &browser{&http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, b}
}

// reply is a response that was read.
type reply struct {
	*http.Response
	body string
}

// request sends a request to the service, with pairs of header and value.
func (c *browser) request(t *testing.T, method, path string, header ...string) reply {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, c.b.address+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := c.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply{response, string(body)}
}

// begin begins a sign-in, and returns the address of the provider.
func (c *browser) begin(t *testing.T, query string) string {
	t.Helper()
	begun := c.request(t, "GET", "/signin"+query)
	if begun.StatusCode != http.StatusFound || !strings.HasPrefix(begun.Header.Get("Location"), c.b.identity.Issuer) {
		t.Fatalf("the browser is not sent to the provider: %s: %s", begun.Status, begun.body)
	}
	return begun.Header.Get("Location")
}

// signIn signs in, and returns the answer to the callback.
func (c *browser) signIn(t *testing.T, query string) reply {
	t.Helper()
	return c.request(t, "GET", c.b.identity.SignIn(t, c.begin(t, query)).RequestURI())
}

// cookie returns the value of a cookie of the browser, and empty text if it has none.
func (c *browser) cookie(t *testing.T, name string) string {
	t.Helper()
	for _, cookie := range c.Jar.Cookies(mustParse(t, c.b.address)) {
		if cookie.Name == name {
			return cookie.Value
		}
	}
	return ""
}

// setCookie plants a cookie.
func (c *browser) setCookie(t *testing.T, name, value string) {
	t.Helper()
	c.Jar.SetCookies(mustParse(t, c.b.address), []*http.Cookie{{Name: name, Value: value, Path: "/"}})
}

func mustParse(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// requireCaller fails the test unless the service takes the browser for a caller; empty for nobody.
func (c *browser) requireCaller(t *testing.T, what, id string) {
	t.Helper()
	if got := c.request(t, "POST", "/graphql"); got.StatusCode != http.StatusOK || got.body != id {
		t.Errorf("%s: %s: caller %q, want %q", what, got.Status, got.body, id)
	}
}

// requireNotSignedIn fails the test unless an answer refuses a sign-in with a status and words, and leaves no session.
func (c *browser) requireNotSignedIn(t *testing.T, what string, got reply, status int, says string) {
	t.Helper()
	if got.StatusCode != status || !strings.Contains(got.body, says) || c.cookie(t, "docket_session") != "" {
		t.Errorf("%s: %s: %s", what, got.Status, got.body)
	}
	c.requireCaller(t, what, "")
}

// A person signs in, is the caller of the account, and signs out.
func TestSignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.newBrowser(t)
	c.requireCaller(t, "before", "")
	if page := c.request(t, "GET", "/account"); !strings.Contains(page.body, `href="/signin"`) || strings.Contains(page.body, "signout") {
		t.Errorf("the page of somebody who is not signed in: %s", page.body)
	}
	back := c.signIn(t, "?return="+url.QueryEscape("/graphiql?query=1"))
	if back.StatusCode != http.StatusFound || back.Header.Get("Location") != "/graphiql?query=1" {
		t.Errorf("back from the provider: %s to %q: %s", back.Status, back.Header.Get("Location"), back.body)
	}
	for _, cookie := range back.Cookies() {
		switch {
		case cookie.Name == "docket_session" && cookie.Value != "":
			if !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" || cookie.Domain != "" || cookie.Secure || cookie.MaxAge != 0 {
				t.Errorf("the session's cookie: %s", cookie)
			}
		case cookie.Name == "docket_signin" && cookie.MaxAge < 0:
		default:
			t.Errorf("a cookie: %s", cookie)
		}
	}
	c.requireCaller(t, "signed in", b.id)
	if page := c.request(t, "GET", "/account"); !strings.Contains(page.body, ">王芳</strong>") || !strings.Contains(page.body, b.account.String()) {
		t.Errorf("the page: %s", page.body)
	}
	token := c.cookie(t, "docket_session")
	if b.w.Text(t, "SELECT count(*) FROM sessions s WHERE s::text LIKE ?", "%"+token+"%") != "0" || b.w.Text(t, "SELECT count(*) FROM sessions") != "1" {
		t.Error("the cookie's token is in the database")
	}
	if out := c.request(t, "POST", "/signout"); out.StatusCode != http.StatusOK || !strings.Contains(out.body, `id="leave"`) {
		t.Errorf("signing out: %s: %s", out.Status, out.body)
	}
	c.requireCaller(t, "signed out", "")
	c.setCookie(t, "docket_session", token)
	c.requireCaller(t, "with the cookie from before the sign-out", "")
	dbtest.CheckEqual(t, "what is left", b.w.Text(t, "SELECT concat_ws(' ', subject, length(data), ended_at IS NOT NULL) FROM sessions"), authtest.Subject+" 0 t")
}

// leaves returns the address to which the page after a sign-out leads the browser, by its link and by itself.
func leaves(t *testing.T, out reply) *url.URL {
	t.Helper()
	found := regexp.MustCompile(`<meta http-equiv="refresh" content="0;url=([^"]*)">[^$]*<a id="leave" href="([^"]*)">`).FindStringSubmatch(out.body)
	if out.StatusCode != http.StatusOK || found == nil || html.UnescapeString(found[1]) != html.UnescapeString(found[2]) {
		t.Fatalf("the page after the sign-out: %s: %s", out.Status, out.body)
	}
	return mustParse(t, html.UnescapeString(found[1]))
}

// After the session has ended, the browser is led to the provider, which ends its own session and sends the browser back with the state.
// Whoever brings another state, or the same again, is told nothing. The provider sends nobody to another address.
func TestSignOutAtProvider(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.newBrowser(t)
	c.signIn(t, "")
	out := c.request(t, "POST", "/signout?return=https://evil.example&post_logout_redirect_uri=https://evil.example&state=x")
	c.requireCaller(t, "before the provider was asked", "")
	address := leaves(t, out)
	query := address.Query()
	state := query.Get("state")
	if address.Scheme+"://"+address.Host+address.Path != b.identity.Issuer+"/end_session" || query.Get("client_id") != authtest.ClientID ||
		query.Get("post_logout_redirect_uri") != b.address+"/signout/done" || len(state) < 26 || state != c.cookie(t, "docket_signout") || strings.Contains(out.body, "evil") {
		t.Errorf("the browser is led to %s", address)
	}
	if got := out.Header.Get("Referrer-Policy") + " " + out.Header.Get("Cache-Control"); got != "same-origin no-store" {
		t.Errorf("its headers: %s", got)
	}
	answer, err := c.Get(address.String())
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusFound || answer.Header.Get("Location") != b.address+"/signout/done?state="+state {
		t.Fatalf("the provider answers %s to %q", answer.Status, answer.Header.Get("Location"))
	}
	const told = `id="out"`
	stranger := b.newBrowser(t)
	for what, got := range map[string]reply{
		"without a state": c.request(t, "GET", "/signout/done"), "with another state": c.request(t, "GET", "/signout/done?state=x"),
		"in another browser": stranger.request(t, "GET", "/signout/done?state="+state),
		"with an address":    c.request(t, "GET", "/signout/done?state=x&return=https://evil.example"),
	} {
		if got.StatusCode != http.StatusSeeOther || got.Header.Get("Location") != "/account" || strings.Contains(got.body, told) {
			t.Errorf("%s: %s: %s", what, got.Status, got.body)
		}
	}
	if got := c.request(t, "GET", "/signout/done?state="+state); got.StatusCode != http.StatusOK || !strings.Contains(got.body, told) || c.cookie(t, "docket_signout") != "" {
		t.Errorf("back from the provider: %s: %s", got.Status, got.body)
	}
	if got := c.request(t, "GET", "/signout/done?state="+state); got.StatusCode != http.StatusSeeOther {
		t.Errorf("with the same state again: %s: %s", got.Status, got.body)
	}
	// Nobody is signed out by being led to the address to which browsers come back.
	c.signIn(t, "")
	c.setCookie(t, "docket_signout", "planted")
	c.request(t, "GET", "/signout/done?state=planted")
	c.request(t, "GET", "/signout/done?state="+state)
	c.requireCaller(t, "led to /signout/done", b.id)
	if got := c.request(t, "GET", "/signout"); got.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("signing out by GET: %s", got.Status)
	}
	c.requireCaller(t, "after a GET", b.id)
	// The provider accepts no other address.
	query.Set("post_logout_redirect_uri", "https://evil.example")
	address.RawQuery = query.Encode()
	if answer, err = c.Get(address.String()); err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusBadRequest {
		t.Errorf("the provider leads to another address: %s", answer.Status)
	}
}

// The session ends where the provider has no end_session_endpoint, or only one that is not secure, and where it is down.
func TestSignOutWithoutProvider(t *testing.T) {
	t.Parallel()
	for what, change := range map[string]func(*authtest.Provider){
		"none": func(p *authtest.Provider) { p.MoveSignOut("") }, "over http": func(p *authtest.Provider) { p.MoveSignOut("http://id.example/end") },
		"a script": func(p *authtest.Provider) { p.MoveSignOut("javascript:alert(1)") }, "a path": func(p *authtest.Provider) { p.MoveSignOut("/end_session") },
	} {
		b := setup(t)
		change(b.identity)
		c := b.newBrowser(t)
		c.signIn(t, "")
		if out := c.request(t, "POST", "/signout"); out.StatusCode != http.StatusSeeOther || out.Header.Get("Location") != "/account" || c.cookie(t, "docket_signout") != "" {
			t.Errorf("%s: %s: %s", what, out.Status, out.body)
		}
		c.requireCaller(t, what, "")
	}
	b := setup(t)
	b.identity.MoveSignOut("https://id.example/end?realm=a%26b#x")
	c := b.newBrowser(t)
	c.signIn(t, "")
	if address := leaves(t, c.request(t, "POST", "/signout/everywhere")); address.Host != "id.example" || address.Query().Get("realm") != "a&b" || address.Query().Get("client_id") != authtest.ClientID || address.Fragment != "" {
		t.Errorf("led to %s", address)
	}
	c.requireCaller(t, "everywhere", "")
	c.signIn(t, "")
	b.identity.SetDown(true)
	leaves(t, c.request(t, "POST", "/signout")) // what the provider said before still holds
	c.requireCaller(t, "while it is down", "")

	// A server that was started since then has never reached it.
	b.identity.SetDown(false)
	c.signIn(t, "")
	b.identity.SetDown(true)
	again := httptest.NewServer(serve(t, b, b.address))
	t.Cleanup(again.Close)
	b.address = again.URL
	if out := c.request(t, "POST", "/signout"); out.StatusCode != http.StatusOK || !strings.Contains(out.body, "you may still be signed in") || strings.Contains(out.body, `http-equiv="refresh"`) {
		t.Errorf("the provider was never reached: %s: %s", out.Status, out.body)
	}
	c.requireCaller(t, "with a provider that was never reached", "")
}

// Sign out everywhere ends the sessions of all browsers of the person, and of nobody else.
func TestSignOutEverywhere(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first, second := b.newBrowser(t), b.newBrowser(t)
	first.signIn(t, "")
	second.signIn(t, "")
	b.w.Execute(t, "INSERT INTO sessions (token_sha256, subject, data, expires_at) VALUES ('x', 'id2', '', now() + interval '1 hour')")
	second.requireCaller(t, "before", b.id)
	first.request(t, "POST", "/signout/everywhere")
	first.requireCaller(t, "the browser", "")
	second.requireCaller(t, "the other browser", "")
	dbtest.CheckEqual(t, "sessions that are left", b.w.Text(t, "SELECT string_agg(subject, ' ') FROM sessions WHERE ended_at IS NULL"), "id2")
}

// A session that was planted in the browser before the sign-in is not the session after it, and is of nobody.
func TestSessionFixation(t *testing.T) {
	t.Parallel()
	b := setup(t)
	attacker := b.newBrowser(t)
	attacker.signIn(t, "")
	for what, planted := range map[string]string{"made up": strings.Repeat("A", 43), "of the attacker": attacker.cookie(t, "docket_session")} {
		victim := b.newBrowser(t)
		victim.setCookie(t, "docket_session", planted)
		victim.signIn(t, "")
		if victim.cookie(t, "docket_session") == planted {
			t.Errorf("%s: the planted session was taken", what)
		}
		victim.requireCaller(t, "the victim", b.id)
		stranger := b.newBrowser(t)
		stranger.setCookie(t, "docket_session", planted)
		stranger.requireCaller(t, what, "")
	}
}

// What comes back from the provider must belong to the sign-in that this browser began.
func TestForeignSignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const notBegun = "was not begun in this browser"
	victim, attacker := b.newBrowser(t), b.newBrowser(t)
	foreign := b.identity.SignIn(t, attacker.begin(t, "")).RequestURI()
	victim.requireNotSignedIn(t, "without a sign-in", victim.request(t, "GET", foreign), http.StatusUnauthorized, notBegun)
	victim.begin(t, "")
	victim.requireNotSignedIn(t, "with the state of another", victim.request(t, "GET", foreign), http.StatusUnauthorized, notBegun)

	// The cookie of the sign-in is used once.
	callback := b.identity.SignIn(t, victim.begin(t, "")).RequestURI()
	victim.request(t, "GET", callback)
	victim.requireCaller(t, "the right one", b.id)
	victim.request(t, "POST", "/signout")
	victim.requireNotSignedIn(t, "the same again", victim.request(t, "GET", callback), http.StatusUnauthorized, notBegun)

	// One part of the cookie is that of another sign-in.
	for part, says := range map[string]string{"Nonce": "is of another sign-in", "Verifier": "does not accept the sign-in", "State": notBegun} {
		callback := b.identity.SignIn(t, victim.begin(t, "")).RequestURI()
		var kept map[string]string
		text, err := base64.RawURLEncoding.DecodeString(victim.cookie(t, "docket_signin"))
		if err != nil || json.Unmarshal(text, &kept) != nil || kept[part] == "" {
			t.Fatalf("the cookie of the sign-in: %v: %s", err, text)
		}
		kept[part] = strings.Repeat("A", 43)
		if text, err = json.Marshal(kept); err != nil {
			t.Fatal(err)
		}
		victim.setCookie(t, "docket_signin", base64.RawURLEncoding.EncodeToString(text))
		victim.requireNotSignedIn(t, part, victim.request(t, "GET", callback), http.StatusUnauthorized, says)
	}
	state := mustParse(t, victim.begin(t, "")).Query().Get("state")
	refused := victim.request(t, "GET", "/signin/callback?error=access_denied&state="+state)
	victim.requireNotSignedIn(t, "refused by the provider", refused, http.StatusUnauthorized, "access_denied")
}

// The provider may be down when somebody signs in.
func TestSignInWhileDown(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.identity.SetDown(true)
	if got := b.newBrowser(t).request(t, "GET", "/signin"); got.StatusCode != http.StatusServiceUnavailable || got.Header.Get("Retry-After") != "1" {
		t.Errorf("%s: %s", got.Status, got.body)
	}
}

// Somebody without an account gets no session, and reads what to ask for. A session ends with the accounts.
func TestWithoutAccount(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.newBrowser(t)
	c.signIn(t, "")
	dbtest.Run(t, b.w, access.WithdrawAccess, access.WithdrawAccessInput{Account: b.account, Reason: "x"})
	if got := c.request(t, "POST", "/graphql"); got.StatusCode != http.StatusForbidden || !strings.Contains(got.body, `"code":"FORBIDDEN"`) {
		t.Errorf("the session of an account that was withdrawn: %s: %s", got.Status, got.body)
	}
	if page := c.request(t, "GET", "/account"); page.StatusCode != http.StatusOK || !strings.Contains(page.body, "none of your accounts is valid today") || !strings.Contains(page.body, "signout") {
		t.Errorf("its page: %s: %s", page.Status, page.body)
	}
	other := b.newBrowser(t)
	other.requireNotSignedIn(t, "without an account", other.signIn(t, ""), http.StatusForbidden, "give the subject &#34;id1&#34;")
	dbtest.CheckEqual(t, "sessions", b.w.Text(t, "SELECT count(*) FROM sessions"), "1")
}

// A session ends after some time without requests, and after its lifetime in any case.
func TestSessionExpires(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.newBrowser(t)
	c.signIn(t, "")
	const idleIs = "SELECT expires_at BETWEEN now() + interval '29 minutes' AND now() + interval '30 minutes' FROM sessions"
	dbtest.CheckEqual(t, "the end of a new session", b.w.Text(t, idleIs), "true")
	b.w.Execute(t, "UPDATE sessions SET expires_at = now() + interval '1 minute'")
	c.requireCaller(t, "before the end", b.id)
	dbtest.CheckEqual(t, "the end after a request", b.w.Text(t, idleIs), "true")
	b.w.Execute(t, "UPDATE sessions SET expires_at = now()")
	c.requireCaller(t, "after the end", "")
}

// Another site makes the signed-in browser send requests: those that may change something are refused.
func TestCrossSite(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.newBrowser(t)
	c.signIn(t, "")
	for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}} {
		for _, path := range []string{"/graphql", "/signout", "/signout/everywhere"} {
			if got := c.request(t, "POST", path, header...); got.StatusCode != http.StatusForbidden {
				t.Errorf("%s with %v: %s: %s", path, header, got.Status, got.body)
			}
		}
	}
	c.requireCaller(t, "still signed in", b.id)
	if got := c.request(t, "POST", "/graphql", "Sec-Fetch-Site", "same-origin"); got.body != b.id {
		t.Errorf("from the service's own page: %s: %s", got.Status, got.body)
	}
}

// Over https the cookies are bound to the host, and sent over https only.
func TestCookiesOverHTTPS(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := httptest.NewRecorder()
	serve(t, b, "https://docket.example").ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/signin", nil))
	cookies := w.Result().Cookies()
	if len(cookies) != 1 || cookies[0].Name != "__Host-docket_signin" || !cookies[0].Secure || !cookies[0].HttpOnly || cookies[0].Path != "/" || cookies[0].Domain != "" {
		t.Errorf("the cookies: %v", cookies)
	}
	if callback := mustParse(t, w.Header().Get("Location")).Query(); callback.Get("redirect_uri") != "https://docket.example/signin/callback" || callback.Get("code_challenge_method") != "S256" {
		t.Errorf("the provider is asked with %v", callback)
	}
}

// After the sign-in the browser is led to a path of the service only.
func TestOpenRedirect(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"/graphiql": "/graphiql", "/print/statement/Case:1:1?x=%2F#y": "/print/statement/Case:1:1?x=%2F#y", "/": "/",
		"": "/account", "graphiql": "/account", "https://evil.example": "/account", "//evil.example": "/account", `/\evil.example`: "/account", `\\evil.example`: "/account",
		"/\t/evil.example": "/account", "/\n/evil.example": "/account", " //evil.example": "/account", "javascript:alert(1)": "/account", "/signin": "/account", "/signin/callback?x": "/account",
		"/%2F/evil.example": "/account", "///evil.example": "/account", "/" + strings.Repeat("x", 2000): "/account", "/%zz": "/account", "http:/evil.example": "/account",
	} {
		if got := signin.LocalPath(address); got != want {
			t.Errorf("%q leads to %q, want %q", address, got, want)
		}
	}
	b := setup(t)
	if back := b.newBrowser(t).signIn(t, "?return=https://evil.example"); back.Header.Get("Location") != "/account" {
		t.Errorf("led to %q", back.Header.Get("Location"))
	}
}

// A request that ends after the sign-out does not open the session again.
func TestNoSessionAfterSignOut(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	store, end := signin.StoreOf(w.Store), time.Now().Add(time.Hour)
	found := func() bool {
		t.Helper()
		_, found, err := store.FindCtx(t.Context(), "x")
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	commit := func(ctx context.Context) {
		t.Helper()
		if err := store.CommitCtx(ctx, "x", []byte("data"), end); err != nil {
			t.Fatal(err)
		}
	}
	if commit(t.Context()); found() {
		t.Error("a session without a sign-in")
	}
	if commit(signin.ForSubject(t.Context(), "id1")); !found() {
		t.Error("no session after the sign-in")
	}
	if err := store.DeleteCtx(t.Context(), "x"); err != nil {
		t.Fatal(err)
	}
	if commit(t.Context()); found() {
		t.Error("a session after the sign-out")
	}
}

// Signing in and out, and what is refused on the way, is counted in the log of access.
func TestAccessLog(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for range 2 {
		c := b.newBrowser(t)
		c.signIn(t, "")
		c.request(t, "POST", "/signout")
		c.request(t, "POST", "/signout") // nobody is signed in any more
	}
	c := b.newBrowser(t)
	c.signIn(t, "")
	c.request(t, "GET", "/signin/callback?state=guessed&code=guessed")
	for range 3 {
		c.request(t, "GET", "/graphql", "Authorization", "Bearer docket_guessed")
	}
	dbtest.Run(t, b.w, access.WithdrawAccess, access.WithdrawAccessInput{Account: b.account, Reason: "调离"})
	c.request(t, "POST", "/signout") // whose access has ended
	b.newBrowser(t).signIn(t, "")
	b.access.Flush(t.Context())
	dbtest.CheckEqual(t, "the log", b.w.Text(t, `SELECT string_agg(concat_ws(' ', agency_id, caller, coalesce(role, '-'), kind, coalesce(operation, '-'), coalesce(code, '-'), count), ', ' ORDER BY caller COLLATE "C", kind, code) FROM access_events`), strings.Join([]string{
		"1 " + b.id + " LEGAL SIGN_IN - - 3",
		"1 " + b.id + " LEGAL SIGN_OUT - - 2",
		"1 unknown:127.0.0.0/24 - REFUSED - FORBIDDEN 1",
		"1 unknown:127.0.0.0/24 - REFUSED - UNAUTHENTICATED 4",
		"1 unknown:127.0.0.0/24 - SIGN_OUT - - 1",
	}, ", "))
}

// A session in use is read and not written, until its end has to be moved.
func TestSessionIsReadOnly(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.newBrowser(t)
	c.signIn(t, "")
	version := func() string {
		t.Helper()
		var v string
		if err := b.w.DB().DB.QueryRowContext(t.Context(), "SELECT xmin::text FROM sessions").Scan(&v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	before := version()
	for range 3 {
		if r := c.request(t, http.MethodGet, "/graphql"); r.body != b.id {
			t.Fatalf("%d %s", r.StatusCode, r.body)
		}
	}
	if version() != before {
		t.Error("a request wrote the session")
	}
	b.w.Execute(t, "UPDATE sessions SET expires_at = expires_at - interval '2 minutes'")
	before = version()
	if r := c.request(t, http.MethodGet, "/graphql"); r.body != b.id || version() == before {
		t.Errorf("the end of the session was not moved: %d %s", r.StatusCode, r.body)
	}
}

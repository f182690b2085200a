package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"docket/access"
	"docket/auth/authtest"
	"docket/db"
	"docket/db/dbtest"
)

// lockedBuffer is a buffer that one goroutine writes while another reads.
type lockedBuffer struct {
	lock sync.Mutex
	b    bytes.Buffer
}

// Write appends text.
func (l *lockedBuffer) Write(text []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.b.Write(text)
}

// String returns what was written.
func (l *lockedBuffer) String() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	return l.b.String()
}

// startService runs `docket serve` with flags on a free port until the test ends, and returns its address. The flags may depend on the
// address.
func startService(t *testing.T, flags func(address string) []string) string {
	t.Helper()
	return startServiceFor(t, "http", http.DefaultClient, flags)
}

// startServiceFor is startService for a scheme, and a client that trusts the service.
func startServiceFor(t *testing.T, scheme string, client *http.Client, flags func(address string) []string) string {
	t.Helper()
	listen := freeAddress(t)
	address := scheme + "://" + listen
	ctx, stop := context.WithCancel(context.Background())
	out := new(lockedBuffer)
	ended := make(chan error, 1)
	args := append([]string{"serve", "--listen", listen}, flags(address)...)
	go func() { ended <- run(ctx, args, out, out) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("%v: %v\n%s", args, err, out.String())
		}
	})
	for {
		if answer, err := client.Get(address + "/readyz"); err == nil {
			answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				return address
			}
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("it ended: %v\n%s", err, out.String())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// chromium returns a browser with no memory of others. The test is skipped where there is none on the machine.
func chromium(t *testing.T) context.Context {
	t.Helper()
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("there is no Chromium on this machine: apt-get install chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // it refuses to run as root otherwise
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// look runs steps in a browser.
func look(t *testing.T, browser context.Context, what string, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(browser, steps...); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// read runs an action in a browser, and returns its result.
func read[T any](t *testing.T, browser context.Context, what string, action chromedp.Action[T]) T {
	t.Helper()
	result, err := chromedp.Run(browser, action)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	return result
}

// signInByHand does what a person does: it opens a page of the service that leads to the provider, enters name and password, and is led
// to a page that shows an element.
func signInByHand(t *testing.T, browser context.Context, address, shows string) {
	t.Helper()
	look(t, browser, "sign in",
		chromedp.Navigate(address),
		chromedp.WaitVisible("#username"),
		chromedp.SendKeys("#username", authtest.Username),
		chromedp.SendKeys("#password", authtest.Password),
		chromedp.Click("#login"),
		chromedp.WaitVisible(shows))
}

// A person signs in with a browser, works, signs in again after the provider has changed its keys, and signs out everywhere.
func TestSignInWithChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and browsers")
	}
	t.Parallel()
	first, second := chromium(t), chromium(t)
	w := dbtest.New(t)
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte(authtest.ClientSecret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	account := dbtest.RunForKey(t, w, access.GrantAccess, access.GrantAccessInput{Agency: dbtest.Key("Agency:1"), Subject: new(authtest.Subject), Name: "王芳", Role: db.AccountRoleAdmin}, "account")
	// The program reads the machine's clock, on which the account is valid already.
	var identity *authtest.Provider
	address := startService(t, func(address string) []string {
		identity = authtest.Start(t, address+"/signin/callback")
		return []string{"--database", w.URL, "--demo=false", "--issuer", identity.Issuer, "--client-id", authtest.ClientID, "--client-secret-file", secret}
	})

	// The person wants GraphiQL, and is there after the sign-in.
	signInByHand(t, first, address+"/signin?return=/graphiql", ".graphiql-container")
	if location := read(t, first, "where it is", chromedp.Location()); location != address+"/graphiql" {
		t.Errorf("after the sign-in the browser is at %s", location)
	}
	const ask = `fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({query: '{ viewer { name role } accounts { totalCount } }'})}).then(async r => r.status + ' ' + await r.text())`
	if answer := read(t, first, "a query", chromedp.Evaluate[string](ask, chromedp.EvalAwaitPromise)); strings.ReplaceAll(answer, " : ", ":") != `200 {"data":{"viewer":{"name":"王芳", "role":"ADMIN"},"accounts":{"totalCount":1}}}` {
		t.Errorf("a query of the page: %s", answer)
	}
	// The browser's cookie opens a WebSocket to a page of the service, and to no other page.
	const openSocket = `new Promise(done => {
		window.seen = []
		const s = new WebSocket(%q, 'graphql-transport-ws')
		s.onopen = () => s.send('{"type": "connection_init"}')
		s.onclose = e => { seen.push('closed ' + e.code); done(seen.join('; ')) }
		s.onmessage = e => {
			const m = JSON.parse(e.data)
			if (m.type === 'connection_ack') s.send(JSON.stringify({id: 'a', type: 'subscribe', payload: {query: 'query @live { viewer { name } }'}}))
			else { seen.push(m.type + ' ' + JSON.stringify(m.payload.data)); done(seen.join('; ')) }
		}
	})`
	socket := fmt.Sprintf(openSocket, strings.Replace(address, "http", "ws", 1)+"/graphql")
	if got := read(t, first, "a WebSocket", chromedp.Evaluate[string](socket, chromedp.EvalAwaitPromise)); got != `next {"viewer":{"name":"王芳"}}` {
		t.Errorf("the WebSocket of a page that is signed in: %s", got)
	}
	requireSignedIn := func(what string, browser context.Context) {
		t.Helper()
		look(t, browser, what, chromedp.Navigate(address+"/account"))
		name, page := read(t, browser, what, chromedp.Text("#name")), read(t, browser, what, chromedp.Text("body"))
		if name != "王芳" || !strings.Contains(page, account.String()) || !strings.Contains(page, "ADMIN") {
			t.Errorf("%s: the page says %q", what, page)
		}
	}
	requireSignedOut := func(what string, browser context.Context) {
		t.Helper()
		look(t, browser, what, chromedp.Navigate(address+"/account"), chromedp.WaitVisible("#signin"))
	}
	requireSignedIn("the first browser", first)

	// A page of another origin cannot sign the person out. The browser sends the cookie, as it does not tell ports apart.
	evil := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<title>Win!</title>") }))
	t.Cleanup(evil.Close)
	look(t, first, "another origin", chromedp.Navigate(evil.URL))
	// The answer is kept from the page, so the browser tells it that the request failed.
	attack := fmt.Sprintf(`fetch(%q, {method: 'POST', mode: 'no-cors', credentials: 'include'}).then(r => r.type, e => e.name)`, address+"/signout/everywhere")
	if sent := read(t, first, "the attack", chromedp.Evaluate[string](attack, chromedp.EvalAwaitPromise)); sent != "TypeError" {
		t.Errorf("the page of another origin reads %s", sent)
	}
	if got := read(t, first, "a WebSocket of another origin", chromedp.Evaluate[string](socket, chromedp.EvalAwaitPromise)); got != "closed 1006" {
		t.Errorf("the WebSocket of a page of another origin: %s", got)
	}
	requireSignedIn("after the visit to another site", first)

	// The provider changes its keys; the session lasts, and a new sign-in is verified with the new key.
	identity.Rotate(t)
	requireSignedIn("after the change of keys", first)
	signInByHand(t, second, address+"/signin", "#name")
	requireSignedIn("the second browser", second)
	// The provider knows the browser: a sign-in without a sign-out asks for no password. After the sign-out it does.
	look(t, first, "sign in again", chromedp.Navigate(address+"/signin"), chromedp.WaitVisible("#name"))
	look(t, first, "sign out", chromedp.Click("#signout"), chromedp.WaitVisible("#out"), chromedp.WaitVisible("#signin"))
	screenshot(t, first, "signed-out")
	if location := read(t, first, "where it is", chromedp.Location()); !strings.HasPrefix(location, address+"/signout/done?state=") {
		t.Errorf("after the sign-out the browser is at %s", location)
	}
	requireSignedIn("the second browser, after the first signed out", second)
	look(t, first, "the link", chromedp.Click("#signin"), chromedp.WaitVisible("#username"))
	signInByHand(t, first, address+"/signin?return=//evil.example", "#name")
	requireSignedIn("the first browser again", first)

	look(t, second, "sign out everywhere", chromedp.Navigate(address+"/account"), chromedp.Click("#everywhere"), chromedp.WaitVisible("#out"))
	requireSignedOut("the second browser", second)
	requireSignedOut("the first browser", first)
}

// The operator makes the first admin and a token on the command line. The token opens the API until it is revoked, and is printed once.
func TestTokenOfCommandLine(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program")
	}
	t.Parallel()
	w := dbtest.New(t)
	command := func(args ...string) (out, errs string) {
		t.Helper()
		var o, e bytes.Buffer
		if err := run(t.Context(), append(args, "--database", w.URL), &o, &e); err != nil {
			t.Fatalf("%v: %v: %s", args, err, e.String())
		}
		return strings.TrimSpace(o.String()), e.String()
	}
	account, _ := command("account", "grant", "--agency", "320585", "--name", "大屏", "--role", "DASHBOARD", "--until", "2099-12-31")
	token, told := command("token", "create", "--account", account, "--name", "一楼大屏")
	if !strings.HasPrefix(token, "docket_1_") || strings.Contains(told, token) || !strings.Contains(told, "it is not shown again") {
		t.Errorf("the token is %q, and the command says %q", token, told)
	}
	address := startService(t, func(string) []string { return []string{"--database", w.URL, "--demo=false"} })
	ask := func(authorization string) string {
		t.Helper()
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+"/graphql", strings.NewReader(`{"query": "{ __typename }"}`))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", authorization)
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(answer.StatusCode, " ", string(body))
	}
	if got := ask("Bearer " + token); got != `200 {"data":{"__typename":"Query"}}` {
		t.Errorf("with the token: %s", got)
	}
	if got := ask("Bearer demo-admin"); !strings.HasPrefix(got, "401") || !strings.Contains(got, `"code":"UNAUTHENTICATED"`) {
		t.Errorf("with a demo token, without the demo: %s", got)
	}
	list, _ := command("token", "list")
	if strings.Contains(list, token[len(token)-52:]) || !strings.Contains(list, "一楼大屏") || !strings.Contains(list, "DASHBOARD") || strings.Count(list, "\n") != 1 {
		t.Errorf("the list of tokens:\n%s", list)
	}
	id := strings.Fields(strings.Split(list, "\n")[1])[0]
	command("token", "revoke", id)
	if got := ask("Bearer " + token); !strings.HasPrefix(got, "401") {
		t.Errorf("after it was revoked: %s", got)
	}
	second, _ := command("token", "create", "--account", account, "--name", "二楼大屏", "--days", "366")
	if got := ask("Bearer " + second); !strings.HasPrefix(got, "200") {
		t.Errorf("with a second token: %s", got)
	}
	command("account", "withdraw", account, "--reason", "拆除")
	if got := ask("Bearer " + second); !strings.HasPrefix(got, "401") {
		t.Errorf("after the account was withdrawn: %s", got)
	}
	if accounts, _ := command("account", "list"); !strings.Contains(accounts, "320585") || !strings.Contains(accounts, "2099-12-31") {
		t.Errorf("the list of accounts:\n%s", accounts)
	}
}

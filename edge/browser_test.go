package edge_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"docket/edge"
)

// browser starts a headless Chromium. It skips the test if there is none.
func browser(t *testing.T) context.Context {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // it refuses to run as root otherwise
	}
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	return ctx
}

// In a browser, a page of a site in the settings reads the API's answers, and a page of another site does not.
func TestOriginsInBrowser(t *testing.T) {
	t.Parallel()
	ctx := browser(t)
	site := func() *httptest.Server {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprint(w, "<!DOCTYPE html><title>A page</title>")
		}))
		t.Cleanup(s.Close)
		return s
	}
	board, desk, evil := site(), site(), site()
	var changes atomic.Int64 // requests that reached the API by POST
	h, err := edge.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost {
			changes.Add(1)
		}
		_, err := r.Cookie("session")
		fmt.Fprintf(w, "answered, cookie %v", err == nil)
	}), edge.Settings{Origins: []string{board.URL}, CredentialOrigins: []string{desk.URL}})
	if err != nil {
		t.Fatal(err)
	}
	api := httptest.NewServer(h)
	t.Cleanup(api.Close)
	call := func(page, options string) string {
		t.Helper()
		script := fmt.Sprintf(`document.cookie = "session=1"; fetch(%q, {%s}).then(r => r.text()).catch(e => "refused: " + e.name)`, api.URL+"/graphql", options)
		if err := chromedp.Do(ctx, chromedp.Navigate(page)); err != nil {
			t.Fatal(err)
		}
		answer, err := chromedp.Run(ctx, chromedp.Evaluate[string](script, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	const post = `method: "POST", headers: {"Content-Type": "application/json", "Authorization": "Bearer x"}, body: "{}"`
	for _, c := range []struct {
		name, page, options, want string
		changes                   int64
	}{
		{"a page that may", board.URL, post, "answered, cookie false", 1},
		{"the same, with cookies", board.URL, post + `, credentials: "include"`, "refused: TypeError", 0},
		{"a page that may with cookies", desk.URL, post + `, credentials: "include"`, "answered, cookie true", 1},
		{"a page that may not", evil.URL, post, "refused: TypeError", 0},
		{"the same, reading", evil.URL, ``, "refused: TypeError", 0},
		{"the same, by a form's request", evil.URL, `method: "POST", headers: {"Content-Type": "text/plain"}, body: "{}"`, "refused: TypeError", 0},
	} {
		changes.Store(0)
		if got := call(c.page, c.options); got != c.want || changes.Load() != c.changes {
			t.Errorf("%s: %q after %d requests by POST, want %q after %d", c.name, got, changes.Load(), c.want, c.changes)
		}
	}
}

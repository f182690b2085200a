package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
)

// Widths and heights of the screens that the pages are made for.
var (
	phone  = screen{390, 844}
	laptop = screen{1440, 900}
	wall   = screen{2560, 1440}
)

// screen is the size of a window, in pixels of CSS.
type screen struct{ width, height int64 }

// visitor is how somebody uses the pages of the demo bureau.
type visitor struct {
	screen   screen
	language string // "zh" or "en"
	theme    string // "light" or "dark"
	role     string // the token of a role, as in "demo-legal"; the demo auditor where it is empty
}

// startDemo runs the program with the demo bureau in its demo mode until the test ends, and returns its address.
func startDemo(t *testing.T) string {
	t.Helper()
	url := postgrestest.Clone(t, demotest.Template)
	return startService(t, func(string) []string { return []string{"--database", url} })
}

// visit makes a browser that of a visitor, and opens a page of the program at an address, as in "/desk".
func visit(t *testing.T, browser context.Context, address, page string, as visitor) {
	t.Helper()
	settings, err := json.Marshal(map[string]string{"docket.language": as.language, "docket.theme": as.theme, "docket.demoRole": as.role})
	if err != nil {
		t.Fatal(err)
	}
	look(t, browser, "visit "+page,
		chromedp.EmulateViewport(as.screen.width, as.screen.height),
		chromedp.Navigate(address+"/readyz")) // of the same origin: the settings of the pages are kept by origin
	read(t, browser, "keep the visitor's settings", chromedp.Evaluate[bool](fmt.Sprintf(`Object.entries(%s).forEach(([name, value]) => localStorage.setItem(name, value)), true`, settings)))
	look(t, browser, "visit "+page, chromedp.Navigate(address+page))
	settle(t, browser)
}

// settle waits until the page has a title and nothing of it is being loaded, but for the specimen of that state.
func settle(t *testing.T, browser context.Context) {
	t.Helper()
	const isThere = `!!document.querySelector('main h1') && !document.querySelector('.skeleton:not(.states *)')`
	for range 5 {
		_, err := chromedp.Run(browser, chromedp.Poll[bool](isThere))
		if err == nil {
			return
		}
		if !strings.Contains(err.Error(), "Cannot find context") { // of the page before, if the browser tells of the new one late
			t.Fatalf("wait for the page: %v", err)
		}
	}
	t.Fatal("wait for the page: it is opened again and again")
}

// axe requires that axe-core finds no violation in the page as it is, and that the page does not scroll sideways. The test is skipped
// where axe-core is not installed.
func axe(t *testing.T, browser context.Context) {
	t.Helper()
	script, err := os.ReadFile("web/app/node_modules/axe-core/axe.min.js")
	if err != nil {
		t.Skip("axe-core is not installed: run npm ci in the folder web/app")
	}
	type violation struct {
		Rule, Help string
		Elements   []string
	}
	// Where it stands already, it is not loaded again.
	read(t, browser, "load axe-core", chromedp.Evaluate[bool]("(() => {\nif (!window.axe) {\n"+string(script)+"\n}\nreturn true\n})()"))
	// What is being read again is paler until it is there. The page of specimens shows that state for good, so this ends after five seconds of frames.
	read(t, browser, "nothing is being read", chromedp.Evaluate[bool](`new Promise(done => {
		const look = frames => frames > 0 && document.querySelector('[aria-busy=true]') ? requestAnimationFrame(() => look(frames - 1))
			: Promise.all(document.getAnimations().filter(a => a.effect.getComputedTiming().endTime < Infinity).map(a => a.finished.catch(() => 0))).then(() => done(true))
		look(300)
	})`, chromedp.EvalAwaitPromise))
	found := read(t, browser, "axe-core", chromedp.Evaluate[[]violation](`axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => ({
		Rule: v.id, Help: v.help, Elements: v.nodes.map(n => n.html.slice(0, 300) + ' ' + (n.any[0]?.message ?? '')).slice(0, 5),
	})))`, chromedp.EvalAwaitPromise))
	where := read(t, browser, "where it is", chromedp.Location())
	for _, v := range found {
		t.Errorf("%s: %s (%s):\n\t%s", where, v.Help, v.Rule, strings.Join(v.Elements, "\n\t"))
	}
	if wide := read(t, browser, "its width", chromedp.Evaluate[string](`document.documentElement.scrollWidth > innerWidth ? document.documentElement.scrollWidth + ' of ' + innerWidth : ''`)); wide != "" {
		t.Errorf("%s: the page is wider than the window: %s", where, wide)
	}
}

// screenshot keeps a picture of the whole page in the folder that DOCKET_SCREENSHOTS names, if it names one.
func screenshot(t *testing.T, browser context.Context, name string) {
	t.Helper()
	folder := os.Getenv("DOCKET_SCREENSHOTS")
	if folder == "" {
		return
	}
	picture := read(t, browser, "a picture of "+name, chromedp.FullScreenshot(100))
	if err := os.MkdirAll(folder, 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o600); err != nil {
		t.Fatal(err)
	}
}

// The specimens of the design pass axe-core, in both languages and themes, and at each width.
func TestSpecimens(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	browser, address := chromium(t), startDemo(t)
	for _, as := range []visitor{
		{phone, "zh", "light", ""},
		{laptop, "zh", "dark", ""},
		{laptop, "en", "light", "demo-legal"},
		{wall, "en", "dark", "demo-dashboard"},
	} {
		visit(t, browser, address, "/specimens", as)
		axe(t, browser)
		screenshot(t, browser, fmt.Sprintf("specimens-%d-%s-%s", as.screen.width, as.language, as.theme))
	}
	if answer, err := http.Get(address + "/app/nothing.js"); err != nil || answer.StatusCode != http.StatusNotFound {
		t.Errorf("an asset that is not there: %v, %v", answer, err)
	} else {
		answer.Body.Close()
	}
}

// Somebody who is not signed in is told so, not that their role is too small. Where the service has no identity provider, the page says that too,
// and offers no way to sign in.
func TestSignedOut(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	url := postgrestest.Empty(t)
	address := startService(t, func(string) []string { return []string{"--database", url, "--demo=false"} })
	browser := chromium(t)
	visit(t, browser, address, "/", visitor{laptop, "zh", "light", ""})
	axe(t, browser)
	screenshot(t, browser, "signed-out-without-provider")
	if text := read(t, browser, "the page", chromedp.Text("main")); !strings.Contains(text, "您还没有登录") || !strings.Contains(text, "没有设置身份认证") {
		t.Errorf("the page says %q", text)
	}
	if n := read(t, browser, "ways to sign in", chromedp.Evaluate[int](`document.querySelectorAll('a[href^="/signin"]').length`)); n != 0 {
		t.Error("the page leads to a sign-in that is not there")
	}
}

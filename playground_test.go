package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// complaints collects what a browser complains about: console errors, exceptions, and requests to other hosts than the service's.
type complaints struct {
	lock  sync.Mutex
	texts []string
}

// watchPage collects the complaints of the pages that a browser opens from now on.
func watchPage(t *testing.T, browser context.Context, address string) *complaints {
	t.Helper()
	c := new(complaints)
	add := func(kind, text string) {
		c.lock.Lock()
		defer c.lock.Unlock()
		c.texts = append(c.texts, kind+": "+text)
	}
	if err := chromedp.Listen(browser, func(event any) {
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			for _, argument := range e.Args {
				if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
					add("console", string(argument.Value)+argument.Description)
				}
			}
		case *runtime.EventExceptionThrown:
			add("exception", fmt.Sprint(e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
		case *log.EventEntryAdded:
			if e.Entry.Level == log.EntryLevelError {
				add("log", e.Entry.Text+" "+e.Entry.URL)
			}
		case *network.EventRequestWillBeSent:
			if url := e.Request.URL; !strings.HasPrefix(url, address+"/") && !strings.HasPrefix(url, "data:") {
				add("request", url)
			}
		}
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(browser, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	if _, err := chromedp.Call(browser, log.Enable, cdp.Empty{}); err != nil {
		t.Fatal(err)
	}
	return c
}

// requireNone fails the test if there were complaints.
func (c *complaints) requireNone(t *testing.T) {
	t.Helper()
	c.lock.Lock()
	defer c.lock.Unlock()
	for _, text := range slices.Compact(c.texts) {
		t.Error(text)
	}
}

// The pages for people who write operations: GraphiQL and the reference.
func TestPagesWithChromium(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t) // its time begins here
	page := watchPage(t, browser, address)
	t.Run("Reference", func(t *testing.T) { walkReference(t, browser, address) })
	t.Run("Playground", func(t *testing.T) { walkPlayground(t, browser, address) })
	page.requireNone(t)
}

// walkPlayground checks that a click puts an operation of the shelf into the editor and takes its role; that it runs; and that the next
// step of a case takes its ids from the answer.
func walkPlayground(t *testing.T, browser context.Context, address string) {
	choose := func(user int, operation string) {
		t.Helper()
		look(t, browser, operation,
			chromedp.Click(fmt.Sprintf(".docket-users button:nth-child(%d)", user)),
			chromedp.Click(fmt.Sprintf("[data-operation='%s']", operation)))
	}
	// run runs what is in the editor, and waits until the answer holds a text.
	run := func(what, text string) {
		t.Helper()
		look(t, browser, what, chromedp.Click(".graphiql-execute-button"))
		shown := fmt.Sprintf(`document.querySelector('.graphiql-response').textContent.replaceAll('\u00a0', ' ').includes(%q)`, text)
		if _, err := chromedp.Run(browser, chromedp.Poll[bool](shown)); err != nil {
			t.Fatalf("%s: %v: the answer is %s", what, err, read(t, browser, what, chromedp.Text(".graphiql-response")))
		}
	}
	look(t, browser, "open", chromedp.EmulateViewport(laptop.width, laptop.height), chromedp.Navigate(address+"/graphiql"), chromedp.WaitVisible(".graphiql-query-editor .view-line"))
	choose(1, "dashboard/01-year")
	run("the year", `"value": 1991`)
	if role := read(t, browser, "role", chromedp.Value(".docket-bar select")); role != "dashboard" {
		t.Errorf("the role is %q", role)
	}
	screenshot(t, browser, "playground")
	choose(2, "legal/03-file")
	if text := read(t, browser, "missing", chromedp.Text(".docket-shelf [role=status]")); !strings.Contains(text, "$unit $clue $officers") {
		t.Errorf("without the steps before it says %q", text)
	}
	choose(2, "legal/01-find")
	run("legal/01-find", "食品安全监督管理科")
	choose(2, "legal/02-clue")
	run("legal/02-clue", "2024-03-25")
	choose(2, "legal/03-file")
	run("legal/03-file", `"status": "FILED"`)
	if n := read(t, browser, "missing", chromedp.Evaluate[int](`document.querySelectorAll('.docket-shelf [role=status]').length`)); n != 0 {
		t.Error("ids are missing after the steps before")
	}
	screenshot(t, browser, "playground-case")
	look(t, browser, "documentation", chromedp.Click(".graphiql-sidebar button:first-child"), chromedp.WaitVisible(".graphiql-doc-explorer-root-type"))
}

// walkReference checks the reference's search, anchors and languages, and that it is not wider than a phone.
func walkReference(t *testing.T, browser context.Context, address string) {
	const shown = `[...document.querySelectorAll('main > .subject')].filter(s => !s.hidden).map(s => s.id).join()`
	visible := func(what string) string {
		t.Helper()
		return read(t, browser, what, chromedp.Evaluate[string](shown))
	}
	look(t, browser, "open", chromedp.EmulateViewport(laptop.width, laptop.height), chromedp.Navigate(address+"/reference"), chromedp.WaitVisible("#Case"))
	look(t, browser, "search", chromedp.SendKeys("#search", "caseNo"))
	read(t, browser, "search", chromedp.Poll[bool](fmt.Sprintf("(ids => ids.includes('Case') && !ids.includes('Complaint') && ids.length < 4)(%s.split(','))", shown)))
	screenshot(t, browser, "reference")
	look(t, browser, "nothing", chromedp.SendKeys("#search", "xyz"), chromedp.WaitVisible("#nothing"))
	look(t, browser, "an anchor", chromedp.Navigate(address+"/reference#destroyGoods"), chromedp.WaitVisible("#destroyGoods .table"))
	if ids := visible("all"); !strings.Contains(ids, "Case,Party,") {
		t.Errorf("without a search it shows %s", ids)
	}
	look(t, browser, "Chinese", chromedp.Click("#language"), chromedp.WaitVisible("h1 [data-zh]"))
	look(t, browser, "again", chromedp.Reload(), chromedp.WaitVisible("h1 [data-zh]"))
	look(t, browser, "a phone", chromedp.EmulateViewport(phone.width, phone.height))
	if wide := read(t, browser, "width", chromedp.Evaluate[string](`String(document.documentElement.scrollWidth)`)); wide != fmt.Sprint(phone.width) {
		t.Errorf("on a phone of %d pixels the page is %s wide", phone.width, wide)
	}
	// Only what is shown is looked at: the whole page would take minutes.
	look(t, browser, "English", chromedp.Click("#language"), chromedp.WaitVisible("h1 [data-en]"), chromedp.SendKeys("#search", "GoodsLot"))
	read(t, browser, "search", chromedp.Poll[bool](shown+".startsWith('Case')"))
	screenshot(t, browser, "reference-phone")
	axe(t, browser)
}

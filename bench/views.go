package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// pageViews are the views of the dashboard, by their addresses.
var pageViews = []string{
	"/", "/dashboard/enforcement", "/dashboard/goods", "/dashboard/coverage", "/dashboard/equipment", "/dashboard/complaints", "/dashboard/pharmacies", "/dashboard/signals", "/dashboard/deadlines",
	"/?wall=1",
}

// countShifts adds up how much of the page moves while it is loaded. It runs before the page's own scripts.
const countShifts = `window.shifts = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.shifts += e.value)).observe({type: 'layout-shift', buffered: true})`

// viewIsPainted is true from the frame on in which a view shows its figures, and the charts that are on the screen.
const viewIsPainted = `new Promise(done => {
	const isThere = () => document.querySelector('[data-view]') && !document.querySelector('.skeleton') && [...document.querySelectorAll('.chart')].every(c => c.querySelector('svg') || c.getBoundingClientRect().top >= innerHeight)
	const look = () => isThere() ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look)
	look()
})`

// viewFigures says what a view took: kilobytes as they were sent, requests, requests of GraphQL, the longest of these in milliseconds on the server, and from
// the request to its answer, and how far the page shifted. Beside the server's time, the latter holds what the browser does meanwhile on the same processors.
const viewFigures = `(() => {
	const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
	const graphql = all.filter(r => r.name.endsWith('/graphql'))
	const onServer = graphql.flatMap(r => r.serverTiming.filter(t => t.name === 'total').map(t => t.duration))
	return {Kilobytes: all.reduce((sum, r) => sum + r.transferSize, 0) / 1000, Requests: all.length, GraphQL: graphql.length, Server: Math.max(0, ...onServer), Answer: Math.max(0, ...graphql.map(r => r.responseStart - r.requestStart)), Shift: window.shifts}
})()`

// viewCost is what one opening of a view took.
type viewCost struct {
	Kilobytes, Server, Answer, Shift float64
	Requests, GraphQL                int
	painted                          float64
}

// measureViews opens each view of the dashboard of a running server in headless Chromium, each time in a browser that has kept nothing, and
// prints what it took. The first opening asks what the server has not answered yet; the second is answered from what it has kept.
func measureViews(ctx context.Context, address string) error {
	options := chromedp.DefaultExecAllocatorOptions[:]
	if program, err := exec.LookPath("chromium"); err == nil {
		options = append(options, chromedp.ExecPath(program))
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox) // it refuses to run as root otherwise
	}
	ctx, cancel := chromedp.NewExecAllocator(ctx, options...)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		return err
	}
	fmt.Println("\n| view | sent, kB | requests | of GraphQL | on the server, ms | answered in, ms | painted after, ms | shift | answered again in, ms | painted again after, ms |")
	fmt.Println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
	for _, view := range pageViews {
		first, err := openView(ctx, address+view)
		if err != nil {
			return fmt.Errorf("%s: %w", view, err)
		}
		again, err := openView(ctx, address+view)
		if err != nil {
			return fmt.Errorf("%s: %w", view, err)
		}
		fmt.Printf("| %s | %.1f | %d | %d | %.0f | %.0f | %.0f | %.3f | %.0f | %.0f |\n", view, first.Kilobytes, first.Requests, first.GraphQL, first.Server, first.Answer, first.painted, first.Shift, again.Answer, again.painted)
	}
	return nil
}

// openView opens a page in a new browser without a cache, and waits until it shows its figures.
func openView(ctx context.Context, url string) (cost viewCost, err error) {
	ctx, cancel := chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), addScript(countShifts)); err != nil {
		return cost, err
	}
	ctx, cancelWait := context.WithTimeout(ctx, time.Minute)
	defer cancelWait()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		return cost, err
	}
	painted, err := chromedp.Run(ctx, chromedp.Evaluate[float64](viewIsPainted, chromedp.EvalAwaitPromise))
	if err != nil {
		return cost, err
	}
	if cost, err = chromedp.Run(ctx, chromedp.Evaluate[viewCost](viewFigures)); err != nil {
		return cost, err
	}
	cost.painted = painted
	return cost, nil
}

// addScript runs a script at the beginning of each page of a browser.
func addScript(source string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source})
		return chromedp.Void{}, err
	}
}

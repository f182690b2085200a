package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// dashboardViews are the addresses of the views, each with a text that its first card shows of the demo bureau's 2023.
var dashboardViews = []struct{ page, figure string }{
	{"/", "1,991"},
	{"/dashboard/enforcement", "1,991"},
	{"/dashboard/goods", "11,800"},
	{"/dashboard/coverage", "14,528"},
	{"/dashboard/equipment", "3,279"},
	{"/dashboard/complaints", "21,773"},
	{"/dashboard/pharmacies", "612"},
	{"/dashboard/signals", ""},
	{"/dashboard/deadlines", ""},
}

// text returns what a page shows.
func text(t *testing.T, browser context.Context) string {
	t.Helper()
	return read(t, browser, "the page", chromedp.Evaluate[string](`document.querySelector('main').innerText`))
}

// Each view asks one request, shows the figures of the year, and passes axe-core, on each screen, in both languages and themes. A role
// that sees no names sees the rest.
func TestDashboard(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	browser, address := chromium(t), startDemo(t)
	visitors := []visitor{{laptop, "zh", "light", ""}, {phone, "en", "dark", "demo-legal"}, {wall, "zh", "dark", "demo-dashboard"}}
	for i, view := range dashboardViews {
		as := visitors[i%len(visitors)]
		visit(t, browser, address, view.page, as)
		shown := text(t, browser)
		if !strings.Contains(shown, view.figure) {
			t.Errorf("%s does not show %s:\n%s", view.page, view.figure, shown)
		}
		// One request says who uses the page, and one asks for the view.
		if requests := read(t, browser, "requests", chromedp.Evaluate[int](`performance.getEntriesByType('resource').filter(r => r.name.endsWith('/graphql')).length`)); requests != 2 {
			t.Errorf("%s sends %d requests", view.page, requests)
		}
		axe(t, browser)
		screenshot(t, browser, fmt.Sprintf("dashboard%s-%d-%s-%s", strings.ReplaceAll(view.page, "/", "-"), as.screen.width, as.language, as.theme))
	}
	visit(t, browser, address, "/dashboard/coverage", visitor{laptop, "zh", "light", "demo-dashboard"})
	if shown := text(t, browser); !strings.Contains(shown, "您的身份不能查看这部分内容") || !strings.Contains(shown, "14,528") {
		t.Errorf("the display's coverage:\n%s", shown)
	}
}

// A figure on the wall screen leads down to one payment of one case, and back, by mouse and by keyboard.
func TestFigureOpensToPayment(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	browser, address := chromium(t), startDemo(t)
	// At the wall, on the page of enforcement: amounts that were paid in part lead to cases with payments.
	const start = "/dashboard/enforcement?wall=1&every=600"
	steps := []string{
		`main a[href*="penaltyAmount"]`,                         // the amount imposed
		`main tbody tr:nth-child(2) a[href^="/records/cases/"]`, // one of its cases
		`main a[href^="/records/payments/"]`,                    // one payment
	}
	for _, hand := range []string{"mouse", "keyboard"} {
		visit(t, browser, address, start, visitor{wall, "zh", "light", ""})
		var trail []string
		for _, link := range steps {
			trail = append(trail, read(t, browser, "where it is", chromedp.Location()))
			look(t, browser, hand+": "+link, chromedp.WaitVisible(link))
			if hand == "mouse" {
				look(t, browser, hand+": "+link, chromedp.Click(link))
			} else {
				look(t, browser, hand+": "+link, chromedp.Focus(link), chromedp.KeyEvent("\r"))
			}
			read(t, browser, "the next page", chromedp.Poll[bool](fmt.Sprintf(`location.href !== %q`, trail[len(trail)-1])))
			settle(t, browser)
		}
		if shown := text(t, browser); !strings.Contains(shown, "票据号") || !strings.Contains(shown, "缴款日期") {
			t.Errorf("%s: not a payment:\n%s", hand, shown)
		}
		axe(t, browser)
		screenshot(t, browser, "payment-"+hand)
		for i := len(trail) - 1; i >= 0; i-- {
			look(t, browser, "back", chromedp.NavigateBack())
			read(t, browser, "the page before", chromedp.Poll[bool](fmt.Sprintf(`location.href === %q`, trail[i])))
			settle(t, browser)
		}
		if _, err := chromedp.Run(browser, chromedp.Poll[bool](`document.body.innerText.includes('592.00')`)); err != nil {
			t.Errorf("%s: not back at the figure: %v:\n%s", hand, err, text(t, browser))
		}
	}
}

// decideInPage files a case and decides it with a warning today, as legal staff over the API, and gives "done".
const decideInPage = `(async () => {
	const ask = async (query, variables) => {
		const answer = await (await fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json', Authorization: 'Bearer demo-legal'}, body: JSON.stringify({query, variables})})).json();
		if (answer.errors) throw new Error(JSON.stringify(answer.errors));
		return answer.data;
	};
	const on = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai'}).format(new Date());
	const {officers, provisions} = await ask('{ officers(where: {certifiedUntil: null}, first: 2) { nodes { id unit { id } } } provisions(where: {field: {eq: FOOD}}, first: 1) { nodes { id } } }');
	const {fileCase} = await ask('mutation($unit: ID!, $officers: [ID!]!, $on: Date!) { fileCase(input: {unit: $unit, officers: $officers, field: FOOD, source: INSPECTION, procedure: SIMPLIFIED, cause: "某案", filedOn: $on, newParty: {kind: NATURAL_PERSON, name: "某某"}}) { case { id } } }',
		{unit: officers.nodes[0].unit.id, officers: officers.nodes.map(o => o.id), on});
	await ask('mutation($case: ID!, $on: Date!, $provision: ID!) { decidePenalty(input: {case: $case, decidedOn: $on, penalties: [{kind: WARNING, provision: $provision}]}) { decision { id } } }',
		{case: fileCase.case.id, on, provision: provisions.nodes[0].id});
	return 'done';
})().catch(e => String(e))`

// An open dashboard shows a decision made elsewhere without loading or asking again.
func TestDashboardIsLive(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	browser, address := chromium(t), startDemo(t)
	// The demo bureau has no decision of the day's year.
	year := time.Now().In(time.FixedZone("", 8*60*60)).Year()
	visit(t, browser, address, fmt.Sprintf("/dashboard/enforcement?period=%d", year), visitor{laptop, "zh", "light", "demo-dashboard"})
	look(t, browser, "the mark", chromedp.WaitVisible(`.live`))
	const shows = `document.querySelector('main').innerText.match(/办结案件（件）\s+(\d+)/)?.[1] === '%d'`
	for decided := range 3 {
		read(t, browser, fmt.Sprintf("%d cases decided", decided), chromedp.Poll[bool](fmt.Sprintf(shows, decided)))
		if got := read(t, browser, "decide a case", chromedp.Evaluate[string](decideInPage, chromedp.EvalAwaitPromise)); got != "done" {
			t.Fatal(got)
		}
	}
	read(t, browser, "3 cases decided", chromedp.Poll[bool](fmt.Sprintf(shows, 3)))
	// Two requests of the page, and three of each decision.
	if requests := read(t, browser, "requests", chromedp.Evaluate[int](`performance.getEntriesByType('resource').filter(r => r.name.endsWith('/graphql')).length`)); requests != 2+3*3 {
		t.Errorf("the page sends %d requests", requests-3*3)
	}
}

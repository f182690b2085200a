package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/jackc/pgx/v5"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
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
		// Who uses the page stands in it. A role of the demo is known to the browser alone, which asks for it.
		want := 1
		if as.role != "" {
			want = 2
		}
		if requests := read(t, browser, "requests", chromedp.Evaluate[int](`performance.getEntriesByType('resource').filter(r => r.name.endsWith('/graphql')).length`)); requests != want {
			t.Errorf("%s sends %d requests, not %d", view.page, requests, want)
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

// A page of the wall fits screens of 16 : 9 without scrolling, tells its number, the time, and how old its figures are, and turns through all
// views.
func TestWall(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	browser, address := chromium(t), startDemo(t)
	// What is cut off: parts of cards that lie outside of the card or of the screen.
	const cut = `[...document.querySelectorAll('main .card, main .card li, main .card tr, main .card .chart')].filter(e => {
		const r = e.getBoundingClientRect(), c = e.closest('.card').getBoundingClientRect()
		return r.height && (r.bottom > innerHeight + 1 || r.right > innerWidth + 1 || r.bottom > c.bottom + 1)
	}).map(e => e.closest('.card').querySelector('h2').innerText + ': ' + e.innerText.slice(0, 40))`
	for i, size := range []screen{{1920, 1080}, {1280, 720}, {3840, 2160}} {
		page := []string{"/?wall=1&every=600", "/dashboard/enforcement?wall=1&every=600", "/dashboard/signals?wall=1&every=600"}[i]
		visit(t, browser, address, page, visitor{size, []string{"zh", "en", "zh"}[i], []string{"light", "dark", "dark"}[i], ""})
		for range 2 {
			if found := read(t, browser, "what is cut off", chromedp.Evaluate[[]string](cut)); len(found) > 0 {
				t.Errorf("%s at %d × %d cuts off %q", page, size.width, size.height, found)
			}
			if tall := read(t, browser, "its height", chromedp.Evaluate[int64](`document.documentElement.scrollHeight`)); tall != size.height {
				t.Errorf("%s at %d × %d is %d high", page, size.width, size.height, tall)
			}
			screenshot(t, browser, fmt.Sprintf("wall-%d-%d", size.width, i))
			look(t, browser, "turn", chromedp.KeyEvent(kb.ArrowRight))
			settle(t, browser)
		}
	}
	shown := text(t, browser)
	if !strings.Contains(shown, "数字更新于") || !strings.Contains(shown, " / 25") {
		t.Errorf("the wall says:\n%s", shown)
	}
}

// A chief finds in the first page which field grew most, what made it, and the cases: as many as the part says.
func TestLargestChange(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	database := postgrestest.Clone(t, demotest.Template)
	browser, address := chromium(t), startService(t, func(string) []string { return []string{"--database", database} })
	db, err := pgx.Connect(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(t.Context())
	var change, value, previous int
	if err := db.QueryRow(t.Context(), `SELECT n - p, n, p FROM (
		SELECT count(*) FILTER (WHERE decided_on >= '2023-01-01') AS n, count(*) FILTER (WHERE decided_on < '2023-01-01') AS p
		FROM cases WHERE agency_id = 1 AND decided_on BETWEEN '2022-01-01' AND '2023-12-31' GROUP BY field) f ORDER BY n - p DESC LIMIT 1`).Scan(&change, &value, &previous); err != nil {
		t.Fatal(err)
	}
	visit(t, browser, address, "/", visitor{laptop, "zh", "light", ""})
	const first = `.shape-changes li:first-child`
	if said, want := read(t, browser, "the first field", chromedp.Evaluate[string](`document.querySelector('`+first+`').innerText`)), fmt.Sprintf("%d，上年同期 %d", value, previous); !strings.Contains(said, want) || !strings.Contains(said, fmt.Sprintf("+%d\n", change)) {
		t.Errorf("%q lacks +%d or %s", said, change, want)
	}
	// What made the change is named, each way to divide it once.
	if ways := read(t, browser, "the ways to divide", chromedp.Evaluate[string](`[...document.querySelectorAll('`+first+` .of')].map(w => w.innerText).join(' ')`)); ways != "案由 机构 来源" {
		t.Errorf("the change is divided by %q", ways)
	}
	read(t, browser, "scroll to it", chromedp.Evaluate[bool](`scrollTo(0, 300), true`))
	look(t, browser, "open the field", chromedp.Click(first+` a.field`))
	read(t, browser, "wait for its cases", chromedp.Poll[bool](`location.pathname === '/records'`))
	settle(t, browser)
	if said := text(t, browser); !strings.Contains(said, "2023年") || !strings.Contains(said, fmt.Sprintf("%d 条记录", value)) {
		t.Errorf("the list says:\n%.300s", said)
	}
	// Back is at the same place, with the focus on the link.
	look(t, browser, "back", chromedp.NavigateBack())
	read(t, browser, "the link again", chromedp.Poll[bool](`document.activeElement?.matches('`+first+` a.field') && scrollY === 300`))

	// The list behind an amount begins with the largest, and is named after figure and period.
	look(t, browser, "open the amounts", chromedp.Click(`main a[href*="figure=penaltyAmount"]`))
	read(t, browser, "wait for the cases", chromedp.Poll[bool](`location.pathname === '/records'`))
	settle(t, browser)
	amounts := read(t, browser, "read the amounts", chromedp.Evaluate[[]float64](`[...document.querySelectorAll('main td[data-label="罚没款"]')].map(c => Number(c.innerText.replace(/[¥,]/g, '')))`))
	var largest float64
	if err := db.QueryRow(t.Context(), `SELECT sum(p.amount)::float8 FROM penalties p JOIN cases c ON (c.agency_id, c.id) = (p.agency_id, p.case_id)
		WHERE c.agency_id = 1 AND p.withdrawn_on IS NULL AND c.decided_on BETWEEN '2023-01-01' AND '2023-12-31' GROUP BY c.id ORDER BY 1 DESC NULLS LAST LIMIT 1`).Scan(&largest); err != nil {
		t.Fatal(err)
	}
	if len(amounts) != 25 || amounts[0] != largest || !slices.IsSortedFunc(amounts, func(a, b float64) int { return cmp.Compare(b, a) }) {
		t.Errorf("the amounts are %v, the largest %v", amounts, largest)
	}
	if title := read(t, browser, "the title", chromedp.Evaluate[string](`document.title`)); !strings.Contains(title, "罚没款 · 2023年") {
		t.Errorf("the title is %q", title)
	}
}

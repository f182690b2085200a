package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A party is corrected: its page shows who did it, with the names before and after, and leads to the party and its case as they stood before,
// without forms, and back.
func TestHistoryOnDesk(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	legal := visitor{laptop, "zh", "light", "demo-legal"}
	visit(t, browser, address, "/desk", legal)
	h := hand{t, browser}
	party := partyOf(t, browser, "Case:1:65")
	before := askAs(t, browser, "demo-legal", fmt.Sprintf(`{ party(id: %q) { name } }`, party))
	before = strings.TrimSuffix(strings.TrimPrefix(before, `{"party":{"name":"`), `"}}`)
	const after = "太仓市更名后的商行"
	askAs(t, browser, "demo-legal", fmt.Sprintf(`mutation { changeParty(input: {party: %q, name: %q, reason: "营业执照已变更"}) { party { id } } }`, party, after))

	page := "/desk/parties/" + url.PathEscape(party)
	visit(t, browser, address, page, legal)
	h.until("the party under its new name", fmt.Sprintf(`document.querySelector('h1')?.textContent === %q`, after))
	if n := read(t, browser, "the changes shown", chromedp.Evaluate[int](`document.querySelectorAll('section ol del').length`)); n != 1 { // among the corrections
		t.Errorf("%d changes are shown before the history is opened", n)
	}
	h.tabTo("the history", `at.matches('[data-history]')`)
	h.press(kb.Enter)
	const entries = `[...document.querySelectorAll('[data-history]')].map(at => at.closest('section')).flatMap(at => [...at.querySelectorAll('ol > li')])`
	h.until("the history", entries+`.length === 2`)
	newest := read(t, browser, "the correction", chromedp.Evaluate[string](entries+`[0].innerText.replace(/\s+/g, ' ').replaceAll('： ', '：')`))
	for _, want := range []string{"更正当事人信息", "demo legal", "变更前：" + before, "变更后：" + after} {
		if !strings.Contains(newest, want) {
			t.Errorf("the correction is shown as %q, without %s", newest, want)
		}
	}
	axe(t, browser)
	screenshot(t, browser, "party-history")

	h.tabTo("the party before the correction", `at.matches('a') && at === `+entries+`[1].querySelector('a')`)
	h.press(kb.Enter)
	h.until("the party as it stood", fmt.Sprintf(`document.querySelector('h1')?.textContent === %q && document.querySelector('.past') !== null && %s.length === 2`, before, entries))
	if n := read(t, browser, "its forms", chromedp.Evaluate[int](`document.querySelectorAll('[data-action], main form').length`)); n != 0 {
		t.Errorf("the party as it stood has %d forms", n)
	}
	axe(t, browser)
	screenshot(t, browser, "party-past")
	h.tabTo("its case", `at.matches('a') && at.pathname.includes('/desk/cases/') && decodeURIComponent(at.pathname).endsWith(':65')`)
	h.press(kb.Enter)
	h.until("the case as it stood", fmt.Sprintf(`location.pathname.includes('/desk/cases/') && document.querySelector('.past') !== null && document.querySelector('.facts dd a')?.textContent === %q`, before))
	if n := read(t, browser, "its forms", chromedp.Evaluate[int](`document.querySelectorAll('[data-action], main form, main input[type=file]').length`)); n != 0 {
		t.Errorf("the case as it stood has %d forms", n)
	}
	axe(t, browser)
	screenshot(t, browser, "case-past")
	h.tabTo("the way back", `at.matches('.past a')`)
	h.press(kb.Enter)
	h.until("the case today", fmt.Sprintf(`document.querySelector('.past') === null && document.querySelector('.facts dd a')?.textContent === %q && document.querySelector('[data-action]') !== null`, after))

	// The case was there before the log.
	h.tabTo("the history", `at.matches('[data-history]')`)
	h.press(kb.Enter)
	h.until("the history of the case", entries+`.length === 1 && `+entries+`[0].innerText.includes('原有')`)
	axe(t, browser)

	for _, as := range []visitor{{phone, "en", "dark", ""}, {wall, "zh", "light", "demo-legal"}} {
		visit(t, browser, address, page+"?history="+url.QueryEscape(party), as)
		h.until("the history", entries+`.length === 2`)
		axe(t, browser)
		screenshot(t, browser, fmt.Sprintf("party-history-%d", as.screen.width))
	}
	visit(t, browser, address, page+"?asOf=2001-01-01T00:00:00Z", legal)
	if told := read(t, browser, "the refusal", chromedp.Poll[string](`document.querySelector('main .state')?.innerText`)); !strings.Contains(told, "不能查看这一时点") || strings.Contains(told, "asOf") {
		t.Errorf("before the log began, the page says %q", told)
	}
	axe(t, browser)
}

// An auditor asks the bench as of an instant before a correction: each figure stands beside that of today, those that differ are marked and open to
// the records that differ, a name that was corrected shows both, and an instant without an answer is told at its field.
func TestBenchAsOf(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	auditor := visitor{laptop, "zh", "light", ""}
	visit(t, browser, address, "/bench", auditor)
	h := hand{t, browser}
	count := func(kind string) int {
		t.Helper()
		var answer struct{ Parties struct{ TotalCount int } }
		if err := json.Unmarshal([]byte(askAs(t, browser, "demo-legal", fmt.Sprintf(`{ parties(where: {kind: {eq: %s}}) { totalCount } }`, kind))), &answer); err != nil {
			t.Fatal(err)
		}
		return answer.Parties.TotalCount
	}
	party := partyOf(t, browser, "Case:1:65")
	before := strings.TrimSuffix(strings.TrimPrefix(askAs(t, browser, "demo-legal", fmt.Sprintf(`{ party(id: %q) { name } }`, party)), `{"party":{"name":"`), `"}}`)
	companies, traders := count("COMPANY"), count("SOLE_TRADER")
	at := time.Now().In(time.FixedZone("", 8*60*60)).Format("2006-01-02T15:04:05")
	const after = "太仓市更名后的商行"
	askAs(t, browser, "demo-legal", fmt.Sprintf(`mutation { changeParty(input: {party: %q, kind: SOLE_TRADER, name: %q, reason: "登记有误"}) { party { id } } }`, party, after))
	if companies-count("COMPANY") != 1 || count("SOLE_TRADER")-traders != 1 {
		t.Fatal("the correction was not recorded")
	}

	visit(t, browser, address, "/bench?q="+url.QueryEscape(`{"s":"Party","rows":[{"p":"kind"}],"m":[{"fn":"count"}],"w":[]}`), auditor)
	h.until("the table", `document.querySelectorAll('tbody tr').length === 3`)
	h.tabTo("the day", `at.matches('.both .date-segment')`)
	h.press(strings.ReplaceAll(at[:10], "-", ""))
	h.until("the table as of the day", `document.querySelector('.compared') !== null && document.querySelector('.both input').value !== ''`)
	h.tabTo("the time of day", `at.matches('.both input')`)
	read(t, browser, "take all", chromedp.Evaluate[bool](`(document.activeElement.select(), true)`))
	h.press(at[11:])
	h.press(kb.Tab)
	h.until("the difference", `document.querySelector('.compared.different') !== null`)
	const table = `[...document.querySelectorAll('tbody tr, tfoot tr')].map(row => [...row.children].map(cell => (cell.matches('.differs') ? '!' : '') + cell.innerText.replaceAll(',', '')).join(' ')).join('; ')`
	want := fmt.Sprintf("个体工商户 !%d !%d !+1; 公司 !%d !%d !−1; 自然人", traders, traders+1, companies, companies-1)
	if got := read(t, browser, "the table", chromedp.Evaluate[string](table)); !strings.HasPrefix(got, want) || strings.Count(got, "!") != 6 {
		t.Errorf("the table is %s, not %s and without another difference", got, want)
	}
	axe(t, browser)
	screenshot(t, browser, "bench-as-of")
	look(t, browser, "reload", chromedp.Reload())
	h.until("the difference after a reload", `document.querySelector('.compared.different') !== null`)
	read(t, browser, "the operation", chromedp.Evaluate[bool](`([...document.querySelectorAll('button')].find(b => b.textContent === 'GraphQL').click(), true)`))
	h.until("the operation as of the instant", fmt.Sprintf(`document.querySelector('.operation pre').textContent.includes('@asOf(at: "%s+08:00")')`, at))

	h.tabTo("the companies of then", `at.matches('td.differs a') && at.closest('tr').innerText.startsWith('公司')`)
	h.press(kb.Enter)
	h.until("the record that differs", `document.querySelectorAll('tr.then').length === 1 && document.querySelectorAll('tbody tr').length === 1`)
	if got := read(t, browser, "the record", chromedp.Text("tr.then")); !strings.Contains(got, "只在当时") || !strings.Contains(got, before) {
		t.Errorf("the record of then is shown as %q, not as %s", got, before)
	}
	axe(t, browser)
	screenshot(t, browser, "bench-as-of-records")

	ask := func(question, at string, as visitor) {
		t.Helper()
		visit(t, browser, address, "/bench?q="+url.QueryEscape(fmt.Sprintf(question, at)), as)
	}
	byName := `{"s":"Case","rows":[{"p":"party"}],"m":[{"fn":"count"}],"w":[{"k":"field","p":"party.id","c":"in","v":["` + party + `"]}],"at":"%s","now":true}`
	for _, as := range []visitor{auditor, {phone, "en", "dark", ""}} {
		ask(byName, at, as)
		h.until("both names", fmt.Sprintf(`document.querySelector('th.differs del')?.innerText.endsWith(%q) && document.querySelector('th.differs').innerText.endsWith(%q)`, before, after))
		axe(t, browser)
		screenshot(t, browser, fmt.Sprintf("bench-as-of-name-%d", as.screen.width))
	}
	ask(`{"s":"Party","rows":[],"m":[{"fn":"count"}],"w":[{"k":"field","p":"id","c":"in","v":["`+party+`"]}],"list":{"cols":["name","kind"]},"at":"%s","now":true}`, at, auditor)
	h.until("the record with both names", fmt.Sprintf(`document.querySelector('tr.changed')?.innerText.includes(%q) && document.querySelector('tr.changed').innerText.includes(%q)`, before, after))
	if n := read(t, browser, "its marks", chromedp.Evaluate[int](`document.querySelectorAll('tr.changed td.differs').length`)); n != 2 { // the name and the kind
		t.Errorf("%d values of the record are marked, want 2", n)
	}
	axe(t, browser)

	for instant, says := range map[string]string{"2001-01-01T00:00": "早于", "2999-01-01T00:00": "将来"} {
		ask(`{"s":"Party","rows":[],"m":[{"fn":"count"}],"w":[],"at":"%s","now":true}`, instant, auditor)
		if told := read(t, browser, "the fault at the field", chromedp.Poll[string](`document.querySelector('.both ~ .fault-text')?.innerText`)); !strings.Contains(told, says) || strings.Contains(told, "asOf") {
			t.Errorf("of %s the page says %q", instant, told)
		}
		axe(t, browser)
	}
}

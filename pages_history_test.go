package main

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

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

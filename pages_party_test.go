package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// askAs sends an operation from the page with the token of a role, and returns the data of its answer as JSON.
func askAs(t *testing.T, browser context.Context, role, operation string) string {
	t.Helper()
	return read(t, browser, operation, chromedp.Evaluate[string](fmt.Sprintf(`fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json', Authorization: 'Bearer %s'},
		body: JSON.stringify({query: %q})}).then(r => r.json()).then(a => JSON.stringify(a.data))`, role, operation), chromedp.EvalAwaitPromise))
}

// partyOf returns the id of the party of a case of the demo bureau.
func partyOf(t *testing.T, browser context.Context, caseID string) string {
	t.Helper()
	answer := askAs(t, browser, "demo-legal", fmt.Sprintf(`{ case(id: %q) { party { id } } }`, caseID))
	return strings.TrimSuffix(strings.TrimPrefix(answer, `{"case":{"party":{"id":"`), `"}}}`)
}

// Legal staff correct a party by keyboard: from its case to the form, with two mistakes that are told at their fields. Only what was changed
// is sent, what was on record before stands among the corrections, and an auditor sees it without the form.
func TestPartyCorrection(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	legal := visitor{laptop, "zh", "light", "demo-legal"}
	visit(t, browser, address, "/desk/cases/Case:1:65", legal)
	h := hand{t, browser}
	party := partyOf(t, browser, "Case:1:65")
	const record = `{ party(id: %q) { kind name code address representative division version changes { totalCount nodes { name reason } } } }`
	before := askAs(t, browser, "demo-legal", fmt.Sprintf(record, party))

	h.tabTo("the party", `at.matches('dd a')`)
	h.press(kb.Enter)
	h.until("the party's page", fmt.Sprintf(`decodeURIComponent(location.pathname) === '/desk/parties/%s' && document.querySelector('[data-action]') !== null`, party))
	axe(t, browser)
	screenshot(t, browser, "party")
	name := read(t, browser, "its name", chromedp.Text("h1"))
	h.tabTo("the correction", `at.textContent === '更正当事人信息'`)
	h.press(kb.Enter)
	h.until("the form", `document.querySelector('form') !== null && document.activeElement.classList.contains('name')`)
	h.fill("name", "太仓市更名后的商行")
	h.fill("code", "91350211M000100Y47") // its check digit is 6
	h.record()
	if fault := h.fault("reason"); fault == "" {
		t.Error("a correction without a reason is not told of it")
	}
	if fault := h.fault("code"); !strings.Contains(fault, "GB 32100") {
		t.Errorf("a wrong code: the fault says %q", fault)
	}
	axe(t, browser)
	screenshot(t, browser, "party-fault")
	h.until("the focus at the first fault", `document.activeElement.closest('[data-field=code]') !== null`)
	read(t, browser, "take all", chromedp.Evaluate[bool](`(document.activeElement.select(), true)`))
	h.press("91350211M000100Y46")
	h.fill("reason", "营业执照已变更")
	h.until("the outlook", fmt.Sprintf(`document.querySelector('.preview .good') !== null && document.querySelector('.preview').textContent.includes(%q)`, name+" → 太仓市更名后的商行"))
	axe(t, browser)
	h.record()
	h.until("it is recorded", `document.querySelector('form') === null && document.querySelector('h1')?.textContent === '太仓市更名后的商行' && document.activeElement.classList.contains('done')`)
	axe(t, browser)
	screenshot(t, browser, "party-corrected")
	after := askAs(t, browser, "demo-legal", fmt.Sprintf(record, party))
	for _, want := range []string{`"name":"太仓市更名后的商行"`, `"code":"91350211M000100Y46"`, fmt.Sprintf(`{"totalCount":1,"nodes":[{"name":%q,"reason":"营业执照已变更"}]}`, name)} {
		if !strings.Contains(after, want) {
			t.Errorf("after the correction of\n%s\nthe party is\n%s\nwithout %s", before, after, want)
		}
	}
	for _, field := range []string{"kind", "address", "representative", "division"} {
		if was, is := fieldOf(before, field), fieldOf(after, field); was != is {
			t.Errorf("%s was not corrected: it was %s and is %s", field, was, is)
		}
	}
	if text := read(t, browser, "the corrections", chromedp.Text("main ol")); !strings.Contains(text, "营业执照已变更") || !strings.Contains(text, name) || !strings.Contains(text, "91350211M000100Y46") {
		t.Errorf("the corrections say\n%s", text)
	}

	visit(t, browser, address, "/desk/parties/"+party+"?do=changeParty", visitor{phone, "zh", "dark", ""}) // the demo auditor
	axe(t, browser)
	screenshot(t, browser, "party-auditor")
	if n := read(t, browser, "forms and buttons", chromedp.Evaluate[int](`document.querySelectorAll('main form, main [data-action]').length`)); n != 0 {
		t.Error("an auditor is offered the correction of a party")
	}
	if text := read(t, browser, "the corrections", chromedp.Text("main ol")); !strings.Contains(text, "营业执照已变更") || strings.Contains(text, "***") { // the address was not corrected
		t.Errorf("an auditor is not shown the correction:\n%s", text)
	}
	visit(t, browser, address, "/desk/parties/"+party, visitor{laptop, "en", "light", "demo-dashboard"})
	axe(t, browser)
	if text := read(t, browser, "the page", chromedp.Text("main")); strings.Contains(text, "太仓市更名后的商行") || strings.Contains(text, "营业执照已变更") {
		t.Errorf("a display is shown the name or the corrections of a party:\n%s", text)
	}
}

// fieldOf returns the value of a field in JSON, up to the comma after it.
func fieldOf(answer, field string) string {
	_, rest, _ := strings.Cut(answer, `"`+field+`":`)
	value, _, _ := strings.Cut(rest, ",")
	return value
}

// Two tabs correct one party. The second to record is shown what the first did, keeps what it typed, and does not undo the other's correction.
// What is typed survives a reload.
func TestPartyConflict(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	first := chromium(t)
	as := visitor{laptop, "en", "dark", "demo-legal"}
	visit(t, first, address, "/desk", as)
	page := "/desk/parties/" + partyOf(t, first, "Case:1:66") + "?do=changeParty"
	second, cancel := chromedp.NewContext(first)
	t.Cleanup(cancel)
	visit(t, first, address, page, as)
	visit(t, second, address, page, as)
	h, other := hand{t, first}, hand{t, second}

	h.fill("representative", "王小明")
	look(t, first, "reload", chromedp.Reload())
	h.until("the draft", `document.querySelector('.draft') !== null && document.querySelector('[data-field=representative] input')?.value === '王小明'`)

	other.fill("address", "太仓市城厢镇新华路1号")
	other.fill("reason", "moved")
	other.record()
	other.until("it is recorded", `document.querySelector('.done') !== null`)

	h.fill("reason", "as the licence has it")
	h.record()
	h.until("the conflict", `document.querySelector('.conflict') !== null`)
	if text := read(t, first, "the conflict", chromedp.Text(".conflict")); !strings.Contains(text, "太仓市城厢镇新华路1号") || !strings.Contains(text, "moved") || strings.Contains(text, "王小明") {
		t.Errorf("the conflict shows %q", text)
	}
	axe(t, first)
	screenshot(t, first, "party-conflict")
	h.tabTo("the way on", `at.textContent === 'Continue with what is there now'`)
	h.press(kb.Enter)
	h.until("the outlook", `document.querySelector('.conflict') === null && document.querySelector('.preview .good') !== null && document.querySelector('[data-field=address] input').value === '太仓市城厢镇新华路1号' && document.querySelector('[data-field=representative] input').value === '王小明'`)
	h.tabTo("the reason", `at.closest('[data-field=reason]') !== null`)
	h.record()
	h.until("it is recorded", `document.querySelector('form') === null && document.querySelector('.done') !== null && document.querySelectorAll('main ol > li').length === 2`)
	party, _, _ := strings.Cut(strings.TrimPrefix(page, "/desk/parties/"), "?")
	if got := askAs(t, first, "demo-legal", fmt.Sprintf(`{ party(id: %q) { address representative } }`, party)); got != `{"party":{"address":"太仓市城厢镇新华路1号","representative":"王小明"}}` {
		t.Errorf("of two corrections there is %s", got)
	}
	if drafts := read(t, first, "the drafts", chromedp.Evaluate[int](`Object.keys(localStorage).filter(name => name.startsWith('docket.draft.')).length`)); drafts != 0 {
		t.Errorf("%d drafts are left after all was recorded", drafts)
	}
}

// A complaint is recorded at the desk with the party that it is about, if one is on record, and with who made it. No draft keeps the latter, and
// it is not shown again (投诉举报办法 33).
func TestDeskComplaint(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	visit(t, browser, address, "/desk/new/fileComplaint", visitor{laptop, "zh", "light", "demo-legal"})
	h := hand{t, browser}
	party := partyOf(t, browser, "Case:1:65")
	name := strings.TrimSuffix(strings.TrimPrefix(askAs(t, browser, "demo-legal", fmt.Sprintf(`{ party(id: %q) { name } }`, party)), `{"party":{"name":"`), `"}}`)
	h.choose("kind", "举报")
	h.choose("channel", "全国12315平台")
	h.choose("object", "其他商品")
	h.record()
	if fault := h.fault("issue"); fault != "请选择。" {
		t.Errorf("without the kind of problem: %q", fault)
	}
	axe(t, browser)
	h.choose("issue", "价格")
	h.choose("unit", "城厢分局")
	h.day("receivedAt", "20240304")
	read(t, browser, "the time", chromedp.Evaluate[bool](`(document.querySelector('[data-field=receivedAt] input[placeholder="09:30"]').select(), true)`))
	h.press("9:30")
	h.field("party")
	h.press(name)
	h.until("the party", fmt.Sprintf(`[...document.querySelectorAll('.similar button')].some(at => at.getAttribute('aria-label').endsWith(%q))`, name))
	h.tabTo("the party", fmt.Sprintf(`at.getAttribute('aria-label')?.endsWith(%q)`, name))
	h.press(kb.Enter)
	h.fill("text", "标价之外加价出售汽车装饰")
	h.fill("reporter.name", "欧阳女士")
	h.fill("reporter.contact", "13812345678")
	h.until("the outlook", `document.querySelector('.preview .good') !== null`)
	axe(t, browser)
	screenshot(t, browser, "desk-complaint")
	if drafts := read(t, browser, "the drafts", chromedp.Evaluate[string](`JSON.stringify(localStorage)`)); !strings.Contains(drafts, "标价之外加价出售汽车装饰") || strings.Contains(drafts, "欧阳") || strings.Contains(drafts, "13812345678") {
		t.Errorf("the browser keeps %s", drafts)
	}
	h.record()
	h.until("it is recorded", `document.activeElement.classList.contains('done')`)
	got := askAs(t, browser, "demo-legal", `{ complaints(where: {text: {eq: "标价之外加价出售汽车装饰"}}) { nodes { kind isNamed receivedAt party { id } } } }`)
	if want := fmt.Sprintf(`{"complaints":{"nodes":[{"kind":"REPORT","isNamed":true,"receivedAt":"2024-03-04T09:30:00+08:00","party":{"id":%q}}]}}`, party); got != want {
		t.Errorf("the complaint is %s, not %s", got, want)
	}
	if page := read(t, browser, "the page", chromedp.Text("body")); strings.Contains(page, "欧阳") {
		t.Error("the page shows who made the complaint")
	}
}

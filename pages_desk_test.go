package main

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// hand works the desk by keyboard alone.
type hand struct {
	t       *testing.T
	browser context.Context
}

func (h hand) press(keys string) {
	h.t.Helper()
	look(h.t, h.browser, "press "+keys, chromedp.KeyEvent(keys))
}

// until waits until a condition of the page holds.
func (h hand) until(what, condition string) {
	h.t.Helper()
	if _, err := chromedp.Run(h.browser, chromedp.Poll[bool](condition)); err != nil {
		h.t.Logf("the page instead: %s", read(h.t, h.browser, "the page", chromedp.Evaluate[string](`[location.href, document.activeElement.outerHTML.slice(0, 300),
			...[...document.querySelectorAll('.popup, form, main')].map(at => at.className + ': ' + at.innerText)].join('\n')`)))
		h.t.Fatalf("%s: %v", what, err)
	}
}

// tabTo presses the tab key until the focus is where a condition on the element `at` holds.
func (h hand) tabTo(what, condition string) {
	h.t.Helper()
	const longest = 120 // a page has fewer stops
	for range longest {
		h.press(kb.Tab)
		if read(h.t, h.browser, "the focus", chromedp.Evaluate[bool](`(at => `+condition+`)(document.activeElement)`)) {
			return
		}
	}
	h.t.Fatalf("%d presses of the tab key do not lead to %s", longest, what)
}

// field goes to the control of a field by its path in the input.
func (h hand) field(path string) {
	h.t.Helper()
	h.tabTo("the field "+path, fmt.Sprintf(`at.closest('[data-field=%q]') !== null`, path))
}

// fill types a text into a field, in place of what it holds.
func (h hand) fill(path, text string) {
	h.t.Helper()
	h.field(path)
	read(h.t, h.browser, "take all", chromedp.Evaluate[bool](`(document.activeElement.select?.(), true)`)) // as Ctrl+A
	h.press(text)
}

// choose takes an option of a select, by its label.
func (h hand) choose(path, label string) {
	h.t.Helper()
	h.field(path)
	const longest = 40
	for range longest {
		if read(h.t, h.browser, "the option", chromedp.Evaluate[string](`document.activeElement.selectedOptions[0]?.label ?? ''`)) == label {
			return
		}
		h.press(kb.ArrowDown)
	}
	h.t.Fatalf("the field %s has no option %s", path, label)
}

// pick finds an option of a combobox by typing.
func (h hand) pick(path, text string) {
	h.t.Helper()
	h.field(path)
	h.press(text)
	h.until("the options", `document.querySelector('.popup-item[data-highlighted]') !== null || document.querySelectorAll('.popup [role=option]').length > 0`)
	if !read(h.t, h.browser, "the option", chromedp.Evaluate[bool](`document.querySelector('.popup-item[data-highlighted]') !== null`)) {
		h.press(kb.ArrowDown)
	}
	h.press(kb.Enter)
	h.until("the choice", `document.querySelector('.popup') === null`)
}

// day types a day, "20240306".
func (h hand) day(path, day string) {
	h.t.Helper()
	h.field(path)
	h.press(day)
}

// record sends the form.
func (h hand) record() {
	h.t.Helper()
	look(h.t, h.browser, "record", chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(2))) // Ctrl
}

// step opens a step by its name: by the key for the first that the page offers, or by its button.
func (h hand) step(label string) {
	h.t.Helper()
	h.until("the step "+label, fmt.Sprintf(`[...document.querySelectorAll('[data-action]')].some(at => at.textContent === %q) && document.querySelector('form') === null`, label))
	if read(h.t, h.browser, "the first step", chromedp.Evaluate[string](`document.querySelector('[data-action]')?.textContent ?? ''`)) == label {
		h.press("a")
	} else {
		h.tabTo(label, fmt.Sprintf(`at.matches('[data-action]') && at.textContent === %q`, label))
		h.press(kb.Enter)
	}
	h.until("the form of "+label, `document.querySelector('form') !== null && document.activeElement.classList.contains('name')`)
}

// recorded waits for the case to have a status.
func (h hand) recorded(status string) {
	h.t.Helper()
	h.until("the status "+status, fmt.Sprintf(`document.querySelector('form') === null && document.querySelector('.title .badge')?.textContent === %q`, status))
}

// fault waits for a fault at a field, and returns its text.
func (h hand) fault(path string) string {
	h.t.Helper()
	return read(h.t, h.browser, "the fault at "+path, chromedp.Poll[string](fmt.Sprintf(`document.querySelector('[data-field=%q] .fault')?.textContent`, path)))
}

// A legal officer takes a clue to a served decision and its conclusion, by keyboard, with two mistakes on the way, which are mended at
// their fields.
func TestCaseByKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t) // first: it may take long, and the time of a browser is limited
	browser := chromium(t)
	visit(t, browser, address, "/desk", visitor{laptop, "zh", "light", "demo-legal"})
	axe(t, browser)
	screenshot(t, browser, "desk-due")
	h := hand{t, browser}

	h.tabTo("the clue", `at.textContent === '登记线索'`)
	h.press(kb.Enter)
	h.until("the form", `document.querySelector('form') !== null`)
	h.choose("source", "监督检查")
	h.choose("field", "食品")
	h.choose("unit", "城厢分局")
	h.day("receivedOn", "20240304")
	h.fill("text", "城厢镇一家小吃店使用超过保质期的食用油")
	h.record()
	h.until("the clue", `document.activeElement.classList.contains('done') && document.activeElement.textContent.includes('2024-03-25')`) // 15 working days after 2024-03-04
	axe(t, browser)

	// The first mistake: one officer.
	h.tabTo("the filing", `at.textContent === '据此立案'`)
	h.press(kb.Enter)
	h.until("the form", `document.querySelector('form') !== null && document.activeElement.classList.contains('name')`)
	h.fill("newParty.name", "太仓市城厢镇老街小吃店")
	h.until("the fields of a new party", `document.querySelector('[data-field="newParty.kind"] select') !== null`)
	h.choose("newParty.kind", "个体工商户")
	h.fill("cause", "涉嫌使用超过保质期的食品原料")
	h.pick("officers", "城厢")
	h.day("filedOn", "20240306")
	h.record()
	if fault := h.fault("officers"); !strings.Contains(fault, "《中华人民共和国行政处罚法》第四十二条") {
		t.Errorf("one officer: the fault says %q", fault)
	}
	axe(t, browser)
	screenshot(t, browser, "desk-filing-fault")
	look(t, browser, "back to the first field", chromedp.KeyEvent(kb.Escape))
	h.until("the desk", `location.pathname === '/desk'`)
	// The draft is there again.
	look(t, browser, "back", chromedp.NavigateBack())
	h.until("the draft", `document.querySelector('.draft') !== null && document.querySelector('[data-field="cause"] input')?.value === '涉嫌使用超过保质期的食品原料'`)
	h.tabTo("the officers", `at.closest('[data-field="officers"]') !== null && at.tagName === 'INPUT'`)
	h.press("城厢")
	h.until("the options", `document.querySelectorAll('.popup [role=option]').length > 0`)
	if !read(t, browser, "the option", chromedp.Evaluate[bool](`document.querySelector('.popup-item[data-highlighted]') !== null`)) {
		h.press(kb.ArrowDown)
	}
	h.press(kb.Enter)
	h.until("two officers", `document.querySelectorAll('[data-field="officers"] .chips li').length === 2`)
	h.until("the outlook", `document.querySelector('.preview')?.textContent.includes('2024-06-04')`) // 90 days after 2024-03-06
	h.record()
	h.until("the case", `location.pathname.startsWith('/desk/cases/')`)
	h.recorded("已立案")
	axe(t, browser)
	screenshot(t, browser, "desk-case-filed")
	id := strings.TrimPrefix(read(t, browser, "the address", chromedp.Evaluate[string](`decodeURIComponent(location.pathname)`)), "/desk/cases/")

	h.step("调查终结")
	h.day("on", "20240320")
	h.fill("facts", "经查，当事人使用超过保质期的大豆油加工食品。")
	h.record()
	h.recorded("调查终结")

	// The second mistake: a fine above the provision's bounds, told while it is typed.
	h.step("提出拟处罚意见")
	h.day("on", "20240321")
	h.pick("penalties[0].provision", "第一百二十六条第一款")
	h.fill("penalties[0].amount", "1")
	h.until("the refusal", `document.querySelector('.preview .bad') !== null`)
	if fault := h.fault("penalties[0].amount"); !strings.Contains(fault, "“裁量幅度以外的理由”") || strings.Contains(fault, "departure") {
		t.Errorf("a fine below the bounds: the fault does not name the field as the form does: %q", fault)
	}
	h.fill("penalties[0].amount", "60000")
	h.until("the refusal", `document.querySelector('[data-field="penalties[0].amount"] .fault')?.textContent.includes('60000')`)
	if fault := h.fault("penalties[0].amount"); !strings.Contains(fault, "行政处罚法") {
		t.Errorf("a fine above the bounds: the fault says %q", fault)
	}
	h.record()
	h.until("the summary of faults", `document.querySelector('.fault-box') !== null`)
	axe(t, browser)
	screenshot(t, browser, "desk-proposal-fault")
	h.until("the focus at the fault", `document.activeElement.closest('[data-field="penalties[0].amount"]') !== null`)
	read(t, browser, "take all", chromedp.Evaluate[bool](`(document.activeElement.select(), true)`))
	h.press("6000")
	h.until("the outlook", `document.querySelector('.preview .good') !== null`)
	h.record()
	h.recorded("调查终结")

	for _, one := range []struct{ step, field, day, status string }{
		{"告知当事人", "on", "20240321", "已告知"},
		{"登记当事人放弃陈述申辩", "on", "20240322", "已告知"},
		{"作出处罚决定", "decidedOn", "20240325", "已决定"},
		{"送达决定书", "on", "20240326", "已送达"},
		{"登记缴款", "paidOn", "20240402", "已执行"},
		{"公示", "on", "20240408", "已执行"},
		{"结案", "on", "20240513", "已结案"},
	} {
		if one.step == "登记当事人放弃陈述申辩" { // the usual step stands before it
			if first := read(t, browser, "the first step", chromedp.Evaluate[string](`document.querySelector('[data-action]')?.textContent ?? ''`)); first != "作出处罚决定" {
				t.Errorf("after the notice the page offers %q first", first)
			}
		}
		h.step(one.step)
		h.day(one.field, one.day)
		h.until("the outlook of "+one.step, `document.querySelector('.preview .good') !== null`)
		h.record()
		h.recorded(one.status)
	}
	axe(t, browser)
	screenshot(t, browser, "desk-case-concluded")

	got := read(t, browser, "the case as the API has it", chromedp.Evaluate[string](fmt.Sprintf(`fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json', Authorization: 'Bearer demo-legal'},
		body: JSON.stringify({query: '{ case(id: %q) { status balance fineAmount officers { totalCount } events { nodes { kind occurredOn } } } }'})}).then(r => r.json()).then(a => JSON.stringify(a.data.case))`, id), chromedp.EvalAwaitPromise))
	const want = `{"status":"CONCLUDED","balance":"0.00","fineAmount":"6000.00","officers":{"totalCount":2},"events":{"nodes":[` +
		`{"kind":"CLUE_RECEIVED","occurredOn":"2024-03-04"},{"kind":"FILED","occurredOn":"2024-03-06"},{"kind":"INVESTIGATED","occurredOn":"2024-03-20"},` +
		`{"kind":"PROPOSED","occurredOn":"2024-03-21"},{"kind":"NOTIFIED","occurredOn":"2024-03-21"},{"kind":"WAIVED","occurredOn":"2024-03-22"},` +
		`{"kind":"DECIDED","occurredOn":"2024-03-25"},{"kind":"SERVED","occurredOn":"2024-03-26"},{"kind":"PAYMENT_RECORDED","occurredOn":"2024-04-02"},` +
		`{"kind":"EXECUTED","occurredOn":"2024-04-02"},{"kind":"PUBLISHED","occurredOn":"2024-04-08"},{"kind":"CONCLUDED","occurredOn":"2024-05-13"}]}}`
	if got != want {
		t.Errorf("the case is\n%s\nnot\n%s", got, want)
	}
}

// Who signs in as an officer begins with what is due in their own cases, is named in the timeline of what they record, and is refused the
// review of what they investigated, with the article written out.
func TestDeskOfficer(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	visit(t, browser, address, "/desk", visitor{laptop, "zh", "light", "demo-officer"})
	axe(t, browser)
	screenshot(t, browser, "desk-officer")
	ask := func(operation string) string {
		t.Helper()
		return read(t, browser, operation, chromedp.Evaluate[string](fmt.Sprintf(`fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json', Authorization: 'Bearer demo-officer'},
			body: JSON.stringify({query: %q})}).then(r => r.json()).then(a => JSON.stringify(a.data))`, operation), chromedp.EvalAwaitPromise))
	}
	own := ask(`{ deadlines(where: {endedOn: {isNull: true}, case: {officers: {some: {id: {eq: "Officer:1:1"}}}}}) { totalCount } }`)
	all := ask(`{ deadlines(where: {endedOn: {isNull: true}, case: {unit: {id: {eq: "Unit:1:1"}}}}) { totalCount } }`)
	if own == all {
		t.Fatalf("the officer has all deadlines of the unit: %s", own)
	}
	h := hand{t, browser}
	shows := func(counted string) {
		t.Helper()
		digits := strings.TrimFunc(counted, func(r rune) bool { return !unicode.IsDigit(r) })
		h.until("the count "+digits, fmt.Sprintf(`document.querySelector('main p.count')?.textContent.replaceAll(',', '').includes(' %s ')`, digits))
	}
	shows(own)
	h.tabTo("the switch", `at.textContent === '我的案件'`)
	h.press(kb.Enter)
	shows(all)

	page := "/desk/cases/" + strings.Trim(read(t, browser, "a case", chromedp.Evaluate[string](fmt.Sprintf(`fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json', Authorization: 'Bearer demo-officer'},
		body: JSON.stringify({query: %q})}).then(r => r.json()).then(a => a.data.cases.nodes[0].id)`, `{ cases(where: {status: {eq: FILED}, unit: {id: {eq: "Unit:1:1"}}, officers: {some: {id: {eq: "Officer:1:1"}}}}, orderBy: [{id: ASC}], first: 1) { nodes { id filedOn } } }`), chromedp.EvalAwaitPromise)), `"`)
	visit(t, browser, address, page, visitor{laptop, "zh", "light", "demo-officer"})
	h.step("调查终结")
	h.fill("facts", "经查属实。")
	h.record()
	h.recorded("调查终结")
	if last := read(t, browser, "the timeline", chromedp.Evaluate[string](`[...document.querySelectorAll('main ol > li')].at(-1).textContent`)); !strings.Contains(last, "调查终结") || !strings.Contains(last, "段宇丽") {
		t.Errorf("the last step of the timeline is %q", last)
	}
	h.tabTo("the menu of further steps", `at.matches('details.more summary')`) // opened by a script it would close: the focus is elsewhere
	h.press(kb.Enter)
	h.step("法制审核")
	h.until("the refusal", `document.querySelector('.preview .bad') !== null`)
	if text := read(t, browser, "the refusal", chromedp.Text(".preview")); !strings.Contains(text, "《市场监督管理行政处罚程序规定》第四十九条（条文待核）") {
		t.Errorf("the review by who investigated is refused with %q", text)
	}
	axe(t, browser)
	screenshot(t, browser, "desk-officer-review")
}

// Two tabs have the same case open. The second to record is shown what the first did, keeps what it typed, and records it then. What is
// typed survives a reload.
func TestDeskConflict(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	first := chromium(t)
	as := visitor{laptop, "en", "dark", "demo-legal"}
	visit(t, first, address, "/desk?list=cases&status=INVESTIGATED", as)
	axe(t, first)
	page := read(t, first, "a case", chromedp.Evaluate[string](`document.querySelector('tbody a').getAttribute('href')`))
	second, cancel := chromedp.NewContext(first)
	t.Cleanup(cancel)
	visit(t, first, address, page+"?do=dismissCase", as)
	visit(t, second, address, page+"?do=discussCase", as)
	h, other := hand{t, first}, hand{t, second}

	h.fill("note", "first offence, put right at once")
	h.until("the outlook", `document.querySelector('.preview .good') !== null`)
	look(t, first, "reload", chromedp.Reload())
	h.until("the draft", `document.querySelector('.draft') !== null && document.querySelector('[data-field=note] textarea')?.value === 'first offence, put right at once'`)

	other.until("the form", `document.querySelector('form') !== null`)
	other.fill("note", "the heads agree")
	other.record()
	other.until("it is recorded", `document.querySelector('.done') !== null`)

	h.tabTo("the note", `at.closest('[data-field=note]') !== null`)
	h.record()
	h.until("the conflict", `document.querySelector('.conflict') !== null`)
	if text := read(t, first, "the conflict", chromedp.Text(".conflict")); !strings.Contains(text, "Discussed by the heads") || !strings.Contains(text, "the heads agree") {
		t.Errorf("the conflict shows %q", text)
	}
	axe(t, first)
	screenshot(t, first, "desk-conflict")
	h.tabTo("the way on", `at.textContent === 'Continue with what is there now'`)
	h.press(kb.Enter)
	h.until("the outlook", `document.querySelector('.conflict') === null && document.querySelector('.preview .good') !== null && document.querySelector('[data-field=note] textarea').value === 'first offence, put right at once'`)
	h.tabTo("the note", `at.closest('[data-field=note]') !== null`)
	h.record()
	h.recorded("Decided without penalty")
	if drafts := read(t, first, "the drafts", chromedp.Evaluate[int](`Object.keys(localStorage).filter(name => name.startsWith('docket.draft.')).length`)); drafts != 0 {
		t.Errorf("%d drafts are left after all was recorded", drafts)
	}
}

// The desk passes axe-core in its lists and forms, in both languages and themes, and at each width. Who may not write sees no form.
func TestDesk(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t) // first: it may take long, and the time of a browser is limited
	browser := chromium(t)
	for i, as := range []visitor{
		{phone, "zh", "light", "demo-legal"},
		{laptop, "en", "light", "demo-legal"},
		{wall, "zh", "dark", "demo-legal"},
		{laptop, "zh", "light", ""}, // the demo auditor
	} {
		pages := map[string]string{"due": "/desk", "case": "/desk/cases/Case:1:65", "payment": "/desk/cases/Case:1:65?do=recordPayment"}
		if i == 1 {
			pages = map[string]string{
				"cases": "/desk?list=cases&status=SERVED&year=2023", "goods": "/desk?list=goods", "complaints": "/desk?list=complaints", "clues": "/desk?list=clues",
				"filing": "/desk/new/fileCase",
			}
		}
		for name, page := range pages {
			visit(t, browser, address, page, as)
			axe(t, browser)
			screenshot(t, browser, fmt.Sprintf("desk-%d-%s", i, name))
			forms := read(t, browser, "its forms", chromedp.Evaluate[int](`document.querySelectorAll('main form').length`))
			if want := map[bool]int{true: 1}[as.role == "demo-legal" && (name == "payment" || name == "filing")]; forms != want {
				t.Errorf("%s as %q: %d forms, not %d", page, as.role, forms, want)
			}
		}
	}
	// 宏达嘉 is found by the initials of its pinyin: hong, da, jia.
	visit(t, browser, address, "/desk?list=cases&q=hdj", visitor{laptop, "zh", "light", ""})
	if text := read(t, browser, "the cases found", chromedp.Text("main")); !strings.Contains(text, "太仓市高新区宏达嘉汽车服务有限公司") {
		t.Errorf("the initials hdj find\n%s", text)
	}
}

// The payments of a bank's file are tried as a whole: a fault stands at its row, and nothing is recorded until all is right.
func TestDeskPayments(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	visit(t, browser, address, "/desk/payments", visitor{laptop, "zh", "light", "demo-legal"})
	h := hand{t, browser}
	h.tabTo("the text", `at.tagName === 'TEXTAREA'`)
	// The second has 500.00 of its fine open, and as much surcharge: 0.01 too much is paid.
	h.press("决定书文号,缴款金额（元）,缴款日期,票据号\r太市监处罚〔2023〕1995号,¥100.00,2024/3/5,T-1\r太市监处罚〔2023〕1965号,\"1,000.01\",20240306,T-2")
	h.until("the fault", `document.querySelectorAll('tr.faulty').length === 1`)
	if text := read(t, browser, "the fault", chromedp.Text("tr.faulty")); !strings.Contains(text, "1965") || !strings.Contains(text, "1000.00") {
		t.Errorf("the row at fault says %q", text)
	}
	if !read(t, browser, "the button", chromedp.Evaluate[bool](`document.querySelector('main .button.primary').disabled`)) {
		t.Error("a file with a fault may be recorded")
	}
	axe(t, browser)
	screenshot(t, browser, "desk-payments-fault")
	read(t, browser, "take all", chromedp.Evaluate[bool](`(document.activeElement.select(), true)`))
	h.press("决定书文号,缴款金额（元）,缴款日期,票据号\r太市监处罚〔2023〕1995号,¥100.00,2024/3/5,T-1\r太市监处罚〔2023〕1965号,\"1,000.00\",20240306,T-2")
	h.until("all is right", `document.querySelector('main .button.primary')?.disabled === false`)
	h.tabTo("the button", `at.textContent === '登记 2 笔缴款'`)
	h.press(kb.Enter)
	h.until("they are recorded", `document.querySelector('.done')?.textContent.includes('1,100.00')`)
	axe(t, browser)
	screenshot(t, browser, "desk-payments-recorded")
	got := read(t, browser, "the payments as the API has them", chromedp.Evaluate[string](`fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json', Authorization: 'Bearer demo-legal'},
		body: JSON.stringify({query: '{ payments(where: {receiptNo: {in: ["T-1", "T-2"]}}, orderBy: [{id: ASC}], first: 3) { nodes { amount surcharge paidOn method receiptNo } } }'})}).then(r => r.json()).then(a => JSON.stringify(a.data.payments.nodes))`, chromedp.EvalAwaitPromise))
	const want = `[{"amount":"100.00","surcharge":"0.00","paidOn":"2024-03-05","method":"BANK","receiptNo":"T-1"},` +
		`{"amount":"500.00","surcharge":"500.00","paidOn":"2024-03-06","method":"BANK","receiptNo":"T-2"}]`
	if got != want {
		t.Errorf("the payments are\n%s\nnot\n%s", got, want)
	}
	// Who may not write sees no form.
	visit(t, browser, address, "/desk/payments", visitor{phone, "en", "dark", ""})
	axe(t, browser)
	if n := read(t, browser, "its fields", chromedp.Evaluate[int](`document.querySelectorAll('main textarea, main input').length`)); n != 0 {
		t.Errorf("an auditor sees %d fields", n)
	}
}

// What stopped somebody who had never seen the desk: a decision on a day before the notice is a fault at its day; "more" closes when it is left;
// of a concluded case only the service is offered for correction, as the server takes nothing else; and who only reads is told so at once.
func TestMistakesOnDesk(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	as := visitor{laptop, "zh", "light", "demo-legal"}
	visit(t, browser, address, "/desk?list=cases&status=NOTIFIED", as)
	notified := read(t, browser, "a case", chromedp.Evaluate[string](`document.querySelector('tbody a').getAttribute('href')`))
	h := hand{t, browser}

	visit(t, browser, address, notified, as)
	filedOn := read(t, browser, "the day of filing", chromedp.Evaluate[string](`document.querySelector('main').innerText.match(/立案日期\s+(\d{4}-\d\d-\d\d)/)[1].replaceAll('-', '')`))
	const isOpen = `document.querySelector('details.more').open`
	look(t, browser, "open the menu", chromedp.Click(`details.more summary`))
	h.until("the menu", isOpen)
	h.press(kb.Escape)
	h.until("Escape closes it", `!`+isOpen+` && document.activeElement.matches('details.more summary')`)
	look(t, browser, "open the menu again", chromedp.Click(`details.more summary`))
	h.until("the menu", isOpen)
	look(t, browser, "press elsewhere", chromedp.Click(`h1`))
	h.until("it is closed", `!`+isOpen)

	h.step("作出处罚决定")
	h.day("decidedOn", filedOn)
	h.record()
	if fault := h.fault("decidedOn"); !strings.Contains(fault, "的“决定处罚”早于") || !strings.Contains(fault, "第四十四条") {
		t.Errorf("a decision before the notice: the fault at the day says %q", fault)
	}

	visit(t, browser, address, "/desk?list=cases&status=CONCLUDED&year=2023", as)
	concluded := read(t, browser, "a case", chromedp.Evaluate[string](`document.querySelector('tbody a').getAttribute('href')`))
	visit(t, browser, address, concluded+"?do=correctStep", as)
	h.until("the form", `document.querySelector('[data-field=event] select') !== null`)
	offered := read(t, browser, "the steps", chromedp.Evaluate[[]string](`[...document.querySelectorAll('[data-field=event] option')].filter(o => o.value).map(o => o.textContent)`))
	if len(offered) != 2 || !strings.Contains(offered[0], "结案") || !strings.Contains(offered[1], "送达") {
		t.Errorf("of a concluded case the form offers %q for correction, not the conclusion and the service alone", offered)
	}

	visit(t, browser, address, "/desk", visitor{laptop, "zh", "light", ""})
	if said := text(t, browser); !strings.Contains(said, "您的身份只能查阅，不能登记。") {
		t.Errorf("the desk does not tell an auditor that it is read only:\n%.200s", said)
	}
}

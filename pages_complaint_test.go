package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// instant types a day and a time of day into a field.
func (h hand) instant(path, day, time string) {
	h.t.Helper()
	h.day(path, day)
	read(h.t, h.browser, "the time", chromedp.Evaluate[bool](fmt.Sprintf(`(document.querySelector('[data-field=%q] input[placeholder="09:30"]').select(), true)`, path)))
	h.press(time)
}

// take records a step of a complaint or a clue, once its form says that it can be recorded.
func (h hand) take(step string) {
	h.t.Helper()
	h.until("the outlook of "+step, `document.querySelector('.preview .good') !== null`)
	h.record()
	h.until(step+" is recorded", fmt.Sprintf(`document.querySelector('form') === null && document.activeElement.classList.contains('done') && document.activeElement.textContent.includes(%q)`, step))
}

// shows waits until the page says texts of a step.
func (h hand) shows(step string, texts ...string) {
	h.t.Helper()
	all, err := json.Marshal(texts)
	if err != nil {
		h.t.Fatal(err)
	}
	h.until("the step "+step, fmt.Sprintf(`%s.every(text => [...document.querySelectorAll('main li')].find(at => at.querySelector('strong')?.textContent === %q)?.textContent.includes(text))`, all, step))
}

// A legal officer takes a report from its receipt to the answer given to its reporter, by keyboard: it is answered, a clue is recorded and closed
// without a case, the reporter is informed, and it is closed. Two mistakes are told at their fields.
func TestReportByKeyboard(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	visit(t, browser, address, "/desk/new/fileComplaint", visitor{laptop, "zh", "light", "demo-legal"})
	h := hand{t, browser}
	h.choose("kind", "举报")
	h.choose("channel", "来信")
	h.choose("object", "其他商品")
	h.choose("issue", "价格")
	h.choose("unit", "城厢分局")
	h.instant("receivedAt", "20240304", "9:30")
	h.fill("text", "车行不标明汽车装饰的价格")
	h.fill("reporter.name", "欧阳女士")
	h.fill("reporter.contact", "13812345678")
	h.until("the outlook", `document.querySelector('.preview .good') !== null`)
	h.record()
	h.until("it is recorded", `document.activeElement.classList.contains('done')`)
	h.tabTo("the report", `at.textContent === '办理'`)
	h.press(kb.Enter)
	h.until("its page", `location.pathname.startsWith('/desk/complaints/') && document.querySelector('[data-action]') !== null`)
	id := strings.TrimPrefix(read(t, browser, "the address", chromedp.Evaluate[string](`decodeURIComponent(location.pathname)`)), "/desk/complaints/")
	axe(t, browser)
	screenshot(t, browser, "report-received")

	h.step("响应")
	h.instant("at", "20240304", "15:00")
	h.take("响应")
	h.shows("响应", "2024-03-04 15:00", "按期")

	h.tabTo("the clue", `at.textContent === '转为线索'`)
	h.press(kb.Enter)
	h.until("the form", `document.querySelector('form') !== null && document.activeElement.classList.contains('name')`)
	h.choose("source", "投诉举报")
	h.choose("field", "价格")
	h.day("receivedOn", "20240304")
	h.until("the outlook", `document.querySelector('.preview .good') !== null`)
	h.record()
	h.until("the clue", `document.activeElement.classList.contains('done') && document.activeElement.textContent.includes('2024-03-25')`) // 15 working days after 2024-03-04
	h.tabTo("the clue", `at.textContent === '办理'`)
	h.press(kb.Enter)
	h.until("its page", `location.pathname.startsWith('/desk/clues/') && document.querySelector('[data-action]') !== null`)
	axe(t, browser)
	h.step("线索不予立案、移送")
	h.day("checkedOn", "20240312")
	h.choose("outcome", "不予立案")
	h.record()
	if fault := h.fault("reason"); fault == "" {
		t.Error("a clue is closed without a reason, and the form does not tell of it")
	}
	axe(t, browser)
	screenshot(t, browser, "clue-fault")
	h.fill("reason", "经核查，价格已标明，没有违法事实")
	h.until("the outlook", `document.querySelector('.preview').textContent.includes('2024-03-19')`) // five working days after 2024-03-12, for the reporter
	h.take("线索不予立案、移送")
	axe(t, browser)
	screenshot(t, browser, "clue-closed")

	h.tabTo("the report", `at.matches('main dd a') && at.pathname.startsWith('/desk/complaints/')`)
	h.press(kb.Enter)
	h.until("the report is decided", `location.pathname.startsWith('/desk/complaints/') && document.querySelector('[data-action="tellReporter"]') !== null`)
	h.step("告知举报人")
	h.instant("at", "20240311", "10:00") // the day before the decision
	if fault := h.fault("at"); !strings.Contains(fault, "2024年3月11日10:00早于") || !strings.Contains(fault, "2024年3月12日") {
		t.Errorf("the reporter is informed before the decision: the fault says %q", fault)
	}
	axe(t, browser)
	screenshot(t, browser, "report-tell-fault")
	h.tabTo("the field", `at.closest('[data-field=at]') !== null`)
	h.press("20240314")
	h.take("告知举报人")
	h.shows("告知举报人", "2024-03-14 10:00", "按期", "第三十一条")
	h.step("办结")
	h.instant("at", "20240314", "16:00")
	h.take("办结")
	axe(t, browser)
	screenshot(t, browser, "report-closed")

	got := askAs(t, browser, "demo-legal", fmt.Sprintf(`{ complaint(id: %q) { kind isNamed acknowledgedInTime decidedOn decidedInTime tellBy toldAt toldInTime closedAt result clues { nodes { outcome checkedOn checkedInTime } } } }`, id))
	const want = `{"complaint":{"kind":"REPORT","isNamed":true,"acknowledgedInTime":true,"decidedOn":"2024-03-12","decidedInTime":true,"tellBy":"2024-03-19","toldAt":"2024-03-14T10:00:00+08:00","toldInTime":true,` +
		`"closedAt":"2024-03-14T16:00:00+08:00","result":"NO_VIOLATION","clues":{"nodes":[{"outcome":"NOT_FILED","checkedOn":"2024-03-12","checkedInTime":true}]}}}`
	if got != want {
		t.Errorf("the report is\n%s\nnot\n%s", got, want)
	}
	if page := read(t, browser, "the page", chromedp.Text("body")); strings.Contains(page, "欧阳") || strings.Contains(page, "13812345678") {
		t.Error("the page shows who made the report")
	}
}

// A complaint is accepted, which begins the term of its mediation, and closed as mediated. Results that need an acceptance are refused before it,
// at their field and with the article. An auditor sees all of it, without forms; the list of complaints leads to it by a part of its number.
func TestComplaintOnDesk(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	visit(t, browser, address, "/desk?list=complaints", visitor{laptop, "en", "dark", "demo-legal"})
	axe(t, browser)
	screenshot(t, browser, "complaints-en-dark")
	h := hand{t, browser}
	filed := askAs(t, browser, "demo-legal", `mutation { fileComplaint(input: {unit: "Unit:1:1", complaintNo: "T-5813", channel: HOTLINE_12315, kind: COMPLAINT, object: CATERING, issue: QUALITY, text: "外卖中有异物", receivedAt: "2024-03-11T09:30:00+08:00"}) { complaint { id } } }`)
	id := strings.TrimSuffix(strings.TrimPrefix(filed, `{"fileComplaint":{"complaint":{"id":"`), `"}}}`)
	page := "/desk/complaints/" + url.PathEscape(id)

	h.tabTo("the number", `at.type === 'search' && at.dataset.search === undefined`)
	h.press("-58")
	h.until("the complaint", `[...document.querySelectorAll('tbody a')].some(at => at.textContent === 'T-5813') && document.querySelectorAll('tbody tr').length === 1`)
	h.tabTo("the complaint", `at.textContent === 'T-5813'`)
	h.press(kb.Enter)
	h.until("its page", `location.pathname.startsWith('/desk/complaints/') && document.querySelector('[data-action]') !== null`)
	h.step("Accept")
	h.instant("at", "20240313", "10:00")
	h.until("the outlook", `document.querySelector('.preview')?.textContent.includes('2024-05-17')`) // 45 working days after 2024-03-13
	h.take("Accept")
	h.shows("Mediation", "2024-05-17")
	h.step("Close")
	h.instant("at", "20240318", "16:00")
	h.choose("result", "Mediated")
	h.fill("recoveredAmount", "58")
	axe(t, browser)
	h.take("Close")
	screenshot(t, browser, "complaint-closed")
	h.step("Record the satisfaction")
	h.choose("satisfaction", "Satisfied")
	h.take("Record the satisfaction")
	const query = `{ complaint(id: %q) { acceptedInTime mediateBy mediatedInTime closedInTime result recoveredAmount satisfaction } }`
	got := askAs(t, browser, "demo-legal", fmt.Sprintf(query, id))
	if want := `{"complaint":{"acceptedInTime":true,"mediateBy":"2024-05-17","mediatedInTime":true,"closedInTime":true,"result":"MEDIATED","recoveredAmount":"58.00","satisfaction":"SATISFIED"}}`; got != want {
		t.Errorf("the complaint is %s, not %s", got, want)
	}

	// One that was not accepted is not mediated, and what is corrected alone is sent.
	askAs(t, browser, "demo-legal", `mutation { fileComplaint(input: {unit: "Unit:1:1", complaintNo: "T-5814", channel: LETTER, kind: COMPLAINT, object: FOOD, issue: QUALITY, text: "面包发霉", receivedAt: "2024-03-11T09:30:00+08:00"}) { complaint { id } } }`)
	second := strings.TrimSuffix(strings.TrimPrefix(askAs(t, browser, "demo-legal", `{ complaints(where: {complaintNo: {eq: "T-5814"}}) { nodes { id } } }`), `{"complaints":{"nodes":[{"id":"`), `"}]}}`)
	visit(t, browser, address, "/desk/complaints/"+url.PathEscape(second)+"?do=closeComplaint", visitor{laptop, "zh", "light", "demo-legal"})
	h.until("the form", `document.querySelector('form') !== null`)
	h.instant("at", "20240318", "16:00")
	h.choose("result", "调解成功")
	if fault := h.fault("result"); !strings.Contains(fault, "投诉举报处理办法》") {
		t.Errorf("a mediation without acceptance: the fault says %q", fault)
	}
	visit(t, browser, address, "/desk/complaints/"+url.PathEscape(second)+"?do=amendComplaint", visitor{laptop, "zh", "light", "demo-legal"})
	h.until("the form", `document.querySelector('form') !== null`)
	h.choose("issue", "安全")
	h.take("补正")
	if got := askAs(t, browser, "demo-legal", fmt.Sprintf(`{ complaint(id: %q) { issue object text receivedAt version } }`, second)); got != `{"complaint":{"issue":"SAFETY","object":"FOOD","text":"面包发霉","receivedAt":"2024-03-11T09:30:00+08:00","version":2}}` {
		t.Errorf("the complaint was corrected to %s", got)
	}

	visit(t, browser, address, page, visitor{phone, "zh", "dark", ""}) // the demo auditor
	axe(t, browser)
	screenshot(t, browser, "complaint-auditor")
	if n := read(t, browser, "forms and buttons", chromedp.Evaluate[int](`document.querySelectorAll('main form, main [data-action]').length`)); n != 0 {
		t.Error("an auditor is offered the steps of a complaint")
	}
	h.shows("办结", "调解成功")
}

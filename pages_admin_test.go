package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
)

// pressAct presses the button of the administration that opens a form for a record.
func (h hand) pressAct(name, of string) {
	h.t.Helper()
	button := fmt.Sprintf(`document.querySelector('[data-action=%q][data-of=%q]')`, name, of)
	h.until("the button "+name, button+` !== null`)
	read(h.t, h.browser, "press "+name, chromedp.Evaluate[bool](`(`+button+`.click(), true)`))
	h.until("the form "+name, `document.querySelector('form') !== null && document.activeElement.classList.contains('name')`)
}

// acted waits until a form of the administration is recorded: the page says so, and the focus is there.
func (h hand) acted(title string) {
	h.t.Helper()
	h.until("it is recorded", fmt.Sprintf(`document.querySelector('form') === null && document.querySelector('.done')?.textContent.endsWith(%q) && document.activeElement.classList.contains('done') && !document.querySelector('.skeleton')`, title))
}

// card waits until the card with a title shows texts and does not show others, which begin with "-".
func (h hand) card(title string, texts ...string) {
	h.t.Helper()
	const shown = `([...document.querySelectorAll('main section.card')].find(at => at.querySelector('h2')?.textContent === %q)?.innerText ?? '-').includes(%q) === %t`
	var all []string
	for _, text := range texts {
		other, isNot := strings.CutPrefix(text, "-")
		all = append(all, fmt.Sprintf(shown, title, other, !isNot))
	}
	h.until("the card "+title, strings.Join(all, " && "))
}

// again waits until the focus is at the field with a fault, and types a text in place of what it holds.
func (h hand) again(path, text string) {
	h.t.Helper()
	h.until("the focus at the fault", fmt.Sprintf(`document.activeElement.closest('[data-field=%q]') !== null`, path))
	read(h.t, h.browser, "take all", chromedp.Evaluate[bool](`(document.activeElement.select?.(), true)`))
	h.press(text)
}

// The sections of the administration ask one request, weigh little, and pass axe-core, on each screen, in both languages and themes, with and without
// a form.
func TestAdmin(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	h := hand{t, browser}
	admin := func(s screen, language, theme string) visitor { return visitor{s, language, theme, "demo-admin"} }
	for i, page := range []struct {
		section, shows string
		as             visitor
	}{
		{"staff", "1032058501", admin(phone, "zh", "dark")},
		{"staff", "1032058501", admin(wall, "en", "light")},
		{"access", "Account:1:4", admin(laptop, "zh", "light")},
		{"access", "Account:1:4", admin(phone, "en", "dark")},
		{"rules", "hearing.person", admin(phone, "zh", "light")},
		{"rules", "hearing.person", admin(laptop, "en", "dark")},
		{"calendar", "2014–2026", admin(wall, "zh", "dark")},
		{"calendar", "2014–2026", admin(phone, "en", "light")},
	} {
		visit(t, browser, address, "/admin?section="+page.section, page.as)
		h.until(page.section, fmt.Sprintf(`document.querySelector('main').innerText.includes(%q)`, page.shows))
		const requests, weight = `performance.getEntriesByType('resource').filter(r => r.name.endsWith('/graphql')).length`, `performance.getEntries().reduce((sum, e) => sum + (e.encodedBodySize ?? 0), 0)`
		if n := read(t, browser, "requests", chromedp.Evaluate[int](requests)); n != 2 { // one says who uses the page
			t.Errorf("%s sends %d requests, not 2", page.section, n)
		}
		n := read(t, browser, "its weight", chromedp.Evaluate[int](weight))
		if n > 300_000 || n < 50_000 {
			t.Errorf("%s weighs %d bytes", page.section, n)
		}
		t.Logf("%s weighs %d bytes", page.section, n)
		axe(t, browser)
		screenshot(t, browser, fmt.Sprintf("admin-%d-%s", i, page.section))
	}
	for page, as := range map[string]visitor{
		"section=staff&do=changeOfficer&of=Officer:1:1":       admin(phone, "en", "light"),
		"section=access&do=changeAccess&of=Account:1:2":       admin(laptop, "zh", "dark"),
		"section=rules&do=setRule&of=hearing.person":          admin(phone, "zh", "dark"),
		"section=calendar&do=setCalendar&of=2027":             admin(wall, "en", "dark"),
		"section=access&do=withdrawAccess&of=Account%3A1%3A2": admin(phone, "zh", "light"),
	} {
		visit(t, browser, address, "/admin?"+page, as)
		axe(t, browser)
		if n := read(t, browser, "its forms", chromedp.Evaluate[int](`document.querySelectorAll('main form').length`)); n != 1 {
			t.Errorf("%s has %d forms", page, n)
		}
	}
}

// Who may change nothing of the administration is not led to it. Who opens it reads what the own role may read, without forms, and is told what the server
// refuses.
func TestAdminRoles(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	h := hand{t, browser}
	const entries, forms = `[...document.querySelectorAll('header nav a')].map(at => at.getAttribute('href')).join(' ')`, `document.querySelectorAll('main form, main [data-action]').length`
	const tabs = `[...document.querySelectorAll('main .tabs a')].map(at => at.textContent).join(' ')`
	for _, c := range []struct {
		role, section, entry, tabs string
		forms                      int // forms and buttons that open them
		says                       string
	}{
		{"demo-legal", "staff", "/admin", "机构与人员 裁量规则 工作日历", 0, "变更由本机关管理员办理"},
		{"demo-legal", "access", "/admin", "机构与人员 裁量规则 工作日历", 0, "您的身份不能查看这部分内容"},
		{"demo-legal", "calendar", "/admin", "机构与人员 裁量规则 工作日历", 2, "未录入"},
		{"", "access&do=grantAccess", "", "机构与人员 账号与令牌 裁量规则 工作日历", 0, "Account:1:4"}, // the demo auditor reads, and changes nothing
		{"", "rules&do=setRule&of=hearing.person", "", "机构与人员 账号与令牌 裁量规则 工作日历", 0, "hearing.person"},
		{"demo-dashboard", "staff", "", "机构与人员 裁量规则 工作日历", 0, "***"},
	} {
		visit(t, browser, address, "/admin?section="+c.section, visitor{laptop, "zh", "light", c.role})
		h.until(c.section+" as "+c.role, fmt.Sprintf(`document.querySelector('main').innerText.includes(%q)`, c.says))
		axe(t, browser)
		if got := read(t, browser, "the navigation", chromedp.Evaluate[string](entries)); strings.Contains(got, "/admin") != (c.entry != "") {
			t.Errorf("the navigation of %q is %s", c.role, got)
		}
		if got := read(t, browser, "the sections", chromedp.Evaluate[string](tabs)); got != c.tabs {
			t.Errorf("%q sees the sections %s", c.role, got)
		}
		if n := read(t, browser, "its forms", chromedp.Evaluate[int](forms)); n != c.forms {
			t.Errorf("%s as %q: %d forms and buttons, not %d", c.section, c.role, n, c.forms)
		}
	}
}

// An administrator adds a unit and an officer, whose certificate would end before it begins: the fault stands at its field. Then the last day
// of the officer is changed, which meets the change of a colleague.
func TestAdminStaff(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	h := hand{t, browser}
	admin := visitor{laptop, "zh", "light", "demo-admin"}
	visit(t, browser, address, "/", admin)
	h.tabTo("the administration", `at.getAttribute('href') === '/admin'`)
	h.press(kb.Enter)
	h.until("the staff", `document.querySelectorAll('main section.card').length === 12`)

	h.tabTo("the new unit", `at.textContent === '＋ 设立内设机构'`)
	h.press(kb.Enter)
	h.until("the form", `document.querySelector('form') !== null && document.activeElement.classList.contains('name')`)
	h.fill("name", "城厢分局")
	h.choose("kind", "分局")
	h.record()
	if fault := h.fault("name"); !strings.Contains(fault, "城厢分局") && !strings.Contains(fault, "已有") {
		t.Errorf("a second unit of a name: %q", fault)
	}
	h.again("name", "城北分局")
	h.record()
	h.acted("设立内设机构")
	h.card("城北分局", "分局 · 0 人", "还没有执法人员")

	visit(t, browser, address, "/admin", admin)
	h.tabTo("the new officer", `at.textContent === '＋ 登记执法人员'`)
	h.press(kb.Enter)
	h.until("the form", `document.querySelector('form') !== null && document.activeElement.classList.contains('name')`)
	h.fill("name", "王芳")
	h.choose("unit", "城北分局")
	h.fill("certificateNo", "32058599")
	h.day("certifiedFrom", "20260101")
	h.day("certifiedUntil", "20251231")
	h.record()
	if fault := h.fault("certifiedUntil"); !strings.Contains(fault, "2025年12月31日") || !strings.Contains(fault, "2026年1月1日") {
		t.Errorf("a certificate that ends before it begins: %q", fault)
	}
	axe(t, browser)
	screenshot(t, browser, "admin-officer-fault")
	h.day("certifiedUntil", "20291231")
	h.until("the outlook", `document.querySelector('.preview .good') !== null && document.querySelector('.preview').innerText.includes('2029-12-31')`)
	h.record()
	h.acted("登记执法人员")
	h.card("城北分局", "分局 · 1 人", "王芳", "32058599", "2026-01-01 至 2029-12-31")
	const officers = `{ officers(where: {certificateNo: {eq: "32058599"}}) { nodes { id name certifiedFrom certifiedUntil version unit { name } } } }`
	added := askAs(t, browser, "demo-admin", officers)
	id := strings.Trim(fieldOf(added, "id"), `"`)
	if want := fmt.Sprintf(`{"officers":{"nodes":[{"id":%q,"name":"王芳","certifiedFrom":"2026-01-01","certifiedUntil":"2029-12-31","version":1,"unit":{"name":"城北分局"}}]}}`, id); added != want {
		t.Fatalf("added was %s, not %s", added, want)
	}

	// While the last day is being changed, a colleague corrects the name.
	h.pressAct("changeOfficer", id)
	h.until("the outlook", `document.querySelector('.preview').innerText.includes('还没有改动')`)
	h.day("certifiedUntil", "20300630")
	mutate(t, address, "demo-admin", `mutation($officer: ID!) { changeOfficer(input: {officer: $officer, name: "王方"}) { officer { id } } }`, map[string]any{"officer": id})
	h.record()
	h.until("the conflict", `document.querySelector('.conflict') !== null`)
	if shown := read(t, browser, "the conflict", chromedp.Text(".conflict")); !strings.Contains(shown, "王芳") || !strings.Contains(shown, "王方") || strings.Contains(shown, "2030") {
		t.Errorf("the conflict shows %q", shown)
	}
	axe(t, browser)
	screenshot(t, browser, "admin-conflict")
	h.tabTo("the way on", `at.textContent === '按最新内容继续'`)
	h.press(kb.Enter)
	h.until("what is there now", `document.querySelector('.conflict') === null && document.querySelector('[data-field=name] input').value === '王方' && document.querySelector('.preview .good') !== null`)
	h.field("certificateNo")
	h.record()
	h.acted("变更执法人员：王方")
	if got, want := askAs(t, browser, "demo-admin", officers), fmt.Sprintf(`{"officers":{"nodes":[{"id":%q,"name":"王方","certifiedFrom":"2026-01-01","certifiedUntil":"2030-06-30","version":3,"unit":{"name":"城北分局"}}]}}`, id); got != want {
		t.Errorf("changed was %s, not %s", got, want)
	}
	h.card("城北分局", "王方", "2026-01-01 至 2030-06-30")
	axe(t, browser)
	h.pressAct("changeUnit", "Unit:1:1")
	h.press(kb.Escape)
	h.until("the focus is back", `document.querySelector('form') === null && document.activeElement.matches('[data-action=changeUnit][data-of="Unit:1:1"]')`)
	if drafts := read(t, browser, "the drafts", chromedp.Evaluate[int](`Object.keys(localStorage).filter(name => name.startsWith('docket.draft.')).length`)); drafts != 0 {
		t.Errorf("%d drafts are left after all was recorded", drafts)
	}
}

// An administrator grants an account, narrows it, and withdraws it; and revokes a token, which is refused from then on.
func TestAdminAccess(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	url := postgrestest.Clone(t, demotest.Template)
	token := strings.TrimSpace(printed(t, "token", "create", "--account", "Account:1:4", "--name", "三楼大屏", "--database", url))
	address := startService(t, func(string) []string { return []string{"--database", url} })
	browser := chromium(t)
	h := hand{t, browser}
	visit(t, browser, address, "/admin?section=access", visitor{laptop, "zh", "dark", "demo-admin"})
	const accounts = `{ accounts(where: {name: {eq: "王芳"}}) { nodes { id role subject validUntil withdrawal units { nodes { name } } officer { name } } } }`

	h.pressAct("grantAccess", "")
	h.fill("name", "王芳")
	h.choose("role", "看板")
	if n := read(t, browser, "fields of legal staff", chromedp.Evaluate[int](`document.querySelectorAll('[data-field=units], [data-field=officer]').length`)); n != 0 {
		t.Error("a display is offered units")
	}
	h.choose("role", "办案")
	h.fill("subject", "248289761001")
	h.pick("units", "城厢")
	h.day("validUntil", "20200101")
	h.record()
	if fault := h.fault("validUntil"); !strings.Contains(fault, "2020年1月1日") {
		t.Errorf("a last day in the past: %q", fault)
	}
	axe(t, browser)
	h.day("validUntil", "20991231")
	h.until("the outlook", `document.querySelector('.preview .good') !== null && document.querySelector('.preview').innerText.includes('只能办理：城厢分局')`)
	screenshot(t, browser, "admin-grant")
	h.record()
	h.acted("授权")
	granted := askAs(t, browser, "demo-admin", accounts)
	id := strings.Trim(fieldOf(granted, "id"), `"`)
	if want := fmt.Sprintf(`{"accounts":{"nodes":[{"id":%q,"role":"LEGAL","subject":"248289761001","validUntil":"2099-12-31","withdrawal":null,"units":{"nodes":[{"name":"城厢分局"}]},"officer":null}]}}`, id); granted != want {
		t.Fatalf("granted was %s, not %s", granted, want)
	}
	h.card("账号", "王芳", "248289761001")

	h.pressAct("changeAccess", id)
	h.choose("role", "审计")
	h.until("the outlook", `document.querySelector('.preview .good') !== null`)
	h.record()
	h.acted("变更授权：王芳")
	if got, want := askAs(t, browser, "demo-admin", accounts), fmt.Sprintf(`{"accounts":{"nodes":[{"id":%q,"role":"AUDITOR","subject":"248289761001","validUntil":"2099-12-31","withdrawal":null,"units":{"nodes":[]},"officer":null}]}}`, id); got != want {
		t.Errorf("changed was %s, not %s", got, want)
	}

	h.pressAct("withdrawAccess", id)
	h.record()
	if fault := h.fault("reason"); fault == "" {
		t.Error("a withdrawal without a reason is not told of it")
	}
	h.again("reason", "调离")
	h.until("the outlook", `document.querySelector('.preview .good') !== null && document.querySelector('.preview').innerText.includes('王芳 从下一次请求起不能再使用')`)
	axe(t, browser)
	h.record()
	h.acted("停用：王芳")
	h.card("账号", "Account:1:4", "-王芳")
	visit(t, browser, address, "/admin?section=access&state=withdrawn", visitor{phone, "en", "light", "demo-admin"})
	h.card("Accounts", "王芳", "调离", "-Account:1:4")

	status := func() int {
		t.Helper()
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+"/graphql", strings.NewReader(`{"query": "{ viewer { name } }"}`))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", "Bearer "+token)
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		return answer.StatusCode
	}
	if got := status(); got != http.StatusOK {
		t.Fatalf("the token is answered with %d", got)
	}
	made := askAs(t, browser, "demo-admin", `{ accessTokens(where: {name: {eq: "三楼大屏"}}) { nodes { id } } }`)
	id = strings.Trim(strings.TrimRight(fieldOf(made, "id"), "}]"), `"`)
	h.pressAct("revokeToken", id)
	h.until("the outlook", `document.querySelector('.preview .good') !== null`)
	axe(t, browser)
	h.tabTo("the revocation", `at.matches('form .danger')`)
	h.press(kb.Enter)
	h.acted("Revoke: 三楼大屏")
	h.card("Tokens", "docket token create", "-三楼大屏")
	if got := status(); got != http.StatusUnauthorized {
		t.Errorf("the revoked token is answered with %d", got)
	}
}

// An administrator sets a rule in place of the law's, and enters a year from the text of the notice: the weekends within a span are left out, and a day
// that is no weekend is told at its field.
func TestAdminLaw(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	address := startDemo(t)
	browser := chromium(t)
	h := hand{t, browser}
	visit(t, browser, address, "/admin?section=rules", visitor{laptop, "zh", "light", "demo-admin"})
	h.pressAct("setRule", "hearing.person")
	h.fill("value", "五千")
	h.record()
	if fault := h.fault("value"); !strings.Contains(fault, "写成数字") {
		t.Errorf("a value that is no number: %q", fault)
	}
	h.fill("value", "5000")
	h.day("effectiveFrom", "20240701")
	h.day("effectiveUntil", "20240630")
	h.fill("article", "苏市监法〔2024〕12号")
	h.fill("approvedBy", "张建国")
	h.record()
	if fault := h.fault("effectiveUntil"); !strings.Contains(fault, "2024年6月30日") {
		t.Errorf("a setting that ends before it begins: %q", fault)
	}
	h.day("effectiveUntil", "20991231")
	h.until("the outlook", `document.querySelector('.preview .good') !== null && document.querySelector('.preview').innerText.includes('自 2024-07-01 起为 ¥5,000.00（法定 ¥10,000.00）')`)
	axe(t, browser)
	h.record()
	h.acted("设定：公民听证的数额标准")
	h.card("本局可以设定", "张建国")
	row := read(t, browser, "the rule", chromedp.Evaluate[string](`[...document.querySelectorAll('tbody tr')].find(at => at.innerText.includes('hearing.person')).innerText`))
	for _, want := range []string{"公民听证的数额标准", "¥10,000.00", "¥5,000.00", "依据苏市监法〔2024〕12号，张建国批准", "2024-07-01", "条文待核"} {
		if !strings.Contains(row, want) {
			t.Errorf("the rule is shown without %s:\n%s", want, row)
		}
	}
	const settings = `{ ruleSettings(where: {rule: {eq: "hearing.person"}}) { nodes { value effectiveFrom effectiveUntil } } }`
	if got := askAs(t, browser, "demo-legal", settings); got != `{"ruleSettings":{"nodes":[{"value":"5000.000","effectiveFrom":"2024-07-01","effectiveUntil":"2099-12-31"}]}}` {
		t.Errorf("set was %s", got)
	}

	visit(t, browser, address, "/admin?section=calendar", visitor{laptop, "zh", "light", "demo-admin"})
	h.pressAct("setCalendar", "2027")
	h.fill("source", "国办发明电〔2026〕9号")
	h.fill("off", "元旦")
	h.record()
	if fault := h.fault("off"); !strings.Contains(fault, "2月5日至11日") {
		t.Errorf("a text that lists no days: %q", fault)
	}
	// 2027-01-01 is a Friday, 02-05 too; 02-03 is a Wednesday, 02-14 a Sunday.
	h.fill("off", "1月1日（星期五），2月5日至11日")
	h.fill("worked", "2月3日")
	h.record()
	if fault := h.fault("worked"); !strings.Contains(fault, "2027年2月3日") {
		t.Errorf("a working day as a worked weekend: %q", fault)
	}
	axe(t, browser)
	h.fill("worked", "2-14")
	h.until("the outlook", `document.querySelector('.preview .good') !== null && document.querySelector('.preview').innerText.includes('2027 年有 256 个工作日')`)
	h.record()
	h.acted("录入节假日安排")
	const days = `{ off: calendarDays(where: {isWorking: {eq: false}, day: {gte: "2027-01-01"}}, orderBy: {day: ASC}) { nodes { day } } worked: calendarDays(where: {isWorking: {eq: true}, day: {gte: "2027-01-01"}}) { nodes { day } } }`
	if got := askAs(t, browser, "demo-legal", days); got != `{"off":{"nodes":[{"day":"2027-01-01"},{"day":"2027-02-05"},{"day":"2027-02-08"},{"day":"2027-02-09"},{"day":"2027-02-10"},{"day":"2027-02-11"}]},"worked":{"nodes":[{"day":"2027-02-14"}]}}` {
		t.Errorf("entered was %s", got)
	}
	h.card("已知的年份", "02-05 – 02-11", "256", "录入 2028 年")
}

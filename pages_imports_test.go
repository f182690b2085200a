package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"

	"docket/exchange/mapping"
	"docket/exchange/template"
	"docket/messages"
)

// filledTemplate writes the template of cases of the demo bureau with rows, and returns the path of the file.
func filledTemplate(t *testing.T, rows ...[]any) string {
	t.Helper()
	workbook, _ := template.Named("cases")
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	var written strings.Builder
	if err := workbook.Write(&written, messages.Chinese, mapping.Spec{
		Currency: "CNY", TimeZone: "Asia/Shanghai", Agency: mapping.Agency{Code: "320585", Name: "太仓市市场监督管理局（演示）", ShortName: "太市监", Level: "COUNTY"},
	}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(strings.NewReader(written.String()))
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if err := book.SetSheetRow("行政处罚案件台账", fmt.Sprintf("A%d", i+2), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// A legal officer uploads a filled template with faults, sees them at their cells, uploads the corrected one, imports it, and takes it back.
func TestImportsPage(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	right := []any{"太市监案〔2023〕9001号", "太仓市浮桥镇好味道餐馆", "个体工商户", nil, "食品", "监督检查", "普通程序", "经营过期食品", "2023-03-01", 1200.5, "太市监处罚〔2023〕9001号", "2023-05-06", 5000, 87.5, "是"}
	wrong := []any{"太市监案〔2023〕9002号", "张三食品店", "个体户", nil, "食品", "监督检查", "普通程序", "经营过期食品", "2023-13-01", nil, "太市监处罚〔2023〕9002号", "2023-05-06", 3000}
	corrected := []any{"太市监案〔2023〕9002号", "张三食品店", "个体工商户", nil, "食品", "监督检查", "普通程序", "经营过期食品", "2023-03-01", nil, "太市监处罚〔2023〕9002号", "2023-05-06", 3000}
	address := startDemo(t)
	browser := chromium(t)
	visit(t, browser, address, "/desk/imports", visitor{laptop, "zh", "light", "demo-legal"})
	h := hand{t, browser}
	h.until("the templates", `document.querySelectorAll('.templates button').length === 10`)
	axe(t, browser)
	screenshot(t, browser, "imports-empty")
	ask := func(query string) string {
		t.Helper()
		body, err := json.Marshal(map[string]string{"query": query})
		if err != nil {
			t.Fatal(err)
		}
		return read(t, browser, "what the API has", chromedp.Evaluate[string](fmt.Sprintf(`fetch('/graphql', {method: 'POST', headers: {'Content-Type': 'application/json', Authorization: 'Bearer demo-legal'}, body: %q}).then(r => r.json()).then(a => JSON.stringify(a.data))`, body), chromedp.EvalAwaitPromise))
	}
	const figures = `{ cases { totalCount } parties { totalCount } penalties { aggregate { count sum { amount } } } }`
	before := ask(figures)

	look(t, browser, "choose the file", chromedp.SetUploadFiles(`input[type=file]`, []string{filledTemplate(t, right, wrong)}))
	h.until("the faults", `document.querySelector('.scroll')?.innerText.includes('I3') && document.querySelector('.scroll').innerText.includes('C3')`)
	if text := read(t, browser, "the faults", chromedp.Text(".scroll")); !strings.Contains(text, `不能填写"个体户"：请填写下列之一：自然人、个体工商户、公司`) || !strings.Contains(text, `"2023-13-01"不是日期`) {
		t.Errorf("the faults are told as\n%s", text)
	}
	if !read(t, browser, "the button", chromedp.Evaluate[bool](`[...document.querySelectorAll('main .button.primary')].at(-1).disabled`)) {
		t.Error("a file with a fault may be imported although nothing is to be imported then")
	}
	axe(t, browser)
	screenshot(t, browser, "imports-faults")
	if now := ask(figures); now != before {
		t.Errorf("a trial changed the records from %s to %s", before, now)
	}

	look(t, browser, "choose the corrected file", chromedp.SetUploadFiles(`input[type=file]`, []string{filledTemplate(t, right, corrected)}))
	h.until("all is right", `[...document.querySelectorAll('main .button.primary')].some(at => at.textContent === '导入' && !at.disabled) && document.querySelector('.sum')?.innerText.startsWith('2 行')`)
	screenshot(t, browser, "imports-trial")
	read(t, browser, "import", chromedp.Evaluate[bool](`([...document.querySelectorAll('main .button.primary')].find(at => at.textContent === '导入').click(), true)`))
	h.until("it is imported", `document.querySelector('.outcome')?.innerText.includes('，共 2 行。') && document.querySelector('.outcome').innerText.includes('已导入，编号')`)
	axe(t, browser)
	screenshot(t, browser, "imports-done")
	const want = `{"cases":{"nodes":[{"caseNo":"太市监案〔2023〕9001号","fineAmount":"5000.00","party":{"name":"太仓市浮桥镇好味道餐馆"}},{"caseNo":"太市监案〔2023〕9002号","fineAmount":"3000.00","party":{"name":"张三食品店"}}]}}`
	if got := ask(`{ cases(where: {caseNo: {in: ["太市监案〔2023〕9001号", "太市监案〔2023〕9002号"]}}, orderBy: [{caseNo: ASC}], first: 3) { nodes { caseNo fineAmount party { name } } } }`); got != want {
		t.Errorf("imported was\n%s\nnot\n%s", got, want)
	}

	read(t, browser, "take it back", chromedp.Evaluate[bool](`([...document.querySelectorAll('main button')].find(at => at.textContent === '撤销').click(), true)`))
	h.until("the question", `document.querySelector('[role=dialog]')?.innerText.includes('次导入？')`)
	axe(t, browser)
	screenshot(t, browser, "imports-undo")
	read(t, browser, "confirm", chromedp.Evaluate[bool](`(document.querySelector('[role=dialog] .button.primary').click(), true)`))
	h.until("it is taken back", `document.querySelector('.outcome')?.innerText.includes('次导入已撤销') && document.querySelector('main')?.innerText.includes('已撤销')`)
	if now := ask(figures); now != before {
		t.Errorf("after the undoing the records are %s, not %s", now, before)
	}

	visit(t, browser, address, "/desk/imports", visitor{phone, "en", "dark", "demo-legal"})
	h.until("the templates", `document.querySelectorAll('.templates button').length === 10`)
	axe(t, browser)
	screenshot(t, browser, "imports-phone")
	visit(t, browser, address, "/desk/imports", visitor{phone, "en", "dark", ""}) // the demo auditor
	if n := read(t, browser, "its fields", chromedp.Evaluate[int](`document.querySelectorAll('main button, main input').length`)); n != 0 {
		t.Errorf("an auditor sees %d fields", n)
	}
}

package main

import (
	"encoding/csv"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/jackc/pgx/v5"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
)

// tableReady says that the bench shows the answer to its question.
const tableReady = `!!document.querySelector('.result table tbody') && document.querySelector('.result').getAttribute('aria-busy') === 'false'`

// shownTable is the table of the bench: the texts of the cells of its rows, the last of which is the total.
const shownTable = `[...document.querySelectorAll('.result table tbody tr, .result table tfoot tr')].map(r => [...r.cells].map(c => c.innerText.trim()))`

// An auditor opens a worked question and finds the figures of the published paragraph, opens a cell with the keyboard to as many records
// as it says, sends the link, and exports what is shown.
func TestBench(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	browser, database := chromium(t), postgrestest.Clone(t, demotest.Template)
	address := startService(t, func(string) []string { return []string{"--database", database} })

	visit(t, browser, address, "/bench", visitor{laptop, "zh", "light", ""})
	axe(t, browser)
	screenshot(t, browser, "bench-start")
	look(t, browser, "open the example", chromedp.Click(`[data-example="fields-months"]`))
	read(t, browser, "wait for the table", chromedp.Poll[bool](tableReady))
	rows := read(t, browser, "read the table", chromedp.Evaluate[[][]string](shownTable))
	total := rows[len(rows)-1]
	// 13 fields of law, 12 months and the total of two measures each.
	if len(rows) != 14 || len(total) != 27 || total[25] != "¥5,920,000.00" || total[26] != "1,991" {
		t.Errorf("%d rows, total %q", len(rows), total)
	}
	axe(t, browser)
	screenshot(t, browser, "bench-pivot")

	t.Run("CSV", func(t *testing.T) {
		read(t, browser, "keep what is downloaded", chromedp.Evaluate[bool](`URL.createObjectURL = file => (window.exported = file, 'blob:none'), true`))
		look(t, browser, "export", chromedp.Click(`//button[contains(., '导出 CSV')]`))
		text := read(t, browser, "read the file", chromedp.Poll[string](`window.exported && window.exported.text()`))
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
		r.FieldsPerRecord = -1
		lines, err := r.ReadAll()
		if err != nil {
			t.Fatalf("%v in %.500s", err, text)
		}
		if !strings.Contains(text, "决定日期 在 2023年") || !strings.Contains(text, "query Bench { cases(") || !strings.Contains(text, "/bench?q=") || !strings.Contains(text, "查询人,") {
			t.Errorf("the first lines lack the definition: %.900s", text)
		}
		if len(lines) < len(rows) {
			t.Fatalf("%d lines", len(lines))
		}
		for i, line := range lines[len(lines)-len(rows):] {
			for c, cell := range line {
				shown := strings.NewReplacer("¥", "", ",", "", "–", "").Replace(rows[i][c])
				a, errA := strconv.ParseFloat(shown, 64)
				b, errB := strconv.ParseFloat(cell, 64)
				if shown != cell && (errA != nil || errB != nil || a != b) {
					t.Errorf("row %d, column %d: the table says %q, the file %q", i+1, c+1, rows[i][c], cell)
				}
			}
		}
	})

	t.Run("Cell", func(t *testing.T) {
		// The number of cases of the first field in the first month.
		cell := read(t, browser, "focus a cell", chromedp.Evaluate[string](`(() => { const link = document.querySelectorAll('.result tbody tr')[0].cells[2].querySelector('a'); link.focus(); return link.innerText })()`))
		look(t, browser, "press Enter", chromedp.KeyEvent(kb.Enter))
		read(t, browser, "wait for the list", chromedp.Poll[bool](`!!document.querySelector('.result details.columns') && `+tableReady))
		records := read(t, browser, "count the records", chromedp.Evaluate[[]string](`[...document.querySelectorAll('.result tbody tr')].map(r => r.querySelector('a').getAttribute('href'))`))
		says := read(t, browser, "read the count", chromedp.Evaluate[string](`document.querySelector('.result header').innerText`))
		if strconv.Itoa(len(records)) != cell || !strings.Contains(says, "共 "+cell+" 条记录") || !strings.HasPrefix(records[0], "/desk/cases/Case:") {
			t.Errorf("the cell says %s, the list %q with %d records, the first %s", cell, says, len(records), records[0])
		}
		axe(t, browser)
		screenshot(t, browser, "bench-records")

		link := read(t, browser, "take the link", chromedp.Location())
		look(t, browser, "open the link", chromedp.Navigate("about:blank"), chromedp.Navigate(link))
		read(t, browser, "wait for the list again", chromedp.Poll[bool](`!!document.querySelector('.result details.columns') && `+tableReady))
		if again := read(t, browser, "count again", chromedp.Evaluate[int](`document.querySelectorAll('.result tbody tr').length`)); again != len(records) {
			t.Errorf("the link shows %d records, not %d", again, len(records))
		}
	})

	t.Run("SlowestUnit", func(t *testing.T) {
		db, err := pgx.Connect(t.Context(), database)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close(t.Context())
		var unit, median string
		if err := db.QueryRow(t.Context(), `SELECT u.name, trim_scale((percentile_cont(0.5) WITHIN GROUP (ORDER BY decided_on - filed_on))::numeric)::text
			FROM cases c JOIN units u ON (u.agency_id, u.id) = (c.agency_id, c.unit_id) WHERE decided_on BETWEEN '2023-01-01' AND '2023-12-31'
			GROUP BY u.id, u.name ORDER BY percentile_cont(0.5) WITHIN GROUP (ORDER BY decided_on - filed_on) DESC, u.id LIMIT 1`).Scan(&unit, &median); err != nil {
			t.Fatal(err)
		}
		visit(t, browser, address, "/bench", visitor{phone, "en", "dark", ""})
		look(t, browser, "open the example", chromedp.Click(`[data-example="decision-days"]`))
		read(t, browser, "wait for the table", chromedp.Poll[bool](tableReady))
		rows := read(t, browser, "read the table", chromedp.Evaluate[[][]string](shownTable))
		if rows[0][0] != unit || rows[0][len(rows[0])-1] != median {
			t.Errorf("the bench says %q, SQL %s with %s days", rows[0], unit, median)
		}
		axe(t, browser)
		screenshot(t, browser, "bench-phone")
	})

	t.Run("Kept", func(t *testing.T) {
		db, err := pgx.Connect(t.Context(), database)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close(t.Context())
		// Units with more than 140 decisions, 8 % of which impose more than 10,000 yuan.
		var want [][]string
		found, err := db.Query(t.Context(), `SELECT u.name, count(*)::text, to_char(round(100.0 * count(*) FILTER (WHERE f.fines > 10000) / count(*), 2), 'FM990.00') || ' %'
			FROM cases c JOIN units u ON (u.agency_id, u.id) = (c.agency_id, c.unit_id)
			CROSS JOIN LATERAL (SELECT sum(p.amount) AS fines FROM penalties p WHERE p.agency_id = c.agency_id AND p.case_id = c.id AND p.kind = 'FINE' AND p.withdrawn_on IS NULL) f
			WHERE c.decided_on BETWEEN '2023-01-01' AND '2023-12-31'
			GROUP BY u.id, u.name HAVING count(*) > 140 AND count(*) FILTER (WHERE f.fines > 10000) >= 0.08 * count(*) ORDER BY count(*) DESC, u.id`)
		if err != nil {
			t.Fatal(err)
		}
		for found.Next() {
			row := make([]string, 3)
			if err := found.Scan(&row[0], &row[1], &row[2]); err != nil {
				t.Fatal(err)
			}
			want = append(want, row)
		}
		if err := found.Err(); err != nil || len(want) < 2 {
			t.Fatalf("%d units: %v", len(want), err)
		}
		question := `{"s":"Case","rows":[{"p":"unit"}],"m":[{"fn":"count"},{"fn":"ratio","of":{"fn":"count","w":[{"k":"field","p":"fineAmount","c":"gt","v":"10000"}]},"to":{"fn":"count"}}],
			"w":[{"k":"field","p":"decidedOn","c":"year","v":2023}],"h":[{"m":0,"c":"gt","v":"140"},{"m":1,"c":"gte","v":"8"}],"t":"重罚较多的机构"}`
		visit(t, browser, address, "/bench?q="+url.QueryEscape(question), visitor{laptop, "zh", "light", ""})
		read(t, browser, "wait for the table", chromedp.Poll[bool](tableReady))
		rows := read(t, browser, "read the table", chromedp.Evaluate[[][]string](shownTable))
		if got := rows[:len(rows)-1]; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("the bench keeps %q, SQL %q", got, want)
		}
		axe(t, browser)
		screenshot(t, browser, "bench-kept")
		look(t, browser, "see the records", chromedp.Click(`//a[contains(., '看记录')]`))
		read(t, browser, "wait for the list", chromedp.Poll[bool](`!!document.querySelector('.result details.columns') && `+tableReady))
		if title := read(t, browser, "the title", chromedp.Text("h1")); !strings.HasPrefix(title, "重罚较多的机构 · ") {
			t.Errorf("the title of the records is %q", title)
		}
	})

	t.Run("Refused", func(t *testing.T) {
		question := `{"s":"Case","rows":[{"p":"field"},{"p":"cause"}],"m":[{"fn":"count"}],"w":[],"t":"=1+1"}`
		visit(t, browser, address, "/bench?q="+url.QueryEscape(question), visitor{laptop, "zh", "light", "demo-dashboard"})
		told := read(t, browser, "wait for the refusal", chromedp.Poll[string](`document.querySelectorAll('.item.fault').length === 1 && document.querySelector('.item.fault .fault-text').innerText`))
		if !strings.Contains(told, "Case.cause") {
			t.Errorf("beside the group stands %q", told)
		}
		axe(t, browser)
		screenshot(t, browser, "bench-refused")
	})
}

package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/jackc/pgx/v5"
	"github.com/xuri/excelize/v2"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
)

// another opens a page in a browser that shares nothing with the first: neither cookies nor what pages keep.
func another(t *testing.T, first context.Context) context.Context {
	t.Helper()
	ctx, cancel := chromedp.NewContext(first, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	return ctx
}

// received keeps what the WebSockets of a page receive.
type received struct {
	lock     sync.Mutex
	messages []string
}

// listen keeps what the WebSockets of a page receive from now on.
func listen(t *testing.T, page context.Context) *received {
	t.Helper()
	r := new(received)
	err := chromedp.Listen(page, func(event any) {
		if frame, ok := event.(*network.EventWebSocketFrameReceived); ok {
			r.lock.Lock()
			defer r.lock.Unlock()
			r.messages = append(r.messages, string(frame.Response.PayloadData))
		}
	})
	if err == nil {
		_, err = chromedp.Call(page, network.Enable, network.EnableParams{})
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// answers returns the answers of live queries that were received so far.
func (r *received) answers(t *testing.T) []string {
	t.Helper()
	r.lock.Lock()
	defer r.lock.Unlock()
	var found []string
	for _, text := range r.messages {
		var m struct {
			Type    string
			Payload json.RawMessage
		}
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			t.Fatalf("%v: %s", err, text)
		}
		if m.Type == "next" {
			found = append(found, string(m.Payload))
		}
	}
	return found
}

// mutate sends a mutation by a token and returns the text of its data.
func mutate(t *testing.T, address, token, text string, variables map[string]any) string {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": text, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var got struct{ Data, Errors json.RawMessage }
	if err := json.NewDecoder(answer.Body).Decode(&got); err != nil || len(got.Errors) > 0 {
		t.Fatalf("%v: %s", err, got.Errors)
	}
	return string(got.Data)
}

// A decision that a legal officer makes in one browser appears in the browser of a colleague that has the dashboard open. The same page, open in
// the browser of another agency, receives nothing of it, though it receives what its own agency decides afterwards.
func TestDecisionReachesItsAgencyOnly(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	database := postgrestest.Clone(t, demotest.Template)
	on := func(args ...string) string {
		t.Helper()
		return strings.TrimSpace(printed(t, append(args, "--database", database)...))
	}
	outside := strings.TrimPrefix(on("agency", "add", "--code", "320581", "--name", "常熟市市场监督管理局", "--short-name", "常市监"), "Agency:")
	db, err := pgx.Connect(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(t.Context())
	if _, err := db.Exec(t.Context(), `WITH unit AS (INSERT INTO units (agency_id, name, kind) VALUES ($1, '一分局', 'BRANCH') RETURNING agency_id, id)
		INSERT INTO officers (agency_id, unit_id, name, certificate_no, certified_from) SELECT agency_id, id, name, name, '2010-01-01' FROM unit, unnest(ARRAY['甲', '乙']) name`, outside); err != nil {
		t.Fatal(err)
	}
	// tokenOf makes an account of an agency, and returns its token. The roles of the demo mode belong to no agency: they see all.
	tokenOf := func(code, role string) string {
		t.Helper()
		account := on("account", "grant", "--agency", code, "--name", "王芳", "--role", role, "--until", "2099-12-31")
		return on("token", "create", "--account", account, "--name", role)
	}
	officerToken, colleagueToken := tokenOf("320585", "LEGAL"), tokenOf("320585", "DASHBOARD")
	strangerToken, strangerOfficerToken := tokenOf("320581", "DASHBOARD"), tokenOf("320581", "LEGAL")
	officer, address := chromium(t), startService(t, func(string) []string { return []string{"--database", database} })

	// The other agency has a case that is not decided yet.
	var unit, first, second, provision int64
	if err := db.QueryRow(t.Context(), `SELECT unit_id, min(id), max(id), (SELECT min(id) FROM provisions WHERE field = 'FOOD') FROM officers WHERE agency_id = $1 GROUP BY 1`, outside).
		Scan(&unit, &first, &second, &provision); err != nil {
		t.Fatal(err)
	}
	now := time.Now().In(time.FixedZone("", 8*60*60))
	key := func(kind string, id int64) string { return fmt.Sprintf("%s:%s:%d", kind, outside, id) }
	today := now.Format(time.DateOnly)
	var filed struct {
		FileCase struct{ Case struct{ ID string } }
	}
	if err := json.Unmarshal([]byte(mutate(t, address, strangerOfficerToken, `mutation($unit: ID!, $officers: [ID!]!, $on: Date!) { fileCase(input: {unit: $unit, officers: $officers, field: FOOD,
		source: INSPECTION, procedure: SIMPLIFIED, cause: "某案", filedOn: $on, newParty: {kind: NATURAL_PERSON, name: "某某"}}) { case { id } } }`,
		map[string]any{"unit": key("Unit", unit), "officers": []string{key("Officer", first), key("Officer", second)}, "on": today})), &filed); err != nil {
		t.Fatal(err)
	}

	visit(t, officer, address, "/desk", visitor{laptop, "zh", "light", officerToken})
	colleague, stranger := another(t, officer), another(t, officer)
	page := fmt.Sprintf("/dashboard/enforcement?period=%d", now.Year())
	got := map[context.Context]*received{colleague: listen(t, colleague), stranger: listen(t, stranger)}
	visit(t, colleague, address, page, visitor{laptop, "zh", "light", colleagueToken})
	visit(t, stranger, address, page, visitor{laptop, "zh", "light", strangerToken})
	// A page that is not in front may draw no frames: it is asked by a clock.
	shows := func(who context.Context, decided int) {
		t.Helper()
		look(t, who, "the mark of a live page", chromedp.WaitVisible(`.live`))
		read(t, who, fmt.Sprintf("%d cases decided", decided), chromedp.Poll[bool](fmt.Sprintf(`document.querySelector('main').innerText.match(/办结案件（件）\s+(\d+)/)?.[1] === '%d'`, decided), chromedp.WithPollingInterval(50*time.Millisecond)))
	}
	shows(colleague, 0)
	shows(stranger, 0)
	for decided := range 2 {
		if said := read(t, officer, "decide a case", chromedp.Evaluate[string](strings.Replace(decideInPage, "demo-legal", officerToken, 1), chromedp.EvalAwaitPromise)); said != "done" {
			t.Fatal(said)
		}
		shows(colleague, decided+1)
	}
	if n := len(got[colleague].answers(t)); n < 3 {
		t.Errorf("the colleague's page received %d answers", n)
	}

	// The server tells of changes in the order in which they were made: had the decisions been sent to the stranger, they would be there before this one.
	mutate(t, address, strangerOfficerToken, `mutation($case: ID!, $on: Date!, $provision: ID!) { decidePenalty(input: {case: $case, decidedOn: $on, penalties: [{kind: WARNING, provision: $provision}]}) { decision { id } } }`,
		map[string]any{"case": filed.FileCase.Case.ID, "on": today, "provision": fmt.Sprintf("Provision:%d", provision)})
	shows(stranger, 1)
	shows(colleague, 2)
	if answers := got[stranger].answers(t); len(answers) != 2 {
		t.Errorf("the page of the other agency received %d answers, not the first and that of its own decision:\n%s", len(answers), strings.Join(answers, "\n"))
	}
	for _, who := range []context.Context{colleague, stranger} {
		if loads := read(t, who, "loads", chromedp.Evaluate[int](`performance.getEntriesByType('navigation').length + performance.getEntriesByType('resource').filter(r => r.name.endsWith('/graphql')).length`)); loads != 1+2 {
			t.Errorf("a page was loaded, or asked, %d times instead of 3", loads)
		}
	}
	screenshot(t, colleague, "live-colleague")
	screenshot(t, stranger, "live-other-agency")
}

// The button beside CSV downloads the whole list of records as an xlsx file.
func TestDownloadExcel(t *testing.T) {
	if testing.Short() {
		t.Skip("starts the program and a browser")
	}
	t.Parallel()
	database, folder := postgrestest.Clone(t, demotest.Template), t.TempDir()
	page, address := chromium(t), startService(t, func(string) []string { return []string{"--database", database} })
	db, err := pgx.Connect(t.Context(), database)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close(t.Context())
	var cases int
	var amount string
	if err := db.QueryRow(t.Context(), `SELECT count(DISTINCT c.id), sum(p.amount)::text FROM cases c LEFT JOIN penalties p ON (p.agency_id, p.case_id) = (c.agency_id, c.id) AND p.withdrawn_on IS NULL
		WHERE c.agency_id = 1 AND c.field = 'FOOD' AND c.decided_on BETWEEN '2023-01-01' AND '2023-12-31'`).Scan(&cases, &amount); err != nil {
		t.Fatal(err)
	}
	visit(t, page, address, "/records?"+url.Values{"of": {"cases"}, "where": {`{"decidedOn":{"gte":"2023-01-01","lte":"2023-12-31"},"field":{"eq":"FOOD"}}`}, "title": {"食品案件"}, "under": {"2023年"}, "in": {"zh"}}.Encode(),
		visitor{laptop, "zh", "light", ""})
	if _, err := chromedp.CallBrowser(page, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder, EventsEnabled: new(true),
	}); err != nil {
		t.Fatal(err)
	}
	progress := chromedp.BrowserEvents(page, browser.DownloadProgress)
	look(t, page, "export", chromedp.Click(`//button[contains(., '导出 Excel')]`))
	for state, err := range progress {
		if err != nil {
			t.Fatal(err)
		}
		if state.State == browser.DownloadProgressStateCompleted {
			break
		}
	}
	file, err := excelize.OpenFile(filepath.Join(folder, "食品案件.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := file.GetRows("案件", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+cases || cases <= 500 {
		t.Errorf("the file has %d rows below the heads, the database %d cases", len(rows)-1, cases)
	}
	var sum, want float64
	column := -1
	for i, head := range rows[0] {
		if head == "罚没金额" {
			column = i
		}
	}
	if column < 0 {
		t.Fatalf("the heads are %q", rows[0])
	}
	for _, row := range rows[1:] {
		var yuan float64
		if _, err := fmt.Sscan(row[column], &yuan); err != nil {
			t.Fatalf("%q: %v", row, err)
		}
		sum += yuan
	}
	if _, err := fmt.Sscan(amount, &want); err != nil || sum-want > 0.005 || want-sum > 0.005 {
		t.Errorf("the amounts of the file are %.2f together, those of the database %s", sum, amount)
	}
}

// The pages write no text into a CSV file that a spreadsheet takes for a formula: by the same cases as export.Neutralise.
func TestPagesNeutralise(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("there is no Node on this machine")
	}
	if _, err := os.Stat("web/app/node_modules/typescript"); err != nil {
		t.Skip("TypeScript is not installed: run npm ci in the folder web/app")
	}
	t.Parallel()
	text, err := os.ReadFile("export/testdata/neutralise.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]string
	if err := json.Unmarshal(text, &cases); err != nil {
		t.Fatal(err)
	}
	// Each case is a line of its own, of the text and of a word.
	const script = `
		const ts = (await import('typescript')).default, {readFileSync} = await import('node:fs')
		const source = ts.transpileModule(readFileSync('src/lib/csv.ts', 'utf8'), {compilerOptions: {target: 'ES2022', module: 'ES2022'}}).outputText
		const {csv} = await import('data:text/javascript,' + encodeURIComponent(source))
		const cases = JSON.parse(readFileSync('../../export/testdata/neutralise.json', 'utf8'))
		process.stdout.write(csv(Object.keys(cases).map(text => [text, 'x'])))
		process.stderr.write(JSON.stringify(Object.keys(cases)))`
	command := exec.CommandContext(t.Context(), node, "--input-type=module", "--eval", script)
	command.Dir = filepath.Join("web", "app")
	var out, order bytes.Buffer
	command.Stdout, command.Stderr = &out, &order
	if err := command.Run(); err != nil {
		t.Fatalf("%v: %s", err, order.String())
	}
	var texts []string
	if err := json.Unmarshal(order.Bytes(), &texts); err != nil {
		t.Fatalf("%v: %s", err, order.String())
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out.String(), "\ufeff"))).ReadAll()
	if err != nil || len(lines) != len(cases) || len(lines) < 20 {
		t.Fatalf("%v: %d lines of %d cases:\n%s", err, len(lines), len(cases), out.String())
	}
	for i, line := range lines {
		if line[0] != cases[texts[i]] {
			t.Errorf("csvCell(%q) = %q, want %q", texts[i], line[0], cases[texts[i]])
		}
	}
}

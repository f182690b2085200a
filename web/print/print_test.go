package print_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"

	"docket/auth"
	"docket/db"
	"docket/demo/demotest"
	"docket/graph"
	"docket/graph/endpoint"
	"docket/postgres/postgrestest"
	"docket/web/print"
)

// open returns a connection to the demo bureau's database, and an Ask that runs operations in this process.
func open(t *testing.T) (*pgx.Conn, print.Ask) {
	t.Helper()
	url := postgrestest.Clone(t, demotest.Template)
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	clock := func() time.Time { return time.Date(2024, 3, 15, 1, 30, 0, 0, time.UTC) }
	quiet := slog.New(slog.DiscardHandler)
	store, err := db.Open(t.Context(), url, db.WithClock(clock), db.WithLog(quiet))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	g, err := graph.Open(t.Context(), graph.Settings{Database: url, Store: store, Clock: clock, Log: quiet, HTTP: endpoint.Settings{Anonymous: auth.TheOperator()}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	return conn, func(ctx context.Context, operation string, variables map[string]any, data any) error {
		return endpoint.Ask(ctx, g, operation, variables, data)
	}
}

// balanceSQL works out what a party ($1) owes on a day ($2): the amounts imposed, with the surcharge of each day but never more than
// the amount itself, less the payments.
const balanceSQL = `SELECT coalesce(sum(p.amount + least(p.amount, coalesce((
		SELECT sum(round(a.base * a.rate * greatest(0, least(coalesce(a.ends_on, $2), $2) - a.starts_on + 1), 2)) FROM accruals a WHERE a.agency_id = 1 AND a.penalty_id = p.id), 0))
		- coalesce((SELECT sum(y.amount + y.surcharge) FROM payments y WHERE y.agency_id = 1 AND y.penalty_id = p.id AND y.paid_on <= $2), 0)), 0)::numeric(20,2)::text
	FROM penalties p JOIN cases c ON c.agency_id = 1 AND c.id = p.case_id JOIN decisions e ON e.agency_id = 1 AND e.id = p.decision_id
	WHERE p.agency_id = 1 AND p.amount IS NOT NULL AND c.party_id = $1 AND e.decided_on <= $2`

// On any day the lines of a statement add up to the balance of the service, which is the one that SQL works out.
func TestStatement(t *testing.T) {
	t.Parallel()
	conn, ask := open(t)
	rows, err := conn.Query(t.Context(), `SELECT c.party_id FROM cases c JOIN accruals a ON a.agency_id = 1 AND a.case_id = c.id GROUP BY 1
		UNION (SELECT c.party_id FROM cases c JOIN deferrals d ON d.agency_id = 1 AND d.case_id = c.id GROUP BY 1 ORDER BY 1 LIMIT 20) ORDER BY 1 LIMIT 60`)
	if err != nil {
		t.Fatal(err)
	}
	parties, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil || len(parties) < 20 {
		t.Fatalf("only %d parties: %v", len(parties), err)
	}
	surcharges := 0
	for _, party := range parties {
		for _, day := range []string{"2022-12-31", "2023-11-15", "2024-03-15", "2026-03-15"} {
			asOn, _ := civil.ParseDate(day)
			s, err := print.ReadStatement(t.Context(), ask, fmt.Sprintf("Party:1:%d", party), asOn)
			if err != nil {
				t.Fatal(err)
			}
			var want string
			if err := conn.QueryRow(t.Context(), balanceSQL, party, day).Scan(&want); err != nil {
				t.Fatal(err)
			}
			last := "0.00"
			if n := len(s.Lines); n > 0 {
				last = s.Lines[n-1].Balance.StringFixed(2)
			}
			if got := s.Balance.StringFixed(2); got != want || last != want || s.Rest != 0 {
				t.Errorf("party %d on %s: the service says %s, the lines %s, SQL %s", party, day, got, last, want)
			}
			for _, line := range s.Lines {
				if line.Article != "" {
					surcharges++
				}
			}
		}
	}
	if surcharges == 0 {
		t.Error("no statement has a surcharge: the test needs parties that paid late")
	}
}

// The sums of a destruction are those of all goods, also of those that the page has no room for.
func TestSumsOfLongList(t *testing.T) {
	t.Parallel()
	conn, ask := open(t)
	for _, statement := range []string{
		`UPDATE goods_lots SET quantity = quantity + 1 WHERE id = (SELECT lot_id FROM goods_movements WHERE id = 152)`,
		`INSERT INTO goods_movements (agency_id, lot_id, kind, quantity, moved_on)
			SELECT agency_id, lot_id, 'CONFISCATE', 1, moved_on FROM goods_movements WHERE id = 152`,
		`INSERT INTO goods_movements (agency_id, lot_id, kind, quantity, moved_on, destruction_id)
			SELECT agency_id, lot_id, kind, 0.001, moved_on, destruction_id FROM goods_movements, generate_series(1, 600) WHERE id = 152`,
	} {
		if _, err := conn.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := conn.Query(t.Context(), `SELECT '合计</td><td class="n">' || trim_scale(sum(m.quantity)) || '</td><td>' || l.unit FROM goods_movements m JOIN goods_lots l ON l.id = m.lot_id WHERE m.destruction_id = 3 GROUP BY l.unit
		UNION ALL SELECT '另有 ' || count(*) - 500 || ' 项未列出' FROM goods_movements WHERE destruction_id = 3`)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(lines) < 2 {
		t.Fatalf("%d lines: %v", len(lines), err)
	}
	page := httptest.NewRecorder()
	print.Handler(ask, func() civil.Date { return civil.Date{Year: 2024, Month: 3, Day: 15} }, builtIn(t)).ServeHTTP(page, httptest.NewRequest(http.MethodGet, "/print/destruction/Destruction:1:3", nil))
	for _, line := range lines {
		if !strings.Contains(page.Body.String(), line) {
			t.Errorf("the page lacks %s", line)
		}
	}
}

// The page of a destruction has all goods with their sums. Wrong addresses are answered with 404 or 400.
func TestPages(t *testing.T) {
	t.Parallel()
	conn, ask := open(t)
	server := httptest.NewServer(print.Handler(ask, func() civil.Date { return civil.Date{Year: 2024, Month: 3, Day: 15} }, builtIn(t)))
	t.Cleanup(server.Close)
	get := func(path string) (int, string) {
		t.Helper()
		r, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return r.StatusCode, string(body)
	}
	status, page := get("/print/destruction/Destruction:1:3")
	rows, err := conn.Query(t.Context(), `SELECT c.case_no || '</td><td>' || p.name || '</td><td>' || l.name || '</td><td class="n">' || trim_scale(m.quantity) || '</td><td>' || l.unit
		FROM goods_movements m JOIN goods_lots l ON l.id = m.lot_id JOIN cases c ON c.id = l.case_id JOIN parties p ON p.id = c.party_id WHERE m.destruction_id = 3
		UNION ALL SELECT '合计</td><td class="n">' || trim_scale(sum(m.quantity)) || '</td><td>' || l.unit FROM goods_movements m JOIN goods_lots l ON l.id = m.lot_id WHERE m.destruction_id = 3 GROUP BY l.unit
		UNION ALL SELECT o.name || '（' || o.certificate_no || '）' FROM destruction_supervisors s JOIN officers o ON o.id = s.officer_id WHERE s.destruction_id = 3`)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(lines) < 20 || status != http.StatusOK {
		t.Fatalf("status %d, %d lines: %v", status, len(lines), err)
	}
	for _, line := range lines {
		if !strings.Contains(page, line) {
			t.Errorf("the page lacks %s", line)
		}
	}
	for path, want := range map[string]int{
		"/print/destruction/Destruction:1:999999": 404, "/print/destruction/Case:1:1": 404, "/print/statement/Officer:1:1": 404, "/print/statement/Party:1:999999": 404,
		"/print/statement/Party:1:1?asOn=yesterday": 400, "/print/statement/Party:1:1": 200, "/print/statement/Case:1:1?asOn=2023-01-01": 200, "/print/statement/x%22y": 404,
	} {
		if status, body := get(path); status != want {
			t.Errorf("%s: %d, want %d: %.200s", path, status, want, body)
		}
	}
}

// noticeSQL returns cases whose last proposal stands, each with whether its notice tells of the right to a hearing (行政处罚法 63): for a grave kind,
// for fines or confiscations that reach the threshold in force on the day of the notice, and where a hearing was offered.
const noticeSQL = `WITH last AS (SELECT DISTINCT ON (p.case_id) p.case_id, p.id FROM proposals p ORDER BY p.case_id, p.id DESC),
	day AS (SELECT l.case_id, coalesce((SELECT max(e.occurred_on) FROM case_events e WHERE e.case_id = l.case_id AND e.kind = 'NOTIFIED'), '2024-03-15') AS noticed,
		EXISTS (SELECT FROM case_events e WHERE e.case_id = l.case_id AND e.kind = 'HEARING_OFFERED') AS offered FROM last l),
	sums AS (SELECT l.case_id, bool_or(x.kind IN ('DOWNGRADE', 'LICENCE_REVOCATION', 'SUSPENSION_OF_BUSINESS', 'CLOSURE', 'TRADE_BAN')) AS grave,
		coalesce(sum(x.amount) FILTER (WHERE x.kind = 'FINE'), 0) AS fined,
		coalesce(sum(x.amount) FILTER (WHERE x.kind = 'CONFISCATION_OF_GAINS'), 0) + coalesce(max(c.value_of_goods) FILTER (WHERE x.kind = 'CONFISCATION_OF_GOODS'), 0) AS confiscated,
		bool_and(x.kind = 'WARNING') AS warned
		FROM last l JOIN proposed_penalties x ON x.proposal_id = l.id JOIN cases c ON c.id = l.case_id GROUP BY l.case_id),
	bound AS (SELECT d.case_id, coalesce((SELECT r.value FROM rule_settings r WHERE r.rule = k.rule AND r.effective_from <= d.noticed AND coalesce(r.effective_until, 'infinity') >= d.noticed ORDER BY r.id DESC LIMIT 1), k.legal) AS least
		FROM day d JOIN cases c ON c.id = d.case_id JOIN parties p ON p.id = c.party_id
		CROSS JOIN LATERAL (SELECT CASE p.kind WHEN 'NATURAL_PERSON' THEN 'hearing.person' ELSE 'hearing.organisation' END AS rule, CASE p.kind WHEN 'NATURAL_PERSON' THEN 10000 ELSE 100000 END AS legal) k)
	SELECT d.case_id, s.warned, d.offered OR s.grave OR s.fined >= b.least OR s.confiscated >= b.least AS heard
	FROM day d JOIN sums s USING (case_id) JOIN bound b USING (case_id)
	WHERE NOT EXISTS (SELECT FROM case_events e WHERE e.case_id = d.case_id AND e.kind IN ('WITHDRAWN', 'CORRECTED'))`

// A case has the notice of the right to a hearing where the law requires that a hearing is offered, and else the notice without it: never both,
// and never the first for a mere warning.
func TestNotices(t *testing.T) {
	t.Parallel()
	conn, ask := open(t)
	server := httptest.NewServer(print.Handler(ask, func() civil.Date { return civil.Date{Year: 2024, Month: 3, Day: 15} }, builtIn(t)))
	t.Cleanup(server.Close)
	type document struct {
		Document, Reason string
		Available        bool
	}
	list := func(id int64) map[string]document {
		t.Helper()
		r, err := http.Get(fmt.Sprintf("%s/print/case/Case:1:%d", server.URL, id))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		var all []document
		if err := json.NewDecoder(r.Body).Decode(&all); err != nil {
			t.Fatal(err)
		}
		byName := map[string]document{}
		for _, d := range all {
			byName[d.Document] = d
		}
		return byName
	}
	type proposed struct {
		CaseID        int64
		Warned, Heard bool
	}
	rows, err := conn.Query(t.Context(), `WITH all_of_them AS (`+noticeSQL+`), numbered AS (SELECT *, row_number() OVER (PARTITION BY warned, heard ORDER BY case_id) AS n FROM all_of_them)
		SELECT case_id, warned, heard FROM numbered WHERE n <= 12 ORDER BY case_id`)
	if err != nil {
		t.Fatal(err)
	}
	cases, err := pgx.CollectRows(rows, pgx.RowToStructByPos[proposed])
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, c := range cases {
		all := list(c.CaseID)
		seen[fmt.Sprintf("warned %t heard %t", c.Warned, c.Heard)]++
		if all["hearing-notice"].Available != c.Heard || all["notice"].Available == c.Heard {
			t.Errorf("case %d, only warned %t, a hearing is due %t: %+v, %+v", c.CaseID, c.Warned, c.Heard, all["hearing-notice"], all["notice"])
		}
		if !c.Heard && !strings.Contains(all["hearing-notice"].Reason, "行政处罚法") {
			t.Errorf("case %d: no notice of a hearing, because %q", c.CaseID, all["hearing-notice"].Reason)
		}
	}
	if seen["warned true heard false"] == 0 || seen["warned false heard true"] == 0 || seen["warned false heard false"] == 0 {
		t.Fatalf("the demo lacks a kind of case: %v", seen)
	}
	// The page itself answers as the list does.
	for _, c := range cases {
		want := map[bool]int{true: http.StatusOK, false: http.StatusConflict}[c.Heard]
		r, err := http.Get(fmt.Sprintf("%s/print/case/Case:1:%d/hearing-notice", server.URL, c.CaseID))
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("case %d: the notice of a hearing answers %d, not %d", c.CaseID, r.StatusCode, want)
		}
		if c.CaseID > cases[5].CaseID {
			break
		}
	}
	one := func(condition string) int64 {
		t.Helper()
		var id int64
		if err := conn.QueryRow(t.Context(), `SELECT c.id FROM cases c JOIN decisions d ON d.agency_id = c.agency_id AND d.case_id = c.id AND d.withdrawn_on IS NULL WHERE c.agency_id = 1 AND `+condition+` ORDER BY c.id LIMIT 1`).Scan(&id); err != nil {
			t.Fatalf("%s: %v", condition, err)
		}
		return id
	}
	const unpaid = `EXISTS (SELECT FROM instalments i WHERE i.agency_id = 1 AND i.case_id = c.id AND i.settled_on IS NULL AND i.replaced_on IS NULL AND i.due_on `
	for what, want := range map[string]struct {
		id        int64
		document  string
		available bool
	}{
		"late":                   {one(`c.status = 'SERVED' AND d.outcome = 'PENALTY' AND ` + unpaid + `< '2024-03-15')`), "payment-reminder", true},
		"paid":                   {one(`c.status = 'EXECUTED' AND d.outcome = 'PENALTY'`), "payment-reminder", false},
		"not served":             {one(`c.status = 'DECIDED' AND d.outcome = 'PENALTY'`), "payment-reminder", false},
		"decided":                {one(`c.status = 'DECIDED' AND d.outcome = 'PENALTY' AND c.procedure = 'ORDINARY'`), "decision", true},
		"without penalty":        {one(`d.outcome = 'NO_PENALTY'`), "decision", false},
		"not penalised":          {one(`d.outcome = 'NO_PENALTY'`), "no-penalty-decision", true},
		"penalised":              {one(`c.status = 'DECIDED' AND d.outcome = 'PENALTY'`), "no-penalty-decision", false},
		"on the spot":            {one(`c.procedure = 'SIMPLIFIED' AND d.outcome = 'PENALTY'`), "on-the-spot-decision", true},
		"on the spot, not filed": {one(`c.procedure = 'SIMPLIFIED' AND d.outcome = 'PENALTY'`), "filing-approval", false},
		"owes, not concluded":    {one(`c.status = 'SERVED' AND ` + unpaid + `< '2024-03-15')`), "conclusion-approval", false},
		"concluded":              {one(`c.status = 'CONCLUDED'`), "conclusion-approval", true},
	} {
		if got := list(want.id)[want.document]; got.Available != want.available {
			t.Errorf("%s (case %d): %+v", what, want.id, got)
		}
	}
}

// The decision that imposes no penalty has its number, its reasons and the articles of the law, and the receipt of its service and the
// approval of the conclusion name it, not a penalty.
func TestNoPenaltyDecision(t *testing.T) {
	t.Parallel()
	conn, ask := open(t)
	server := httptest.NewServer(print.Handler(ask, func() civil.Date { return civil.Date{Year: 2024, Month: 3, Day: 15} }, builtIn(t)))
	t.Cleanup(server.Close)
	var id int64
	var no, name, reasons string
	if err := conn.QueryRow(t.Context(), `SELECT c.id, d.decision_no, p.name, coalesce(d.reasons, '') FROM cases c JOIN decisions d ON d.agency_id = c.agency_id AND d.case_id = c.id
		JOIN parties p ON p.agency_id = c.agency_id AND p.id = c.party_id
		WHERE c.agency_id = 1 AND d.outcome = 'NO_PENALTY' AND d.withdrawn_on IS NULL AND c.status = 'CONCLUDED' ORDER BY c.id LIMIT 1`).Scan(&id, &no, &name, &reasons); err != nil {
		t.Fatal(err)
	}
	for document, want := range map[string][]string{
		"no-penalty-decision": {"<h1 class=\"title\">不予行政处罚决定书</h1>", no, name, reasons, "第三十三条第一款", "第五十七条第一款", "本局决定对当事人不予行政处罚", "申请行政复议"},
		"service-receipt":     {"不予行政处罚决定书　" + no},
		"conclusion-approval": {"<p>不予行政处罚。</p>", "没有需要执行的行政处罚", "本案已作出不予行政处罚决定并送达"},
	} {
		r, err := http.Get(fmt.Sprintf("%s/print/case/Case:1:%d/%s", server.URL, id, document))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil || r.StatusCode != http.StatusOK {
			t.Fatalf("case %d, %s: %d, %v", id, document, r.StatusCode, err)
		}
		for _, text := range want {
			if !strings.Contains(string(body), text) {
				t.Errorf("case %d: %s lacks %q", id, document, text)
			}
		}
		for _, text := range []string{"罚没款", "执行完毕", "加处罚款"} {
			if strings.Contains(string(body), text) {
				t.Errorf("case %d: %s has %q, though nothing was imposed", id, document, text)
			}
		}
	}
}

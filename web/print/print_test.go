package print_test

import (
	"context"
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

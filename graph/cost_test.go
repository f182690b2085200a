package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"docket/graph"
	"docket/graph/load"
	"docket/query/plan"
)

// askCost sends an operation that asks for its cost.
func (s *testServer) askCost(t *testing.T, operation string) reply {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": operation, "extensions": map[string]any{"cost": true}})
	if err != nil {
		t.Fatal(err)
	}
	return s.send(t, http.MethodPost, "/graphql", string(body), map[string]string{"Content-Type": asJSON, "Accept": asResponse})
}

// TestCost checks the costs of operations, worked out by the formula of docs/limits.md.
func TestCost(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, c := range []struct {
		name, operation string
		want            int
	}{
		{"Schema", "{ __typename }", 0},
		{"Page", "{ cases(first: 10) { nodes { id } } }", 10 + 1},
		{"DefaultPage", "{ cases { nodes { id } } }", 20 + 1},
		{"PageInPage", "{ parties(first: 10) { nodes { cases(first: 5) { nodes { id } } } } }", 10 + 1 + 10*5 + 10},
		{"ToOne", "{ cases(first: 10) { nodes { party { name } } } }", 10 + 1 + 10},
		{"Computed", "{ cases(first: 10) { nodes { fineAmount } } }", 10 + 1 + 10},
		{"Total", "{ cases { totalCount } }", 1000 + 1},
		{"TotalAndPage", "{ cases(first: 10) { totalCount nodes { id } } }", 1000 + 1 + 10 + 1},
		{"OfTheDocument", "{ cases { totalCount nodes { id } } }", 1022},
		{"TotalBelow", "{ parties(first: 10) { nodes { cases { totalCount } } } }", 10 + 1 + 10*2 + 10},
		{"Aggregates", "{ cases { totalCount aggregate { count max { filedOn } } } }", 1000 + 1 + 1 + 2},
		{"AggregateOfRelation", "{ cases { aggregate { penalties { count } } } }", 1000 + 1000 + 1 + 2},
		{"Median", "{ cases { aggregate { median { penaltyAmount } } } }", 1000 + 1000 + 1000 + 1 + 1},
		{"CompareFields", "{ cases(where: {compare: [{left: {filedOn: true}, is: LT, right: {decidedOn: true}}]}) { totalCount } }", 1000 + 1},
		{"CompareWithMeasure", "{ cases(where: {compare: [{left: {valueOfGoods: true}, is: LT, right: {penalties: {sum: {amount: true}}}}]}) { totalCount } }", 1000 + 1000 + 1},
		{"Days", "{ cases { aggregate { daysBetween(from: {filedOn: true}, until: {decidedOn: true}) { avg max } } } }", 1000 + 1 + 3},
		{"WorkingDays", "{ cases { aggregate { daysBetween(from: {filedOn: true}, until: {decidedOn: true}, working: true) { avg } } } }", 1000 + 1000 + 1 + 2},
		{"Groups", "{ cases { groups(by: {field: {}}, first: 5) { nodes { aggregate { count } } } } }", 3*1000 + 1 + 5 + 1},
		{"Ratio", "{ cases { aggregate { ratio(of: {penalties: {sum: {amount: true}}}, to: {count: true}) } } }", 1000 + 1000 + 1 + 1},
		{"Share", "{ cases { groups(by: {field: {}}, first: 5) { nodes { share(of: {count: true}) } } } }", 3*1000 + 1000 + 1 + 5},
		{"RankTwice", "{ cases { groups(by: {field: {}}, having: {rank: {of: {count: true}, is: {lte: 3}}}, first: 5) { nodes { rank(of: {count: true}) } } } }", 3*1000 + 2*1000 + 1 + 5},
		{"Others", "{ cases { groups(by: {field: {}}, first: 5, others: true) { nodes { aggregate { count } } } } }", 3*1000 + 2*1000 + 1 + 6 + 1},
		{"FilterByMany", "{ cases(first: 10, where: {penalties: {some: {kind: {eq: FINE}}}}) { nodes { id } } }", 1000 + 10 + 1},
		{"FilterByOne", `{ cases(first: 10, where: {party: {name: {eq: "x"}}}) { nodes { id } } }`, 10 + 1},
		{"FilterByAggregate", "{ cases(first: 10, where: {penalties: {aggregate: {count: {gt: 1}}}}) { nodes { id } } }", 1000 + 10 + 1},
		{"FilterByComputed", `{ cases(first: 10, where: {fineAmount: {gt: "1"}}) { nodes { id } } }`, 1000 + 10 + 1},
		{"FilterByIndexedText", `{ parties(first: 10, where: {name: {contains: "x"}}) { nodes { id } } }`, 10 + 1},
		{"FilterByText", `{ cases(first: 10, where: {caseNo: {contains: "x"}}) { nodes { id } } }`, 1000 + 10 + 1},
		{"Labels", `{ labels(of: ["AppealKind"]) { of values { value label } } }`, 10 * (1 + 1 + 2*2)},
		{"OrderByAggregate", "{ cases(first: 10, orderBy: {penalties: {count: DESC}}) { nodes { id } } }", 1000 + 10 + 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.askCost(t, c.operation)
			var got struct {
				Extensions struct {
					Cost struct{ Cost, Limit int }
				}
			}
			if err := json.Unmarshal([]byte(r.body), &got); err != nil {
				t.Fatal(err)
			}
			if got.Extensions.Cost.Cost != c.want || c.want > 0 && got.Extensions.Cost.Limit != plan.DefaultLimits.Cost {
				t.Errorf("%.300s, want cost %d", r.body, c.want)
			}
			if len(r.Errors) > 0 {
				t.Errorf("%s", r.body)
			}
		})
	}
	if r := s.ask(t, "{ cases { totalCount } }", nil); strings.Contains(r.body, "extensions") {
		t.Errorf("the cost is shown to who did not ask: %s", r.body)
	}
}

// TestRefusedForItsCost checks that the error of a costly operation has its cost, the limit, and what costs most.
func TestRefusedForItsCost(t *testing.T) {
	t.Parallel()
	s := serve(t, func(g *graph.Settings) {
		g.Limits = plan.DefaultLimits
		g.Limits.Cost = 2000
	})
	for _, c := range []struct {
		name, operation, message string
		cost                     int
	}{
		{
			"Rows", "{ cases(first: 100) { nodes { payments(first: 20) { nodes { id } } } } }",
			"the operation costs 2100 or more, the limit is 2000; `nodes` in line 1 costs 2000 of it: ask for smaller pages or fewer levels", 2100,
		},
		{
			"Passes", "{ cases { groups(by: {field: {}}, first: 5) { nodes { aggregate { count } } } } }",
			"the operation costs 3006 or more, the limit is 2000; `groups` in line 1 costs 3000 of it: ask for fewer totals, groups and aggregates, or filter and order by fewer values of other records", 3006,
		},
	} {
		r := s.ask(t, c.operation, nil)
		if r.status != http.StatusBadRequest || r.code() != "LIMIT_EXCEEDED" || r.Errors[0].Message != c.message ||
			fmt.Sprint(r.Errors[0].Extensions["cost"]) != fmt.Sprint(c.cost) || fmt.Sprint(r.Errors[0].Extensions["limit"]) != "2000" {
			t.Errorf("%s: %d %s", c.name, r.status, r.body)
		}
	}
}

// TestBudgets checks that a caller who has spent the budget of requests or of cost is answered with 429, and when to come again.
func TestBudgets(t *testing.T) {
	t.Parallel()
	s := serve(t, func(g *graph.Settings) {
		g.Load = load.Settings{RequestsPerMinute: 4, CostPerMinute: 2500}
		withoutKeptAnswers(g) // a kept answer would cost less
	})
	total := "{ cases { totalCount } }" // 1,001
	for range 2 {
		if r := s.ask(t, total, nil); r.status != http.StatusOK {
			t.Fatalf("%d %s", r.status, r.body)
		}
	}
	// 498 are left; 503 more come at 2,500 a minute, 41.67 a second, in 12.07 s.
	r := s.ask(t, total, nil)
	if r.status != http.StatusTooManyRequests || r.code() != "LIMIT_EXCEEDED" || r.header.Get("Retry-After") != "13" ||
		!strings.Contains(r.Errors[0].Message, "the operation costs 1001, and more than 2500 a minute was asked for; send it in 13 s") {
		t.Errorf("cost: %d %q %s", r.status, r.header.Get("Retry-After"), r.body)
	}
	if r := s.ask(t, "{ cases(first: 1) { nodes { id } } }", nil); r.status != http.StatusOK {
		t.Errorf("a cheaper operation: %d %s", r.status, r.body)
	}
	for _, accept := range []string{asJSON, asResponse} {
		r = s.send(t, http.MethodPost, "/graphql", `{"query":"{ __typename }"}`, map[string]string{"Content-Type": asJSON, "Accept": accept})
		if r.status != http.StatusTooManyRequests || r.code() != "LIMIT_EXCEEDED" || r.header.Get("Retry-After") != "15" ||
			!strings.Contains(r.Errors[0].Message, "more than 4 requests a minute were sent; send the next one in 15 s") {
			t.Errorf("requests: %d %q %s", r.status, r.header.Get("Retry-After"), r.body)
		}
	}
	s.setDay("2024-03-16") // the budgets are full again
	if r := s.ask(t, total, nil); r.status != http.StatusOK {
		t.Errorf("later: %d %s", r.status, r.body)
	}
}

// unread is a body that must not be read.
type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) {
	u.t.Error("the body is read")
	return 0, io.EOF
}

// TestBudgetOfBytes checks that a long request counts as several, and is refused before its body is read.
func TestBudgetOfBytes(t *testing.T) {
	t.Parallel()
	s := serve(t, func(g *graph.Settings) { g.Load = load.Settings{RequestsPerMinute: 10} })
	post := func(length int64, body io.Reader) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", body)
		r.ContentLength = length
		r.Header.Set("Content-Type", asJSON)
		w := httptest.NewRecorder()
		s.graph.ServeHTTP(w, r)
		return w
	}
	// filled is a body that counts as n.
	filled := func(n int) io.Reader {
		return strings.NewReader(fmt.Sprintf("%-*s", n<<14, `{"query": "{ __typename }"}`))
	}
	passes := func(what string, w *httptest.ResponseRecorder) {
		t.Helper()
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `"__typename":"Query"`) {
			t.Errorf("%s: %d %s", what, w.Code, w.Body)
		}
	}
	refused := func(what string, w *httptest.ResponseRecorder, wait, connection, says string) {
		t.Helper()
		if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") != wait || w.Header().Get("Connection") != connection || !strings.Contains(w.Body.String(), says) {
			t.Errorf("%s: %d %v %s", what, w.Code, w.Header(), w.Body)
		}
	}
	passes("6 of 10", post(6<<14, filled(6)))
	// One comes in six seconds.
	refused("5 of 4", post(5<<14, unread{t}), "6", "close", "the request counts as 5, and more than 10 a minute were sent; send it in 6 s, or in smaller parts")
	refused("5 of 4, not announced", post(-1, filled(5)), "12", "", "the request counts as 5")
	passes("3 of 3, not announced", post(-1, filled(3)))
	refused("another one", post(1<<14, unread{t}), "6", "", "more than 10 requests a minute were sent; send the next one in 6 s")
	refused("another one, not announced", post(-1, unread{t}), "6", "close", "more than 10 requests a minute were sent; send the next one in 6 s")
	address := httptest.NewRecorder()
	s.graph.ServeHTTP(address, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/graphql?query=%7B__typename%7D&x="+strings.Repeat("x", 1<<14), nil))
	refused("a long address", address, "12", "", "the request counts as 2")

	s.setDay("2024-03-16")
	if w := post(5<<20, unread{t}); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("too long: %d %s", w.Code, w.Body)
	}
	refused("a short one behind it", post(1<<14, unread{t}), "6", "", "more than 10 requests a minute were sent; send the next one in 6 s")
}

// TestBudgetOfDocuments checks that a document counts by its length and by its fields of one name, until it is known.
func TestBudgetOfDocuments(t *testing.T) {
	t.Parallel()
	s := serve(t, func(g *graph.Settings) { g.Load = load.Settings{RequestsPerMinute: 41} })
	// long returns an operation of more than 8 KiB, and less than 10: a new one counts as 5, a known one as 1.
	long := func(name string) string {
		return fmt.Sprintf("%-*s", 9_000, "query "+name+" { __typename }")
	}
	// many is an operation with 400 times a field, 80,000 pairs: a new one counts as 17.
	many := "{ cases(first: 1) { nodes {" + strings.Repeat(" id", 400) + " } } }"
	left := 41
	for _, c := range []struct {
		what, operation string
		status, counts  int
	}{
		{"new", long("A"), http.StatusOK, 5},
		{"known", long("A"), http.StatusOK, 1},
		{"with a fault", long("B $"), http.StatusBadRequest, 5},
		{"with the fault again", long("B $"), http.StatusBadRequest, 5},
		{"many fields of one name", many, http.StatusOK, 17},
		{"known too", many, http.StatusOK, 1},
		{"another one", long("C"), http.StatusOK, 5},
		{"two are left", long("D"), http.StatusTooManyRequests, 1},
		{"a known one", long("A"), http.StatusOK, 1},
		{"none is left", "{ __typename }", http.StatusTooManyRequests, 0},
	} {
		if r := s.ask(t, c.operation, nil); r.status != c.status {
			t.Errorf("%s, with %d left: %d %.300s", c.what, left, r.status, r.body)
		}
		left -= c.counts
	}
	if left != 0 {
		t.Errorf("the table counts %d too few", left)
	}
}

// TestFaultsAreBounded checks that a document with thousands of faults is answered with the first ones, in their order.
func TestFaultsAreBounded(t *testing.T) {
	t.Parallel()
	s := serve(t)
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, " nothing%d", i)
	}
	r := s.ask(t, "{"+b.String()+" }", nil)
	if r.status != http.StatusBadRequest || len(r.Errors) != 20 {
		t.Fatalf("%d with %d errors: %.300s", r.status, len(r.Errors), r.body)
	}
	for i, e := range r.Errors {
		if want := fmt.Sprintf(`Cannot query field "nothing%d" on type "Query".`, i); !strings.HasPrefix(e.Message, want) {
			t.Errorf("error %d: %s, want %s", i, e.Message, want)
		}
	}
	r = s.ask(t, "{ nothing cases { nothing } }", nil)
	if len(r.Errors) != 2 {
		t.Errorf("%d errors of 2: %s", len(r.Errors), r.body)
	}
}

// slowRead takes minutes in the demo bureau.
const slowRead = `{ foodBusinesses(first: 500, orderBy: {visits: {count: DESC}}) { nodes { visits(first: 100) { totalCount nodes { findings { totalCount } } } } } }`

// TestClientThatLeaves checks that the statement of a client that has left is stopped in Postgres, and that a read that waits leaves
// the queue.
func TestClientThatLeaves(t *testing.T) {
	t.Parallel()
	s := serve(t, func(g *graph.Settings) {
		g.Timeout = 5 * time.Minute
		g.Load.Heavy = 1
	})
	// The lock makes the statement wait until it is stopped.
	unlock := s.lock(t, "food_businesses")
	defer unlock()
	running := func() float64 { // those that wait for the lock; a new session begins with an EXPLAIN, which gives up soon
		n, err := s.sql(t, `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'docket read'
			AND wait_event_type = 'Lock' AND query NOT LIKE '%EXPLAIN SELECT%'`).(json.Number).Float64()
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	ctx, leave := context.WithCancel(t.Context())
	ended := make(chan error, 2)
	for i := range 2 {
		go func() {
			request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/graphql", strings.NewReader(`{"query":"`+strings.Replace(slowRead, "500", fmt.Sprint(500-i), 1)+`"}`))
			if err != nil {
				ended <- err
				return
			}
			request.Header.Set("Content-Type", asJSON)
			response, err := s.Client().Do(request)
			if err == nil {
				response.Body.Close()
				err = fmt.Errorf("answered with %s", response.Status)
			}
			ended <- err
		}()
		if i == 0 {
			eventually(t, "a statement runs", func() bool { return running() == 1 })
		} else {
			eventually(t, "a read waits", func() bool { return s.graph.Waiting() == 1 })
		}
	}
	leave()
	for range 2 {
		if err := <-ended; err == nil || !strings.Contains(err.Error(), "context canceled") {
			t.Errorf("%v, want that the request is cancelled", err)
		}
	}
	eventually(t, "no statement runs", func() bool { return running() == 0 })
	eventually(t, "no read waits", func() bool { return s.graph.Waiting() == 0 })
}

package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"docket/graph"
)

// socket is a client of graphql-transport-ws.
type socket struct {
	t    *testing.T
	conn *websocket.Conn
}

// socketMessage is a message of the protocol.
type socketMessage struct {
	ID, Type string
	Payload  any
}

// dial opens a WebSocket as a caller, and sends connection_init with a payload, unless that is empty.
func (s *testServer) dial(t *testing.T, caller, payload string, change ...func(*websocket.DialOptions)) *socket {
	t.Helper()
	options := &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Caller": {caller}}}
	for _, c := range change {
		c(options)
	}
	conn, response, err := websocket.Dial(t.Context(), s.URL+"/graphql", options)
	if err != nil {
		t.Fatal(err)
	}
	if response.Body != nil {
		response.Body.Close()
	}
	conn.SetReadLimit(1 << 20)
	t.Cleanup(func() { _ = conn.CloseNow() })
	w := &socket{t, conn}
	if payload != "" {
		w.write(fmt.Sprintf(`{"type": "connection_init", "payload": %s}`, payload))
	}
	return w
}

// connect opens a WebSocket as a caller, who is recognised.
func (s *testServer) connect(t *testing.T, caller string) *socket {
	t.Helper()
	w := s.dial(t, caller, "{}")
	if m := w.read(); m.Type != "connection_ack" {
		t.Fatalf("%s: %+v", caller, m)
	}
	return w
}

func (w *socket) write(text string) {
	w.t.Helper()
	if err := w.conn.Write(w.t.Context(), websocket.MessageText, []byte(text)); err != nil {
		w.t.Fatal(err)
	}
}

// read returns the next message. The test fails if none comes.
func (w *socket) read() socketMessage {
	w.t.Helper()
	m, err := w.tryRead()
	if err != nil {
		w.t.Fatal(err)
	}
	return m
}

func (w *socket) tryRead() (m socketMessage, err error) {
	ctx, cancel := context.WithTimeout(w.t.Context(), time.Minute)
	defer cancel()
	_, text, err := w.conn.Read(ctx)
	if err != nil {
		return m, err
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return m, d.Decode(&m)
}

// requireClosed reads until the server has closed the connection with a code, and for a reason that contains a text.
func (w *socket) requireClosed(code websocket.StatusCode, reason string) {
	w.t.Helper()
	for {
		m, err := w.tryRead()
		if err == nil {
			w.t.Logf("before the end: %+v", m)
			continue
		}
		if got := websocket.CloseStatus(err); got != code || !strings.Contains(err.Error(), reason) {
			w.t.Errorf("closed with %d, %v; want %d and %q", got, err, code, reason)
		}
		return
	}
}

// subscribe sends an operation.
func (w *socket) subscribe(id, operation string, variables map[string]any) {
	w.t.Helper()
	w.write(jsonOf(w.t, map[string]any{"id": id, "type": "subscribe", "payload": map[string]any{"query": operation, "variables": variables}}))
}

// requireNext checks the data of the next message, which must be an answer to an operation, and returns its instant.
func (w *socket) requireNext(id, want string) (at string) {
	w.t.Helper()
	m := w.read()
	payload, _ := m.Payload.(map[string]any)
	if m.Type != "next" || m.ID != id || !reflect.DeepEqual(payload["data"], decoded(w.t, want)) {
		w.t.Errorf("%s: %+v; want %s", id, m, want)
	}
	extensions, _ := payload["extensions"].(map[string]any)
	at, _ = extensions["at"].(string)
	return at
}

func decoded(t *testing.T, text string) (v any) {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return v
}

// awaitSubscriptions returns once so many subscriptions are open: what changes from now on reaches them.
func (s *testServer) awaitSubscriptions(t *testing.T, n int) {
	t.Helper()
	eventually(t, fmt.Sprintf("%d subscriptions are open", n), func() bool { return s.graph.Subscriptions() == n })
}

// fast lets changes reach subscribers at once.
func fast(s *graph.Settings) { s.Live.Interval = time.Millisecond }

// assign changes a case of the demo bureau: it adds an officer to the case.
func (s *callerServer) assign(t *testing.T, id string) {
	t.Helper()
	r := s.as(t, "legal", `mutation($id: ID!) { assignOfficers(input: {case: $id, on: "2024-03-15", officers: ["Officer:1:1", "Officer:1:2"]}) { case { id } } }`, map[string]any{"id": id})
	if len(r.Errors) > 0 {
		t.Fatal(r.body)
	}
}

// openCase returns the id, number and cause of a case of the demo bureau that is not concluded.
func (s *callerServer) openCase(t *testing.T, n int) (id, caseNo, cause string) {
	t.Helper()
	r := s.as(t, "legal", `query($n: Int!) { cases(where: {concludedOn: {isNull: true}, decidedOn: {isNull: true}}, orderBy: [{filedOn: DESC}], offset: $n, first: 1) { nodes { id caseNo cause } } }`, map[string]any{"n": n})
	text := func(name string) string { v, _ := r.at("cases", "nodes", 0, name).(string); return v }
	if text("id") == "" {
		t.Fatal(r.body)
	}
	return text("id"), text("caseNo"), text("cause")
}

// A change of a case reaches the subscribers who may read it, each with the texts that the subscriber may see, and nobody else.
func TestCaseChanged(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	id, caseNo, cause := s.openCase(t, 0)
	other, _, _ := s.openCase(t, 1)
	const all = `subscription { caseChanged { id caseNo cause } }`
	watching := map[string]*socket{}
	for _, caller := range []string{"legal", "dashboard", "auditor", "neighbour"} {
		watching[caller] = s.connect(t, caller)
		watching[caller].subscribe("all", all, nil)
	}
	one := s.connect(t, "legal")
	one.subscribe("one", `subscription($id: ID!) { changed: caseChanged(id: $id) { ...C } } fragment C on Case { __typename id }`, map[string]any{"id": other})
	filtered := s.connect(t, "legal")
	filtered.subscribe("where", `subscription($w: CaseWhere) { caseChanged(where: $w) { id } }`, map[string]any{"w": map[string]any{"caseNo": map[string]any{"ne": caseNo}}})
	s.awaitSubscriptions(t, 6)
	s.assign(t, id)
	event := func(cause string) string {
		return fmt.Sprintf(`{"caseChanged": {"id": %q, "caseNo": %q, "cause": %s}}`, id, caseNo, jsonOf(t, cause))
	}
	watching["legal"].requireNext("all", event(cause))
	watching["auditor"].requireNext("all", event(cause))
	watching["dashboard"].requireNext("all", event("***"))
	s.assign(t, other)
	one.requireNext("one", fmt.Sprintf(`{"changed": {"__typename": "Case", "id": %q}}`, other))
	filtered.requireNext("where", fmt.Sprintf(`{"caseChanged": {"id": %q}}`, other))
	// The neighbour hears of an own case only.
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name) VALUES (2, 1, 'COMPANY', '邻厂');
		INSERT INTO cases (agency_id, id, case_no, field, source, procedure, cause, status, party_id, filed_on)
		SELECT 2, 1, '邻1', field, source, procedure, '邻案', 'FILED', 1, filed_on FROM cases WHERE agency_id = 1 LIMIT 1`)
	s.exec(t, `SELECT pg_notify('docket_changes', '{"transaction": "1", "agency": 2, "tables": ["cases"], "records": {"Case": [1]}}')`)
	watching["neighbour"].requireNext("all", `{"caseChanged": {"id": "Case:2:1", "caseNo": "邻1", "cause": "邻案"}}`)
}

// The answer of a live query is sent at first, and again when it has changed, not when something else has.
func TestLiveQuery(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	id, _, _ := s.openCase(t, 0)
	w := s.connect(t, "legal")
	w.subscribe("live", `query($id: ID!) @live { case(id: $id) { officers { totalCount } } }`, map[string]any{"id": id})
	w.subscribe("once", `query($id: ID!) { case(id: $id) { id } }`, map[string]any{"id": id})
	for range 3 { // they are answered beside each other
		switch m := w.read(); {
		case m.ID == "live" && m.Type == "next":
		case m.ID == "once" && (m.Type == "next" || m.Type == "complete"):
		default:
			t.Errorf("%+v", m)
		}
	}
	n := 0
	s.awaitSubscriptions(t, 1)
	for _, officer := range []int{5, 6} {
		r := s.as(t, "legal", `mutation($id: ID!, $o: ID!) { assignOfficers(input: {case: $id, on: "2024-03-15", officers: [$o]}) { case { officers { totalCount } } } }`, map[string]any{"id": id, "o": fmt.Sprintf("Officer:1:%d", officer)})
		if len(r.Errors) > 0 {
			t.Fatal(r.body)
		}
		count := r.at("assignOfficers", "case", "officers", "totalCount")
		w.requireNext("live", fmt.Sprintf(`{"case": {"officers": {"totalCount": %v}}}`, count))
		n++
	}
	w.write(`{"id": "live", "type": "complete"}`)
	s.awaitSubscriptions(t, 0)
}

// The figures of the report come at first, and each again when it has changed.
func TestIndicatorChanged(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	s.setDay("2024-03-15")
	w := s.connect(t, "legal")
	w.subscribe("a", `subscription($p: ReportPeriod!) { indicatorChanged(indicators: ["analysisReports", "equipmentCasesFiled"], agency: "320585", period: $p, compareWith: null) { indicator { name } value } }`,
		map[string]any{"p": map[string]any{"year": 2024}})
	event := func(name string, value any) string {
		return fmt.Sprintf(`{"indicatorChanged": {"indicator": {"name": %q}, "value": "%v"}}`, name, value)
	}
	count := func() any {
		return s.sql(t, `SELECT count(*)::text FROM analysis_reports WHERE agency_id = 1 AND issued_on >= '2024-01-01'`)
	}
	w.requireNext("a", event("analysisReports", count()))
	if m := w.read(); !strings.Contains(jsonOf(t, m), "equipmentCasesFiled") {
		t.Errorf("%+v", m)
	}
	s.exec(t, `UPDATE analysis_reports SET issued_on = '2024-03-01' WHERE agency_id = 1 AND id = (SELECT min(id) FROM analysis_reports WHERE agency_id = 1 AND issued_on < '2024-01-01')`)
	s.exec(t, `SELECT pg_notify('docket_changes', '{"transaction": "1", "agency": 1, "tables": ["analysis_reports", "cases"], "records": {}}')`)
	w.requireNext("a", event("analysisReports", count()))
	n := s.connect(t, "neighbour")
	n.subscribe("a", `subscription { indicatorChanged(agency: "320500", period: {year: 2024}) { value } }`, nil)
	if m := n.read(); m.Type != "error" || !strings.Contains(jsonOf(t, m), "NOT_FOUND") {
		t.Errorf("of an agency that is not on record: %+v", m)
	}
	n.subscribe("b", `subscription { deadlineDue(within: 366) { id } }`, nil)
	s.awaitSubscriptions(t, 2)
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name) VALUES (2, 1, 'COMPANY', '邻厂');
		INSERT INTO cases (agency_id, id, case_no, field, source, procedure, cause, status, party_id, filed_on)
		SELECT 2, 1, '邻1', field, source, procedure, '邻案', 'FILED', 1, filed_on FROM cases WHERE agency_id = 1 LIMIT 1;
		INSERT INTO deadlines (agency_id, id, case_id, action, starts_on, due_on, rule, article) VALUES
			(2, 1, 1, 'DECIDE', '2024-01-01', '2025-03-16', 'decision.term', '60'), (2, 2, 1, 'SERVE', '2024-01-01', '2025-03-17', 'service.term', '61')`)
	s.exec(t, `SELECT pg_notify('docket_changes', '{"transaction": "1", "agency": 2, "tables": ["deadlines"], "records": {}}')`)
	n.requireNext("b", `{"deadlineDue": {"id": "Deadline:2:1"}}`) // in 366 days; the other one in 367
}

package graph_test

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"

	"docket/access"
	"docket/auth/provider"
	"docket/auth/recognise"
	"docket/db"
	"docket/edge"
	"docket/graph"
)

// The cases that changed while a client was cut off come when it is back, if it says up to when it knows the changes.
func TestResume(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	id, _, _ := s.openCase(t, 0)
	away, _, _ := s.openCase(t, 1)
	w := s.connect(t, "legal")
	w.subscribe("a", `subscription { caseChanged { id } }`, nil)
	s.awaitSubscriptions(t, 1)
	s.assign(t, id)
	at := w.requireNext("a", fmt.Sprintf(`{"caseChanged": {"id": %q}}`, id))
	if err := w.conn.CloseNow(); err != nil {
		t.Fatal(err)
	}
	s.awaitSubscriptions(t, 0)
	s.assign(t, away)
	for _, caller := range []string{"legal", "neighbour"} {
		w = s.connect(t, caller)
		w.subscribe("b", `subscription($since: DateTime) { caseChanged(since: $since) { id } }`, map[string]any{"since": at})
		if caller == "legal" {
			first, second := min(id, away), max(id, away)
			w.requireNext("b", fmt.Sprintf(`{"caseChanged": {"id": %q}}`, first))
			w.requireNext("b", fmt.Sprintf(`{"caseChanged": {"id": %q}}`, second))
		}
	}
	s.exec(t, `INSERT INTO parties (agency_id, id, kind, name) VALUES (2, 1, 'COMPANY', '邻厂');
		INSERT INTO cases (agency_id, id, case_no, field, source, procedure, cause, status, party_id, filed_on)
		SELECT 2, 1, '邻1', field, source, procedure, '邻案', 'FILED', 1, filed_on FROM cases WHERE agency_id = 1 LIMIT 1`)
	s.exec(t, `SELECT pg_notify('docket_changes', '{"transaction": "1", "agency": 2, "tables": ["cases"], "records": {"Case": [1]}}')`)
	w.requireNext("b", `{"caseChanged": {"id": "Case:2:1"}}`) // and nothing of the cases of agency 1
}

// Changes that come while a client does not read are joined: the client gets the newest of each case once more.
func TestSlowReader(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	id, _, _ := s.openCase(t, 0)
	other, _, _ := s.openCase(t, 1)
	w := s.connect(t, "legal")
	w.subscribe("a", `subscription { caseChanged { id version } }`, nil)
	s.awaitSubscriptions(t, 1)
	for range 5 {
		s.assign(t, id)
	}
	s.assign(t, other)
	newest := map[string]any{}
	events := 0
	last := map[string]string{}
	for _, of := range []string{id, other} {
		last[of] = fmt.Sprint(s.sql(t, `SELECT version FROM cases WHERE agency_id = 1 AND id = split_part($1, ':', 3)::bigint`, of))
	}
	// A client that reads late still gets the last version of each.
	for fmt.Sprint(newest[id]) != last[id] || fmt.Sprint(newest[other]) != last[other] {
		payload, _ := w.read().Payload.(map[string]any)
		data, _ := payload["data"].(map[string]any)
		changed, _ := data["caseChanged"].(map[string]any)
		newest[fmt.Sprint(changed["id"])] = changed["version"]
		events++
	}
	if events >= 6 {
		t.Errorf("%d events for six changes", events)
	}
}

// A client that does not read at all is cut off.
func TestClientThatDoesNotRead(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast, func(s *graph.Settings) { s.Live.Patience = time.Millisecond })
	id, _, _ := s.openCase(t, 0)
	w := s.connect(t, "legal")
	w.subscribe("a", `subscription { caseChanged { id } }`, nil)
	s.awaitSubscriptions(t, 1)
	s.assign(t, id)
	s.awaitSubscriptions(t, 0)
	w.requireClosed(websocket.StatusTryAgainLater, "was not read in time")
}

// While the server is not connected to the database, changes are missed; then live queries are read again, and changed cases are sent.
func TestLostConnection(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	id, _, _ := s.openCase(t, 0)
	w := s.connect(t, "legal")
	w.subscribe("live", `query($id: ID!) @live { case(id: $id) { facts } }`, map[string]any{"id": id})
	w.read()
	w.subscribe("changed", `subscription($id: ID!) { caseChanged(id: $id) { facts } }`, map[string]any{"id": id})
	s.awaitSubscriptions(t, 2)
	// In one transaction, so that nobody listens when it commits.
	s.exec(t, fmt.Sprintf(`DO $$ BEGIN
		UPDATE cases SET facts = '改', updated_at = '2024-03-15 09:30+08' WHERE agency_id = 1 AND id = split_part('%s', ':', 3)::bigint;
		PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid();
		END $$`, id))
	got := map[string]any{}
	for len(got) < 2 {
		m := w.read()
		payload, _ := m.Payload.(map[string]any)
		data, _ := payload["data"].(map[string]any)
		for _, v := range data {
			if facts := v.(map[string]any)["facts"]; facts == "改" {
				got[m.ID] = facts
			}
		}
	}
}

// A change by another program, which announces nothing, is noticed by looking for it.
func TestOtherProgram(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast, func(s *graph.Settings) { s.Live.Poll = 10 * time.Millisecond })
	w := s.connect(t, "legal")
	w.subscribe("live", `query @live { agencies(first: 1, where: {code: {eq: "320585"}}) { nodes { name } } }`, nil)
	w.read()
	s.exec(t, `UPDATE agencies SET name = '新名' WHERE id = 1`)
	w.requireNext("live", `{"agencies": {"nodes": [{"name": "新名"}]}}`)
}

// A token may come with connection_init; when it is revoked, the connection ends.
func TestRevokedToken(t *testing.T) {
	t.Parallel()
	s := serve(t, fast, func(s *graph.Settings) { s.HTTP.Anonymous.Role = "" })
	quiet := slog.New(slog.DiscardHandler)
	store, err := db.Open(t.Context(), s.url, db.WithLog(quiet))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	accounts := recognise.OpenAccounts(store, time.Now, recognise.Mapping{}, quiet)
	t.Cleanup(accounts.Close)
	recogniser := &recognise.Recogniser{Accounts: accounts, Log: quiet, CrossOrigin: http.NewCrossOriginProtection()}
	s.Server = httptest.NewServer(recogniser.Middleware(s.graph))
	t.Cleanup(s.Close)
	granted, err := db.Do(t.Context(), store, access.GrantAccess, access.GrantAccessInput{
		Agency: db.Key{Type: "Agency", ID: 1}, Name: "屏", Role: db.AccountRoleDashboard,
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	secret := recognise.NewSecret()
	created, err := db.Do(t.Context(), store, access.CreateToken, access.CreateTokenInput{
		Account: granted["account"][0], Name: "wall", ExpiresAt: time.Now().Add(time.Hour), SecretSHA256: secret.SHA256(),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	token := created["accessToken"][0]
	payload := fmt.Sprintf(`{"authorization": "Bearer %s"}`, secret.Token(token))
	w := s.dial(t, "", payload)
	if m := w.read(); m.Type != "connection_ack" {
		t.Fatalf("%+v", m)
	}
	w.subscribe("live", `query @live { viewer { role } cases { totalCount } }`, nil)
	w.requireNext("live", fmt.Sprintf(`{"viewer": {"role": "DASHBOARD"}, "cases": {"totalCount": %v}}`, s.sql(t, "SELECT count(*) FROM cases")))
	s.dial(t, "", `{}`).requireClosed(4401, "sign in")
	s.dial(t, "", `{"Authorization": "Bearer nonsense"}`).requireClosed(4401, "unknown")
	if _, err := db.Do(t.Context(), store, access.RevokeToken, access.RevokeTokenInput{AccessToken: token}, nil); err != nil {
		t.Fatal(err)
	}
	w.requireClosed(4401, "revoked")
	s.dial(t, "", payload).requireClosed(4401, "revoked")
}

// endingSessions are sessions that one browser has until it signs out.
type endingSessions struct {
	isOver atomic.Bool
	// accounts are the accounts of the person.
	accounts string
}

func (s *endingSessions) Find(r *http.Request) (recognise.Session, bool, error) {
	_, err := r.Cookie("session")
	return recognise.Session{Claims: provider.Claims{Subject: "wang"}, Accounts: []byte(s.accounts)}, err == nil && !s.isOver.Load(), nil
}

// A WebSocket with the cookie of a session acts for the person. It is closed when the session ends, though the server answers the public; and a
// page of another site cannot open it.
func TestSocketOfSession(t *testing.T) {
	t.Parallel()
	s := serve(t, fast, func(s *graph.Settings) { s.HTTP.Anonymous = callers["public"] })
	quiet := slog.New(slog.DiscardHandler)
	store, err := db.Open(t.Context(), s.url, db.WithLog(quiet))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	accounts := recognise.OpenAccounts(store, time.Now, recognise.Mapping{}, quiet)
	t.Cleanup(accounts.Close)
	sessions := &endingSessions{accounts: `[{"agency": 1, "id": 77, "role": "LEGAL", "name": "王芳", "validFrom": "2020-01-01"}]`}
	recogniser := &recognise.Recogniser{Accounts: accounts, Sessions: sessions, Log: quiet, CrossOrigin: http.NewCrossOriginProtection()}
	handler, err := edge.Handler(recogniser.Middleware(s.graph), edge.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	s.Server = httptest.NewServer(handler)
	t.Cleanup(s.Close)
	withCookie := func(o *websocket.DialOptions) { o.HTTPHeader.Set("Cookie", "session=x") }
	w := s.dial(t, "", "{}", withCookie)
	if m := w.read(); m.Type != "connection_ack" {
		t.Fatalf("%+v", m)
	}
	w.subscribe("live", `query @live { viewer { name role } cases(first: 1) { totalCount } }`, nil)
	w.requireNext("live", fmt.Sprintf(`{"viewer": {"name": "王芳", "role": "LEGAL"}, "cases": {"totalCount": %v}}`, s.sql(t, "SELECT count(*) FROM cases")))
	_, response, err := websocket.Dial(t.Context(), s.URL+"/graphql", &websocket.DialOptions{
		Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Cookie": {"session=x"}, "Origin": {"https://evil.example.com"}},
	})
	if err == nil || response.StatusCode != http.StatusForbidden {
		t.Errorf("a page of another site: %v, %v", response, err)
	}
	sessions.isOver.Store(true)
	s.exec(t, `SELECT pg_notify('docket_changes', '{"transaction": "1", "agency": 0, "tables": ["sessions"], "records": {}}')`) // as a sign-out does
	w.requireClosed(4401, "the session has ended")
}

// When the server stops, its clients are told, and connect again.
func TestStop(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	w := s.connect(t, "legal")
	w.subscribe("live", `query @live { cases { totalCount } }`, nil)
	w.read()
	ended := make(chan struct{})
	go func() {
		s.graph.EndSubscriptions()
		close(ended)
	}()
	w.requireClosed(websocket.StatusGoingAway, "connect again")
	<-ended
}

// A message that breaks the protocol ends the connection with the code that the protocol says.
func TestProtocol(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast, func(s *graph.Settings) { s.Live.PerCaller = 2 })
	s.dial(t, "legal", "", func(o *websocket.DialOptions) { o.Subprotocols = []string{"graphql-ws"} }).requireClosed(4406, "the subprotocol must be graphql-transport-ws")
	s.dial(t, "legal", `[]`).requireClosed(4400, "must be an object")
	for _, c := range []struct {
		messages string
		code     websocket.StatusCode
		reason   string
	}{
		{`nonsense`, 4400, "not one of the protocol"},
		{`{"type": "start"}`, 4400, "not one of the protocol"},
		{`{"id": "1", "type": "subscribe"}`, 4400, "subscribe needs"},
		{`{"type": "connection_init"}`, 4429, "sent before"},
		{`{"type": "ping", "payload": ` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`, 4400, "nest more than 100 deep"},
		{`{"type": "ping", "payload": [` + strings.Repeat("1,", 50_000) + `1]}`, 4400, "more than 50000 values"},
	} {
		w := s.connect(t, "legal")
		w.write(c.messages)
		w.requireClosed(c.code, c.reason)
	}
	w := s.dial(t, "legal", "")
	w.write(`{"id": "1", "type": "subscribe", "payload": {"query": "{ agencies { totalCount } }"}}`)
	w.requireClosed(4401, "connection_init")

	w = s.connect(t, "legal")
	w.write(`{"type": "ping", "payload": {"a": 1}}`)
	if m := w.read(); m.Type != "pong" || jsonOf(t, m.Payload) != `{"a":1}` {
		t.Errorf("%+v", m)
	}
	const live = `query @live { agencies { totalCount } }`
	for _, id := range []string{"1", "2"} {
		w.subscribe(id, live, nil)
		w.requireNext(id, `{"agencies": {"totalCount": 3}}`)
	}
	for id, c := range map[string]struct{ operation, code string }{
		"more":   {live, "LIMIT_EXCEEDED"},
		"wrong":  {`{ nonsense }`, "BAD_USER_INPUT"},
		"empty":  {``, "BAD_USER_INPUT"},
		"id":     {`subscription { caseChanged(id: "Party:1:1") { id } }`, "BAD_USER_INPUT"},
		"since":  {`subscription { caseChanged(since: "yesterday") { id } }`, "BAD_USER_INPUT"},
		"figure": {`subscription { indicatorChanged(indicators: ["nonsense"], period: {year: 2023}) { value } }`, "BAD_USER_INPUT"},
		"within": {`subscription { deadlineDue(within: 367) { id } }`, "BAD_USER_INPUT"},
	} {
		w.subscribe(id, c.operation, nil)
		m := w.read()
		list, _ := m.Payload.([]any)
		if m.ID != id || m.Type != "error" || len(list) != 1 || !strings.Contains(jsonOf(t, list), `"code":"`+c.code+`"`) {
			t.Errorf("%s: %+v", id, m)
		}
	}
	w.subscribe("1", live, nil)
	w.requireClosed(4409, "already exists")
}

// A long message counts as several requests. If fewer are left, the connection is closed, and the client may come again later.
func TestLongMessage(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast, func(s *graph.Settings) { s.Load.RequestsPerMinute = 10 })
	w := s.connect(t, "legal")
	long := fmt.Sprintf("%-*s", 7<<14, `{"id": "1", "type": "subscribe", "payload": {"query": "{ agencies { totalCount } }"}}`)
	w.write(long)
	w.requireNext("1", `{"agencies": {"totalCount": 3}}`)
	w.write(long)
	w.requireClosed(websocket.StatusTryAgainLater, "the request counts as 7, and")
}

// A page of another site can't open a WebSocket, with or without the user's cookies, unless the settings name the site.
func TestSocketOfOtherSite(t *testing.T) {
	t.Parallel()
	s := serve(t)
	handler, err := edge.Handler(s.Config.Handler, edge.Settings{Origins: []string{"https://board.example.cn"}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	for origin, want := range map[string]int{
		"": 101, server.URL: 101, "https://board.example.cn": 101, "https://evil.example.com": 403, "null": 403,
	} {
		options := &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{}}
		if origin != "" {
			options.HTTPHeader.Set("Origin", origin)
		}
		conn, response, err := websocket.Dial(t.Context(), server.URL+"/graphql", options)
		if response == nil || response.StatusCode != want {
			t.Errorf("from %q: %v, %v; want %d", origin, response, err, want)
		}
		if err == nil {
			_ = conn.CloseNow()
		}
	}
}

// A subscription is a stream of events for a client that asks for one, by POST and by GET.
func TestStream(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	id, _, _ := s.openCase(t, 0)
	const operation = `subscription { caseChanged { id } }`
	open := func(method, target, body string) *bufio.Scanner {
		t.Helper()
		ctx, cancel := context.WithCancel(t.Context())
		t.Cleanup(cancel)
		request, err := http.NewRequestWithContext(ctx, method, s.URL+target, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		for name, value := range map[string]string{"Accept": "text/event-stream", "Content-Type": "application/json", "Caller": "legal"} {
			request.Header.Set(name, value)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { response.Body.Close() })
		if response.StatusCode != http.StatusOK || response.Header.Get("Content-Type") != "text/event-stream; charset=utf-8" {
			t.Fatal(response.Status, response.Header)
		}
		return bufio.NewScanner(response.Body)
	}
	events := func(lines *bufio.Scanner, want ...string) {
		t.Helper()
		for _, w := range want {
			for lines.Scan() && (lines.Text() == "" || lines.Text() == ":") {
			}
			if got := lines.Text(); !strings.HasPrefix(got, w) {
				t.Errorf("%q, want %q", got, w)
			}
		}
	}
	posted := open(http.MethodPost, "/graphql", jsonOf(t, map[string]any{"query": operation}))
	got := open(http.MethodGet, "/graphql?query="+strings.ReplaceAll(operation, " ", "%20"), "")
	s.awaitSubscriptions(t, 2)
	s.assign(t, id)
	for _, lines := range []*bufio.Scanner{posted, got} {
		events(lines, "event: next", fmt.Sprintf(`data: {"data":{"caseChanged":{"id":%q}},"extensions":{"at":`, id))
	}
	events(open(http.MethodPost, "/graphql", `{"query": "{ viewer { role } }"}`), "event: next", `data: {"data":{"viewer":`, "event: complete", "data:")
	s.graph.EndSubscriptions()
	for posted.Scan() {
		if strings.Contains(posted.Text(), "complete") {
			t.Error("a stream that the server ends is complete: the client will not connect again")
		}
	}
	if r := s.as(t, "legal", operation, nil); r.status != http.StatusBadRequest || !strings.Contains(r.body, "has many answers") {
		t.Errorf("%d %s", r.status, r.body)
	}
}

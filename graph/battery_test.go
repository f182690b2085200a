package graph_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"docket/demo"
	"docket/documents"
	"docket/edge"
	"docket/graph"
	"docket/graph/attacks"
	"docket/graph/endpoint"
)

// battery is a server under attack. Its log says what each attack cost.
type battery struct{ *testServer }

type attack = attacks.Attack

var loggedStatements = regexp.MustCompile(`msg=operation .*statements=(\d+)`)

// statements returns how many statements were sent for the requests since the last call, by the log.
func (b battery) statements(t *testing.T) int {
	t.Helper()
	n := 0
	for _, match := range loggedStatements.FindAllStringSubmatch(b.log.takeText(), -1) {
		one, err := strconv.Atoi(match[1])
		if err != nil {
			t.Fatal(err)
		}
		n += one
	}
	return n
}

// run sends the attacks, one after another.
func (b battery) run(t *testing.T, attacks []attack) {
	t.Helper()
	for _, a := range attacks {
		t.Run(a.Name, func(t *testing.T) {
			b.statements(t)
			r := b.sendAttack(t, a)
			if r.status != a.Status || r.code() != a.Code || !strings.Contains(r.body, a.Says) {
				t.Errorf("%d %s %.600s\nwant %d %s %q", r.status, r.code(), r.body, a.Status, a.Code, a.Says)
			}
			if n := b.statements(t); n != a.Statements {
				t.Errorf("it cost %d statements, want %d", n, a.Statements)
			}
			if len(r.Errors) > 20 || len(r.Errors) > 0 && len(r.body) > 16<<10 {
				t.Errorf("%d errors in %d bytes", len(r.Errors), len(r.body))
			}
			for _, secret := range []string{"goroutine", ".go:", "runtime error", "SELECT ", "pgx", "gqlgen"} {
				if strings.Contains(r.body, secret) {
					t.Errorf("the answer holds %q: %.600s", secret, r.body)
				}
			}
		})
	}
}

func (b battery) sendAttack(t *testing.T, a attack) reply {
	t.Helper()
	method, target, body, header, err := a.Request()
	if err != nil {
		t.Fatal(err)
	}
	return b.send(t, method, target, body, header)
}

// TestBatteryOfForms sends operations whose form is the attack.
func TestBatteryOfForms(t *testing.T) {
	t.Parallel()
	battery{serve(t, withoutKeptAnswers)}.run(t, attacks.Forms())
}

// TestBatteryOfValues sends values that are too many, too deep, made up, or meant for SQL.
func TestBatteryOfValues(t *testing.T) {
	t.Parallel()
	s := serve(t)
	page := s.mustAsk(t, `{ cases(first: 1, orderBy: {filedOn: DESC}) { pageInfo { endCursor } } }`, nil)
	cursor, _ := page.at("cases", "pageInfo", "endCursor").(string)
	all, err := attacks.Values(cursor, demo.Agency)
	if err != nil {
		t.Fatal(err)
	}
	battery{s}.run(t, all)
	if n := s.sql(t, "SELECT count(*) FROM cases"); fmt.Sprint(n) == "0" {
		t.Error("the cases are gone")
	}
}

// TestBatteryOfRequests sends requests that another site, a proxy or an old tool would make a browser send.
func TestBatteryOfRequests(t *testing.T) {
	t.Parallel()
	battery{serve(t, withoutKeptAnswers)}.run(t, attacks.Requests())
}

// TestBatteryOnSchema asks for the schema where callers may not have it.
func TestBatteryOnSchema(t *testing.T) {
	t.Parallel()
	b := battery{serve(t, withoutKeptAnswers, func(g *graph.Settings) { g.HTTP.Introspection = endpoint.Nobody })}
	attacks := []attack{
		{Name: "Schema", Operation: "{ __schema { types { name } } }", Status: 403, Code: "FORBIDDEN", Says: "you may not read the schema"},
		{Name: "SchemaAgain", Operation: "{ __schema { types { name } } }", Status: 403, Code: "FORBIDDEN"},
		{Name: "Type", Operation: `{ __type(name: "Case") { fields { name } } }`, Status: 403, Code: "FORBIDDEN"},
		{Name: "BesideData", Operation: `{ cases { totalCount } __schema { types { name } } }`, Status: 403, Code: "FORBIDDEN"},
		{Name: "InFragment", Operation: `{ ...a } fragment a on Query { __schema { types { name } } }`, Status: 403, Code: "FORBIDDEN"},
		{Name: "InMutation", Operation: `mutation { __schema { types { name } } }`, Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "NamedAsTools", Operation: "query IntrospectionQuery { __schema { types { name } } }", Status: 403, Code: "FORBIDDEN"},
		{Name: "ByGet", Method: http.MethodGet, Target: "/graphql?query=" + url.QueryEscape("{__schema{types{name}}}"), Status: 403, Code: "FORBIDDEN"},
		{Name: "Typename", Operation: "{ __typename }", Status: 200},
		{Name: "NameOfField", Operation: "{ casess { totalCount } }", Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "NameOfArgument", Operation: "{ cases(frst: 1) { totalCount } }", Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "NameOfType", Operation: "{ ...a } fragment a on Querry { __typename }", Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "NameOfInput", Operation: `{ cases(where: {caseNumber: {eq: "x"}}) { totalCount } }`, Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "NameOfEnum", Operation: `{ cases(where: {field: {eq: FOODS}}) { totalCount } }`, Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "EnumByVariable", Operation: `query($f: CaseField) { cases(where: {field: {eq: $f}}) { totalCount } }`, Variables: map[string]any{"f": "FOODS"}, Status: 400, Code: "BAD_USER_INPUT"},
	}
	b.run(t, attacks)
	for _, a := range attacks {
		body := b.sendAttack(t, a).body
		for _, name := range []string{"Did you mean", "give one of", "SPECIAL_EQUIPMENT", "Penalty"} {
			if strings.Contains(body, name) {
				t.Errorf("%s: the answer shows %q: %s", a.Name, name, body)
			}
		}
	}
}

// persisted returns the body of a request by the protocol of automatic persisted queries.
func persisted(query, hash string) string {
	request := map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}}
	if query != "" {
		request["query"] = query
	}
	text, err := json.Marshal(request)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// TestBatteryOnPersistedQueries tries to run, under a hash, what was not validated or has another hash.
func TestBatteryOnPersistedQueries(t *testing.T) {
	t.Parallel()
	store := documents.NewStore()
	b := battery{serve(t, withoutKeptAnswers, func(g *graph.Settings) { g.HTTP.Documents.Store = store })}
	const total, bad, costly = "{ cases { totalCount } }", "{ nothing }", "{ cases(first: 501) { totalCount } }"
	b.run(t, []attack{
		{Name: "NotThere", Body: persisted("", documents.ID(total)), Status: 400, Code: "PERSISTED_QUERY_NOT_FOUND", Says: `"message":"PersistedQueryNotFound"`},
		{Name: "NotThereForOldClients", Body: persisted("", documents.ID(total)), Header: map[string]string{"Accept": asJSON}, Status: 200, Code: "PERSISTED_QUERY_NOT_FOUND"},
		{Name: "Poison", Body: persisted("{ agencies { totalCount } }", documents.ID(total)), Status: 400, Code: "BAD_USER_INPUT", Says: "provided sha does not match query"},
		{Name: "StillNotThere", Body: persisted("", documents.ID(total)), Status: 400, Code: "PERSISTED_QUERY_NOT_FOUND"},
		{Name: "NotValid", Body: persisted(bad, documents.ID(bad)), Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "NotValidIsNotKept", Body: persisted("", documents.ID(bad)), Status: 400, Code: "PERSISTED_QUERY_NOT_FOUND"},
		{Name: "Kept", Body: persisted(total, documents.ID(total)), Status: 200, Says: `"totalCount"`, Statements: 1},
		{Name: "FoundAgain", Body: persisted("", documents.ID(total)), Status: 200, Says: `"totalCount"`, Statements: 1},
		{Name: "CostlyIsRefusedEachTime", Body: persisted(costly, documents.ID(costly)), Status: 400, Code: "LIMIT_EXCEEDED"},
		{Name: "MutationByGet", Method: http.MethodGet, Target: "/graphql?extensions=" + url.QueryEscape(`{"persistedQuery":{"version":1,"sha256Hash":"`+documents.ID("x")+`"}}`), Status: 400, Code: "PERSISTED_QUERY_NOT_FOUND"},
	})
	for i := range 1100 {
		store.Add(fmt.Sprint("{ a", i, ": __typename }"))
	}
	if store.Len() != 1000 {
		t.Errorf("%d are kept, want 1000", store.Len())
	}
}

// TestTrustedDocuments checks that only the operations of a manifest run, and that the program's own pages run theirs.
func TestTrustedDocuments(t *testing.T) {
	t.Parallel()
	manifest, err := documents.FromFolder("testdata/signals", graph.Schema())
	if err != nil {
		t.Fatal(err)
	}
	s := serve(t, withoutKeptAnswers, func(g *graph.Settings) {
		g.HTTP.Documents = documents.Policy{Manifest: manifest, OnlyManifest: true}
	})
	trusted := manifest.Operations[0]
	byID, err := json.Marshal(map[string]any{"documentId": trusted.ID})
	if err != nil {
		t.Fatal(err)
	}
	const total = "{ cases { totalCount } }"
	battery{s}.run(t, []attack{
		{Name: "ByID", Body: string(byID), Status: 200, Statements: 1},
		{Name: "ByHash", Body: persisted("", trusted.ID), Status: 200, Statements: 1},
		{Name: "ByText", Operation: trusted.Body, Status: 200, Statements: 1},
		{Name: "ByGet", Method: http.MethodGet, Target: "/graphql?documentId=sha256:" + trusted.ID, Status: 200, Statements: 1},
		{Name: "NotInIt", Operation: total, Status: 403, Code: "FORBIDDEN", Says: "only the operations of this server's manifest run"},
		{Name: "NotInItByHash", Body: persisted(total, documents.ID(total)), Status: 403, Code: "FORBIDDEN"},
		{Name: "Nothing", Body: `{}`, Status: 400, Code: "BAD_USER_INPUT", Says: "send the text of an operation, or its documentId"},
		{Name: "NearlyInIt", Operation: trusted.Body + " ", Status: 403, Code: "FORBIDDEN"},
		{Name: "AnotherTextUnderItsID", Body: persisted(total, trusted.ID), Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "Schema", Operation: "{ __schema { types { name } } }", Status: 403, Code: "FORBIDDEN"},
	})
	var answer struct{ Cases struct{ TotalCount int } }
	if err := endpoint.Ask(t.Context(), s.graph, total, nil, &answer); err != nil || answer.Cases.TotalCount == 0 {
		t.Errorf("the program's own operation: %v, %d", err, answer.Cases.TotalCount)
	}
}

// TestBatteryOfSlowBodies sends a body that does not end.
func TestBatteryOfSlowBodies(t *testing.T) {
	t.Parallel()
	s := serve(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := edge.NewServer(s.graph, edge.Timeouts{Request: 100 * time.Millisecond}, slog.New(slog.DiscardHandler))
	go server.Serve(listener)
	t.Cleanup(func() { _ = server.Close() })
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(30 * time.Second))
	_, err = io.WriteString(conn, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"query\":")
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusRequestTimeout || !strings.Contains(string(body), `"code":"LIMIT_EXCEEDED"`) {
		t.Errorf("%d %s %v", response.StatusCode, body, err)
	}
	if n := (battery{s}).statements(t); n != 0 {
		t.Errorf("it cost %d statements", n)
	}
}

package graph_test

import (
	"bufio"
	"encoding/base64"
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
	"docket/query/catalog"
)

// battery is a server under attack. Its log says what each attack cost.
type battery struct{ *testServer }

// attack is a request that must be refused, or answered within bounds.
type attack struct {
	name string
	// operation and variables are sent by POST; body, in their place, is the whole body.
	operation, body string
	variables       map[string]any
	// method, target and header replace those of a usual request.
	method, target string
	header         map[string]string

	status int
	code   string // of the error; empty if the request is answered
	says   string // is in the body
	// statements is how many statements may be sent to Postgres.
	statements int
}

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
		t.Run(a.name, func(t *testing.T) {
			b.statements(t)
			r := b.sendAttack(t, a)
			if r.status != a.status || r.code() != a.code || !strings.Contains(r.body, a.says) {
				t.Errorf("%d %s %.600s\nwant %d %s %q", r.status, r.code(), r.body, a.status, a.code, a.says)
			}
			if n := b.statements(t); n != a.statements {
				t.Errorf("it cost %d statements, want %d", n, a.statements)
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
	if a.body == "" && a.method != http.MethodGet {
		text, err := json.Marshal(map[string]any{"query": a.operation, "variables": a.variables})
		if err != nil {
			t.Fatal(err)
		}
		a.body = string(text)
	}
	if a.method == "" {
		a.method = http.MethodPost
	}
	if a.target == "" {
		a.target = "/graphql"
	}
	header := map[string]string{"Content-Type": asJSON, "Accept": asResponse}
	for name, value := range a.header {
		header[name] = value
	}
	return b.send(t, a.method, a.target, a.body, header)
}

// repeated returns n copies of a form, in which # is the number of the copy.
func repeated(n int, form string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(form, "#", strconv.Itoa(i)))
	}
	return b.String()
}

// TestBatteryOfForms sends operations whose form is the attack.
func TestBatteryOfForms(t *testing.T) {
	t.Parallel()
	chained := func(n int, last string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, " fragment f%d on Case { ...f%d ...f%d }", i, i+1, i+1)
		}
		fmt.Fprintf(&b, " fragment f%d on Case { %s }", n, last)
		return b.String()
	}
	deep := func(n int) string {
		return "{ cases(first: 1) { nodes { " + strings.Repeat("party { cases(first: 1) { nodes { ", n) + "id" + strings.Repeat(" } } }", n) + " } } }"
	}
	const ofCases = "{ cases(first: 1) { nodes { "
	battery{serve(t)}.run(t, []attack{
		{name: "Aliases101", operation: "{" + repeated(101, " a#: cases { totalCount }") + " }", status: 400, code: "LIMIT_EXCEEDED", says: `"limit":50`},
		{name: "Aliases101OfTypename", operation: "{" + repeated(101, " a#: __typename") + " }", status: 400, code: "LIMIT_EXCEEDED", says: `"limit":50`},
		{name: "Aliases101Below", operation: ofCases + repeated(101, " a#: caseNo") + " } } }", status: 400, code: "LIMIT_EXCEEDED", says: `"limit":50`},
		{
			name: "AliasesOverFragments", operation: ofCases + " ...g0 ...g1 } } } fragment g0 on Case {" + repeated(30, " a#: caseNo") + " } fragment g1 on Case {" + repeated(30, " b#: caseNo") + " }",
			status: 400, code: "LIMIT_EXCEEDED", says: "under more than 50 aliases",
		},
		{name: "RootFields", operation: "{" + repeated(41, " a#: case(id: \"Case:1:1\") { id }") + " }", status: 400, code: "LIMIT_EXCEEDED", says: "more than 40 root fields"},
		{name: "Batch", body: "[" + strings.Repeat(`{"query":"{ __typename }"},`, 99) + `{"query":"{ __typename }"}]`, status: 400, code: "BAD_USER_INPUT", says: "send one operation a request"},
		{name: "Directives", operation: "{ cases(first: 1)" + repeated(500, " @x#") + " { totalCount } }", status: 400, code: "LIMIT_EXCEEDED", says: `"limit":100`},
		{name: "DirectivesSpread", operation: "{ cases(first: 1) { nodes {" + repeated(101, " ... @include(if: true) { id }") + " } } }", status: 400, code: "LIMIT_EXCEEDED", says: `"limit":100`},
		{name: "DirectiveTwice", operation: "{ cases(first: 1) @include(if: true) @include(if: true) { totalCount } }", status: 400, code: "BAD_USER_INPUT"},
		{name: "Field500", operation: ofCases + strings.Repeat(" id", 500) + " } } }", status: 200, statements: 1},
		{name: "Field5000", operation: ofCases + strings.Repeat(" id", 5000) + " } } }", status: 400, code: "LIMIT_EXCEEDED", says: "5000 times"},
		{name: "FragmentChain", operation: ofCases + "...f0 } } }" + chained(22, "id"), status: 200, statements: 1},
		{
			name: "FragmentChainOfPages", operation: ofCases + "...f0 } } }" + chained(22, strings.Repeat("party { cases(first: 500) { nodes { ", 3)+"id"+strings.Repeat(" } } }", 3)),
			status: 400, code: "LIMIT_EXCEEDED", says: "the limit is 300000",
		},
		{name: "FragmentCycle", operation: ofCases + "...a } } } fragment a on Case { party { cases { nodes { ...b } } } } fragment b on Case { ...a }", status: 400, code: "BAD_USER_INPUT", says: "within itself"},
		{name: "FragmentOfItself", operation: ofCases + "...a } } } fragment a on Case { ...a }", status: 400, code: "BAD_USER_INPUT", says: "within itself"},
		{name: "CircularIntrospection", operation: "{ __schema { types { " + strings.Repeat("fields { type { ", 8) + "name" + strings.Repeat(" } }", 8) + " } } }", status: 400, code: "BAD_USER_INPUT"},
		{name: "IntrospectionManyTimes", operation: "{" + repeated(11, " a#: __schema { types { name } }") + " }", status: 400, code: "LIMIT_EXCEEDED", says: `"limit":10`},
		{name: "Deep", operation: deep(9), status: 400, code: "LIMIT_EXCEEDED", says: "nest more than 24 deep"},
		{name: "VeryDeep", operation: deep(400), status: 400, code: "LIMIT_EXCEEDED"},
		{name: "PagesMultiply", operation: "{ parties(first: 500) { nodes { cases(first: 500) { nodes { penalties(first: 500) { nodes { id } } } } } } }", status: 400, code: "LIMIT_EXCEEDED", says: `"cost":`},
		{
			name: "GroupsMultiply", operation: "{" + repeated(40, " a#: cases { groups(by: {party: {}}, first: 500) { nodes { key { party { name } } aggregate { penalties { sum { amount } payments { count } } } cases(first: 100) { nodes { id } } } } }") + " }",
			status: 400, code: "LIMIT_EXCEEDED", says: `"cost":`,
		},
		{
			name: "HeavyFilters", operation: "{ cases(where: {or: [" + repeated(160, `{caseNo: {contains: "#"}}, {penalties: {aggregate: {count: {gt: #}}}},`) + "]}) { totalCount } }",
			status: 400, code: "LIMIT_EXCEEDED",
		},
		{name: "Tokens", operation: "{" + strings.Repeat(" a", 15_000) + " }", status: 400, code: "LIMIT_EXCEEDED", says: "token limit"},
		{name: "Faults", operation: "{" + repeated(4000, " nothing#") + " }", status: 400, code: "BAD_USER_INPUT"},
		{
			name: "Mutations", operation: "mutation {" + repeated(21, ` a#: fileCase(input: {unit: "x", field: FOOD, source: MEDIA, cause: "x", officers: [], filedOn: "2024-01-01"}) { case { id } }`) + " }",
			status: 400, code: "LIMIT_EXCEEDED", says: `"limit":20`,
		},
	})
}

// TestBatteryOfValues sends values that are too many, too deep, made up, or meant for SQL.
func TestBatteryOfValues(t *testing.T) {
	t.Parallel()
	s := serve(t)
	b := battery{s}
	many := func(n int) []any {
		list := make([]any, n)
		for i := range list {
			list[i] = "x"
		}
		return list
	}
	nested := any(map[string]any{"caseNo": map[string]any{"eq": "x"}})
	for range 200 {
		nested = map[string]any{"not": nested}
	}
	page := s.mustAsk(t, `{ cases(first: 1, orderBy: {filedOn: DESC}) { pageInfo { endCursor } } }`, nil)
	cursor, _ := page.at("cases", "pageInfo", "endCursor").(string)
	var parts []any
	raw, err := base64.StdEncoding.DecodeString(cursor)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &parts); err != nil {
		t.Fatal(err)
	}
	forged := func(values ...any) string {
		text, err := json.Marshal(append([]any{parts[0]}, values...))
		if err != nil {
			t.Fatal(err)
		}
		return base64.StdEncoding.EncodeToString(text)
	}
	after := func(cursor string) string {
		return fmt.Sprintf("{ cases(first: 1, orderBy: {filedOn: DESC}, after: %q) { totalCount } }", cursor)
	}
	const where = "query($w: CaseWhere) { cases(where: $w) { totalCount } }"
	b.run(t, []attack{
		{name: "LongList", operation: where, variables: map[string]any{"w": map[string]any{"caseNo": map[string]any{"in": many(5001)}}}, status: 400, code: "LIMIT_EXCEEDED", says: `"limit":5000`},
		{name: "ManyIDs", operation: "query($i: [ID!]!) { nodes(ids: $i) { id } }", variables: map[string]any{"i": many(501)}, status: 400, code: "BAD_USER_INPUT", says: "at most 500"},
		{name: "NestedVariable", operation: where, variables: map[string]any{"w": nested}, status: 400, code: "LIMIT_EXCEEDED", says: `"limit":16`},
		{name: "HugeBody", body: `{"query":"{ __typename }","variables":{"x":"` + strings.Repeat("x", 4<<20) + `"}}`, status: 413, code: "LIMIT_EXCEEDED", says: `"limit":4194304`},
		{name: "DeepJSON", body: `{"query":"{ __typename }","variables":{"x":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}}`, status: 400, code: "BAD_USER_INPUT"},
		{name: "UnusedVariables", operation: "{ cases(first: 1) { nodes { id } } }", variables: map[string]any{"unused": many(100_000)}, status: 200, statements: 1},
		{name: "FarOffset", operation: "{ cases(first: 1, offset: 2000000000) { totalCount } }", status: 400, code: "LIMIT_EXCEEDED", says: `"limit":1000000`},

		{name: "CursorAsItWas", operation: after(cursor), status: 200, statements: 1},
		{name: "CursorOfSQL", operation: after("' OR 1=1 --"), status: 400, code: "BAD_USER_INPUT", says: "is not a cursor"},
		{name: "CursorWithAnotherValue", operation: after(forged("x", "1")), status: 400, code: "BAD_USER_INPUT", says: "is not a cursor"},
		{name: "CursorWithSQL", operation: after(forged("2024-01-01'; DROP TABLE cases; --", "1")), status: 400, code: "BAD_USER_INPUT", says: "is not a cursor"},
		{name: "CursorWithFewerValues", operation: after(forged("2024-01-01")), status: 400, code: "BAD_USER_INPUT"},
		{name: "CursorWithManyValues", operation: after(forged(many(1000)...)), status: 400, code: "BAD_USER_INPUT"},
		{name: "CursorOfAnotherOrder", operation: strings.ReplaceAll(after(cursor), "filedOn: DESC", "caseNo: ASC"), status: 400, code: "BAD_USER_INPUT", says: "another where or orderBy"},
		{name: "CursorOfAnotherFilter", operation: strings.ReplaceAll(after(cursor), "first: 1,", "first: 1, where: {field: {eq: FOOD}},"), status: 400, code: "BAD_USER_INPUT", says: "another where or orderBy"},
		{name: "CursorOfAnotherList", operation: strings.ReplaceAll(after(cursor), "cases(", "complaints("), status: 400, code: "BAD_USER_INPUT"},

		{name: "IDOfSQL", operation: `{ node(id: "Case:1:1 OR 1=1") { id } }`, status: 400, code: "BAD_USER_INPUT", says: "is not the id of anything"},
		{name: "IDOfAnotherType", operation: `{ case(id: "` + catalog.ID{Type: "Party", Agency: demo.Agency, Number: 1}.String() + `") { id } }`, status: 400, code: "BAD_USER_INPUT", says: "is not the id of a Case"},
		{name: "IDOfNoAgency", operation: `{ case(id: "` + catalog.ID{Type: "Case", Agency: 999999, Number: 1}.String() + `") { id } }`, status: 200, says: `"case":null`, statements: 1},

		// A wildcard is an ordinary character: no case number holds one.
		{name: "Wildcards", operation: `{ cases(where: {caseNo: {contains: "%_%_%_%_%_%_%_%"}}) { totalCount } }`, status: 200, says: `"totalCount" : 0`, statements: 1},
		{name: "WildcardAlone", operation: `{ cases(where: {caseNo: {startsWith: "%"}}) { totalCount } }`, status: 200, says: `"totalCount" : 0`, statements: 1},
		{name: "Backslash", operation: `{ cases(where: {caseNo: {endsWith: "\\"}}) { totalCount } }`, status: 200, says: `"totalCount" : 0`, statements: 1},
		{name: "LongText", operation: "query($t: String) { cases(where: {cause: {contains: $t}}) { totalCount } }", variables: map[string]any{"t": strings.Repeat("%_", 1<<20)}, status: 400, code: "LIMIT_EXCEEDED", says: `"limit":1000`},
		{name: "TextAtTheLimit", operation: "query($t: String) { cases(where: {cause: {contains: $t}}) { totalCount } }", variables: map[string]any{"t": strings.Repeat("市", 1000)}, status: 200, says: `"totalCount" : 0`, statements: 1},
		{name: "ZeroByte", operation: `{ cases(where: {caseNo: {eq: "\u0000"}}) { totalCount } }`, status: 400, code: "BAD_USER_INPUT"},
	})
	if n := s.sql(t, "SELECT count(*) FROM cases"); fmt.Sprint(n) == "0" {
		t.Error("the cases are gone")
	}
}

// TestBatteryOfRequests sends requests that another site, a proxy or an old tool would make a browser send.
func TestBatteryOfRequests(t *testing.T) {
	t.Parallel()
	mutation := `mutation { fileCase(input: {unit: "x", field: FOOD, source: MEDIA, cause: "x", officers: [], filedOn: "2024-01-01"}) { case { id } } }`
	get := func(operation string) string { return "/graphql?query=" + url.QueryEscape(operation) }
	battery{serve(t)}.run(t, []attack{
		{name: "MutationByGet", method: http.MethodGet, target: get(mutation), status: 405, code: "BAD_USER_INPUT", says: "send it by POST"},
		{name: "MutationByGetBehindAQuery", method: http.MethodGet, target: get("query A { __typename } "+strings.Replace(mutation, "mutation", "mutation B", 1)) + "&operationName=B", status: 405, code: "BAD_USER_INPUT"},
		{name: "Form", body: "query=" + url.QueryEscape(mutation), header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, status: 415, code: "BAD_USER_INPUT"},
		{name: "FormWithFile", body: "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n--x--", header: map[string]string{"Content-Type": "multipart/form-data; boundary=x"}, status: 415, code: "BAD_USER_INPUT"},
		{name: "PlainText", body: `{"query":"{ __typename }"}`, header: map[string]string{"Content-Type": "text/plain"}, status: 415, code: "BAD_USER_INPUT"},
		{name: "JSONWithACharset", body: `{"query":"{ __typename }"}`, header: map[string]string{"Content-Type": "application/json; charset=utf-16"}, status: 415, code: "BAD_USER_INPUT"},
		{name: "CompressionBomb", body: "\x1f\x8b\x08", header: map[string]string{"Content-Encoding": "gzip"}, status: 415, code: "BAD_USER_INPUT", says: "must not be compressed"},
		{name: "CompressedTwice", body: "x", header: map[string]string{"Content-Encoding": "br, gzip"}, status: 415, code: "BAD_USER_INPUT"},
		{name: "NoOperation", body: `{}`, status: 400, code: "BAD_USER_INPUT"},
		{name: "OperationNamedAsIfExempt", operation: "query IntrospectionQuery { a: cases(first: 501) { totalCount } }", status: 400, code: "LIMIT_EXCEEDED"},
		{name: "Debug", body: `{"query":"{ nothing }","extensions":{"debug":true,"tracing":true},"debug":1}`, status: 400, code: "BAD_USER_INPUT"},
	})
}

// TestBatteryOnSchema asks for the schema where callers may not have it.
func TestBatteryOnSchema(t *testing.T) {
	t.Parallel()
	b := battery{serve(t, func(g *graph.Settings) { g.HTTP.Introspection = graph.Nobody })}
	attacks := []attack{
		{name: "Schema", operation: "{ __schema { types { name } } }", status: 403, code: "FORBIDDEN", says: "you may not read the schema"},
		{name: "SchemaAgain", operation: "{ __schema { types { name } } }", status: 403, code: "FORBIDDEN"},
		{name: "Type", operation: `{ __type(name: "Case") { fields { name } } }`, status: 403, code: "FORBIDDEN"},
		{name: "BesideData", operation: `{ cases { totalCount } __schema { types { name } } }`, status: 403, code: "FORBIDDEN"},
		{name: "InFragment", operation: `{ ...a } fragment a on Query { __schema { types { name } } }`, status: 403, code: "FORBIDDEN"},
		{name: "InMutation", operation: `mutation { __schema { types { name } } }`, status: 400, code: "BAD_USER_INPUT"},
		{name: "NamedAsTools", operation: "query IntrospectionQuery { __schema { types { name } } }", status: 403, code: "FORBIDDEN"},
		{name: "ByGet", method: http.MethodGet, target: "/graphql?query=" + url.QueryEscape("{__schema{types{name}}}"), status: 403, code: "FORBIDDEN"},
		{name: "Typename", operation: "{ __typename }", status: 200},
		{name: "NameOfField", operation: "{ casess { totalCount } }", status: 400, code: "BAD_USER_INPUT"},
		{name: "NameOfArgument", operation: "{ cases(frst: 1) { totalCount } }", status: 400, code: "BAD_USER_INPUT"},
		{name: "NameOfType", operation: "{ ...a } fragment a on Querry { __typename }", status: 400, code: "BAD_USER_INPUT"},
		{name: "NameOfInput", operation: `{ cases(where: {caseNumber: {eq: "x"}}) { totalCount } }`, status: 400, code: "BAD_USER_INPUT"},
		{name: "NameOfEnum", operation: `{ cases(where: {field: {eq: FOODS}}) { totalCount } }`, status: 400, code: "BAD_USER_INPUT"},
		{name: "EnumByVariable", operation: `query($f: CaseField) { cases(where: {field: {eq: $f}}) { totalCount } }`, variables: map[string]any{"f": "FOODS"}, status: 400, code: "BAD_USER_INPUT"},
	}
	b.run(t, attacks)
	for _, a := range attacks {
		body := b.sendAttack(t, a).body
		for _, name := range []string{"Did you mean", "give one of", "SPECIAL_EQUIPMENT", "Penalty"} {
			if strings.Contains(body, name) {
				t.Errorf("%s: the answer shows %q: %s", a.name, name, body)
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
	b := battery{serve(t, func(g *graph.Settings) { g.HTTP.Documents.Store = store })}
	const total, bad, costly = "{ cases { totalCount } }", "{ nothing }", "{ cases(first: 501) { totalCount } }"
	b.run(t, []attack{
		{name: "NotThere", body: persisted("", documents.ID(total)), status: 400, code: "PERSISTED_QUERY_NOT_FOUND", says: `"message":"PersistedQueryNotFound"`},
		{name: "NotThereForOldClients", body: persisted("", documents.ID(total)), header: map[string]string{"Accept": asJSON}, status: 200, code: "PERSISTED_QUERY_NOT_FOUND"},
		{name: "Poison", body: persisted("{ agencies { totalCount } }", documents.ID(total)), status: 400, code: "BAD_USER_INPUT", says: "provided sha does not match query"},
		{name: "StillNotThere", body: persisted("", documents.ID(total)), status: 400, code: "PERSISTED_QUERY_NOT_FOUND"},
		{name: "NotValid", body: persisted(bad, documents.ID(bad)), status: 400, code: "BAD_USER_INPUT"},
		{name: "NotValidIsNotKept", body: persisted("", documents.ID(bad)), status: 400, code: "PERSISTED_QUERY_NOT_FOUND"},
		{name: "Kept", body: persisted(total, documents.ID(total)), status: 200, says: `"totalCount"`, statements: 1},
		{name: "FoundAgain", body: persisted("", documents.ID(total)), status: 200, says: `"totalCount"`, statements: 1},
		{name: "CostlyIsRefusedEachTime", body: persisted(costly, documents.ID(costly)), status: 400, code: "LIMIT_EXCEEDED"},
		{name: "MutationByGet", method: http.MethodGet, target: "/graphql?extensions=" + url.QueryEscape(`{"persistedQuery":{"version":1,"sha256Hash":"`+documents.ID("x")+`"}}`), status: 400, code: "PERSISTED_QUERY_NOT_FOUND"},
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
	s := serve(t, func(g *graph.Settings) {
		g.HTTP.Documents = documents.Policy{Manifest: manifest, OnlyManifest: true}
	})
	trusted := manifest.Operations[0]
	byID, err := json.Marshal(map[string]any{"documentId": trusted.ID})
	if err != nil {
		t.Fatal(err)
	}
	const total = "{ cases { totalCount } }"
	battery{s}.run(t, []attack{
		{name: "ByID", body: string(byID), status: 200, statements: 1},
		{name: "ByHash", body: persisted("", trusted.ID), status: 200, statements: 1},
		{name: "ByText", operation: trusted.Body, status: 200, statements: 1},
		{name: "ByGet", method: http.MethodGet, target: "/graphql?documentId=sha256:" + trusted.ID, status: 200, statements: 1},
		{name: "NotInIt", operation: total, status: 403, code: "FORBIDDEN", says: "only the operations of this server's manifest run"},
		{name: "NotInItByHash", body: persisted(total, documents.ID(total)), status: 403, code: "FORBIDDEN"},
		{name: "Nothing", body: `{}`, status: 400, code: "BAD_USER_INPUT", says: "send the text of an operation, or its documentId"},
		{name: "NearlyInIt", operation: trusted.Body + " ", status: 403, code: "FORBIDDEN"},
		{name: "AnotherTextUnderItsID", body: persisted(total, trusted.ID), status: 400, code: "BAD_USER_INPUT"},
		{name: "Schema", operation: "{ __schema { types { name } } }", status: 403, code: "FORBIDDEN"},
	})
	var answer struct{ Cases struct{ TotalCount int } }
	if err := graph.Ask(t.Context(), s.graph, total, nil, &answer); err != nil || answer.Cases.TotalCount == 0 {
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

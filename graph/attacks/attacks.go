// Package attacks has requests that try to exhaust the endpoint, to get past its checks, or to learn what they may not. Tests check how each is
// answered, and the benchmark what a normal client feels of it.
package attacks

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"docket/query/catalog"
)

// Attack is a request that must be refused, or answered within bounds.
type Attack struct {
	Name string
	// Operation and Variables are sent by POST; Body, in their place, is the whole body.
	Operation, Body string
	Variables       map[string]any
	// IsNew says that the attack is to send a new document each time; see Again.
	IsNew bool
	// Method, Target and Header replace those of a usual request.
	Method, Target string
	Header         map[string]string

	Status int
	// Code is that of the error; empty if the request is answered.
	Code string
	// Says is in the body.
	Says string
	// Statements is how many statements may be sent to Postgres.
	Statements int
}

// Again returns the attack as it is sent for the nth time.
func (a Attack) Again(n int) Attack {
	if a.IsNew {
		a.Operation = fmt.Sprintf("# %d\n%s", n, a.Operation)
	}
	return a
}

// Request returns the method, the target, the body and the headers of the attack.
func (a Attack) Request() (method, target, body string, header map[string]string, err error) {
	method, target, body = a.Method, a.Target, a.Body
	if body == "" && method != http.MethodGet {
		text, err := json.Marshal(map[string]any{"query": a.Operation, "variables": a.Variables})
		if err != nil {
			return "", "", "", nil, err
		}
		body = string(text)
	}
	if method == "" {
		method = http.MethodPost
	}
	if target == "" {
		target = "/graphql"
	}
	header = map[string]string{"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
	for name, value := range a.Header {
		header[name] = value
	}
	return method, target, body, header, nil
}

// repeated returns n copies of a form, in which # is the number of the copy.
func repeated(n int, form string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(form, "#", strconv.Itoa(i)))
	}
	return b.String()
}

// Forms returns operations whose form is the attack.
func Forms() []Attack {
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
	return []Attack{
		{Name: "Aliases101", Operation: "{" + repeated(101, " a#: cases { totalCount }") + " }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":50`},
		{Name: "Aliases101OfTypename", Operation: "{" + repeated(101, " a#: __typename") + " }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":50`},
		{Name: "Aliases101Below", Operation: ofCases + repeated(101, " a#: caseNo") + " } } }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":50`},
		{
			Name: "AliasesOverFragments", Operation: ofCases + " ...g0 ...g1 } } } fragment g0 on Case {" + repeated(30, " a#: caseNo") + " } fragment g1 on Case {" + repeated(30, " b#: caseNo") + " }",
			Status: 400, Code: "LIMIT_EXCEEDED", Says: "under more than 50 aliases",
		},
		{Name: "RootFields", Operation: "{" + repeated(41, " a#: case(id: \"Case:1:1\") { id }") + " }", Status: 400, Code: "LIMIT_EXCEEDED", Says: "more than 40 root fields"},
		{Name: "Batch", Body: "[" + strings.Repeat(`{"query":"{ __typename }"},`, 99) + `{"query":"{ __typename }"}]`, Status: 400, Code: "BAD_USER_INPUT", Says: "send one operation a request"},
		{Name: "Directives", Operation: "{ cases(first: 1)" + repeated(500, " @x#") + " { totalCount } }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":100`},
		{Name: "DirectivesSpread", Operation: "{ cases(first: 1) { nodes {" + repeated(101, " ... @include(if: true) { id }") + " } } }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":100`},
		{Name: "DirectiveTwice", Operation: "{ cases(first: 1) @include(if: true) @include(if: true) { totalCount } }", Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "Field500", Operation: ofCases + strings.Repeat(" id", 500) + " } } }", Status: 200, Statements: 1},
		{Name: "Field500Anew", Operation: ofCases + strings.Repeat(" id", 500) + " } } }", IsNew: true, Status: 200, Statements: 1},
		{Name: "Field5000", Operation: ofCases + strings.Repeat(" id", 5000) + " } } }", Status: 400, Code: "LIMIT_EXCEEDED", Says: "5000 times"},
		{Name: "FragmentChain", Operation: ofCases + "...f0 } } }" + chained(22, "id"), Status: 200, Statements: 1},
		{
			Name: "FragmentChainOfPages", Operation: ofCases + "...f0 } } }" + chained(22, strings.Repeat("party { cases(first: 500) { nodes { ", 3)+"id"+strings.Repeat(" } } }", 3)),
			Status: 400, Code: "LIMIT_EXCEEDED", Says: "the limit is 300000",
		},
		{Name: "FragmentCycle", Operation: ofCases + "...a } } } fragment a on Case { party { cases { nodes { ...b } } } } fragment b on Case { ...a }", Status: 400, Code: "BAD_USER_INPUT", Says: "within itself"},
		{Name: "FragmentOfItself", Operation: ofCases + "...a } } } fragment a on Case { ...a }", Status: 400, Code: "BAD_USER_INPUT", Says: "within itself"},
		{Name: "CircularIntrospection", Operation: "{ __schema { types { " + strings.Repeat("fields { type { ", 8) + "name" + strings.Repeat(" } }", 8) + " } } }", Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "IntrospectionManyTimes", Operation: "{" + repeated(11, " a#: __schema { types { name } }") + " }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":10`},
		{Name: "Deep", Operation: deep(9), Status: 400, Code: "LIMIT_EXCEEDED", Says: "nest more than 24 deep"},
		{Name: "VeryDeep", Operation: deep(400), Status: 400, Code: "LIMIT_EXCEEDED"},
		{Name: "PagesMultiply", Operation: "{ parties(first: 500) { nodes { cases(first: 500) { nodes { penalties(first: 500) { nodes { id } } } } } } }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"cost":`},
		{
			Name: "GroupsMultiply", Operation: "{" + repeated(40, " a#: cases { groups(by: {party: {}}, first: 500) { nodes { key { party { name } } aggregate { penalties { sum { amount } payments { count } } } cases(first: 100) { nodes { id } } } } }") + " }",
			Status: 400, Code: "LIMIT_EXCEEDED", Says: `"cost":`,
		},
		{
			Name: "HeavyFilters", Operation: "{ cases(where: {or: [" + repeated(160, `{caseNo: {contains: "#"}}, {penalties: {aggregate: {count: {gt: #}}}},`) + "]}) { totalCount } }",
			Status: 400, Code: "LIMIT_EXCEEDED",
		},
		{Name: "Tokens", Operation: "{" + strings.Repeat(" a", 15_000) + " }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":15000`},
		{Name: "Faults", Operation: "{" + repeated(4000, " nothing#") + " }", Status: 400, Code: "BAD_USER_INPUT"},
		{
			Name: "Mutations", Operation: "mutation {" + repeated(21, ` a#: fileCase(input: {unit: "x", field: FOOD, source: MEDIA, cause: "x", officers: [], filedOn: "2024-01-01"}) { case { id } }`) + " }",
			Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":20`,
		},
	}
}

// Values returns operations with values that are too many, too deep, made up, or meant for SQL. cursor is that of the first page of
// `cases(first: 1, orderBy: {filedOn: DESC})`, agency the agency with these cases. Returns an error if the text is no cursor.
func Values(cursor string, agency int64) ([]Attack, error) {
	many := func(n int) []any {
		list := make([]any, n)
		for i := range list {
			list[i] = "x"
		}
		return list
	}
	nested := func(n int) (filter any) {
		filter = map[string]any{"caseNo": map[string]any{"eq": "x"}}
		for range n {
			filter = map[string]any{"not": filter}
		}
		return filter
	}
	var parts []any
	raw, err := base64.StdEncoding.DecodeString(cursor)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, &parts); err != nil {
		return nil, err
	}
	forged := func(values ...any) string {
		text, err := json.Marshal(append([]any{parts[0]}, values...))
		if err != nil {
			panic(err) // texts and lists of texts can be written
		}
		return base64.StdEncoding.EncodeToString(text)
	}
	after := func(cursor string) string {
		return fmt.Sprintf("{ cases(first: 1, orderBy: {filedOn: DESC}, after: %q) { totalCount } }", cursor)
	}
	const where = "query($w: CaseWhere) { cases(where: $w) { totalCount } }"
	return []Attack{
		{Name: "LongList", Operation: where, Variables: map[string]any{"w": map[string]any{"caseNo": map[string]any{"in": many(5001)}}}, Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":5000`},
		{Name: "ManyIDs", Operation: "query($i: [ID!]!) { nodes(ids: $i) { id } }", Variables: map[string]any{"i": many(501)}, Status: 400, Code: "BAD_USER_INPUT", Says: "at most 500"},
		{Name: "NestedVariable", Operation: where, Variables: map[string]any{"w": nested(200)}, Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":100`},
		{Name: "NestedVariableWithin", Operation: where, Variables: map[string]any{"w": nested(90)}, Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":16`},
		{Name: "HugeBody", Body: `{"query":"{ __typename }","variables":{"x":"` + strings.Repeat("x", 4<<20) + `"}}`, Status: 413, Code: "LIMIT_EXCEEDED", Says: `"limit":4194304`},
		{Name: "DeepJSON", Body: `{"query":"{ __typename }","variables":{"x":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}}`, Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":100`},
		{Name: "UnusedVariables", Operation: "{ cases(first: 1) { nodes { id } } }", Variables: map[string]any{"unused": many(100_000)}, Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":50000`},
		{Name: "UnusedVariablesWithin", Operation: "{ cases(first: 1) { nodes { id } } }", Variables: map[string]any{"unused": many(49_000)}, Status: 200, Statements: 1},
		{Name: "FarOffset", Operation: "{ cases(first: 1, offset: 2000000000) { totalCount } }", Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":1000000`},

		{Name: "CursorAsItWas", Operation: after(cursor), Status: 200, Statements: 1},
		{Name: "CursorOfSQL", Operation: after("' OR 1=1 --"), Status: 400, Code: "BAD_USER_INPUT", Says: "is not a cursor"},
		{Name: "CursorWithAnotherValue", Operation: after(forged("x", "1")), Status: 400, Code: "BAD_USER_INPUT", Says: "is not a cursor"},
		{Name: "CursorWithSQL", Operation: after(forged("2024-01-01'; DROP TABLE cases; --", "1")), Status: 400, Code: "BAD_USER_INPUT", Says: "is not a cursor"},
		{Name: "CursorWithFewerValues", Operation: after(forged("2024-01-01")), Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "CursorWithManyValues", Operation: after(forged(many(1000)...)), Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "CursorOfAnotherOrder", Operation: strings.ReplaceAll(after(cursor), "filedOn: DESC", "caseNo: ASC"), Status: 400, Code: "BAD_USER_INPUT", Says: "another where or orderBy"},
		{Name: "CursorOfAnotherFilter", Operation: strings.ReplaceAll(after(cursor), "first: 1,", "first: 1, where: {field: {eq: FOOD}},"), Status: 400, Code: "BAD_USER_INPUT", Says: "another where or orderBy"},
		{Name: "CursorOfAnotherList", Operation: strings.ReplaceAll(after(cursor), "cases(", "complaints("), Status: 400, Code: "BAD_USER_INPUT"},

		{Name: "IDOfSQL", Operation: `{ node(id: "Case:1:1 OR 1=1") { id } }`, Status: 400, Code: "BAD_USER_INPUT", Says: "is not the id of anything"},
		{Name: "IDOfAnotherType", Operation: `{ case(id: "` + catalog.ID{Type: "Party", Agency: agency, Number: 1}.String() + `") { id } }`, Status: 400, Code: "BAD_USER_INPUT", Says: "is no id of Case"},
		{Name: "IDOfNoAgency", Operation: `{ case(id: "` + catalog.ID{Type: "Case", Agency: 999999, Number: 1}.String() + `") { id } }`, Status: 200, Says: `"case":null`, Statements: 1},

		// A wildcard is an ordinary character: no case number holds one.
		{Name: "Wildcards", Operation: `{ cases(where: {caseNo: {contains: "%_%_%_%_%_%_%_%"}}) { totalCount } }`, Status: 200, Says: `"totalCount" : 0`, Statements: 1},
		{Name: "WildcardAlone", Operation: `{ cases(where: {caseNo: {startsWith: "%"}}) { totalCount } }`, Status: 200, Says: `"totalCount" : 0`, Statements: 1},
		{Name: "Backslash", Operation: `{ cases(where: {caseNo: {endsWith: "\\"}}) { totalCount } }`, Status: 200, Says: `"totalCount" : 0`, Statements: 1},
		{Name: "LongText", Operation: "query($t: String) { cases(where: {cause: {contains: $t}}) { totalCount } }", Variables: map[string]any{"t": strings.Repeat("%_", 1<<20)}, Status: 400, Code: "LIMIT_EXCEEDED", Says: `"limit":1000`},
		{Name: "TextAtTheLimit", Operation: "query($t: String) { cases(where: {cause: {contains: $t}}) { totalCount } }", Variables: map[string]any{"t": strings.Repeat("市", 1000)}, Status: 200, Says: `"totalCount" : 0`, Statements: 1},
		{Name: "ZeroByte", Operation: `{ cases(where: {caseNo: {eq: "\u0000"}}) { totalCount } }`, Status: 400, Code: "BAD_USER_INPUT"},
	}, nil
}

// Requests returns requests that another site, a proxy or an old tool would make a browser send.
func Requests() []Attack {
	mutation := `mutation { fileCase(input: {unit: "x", field: FOOD, source: MEDIA, cause: "x", officers: [], filedOn: "2024-01-01"}) { case { id } } }`
	get := func(operation string) string { return "/graphql?query=" + url.QueryEscape(operation) }
	return []Attack{
		{Name: "MutationByGet", Method: http.MethodGet, Target: get(mutation), Status: 405, Code: "BAD_USER_INPUT", Says: "send it by POST"},
		{Name: "MutationByGetBehindAQuery", Method: http.MethodGet, Target: get("query A { __typename } "+strings.Replace(mutation, "mutation", "mutation B", 1)) + "&operationName=B", Status: 405, Code: "BAD_USER_INPUT"},
		{Name: "Form", Body: "query=" + url.QueryEscape(mutation), Header: map[string]string{"Content-Type": "application/x-www-form-urlencoded"}, Status: 415, Code: "BAD_USER_INPUT"},
		{Name: "FormWithFile", Body: "--x\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n{}\r\n--x--", Header: map[string]string{"Content-Type": "multipart/form-data; boundary=x"}, Status: 415, Code: "BAD_USER_INPUT"},
		{Name: "PlainText", Body: `{"query":"{ __typename }"}`, Header: map[string]string{"Content-Type": "text/plain"}, Status: 415, Code: "BAD_USER_INPUT"},
		{Name: "JSONWithACharset", Body: `{"query":"{ __typename }"}`, Header: map[string]string{"Content-Type": "application/json; charset=utf-16"}, Status: 415, Code: "BAD_USER_INPUT"},
		{Name: "CompressionBomb", Body: "\x1f\x8b\x08", Header: map[string]string{"Content-Encoding": "gzip"}, Status: 415, Code: "BAD_USER_INPUT", Says: "must not be compressed"},
		{Name: "CompressedTwice", Body: "x", Header: map[string]string{"Content-Encoding": "br, gzip"}, Status: 415, Code: "BAD_USER_INPUT"},
		{Name: "NoOperation", Body: `{}`, Status: 400, Code: "BAD_USER_INPUT"},
		{Name: "OperationNamedAsIfExempt", Operation: "query IntrospectionQuery { a: cases(first: 501) { totalCount } }", Status: 400, Code: "LIMIT_EXCEEDED"},
		{Name: "Debug", Body: `{"query":"{ nothing }","extensions":{"debug":true,"tracing":true},"debug":1}`, Status: 400, Code: "BAD_USER_INPUT"},
	}
}

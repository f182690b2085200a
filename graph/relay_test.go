package graph_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"docket/graph"
)

// TestRelaySchema checks the schema against Relay's GraphQL Cursor Connections Specification and Global Object Identification
// Specification. Sentences in quotes are from them.
func TestRelaySchema(t *testing.T) {
	t.Parallel()
	schema := graph.Schema()
	must := func(holds bool, where, sentence string) {
		t.Helper()
		if !holds {
			t.Errorf("%s: %s", where, sentence)
		}
	}
	typeOf := func(d *ast.Definition, field string) string {
		if f := d.Fields.ForName(field); f != nil {
			return f.Type.String()
		}
		return ""
	}
	connections := 0
	for name, d := range schema.Types {
		if strings.HasSuffix(name, "Connection") && !strings.HasSuffix(name, "GroupConnection") {
			connections++
			must(d.Kind == ast.Object, name, `"Connection types must be an 'Object'"`)
			edges := d.Fields.ForName("edges")
			must(edges != nil, name, `"Connection types must have fields named edges and pageInfo"`)
			must(typeOf(d, "pageInfo") == "PageInfo!", name, `"pageInfo returns a non-null PageInfo object"`)
			if edges == nil {
				continue
			}
			list := edges.Type
			must(list.Elem != nil, name, `"must return a list type that wraps an edge type"`)
			edge := schema.Types[list.Name()]
			must(edge.Kind == ast.Object, edge.Name, `"must be an 'Object'"`)
			node := edge.Fields.ForName("node")
			must(node != nil && node.Type.Elem == nil, edge.Name, `"the field node ... cannot return a list"`)
			must(typeOf(edge, "cursor") == "String!", edge.Name, `"cursor returns a type that serializes as a String"`)
		}
		if d.Kind != ast.Object {
			continue
		}
		for _, f := range d.Fields {
			if returned := f.Type.Name(); strings.HasSuffix(returned, "Connection") && !strings.HasSuffix(returned, "GroupConnection") {
				where := name + "." + f.Name
				for argument, typ := range map[string]string{"first": "Int", "after": "String", "last": "Int", "before": "String"} {
					a := f.Arguments.ForName(argument)
					must(a != nil && a.Type.String() == typ, where, `"must include forward pagination arguments, backward pagination arguments, or both": `+argument)
				}
			}
		}
		if d.Fields.ForName("id") != nil && slices.Contains(d.Interfaces, "Node") {
			must(typeOf(d, "id") == "ID!", name, `"This id should be a globally unique identifier": "a non-null ID"`)
		}
	}
	if connections < 15 {
		t.Errorf("only %d connections", connections)
	}
	page := schema.Types["PageInfo"]
	for field, typ := range map[string]string{"hasNextPage": "Boolean!", "hasPreviousPage": "Boolean!", "startCursor": "String", "endCursor": "String"} {
		must(typeOf(page, field) == typ, "PageInfo."+field, `"hasPreviousPage and hasNextPage, both of which return non-null booleans ... startCursor and endCursor, both of which return opaque strings"`)
	}
	node := schema.Types["Node"]
	must(node.Kind == ast.Interface && len(node.Fields) == 1 && typeOf(node, "id") == "ID!", "Node", `"must include exactly one field, called id that returns a non-null ID"`)
	root := schema.Query.Fields.ForName("node")
	must(root.Type.String() == "Node" && len(root.Arguments) == 1 && root.Arguments.ForName("id").Type.String() == "ID!", "Query.node",
		`"must have a field called node that returns the Node interface" and "exactly one argument, a non-null ID named id"`)
	plural := schema.Query.Fields.ForName("nodes")
	must(plural.Type.String() == "[Node]!" && plural.Arguments.ForName("ids").Type.String() == "[ID!]!", "Query.nodes", `"plural identifying root fields ... one argument ... a non-null list"`)
}

// TestRelayObjects checks: "If two objects appear in a query ... with identical IDs, then the two objects must be equal", and "the node root field should
// return the same object"; the list of plural identification is "the same length as the input list ... in the same order".
func TestRelayObjects(t *testing.T) {
	t.Parallel()
	s := serve(t)
	r := s.mustAsk(t, `{ cases(first: 3) { nodes { id caseNo version } } parties(first: 1) { nodes { id name } } provisions(first: 1) { nodes { id law } } }`, nil)
	one, two := r.at("cases", "nodes", 0, "id"), r.at("cases", "nodes", 1, "id")
	party, provision := r.at("parties", "nodes", 0, "id"), r.at("provisions", "nodes", 0, "id")
	again := s.mustAsk(t, `query($one: ID!, $ids: [ID!]!) {
		node(id: $one) { __typename id ... on Case { caseNo version } }
		nodes(ids: $ids) { id ... on Case { caseNo } ... on Party { name } ... on Provision { law } }
	}`, map[string]any{"one": one, "ids": []any{two, party, "Case:1:99999999", one, provision, two}})
	want := map[string]any{"__typename": "Case", "id": one, "caseNo": r.at("cases", "nodes", 0, "caseNo"), "version": r.at("cases", "nodes", 0, "version")}
	if got := again.at("node"); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	second := map[string]any{"id": two, "caseNo": r.at("cases", "nodes", 1, "caseNo")}
	wantAll := []any{
		second,
		map[string]any{"id": party, "name": r.at("parties", "nodes", 0, "name")},
		nil,
		map[string]any{"id": one, "caseNo": r.at("cases", "nodes", 0, "caseNo")},
		map[string]any{"id": provision, "law": r.at("provisions", "nodes", 0, "law")},
		second,
	}
	if got := again.at("nodes"); !reflect.DeepEqual(got, wantAll) {
		t.Errorf("%v\nwant %v", got, wantAll)
	}
}

// TestRelayPages checks that the server's pages are those of the specification's pagination algorithm, computed here over all edges.
func TestRelayPages(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const all = `query($first: Int, $after: String, $last: Int, $before: String) {
		goodsLots(where: {field: {eq: DRUG}}, orderBy: [{storedAt: ASC}, {quantity: DESC}], first: $first, after: $after, last: $last, before: $before) {
			edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
		}
	}`
	edges, _ := s.mustAsk(t, all, map[string]any{"first": 500}).at("goodsLots", "edges").([]any)
	if len(edges) < 20 || len(edges) == 500 {
		t.Fatalf("only %d edges to test with", len(edges))
	}
	cursor := func(i int) any { return edges[i].(map[string]any)["cursor"] }
	rapid.Check(t, func(r *rapid.T) {
		variables := map[string]any{}
		var remaining []any
		// ApplyCursorsToEdges: "Remove all elements of edges before and including afterEdge", "after and including beforeEdge".
		from, until := 0, len(edges)
		if rapid.Bool().Draw(r, "after") {
			i := rapid.IntRange(0, len(edges)-1).Draw(r, "after which")
			variables["after"], from = cursor(i), i+1
		}
		if rapid.Bool().Draw(r, "before") {
			i := rapid.IntRange(0, len(edges)-1).Draw(r, "before which")
			variables["before"], until = cursor(i), i
		}
		if from < until {
			remaining = edges[from:until]
		}
		// EdgesToReturn: "slice ... to be of length first by removing edges from the end", "last ... from the start".
		limit := rapid.IntRange(0, 8).Draw(r, "size")
		var page []any
		more := len(remaining) > limit
		backward := rapid.Bool().Draw(r, "backward")
		if backward {
			variables["last"] = limit
			page = remaining[max(len(remaining)-limit, 0):]
		} else {
			variables["first"] = limit
			page = remaining[:min(limit, len(remaining))]
		}
		answer := s.mustAsk(t, all, variables)
		got, _ := answer.at("goodsLots", "edges").([]any)
		if len(got) != len(page) || len(page) > 0 && !reflect.DeepEqual(got, page) {
			r.Fatalf("%v: %d edges, want %d\n%s", variables, len(got), len(page), answer.body)
		}
		// HasPreviousPage: "If last is set ... If edges contains more than last elements return true, otherwise false";
		// HasNextPage likewise with first.
		flag := "hasNextPage"
		if backward {
			flag = "hasPreviousPage"
		}
		if answer.at("goodsLots", "pageInfo", flag) != more {
			r.Fatalf("%v: %s is %v, want %v", variables, flag, !more, more)
		}
		// "startCursor and endCursor ... must be the cursors corresponding to the first and last nodes in edges, respectively".
		var start, end any
		if len(page) > 0 {
			start, end = page[0].(map[string]any)["cursor"], page[len(page)-1].(map[string]any)["cursor"]
		}
		if answer.at("goodsLots", "pageInfo", "startCursor") != start || answer.at("goodsLots", "pageInfo", "endCursor") != end {
			r.Fatalf("%v: %s", variables, answer.body)
		}
	})
	// "If first is less than 0: Throw an error."
	for _, argument := range []string{"first", "last"} {
		if r := s.ask(t, all, map[string]any{argument: -1}); r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != argument {
			t.Errorf("%s: -1: %s", argument, r.body)
		}
	}
	// A cursor is valid only for its own order and filter.
	r := s.ask(t, fmt.Sprintf(`{ goodsLots(first: 1, after: %q, orderBy: {name: ASC}) { nodes { id } } }`, cursor(3)), nil)
	if r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "after" {
		t.Errorf("a cursor of another order: %s", r.body)
	}
}

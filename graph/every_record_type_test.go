package graph_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"docket/graph"
	"docket/query/querytest"
)

// TestEveryRecordType checks that every record type can be filtered, ordered, paged, counted, grouped, and found by its id, without code of
// its own.
func TestEveryRecordType(t *testing.T) {
	t.Parallel()
	s := serve(t)
	catalog := querytest.Catalog(t)
	number := func(v any) int {
		var n int
		if _, err := fmt.Sscan(fmt.Sprint(v), &n); err != nil {
			t.Fatalf("%v is no number: %v", v, err)
		}
		return n
	}
	met := map[string]int{}
	for _, typ := range catalog.Types() {
		list, one := "", ""
		for _, f := range catalog.Schema.Query.Fields {
			switch f.Type.Name() {
			case typ.Name + "Connection":
				list = f.Name
			case typ.Name:
				one = f.Name
			}
		}
		if list == "" || one == "" {
			t.Errorf("%s: no list or no single record at the root: %q, %q", typ.Name, list, one)
			continue
		}
		// The counts of groups by year add up to the total, and each group lists its records.
		r := s.mustAsk(t, fmt.Sprintf(`{ %s(first: 2, orderBy: {id: DESC}) {
			totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor }
			aggregate { count min { createdAt } max { createdAt } distinct { id } }
			groups(by: {createdAt: {bucket: YEAR}}, orderBy: {key: {createdAt: ASC}}, having: {count: {gte: 1}}, first: 500) { totalCount nodes { key { createdAt } aggregate { count } %s(first: 1) { totalCount nodes { id } } } }
		} }`, list, list), nil)
		total := number(r.at(list, "totalCount"))
		met[typ.Name] = total
		if number(r.at(list, "aggregate", "count")) != total || number(r.at(list, "aggregate", "distinct", "id")) != total {
			t.Errorf("%s: %s", typ.Name, r.body)
		}
		sum := 0
		for _, group := range r.at(list, "groups", "nodes").([]any) {
			n := number(valueAt(group.(map[string]any), "aggregate", "count"))
			if sum += n; n != number(valueAt(group.(map[string]any), list, "totalCount")) {
				t.Errorf("%s: a group of %d lists other records: %v", typ.Name, n, group)
			}
		}
		if sum != total {
			t.Errorf("%s: the groups hold %d of %d", typ.Name, sum, total)
		}
		if total == 0 {
			continue
		}
		first := r.at(list, "nodes", 0, "id")
		// A record is found by its id in two ways and by a filter, and not by the negated filter.
		r = s.mustAsk(t, fmt.Sprintf(`query($id: ID!) { one: %s(id: $id) { __typename id } node(id: $id) { __typename id }
			by: %s(where: {id: {eq: $id}}) { totalCount } others: %s(where: {not: {id: {in: [$id]}}}) { totalCount } none: %s(where: {and: [{id: {eq: $id}}, {createdAt: {lt: "1900-01-01T00:00:00Z"}}]}) { totalCount } }`,
			one, list, list, list), map[string]any{"id": first})
		if r.at("one", "id") != first || r.at("node", "__typename") != typ.Name || r.at("node", "id") != first || number(r.at("by", "totalCount")) != 1 ||
			number(r.at("others", "totalCount")) != total-1 || number(r.at("none", "totalCount")) != 0 {
			t.Errorf("%s: %s", typ.Name, r.body)
		}
		// Small pages, forward and backward, by cursor and by offset.
		if total < 3 {
			continue
		}
		page := func(arguments string) (ids []any, start, end any) {
			t.Helper()
			r := s.mustAsk(t, fmt.Sprintf(`{ %s(orderBy: [{createdAt: ASC}, {id: DESC}], %s) { nodes { id } pageInfo { startCursor endCursor } } }`, list, arguments), nil)
			for _, node := range r.at(list, "nodes").([]any) {
				ids = append(ids, valueAt(node.(map[string]any), "id"))
			}
			return ids, r.at(list, "pageInfo", "startCursor"), r.at(list, "pageInfo", "endCursor")
		}
		three, _, _ := page("first: 3")
		one1, _, cursor := page("first: 1")
		two, start, _ := page(fmt.Sprintf("first: 2, after: %q", cursor))
		back, _, _ := page(fmt.Sprintf("last: 1, before: %q", start))
		skipped, _, _ := page("first: 2, offset: 1")
		if len(three) != 3 || !slices.Equal(append(one1, two...), three) || !slices.Equal(back, three[:1]) || !slices.Equal(skipped, three[1:]) {
			t.Errorf("%s: pages: %v, %v + %v, back %v, skipped %v", typ.Name, three, one1, two, back, skipped)
		}
	}
	// The demo bureau has records of nearly all types; the others have tests of their own.
	var none []string
	for name, n := range met {
		if n == 0 {
			none = append(none, name)
		}
	}
	if slices.Sort(none); len(none) > len(met)/3 {
		t.Errorf("no records of %v", none)
	}
	t.Logf("%d types, none of %v", len(met), none)
}

// TestDescriptions checks that every hand-written type, field, argument and enum value has a description, every record type a Chinese term,
// and every root field a description. Other derived fields need none.
func TestDescriptions(t *testing.T) {
	t.Parallel()
	served := graph.Schema()
	require := func(place, description string) {
		if strings.TrimSpace(description) == "" {
			t.Errorf("%s has no description", place)
		}
	}
	files, err := filepath.Glob("schema/*.graphqls")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d files of the schema: %v", len(files), err)
	}
	checked := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		document, err := parser.ParseSchema(&ast.Source{Name: file, Input: string(text)})
		if err != nil {
			t.Fatal(err)
		}
		for _, written := range append(document.Definitions, document.Extensions...) {
			d := served.Types[written.Name]
			require(d.Name, d.Description)
			for _, w := range written.Fields {
				f := d.Fields.ForName(w.Name)
				require(d.Name+"."+f.Name, f.Description)
				checked++
				for _, a := range w.Arguments {
					require(d.Name+"."+f.Name+"("+a.Name+":)", f.Arguments.ForName(a.Name).Description)
				}
			}
			for _, v := range written.EnumValues {
				require(d.Name+"."+v.Name, d.EnumValues.ForName(v.Name).Description)
			}
		}
	}
	if checked < 1400 {
		t.Errorf("only %d fields are checked", checked)
	}
	for _, f := range served.Query.Fields {
		if !strings.HasPrefix(f.Name, "__") {
			require("Query."+f.Name, f.Description)
		}
	}
	for _, typ := range querytest.Catalog(t).Types() {
		if text := served.Types[typ.Name].Description; !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s has no Chinese term: %q", typ.Name, text)
		}
	}
}

package limit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"docket/limit"
	"docket/problem"
)

// list returns n forms, where %d is the number of each.
func list(n int, form string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(form, "%d", fmt.Sprint(i)))
	}
	return b.String()
}

// Tokens are counted up to the limit, comments too; a fault is left to the parser.
func TestTokens(t *testing.T) {
	t.Parallel()
	for text, tokens := range map[string]int{"": 0, "{ a }": 3, "{a,a}": 4, "# about a\n{ a(b: \"c d\") ...F }": 11} {
		if err := limit.Tokens(&ast.Source{Input: text}, tokens); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if tokens == 0 {
			continue
		}
		err := limit.Tokens(&ast.Source{Input: text}, tokens-1)
		if p := problem.Of(err); p == nil || p.Code != problem.LimitExceeded || p.Detail["limit"] != tokens-1 {
			t.Errorf("%q with %d tokens allowed: %v", text, tokens-1, err)
		}
	}
	if err := limit.Tokens(&ast.Source{Input: "{ ?" + strings.Repeat(" a", 10)}, 5); err != nil {
		t.Errorf("behind a fault: %v", err)
	}
}

// A document counts as one request for each 5,000 pairs of selections of one name: n of a name are n²/2 pairs.
func TestDocumentRequests(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want int
	}{
		{"{ a }", 0},
		{"{ a {" + strings.Repeat(" id", 99) + " } }", 0},
		{"{ a {" + strings.Repeat(" id", 100) + " } }", 1},
		{"{ a {" + strings.Repeat(" id", 100) + strings.Repeat(" name", 100) + " } }", 2},
		{"{ a { ...F" + strings.Repeat(" id", 500) + " } } fragment F on T {" + strings.Repeat(" id", 500) + " }", 100},
		{"{ a {" + list(1000, " b%d") + " } }", 0},
	} {
		document, err := parser.ParseQuery(&ast.Source{Input: c.text})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := limit.Document(document); got != c.want || err != nil {
			t.Errorf("%.60s: %d, %v; want %d", c.text, got, err, c.want)
		}
	}
}

// A document is taken up to each limit, and refused beyond it with the limit.
func TestDocument(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		limit      any // nil where the document is taken
	}{
		{"50 aliases", "{ a {" + list(50, " x%d: b") + " } }", nil},
		{"51 aliases", "{ a {" + list(51, " x%d: b") + " } }", 50},
		{"51 fields", "{ a {" + list(51, " b%d") + " } }", nil},
		{"51 aliases in inline fragments", "{ a {" + list(51, " ... on T { x%d: b }") + " } }", 50},
		{"51 aliases in a fragment", "{ a { ...F } } fragment F on T {" + list(51, " x%d: b") + " }", 50},
		{"aliases in two places", "{ a {" + list(50, " x%d: b") + " } c {" + list(50, " x%d: b") + " } }", nil},
		{"100 directives", "{" + list(100, " b%d @skip(if: false)") + " }", nil},
		{"101 directives", "{" + list(101, " b%d @skip(if: false)") + " }", 100},
		{"101 directives on one field", "{ b" + list(101, " @x%d") + " }", 100},
		{"101 directives on an operation", "query" + list(101, " @x%d") + " { b }", 100},
		{"101 directives on a variable", "query($v: Int" + list(101, " @x%d") + ") { b }", 100},
		{"101 directives on a fragment", "{ ...F } fragment F on T" + list(101, " @x%d") + " { b }", 100},
		{"101 directives on a spread", "{ ...F" + list(101, " @x%d") + " } fragment F on T { b }", 100},
		{"10 questions about the schema", "{" + list(10, " x%d: __schema { types { name } }") + " }", nil},
		{"11 questions about the schema", "{" + list(6, " x%d: __schema { types { name } }") + list(5, ` y%d: __type(name: "T") { name }`) + " }", 10},
		{"20 mutations", "mutation {" + list(20, " x%d: b%d") + " }", nil},
		{"21 mutations", "mutation {" + list(21, " x%d: b%d") + " }", 20},
		{"20 mutations, some in fragments", "mutation {" + list(5, " x%d: b%d") + " ...F ... { ...G } } fragment F on T {" + list(10, " x%d: b%d") + " } fragment G on T {" + list(5, " x%d: b%d") + " }", nil},
		{"21 mutations in a fragment", "mutation { ...F } fragment F on T {" + list(21, " x%d: b%d") + " }", 20},
		{"11 mutations, spread twice", "mutation { ...F ... on T { ...F } } fragment F on T {" + list(11, " x%d: b%d") + " }", 20},
		{"2^64 mutations", "mutation { ...F59 } fragment F0 on T {" + list(32, " x%d: b%d") + " }" + nestedFragments(59), 20},
		{"fragments that lead back to themselves", "mutation { ...F } fragment F on T { ...G ...G } fragment G on T { ...F ...F }", nil},
		{"1,000 times a field", "{ a {" + strings.Repeat(" id", 1000) + " } }", nil},
	} {
		document, err := parser.ParseQuery(&ast.Source{Input: c.text})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		_, err = limit.Document(document)
		p := problem.Of(err)
		if c.limit == nil && err != nil || c.limit != nil && (p == nil || p.Code != problem.LimitExceeded || p.Detail["limit"] != c.limit) {
			t.Errorf("%s: %v, want the limit %v", c.name, err, c.limit)
		}
	}
	document, err := parser.ParseQuery(&ast.Source{Input: "{ a {" + strings.Repeat(" id", 1001) + " } }"})
	if err != nil {
		t.Fatal(err)
	}
	_, err = limit.Document(document)
	if p := problem.Of(err); p == nil || p.Code != problem.LimitExceeded || !strings.Contains(p.Message, `selects "id" 1001 times`) {
		t.Errorf("1,001 times a field: %v", p)
	}
}

// nestedFragments returns fragments F1 to Fn, each of which spreads the one before it twice.
func nestedFragments(n int) string {
	var text strings.Builder
	for i := range n {
		fmt.Fprintf(&text, " fragment F%d on T { ...F%d ...F%d }", i+1, i, i)
	}
	return text.String()
}

package query_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"

	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/querytest"
)

// empty answers every statement with null at once, so that only the compiler's work is measured.
type empty struct{}

func (empty) QueryRow(context.Context, string, []any, bool) ([][]byte, error) {
	return [][]byte{[]byte("null")}, nil
}

// wide returns an operation of 200 fields: pages within pages, filters, aggregates.
func wide() string {
	var b strings.Builder
	b.WriteString("query Wide($from: Date!, $least: Money!) { cases(first: 10, where: {decidedOn: {gte: $from}, penalties: {some: {amount: {gte: $least}}}}, orderBy: [{filedOn: DESC}]) { totalCount nodes { ")
	for i := range 18 {
		fmt.Fprintf(&b, "a%d: penalties(first: 2, where: {amount: {gte: $least}}) { totalCount nodes { kind amount provision { law article } payments(first: 2) { nodes { amount paidOn } } } } ", i)
	}
	b.WriteString("caseNo } } }")
	return b.String()
}

// BenchmarkCompile measures the compiler's work for an operation of 200 fields, with a plan that is made (New) or found in the
// cache (Known).
func BenchmarkCompile(b *testing.B) {
	c := querytest.Catalog(b)
	text := wide()
	doc, errs := gqlparser.LoadQueryWithRules(c.Schema, text, nil)
	if len(errs) > 0 {
		b.Fatal(errs)
	}
	if countFields(text) < 200 {
		b.Fatalf("%d fields", countFields(text))
	}
	s := query.New(query.Settings{Catalog: c, Reader: empty{}, Limits: plan.DefaultLimits, Zone: querytest.Zone, Clock: querytest.Clock, Log: slog.Default()})
	op := query.Operation{Document: doc, Definition: doc.Operations[0], Text: text, Role: catalog.Operator, Agencies: []int64{1}, Variables: map[string]any{"from": "2023-01-01", "least": "100"}}
	read := func(b *testing.B) {
		if _, err := s.Read(b.Context(), op); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("Known", func(b *testing.B) {
		for b.Loop() {
			read(b)
		}
	})
	b.Run("New", func(b *testing.B) {
		n := 0
		for b.Loop() {
			n++
			op.Text = fmt.Sprint(n) // the key under which plans are kept
			read(b)
		}
	})
}

// countFields counts the names of an operation's selections: everything between braces that is neither an argument nor an alias.
func countFields(text string) int {
	n, depth := 0, 0
	for i, word := 0, ""; i < len(text); i++ {
		switch ch := text[i]; {
		case ch == '(':
			depth++
		case ch == ')':
			depth--
		case depth > 0:
		case ch >= 'a' && ch <= 'z' || ch >= 'A' && ch <= 'Z' || ch >= '0' && ch <= '9':
			word += string(ch)
		default:
			if word != "" && ch != ':' {
				n++
			}
			word = ""
		}
	}
	return n - 2 // query Wide
}

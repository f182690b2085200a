package querytest_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"pgregory.net/rapid"

	"docket/problem"
	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/querytest"
	"docket/query/render"
)

// TestTextsAreBound looks for the values of random operations in their statements: values are binds, never part of the text.
func TestTextsAreBound(t *testing.T) {
	t.Parallel()
	o := openComparison(t, 1)
	schema := o.world.Catalog.Schema
	seen := 0
	rapid.Check(t, func(t *rapid.T) {
		drawn := querytest.Draw(t, o.world)
		document, errs := gqlparser.LoadQueryWithRules(schema, drawn.Text, rules.NewDefaultRules())
		if errs != nil {
			t.Fatalf("%v\n%s", errs, drawn)
		}
		variables, err := query.CoerceVariables(schema, document.Operations[0], drawn.Variables, true)
		if err != nil {
			t.Fatalf("%v\n%s", err, drawn)
		}
		planned, err := plan.Read(o.world.Catalog, o.service.Limits, plan.Request{
			Document: document, Definition: document.Operations[0], Variables: variables, Role: catalog.Operator, Scope: plan.ManyAgencies, Zone: querytest.Zone,
		})
		if err != nil {
			t.Fatalf("%v\n%s", err, drawn)
		}
		sql := render.Render(planned).SQL
		for _, text := range append(textsOf(drawn.Variables), literals(document)...) {
			if len(text) < 4 || !strings.ContainsAny(text, `'"\%:`) && isASCII(text) {
				continue // it may be one of the statement's own
			}
			seen++
			if strings.Contains(sql, text) {
				t.Fatalf("%q is in the statement:\n%s\n%s", text, sql, drawn)
			}
		}
	})
	if seen < 50 {
		t.Errorf("only %d texts were looked for", seen)
	}
}

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > 127 })
}

// textsOf returns all texts in decoded JSON.
func textsOf(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, textsOf(item)...)
		}
		return all
	case map[string]any:
		var all []string
		for _, item := range v {
			all = append(all, textsOf(item)...)
		}
		return all
	}
	return nil
}

// literals returns the texts in a document.
func literals(document *ast.QueryDocument) []string {
	var all []string
	var value func(v *ast.Value)
	value = func(v *ast.Value) {
		if v.Kind == ast.StringValue || v.Kind == ast.BlockValue {
			all = append(all, v.Raw)
		}
		for _, c := range v.Children {
			value(c.Value)
		}
	}
	var set func(s ast.SelectionSet)
	set = func(s ast.SelectionSet) {
		for _, selection := range s {
			switch selection := selection.(type) {
			case *ast.Field:
				for _, a := range selection.Arguments {
					value(a.Value)
				}
				set(selection.SelectionSet)
			case *ast.InlineFragment:
				set(selection.SelectionSet)
			}
		}
	}
	for _, o := range document.Operations {
		for _, d := range o.VariableDefinitions {
			if d.DefaultValue != nil {
				value(d.DefaultValue)
			}
		}
		set(o.SelectionSet)
	}
	for _, f := range document.Fragments {
		set(f.SelectionSet)
	}
	return all
}

// FuzzRead sends arbitrary texts and variables. The result is an answer or a problem that names the fault; never a panic, never a
// statement that Postgres refuses.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		`{ cases(first: 2, where: {caseNo: {contains: "a"}, penalties: {some: {amount: {gte: "1.5"}}}}, orderBy: [{party: {name: DESC}}]) { totalCount nodes { id } } }`,
		`query($n: Int, $w: CaseWhere) { cases(first: $n, where: $w) { groups(by: [{filedOn: {bucket: MONTH, fill: true}}], having: {count: {gt: 0}}) { nodes { key { filedOn } aggregate { count } } } } }`,
		`query($n: Int!, $of: CaseMeasure!) { cases { groups(by: [{filedOn: {bucket: MONTH}}, {field: {}}], first: 1, others: true, having: {rank: {of: $of, is: {lte: 9}}}) { nodes { isOther share(of: {count: true}, within: {field: {}}) change(of: $of) { percent } movingAverage(of: $of, over: $n) } } } }`,
		`{ nodes(ids: ["Case:1:1", "Party:2:2"]) { __typename ... on Case { officers { nodes { name } } } } node(id: "Agency:1") { id } }`,
		`{ penalties(last: 2, before: "x") { edges { cursor node { case { caseNo } } } pageInfo { hasPreviousPage } aggregate { sum { amount } payments { count } } } }`,
	} {
		f.Add(seed, `{"n": 3, "w": {"or": [{"caseNo": null}, {"filedOn": {"year": 2023}}]}}`)
	}
	o := openFuzzComparison(f)
	f.Fuzz(func(t *testing.T, text, variables string) {
		document, errs := gqlparser.LoadQueryWithRules(o.world.Catalog.Schema, text, rules.NewDefaultRules())
		if errs != nil || len(document.Operations) == 0 || document.Operations[0].Operation != ast.Query {
			return
		}
		var raw map[string]any
		decoder := json.NewDecoder(strings.NewReader(variables))
		decoder.UseNumber()
		if decoder.Decode(&raw) != nil {
			raw = nil
		}
		values, err := query.CoerceVariables(o.world.Catalog.Schema, document.Operations[0], raw, true)
		if err != nil {
			return
		}
		answers, err := o.service.Read(context.Background(), query.Operation{
			Document: document, Definition: document.Operations[0], Text: text, Variables: values, Role: catalog.Operator, Agencies: []int64{1, 2, 3},
		})
		if err != nil && problem.Of(err) == nil {
			t.Errorf("%v\n%s\n%s", err, text, variables)
		}
		for key, answer := range answers {
			if answer != nil && !json.Valid(answer) {
				t.Errorf("%s: no JSON: %s\n%s", key, answer, text)
			}
		}
	})
}

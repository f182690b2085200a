package query_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"docket/problem"
	"docket/query"
)

const variablesSchema = `
scalar Date
enum Color { RED GREEN }
input Filter { id: ID, ids: [ID!], colors: [Color!], and: [Filter!], not: Filter, size: Int, rows: [[Int]] }
input Order { key: String!, note: String! = "none" }
type Query { find(i: Int, f: Float, b: Boolean, s: String, id: ID, d: Date, w: Filter, o: [Order!], c: [Color!]!): Int }`

func TestCoerceVariables(t *testing.T) {
	t.Parallel()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: variablesSchema})
	for _, c := range []struct{ name, declared, given, want, message string }{
		{name: "ListOfOne", declared: "$v: [Color!]", given: `{"v": "RED"}`, want: `{"v": ["RED"]}`},
		{name: "ListStays", declared: "$v: [Color!]", given: `{"v": ["RED", "GREEN"]}`, want: `{"v": ["RED", "GREEN"]}`},
		{name: "EmptyListStays", declared: "$v: [Color!]", given: `{"v": []}`, want: `{"v": []}`},
		{name: "NullIsNoList", declared: "$v: [Color!]", given: `{"v": null}`, want: `{"v": null}`},
		{name: "ListsOfLists", declared: "$v: Filter", given: `{"v": {"rows": [1, [2, null]]}}`, want: `{"v": {"rows": [[1], [2, null]]}}`},
		{
			name: "EveryDepth", declared: "$v: Filter", given: `{"v": {"and": {"not": {"and": [{"ids": 7, "colors": "RED"}]}}}}`,
			want: `{"v": {"and": [{"not": {"and": [{"ids": ["7"], "colors": ["RED"]}]}}]}}`,
		},
		{name: "ObjectForList", declared: "$v: [Order!]", given: `{"v": {"key": "a"}}`, want: `{"v": [{"key": "a"}]}`},
		{name: "Absent", declared: "$v: Filter", given: `{}`, want: `{}`},
		{name: "Undeclared", declared: "$v: Int", given: `{"w": 1}`, want: `{}`},
		{name: "Default", declared: "$v: [Color!] = RED, $w: Filter = {size: 3, and: {ids: 4}}", given: `{}`, want: `{"v": ["RED"], "w": {"size": 3, "and": [{"ids": ["4"]}]}}`},
		{name: "NullBesideDefault", declared: "$v: Int = 1", given: `{"v": null}`, want: `{"v": null}`},
		{name: "WholeFloat", declared: "$v: Int, $w: Int", given: `{"v": 2.0, "w": 2e3}`, want: `{"v": 2, "w": 2000}`},
		{name: "CustomScalar", declared: "$v: Date", given: `{"v": 1.50}`, want: `{"v": 1.50}`},
		{name: "Typename", declared: "$v: Filter", given: `{"v": {"__typename": "Filter", "size": 1}}`, want: `{"v": {"size": 1}}`},
		{name: "UnknownType", declared: "$v: Nothing", given: `{"v": [1]}`, want: `{"v": [1]}`},

		{name: "Fraction", declared: "$v: Int", given: `{"v": 2.5}`, message: "variables.v: 2.5 is not an Int; give a whole number without quotes, as in 20"},
		{name: "FractionWithin", declared: "$v: Filter", given: `{"v": {"rows": [[1, 2.5]]}}`, message: "variables.v.rows[0][1]: 2.5 is not an Int; give a whole number without quotes, as in 20"},
		{name: "Huge", declared: "$v: Int", given: `{"v": 1e400}`, message: "variables.v: 1e400 is not an Int; give a whole number without quotes, as in 20"},
		{name: "Long", declared: "$v: Int", given: `{"v": -9223372036854775809}`, message: "variables.v: -9223372036854775809 is not an Int; give a whole number from -9223372036854775808 to 9223372036854775807"},
		{name: "TextForInt", declared: "$v: Int", given: `{"v": "2"}`, message: `variables.v: "2" is not an Int; give a whole number without quotes, as in 20`},
		{name: "TextForFloat", declared: "$v: Float", given: `{"v": "2.5"}`, message: `variables.v: "2.5" is not a Float; give a number without quotes, as in 2.5`},
		{name: "BooleanForText", declared: "$v: String", given: `{"v": true}`, message: "variables.v: true is not a String; give a text in quotes"},
		{name: "TextForBoolean", declared: "$v: Boolean", given: `{"v": "true"}`, message: `variables.v: "true" is not a Boolean; give true or false without quotes`},
		{name: "ObjectForScalar", declared: "$v: Date", given: `{"v": {"a": 1}}`, message: `variables.v: {"a":1} is not a Date; give a single value`},
		{name: "ListForScalar", declared: "$v: String", given: `{"v": ["a"]}`, message: `variables.v: ["a"] is not a String; give a text in quotes`},
		{name: "FractionForID", declared: "$v: ID", given: `{"v": 1.5}`, message: "variables.v: 1.5 is not an ID; give an id of an earlier answer, in quotes"},
		{name: "SmallLettersForEnum", declared: "$v: [Color!]", given: `{"v": "red"}`, message: `variables.v: "red" is not a Color; give one of RED, GREEN`},
		{name: "TextForObject", declared: "$v: Filter", given: `{"v": "x"}`, message: `variables.v: "x" is not a Filter; give an object`},
		{name: "UnknownField", declared: "$v: Filter", given: `{"v": {"and": {"x": 1}}}`, message: "variables.v.and.x: Filter has no such field"},
		{name: "Missing", declared: "$v: Int!", given: `{}`, message: "variables.v: is missing; give a value of type Int!"},
		{name: "MissingWithin", declared: "$v: [Order!]", given: `{"v": [{"note": "x"}]}`, message: "variables.v[0].key: is missing; give a value of type String!"},
		{name: "NullItem", declared: "$v: [Color!]", given: `{"v": [null]}`, message: "variables.v[0]: is null; give a value of type Color!"},
		{name: "LongValueIsCut", declared: "$v: Int", given: `{"v": "` + strings.Repeat("长", 100) + `"}`, message: `variables.v: "` + strings.Repeat("长", 26) + `… is not an Int; give a whole number without quotes, as in 20`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			document, err := parser.ParseQuery(&ast.Source{Input: "query(" + c.declared + ") { __typename }"})
			if err != nil {
				t.Fatal(err)
			}
			got, err := query.CoerceVariables(schema, document.Operations[0], decodeObject(t, c.given), true)
			if c.message != "" {
				if p := problem.Of(err); p == nil || p.Code != problem.BadUserInput || p.Field+": "+p.Message != c.message {
					t.Errorf("error %v, want %s", err, c.message)
				}
				return
			}
			text, _ := json.Marshal(got)
			if err != nil || !reflect.DeepEqual(decodeObject(t, string(text)), decodeObject(t, c.want)) {
				t.Errorf("%s, %v; want %s", text, err, c.want)
			}
		})
	}
}

func decodeObject(t *testing.T, text string) map[string]any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil {
		t.Fatal(err)
	}
	return object
}

package graph_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// shownError is the part of a GraphQL error that a form needs: which root field and which input is wrong, and of what kind.
type shownError struct {
	root, field, code, rule string
}

func (r reply) shownErrors() []shownError {
	var shown []shownError
	for _, e := range r.Errors {
		text := func(key string) string { s, _ := e.Extensions[key].(string); return s }
		root := ""
		if len(e.Path) > 0 {
			root, _ = e.Path[0].(string)
		}
		shown = append(shown, shownError{root: root, field: text("field"), code: text("code"), rule: text("rule")})
	}
	return shown
}

// TestAllFaultsOfAnInput checks that a refused mutation answers with one error for each independent fault, in the order of the
// input, and that a violation of law is shown only where the input has no other fault.
func TestAllFaultsOfAnInput(t *testing.T) {
	t.Parallel()
	s := serve(t)
	ids := s.mustAsk(t, "{ units(first: 1) { nodes { id } } officers(first: 2, orderBy: {id: ASC}) { nodes { id } } parties(first: 1) { nodes { id } } }", nil)
	officers := []any{ids.at("officers", "nodes", 0, "id"), ids.at("officers", "nodes", 1, "id")}
	// input is a case that may be filed, with some fields replaced.
	input := func(replaced map[string]any) map[string]any {
		in := map[string]any{
			"unit": ids.at("units", "nodes", 0, "id"), "party": ids.at("parties", "nodes", 0, "id"), "officers": officers,
			"field": "FOOD", "source": "MEDIA", "cause": "销售超过保质期的食品", "filedOn": "2024-03-01",
		}
		for name, value := range replaced {
			in[name] = value
		}
		return in
	}
	three := map[string]any{"filedOn": "2024-03-16", "valueOfGoods": "-1.00", "cause": ""} // today is 2024-03-15
	cases := s.sql(t, "SELECT count(*) FROM cases")

	for name, c := range map[string]struct {
		first, second map[string]any
		want          []shownError
	}{
		"three faults": {
			first: three, second: map[string]any{},
			want: []shownError{
				{root: "first", field: "input.cause", code: "BAD_USER_INPUT", rule: ""},
				{root: "first", field: "input.valueOfGoods", code: "BAD_USER_INPUT", rule: ""},
				{root: "first", field: "input.filedOn", code: "BAD_USER_INPUT", rule: ""},
			},
		},
		"two mutations": {
			first: three, second: map[string]any{"cause": "", "facts": ""},
			want: []shownError{
				{root: "first", field: "input.cause", code: "BAD_USER_INPUT", rule: ""},
				{root: "first", field: "input.valueOfGoods", code: "BAD_USER_INPUT", rule: ""},
				{root: "first", field: "input.filedOn", code: "BAD_USER_INPUT", rule: ""},
				{root: "second", field: "input.cause", code: "BAD_USER_INPUT", rule: ""},
				{root: "second", field: "input.facts", code: "BAD_USER_INPUT", rule: ""},
			},
		},
		"law alone": {
			first: map[string]any{"officers": officers[:1]}, second: map[string]any{},
			want: []shownError{{root: "first", field: "input.officers", code: "RULE_VIOLATION", rule: "officers.two"}},
		},
		"law and a fault": {
			first: map[string]any{"officers": officers[:1], "cause": ""}, second: map[string]any{},
			want: []shownError{{root: "first", field: "input.cause", code: "BAD_USER_INPUT", rule: ""}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			second := input(c.second)
			second["simulate"] = true
			r := s.ask(t, `mutation($first: FileCaseInput!, $second: FileCaseInput!) {
				first: fileCase(input: $first) { case { id } }
				second: fileCase(input: $second) { case { id } }
			}`, map[string]any{"first": input(c.first), "second": second})
			if got := r.shownErrors(); !reflect.DeepEqual(got, c.want) {
				t.Errorf("errors %v, want %v: %s", got, c.want, r.body)
			}
			for _, e := range r.Errors {
				if field, _ := e.Extensions["field"].(string); !strings.HasPrefix(e.Message, field+": ") {
					t.Errorf("the message does not begin with the field %s: %s", field, e.Message)
				}
			}
			if r.at("first") != nil {
				t.Errorf("a refused mutation has data: %s", r.body)
			}
		})
	}
	if got := s.sql(t, "SELECT count(*) FROM cases"); got.(json.Number) != cases.(json.Number) {
		t.Errorf("%v cases, were %v: a refused mutation wrote", got, cases)
	}
}

package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/graph"
	"docket/migrations"
	"docket/postgres/postgrestest"
	"docket/query/querytest"
)

// TestListCoercion gives every list of the schema (arguments, and fields of input objects) a single value, inline and by variable, and
// compares the answer with that to a list of one.
func TestListCoercion(t *testing.T) {
	t.Parallel()
	// Reads are asked of a database of few rows: there are 700 of them.
	c := querytest.Catalog(t)
	few := &testServer{log: &logBuffer{}, url: postgrestest.Clone(t, postgrestest.Template{Name: "few_rows", Build: func(ctx context.Context, url string) error {
		if err := migrations.Up(ctx, url, slog.New(slog.DiscardHandler)); err != nil {
			return err
		}
		return querytest.Fill(ctx, url, c, 1)
	}})}
	few.start(t, slog.New(slog.DiscardHandler))
	s := serve(t)
	reads, writes := findLists(graph.Schema())
	// Its values have to be names and an instant of the past; see TestReportDifferences.
	reads = slices.DeleteFunc(reads, func(l list) bool { return l.path[0].Name == "reportDifferences" })
	if len(reads) < 400 || len(writes) < 20 {
		t.Fatalf("only %d lists of reads and %d of writes", len(reads), len(writes))
	}
	for batch := range slices.Chunk(reads, 25) {
		want := few.mustAsk(t, operationOf("query", batch, form{isList: true}), nil)
		for _, f := range []form{{}, {isList: true, isVariable: true}, {isVariable: true}} {
			got := few.mustAsk(t, operationOf("query", batch, f), variablesOf(batch, f))
			for i, l := range batch {
				if alias := fmt.Sprintf("p%d", i); !reflect.DeepEqual(got.at(alias), want.at(alias)) {
					t.Errorf("%s, %+v: answers %v, want %v", l, f, got.at(alias), want.at(alias))
				}
			}
		}
	}
	for _, l := range writes {
		one := []list{l}
		want := messages(s.ask(t, operationOf("mutation", one, form{isList: true}), nil))
		for _, f := range []form{{}, {isList: true, isVariable: true}, {isVariable: true}} {
			if got := messages(s.ask(t, operationOf("mutation", one, f), variablesOf(one, f))); got != want {
				t.Errorf("%s, %+v: answers %s, want %s", l, f, got, want)
			}
		}
	}
	for _, l := range append(reads, writes...) {
		one, wrong := []list{l}, form{isVariable: true, isWrong: true}
		kind := "query"
		if l.isWrite {
			kind = "mutation"
		}
		r := s.ask(t, operationOf(kind, one, wrong), variablesOf(one, wrong))
		place := strings.Join(append([]string{"variables", "p0"}, l.inside...), ".")
		if r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != place {
			t.Errorf("%s: a wrong item is answered with %s, want an error at %s", l, r.body, place)
		}
	}
}

func messages(r reply) string {
	text := ""
	for _, e := range r.Errors {
		text += e.Message + "\n"
	}
	if text == "" {
		return r.body
	}
	return text
}

// list is a place of the schema where a list is expected.
type list struct {
	isWrite bool
	path    []*ast.FieldDefinition // from Query or Mutation to the field with the argument
	// argument has the list for its value, or an object with the list at the path inside.
	argument *ast.ArgumentDefinition
	inside   []string
	types    []*ast.Definition // the types of the objects that inside leads through
	typ      *ast.Type
	schema   *ast.Schema
}

func (l list) String() string {
	names := []string{}
	for _, f := range l.path {
		names = append(names, f.Name)
	}
	return strings.Join(names, ".") + "(" + l.argument.Name + ":) " + strings.Join(l.inside, ".") + " " + l.typ.String()
}

// form is one way to give a value: as a list of one or as the item alone, in the operation or by variable. A wrong one has an item
// of no type that the list takes.
type form struct{ isList, isVariable, isWrong bool }

// findLists walks the schema breadth first, so that the way to each list is short.
func findLists(schema *ast.Schema) (reads, writes []list) {
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation} {
		seen := map[string]bool{}
		type way struct {
			object *ast.Definition
			path   []*ast.FieldDefinition
		}
		ways := []way{{object: root}}
		var arguments []list
		for len(ways) > 0 {
			at := ways[0]
			ways = ways[1:]
			for _, f := range at.object.Fields {
				if strings.HasPrefix(f.Name, "__") {
					continue
				}
				path := append(slices.Clone(at.path), f)
				for _, a := range f.Arguments {
					arguments = append(arguments, list{isWrite: root == schema.Mutation, path: path, argument: a, typ: a.Type, schema: schema})
				}
				result := schema.Types[f.Type.Name()]
				isOne := f.Arguments.ForName("id") != nil // its record is also reached through its list
				if result.Kind == ast.Object && !seen[result.Name] && !isOne && root == schema.Query {
					seen[result.Name] = true
					ways = append(ways, way{result, path})
				}
			}
		}
		lists := listsWithin(schema, arguments)
		if root == schema.Query {
			reads = lists
		} else {
			writes = lists
		}
	}
	return reads, writes
}

// listsWithin finds the lists among arguments and in their input objects; each type of objects is entered once.
func listsWithin(schema *ast.Schema, arguments []list) []list {
	var found []list
	entered := map[string]bool{}
	for queue := arguments; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if at.typ.Elem != nil {
			found = append(found, at)
		}
		object := schema.Types[at.typ.Name()]
		if object.Kind != ast.InputObject || entered[object.Name] {
			continue
		}
		if strings.HasSuffix(object.Name, "Calculation") { // its list is not for all calculations; the argument within is tried
			continue
		}
		entered[object.Name] = true
		for _, f := range object.Fields {
			inner := at
			inner.inside, inner.types, inner.typ = append(slices.Clone(at.inside), f.Name), append(slices.Clone(at.types), object), f.Type
			queue = append(queue, inner)
		}
	}
	return found
}

// operationOf returns an operation with one root field for each list, in a form of its value.
func operationOf(kind string, lists []list, f form) string {
	var variables, roots []string
	for i, l := range lists {
		alias := fmt.Sprintf("p%d", i)
		value := writeLiteral(l.value(f))
		if f.isVariable {
			variables = append(variables, "$"+alias+": "+l.argument.Type.String())
			value = "$" + alias
		}
		roots = append(roots, alias+": "+l.selection(value))
	}
	text := kind
	if len(variables) > 0 {
		text += "(" + strings.Join(variables, ", ") + ")"
	}
	return text + " { " + strings.Join(roots, " ") + " }"
}

func variablesOf(lists []list, f form) map[string]any {
	variables := map[string]any{}
	if f.isVariable {
		for i, l := range lists {
			variables[fmt.Sprintf("p%d", i)] = l.value(f)
		}
	}
	return variables
}

// selection writes the fields of the path, the last one with the argument.
func (l list) selection(value string) string {
	text := ""
	for i := len(l.path) - 1; i >= 0; i-- {
		f := l.path[i]
		var arguments []string
		for _, a := range f.Arguments {
			switch {
			case i == len(l.path)-1 && a == l.argument:
				arguments = append(arguments, a.Name+": "+value)
			case a.Type.NonNull && a.DefaultValue == nil:
				arguments = append(arguments, a.Name+": "+writeLiteral(l.sample(a.Type, f.Type.Name())))
			case a.Name == "first":
				arguments = append(arguments, "first: 2")
			}
		}
		if len(arguments) > 0 {
			text = "(" + strings.Join(arguments, ", ") + ") " + text
		}
		if i == len(l.path)-1 {
			text += " " + l.leaves(f.Type.Name())
		}
		text = f.Name + text
		if i > 0 {
			text = " { " + text + " }"
		}
	}
	return text
}

// leaves selects what shows which records were found, and in which order; nothing of a scalar.
func (l list) leaves(typ string) string {
	switch {
	case l.schema.Types[typ].Kind == ast.Scalar:
		return ""
	case strings.HasSuffix(typ, "GroupConnection"):
		return "{ totalCount nodes { aggregate { count } } }"
	case strings.HasSuffix(typ, "Connection"):
		return "{ totalCount nodes { id } }"
	case strings.HasSuffix(typ, "Aggregate"):
		return "{ count }"
	}
	return "{ __typename }"
}

// value returns the argument's value: the list, within the objects that lead to it.
func (l list) value(f form) any {
	var value any
	switch {
	case f.isWrong && l.schema.Types[l.typ.Name()].Kind == ast.InputObject:
		value = true
	case f.isWrong:
		value = map[string]any{}
	default:
		value = l.sample(l.typ.Elem, l.typeOfID())
		if l.path[0].Name == "labels" { // of the names of enumerations
			value = "CaseStatus"
		}
		if object, ok := value.(map[string]any); ok && strings.HasSuffix(l.typ.Name(), "Days") {
			if strings.HasSuffix(l.types[len(l.types)-1].Name, "AggregateWhere") {
				object["aggregate"] = map[string]any{"count": map[string]any{"gte": 0}}
			} else {
				object["gt"] = 1
			}
		}
	}
	if f.isList {
		value = []any{value}
	}
	for i := len(l.inside) - 1; i >= 0; i-- {
		object := l.required(l.types[i])
		object[l.inside[i]] = value
		value = object
		if i > 0 && !f.isVariable && l.types[i-1].Fields.ForName(l.inside[i-1]).Type.Elem != nil {
			value = []any{value}
		}
	}
	return value
}

// typeOfID returns the type of the records whose identity a filter compares: that of the innermost TWhere.
func (l list) typeOfID() string {
	for _, t := range slices.Backward(l.types) {
		if name, ok := strings.CutSuffix(t.Name, "Where"); ok {
			return name
		}
	}
	return "Case"
}

func (l list) required(object *ast.Definition) map[string]any {
	value := map[string]any{}
	for _, f := range object.Fields {
		if f.Type.NonNull && f.DefaultValue == nil {
			value[f.Name] = l.sample(f.Type, "Case")
		}
	}
	return value
}

// word is the value of an enum.
type word string

// sample returns a valid value of an input type; ids are of records of typ.
func (l list) sample(t *ast.Type, typ string) any {
	if t.Elem != nil {
		return []any{l.sample(t.Elem, typ)}
	}
	definition := l.schema.Types[t.NamedType]
	switch definition.Kind {
	case ast.Enum:
		return word(definition.EnumValues[0].Name)
	case ast.InputObject:
		object := l.required(definition)
		if strings.HasSuffix(t.NamedType, "Order") || strings.HasSuffix(t.NamedType, "GroupBy") || strings.HasSuffix(t.NamedType, "Measure") { // exactly one field
			f := definition.Fields[0]
			if of := definition.Fields.ForName("count"); of != nil {
				f = of
			}
			object[f.Name] = l.sample(f.Type, typ)
		}
		if strings.HasSuffix(t.NamedType, "Operand") { // a time, where there is one
			record := l.schema.Types[strings.TrimSuffix(t.NamedType, "Operand")]
			name := "id"
			for _, f := range record.Fields {
				if f.Type.Name() == "Date" || f.Type.Name() == "DateTime" {
					name = f.Name
				}
			}
			object[name] = true
		}
		if definition.Fields.ForName("quarter") != nil && definition.Fields.ForName("until") != nil { // a period
			object["year"] = 2023
		}
		return object
	}
	switch t.NamedType {
	case "ID":
		if d := l.schema.Types[typ]; d != nil && d.Fields.ForName("agency") == nil {
			return typ + ":1"
		}
		return typ + ":1:1"
	case "Int":
		return 1
	case "Boolean":
		return true
	case "Date":
		return "2024-01-02"
	case "DateTime":
		return "2024-01-02T00:00:00Z"
	}
	return "1.00"
}

// writeLiteral writes a value as GraphQL.
func writeLiteral(value any) string {
	switch value := value.(type) {
	case word:
		return string(value)
	case []any:
		items := make([]string, len(value))
		for i, item := range value {
			items[i] = writeLiteral(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		members := []string{}
		for name, member := range value {
			members = append(members, name+": "+writeLiteral(member))
		}
		return "{" + strings.Join(members, ", ") + "}"
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}

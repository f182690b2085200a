package query

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/messages"
	"docket/problem"
	"docket/query/plan"
)

// CoerceVariables brings the variables of a request into the form that plans and resolvers read, as the GraphQL
// specification says under Input Coercion, at every depth: a single value where a list is declared becomes a list of one,
// Int becomes int64, ID becomes string, and a variable that was not given takes its default. Values of custom scalars stay
// as they came. Variables of unknown types are left as they are: validating the operation reports them.
//
// listValues allows a message to list the values of an enum. Returns a *problem.Error that names the place in the
// variables, the value, and what is allowed.
func CoerceVariables(schema *ast.Schema, operation *ast.OperationDefinition, given map[string]any, listValues bool) (map[string]any, error) {
	coerced := make(map[string]any, len(operation.VariableDefinitions))
	for _, definition := range operation.VariableDefinitions {
		name := definition.Variable
		value, isGiven := given[name]
		if !isGiven && definition.DefaultValue != nil {
			value, isGiven = plan.LiteralValue(definition.DefaultValue, nil), true
		}
		c := coercion{schema: schema, position: definition.Position, listValues: listValues}
		field := &place{name: name}
		if !isGiven {
			if definition.Type.NonNull {
				return nil, c.refuse(field, "is missing; give a value of type %s", definition.Type)
			}
			continue
		}
		if t := schema.Types[definition.Type.Name()]; t == nil || !t.IsInputType() {
			coerced[name] = value
			continue
		}
		result, err := c.value(definition.Type, value, field)
		if err != nil {
			return nil, err
		}
		coerced[name] = result
	}
	return coerced, nil
}

// coercion coerces the value of one variable, whose definition stands at position.
type coercion struct {
	schema     *ast.Schema
	position   *ast.Position
	listValues bool
}

// place is where a value stands in a request: a variable, or a member or an element of the value at within. Its text is only made for an error.
type place struct {
	within    *place
	name      string
	isElement bool
	index     int
}

// String returns the path of a place, as in `variables.where.caseNo.in[3]`.
func (p *place) String() string {
	switch {
	case p.within == nil:
		return "variables." + p.name
	case p.isElement:
		return p.within.String() + "[" + strconv.Itoa(p.index) + "]"
	}
	return p.within.String() + "." + p.name
}

func (c coercion) refuse(field *place, format string, args ...any) error {
	e := problem.Errorf(problem.BadUserInput, format, args...).At(field.String())
	if c.position != nil {
		e.Line, e.Column = c.position.Line, c.position.Column
	}
	return e
}

// value coerces a value to a type; field is where the value stands in the request.
func (c coercion) value(t *ast.Type, value any, field *place) (any, error) {
	if value == nil {
		if t.NonNull {
			return nil, c.refuse(field, "is null; give a value of type %s", t)
		}
		return nil, nil
	}
	if t.Elem != nil {
		return c.list(t, value, field)
	}
	definition := c.schema.Types[t.NamedType]
	switch definition.Kind {
	case ast.InputObject:
		return c.object(definition, value, field)
	case ast.Enum:
		return c.enum(definition, value, field)
	default:
		return c.scalar(t.NamedType, value, field)
	}
}

// list coerces a value to a list type; a single value is a list of one.
func (c coercion) list(t *ast.Type, value any, field *place) (any, error) {
	items, isList := value.([]any)
	if !isList {
		item, err := c.value(t.Elem, value, field)
		if err != nil {
			return nil, err
		}
		return []any{item}, nil
	}
	coerced := make([]any, len(items))
	at := &place{within: field, isElement: true}
	for i, item := range items {
		var err error
		at.index = i
		if coerced[i], err = c.value(t.Elem, item, at); err != nil {
			return nil, err
		}
	}
	return coerced, nil
}

// object coerces a value to an input type.
func (c coercion) object(definition *ast.Definition, value any, field *place) (any, error) {
	object, isObject := value.(map[string]any)
	if !isObject {
		return nil, c.refuse(field, "%s is not a %s; give an object", shortJSON(value), definition.Name)
	}
	coerced := make(map[string]any, len(object))
	at := &place{within: field}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if name == "__typename" { // some clients send back the objects that they have read
			continue
		}
		at.name = name
		member := definition.Fields.ForName(name)
		if member == nil {
			return nil, c.refuse(at, "%s has no such field", definition.Name)
		}
		var err error
		if coerced[name], err = c.value(member.Type, object[name], at); err != nil {
			return nil, err
		}
	}
	for _, member := range definition.Fields {
		if _, isGiven := object[member.Name]; !isGiven && member.Type.NonNull && member.DefaultValue == nil {
			return nil, c.refuse(&place{within: field, name: member.Name}, "is missing; give a value of type %s", member.Type)
		}
	}
	return coerced, nil
}

func (c coercion) enum(definition *ast.Definition, value any, field *place) (any, error) {
	text, isText := value.(string)
	if isText && definition.EnumValues.ForName(text) != nil {
		return text, nil
	}
	if !c.listValues {
		return nil, c.refuse(field, "%s is not a %s", shortJSON(value), definition.Name)
	}
	names := make([]string, len(definition.EnumValues))
	for i, v := range definition.EnumValues {
		names[i] = v.Name
	}
	return nil, c.refuse(field, "%s is not a %s; give one of %s", shortJSON(value), definition.Name, messages.ListOf(names))
}

// scalar coerces a value to a scalar type.
func (c coercion) scalar(name string, value any, field *place) (any, error) {
	var allowed messages.Text
	switch name {
	case "Int":
		if n, ok := wholeNumber(value); ok {
			return n, nil
		}
		allowed = messages.Textf("a whole number without quotes, as in 20")
		if isDigits(value) {
			allowed = messages.Textf("a whole number from %d to %d", math.MinInt64, math.MaxInt64)
		}
	case "Float":
		if n, ok := floatingNumber(value); ok {
			return n, nil
		}
		allowed = messages.Textf("a number without quotes, as in 2.5")
	case "Boolean":
		if b, ok := value.(bool); ok {
			return b, nil
		}
		allowed = messages.Textf("true or false without quotes")
	case "String":
		if text, ok := value.(string); ok {
			return text, nil
		}
		allowed = messages.Textf("a text in quotes")
	case "ID":
		if text, ok := value.(string); ok {
			return text, nil
		}
		if n, ok := wholeNumber(value); ok {
			return strconv.FormatInt(n, 10), nil
		}
		allowed = messages.Textf("an id of an earlier answer, in quotes")
	default:
		switch value.(type) {
		case map[string]any, []any:
			return nil, c.refuse(field, "%s is not a %s; give a single value", shortJSON(value), name)
		}
		return value, nil
	}
	return nil, c.refuse(field, "%s is not %s; give %s", shortJSON(value), withArticle(name), allowed)
}

func withArticle(name string) messages.Text {
	if strings.ContainsAny(name[:1], "AEIOU") {
		return messages.Textf("an %s", name)
	}
	return messages.Textf("a %s", name)
}

// wholeNumber reads a number without a fraction; ok is false for any other value, and beyond the range of int64.
func wholeNumber(value any) (n int64, ok bool) {
	switch value := value.(type) {
	case int:
		return int64(value), true
	case int32:
		return int64(value), true
	case int64:
		return value, true
	case float64:
		return wholeFloat(value)
	case json.Number:
		if n, err := value.Int64(); err == nil {
			return n, true
		}
		if f, err := value.Float64(); err == nil && !isDigits(value) {
			return wholeFloat(f) // 2.0 or 2e3
		}
	}
	return 0, false
}

// wholeFloat converts a float without a fraction. Returns false for other floats, and from 2^53 on, where a float no longer stands for one
// whole number.
func wholeFloat(f float64) (int64, bool) {
	if f != math.Trunc(f) || math.Abs(f) >= 1<<53 {
		return 0, false
	}
	return int64(f), true
}

func floatingNumber(value any) (f float64, ok bool) {
	switch value := value.(type) {
	case float64:
		return value, true
	case json.Number:
		f, err := value.Float64()
		return f, err == nil
	}
	n, ok := wholeNumber(value)
	return float64(n), ok
}

// isDigits says whether a value is a JSON number written with digits alone.
func isDigits(value any) bool {
	number, ok := value.(json.Number)
	return ok && strings.Trim(strings.TrimPrefix(number.String(), "-"), "0123456789") == ""
}

// shortJSON returns a value as JSON for a message, cut where it is long.
func shortJSON(value any) string {
	const longest = 80
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprintf("a %T", value)
	}
	if len(text) <= longest {
		return string(text)
	}
	cut := longest
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return string(text[:cut]) + "…"
}

package plan

import (
	"encoding/json"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/problem"
)

// Env is what a plan's binds are resolved with when it runs.
type Env struct {
	Variables map[string]any
	// Agencies are those whose records may be read.
	Agencies []int64
	// Today is the bureau's day, `2006-01-02`.
	Today string
	// Zone is the bureau's time zone by its IANA name.
	Zone string
}

// Guard is a fact about the variables that a plan's shape rests on: the plan serves every request in which all its
// guards hold, whatever the other values are.
type Guard struct {
	source source
	aspect func(value any, present bool) string
	want   string
}

// Holds tells whether the fact stands for these variables.
func (g Guard) Holds(variables map[string]any) bool {
	return g.aspect(g.source.lookup(variables)) == g.want
}

// source is a place in the variables: a variable's name, then keys (string) and indexes (int).
type source struct {
	variable string
	path     []any
}

func (s source) lookup(variables map[string]any) (any, bool) {
	value, present := variables[s.variable]
	for _, step := range s.path {
		switch step := step.(type) {
		case string:
			object, _ := value.(map[string]any)
			value, present = object[step]
		case int:
			list, _ := value.([]any)
			if step >= len(list) {
				return nil, false
			}
			value, present = list[step], true
		}
	}
	return value, present
}

func (s source) at(step any) source {
	return source{s.variable, append(append([]any(nil), s.path...), step)}
}

// input is one argument value, literal or out of the variables, with its name as the caller knows it. Looking at more of
// a variable's value than whether it is there leaves a guard in the plan.
type input struct {
	p       *planner
	literal *ast.Value // nil for a value out of the variables
	source  source
	value   any // where literal is nil
	field   string
	pos     *ast.Position
}

// argument returns an argument of a field; ok is false where it is absent, as a variable that was not given is.
func (p *planner) argument(f *ast.Field, name string) (in input, ok bool) {
	arg := f.Arguments.ForName(name)
	if arg == nil {
		if def := f.Definition.Arguments.ForName(name); def != nil && def.DefaultValue != nil {
			return p.input(def.DefaultValue, name, f.Position)
		}
		return input{}, false
	}
	return p.input(arg.Value, name, f.Position)
}

func (p *planner) input(v *ast.Value, field string, pos *ast.Position) (input, bool) {
	if v.Kind != ast.Variable {
		return input{p: p, literal: v, field: field, pos: pos}, true
	}
	return p.variable(source{variable: v.Raw}, field, pos)
}

func (p *planner) variable(s source, field string, pos *ast.Position) (input, bool) {
	value, present := s.lookup(p.within(p.variables))
	p.guard(s, isPresent)
	return input{p: p, source: s, value: value, field: field, pos: pos}, present
}

// within are the variables that inputs are looked up in.
func (p *planner) within(variables map[string]any) map[string]any {
	if p.given == nil {
		return variables
	}
	return p.given(variables)
}

func (p *planner) guard(s source, aspect func(any, bool) string) {
	value, present := s.lookup(p.within(p.variables))
	p.plan.Guards = append(p.plan.Guards, Guard{s, aspect, aspect(value, present)})
}

func isPresent(value any, present bool) string {
	switch {
	case !present:
		return "absent"
	case value == nil:
		return "null"
	}
	return "value"
}

func exactly(value any, present bool) string {
	if !present {
		return "absent"
	}
	text, _ := json.Marshal(value)
	return string(text)
}

func keys(value any, present bool) string {
	object, ok := value.(map[string]any)
	if !ok {
		return isPresent(value, present)
	}
	return strings.Join(sortedKeys(object), ",")
}

func length(value any, present bool) string {
	if list, ok := value.([]any); ok {
		return strconv.Itoa(len(list))
	}
	return isPresent(value, present)
}

func sortedKeys(object map[string]any) []string {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// null tells whether the value is null.
func (in input) null() bool {
	if in.literal != nil {
		return in.literal.Kind == ast.NullValue
	}
	return in.value == nil
}

// named is a member of an input object.
type named struct {
	name string
	input
}

// object returns the members of an input object, absent ones left out.
func (in input) object() ([]named, error) {
	if in.literal != nil {
		if in.literal.Kind != ast.ObjectValue {
			return nil, in.wrong("is not an object")
		}
		members := make([]named, 0, len(in.literal.Children))
		for _, c := range in.literal.Children {
			if child, ok := in.p.input(c.Value, join(in.field, c.Name), in.pos); ok {
				members = append(members, named{c.Name, child})
			}
		}
		return members, nil
	}
	object, ok := in.value.(map[string]any)
	if !ok {
		return nil, in.wrong("is not an object")
	}
	in.p.guard(in.source, keys)
	members := make([]named, 0, len(object))
	for _, name := range sortedKeys(object) {
		child, _ := in.p.variable(in.source.at(name), join(in.field, name), in.pos)
		members = append(members, named{name, child})
	}
	return members, nil
}

// list returns the items of a list; a single literal is a list of one, as a single value of a variable was made before.
func (in input) list() []input {
	if in.literal != nil {
		if in.literal.Kind != ast.ListValue {
			return []input{in}
		}
		items := make([]input, 0, len(in.literal.Children))
		for i, c := range in.literal.Children {
			item, _ := in.p.input(c.Value, fmt.Sprintf("%s[%d]", in.field, i), in.pos)
			items = append(items, item)
		}
		return items
	}
	list, _ := in.value.([]any)
	in.p.guard(in.source, length)
	items := make([]input, 0, len(list))
	for i := range list {
		item, _ := in.p.variable(in.source.at(i), fmt.Sprintf("%s[%d]", in.field, i), in.pos)
		items = append(items, item)
	}
	return items
}

// shape returns the value itself for a decision that shapes the plan: an enum value, a page size, a Boolean.
func (in input) shape() any {
	if in.literal == nil {
		in.p.guard(in.source, exactly)
	}
	return in.resolve(in.p.variables)
}

// shaped guards a trait of the value that the plan rests on, as a cursor's pattern of nulls.
func (in input) shaped(aspect func(any, bool) string) {
	if in.literal == nil {
		in.p.guard(in.source, aspect)
	}
}

// resolve returns the value for any variables: nil, bool, string (also enum values), json.Number, []any, map[string]any.
func (in input) resolve(variables map[string]any) any {
	variables = in.p.within(variables)
	if in.literal != nil {
		return resolveLiteral(in.literal, variables)
	}
	value, _ := in.source.lookup(variables)
	return value
}

func resolveLiteral(v *ast.Value, variables map[string]any) any {
	switch v.Kind {
	case ast.Variable:
		return variables[v.Raw]
	case ast.NullValue:
		return nil
	case ast.BooleanValue:
		return v.Raw == "true"
	case ast.IntValue, ast.FloatValue:
		return json.Number(v.Raw)
	case ast.ListValue:
		list := make([]any, len(v.Children))
		for i, c := range v.Children {
			list[i] = resolveLiteral(c.Value, variables)
		}
		return list
	case ast.ObjectValue:
		object := make(map[string]any, len(v.Children))
		for _, c := range v.Children {
			if c.Value.Kind == ast.Variable {
				if value, present := variables[c.Value.Raw]; present {
					object[c.Name] = value
				}
				continue
			}
			object[c.Name] = resolveLiteral(c.Value, variables)
		}
		return object
	default:
		return v.Raw
	}
}

// wrong is a problem with this input.
func (in input) wrong(format string, args ...any) *problem.Error {
	return in.p.locate(problem.Errorf(problem.BadUserInput, format, args...).At(in.field), in.pos)
}

// refuse is the problem with this input that err says.
func (in input) refuse(err error) *problem.Error {
	if p := problem.Of(err); p != nil {
		return in.p.locate(p.At(in.field), in.pos)
	}
	return in.wrong("%s", err)
}

func (p *planner) locate(e *problem.Error, pos *ast.Position) *problem.Error {
	if pos != nil {
		e.Line, e.Column = pos.Line, pos.Column
	}
	return e
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

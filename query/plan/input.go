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
	path variablePath
	fact func(value any, present bool) string
	want string
}

// Holds tells whether the fact stands for these variables.
func (g Guard) Holds(variables map[string]any) bool {
	return g.fact(g.path.find(variables)) == g.want
}

// variablePath is a place in the variables: a variable's name, then keys (string) and indexes (int).
type variablePath struct {
	variable string
	steps    []any
}

func (s variablePath) find(variables map[string]any) (any, bool) {
	value, present := variables[s.variable]
	for _, step := range s.steps {
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

func (s variablePath) child(step any) variablePath {
	return variablePath{s.variable, append(append([]any(nil), s.steps...), step)}
}

// input is one argument value, literal or out of the variables, with its name as the caller knows it. Looking at more of
// a variable's value than whether it is there leaves a guard in the plan.
type input struct {
	p       *planner
	literal *ast.Value // nil for a value out of the variables
	path    variablePath
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
	return p.variable(variablePath{variable: v.Raw}, field, pos)
}

func (p *planner) variable(s variablePath, field string, pos *ast.Position) (input, bool) {
	value, present := s.find(p.inputVariables(p.variables))
	p.addGuard(s, presence)
	return input{p: p, path: s, value: value, field: field, pos: pos}, present
}

// inputVariables are the variables that inputs are looked up in.
func (p *planner) inputVariables(variables map[string]any) map[string]any {
	if p.toInputVariables == nil {
		return variables
	}
	return p.toInputVariables(variables)
}

func (p *planner) addGuard(s variablePath, aspect func(any, bool) string) {
	value, present := s.find(p.inputVariables(p.variables))
	p.plan.Guards = append(p.plan.Guards, Guard{s, aspect, aspect(value, present)})
}

func presence(value any, present bool) string {
	switch {
	case !present:
		return "absent"
	case value == nil:
		return "null"
	}
	return "value"
}

func exactValue(value any, present bool) string {
	if !present {
		return "absent"
	}
	text, _ := json.Marshal(value)
	return string(text)
}

func memberNames(value any, present bool) string {
	object, ok := value.(map[string]any)
	if !ok {
		return presence(value, present)
	}
	return strings.Join(sortedKeys(object), ",")
}

func listLength(value any, present bool) string {
	if list, ok := value.([]any); ok {
		return strconv.Itoa(len(list))
	}
	return presence(value, present)
}

func sortedKeys(object map[string]any) []string {
	names := make([]string, 0, len(object))
	for name := range object {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// isNull tells whether the value is null.
func (in input) isNull() bool {
	if in.literal != nil {
		return in.literal.Kind == ast.NullValue
	}
	return in.value == nil
}

// member is a member of an input object.
type member struct {
	name string
	input
}

// members returns the members of an input object, absent ones left out.
func (in input) members() ([]member, error) {
	if in.literal != nil {
		if in.literal.Kind != ast.ObjectValue {
			return nil, in.errorf("is not an object")
		}
		members := make([]member, 0, len(in.literal.Children))
		for _, c := range in.literal.Children {
			if child, ok := in.p.input(c.Value, joinPath(in.field, c.Name), in.pos); ok {
				members = append(members, member{c.Name, child})
			}
		}
		return members, nil
	}
	object, ok := in.value.(map[string]any)
	if !ok {
		return nil, in.errorf("is not an object")
	}
	in.p.addGuard(in.path, memberNames)
	members := make([]member, 0, len(object))
	for _, name := range sortedKeys(object) {
		child, _ := in.p.variable(in.path.child(name), joinPath(in.field, name), in.pos)
		members = append(members, member{name, child})
	}
	return members, nil
}

// items returns the items of a list; a single literal is a list of one, as a single value of a variable was made before.
func (in input) items() []input {
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
	in.p.addGuard(in.path, listLength)
	items := make([]input, 0, len(list))
	for i := range list {
		item, _ := in.p.variable(in.path.child(i), fmt.Sprintf("%s[%d]", in.field, i), in.pos)
		items = append(items, item)
	}
	return items
}

// shapingValue returns the value itself for a decision that shapes the plan: an enum value, a page size, a Boolean.
func (in input) shapingValue() any {
	if in.literal == nil {
		in.p.addGuard(in.path, exactValue)
	}
	return in.resolve(in.p.variables)
}

// guardFact guards a trait of the value that the plan rests on, as a cursor's pattern of nulls.
func (in input) guardFact(aspect func(any, bool) string) {
	if in.literal == nil {
		in.p.addGuard(in.path, aspect)
	}
}

// resolve returns the value for any variables: nil, bool, string (also enum values), json.Number, []any, map[string]any.
func (in input) resolve(variables map[string]any) any {
	variables = in.p.inputVariables(variables)
	if in.literal != nil {
		return resolveLiteral(in.literal, variables)
	}
	value, _ := in.path.find(variables)
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

// errorf is a problem with this input.
func (in input) errorf(format string, args ...any) *problem.Error {
	return in.p.atPosition(problem.Errorf(problem.BadUserInput, format, args...).At(in.field), in.pos)
}

// toProblem is the problem with this input that err says.
func (in input) toProblem(err error) *problem.Error {
	if p := problem.Of(err); p != nil {
		return in.p.atPosition(p.At(in.field), in.pos)
	}
	return in.errorf("%s", err)
}

func (p *planner) atPosition(e *problem.Error, pos *ast.Position) *problem.Error {
	if pos != nil {
		e.Line, e.Column = pos.Line, pos.Column
	}
	return e
}

func joinPath(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

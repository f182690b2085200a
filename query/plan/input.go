package plan

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/problem"
	"docket/query/catalog"
)

// Env holds the facts of one request that the binds of a plan are resolved with.
type Env struct {
	Variables map[string]any
	// Agencies are the numbers of the agencies whose records may be read.
	Agencies []int64
	// Name is the name of the caller.
	Name string
	// Units are the units that the caller may write for, ActsAs the records that stand for the caller.
	Units, ActsAs []catalog.ID
	// IsDemo says that a request takes a role by itself.
	IsDemo bool
	// Today is the bureau's day, `2006-01-02`.
	Today string
	// Zone is the bureau's time zone by its IANA name.
	Zone string
}

// Guard is a fact about the variables that shaped a plan, as whether a variable was given. A plan serves every request for which all
// of its guards hold, whatever the values are otherwise.
type Guard struct {
	path variablePath
	fact func(value any, present bool) string
	want string
	// isTrue, where it is not nil, is a fact about the variables as a whole, in place of the others.
	isTrue   func(variables map[string]any) bool
	wantTrue bool
}

// Holds says whether the fact is the same for these variables.
func (g Guard) Holds(variables map[string]any) bool {
	if g.isTrue != nil {
		return g.isTrue(variables) == g.wantTrue
	}
	return g.fact(g.path.find(variables)) == g.want
}

// variablePath is a place in the variables: a variable's name, then keys (string) and indexes (int).
type variablePath struct {
	variable string
	steps    []any
}

// find returns the value at the end of the path, and whether it is given.
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

// input is the value of an argument or of a part of it: a literal, or from the variables. Every method that reads more of a
// variable than its presence adds a guard to the plan. field is its path as the caller wrote it.
type input struct {
	p       *planner
	literal *ast.Value // nil for a value from the variables
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

// inputVariables returns the variables in which inputs are looked up.
func (p *planner) inputVariables(variables map[string]any) map[string]any {
	if p.toInputVariables == nil {
		return variables
	}
	return p.toInputVariables(variables)
}

func (p *planner) addGuard(s variablePath, aspect func(any, bool) string) {
	value, present := s.find(p.inputVariables(p.variables))
	p.plan.Guards = append(p.plan.Guards, Guard{path: s, fact: aspect, want: aspect(value, present)})
}

// The facts that guards rest on.

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
	return strings.Join(slices.Sorted(maps.Keys(object)), ",")
}

func listLength(value any, present bool) string {
	if list, ok := value.([]any); ok {
		return strconv.Itoa(len(list))
	}
	return presence(value, present)
}

// isNull says whether the value is null.
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
	for _, name := range slices.Sorted(maps.Keys(object)) {
		child, _ := in.p.variable(in.path.child(name), joinPath(in.field, name), in.pos)
		members = append(members, member{name, child})
	}
	return members, nil
}

// items returns the items of a list. A single literal is a list of one; variables were coerced to lists before.
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

// shapingValue returns a value that shapes the plan, as a page size or a direction; another value needs another plan.
func (in input) shapingValue() any {
	if in.literal == nil {
		in.p.addGuard(in.path, exactValue)
	}
	return in.resolve(in.p.variables)
}

// guardFact adds a guard for a fact about the value, as which values of a cursor are null.
func (in input) guardFact(aspect func(any, bool) string) {
	if in.literal == nil {
		in.p.addGuard(in.path, aspect)
	}
}

// resolve returns the value for given variables: nil, bool, string (also enum values), json.Number, []any, map[string]any.
func (in input) resolve(variables map[string]any) any {
	variables = in.p.inputVariables(variables)
	if in.literal != nil {
		return LiteralValue(in.literal, variables)
	}
	value, _ := in.path.find(variables)
	return value
}

// LiteralValue returns a literal in the form of decoded JSON, whose numbers are json.Number, with the values of its variables.
func LiteralValue(v *ast.Value, variables map[string]any) any {
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
			list[i] = LiteralValue(c.Value, variables)
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
			object[c.Name] = LiteralValue(c.Value, variables)
		}
		return object
	default:
		return v.Raw
	}
}

// errorf makes a problem of the code BAD_USER_INPUT that names this input.
func (in input) errorf(format string, args ...any) *problem.Error {
	return in.p.atPosition(problem.Errorf(problem.BadUserInput, format, args...).At(in.field), in.pos)
}

// wrong returns the fault of a value, with a formatted message.
func wrong(format string, args ...any) error {
	return problem.Errorf(problem.BadUserInput, format, args...)
}

// atItem returns the fault of an item of a list.
func atItem(i int, err error) error {
	p := problem.Of(err)
	if p == nil {
		return fmt.Errorf("at [%d]: %w", i, err)
	}
	placed := problem.Errorf(p.Code, "at [%d] %s", i, p.Text())
	placed.Detail = p.Detail
	return placed
}

// toProblem makes a problem of err that names this input.
func (in input) toProblem(err error) *problem.Error {
	if p := problem.Of(err); p != nil {
		return in.p.atPosition(p.At(in.field), in.pos)
	}
	return in.errorf("%s", err)
}

// atPosition sets the place of a problem in the operation's text.
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

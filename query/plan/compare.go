package plan

import (
	"slices"
	"strings"

	"docket/messages"
	"docket/query/catalog"
)

// operand is a value that an input names: of a record, over related records, or a constant.
type operand struct {
	expr Expr
	// scalar is the GraphQL scalar or enum of the value.
	scalar string
	// of is the type that an id is of; nil for other values.
	of *catalog.Type
	in input
}

// planOperand plans a TOperand: a value of the record of type t that to-one relations lead to from the row. Returns BAD_USER_INPUT
// where it names none or several, and FORBIDDEN for a field that the caller does not see whole.
func (p *planner) planOperand(t *catalog.Type, via []*catalog.Relation, in input, depth int) (operand, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return operand{}, err
	}
	if err := p.countComparison(in); err != nil {
		return operand{}, err
	}
	m, err := in.onlyValue()
	if err != nil {
		return operand{}, err
	}
	if m.name == "constant" {
		return p.planConstant(m.input)
	}
	f := t.Field(m.name)
	if err := p.requireUsable(f, m.input); err != nil {
		return operand{}, err
	}
	switch {
	case f.Relation == nil:
		o := operand{expr: p.scalarExpr(via, f), scalar: f.Scalar, in: m.input}
		if f.IsID {
			o.of = f.Owner
		}
		return o, m.requireMark()
	case !f.Relation.Many:
		return p.planOperand(f.Relation.Target, append(slices.Clone(via), f.Relation), m.input, depth+1)
	}
	value, err := p.planMeasure(origin{p: p, typ: f.Relation.Target, via: via, reach: []Link{{Relation: f.Relation}}}, m.input, depth+1)
	if err != nil {
		return operand{}, err
	}
	return operand{expr: value.shown(), scalar: value.scalar, in: m.input}, nil
}

// onlyValue returns the member of an input object that names one value. Returns BAD_USER_INPUT for none, several, or null.
func (in input) onlyValue() (member, error) {
	if in.isNull() {
		return member{}, in.errorf("is null; name a value")
	}
	members, err := in.members()
	if err != nil {
		return member{}, err
	}
	if len(members) != 1 {
		return member{}, in.errorf("names %d values; name one", len(members))
	}
	if members[0].isNull() {
		return member{}, members[0].errorf("is null; name a value")
	}
	return members[0], nil
}

// constants are the scalars of the fields of Constant.
var constants = map[string]string{"day": "Date", "instant": "DateTime", "number": "Decimal", "text": "String"}

// planConstant plans a Constant.
func (p *planner) planConstant(in input) (operand, error) {
	m, err := in.onlyValue()
	if err != nil {
		return operand{}, err
	}
	if m.name == "today" {
		today := &Bind{Type: "date", Resolve: func(env Env) (any, error) { return env.Today, nil }}
		return operand{expr: RequestValue{today}, scalar: "Date", in: m.input}, m.requireMark()
	}
	scalar := constants[m.name]
	bind, err := m.bind(scalar)
	return operand{expr: RequestValue{bind}, scalar: scalar, in: m.input}, err
}

// planEach plans each item of a list, all of which must hold.
func (p *planner) planEach(m member, one func(input) (Cond, error)) (Cond, error) {
	if m.isNull() {
		return nil, m.errorf("is null; leave it out instead")
	}
	return joinEach(m.items(), func(item input) (Cond, error) {
		if item.isNull() {
			return nil, item.errorf("is null; leave it out instead")
		}
		return one(item)
	})
}

// comparators are the operators of the enum Comparator.
var comparators = map[string]string{"EQ": "=", "NE": "<>", "LT": "<", "LTE": "<=", "GT": ">", "GTE": ">="}

// planComparisonOf plans a TComparison. Returns BAD_USER_INPUT where its values are not of one kind, or have no order that it asks for.
func (p *planner) planComparisonOf(t *catalog.Type, in input, depth int) (Cond, error) {
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	var left, right operand
	var comparator string
	for _, m := range members {
		switch m.name {
		case "left":
			left, err = p.planOperand(t, nil, m.input, depth)
		case "right":
			right, err = p.planOperand(t, nil, m.input, depth)
		case "is":
			comparator, _ = m.shapingValue().(string)
		}
		if err != nil {
			return nil, err
		}
	}
	if !left.agreesWith(right) {
		return nil, in.errorf("compares %s with %s; give values of one kind", left.kind(), right.kind())
	}
	if !left.isOrdered(p.catalog) && comparator != "EQ" && comparator != "NE" {
		return nil, in.errorf("asks which of two values is greater, but %s has no order; ask for EQ or NE", left.kind())
	}
	return CompareValues{left.expr, comparators[comparator], right.expr}, nil
}

// agreesWith reports whether two operands are of one kind: means of amounts and of counts are numbers, so a Decimal agrees with both.
func (o operand) agreesWith(other operand) bool {
	isNumber := func(scalar string) bool { return scalar == "Money" || scalar == "Int" || scalar == "Decimal" }
	if o.scalar == "Decimal" || other.scalar == "Decimal" {
		return isNumber(o.scalar) && isNumber(other.scalar)
	}
	return o.scalar == other.scalar && o.of == other.of
}

// isOrdered reports whether of two such values one may be less.
func (o operand) isOrdered(c *catalog.Catalog) bool {
	return o.of == nil && o.scalar != "Boolean" && len(c.Schema.Types[o.scalar].EnumValues) == 0
}

// kind returns how a message names the kind of the value.
func (o operand) kind() messages.Text {
	if o.of != nil {
		return messages.Textf("an id of %s", o.of.Name)
	}
	if strings.ContainsAny(o.scalar[:1], "AEIO") {
		return messages.Textf("an %s", o.scalar)
	}
	return messages.Textf("a %s", o.scalar)
}

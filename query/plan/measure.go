package plan

import "slices"

// measured is the number that a TMeasure names: over divided by under, both exact; under is nil where over is the number itself.
type measured struct {
	over, under Expr
	// scalar is the GraphQL scalar of the number.
	scalar string
	// isSum says that the number of several sets of rows, of which no two share a row, is the sum of their numbers.
	isSum bool
	// isMean says that the number has six places, as a mean has.
	isMean bool
	in     input
}

// planMeasure plans a TMeasure: one aggregate over the records of an origin, each marked with true, or the ratio of two. Returns
// BAD_USER_INPUT where it names none or several, or a field that the function does not take.
func (p *planner) planMeasure(o origin, in input, depth int) (measured, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return measured{}, err
	}
	o, m, err := p.narrowByWhere(o, in, depth, "give one")
	if err != nil {
		return measured{}, err
	}
	switch m.name {
	case "count":
		expr, scalar := o.addMeasure(Count, nil)
		return measured{over: expr, scalar: scalar, isSum: o.isDisjoint(Count), in: m.input}, m.requireMark()
	case "sum", "avg", "min", "max", "distinct", "median", "percentile", "standardDeviation":
		return p.planMeasureOf(o, m)
	case "daysBetween":
		return p.planDurationMeasure(o, m.input, depth+1)
	case "ratio":
		return p.planRatio(o, m.input, depth+1)
	}
	f := o.typ.Field(m.name)
	if err := p.requireUsable(f, m.input); err != nil {
		return measured{}, err
	}
	return p.planMeasure(o.through(f.Relation), m.input, depth+1)
}

// planMeasureOf plans an aggregate function of a field, as in sum: { amount: true }. A mean is a sum and a count, so that it can be
// computed with before it is rounded.
func (p *planner) planMeasureOf(o origin, m member) (measured, error) {
	f, inner, err := p.measuredField(o.typ, m)
	if err != nil {
		return measured{}, err
	}
	function := Function(m.name)
	value := measured{isSum: function == Sum && o.isDisjoint(function), in: inner.input}
	if function == Avg {
		value.over, _ = o.addMeasure(Sum, f)
		value.under, _ = o.addMeasure(Count, f)
		value.scalar = "Decimal"
	} else {
		value.over, value.scalar = o.addMeasure(function, f)
		value.isMean = function.needsValues()
	}
	return value, inner.requireMark()
}

// isDisjoint says whether no record is reached from two rows of the set.
func (o origin) isDisjoint(function Function) bool {
	return len(o.reach) == 0 || o.isPerRow(function)
}

// requireMark returns BAD_USER_INPUT where a mark is not true.
func (in input) requireMark() error {
	if in.isNull() {
		return in.errorf("is null; write true, or leave it out")
	}
	if on, _ := in.shapingValue().(bool); !on {
		return in.errorf("is false; write true, or leave it out")
	}
	return nil
}

// planRatio plans the ratio of a TMeasure: { of, to }. Returns BAD_USER_INPUT where one is missing, or more is given.
func (p *planner) planRatio(o origin, in input, depth int) (measured, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return measured{}, err
	}
	members, err := in.members()
	if err != nil {
		return measured{}, err
	}
	parts := map[string]input{}
	for _, m := range members {
		if m.name != "of" && m.name != "to" || m.isNull() {
			return measured{}, m.errorf("is not for a ratio here; leave it out")
		}
		parts[m.name] = m.input
	}
	for _, name := range []string{"of", "to"} {
		if _, ok := parts[name]; !ok {
			return measured{}, in.errorf("has no %s; add it", name)
		}
	}
	return p.planRatioOf(o, in, parts["of"], parts["to"], depth)
}

// planRatioField plans the field ratio(of:, to:) of a TAggregate.
func (p *planner) planRatioField(o origin, f *field) (Node, error) {
	of, _ := p.argument(f.node, "of")
	to, _ := p.argument(f.node, "to")
	value, err := p.planRatioOf(o, of, of, to, 1)
	if err != nil {
		return nil, err
	}
	return Scalar{value.shown(), value.scalar}, nil
}

// planRatioOf plans the ratio of two measures. Returns BAD_USER_INPUT where one is no number.
func (p *planner) planRatioOf(o origin, in, of, to input, depth int) (measured, error) {
	a, err := p.planNumber(o, of, depth+1)
	if err != nil {
		return measured{}, err
	}
	b, err := p.planNumber(o, to, depth+1)
	if err != nil {
		return measured{}, err
	}
	value := measured{over: a.over, under: b.over, scalar: "Decimal", in: in}
	if b.under != nil {
		value.over = Product{a.over, NonZero{b.under}}
	}
	if a.under != nil {
		value.under = Product{a.under, b.over}
	}
	return value, nil
}

// planNumber plans a measure that is a number. Returns BAD_USER_INPUT where it is a time.
func (p *planner) planNumber(o origin, in input, depth int) (measured, error) {
	value, err := p.planMeasure(o, in, depth)
	if err != nil {
		return measured{}, err
	}
	if !slices.Contains([]string{"Int", "Money", "Decimal"}, value.scalar) {
		return measured{}, value.in.errorf("is a %s; only numbers can be computed with", value.scalar)
	}
	return value, nil
}

// exact returns the number before it is rounded.
func (m measured) exact() Expr {
	if m.under == nil {
		return m.over
	}
	return Quotient{Over: m.over, Under: m.under}
}

// shown returns the number as it is shown: a quotient is rounded to six places.
func (m measured) shown() Expr {
	if m.under == nil {
		return m.over
	}
	return Quotient{Over: m.over, Under: m.under, Rounded: true}
}

package plan

import (
	"slices"

	"docket/query/catalog"
)

// measureList collects the measures over the rows of a set.
type measureList struct {
	p    *planner
	typ  *catalog.Type
	list []*Measure
}

func (m *measureList) add(measure *Measure) *Measure {
	measure.Index = len(m.list)
	m.list = append(m.list, measure)
	return measure
}

// origin says over which records an aggregate is taken: those that a chain of relations, reach, leads to from the rows of a set, or
// from one row. With an empty chain they are the rows of the set.
type origin struct {
	p   *planner
	typ *catalog.Type // of the records that are aggregated
	// measures receives the measures of a set; it is nil where the chain begins at a row.
	measures *measureList
	// where is a condition on the rows of the set.
	where Cond
	via   []*catalog.Relation // to-one relations from the row to the beginning of the chain
	reach []Link
	// at is the place of the percentile that is measured; nil where there is none.
	at *Bind
	// groups are the groups that a condition chooses, at the top of their having; else nil.
	groups *Groups
}

// narrowedBy returns the origin with only those records for which the condition holds.
func (o origin) narrowedBy(c Cond) origin {
	if c == nil {
		return o
	}
	if n := len(o.reach); n > 0 {
		reach := append([]Link(nil), o.reach...)
		reach[n-1].Where = andConds(reach[n-1].Where, c)
		o.reach = reach
		return o
	}
	o.where = andConds(o.where, c)
	return o
}

// andConds joins two conditions; a nil one holds for all.
func andConds(a, b Cond) Cond {
	if a == nil {
		return b
	}
	return And{a, b}
}

// through returns the origin with one more relation at the end of its chain.
func (o origin) through(r *catalog.Relation) origin {
	o.reach = append(append([]Link(nil), o.reach...), Link{Relation: r})
	o.typ, o.groups = r.Target, nil
	return o
}

// addMeasure returns an aggregate over the origin's records and the scalar of its result; f is nil for the count of records. The
// measure of a set is added to measures.
func (o origin) addMeasure(function Function, f *catalog.Field) (Expr, string) {
	if f == nil {
		return o.addMeasureOf(function, nil, "Int")
	}
	if via, ok := o.toOne(function); ok {
		o.reach = nil
		return o.addMeasureOf(function, o.p.measuredExprAt(via, f), f.Scalar)
	}
	return o.addMeasureOf(function, o.p.measuredExpr(f), f.Scalar)
}

// toOne returns the to-one relations of the origin's chain, where the chain has no others and no conditions, and the function over the rows of the
// set, which may lead to one record several times, is the one over these records.
func (o origin) toOne(function Function) (via []*catalog.Relation, ok bool) {
	if o.measures == nil || len(o.reach) == 0 || function != Min && function != Max && function != Distinct {
		return nil, false
	}
	for _, link := range o.reach {
		if link.Relation.Many || link.Where != nil {
			return nil, false
		}
		via = append(via, link.Relation)
	}
	return via, true
}

// addMeasureOf is addMeasure of an expression over the records, whose values are of a scalar; nil for the count of records.
func (o origin) addMeasureOf(function Function, of Expr, scalar string) (Expr, string) {
	switch function {
	case Count, Distinct:
		scalar = "Int"
	case Avg, Median, Percentile, StandardDeviation:
		scalar = "Decimal"
	}
	if o.measures == nil {
		return o.rowAggregate(function, of, scalar), scalar
	}
	m := &Measure{Function: function, Of: of, Where: o.where, Type: scalar, At: o.at}
	switch {
	case len(o.reach) == 0:
	case o.isPerRow(function):
		row := origin{p: o.p, typ: o.typ, reach: o.reach}
		m.Of = row.rowAggregate(function, of, scalar)
		switch function {
		case Count:
			m.Function = Sum
		case Avg:
			m.Of, m.Under = row.rowAggregate(Sum, of, scalar), row.rowAggregate(Count, of, "Int")
		}
	default:
		m.Reach = o.reach
	}
	return o.measures.add(m), scalar
}

// isPerRow says whether an aggregate over the chain can be computed from one value per row: the function allows it, and no record is
// reached from two rows.
func (o origin) isPerRow(function Function) bool {
	if function == Distinct || function.needsValues() {
		return false
	}
	for _, link := range o.reach {
		if link.Relation.Through != nil || !link.Relation.Many {
			return false
		}
	}
	return true
}

// rowAggregate returns an aggregate over the records that the chain leads to from a row.
func (o origin) rowAggregate(function Function, of Expr, scalar string) Expr {
	if len(o.reach) > 1 && !o.isPerRow(function) {
		return &Reached{Via: o.via, Reach: o.reach, Function: function, Of: of, Type: scalar, At: o.at}
	}
	if len(o.reach) > 1 && function == Avg {
		return Ratio{o.rowAggregate(Sum, of, scalar), o.rowAggregate(Count, of, "Int")}
	}
	last := len(o.reach) - 1
	a := &Aggregate{Relation: o.reach[last].Relation, Where: o.reach[last].Where, Function: function, Of: of, Type: scalar, At: o.at}
	for i := last - 1; i >= 0; i-- {
		outer := function
		if function == Count {
			outer = Sum
		}
		a = &Aggregate{Relation: o.reach[i].Relation, Where: o.reach[i].Where, Function: outer, Of: a, Type: scalar}
	}
	a.Via = o.via
	if len(o.reach) == 1 {
		a.Kept = o.p.keptRowsOf(a)
	}
	return a
}

// measuredExpr returns the value of a field that aggregate functions read: a scalar's value, or the identity at the end of a to-one
// relation.
func (p *planner) measuredExpr(f *catalog.Field) Expr { return p.measuredExprAt(nil, f) }

// measuredExprAt is measuredExpr of a field of the record that to-one relations lead to.
func (p *planner) measuredExprAt(via []*catalog.Relation, f *catalog.Field) Expr {
	if f.Relation == nil {
		return p.scalarExpr(via, f)
	}
	return Column{Via: append(slices.Clone(via), f.Relation), Field: f.Relation.Target.Field("id")}
}

// planAggregate plans a selection on TAggregate over a set.
func (p *planner) planAggregate(m *measureList, f *field, depth int) (Node, error) {
	c, err := p.planWhereArgument(m.typ, f, "where")
	if err != nil {
		return nil, err
	}
	return p.planAggregateObject(origin{p: p, typ: m.typ, measures: m, where: c}, f, depth)
}

// planAggregateObject plans a selection on TAggregate from an origin.
func (p *planner) planAggregateObject(o origin, f *field, depth int) (Node, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types[o.typ.Name+"Aggregate"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal(o.typ.Name + "Aggregate")
		case "count":
			expr, scalar := o.addMeasure(Count, nil)
			value = Scalar{expr, scalar}
		case "sum", "avg", "min", "max", "distinct", "median", "standardDeviation":
			value, err = p.planMeasureObject(o, Function(f.name), f, depth+1)
		case "percentile":
			at, _ := p.argument(f.node, "at")
			var placed origin
			if placed, err = o.placedAt(at); err == nil {
				value, err = p.planMeasureObject(placed, Percentile, f, depth+1)
			}
		case "ratio":
			value, err = p.planRatioField(o, f)
		case "daysBetween":
			value, err = p.planDurationObject(o, f, depth+1)
		default:
			def := o.typ.Field(f.name)
			if _, err := p.sightOf(def, f); err != nil {
				return nil, err
			}
			r := def.Relation
			var c Cond
			if c, err = p.planWhereArgument(r.Target, f, "where"); err != nil {
				return nil, err
			}
			value, err = p.planAggregateObject(o.through(r).narrowedBy(c), f, depth+1)
		}
		if err != nil {
			return nil, err
		}
		if err := p.addCost(1, f.node); err != nil {
			return nil, err
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return object, nil
}

// planMeasureObject plans sum { fineAmount } and its like.
func (p *planner) planMeasureObject(o origin, function Function, f *field, depth int) (Node, error) {
	typ := p.catalog.Schema.Types[f.node.Definition.Type.Name()]
	fields, err := p.collectAll(typ, f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		if f.name == "__typename" {
			object.Members = append(object.Members, Member{f.alias, Literal(typ.Name)})
			continue
		}
		def := o.typ.Field(f.name)
		if sight, err := p.sightOf(def, f); err != nil {
			return nil, err
		} else if sight != catalog.Plain {
			return nil, p.atPosition(p.forbidden(def).At(f.alias), f.node.Position)
		}
		expr, scalar := o.addMeasure(function, def)
		object.Members = append(object.Members, Member{f.alias, Scalar{expr, scalar}})
	}
	return object, nil
}

// planAggregateCondition plans a TAggregateWhere: conditions on aggregates from an origin.
func (p *planner) planAggregateCondition(o origin, in input, depth int) (Cond, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return nil, err
	}
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		if m.name == "where" && !m.isNull() {
			c, err := p.planWhere(o.typ, m.input, depth+1)
			if err != nil {
				return nil, err
			}
			o = o.narrowedBy(c)
		}
	}
	o.at = nil // of an object around this one
	if o, err = o.placedByMember(members); err != nil {
		return nil, err
	}
	var all And
	for _, m := range members {
		if m.name == "where" || m.name == "at" {
			continue
		}
		if m.isNull() {
			return nil, m.errorf("is null; leave it out instead")
		}
		if err := p.countComparison(m.input); err != nil {
			return nil, err
		}
		var c Cond
		switch m.name {
		case "and", "or", "not":
			inner := o
			inner.groups = nil
			c, err = p.planLogic(m, func(in input) (Cond, error) { return p.planAggregateCondition(inner, in, depth+1) })
		case "count":
			expr, scalar := o.addMeasure(Count, nil)
			c, err = p.planComparisons(expr, scalar, m.input)
		case "sum", "avg", "min", "max", "distinct", "median", "percentile", "standardDeviation":
			c, err = p.planMeasureCondition(o, Function(m.name), m.input)
		case "daysBetween":
			c, err = p.planEach(m, func(in input) (Cond, error) { return p.planAggregateDaysCondition(o, in, depth+1) })
		case "ratio", "share", "rank", "percentRank", "runningTotal", "change", "movingAverage":
			c, err = p.planCalculationCondition(o.groups, o, m, depth)
		default:
			f := o.typ.Field(m.name)
			if err := p.requireUsable(f, m.input); err != nil {
				return nil, err
			}
			c, err = p.planAggregateCondition(o.through(f.Relation), m.input, depth+1)
		}
		if err != nil {
			return nil, err
		}
		if c != nil {
			all = append(all, c)
		}
	}
	return joinConds(all), nil
}

// planAggregateComparison plans the comparisons of an aggregate; null asks for one that is null. Returns BAD_USER_INPUT for null where the
// function is never null.
func (p *planner) planAggregateComparison(function Function, expr Expr, scalar string, m member) (Cond, error) {
	switch {
	case m.isNull() && !function.IsNullOfNothing():
		return nil, m.errorf("is null, but `%s` over no records is 0; leave it out, or write {eq: 0}", function)
	case m.isNull():
		return IsNull{expr}, nil
	}
	return p.planComparisons(expr, scalar, m.input)
}

// planMeasureCondition plans conditions on an aggregate function of fields, as in sum: { amount: { gt: 5 } }.
func (p *planner) planMeasureCondition(o origin, function Function, in input) (Cond, error) {
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	return joinEach(members, func(m member) (Cond, error) {
		f := o.typ.Field(m.name)
		if err := p.requireUsable(f, m.input); err != nil {
			return nil, err
		}
		expr, scalar := o.addMeasure(function, f)
		return p.planAggregateComparison(function, expr, scalar, m)
	})
}

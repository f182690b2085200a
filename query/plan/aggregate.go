package plan

import (
	"docket/query/catalog"
)

// measureList collects what is to be worked out over the rows of a set, each thing once.
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

// origin is a place from which aggregates are taken: a set (set is not nil) or a row, and the chain of relations
// that leads from there to the records in question.
type origin struct {
	p   *planner
	typ *catalog.Type // of the records in question
	// measures is where the measures of a set go; nil where aggregates are taken from a row.
	measures *measureList
	// where narrows the rows of the set.
	where Cond
	via   []*catalog.Relation // to-one relations from the row to the beginning of the chain
	reach []Link
}

// narrowedBy takes only records for which the condition holds.
func (fr origin) narrowedBy(c Cond) origin {
	if c == nil {
		return fr
	}
	if n := len(fr.reach); n > 0 {
		reach := append([]Link(nil), fr.reach...)
		reach[n-1].Where = andConds(reach[n-1].Where, c)
		fr.reach = reach
		return fr
	}
	fr.where = andConds(fr.where, c)
	return fr
}

func andConds(a, b Cond) Cond {
	if a == nil {
		return b
	}
	return And{a, b}
}

// through follows a relation.
func (fr origin) through(r *catalog.Relation) origin {
	fr.reach = append(append([]Link(nil), fr.reach...), Link{Relation: r})
	fr.typ = r.Target
	return fr
}

// addMeasure is an aggregate over the frame's records and the scalar of its result; f is nil for the count of records.
func (fr origin) addMeasure(function Function, f *catalog.Field) (Expr, string) {
	var of Expr
	scalar := "Int"
	if f != nil {
		of = fr.p.measuredExpr(f)
		switch function {
		case Avg:
			scalar = "Decimal"
		case Sum, Min, Max:
			scalar = f.Scalar
		}
	}
	if fr.measures == nil {
		return fr.rowAggregate(function, of, scalar), scalar
	}
	m := &Measure{Function: function, Of: of, Where: fr.where, Type: scalar}
	switch {
	case len(fr.reach) == 0:
	case fr.isPerRow(function):
		row := origin{p: fr.p, typ: fr.typ, reach: fr.reach}
		m.Of = row.rowAggregate(function, of, scalar)
		switch function {
		case Count:
			m.Function = Sum
		case Avg:
			m.Of, m.Under = row.rowAggregate(Sum, of, scalar), row.rowAggregate(Count, of, "Int")
		}
	default:
		m.Reach = fr.reach
	}
	return fr.measures.add(m), scalar
}

// isPerRow tells whether an aggregate over the chain can be put together from one value per row: no record is reached
// from two rows, and the function allows it.
func (fr origin) isPerRow(function Function) bool {
	if function == Distinct {
		return false
	}
	for _, link := range fr.reach {
		if link.Relation.Through != nil || !link.Relation.Many {
			return false
		}
	}
	return true
}

// rowAggregate is an aggregate over the records that the chain leads to from a row.
func (fr origin) rowAggregate(function Function, of Expr, scalar string) Expr {
	if len(fr.reach) > 1 && !fr.isPerRow(function) {
		return &Reached{Reach: fr.reach, Function: function, Of: of, Type: scalar}
	}
	if len(fr.reach) > 1 && function == Avg {
		return Ratio{fr.rowAggregate(Sum, of, scalar), fr.rowAggregate(Count, of, "Int")}
	}
	last := len(fr.reach) - 1
	a := &Aggregate{Relation: fr.reach[last].Relation, Where: fr.reach[last].Where, Function: function, Of: of, Type: scalar}
	for i := last - 1; i >= 0; i-- {
		outer := function
		if function == Count {
			outer = Sum
		}
		a = &Aggregate{Relation: fr.reach[i].Relation, Where: fr.reach[i].Where, Function: outer, Of: a, Type: scalar}
	}
	a.Via = fr.via
	return a
}

// measuredExpr is what is summed, compared or told apart of a field: a scalar's value, or the identity at the end of a
// to-one relation.
func (p *planner) measuredExpr(f *catalog.Field) Expr {
	if f.Relation == nil {
		return p.scalarExpr(nil, f)
	}
	return Column{Via: []*catalog.Relation{f.Relation}, Field: f.Relation.Target.Field("id")}
}

// planAggregate plans a selection on TAggregate over a set.
func (p *planner) planAggregate(m *measureList, f *field, depth int) (Node, error) {
	c, err := p.planWhereArgument(m.typ, f, "where")
	if err != nil {
		return nil, err
	}
	return p.planAggregateObject(origin{p: p, typ: m.typ, measures: m, where: c}, f, depth)
}

func (p *planner) planAggregateObject(fr origin, f *field, depth int) (Node, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types[fr.typ.Name+"Aggregate"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal(fr.typ.Name + "Aggregate")
		case "count":
			expr, scalar := fr.addMeasure(Count, nil)
			value = Scalar{expr, scalar}
		case "sum", "avg", "min", "max", "distinct":
			value, err = p.planMeasureObject(fr, Function(f.name), f, depth+1)
		default:
			r := fr.typ.Field(f.name).Relation
			var c Cond
			if c, err = p.planWhereArgument(r.Target, f, "where"); err != nil {
				return nil, err
			}
			value, err = p.planAggregateObject(fr.through(r).narrowedBy(c), f, depth+1)
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
func (p *planner) planMeasureObject(fr origin, function Function, f *field, depth int) (Node, error) {
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
		expr, scalar := fr.addMeasure(function, fr.typ.Field(f.name))
		object.Members = append(object.Members, Member{f.alias, Scalar{expr, scalar}})
	}
	return object, nil
}

// planAggregateCondition plans a TAggregateWhere: conditions on aggregates of a frame.
func (p *planner) planAggregateCondition(fr origin, in input, depth int) (Cond, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return nil, err
	}
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		if m.name == "where" && !m.isNull() {
			c, err := p.planWhere(fr.typ, m.input, depth+1)
			if err != nil {
				return nil, err
			}
			fr = fr.narrowedBy(c)
		}
	}
	var all And
	for _, m := range members {
		if m.name == "where" {
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
			c, err = p.planLogic(m, func(in input) (Cond, error) { return p.planAggregateCondition(fr, in, depth+1) })
		case "count":
			expr, scalar := fr.addMeasure(Count, nil)
			c, err = p.planComparisons(expr, scalar, m.input)
		case "sum", "avg", "min", "max", "distinct":
			c, err = p.planMeasureCondition(fr, Function(m.name), m.input)
		default:
			c, err = p.planAggregateCondition(fr.through(fr.typ.Field(m.name).Relation), m.input, depth+1)
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

func (p *planner) planMeasureCondition(fr origin, function Function, in input) (Cond, error) {
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	var all And
	for _, m := range members {
		expr, scalar := fr.addMeasure(function, fr.typ.Field(m.name))
		switch {
		case m.isNull() && (function == Sum || function == Distinct):
			return nil, m.errorf("is null, but `%s` over no records is 0; leave it out, or write {eq: 0}", function)
		case m.isNull():
			all = append(all, IsNull{expr})
			continue
		}
		c, err := p.planComparisons(expr, scalar, m.input)
		if err != nil {
			return nil, err
		}
		if c != nil {
			all = append(all, c)
		}
	}
	return joinConds(all), nil
}

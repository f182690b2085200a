package plan

import (
	"docket/query/catalog"
)

// measures collects what is to be worked out over the rows of a set, each thing once.
type measures struct {
	p    *planner
	typ  *catalog.Type
	list []*Measure
}

func (m *measures) add(measure *Measure) *Measure {
	measure.Index = len(m.list)
	m.list = append(m.list, measure)
	return measure
}

// frame is a place from which aggregates are taken: a set (set is not nil) or a row, and the chain of relations
// that leads from there to the records in question.
type frame struct {
	p   *planner
	typ *catalog.Type // of the records in question
	// set is where the measures of a set go; nil where aggregates are taken from a row.
	set *measures
	// where narrows the rows of the set.
	where Cond
	via   []*catalog.Relation // to-one relations from the row to the beginning of the chain
	reach []Link
}

// narrowed takes only records for which the condition holds.
func (fr frame) narrowed(c Cond) frame {
	if c == nil {
		return fr
	}
	if n := len(fr.reach); n > 0 {
		reach := append([]Link(nil), fr.reach...)
		reach[n-1].Where = both(reach[n-1].Where, c)
		fr.reach = reach
		return fr
	}
	fr.where = both(fr.where, c)
	return fr
}

func both(a, b Cond) Cond {
	if a == nil {
		return b
	}
	return And{a, b}
}

// into follows a relation.
func (fr frame) into(r *catalog.Relation) frame {
	fr.reach = append(append([]Link(nil), fr.reach...), Link{Relation: r})
	fr.typ = r.Target
	return fr
}

// measure is an aggregate over the frame's records and the scalar of its result; f is nil for the count of records.
func (fr frame) measure(function Function, f *catalog.Field) (Expr, string) {
	var of Expr
	scalar := "Int"
	if f != nil {
		of = fr.p.measured(f)
		switch function {
		case Avg:
			scalar = "Decimal"
		case Sum, Min, Max:
			scalar = f.Scalar
		}
	}
	if fr.set == nil {
		return fr.ofRow(function, of, scalar), scalar
	}
	m := &Measure{Function: function, Of: of, Where: fr.where, Type: scalar}
	switch {
	case len(fr.reach) == 0:
	case fr.perRow(function):
		row := frame{p: fr.p, typ: fr.typ, reach: fr.reach}
		m.Of = row.ofRow(function, of, scalar)
		switch function {
		case Count:
			m.Function = Sum
		case Avg:
			m.Of, m.Under = row.ofRow(Sum, of, scalar), row.ofRow(Count, of, "Int")
		}
	default:
		m.Reach = fr.reach
	}
	return fr.set.add(m), scalar
}

// perRow tells whether an aggregate over the chain can be put together from one value per row: no record is reached
// from two rows, and the function allows it.
func (fr frame) perRow(function Function) bool {
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

// ofRow is an aggregate over the records that the chain leads to from a row.
func (fr frame) ofRow(function Function, of Expr, scalar string) Expr {
	if len(fr.reach) > 1 && !fr.perRow(function) {
		return &Reached{Reach: fr.reach, Function: function, Of: of, Type: scalar}
	}
	if len(fr.reach) > 1 && function == Avg {
		return Ratio{fr.ofRow(Sum, of, scalar), fr.ofRow(Count, of, "Int")}
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

// measured is what is summed, compared or told apart of a field: a scalar's value, or the identity at the end of a
// to-one relation.
func (p *planner) measured(f *catalog.Field) Expr {
	if f.Relation == nil {
		return p.scalar(nil, f)
	}
	return Column{Via: []*catalog.Relation{f.Relation}, Field: f.Relation.Target.Field("id")}
}

// aggregate plans a selection on TAggregate over a set.
func (p *planner) aggregate(m *measures, f *field, depth int) (Node, error) {
	c, err := p.where(m.typ, f, "where")
	if err != nil {
		return nil, err
	}
	return p.aggregateObject(frame{p: p, typ: m.typ, set: m, where: c}, f, depth)
}

func (p *planner) aggregateObject(fr frame, f *field, depth int) (Node, error) {
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
			expr, scalar := fr.measure(Count, nil)
			value = Scalar{expr, scalar}
		case "sum", "avg", "min", "max", "distinct":
			value, err = p.measureObject(fr, Function(f.name), f, depth+1)
		default:
			r := fr.typ.Field(f.name).Relation
			var c Cond
			if c, err = p.where(r.Target, f, "where"); err != nil {
				return nil, err
			}
			value, err = p.aggregateObject(fr.into(r).narrowed(c), f, depth+1)
		}
		if err != nil {
			return nil, err
		}
		if err := p.charge(1, f.first); err != nil {
			return nil, err
		}
		object.Members = append(object.Members, Member{f.key, value})
	}
	return object, nil
}

// measureObject plans sum { fineAmount } and its like.
func (p *planner) measureObject(fr frame, function Function, f *field, depth int) (Node, error) {
	typ := p.catalog.Schema.Types[f.first.Definition.Type.Name()]
	fields, err := p.collectAll(typ, f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		if f.name == "__typename" {
			object.Members = append(object.Members, Member{f.key, Literal(typ.Name)})
			continue
		}
		expr, scalar := fr.measure(function, fr.typ.Field(f.name))
		object.Members = append(object.Members, Member{f.key, Scalar{expr, scalar}})
	}
	return object, nil
}

// aggregateFilter plans a TAggregateWhere: conditions on aggregates of a frame.
func (p *planner) aggregateFilter(fr frame, in input, depth int) (Cond, error) {
	if err := p.nests(in, depth); err != nil {
		return nil, err
	}
	members, err := in.object()
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		if m.name == "where" && !m.null() {
			c, err := p.filter(fr.typ, m.input, depth+1)
			if err != nil {
				return nil, err
			}
			fr = fr.narrowed(c)
		}
	}
	var all And
	for _, m := range members {
		if m.name == "where" {
			continue
		}
		if m.null() {
			return nil, m.wrong("is null; leave it out instead")
		}
		if err := p.condition(m.input); err != nil {
			return nil, err
		}
		var c Cond
		switch m.name {
		case "and", "or", "not":
			c, err = p.logic(m, func(in input) (Cond, error) { return p.aggregateFilter(fr, in, depth+1) })
		case "count":
			expr, scalar := fr.measure(Count, nil)
			c, err = p.compare(expr, scalar, m.input)
		case "sum", "avg", "min", "max", "distinct":
			c, err = p.measureFilter(fr, Function(m.name), m.input)
		default:
			c, err = p.aggregateFilter(fr.into(fr.typ.Field(m.name).Relation), m.input, depth+1)
		}
		if err != nil {
			return nil, err
		}
		if c != nil {
			all = append(all, c)
		}
	}
	return simplify(all), nil
}

func (p *planner) measureFilter(fr frame, function Function, in input) (Cond, error) {
	members, err := in.object()
	if err != nil {
		return nil, err
	}
	var all And
	for _, m := range members {
		expr, scalar := fr.measure(function, fr.typ.Field(m.name))
		switch {
		case m.null() && (function == Sum || function == Distinct):
			return nil, m.wrong("is null, but `%s` over no records is 0; leave it out, or write {eq: 0}", function)
		case m.null():
			all = append(all, IsNull{expr})
			continue
		}
		c, err := p.compare(expr, scalar, m.input)
		if err != nil {
			return nil, err
		}
		if c != nil {
			all = append(all, c)
		}
	}
	return simplify(all), nil
}

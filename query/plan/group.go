package plan

import (
	"slices"

	"docket/problem"
	"docket/query/catalog"
)

// maxDimensions is the largest number of dimensions of groups.
const maxDimensions = 8

// planGroups plans a selection on a set's groups.
func (p *planner) planGroups(set *Set, f *field, depth, rows int) (Node, error) {
	c, err := p.planWhereArgument(set.Type, f, "where")
	if err != nil {
		return nil, err
	}
	if c != nil {
		set.Filter = andConds(set.Filter, c)
	}
	g := &Groups{Set: set, Limit: p.limits.DefaultPage, IsWhole: c == nil}
	by, _ := p.argument(f.node, "by")
	items := by.items()
	if len(items) == 0 || len(items) > maxDimensions {
		return nil, by.errorf("holds %d dimensions; give 1 to %d", len(items), maxDimensions)
	}
	for _, item := range items {
		if err := p.planDimension(g, set.Type, nil, item, 1); err != nil {
			return nil, err
		}
	}
	first, err := p.pageSize(f, "first", p.limits.Page)
	if err != nil {
		return nil, err
	}
	if first != nil {
		g.Limit = *first
	}
	if g.Offset, err = p.offsetBind(f); err != nil {
		return nil, err
	}
	if err := p.planOthers(g, f); err != nil {
		return nil, err
	}
	m := &measureList{p: p, typ: set.Type}
	o := origin{p: p, typ: set.Type, measures: m}
	if having, ok := p.argument(f.node, "having"); ok && !having.isNull() {
		top := o
		top.groups = g
		if g.Having, err = p.planAggregateCondition(top, having, 1); err != nil {
			return nil, err
		}
	}
	if err := p.planGroupOrder(g, o, f); err != nil {
		return nil, err
	}
	shown := max(g.Limit, 1)
	if g.Others {
		shown++
	}
	if err := p.planGroupFields(g, m, f, depth, rows*shown); err != nil {
		return nil, err
	}
	g.Measures = m.list
	if !g.Others { // the rest of the groups is read from the records
		g.Summary = p.summaryOf(g.Set, g.Measures, g.Dimensions, &p.plan.Guards)
	}
	p.noteSource(g.Summary)
	return g, p.addPasses(groupsPasses(g), set, rows, f.node)
}

// planGroupFields plans the fields of TGroupConnection; rows is how many groups they may be answered for.
func (p *planner) planGroupFields(g *Groups, m *measureList, f *field, depth, rows int) error {
	name := g.Set.Type.Name + "GroupConnection"
	fields, err := p.collectAll(p.catalog.Schema.Types[name], f.sets, depth)
	if err != nil {
		return err
	}
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal(name)
		case "totalCount":
			value = GroupCount{}
		case "nodes":
			if err := p.addCost(rows, f.node); err != nil {
				return err
			}
			object, err := p.planGroup(g, m, f, depth+1, rows)
			if err != nil {
				return err
			}
			value = GroupNodes{object}
		}
		g.Members = append(g.Members, Member{f.alias, value})
	}
	return nil
}

// planDimension plans an item of groups(by:).
func (p *planner) planDimension(g *Groups, t *catalog.Type, via []*catalog.Relation, in input, depth int) error {
	if err := p.checkNesting(in, depth); err != nil {
		return err
	}
	m, err := in.onlyMember()
	if err != nil {
		return err
	}
	f := t.Field(m.name)
	if err := p.requireUsable(f, m.input); err != nil {
		return err
	}
	d := &Dimension{Via: via, Field: f, Index: len(g.Dimensions)}
	if f.Relation != nil {
		via = append(append([]*catalog.Relation(nil), via...), f.Relation)
		members, err := m.members()
		if err != nil {
			return err
		}
		if len(members) > 0 {
			return p.planDimension(g, f.Relation.Target, via, m.input, depth+1)
		}
		d.Via, d.Field = via, nil
		return p.addDimension(g, d, m.input)
	}
	d.Expr = p.scalarExpr(via, f)
	options, err := m.members()
	if err != nil {
		return err
	}
	fill := false
	for _, o := range options {
		if o.isNull() {
			continue
		}
		switch o.name {
		case "width", "bounds", "part":
			if err := d.planBuckets(o); err != nil {
				return err
			}
		case "bucket":
			d.Bucket, _ = o.shapingValue().(string)
		case "omitNull":
			d.OmitNull, _ = o.shapingValue().(bool)
		case "fill":
			fill, _ = o.shapingValue().(bool)
		}
	}
	if d.Part != "" && d.Bucket != "" || d.Width != nil && d.Bounds != nil {
		return m.errorf("holds two kinds of buckets; give one")
	}
	if err := p.addDimension(g, d, m.input); err != nil {
		return err
	}
	if !fill {
		return nil
	}
	if d.Bucket == "" || g.Fill != nil {
		return m.errorf("can be filled only with a bucket, and only one dimension can be")
	}
	g.Fill = &Fill{Dimension: d}
	if len(via) == 0 {
		g.Fill.From, g.Fill.Until = filterBounds(g.Set.Filter, f)
	}
	return nil
}

// addDimension adds a dimension. Returns a problem where it is there already.
func (p *planner) addDimension(g *Groups, d *Dimension, in input) error {
	for _, other := range g.Dimensions {
		if other.Field == d.Field && other.Part == d.Part && slices.Equal(other.Via, d.Via) {
			return in.errorf("is a dimension already")
		}
	}
	g.Dimensions = append(g.Dimensions, d)
	return nil
}

// filterBounds finds the bounds that a filter sets for a date: empty buckets are added between them.
func filterBounds(c Cond, f *catalog.Field) (from, until []*Bind) {
	switch c := c.(type) {
	case And:
		for _, part := range c {
			a, b := filterBounds(part, f)
			from, until = append(from, a...), append(until, b...)
		}
	case Compare:
		column, ok := c.Left.(Column)
		if !ok || column.Field != f || len(column.Via) > 0 {
			return nil, nil
		}
		switch c.Op {
		case ">=":
			from = []*Bind{c.Right}
		case "<":
			until = []*Bind{c.Right}
		}
	}
	return from, until
}

// planGroupOrder plans the order of groups and makes it total: the dimensions are the last keys.
func (p *planner) planGroupOrder(g *Groups, o origin, f *field) error {
	if in, ok := p.argument(f.node, "orderBy"); ok && !in.isNull() {
		items := in.items()
		if len(items) > maxTerms {
			return in.errorf("holds %d keys; at most %d are taken", len(items), maxTerms)
		}
		for _, item := range items {
			term, err := p.planGroupTerm(g, o, item)
			if err != nil {
				return err
			}
			g.Order = append(g.Order, term)
		}
	}
	for _, d := range g.Dimensions {
		g.Order = append(g.Order, Term{Expr: Key{d}, Nullable: true})
	}
	return nil
}

// planGroupTerm plans an item of the order of groups: a key, or an aggregate of the groups or of a relation of them.
func (p *planner) planGroupTerm(g *Groups, o origin, in input) (Term, error) {
	narrowed, m, err := p.narrowByWhere(o, in, 1, oneKey)
	if err != nil {
		return Term{}, err
	}
	switch m.name {
	case "key":
		if _, err := in.onlyMember(); err != nil { // a key has no where
			return Term{}, err
		}
		return p.planKeyTerm(g, m.input)
	case "count", "sum", "avg", "min", "max", "distinct", "median", "percentile", "standardDeviation", "daysBetween":
		return p.planAggregateTerm(narrowed, m)
	case "ratio", "share", "rank", "percentRank", "runningTotal", "change", "movingAverage":
		return p.planCalculationTerm(g, narrowed, m, 1)
	}
	f := o.typ.Field(m.name)
	if err := p.requireUsable(f, m.input); err != nil {
		return Term{}, err
	}
	return p.planRelationTerm(narrowed.through(f.Relation), m.input, 2)
}

// planKeyTerm finds the dimension that an order names, as { relation: { field: ASC } } does.
func (p *planner) planKeyTerm(g *Groups, in input) (Term, error) {
	t, via, at := g.Set.Type, []*catalog.Relation(nil), in
	for {
		m, err := at.onlyMember()
		if err != nil {
			return Term{}, err
		}
		f := t.Field(m.name)
		if f == nil {
			return Term{}, m.errorf("is not among the dimensions of by")
		}
		if err := p.requireUsable(f, m.input); err != nil {
			return Term{}, err
		}
		if f.Relation != nil && !f.Relation.Many {
			t, via, at = f.Relation.Target, append(via, f.Relation), m.input
			continue
		}
		for _, d := range g.Dimensions {
			if d.Field == f && slices.Equal(d.Via, via) {
				return Term{Expr: Key{d}, Nullable: true}.withDirection(m.input)
			}
			if d.Field == nil && f.Relation == nil && slices.Equal(d.Via, via) {
				return Term{Expr: KeyField{d, p.scalarExpr(nil, f)}, Nullable: true}.withDirection(m.input)
			}
		}
		return Term{}, m.errorf("is not among the dimensions of by")
	}
}

// planGroup plans a selection on TGroup.
func (p *planner) planGroup(g *Groups, m *measureList, f *field, depth, rows int) (*Object, error) {
	t := g.Set.Type
	fields, err := p.collectAll(p.catalog.Schema.Types[t.Name+"Group"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := &Object{}
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal(t.Name + "Group")
		case "key":
			var key Node
			key, err = p.planKey(g, t, nil, f, depth+1, rows)
			value = GroupKey{key}
		case "aggregate":
			value, err = p.planAggregate(m, f, depth+1)
		case "isOther":
			value = Scalar{IsOther{}, "Boolean"}
		case "share", "rank", "percentRank", "runningTotal", "change", "movingAverage":
			value, err = p.planGroupCalculation(g, m, f, depth)
		default:
			inner := *g.Set
			inner.Group, inner.Bulk = g, false
			value, err = p.planConnection(&inner, f, depth+1, rows)
		}
		if err != nil {
			return nil, err
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return object, nil
}

// planKey plans a selection on TGroupKey: only the dimensions can be selected.
func (p *planner) planKey(g *Groups, t *catalog.Type, via []*catalog.Relation, f *field, depth, rows int) (Node, error) {
	for _, d := range g.Dimensions {
		if d.Field == nil && slices.Equal(d.Via, via) {
			// The record itself is the dimension: any field of it may be asked.
			object, err := p.planKeyRecord(t, f, depth)
			if err != nil {
				return nil, err
			}
			return KeyRecord{d, object}, p.addCost(rows, f.node)
		}
	}
	fields, err := p.collectAll(p.catalog.Schema.Types[t.Name+"GroupKey"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		if f.name == "__typename" {
			object.Members = append(object.Members, Member{f.alias, Literal(t.Name + "GroupKey")})
			continue
		}
		if fact, ok := keyFacts[f.name]; ok {
			value, err := p.planKeyFact(g, t, via, fact, f)
			if err != nil {
				return nil, err
			}
			object.Members = append(object.Members, Member{f.alias, value})
			continue
		}
		def := t.Field(f.name)
		if _, err := p.sightOf(def, f); err != nil {
			return nil, err
		}
		if def.Relation != nil {
			value, err := p.planKey(g, def.Relation.Target, append(append([]*catalog.Relation(nil), via...), def.Relation), f, depth+1, rows)
			if err != nil {
				return nil, err
			}
			object.Members = append(object.Members, Member{f.alias, value})
			continue
		}
		i := slices.IndexFunc(g.Dimensions, func(d *Dimension) bool { return d.Field == def && d.Part == "" && slices.Equal(d.Via, via) })
		if i < 0 {
			return nil, p.atPosition(problem.Errorf(problem.BadUserInput, "%s.%s is not among the dimensions of the groups; add it to by", t.Name, f.name).
				At(f.alias), f.node.Position)
		}
		object.Members = append(object.Members, Member{f.alias, Scalar{g.Dimensions[i].keyExpr(), def.Scalar}})
	}
	return object, nil
}

// planKeyRecord plans a selection on the TGroupKey of a record that is a dimension.
func (p *planner) planKeyRecord(t *catalog.Type, f *field, depth int) (*Object, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types[t.Name+"GroupKey"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := &Object{}
	for _, f := range fields {
		if f.name == "__typename" {
			object.Members = append(object.Members, Member{f.alias, Literal(t.Name + "GroupKey")})
			continue
		}
		if fact, ok := keyFacts[f.name]; ok {
			return nil, p.atPosition(fact.missing(t, f), f.node.Position)
		}
		def := t.Field(f.name)
		sight, err := p.sightOf(def, f)
		if err != nil {
			return nil, err
		}
		var value Node
		switch {
		case def.Relation == nil && sight != catalog.Plain:
			value = p.concealed(def, sight)
		case def.Relation == nil:
			value = Scalar{p.scalarExpr(nil, def), def.Scalar}
		default:
			inner, err := p.planKeyRecord(def.Relation.Target, f, depth+1)
			if err != nil {
				return nil, err
			}
			value = One{def.Relation, inner}
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return object, nil
}

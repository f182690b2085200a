package plan

import (
	"slices"

	"docket/problem"
	"docket/query/catalog"
)

// maxDimensions bounds the dimensions of groups.
const maxDimensions = 8

// groups plans a selection on a set's groups.
func (p *planner) groups(set *Set, f *field, depth, rows int) (Node, error) {
	c, err := p.where(set.Type, f, "where")
	if err != nil {
		return nil, err
	}
	if c != nil {
		set.Filter = both(set.Filter, c)
	}
	g := &Groups{Set: set, Limit: p.limits.DefaultPage}
	by, _ := p.argument(f.first, "by")
	items := by.list()
	if len(items) == 0 || len(items) > maxDimensions {
		return nil, by.wrong("holds %d dimensions; give 1 to %d", len(items), maxDimensions)
	}
	for _, item := range items {
		if err := p.dimension(g, set.Type, nil, item, 1); err != nil {
			return nil, err
		}
	}
	first, err := p.size(f, "first", p.limits.Page)
	if err != nil {
		return nil, err
	}
	if first != nil {
		g.Limit = *first
	}
	if g.Offset, err = p.offset(f); err != nil {
		return nil, err
	}
	m := &measures{p: p, typ: set.Type}
	fr := frame{p: p, typ: set.Type, set: m}
	if having, ok := p.argument(f.first, "having"); ok && !having.null() {
		if g.Having, err = p.aggregateFilter(fr, having, 1); err != nil {
			return nil, err
		}
	}
	if err := p.groupOrder(g, fr, f); err != nil {
		return nil, err
	}
	fields, err := p.collectAll(p.catalog.Schema.Types[set.Type.Name+"GroupConnection"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	groups := rows * max(g.Limit, 1)
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal(set.Type.Name + "GroupConnection")
		case "totalCount":
			value = GroupCount{}
		case "nodes":
			if err := p.charge(groups, f.first); err != nil {
				return nil, err
			}
			object, err := p.group(g, m, f, depth+1, groups)
			if err != nil {
				return nil, err
			}
			value = GroupNodes{object}
		}
		g.Members = append(g.Members, Member{f.key, value})
	}
	g.Measures = m.list
	return g, nil
}

// dimension plans an item of groups(by:).
func (p *planner) dimension(g *Groups, t *catalog.Type, via []*catalog.Relation, in input, depth int) error {
	if err := p.nests(in, depth); err != nil {
		return err
	}
	m, err := in.single()
	if err != nil {
		return err
	}
	f := t.Field(m.name)
	d := &Dimension{Via: via, Field: f, Index: len(g.Dimensions)}
	if f.Relation != nil {
		via = append(append([]*catalog.Relation(nil), via...), f.Relation)
		members, err := m.object()
		if err != nil {
			return err
		}
		if len(members) > 0 {
			return p.dimension(g, f.Relation.Target, via, m.input, depth+1)
		}
		d.Via, d.Field = via, nil
		return p.addDimension(g, d, m.input)
	}
	d.Expr = p.scalar(via, f)
	options, err := m.object()
	if err != nil {
		return err
	}
	fill := false
	for _, o := range options {
		if o.null() {
			continue
		}
		switch o.name {
		case "bucket":
			d.Bucket, _ = o.shape().(string)
		case "omitNull":
			d.OmitNull, _ = o.shape().(bool)
		case "fill":
			fill, _ = o.shape().(bool)
		}
	}
	if err := p.addDimension(g, d, m.input); err != nil {
		return err
	}
	if !fill {
		return nil
	}
	if d.Bucket == "" || g.Fill != nil {
		return m.wrong("can be filled only with a bucket, and only one dimension can be")
	}
	g.Fill = &Fill{Dimension: d}
	if len(via) == 0 {
		g.Fill.From, g.Fill.Until = bounds(g.Set.Filter, f)
	}
	return nil
}

func (p *planner) addDimension(g *Groups, d *Dimension, in input) error {
	for _, other := range g.Dimensions {
		if other.Field == d.Field && slices.Equal(other.Via, d.Via) {
			return in.wrong("is a dimension already")
		}
	}
	g.Dimensions = append(g.Dimensions, d)
	return nil
}

// bounds finds the range that a filter sets for a date, so that empty buckets are filled over all of it.
func bounds(c Cond, f *catalog.Field) (from, until []*Bind) {
	switch c := c.(type) {
	case And:
		for _, part := range c {
			a, b := bounds(part, f)
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

// groupOrder plans the order of groups and makes it total: the dimensions are the last keys.
func (p *planner) groupOrder(g *Groups, fr frame, f *field) error {
	if in, ok := p.argument(f.first, "orderBy"); ok && !in.null() {
		items := in.list()
		if len(items) > maxTerms {
			return in.wrong("holds %d keys; at most %d are taken", len(items), maxTerms)
		}
		for _, item := range items {
			term, err := p.groupTerm(g, fr, item)
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

// groupTerm plans an item of the order of groups: a key, or an aggregate of the groups or of a relation of them.
func (p *planner) groupTerm(g *Groups, fr frame, in input) (Term, error) {
	narrowed, m, err := p.chosen(fr, in, 1)
	if err != nil {
		return Term{}, err
	}
	switch m.name {
	case "key":
		if _, err := in.single(); err != nil { // a key has no where
			return Term{}, err
		}
		return p.keyTerm(g, m.input)
	case "count", "sum", "avg", "min", "max", "distinct":
		return p.aggregateTerm(narrowed, m)
	}
	return p.relationTerm(narrowed.into(fr.typ.Field(m.name).Relation), m.input, 2)
}

// keyTerm finds the dimension that an order names, as { party: { kind: ASC } } does.
func (p *planner) keyTerm(g *Groups, in input) (Term, error) {
	t, via, at := g.Set.Type, []*catalog.Relation(nil), in
	for {
		m, err := at.single()
		if err != nil {
			return Term{}, err
		}
		f := t.Field(m.name)
		if f.Relation != nil && !f.Relation.Many {
			t, via, at = f.Relation.Target, append(via, f.Relation), m.input
			continue
		}
		for _, d := range g.Dimensions {
			if d.Field == f && slices.Equal(d.Via, via) {
				return Term{Expr: Key{d}, Nullable: true}.directed(m.input)
			}
			if d.Field == nil && f.Relation == nil && slices.Equal(d.Via, via) {
				return Term{Expr: KeyField{d, p.scalar(nil, f)}, Nullable: true}.directed(m.input)
			}
		}
		return Term{}, m.wrong("is not among the dimensions of by")
	}
}

// group plans a selection on TGroup.
func (p *planner) group(g *Groups, m *measures, f *field, depth, rows int) (*Object, error) {
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
			value, err = p.key(g, t, nil, f, depth+1, rows)
		case "aggregate":
			value, err = p.aggregate(m, f, depth+1)
		default:
			inner := *g.Set
			inner.Group, inner.Bulk = g, false
			value, err = p.connection(&inner, f, depth+1, rows)
		}
		if err != nil {
			return nil, err
		}
		object.Members = append(object.Members, Member{f.key, value})
	}
	return object, nil
}

// key plans a selection on TGroupKey: only what the groups are told apart by can be asked.
func (p *planner) key(g *Groups, t *catalog.Type, via []*catalog.Relation, f *field, depth, rows int) (Node, error) {
	for _, d := range g.Dimensions {
		if d.Field == nil && slices.Equal(d.Via, via) {
			// The record itself is the dimension: any field of it may be asked.
			object, err := p.keyRecord(t, f, depth)
			if err != nil {
				return nil, err
			}
			return KeyRecord{d, object}, p.charge(rows, f.first)
		}
	}
	fields, err := p.collectAll(p.catalog.Schema.Types[t.Name+"GroupKey"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		if f.name == "__typename" {
			object.Members = append(object.Members, Member{f.key, Literal(t.Name + "GroupKey")})
			continue
		}
		def := t.Field(f.name)
		if def.Relation != nil {
			value, err := p.key(g, def.Relation.Target, append(append([]*catalog.Relation(nil), via...), def.Relation), f, depth+1, rows)
			if err != nil {
				return nil, err
			}
			object.Members = append(object.Members, Member{f.key, value})
			continue
		}
		i := slices.IndexFunc(g.Dimensions, func(d *Dimension) bool { return d.Field == def && slices.Equal(d.Via, via) })
		if i < 0 {
			return nil, p.locate(problem.Errorf(problem.BadUserInput, "the groups are not told apart by %s.%s; add it to by", t.Name, f.name).
				At(f.key), f.first.Position)
		}
		object.Members = append(object.Members, Member{f.key, Scalar{Key{g.Dimensions[i]}, def.Scalar}})
	}
	return object, nil
}

// keyRecord plans a selection on the TGroupKey of a record that is a dimension.
func (p *planner) keyRecord(t *catalog.Type, f *field, depth int) (*Object, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types[t.Name+"GroupKey"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := &Object{}
	for _, f := range fields {
		def := t.Field(f.name)
		var value Node
		switch {
		case f.name == "__typename":
			value = Literal(t.Name + "GroupKey")
		case def.Relation == nil:
			value = Scalar{p.scalar(nil, def), def.Scalar}
		default:
			inner, err := p.keyRecord(def.Relation.Target, f, depth+1)
			if err != nil {
				return nil, err
			}
			value = One{def.Relation, inner}
		}
		object.Members = append(object.Members, Member{f.key, value})
	}
	return object, nil
}

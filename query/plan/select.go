package plan

import (
	"slices"

	"docket/messages"
	"docket/problem"
	"docket/query/catalog"
)

// planRecord plans a selection on a record type; rows is how many records it may be answered for.
func (p *planner) planRecord(t *catalog.Type, f *field, depth, rows int) (*Object, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types[t.Name], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := &Object{}
	for _, f := range fields {
		value, err := p.planRecordField(t, f, depth, rows)
		if err != nil {
			return nil, err
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return object, nil
}

// planRecordField plans one field of a record: a scalar, a connection, or the record that a to-one relation leads to. depth is how deep the
// field lies in the operation; rows is how many records it may be answered for.
func (p *planner) planRecordField(t *catalog.Type, f *field, depth, rows int) (Node, error) {
	if f.name == "__typename" {
		return Literal(t.Name), nil
	}
	def := t.Field(f.name)
	sight, err := p.sightOf(def, f)
	if err != nil {
		return nil, err
	}
	if sight == catalog.Masked && depth == p.unmaskedDepth {
		sight = catalog.Plain
	}
	switch {
	case def.Relation == nil && sight != catalog.Plain:
		return p.concealed(def, sight), nil
	case def.Relation == nil:
		today, err := p.asOnArgument(f)
		if err != nil {
			return nil, err
		}
		value := p.scalarExprOn(nil, def, today)
		return Scalar{value, def.Scalar}, p.addCost(rows*exprPasses(value), f.node)
	case def.Relation.Many: // planConnection adds its own cost
		return p.planConnection(&Set{Type: def.Relation.Target, Relation: def.Relation}, f, depth+1, rows)
	}
	if err := p.addCost(rows, f.node); err != nil {
		return nil, err
	}
	object, err := p.planRecord(def.Relation.Target, f, depth+1, rows)
	if err != nil {
		return nil, err
	}
	return One{def.Relation, object}, nil
}

// asOnArgument reads the day for which a computed field is asked; nil for the bureau's day.
func (p *planner) asOnArgument(f *field) (*Bind, error) {
	in, ok := p.argument(f.node, "asOn")
	if !ok || in.isNull() {
		return nil, nil
	}
	return in.bind("Date")
}

// scalarExpr returns the expression of a scalar field, reached through to-one relations.
func (p *planner) scalarExpr(via []*catalog.Relation, f *catalog.Field) Expr {
	return p.scalarExprOn(via, f, nil)
}

// scalarExprOn is scalarExpr with another day than the bureau's, where today is not nil.
func (p *planner) scalarExprOn(via []*catalog.Relation, f *catalog.Field, today *Bind) Expr {
	if f.Computed == nil {
		return Column{Via: via, Field: f}
	}
	formula := &Formula{Via: via, SQL: f.Computed.SQL, Parts: map[string]Expr{}, Today: today, Kept: p.keptSum(f, today)}
	for name, part := range f.Computed.Parts {
		if !part.Relation.Many {
			formula.Parts[name] = Referred{via, part.Relation, part.Field}
			continue
		}
		a := &Aggregate{Via: via, Relation: part.Relation, Function: Function(part.Function), Type: "Int"}
		if part.Where != nil {
			a.Where = Template{part.Where, today}
		}
		if part.Field != nil {
			a.Of, a.Type = p.scalarExprOn(nil, part.Field, today), part.Field.Scalar
		}
		formula.Parts[name] = a
	}
	return formula
}

// planConnection plans a connection (Relay's Cursor Connections): a page of a set, and what is asked of the set as a whole.
func (p *planner) planConnection(set *Set, f *field, depth, rows int) (Node, error) {
	filter, err := p.planWhereArgument(set.Type, f, "where")
	if err != nil {
		return nil, err
	}
	if filter != nil {
		set.Filter = andConds(set.Filter, filter)
	}
	if set.Bulk && findsFew(filter) {
		set.Bulk = false
	}
	page, err := p.planPage(set, f)
	if err != nil {
		return nil, err
	}
	fields, err := p.collectAll(p.catalog.Schema.Types[set.Type.Name+"Connection"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	c := &Connection{Set: set}
	m := &measureList{p: p, typ: set.Type}
	for _, f := range fields {
		value, err := p.planConnectionField(c, page, m, f, depth, rows)
		if err != nil {
			return nil, err
		}
		if err := p.addCost(rows, f.node); err != nil {
			return nil, err
		}
		c.Members = append(c.Members, Member{f.alias, value})
	}
	c.Measures = m.list
	if len(c.Measures) > 0 {
		c.Summary = p.summaryOf(c.Set, c.Measures, nil, &p.plan.Guards)
		p.noteSource(c.Summary)
	}
	if c.Page != nil {
		p.noteSource(nil)
	}
	if err := p.addPasses(connectionPasses(c), set, rows, f.node); err != nil {
		return nil, err
	}
	if page.needsStamp {
		page.Stamp = page.stamp
	}
	c.IsShared = c.Page != nil && c.Summary == nil && set.Bulk && isReadByOnePass(c)
	if c.Page != nil {
		c.Page.IsOfGroups = isPageOfGroups(set, c.Page)
	}
	c.IsOnePass = !c.IsShared && set.Bulk && set.Relation == nil && set.Group == nil && readsOthers(set.Filter) && readers(c) > 1
	if !c.IsOnePass && c.Summary == nil {
		c.Kept = p.keptRowsFor(c)
	}
	return c, nil
}

// readers returns how many members of a connection read all of its records: its measures, and each of its groups, unless a summary answers them.
func readers(c *Connection) int {
	n := 0
	if c.Summary == nil && slices.ContainsFunc(c.Measures, func(m *Measure) bool { return len(m.Reach) == 0 }) {
		n++
	}
	for _, m := range c.Members {
		if g, ok := m.Value.(*Groups); ok && g.IsWhole && !g.Others && g.Summary == nil {
			n++
		}
	}
	return n
}

// readsOthers reports whether a filter reads other records for each row. Such a filter costs more than to keep the rows that it finds.
func readsOthers(c Cond) bool {
	switch c := c.(type) {
	case And:
		return slices.ContainsFunc(c, readsOthers)
	case Or:
		return slices.ContainsFunc(c, readsOthers)
	case Not:
		return readsOthers(c.Cond)
	case Exists:
		return true
	}
	return comparesAggregates(c)
}

// isReadByOnePass reports whether a connection has measures over its own rows, and a filter that compares aggregates of other
// records. Such a filter costs far more than to keep the rows that it finds.
func isReadByOnePass(c *Connection) bool {
	return comparesAggregates(c.Set.Filter) && slices.ContainsFunc(c.Measures, func(m *Measure) bool { return len(m.Reach) == 0 })
}

// comparesAggregates reports whether a filter compares values that are computed from other records for each row.
func comparesAggregates(c Cond) bool {
	switch c := c.(type) {
	case And:
		return slices.ContainsFunc(c, comparesAggregates)
	case Or:
		return slices.ContainsFunc(c, comparesAggregates)
	case Not:
		return comparesAggregates(c.Cond)
	case Compare:
		return exprPasses(c.Left) > 0
	case CompareValues:
		return exprPasses(c.Left)+exprPasses(c.Right) > 0
	case In:
		return exprPasses(c.Left) > 0
	case IsNull:
		return exprPasses(c.Expr) > 0
	}
	return false
}

// planConnectionField plans a field of a connection. Fields that show records give the connection its page.
func (p *planner) planConnectionField(c *Connection, page *Page, m *measureList, f *field, depth, rows int) (Node, error) {
	t := c.Set.Type
	pageRows := rows * max(page.Limit, 1)
	switch f.name {
	case "nodes":
		c.Page = page
		if err := p.addCost(pageRows, f.node); err != nil {
			return nil, err
		}
		object, err := p.planRecord(t, f, depth+1, pageRows)
		return Nodes{object}, err
	case "edges":
		c.Page = page
		if err := p.addCost(pageRows, f.node); err != nil {
			return nil, err
		}
		return p.planEdges(c.Set, page, f, depth+1, pageRows)
	case "pageInfo":
		c.Page = page
		return p.planPageInfo(page, f, depth+1)
	case "totalCount":
		return Scalar{m.add(&Measure{Function: Count, Type: "Int"}), "Int"}, nil
	case "aggregate":
		return p.planAggregate(m, f, depth+1)
	case "groups":
		inner := *c.Set
		return p.planGroups(&inner, f, depth+1, rows)
	}
	return Literal(t.Name + "Connection"), nil // __typename
}

// planEdges plans the edges of a page: the cursor and the record of each.
func (p *planner) planEdges(set *Set, page *Page, f *field, depth, rows int) (Node, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types[set.Type.Name+"Edge"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := &Object{}
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal(set.Type.Name + "Edge")
		case "cursor":
			page.needsStamp = true
			value = EdgeCursor{}
		case "node":
			node, err := p.planRecord(set.Type, f, depth+1, rows)
			if err != nil {
				return nil, err
			}
			value = EdgeNode{node}
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return Edges{object}, nil
}

// planPageInfo plans a selection on Relay's PageInfo. hasNextPage and hasPreviousPage make the page read a record beyond its limit where the
// field asks for the direction of reading; startCursor and endCursor make it have cursors.
func (p *planner) planPageInfo(page *Page, f *field, depth int) (Node, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types["PageInfo"], f.sets, depth)
	if err != nil {
		return nil, err
	}
	object := &Object{}
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal("PageInfo")
		case "startCursor", "endCursor":
			page.needsStamp = true
			value = PageInfoField(f.name)
		default:
			value = PageInfoField(f.name)
			page.Probe = page.Probe || (f.name == "hasNextPage") != page.Backward
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return *object, nil
}

// planPage reads the page arguments of a connection.
func (p *planner) planPage(set *Set, f *field) (*Page, error) {
	page := &Page{Limit: p.limits.DefaultPage}
	first, err := p.pageSize(f, "first", p.limits.Page)
	if err != nil {
		return nil, err
	}
	last, err := p.pageSize(f, "last", p.limits.Page)
	if err != nil {
		return nil, err
	}
	if page.Offset, err = p.offsetBind(f); err != nil {
		return nil, err
	}
	switch {
	case first != nil && last != nil:
		return nil, p.atPosition(problem.Errorf(problem.BadUserInput, "first and last exclude each other; give one").At("last"), f.node.Position)
	case page.Offset != nil && last != nil:
		return nil, p.atPosition(problem.Errorf(problem.BadUserInput, "offset counts from the front; give it with first, not with last").At("offset"), f.node.Position)
	case first != nil:
		page.Limit = *first
	case last != nil:
		page.Limit, page.Backward = *last, true
	}
	if page.Order, err = p.planOrder(set.Type, f, "orderBy"); err != nil {
		return nil, err
	}
	page.stamp = p.stampBind(set, f)
	if page.After, err = p.planCursor(page, f, "after"); err != nil {
		return nil, err
	}
	page.Before, err = p.planCursor(page, f, "before")
	return page, err
}

// pageSize reads first or last, which shapes the plan: a whole number from 0 to the limit, nil where absent.
func (p *planner) pageSize(f *field, name string, limit int) (*int, error) {
	in, ok := p.argument(f.node, name)
	if !ok || in.isNull() {
		return nil, nil
	}
	size, err := in.wholeNumber(in.shapingValue(), limit, "at most %d are given at once")
	if err != nil {
		return nil, err
	}
	return &size, nil
}

// offsetBind reads how many records a page skips, nil where absent. It is a bind, so that all pages share their statement.
func (p *planner) offsetBind(f *field) (*Bind, error) {
	in, ok := p.argument(f.node, "offset")
	if !ok || in.isNull() {
		return nil, nil
	}
	limit := p.limits.Offset
	resolve := func(env Env) (any, error) {
		return in.wholeNumber(in.resolve(env.Variables), limit, "at most %d records are skipped: page on by cursor (after: endCursor)")
	}
	if _, err := resolve(Env{Variables: p.variables}); err != nil {
		return nil, err
	}
	return &Bind{Type: "bigint", Resolve: resolve}, nil
}

// wholeNumber reads a whole number from 0 to a limit. most is the message for a larger one, with %d for the limit.
func (in input) wholeNumber(value any, limit int, most string) (int, error) {
	n, ok := parseInteger(value)
	switch {
	case !ok:
		return 0, in.errorf("is not an Int")
	case n < 0:
		return 0, in.errorf("is %d; give 0 or more", n)
	case n > int64(limit):
		e := in.errorf("is %d; %s", n, messages.Textf(most, limit))
		e.Code = problem.LimitExceeded
		return 0, e.With("limit", limit)
	}
	return int(n), nil
}

// findsFew says whether few records likely meet a filter: it names an identity, or one value of a text that is no enum.
func findsFew(c Cond) bool {
	switch c := c.(type) {
	case And:
		for _, part := range c {
			if findsFew(part) {
				return true
			}
		}
	case Identity, Identities:
		return true
	case Compare:
		column, ok := c.Left.(Column)
		return ok && c.Op == "=" && column.Field.Scalar == "String" && !column.Field.IsEnum
	case Exists:
		return !c.Relation.Many && c.Relation.Target.Scoped && findsFew(c.Where)
	}
	return false
}

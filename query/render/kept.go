package render

import (
	"strconv"
	"strings"

	"docket/query/catalog"
	"docket/query/plan"
)

// What each record has added to summaries is a narrow table beside that of the records, with a row for each record and an index over values that would else be
// computed. Where it holds all that is asked of many records, it is read in place of their table, and only the records of a page are looked up there.

// newKeptScope is newScope for values of many records, read from the rows of what each has added to summaries.
func (w *writer) newKeptScope(t *catalog.Type, kept *catalog.Summary, base row) *scope {
	s := w.newScope(t, base, true)
	s.kept = kept
	s.paths[keptKey(nil, kept.Set)] = base
	return s
}

// keptKey is the key in scope.paths of the row of what the record at the end of via has added to summaries.
func keptKey(via []*catalog.Relation, set *catalog.SummarySet) string {
	return pathKey(via) + " " + set.Records
}

// fromKept is fromSet for a set that is read from what each record has added to summaries.
func (w *writer) fromKept(set *plan.Set, kept *catalog.Summary) (s *scope, from string, conds []string) {
	target, from := w.open(kept.Table, set.Type.Scoped)
	s = w.newKeptScope(set.Type, kept, target)
	conds = append(appendNonEmpty(nil, w.readableCond(target, set.Type)), s.narrow(set)...)
	if set.Filter != nil {
		conds = append(conds, s.condition(set.Filter))
	}
	target.gathered.require(conds)
	return s, from, conds
}

// fromConnection is fromMeasured for the set of a connection.
func (w *writer) fromConnection(c *plan.Connection, at row) (s *scope, from string, conds []string) {
	if c.Kept != nil {
		return w.fromKept(c.Set, c.Kept)
	}
	return w.fromMeasured(c.Set, c.Summary, at)
}

// keptPage writes the SELECT of the records of a page that found, a SELECT with an order and bounds, finds among the rows of what each record has added to
// summaries, base. It looks the columns names of the records up for rows. terms are the keys of the order, id and agency the identity, all of them columns of alias.
func (w *writer) keptPage(c *plan.Connection, base row, found, alias, id, agency string, rows *subselect, names, terms []string) string {
	record, source := w.open(c.Set.Type.Table, c.Set.Type.Scoped)
	record.gathered.follow(base, []catalog.Pair{{From: "agency_id", To: "agency_id"}, {From: "id", To: "id"}})
	rows.gathered = record.gathered
	var columns []string
	for _, name := range names {
		columns = append(columns, record.column(name))
	}
	if c.Page.Stamp != nil {
		for i, text := range terms {
			columns = append(columns, text+" AS o"+strconv.Itoa(i))
		}
	}
	if len(columns) == 0 {
		columns = []string{"1"}
	}
	on := record.column("agency_id") + " = " + agency
	if w.scope == plan.OneAgency {
		on = w.agencyCond(record.column("agency_id"))
	}
	return "SELECT " + strings.Join(columns, ", ") + " FROM (" + found + ") " + alias + " JOIN " + source +
		" ON " + on + " AND " + record.column("id") + " = " + id + w.inOrder(orderText(c.Page.Order, terms, c.Page.Backward), c.Page.Limit+1)
}

// inOrder writes the order of at most so many rows of a sub-select. Citus keeps that of a sub-select over many agencies only if it has a limit.
func (w *writer) inOrder(order string, most int) string {
	text := " ORDER BY " + order
	if w.scope != plan.OneAgency {
		text += " LIMIT " + strconv.Itoa(most)
	}
	return text
}

// keptPageRows is pageRows for a set that is read from what each record has added to summaries.
func (w *writer) keptPageRows(c *plan.Connection, rows *subselect) string {
	p := c.Page
	s, from, conds := w.fromKept(c.Set, c.Kept)
	found := keptColumns{alias: w.newAlias()}
	terms, outer := make([]string, len(p.Order)), make([]string, len(p.Order))
	for i, term := range p.Order {
		terms[i] = s.operand(term.Expr)
		outer[i] = found.add(terms[i])
	}
	id, agency := found.add(s.base.column("id")), found.add(s.base.column("agency_id"))
	conds = append(conds, w.cursorConditions(p, terms)...)
	if kept := gatheredBehind(s.base); len(s.joins) == 0 {
		kept.bound(conds, terms, w.furthestBounds(p, terms))
	}
	return w.keptPage(c, s.base, "SELECT "+found.list()+" FROM "+from+s.joinClauses()+whereClause(conds)+w.pageBounds(p, terms), found.alias, id, agency, rows, rows.columns, outer)
}

// pageOfGroups writes the SELECT of the records of a page whose order begins with an aggregate over a relation. It takes as many of the groups of related
// records as the page has, from the first on, and looks up the records that they belong to. These are the page if there are as many: records without related
// ones come after them. Otherwise it reads the page from all records, by whole.
func (w *writer) pageOfGroups(c *plan.Connection, s *scope, from string, conds, columns, terms []string, whole func(extra ...string) string) (text string, ok bool) {
	if len(s.joins) != 1 {
		return "", false
	}
	g, isGrouped := s.joins[0].(*groupedRelation)
	if !isGrouped {
		return "", false
	}
	p := c.Page
	keys := append([]string(nil), terms...)
	for i, term := range p.Order[1:] {
		column := term.Expr.(plan.Column).Field.Column
		if keys[i+1] = g.key(column); keys[i+1] == "" {
			return "", false
		}
	}
	comes := terms[0] + " > 0"
	switch p.Order[0].Expr.(*plan.Aggregate).Function {
	case plan.Count, plan.Sum, plan.Distinct:
	default:
		comes = terms[0] + " IS NOT NULL"
	}
	query, on := g.query()
	limit := p.Limit
	if p.Probe {
		limit++
	}
	n := strconv.Itoa(limit)
	top := w.newAlias()
	return "WITH " + top + " AS MATERIALIZED (SELECT " + strings.Join(columns, ", ") +
		" FROM (SELECT * FROM (" + query + ") " + g.alias + " WHERE " + comes + " ORDER BY " + orderText(p.Order, keys, false) + " LIMIT " + n + ") " + g.alias +
		" JOIN " + from + " ON " + on + whereClause(conds) + w.inOrder(orderText(p.Order, terms, false), limit) + ")" +
		" (SELECT * FROM " + top + " WHERE (SELECT count(*) FROM " + top + ") = " + n + ")" +
		" UNION ALL (" + whole("(SELECT count(*) FROM "+top+") < "+n) + ")", true
}

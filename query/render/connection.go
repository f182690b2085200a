package render

import (
	"strconv"
	"strings"

	"docket/query/plan"
)

// fromSet begins a SELECT over a set: a scope over the set's table, the FROM text, and the conditions of membership. at is the row that the
// set belongs to: a record, or a group of records.
func (w *writer) fromSet(set *plan.Set, at row, bulk bool) (s *scope, from string, conds []string) {
	around := at
	group, inGroup := at.(*groupRow)
	if inGroup {
		around = group.around
	}
	var target table
	if set.Relation != nil {
		target, from, conds = w.fromRelation(set.Relation, around)
	} else {
		target, from = w.open(set.Type.Table, set.Type.Scoped)
		conds = appendNonEmpty(nil, w.readableCond(target, set.Type))
	}
	s = w.newScope(set.Type, target, bulk)
	conds = append(conds, s.narrow(set)...)
	if set.Filter != nil {
		conds = append(conds, s.condition(set.Filter))
	}
	if set.Group != nil && inGroup {
		// The records of a group within a group belong to both groups.
		for ; group != nil; group = group.outer {
			conds = append(conds, group.memberConditions(s)...)
		}
	}
	target.gathered.require(conds)
	return s, from, conds
}

// connection writes a page of a set, and measures over the whole set, as one object.
func (w *writer) connection(c *plan.Connection, at row) string {
	v := &connectionWriter{w: w, c: c, around: at}
	with := func() string { return "" }
	if c.IsOnePass {
		with = w.onePass(c)
	}
	pairs := make([]member, len(c.Members))
	for i, m := range c.Members {
		pairs[i] = member{m.Key, v.member(m.Value)}
	}
	if v.needsMeasures && v.needsPage && c.IsShared {
		return v.readShared(pairs)
	}
	var from []string
	if v.needsMeasures {
		from = append(from, "("+w.measuresSelect(c, at)+") "+v.measuresAlias)
	}
	if v.needsPage {
		from = append(from, "("+v.pageSelect(w.pageRows(c, at, v.rows))+") "+v.pageAlias)
	}
	if len(from) == 0 {
		if clause := with(); clause != "" {
			return "(" + clause + "SELECT " + objectText(pairs) + ")"
		}
		return objectText(pairs)
	}
	return "(" + with() + "SELECT " + objectText(pairs) + " FROM " + strings.Join(from, " CROSS JOIN ") + ")"
}

// connectionWriter writes one connection, and collects the columns and lists that its members need.
type connectionWriter struct {
	w      *writer
	c      *plan.Connection
	around row
	// needsMeasures says that a member is a measure of the set; measuresAlias is the alias of the SELECT of its measures.
	needsMeasures bool
	measuresAlias string
	needsPage     bool
	pageAlias     string
	// rows is the sub-select of the page's records. outputs are the columns that are made of each record, lists the columns of the page.
	// cursor is the SQL of a record's cursor, empty while no member needs a cursor.
	rows    *subselect
	outputs []string
	lists   []string
	cursor  string
}

// member returns the SQL of a member of a connection.
func (v *connectionWriter) member(n plan.Node) string {
	switch n := n.(type) {
	case plan.Literal:
		return v.w.json(n, nil)
	case plan.Nodes:
		if v.isPlain() {
			return "(" + v.plainNodes(n) + ")"
		}
		return v.addList(objectText(v.w.members(n.Object.Members, v.needPage())))
	case plan.Edges:
		pairs := make([]member, len(n.Object.Members))
		for i, m := range n.Object.Members {
			pairs[i] = member{m.Key, v.edge(m.Value)}
		}
		return v.addList(objectText(pairs))
	case plan.Scalar:
		return jsonValue(v.measure(n.Expr), n.Type)
	case plan.Object:
		pairs := make([]member, len(n.Members))
		for i, m := range n.Members {
			pairs[i] = member{m.Key, v.member(m.Value)}
		}
		return objectText(pairs)
	case plan.PageInfoField:
		return v.pageInfoField(string(n))
	}
	return v.w.json(n, v.around)
}

// isPlain says whether only the records of the page are selected, forward and once. This usual case has a shorter statement.
func (v *connectionWriter) isPlain() bool {
	if v.c.IsShared || v.c.Page.Backward || v.c.Page.Stamp != nil || v.c.Page.Probe {
		return false
	}
	uses := 0
	for _, m := range v.c.Members {
		switch m.Value.(type) {
		case plan.Nodes:
			uses++
		case plan.Edges:
			return false
		case plan.Object:
			if hasPageInfo(m.Value.(plan.Object)) {
				return false
			}
		}
	}
	return uses == 1
}

// hasPageInfo reports whether an object has a field of PageInfo.
func hasPageInfo(o plan.Object) bool {
	for _, m := range o.Members {
		if _, ok := m.Value.(plan.PageInfoField); ok {
			return true
		}
	}
	return false
}

// plainNodes writes the list of the page's records by the shorter statement, see isPlain.
func (v *connectionWriter) plainNodes(n plan.Nodes) string {
	rows := &subselect{alias: v.w.newAlias()}
	pairs := v.w.members(n.Object.Members, rows)
	return v.w.selectObject("json_agg", pairs, "("+v.w.pageRows(v.c, v.around, rows)+") "+rows.alias)
}

// needPage makes the connection read its page, and returns the row of a record of the page.
func (v *connectionWriter) needPage() *subselect {
	if v.rows == nil {
		v.needsPage = true
		v.pageAlias = v.w.newAlias()
		v.rows = &subselect{alias: v.w.newAlias()}
	}
	return v.rows
}

// addList adds an output of each record, and a list of these outputs to the page. It returns the column of the list.
func (v *connectionWriter) addList(output string) string {
	v.needPage()
	v.outputs = append(v.outputs, output)
	name := "n" + strconv.Itoa(len(v.outputs)-1)
	order := ""
	if v.c.Page.Backward {
		order = " ORDER BY i DESC"
	}
	v.lists = append(v.lists, "coalesce(json_agg("+name+order+") FILTER (WHERE i <= "+strconv.Itoa(v.c.Page.Limit)+"), '[]'::json) AS "+name)
	return v.pageAlias + "." + name
}

// edge returns the SQL of a member of an edge: the cursor, the record, or a literal.
func (v *connectionWriter) edge(n plan.Node) string {
	switch n := n.(type) {
	case plan.EdgeCursor:
		return v.needCursor()
	case plan.EdgeNode:
		return objectText(v.w.members(n.Object.Members, v.needPage()))
	}
	return v.w.json(n, nil)
}

// needCursor makes the page have the column `cursor`, and returns its SQL: the stamp of the order and the values of its keys, as a JSON
// array in base64.
func (v *connectionWriter) needCursor() string {
	rows := v.needPage()
	if v.cursor == "" {
		parts := []string{v.w.bind(v.c.Page.Stamp)}
		for i, term := range v.c.Page.Order {
			column := rows.alias + ".o" + strconv.Itoa(i)
			if term.Type == "DateTime" {
				column = "(" + column + " AT TIME ZONE 'UTC') || '+00'"
				parts = append(parts, column)
				continue
			}
			parts = append(parts, column+"::text")
		}
		v.cursor = "translate(encode(convert_to(json_build_array(" + strings.Join(parts, ", ") + ")::text, 'UTF8'), 'base64'), E'\\n', '')"
	}
	return v.cursor
}

// pageInfoField returns the SQL of a field of Relay's PageInfo (Cursor Connections). Whether more records follow in the direction of
// reading is known from the record read beyond the limit (Page.Probe). In the other direction it is true where a cursor bounds the page,
// or an offset skips into a list that is not empty.
func (v *connectionWriter) pageInfoField(name string) string {
	p := v.c.Page
	v.needPage()
	limit := strconv.Itoa(p.Limit)
	more := v.pageAlias + ".rows_read > " + limit
	switch name {
	case "hasNextPage":
		if p.Backward {
			return strconv.FormatBool(p.Before != nil)
		}
		return more
	case "hasPreviousPage":
		switch {
		case p.Backward:
			return more
		case p.After != nil:
			return "true"
		case p.Offset != nil:
			s, from, conds := v.w.fromSet(v.c.Set, v.around, false)
			return "(" + v.w.bind(p.Offset) + " > 0 AND EXISTS (SELECT 1 FROM " + from + s.joinClauses() + whereClause(conds) + "))"
		}
		return "false"
	}
	// A page from the end is read backwards: its first record is read last.
	first := (name == "startCursor") != p.Backward
	direction := " DESC"
	if first {
		direction = ""
	}
	column := "cursor_" + strings.ToLower(name)
	text := "(array_agg(cursor ORDER BY i" + direction + ") FILTER (WHERE i <= " + limit + "))[1] AS " + column
	v.needCursor()
	for _, l := range v.lists {
		if l == text {
			return v.pageAlias + "." + column
		}
	}
	v.lists = append(v.lists, text)
	return v.pageAlias + "." + column
}

// pageSelect writes the SELECT whose one row is the page: its lists, and rows_read, the number of records read, which is one more than the
// limit where more records follow. rows is the SELECT of the page's records.
func (v *connectionWriter) pageSelect(rows string) string {
	outputs := []string{"row_number() OVER () AS i"}
	for i, output := range v.outputs {
		outputs = append(outputs, output+" AS n"+strconv.Itoa(i))
	}
	if v.cursor != "" {
		outputs = append(outputs, v.cursor+" AS cursor")
	}
	lists := append([]string{"count(*) AS rows_read"}, v.lists...)
	return "SELECT " + strings.Join(lists, ", ") + " FROM (SELECT " + strings.Join(outputs, ", ") + " FROM (" +
		rows + ") " + v.rows.alias + ") r"
}

// pageRows writes the SELECT of the records of a page: the columns that rows has collected, and the keys of the order where
// cursors are needed. It reads one record beyond the limit where the page is probed.
func (w *writer) pageRows(c *plan.Connection, at row, rows *subselect) string {
	p := c.Page
	if c.Kept != nil {
		return w.keptPageRows(c, rows)
	}
	s, from, conds := w.fromSet(c.Set, at, c.Set.Bulk)
	terms := make([]string, len(p.Order))
	for i, term := range p.Order {
		terms[i] = s.operand(term.Expr)
	}
	conds = append(conds, w.cursorConditions(p, terms)...)
	rows.gathered = gatheredBehind(s.base)
	rows.gathered.require(conds)
	if len(s.joins) == 0 && at == nil {
		rows.gathered.bound(conds, terms, w.furthestBounds(p, terms))
	}
	var columns []string
	for _, name := range rows.columns {
		columns = append(columns, s.base.column(name))
	}
	if p.Stamp != nil {
		for i, text := range terms {
			columns = append(columns, text+" AS o"+strconv.Itoa(i))
		}
	}
	if len(columns) == 0 {
		columns = []string{"1"}
	}
	whole := func(extra ...string) string {
		return "SELECT " + strings.Join(columns, ", ") + " FROM " + from + s.joinClauses() + whereClause(append(conds, extra...)) + w.pageBounds(p, terms)
	}
	if p.IsOfGroups {
		if text, ok := w.pageOfGroups(c, s, from, conds, columns, terms, whole); ok {
			return text
		}
	}
	return whole()
}

// cursorConditions writes that a row lies between the cursors of a page.
func (w *writer) cursorConditions(p *plan.Page, terms []string) []string {
	var conds []string
	for _, side := range []struct {
		cursor *plan.Cursor
		after  bool
	}{{p.After, true}, {p.Before, false}} {
		if side.cursor != nil {
			conds = append(conds, w.beyondCursor(p.Order, terms, side.cursor, side.after)...)
		}
	}
	return conds
}

// pageBounds writes the order, the limit and the offset of a page.
func (w *writer) pageBounds(p *plan.Page, terms []string) string {
	limit := p.Limit
	if p.Probe {
		limit++
	}
	text := " ORDER BY " + orderText(p.Order, terms, p.Backward) + " LIMIT " + strconv.Itoa(limit)
	if p.Offset != nil {
		text += " OFFSET " + w.bind(p.Offset)
	}
	return text
}

// furthestBounds writes the order of a page, and a limit up to its end: what is before it is read as well.
func (w *writer) furthestBounds(p *plan.Page, terms []string) string {
	text := " ORDER BY " + orderText(p.Order, terms, p.Backward) + " LIMIT " + strconv.Itoa(p.Limit+1)
	if p.Offset != nil {
		text += " + " + w.bind(p.Offset)
	}
	return text
}

// orderText returns the keys of ORDER BY, turned round where the page is read backward.
func orderText(order []plan.Term, terms []string, backward bool) string {
	parts := make([]string, len(order))
	for i, term := range order {
		desc, nullsFirst := term.Desc != backward, term.NullsFirst != backward
		parts[i] = terms[i]
		if desc {
			parts[i] += " DESC"
		}
		if term.Nullable && nullsFirst != desc { // Postgres puts nulls last ascending and first descending
			if nullsFirst {
				parts[i] += " NULLS FIRST"
			} else {
				parts[i] += " NULLS LAST"
			}
		}
	}
	return strings.Join(parts, ", ")
}

// beyondCursor writes that a row lies after (or before) a cursor in an order.
func (w *writer) beyondCursor(order []plan.Term, terms []string, cursor *plan.Cursor, after bool) []string {
	if text, ok := w.rowComparison(order, terms, cursor, after); ok {
		return []string{text}
	}
	var ways []string
	var equal []string
	for i, term := range order {
		if step := w.beyondKey(term, terms[i], cursor.Values[i], after); step != "" {
			ways = append(ways, "("+strings.Join(append(append([]string(nil), equal...), step), " AND ")+")")
		}
		if cursor.Values[i] == nil {
			equal = append(equal, terms[i]+" IS NULL")
		} else {
			equal = append(equal, terms[i]+" = "+w.bind(cursor.Values[i]))
		}
	}
	if len(ways) == 0 {
		return []string{"false"}
	}
	conds := []string{"(" + strings.Join(ways, " OR ") + ")"}
	// A bound on the first key follows from the rest, but an index serves it, unlike the alternatives.
	if first := order[0]; cursor.Values[0] != nil && (!first.Nullable || first.NullsFirst == after) {
		op := " >= "
		if first.Desc == after {
			op = " <= "
		}
		conds = append(conds, terms[0]+op+w.bind(cursor.Values[0]))
	}
	return conds
}

// beyondKey writes that a key lies strictly beyond a value; empty where no key can lie beyond the value.
func (w *writer) beyondKey(term plan.Term, text string, value *plan.Bind, after bool) string {
	nullsBeyond := term.Nullable && term.NullsFirst != after
	if value == nil {
		if nullsBeyond {
			return ""
		}
		return text + " IS NOT NULL"
	}
	op := " > "
	if term.Desc == after {
		op = " < "
	}
	step := text + op + w.bind(value)
	if nullsBeyond {
		return "(" + step + " OR " + text + " IS NULL)"
	}
	return step
}

// rowComparison writes (a, b) > ($1, $2), which an index serves. ok is false where a key may be null, or the keys have different directions.
func (w *writer) rowComparison(order []plan.Term, terms []string, cursor *plan.Cursor, after bool) (text string, ok bool) {
	values := make([]string, len(order))
	for i, term := range order {
		if term.Nullable || term.Desc != order[0].Desc || cursor.Values[i] == nil {
			return "", false
		}
	}
	for i := range order {
		values[i] = w.bind(cursor.Values[i])
	}
	op := " > "
	if order[0].Desc == after {
		op = " < "
	}
	return "(" + strings.Join(terms, ", ") + ")" + op + "(" + strings.Join(values, ", ") + ")", true
}

// measure returns the SQL of a measure of the whole set. It makes the connection join the SELECT of the measures, unless the measure is of
// another set.
func (v *connectionWriter) measure(e plan.Expr) string {
	if text, ok := arithmetic(e, v.measure); ok {
		return text
	}
	m := e.(*plan.Measure)
	if len(m.Reach) > 0 {
		return v.w.setChainAggregate(v.c.Set, m, v.around)
	}
	if !v.needsMeasures {
		v.needsMeasures, v.measuresAlias = true, v.w.newAlias()
	}
	return v.measuresAlias + ".m" + strconv.Itoa(m.Index)
}

// measuresSelect writes the SELECT of a set's measures, in one pass.
func (w *writer) measuresSelect(c *plan.Connection, at row) string {
	s, from, conds := w.fromConnection(c, at)
	columns := w.measureColumns(s, c.Measures)
	return "SELECT " + strings.Join(columns, ", ") + " FROM " + from + s.joinClauses() + whereClause(conds)
}

// measureColumns returns the columns of measures: m0, m1, … It leaves out measures of records that a chain leads to.
func (w *writer) measureColumns(s *scope, measures []*plan.Measure) []string {
	var columns []string
	for _, m := range measures {
		if len(m.Reach) > 0 {
			continue
		}
		if s.summary != nil {
			columns = append(columns, w.withDefault(s.summaryAggregate(m.Function, m.Of, m.Where), m.Function, m.Type, m.At)+" AS m"+strconv.Itoa(m.Index))
			continue
		}
		filter := s.filterText(m.Where)
		under := ""
		if m.Under != nil {
			under = s.expr(m.Under)
		}
		columns = append(columns, w.measureColumn(m, s.argumentText(m.Function, m.Of), under, filter))
	}
	return columns
}

// measureColumn writes the column of a measure from the texts of its parts.
func (w *writer) measureColumn(m *plan.Measure, argument, under, filter string) string {
	text := aggregateCall(m.Function, argument, filter)
	if m.Under != nil {
		text = aggregateCall(plan.Sum, argument, filter) + " / nullif(" + aggregateCall(plan.Sum, under, filter) + ", 0)"
	}
	return w.withDefault(text, m.Function, m.Type, m.At) + " AS m" + strconv.Itoa(m.Index)
}

// setChainAggregate writes a measure of the records that a chain leads to from a set.
func (w *writer) setChainAggregate(set *plan.Set, m *plan.Measure, at row) string {
	return w.chainAggregate(m.Reach, m.Function, m.Of, m.Type, m.At, func(first row) []string {
		s, from, conds := w.fromSet(set, at, false)
		if m.Where != nil {
			conds = append(conds, s.condition(m.Where))
		}
		conds = append([]string{w.relationCond(m.Reach[0].Relation, s.base, first)}, conds...)
		return []string{"EXISTS (SELECT 1 FROM " + from + s.joinClauses() + whereClause(conds) + ")"}
	})
}

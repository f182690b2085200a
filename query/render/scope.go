package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"docket/query/catalog"
	"docket/query/plan"
)

// scope writes the expressions of one SELECT over a base row, and collects the joins that they need.
type scope struct {
	w     *writer
	typ   *catalog.Type
	base  row
	bulk  bool
	joins []join
	paths map[string]row
	// grouped are the joined aggregates of relations; only where bulk is set.
	grouped []*groupedRelation
	// agencies is the SQL that agency_id equals for the agencies to which the filter of the set narrows it; empty for all that may be read.
	agencies string
	// inFilter says that a condition is written for the FILTER of an aggregate over the scope's rows.
	inFilter bool
	// summary is the summary whose rows are the base; nil where they are records.
	summary *catalog.Summary
	// kept is what the rows of the base are, where each is what a record has added to summaries; nil elsewhere.
	kept *catalog.Summary
}

// join is a JOIN clause; its text is written last, when all of its columns are known.
type join interface{ text() string }

type plainJoin string

func (j plainJoin) text() string { return string(j) }

func (w *writer) newScope(t *catalog.Type, base row, bulk bool) *scope {
	return &scope{w: w, typ: t, base: base, bulk: bulk, paths: map[string]row{}}
}

func (s *scope) joinClauses() string {
	var b strings.Builder
	for i := 0; i < len(s.joins); i++ { // a join's text may add joins of its own scope only
		b.WriteString(s.joins[i].text())
	}
	return b.String()
}

func pathKey(via []*catalog.Relation) string {
	names := make([]string, len(via))
	for i, r := range via {
		names[i] = r.Name
	}
	return strings.Join(names, ".")
}

// rowAt returns the row at the end of to-one relations; it joins the row where that is missing.
func (s *scope) rowAt(via []*catalog.Relation) row {
	if len(via) == 0 {
		return s.base
	}
	key := pathKey(via)
	if r, ok := s.paths[key]; ok {
		return r
	}
	from := s.rowAt(via[:len(via)-1])
	target, source, conds := s.w.fromRelation(via[len(via)-1], from)
	s.paths[key] = target
	s.joins = append(s.joins, plainJoin(" LEFT JOIN "+source+" ON "+strings.Join(conds, " AND ")))
	return target
}

// expr writes an expression over the scope's row.
func (s *scope) expr(e plan.Expr) string {
	switch e := e.(type) {
	case plan.Column:
		return s.columnText(e)
	case *plan.Formula:
		if e.Kept != nil && s.bulk {
			return s.keptValue(e)
		}
		if e.Masked != nil {
			return s.w.maskedAsOf(e.Masked, s.rowAt(e.Via))
		}
		parts := make(map[string]string, len(e.Parts))
		for _, segment := range e.SQL.Segments { // in the order of the text: one plan has one statement
			if part, isPart := e.Parts[segment.Hole]; isPart && parts[segment.Hole] == "" {
				parts[segment.Hole] = s.expr(part)
			}
		}
		text := "(" + s.w.template(e.SQL, s.rowAt(e.Via), parts, e.Today) + ")"
		if slices.ContainsFunc(e.Via, func(r *catalog.Relation) bool { return r.Nullable }) {
			// Where there is no record, the value is null, even of a sum over nothing.
			return "CASE WHEN " + s.rowAt(e.Via).column("id") + " IS NOT NULL THEN " + text + " END"
		}
		return text
	case *plan.Aggregate:
		if s.bulk {
			return s.joinedAggregate(e)
		}
		return s.lookedUpAggregate(e)
	case plan.Referred:
		return s.referred(e)
	case *plan.Days:
		return s.days(e)
	case *plan.Reached:
		return s.reachedAggregate(e)
	case plan.FigureValue:
		return s.figure(e)
	case plan.Change:
		return s.change(e)
	case plan.RequestValue:
		return s.w.bind(e.Bind)
	case plan.Sentences:
		return s.sentences(e)
	}
	if text, ok := arithmetic(e, s.expr); ok {
		return text
	}
	panic(fmt.Sprintf("render: %T is no expression of a record", e))
}

// referred writes a column of the record that a to-one relation leads to: of a joined row where values are computed for all rows at once.
func (s *scope) referred(e plan.Referred) string {
	if s.bulk {
		return s.rowAt(append(slices.Clone(e.Via), e.Relation)).column(e.Field.Column)
	}
	target, source, conds := s.w.fromRelation(e.Relation, s.rowAt(e.Via))
	return "(SELECT " + target.column(e.Field.Column) + " FROM " + source + whereClause(conds) + ")"
}

func (s *scope) columnText(c plan.Column) string {
	if n := len(c.Via); n > 0 && c.Field.IsID {
		// The referring row holds the number of the record already.
		if from, ok := reference(c.Via[n-1]); ok {
			return s.rowAt(c.Via[:n-1]).column(from)
		}
	}
	return s.rowAt(c.Via).column(c.Field.Column)
}

// reference returns the column that holds the number of the record to which a relation leads; ok is false where no column of the row does.
func reference(r *catalog.Relation) (column string, ok bool) {
	if r.Many || r.Through != nil || r.Condition != nil {
		return "", false
	}
	for _, pair := range r.On {
		if pair.To == "id" {
			return pair.From, true
		}
	}
	return "", false
}

// aggregateText writes an aggregate function over a scope's rows.
func (s *scope) aggregateText(function plan.Function, of plan.Expr, filter plan.Cond) string {
	return aggregateCall(function, s.argumentText(function, of), s.filterText(filter))
}

// argumentText writes the argument of an aggregate function; empty for the count of records.
func (s *scope) argumentText(function plan.Function, of plan.Expr) string {
	switch {
	case of == nil:
		return ""
	case function == plan.Distinct:
		return s.distinctText(of)
	}
	return s.expr(of)
}

// filterText writes the condition of an aggregate's FILTER; empty for none.
func (s *scope) filterText(filter plan.Cond) string {
	if filter == nil {
		return ""
	}
	s.inFilter = true
	defer func() { s.inFilter = false }()
	return s.condition(filter)
}

// aggregateCall writes an aggregate function of an argument, with a FILTER where filter is not empty.
func aggregateCall(function plan.Function, argument, filter string) string {
	var text string
	switch {
	case argument == "":
		text = "count(*)"
	case function == plan.Distinct:
		text = "count(DISTINCT " + argument + ")"
	case function == plan.Median || function == plan.Percentile:
		text = "array_agg(" + argument + " ORDER BY " + argument + ")" // whole numbers are put in order faster than decimals
	case function == plan.StandardDeviation:
		text = "stddev_samp((" + argument + ")" + deviationPlaces + ")"
	default:
		text = string(function) + "(" + argument + ")"
	}
	if filter != "" {
		text += " FILTER (WHERE " + filter + ")"
	}
	return text
}

// distinctText writes the value that is counted: numbers of records are unique only within their agency.
func (s *scope) distinctText(of plan.Expr) string {
	c, ok := of.(plan.Column)
	if !ok || !c.Field.IsID || !c.Field.Owner.Scoped || s.w.scope == plan.OneAgency {
		return s.expr(of)
	}
	r := s.rowAt(c.Via)
	return "(" + r.column("agency_id") + " || ':' || " + r.column("id") + ")"
}

// withDefault writes the result of an aggregate as it is documented: 0 for counts and sums of nothing, means rounded, medians and percentiles
// interpolated.
func (w *writer) withDefault(text string, function plan.Function, scalar string, at *plan.Bind) string {
	switch function {
	case plan.Median:
		return interpolated(text, "0.5")
	case plan.Percentile:
		return interpolated(text, w.bind(at))
	case plan.Count, plan.Distinct:
		return "coalesce(" + text + ", 0)"
	case plan.Sum:
		switch scalar {
		case "Money":
			return "coalesce(" + text + ", 0.00)"
		case "Decimal":
			return "coalesce(" + text + ", 0.000)"
		}
		return "coalesce(" + text + ", 0)::bigint"
	case plan.Avg, plan.StandardDeviation:
		return roundedMean(text)
	}
	return text
}

func roundedMean(text string) string { return "trim_scale(round(" + text + ", 6))" }

// lookedUpAggregate writes an aggregate of the row as a sub-select.
func (s *scope) lookedUpAggregate(a *plan.Aggregate) string {
	target, source, conds := s.w.fromRelation(a.Relation, s.rowAt(a.Via))
	inner := s.w.newScope(a.Relation.Target, target, false)
	if a.Where != nil {
		conds = append(conds, inner.condition(a.Where))
	}
	text := inner.aggregateText(a.Function, a.Of, nil)
	return s.w.withDefault("(SELECT "+text+" FROM "+source+inner.joinClauses()+whereClause(conds)+")", a.Function, a.Type, a.At)
}

// groupedRelation is a join with aggregates over a relation of the row from, grouped by the columns that lead back to it. It has one column
// at least.
type groupedRelation struct {
	scope    *scope
	relation *catalog.Relation
	path     string
	from     row
	// kept is what the relation's records are read from in place of their table, nil for that.
	kept    *catalog.Summary
	alias   string
	inner   *scope
	source  string
	keys    []string
	conds   []string
	columns []groupedColumn
}

type groupedColumn struct{ text, filter string }

// joinedAggregate writes an aggregate of the row as a column of a joined groupedRelation, which is computed for all rows at once.
func (s *scope) joinedAggregate(a *plan.Aggregate) string {
	g := s.groupedOver(a.Relation, a.Via, a.Kept)
	column := g.addColumn(g.inner.aggregateText(a.Function, a.Of, nil), a.Where)
	return s.w.withDefault(column, a.Function, a.Type, a.At)
}

// joinedExistenceOfMany writes a column of a joined groupedRelation: true where a to-many relation leads from the row to a record that
// meets e.Where, otherwise null or false. Postgres expects the FILTER of an aggregate to be computed once for each group and not for each
// row, so it would choose to run a sub-select of EXISTS for every row.
func (s *scope) joinedExistenceOfMany(e plan.Exists) string {
	return s.groupedOver(e.Relation, nil, nil).addColumn("bool_or(true)", e.Where)
}

// joinedExistenceOfOne writes the condition that a to-one relation leads to a record that meets e.Where. It joins the target table once for
// all rows, where EXISTS would run a sub-select for each row. ok is false if e.Where needs joins of its own: then the caller uses exists.
func (s *scope) joinedExistenceOfOne(e plan.Exists) (text string, ok bool) {
	target := s.rowAt([]*catalog.Relation{e.Relation})
	text = target.column("id") + " IS NOT NULL"
	if e.Where == nil {
		return text, true
	}
	inner := s.w.newScope(e.Relation.Target, target, false)
	where := inner.condition(e.Where)
	return "(" + text + " AND " + where + ")", len(inner.joins) == 0
}

// groupedOver returns the groupedRelation of a relation of the row at the end of via; it joins one to the scope where that is missing. Only
// for a bulk scope; the caller adds a column.
func (s *scope) groupedOver(r *catalog.Relation, via []*catalog.Relation, kept *catalog.Summary) *groupedRelation {
	for _, g := range s.grouped {
		if g.relation == r && g.path == pathKey(via) && g.kept == kept {
			return g
		}
	}
	return s.newGrouped(r, via, kept)
}

// addColumn returns a column of an aggregate over those records for which a condition, nil for all, holds. Equal columns are one.
func (g *groupedRelation) addColumn(text string, where plan.Cond) string {
	column := groupedColumn{text: text}
	if where != nil {
		column.filter = g.inner.filterText(where)
	}
	n := slices.Index(g.columns, column)
	if n < 0 {
		n = len(g.columns)
		g.columns = append(g.columns, column)
	}
	return g.alias + ".a" + strconv.Itoa(n)
}

// newGrouped returns the source from which aggregates of a relation are read for all rows at once: the relation's table, or kept where that is not nil.
func (s *scope) newGrouped(r *catalog.Relation, via []*catalog.Relation, kept *catalog.Summary) *groupedRelation {
	name := r.Target.Table
	if kept != nil {
		name = kept.Table
	}
	target, source := s.w.open(name, r.Target.Scoped)
	g := &groupedRelation{scope: s, relation: r, path: pathKey(via), from: s.rowAt(via), kept: kept, alias: s.w.newAlias()}
	g.source = source
	if kept == nil {
		g.inner = s.w.newScope(r.Target, target, true)
	} else {
		g.inner = s.w.newKeptScope(r.Target, kept, target)
	}
	holder := target
	if r.Through == nil {
		target.gathered.follow(g.from, r.On)
	} else {
		var linkSource string
		holder, linkSource = s.w.openLink(r, g.from, target)
		g.source = linkSource + " JOIN " + g.source + " ON " + s.w.relate(r, r.Through.On, holder, target)
		g.conds = appendNonEmpty(g.conds, s.w.linkAgencyCond(r, holder))
	}
	for _, pair := range r.On {
		g.keys = append(g.keys, holder.column(pair.To))
	}
	g.conds = appendNonEmpty(g.conds, s.w.readableCond(target, r.Target))
	if s.agencies != "" && !slices.ContainsFunc(append(slices.Clone(via), r), leavesAgency) {
		g.conds = append(g.conds, holder.column("agency_id")+" = "+s.agencies)
		g.inner.agencies = s.agencies
	}
	if r.Condition != nil {
		g.conds = append(g.conds, "("+s.w.template(r.Condition, target, nil, nil)+")")
	}
	s.grouped = append(s.grouped, g)
	s.joins = append(s.joins, g)
	return g
}

func (g *groupedRelation) text() string {
	query, on := g.query()
	return " LEFT JOIN (" + query + ") " + g.alias + " ON " + on
}

// query writes the SELECT of the groups, and the condition that a group belongs to the row from.
func (g *groupedRelation) query() (query, on string) {
	conds := g.conds
	shared := g.columns[0].filter
	for _, c := range g.columns {
		if c.filter != shared {
			shared = ""
		}
	}
	conds = appendNonEmpty(conds, shared)
	if shared == "" {
		conds = appendNonEmpty(conds, g.anyFilter())
	}
	var columns, keys, equal []string
	for i, key := range g.keys {
		if g.scope.w.scope == plan.OneAgency && len(g.keys) > 1 && g.relation.On[i].To == "agency_id" {
			continue // it is the same in all rows, and Postgres would hash it again for each
		}
		columns, keys = append(columns, key+" AS k"+strconv.Itoa(i)), append(keys, key)
		equal = append(equal, g.alias+".k"+strconv.Itoa(i)+" = "+g.from.column(g.relation.On[i].From))
	}
	for i, c := range g.columns {
		text := c.text
		if c.filter != "" && shared == "" {
			text += " FILTER (WHERE " + c.filter + ")"
		}
		columns = append(columns, text+" AS a"+strconv.Itoa(i))
	}
	query = "SELECT " + strings.Join(columns, ", ") + " FROM " + g.source + g.inner.joinClauses() + whereClause(conds) + " GROUP BY " + strings.Join(keys, ", ")
	return query, strings.Join(equal, " AND ")
}

// key returns the column of the groups that holds a column of the row that they belong to: the one agency where all have the same.
func (g *groupedRelation) key(column string) string {
	for i, pair := range g.relation.On {
		if pair.From == column {
			return g.alias + ".k" + strconv.Itoa(i)
		}
	}
	return ""
}

// anyFilter returns the condition that a record counts in one of the columns; empty where all records count in one, or a filter is more than
// comparisons of the record's own values, which would be made twice.
func (g *groupedRelation) anyFilter() string {
	var filters []string
	for _, c := range g.columns {
		if c.filter == "" || strings.Contains(c.filter, "SELECT") {
			return ""
		}
		if !slices.Contains(filters, c.filter) {
			filters = append(filters, c.filter)
		}
	}
	return "(" + strings.Join(filters, " OR ") + ")"
}

// reachedAggregate writes an aggregate over the records at the end of a chain from the row; each record counts once.
func (s *scope) reachedAggregate(e *plan.Reached) string {
	return s.w.chainAggregate(e.Reach, e.Function, e.Of, e.Type, e.At, func(first row) []string {
		return []string{s.w.relationCond(e.Reach[0].Relation, s.rowAt(e.Via), first)}
	})
}

// chainAggregate aggregates over the records at the end of a chain; tie writes the conditions on the
// first relation's records that connect them to the beginning of the chain.
func (w *writer) chainAggregate(chain []plan.Link, function plan.Function, of plan.Expr, scalar string, at *plan.Bind, tie func(first row) []string) string {
	last := chain[len(chain)-1]
	target, source := w.open(last.Relation.Target.Table, last.Relation.Target.Scoped)
	inner := w.newScope(last.Relation.Target, target, false)
	conds := w.chainConditions(chain, target, tie)
	text := inner.aggregateText(function, of, nil)
	return w.withDefault("(SELECT "+text+" FROM "+source+inner.joinClauses()+whereClause(conds)+")", function, scalar, at)
}

// chainConditions writes the conditions that a row is at the end of a chain.
func (w *writer) chainConditions(chain []plan.Link, target row, tie func(first row) []string) []string {
	n := len(chain) - 1
	link := chain[n]
	conds := appendNonEmpty(nil, w.readableCond(target, link.Relation.Target))
	if link.Relation.Condition != nil {
		conds = append(conds, "("+w.template(link.Relation.Condition, target, nil, nil)+")")
	}
	if link.Where != nil {
		conds = append(conds, w.conditionAlone(link.Relation.Target, target, link.Where))
	}
	if n == 0 {
		return append(conds, tie(target)...)
	}
	before, source := w.open(link.Relation.Owner.Table, link.Relation.Owner.Scoped)
	inner := append([]string{w.relationCond(link.Relation, before, target)}, w.chainConditions(chain[:n], before, tie)...)
	return append(conds, "EXISTS (SELECT 1 FROM "+source+whereClause(inner)+")")
}

// conditionAlone writes a condition on a row with the joins that it needs, for a place where no FROM could hold them.
func (w *writer) conditionAlone(t *catalog.Type, r row, c plan.Cond) string {
	s := w.newScope(t, r, false)
	text := s.condition(c)
	if len(s.joins) == 0 {
		return text
	}
	return "EXISTS (SELECT 1 FROM (SELECT) " + w.newAlias() + s.joinClauses() + " WHERE " + text + ")"
}

// relationCond writes that a relation leads from one row to the other.
func (w *writer) relationCond(r *catalog.Relation, from, to row) string {
	if r.Through == nil {
		return w.relate(r, r.On, from, to)
	}
	link, source := w.open(r.Through.Table, r.Owner.Scoped && r.Target.Scoped)
	link.gathered.follow(from, r.On)
	conds := []string{w.relate(r, r.On, from, link), w.relate(r, r.Through.On, link, to)}
	conds = appendNonEmpty(conds, w.linkAgencyCond(r, link))
	return "EXISTS (SELECT 1 FROM " + source + whereClause(conds) + ")"
}

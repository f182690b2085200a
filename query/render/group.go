package render

import (
	"strconv"
	"strings"

	"docket/query/catalog"
	"docket/query/plan"
)

// groupRow is a row of groups: the values of the dimensions as k0, k1, … (a0, a1, … hold the agencies of records), and
// the measures as m0, m1, ….
type groupRow struct {
	writer *writer
	groups *plan.Groups
	alias  string
	around row       // around the set that is grouped
	outer  *groupRow // where the set is a group's records: that group
	// rest is set where the row is the rest of the groups, whose dimensions have no value.
	rest *restOfGroups
}

func (r *groupRow) column(name string) string { return r.alias + "." + name }

func (r *groupRow) key(d *plan.Dimension) string { return r.column("k" + strconv.Itoa(d.Index)) }

// expr returns the SQL of an expression over a group.
func (r *groupRow) expr(e plan.Expr) string {
	switch e := e.(type) {
	case plan.Key:
		return r.key(e.Dimension)
	case plan.KeyBound:
		return r.bound(e)
	case plan.KeyField:
		target, source, conds := r.keyRecordSource(e.Dimension)
		s := r.writer.newScope(nil, target, false)
		return "(SELECT " + s.expr(e.Of) + " FROM " + source + whereClause(conds) + ")"
	case *plan.Measure:
		if len(e.Reach) > 0 {
			set := *r.groups.Set
			set.Group = r.groups
			return r.writer.setChainAggregate(&set, e, r)
		}
		return r.column("m" + strconv.Itoa(e.Index))
	case *plan.Window:
		return r.column("w" + strconv.Itoa(e.Index))
	case plan.IsOther:
		return strconv.FormatBool(r.rest != nil)
	}
	if text, ok := arithmetic(e, r.expr); ok {
		return text
	}
	panic("render: an expression that no group has")
}

// keyRecordSource begins a SELECT of the record that is a dimension: its row, the FROM text, and the conditions.
func (r *groupRow) keyRecordSource(d *plan.Dimension) (target table, source string, conds []string) {
	t := d.Via[len(d.Via)-1].Target
	target, source = r.writer.open(t.Table, t.Scoped)
	conds = []string{target.column("id") + " = " + r.key(d)}
	if t.Scoped {
		conds = append(conds, target.column("agency_id")+" = "+r.column("a"+strconv.Itoa(d.Index)))
	}
	return target, source, appendNonEmpty(conds, r.writer.readableCond(target, t))
}

func (r *groupRow) keyRecord(n plan.KeyRecord) string {
	target, source, conds := r.keyRecordSource(n.Dimension)
	return "(" + r.writer.selectObject("row_to_json", r.writer.members(n.Object.Members, target), source+whereClause(conds)) + ")"
}

// dimension writes the value of a dimension for a record, and the agency of the record that it is, if any.
func (w *writer) dimension(s *scope, d *plan.Dimension) (value, agency string) {
	if d.Field == nil {
		last := d.Via[len(d.Via)-1]
		value = s.columnText(plan.Column{Via: d.Via, Field: last.Target.Field("id")})
		if last.Target.Scoped {
			from := s.rowAt(d.Via[:len(d.Via)-1])
			agency = ""
			if _, plain := reference(last); plain {
				for _, pair := range last.On {
					if pair.To == "agency_id" {
						// The agency stands in the row even where the reference is null.
						agency = "CASE WHEN " + value + " IS NOT NULL THEN " + from.column(pair.From) + " END"
					}
				}
			}
			if agency == "" {
				agency = s.rowAt(d.Via).column("agency_id")
			}
		}
		return value, agency
	}
	value = s.expr(d.Expr)
	if d.Field.IsID {
		owner := d.Field.Owner
		at := s.rowAt(d.Via)
		value = "(" + quoteText(owner.Name+":") + " || " + at.column("id") + ")"
		if owner.Scoped {
			value = "(" + quoteText(owner.Name+":") + " || " + at.column("agency_id") + " || ':' || " + at.column("id") + ")"
		}
	}
	value = w.bucketed(d, value)
	if d.Bucket != "" && !s.isBucket(d) {
		unit := quoteText(strings.ToLower(d.Bucket))
		if d.Field.Scalar == "DateTime" {
			value = "date_trunc(" + unit + ", " + value + ")" // in the session's time zone, the bureau's
		} else {
			value = "date_trunc(" + unit + ", " + value + "::timestamp)::date"
		}
	}
	return value, ""
}

// isNullable says whether the key of a group may have no value in a dimension.
func isNullable(d *plan.Dimension) bool {
	return !d.OmitNull && (d.Field == nil || !d.Field.NonNull || len(d.Via) > 0) && (d.Field != nil || len(d.Via) != 1 || d.Via[0].Nullable)
}

// memberConditions writes the conditions under which a record belongs to the group.
func (r *groupRow) memberConditions(s *scope) []string {
	if r.rest != nil {
		return []string{r.rest.memberCondition(s)}
	}
	var conds []string
	for _, d := range r.groups.Dimensions {
		value, agency := r.writer.dimension(s, d)
		op := " = "
		if isNullable(d) {
			op = " IS NOT DISTINCT FROM "
		}
		conds = append(conds, value+op+r.key(d))
		if agency != "" && r.writer.scope != plan.OneAgency {
			conds = append(conds, agency+op+r.column("a"+strconv.Itoa(d.Index)))
		}
	}
	return conds
}

// groups writes a page of groups, and the number of all groups.
func (w *writer) groups(g *plan.Groups, at row) string {
	around := at
	outer, ok := at.(*groupRow)
	if ok {
		around = outer.around
	}
	row := func() *groupRow {
		return &groupRow{writer: w, groups: g, alias: w.newAlias(), around: around, outer: outer}
	}
	if g.Others {
		return w.groupsWithRest(g, at, row)
	}
	kept := w.keptGroups(g, at, row)
	uses := 0
	for _, m := range g.Members {
		switch m.Value.(type) {
		case plan.GroupCount:
			uses++
		case plan.GroupNodes:
			uses++
		}
	}
	name := w.newAlias()
	read := "(" + kept + ")"
	with := ""
	if uses > 1 {
		with, read = "WITH "+name+" AS MATERIALIZED ("+kept+") ", name
	}
	return "(" + with + "SELECT " + w.groupMembers(g, read, func(n plan.GroupNodes) string { return w.groupNodes(g, n, read, row) }) + ")"
}

// groupMembers writes the object of groups: their number, read from a source, and lists of them.
func (w *writer) groupMembers(g *plan.Groups, read string, nodes func(plan.GroupNodes) string) string {
	pairs := make([]member, len(g.Members))
	for i, m := range g.Members {
		switch n := m.Value.(type) {
		case plan.GroupCount:
			pairs[i] = member{m.Key, "(SELECT count(*) FROM " + read + " c)"}
		case plan.GroupNodes:
			pairs[i] = member{m.Key, "(" + nodes(n) + ")"}
		default:
			pairs[i] = member{m.Key, w.json(n, nil)}
		}
	}
	return objectText(pairs)
}

// keptGroups writes the SELECT of the groups of a list: those for which the conditions hold, with their windows.
func (w *writer) keptGroups(g *plan.Groups, at row, row func() *groupRow) string {
	all := w.allGroups(g, at)
	kept := row()
	where := ""
	if g.Having != nil {
		where = " WHERE " + w.newScope(nil, kept, false).condition(g.Having)
	}
	source := " FROM (" + all + ") " + kept.alias + where
	if values := kept.comparedValues(); len(values) > 0 {
		source = " FROM (SELECT *, " + strings.Join(values, ", ") + source + " OFFSET 0) " + kept.alias
	}
	text := "SELECT " + strings.Join(append([]string{"*"}, kept.windows()...), ", ") + source
	if g.Keep != nil {
		chosen := row()
		text = "SELECT * FROM (" + text + ") " + chosen.alias + " WHERE " + w.newScope(nil, chosen, false).condition(g.Keep)
	}
	return text
}

func (w *writer) groupNodes(g *plan.Groups, n plan.GroupNodes, read string, row func() *groupRow) string {
	inner := row()
	page := "SELECT * FROM " + read + " " + inner.alias + " ORDER BY " + inner.order() + " LIMIT " + strconv.Itoa(g.Limit)
	if g.Offset != nil {
		page += " OFFSET " + w.bind(g.Offset)
	}
	outer := row()
	return w.selectObject("json_agg", w.members(n.Object.Members, outer), "("+page+") "+outer.alias)
}

// order returns the keys of ORDER BY of the groups.
func (r *groupRow) order() string {
	terms := make([]string, len(r.groups.Order))
	for i, term := range r.groups.Order {
		terms[i] = r.expr(term.Expr)
	}
	return orderText(r.groups.Order, terms, false)
}

// allGroups writes the SELECT of all groups of a set.
func (w *writer) allGroups(g *plan.Groups, at row) string {
	s, from, conds := w.fromMeasured(g.Set, g.Summary, at)
	var columns, keys []string
	for _, d := range g.Dimensions {
		value, agency := w.dimension(s, d)
		if d.OmitNull {
			conds = append(conds, value+" IS NOT NULL")
		}
		columns = append(columns, value+" AS k"+strconv.Itoa(d.Index))
		keys = append(keys, strconv.Itoa(len(columns)))
		if agency != "" {
			columns = append(columns, agency+" AS a"+strconv.Itoa(d.Index))
			keys = append(keys, strconv.Itoa(len(columns)))
		}
	}
	columns = append(columns, w.measureColumns(s, g.Measures)...)
	text := "SELECT " + strings.Join(columns, ", ") + " FROM " + from + s.joinClauses() + whereClause(conds) + " GROUP BY " + strings.Join(keys, ", ")
	if g.Summary != nil {
		text += " HAVING " + s.summed(catalog.RecordsColumn, "") + " > 0"
	}
	if g.Fill == nil {
		return text
	}
	return w.withEmptyBuckets(g, text)
}

// withEmptyBuckets adds to groups the empty buckets of a dimension: for each combination of the other dimensions, every bucket
// between the bounds. text is the SELECT of the groups that were found.
func (w *writer) withEmptyBuckets(g *plan.Groups, text string) string {
	filled := g.Fill.Dimension
	found, series, others := w.newAlias(), w.newAlias(), w.newAlias()
	buckets := w.bucketSeries(g.Fill, found)
	key := "k" + strconv.Itoa(filled.Index)
	var outputs, names, combined []string // what the groups give, its names, and those of the other dimensions
	on := []string{found + "." + key + " = " + series + ".at"}
	for _, d := range g.Dimensions {
		if d == filled {
			outputs, names = append(outputs, series+".at AS "+key), append(names, key)
			continue
		}
		for _, name := range dimensionColumns(d) {
			outputs, names, combined = append(outputs, others+"."+name), append(names, name), append(combined, name)
			on = append(on, found+"."+name+" IS NOT DISTINCT FROM "+others+"."+name)
		}
	}
	for _, m := range g.Measures {
		if len(m.Reach) > 0 {
			continue
		}
		name := "m" + strconv.Itoa(m.Index)
		value := found + "." + name
		if !m.Function.IsNullOfNothing() {
			value = w.withDefault(value, m.Function, m.Type, m.At)
		}
		outputs, names = append(outputs, value+" AS "+name), append(names, name)
	}
	combinations := "(SELECT 1)"
	if len(combined) > 0 {
		combinations = "(SELECT DISTINCT " + strings.Join(combined, ", ") + " FROM " + found + ")"
	}
	return "WITH " + found + " AS MATERIALIZED (" + text + ") SELECT " + strings.Join(outputs, ", ") + " FROM " + combinations + " " + others +
		" CROSS JOIN (" + buckets + ") " + series + " LEFT JOIN " + found + " ON " + strings.Join(on, " AND ") +
		" UNION ALL SELECT " + strings.Join(names, ", ") + " FROM " + found + " WHERE " + key + " IS NULL"
}

// dimensionColumns returns the columns of a dimension in a row of groups: its value, and the agency of the record that it is, if any.
func dimensionColumns(d *plan.Dimension) []string {
	columns := []string{"k" + strconv.Itoa(d.Index)}
	if d.Field == nil && d.Via[len(d.Via)-1].Target.Scoped {
		columns = append(columns, "a"+strconv.Itoa(d.Index))
	}
	return columns
}

// bucketSeries writes the SELECT of all buckets between the bounds of a fill, as a column at. Where the fill has no bound, it is
// the first or the last bucket of found.
func (w *writer) bucketSeries(fill *plan.Fill, found string) string {
	unit := strings.ToLower(fill.Dimension.Bucket)
	step := "interval '1 " + unit + "'"
	if unit == "quarter" {
		step = "interval '3 months'"
	}
	key := "k" + strconv.Itoa(fill.Dimension.Index)
	from, until := "(SELECT min("+key+") FROM "+found+")", "(SELECT max("+key+") FROM "+found+")"
	isInstant := fill.Dimension.Field.Scalar == "DateTime"
	if len(fill.From) > 0 {
		from = w.bucketOf("greatest("+w.bindList(fill.From)+")", unit, isInstant)
	}
	if len(fill.Until) > 0 {
		until = w.bucketOf("least("+w.bindList(fill.Until)+") - interval '1 microsecond'", unit, isInstant)
	}
	if isInstant {
		zone := w.zoneBind()
		return "SELECT (s.at AT TIME ZONE " + zone + ") AS at FROM generate_series(((" + from + ") AT TIME ZONE " + zone + "), ((" + until +
			") AT TIME ZONE " + zone + "), " + step + ") s(at)"
	}
	return "SELECT s.at::date AS at FROM generate_series((" + from + ")::timestamp, (" + until + ")::timestamp, " + step + ") s(at)"
}

// bucketOf writes the beginning of the bucket that an expression lies in.
func (w *writer) bucketOf(text, unit string, isInstant bool) string {
	if isInstant {
		return "date_trunc('" + unit + "', (" + text + "), " + w.zoneBind() + ")"
	}
	return "date_trunc('" + unit + "', (" + text + ")::timestamp)::date"
}

func (w *writer) bindList(binds []*plan.Bind) string {
	texts := make([]string, len(binds))
	for i, b := range binds {
		texts[i] = w.bind(b)
	}
	return strings.Join(texts, ", ")
}

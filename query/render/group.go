package render

import (
	"strconv"
	"strings"

	"docket/query/plan"
)

// groupRow is a row of groups: the values of the dimensions as k0, k1, … (a0, a1, … hold the agencies of records), and
// the measures as m0, m1, ….
type groupRow struct {
	w      *writer
	g      *plan.Groups
	alias  string
	around row       // around the set that is grouped
	outer  *groupRow // where the set is a group's records: that group
}

func (r *groupRow) col(name string) string { return r.alias + "." + name }

func (r *groupRow) key(d *plan.Dimension) string { return r.col("k" + strconv.Itoa(d.Index)) }

func (r *groupRow) expr(e plan.Expr) string {
	switch e := e.(type) {
	case plan.Key:
		return r.key(e.Dimension)
	case plan.KeyField:
		target, source, conds := r.record(e.Dimension)
		s := r.w.open(nil, target, false)
		return "(SELECT " + s.expr(e.Of) + " FROM " + source + whereText(conds) + ")"
	case *plan.Measure:
		if len(e.Reach) > 0 {
			set := *r.g.Set
			set.Group = r.g
			return r.w.reachFromSet(&set, e, r)
		}
		return r.col("m" + strconv.Itoa(e.Index))
	case plan.Ratio:
		return rounded("(" + r.expr(e.Over) + ") / nullif(" + r.expr(e.Under) + ", 0)")
	}
	panic("render: an expression that no group has")
}

// record opens the record that a dimension stands for.
func (r *groupRow) record(d *plan.Dimension) (target table, source string, conds []string) {
	t := d.Via[len(d.Via)-1].Target
	target = table{r.w.alias()}
	conds = []string{target.col("id") + " = " + r.key(d)}
	if t.Scoped {
		conds = append(conds, target.col("agency_id")+" = "+r.col("a"+strconv.Itoa(d.Index)))
	}
	return target, t.Table + " " + target.alias, appendText(conds, r.w.within(target, t))
}

func (r *groupRow) keyRecord(n plan.KeyRecord) string {
	target, source, conds := r.record(n.Dimension)
	return "(" + selectObject("row_to_json", r.w.pairs(n.Object.Members, target), source+whereText(conds)) + ")"
}

// dimension writes the value of a dimension for a record, and the agency of the record that it stands for, if any.
func (w *writer) dimension(s *scope, d *plan.Dimension) (value, agency string) {
	if d.Field == nil {
		last := d.Via[len(d.Via)-1]
		value = s.column(plan.Column{Via: d.Via, Field: last.Target.Field("id")})
		if last.Target.Scoped {
			from := s.at(d.Via[:len(d.Via)-1])
			agency = ""
			if _, plain := reference(last); plain {
				for _, pair := range last.On {
					if pair.To == "agency_id" {
						// The agency stands in the row even where the reference is null.
						agency = "CASE WHEN " + value + " IS NOT NULL THEN " + from.col(pair.From) + " END"
					}
				}
			}
			if agency == "" {
				agency = s.at(d.Via).col("agency_id")
			}
		}
		return value, agency
	}
	value = s.expr(d.Expr)
	if d.Field.IsID {
		owner := d.Field.Owner
		at := s.at(d.Via)
		value = "(" + quoteText(owner.Name+":") + " || " + at.col("id") + ")"
		if owner.Scoped {
			value = "(" + quoteText(owner.Name+":") + " || " + at.col("agency_id") + " || ':' || " + at.col("id") + ")"
		}
	}
	if d.Bucket != "" {
		unit := quoteText(strings.ToLower(d.Bucket))
		if d.Field.Scalar == "DateTime" {
			value = "date_trunc(" + unit + ", " + value + ", " + w.zoneBind() + ")"
		} else {
			value = "date_trunc(" + unit + ", " + value + "::timestamp)::date"
		}
	}
	return value, ""
}

// member writes the conditions under which a record belongs to the group.
func (r *groupRow) member(s *scope) []string {
	var conds []string
	for _, d := range r.g.Dimensions {
		value, agency := r.w.dimension(s, d)
		op := " IS NOT DISTINCT FROM "
		if d.OmitNull || (d.Field != nil && d.Field.NonNull && len(d.Via) == 0) ||
			(d.Field == nil && len(d.Via) == 1 && !d.Via[0].Nullable) {
			op = " = "
		}
		conds = append(conds, value+op+r.key(d))
		if agency != "" && r.w.scope != plan.OneAgency {
			conds = append(conds, agency+op+r.col("a"+strconv.Itoa(d.Index)))
		}
	}
	return conds
}

// groups writes a page of groups, and their number.
func (w *writer) groups(g *plan.Groups, at row) string {
	around := at
	outer, ok := at.(*groupRow)
	if ok {
		around = outer.around
	}
	row := func() *groupRow { return &groupRow{w: w, g: g, alias: w.alias(), around: around, outer: outer} }
	all := w.allGroups(g, at)
	kept := row()
	filtered := "SELECT * FROM (" + all + ") " + kept.alias
	if g.Having != nil {
		filtered += " WHERE " + w.open(nil, kept, false).cond(g.Having)
	}
	uses := 0
	for _, m := range g.Members {
		switch m.Value.(type) {
		case plan.GroupCount:
			uses++
		case plan.GroupNodes:
			uses++
		}
	}
	name := w.alias()
	read := "(" + filtered + ")"
	with := ""
	if uses > 1 {
		with, read = "WITH "+name+" AS MATERIALIZED ("+filtered+") ", name
	}
	pairs := make([]pair, len(g.Members))
	for i, m := range g.Members {
		switch n := m.Value.(type) {
		case plan.GroupCount:
			pairs[i] = pair{m.Key, "(SELECT count(*) FROM " + read + " c)"}
		case plan.GroupNodes:
			pairs[i] = pair{m.Key, "(" + w.groupNodes(g, n, read, row) + ")"}
		default:
			pairs[i] = pair{m.Key, w.json(n, nil)}
		}
	}
	return "(" + with + "SELECT " + object(pairs) + ")"
}

func (w *writer) groupNodes(g *plan.Groups, n plan.GroupNodes, read string, row func() *groupRow) string {
	inner := row()
	terms := make([]string, len(g.Order))
	for i, term := range g.Order {
		terms[i] = inner.expr(term.Expr)
	}
	page := "SELECT * FROM " + read + " " + inner.alias + " ORDER BY " + orderText(g.Order, terms, false) + " LIMIT " + strconv.Itoa(g.Limit)
	if g.Offset != nil {
		page += " OFFSET " + w.bind(g.Offset)
	}
	outer := row()
	return selectObject("json_agg", w.pairs(n.Object.Members, outer), "("+page+") "+outer.alias)
}

// allGroups writes the SELECT of all groups of a set.
func (w *writer) allGroups(g *plan.Groups, at row) string {
	s, from, conds := w.source(g.Set, at, g.Set.Bulk)
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
	text := "SELECT " + strings.Join(columns, ", ") + " FROM " + from + s.joined() + whereText(conds) + " GROUP BY " + strings.Join(keys, ", ")
	if g.Fill == nil {
		return text
	}
	return w.filled(g, text)
}

// filled adds the empty buckets of a dimension: for each combination of the other dimensions, every bucket between the
// bounds.
func (w *writer) filled(g *plan.Groups, text string) string {
	d := g.Fill.Dimension
	k := "k" + strconv.Itoa(d.Index)
	found, series, others := w.alias(), w.alias(), w.alias()
	unit := strings.ToLower(d.Bucket)
	step := "interval '1 " + unit + "'"
	if unit == "quarter" {
		step = "interval '3 months'"
	}
	from, until := "(SELECT min("+k+") FROM "+found+")", "(SELECT max("+k+") FROM "+found+")"
	instant := d.Field.Scalar == "DateTime"
	bucket := func(narrowest string, bounds []*plan.Bind, shift string) string {
		texts := make([]string, len(bounds))
		for i, b := range bounds {
			texts[i] = w.bind(b)
		}
		at := "(" + narrowest + "(" + strings.Join(texts, ", ") + ")" + shift + ")"
		if instant {
			return "date_trunc('" + unit + "', " + at + ", " + w.zoneBind() + ")"
		}
		return "date_trunc('" + unit + "', " + at + "::timestamp)::date"
	}
	if len(g.Fill.From) > 0 {
		from = bucket("greatest", g.Fill.From, "")
	}
	if len(g.Fill.Until) > 0 {
		until = bucket("least", g.Fill.Until, " - interval '1 microsecond'")
	}
	local := func(text string) string {
		if instant {
			return "((" + text + ") AT TIME ZONE " + w.zoneBind() + ")"
		}
		return "(" + text + ")::timestamp"
	}
	back := "s.at::date"
	if instant {
		back = "(s.at AT TIME ZONE " + w.zoneBind() + ")"
	}
	var select1, distinct, on []string
	on = append(on, found+"."+k+" = "+series+".at")
	for _, other := range g.Dimensions {
		if other == d {
			select1 = append(select1, series+".at AS "+k)
			continue
		}
		names := []string{"k" + strconv.Itoa(other.Index)}
		if other.Field == nil && other.Via[len(other.Via)-1].Target.Scoped {
			names = append(names, "a"+strconv.Itoa(other.Index))
		}
		for _, name := range names {
			select1 = append(select1, others+"."+name)
			distinct = append(distinct, name)
			on = append(on, found+"."+name+" IS NOT DISTINCT FROM "+others+"."+name)
		}
	}
	for _, m := range g.Measures {
		if len(m.Reach) > 0 {
			continue
		}
		name := "m" + strconv.Itoa(m.Index)
		text := found + "." + name
		if m.Function != plan.Avg && m.Function != plan.Min && m.Function != plan.Max {
			text = settled(text, m.Function, m.Type)
		}
		select1 = append(select1, text+" AS "+name)
	}
	combinations := "(SELECT 1)"
	if len(distinct) > 0 {
		combinations = "(SELECT DISTINCT " + strings.Join(distinct, ", ") + " FROM " + found + ")"
	}
	var same []string
	for _, column := range select1 {
		if i := strings.LastIndex(column, " AS "); i >= 0 {
			column = column[i+4:]
		} else {
			column = column[strings.LastIndex(column, ".")+1:]
		}
		same = append(same, column)
	}
	return "WITH " + found + " AS MATERIALIZED (" + text + ") SELECT " + strings.Join(select1, ", ") + " FROM " + combinations + " " + others +
		" CROSS JOIN (SELECT " + back + " AS at FROM generate_series(" + local(from) + ", " + local(until) + ", " + step + ") s(at)) " + series +
		" LEFT JOIN " + found + " ON " + strings.Join(on, " AND ") +
		" UNION ALL SELECT " + strings.Join(same, ", ") + " FROM " + found + " WHERE " + k + " IS NULL"
}

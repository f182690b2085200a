package render

import (
	"strconv"
	"strings"

	"docket/query/plan"
)

// windows returns the columns w0, w1, … of a group, which compare it with the other groups of the SELECT.
func (r *groupRow) windows() []string {
	columns := make([]string, len(r.groups.Windows))
	for i, w := range r.groups.Windows {
		columns[i] = r.window(w) + " AS w" + strconv.Itoa(w.Index)
	}
	return columns
}

// comparedValues returns the columns v0, v1, … of a group: those numbers that its windows compare and that a sub-select of its own answers.
// A window names its number several times, and is to have it computed once.
func (r *groupRow) comparedValues() []string {
	var columns []string
	for _, w := range r.groups.Windows {
		if isReached(w.Of) {
			columns = append(columns, r.expr(w.Of)+" AS v"+strconv.Itoa(w.Index))
		}
	}
	return columns
}

// isReached says whether a number of a group is measured over records that a chain of relations leads to.
func isReached(e plan.Expr) bool {
	switch e := e.(type) {
	case *plan.Measure:
		return len(e.Reach) > 0
	case plan.Quotient:
		return isReached(e.Over) || isReached(e.Under)
	case plan.Product:
		return isReached(e.Left) || isReached(e.Right)
	case plan.NonZero:
		return isReached(e.Expr)
	}
	return false
}

// window writes a number that compares a group with others.
func (r *groupRow) window(w *plan.Window) string {
	of := r.column("v" + strconv.Itoa(w.Index))
	if !isReached(w.Of) {
		of = r.expr(w.Of)
	}
	var parts []string
	if names := r.dimensionNames(w.Within); len(names) > 0 {
		parts = append(parts, "PARTITION BY "+strings.Join(names, ", "))
	}
	if w.Along == nil {
		if w.Function == plan.WindowSum {
			return "sum(" + of + ") OVER (" + strings.Join(parts, " ") + ")"
		}
		direction := ""
		if w.Desc {
			direction = " DESC"
		}
		parts = append(parts, "ORDER BY "+of+direction+" NULLS LAST")
		place := "rank() OVER (" + strings.Join(parts, " ") + ")"
		if w.Function == plan.WindowPercentRank {
			others := "(count(" + of + ") OVER (" + strings.Join(parts[:len(parts)-1], " ") + ") - 1)"
			place = "coalesce(trim_scale(round((" + place + " - 1)::numeric / nullif(" + others + ", 0), 6)), 0)"
		}
		return "CASE WHEN " + of + " IS NOT NULL THEN " + place + " END"
	}
	parts = append(parts, "ORDER BY "+r.timeOf(w.Along))
	over := func(frame string) string { return " OVER (" + strings.Join(parts, " ") + frame + ")" }
	var text string
	switch w.Function {
	case plan.WindowRunning:
		text = "sum(" + of + ")" + over("")
	case plan.WindowEarlier:
		back := bucketsBack(w)
		text = "first_value(" + of + ")" + over(" RANGE BETWEEN "+back+" PRECEDING AND "+back+" PRECEDING")
	default:
		frame := over(" RANGE BETWEEN " + bucketsBack(w) + " PRECEDING AND CURRENT ROW")
		mean := "sum(" + of + ")" + frame + " * " + manyPlaces + " / nullif(count(" + of + ")" + frame + ", 0)"
		text = "CASE WHEN count(*)" + frame + " = " + strconv.Itoa(w.Buckets) + " THEN " + mean + " END"
	}
	return "CASE WHEN " + r.key(w.Along) + " IS NOT NULL THEN " + text + " END"
}

// timeOf writes the beginning of a group's bucket, without a time zone: months and days are then counted as in the bureau's.
func (r *groupRow) timeOf(d *plan.Dimension) string {
	if d.Field.Scalar == "DateTime" {
		return "(" + r.key(d) + " AT TIME ZONE " + r.writer.zoneBind() + ")"
	}
	return r.key(d)
}

// bucketsBack writes the interval from a bucket to the earliest bucket that a window looks at.
func bucketsBack(w *plan.Window) string {
	if w.Years > 0 {
		return "interval '" + strconv.Itoa(w.Years) + " years'"
	}
	n, unit := w.Buckets, strings.ToLower(w.Along.Bucket)
	if w.Function == plan.WindowMean {
		n-- // this bucket is one of them
	}
	if unit == "quarter" {
		n, unit = 3*n, "month"
	}
	return "interval '" + strconv.Itoa(n) + " " + unit + "s'"
}

// dimensionNames returns the columns of dimensions in a row of groups.
func (r *groupRow) dimensionNames(dimensions []*plan.Dimension) []string {
	var names []string
	for _, d := range dimensions {
		for _, name := range dimensionColumns(d) {
			names = append(names, r.column(name))
		}
	}
	return names
}

// restOfGroups is where the rest of the groups is found: among the rows of a source whose place is beyond the page.
type restOfGroups struct {
	writer *writer
	groups *plan.Groups
	source string
}

// rows begins a SELECT of the groups that are the rest: their row, the FROM text, and the condition.
func (o *restOfGroups) rows() (alias, from, cond string) {
	alias = o.writer.newAlias()
	return alias, o.source + " " + alias, alias + ".place > " + strconv.Itoa(o.groups.Limit)
}

// memberCondition writes that a record belongs to one of the groups that are the rest. It is written with =, even where a dimension may be
// null, so that Postgres can compare by hashes.
func (o *restOfGroups) memberCondition(s *scope) string {
	alias, from, cond := o.rows()
	conds := []string{cond}
	equate := func(value, key string, isNullable, isNumber bool) {
		if !isNullable {
			conds = append(conds, value+" = "+key)
			return
		}
		conds = append(conds, "("+value+" IS NULL) = ("+key+" IS NULL)")
		if isNumber { // equal numbers may have different texts
			conds = append(conds, "coalesce("+value+", 0) = coalesce("+key+", 0)")
			return
		}
		conds = append(conds, "coalesce(("+value+")::text, '') = coalesce("+key+"::text, '')")
	}
	for _, d := range o.groups.Dimensions {
		value, agency := o.writer.dimension(s, d)
		index := strconv.Itoa(d.Index)
		equate(value, alias+".k"+index, isNullable(d), isNumber(d))
		if agency != "" && o.writer.scope != plan.OneAgency {
			equate(agency, alias+".a"+index, isNullable(d), true)
		}
	}
	return "EXISTS (SELECT 1 FROM " + from + " WHERE " + strings.Join(conds, " AND ") + ")"
}

// isNumber says whether the key of a group is a number in a dimension, as that of a record is.
func isNumber(d *plan.Dimension) bool {
	if d.Field == nil {
		return true
	}
	sqlType := plan.SQLType(d.Field.Scalar)
	return sqlType == "bigint" || sqlType == "numeric"
}

// groupsWithRest writes the first groups of a list, and the others as one.
func (w *writer) groupsWithRest(g *plan.Groups, at row, row func() *groupRow) string {
	kept, placed, rest := row(), w.newAlias(), w.newAlias()
	all := "SELECT *, row_number() OVER (ORDER BY " + kept.order() + ") AS place FROM (" + w.keptGroups(g, at, row) + ") " + kept.alias
	o := &restOfGroups{writer: w, groups: g, source: placed}
	nodes := func(n plan.GroupNodes) string {
		group, other := row(), row()
		other.rest = o
		return "SELECT coalesce(json_agg(n ORDER BY place), '[]'::json) FROM (SELECT " + group.alias + ".place, " +
			objectText(w.members(n.Object.Members, group)) + " AS n FROM " + placed + " " + group.alias + " WHERE " + group.alias +
			".place <= " + strconv.Itoa(g.Limit) + " UNION ALL SELECT " + strconv.Itoa(g.Limit+1) + ", " +
			objectText(w.members(n.Object.Members, other)) + " FROM " + rest + " " + other.alias + ") n"
	}
	members := w.groupMembers(g, placed, nodes)
	return "(WITH " + placed + " AS MATERIALIZED (" + all + "), " + rest + " AS MATERIALIZED (" + w.restOfGroups(g, o, at) + ") SELECT " + members + ")"
}

// restOfGroups writes the SELECT of the rest of the groups, measured over its records; no row where no groups are left. Of the windows the
// sums over all groups have a value.
func (w *writer) restOfGroups(g *plan.Groups, o *restOfGroups, at row) string {
	s, from, conds := w.fromSet(g.Set, at, g.Set.Bulk)
	conds = append(conds, o.memberCondition(s))
	columns := append([]string{"1 AS one"}, w.measureColumns(s, g.Measures)...)
	for _, window := range g.Windows {
		column := "w" + strconv.Itoa(window.Index)
		text := "NULL::numeric"
		if window.Function == plan.WindowSum && len(window.Within) == 0 {
			text = "(SELECT max(" + column + ") FROM " + o.source + ")"
		}
		columns = append(columns, text+" AS "+column)
	}
	_, left, cond := o.rows()
	return "SELECT " + strings.Join(columns, ", ") + " FROM " + from + s.joinClauses() + whereClause(conds) +
		" HAVING EXISTS (SELECT 1 FROM " + left + " WHERE " + cond + ")"
}

// groupKey writes the key of a group.
func (w *writer) groupKey(n plan.GroupKey, at *groupRow) string {
	if at.rest != nil {
		return "NULL::json"
	}
	return w.json(n.Value, at)
}

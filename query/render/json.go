package render

import (
	"fmt"
	"strconv"
	"strings"

	"docket/query/plan"
)

// member is a member of a JSON object and the SQL of its value.
type member struct{ key, sql string }

// json writes a node as an expression over the current row, which is nil at the root.
func (w *writer) json(n plan.Node, at row) string {
	switch n := n.(type) {
	case plan.Literal:
		return quoteText(string(n)) + "::text"
	case plan.Scalar:
		if g, ok := at.(*groupRow); ok {
			return jsonValue(g.expr(n.Expr), n.Type)
		}
		return w.scalar(n, at)
	case plan.Object:
		return objectText(w.members(n.Members, at))
	case *plan.Object:
		return objectText(w.members(n.Members, at))
	case plan.One:
		target, source, conds := w.fromRelation(n.Relation, at)
		return "(" + w.selectObject("row_to_json", w.members(n.Object.Members, target), source+whereClause(conds)) + ")"
	case plan.Record:
		return w.record(n)
	case plan.Records:
		return w.records(n)
	case *plan.Connection:
		return w.connection(n, at)
	case *plan.Groups:
		return w.groups(n, at)
	case plan.KeyRecord:
		return at.(*groupRow).keyRecord(n)
	case plan.GroupKey:
		return w.groupKey(n, at.(*groupRow))
	case *plan.Report:
		return w.report(n)
	case plan.Null:
		return "NULL::json"
	case plan.List:
		items := make([]string, len(n))
		for i, item := range n {
			items[i] = w.json(item, at)
		}
		return "json_build_array(" + strings.Join(items, ", ") + ")"
	}
	panic(fmt.Sprintf("render: %T has no place here", n))
}

func (w *writer) members(members []plan.Member, at row) []member {
	pairs := make([]member, len(members))
	for i, m := range members {
		pairs[i] = member{m.Key, w.json(m.Value, at)}
	}
	return pairs
}

// scalar writes a field's value in its form in JSON.
func (w *writer) scalar(n plan.Scalar, at row) string {
	s := w.newScope(nil, at, false)
	if c, ok := n.Expr.(plan.Column); ok && c.Field.IsID {
		prefix := quoteText(c.Field.Owner.Name + ":")
		if c.Field.Owner.Scoped {
			return "(" + prefix + " || " + at.column("agency_id") + " || ':' || " + at.column("id") + ")"
		}
		return "(" + prefix + " || " + at.column("id") + ")"
	}
	return jsonValue(s.expr(n.Expr), n.Type)
}

// jsonValue writes the form of a scalar's value in JSON: decimals are strings. Dates and instants are written by
// Postgres as ISO 8601, in the session's time zone.
func jsonValue(text, scalar string) string {
	if scalar == "Money" || scalar == "Decimal" {
		return "(" + text + ")::text"
	}
	return text
}

// maxName is the number of bytes that Postgres keeps of a name; it cuts longer ones silently.
const maxName = 63

func fitsRow(pairs []member) bool {
	for _, p := range pairs {
		if len(p.key) > maxName {
			return false
		}
	}
	return len(pairs) <= 1600
}

// selectObject writes a SELECT whose result is one object (row_to_json) or a list of them (json_agg) over the rows of
// FROM.
func (w *writer) selectObject(function string, pairs []member, from string) string {
	if !fitsRow(pairs) || len(pairs) == 0 || w.losesNames {
		text := objectText(pairs)
		if function == "json_agg" {
			text = "json_agg(" + text + ")"
		}
		return "SELECT " + orEmptyList(function, text) + " FROM " + from
	}
	columns := make([]string, len(pairs))
	for i, p := range pairs {
		columns[i] = p.sql + " AS " + quoteName(p.key)
	}
	return "SELECT " + orEmptyList(function, function+"(o)") + " FROM (SELECT " + strings.Join(columns, ", ") + " FROM " + from + ") o"
}

func orEmptyList(function, text string) string {
	if function == "json_agg" {
		return "coalesce(" + text + ", '[]'::json)"
	}
	return text
}

// objectText writes a JSON object as an expression. json_build_object takes at most 50 pairs; a larger object is concatenated
// as text.
func objectText(pairs []member) string {
	if len(pairs) <= 50 {
		args := make([]string, 0, 2*len(pairs))
		for _, p := range pairs {
			args = append(args, quoteText(p.key), p.sql)
		}
		return "json_build_object(" + strings.Join(args, ", ") + ")"
	}
	var b strings.Builder
	b.WriteString("('{'")
	for i, p := range pairs {
		comma := ","
		if i == 0 {
			comma = ""
		}
		b.WriteString(" || " + quoteText(comma+`"`+p.key+`":`) + " || coalesce(to_json(" + p.sql + ")::text, 'null')")
	}
	b.WriteString(" || '}')::json")
	return b.String()
}

func (w *writer) record(n plan.Record) string {
	target, source := w.open(n.Type.Table, n.Type.Scoped)
	s := w.newScope(n.Type, target, false)
	conds := appendNonEmpty([]string{s.condition(n.Where)}, w.readableCond(target, n.Type))
	target.gathered.require(conds)
	from := source + s.joinClauses() + whereClause(conds)
	return "(" + w.selectObject("row_to_json", w.members(n.Object.Members, target), from) + " LIMIT 1)"
}

// records writes records by their identities: a list with a place for each id, null where no record is found.
func (w *writer) records(n plan.Records) string {
	if n.Count == 0 {
		return "'[]'::json"
	}
	found := make([]string, len(n.Kinds))
	for i, kind := range n.Kinds {
		asked := w.newAlias()
		target, source := w.open(kind.Type.Table, kind.Type.Scoped)
		on := target.column("id") + " = " + asked + ".number"
		if kind.Type.Scoped {
			on += " AND " + target.column("agency_id") + " = " + asked + ".agency"
			target.gathered.require([]string{target.column("agency_id") + " = ANY(" + w.bind(kind.Agencies) + ")", target.column("id") + " = ANY(" + w.bind(kind.Numbers) + ")"})
		}
		conds := appendNonEmpty(nil, w.readableCond(target, kind.Type))
		found[i] = "SELECT " + asked + ".place, " + w.json(kind.Object, target) + " AS record FROM unnest(" + w.bind(kind.Places) +
			", " + w.bind(kind.Agencies) + ", " + w.bind(kind.Numbers) + ") " + asked + "(place, agency, number) JOIN " +
			source + " ON " + on + whereClause(conds)
	}
	places, record := w.newAlias(), w.newAlias()
	all := "json_agg(" + record + ".record ORDER BY " + places + ".place)"
	if n.Found {
		all = "coalesce(" + all + " FILTER (WHERE " + record + ".place IS NOT NULL), '[]')"
	}
	return "(SELECT " + all + " FROM generate_series(1, " + strconv.Itoa(n.Count) +
		") " + places + "(place) LEFT JOIN (" + strings.Join(found, " UNION ALL ") + ") " + record + " ON " + record + ".place = " +
		places + ".place)"
}

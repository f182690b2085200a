// Package render writes a planned read as one SQL statement. It is the only writer of SQL text in query, and it cannot
// fail: planning has found all errors. No value stands in the text. It holds names of the
// catalogue, response keys (which GraphQL restricts to letters, digits and underscores), and page sizes, which are
// numbers that planning has bounded and that the planner of Postgres must see.
package render

import (
	"slices"
	"strconv"
	"strings"

	"docket/answers"
	"docket/query/catalog"
	"docket/query/plan"
)

// Statement is SQL that returns one row with a column of JSON for each root of the operation.
type Statement struct {
	SQL string
	// Binds are the values of $1, $2, …
	Binds []*plan.Bind
	// Custom says that the best plan of Postgres depends on the values, so that the statement is planned anew each time: an index
	// finds a rare word well, and a frequent one badly.
	Custom bool
}

// Render writes the statement of an operation.
func Render(op *plan.Operation) Statement {
	w := newWriter(op)
	return Statement{SQL: "SELECT " + strings.Join(w.rootColumns(op), ", "), Binds: w.binds, Custom: w.custom}
}

// ForCluster is Render for tables that Citus spreads over several machines. Where a statement is about several agencies, Citus may lose the names of the columns of
// a row that becomes an object, so that its members are f1, f2, …: there the statement names them itself.
func ForCluster(op *plan.Operation) Statement {
	w := newWriter(op)
	w.losesNames = op.Scope != plan.OneAgency
	return Statement{SQL: "SELECT " + strings.Join(w.rootColumns(op), ", "), Binds: w.binds, Custom: w.custom}
}

// rootColumns writes a column for each root field.
func (w *writer) rootColumns(op *plan.Operation) []string {
	columns := make([]string, len(op.Roots))
	for i, root := range op.Roots {
		columns[i] = w.json(root.Value, nil) + " AS c" + strconv.Itoa(i)
	}
	return columns
}

// WithState returns the statement with one more column, the last: the text of the state of the database that it reads. The text of a
// statement ends with its columns, see Render.
func (s Statement) WithState() Statement {
	s.SQL += ", " + answers.StateSQL + " AS state"
	return s
}

type writer struct {
	custom     bool
	scope      plan.Scope
	binds      []*plan.Bind
	numbers    map[*plan.Bind]int
	aliasCount int
	agency     *plan.Bind
	today      *plan.Bind
	zone       *plan.Bind
	// agencySets are the names of the sources of agencies that several sets are narrowed to.
	agencySets map[*plan.AgencySet]string
	// passes are the passes from which sets are read that several members of a connection read.
	passes map[*plan.Set]*pass
	// losesNames says that a row that becomes an object may lose the names of its columns.
	losesNames bool
	// gathers says that tables are read through parts, see gathered.
	gathers bool
	parts   []*gathered
	days    *gathered // the days that agencies have entered
	// isHoisting says that what a report reads stands in with, at the beginning of the statement. sourceNames are the names of the sources there, and
	// given the kept answers of those that are not read.
	isHoisting  bool
	with        []string
	sourceNames map[*plan.Connection]string
	given       map[*plan.Connection]*plan.Bind
}

func newWriter(op *plan.Operation) *writer {
	return &writer{scope: op.Scope, numbers: map[*plan.Bind]int{}, agencySets: map[*plan.AgencySet]string{}, passes: map[*plan.Set]*pass{}}
}

// bind writes a placeholder.
func (w *writer) bind(b *plan.Bind) string {
	n, ok := w.numbers[b]
	if !ok {
		w.binds = append(w.binds, b)
		n = len(w.binds)
		w.numbers[b] = n
	}
	return "$" + strconv.Itoa(n) + "::" + b.Type
}

func (w *writer) newAlias() string {
	w.aliasCount++
	return "t" + strconv.Itoa(w.aliasCount)
}

func (w *writer) todayBind() string {
	if w.today == nil {
		w.today = &plan.Bind{Type: "date", Resolve: func(env plan.Env) (any, error) { return env.Today, nil }}
	}
	return w.bind(w.today)
}

func (w *writer) zoneBind() string {
	if w.zone == nil {
		w.zone = &plan.Bind{Type: "text", Resolve: func(env plan.Env) (any, error) { return env.Zone, nil }}
	}
	return w.bind(w.zone)
}

// readableCond writes the condition that the caller may read a row: it belongs to an agency of the scope, and the type's own
// condition holds. Empty for tables that belong to no agency. With one agency it stands at every
// table, so that the whole statement reads rows of that agency alone.
func (w *writer) readableCond(r row, t *catalog.Type) string {
	if !t.Scoped {
		return ""
	}
	text := w.agencyCond(r.column("agency_id"))
	if t.VisibleWhere != nil {
		text += " AND (" + w.template(t.VisibleWhere, r, nil, nil) + ")"
	}
	return text
}

func (w *writer) agencyCond(column string) string {
	if w.scope == plan.OneAgency {
		return column + " = " + w.oneAgency()
	}
	if w.agency == nil {
		w.agency = &plan.Bind{Type: "bigint[]", Resolve: func(env plan.Env) (any, error) { return env.Agencies, nil }}
	}
	return column + " = ANY(" + w.bind(w.agency) + ")"
}

// oneAgency writes the agency of a statement that is about one.
func (w *writer) oneAgency() string {
	if w.agency == nil {
		w.agency = &plan.Bind{Type: "bigint", Resolve: func(env plan.Env) (any, error) { return env.Agencies[0], nil }}
	}
	return w.bind(w.agency)
}

// row is something whose columns can be named.
type row interface{ column(name string) string }

// table is a row of a table under an alias.
type table struct {
	alias string
	// gathered is what is read in place of the table; nil for the table.
	gathered *gathered
}

func (t table) column(name string) string {
	if t.gathered != nil {
		return t.gathered.column(name)
	}
	return t.alias + "." + name
}

// subselect is a row of a sub-select; it collects the columns that are used.
type subselect struct {
	alias   string
	columns []string
	// gathered is what is gathered of the table that the columns are from; nil where nothing is.
	gathered *gathered
}

func (d *subselect) column(name string) string {
	for _, c := range d.columns {
		if c == name {
			return d.alias + "." + name
		}
	}
	d.columns = append(d.columns, name)
	return d.alias + "." + name
}

// relate writes that the paired columns of two rows, between which a relation leads, are equal. Where the statement is about one agency, and
// both rows belong to agencies, that of the agencies is left out: it holds for all rows, and Postgres would hash it for each.
func (w *writer) relate(r *catalog.Relation, on []catalog.Pair, from, to row) string {
	agency := catalog.Pair{From: "agency_id", To: "agency_id"}
	if w.scope == plan.OneAgency && r.Owner.Scoped && r.Target.Scoped && len(on) > 1 && slices.Contains(on, agency) {
		on = slices.DeleteFunc(slices.Clone(on), func(pair catalog.Pair) bool { return pair == agency })
	}
	return equateColumns(on, from, to)
}

// equateColumns writes that the paired columns of two rows are equal.
func equateColumns(on []catalog.Pair, from, to row) string {
	parts := make([]string, len(on))
	for i, pair := range on {
		parts[i] = to.column(pair.To) + " = " + from.column(pair.From)
	}
	return strings.Join(parts, " AND ")
}

// fromRelation begins a SELECT of the records that a relation leads to from a row: the FROM text, and the conditions.
func (w *writer) fromRelation(r *catalog.Relation, from row) (target table, source string, conds []string) {
	target, source = w.open(r.Target.Table, r.Target.Scoped)
	if r.Through == nil {
		target.gathered.follow(from, r.On)
		conds = append(conds, w.relate(r, r.On, from, target))
	} else {
		link, linkSource := w.openLink(r, from, target)
		source = linkSource + " JOIN " + source + " ON " + w.relate(r, r.Through.On, link, target)
		conds = append(conds, w.relate(r, r.On, from, link))
		if c := w.linkAgencyCond(r, link); c != "" {
			conds = append(conds, c)
		}
	}
	conds = appendNonEmpty(conds, w.readableCond(target, r.Target))
	if r.Condition != nil {
		conds = append(conds, "("+w.template(r.Condition, target, nil, nil)+")")
	}
	target.gathered.require(conds)
	return target, source, conds
}

// openLink opens the table through which a relation leads from a row to the rows of target.
func (w *writer) openLink(r *catalog.Relation, from row, target table) (link table, source string) {
	link, source = w.open(r.Through.Table, r.Owner.Scoped && r.Target.Scoped)
	link.gathered.follow(from, r.On)
	target.gathered.follow(link, r.Through.On)
	return link, source
}

func (w *writer) linkAgencyCond(r *catalog.Relation, link table) string {
	if !r.Owner.Scoped || !r.Target.Scoped {
		return ""
	}
	return w.agencyCond(link.column("agency_id"))
}

func appendNonEmpty(list []string, text string) []string {
	if text == "" {
		return list
	}
	return append(list, text)
}

func whereClause(conds []string) string {
	if len(conds) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conds, " AND ")
}

// template fills the holes of a template; a nil today stands for the bureau's day.
func (w *writer) template(t *catalog.Template, r row, parts map[string]string, today *plan.Bind) string {
	var b strings.Builder
	for i := 0; i < len(t.Segments); i++ {
		s := t.Segments[i]
		switch s.Hole {
		case "":
			b.WriteString(s.SQL)
		case "today":
			if today != nil {
				b.WriteString(w.bind(today))
			} else {
				b.WriteString(w.todayBind())
			}
		case "row":
			// The text that follows begins with the column: {row}.closed_on
			rest := strings.TrimPrefix(t.Segments[i+1].SQL, ".")
			end := strings.IndexFunc(rest, func(r rune) bool { return r != '_' && (r < 'a' || r > 'z') && (r < '0' || r > '9') })
			if end < 0 {
				end = len(rest)
			}
			if rest[:end] == "agency_id" && w.scope == plan.OneAgency { // so that every table that is read is asked by the one agency
				b.WriteString(w.oneAgency() + rest[end:])
			} else {
				b.WriteString(r.column(rest[:end]) + rest[end:])
			}
			i++
		default:
			b.WriteString(parts[s.Hole])
		}
	}
	return b.String()
}

func quoteName(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func quoteText(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

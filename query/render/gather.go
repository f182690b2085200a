package render

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"docket/query/catalog"
	"docket/query/plan"
)

// gathered is what one place of a statement reads of a table, brought together before the rest of the statement runs. A statement about many agencies reads all its tables so
// where Citus, which spreads them over machines, refuses it as it stands: a sub-select for each row of another, say. Each is a part `WITH … AS MATERIALIZED` that
// calls the SQL function gathered: the machines work that out side by side, and for the rest of the statement there is no table.
type gathered struct {
	name, alias string
	// table is the table whose columns the rows have, from is what is read: that table, or a SELECT with some of its columns.
	table, from string
	columns     []string
	// conds are conditions on the rows that follow from the place of the statement that reads them: they are written there as well, and here to fetch less.
	conds []string
	// among are conditions that a column is one of the values that a sub-select of the statement finds.
	among []membership
	// holder is the row from which a relation leads to the rows, over the pairs on; nil where none does.
	holder row
	on     []catalog.Pair
	// bounds are the order and the limit of the page that is all that is read; empty for none.
	bounds string
}

// membership says that a column is one of those of an array, which is SQL of the statement around.
type membership struct{ column, array string }

// open returns a row of a table and its source in a FROM clause. Where the statement gathers, what is read is gathered first; isScoped says that
// the rows belong to agencies.
func (w *writer) open(name string, isScoped bool) (t table, source string) {
	return w.openPart(name, name, isScoped)
}

// openPart is open for a SELECT with columns of a table.
func (w *writer) openPart(name, from string, isScoped bool) (t table, source string) {
	t = table{alias: w.newAlias()}
	if !w.gathers {
		return t, from + " " + t.alias
	}
	t.gathered = w.gather(t.alias, name, from, isScoped)
	return t, t.gathered.name + " " + t.alias
}

// gather adds a part that the statement gathers.
func (w *writer) gather(alias, name, from string, isScoped bool) *gathered {
	g := &gathered{name: "gathered_" + alias, alias: alias, table: name, from: from}
	if isScoped {
		g.conds = []string{w.agencyCond(g.column("agency_id"))}
	}
	w.parts = append(w.parts, g)
	return g
}

func (g *gathered) column(name string) string {
	if !slices.Contains(g.columns, name) {
		g.columns = append(g.columns, name)
	}
	return g.alias + "." + name
}

// follow says that only rows are read to which a relation leads from a row, over pairs of columns.
func (g *gathered) follow(holder row, on []catalog.Pair) {
	if g != nil {
		g.holder, g.on = holder, on
	}
}

// require adds those of some conditions of the place that reads the rows which are about them alone.
func (g *gathered) require(conds []string) {
	if g == nil {
		return
	}
	for _, cond := range conds {
		if g.isOwn(cond) && !slices.Contains(g.conds, cond) {
			g.conds = append(g.conds, cond)
		}
	}
}

// bound says that of the rows for which conditions hold only a page is read; terms are the keys of its order.
func (g *gathered) bound(conds, terms []string, bounds string) {
	if g == nil || slices.ContainsFunc(slices.Concat(conds, terms), func(text string) bool { return !g.isOwn(text) }) {
		return
	}
	g.bounds = bounds
}

// aliasUse finds the aliases of rows in a text.
var aliasUse = regexp.MustCompile(`\b(?:gathered_)?t[0-9]+\b`)

// isOwn reports whether an expression is about the rows alone.
func (g *gathered) isOwn(text string) bool {
	return !strings.Contains(text, "SELECT") &&
		!slices.ContainsFunc(aliasUse.FindAllString(text, -1), func(alias string) bool { return alias != g.alias })
}

// gatheredBehind returns what is gathered of the table of a row; nil where nothing is.
func gatheredBehind(r row) *gathered {
	switch r := r.(type) {
	case table:
		return r.gathered
	case *subselect:
		return r.gathered
	case mixedRow:
		return gatheredBehind(r.then)
	}
	return nil
}

// gatherClause writes the parts that the statement gathers, for a WITH clause: each after those whose rows it asks for.
func (w *writer) gatherClause() string {
	if len(w.parts) == 0 {
		return ""
	}
	byName := map[string]*gathered{}
	for _, g := range w.parts { // before any text is written, so that each has the columns that others ask for
		byName[g.name] = g
		behind := gatheredBehind(g.holder)
		if behind == nil {
			continue
		}
		for _, pair := range g.on {
			behind.column(pair.From)
			g.among = append(g.among, membership{pair.To, "ARRAY(SELECT DISTINCT " + pair.From + " FROM " + behind.name + ")"})
		}
	}
	var texts []string
	written := map[*gathered]bool{}
	var write func(g *gathered)
	write = func(g *gathered) {
		if written[g] {
			return
		}
		written[g] = true
		for _, m := range g.among {
			for _, name := range aliasUse.FindAllString(m.array, -1) {
				if before := byName[name]; before != nil {
					write(before)
				}
			}
		}
		texts = append(texts, g.name+" AS MATERIALIZED ("+g.text()+")")
	}
	for _, g := range w.parts {
		write(g)
	}
	return "WITH " + strings.Join(texts, ", ") + " "
}

// placeholder finds the placeholders of a text, with their types.
var placeholder = regexp.MustCompile(`(\$[0-9]+)::([a-z0-9_]+(?:\[\])?)`)

// text writes the call of the SQL function gathered.
func (g *gathered) text() string {
	var arguments []string
	argument := func(text string) string {
		n := slices.Index(arguments, text)
		if n < 0 {
			n = len(arguments)
			arguments = append(arguments, text)
		}
		return "%" + strconv.Itoa(n+1) + "$L"
	}
	query := strings.ReplaceAll(g.from+" "+g.alias+whereClause(g.conds), "%", "%%")
	query = placeholder.ReplaceAllStringFunc(query, func(found string) string {
		parts := placeholder.FindStringSubmatch(found)
		return argument("("+found+")::text") + "::" + parts[2]
	})
	word := " WHERE "
	if len(g.conds) > 0 {
		word = " AND "
	}
	for _, m := range g.among {
		query += word + g.alias + "." + m.column + " = ANY(" + argument("("+m.array+")::text") + ")"
		word = " AND "
	}
	bounds := placeholder.ReplaceAllStringFunc(strings.ReplaceAll(g.bounds, "%", "%%"), func(found string) string {
		parts := placeholder.FindStringSubmatch(found)
		return argument("("+found+")::text") + "::" + parts[2]
	})
	columns, names := make([]string, len(g.columns)), make([]string, len(g.columns))
	for i, name := range g.columns {
		columns[i], names[i] = g.alias+"."+name, quoteText(name)
	}
	if len(columns) == 0 {
		columns = []string{"1"}
	}
	given := ""
	for _, a := range arguments {
		given += ", " + a
	}
	if given == "" {
		given = ", VARIADIC '{}'::text[]"
	}
	return "SELECT " + strings.Join(columns, ", ") + " FROM gathered(NULL::" + g.table + ", ARRAY[" + strings.Join(names, ", ") + "]::text[], " + quoteText(query+bounds) + given + ") " + g.alias
}

// Gathered writes the statement of an operation so that Citus can run it whatever its shape, see gathered. Where Citus takes the
// statement of Render, that is faster.
func Gathered(op *plan.Operation) Statement {
	w := newWriter(op)
	w.gathers = true
	columns := w.rootColumns(op)
	return Statement{SQL: w.gatherClause() + "SELECT " + strings.Join(columns, ", "), Binds: w.binds, Custom: w.custom}
}

package render

import (
	"slices"
	"strconv"
	"strings"

	"docket/query/plan"
)

// readShared writes a connection whose page and measures are read from one pass over its set. The pass keeps, for each row, the
// columns that the page needs, the keys of the order, and the values that are measured.
func (v *connectionWriter) readShared(pairs []member) string {
	w, p := v.w, v.c.Page
	s, from, conds := w.fromConnection(v.c, v.around)
	rows := w.newAlias()
	kept := keptColumns{alias: rows}
	terms := make([]string, len(p.Order))
	for i, term := range p.Order {
		terms[i] = kept.add(s.operand(term.Expr))
	}
	id, agency := "", ""
	var columns, names []string
	if v.c.Kept != nil {
		id, agency, names = kept.add(s.base.column("id")), kept.add(s.base.column("agency_id")), v.rows.columns
	}
	for _, name := range v.rows.columns[len(names):] {
		columns = append(columns, kept.add(s.base.column(name))+" AS "+name)
	}
	if p.Stamp != nil {
		for i, text := range terms {
			columns = append(columns, text+" AS o"+strconv.Itoa(i))
		}
	}
	if len(columns) == 0 {
		columns = []string{"1"}
	}
	var measures []string
	for _, m := range v.c.Measures {
		if len(m.Reach) > 0 {
			continue
		}
		argument := kept.add(s.argumentText(m.Function, m.Of))
		under := ""
		if m.Under != nil {
			under = kept.add(s.expr(m.Under))
		}
		measures = append(measures, w.measureColumn(m, argument, under, kept.add(s.filterText(m.Where))))
	}
	page := "SELECT " + strings.Join(columns, ", ") + " FROM " + rows + whereClause(w.cursorConditions(p, terms)) + w.pageBounds(p, terms)
	if v.c.Kept != nil {
		page = w.keptPage(v.c, s.base, "SELECT * FROM "+rows+whereClause(w.cursorConditions(p, terms))+w.pageBounds(p, terms), rows, id, agency, v.rows, names, terms)
	}
	if v.c.Kept == nil {
		v.rows.gathered = gatheredBehind(s.base)
	}
	return "(WITH " + rows + " AS MATERIALIZED (SELECT " + kept.list() + " FROM " + from + s.joinClauses() + whereClause(conds) +
		") SELECT " + objectText(pairs) + " FROM (SELECT " + strings.Join(measures, ", ") + " FROM " + rows + ") " + v.measuresAlias +
		" CROSS JOIN (" + v.pageSelect(page) + ") " + v.pageAlias + ")"
}

// pass is one pass over a set, whose rows several readers read.
type pass struct {
	rows *subselect
	// agencies is as that of a scope.
	agencies string
}

// onePass makes the measures of a connection, and its groups that are of all records, read the rows of one pass. The clause that it returns is written
// last, when all columns are known.
func (w *writer) onePass(c *plan.Connection) (clause func() string) {
	inner, from, conds := w.fromSet(c.Set, nil, true)
	p := &pass{rows: &subselect{alias: w.newAlias(), gathered: gatheredBehind(inner.base)}, agencies: inner.agencies}
	if c.Summary == nil {
		w.passes[c.Set] = p
	}
	for _, m := range c.Members {
		if g, ok := m.Value.(*plan.Groups); ok && g.IsWhole && !g.Others && g.Summary == nil {
			w.passes[g.Set] = p
		}
	}
	return func() string {
		columns := []string{"1"}
		if len(p.rows.columns) > 0 {
			columns = nil
		}
		for _, name := range p.rows.columns {
			columns = append(columns, inner.base.column(name))
		}
		return "WITH " + p.rows.alias + " AS MATERIALIZED (SELECT " + strings.Join(columns, ", ") + " FROM " + from + inner.joinClauses() + whereClause(conds) + ") "
	}
}

// keptColumns are the columns of a sub-select, by their texts.
type keptColumns struct {
	alias string
	texts []string
}

// add returns the name of the column with a text, which it adds where it is missing; empty for an empty text.
func (k *keptColumns) add(text string) string {
	if text == "" {
		return ""
	}
	n := slices.Index(k.texts, text)
	if n < 0 {
		n = len(k.texts)
		k.texts = append(k.texts, text)
	}
	return k.alias + ".x" + strconv.Itoa(n)
}

func (k *keptColumns) list() string {
	columns := make([]string, len(k.texts))
	for i, text := range k.texts {
		columns[i] = text + " AS x" + strconv.Itoa(i)
	}
	return strings.Join(columns, ", ")
}

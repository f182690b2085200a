package render

import (
	"slices"
	"strconv"
	"strings"

	"docket/query/plan"
)

// Part is a part of an operation whose answer can be kept by itself: a root field, or a source of the figures of a report.
type Part struct {
	// Root is the place of the root field. IsRoot says that the part is all of it.
	Root   int
	IsRoot bool
	// Alone reads the part alone. It is not run: it says what the part's answer depends on.
	Alone Statement
	// Given stands for the kept answer of a source in a statement that does not read it; nil for a root field.
	Given  *plan.Bind
	source *plan.Connection
}

// Parts returns the parts of an operation; the sources of a report come before its root field. One part is the whole operation.
func Parts(op *plan.Operation) []Part {
	var parts []Part
	for i, root := range op.Roots {
		if report, ok := root.Value.(*plan.Report); ok {
			for _, c := range report.Sources {
				if !slices.ContainsFunc(c.Measures, func(m *plan.Measure) bool { return figureType(m) == "" }) {
					given := &plan.Bind{Type: "json"}
					parts = append(parts, Part{Root: i, Alone: sourceAlone(op, report, c), Given: given, source: c})
				}
			}
		}
		alone := *op
		alone.Roots = op.Roots[i : i+1]
		parts = append(parts, Part{Root: i, IsRoot: true, Alone: Render(&alone)})
	}
	return parts
}

// sourceAlone writes the SELECT of a source of a report.
func sourceAlone(op *plan.Operation, r *plan.Report, c *plan.Connection) Statement {
	w := newWriter(op)
	text := ""
	if r.Agencies != nil {
		text = "WITH " + w.nameAgencies(r) + " "
	}
	text += w.source(c)
	return Statement{SQL: text, Binds: w.binds, Custom: w.custom}
}

// figureType returns the type of a figure's measure in Postgres; empty where it is none that can be given from a kept answer.
func figureType(m *plan.Measure) string {
	switch m.Function {
	case plan.Count, plan.Distinct:
		return "bigint"
	case plan.Avg:
		return "numeric"
	case plan.Sum:
		if m.Type == "Money" || m.Type == "Decimal" {
			return "numeric"
		}
		return "bigint"
	}
	return ""
}

// Rest writes the statement that reads those parts of an operation that are not kept: a column for each, in their order. A source is read
// only with its report, and left out where that is kept. read says of each part whether it has a column; where none has, there is a column of nothing.
func Rest(op *plan.Operation, parts []Part, isKept []bool) (s Statement, read []bool) {
	w := newWriter(op)
	w.isHoisting, w.given, w.sourceNames = true, map[*plan.Connection]*plan.Bind{}, map[*plan.Connection]string{}
	for i, p := range parts {
		if isKept[i] && !p.IsRoot {
			w.given[p.source] = p.Given
		}
	}
	isRead := map[int]bool{} // by root
	roots := map[int]string{}
	for i, p := range parts {
		if p.IsRoot && !isKept[i] {
			isRead[p.Root] = true
			roots[p.Root] = w.json(op.Roots[p.Root].Value, nil)
		}
	}
	read = make([]bool, len(parts))
	var columns []string
	for i, p := range parts {
		if isKept[i] || !isRead[p.Root] {
			continue
		}
		read[i] = true
		text := roots[p.Root]
		if !p.IsRoot {
			text = "(SELECT " + figureList(p.source) + " FROM " + w.sourceNames[p.source] + ")"
		}
		columns = append(columns, text+" AS c"+strconv.Itoa(i))
	}
	if len(columns) == 0 {
		columns = []string{"NULL AS nothing"}
	}
	with := ""
	if len(w.with) > 0 {
		with = "WITH " + strings.Join(w.with, ", ") + " "
	}
	return Statement{SQL: with + "SELECT " + strings.Join(columns, ", "), Binds: w.binds, Custom: w.custom}, read
}

// figureList writes the measures of a source as a list of JSON.
func figureList(c *plan.Connection) string {
	measures := make([]string, len(c.Measures))
	for i, m := range c.Measures {
		measures[i] = "m" + strconv.Itoa(m.Index)
	}
	return "json_build_array(" + strings.Join(measures, ", ") + ")"
}

// givenSource writes the SELECT of the measures of a source from the list that figureList has made of them.
func (w *writer) givenSource(c *plan.Connection, given *plan.Bind) string {
	columns := make([]string, len(c.Measures))
	for i, m := range c.Measures {
		columns[i] = "(" + w.bind(given) + " ->> " + strconv.Itoa(i) + ")::" + figureType(m) + " AS m" + strconv.Itoa(m.Index)
	}
	return "SELECT " + strings.Join(columns, ", ")
}

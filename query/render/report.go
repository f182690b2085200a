package render

import (
	"strconv"
	"strings"

	"docket/query/catalog"
	"docket/query/plan"
)

// report writes a report as one object, over a row that holds each figure once.
func (w *writer) report(r *plan.Report) string {
	var with []string
	if r.Agencies != nil {
		with = append(with, w.nameAgencies(r))
	}
	sources := make([]string, len(r.Sources))
	for i, c := range r.Sources {
		sources[i] = w.newAlias()
		with = append(with, sources[i]+" AS MATERIALIZED ("+w.sourceOrGiven(c)+")")
	}
	if w.isHoisting {
		for i, c := range r.Sources {
			w.sourceNames[c] = sources[i]
		}
		w.with, with = append(w.with, with...), nil
	}
	values := keptColumns{alias: w.newAlias()}
	// As sub-selects, and not joined: Postgres would look for the best order of many sources of one row.
	measure := func(f plan.Figure) string {
		return values.add("(SELECT m" + strconv.Itoa(f.Measure) + " FROM " + sources[f.Source] + ")")
	}
	columns := []string{"true AS is"}
	for i, f := range r.Figures {
		text := measure(f)
		if f.Whole != nil {
			text = sharePercent(text, measure(*f.Whole))
		}
		columns = append(columns, text+" AS v"+strconv.Itoa(i))
	}
	row := table{alias: w.newAlias()}
	text := "SELECT " + strings.Join(columns, ", ") + " FROM (SELECT " + values.list() + " OFFSET 0) " + values.alias + " OFFSET 0"
	clause := ""
	if len(with) > 0 {
		clause = "WITH " + strings.Join(with, ", ") + " "
	}
	text = "(" + clause + "SELECT " + objectText(w.members(r.Members, row)) + " FROM (" + text + ") " + row.alias
	if r.Home != nil {
		target, source := w.open(r.Home.Type.Table, false)
		s := w.newScope(r.Home.Type, target, false)
		text += " WHERE EXISTS (SELECT 1 FROM " + source + " WHERE " + s.condition(r.Home.Where) +
			" AND " + w.agencyCond(target.column("id")) + ")"
	}
	return text + ")"
}

// nameAgencies names the agencies of a report, and writes where they are found, for a WITH clause.
func (w *writer) nameAgencies(r *plan.Report) string {
	name := w.newAlias()
	w.agencySets[r.Agencies] = name
	return name + " AS MATERIALIZED (" + w.agencySet(r.Agencies) + ")"
}

// sourceOrGiven writes the SELECT of the measures of a source: from its kept answer, where that is given.
func (w *writer) sourceOrGiven(c *plan.Connection) string {
	if given := w.given[c]; given != nil {
		return w.givenSource(c, given)
	}
	return w.source(c)
}

// source writes the SELECT of the measures of a source of a report.
func (w *writer) source(c *plan.Connection) string {
	if len(c.Parts) == 0 {
		return w.measuresSelect(c, nil)
	}
	inner, from, conds := w.fromSet(c.Set, nil, true)
	parts := make([]string, len(c.Parts))
	for i, part := range c.Parts {
		parts[i] = inner.condition(part) + " AS p" + strconv.Itoa(i)
	}
	rows := &subselect{alias: w.newAlias()}
	s := w.newScope(c.Set.Type, rows, true)
	s.agencies = inner.agencies
	measures := make([]string, len(c.Measures))
	for i, m := range c.Measures {
		filter := rows.alias + ".p" + strconv.Itoa(m.Part)
		if m.Where != nil {
			filter += " AND " + s.filterText(m.Where)
		}
		measures[i] = w.measureColumn(m, s.argumentText(m.Function, m.Of), "", filter)
	}
	joins := s.joinClauses()
	columns := make([]string, len(rows.columns))
	for i, name := range rows.columns {
		columns[i] = inner.base.column(name)
	}
	return "SELECT " + strings.Join(measures, ", ") + " FROM (SELECT " + strings.Join(append(columns, parts...), ", ") + " FROM " + from + inner.joinClauses() +
		whereClause(conds) + " OFFSET 0) " + rows.alias + joins
}

func (s *scope) figure(v plan.FigureValue) string { return s.base.column("v" + strconv.Itoa(int(v))) }

// change writes a change in percent to two places. SQL's round of a numeric rounds half away from zero.
func (s *scope) change(c plan.Change) string {
	now, before := s.figure(c.Figure), s.figure(c.From)
	return "round(100.0 * (" + now + " - " + before + ") / nullif(" + before + ", 0), 2)"
}

// sharePercent writes a part of a whole in percent to two places, null where the whole is 0. Less than the whole is at most
// 99.99 and more than nothing at least 0.01, so that rounding makes neither of them 100 or 0.
func sharePercent(part, whole string) string {
	share := "round(100.0 * " + part + " / nullif(" + whole + ", 0), 2)"
	return "CASE WHEN " + part + " > 0 AND " + part + " < " + whole + " THEN least(greatest(" + share + ", 0.01), 99.99) ELSE " + share + " END"
}

// sentences writes a text with figures in it.
func (s *scope) sentences(n plan.Sentences) string {
	parts := make([]string, len(n.Parts))
	unit := "" // follows a figure, but not a dash
	for i, p := range n.Parts {
		text := strings.TrimPrefix(p.Text, unit)
		if unit = ""; i+1 < len(n.Parts) && strings.HasPrefix(n.Parts[i+1].Text, "%") {
			unit = "%"
		}
		switch {
		case p.Text != "":
			parts[i] = quoteText(text)
		case p.Change != nil:
			parts[i] = s.changeInWords(*p.Change, n.Language)
		case p.Format == catalog.WanFormat:
			parts[i] = figureText("round("+s.figure(p.Figure)+" / 10000.0, 2)", unit, n.Language)
		case p.Format == catalog.MillionFormat:
			parts[i] = figureText("round("+s.figure(p.Figure)+" / 1000000.0, 2)", unit, n.Language)
		default:
			parts[i] = figureText(s.figure(p.Figure), unit, n.Language)
		}
	}
	return "concat(" + strings.Join(parts, ", ") + ")"
}

// figureText writes a number as the language does, with its unit: without needless zeros, in English with commas; a dash for none.
func figureText(text, unit, language string) string {
	plain := "trim_scale((" + text + ")::numeric)::text"
	if language == "EN" {
		plain = "rtrim(to_char(" + text + ", 'FM999,999,999,999,999,990.999'), '.')"
	}
	if unit != "" {
		plain += " || " + quoteText(unit)
	}
	return "coalesce(" + plain + ", '—')"
}

// changeInWords writes a change as a clause of the paragraph: up, down, unchanged, or a change too small for two places. It is
// empty where there is no change to state.
func (s *scope) changeInWords(c plan.Change, language string) string {
	words := struct{ up, down, same, almostSame, end string }{"，较上期增长", "，较上期下降", "，与上期持平", "，与上期基本持平", "%"}
	if language == "EN" {
		words.up, words.down, words.same, words.almostSame, words.end = " (up ", " (down ", " (as before)", " (nearly as before)", "%)"
	}
	change := s.change(c)
	size := "trim_scale(abs(" + change + "))::text"
	return "CASE sign(" + change + ") WHEN 1 THEN " + quoteText(words.up) + " || " + size + " || " + quoteText(words.end) +
		" WHEN -1 THEN " + quoteText(words.down) + " || " + size + " || " + quoteText(words.end) +
		" WHEN 0 THEN CASE WHEN " + s.figure(c.Figure) + " = " + s.figure(c.From) + " THEN " + quoteText(words.same) +
		" ELSE " + quoteText(words.almostSame) + " END ELSE '' END"
}

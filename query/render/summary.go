package render

import (
	"slices"

	"docket/query/catalog"
	"docket/query/plan"
)

// Rows of a summary have the columns of records that they are counted by, under the same names. So conditions and dimensions are
// written as over records; only what is counted and summed is added up instead.

// fromMeasured is fromSet for measures and dimensions, which are read from a summary where it is not nil.
func (w *writer) fromMeasured(set *plan.Set, summary *catalog.Summary, at row) (s *scope, from string, conds []string) {
	if p := w.passes[set]; p != nil {
		s = w.newScope(set.Type, p.rows, set.Bulk)
		s.agencies = p.agencies
		return s, p.rows.alias, nil
	}
	if summary == nil {
		return w.fromSet(set, at, set.Bulk)
	}
	columns := "agency_id, " + catalog.RecordsColumn
	for _, d := range summary.Dimensions {
		columns += ", " + d.Column
	}
	for _, sum := range summary.Set.Sums {
		columns += ", " + sum.Column
		if sum.Known != "" {
			columns += ", " + sum.Known
		}
	}
	target, from := w.openPart(summary.Table, "(SELECT "+columns+" FROM "+summary.Table+" UNION ALL SELECT "+columns+" FROM "+summary.Set.Changes+")", set.Type.Scoped)
	s = w.newScope(set.Type, target, set.Bulk)
	s.summary = summary
	conds = append(appendNonEmpty(nil, w.readableCond(target, set.Type)), s.narrow(set)...)
	if w.scope == plan.ManyAgencies && s.agencies == "" {
		w.custom = true // of a few agencies an index finds the rows, of all a scan is faster
	}
	if set.Filter != nil {
		conds = append(conds, s.condition(set.Filter))
	}
	target.gathered.require(conds)
	return s, from, conds
}

// isBucket says whether the base's rows hold the value of a dimension in its bucket already.
func (s *scope) isBucket(d *plan.Dimension) bool {
	if s.summary == nil {
		return false
	}
	own := s.summary.Dimension(d.Via, d.Field)
	return own != nil && own.Bucket == d.Bucket
}

// summed writes the sum of a column of a summary.
func (s *scope) summed(column, filter string) string {
	return "sum(" + s.base.column(column) + ")" + filter
}

// summaryAggregate writes count, sum or mean over the rows of a summary: the count of records where of is nil, otherwise function (Sum or Avg)
// of a value whose sum the summary keeps. plan's fitsMeasure lets no other measure be read from a summary.
func (s *scope) summaryAggregate(function plan.Function, of plan.Expr, where plan.Cond) string {
	filter := ""
	if where != nil {
		filter = " FILTER (WHERE " + s.filterText(where) + ")"
	}
	if of == nil {
		return s.summed(catalog.RecordsColumn, filter) + "::bigint"
	}
	sum := plan.SumOf(s.summary.Set, of)
	if function == plan.Sum {
		return s.summed(sum.Column, filter)
	}
	known := sum.Known
	if known == "" {
		known = catalog.RecordsColumn
	}
	return s.summed(sum.Column, filter) + " / nullif(" + s.summed(known, filter) + ", 0)"
}

// keptValue writes a computed value of the scope's row, or of the record that to-one relations lead to, as it is kept for each record. It is null
// where there is no record.
func (s *scope) keptValue(e *plan.Formula) string {
	kept := s.keptRow(e.Via, e.Kept.Field.Owner.Summaries)
	value := kept.column(e.Kept.Column)
	if e.Kept.Known != "" {
		value = "CASE WHEN " + kept.column(e.Kept.Known) + " > 0 THEN " + value + " END"
	}
	return value
}

// keptRow returns the row of what the record at the end of via has added to summaries; it joins the row where that is missing.
func (s *scope) keptRow(via []*catalog.Relation, set *catalog.SummarySet) row {
	key := keptKey(via, set)
	if r, ok := s.paths[key]; ok {
		return r
	}
	from := s.rowAt(via)
	kept, source := s.w.open(set.Records, s.typ.Scoped)
	kept.gathered.follow(from, []catalog.Pair{{From: "agency_id", To: "agency_id"}, {From: "id", To: "id"}})
	on := kept.column("id") + " = " + from.column("id")
	switch {
	case s.w.scope == plan.OneAgency:
		on += " AND " + s.w.agencyCond(kept.column("agency_id")) // it is the same in all rows, and Postgres would hash it for each
	case s.agencies != "" && !slices.ContainsFunc(via, leavesAgency):
		on += " AND " + equateColumns([]catalog.Pair{{From: "agency_id", To: "agency_id"}}, from, kept) + " AND " + kept.column("agency_id") + " = " + s.agencies
	default:
		on += " AND " + equateColumns([]catalog.Pair{{From: "agency_id", To: "agency_id"}}, from, kept)
	}
	s.paths[key] = kept
	s.joins = append(s.joins, plainJoin(" LEFT JOIN "+source+" ON "+on))
	return kept
}

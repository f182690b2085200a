package plan

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"

	"docket/query/catalog"
)

// The functions below decide whether the measures of a set can be read from a summary in place of the records. The answer is the same:
// every write keeps the summaries. A set fits a summary if all that it asks of a record is among the summary's dimensions, and its
// measures are counts and sums of it, or follow from them.

// summaryOf returns a summary that the measures and dimensions of a set can be read from, nil where there is none. The facts about
// variables that this rests on are added to guards.
func (p *planner) summaryOf(set *Set, measures []*Measure, dimensions []*Dimension, guards *[]Guard) *catalog.Summary {
	if p.isWithoutSummaries || set.Type.Summaries == nil || set.Relation != nil || set.Group != nil {
		return nil
	}
	for _, s := range set.Type.Summaries.Summaries {
		f := fitting{summary: s, variables: p.variables}
		if f.fits(set, measures, dimensions) {
			*guards = append(*guards, f.guards...)
			return s
		}
		// Where only a day stands in the way, other variables may fit.
		*guards = append(*guards, f.misfits...)
	}
	return nil
}

// keptRowsOf returns the rows of what each record has added to summaries, if an aggregate over a relation can be read from them: they have the columns
// by which the relation leads to them, and all that is asked of its records. It is nil otherwise.
func (p *planner) keptRowsOf(a *Aggregate) *catalog.Summary {
	kept := p.keptRows(a.Relation.Target)
	if kept == nil || a.Relation.Through != nil || a.Relation.Condition != nil {
		return nil
	}
	for _, pair := range a.Relation.On {
		if !kept.HasColumn(pair.To) {
			return nil
		}
	}
	f := fitting{summary: kept, variables: p.variables}
	if a.Of != nil && !f.fitsExpr(a.Of) {
		return nil
	}
	return p.noteFit(&f, a.Where == nil || f.fitsCond(a.Where))
}

// keptRows returns the rows of what each record of a type has added to summaries, nil where there are none.
func (p *planner) keptRows(t *catalog.Type) *catalog.Summary {
	if p.isWithoutSummaries || t.Summaries == nil {
		return nil
	}
	return t.Summaries.Kept
}

// noteFit returns the summary of a fitting, nil where it does not fit, and notes the facts about variables that this rests on.
func (p *planner) noteFit(f *fitting, fits bool) *catalog.Summary {
	if !fits {
		p.plan.Guards = append(p.plan.Guards, f.misfits...)
		return nil
	}
	p.plan.Guards = append(p.plan.Guards, f.guards...)
	return f.summary
}

// keptRowsFor returns the rows of what each record has added to summaries, if they hold all that the filter, the order and the measures of a
// connection ask for, and one of these compares a value that is computed from other records; nil otherwise.
func (p *planner) keptRowsFor(c *Connection) *catalog.Summary {
	set := c.Set
	kept := p.keptRows(set.Type)
	if kept == nil || set.Relation != nil || set.Group != nil || !set.Bulk || !comparesAggregates(set.Filter) {
		return nil
	}
	f := fitting{summary: kept, variables: p.variables}
	if c.Page != nil {
		for _, term := range c.Page.Order {
			if !isKey(term.Expr) && !f.fitsExpr(term.Expr) {
				return nil
			}
		}
	}
	for _, m := range c.Measures {
		if len(m.Reach) > 0 || m.Under != nil || m.Of != nil && !f.fitsExpr(m.Of) {
			return nil
		}
	}
	fits := f.fitsCond(set.Filter)
	for _, m := range c.Measures {
		fits = fits && (m.Where == nil || f.fitsCond(m.Where))
	}
	return p.noteFit(&f, fits)
}

// isKey says whether a value is the number or the agency of a record.
func isKey(e Expr) bool {
	c, ok := e.(Column)
	return ok && len(c.Via) == 0 && (c.Field.IsID || c.Field.Column == "agency_id")
}

// isPageOfGroups says whether the first records in an order are likely found among groups of related records, see Page.IsOfGroups.
func isPageOfGroups(set *Set, page *Page) bool {
	if !set.Bulk || set.Relation != nil || set.Group != nil || set.Agencies != nil || !set.Type.Scoped || !isOfAgencies(set.Filter) {
		return false
	}
	if page.Backward || page.After != nil || page.Before != nil || page.Offset != nil || page.Limit == 0 {
		return false
	}
	first := page.Order[0]
	a, ok := first.Expr.(*Aggregate)
	if !ok || len(a.Via) > 0 || a.Relation.Through != nil || leadsElsewhere(a.Relation) {
		return false
	}
	switch a.Function {
	case Count, Sum, Distinct: // 0 of nothing
		if !first.Desc {
			return false
		}
	default: // null of nothing
		if first.NullsFirst {
			return false
		}
	}
	return !slices.ContainsFunc(page.Order[1:], func(term Term) bool { return !isKey(term.Expr) })
}

// leadsElsewhere says whether a relation leads to records by another key than the identity of the owner.
func leadsElsewhere(r *catalog.Relation) bool {
	return len(r.On) != 2 || slices.ContainsFunc(r.On, func(pair catalog.Pair) bool { return pair.From != "id" && pair.From != "agency_id" }) || r.On[0].From == r.On[1].From
}

// isOfAgencies says whether a filter, nil for none, asks only to which agency a record belongs.
func isOfAgencies(c Cond) bool {
	switch c := c.(type) {
	case nil:
		return true
	case And:
		return !slices.ContainsFunc(c, func(part Cond) bool { return !isOfAgencies(part) })
	case Exists:
		r := c.Relation
		return !r.Many && r.Through == nil && r.Condition == nil && slices.Equal(r.On, []catalog.Pair{{From: "agency_id", To: "id"}})
	}
	return false
}

// fitting looks whether a set fits a summary.
type fitting struct {
	summary   *catalog.Summary
	variables map[string]any
	// guards are the facts that make the set fit; misfits those that make it not fit.
	guards, misfits []Guard
}

func (f *fitting) fits(set *Set, measures []*Measure, dimensions []*Dimension) bool {
	for _, d := range dimensions {
		if !f.fitsDimension(d) {
			return false
		}
	}
	for _, m := range measures {
		if !f.fitsMeasure(m) {
			return false
		}
	}
	// Last, as this depends on the variables.
	if set.Filter != nil && !f.fitsCond(set.Filter) {
		return false
	}
	for _, m := range measures {
		if m.Where != nil && !f.fitsCond(m.Where) {
			return false
		}
	}
	return true
}

// coarser are the buckets that a bucket divides evenly.
var coarser = map[string][]string{"DAY": {"", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR"}, "MONTH": {"MONTH", "QUARTER", "YEAR"}}

func (f *fitting) fitsDimension(d *Dimension) bool {
	if d.Field == nil {
		return f.refersTo(d.Via)
	}
	if own := f.summary.Dimension(d.Via, d.Field); own != nil {
		if own.Bucket == "MONTH" && d.Part != "" {
			return false
		}
		return own.Bucket == "" || slices.Contains(coarser[own.Bucket], d.Bucket)
	}
	return f.fitsExpr(d.Expr)
}

// refersTo says whether the rows of the summary name the record at the end of to-one relations, or one on the way to it.
func (f *fitting) refersTo(via []*catalog.Relation) bool {
	return len(via) > 0 && !slices.ContainsFunc(via[0].On, func(pair catalog.Pair) bool { return !f.summary.HasColumn(pair.From) }) && via[0].Through == nil
}

// fitsExpr says whether a value is the same for all records of a row of the summary.
func (f *fitting) fitsExpr(e Expr) bool {
	switch e := e.(type) {
	case Column:
		if d := f.summary.Dimension(e.Via, e.Field); d != nil {
			return d.Bucket == "" || d.Bucket == "DAY"
		}
		return f.refersTo(e.Via)
	case *Formula:
		if len(e.Via) == 0 {
			if e.Kept != nil && e.Kept.IsKept() && f.summary == f.summary.Set.Kept && slices.Contains(f.summary.Set.Sums, e.Kept) {
				return true
			}
			return len(e.Parts) == 0 && f.fitsTemplate(e.SQL)
		}
		return f.refersTo(e.Via)
	}
	return false
}

// fitsTemplate says whether a template over the record reads only columns that the rows of the summary have. Of a column that is kept in months, or
// only as whether it has a value, it may ask only whether it is null.
func (f *fitting) fitsTemplate(t *catalog.Template) bool {
	columns, ok := t.Columns()
	if !ok {
		return false
	}
	for _, c := range columns {
		if !f.summary.HasColumn(c.Name) && (!c.IsNullTest || !f.summary.KnowsColumn(c.Name)) {
			return false
		}
	}
	return true
}

func (f *fitting) fitsMeasure(m *Measure) bool {
	if len(m.Reach) > 0 || m.Under != nil {
		return false
	}
	switch m.Function {
	case Count:
		return m.Of == nil
	case Sum, Avg:
		return SumOf(f.summary.Set, m.Of) != nil
	}
	return false
}

// SumOf returns the sum that a set keeps of a value, nil where it keeps none.
func SumOf(set *catalog.SummarySet, of Expr) *catalog.SummarySum {
	for _, sum := range set.Sums {
		switch e := of.(type) {
		case Column:
			if e.Field == sum.Field && len(e.Via) == 0 {
				return sum
			}
		case *Formula:
			if sum.Field.Computed != nil && e.SQL == sum.Field.Computed.SQL && len(e.Via) == 0 && e.Today == nil {
				return sum
			}
		}
	}
	return nil
}

// WithoutOf returns the dimension of a summary whose value is a condition: that a relation leads to a record without a value of a field. It is nil
// where there is none.
func WithoutOf(s *catalog.Summary, c Exists) *catalog.SummaryDimension {
	where := c.Where
	for all, ok := where.(And); ok && len(all) == 1; all, ok = where.(And) {
		where = all[0]
	}
	isNull, ok := where.(IsNull)
	if !ok {
		return nil
	}
	column, ok := isNull.Expr.(Column)
	if !ok || len(column.Via) > 0 {
		return nil
	}
	return s.DimensionWithout(c.Relation, column.Field)
}

// keptSum returns the sum of which a computed field's value is kept for each record, nil where there is none. The kept value is the computed
// one in every snapshot, because every write that changes it keeps it.
func (p *planner) keptSum(f *catalog.Field, today *Bind) *catalog.SummarySum {
	if p.isWithoutSummaries || today != nil || f.Owner.Summaries == nil {
		return nil
	}
	if sum := f.Owner.Summaries.Sum(f); sum != nil && sum.IsKept() {
		return sum
	}
	return nil
}

// fitsCond says whether a condition holds for all records of a row of the summary or for none.
func (f *fitting) fitsCond(c Cond) bool {
	switch c := c.(type) {
	case And:
		return f.fitAll(c)
	case Or:
		return f.fitAll(c)
	case Not:
		return f.fitsCond(c.Cond)
	case Compare:
		return f.fitsCompare(c)
	case In:
		return f.fitsExpr(c.Left)
	case Like:
		return f.fitsExpr(c.Left)
	case IsNull:
		if column, ok := c.Expr.(Column); ok && (f.summary.Dimension(column.Via, column.Field) != nil ||
			len(column.Via) == 1 && column.Field.IsID && f.summary.KnowsReference(column.Via[0])) {
			return true // whatever its bucket
		}
		return f.fitsExpr(c.Expr)
	case Exists:
		return WithoutOf(f.summary, c) != nil || !c.Relation.Many && f.refersTo([]*catalog.Relation{c.Relation})
	}
	return false
}

func (f *fitting) fitAll(conds []Cond) bool {
	for _, c := range conds {
		if !f.fitsCond(c) {
			return false
		}
	}
	return true
}

// fitsCompare says whether a comparison is true for the whole of each bucket, or for nothing of it. Of a month that is so where the compared day
// is its first or its last day, whichever the operator needs; so the plan serves only requests of which the same is true.
func (f *fitting) fitsCompare(c Compare) bool {
	column, ok := c.Left.(Column)
	if !ok {
		return f.fitsExpr(c.Left)
	}
	d := f.summary.Dimension(column.Via, column.Field)
	if d == nil || d.Bucket != "MONTH" {
		return f.fitsExpr(c.Left)
	}
	if c.Op == "=" || c.Op == "<>" {
		return false
	}
	guard := Guard{isTrue: func(variables map[string]any) bool { return isMonthBound(c, variables) }, wantTrue: isMonthBound(c, f.variables)}
	if !guard.wantTrue {
		f.misfits = append(f.misfits, guard)
		return false
	}
	f.guards = append(f.guards, guard)
	return true
}

// isMonthBound says whether the day of a comparison is the first day of a month (>=, <), or the last one (<=, >).
func isMonthBound(c Compare, variables map[string]any) bool {
	value, err := c.Right.Resolve(Env{Variables: variables})
	date, ok := value.(pgtype.Date)
	if err != nil || !ok {
		return false
	}
	day := civil.DateOf(date.Time)
	if c.Op == "<=" || c.Op == ">" {
		day = day.AddDays(1)
	}
	return day.Day == 1
}

// noteSource notes that a set is read from a summary, or from records where that is nil.
func (p *planner) noteSource(s *catalog.Summary) {
	if s == nil {
		p.plan.ReadsRecords = true
	} else {
		p.plan.ReadsSummaries = true
	}
}

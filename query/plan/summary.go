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

package catalog

import (
	"slices"
	"strings"
)

// SummarySource declares the summaries of one record type.
type SummarySource struct {
	Type string
	// Sums are the fields that are summed; records are always counted. INDEX after a computed field makes an index of its values.
	Sums []string
	// By are the summaries: for each its dimensions, separated by commas, a date first. A dimension is a field or a
	// to-one relation. A date has its bucket after it, DAY or MONTH. KNOWN after either keeps only whether there is a value. A to-many relation
	// followed by WITHOUT and a field of its records keeps whether it leads to a record that has no value of that field.
	By []string
	// Ranks are sums by which the records that a relation leads to are put in order: each is a sum, OF a to-one relation, BY a dimension.
	Ranks []string
}

// SummarySet is what the summaries of a type are made of: one row of Changes for each write.
type SummarySet struct {
	Type *Type
	// Dimensions are all dimensions of the summaries, Sums all sums.
	Dimensions []*SummaryDimension
	Sums       []*SummarySum
	Summaries  []*Summary
	// Prefix begins the names of the tables and functions of the set; Changes is the table of what was not added to the summaries yet.
	Prefix, Changes string
	// Records is the table of what each record has added, under the columns of dimensions and sums. It exists where IsKept.
	Records string
	// Ranks are the sums by which other records are put in order; References are the relations of Ranks, whose columns the rows of Records have too.
	Ranks         []*SummaryRank
	References    []*SummaryDimension
	declaredRanks []string
	// Kept describes the rows of Records as a summary: each is of one record, and has all dimensions and References. It is nil where there are none.
	Kept *Summary
}

// SummaryRank is a sum by which the records that Of leads to are put in order, of the records within bounds of By. An index over the set's Records
// serves it.
type SummaryRank struct {
	Sum    *SummarySum
	Of, By *SummaryDimension
}

// IsKept says whether what a record adds depends on rows of other tables, so that it is kept for each record.
func (s *SummarySet) IsKept() bool {
	return slices.ContainsFunc(s.Sums, (*SummarySum).IsKept) || slices.ContainsFunc(s.Dimensions, func(d *SummaryDimension) bool { return d.Without != nil })
}

// Summary holds counts and sums of the records of a type by dimensions, in Table and in the Changes of its set.
type Summary struct {
	Set        *SummarySet
	Name       string // the dimensions as declared
	Table      string
	Dimensions []*SummaryDimension
}

// SummaryDimension is a value by which records are counted.
type SummaryDimension struct {
	// Field is a field of the records; where it is nil, the record that Relation leads to is the value.
	Field    *Field
	Relation *Relation
	// Without, where it is not nil, is a field of the records that Relation, to many, leads to. The value is then whether one of them has no
	// value of that field.
	Without *Field
	Bucket  string // DAY, MONTH or KNOWN; empty for the value itself
	// Column holds the value: for MONTH the first day of the month, for KNOWN true or null.
	Column string
}

// SummarySum is a field whose values are summed. Column holds the sum; Known holds how many records have a value, empty where all have.
type SummarySum struct {
	Field         *Field
	Column, Known string
	// IsIndexed says that an index over the set's Records finds records by the value.
	IsIndexed bool
}

// IsKept says whether the value is computed from rows of other tables: then the set's Records hold it for each record.
func (s *SummarySum) IsKept() bool { return s.Field.Computed != nil && len(s.Field.Computed.Parts) > 0 }

// RecordsColumn holds the number of records in the tables of summaries.
const RecordsColumn = "records"

// maxSummaryName leaves room for the endings of constraints and for the number of a shard.
const maxSummaryName = 48

// Summaries returns the sets of summaries, by the name of their types.
func (c *Catalog) Summaries() []*SummarySet {
	var all []*SummarySet
	for _, t := range c.Types() {
		if t.Summaries != nil {
			all = append(all, t.Summaries)
		}
	}
	return all
}

// summarise reads the summaries of a type.
func (b *builder) summarise(src SummarySource) {
	t := b.types[src.Type]
	switch {
	case t == nil:
		b.fault("summaries of %s: there is no such type", src.Type)
		return
	case !t.Scoped || t.VisibleWhere != nil:
		b.fault("summaries of %s: its records belong to no agency, or readers do not see all", src.Type)
		return
	}
	set := t.Summaries
	if set == nil {
		set = &SummarySet{Type: t, Prefix: t.Table + "_sum", Changes: t.Table + "_sum_changes", Records: t.Table + "_sum_records"}
		t.Summaries = set
	}
	for _, name := range src.Sums {
		b.addSum(set, name)
	}
	for _, declared := range src.By {
		b.addSummary(set, declared)
	}
	set.declaredRanks = append(set.declaredRanks, src.Ranks...)
	set.Ranks, set.References = nil, nil // anew: what was a reference may have become a dimension
	for _, declared := range set.declaredRanks {
		b.addRank(set, declared)
	}
	if set.IsKept() {
		set.Kept = &Summary{Set: set, Name: "each record", Table: set.Records, Dimensions: append(slices.Clone(set.Dimensions), set.References...)}
	}
}

// addRank adds a sum by which other records are put in order.
func (b *builder) addRank(set *SummarySet, declared string) {
	words := strings.Fields(declared)
	if len(words) != 5 || words[1] != "OF" || words[3] != "BY" {
		b.fault("summaries of %s: %s: write a sum OF a relation BY a dimension", set.Type.Name, declared)
		return
	}
	rank := &SummaryRank{}
	for _, sum := range set.Sums {
		if sum.Field.Name == words[0] && sum.IsKept() {
			rank.Sum = sum
		}
	}
	for _, d := range set.Dimensions {
		if d.Field != nil && d.Field.Name == words[4] {
			rank.By = d
		}
	}
	f := set.Type.byName[words[2]]
	if rank.Sum == nil || rank.By == nil || f == nil || f.Relation == nil || !f.Relation.IsReference() || !f.Relation.Target.Scoped {
		b.fault("summaries of %s: %s: the sum is one that is kept for each record, the relation one that the row refers by, within the agency, and the dimension a field", set.Type.Name, declared)
		return
	}
	for _, d := range append(slices.Clone(set.Dimensions), set.References...) {
		if d.Relation == f.Relation && d.Bucket == "" {
			rank.Of = d
		}
	}
	if rank.Of == nil {
		rank.Of = &SummaryDimension{Relation: f.Relation}
		rank.Of.Column = summaryColumn(rank.Of)
		set.References = append(set.References, rank.Of)
	}
	set.Ranks = append(set.Ranks, rank)
}

// addSum adds a field that is summed.
func (b *builder) addSum(set *SummarySet, declared string) {
	name, option, _ := strings.Cut(declared, " ")
	f := set.Type.byName[name]
	if f == nil || !slices.Contains([]string{"Money", "Decimal", "Int"}, f.Scalar) {
		b.fault("summaries of %s: %s is no number", set.Type.Name, name)
		return
	}
	if f.Computed != nil && !isTracked(f.Computed) {
		b.fault("summaries of %s: %s depends on the day, or on records that are not watched", set.Type.Name, name)
		return
	}
	if slices.ContainsFunc(set.Sums, func(s *SummarySum) bool { return s.Field == f }) {
		return
	}
	sum := &SummarySum{Field: f, Column: snake(name) + "_sum", IsIndexed: option == "INDEX"}
	if option != "" && (!sum.IsIndexed || !sum.IsKept()) {
		b.fault("summaries of %s: %s: only INDEX may follow, and only a field that is computed from other records", set.Type.Name, declared)
		return
	}
	if !f.NonNull {
		sum.Known = snake(name) + "_known"
	}
	set.Sums = append(set.Sums, sum)
}

// isTracked says whether a computed value changes only when its record, or a record that its parts read, is written.
func isTracked(c *Computed) bool {
	if !isConstant(c.SQL) {
		return false
	}
	for _, part := range c.Parts {
		r := part.Relation
		switch {
		case !r.Many || r.Through != nil || r.Condition != nil || r.Target.VisibleWhere != nil:
			return false
		case part.Where != nil && !isConstant(part.Where):
			return false
		case part.Field != nil && part.Field.Computed != nil && !isTracked(part.Field.Computed):
			return false
		}
	}
	return true
}

// isConstant says whether a template reads neither the day nor other records.
func isConstant(t *Template) bool {
	return !strings.Contains(t.Text, "{today}") && !strings.Contains(t.Text, "SELECT")
}

// addSummary adds a summary with the dimensions as they are declared.
func (b *builder) addSummary(set *SummarySet, declared string) {
	s := &Summary{Set: set, Name: declared}
	names := []string{}
	for _, text := range strings.Split(declared, ",") {
		d := b.summaryDimension(set, strings.TrimSpace(text))
		if d == nil {
			return
		}
		s.Dimensions = append(s.Dimensions, d)
		names = append(names, strings.TrimSuffix(d.Column, "_id"))
	}
	s.Table = set.Type.Table + "_by_" + strings.Join(names, "_")
	if len(s.Table) > maxSummaryName {
		s.Table = strings.TrimRight(s.Table[:maxSummaryName], "_")
	}
	if slices.ContainsFunc(set.Summaries, func(other *Summary) bool { return other.Table == s.Table }) {
		b.fault("summaries of %s: %s: there is a summary of nearly this name already", set.Type.Name, declared)
		return
	}
	set.Summaries = append(set.Summaries, s)
}

// summaryDimension finds or adds a dimension of a set; nil after a fault.
func (b *builder) summaryDimension(set *SummarySet, declared string) *SummaryDimension {
	path, bucket, _ := strings.Cut(declared, " ")
	fault := func(why string) *SummaryDimension {
		b.fault("summaries of %s: %s: %s", set.Type.Name, declared, why)
		return nil
	}
	d := &SummaryDimension{Bucket: bucket}
	without, isWithout := strings.CutPrefix(bucket, "WITHOUT ")
	switch f := set.Type.byName[path]; {
	case strings.Contains(path, "."):
		// Another transaction may change the other record at the moment when this one is added: neither sees the other.
		return fault("it is a field of another record, which a summary cannot keep exactly")
	case f == nil:
		return fault("there is no such field")
	case isWithout && f.Relation != nil:
		d.Bucket, d.Relation, d.Without = "", f.Relation, f.Relation.Target.byName[without]
		if why := d.whyNotWatched(); why != "" {
			return fault(why)
		}
	case f.Relation == nil && f.Column != "" && !f.IsID:
		d.Field = f
	case f.Relation == nil || f.Relation.Many || f.Relation.Condition != nil || !f.Relation.Target.Scoped || f.Relation.Target.VisibleWhere != nil:
		return fault("it is neither a column nor a record of the agency that all readers see")
	default:
		d.Relation = f.Relation
	}
	switch isDate := d.Field != nil && d.Field.Scalar == "Date"; {
	case d.Field == nil && d.Bucket != "" && (d.Bucket != "KNOWN" || !d.Relation.IsReference()):
		return fault("a record is a dimension without a bucket; only KNOWN may follow, where the row refers to the record")
	case bucket == "KNOWN":
	case d.Without != nil:
	case isDate != (bucket == "DAY" || bucket == "MONTH"), d.Field != nil && d.Field.Scalar == "DateTime":
		return fault("a date, and nothing else, has the bucket DAY or MONTH")
	}
	d.Column = summaryColumn(d)
	for _, other := range set.Dimensions {
		if other.Column == d.Column {
			if other.Bucket != d.Bucket {
				return fault("it is declared with another bucket too")
			}
			return other
		}
	}
	set.Dimensions = append(set.Dimensions, d)
	return d
}

// whyNotWatched says why no write can keep whether the relation of a dimension leads to a record without a value; empty if each can.
func (d *SummaryDimension) whyNotWatched() string {
	switch r := d.Relation; {
	case !r.Many || r.Through != nil || r.Condition != nil || !slices.ContainsFunc(r.On, func(pair Pair) bool { return pair.From == "id" }):
		return "before WITHOUT stands a relation to many records that refer to this one"
	case d.Without == nil || d.Without.Column == "" || d.Without.NonNull:
		return "after WITHOUT stands a field of the related records that has a column and may have no value"
	case r.Target.VisibleWhere != nil && !isConstant(r.Target.VisibleWhere):
		return "which of the related records are seen depends on the day or on other records"
	}
	return ""
}

// summaryColumn returns the name of the column of a dimension.
func summaryColumn(d *SummaryDimension) string {
	if d.Without != nil {
		return snake(d.Relation.Name) + "_without_" + d.Without.Column
	}
	if d.Field == nil {
		for _, pair := range d.Relation.On {
			if pair.To == "id" {
				return pair.From
			}
		}
	}
	return d.Field.Column
}

// Dimension returns the dimension of a field. It is nil where the summary has none, and for a field of another record, at the end of via.
func (s *Summary) Dimension(via []*Relation, f *Field) *SummaryDimension {
	for _, d := range s.Dimensions {
		if d.Field == f && f != nil && len(via) == 0 {
			return d
		}
	}
	return nil
}

// DimensionWithout returns the dimension that says whether a relation leads to a record without a value of a field, nil where the summary has
// none.
func (s *Summary) DimensionWithout(r *Relation, f *Field) *SummaryDimension {
	for _, d := range s.Dimensions {
		if d.Without == f && f != nil && d.Relation == r {
			return d
		}
	}
	return nil
}

// HasColumn says whether the rows of the summary have a column of the record's table with its values.
func (s *Summary) HasColumn(column string) bool {
	return column == "agency_id" || slices.ContainsFunc(s.Dimensions, func(d *SummaryDimension) bool {
		return d.Column == column && d.Without == nil && (d.Bucket == "" || d.Bucket == "DAY")
	})
}

// KnowsColumn says whether the rows of the summary have a column of the record's table, or of whether it has a value.
func (s *Summary) KnowsColumn(column string) bool {
	return column == "agency_id" || slices.ContainsFunc(s.Dimensions, func(d *SummaryDimension) bool { return d.Column == column && d.Without == nil })
}

// KnowsReference says whether the rows of the summary tell whether a relation leads to a record.
func (s *Summary) KnowsReference(r *Relation) bool {
	return slices.ContainsFunc(s.Dimensions, func(d *SummaryDimension) bool { return d.Relation == r && d.Without == nil })
}

// Sum returns the sum of a field, nil where the set has none.
func (s *SummarySet) Sum(f *Field) *SummarySum {
	for _, sum := range s.Sums {
		if sum.Field == f {
			return sum
		}
	}
	return nil
}

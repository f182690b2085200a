package querytest

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"docket/query/catalog"
)

// DrawSummed draws a list whose groups and aggregates mostly ask for nothing but the dimensions and sums of a summary.
func DrawSummed(t *rapid.T, w *World) Drawn {
	g := &drawer{t: t, world: w, variables: map[string]any{}}
	set := pick(g, w.Catalog.Summaries())
	s := summaryDrawer{g, set.Type, pick(g, set.Summaries)}
	arguments := ""
	if g.oneIn(2) {
		arguments = "(where: " + g.literalOrVariable(s.typ.Name+"Where", s.where(1)) + ")"
	}
	selections := []string{"totalCount", g.newName("a") + ": aggregate " + s.measures(), g.newName("g") + ": groups" + s.groups()}
	if g.oneIn(4) {
		selections = append(selections, "nodes { id }")
	}
	return g.operation([]string{g.newName("r") + ": " + s.typ.Plural + arguments + " { " + strings.Join(selections, " ") + " }"})
}

// summaryDrawer draws what a summary may answer.
type summaryDrawer struct {
	*drawer
	typ     *catalog.Type
	summary *catalog.Summary
}

// name returns the name of a dimension's field or relation.
func (s summaryDrawer) name(d *catalog.SummaryDimension) string {
	if d.Field != nil {
		return d.Field.Name
	}
	return d.Relation.Name
}

// where draws conditions on dimensions.
func (s summaryDrawer) where(depth int) inputObject {
	d := pick(s.drawer, s.summary.Dimensions)
	names := []string{s.name(d)}
	var value any
	switch {
	case depth > 0 && s.oneIn(3):
		name := pick(s.drawer, []string{"not", "and", "or"})
		if name == "not" {
			return inputObject{{name, s.where(depth - 1)}}
		}
		return inputObject{{name, []any{s.where(depth - 1), s.where(depth - 1)}}}
	case depth > 0 && s.oneIn(5):
		return inputObject{{"agency", s.drawer.where(s.world.Catalog.Type("Agency"), 0)}}
	case d.Without != nil:
		which := pick(s.drawer, []string{"some", "some", "none"})
		value = inputObject{{which, inputObject{{d.Without.Name, inputObject{{"isNull", !s.oneIn(4)}}}}}}
	case d.Field == nil:
		value = s.drawer.where(d.Relation.Target, 0)
	case d.Bucket == "KNOWN":
		value = inputObject{{"isNull", s.oneIn(2)}}
	case d.Bucket == "" || s.oneIn(4):
		value = s.scalarFilter(d.Field.Owner, d.Field)
	default:
		value = s.days()
	}
	return nested(names, value).(inputObject)
}

// days draws a range of days, mostly of whole months.
func (s summaryDrawer) days() inputObject {
	switch s.below(4) {
	case 0:
		return inputObject{{"year", 2022 + s.below(3)}}
	case 1:
		return inputObject{{"quarter", pick(s.drawer, []string{"2022Q4", "2023Q1", "2023Q2"})}}
	}
	return inputObject{
		{pick(s.drawer, []string{"gte", "lt"}), pick(s.drawer, []string{"2023-01-01", "2023-04-01", "2023-03-02"})},
		{pick(s.drawer, []string{"lte", "gt"}), pick(s.drawer, []string{"2023-06-30", "2023-03-31", "2023-05-30"})},
	}
}

// measures draws the selection of an aggregate: counts, sums and means.
func (s summaryDrawer) measures() string {
	parts := []string{s.newName("c") + ": count"}
	for _, sum := range s.summary.Set.Sums {
		if s.oneIn(2) {
			parts = append(parts, s.newName("s")+": "+pick(s.drawer, []string{"sum", "avg"})+" { "+sum.Field.Name+" }")
		}
	}
	return "{ " + strings.Join(parts, " ") + " }"
}

// groups draws the arguments and the selection of groups by dimensions of the summary.
func (s summaryDrawer) groups() string {
	var by, orders []any
	var keys []string
	isFilled := false
	for _, d := range s.summary.Dimensions {
		if d.Bucket == "KNOWN" || d.Without != nil || len(by) > 0 && s.oneIn(2) {
			continue
		}
		names := []string{s.name(d)}
		if d.Field == nil {
			by, keys = append(by, nested(names, inputObject{})), append(keys, s.nestedKey(names, s.newName("k")+": id"))
			continue
		}
		options := inputObject{}
		if d.Field.Scalar == "Date" && (d.Bucket == "MONTH" || s.oneIn(2)) {
			options = append(options, inputField{"bucket", pick(s.drawer, []enumValue{"MONTH", "QUARTER", "YEAR", "MONTH", "WEEK"})})
			if !isFilled && s.oneIn(3) {
				isFilled = true
				options = append(options, inputField{"fill", true})
			}
		}
		if s.oneIn(3) {
			options = append(options, inputField{"omitNull", s.oneIn(2)})
		}
		by, orders = append(by, nested(names, options)), append(orders, nested(names, s.anyDirection()))
		keys = append(keys, s.nestedKey(names[:len(names)-1], s.newName("k")+": "+names[len(names)-1]))
	}
	if len(by) == 0 {
		d := s.summary.Dimensions[0] // its value, which the summary does not have
		names := []string{s.name(d)}
		by, keys = []any{nested(names, inputObject{})}, []string{s.nestedKey(names[:len(names)-1], s.newName("k")+": "+names[len(names)-1])}
	}
	arguments := []string{"by: " + s.literalOrVariable("["+s.typ.Name+"GroupBy!]!", by)}
	if s.oneIn(3) {
		arguments = append(arguments, "where: "+s.literalOrVariable(s.typ.Name+"Where", s.where(1)))
	}
	if s.oneIn(3) {
		arguments = append(arguments, "having: "+s.literalOrVariable(s.typ.Name+"AggregateWhere", inputObject{{"count", inputObject{{"gt", s.below(3)}}}}))
	}
	if s.oneIn(2) {
		order := any(inputObject{{"count", s.anyDirection()}})
		if len(orders) > 0 && s.oneIn(2) {
			order = inputObject{{"key", pick(s.drawer, orders)}}
		}
		arguments = append(arguments, "orderBy: "+s.literalOrVariable("["+s.typ.Name+"AggregateOrder!]", []any{order}))
	}
	selection := "key { " + strings.Join(keys, " ") + " } " + s.newName("a") + ": aggregate " + s.measures()
	if s.oneIn(2) {
		selection += " " + s.newName("a") + ": aggregate(where: " + s.literalOrVariable(s.typ.Name+"Where", s.where(1)) + ") " + s.measures()
	}
	if s.oneIn(3) {
		selection += " " + s.typ.Plural + "(first: 2) { totalCount nodes { id } }"
	}
	return "(" + strings.Join(arguments, ", ") + ") { totalCount nodes { " + selection + " } }"
}

// DrawKept draws a page that mostly asks for nothing but what each record has added to summaries: of such records, by sums that are kept for each,
// or of other records in the order of an aggregate over them.
func DrawKept(t *rapid.T, w *World) Drawn {
	g := &drawer{t: t, world: w, variables: map[string]any{}}
	var sets []*catalog.SummarySet
	for _, set := range w.Catalog.Summaries() {
		if set.Kept != nil && len(set.Ranks) > 0 {
			sets = append(sets, set)
		}
	}
	set := pick(g, sets)
	s := summaryDrawer{g, set.Type, pick(g, set.Summaries)}
	if g.oneIn(2) {
		return g.operation([]string{s.pageOfKept()})
	}
	return g.operation([]string{s.pageOfRelated(pick(g, set.Ranks).Of.Relation)})
}

// keptSum draws the name of a sum that is kept for each record.
func (s summaryDrawer) keptSum() string { return pick(s.drawer, s.typ.Summaries.Sums).Field.Name }

// pageOfKept draws a page of records by their sums, with measures.
func (s summaryDrawer) pageOfKept() string {
	where := inputObject{{s.keptSum(), inputObject{{pick(s.drawer, []string{"gt", "lte", "gte"}), pick(s.drawer, []string{"0", "50", "1000"})}}}}
	if s.oneIn(2) {
		where = inputObject{{pick(s.drawer, []string{"and", "and", "or"}), []any{where, s.where(1)}}}
	}
	order := []any{inputObject{{s.keptSum(), s.anyDirection()}}}
	if s.oneIn(3) {
		order = append(order, inputObject{{"id", s.anyDirection()}})
	}
	selections := []string{"nodes { id " + s.keptSum() + " }", "edges { cursor }", "pageInfo { hasNextPage }", "totalCount", s.newName("a") + ": aggregate " + s.measures()}
	return fmt.Sprintf("%s: %s(where: %s, orderBy: %s, first: %d) { %s }", s.newName("r"), s.typ.Plural, s.literalOrVariable(s.typ.Name+"Where", where),
		s.literalOrVariable("["+s.typ.Name+"Order!]", order), s.below(12), strings.Join(selections[s.below(3):3+s.below(len(selections)-2)], " "))
}

// pageOfRelated draws a page of the records that a relation leads to, in the order of an aggregate over those that refer to them.
func (s summaryDrawer) pageOfRelated(r *catalog.Relation) string {
	back := ""
	for _, f := range r.Target.Fields {
		if f.Relation != nil && f.Relation.Many && f.Relation.Target == s.typ && f.Relation.Condition == nil && f.Relation.Through == nil {
			back = f.Name
		}
	}
	aggregate := inputObject{{"count", s.anyDirection()}}
	if !s.oneIn(3) {
		aggregate = inputObject{{pick(s.drawer, []string{"sum", "sum", "max", "min", "avg", "median"}), inputObject{{s.keptSum(), s.anyDirection()}}}}
	}
	if !s.oneIn(4) {
		aggregate = append(aggregate, inputField{"where", s.where(1)})
	}
	order := []any{inputObject{{back, aggregate}}}
	if s.oneIn(2) {
		order = append(order, inputObject{{"id", s.anyDirection()}})
	}
	where := ""
	if s.oneIn(3) {
		where = "where: " + s.literalOrVariable(r.Target.Name+"Where", inputObject{{"agency", s.drawer.where(s.world.Catalog.Type("Agency"), 0)}}) + ", "
	}
	selections := []string{"nodes { id }", "edges { cursor }", "pageInfo { hasNextPage endCursor }", "totalCount"}
	return fmt.Sprintf("%s: %s(%sorderBy: %s, first: %d) { %s }", s.newName("r"), r.Target.Plural, where,
		s.literalOrVariable("["+r.Target.Name+"Order!]", order), s.below(8), strings.Join(selections[:1+s.below(len(selections))], " "))
}

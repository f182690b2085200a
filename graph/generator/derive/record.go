package derive

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// recordType is a record type with its fields sorted by what they lead to.
type recordType struct {
	name string
	// plural is the root field that lists the records. key is the field that, with the agency's code, names one record;
	// empty where there is none.
	plural, key string
	// title is the Chinese term and the name, for descriptions.
	title                  string
	scalars, toOne, toMany []field
}

// field is a field of a record type and the name of its type.
type field struct{ name, typ string }

// The scalars that can be summed, and those of which there is a least and a greatest value.
var (
	summable = []string{"Money", "Decimal", "Int"}
	ordered  = []string{"Money", "Decimal", "Int", "Date", "DateTime"}
)

// measurable returns the scalar fields of the types given. It leaves out the version: a sum of versions means nothing.
func (t *recordType) measurable(types []string) []field {
	var found []field
	for _, f := range t.scalars {
		if f.name != "version" && slices.Contains(types, f.typ) {
			found = append(found, f)
		}
	}
	return found
}

// isTime reports whether a field holds days or instants.
func isTime(f field) bool { return f.typ == "Date" || f.typ == "DateTime" }

// countable returns the fields whose different values can be counted.
func (t *recordType) countable() []field {
	var found []field
	for _, f := range t.scalars {
		if f.name != "version" {
			found = append(found, f)
		}
	}
	return append(found, t.toOne...)
}

// pageArguments returns the arguments of a connection.
func pageArguments(record string, pos *ast.Position) ast.ArgumentDefinitionList {
	argument := func(name string, typ *ast.Type) *ast.ArgumentDefinition {
		return &ast.ArgumentDefinition{Name: name, Type: typ, Position: pos}
	}
	return ast.ArgumentDefinitionList{
		argument("where", ast.NamedType(record+"Where", pos)),
		argument("orderBy", ast.ListType(ast.NonNullNamedType(record+"Order", pos), pos)),
		argument("first", ast.NamedType("Int", pos)),
		argument("after", ast.NamedType("String", pos)),
		argument("last", ast.NamedType("Int", pos)),
		argument("before", ast.NamedType("String", pos)),
		argument("offset", ast.NamedType("Int", pos)),
	}
}

// pageDescriptions describe the arguments of a connection at the root, where a reader of the schema meets them first.
// Every other connection has the same arguments, and their descriptions would be a tenth of the schema.
var pageDescriptions = map[string]string{
	"orderBy": "One key an item; records with equal keys are ordered by `id`.",
	"first":   "Size of a page from the front; 20 where neither this nor `last` is given.",
	"after":   "Cursor of the record that precedes the page.",
	"last":    "Size of a page from the end.",
	"before":  "Cursor of the record that follows the page.",
	"offset":  "How many records to skip from the front.",
}

// pageArgumentsText returns the arguments of a connection as SDL, with the descriptions given by name.
func pageArgumentsText(record string, descriptions map[string]string) string {
	arguments := make([]string, 0, 7)
	for _, a := range pageArguments(record, nil) {
		text := a.Name + ": " + a.Type.String()
		if d := descriptions[a.Name]; d != "" {
			text = fmt.Sprintf("%q %s", d, text)
		}
		arguments = append(arguments, text)
	}
	return "(" + strings.Join(arguments, ", ") + ")"
}

// writeRoots writes the fields of Query that list the records and find one.
func (t *recordType) writeRoots(b *strings.Builder) {
	w := writer{b}
	w.field(t.plural+pageArgumentsText(t.name, pageDescriptions), t.title+": the records, a page at a time.", t.name+"Connection!")
	one := strings.ToLower(t.name[:1]) + t.name[1:]
	if t.key == "" {
		w.field(one+"(\"The record's `id`.\" id: ID!)", t.title+": one record; null where there is none.", t.name)
		return
	}
	arguments := fmt.Sprintf("(%q id: ID, %q agency: String, %q %s: String)", "The record's `id`; or give `agency` and `"+t.key+"`.",
		"行政区划代码 Division code of the agency.", "With `agency`: the record's `"+t.key+"`.", t.key)
	w.field(one+arguments, t.title+": one record, by its `id` or by its agency's code and `"+t.key+"`; null where there is none.", t.name)
}

// write writes every type that is derived from the record type. isListed says that a field of another record type lists
// records of this one.
func (t *recordType) write(b *strings.Builder, isListed bool) {
	w := writer{b}
	t.writeConnection(w)
	t.writeWhere(w)
	if isListed {
		t.writeRelationWhere(w)
	}
	t.writeAggregateWhere(w)
	t.writeOrders(w)
	t.writeMeasures(w)
	t.writeComparisons(w)
	t.writeDays(w)
	t.writeAggregate(w)
	t.writeGroups(w)
}

// writeConnection writes the type <name>Connection and the types of its edges.
func (t *recordType) writeConnection(w writer) {
	w.open("type", t.name+"Connection", "")
	w.field("nodes", "", "["+t.name+"!]!")
	w.field("edges", "", "["+t.name+"Edge!]!")
	w.field("pageInfo", "", "PageInfo!")
	w.field("totalCount", "", "Int!")
	w.field("aggregate(where: "+t.name+"Where)", "", t.name+"Aggregate!")
	w.field(fmt.Sprintf("groups(by: [%[1]sGroupBy!]!, where: %[1]sWhere, having: %[1]sAggregateWhere, orderBy: [%[1]sAggregateOrder!], "+
		"%[2]q first: Int, offset: Int, %[3]q others: Boolean = false)", t.name, "20 where absent.", "Whether the groups after `first` follow as one."), "", t.name+"GroupConnection!")
	w.close()

	w.open("type", t.name+"Edge", "")
	w.field("cursor", "", "String!")
	w.field("node", "", t.name+"!")
	w.close()
}

func (t *recordType) writeWhere(w writer) {
	w.open("input", t.name+"Where", "All must hold. `field: null` holds for records without a value there, and is refused where every record has one.")
	w.logic(t.name + "Where")
	for _, f := range t.scalars {
		w.field(f.name, "", f.typ+"Filter")
	}
	for _, f := range t.toOne {
		w.field(f.name, "", f.typ+"Where")
	}
	for _, f := range t.toMany {
		w.field(f.name, "", f.typ+"RelationWhere")
	}
	w.field("compare", "", "["+t.name+"Comparison!]")
	w.field("daysBetween", "", "["+t.name+"Days!]")
	w.close()
}

func (t *recordType) writeRelationWhere(w writer) {
	w.open("input", t.name+"RelationWhere", "")
	w.field("some", "", t.name+"Where")
	w.field("every", "Holds also where there are no records.", t.name+"Where")
	w.field("none", "", t.name+"Where")
	w.field("aggregate", "", t.name+"AggregateWhere")
	w.close()
}

// writeAggregateWhere writes the input <name>AggregateWhere and those of the aggregate functions.
func (t *recordType) writeAggregateWhere(w writer) {
	w.open("input", t.name+"AggregateWhere", "All must hold; `where` narrows the records that are aggregated, `at` is the place of `percentile`. `share` and what follows compare the groups for which all else holds: `having` takes them, but not within and, or, not.")
	w.logic(t.name + "AggregateWhere")
	w.field("where", "", t.name+"Where")
	w.field("count", "", "IntFilter")
	functions := t.functions()
	t.writeRank(w)
	for _, f := range functions {
		w.field(f.name, "", t.name+f.suffix+"Where")
	}
	w.field("daysBetween", "", "["+t.name+"Days!]")
	for _, f := range append(slices.Clone(t.toOne), t.toMany...) {
		w.field(f.name, "", f.typ+"AggregateWhere")
	}
	t.writeCalculations(w)
	w.close()
	for _, f := range functions {
		if f.repeats {
			continue
		}
		w.open("input", t.name+f.suffix+"Where", "")
		for _, of := range f.fields {
			w.field(of.name, "", strings.TrimSuffix(f.result(of), "!")+"Filter")
		}
		w.close()
	}
}

// writeOrders writes what records and groups are ordered by. One type orders by aggregates of related records and of
// groups, and one holds the fields for all functions: the compiler refuses what does not fit, and three types a record
// are spared.
func (t *recordType) writeOrders(w writer) {
	w.open("input", t.name+"Order", "Exactly one field.")
	for _, f := range t.scalars {
		w.field(f.name, "", "OrderDirection")
	}
	for _, f := range t.toOne {
		w.field(f.name, "", f.typ+"Order")
	}
	for _, f := range t.toMany {
		w.field(f.name, "", f.typ+"AggregateOrder")
	}
	w.field("daysBetween", "", t.name+"Days")
	w.close()

	w.open("input", t.name+"AggregateOrder", "Exactly one field beside `where`, which narrows the records that are aggregated, and `at`. `key`, the relations, `share` and what follows order groups only.")
	w.field("where", "", t.name+"Where")
	w.field("key", "", t.name+"Order")
	w.field("count", "", "OrderDirection")
	t.writeRank(w)
	for _, f := range t.functions() {
		w.field(f.name, "", t.name+"MeasureOrder")
	}
	w.field("daysBetween", "", t.name+"Days")
	for _, f := range t.toMany {
		w.field(f.name, "", f.typ+"AggregateOrder")
	}
	t.writeCalculations(w)
	w.close()

	w.open("input", t.name+"MeasureOrder", "Exactly one field: a number or a time for `min` and `max`, any for `distinct`, a number for the others.")
	for _, f := range t.countable() {
		w.field(f.name, "", "OrderDirection")
	}
	w.close()
}

// writeAggregate writes the type <name>Aggregate and those of the aggregate functions.
func (t *recordType) writeAggregate(w writer) {
	w.open("type", t.name+"Aggregate", "Values that are null are left out. Of none, `sum` and `distinct` are 0, the others null. `avg`, `median`, `percentile` (as PERCENTILE.INC) and "+
		"`standardDeviation` (as STDEV.S, null of one value) have six places. A relation's records count once each. `ratio` is exact, rounded once to six places; null where `to` is 0 or one of the two has no value.")
	w.field("count", "", "Int!")
	functions := t.functions()
	for _, f := range functions {
		w.field(f.name+f.arguments(), "", t.name+f.suffix+"!")
	}
	w.field("daysBetween"+t.daysArguments(), "", "DurationAggregate!")
	for _, f := range append(slices.Clone(t.toOne), t.toMany...) {
		w.field(f.name+"(where: "+f.typ+"Where)", "", f.typ+"Aggregate!")
	}
	w.field("ratio(of: "+t.name+"Measure!, to: "+t.name+"Measure!)", "", "Decimal")
	w.close()
	for _, f := range functions {
		if f.repeats {
			continue
		}
		w.open("type", t.name+f.suffix, "")
		for _, of := range f.fields {
			w.field(of.name, "", f.result(of))
		}
		w.close()
	}
}

// function is an aggregate function, the fields that it takes, and the type of its result.
type function struct {
	name, suffix string
	fields       []field
	result       func(field) string
	// repeats says that the types of the function before serve this one too.
	repeats bool
}

// arguments returns the arguments of the function in an aggregate.
func (f function) arguments() string {
	if f.name == "percentile" {
		return "(at: Decimal!)"
	}
	return ""
}

// writeRank writes the input field that says which percentile is meant, where the record type has numbers.
func (t *recordType) writeRank(w writer) {
	if len(t.measurable(summable)) > 0 {
		w.field("at", "The place of `percentile`, from 0 to 1, as in `\"0.9\"`.", "Decimal")
	}
}

// functions returns the aggregate functions that the record type has fields for.
func (t *recordType) functions() []function {
	numbers, extremes := t.measurable(summable), t.measurable(ordered)
	decimal := func(field) string { return "Decimal" }
	var found []function
	if len(numbers) > 0 {
		found = append(found,
			function{"sum", "Sum", numbers, func(f field) string { return f.typ + "!" }, false},
			function{"avg", "Avg", numbers, decimal, false},
			function{"median", "Avg", numbers, decimal, true},
			function{"percentile", "Avg", numbers, decimal, true},
			function{"standardDeviation", "Avg", numbers, decimal, true})
	}
	if len(extremes) > 0 {
		own := func(f field) string { return f.typ }
		found = append(found, function{"min", "Min", extremes, own, false}, function{"max", "Min", extremes, own, true})
	}
	return append(found, function{"distinct", "Distinct", t.countable(), func(field) string { return "Int!" }, false})
}

// writeGroups writes the types and inputs of the groups of a record type.
func (t *recordType) writeGroups(w writer) {
	w.open("type", t.name+"GroupConnection", "")
	w.field("nodes", "", "["+t.name+"Group!]!")
	w.field("totalCount", "", "Int!")
	w.close()

	w.open("type", t.name+"Group", "")
	w.field("key", "Null for the rest of the groups.", t.name+"GroupKey")
	w.field("isOther", "其他 Whether this is the rest of the groups, see `others`.", "Boolean!")
	w.field("aggregate(where: "+t.name+"Where)", "", t.name+"Aggregate!")
	w.field(t.plural+pageArgumentsText(t.name, nil), "", t.name+"Connection!")
	t.writeGroupCalculations(w)
	w.close()

	w.open("type", t.name+"GroupKey", "Only what `by` names can be asked; a value in a bucket is the bucket's beginning. `of` names the field where two have such a bound or part.")
	for _, f := range t.scalars {
		w.field(f.name, "", f.typ)
	}
	for _, f := range t.toOne {
		w.field(f.name, "", f.typ+"GroupKey")
	}
	if slices.ContainsFunc(t.scalars, func(f field) bool { return slices.Contains(summable, f.typ) }) {
		w.field("upperBound(of: String)", "", "Decimal")
	}
	if slices.ContainsFunc(t.scalars, isTime) {
		for _, part := range []string{"hour", "weekday", "monthOfYear"} {
			w.field(part+"(of: String)", "", "Int")
		}
	}
	w.close()

	w.open("input", t.name+"GroupBy", "Exactly one field; `{}` under a relation groups by the record there.")
	for _, f := range t.scalars {
		typ := "GroupDimension"
		switch {
		case isTime(f):
			typ = "DateDimension"
		case slices.Contains(summable, f.typ):
			typ = "NumberDimension"
		}
		w.field(f.name, "", typ)
	}
	for _, f := range t.toOne {
		w.field(f.name, "", f.typ+"GroupBy")
	}
	w.close()
}

// writer writes definitions as SDL. A description that is empty is left out.
type writer struct{ b *strings.Builder }

func (w writer) open(kind, name, description string) {
	w.b.WriteString("\n")
	if description != "" {
		fmt.Fprintf(w.b, "%q\n", description)
	}
	fmt.Fprintf(w.b, "%s %s {\n", kind, name)
}

func (w writer) field(name, description, typ string) {
	if description != "" {
		fmt.Fprintf(w.b, "  %q\n", description)
	}
	fmt.Fprintf(w.b, "  %s: %s\n", name, typ)
}

func (w writer) logic(typ string) {
	w.field("and", "", "["+typ+"!]")
	w.field("or", "", "["+typ+"!]")
	w.field("not", "", typ)
}

func (w writer) close() { w.b.WriteString("}\n") }

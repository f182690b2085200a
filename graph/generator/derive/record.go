package derive

import (
	"fmt"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// recordType is a record type as its derivations see it.
type recordType struct {
	name, plural, key, title string
	scalars, one, many       []member
}

// member is a field and the name of its type.
type member struct{ name, typ string }

var (
	summed   = []string{"Money", "Decimal", "Int"}
	extremes = []string{"Money", "Decimal", "Int", "Date", "DateTime"}
)

// of picks the scalar fields of some types. The version counts changes: nobody sums it.
func (t *recordType) of(types []string) []member {
	var picked []member
	for _, m := range t.scalars {
		if m.name != "version" && slices.Contains(types, m.typ) {
			picked = append(picked, m)
		}
	}
	return picked
}

// told is what records can be told apart by.
func (t *recordType) told() []member {
	var picked []member
	for _, m := range t.scalars {
		if m.name != "version" {
			picked = append(picked, m)
		}
	}
	return append(picked, t.one...)
}

func pageArguments(name string, pos *ast.Position) ast.ArgumentDefinitionList {
	arg := func(argument, description string, typ *ast.Type) *ast.ArgumentDefinition {
		return &ast.ArgumentDefinition{Name: argument, Description: description, Type: typ, Position: pos}
	}
	return ast.ArgumentDefinitionList{
		arg("where", "Which records.", ast.NamedType(name+"Where", pos)),
		arg("orderBy", "In which order; ties are broken by identity.", ast.ListType(ast.NonNullNamedType(name+"Order", pos), pos)),
		arg("first", "Size of a page from the front; 20 where neither this nor `last` is given.", ast.NamedType("Int", pos)),
		arg("after", "Cursor after which the page begins.", ast.NamedType("String", pos)),
		arg("last", "Size of a page from the end.", ast.NamedType("Int", pos)),
		arg("before", "Cursor before which the page ends.", ast.NamedType("String", pos)),
		arg("offset", "How many records to skip from the front.", ast.NamedType("Int", pos)),
	}
}

func pageArgumentsText(name string) string {
	var b strings.Builder
	b.WriteString("(\n")
	for _, a := range pageArguments(name, nil) {
		fmt.Fprintf(&b, "    %q\n    %s: %s\n", a.Description, a.Name, a.Type)
	}
	return b.String() + "  )"
}

func (t *recordType) roots(b *strings.Builder) {
	one := strings.ToLower(t.name[:1]) + t.name[1:]
	fmt.Fprintf(b, "  %q\n  %s%s: %sConnection!\n", t.title+": all records, a page at a time.", t.plural, pageArgumentsText(t.name), t.name)
	if t.key == "" {
		fmt.Fprintf(b, "  %q\n  %s(\"The record's `id`.\" id: ID!): %s\n", t.title+": one record; null where there is none.", one, t.name)
		return
	}
	fmt.Fprintf(b, "  %q\n  %s(\n    \"The record's `id`; or give `agency` and `%s`.\"\n    id: ID\n    \"行政区划代码 Division code of the agency.\"\n    agency: String\n    \"With `agency`: the record's `%s`.\"\n    %s: String\n  ): %s\n",
		t.title+": one record, by its `id` or by its agency's code and `"+t.key+"`; null where there is none.", one, t.key, t.key, t.key, t.name)
}

// write writes every type that follows from the record type.
func (t *recordType) write(b *strings.Builder) {
	n := t.name
	d := definer{b}
	d.open("type", n+"Connection", t.title+": a set of records, a page of it, and what can be said of the whole set.")
	d.field("nodes", "The page's records.", "["+n+"!]!")
	d.field("edges", "The page's records with their cursors.", "["+n+"Edge!]!")
	d.field("pageInfo", "Where the page stands.", "PageInfo!")
	d.field("totalCount", "How many records the whole set has.", "Int!")
	d.field("aggregate(\"Only of these records of the set.\" where: "+n+"Where)", "Counts, sums and the like over the whole set.", n+"Aggregate!")
	d.field("groups(\n    \"What groups are told apart by, one dimension an item.\"\n    by: ["+n+"GroupBy!]!\n    \"Only of these records of the set.\"\n    where: "+n+
		"Where\n    \"Which groups.\"\n    having: "+n+"AggregateWhere\n    \"In which order; ties are broken by the key.\"\n    orderBy: ["+n+
		"GroupOrder!]\n    \"How many groups; 20 where absent.\"\n    first: Int\n    \"How many groups to skip.\"\n    offset: Int\n  )",
		"The set's records in groups.", n+"GroupConnection!")
	d.close()

	d.open("type", n+"Edge", t.title+": a record of a page with its cursor.")
	d.field("cursor", "Place of the record in this order and filter.", "String!")
	d.field("node", "The record.", n+"!")
	d.close()

	d.open("input", n+"Where", t.title+": conditions, all of which must hold. `field: null` asks for records without a value there, and is refused where every record has one; `{}` asks nothing.")
	d.logic(n + "Where")
	for _, m := range t.scalars {
		d.field(m.name, "Condition on `"+m.name+"`.", m.typ+"Filter")
	}
	for _, m := range t.one {
		d.field(m.name, "Condition on the record behind `"+m.name+"`; null asks for none there.", m.typ+"Where")
	}
	for _, m := range t.many {
		d.field(m.name, "Condition on the records of `"+m.name+"`.", m.typ+"RelationWhere")
	}
	d.close()

	d.open("input", n+"RelationWhere", t.title+": conditions on related records, all of which must hold.")
	d.field("some", "At least one record meets this.", n+"Where")
	d.field("every", "Every record meets this; so it is where there is none.", n+"Where")
	d.field("none", "No record meets this.", n+"Where")
	d.field("aggregate", "Condition on an aggregate of the records.", n+"AggregateWhere")
	d.close()

	d.open("input", n+"AggregateWhere", t.title+": conditions on aggregates, all of which must hold.")
	d.logic(n + "AggregateWhere")
	d.field("where", "Aggregate only these records.", n+"Where")
	d.field("count", "Condition on the number of records.", "IntFilter")
	t.each(d, "Condition on the %s.", "SumWhere", "AvgWhere", "MinWhere", "DistinctWhere", "")
	for _, m := range t.one {
		d.field(m.name, "Condition on aggregates of the records behind `"+m.name+"`, each counted once.", m.typ+"AggregateWhere")
	}
	for _, m := range t.many {
		d.field(m.name, "Condition on aggregates of the records of `"+m.name+"`, each counted once.", m.typ+"AggregateWhere")
	}
	d.close()

	d.open("input", n+"Order", t.title+": a key of an order; exactly one field.")
	for _, m := range t.scalars {
		d.field(m.name, "By `"+m.name+"`.", "OrderDirection")
	}
	for _, m := range t.one {
		d.field(m.name, "By a field of the record behind `"+m.name+"`.", m.typ+"Order")
	}
	for _, m := range t.many {
		d.field(m.name, "By an aggregate of the records of `"+m.name+"`.", m.typ+"RelationOrder")
	}
	d.close()

	d.open("input", n+"RelationOrder", t.title+": an aggregate to order by; exactly one beside `where`.")
	d.field("where", "Aggregate only these records.", n+"Where")
	d.field("count", "By the number of records.", "OrderDirection")
	t.each(d, "By the %s.", "SumOrder", "SumOrder", "MinOrder", "DistinctOrder", "")
	d.close()

	d.open("type", n+"Aggregate", t.title+": aggregates over a set of records.")
	d.field("count", "Number of records.", "Int!")
	t.each(d, "The %s.", "Sum", "Avg", "Min", "Distinct", "!")
	for _, m := range t.one {
		d.field(m.name+"(\"Only of these records.\" where: "+m.typ+"Where)", "Aggregates over the records behind `"+m.name+"` of the whole set, each counted once.", m.typ+"Aggregate!")
	}
	for _, m := range t.many {
		d.field(m.name+"(\"Only of these records.\" where: "+m.typ+"Where)", "Aggregates over the records of `"+m.name+"` of the whole set, each counted once.", m.typ+"Aggregate!")
	}
	d.close()

	t.measures(d)
	t.groups(d)
}

// each writes the members sum, avg, min, max and distinct of an aggregate, where the type has fields for them.
func (t *recordType) each(d definer, words, sum, avg, extreme, distinct, mark string) {
	say := func(what string) string { return fmt.Sprintf(words, what) }
	if len(t.of(summed)) > 0 {
		d.field("sum", say("sums; 0 over nothing"), t.name+sum+mark)
		d.field("avg", say("means, rounded to six places; null over nothing"), t.name+avg+mark)
	}
	if len(t.of(extremes)) > 0 {
		d.field("min", say("least values; null over nothing"), t.name+extreme+mark)
		d.field("max", say("greatest values; null over nothing"), t.name+extreme+mark)
	}
	d.field("distinct", say("numbers of different values, nulls not counted"), t.name+distinct+mark)
}

// measures writes the types of sums, means, extremes and numbers of different values.
func (t *recordType) measures(d definer) {
	kinds := []struct {
		suffix, words string
		fields        []member
		result        func(member) string
		filter        func(member) string
		ordered       bool
	}{
		{"Sum", "sums", t.of(summed), func(m member) string { return m.typ + "!" }, func(m member) string { return m.typ + "Filter" }, true},
		{"Avg", "means", t.of(summed), func(member) string { return "Decimal" }, func(member) string { return "DecimalFilter" }, false},
		{"Min", "least or greatest values", t.of(extremes), func(m member) string { return m.typ }, func(m member) string { return m.typ + "Filter" }, true},
		{"Distinct", "numbers of different values", t.told(), func(member) string { return "Int!" }, func(member) string { return "IntFilter" }, true},
	}
	for _, k := range kinds {
		if len(k.fields) == 0 {
			continue
		}
		d.open("type", t.name+k.suffix, t.title+": "+k.words+" of its fields.")
		for _, m := range k.fields {
			d.field(m.name, "Of `"+m.name+"`.", k.result(m))
		}
		d.close()
		d.open("input", t.name+k.suffix+"Where", t.title+": conditions on "+k.words+" of its fields, all of which must hold.")
		for _, m := range k.fields {
			d.field(m.name, "Of `"+m.name+"`.", k.filter(m))
		}
		d.close()
		if !k.ordered {
			continue
		}
		d.open("input", t.name+k.suffix+"Order", t.title+": "+k.words+" of its fields to order by; exactly one.")
		for _, m := range k.fields {
			d.field(m.name, "Of `"+m.name+"`.", "OrderDirection")
		}
		d.close()
	}
}

func (t *recordType) groups(d definer) {
	n := t.name
	d.open("type", n+"GroupConnection", t.title+": groups of records.")
	d.field("nodes", "The page's groups.", "["+n+"Group!]!")
	d.field("totalCount", "How many groups there are.", "Int!")
	d.close()

	d.open("type", n+"Group", t.title+": the records that share a key.")
	d.field("key", "What the group's records share; only what `by` names can be asked.", n+"GroupKey!")
	d.field("aggregate(\"Only of these records of the group.\" where: "+n+"Where)", "Counts, sums and the like over the group.", n+"Aggregate!")
	d.field(t.plural+pageArgumentsText(n), "The group's records: what its numbers open to.", n+"Connection!")
	d.close()

	d.open("type", n+"GroupKey", t.title+": what the records of a group share.")
	for _, m := range t.scalars {
		words := "The shared `" + m.name + "`; null for records without."
		if m.typ == "Date" || m.typ == "DateTime" {
			words = "The shared `" + m.name + "`, or the beginning of its bucket; null for records without."
		}
		d.field(m.name, words, m.typ)
	}
	for _, m := range t.one {
		d.field(m.name, "The shared `"+m.name+"`, or what is shared of it.", m.typ+"GroupKey")
	}
	d.close()

	d.open("input", n+"GroupBy", t.title+": a dimension of groups; exactly one field.")
	for _, m := range t.scalars {
		typ := "GroupDimension"
		if m.typ == "Date" || m.typ == "DateTime" {
			typ = "DateDimension"
		}
		d.field(m.name, "By `"+m.name+"`.", typ)
	}
	for _, m := range t.one {
		d.field(m.name, "By the record behind `"+m.name+"` where empty, else by a field of it.", m.typ+"GroupBy")
	}
	d.close()

	d.open("input", n+"GroupOrder", t.title+": a key of an order of groups; exactly one field.")
	d.field("key", "By what the groups are told apart by.", n+"Order")
	d.field("count", "By the number of records.", "OrderDirection")
	t.each(d, "By the %s.", "SumOrder", "SumOrder", "MinOrder", "DistinctOrder", "")
	for _, m := range t.many {
		d.field(m.name, "By an aggregate of the records of `"+m.name+"`.", m.typ+"RelationOrder")
	}
	d.close()
}

// definer writes definitions.
type definer struct{ b *strings.Builder }

func (d definer) open(kind, name, description string) {
	fmt.Fprintf(d.b, "\n%q\n%s %s {\n", description, kind, name)
}

func (d definer) field(name, description, typ string) {
	fmt.Fprintf(d.b, "  %q\n  %s: %s\n", description, name, typ)
}

func (d definer) logic(typ string) {
	d.field("and", "All of these hold; so it is where there is none.", "["+typ+"!]")
	d.field("or", "One of these holds; not so where there is none.", "["+typ+"!]")
	d.field("not", "This does not hold.", typ)
}

func (d definer) close() { d.b.WriteString("}\n") }

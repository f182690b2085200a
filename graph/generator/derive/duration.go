package derive

// writeDays writes the input <name>Days, which names the days between two values of a record, and what is asked of them.
func (t *recordType) writeDays(w writer) {
	w.open("input", t.name+"Days", "The days from one day to another, as in DurationAggregate. Beside the first three, give comparisons in a filter of records, "+
		"`order` in an order of records, `aggregate` in a filter and `aggregateOrder` in an order by aggregates, `measure` in a measure.")
	w.field("from", "", t.name+"Operand!")
	w.field("until", "", t.name+"Operand!")
	w.field("working", "", "Boolean = false")
	for _, operator := range []string{"eq", "ne", "lt", "lte", "gt", "gte"} {
		w.field(operator, "", "Int")
	}
	w.field("isNull", "", "Boolean")
	w.field("order", "", "OrderDirection")
	w.field("aggregate", "", "DurationWhere")
	w.field("aggregateOrder", "", "DurationOrder")
	w.field("measure", "", "DurationMeasure")
	w.close()
}

// daysArguments are the arguments of the field daysBetween of an aggregate.
func (t *recordType) daysArguments() string {
	return "(from: " + t.name + "Operand!, until: " + t.name + "Operand!, working: Boolean = false)"
}

// durationFunctions are the functions of days, with the scalars of their results.
var durationFunctions = []struct{ name, scalar string }{
	{"count", "Int"},
	{"sum", "Int"},
	{"avg", "Decimal"},
	{"min", "Int"},
	{"max", "Int"},
	{"median", "Decimal"},
	{"percentile", "Decimal"},
	{"standardDeviation", "Decimal"},
}

// writeDurations writes the types of days that all record types share.
func writeDurations(w writer) {
	w.open("type", "DurationAggregate", "The days from `from` to `until`, over the records that have both: 1 from a day to the next, negative where `until` is earlier. "+
		"Days are the bureau's; an instant counts as its day. With `working`, the bureau's working days after `from` up to `until`, and with it; a record is left out "+
		"where the working days of a year between the two are not known. The functions are as those of other aggregates.")
	for _, f := range durationFunctions {
		name, typ := f.name, f.scalar
		if name == "percentile" {
			name += "(at: Decimal!)"
		}
		if name == "count" || name == "sum" {
			typ += "!"
		}
		w.field(name, "", typ)
	}
	w.close()
	for _, input := range []struct {
		name, description string
		typ               func(scalar string) string
	}{
		{"DurationWhere", "All must hold; `at` is the place of `percentile`.", func(scalar string) string { return scalar + "Filter" }},
		{"DurationOrder", "Exactly one field beside `at`, the place of `percentile`.", func(string) string { return "OrderDirection" }},
		{"DurationMeasure", "Exactly one field, `true`, beside `at`, the place of `percentile`.", func(string) string { return "Boolean" }},
	} {
		w.open("input", input.name, input.description)
		w.field("at", "", "Decimal")
		for _, f := range durationFunctions {
			w.field(f.name, "", input.typ(f.scalar))
		}
		w.close()
	}
}

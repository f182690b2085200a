package querytest

import "docket/query/catalog"

// days draws the days between two values of a record, as the first members of a TDays; nil where none are found, and within an operand.
func (g *drawer) days(t *catalog.Type) inputObject {
	if g.isComparing {
		return nil
	}
	g.isComparing = true
	defer func() { g.isComparing = false }()
	from, until := g.dayOperand(t), g.dayOperand(t)
	if from == nil || until == nil {
		return nil
	}
	if g.oneIn(4) {
		constant := inputObject{{"constant", g.constantOf(pick(g, []string{"Date", "DateTime"}))}}
		if g.oneIn(2) {
			from = constant
		} else {
			until = constant
		}
	}
	days := inputObject{{"from", from}, {"until", until}}
	if t.Scoped && g.oneIn(2) {
		days = append(days, inputField{"working", !g.oneIn(3)})
	}
	return days
}

// dayOperand draws an operand that is a day or an instant, nil where none is found.
func (g *drawer) dayOperand(t *catalog.Type) any {
	for range 8 {
		if o := g.operand(t, 1); o.scalar == "Date" || o.scalar == "DateTime" {
			return o.value
		}
	}
	return nil
}

// intComparison draws a comparison of a number of days.
func (g *drawer) intComparison() inputField {
	if g.oneIn(5) {
		return inputField{"isNull", g.oneIn(2)}
	}
	return inputField{pick(g, []string{"eq", "ne", "lt", "lte", "gt", "gte"}), pick(g, []any{0, 1, -1, 30, 90, -60})}
}

// durationFunctions are the fields of DurationAggregate.
var durationFunctions = []string{"count", "sum", "avg", "min", "max", "median", "percentile", "standardDeviation"}

// durationFunction draws a function of days with a value, and its place where it is a percentile.
func (g *drawer) durationFunction(value func(function string) any) inputObject {
	function := pick(g, durationFunctions)
	m := inputObject{{function, value(function)}}
	if function == "percentile" {
		m = append(m, inputField{"at", g.anyPlace()})
	}
	return m
}

// durationSelection draws the field daysBetween of an aggregate; nothing where no days are found.
func (g *drawer) durationSelection(t *catalog.Type) []string {
	days := g.days(t)
	if days == nil {
		return nil
	}
	arguments := "(from: " + g.literalOrVariable(t.Name+"Operand!", days[0].value) + ", until: " + g.literalOrVariable(t.Name+"Operand!", days[1].value)
	for _, m := range days[2:] {
		arguments += ", working: " + g.literalOrVariable("Boolean", m.value)
	}
	text := g.newName("d") + ": daysBetween" + arguments + ") { count "
	for range 2 {
		function := pick(g, durationFunctions)
		text += g.newName("f") + ": " + function
		if function == "percentile" {
			text += "(at: " + g.literalOrVariable("Decimal!", g.anyPlace()) + ")"
		}
		text += " "
	}
	return []string{text + "}"}
}

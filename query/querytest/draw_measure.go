package querytest

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/query/catalog"
)

// measure draws a TMeasure; with isNumber one that can be computed with.
func (g *drawer) measure(t *catalog.Type, depth int, isNumber bool) inputObject {
	m := inputObject{}
	if g.oneIn(4) {
		m = append(m, inputField{"where", g.where(t, 1)})
	}
	if many := relationFields(t, true); depth > 0 && len(many) > 0 && g.oneIn(4) {
		f := pick(g, many)
		return append(m, inputField{f.Name, g.measure(f.Relation.Target, depth-1, isNumber)})
	}
	if depth > 0 && g.oneIn(6) {
		return append(m, inputField{"ratio", inputObject{{"of", g.measure(t, depth-1, true)}, {"to", g.measure(t, depth-1, true)}}})
	}
	if g.oneIn(6) && !g.isComparing {
		if days := g.days(t); days != nil {
			return append(m, inputField{"daysBetween", append(days, inputField{"measure", g.durationFunction(func(string) any { return true })})})
		}
	}
	function := g.anyFunction()
	fields := g.measurableFields(t, function)
	if isNumber {
		fields = slices.DeleteFunc(slices.Clone(fields), func(f *ast.FieldDefinition) bool {
			scalar := scalarOf(function, t.Field(f.Name))
			return scalar == "Date" || scalar == "DateTime"
		})
	}
	if len(fields) == 0 || g.oneIn(3) {
		return append(m, inputField{"count", true})
	}
	if function == "percentile" {
		m = append(m, inputField{"at", g.anyPlace()})
	}
	return append(m, inputField{function, inputObject{{pick(g, fields).Name, true}}})
}

// measureArgument writes a measure as an argument.
func (g *drawer) measureArgument(t *catalog.Type, name string, isNumber bool) string {
	return name + ": " + g.literalOrVariable(t.Name+"Measure!", g.measure(t, 2, isNumber))
}

// sumMeasure draws a TMeasure that can be added up over groups: a count or a sum, of the records or of records that each belong to one.
func (g *drawer) sumMeasure(t *catalog.Type, depth int) inputObject {
	m := inputObject{}
	if g.oneIn(4) {
		m = append(m, inputField{"where", g.where(t, 1)})
	}
	own := slices.DeleteFunc(relationFields(t, true), func(f *catalog.Field) bool { return f.Relation.Through != nil })
	if depth > 0 && len(own) > 0 && g.oneIn(4) {
		f := pick(g, own)
		return append(m, inputField{f.Name, g.sumMeasure(f.Relation.Target, depth-1)})
	}
	if fields := g.measurableFields(t, "sum"); len(fields) > 0 && g.oneIn(2) {
		return append(m, inputField{"sum", inputObject{{pick(g, fields).Name, true}}})
	}
	return append(m, inputField{"count", true})
}

// drawnCalculation is a calculation over groups, with the arguments that it takes, and their types.
type drawnCalculation struct {
	name      string
	arguments inputObject
	types     map[string]string
}

// window draws a calculation that compares each group with the others. The groups have the given dimensions.
func (g *drawer) window(t *catalog.Type, dimensions []drawnDimension) drawnCalculation {
	c := drawnCalculation{name: pick(g, []string{"share", "rank", "percentRank"}), types: map[string]string{
		"of": t.Name + "Measure!", "within": "[" + t.Name + "GroupBy!]", "order": "RankOrder", "against": "ChangeAgainst", "over": "Int!",
	}}
	buckets := slices.DeleteFunc(slices.Clone(dimensions), func(d drawnDimension) bool { return d.bucket == "" })
	if len(buckets) == 1 && g.oneIn(2) {
		c.name = pick(g, []string{"runningTotal", "change", "movingAverage"})
	}
	switch c.name {
	case "share", "runningTotal":
		c.arguments = inputObject{{"of", g.sumMeasure(t, 2)}}
	default:
		c.arguments = inputObject{{"of", g.measure(t, 2, c.name != "rank" && c.name != "percentRank")}}
	}
	switch c.name {
	case "share", "rank", "percentRank":
		if g.oneIn(2) {
			within := []any{}
			for _, d := range dimensions {
				if g.oneIn(2) {
					within = append(within, d.bare)
				}
			}
			c.arguments = append(c.arguments, inputField{"within", g.listOf(within)})
		}
		if c.name != "share" && g.oneIn(2) {
			c.arguments = append(c.arguments, inputField{"order", pick(g, []enumValue{"ASC", "DESC"})})
		}
	case "change":
		if g.oneIn(2) {
			against := []enumValue{"PREVIOUS", "YEAR_BEFORE"}
			if buckets[0].bucket == "WEEK" {
				against = against[:1]
			}
			c.arguments = append(c.arguments, inputField{"against", pick(g, against)})
		}
	case "movingAverage":
		c.arguments = append(c.arguments, inputField{"over", 2 + g.below(3)})
	}
	return c
}

// compared returns the calculation as a part of an order or a condition, with direction or is.
func (g *drawer) compared(c drawnCalculation, use inputField) inputField {
	if c.name == "change" && g.oneIn(2) {
		c.arguments = append(c.arguments, inputField{"part", pick(g, []enumValue{"PERCENT", "DIFFERENCE"})})
	}
	return inputField{c.name, append(slices.Clone(c.arguments), use)}
}

// ratio draws the arguments of a ratio.
func (g *drawer) ratio(t *catalog.Type) drawnCalculation {
	return drawnCalculation{name: "ratio", arguments: inputObject{{"of", g.measure(t, 1, true)}, {"to", g.measure(t, 1, true)}}}
}

// isCondition draws the comparison of a calculation.
func (g *drawer) isCondition() inputField {
	value := pick(g, []any{"0", "1", "2", "3", "1.5", "10", "33.333333", "50", "100"})
	return inputField{"is", inputObject{{pick(g, []string{"gt", "lte", "eq", "gte", "ne"}), value}}}
}

// windowField draws a field of a group that compares it with the others.
func (g *drawer) windowField(t *catalog.Type, dimensions []drawnDimension) string {
	c := g.window(t, dimensions)
	text := g.newName("w") + ": " + c.name + "("
	for i, a := range c.arguments {
		if i > 0 {
			text += ", "
		}
		text += a.name + ": " + g.literalOrVariable(c.types[a.name], a.value)
	}
	text += ")"
	if c.name == "change" {
		text += " { value previous difference percent }"
	}
	return text
}

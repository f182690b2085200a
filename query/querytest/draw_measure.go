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

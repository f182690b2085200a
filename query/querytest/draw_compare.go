package querytest

import (
	"time"

	"docket/query/catalog"
)

// drawnOperand is a TOperand and the scalar of its value; ids have the scalar "ID of" their type.
type drawnOperand struct {
	value  any
	scalar string
}

// comparison draws a TComparison: two operands of one kind, the second one a constant where none is found.
func (g *drawer) comparison(t *catalog.Type) inputObject {
	g.isComparing = true
	defer func() { g.isComparing = false }()
	left := g.operand(t, 2)
	right := left
	if constant := g.constantOf(left.scalar); constant != nil {
		right.value = inputObject{{"constant", constant}}
	}
	for range 6 {
		if other := g.operand(t, 2); other.scalar == left.scalar || other.scalar == "Decimal" && (left.scalar == "Money" || left.scalar == "Int") {
			right = other
			break
		}
	}
	comparators := []enumValue{"EQ", "NE", "LT", "LTE", "GT", "GTE"}
	switch left.scalar {
	case "String", "Int", "Money", "Decimal", "Date", "DateTime":
	default: // no order
		comparators = comparators[:2]
	}
	return inputObject{{"left", left.value}, {"is", pick(g, comparators)}, {"right", right.value}}
}

// operand draws a field, a field of a record that a to-one relation leads to, or a measure of those that one to many leads to.
func (g *drawer) operand(t *catalog.Type, depth int) drawnOperand {
	if one := relationFields(t, false); depth > 0 && len(one) > 0 && g.oneIn(3) {
		f := pick(g, one)
		inner := g.operand(f.Relation.Target, depth-1)
		return drawnOperand{inputObject{{f.Name, inner.value}}, inner.scalar}
	}
	if many := relationFields(t, true); len(many) > 0 && g.oneIn(3) {
		f := pick(g, many)
		m := g.measure(f.Relation.Target, 1, false)
		return drawnOperand{inputObject{{f.Name, m}}, measuredScalar(f.Relation.Target, m)}
	}
	f := pick(g, scalarFields(t))
	scalar := f.Scalar
	if f.IsID {
		scalar = "ID of " + t.Name
	}
	return drawnOperand{inputObject{{f.Name, true}}, scalar}
}

// measuredScalar returns the scalar of a drawn TMeasure.
func measuredScalar(t *catalog.Type, measure inputObject) string {
	for _, m := range measure {
		switch m.name {
		case "where", "at":
		case "count":
			return "Int"
		case "ratio":
			return "Decimal"
		default:
			if f := t.Field(m.name); f != nil {
				return measuredScalar(f.Relation.Target, m.value.(inputObject))
			}
			return scalarOf(m.name, t.Field(m.value.(inputObject)[0].name))
		}
	}
	panic("querytest: an empty measure")
}

// constantOf draws a Constant of a scalar, nil where there is none.
func (g *drawer) constantOf(scalar string) any {
	day := g.world.Today.AddDays(-g.below(300))
	switch scalar {
	case "Date":
		return pick(g, []inputObject{{{"day", day.String()}}, {{"today", true}}})
	case "DateTime":
		return inputObject{{"instant", day.In(g.world.Zone).Format(time.RFC3339)}}
	case "Int", "Money", "Decimal":
		return inputObject{{"number", pick(g, []string{"0", "1", "2", "10.10", "1000"})}}
	case "String":
		return inputObject{{"text", pick(g, texts)}}
	}
	return nil
}

package render

import (
	"strings"

	"docket/query/plan"
)

// manyPlaces is 1 with 40 places. Postgres divides to at least as many places as the numbers have, so that a quotient multiplied by it is
// rounded once, where its reader is shown six places.
var manyPlaces = "1." + strings.Repeat("0", 40)

// arithmetic writes an expression that is computed from others; operand writes those. ok is false where it is none.
func arithmetic(e plan.Expr, operand func(plan.Expr) string) (text string, ok bool) {
	switch e := e.(type) {
	case plan.Ratio:
		return roundedMean("(" + operand(e.Over) + ") / nullif(" + operand(e.Under) + ", 0)"), true
	case plan.Quotient:
		one := manyPlaces
		if e.Percent {
			one = "100" + one[1:]
		}
		text = "(" + operand(e.Over) + ") * " + one + " / nullif(" + operand(e.Under) + ", 0)"
		if e.Rounded {
			return roundedMean(text), true
		}
		return "(" + text + ")", true
	case plan.Product:
		return "((" + operand(e.Left) + ")::numeric * (" + operand(e.Right) + "))", true
	case plan.Difference:
		return "((" + operand(e.Left) + ") - (" + operand(e.Right) + "))", true
	case plan.Rounded:
		return roundedMean(operand(e.Expr)), true
	case plan.NonZero:
		return "nullif(" + operand(e.Expr) + ", 0)", true
	}
	return "", false
}

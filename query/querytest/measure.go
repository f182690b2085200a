package querytest

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// quotient is an exact number that is shown rounded to six places.
type quotient struct{ *big.Rat }

// String returns the number rounded to six places, half away from zero, without zeros at the end.
func (q quotient) String() string {
	text := strings.TrimRight(strings.TrimRight(q.FloatString(6), "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}

// measureValue returns the number that a TMeasure names over records, exact: an int64, a decimal, a quotient, a date, an instant, or nil.
// The scalar says how it is shown.
func (e *Evaluator) measureValue(t *catalog.Type, records []*Record, measure any) (value any, scalar string) {
	where, at, chosen := withoutWhere(measure)
	records = e.filterRecords(t, records, where)
	function, of := onlyMember(chosen)
	switch function {
	case "count":
		return int64(len(records)), "Int"
	case "sum", "avg", "min", "max", "distinct", "median", "percentile", "standardDeviation":
		name, _ := onlyMember(of)
		scalar = scalarOf(function, t.Field(name))
		if function != "avg" {
			return e.measure(t, records, aggregateOf{function: function, field: name, at: at}), scalar
		}
		values := e.fieldValues(t.Field(name), records)
		return divide(sumValues(values), int64(len(values))), scalar
	case "daysBetween":
		return e.durationValue(t, records, of.(map[string]any))
	case "ratio":
		parts := of.(map[string]any)
		over, _ := e.measureValue(t, records, parts["of"])
		under, _ := e.measureValue(t, records, parts["to"])
		return divide(over, under), "Decimal"
	}
	r := t.Field(function).Relation
	return e.measureValue(r.Target, e.reachedRecords(r, records), of)
}

// asRat returns a number as an exact fraction.
func asRat(value any) *big.Rat {
	switch value := value.(type) {
	case int64:
		return new(big.Rat).SetInt64(value)
	case decimal.Decimal:
		return value.Rat()
	case quotient:
		return value.Rat
	}
	panic("querytest: no number")
}

// divide returns a quotient, nil where one of the numbers is nil or the second is 0.
func divide(over, under any) any {
	if over == nil || under == nil || asRat(under).Sign() == 0 {
		return nil
	}
	return quotient{new(big.Rat).Quo(asRat(over), asRat(under))}
}

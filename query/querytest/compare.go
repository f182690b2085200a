package querytest

import (
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// comparisonMeets reports whether a TComparison holds for a record: never where one of its values is missing.
func (e *Evaluator) comparisonMeets(t *catalog.Type, r *Record, comparison any) bool {
	members := comparison.(map[string]any)
	left, right := e.operandValue(t, r, members["left"]), e.operandValue(t, r, members["right"])
	if left == nil || right == nil {
		return false
	}
	if isNumber(left) && isNumber(right) {
		left, right = sumValues([]any{left}), sumValues([]any{right})
	}
	order := compareValues(left, right)
	switch members["is"] {
	case "EQ":
		return order == 0
	case "NE":
		return order != 0
	case "LT":
		return order < 0
	case "LTE":
		return order <= 0
	case "GT":
		return order > 0
	case "GTE":
		return order >= 0
	}
	panic(fmt.Sprintf("querytest: what does %v compare?", members["is"]))
}

func isNumber(value any) bool {
	switch value.(type) {
	case int64, decimal.Decimal:
		return true
	}
	return false
}

// operandValue returns the value that a TOperand names of a record, nil where there is none or no record.
func (e *Evaluator) operandValue(t *catalog.Type, r *Record, operand any) any {
	name, value := onlyMember(operand)
	if name == "constant" {
		return e.constantValue(value)
	}
	f := t.Field(name)
	switch {
	case f.Relation == nil:
		return e.fieldValue(f, r)
	case !f.Relation.Many:
		return e.operandValue(f.Relation.Target, e.relatedRecord(f.Relation, r), value)
	}
	measured, _ := e.measureValue(f.Relation.Target, e.relatedRecords(f.Relation, r), value)
	if q, ok := measured.(quotient); ok { // compared as it is shown
		return decimal.RequireFromString(q.String())
	}
	return measured
}

// constantValue reads a Constant.
func (e *Evaluator) constantValue(constant any) any {
	name, value := onlyMember(constant)
	switch name {
	case "today":
		return e.World.Today
	case "day":
		return parseOperand("Date", value)
	case "instant":
		return parseOperand("DateTime", value)
	case "number":
		return parseOperand("Decimal", value)
	}
	return parseOperand("String", value)
}

// bureauDayOf returns the bureau's day of a value, nil for nil.
func (e *Evaluator) bureauDayOf(value any) *civil.Date {
	if value == nil {
		return nil
	}
	day := e.bureauDay(value)
	return &day
}

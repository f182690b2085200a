package querytest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// filterRecords returns the records for which a where holds; nil holds for all.
func (e *Evaluator) filterRecords(t *catalog.Type, records []*Record, where any) []*Record {
	if where == nil {
		return records
	}
	var held []*Record
	for _, r := range records {
		if e.recordMeets(t, r, where) {
			held = append(held, r)
		}
	}
	return held
}

// recordMeets reports whether a where holds for a record.
func (e *Evaluator) recordMeets(t *catalog.Type, r *Record, where any) bool {
	for name, value := range where.(map[string]any) {
		var ok bool
		switch name {
		case "and", "or", "not":
			ok = logicHolds(name, value, func(where any) bool { return e.recordMeets(t, r, where) })
		case "compare":
			ok = !slices.ContainsFunc(asList(value), func(c any) bool { return !e.comparisonMeets(t, r, c) })
		case "daysBetween":
			ok = !slices.ContainsFunc(asList(value), func(days any) bool { return !e.daysMeet(t, r, days.(map[string]any)) })
		default:
			ok = e.fieldMeets(t.Field(name), r, value)
		}
		if !ok {
			return false
		}
	}
	return true
}

func logicHolds(name string, value any, holds func(any) bool) bool {
	if name == "not" {
		return !holds(value)
	}
	for _, item := range asList(value) {
		if holds(item) != (name == "and") {
			return name == "or"
		}
	}
	return name == "and"
}

// fieldMeets reports whether a field of a record meets a condition.
func (e *Evaluator) fieldMeets(f *catalog.Field, r *Record, condition any) bool {
	switch {
	case f.Relation == nil:
		return e.valueMeets(f.Scalar, e.fieldValue(f, r), condition)
	case !f.Relation.Many:
		target := e.relatedRecord(f.Relation, r)
		if condition == nil || target == nil {
			return condition == nil && target == nil
		}
		return e.recordMeets(target.Type, target, condition)
	}
	related := e.relatedRecords(f.Relation, r)
	for name, value := range condition.(map[string]any) {
		ok := true
		switch name {
		case "some":
			ok = len(e.filterRecords(f.Relation.Target, related, value)) > 0
		case "none":
			ok = len(e.filterRecords(f.Relation.Target, related, value)) == 0
		case "every":
			ok = len(e.filterRecords(f.Relation.Target, related, value)) == len(related)
		case "aggregate":
			ok = e.aggregateMeets(f.Relation.Target, related, value)
		}
		if !ok {
			return false
		}
	}
	return true
}

// valueMeets reports whether a value passes the comparisons of a scalar's filter.
func (e *Evaluator) valueMeets(scalar string, value, condition any) bool {
	if condition == nil {
		return value == nil
	}
	for name, operand := range condition.(map[string]any) {
		if !e.comparisonHolds(scalar, value, name, operand) {
			return false
		}
	}
	return true
}

// comparisonHolds reports whether a comparison of a value with an operand holds.
func (e *Evaluator) comparisonHolds(scalar string, value any, name string, operand any) bool {
	switch name {
	case "isNull":
		return (value == nil) == operand.(bool)
	case "ne":
		return !e.comparisonHolds(scalar, value, "eq", operand)
	case "notIn":
		return !e.comparisonHolds(scalar, value, "in", operand)
	}
	if value == nil {
		return false
	}
	switch name {
	case "in":
		for _, item := range asList(operand) {
			if e.comparisonHolds(scalar, value, "eq", item) {
				return true
			}
		}
		return false
	case "contains":
		return strings.Contains(strings.ToLower(value.(string)), strings.ToLower(operand.(string)))
	case "startsWith":
		return strings.HasPrefix(strings.ToLower(value.(string)), strings.ToLower(operand.(string)))
	case "endsWith":
		return strings.HasSuffix(strings.ToLower(value.(string)), strings.ToLower(operand.(string)))
	case "year", "month", "quarter":
		first, after := periodDays(name, operand)
		day := e.bureauDay(value)
		return !day.Before(first) && day.Before(after)
	}
	order := compareValues(value, parseOperand(scalar, operand))
	switch name {
	case "eq":
		return order == 0
	case "lt":
		return order < 0
	case "lte":
		return order <= 0
	case "gt":
		return order > 0
	case "gte":
		return order >= 0
	}
	panic("querytest: what does " + name + " compare?")
}

// bureauDay returns the bureau's day of a date or an instant.
func (e *Evaluator) bureauDay(value any) civil.Date {
	if instant, ok := value.(time.Time); ok {
		return civil.DateOf(instant.In(e.World.Zone))
	}
	return value.(civil.Date)
}

// periodDays returns the first day of a year (2023), a month ("2023-05") or else a quarter ("2023Q2"), and the first day after it.
func periodDays(kind string, operand any) (first, after civil.Date) {
	text := fmt.Sprint(operand)
	switch kind {
	case "year":
		first = civil.Date{Year: parseNumber(text), Month: 1, Day: 1}
		return first, civil.Date{Year: first.Year + 1, Month: 1, Day: 1}
	case "month":
		first = civil.Date{Year: parseNumber(text[:4]), Month: time.Month(parseNumber(text[5:])), Day: 1}
		return first, first.AddMonths(1)
	}
	first = civil.Date{Year: parseNumber(text[:4]), Month: time.Month(3*parseNumber(text[5:]) - 2), Day: 1}
	return first, first.AddMonths(3)
}

func parseNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}

// parseOperand reads an operand as a value of a scalar.
func parseOperand(scalar string, operand any) any {
	text := fmt.Sprint(operand)
	var value any
	var err error
	switch scalar {
	case "Int":
		value, err = json.Number(text).Int64()
	case "Boolean":
		return operand
	case "Date":
		value, err = civil.ParseDate(text)
	case "DateTime":
		value, err = time.Parse(time.RFC3339Nano, text)
	case "Money", "Decimal":
		value, err = decimal.NewFromString(text)
	default:
		return text
	}
	if err != nil {
		panic(err)
	}
	return value
}

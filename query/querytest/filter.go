package querytest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// filtered are the records for which a where holds; nil holds for all.
func (e *Evaluator) filtered(t *catalog.Type, records []*Record, where any) []*Record {
	if where == nil {
		return records
	}
	var held []*Record
	for _, r := range records {
		if e.holds(t, r, where) {
			held = append(held, r)
		}
	}
	return held
}

// holds tells whether a where holds for a record.
func (e *Evaluator) holds(t *catalog.Type, r *Record, where any) bool {
	for name, value := range where.(map[string]any) {
		var ok bool
		switch name {
		case "and", "or", "not":
			ok = joined(name, value, func(where any) bool { return e.holds(t, r, where) })
		default:
			ok = e.fieldHolds(t.Field(name), r, value)
		}
		if !ok {
			return false
		}
	}
	return true
}

func joined(name string, value any, holds func(any) bool) bool {
	if name == "not" {
		return !holds(value)
	}
	for _, item := range items(value) {
		if holds(item) != (name == "and") {
			return name == "or"
		}
	}
	return name == "and"
}

func (e *Evaluator) fieldHolds(f *catalog.Field, r *Record, condition any) bool {
	switch {
	case f.Relation == nil:
		return e.compares(f.Scalar, e.scalar(f, r), condition)
	case !f.Relation.Many:
		target := e.one(f.Relation, r)
		if condition == nil || target == nil {
			return condition == nil && target == nil
		}
		return e.holds(target.Type, target, condition)
	}
	related := e.follow(f.Relation, r)
	for name, value := range condition.(map[string]any) {
		ok := true
		switch name {
		case "some":
			ok = len(e.filtered(f.Relation.Target, related, value)) > 0
		case "none":
			ok = len(e.filtered(f.Relation.Target, related, value)) == 0
		case "every":
			ok = len(e.filtered(f.Relation.Target, related, value)) == len(related)
		case "aggregate":
			ok = e.aggregateHolds(f.Relation.Target, related, value)
		}
		if !ok {
			return false
		}
	}
	return true
}

// compares tells whether a value passes the comparisons of a scalar's filter.
func (e *Evaluator) compares(scalar string, value, condition any) bool {
	if condition == nil {
		return value == nil
	}
	for name, operand := range condition.(map[string]any) {
		if !e.passes(scalar, value, name, operand) {
			return false
		}
	}
	return true
}

func (e *Evaluator) passes(scalar string, value any, name string, operand any) bool {
	switch name {
	case "isNull":
		return (value == nil) == operand.(bool)
	case "ne":
		return !e.passes(scalar, value, "eq", operand)
	case "notIn":
		return !e.passes(scalar, value, "in", operand)
	}
	if value == nil {
		return false
	}
	switch name {
	case "in":
		for _, item := range items(operand) {
			if e.passes(scalar, value, "eq", item) {
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
		first, after := period(name, operand)
		day := e.day(value)
		return !day.Before(first) && day.Before(after)
	}
	order := compare(value, read(scalar, operand))
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

// day is the bureau's day of a date or an instant.
func (e *Evaluator) day(value any) civil.Date {
	if instant, ok := value.(time.Time); ok {
		return civil.DateOf(instant.In(e.World.Zone))
	}
	return value.(civil.Date)
}

// period is the first day of a year (2023), month ("2023-05") or quarter ("2023Q2"), and the first day after it.
func period(kind string, operand any) (first, after civil.Date) {
	text := fmt.Sprint(operand)
	switch kind {
	case "year":
		first = civil.Date{Year: number(text), Month: 1, Day: 1}
		return first, civil.Date{Year: first.Year + 1, Month: 1, Day: 1}
	case "month":
		first = civil.Date{Year: number(text[:4]), Month: time.Month(number(text[5:])), Day: 1}
		return first, first.AddMonths(1)
	}
	first = civil.Date{Year: number(text[:4]), Month: time.Month(3*number(text[5:]) - 2), Day: 1}
	return first, first.AddMonths(3)
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}

// read reads an operand as a value of a scalar.
func read(scalar string, operand any) any {
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

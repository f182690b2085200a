package querytest

import (
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// aggregateOf names an aggregate: count, or a function of a field, with a place where it is a percentile. Where days is set, it is a
// function of the days that this TDays names.
type aggregateOf struct {
	function, field string
	at              any
	days            map[string]any
}

// measure returns an aggregate over records. Its value is an int64, a decimal, a date, an instant, or nil.
func (e *Evaluator) measure(t *catalog.Type, records []*Record, of aggregateOf) any {
	if of.days != nil {
		return e.measureDays(t, records, of)
	}
	if of.function == "count" {
		return int64(len(records))
	}
	return measureValues(e.fieldValues(t.Field(of.field), records), t.Field(of.field).Scalar, of)
}

// measureValues returns an aggregate over the values of a scalar, none of them nil.
func measureValues(values []any, scalar string, of aggregateOf) any {
	function := of.function
	switch function {
	case "distinct":
		var distinct []any
		for _, v := range values {
			if !containsValue(distinct, v) {
				distinct = append(distinct, v)
			}
		}
		return int64(len(distinct))
	case "sum":
		if scalar != "Int" {
			return sumValues(values)
		}
		total := int64(0)
		for _, v := range values {
			total += v.(int64)
		}
		return total
	}
	if len(values) == 0 {
		return nil
	}
	switch function {
	case "avg":
		return sumValues(values).DivRound(decimal.NewFromInt(int64(len(values))), 6)
	case "median":
		return percentile(values, decimal.RequireFromString("0.5"))
	case "percentile":
		return percentile(values, decimal.RequireFromString(fmt.Sprint(of.at)))
	case "standardDeviation":
		return standardDeviation(values)
	}
	best := values[0]
	for _, v := range values {
		if c := compareValues(v, best); function == "min" && c < 0 || function == "max" && c > 0 {
			best = v
		}
	}
	return best
}

// fieldValues returns the values of a field of records, nulls left out; of a to-one relation, the identities it leads to.
func (e *Evaluator) fieldValues(f *catalog.Field, records []*Record) []any {
	var values []any
	for _, r := range records {
		var v any
		if f.Relation == nil {
			v = e.fieldValue(f, r)
		} else if target := e.relatedRecord(f.Relation, r); target != nil {
			v = target.ID()
		}
		if v != nil {
			values = append(values, v)
		}
	}
	return values
}

func containsValue(values []any, value any) bool {
	for _, v := range values {
		if compareValues(v, value) == 0 {
			return true
		}
	}
	return false
}

func sumValues(values []any) decimal.Decimal {
	total := decimal.Zero
	for _, v := range values {
		if n, ok := v.(int64); ok {
			v = decimal.NewFromInt(n)
		}
		total = total.Add(v.(decimal.Decimal))
	}
	return total
}

// reachedRecords returns the records that a relation leads to from any of some records, each once.
func (e *Evaluator) reachedRecords(r *catalog.Relation, from []*Record) []*Record {
	var all []*Record
	seen := map[*Record]bool{}
	for _, one := range from {
		for _, target := range e.relatedRecords(r, one) {
			if !seen[target] {
				seen[target] = true
				all = append(all, target)
			}
		}
	}
	return all
}

// answerAggregate answers a selection on an aggregate over records.
func (e *Evaluator) answerAggregate(f *field, t *catalog.Type, records []*Record) any {
	def := e.selectedType(f)
	object := &Object{}
	for _, f := range e.collectFields(def, f.sets) {
		var value any
		switch f.name {
		case "__typename":
			value = def.Name
		case "count":
			value = json.Number(strconv.Itoa(len(records)))
		case "sum", "avg", "min", "max", "distinct", "median", "percentile", "standardDeviation":
			value = e.answerMeasures(f, t, records)
		case "daysBetween":
			value = e.answerDuration(f, t, records)
		case "ratio":
			ratio, scalar := e.measureValue(t, records, map[string]any{"ratio": map[string]any{"of": e.argument(f, "of"), "to": e.argument(f, "to")}})
			value = e.toAnswer(scalar, ratio)
		default:
			r := t.Field(f.name).Relation
			value = e.answerAggregate(f, r.Target, e.filterRecords(r.Target, e.reachedRecords(r, records), e.argument(f, "where")))
		}
		object.add(f.key, value)
	}
	return object
}

// answerMeasures answers a field that holds aggregates of records.
func (e *Evaluator) answerMeasures(f *field, t *catalog.Type, records []*Record) any {
	def := e.selectedType(f)
	object := &Object{}
	for _, m := range e.collectFields(def, f.sets) {
		if m.name == "__typename" {
			object.add(m.key, def.Name)
			continue
		}
		value := e.measure(t, records, aggregateOf{function: f.name, field: m.name, at: e.argument(f, "at")})
		object.add(m.key, e.measureToAnswer(f.name, t.Field(m.name).Scalar, value))
	}
	return object
}

// measureToAnswer returns how the result of a function stands in an answer: means and their like without zeros at the end.
func (e *Evaluator) measureToAnswer(function, scalar string, value any) any {
	if d, ok := value.(decimal.Decimal); ok && isMean(function) {
		return d.String()
	}
	return e.toAnswer(scalar, value)
}

func isMean(function string) bool {
	return function == "avg" || function == "median" || function == "percentile" || function == "standardDeviation"
}

// aggregateMeets reports whether the conditions of an aggregate filter hold over records.
func (e *Evaluator) aggregateMeets(t *catalog.Type, records []*Record, condition any) bool {
	members := condition.(map[string]any)
	records = e.filterRecords(t, records, members["where"])
	for name, value := range members {
		ok := true
		switch name {
		case "where", "at":
		case "and", "or", "not":
			ok = logicHolds(name, value, func(condition any) bool { return e.aggregateMeets(t, records, condition) })
		case "count":
			ok = e.valueMeets("Int", int64(len(records)), value)
		case "daysBetween":
			ok = e.durationsMeet(t, records, value)
		case "sum", "avg", "min", "max", "distinct", "median", "percentile", "standardDeviation":
			for field, comparisons := range value.(map[string]any) {
				ok = ok && e.valueMeets(scalarOf(name, t.Field(field)), e.measure(t, records, aggregateOf{function: name, field: field, at: members["at"]}), comparisons)
			}
		case "ratio":
			arguments := value.(map[string]any)
			ok = e.valueMeets("Decimal", e.comparedPart(comparedGroups{t: t}, &group{records: records}, name, arguments, nil), arguments["is"])
		default:
			r := t.Field(name).Relation
			ok = e.aggregateMeets(r.Target, e.reachedRecords(r, records), value)
		}
		if !ok {
			return false
		}
	}
	return true
}

func scalarOf(function string, f *catalog.Field) string {
	switch {
	case function == "distinct":
		return "Int"
	case isMean(function):
		return "Decimal"
	}
	return f.Scalar
}

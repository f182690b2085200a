package querytest

import (
	"encoding/json"
	"strconv"

	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// measure returns an aggregate over records: count, or sum, avg, min, max, distinct of a field. Its value is an int64, a
// decimal, a date, an instant, or nil.
func (e *Evaluator) measure(t *catalog.Type, records []*Record, function, name string) any {
	if function == "count" {
		return int64(len(records))
	}
	values := e.fieldValues(t.Field(name), records)
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
		if t.Field(name).Scalar != "Int" {
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
	if function == "avg" {
		return sumValues(values).DivRound(decimal.NewFromInt(int64(len(values))), 6)
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
		case "sum", "avg", "min", "max", "distinct":
			value = e.answerMeasures(f, t, records)
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
		value := e.measure(t, records, f.name, m.name)
		if d, ok := value.(decimal.Decimal); ok && f.name == "avg" {
			object.add(m.key, d.String())
			continue
		}
		object.add(m.key, e.toAnswer(t.Field(m.name).Scalar, value))
	}
	return object
}

// aggregateMeets tells whether the conditions of an aggregate filter hold over records.
func (e *Evaluator) aggregateMeets(t *catalog.Type, records []*Record, condition any) bool {
	members := condition.(map[string]any)
	records = e.filterRecords(t, records, members["where"])
	for name, value := range members {
		ok := true
		switch name {
		case "where":
		case "and", "or", "not":
			ok = logicHolds(name, value, func(condition any) bool { return e.aggregateMeets(t, records, condition) })
		case "count":
			ok = e.valueMeets("Int", int64(len(records)), value)
		case "sum", "avg", "min", "max", "distinct":
			for field, comparisons := range value.(map[string]any) {
				ok = ok && e.valueMeets(scalarOf(name, t.Field(field)), e.measure(t, records, name, field), comparisons)
			}
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
	switch function {
	case "distinct":
		return "Int"
	case "avg":
		return "Decimal"
	}
	return f.Scalar
}

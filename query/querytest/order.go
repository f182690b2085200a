package querytest

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"docket/query/catalog"
)

// orderKey is one key of an order of records or of groups.
type orderKey[T comparable] struct {
	value      func(T) any
	desc       bool
	nullsFirst bool
}

// newOrderKey returns a key in the direction that an order names.
func newOrderKey[T comparable](direction any, value func(T) any) orderKey[T] {
	text := direction.(string)
	k := orderKey[T]{value: remember(value), desc: strings.HasPrefix(text, "DESC")}
	k.nullsFirst = k.desc
	if strings.Contains(text, "NULLS") {
		k.nullsFirst = strings.HasSuffix(text, "NULLS_FIRST")
	}
	return k
}

func (k orderKey[T]) compare(a, b T) int {
	x, y := k.value(a), k.value(b)
	switch {
	case x == nil && y == nil:
		return 0
	case x == nil || y == nil:
		if (x == nil) == k.nullsFirst {
			return -1
		}
		return 1
	case k.desc:
		return compareValues(y, x)
	}
	return compareValues(x, y)
}

func compareBy[T comparable](keys []orderKey[T], a, b T) int {
	for _, k := range keys {
		if c := k.compare(a, b); c != 0 {
			return c
		}
	}
	return 0
}

// onlyMember returns the only member of an object.
func onlyMember(object any) (name string, value any) {
	for name, value = range object.(map[string]any) {
		return name, value
	}
	panic("querytest: an empty object where one member is due")
}

// recordOrderKeys returns the keys of an orderBy, with those that make it total.
func (e *Evaluator) recordOrderKeys(t *catalog.Type, orderBy any) []orderKey[*Record] {
	var keys []orderKey[*Record]
	desc := false
	if orderBy != nil {
		for _, item := range asList(orderBy) {
			k := e.recordOrderKey(t, item, func(r *Record) *Record { return r })
			keys = append(keys, k)
			desc = k.desc
		}
	}
	return append(keys,
		orderKey[*Record]{desc: desc, value: func(r *Record) any { return r.Number() }},
		orderKey[*Record]{desc: desc, value: func(r *Record) any { return r.Agency() }})
}

// recordOrderKey returns the key that an item of orderBy names on the record that reach leads to.
func (e *Evaluator) recordOrderKey(t *catalog.Type, item any, reach func(*Record) *Record) orderKey[*Record] {
	name, value := onlyMember(item)
	if name == "daysBetween" {
		days := value.(map[string]any)
		return newOrderKey(days["order"], func(r *Record) any { return e.daysBetween(t, reach(r), days) })
	}
	f := t.Field(name)
	switch {
	case f.Relation == nil:
		return newOrderKey(value, func(r *Record) any { return e.sortableValue(f, reach(r)) })
	case !f.Relation.Many:
		return e.recordOrderKey(f.Relation.Target, value, func(r *Record) *Record { return e.relatedRecord(f.Relation, reach(r)) })
	}
	return aggregateOrderKey(e, f.Relation.Target, value, func(r *Record) []*Record { return e.relatedRecords(f.Relation, reach(r)) })
}

// sortableValue returns what a field sorts by: its value, of an id the number.
func (e *Evaluator) sortableValue(f *catalog.Field, r *Record) any {
	if f.IsID && r != nil {
		return r.Number()
	}
	return e.fieldValue(f, r)
}

// aggregateOrderKey returns the key that { where, count: DESC } and its like name on related records.
func aggregateOrderKey[T comparable](e *Evaluator, t *catalog.Type, item any, related func(T) []*Record) orderKey[T] {
	where, _, chosen := withoutWhere(item)
	if name, value := onlyMember(chosen); name == "ratio" {
		arguments := value.(map[string]any)
		return newOrderKey(arguments["direction"], func(at T) any {
			return e.comparedPart(comparedGroups{t: t}, &group{records: related(at)}, name, arguments, where)
		})
	}
	of, direction, where := parseAggregateOrder(item)
	return newOrderKey(direction, func(at T) any {
		return e.measure(t, e.filterRecords(t, related(at), where), of)
	})
}

// parseAggregateOrder reads { where, sum: { amount: DESC } }.
func parseAggregateOrder(item any) (of aggregateOf, direction, where any) {
	where, of.at, direction = withoutWhere(item)
	of.function, direction = onlyMember(direction)
	if of.function == "daysBetween" {
		of, direction = parseDuration(direction.(map[string]any), "aggregateOrder")
		return of, direction, where
	}
	if of.function != "count" {
		of.field, direction = onlyMember(direction)
	}
	return of, direction, where
}

// withoutWhere takes the where, and the place of a percentile, out of an order by an aggregate.
func withoutWhere(item any) (where, at, chosen any) {
	others := maps.Clone(item.(map[string]any))
	where, at = others["where"], others["at"]
	delete(others, "where")
	delete(others, "at")
	return where, at, others
}

// page is a stretch of a list.
type page struct {
	records              []*Record
	hasNext, hasPrevious bool
}

const defaultPage = 20

// cutPage puts records in order and returns the page of them that a connection asks for.
func (e *Evaluator) cutPage(f *field, t *catalog.Type, records []*Record) page {
	keys := e.recordOrderKeys(t, e.argument(f, "orderBy"))
	rest := slices.SortedFunc(slices.Values(records), func(a, b *Record) int { return compareBy(keys, a, b) })
	after, before := e.argument(f, "after"), e.argument(f, "before")
	if after != nil {
		rest = slices.DeleteFunc(rest, func(r *Record) bool { return compareBy(keys, r, e.Cursors[after.(string)]) <= 0 })
	}
	if before != nil {
		rest = slices.DeleteFunc(rest, func(r *Record) bool { return compareBy(keys, r, e.Cursors[before.(string)]) >= 0 })
	}
	if last, ok := parseSize(e.argument(f, "last")); ok {
		from := max(len(rest)-last, 0)
		return page{rest[from:], before != nil, from > 0}
	}
	first, ok := parseSize(e.argument(f, "first"))
	if !ok {
		first = defaultPage
	}
	offset, _ := parseSize(e.argument(f, "offset"))
	rest = rest[min(offset, len(rest)):]
	return page{rest[:min(first, len(rest))], len(rest) > first, after != nil || offset > 0 && len(records) > 0}
}

func parseSize(value any) (int, bool) {
	switch n := value.(type) {
	case nil:
		return 0, false
	case json.Number:
		return parseNumber(n.String()), true
	case int64:
		return int(n), true
	}
	return value.(int), true
}

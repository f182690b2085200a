package querytest

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"docket/query/catalog"
)

// key is one key of an order of records or of groups.
type key[T any] struct {
	value      func(T) any
	desc       bool
	nullsFirst bool
}

// directed is a key in the direction that an order names.
func directed[T any](direction any, value func(T) any) key[T] {
	text := direction.(string)
	k := key[T]{value: value, desc: strings.HasPrefix(text, "DESC")}
	k.nullsFirst = k.desc
	if strings.Contains(text, "NULLS") {
		k.nullsFirst = strings.HasSuffix(text, "NULLS_FIRST")
	}
	return k
}

func (k key[T]) compare(a, b T) int {
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
		return compare(y, x)
	}
	return compare(x, y)
}

func compareBy[T any](keys []key[T], a, b T) int {
	for _, k := range keys {
		if c := k.compare(a, b); c != 0 {
			return c
		}
	}
	return 0
}

// only is the only member of an object.
func only(object any) (name string, value any) {
	for name, value = range object.(map[string]any) {
		return name, value
	}
	panic("querytest: an empty object where one member is due")
}

// keys are the keys of an orderBy, with those that make it total.
func (e *Evaluator) keys(t *catalog.Type, orderBy any) []key[*Record] {
	var keys []key[*Record]
	desc := false
	if orderBy != nil {
		for _, item := range items(orderBy) {
			k := e.recordKey(t, item, func(r *Record) *Record { return r })
			keys = append(keys, k)
			desc = k.desc
		}
	}
	return append(keys,
		key[*Record]{desc: desc, value: func(r *Record) any { return r.Number() }},
		key[*Record]{desc: desc, value: func(r *Record) any { return r.Agency() }})
}

// recordKey is the key that an item of orderBy names on the record that reach leads to.
func (e *Evaluator) recordKey(t *catalog.Type, item any, reach func(*Record) *Record) key[*Record] {
	name, value := only(item)
	f := t.Field(name)
	switch {
	case f.Relation == nil:
		return directed(value, func(r *Record) any { return e.sortable(f, reach(r)) })
	case !f.Relation.Many:
		return e.recordKey(f.Relation.Target, value, func(r *Record) *Record { return e.one(f.Relation, reach(r)) })
	}
	return e.relationKey(f.Relation.Target, value, func(r *Record) []*Record { return e.follow(f.Relation, reach(r)) })
}

// sortable is what a field sorts by: its value, of an id the number.
func (e *Evaluator) sortable(f *catalog.Field, r *Record) any {
	if f.IsID && r != nil {
		return r.Number()
	}
	return e.scalar(f, r)
}

// relationKey is the key that { where, count: DESC } and its like name on related records.
func (e *Evaluator) relationKey(t *catalog.Type, item any, related func(*Record) []*Record) key[*Record] {
	function, field, direction, where := aggregateOrder(item)
	return directed(direction, func(r *Record) any {
		return e.measure(t, e.filtered(t, related(r), where), function, field)
	})
}

// aggregateOrder reads { where, sum: { amount: DESC } }.
func aggregateOrder(item any) (function, field string, direction, where any) {
	where, chosen := withoutWhere(item)
	function, direction = only(chosen)
	if function != "count" {
		field, direction = only(direction)
	}
	return function, field, direction, where
}

// withoutWhere takes the where out of an order by an aggregate.
func withoutWhere(item any) (where any, others map[string]any) {
	others = maps.Clone(item.(map[string]any))
	where = others["where"]
	delete(others, "where")
	return where, others
}

// page is a stretch of a list.
type page struct {
	records              []*Record
	hasNext, hasPrevious bool
}

const defaultPage = 20

func (e *Evaluator) page(f *field, t *catalog.Type, records []*Record) page {
	keys := e.keys(t, e.argument(f, "orderBy"))
	rest := slices.SortedFunc(slices.Values(records), func(a, b *Record) int { return compareBy(keys, a, b) })
	after, before := e.argument(f, "after"), e.argument(f, "before")
	if after != nil {
		rest = slices.DeleteFunc(rest, func(r *Record) bool { return compareBy(keys, r, e.Cursors[after.(string)]) <= 0 })
	}
	if before != nil {
		rest = slices.DeleteFunc(rest, func(r *Record) bool { return compareBy(keys, r, e.Cursors[before.(string)]) >= 0 })
	}
	if last, ok := size(e.argument(f, "last")); ok {
		from := max(len(rest)-last, 0)
		return page{rest[from:], before != nil, from > 0}
	}
	first, ok := size(e.argument(f, "first"))
	if !ok {
		first = defaultPage
	}
	offset, _ := size(e.argument(f, "offset"))
	rest = rest[min(offset, len(rest)):]
	return page{rest[:min(first, len(rest))], len(rest) > first, after != nil || offset > 0 && len(records) > 0}
}

func size(value any) (int, bool) {
	switch n := value.(type) {
	case nil:
		return 0, false
	case json.Number:
		return number(n.String()), true
	case int64:
		return int(n), true
	}
	return value.(int), true
}

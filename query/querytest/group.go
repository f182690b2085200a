package querytest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"cloud.google.com/go/civil"

	"docket/query/catalog"
)

// dimension is what the records of a group have in common.
type dimension struct {
	path           []*catalog.Relation
	field          *catalog.Field // nil where the record at the end of the path counts
	bucket, part   string
	width          any   // a decimal, nil where there is none
	bounds         []any // of decimals
	fill, omitNull bool
}

// group is records that share a key. A part of the key is nil, a value, or a *Record.
type group struct {
	key     []any
	records []*Record
	isOther bool // the rest of the groups, without a key
}

// dimensions reads groups(by:).
func dimensions(t *catalog.Type, by any) []dimension {
	var all []dimension
	for _, item := range asList(by) {
		d := dimension{}
		at := t
		for {
			name, value := onlyMember(item)
			options, _ := value.(map[string]any)
			f := at.Field(name)
			if f.Relation == nil {
				d.field = f
				d.bucket, _ = options["bucket"].(string)
				d.part, _ = options["part"].(string)
				d.readBuckets(options)
				d.fill, _ = options["fill"].(bool)
				d.omitNull, _ = options["omitNull"].(bool)
				break
			}
			d.path = append(d.path, f.Relation)
			if len(options) == 0 {
				break
			}
			at, item = f.Relation.Target, value
		}
		all = append(all, d)
	}
	return all
}

// keyPart returns the value of a dimension for a record.
func (e *Evaluator) keyPart(d dimension, r *Record) any {
	for _, step := range d.path {
		r = e.relatedRecord(step, r)
	}
	if d.field == nil {
		if r == nil {
			return nil
		}
		return r
	}
	value := e.fieldValue(d.field, r)
	if value != nil && d.hasBuckets() {
		return e.bucketOf(d, value)
	}
	if value != nil && d.bucket != "" {
		return e.bucket(d, e.bureauDay(value))
	}
	return value
}

// bucket returns the first day of the bucket that a day is in; of instants, the instant at which it begins.
func (e *Evaluator) bucket(d dimension, day civil.Date) any {
	switch d.bucket {
	case "WEEK":
		for day.In(time.UTC).Weekday() != time.Monday {
			day = day.AddDays(-1)
		}
	case "MONTH":
		day.Day = 1
	case "QUARTER":
		day.Day, day.Month = 1, (day.Month-1)/3*3+1
	case "YEAR":
		day.Day, day.Month = 1, 1
	}
	if d.field.Scalar == "DateTime" {
		return day.In(e.World.Zone)
	}
	return day
}

// next returns the first day after the bucket that begins with a day.
func (d dimension) next(day civil.Date) civil.Date {
	switch d.bucket {
	case "DAY":
		return day.AddDays(1)
	case "WEEK":
		return day.AddDays(7)
	case "MONTH":
		return day.AddMonths(1)
	case "QUARTER":
		return day.AddMonths(3)
	}
	return day.AddYears(1)
}

// partName writes a part of a key so that equal parts are equal texts.
func partName(part any) string {
	switch part := part.(type) {
	case *Record:
		return part.ID()
	case time.Time:
		return part.UTC().String()
	case numberBucket:
		return part.String()
	}
	return fmt.Sprintf("%T %v", part, part)
}

func keyName(key []any) string {
	name := ""
	for _, part := range key {
		name += strconv.Quote(partName(part))
	}
	return name
}

// answerGroups answers a field that holds groups of records.
func (e *Evaluator) answerGroups(f *field, t *catalog.Type, records []*Record, outer []any) any {
	filters := outer
	if where := e.argument(f, "where"); where != nil {
		records, filters = e.filterRecords(t, records, where), append(append([]any{}, outer...), where)
	}
	by := dimensions(t, e.argument(f, "by"))
	groups := e.groupRecords(by, records)
	for i, d := range by {
		if d.fill {
			groups = e.addEmptyBuckets(groups, by, i, filters)
		}
	}
	compared := newComparedGroups(t, by, groups)
	if having := e.argument(f, "having"); having != nil {
		alone, windows := splitHaving(having)
		groups = slices.DeleteFunc(groups, func(g *group) bool { return !e.aggregateMeets(t, g.records, alone) })
		compared = newComparedGroups(t, by, groups)
		groups = slices.DeleteFunc(slices.Clone(groups), func(g *group) bool { return !e.windowsMeet(compared, g, windows, alone["where"]) })
	}
	keys := e.groupOrderKeys(compared, e.argument(f, "orderBy"))
	slices.SortStableFunc(groups, func(a, b *group) int { return compareBy(keys, a, b) })
	offset, _ := parseSize(e.argument(f, "offset"))
	first, ok := parseSize(e.argument(f, "first"))
	if !ok {
		first = defaultPage
	}
	paged := groups[min(offset, len(groups)):]
	paged = paged[:min(first, len(paged))]
	if rest := groups[min(first, len(groups)):]; e.argument(f, "others") == true && len(rest) > 0 {
		other := &group{isOther: true}
		for _, g := range rest {
			other.records = append(other.records, g.records...)
		}
		paged = append(slices.Clone(paged), other)
	}

	def := e.selectedType(f)
	object := &Object{}
	for _, f := range e.collectFields(def, f.sets) {
		switch f.name {
		case "__typename":
			object.add(f.key, def.Name)
		case "totalCount":
			object.add(f.key, json.Number(strconv.Itoa(len(groups))))
		case "nodes":
			list := List{}
			for _, g := range paged {
				list = append(list, e.answerGroup(f, compared, g, filters))
			}
			object.add(f.key, list)
		}
	}
	return object
}

// groupRecords puts records with equal keys into groups.
func (e *Evaluator) groupRecords(by []dimension, records []*Record) []*group {
	var groups []*group
	byName := map[string]*group{}
	for _, r := range records {
		key := make([]any, len(by))
		omitted := false
		for i, d := range by {
			key[i] = e.keyPart(d, r)
			omitted = omitted || d.omitNull && key[i] == nil
		}
		if omitted {
			continue
		}
		g := byName[keyName(key)]
		if g == nil {
			g = &group{key: key}
			byName[keyName(key)] = g
			groups = append(groups, g)
		}
		g.records = append(g.records, r)
	}
	return groups
}

// addEmptyBuckets adds the groups of a dimension's empty buckets.
func (e *Evaluator) addEmptyBuckets(groups []*group, by []dimension, place int, filters []any) []*group {
	d := by[place]
	var first, last *civil.Date
	for _, g := range groups {
		if g.key[place] == nil {
			continue
		}
		day := e.bureauDay(g.key[place])
		if first == nil || day.Before(*first) {
			first = &day
		}
		if last == nil || day.After(*last) {
			last = &day
		}
	}
	if len(d.path) == 0 {
		from, until := e.filterBounds(d.field, filters)
		if from != nil {
			first = from
		}
		if until != nil {
			last = until
		}
	}
	if first == nil || last == nil {
		return groups
	}
	there := map[string]bool{}
	others := map[string][]any{}
	for _, g := range groups {
		there[keyName(g.key)] = true
		other := slices.Clone(g.key)
		other[place] = nil
		others[keyName(other)] = other
	}
	if len(by) == 1 {
		others = map[string][]any{"": make([]any, 1)}
	}
	for day := e.bureauDay(e.bucket(d, *first)); !day.After(*last); day = d.next(day) {
		for _, other := range others {
			key := slices.Clone(other)
			key[place] = e.bucket(d, day)
			if !there[keyName(key)] {
				groups = append(groups, &group{key: key})
			}
		}
	}
	return groups
}

// filterBounds returns the first and the last day that filters allow for a field, nil where they set no bound.
func (e *Evaluator) filterBounds(f *catalog.Field, filters []any) (first, last *civil.Date) {
	within := func(from, to *civil.Date) {
		if from != nil && (first == nil || from.After(*first)) {
			first = from
		}
		if to != nil && (last == nil || to.Before(*last)) {
			last = to
		}
	}
	for _, filter := range filters {
		for name, value := range filter.(map[string]any) {
			switch name {
			case "and":
				within(e.filterBounds(f, asList(value)))
			case f.Name:
				comparisons, _ := value.(map[string]any)
				for name, operand := range comparisons {
					switch name {
					case "year", "month", "quarter":
						from, after := periodDays(name, operand)
						to := after.AddDays(-1)
						within(&from, &to)
					case "gte":
						from := e.bureauDay(parseOperand(f.Scalar, operand))
						within(&from, nil)
					case "lt":
						to := e.dayBefore(parseOperand(f.Scalar, operand))
						within(nil, &to)
					}
				}
			}
		}
	}
	return first, last
}

// dayBefore returns the last day on which there is something before a date or an instant.
func (e *Evaluator) dayBefore(value any) civil.Date {
	if instant, ok := value.(time.Time); ok {
		return e.bureauDay(instant.Add(-time.Microsecond))
	}
	return value.(civil.Date).AddDays(-1)
}

// groupOrderKeys returns the keys of an order of groups, with those that make it total.
func (e *Evaluator) groupOrderKeys(c comparedGroups, orderBy any) []orderKey[*group] {
	t, by := c.t, c.by
	var keys []orderKey[*group]
	if orderBy != nil {
		for _, item := range asList(orderBy) {
			where, at, chosen := withoutWhere(item)
			name, value := onlyMember(chosen)
			records := func(g *group) []*Record { return e.filterRecords(t, g.records, where) }
			switch name {
			case "key":
				keys = append(keys, e.keyOrderKey(t, by, value))
			case "ratio", "share", "rank", "percentRank", "runningTotal", "change", "movingAverage":
				arguments := value.(map[string]any)
				keys = append(keys, newOrderKey(arguments["direction"], func(g *group) any { return e.comparedPart(c, g, name, arguments, where) }))
			case "count":
				keys = append(keys, newOrderKey(value, func(g *group) any { return e.measure(t, records(g), aggregateOf{function: "count"}) }))
			case "daysBetween":
				of, direction := parseDuration(value.(map[string]any), "aggregateOrder")
				keys = append(keys, newOrderKey(direction, func(g *group) any { return e.measure(t, records(g), of) }))
			case "sum", "avg", "min", "max", "distinct", "median", "percentile", "standardDeviation":
				field, direction := onlyMember(value)
				keys = append(keys, newOrderKey(direction, func(g *group) any { return e.measure(t, records(g), aggregateOf{function: name, field: field, at: at}) }))
			default:
				r := t.Field(name).Relation
				keys = append(keys, aggregateOrderKey(e, r.Target, value, func(g *group) []*Record { return e.reachedRecords(r, records(g)) }))
			}
		}
	}
	for i, d := range by {
		keys = append(keys, orderKey[*group]{value: func(g *group) any { return sortablePart(g.key[i]) }})
		if d.field == nil {
			keys = append(keys, orderKey[*group]{value: func(g *group) any {
				if r, ok := g.key[i].(*Record); ok {
					return r.Agency()
				}
				return nil
			}})
		}
	}
	return keys
}

func sortablePart(part any) any {
	if r, ok := part.(*Record); ok {
		return r.Number()
	}
	return part
}

// keyOrderKey returns the key that { key: { party: { kind: ASC } } } names.
func (e *Evaluator) keyOrderKey(t *catalog.Type, by []dimension, item any) orderKey[*group] {
	var path []*catalog.Relation
	for {
		name, value := onlyMember(item)
		f := t.Field(name)
		if f.Relation != nil {
			path, t, item = append(path, f.Relation), f.Relation.Target, value
			continue
		}
		for i, d := range by {
			if slices.Equal(d.path, path) && d.field == f {
				return newOrderKey(value, func(g *group) any { return g.key[i] })
			}
			if slices.Equal(d.path, path) && d.field == nil {
				return newOrderKey(value, func(g *group) any {
					r, _ := g.key[i].(*Record)
					return e.sortableValue(f, r)
				})
			}
		}
		panic("querytest: an order by what is no dimension")
	}
}

// answerGroup answers a selection on a group.
func (e *Evaluator) answerGroup(f *field, c comparedGroups, g *group, filters []any) any {
	t, by, def := c.t, c.by, e.selectedType(f)
	object := &Object{}
	for _, f := range e.collectFields(def, f.sets) {
		switch f.name {
		case "__typename":
			object.add(f.key, def.Name)
		case "key":
			if g.isOther {
				object.add(f.key, nil)
				continue
			}
			object.add(f.key, e.answerKey(f, t, by, nil, g))
		case "isOther":
			object.add(f.key, g.isOther)
		case "share", "rank", "percentRank", "runningTotal", "change", "movingAverage":
			object.add(f.key, e.answerCalculation(f, c, g))
		case "aggregate":
			object.add(f.key, e.answerAggregate(f, t, e.filterRecords(t, g.records, e.argument(f, "where"))))
		default:
			object.add(f.key, e.answerConnection(f, t, g.records, filters))
		}
	}
	return object
}

// answerKey answers a selection on a group's key: the part of it that lies at the end of a path.
func (e *Evaluator) answerKey(f *field, t *catalog.Type, by []dimension, path []*catalog.Relation, g *group) any {
	for i, d := range by {
		if d.field == nil && slices.Equal(d.path, path) {
			if g.key[i] == nil {
				return nil
			}
			return e.answerKeyRecord(f, g.key[i].(*Record))
		}
	}
	def := e.selectedType(f)
	object := &Object{}
	for _, f := range e.collectFields(def, f.sets) {
		if f.name == "__typename" {
			object.add(f.key, def.Name)
			continue
		}
		if t.Field(f.name) == nil {
			object.add(f.key, e.answerKeyFact(f, by, path, g))
			continue
		}
		field := t.Field(f.name)
		if field.Relation != nil {
			object.add(f.key, e.answerKey(f, field.Relation.Target, by, append(slices.Clone(path), field.Relation), g))
			continue
		}
		for i, d := range by {
			if d.field == field && d.part == "" && slices.Equal(d.path, path) {
				value := g.key[i]
				if b, ok := value.(numberBucket); ok {
					value = toScalar(field.Scalar, b.lower)
				}
				object.add(f.key, e.toAnswer(field.Scalar, value))
			}
		}
	}
	return object
}

// answerKeyRecord answers a selection on a record that is a key.
func (e *Evaluator) answerKeyRecord(f *field, r *Record) any {
	def := e.selectedType(f)
	object := &Object{}
	for _, f := range e.collectFields(def, f.sets) {
		field := r.Type.Field(f.name)
		switch {
		case f.name == "__typename":
			object.add(f.key, def.Name)
		case field.Relation == nil:
			object.add(f.key, e.toAnswer(field.Scalar, e.fieldValue(field, r)))
		default:
			if target := e.relatedRecord(field.Relation, r); target != nil {
				object.add(f.key, e.answerKeyRecord(f, target))
			} else {
				object.add(f.key, nil)
			}
		}
	}
	return object
}

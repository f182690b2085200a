package querytest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/query/catalog"
)

// Evaluator answers an operation over a World in the simplest way: it goes through the selection field by field, and through all
// rows for each question. It uses no plan and no SQL. It takes the API to mean this:
//
// Scope. Records of agencies that may not be read are not there: not in lists, relations, filters, aggregates, orders.
// Records that belong to no agency are there for all.
//
// Filters are two-valued. Members of an object are joined by AND. A comparison with a value that is null is false; `not`
// is true exactly where its condition is false; `ne` and `notIn` are the complements of `eq` and `in`. `field: null` means
// that the value is null, `field: {}` holds for all. `or: []` and `in: []` hold for nothing, `and: []` for everything.
// To one: `null` there is none, an object: there is one and it holds for it. To many: `some`, `every`, `none`, and
// `aggregate` over the related records for which its `where` holds; and/or/not within an aggregate keep that `where`, and a
// relation within it goes on from those records. `contains`, `startsWith`, `endsWith` ignore case and know no wildcards.
// `year`, `month`, `quarter` are those of the bureau's zone.
//
// `asOn` replaces the bureau's day for a computed field.
//
// Order. ASC puts nulls last, DESC first, unless said otherwise. Ties are broken by the record's number in the direction
// of the last key, then by agency. Texts and enum values compare by code point, an id by its number, false before true.
// A field of a record that is not there is null; an aggregate over the relation of a record that is not there is one over
// nothing.
//
// Pages. After and before cut the list at a cursor's place in the order; offset skips from there; first (20 where nothing
// is said) or last take of the rest. hasNextPage going forward: more follow within what before leaves. Going backward:
// whether before was given. hasPreviousPage going backward: more precede within what after leaves; else: whether after
// was given, or an offset into a list that is not empty.
//
// Aggregates. Count and sum of nothing are 0, the others null, and so is the deviation of one value. Means, medians, percentiles
// and deviations are rounded to six places from the exact value, zeros at the end cut.
// Distinct counts values other than null, records by identity. Through relations each record that is reached counts once. A ratio
// divides two exact numbers, of which an avg is one, and is rounded once, to six places; null where a number is null or the second is 0.
//
// Groups. Records with equal keys are a group, null equal to null; omitNull leaves the records with a null key out. A key
// is a value, the first day (or instant) of a bucket in the bureau's zone, or a record; beyond a reference that leads
// nowhere every key is null. Order: what is asked for, then the dimensions in turn, ascending, nulls last; a record by
// number and agency, an id as text. Fill adds a group without records for each bucket that is missing, for each
// combination of the other dimensions that was found (with no other dimension: always): from the first bucket that the
// list's filters on that field allow to the last; where they set no bound on a side, from or to the data's own. Bounds are
// year, month, quarter, gte and lt, of the list's and the groups' `where` and their `and`. Then having, the count of groups,
// and the page.
//
// Windows compare the groups for which the rest of having holds; having's conditions on windows then choose among them, and change no
// window. A share is of the sum over the groups, or over those with equal parts `within`; a rank is one more than the number of groups with a
// larger number (ASC: a smaller one). Along the dimension with a bucket, among the groups whose other dimensions are equal: a running total
// is the sum up to the bucket; a change is from the bucket before, or of the day a year before (of 29 February the 28th); a moving average is
// the mean of the numbers of so many buckets, null where one of the buckets has no group. Without a time they are null. Conditions and
// orders compare what is shown, of a change its percent or its difference.
//
// Others are the groups after the page as one: their records together, without a key. A share of it is of all groups, null within
// dimensions; the other windows are null, and of a change the value alone is there.
type Evaluator struct {
	World     *World
	Meaning   Meaning
	Agencies  []int64
	Variables map[string]any // coerced
	Document  *ast.QueryDocument
	// Cursors are the cursors that may come back as arguments.
	Cursors Cursors

	related map[*catalog.Relation]map[*Record][]*Record
}

// Answer returns the value of each root field by its response key. Introspection and `__typename` are left out.
func (e *Evaluator) Answer(operation *ast.OperationDefinition) map[string]any {
	answers := map[string]any{}
	for _, f := range e.collectFields(e.World.Catalog.Schema.Query, []ast.SelectionSet{operation.SelectionSet}) {
		if !strings.HasPrefix(f.name, "__") {
			answers[f.key] = e.answerRoot(f)
		}
	}
	return answers
}

// field is the result of the specification's CollectFields for one response key: the selections of all its occurrences.
type field struct {
	key, name string
	node      *ast.Field
	sets      []ast.SelectionSet
}

// selectedType returns the definition of the type that a field's selections are on.
func (e *Evaluator) selectedType(f *field) *ast.Definition {
	return e.World.Catalog.Schema.Types[f.node.Definition.Type.Name()]
}

// collectFields returns the fields that selection sets select of an object type, with fields of one key merged.
func (e *Evaluator) collectFields(object *ast.Definition, sets []ast.SelectionSet) []*field {
	var fields []*field
	visited := map[string]bool{}
	var walk func(set ast.SelectionSet)
	walk = func(set ast.SelectionSet) {
		for _, selection := range set {
			switch s := selection.(type) {
			case *ast.Field:
				if !e.isIncluded(s.Directives) {
					continue
				}
				var f *field
				for _, other := range fields {
					if other.key == s.Alias {
						f = other
					}
				}
				if f == nil {
					f = &field{key: s.Alias, name: s.Name, node: s}
					fields = append(fields, f)
				}
				f.sets = append(f.sets, s.SelectionSet)
			case *ast.InlineFragment:
				if e.isIncluded(s.Directives) && e.fragmentApplies(s.TypeCondition, object) {
					walk(s.SelectionSet)
				}
			case *ast.FragmentSpread:
				if visited[s.Name] || !e.isIncluded(s.Directives) {
					continue
				}
				visited[s.Name] = true
				definition := e.Document.Fragments.ForName(s.Name)
				if e.fragmentApplies(definition.TypeCondition, object) {
					walk(definition.SelectionSet)
				}
			}
		}
	}
	for _, set := range sets {
		walk(set)
	}
	return fields
}

func (e *Evaluator) isIncluded(directives ast.DirectiveList) bool {
	for _, d := range directives {
		if d.Name == "skip" || d.Name == "include" {
			on, _ := e.inputValue(d.Arguments.ForName("if").Value)
			if on == (d.Name == "skip") {
				return false
			}
		}
	}
	return true
}

func (e *Evaluator) fragmentApplies(condition string, object *ast.Definition) bool {
	if condition == "" || condition == object.Name {
		return true
	}
	for _, name := range object.Interfaces {
		if name == condition {
			return true
		}
	}
	return false
}

// inputValue returns an argument's value; there is none where it is a variable that was not given.
func (e *Evaluator) inputValue(v *ast.Value) (value any, given bool) {
	switch v.Kind {
	case ast.Variable:
		value, given = e.Variables[v.Raw]
		return value, given
	case ast.NullValue:
		return nil, true
	case ast.BooleanValue:
		return v.Raw == "true", true
	case ast.IntValue, ast.FloatValue:
		return json.Number(v.Raw), true
	case ast.ListValue:
		list := []any{}
		for _, c := range v.Children {
			item, _ := e.inputValue(c.Value)
			list = append(list, item)
		}
		return list, true
	case ast.ObjectValue:
		object := map[string]any{}
		for _, c := range v.Children {
			if member, given := e.inputValue(c.Value); given {
				object[c.Name] = member
			}
		}
		return object, true
	}
	return v.Raw, true
}

// argument returns the value of a field's argument, nil where it is null or absent.
func (e *Evaluator) argument(f *field, name string) any {
	if a := f.node.Arguments.ForName(name); a != nil {
		if value, given := e.inputValue(a.Value); given {
			return value
		}
	}
	if d := f.node.Definition.Arguments.ForName(name); d != nil && d.DefaultValue != nil {
		value, _ := e.inputValue(d.DefaultValue)
		return value
	}
	return nil
}

// asList returns the elements of a list; a single value stands for a list of one.
func asList(value any) []any {
	if list, ok := value.([]any); ok {
		return list
	}
	return []any{value}
}

// answerRoot answers a root field.
func (e *Evaluator) answerRoot(f *field) any {
	root := e.World.Catalog.Root(f.name)
	switch root.Kind {
	case catalog.ListRoot:
		return e.answerConnection(f, root.Type, e.readableRecords(root.Type), nil)
	case catalog.NodeRoot:
		return e.answerByID(f, e.argument(f, "id"))
	case catalog.NodesRoot:
		list := List{}
		for _, id := range asList(e.argument(f, "ids")) {
			list = append(list, e.answerByID(f, id))
		}
		return list
	}
	if id := e.argument(f, "id"); id != nil {
		return e.answerByID(f, id)
	}
	code, key := e.argument(f, "agency"), e.argument(f, root.Key)
	for _, r := range e.readableRecords(root.Type) {
		agency := e.relatedRecord(root.Type.Field("agency").Relation, r)
		if agency.Columns["code"] == code && e.fieldValue(root.Type.Field(root.Key), r) == key {
			return e.answerRecord(f, r)
		}
	}
	return nil
}

func (e *Evaluator) answerByID(f *field, id any) any {
	if r := e.World.Find(fmt.Sprint(id)); r != nil && e.isReadable(r) {
		return e.answerRecord(f, r)
	}
	return nil
}

func (e *Evaluator) isReadable(r *Record) bool {
	if !r.Type.Scoped {
		return true
	}
	if is := e.Meaning.IsReadable[r.Type.Name]; is != nil && !is(r, e.World.Today) {
		return false
	}
	for _, agency := range e.Agencies {
		if agency == r.Agency() {
			return true
		}
	}
	return false
}

// readableRecords returns the records of a type that may be read.
func (e *Evaluator) readableRecords(t *catalog.Type) []*Record {
	var all []*Record
	for _, r := range e.World.Records[t.Name] {
		if e.isReadable(r) {
			all = append(all, r)
		}
	}
	return all
}

// relatedRecords returns the records that a relation leads to from a record; none from nil.
func (e *Evaluator) relatedRecords(r *catalog.Relation, from *Record) []*Record {
	if from == nil {
		return nil
	}
	if e.related == nil {
		e.related = map[*catalog.Relation]map[*Record][]*Record{}
	}
	if e.related[r] == nil {
		e.related[r] = map[*Record][]*Record{}
	}
	found, known := e.related[r][from]
	if !known {
		found = e.findRelated(r, from)
		e.related[r][from] = found
	}
	return found
}

// findRelated looks for the records that a relation leads to from a record.
func (e *Evaluator) findRelated(r *catalog.Relation, from *Record) []*Record {
	ends := []Columns{from.Columns}
	on := r.On
	if r.Through != nil {
		ends, on = nil, r.Through.On
		for _, link := range e.World.Links[r.Through.Table] {
			if columnsMatch(r.On, from.Columns, link) {
				ends = append(ends, link)
			}
		}
	}
	var found []*Record
	for _, target := range e.readableRecords(r.Target) {
		for _, end := range ends {
			if columnsMatch(on, end, target.Columns) {
				found = append(found, target)
				break
			}
		}
	}
	if r.Condition == nil {
		return found
	}
	narrow := e.Meaning.Relations[r.Owner.Name+"."+r.Name]
	if narrow == nil {
		panic(fmt.Sprintf("querytest: say in db/dbtest/meaning which records %s.%s leads to", r.Owner.Name, r.Name))
	}
	var narrowed []*Record
	for _, target := range found {
		if narrow(target, e.World.Today) {
			narrowed = append(narrowed, target)
		}
	}
	return narrowed
}

func columnsMatch(on []catalog.Pair, from, to Columns) bool {
	for _, pair := range on {
		if from[pair.From] == nil || from[pair.From] != to[pair.To] {
			return false
		}
	}
	return true
}

// relatedRecord returns the record that a to-one relation leads to, nil where it leads nowhere.
func (e *Evaluator) relatedRecord(r *catalog.Relation, from *Record) *Record {
	found := e.relatedRecords(r, from)
	if len(found) == 0 {
		return nil
	}
	return found[0]
}

// fieldValue returns the value of a field of a record, nil where there is no record. An id is its text.
func (e *Evaluator) fieldValue(f *catalog.Field, r *Record) any {
	switch {
	case r == nil:
		return nil
	case f.IsID:
		return r.ID()
	case f.Computed == nil:
		return r.Columns[f.Column]
	}
	meaning := e.Meaning.Fields[f.Owner.Name+"."+f.Name]
	if meaning == nil {
		panic(fmt.Sprintf("querytest: say in db/dbtest/meaning what %s.%s means", f.Owner.Name, f.Name))
	}
	return meaning(e, r)
}

// toAnswer returns how a value of a scalar stands in an answer.
func (e *Evaluator) toAnswer(scalar string, value any) any {
	switch value := value.(type) {
	case int64:
		return json.Number(strconv.FormatInt(value, 10))
	case civil.Date:
		return value.String()
	case time.Time:
		return value.In(e.World.Zone).Format(time.RFC3339Nano)
	case decimal.Decimal:
		if scalar == "Money" {
			return value.StringFixed(2)
		}
		return value.StringFixed(3)
	case quotient:
		return value.String()
	}
	return value
}

// answerRecord answers a selection on a record.
func (e *Evaluator) answerRecord(f *field, r *Record) any {
	object := &Object{}
	for _, f := range e.collectFields(e.World.Catalog.Schema.Types[r.Type.Name], f.sets) {
		object.add(f.key, e.answerField(f, r))
	}
	return object
}

// answerField answers a field of a record.
func (e *Evaluator) answerField(f *field, r *Record) any {
	if f.name == "__typename" {
		return r.Type.Name
	}
	def := r.Type.Field(f.name)
	switch {
	case def.Relation == nil:
		if day, ok := e.argument(f, "asOn").(string); ok {
			then := *e
			world := *e.World
			world.Today, _ = civil.ParseDate(day)
			then.World = &world
			return then.toAnswer(def.Scalar, then.fieldValue(def, r))
		}
		return e.toAnswer(def.Scalar, e.fieldValue(def, r))
	case def.Relation.Many:
		return e.answerConnection(f, def.Relation.Target, e.relatedRecords(def.Relation, r), nil)
	}
	if target := e.relatedRecord(def.Relation, r); target != nil {
		return e.answerRecord(f, target)
	}
	return nil
}

// answerConnection answers a selection on a connection over records; outer are the filters that made them.
func (e *Evaluator) answerConnection(f *field, t *catalog.Type, records []*Record, outer []any) any {
	filters := outer
	if where := e.argument(f, "where"); where != nil {
		records, filters = e.filterRecords(t, records, where), append(append([]any{}, outer...), where)
	}
	p := e.cutPage(f, t, records)
	def := e.selectedType(f)
	object := &Object{}
	for _, f := range e.collectFields(def, f.sets) {
		var value any
		switch f.name {
		case "__typename":
			value = def.Name
		case "nodes":
			list := List{}
			for _, r := range p.records {
				list = append(list, e.answerRecord(f, r))
			}
			value = list
		case "edges":
			value = e.answerEdges(f, p)
		case "pageInfo":
			value = e.answerPageInfo(f, p)
		case "totalCount":
			value = json.Number(strconv.Itoa(len(records)))
		case "aggregate":
			value = e.answerAggregate(f, t, e.filterRecords(t, records, e.argument(f, "where")))
		case "groups":
			value = e.answerGroups(f, t, records, filters)
		default:
			panic("querytest: a connection has no " + f.name)
		}
		object.add(f.key, value)
	}
	return object
}

// answerEdges answers the edges of a page.
func (e *Evaluator) answerEdges(f *field, p page) any {
	def := e.selectedType(f)
	list := List{}
	for _, r := range p.records {
		edge := &Object{}
		for _, f := range e.collectFields(def, f.sets) {
			switch f.name {
			case "__typename":
				edge.add(f.key, def.Name)
			case "cursor":
				edge.add(f.key, Cursor{r})
			case "node":
				edge.add(f.key, e.answerRecord(f, r))
			}
		}
		list = append(list, edge)
	}
	return list
}

// answerPageInfo answers the facts about a page.
func (e *Evaluator) answerPageInfo(f *field, p page) any {
	def := e.selectedType(f)
	info := &Object{}
	for _, f := range e.collectFields(def, f.sets) {
		var value any
		switch f.name {
		case "__typename":
			value = def.Name
		case "hasNextPage":
			value = p.hasNext
		case "hasPreviousPage":
			value = p.hasPrevious
		case "startCursor":
			if n := len(p.records); n > 0 {
				value = Cursor{p.records[0]}
			}
		case "endCursor":
			if n := len(p.records); n > 0 {
				value = Cursor{p.records[n-1]}
			}
		}
		info.add(f.key, value)
	}
	return info
}

package querytest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"docket/query/catalog"
)

// Drawn is an operation with its variables as they come over the wire.
type Drawn struct {
	Text      string
	Variables map[string]any
}

func (d Drawn) String() string {
	variables, _ := json.Marshal(d.Variables)
	return d.Text + "\nvariables " + string(variables)
}

// Draw makes a random valid operation over all of the schema. The values it compares with are mostly those of the world,
// so that about half of the conditions hold for something.
func Draw(t *rapid.T, w *World) Drawn {
	g := &drawing{t: t, w: w, variables: map[string]any{}}
	var roots []string
	for range 1 + g.below(2) {
		roots = append(roots, g.root())
	}
	return g.operation(roots)
}

// Paged is a list of records that can be paged through: all but the page's arguments.
type Paged struct {
	Type      *catalog.Type
	Arguments string // where and orderBy
	Drawn
}

// DrawList makes a list at the root, with a filter and an order; the operation takes the page's arguments as variables.
func DrawList(t *rapid.T, w *World) Paged {
	g := &drawing{t: t, w: w, variables: map[string]any{}}
	typ := g.typ()
	var arguments []string
	if g.chance(2) {
		arguments = append(arguments, "where: "+g.given(typ.Name+"Where", g.where(typ, 2)))
	}
	arguments = append(arguments, "orderBy: "+g.given("["+typ.Name+"Order!]", g.orders(typ)))
	arguments = append(arguments, "first: $first", "last: $last", "after: $after", "before: $before")
	g.definitions = append(g.definitions, "$first: Int", "$last: Int", "$after: String", "$before: String")
	drawn := g.operation([]string{typ.Plural + "(" + strings.Join(arguments, ", ") +
		") { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"})
	return Paged{Type: typ, Drawn: drawn}
}

type drawing struct {
	t           *rapid.T
	w           *World
	variables   map[string]any
	definitions []string
	fragments   []string
	names       int
	aliased     bool
}

func (g *drawing) below(n int) int {
	if n <= 1 {
		return 0
	}
	return rapid.IntRange(0, n-1).Draw(g.t, "n")
}

// chance is true one time in n.
func (g *drawing) chance(n int) bool { return g.below(n) == n-1 }

func pick[T any](g *drawing, from []T) T { return from[g.below(len(from))] }

func (g *drawing) name(prefix string) string {
	g.names++
	return fmt.Sprintf("%s%d", prefix, g.names)
}

func (g *drawing) operation(roots []string) Drawn {
	text := "query Q"
	if len(g.definitions) > 0 {
		text += "(" + strings.Join(g.definitions, ", ") + ")"
	}
	text += " {\n  " + strings.Join(roots, "\n  ") + "\n}"
	for _, f := range g.fragments {
		text += "\n" + f
	}
	return Drawn{text, g.variables}
}

// given writes a value as a literal, or as a variable that is given or has the value for its default.
func (g *drawing) given(typ string, v any) string {
	if list, ok := v.([]any); ok {
		v = g.listOf(list)
	}
	if !g.chance(4) {
		return literal(v)
	}
	name := g.name("v")
	if g.chance(3) {
		g.definitions = append(g.definitions, "$"+name+": "+typ+" = "+literal(v))
		return "$" + name
	}
	g.definitions = append(g.definitions, "$"+name+": "+typ)
	g.variables[name] = asJSON(v)
	return "$" + name
}

func (g *drawing) typ() *catalog.Type { return pick(g, g.w.Catalog.Types()) }

// ids are the identities of a type's records, and now and then one that is not there.
func (g *drawing) id(t *catalog.Type) string {
	if g.chance(8) {
		return catalog.ID{Type: t.Name, Agency: map[bool]int64{true: 1}[t.Scoped], Number: 1 << 40}.String()
	}
	return pick(g, g.w.Records[t.Name]).ID()
}

func (g *drawing) root() string {
	alias := g.name("r") + ": "
	t := g.typ()
	one := strings.ToLower(t.Name[:1]) + t.Name[1:]
	switch g.below(8) {
	case 0:
		return alias + one + "(id: " + g.given("ID!", g.id(t)) + ") " + g.record(t, 3)
	case 1:
		return alias + "node(id: " + g.given("ID!", g.id(t)) + ") { __typename id ... on " + t.Name + " " + g.record(t, 2) + " }"
	case 2:
		other := g.typ()
		ids := []any{g.id(t), g.id(other), g.id(t)}
		g.aliased = true // fields of one name may be of different types
		defer func() { g.aliased = false }()
		spread := ""
		if other != t {
			spread = " ... on " + other.Name + " " + g.record(other, 1)
		}
		return alias + "nodes(ids: " + g.given("[ID!]!", ids) + ") { id ... on " + t.Name + " " + g.record(t, 1) + spread + " }"
	case 3:
		if key := g.w.Catalog.Root(one).Key; key != "" {
			r := pick(g, g.w.Records[t.Name])
			code := "nobody"
			for _, a := range g.w.Records["Agency"] {
				if a.Number() == r.Agency() {
					code = a.Columns["code"].(string)
				}
			}
			if value, ok := r.Columns[t.Field(key).Column].(string); ok {
				return alias + one + "(agency: " + g.given("String", code) + ", " + key + ": " + g.given("String", value) + ") " + g.record(t, 2)
			}
		}
	}
	return alias + t.Plural + g.arguments(t) + " " + g.connection(t, 3)
}

// set writes a selection set, as it is or behind a fragment.
func (g *drawing) set(typ string, selections []string) string {
	text := "{ " + strings.Join(selections, " ") + " }"
	switch g.below(10) {
	case 0:
		return "{ ... on " + typ + " " + text + " }"
	case 1:
		name := g.name("F")
		g.fragments = append(g.fragments, "fragment "+name+" on "+typ+" "+text)
		return "{ ..." + name + " }"
	case 2:
		on := g.chance(2)
		return "{ __typename ... @" + pick(g, []string{"include", "skip"}) + "(if: " + g.given("Boolean!", on) + ") " + text + " }"
	}
	return text
}

// scalars are the names of a type's scalar fields.
func scalars(t *catalog.Type) []*catalog.Field {
	return slices.DeleteFunc(slices.Clone(t.Fields), func(f *catalog.Field) bool { return f.Relation != nil })
}

func relations(t *catalog.Type, many bool) []*catalog.Field {
	return slices.DeleteFunc(slices.Clone(t.Fields), func(f *catalog.Field) bool { return f.Relation == nil || f.Relation.Many != many })
}

func (g *drawing) record(t *catalog.Type, depth int) string {
	selections := []string{}
	for range 1 + g.below(3) {
		f := pick(g, scalars(t))
		name := f.Name
		asOn := g.w.Catalog.Schema.Types[t.Name].Fields.ForName(name).Arguments.ForName("asOn")
		if g.aliased || g.chance(4) || asOn != nil {
			name = g.name("a") + ": " + name
		}
		if asOn != nil && g.chance(2) {
			name += "(asOn: " + g.given("Date", g.w.Today.AddDays(-g.below(700)).String()) + ")"
		}
		selections = append(selections, name)
	}
	if g.chance(8) {
		selections = append(selections, "__typename")
	}
	if depth > 0 {
		if one := relations(t, false); len(one) > 0 && g.chance(2) {
			f := pick(g, one)
			selections = append(selections, g.name("o")+": "+f.Name+" "+g.record(f.Relation.Target, depth-1))
		}
		if many := relations(t, true); len(many) > 0 && g.chance(2) {
			f := pick(g, many)
			selections = append(selections, g.name("m")+": "+f.Name+g.arguments(f.Relation.Target)+" "+g.connection(f.Relation.Target, depth-1))
		}
	}
	return g.set(t.Name, selections)
}

// arguments are those of a connection.
func (g *drawing) arguments(t *catalog.Type) string {
	var list []string
	if g.chance(2) {
		list = append(list, "where: "+g.given(t.Name+"Where", g.where(t, 2)))
	}
	if g.chance(2) {
		list = append(list, "orderBy: "+g.given("["+t.Name+"Order!]", g.orders(t)))
	}
	switch g.below(4) {
	case 0:
		list = append(list, "first: "+g.given("Int", g.below(6)))
	case 1:
		list = append(list, "last: "+g.given("Int", g.below(6)))
	case 2:
		list = append(list, "first: "+g.given("Int", g.below(6)), "offset: "+g.given("Int", g.below(5)))
	}
	if len(list) == 0 {
		return ""
	}
	return "(" + strings.Join(list, ", ") + ")"
}

func (g *drawing) connection(t *catalog.Type, depth int) string {
	var selections []string
	for range 1 + g.below(3) {
		switch g.below(6) {
		case 0, 1:
			selections = append(selections, g.name("n")+": nodes "+g.record(t, depth-1))
		case 2:
			selections = append(selections, g.name("e")+": edges { cursor node "+g.record(t, depth-1)+" }")
		case 3:
			selections = append(selections, "totalCount", g.name("p")+": pageInfo { hasNextPage hasPreviousPage startCursor endCursor }")
		case 4:
			selections = append(selections, g.name("a")+": aggregate"+g.only(t)+" "+g.aggregate(t, 1))
		case 5:
			selections = append(selections, g.name("g")+": groups"+g.groups(t, depth))
		}
	}
	return g.set(t.Name+"Connection", selections)
}

// only is the argument of an aggregate.
func (g *drawing) only(t *catalog.Type) string {
	if g.chance(3) {
		return "(where: " + g.given(t.Name+"Where", g.where(t, 1)) + ")"
	}
	return ""
}

var functions = map[string]string{"sum": "Sum", "avg": "Avg", "min": "Min", "max": "Min", "distinct": "Distinct"}

// measured are the fields that an aggregate function takes of a type.
func (g *drawing) measured(t *catalog.Type, function string) []*ast.FieldDefinition {
	d := g.w.Catalog.Schema.Types[t.Name+functions[function]]
	if d == nil {
		return nil
	}
	return d.Fields
}

func (g *drawing) function() string { return pick(g, slices.Sorted(maps.Keys(functions))) }

func (g *drawing) aggregate(t *catalog.Type, depth int) string {
	selections := []string{"count"}
	for range 1 + g.below(2) {
		function := g.function()
		if fields := g.measured(t, function); len(fields) > 0 {
			selections = append(selections, g.name("x")+": "+function+" { "+pick(g, fields).Name+" }")
		}
	}
	if all := append(relations(t, true), relations(t, false)...); depth > 0 && len(all) > 0 && g.chance(2) {
		target := pick(g, all)
		selections = append(selections, g.name("y")+": "+target.Name+g.only(target.Relation.Target)+" "+g.aggregate(target.Relation.Target, depth-1))
	}
	return g.set(t.Name+"Aggregate", selections)
}

func (g *drawing) direction() enum {
	return pick(g, []enum{"ASC", "DESC", "ASC_NULLS_FIRST", "ASC_NULLS_LAST", "DESC_NULLS_FIRST", "DESC_NULLS_LAST"})
}

func (g *drawing) orders(t *catalog.Type) []any {
	var list []any
	for range 1 + g.below(2) {
		list = append(list, g.order(t, 2))
	}
	return list
}

func (g *drawing) order(t *catalog.Type, depth int) any {
	if depth > 0 {
		if one := relations(t, false); len(one) > 0 && g.chance(4) {
			f := pick(g, one)
			return members{{f.Name, g.order(f.Relation.Target, depth-1)}}
		}
		if many := relations(t, true); len(many) > 0 && g.chance(4) {
			f := pick(g, many)
			return members{{f.Name, g.aggregateOrder(f.Relation.Target, false)}}
		}
	}
	return members{{pick(g, scalars(t)).Name, g.direction()}}
}

// aggregateOrder is an aggregate to order by; that of groups has no where of its own.
func (g *drawing) aggregateOrder(t *catalog.Type, ofGroups bool) members {
	m := members{{"count", g.direction()}}
	function := g.function()
	typ := t.Name + "RelationOrder"
	if ofGroups {
		typ = t.Name + "GroupOrder"
	}
	if fields := g.measured(t, function); g.chance(2) && len(fields) > 0 && hasField(g.w.Catalog.Schema, typ, function) {
		m = members{{function, members{{pick(g, fields).Name, g.direction()}}}}
	}
	if !ofGroups && g.chance(3) {
		m = append(m, inputMember{"where", g.where(t, 1)})
	}
	return m
}

func (g *drawing) where(t *catalog.Type, depth int) members {
	var m members
	used := map[string]bool{}
	add := func(name string, v any) {
		if !used[name] {
			used[name] = true
			m = append(m, inputMember{name, v})
		}
	}
	for range g.below(3) {
		if depth == 0 {
			f := pick(g, scalars(t))
			add(f.Name, g.filter(t, f))
			continue
		}
		switch g.below(6) {
		case 0:
			switch g.below(3) {
			case 0:
				add("not", g.where(t, depth-1))
			case 1:
				add("and", g.listOf([]any{g.where(t, depth-1), g.where(t, depth-1)}[:g.below(3)]))
			default:
				add("or", g.listOf([]any{g.where(t, depth-1), g.where(t, depth-1)}[:g.below(3)]))
			}
		case 1:
			if one := relations(t, false); len(one) > 0 {
				f := pick(g, one)
				if f.Relation.Nullable && g.chance(6) {
					add(f.Name, nil)
				} else {
					add(f.Name, g.where(f.Relation.Target, depth-1))
				}
			}
		case 2:
			if many := relations(t, true); len(many) > 0 {
				f := pick(g, many)
				target := f.Relation.Target
				if g.chance(3) {
					add(f.Name, members{{"aggregate", g.aggregateWhere(target, depth-1)}})
				} else {
					add(f.Name, members{{pick(g, []string{"some", "every", "none"}), g.where(target, depth-1)}})
				}
			}
		default:
			f := pick(g, scalars(t))
			if !f.NonNull && g.chance(8) {
				add(f.Name, nil)
			} else {
				add(f.Name, g.filter(t, f))
			}
		}
	}
	if m == nil {
		m = members{}
	}
	return m
}

func (g *drawing) aggregateWhere(t *catalog.Type, depth int) members {
	m := members{}
	if g.chance(3) {
		m = append(m, inputMember{"where", g.where(t, min(depth, 1))})
	}
	if g.chance(2) {
		m = append(m, inputMember{"count", members{{pick(g, []string{"gt", "lte", "eq", "ne"}), g.below(4)}}})
	}
	function := g.function()
	if fields := g.measured(t, function); g.chance(2) && len(fields) > 0 && hasField(g.w.Catalog.Schema, t.Name+"AggregateWhere", function) {
		f := pick(g, fields)
		var value any
		switch function {
		case "distinct":
			value = g.below(4)
		case "avg":
			value = pick(g, []any{"1.5", "10", "100.005", "0"})
		default:
			value = g.value(t, t.Field(f.Name))
		}
		if value != nil {
			m = append(m, inputMember{function, members{{f.Name, members{{pick(g, []string{"gt", "lte", "eq", "gte"}), value}}}}})
		}
	}
	if depth > 0 && g.chance(4) {
		switch g.below(2) {
		case 0:
			m = append(m, inputMember{pick(g, []string{"and", "or"}), []any{g.aggregateWhere(t, depth-1), g.aggregateWhere(t, depth-1)}})
		default:
			m = append(m, inputMember{"not", g.aggregateWhere(t, depth-1)})
		}
	}
	if all := append(relations(t, true), relations(t, false)...); depth > 0 && len(all) > 0 && g.chance(3) {
		f := pick(g, all)
		m = append(m, inputMember{f.Name, g.aggregateWhere(f.Relation.Target, depth-1)})
	}
	return m
}

// value is a value of a field, as it is compared with; nil where no record has one.
func (g *drawing) value(t *catalog.Type, f *catalog.Field) any {
	if f.Computed != nil {
		switch f.Scalar {
		case "Boolean":
			return g.chance(2)
		case "Int":
			return pick(g, []any{0, 1, 40, 200})
		case "Date":
			return g.w.Today.AddDays(pick(g, []int{-400, -30, 0, 30})).String()
		}
		return pick(g, []any{"0", "10.00", "1000.00", "20.10", "1.5"})
	}
	var found []any
	for _, r := range g.w.Records[t.Name] {
		if v := r.Columns[f.Column]; v != nil {
			found = append(found, v)
		}
	}
	if f.IsID {
		return g.id(t)
	}
	if len(found) == 0 {
		return nil
	}
	switch v := pick(g, found).(type) {
	case civil.Date:
		return v.AddDays(g.below(3) - 1).String()
	case time.Time:
		return v.In(g.w.Zone).Format(time.RFC3339Nano)
	case decimal.Decimal:
		return v.String()
	case int64:
		return int(v)
	case string:
		if f.IsEnum {
			return enum(v)
		}
		return v
	case bool:
		return v
	}
	return nil
}

func (g *drawing) filter(t *catalog.Type, f *catalog.Field) members {
	d := g.w.Catalog.Schema.Types[f.Scalar+"Filter"]
	m := members{}
	for range g.below(3) {
		op := pick(g, d.Fields).Name
		v := g.value(t, f)
		if v == nil || slices.ContainsFunc(m, func(other inputMember) bool { return other.name == op }) {
			continue
		}
		switch op {
		case "isNull":
			v = g.chance(2)
		case "in", "notIn":
			v = g.listOf([]any{v, g.value(t, f), v}[:g.below(4)])
		case "contains", "startsWith", "endsWith":
			v = g.part(v.(string))
		case "year":
			v = 2022 + g.below(3)
		case "month":
			v = pick(g, []string{"2022-12", "2023-03", "2023-04", "2023-06", "2024-02"})
		case "quarter":
			v = pick(g, []string{"2022Q4", "2023Q1", "2023Q2", "2024Q1"})
		}
		m = append(m, inputMember{op, v})
	}
	return m
}

// listOf is a list as a client may write it: a list of one also as its only item.
func (g *drawing) listOf(items []any) any {
	if len(items) == 1 && g.chance(3) {
		return items[0]
	}
	return items
}

// part is a piece of a text, in another case now and then.
func (g *drawing) part(text string) string {
	runes := []rune(text)
	if len(runes) > 0 {
		from := g.below(len(runes))
		runes = runes[from : from+1+g.below(min(len(runes)-from, 3))]
	}
	part := string(runes)
	if g.chance(3) && utf8.ValidString(part) {
		part = strings.ToUpper(part)
	}
	return part
}

// hasField tells whether a derived type has a field.
func hasField(s *ast.Schema, typ, field string) bool {
	d := s.Types[typ]
	return d != nil && d.Fields.ForName(field) != nil
}

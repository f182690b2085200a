package querytest

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"docket/query/catalog"
)

// Drawn is an operation with its variables as they come over the wire.
type Drawn struct {
	Text      string
	Variables map[string]any
	head      string // of the text: the operation's name and variables
}

// AsOf returns the operation as of an instant.
func (d Drawn) AsOf(at time.Time) Drawn {
	d.Text = d.head + fmt.Sprintf(" @asOf(at: %q)", at.Format(time.RFC3339Nano)) + strings.TrimPrefix(d.Text, d.head)
	return d
}

func (d Drawn) String() string {
	variables, _ := json.Marshal(d.Variables)
	return d.Text + "\nvariables " + string(variables)
}

// Draw draws a valid operation over all of the schema. The values that filters compare with are mostly those of the world, so that
// about half of the conditions hold for some record.
func Draw(t *rapid.T, w *World) Drawn { return drawRoots(t, w, 1, 2) }

// DrawSeveral is Draw for an operation of three to five root fields.
func DrawSeveral(t *rapid.T, w *World) Drawn { return drawRoots(t, w, 3, 5) }

// drawRoots draws an operation of so many root fields.
func drawRoots(t *rapid.T, w *World, least, most int) Drawn {
	g := &drawer{t: t, world: w, variables: map[string]any{}}
	var roots []string
	for range least + g.below(most-least+1) {
		roots = append(roots, g.rootField())
	}
	return g.operation(roots)
}

// DrawList draws a list at the root, with a filter and an order. The operation takes the variables first, last, after and before.
func DrawList(t *rapid.T, w *World) Drawn {
	g := &drawer{t: t, world: w, variables: map[string]any{}}
	typ := g.anyType()
	var arguments []string
	if g.oneIn(2) {
		arguments = append(arguments, "where: "+g.literalOrVariable(typ.Name+"Where", g.where(typ, 2)))
	}
	arguments = append(arguments, "orderBy: "+g.literalOrVariable("["+typ.Name+"Order!]", g.orderBy(typ)))
	arguments = append(arguments, "first: $first", "last: $last", "after: $after", "before: $before")
	g.definitions = append(g.definitions, "$first: Int", "$last: Int", "$after: String", "$before: String")
	return g.operation([]string{typ.Plural + "(" + strings.Join(arguments, ", ") +
		") { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"})
}

// drawer draws the parts of one operation; each method makes its choices by rapid and returns GraphQL text or an input value.
type drawer struct {
	t             *rapid.T
	world         *World
	variables     map[string]any
	definitions   []string
	fragments     []string
	lastName      int
	isAliasNeeded bool
	// isComparing says that an operand is drawn, so that filters within it compare no further operands.
	isComparing bool
}

// below returns a number from 0 to n-1.
func (g *drawer) below(n int) int {
	if n <= 1 {
		return 0
	}
	return rapid.IntRange(0, n-1).Draw(g.t, "n")
}

// oneIn returns true one time in n.
func (g *drawer) oneIn(n int) bool { return g.below(n) == n-1 }

// pick returns one of the items.
func pick[T any](g *drawer, from []T) T { return from[g.below(len(from))] }

// newName returns a name that the operation has not used yet.
func (g *drawer) newName(prefix string) string {
	g.lastName++
	return fmt.Sprintf("%s%d", prefix, g.lastName)
}

// operation joins the definitions of variables, root fields and fragments.
func (g *drawer) operation(roots []string) Drawn {
	text := "query Q"
	if len(g.definitions) > 0 {
		text += "(" + strings.Join(g.definitions, ", ") + ")"
	}
	head := text
	text += " {\n  " + strings.Join(roots, "\n  ") + "\n}"
	for _, f := range g.fragments {
		text += "\n" + f
	}
	return Drawn{text, g.variables, head}
}

// literalOrVariable writes a value as a literal, or as a new variable that holds it, in the request or as its default.
func (g *drawer) literalOrVariable(typ string, v any) string {
	if list, ok := v.([]any); ok {
		v = g.listOf(list)
	}
	if !g.oneIn(4) {
		return writeLiteral(v)
	}
	name := g.newName("v")
	if g.oneIn(3) {
		g.definitions = append(g.definitions, "$"+name+": "+typ+" = "+writeLiteral(v))
		return "$" + name
	}
	g.definitions = append(g.definitions, "$"+name+": "+typ)
	g.variables[name] = asJSON(v)
	return "$" + name
}

// anyType returns a record type.
func (g *drawer) anyType() *catalog.Type { return pick(g, g.world.Catalog.Types()) }

// anyID returns the identity of a record of a type; one time in eight, of a record that does not exist.
func (g *drawer) anyID(t *catalog.Type) string {
	if g.oneIn(8) {
		return catalog.ID{Type: t.Name, Agency: map[bool]int64{true: 1}[t.Scoped], Number: 1 << 40}.String()
	}
	return pick(g, g.world.Records[t.Name]).ID()
}

// rootField draws one record by its id or its key, several by ids, or, most often, a list.
func (g *drawer) rootField() string {
	alias := g.newName("r") + ": "
	t := g.anyType()
	one := strings.ToLower(t.Name[:1]) + t.Name[1:]
	switch g.below(8) {
	case 0:
		return alias + one + "(id: " + g.literalOrVariable("ID!", g.anyID(t)) + ") " + g.recordSelection(t, 3)
	case 1:
		return alias + "node(id: " + g.literalOrVariable("ID!", g.anyID(t)) + ") { __typename id ... on " + t.Name + " " + g.recordSelection(t, 2) + " }"
	case 2:
		other := g.anyType()
		ids := []any{g.anyID(t), g.anyID(other), g.anyID(t)}
		g.isAliasNeeded = true // fields of one name may be of different types
		defer func() { g.isAliasNeeded = false }()
		spread := ""
		if other != t {
			spread = " ... on " + other.Name + " " + g.recordSelection(other, 1)
		}
		return alias + "nodes(ids: " + g.literalOrVariable("[ID!]!", ids) + ") { id ... on " + t.Name + " " + g.recordSelection(t, 1) + spread + " }"
	case 3:
		if key := g.world.Catalog.Root(one).Key; key != "" {
			r := pick(g, g.world.Records[t.Name])
			code := "nobody"
			for _, a := range g.world.Records["Agency"] {
				if a.Number() == r.Agency() {
					code = a.Columns["code"].(string)
				}
			}
			if value, ok := r.Columns[t.Field(key).Column].(string); ok {
				return alias + one + "(agency: " + g.literalOrVariable("String", code) + ", " + key + ": " + g.literalOrVariable("String", value) + ") " + g.recordSelection(t, 2)
			}
		}
	}
	return alias + t.Plural + g.connectionArguments(t) + " " + g.connectionSelection(t, 3)
}

// selectionSet writes a selection set, three times in ten within a fragment or under a directive.
func (g *drawer) selectionSet(typ string, selections []string) string {
	text := "{ " + strings.Join(selections, " ") + " }"
	switch g.below(10) {
	case 0:
		return "{ ... on " + typ + " " + text + " }"
	case 1:
		name := g.newName("F")
		g.fragments = append(g.fragments, "fragment "+name+" on "+typ+" "+text)
		return "{ ..." + name + " }"
	case 2:
		on := g.oneIn(2)
		return "{ __typename ... @" + pick(g, []string{"include", "skip"}) + "(if: " + g.literalOrVariable("Boolean!", on) + ") " + text + " }"
	}
	return text
}

// scalarFields returns the fields of a type that are no relations.
func scalarFields(t *catalog.Type) []*catalog.Field {
	return slices.DeleteFunc(slices.Clone(t.Fields), func(f *catalog.Field) bool { return f.Relation != nil })
}

// relationFields returns the relations of a type, to many or to one.
func relationFields(t *catalog.Type, many bool) []*catalog.Field {
	return slices.DeleteFunc(slices.Clone(t.Fields), func(f *catalog.Field) bool { return f.Relation == nil || f.Relation.Many != many })
}

// recordSelection draws a selection on a record: some scalar fields, and relations while depth lasts.
func (g *drawer) recordSelection(t *catalog.Type, depth int) string {
	selections := []string{}
	for range 1 + g.below(3) {
		f := pick(g, scalarFields(t))
		name := f.Name
		asOn := g.world.Catalog.Schema.Types[t.Name].Fields.ForName(name).Arguments.ForName("asOn")
		if g.isAliasNeeded || g.oneIn(4) || asOn != nil {
			name = g.newName("a") + ": " + name
		}
		if asOn != nil && g.oneIn(2) {
			name += "(asOn: " + g.literalOrVariable("Date", g.world.Today.AddDays(-g.below(700)).String()) + ")"
		}
		selections = append(selections, name)
	}
	if g.oneIn(8) {
		selections = append(selections, "__typename")
	}
	if depth > 0 {
		if one := relationFields(t, false); len(one) > 0 && g.oneIn(2) {
			f := pick(g, one)
			selections = append(selections, g.newName("o")+": "+f.Name+" "+g.recordSelection(f.Relation.Target, depth-1))
		}
		if many := relationFields(t, true); len(many) > 0 && g.oneIn(2) {
			f := pick(g, many)
			selections = append(selections, g.newName("m")+": "+f.Name+g.connectionArguments(f.Relation.Target)+" "+g.connectionSelection(f.Relation.Target, depth-1))
		}
	}
	return g.selectionSet(t.Name, selections)
}

// connectionArguments draws the arguments of a connection.
func (g *drawer) connectionArguments(t *catalog.Type) string {
	var list []string
	if g.oneIn(2) {
		list = append(list, "where: "+g.literalOrVariable(t.Name+"Where", g.where(t, 2)))
	}
	if g.oneIn(2) {
		list = append(list, "orderBy: "+g.literalOrVariable("["+t.Name+"Order!]", g.orderBy(t)))
	}
	switch g.below(4) {
	case 0:
		list = append(list, "first: "+g.literalOrVariable("Int", g.below(6)))
	case 1:
		list = append(list, "last: "+g.literalOrVariable("Int", g.below(6)))
	case 2:
		list = append(list, "first: "+g.literalOrVariable("Int", g.below(6)), "offset: "+g.literalOrVariable("Int", g.below(5)))
	}
	if len(list) == 0 {
		return ""
	}
	return "(" + strings.Join(list, ", ") + ")"
}

// connectionSelection draws up to three fields of a connection.
func (g *drawer) connectionSelection(t *catalog.Type, depth int) string {
	var selections []string
	for range 1 + g.below(3) {
		switch g.below(6) {
		case 0, 1:
			selections = append(selections, g.newName("n")+": nodes "+g.recordSelection(t, depth-1))
		case 2:
			selections = append(selections, g.newName("e")+": edges { cursor node "+g.recordSelection(t, depth-1)+" }")
		case 3:
			selections = append(selections, "totalCount", g.newName("p")+": pageInfo { hasNextPage hasPreviousPage startCursor endCursor }")
		case 4:
			selections = append(selections, g.newName("a")+": aggregate"+g.whereArgument(t)+" "+g.aggregateSelection(t, 1))
		case 5:
			selections = append(selections, g.newName("g")+": groups"+g.groups(t, depth))
		}
	}
	return g.selectionSet(t.Name+"Connection", selections)
}

// whereArgument returns the argument of an aggregate.
func (g *drawer) whereArgument(t *catalog.Type) string {
	if g.oneIn(3) {
		return "(where: " + g.literalOrVariable(t.Name+"Where", g.where(t, 1)) + ")"
	}
	return ""
}

// functionSuffixes are the endings of the types that hold the results of an aggregate function.
var functionSuffixes = map[string]string{
	"sum": "Sum", "avg": "Avg", "min": "Min", "max": "Min", "distinct": "Distinct", "median": "Avg", "percentile": "Avg", "standardDeviation": "Avg",
}

// anyPlace returns a place of a percentile.
func (g *drawer) anyPlace() string {
	return pick(g, []string{"0.9", "0", "1", "0.25", "0.3333333", "0.05"})
}

// measurableFields returns the fields that an aggregate function takes of a type.
func (g *drawer) measurableFields(t *catalog.Type, function string) []*ast.FieldDefinition {
	d := g.world.Catalog.Schema.Types[t.Name+functionSuffixes[function]]
	if d == nil {
		return nil
	}
	return d.Fields
}

// anyFunction returns an aggregate function other than count.
func (g *drawer) anyFunction() string { return pick(g, slices.Sorted(maps.Keys(functionSuffixes))) }

// aggregateSelection draws a selection on an aggregate, and one relation further while depth lasts.
func (g *drawer) aggregateSelection(t *catalog.Type, depth int) string {
	selections := []string{"count"}
	for range 1 + g.below(2) {
		function := g.anyFunction()
		if fields := g.measurableFields(t, function); len(fields) > 0 {
			arguments := ""
			if function == "percentile" {
				arguments = "(at: " + g.literalOrVariable("Decimal!", g.anyPlace()) + ")"
			}
			selections = append(selections, g.newName("x")+": "+function+arguments+" { "+pick(g, fields).Name+" }")
		}
	}
	if all := append(relationFields(t, true), relationFields(t, false)...); depth > 0 && len(all) > 0 && g.oneIn(2) {
		target := pick(g, all)
		selections = append(selections, g.newName("y")+": "+target.Name+g.whereArgument(target.Relation.Target)+" "+g.aggregateSelection(target.Relation.Target, depth-1))
	}
	if g.oneIn(3) {
		selections = append(selections, g.durationSelection(t)...)
	}
	if g.oneIn(3) {
		selections = append(selections, g.newName("q")+": ratio("+g.measureArgument(t, "of", true)+", "+g.measureArgument(t, "to", true)+")")
	}
	return g.selectionSet(t.Name+"Aggregate", selections)
}

// anyDirection returns a value of OrderDirection.
func (g *drawer) anyDirection() enumValue {
	return pick(g, []enumValue{"ASC", "DESC", "ASC_NULLS_FIRST", "ASC_NULLS_LAST", "DESC_NULLS_FIRST", "DESC_NULLS_LAST"})
}

// orderBy draws one or two keys of an order.
func (g *drawer) orderBy(t *catalog.Type) []any {
	var list []any
	for range 1 + g.below(2) {
		list = append(list, g.orderKey(t, 2))
	}
	return list
}

// orderKey draws an item of orderBy.
func (g *drawer) orderKey(t *catalog.Type, depth int) any {
	if depth > 0 {
		if one := relationFields(t, false); len(one) > 0 && g.oneIn(4) {
			f := pick(g, one)
			return inputObject{{f.Name, g.orderKey(f.Relation.Target, depth-1)}}
		}
		if many := relationFields(t, true); len(many) > 0 && g.oneIn(4) {
			f := pick(g, many)
			return inputObject{{f.Name, g.aggregateOrderKey(f.Relation.Target)}}
		}
	}
	if g.oneIn(6) {
		if days := g.days(t); days != nil {
			return inputObject{{"daysBetween", append(days, inputField{"order", g.anyDirection()})}}
		}
	}
	return inputObject{{pick(g, scalarFields(t)).Name, g.anyDirection()}}
}

// aggregateOrderKey returns an aggregate to order by.
func (g *drawer) aggregateOrderKey(t *catalog.Type) inputObject {
	m := inputObject{{"count", g.anyDirection()}}
	if g.oneIn(5) {
		m = inputObject{g.compared(g.ratio(t), inputField{"direction", g.anyDirection()})}
	}
	function := g.anyFunction()
	if fields := g.measurableFields(t, function); g.oneIn(2) && len(fields) > 0 && hasField(g.world.Catalog.Schema, t.Name+"AggregateOrder", function) {
		m = inputObject{{function, inputObject{{pick(g, fields).Name, g.anyDirection()}}}}
		if function == "percentile" {
			m = append(m, inputField{"at", g.anyPlace()})
		}
	}
	if days := g.days(t); days != nil && g.oneIn(5) {
		m = inputObject{{"daysBetween", append(days, inputField{"aggregateOrder", g.durationFunction(func(string) any { return g.anyDirection() })})}}
	}
	if g.oneIn(3) {
		m = append(m, inputField{"where", g.where(t, 1)})
	}
	return m
}

// hasField says whether a type of the schema has a field.
func hasField(s *ast.Schema, typ, field string) bool {
	d := s.Types[typ]
	return d != nil && d.Fields.ForName(field) != nil
}

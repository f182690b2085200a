package querytest

import (
	"strings"

	"docket/query/catalog"
)

// drawnDimension is a dimension of groups, as it stands in the arguments by and orderBy, and in the selection of the key.
type drawnDimension struct {
	// path leads over relations to a field, or to a record where that is the dimension.
	path      string
	by, order any
	key       string
	isFilled  bool
}

// groups draws the arguments and the selection of a connection's field groups.
func (g *drawing) groups(t *catalog.Type, depth int) string {
	dimensions := g.dimensions(t)
	var by, orders []any
	var keys []string
	for _, d := range dimensions {
		by, orders, keys = append(by, d.by), append(orders, d.order), append(keys, d.key)
	}
	arguments := append([]string{"by: " + g.given("["+t.Name+"GroupBy!]!", by)}, g.groupArguments(t, orders)...)
	selections := []string{"key { " + strings.Join(keys, " ") + " }", g.name("a") + ": aggregate" + g.only(t) + " " + g.aggregate(t, 1)}
	if depth > 1 && g.chance(3) {
		selections = append(selections, g.name("l")+": "+t.Plural+g.arguments(t)+" "+g.connection(t, depth-2))
	}
	return "(" + strings.Join(arguments, ", ") + ") { totalCount nodes " + g.set(t.Name+"Group", selections) + " }"
}

// groupArguments draws where, having, orderBy, first and offset; orders are the dimensions as keys of an order.
func (g *drawing) groupArguments(t *catalog.Type, orders []any) (arguments []string) {
	if g.chance(3) {
		arguments = append(arguments, "where: "+g.given(t.Name+"Where", g.where(t, 1)))
	}
	if g.chance(3) {
		arguments = append(arguments, "having: "+g.given(t.Name+"AggregateWhere", g.aggregateWhere(t, 1)))
	}
	if g.chance(2) {
		var list []any
		for range 1 + g.below(2) {
			if g.chance(2) {
				list = append(list, members{{"key", pick(g, orders)}})
			} else {
				list = append(list, g.aggregateOrder(t, true))
			}
		}
		arguments = append(arguments, "orderBy: "+g.given("["+t.Name+"GroupOrder!]", list))
	}
	if g.chance(2) {
		arguments = append(arguments, "first: "+g.given("Int", g.below(6)))
	}
	if g.chance(4) {
		arguments = append(arguments, "offset: "+g.given("Int", g.below(4)))
	}
	return arguments
}

// dimensions draws one or two dimensions. None is a field of the record that is another one: its key would be selected twice.
func (g *drawing) dimensions(t *catalog.Type) []drawnDimension {
	first := g.dimension(t, true)
	if g.chance(2) {
		return []drawnDimension{first}
	}
	second := g.dimension(t, !first.isFilled)
	if strings.HasPrefix(second.path, first.path) || strings.HasPrefix(first.path, second.path) {
		return []drawnDimension{first}
	}
	return []drawnDimension{first, second}
}

// dimension draws a field, or a record that to-one relations lead to.
func (g *drawing) dimension(t *catalog.Type, mayFill bool) drawnDimension {
	var path []string
	for g.chance(3) && len(relations(t, false)) > 0 {
		f := pick(g, relations(t, false))
		path, t = append(path, f.Name), f.Relation.Target
	}
	f := pick(g, scalars(t))
	d := drawnDimension{order: nested(path, members{{f.Name, g.direction()}}), key: g.nestedKey(path, g.name("k")+": "+f.Name)}
	if len(path) > 0 && g.chance(3) {
		d.path, d.by = strings.Join(path, ".")+".", nested(path, members{})
		return d
	}
	options := members{}
	if g.chance(3) {
		options = append(options, inputMember{"omitNull", g.chance(2)})
	}
	if isTime := f.Scalar == "Date" || f.Scalar == "DateTime"; isTime && g.chance(2) {
		options = append(options, inputMember{"bucket", pick(g, []enum{"DAY", "WEEK", "MONTH", "QUARTER", "YEAR"})})
		if mayFill && g.chance(2) {
			d.isFilled = true
			options = append(options, inputMember{"fill", true})
		}
	}
	path = append(path, f.Name)
	d.path, d.by = strings.Join(path, ".")+".", nested(path, options)
	return d
}

// nested is { a: { b: value } } for the path a, b.
func nested(path []string, value any) any {
	for i := len(path) - 1; i >= 0; i-- {
		value = members{{path[i], value}}
	}
	return value
}

// nestedKey is the selection of a key at the end of a path.
func (g *drawing) nestedKey(path []string, selection string) string {
	for i := len(path) - 1; i >= 0; i-- {
		selection = g.name("k") + ": " + path[i] + " { " + selection + " }"
	}
	return selection
}

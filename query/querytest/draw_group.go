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
	// bare is by without its options; bucket is that of a time, empty where there is none.
	bare   any
	bucket enumValue
}

// groups draws the arguments and the selection of a connection's field groups.
func (g *drawer) groups(t *catalog.Type, depth int) string {
	dimensions := g.dimensions(t)
	var by, orders []any
	var keys []string
	for _, d := range dimensions {
		by, orders, keys = append(by, d.by), append(orders, d.order), append(keys, d.key)
	}
	arguments := append([]string{"by: " + g.literalOrVariable("["+t.Name+"GroupBy!]!", by)}, g.groupArguments(t, dimensions, orders)...)
	selections := []string{"key { " + strings.Join(keys, " ") + " }", g.newName("a") + ": aggregate" + g.whereArgument(t) + " " + g.aggregateSelection(t, 1)}
	for g.oneIn(2) {
		selections = append(selections, g.windowField(t, dimensions))
	}
	if g.oneIn(2) {
		selections = append(selections, "isOther")
	}
	if depth > 1 && g.oneIn(3) {
		selections = append(selections, g.newName("l")+": "+t.Plural+g.connectionArguments(t)+" "+g.connectionSelection(t, depth-2))
	}
	return "(" + strings.Join(arguments, ", ") + ") { totalCount nodes " + g.selectionSet(t.Name+"Group", selections) + " }"
}

// groupArguments draws where, having, orderBy, first, offset and others; orders are the dimensions as keys of an order.
func (g *drawer) groupArguments(t *catalog.Type, dimensions []drawnDimension, orders []any) (arguments []string) {
	if g.oneIn(3) {
		arguments = append(arguments, "where: "+g.literalOrVariable(t.Name+"Where", g.where(t, 1)))
	}
	if g.oneIn(3) {
		having := g.aggregateWhere(t, 1)
		if g.oneIn(2) {
			having = append(having, g.compared(g.window(t, dimensions), g.isCondition()))
		}
		arguments = append(arguments, "having: "+g.literalOrVariable(t.Name+"AggregateWhere", having))
	}
	if g.oneIn(2) {
		var list []any
		for range 1 + g.below(2) {
			switch g.below(3) {
			case 0:
				list = append(list, inputObject{{"key", pick(g, orders)}})
			case 1:
				list = append(list, inputObject{g.compared(g.window(t, dimensions), inputField{"direction", g.anyDirection()})})
			default:
				list = append(list, g.aggregateOrderKey(t))
			}
		}
		arguments = append(arguments, "orderBy: "+g.literalOrVariable("["+t.Name+"AggregateOrder!]", list))
	}
	if g.oneIn(2) {
		arguments = append(arguments, "first: "+g.literalOrVariable("Int", g.below(6)))
	}
	switch g.below(4) {
	case 0:
		arguments = append(arguments, "others: "+g.literalOrVariable("Boolean", true))
	case 1:
		arguments = append(arguments, "offset: "+g.literalOrVariable("Int", g.below(4)))
	}
	return arguments
}

// dimensions draws one or two dimensions. None is a field of the record that is another one: its key would be selected twice.
func (g *drawer) dimensions(t *catalog.Type) []drawnDimension {
	first := g.dimension(t, true)
	if g.oneIn(2) {
		return []drawnDimension{first}
	}
	second := g.dimension(t, !first.isFilled)
	if strings.HasPrefix(second.path, first.path) || strings.HasPrefix(first.path, second.path) {
		return []drawnDimension{first}
	}
	return []drawnDimension{first, second}
}

// dimension draws a field, or a record that to-one relations lead to.
func (g *drawer) dimension(t *catalog.Type, mayFill bool) drawnDimension {
	var path []string
	for g.oneIn(3) && len(relationFields(t, false)) > 0 {
		f := pick(g, relationFields(t, false))
		path, t = append(path, f.Name), f.Relation.Target
	}
	f := pick(g, scalarFields(t))
	d := drawnDimension{order: nested(path, inputObject{{f.Name, g.anyDirection()}}), key: g.nestedKey(path, g.newName("k")+": "+f.Name)}
	if len(path) > 0 && g.oneIn(3) {
		d.path, d.by, d.bare = strings.Join(path, ".")+".", nested(path, inputObject{}), nested(path, inputObject{})
		return d
	}
	options := inputObject{}
	if g.oneIn(3) {
		options = append(options, inputField{"omitNull", g.oneIn(2)})
	}
	if isTime := f.Scalar == "Date" || f.Scalar == "DateTime"; isTime && g.oneIn(2) {
		d.bucket = pick(g, []enumValue{"DAY", "WEEK", "MONTH", "QUARTER", "YEAR"})
		options = append(options, inputField{"bucket", d.bucket})
		if mayFill && g.oneIn(2) {
			d.isFilled = true
			options = append(options, inputField{"fill", true})
		}
	}
	path = append(path, f.Name)
	d.path, d.by, d.bare = strings.Join(path, ".")+".", nested(path, options), nested(path, inputObject{})
	return d
}

// nested returns { a: { b: value } } for the path a, b.
func nested(path []string, value any) any {
	for i := len(path) - 1; i >= 0; i-- {
		value = inputObject{{path[i], value}}
	}
	return value
}

// nestedKey returns the selection of a key at the end of a path.
func (g *drawer) nestedKey(path []string, selection string) string {
	for i := len(path) - 1; i >= 0; i-- {
		selection = g.newName("k") + ": " + path[i] + " { " + selection + " }"
	}
	return selection
}

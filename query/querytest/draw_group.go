package querytest

import (
	"slices"
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

// dimension draws a dimension of groups: a field, or a record that to-one relations lead to. mayFill says that it may have `fill`, which adds a
// group for each bucket without records.
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
	if g.oneIn(2) {
		if option, fact := g.bucketOption(f); option != nil && len(options) < 2 && !d.isFilled {
			options = slices.DeleteFunc(options, func(o inputField) bool { return o.name == "bucket" })
			options = append(options, option...)
			d.bucket = ""
			key := g.newName("k") + ": " + fact + "(of: " + writeLiteral(f.Name) + ")"
			if fact == "upperBound" {
				key += " " + g.newName("k") + ": " + f.Name
			}
			d.key = g.nestedKey(path, key)
		}
	}
	path = append(path, f.Name)
	d.path, d.by, d.bare = strings.Join(path, ".")+".", nested(path, options), nested(path, inputObject{})
	return d
}

// bucketOption returns an option of a dimension that puts numbers in buckets or takes a part of a time, and the field of the key that
// tells of it; nil for other fields.
func (g *drawer) bucketOption(f *catalog.Field) (option inputObject, fact string) {
	switch f.Scalar {
	case "DateTime", "Date":
		parts := []string{"WEEKDAY", "MONTH_OF_YEAR", "HOUR"}
		i := g.below(map[string]int{"DateTime": 3, "Date": 2}[f.Scalar])
		return inputObject{{"part", enumValue(parts[i])}}, []string{"weekday", "monthOfYear", "hour"}[i]
	case "Int":
		return pick(g, []inputObject{{{"width", "2"}}, {{"bounds", []any{"2", "3"}}}}), "upperBound"
	case "Money":
		return pick(g, []inputObject{{{"width", "0.03"}}, {{"width", "1000"}}, {{"bounds", []any{"0.01", "10", "10.10", "5000"}}}, {{"bounds", []any{"-5", "99.99"}}}}), "upperBound"
	case "Decimal":
		return pick(g, []inputObject{{{"width", "0.007"}}, {{"bounds", []any{"0.001", "1.5"}}}}), "upperBound"
	}
	return nil, ""
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

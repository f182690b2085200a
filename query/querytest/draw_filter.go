package querytest

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// where draws the conditions of a TWhere, up to two.
func (g *drawer) where(t *catalog.Type, depth int) inputObject {
	where := inputObject{}
	for range g.below(3) {
		condition, isDrawn := g.condition(t, depth)
		if isDrawn && !slices.ContainsFunc(where, func(other inputField) bool { return other.name == condition.name }) {
			where = append(where, condition)
		}
	}
	return where
}

// condition draws a field of a TWhere; isDrawn is false where the type has no relation of the kind that was chosen.
func (g *drawer) condition(t *catalog.Type, depth int) (condition inputField, isDrawn bool) {
	if depth == 0 {
		f := pick(g, scalarFields(t))
		return inputField{f.Name, g.scalarFilter(t, f)}, true
	}
	switch g.below(7) {
	case 0:
		return g.logic(t, depth), true
	case 3:
		if g.isComparing {
			return inputField{}, false
		}
		if g.oneIn(3) {
			days := g.days(t)
			return inputField{"daysBetween", []any{append(days, g.intComparison())}}, days != nil
		}
		return inputField{"compare", g.listOf([]any{g.comparison(t), g.comparison(t)}[:1+g.below(2)])}, true
	case 1:
		one := relationFields(t, false)
		if len(one) == 0 {
			return inputField{}, false
		}
		f := pick(g, one)
		if f.Relation.Nullable && g.oneIn(6) {
			return inputField{f.Name, nil}, true
		}
		return inputField{f.Name, g.where(f.Relation.Target, depth-1)}, true
	case 2:
		many := relationFields(t, true)
		if len(many) == 0 {
			return inputField{}, false
		}
		f := pick(g, many)
		if g.oneIn(3) {
			return inputField{f.Name, inputObject{{"aggregate", g.aggregateWhere(f.Relation.Target, depth-1)}}}, true
		}
		return inputField{f.Name, inputObject{{pick(g, []string{"some", "every", "none"}), g.where(f.Relation.Target, depth-1)}}}, true
	}
	f := pick(g, scalarFields(t))
	if !f.NonNull && g.oneIn(8) {
		return inputField{f.Name, nil}, true
	}
	return inputField{f.Name, g.scalarFilter(t, f)}, true
}

// logic draws and, or, or not.
func (g *drawer) logic(t *catalog.Type, depth int) inputField {
	name := pick(g, []string{"not", "and", "or"})
	if name == "not" {
		return inputField{name, g.where(t, depth-1)}
	}
	return inputField{name, g.listOf([]any{g.where(t, depth-1), g.where(t, depth-1)}[:g.below(3)])}
}

// aggregateWhere draws the conditions of a TAggregateWhere.
func (g *drawer) aggregateWhere(t *catalog.Type, depth int) inputObject {
	m := inputObject{}
	if g.oneIn(3) {
		m = append(m, inputField{"where", g.where(t, min(depth, 1))})
	}
	if g.oneIn(2) {
		m = append(m, inputField{"count", inputObject{{pick(g, []string{"gt", "lte", "eq", "ne"}), g.below(4)}}})
	}
	function := g.anyFunction()
	if fields := g.measurableFields(t, function); g.oneIn(2) && len(fields) > 0 && hasField(g.world.Catalog.Schema, t.Name+"AggregateWhere", function) {
		f := pick(g, fields)
		var value any
		switch function {
		case "distinct":
			value = g.below(4)
		case "avg", "median", "percentile", "standardDeviation":
			value = pick(g, []any{"1.5", "10", "100.005", "0"})
		default:
			value = g.comparedValue(t, t.Field(f.Name))
		}
		if value != nil {
			m = append(m, inputField{function, inputObject{{f.Name, inputObject{{pick(g, []string{"gt", "lte", "eq", "gte"}), value}}}}})
			if function == "percentile" {
				m = append(m, inputField{"at", g.anyPlace()})
			}
		}
	}
	if g.oneIn(5) && !g.isComparing {
		if days := g.days(t); days != nil {
			compare := func(string) any { return inputObject{g.intComparison()} }
			m = append(m, inputField{"daysBetween", []any{append(days, inputField{"aggregate", g.durationFunction(compare)})}})
		}
	}
	if g.oneIn(5) {
		m = append(m, g.compared(g.ratio(t), g.isCondition()))
	}
	if depth > 0 && g.oneIn(4) {
		switch g.below(2) {
		case 0:
			m = append(m, inputField{pick(g, []string{"and", "or"}), []any{g.aggregateWhere(t, depth-1), g.aggregateWhere(t, depth-1)}})
		default:
			m = append(m, inputField{"not", g.aggregateWhere(t, depth-1)})
		}
	}
	if all := append(relationFields(t, true), relationFields(t, false)...); depth > 0 && len(all) > 0 && g.oneIn(3) {
		f := pick(g, all)
		m = append(m, inputField{f.Name, g.aggregateWhere(f.Relation.Target, depth-1)})
	}
	return m
}

// comparedValue returns a value of a field, as it is compared with; nil where no record has one.
func (g *drawer) comparedValue(t *catalog.Type, f *catalog.Field) any {
	if f.Computed != nil {
		switch f.Scalar {
		case "Boolean":
			return g.oneIn(2)
		case "Int":
			return pick(g, []any{0, 1, 40, 200})
		case "Date":
			return g.world.Today.AddDays(pick(g, []int{-400, -30, 0, 30})).String()
		}
		return pick(g, []any{"0", "10.00", "1000.00", "20.10", "1.5"})
	}
	var found []any
	for _, r := range g.world.Records[t.Name] {
		if v := r.Columns[f.Column]; v != nil {
			found = append(found, v)
		}
	}
	if f.IsID {
		return g.anyID(t)
	}
	if len(found) == 0 {
		return nil
	}
	switch v := pick(g, found).(type) {
	case civil.Date:
		return v.AddDays(g.below(3) - 1).String()
	case time.Time:
		return v.In(g.world.Zone).Format(time.RFC3339Nano)
	case decimal.Decimal:
		return v.String()
	case int64:
		return int(v)
	case string:
		if f.IsEnum {
			return enumValue(v)
		}
		return v
	case bool:
		return v
	}
	return nil
}

// scalarFilter draws up to two comparisons of a field.
func (g *drawer) scalarFilter(t *catalog.Type, f *catalog.Field) inputObject {
	d := g.world.Catalog.Schema.Types[f.Scalar+"Filter"]
	m := inputObject{}
	for range g.below(3) {
		op := pick(g, d.Fields).Name
		v := g.comparedValue(t, f)
		if v == nil || slices.ContainsFunc(m, func(other inputField) bool { return other.name == op }) {
			continue
		}
		switch op {
		case "isNull":
			v = g.oneIn(2)
		case "in", "notIn":
			v = g.listOf([]any{v, g.comparedValue(t, f), v}[:g.below(4)])
		case "contains", "startsWith", "endsWith":
			v = g.partOfText(v.(string))
		case "year":
			v = 2022 + g.below(3)
		case "month":
			v = pick(g, []string{"2022-12", "2023-03", "2023-04", "2023-06", "2024-02"})
		case "quarter":
			v = pick(g, []string{"2022Q4", "2023Q1", "2023Q2", "2024Q1"})
		}
		m = append(m, inputField{op, v})
	}
	return m
}

// listOf returns a list as a client may write it: a list of one also as its only item.
func (g *drawer) listOf(items []any) any {
	if len(items) == 1 && g.oneIn(3) {
		return items[0]
	}
	return items
}

// partOfText returns a piece of a text, in another case now and then.
func (g *drawer) partOfText(text string) string {
	runes := []rune(text)
	if len(runes) > 0 {
		from := g.below(len(runes))
		runes = runes[from : from+1+g.below(min(len(runes)-from, 3))]
	}
	part := string(runes)
	if g.oneIn(3) && utf8.ValidString(part) {
		part = strings.ToUpper(part)
	}
	return part
}

package querytest

import (
	"fmt"
	"math/big"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/query/catalog"
)

// comparedGroups are the groups of a list that are compared with each other: those for which the conditions hold that look at each group
// alone.
type comparedGroups struct {
	t      *catalog.Type
	by     []dimension
	groups []*group
	// names are the parts of a group's key by their names; numbers are the measures asked for, by their texts.
	names   map[*group][]string
	numbers map[string]func(*group) any
}

func newComparedGroups(t *catalog.Type, by []dimension, groups []*group) comparedGroups {
	c := comparedGroups{t: t, by: by, groups: groups, names: map[*group][]string{}, numbers: map[string]func(*group) any{}}
	for _, g := range groups {
		for _, part := range g.key {
			c.names[g] = append(c.names[g], partName(part))
		}
	}
	return c
}

// isWindow says whether a calculation compares groups.
func isWindow(name string) bool {
	return slices.Contains([]string{"share", "rank", "percentRank", "runningTotal", "change", "movingAverage"}, name)
}

// remember returns a function that asks another once for each argument.
func remember[T comparable](ask func(T) any) func(T) any {
	known := map[T]any{}
	return func(at T) any {
		value, ok := known[at]
		if !ok {
			value = ask(at)
			known[at] = value
		}
		return value
	}
}

// splitHaving returns the conditions on each group alone, and those that compare groups.
func splitHaving(having any) (alone, windows map[string]any) {
	alone, windows = map[string]any{}, map[string]any{}
	for name, value := range having.(map[string]any) {
		if isWindow(name) {
			windows[name] = value
		} else {
			alone[name] = value
		}
	}
	return alone, windows
}

// calculation returns what a TCalculation names for a group, exact; where narrows the records.
func (e *Evaluator) calculation(c comparedGroups, g *group, name string, arguments map[string]any, where any) any {
	text := fmt.Sprint(arguments["of"], where)
	number := c.numbers[text]
	if number == nil {
		number = remember(func(g *group) any {
			value, _ := e.measureValue(c.t, e.filterRecords(c.t, g.records, where), arguments["of"])
			return value
		})
		if c.numbers != nil {
			c.numbers[text] = number
		}
	}
	switch name {
	case "ratio":
		value, _ := e.measureValue(c.t, e.filterRecords(c.t, g.records, where), map[string]any{"ratio": arguments})
		return value
	case "share":
		return e.share(c, g, number, arguments["within"])
	case "rank":
		return e.rank(c, g, number, arguments)
	case "percentRank":
		return e.percentRank(c, g, number, arguments)
	}
	along := slices.IndexFunc(c.by, func(d dimension) bool { return d.bucket != "" })
	if g.isOther || g.key[along] == nil {
		if name == "change" {
			return change{value: number(g)}
		}
		return nil
	}
	switch name {
	case "runningTotal":
		total := new(big.Rat)
		for _, other := range c.groups {
			if c.isBeside(g, other, along) && other.key[along] != nil && compareValues(other.key[along], g.key[along]) <= 0 {
				total.Add(total, asRat(number(other)))
			}
		}
		return quotient{total}
	case "change":
		return e.changeOf(c, g, number, along, arguments["against"])
	}
	return e.movingAverage(c, g, number, along, arguments["over"])
}

// isBeside says whether two groups differ at most in one dimension.
func (c comparedGroups) isBeside(a, b *group, but int) bool {
	for i := range c.by {
		if i != but && c.names[a][i] != c.names[b][i] {
			return false
		}
	}
	return true
}

// within returns the groups that share the dimensions named with a group.
func (c comparedGroups) within(g *group, within any) []*group {
	if within == nil {
		return c.groups
	}
	named := dimensions(c.t, within)
	return slices.DeleteFunc(slices.Clone(c.groups), func(other *group) bool {
		for i, d := range c.by {
			if slices.ContainsFunc(named, func(n dimension) bool { return n.field == d.field && slices.Equal(n.path, d.path) }) &&
				c.names[g][i] != c.names[other][i] {
				return true
			}
		}
		return false
	})
}

func (e *Evaluator) share(c comparedGroups, g *group, number func(*group) any, within any) any {
	if list, _ := within.([]any); g.isOther && within != nil && (list == nil || len(list) > 0) {
		return nil
	}
	if g.isOther {
		within = nil
	}
	whole := new(big.Rat)
	for _, other := range c.within(g, within) {
		whole.Add(whole, asRat(number(other)))
	}
	return times100(divide(number(g), quotient{whole}))
}

func times100(value any) any {
	if value == nil {
		return nil
	}
	return quotient{new(big.Rat).Mul(asRat(value), big.NewRat(100, 1))}
}

// asNumber returns a number as a fraction, and any other value as it is.
func asNumber(value any) any {
	switch value.(type) {
	case int64, decimal.Decimal, quotient:
		return quotient{asRat(value)}
	}
	return value
}

func (e *Evaluator) rank(c comparedGroups, g *group, number func(*group) any, arguments map[string]any) any {
	if g.isOther || number(g) == nil {
		return nil
	}
	rank := int64(1)
	for _, other := range c.within(g, arguments["within"]) {
		if number(other) == nil {
			continue
		}
		order := compareValues(asNumber(number(other)), asNumber(number(g)))
		if arguments["order"] == "ASC" && order < 0 || arguments["order"] != "ASC" && order > 0 {
			rank++
		}
	}
	return rank
}

// percentRank is the part of the other numbers that come before that of a group.
func (e *Evaluator) percentRank(c comparedGroups, g *group, number func(*group) any, arguments map[string]any) any {
	rank, ok := e.rank(c, g, number, arguments).(int64)
	if !ok {
		return nil
	}
	others := int64(-1)
	for _, other := range c.within(g, arguments["within"]) {
		if number(other) != nil {
			others++
		}
	}
	return quotient{big.NewRat(rank-1, max(others, 1))}
}

// change is the change of a number; its parts are exact, or nil.
type change struct{ value, previous, difference, percent any }

func (e *Evaluator) changeOf(c comparedGroups, g *group, number func(*group) any, along int, against any) any {
	d, day := c.by[along], e.bureauDay(g.key[along])
	before := e.bucket(d, day.AddDays(-1))
	if against == "YEAR_BEFORE" {
		then := civil.Date{Year: day.Year - 1, Month: day.Month, Day: day.Day}
		if !then.IsValid() {
			then.Day = 28
		}
		before = e.bucket(d, then)
	}
	result := change{value: number(g)}
	for _, other := range c.groups {
		if c.isBeside(g, other, along) && other.key[along] != nil && compareValues(other.key[along], before) == 0 {
			result.previous = number(other)
		}
	}
	if result.value != nil && result.previous != nil {
		difference := quotient{new(big.Rat).Sub(asRat(result.value), asRat(result.previous))}
		result.difference = difference
		result.percent = times100(divide(difference, result.previous))
	}
	return result
}

func (e *Evaluator) movingAverage(c comparedGroups, g *group, number func(*group) any, along int, over any) any {
	buckets, _ := parseSize(over)
	d, total, count := c.by[along], new(big.Rat), int64(0)
	at := g.key[along]
	for range buckets {
		found := false
		for _, other := range c.groups {
			if !c.isBeside(g, other, along) || other.key[along] == nil || compareValues(other.key[along], at) != 0 {
				continue
			}
			found = true
			if value := number(other); value != nil {
				total.Add(total, asRat(value))
				count++
			}
		}
		if !found {
			return nil
		}
		at = e.bucket(d, e.bureauDay(at).AddDays(-1))
	}
	return divide(quotient{total}, count)
}

// comparedPart returns what a condition or an order compares of a calculation, as it is shown.
func (e *Evaluator) comparedPart(c comparedGroups, g *group, name string, arguments map[string]any, where any) any {
	value := e.calculation(c, g, name, arguments, where)
	if parts, ok := value.(change); ok {
		value = parts.percent
		if arguments["part"] == "DIFFERENCE" {
			value = parts.difference
		}
	}
	if q, ok := value.(quotient); ok {
		rounded, err := decimal.NewFromString(q.String())
		if err != nil {
			panic(err)
		}
		return rounded
	}
	if n, ok := value.(int64); ok {
		return decimal.NewFromInt(n)
	}
	return value
}

// windowsMeet reports whether the conditions hold that compare a group with others.
func (e *Evaluator) windowsMeet(c comparedGroups, g *group, conditions map[string]any, where any) bool {
	for name, value := range conditions {
		arguments := value.(map[string]any)
		if !e.valueMeets("Decimal", e.comparedPart(c, g, name, arguments, where), arguments["is"]) {
			return false
		}
	}
	return true
}

// answerCalculation answers a field of a group that compares it with the others.
func (e *Evaluator) answerCalculation(f *field, c comparedGroups, g *group) any {
	arguments := map[string]any{}
	for _, name := range []string{"of", "within", "order", "against", "over"} {
		arguments[name] = e.argument(f, name)
	}
	value := e.calculation(c, g, f.name, arguments, nil)
	switch f.name {
	case "rank":
		return e.toAnswer("Int", value)
	case "runningTotal":
		return e.inScale(c.t, arguments["of"], value)
	case "change":
		return e.answerChange(f, c.t, arguments["of"], value.(change))
	}
	return e.toAnswer("Decimal", value)
}

// answerChange answers a selection on the change of a measure.
func (e *Evaluator) answerChange(f *field, t *catalog.Type, measure any, parts change) any {
	def := e.selectedType(f)
	object := &Object{}
	for _, f := range e.collectFields(def, f.sets) {
		var part any
		switch f.name {
		case "__typename":
			part = def.Name
		case "value":
			part = e.inScale(t, measure, parts.value)
		case "previous":
			part = e.inScale(t, measure, parts.previous)
		case "difference":
			part = e.inScale(t, measure, parts.difference)
		case "percent":
			part = e.toAnswer("Decimal", parts.percent)
		}
		object.add(f.key, part)
	}
	return object
}

// inScale returns a number as text with the places of its measure: those of its scalar, six at most of a mean or a ratio.
func (e *Evaluator) inScale(t *catalog.Type, measure, value any) any {
	if value == nil {
		return nil
	}
	if isQuotient(t, measure) {
		return quotient{asRat(value)}.String()
	}
	_, scalar := e.measureValue(t, nil, measure)
	return asRat(value).FloatString(map[string]int{"Int": 0, "Money": 2, "Decimal": 3}[scalar])
}

// isQuotient says whether a measure is a mean or a ratio.
func isQuotient(t *catalog.Type, measure any) bool {
	_, _, chosen := withoutWhere(measure)
	function, of := onlyMember(chosen)
	if f := t.Field(function); f != nil && f.Relation != nil {
		return isQuotient(f.Relation.Target, of)
	}
	if function == "daysBetween" {
		days, _ := parseDuration(of.(map[string]any), "measure")
		function = days.function
	}
	return isMean(function) || function == "ratio"
}

package plan

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"cloud.google.com/go/civil"

	"docket/problem"
	"docket/query/catalog"
)

// planWhereArgument plans a field's filter argument; nil where it is absent, null or empty.
func (p *planner) planWhereArgument(t *catalog.Type, f *field, name string) (Cond, error) {
	in, ok := p.argument(f.node, name)
	if !ok || in.isNull() {
		return nil, nil
	}
	return p.planWhere(t, in, 1)
}

// countComparison counts a comparison. Returns LIMIT_EXCEEDED where the operation has more than the limit.
func (p *planner) countComparison(in input) error {
	if p.comparisons++; p.comparisons > p.limits.Conditions {
		e := in.errorf("is one comparison too many; at most %d are taken", p.limits.Conditions)
		e.Code = problem.LimitExceeded
		return e.With("limit", p.limits.Conditions)
	}
	return nil
}

// checkNesting returns LIMIT_EXCEEDED where an input nests deeper than the limit.
func (p *planner) checkNesting(in input, depth int) error {
	if depth <= p.limits.Nesting {
		return nil
	}
	e := in.errorf("nests more than %d deep", p.limits.Nesting)
	e.Code = problem.LimitExceeded
	return e.With("limit", p.limits.Nesting)
}

// planWhere plans a filter of records of a type, an input such as CaseWhere. It returns nil for a filter without conditions.
func (p *planner) planWhere(t *catalog.Type, in input, depth int) (Cond, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return nil, err
	}
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	return joinEach(members, func(m member) (Cond, error) {
		switch m.name {
		case "and", "or", "not":
			return p.planLogic(m, func(in input) (Cond, error) { return p.planWhere(t, in, depth+1) })
		case "compare":
			return p.planEach(m, func(in input) (Cond, error) { return p.planComparisonOf(t, in, depth+1) })
		case "daysBetween":
			return p.planEach(m, func(in input) (Cond, error) { return p.planDaysCondition(t, in, depth+1) })
		}
		return p.planFieldCondition(t.Field(m.name), m.input, depth)
	})
}

// joinEach plans each part by one, and returns the condition that all of them hold: nil if none has a condition.
func joinEach[T any](parts []T, one func(T) (Cond, error)) (Cond, error) {
	var all And
	for _, part := range parts {
		c, err := one(part)
		if err != nil {
			return nil, err
		}
		if c != nil {
			all = append(all, c)
		}
	}
	return joinConds(all), nil
}

// joinConds returns the simplest condition that is equal to all: nil for no condition, the condition itself for one.
func joinConds(all And) Cond {
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return all
}

// planLogic plans and, or and not over conditions that one plans; a missing condition holds for every record.
func (p *planner) planLogic(m member, one func(input) (Cond, error)) (Cond, error) {
	if m.isNull() {
		return nil, m.errorf("is null; leave it out instead")
	}
	if m.name == "not" {
		if err := p.countComparison(m.input); err != nil {
			return nil, err
		}
		c, err := one(m.input)
		if c == nil {
			c = And{}
		}
		return Not{c}, err
	}
	var all And
	var some Or
	for _, item := range m.items() {
		if err := p.countComparison(item); err != nil {
			return nil, err
		}
		if item.isNull() {
			return nil, item.errorf("is null; leave it out instead")
		}
		c, err := one(item)
		if err != nil {
			return nil, err
		}
		if c == nil {
			c = And{}
		}
		all, some = append(all, c), append(some, c)
	}
	if m.name == "or" {
		return some, nil
	}
	return all, nil
}

// planFieldCondition plans the condition on one field of a TWhere. Null asks for no value, and is refused where every record has one.
func (p *planner) planFieldCondition(f *catalog.Field, in input, depth int) (Cond, error) {
	if err := p.countComparison(in); err != nil {
		return nil, err
	}
	if err := p.requireUsable(f, in); err != nil {
		return nil, err
	}
	switch {
	case f.Relation == nil && in.isNull() && f.NonNull:
		return nil, in.errorf("is null, but every %s has a value there; leave it out, or write {isNull: true}, which holds for no record", f.Owner.Name)
	case f.Relation == nil && in.isNull():
		return IsNull{p.scalarExpr(nil, f)}, nil
	case f.Relation == nil && f.IsID:
		return p.planIDCondition(f.Owner, in)
	case f.Relation == nil:
		return p.planComparisons(p.scalarExpr(nil, f), f.Scalar, in)
	case !f.Relation.Many && in.isNull() && !f.Relation.Nullable:
		return nil, in.errorf("is null, but every %s has a record there; leave it out (only fields and relations that may be without a value take null or isNull)", f.Owner.Name)
	case !f.Relation.Many && in.isNull():
		return Not{existsOne(f.Relation, nil)}, nil
	case in.isNull():
		return nil, in.errorf("is null, but a list of records never is; write none: {} for no record")
	case !f.Relation.Many:
		c, err := p.planWhere(f.Relation.Target, in, depth+1)
		if c == nil && !f.Relation.Nullable {
			return nil, err
		}
		return existsOne(f.Relation, c), err
	}
	return p.planRelationCondition(f.Relation, in, depth+1)
}

// existsOne returns the condition that a to-one relation leads to a record for which a condition holds, nil for any. Where the row refers to the
// record, and all readers of the row see it, the reference says whether there is one.
func existsOne(r *catalog.Relation, c Cond) Cond {
	if c != nil && !isAlways(c) || !r.IsReference() {
		return Exists{r, c}
	}
	return Not{IsNull{Column{Via: []*catalog.Relation{r}, Field: r.Target.Field("id")}}}
}

// isAlways says whether a condition holds for every record, as that an identity is not null.
func isAlways(c Cond) bool {
	all, ok := c.(And)
	return ok && !slices.ContainsFunc(all, func(c Cond) bool { return !isAlways(c) })
}

// planRelationCondition plans some, every, none and aggregate over a to-many relation.
func (p *planner) planRelationCondition(r *catalog.Relation, in input, depth int) (Cond, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return nil, err
	}
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	return joinEach(members, func(m member) (Cond, error) {
		if m.isNull() {
			return nil, m.errorf("is null; leave it out, or write {} for any record")
		}
		if m.name == "aggregate" {
			return p.planAggregateCondition(origin{p: p, typ: r.Target, reach: []Link{{Relation: r}}}, m.input, depth+1)
		}
		c, err := p.planWhere(r.Target, m.input, depth+1)
		if err != nil {
			return nil, err
		}
		switch {
		case m.name == "some":
			return Exists{r, c}, nil
		case m.name == "none":
			return Not{Exists{r, c}}, nil
		case c == nil: // every record meets no condition
			return nil, nil
		}
		return Not{Exists{r, Not{c}}}, nil
	})
}

// planIDCondition plans the comparisons of an IDFilter.
func (p *planner) planIDCondition(t *catalog.Type, in input) (Cond, error) {
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	return joinEach(members, func(m member) (c Cond, err error) {
		if m.isNull() {
			return nil, m.errorf("is null; ask with isNull")
		}
		switch m.name {
		case "eq", "ne":
			c, err = p.identityCond(t, m.input)
		case "in", "notIn":
			c, err = p.identitiesCond(t, m.input)
		case "isNull":
			c = Or{}
			if on, _ := m.shapingValue().(bool); !on {
				c = And{}
			}
		}
		if m.name == "ne" || m.name == "notIn" {
			c = Not{c}
		}
		return c, err
	})
}

// identitiesCond returns the condition for the records of a list of ids.
func (p *planner) identitiesCond(t *catalog.Type, in input) (Cond, error) {
	part := func(of func(catalog.ID) int64) (*Bind, error) {
		return in.bindAs("bigint[]", func(raw any) (any, error) {
			items, ok := raw.([]any)
			if !ok {
				items = []any{raw}
			}
			if len(items) > p.limits.List {
				return nil, tooMany(len(items), p.limits.List)
			}
			numbers := make([]int64, len(items))
			for i, item := range items {
				id, err := parseIdentity(t, item)
				if err != nil {
					return nil, atItem(i, err)
				}
				numbers[i] = of(id)
			}
			return numbers, nil
		})
	}
	numbers, err := part(func(id catalog.ID) int64 { return id.Number })
	if err != nil {
		return nil, err
	}
	c := Identities{Numbers: numbers}
	if t.Scoped {
		c.Agencies, err = part(func(id catalog.ID) int64 { return id.Agency })
	}
	return c, err
}

var operators = map[string]string{"eq": "=", "ne": "<>", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}

// planComparisons plans the comparisons of a scalar's filter object on an expression.
func (p *planner) planComparisons(left Expr, scalar string, in input) (Cond, error) {
	members, err := in.members()
	if err != nil {
		return nil, err
	}
	return joinEach(members, func(m member) (Cond, error) {
		if m.isNull() {
			return nil, m.errorf("is null; ask with isNull")
		}
		if err := p.countComparison(m.input); err != nil {
			return nil, err
		}
		return p.planComparison(left, scalar, m)
	})
}

// planComparison plans one comparison of a scalar's filter object.
func (p *planner) planComparison(left Expr, scalar string, m member) (Cond, error) {
	switch m.name {
	case "isNull":
		if on, _ := m.shapingValue().(bool); !on {
			return Not{IsNull{left}}, nil
		}
		return IsNull{left}, nil
	case "in", "notIn":
		list, err := m.bindList(scalar)
		if m.name == "notIn" {
			return Not{In{left, list}}, err
		}
		return In{left, list}, err
	case "contains", "startsWith", "endsWith":
		pattern, err := m.bindAs("text", func(raw any) (any, error) {
			text, err := p.convert("String", raw)
			if err != nil {
				return nil, err
			}
			if n := utf8.RuneCountInString(text.(string)); n > p.limits.Text {
				return nil, problem.Errorf(problem.LimitExceeded, "has %d characters; at most %d are searched for", n, p.limits.Text).With("limit", p.limits.Text)
			}
			return likePattern(m.name, text.(string)), nil
		})
		m.guardFact(caseOf)
		like := Like{Left: left, Pattern: pattern, HasNoCase: caseOf(m.resolve(p.variables), true) == noCase}
		if c, ok := left.(Column); ok && c.Field.Searched && err == nil {
			like.Text, err = m.bind("String")
		}
		return like, err
	case "year", "month", "quarter":
		return p.planPeriodComparison(left, scalar, m)
	}
	right, err := m.bind(scalar)
	c := Compare{Left: left, Op: operators[m.name], Right: right}
	if scalar == "Boolean" && c.Op == "=" && err == nil {
		if is, ok := m.shapingValue().(bool); ok {
			c.Is = &is
		}
	}
	return c, err
}

// noCase is what caseOf says of a text without letters that have a lower and an upper case: of Chinese characters, digits and signs.
const noCase = "no case"

// caseOf says whether a text has letters with a lower and an upper case.
func caseOf(value any, _ bool) string {
	text, _ := value.(string)
	hasCase := strings.ContainsFunc(text, func(r rune) bool {
		return unicode.ToLower(r) != r || unicode.ToUpper(r) != r || unicode.SimpleFold(r) != r
	})
	if hasCase {
		return "letters"
	}
	return noCase
}

var wildcards = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// likePattern returns the pattern of LIKE for contains, startsWith or endsWith.
func likePattern(kind, text string) string {
	text = wildcards.Replace(text)
	if kind != "startsWith" {
		text = "%" + text
	}
	if kind != "endsWith" {
		text += "%"
	}
	return text
}

// planPeriodComparison plans the operators year, month and quarter: the field is on or after the first day of the period and before the day
// that follows it. Both comparisons are with the field itself, so that an index on the field serves them.
func (p *planner) planPeriodComparison(left Expr, scalar string, m member) (Cond, error) {
	bound := func(isEnd bool) (*Bind, error) {
		return m.bindAs(SQLType(scalar), func(raw any) (any, error) {
			from, until, err := Period(m.name, raw)
			if err != nil {
				return nil, err
			}
			day := from
			if isEnd {
				day = until
			}
			if scalar == "DateTime" {
				return day.In(p.zone), nil
			}
			return toPgDate(day), nil
		})
	}
	from, err := bound(false)
	if err != nil {
		return nil, err
	}
	until, err := bound(true)
	return And{Compare{Left: left, Op: ">=", Right: from}, Compare{Left: left, Op: "<", Right: until}}, err
}

// Period reads a year (2023), month ("2023-05") or quarter ("2023Q2"): its first day, and the first day after it.
func Period(kind string, raw any) (from, until civil.Date, err error) {
	text, _ := raw.(string)
	switch kind {
	case "year":
		year, ok := parseInteger(raw)
		if !ok || year < 1 || year > 9998 {
			return from, until, wrong("is not a year: write it as 2023")
		}
		from = civil.Date{Year: int(year), Month: time.January, Day: 1}
		return from, from.AddYears(1), nil
	case "month":
		t, err := time.Parse("2006-01", text)
		if err != nil || t.Year() < 1 {
			return from, until, wrong("is not a month: write it as \"2023-05\"")
		}
		from = civil.DateOf(t)
		return from, from.AddMonths(1), nil
	}
	year, quarter, ok := strings.Cut(text, "Q")
	y, yearErr := strconv.Atoi(year)
	q, quarterErr := strconv.Atoi(quarter)
	if !ok || yearErr != nil || quarterErr != nil || len(year) != 4 || len(quarter) != 1 || y < 1 || q < 1 || q > 4 {
		return from, until, wrong("is not a quarter: write it as \"2023Q2\"")
	}
	from = civil.Date{Year: y, Month: time.Month(3*q - 2), Day: 1}
	return from, from.AddMonths(3), nil
}

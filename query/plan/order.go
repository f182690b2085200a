package plan

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"docket/messages"
	"docket/problem"
	"docket/query/catalog"
)

// planOrder plans a field's orderBy and makes it total: the record's identity is the last key.
func (p *planner) planOrder(t *catalog.Type, f *field, name string) ([]Term, error) {
	var terms []Term
	if in, ok := p.argument(f.node, name); ok && !in.isNull() {
		items := in.items()
		if len(items) > maxTerms {
			return nil, in.errorf("holds %d keys; at most %d are taken", len(items), maxTerms)
		}
		for _, item := range items {
			term, err := p.planOrderTerm(t, nil, item, 1)
			if err != nil {
				return nil, err
			}
			terms = append(terms, term)
		}
	}
	for _, term := range terms {
		if c, ok := term.Expr.(Column); ok && c.Field.IsID && len(c.Via) == 0 {
			return append(terms, p.agencyTerms(t, term.Desc)...), nil
		}
	}
	desc := len(terms) > 0 && terms[len(terms)-1].Desc
	terms = append(terms, Term{Expr: Column{Field: t.Field("id")}, Type: "Int", Desc: desc})
	return append(terms, p.agencyTerms(t, desc)...), nil
}

// maxTerms is the largest number of keys of an order. The condition of a cursor grows with its square.
const maxTerms = 8

// agencyTerms returns the last keys of an order: records of several agencies may have the same number.
func (p *planner) agencyTerms(t *catalog.Type, desc bool) []Term {
	if !t.Scoped || p.plan.Scope == OneAgency {
		return nil
	}
	return []Term{{Expr: Column{Field: &catalog.Field{Name: "agency", Column: "agency_id", NonNull: true, Owner: t}}, Type: "Int", Desc: desc}}
}

// onlyMember returns the member of an input object that must have exactly one. Returns a problem for none, several, or null.
func (in input) onlyMember() (member, error) {
	if in.isNull() {
		return member{}, in.errorf("is null; leave it out instead")
	}
	members, err := in.members()
	if err != nil {
		return member{}, err
	}
	if len(members) != 1 {
		return member{}, in.errorf("holds %d fields; give one field an object, and further keys as further items of the list", len(members))
	}
	if members[0].isNull() {
		return member{}, members[0].errorf("is null; leave it out instead")
	}
	return members[0], nil
}

// planOrderTerm plans one item of orderBy, at the end of to-one relations.
func (p *planner) planOrderTerm(t *catalog.Type, via []*catalog.Relation, in input, depth int) (Term, error) {
	if err := p.checkNesting(in, depth); err != nil {
		return Term{}, err
	}
	m, err := in.onlyMember()
	if err != nil {
		return Term{}, err
	}
	if m.name == "daysBetween" {
		return p.planDaysTerm(t, via, m.input, depth+1)
	}
	f := t.Field(m.name)
	if err := p.requireUsable(f, m.input); err != nil {
		return Term{}, err
	}
	switch {
	case f.Relation == nil:
		term := Term{Expr: p.scalarExpr(via, f), Type: f.Scalar, Nullable: !f.NonNull || mayLeadNowhere(via)}
		if f.IsID {
			term.Type = "Int"
		}
		return term.withDirection(m.input)
	case !f.Relation.Many:
		return p.planOrderTerm(f.Relation.Target, append(append([]*catalog.Relation(nil), via...), f.Relation), m.input, depth+1)
	}
	return p.planRelationTerm(origin{p: p, typ: f.Relation.Target, via: via, reach: []Link{{Relation: f.Relation}}}, m.input, depth+1)
}

// mayLeadNowhere says whether one of some to-one relations may lead to no record.
func mayLeadNowhere(via []*catalog.Relation) bool {
	for _, r := range via {
		if r.Nullable {
			return true
		}
	}
	return false
}

// planRelationTerm plans an order by an aggregate of a relation: { where, and one of count, sum { … } and the like }.
func (p *planner) planRelationTerm(o origin, in input, depth int) (Term, error) {
	o, m, err := p.narrowByWhere(o, in, depth, oneKey)
	if err != nil {
		return Term{}, err
	}
	switch m.name {
	case "count", "sum", "avg", "min", "max", "distinct", "median", "percentile", "standardDeviation", "daysBetween":
		return p.planAggregateTerm(o, m)
	case "ratio", "share", "rank", "percentRank", "runningTotal", "change", "movingAverage":
		return p.planCalculationTerm(nil, o, m, depth)
	}
	return Term{}, m.errorf("orders groups only; give count or a function of a field, as sum or median")
}

// oneKey is what to do where an item of an order names no aggregate or several.
const oneKey = "give one, and further keys as further items of the list"

// narrowByWhere plans the fields where and at of an AggregateOrder or a Measure. It returns the origin of the aggregated records, narrowed by
// this filter, and the other member of the input: the aggregate. Returns BAD_USER_INPUT unless there is exactly one aggregate that is not
// null; remedy is then a part of the message.
func (p *planner) narrowByWhere(o origin, in input, depth int, remedy messages.Phrase) (origin, member, error) {
	if in.isNull() {
		return o, member{}, in.errorf("is null; leave it out instead")
	}
	members, err := in.members()
	if err != nil {
		return o, member{}, err
	}
	if o, err = o.placedByMember(members); err != nil {
		return o, member{}, err
	}
	var chosen []member
	for _, m := range members {
		if m.name == "at" {
			continue
		}
		if m.name != "where" {
			chosen = append(chosen, m)
			continue
		}
		if m.isNull() {
			continue
		}
		c, err := p.planWhere(o.typ, m.input, depth+1)
		if err != nil {
			return o, member{}, err
		}
		o = o.narrowedBy(c)
	}
	if len(chosen) != 1 {
		return o, member{}, in.errorf("names %d aggregates; %s", len(chosen), remedy)
	}
	if chosen[0].isNull() {
		return o, member{}, chosen[0].errorf("is null; leave it out instead")
	}
	return o, chosen[0], nil
}

// planAggregateTerm plans an order by one aggregate from an origin. Returns BAD_USER_INPUT for a field that the function
// does not take: the schema has one type of order for all functions.
func (p *planner) planAggregateTerm(o origin, m member) (Term, error) {
	if m.name == "count" {
		expr, scalar := o.addMeasure(Count, nil)
		return Term{Expr: expr, Type: scalar}.withDirection(m.input)
	}
	if m.name == "daysBetween" {
		return p.planDurationTerm(o, m.input)
	}
	f, inner, err := p.measuredField(o.typ, m)
	if err != nil {
		return Term{}, err
	}
	function := Function(m.name)
	expr, scalar := o.addMeasure(function, f)
	return Term{Expr: expr, Type: scalar, Nullable: function != Sum && function != Distinct}.withDirection(inner.input)
}

// measuredField returns the field that an aggregate function is given, as in sum: { amount: … }, and its member. Returns BAD_USER_INPUT
// for a field that the function does not take, and FORBIDDEN for one that the caller does not see whole.
func (p *planner) measuredField(t *catalog.Type, m member) (*catalog.Field, member, error) {
	inner, err := m.onlyMember()
	if err != nil {
		return nil, inner, err
	}
	if taken := p.measurableFields(t, Function(m.name)); !slices.Contains(taken, inner.name) {
		return nil, inner, inner.errorf("is not a field that %s takes; it takes %s", m.name, messages.ListOf(taken))
	}
	f := t.Field(inner.name)
	return f, inner, p.requireUsable(f, inner.input)
}

// measurableFields returns the names of the fields that a function takes: the fields of its result.
func (p *planner) measurableFields(t *catalog.Type, function Function) []string {
	aggregate := p.catalog.Schema.Types[t.Name+"Aggregate"]
	var names []string
	for _, f := range p.catalog.Schema.Types[aggregate.Fields.ForName(string(function)).Type.Name()].Fields {
		names = append(names, f.Name)
	}
	return names
}

// withDirection returns the term in the direction that an OrderDirection names. Without a suffix, nulls come last ascending and first
// descending. Returns BAD_USER_INPUT for null.
func (t Term) withDirection(in input) (Term, error) {
	if in.isNull() {
		return t, in.errorf("is null; leave it out instead")
	}
	direction, _ := in.shapingValue().(string)
	t.Desc = strings.HasPrefix(direction, "DESC")
	t.NullsFirst = t.Desc
	if strings.HasSuffix(direction, "_NULLS_FIRST") {
		t.NullsFirst = true
	} else if strings.HasSuffix(direction, "_NULLS_LAST") {
		t.NullsFirst = false
	}
	return t, nil
}

// stampBind returns a hash of the list, its filter and its order. A cursor is valid where its stamp is the same.
func (p *planner) stampBind(set *Set, f *field) *Bind {
	where, hasWhere := p.argument(f.node, "where")
	order, hasOrder := p.argument(f.node, "orderBy")
	place := set.Type.Name
	if set.Relation != nil {
		place = set.Relation.Owner.Name + "." + set.Relation.Name
	}
	return &Bind{Type: "text", Resolve: func(env Env) (any, error) {
		facts := []any{place, nil, nil}
		if hasWhere {
			facts[1] = where.resolve(env.Variables)
		}
		if hasOrder {
			facts[2] = order.resolve(env.Variables)
			if _, list := facts[2].([]any); !list && facts[2] != nil {
				facts[2] = []any{facts[2]}
			}
		}
		text, err := json.Marshal(facts)
		sum := sha256.Sum256(text)
		return base64.RawURLEncoding.EncodeToString(sum[:9]), err
	}}
}

// decodeCursor returns the stamp of a cursor, and its values as texts, nil for null. ok is false where raw is no cursor.
func decodeCursor(raw any) (stamp string, values []*string, ok bool) {
	text, _ := raw.(string)
	blob, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return "", nil, false
	}
	var parts []*string
	if json.Unmarshal(blob, &parts) != nil || len(parts) < 2 || parts[0] == nil {
		return "", nil, false
	}
	return *parts[0], parts[1:], true
}

// cursorNulls returns the fact of a cursor that shapes a statement: which of its values are null.
func cursorNulls(raw any, _ bool) string {
	_, values, _ := decodeCursor(raw)
	pattern := make([]byte, len(values))
	for i, v := range values {
		pattern[i] = 'v'
		if v == nil {
			pattern[i] = '0'
		}
	}
	return string(pattern)
}

// planCursor plans an after or before.
func (p *planner) planCursor(page *Page, f *field, name string) (*Cursor, error) {
	in, ok := p.argument(f.node, name)
	if !ok || in.isNull() {
		return nil, nil
	}
	in.guardFact(cursorNulls)
	open := func(env Env) ([]*string, error) {
		stamp, values, ok := decodeCursor(in.resolve(env.Variables))
		if !ok {
			return nil, in.errorf("is not a cursor; cursors come from edges or pageInfo of an earlier page")
		}
		want, err := page.stamp.Resolve(env)
		if err != nil {
			return nil, err
		}
		if stamp != want || len(values) != len(page.Order) {
			return nil, in.errorf("belongs to a list with another where or orderBy; start again without it")
		}
		return values, nil
	}
	values, err := open(Env{Variables: p.variables})
	if err != nil {
		return nil, err
	}
	c := &Cursor{Values: make([]*Bind, len(values))}
	for i, term := range page.Order {
		if values[i] == nil {
			if !term.Nullable {
				return nil, in.errorf("is not a cursor; cursors come from edges or pageInfo of an earlier page")
			}
			continue
		}
		c.Values[i] = &Bind{Type: SQLType(term.Type), Resolve: func(env Env) (any, error) {
			values, err := open(env)
			if err != nil {
				return nil, err
			}
			value, err := p.parseCursorValue(term.Type, *values[i])
			if err != nil {
				return nil, in.errorf("is not a cursor; cursors come from edges or pageInfo of an earlier page")
			}
			return value, nil
		}}
		if _, err := c.Values[i].Resolve(Env{Variables: p.variables}); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// parseCursorValue reads a value as Postgres writes it in a cursor.
func (p *planner) parseCursorValue(scalar, text string) (any, error) {
	switch scalar {
	case "Int":
		return p.convert("Int", json.Number(text))
	case "Boolean":
		return p.convert("Boolean", text == "true")
	case "DateTime":
		t, err := time.Parse("2006-01-02 15:04:05.999999-07", text)
		if err != nil {
			return nil, problem.Errorf(problem.BadUserInput, "not an instant")
		}
		return t, nil
	}
	return p.convert(scalar, text)
}

package plan

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"docket/problem"
	"docket/query/catalog"
)

// order plans a field's orderBy and makes it total: the record's identity is the last key.
func (p *planner) order(t *catalog.Type, f *field, name string) ([]Term, error) {
	var terms []Term
	if in, ok := p.argument(f.first, name); ok && !in.null() {
		items := in.list()
		if len(items) > maxTerms {
			return nil, in.wrong("holds %d keys; at most %d are taken", len(items), maxTerms)
		}
		for _, item := range items {
			term, err := p.orderTerm(t, nil, item, 1)
			if err != nil {
				return nil, err
			}
			terms = append(terms, term)
		}
	}
	for _, term := range terms {
		if c, ok := term.Expr.(Column); ok && c.Field.IsID && len(c.Via) == 0 {
			return append(terms, p.agencyTerm(t, term.Desc)...), nil
		}
	}
	desc := len(terms) > 0 && terms[len(terms)-1].Desc
	terms = append(terms, Term{Expr: Column{Field: t.Field("id")}, Type: "Int", Desc: desc})
	return append(terms, p.agencyTerm(t, desc)...), nil
}

// maxTerms bounds the keys of an order; each makes the statement longer by the square.
const maxTerms = 8

// agencyTerm tells records of equal number apart where there are several agencies.
func (p *planner) agencyTerm(t *catalog.Type, desc bool) []Term {
	if !t.Scoped || p.plan.Scope == OneAgency {
		return nil
	}
	return []Term{{Expr: Column{Field: &catalog.Field{Name: "agency", Column: "agency_id", NonNull: true, Owner: t}}, Type: "Int", Desc: desc}}
}

// single returns the only member of an input object that is a choice of one.
func (in input) single() (named, error) {
	if in.null() {
		return named{}, in.wrong("is null; leave it out instead")
	}
	members, err := in.object()
	if err != nil {
		return named{}, err
	}
	if len(members) != 1 {
		return named{}, in.wrong("holds %d fields; give one field an object, and further keys as further items of the list", len(members))
	}
	if members[0].null() {
		return named{}, members[0].wrong("is null; leave it out instead")
	}
	return members[0], nil
}

func (p *planner) orderTerm(t *catalog.Type, via []*catalog.Relation, in input, depth int) (Term, error) {
	if err := p.nests(in, depth); err != nil {
		return Term{}, err
	}
	m, err := in.single()
	if err != nil {
		return Term{}, err
	}
	f := t.Field(m.name)
	switch {
	case f.Relation == nil:
		term := Term{Expr: p.scalar(via, f), Type: f.Scalar, Nullable: !f.NonNull || nullable(via)}
		if f.IsID {
			term.Type = "Int"
		}
		return term.directed(m.input)
	case !f.Relation.Many:
		return p.orderTerm(f.Relation.Target, append(append([]*catalog.Relation(nil), via...), f.Relation), m.input, depth+1)
	}
	return p.relationTerm(frame{p: p, typ: f.Relation.Target, via: via, reach: []Link{{Relation: f.Relation}}}, m.input, depth+1)
}

func nullable(via []*catalog.Relation) bool {
	for _, r := range via {
		if r.Nullable {
			return true
		}
	}
	return false
}

// relationTerm plans an order by an aggregate of a relation: { where, and one of count, sum { … } and the like }.
func (p *planner) relationTerm(fr frame, in input, depth int) (Term, error) {
	fr, m, err := p.chosen(fr, in, depth)
	if err != nil {
		return Term{}, err
	}
	switch m.name {
	case "count", "sum", "avg", "min", "max", "distinct":
		return p.aggregateTerm(fr, m)
	}
	return Term{}, m.wrong("orders groups only; give count, sum, avg, min, max or distinct")
}

// chosen reads an AggregateOrder: the frame narrowed by its where, and the one member beside that.
func (p *planner) chosen(fr frame, in input, depth int) (frame, named, error) {
	if in.null() {
		return fr, named{}, in.wrong("is null; leave it out instead")
	}
	members, err := in.object()
	if err != nil {
		return fr, named{}, err
	}
	var chosen []named
	for _, m := range members {
		if m.name != "where" {
			chosen = append(chosen, m)
			continue
		}
		if m.null() {
			continue
		}
		c, err := p.filter(fr.typ, m.input, depth+1)
		if err != nil {
			return fr, named{}, err
		}
		fr = fr.narrowed(c)
	}
	if len(chosen) != 1 {
		return fr, named{}, in.wrong("names %d aggregates; give one, and further keys as further items of the list", len(chosen))
	}
	if chosen[0].null() {
		return fr, named{}, chosen[0].wrong("is null; leave it out instead")
	}
	return fr, chosen[0], nil
}

// aggregateTerm plans an order by one aggregate of a frame. Returns BAD_USER_INPUT for a field that the function does
// not take: the schema has one type of order for all functions.
func (p *planner) aggregateTerm(fr frame, m named) (Term, error) {
	if m.name == "count" {
		expr, scalar := fr.measure(Count, nil)
		return Term{Expr: expr, Type: scalar}.directed(m.input)
	}
	inner, err := m.single()
	if err != nil {
		return Term{}, err
	}
	function := Function(m.name)
	if taken := p.measurable(fr.typ, function); !slices.Contains(taken, inner.name) {
		return Term{}, inner.wrong("is not a field that %s takes; it takes %s", function, strings.Join(taken, ", "))
	}
	expr, scalar := fr.measure(function, fr.typ.Field(inner.name))
	return Term{Expr: expr, Type: scalar, Nullable: function == Avg || function == Min || function == Max}.directed(inner.input)
}

// measurable returns the fields that a function takes: those of its result.
func (p *planner) measurable(t *catalog.Type, function Function) []string {
	aggregate := p.catalog.Schema.Types[t.Name+"Aggregate"]
	var names []string
	for _, f := range p.catalog.Schema.Types[aggregate.Fields.ForName(string(function)).Type.Name()].Fields {
		names = append(names, f.Name)
	}
	return names
}

func (t Term) directed(in input) (Term, error) {
	if in.null() {
		return t, in.wrong("is null; leave it out instead")
	}
	direction, _ := in.shape().(string)
	t.Desc = strings.HasPrefix(direction, "DESC")
	t.NullsFirst = t.Desc
	if strings.HasSuffix(direction, "_NULLS_FIRST") {
		t.NullsFirst = true
	} else if strings.HasSuffix(direction, "_NULLS_LAST") {
		t.NullsFirst = false
	}
	return t, nil
}

// stamp names the list, filter and order for which a cursor is good: equal stamps mean that paging on makes sense.
func (p *planner) stamp(set *Set, f *field) *Bind {
	where, hasWhere := p.argument(f.first, "where")
	order, hasOrder := p.argument(f.first, "orderBy")
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

// cursorValues opens a cursor: its stamp, and its values as texts, nil for null. ok is false for what is no cursor.
func cursorValues(raw any) (stamp string, values []*string, ok bool) {
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

// nullPattern is the shape of a cursor: which of its values are null.
func nullPattern(raw any, _ bool) string {
	_, values, _ := cursorValues(raw)
	pattern := make([]byte, len(values))
	for i, v := range values {
		pattern[i] = 'v'
		if v == nil {
			pattern[i] = '0'
		}
	}
	return string(pattern)
}

// cursor plans an after or before.
func (p *planner) cursor(page *Page, f *field, name string) (*Cursor, error) {
	in, ok := p.argument(f.first, name)
	if !ok || in.null() {
		return nil, nil
	}
	in.shaped(nullPattern)
	open := func(env Env) ([]*string, error) {
		stamp, values, ok := cursorValues(in.resolve(env.Variables))
		if !ok {
			return nil, in.wrong("is not a cursor; cursors come from edges or pageInfo of an earlier page")
		}
		want, err := page.stamp.Resolve(env)
		if err != nil {
			return nil, err
		}
		if stamp != want || len(values) != len(page.Order) {
			return nil, in.wrong("belongs to a list with another where or orderBy; start again without it")
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
				return nil, in.wrong("is not a cursor; cursors come from edges or pageInfo of an earlier page")
			}
			continue
		}
		c.Values[i] = &Bind{Type: SQLType(term.Type), Resolve: func(env Env) (any, error) {
			values, err := open(env)
			if err != nil {
				return nil, err
			}
			value, err := p.cursorValue(term.Type, *values[i])
			if err != nil {
				return nil, in.wrong("is not a cursor; cursors come from edges or pageInfo of an earlier page")
			}
			return value, nil
		}}
		if _, err := c.Values[i].Resolve(Env{Variables: p.variables}); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// cursorValue reads a value as Postgres writes it in a cursor.
func (p *planner) cursorValue(scalar, text string) (any, error) {
	switch scalar {
	case "Int":
		return p.value("Int", json.Number(text))
	case "Boolean":
		return p.value("Boolean", text == "true")
	case "DateTime":
		t, err := time.Parse("2006-01-02 15:04:05.999999-07", text)
		if err != nil {
			return nil, problem.Errorf(problem.BadUserInput, "not an instant")
		}
		return t, nil
	}
	return p.value(scalar, text)
}

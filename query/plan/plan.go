// Package plan turns a validated GraphQL operation into a typed tree. Every error of a read is found here. Package
// render writes the SQL.
package plan

import (
	"sort"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/messages"
	"docket/problem"
	"docket/query/catalog"
)

// Limits bound what one operation may ask for.
type Limits struct {
	// Page is the largest page; DefaultPage the page where none is asked for.
	Page, DefaultPage int
	// Depth is how deep selections may nest, Fields how many fields an operation may select once its fragments are
	// expanded, Roots how many of them at the root.
	Depth, Fields, Roots int
	// Conditions bounds the comparisons of an operation's filters, Nesting how deep and/or/not and relations nest in
	// them, List the values of one list.
	Conditions, Nesting, List int
	// Text is the largest number of characters that a text filter searches for: the time of a search grows with its pattern.
	Text int
	// Aliases is how often one field may be asked for under different names in one selection.
	Aliases int
	// Cost bounds the cost of an operation; see addCost.
	Cost int
	// Offset is the largest offset of a page.
	Offset int
}

// DefaultLimits allow the questions of dashboards and auditors, and refuse operations that would slow down the operations of others.
var DefaultLimits = Limits{
	Page: 500, DefaultPage: 20, Depth: 24, Fields: 3000, Roots: 40, Conditions: 400, Nesting: 16, List: 5000,
	Text: 1000, Aliases: 50, Cost: 300_000, Offset: 1_000_000,
}

// Request is an operation to be planned: parsed, validated, its variables coerced.
type Request struct {
	Document   *ast.QueryDocument
	Definition *ast.OperationDefinition
	Variables  map[string]any
	// Role is the role of the caller; an empty one may read nothing.
	Role  string
	Scope Scope
	// Language is the language of labels where the operation names none.
	Language messages.Language
	// Zone is the bureau's time zone.
	Zone *time.Location
	// Masked masks the fields of a payload that @unmasked would show whole.
	Masked bool
	// WithoutSummaries reads everything from the records.
	WithoutSummaries bool
}

type planner struct {
	catalog   *catalog.Catalog
	limits    Limits
	document  *ast.QueryDocument
	variables map[string]any
	role      string
	language  messages.Language
	isMasked  bool // nothing is unmasked
	// isWithoutSummaries reads everything from the records.
	isWithoutSummaries bool
	// unmaskedDepth is the depth of the fields that are shown whole although the role sees them masked; 0 where there are none.
	unmaskedDepth int
	plan          *Operation
	fields        int
	comparisons   int
	costs         costs
	zone          *time.Location
	// workingDays is nil until working days are counted.
	workingDays *WorkingDays
	// toInputVariables, where it is not nil, turns a request's variables into the variables in which inputs are looked up.
	toInputVariables func(map[string]any) map[string]any
}

func newPlanner(c *catalog.Catalog, limits Limits, r Request) *planner {
	return &planner{
		catalog: c, limits: limits, document: r.Document, variables: r.Variables, role: r.Role, language: r.Language, plan: &Operation{Scope: r.Scope}, zone: r.Zone, isMasked: r.Masked,
		isWithoutSummaries: r.WithoutSummaries,
	}
}

// Read plans a query operation. Introspection and `__typename` at the root are left out: they need no records.
func Read(c *catalog.Catalog, limits Limits, r Request) (*Operation, error) {
	if r.Definition.Directives.ForName(AsOf) != nil {
		r.WithoutSummaries = true // they hold the present
	}
	p := newPlanner(c, limits, r)
	p.plan.IsAsOf = r.Definition.Directives.ForName(AsOf) != nil
	fields, err := p.collect(c.Schema.Query, r.Definition.SelectionSet, 1)
	if err != nil {
		return nil, err
	}
	for _, f := range fields {
		if strings.HasPrefix(f.name, "__") {
			continue
		}
		if len(p.plan.Roots)+len(p.plan.Resolved) == limits.Roots {
			return nil, p.atPosition(problem.Errorf(problem.LimitExceeded, "more than %d root fields; send them as several operations", limits.Roots).
				With("limit", limits.Roots), f.node.Position)
		}
		if isResolved, err := p.checkResolvedRoot(f); err != nil {
			return nil, err
		} else if isResolved {
			p.plan.Resolved = append(p.plan.Resolved, f.name)
			continue
		}
		value, err := p.planRoot(f)
		if err != nil {
			return nil, err
		}
		p.plan.Roots = append(p.plan.Roots, Root{f.alias, value})
	}
	return p.plan, nil
}

// checkResolvedRoot checks a root field that is not compiled, and reports whether a field is one.
func (p *planner) checkResolvedRoot(f *field) (bool, error) {
	switch p.catalog.Root(f.name).Kind {
	case catalog.HistoryRoot:
		return true, p.checkHistoryRoot(f)
	case catalog.DifferencesRoot:
		return true, p.checkDifferencesRoot(f)
	}
	return false, nil
}

// Payload plans the selection under a mutation's root field as the only root of an operation. Its fields hold the
// records of changed.
func Payload(c *catalog.Catalog, limits Limits, r Request, field *ast.Field, changed map[string][]catalog.ID) (*Operation, error) {
	p := newPlanner(c, limits, r)
	payload := c.Schema.Types[field.Definition.Type.Name()]
	fields, err := p.collect(payload, field.SelectionSet, 2)
	if err != nil {
		return nil, err
	}
	object := &Object{}
	for _, f := range fields {
		value, err := p.planPayloadField(payload, f, changed[f.name])
		if err != nil {
			return nil, err
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	p.plan.Roots = []Root{{Key: field.Alias, Value: object}}
	return p.plan, nil
}

// planPayloadField plans one field of the payload of a mutation: a record, or a list of records.
func (p *planner) planPayloadField(payload *ast.Definition, f *field, changed []catalog.ID) (Node, error) {
	if f.name == "__typename" {
		return Literal(payload.Name), nil
	}
	t := p.catalog.Type(f.node.Definition.Type.Name())
	if err := p.requireType(t.Name, f); err != nil {
		return nil, err
	}
	if f.node.Definition.Directives.ForName(catalog.Unmasked) != nil && !p.isMasked {
		p.unmaskedDepth = 3
		defer func() { p.unmaskedDepth = 0 }()
	}
	object, err := p.planRecord(t, f, 3, max(len(changed), 1))
	if err != nil {
		return nil, err
	}
	if f.node.Definition.Type.Elem != nil {
		kind := RecordsOfType{Type: t, Object: object}
		kind.Places, kind.Agencies, kind.Numbers = constantIDBinds(changed)
		return Records{Count: len(changed), Kinds: []RecordsOfType{kind}, Found: true}, nil
	}
	if len(changed) == 0 {
		return Record{Type: t, Where: Or{}, Object: object}, nil
	}
	return Record{Type: t, Where: newIdentity(t, constantBind("bigint", changed[0].Agency), constantBind("bigint", changed[0].Number)), Object: object}, nil
}

func newIdentity(t *catalog.Type, agency, number *Bind) Identity {
	if !t.Scoped {
		agency = nil
	}
	return Identity{Agency: agency, Number: number}
}

func constantBind(sqlType string, value any) *Bind {
	return &Bind{Type: sqlType, Resolve: func(Env) (any, error) { return value, nil }}
}

func constantIDBinds(ids []catalog.ID) (places, agencies, numbers *Bind) {
	p, a, n := make([]int64, len(ids)), make([]int64, len(ids)), make([]int64, len(ids))
	for i, id := range ids {
		p[i], a[i], n[i] = int64(i+1), id.Agency, id.Number
	}
	return constantBind("bigint[]", p), constantBind("bigint[]", a), constantBind("bigint[]", n)
}

// field is a field of a selection set after fragments are expanded and the selections of one alias are merged.
type field struct {
	alias, name string
	node        *ast.Field // the first occurrence; all have the same arguments
	sets        []ast.SelectionSet
}

// collect expands a selection set for an object type, as CollectFields of the specification does. Returns LIMIT_EXCEEDED for too
// many fields, or too deep ones.
func (p *planner) collect(t *ast.Definition, set ast.SelectionSet, depth int) ([]*field, error) {
	return p.collectAll(t, []ast.SelectionSet{set}, depth)
}

// collectAll is collect for the selection sets of a field that is selected several times, of which one field is made. depth is how deep the
// fields of the sets stand: 1 at the root of the operation.
func (p *planner) collectAll(t *ast.Definition, sets []ast.SelectionSet, depth int) ([]*field, error) {
	if depth > p.limits.Depth {
		return nil, problem.Errorf(problem.LimitExceeded, "selections nest more than %d deep", p.limits.Depth).With("limit", p.limits.Depth)
	}
	c := collector{p: p, typ: t, byKey: map[string]*field{}, names: map[string]int{}, visited: map[string]bool{}}
	for _, set := range sets {
		if err := c.walk(set); err != nil {
			return nil, err
		}
	}
	return c.fields, nil
}

type collector struct {
	p       *planner
	typ     *ast.Definition
	fields  []*field
	byKey   map[string]*field
	names   map[string]int // how many aliases each field has
	visited map[string]bool
}

// walk collects the fields of a selection set and of its fragments.
func (c *collector) walk(set ast.SelectionSet) error {
	for _, s := range set {
		if c.p.fields++; c.p.fields > c.p.limits.Fields {
			return problem.Errorf(problem.LimitExceeded, "the operation selects more than %d fields once its fragments are expanded", c.p.limits.Fields).
				With("limit", c.p.limits.Fields)
		}
		switch s := s.(type) {
		case *ast.Field:
			if !c.p.isIncluded(s.Directives) {
				continue
			}
			f := c.byKey[s.Alias]
			if f == nil {
				if err := c.countAlias(s); err != nil {
					return err
				}
				f = &field{alias: s.Alias, name: s.Name, node: s}
				c.byKey[s.Alias] = f
				c.fields = append(c.fields, f)
			}
			if len(s.SelectionSet) > 0 {
				f.sets = append(f.sets, s.SelectionSet)
			}
		case *ast.InlineFragment:
			if !c.p.isIncluded(s.Directives) || !c.applies(s.TypeCondition) {
				continue
			}
			if err := c.walk(s.SelectionSet); err != nil {
				return err
			}
		case *ast.FragmentSpread:
			if c.visited[s.Name] || !c.p.isIncluded(s.Directives) {
				continue
			}
			c.visited[s.Name] = true
			def := c.p.document.Fragments.ForName(s.Name)
			if !c.applies(def.TypeCondition) {
				continue
			}
			if err := c.walk(def.SelectionSet); err != nil {
				return err
			}
		}
	}
	return nil
}

// countAlias counts an alias of a field. Returns LIMIT_EXCEEDED if the field has more than the limit.
func (c *collector) countAlias(f *ast.Field) error {
	c.names[f.Name]++
	if limit := c.p.limits.Aliases; c.names[f.Name] > limit {
		return c.p.atPosition(problem.Errorf(problem.LimitExceeded, "`%s` is selected under more than %d aliases; send several operations", f.Name, limit).
			With("limit", limit), f.Position)
	}
	return nil
}

// applies says whether a fragment on a type applies to the object type.
func (c *collector) applies(condition string) bool {
	if condition == "" || condition == c.typ.Name {
		return true
	}
	for _, possible := range c.p.catalog.Schema.GetPossibleTypes(c.p.catalog.Schema.Types[condition]) {
		if possible.Name == c.typ.Name {
			return true
		}
	}
	return false
}

// isIncluded evaluates @skip and @include.
func (p *planner) isIncluded(directives ast.DirectiveList) bool {
	for _, d := range directives {
		if d.Name != "skip" && d.Name != "include" {
			continue
		}
		in, ok := p.input(d.Arguments.ForName("if").Value, "if", d.Position)
		if !ok {
			continue
		}
		if on, _ := in.shapingValue().(bool); on == (d.Name == "skip") {
			return false
		}
	}
	return true
}

// planRoot plans a field of Query.
func (p *planner) planRoot(f *field) (Node, error) {
	root := p.catalog.Root(f.name)
	if err := p.requireReadable(f.node.Definition.Type.Name(), root, f); err != nil {
		return nil, err
	}
	switch root.Kind {
	case catalog.ListRoot:
		return p.planConnection(&Set{Type: root.Type, Bulk: true}, f, 2, 1)
	case catalog.OneRoot:
		return p.planOneRoot(root, f)
	case catalog.NodeRoot:
		return p.planNodeRoot(f)
	case catalog.ReportRoot:
		return p.planReportRoot(f)
	case catalog.ViewerRoot:
		return p.planViewerRoot(f)
	case catalog.LabelsRoot:
		return p.planLabelsRoot(f)
	case catalog.IndicatorsRoot:
		return p.planIndicatorsRoot(f)
	default:
		return p.planNodesRoot(f)
	}
}

// planOneRoot plans case(id:), or case(agency:, caseNo:).
func (p *planner) planOneRoot(root catalog.Root, f *field) (Node, error) {
	p.noteSource(nil)
	t := root.Type
	object, err := p.planRecord(t, f, 2, 1)
	if err != nil {
		return nil, err
	}
	id, byID := p.argument(f.node, "id")
	byID = byID && !id.isNull()
	if root.Key == "" {
		where, err := p.identityCond(t, id)
		return Record{Type: t, Where: where, Object: object}, err
	}
	agency, hasAgency := p.argument(f.node, "agency")
	key, hasKey := p.argument(f.node, root.Key)
	hasAgency, hasKey = hasAgency && !agency.isNull(), hasKey && !key.isNull()
	switch {
	case byID && !hasAgency && !hasKey:
		where, err := p.identityCond(t, id)
		return Record{Type: t, Where: where, Object: object}, err
	case !byID && hasAgency && hasKey:
		code, err := agency.bind("String")
		if err != nil {
			return nil, err
		}
		value, err := key.bind("String")
		if err != nil {
			return nil, err
		}
		home := t.Field("agency").Relation
		if err := p.requireUsable(t.Field("agency"), agency); err != nil {
			return nil, err
		}
		if err := p.requireUsable(t.Field(root.Key), key); err != nil {
			return nil, err
		}
		return Record{Type: t, Object: object, Where: And{
			Compare{Left: Column{Field: t.Field(root.Key)}, Op: "=", Right: value},
			Exists{home, Compare{Left: Column{Field: home.Target.Field("code")}, Op: "=", Right: code}},
		}}, nil
	}
	return nil, p.atPosition(problem.Errorf(problem.BadUserInput, "give either id, or agency and %s together", root.Key).At(f.alias), f.node.Position)
}

// identityCond makes the condition for one record by its id.
func (p *planner) identityCond(t *catalog.Type, in input) (Cond, error) {
	number, err := in.bindAs("bigint", func(raw any) (any, error) {
		id, err := parseIdentity(t, raw)
		return id.Number, err
	})
	if err != nil {
		return nil, err
	}
	agency, err := in.bindAs("bigint", func(raw any) (any, error) {
		id, err := parseIdentity(t, raw)
		return id.Agency, err
	})
	return newIdentity(t, agency, number), err
}

// typeOfID returns the fact of an id that shapes a plan: the name of its type, empty where raw is no id.
func typeOfID(raw any, _ bool) string {
	text, _ := raw.(string)
	id, _ := catalog.ParseID(text)
	return id.Type
}

func (p *planner) planNodeRoot(f *field) (Node, error) {
	p.noteSource(nil)
	in, _ := p.argument(f.node, "id")
	in.guardFact(typeOfID)
	t := p.catalog.Type(typeOfID(in.resolve(p.variables), true))
	if t == nil {
		return nil, in.errorf("is not the id of anything; ids come from earlier answers")
	}
	if err := p.requireType(t.Name, f); err != nil {
		return nil, err
	}
	where, err := p.identityCond(t, in)
	if err != nil {
		return nil, err
	}
	object, err := p.planRecord(t, f, 2, 1)
	return Record{Type: t, Where: where, Object: object}, err
}

// planNodesRoot plans the root field nodes: the records of the ids, in the order of the ids.
func (p *planner) planNodesRoot(f *field) (Node, error) {
	p.noteSource(nil)
	in, _ := p.argument(f.node, "ids")
	items := in.items()
	if len(items) > p.limits.Page {
		return nil, in.errorf("holds %d ids; at most %d are taken", len(items), p.limits.Page)
	}
	places := map[string][]int{}
	for i, item := range items {
		item.guardFact(typeOfID)
		name := typeOfID(item.resolve(p.variables), true)
		if p.catalog.Type(name) == nil {
			return nil, item.errorf("is not the id of anything; ids come from earlier answers")
		}
		places[name] = append(places[name], i)
	}
	names := make([]string, 0, len(places))
	for name := range places {
		names = append(names, name)
	}
	sort.Strings(names)
	records := Records{Count: len(items)}
	for _, name := range names {
		t := p.catalog.Type(name)
		if err := p.requireType(t.Name, f); err != nil {
			return nil, err
		}
		mine := make([]input, 0, len(places[name]))
		place := make([]int64, 0, len(places[name]))
		for _, i := range places[name] {
			mine = append(mine, items[i])
			place = append(place, int64(i+1))
		}
		if err := p.addCost(len(mine), f.node); err != nil {
			return nil, err
		}
		object, err := p.planRecord(t, f, 2, len(mine))
		if err != nil {
			return nil, err
		}
		kind := RecordsOfType{Type: t, Object: object, Places: constantBind("bigint[]", place)}
		kind.Agencies = idListBind(t, mine, func(id catalog.ID) int64 { return id.Agency })
		kind.Numbers = idListBind(t, mine, func(id catalog.ID) int64 { return id.Number })
		if _, err := kind.Numbers.Resolve(Env{Variables: p.variables}); err != nil {
			return nil, err
		}
		records.Kinds = append(records.Kinds, kind)
	}
	return records, nil
}

func idListBind(t *catalog.Type, items []input, part func(catalog.ID) int64) *Bind {
	return &Bind{Type: "bigint[]", Resolve: func(env Env) (any, error) {
		list := make([]int64, len(items))
		for i, item := range items {
			id, err := parseIdentity(t, item.resolve(env.Variables))
			if err != nil {
				return nil, item.toProblem(err)
			}
			list[i] = part(id)
		}
		return list, nil
	}}
}

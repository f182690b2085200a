package catalog

import (
	"maps"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Indicator is a named measure over the records of one type.
type Indicator struct {
	IndicatorSource
	Type *Type
	// Where is its filter, over the variables $from and $until, the period's first and last day.
	Where *IndicatorFilter
	// Home is a filter that narrows to the agency of the code $agency and the agencies below it.
	Home *ast.Value
	// Function is the aggregate function, over Field, which is nil for the count of records.
	Function string
	Field    *Field
	// Whole is the filter of what the indicator is a share of; nil where it is no share.
	Whole *IndicatorFilter
}

// IndicatorFilter is a filter of an indicator in two parts, so that figures with the same Base are measured in one pass over
// its records.
type IndicatorFilter struct {
	All *ast.Value
	// Base is the filter of an indicator of the same type, all of whose conditions are in All; else All itself.
	Base *ast.Value
	// Rest holds the conditions of All that Base lacks; nil where there are none.
	Rest *ast.Value
}

// Words are a text in Chinese and English.
type Words struct{ ZH, EN string }

// IndicatorSource is an Indicator in words: the root field of an operation that answers with it, and for a share the one
// that answers with the whole.
type IndicatorSource struct {
	Name, Operation, WholeOperation string
	Label, Unit, Note               Words
}

// ReportSource holds the indicators of the report and its text.
type ReportSource struct {
	Indicators []IndicatorSource
	Narrative  Words
}

// Sentence is a piece of the narrative: plain text, or an indicator in a format.
type Sentence struct {
	Text      string
	Indicator *Indicator
	Format    string
}

// Formats of a figure in the narrative.
const (
	PlainFormat   = ""
	WanFormat     = "wan"
	MillionFormat = "million"
	ChangeFormat  = "change"
)

// Text returns the text of a filter as GraphQL, narrowed to the agency of the code $agency and the agencies below it if isOfAgency is set and the
// records belong to agencies.
func (i *Indicator) Text(filter *IndicatorFilter, isOfAgency bool) string {
	if !isOfAgency || i.Home == nil {
		return filter.All.String()
	}
	return "{and: [" + filter.All.String() + ", " + i.Home.String() + "]}"
}

// Indicators returns the indicators in the report's order.
func (c *Catalog) Indicators() []*Indicator { return c.indicators }

// Indicator returns an indicator by name, nil where there is none.
func (c *Catalog) Indicator(name string) *Indicator {
	for _, i := range c.indicators {
		if i.Name == name {
			return i
		}
	}
	return nil
}

// Narrative returns the report as a paragraph, in a Language of the schema.
func (c *Catalog) Narrative(language string) []Sentence { return c.narrative[language] }

const (
	homeWhere = `{agency: {or: [{code: {eq: $agency}}, {parent: {code: {eq: $agency}}}, {parent: {parent: {code: {eq: $agency}}}}]}}`
)

// asOperation returns the operation that asks for one root field. It declares the variables $from and $until where the field uses them.
func asOperation(field string) string {
	var declared []string
	for _, name := range []string{"$from", "$until"} {
		if strings.Contains(field, name) {
			declared = append(declared, name+": Date!")
		}
	}
	if len(declared) == 0 {
		return "{ " + field + " }"
	}
	return "query(" + strings.Join(declared, ", ") + ") { " + field + " }"
}

// DefiningOperation returns the operation whose answer is the indicator.
func (s IndicatorSource) DefiningOperation() string { return asOperation(s.Operation) }

// WholeDefiningOperation returns the operation whose answer is the whole of a share; empty for other indicators.
func (s IndicatorSource) WholeDefiningOperation() string {
	if s.WholeOperation == "" {
		return ""
	}
	return asOperation(s.WholeOperation)
}

// report reads the indicators and the narrative of the report.
func (b *builder) report(src ReportSource) {
	report := b.Schema.Types["Report"]
	if report == nil {
		if len(src.Indicators) > 0 {
			b.fault("Report: the schema has no such type, but there are indicators")
		}
		return
	}
	for _, s := range src.Indicators {
		b.indicator(report, s)
	}
	b.splitIndicatorFilters()
	for _, f := range report.Fields {
		if f.Type.Elem == nil && strings.HasSuffix(f.Type.Name(), "Figure") && b.Indicator(f.Name) == nil {
			b.fault("Report.%s: there is no indicator of that name", f.Name)
		}
	}
	b.narrative = map[string][]Sentence{"ZH": b.sentences(src.Narrative.ZH), "EN": b.sentences(src.Narrative.EN)}
}

// indicator adds an indicator to the catalog, or a fault where it does not fit the schema.
func (b *builder) indicator(report *ast.Definition, s IndicatorSource) {
	i := &Indicator{IndicatorSource: s}
	if report.Fields.ForName(s.Name) == nil {
		b.fault("indicator %s: the report has no such field", s.Name)
		return
	}
	root := b.rootField(s.Name, s.DefiningOperation())
	if root == nil {
		return
	}
	i.Type = b.roots[root.Name].Type
	i.Where = &IndicatorFilter{All: root.Arguments.ForName("where").Value}
	i.Function, i.Field = b.measureOf(s.Name, i.Type, root.SelectionSet)
	if s.WholeOperation != "" {
		whole := b.rootField(s.Name, s.WholeDefiningOperation())
		if whole == nil {
			return
		}
		if whole.Name != root.Name {
			b.fault("indicator %s: its whole is of other records", s.Name)
		}
		i.Whole = &IndicatorFilter{All: whole.Arguments.ForName("where").Value}
	}
	if i.Type.Scoped {
		if home := b.rootField(s.Name, `query($agency: String!) { `+root.Name+`(where: `+homeWhere+`) { totalCount } }`); home != nil {
			i.Home = home.Arguments.ForName("where").Value
		}
	}
	b.indicators = append(b.indicators, i)
}

// splitIndicatorFilters gives each filter of an indicator its base: of the filters over the same type whose conditions it has all,
// the one with the fewest conditions.
func (b *builder) splitIndicatorFilters() {
	type split struct {
		filter *IndicatorFilter
		typ    *Type
		conds  map[string]*ast.Value
	}
	var all []split
	for _, i := range b.indicators {
		for _, f := range []*IndicatorFilter{i.Where, i.Whole} {
			if f != nil {
				conds := map[string]*ast.Value{}
				collectConjuncts(f.All, conds)
				all = append(all, split{f, i.Type, conds})
			}
		}
	}
	for _, s := range all {
		base := s
		for _, other := range all {
			if other.typ == s.typ && len(other.conds) < len(base.conds) && hasKeys(s.conds, other.conds) {
				base = other
			}
		}
		s.filter.Base = base.filter.All
		list := &ast.Value{Kind: ast.ListValue, Definition: s.filter.All.Definition}
		for _, key := range slices.Sorted(maps.Keys(s.conds)) {
			if _, isInBase := base.conds[key]; !isInBase {
				list.Children = append(list.Children, &ast.ChildValue{Value: s.conds[key]})
			}
		}
		if len(list.Children) > 0 {
			s.filter.Rest = objectOf("and", list, s.filter.All)
		}
	}
}

// hasKeys reports whether a map has all keys of another.
func hasKeys(m, keys map[string]*ast.Value) bool {
	for key := range keys {
		if _, ok := m[key]; !ok {
			return false
		}
	}
	return true
}

// collectConjuncts adds the conditions that a filter joins by "and", each as a filter of one condition, under its text.
func collectConjuncts(filter *ast.Value, conds map[string]*ast.Value) {
	for _, c := range filter.Children {
		switch {
		case c.Name != "and":
			cond := objectOf(c.Name, c.Value, filter)
			conds[cond.String()] = cond
		case c.Value.Kind == ast.ListValue:
			for _, part := range c.Value.Children {
				collectConjuncts(part.Value, conds)
			}
		default:
			collectConjuncts(c.Value, conds)
		}
	}
}

// objectOf returns an input object with one field, of the same type as another.
func objectOf(name string, value, like *ast.Value) *ast.Value {
	return &ast.Value{
		Kind: ast.ObjectValue, Definition: like.Definition, Position: like.Position,
		Children: ast.ChildValueList{{Name: name, Value: value, Position: like.Position}},
	}
}

// rootField returns the one field of an operation that the schema must allow.
func (b *builder) rootField(name, operation string) *ast.Field {
	doc, errs := gqlparser.LoadQueryWithRules(b.Schema, operation, nil)
	if len(errs) > 0 {
		b.fault("indicator %s: %s: %s", name, operation, errs[0].Message)
		return nil
	}
	root, ok := doc.Operations[0].SelectionSet[0].(*ast.Field)
	if !ok || b.roots[root.Name].Kind != ListRoot || len(root.Arguments) != 1 || root.Arguments.ForName("where") == nil {
		b.fault("indicator %s: %s: it is no list with a filter and nothing else", name, operation)
		return nil
	}
	return root
}

// measureOf returns the aggregate function of a selection and the field that it is taken of: totalCount is a count, of no field;
// aggregate { function { field } } is the other form. Anything else is a fault of the catalog; the result is then only a filler.
func (b *builder) measureOf(name string, t *Type, set ast.SelectionSet) (function string, of *Field) {
	var path []string
	for len(set) == 1 {
		f, ok := set[0].(*ast.Field)
		if !ok {
			break
		}
		path = append(path, f.Name)
		set = f.SelectionSet
	}
	switch {
	case len(path) == 1 && path[0] == "totalCount":
		return "count", nil
	case len(path) == 3 && path[0] == "aggregate" && t.Field(path[2]) != nil:
		return path[1], t.Field(path[2])
	}
	b.fault("indicator %s: it selects neither totalCount nor one aggregate of a field", name)
	return "count", nil
}

// sentences reads the text of a narrative, in which {name:format} stands for an indicator.
func (b *builder) sentences(text string) []Sentence {
	var all []Sentence
	for _, segment := range parseTemplate(text).Segments {
		if segment.Hole == "" {
			all = append(all, Sentence{Text: segment.SQL})
			continue
		}
		name, format, _ := strings.Cut(segment.Hole, ":")
		s := Sentence{Indicator: b.Indicator(name), Format: format}
		if s.Indicator == nil {
			b.fault("narrative: {%s}: there is no such indicator", segment.Hole)
		}
		switch format {
		case PlainFormat, WanFormat, MillionFormat, ChangeFormat:
		default:
			b.fault("narrative: {%s}: there is no such format", segment.Hole)
		}
		all = append(all, s)
	}
	return all
}

package plan

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/problem"
	"docket/query/catalog"
)

// Report holds figures over the records of a period, each computed once, and the fields and texts made of them.
type Report struct {
	// Home finds the agency of the report; nil for a report of all agencies that may be read. Where no agency is found, the
	// report is null.
	Home *Record
	// Agencies are the agency and the agencies below it; nil for all that may be read.
	Agencies *AgencySet
	// Sources are the sets that the figures are measured over: connections with measures alone.
	Sources []*Connection
	// Figures are worked out from the measures of the sources.
	Figures []Figure
	Members []Member
}

// Figure is a value of a report.
type Figure struct {
	Source, Measure int
	// Whole is what the figure is a share of, in percent; nil where it is no share. A share of less than the whole is at most
	// 99.99, and one of more than nothing at least 0.01.
	Whole *Figure
}

type (
	// Nodes of a report.

	// Null is null.
	Null struct{}
	// List is a list of a fixed number of nodes.
	List []Node

	// FigureValue is the value of a figure, by its index.
	FigureValue int
	// Change is the change of Figure from From, in percent, rounded to two places, half away from zero; null where From is 0
	// or null.
	Change struct{ Figure, From FigureValue }
	// RequestValue is a value that comes with the request.
	RequestValue struct{ Bind *Bind }
	// Sentences are a text with figures in it.
	Sentences struct {
		Parts    []Sentence
		Language string
	}
)

// Sentence is plain text, a figure in a format, or a change.
type Sentence struct {
	Text   string
	Figure FigureValue
	Format string // of the catalogue; only where Text is empty
	Change *Change
}

func (*Report) node()      {}
func (Null) node()         {}
func (List) node()         {}
func (FigureValue) expr()  {}
func (Change) expr()       {}
func (RequestValue) expr() {}
func (Sentences) expr()    {}

// period is the period of days that an input asks for, or the period before that period.
type period struct {
	in input
	// isBefore selects the period before the period that the input asks for.
	isBefore bool
}

// days returns the first and the last day of the period for the variables of a request. Returns BAD_USER_INPUT where the input
// is not a period.
func (s period) days(variables map[string]any) (from, until civil.Date, err error) {
	from, until, err = s.askedDays(variables)
	if err == nil && s.isBefore {
		from, until = periodBefore(from, until)
	}
	return from, until, err
}

// periodBefore returns the same days of the year before: the year before for a year, the same quarter or month of the year
// before for a quarter or a month. A period of more than a year moves back by as many years as it needs to end before it began.
// Whole months stay whole months; any other 29 February becomes 28 February. Days before year 1 become its first day.
func periodBefore(from, until civil.Date) (civil.Date, civil.Date) {
	isWholeMonths := from.Day == 1 && until.AddDays(1).Day == 1
	years := until.Year - from.Year
	if !yearsEarlier(until, years).Before(from) {
		years++
	}
	from, until = yearsEarlier(from, years), yearsEarlier(until, years)
	if isWholeMonths {
		until = civil.Date{Year: until.Year, Month: until.Month, Day: 1}.AddMonths(1).AddDays(-1)
	}
	first := civil.Date{Year: 1, Month: time.January, Day: 1}
	if from.Before(first) {
		from = first
	}
	if until.Before(first) {
		until = first
	}
	return from, until
}

// yearsEarlier returns the same day some years earlier, and 28 February where that year has no 29 February.
func yearsEarlier(d civil.Date, years int) civil.Date {
	d.Year -= years
	if !d.IsValid() {
		d.Day = 28
	}
	return d
}

// askedDays returns the first and the last day of the period that the input asks for.
func (s period) askedDays(variables map[string]any) (from, until civil.Date, err error) {
	object, _ := s.in.resolve(variables).(map[string]any)
	given := 0
	for _, kind := range []string{"year", "quarter", "month"} {
		raw := object[kind]
		if raw == nil {
			continue
		}
		given++
		var after civil.Date
		if from, after, err = Period(kind, raw); err != nil {
			p := s.in.toProblem(err)
			p.Field += "." + kind
			return from, until, p
		}
		until = after.AddDays(-1)
	}
	ends := 0
	for _, end := range []struct {
		name string
		day  *civil.Date
	}{{"from", &from}, {"until", &until}} {
		raw := object[end.name]
		if raw == nil {
			continue
		}
		ends++
		if *end.day, err = parseDate(raw); err != nil {
			p := s.in.toProblem(err)
			p.Field += "." + end.name
			return from, until, p
		}
	}
	switch {
	case given+ends == 0, given == 0 && ends == 1, given > 1, given == 1 && ends > 0:
		return from, until, s.in.errorf("give exactly one of year, quarter, month, or both from and until")
	case until.Before(from):
		return from, until, s.in.errorf("ends on %s, before it begins on %s", until, from)
	}
	return from, until, nil
}

// reportPlanner plans one report.
type reportPlanner struct {
	p      *planner
	report *Report
	agency *input
	// periods are the period of the report and, unless compareWith is null, the period that it is compared with.
	periods []period
	// narratesChange is true where compareWith asks for a period: only then does the paragraph state changes. So a paragraph
	// without compareWith reads no other period.
	narratesChange bool
	planners       []*planner // plans filters of indicators over the days of the period of the same place
	sources        map[string]int
	bases          []string       // of the source of the same place: what its records have in common with those of the other period
	measures       []*measureList // of the source of the same place
	measured       map[string]int // places of measures in their source, by what they measure
	figures        map[Figure]FigureValue
	wholes         map[Figure]*Figure
}

// planReportRoot plans the root field report: its periods, its agency and its members.
func (p *planner) planReportRoot(f *field) (Node, error) {
	r := &reportPlanner{p: p, report: &Report{}, sources: map[string]int{}, measured: map[string]int{}, figures: map[Figure]FigureValue{}, wholes: map[Figure]*Figure{}}
	if in, ok := p.argument(f.node, "agency"); ok && !in.isNull() {
		r.agency = &in
	}
	asked, _ := p.argument(f.node, "period")
	if err := r.addPeriod(period{in: asked}); err != nil {
		return nil, err
	}
	switch in, isGiven := p.argument(f.node, "compareWith"); {
	case !isGiven:
		if err := r.addPeriod(period{in: asked, isBefore: true}); err != nil {
			return nil, err
		}
	case !in.isNull():
		r.narratesChange = true
		if err := r.addPeriod(period{in: in}); err != nil {
			return nil, err
		}
	}
	if r.agency != nil {
		if err := r.planHome(f); err != nil {
			return nil, err
		}
	}
	fields, err := p.collectAll(p.catalog.Schema.Types["Report"], f.sets, 2)
	if err != nil {
		return nil, err
	}
	for _, f := range fields {
		value, err := r.planMember(f)
		if err != nil {
			return nil, err
		}
		r.report.Members = append(r.report.Members, Member{f.alias, value})
	}
	for _, c := range r.report.Sources {
		c.Summary = p.summaryOf(c.Set, c.Measures, nil, &p.plan.Guards)
		p.noteSource(c.Summary)
	}
	r.joinPeriods()
	return r.report, nil
}

// joinPeriods makes one source of those that take the records of the same base over two periods, where each would read all records of the type:
// no bound on a day lets an index find those of one period.
func (r *reportPlanner) joinPeriods() {
	periods := map[string]int{}
	for n, c := range r.report.Sources {
		if c.Summary == nil && c.Set.Filter != nil && !isBoundedBelow(c.Set.Filter) {
			periods[r.bases[n]]++
		}
	}
	type place struct{ source, measures int }
	joined := map[string]int{}
	places := make([]place, len(r.report.Sources))
	var sources []*Connection
	for n, c := range r.report.Sources {
		base := r.bases[n]
		at, isJoined := joined[base]
		if !isJoined {
			at = len(sources)
			sources = append(sources, c)
		}
		places[n].source = at
		if periods[base] < 2 {
			continue
		}
		into := sources[at]
		if isJoined {
			places[n].measures = len(into.Measures)
		}
		for _, m := range c.Measures {
			m.Part = len(into.Parts)
			m.Index += places[n].measures
		}
		if isJoined {
			into.Measures = append(into.Measures, c.Measures...)
		}
		into.Parts = append(into.Parts, c.Set.Filter)
		c.Set.Filter = nil
		joined[base] = at
	}
	r.report.Sources = sources
	move := func(f *Figure) {
		to := places[f.Source]
		f.Source, f.Measure = to.source, f.Measure+to.measures
	}
	for i := range r.report.Figures {
		move(&r.report.Figures[i])
	}
	for _, whole := range r.wholes {
		move(whole)
	}
}

// isBoundedBelow says whether a filter bounds a day of the record, or of a record that a to-one relation leads to, from below.
func isBoundedBelow(c Cond) bool {
	switch c := c.(type) {
	case And:
		return slices.ContainsFunc(c, isBoundedBelow)
	case Compare:
		column, ok := c.Left.(Column)
		return ok && column.Field.Scalar == "Date" && (c.Op == ">=" || c.Op == ">")
	case Exists:
		return !c.Relation.Many && c.Where != nil && isBoundedBelow(c.Where)
	}
	return false
}

// addPeriod adds a period. A plan also serves requests for other days, so it checks the days again each time it runs.
func (r *reportPlanner) addPeriod(s period) error {
	r.p.plan.Checks = append(r.p.plan.Checks, func(env Env) error {
		_, _, err := s.days(env.Variables)
		return err
	})
	if _, _, err := s.days(r.p.variables); err != nil {
		return err
	}
	r.periods = append(r.periods, s)
	r.planners = append(r.planners, r.plannerOver(s))
	return nil
}

// planHome finds the agency by its code. An agency whose records the caller may not read is answered as one that does not exist: render adds that. What is no code, as an id is not, would find none and say nothing of why.
func (r *reportPlanner) planHome(f *field) error {
	agencies := r.p.catalog.Type("Agency")
	check := func(variables map[string]any) error {
		code, _ := r.agency.resolve(variables).(string)
		if !isDivisionCode(code) {
			return r.agency.errorf("%q is not a division code, six digits as in 320585", code)
		}
		return nil
	}
	r.p.plan.Checks = append(r.p.plan.Checks, func(env Env) error { return check(env.Variables) })
	if err := check(r.p.variables); err != nil {
		return err
	}
	code, err := r.agency.bind("String")
	if err != nil {
		return err
	}
	r.report.Home = &Record{Type: agencies, Where: Compare{Left: Column{Field: agencies.Field("code")}, Op: "=", Right: code}, Object: &Object{}}
	return r.p.addCost(1, f.node)
}

// plannerOver returns a planner for the filters of indicators, whose variables are the days of the period and the agency's code.
func (r *reportPlanner) plannerOver(s period) *planner {
	inner := *r.p
	inner.role = catalog.Operator                  // the filters are ours, not the caller's
	inner.plan = &Operation{Scope: r.p.plan.Scope} // its guards are about variables that no request has
	inner.toInputVariables = func(variables map[string]any) map[string]any {
		from, until, err := s.days(variables)
		if err != nil {
			return nil // the plan's checks report it
		}
		given := map[string]any{"from": from.String(), "until": until.String()}
		if r.agency != nil {
			given["agency"] = r.agency.resolve(variables)
		}
		return given
	}
	return &inner
}

// planMember plans one field of the report.
func (r *reportPlanner) planMember(f *field) (Node, error) {
	switch f.name {
	case "__typename":
		return Literal("Report"), nil
	case "agency":
		if err := r.p.requireType(f.node.Definition.Type.Name(), f); err != nil {
			return nil, err
		}
		if r.report.Home == nil {
			return Null{}, nil
		}
		object, err := r.p.planRecord(r.report.Home.Type, f, 3, 1)
		return Record{Type: r.report.Home.Type, Where: r.report.Home.Where, Object: object}, err
	case "from", "until":
		first := f.name == "from"
		return Scalar{RequestValue{&Bind{Type: "date", Resolve: func(env Env) (any, error) {
			from, until, err := r.periods[0].days(env.Variables)
			if !first {
				from = until
			}
			return toPgDate(from), err
		}}}, "Date"}, nil
	case "figures":
		list := List{}
		for _, i := range r.p.catalog.Indicators() {
			node, err := r.planFigure(i, f, "Figure")
			if err != nil {
				return nil, err
			}
			list = append(list, node)
		}
		return list, nil
	case "narrative":
		return r.planNarrative(f)
	}
	return r.planFigure(r.p.catalog.Indicator(f.name), f, f.node.Definition.Type.Name())
}

// planFigure plans a selection on a figure.
func (r *reportPlanner) planFigure(i *catalog.Indicator, f *field, typ string) (Node, error) {
	definition := r.p.catalog.Schema.Types[typ]
	fields, err := r.p.collectAll(definition, f.sets, 3)
	if err != nil {
		return nil, err
	}
	scalar := definition.Fields.ForName("value").Type.Name()
	object := Object{}
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal(typ)
		case "indicator":
			value, err = r.p.planIndicator(i, f)
		case "value", "previous", "changePercent":
			value, err = r.planValue(i, f, scalar)
		default:
			value, err = r.planRecordsBehind(i, f)
		}
		if err != nil {
			return nil, err
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return object, nil
}

// planValue plans one value of an indicator: its figure, the figure of the period before, or the change.
func (r *reportPlanner) planValue(i *catalog.Indicator, f *field, scalar string) (Node, error) {
	if f.name != "value" && len(r.periods) == 1 {
		return Null{}, nil
	}
	switch f.name {
	case "value":
		v, err := r.figureValue(i, 0, f)
		return Scalar{v, scalar}, err
	case "previous":
		v, err := r.figureValue(i, 1, f)
		return Scalar{v, scalar}, err
	}
	c, err := r.planChange(i, f)
	if err != nil {
		return nil, err
	}
	return Scalar{*c, "Decimal"}, nil
}

// planChange plans the change of an indicator's figure from the period that is compared with.
func (r *reportPlanner) planChange(i *catalog.Indicator, f *field) (*Change, error) {
	now, err := r.figureValue(i, 0, f)
	if err != nil {
		return nil, err
	}
	before, err := r.figureValue(i, 1, f)
	return &Change{now, before}, err
}

// figureValue returns the index of an indicator's figure over a period; equal figures share one.
func (r *reportPlanner) figureValue(i *catalog.Indicator, at int, f *field) (FigureValue, error) {
	figure, err := r.addFigure(i, i.Where, at, f)
	if err != nil {
		return 0, err
	}
	if i.Whole != nil {
		whole, err := r.addFigure(i, i.Whole, at, f)
		if err != nil {
			return 0, err
		}
		if r.wholes[whole] == nil {
			r.wholes[whole] = &whole
		}
		figure.Whole = r.wholes[whole]
	}
	place, ok := r.figures[figure]
	if !ok {
		place = FigureValue(len(r.report.Figures))
		r.report.Figures = append(r.report.Figures, figure)
		r.figures[figure] = place
	}
	return place, nil
}

// addFigure adds an indicator's measure to the source of the filter's base over the period; figures with the same base share one.
func (r *reportPlanner) addFigure(i *catalog.Indicator, where *catalog.IndicatorFilter, at int, f *field) (Figure, error) {
	key := fmt.Sprint(at, i.Type.Name, where.Base)
	n, ok := r.sources[key]
	if !ok {
		set, err := r.indicatorSet(i, where.Base, at)
		if err != nil {
			return Figure{}, err
		}
		if err := r.p.addPasses(1+condPasses(set.Filter), set, 1, f.node); err != nil {
			return Figure{}, err
		}
		n = len(r.report.Sources)
		r.sources[key] = n
		r.bases = append(r.bases, fmt.Sprint(i.Type.Name, where.Base))
		r.report.Sources = append(r.report.Sources, &Connection{Set: set})
		r.measures = append(r.measures, &measureList{p: r.p, typ: i.Type})
	}
	field := ""
	if i.Field != nil {
		field = i.Field.Name
	}
	measureKey := fmt.Sprint(n, i.Function, field, where.Rest)
	if place, ok := r.measured[measureKey]; ok {
		return Figure{Source: n, Measure: place}, nil
	}
	from := origin{p: r.p, typ: i.Type, measures: r.measures[n]}
	if where.Rest != nil {
		rest, err := r.indicatorFilter(i, where.Rest, at)
		if err != nil {
			return Figure{}, err
		}
		from.where = rest
	}
	from.addMeasure(Function(i.Function), i.Field)
	source := r.report.Sources[n]
	source.Measures = r.measures[n].list
	m := source.Measures[len(source.Measures)-1]
	r.measured[measureKey] = m.Index
	return Figure{Source: n, Measure: m.Index}, r.p.addPasses(exprPasses(m.Of)+condPasses(m.Where), source.Set, 1, f.node)
}

// indicatorSet returns the records that a filter of an indicator takes over a period, of the agency and the agencies below it.
func (r *reportPlanner) indicatorSet(i *catalog.Indicator, where *ast.Value, at int) (*Set, error) {
	filter, err := r.indicatorFilter(i, where, at)
	if err != nil {
		return nil, err
	}
	set := &Set{Type: i.Type, Filter: filter, Bulk: isBulk(filter)}
	if r.agency != nil && i.Home != nil {
		set.Agencies, err = r.agencies(i)
	}
	return set, err
}

// isBulk gives Set.Bulk for a filter; nil is all records. It goes by the form of the filter, not by counts: see findsFew.
func isBulk(filter Cond) bool { return filter == nil || !findsFew(filter) }

// agencies returns the agency of the report and the agencies below it, as the first indicator with an agency finds them.
func (r *reportPlanner) agencies(i *catalog.Indicator) (*AgencySet, error) {
	if r.report.Agencies != nil {
		return r.report.Agencies, nil
	}
	c, err := r.indicatorFilter(i, i.Home, 0)
	if err != nil {
		return nil, err
	}
	of, ok := c.(Exists)
	if !ok {
		return nil, fmt.Errorf("plan: the agencies of %s are no condition on its agency", i.Type.Name)
	}
	r.report.Agencies = &AgencySet{Type: of.Relation.Target, Where: of.Where}
	return r.report.Agencies, nil
}

// indicatorFilter plans a filter of an indicator over a period.
func (r *reportPlanner) indicatorFilter(i *catalog.Indicator, where *ast.Value, at int) (Cond, error) {
	p := r.planners[at]
	p.comparisons = 0 // what an indicator compares is ours, not the caller's
	return p.planWhere(i.Type, input{p: p, literal: where, field: "indicator " + i.Name}, 1)
}

// planRecordsBehind plans the records behind a figure's value.
func (r *reportPlanner) planRecordsBehind(i *catalog.Indicator, f *field) (Node, error) {
	if err := r.p.requireType(i.Type.Name, f); err != nil {
		return nil, err
	}
	filters := []*ast.Value{i.Where.All}
	if r.agency != nil && i.Home != nil {
		filters = append(filters, i.Home)
	}
	var all And
	for _, value := range filters {
		c, err := r.indicatorFilter(i, value, 0)
		if err != nil {
			return nil, err
		}
		if c != nil {
			all = append(all, c)
		}
	}
	filter := joinConds(all)
	set := &Set{Type: i.Type, Filter: filter, Bulk: isBulk(filter)}
	return r.p.planConnection(set, f, 4, 1)
}

// planNarrative plans the narrative in the language that is asked for.
func (r *reportPlanner) planNarrative(f *field) (Node, error) {
	language, err := r.p.languageArgument(f)
	if err != nil {
		return nil, err
	}
	all := Sentences{Language: language}
	for _, part := range r.p.catalog.Narrative(language) {
		s := Sentence{Text: part.Text, Format: part.Format}
		switch {
		case part.Indicator == nil:
		case part.Format == catalog.ChangeFormat && !r.narratesChange:
			continue
		case part.Format == catalog.ChangeFormat:
			if s.Change, err = r.planChange(part.Indicator, f); err != nil {
				return nil, err
			}
		default:
			if s.Figure, err = r.figureValue(part.Indicator, 0, f); err != nil {
				return nil, err
			}
		}
		all.Parts = append(all.Parts, s)
	}
	return Scalar{all, "String"}, nil
}

// languageArgument reads the argument `language`.
func (p *planner) languageArgument(f *field) (string, error) {
	in, ok := p.argument(f.node, "language")
	if !ok {
		return "", p.atPosition(problem.Errorf(problem.Internal, "language has no default"), f.node.Position)
	}
	language, _ := in.shapingValue().(string)
	return language, nil
}

// planIndicatorsRoot plans the list of indicators.
func (p *planner) planIndicatorsRoot(f *field) (Node, error) {
	list := List{}
	for _, i := range p.catalog.Indicators() {
		node, err := p.planIndicator(i, f)
		if err != nil {
			return nil, err
		}
		list = append(list, node)
	}
	return list, nil
}

// planIndicator plans a selection on an indicator.
func (p *planner) planIndicator(i *catalog.Indicator, f *field) (Node, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types["Indicator"], f.sets, 4)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		var value Node
		switch f.name {
		case "__typename":
			value = Literal("Indicator")
		case "name":
			value = Literal(i.Name)
		case "operation":
			value = Literal(i.DefiningOperation())
		case "whole":
			value = Null{}
			if text := i.WholeDefiningOperation(); text != "" {
				value = Literal(text)
			}
		default:
			language, err := p.languageArgument(f)
			if err != nil {
				return nil, err
			}
			words := map[string]catalog.Words{"label": i.Label, "unit": i.Unit, "note": i.Note}[f.name]
			value = Literal(words.ZH)
			if strings.EqualFold(language, "EN") {
				value = Literal(words.EN)
			}
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return object, nil
}

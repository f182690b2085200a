package plan

import (
	"slices"

	"docket/problem"
	"docket/query/catalog"
)

// calculation is what a TCalculation asks for, or a field of a TGroup with arguments of the same names.
type calculation struct {
	name string // ratio, share, rank, percentRank, runningTotal, change, movingAverage
	in   input  // for what is wrong with the whole
	args map[string]input
}

// calculated are the numbers of a calculation. value is what it is ordered or compared by; previous, difference and percent are set for a
// change only.
type calculated struct {
	value, previous, difference, percent Expr
	scalar                               string
}

// calculationArguments are the arguments of the calculations beside of.
var calculationArguments = map[string][]string{
	"ratio": {"to"}, "share": {"within"}, "rank": {"within", "order"}, "percentRank": {"within", "order"}, "runningTotal": nil, "change": {"against", "part"}, "movingAverage": {"over"},
}

// isWindow says whether a calculation compares groups.
func isWindow(name string) bool {
	_, is := calculationArguments[name]
	return is && name != "ratio"
}

// openCalculation reads a TCalculation; used is the member that says what it is used for: is or direction. Returns BAD_USER_INPUT where
// that is missing, and for a member that the calculation does not take.
func (p *planner) openCalculation(m member, used string) (calculation, input, error) {
	c := calculation{name: m.name, in: m.input, args: map[string]input{}}
	var use *input
	if m.isNull() {
		return c, m.input, m.errorf("is null; leave it out instead")
	}
	members, err := m.members()
	if err != nil {
		return c, m.input, err
	}
	for _, part := range members {
		switch {
		case part.isNull():
			return c, m.input, part.errorf("is null; leave it out instead")
		case part.name == used:
			use = &part.input
		case part.name == "of" || slices.Contains(calculationArguments[m.name], part.name):
			c.args[part.name] = part.input
		default:
			return c, m.input, part.errorf("is not for %s here; leave it out", m.name)
		}
	}
	if use == nil {
		return c, m.input, m.errorf("has no %s; add it", used)
	}
	return c, *use, nil
}

// planCalculationTerm plans an order by a calculation; g is nil where no groups are ordered.
func (p *planner) planCalculationTerm(g *Groups, o origin, m member, depth int) (Term, error) {
	c, direction, err := p.openCalculation(m, "direction")
	if err != nil {
		return Term{}, err
	}
	value, err := p.planCalculation(g, o, c, depth)
	if err != nil {
		return Term{}, err
	}
	return Term{Expr: value.value, Type: value.scalar, Nullable: true}.withDirection(direction)
}

// planCalculationCondition plans a condition on a calculation; g is nil where no groups are chosen. One that compares groups is added to
// Keep, because it is asked when the others are answered.
func (p *planner) planCalculationCondition(g *Groups, o origin, m member, depth int) (Cond, error) {
	c, is, err := p.openCalculation(m, "is")
	if err != nil {
		return nil, err
	}
	value, err := p.planCalculation(g, o, c, depth)
	if err != nil {
		return nil, err
	}
	cond, err := p.planComparisons(value.value, "Decimal", is)
	if err != nil || cond == nil || !isWindow(c.name) {
		return cond, err
	}
	g.Keep = andConds(g.Keep, cond)
	return nil, nil
}

// planCalculation plans a calculation over the groups or the records of an origin. Returns BAD_USER_INPUT where it compares groups and
// there are none, or does not suit the groups or the measure.
func (p *planner) planCalculation(g *Groups, o origin, c calculation, depth int) (calculated, error) {
	of, hasOf := c.args["of"]
	if !hasOf {
		return calculated{}, c.in.errorf("has no of; add it")
	}
	if c.name == "ratio" {
		to, hasTo := c.args["to"]
		if !hasTo {
			return calculated{}, c.in.errorf("has no to; add it")
		}
		value, err := p.planRatioOf(o, c.in, of, to, depth)
		return calculated{value: value.shown(), scalar: "Decimal"}, err
	}
	if g == nil {
		return calculated{}, c.in.errorf("compares the groups of a list: only orderBy and having of groups take it, not within and, or, not or a relation")
	}
	if c.name == "rank" || c.name == "percentRank" {
		return p.planRank(g, o, c, depth)
	}
	m, err := p.planNumber(o, of, depth+1)
	if err != nil {
		return calculated{}, err
	}
	switch c.name {
	case "share":
		return p.planShare(g, m, c)
	case "runningTotal":
		return p.planRunningTotal(g, m, c)
	case "movingAverage":
		return p.planMovingAverage(g, m, c)
	}
	return p.planChange(g, m, c)
}

// addWindow adds a window to the groups.
func (g *Groups) addWindow(w *Window) *Window {
	w.Index = len(g.Windows)
	g.Windows = append(g.Windows, w)
	return w
}

// requireSum returns BAD_USER_INPUT where a measure of several groups is not the sum of their measures.
func (m measured) requireSum(name string) error {
	if m.isSum {
		return nil
	}
	return m.in.errorf("cannot be added up over groups; %s takes a count or a sum of records that belong to one group each", name)
}

// planShare plans the part of the whole in percent.
func (p *planner) planShare(g *Groups, m measured, c calculation) (calculated, error) {
	if err := m.requireSum(c.name); err != nil {
		return calculated{}, err
	}
	within, err := p.planWithin(g, c)
	if err != nil {
		return calculated{}, err
	}
	whole := g.addWindow(&Window{Function: WindowSum, Of: m.over, Within: within})
	return calculated{value: Quotient{Over: m.over, Under: whole, Percent: true, Rounded: true}, scalar: "Decimal"}, nil
}

// planRank plans the place of a group among the others by a measure, which may be a time.
func (p *planner) planRank(g *Groups, o origin, c calculation, depth int) (calculated, error) {
	m, err := p.planMeasure(o, c.args["of"], depth+1)
	if err != nil {
		return calculated{}, err
	}
	within, err := p.planWithin(g, c)
	if err != nil {
		return calculated{}, err
	}
	w := &Window{Function: WindowRank, Of: m.exact(), Within: within, Desc: true}
	if order, ok := c.args["order"]; ok {
		w.Desc = order.shapingValue() != "ASC"
	}
	if c.name == "percentRank" {
		w.Function = WindowPercentRank
		return calculated{value: g.addWindow(w), scalar: "Decimal"}, nil
	}
	return calculated{value: g.addWindow(w), scalar: "Int"}, nil
}

// planRunningTotal plans the sum up to the bucket of a group.
func (p *planner) planRunningTotal(g *Groups, m measured, c calculation) (calculated, error) {
	if err := m.requireSum(c.name); err != nil {
		return calculated{}, err
	}
	along, within, err := g.dimensionInTime(c)
	if err != nil {
		return calculated{}, err
	}
	return calculated{value: g.addWindow(&Window{Function: WindowRunning, Of: m.over, Within: within, Along: along}), scalar: "Decimal"}, nil
}

// The number of buckets that a moving average is taken over.
const minAveraged, maxAveraged = 2, 366

// planMovingAverage plans the mean over the buckets that end with a group's.
func (p *planner) planMovingAverage(g *Groups, m measured, c calculation) (calculated, error) {
	over, ok := c.args["over"]
	if !ok {
		return calculated{}, c.in.errorf("has no over; add it")
	}
	n, isInt := parseInteger(over.shapingValue())
	if !isInt || n < minAveraged || n > maxAveraged {
		return calculated{}, over.errorf("is not a number of buckets from %d to %d", minAveraged, maxAveraged)
	}
	along, within, err := g.dimensionInTime(c)
	if err != nil {
		return calculated{}, err
	}
	mean := g.addWindow(&Window{Function: WindowMean, Of: m.exact(), Within: within, Along: along, Buckets: int(n)})
	return calculated{value: Rounded{mean}, scalar: "Decimal"}, nil
}

// planChange plans the change of a measure from the bucket before, or from that of a year before.
func (p *planner) planChange(g *Groups, m measured, c calculation) (calculated, error) {
	along, within, err := g.dimensionInTime(c)
	if err != nil {
		return calculated{}, err
	}
	w := &Window{Function: WindowEarlier, Of: m.exact(), Within: within, Along: along, Buckets: 1}
	if against, ok := c.args["against"]; ok && against.shapingValue() == "YEAR_BEFORE" {
		if along.Bucket == "WEEK" {
			return calculated{}, against.errorf("is YEAR_BEFORE, but the weeks of two years do not begin on the same days; take DAY, MONTH, QUARTER or YEAR as the bucket")
		}
		w.Buckets, w.Years = 0, 1
	}
	previous := g.addWindow(w)
	difference := Difference{m.exact(), previous}
	of := calculated{
		previous: previous, difference: difference,
		percent: Quotient{Over: difference, Under: previous, Percent: true, Rounded: true}, scalar: "Decimal",
	}
	if m.under != nil || m.isMean {
		of.previous, of.difference = Rounded{previous}, Rounded{difference}
	}
	of.value = of.percent
	if part, ok := c.args["part"]; ok && part.shapingValue() == "DIFFERENCE" {
		of.value = of.difference
	}
	return of, nil
}

// dimensionInTime returns the dimension in time that orders the groups, and the other dimensions. Returns BAD_USER_INPUT where none is a
// date in a bucket, or several are.
func (g *Groups) dimensionInTime(c calculation) (along *Dimension, others []*Dimension, err error) {
	found := 0
	for _, d := range g.Dimensions {
		if d.Bucket == "" {
			others = append(others, d)
			continue
		}
		if found++; found == 1 {
			along = d
		}
	}
	if found != 1 {
		return nil, nil, c.in.errorf("goes along the date in a bucket of by, of which there are %d; group by one, as in {…: {bucket: MONTH}}", found)
	}
	return along, others, nil
}

// planWithin plans the dimensions within which groups are compared. Returns BAD_USER_INPUT for one that is not among those of by.
func (p *planner) planWithin(g *Groups, c calculation) ([]*Dimension, error) {
	in, ok := c.args["within"]
	if !ok {
		return nil, nil
	}
	var within []*Dimension
	for _, item := range in.items() {
		d, err := p.findDimension(g, item)
		if err != nil {
			return nil, err
		}
		if slices.Contains(within, d) {
			return nil, item.errorf("is there already")
		}
		within = append(within, d)
	}
	return within, nil
}

// findDimension returns the dimension of the groups that a TGroupBy names without options. Returns BAD_USER_INPUT where it is none.
func (p *planner) findDimension(g *Groups, in input) (*Dimension, error) {
	t, via, at := g.Set.Type, []*catalog.Relation(nil), in
	for {
		m, err := at.onlyMember()
		if err != nil {
			return nil, err
		}
		f := t.Field(m.name)
		if err := p.requireUsable(f, m.input); err != nil {
			return nil, err
		}
		if f.Relation != nil {
			via = append(via, f.Relation)
			t, at, f = f.Relation.Target, m.input, nil
		}
		options, err := m.members()
		if err != nil {
			return nil, err
		}
		if f == nil && len(options) > 0 {
			continue
		}
		for _, d := range g.Dimensions {
			if d.Field == f && slices.Equal(d.Via, via) && d.isNamedBy(options) {
				return d, d.requireOptions(options)
			}
		}
		return nil, m.errorf("is not among the dimensions of by")
	}
}

// isNamedBy reports whether the part among options, if any, is that of the dimension.
func (d *Dimension) isNamedBy(options []member) bool {
	for _, o := range options {
		if o.name == "part" && o.shapingValue() != nil && o.shapingValue() != d.Part {
			return false
		}
	}
	return true
}

// requireOptions returns BAD_USER_INPUT where options are given that only by can give to a dimension.
func (d *Dimension) requireOptions(options []member) error {
	for _, o := range options {
		if value := o.shapingValue(); value != nil && value != false && value != d.Bucket && value != d.Part {
			return o.errorf("is an option of by; leave it out here")
		}
	}
	return nil
}

// planGroupCalculation plans a field of a TGroup that compares it with the other groups.
func (p *planner) planGroupCalculation(g *Groups, m *measureList, f *field, depth int) (Node, error) {
	c := calculation{name: f.name, in: input{p: p, field: f.alias, pos: f.node.Position}, args: map[string]input{}}
	for _, name := range append([]string{"of"}, calculationArguments[f.name]...) {
		if in, ok := p.argument(f.node, name); ok && !in.isNull() {
			c.args[name] = in
		}
	}
	o := origin{p: p, typ: g.Set.Type, measures: m}
	if f.name == "change" {
		return p.planChangeField(g, o, c, f, depth)
	}
	value, err := p.planCalculation(g, o, c, 1)
	if err != nil {
		return nil, err
	}
	return Scalar{value.value, value.scalar}, nil
}

// planChangeField plans a selection on Change.
func (p *planner) planChangeField(g *Groups, o origin, c calculation, f *field, depth int) (Node, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types["Change"], f.sets, depth+1)
	if err != nil {
		return nil, err
	}
	number, err := p.planNumber(o, c.args["of"], 1)
	if err != nil {
		return nil, err
	}
	change, err := p.planChange(g, number, c)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, part := range fields {
		var value Node
		switch part.name {
		case "__typename":
			value = Literal("Change")
		case "value":
			value = Scalar{number.shown(), "Decimal"}
		case "previous":
			value = Scalar{change.previous, "Decimal"}
		case "difference":
			value = Scalar{change.difference, "Decimal"}
		case "percent":
			value = Scalar{change.percent, "Decimal"}
		}
		object.Members = append(object.Members, Member{part.alias, value})
	}
	return object, nil
}

// planOthers reads the argument others. Returns BAD_USER_INPUT where the page does not begin with the first group.
func (p *planner) planOthers(g *Groups, f *field) error {
	in, ok := p.argument(f.node, "others")
	if !ok || in.isNull() {
		return nil
	}
	g.Others, _ = in.shapingValue().(bool)
	if g.Others && g.Offset != nil {
		return p.atPosition(problem.Errorf(problem.BadUserInput, "others follow the first groups; leave offset out").At("offset"), f.node.Position)
	}
	return nil
}

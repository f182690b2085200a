package plan

import (
	"github.com/vektah/gqlparser/v2/ast"

	"docket/messages"
	"docket/problem"
)

// The cost of an operation is worked out while it is planned, in records:
//
//   - A record that may be shown costs 1: the sizes of pages are multiplied down the tree. So does each record that a to-one
//     relation leads to, each field of a connection, and each other record's value that a computed field is made of.
//   - A pass over a list costs passOverAll at the root, and passBelow for each record or group that has the list. One pass
//     serves totalCount and the measures of aggregates. Groups take groupPasses more. Each part of a filter, of an order or of an
//     aggregate for which other records are read, or a text is searched without an index, takes one more, and so does each number that
//     compares groups, and each median and percentile, which puts its values in order. The rest of the groups takes one more, and those of
//     the filter and the aggregates again.
//   - A label costs costOfLabel for each of its fields, and so does each field of an enumeration. No record is read for it, but the plan,
//     which is kept, holds its text.
const (
	passOverAll = 1000
	passBelow   = 2
	groupPasses = 2
	costOfLabel = 10
)

// costs remembers which field costs most so far, for the message of a refusal.
type costs struct {
	most     int
	mostOf   *ast.Field
	isPasses bool
}

// addCost adds n records to the cost. Returns LIMIT_EXCEEDED beyond the limit.
func (p *planner) addCost(n int, f *ast.Field) error { return p.addToCost(n, f, false) }

// addPasses adds n passes over the list of a set to the cost; rows is how many records or groups have such a list. Returns
// LIMIT_EXCEEDED beyond the limit.
func (p *planner) addPasses(n int, set *Set, rows int, f *ast.Field) error {
	each := passOverAll
	if set.Relation != nil || set.Group != nil {
		each = passBelow
	}
	p.plan.Passes += n * each * rows
	return p.addToCost(n*each*rows, f, true)
}

func (p *planner) addToCost(n int, f *ast.Field, isPasses bool) error {
	if n > p.costs.most {
		p.costs = costs{n, f, isPasses}
	}
	p.plan.Cost += n
	if p.plan.Cost <= p.limits.Cost {
		return nil
	}
	remedy := messages.Phrase("ask for smaller pages or fewer levels")
	if p.costs.isPasses {
		remedy = "ask for fewer totals, groups and aggregates, or filter and order by fewer values of other records"
	}
	return p.atPosition(problem.Errorf(problem.LimitExceeded,
		"the operation costs %d or more, the limit is %d; `%s` in line %d costs %d of it: %s",
		p.plan.Cost, p.limits.Cost, p.costs.mostOf.Alias, p.costs.mostOf.Position.Line, p.costs.most, remedy).
		With("cost", p.plan.Cost).With("limit", p.limits.Cost), f.Position)
}

// connectionPasses returns how many passes a connection makes over its set, without its groups, which count their own.
func connectionPasses(c *Connection) int {
	n := condPasses(c.Set.Filter)
	if c.Page != nil {
		n += orderPasses(c.Page.Order)
	}
	return n + measurePasses(c.Measures)
}

// groupsPasses returns how many passes groups make over their set.
func groupsPasses(g *Groups) int {
	n := groupPasses + condPasses(g.Set.Filter) + orderPasses(g.Order) + max(measurePasses(g.Measures), 1)
	for _, d := range g.Dimensions {
		n += exprPasses(d.Expr)
	}
	n += len(g.Windows)
	if g.Others { // a pass that finds the records of the rest, and measures them
		n += 1 + condPasses(g.Set.Filter) + max(measurePasses(g.Measures), 1)
	}
	return n
}

// measurePasses returns the passes that measures make together: one for all, and the passes of their values.
func measurePasses(all []*Measure) int {
	n := min(len(all), 1)
	for _, m := range all {
		n += exprPasses(m.Of) + exprPasses(m.Under) + condPasses(m.Where) + reachPasses(m.Reach) + m.Function.sortPasses()
	}
	return n
}

func reachPasses(reach []Link) int {
	n := len(reach)
	for _, link := range reach {
		n += condPasses(link.Where)
	}
	return n
}

func orderPasses(order []Term) int {
	n := 0
	for _, term := range order {
		n += exprPasses(term.Expr)
	}
	return n
}

// exprPasses returns how many passes a value takes: one for each aggregate over other records in it.
func exprPasses(e Expr) int {
	n := 0
	switch e := e.(type) {
	case *Formula:
		if e.Kept != nil { // the kept values are one table
			return 1
		}
		for _, part := range e.Parts {
			n += exprPasses(part)
		}
	case *Aggregate:
		n = 1 + condPasses(e.Where) + exprPasses(e.Of) + e.Function.sortPasses()
	case *Reached:
		n = reachPasses(e.Reach) + exprPasses(e.Of) + e.Function.sortPasses()
	case *Days:
		n = exprPasses(e.From) + exprPasses(e.Until)
		if e.Working != nil {
			n++
		}
	case Ratio:
		n = exprPasses(e.Over) + exprPasses(e.Under)
	case Quotient:
		n = exprPasses(e.Over) + exprPasses(e.Under)
	case Product:
		n = exprPasses(e.Left) + exprPasses(e.Right)
	case NonZero:
		n = exprPasses(e.Expr)
	case Difference:
		n = exprPasses(e.Left) + exprPasses(e.Right)
	case Rounded:
		n = exprPasses(e.Expr)
	}
	return n // a measure is counted with its set, a window with its groups
}

// condPasses returns how many passes a filter takes: one for each to-many relation in it, each aggregate over other records, and each
// text that is searched without an index.
func condPasses(c Cond) int {
	n := 0
	switch c := c.(type) {
	case And:
		for _, part := range c {
			n += condPasses(part)
		}
	case Or:
		for _, part := range c {
			n += condPasses(part)
		}
	case Not:
		n = condPasses(c.Cond)
	case Compare:
		n = exprPasses(c.Left)
	case CompareValues:
		n = exprPasses(c.Left) + exprPasses(c.Right)
	case In:
		n = exprPasses(c.Left)
	case IsNull:
		n = exprPasses(c.Expr)
	case Like:
		n = exprPasses(c.Left)
		if c.Text == nil {
			n++
		}
	case Exists:
		n = condPasses(c.Where)
		if c.Relation.Many {
			n++
		}
	}
	return n
}

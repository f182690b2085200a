package plan

import (
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/query/catalog"
)

// Differences is what a field of the kind catalog.DifferencesRoot asks for: which figures of a report to compare with those as of an instant.
type Differences struct {
	// Agency is the division code of the report's agency; empty for all that the caller may read.
	Agency string
	// From and Until are the first and the last day of the period.
	From, Until civil.Date
	// At is the instant, to the microsecond.
	At time.Time
	// Figures are the indicators of the figures, in the order of the report.
	Figures []*catalog.Indicator
}

// checkDifferencesRoot checks a field of the kind catalog.DifferencesRoot, which is not compiled. NewDifferences checks its arguments.
func (p *planner) checkDifferencesRoot(f *field) error {
	if err := p.requirePresent(f); err != nil {
		return err
	}
	return p.checkSelections(p.catalog.Schema.Types[f.node.Definition.Type.Name()], f.sets, 2)
}

// NewDifferences returns what a field asks for whose arguments are `agency`, `period`, `publishedAt` and `figures`. Returns BAD_USER_INPUT for an argument
// with a wrong value, and FORBIDDEN if the role may not read the records behind a figure.
func NewDifferences(c *catalog.Catalog, limits Limits, f *ast.Field, r Request) (d Differences, err error) {
	p := newPlanner(c, limits, r)
	of := &field{alias: f.Alias, name: f.Name, node: f}
	if in, ok := p.argument(f, "agency"); ok && !in.isNull() {
		d.Agency, _ = in.resolve(r.Variables).(string)
		if !isDivisionCode(d.Agency) {
			return d, in.errorf("%q is not a division code, six digits as in 320585", d.Agency)
		}
	}
	in, _ := p.argument(f, "period")
	if d.From, d.Until, err = (period{in: in}).askedDays(r.Variables); err != nil {
		return d, err
	}
	in, _ = p.argument(f, "publishedAt")
	at, err := p.convert("DateTime", in.resolve(r.Variables))
	if err != nil {
		return d, in.toProblem(err)
	}
	d.At, _ = at.(time.Time)
	d.At = d.At.Truncate(time.Microsecond)
	if d.Figures, err = p.figuresAsked(f); err != nil {
		return d, err
	}
	p.plan.IsAsOf = true
	for _, i := range d.Figures {
		if err := p.requireType(i.Type.Name, of); err != nil {
			return d, err
		}
	}
	return d, nil
}

// figuresAsked returns the indicators that the argument `figures` names, all where it is absent. Returns BAD_USER_INPUT for a name that is none.
func (p *planner) figuresAsked(f *ast.Field) ([]*catalog.Indicator, error) {
	in, ok := p.argument(f, "figures")
	if !ok || in.isNull() {
		return p.catalog.Indicators(), nil
	}
	names, isList := in.resolve(p.variables).([]any)
	if !isList { // a single value stands for a list of one
		names = []any{in.resolve(p.variables)}
	}
	asked := map[string]bool{}
	for _, name := range names {
		text, _ := name.(string)
		if p.catalog.Indicator(text) == nil {
			return nil, in.errorf("%q is no figure of the report; indicators has their names", text)
		}
		asked[text] = true
	}
	var figures []*catalog.Indicator
	for _, i := range p.catalog.Indicators() {
		if asked[i.Name] {
			figures = append(figures, i)
		}
	}
	return figures, nil
}

// isDivisionCode reports whether a text has the form of a division code, six digits.
func isDivisionCode(text string) bool {
	return len(text) == 6 && strings.Trim(text, "0123456789") == ""
}

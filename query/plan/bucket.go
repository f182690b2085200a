package plan

import (
	"slices"

	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"docket/messages"
	"docket/problem"
	"docket/query/catalog"
)

// Places returns how many places after the point the values of a scalar of numbers have.
func Places(scalar string) int32 {
	switch scalar {
	case "Money":
		return 2
	case "Decimal":
		return 3
	}
	return 0
}

// planBuckets plans the options width, bounds and part of a dimension.
func (d *Dimension) planBuckets(o member) (err error) {
	scalar := d.Field.Scalar
	switch o.name {
	case "width":
		d.Width, err = o.bindAs("numeric", func(raw any) (any, error) {
			n, width, err := parseBound(scalar, raw)
			if err == nil && !width.IsPositive() {
				err = wrong("is %s; a bucket is wider than 0", width)
			}
			return n, err
		})
	case "bounds":
		d.Bounds, err = o.bindAs("numeric[]", func(raw any) (any, error) { return o.parseBounds(scalar, raw) })
	case "part":
		d.Part, _ = o.shapingValue().(string)
		if d.Part == "HOUR" && scalar != "DateTime" {
			return o.errorf("is HOUR, but %s.%s holds days, which have no hours; take WEEKDAY or MONTH_OF_YEAR", d.Field.Owner.Name, d.Field.Name)
		}
	}
	return err
}

// parseBounds reads the bounds of buckets of a scalar. Returns a fault where there is none, or one is not above the one before it.
func (in input) parseBounds(scalar string, raw any) (any, error) {
	items, ok := raw.([]any)
	if !ok {
		items = []any{raw}
	}
	if len(items) == 0 {
		return nil, wrong("is empty; give one bound or more, as in [\"0\", \"1000\"]")
	}
	if limit := in.p.limits.List; len(items) > limit {
		return nil, tooMany(len(items), limit)
	}
	bounds := make([]pgtype.Numeric, len(items))
	var before decimal.Decimal
	for i, item := range items {
		n, bound, err := parseBound(scalar, item)
		if err != nil {
			return nil, atItem(i, err)
		}
		if i > 0 && !bound.GreaterThan(before) {
			return nil, wrong("at [%d] is %s, which is not above %s: give the bounds in rising order", i, bound, before)
		}
		bounds[i], before = n, bound
	}
	return bounds, nil
}

// parseBound reads a width or a bound of buckets of a scalar. Returns a fault where it has more places than the values.
func parseBound(scalar string, raw any) (pgtype.Numeric, decimal.Decimal, error) {
	value, err := parseNumeric("Decimal", raw)
	if err != nil {
		return pgtype.Numeric{}, decimal.Decimal{}, err
	}
	n := value.(pgtype.Numeric)
	d := decimal.NewFromBigInt(n.Int, n.Exp)
	if places := Places(scalar); !d.Equal(d.Truncate(places)) {
		return n, d, wrong("is %s; values of %s have %d places after the point", d, scalar, places)
	}
	return n, d, nil
}

// keyExpr returns the value of the dimension in the key of a group.
func (d *Dimension) keyExpr() Expr {
	if d.Width != nil || d.Bounds != nil {
		return KeyBound{Dimension: d}
	}
	return Key{d}
}

// keyFact is what a field of TGroupKey that is no field of the record tells of a dimension.
type keyFact struct {
	// part is the part of a time that the dimension is; empty for the upper bound of a bucket of numbers.
	part string
	// option is how the dimension asks for it in by.
	option string
}

var keyFacts = map[string]keyFact{
	"upperBound": {"", "width or bounds"}, "hour": {"HOUR", "part: HOUR"}, "weekday": {"WEEKDAY", "part: WEEKDAY"}, "monthOfYear": {"MONTH_OF_YEAR", "part: MONTH_OF_YEAR"},
}

func (k keyFact) isOf(d *Dimension) bool {
	if k.part != "" {
		return d.Part == k.part
	}
	return d.Width != nil || d.Bounds != nil
}

// missing returns the problem of a fact that no dimension has.
func (k keyFact) missing(t *catalog.Type, f *field) *problem.Error {
	return problem.Errorf(problem.BadUserInput, "no dimension of the groups has %s in %s; give a field of by %s", f.name, t.Name, k.option).At(f.alias)
}

// planKeyFact plans the upper bound of a bucket, or the part of a time that a dimension is. Returns BAD_USER_INPUT where no dimension
// has it, or several have and none is named.
func (p *planner) planKeyFact(g *Groups, t *catalog.Type, via []*catalog.Relation, k keyFact, f *field) (Node, error) {
	var name string
	if of, ok := p.argument(f.node, "of"); ok && !of.isNull() {
		name, _ = of.shapingValue().(string)
	}
	var found []*Dimension
	var names []string
	for _, d := range g.Dimensions {
		if d.Field != nil && slices.Equal(d.Via, via) && k.isOf(d) && (name == "" || d.Field.Name == name) {
			found, names = append(found, d), append(names, d.Field.Name)
		}
	}
	switch {
	case len(found) == 0:
		return nil, p.atPosition(k.missing(t, f), f.node.Position)
	case len(found) > 1:
		return nil, p.atPosition(problem.Errorf(problem.BadUserInput, "%s is known of %s; name one, as in %s(of: %q)", f.name, messages.AllOf(names), f.name, names[0]).
			At(f.alias), f.node.Position)
	case k.part == "":
		return Scalar{KeyBound{Dimension: found[0], IsUpper: true}, "Decimal"}, nil
	}
	return Scalar{Key{found[0]}, "Int"}, nil
}

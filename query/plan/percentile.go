package plan

import (
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"
)

// needsValues reports whether the function is worked out from all values together, and not from results over parts of them.
func (f Function) needsValues() bool {
	return f == Median || f == Percentile || f == StandardDeviation
}

// sortPasses returns how many passes the function takes more than others.
func (f Function) sortPasses() int {
	if f == Median || f == Percentile {
		return 1
	}
	return 0
}

// IsNullOfNothing reports whether the result of the function is null where there is no value; otherwise it is 0.
func (f Function) IsNullOfNothing() bool { return f == Avg || f == Min || f == Max || f.needsValues() }

// placedAt returns the origin with the place of a percentile. Returns BAD_USER_INPUT where it does not lie between 0 and 1.
func (o origin) placedAt(in input) (origin, error) {
	bind, err := in.bindAs("numeric", func(raw any) (any, error) {
		value, err := parseNumeric("Decimal", raw)
		if err != nil {
			return nil, err
		}
		n := value.(pgtype.Numeric)
		place := decimal.NewFromBigInt(n.Int, n.Exp)
		if place.IsNegative() || place.GreaterThan(decimal.NewFromInt(1)) {
			return nil, wrong("is no place of a percentile: write a number from 0 to 1, as in \"0.9\" for the value that a tenth exceeds")
		}
		return value, nil
	})
	o.at = bind
	return o, err
}

// placedByMember returns the origin with the place that the member `at` of an input object gives, if any. Returns BAD_USER_INPUT where
// `percentile` stands without `at`, or `at` without `percentile`.
func (o origin) placedByMember(members []member) (origin, error) {
	var at, percentile *member
	for i, m := range members {
		switch m.name {
		case "at":
			at = &members[i]
		case "percentile":
			percentile = &members[i]
		}
	}
	switch {
	case at == nil && percentile == nil:
		return o, nil
	case at == nil:
		return o, percentile.errorf("needs its place beside it, as in {at: \"0.9\", percentile: {…}}")
	case at.isNull():
		return o, at.errorf("is null; write a number from 0 to 1, as in \"0.9\"")
	case percentile == nil:
		return o, at.errorf("is the place of a percentile; give percentile beside it, or leave it out")
	}
	return o.placedAt(at.input)
}

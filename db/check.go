package db

import (
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/law"
	"docket/problem"
)

func bad(field, format string, args ...any) *problem.Error {
	return problem.Errorf(problem.BadUserInput, format, args...).At(field)
}

func missing(field string, key Key) *problem.Error {
	return problem.Errorf(problem.NotFound, "there is no %s %s", key.Type, key).At(field)
}

// violation turns what law says into a problem of the input's field.
func violation(field string, v *law.Violation) *problem.Error {
	return problem.Errorf(problem.RuleViolation, "%s", v.Text).At(field).Under(v.Rule, v.Article)
}

// largest is what numeric(14, places) holds less than.
func largest(places int32) decimal.Decimal { return decimal.New(1, 14-places) }

// exact checks that a number is kept as it is: never rounded, never too large.
func exact(field string, d decimal.Decimal, places int32, unit string) error {
	switch {
	case !d.Truncate(places).Equal(d):
		return bad(field, "%s has more than %d decimals, and %s is never rounded for you", d, places, unit)
	case d.Abs().GreaterThanOrEqual(largest(places)):
		return bad(field, "%s is too large: it must be less than %s", d, largest(places))
	}
	return nil
}

// money checks an amount in yuan that is not negative.
func money(field string, d decimal.Decimal) error {
	if d.IsNegative() {
		return bad(field, "%s yuan is negative", d)
	}
	return exact(field, d, 2, "money")
}

func moneyIfGiven(field string, d *decimal.Decimal) error {
	if d == nil {
		return nil
	}
	return money(field, *d)
}

// moneyAboveZero checks an amount in yuan that must be something.
func moneyAboveZero(field string, d decimal.Decimal) error {
	if !d.IsPositive() {
		return bad(field, "%s yuan is not more than zero", d)
	}
	return money(field, d)
}

// quantity checks a quantity of goods.
func quantity(field string, d decimal.Decimal) error {
	if !d.IsPositive() {
		return bad(field, "a quantity of %s is not more than zero", d)
	}
	return exact(field, d, 3, "a quantity")
}

// day checks a calendar day: one that there is, and that Postgres writes as we do.
func day(field string, d civil.Date) error {
	if !d.IsValid() || d.Year < 1900 || d.Year > 9999 {
		return bad(field, "%s is not a day from 1900 to 9999", d)
	}
	return nil
}

// past checks a day that is not in the bureau's future.
func (w *Writer) past(field string, d civil.Date) error {
	if err := day(field, d); err != nil {
		return err
	}
	if d.After(w.today) {
		return bad(field, "%s is in the future: today is %s", d, w.today)
	}
	return nil
}

// kept checks that a key names a record of a type that the writer's agency keeps.
func (w *Writer) kept(field string, key Key, typ string) error {
	switch {
	case key.Type != typ:
		return bad(field, "%s is the id of a %s, not of a %s", key, key.Type, typ)
	case key.Agency != w.agency:
		return bad(field, "%s belongs to another bureau than the rest of the input", key)
	}
	return nil
}

// some checks how many parts a list has, and that no two are the same.
func some[T any](field string, parts []T, least int, of string, key func(T) Key) error {
	if len(parts) > mostParts {
		return bad(field, "%d %s are too many: at most %d go together", len(parts), of, mostParts)
	}
	seen := make(map[Key]int, len(parts))
	for i, part := range parts {
		if first, ok := seen[key(part)]; ok {
			return bad(at(field, i), "%s is the same as %s", key(part), at(field, first))
		}
		seen[key(part)] = i
	}
	if len(parts) < least {
		return bad(field, "%d %s are too few: %d or more are needed", len(parts), of, least)
	}
	return nil
}

func itself(k Key) Key { return k }

// at is the path of a part of a list.
func at(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

// first returns the faults that independent checks found, all of them in the order given; see problem.Join.
func first(checks ...error) error { return problem.Join(checks...) }

// notBefore checks that a day is not before another one.
func notBefore(field string, d, other civil.Date, what string) error {
	if d.Before(other) {
		return bad(field, "%s is before %s, %s", d, what, other)
	}
	return nil
}

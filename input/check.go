package input

import (
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/law"
	"docket/messages"
	"docket/problem"
)

// Fault returns a BAD_USER_INPUT problem of a field of the input, with a formatted message.
func Fault(field, format string, args ...any) *problem.Error {
	return problem.Errorf(problem.BadUserInput, format, args...).At(field)
}

// FaultIf returns Fault if the condition holds, and nil otherwise. Its arguments are evaluated in any case.
func FaultIf(isWrong bool, field, format string, args ...any) error {
	if !isWrong {
		return nil
	}
	return Fault(field, format, args...)
}

// Violation returns a violation of law as a RULE_VIOLATION problem of a field of the input.
func Violation(field string, v *law.Violation) *problem.Error {
	return problem.Errorf(problem.RuleViolation, v.Format, v.Facts...).At(field).Under(v.Rule, v.Article)
}

// RequireLawful returns a violation of law as a problem of a field of the input, and nil if v is nil.
func RequireLawful(field string, v *law.Violation) error {
	if v == nil {
		return nil
	}
	return Violation(field, v)
}

// CheckAll returns the faults that independent checks found, all of them in the order given, and nil if there are none.
// See problem.Join for violations of law and internal errors.
func CheckAll(checks ...error) error { return problem.Join(checks...) }

// RequireMoney requires an amount in the currency of the deployment that is not negative and has at most two decimals.
func RequireMoney(field string, d decimal.Decimal) error {
	if d.IsNegative() {
		return Fault(field, "%s yuan is negative: give zero or more", d)
	}
	return RequirePlaces(field, d, 2, "money")
}

// RequireMoneyIfGiven is RequireMoney for an amount that may be absent.
func RequireMoneyIfGiven(field string, d *decimal.Decimal) error {
	if d == nil {
		return nil
	}
	return RequireMoney(field, *d)
}

// RequirePositiveMoney is RequireMoney for an amount that must be more than zero.
func RequirePositiveMoney(field string, d decimal.Decimal) error {
	if !d.IsPositive() {
		return Fault(field, "%s yuan is not more than zero", d)
	}
	return RequireMoney(field, d)
}

// RequireQuantity requires a quantity of goods that is more than zero and has at most three decimals.
func RequireQuantity(field string, d decimal.Decimal) error {
	if !d.IsPositive() {
		return Fault(field, "a quantity of %s is not more than zero", d)
	}
	return RequirePlaces(field, d, 3, "a quantity")
}

// RequirePlaces requires a number that numeric(14, places) holds exactly. unit names it in the message, as in "money".
func RequirePlaces(field string, d decimal.Decimal, places int32, unit messages.Phrase) error {
	limit := decimal.New(1, 14-places)
	switch {
	case !d.Truncate(places).Equal(d):
		return Fault(field, "%s has more than %d decimals: %s is never rounded, give at most %d", d, places, unit, places)
	case d.Abs().GreaterThanOrEqual(limit):
		return Fault(field, "%s is too large: it must be less than %s", d, limit)
	}
	return nil
}

// RequireDay requires a day that exists, from the year 1900 to 9999. Postgres writes the days of these years as we do.
func RequireDay(field string, d civil.Date) error {
	if !d.IsValid() || d.Year < 1900 || d.Year > 9999 {
		return Fault(field, "%s is not a day from 1900 to 9999", d)
	}
	return nil
}

// RequireNotBefore requires a day that is not before another day. what says in the message what happened on the other day, as in "the
// decision".
func RequireNotBefore(field string, d, other civil.Date, what messages.Phrase) error {
	if d.Before(other) {
		return Fault(field, "%s is before %s, %s", d, what, other)
	}
	return nil
}

// Key identifies a record, as the keys of package db do.
type Key interface {
	comparable
	fmt.Stringer
}

// RequireDistinct requires a list of at least `least` and at most MaxParts parts, no two with the same key. of names the parts in the
// message, as in "officers".
func RequireDistinct[T any, K Key](field string, parts []T, least int, of messages.Phrase, key func(T) K) error {
	if len(parts) > MaxParts {
		return Fault(field, "%d %s are too many: at most %d go together", len(parts), of, MaxParts)
	}
	seen := make(map[K]int, len(parts))
	for i, part := range parts {
		if first, ok := seen[key(part)]; ok {
			return Fault(ElementPath(field, i), "%s is the same as %s", key(part), ElementPath(field, first))
		}
		seen[key(part)] = i
	}
	if len(parts) < least {
		return Fault(field, "%d %s are too few: %d or more are needed", len(parts), of, least)
	}
	return nil
}

// RequireDistinctKeys is RequireDistinct for a list of keys.
func RequireDistinctKeys[K Key](field string, keys []K, least int, of messages.Phrase) error {
	return RequireDistinct(field, keys, least, of, func(k K) K { return k })
}

// ElementPath returns the path of an element of a list, as in `input.officers[1]`.
func ElementPath(field string, i int) string { return fmt.Sprintf("%s[%d]", field, i) }

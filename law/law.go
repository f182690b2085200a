// Package law holds the rules of law as pure functions: they know no database and no clock.
package law

import (
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Violation says which rule is violated, where it stands, and what of it.
type Violation struct {
	Rule    string // our name, as in `fine.bounds`
	Article string // as in `行政处罚法 29`; empty where no law says so
	Text    string // for whoever asked: what is wrong and what would be right
}

func (v *Violation) Error() string { return v.Text }

// Certificate is the period in which an officer may enforce.
type Certificate struct {
	From  civil.Date
	Until *civil.Date // the last day; nil where it has no end yet
}

// Covers says whether the certificate is valid on a day (行政处罚法 42).
func (c Certificate) Covers(day civil.Date) bool {
	return !day.Before(c.From) && (c.Until == nil || !day.After(*c.Until))
}

// FineBounds are what a provision says of the amount of a fine, in yuan or as a multiple of the value of goods. What it
// does not say is nil.
type FineBounds struct {
	Min, Max                 *decimal.Decimal
	MultipleMin, MultipleMax *decimal.Decimal
}

// NeedsValue says whether the bounds are only known with the value of goods.
func (b FineBounds) NeedsValue() bool { return b.MultipleMin != nil || b.MultipleMax != nil }

// Amounts are the bounds in yuan, of goods of a value: where a fixed one and a multiple are both set, the stricter. Nil
// is no bound. The value counts where NeedsValue says so.
func (b FineBounds) Amounts(value decimal.Decimal) (low, high *decimal.Decimal) {
	low, high = b.Min, b.Max
	if b.MultipleMin != nil {
		if multiple := b.MultipleMin.Mul(value); low == nil || multiple.GreaterThan(*low) {
			low = &multiple
		}
	}
	if b.MultipleMax != nil {
		if multiple := b.MultipleMax.Mul(value); high == nil || multiple.LessThan(*high) {
			high = &multiple
		}
	}
	return low, high
}

// CheckFine holds an amount against bounds in yuan. Below them a fine may stay for a stated reason, by a mitigating
// ground or a first minor offence; nothing lets it go above them (行政处罚法 4, 32, 33).
func CheckFine(amount decimal.Decimal, low, high *decimal.Decimal, hasReason bool) *Violation {
	switch {
	case high != nil && amount.GreaterThan(*high):
		return &Violation{Rule: "fine.bounds", Article: "行政处罚法 4", Text: fmt.Sprintf(
			"%s yuan is more than the %s that the provision allows, and no reason lets a fine go above it: lower it, or cite the provision that allows it",
			amount.StringFixed(2), high.StringFixed(2))}
	case low != nil && amount.LessThan(*low) && !hasReason:
		return &Violation{Rule: "fine.bounds", Article: "行政处罚法 32, 33", Text: fmt.Sprintf(
			"%s yuan is less than the %s that the provision asks for: raise it, or state in `departure` why the penalty is mitigated",
			amount.StringFixed(2), low.StringFixed(2))}
	}
	return nil
}

// TierOf is the tier of the official who answers for a food business of a coverage level: A city, B county, C township,
// D village. It is empty for any other level.
func TierOf(level string) string {
	switch level {
	case "A":
		return "CITY"
	case "B":
		return "COUNTY"
	case "C":
		return "TOWNSHIP"
	case "D":
		return "VILLAGE"
	}
	return ""
}

// TierArticle stands where the article would of the rule that the tier fits the level: we know the rule from reports alone.
const TierArticle = "unconfirmed"

// CheckTier tells why an official of a tier may not answer for a business of a level, which it has on a day; nil where the official may.
func CheckTier(official, tier, level string, on civil.Date) *Violation {
	if tier == TierOf(level) {
		return nil
	}
	return &Violation{Rule: "coverage.tier", Article: TierArticle, Text: fmt.Sprintf(
		"%s is of the tier %s, and a business of level %s needs an official of the tier %s: that is its level on %s", official, tier, level, TierOf(level), on)}
}

// TellsReporter is the violation of a text that tells who made a complaint or a report, which does not repeat it.
func TellsReporter() *Violation {
	return &Violation{Rule: "reporter.secret", Article: "投诉举报办法 33", Text: "it tells who made the complaint, to everybody who reads it: write it without name and contact"}
}

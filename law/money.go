package law

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Pause is a period in which no surcharge is added, because an appeal is heard (行政处罚法 73). A deferral (66) is no pause: it sets later due
// days.
type Pause struct{ From, Until civil.Date } // both days belong to it; Until is not valid where the period has no end yet

// LatePeriod is a period in which surcharge is added.
type LatePeriod struct {
	From  civil.Date
	Until *civil.Date // the last day, which belongs to it; nil where the period has no end yet
}

// Surcharge returns what is added in the period up to a day, which belongs to it: rate times base for each day, in cents.
func (p LatePeriod) Surcharge(base, rate decimal.Decimal, on civil.Date) decimal.Decimal {
	last := on
	if p.Until != nil && p.Until.Before(last) {
		last = *p.Until
	}
	days := max(last.DaysSince(p.From)+1, 0)
	return base.Mul(rate).Mul(decimal.NewFromInt(int64(days))).Round(2)
}

// LatePeriods returns the periods in which surcharge is added to an amount that was due on a day. They begin on the day after it and end with
// the last day, which belongs to them; last is nil where there is no end yet. Days of a pause are left out.
func LatePeriods(dueOn civil.Date, last *civil.Date, pauses ...Pause) []LatePeriod {
	var runs []LatePeriod
	pauses = slices.Clone(pauses)
	slices.SortFunc(pauses, func(a, b Pause) int { return a.From.Compare(b.From) })
	from := dueOn.AddDays(1)
	for _, p := range pauses {
		if p.Until.IsValid() && p.Until.Before(from) {
			continue
		}
		if before := p.From.AddDays(-1); !before.Before(from) {
			if last != nil && before.After(*last) {
				break
			}
			runs = append(runs, LatePeriod{from, &before})
		}
		if !p.Until.IsValid() {
			return runs
		}
		from = p.Until.AddDays(1)
	}
	if last == nil || !last.Before(from) {
		runs = append(runs, LatePeriod{from, last})
	}
	return runs
}

// CheckCash checks that an officer may take a fine of an amount in yuan in cash on a day. As a rule, the party pays to the bank (行政处罚法
// 67). Cash may be taken for a small fine on the spot, or with a stated reason: the fine is hard to collect later (68), or the party in a
// remote place asked to pay in cash (69).
func (b Rulebook) CheckCash(state CaseState, amount decimal.Decimal, on civil.Date, hasReason bool) *Violation {
	most, ok := b.RuleOn("payment.cash", on)
	if !ok || hasReason || state.IsSimplified && amount.LessThanOrEqual(most.Value) {
		return nil
	}
	return cashPayment.withRule(most).Violation(most.Value.StringFixed(2))
}

// CheckDeferral checks that a penalty of a kind may be deferred (行政处罚法 66).
func CheckDeferral(kind string) *Violation {
	if kind == fine {
		return nil
	}
	return deferredFine.Violation(penaltyKind(kind))
}

// DeferredDue returns the deadline of a payment that was deferred, from a day, to another (行政处罚法 66).
func DeferredDue(from, dueOn civil.Date) Deadline {
	return Deadline{StartedOn: from, LastDay: dueOn, Rule: Rule{Name: "payment.deferral", Article: "行政处罚法 66", Certainty: CertaintyRead}}
}

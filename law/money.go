package law

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Pause is a period in which no surcharge is added: while an appeal is heard (行政处罚法 73), or a deferral is in force (66).
type Pause struct{ From, Until civil.Date } // both days belong to it; Until is not valid where the period has no end yet

// covers reports whether a day belongs to the period.
func (p Pause) covers(on civil.Date) bool {
	return !on.Before(p.From) && (!p.Until.IsValid() || !on.After(p.Until))
}

// LatePeriod is a period in which surcharge is added.
type LatePeriod struct {
	From  civil.Date
	Until *civil.Date // the last day, which belongs to it; nil where the period has no end yet
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

// maxLateDays is more days than any surcharge needs to reach its cap: no more are counted.
const maxLateDays = 1000

// Surcharge returns the surcharge in yuan that is due on a day for a fine in yuan that is paid late (行政处罚法 72, 73): 3 % of the fine for each
// day, never more than the fine, and nothing for days of a pause. paidOn is the day on which the fine was paid in full, nil where it is not.
func (b Rulebook) Surcharge(amount decimal.Decimal, dueOn, asOn civil.Date, paidOn *civil.Date, pauses ...Pause) decimal.Decimal {
	last := asOn
	if paidOn != nil && paidOn.Before(last) {
		last = *paidOn
	}
	late := 0
	for on := dueOn.AddDays(1); !on.After(last) && late < maxLateDays; on = on.AddDays(1) {
		if !slices.ContainsFunc(pauses, func(p Pause) bool { return p.covers(on) }) {
			late++
		}
	}
	daily, ok := b.RuleOn("surcharge.daily", dueOn)
	if !ok || late == 0 {
		return decimal.Zero
	}
	due := amount.Mul(daily.Value).Mul(decimal.NewFromInt(int64(late))).Round(2)
	if most, capped := b.RuleOn("surcharge.most", dueOn); capped {
		if ceiling := amount.Mul(most.Value); due.GreaterThan(ceiling) {
			return ceiling
		}
	}
	return due
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
	return deferredFine.Violation(kind)
}

// DeferredDue returns the deadline of a payment that was deferred, from a day, to another (行政处罚法 66).
func DeferredDue(from, dueOn civil.Date) Deadline {
	return Deadline{StartedOn: from, LastDay: dueOn, Rule: Rule{Name: "payment.deferral", Article: "行政处罚法 66", Certainty: CertaintyRead}}
}

// The kinds of appeal that a rule names.
const suit = "SUIT"

// Appeal is an appeal against a decision.
type Appeal struct {
	Kind    string // REVIEW or SUIT
	FiledOn civil.Date
	// ServedOn is the day on which the decision was served. ReviewedOn is the day on which a review of it ended; nil where there was none.
	ServedOn   civil.Date
	ReviewedOn *civil.Date
	// IsSimplified says that the decision was made on the spot.
	IsSimplified bool
}

// CheckAppeal checks that an appeal is filed in time (行政复议法 20; 行政诉讼法 45, 46), and after a review where that comes first (行政复议法
// 23).
func (b Rulebook) CheckAppeal(a Appeal) *Violation {
	name, from := "appeal.review", a.ServedOn
	if a.Kind == suit {
		name = "appeal.suit"
		if a.ReviewedOn != nil {
			name, from = "appeal.suit.reviewed", *a.ReviewedOn
		} else if a.IsSimplified && !a.FiledOn.Before(reviewLaw) {
			return appealReview.Violation()
		}
	}
	if a.FiledOn.Before(from) {
		early := appealEarly
		early.Name = name
		return early.Violation(a.FiledOn, from)
	}
	if d, ok := b.DeadlineOf(name, from); ok && d.HasPassed(a.FiledOn) {
		return appealLate.withRule(d.Rule).Violation(d.LastDay, a.FiledOn)
	}
	return nil
}

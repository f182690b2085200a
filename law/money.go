package law

import (
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Pause is a run of days on which no surcharge runs: while an appeal is heard (行政处罚法 73), or a deferral holds (66).
type Pause struct{ From, Until civil.Date } // both count; one without an end has no valid Until

// Run is a run of days on which surcharge is added.
type Run struct {
	From  civil.Date
	Until *civil.Date // counts; nil while it goes on
}

// LateRuns are the days on which surcharge is added to what was due on a day: from the next one until the last given, which
// counts, or on and on where it is nil; days of a pause are left out.
func LateRuns(dueOn civil.Date, last *civil.Date, pauses ...Pause) []Run {
	var runs []Run
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
			runs = append(runs, Run{from, &before})
		}
		if !p.Until.IsValid() {
			return runs
		}
		from = p.Until.AddDays(1)
	}
	if last == nil || !last.Before(from) {
		runs = append(runs, Run{from, last})
	}
	return runs
}

// Surcharge is what is due beside a fine, on a day, where it is paid late: 3 % of the fine a day, but never more than the fine,
// and not on days of a pause (行政处罚法 72, 73). paidOn is the day on which the fine was paid in full, nil where it is not.
func (b Book) Surcharge(fine decimal.Decimal, dueOn, asOn civil.Date, paidOn *civil.Date, pauses ...Pause) decimal.Decimal {
	last := asOn
	if paidOn != nil && paidOn.Before(last) {
		last = *paidOn
	}
	late := 0
	for on := dueOn.AddDays(1); !on.After(last); on = on.AddDays(1) {
		if !isPaused(on, pauses) {
			late++
		}
		if late >= 1000 { // the cap is long reached
			break
		}
	}
	daily, ok := b.At("surcharge.daily", dueOn)
	if !ok || late == 0 {
		return decimal.Zero
	}
	due := fine.Mul(daily.Value).Mul(decimal.NewFromInt(int64(late))).Round(2)
	if most, capped := b.At("surcharge.most", dueOn); capped {
		if ceiling := fine.Mul(most.Value); due.GreaterThan(ceiling) {
			return ceiling
		}
	}
	return due
}

func isPaused(on civil.Date, pauses []Pause) bool {
	for _, p := range pauses {
		if !on.Before(p.From) && (!p.Until.IsValid() || !on.After(p.Until)) {
			return true
		}
	}
	return false
}

// Expired tells whether an act that ended on a day can be punished no more when it is found on another (行政处罚法 36): after two
// years, or five where life, health or financial safety is harmed.
func (b Book) Expired(endedOn, foundOn civil.Date, harmsSafety bool) *Violation {
	name := "limitation"
	if harmsSafety {
		if _, ok := b.At("limitation.safety", endedOn); ok {
			name = "limitation.safety"
		}
	}
	d, ok := b.Term(name, endedOn)
	if !ok || !d.Passed(foundOn) {
		return nil
	}
	return &Violation{Rule: name, Article: d.Rule.Cite(), Text: "the act ended on " + endedOn.String() + " and could be punished where it was found until " +
		d.On.String() + ", but it was found on " + foundOn.String()}
}

// CheckCash tells why a fine is not taken in cash by an officer (行政处罚法 68, 69): only one on the spot that is small, or that is
// hard to collect later or paid so at the party's wish in a remote place, which is said then.
func (b Book) CheckCash(m Matter, fine decimal.Decimal, on civil.Date, hasReason bool) *Violation {
	most, ok := b.At("payment.cash", on)
	if !ok || hasReason || m.IsSimplified && fine.LessThanOrEqual(most.Value) {
		return nil
	}
	return &Violation{Rule: "payment.cash", Article: "行政处罚法 67; " + most.Cite(), Text: fmt.Sprintf(
		"an officer takes cash only for a fine on the spot of at most %s yuan: have it paid to the bank, or say in `note` why it could not be collected later (68) or that the party in a remote place asked for it (69)",
		most.Value.StringFixed(2))}
}

// Appeal is an appeal against a decision, as the law sees it: of which kind, REVIEW or SUIT, and when it is filed.
type Appeal struct {
	Kind    string
	FiledOn civil.Date
	// ServedOn is the day the decision was served; ReviewedOn, where there is one, the day a review of it ended.
	ServedOn   civil.Date
	ReviewedOn *civil.Date
	// IsSimplified says that the decision was made on the spot.
	IsSimplified bool
}

// CheckAppeal tells why an appeal comes too late, or in the wrong order; nil where it does not.
func (b Book) CheckAppeal(a Appeal) *Violation {
	name, from := "appeal.review", a.ServedOn
	if a.Kind == "SUIT" {
		name = "appeal.suit"
		if a.ReviewedOn != nil {
			name, from = "appeal.suit.reviewed", *a.ReviewedOn
		} else if a.IsSimplified && !a.FiledOn.Before(reviewLaw) {
			return &Violation{Rule: "appeal.reviewFirst", Article: "行政复议法 23", Text: "a decision made on the spot goes to review before it goes to court"}
		}
	}
	if a.FiledOn.Before(from) {
		return &Violation{Rule: name, Article: "行政复议法 20", Text: fmt.Sprintf("an appeal on %s comes before %s, from when it may be filed", a.FiledOn, from)}
	}
	if d, ok := b.Term(name, from); ok && d.Passed(a.FiledOn) {
		return &Violation{Rule: name, Article: d.Rule.Cite(), Text: fmt.Sprintf(
			"the appeal could be filed until %s, not on %s: where it was accepted all the same, say why in `note`", d.On, a.FiledOn)}
	}
	return nil
}

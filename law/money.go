package law

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Pause is a run of days on which no surcharge runs: while an appeal is heard (行政处罚法 73), or a deferral holds (66).
type Pause struct{ From, Until civil.Date } // both count

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
		if !on.Before(p.From) && !on.After(p.Until) {
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

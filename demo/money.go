package demo

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/law"
)

// due is what of a money penalty was due by a day, as the verbs would have written it.
type due struct {
	ofGains           bool
	amount            decimal.Decimal
	term              law.Deadline // by law; where a deferral was granted, the day that it set
	granted           civil.Date   // zero for what is due by law
	settled, replaced civil.Date   // zero where it was not
	late              []law.LatePeriod
	// surcharge is what the late days came to, where they have ended.
	surcharge decimal.Decimal
}

// dues are what the case's money penalties make due once served. Whoever paid in parts was granted it with the first one.
func (c *enforcement) dues() (all []due) {
	if !c.served.IsValid() || c.outcome != "PENALTY" {
		return nil
	}
	for _, of := range []struct {
		ofGains bool
		amount  *decimal.Decimal
	}{{false, c.fine}, {true, c.gains}} {
		if of.amount == nil {
			continue
		}
		var paid []payment
		sum := decimal.Zero
		for _, p := range c.payments {
			if p.ofGains == of.ofGains {
				paid, sum = append(paid, p), sum.Add(p.amount)
			}
		}
		term, _ := book.DeadlineOf("payment.term", c.served)
		d := due{ofGains: of.ofGains, amount: *of.amount, term: term}
		rest := *of.amount
		if len(paid) > 0 {
			rest = of.amount.Sub(paid[0].amount)
		}
		if len(paid) == 0 || rest.IsZero() || of.ofGains {
			if sum.Equal(*of.amount) {
				d.settled = paid[len(paid)-1].on
			}
			all = append(all, d.overdue())
			continue
		}
		granted := paid[0].on
		if granted.Before(c.served) {
			granted = c.served
		}
		d.replaced = granted
		second := due{amount: rest, granted: granted, term: law.Deadline{StartedOn: granted, LastDay: granted.AddDays(75), Rule: law.Rule{Name: "payment.deferral", Article: "行政处罚法 66"}}}
		if len(paid) > 1 {
			second.settled = paid[1].on
		}
		all = append(all, d, second.overdue())
	}
	return all
}

// overdue adds the days on which surcharge is added to a fine.
func (d due) overdue() due {
	if d.ofGains {
		return d
	}
	var last *civil.Date
	if d.settled.IsValid() {
		last = &d.settled
	}
	d.late = law.LatePeriods(d.term.LastDay, last)
	days := 0
	for _, run := range d.late {
		if run.Until != nil {
			days += run.Until.DaysSince(run.From) + 1
		}
	}
	d.surcharge = decimal.Min(d.amount, d.amount.Mul(dailyShare()).Mul(decimal.NewFromInt(int64(days))).Round(2))
	return d
}

// dailyShare is the surcharge of a day, as a share of what is late (行政处罚法 72).
func dailyShare() decimal.Decimal {
	rule, _ := book.RuleOn("surcharge.daily", lastDay)
	return rule.Value
}

// surcharged is what the late payments of the fine had to bring beside it.
func (c *enforcement) surcharged() decimal.Decimal {
	sum := decimal.Zero
	for _, d := range c.dues() {
		if d.settled.IsValid() {
			sum = sum.Add(d.surcharge)
		}
	}
	return sum
}

package demo

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// plan is what is to happen in a case, before its file is written.
type plan struct {
	id, party, business        int64
	unit                       int // in unitNames
	provision                  int // in provisions
	source, procedure, outcome string
	cause                      string
	discovered, filed          civil.Date
	notified, decided, served  civil.Date // zero where it does not come to that
	concluded                  civil.Date
	fine, gains                *decimal.Decimal
	warning                    bool
	lots                       []*lot
	payments                   []payment
	officers                   [2]int64
	story                      story
}

// isOrdinary reports whether the case is decided by the ordinary procedure, and imposes something.
func (c *plan) isOrdinary() bool {
	return c.procedure == "ORDINARY" && c.outcome == "PENALTY" && c.decided.IsValid()
}

// days returns how many days the case takes from filing to the decision.
func (c *plan) days() int { return c.decided.DaysSince(c.filed) }

// year is what cases decided in a year add up to.
type year struct {
	year      int
	decided   int
	amount    decimal.Decimal // fines and confiscated gains
	destroyed int64
	months    [12]int // how busy each month is
}

var years = []year{
	{2022, 1873, decimal.RequireFromString("5412600.00"), 9640, [12]int{9, 6, 10, 5, 7, 11, 10, 9, 11, 7, 12, 14}},
	{2023, 1991, decimal.RequireFromString("5920000.00"), 11800, [12]int{6, 9, 12, 9, 9, 11, 9, 9, 10, 7, 12, 13}},
}

// known are the parties of large producers that were fined over 10,000 yuan in 2022.
const known = 8

// isKnown reports whether a party is one of the known ones.
func (b *bureau) isKnown(p int64) bool { return slices.Contains(b.knownParties(), p) }

// knownParties returns the parties of the first open businesses of level A.
func (b *bureau) knownParties() []int64 {
	var parties []int64
	for _, s := range b.shops {
		if s.level == "A" && !s.closed.IsValid() && s.opened.Before(day(2021, 1, 1)) && len(parties) < known {
			parties = append(parties, s.party)
		}
	}
	return parties
}

// planCases plans all cases: those decided in each year, whose fines and gains add up to the year's amount, and those under way at
// the end. What is rare in a bureau happens to some of them.
func (b *bureau) planCases() {
	// Who is met again and again.
	var usual []shop
	for range 160 {
		usual = append(usual, pick(b.draw, b.shops[:open2023]))
	}
	for _, y := range years {
		decided := b.planYear(y, usual)
		b.balance(decided, y.amount)
		b.keepBounds(decided)
		b.plans = append(b.plans, decided...)
	}
	b.planUnderWay(usual)
	slices.SortStableFunc(b.plans, func(one, two *plan) int { return one.filed.Compare(two.filed) })
	for i, c := range b.plans {
		c.id = int64(i + 1)
	}
	for _, c := range b.plans {
		b.planPayments(c)
		b.findGoods(c)
	}
	for _, y := range years {
		b.planDestructions(y)
	}
	b.keepInStore()
	b.dismissInstead()
	b.tellStories()
}

// planYear plans the cases that are decided in a year.
func (b *bureau) planYear(y year, usual []shop) (decided []*plan) {
	for i := range y.decided {
		decidedOn := b.within(y.year, time.Month(1+b.weighted(y.months[:])))
		provision := b.provisionOn(decidedOn)
		c := b.newPlan(provision, usual)
		if y.year == 2022 && i < known {
			c = b.planOfKnown(i)
		}
		c.decided = decidedOn
		b.drawOutcome(c)
		if y.year == 2022 && i < known {
			c.outcome, c.procedure, c.warning = "PENALTY", "ORDINARY", false
			amount := hundreds(13000 + float64(b.IntN(30000)))
			c.fine, c.gains = &amount, nil
		}
		b.date(c)
		decided = append(decided, c)
	}
	return decided
}

// planUnderWay plans the cases that are not decided at the end.
func (b *bureau) planUnderWay(usual []shop) {
	for range 97 {
		c := b.newPlan(b.weighted(provisionWeights), usual)
		c.procedure = "ORDINARY"
		c.filed = office(lastDay.AddDays(-2 - b.IntN(85)))
		if lastDay.DaysSince(c.filed) > 40 && b.chance(60) {
			c.notified = office(lastDay.AddDays(-b.IntN(10)))
		}
		c.discovered = c.filed.AddDays(-1 - b.IntN(12))
		b.plans = append(b.plans, c)
	}
}

// newPlan plans who is behind a case of a provision, and who looks into it.
func (b *bureau) newPlan(provision int, usual []shop) *plan {
	c := &plan{provision: provision}
	p := provisions[provision]
	c.cause = "涉嫌" + pick(b.draw, p.causes)
	c.source = []string{"INSPECTION", "COMPLAINT", "SAMPLING", "REFERRAL", "ASSIGNED", "MEDIA"}[b.weighted([]int{46, 28, 12, 6, 6, 2})]
	switch {
	case p.field == "FOOD":
		s := pick(b.draw, b.shops[:open2023])
		if b.chance(22) {
			s = pick(b.draw, usual)
		}
		c.party, c.business = s.party, s.id
	case b.chance(12): // the same businesses in another field
		c.party = pick(b.draw, usual).party
	default:
		c.party = pick(b.draw, b.nonFoodParties).id
	}
	c.unit = 2 + b.IntN(len(unitNames)-2)
	if b.chance(30) {
		c.unit = b.IntN(2)
	}
	staff := b.serving[c.unit]
	one := b.IntN(len(staff))
	two := (one + 1 + b.IntN(len(staff)-1)) % len(staff)
	c.officers = [2]int64{staff[one], staff[two]}
	return c
}

// planOfKnown returns a case of substandard food against a large producer.
func (b *bureau) planOfKnown(n int) *plan {
	c := b.newPlan(1, b.shops[:1])
	c.party, c.source, c.cause = b.knownParties()[n], "SAMPLING", "涉嫌生产标签不符合规定的食品"
	for _, s := range b.shops {
		if s.party == c.party {
			c.business = s.id
			break
		}
	}
	return c
}

// drawOutcome draws the procedure, the outcome, the fine and the gains (yuan) of a planned case. A fine may fall below the minimum of its
// provision: see keepBounds.
func (b *bureau) drawOutcome(c *plan) {
	p := provisions[c.provision]
	c.procedure = "ORDINARY"
	if p.low == 0 && b.chance(45) || p.low > 0 && p.low <= 10000 && b.chance(25) {
		c.procedure = "SIMPLIFIED"
	}
	c.outcome = "PENALTY"
	isPerson := b.isPerson(c.party)
	if c.procedure == "SIMPLIFIED" {
		// 行政处罚法 51: a fine of at most 200 yuan for a citizen and 3,000 yuan for others, or a warning.
		if p.low > 0 || b.chance(40) {
			c.warning = true
			return
		}
		most := min(3000, p.high)
		if isPerson {
			most = 200
		}
		amount := decimal.Min(hundreds(b.skewed(300, 0.7)), yuan(most))
		c.fine = &amount
		return
	}
	switch n := b.IntN(100); {
	case n < 4:
		c.outcome = "NO_PENALTY"
		return
	case n < 5 && p.field != "PRICE":
		c.outcome = "TRANSFER"
		return
	case n < 11:
		c.warning = true
		return
	}
	median := p.median
	if isPerson {
		median *= 0.4
	}
	amount := decimal.Min(hundreds(b.skewed(median, 0.85)), yuan(p.high))
	c.fine = &amount
	if b.chance(28) {
		gains := decimal.NewFromFloat(b.skewed(260, 1)).Round(1).Add(decimal.New(5, 0))
		c.gains = &gains
	}
}

// date sets the days around the decision.
func (b *bureau) date(c *plan) {
	if c.procedure == "SIMPLIFIED" {
		c.filed, c.served, c.discovered = c.decided, c.decided, c.decided
		return
	}
	c.filed = office(c.decided.AddDays(-18 - b.IntN(64))) // 90 days at most
	c.discovered = c.filed.AddDays(-b.IntN(15))
	if c.outcome == "PENALTY" {
		c.notified = office(c.decided.AddDays(-6 - b.IntN(8)))
	}
	if served := c.decided.AddDays(b.IntN(7)); c.outcome != "TRANSFER" && !served.After(lastDay) {
		c.served = served
	}
}

// dismissInstead decides that nothing is punished where a crime was suspected for a while: no random number is drawn for what follows.
func (b *bureau) dismissInstead() {
	for _, c := range b.plans {
		if c.outcome != "TRANSFER" {
			continue
		}
		c.outcome = "NO_PENALTY"
		if c.served = office(c.decided.AddDays(5)); c.served.Before(c.decided) {
			c.served = c.decided
		}
		if c.served.After(lastDay) {
			c.served = civil.Date{}
		} else {
			c.conclude(c.served.AddDays(9))
		}
	}
}

// conclude concludes the case on a day, where that has come.
func (c *plan) conclude(on civil.Date) {
	if !on.After(lastDay) {
		c.concluded = on
	}
}

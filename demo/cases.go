package demo

import (
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// enforcement is a case with all that came of it.
type caseMaker struct {
	id, party, business        int64
	unit                       int // in unitNames
	provision                  int // in provisions
	source, procedure, outcome string
	cause                      string
	discovered, filed          civil.Date
	notified, decided, served  civil.Date // zero where it did not come to that
	concluded                  civil.Date
	fine, gains                *decimal.Decimal
	warning                    bool
	departure                  string
	lots                       []*lot
	payments                   []payment
	caseNo, decisionNo         string
	officers                   [2]int64
}

type payment struct {
	ofGains bool
	amount  decimal.Decimal
	on      civil.Date
}

type lot struct {
	name, unit  string
	quantity    int64
	price       float64
	destruction *destruction // nil while in store
}

type destruction struct {
	id     int64
	on     civil.Date
	place  string
	method string
	lots   []*lot
}

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

func (b *bureau) isKnown(p int64) bool { return slices.Contains(b.knownParties(), p) }

func (b *bureau) knownParties() []int64 {
	var parties []int64
	for _, s := range b.shops {
		if s.level == "A" && !s.closed.IsValid() && s.opened.Before(day(2021, 1, 1)) && len(parties) < known {
			parties = append(parties, s.party)
		}
	}
	return parties
}

func (b *bureau) enforce() {
	weights := make([]int, len(provisions))
	for i, p := range provisions {
		weights[i] = p.weight
	}
	// Who is met again and again.
	var usual []shop
	for range 160 {
		usual = append(usual, pick(b.draw, b.shops[:open2023]))
	}
	for _, y := range years {
		var decided []*caseMaker
		for i := range y.decided {
			decidedOn := b.within(y.year, time.Month(1+b.weighted(y.months[:])))
			provision := b.weighted(weights)
			for provisions[provision].from > decidedOn.String() {
				provision = b.weighted(weights)
			}
			c := b.newCase(provision, usual)
			if y.year == 2022 && i < known {
				c = b.caseOfKnown(i)
			}
			c.decided = decidedOn
			b.decide(c)
			if y.year == 2022 && i < known {
				c.outcome, c.procedure, c.warning = "PENALTY", "ORDINARY", false
				amount := hundreds(13000 + float64(b.IntN(30000)))
				c.fine, c.gains = &amount, nil
			}
			b.date(c)
			decided = append(decided, c)
		}
		b.balance(decided, y.amount)
		b.keepBounds(decided)
		b.cases = append(b.cases, decided...)
	}
	for range 97 { // under way at the end
		c := b.newCase(b.weighted(weights), usual)
		c.procedure = "ORDINARY"
		c.filed = office(lastDay.AddDays(-2 - b.IntN(85)))
		if lastDay.DaysSince(c.filed) > 40 && b.chance(60) {
			c.notified = office(lastDay.AddDays(-b.IntN(10)))
		}
		c.discovered = c.filed.AddDays(-1 - b.IntN(12))
		b.cases = append(b.cases, c)
	}
	slices.SortStableFunc(b.cases, func(one, two *caseMaker) int { return one.filed.Compare(two.filed) })
	b.number()
	for _, c := range b.cases {
		b.pay(c)
		b.confiscate(c)
	}
	for _, y := range years {
		b.destroy(y)
	}
	b.keepInStore()
}

func (b *bureau) newCase(provision int, usual []shop) *caseMaker {
	c := &caseMaker{provision: provision}
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
		c.party = pick(b.draw, b.others).id
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

// caseOfKnown is a case of substandard food against a large producer.
func (b *bureau) caseOfKnown(n int) *caseMaker {
	c := b.newCase(1, b.shops[:1])
	c.party, c.source, c.cause = b.knownParties()[n], "SAMPLING", "涉嫌生产标签不符合规定的食品"
	for _, s := range b.shops {
		if s.party == c.party {
			c.business = s.id
			break
		}
	}
	return c
}

// decide says what a case comes to.
func (b *bureau) decide(c *caseMaker) {
	p := provisions[c.provision]
	c.procedure = "ORDINARY"
	if p.low == 0 && b.chance(45) || p.low > 0 && p.low <= 10000 && b.chance(25) {
		c.procedure = "SIMPLIFIED"
	}
	c.outcome = "PENALTY"
	isPerson := b.kindOf[c.party] == "NATURAL_PERSON"
	if c.procedure == "SIMPLIFIED" {
		// 行政处罚法 51: at most 200 yuan of a citizen, 3,000 of others, or a warning.
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
func (b *bureau) date(c *caseMaker) {
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

// balance makes fines and confiscated gains add up to the amount: fines of ordinary cases are brought to scale, and some
// with room for it take what is left.
func (b *bureau) balance(cases []*caseMaker, amount decimal.Decimal) {
	fixed, scaled := decimal.Zero, decimal.Zero
	var ordinary []*caseMaker
	for _, c := range cases {
		if c.gains != nil {
			fixed = fixed.Add(*c.gains)
		}
		switch {
		case c.fine == nil:
		case c.procedure == "ORDINARY" && (c.decided.Year != 2022 || !b.isKnown(c.party)):
			ordinary = append(ordinary, c)
			scaled = scaled.Add(*c.fine)
		default:
			fixed = fixed.Add(*c.fine)
		}
	}
	scale := amount.Sub(fixed).Div(scaled).InexactFloat64()
	rest := amount.Sub(fixed)
	var open []*caseMaker
	for _, c := range ordinary {
		p := provisions[c.provision]
		fine := decimal.Min(hundreds(c.fine.InexactFloat64()*scale), yuan(p.high))
		c.fine, rest = &fine, rest.Sub(fine)
		if p.low == 0 && p.high >= 100000 {
			open = append(open, c)
		}
	}
	// Gains have parts of a yuan: one case of them takes what is not a whole hundred.
	odd := rest.Mod(decimal.NewFromInt(100))
	for _, c := range open {
		if c.gains != nil && c.gains.Add(odd).IsPositive() {
			gains := c.gains.Add(odd)
			c.gains, rest = &gains, rest.Sub(odd)
			break
		}
	}
	for i := 0; !rest.IsZero(); i++ {
		c := open[i%len(open)]
		step := decimal.Min(hundreds(b.skewed(1500, 0.9)), rest.Abs())
		if rest.IsNegative() {
			step = decimal.Min(step, c.fine.Sub(yuan(200))).Neg()
		}
		if fine := c.fine.Add(step); fine.LessThan(yuan(80000)) && fine.IsPositive() {
			c.fine, rest = &fine, rest.Sub(step)
		}
		if i > 100*len(open) {
			panic("demo: the year's amount is out of reach")
		}
	}
}

// keepBounds brings fines that are below what their provision allows to it or a little above, the nearest first, as far as the money
// goes that heavy provisions leave, whose fines are mitigated all the more where they are not high. What stays below says why. The
// year's sum stays, and no luck is spent.
func (b *bureau) keepBounds(cases []*caseMaker) {
	type lift struct {
		*caseMaker
		step decimal.Decimal
	}
	var lifts []lift
	var mitigated []*caseMaker
	cut := func(c *caseMaker) decimal.Decimal { return hundreds(c.fine.InexactFloat64() * 0.6) }
	spare := decimal.Zero
	for _, c := range cases {
		p := provisions[c.provision]
		switch low := yuan(p.low); {
		case c.fine == nil || !c.fine.LessThan(low):
		case p.low > 10000 && c.fine.GreaterThan(yuan(1000)) && c.fine.LessThan(yuan(50000)):
			mitigated, spare = append(mitigated, c), spare.Add(cut(c))
		case p.low <= 5000 || p.low <= 10000 && b.kindOf[c.party] != "NATURAL_PERSON": // a person would be heard first
			lifts = append(lifts, lift{c, low.Add(hundreds(c.fine.InexactFloat64() * 0.3)).Sub(*c.fine)})
		}
	}
	slices.SortStableFunc(lifts, func(one, two lift) int { return one.step.Cmp(two.step) })
	move := func(c *caseMaker, step decimal.Decimal) {
		fine := c.fine.Add(step)
		c.fine = &fine
	}
	lifted := decimal.Zero
	for _, l := range lifts {
		if lifted.Add(l.step).LessThanOrEqual(spare) {
			move(l.caseMaker, l.step)
			lifted = lifted.Add(l.step)
		}
	}
	for _, c := range mitigated {
		step := decimal.Min(cut(c), lifted)
		move(c, step.Neg())
		lifted = lifted.Sub(step)
	}
	for _, c := range cases {
		c.departure = ""
		if c.fine != nil && c.fine.LessThan(yuan(provisions[c.provision].low)) {
			c.departure = "当事人主动消除危害后果，违法行为轻微，依法减轻处罚（行政处罚法第三十二条）"
		}
	}
}

// number gives cases and decisions their numbers, a series for each year.
func (b *bureau) number() {
	last := map[string]int{}
	for i, c := range b.cases {
		c.id = int64(i + 1)
		key := fmt.Sprint("CASE", c.filed.Year)
		last[key]++
		c.caseNo = fmt.Sprintf("太市监案〔%d〕%d号", c.filed.Year, last[key])
	}
	decided := slices.Clone(b.cases)
	slices.SortStableFunc(decided, func(one, two *caseMaker) int { return one.decided.Compare(two.decided) })
	for _, c := range decided {
		if c.decided.IsValid() {
			key := fmt.Sprint("DECISION", c.decided.Year)
			last[key]++
			c.decisionNo = fmt.Sprintf("太市监处罚〔%d〕%d号", c.decided.Year, last[key])
		}
	}
}

// pay records what came in by the end of 2023 and concludes what is done.
func (b *bureau) pay(c *caseMaker) {
	if c.outcome != "PENALTY" || !c.served.IsValid() {
		if c.outcome == "NO_PENALTY" && b.chance(80) && c.served.IsValid() {
			c.conclude(c.served.AddDays(5 + b.IntN(20)))
		}
		return
	}
	owes := false
	settled := c.served
	manner := b.weighted([]int{88, 5, 4, 3}) // in full, in two parts, in part, not at all
	for _, part := range []struct {
		ofGains bool
		amount  *decimal.Decimal
	}{{false, c.fine}, {true, c.gains}} {
		if part.amount == nil {
			continue
		}
		on := c.served.AddDays(b.IntN(15))
		if c.procedure == "SIMPLIFIED" {
			on = c.served
		}
		first, second := *part.amount, decimal.Zero
		switch manner {
		case 1, 2:
			first = part.amount.DivRound(decimal.NewFromInt(2), 0)
			second = part.amount.Sub(first)
		case 3:
			owes = true
			continue
		}
		for i, amount := range []decimal.Decimal{first, second} {
			on = on.AddDays(i * (30 + b.IntN(60)))
			switch {
			case !amount.IsPositive():
			case on.After(lastDay) || i == 1 && manner == 2:
				owes = true
			default:
				c.payments = append(c.payments, payment{part.ofGains, amount, on})
				if on.After(settled) {
					settled = on
				}
			}
		}
	}
	if !owes && b.chance(85) {
		c.conclude(settled.AddDays(1 + b.IntN(25)))
	}
}

func (c *caseMaker) conclude(on civil.Date) {
	if !on.After(lastDay) {
		c.concluded = on
	}
}

// paid tells whether all that was imposed has come in.
func (c *caseMaker) paid() bool {
	due := decimal.Zero
	for _, part := range []*decimal.Decimal{c.fine, c.gains} {
		if part != nil {
			due = due.Add(*part)
		}
	}
	for _, p := range c.payments {
		due = due.Sub(p.amount)
	}
	return due.IsZero()
}

func (c *caseMaker) status() string {
	switch {
	case c.concluded.IsValid():
		return "CONCLUDED"
	case c.outcome == "NO_PENALTY":
		return "NOT_PENALISED"
	case c.outcome == "TRANSFER":
		return "TRANSFERRED"
	case c.served.IsValid() && c.paid():
		return "EXECUTED"
	case c.served.IsValid():
		return "SERVED"
	case c.decided.IsValid():
		return "DECIDED"
	case c.notified.IsValid():
		return "NOTIFIED"
	}
	return "FILED"
}

// confiscate takes goods in cases in which there are any.
func (b *bureau) confiscate(c *caseMaker) {
	kinds := goods[provisions[c.provision].field]
	if kinds == nil || c.procedure != "ORDINARY" || c.outcome != "PENALTY" || !c.served.IsValid() || !b.chance(38) {
		return
	}
	for range 1 + b.IntN(2) {
		g := pick(b.draw, kinds)
		c.lots = append(c.lots, &lot{name: g.name, unit: g.unit, quantity: int64(b.skewed(16, 0.9)) + 1, price: float64(3 + b.IntN(90))})
	}
}

var destructionDays = map[int][]civil.Date{
	2022: {day(2022, 3, 15), day(2022, 6, 28), day(2022, 9, 22), day(2022, 12, 15)},
	2023: {day(2023, 3, 14), day(2023, 6, 20), day(2023, 9, 12), day(2023, 11, 8), day(2023, 12, 21)},
}

// destroy brings what is confiscated to the year's central destructions, whose items add up to the year's figure. Some
// lots stay in store.
func (b *bureau) destroy(y year) {
	for _, on := range destructionDays[y.year] {
		d := &destruction{id: int64(len(b.destructions) + 1), on: on, place: "太仓市生活垃圾焚烧发电厂", method: "INCINERATION"}
		for _, c := range b.cases {
			if !c.served.IsValid() || !c.served.AddDays(10).Before(on) {
				continue
			}
			for _, l := range c.lots {
				if l.destruction == nil && b.chance(85) {
					l.destruction = d
					d.lots = append(d.lots, l)
				}
			}
		}
		b.destructions = append(b.destructions, d)
	}
	var lots []*lot
	var total int64
	for _, d := range b.destructions {
		if d.on.Year == y.year {
			lots = append(lots, d.lots...)
		}
	}
	for _, l := range lots {
		total += l.quantity
	}
	rest := y.destroyed
	for _, l := range lots {
		l.quantity = max(1, l.quantity*y.destroyed/total)
		rest -= l.quantity
	}
	for i := 0; rest != 0; i++ {
		l := lots[i%len(lots)]
		step := int64(1)
		if rest < 0 {
			step = -1
		}
		if l.quantity+step > 0 {
			l.quantity, rest = l.quantity+step, rest-step
		}
	}
}

// keepInStore leaves goods of some cases of 2022 in store to the end of the records, beside those that were destroyed: a
// bureau should be asked why. No luck is spent on them, so that all else stays as it was.
func (b *bureau) keepInStore() {
	n := 0
	for _, c := range b.cases {
		if c.decided.Year != 2022 || len(c.lots) == 0 {
			continue
		}
		if n++; n%24 == 0 {
			like := c.lots[0]
			c.lots = append(c.lots, &lot{name: like.name, unit: like.unit, quantity: int64(2 + n%7), price: like.price})
		}
	}
}

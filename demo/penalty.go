package demo

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/collection"
	"docket/db"
	"docket/enforcement"
)

// balance makes fines and confiscated gains add up to the amount: fines of ordinary cases are brought to scale, and some
// with room for it take what is left.
func (b *bureau) balance(cases []*plan, amount decimal.Decimal) {
	fixed, scaled := decimal.Zero, decimal.Zero
	var ordinary []*plan
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
	var open []*plan
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
// year's sum stays, and no random number is drawn.
func (b *bureau) keepBounds(cases []*plan) {
	type lift struct {
		*plan
		step decimal.Decimal
	}
	var lifts []lift
	var mitigated []*plan
	cut := func(c *plan) decimal.Decimal { return hundreds(c.fine.InexactFloat64() * 0.6) }
	spare := decimal.Zero
	for _, c := range cases {
		p := provisions[c.provision]
		switch low := yuan(p.low); {
		case c.fine == nil || !c.fine.LessThan(low):
		case p.low > 10000 && c.fine.GreaterThan(yuan(1000)) && c.fine.LessThan(yuan(50000)):
			mitigated, spare = append(mitigated, c), spare.Add(cut(c))
		case p.low <= 5000 || p.low <= 10000 && !b.isPerson(c.party): // a person would be heard first
			lifts = append(lifts, lift{c, low.Add(hundreds(c.fine.InexactFloat64() * 0.3)).Sub(*c.fine)})
		}
	}
	slices.SortStableFunc(lifts, func(one, two lift) int { return one.step.Cmp(two.step) })
	move := func(c *plan, step decimal.Decimal) {
		fine := c.fine.Add(step)
		c.fine = &fine
	}
	lifted := decimal.Zero
	for _, l := range lifts {
		if lifted.Add(l.step).LessThanOrEqual(spare) {
			move(l.plan, l.step)
			lifted = lifted.Add(l.step)
		}
	}
	for _, c := range mitigated {
		step := decimal.Min(cut(c), lifted)
		move(c, step.Neg())
		lifted = lifted.Sub(step)
	}
}

// mitigation says why a fine is below what its provision asks for.
const mitigation = "当事人主动消除危害后果，违法行为轻微，依法减轻处罚（行政处罚法第三十二条）"

// impose returns what the case imposes, with a fine of an amount.
func (s *script) impose(fine *decimal.Decimal) []enforcement.PenaltyInput {
	c, p := s.c, provisions[s.c.provision]
	basis := db.Key{Type: "Provision", ID: int64(c.provision + 1)}
	var all []enforcement.PenaltyInput
	if c.warning {
		all = append(all, enforcement.PenaltyInput{Kind: db.PenaltyKindWarning, Provision: basis})
	}
	if c.story == heard {
		all = append(all, enforcement.PenaltyInput{Kind: db.PenaltyKindSuspensionOfBusiness, Provision: basis, Text: new("责令停产停业十五日")})
	}
	if fine != nil {
		in := enforcement.PenaltyInput{Kind: db.PenaltyKindFine, Provision: basis, Amount: fine}
		if fine.LessThan(yuan(p.low)) {
			in.Departure = new(mitigation)
		}
		all = append(all, in)
	}
	if c.gains != nil {
		all = append(all, enforcement.PenaltyInput{Kind: db.PenaltyKindConfiscationOfGains, Provision: basis, Amount: c.gains})
	}
	if len(c.confiscated()) > 0 {
		all = append(all, enforcement.PenaltyInput{Kind: db.PenaltyKindConfiscationOfGoods, Provision: basis})
	}
	return all
}

// proposedPenalties returns what the party is told of before the decision: a little more, where it is going to state its case with success.
func (s *script) proposedPenalties() []enforcement.PenaltyInput {
	if s.c.story == defended {
		return s.impose(s.c.toldFine())
	}
	return s.impose(s.c.fine)
}

// toldFine returns a fine a fifth above the fine that is decided; nil where the provision does not allow it.
func (c *plan) toldFine() *decimal.Decimal {
	fine := c.fine.Add(hundreds(c.fine.InexactFloat64() / 5))
	if fine.GreaterThan(yuan(provisions[c.provision].high)) {
		return nil
	}
	return &fine
}

// least returns what the party of a case under way is told of: the least fine, or a warning where there is none.
func (s *script) least() []enforcement.PenaltyInput {
	basis := db.Key{Type: "Provision", ID: int64(s.c.provision + 1)}
	if low := yuan(provisions[s.c.provision].low); low.IsPositive() {
		return []enforcement.PenaltyInput{{Kind: db.PenaltyKindFine, Provision: basis, Amount: &low}}
	}
	return []enforcement.PenaltyInput{{Kind: db.PenaltyKindWarning, Provision: basis}}
}

// decideFirst decides on a higher fine, which is appealed against and changed, so that the case is decided again.
func (s *script) decideFirst() {
	fine := s.c.fine.Add(yuan(5000))
	penalties := s.impose(&fine)
	told := s.c.filed.AddDays(5)
	s.endInvestigation(told)
	s.tell(told, penalties)
	s.at(told.AddDays(1), enforcement.WaiveStatementInput{StepInput: s.step(told.AddDays(1), "当事人书面放弃陈述、申辩")})
	decided := told.AddDays(3)
	s.reviewFirst(decided, penalties)
	s.decide(decided, penalties)
	s.at(decided.AddDays(1), enforcement.ServeDocumentInput{StepInput: s.step(decided.AddDays(1), "")})
	s.at(decided.AddDays(12), enforcement.PublishDecisionInput{StepInput: s.step(decided.AddDays(12), "")})
	s.loseAppeal(decided, db.AppealOutcomeChanged, db.WithdrawalChanged)
}

// reviewFirst lets the heads discuss what the law has heard before it is decided.
func (s *script) reviewFirst(on civil.Date, penalties []enforcement.PenaltyInput) {
	if s.needsHearing(penalties) {
		s.at(on, enforcement.DiscussCaseInput{StepInput: s.step(on, "案件集体讨论，同意拟处罚意见")})
	}
}

// loseAppeal writes an appeal against the first decision that succeeds, and the decision's withdrawal.
func (s *script) loseAppeal(decided civil.Date, outcome db.AppealOutcome, withdrawal db.Withdrawal) {
	filed := decided.AddDays(6)
	ended := filed.AddDays(20)
	s.at(filed, enforcement.FileAppealInput{Decision: s.own("Decision", 1), Kind: db.AppealKindReview, Authority: "太仓市人民政府（演示）", FiledOn: filed})
	s.at(ended, enforcement.EndAppealInput{Appeal: s.own("Appeal", 1), EndedOn: ended, Outcome: outcome, Note: new("部分事实证据不足")})
	s.at(ended.AddDays(2), enforcement.WithdrawDecisionInput{
		Decision: s.own("Decision", 1), WithdrawnOn: ended.AddDays(2), Withdrawal: withdrawal, Reason: "行政复议决定：部分事实证据不足",
	})
}

// annul writes a decision that is annulled: money and goods go back to the party, and the case is under way again.
func (s *script) annul() {
	c := s.c
	fine := yuan(3000)
	c.fine = &fine
	c.lots = []*lot{{name: "涉案宣传资料", unit: "份", quantity: 10, price: 12}}
	penalties := s.impose(c.fine)
	told := c.filed.AddDays(6)
	s.endInvestigation(told)
	s.tell(told, penalties)
	s.at(told.AddDays(1), enforcement.WaiveStatementInput{StepInput: s.step(told.AddDays(1), "当事人书面放弃陈述、申辩")})
	c.decided, c.served = told.AddDays(2), told.AddDays(3)
	s.decide(c.decided, penalties)
	s.confiscateGoods()
	s.serve()
	s.later(c.served.AddDays(1), func() { s.recordPayment(payment{amount: fine, on: c.served.AddDays(1)}, true) })
	s.at(c.served.AddDays(4), enforcement.PublishDecisionInput{StepInput: s.step(c.served.AddDays(4), "")})
	s.loseAppeal(c.decided, db.AppealOutcomeAnnulled, db.WithdrawalAnnulled)
	back := c.decided.AddDays(30)
	s.at(back, collection.ReversePaymentInput{Payment: s.own("Payment", 1), On: back, Note: "处罚决定被撤销，退还罚款"})
	s.at(back, enforcement.ReleaseGoodsInput{Case: s.own("Case", 1), ReleasedOn: back, Reason: "处罚决定被撤销，退还物品", Lots: []enforcement.MovedLotInput{{Lot: s.own("GoodsLot", 1)}}})
}

// isMitigated reports whether the fine is below what its provision asks for.
func (c *plan) isMitigated() bool {
	return c.fine != nil && c.fine.LessThan(yuan(provisions[c.provision].low))
}

package demo

import (
	"strconv"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/collection"
	"docket/db"
	"docket/enforcement"
)

// payment is what comes in of a money penalty on a day.
type payment struct {
	ofGains bool
	amount  decimal.Decimal
	on      civil.Date
}

// planPayments plans what comes in by the end of 2023, and concludes what is done.
func (b *bureau) planPayments(c *plan) {
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

// owes reports whether less has come in than was imposed.
func (c *plan) owes() bool {
	due := decimal.Zero
	for _, part := range []*decimal.Decimal{c.fine, c.gains} {
		if part != nil {
			due = due.Add(*part)
		}
	}
	for _, p := range c.payments {
		due = due.Sub(p.amount)
	}
	return due.IsPositive()
}

// pay writes what comes in, and what happens to money that does not.
func (s *script) pay() {
	c := s.c
	wholly := map[bool]decimal.Decimal{} // what of each penalty has come in
	first := true
	for _, p := range c.payments {
		imposed := c.fine
		if p.ofGains {
			imposed = c.gains
		}
		wholly[p.ofGains] = wholly[p.ofGains].Add(p.amount)
		isLast := wholly[p.ofGains].Equal(*imposed)
		if c.story == paidTwice {
			s.payTwice(p)
			continue
		}
		s.later(p.on, func() { s.recordPayment(p, isLast) })
		if !p.ofGains && !isLast && first {
			s.deferRest(p, imposed.Sub(p.amount))
		}
		first = first && p.ofGains
	}
	if c.story == writtenOff {
		s.later(c.served.AddDays(200), s.writeOff)
	}
}

// recordPayment records a payment; the last one of a fine brings its surcharge.
func (s *script) recordPayment(p payment, isLast bool) {
	penalty := s.penalty(p.ofGains)
	in := collection.RecordPaymentInput{Penalty: penalty, Amount: p.amount, PaidOn: p.on, Method: s.method(p), ReceiptNo: new(s.b.receipt())}
	if _, surcharge := s.f.Due(penalty, p.on); isLast && surcharge.IsPositive() {
		in.Surcharge = &surcharge
	}
	s.f.Write(p.on, in)
}

// method returns how a payment is made: small fines on the spot in cash.
func (s *script) method(p payment) db.PaymentMethod {
	method := []db.PaymentMethod{db.PaymentMethodElectronic, db.PaymentMethodBank}[s.b.IntN(2)]
	if s.c.procedure == "SIMPLIFIED" && p.amount.LessThanOrEqual(yuan(100)) {
		return db.PaymentMethodCashOnSpot
	}
	return method
}

// penalty returns the fine of the decision that stands, or its confiscation of gains.
func (s *script) penalty(ofGains bool) db.Key {
	kind := db.PenaltyKindFine
	if ofGains {
		kind = db.PenaltyKindConfiscationOfGains
	}
	return s.own("Penalty", s.places[kind])
}

// receipt returns the number of the next receipt.
func (b *bureau) receipt() string {
	b.receipts++
	return "YS" + strconv.FormatInt(3205850000000+b.receipts, 10)
}

// restDeferredDays returns how many days after the first payment of a fine its rest falls due. It is longer where confiscated gains are paid in
// parts too: their second part is paid up to 103 days after service (planPayments), and the demo pays the rest of the fine last.
func (c *plan) restDeferredDays() int {
	if c.gains != nil {
		return 105
	}
	return 75
}

// deferRest lets the party pay the rest of a fine later, from its first payment on.
func (s *script) deferRest(p payment, rest decimal.Decimal) {
	s.later(p.on, func() {
		s.f.Write(p.on, collection.GrantDeferralInput{
			Penalty: s.penalty(false), AppliedOn: p.on, GrantedOn: p.on, ApprovedBy: chief, Reason: "资金周转困难，申请分期缴纳",
			Instalments: []collection.InstalmentInput{{DueOn: p.on.AddDays(s.c.restDeferredDays()), Amount: rest}},
		})
	})
}

// payTwice records a payment that was another case's, reverses it, and records the right one.
func (s *script) payTwice(p payment) {
	right := p
	right.on = p.on.AddDays(2)
	s.later(p.on, func() { s.recordPayment(p, true) })
	s.later(right.on, func() {
		s.f.Write(right.on, collection.ReversePaymentInput{Payment: s.own("Payment", 1), On: right.on, Note: "票据号登记有误，冲销后重新登记"})
		s.recordPayment(right, true)
	})
}

// writeOff writes off what could not be collected.
func (s *script) writeOff() {
	on, penalty := s.c.served.AddDays(200), s.penalty(false)
	amount, surcharge := s.f.Due(penalty, on)
	s.f.Write(on, collection.WriteOffInput{
		Penalty: penalty, Amount: &amount, Surcharge: &surcharge, On: on, ApprovedBy: chief, Reason: "当事人已注销，经法院强制执行无可供执行财产，终结执行",
	})
}

// appeal writes an appeal against the decision that stands, and how it ends.
func (s *script) appeal() {
	filed := s.c.served.AddDays(12)
	decision := s.own("Decision", 1)
	review := enforcement.FileAppealInput{Decision: decision, Kind: db.AppealKindReview, Authority: "太仓市人民政府（演示）", FiledOn: filed}
	end := enforcement.EndAppealInput{Appeal: s.own("Appeal", 1), EndedOn: filed.AddDays(55), Outcome: db.AppealOutcomeUpheld}
	switch s.c.story {
	case appealOpen:
		s.at(filed, review)
	case appealDropped:
		end.EndedOn, end.Outcome = filed.AddDays(20), db.AppealOutcomeWithdrawn
		s.at(filed, review)
		s.at(end.EndedOn, end)
	case upheld:
		s.at(filed, review)
		s.at(end.EndedOn, end)
		if sued := end.EndedOn.AddDays(10); s.c.id%3 == 0 {
			s.at(sued, enforcement.FileAppealInput{Decision: decision, Kind: db.AppealKindSuit, Authority: "太仓市人民法院（演示）", FiledOn: sued})
			if ended := sued.AddDays(90); !ended.After(lastDay) {
				s.at(ended, enforcement.EndAppealInput{Appeal: s.own("Appeal", 2), EndedOn: ended, Outcome: db.AppealOutcomeUpheld, Note: new("驳回诉讼请求")})
			}
		}
	}
}

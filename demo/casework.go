package demo

import (
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/law"
)

// casework are the records of all cases, in the order in which they may be written.
func (b *bureau) casework() []table {
	var cases, on, events, decisions, penalties, payments, lots, movements, destructions, supervisors, deadlines, spans []row
	var deferrals, instalments, accruals, proposals, proposed []row
	series := map[[2]any]int{}
	event := func(c *enforcement, kind string, day civil.Date) {
		if day.IsValid() {
			created, updated := stamps(day)
			events = append(events, row{int64(len(events) + 1), int64(Agency), c.id, kind, sqlDate(day), created, updated})
		}
	}
	for _, c := range b.cases {
		series[[2]any{"CASE", c.filed.Year}]++
		p := provisions[c.provision]
		created, updated := stamps(c.filed)
		for _, later := range []civil.Date{c.notified, c.decided, c.served, c.concluded} {
			if later.IsValid() {
				_, updated = stamps(later)
			}
		}
		var value *decimal.Decimal
		if len(c.lots) > 0 {
			sum := decimal.Zero
			for _, l := range c.lots {
				sum = sum.Add(l.value())
			}
			value = &sum
		}
		cases = append(cases, row{
			c.id, int64(Agency), c.caseNo, int64(c.unit + 1), p.field, c.source, c.procedure, c.cause, c.status(), c.party, idOrNull(c.business),
			sqlNumberOrNull(value), sqlNumberOrNull(c.gains), sqlDate(c.discovered), sqlDate(c.filed), sqlDateOrNull(c.decided), sqlDateOrNull(c.served),
			sqlDateOrNull(c.concluded), created, updated,
		})
		for _, officer := range c.officers {
			on = append(on, row{int64(Agency), c.id, officer})
		}
		event(c, "FILED", c.filed)
		event(c, "INVESTIGATED", c.notified)
		if imposed := c.proposal(); len(imposed) > 0 {
			created, updated := stamps(c.notified)
			id := int64(len(proposals) + 1)
			proposals = append(proposals, row{id, int64(Agency), c.id, sqlDate(c.notified), created, updated})
			for _, i := range imposed {
				proposed = append(proposed, row{
					int64(len(proposed) + 1), int64(Agency), id, i.kind, int64(c.provision + 1), sqlNumberOrNull(i.amount), textOrNull(i.departure), created, updated,
				})
			}
			event(c, "PROPOSED", c.notified)
		}
		event(c, "NOTIFIED", c.notified)
		if c.decided.IsValid() {
			series[[2]any{"DECISION", c.decided.Year}]++
			created, updated := stamps(c.decided)
			decisions = append(decisions, row{c.id, int64(Agency), c.id, c.decisionNo, c.outcome, sqlDate(c.decided), sqlDateOrNull(c.served), created, updated})
			event(c, map[string]string{"PENALTY": "DECIDED", "NO_PENALTY": "NOT_PENALISED", "TRANSFER": "TRANSFERRED"}[c.outcome], c.decided)
			event(c, "SERVED", c.served)
			penaltyOf := map[bool]int64{} // by whether it is of gains, not a fine
			for _, i := range c.imposed() {
				id := int64(len(penalties) + 1)
				penalties = append(penalties, row{
					id, int64(Agency), c.id, c.id, i.kind, int64(c.provision + 1), sqlNumberOrNull(i.amount), textOrNull(i.departure), created, updated,
				})
				if i.amount != nil {
					penaltyOf[i.kind != "FINE"] = id
				}
			}
			surcharge := c.surcharged()
			for i, p := range c.payments {
				of, beside := penaltyOf[p.ofGains], decimal.Zero
				if !p.ofGains && (i == len(c.payments)-1 || c.payments[i+1].ofGains) {
					beside = surcharge // with the last payment of the fine
				}
				method := []string{"ELECTRONIC", "BANK"}[b.IntN(2)]
				created, updated := stamps(p.on)
				id := int64(len(payments) + 1)
				payments = append(payments, row{
					id, int64(Agency), c.id, of, "PAYMENT", sqlNumber(p.amount), sqlDate(p.on), method, textOrNull(receipt(id)), created, updated,
					sqlNumber(beside),
				})
				event(c, "PAYMENT_RECORDED", p.on)
			}
			for _, d := range c.dues() {
				of := penaltyOf[d.ofGains]
				var deferral int64
				created, updated := stamps(c.served)
				if d.granted.IsValid() {
					created, updated = stamps(d.granted)
					created, updated = created.Add(time.Hour), updated.Add(time.Hour) // after what it takes the place of
					deferral = int64(len(deferrals) + 1)
					deferrals = append(deferrals, row{
						deferral, int64(Agency), c.id, of, sqlDate(d.granted), sqlDate(d.granted), "分管局长（演示）", "资金周转困难，申请分期缴纳", created, updated,
					})
					event(c, "DEFERRED", d.granted)
				}
				for _, later := range []civil.Date{d.settled, d.replaced} {
					if _, at := stamps(later); later.IsValid() && at.After(updated) {
						updated = at
					}
				}
				instalment := int64(len(instalments) + 1)
				instalments = append(instalments, row{
					instalment, int64(Agency), c.id, of, idOrNull(deferral), sqlDate(d.term.LastDay), sqlNumber(d.amount), sqlDateOrNull(d.settled), sqlDateOrNull(d.replaced), created, updated,
				})
				if d.replaced.IsValid() {
					continue
				}
				for _, run := range d.late {
					var until civil.Date
					if run.Until != nil {
						until = *run.Until
					}
					accruals = append(accruals, row{
						int64(len(accruals) + 1), int64(Agency), c.id, of, instalment, sqlDate(run.From), sqlDateOrNull(until), sqlNumber(d.amount), sqlNumber(dailyShare()), "行政处罚法 72", created, updated,
					})
				}
			}
		}
		for _, l := range c.lots {
			lot := int64(len(lots) + 1)
			created, updated := stamps(c.filed)
			quantity := sqlNumber(decimal.NewFromInt(l.quantity))
			lots = append(lots, row{
				lot, int64(Agency), c.id, l.name, p.field, quantity, l.unit, sqlNumber(l.value()), textOrNull("罚没物资仓库"), created, updated,
			})
			move := func(kind string, day civil.Date, destruction int64) {
				created, updated := stamps(day)
				movements = append(movements, row{int64(len(movements) + 1), int64(Agency), lot, kind, quantity, sqlDate(day), idOrNull(destruction), created, updated})
			}
			move("SEIZE", c.filed, 0)
			move("CONFISCATE", c.decided, 0)
			if l.destruction != nil {
				move("DESTROY", l.destruction.on, l.destruction.id)
			}
		}
		if len(c.lots) > 0 {
			event(c, "GOODS_CONFISCATED", c.decided)
		}
		event(c, "CONCLUDED", c.concluded)
		for _, d := range c.deadlines() {
			if d.action == "PUBLISH" {
				event(c, "PUBLISHED", d.ended)
			}
			created, updated := stamps(d.from)
			if d.ended.IsValid() {
				_, updated = stamps(d.ended)
			}
			id := int64(len(deadlines) + 1)
			for _, s := range d.due.Spans {
				spans = append(spans, row{int64(len(spans) + 1), int64(Agency), id, string(s.Kind), sqlDate(s.From), sqlDate(s.Until), s.Days(), s.Article, created, updated})
			}
			deadlines = append(deadlines, row{
				id, int64(Agency), c.id, d.action, sqlDate(d.from), sqlDate(d.due.LastDay), d.due.Rule.Name, d.due.Rule.Cite(),
				sqlDateOrNull(d.ended), created, updated,
			})
		}
	}
	for _, d := range b.destructions {
		created, updated := stamps(d.on)
		destructions = append(destructions, row{d.id, int64(Agency), sqlDate(d.on), d.place, d.method, "分管局长（演示）", textOrNull(receipt(d.id)), created, updated})
		for _, officer := range b.serving[1][:3] {
			supervisors = append(supervisors, row{int64(Agency), d.id, officer})
		}
	}
	var numbers []row
	for _, kind := range []string{"CASE", "DECISION"} {
		for year := 2021; year < 2024; year++ {
			if last := series[[2]any{kind, year}]; last > 0 {
				numbers = append(numbers, row{int64(Agency), kind, year, last})
			}
		}
	}
	return []table{
		{"number_series", []string{"agency_id", "kind", "year", "last"}, numbers},
		{"cases", []string{
			"id", "agency_id", "case_no", "unit_id", "field", "source", "procedure", "cause", "status", "party_id", "business_id",
			"value_of_goods", "illegal_gains", "discovered_on", "filed_on", "decided_on", "served_on", "concluded_on", "created_at", "updated_at",
		}, cases},
		{"proposals", []string{"id", "agency_id", "case_id", "proposed_on", "created_at", "updated_at"}, proposals},
		{"proposed_penalties", []string{"id", "agency_id", "proposal_id", "kind", "provision_id", "amount", "departure", "created_at", "updated_at"}, proposed},
		{"case_officers", []string{"agency_id", "case_id", "officer_id"}, on},
		{"case_events", []string{"id", "agency_id", "case_id", "kind", "occurred_on", "created_at", "updated_at"}, events},
		{"deadlines", []string{"id", "agency_id", "case_id", "action", "starts_on", "due_on", "rule", "article", "ended_on", "created_at", "updated_at"}, deadlines},
		{"deadline_spans", []string{"id", "agency_id", "deadline_id", "kind", "starts_on", "ends_on", "days", "article", "created_at", "updated_at"}, spans},
		{"decisions", []string{"id", "agency_id", "case_id", "decision_no", "outcome", "decided_on", "served_on", "created_at", "updated_at"}, decisions},
		{"penalties", []string{"id", "agency_id", "case_id", "decision_id", "kind", "provision_id", "amount", "departure", "created_at", "updated_at"}, penalties},
		{"payments", []string{"id", "agency_id", "case_id", "penalty_id", "kind", "amount", "paid_on", "method", "receipt_no", "created_at", "updated_at", "surcharge"}, payments},
		{"deferrals", []string{"id", "agency_id", "case_id", "penalty_id", "applied_on", "granted_on", "approved_by", "reason", "created_at", "updated_at"}, deferrals},
		{"instalments", []string{"id", "agency_id", "case_id", "penalty_id", "deferral_id", "due_on", "amount", "settled_on", "replaced_on", "created_at", "updated_at"}, instalments},
		{"accruals", []string{"id", "agency_id", "case_id", "penalty_id", "instalment_id", "starts_on", "ends_on", "base", "rate", "article", "created_at", "updated_at"}, accruals},
		{"goods_lots", []string{"id", "agency_id", "case_id", "name", "field", "quantity", "unit", "value", "stored_at", "created_at", "updated_at"}, lots},
		{"destructions", []string{"id", "agency_id", "destroyed_on", "place", "method", "approved_by", "record_no", "created_at", "updated_at"}, destructions},
		{"destruction_supervisors", []string{"agency_id", "destruction_id", "officer_id"}, supervisors},
		{"goods_movements", []string{"id", "agency_id", "lot_id", "kind", "quantity", "moved_on", "destruction_id", "created_at", "updated_at"}, movements},
	}
}

// imposed is a penalty, as it was decided or is proposed.
type imposed struct {
	kind, departure string
	amount          *decimal.Decimal
}

// imposed are the case's penalties.
func (c *enforcement) imposed() (all []imposed) {
	if c.warning {
		all = append(all, imposed{kind: "WARNING"})
	}
	if c.fine != nil {
		all = append(all, imposed{"FINE", c.departure, c.fine})
	}
	if c.gains != nil {
		all = append(all, imposed{"CONFISCATION_OF_GAINS", "", c.gains})
	}
	if len(c.lots) > 0 {
		all = append(all, imposed{kind: "CONFISCATION_OF_GOODS"})
	}
	return all
}

// proposal is what the party was told of: what was decided then, or the least fine where nothing is decided yet.
func (c *enforcement) proposal() []imposed {
	switch {
	case !c.notified.IsValid() || c.procedure != "ORDINARY" || c.decided.IsValid() && c.outcome != "PENALTY":
		return nil
	case c.decided.IsValid():
		return c.imposed()
	}
	least := decimal.NewFromInt(provisions[c.provision].low)
	if !least.IsPositive() {
		return []imposed{{kind: "WARNING"}}
	}
	return []imposed{{"FINE", "", &least}}
}

// deadline is one that a step of a case opened; ended is zero while it is open.
type deadline struct {
	action      string
	from, ended civil.Date
	due         law.Deadline
}

var book = law.NewRulebook(law.NewCalendar(nil))

// deadlines are those that the case's steps opened, as the verbs would have.
func (c *enforcement) deadlines() (all []deadline) {
	open := func(action, rule string, from, ended civil.Date) {
		if ended.IsValid() && ended.Before(from) {
			ended = from
		}
		if due, ok := book.DeadlineOf(rule, from); ok {
			all = append(all, deadline{action, from, ended, due})
		}
	}
	open("DECIDE", "decision.term", c.filed, c.decided)
	if !c.decided.IsValid() || c.outcome == "TRANSFER" {
		return all
	}
	open("SERVE", "service.term", c.decided, c.served)
	if c.procedure == "ORDINARY" && c.outcome == "PENALTY" && (c.fine != nil || c.gains != nil || len(c.lots) > 0) {
		open("PUBLISH", "publicity.term", c.decided, civil.Date{})
		// Published on the last day, where that has come.
		if last := &all[len(all)-1]; !last.due.LastDay.After(lastDay) {
			last.ended = last.due.LastDay
		}
	}
	if !c.served.IsValid() {
		return all
	}
	owed, executed := decimal.Zero, c.served
	for _, imposed := range []*decimal.Decimal{c.fine, c.gains} {
		if imposed != nil {
			owed = owed.Add(*imposed)
		}
	}
	isOwed := owed.IsPositive()
	for _, p := range c.payments {
		owed = owed.Sub(p.amount)
		if p.on.After(executed) {
			executed = p.on
		}
	}
	if isOwed {
		c.payBy(&all, executed, owed.IsPositive())
	}
	if !owed.IsPositive() {
		open("CONCLUDE", "conclusion.term", executed, c.concluded)
	}
	return all
}

// payBy adds the deadlines of payment: the one of the law, ended by payment or by a deferral, and then that of the deferral.
func (c *enforcement) payBy(all *[]deadline, executed civil.Date, owes bool) {
	paid := executed
	if owes {
		paid = civil.Date{}
	}
	for _, d := range c.dues() {
		if d.granted.IsValid() {
			term, _ := book.DeadlineOf("payment.term", c.served)
			*all = append(*all, deadline{"PAY", c.served, d.granted, term}, deadline{"PAY", d.granted, paid, d.term})
			return
		}
	}
	term, _ := book.DeadlineOf("payment.term", c.served)
	*all = append(*all, deadline{"PAY", c.served, paid, term})
}

func (l *lot) value() decimal.Decimal {
	return decimal.NewFromFloat(l.price).Mul(decimal.NewFromInt(l.quantity))
}

func receipt(n int64) string { return "YS" + decimal.NewFromInt(3205850000000+n).String() }

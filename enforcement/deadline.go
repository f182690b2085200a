package enforcement

import (
	"context"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

// moveDeadlines ends the deadlines that a step meets and opens those that it brings.
func (p *lockedCase) moveDeadlines(ctx context.Context, step law.Step, on civil.Date, penalties []law.Penalty) error {
	switch step {
	case law.Filed:
		return p.beginDecision(ctx)
	case law.Extended, law.Suspended, law.Resumed, law.HearingRequested, law.Heard, law.Waived, law.Proposed:
		return p.recountDecision(ctx, on)
	case law.Decided, law.NotPenalised:
		if err := p.endDeadlines(ctx, db.DeadlineActionDecide, on); err != nil {
			return err
		}
		if err := p.addTerm(ctx, db.DeadlineActionServe, "service.term", on); err != nil {
			return err
		}
		if step == law.Decided && law.IsToBePublished(p.state, penalties) {
			return p.beginPublication(ctx, on)
		}
	case law.Served:
		if err := p.endDeadlines(ctx, db.DeadlineActionServe, on); err != nil {
			return err
		}
		owed, err := p.amountOwed(ctx, on)
		if err != nil {
			return err
		}
		if owed.IsPositive() {
			return p.addTerm(ctx, db.DeadlineActionPay, "payment.term", on)
		}
		return p.addTerm(ctx, db.DeadlineActionConclude, "conclusion.term", on)
	case law.Executed:
		if err := p.endDeadlines(ctx, db.DeadlineActionPay, on); err != nil || p.hasOpenDeadline(db.DeadlineActionConclude) {
			return err
		}
		return p.addTerm(ctx, db.DeadlineActionConclude, "conclusion.term", on)
	case law.PaymentReversed:
		// What was paid is due again, since the day it was.
		if p.current.ServedOn == nil || p.hasOpenDeadline(db.DeadlineActionPay) {
			return nil
		}
		if err := p.endDeadlines(ctx, db.DeadlineActionConclude, on); err != nil {
			return err
		}
		return p.addTerm(ctx, db.DeadlineActionPay, "payment.term", *p.current.ServedOn)
	case law.Withdrawn:
		for _, d := range p.openDeadlines {
			if d.Action == db.DeadlineActionRelease {
				continue // what is seized stays so
			}
			if err := p.endDeadlines(ctx, d.Action, on); err != nil {
				return err
			}
		}
		return p.beginDecision(ctx)
	case law.Published:
		return p.endDeadlines(ctx, db.DeadlineActionPublish, on)
	case law.Transferred, law.Concluded:
		for _, d := range p.openDeadlines {
			if step == law.Concluded && (d.Action == db.DeadlineActionPublish || d.Action == db.DeadlineActionPush) || d.Action == db.DeadlineActionRelease {
				continue // what is to be published stays so, and what is seized
			}
			if err := p.endDeadlines(ctx, d.Action, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// beginDecision opens the deadline of the decision.
func (p *lockedCase) beginDecision(ctx context.Context) error {
	d, ok := p.w.Law().DecisionDue(p.state)
	if !ok {
		return nil
	}
	return p.addDeadline(ctx, db.DeadlineActionDecide, d)
}

// recount lets the deadline of the decision, while it is open, be what it is now.
func (p *lockedCase) recountDecision(ctx context.Context, on civil.Date) error {
	d, ok := p.w.Law().DecisionDue(p.state)
	if !ok {
		return nil
	}
	for _, open := range p.openDeadlines {
		if open.Action != db.DeadlineActionDecide || open.EndedOn != nil {
			continue
		}
		there := law.Deadline{StoppedOn: open.StoppedOn}
		if open.DueOn != nil {
			there.LastDay = *open.DueOn
		}
		if d.IsKnown() == (open.DueOn != nil) && (!d.IsKnown() || there.LastDay == d.LastDay) && sameDay(there.StoppedOn, d.StoppedOn) {
			return nil // the step has moved nothing
		}
		if err := p.endDeadlines(ctx, db.DeadlineActionDecide, on); err != nil {
			return err
		}
		return p.addDeadline(ctx, db.DeadlineActionDecide, d)
	}
	return nil
}

// beginPublication opens the deadlines of publishing a decision; where the party is registered in another province, it is
// pushed to the bureau there too (信息公示规定 10).
func (p *lockedCase) beginPublication(ctx context.Context, on civil.Date) error {
	if err := p.addTerm(ctx, db.DeadlineActionPublish, "publicity.term", on); err != nil || p.division == nil {
		return err
	}
	agency := new(db.Agency)
	if err := p.w.Tx().NewSelect().Model(agency).Where("id = ?", p.w.Agency()).Scan(ctx); err != nil {
		return err
	}
	if !law.IsOtherProvince(*p.division, agency.Code) {
		return nil
	}
	return p.addTerm(ctx, db.DeadlineActionPush, "publicity.elsewhere", on)
}

func (p *lockedCase) hasOpenDeadline(action db.DeadlineAction) bool {
	for _, d := range p.openDeadlines {
		if d.Action == action && d.EndedOn == nil {
			return true
		}
	}
	return false
}

func (p *lockedCase) endDeadlines(ctx context.Context, action db.DeadlineAction, on civil.Date) error {
	for _, d := range p.openDeadlines {
		if d.Action == action && d.EndedOn == nil {
			if err := p.endDeadline(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// close ends one deadline: not before it began, though what ends it may be recorded with an earlier day.
func (p *lockedCase) endDeadline(ctx context.Context, d *db.Deadline, on civil.Date) error {
	if on.Before(d.StartsOn) {
		on = d.StartsOn
	}
	d.EndedOn = &on
	return db.Update(ctx, p.w, d, "ended_on")
}

func (p *lockedCase) addTerm(ctx context.Context, action db.DeadlineAction, rule string, from civil.Date) error {
	d, ok := p.w.Law().DeadlineOf(rule, from)
	if !ok {
		return nil // no such term held then
	}
	return p.addDeadline(ctx, action, d)
}

// begin opens a deadline, with how it was reckoned.
func (p *lockedCase) addDeadline(ctx context.Context, action db.DeadlineAction, due law.Deadline) error {
	return p.addDeadlineOf(ctx, action, due, nil)
}

// beginOf opens a deadline, of an order of seizure where one is named.
func (p *lockedCase) addDeadlineOf(ctx context.Context, action db.DeadlineAction, due law.Deadline, seizure *int64) error {
	d := &db.Deadline{SeizureID: seizure, CaseID: p.current.ID, Action: action, StartsOn: due.StartedOn, Rule: due.Rule.Name, Article: due.Rule.Cite(), StoppedOn: due.StoppedOn}
	switch {
	case due.UnknownYear != 0:
		d.UnknownYear = &due.UnknownYear
	case due.IsKnown():
		d.DueOn = &due.LastDay
	}
	p.openDeadlines = append(p.openDeadlines, d)
	if err := db.Insert(ctx, p.w, d); err != nil {
		return err
	}
	return writeSpans(ctx, p.w, d, due)
}

// showReckoning tells how a deadline was reckoned, once that is known.
func writeSpans(ctx context.Context, w *db.Writer, d *db.Deadline, due law.Deadline) error {
	if due.UnknownYear != 0 || len(due.Spans) == 0 {
		return nil
	}
	spans := make([]*db.DeadlineSpan, len(due.Spans))
	for i, s := range due.Spans {
		spans[i] = &db.DeadlineSpan{DeadlineID: d.ID, Kind: db.DeadlineSpanKind(s.Kind), StartsOn: s.From, EndsOn: s.Until, Days: s.Days(), Article: s.Article}
	}
	return db.Insert(ctx, w, spans...)
}

// CountCaseTerms computes, once the working days of a year are known, the open terms of clues, seizures and cases, the days on
// which money is due, and the surcharge that has accrued since.
func CountCaseTerms(ctx context.Context, w *db.Writer, year int) error {
	if err := countSeizureTerms(ctx, w); err != nil {
		return err
	}
	if err := countClueTerms(ctx, w); err != nil {
		return err
	}
	if err := countDeadlines(ctx, w, year); err != nil {
		return err
	}
	return countDueDays(ctx, w)
}

// deadlinesKnown works out the open deadlines that fall into the year.
func countDeadlines(ctx context.Context, w *db.Writer, year int) error {
	open, err := db.Read[db.Deadline](ctx, w, "unknown_year = $2 AND ended_on IS NULL", "ORDER BY id FOR UPDATE", year)
	if err != nil {
		return err
	}
	for _, d := range open {
		due, ok := w.Law().DeadlineOf(d.Rule, d.StartsOn)
		switch {
		case d.Action == db.DeadlineActionDecide:
			p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: d.CaseID}, nil)
			if err != nil {
				return err
			}
			due, ok = w.Law().DecisionDue(p.state)
		case d.SeizureID != nil:
			s, err := db.ReadOne[db.Seizure](ctx, w, "id = $2", "", *d.SeizureID)
			if err != nil {
				return err
			}
			if due, ok, err = seizureDue(ctx, w, s); err != nil {
				return err
			}
		}
		if !ok || due.UnknownYear == year {
			continue
		}
		d.DueOn, d.UnknownYear = &due.LastDay, nil
		if due.UnknownYear != 0 {
			d.DueOn, d.UnknownYear = nil, &due.UnknownYear
		}
		if err := db.CheckAll(db.Update(ctx, w, d, "due_on", "unknown_year"), writeSpans(ctx, w, d, due)); err != nil {
			return err
		}
	}
	return nil
}

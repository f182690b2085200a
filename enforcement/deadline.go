package enforcement

import (
	"context"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

// updateDeadlines ends the deadlines that a step meets and adds those that it starts.
func (p *lockedCase) updateDeadlines(ctx context.Context, step law.Step, on civil.Date, penalties []law.Penalty) error {
	switch step {
	case law.Extended, law.Suspended, law.Resumed, law.HearingRequested, law.Heard, law.Waived, law.Proposed:
		return p.recountDecision(ctx, on)
	case law.Decided, law.NotPenalised:
		if err := p.replaceDeadlines(ctx, db.DeadlineActionDecide, on, db.DeadlineActionServe, "service.term", on); err != nil {
			return err
		}
		if step == law.Decided && law.IsToBePublished(p.state, penalties) {
			return p.addPublicityDeadlines(ctx, on)
		}
	case law.Served:
		owed, err := p.amountOwed(ctx, on)
		if err != nil {
			return err
		}
		if owed.IsPositive() {
			return p.replaceDeadlines(ctx, db.DeadlineActionServe, on, db.DeadlineActionPay, "payment.term", on)
		}
		return p.replaceDeadlines(ctx, db.DeadlineActionServe, on, db.DeadlineActionConclude, "conclusion.term", on)
	case law.Executed:
		if p.hasOpenDeadline(db.DeadlineActionConclude) {
			return p.endDeadlines(ctx, db.DeadlineActionPay, on)
		}
		return p.replaceDeadlines(ctx, db.DeadlineActionPay, on, db.DeadlineActionConclude, "conclusion.term", on)
	case law.PaymentReversed:
		if p.current.ServedOn == nil || p.hasOpenDeadline(db.DeadlineActionPay) {
			return nil
		}
		return p.replaceDeadlines(ctx, db.DeadlineActionConclude, on, db.DeadlineActionPay, "payment.term", *p.current.ServedOn)
	case law.Withdrawn: // goods stay seized
		if err := p.endDeadlinesExcept(ctx, on, db.DeadlineActionRelease); err != nil {
			return err
		}
		return p.addDecisionDeadline(ctx)
	case law.Published:
		return p.endDeadlines(ctx, db.DeadlineActionPublish, on)
	case law.Transferred: // goods stay seized
		return p.endDeadlinesExcept(ctx, on, db.DeadlineActionRelease)
	case law.Concluded: // the decision is still to be published
		return p.endDeadlinesExcept(ctx, on, db.DeadlineActionRelease, db.DeadlineActionPublish, db.DeadlineActionPush)
	}
	return nil
}

// replaceDeadlines ends the deadlines of an action on a day and adds the deadline of the next action, whose term begins on another day.
func (p *lockedCase) replaceDeadlines(ctx context.Context, done db.DeadlineAction, on civil.Date, next db.DeadlineAction, rule string, from civil.Date) error {
	if err := p.endDeadlines(ctx, done, on); err != nil {
		return err
	}
	return p.addTerm(ctx, next, rule, from)
}

// addDecisionDeadline adds the deadline of the decision.
func (p *lockedCase) addDecisionDeadline(ctx context.Context) error {
	d, ok := p.w.Law().DecisionDue(p.state)
	if !ok {
		return nil
	}
	return p.addDeadline(ctx, db.DeadlineActionDecide, d)
}

// recountDecision calculates the deadline of the decision again, while it is open. Where it has changed, the old deadline ends and a new one
// is added.
func (p *lockedCase) recountDecision(ctx context.Context, on civil.Date) error {
	d, ok := p.w.Law().DecisionDue(p.state)
	i := slices.IndexFunc(p.openDeadlines, func(open *db.Deadline) bool { return open.Action == db.DeadlineActionDecide && open.EndedOn == nil })
	if !ok || i < 0 {
		return nil
	}
	var due *civil.Date
	if d.IsKnown() {
		due = &d.LastDay
	}
	if open := p.openDeadlines[i]; sameDay(open.DueOn, due) && sameDay(open.StoppedOn, d.StoppedOn) {
		return nil
	}
	if err := p.endDeadlines(ctx, db.DeadlineActionDecide, on); err != nil {
		return err
	}
	return p.addDeadline(ctx, db.DeadlineActionDecide, d)
}

// addPublicityDeadlines adds the deadline of publishing a decision and, where the party is registered in another province, that of sending it
// to the bureau there (信息公示规定 10).
func (p *lockedCase) addPublicityDeadlines(ctx context.Context, on civil.Date) error {
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

// hasOpenDeadline reports whether a deadline of an action is open.
func (p *lockedCase) hasOpenDeadline(action db.DeadlineAction) bool {
	return slices.ContainsFunc(p.openDeadlines, func(d *db.Deadline) bool { return d.Action == action && d.EndedOn == nil })
}

// endDeadlines ends the open deadlines of an action.
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

// endDeadlinesExcept ends the open deadlines of all actions but some.
func (p *lockedCase) endDeadlinesExcept(ctx context.Context, on civil.Date, kept ...db.DeadlineAction) error {
	for _, d := range p.openDeadlines {
		if d.EndedOn == nil && !slices.Contains(kept, d.Action) {
			if err := p.endDeadline(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// endDeadline ends a deadline, not before the day on which it began: the step that ends it may be recorded with an earlier day.
func (p *lockedCase) endDeadline(ctx context.Context, d *db.Deadline, on civil.Date) error {
	if on.Before(d.StartsOn) {
		on = d.StartsOn
	}
	d.EndedOn = &on
	return db.Update(ctx, p.w, d, "ended_on")
}

// addTerm adds the deadline of the term that a rule sets, or nothing where the rule was not in force.
func (p *lockedCase) addTerm(ctx context.Context, action db.DeadlineAction, rule string, from civil.Date) error {
	d, ok := p.w.Law().DeadlineOf(rule, from)
	if !ok {
		return nil
	}
	return p.addDeadline(ctx, action, d)
}

// addDeadline adds a deadline of the case with its calculation.
func (p *lockedCase) addDeadline(ctx context.Context, action db.DeadlineAction, due law.Deadline) error {
	return p.addDeadlineOf(ctx, action, due, nil)
}

// addDeadlineOf adds a deadline of the case, or of one of its seizures, with its calculation.
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

// writeSpans writes the calculation of a deadline, once the working days that it needs are known.
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

// CountCaseTerms computes, once the working days of a year are known, the open terms of seizures and cases, the days on
// which money is due, and the surcharge that has accrued since.
func CountCaseTerms(ctx context.Context, w *db.Writer, year int) error {
	if err := countSeizureTerms(ctx, w); err != nil {
		return err
	}
	if err := countDeadlines(ctx, w, year); err != nil {
		return err
	}
	return countDueDays(ctx, w)
}

// countDeadlines computes the open deadlines that waited for the working days of a year.
func countDeadlines(ctx context.Context, w *db.Writer, year int) error {
	open, err := db.Read[db.Deadline](ctx, w, "unknown_year = $2 AND ended_on IS NULL", "ORDER BY id FOR UPDATE", year)
	if err != nil {
		return err
	}
	for _, d := range open {
		due, ok, err := dueOf(ctx, w, d)
		if err != nil {
			return err
		}
		if !ok || due.UnknownYear == year {
			continue
		}
		d.DueOn, d.UnknownYear = &due.LastDay, nil
		if due.UnknownYear != 0 {
			d.DueOn, d.UnknownYear = nil, &due.UnknownYear
		}
		if err := db.Update(ctx, w, d, "due_on", "unknown_year"); err != nil {
			return err
		}
		if err := writeSpans(ctx, w, d, due); err != nil {
			return err
		}
	}
	return nil
}

// dueOf calculates a deadline again: of a decision, of a seizure, or of any other term. It returns false where no such term was in force.
func dueOf(ctx context.Context, w *db.Writer, d *db.Deadline) (due law.Deadline, ok bool, err error) {
	switch {
	case d.Action == db.DeadlineActionDecide:
		p, err := loadCaseOf(ctx, w, d.CaseID)
		if err != nil {
			return due, false, err
		}
		due, ok = w.Law().DecisionDue(p.state)
	case d.SeizureID != nil:
		s, err := db.ReadOne[db.Seizure](ctx, w, "id = $2", "", *d.SeizureID)
		if err != nil {
			return due, false, err
		}
		return seizureDue(ctx, w, s)
	default:
		due, ok = w.Law().DeadlineOf(d.Rule, d.StartsOn)
	}
	return due, ok, nil
}

package lockedcase

import (
	"context"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

// updateDeadlines ends the deadlines that a step meets, and adds the deadlines that it starts.
func (c *Case) updateDeadlines(ctx context.Context, taken Step) error {
	on := taken.On
	switch taken.Step {
	case law.Extended, law.Suspended, law.Resumed, law.HearingRequested, law.Heard, law.Waived, law.Proposed:
		return c.RecountDecision(ctx, on)
	case law.Decided, law.NotPenalised:
		if err := c.replaceDeadlines(ctx, db.DeadlineActionDecide, on, db.DeadlineActionServe, "service.term", on); err != nil {
			return err
		}
		if taken.Step == law.Decided && law.IsToBePublished(c.State, taken.Penalties) {
			return c.addPublicityDeadlines(ctx, on)
		}
	case law.Served:
		if taken.IsMoneyOwed {
			return c.replaceDeadlines(ctx, db.DeadlineActionServe, on, db.DeadlineActionPay, "payment.term", on)
		}
		return c.replaceDeadlines(ctx, db.DeadlineActionServe, on, db.DeadlineActionConclude, "conclusion.term", on)
	case law.Executed:
		if c.HasOpenDeadline(db.DeadlineActionConclude) {
			return c.EndDeadlines(ctx, db.DeadlineActionPay, on)
		}
		return c.replaceDeadlines(ctx, db.DeadlineActionPay, on, db.DeadlineActionConclude, "conclusion.term", on)
	case law.PaymentReversed:
		if c.Current.ServedOn == nil || c.HasOpenDeadline(db.DeadlineActionPay) {
			return nil
		}
		return c.replaceDeadlines(ctx, db.DeadlineActionConclude, on, db.DeadlineActionPay, "payment.term", *c.Current.ServedOn)
	case law.Withdrawn: // goods stay seized
		if err := c.EndDeadlinesExcept(ctx, on, db.DeadlineActionRelease); err != nil {
			return err
		}
		return c.AddDecisionDeadline(ctx)
	case law.Published:
		return c.EndDeadlines(ctx, db.DeadlineActionPublish, on)
	case law.Transferred: // goods stay seized
		return c.EndDeadlinesExcept(ctx, on, db.DeadlineActionRelease)
	case law.Concluded: // the decision is still to be published
		return c.EndDeadlinesExcept(ctx, on, db.DeadlineActionRelease, db.DeadlineActionPublish, db.DeadlineActionPush)
	}
	return nil
}

// moveTermsOfService computes the terms again that ran from a day of service which was wrong. The service met its own deadline on the right day. A
// term that began on the wrong day never ran: its deadline ends on the day on which it began, and another takes its place, which ends when the
// old one did. A deadline that ended on its first day stays: it was met at once, or another took its place before.
func (c *Case) moveTermsOfService(ctx context.Context, was, is civil.Date) error {
	all, err := db.Read[db.Deadline](ctx, c.Writer, "case_id = $2", "ORDER BY id", c.Current.ID)
	if err != nil {
		return err
	}
	ranFromService := func(d *db.Deadline, action db.DeadlineAction, rule string) bool {
		return d.Action == action && d.Rule == rule && d.StartsOn == was && !db.SameDay(d.EndedOn, &was)
	}
	isPaid := slices.ContainsFunc(all, func(d *db.Deadline) bool { return d.Action == db.DeadlineActionPay && d.StartsOn == was })
	for i, d := range all {
		if open := slices.IndexFunc(c.OpenDeadlines, func(o *db.Deadline) bool { return o.ID == d.ID }); open >= 0 {
			d, all[i] = c.OpenDeadlines[open], c.OpenDeadlines[open] // changed once, seen by all
		}
		switch {
		case d.Action == db.DeadlineActionServe && db.SameDay(d.EndedOn, &was):
			if err := c.EndDeadline(ctx, d, is); err != nil {
				return err
			}
		case ranFromService(d, db.DeadlineActionPay, "payment.term"), !isPaid && ranFromService(d, db.DeadlineActionConclude, "conclusion.term"):
			ended := d.EndedOn
			if err := c.EndDeadline(ctx, d, d.StartsOn); err != nil {
				return err
			}
			due, ok := c.Writer.Law().DeadlineOf(d.Rule, is)
			if !ok {
				continue
			}
			if ended != nil && ended.Before(is) {
				ended = &is
			}
			if err := c.addDeadline(ctx, &db.Deadline{Action: d.Action, EndedOn: ended}, due); err != nil {
				return err
			}
		}
	}
	return nil
}

// Reopen opens a case again whose conclusion on a day is taken back: the term for the conclusion runs as it ran. Callers write the row of the case.
func (c *Case) Reopen(ctx context.Context, concluded civil.Date) error {
	c.Current.ConcludedOn = nil
	ended, err := db.Read[db.Deadline](ctx, c.Writer, "case_id = $2 AND action = 'CONCLUDE' AND ended_on = $3", "ORDER BY id DESC LIMIT 1", c.Current.ID, concluded)
	if err != nil || len(ended) == 0 { // as in a case whose steps a register has brought
		return err
	}
	return c.AddTerm(ctx, db.DeadlineActionConclude, ended[0].Rule, ended[0].StartsOn)
}

// replaceDeadlines ends the deadlines of an action on a day and adds the deadline of the next action, whose term begins on another day.
func (c *Case) replaceDeadlines(ctx context.Context, done db.DeadlineAction, on civil.Date, next db.DeadlineAction, rule string, from civil.Date) error {
	if err := c.EndDeadlines(ctx, done, on); err != nil {
		return err
	}
	return c.AddTerm(ctx, next, rule, from)
}

// AddDecisionDeadline adds the deadline of the decision.
func (c *Case) AddDecisionDeadline(ctx context.Context) error {
	d, ok := c.Writer.Law().DecisionDue(c.State)
	if !ok {
		return nil
	}
	return c.AddDeadline(ctx, db.DeadlineActionDecide, d)
}

// RecountDecision calculates the deadline of the decision again, while it is open. Where it has changed, the old deadline ends and a new one
// is added.
func (c *Case) RecountDecision(ctx context.Context, on civil.Date) error {
	d, ok := c.Writer.Law().DecisionDue(c.State)
	i := slices.IndexFunc(c.OpenDeadlines, func(open *db.Deadline) bool { return open.Action == db.DeadlineActionDecide && open.EndedOn == nil })
	if !ok || i < 0 {
		return nil
	}
	var due *civil.Date
	if d.IsKnown() {
		due = &d.LastDay
	}
	if open := c.OpenDeadlines[i]; db.SameDay(open.DueOn, due) && db.SameDay(open.StoppedOn, d.StoppedOn) {
		return nil
	}
	if err := c.EndDeadlines(ctx, db.DeadlineActionDecide, on); err != nil {
		return err
	}
	return c.AddDeadline(ctx, db.DeadlineActionDecide, d)
}

// addPublicityDeadlines adds the deadline of publishing a decision (信息公示规定 9) and, where the party is registered in another province, the
// deadline of sending the decision to the bureau there (10).
func (c *Case) addPublicityDeadlines(ctx context.Context, on civil.Date) error {
	if err := c.AddTerm(ctx, db.DeadlineActionPublish, "publicity.term", on); err != nil || c.division == nil {
		return err
	}
	agency := new(db.Agency)
	if err := c.Writer.Tx().NewSelect().Model(agency).Where("id = ?", c.Writer.Agency()).Scan(ctx); err != nil {
		return err
	}
	if !law.IsOtherProvince(*c.division, agency.Code) {
		return nil
	}
	return c.AddTerm(ctx, db.DeadlineActionPush, "publicity.elsewhere", on)
}

// HasOpenDeadline reports whether a deadline of an action is open.
func (c *Case) HasOpenDeadline(action db.DeadlineAction) bool {
	return slices.ContainsFunc(c.OpenDeadlines, func(d *db.Deadline) bool { return d.Action == action && d.EndedOn == nil })
}

// EndDeadlines ends the open deadlines of an action.
func (c *Case) EndDeadlines(ctx context.Context, action db.DeadlineAction, on civil.Date) error {
	for _, d := range c.OpenDeadlines {
		if d.Action == action && d.EndedOn == nil {
			if err := c.EndDeadline(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// EndDeadlinesExcept ends the open deadlines of all actions but some.
func (c *Case) EndDeadlinesExcept(ctx context.Context, on civil.Date, kept ...db.DeadlineAction) error {
	for _, d := range c.OpenDeadlines {
		if d.EndedOn == nil && !slices.Contains(kept, d.Action) {
			if err := c.EndDeadline(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// EndDeadline ends a deadline on a day, or on the day on which the deadline began, where that is later: the step that ends a deadline may
// be recorded with an earlier day.
func (c *Case) EndDeadline(ctx context.Context, d *db.Deadline, on civil.Date) error {
	if on.Before(d.StartsOn) {
		on = d.StartsOn
	}
	d.EndedOn = &on
	return db.Update(ctx, c.Writer, d, "ended_on")
}

// AddTerm adds the deadline of the term that a rule sets, or nothing where the rule was not in force.
func (c *Case) AddTerm(ctx context.Context, action db.DeadlineAction, rule string, from civil.Date) error {
	d, ok := c.Writer.Law().DeadlineOf(rule, from)
	if !ok {
		return nil
	}
	return c.AddDeadline(ctx, action, d)
}

// AddDeadline adds a deadline of the case with its calculation.
func (c *Case) AddDeadline(ctx context.Context, action db.DeadlineAction, due law.Deadline) error {
	return c.AddDeadlineOf(ctx, action, due, nil)
}

// AddDeadlineOf adds a deadline of the case, or of one of its seizures, with its calculation.
func (c *Case) AddDeadlineOf(ctx context.Context, action db.DeadlineAction, due law.Deadline, seizure *int64) error {
	return c.addDeadline(ctx, &db.Deadline{SeizureID: seizure, Action: action}, due)
}

// addDeadline adds a deadline, of which the action, the seizure and the day on which it ended are set, with its calculation.
func (c *Case) addDeadline(ctx context.Context, d *db.Deadline, due law.Deadline) error {
	d.CaseID, d.StartsOn, d.Rule, d.Article, d.StoppedOn = c.Current.ID, due.StartedOn, due.Rule.Name, due.Rule.Cite(), due.StoppedOn
	switch {
	case due.UnknownYear != 0:
		d.UnknownYear = &due.UnknownYear
	case due.IsKnown():
		d.DueOn = &due.LastDay
	}
	c.OpenDeadlines = append(c.OpenDeadlines, d)
	if err := db.Insert(ctx, c.Writer, d); err != nil {
		return err
	}
	return WriteSpans(ctx, c.Writer, d, due)
}

// WriteSpans writes the calculation of a deadline, once the working days that it needs are known.
func WriteSpans(ctx context.Context, w *db.Writer, d *db.Deadline, due law.Deadline) error {
	if due.UnknownYear != 0 || len(due.Spans) == 0 {
		return nil
	}
	spans := make([]*db.DeadlineSpan, len(due.Spans))
	for i, s := range due.Spans {
		spans[i] = &db.DeadlineSpan{DeadlineID: d.ID, Kind: db.DeadlineSpanKind(s.Kind), StartsOn: s.From, EndsOn: s.Until, Days: s.Days(), Article: s.Article}
	}
	return db.Insert(ctx, w, spans...)
}

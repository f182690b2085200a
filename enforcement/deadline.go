package enforcement

import (
	"context"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

// updateDeadlines ends the deadlines that a step meets, and adds the deadlines that it starts.
func (locked *lockedCase) updateDeadlines(ctx context.Context, step law.Step, on civil.Date, penalties []law.Penalty) error {
	switch step {
	case law.Extended, law.Suspended, law.Resumed, law.HearingRequested, law.Heard, law.Waived, law.Proposed:
		return locked.recountDecision(ctx, on)
	case law.Decided, law.NotPenalised:
		if err := locked.replaceDeadlines(ctx, db.DeadlineActionDecide, on, db.DeadlineActionServe, "service.term", on); err != nil {
			return err
		}
		if step == law.Decided && law.IsToBePublished(locked.state, penalties) {
			return locked.addPublicityDeadlines(ctx, on)
		}
	case law.Served:
		owed, err := locked.amountOwed(ctx, on)
		if err != nil {
			return err
		}
		if owed.IsPositive() {
			return locked.replaceDeadlines(ctx, db.DeadlineActionServe, on, db.DeadlineActionPay, "payment.term", on)
		}
		return locked.replaceDeadlines(ctx, db.DeadlineActionServe, on, db.DeadlineActionConclude, "conclusion.term", on)
	case law.Executed:
		if locked.hasOpenDeadline(db.DeadlineActionConclude) {
			return locked.endDeadlines(ctx, db.DeadlineActionPay, on)
		}
		return locked.replaceDeadlines(ctx, db.DeadlineActionPay, on, db.DeadlineActionConclude, "conclusion.term", on)
	case law.PaymentReversed:
		if locked.current.ServedOn == nil || locked.hasOpenDeadline(db.DeadlineActionPay) {
			return nil
		}
		return locked.replaceDeadlines(ctx, db.DeadlineActionConclude, on, db.DeadlineActionPay, "payment.term", *locked.current.ServedOn)
	case law.Withdrawn: // goods stay seized
		if err := locked.endDeadlinesExcept(ctx, on, db.DeadlineActionRelease); err != nil {
			return err
		}
		return locked.addDecisionDeadline(ctx)
	case law.Published:
		return locked.endDeadlines(ctx, db.DeadlineActionPublish, on)
	case law.Transferred: // goods stay seized
		return locked.endDeadlinesExcept(ctx, on, db.DeadlineActionRelease)
	case law.Concluded: // the decision is still to be published
		return locked.endDeadlinesExcept(ctx, on, db.DeadlineActionRelease, db.DeadlineActionPublish, db.DeadlineActionPush)
	}
	return nil
}

// replaceDeadlines ends the deadlines of an action on a day and adds the deadline of the next action, whose term begins on another day.
func (locked *lockedCase) replaceDeadlines(ctx context.Context, done db.DeadlineAction, on civil.Date, next db.DeadlineAction, rule string, from civil.Date) error {
	if err := locked.endDeadlines(ctx, done, on); err != nil {
		return err
	}
	return locked.addTerm(ctx, next, rule, from)
}

// addDecisionDeadline adds the deadline of the decision.
func (locked *lockedCase) addDecisionDeadline(ctx context.Context) error {
	d, ok := locked.w.Law().DecisionDue(locked.state)
	if !ok {
		return nil
	}
	return locked.addDeadline(ctx, db.DeadlineActionDecide, d)
}

// recountDecision calculates the deadline of the decision again, while it is open. Where it has changed, the old deadline ends and a new one
// is added.
func (locked *lockedCase) recountDecision(ctx context.Context, on civil.Date) error {
	d, ok := locked.w.Law().DecisionDue(locked.state)
	i := slices.IndexFunc(locked.openDeadlines, func(open *db.Deadline) bool { return open.Action == db.DeadlineActionDecide && open.EndedOn == nil })
	if !ok || i < 0 {
		return nil
	}
	var due *civil.Date
	if d.IsKnown() {
		due = &d.LastDay
	}
	if open := locked.openDeadlines[i]; sameDay(open.DueOn, due) && sameDay(open.StoppedOn, d.StoppedOn) {
		return nil
	}
	if err := locked.endDeadlines(ctx, db.DeadlineActionDecide, on); err != nil {
		return err
	}
	return locked.addDeadline(ctx, db.DeadlineActionDecide, d)
}

// addPublicityDeadlines adds the deadline of publishing a decision (信息公示规定 9) and, where the party is registered in another province, the
// deadline of sending the decision to the bureau there (10).
func (locked *lockedCase) addPublicityDeadlines(ctx context.Context, on civil.Date) error {
	if err := locked.addTerm(ctx, db.DeadlineActionPublish, "publicity.term", on); err != nil || locked.division == nil {
		return err
	}
	agency := new(db.Agency)
	if err := locked.w.Tx().NewSelect().Model(agency).Where("id = ?", locked.w.Agency()).Scan(ctx); err != nil {
		return err
	}
	if !law.IsOtherProvince(*locked.division, agency.Code) {
		return nil
	}
	return locked.addTerm(ctx, db.DeadlineActionPush, "publicity.elsewhere", on)
}

// hasOpenDeadline reports whether a deadline of an action is open.
func (locked *lockedCase) hasOpenDeadline(action db.DeadlineAction) bool {
	return slices.ContainsFunc(locked.openDeadlines, func(d *db.Deadline) bool { return d.Action == action && d.EndedOn == nil })
}

// endDeadlines ends the open deadlines of an action.
func (locked *lockedCase) endDeadlines(ctx context.Context, action db.DeadlineAction, on civil.Date) error {
	for _, d := range locked.openDeadlines {
		if d.Action == action && d.EndedOn == nil {
			if err := locked.endDeadline(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// endDeadlinesExcept ends the open deadlines of all actions but some.
func (locked *lockedCase) endDeadlinesExcept(ctx context.Context, on civil.Date, kept ...db.DeadlineAction) error {
	for _, d := range locked.openDeadlines {
		if d.EndedOn == nil && !slices.Contains(kept, d.Action) {
			if err := locked.endDeadline(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// endDeadline ends a deadline on a day, or on the day on which the deadline began, where that is later: the step that ends a deadline may
// be recorded with an earlier day.
func (locked *lockedCase) endDeadline(ctx context.Context, d *db.Deadline, on civil.Date) error {
	if on.Before(d.StartsOn) {
		on = d.StartsOn
	}
	d.EndedOn = &on
	return db.Update(ctx, locked.w, d, "ended_on")
}

// addTerm adds the deadline of the term that a rule sets, or nothing where the rule was not in force.
func (locked *lockedCase) addTerm(ctx context.Context, action db.DeadlineAction, rule string, from civil.Date) error {
	d, ok := locked.w.Law().DeadlineOf(rule, from)
	if !ok {
		return nil
	}
	return locked.addDeadline(ctx, action, d)
}

// addDeadline adds a deadline of the case with its calculation.
func (locked *lockedCase) addDeadline(ctx context.Context, action db.DeadlineAction, due law.Deadline) error {
	return locked.addDeadlineOf(ctx, action, due, nil)
}

// addDeadlineOf adds a deadline of the case, or of one of its seizures, with its calculation.
func (locked *lockedCase) addDeadlineOf(ctx context.Context, action db.DeadlineAction, due law.Deadline, seizure *int64) error {
	d := &db.Deadline{SeizureID: seizure, CaseID: locked.current.ID, Action: action, StartsOn: due.StartedOn, Rule: due.Rule.Name, Article: due.Rule.Cite(), StoppedOn: due.StoppedOn}
	switch {
	case due.UnknownYear != 0:
		d.UnknownYear = &due.UnknownYear
	case due.IsKnown():
		d.DueOn = &due.LastDay
	}
	locked.openDeadlines = append(locked.openDeadlines, d)
	if err := db.Insert(ctx, locked.w, d); err != nil {
		return err
	}
	return writeSpans(ctx, locked.w, d, due)
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

// ComputeCaseTerms computes, once the working days of a year are known, the open terms of seizures and cases, the days on
// which money is due, and the surcharge that has accrued since.
func ComputeCaseTerms(ctx context.Context, w *db.Writer, year int) error {
	if err := computeSeizureTerms(ctx, w); err != nil {
		return err
	}
	if err := computeDeadlines(ctx, w, year); err != nil {
		return err
	}
	return computeDueDays(ctx, w)
}

// computeDeadlines computes the open deadlines that waited for the working days of a year.
func computeDeadlines(ctx context.Context, w *db.Writer, year int) error {
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

// dueOf calculates a deadline again: of a decision, of a seizure, or of any other term. ok is false where no such term was in force.
func dueOf(ctx context.Context, w *db.Writer, d *db.Deadline) (due law.Deadline, ok bool, err error) {
	switch {
	case d.Action == db.DeadlineActionDecide:
		locked, err := loadCaseOf(ctx, w, d.CaseID)
		if err != nil {
			return due, false, err
		}
		due, ok = w.Law().DecisionDue(locked.state)
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

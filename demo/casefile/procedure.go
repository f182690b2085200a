package casefile

import (
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/enforcement"
	"docket/law"
)

// happened is a step with what else the timeline says of it.
type happened struct {
	law.TakenStep
	note      *string
	corrects  *int64
	penalties []law.Penalty
}

// step takes a step that needs nothing beside.
func (f *File) step(step law.Step, in enforcement.StepInput) {
	f.take(happened{TakenStep: law.TakenStep{Step: step, On: in.On}, note: in.Note})
}

// take adds a step to the case: its event, the new status, the days of the decision, and the deadlines that it ends and opens. It stops the
// program where the law does not allow the step.
func (f *File) take(next happened) {
	f.refuseUnlawful(f.book.CheckStep(f.matter, next.TakenStep, next.penalties...))
	f.matter.Steps = append(f.matter.Steps, next.TakenStep)
	e := f.event(db.CaseEventKind(next.Step), next.On, next.note)
	e.CorrectsID = next.corrects
	if next.Days > 0 {
		e.Days = &next.Days
	}
	c, on := f.current, next.On
	c.Status = db.CaseStatus(f.matter.Status())
	switch next.Step {
	case law.Decided, law.NotPenalised:
		c.DecidedOn = &on
	case law.Served:
		c.ServedOn = &on
	case law.Concluded:
		c.ConcludedOn = &on
	case law.Withdrawn:
		c.DecidedOn, c.ServedOn, c.ConcludedOn = nil, nil, nil
	}
	f.changed(&c.Record)
	f.moveDeadlines(next.Step, on, next.penalties)
}

// beside adds to the timeline what happens beside the procedure.
func (f *File) beside(step law.Step, on civil.Date, note *string) *db.CaseEvent {
	f.refuseUnlawful(law.CheckSideEvent(f.matter, step))
	f.changed(&f.current.Record)
	return f.event(db.CaseEventKind(step), on, note)
}

// investigate ends the investigation with what it found.
func (f *File) investigate(in enforcement.RecordInvestigationInput) {
	c := f.current
	if in.Facts != nil {
		c.Facts = in.Facts
	}
	if in.ValueOfGoods != nil {
		c.ValueOfGoods = in.ValueOfGoods
	}
	if in.IllegalGains != nil {
		c.IllegalGains = in.IllegalGains
	}
	f.step(law.Investigated, in.StepInput)
	f.matter.ValueOfGoods = c.ValueOfGoods
}

// notify tells the party what is proposed, and offers a hearing.
func (f *File) notify(in enforcement.NotifyPartyInput) {
	f.step(law.Notified, in.StepInput)
	if in.HearingOffered {
		f.take(happened{TakenStep: law.TakenStep{Step: law.HearingOffered, On: in.On}})
		return
	}
	f.refuseUnlawful(f.book.HearingRequirement(f.matter, in.On, f.matter.Proposed))
}

// scheduleHearing tells the party when it is heard.
func (f *File) scheduleHearing(in enforcement.ScheduleHearingInput) {
	f.step(law.HearingScheduled, in.StepInput)
	f.refuseUnlawful(f.book.CheckHearingDay(in.On, in.HeldOn))
	h := &db.Hearing{CaseID: f.current.ID, ToldOn: in.On, HeldOn: in.HeldOn, Place: in.Place, ChairID: in.Chair.ID}
	put(f, &f.hearings, h, &h.Record)
	f.matter.HearingOn = &h.HeldOn
}

// extendTerm extends the term of the decision.
func (f *File) extendTerm(in enforcement.ExtendTermInput) {
	next := happened{TakenStep: law.TakenStep{Step: law.Extended, On: in.On}, note: in.Note}
	if in.Days != nil {
		next.Days = *in.Days
	}
	f.take(next)
}

// correctStep corrects the last step: it was taken on another day or, where the input has no day, it was not taken.
func (f *File) correctStep(in enforcement.CorrectStepInput) {
	event := f.events.at(in.Event)
	e := &db.CaseEvent{CaseID: f.current.ID, Kind: db.CaseEventKindCorrected, OccurredOn: in.On, Note: in.Note, CorrectsID: &event.ID}
	put(f, &f.events, e, &e.Record)
	f.matter.Steps = f.matter.Steps[:len(f.matter.Steps)-1]
	if in.TakenOn == nil {
		f.current.Status = db.CaseStatus(f.matter.Status())
		f.renewDecisionDeadline(in.On)
		return
	}
	f.take(happened{TakenStep: law.TakenStep{Step: law.Step(event.Kind), On: *in.TakenOn}, note: event.Note})
	f.renewDecisionDeadline(in.On)
}

// dismiss decides that nothing is punished.
func (f *File) dismiss(in enforcement.DismissCaseInput) {
	f.step(law.NotPenalised, in.StepInput)
	f.decide(db.DecisionOutcomeNoPenalty, in.On, in.Note)
}

// serve serves the decision that stands, and makes its money penalties due.
func (f *File) serve(in enforcement.ServeDocumentInput) {
	f.step(law.Served, in.StepInput)
	for _, d := range f.decisions.own() {
		if d.ServedOn == nil && d.WithdrawnOn == nil {
			d.ServedOn = &in.On
			f.changed(&d.Record)
		}
	}
	f.demand(in.On)
	for _, a := range f.accounts() {
		if a.WithdrawnOn == nil && len(a.entries) > 0 {
			f.execute(in.On)
			return
		}
	}
}

// conclude concludes the case once nothing is owed.
func (f *File) conclude(in enforcement.ConcludeCaseInput) {
	if owed := f.owed(f.today()); owed.IsPositive() && f.current.Status != db.CaseStatusTransferred {
		f.refuse("%s yuan are owed when it is concluded", owed)
	}
	f.step(law.Concluded, in.StepInput)
	f.checkGoodsDone()
}

// moveDeadlines ends the deadlines that a step meets, and opens the deadlines that it starts.
func (f *File) moveDeadlines(step law.Step, on civil.Date, penalties []law.Penalty) {
	switch step {
	case law.Filed:
		f.beginDecision()
	case law.Extended, law.Suspended, law.Resumed, law.HearingRequested, law.Heard, law.Waived, law.Proposed:
		f.renewDecisionDeadline(on)
	case law.Decided, law.NotPenalised:
		f.end(db.DeadlineActionDecide, on)
		f.beginTerm(db.DeadlineActionServe, "service.term", on)
		if step == law.Decided && law.IsToBePublished(f.matter, penalties) {
			f.beginPublication(on)
		}
	case law.Served:
		f.end(db.DeadlineActionServe, on)
		if f.owed(on).IsPositive() {
			f.beginTerm(db.DeadlineActionPay, "payment.term", on)
		} else {
			f.beginTerm(db.DeadlineActionConclude, "conclusion.term", on)
		}
	case law.Executed:
		f.end(db.DeadlineActionPay, on)
		if !f.isOpen(db.DeadlineActionConclude) {
			f.beginTerm(db.DeadlineActionConclude, "conclusion.term", on)
		}
	case law.PaymentReversed:
		if f.current.ServedOn != nil && !f.isOpen(db.DeadlineActionPay) {
			f.end(db.DeadlineActionConclude, on)
			f.beginTerm(db.DeadlineActionPay, "payment.term", *f.current.ServedOn)
		}
	case law.Withdrawn:
		f.endAllBut(on, db.DeadlineActionRelease)
		f.beginDecision()
	case law.Published:
		f.end(db.DeadlineActionPublish, on)
	case law.Transferred:
		f.endAllBut(on, db.DeadlineActionRelease)
	case law.Concluded:
		f.endAllBut(on, db.DeadlineActionRelease, db.DeadlineActionPublish, db.DeadlineActionPush)
	}
}

// beginDecision opens the deadline of the decision.
func (f *File) beginDecision() {
	if d, ok := f.book.DecisionDue(f.matter); ok {
		f.begin(db.DeadlineActionDecide, d, nil)
	}
}

// renewDecisionDeadline closes the open deadline of the decision on a day and opens another, where the term of the decision (law.Rulebook.DecisionDue, 行政处罚法 60)
// ends or is stopped on another day than the deadline says: the case was suspended, resumed or extended.
func (f *File) renewDecisionDeadline(on civil.Date) {
	d, ok := f.book.DecisionDue(f.matter)
	open := f.openDeadline(db.DeadlineActionDecide)
	if !ok || open == nil {
		return
	}
	if d.IsKnown() == (open.DueOn != nil) && (!d.IsKnown() || *open.DueOn == d.LastDay) && sameDay(open.StoppedOn, d.StoppedOn) {
		return
	}
	f.close(open, on)
	f.begin(db.DeadlineActionDecide, d, nil)
}

// sameDay reports whether two days are the same, or neither is known.
func sameDay(a, b *civil.Date) bool { return a == b || a != nil && b != nil && *a == *b }

// beginPublication opens the deadlines of publishing the decision.
func (f *File) beginPublication(on civil.Date) {
	f.beginTerm(db.DeadlineActionPublish, "publicity.term", on)
	if party := f.parties[f.current.PartyID]; party.Division != nil && law.IsOtherProvince(*party.Division, f.agency.Code) {
		f.beginTerm(db.DeadlineActionPush, "publicity.elsewhere", on)
	}
}

// openDeadline returns the open deadline of an action; nil where there is none.
func (f *File) openDeadline(action db.DeadlineAction) *db.Deadline {
	for _, d := range f.deadlines.own() {
		if d.Action == action && d.EndedOn == nil {
			return d
		}
	}
	return nil
}

// isOpen reports whether an action is due.
func (f *File) isOpen(action db.DeadlineAction) bool { return f.openDeadline(action) != nil }

// end ends the open deadlines of an action.
func (f *File) end(action db.DeadlineAction, on civil.Date) {
	for _, d := range f.deadlines.own() {
		if d.Action == action && d.EndedOn == nil {
			f.close(d, on)
		}
	}
}

// endAllBut ends all open deadlines except the deadlines of some actions.
func (f *File) endAllBut(on civil.Date, staying ...db.DeadlineAction) {
	for _, d := range f.deadlines.own() {
		if d.EndedOn == nil && !slices.Contains(staying, d.Action) {
			f.close(d, on)
		}
	}
}

// close ends one deadline, not before it began.
func (f *File) close(d *db.Deadline, on civil.Date) {
	if on.Before(d.StartsOn) {
		on = d.StartsOn
	}
	d.EndedOn = &on
	f.changed(&d.Record)
}

// beginTerm opens a deadline by a rule that holds on a day.
func (f *File) beginTerm(action db.DeadlineAction, rule string, from civil.Date) {
	if d, ok := f.book.DeadlineOf(rule, from); ok {
		f.begin(action, d, nil)
	}
}

// begin opens a deadline with how it was counted, of an order of seizure where one is named.
func (f *File) begin(action db.DeadlineAction, due law.Deadline, seizure *int64) {
	d := &db.Deadline{
		CaseID: f.current.ID, Action: action, StartsOn: due.StartedOn, Rule: due.Rule.Name, Article: due.Rule.Cite(), StoppedOn: due.StoppedOn, SeizureID: seizure,
	}
	switch {
	case due.UnknownYear != 0:
		d.UnknownYear = &due.UnknownYear
	case due.IsKnown():
		d.DueOn = &due.LastDay
	}
	put(f, &f.deadlines, d, &d.Record)
	if due.UnknownYear != 0 {
		return
	}
	for _, s := range due.Spans {
		span := &db.DeadlineSpan{DeadlineID: d.ID, Kind: db.DeadlineSpanKind(s.Kind), StartsOn: s.From, EndsOn: s.Until, Days: s.Days(), Article: s.Article}
		put(f, &f.spans, span, &span.Record)
	}
}

package enforcement

import (
	"context"
	"slices"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// CorrectStep corrects the last step of a case that was recorded by mistake: it never was, or was on another day. The timeline
// keeps both. It changes `case`.
func CorrectStep(ctx context.Context, w *db.Writer, in CorrectStepInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireOwn("input.event", in.Event, "CaseEvent")); err != nil {
		return nil, err
	}
	if in.Note == nil {
		return nil, db.BadInput("input.note", "a correction says what was wrong: write it here")
	}
	if in.TakenOn != nil {
		if err := w.RequireNotFuture("input.takenOn", *in.TakenOn); err != nil {
			return nil, err
		}
	}
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	event, err := p.correctable(in.Event)
	if err != nil {
		return nil, err
	}
	if in.TakenOn != nil && in.TakenOn.After(in.On) {
		return nil, db.BadInput("input.takenOn", "%s is after the day of the correction, %s", in.TakenOn, in.On)
	}
	if in.On.Before(event.OccurredOn) {
		return nil, db.BadInput("input.on", "%s is before the step, %s", in.On, event.OccurredOn)
	}
	corrects := &db.CaseEvent{CaseID: p.current.ID, Kind: db.CaseEventKindCorrected, OccurredOn: in.On, Note: in.Note, CorrectsID: &event.ID}
	if err := db.Insert(ctx, w, corrects); err != nil {
		return nil, err
	}
	p.state.Steps, p.events = p.state.Steps[:len(p.state.Steps)-1], append(p.events, corrects)
	if err := p.readNotice(ctx); err != nil {
		return nil, err
	}
	if in.TakenOn == nil {
		p.current.Status = db.CaseStatus(p.state.Status())
		if err := db.CheckAll(db.Update(ctx, w, p.current, "status"), p.recountDecision(ctx, in.On)); err != nil {
			return nil, err
		}
		return p.changedCase(), nil
	}
	step := law.Step(event.Kind)
	if step == law.Proposed || step == law.HearingScheduled {
		return nil, db.BadInput("input.takenOn", "%s comes with what it said: leave the day out, and record it again", step)
	}
	again := stepToTake{TakenStep: law.TakenStep{Step: step, On: *in.TakenOn}, note: event.Note}
	if event.Days != nil {
		again.Days = *event.Days
	}
	if err := db.CheckAll(p.recordStep(ctx, "input.takenOn", again), p.recountDecision(ctx, in.On)); err != nil {
		return nil, err
	}
	return p.changedCase(), nil
}

// correctable finds the entry of a step that may be corrected: the last one of the procedure.
func (p *lockedCase) correctable(key db.Key) (*db.CaseEvent, error) {
	i := slices.IndexFunc(p.events, func(e *db.CaseEvent) bool { return e.ID == key.ID })
	if i < 0 {
		return nil, db.NotFound("input.event", key)
	}
	event, corrected := p.events[i], correctedEvents(p.events)
	if corrected[event.ID] {
		return nil, problem.Errorf(problem.Conflict, "%s on %s is corrected already", event.Kind, event.OccurredOn).At("input.event")
	}
	if v := law.CheckCorrection(law.Step(event.Kind)); v != nil {
		return nil, db.Violates("input.event", v)
	}
	for _, later := range p.events[i+1:] {
		if law.Step(later.Kind).IsOfProcedure() && !corrected[later.ID] {
			return nil, problem.Errorf(problem.Conflict, "%s on %s came after it: correct that first", later.Kind, later.OccurredOn).
				At("input.event").With("after", db.KeyOf(later).String())
		}
	}
	if last := p.state.Steps[len(p.state.Steps)-1]; last.Step != law.Step(event.Kind) {
		return nil, problem.Errorf(problem.Conflict, "the register that the case came from says %s, which came after it", last.Step).At("input.event")
	}
	return event, nil
}

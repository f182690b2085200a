package db

import (
	"context"
	"slices"

	"docket/law"
	"docket/problem"
)

// CorrectStep corrects the last step of a case that was recorded by mistake: it never was, or was on another day. The timeline
// keeps both. It changes `case`.
func CorrectStep(ctx context.Context, w *Writer, in CorrectStepInput) (Changed, error) {
	if err := first(w.kept("input.event", in.Event, "CaseEvent")); err != nil {
		return nil, err
	}
	if in.Note == nil {
		return nil, bad("input.note", "a correction says what was wrong: write it here")
	}
	if in.TakenOn != nil {
		if err := w.past("input.takenOn", *in.TakenOn); err != nil {
			return nil, err
		}
	}
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	event, err := p.correctable(in.Event)
	if err != nil {
		return nil, err
	}
	if in.TakenOn != nil && in.TakenOn.After(in.On) {
		return nil, bad("input.takenOn", "%s is after the day of the correction, %s", in.TakenOn, in.On)
	}
	if in.On.Before(event.OccurredOn) {
		return nil, bad("input.on", "%s is before the step, %s", in.On, event.OccurredOn)
	}
	corrects := &CaseEvent{CaseID: p.there.ID, Kind: CaseEventKindCorrected, OccurredOn: in.On, Note: in.Note, CorrectsID: &event.ID}
	if err := insert(ctx, w, corrects); err != nil {
		return nil, err
	}
	p.matter.Steps, p.events = p.matter.Steps[:len(p.matter.Steps)-1], append(p.events, corrects)
	if err := p.readNotice(ctx); err != nil {
		return nil, err
	}
	if in.TakenOn == nil {
		p.there.Status = CaseStatus(p.matter.Status())
		if err := first(update(ctx, w, p.there, "status"), p.recount(ctx, in.On)); err != nil {
			return nil, err
		}
		return p.changed(), nil
	}
	step := law.Step(event.Kind)
	if step == law.Proposed || step == law.HearingScheduled {
		return nil, bad("input.takenOn", "%s comes with what it said: leave the day out, and record it again", step)
	}
	again := taken{TakenStep: law.TakenStep{Step: step, On: *in.TakenOn}, note: event.Note}
	if event.Days != nil {
		again.Days = *event.Days
	}
	if err := first(p.happen(ctx, "input.takenOn", again), p.recount(ctx, in.On)); err != nil {
		return nil, err
	}
	return p.changed(), nil
}

// correctable finds the entry of a step that may be corrected: the last one of the procedure.
func (p *proceeding) correctable(key Key) (*CaseEvent, error) {
	i := slices.IndexFunc(p.events, func(e *CaseEvent) bool { return e.ID == key.ID })
	if i < 0 {
		return nil, missing("input.event", key)
	}
	event, corrected := p.events[i], correctedOf(p.events)
	if corrected[event.ID] {
		return nil, problem.Errorf(problem.Conflict, "%s on %s is corrected already", event.Kind, event.OccurredOn).At("input.event")
	}
	if v := law.CheckCorrection(law.Step(event.Kind)); v != nil {
		return nil, violation("input.event", v)
	}
	for _, later := range p.events[i+1:] {
		if law.Step(later.Kind).IsOfProcedure() && !corrected[later.ID] {
			return nil, problem.Errorf(problem.Conflict, "%s on %s came after it: correct that first", later.Kind, later.OccurredOn).
				At("input.event").With("after", keyOf(later).String())
		}
	}
	if last := p.matter.Steps[len(p.matter.Steps)-1]; last.Step != law.Step(event.Kind) {
		return nil, problem.Errorf(problem.Conflict, "the register that the case came from says %s, which came after it", last.Step).At("input.event")
	}
	return event, nil
}

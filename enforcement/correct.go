package enforcement

import (
	"context"
	"slices"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// CorrectStep corrects the last step of a case that was recorded by mistake: the step was not taken, or was taken on another day. The
// timeline keeps the wrong event and the correction. Payload: `case`. Returns CONFLICT where the step was corrected already, or is not the
// last one.
func CorrectStep(ctx context.Context, w *db.Writer, in CorrectStepInput) (db.Payload, error) {
	var takenOn error
	if in.TakenOn != nil {
		if takenOn = w.RequireNotFuture("input.takenOn", *in.TakenOn); takenOn == nil && in.TakenOn.After(in.On) {
			takenOn = db.BadInput("input.takenOn", "%s is after the day of the correction, %s", in.TakenOn, in.On)
		}
	}
	locked, err := loadCaseForStep(ctx, w, in.StepInput,
		requireNote(in.Note, "a correction says what was wrong"), w.RequireOwn("input.event", in.Event, "CaseEvent"), takenOn)
	if err != nil {
		return nil, err
	}
	event, err := locked.correctableEvent(in.Event)
	if err != nil {
		return nil, err
	}
	step := law.Step(event.Kind)
	if in.TakenOn != nil && (step == law.Proposed || step == law.HearingScheduled) {
		return nil, db.BadInput("input.takenOn", "the day of %s is not corrected alone: leave the day out, and record the step again", step)
	}
	if err := db.RequireNotBefore("input.on", in.On, event.OccurredOn, "the step"); err != nil {
		return nil, err
	}
	if err := locked.removeLastStep(ctx, event, in); err != nil {
		return nil, err
	}
	if in.TakenOn == nil {
		locked.current.Status = db.CaseStatus(locked.state.Status())
		if err := db.Update(ctx, w, locked.current, "status"); err != nil {
			return nil, err
		}
		if err := locked.recountDecision(ctx, in.On); err != nil {
			return nil, err
		}
		return locked.changedCase(), nil
	}
	again := stepToTake{TakenStep: law.TakenStep{Step: step, On: *in.TakenOn}, note: event.Note}
	if event.Days != nil {
		again.Days = *event.Days
	}
	if err := locked.recordStep(ctx, "input.takenOn", again); err != nil {
		return nil, err
	}
	if err := locked.recountDecision(ctx, in.On); err != nil {
		return nil, err
	}
	return locked.changedCase(), nil
}

// removeLastStep records the correction of the last step and takes the step out of the legal state of the case.
func (locked *lockedCase) removeLastStep(ctx context.Context, event *db.CaseEvent, in CorrectStepInput) error {
	correction := &db.CaseEvent{CaseID: locked.current.ID, Kind: db.CaseEventKindCorrected, OccurredOn: in.On, Note: in.Note, CorrectsID: &event.ID, OfficerID: actingOfficer(ctx, locked.w)}
	if err := db.Insert(ctx, locked.w, correction); err != nil {
		return err
	}
	locked.state.Steps, locked.events = locked.state.Steps[:len(locked.state.Steps)-1], append(locked.events, correction)
	return locked.readNotice(ctx)
}

// correctableEvent returns the event of a key, which is the last step of the procedure and can be corrected. Returns NOT_FOUND where the
// case has no such event, RULE_VIOLATION for a kind of event that is not corrected, and CONFLICT where the event was corrected already or
// another step came after it.
func (locked *lockedCase) correctableEvent(key db.Key) (*db.CaseEvent, error) {
	const field = "input.event"
	i := slices.IndexFunc(locked.events, func(e *db.CaseEvent) bool { return e.ID == key.ID })
	if i < 0 {
		return nil, db.NotFound(field, key)
	}
	event, corrected := locked.events[i], correctedEvents(locked.events)
	if corrected[event.ID] {
		return nil, problem.Errorf(problem.Conflict, "%s on %s is corrected already", event.Kind, event.OccurredOn).At(field)
	}
	if err := db.RequireLawful(field, law.CheckCorrection(law.Step(event.Kind))); err != nil {
		return nil, err
	}
	for _, later := range locked.events[i+1:] {
		if law.Step(later.Kind).IsOfProcedure() && !corrected[later.ID] {
			return nil, problem.Errorf(problem.Conflict, "%s on %s came after it: correct that first", later.Kind, later.OccurredOn).
				At(field).With("after", db.KeyOf(later).String())
		}
	}
	if last := locked.state.Steps[len(locked.state.Steps)-1]; last.Step != law.Step(event.Kind) {
		return nil, problem.Errorf(problem.Conflict, "the register from which the case was imported has %s after it: only the last step is corrected", last.Step).At(field)
	}
	return event, nil
}

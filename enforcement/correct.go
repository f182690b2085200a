package enforcement

import (
	"context"
	"slices"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
	"docket/problem"
)

// CorrectStep corrects the last step of a case that was recorded by mistake: the step was not taken, or was taken on another day. The
// timeline keeps the wrong event and the correction. The day of service is corrected after later steps too (correctService). Payload: `case`.
// Returns CONFLICT where the step was corrected already, or is not the last one; RULE_VIOLATION where the step is given another day by an
// officer who may not take it.
func CorrectStep(ctx context.Context, w *db.Writer, in CorrectStepInput) (db.Payload, error) {
	var takenOn error
	if in.TakenOn != nil {
		if takenOn = w.RequireNotFuture("input.takenOn", *in.TakenOn); takenOn == nil && in.TakenOn.After(in.On) {
			takenOn = input.Fault("input.takenOn", "%s is after the day of the correction, %s", in.TakenOn, in.On)
		}
	}
	locked, err := loadCaseForStep(ctx, w, in.StepInput,
		requireNote(in.Note, "a correction says what was wrong"), w.RequireOwn("input.event", in.Event, "CaseEvent"), takenOn)
	if err != nil {
		return nil, err
	}
	event, err := correctableEvent(locked, in.Event)
	if err != nil {
		return nil, err
	}
	if err := input.RequireNotBefore("input.on", in.On, event.OccurredOn, "the step"); err != nil {
		return nil, err
	}
	step := law.Step(event.Kind)
	if step == law.Served {
		return correctService(ctx, locked, event, in)
	}
	if in.TakenOn != nil && (step == law.Proposed || step == law.HearingScheduled) {
		return nil, input.Fault("input.takenOn", "the day of %s is not corrected alone: leave the day out, and record the step again", step)
	}
	if in.TakenOn != nil { // the caller takes the step anew
		if err := checkActingInStep(ctx, locked, step, *in.TakenOn); err != nil {
			return nil, err
		}
	}
	if err := removeLastStep(ctx, locked, event, in); err != nil {
		return nil, err
	}
	if step == law.Concluded {
		if err := locked.Reopen(ctx, event.OccurredOn); err != nil {
			return nil, err
		}
	}
	if in.TakenOn == nil {
		locked.Current.Status = db.CaseStatus(locked.State.Status())
		if err := db.Update(ctx, w, locked.Current, "status", "concluded_on"); err != nil {
			return nil, err
		}
		if err := locked.RecountDecision(ctx, in.On); err != nil {
			return nil, err
		}
		return changedCase(locked), nil
	}
	again := lockedcase.Step{TakenStep: law.TakenStep{Step: step, On: *in.TakenOn}, Note: event.Note}
	if event.Days != nil {
		again.Days = *event.Days
	}
	if err := locked.Take(ctx, "input.takenOn", again); err != nil {
		return nil, err
	}
	if err := locked.RecountDecision(ctx, in.On); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// removeLastStep records the correction of the last step and takes the step out of the legal state of the case.
func removeLastStep(ctx context.Context, locked *lockedcase.Case, event *db.CaseEvent, in CorrectStepInput) error {
	correction := &db.CaseEvent{CaseID: locked.Current.ID, Kind: db.CaseEventKindCorrected, OccurredOn: in.On, Note: in.Note, CorrectsID: &event.ID, OfficerID: lockedcase.ActingOfficer(ctx, locked.Writer)}
	if err := db.Insert(ctx, locked.Writer, correction); err != nil {
		return err
	}
	locked.State.Steps, locked.Events = locked.State.Steps[:len(locked.State.Steps)-1], append(locked.Events, correction)
	return locked.ReadProposalAndHearing(ctx)
}

// correctableEvent returns the event of a key, which is the last step of the procedure, or a service, and can be corrected. Returns NOT_FOUND where the
// case has no such event, RULE_VIOLATION for a kind of event that is not corrected, and CONFLICT where the event was corrected already or
// another step came after it.
func correctableEvent(locked *lockedcase.Case, key db.Key) (*db.CaseEvent, error) {
	const field = "input.event"
	i := slices.IndexFunc(locked.Events, func(e *db.CaseEvent) bool { return e.ID == key.ID })
	if i < 0 {
		return nil, db.NotFound(field, key)
	}
	event, corrected := locked.Events[i], lockedcase.CorrectedEvents(locked.Events)
	if corrected[event.ID] {
		return nil, problem.Errorf(problem.Conflict, "%s on %s is corrected already", event.Kind, event.OccurredOn).At(field)
	}
	if err := input.RequireLawful(field, law.CheckCorrection(law.Step(event.Kind))); err != nil {
		return nil, err
	}
	if law.Step(event.Kind) == law.Served { // later steps may stay: see correctService
		return event, nil
	}
	for _, later := range locked.Events[i+1:] {
		if law.Step(later.Kind).IsOfProcedure() && !corrected[later.ID] {
			return nil, problem.Errorf(problem.Conflict, "%s on %s came after it: correct that first", later.Kind, later.OccurredOn).
				At(field).With("after", db.KeyOf(later).String())
		}
	}
	if last := locked.State.Steps[len(locked.State.Steps)-1]; last.Step != law.Step(event.Kind) {
		return nil, problem.Errorf(problem.Conflict, "the register from which the case was imported has %s after it: only the last step is corrected", last.Step).At(field)
	}
	return event, nil
}

package enforcement

import (
	"context"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
	"docket/messages"
)

// loadCaseForStep checks the input of a step and loads its case. further are the checks of the fields that only this step has.
func loadCaseForStep(ctx context.Context, w *db.Writer, in StepInput, further ...error) (*lockedcase.Case, error) {
	if err := input.CheckAll(append([]error{
		w.RequireOwn("input.case", in.Case, "Case"),
		w.RequireNotFuture("input.on", in.On),
		input.RequireTextIfGiven("input.note", in.Note, input.MaxNote),
	}, further...)...); err != nil {
		return nil, err
	}
	return lockedcase.Load(ctx, w, in.Case, in.ExpectedVersion)
}

// takeStepOnly takes a step that writes an event, and nothing else than the case and its deadlines. Payload: `case`.
func takeStepOnly(ctx context.Context, w *db.Writer, in StepInput, step law.Step, further ...error) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in, further...)
	if err != nil {
		return nil, err
	}
	if err := locked.TakeStep(ctx, "input.case", step, in.On, in.Note); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// takeStepOfAnother is takeStepOnly for a step that is not for the officers of the case. check is the rule of law that says so.
func takeStepOfAnother(ctx context.Context, w *db.Writer, in StepInput, step law.Step, check func(isOnCase bool) *law.Violation) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in)
	if err != nil {
		return nil, err
	}
	if err := checkActing(ctx, locked, check); err != nil {
		return nil, err
	}
	if err := locked.TakeStep(ctx, "input.case", step, in.On, in.Note); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// requireNote checks that a note is given; why says what the note is for.
func requireNote(note *string, why messages.Phrase) error {
	return input.FaultIf(note == nil, "input.note", "%s: write it here", why)
}

// changedCase returns the case as the only changed record.
func changedCase(locked *lockedcase.Case) db.Payload {
	return db.Payload{"case": {db.KeyOf(locked.Current)}}
}

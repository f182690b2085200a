package enforcement

import (
	"context"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
	"docket/messages"
	"docket/problem"
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

// actingRules are, for the steps that not every officer takes, the rule on the officer who records the step.
var actingRules = map[law.Step]func(isOnCase bool) *law.Violation{
	law.Investigated: law.CheckInvestigator, law.Reviewed: law.CheckReviewer, law.Heard: law.CheckHolder,
}

// checkActingInStep checks that the officer that the caller is, if the caller is one, may take a step on a day: by whether the officer is on the
// case and, for an investigation, by the officer's certificate (行政处罚法 42).
func checkActingInStep(ctx context.Context, locked *lockedcase.Case, step law.Step, on civil.Date) error {
	check, isRestricted := actingRules[step]
	if !isRestricted {
		return nil
	}
	if err := checkActing(ctx, locked, check); err != nil {
		return err
	}
	acting := locked.Writer.ActingOfficer(ctx)
	if step != law.Investigated || acting == nil {
		return nil
	}
	err := locked.Writer.RequireCertified(ctx, "input.case", []db.Key{*acting}, on)
	if p := problem.Of(err); p != nil {
		p.Field = "input.case"
	}
	return err
}

// takeRestrictedStep is takeStepOnly for a step that not every officer takes.
func takeRestrictedStep(ctx context.Context, w *db.Writer, in StepInput, step law.Step) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in)
	if err != nil {
		return nil, err
	}
	if err := checkActingInStep(ctx, locked, step, in.On); err != nil {
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

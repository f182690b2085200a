package enforcement

import (
	"context"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
	"docket/problem"
)

// maxExaminationDays is the longest time in days for which an examination may be fixed. It is no rule of law, but catches a wrong year.
const maxExaminationDays = 366

// BeginExamination records that something is tested, inspected, quarantined or appraised: goods under seizure where a seizure is
// named (行政强制法 25). The terms of the seizure and of the decision do not run meanwhile. Payload: `examination`.
func BeginExamination(ctx context.Context, w *db.Writer, in BeginExaminationInput) (db.Payload, error) {
	if err := checkExamination(w, in); err != nil {
		return nil, err
	}
	locked, seizure, err := lockExamined(ctx, w, in.Case.ID, db.IDIfGiven(in.Seizure))
	if err != nil {
		return nil, err
	}
	if err := input.RequireNotBefore("input.startsOn", in.StartsOn, locked.Current.FiledOn, "the case was filed"); err != nil {
		return nil, err
	}
	e := &db.Examination{CaseID: locked.Current.ID, Kind: in.Kind, Text: in.Text, StartsOn: in.StartsOn, DueOn: in.DueOn, ToldOn: in.ToldOn}
	if seizure != nil {
		if err := checkExaminationOfSeized(in, seizure); err != nil {
			return nil, err
		}
		e.SeizureID = &seizure.ID
	}
	if err := db.Insert(ctx, w, e); err != nil {
		return nil, err
	}
	if err := locked.RecordSideEvent(ctx, "input.case", law.ExaminationBegun, in.StartsOn, &in.Text); err != nil {
		return nil, err
	}
	locked.State.Examinations = append(locked.State.Examinations, lockedcase.ExaminationPeriods([]*db.Examination{e})...)
	if err := updateExaminedTerms(ctx, locked, seizure, in.StartsOn); err != nil {
		return nil, err
	}
	return db.Payload{"examination": {db.KeyOf(e)}}, nil
}

// lockExamined locks the case of an examination, and before it the seizure where seized goods are examined.
func lockExamined(ctx context.Context, w *db.Writer, caseID int64, seizureID *int64) (*lockedcase.Case, *db.Seizure, error) {
	if seizureID == nil {
		locked, err := lockedcase.LoadOf(ctx, w, caseID)
		return locked, nil, err
	}
	return lockSeizure(ctx, w, "input.seizure", db.Key{Type: "Seizure", Agency: w.Agency(), ID: *seizureID})
}

// checkExamination checks the input of an examination without reading records.
func checkExamination(w *db.Writer, in BeginExaminationInput) error {
	var foreign, told error
	if in.Seizure != nil {
		foreign = w.RequireOwn("input.seizure", *in.Seizure, "Seizure")
	}
	if in.ToldOn != nil {
		told = w.RequireNotFuture("input.toldOn", *in.ToldOn)
	}
	return input.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		foreign,
		input.RequireText("input.text", in.Text, input.MaxNote),
		w.RequireNotFuture("input.startsOn", in.StartsOn),
		input.RequireDay("input.dueOn", in.DueOn),
		input.RequireNotBefore("input.dueOn", in.DueOn, in.StartsOn, "it begins"),
		input.FaultIf(in.DueOn.DaysSince(in.StartsOn) > maxExaminationDays, "input.dueOn",
			"%s is more than a year after %s, on which it begins: give the day that was fixed for its end", in.DueOn, in.StartsOn),
		told,
	)
}

// checkExaminationOfSeized checks that goods are examined during their seizure, and that the party was told of it (行政强制法 25).
func checkExaminationOfSeized(in BeginExaminationInput, seizure *db.Seizure) error {
	if seizure.CaseID != in.Case.ID {
		return input.Fault("input.seizure", "%s belongs to another case, %s", *in.Seizure, db.Key{Type: "Case", Agency: seizure.AgencyID, ID: seizure.CaseID})
	}
	var toldEarly error
	if in.ToldOn != nil {
		toldEarly = input.RequireNotBefore("input.toldOn", *in.ToldOn, seizure.SeizedOn, "the seizure")
	}
	return input.CheckAll(
		input.RequireNotBefore("input.startsOn", in.StartsOn, seizure.SeizedOn, "the seizure"),
		toldEarly,
		input.RequireLawful("input.startsOn", law.CheckExaminationStart(in.StartsOn, seizure.DueOn)),
		input.RequireLawful("input.toldOn", law.CheckExaminationNotice(in.DueOn, in.ToldOn)),
	)
}

// updateExaminedTerms computes again the terms of the decision and of the seizure, which is nil where none is examined.
func updateExaminedTerms(ctx context.Context, locked *lockedcase.Case, seizure *db.Seizure, on civil.Date) error {
	if seizure != nil {
		if _, err := updateSeizureTerm(ctx, locked, seizure, on); err != nil {
			return err
		}
	}
	return locked.RecountDecision(ctx, on)
}

// EndExamination records the result of an examination, and computes the terms of the seizure and of the decision again. Payload:
// `examination`. Returns CONFLICT where the result is on record.
func EndExamination(ctx context.Context, w *db.Writer, in EndExaminationInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.examination", in.Examination, "Examination"),
		w.RequireNotFuture("input.endedOn", in.EndedOn),
		input.RequireText("input.result", in.Result, input.MaxText),
	); err != nil {
		return nil, err
	}
	e := new(db.Examination)
	if err := db.Lock(ctx, w, "input.examination", in.Examination, e); err != nil {
		return nil, err
	}
	locked, seizure, err := lockExamined(ctx, w, e.CaseID, e.SeizureID)
	if err != nil {
		return nil, err
	}
	if e.EndedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "its result was recorded already, on %s", e.EndedOn).At("input.examination")
	}
	if err := input.RequireNotBefore("input.endedOn", in.EndedOn, e.StartsOn, "it began"); err != nil {
		return nil, err
	}
	e.EndedOn, e.Result = &in.EndedOn, &in.Result
	if err := db.Update(ctx, w, e, "ended_on", "result"); err != nil {
		return nil, err
	}
	if err := locked.RecordSideEvent(ctx, "input.examination", law.ExaminationEnded, in.EndedOn, &in.Result); err != nil {
		return nil, err
	}
	if err := locked.ReadExaminations(ctx); err != nil {
		return nil, err
	}
	if err := updateExaminedTerms(ctx, locked, seizure, in.EndedOn); err != nil {
		return nil, err
	}
	return db.Payload{"examination": {db.KeyOf(e)}}, nil
}

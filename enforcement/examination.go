package enforcement

import (
	"context"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// examined are the times of examinations that count in no term: at most those fixed before, of which the party could know.
func examined(examinations []*db.Examination) []law.ExaminationPeriod {
	times := make([]law.ExaminationPeriod, len(examinations))
	for i, e := range examinations {
		times[i] = law.ExaminationPeriod{From: e.StartsOn, Until: e.DueOn}
		if e.EndedOn != nil && e.EndedOn.Before(e.DueOn) {
			times[i].Until = *e.EndedOn
		}
	}
	return times
}

// readExaminations completes the matter, where its timeline says that there is one.
func (p *lockedCase) readExaminations(ctx context.Context) error {
	for _, e := range p.events {
		if e.Kind == db.CaseEventKindExaminationBegun {
			examinations, err := db.Read[db.Examination](ctx, p.w, "case_id = $2", "ORDER BY id", p.current.ID)
			p.state.Examinations = examined(examinations)
			return err
		}
	}
	return nil
}

// longestExamination is how many days ahead an examination is fixed to end at most: a slip of the year, not a rule of law.
const longestExamination = 366

// BeginExamination records that something is examined. It changes `examination`.
func BeginExamination(ctx context.Context, w *db.Writer, in BeginExaminationInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"), db.RequireText("input.text", in.Text, db.MaxNote),
		w.RequireNotFuture("input.startsOn", in.StartsOn), db.RequireDay("input.dueOn", in.DueOn),
		db.RequireNotBefore("input.dueOn", in.DueOn, in.StartsOn, "it begins"),
	); err != nil {
		return nil, err
	}
	if in.DueOn.DaysSince(in.StartsOn) > longestExamination {
		return nil, db.BadInput("input.dueOn", "%s is more than a year after %s, on which it begins: name the time that was fixed for it", in.DueOn, in.StartsOn)
	}
	if in.ToldOn != nil {
		if err := w.RequireNotFuture("input.toldOn", *in.ToldOn); err != nil {
			return nil, err
		}
	}
	var p *lockedCase
	var seizure *db.Seizure
	var err error
	if in.Seizure == nil {
		p, err = loadCase(ctx, w, in.Case, nil)
	} else if err = w.RequireOwn("input.seizure", *in.Seizure, "Seizure"); err == nil {
		p, seizure, err = lockSeizure(ctx, w, "input.seizure", *in.Seizure)
	}
	if err == nil && in.StartsOn.Before(p.current.FiledOn) {
		err = db.BadInput("input.startsOn", "%s is before the case was filed, %s", in.StartsOn, p.current.FiledOn)
	}
	if err == nil && seizure != nil {
		err = checkExaminationOfSeized(in, p, seizure)
	}
	if err != nil {
		return nil, err
	}
	e := &db.Examination{CaseID: p.current.ID, Kind: in.Kind, Text: in.Text, StartsOn: in.StartsOn, DueOn: in.DueOn, ToldOn: in.ToldOn}
	if seizure != nil {
		e.SeizureID = &seizure.ID
	}
	if err := db.CheckAll(db.Insert(ctx, w, e), p.recordSideEvent(ctx, "input.case", law.ExaminationBegun, in.StartsOn, &in.Text)); err != nil {
		return nil, err
	}
	p.state.Examinations = append(p.state.Examinations, examined([]*db.Examination{e})...)
	return db.Changed{"examination": {db.KeyOf(e)}}, p.recountExamined(ctx, seizure, in.StartsOn)
}

// checkExaminationOfSeized checks an examination of goods under seizure: within its term, and told to the party.
func checkExaminationOfSeized(in BeginExaminationInput, p *lockedCase, seizure *db.Seizure) error {
	if seizure.CaseID != in.Case.ID {
		return db.BadInput("input.seizure", "%s is of another case: %s", *in.Seizure, db.Key{Type: "Case", Agency: p.w.Agency(), ID: seizure.CaseID})
	}
	if err := db.RequireNotBefore("input.startsOn", in.StartsOn, seizure.SeizedOn, "the seizure"); err != nil {
		return err
	}
	if v := law.CheckExaminationStart(in.StartsOn, seizure.DueOn); v != nil {
		return db.Violates("input.startsOn", v)
	}
	if in.ToldOn != nil {
		if err := db.RequireNotBefore("input.toldOn", *in.ToldOn, seizure.SeizedOn, "the seizure"); err != nil {
			return err
		}
	}
	if v := law.CheckExaminationNotice(in.DueOn, in.ToldOn); v != nil {
		return db.Violates("input.toldOn", v)
	}
	return nil
}

// recountExamined lets the terms be what an examination makes them.
func (p *lockedCase) recountExamined(ctx context.Context, seizure *db.Seizure, on civil.Date) error {
	if seizure != nil {
		if _, err := p.recountSeizure(ctx, seizure, on); err != nil {
			return err
		}
	}
	return p.recountDecision(ctx, on)
}

// EndExamination records the result of an examination. It changes `examination`.
func EndExamination(ctx context.Context, w *db.Writer, in EndExaminationInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireNotFuture("input.endedOn", in.EndedOn), db.RequireText("input.result", in.Result, db.MaxText)); err != nil {
		return nil, err
	}
	e := new(db.Examination)
	if err := db.Lock(ctx, w, "input.examination", in.Examination, e); err != nil {
		return nil, err
	}
	var p *lockedCase
	var seizure *db.Seizure
	var err error
	if e.SeizureID == nil {
		p, err = loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: e.CaseID}, nil)
	} else {
		p, seizure, err = lockSeizure(ctx, w, "input.examination", db.Key{Type: "Seizure", Agency: w.Agency(), ID: *e.SeizureID})
	}
	switch {
	case err != nil:
		return nil, err
	case e.EndedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "its result came on %s", e.EndedOn).At("input.examination")
	}
	if err := db.RequireNotBefore("input.endedOn", in.EndedOn, e.StartsOn, "it began"); err != nil {
		return nil, err
	}
	e.EndedOn, e.Result = &in.EndedOn, &in.Result
	if err := db.CheckAll(
		db.Update(ctx, w, e, "ended_on", "result"), p.recordSideEvent(ctx, "input.examination", law.ExaminationEnded, in.EndedOn, &in.Result), p.readExaminations(ctx),
	); err != nil {
		return nil, err
	}
	return db.Changed{"examination": {db.KeyOf(e)}}, p.recountExamined(ctx, seizure, in.EndedOn)
}

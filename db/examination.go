package db

import (
	"context"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Examination is a test, inspection, quarantine or appraisal of goods or facts of a case, whose time counts in no term (行政强制法 25).
type Examination struct {
	bun.BaseModel `bun:"table:examinations,alias:examination"`
	Record

	CaseID    int64           `bun:"case_id"`
	SeizureID *int64          `bun:"seizure_id"`
	Kind      ExaminationKind `bun:"kind"`
	Text      string          `bun:"text"`
	StartsOn  civil.Date      `bun:"starts_on,type:date"`
	DueOn     civil.Date      `bun:"due_on,type:date"`
	ToldOn    *civil.Date     `bun:"told_on,type:date"`
	EndedOn   *civil.Date     `bun:"ended_on,type:date"`
	Result    *string         `bun:"result"`

	Case    *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Seizure *Seizure `bun:"rel:belongs-to,join:agency_id=agency_id,join:seizure_id=id"`
}

var examinationComputed = map[string]Computed{
	"excludedDays": {SQL: "(least({row}.due_on, {row}.ended_on) - {row}.starts_on + 1)"},
}

// examined are the times of examinations that count in no term: at most those fixed before, of which the party could know.
func examined(examinations []*Examination) []law.ExaminationPeriod {
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
func (p *proceeding) readExaminations(ctx context.Context) error {
	for _, e := range p.events {
		if e.Kind == CaseEventKindExaminationBegun {
			examinations, err := read[Examination](ctx, p.w, "case_id = $2", "ORDER BY id", p.there.ID)
			p.matter.Examinations = examined(examinations)
			return err
		}
	}
	return nil
}

// longestExamination is how many days ahead an examination is fixed to end at most: a slip of the year, not a rule of law.
const longestExamination = 366

// BeginExamination records that something is examined. It changes `examination`.
func BeginExamination(ctx context.Context, w *Writer, in BeginExaminationInput) (Changed, error) {
	if err := first(
		w.kept("input.case", in.Case, "Case"), said("input.text", in.Text, longestNote),
		w.past("input.startsOn", in.StartsOn), day("input.dueOn", in.DueOn),
		notBefore("input.dueOn", in.DueOn, in.StartsOn, "it begins"),
	); err != nil {
		return nil, err
	}
	if in.DueOn.DaysSince(in.StartsOn) > longestExamination {
		return nil, bad("input.dueOn", "%s is more than a year after %s, on which it begins: name the time that was fixed for it", in.DueOn, in.StartsOn)
	}
	if in.ToldOn != nil {
		if err := w.past("input.toldOn", *in.ToldOn); err != nil {
			return nil, err
		}
	}
	var p *proceeding
	var seizure *Seizure
	var err error
	if in.Seizure == nil {
		p, err = w.proceed(ctx, in.Case, nil)
	} else if err = w.kept("input.seizure", *in.Seizure, "Seizure"); err == nil {
		p, seizure, err = w.lockSeizure(ctx, "input.seizure", *in.Seizure)
	}
	if err == nil && in.StartsOn.Before(p.there.FiledOn) {
		err = bad("input.startsOn", "%s is before the case was filed, %s", in.StartsOn, p.there.FiledOn)
	}
	if err == nil && seizure != nil {
		err = checkExaminationOfSeized(in, p, seizure)
	}
	if err != nil {
		return nil, err
	}
	e := &Examination{CaseID: p.there.ID, Kind: in.Kind, Text: in.Text, StartsOn: in.StartsOn, DueOn: in.DueOn, ToldOn: in.ToldOn}
	if seizure != nil {
		e.SeizureID = &seizure.ID
	}
	if err := first(insert(ctx, w, e), p.beside(ctx, "input.case", law.ExaminationBegun, in.StartsOn, &in.Text)); err != nil {
		return nil, err
	}
	p.matter.Examinations = append(p.matter.Examinations, examined([]*Examination{e})...)
	return Changed{"examination": {keyOf(e)}}, p.recountExamined(ctx, seizure, in.StartsOn)
}

// checkExaminationOfSeized checks an examination of goods under seizure: within its term, and told to the party.
func checkExaminationOfSeized(in BeginExaminationInput, p *proceeding, seizure *Seizure) error {
	if seizure.CaseID != in.Case.ID {
		return bad("input.seizure", "%s is of another case: %s", *in.Seizure, Key{"Case", p.w.agency, seizure.CaseID})
	}
	if err := notBefore("input.startsOn", in.StartsOn, seizure.SeizedOn, "the seizure"); err != nil {
		return err
	}
	if v := law.CheckExaminationStart(in.StartsOn, seizure.DueOn); v != nil {
		return violation("input.startsOn", v)
	}
	if in.ToldOn != nil {
		if err := notBefore("input.toldOn", *in.ToldOn, seizure.SeizedOn, "the seizure"); err != nil {
			return err
		}
	}
	if v := law.CheckExaminationNotice(in.DueOn, in.ToldOn); v != nil {
		return violation("input.toldOn", v)
	}
	return nil
}

// recountExamined lets the terms be what an examination makes them.
func (p *proceeding) recountExamined(ctx context.Context, seizure *Seizure, on civil.Date) error {
	if seizure != nil {
		if _, err := p.recountSeizure(ctx, seizure, on); err != nil {
			return err
		}
	}
	return p.recount(ctx, on)
}

// EndExamination records the result of an examination. It changes `examination`.
func EndExamination(ctx context.Context, w *Writer, in EndExaminationInput) (Changed, error) {
	if err := first(w.past("input.endedOn", in.EndedOn), said("input.result", in.Result, longestText)); err != nil {
		return nil, err
	}
	e := new(Examination)
	if err := lock(ctx, w, "input.examination", in.Examination, e); err != nil {
		return nil, err
	}
	var p *proceeding
	var seizure *Seizure
	var err error
	if e.SeizureID == nil {
		p, err = w.proceed(ctx, Key{"Case", w.agency, e.CaseID}, nil)
	} else {
		p, seizure, err = w.lockSeizure(ctx, "input.examination", Key{"Seizure", w.agency, *e.SeizureID})
	}
	switch {
	case err != nil:
		return nil, err
	case e.EndedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "its result came on %s", e.EndedOn).At("input.examination")
	}
	if err := notBefore("input.endedOn", in.EndedOn, e.StartsOn, "it began"); err != nil {
		return nil, err
	}
	e.EndedOn, e.Result = &in.EndedOn, &in.Result
	if err := first(
		update(ctx, w, e, "ended_on", "result"), p.beside(ctx, "input.examination", law.ExaminationEnded, in.EndedOn, &in.Result), p.readExaminations(ctx),
	); err != nil {
		return nil, err
	}
	return Changed{"examination": {keyOf(e)}}, p.recountExamined(ctx, seizure, in.EndedOn)
}

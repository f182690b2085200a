package db

import (
	"context"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/law"
)

// Deadline is what a step of a case makes due.
type Deadline struct {
	bun.BaseModel `bun:"table:deadlines,alias:deadline"`
	Record

	CaseID      int64          `bun:"case_id"`
	Action      DeadlineAction `bun:"action"`
	StartsOn    civil.Date     `bun:"starts_on,type:date"`
	DueOn       *civil.Date    `bun:"due_on,type:date"`
	UnknownYear *int           `bun:"unknown_year"`
	StoppedOn   *civil.Date    `bun:"stopped_on,type:date"`
	Rule        string         `bun:"rule"`
	Article     string         `bun:"article"`
	EndedOn     *civil.Date    `bun:"ended_on,type:date"`
	SeizureID   *int64         `bun:"seizure_id"`

	Case    *Case           `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Seizure *Seizure        `bun:"rel:belongs-to,join:agency_id=agency_id,join:seizure_id=id"`
	Spans   []*DeadlineSpan `bun:"rel:has-many,join:agency_id=agency_id,join:id=deadline_id"`
}

// DeadlineSpan is a run of days in the reckoning of a deadline.
type DeadlineSpan struct {
	bun.BaseModel `bun:"table:deadline_spans,alias:deadline_span"`
	Record

	DeadlineID int64            `bun:"deadline_id"`
	Kind       DeadlineSpanKind `bun:"kind"`
	StartsOn   civil.Date       `bun:"starts_on,type:date"`
	EndsOn     civil.Date       `bun:"ends_on,type:date"`
	Days       int              `bun:"days"`
	Article    string           `bun:"article"`

	Deadline *Deadline `bun:"rel:belongs-to,join:agency_id=agency_id,join:deadline_id=id"`
}

var deadlineComputed = map[string]Computed{
	"overdue":  {SQL: "({row}.ended_on IS NULL AND {row}.due_on IS NOT NULL AND {row}.due_on < {today})"},
	"daysLeft": {SQL: "(CASE WHEN {row}.ended_on IS NULL THEN {row}.due_on - {today} END)"},
}

// moveDeadlines ends the deadlines that a step meets and opens those that it brings.
func (p *proceeding) moveDeadlines(ctx context.Context, step law.Step, on civil.Date, penalties []law.Penalty) error {
	switch step {
	case law.Filed:
		return p.beginDecision(ctx)
	case law.Extended, law.Suspended, law.Resumed, law.HearingRequested, law.Heard, law.Waived, law.Proposed:
		return p.recount(ctx, on)
	case law.Decided, law.NotPenalised:
		if err := p.end(ctx, DeadlineActionDecide, on); err != nil {
			return err
		}
		if err := p.beginTerm(ctx, DeadlineActionServe, "service.term", on); err != nil {
			return err
		}
		if step == law.Decided && law.IsToBePublished(p.matter, penalties) {
			return p.beginPublication(ctx, on)
		}
	case law.Served:
		if err := p.end(ctx, DeadlineActionServe, on); err != nil {
			return err
		}
		owed, err := p.owed(ctx, on)
		if err != nil {
			return err
		}
		if owed.IsPositive() {
			return p.beginTerm(ctx, DeadlineActionPay, "payment.term", on)
		}
		return p.beginTerm(ctx, DeadlineActionConclude, "conclusion.term", on)
	case law.Executed:
		if err := p.end(ctx, DeadlineActionPay, on); err != nil || p.isOpen(DeadlineActionConclude) {
			return err
		}
		return p.beginTerm(ctx, DeadlineActionConclude, "conclusion.term", on)
	case law.PaymentReversed:
		// What was paid is due again, since the day it was.
		if p.there.ServedOn == nil || p.isOpen(DeadlineActionPay) {
			return nil
		}
		if err := p.end(ctx, DeadlineActionConclude, on); err != nil {
			return err
		}
		return p.beginTerm(ctx, DeadlineActionPay, "payment.term", *p.there.ServedOn)
	case law.Withdrawn:
		for _, d := range p.open {
			if d.Action == DeadlineActionRelease {
				continue // what is seized stays so
			}
			if err := p.end(ctx, d.Action, on); err != nil {
				return err
			}
		}
		return p.beginDecision(ctx)
	case law.Published:
		return p.end(ctx, DeadlineActionPublish, on)
	case law.Transferred, law.Concluded:
		for _, d := range p.open {
			if step == law.Concluded && (d.Action == DeadlineActionPublish || d.Action == DeadlineActionPush) || d.Action == DeadlineActionRelease {
				continue // what is to be published stays so, and what is seized
			}
			if err := p.end(ctx, d.Action, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// beginDecision opens the deadline of the decision.
func (p *proceeding) beginDecision(ctx context.Context) error {
	d, ok := p.w.book.DecisionDue(p.matter)
	if !ok {
		return nil
	}
	return p.begin(ctx, DeadlineActionDecide, d)
}

// recount lets the deadline of the decision, while it is open, be what it is now.
func (p *proceeding) recount(ctx context.Context, on civil.Date) error {
	d, ok := p.w.book.DecisionDue(p.matter)
	if !ok {
		return nil
	}
	for _, open := range p.open {
		if open.Action != DeadlineActionDecide || open.EndedOn != nil {
			continue
		}
		there := law.Deadline{StoppedOn: open.StoppedOn}
		if open.DueOn != nil {
			there.LastDay = *open.DueOn
		}
		if d.IsKnown() == (open.DueOn != nil) && (!d.IsKnown() || there.LastDay == d.LastDay) && sameDay(there.StoppedOn, d.StoppedOn) {
			return nil // the step has moved nothing
		}
		if err := p.end(ctx, DeadlineActionDecide, on); err != nil {
			return err
		}
		return p.begin(ctx, DeadlineActionDecide, d)
	}
	return nil
}

// beginPublication opens the deadlines of publishing a decision; where the party is registered in another province, it is
// pushed to the bureau there too (信息公示规定 10).
func (p *proceeding) beginPublication(ctx context.Context, on civil.Date) error {
	if err := p.beginTerm(ctx, DeadlineActionPublish, "publicity.term", on); err != nil || p.division == nil {
		return err
	}
	agency := new(Agency)
	if err := p.w.tx.NewSelect().Model(agency).Where("id = ?", p.w.agency).Scan(ctx); err != nil {
		return err
	}
	if !law.IsOtherProvince(*p.division, agency.Code) {
		return nil
	}
	return p.beginTerm(ctx, DeadlineActionPush, "publicity.elsewhere", on)
}

func (p *proceeding) isOpen(action DeadlineAction) bool {
	for _, d := range p.open {
		if d.Action == action && d.EndedOn == nil {
			return true
		}
	}
	return false
}

func (p *proceeding) end(ctx context.Context, action DeadlineAction, on civil.Date) error {
	for _, d := range p.open {
		if d.Action == action && d.EndedOn == nil {
			if err := p.close(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// close ends one deadline: not before it began, though what ends it may be recorded with an earlier day.
func (p *proceeding) close(ctx context.Context, d *Deadline, on civil.Date) error {
	if on.Before(d.StartsOn) {
		on = d.StartsOn
	}
	d.EndedOn = &on
	return update(ctx, p.w, d, "ended_on")
}

func (p *proceeding) beginTerm(ctx context.Context, action DeadlineAction, rule string, from civil.Date) error {
	d, ok := p.w.book.DeadlineOf(rule, from)
	if !ok {
		return nil // no such term held then
	}
	return p.begin(ctx, action, d)
}

// begin opens a deadline, with how it was reckoned.
func (p *proceeding) begin(ctx context.Context, action DeadlineAction, due law.Deadline) error {
	return p.beginOf(ctx, action, due, nil)
}

// beginOf opens a deadline, of an order of seizure where one is named.
func (p *proceeding) beginOf(ctx context.Context, action DeadlineAction, due law.Deadline, seizure *int64) error {
	d := &Deadline{SeizureID: seizure, CaseID: p.there.ID, Action: action, StartsOn: due.StartedOn, Rule: due.Rule.Name, Article: due.Rule.Cite(), StoppedOn: due.StoppedOn}
	switch {
	case due.UnknownYear != 0:
		d.UnknownYear = &due.UnknownYear
	case due.IsKnown():
		d.DueOn = &due.LastDay
	}
	p.open = append(p.open, d)
	if err := insert(ctx, p.w, d); err != nil {
		return err
	}
	return p.w.showReckoning(ctx, d, due)
}

// showReckoning tells how a deadline was reckoned, once that is known.
func (w *Writer) showReckoning(ctx context.Context, d *Deadline, due law.Deadline) error {
	if due.UnknownYear != 0 || len(due.Spans) == 0 {
		return nil
	}
	spans := make([]*DeadlineSpan, len(due.Spans))
	for i, s := range due.Spans {
		spans[i] = &DeadlineSpan{DeadlineID: d.ID, Kind: DeadlineSpanKind(s.Kind), StartsOn: s.From, EndsOn: s.Until, Days: s.Days(), Article: s.Article}
	}
	return insert(ctx, w, spans...)
}

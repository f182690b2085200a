package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
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
	Rule        string         `bun:"rule"`
	Article     string         `bun:"article"`
	EndedOn     *civil.Date    `bun:"ended_on,type:date"`

	Case *Case `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

var deadlineComputed = map[string]Computed{
	"overdue": {SQL: "({row}.ended_on IS NULL AND {row}.due_on IS NOT NULL AND {row}.due_on < {today})"},
}

var caseConditions = map[string]string{
	"nextSteps": "{row}.ended_on IS NULL",
}

// proceeding is a case that is locked, as the law sees it.
type proceeding struct {
	w      *Writer
	there  *Case
	matter law.Matter
	// open are its open deadlines.
	open []*Deadline
}

// proceed locks a case and reads its past.
func (w *Writer) proceed(ctx context.Context, key Key, expected *int) (*proceeding, error) {
	there, err := w.lockCase(ctx, key.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.case", key)
	}
	if err != nil {
		return nil, err
	}
	if err := w.checkVersion(expected, there); err != nil {
		return nil, err
	}
	if err := w.readLaw(ctx); err != nil {
		return nil, err
	}
	p := &proceeding{w: w, there: there}
	var party PartyKind
	err = w.tx.NewSelect().Model((*Party)(nil)).Column("kind").Where("agency_id = ?", w.agency).Where("id = ?", there.PartyID).Scan(ctx, &party)
	if err != nil {
		return nil, fmt.Errorf("read party: %w", err)
	}
	var events []*CaseEvent
	err = w.tx.NewSelect().Model(&events).Where("agency_id = ?", w.agency).Where("case_id = ?", there.ID).Order("id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read events: %w", err)
	}
	err = w.tx.NewSelect().Model(&p.open).Where("agency_id = ?", w.agency).Where("case_id = ?", there.ID).Where("ended_on IS NULL").Order("id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read deadlines: %w", err)
	}
	p.matter = law.Matter{IsSimplified: there.Procedure == CaseProcedureSimplified, IsPerson: party == PartyKindNaturalPerson}
	for _, e := range events {
		switch e.Kind {
		case CaseEventKindGoodsConfiscated, CaseEventKindPaymentRecorded, CaseEventKindDeferred, CaseEventKindWrittenOff,
			CaseEventKindAppealed, CaseEventKindAppealEnded, CaseEventKindGoodsSeized, CaseEventKindSeizureExtended,
			CaseEventKindGoodsReleased, CaseEventKindOfficersAssigned, CaseEventKindPublicityEnded: // beside the procedure
		default:
			p.matter.Past = append(p.matter.Past, law.Happening{Step: law.Step(e.Kind), On: e.OccurredOn})
		}
	}
	p.fromRegister()
	return p, nil
}

// fromRegister completes the past of a case that came from elsewhere, with less of a timeline than its status says.
func (p *proceeding) fromRegister() {
	if p.there.Status == CaseStatusClue {
		return
	}
	if len(p.matter.Past) == 0 {
		p.matter.Past = []law.Happening{{Step: law.Filed, On: p.there.FiledOn}}
	}
	if p.matter.Status() != string(p.there.Status) {
		on := p.matter.Past[len(p.matter.Past)-1].On
		p.matter.Past = append(p.matter.Past, law.Happening{Step: law.Step(p.there.Status), On: on})
	}
}

// take checks a step against the law and takes it: an event, the case's status, and the deadlines that it ends and opens.
// What else of the case has changed is named by its columns.
func (p *proceeding) take(ctx context.Context, field string, step law.Step, on civil.Date, note *string, penalties []law.Penalty, columns ...string) error {
	next := law.Happening{Step: step, On: on}
	if v := p.w.book.Check(p.matter, next, penalties...); v != nil {
		return violation(field, v)
	}
	if slices.Contains([]law.Step{law.Investigated, law.Notified, law.Decided, law.Served}, step) {
		if err := p.checkOnCase(ctx, field, step, on); err != nil {
			return err
		}
	}
	p.matter.Past = append(p.matter.Past, next)
	if err := insert(ctx, p.w, &CaseEvent{CaseID: p.there.ID, Kind: CaseEventKind(step), OccurredOn: on, Note: note}); err != nil {
		return err
	}
	p.there.Status = CaseStatus(p.matter.Status())
	columns = append(columns, "status")
	switch step {
	case law.Decided, law.NotPenalised:
		p.there.DecidedOn, columns = &on, append(columns, "decided_on")
	case law.Served:
		p.there.ServedOn, columns = &on, append(columns, "served_on")
	case law.Concluded:
		p.there.ConcludedOn, columns = &on, append(columns, "concluded_on")
	case law.Withdrawn:
		p.there.DecidedOn, p.there.ServedOn, p.there.ConcludedOn = nil, nil, nil
		columns = append(columns, "decided_on", "served_on", "concluded_on")
	}
	if err := update(ctx, p.w, p.there, columns...); err != nil {
		return err
	}
	return p.moveDeadlines(ctx, step, on, penalties)
}

// moveDeadlines ends the deadlines that a step meets and opens those that it brings.
func (p *proceeding) moveDeadlines(ctx context.Context, step law.Step, on civil.Date, penalties []law.Penalty) error {
	book := p.w.book
	switch step {
	case law.Filed, law.Extended, law.Resumed, law.Heard, law.Waived:
		d, ok := book.DecisionDue(p.matter)
		if !ok || step != law.Filed && !p.isOpen(DeadlineActionDecide) {
			return nil
		}
		for _, open := range p.open {
			if open.Action == DeadlineActionDecide && open.EndedOn == nil && open.DueOn != nil && *open.DueOn == d.On {
				return nil // the step has moved nothing
			}
		}
		if err := p.end(ctx, DeadlineActionDecide, on); err != nil {
			return err
		}
		return p.begin(ctx, DeadlineActionDecide, p.there.FiledOn, d)
	case law.Decided, law.NotPenalised:
		if err := p.end(ctx, DeadlineActionDecide, on); err != nil {
			return err
		}
		if err := p.beginTerm(ctx, DeadlineActionServe, "service.term", on); err != nil {
			return err
		}
		if step == law.Decided && law.IsPublished(p.matter, penalties) {
			return p.beginTerm(ctx, DeadlineActionPublish, "publicity.term", on)
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
		if err := p.end(ctx, DeadlineActionPay, on); err != nil {
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
			if err := p.end(ctx, d.Action, on); err != nil {
				return err
			}
		}
		if d, ok := book.DecisionDue(p.matter); ok {
			return p.begin(ctx, DeadlineActionDecide, on, d)
		}
	case law.Published:
		return p.end(ctx, DeadlineActionPublish, on)
	case law.Transferred, law.Concluded:
		for _, d := range p.open {
			if step == law.Concluded && d.Action == DeadlineActionPublish {
				continue // what is to be published stays so
			}
			if err := p.end(ctx, d.Action, on); err != nil {
				return err
			}
		}
	}
	return nil
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
		if d.Action != action || d.EndedOn != nil {
			continue
		}
		d.EndedOn = &on
		if err := update(ctx, p.w, d, "ended_on"); err != nil {
			return err
		}
	}
	return nil
}

func (p *proceeding) beginTerm(ctx context.Context, action DeadlineAction, rule string, from civil.Date) error {
	d, ok := p.w.book.Term(rule, from)
	if !ok {
		return nil // no such term held then
	}
	return p.begin(ctx, action, from, d)
}

func (p *proceeding) begin(ctx context.Context, action DeadlineAction, from civil.Date, due law.Deadline) error {
	d := &Deadline{CaseID: p.there.ID, Action: action, StartsOn: from, Rule: due.Rule.Name, Article: due.Rule.Cite()}
	if due.Unknown != 0 {
		d.UnknownYear = &due.Unknown
	} else {
		d.DueOn = &due.On
	}
	p.open = append(p.open, d)
	return insert(ctx, p.w, d)
}

// step takes a step that needs nothing beside. It changes `case`.
func (w *Writer) step(ctx context.Context, in StepInput, step law.Step) (Changed, error) {
	p, err := w.begun(ctx, in)
	if err != nil {
		return nil, err
	}
	if err := p.take(ctx, "input.case", step, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	return p.changed(), nil
}

// begun checks what every step is asked with, and locks the case.
func (w *Writer) begun(ctx context.Context, in StepInput) (*proceeding, error) {
	if err := first(
		w.kept("input.case", in.Case, "Case"),
		w.past("input.on", in.On),
		saidIfGiven("input.note", in.Note, longestNote),
	); err != nil {
		return nil, err
	}
	return w.proceed(ctx, in.Case, in.ExpectedVersion)
}

func (p *proceeding) changed() Changed { return Changed{"case": {keyOf(p.there)}} }

// RecordInvestigation records that the investigation has ended, with what it found. It changes `case`.
func RecordInvestigation(ctx context.Context, w *Writer, in RecordInvestigationInput) (Changed, error) {
	if err := first(
		saidIfGiven("input.facts", in.Facts, longestFacts),
		moneyIfGiven("input.valueOfGoods", in.ValueOfGoods),
		moneyIfGiven("input.illegalGains", in.IllegalGains),
	); err != nil {
		return nil, err
	}
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	var columns []string
	if in.Facts != nil {
		p.there.Facts, columns = in.Facts, append(columns, "facts")
	}
	if in.ValueOfGoods != nil {
		p.there.ValueOfGoods, columns = in.ValueOfGoods, append(columns, "value_of_goods")
	}
	if in.IllegalGains != nil {
		p.there.IllegalGains, columns = in.IllegalGains, append(columns, "illegal_gains")
	}
	if err := p.take(ctx, "input.case", law.Investigated, in.On, in.Note, nil, columns...); err != nil {
		return nil, err
	}
	return p.changed(), nil
}

// ReviewCase records the legal review. It changes `case`.
func ReviewCase(ctx context.Context, w *Writer, in ReviewCaseInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.Reviewed)
}

// DiscussCase records that the heads have discussed the case. It changes `case`.
func DiscussCase(ctx context.Context, w *Writer, in DiscussCaseInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.Discussed)
}

// NotifyParty records that the party was told, and offered a hearing where it was. It changes `case`.
func NotifyParty(ctx context.Context, w *Writer, in NotifyPartyInput) (Changed, error) {
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.take(ctx, "input.case", law.Notified, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if in.HearingOffered {
		if err := p.take(ctx, "input.case", law.HearingOffered, in.On, nil, nil); err != nil {
			return nil, err
		}
	}
	return p.changed(), nil
}

// RequestHearing records that the party asks for a hearing. It changes `case`.
func RequestHearing(ctx context.Context, w *Writer, in RequestHearingInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.HearingRequested)
}

// WaiveStatement records that the party gives up its statement and hearing. It changes `case`.
func WaiveStatement(ctx context.Context, w *Writer, in WaiveStatementInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.Waived)
}

// RecordHearing records that the hearing was held. It changes `case`.
func RecordHearing(ctx context.Context, w *Writer, in RecordHearingInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.Heard)
}

// ExtendTerm records that the term of the decision was extended. It changes `case`.
func ExtendTerm(ctx context.Context, w *Writer, in ExtendTermInput) (Changed, error) {
	if in.Note == nil {
		return nil, bad("input.note", "an extension says who approved it, and why: write it here")
	}
	return w.step(ctx, in.StepInput, law.Extended)
}

// SuspendCase suspends a case. It changes `case`.
func SuspendCase(ctx context.Context, w *Writer, in SuspendCaseInput) (Changed, error) {
	if in.Note == nil {
		return nil, bad("input.note", "a suspension says why: write it here")
	}
	return w.step(ctx, in.StepInput, law.Suspended)
}

// ResumeCase resumes a case. It changes `case`.
func ResumeCase(ctx context.Context, w *Writer, in ResumeCaseInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.Resumed)
}

// DismissCase decides that nothing is punished. It changes `case`.
func DismissCase(ctx context.Context, w *Writer, in DismissCaseInput) (Changed, error) {
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.take(ctx, "input.case", law.NotPenalised, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if _, err := p.decide(ctx, DecisionOutcomeNoPenalty, in.On, nil, in.Note); err != nil {
		return nil, err
	}
	return p.changed(), nil
}

// decide adds the decision of a case, under the number given or the next of the year.
func (p *proceeding) decide(ctx context.Context, outcome DecisionOutcome, on civil.Date, number, reasons *string) (*Decision, error) {
	decision := &Decision{CaseID: p.there.ID, Outcome: outcome, DecidedOn: on, Reasons: reasons}
	var err error
	if decision.DecisionNo, err = p.w.numberOf(ctx, decisionNumbers, on.Year, "input.decisionNo", number); err != nil {
		return nil, err
	}
	if err := insert(ctx, p.w, decision); err != nil {
		return nil, drawn(err, number, "decisions_decision_no_key")
	}
	return decision, nil
}

// TransferCase hands a case to the police. It changes `case`.
func TransferCase(ctx context.Context, w *Writer, in TransferCaseInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.Transferred)
}

// ServeDocument records that the decision of a case was served. It changes `case`.
func ServeDocument(ctx context.Context, w *Writer, in ServeDocumentInput) (Changed, error) {
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.take(ctx, "input.case", law.Served, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	var decisions []*Decision
	err = w.tx.NewSelect().Model(&decisions).Where("agency_id = ?", w.agency).Where("case_id = ?", p.there.ID).Where("served_on IS NULL").For("UPDATE").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	for _, d := range decisions {
		d.ServedOn = &in.On
		if err := update(ctx, w, d, "served_on"); err != nil {
			return nil, err
		}
	}
	if err := p.demand(ctx, in.On); err != nil {
		return nil, err
	}
	return p.changed(), nil
}

// ConcludeCase concludes a case of which nothing is owed. It changes `case`.
func ConcludeCase(ctx context.Context, w *Writer, in ConcludeCaseInput) (Changed, error) {
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	owed, err := p.owed(ctx, in.On)
	if err != nil {
		return nil, err
	}
	if owed.IsPositive() && p.there.Status != CaseStatusTransferred {
		return nil, problem.Errorf(problem.RuleViolation, "%s yuan are still owed, surcharge among them: a case is concluded once they are paid", owed.StringFixed(2)).
			At("input.case").Under("case.executed", "令42号 78 (unconfirmed)").With("owed", owed.StringFixed(2))
	}
	if err := p.take(ctx, "input.case", law.Concluded, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	return p.changed(), nil
}

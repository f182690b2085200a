package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/law"
)

var caseConditions = map[string]string{
	"nextSteps": "{row}.ended_on IS NULL",
}

// proceeding is a case that is locked, as the law sees it.
type proceeding struct {
	w      *Writer
	there  *Case
	matter law.CaseState
	// division is where the party is registered; nil where unknown.
	division *string
	// events is its timeline, and open are its open deadlines.
	events []*CaseEvent
	open   []*Deadline
	// ledger is what is written of its money penalties, once it was read.
	ledger       []*account
	isLedgerRead bool
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
	party, err := readOne[Party](ctx, w, "id = $2", "", there.PartyID)
	if err != nil {
		return nil, err
	}
	if p.events, err = read[CaseEvent](ctx, w, "case_id = $2", "ORDER BY id", there.ID); err != nil {
		return nil, err
	}
	if p.open, err = read[Deadline](ctx, w, "case_id = $2 AND ended_on IS NULL", "ORDER BY id", there.ID); err != nil {
		return nil, err
	}
	p.division = party.Division
	p.matter = law.CaseState{IsSimplified: there.Procedure == CaseProcedureSimplified, IsPerson: party.Kind == PartyKindNaturalPerson, Steps: past(p.events), ValueOfGoods: there.ValueOfGoods}
	p.fromRegister()
	if err := p.readExaminations(ctx); err != nil {
		return nil, err
	}
	if there.Status != CaseStatusInvestigated && there.Status != CaseStatusNotified {
		return p, nil
	}
	return p, p.readNotice(ctx)
}

// correctedOf are the entries of a timeline that were corrected.
func correctedOf(events []*CaseEvent) map[int64]bool {
	corrected := map[int64]bool{}
	for _, e := range events {
		if e.Kind == CaseEventKindCorrected {
			corrected[*e.CorrectsID] = true
		}
	}
	return corrected
}

// past are the steps of the procedure in a timeline, without those that were corrected and what happens beside it.
func past(events []*CaseEvent) []law.TakenStep {
	corrected := correctedOf(events)
	var steps []law.TakenStep
	for _, e := range events {
		if step := law.Step(e.Kind); step.IsOfProcedure() && !corrected[e.ID] {
			happening := law.TakenStep{Step: step, On: e.OccurredOn}
			if e.Days != nil {
				happening.Days = *e.Days
			}
			steps = append(steps, happening)
		}
	}
	return steps
}

// fromRegister completes the past of a case that came from elsewhere, with less of a timeline than its status says.
func (p *proceeding) fromRegister() {
	if p.there.Status == CaseStatusClue {
		return
	}
	if len(p.matter.Steps) == 0 {
		p.matter.Steps = []law.TakenStep{{Step: law.Filed, On: p.there.FiledOn}}
	}
	if p.matter.Status() != string(p.there.Status) {
		on := p.matter.Steps[len(p.matter.Steps)-1].On
		p.matter.Steps = append(p.matter.Steps, law.TakenStep{Step: law.Step(p.there.Status), On: on})
	}
}

// taken is a step with what is told of it.
type taken struct {
	law.TakenStep
	note      *string
	corrects  *int64        // the entry of the timeline that it corrects
	penalties []law.Penalty // of a proposal or a decision
	columns   []string      // what else of the case has changed
}

// take checks a step against the law and takes it: an event, the case's status, and the deadlines that it ends and opens.
// What else of the case has changed is named by its columns.
func (p *proceeding) take(ctx context.Context, field string, step law.Step, on civil.Date, note *string, penalties []law.Penalty, columns ...string) error {
	return p.happen(ctx, field, taken{TakenStep: law.TakenStep{Step: step, On: on}, note: note, penalties: penalties, columns: columns})
}

func (p *proceeding) happen(ctx context.Context, field string, next taken) error {
	if v := p.w.book.CheckStep(p.matter, next.TakenStep, next.penalties...); v != nil {
		return p.refusal(field, v)
	}
	step, on, columns := next.Step, next.On, next.columns
	if slices.Contains([]law.Step{law.Investigated, law.Notified, law.Decided, law.Served}, step) {
		if err := p.checkOnCase(ctx, field, step, on); err != nil {
			return err
		}
	}
	p.matter.Steps = append(p.matter.Steps, next.TakenStep)
	event := &CaseEvent{CaseID: p.there.ID, Kind: CaseEventKind(step), OccurredOn: on, Note: next.note, CorrectsID: next.corrects}
	if next.Days > 0 {
		event.Days = &next.Days
	}
	if err := insert(ctx, p.w, event); err != nil {
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
	return p.moveDeadlines(ctx, step, on, next.penalties)
}

// stepVerbs are the mutations by which steps are taken.
var stepVerbs = map[law.Step]string{
	law.Filed: "fileCase", law.Investigated: "recordInvestigation", law.Reviewed: "reviewCase", law.Discussed: "discussCase", law.Proposed: "proposePenalty",
	law.Notified: "notifyParty", law.HearingOffered: "notifyParty", law.HearingRequested: "requestHearing", law.HearingScheduled: "scheduleHearing",
	law.Heard: "recordHearing", law.Waived: "waiveStatement", law.Extended: "extendTerm", law.Suspended: "suspendCase", law.Resumed: "resumeCase",
	law.Decided: "decidePenalty", law.NotPenalised: "dismissCase", law.Transferred: "transferCase", law.Served: "serveDocument",
	law.Published: "publishDecision", law.Executed: "recordPayment", law.Withdrawn: "withdrawDecision", law.Concluded: "concludeCase",
}

// refusal is a violation with what may be done instead, where it is the order of steps that is violated.
func (p *proceeding) refusal(field string, v *law.Violation) error {
	refused := violation(field, v)
	if v.Rule != "case.order" {
		return refused
	}
	var verbs []string
	for _, step := range law.AllowedSteps(p.matter) {
		if verb := stepVerbs[step]; !slices.Contains(verbs, verb) {
			verbs = append(verbs, verb)
		}
	}
	return refused.With("status", p.matter.Status()).With("allowed", verbs)
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

// RequestHearing records that the party asks for a hearing. It changes `case`.
func RequestHearing(ctx context.Context, w *Writer, in RequestHearingInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.HearingRequested)
}

// WaiveStatement records that the party gives up its statement and hearing. It changes `case`.
func WaiveStatement(ctx context.Context, w *Writer, in WaiveStatementInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.Waived)
}

// ExtendTerm records that the term of the decision was extended. It changes `case`.
func ExtendTerm(ctx context.Context, w *Writer, in ExtendTermInput) (Changed, error) {
	if in.Note == nil {
		return nil, bad("input.note", "an extension says who approved it, and why: write it here")
	}
	next := taken{TakenStep: law.TakenStep{Step: law.Extended, On: in.On}, note: in.Note}
	if in.Days != nil {
		if next.Days = *in.Days; next.Days < 1 || next.Days > 3650 {
			return nil, bad("input.days", "%d is not a number of days from 1 to 3650", next.Days)
		}
	}
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.happen(ctx, "input.case", next); err != nil {
		return nil, err
	}
	return p.changed(), nil
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
	err = w.tx.NewSelect().Model(&decisions).Where("agency_id = ?", w.agency).Where("case_id = ?", p.there.ID).Where("served_on IS NULL").Where("withdrawn_on IS NULL").For("UPDATE").Scan(ctx)
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
	return p.changed(), p.executeIfPaid(ctx, in.On)
}

// ConcludeCase concludes a case of which nothing is owed. It changes `case`.
func ConcludeCase(ctx context.Context, w *Writer, in ConcludeCaseInput) (Changed, error) {
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	owed, err := p.owed(ctx, w.today)
	if err != nil {
		return nil, err
	}
	if v := law.CheckPaid(owed, p.there.Status == CaseStatusTransferred); v != nil {
		return nil, violation("input.case", v).With("owed", owed.StringFixed(2))
	}
	if err := p.take(ctx, "input.case", law.Concluded, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	return p.changed(), p.checkGoodsDone(ctx)
}

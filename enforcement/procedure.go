package enforcement

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

// proceeding is a case that is locked, as the law sees it.
type lockedCase struct {
	w       *db.Writer
	current *db.Case
	state   law.CaseState
	// division is where the party is registered; nil where unknown.
	division *string
	// events is its timeline, and open are its open deadlines.
	events        []*db.CaseEvent
	openDeadlines []*db.Deadline
	// ledger is what is written of its money penalties, once it was read.
	accounts        []*account
	areAccountsRead bool
}

// proceed locks a case and reads its past.
func loadCase(ctx context.Context, w *db.Writer, key db.Key, expected *int) (*lockedCase, error) {
	there, err := lockCaseRow(ctx, w, key.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, db.NotFound("input.case", key)
	}
	if err != nil {
		return nil, err
	}
	if err := checkVersion(w, expected, there); err != nil {
		return nil, err
	}
	if err := w.ReadLaw(ctx); err != nil {
		return nil, err
	}
	p := &lockedCase{w: w, current: there}
	party, err := db.ReadOne[db.Party](ctx, w, "id = $2", "", there.PartyID)
	if err != nil {
		return nil, err
	}
	if p.events, err = db.Read[db.CaseEvent](ctx, w, "case_id = $2", "ORDER BY id", there.ID); err != nil {
		return nil, err
	}
	if p.openDeadlines, err = db.Read[db.Deadline](ctx, w, "case_id = $2 AND ended_on IS NULL", "ORDER BY id", there.ID); err != nil {
		return nil, err
	}
	p.division = party.Division
	p.state = law.CaseState{IsSimplified: there.Procedure == db.CaseProcedureSimplified, IsPerson: party.Kind == db.PartyKindNaturalPerson, Steps: stepsOf(p.events), ValueOfGoods: there.ValueOfGoods}
	p.fromRegister()
	if err := p.readExaminations(ctx); err != nil {
		return nil, err
	}
	if there.Status != db.CaseStatusInvestigated && there.Status != db.CaseStatusNotified {
		return p, nil
	}
	return p, p.readNotice(ctx)
}

// correctedOf are the entries of a timeline that were corrected.
func correctedEvents(events []*db.CaseEvent) map[int64]bool {
	corrected := map[int64]bool{}
	for _, e := range events {
		if e.Kind == db.CaseEventKindCorrected {
			corrected[*e.CorrectsID] = true
		}
	}
	return corrected
}

// past are the steps of the procedure in a timeline, without those that were corrected and what happens beside it.
func stepsOf(events []*db.CaseEvent) []law.TakenStep {
	corrected := correctedEvents(events)
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
func (p *lockedCase) fromRegister() {
	if p.current.Status == db.CaseStatusClue {
		return
	}
	if len(p.state.Steps) == 0 {
		p.state.Steps = []law.TakenStep{{Step: law.Filed, On: p.current.FiledOn}}
	}
	if p.state.Status() != string(p.current.Status) {
		on := p.state.Steps[len(p.state.Steps)-1].On
		p.state.Steps = append(p.state.Steps, law.TakenStep{Step: law.Step(p.current.Status), On: on})
	}
}

// taken is a step with what is told of it.
type stepToTake struct {
	law.TakenStep
	note      *string
	corrects  *int64        // the entry of the timeline that it corrects
	penalties []law.Penalty // of a proposal or a decision
	columns   []string      // what else of the case has changed
}

// take checks a step against the law and takes it: an event, the case's status, and the deadlines that it ends and opens.
// What else of the case has changed is named by its columns.
func (p *lockedCase) takeStep(ctx context.Context, field string, step law.Step, on civil.Date, note *string, penalties []law.Penalty, columns ...string) error {
	return p.recordStep(ctx, field, stepToTake{TakenStep: law.TakenStep{Step: step, On: on}, note: note, penalties: penalties, columns: columns})
}

func (p *lockedCase) recordStep(ctx context.Context, field string, next stepToTake) error {
	if v := p.w.Law().CheckStep(p.state, next.TakenStep, next.penalties...); v != nil {
		return p.refuseStep(field, v)
	}
	step, on, columns := next.Step, next.On, next.columns
	if slices.Contains([]law.Step{law.Investigated, law.Notified, law.Decided, law.Served}, step) {
		if err := p.checkOnCase(ctx, field, step, on); err != nil {
			return err
		}
	}
	p.state.Steps = append(p.state.Steps, next.TakenStep)
	event := &db.CaseEvent{CaseID: p.current.ID, Kind: db.CaseEventKind(step), OccurredOn: on, Note: next.note, CorrectsID: next.corrects}
	if next.Days > 0 {
		event.Days = &next.Days
	}
	if err := db.Insert(ctx, p.w, event); err != nil {
		return err
	}
	p.current.Status = db.CaseStatus(p.state.Status())
	columns = append(columns, "status")
	switch step {
	case law.Decided, law.NotPenalised:
		p.current.DecidedOn, columns = &on, append(columns, "decided_on")
	case law.Served:
		p.current.ServedOn, columns = &on, append(columns, "served_on")
	case law.Concluded:
		p.current.ConcludedOn, columns = &on, append(columns, "concluded_on")
	case law.Withdrawn:
		p.current.DecidedOn, p.current.ServedOn, p.current.ConcludedOn = nil, nil, nil
		columns = append(columns, "decided_on", "served_on", "concluded_on")
	}
	if err := db.Update(ctx, p.w, p.current, columns...); err != nil {
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
func (p *lockedCase) refuseStep(field string, v *law.Violation) error {
	refused := db.Violates(field, v)
	if v.Rule != "case.order" {
		return refused
	}
	var verbs []string
	for _, step := range law.AllowedSteps(p.state) {
		if verb := stepVerbs[step]; !slices.Contains(verbs, verb) {
			verbs = append(verbs, verb)
		}
	}
	return refused.With("status", p.state.Status()).With("allowed", verbs)
}

// step takes a step that needs nothing beside. It changes `case`.
func takeStepOnly(ctx context.Context, w *db.Writer, in StepInput, step law.Step) (db.Changed, error) {
	p, err := loadCaseForStep(ctx, w, in)
	if err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", step, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	return p.changedCase(), nil
}

// begun checks what every step is asked with, and locks the case.
func loadCaseForStep(ctx context.Context, w *db.Writer, in StepInput) (*lockedCase, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		w.RequireNotFuture("input.on", in.On),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
	); err != nil {
		return nil, err
	}
	return loadCase(ctx, w, in.Case, in.ExpectedVersion)
}

func (p *lockedCase) changedCase() db.Changed { return db.Changed{"case": {db.KeyOf(p.current)}} }

// RecordInvestigation records that the investigation has ended, with what it found. It changes `case`.
func RecordInvestigation(ctx context.Context, w *db.Writer, in RecordInvestigationInput) (db.Changed, error) {
	if err := db.CheckAll(
		db.RequireTextIfGiven("input.facts", in.Facts, db.MaxFacts),
		db.RequireMoneyIfGiven("input.valueOfGoods", in.ValueOfGoods),
		db.RequireMoneyIfGiven("input.illegalGains", in.IllegalGains),
	); err != nil {
		return nil, err
	}
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	var columns []string
	if in.Facts != nil {
		p.current.Facts, columns = in.Facts, append(columns, "facts")
	}
	if in.ValueOfGoods != nil {
		p.current.ValueOfGoods, columns = in.ValueOfGoods, append(columns, "value_of_goods")
	}
	if in.IllegalGains != nil {
		p.current.IllegalGains, columns = in.IllegalGains, append(columns, "illegal_gains")
	}
	if err := p.takeStep(ctx, "input.case", law.Investigated, in.On, in.Note, nil, columns...); err != nil {
		return nil, err
	}
	return p.changedCase(), nil
}

// ReviewCase records the legal review. It changes `case`.
func ReviewCase(ctx context.Context, w *db.Writer, in ReviewCaseInput) (db.Changed, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Reviewed)
}

// DiscussCase records that the heads have discussed the case. It changes `case`.
func DiscussCase(ctx context.Context, w *db.Writer, in DiscussCaseInput) (db.Changed, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Discussed)
}

// RequestHearing records that the party asks for a hearing. It changes `case`.
func RequestHearing(ctx context.Context, w *db.Writer, in RequestHearingInput) (db.Changed, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.HearingRequested)
}

// WaiveStatement records that the party gives up its statement and hearing. It changes `case`.
func WaiveStatement(ctx context.Context, w *db.Writer, in WaiveStatementInput) (db.Changed, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Waived)
}

// ExtendTerm records that the term of the decision was extended. It changes `case`.
func ExtendTerm(ctx context.Context, w *db.Writer, in ExtendTermInput) (db.Changed, error) {
	if in.Note == nil {
		return nil, db.BadInput("input.note", "an extension says who approved it, and why: write it here")
	}
	next := stepToTake{TakenStep: law.TakenStep{Step: law.Extended, On: in.On}, note: in.Note}
	if in.Days != nil {
		if next.Days = *in.Days; next.Days < 1 || next.Days > 3650 {
			return nil, db.BadInput("input.days", "%d is not a number of days from 1 to 3650", next.Days)
		}
	}
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.recordStep(ctx, "input.case", next); err != nil {
		return nil, err
	}
	return p.changedCase(), nil
}

// SuspendCase suspends a case. It changes `case`.
func SuspendCase(ctx context.Context, w *db.Writer, in SuspendCaseInput) (db.Changed, error) {
	if in.Note == nil {
		return nil, db.BadInput("input.note", "a suspension says why: write it here")
	}
	return takeStepOnly(ctx, w, in.StepInput, law.Suspended)
}

// ResumeCase resumes a case. It changes `case`.
func ResumeCase(ctx context.Context, w *db.Writer, in ResumeCaseInput) (db.Changed, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Resumed)
}

// DismissCase decides that nothing is punished. It changes `case`.
func DismissCase(ctx context.Context, w *db.Writer, in DismissCaseInput) (db.Changed, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", law.NotPenalised, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if _, err := p.decide(ctx, db.DecisionOutcomeNoPenalty, in.On, nil, in.Note); err != nil {
		return nil, err
	}
	return p.changedCase(), nil
}

// decide adds the decision of a case, under the number given or the next of the year.
func (p *lockedCase) decide(ctx context.Context, outcome db.DecisionOutcome, on civil.Date, number, reasons *string) (*db.Decision, error) {
	decision := &db.Decision{CaseID: p.current.ID, Outcome: outcome, DecidedOn: on, Reasons: reasons}
	var err error
	if decision.DecisionNo, err = p.w.Number(ctx, decisionNumbers, on.Year, "input.decisionNo", number); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, p.w, decision); err != nil {
		return nil, db.RetryIfTaken(err, number, "decisions_decision_no_key")
	}
	return decision, nil
}

// TransferCase hands a case to the police. It changes `case`.
func TransferCase(ctx context.Context, w *db.Writer, in TransferCaseInput) (db.Changed, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Transferred)
}

// ServeDocument records that the decision of a case was served. It changes `case`.
func ServeDocument(ctx context.Context, w *db.Writer, in ServeDocumentInput) (db.Changed, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", law.Served, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	var decisions []*db.Decision
	err = w.Tx().NewSelect().Model(&decisions).Where("agency_id = ?", w.Agency()).Where("case_id = ?", p.current.ID).Where("served_on IS NULL").Where("withdrawn_on IS NULL").For("UPDATE").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	for _, d := range decisions {
		d.ServedOn = &in.On
		if err := db.Update(ctx, w, d, "served_on"); err != nil {
			return nil, err
		}
	}
	if err := p.demandPayment(ctx, in.On); err != nil {
		return nil, err
	}
	return p.changedCase(), p.executeIfPaid(ctx, in.On)
}

// ConcludeCase concludes a case of which nothing is owed. It changes `case`.
func ConcludeCase(ctx context.Context, w *db.Writer, in ConcludeCaseInput) (db.Changed, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	owed, err := p.amountOwed(ctx, w.Today())
	if err != nil {
		return nil, err
	}
	if v := law.CheckPaid(owed, p.current.Status == db.CaseStatusTransferred); v != nil {
		return nil, db.Violates("input.case", v).With("owed", owed.StringFixed(2))
	}
	if err := p.takeStep(ctx, "input.case", law.Concluded, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	return p.changedCase(), p.checkGoodsDone(ctx)
}

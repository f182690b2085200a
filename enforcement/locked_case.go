package enforcement

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/messages"
	"docket/problem"
)

// lockedCase is a case that is locked until the transaction ends, with its legal state.
type lockedCase struct {
	w       *db.Writer
	current *db.Case
	state   law.CaseState
	// division is the division where the party is registered; nil where it is not known.
	division *string
	// events are the timeline, openDeadlines the deadlines that were open when the case was loaded or were added since.
	events        []*db.CaseEvent
	openDeadlines []*db.Deadline
	// accounts are the accounts of the case's money penalties, once areAccountsRead is true.
	accounts        []*account
	areAccountsRead bool
}

// loadCase locks a case and reads its legal state. Returns NOT_FOUND for a case that does not exist, and CONFLICT where the caller expects
// another version than the current one.
func loadCase(ctx context.Context, w *db.Writer, key db.Key, expected *int) (*lockedCase, error) {
	current, err := lockCaseRow(ctx, w, key.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, db.NotFound("input.case", key)
	}
	if err != nil {
		return nil, err
	}
	if err := checkVersion(w, expected, current); err != nil {
		return nil, err
	}
	if err := w.ReadLaw(ctx); err != nil {
		return nil, err
	}
	locked := &lockedCase{w: w, current: current}
	party, err := db.ReadOne[db.Party](ctx, w, "id = $2", "", current.PartyID)
	if err != nil {
		return nil, err
	}
	if locked.events, err = db.Read[db.CaseEvent](ctx, w, "case_id = $2", "ORDER BY id", current.ID); err != nil {
		return nil, err
	}
	if locked.openDeadlines, err = db.Read[db.Deadline](ctx, w, "case_id = $2 AND ended_on IS NULL", "ORDER BY id", current.ID); err != nil {
		return nil, err
	}
	locked.division = party.Division
	locked.state = law.CaseState{
		IsSimplified: current.Procedure == db.CaseProcedureSimplified, IsPerson: party.Kind == db.PartyKindNaturalPerson,
		Steps: stepsOf(locked.events), ValueOfGoods: current.ValueOfGoods,
	}
	locked.completeSteps()
	if err := locked.readExaminations(ctx); err != nil {
		return nil, err
	}
	if current.Status != db.CaseStatusInvestigated && current.Status != db.CaseStatusNotified {
		return locked, nil
	}
	return locked, locked.readNotice(ctx)
}

// lockCaseRow reads a case under lock. Returns sql.ErrNoRows where there is no such case.
func lockCaseRow(ctx context.Context, w *db.Writer, id int64) (*db.Case, error) {
	return db.ReadOne[db.Case](ctx, w, "id = $2", "FOR UPDATE", id)
}

// checkVersion returns CONFLICT where the caller expects another version of a case than the current one.
func checkVersion(w *db.Writer, expected *int, current *db.Case) error {
	if expected == nil || *expected == current.Version {
		return nil
	}
	when := current.UpdatedAt.In(w.Zone()).Format(time.RFC3339)
	return problem.Errorf(problem.Conflict, "the case has version %d since %s, not %d: read it again, then decide", current.Version, when, *expected).
		At("input.expectedVersion").With("version", current.Version).With("changedAt", when)
}

// correctedEvents returns the ids of the events of a timeline that were corrected.
func correctedEvents(events []*db.CaseEvent) map[int64]bool {
	corrected := map[int64]bool{}
	for _, e := range events {
		if e.Kind == db.CaseEventKindCorrected {
			corrected[*e.CorrectsID] = true
		}
	}
	return corrected
}

// stepsOf returns the steps of the procedure in a timeline, without corrected steps.
func stepsOf(events []*db.CaseEvent) []law.TakenStep {
	corrected := correctedEvents(events)
	var steps []law.TakenStep
	for _, e := range events {
		if step := law.Step(e.Kind); step.IsOfProcedure() && !corrected[e.ID] {
			taken := law.TakenStep{Step: step, On: e.OccurredOn}
			if e.Days != nil {
				taken.Days = *e.Days
			}
			steps = append(steps, taken)
		}
	}
	return steps
}

// completeSteps adds the steps that the status of an imported case requires and its timeline does not have.
func (locked *lockedCase) completeSteps() {
	if locked.current.Status == db.CaseStatusClue {
		return
	}
	if len(locked.state.Steps) == 0 {
		locked.state.Steps = []law.TakenStep{{Step: law.Filed, On: locked.current.FiledOn}}
	}
	if locked.state.Status() != string(locked.current.Status) {
		on := locked.state.Steps[len(locked.state.Steps)-1].On
		locked.state.Steps = append(locked.state.Steps, law.TakenStep{Step: law.Step(locked.current.Status), On: on})
	}
}

// stepToTake is a step with what is recorded of it.
type stepToTake struct {
	law.TakenStep
	note      *string
	corrects  *int64        // the event that the step corrects
	penalties []law.Penalty // of a proposal or a decision
	columns   []string      // further columns of the case that the caller has changed
}

// takeStep is recordStep for a step without days that corrects nothing.
func (locked *lockedCase) takeStep(ctx context.Context, field string, step law.Step, on civil.Date, note *string, penalties []law.Penalty, columns ...string) error {
	return locked.recordStep(ctx, field, stepToTake{TakenStep: law.TakenStep{Step: step, On: on}, note: note, penalties: penalties, columns: columns})
}

// recordStep takes a step that the law allows: it adds the event and updates the case and its deadlines. Returns RULE_VIOLATION of the
// field where the law does not allow the step.
func (locked *lockedCase) recordStep(ctx context.Context, field string, next stepToTake) error {
	if v := locked.w.Law().CheckStep(locked.state, next.TakenStep, next.penalties...); v != nil {
		return locked.refuseStep(field, v)
	}
	step, on, columns := next.Step, next.On, append(next.columns, "status")
	if slices.Contains([]law.Step{law.Investigated, law.Notified, law.Decided, law.Served}, step) {
		if err := locked.checkOfficersOfCase(ctx, field, step, on); err != nil {
			return err
		}
	}
	locked.state.Steps = append(locked.state.Steps, next.TakenStep)
	event := &db.CaseEvent{
		CaseID: locked.current.ID, Kind: db.CaseEventKind(step), OccurredOn: on, Note: next.note, CorrectsID: next.corrects, OfficerID: actingOfficer(ctx, locked.w),
	}
	if next.Days > 0 {
		event.Days = &next.Days
	}
	if err := db.Insert(ctx, locked.w, event); err != nil {
		return err
	}
	locked.current.Status = db.CaseStatus(locked.state.Status())
	switch step {
	case law.Decided, law.NotPenalised:
		locked.current.DecidedOn, columns = &on, append(columns, "decided_on")
	case law.Served:
		locked.current.ServedOn, columns = &on, append(columns, "served_on")
	case law.Concluded:
		locked.current.ConcludedOn, columns = &on, append(columns, "concluded_on")
	case law.Withdrawn:
		locked.current.DecidedOn, locked.current.ServedOn, locked.current.ConcludedOn = nil, nil, nil
		columns = append(columns, "decided_on", "served_on", "concluded_on")
	}
	if err := db.Update(ctx, locked.w, locked.current, columns...); err != nil {
		return err
	}
	return locked.updateDeadlines(ctx, step, on, next.penalties)
}

// stepVerbs are the mutations by which steps are taken.
var stepVerbs = map[law.Step]string{
	law.Filed: "fileCase", law.Investigated: "recordInvestigation", law.Reviewed: "reviewCase", law.Discussed: "discussCase", law.Proposed: "proposePenalty",
	law.Notified: "notifyParty", law.HearingOffered: "notifyParty", law.HearingRequested: "requestHearing", law.HearingScheduled: "scheduleHearing",
	law.Heard: "recordHearing", law.Waived: "waiveStatement", law.Extended: "extendTerm", law.Suspended: "suspendCase", law.Resumed: "resumeCase",
	law.Decided: "decidePenalty", law.NotPenalised: "dismissCase", law.Transferred: "transferCase", law.Served: "serveDocument",
	law.Published: "publishDecision", law.Executed: "recordPayment", law.Withdrawn: "withdrawDecision", law.Concluded: "concludeCase",
}

// refuseStep returns a violation as a problem of a field. Where the order of steps is violated, the problem lists the mutations that are allowed.
func (locked *lockedCase) refuseStep(field string, v *law.Violation) error {
	refused := db.Violates(field, v)
	if v.Rule != "case.order" {
		return refused
	}
	var verbs []string
	for _, step := range law.AllowedSteps(locked.state) {
		if verb := stepVerbs[step]; !slices.Contains(verbs, verb) {
			verbs = append(verbs, verb)
		}
	}
	return refused.With("status", locked.state.Status()).With("allowed", verbs)
}

// loadCaseForStep checks the input of a step and loads its case. further are the checks of the fields that only this step has.
func loadCaseForStep(ctx context.Context, w *db.Writer, in StepInput, further ...error) (*lockedCase, error) {
	if err := db.CheckAll(append([]error{
		w.RequireOwn("input.case", in.Case, "Case"),
		w.RequireNotFuture("input.on", in.On),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
	}, further...)...); err != nil {
		return nil, err
	}
	return loadCase(ctx, w, in.Case, in.ExpectedVersion)
}

// takeStepOnly takes a step that writes an event, and nothing else than the case and its deadlines. Payload: `case`.
func takeStepOnly(ctx context.Context, w *db.Writer, in StepInput, step law.Step, further ...error) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in, further...)
	if err != nil {
		return nil, err
	}
	if err := locked.takeStep(ctx, "input.case", step, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	return locked.changedCase(), nil
}

// requireNote checks that a note is given; why says what the note is for.
func requireNote(note *string, why messages.Phrase) error {
	return db.BadInputIf(note == nil, "input.note", "%s: write it here", why)
}

// changedCase returns the case as the only changed record.
func (locked *lockedCase) changedCase() db.Payload {
	return db.Payload{"case": {db.KeyOf(locked.current)}}
}

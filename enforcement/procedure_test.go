package enforcement_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// An extension that was approved in time may be recorded late: the day of the approval counts. The 90th day after 2023-11-01 is 2024-01-30, a
// Tuesday.
func TestExtensionIsApprovedBeforeTheTermEnds(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := dbtest.CaseToFile()
	in.FiledOn = dbtest.Day("2023-11-01")
	extension := enforcement.ExtendTermInput{StepInput: enforcement.StepInput{Case: w.FileCase(t, in), On: dbtest.Day("2024-01-31"), Note: new("局长批准")}}
	dbtest.CheckRefused(t, w, enforcement.ExtendTerm, extension, dbtest.Refusal{
		Code: problem.RuleViolation, Field: "input.case", Rule: "decision.extension 令42号 64 (unconfirmed)", Says: "the term ended on 2024-01-30",
	})
	extension.On = dbtest.Day("2024-01-30")
	dbtest.Run(t, w, enforcement.ExtendTerm, extension)
	dbtest.CheckEqual(t, "last day", w.Text(t, "SELECT due_on FROM deadlines WHERE action = 'DECIDE' AND ended_on IS NULL"), "2024-02-29")

	// All faults of the input come at once.
	_, err := db.Do(t.Context(), w.Store, enforcement.ExtendTerm, enforcement.ExtendTermInput{StepInput: enforcement.StepInput{Case: extension.Case, On: dbtest.Day("2024-03-16")}, Days: new(0)}, nil)
	var fields []string
	for _, p := range problem.All(err) {
		fields = append(fields, p.Field)
	}
	dbtest.CheckEqual(t, "fields", strings.Join(fields, " "), "input.on input.note input.days")
}

// A decision after its term is recorded with the day on which it was made, and its deadline shows that it was late. The 90th day after 2023-11-01
// is 2024-01-30, a Tuesday.
func TestLateDecisionIsRecorded(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := dbtest.CaseToFile()
	in.FiledOn = dbtest.Day("2023-11-01")
	dbtest.Run(t, w, enforcement.DecidePenalty, enforcement.DecidePenaltyInput{
		Case: w.FileReadyCase(t, in), DecidedOn: dbtest.Day("2024-02-01"), Penalties: []enforcement.PenaltyInput{dbtest.Fine("5000")},
	})
	dbtest.CheckEqual(t, "deadline", w.Text(t, "SELECT due_on || ' ' || ended_on FROM deadlines WHERE action = 'DECIDE'"), "2024-01-30 2024-02-01")
}

// caseModel is the procedure written down a second time, in a simpler way, to compare the verbs with.
type caseModel struct {
	status                      string
	proposed, waived, suspended bool
	extended, discussed         bool // discussed since it was extended
	events                      []string
	decisions                   int
}

// isUndecided reports whether the case is filed and may still be decided.
func (m *caseModel) isUndecided() bool {
	return m.status == "FILED" || m.status == "INVESTIGATED" || m.status == "NOTIFIED"
}

// take takes a step where that is allowed, and reports whether it is.
func (m *caseModel) take(step string) bool {
	isUndecided := m.isUndecided()
	isInvestigated := m.status == "INVESTIGATED" || m.status == "NOTIFIED"
	isAllowed, kind := false, ""
	if m.suspended && step != "resume" && step != "transfer" {
		return false
	}
	switch step {
	case "investigate":
		if isAllowed, kind = m.status == "FILED", "INVESTIGATED"; isAllowed {
			m.status = "INVESTIGATED"
		}
	case "review":
		isAllowed, kind = isInvestigated, "REVIEWED"
	case "discuss":
		if isAllowed, kind = isInvestigated, "DISCUSSED"; isAllowed {
			m.discussed = true
		}
	case "propose":
		if isAllowed, kind = isInvestigated, "PROPOSED"; isAllowed {
			m.status, m.proposed, m.waived = "INVESTIGATED", true, false
		}
	case "notify":
		if isAllowed, kind = m.status == "INVESTIGATED" && m.proposed, "NOTIFIED"; isAllowed {
			m.status, m.waived = "NOTIFIED", false
		}
	case "waive":
		if isAllowed, kind = m.status == "NOTIFIED", "WAIVED"; isAllowed {
			m.waived = true
		}
	case "suspend":
		if isAllowed, kind = isUndecided, "SUSPENDED"; isAllowed {
			m.suspended = true
		}
	case "resume":
		if isAllowed, kind = isUndecided && m.suspended, "RESUMED"; isAllowed {
			m.suspended = false
		}
	case "extend": // by the head, without days
		if isAllowed, kind = isUndecided && !m.extended, "EXTENDED"; isAllowed {
			m.extended, m.discussed = true, false
		}
	case "extend again": // by the heads together, by ten days
		if isAllowed, kind = isUndecided && m.extended && m.discussed, "EXTENDED"; isAllowed {
			m.discussed = false
		}
	case "decide":
		if isAllowed, kind = m.status == "NOTIFIED" && m.waived, "DECIDED"; isAllowed {
			m.status, m.decisions = "DECIDED", m.decisions+1
		}
	case "dismiss":
		if isAllowed, kind = isInvestigated, "NOT_PENALISED"; isAllowed {
			m.status, m.decisions = "NOT_PENALISED", m.decisions+1
		}
	case "transfer":
		if isAllowed, kind = isUndecided, "TRANSFERRED"; isAllowed {
			m.status, m.suspended = "TRANSFERRED", false
		}
	case "serve":
		if isAllowed, kind = m.status == "DECIDED" || m.status == "NOT_PENALISED", "SERVED"; isAllowed {
			m.status = "SERVED"
		}
	case "conclude":
		if isAllowed, kind = m.status == "SERVED" || m.status == "TRANSFERRED", "CONCLUDED"; isAllowed {
			m.status = "CONCLUDED"
		}
	}
	if isAllowed {
		m.events = append(m.events, kind)
	}
	return isAllowed
}

// next returns a step that leads the case towards its conclusion.
func (m *caseModel) next() string {
	switch {
	case m.suspended:
		return "resume"
	case m.status == "INVESTIGATED" && m.proposed:
		return "notify"
	case m.status == "NOTIFIED" && m.waived:
		return "decide"
	}
	return map[string]string{
		"FILED": "investigate", "INVESTIGATED": "propose", "NOTIFIED": "waive", "DECIDED": "serve", "NOT_PENALISED": "serve",
		"SERVED": "conclude", "TRANSFERRED": "conclude", "CONCLUDED": "serve",
	}[m.status]
}

// stepper returns a function that takes a step by a verb.
func stepper[In db.Input](verb func(context.Context, *db.Writer, In) (db.Payload, error), input func(enforcement.StepInput) In) func(context.Context, *db.Store, enforcement.StepInput) error {
	return func(ctx context.Context, store *db.Store, in enforcement.StepInput) error {
		_, err := db.Do(ctx, store, verb, input(in), nil)
		return err
	}
}

// steppers take the steps of caseModel by the verbs.
func steppers() map[string]func(context.Context, *db.Store, enforcement.StepInput) error {
	type step = enforcement.StepInput
	warning := []enforcement.PenaltyInput{dbtest.WithoutAmount(db.PenaltyKindWarning)}
	return map[string]func(context.Context, *db.Store, step) error{
		"investigate": stepper(enforcement.RecordInvestigation, func(in step) enforcement.RecordInvestigationInput {
			return enforcement.RecordInvestigationInput{StepInput: in}
		}),
		"review":  stepper(enforcement.ReviewCase, func(in step) enforcement.ReviewCaseInput { return enforcement.ReviewCaseInput{StepInput: in} }),
		"discuss": stepper(enforcement.DiscussCase, func(in step) enforcement.DiscussCaseInput { return enforcement.DiscussCaseInput{StepInput: in} }),
		"propose": stepper(enforcement.ProposePenalty, func(in step) enforcement.ProposePenaltyInput {
			return enforcement.ProposePenaltyInput{StepInput: in, Penalties: warning}
		}),
		"notify":  stepper(enforcement.NotifyParty, func(in step) enforcement.NotifyPartyInput { return enforcement.NotifyPartyInput{StepInput: in} }),
		"waive":   stepper(enforcement.WaiveStatement, func(in step) enforcement.WaiveStatementInput { return enforcement.WaiveStatementInput{StepInput: in} }),
		"suspend": stepper(enforcement.SuspendCase, func(in step) enforcement.SuspendCaseInput { return enforcement.SuspendCaseInput{StepInput: in} }),
		"resume":  stepper(enforcement.ResumeCase, func(in step) enforcement.ResumeCaseInput { return enforcement.ResumeCaseInput{StepInput: in} }),
		"extend":  stepper(enforcement.ExtendTerm, func(in step) enforcement.ExtendTermInput { return enforcement.ExtendTermInput{StepInput: in} }),
		"extend again": stepper(enforcement.ExtendTerm, func(in step) enforcement.ExtendTermInput {
			return enforcement.ExtendTermInput{StepInput: in, Days: new(10)}
		}),
		"decide": stepper(enforcement.DecidePenalty, func(in step) enforcement.DecidePenaltyInput {
			return enforcement.DecidePenaltyInput{Case: in.Case, DecidedOn: in.On, Penalties: warning}
		}),
		"dismiss":  stepper(enforcement.DismissCase, func(in step) enforcement.DismissCaseInput { return enforcement.DismissCaseInput{StepInput: in} }),
		"transfer": stepper(enforcement.TransferCase, func(in step) enforcement.TransferCaseInput { return enforcement.TransferCaseInput{StepInput: in} }),
		"serve":    stepper(enforcement.ServeDocument, func(in step) enforcement.ServeDocumentInput { return enforcement.ServeDocumentInput{StepInput: in} }),
		"conclude": stepper(enforcement.ConcludeCase, func(in step) enforcement.ConcludeCaseInput { return enforcement.ConcludeCaseInput{StepInput: in} }),
	}
}

// For random steps, the verbs allow the steps that caseModel allows and refuse the others. The records of the case agree with the model
// afterwards, so a refused step has written nothing.
func TestProcedureAgainstModel(t *testing.T) {
	t.Parallel()
	w, verbs := dbtest.New(t), steppers()
	steps := slices.Sorted(maps.Keys(verbs))
	reached := map[string]int{}
	rapid.Check(t, func(r *rapid.T) {
		filed := w.FileCase(t, dbtest.CaseToFile())
		m := &caseModel{status: "FILED", events: []string{"FILED"}}
		in := enforcement.StepInput{Case: filed, On: dbtest.Day("2024-03-01"), Note: new("……")}
		for range rapid.IntRange(1, 25).Draw(r, "tries") {
			step := rapid.SampledFrom(steps).Draw(r, "step")
			if rapid.Bool().Draw(r, "towards the conclusion") { // hardly any case gets far without it
				step = m.next()
			}
			err := verbs[step](t.Context(), w.Store, in)
			before := strings.Join(m.events, ",")
			if isAllowed := m.take(step); isAllowed != (err == nil) {
				r.Fatalf("%s after %s: the model allows it: %t; the verb returns %v", step, before, isAllowed, err)
			}
			if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.RuleViolation && p.Code != problem.Conflict) {
				r.Fatalf("%s after %s: %v", step, before, err)
			}
		}
		reached[m.status]++
		got := w.Text(t, `SELECT concat_ws(' ', status, (SELECT string_agg(kind, ',' ORDER BY id) FROM case_events e WHERE e.agency_id = c.agency_id AND e.case_id = c.id),
			(SELECT count(*) FROM decisions d WHERE d.agency_id = c.agency_id AND d.case_id = c.id),
			(SELECT count(*) FROM deadlines d WHERE d.agency_id = c.agency_id AND d.case_id = c.id AND d.ended_on IS NULL AND d.action = 'DECIDE')) FROM cases c WHERE id = ?`, filed.ID)
		openDeadlines := 0
		if m.isUndecided() {
			openDeadlines = 1
		}
		if want := fmt.Sprintf("%s %s %d %d", m.status, strings.Join(m.events, ","), m.decisions, openDeadlines); got != want {
			r.Fatalf("%s\nwant %s", got, want)
		}
	})
	t.Logf("statuses reached: %v", reached)
	total := 0
	for _, n := range reached {
		total += n
	}
	if total >= 100 && (reached["CONCLUDED"] == 0 || reached["NOTIFIED"] == 0) { // fewer cases, as in a run with -race, may not get so far
		t.Errorf("statuses reached: %v", reached)
	}
}

// The heads discussed a closure, and then a revocation was proposed too: they discuss the case again before it is decided, also where the
// discussion after the last proposal was recorded by mistake.
func TestAHeavierProposalIsDiscussedAgain(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := enforcement.StepInput{Case: w.FileCase(t, dbtest.CaseToFile()), On: dbtest.Day("2024-03-01"), Note: new("……")}
	closure := []enforcement.PenaltyInput{dbtest.WithoutAmount(db.PenaltyKindClosure)}
	both := append(slices.Clone(closure), dbtest.WithoutAmount(db.PenaltyKindLicenceRevocation))
	tell := func(penalties []enforcement.PenaltyInput) {
		t.Helper()
		dbtest.Run(t, w, enforcement.ProposePenalty, enforcement.ProposePenaltyInput{StepInput: in, Penalties: penalties})
		dbtest.Run(t, w, enforcement.NotifyParty, enforcement.NotifyPartyInput{StepInput: in, HearingOffered: true})
		dbtest.Run(t, w, enforcement.WaiveStatement, enforcement.WaiveStatementInput{StepInput: in})
	}
	discuss := func() {
		t.Helper()
		dbtest.Run(t, w, enforcement.DiscussCase, enforcement.DiscussCaseInput{StepInput: in})
	}
	decision := func(penalties []enforcement.PenaltyInput) enforcement.DecidePenaltyInput {
		return enforcement.DecidePenaltyInput{Case: in.Case, DecidedOn: in.On, Penalties: penalties}
	}
	undiscussed := dbtest.Refusal{Code: problem.RuleViolation, Field: "input.case", Rule: "discussion.held 行政处罚法 57", Says: "an earlier proposal, with no LICENCE_REVOCATION"}
	dbtest.Run(t, w, enforcement.RecordInvestigation, enforcement.RecordInvestigationInput{StepInput: in})
	discuss() // before anything was proposed: it is of the first proposal
	tell(closure)
	tell(both)
	dbtest.CheckRefused(t, w, enforcement.DecidePenalty, decision(both), undiscussed)
	discuss()
	last := dbtest.Key("CaseEvent:1:" + w.Text(t, "SELECT max(id) FROM case_events WHERE kind = 'DISCUSSED'"))
	dbtest.Run(t, w, enforcement.CorrectStep, enforcement.CorrectStepInput{StepInput: in, Event: last})
	dbtest.CheckRefused(t, w, enforcement.DecidePenalty, decision(both), undiscussed)
	discuss()
	tell(closure)
	tell(both) // both were discussed
	dbtest.Run(t, w, enforcement.DecidePenalty, decision(both))
}

// A proposal that is lighter than the one that the heads discussed needs no other discussion.
func TestALighterProposalWasDiscussed(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := enforcement.StepInput{Case: w.FileCase(t, dbtest.CaseToFile()), On: dbtest.Day("2024-03-01"), Note: new("……")}
	closure := []enforcement.PenaltyInput{dbtest.WithoutAmount(db.PenaltyKindClosure)}
	both := append(slices.Clone(closure), dbtest.WithoutAmount(db.PenaltyKindLicenceRevocation))
	dbtest.Run(t, w, enforcement.RecordInvestigation, enforcement.RecordInvestigationInput{StepInput: in})
	for _, proposed := range [][]enforcement.PenaltyInput{both, closure} {
		dbtest.Run(t, w, enforcement.ProposePenalty, enforcement.ProposePenaltyInput{StepInput: in, Penalties: proposed})
		if len(proposed) == 2 {
			dbtest.Run(t, w, enforcement.DiscussCase, enforcement.DiscussCaseInput{StepInput: in})
		}
		dbtest.Run(t, w, enforcement.NotifyParty, enforcement.NotifyPartyInput{StepInput: in, HearingOffered: true})
		dbtest.Run(t, w, enforcement.WaiveStatement, enforcement.WaiveStatementInput{StepInput: in})
	}
	dbtest.Run(t, w, enforcement.DecidePenalty, enforcement.DecidePenaltyInput{Case: in.Case, DecidedOn: in.On, Penalties: closure})
}

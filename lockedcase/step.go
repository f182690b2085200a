package lockedcase

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
)

// Step is a step that is to be taken, with what is recorded of it.
type Step struct {
	law.TakenStep
	Note        *string
	Corrects    *int64        // the event that the step corrects
	Penalties   []law.Penalty // of a proposal or a decision
	IsMoneyOwed bool          // of SERVED: money penalties of the decision are not paid yet
	Columns     []string      // further columns of the case that the caller has changed
}

// TakeStep is Take for a step of which only the day and a note are recorded.
func (c *Case) TakeStep(ctx context.Context, field string, step law.Step, on civil.Date, note *string) error {
	return c.Take(ctx, field, Step{TakenStep: law.TakenStep{Step: step, On: on}, Note: note})
}

// Take takes a step that the law allows: it adds the event and updates the case and its deadlines. Returns RULE_VIOLATION of the
// field where the law does not allow the step.
func (c *Case) Take(ctx context.Context, field string, next Step) error {
	if v := c.Writer.Law().CheckStep(c.State, next.TakenStep, next.Penalties...); v != nil {
		return c.refuseStep(field, v)
	}
	step, on := next.Step, next.On
	if slices.Contains([]law.Step{law.Investigated, law.Notified, law.Decided, law.Served}, step) {
		if err := c.checkOfficersOfCase(ctx, field, step, on); err != nil {
			return err
		}
	}
	c.State.Steps = append(c.State.Steps, next.TakenStep)
	event := &db.CaseEvent{
		CaseID: c.Current.ID, Kind: db.CaseEventKind(step), OccurredOn: on, Note: next.Note, CorrectsID: next.Corrects, OfficerID: ActingOfficer(ctx, c.Writer),
	}
	if next.Days > 0 {
		event.Days = &next.Days
	}
	if err := db.Insert(ctx, c.Writer, event); err != nil {
		return err
	}
	if err := c.updateRow(ctx, next); err != nil {
		return err
	}
	return c.updateDeadlines(ctx, next)
}

// updateRow writes the status of the case after a step, and the days that the step sets or, for WITHDRAWN, clears.
func (c *Case) updateRow(ctx context.Context, taken Step) error {
	on, columns := taken.On, append(taken.Columns, "status")
	c.Current.Status = db.CaseStatus(c.State.Status())
	switch taken.Step {
	case law.Decided, law.NotPenalised:
		c.Current.DecidedOn, columns = &on, append(columns, "decided_on")
	case law.Served:
		c.Current.ServedOn, columns = &on, append(columns, "served_on")
	case law.Concluded:
		c.Current.ConcludedOn, columns = &on, append(columns, "concluded_on")
	case law.Withdrawn:
		c.Current.DecidedOn, c.Current.ServedOn, c.Current.ConcludedOn = nil, nil, nil
		columns = append(columns, "decided_on", "served_on", "concluded_on")
	}
	return db.Update(ctx, c.Writer, c.Current, columns...)
}

// CorrectService gives the last service of the case another day: on is the day of the correction, and is that of the service. The timeline keeps the
// wrong event, the correction and the service by its day, and the terms that ran from the wrong day run from the right one. Callers check
// that the day agrees with the other records, and change the decision and its accounts. Returns RULE_VIOLATION of the field where two officers
// of the case had no valid certificates on the day.
func (c *Case) CorrectService(ctx context.Context, field string, event *db.CaseEvent, on, is civil.Date, note *string) error {
	if err := c.checkOfficersOfCase(ctx, field, law.Served, is); err != nil {
		return err
	}
	acting := ActingOfficer(ctx, c.Writer)
	correction := &db.CaseEvent{CaseID: c.Current.ID, Kind: db.CaseEventKindCorrected, OccurredOn: on, Note: note, CorrectsID: &event.ID, OfficerID: acting}
	served := &db.CaseEvent{CaseID: c.Current.ID, Kind: db.CaseEventKindServed, OccurredOn: is, Note: event.Note, OfficerID: acting}
	if err := db.Insert(ctx, c.Writer, correction); err != nil {
		return err
	}
	if err := db.Insert(ctx, c.Writer, served); err != nil {
		return err
	}
	c.Events, c.State.Steps = append(c.Events, correction, served), c.State.WithService(is)
	c.Current.ServedOn = &is
	if err := db.Update(ctx, c.Writer, c.Current, "served_on"); err != nil {
		return err
	}
	return c.moveTermsOfService(ctx, event.OccurredOn, is)
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
func (c *Case) refuseStep(field string, v *law.Violation) error {
	refused := input.Violation(field, v)
	if v.Rule != "case.order" {
		return refused
	}
	var verbs []string
	for _, step := range law.AllowedSteps(c.State) {
		if verb := stepVerbs[step]; !slices.Contains(verbs, verb) {
			verbs = append(verbs, verb)
		}
	}
	return refused.With("status", c.State.Status()).With("allowed", verbs)
}

// checkOfficersOfCase checks that two officers of the case have certificates valid on the day of a step (行政处罚法 42).
func (c *Case) checkOfficersOfCase(ctx context.Context, field string, step law.Step, on civil.Date) error {
	var valid int
	err := c.Writer.Tx().Tx.QueryRowContext(ctx, `SELECT count(*) FROM case_officers c JOIN officers o ON o.agency_id = c.agency_id AND o.id = c.officer_id
		WHERE c.agency_id = $1 AND c.case_id = $2 AND o.certified_from <= $3 AND (o.certified_until IS NULL OR o.certified_until >= $3)`,
		c.Writer.Agency(), c.Current.ID, on.String()).Scan(&valid)
	if err != nil {
		return fmt.Errorf("read officers: %w", err)
	}
	return input.RequireLawful(field, law.CheckOfficersOfCase(step, on, valid))
}

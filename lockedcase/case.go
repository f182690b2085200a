package lockedcase

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// Case is a case that is locked until the transaction ends, with its legal state. Its methods write with Writer.
type Case struct {
	Writer  *db.Writer
	Current *db.Case // the row; callers that change it name its columns in Step.Columns, or update it
	State   law.CaseState
	// Events are the timeline, in the order in which they were recorded.
	Events []*db.CaseEvent
	// OpenDeadlines are the deadlines that were open when the case was loaded, and those that were added since. Some may have ended since.
	OpenDeadlines []*db.Deadline
	division      *string // where the party is registered; nil where it is not known
}

// New returns a case that was just inserted, with the step FILED. The transaction that inserts a row holds it: no lock is needed.
func New(w *db.Writer, filed *db.Case) *Case {
	return &Case{Writer: w, Current: filed, State: law.CaseState{Steps: []law.TakenStep{{Step: law.Filed, On: filed.FiledOn}}}}
}

// Load locks a case and reads its legal state. Returns NOT_FOUND for a case that does not exist, and CONFLICT where the caller expects
// another version than the current one.
func Load(ctx context.Context, w *db.Writer, key db.Key, expected *int) (*Case, error) {
	current, err := LockRow(ctx, w, key.ID)
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
	c := &Case{Writer: w, Current: current}
	party, err := db.ReadOne[db.Party](ctx, w, "id = $2", "", current.PartyID)
	if err != nil {
		return nil, err
	}
	if c.Events, err = db.Read[db.CaseEvent](ctx, w, "case_id = $2", "ORDER BY id", current.ID); err != nil {
		return nil, err
	}
	if c.OpenDeadlines, err = db.Read[db.Deadline](ctx, w, "case_id = $2 AND ended_on IS NULL", "ORDER BY id", current.ID); err != nil {
		return nil, err
	}
	c.division = party.Division
	c.State = law.CaseState{
		IsSimplified: current.Procedure == db.CaseProcedureSimplified, IsPerson: party.Kind == db.PartyKindNaturalPerson,
		Steps: stepsOf(c.Events), ValueOfGoods: current.ValueOfGoods,
	}
	c.completeSteps()
	if err := c.ReadExaminations(ctx); err != nil {
		return nil, err
	}
	if current.Status != db.CaseStatusInvestigated && current.Status != db.CaseStatusNotified {
		return c, nil
	}
	return c, c.ReadProposalAndHearing(ctx)
}

// LockRow reads a case under lock. Returns sql.ErrNoRows where there is no such case.
func LockRow(ctx context.Context, w *db.Writer, id int64) (*db.Case, error) {
	return db.ReadOne[db.Case](ctx, w, "id = $2", "FOR UPDATE", id)
}

// checkVersion returns CONFLICT where the caller has read another version of a case than the current one (expectedVersion of an input). nil is no expectation.
func checkVersion(w *db.Writer, expected *int, current *db.Case) error {
	if expected == nil || *expected == current.Version {
		return nil
	}
	when := current.UpdatedAt.In(w.Zone()).Format(time.RFC3339)
	return problem.Errorf(problem.Conflict, "the case has version %d since %s, not %d: read it again, then decide", current.Version, when, *expected).
		At("input.expectedVersion").With("version", current.Version).With("changedAt", when)
}

// CorrectedEvents returns the ids of the events of a timeline that were corrected.
func CorrectedEvents(events []*db.CaseEvent) map[int64]bool {
	corrected := map[int64]bool{}
	for _, e := range events {
		if e.Kind == db.CaseEventKindCorrected {
			corrected[*e.CorrectsID] = true
		}
	}
	return corrected
}

// stepsOf returns the steps of the procedure in a timeline, without corrected steps. A service whose day was corrected (Case.CorrectService) stands
// in the timeline where it was corrected, and among the steps where the wrong one stood: later steps followed it.
func stepsOf(events []*db.CaseEvent) []law.TakenStep {
	corrected := CorrectedEvents(events)
	var steps []law.TakenStep
	served := -1 // the place of a service that was corrected; -1 where none waits for its day
	for _, e := range events {
		step := law.Step(e.Kind)
		switch {
		case !step.IsOfProcedure():
		case corrected[e.ID]:
			if step == law.Served && served < 0 {
				served = len(steps)
			}
		default:
			taken := law.TakenStep{Step: step, On: e.OccurredOn}
			if e.Days != nil {
				taken.Days = *e.Days
			}
			if step == law.Served && served >= 0 {
				steps, served = slices.Insert(steps, served, taken), -1
				continue
			}
			steps = append(steps, taken)
		}
	}
	return steps
}

// completeSteps adds the steps that the status of an imported case requires and its timeline does not have.
func (c *Case) completeSteps() {
	if c.Current.Status == db.CaseStatusClue {
		return
	}
	if len(c.State.Steps) == 0 {
		c.State.Steps = []law.TakenStep{{Step: law.Filed, On: c.Current.FiledOn}}
	}
	if c.State.Status() != string(c.Current.Status) {
		on := c.State.Steps[len(c.State.Steps)-1].On
		c.State.Steps = append(c.State.Steps, law.TakenStep{Step: law.Step(c.Current.Status), On: on})
	}
}

// LoadOf locks and loads the case of another record, such as a penalty. See Load.
func LoadOf(ctx context.Context, w *db.Writer, id int64) (*Case, error) {
	return Load(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: id}, nil)
}

// LatestDay returns the latest of a day and the days of the steps that were taken, other than the ignored ones.
func (c *Case) LatestDay(on civil.Date, ignored ...law.Step) civil.Date {
	for _, taken := range c.State.Steps {
		if on.Before(taken.On) && !slices.Contains(ignored, taken.Step) {
			on = taken.On
		}
	}
	return on
}

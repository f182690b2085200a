package enforcement

import (
	"context"

	"docket/db"
	"docket/law"
	"docket/ledger"
	"docket/lockedcase"
)

// ComputeCaseTerms computes, once the working days of a year are known, the open terms of seizures and cases, the days on
// which money is due, and the surcharge that has accrued since.
func ComputeCaseTerms(ctx context.Context, w *db.Writer, year int) error {
	if err := computeSeizureTerms(ctx, w); err != nil {
		return err
	}
	if err := computeDeadlines(ctx, w, year); err != nil {
		return err
	}
	return ledger.ComputeDueDays(ctx, w)
}

// computeDeadlines computes the open deadlines that waited for the working days of a year.
func computeDeadlines(ctx context.Context, w *db.Writer, year int) error {
	open, err := db.Read[db.Deadline](ctx, w, "unknown_year = $2 AND ended_on IS NULL", "ORDER BY id FOR UPDATE", year)
	if err != nil {
		return err
	}
	for _, d := range open {
		due, ok, err := dueOf(ctx, w, d)
		if err != nil {
			return err
		}
		if !ok || due.UnknownYear == year {
			continue
		}
		d.DueOn, d.UnknownYear = &due.LastDay, nil
		if due.UnknownYear != 0 {
			d.DueOn, d.UnknownYear = nil, &due.UnknownYear
		}
		if err := db.Update(ctx, w, d, "due_on", "unknown_year"); err != nil {
			return err
		}
		if err := lockedcase.WriteSpans(ctx, w, d, due); err != nil {
			return err
		}
	}
	return nil
}

// dueOf calculates a deadline again: of a decision, of a seizure, or of any other term. ok is false where no such term was in force.
func dueOf(ctx context.Context, w *db.Writer, d *db.Deadline) (due law.Deadline, ok bool, err error) {
	switch {
	case d.Action == db.DeadlineActionDecide:
		locked, err := lockedcase.LoadOf(ctx, w, d.CaseID)
		if err != nil {
			return due, false, err
		}
		due, ok = w.Law().DecisionDue(locked.State)
	case d.SeizureID != nil:
		s, err := db.ReadOne[db.Seizure](ctx, w, "id = $2", "", *d.SeizureID)
		if err != nil {
			return due, false, err
		}
		return seizureDue(ctx, w, s)
	default:
		due, ok = w.Law().DeadlineOf(d.Rule, d.StartsOn)
	}
	return due, ok, nil
}

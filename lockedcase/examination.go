package lockedcase

import (
	"context"

	"docket/db"
	"docket/law"
)

// ExaminationPeriods returns the periods of examinations, which do not count in the term of the decision. 令42号 64 leaves out the time that an
// examination takes, not the time that was expected: a period ends on the day of the result. Until the result is there, the day that was fixed
// beforehand is taken, so that a forgotten examination does not stop the clock for ever.
func ExaminationPeriods(examinations []*db.Examination) []law.ExaminationPeriod {
	periods := make([]law.ExaminationPeriod, len(examinations))
	for i, e := range examinations {
		periods[i] = law.ExaminationPeriod{From: e.StartsOn, Until: e.DueOn}
		if e.EndedOn != nil {
			periods[i].Until = *e.EndedOn
		}
	}
	return periods
}

// ToldExaminationPeriods returns the periods of examinations of goods under seizure, which do not count in the term of the seizure. A period ends at
// the latest on the day that was fixed beforehand: the party is told of it in writing, and its goods are not kept longer because a laboratory is
// late (行政强制法 25).
func ToldExaminationPeriods(examinations []*db.Examination) []law.ExaminationPeriod {
	periods := make([]law.ExaminationPeriod, len(examinations))
	for i, e := range examinations {
		periods[i] = law.ExaminationPeriod{From: e.StartsOn, Until: e.DueOn}
		if e.EndedOn != nil && e.EndedOn.Before(e.DueOn) {
			periods[i].Until = *e.EndedOn
		}
	}
	return periods
}

// ReadExaminations reads the periods of the case's examinations into its state, if its timeline has an examination.
func (c *Case) ReadExaminations(ctx context.Context) error {
	for _, e := range c.Events {
		if e.Kind == db.CaseEventKindExaminationBegun {
			examinations, err := db.Read[db.Examination](ctx, c.Writer, "case_id = $2", "ORDER BY id", c.Current.ID)
			c.State.Examinations = ExaminationPeriods(examinations)
			return err
		}
	}
	return nil
}

package lockedcase

import (
	"context"

	"docket/db"
	"docket/law"
)

// ExaminationPeriods returns the periods of examinations, which count in no term. A period ends at the latest on the day that was fixed
// beforehand, since the party was told of that day only.
func ExaminationPeriods(examinations []*db.Examination) []law.ExaminationPeriod {
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

package ledger

import (
	"context"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// AddEntry inserts a payment or write-off, and works out again what is owed. If nothing is owed any more, the case is executed. field is the
// field of the input that has the day of the entry. Returns CONFLICT of that field if an entry on this day makes the surcharge smaller than what
// was paid of it before.
func (l *Ledger) AddEntry(ctx context.Context, field string, entry *db.Payment) error {
	w := l.locked.Writer
	if err := db.Insert(ctx, w, entry); err != nil {
		return err
	}
	account := l.Of(entry.PenaltyID)
	account.Entries = append(account.Entries, entry)
	slices.SortStableFunc(account.Entries, func(x, y *db.Payment) int { return x.PaidOn.Compare(y.PaidOn) })
	if err := l.settle(ctx, entry.PaidOn); err != nil {
		return err
	}
	if over := account.UnpaidSurcharge(w.Today()).Neg(); over.IsPositive() {
		return problem.Errorf(problem.Conflict, "paid on %s, the fine has %s yuan less surcharge than was paid or written off: reverse that entry first, then record both",
			entry.PaidOn, over.StringFixed(2)).At(field).With("overpaid", over.StringFixed(2))
	}
	// The version of the case counts up, so that a decision by an older version is refused.
	if err := db.Update(ctx, w, l.locked.Current); err != nil {
		return err
	}
	return l.executeIfSettled(ctx, "input.penalty", entry.PaidOn)
}

// executeIfSettled takes the step EXECUTED of a served case in which nothing is owed any more. The day of the step is that of the last entry, which may have
// been written before others of earlier days. It is not before on, nor before the days of the earlier steps, other than PUBLISHED: a decision may be paid
// before it is served.
func (l *Ledger) executeIfSettled(ctx context.Context, field string, on civil.Date) error {
	if l.locked.Current.Status != db.CaseStatusServed || l.Owed(l.locked.Writer.Today()).IsPositive() {
		return nil
	}
	for _, a := range l.Accounts {
		for _, e := range a.Entries {
			if a.WithdrawnOn == nil && on.Before(e.PaidOn) {
				on = e.PaidOn
			}
		}
	}
	return l.locked.TakeStep(ctx, field, law.Executed, l.locked.LatestDay(on, law.Published), nil)
}

// ExecuteIfPaid takes the step EXECUTED of a case that is being served on a day, if its decision was paid or written off before, and nothing
// is owed. A case without entries that stand waits for its first entry.
func (l *Ledger) ExecuteIfPaid(ctx context.Context, servedOn civil.Date) error {
	if !slices.ContainsFunc(l.Accounts, func(a *Account) bool { return a.WithdrawnOn == nil && len(a.Entries) > 0 }) {
		return nil
	}
	return l.executeIfSettled(ctx, "input.case", servedOn)
}

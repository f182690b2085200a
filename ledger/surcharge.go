package ledger

import (
	"context"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
)

// UnpaidSurcharge returns the surcharge that was added up to a day, at most the penalty itself (行政强制法 45), less what was paid or
// written off of it. It is negative where more was paid than the entries of today justify.
func (a *Account) UnpaidSurcharge(on civil.Date) decimal.Decimal {
	due := decimal.Zero
	for _, accruals := range a.accruals {
		for _, r := range accruals {
			due = due.Add(law.LatePeriod{From: r.StartsOn, Until: r.EndsOn}.Surcharge(r.Base, r.Rate, on))
		}
	}
	due = decimal.Min(due, *a.Amount)
	for _, e := range a.Entries {
		due = due.Sub(e.Surcharge)
	}
	return due
}

// updateAccruals writes the periods in which an instalment of a fine is late, and surcharge is added (行政处罚法 72, 73). It changes the periods on
// record, one after another, and adds those that are missing. A period that is not late any more gets no days.
func (l *Ledger) updateAccruals(ctx context.Context, account *Account, i *db.Instalment) error {
	if account.Kind != db.PenaltyKindFine {
		return nil
	}
	var rate law.Rule
	var periods []law.LatePeriod // none while it is not known when the instalment is due
	if i.DueOn != nil {
		var ok bool
		if rate, ok = l.locked.Writer.Law().RuleOn("surcharge.daily", *i.DueOn); !ok {
			return nil
		}
		last := i.SettledOn
		if i.ReplacedOn != nil {
			before := i.ReplacedOn.AddDays(-1)
			last = &before
		}
		periods = law.LatePeriods(*i.DueOn, last, account.appeals...)
	}
	written := account.accruals[i.ID]
	for n, r := range written {
		starts, ends := r.StartsOn, r.EndsOn
		if n < len(periods) {
			r.StartsOn, r.EndsOn = periods[n].From, periods[n].Until
		} else {
			empty := r.StartsOn.AddDays(-1) // the instalment was not late after all: a period of no days
			r.EndsOn = &empty
		}
		if starts == r.StartsOn && db.SameDay(ends, r.EndsOn) {
			continue
		}
		if err := db.Update(ctx, l.locked.Writer, r, "starts_on", "ends_on"); err != nil {
			return err
		}
	}
	for _, period := range periods[min(len(written), len(periods)):] {
		accrual := &db.Accrual{
			CaseID: l.locked.Current.ID, PenaltyID: account.ID, InstalmentID: i.ID, StartsOn: period.From, EndsOn: period.Until, Base: i.Amount,
			Rate: rate.Value, Article: rate.Cite(),
		}
		if err := db.Insert(ctx, l.locked.Writer, accrual); err != nil {
			return err
		}
		account.accruals[i.ID] = append(account.accruals[i.ID], accrual)
	}
	return nil
}

package ledger

import (
	"context"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
)

// Ledger holds the accounts of the money penalties of a locked case, in the order of the penalties' ids.
type Ledger struct {
	Accounts []*Account
	locked   *lockedcase.Case
}

// Account is a money penalty with its instalments, its surcharge and its payments. All amounts are in yuan.
type Account struct {
	*db.Penalty
	Instalments []*db.Instalment        // by due day
	Entries     []*db.Payment           // payments and write-offs by day, without reversals and what they reverse
	appeals     []law.Pause             // periods in which an appeal against the decision is heard
	accruals    map[int64][]*db.Accrual // by instalment
}

// Read reads the ledger of a case.
func Read(ctx context.Context, locked *lockedcase.Case) (*Ledger, error) {
	l := &Ledger{locked: locked}
	return l, l.read(ctx)
}

// read reads the accounts of the case, in place of those that were read before.
func (l *Ledger) read(ctx context.Context) error {
	penalties, err := db.Read[db.Penalty](ctx, l.locked.Writer, "case_id = $2 AND amount IS NOT NULL", "ORDER BY id", l.locked.Current.ID)
	if err != nil {
		return err
	}
	l.Accounts = make([]*Account, len(penalties))
	for i, penalty := range penalties {
		l.Accounts[i] = &Account{Penalty: penalty, accruals: map[int64][]*db.Accrual{}}
	}
	if len(penalties) == 0 {
		return nil
	}
	return input.CheckAll(l.readInstalments(ctx), l.readAppeals(ctx), l.readEntries(ctx))
}

// Of returns the account of a penalty; nil where it is no money penalty of the case.
func (l *Ledger) Of(penalty int64) *Account {
	for _, a := range l.Accounts {
		if a.ID == penalty {
			return a
		}
	}
	return nil
}

// readInstalments adds to the accounts of the case their instalments, in the order of due days, and the accruals of surcharge.
func (l *Ledger) readInstalments(ctx context.Context) error {
	instalments, err := db.Read[db.Instalment](ctx, l.locked.Writer, "case_id = $2", "ORDER BY due_on, id", l.locked.Current.ID)
	if err != nil || len(instalments) == 0 {
		return err
	}
	accruals, err := db.Read[db.Accrual](ctx, l.locked.Writer, "case_id = $2", "ORDER BY id", l.locked.Current.ID)
	if err != nil {
		return err
	}
	for _, i := range instalments {
		if account := l.Of(i.PenaltyID); account != nil {
			account.Instalments = append(account.Instalments, i)
		}
	}
	for _, r := range accruals {
		if account := l.Of(r.PenaltyID); account != nil {
			account.accruals[r.InstalmentID] = append(account.accruals[r.InstalmentID], r)
		}
	}
	return nil
}

// readAppeals adds to the accounts the periods in which an appeal against their decision is heard: no surcharge is added then (行政处罚法 73).
func (l *Ledger) readAppeals(ctx context.Context) error {
	appeals, err := db.Read[db.Appeal](ctx, l.locked.Writer, "case_id = $2", "ORDER BY id", l.locked.Current.ID)
	if err != nil {
		return err
	}
	for _, appeal := range appeals {
		pause := law.Pause{From: appeal.FiledOn}
		if appeal.EndedOn != nil {
			pause.Until = *appeal.EndedOn
		}
		for _, a := range l.Accounts {
			if a.DecisionID == appeal.DecisionID {
				a.appeals = append(a.appeals, pause)
			}
		}
	}
	return nil
}

// readEntries adds the payments to the accounts, without reversals and the payments that they reverse.
func (l *Ledger) readEntries(ctx context.Context) error {
	entries, err := db.Read[db.Payment](ctx, l.locked.Writer, "case_id = $2", "ORDER BY paid_on, id", l.locked.Current.ID)
	if err != nil {
		return err
	}
	cancelled := map[int64]bool{}
	for _, e := range entries {
		if e.ReversesID != nil {
			cancelled[e.ID], cancelled[*e.ReversesID] = true, true
		}
	}
	for _, e := range entries {
		if account := l.Of(e.PenaltyID); account != nil && !cancelled[e.ID] {
			account.Entries = append(account.Entries, e)
		}
	}
	return nil
}

// Unpaid returns the part of the penalty that is neither paid nor written off, without surcharge.
func (a *Account) Unpaid() decimal.Decimal {
	due := *a.Amount
	for _, e := range a.Entries {
		due = due.Sub(e.Amount)
	}
	return due
}

// paidUpOn returns the day on which the entries reached an amount; nil where they have not.
func (a *Account) paidUpOn(amount decimal.Decimal) *civil.Date {
	paid := decimal.Zero
	for _, e := range a.Entries {
		if paid = paid.Add(e.Amount); paid.GreaterThanOrEqual(amount) {
			return &e.PaidOn
		}
	}
	return nil
}

// Owed returns what is owed of all penalties that were not withdrawn, with the surcharge up to a day. All entries count, those of later days too.
func (l *Ledger) Owed(on civil.Date) decimal.Decimal {
	owed := decimal.Zero
	for _, a := range l.Accounts {
		if a.WithdrawnOn == nil {
			owed = owed.Add(a.Unpaid()).Add(a.UnpaidSurcharge(on))
		}
	}
	return owed
}

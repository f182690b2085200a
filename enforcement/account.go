package enforcement

import (
	"context"
	"database/sql"
	"errors"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
	"docket/messages"
	"docket/problem"
)

// account is a money penalty with its instalments, its surcharge and its ledger of payments. All amounts are in yuan.
type account struct {
	*db.Penalty
	appeals     []law.Pause             // periods in which an appeal against the decision is heard
	instalments []*db.Instalment        // by due day
	accruals    map[int64][]*db.Accrual // by instalment
	entries     []*db.Payment           // by day, without reversals and what they reverse
}

// readAccounts returns the accounts of the money penalties of the case, in the order of the penalties' ids. The accounts are read once
// and kept until settleAnew.
func (locked *lockedCase) readAccounts(ctx context.Context) ([]*account, error) {
	if locked.areAccountsRead {
		return locked.accounts, nil
	}
	penalties, err := db.Read[db.Penalty](ctx, locked.w, "case_id = $2 AND amount IS NOT NULL", "ORDER BY id", locked.current.ID)
	if err != nil {
		return nil, err
	}
	accounts := make([]*account, len(penalties))
	for i, penalty := range penalties {
		accounts[i] = &account{Penalty: penalty, accruals: map[int64][]*db.Accrual{}}
	}
	if len(accounts) > 0 {
		if err := db.CheckAll(locked.readInstalments(ctx, accounts), locked.readAppeals(ctx, accounts), locked.readEntries(ctx, accounts)); err != nil {
			return nil, err
		}
	}
	locked.accounts, locked.areAccountsRead = accounts, true
	return accounts, nil
}

// accountOf returns the account of a penalty; nil where it is no money penalty.
func accountOf(accounts []*account, penalty int64) *account {
	for _, a := range accounts {
		if a.ID == penalty {
			return a
		}
	}
	return nil
}

// readInstalments adds to the accounts of the case their instalments, in the order of due days, and the accruals of surcharge.
func (locked *lockedCase) readInstalments(ctx context.Context, accounts []*account) error {
	instalments, err := db.Read[db.Instalment](ctx, locked.w, "case_id = $2", "ORDER BY due_on, id", locked.current.ID)
	if err != nil || len(instalments) == 0 {
		return err
	}
	accruals, err := db.Read[db.Accrual](ctx, locked.w, "case_id = $2", "ORDER BY id", locked.current.ID)
	if err != nil {
		return err
	}
	for _, i := range instalments {
		if account := accountOf(accounts, i.PenaltyID); account != nil {
			account.instalments = append(account.instalments, i)
		}
	}
	for _, r := range accruals {
		if account := accountOf(accounts, r.PenaltyID); account != nil {
			account.accruals[r.InstalmentID] = append(account.accruals[r.InstalmentID], r)
		}
	}
	return nil
}

// readAppeals adds to the accounts the periods in which an appeal against their decision is heard: no surcharge is added then (行政处罚法 73).
func (locked *lockedCase) readAppeals(ctx context.Context, accounts []*account) error {
	appeals, err := db.Read[db.Appeal](ctx, locked.w, "case_id = $2", "ORDER BY id", locked.current.ID)
	if err != nil {
		return err
	}
	for _, appeal := range appeals {
		pause := law.Pause{From: appeal.FiledOn}
		if appeal.EndedOn != nil {
			pause.Until = *appeal.EndedOn
		}
		for _, a := range accounts {
			if a.DecisionID == appeal.DecisionID {
				a.appeals = append(a.appeals, pause)
			}
		}
	}
	return nil
}

// readEntries adds the payments to the accounts, without reversals and the payments that they reverse.
func (locked *lockedCase) readEntries(ctx context.Context, accounts []*account) error {
	entries, err := db.Read[db.Payment](ctx, locked.w, "case_id = $2", "ORDER BY paid_on, id", locked.current.ID)
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
		if account := accountOf(accounts, e.PenaltyID); account != nil && !cancelled[e.ID] {
			account.entries = append(account.entries, e)
		}
	}
	return nil
}

// lockPenalty locks a penalty, then its case, and returns the case and the account of the penalty. Every payment locks in this order.
// Returns NOT_FOUND where there is no such penalty, and BAD_USER_INPUT for a penalty without an amount.
func lockPenalty(ctx context.Context, w *db.Writer, field string, key db.Key) (*lockedCase, *account, error) {
	penalty, err := readRecord[db.Penalty](ctx, w, field, key, "FOR UPDATE")
	if err != nil {
		return nil, nil, err
	}
	locked, err := loadCaseOf(ctx, w, penalty.CaseID)
	if err != nil {
		return nil, nil, err
	}
	accounts, err := locked.readAccounts(ctx)
	if err != nil {
		return nil, nil, err
	}
	account := accountOf(accounts, penalty.ID)
	if account == nil {
		return nil, nil, db.BadInput(field, "%s is not paid: only FINE and CONFISCATION_OF_GAINS are", penalty.Kind)
	}
	return locked, account, nil
}

// readRecord reads the record of a key; lock is the locking clause, or empty. Returns NOT_FOUND where there is no such record.
func readRecord[T any](ctx context.Context, w *db.Writer, field string, key db.Key, lock string) (*T, error) {
	record, err := db.ReadOne[T](ctx, w, "id = $2", lock, key.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, db.NotFound(field, key)
	}
	return record, err
}

// unpaid returns the part of the penalty that is neither paid nor written off, without surcharge.
func (a *account) unpaid() decimal.Decimal {
	due := *a.Amount
	for _, e := range a.entries {
		due = due.Sub(e.Amount)
	}
	return due
}

// paidUpOn returns the day on which the entries reached an amount; nil where they have not.
func (a *account) paidUpOn(amount decimal.Decimal) *civil.Date {
	paid := decimal.Zero
	for _, e := range a.entries {
		if paid = paid.Add(e.Amount); paid.GreaterThanOrEqual(amount) {
			return &e.PaidOn
		}
	}
	return nil
}

// amountOwed returns what is owed on a day of all money penalties of the case that were not withdrawn, with surcharge.
func (locked *lockedCase) amountOwed(ctx context.Context, on civil.Date) (decimal.Decimal, error) {
	accounts, err := locked.readAccounts(ctx)
	if err != nil {
		return decimal.Zero, err
	}
	owed := decimal.Zero
	for _, a := range accounts {
		if a.WithdrawnOn == nil {
			owed = owed.Add(a.unpaid()).Add(a.unpaidSurcharge(on))
		}
	}
	return owed, nil
}

// checkEntry checks that a payment or write-off is more than zero and not more than is owed on its day, and returns its parts in yuan;
// nil is zero. Returns CONFLICT where the decision was withdrawn, and where more is entered than is owed: the detail `due`, in yuan.
func (a *account) checkEntry(amount, surcharge *decimal.Decimal, on civil.Date) (principal, added decimal.Decimal, err error) {
	if amount != nil {
		principal = *amount
	}
	if surcharge != nil {
		added = *surcharge
	}
	if a.WithdrawnOn != nil {
		return principal, added, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s: nothing is owed by it", a.WithdrawnOn).At("input.penalty")
	}
	if !principal.IsPositive() && !added.IsPositive() {
		return principal, added, db.BadInput("input.amount", "%s yuan is not more than zero", principal)
	}
	return principal, added, db.CheckAll(
		requireAtMost("input.amount", principal, a.unpaid(), a.Amount.StringFixed(2)),
		requireAtMost("input.surcharge", added, a.unpaidSurcharge(on), messages.Textf("%s's surcharge", a.Amount.StringFixed(2))),
	)
}

// requireAtMost checks that an amount to be paid is at most the amount due; of names the debt in the message. Returns CONFLICT otherwise.
func requireAtMost(field string, asked, due decimal.Decimal, of any) error {
	due = notNegative(due)
	if !asked.GreaterThan(due) {
		return nil
	}
	return problem.Errorf(problem.Conflict, "%s yuan is more than the %s still due of %s: pay that at most", asked.StringFixed(2), due.StringFixed(2), of).
		At(field).With("due", due.StringFixed(2))
}

package enforcement

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
)

// demandPayment makes each money penalty of the case due as one instalment, by the term that runs from the day of service (行政处罚法 67).
func (locked *lockedCase) demandPayment(ctx context.Context, servedOn civil.Date) error {
	var penalties []*db.Penalty
	err := locked.w.Tx().NewSelect().Model(&penalties).Where("agency_id = ?", locked.w.Agency()).Where("case_id = ?", locked.current.ID).
		Where("amount IS NOT NULL").Where("withdrawn_on IS NULL").Order("id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read penalties: %w", err)
	}
	term, ok := locked.w.Law().DeadlineOf("payment.term", servedOn)
	if !ok || len(penalties) == 0 {
		return nil
	}
	instalments := make([]*db.Instalment, len(penalties))
	for i, penalty := range penalties {
		instalments[i] = &db.Instalment{CaseID: locked.current.ID, PenaltyID: penalty.ID, Amount: *penalty.Amount}
		if term.UnknownYear == 0 {
			instalments[i].DueOn = &term.LastDay
		}
	}
	return locked.addInstalments(ctx, servedOn, instalments...)
}

// addInstalments inserts instalments and settles the accounts by them.
func (locked *lockedCase) addInstalments(ctx context.Context, on civil.Date, instalments ...*db.Instalment) error {
	if err := db.Insert(ctx, locked.w, instalments...); err != nil {
		return err
	}
	return locked.settleAnew(ctx, on)
}

// replaceInstalment ends an instalment without payment on a day: another plan holds from then on, or the decision was withdrawn.
func (locked *lockedCase) replaceInstalment(ctx context.Context, i *db.Instalment, on civil.Date) error {
	i.ReplacedOn = &on
	return db.Update(ctx, locked.w, i, "replaced_on")
}

// restoreDue is called after a payment was reversed. It makes due the part of the unpaid amount that no open instalment covers. There is such
// a part where a deferral was granted between the payment and the reversal: its plan covers only what was unpaid then. The new plan has
// this part, due on the earliest due day of the penalty, and copies of the open instalments.
func (locked *lockedCase) restoreDue(ctx context.Context, account *account, on civil.Date) error {
	var open []*db.Instalment
	missing := account.unpaid()
	for _, i := range account.instalments {
		if i.IsOpen() {
			open, missing = append(open, i), missing.Sub(i.Amount)
		}
	}
	if !missing.IsPositive() || len(account.instalments) == 0 {
		return nil
	}
	// The instalments are in the order of their due days.
	plan := []*db.Instalment{{CaseID: locked.current.ID, PenaltyID: account.ID, DueOn: account.instalments[0].DueOn, Amount: missing}}
	for _, i := range open {
		if err := locked.replaceInstalment(ctx, i, on); err != nil {
			return err
		}
		plan = append(plan, &db.Instalment{CaseID: locked.current.ID, PenaltyID: account.ID, DeferralID: i.DeferralID, DueOn: i.DueOn, Amount: i.Amount})
	}
	return locked.addInstalments(ctx, on, plan...)
}

// settleAnew reads the accounts again, after records of them were written, and settles them.
func (locked *lockedCase) settleAnew(ctx context.Context, on civil.Date) error {
	locked.accounts, locked.areAccountsRead = nil, false
	return locked.settle(ctx, on)
}

// settle writes what follows from the ledger: the day on which each instalment was paid, the periods in which surcharge is
// added, and the deadline of the next instalment.
func (locked *lockedCase) settle(ctx context.Context, on civil.Date) error {
	accounts, err := locked.readAccounts(ctx)
	if err != nil {
		return err
	}
	var next *db.Instalment
	for _, a := range accounts {
		if err := locked.settleAccount(ctx, a); err != nil {
			return err
		}
		for _, i := range a.instalments {
			if i.IsOpen() && i.DueOn != nil && (next == nil || i.DueOn.Before(*next.DueOn)) {
				next = i
			}
		}
	}
	return locked.setPaymentDeadline(ctx, next, on)
}

// settleAccount writes the day on which each instalment of an account was paid, and its surcharge. The instalments of a plan (those of one
// deferral, or the first demand) add up to what was unpaid when the plan was made. So an instalment is paid on the day on which payments and
// write-offs reach the penalty less the later instalments of its plan.
func (locked *lockedCase) settleAccount(ctx context.Context, account *account) error {
	mustBePaid := map[int64]decimal.Decimal{} // by plan
	for _, i := range account.instalments {
		if _, ok := mustBePaid[i.PlanID()]; !ok {
			mustBePaid[i.PlanID()] = *account.Amount
		}
		mustBePaid[i.PlanID()] = mustBePaid[i.PlanID()].Sub(i.Amount)
	}
	for _, i := range account.instalments {
		mustBePaid[i.PlanID()] = mustBePaid[i.PlanID()].Add(i.Amount)
		if i.ReplacedOn == nil {
			if paidOn := account.paidUpOn(mustBePaid[i.PlanID()]); !sameDay(paidOn, i.SettledOn) {
				i.SettledOn = paidOn
				if err := db.Update(ctx, locked.w, i, "settled_on"); err != nil {
					return err
				}
			}
		}
		if err := locked.updateAccruals(ctx, account, i); err != nil {
			return err
		}
	}
	return nil
}

// sameDay reports whether two days are equal, or both nil.
func sameDay(a, b *civil.Date) bool { return a == b || a != nil && b != nil && *a == *b }

// setPaymentDeadline replaces the open deadline of payment by the deadline of the next instalment, where the day differs. It opens no
// deadline where none is open.
func (locked *lockedCase) setPaymentDeadline(ctx context.Context, next *db.Instalment, on civil.Date) error {
	i := slices.IndexFunc(locked.openDeadlines, func(d *db.Deadline) bool { return d.Action == db.DeadlineActionPay && d.EndedOn == nil })
	if next == nil || i < 0 || sameDay(locked.openDeadlines[i].DueOn, next.DueOn) {
		return nil
	}
	due := law.DeferredDue(on, *next.DueOn)
	if next.DeferralID == nil {
		due.StartedOn = locked.openDeadlines[i].StartsOn
		if term, ok := locked.w.Law().DeadlineOf("payment.term", due.StartedOn); ok && term.IsKnown() && term.LastDay == due.LastDay {
			due = term
		}
	}
	if err := locked.endDeadlines(ctx, db.DeadlineActionPay, on); err != nil {
		return err
	}
	return locked.addDeadline(ctx, db.DeadlineActionPay, due)
}

// computeDueDays computes the due day of instalments that have none yet, because the working days of a year were not known, and
// settles the accounts of their cases.
func computeDueDays(ctx context.Context, w *db.Writer) error {
	instalments, err := db.Read[db.Instalment](ctx, w, "due_on IS NULL", "ORDER BY case_id, id FOR UPDATE")
	if err != nil {
		return err
	}
	cases := map[int64]bool{}
	for _, i := range instalments {
		owing, err := lockCaseRow(ctx, w, i.CaseID)
		if err != nil {
			return err
		}
		if owing.ServedOn == nil {
			continue
		}
		due, ok := w.Law().DeadlineOf("payment.term", *owing.ServedOn)
		if !ok || !due.IsKnown() {
			continue
		}
		i.DueOn = &due.LastDay
		if err := db.Update(ctx, w, i, "due_on"); err != nil {
			return err
		}
		cases[i.CaseID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(cases)) {
		locked, err := loadCaseOf(ctx, w, id)
		if err != nil {
			return err
		}
		if err := locked.settle(ctx, w.Today()); err != nil {
			return err
		}
	}
	return nil
}

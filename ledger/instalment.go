package ledger

import (
	"context"
	"maps"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
	"docket/lockedcase"
)

// Demand makes each money penalty that was not withdrawn due as one instalment, by the term that runs from the day of service (行政处罚法 67).
// The due day is absent while the working days of its year are not known; see ComputeDueDays.
func (l *Ledger) Demand(ctx context.Context, servedOn civil.Date) error {
	term, ok := l.locked.Writer.Law().DeadlineOf("payment.term", servedOn)
	if !ok {
		return nil
	}
	var instalments []*db.Instalment
	for _, a := range l.Accounts {
		if a.WithdrawnOn != nil {
			continue
		}
		instalment := &db.Instalment{CaseID: a.CaseID, PenaltyID: a.ID, Amount: *a.Amount}
		if term.UnknownYear == 0 {
			instalment.DueOn = &term.LastDay
		}
		instalments = append(instalments, instalment)
	}
	if len(instalments) == 0 {
		return nil
	}
	return l.addInstalments(ctx, servedOn, instalments...)
}

// DemandFrom moves the demand to the term that runs from another day of service than the one on record, and settles the ledger on the day of that
// correction. Surcharge is counted as if the right day had been on record from the beginning; what a deferral has made due stays.
func (l *Ledger) DemandFrom(ctx context.Context, was, is, on civil.Date) error {
	dueFrom := func(servedOn civil.Date) (due *civil.Date, ok bool) {
		term, ok := l.locked.Writer.Law().DeadlineOf("payment.term", servedOn)
		if ok && term.IsKnown() {
			due = &term.LastDay
		}
		return due, ok
	}
	oldDue, _ := dueFrom(was)
	newDue, ok := dueFrom(is)
	if !ok {
		return nil
	}
	for _, a := range l.Accounts {
		for _, i := range a.Instalments {
			if a.WithdrawnOn != nil || i.DeferralID != nil || !db.SameDay(i.DueOn, oldDue) || db.SameDay(i.DueOn, newDue) {
				continue
			}
			i.DueOn = newDue
			if err := db.Update(ctx, l.locked.Writer, i, "due_on"); err != nil {
				return err
			}
		}
	}
	return l.settleAnew(ctx, on)
}

// addInstalments inserts instalments and settles the ledger with them.
func (l *Ledger) addInstalments(ctx context.Context, on civil.Date, instalments ...*db.Instalment) error {
	if err := db.Insert(ctx, l.locked.Writer, instalments...); err != nil {
		return err
	}
	return l.settleAnew(ctx, on)
}

// Replan replaces the open instalments of an account, on a day, by those of another plan, and settles the ledger.
func (l *Ledger) Replan(ctx context.Context, account *Account, on civil.Date, plan ...*db.Instalment) error {
	for _, i := range account.Instalments {
		if i.IsOpen() {
			if err := replaceInstalment(ctx, l.locked.Writer, i, on); err != nil {
				return err
			}
		}
	}
	return l.addInstalments(ctx, on, plan...)
}

// replaceInstalment ends an instalment without payment on a day: another plan holds from then on, or the decision was withdrawn.
func replaceInstalment(ctx context.Context, w *db.Writer, i *db.Instalment, on civil.Date) error {
	i.ReplacedOn = &on
	return db.Update(ctx, w, i, "replaced_on")
}

// DemandAgain makes the amount of a payment that was reversed due again. Where a deferral was granted between the payment and the reversal,
// its plan covers only what was unpaid then. A new plan then has the part that no open instalment covers, due on the earliest due day
// of the penalty, and copies of the open instalments.
func (l *Ledger) DemandAgain(ctx context.Context, penalty int64, on civil.Date) error {
	if err := l.settleAnew(ctx, on); err != nil {
		return err
	}
	account := l.Of(penalty)
	if len(account.Instalments) == 0 {
		return nil
	}
	// The instalments are in the order of their due days.
	uncovered := &db.Instalment{CaseID: account.CaseID, PenaltyID: penalty, DueOn: account.Instalments[0].DueOn, Amount: account.Unpaid()}
	plan := []*db.Instalment{uncovered}
	for _, i := range account.Instalments {
		if i.IsOpen() {
			uncovered.Amount = uncovered.Amount.Sub(i.Amount)
			plan = append(plan, &db.Instalment{CaseID: account.CaseID, PenaltyID: penalty, DeferralID: i.DeferralID, DueOn: i.DueOn, Amount: i.Amount})
		}
	}
	if !uncovered.Amount.IsPositive() {
		return nil
	}
	return l.Replan(ctx, account, on, plan...)
}

// WithdrawPenalties withdraws the penalties of a decision on a day. No surcharge is added from that day on.
func WithdrawPenalties(ctx context.Context, locked *lockedcase.Case, decision *db.Decision, on civil.Date) error {
	w := locked.Writer
	penalties, err := db.Read[db.Penalty](ctx, w, "decision_id = $2", "ORDER BY id FOR UPDATE", decision.ID)
	if err != nil {
		return err
	}
	instalments, err := db.Read[db.Instalment](ctx, w, "replaced_on IS NULL AND penalty_id IN (SELECT id FROM penalties WHERE agency_id = $1 AND decision_id = $2)",
		"ORDER BY id", decision.ID)
	if err != nil {
		return err
	}
	for _, i := range instalments {
		if err := replaceInstalment(ctx, w, i, on); err != nil {
			return err
		}
	}
	if err := Settle(ctx, locked, on); err != nil {
		return err
	}
	for _, penalty := range penalties {
		penalty.WithdrawnOn = &on
		if err := db.Update(ctx, w, penalty, "withdrawn_on"); err != nil {
			return err
		}
	}
	return nil
}

// Settle settles the ledger of a case after records that it rests on were written, such as an appeal. See settle.
func Settle(ctx context.Context, locked *lockedcase.Case, on civil.Date) error {
	return (&Ledger{locked: locked}).settleAnew(ctx, on)
}

// settleAnew reads the ledger again, after records of it were written, and settles it.
func (l *Ledger) settleAnew(ctx context.Context, on civil.Date) error {
	if err := l.read(ctx); err != nil {
		return err
	}
	return l.settle(ctx, on)
}

// settle writes what follows from the ledger: the day on which each instalment was paid, the periods in which surcharge is
// added, and the deadline of the next instalment.
func (l *Ledger) settle(ctx context.Context, on civil.Date) error {
	var next *db.Instalment
	for _, a := range l.Accounts {
		if err := l.settleAccount(ctx, a); err != nil {
			return err
		}
		for _, i := range a.Instalments {
			if i.IsOpen() && i.DueOn != nil && (next == nil || i.DueOn.Before(*next.DueOn)) {
				next = i
			}
		}
	}
	return l.setPaymentDeadline(ctx, next, on)
}

// settleAccount writes the day on which each instalment of an account was paid, and its surcharge. The instalments of a plan (those of one
// deferral, or the first demand) add up to what was unpaid when the plan was made. So an instalment is paid on the day on which payments and
// write-offs reach the penalty less the later instalments of its plan.
func (l *Ledger) settleAccount(ctx context.Context, account *Account) error {
	mustBePaid := map[int64]decimal.Decimal{} // by plan
	for _, i := range account.Instalments {
		if _, ok := mustBePaid[i.PlanID()]; !ok {
			mustBePaid[i.PlanID()] = *account.Amount
		}
		mustBePaid[i.PlanID()] = mustBePaid[i.PlanID()].Sub(i.Amount)
	}
	for _, i := range account.Instalments {
		mustBePaid[i.PlanID()] = mustBePaid[i.PlanID()].Add(i.Amount)
		if i.ReplacedOn == nil {
			if paidOn := account.paidUpOn(mustBePaid[i.PlanID()]); !db.SameDay(paidOn, i.SettledOn) {
				i.SettledOn = paidOn
				if err := db.Update(ctx, l.locked.Writer, i, "settled_on"); err != nil {
					return err
				}
			}
		}
		if err := l.updateAccruals(ctx, account, i); err != nil {
			return err
		}
	}
	return nil
}

// setPaymentDeadline replaces the open deadline of payment by the deadline of the next instalment, where the day differs. It opens no
// deadline where none is open.
func (l *Ledger) setPaymentDeadline(ctx context.Context, next *db.Instalment, on civil.Date) error {
	i := slices.IndexFunc(l.locked.OpenDeadlines, func(d *db.Deadline) bool { return d.Action == db.DeadlineActionPay && d.EndedOn == nil })
	if next == nil || i < 0 || db.SameDay(l.locked.OpenDeadlines[i].DueOn, next.DueOn) {
		return nil
	}
	due := law.DeferredDue(on, *next.DueOn)
	if next.DeferralID == nil {
		due.StartedOn = l.locked.OpenDeadlines[i].StartsOn
		if term, ok := l.locked.Writer.Law().DeadlineOf("payment.term", due.StartedOn); ok && term.IsKnown() && term.LastDay == due.LastDay {
			due = term
		}
	}
	if err := l.locked.EndDeadlines(ctx, db.DeadlineActionPay, on); err != nil {
		return err
	}
	return l.locked.AddDeadline(ctx, db.DeadlineActionPay, due)
}

// ComputeDueDays computes the due day of instalments that have none yet, because the working days of a year were not known, and
// settles the accounts of their cases.
func ComputeDueDays(ctx context.Context, w *db.Writer) error {
	instalments, err := db.Read[db.Instalment](ctx, w, "due_on IS NULL", "ORDER BY case_id, id FOR UPDATE")
	if err != nil {
		return err
	}
	cases := map[int64]bool{}
	for _, i := range instalments {
		owing, err := lockedcase.LockRow(ctx, w, i.CaseID)
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
		locked, err := lockedcase.LoadOf(ctx, w, id)
		if err != nil {
			return err
		}
		if err := Settle(ctx, locked, w.Today()); err != nil {
			return err
		}
	}
	return nil
}

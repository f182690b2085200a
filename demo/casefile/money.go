package casefile

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/collection"
	"docket/db"
	"docket/enforcement"
	"docket/law"
)

// penaltyAccount is a money penalty with what was recorded of it.
type penaltyAccount struct {
	*db.Penalty
	appeals     []law.Pause
	instalments []*db.Instalment // by the day on which they are due
	accruals    []*db.Accrual
	entries     []*db.Payment // that are neither reversals nor reversed, by day
}

// accounts returns the accounts of the money penalties of the case.
func (f *File) accounts() []*penaltyAccount {
	reversed := map[int64]bool{}
	for _, e := range f.payments.own() {
		if e.ReversesID != nil {
			reversed[e.ID], reversed[*e.ReversesID] = true, true
		}
	}
	var all []*penaltyAccount
	for _, penalty := range f.penalties.own() {
		if penalty.Amount != nil {
			all = append(all, f.accountOf(penalty, reversed))
		}
	}
	return all
}

// accountOf returns the account of a penalty; entries that are reversed do not count.
func (f *File) accountOf(penalty *db.Penalty, reversed map[int64]bool) *penaltyAccount {
	a := &penaltyAccount{Penalty: penalty}
	for _, appeal := range f.appeals.own() {
		if appeal.DecisionID == penalty.DecisionID {
			pause := law.Pause{From: appeal.FiledOn}
			if appeal.EndedOn != nil {
				pause.Until = *appeal.EndedOn
			}
			a.appeals = append(a.appeals, pause)
		}
	}
	for _, i := range f.instalments.own() {
		if i.PenaltyID == penalty.ID {
			a.instalments = append(a.instalments, i)
		}
	}
	slices.SortStableFunc(a.instalments, func(x, y *db.Instalment) int { return x.DueOn.Compare(*y.DueOn) })
	for _, r := range f.accruals.own() {
		if r.PenaltyID == penalty.ID {
			a.accruals = append(a.accruals, r)
		}
	}
	for _, e := range f.payments.own() {
		if e.PenaltyID == penalty.ID && !reversed[e.ID] {
			a.entries = append(a.entries, e)
		}
	}
	slices.SortStableFunc(a.entries, func(x, y *db.Payment) int { return x.PaidOn.Compare(y.PaidOn) })
	return a
}

// unpaid returns what of the penalty itself is neither paid nor written off.
func (a *penaltyAccount) unpaid() decimal.Decimal {
	due := *a.Amount
	for _, e := range a.entries {
		due = due.Sub(e.Amount)
	}
	return due
}

// surcharge returns what of the surcharge that was added until a day is neither paid nor written off.
func (a *penaltyAccount) surcharge(on civil.Date) decimal.Decimal {
	due := decimal.Zero
	for _, r := range a.accruals {
		due = due.Add(law.LatePeriod{From: r.StartsOn, Until: r.EndsOn}.Surcharge(r.Base, r.Rate, on))
	}
	due = decimal.Min(due, *a.Amount)
	for _, e := range a.entries {
		due = due.Sub(e.Surcharge)
	}
	return due
}

// settledOn returns the day on which what was paid reached an amount; nil where it has not.
func (a *penaltyAccount) settledOn(amount decimal.Decimal) *civil.Date {
	paid := decimal.Zero
	for _, e := range a.entries {
		if paid = paid.Add(e.Amount); paid.GreaterThanOrEqual(amount) {
			return &e.PaidOn
		}
	}
	return nil
}

// Due returns what of a money penalty, and of its surcharge, has to be paid on a day.
func (f *File) Due(penalty db.Key, on civil.Date) (amount, surcharge decimal.Decimal) {
	for _, a := range f.accounts() {
		if a.ID == f.penalties.at(penalty).ID {
			return a.unpaid(), decimal.Max(a.surcharge(on), decimal.Zero)
		}
	}
	return decimal.Zero, decimal.Zero
}

// owed returns what is owed on a day of all money penalties that stand.
func (f *File) owed(on civil.Date) decimal.Decimal {
	owed := decimal.Zero
	for _, a := range f.accounts() {
		if a.WithdrawnOn == nil {
			owed = owed.Add(a.unpaid()).Add(a.surcharge(on))
		}
	}
	return owed
}

// demand makes the money penalties due by the term that the law sets from the day of service.
func (f *File) demand(servedOn civil.Date) {
	term, _ := f.book.DeadlineOf("payment.term", servedOn)
	isDue := false
	for _, penalty := range f.penalties.own() {
		if penalty.Amount != nil && penalty.WithdrawnOn == nil {
			f.addInstalment(penalty, term.LastDay, *penalty.Amount, nil)
			isDue = true
		}
	}
	if isDue {
		f.settle(servedOn)
	}
}

// addInstalment makes an amount due on a day, by a deferral where one is named.
func (f *File) addInstalment(penalty *db.Penalty, due civil.Date, amount decimal.Decimal, deferral *int64) {
	i := &db.Instalment{CaseID: f.current.ID, PenaltyID: penalty.ID, DueOn: &due, Amount: amount, DeferralID: deferral}
	put(f, &f.instalments, i, &i.Record)
}

// settle brings what follows from the ledger up to it: which instalments are covered since when, on which days surcharge was added,
// and what is due next.
func (f *File) settle(on civil.Date) {
	var next *db.Instalment
	for _, a := range f.accounts() {
		// Instalments that were set together are what was unpaid then: the rest of the penalty had been paid before.
		reached := map[int64]decimal.Decimal{}
		for _, i := range a.instalments {
			plan := i.CreatedAt.UnixMicro()
			if _, ok := reached[plan]; !ok {
				reached[plan] = *a.Amount
			}
			reached[plan] = reached[plan].Sub(i.Amount)
		}
		for _, i := range a.instalments {
			plan := i.CreatedAt.UnixMicro()
			reached[plan] = reached[plan].Add(i.Amount)
			if settled := a.settledOn(reached[plan]); i.ReplacedOn == nil && !sameDay(settled, i.SettledOn) {
				i.SettledOn = settled
				f.changed(&i.Record)
			}
			f.accrue(a, i)
			if i.SettledOn == nil && i.ReplacedOn == nil && (next == nil || i.DueOn.Before(*next.DueOn)) {
				next = i
			}
		}
	}
	f.expect(next, on)
}

// accrue writes the runs of days on which an instalment of a fine is late.
func (f *File) accrue(a *penaltyAccount, i *db.Instalment) {
	rate, ok := f.book.RuleOn("surcharge.daily", *i.DueOn)
	if !ok || a.Kind != db.PenaltyKindFine {
		return
	}
	last := i.SettledOn
	if i.ReplacedOn != nil {
		before := i.ReplacedOn.AddDays(-1)
		last = &before
	}
	runs := law.LatePeriods(*i.DueOn, last, a.appeals...)
	n := 0
	for _, r := range a.accruals {
		if r.InstalmentID != i.ID {
			continue
		}
		if n < len(runs) {
			r.StartsOn, r.EndsOn = runs[n].From, runs[n].Until
		} else {
			none := r.StartsOn.AddDays(-1)
			r.EndsOn = &none
		}
		f.changed(&r.Record)
		n++
	}
	for _, run := range runs[min(n, len(runs)):] {
		r := &db.Accrual{
			CaseID: f.current.ID, PenaltyID: a.ID, InstalmentID: i.ID, StartsOn: run.From, EndsOn: run.Until, Base: i.Amount, Rate: rate.Value, Article: rate.Cite(),
		}
		put(f, &f.accruals, r, &r.Record)
		a.accruals = append(a.accruals, r)
	}
}

// expect makes the next instalment the deadline of payment, where another was.
func (f *File) expect(next *db.Instalment, on civil.Date) {
	open := f.openDeadline(db.DeadlineActionPay)
	if next == nil || open == nil || sameDay(open.DueOn, next.DueOn) {
		return
	}
	due := law.Deadline{StartedOn: on, LastDay: *next.DueOn, Rule: law.Rule{Name: "payment.deferral", Article: "行政处罚法 66"}}
	if next.DeferralID == nil {
		due.StartedOn = open.StartsOn
		if term, ok := f.book.DeadlineOf("payment.term", due.StartedOn); ok && term.IsKnown() && term.LastDay == due.LastDay {
			due = term
		}
	}
	f.end(db.DeadlineActionPay, on)
	f.begin(db.DeadlineActionPay, due, nil)
}

// execute takes the step that a served case is executed, where nothing is owed any more.
func (f *File) execute(on civil.Date) {
	if f.current.Status != db.CaseStatusServed || f.owed(f.today()).IsPositive() {
		return
	}
	for _, h := range f.matter.Steps {
		if h.Step != law.Published && on.Before(h.On) {
			on = h.On
		}
	}
	f.take(happened{TakenStep: law.TakenStep{Step: law.Executed, On: on}})
}

// enter adds an entry to the ledger, with what follows from it.
func (f *File) enter(entry *db.Payment) {
	amount, surcharge := f.Due(f.Own("Penalty", int(entry.PenaltyID-f.penalties.own()[0].ID)+1), entry.PaidOn)
	if entry.Amount.GreaterThan(amount) || entry.Surcharge.GreaterThan(surcharge) {
		f.refuse("%s and %s are entered, and %s and %s are due on %s", entry.Amount, entry.Surcharge, amount, surcharge, entry.PaidOn)
	}
	entry.ReceiptUse = 1
	put(f, &f.payments, entry, &entry.Record)
	f.settle(entry.PaidOn)
	f.changed(&f.current.Record)
	f.execute(entry.PaidOn)
}

// recordPayment records a payment.
func (f *File) recordPayment(in collection.RecordPaymentInput) {
	penalty := f.penalties.at(in.Penalty)
	event := f.event(db.CaseEventKindPaymentRecorded, in.PaidOn, in.Note)
	entry := &db.Payment{
		CaseID: f.current.ID, PenaltyID: penalty.ID, Kind: db.PaymentKindPayment, Amount: in.Amount, PaidOn: in.PaidOn, Method: in.Method,
		ReceiptNo: in.ReceiptNo, Note: in.Note, EventID: &event.ID,
	}
	if in.Surcharge != nil {
		entry.Surcharge = *in.Surcharge
	}
	f.enter(entry)
}

// writeOff writes off what is owed.
func (f *File) writeOff(in collection.WriteOffInput) {
	penalty := f.penalties.at(in.Penalty)
	note := in.ApprovedBy + ": " + in.Reason
	f.beside(law.WrittenOff, in.On, &note)
	entry := &db.Payment{CaseID: f.current.ID, PenaltyID: penalty.ID, Kind: db.PaymentKindWriteOff, PaidOn: in.On, Method: db.PaymentMethodNone, Note: &note}
	if in.Amount != nil {
		entry.Amount = *in.Amount
	}
	if in.Surcharge != nil {
		entry.Surcharge = *in.Surcharge
	}
	f.enter(entry)
}

// reversePayment negates an entry. The amount of the entry is due again, unless the decision was withdrawn.
func (f *File) reversePayment(in collection.ReversePaymentInput) {
	payment := f.payments.at(in.Payment)
	reversal := &db.Payment{
		CaseID: f.current.ID, PenaltyID: payment.PenaltyID, Kind: db.PaymentKindReversal, Amount: payment.Amount.Neg(), Surcharge: payment.Surcharge.Neg(),
		PaidOn: in.On, Method: payment.Method, ReversesID: &payment.ID, Note: &in.Note, ReceiptUse: 1,
	}
	put(f, &f.payments, reversal, &reversal.Record)
	penalty := f.penalties.all[payment.PenaltyID-1]
	if penalty.WithdrawnOn != nil {
		f.event(db.CaseEventKindPaymentRefunded, in.On, &in.Note).CorrectsID = payment.EventID
		return
	}
	on := in.On
	for _, h := range f.matter.Steps {
		if on.Before(h.On) {
			on = h.On
		}
	}
	f.take(happened{TakenStep: law.TakenStep{Step: law.PaymentReversed, On: on}, note: &in.Note, corrects: payment.EventID})
	f.settle(on)
}

// grantDeferral replaces what is due of a fine by instalments.
func (f *File) grantDeferral(in collection.GrantDeferralInput) {
	penalty := f.penalties.at(in.Penalty)
	f.beside(law.Deferred, in.GrantedOn, &in.Reason)
	sum := decimal.Zero
	for _, i := range in.Instalments {
		sum = sum.Add(i.Amount)
	}
	if unpaid, _ := f.Due(in.Penalty, in.GrantedOn); !unpaid.Equal(sum) || penalty.Kind != db.PenaltyKindFine {
		f.refuse("instalments of %s are granted, and %s are unpaid", sum, unpaid)
	}
	deferral := &db.Deferral{
		CaseID: f.current.ID, PenaltyID: penalty.ID, AppliedOn: in.AppliedOn, GrantedOn: in.GrantedOn, ApprovedBy: in.ApprovedBy, Reason: in.Reason,
	}
	put(f, &f.deferrals, deferral, &deferral.Record)
	for _, i := range f.instalments.own() {
		if i.PenaltyID == penalty.ID && i.SettledOn == nil && i.ReplacedOn == nil {
			i.ReplacedOn = &in.GrantedOn
			f.changed(&i.Record)
		}
	}
	for _, i := range in.Instalments {
		f.addInstalment(penalty, i.DueOn, i.Amount, &deferral.ID)
	}
	f.settle(in.GrantedOn)
}

// fileAppeal files an appeal, during which no surcharge runs.
func (f *File) fileAppeal(in enforcement.FileAppealInput) {
	decision := f.decisions.at(in.Decision)
	f.beside(law.Appealed, in.FiledOn, in.Note)
	made := law.Appeal{Kind: string(in.Kind), FiledOn: in.FiledOn, IsSimplified: f.matter.IsSimplified, ServedOn: *decision.ServedOn}
	for _, other := range f.appeals.own() {
		if other.Kind == db.AppealKindReview && *other.Outcome != db.AppealOutcomeWithdrawn {
			made.ReviewedOn = other.EndedOn
		}
	}
	f.refuseUnlawful(f.book.CheckAppeal(made))
	appeal := &db.Appeal{CaseID: f.current.ID, DecisionID: decision.ID, Kind: in.Kind, Authority: in.Authority, FiledOn: in.FiledOn, Note: in.Note}
	put(f, &f.appeals, appeal, &appeal.Record)
	f.settle(in.FiledOn)
}

// endAppeal ends an appeal. Where it was won, the decision is to be taken down.
func (f *File) endAppeal(in enforcement.EndAppealInput) {
	appeal := f.appeals.at(in.Appeal)
	note := string(in.Outcome)
	if in.Note != nil {
		note += ": " + *in.Note
		appeal.Note = in.Note
	}
	f.beside(law.AppealEnded, in.EndedOn, &note)
	appeal.EndedOn, appeal.Outcome = &in.EndedOn, &in.Outcome
	f.changed(&appeal.Record)
	f.settle(in.EndedOn)
	isLost := in.Outcome == db.AppealOutcomeChanged || in.Outcome == db.AppealOutcomeAnnulled
	if isLost && !f.isOpen(db.DeadlineActionTakeDown) && f.current.DecidedOn != nil {
		f.beginTerm(db.DeadlineActionTakeDown, "publicity.takedown", in.EndedOn)
	}
}

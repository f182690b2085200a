package enforcement

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// demand makes the money penalties of a case due, by the term that the law sets from the day of service.
func (p *lockedCase) demand(ctx context.Context, servedOn civil.Date) error {
	var penalties []*db.Penalty
	err := p.w.Tx().NewSelect().Model(&penalties).Where("agency_id = ?", p.w.Agency()).Where("case_id = ?", p.current.ID).
		Where("amount IS NOT NULL").Where("withdrawn_on IS NULL").Order("id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read penalties: %w", err)
	}
	term, ok := p.w.Law().DeadlineOf("payment.term", servedOn)
	if !ok || len(penalties) == 0 {
		return nil
	}
	instalments := make([]*db.Instalment, len(penalties))
	for i, penalty := range penalties {
		instalments[i] = &db.Instalment{CaseID: p.current.ID, PenaltyID: penalty.ID, Amount: *penalty.Amount}
		if term.UnknownYear == 0 {
			instalments[i].DueOn = &term.LastDay
		}
	}
	if err := db.Insert(ctx, p.w, instalments...); err != nil {
		return err
	}
	p.forgetAccounts()
	return p.settle(ctx, servedOn)
}

// account is a money penalty with what is written of it.
type account struct {
	*db.Penalty
	appeals     []law.Pause
	instalments []*db.Instalment
	accruals    map[int64][]*db.Accrual // by instalment
	entries     []*db.Payment           // that are neither reversals nor reversed, by day
}

// forget lets the accounts be read again, since more was written of them.
func (p *lockedCase) forgetAccounts() { p.accounts, p.areAccountsRead = nil, false }

// accounts reads what is written of the money penalties of a case, once.
func (p *lockedCase) readAccounts(ctx context.Context) ([]*account, error) {
	if p.areAccountsRead {
		return p.accounts, nil
	}
	penalties, err := db.Read[db.Penalty](ctx, p.w, "case_id = $2 AND amount IS NOT NULL", "ORDER BY id", p.current.ID)
	if err != nil || len(penalties) == 0 {
		p.areAccountsRead = err == nil
		return nil, err
	}
	instalments, err := db.Read[db.Instalment](ctx, p.w, "case_id = $2", "ORDER BY due_on, id", p.current.ID)
	if err != nil {
		return nil, err
	}
	var accruals []*db.Accrual
	if len(instalments) > 0 {
		if accruals, err = db.Read[db.Accrual](ctx, p.w, "case_id = $2", "ORDER BY id", p.current.ID); err != nil {
			return nil, err
		}
	}
	appeals, err := db.Read[db.Appeal](ctx, p.w, "case_id = $2", "ORDER BY id", p.current.ID)
	if err != nil {
		return nil, err
	}
	entries, err := db.Read[db.Payment](ctx, p.w, "case_id = $2", "ORDER BY paid_on, id", p.current.ID)
	if err != nil {
		return nil, err
	}
	reversed := map[int64]bool{}
	for _, e := range entries {
		if e.ReversesID != nil {
			reversed[e.ID], reversed[*e.ReversesID] = true, true
		}
	}
	accounts := make([]*account, len(penalties))
	for i, penalty := range penalties {
		a := &account{Penalty: penalty, accruals: map[int64][]*db.Accrual{}}
		for _, appeal := range appeals {
			if appeal.DecisionID == penalty.DecisionID {
				pause := law.Pause{From: appeal.FiledOn}
				if appeal.EndedOn != nil {
					pause.Until = *appeal.EndedOn
				}
				a.appeals = append(a.appeals, pause)
			}
		}
		for _, instalment := range instalments {
			if instalment.PenaltyID == penalty.ID {
				a.instalments = append(a.instalments, instalment)
			}
		}
		for _, accrual := range accruals {
			a.accruals[accrual.InstalmentID] = append(a.accruals[accrual.InstalmentID], accrual)
		}
		for _, e := range entries {
			if e.PenaltyID == penalty.ID && !reversed[e.ID] {
				a.entries = append(a.entries, e)
			}
		}
		accounts[i] = a
	}
	p.accounts, p.areAccountsRead = accounts, true
	return accounts, nil
}

// unpaid is what of the penalty itself is neither paid nor written off.
func (a *account) unpaid() decimal.Decimal {
	due := *a.Amount
	for _, e := range a.entries {
		due = due.Sub(e.Amount)
	}
	return due
}

// surcharge is what of the surcharge that was added until a day is neither paid nor written off.
func (a *account) surcharge(on civil.Date) decimal.Decimal {
	due := decimal.Zero
	for _, accruals := range a.accruals {
		for _, r := range accruals {
			last := on
			if r.EndsOn != nil && r.EndsOn.Before(last) {
				last = *r.EndsOn
			}
			if days := last.DaysSince(r.StartsOn) + 1; days > 0 && r.PenaltyID == a.ID {
				due = due.Add(r.Base.Mul(r.Rate).Mul(decimal.NewFromInt(int64(days))).Round(2))
			}
		}
	}
	due = decimal.Min(due, *a.Amount)
	for _, e := range a.entries {
		due = due.Sub(e.Surcharge)
	}
	return due
}

// settledOn is the day on which what was paid reached an amount; nil where it has not.
func (a *account) settledOn(amount decimal.Decimal) *civil.Date {
	paid := decimal.Zero
	for _, e := range a.entries {
		if paid = paid.Add(e.Amount); paid.GreaterThanOrEqual(amount) {
			return &e.PaidOn
		}
	}
	return nil
}

// dueAgain makes what a reversal takes back due where no instalment asks for it: what a deferral counted as paid was not. The plan
// goes on beside it.
func (p *lockedCase) dueAgain(ctx context.Context, a *account, on civil.Date) error {
	var open []*db.Instalment
	missing := a.unpaid()
	for _, i := range a.instalments {
		if i.IsOpen() {
			open, missing = append(open, i), missing.Sub(i.Amount)
		}
	}
	if !missing.IsPositive() || len(a.instalments) == 0 {
		return nil
	}
	anew := []*db.Instalment{{CaseID: p.current.ID, PenaltyID: a.ID, DueOn: a.instalments[0].DueOn, Amount: missing}}
	for _, i := range open {
		i.ReplacedOn = &on
		if err := db.Update(ctx, p.w, i, "replaced_on"); err != nil {
			return err
		}
		anew = append(anew, &db.Instalment{CaseID: p.current.ID, PenaltyID: a.ID, DeferralID: i.DeferralID, DueOn: i.DueOn, Amount: i.Amount})
	}
	if err := db.Insert(ctx, p.w, anew...); err != nil {
		return err
	}
	p.forgetAccounts()
	return p.settle(ctx, on)
}

// settle brings what follows from the ledger up to it: which instalments are covered since when, on which days surcharge
// was added, and what is due next.
func (p *lockedCase) settle(ctx context.Context, on civil.Date) error {
	accounts, err := p.readAccounts(ctx)
	if err != nil {
		return err
	}
	var next *db.Instalment
	for _, a := range accounts {
		// Instalments that were set together are what was unpaid then: the rest of the penalty had been paid before.
		reached := map[int64]decimal.Decimal{}
		for _, i := range a.instalments {
			if _, ok := reached[i.Plan()]; !ok {
				reached[i.Plan()] = *a.Amount
			}
			reached[i.Plan()] = reached[i.Plan()].Sub(i.Amount)
		}
		for _, i := range a.instalments {
			reached[i.Plan()] = reached[i.Plan()].Add(i.Amount)
			if i.ReplacedOn == nil {
				if settled := a.settledOn(reached[i.Plan()]); !sameDay(settled, i.SettledOn) {
					i.SettledOn = settled
					if err := db.Update(ctx, p.w, i, "settled_on"); err != nil {
						return err
					}
				}
			}
			if err := p.accrue(ctx, a, i); err != nil {
				return err
			}
			if i.IsOpen() && i.DueOn != nil && (next == nil || i.DueOn.Before(*next.DueOn)) {
				next = i
			}
		}
	}
	return p.expect(ctx, next, on)
}

func sameDay(a, b *civil.Date) bool { return a == b || a != nil && b != nil && *a == *b }

// accrue writes the runs of days on which an instalment of a fine is late.
func (p *lockedCase) accrue(ctx context.Context, a *account, i *db.Instalment) error {
	rate, ok := law.Rule{}, false
	if i.DueOn != nil {
		rate, ok = p.w.Law().RuleOn("surcharge.daily", *i.DueOn)
	}
	if !ok || a.Kind != db.PenaltyKindFine {
		return nil
	}
	last := i.SettledOn
	if i.ReplacedOn != nil {
		before := i.ReplacedOn.AddDays(-1)
		last = &before
	}
	runs := law.LatePeriods(*i.DueOn, last, a.appeals...)
	there := a.accruals[i.ID]
	for n, r := range there {
		starts, ends := r.StartsOn, r.EndsOn
		if n < len(runs) {
			r.StartsOn, r.EndsOn = runs[n].From, runs[n].Until
		} else {
			none := r.StartsOn.AddDays(-1) // it was not late after all
			r.EndsOn = &none
		}
		if starts == r.StartsOn && sameDay(ends, r.EndsOn) {
			continue
		}
		if err := db.Update(ctx, p.w, r, "starts_on", "ends_on"); err != nil {
			return err
		}
	}
	for _, run := range runs[min(len(there), len(runs)):] {
		accrual := &db.Accrual{
			CaseID: p.current.ID, PenaltyID: a.ID, InstalmentID: i.ID, StartsOn: run.From, EndsOn: run.Until, Base: i.Amount,
			Rate: rate.Value, Article: rate.Cite(),
		}
		if err := db.Insert(ctx, p.w, accrual); err != nil {
			return err
		}
		a.accruals[i.ID] = append(a.accruals[i.ID], accrual)
	}
	return nil
}

// expect makes the next instalment the deadline of payment, where another was.
func (p *lockedCase) expect(ctx context.Context, next *db.Instalment, on civil.Date) error {
	if next == nil || !p.hasOpenDeadline(db.DeadlineActionPay) {
		return nil
	}
	for _, d := range p.openDeadlines {
		if d.Action == db.DeadlineActionPay && d.EndedOn == nil && sameDay(d.DueOn, next.DueOn) {
			return nil
		}
	}
	due := law.DeferredDue(on, *next.DueOn)
	if next.DeferralID == nil {
		for _, d := range p.openDeadlines {
			if d.Action == db.DeadlineActionPay && d.EndedOn == nil {
				due.StartedOn = d.StartsOn
			}
		}
		if term, ok := p.w.Law().DeadlineOf("payment.term", due.StartedOn); ok && term.IsKnown() && term.LastDay == due.LastDay {
			due = term
		}
	}
	if err := p.endDeadlines(ctx, db.DeadlineActionPay, on); err != nil {
		return err
	}
	return p.addDeadline(ctx, db.DeadlineActionPay, due)
}

// beside records what happens beside the procedure.
func (p *lockedCase) recordSideEvent(ctx context.Context, field string, step law.Step, on civil.Date, note *string) error {
	if v := law.CheckSideEvent(p.state, step); v != nil {
		return p.refuseStep(field, v)
	}
	if err := db.Insert(ctx, p.w, &db.CaseEvent{CaseID: p.current.ID, Kind: db.CaseEventKind(step), OccurredOn: on, Note: note}); err != nil {
		return err
	}
	return db.Update(ctx, p.w, p.current) // who decides on the case sees that something happened
}

// execute takes the step that a served case is executed, where nothing is owed any more.
func (p *lockedCase) execute(ctx context.Context, field string, on civil.Date) error {
	if p.current.Status != db.CaseStatusServed {
		return nil
	}
	owed, err := p.amountOwed(ctx, p.w.Today()) // whatever day the last entry has
	if err != nil || owed.IsPositive() {
		return err
	}
	for _, h := range p.state.Steps {
		if h.Step != law.Published && on.Before(h.On) {
			on = h.On // paid before it was served, as may be
		}
	}
	return p.takeStep(ctx, field, law.Executed, on, nil, nil)
}

// executeIfPaid takes the step that a case is executed, which was paid before its decision was served.
func (p *lockedCase) executeIfPaid(ctx context.Context, on civil.Date) error {
	accounts, err := p.readAccounts(ctx)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		if a.WithdrawnOn == nil && len(a.entries) > 0 {
			return p.execute(ctx, "input.case", on)
		}
	}
	return nil
}

// owed is what is owed on a day of the case's money penalties, surcharge among it.
func (p *lockedCase) amountOwed(ctx context.Context, on civil.Date) (decimal.Decimal, error) {
	accounts, err := p.readAccounts(ctx)
	if err != nil {
		return decimal.Zero, err
	}
	owed := decimal.Zero
	for _, a := range accounts {
		if a.WithdrawnOn == nil {
			owed = owed.Add(a.unpaid()).Add(a.surcharge(on))
		}
	}
	return owed, nil
}

// lockPenalty locks a penalty, then its case, as whoever pays it does, and reads its account.
func lockPenalty(ctx context.Context, w *db.Writer, field string, key db.Key) (*lockedCase, *account, error) {
	penalty, err := db.ReadOne[db.Penalty](ctx, w, "id = $2", "FOR UPDATE", key.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, db.NotFound(field, key)
	}
	if err != nil {
		return nil, nil, err
	}
	p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: penalty.CaseID}, nil)
	if err != nil {
		return nil, nil, err
	}
	accounts, err := p.readAccounts(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, a := range accounts {
		if a.ID == penalty.ID {
			return p, a, nil
		}
	}
	return nil, nil, db.BadInput(field, "%s is not paid: only FINE and CONFISCATION_OF_GAINS are", penalty.Kind)
}

// GrantDeferral grants a deferral or instalments of a fine. It changes `deferral` and `penalty`.
func GrantDeferral(ctx context.Context, w *db.Writer, in GrantDeferralInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.penalty", in.Penalty, "Penalty"),
		db.RequireDay("input.appliedOn", in.AppliedOn),
		w.RequireNotFuture("input.grantedOn", in.GrantedOn),
		db.RequireText("input.approvedBy", in.ApprovedBy, db.MaxName),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
		checkInstalments(in),
	); err != nil {
		return nil, err
	}
	p, a, err := lockPenalty(ctx, w, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	if v := law.CheckDeferral(string(a.Kind)); v != nil {
		return nil, db.Violates("input.penalty", v)
	}
	if err := p.recordSideEvent(ctx, "input.penalty", law.Deferred, in.GrantedOn, &in.Reason); err != nil {
		return nil, err
	}
	if p.current.ServedOn != nil && in.AppliedOn.Before(*p.current.ServedOn) {
		return nil, db.BadInput("input.appliedOn", "%s is before the decision was served, %s", in.AppliedOn, p.current.ServedOn)
	}
	sum := decimal.Zero
	for _, i := range in.Instalments {
		sum = sum.Add(i.Amount)
	}
	if unpaid := a.unpaid(); !sum.Equal(unpaid) {
		return nil, db.BadInput("input.instalments", "the instalments add up to %s yuan, and %s of the fine are unpaid: let them be the same",
			sum.StringFixed(2), unpaid.StringFixed(2)).With("unpaid", unpaid.StringFixed(2))
	}
	deferral := &db.Deferral{
		CaseID: p.current.ID, PenaltyID: a.ID, AppliedOn: in.AppliedOn, GrantedOn: in.GrantedOn, ApprovedBy: in.ApprovedBy, Reason: in.Reason,
	}
	if err := db.Insert(ctx, w, deferral); err != nil {
		return nil, err
	}
	for _, i := range a.instalments {
		if !i.IsOpen() {
			continue
		}
		i.ReplacedOn = &in.GrantedOn
		if err := db.Update(ctx, w, i, "replaced_on"); err != nil {
			return nil, err
		}
	}
	instalments := make([]*db.Instalment, len(in.Instalments))
	for n, i := range in.Instalments {
		instalments[n] = &db.Instalment{CaseID: p.current.ID, PenaltyID: a.ID, DeferralID: &deferral.ID, DueOn: &i.DueOn, Amount: i.Amount}
	}
	if err := db.Insert(ctx, w, instalments...); err != nil {
		return nil, err
	}
	p.forgetAccounts()
	if err := p.settle(ctx, in.GrantedOn); err != nil {
		return nil, err
	}
	return db.Changed{"deferral": {db.KeyOf(deferral)}, "penalty": {db.KeyOf(a.Penalty)}}, nil
}

func checkInstalments(in GrantDeferralInput) error {
	const field = "input.instalments"
	switch {
	case in.GrantedOn.Before(in.AppliedOn):
		return db.BadInput("input.grantedOn", "%s is before the party applied, %s", in.GrantedOn, in.AppliedOn)
	case len(in.Instalments) == 0:
		return db.BadInput(field, "a deferral has one instalment, a plan several: say what is due when")
	case len(in.Instalments) > db.MaxParts:
		return db.BadInput(field, "%d instalments are too many: at most %d go together", len(in.Instalments), db.MaxParts)
	}
	before := in.GrantedOn
	for n, i := range in.Instalments {
		f := db.Element(field, n)
		if err := db.CheckAll(db.RequireDay(f+".dueOn", i.DueOn), db.RequirePositiveMoney(f+".amount", i.Amount)); err != nil {
			return err
		}
		if !i.DueOn.After(before) {
			return db.BadInput(f+".dueOn", "%s is not after %s", i.DueOn, before)
		}
		before = i.DueOn
	}
	return nil
}

// WriteOff writes off what is owed of a penalty. It changes `payment` and `penalty`.
func WriteOff(ctx context.Context, w *db.Writer, in WriteOffInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.penalty", in.Penalty, "Penalty"),
		db.RequireMoneyIfGiven("input.amount", in.Amount),
		db.RequireMoneyIfGiven("input.surcharge", in.Surcharge),
		w.RequireNotFuture("input.on", in.On),
		db.RequireText("input.approvedBy", in.ApprovedBy, db.MaxName),
		db.RequireText("input.reason", in.Reason, db.MaxNote-db.MaxName-2),
	); err != nil {
		return nil, err
	}
	p, a, err := lockPenalty(ctx, w, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	amount, surcharge, err := a.within(in.Amount, in.Surcharge, in.On)
	if err != nil {
		return nil, err
	}
	note := in.ApprovedBy + ": " + in.Reason
	if err := p.recordSideEvent(ctx, "input.penalty", law.WrittenOff, in.On, &note); err != nil {
		return nil, err
	}
	entry := &db.Payment{
		CaseID: a.CaseID, PenaltyID: a.ID, Kind: db.PaymentKindWriteOff, Amount: amount, Surcharge: surcharge, PaidOn: in.On,
		Method: db.PaymentMethodNone, Note: &note,
	}
	if err := p.enter(ctx, entry); err != nil {
		return nil, err
	}
	return db.Changed{"payment": {db.KeyOf(entry)}, "penalty": {db.KeyOf(a.Penalty)}}, nil
}

// within checks that an entry is not more than is due, and is something.
func (a *account) within(amount, surcharge *decimal.Decimal, on civil.Date) (principal, added decimal.Decimal, err error) {
	over := func(field string, asked, due, of decimal.Decimal, what string) error {
		return problem.Errorf(problem.Conflict, "%s yuan is more than the %s still due of %s%s: pay that at most",
			asked.StringFixed(2), notNegative(due).StringFixed(2), of.StringFixed(2), what).At(field).With("due", notNegative(due).StringFixed(2))
	}
	if amount != nil {
		principal = *amount
	}
	if surcharge != nil {
		added = *surcharge
	}
	if a.WithdrawnOn != nil {
		return principal, added, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s: nothing of it is owed", a.WithdrawnOn).At("input.penalty")
	}
	if !principal.IsPositive() && !added.IsPositive() {
		return principal, added, db.BadInput("input.amount", "%s yuan is not more than zero", principal)
	}
	if due := a.unpaid(); principal.GreaterThan(due) {
		return principal, added, over("input.amount", principal, due, *a.Amount, "")
	}
	if due := a.surcharge(on); added.GreaterThan(decimal.Max(due, decimal.Zero)) {
		return principal, added, over("input.surcharge", added, due, *a.Amount, "'s surcharge")
	}
	return principal, added, nil
}

// enter adds an entry to the ledger, with what follows from it.
func (p *lockedCase) enter(ctx context.Context, entry *db.Payment) error {
	if err := db.Insert(ctx, p.w, entry); err != nil {
		return err
	}
	for _, a := range p.accounts {
		if a.ID == entry.PenaltyID {
			a.entries = append(a.entries, entry)
			slices.SortStableFunc(a.entries, func(x, y *db.Payment) int { return x.PaidOn.Compare(y.PaidOn) })
		}
	}
	if err := p.settle(ctx, entry.PaidOn); err != nil {
		return err
	}
	for _, a := range p.accounts {
		if over := a.surcharge(p.w.Today()).Neg(); a.ID == entry.PenaltyID && over.IsPositive() {
			return problem.Errorf(problem.Conflict, "paid on %s, the fine has %s yuan less surcharge than was paid or written off: reverse that entry first, then record both",
				entry.PaidOn, over.StringFixed(2)).At("input.paidOn").With("overpaid", over.StringFixed(2))
		}
	}
	if err := db.Update(ctx, p.w, p.current); err != nil { // who decides on the case sees that its money has moved
		return err
	}
	return p.execute(ctx, "input.penalty", entry.PaidOn)
}

// FileAppeal records an appeal against a served decision. It changes `appeal` and `case`.
func FileAppeal(ctx context.Context, w *db.Writer, in FileAppealInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		db.RequireText("input.authority", in.Authority, db.MaxName),
		w.RequireNotFuture("input.filedOn", in.FiledOn),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
	); err != nil {
		return nil, err
	}
	decision := new(db.Decision)
	err := w.Tx().NewSelect().Model(decision).Relation("Appeals").Where("decision.agency_id = ?", w.Agency()).Where("decision.id = ?", in.Decision.ID).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, db.NotFound("input.decision", in.Decision)
	}
	if err != nil {
		return nil, fmt.Errorf("read decision: %w", err)
	}
	p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: decision.CaseID}, nil)
	if err != nil {
		return nil, err
	}
	if err := p.recordSideEvent(ctx, "input.decision", law.Appealed, in.FiledOn, in.Note); err != nil {
		return nil, err
	}
	made := law.Appeal{Kind: string(in.Kind), FiledOn: in.FiledOn, IsSimplified: p.state.IsSimplified}
	if decision.ServedOn != nil {
		made.ServedOn = *decision.ServedOn
	}
	for _, other := range decision.Appeals {
		if other.EndedOn == nil {
			return nil, problem.Errorf(problem.Conflict, "%s hears an appeal against the decision since %s: record how that ends first",
				other.Authority, other.FiledOn).At("input.decision").With("appeal", db.KeyOf(other).String())
		}
		if in.FiledOn.Before(*other.EndedOn) {
			return nil, db.BadInput("input.filedOn", "%s is before the appeal to %s ended, %s", in.FiledOn, other.Authority, other.EndedOn)
		}
		if other.Kind == db.AppealKindReview {
			made.ReviewedOn = other.EndedOn
		}
	}
	if in.FiledOn.Before(made.ServedOn) {
		return nil, db.BadInput("input.filedOn", "%s is before the decision was served, %s", in.FiledOn, made.ServedOn)
	}
	if v := w.Law().CheckAppeal(made); v != nil && (in.Note == nil || v.Rule == "appeal.reviewFirst") {
		return nil, db.Violates("input.filedOn", v)
	}
	appeal := &db.Appeal{
		CaseID: decision.CaseID, DecisionID: decision.ID, Kind: in.Kind, Authority: in.Authority, FiledOn: in.FiledOn, Note: in.Note,
	}
	if err := db.Insert(ctx, w, appeal); err != nil {
		return nil, err
	}
	p.forgetAccounts()
	if err := p.settle(ctx, in.FiledOn); err != nil {
		return nil, err
	}
	return db.Changed{"appeal": {db.KeyOf(appeal)}, "case": {db.KeyOf(p.current)}}, nil
}

// EndAppeal records how an appeal ended. It changes `appeal` and `case`.
func EndAppeal(ctx context.Context, w *db.Writer, in EndAppealInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.appeal", in.Appeal, "Appeal"),
		w.RequireNotFuture("input.endedOn", in.EndedOn),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
	); err != nil {
		return nil, err
	}
	appeal := new(db.Appeal)
	err := w.Tx().NewSelect().Model(appeal).Where("agency_id = ?", w.Agency()).Where("id = ?", in.Appeal.ID).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, db.NotFound("input.appeal", in.Appeal)
	}
	if err != nil {
		return nil, fmt.Errorf("read appeal: %w", err)
	}
	switch {
	case appeal.EndedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the appeal ended on %s: %s", appeal.EndedOn, *appeal.Outcome).At("input.appeal")
	case in.EndedOn.Before(appeal.FiledOn):
		return nil, db.BadInput("input.endedOn", "%s is before it was filed, %s", in.EndedOn, appeal.FiledOn)
	}
	p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: appeal.CaseID}, nil)
	if err != nil {
		return nil, err
	}
	note := string(in.Outcome)
	if in.Note != nil {
		note += ": " + *in.Note
		appeal.Note = in.Note
	}
	if err := p.recordSideEvent(ctx, "input.appeal", law.AppealEnded, in.EndedOn, &note); err != nil {
		return nil, err
	}
	appeal.EndedOn, appeal.Outcome = &in.EndedOn, &in.Outcome
	if err := db.Update(ctx, w, appeal, "ended_on", "outcome", "note"); err != nil {
		return nil, err
	}
	p.forgetAccounts()
	if err := p.settle(ctx, in.EndedOn); err != nil {
		return nil, err
	}
	if (in.Outcome == db.AppealOutcomeChanged || in.Outcome == db.AppealOutcomeAnnulled) && !p.hasOpenDeadline(db.DeadlineActionTakeDown) && p.current.DecidedOn != nil {
		if err := p.addTerm(ctx, db.DeadlineActionTakeDown, "publicity.takedown", in.EndedOn); err != nil {
			return nil, err
		}
	}
	return db.Changed{"appeal": {db.KeyOf(appeal)}, "case": {db.KeyOf(p.current)}}, nil
}

// moneyKnown works out when money is due that was served before the working days were known, and what follows from it.
func countDueDays(ctx context.Context, w *db.Writer) error {
	instalments, err := db.Read[db.Instalment](ctx, w, "due_on IS NULL", "ORDER BY case_id, id FOR UPDATE")
	if err != nil {
		return err
	}
	cases := map[int64]bool{}
	for _, i := range instalments {
		there, err := lockCaseRow(ctx, w, i.CaseID)
		if err != nil {
			return err
		}
		if there.ServedOn == nil {
			continue
		}
		due, ok := w.Law().DeadlineOf("payment.term", *there.ServedOn)
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
		p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: id}, nil)
		if err != nil {
			return err
		}
		if err := p.settle(ctx, w.Today()); err != nil {
			return err
		}
	}
	return nil
}

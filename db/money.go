package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Deferral is a deferral or a plan of instalments that the bureau granted for a fine (行政处罚法 66).
type Deferral struct {
	bun.BaseModel `bun:"table:deferrals,alias:deferral"`
	Record

	CaseID     int64      `bun:"case_id"`
	PenaltyID  int64      `bun:"penalty_id"`
	AppliedOn  civil.Date `bun:"applied_on,type:date"`
	GrantedOn  civil.Date `bun:"granted_on,type:date"`
	ApprovedBy string     `bun:"approved_by"`
	Reason     string     `bun:"reason"`

	Case        *Case         `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty     *Penalty      `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Instalments []*Instalment `bun:"rel:has-many,join:agency_id=agency_id,join:id=deferral_id"`
}

// Instalment is what of a money penalty is due by a day: all of it, or a part where instalments were granted.
type Instalment struct {
	bun.BaseModel `bun:"table:instalments,alias:instalment"`
	Record

	CaseID     int64           `bun:"case_id"`
	PenaltyID  int64           `bun:"penalty_id"`
	DeferralID *int64          `bun:"deferral_id"`
	DueOn      *civil.Date     `bun:"due_on,type:date"`
	Amount     decimal.Decimal `bun:"amount,type:numeric(14,2)"`
	SettledOn  *civil.Date     `bun:"settled_on,type:date"`
	ReplacedOn *civil.Date     `bun:"replaced_on,type:date"`

	Case     *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty  *Penalty   `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Deferral *Deferral  `bun:"rel:belongs-to,join:agency_id=agency_id,join:deferral_id=id"`
	Accruals []*Accrual `bun:"rel:has-many,join:agency_id=agency_id,join:id=instalment_id"`
}

// Accrual is a run of days on which surcharge is added to a fine that is paid late (行政处罚法 72): not while an appeal is heard (73).
type Accrual struct {
	bun.BaseModel `bun:"table:accruals,alias:accrual"`
	Record

	CaseID       int64           `bun:"case_id"`
	PenaltyID    int64           `bun:"penalty_id"`
	InstalmentID int64           `bun:"instalment_id"`
	StartsOn     civil.Date      `bun:"starts_on,type:date"`
	EndsOn       *civil.Date     `bun:"ends_on,type:date"`
	Base         decimal.Decimal `bun:"base,type:numeric(14,2)"`
	Rate         decimal.Decimal `bun:"rate,type:numeric(14,3)"`
	Article      string          `bun:"article"`

	Case       *Case       `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty    *Penalty    `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Instalment *Instalment `bun:"rel:belongs-to,join:agency_id=agency_id,join:instalment_id=id"`
}

// Appeal is an appeal against a decision.
type Appeal struct {
	bun.BaseModel `bun:"table:appeals,alias:appeal"`
	Record

	CaseID     int64          `bun:"case_id"`
	DecisionID int64          `bun:"decision_id"`
	Kind       AppealKind     `bun:"kind"`
	Authority  string         `bun:"authority"`
	FiledOn    civil.Date     `bun:"filed_on,type:date"`
	EndedOn    *civil.Date    `bun:"ended_on,type:date"`
	Outcome    *AppealOutcome `bun:"outcome"`
	Note       *string        `bun:"note"`

	Case     *Case     `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Decision *Decision `bun:"rel:belongs-to,join:agency_id=agency_id,join:decision_id=id"`
}

// lateDays are the days of a run until today.
const lateDays = "greatest(0, least(coalesce({row}.ends_on, {today}), {today}) - {row}.starts_on + 1)"

var accrualComputed = map[string]Computed{
	"days":   {SQL: lateDays},
	"amount": {SQL: "round({row}.base * {row}.rate * " + lateDays + ", 2)"},
}

var sumOfAccruals = Part{Relation: "accruals", Function: "sum", Column: "amount"}

// isOpen tells whether nothing has paid or replaced it.
func (i *Instalment) isOpen() bool { return i.SettledOn == nil && i.ReplacedOn == nil }

// demand makes the money penalties of a case due, by the term that the law sets from the day of service.
func (p *proceeding) demand(ctx context.Context, servedOn civil.Date) error {
	var penalties []*Penalty
	err := p.w.tx.NewSelect().Model(&penalties).Where("agency_id = ?", p.w.agency).Where("case_id = ?", p.there.ID).
		Where("amount IS NOT NULL").Where("withdrawn_on IS NULL").Order("id").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read penalties: %w", err)
	}
	term, ok := p.w.book.DeadlineOf("payment.term", servedOn)
	if !ok || len(penalties) == 0 {
		return nil
	}
	instalments := make([]*Instalment, len(penalties))
	for i, penalty := range penalties {
		instalments[i] = &Instalment{CaseID: p.there.ID, PenaltyID: penalty.ID, Amount: *penalty.Amount}
		if term.UnknownYear == 0 {
			instalments[i].DueOn = &term.LastDay
		}
	}
	if err := insert(ctx, p.w, instalments...); err != nil {
		return err
	}
	p.forget()
	return p.settle(ctx, servedOn)
}

// account is a money penalty with what is written of it.
type account struct {
	*Penalty
	appeals     []law.Pause
	instalments []*Instalment
	accruals    map[int64][]*Accrual // by instalment
	entries     []*Payment           // that are neither reversals nor reversed, by day
}

// forget lets the accounts be read again, since more was written of them.
func (p *proceeding) forget() { p.ledger, p.isLedgerRead = nil, false }

// accounts reads what is written of the money penalties of a case, once.
func (p *proceeding) accounts(ctx context.Context) ([]*account, error) {
	if p.isLedgerRead {
		return p.ledger, nil
	}
	penalties, err := read[Penalty](ctx, p.w, "case_id = $2 AND amount IS NOT NULL", "ORDER BY id", p.there.ID)
	if err != nil || len(penalties) == 0 {
		p.isLedgerRead = err == nil
		return nil, err
	}
	instalments, err := read[Instalment](ctx, p.w, "case_id = $2", "ORDER BY due_on, id", p.there.ID)
	if err != nil {
		return nil, err
	}
	var accruals []*Accrual
	if len(instalments) > 0 {
		if accruals, err = read[Accrual](ctx, p.w, "case_id = $2", "ORDER BY id", p.there.ID); err != nil {
			return nil, err
		}
	}
	appeals, err := read[Appeal](ctx, p.w, "case_id = $2", "ORDER BY id", p.there.ID)
	if err != nil {
		return nil, err
	}
	entries, err := read[Payment](ctx, p.w, "case_id = $2", "ORDER BY paid_on, id", p.there.ID)
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
		a := &account{Penalty: penalty, accruals: map[int64][]*Accrual{}}
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
	p.ledger, p.isLedgerRead = accounts, true
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

// plan is what instalments that were set together have in common: the instant.
func (i *Instalment) plan() int64 { return i.CreatedAt.UnixMicro() }

// dueAgain makes what a reversal takes back due where no instalment asks for it: what a deferral counted as paid was not. The plan
// goes on beside it.
func (p *proceeding) dueAgain(ctx context.Context, a *account, on civil.Date) error {
	var open []*Instalment
	missing := a.unpaid()
	for _, i := range a.instalments {
		if i.isOpen() {
			open, missing = append(open, i), missing.Sub(i.Amount)
		}
	}
	if !missing.IsPositive() || len(a.instalments) == 0 {
		return nil
	}
	anew := []*Instalment{{CaseID: p.there.ID, PenaltyID: a.ID, DueOn: a.instalments[0].DueOn, Amount: missing}}
	for _, i := range open {
		i.ReplacedOn = &on
		if err := update(ctx, p.w, i, "replaced_on"); err != nil {
			return err
		}
		anew = append(anew, &Instalment{CaseID: p.there.ID, PenaltyID: a.ID, DeferralID: i.DeferralID, DueOn: i.DueOn, Amount: i.Amount})
	}
	if err := insert(ctx, p.w, anew...); err != nil {
		return err
	}
	p.forget()
	return p.settle(ctx, on)
}

// settle brings what follows from the ledger up to it: which instalments are covered since when, on which days surcharge
// was added, and what is due next.
func (p *proceeding) settle(ctx context.Context, on civil.Date) error {
	accounts, err := p.accounts(ctx)
	if err != nil {
		return err
	}
	var next *Instalment
	for _, a := range accounts {
		// Instalments that were set together are what was unpaid then: the rest of the penalty had been paid before.
		reached := map[int64]decimal.Decimal{}
		for _, i := range a.instalments {
			if _, ok := reached[i.plan()]; !ok {
				reached[i.plan()] = *a.Amount
			}
			reached[i.plan()] = reached[i.plan()].Sub(i.Amount)
		}
		for _, i := range a.instalments {
			reached[i.plan()] = reached[i.plan()].Add(i.Amount)
			if i.ReplacedOn == nil {
				if settled := a.settledOn(reached[i.plan()]); !sameDay(settled, i.SettledOn) {
					i.SettledOn = settled
					if err := update(ctx, p.w, i, "settled_on"); err != nil {
						return err
					}
				}
			}
			if err := p.accrue(ctx, a, i); err != nil {
				return err
			}
			if i.isOpen() && i.DueOn != nil && (next == nil || i.DueOn.Before(*next.DueOn)) {
				next = i
			}
		}
	}
	return p.expect(ctx, next, on)
}

func sameDay(a, b *civil.Date) bool { return a == b || a != nil && b != nil && *a == *b }

// accrue writes the runs of days on which an instalment of a fine is late.
func (p *proceeding) accrue(ctx context.Context, a *account, i *Instalment) error {
	rate, ok := law.Rule{}, false
	if i.DueOn != nil {
		rate, ok = p.w.book.RuleOn("surcharge.daily", *i.DueOn)
	}
	if !ok || a.Kind != PenaltyKindFine {
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
		if err := update(ctx, p.w, r, "starts_on", "ends_on"); err != nil {
			return err
		}
	}
	for _, run := range runs[min(len(there), len(runs)):] {
		accrual := &Accrual{
			CaseID: p.there.ID, PenaltyID: a.ID, InstalmentID: i.ID, StartsOn: run.From, EndsOn: run.Until, Base: i.Amount,
			Rate: rate.Value, Article: rate.Cite(),
		}
		if err := insert(ctx, p.w, accrual); err != nil {
			return err
		}
		a.accruals[i.ID] = append(a.accruals[i.ID], accrual)
	}
	return nil
}

// expect makes the next instalment the deadline of payment, where another was.
func (p *proceeding) expect(ctx context.Context, next *Instalment, on civil.Date) error {
	if next == nil || !p.isOpen(DeadlineActionPay) {
		return nil
	}
	for _, d := range p.open {
		if d.Action == DeadlineActionPay && d.EndedOn == nil && sameDay(d.DueOn, next.DueOn) {
			return nil
		}
	}
	due := law.DeferredDue(on, *next.DueOn)
	if next.DeferralID == nil {
		for _, d := range p.open {
			if d.Action == DeadlineActionPay && d.EndedOn == nil {
				due.StartedOn = d.StartsOn
			}
		}
		if term, ok := p.w.book.DeadlineOf("payment.term", due.StartedOn); ok && term.IsKnown() && term.LastDay == due.LastDay {
			due = term
		}
	}
	if err := p.end(ctx, DeadlineActionPay, on); err != nil {
		return err
	}
	return p.begin(ctx, DeadlineActionPay, due)
}

// beside records what happens beside the procedure.
func (p *proceeding) beside(ctx context.Context, field string, step law.Step, on civil.Date, note *string) error {
	if v := law.CheckSideEvent(p.matter, step); v != nil {
		return p.refusal(field, v)
	}
	if err := insert(ctx, p.w, &CaseEvent{CaseID: p.there.ID, Kind: CaseEventKind(step), OccurredOn: on, Note: note}); err != nil {
		return err
	}
	return update(ctx, p.w, p.there) // who decides on the case sees that something happened
}

// execute takes the step that a served case is executed, where nothing is owed any more.
func (p *proceeding) execute(ctx context.Context, field string, on civil.Date) error {
	if p.there.Status != CaseStatusServed {
		return nil
	}
	owed, err := p.owed(ctx, p.w.today) // whatever day the last entry has
	if err != nil || owed.IsPositive() {
		return err
	}
	for _, h := range p.matter.Steps {
		if h.Step != law.Published && on.Before(h.On) {
			on = h.On // paid before it was served, as may be
		}
	}
	return p.take(ctx, field, law.Executed, on, nil, nil)
}

// executeIfPaid takes the step that a case is executed, which was paid before its decision was served.
func (p *proceeding) executeIfPaid(ctx context.Context, on civil.Date) error {
	accounts, err := p.accounts(ctx)
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
func (p *proceeding) owed(ctx context.Context, on civil.Date) (decimal.Decimal, error) {
	accounts, err := p.accounts(ctx)
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
func (w *Writer) lockPenalty(ctx context.Context, field string, key Key) (*proceeding, *account, error) {
	penalty, err := readOne[Penalty](ctx, w, "id = $2", "FOR UPDATE", key.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, missing(field, key)
	}
	if err != nil {
		return nil, nil, err
	}
	p, err := w.proceed(ctx, Key{"Case", w.agency, penalty.CaseID}, nil)
	if err != nil {
		return nil, nil, err
	}
	accounts, err := p.accounts(ctx)
	if err != nil {
		return nil, nil, err
	}
	for _, a := range accounts {
		if a.ID == penalty.ID {
			return p, a, nil
		}
	}
	return nil, nil, bad(field, "%s is not paid: only FINE and CONFISCATION_OF_GAINS are", penalty.Kind)
}

// GrantDeferral grants a deferral or instalments of a fine. It changes `deferral` and `penalty`.
func GrantDeferral(ctx context.Context, w *Writer, in GrantDeferralInput) (Changed, error) {
	if err := first(
		w.kept("input.penalty", in.Penalty, "Penalty"),
		day("input.appliedOn", in.AppliedOn),
		w.past("input.grantedOn", in.GrantedOn),
		said("input.approvedBy", in.ApprovedBy, longestName),
		said("input.reason", in.Reason, longestNote),
		checkInstalments(in),
	); err != nil {
		return nil, err
	}
	p, a, err := w.lockPenalty(ctx, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	if v := law.CheckDeferral(string(a.Kind)); v != nil {
		return nil, violation("input.penalty", v)
	}
	if err := p.beside(ctx, "input.penalty", law.Deferred, in.GrantedOn, &in.Reason); err != nil {
		return nil, err
	}
	if p.there.ServedOn != nil && in.AppliedOn.Before(*p.there.ServedOn) {
		return nil, bad("input.appliedOn", "%s is before the decision was served, %s", in.AppliedOn, p.there.ServedOn)
	}
	sum := decimal.Zero
	for _, i := range in.Instalments {
		sum = sum.Add(i.Amount)
	}
	if unpaid := a.unpaid(); !sum.Equal(unpaid) {
		return nil, bad("input.instalments", "the instalments add up to %s yuan, and %s of the fine are unpaid: let them be the same",
			sum.StringFixed(2), unpaid.StringFixed(2)).With("unpaid", unpaid.StringFixed(2))
	}
	deferral := &Deferral{
		CaseID: p.there.ID, PenaltyID: a.ID, AppliedOn: in.AppliedOn, GrantedOn: in.GrantedOn, ApprovedBy: in.ApprovedBy, Reason: in.Reason,
	}
	if err := insert(ctx, w, deferral); err != nil {
		return nil, err
	}
	for _, i := range a.instalments {
		if !i.isOpen() {
			continue
		}
		i.ReplacedOn = &in.GrantedOn
		if err := update(ctx, w, i, "replaced_on"); err != nil {
			return nil, err
		}
	}
	instalments := make([]*Instalment, len(in.Instalments))
	for n, i := range in.Instalments {
		instalments[n] = &Instalment{CaseID: p.there.ID, PenaltyID: a.ID, DeferralID: &deferral.ID, DueOn: &i.DueOn, Amount: i.Amount}
	}
	if err := insert(ctx, w, instalments...); err != nil {
		return nil, err
	}
	p.forget()
	if err := p.settle(ctx, in.GrantedOn); err != nil {
		return nil, err
	}
	return Changed{"deferral": {keyOf(deferral)}, "penalty": {keyOf(a.Penalty)}}, nil
}

func checkInstalments(in GrantDeferralInput) error {
	const field = "input.instalments"
	switch {
	case in.GrantedOn.Before(in.AppliedOn):
		return bad("input.grantedOn", "%s is before the party applied, %s", in.GrantedOn, in.AppliedOn)
	case len(in.Instalments) == 0:
		return bad(field, "a deferral has one instalment, a plan several: say what is due when")
	case len(in.Instalments) > mostParts:
		return bad(field, "%d instalments are too many: at most %d go together", len(in.Instalments), mostParts)
	}
	before := in.GrantedOn
	for n, i := range in.Instalments {
		f := at(field, n)
		if err := first(day(f+".dueOn", i.DueOn), moneyAboveZero(f+".amount", i.Amount)); err != nil {
			return err
		}
		if !i.DueOn.After(before) {
			return bad(f+".dueOn", "%s is not after %s", i.DueOn, before)
		}
		before = i.DueOn
	}
	return nil
}

// WriteOff writes off what is owed of a penalty. It changes `payment` and `penalty`.
func WriteOff(ctx context.Context, w *Writer, in WriteOffInput) (Changed, error) {
	if err := first(
		w.kept("input.penalty", in.Penalty, "Penalty"),
		moneyIfGiven("input.amount", in.Amount),
		moneyIfGiven("input.surcharge", in.Surcharge),
		w.past("input.on", in.On),
		said("input.approvedBy", in.ApprovedBy, longestName),
		said("input.reason", in.Reason, longestNote-longestName-2),
	); err != nil {
		return nil, err
	}
	p, a, err := w.lockPenalty(ctx, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	amount, surcharge, err := a.within(in.Amount, in.Surcharge, in.On)
	if err != nil {
		return nil, err
	}
	note := in.ApprovedBy + ": " + in.Reason
	if err := p.beside(ctx, "input.penalty", law.WrittenOff, in.On, &note); err != nil {
		return nil, err
	}
	entry := &Payment{
		CaseID: a.CaseID, PenaltyID: a.ID, Kind: PaymentKindWriteOff, Amount: amount, Surcharge: surcharge, PaidOn: in.On,
		Method: PaymentMethodNone, Note: &note,
	}
	if err := p.enter(ctx, entry); err != nil {
		return nil, err
	}
	return Changed{"payment": {keyOf(entry)}, "penalty": {keyOf(a.Penalty)}}, nil
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
		return principal, added, bad("input.amount", "%s yuan is not more than zero", principal)
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
func (p *proceeding) enter(ctx context.Context, entry *Payment) error {
	if err := insert(ctx, p.w, entry); err != nil {
		return err
	}
	for _, a := range p.ledger {
		if a.ID == entry.PenaltyID {
			a.entries = append(a.entries, entry)
			slices.SortStableFunc(a.entries, func(x, y *Payment) int { return x.PaidOn.Compare(y.PaidOn) })
		}
	}
	if err := p.settle(ctx, entry.PaidOn); err != nil {
		return err
	}
	for _, a := range p.ledger {
		if over := a.surcharge(p.w.today).Neg(); a.ID == entry.PenaltyID && over.IsPositive() {
			return problem.Errorf(problem.Conflict, "paid on %s, the fine has %s yuan less surcharge than was paid or written off: reverse that entry first, then record both",
				entry.PaidOn, over.StringFixed(2)).At("input.paidOn").With("overpaid", over.StringFixed(2))
		}
	}
	if err := update(ctx, p.w, p.there); err != nil { // who decides on the case sees that its money has moved
		return err
	}
	return p.execute(ctx, "input.penalty", entry.PaidOn)
}

// FileAppeal records an appeal against a served decision. It changes `appeal` and `case`.
func FileAppeal(ctx context.Context, w *Writer, in FileAppealInput) (Changed, error) {
	if err := first(
		w.kept("input.decision", in.Decision, "Decision"),
		said("input.authority", in.Authority, longestName),
		w.past("input.filedOn", in.FiledOn),
		saidIfGiven("input.note", in.Note, longestNote),
	); err != nil {
		return nil, err
	}
	decision := new(Decision)
	err := w.tx.NewSelect().Model(decision).Relation("Appeals").Where("decision.agency_id = ?", w.agency).Where("decision.id = ?", in.Decision.ID).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.decision", in.Decision)
	}
	if err != nil {
		return nil, fmt.Errorf("read decision: %w", err)
	}
	p, err := w.proceed(ctx, Key{"Case", w.agency, decision.CaseID}, nil)
	if err != nil {
		return nil, err
	}
	if err := p.beside(ctx, "input.decision", law.Appealed, in.FiledOn, in.Note); err != nil {
		return nil, err
	}
	made := law.Appeal{Kind: string(in.Kind), FiledOn: in.FiledOn, IsSimplified: p.matter.IsSimplified}
	if decision.ServedOn != nil {
		made.ServedOn = *decision.ServedOn
	}
	for _, other := range decision.Appeals {
		if other.EndedOn == nil {
			return nil, problem.Errorf(problem.Conflict, "%s hears an appeal against the decision since %s: record how that ends first",
				other.Authority, other.FiledOn).At("input.decision").With("appeal", keyOf(other).String())
		}
		if in.FiledOn.Before(*other.EndedOn) {
			return nil, bad("input.filedOn", "%s is before the appeal to %s ended, %s", in.FiledOn, other.Authority, other.EndedOn)
		}
		if other.Kind == AppealKindReview {
			made.ReviewedOn = other.EndedOn
		}
	}
	if in.FiledOn.Before(made.ServedOn) {
		return nil, bad("input.filedOn", "%s is before the decision was served, %s", in.FiledOn, made.ServedOn)
	}
	if v := w.book.CheckAppeal(made); v != nil && (in.Note == nil || v.Rule == "appeal.reviewFirst") {
		return nil, violation("input.filedOn", v)
	}
	appeal := &Appeal{
		CaseID: decision.CaseID, DecisionID: decision.ID, Kind: in.Kind, Authority: in.Authority, FiledOn: in.FiledOn, Note: in.Note,
	}
	if err := insert(ctx, w, appeal); err != nil {
		return nil, err
	}
	p.forget()
	if err := p.settle(ctx, in.FiledOn); err != nil {
		return nil, err
	}
	return Changed{"appeal": {keyOf(appeal)}, "case": {keyOf(p.there)}}, nil
}

// EndAppeal records how an appeal ended. It changes `appeal` and `case`.
func EndAppeal(ctx context.Context, w *Writer, in EndAppealInput) (Changed, error) {
	if err := first(
		w.kept("input.appeal", in.Appeal, "Appeal"),
		w.past("input.endedOn", in.EndedOn),
		saidIfGiven("input.note", in.Note, longestNote),
	); err != nil {
		return nil, err
	}
	appeal := new(Appeal)
	err := w.tx.NewSelect().Model(appeal).Where("agency_id = ?", w.agency).Where("id = ?", in.Appeal.ID).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.appeal", in.Appeal)
	}
	if err != nil {
		return nil, fmt.Errorf("read appeal: %w", err)
	}
	switch {
	case appeal.EndedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the appeal ended on %s: %s", appeal.EndedOn, *appeal.Outcome).At("input.appeal")
	case in.EndedOn.Before(appeal.FiledOn):
		return nil, bad("input.endedOn", "%s is before it was filed, %s", in.EndedOn, appeal.FiledOn)
	}
	p, err := w.proceed(ctx, Key{"Case", w.agency, appeal.CaseID}, nil)
	if err != nil {
		return nil, err
	}
	note := string(in.Outcome)
	if in.Note != nil {
		note += ": " + *in.Note
		appeal.Note = in.Note
	}
	if err := p.beside(ctx, "input.appeal", law.AppealEnded, in.EndedOn, &note); err != nil {
		return nil, err
	}
	appeal.EndedOn, appeal.Outcome = &in.EndedOn, &in.Outcome
	if err := update(ctx, w, appeal, "ended_on", "outcome", "note"); err != nil {
		return nil, err
	}
	p.forget()
	if err := p.settle(ctx, in.EndedOn); err != nil {
		return nil, err
	}
	if (in.Outcome == AppealOutcomeChanged || in.Outcome == AppealOutcomeAnnulled) && !p.isOpen(DeadlineActionTakeDown) && p.there.DecidedOn != nil {
		if err := p.beginTerm(ctx, DeadlineActionTakeDown, "publicity.takedown", in.EndedOn); err != nil {
			return nil, err
		}
	}
	return Changed{"appeal": {keyOf(appeal)}, "case": {keyOf(p.there)}}, nil
}

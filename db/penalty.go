package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Decision ends the deliberation of a case. It is final once served.
type Decision struct {
	bun.BaseModel `bun:"table:decisions,alias:decision"`
	Record

	CaseID           int64           `bun:"case_id"`
	DecisionNo       string          `bun:"decision_no"`
	Outcome          DecisionOutcome `bun:"outcome"`
	DecidedOn        civil.Date      `bun:"decided_on,type:date"`
	ServedOn         *civil.Date     `bun:"served_on,type:date"`
	Reasons          *string         `bun:"reasons"`
	WithdrawnOn      *civil.Date     `bun:"withdrawn_on,type:date"`
	Withdrawal       *Withdrawal     `bun:"withdrawal"`
	WithdrawalReason *string         `bun:"withdrawal_reason"`
	// ImportedVersion is the version as a register's file last left it; nil where it came from none.
	ImportedVersion *int `bun:"imported_version"`

	Case      *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalties []*Penalty `bun:"rel:has-many,join:agency_id=agency_id,join:id=decision_id"`
	Appeals   []*Appeal  `bun:"rel:has-many,join:agency_id=agency_id,join:id=decision_id"`
}

// Penalty is what a decision imposes.
type Penalty struct {
	bun.BaseModel `bun:"table:penalties,alias:penalty"`
	Record

	CaseID      int64            `bun:"case_id"`
	DecisionID  int64            `bun:"decision_id"`
	Kind        PenaltyKind      `bun:"kind"`
	ProvisionID *int64           `bun:"provision_id"`
	Amount      *decimal.Decimal `bun:"amount,type:numeric(14,2)"` // of money kinds alone
	Text        *string          `bun:"text"`
	Departure   *string          `bun:"departure"`
	WithdrawnOn *civil.Date      `bun:"withdrawn_on,type:date"`

	Case      *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Decision  *Decision  `bun:"rel:belongs-to,join:agency_id=agency_id,join:decision_id=id"`
	Provision *Provision `bun:"rel:belongs-to,join:provision_id=id"`
	Payments  []*Payment `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`

	Instalments []*Instalment `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`
	Deferrals   []*Deferral   `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`
	Accruals    []*Accrual    `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`
}

var penaltyComputed = map[string]Computed{
	// Provisions are few and everywhere: the one is looked up in place.
	"timesMinimum": {SQL: `(CASE WHEN {row}.kind = 'FINE' THEN round({row}.amount / nullif((SELECT fine_min FROM provisions WHERE provisions.id = {row}.provision_id), 0), 3) END)`},
	"paidAmount": {
		SQL:   "({paid})::numeric(20,2)",
		Parts: map[string]Part{"paid": {Relation: "payments", Function: "sum", Column: "amount"}},
	},
	"surchargeAmount": {
		SQL:   "least({accrued}, coalesce({row}.amount, 0))::numeric(20,2)",
		Parts: map[string]Part{"accrued": sumOfAccruals},
	},
	"balance": {
		// What was paid of a withdrawn penalty is to be given back.
		SQL: "(CASE WHEN {row}.withdrawn_on <= {today} OR (SELECT d.decided_on FROM decisions d WHERE d.agency_id = {row}.agency_id AND d.id = {row}.decision_id) > {today} THEN 0 ELSE coalesce({row}.amount, 0) + least({accrued}, coalesce({row}.amount, 0)) END - {paid} - {surchargePaid})::numeric(20,2)",
		Parts: map[string]Part{
			"accrued":       sumOfAccruals,
			"paid":          {Relation: "payments", Function: "sum", Column: "amount", Where: "{row}.paid_on <= {today}"},
			"surchargePaid": {Relation: "payments", Function: "sum", Column: "surcharge", Where: "{row}.paid_on <= {today}"},
		},
	},
}

// Payment is an entry in the ledger of a penalty, which is only added to.
type Payment struct {
	bun.BaseModel `bun:"table:payments,alias:payment"`
	Record

	CaseID     int64           `bun:"case_id"`
	PenaltyID  int64           `bun:"penalty_id"`
	Kind       PaymentKind     `bun:"kind"`
	Amount     decimal.Decimal `bun:"amount,type:numeric(14,2)"` // negative for a reversal
	PaidOn     civil.Date      `bun:"paid_on,type:date"`
	Method     PaymentMethod   `bun:"method"`
	ReceiptNo  *string         `bun:"receipt_no"`
	ReversesID *int64          `bun:"reverses_id"`
	Surcharge  decimal.Decimal `bun:"surcharge,type:numeric(14,2)"` // beside the amount
	Note       *string         `bun:"note"`
	EventID    *int64          `bun:"event_id"`                       // which readers are not led to
	ReceiptUse int             `bun:"receipt_use,nullzero,default:1"` // the database counts it

	Case     *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty  *Penalty `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Reverses *Payment `bun:"rel:belongs-to,join:agency_id=agency_id,join:reverses_id=id"`
}

// isMoney says whether penalties of the kind are an amount to be paid.
func (k PenaltyKind) isMoney() bool {
	return k == PenaltyKindFine || k == PenaltyKindConfiscationOfGains
}

// DecidePenalty decides one or more penalties in a case that is filed and not decided yet. It changes `case` and
// `decision`.
func DecidePenalty(ctx context.Context, w *Writer, in DecidePenaltyInput) (Changed, error) {
	if err := first(
		w.kept("input.case", in.Case, "Case"),
		saidIfGiven("input.decisionNo", in.DecisionNo, longestNo),
		w.past("input.decidedOn", in.DecidedOn),
		saidIfGiven("input.reasons", in.Reasons, longestFacts),
		checkPenalties(in.Penalties),
	); err != nil {
		return nil, err
	}
	p, err := w.proceed(ctx, in.Case, in.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	decided := p.there
	if err := checkUndecided(in, decided); err != nil {
		return nil, err
	}
	if in.DecidedOn.Before(decided.FiledOn) {
		return nil, bad("input.decidedOn", "%s is before the case was filed, %s", in.DecidedOn, decided.FiledOn)
	}
	if err := w.checkProvisions(ctx, in.Penalties, in.DecidedOn, decided); err != nil {
		return nil, err
	}
	penalties := asLawSees(in.Penalties)
	if err := p.take(ctx, "input.case", law.Decided, in.DecidedOn, nil, penalties); err != nil {
		return nil, err
	}
	if i, v := p.matter.CheckAgainstNotice(penalties); v != nil {
		return nil, violation(at("input.penalties", i), v)
	}
	decision, err := p.decide(ctx, DecisionOutcomePenalty, in.DecidedOn, in.DecisionNo, in.Reasons)
	if err != nil {
		return nil, err
	}
	imposed := make([]*Penalty, len(in.Penalties))
	for i, p := range in.Penalties {
		imposed[i] = &Penalty{
			CaseID: decided.ID, DecisionID: decision.ID, Kind: p.Kind, ProvisionID: &p.Provision.ID, Amount: p.Amount,
			Text: p.Text, Departure: p.Departure,
		}
	}
	if err := insert(ctx, w, imposed...); err != nil {
		return nil, err
	}
	return Changed{"case": {keyOf(decided)}, "decision": {keyOf(decision)}}, nil
}

func asLawSees(penalties []PenaltyInput) []law.Penalty {
	all := make([]law.Penalty, len(penalties))
	for i, p := range penalties {
		all[i].Kind, all[i].ProvisionID = string(p.Kind), p.Provision.ID
		if p.Amount != nil {
			all[i].Amount = *p.Amount
		}
	}
	return all
}

// checkPenalties checks what can be said of penalties without looking anything up.
func checkPenalties(penalties []PenaltyInput) error {
	const field = "input.penalties"
	switch {
	case len(penalties) == 0:
		return bad(field, "a decision holds one penalty or more")
	case len(penalties) > mostParts:
		return bad(field, "%d penalties are too many: at most %d go together", len(penalties), mostParts)
	}
	second, twice := law.CheckOneFine(asLawSees(penalties))
	for i, p := range penalties {
		f := at(field, i)
		switch {
		case p.Provision.Type != "Provision":
			return bad(f+".provision", "%s is the id of a %s, not of a Provision", p.Provision, p.Provision.Type)
		case p.Kind.isMoney() && p.Amount == nil:
			return bad(f+".amount", "%s needs an amount", p.Kind)
		case !p.Kind.isMoney() && p.Amount != nil:
			return bad(f+".amount", "%s has no amount: leave it out", p.Kind)
		case p.Kind != PenaltyKindFine && p.Departure != nil:
			return bad(f+".departure", "%s has no bounds to leave: leave the reason out", p.Kind)
		case twice != nil && i == second:
			return violation(f, twice)
		}
		for j, other := range penalties[:i] {
			if other.Kind == p.Kind && other.Provision == p.Provision {
				return bad(f, "%s is imposed by %s already: say it once, with its whole amount", p.Kind, at(field, j))
			}
		}
		if p.Amount != nil {
			if err := moneyAboveZero(f+".amount", *p.Amount); err != nil {
				return err
			}
		}
		if err := first(saidIfGiven(f+".text", p.Text, longestText), saidIfGiven(f+".departure", p.Departure, longestNote)); err != nil {
			return err
		}
	}
	return nil
}

// checkVersion holds the version that the caller has seen against the one there is.
func (w *Writer) checkVersion(expected *int, there *Case) error {
	if expected == nil || *expected == there.Version {
		return nil
	}
	when := there.UpdatedAt.In(w.zone).Format(time.RFC3339)
	return problem.Errorf(problem.Conflict, "the case has version %d since %s, not %d: read it again, then decide", there.Version, when, *expected).
		At("input.expectedVersion").With("version", there.Version).With("changedAt", when)
}

// checkUndecided checks that a case may be decided.
func checkUndecided(in DecidePenaltyInput, there *Case) error {
	const field = "input.case"
	if v := law.CheckFiled(there.CaseNo, string(there.Status)); v != nil {
		return violation(field, v)
	}
	switch {
	case slices.Contains([]CaseStatus{CaseStatusFiled, CaseStatusInvestigated, CaseStatusNotified}, there.Status):
		return nil
	case there.DecidedOn != nil:
		return problem.Errorf(problem.Conflict, "case %s was decided on %s and is %s: it is not decided twice", there.CaseNo, there.DecidedOn, there.Status).
			At(field).With("status", string(there.Status))
	}
	return problem.Errorf(problem.Conflict, "case %s is %s: it is not decided any more", there.CaseNo, there.Status).
		At(field).With("status", string(there.Status))
}

// checkProvisions checks that the provisions of penalties are there and in force on a day, and that fines keep to their bounds.
func (w *Writer) checkProvisions(ctx context.Context, penalties []PenaltyInput, on civil.Date, decided *Case) error {
	var ids []int64
	for _, p := range penalties {
		ids = append(ids, p.Provision.ID)
	}
	var rows []*Provision
	if err := w.tx.NewSelect().Model(&rows).Where("id IN ?", bun.Tuple(ids)).Scan(ctx); err != nil {
		return fmt.Errorf("read provisions: %w", err)
	}
	for i, p := range penalties {
		field := at("input.penalties", i)
		found := slices.IndexFunc(rows, func(r *Provision) bool { return r.ID == p.Provision.ID && p.Provision.Agency == 0 })
		if found < 0 {
			return missing(field+".provision", p.Provision)
		}
		provision := rows[found]
		cited := law.Provision{Law: provision.Law, Article: provision.Article, From: provision.EffectiveFrom, Until: provision.EffectiveUntil}
		if v := cited.CheckInForce(decided.actOn(), on); v != nil {
			return violation(field+".provision", v)
		}
		if p.Kind != PenaltyKindFine {
			continue
		}
		if err := checkFine(field, p, provision, decided); err != nil {
			return err
		}
	}
	return nil
}

func checkFine(field string, p PenaltyInput, provision *Provision, decided *Case) error {
	bounds := law.FineBounds{
		Min: provision.FineMin, Max: provision.FineMax, MultipleMin: provision.MultipleMin, MultipleMax: provision.MultipleMax,
	}
	var value decimal.Decimal
	if decided.ValueOfGoods != nil {
		value = *decided.ValueOfGoods
	} else if bounds.NeedsValue() {
		return bad(field+".provision", "%s %s sets the fine by the value of goods, and case %s has none on record: record it first, or cite another provision",
			provision.Law, provision.Article, decided.CaseNo)
	}
	low, high := bounds.Amounts(value)
	if v := law.CheckFine(*p.Amount, low, high, p.Departure != nil); v != nil {
		return violation(field+".amount", v).With("least", yuan(low)).With("most", yuan(high))
	}
	if p.Departure != nil && law.CheckFine(*p.Amount, low, high, false) == nil {
		return bad(field+".departure", "the fine keeps to the provision's bounds: leave the reason out")
	}
	return nil
}

// yuan writes an amount for programs; nil stays nil.
func yuan(d *decimal.Decimal) any {
	if d == nil {
		return nil
	}
	return d.StringFixed(2)
}

// RecordPayment records a payment of a money penalty and its surcharge, never more than is due. It changes `payment` and
// `penalty`.
func RecordPayment(ctx context.Context, w *Writer, in RecordPaymentInput) (Changed, error) {
	if err := first(
		w.kept("input.penalty", in.Penalty, "Penalty"),
		money("input.amount", in.Amount),
		moneyIfGiven("input.surcharge", in.Surcharge),
		w.past("input.paidOn", in.PaidOn),
		saidIfGiven("input.receiptNo", in.ReceiptNo, longestCode),
		saidIfGiven("input.note", in.Note, longestNote),
	); err != nil {
		return nil, err
	}
	if in.Method == PaymentMethodNone {
		return nil, bad("input.method", "a payment is made somehow: to write an amount off, ask for writeOff")
	}
	// The penalty's lock first: what is summed after it holds all that others have paid.
	p, a, err := w.lockPenalty(ctx, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	amount, surcharge, err := a.within(&in.Amount, in.Surcharge, in.PaidOn)
	if err != nil {
		return nil, err
	}
	var decidedOn civil.Date
	var known *int64 // the entry of the same receipt
	err = w.tx.Tx.QueryRowContext(ctx, `SELECT d.decided_on, (SELECT max(p.id) FROM payments p WHERE p.agency_id = $1 AND p.receipt_no = $3
			AND NOT EXISTS (SELECT FROM payments r WHERE r.agency_id = $1 AND r.reverses_id = p.id))
		FROM decisions d WHERE d.agency_id = $1 AND d.id = $2`, w.agency, a.DecisionID, in.ReceiptNo).Scan(&decidedOn, &known)
	switch {
	case err != nil:
		return nil, fmt.Errorf("read decision: %w", err)
	case in.PaidOn.Before(decidedOn):
		return nil, bad("input.paidOn", "%s is before the decision, %s", in.PaidOn, decidedOn)
	case known != nil:
		return nil, problem.Errorf(problem.Conflict, "the receipt %s is on record already in this bureau, as %s: where that is wrong, reverse it first (reversePayment)",
			*in.ReceiptNo, Key{"Payment", w.agency, *known}).At("input.receiptNo")
	}
	if in.Method == PaymentMethodCashOnSpot {
		if v := w.book.CheckCash(p.matter, *a.Amount, in.PaidOn, in.Note != nil); v != nil {
			return nil, violation("input.method", v)
		}
	}
	event := &CaseEvent{CaseID: a.CaseID, Kind: CaseEventKindPaymentRecorded, OccurredOn: in.PaidOn, Note: in.Note}
	if err := insert(ctx, w, event); err != nil {
		return nil, err
	}
	payment := &Payment{
		CaseID: a.CaseID, PenaltyID: a.ID, Kind: PaymentKindPayment, Amount: amount, Surcharge: surcharge, PaidOn: in.PaidOn,
		Method: in.Method, ReceiptNo: in.ReceiptNo, Note: in.Note, EventID: &event.ID,
	}
	if err := p.enter(ctx, payment); err != nil {
		return nil, err
	}
	return Changed{"payment": {keyOf(payment)}, "penalty": {keyOf(a.Penalty)}}, nil
}

// ReversePayment reverses a payment that was recorded by mistake, by an entry that negates it. It changes `reversal` and
// `penalty`.
func ReversePayment(ctx context.Context, w *Writer, in ReversePaymentInput) (Changed, error) {
	if err := first(
		w.kept("input.payment", in.Payment, "Payment"),
		w.past("input.on", in.On),
		said("input.note", in.Note, longestNote),
	); err != nil {
		return nil, err
	}
	payment := new(Payment)
	err := w.tx.NewSelect().Model(payment).Where("agency_id = ?", w.agency).Where("id = ?", in.Payment.ID).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.payment", in.Payment)
	}
	if err != nil {
		return nil, fmt.Errorf("read payment: %w", err)
	}
	p, a, err := w.lockPenalty(ctx, "input.payment", Key{"Penalty", w.agency, payment.PenaltyID})
	if err != nil {
		return nil, err
	}
	reversed, err := w.tx.NewSelect().Model((*Payment)(nil)).Where("agency_id = ?", w.agency).Where("reverses_id = ?", payment.ID).Exists(ctx)
	switch {
	case err != nil:
		return nil, fmt.Errorf("look for a reversal: %w", err)
	case payment.Kind == PaymentKindReversal:
		return nil, bad("input.payment", "%s is a reversal, which is not reversed: record the payment again", in.Payment)
	case reversed:
		return nil, problem.Errorf(problem.Conflict, "%s is reversed already", in.Payment).At("input.payment")
	case in.On.Before(payment.PaidOn):
		return nil, bad("input.on", "%s is before the payment, %s", in.On, payment.PaidOn)
	}
	reversal := &Payment{
		CaseID: payment.CaseID, PenaltyID: payment.PenaltyID, Kind: PaymentKindReversal, Amount: payment.Amount.Neg(),
		Surcharge: payment.Surcharge.Neg(), PaidOn: in.On, Method: payment.Method, ReversesID: &payment.ID, Note: &in.Note,
	}
	if err := insert(ctx, w, reversal); err != nil {
		return nil, err
	}
	if a.WithdrawnOn != nil { // the money goes back, and nothing is owed anew
		if err := insert(ctx, w, &CaseEvent{CaseID: p.there.ID, Kind: CaseEventKindPaymentRefunded, OccurredOn: in.On, Note: &in.Note, CorrectsID: payment.EventID}); err != nil {
			return nil, err
		}
		return Changed{"reversal": {keyOf(reversal)}, "penalty": {keyOf(a.Penalty)}}, nil
	}
	on := in.On
	for _, h := range p.matter.Steps {
		if on.Before(h.On) {
			on = h.On
		}
	}
	next := taken{TakenStep: law.TakenStep{Step: law.PaymentReversed, On: on}, note: &in.Note, corrects: payment.EventID}
	if err := p.happen(ctx, "input.payment", next); err != nil {
		return nil, err
	}
	p.forget()
	if err := p.settle(ctx, on); err != nil {
		return nil, err
	}
	for _, account := range p.ledger {
		if account.ID == a.ID {
			if err := p.dueAgain(ctx, account, on); err != nil {
				return nil, err
			}
		}
	}
	return Changed{"reversal": {keyOf(reversal)}, "penalty": {keyOf(a.Penalty)}}, nil
}

package collection

import (
	"context"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/input"
	"docket/ledger"
	"docket/lockedcase"
	"docket/messages"
	"docket/problem"
)

// lockedPenalty is a money penalty that is locked with its case, with its account and the decision that imposed it.
type lockedPenalty struct {
	*ledger.Account
	ledger   *ledger.Ledger
	locked   *lockedcase.Case
	decision *db.Decision
}

// lockPenalty locks a penalty, then its case. Every payment locks in this order. Returns NOT_FOUND where there is no such penalty, and
// BAD_USER_INPUT for a penalty without an amount.
func lockPenalty(ctx context.Context, w *db.Writer, field string, key db.Key) (*lockedPenalty, error) {
	penalty, err := db.ReadByKey[db.Penalty](ctx, w, field, key, "FOR UPDATE")
	if err != nil {
		return nil, err
	}
	if penalty.Amount == nil {
		return nil, input.Fault(field, "%s is not paid: only FINE and CONFISCATION_OF_GAINS are", penalty.Kind)
	}
	decision, err := db.ReadOne[db.Decision](ctx, w, "id = $2", "", penalty.DecisionID)
	if err != nil {
		return nil, err
	}
	locked, err := lockedcase.LoadOf(ctx, w, penalty.CaseID)
	if err != nil {
		return nil, err
	}
	accounts, err := ledger.Read(ctx, locked)
	if err != nil {
		return nil, err
	}
	return &lockedPenalty{accounts.Of(penalty.ID), accounts, locked, decision}, nil
}

// name returns the kind and the decision of the penalty, for a message.
func (p *lockedPenalty) name() messages.Text {
	return messages.Textf("the %s of decision %s", p.Kind, p.decision.DecisionNo)
}

// owes reports whether anything is owed of the penalty on a day, with surcharge.
func (p *lockedPenalty) owes(on civil.Date) bool {
	return p.Unpaid().IsPositive() || p.UnpaidSurcharge(on).IsPositive()
}

// checkEntry checks that a payment or write-off is more than zero and not more than is owed on its day, and returns its parts in yuan;
// nil is zero. Returns CONFLICT where the decision was withdrawn, where the case was concluded, and where more is entered than is owed: the detail `due`, in yuan.
func (p *lockedPenalty) checkEntry(amount, surcharge *decimal.Decimal, on civil.Date) (principal, added decimal.Decimal, err error) {
	if amount != nil {
		principal = *amount
	}
	if surcharge != nil {
		added = *surcharge
	}
	if p.WithdrawnOn != nil {
		return principal, added, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s: nothing is owed by it", p.WithdrawnOn).At("input.penalty")
	}
	// A case is concluded only once nothing is owed (令42号 78, unconfirmed): what comes later has no decision to rest on (行政处罚法 4).
	if concludedOn := p.locked.Current.ConcludedOn; concludedOn != nil && !p.owes(on) {
		return principal, added, problem.Errorf(problem.Conflict, "the case was concluded on %s, when nothing of this penalty was owed any more, surcharge included: check the number; "+
			"money that came in all the same goes back to whoever paid it", concludedOn).At("input.penalty")
	}
	if !principal.IsPositive() && !added.IsPositive() {
		return principal, added, input.Fault("input.amount", "%s yuan is not more than zero", principal)
	}
	return principal, added, input.CheckAll(
		requireAtMost("input.amount", principal, p.Unpaid(), p.Amount.StringFixed(2)),
		requireAtMost("input.surcharge", added, p.UnpaidSurcharge(on), messages.Textf("%s's surcharge", p.Amount.StringFixed(2))),
	)
}

// requireAtMost checks that an amount to be paid is at most the amount due; of names the debt in the message. Returns CONFLICT otherwise.
func requireAtMost(field string, asked, due decimal.Decimal, of any) error {
	due = decimal.Max(due, decimal.Zero)
	if !asked.GreaterThan(due) {
		return nil
	}
	return problem.Errorf(problem.Conflict, "%s yuan is more than the %s still due of %s: pay that at most", asked.StringFixed(2), due.StringFixed(2), of).
		At(field).With("due", due.StringFixed(2))
}

package collection

import (
	"context"

	"github.com/shopspring/decimal"

	"docket/db"
	"docket/input"
	"docket/law"
)

// GrantDeferral grants a deferral of a fine: one instalment, or a plan of several (行政处罚法 66). The instalments add up to the unpaid
// amount of the fine, and replace its open instalments. Payload: `deferral` and `penalty`. Returns BAD_USER_INPUT where they add up to
// another amount (the detail `unpaid`, in yuan), and RULE_VIOLATION for a penalty that is no fine.
func GrantDeferral(ctx context.Context, w *db.Writer, in GrantDeferralInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.penalty", in.Penalty, "Penalty"),
		input.RequireDay("input.appliedOn", in.AppliedOn),
		w.RequireNotFuture("input.grantedOn", in.GrantedOn),
		input.RequireNotBefore("input.grantedOn", in.GrantedOn, in.AppliedOn, "the party applied"),
		input.RequireText("input.approvedBy", in.ApprovedBy, input.MaxName),
		w.RequireApprover(ctx, in.ApprovedBy, nil),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
		checkInstalments(in),
	); err != nil {
		return nil, err
	}
	penalty, err := lockPenalty(ctx, w, "input.penalty", in.Penalty)
	if err != nil {
		return nil, err
	}
	if err := input.RequireLawful("input.penalty", law.CheckDeferral(string(penalty.Kind))); err != nil {
		return nil, err
	}
	if err := penalty.locked.RecordSideEvent(ctx, "input.penalty", law.Deferred, in.GrantedOn, &in.Reason); err != nil {
		return nil, err
	}
	var early error
	if servedOn := penalty.locked.Current.ServedOn; servedOn != nil {
		early = input.RequireNotBefore("input.appliedOn", in.AppliedOn, *servedOn, "the decision was served")
	}
	if err := input.CheckAll(early, checkInstalmentSum(in.Instalments, penalty.Unpaid())); err != nil {
		return nil, err
	}
	deferral := &db.Deferral{
		CaseID: penalty.CaseID, PenaltyID: penalty.ID, AppliedOn: in.AppliedOn, GrantedOn: in.GrantedOn, ApprovedBy: in.ApprovedBy, Reason: in.Reason,
	}
	if err := db.Insert(ctx, w, deferral); err != nil {
		return nil, err
	}
	instalments := make([]*db.Instalment, len(in.Instalments))
	for n, i := range in.Instalments {
		instalments[n] = &db.Instalment{CaseID: penalty.CaseID, PenaltyID: penalty.ID, DeferralID: &deferral.ID, DueOn: &i.DueOn, Amount: i.Amount}
	}
	if err := penalty.ledger.Replan(ctx, penalty.Account, in.GrantedOn, instalments...); err != nil {
		return nil, err
	}
	return db.Payload{"deferral": {db.KeyOf(deferral)}, "penalty": {in.Penalty}}, nil
}

// checkInstalments checks that there are instalments, each of a positive amount, and that each is due after the instalment before it.
func checkInstalments(in GrantDeferralInput) error {
	const field = "input.instalments"
	switch {
	case len(in.Instalments) == 0:
		return input.Fault(field, "no instalment is given: a deferral has one, a plan has several")
	case len(in.Instalments) > input.MaxParts:
		return input.Fault(field, "%d instalments are too many: at most %d go together", len(in.Instalments), input.MaxParts)
	}
	var faults []error
	before := in.GrantedOn
	for n, i := range in.Instalments {
		f := input.ElementPath(field, n)
		due := input.RequireDay(f+".dueOn", i.DueOn)
		if due == nil && !i.DueOn.After(before) {
			due = input.Fault(f+".dueOn", "%s is not after %s: the first instalment is due after the deferral is granted, each other after the one before it", i.DueOn, before)
		}
		faults = append(faults, due, input.RequirePositiveMoney(f+".amount", i.Amount))
		before = i.DueOn
	}
	return input.CheckAll(faults...)
}

// checkInstalmentSum checks that the instalments add up to what is unpaid of the fine; the detail `unpaid` is that amount in yuan.
func checkInstalmentSum(instalments []InstalmentInput, unpaid decimal.Decimal) error {
	sum := decimal.Zero
	for _, i := range instalments {
		sum = sum.Add(i.Amount)
	}
	if sum.Equal(unpaid) {
		return nil
	}
	return input.Fault("input.instalments", "the instalments add up to %s yuan, but %s yuan of the fine are unpaid: the two must be equal",
		sum.StringFixed(2), unpaid.StringFixed(2)).With("unpaid", unpaid.StringFixed(2))
}

package enforcement

import (
	"context"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/ledger"
	"docket/lockedcase"
	"docket/problem"
)

// correctService gives the decision of a case another day of service. The terms that ran from the old day run from the new one, as if it had
// been recorded at once: those for payment and conclusion, the due days of money and the surcharge. The terms for a review and a suit are
// counted from the day whenever an appeal is filed. Payload: `case`. See law.CaseState.CheckServiceDay for what the new day has to agree with.
//
// Returns CONFLICT where the decision was withdrawn; RULE_VIOLATION where no day is given, the new day does not agree with what came before or
// after the service, or what was paid does not agree with the surcharge by the new day.
func correctService(ctx context.Context, locked *lockedcase.Case, event *db.CaseEvent, in CorrectStepInput) (db.Payload, error) {
	const field = "input.takenOn"
	if in.TakenOn == nil {
		return nil, input.Violation(field, law.ServiceStands())
	}
	w, was, is := locked.Writer, event.OccurredOn, *in.TakenOn
	if is == was {
		return nil, input.Fault(field, "%s is the day on record: give the day on which the decision was served", is)
	}
	i := slices.IndexFunc(locked.Events, func(e *db.CaseEvent) bool { return e.ID == event.ID })
	for _, later := range locked.Events[i+1:] {
		if later.Kind == db.CaseEventKindWithdrawn {
			return nil, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s", later.OccurredOn).At("input.event")
		}
	}
	accounts, err := ledger.Read(ctx, locked)
	if err != nil {
		return nil, err
	}
	resting, err := restingOnService(ctx, locked, accounts)
	if err != nil {
		return nil, err
	}
	if err := input.RequireLawful(field, locked.State.CheckServiceDay(is, resting)); err != nil {
		return nil, err
	}
	if err := locked.CorrectService(ctx, field, event, in.On, is, in.Note); err != nil {
		return nil, err
	}
	decisions, err := db.Read[db.Decision](ctx, w, "case_id = $2 AND served_on = $3 AND withdrawn_on IS NULL", "ORDER BY id FOR UPDATE", locked.Current.ID, was.String())
	if err != nil {
		return nil, err
	}
	for _, d := range decisions {
		d.ServedOn = &is
		if err := db.Update(ctx, w, d, "served_on"); err != nil {
			return nil, err
		}
	}
	if err := accounts.DemandFrom(ctx, was, is, in.On); err != nil {
		return nil, err
	}
	if err := checkMoneyByServiceDay(locked, accounts, is); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// checkMoneyByServiceDay checks that what was paid agrees with the surcharge that follows from the corrected day of service.
func checkMoneyByServiceDay(locked *lockedcase.Case, accounts *ledger.Ledger, is civil.Date) error {
	const field = "input.takenOn"
	today := locked.Writer.Today()
	for _, a := range accounts.Accounts {
		if a.WithdrawnOn != nil {
			continue
		}
		over := a.UnpaidSurcharge(today).Neg()
		if v := law.CheckSurchargePaid(is, over); v != nil {
			return input.Violation(field, v).With("overpaid", over.StringFixed(2))
		}
	}
	owed := accounts.Owed(today)
	if v := locked.State.CheckStillPaid(is, owed); v != nil {
		return input.Violation(field, v).With("owed", owed.StringFixed(2))
	}
	return nil
}

// restingOnService returns what was done because the decision that stands was served, each with its day: appeals, applications for a deferral,
// amounts written off, and goods that left the store for good.
func restingOnService(ctx context.Context, locked *lockedcase.Case, accounts *ledger.Ledger) ([]law.RestsOnService, error) {
	w, id := locked.Writer, locked.Current.ID
	var resting []law.RestsOnService
	add := func(kind string, on civil.Date) {
		resting = append(resting, law.RestsOnService{Enumeration: "CaseEventKind", Kind: kind, On: on})
	}
	appeals, err := db.Read[db.Appeal](ctx, w, "case_id = $2 AND decision_id IN (SELECT id FROM decisions WHERE agency_id = $1 AND case_id = $2 AND withdrawn_on IS NULL)",
		"ORDER BY filed_on, id", id)
	if err != nil {
		return nil, err
	}
	for _, a := range appeals {
		add(string(law.Appealed), a.FiledOn)
	}
	deferrals, err := db.Read[db.Deferral](ctx, w, "case_id = $2", "ORDER BY applied_on, id", id)
	if err != nil {
		return nil, err
	}
	for _, d := range deferrals {
		if account := accounts.Of(d.PenaltyID); account != nil && account.WithdrawnOn == nil {
			add(string(law.Deferred), d.AppliedOn)
		}
	}
	for _, a := range accounts.Accounts {
		for _, e := range a.Entries {
			if a.WithdrawnOn == nil && e.Kind == db.PaymentKindWriteOff {
				add(string(law.WrittenOff), e.PaidOn)
			}
		}
	}
	movements, err := db.Read[db.GoodsMovement](ctx, w, `kind IN ('TRANSFER', 'AUCTION', 'DESTROY') AND lot_id IN (SELECT l.id FROM goods_lots l WHERE l.agency_id = $1 AND l.case_id = $2)
		AND moved_on >= (SELECT max(d.served_on) FROM decisions d WHERE d.agency_id = $1 AND d.case_id = $2 AND d.withdrawn_on IS NULL)`, "ORDER BY moved_on, id", id)
	if err != nil {
		return nil, err
	}
	for _, m := range movements {
		resting = append(resting, law.RestsOnService{Enumeration: "GoodsMovementKind", Kind: string(m.Kind), On: m.MovedOn})
	}
	return resting, nil
}

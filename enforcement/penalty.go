package enforcement

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
	"docket/messages"
	"docket/problem"
)

var decisionNumbers = db.NewNumberSeries("DECISION", "处罚", "decisions", "decision_no")

// DecidePenalty decides a case with one penalty or more (行政处罚法 57). Payload: `case` and `decision`. Returns CONFLICT where the case was
// decided or has ended otherwise, or where the number of the decision is taken.
func DecidePenalty(ctx context.Context, w *db.Writer, in DecidePenaltyInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		input.RequireTextIfGiven("input.decisionNo", in.DecisionNo, input.MaxNumber),
		w.RequireNotFuture("input.decidedOn", in.DecidedOn),
		input.RequireTextIfGiven("input.reasons", in.Reasons, input.MaxFacts),
		checkPenalties(in.Penalties),
	); err != nil {
		return nil, err
	}
	locked, err := lockedcase.Load(ctx, w, in.Case, in.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	if err := checkUndecided(locked.Current); err != nil {
		return nil, err
	}
	if err := input.CheckAll(
		input.RequireNotBefore("input.decidedOn", in.DecidedOn, locked.Current.FiledOn, "the case was filed"),
		checkProvisions(ctx, w, in.Penalties, in.DecidedOn, locked.Current),
	); err != nil {
		return nil, err
	}
	penalties := penaltiesInLaw(in.Penalties)
	if err := locked.Take(ctx, "input.case", lockedcase.Step{TakenStep: law.TakenStep{Step: law.Decided, On: in.DecidedOn}, Penalties: penalties}); err != nil {
		return nil, err
	}
	if i, v := locked.State.CheckAgainstNotice(penalties); v != nil {
		return nil, input.Violation(input.ElementPath("input.penalties", i), v)
	}
	decision, err := addDecision(ctx, locked, db.DecisionOutcomePenalty, in.DecidedOn, in.DecisionNo, in.Reasons)
	if err != nil {
		return nil, err
	}
	imposed := make([]*db.Penalty, len(in.Penalties))
	for i, penalty := range in.Penalties {
		imposed[i] = &db.Penalty{
			CaseID: locked.Current.ID, DecisionID: decision.ID, Kind: penalty.Kind, ProvisionID: &penalty.Provision.ID, Amount: penalty.Amount,
			Text: penalty.Text, Departure: penalty.Departure, Act: penalty.Act,
		}
	}
	if err := db.Insert(ctx, w, imposed...); err != nil {
		return nil, err
	}
	return db.Payload{"case": {db.KeyOf(locked.Current)}, "decision": {db.KeyOf(decision)}}, nil
}

// addDecision adds a decision of the case, under the given number or the next of the year. Returns CONFLICT where the given number is taken.
func addDecision(ctx context.Context, locked *lockedcase.Case, outcome db.DecisionOutcome, on civil.Date, number, reasons *string) (*db.Decision, error) {
	decision := &db.Decision{CaseID: locked.Current.ID, Outcome: outcome, DecidedOn: on, Reasons: reasons}
	var err error
	if decision.DecisionNo, err = locked.Writer.DrawNumber(ctx, decisionNumbers, on.Year, "input.decisionNo", number); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, locked.Writer, decision); err != nil {
		return nil, db.RetryIfTaken(err, number, "decisions_decision_no_key")
	}
	return decision, nil
}

// checkUndecided checks that a case is no clue, was not decided, and has not ended otherwise. Whether a decision is allowed in the status that the case has
// is checked by lockedcase.Case.Take, by the rules of law/procedure.go (行政处罚法 44, 62). Returns RULE_VIOLATION for a clue, and CONFLICT where the
// case was decided or has ended otherwise.
func checkUndecided(c *db.Case) error {
	const field = "input.case"
	if err := input.RequireLawful(field, law.CheckFiled(c.CaseNo, string(c.Status))); err != nil {
		return err
	}
	switch {
	case slices.Contains([]db.CaseStatus{db.CaseStatusFiled, db.CaseStatusInvestigated, db.CaseStatusNotified}, c.Status):
		return nil
	case c.DecidedOn != nil:
		return problem.Errorf(problem.Conflict, "case %s was decided on %s and is %s: a case is decided once; withdraw the decision first (withdrawDecision)", c.CaseNo, c.DecidedOn, c.Status).
			At(field).With("status", string(c.Status))
	}
	return problem.Errorf(problem.Conflict, "case %s is %s: it has ended without a penalty, and nothing more is decided in it", c.CaseNo, c.Status).
		At(field).With("status", string(c.Status))
}

// penaltiesInLaw returns penalties as package law needs them.
func penaltiesInLaw(penalties []PenaltyInput) []law.Penalty {
	all := make([]law.Penalty, len(penalties))
	for i, p := range penalties {
		all[i].Kind, all[i].ProvisionID = string(p.Kind), p.Provision.ID
		if p.Amount != nil {
			all[i].Amount = *p.Amount
		}
		if p.Act != nil {
			all[i].Act = *p.Act
		}
	}
	return all
}

// checkPenalties checks penalties without reading other records: their number, that each act is fined once at most (行政处罚法 29), that none
// is given twice, and the fields of each.
func checkPenalties(penalties []PenaltyInput) error {
	const field = "input.penalties"
	switch {
	case len(penalties) == 0:
		return input.Fault(field, "no penalty is given: give one penalty or more")
	case len(penalties) > input.MaxParts:
		return input.Fault(field, "%d penalties are too many: at most %d go together", len(penalties), input.MaxParts)
	}
	inLaw := penaltiesInLaw(penalties)
	second, violation := law.CheckOneFine(inLaw)
	faults := make([]error, len(penalties))
	for i, p := range penalties {
		if violation != nil && i == second {
			faults[i] = input.Violation(input.ElementPath(field, i), violation)
			continue
		}
		if faults[i] = checkPenalty(input.ElementPath(field, i), p); faults[i] != nil {
			continue
		}
		if j := slices.IndexFunc(inLaw[:i], inLaw[i].IsSameAs); j >= 0 {
			faults[i] = input.Fault(input.ElementPath(field, i), "%s is imposed by %s already: give it once, with its whole amount", p.Kind, input.ElementPath(field, j))
		}
	}
	return input.CheckAll(faults...)
}

// checkPenalty checks that the fields of a penalty suit its kind.
func checkPenalty(field string, p PenaltyInput) error {
	var amount error
	switch {
	case p.Kind.IsMoney() && p.Amount == nil:
		amount = input.Fault(field+".amount", "%s needs an amount", p.Kind)
	case !p.Kind.IsMoney() && p.Amount != nil:
		amount = input.Fault(field+".amount", "%s has no amount: leave it out", p.Kind)
	case p.Amount != nil:
		amount = input.RequirePositiveMoney(field+".amount", *p.Amount)
	}
	return input.CheckAll(
		input.FaultIf(p.Provision.Type != "Provision", field+".provision", "%s is an id of %s, not of %s", p.Provision, messages.RecordType(p.Provision.Type), messages.RecordType("Provision")),
		amount,
		input.RequireTextIfGiven(field+".text", p.Text, input.MaxText),
		input.RequireTextIfGiven(field+".departure", p.Departure, input.MaxNote),
		input.RequireTextIfGiven(field+".act", p.Act, input.MaxLine),
		input.FaultIf(p.Kind != db.PenaltyKindFine && p.Departure != nil, field+".departure", "%s has no bounds, and only a FINE departs from bounds: leave it out", p.Kind),
	)
}

// checkProvisions checks that the provisions of penalties exist and are in force for the act and on a day (行政处罚法 37), and that each
// fine is within the bounds of its provision.
func checkProvisions(ctx context.Context, w *db.Writer, penalties []PenaltyInput, on civil.Date, c *db.Case) error {
	ids := make([]int64, len(penalties))
	for i, p := range penalties {
		ids[i] = p.Provision.ID
	}
	var rows []*db.Provision
	if err := w.Tx().NewSelect().Model(&rows).Where("id IN ?", bun.Tuple(ids)).Scan(ctx); err != nil {
		return fmt.Errorf("read provisions: %w", err)
	}
	faults := make([]error, len(penalties))
	for i, p := range penalties {
		field := input.ElementPath("input.penalties", i)
		found := slices.IndexFunc(rows, func(r *db.Provision) bool { return r.ID == p.Provision.ID && p.Provision.Agency == 0 })
		if found < 0 {
			faults[i] = db.NotFound(field+".provision", p.Provision)
			continue
		}
		row := rows[found]
		provision := law.Provision{Law: row.Law, Article: row.Article, From: row.EffectiveFrom, Until: row.EffectiveUntil}
		if v := provision.CheckInForce(c.ActOn(), on); v != nil {
			faults[i] = input.Violation(field+".provision", v)
		} else if p.Kind == db.PenaltyKindFine {
			faults[i] = checkFine(field, p, row, c)
		}
	}
	return input.CheckAll(faults...)
}

// checkFine checks that a fine is within the bounds of its provision. Where a reason (departure) is given, the fine may be below the bounds
// (行政处罚法 32, 33), but never above (4). Returns BAD_USER_INPUT for a reason that the fine does not need.
func checkFine(field string, p PenaltyInput, provision *db.Provision, c *db.Case) error {
	bounds := law.FineBounds{
		Min: provision.FineMin, Max: provision.FineMax, MultipleMin: provision.MultipleMin, MultipleMax: provision.MultipleMax,
	}
	var value decimal.Decimal
	if c.ValueOfGoods != nil {
		value = *c.ValueOfGoods
	} else if bounds.NeedsValue() {
		return input.Fault(field+".provision", "%s %s sets the fine by the value of goods, and case %s has none on record: record it first (recordInvestigation), or give another provision",
			provision.Law, provision.Article, c.CaseNo)
	}
	low, high := bounds.Amounts(value)
	hasReason := p.Departure != nil
	if v := law.CheckFine(*p.Amount, low, high, hasReason); v != nil {
		return input.Violation(field+".amount", v).With("least", yuan(low)).With("most", yuan(high))
	}
	isWithinBounds := law.CheckFine(*p.Amount, low, high, false) == nil
	if hasReason && isWithinBounds {
		return input.Fault(field+".departure", "the fine keeps to the bounds of the provision: leave the reason out")
	}
	return nil
}

// yuan returns an amount with two decimals, as a detail of a problem; nil for nil.
func yuan(d *decimal.Decimal) any {
	if d == nil {
		return nil
	}
	return d.StringFixed(2)
}

package enforcement

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/db"
	"docket/law"
	"docket/problem"
)

var decisionNumbers = db.NumberSeriesOf("DECISION", "处罚", "decisions", "decision_no")

// DecidePenalty decides one or more penalties in a case that is filed and not decided yet. It changes `case` and
// `decision`.
func DecidePenalty(ctx context.Context, w *db.Writer, in DecidePenaltyInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		db.RequireTextIfGiven("input.decisionNo", in.DecisionNo, db.MaxNo),
		w.RequireNotFuture("input.decidedOn", in.DecidedOn),
		db.RequireTextIfGiven("input.reasons", in.Reasons, db.MaxFacts),
		checkPenalties(in.Penalties),
	); err != nil {
		return nil, err
	}
	p, err := loadCase(ctx, w, in.Case, in.ExpectedVersion)
	if err != nil {
		return nil, err
	}
	decided := p.current
	if err := checkUndecided(in, decided); err != nil {
		return nil, err
	}
	if in.DecidedOn.Before(decided.FiledOn) {
		return nil, db.BadInput("input.decidedOn", "%s is before the case was filed, %s", in.DecidedOn, decided.FiledOn)
	}
	if err := checkProvisions(ctx, w, in.Penalties, in.DecidedOn, decided); err != nil {
		return nil, err
	}
	penalties := asLawSees(in.Penalties)
	if err := p.takeStep(ctx, "input.case", law.Decided, in.DecidedOn, nil, penalties); err != nil {
		return nil, err
	}
	if i, v := p.state.CheckAgainstNotice(penalties); v != nil {
		return nil, db.Violates(db.Element("input.penalties", i), v)
	}
	decision, err := p.decide(ctx, db.DecisionOutcomePenalty, in.DecidedOn, in.DecisionNo, in.Reasons)
	if err != nil {
		return nil, err
	}
	imposed := make([]*db.Penalty, len(in.Penalties))
	for i, p := range in.Penalties {
		imposed[i] = &db.Penalty{
			CaseID: decided.ID, DecisionID: decision.ID, Kind: p.Kind, ProvisionID: &p.Provision.ID, Amount: p.Amount,
			Text: p.Text, Departure: p.Departure,
		}
	}
	if err := db.Insert(ctx, w, imposed...); err != nil {
		return nil, err
	}
	return db.Changed{"case": {db.KeyOf(decided)}, "decision": {db.KeyOf(decision)}}, nil
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
		return db.BadInput(field, "a decision holds one penalty or more")
	case len(penalties) > db.MaxParts:
		return db.BadInput(field, "%d penalties are too many: at most %d go together", len(penalties), db.MaxParts)
	}
	second, twice := law.CheckOneFine(asLawSees(penalties))
	for i, p := range penalties {
		f := db.Element(field, i)
		switch {
		case p.Provision.Type != "Provision":
			return db.BadInput(f+".provision", "%s is the id of a %s, not of a Provision", p.Provision, p.Provision.Type)
		case p.Kind.IsMoney() && p.Amount == nil:
			return db.BadInput(f+".amount", "%s needs an amount", p.Kind)
		case !p.Kind.IsMoney() && p.Amount != nil:
			return db.BadInput(f+".amount", "%s has no amount: leave it out", p.Kind)
		case p.Kind != db.PenaltyKindFine && p.Departure != nil:
			return db.BadInput(f+".departure", "%s has no bounds to leave: leave the reason out", p.Kind)
		case twice != nil && i == second:
			return db.Violates(f, twice)
		}
		for j, other := range penalties[:i] {
			if other.Kind == p.Kind && other.Provision == p.Provision {
				return db.BadInput(f, "%s is imposed by %s already: say it once, with its whole amount", p.Kind, db.Element(field, j))
			}
		}
		if p.Amount != nil {
			if err := db.RequirePositiveMoney(f+".amount", *p.Amount); err != nil {
				return err
			}
		}
		if err := db.CheckAll(db.RequireTextIfGiven(f+".text", p.Text, db.MaxText), db.RequireTextIfGiven(f+".departure", p.Departure, db.MaxNote)); err != nil {
			return err
		}
	}
	return nil
}

// checkVersion holds the version that the caller has seen against the one there is.
func checkVersion(w *db.Writer, expected *int, there *db.Case) error {
	if expected == nil || *expected == there.Version {
		return nil
	}
	when := there.UpdatedAt.In(w.Zone()).Format(time.RFC3339)
	return problem.Errorf(problem.Conflict, "the case has version %d since %s, not %d: read it again, then decide", there.Version, when, *expected).
		At("input.expectedVersion").With("version", there.Version).With("changedAt", when)
}

// checkUndecided checks that a case may be decided.
func checkUndecided(in DecidePenaltyInput, there *db.Case) error {
	const field = "input.case"
	if v := law.CheckFiled(there.CaseNo, string(there.Status)); v != nil {
		return db.Violates(field, v)
	}
	switch {
	case slices.Contains([]db.CaseStatus{db.CaseStatusFiled, db.CaseStatusInvestigated, db.CaseStatusNotified}, there.Status):
		return nil
	case there.DecidedOn != nil:
		return problem.Errorf(problem.Conflict, "case %s was decided on %s and is %s: it is not decided twice", there.CaseNo, there.DecidedOn, there.Status).
			At(field).With("status", string(there.Status))
	}
	return problem.Errorf(problem.Conflict, "case %s is %s: it is not decided any more", there.CaseNo, there.Status).
		At(field).With("status", string(there.Status))
}

// checkProvisions checks that the provisions of penalties are there and in force on a day, and that fines keep to their bounds.
func checkProvisions(ctx context.Context, w *db.Writer, penalties []PenaltyInput, on civil.Date, decided *db.Case) error {
	var ids []int64
	for _, p := range penalties {
		ids = append(ids, p.Provision.ID)
	}
	var rows []*db.Provision
	if err := w.Tx().NewSelect().Model(&rows).Where("id IN ?", bun.Tuple(ids)).Scan(ctx); err != nil {
		return fmt.Errorf("read provisions: %w", err)
	}
	for i, p := range penalties {
		field := db.Element("input.penalties", i)
		found := slices.IndexFunc(rows, func(r *db.Provision) bool { return r.ID == p.Provision.ID && p.Provision.Agency == 0 })
		if found < 0 {
			return db.NotFound(field+".provision", p.Provision)
		}
		provision := rows[found]
		cited := law.Provision{Law: provision.Law, Article: provision.Article, From: provision.EffectiveFrom, Until: provision.EffectiveUntil}
		if v := cited.CheckInForce(decided.ActOn(), on); v != nil {
			return db.Violates(field+".provision", v)
		}
		if p.Kind != db.PenaltyKindFine {
			continue
		}
		if err := checkFine(field, p, provision, decided); err != nil {
			return err
		}
	}
	return nil
}

func checkFine(field string, p PenaltyInput, provision *db.Provision, decided *db.Case) error {
	bounds := law.FineBounds{
		Min: provision.FineMin, Max: provision.FineMax, MultipleMin: provision.MultipleMin, MultipleMax: provision.MultipleMax,
	}
	var value decimal.Decimal
	if decided.ValueOfGoods != nil {
		value = *decided.ValueOfGoods
	} else if bounds.NeedsValue() {
		return db.BadInput(field+".provision", "%s %s sets the fine by the value of goods, and case %s has none on record: record it first, or cite another provision",
			provision.Law, provision.Article, decided.CaseNo)
	}
	low, high := bounds.Amounts(value)
	if v := law.CheckFine(*p.Amount, low, high, p.Departure != nil); v != nil {
		return db.Violates(field+".amount", v).With("least", yuan(low)).With("most", yuan(high))
	}
	if p.Departure != nil && law.CheckFine(*p.Amount, low, high, false) == nil {
		return db.BadInput(field+".departure", "the fine keeps to the provision's bounds: leave the reason out")
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

package enforcement

import (
	"context"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
	"docket/problem"
)

// ConfiscateGoods confiscates goods by a decision: new lots, and lots that were seized in the case. Payload: `case` and
// `goodsLots`: the seized lots first, then the new ones, each in the order given.
//
// Seized goods may be confiscated after the term of their seizure, too: the decision takes them (行政处罚法 9), and the bureau still
// holds goods that it should have released (行政强制法 27, 28). The late end of the deadline stays on record.
//
// Returns CONFLICT where the decision was withdrawn, where more of a lot is confiscated than is under seizure, and where the day is
// before the seizure; RULE_VIOLATION where the decision confiscates no goods.
func ConfiscateGoods(ctx context.Context, w *db.Writer, in ConfiscateGoodsInput) (db.Payload, error) {
	seized := movedLots(in.SeizedLots)
	if err := input.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		w.RequireNotFuture("input.confiscatedOn", in.ConfiscatedOn),
		checkNewLots(in.Lots, len(seized) == 0),
		requireLots(w, "input.seizedLots", seized, 0, db.GoodsMovementKindConfiscate),
	); err != nil {
		return nil, err
	}
	// A shared lock: the decision can't be withdrawn until the goods are entered.
	decision := new(db.Decision)
	if err := db.LockShared(ctx, w, "input.decision", in.Decision, decision); err != nil {
		return nil, err
	}
	if err := checkConfiscation(ctx, w, decision, in.ConfiscatedOn); err != nil {
		return nil, err
	}
	// Every verb that moves goods locks the lots before the case.
	stocks, err := lockLots(ctx, w, "input.seizedLots", seized, in.ConfiscatedOn)
	if err != nil {
		return nil, err
	}
	locked, err := lockedcase.LoadOf(ctx, w, decision.CaseID)
	if err != nil {
		return nil, err
	}
	if err := requireLotsOf(decision.CaseID, "input.seizedLots", stocks); err != nil {
		return nil, err
	}
	quantities, err := takeEach("input.seizedLots", seized, stocks, (*stock).underSeizure)
	if err != nil {
		return nil, err
	}
	if len(stocks) > 0 {
		if err := db.Insert(ctx, w, newMovements(db.GoodsMovementKindConfiscate, stocks, quantities)...); err != nil {
			return nil, err
		}
	}
	lots, err := enterLots(ctx, locked, in.Lots, nil, db.GoodsMovement{Kind: db.GoodsMovementKindConfiscate, MovedOn: in.ConfiscatedOn})
	if err != nil {
		return nil, err
	}
	if err := lockedcase.AddEvents(ctx, w, db.CaseEventKindGoodsConfiscated, in.ConfiscatedOn, nil, decision.CaseID); err != nil {
		return nil, err
	}
	if err := endSeizureDeadlines(ctx, locked, in.ConfiscatedOn); err != nil {
		return nil, err
	}
	return db.Payload{"case": {db.KeyOf(locked.Current)}, "goodsLots": slices.Concat(keysOf(stocks), db.KeysOf(lots))}, nil
}

// checkConfiscation checks that a decision stands, confiscates goods, and is not later than the confiscation.
func checkConfiscation(ctx context.Context, w *db.Writer, decision *db.Decision, on civil.Date) error {
	var confiscates bool
	err := w.Tx().Tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM penalties WHERE agency_id = $1 AND decision_id = $2 AND kind = 'CONFISCATION_OF_GOODS')`,
		w.Agency(), decision.ID).Scan(&confiscates)
	if err != nil {
		return fmt.Errorf("look for a confiscation: %w", err)
	}
	if decision.WithdrawnOn != nil {
		return problem.Errorf(problem.Conflict, "the decision was withdrawn on %s: nothing can be confiscated by it", decision.WithdrawnOn).At("input.decision")
	}
	return input.CheckAll(
		input.RequireLawful("input.decision", law.CheckGoodsDecided(decision.DecisionNo, confiscates)),
		input.RequireNotBefore("input.confiscatedOn", on, decision.DecidedOn, "the decision"),
	)
}

// enterLots inserts new lots of the case, and of a seizure where one is given. The first movement of each lot has the whole quantity of
// the lot. A lot whose field is not given has the field of the case.
func enterLots(ctx context.Context, locked *lockedcase.Case, in []ConfiscatedLotInput, seizure *int64, first db.GoodsMovement) ([]*db.GoodsLot, error) {
	if len(in) == 0 {
		return nil, nil
	}
	lots := make([]*db.GoodsLot, len(in))
	for i, l := range in {
		lots[i] = &db.GoodsLot{
			CaseID: locked.Current.ID, Name: l.Name, Field: locked.Current.Field, Quantity: l.Quantity, Unit: l.Unit, Value: l.Value, StoredAt: &l.StoredAt,
			Condition: l.Condition, SeizureID: seizure,
		}
		if l.Field != nil {
			lots[i].Field = *l.Field
		}
	}
	if err := db.Insert(ctx, locked.Writer, lots...); err != nil {
		return nil, err
	}
	movements := make([]*db.GoodsMovement, len(lots))
	for i, lot := range lots {
		movement := first
		movement.LotID, movement.Quantity = lot.ID, lot.Quantity
		movements[i] = &movement
	}
	if err := db.Insert(ctx, locked.Writer, movements...); err != nil {
		return nil, err
	}
	return lots, nil
}

// checkNewLots checks the lots that an input describes.
func checkNewLots(lots []ConfiscatedLotInput, isRequired bool) error {
	const field = "input.lots"
	switch {
	case isRequired && len(lots) == 0:
		return input.Fault(field, "no lot is given: give one lot or more")
	case len(lots) > input.MaxParts:
		return input.Fault(field, "%d lots are too many: at most %d go together", len(lots), input.MaxParts)
	}
	faults := make([]error, len(lots))
	for i, l := range lots {
		f := input.ElementPath(field, i)
		faults[i] = input.CheckAll(
			input.RequireText(f+".name", l.Name, input.MaxName),
			input.RequireQuantity(f+".quantity", l.Quantity),
			input.RequireText(f+".unit", l.Unit, input.MaxUnit),
			input.RequireMoneyIfGiven(f+".value", l.Value),
			input.RequireText(f+".storedAt", l.StoredAt, input.MaxLine),
			input.RequireTextIfGiven(f+".condition", l.Condition, input.MaxLine),
		)
	}
	return input.CheckAll(faults...)
}

// DestroyGoods records that confiscated goods of one or more lots were destroyed in one event (行政处罚法 74). Payload: `destruction`.
// Returns CONFLICT where more of a lot is destroyed than is held on that day, and where the day is before the lot was taken;
// RULE_VIOLATION where no served decision confiscates the goods (61, 74), a supervisor or the
// caller was their keeper, or the approver acts in the matter.
func DestroyGoods(ctx context.Context, w *db.Writer, in DestroyGoodsInput) (db.Payload, error) {
	lots := movedLots(in.Lots)
	_, unknownOfficer := w.ReadOfficers(ctx, "input.supervisors", in.Supervisors)
	if err := input.CheckAll(
		w.RequireNotFuture("input.destroyedOn", in.DestroyedOn),
		input.RequireText("input.place", in.Place, input.MaxLine),
		input.RequireTextIfGiven("input.contractor", in.Contractor, input.MaxName),
		input.RequireText("input.approvedBy", in.ApprovedBy, input.MaxName),
		input.RequireDistinctKeys("input.supervisors", in.Supervisors, 2, "supervisors"),
		unknownOfficer,
		input.RequireTextIfGiven("input.recordNo", in.RecordNo, input.MaxNumber),
		requireLots(w, "input.lots", lots, 1, db.GoodsMovementKindDestroy),
	); err != nil {
		return nil, err
	}
	stocks, err := lockLots(ctx, w, "input.lots", lots, in.DestroyedOn)
	if err != nil {
		return nil, err
	}
	quantities, err := takeEach("input.lots", lots, stocks, (*stock).held)
	if err != nil {
		return nil, err
	}
	if err := input.CheckAll(w.RequireApprover(ctx, in.ApprovedBy, in.Supervisors), checkNotKeeper(w.ActingOfficer(ctx), stocks), checkSupervisors(in.Supervisors, stocks), checkDisposal(ctx, w, "input.lots", stocks, in.DestroyedOn)); err != nil {
		return nil, err
	}
	destruction, err := enterDestruction(ctx, w, in)
	if err != nil {
		return nil, err
	}
	movements := newMovements(db.GoodsMovementKindDestroy, stocks, quantities)
	for _, m := range movements {
		m.DestructionID = &destruction.ID
	}
	if err := db.Insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	if err := lockedcase.AddEvents(ctx, w, db.CaseEventKindGoodsDestroyed, in.DestroyedOn, &in.Place, casesOf(stocks)...); err != nil {
		return nil, err
	}
	return db.Payload{"destruction": {db.KeyOf(destruction)}}, nil
}

// checkNotKeeper checks that the officer who records a destruction was not the keeper of the goods (罚没财物管理办法); acting may be nil.
func checkNotKeeper(acting *db.Key, stocks []*stock) error {
	if acting == nil {
		return nil
	}
	for i, s := range stocks {
		if v := law.CheckNotKeeper(s.lot.Name, s.keepers[acting.ID]); v != nil {
			return input.Violation(input.ElementPath("input.lots", i), v)
		}
	}
	return nil
}

// checkSupervisors checks that no supervisor of a destruction was the keeper of the goods (罚没财物管理办法).
func checkSupervisors(supervisors []db.Key, stocks []*stock) error {
	for _, s := range stocks {
		for i, supervisor := range supervisors {
			if v := law.CheckSupervisor(s.lot.Name, s.keepers[supervisor.ID]); v != nil {
				return input.Violation(input.ElementPath("input.supervisors", i), v)
			}
		}
	}
	return nil
}

// enterDestruction inserts a destruction with its supervisors.
func enterDestruction(ctx context.Context, w *db.Writer, in DestroyGoodsInput) (*db.Destruction, error) {
	destruction := &db.Destruction{
		DestroyedOn: in.DestroyedOn, Place: in.Place, Method: in.Method, Contractor: in.Contractor, ApprovedBy: in.ApprovedBy,
		RecordNo: in.RecordNo,
	}
	if err := db.Insert(ctx, w, destruction); err != nil {
		return nil, err
	}
	supervisors := make([]db.DestructionSupervisor, len(in.Supervisors))
	for i, officer := range in.Supervisors {
		supervisors[i] = db.DestructionSupervisor{AgencyID: w.Agency(), DestructionID: destruction.ID, OfficerID: officer.ID}
	}
	if _, err := w.Tx().NewInsert().Model(&supervisors).Exec(ctx); err != nil {
		return nil, fmt.Errorf("insert supervisors: %w", err)
	}
	return destruction, nil
}

// movementVerbs names the mutation that records a kind of movement, where it is not moveGoods.
var movementVerbs = map[db.GoodsMovementKind]string{
	db.GoodsMovementKindSeal: "seizeGoods", db.GoodsMovementKindSeize: "seizeGoods", db.GoodsMovementKindRelease: "releaseGoods",
	db.GoodsMovementKindConfiscate: "confiscateGoods", db.GoodsMovementKindDestroy: "destroyGoods", db.GoodsMovementKindReturn: "releaseGoods",
}

// MoveGoods records that goods were stored, sampled, auctioned or transferred. Goods that an officer stores are in the caller's keeping
// where no handler is given. Payload: `goodsLots`, in the order given. Returns CONFLICT
// where more of a lot is moved than is there for this kind of movement, and where the day is before the lot was taken; RULE_VIOLATION
// where goods are auctioned or transferred that no served decision confiscates (行政处罚法 61, 74).
func MoveGoods(ctx context.Context, w *db.Writer, in MoveGoodsInput) (db.Payload, error) {
	if in.Handler == nil && in.Kind == db.GoodsMovementKindStore {
		in.Handler = w.ActingOfficer(ctx)
	}
	if err := input.CheckAll(
		checkMovement(in),
		w.RequireNotFuture("input.movedOn", in.MovedOn),
		requireLots(w, "input.lots", in.Lots, 1, in.Kind),
		input.RequireTextIfGiven("input.place", in.Place, input.MaxLine),
		w.RequireExistsIfGiven(ctx, "input.handler", in.Handler, "Officer", (*db.Officer)(nil)),
		input.RequireTextIfGiven("input.note", in.Note, input.MaxNote),
	); err != nil {
		return nil, err
	}
	stocks, err := lockLots(ctx, w, "input.lots", in.Lots, in.MovedOn)
	if err != nil {
		return nil, err
	}
	portionOf := (*stock).held // the portion of a lot that the movement takes from
	switch in.Kind {
	case db.GoodsMovementKindStore:
		portionOf = (*stock).inStore
	case db.GoodsMovementKindSample:
		portionOf = (*stock).forSample
	}
	quantities, err := takeEach("input.lots", in.Lots, stocks, portionOf)
	if err != nil {
		return nil, err
	}
	if in.Kind == db.GoodsMovementKindAuction || in.Kind == db.GoodsMovementKindTransfer {
		if err := checkDisposal(ctx, w, "input.lots", stocks, in.MovedOn); err != nil {
			return nil, err
		}
	}
	movements := newMovements(in.Kind, stocks, quantities)
	for i, m := range movements {
		m.Note, m.Place, m.HandlerID, m.Proceeds = in.Note, in.Place, db.IDIfGiven(in.Handler), in.Lots[i].Proceeds
	}
	if err := db.Insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	eventNote := string(in.Kind) + ", " + *in.Place // checkMovement requires the place
	if err := lockedcase.AddEvents(ctx, w, db.CaseEventKindGoodsMoved, in.MovedOn, &eventNote, casesOf(stocks)...); err != nil {
		return nil, err
	}
	if err := followMovement(ctx, w, in, stocks); err != nil {
		return nil, err
	}
	return db.Payload{"goodsLots": keysOf(stocks)}, nil
}

// followMovement sets the new place of stored lots, and ends the deadlines of seizures that a sample has used up.
func followMovement(ctx context.Context, w *db.Writer, in MoveGoodsInput, stocks []*stock) error {
	switch in.Kind {
	case db.GoodsMovementKindStore:
		for _, s := range stocks {
			s.lot.StoredAt = in.Place
			if err := db.Update(ctx, w, s.lot, "stored_at"); err != nil {
				return err
			}
		}
	case db.GoodsMovementKindSample:
		for _, id := range casesOf(stocks) {
			locked, err := lockedcase.LoadOf(ctx, w, id)
			if err != nil {
				return err
			}
			if err := endSeizureDeadlines(ctx, locked, in.MovedOn); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkMovement checks that moveGoods records movements of the kind, and that what the kind needs is given.
func checkMovement(in MoveGoodsInput) error {
	if verb := movementVerbs[in.Kind]; verb != "" {
		return input.Fault("input.kind", "%s is not recorded by moveGoods: use %s", in.Kind, verb)
	}
	return input.CheckAll(
		input.FaultIf(in.Place == nil, "input.place", "no place is given: name the place where the goods went, which %s needs", in.Kind),
		input.FaultIf(in.Handler == nil && in.Kind == db.GoodsMovementKindStore, "input.handler", "no officer is given: name the officer who took the goods into STORE"),
	)
}

// checkGoodsDone checks the goods of a case that is to be concluded; see law.GoodsOfCase.
func checkGoodsDone(ctx context.Context, locked *lockedcase.Case) error {
	var goods law.GoodsOfCase
	err := locked.Writer.Tx().Tx.QueryRowContext(ctx, `WITH sums AS (SELECT
			coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')), 0) AS seized,
			coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE', 'CONFISCATE')), 0) AS freed,
			coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'CONFISCATE'), 0) AS confiscated,
			coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN')), 0) AS disposed
			FROM goods_lots l JOIN goods_movements m ON m.agency_id = l.agency_id AND m.lot_id = l.id WHERE l.agency_id = $1 AND l.case_id = $2 GROUP BY l.id)
		SELECT coalesce(bool_or(seized > freed), false), coalesce(bool_or(confiscated > 0), false), coalesce(bool_or(confiscated > disposed), false),
			EXISTS (SELECT FROM penalties WHERE agency_id = $1 AND case_id = $2 AND kind = 'CONFISCATION_OF_GOODS' AND withdrawn_on IS NULL) FROM sums`,
		locked.Writer.Agency(), locked.Current.ID).Scan(&goods.AreSeized, &goods.AreConfiscated, &goods.AreKept, &goods.IsDecided)
	if err != nil {
		return fmt.Errorf("look for goods: %w", err)
	}
	return input.RequireLawful("input.case", goods.Check())
}

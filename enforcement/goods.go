package enforcement

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// ConfiscateGoods takes new lots into the books under a decision that confiscates goods. It changes `case` and
// `goodsLots`, these in the order given.
func ConfiscateGoods(ctx context.Context, w *db.Writer, in ConfiscateGoodsInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		w.RequireNotFuture("input.confiscatedOn", in.ConfiscatedOn),
		checkLots(in.Lots),
		db.RequireDistinct("input.seizedLots", in.SeizedLots, 0, "lots", func(l SeizedLotInput) db.Key { return l.Lot }),
	); err != nil {
		return nil, err
	}
	if len(in.Lots)+len(in.SeizedLots) == 0 {
		return nil, db.BadInput("input.lots", "a confiscation takes one lot or more")
	}
	for i, l := range in.SeizedLots {
		f := db.Element("input.seizedLots", i)
		if err := w.RequireOwn(f+".lot", l.Lot, "GoodsLot"); err != nil {
			return nil, err
		}
		if l.Quantity != nil {
			if err := db.RequireQuantity(f+".quantity", *l.Quantity); err != nil {
				return nil, err
			}
		}
	}
	// Shared: the decision stays as it is until the goods are in the books.
	decision := new(db.Decision)
	if err := db.LockShared(ctx, w, "input.decision", in.Decision, decision); err != nil {
		return nil, err
	}
	var field db.CaseField
	var confiscates bool
	err := w.Tx().Tx.QueryRowContext(ctx, `SELECT c.field,
			EXISTS (SELECT FROM penalties p WHERE p.agency_id = $1 AND p.decision_id = $3 AND p.kind = 'CONFISCATION_OF_GOODS')
		FROM cases c WHERE c.agency_id = $1 AND c.id = $2`, w.Agency(), decision.CaseID, decision.ID).Scan(&field, &confiscates)
	if err != nil {
		return nil, fmt.Errorf("read case: %w", err)
	}
	notDecided := law.CheckGoodsDecided(decision.DecisionNo, confiscates)
	switch {
	case decision.WithdrawnOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s: nothing is confiscated by it", decision.WithdrawnOn).At("input.decision")
	case notDecided != nil:
		return nil, db.Violates("input.decision", notDecided)
	case in.ConfiscatedOn.Before(decision.DecidedOn):
		return nil, db.BadInput("input.confiscatedOn", "%s is before the decision, %s", in.ConfiscatedOn, decision.DecidedOn)
	}
	// The lots' locks before the case's, as whoever moves goods takes them.
	seized := make([]db.Key, len(in.SeizedLots))
	for i, l := range in.SeizedLots {
		seized[i] = l.Lot
	}
	stocks, err := lockLots(ctx, w, "input.seizedLots", seized, in.ConfiscatedOn)
	if err != nil {
		return nil, err
	}
	p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: decision.CaseID}, nil)
	if err != nil {
		return nil, err
	}
	var movements []*db.GoodsMovement
	for i, l := range in.SeizedLots {
		f, s := db.Element("input.seizedLots", i), stocks[l.Lot.ID]
		if s.lot.CaseID != decision.CaseID {
			return nil, db.BadInput(f+".lot", "%s is of another case", l.Lot)
		}
		quantity, err := s.take(f, l.Quantity, s.seized(), "under seizure")
		if err != nil {
			return nil, err
		}
		movements = append(movements, &db.GoodsMovement{LotID: l.Lot.ID, Kind: db.GoodsMovementKindConfiscate, Quantity: quantity, MovedOn: in.ConfiscatedOn})
	}
	lots, err := p.enterLots(ctx, in.Lots, field, nil)
	if err != nil {
		return nil, err
	}
	for _, lot := range lots {
		movements = append(movements, &db.GoodsMovement{LotID: lot.ID, Kind: db.GoodsMovementKindConfiscate, Quantity: lot.Quantity, MovedOn: in.ConfiscatedOn})
	}
	if err := db.Insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	err = db.Insert(ctx, w, &db.CaseEvent{CaseID: decision.CaseID, Kind: db.CaseEventKindGoodsConfiscated, OccurredOn: in.ConfiscatedOn})
	if err != nil {
		return nil, err
	}
	if err := p.endSeizure(ctx, in.ConfiscatedOn); err != nil {
		return nil, err
	}
	return db.Changed{"case": {db.KeyOf(p.current)}, "goodsLots": slices.Concat(seized, db.KeysOf(lots))}, nil
}

// enterLots takes new lots into the books.
func (p *lockedCase) enterLots(ctx context.Context, in []ConfiscatedLotInput, field db.CaseField, seizure *int64) ([]*db.GoodsLot, error) {
	if len(in) == 0 {
		return nil, nil
	}
	lots := make([]*db.GoodsLot, len(in))
	for i, l := range in {
		lots[i] = &db.GoodsLot{
			CaseID: p.current.ID, Name: l.Name, Field: field, Quantity: l.Quantity, Unit: l.Unit, Value: l.Value, StoredAt: &l.StoredAt,
			Condition: l.Condition, SeizureID: seizure,
		}
		if l.Field != nil {
			lots[i].Field = *l.Field
		}
	}
	return lots, db.Insert(ctx, p.w, lots...)
}

func checkLots(lots []ConfiscatedLotInput) error {
	const field = "input.lots"
	if len(lots) > db.MaxParts {
		return db.BadInput(field, "%d lots are too many: at most %d go together", len(lots), db.MaxParts)
	}
	for i, l := range lots {
		f := db.Element(field, i)
		if err := db.CheckAll(
			db.RequireText(f+".name", l.Name, db.MaxName),
			db.RequireQuantity(f+".quantity", l.Quantity),
			db.RequireText(f+".unit", l.Unit, db.MaxUnit),
			db.RequireMoneyIfGiven(f+".value", l.Value),
			db.RequireText(f+".storedAt", l.StoredAt, db.MaxLine),
			db.RequireTextIfGiven(f+".condition", l.Condition, db.MaxLine),
		); err != nil {
			return err
		}
	}
	return nil
}

// DestroyGoods destroys goods of one or more lots in one event: of each no more than is held of what was confiscated by
// that day. It changes `destruction`.
func DestroyGoods(ctx context.Context, w *db.Writer, in DestroyGoodsInput) (db.Changed, error) {
	if err := db.CheckAll(
		db.RequireDistinct("input.lots", in.Lots, 1, "lots", func(l DestroyedLotInput) db.Key { return l.Lot }),
		w.RequireNotFuture("input.destroyedOn", in.DestroyedOn),
		db.RequireText("input.place", in.Place, db.MaxLine),
		db.RequireTextIfGiven("input.contractor", in.Contractor, db.MaxName),
		db.RequireText("input.approvedBy", in.ApprovedBy, db.MaxName),
		db.RequireDistinct("input.supervisors", in.Supervisors, 2, "supervisors", db.KeyItself),
		db.RequireTextIfGiven("input.recordNo", in.RecordNo, db.MaxNo),
	); err != nil {
		return nil, err
	}
	for i, l := range in.Lots {
		f := db.Element("input.lots", i)
		if err := w.RequireOwn(f+".lot", l.Lot, "GoodsLot"); err != nil {
			return nil, err
		}
		if l.Quantity != nil {
			if err := db.RequireQuantity(f+".quantity", *l.Quantity); err != nil {
				return nil, err
			}
		}
	}
	if _, err := w.ReadOfficers(ctx, "input.supervisors", in.Supervisors); err != nil {
		return nil, err
	}
	keys := make([]db.Key, len(in.Lots))
	for i, l := range in.Lots {
		keys[i] = l.Lot
	}
	stocks, err := lockLots(ctx, w, "input.lots", keys, in.DestroyedOn)
	if err != nil {
		return nil, err
	}
	cases := map[int64]bool{}
	for _, s := range stocks {
		cases[s.lot.CaseID] = true
	}
	destruction := &db.Destruction{
		DestroyedOn: in.DestroyedOn, Place: in.Place, Method: in.Method, Contractor: in.Contractor, ApprovedBy: in.ApprovedBy,
		RecordNo: in.RecordNo,
	}
	var movements []*db.GoodsMovement
	for i, l := range in.Lots {
		s := stocks[l.Lot.ID]
		for n, supervisor := range in.Supervisors {
			if v := law.CheckSupervisor(s.lot.Name, s.keepers[supervisor.ID]); v != nil {
				return nil, db.Violates(db.Element("input.supervisors", n), v)
			}
		}
		destroyed, err := s.take(db.Element("input.lots", i), l.Quantity, s.held(), "held of what was confiscated")
		if err != nil {
			return nil, err
		}
		movements = append(movements, &db.GoodsMovement{
			LotID: l.Lot.ID, Kind: db.GoodsMovementKindDestroy, Quantity: destroyed, MovedOn: in.DestroyedOn,
		})
	}
	if err := checkLeaves(ctx, w, "input.lots", keys, in.DestroyedOn); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, destruction); err != nil {
		return nil, err
	}
	var supervisors []db.DestructionSupervisor
	for _, officer := range in.Supervisors {
		supervisors = append(supervisors, db.DestructionSupervisor{AgencyID: w.Agency(), DestructionID: destruction.ID, OfficerID: officer.ID})
	}
	if _, err := w.Tx().NewInsert().Model(&supervisors).Exec(ctx); err != nil {
		return nil, fmt.Errorf("name supervisors: %w", err)
	}
	for _, m := range movements {
		m.DestructionID = &destruction.ID
	}
	if err := db.Insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	if err := addEvents(ctx, w, db.CaseEventKindGoodsDestroyed, in.DestroyedOn, &in.Place, slices.Sorted(maps.Keys(cases))...); err != nil {
		return nil, err
	}
	return db.Changed{"destruction": {db.KeyOf(destruction)}}, nil
}

// checkGoodsDone checks that nothing of the case is still under seizure, nothing decided to be confiscated is not, and nothing is kept
// that was confiscated by a decision that does not stand.
func (p *lockedCase) checkGoodsDone(ctx context.Context) error {
	var goods law.GoodsOfCase
	err := p.w.Tx().Tx.QueryRowContext(ctx, `WITH lots AS (SELECT coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')), 0) > coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE', 'CONFISCATE')), 0) AS seized,
			coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'CONFISCATE'), 0) > 0 AS confiscated,
			coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'CONFISCATE'), 0) > coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN')), 0) AS kept
			FROM goods_lots l JOIN goods_movements m ON m.agency_id = l.agency_id AND m.lot_id = l.id WHERE l.agency_id = $1 AND l.case_id = $2 GROUP BY l.id)
		SELECT coalesce(bool_or(seized), false), coalesce(bool_or(confiscated), false), coalesce(bool_or(kept), false),
			EXISTS (SELECT FROM penalties WHERE agency_id = $1 AND case_id = $2 AND kind = 'CONFISCATION_OF_GOODS' AND withdrawn_on IS NULL) FROM lots`,
		p.w.Agency(), p.current.ID).Scan(&goods.AreSeized, &goods.AreConfiscated, &goods.AreKept, &goods.IsDecided)
	if err != nil {
		return fmt.Errorf("look for goods: %w", err)
	}
	if v := goods.Check(); v != nil {
		return db.Violates("input.case", v)
	}
	return nil
}

// moved names the lots of a movement.
func moved(lots []MovedLotInput) []db.Key {
	keys := make([]db.Key, len(lots))
	for i, l := range lots {
		keys[i] = l.Lot
	}
	return keys
}

func checkMoved(w *db.Writer, lots []MovedLotInput, kind db.GoodsMovementKind) error {
	if err := db.RequireDistinct("input.lots", lots, 1, "lots", func(l MovedLotInput) db.Key { return l.Lot }); err != nil {
		return err
	}
	for i, l := range lots {
		f := db.Element("input.lots", i)
		if err := db.CheckAll(w.RequireOwn(f+".lot", l.Lot, "GoodsLot"), db.RequireMoneyIfGiven(f+".proceeds", l.Proceeds)); err != nil {
			return err
		}
		if l.Quantity != nil {
			if err := db.RequireQuantity(f+".quantity", *l.Quantity); err != nil {
				return err
			}
		}
		if (l.Proceeds != nil) != (kind == db.GoodsMovementKindAuction) {
			return db.BadInput(f+".proceeds", "AUCTION says what it brought, and nothing else does: %s is asked for", kind)
		}
	}
	return nil
}

// MoveGoods records where goods went. It changes `goodsLots`.
func MoveGoods(ctx context.Context, w *db.Writer, in MoveGoodsInput) (db.Changed, error) {
	if err := db.CheckAll(
		checkMoved(w, in.Lots, in.Kind),
		w.RequireNotFuture("input.movedOn", in.MovedOn),
		db.RequireTextIfGiven("input.place", in.Place, db.MaxLine),
		db.RequireTextIfGiven("input.note", in.Note, db.MaxNote),
	); err != nil {
		return nil, err
	}
	verbs := map[db.GoodsMovementKind]string{
		db.GoodsMovementKindSeal: "seizeGoods", db.GoodsMovementKindSeize: "seizeGoods", db.GoodsMovementKindRelease: "releaseGoods",
		db.GoodsMovementKindConfiscate: "confiscateGoods", db.GoodsMovementKindDestroy: "destroyGoods", db.GoodsMovementKindReturn: "releaseGoods",
	}
	switch verb := verbs[in.Kind]; {
	case verb != "":
		return nil, db.BadInput("input.kind", "%s is not recorded by this: use %s", in.Kind, verb)
	case in.Place == nil:
		return nil, db.BadInput("input.place", "%s goes somewhere: say where", in.Kind)
	case in.Handler == nil && in.Kind == db.GoodsMovementKindStore:
		return nil, db.BadInput("input.handler", "goods in store are in somebody's keeping: name the officer who took them over")
	}
	var handler *int64
	if in.Handler != nil {
		if err := w.RequireExists(ctx, "input.handler", *in.Handler, "Officer", (*db.Officer)(nil)); err != nil {
			return nil, err
		}
		handler = &in.Handler.ID
	}
	lots, err := lockLots(ctx, w, "input.lots", moved(in.Lots), in.MovedOn)
	if err != nil {
		return nil, err
	}
	changed := db.Changed{}
	movements := make([]*db.GoodsMovement, len(in.Lots))
	cases := map[int64]bool{}
	for i, l := range in.Lots {
		s := lots[l.Lot.ID]
		from, where := s.held(), "held of what was confiscated"
		switch in.Kind {
		case db.GoodsMovementKindStore:
			from, where = s.there(), "there"
		case db.GoodsMovementKindSample:
			from, where = s.lot.Quantity.Sub(s.released).Sub(s.confiscated).Sub(s.later), "neither released, sampled nor confiscated"
		}
		quantity, err := s.take(db.Element("input.lots", i), l.Quantity, from, where)
		if err != nil {
			return nil, err
		}
		movements[i] = &db.GoodsMovement{
			LotID: l.Lot.ID, Kind: in.Kind, Quantity: quantity, MovedOn: in.MovedOn, Note: in.Note, Place: in.Place, HandlerID: handler, Proceeds: l.Proceeds,
		}
		if in.Kind == db.GoodsMovementKindStore {
			s.lot.StoredAt = in.Place
			if err := db.Update(ctx, w, s.lot, "stored_at"); err != nil {
				return nil, err
			}
		}
		cases[s.lot.CaseID] = true
		changed["goodsLots"] = append(changed["goodsLots"], l.Lot)
	}
	if in.Kind == db.GoodsMovementKindAuction || in.Kind == db.GoodsMovementKindTransfer {
		if err := checkLeaves(ctx, w, "input.lots", moved(in.Lots), in.MovedOn); err != nil {
			return nil, err
		}
	}
	if err := db.Insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	what := string(in.Kind) + ", " + *in.Place
	if err := addEvents(ctx, w, db.CaseEventKindGoodsMoved, in.MovedOn, &what, slices.Sorted(maps.Keys(cases))...); err != nil {
		return nil, err
	}
	if in.Kind != db.GoodsMovementKindSample {
		return changed, nil
	}
	for id := range cases { // what is sampled is under seizure no more
		p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: id}, nil)
		if err != nil {
			return nil, err
		}
		if err := p.endSeizure(ctx, in.MovedOn); err != nil {
			return nil, err
		}
	}
	return changed, nil
}

package enforcement

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// stock is a lot with what its ledger says, once nobody else adds to it.
type stock struct {
	lot         *db.GoodsLot
	taken       decimal.Decimal // sealed or seized
	released    decimal.Decimal // given back, or sampled
	confiscated decimal.Decimal // by the day asked
	later       decimal.Decimal // confiscated after it
	gone        decimal.Decimal
	keepers     map[int64]bool // who took it into store
	first, on   civil.Date     // the day it was taken, and the one asked
}

func notNegative(d decimal.Decimal) decimal.Decimal { return decimal.Max(d, decimal.Zero) }

// lockLots sums the ledgers of the lots of a list in the input, none of which moves before it was taken. Locks are taken in the order of numbers, so that two who move the
// same lots wait for each other in turn.
func lockLots(ctx context.Context, w *db.Writer, field string, keys []db.Key, on civil.Date) (map[int64]*stock, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(keys))
	for i, key := range keys {
		ids[i] = key.ID
	}
	var lots []*db.GoodsLot
	err := w.Tx().NewSelect().Model(&lots).Where("agency_id = ?", w.Agency()).Where("id IN ?", bun.Tuple(ids)).Order("id").For("UPDATE").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read lots: %w", err)
	}
	stocks := make(map[int64]*stock, len(lots))
	for _, lot := range lots {
		stocks[lot.ID] = &stock{lot: lot, keepers: map[int64]bool{}, on: on}
	}
	for i, key := range keys {
		if stocks[key.ID] == nil {
			return nil, db.NotFound(db.Element(field, i)+".lot", key)
		}
	}
	var movements []*db.GoodsMovement
	err = w.Tx().NewSelect().Model(&movements).Column("lot_id", "kind", "quantity", "moved_on", "handler_id").
		Where("agency_id = ?", w.Agency()).Where("lot_id IN ?", bun.Tuple(ids)).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read ledgers: %w", err)
	}
	for _, m := range movements {
		s := stocks[m.LotID]
		if !s.first.IsValid() || m.MovedOn.Before(s.first) {
			s.first = m.MovedOn
		}
		switch m.Kind {
		case db.GoodsMovementKindSeal, db.GoodsMovementKindSeize:
			s.taken = s.taken.Add(m.Quantity)
		case db.GoodsMovementKindRelease, db.GoodsMovementKindSample:
			s.released = s.released.Add(m.Quantity)
		case db.GoodsMovementKindConfiscate:
			if m.MovedOn.After(on) {
				s.later = s.later.Add(m.Quantity)
			} else {
				s.confiscated = s.confiscated.Add(m.Quantity)
			}
		case db.GoodsMovementKindDestroy, db.GoodsMovementKindAuction, db.GoodsMovementKindTransfer, db.GoodsMovementKindReturn:
			s.gone = s.gone.Add(m.Quantity)
		case db.GoodsMovementKindStore:
			if m.HandlerID != nil {
				s.keepers[*m.HandlerID] = true
			}
		}
	}
	for i, key := range keys {
		if s := stocks[key.ID]; s.first.IsValid() && on.Before(s.first) {
			return nil, problem.Errorf(problem.Conflict, "%s is before %s was taken, %s", on, s.lot.Name, s.first).At(db.Element(field, i) + ".lot")
		}
	}
	return stocks, nil
}

// checkLeaves checks that goods which leave the store for good were confiscated by a decision that stands and was served by then.
func checkLeaves(ctx context.Context, w *db.Writer, field string, keys []db.Key, on civil.Date) error {
	ids := make([]int64, len(keys))
	for i, key := range keys {
		ids[i] = key.ID
	}
	var lot int64
	var name string
	err := w.Tx().Tx.QueryRowContext(ctx, `SELECT l.id, l.name FROM goods_lots l WHERE l.agency_id = $1 AND l.id = ANY ($2) AND NOT EXISTS (
		SELECT FROM decisions d JOIN penalties p ON p.agency_id = d.agency_id AND p.decision_id = d.id
		WHERE d.agency_id = $1 AND d.case_id = l.case_id AND p.kind = 'CONFISCATION_OF_GOODS' AND d.withdrawn_on IS NULL AND d.served_on <= $3::text::date)
		ORDER BY l.id LIMIT 1`, w.Agency(), ids, on.String()).Scan(&lot, &name)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for decisions: %w", err)
	}
	i := slices.IndexFunc(keys, func(k db.Key) bool { return k.ID == lot })
	return db.Violates(db.Element(field, i)+".lot", law.NotConfiscated(name, on))
}

package db

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// GoodsLot is a lot of goods of one kind in a case; its movements are its ledger.
type GoodsLot struct {
	bun.BaseModel `bun:"table:goods_lots,alias:goods_lot"`
	Record

	CaseID    int64            `bun:"case_id"`
	Name      string           `bun:"name"`
	Field     CaseField        `bun:"field"`
	Quantity  decimal.Decimal  `bun:"quantity,type:numeric(14,3)"` // when taken into the books
	Unit      string           `bun:"unit"`
	Value     *decimal.Decimal `bun:"value,type:numeric(14,2)"`
	StoredAt  *string          `bun:"stored_at"`
	Condition *string          `bun:"condition"`
	SeizureID *int64           `bun:"seizure_id"`

	Seizure   *Seizure         `bun:"rel:belongs-to,join:agency_id=agency_id,join:seizure_id=id"`
	Case      *Case            `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Movements []*GoodsMovement `bun:"rel:has-many,join:agency_id=agency_id,join:id=lot_id"`
}

var goodsLotComputed = map[string]Computed{
	"quantityConfiscated": {
		SQL:   "({confiscated})::numeric(20,3)",
		Parts: map[string]Part{"confiscated": sumOfConfiscated},
	},
	"quantitySeized": {
		SQL: "greatest({seized} - {left}, 0)::numeric(20,3)",
		Parts: map[string]Part{
			"seized": {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind IN ('SEAL', 'SEIZE')"},
			"left":   {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind IN ('RELEASE', 'SAMPLE', 'CONFISCATE')"},
		},
	},
	"quantityHeld": {
		SQL: "({confiscated} - {gone})::numeric(20,3)",
		Parts: map[string]Part{
			"confiscated": sumOfConfiscated,
			"gone":        {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN')"},
		},
	},
	"quantityDestroyed": {
		SQL:   "({destroyed})::numeric(20,3)",
		Parts: map[string]Part{"destroyed": {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind = 'DESTROY'"}},
	},
}

var sumOfConfiscated = Part{Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind = 'CONFISCATE'"}

// GoodsMovement is an entry in the ledger of a lot, which is only added to.
type GoodsMovement struct {
	bun.BaseModel `bun:"table:goods_movements,alias:goods_movement"`
	Record

	LotID         int64             `bun:"lot_id"`
	Kind          GoodsMovementKind `bun:"kind"`
	Quantity      decimal.Decimal   `bun:"quantity,type:numeric(14,3)"`
	MovedOn       civil.Date        `bun:"moved_on,type:date"`
	DestructionID *int64            `bun:"destruction_id"`
	Note          *string           `bun:"note"`
	Place         *string           `bun:"place"`
	HandlerID     *int64            `bun:"handler_id"`
	Proceeds      *decimal.Decimal  `bun:"proceeds,type:numeric(14,2)"`

	Lot         *GoodsLot    `bun:"rel:belongs-to,join:agency_id=agency_id,join:lot_id=id"`
	Destruction *Destruction `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
	Handler     *Officer     `bun:"rel:belongs-to,join:agency_id=agency_id,join:handler_id=id"`
}

// Destruction is one event that takes goods of many lots and cases.
type Destruction struct {
	bun.BaseModel `bun:"table:destructions,alias:destruction"`
	Record

	DestroyedOn civil.Date        `bun:"destroyed_on,type:date"`
	Place       string            `bun:"place"`
	Method      DestructionMethod `bun:"method"`
	Contractor  *string           `bun:"contractor"`
	ApprovedBy  string            `bun:"approved_by"`
	RecordNo    *string           `bun:"record_no"`

	Supervisors []*Officer       `bun:"m2m:destruction_supervisors,join:Destruction=Supervisor"`
	Movements   []*GoodsMovement `bun:"rel:has-many,join:agency_id=agency_id,join:id=destruction_id"`
	FollowUps   []*FollowUp      `bun:"rel:has-many,join:agency_id=agency_id,join:id=destruction_id"`
}

var destructionComputed = map[string]Computed{
	"quantity": {
		SQL:   "({destroyed})::numeric(20,3)",
		Parts: map[string]Part{"destroyed": {Relation: "movements", Function: "sum", Column: "quantity"}},
	},
}

// DestructionSupervisor lets an officer supervise a destruction.
type DestructionSupervisor struct {
	bun.BaseModel `bun:"table:destruction_supervisors,alias:destruction_supervisor"`

	AgencyID      int64        `bun:"agency_id,pk"`
	DestructionID int64        `bun:"destruction_id,pk"`
	OfficerID     int64        `bun:"officer_id,pk"`
	Destruction   *Destruction `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
	Supervisor    *Officer     `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}

// ConfiscateGoods takes new lots into the books under a decision that confiscates goods. It changes `case` and
// `goodsLots`, these in the order given.
func ConfiscateGoods(ctx context.Context, w *Writer, in ConfiscateGoodsInput) (Changed, error) {
	if err := first(
		w.kept("input.decision", in.Decision, "Decision"),
		w.past("input.confiscatedOn", in.ConfiscatedOn),
		checkLots(in.Lots),
		some("input.seizedLots", in.SeizedLots, 0, "lots", func(l SeizedLotInput) Key { return l.Lot }),
	); err != nil {
		return nil, err
	}
	if len(in.Lots)+len(in.SeizedLots) == 0 {
		return nil, bad("input.lots", "a confiscation takes one lot or more")
	}
	for i, l := range in.SeizedLots {
		f := at("input.seizedLots", i)
		if err := w.kept(f+".lot", l.Lot, "GoodsLot"); err != nil {
			return nil, err
		}
		if l.Quantity != nil {
			if err := quantity(f+".quantity", *l.Quantity); err != nil {
				return nil, err
			}
		}
	}
	// Shared: the decision stays as it is until the goods are in the books.
	decision := new(Decision)
	if err := share(ctx, w, "input.decision", in.Decision, decision); err != nil {
		return nil, err
	}
	var field CaseField
	var confiscates bool
	err := w.tx.Tx.QueryRowContext(ctx, `SELECT c.field,
			EXISTS (SELECT FROM penalties p WHERE p.agency_id = $1 AND p.decision_id = $3 AND p.kind = 'CONFISCATION_OF_GOODS')
		FROM cases c WHERE c.agency_id = $1 AND c.id = $2`, w.agency, decision.CaseID, decision.ID).Scan(&field, &confiscates)
	if err != nil {
		return nil, fmt.Errorf("read case: %w", err)
	}
	notDecided := law.CheckGoodsDecided(decision.DecisionNo, confiscates)
	switch {
	case decision.WithdrawnOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s: nothing is confiscated by it", decision.WithdrawnOn).At("input.decision")
	case notDecided != nil:
		return nil, violation("input.decision", notDecided)
	case in.ConfiscatedOn.Before(decision.DecidedOn):
		return nil, bad("input.confiscatedOn", "%s is before the decision, %s", in.ConfiscatedOn, decision.DecidedOn)
	}
	// The lots' locks before the case's, as whoever moves goods takes them.
	seized := make([]Key, len(in.SeizedLots))
	for i, l := range in.SeizedLots {
		seized[i] = l.Lot
	}
	stocks, err := w.lockLots(ctx, "input.seizedLots", seized, in.ConfiscatedOn)
	if err != nil {
		return nil, err
	}
	p, err := w.proceed(ctx, Key{"Case", w.agency, decision.CaseID}, nil)
	if err != nil {
		return nil, err
	}
	var movements []*GoodsMovement
	for i, l := range in.SeizedLots {
		f, s := at("input.seizedLots", i), stocks[l.Lot.ID]
		if s.lot.CaseID != decision.CaseID {
			return nil, bad(f+".lot", "%s is of another case", l.Lot)
		}
		quantity, err := s.take(f, l.Quantity, s.seized(), "under seizure")
		if err != nil {
			return nil, err
		}
		movements = append(movements, &GoodsMovement{LotID: l.Lot.ID, Kind: GoodsMovementKindConfiscate, Quantity: quantity, MovedOn: in.ConfiscatedOn})
	}
	lots, err := p.enterLots(ctx, in.Lots, field, nil)
	if err != nil {
		return nil, err
	}
	for _, lot := range lots {
		movements = append(movements, &GoodsMovement{LotID: lot.ID, Kind: GoodsMovementKindConfiscate, Quantity: lot.Quantity, MovedOn: in.ConfiscatedOn})
	}
	if err := insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	err = insert(ctx, w, &CaseEvent{CaseID: decision.CaseID, Kind: CaseEventKindGoodsConfiscated, OccurredOn: in.ConfiscatedOn})
	if err != nil {
		return nil, err
	}
	if err := p.endSeizure(ctx, in.ConfiscatedOn); err != nil {
		return nil, err
	}
	return Changed{"case": {keyOf(p.there)}, "goodsLots": slices.Concat(seized, keysOf(lots))}, nil
}

// enterLots takes new lots into the books.
func (p *proceeding) enterLots(ctx context.Context, in []ConfiscatedLotInput, field CaseField, seizure *int64) ([]*GoodsLot, error) {
	if len(in) == 0 {
		return nil, nil
	}
	lots := make([]*GoodsLot, len(in))
	for i, l := range in {
		lots[i] = &GoodsLot{
			CaseID: p.there.ID, Name: l.Name, Field: field, Quantity: l.Quantity, Unit: l.Unit, Value: l.Value, StoredAt: &l.StoredAt,
			Condition: l.Condition, SeizureID: seizure,
		}
		if l.Field != nil {
			lots[i].Field = *l.Field
		}
	}
	return lots, insert(ctx, p.w, lots...)
}

func checkLots(lots []ConfiscatedLotInput) error {
	const field = "input.lots"
	if len(lots) > mostParts {
		return bad(field, "%d lots are too many: at most %d go together", len(lots), mostParts)
	}
	for i, l := range lots {
		f := at(field, i)
		if err := first(
			said(f+".name", l.Name, longestName),
			quantity(f+".quantity", l.Quantity),
			said(f+".unit", l.Unit, longestUnit),
			moneyIfGiven(f+".value", l.Value),
			said(f+".storedAt", l.StoredAt, longestLine),
			saidIfGiven(f+".condition", l.Condition, longestLine),
		); err != nil {
			return err
		}
	}
	return nil
}

// DestroyGoods destroys goods of one or more lots in one event: of each no more than is held of what was confiscated by
// that day. It changes `destruction`.
func DestroyGoods(ctx context.Context, w *Writer, in DestroyGoodsInput) (Changed, error) {
	if err := first(
		some("input.lots", in.Lots, 1, "lots", func(l DestroyedLotInput) Key { return l.Lot }),
		w.past("input.destroyedOn", in.DestroyedOn),
		said("input.place", in.Place, longestLine),
		saidIfGiven("input.contractor", in.Contractor, longestName),
		said("input.approvedBy", in.ApprovedBy, longestName),
		some("input.supervisors", in.Supervisors, 2, "supervisors", itself),
		saidIfGiven("input.recordNo", in.RecordNo, longestNo),
	); err != nil {
		return nil, err
	}
	for i, l := range in.Lots {
		f := at("input.lots", i)
		if err := w.kept(f+".lot", l.Lot, "GoodsLot"); err != nil {
			return nil, err
		}
		if l.Quantity != nil {
			if err := quantity(f+".quantity", *l.Quantity); err != nil {
				return nil, err
			}
		}
	}
	if _, err := w.officers(ctx, "input.supervisors", in.Supervisors); err != nil {
		return nil, err
	}
	keys := make([]Key, len(in.Lots))
	for i, l := range in.Lots {
		keys[i] = l.Lot
	}
	stocks, err := w.lockLots(ctx, "input.lots", keys, in.DestroyedOn)
	if err != nil {
		return nil, err
	}
	cases := map[int64]bool{}
	for _, s := range stocks {
		cases[s.lot.CaseID] = true
	}
	destruction := &Destruction{
		DestroyedOn: in.DestroyedOn, Place: in.Place, Method: in.Method, Contractor: in.Contractor, ApprovedBy: in.ApprovedBy,
		RecordNo: in.RecordNo,
	}
	var movements []*GoodsMovement
	for i, l := range in.Lots {
		s := stocks[l.Lot.ID]
		for n, supervisor := range in.Supervisors {
			if v := law.CheckSupervisor(s.lot.Name, s.keepers[supervisor.ID]); v != nil {
				return nil, violation(at("input.supervisors", n), v)
			}
		}
		destroyed, err := s.take(at("input.lots", i), l.Quantity, s.held(), "held of what was confiscated")
		if err != nil {
			return nil, err
		}
		movements = append(movements, &GoodsMovement{
			LotID: l.Lot.ID, Kind: GoodsMovementKindDestroy, Quantity: destroyed, MovedOn: in.DestroyedOn,
		})
	}
	if err := w.checkLeaves(ctx, "input.lots", keys, in.DestroyedOn); err != nil {
		return nil, err
	}
	if err := insert(ctx, w, destruction); err != nil {
		return nil, err
	}
	var supervisors []DestructionSupervisor
	for _, officer := range in.Supervisors {
		supervisors = append(supervisors, DestructionSupervisor{AgencyID: w.agency, DestructionID: destruction.ID, OfficerID: officer.ID})
	}
	if _, err := w.tx.NewInsert().Model(&supervisors).Exec(ctx); err != nil {
		return nil, fmt.Errorf("name supervisors: %w", err)
	}
	for _, m := range movements {
		m.DestructionID = &destruction.ID
	}
	if err := insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	if err := w.tell(ctx, CaseEventKindGoodsDestroyed, in.DestroyedOn, &in.Place, slices.Sorted(maps.Keys(cases))...); err != nil {
		return nil, err
	}
	return Changed{"destruction": {keyOf(destruction)}}, nil
}

// checkGoodsDone checks that nothing of the case is still under seizure, nothing decided to be confiscated is not, and nothing is kept
// that was confiscated by a decision that does not stand.
func (p *proceeding) checkGoodsDone(ctx context.Context) error {
	var goods law.GoodsOfCase
	err := p.w.tx.Tx.QueryRowContext(ctx, `WITH lots AS (SELECT coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')), 0) > coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE', 'CONFISCATE')), 0) AS seized,
			coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'CONFISCATE'), 0) > 0 AS confiscated,
			coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'CONFISCATE'), 0) > coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN')), 0) AS kept
			FROM goods_lots l JOIN goods_movements m ON m.agency_id = l.agency_id AND m.lot_id = l.id WHERE l.agency_id = $1 AND l.case_id = $2 GROUP BY l.id)
		SELECT coalesce(bool_or(seized), false), coalesce(bool_or(confiscated), false), coalesce(bool_or(kept), false),
			EXISTS (SELECT FROM penalties WHERE agency_id = $1 AND case_id = $2 AND kind = 'CONFISCATION_OF_GOODS' AND withdrawn_on IS NULL) FROM lots`,
		p.w.agency, p.there.ID).Scan(&goods.AreSeized, &goods.AreConfiscated, &goods.AreKept, &goods.IsDecided)
	if err != nil {
		return fmt.Errorf("look for goods: %w", err)
	}
	if v := goods.Check(); v != nil {
		return violation("input.case", v)
	}
	return nil
}

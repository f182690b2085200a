package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

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

	CaseID   int64            `bun:"case_id"`
	Name     string           `bun:"name"`
	Field    CaseField        `bun:"field"`
	Quantity decimal.Decimal  `bun:"quantity,type:numeric(14,3)"` // when taken into the books
	Unit     string           `bun:"unit"`
	Value    *decimal.Decimal `bun:"value,type:numeric(14,2)"`
	StoredAt *string          `bun:"stored_at"`

	Case      *Case            `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Movements []*GoodsMovement `bun:"rel:has-many,join:agency_id=agency_id,join:id=lot_id"`
}

var goodsLotComputed = map[string]Computed{
	"quantityConfiscated": {
		SQL:   "({confiscated})::numeric(20,3)",
		Parts: map[string]Part{"confiscated": sumOfConfiscated},
	},
	"quantityHeld": {
		SQL: "({confiscated} - {gone})::numeric(20,3)",
		Parts: map[string]Part{
			"confiscated": sumOfConfiscated,
			"gone":        {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind IN ('DESTROY', 'AUCTION', 'TRANSFER')"},
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

	Lot         *GoodsLot    `bun:"rel:belongs-to,join:agency_id=agency_id,join:lot_id=id"`
	Destruction *Destruction `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
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
		checkConfiscated(in.Lots),
	); err != nil {
		return nil, err
	}
	// Shared: the decision stays as it is until the goods are in the books.
	decision := new(Decision)
	err := w.tx.NewSelect().Model(decision).Where("agency_id = ?", w.agency).Where("id = ?", in.Decision.ID).For("SHARE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.decision", in.Decision)
	}
	if err != nil {
		return nil, fmt.Errorf("read decision: %w", err)
	}
	var field CaseField
	var confiscates bool
	err = w.tx.Tx.QueryRowContext(ctx, `SELECT c.field,
			EXISTS (SELECT FROM penalties p WHERE p.agency_id = $1 AND p.decision_id = $3 AND p.kind = 'CONFISCATION_OF_GOODS')
		FROM cases c WHERE c.agency_id = $1 AND c.id = $2`, w.agency, decision.CaseID, decision.ID).Scan(&field, &confiscates)
	if err != nil {
		return nil, fmt.Errorf("read case: %w", err)
	}
	switch {
	case !confiscates:
		return nil, violation("input.decision", &law.Violation{Rule: "goods.decided", Article: "行政处罚法 9", Text: fmt.Sprintf(
			"decision %s holds no CONFISCATION_OF_GOODS: goods are confiscated only where a decision says so", decision.DecisionNo)})
	case in.ConfiscatedOn.Before(decision.DecidedOn):
		return nil, bad("input.confiscatedOn", "%s is before the decision, %s", in.ConfiscatedOn, decision.DecidedOn)
	}
	changed := Changed{"case": {{"Case", w.agency, decision.CaseID}}}
	var lots []*GoodsLot
	for _, l := range in.Lots {
		lot := &GoodsLot{
			CaseID: decision.CaseID, Name: l.Name, Field: field, Quantity: l.Quantity, Unit: l.Unit, Value: l.Value, StoredAt: &l.StoredAt,
		}
		if l.Field != nil {
			lot.Field = *l.Field
		}
		lots = append(lots, lot)
	}
	if err := insert(ctx, w, lots...); err != nil {
		return nil, err
	}
	var movements []*GoodsMovement
	for _, lot := range lots {
		changed["goodsLots"] = append(changed["goodsLots"], keyOf(lot))
		movements = append(movements, &GoodsMovement{
			LotID: lot.ID, Kind: GoodsMovementKindConfiscate, Quantity: lot.Quantity, MovedOn: in.ConfiscatedOn,
		})
	}
	if err := insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	err = insert(ctx, w, &CaseEvent{CaseID: decision.CaseID, Kind: CaseEventKindGoodsConfiscated, OccurredOn: in.ConfiscatedOn})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

func checkConfiscated(lots []ConfiscatedLotInput) error {
	const field = "input.lots"
	switch {
	case len(lots) == 0:
		return bad(field, "a confiscation takes one lot or more")
	case len(lots) > mostParts:
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
	stocks, err := w.lockStocks(ctx, in)
	if err != nil {
		return nil, err
	}
	destruction := &Destruction{
		DestroyedOn: in.DestroyedOn, Place: in.Place, Method: in.Method, Contractor: in.Contractor, ApprovedBy: in.ApprovedBy,
		RecordNo: in.RecordNo,
	}
	var movements []*GoodsMovement
	for i, l := range in.Lots {
		destroyed, err := stocks[l.Lot.ID].take(at("input.lots", i), l.Quantity, in.DestroyedOn)
		if err != nil {
			return nil, err
		}
		movements = append(movements, &GoodsMovement{
			LotID: l.Lot.ID, Kind: GoodsMovementKindDestroy, Quantity: destroyed, MovedOn: in.DestroyedOn,
		})
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
	return Changed{"destruction": {keyOf(destruction)}}, nil
}

// stock is what the ledger says of a lot.
type stock struct {
	name, unit  string
	confiscated decimal.Decimal // by the day asked
	later       decimal.Decimal // confiscated after it
	gone        decimal.Decimal
}

// lockStocks sums the ledgers of the lots once nobody else adds to them. Locks are taken in the order of numbers, so that
// two who destroy the same lots wait for each other in turn.
func (w *Writer) lockStocks(ctx context.Context, in DestroyGoodsInput) (map[int64]*stock, error) {
	ids := make([]int64, len(in.Lots))
	for i, l := range in.Lots {
		ids[i] = l.Lot.ID
	}
	var lots []*GoodsLot
	err := w.tx.NewSelect().Model(&lots).Where("agency_id = ?", w.agency).Where("id IN ?", bun.Tuple(ids)).Order("id").For("UPDATE").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read lots: %w", err)
	}
	stocks := make(map[int64]*stock, len(lots))
	for _, lot := range lots {
		stocks[lot.ID] = &stock{name: lot.Name, unit: lot.Unit}
	}
	for i, l := range in.Lots {
		if stocks[l.Lot.ID] == nil {
			return nil, missing(at("input.lots", i)+".lot", l.Lot)
		}
	}
	var movements []*GoodsMovement
	err = w.tx.NewSelect().Model(&movements).Column("lot_id", "kind", "quantity", "moved_on").
		Where("agency_id = ?", w.agency).Where("lot_id IN ?", bun.Tuple(ids)).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read ledgers: %w", err)
	}
	for _, m := range movements {
		s := stocks[m.LotID]
		switch m.Kind {
		case GoodsMovementKindConfiscate:
			if m.MovedOn.After(in.DestroyedOn) {
				s.later = s.later.Add(m.Quantity)
			} else {
				s.confiscated = s.confiscated.Add(m.Quantity)
			}
		case GoodsMovementKindDestroy, GoodsMovementKindAuction, GoodsMovementKindTransfer:
			s.gone = s.gone.Add(m.Quantity)
		}
	}
	return stocks, nil
}

// take is the quantity to be destroyed of a lot: the one asked for, or all that is held; never more than is held.
func (s *stock) take(field string, asked *decimal.Decimal, on civil.Date) (decimal.Decimal, error) {
	held := s.confiscated.Sub(s.gone)
	if held.IsNegative() { // what left was confiscated later, in a ledger loaded from elsewhere
		held = decimal.Zero
	}
	refuse := func(field, format string, args ...any) (decimal.Decimal, error) {
		text := fmt.Sprintf(format, args...)
		if s.later.IsPositive() {
			text += fmt.Sprintf("; %s %s were confiscated only after %s", s.later, s.unit, on)
		}
		return decimal.Zero, problem.Errorf(problem.Conflict, "%s", text).At(field).With("held", held.StringFixed(3))
	}
	switch {
	case asked == nil && held.IsZero():
		return refuse(field+".lot", "nothing is held of %s: what was confiscated is gone", s.name)
	case asked == nil:
		return held, nil
	case asked.GreaterThan(held):
		return refuse(field+".quantity", "%s %s is more than the %s held of %s: destroy that at most", asked, s.unit, held, s.name)
	}
	return *asked, nil
}

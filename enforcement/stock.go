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
	"docket/messages"
	"docket/problem"
)

// stock is a locked lot of goods with the totals of its movements, all in the unit of the lot.
type stock struct {
	lot              *db.GoodsLot
	on               civil.Date // the day of the movement that is to be recorded
	firstMovedOn     civil.Date
	seized           decimal.Decimal // sealed or seized
	released         decimal.Decimal // released from seizure, or taken as a sample
	confiscated      decimal.Decimal // on or before the day
	confiscatedLater decimal.Decimal // after the day
	disposed         decimal.Decimal // destroyed, auctioned, transferred or returned
	keepers          map[int64]bool  // the officers who took the lot into store
}

// portion is the part of a stock that a kind of movement may take, with the words for it in a message.
type portion struct {
	quantity decimal.Decimal
	words    messages.Phrase
}

func notNegative(d decimal.Decimal) decimal.Decimal { return decimal.Max(d, decimal.Zero) }

// underSeizure returns the quantity that is sealed or seized and was neither released, sampled nor confiscated.
func (s *stock) underSeizure() portion {
	return portion{notNegative(s.seized.Sub(s.released).Sub(s.confiscated).Sub(s.confiscatedLater)), "under seizure"}
}

// held returns the quantity that was confiscated by the day and not disposed of. It is zero where an imported ledger has more disposed of
// than confiscated by the day.
func (s *stock) held() portion {
	return portion{notNegative(s.confiscated.Sub(s.disposed)), "held of what was confiscated"}
}

// inStore returns the quantity that has not left the bureau.
func (s *stock) inStore() portion {
	return portion{notNegative(s.lot.Quantity.Sub(s.released).Sub(s.disposed)), "there"}
}

// forSample returns the quantity of which a sample may be taken: it was neither released, sampled nor confiscated.
func (s *stock) forSample() portion {
	quantity := s.lot.Quantity.Sub(s.released).Sub(s.confiscated).Sub(s.confiscatedLater)
	return portion{notNegative(quantity), "neither released, sampled nor confiscated"}
}

// add adds a movement to the totals.
func (s *stock) add(m *db.GoodsMovement) {
	if !s.firstMovedOn.IsValid() || m.MovedOn.Before(s.firstMovedOn) {
		s.firstMovedOn = m.MovedOn
	}
	switch m.Kind {
	case db.GoodsMovementKindSeal, db.GoodsMovementKindSeize:
		s.seized = s.seized.Add(m.Quantity)
	case db.GoodsMovementKindRelease, db.GoodsMovementKindSample:
		s.released = s.released.Add(m.Quantity)
	case db.GoodsMovementKindConfiscate:
		if m.MovedOn.After(s.on) {
			s.confiscatedLater = s.confiscatedLater.Add(m.Quantity)
		} else {
			s.confiscated = s.confiscated.Add(m.Quantity)
		}
	case db.GoodsMovementKindDestroy, db.GoodsMovementKindAuction, db.GoodsMovementKindTransfer, db.GoodsMovementKindReturn:
		s.disposed = s.disposed.Add(m.Quantity)
	case db.GoodsMovementKindStore:
		if m.HandlerID != nil {
			s.keepers[*m.HandlerID] = true
		}
	}
}

// take returns the quantity that a movement takes: the quantity asked for, or all of the portion where none is asked for. Returns CONFLICT
// where the portion is empty or smaller than what is asked for; the detail `held` is the size of the portion.
func (s *stock) take(field string, asked *decimal.Decimal, from portion) (decimal.Decimal, error) {
	var text, later messages.Text
	switch {
	case asked == nil && from.quantity.IsZero():
		field += ".lot"
		text = messages.Textf("nothing of %s is %s", s.lot.Name, from.words)
	case asked == nil:
		return from.quantity, nil
	case asked.GreaterThan(from.quantity):
		field += ".quantity"
		text = messages.Textf("%s %s is more than the %s of %s that are %s: take that at most", asked, s.lot.Unit, from.quantity, s.lot.Name, from.words)
	default:
		return *asked, nil
	}
	if s.confiscatedLater.IsPositive() {
		later = messages.Textf("; %s %s were confiscated only after %s", s.confiscatedLater, s.lot.Unit, s.on)
	}
	return decimal.Zero, problem.Errorf(problem.Conflict, "%s%s", text, later).At(field).With("held", from.quantity.StringFixed(3))
}

// movedLots returns the lots of an input that name a quantity and nothing else.
func movedLots[Input ~struct {
	Lot      db.Key
	Quantity *decimal.Decimal
}](lots []Input) []MovedLotInput {
	moved := make([]MovedLotInput, len(lots))
	for i, l := range lots {
		l := DestroyedLotInput(l)
		moved[i] = MovedLotInput{Lot: l.Lot, Quantity: l.Quantity}
	}
	return moved
}

// requireLots checks the lots of a movement: their number, that none is named twice, their keys and quantities, and that each lot has
// proceeds in yuan where the lots were auctioned, and none otherwise.
func requireLots(w *db.Writer, field string, lots []MovedLotInput, least int, kind db.GoodsMovementKind) error {
	faults := []error{input.RequireDistinct(field, lots, least, "lots", func(l MovedLotInput) db.Key { return l.Lot })}
	for i, l := range lots[:min(len(lots), input.MaxParts)] {
		f := input.ElementPath(field, i)
		faults = append(faults, w.RequireOwn(f+".lot", l.Lot, "GoodsLot"))
		if l.Quantity != nil {
			faults = append(faults, input.RequireQuantity(f+".quantity", *l.Quantity))
		}
		faults = append(faults, input.RequireMoneyIfGiven(f+".proceeds", l.Proceeds), input.FaultIf((l.Proceeds != nil) != (kind == db.GoodsMovementKindAuction),
			f+".proceeds", "AUCTION needs the proceeds of each lot, and no other kind has them: the kind is %s", kind))
	}
	return input.CheckAll(faults...)
}

// lockLots locks lots and adds up their movements. It returns the stocks of the lots in the order of the input. Rows are locked in the order
// of their ids, so that two transactions that move the same lots never wait for each other in a circle. Returns NOT_FOUND for
// a lot that does not exist, and CONFLICT where the day is before the first movement of a lot.
func lockLots(ctx context.Context, w *db.Writer, field string, lots []MovedLotInput, on civil.Date) ([]*stock, error) {
	if len(lots) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(lots))
	for i, l := range lots {
		ids[i] = l.Lot.ID
	}
	rows, err := db.Read[db.GoodsLot](ctx, w, "id = ANY ($2)", "ORDER BY id FOR UPDATE", ids)
	if err != nil {
		return nil, err
	}
	movements, err := db.Read[db.GoodsMovement](ctx, w, "lot_id = ANY ($2)", "", ids)
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]*stock, len(rows))
	for _, lot := range rows {
		byID[lot.ID] = &stock{lot: lot, on: on, keepers: map[int64]bool{}}
	}
	for _, m := range movements {
		byID[m.LotID].add(m)
	}
	stocks, faults := make([]*stock, len(lots)), make([]error, len(lots))
	for i, l := range lots {
		s, f := byID[l.Lot.ID], input.ElementPath(field, i)+".lot"
		switch {
		case s == nil:
			faults[i] = db.NotFound(f, l.Lot)
		case s.firstMovedOn.IsValid() && on.Before(s.firstMovedOn):
			faults[i] = problem.Errorf(problem.Conflict, "%s is before %s was taken, %s", on, s.lot.Name, s.firstMovedOn).At(f)
		}
		stocks[i] = s
	}
	return stocks, input.CheckAll(faults...)
}

// takeEach returns the quantity that a movement takes of each lot, from the portion that it may take. See stock.take.
func takeEach(field string, lots []MovedLotInput, stocks []*stock, from func(*stock) portion) ([]decimal.Decimal, error) {
	quantities, faults := make([]decimal.Decimal, len(lots)), make([]error, len(lots))
	for i, s := range stocks {
		quantities[i], faults[i] = s.take(input.ElementPath(field, i), lots[i].Quantity, from(s))
	}
	return quantities, input.CheckAll(faults...)
}

// requireLotsOf checks that lots belong to a case.
func requireLotsOf(caseID int64, field string, stocks []*stock) error {
	faults := make([]error, len(stocks))
	for i, s := range stocks {
		faults[i] = input.FaultIf(s.lot.CaseID != caseID, input.ElementPath(field, i)+".lot", "%s belongs to another case", db.KeyOf(s.lot))
	}
	return input.CheckAll(faults...)
}

// casesOf returns the ids of the cases that the lots belong to, each once, in ascending order.
func casesOf(stocks []*stock) []int64 {
	ids := make([]int64, len(stocks))
	for i, s := range stocks {
		ids[i] = s.lot.CaseID
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// keysOf returns the keys of the lots.
func keysOf(stocks []*stock) []db.Key {
	keys := make([]db.Key, len(stocks))
	for i, s := range stocks {
		keys[i] = db.KeyOf(s.lot)
	}
	return keys
}

// newMovements returns a movement of each lot on the day of the stocks.
func newMovements(kind db.GoodsMovementKind, stocks []*stock, quantities []decimal.Decimal) []*db.GoodsMovement {
	movements := make([]*db.GoodsMovement, len(stocks))
	for i, s := range stocks {
		movements[i] = &db.GoodsMovement{LotID: s.lot.ID, Kind: kind, Quantity: quantities[i], MovedOn: s.on}
	}
	return movements
}

// checkDisposal checks that lots, which leave the store for good, were confiscated by a decision that stands and was served by the
// day (行政处罚法 61, 74).
func checkDisposal(ctx context.Context, w *db.Writer, field string, stocks []*stock, on civil.Date) error {
	var final []int64 // the cases with such a decision
	err := w.Tx().NewRaw(`SELECT DISTINCT d.case_id FROM decisions d JOIN penalties p ON p.agency_id = d.agency_id AND p.decision_id = d.id
		WHERE d.agency_id = ? AND d.case_id IN ? AND p.kind = 'CONFISCATION_OF_GOODS' AND d.withdrawn_on IS NULL AND d.served_on <= ?`,
		w.Agency(), bun.Tuple(casesOf(stocks)), on).Scan(ctx, &final)
	if err != nil {
		return fmt.Errorf("look for decisions: %w", err)
	}
	for i, s := range stocks {
		if !slices.Contains(final, s.lot.CaseID) {
			return input.Violation(input.ElementPath(field, i)+".lot", law.NotConfiscated(s.lot.Name, on))
		}
	}
	return nil
}

package casefile

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/enforcement"
	"docket/law"
)

// supervisor lets an officer supervise a destruction.
type supervisor struct{ agency, destruction, officer int64 }

// stock is what the ledger of a lot says.
type stock struct{ seized, released, confiscated, gone decimal.Decimal }

// stockOf sums the ledger of a lot.
func (f *File) stockOf(lot *db.GoodsLot) (s stock) {
	for _, m := range f.movements.own() {
		if m.LotID != lot.ID {
			continue
		}
		switch m.Kind {
		case db.GoodsMovementKindSeal, db.GoodsMovementKindSeize:
			s.seized = s.seized.Add(m.Quantity)
		case db.GoodsMovementKindRelease, db.GoodsMovementKindSample:
			s.released = s.released.Add(m.Quantity)
		case db.GoodsMovementKindConfiscate:
			s.confiscated = s.confiscated.Add(m.Quantity)
		case db.GoodsMovementKindDestroy, db.GoodsMovementKindAuction, db.GoodsMovementKindTransfer, db.GoodsMovementKindReturn:
			s.gone = s.gone.Add(m.Quantity)
		}
	}
	return s
}

// underSeizure returns what is sealed or seized still.
func (s stock) underSeizure() decimal.Decimal {
	return decimal.Max(s.seized.Sub(s.released).Sub(s.confiscated), decimal.Zero)
}

// held returns what was confiscated and is still there.
func (s stock) held() decimal.Decimal { return s.confiscated.Sub(s.gone) }

// quantityOf returns what is moved of a lot: the quantity asked for, or all that may be.
func (f *File) quantityOf(lot *db.GoodsLot, asked *decimal.Decimal, may decimal.Decimal) decimal.Decimal {
	switch {
	case asked == nil && may.IsPositive():
		return may
	case asked == nil || asked.GreaterThan(may):
		f.refuse("%v of %s are moved, and %s may be", asked, lot.Name, may)
	}
	return *asked
}

// enterLots takes new lots into the books, under an order of seizure where one is named.
func (f *File) enterLots(in []enforcement.ConfiscatedLotInput, seizure *int64) []*db.GoodsLot {
	var lots []*db.GoodsLot
	for _, l := range in {
		lot := &db.GoodsLot{
			CaseID: f.current.ID, Name: l.Name, Field: f.current.Field, Quantity: l.Quantity, Unit: l.Unit, Value: l.Value, StoredAt: &l.StoredAt,
			Condition: l.Condition, SeizureID: seizure,
		}
		lots = append(lots, put(f, &f.lots, lot, &lot.Record))
	}
	return lots
}

// move adds an entry to the ledger of a lot.
func (f *File) move(m db.GoodsMovement) { put(f, &f.movements, &m, &m.Record) }

// confiscate confiscates lots under seizure and new ones.
func (f *File) confiscate(in enforcement.ConfiscateGoodsInput) {
	decision := f.decisions.at(in.Decision)
	if in.ConfiscatedOn.Before(decision.DecidedOn) || decision.WithdrawnOn != nil || !f.confiscates() {
		f.refuse("goods are confiscated on %s by a decision that does not", in.ConfiscatedOn)
	}
	var movements []db.GoodsMovement
	for _, l := range in.SeizedLots {
		lot := f.lots.at(l.Lot)
		quantity := f.quantityOf(lot, l.Quantity, f.stockOf(lot).underSeizure())
		movements = append(movements, db.GoodsMovement{LotID: lot.ID, Kind: db.GoodsMovementKindConfiscate, Quantity: quantity, MovedOn: in.ConfiscatedOn})
	}
	for _, lot := range f.enterLots(in.Lots, nil) {
		movements = append(movements, db.GoodsMovement{LotID: lot.ID, Kind: db.GoodsMovementKindConfiscate, Quantity: lot.Quantity, MovedOn: in.ConfiscatedOn})
	}
	for _, m := range movements {
		f.move(m)
	}
	f.event(db.CaseEventKindGoodsConfiscated, in.ConfiscatedOn, nil)
	f.endSeizure(in.ConfiscatedOn)
}

// confiscates reports whether a decision that stands confiscates goods.
func (f *File) confiscates() bool {
	return slices.ContainsFunc(f.penalties.own(), func(p *db.Penalty) bool {
		return p.Kind == db.PenaltyKindConfiscationOfGoods && p.WithdrawnOn == nil
	})
}

// seize seals or seizes goods for the term that the law sets.
func (f *File) seize(in enforcement.SeizeGoodsInput) {
	f.beside(law.GoodsSeized, in.SeizedOn, &in.Ground)
	seizure := &db.Seizure{
		CaseID: f.current.ID, Kind: in.Kind, Ground: in.Ground, ApprovedBy: in.ApprovedBy, Place: in.Place, SeizedOn: in.SeizedOn,
	}
	due, _ := f.book.DeadlineOf("seizure.term", in.SeizedOn)
	seizure.DueOn = &due.LastDay
	put(f, &f.seizures, seizure, &seizure.Record)
	f.begin(db.DeadlineActionRelease, due, &seizure.ID)
	for _, lot := range f.enterLots(in.Lots, &seizure.ID) {
		f.move(db.GoodsMovement{LotID: lot.ID, Kind: db.GoodsMovementKind(in.Kind), Quantity: lot.Quantity, MovedOn: in.SeizedOn, Place: &in.Place})
	}
}

// extendSeizure extends the term of a seizure while it runs.
func (f *File) extendSeizure(in enforcement.ExtendSeizureInput) {
	seizure := f.seizures.at(in.Seizure)
	if in.ExtendedOn.After(*seizure.DueOn) {
		f.refuse("a seizure that ended on %s is extended on %s", seizure.DueOn, in.ExtendedOn)
	}
	f.beside(law.SeizureExtended, in.ExtendedOn, &in.Reason)
	seizure.ExtendedOn, seizure.Extension = &in.ExtendedOn, &in.Reason
	f.recountSeizure(seizure, in.ExtendedOn)
}

// recountSeizure lets the term of a seizure be what it is from a day on.
func (f *File) recountSeizure(seizure *db.Seizure, on civil.Date) {
	var examined []law.ExaminationPeriod
	for _, e := range f.examinations.own() {
		if e.SeizureID != nil && *e.SeizureID == seizure.ID {
			examined = append(examined, toldTimeOf(e))
		}
	}
	due, _ := f.book.SeizureDue(seizure.SeizedOn, seizure.ExtendedOn, examined)
	seizure.DueOn = &due.LastDay
	f.changed(&seizure.Record)
	for _, d := range f.deadlines.own() {
		if d.SeizureID != nil && *d.SeizureID == seizure.ID && d.EndedOn == nil {
			f.close(d, on)
			f.begin(db.DeadlineActionRelease, due, &seizure.ID)
			return
		}
	}
}

// endSeizure ends the deadlines of the seizures of which no goods are under seizure any more.
func (f *File) endSeizure(on civil.Date) {
	for _, d := range f.deadlines.own() {
		if d.Action != db.DeadlineActionRelease || d.EndedOn != nil {
			continue
		}
		isHeld := slices.ContainsFunc(f.lots.own(), func(l *db.GoodsLot) bool {
			return l.SeizureID != nil && *l.SeizureID == *d.SeizureID && f.stockOf(l).underSeizure().IsPositive()
		})
		if !isHeld {
			f.close(d, on)
		}
	}
}

// release gives goods back: goods under seizure, or goods that were confiscated by a decision that does not stand.
func (f *File) release(in enforcement.ReleaseGoodsInput) {
	step := law.GoodsReleased
	for _, l := range in.Lots {
		lot := f.lots.at(l.Lot)
		s := f.stockOf(lot)
		kind, may := db.GoodsMovementKindRelease, s.underSeizure()
		if may.IsZero() && !f.confiscates() && s.held().IsPositive() {
			kind, may, step = db.GoodsMovementKindReturn, s.held(), law.GoodsReturned
		}
		f.move(db.GoodsMovement{LotID: lot.ID, Kind: kind, Quantity: f.quantityOf(lot, l.Quantity, may), MovedOn: in.ReleasedOn, Note: &in.Reason})
	}
	f.beside(step, in.ReleasedOn, &in.Reason)
	f.endSeizure(in.ReleasedOn)
}

// moveGoods records where goods went.
func (f *File) moveGoods(in enforcement.MoveGoodsInput) {
	var handler *int64
	if in.Handler != nil {
		handler = &in.Handler.ID
	}
	for _, l := range in.Lots {
		lot := f.lots.at(l.Lot)
		s := f.stockOf(lot)
		may := s.held()
		switch in.Kind {
		case db.GoodsMovementKindStore:
			may = lot.Quantity.Sub(s.released).Sub(s.gone)
			lot.StoredAt = in.Place
			f.changed(&lot.Record)
		case db.GoodsMovementKindSample:
			may = lot.Quantity.Sub(s.released).Sub(s.confiscated)
		}
		f.move(db.GoodsMovement{
			LotID: lot.ID, Kind: in.Kind, Quantity: f.quantityOf(lot, l.Quantity, may), MovedOn: in.MovedOn, Note: in.Note, Place: in.Place, HandlerID: handler,
			Proceeds: l.Proceeds,
		})
	}
	what := string(in.Kind) + ", " + *in.Place
	f.event(db.CaseEventKindGoodsMoved, in.MovedOn, &what)
	if in.Kind == db.GoodsMovementKindSample {
		f.endSeizure(in.MovedOn)
	}
}

// AddDestruction enters a destruction, to which the files of cases bring their goods.
func (fs *Files) AddDestruction(in enforcement.DestroyGoodsInput) {
	at := fs.morningOf(in.DestroyedOn)
	d := &db.Destruction{
		Record:      db.Record{AgencyID: fs.agency.ID, ID: int64(len(fs.destructions) + 1), CreatedAt: at, UpdatedAt: at, Version: 1},
		DestroyedOn: in.DestroyedOn, Place: in.Place, Method: in.Method, Contractor: in.Contractor, ApprovedBy: in.ApprovedBy, RecordNo: in.RecordNo,
	}
	fs.destructions = append(fs.destructions, d)
	for _, s := range in.Supervisors {
		fs.supervisors = append(fs.supervisors, supervisor{fs.agency.ID, d.ID, s.ID})
	}
}

// destroy brings goods of the case to the destruction of the day.
func (f *File) destroy(in enforcement.DestroyGoodsInput) {
	n := slices.IndexFunc(f.destructions, func(d *db.Destruction) bool { return d.DestroyedOn == in.DestroyedOn })
	if f.current.ServedOn == nil || f.current.ServedOn.After(in.DestroyedOn) || !f.confiscates() {
		f.refuse("goods are destroyed on %s that no served decision confiscates", in.DestroyedOn)
	}
	for _, l := range in.Lots {
		lot := f.lots.at(l.Lot)
		f.move(db.GoodsMovement{
			LotID: lot.ID, Kind: db.GoodsMovementKindDestroy, Quantity: f.quantityOf(lot, l.Quantity, f.stockOf(lot).held()), MovedOn: in.DestroyedOn,
			DestructionID: &f.destructions[n].ID,
		})
	}
	f.event(db.CaseEventKindGoodsDestroyed, in.DestroyedOn, &in.Place)
}

// checkGoodsDone checks that nothing of the case is under seizure, or decided to be confiscated and not, or kept wrongly.
func (f *File) checkGoodsDone() {
	confiscated, kept := false, false
	for _, lot := range f.lots.own() {
		s := f.stockOf(lot)
		if s.underSeizure().IsPositive() {
			f.refuse("%s is under seizure when the case is concluded", lot.Name)
		}
		confiscated = confiscated || s.confiscated.IsPositive()
		kept = kept || s.held().IsPositive()
	}
	if f.confiscates() && !confiscated || !f.confiscates() && kept {
		f.refuse("the goods of the case are not done with when it is concluded")
	}
}

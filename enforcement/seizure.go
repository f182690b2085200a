package enforcement

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
	"docket/problem"
)

var seizureNumbers = db.NumberSeriesOf("SEIZURE_ORDER", "强制", "seizures", "order_no")

// lockSeizure locks an order, then its case.
func lockSeizure(ctx context.Context, w *db.Writer, field string, key db.Key) (*lockedCase, *db.Seizure, error) {
	seizure := new(db.Seizure)
	err := w.Tx().NewSelect().Model(seizure).Where("agency_id = ?", w.Agency()).Where("id = ?", key.ID).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, db.NotFound(field, key)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read seizure: %w", err)
	}
	p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: seizure.CaseID}, nil)
	return p, seizure, err
}

// SeizeGoods seals or seizes goods, which come into the books by it. It changes `seizure` and `goodsLots`.
func SeizeGoods(ctx context.Context, w *db.Writer, in SeizeGoodsInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		db.RequireTextIfGiven("input.orderNo", in.OrderNo, db.MaxNo),
		db.RequireText("input.ground", in.Ground, db.MaxNote),
		db.RequireText("input.approvedBy", in.ApprovedBy, db.MaxName),
		db.RequireText("input.place", in.Place, db.MaxLine),
		w.RequireNotFuture("input.seizedOn", in.SeizedOn),
		checkLots(in.Lots),
	); err != nil {
		return nil, err
	}
	if len(in.Lots) == 0 {
		return nil, db.BadInput("input.lots", "a seizure takes one lot or more")
	}
	p, err := loadCase(ctx, w, in.Case, nil)
	if err != nil {
		return nil, err
	}
	if in.SeizedOn.Before(p.current.FiledOn) {
		return nil, db.BadInput("input.seizedOn", "%s is before the case was filed, %s", in.SeizedOn, p.current.FiledOn)
	}
	if err := checkOfficers(ctx, w, "input.officers", in.Officers, in.SeizedOn); err != nil {
		return nil, err
	}
	if err := p.recordSideEvent(ctx, "input.case", law.GoodsSeized, in.SeizedOn, &in.Ground); err != nil {
		return nil, err
	}
	seizure := &db.Seizure{
		CaseID: p.current.ID, Kind: in.Kind, Ground: in.Ground, ApprovedBy: in.ApprovedBy, Place: in.Place, SeizedOn: in.SeizedOn,
	}
	if seizure.OrderNo, err = w.Number(ctx, seizureNumbers, in.SeizedOn.Year, "input.orderNo", in.OrderNo); err != nil {
		return nil, err
	}
	due, ok := w.Law().DeadlineOf("seizure.term", in.SeizedOn)
	if ok && due.UnknownYear == 0 {
		seizure.DueOn = &due.LastDay
	}
	if err := db.Insert(ctx, w, seizure); err != nil {
		return nil, db.RetryIfTaken(err, in.OrderNo, "seizures_order_no_key")
	}
	if ok {
		if err := p.addDeadlineOf(ctx, db.DeadlineActionRelease, due, &seizure.ID); err != nil {
			return nil, err
		}
	}
	lots, err := p.enterLots(ctx, in.Lots, p.current.Field, &seizure.ID)
	if err != nil {
		return nil, err
	}
	movements := make([]*db.GoodsMovement, len(lots))
	for i, lot := range lots {
		movements[i] = &db.GoodsMovement{LotID: lot.ID, Kind: db.GoodsMovementKind(in.Kind), Quantity: lot.Quantity, MovedOn: in.SeizedOn, Place: &in.Place}
	}
	if err := db.Insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	return db.Changed{"seizure": {db.KeyOf(seizure)}, "goodsLots": db.KeysOf(lots)}, nil
}

// ExtendSeizure extends a seizure, once. It changes `seizure`.
func ExtendSeizure(ctx context.Context, w *db.Writer, in ExtendSeizureInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.seizure", in.Seizure, "Seizure"),
		w.RequireNotFuture("input.extendedOn", in.ExtendedOn),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
	); err != nil {
		return nil, err
	}
	p, seizure, err := lockSeizure(ctx, w, "input.seizure", in.Seizure)
	if err != nil {
		return nil, err
	}
	if v := law.CheckSeizureExtendedOnce(seizure.ExtendedOn, seizure.DueOn); v != nil {
		return nil, db.Violates("input.seizure", v)
	}
	if in.ExtendedOn.Before(seizure.SeizedOn) {
		return nil, db.BadInput("input.extendedOn", "%s is before the seizure, %s", in.ExtendedOn, seizure.SeizedOn)
	}
	if v := law.CheckSeizureTerm(in.ExtendedOn, seizure.DueOn); v != nil {
		return nil, db.Violates("input.extendedOn", v)
	}
	if err := p.recordSideEvent(ctx, "input.seizure", law.SeizureExtended, in.ExtendedOn, &in.Reason); err != nil {
		return nil, err
	}
	seizure.ExtendedOn, seizure.Extension = &in.ExtendedOn, &in.Reason
	isRunning, err := p.recountSeizure(ctx, seizure, in.ExtendedOn, "extended_on", "extension")
	if err == nil && !isRunning {
		err = problem.Errorf(problem.Conflict, "nothing of it is under seizure any more: there is no term to extend").At("input.seizure")
	}
	if err != nil {
		return nil, err
	}
	return db.Changed{"seizure": {db.KeyOf(seizure)}}, nil
}

// seizureDue is the last day of a seizure.
func seizureDue(ctx context.Context, w *db.Writer, seizure *db.Seizure) (due law.Deadline, ok bool, err error) {
	examinations, err := db.Read[db.Examination](ctx, w, "seizure_id = $2", "ORDER BY id", seizure.ID)
	if err != nil {
		return law.Deadline{}, false, err
	}
	due, ok = w.Law().SeizureDue(seizure.SeizedOn, seizure.ExtendedOn, examined(examinations))
	return due, ok, nil
}

// recountSeizure lets the term of a seizure be what it is from a day on, and tells whether it runs still, for something is held. What
// else of the order has changed is named by its columns.
func (p *lockedCase) recountSeizure(ctx context.Context, seizure *db.Seizure, on civil.Date, columns ...string) (isRunning bool, err error) {
	due, ok, err := seizureDue(ctx, p.w, seizure)
	switch {
	case err != nil:
		return false, err
	case !ok:
		return false, db.Violates("input.seizure", law.NoSeizureTerm())
	}
	if seizure.DueOn = nil; due.IsKnown() {
		seizure.DueOn = &due.LastDay
	}
	if err := db.Update(ctx, p.w, seizure, append(columns, "due_on")...); err != nil {
		return false, err
	}
	open := slices.IndexFunc(p.openDeadlines, func(d *db.Deadline) bool { return d.SeizureID != nil && *d.SeizureID == seizure.ID && d.EndedOn == nil })
	if open < 0 {
		return false, nil
	}
	if err := p.endDeadline(ctx, p.openDeadlines[open], on); err != nil {
		return false, err
	}
	return true, p.addDeadlineOf(ctx, db.DeadlineActionRelease, due, &seizure.ID)
}

// ReleaseGoods gives goods back that are under seizure. It changes `case` and `goodsLots`.
func ReleaseGoods(ctx context.Context, w *db.Writer, in ReleaseGoodsInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		w.RequireNotFuture("input.releasedOn", in.ReleasedOn),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
		checkMoved(w, in.Lots, db.GoodsMovementKindRelease),
	); err != nil {
		return nil, err
	}
	lots, err := lockLots(ctx, w, "input.lots", moved(in.Lots), in.ReleasedOn)
	if err != nil {
		return nil, err
	}
	p, err := loadCase(ctx, w, in.Case, nil)
	if err != nil {
		return nil, err
	}
	var stands bool // a decision by which goods are confiscated
	if err := w.Tx().Tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM penalties WHERE agency_id = $1 AND case_id = $2 AND kind = 'CONFISCATION_OF_GOODS' AND withdrawn_on IS NULL)`,
		w.Agency(), p.current.ID).Scan(&stands); err != nil {
		return nil, fmt.Errorf("look for a decision: %w", err)
	}
	movements := make([]*db.GoodsMovement, len(in.Lots))
	step := law.GoodsReleased
	for i, l := range in.Lots {
		s := lots[l.Lot.ID]
		if s.lot.CaseID != p.current.ID {
			return nil, db.BadInput(db.Element("input.lots", i)+".lot", "%s is of another case", l.Lot)
		}
		kind, from, where := db.GoodsMovementKindRelease, s.seized(), "under seizure"
		if from.IsZero() && !stands && s.held().IsPositive() {
			kind, from, where, step = db.GoodsMovementKindReturn, s.held(), "held, though the decision that confiscated it does not stand", law.GoodsReturned
		}
		quantity, err := s.take(db.Element("input.lots", i), l.Quantity, from, where)
		if err != nil {
			return nil, err
		}
		movements[i] = &db.GoodsMovement{LotID: l.Lot.ID, Kind: kind, Quantity: quantity, MovedOn: in.ReleasedOn, Note: &in.Reason}
	}
	if err := db.Insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	if err := p.recordSideEvent(ctx, "input.case", step, in.ReleasedOn, &in.Reason); err != nil {
		return nil, err
	}
	if err := p.endSeizure(ctx, in.ReleasedOn); err != nil {
		return nil, err
	}
	changed := db.Changed{"case": {db.KeyOf(p.current)}}
	for _, l := range in.Lots {
		changed["goodsLots"] = append(changed["goodsLots"], l.Lot)
	}
	return changed, nil
}

// endSeizure ends the deadlines of those of the case's seizures of which nothing is held any more.
func (p *lockedCase) endSeizure(ctx context.Context, on civil.Date) error {
	if !p.hasOpenDeadline(db.DeadlineActionRelease) {
		return nil
	}
	var held []int64
	err := p.w.Tx().NewRaw(`SELECT DISTINCT coalesce(l.seizure_id, 0) FROM goods_lots l JOIN goods_movements m ON m.agency_id = l.agency_id AND m.lot_id = l.id
		WHERE l.agency_id = ? AND l.case_id = ? GROUP BY l.id, l.seizure_id
		HAVING sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')) > coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE', 'CONFISCATE')), 0)`,
		p.w.Agency(), p.current.ID).Scan(ctx, &held)
	if err != nil {
		return fmt.Errorf("look for goods under seizure: %w", err)
	}
	for _, d := range p.openDeadlines {
		isHeld := len(held) > 0
		if d.SeizureID != nil {
			isHeld = slices.Contains(held, *d.SeizureID)
		}
		if d.Action == db.DeadlineActionRelease && d.EndedOn == nil && !isHeld {
			if err := p.endDeadline(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// tell adds what happened beside the procedure to the timelines of cases.
func addEvents(ctx context.Context, w *db.Writer, kind db.CaseEventKind, on civil.Date, note *string, cases ...int64) error {
	events := make([]*db.CaseEvent, len(cases))
	for i, id := range cases {
		events[i] = &db.CaseEvent{CaseID: id, Kind: kind, OccurredOn: on, Note: note}
	}
	return db.Insert(ctx, w, events...)
}

// seized is what is under seizure.
func (s *stock) seized() decimal.Decimal {
	return notNegative(s.taken.Sub(s.released).Sub(s.confiscated).Sub(s.later))
}

// held is what was confiscated and is still there; of a ledger loaded from elsewhere, what left may have been confiscated
// later.
func (s *stock) held() decimal.Decimal { return notNegative(s.confiscated.Sub(s.gone)) }

// there is what has not left the bureau's hands.
func (s *stock) there() decimal.Decimal {
	return notNegative(s.lot.Quantity.Sub(s.released).Sub(s.gone))
}

// take is the quantity to be moved of a lot: the one asked for, or all that may be; never more than that.
func (s *stock) take(field string, asked *decimal.Decimal, may decimal.Decimal, where string) (decimal.Decimal, error) {
	refuse := func(field, format string, args ...any) (decimal.Decimal, error) {
		text := fmt.Sprintf(format, args...)
		if s.later.IsPositive() {
			text += fmt.Sprintf("; %s %s were confiscated only after %s", s.later, s.lot.Unit, s.on)
		}
		return decimal.Zero, problem.Errorf(problem.Conflict, "%s", text).At(field).With("held", may.StringFixed(3))
	}
	switch {
	case asked == nil && may.IsZero():
		return refuse(field+".lot", "nothing of %s is %s", s.lot.Name, where)
	case asked == nil:
		return may, nil
	case asked.GreaterThan(may):
		return refuse(field+".quantity", "%s %s is more than the %s of %s that are %s: take that at most", asked, s.lot.Unit, may, s.lot.Name, where)
	}
	return *asked, nil
}

// countSeizureTerms computes the terms of seizures that have none yet.
func countSeizureTerms(ctx context.Context, w *db.Writer) error {
	seizures, err := db.Read[db.Seizure](ctx, w, "due_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, s := range seizures {
		due, ok, err := seizureDue(ctx, w, s)
		if err != nil {
			return err
		}
		if !ok || !due.IsKnown() {
			continue
		}
		s.DueOn = &due.LastDay
		if err := db.Update(ctx, w, s, "due_on"); err != nil {
			return err
		}
	}
	return nil
}

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

var seizureNumbers = db.NewNumberSeries("SEIZURE_ORDER", "强制", "seizures", "order_no")

// lockSeizure locks an order of seizure, then its case.
func lockSeizure(ctx context.Context, w *db.Writer, field string, key db.Key) (*lockedcase.Case, *db.Seizure, error) {
	seizure := new(db.Seizure)
	if err := db.Lock(ctx, w, field, key, seizure); err != nil {
		return nil, nil, err
	}
	locked, err := lockedcase.LoadOf(ctx, w, seizure.CaseID)
	return locked, seizure, err
}

// SeizeGoods seals or seizes goods in a case, which become new lots (行政强制法 18). Payload: `seizure` and `goodsLots`. Returns CONFLICT
// where the number of the order is taken; RULE_VIOLATION where fewer than two officers with valid certificates seize (行政处罚法 42).
func SeizeGoods(ctx context.Context, w *db.Writer, in SeizeGoodsInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		input.RequireTextIfGiven("input.orderNo", in.OrderNo, input.MaxNumber),
		input.RequireText("input.ground", in.Ground, input.MaxNote),
		input.RequireText("input.approvedBy", in.ApprovedBy, input.MaxName),
		input.RequireText("input.place", in.Place, input.MaxLine),
		w.RequireNotFuture("input.seizedOn", in.SeizedOn),
		checkNewLots(in.Lots, true),
	); err != nil {
		return nil, err
	}
	locked, err := lockedcase.Load(ctx, w, in.Case, nil)
	if err != nil {
		return nil, err
	}
	if err := input.CheckAll(
		input.RequireNotBefore("input.seizedOn", in.SeizedOn, locked.Current.FiledOn, "the case was filed"),
		checkOfficers(ctx, w, "input.officers", in.Officers, in.SeizedOn),
		w.RequireApprover(ctx, in.ApprovedBy, in.Officers),
	); err != nil {
		return nil, err
	}
	if err := locked.RecordSideEvent(ctx, "input.case", law.GoodsSeized, in.SeizedOn, &in.Ground); err != nil {
		return nil, err
	}
	seizure, err := enterSeizure(ctx, locked, in)
	if err != nil {
		return nil, err
	}
	lots, err := enterLots(ctx, locked, in.Lots, &seizure.ID, db.GoodsMovement{Kind: db.GoodsMovementKind(in.Kind), MovedOn: in.SeizedOn, Place: &in.Place})
	if err != nil {
		return nil, err
	}
	return db.Payload{"seizure": {db.KeyOf(seizure)}, "goodsLots": db.KeysOf(lots)}, nil
}

// enterSeizure inserts an order of seizure, and opens the deadline by which the goods must be released (行政强制法 25). An order from before the law was in force has
// none.
func enterSeizure(ctx context.Context, locked *lockedcase.Case, in SeizeGoodsInput) (*db.Seizure, error) {
	seizure := &db.Seizure{
		CaseID: locked.Current.ID, Kind: in.Kind, Ground: in.Ground, ApprovedBy: in.ApprovedBy, Place: in.Place, SeizedOn: in.SeizedOn,
	}
	var err error
	if seizure.OrderNo, err = locked.Writer.DrawNumber(ctx, seizureNumbers, in.SeizedOn.Year, "input.orderNo", in.OrderNo); err != nil {
		return nil, err
	}
	due, ok := locked.Writer.Law().DeadlineOf("seizure.term", in.SeizedOn)
	if ok && due.IsKnown() {
		seizure.DueOn = &due.LastDay
	}
	if err := db.Insert(ctx, locked.Writer, seizure); err != nil {
		return nil, db.RetryIfTaken(err, in.OrderNo, "seizures_order_no_key")
	}
	if !ok {
		return seizure, nil
	}
	if err := locked.AddDeadlineOf(ctx, db.DeadlineActionRelease, due, &seizure.ID); err != nil {
		return nil, err
	}
	return seizure, nil
}

// ExtendSeizure extends the term of a seizure (行政强制法 25). Payload: `seizure`. Returns RULE_VIOLATION where the term was extended
// before or has ended, and CONFLICT where no goods of the seizure are under seizure any more.
func ExtendSeizure(ctx context.Context, w *db.Writer, in ExtendSeizureInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.seizure", in.Seizure, "Seizure"),
		w.RequireNotFuture("input.extendedOn", in.ExtendedOn),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
	); err != nil {
		return nil, err
	}
	locked, seizure, err := lockSeizure(ctx, w, "input.seizure", in.Seizure)
	if err != nil {
		return nil, err
	}
	if err := input.CheckAll(
		input.RequireLawful("input.seizure", law.CheckSeizureExtendedOnce(seizure.ExtendedOn, seizure.DueOn)),
		input.RequireNotBefore("input.extendedOn", in.ExtendedOn, seizure.SeizedOn, "the seizure"),
		input.RequireLawful("input.extendedOn", law.CheckSeizureTerm(in.ExtendedOn, seizure.DueOn)),
	); err != nil {
		return nil, err
	}
	if err := locked.RecordSideEvent(ctx, "input.seizure", law.SeizureExtended, in.ExtendedOn, &in.Reason); err != nil {
		return nil, err
	}
	seizure.ExtendedOn, seizure.Extension = &in.ExtendedOn, &in.Reason
	hasDeadline, err := updateSeizureTerm(ctx, locked, seizure, in.ExtendedOn, "extended_on", "extension")
	if err == nil && !hasDeadline {
		err = problem.Errorf(problem.Conflict, "nothing of it is under seizure any more: there is no term to extend").At("input.seizure")
	}
	if err != nil {
		return nil, err
	}
	return db.Payload{"seizure": {db.KeyOf(seizure)}}, nil
}

// seizureDue returns the deadline of a seizure, with its extension and examinations (行政强制法 25); false where no term was in force.
func seizureDue(ctx context.Context, w *db.Writer, seizure *db.Seizure) (due law.Deadline, ok bool, err error) {
	examinations, err := db.Read[db.Examination](ctx, w, "seizure_id = $2", "ORDER BY id", seizure.ID)
	if err != nil {
		return law.Deadline{}, false, err
	}
	due, ok = w.Law().SeizureDue(seizure.SeizedOn, seizure.ExtendedOn, lockedcase.ToldExaminationPeriods(examinations))
	return due, ok, nil
}

// updateSeizureTerm computes the term of a seizure again, writes it with further columns of the seizure, and replaces the open
// deadline on a day. It returns false where no deadline is open, because no goods of the seizure are under seizure any more.
func updateSeizureTerm(ctx context.Context, locked *lockedcase.Case, seizure *db.Seizure, on civil.Date, columns ...string) (hasDeadline bool, err error) {
	due, ok, err := seizureDue(ctx, locked.Writer, seizure)
	switch {
	case err != nil:
		return false, err
	case !ok:
		return false, input.Violation("input.seizure", law.NoSeizureTerm())
	}
	if seizure.DueOn = nil; due.IsKnown() {
		seizure.DueOn = &due.LastDay
	}
	if err := db.Update(ctx, locked.Writer, seizure, append(columns, "due_on")...); err != nil {
		return false, err
	}
	open := slices.IndexFunc(locked.OpenDeadlines, func(d *db.Deadline) bool { return d.SeizureID != nil && *d.SeizureID == seizure.ID && d.EndedOn == nil })
	if open < 0 {
		return false, nil
	}
	if err := locked.EndDeadline(ctx, locked.OpenDeadlines[open], on); err != nil {
		return false, err
	}
	if err := locked.AddDeadlineOf(ctx, db.DeadlineActionRelease, due, &seizure.ID); err != nil {
		return false, err
	}
	return true, nil
}

// ReleaseGoods gives goods back to the party: goods under seizure (行政强制法 28), or goods confiscated by a decision that was withdrawn
// (行政处罚法 48). Payload: `case` and `goodsLots`. Returns CONFLICT where more of a lot is given back than is there to give back, and where
// the day is before the lot was taken.
func ReleaseGoods(ctx context.Context, w *db.Writer, in ReleaseGoodsInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.case", in.Case, "Case"),
		w.RequireNotFuture("input.releasedOn", in.ReleasedOn),
		input.RequireText("input.reason", in.Reason, input.MaxNote),
		requireLots(w, "input.lots", in.Lots, 1, db.GoodsMovementKindRelease),
	); err != nil {
		return nil, err
	}
	stocks, err := lockLots(ctx, w, "input.lots", in.Lots, in.ReleasedOn)
	if err != nil {
		return nil, err
	}
	locked, err := lockedcase.Load(ctx, w, in.Case, nil)
	if err != nil {
		return nil, err
	}
	if err := requireLotsOf(locked.Current.ID, "input.lots", stocks); err != nil {
		return nil, err
	}
	isDecided, err := isConfiscationDecided(ctx, locked)
	if err != nil {
		return nil, err
	}
	isReturn := func(s *stock) bool {
		return !isDecided && s.underSeizure().quantity.IsZero() && s.held().quantity.IsPositive()
	}
	quantities, err := takeEach("input.lots", in.Lots, stocks, func(s *stock) portion {
		if isReturn(s) {
			return portion{s.held().quantity, "held, though the decision that confiscated it does not stand"}
		}
		return s.underSeizure()
	})
	if err != nil {
		return nil, err
	}
	step := law.GoodsReleased
	movements := newMovements(db.GoodsMovementKindRelease, stocks, quantities)
	for i, m := range movements {
		m.Note = &in.Reason
		if isReturn(stocks[i]) {
			m.Kind, step = db.GoodsMovementKindReturn, law.GoodsReturned
		}
	}
	if err := db.Insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	if err := locked.RecordSideEvent(ctx, "input.case", step, in.ReleasedOn, &in.Reason); err != nil {
		return nil, err
	}
	if err := endSeizureDeadlines(ctx, locked, in.ReleasedOn); err != nil {
		return nil, err
	}
	return db.Payload{"case": {db.KeyOf(locked.Current)}, "goodsLots": keysOf(stocks)}, nil
}

// isConfiscationDecided reports whether a decision that stands confiscates goods of the case.
func isConfiscationDecided(ctx context.Context, locked *lockedcase.Case) (isDecided bool, err error) {
	err = locked.Writer.Tx().Tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM penalties WHERE agency_id = $1 AND case_id = $2 AND kind = 'CONFISCATION_OF_GOODS' AND withdrawn_on IS NULL)`,
		locked.Writer.Agency(), locked.Current.ID).Scan(&isDecided)
	if err != nil {
		return false, fmt.Errorf("look for a confiscation: %w", err)
	}
	return isDecided, nil
}

// endSeizureDeadlines ends, on a day, the deadlines of the seizures of the case whose goods are all released, sampled or confiscated.
func endSeizureDeadlines(ctx context.Context, locked *lockedcase.Case, on civil.Date) error {
	if !locked.HasOpenDeadline(db.DeadlineActionRelease) {
		return nil
	}
	var seizures []int64 // of which something is under seizure; 0 stands for goods whose order is not on record
	err := locked.Writer.Tx().NewRaw(`SELECT DISTINCT coalesce(l.seizure_id, 0) FROM goods_lots l JOIN goods_movements m ON m.agency_id = l.agency_id AND m.lot_id = l.id
		WHERE l.agency_id = ? AND l.case_id = ? GROUP BY l.id, l.seizure_id
		HAVING sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')) > coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE', 'CONFISCATE')), 0)`,
		locked.Writer.Agency(), locked.Current.ID).Scan(ctx, &seizures)
	if err != nil {
		return fmt.Errorf("look for goods under seizure: %w", err)
	}
	for _, d := range locked.OpenDeadlines {
		isRunning := len(seizures) > 0
		if d.SeizureID != nil {
			isRunning = slices.Contains(seizures, *d.SeizureID)
		}
		if d.Action == db.DeadlineActionRelease && d.EndedOn == nil && !isRunning {
			if err := locked.EndDeadline(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// computeSeizureTerms computes the last day of seizures that have none yet, because the working days of a year were not known.
func computeSeizureTerms(ctx context.Context, w *db.Writer) error {
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

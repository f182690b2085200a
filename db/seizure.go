package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Seizure is an order by which goods are sealed in place or seized while a case is looked into (行政强制法 18, 24).
type Seizure struct {
	bun.BaseModel `bun:"table:seizures,alias:seizure"`
	Record

	CaseID     int64       `bun:"case_id"`
	Kind       SeizureKind `bun:"kind"`
	OrderNo    string      `bun:"order_no"`
	Ground     string      `bun:"ground"`
	ApprovedBy string      `bun:"approved_by"`
	Place      string      `bun:"place"`
	SeizedOn   civil.Date  `bun:"seized_on,type:date"`
	DueOn      *civil.Date `bun:"due_on,type:date"`
	ExtendedOn *civil.Date `bun:"extended_on,type:date"`
	Extension  *string     `bun:"extension"`

	Case         *Case          `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Examinations []*Examination `bun:"rel:has-many,join:agency_id=agency_id,join:id=seizure_id"`
	GoodsLots    []*GoodsLot    `bun:"rel:has-many,join:agency_id=agency_id,join:id=seizure_id"`
	Deadlines    []*Deadline    `bun:"rel:has-many,join:agency_id=agency_id,join:id=seizure_id"`
}

// Document is a numbered document of a case; the file itself is kept elsewhere.
type Document struct {
	bun.BaseModel `bun:"table:documents,alias:document"`
	Record

	CaseID  int64        `bun:"case_id"`
	Kind    DocumentKind `bun:"kind"`
	DocNo   string       `bun:"doc_no"`
	Title   *string      `bun:"title"`
	DatedOn civil.Date   `bun:"dated_on,type:date"`
	File    *string      `bun:"file"`
	Sha256  *string      `bun:"sha256"`

	Case *Case `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

// lockSeizure locks an order, then its case.
func (w *Writer) lockSeizure(ctx context.Context, field string, key Key) (*proceeding, *Seizure, error) {
	seizure := new(Seizure)
	err := w.tx.NewSelect().Model(seizure).Where("agency_id = ?", w.agency).Where("id = ?", key.ID).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, missing(field, key)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read seizure: %w", err)
	}
	p, err := w.proceed(ctx, Key{"Case", w.agency, seizure.CaseID}, nil)
	return p, seizure, err
}

// SeizeGoods seals or seizes goods, which come into the books by it. It changes `seizure` and `goodsLots`.
func SeizeGoods(ctx context.Context, w *Writer, in SeizeGoodsInput) (Changed, error) {
	if err := first(
		w.kept("input.case", in.Case, "Case"),
		saidIfGiven("input.orderNo", in.OrderNo, longestNo),
		said("input.ground", in.Ground, longestNote),
		said("input.approvedBy", in.ApprovedBy, longestName),
		said("input.place", in.Place, longestLine),
		w.past("input.seizedOn", in.SeizedOn),
		checkLots(in.Lots),
	); err != nil {
		return nil, err
	}
	if len(in.Lots) == 0 {
		return nil, bad("input.lots", "a seizure takes one lot or more")
	}
	p, err := w.proceed(ctx, in.Case, nil)
	if err != nil {
		return nil, err
	}
	if in.SeizedOn.Before(p.there.FiledOn) {
		return nil, bad("input.seizedOn", "%s is before the case was filed, %s", in.SeizedOn, p.there.FiledOn)
	}
	if err := w.checkOfficers(ctx, "input.officers", in.Officers, in.SeizedOn); err != nil {
		return nil, err
	}
	if err := p.beside(ctx, "input.case", law.GoodsSeized, in.SeizedOn, &in.Ground); err != nil {
		return nil, err
	}
	seizure := &Seizure{
		CaseID: p.there.ID, Kind: in.Kind, Ground: in.Ground, ApprovedBy: in.ApprovedBy, Place: in.Place, SeizedOn: in.SeizedOn,
	}
	if seizure.OrderNo, err = w.numberOf(ctx, seizureNumbers, in.SeizedOn.Year, "input.orderNo", in.OrderNo); err != nil {
		return nil, err
	}
	due, ok := w.book.DeadlineOf("seizure.term", in.SeizedOn)
	if ok && due.UnknownYear == 0 {
		seizure.DueOn = &due.LastDay
	}
	if err := insert(ctx, w, seizure); err != nil {
		return nil, drawn(err, in.OrderNo, "seizures_order_no_key")
	}
	if ok {
		if err := p.beginOf(ctx, DeadlineActionRelease, due, &seizure.ID); err != nil {
			return nil, err
		}
	}
	lots, err := p.enterLots(ctx, in.Lots, p.there.Field, &seizure.ID)
	if err != nil {
		return nil, err
	}
	movements := make([]*GoodsMovement, len(lots))
	for i, lot := range lots {
		movements[i] = &GoodsMovement{LotID: lot.ID, Kind: GoodsMovementKind(in.Kind), Quantity: lot.Quantity, MovedOn: in.SeizedOn, Place: &in.Place}
	}
	if err := insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	return Changed{"seizure": {keyOf(seizure)}, "goodsLots": keysOf(lots)}, nil
}

// ExtendSeizure extends a seizure, once. It changes `seizure`.
func ExtendSeizure(ctx context.Context, w *Writer, in ExtendSeizureInput) (Changed, error) {
	if err := first(
		w.kept("input.seizure", in.Seizure, "Seizure"),
		w.past("input.extendedOn", in.ExtendedOn),
		said("input.reason", in.Reason, longestNote),
	); err != nil {
		return nil, err
	}
	p, seizure, err := w.lockSeizure(ctx, "input.seizure", in.Seizure)
	if err != nil {
		return nil, err
	}
	if v := law.CheckSeizureExtendedOnce(seizure.ExtendedOn, seizure.DueOn); v != nil {
		return nil, violation("input.seizure", v)
	}
	if in.ExtendedOn.Before(seizure.SeizedOn) {
		return nil, bad("input.extendedOn", "%s is before the seizure, %s", in.ExtendedOn, seizure.SeizedOn)
	}
	if v := law.CheckSeizureTerm(in.ExtendedOn, seizure.DueOn); v != nil {
		return nil, violation("input.extendedOn", v)
	}
	if err := p.beside(ctx, "input.seizure", law.SeizureExtended, in.ExtendedOn, &in.Reason); err != nil {
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
	return Changed{"seizure": {keyOf(seizure)}}, nil
}

// seizureDue is the last day of a seizure.
func (w *Writer) seizureDue(ctx context.Context, seizure *Seizure) (due law.Deadline, ok bool, err error) {
	examinations, err := read[Examination](ctx, w, "seizure_id = $2", "ORDER BY id", seizure.ID)
	if err != nil {
		return law.Deadline{}, false, err
	}
	due, ok = w.book.SeizureDue(seizure.SeizedOn, seizure.ExtendedOn, examined(examinations))
	return due, ok, nil
}

// recountSeizure lets the term of a seizure be what it is from a day on, and tells whether it runs still, for something is held. What
// else of the order has changed is named by its columns.
func (p *proceeding) recountSeizure(ctx context.Context, seizure *Seizure, on civil.Date, columns ...string) (isRunning bool, err error) {
	due, ok, err := p.w.seizureDue(ctx, seizure)
	switch {
	case err != nil:
		return false, err
	case !ok:
		return false, violation("input.seizure", law.NoSeizureTerm())
	}
	if seizure.DueOn = nil; due.IsKnown() {
		seizure.DueOn = &due.LastDay
	}
	if err := update(ctx, p.w, seizure, append(columns, "due_on")...); err != nil {
		return false, err
	}
	open := slices.IndexFunc(p.open, func(d *Deadline) bool { return d.SeizureID != nil && *d.SeizureID == seizure.ID && d.EndedOn == nil })
	if open < 0 {
		return false, nil
	}
	if err := p.close(ctx, p.open[open], on); err != nil {
		return false, err
	}
	return true, p.beginOf(ctx, DeadlineActionRelease, due, &seizure.ID)
}

// ReleaseGoods gives goods back that are under seizure. It changes `case` and `goodsLots`.
func ReleaseGoods(ctx context.Context, w *Writer, in ReleaseGoodsInput) (Changed, error) {
	if err := first(
		w.kept("input.case", in.Case, "Case"),
		w.past("input.releasedOn", in.ReleasedOn),
		said("input.reason", in.Reason, longestNote),
		w.checkMoved(in.Lots, GoodsMovementKindRelease),
	); err != nil {
		return nil, err
	}
	lots, err := w.lockLots(ctx, "input.lots", moved(in.Lots), in.ReleasedOn)
	if err != nil {
		return nil, err
	}
	p, err := w.proceed(ctx, in.Case, nil)
	if err != nil {
		return nil, err
	}
	var stands bool // a decision by which goods are confiscated
	if err := w.tx.Tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT FROM penalties WHERE agency_id = $1 AND case_id = $2 AND kind = 'CONFISCATION_OF_GOODS' AND withdrawn_on IS NULL)`,
		w.agency, p.there.ID).Scan(&stands); err != nil {
		return nil, fmt.Errorf("look for a decision: %w", err)
	}
	movements := make([]*GoodsMovement, len(in.Lots))
	step := law.GoodsReleased
	for i, l := range in.Lots {
		s := lots[l.Lot.ID]
		if s.lot.CaseID != p.there.ID {
			return nil, bad(at("input.lots", i)+".lot", "%s is of another case", l.Lot)
		}
		kind, from, where := GoodsMovementKindRelease, s.seized(), "under seizure"
		if from.IsZero() && !stands && s.held().IsPositive() {
			kind, from, where, step = GoodsMovementKindReturn, s.held(), "held, though the decision that confiscated it does not stand", law.GoodsReturned
		}
		quantity, err := s.take(at("input.lots", i), l.Quantity, from, where)
		if err != nil {
			return nil, err
		}
		movements[i] = &GoodsMovement{LotID: l.Lot.ID, Kind: kind, Quantity: quantity, MovedOn: in.ReleasedOn, Note: &in.Reason}
	}
	if err := insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	if err := p.beside(ctx, "input.case", step, in.ReleasedOn, &in.Reason); err != nil {
		return nil, err
	}
	if err := p.endSeizure(ctx, in.ReleasedOn); err != nil {
		return nil, err
	}
	changed := Changed{"case": {keyOf(p.there)}}
	for _, l := range in.Lots {
		changed["goodsLots"] = append(changed["goodsLots"], l.Lot)
	}
	return changed, nil
}

// endSeizure ends the deadlines of those of the case's seizures of which nothing is held any more.
func (p *proceeding) endSeizure(ctx context.Context, on civil.Date) error {
	if !p.isOpen(DeadlineActionRelease) {
		return nil
	}
	var held []int64
	err := p.w.tx.NewRaw(`SELECT DISTINCT coalesce(l.seizure_id, 0) FROM goods_lots l JOIN goods_movements m ON m.agency_id = l.agency_id AND m.lot_id = l.id
		WHERE l.agency_id = ? AND l.case_id = ? GROUP BY l.id, l.seizure_id
		HAVING sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')) > coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE', 'CONFISCATE')), 0)`,
		p.w.agency, p.there.ID).Scan(ctx, &held)
	if err != nil {
		return fmt.Errorf("look for goods under seizure: %w", err)
	}
	for _, d := range p.open {
		isHeld := len(held) > 0
		if d.SeizureID != nil {
			isHeld = slices.Contains(held, *d.SeizureID)
		}
		if d.Action == DeadlineActionRelease && d.EndedOn == nil && !isHeld {
			if err := p.close(ctx, d, on); err != nil {
				return err
			}
		}
	}
	return nil
}

// moved names the lots of a movement.
func moved(lots []MovedLotInput) []Key {
	keys := make([]Key, len(lots))
	for i, l := range lots {
		keys[i] = l.Lot
	}
	return keys
}

func (w *Writer) checkMoved(lots []MovedLotInput, kind GoodsMovementKind) error {
	if err := some("input.lots", lots, 1, "lots", func(l MovedLotInput) Key { return l.Lot }); err != nil {
		return err
	}
	for i, l := range lots {
		f := at("input.lots", i)
		if err := first(w.kept(f+".lot", l.Lot, "GoodsLot"), moneyIfGiven(f+".proceeds", l.Proceeds)); err != nil {
			return err
		}
		if l.Quantity != nil {
			if err := quantity(f+".quantity", *l.Quantity); err != nil {
				return err
			}
		}
		if (l.Proceeds != nil) != (kind == GoodsMovementKindAuction) {
			return bad(f+".proceeds", "AUCTION says what it brought, and nothing else does: %s is asked for", kind)
		}
	}
	return nil
}

// MoveGoods records where goods went. It changes `goodsLots`.
func MoveGoods(ctx context.Context, w *Writer, in MoveGoodsInput) (Changed, error) {
	if err := first(
		w.checkMoved(in.Lots, in.Kind),
		w.past("input.movedOn", in.MovedOn),
		saidIfGiven("input.place", in.Place, longestLine),
		saidIfGiven("input.note", in.Note, longestNote),
	); err != nil {
		return nil, err
	}
	verbs := map[GoodsMovementKind]string{
		GoodsMovementKindSeal: "seizeGoods", GoodsMovementKindSeize: "seizeGoods", GoodsMovementKindRelease: "releaseGoods",
		GoodsMovementKindConfiscate: "confiscateGoods", GoodsMovementKindDestroy: "destroyGoods", GoodsMovementKindReturn: "releaseGoods",
	}
	switch verb := verbs[in.Kind]; {
	case verb != "":
		return nil, bad("input.kind", "%s is not recorded by this: use %s", in.Kind, verb)
	case in.Place == nil:
		return nil, bad("input.place", "%s goes somewhere: say where", in.Kind)
	case in.Handler == nil && in.Kind == GoodsMovementKindStore:
		return nil, bad("input.handler", "goods in store are in somebody's keeping: name the officer who took them over")
	}
	var handler *int64
	if in.Handler != nil {
		if err := w.exists(ctx, "input.handler", *in.Handler, "Officer", (*Officer)(nil)); err != nil {
			return nil, err
		}
		handler = &in.Handler.ID
	}
	lots, err := w.lockLots(ctx, "input.lots", moved(in.Lots), in.MovedOn)
	if err != nil {
		return nil, err
	}
	changed := Changed{}
	movements := make([]*GoodsMovement, len(in.Lots))
	cases := map[int64]bool{}
	for i, l := range in.Lots {
		s := lots[l.Lot.ID]
		from, where := s.held(), "held of what was confiscated"
		switch in.Kind {
		case GoodsMovementKindStore:
			from, where = s.there(), "there"
		case GoodsMovementKindSample:
			from, where = s.lot.Quantity.Sub(s.released).Sub(s.confiscated).Sub(s.later), "neither released, sampled nor confiscated"
		}
		quantity, err := s.take(at("input.lots", i), l.Quantity, from, where)
		if err != nil {
			return nil, err
		}
		movements[i] = &GoodsMovement{
			LotID: l.Lot.ID, Kind: in.Kind, Quantity: quantity, MovedOn: in.MovedOn, Note: in.Note, Place: in.Place, HandlerID: handler, Proceeds: l.Proceeds,
		}
		if in.Kind == GoodsMovementKindStore {
			s.lot.StoredAt = in.Place
			if err := update(ctx, w, s.lot, "stored_at"); err != nil {
				return nil, err
			}
		}
		cases[s.lot.CaseID] = true
		changed["goodsLots"] = append(changed["goodsLots"], l.Lot)
	}
	if in.Kind == GoodsMovementKindAuction || in.Kind == GoodsMovementKindTransfer {
		if err := w.checkLeaves(ctx, "input.lots", moved(in.Lots), in.MovedOn); err != nil {
			return nil, err
		}
	}
	if err := insert(ctx, w, movements...); err != nil {
		return nil, err
	}
	what := string(in.Kind) + ", " + *in.Place
	if err := w.tell(ctx, CaseEventKindGoodsMoved, in.MovedOn, &what, slices.Sorted(maps.Keys(cases))...); err != nil {
		return nil, err
	}
	if in.Kind != GoodsMovementKindSample {
		return changed, nil
	}
	for id := range cases { // what is sampled is under seizure no more
		p, err := w.proceed(ctx, Key{"Case", w.agency, id}, nil)
		if err != nil {
			return nil, err
		}
		if err := p.endSeizure(ctx, in.MovedOn); err != nil {
			return nil, err
		}
	}
	return changed, nil
}

// documentWords stand in the numbers of documents; the numbers of decisions and of orders of seizure are drawn where these
// are made.
var documentWords = map[DocumentKind]string{
	DocumentKindFilingApproval: "立审", DocumentKindInspectionRecord: "现笔", DocumentKindInterviewRecord: "询笔", DocumentKindReleaseOrder: "解强",
	DocumentKindInvestigationReport: "终报", DocumentKindLegalOpinion: "法审", DocumentKindNotice: "罚告", DocumentKindHearingNotice: "听通",
	DocumentKindHearingRecord: "听笔", DocumentKindServiceReceipt: "送回", DocumentKindPaymentReceipt: "缴票", DocumentKindDeferralApproval: "延缴",
	DocumentKindDestructionRecord: "物处", DocumentKindConclusionApproval: "结审", DocumentKindOther: "文",
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

// AddDocument enters a document of a case. It changes `document`.
func AddDocument(ctx context.Context, w *Writer, in AddDocumentInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.case", in.Case, "Case", (*Case)(nil)),
		saidIfGiven("input.docNo", in.DocNo, longestNo),
		saidIfGiven("input.title", in.Title, longestLine),
		w.past("input.datedOn", in.DatedOn),
		saidIfGiven("input.file", in.File, longestLine),
	); err != nil {
		return nil, err
	}
	word, isDrawn := documentWords[in.Kind]
	switch {
	case in.Sha256 != nil && !sha256Hex.MatchString(*in.Sha256):
		return nil, bad("input.sha256", "%q is not 64 hexadecimal digits in lower case", *in.Sha256)
	case in.DocNo == nil && !isDrawn:
		return nil, bad("input.docNo", "a %s has the number under which it was made: give it", in.Kind)
	}
	document := &Document{CaseID: in.Case.ID, Kind: in.Kind, Title: in.Title, DatedOn: in.DatedOn, File: in.File, Sha256: in.Sha256}
	var err error
	document.DocNo, err = w.numberOf(ctx, numbersOf(string(in.Kind), word, "documents", "doc_no"), in.DatedOn.Year, "input.docNo", in.DocNo)
	if err != nil {
		return nil, err
	}
	if err := insert(ctx, w, document); err != nil {
		return nil, drawn(err, in.DocNo, "documents_doc_no_key")
	}
	if err := w.tell(ctx, CaseEventKindDocumentAdded, in.DatedOn, &document.DocNo, in.Case.ID); err != nil {
		return nil, err
	}
	return Changed{"document": {keyOf(document)}}, nil
}

// AssignOfficers puts further officers on a case. It changes `case`.
func AssignOfficers(ctx context.Context, w *Writer, in AssignOfficersInput) (Changed, error) {
	if err := first(
		w.kept("input.case", in.Case, "Case"),
		w.past("input.on", in.On),
		saidIfGiven("input.note", in.Note, longestNote),
		some("input.officers", in.Officers, 1, "officers", itself),
		w.checkCertified(ctx, "input.officers", in.Officers, in.On),
	); err != nil {
		return nil, err
	}
	p, err := w.proceed(ctx, in.Case, nil)
	if err != nil {
		return nil, err
	}
	hearings, err := read[Hearing](ctx, w, "case_id = $2", "ORDER BY id", p.there.ID)
	if err != nil {
		return nil, err
	}
	for _, hearing := range hearings {
		i := slices.Index(in.Officers, Key{"Officer", w.agency, hearing.ChairID})
		if v := law.CheckNotChair(i >= 0); v != nil {
			return nil, violation(at("input.officers", i), v)
		}
	}
	if err := p.beside(ctx, "input.case", law.OfficersAssigned, in.On, in.Note); err != nil {
		return nil, err
	}
	var on []CaseOfficer
	for _, officer := range in.Officers {
		on = append(on, CaseOfficer{AgencyID: w.agency, CaseID: p.there.ID, OfficerID: officer.ID})
	}
	if _, err := w.tx.NewInsert().Model(&on).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
		return nil, fmt.Errorf("put officers on the case: %w", err)
	}
	return p.changed(), nil
}

// checkOnCase checks that two officers of the case have certificates that are valid on the day of a step (行政处罚法 42).
func (p *proceeding) checkOnCase(ctx context.Context, field string, step law.Step, on civil.Date) error {
	var valid int
	err := p.w.tx.Tx.QueryRowContext(ctx, `SELECT count(*) FROM case_officers c JOIN officers o ON o.agency_id = c.agency_id AND o.id = c.officer_id
		WHERE c.agency_id = $1 AND c.case_id = $2 AND o.certified_from <= $3 AND (o.certified_until IS NULL OR o.certified_until >= $3)`,
		p.w.agency, p.there.ID, on.String()).Scan(&valid)
	if err != nil {
		return fmt.Errorf("read officers: %w", err)
	}
	if v := law.CheckOfficersOfCase(step, on, valid); v != nil {
		return violation(field, v)
	}
	return nil
}

// tell adds what happened beside the procedure to the timelines of cases.
func (w *Writer) tell(ctx context.Context, kind CaseEventKind, on civil.Date, note *string, cases ...int64) error {
	events := make([]*CaseEvent, len(cases))
	for i, id := range cases {
		events[i] = &CaseEvent{CaseID: id, Kind: kind, OccurredOn: on, Note: note}
	}
	return insert(ctx, w, events...)
}

// stock is a lot with what its ledger says, once nobody else adds to it.
type stock struct {
	lot         *GoodsLot
	taken       decimal.Decimal // sealed or seized
	released    decimal.Decimal // given back, or sampled
	confiscated decimal.Decimal // by the day asked
	later       decimal.Decimal // confiscated after it
	gone        decimal.Decimal
	keepers     map[int64]bool // who took it into store
	first, on   civil.Date     // the day it was taken, and the one asked
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

func notNegative(d decimal.Decimal) decimal.Decimal { return decimal.Max(d, decimal.Zero) }

// lockLots sums the ledgers of the lots of a list in the input, none of which moves before it was taken. Locks are taken in the order of numbers, so that two who move the
// same lots wait for each other in turn.
func (w *Writer) lockLots(ctx context.Context, field string, keys []Key, on civil.Date) (map[int64]*stock, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(keys))
	for i, key := range keys {
		ids[i] = key.ID
	}
	var lots []*GoodsLot
	err := w.tx.NewSelect().Model(&lots).Where("agency_id = ?", w.agency).Where("id IN ?", bun.Tuple(ids)).Order("id").For("UPDATE").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read lots: %w", err)
	}
	stocks := make(map[int64]*stock, len(lots))
	for _, lot := range lots {
		stocks[lot.ID] = &stock{lot: lot, keepers: map[int64]bool{}, on: on}
	}
	for i, key := range keys {
		if stocks[key.ID] == nil {
			return nil, missing(at(field, i)+".lot", key)
		}
	}
	var movements []*GoodsMovement
	err = w.tx.NewSelect().Model(&movements).Column("lot_id", "kind", "quantity", "moved_on", "handler_id").
		Where("agency_id = ?", w.agency).Where("lot_id IN ?", bun.Tuple(ids)).Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read ledgers: %w", err)
	}
	for _, m := range movements {
		s := stocks[m.LotID]
		if !s.first.IsValid() || m.MovedOn.Before(s.first) {
			s.first = m.MovedOn
		}
		switch m.Kind {
		case GoodsMovementKindSeal, GoodsMovementKindSeize:
			s.taken = s.taken.Add(m.Quantity)
		case GoodsMovementKindRelease, GoodsMovementKindSample:
			s.released = s.released.Add(m.Quantity)
		case GoodsMovementKindConfiscate:
			if m.MovedOn.After(on) {
				s.later = s.later.Add(m.Quantity)
			} else {
				s.confiscated = s.confiscated.Add(m.Quantity)
			}
		case GoodsMovementKindDestroy, GoodsMovementKindAuction, GoodsMovementKindTransfer, GoodsMovementKindReturn:
			s.gone = s.gone.Add(m.Quantity)
		case GoodsMovementKindStore:
			if m.HandlerID != nil {
				s.keepers[*m.HandlerID] = true
			}
		}
	}
	for i, key := range keys {
		if s := stocks[key.ID]; s.first.IsValid() && on.Before(s.first) {
			return nil, problem.Errorf(problem.Conflict, "%s is before %s was taken, %s", on, s.lot.Name, s.first).At(at(field, i) + ".lot")
		}
	}
	return stocks, nil
}

// checkLeaves checks that goods which leave the store for good were confiscated by a decision that stands and was served by then.
func (w *Writer) checkLeaves(ctx context.Context, field string, keys []Key, on civil.Date) error {
	ids := make([]int64, len(keys))
	for i, key := range keys {
		ids[i] = key.ID
	}
	var lot int64
	var name string
	err := w.tx.Tx.QueryRowContext(ctx, `SELECT l.id, l.name FROM goods_lots l WHERE l.agency_id = $1 AND l.id = ANY ($2) AND NOT EXISTS (
		SELECT FROM decisions d JOIN penalties p ON p.agency_id = d.agency_id AND p.decision_id = d.id
		WHERE d.agency_id = $1 AND d.case_id = l.case_id AND p.kind = 'CONFISCATION_OF_GOODS' AND d.withdrawn_on IS NULL AND d.served_on <= $3::text::date)
		ORDER BY l.id LIMIT 1`, w.agency, ids, on.String()).Scan(&lot, &name)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for decisions: %w", err)
	}
	i := slices.IndexFunc(keys, func(k Key) bool { return k.ID == lot })
	return violation(at(field, i)+".lot", law.NotConfiscated(name, on))
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

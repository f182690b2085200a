package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// PublicRecord is what the outside world is shown of a decision: the summary of the rule on publicity (信息公示规定 4), without personal data (6).
type PublicRecord struct {
	bun.BaseModel `bun:"table:public_records,alias:public_record"`
	Record

	DecisionID  int64       `bun:"decision_id"` // which readers are not led to
	DecisionNo  string      `bun:"decision_no"`
	PartyName   string      `bun:"party_name"`
	PartyCode   *string     `bun:"party_code"`
	Violation   string      `bun:"violation"`
	Content     string      `bun:"content"`
	Bureau      string      `bun:"bureau"`
	DecidedOn   civil.Date  `bun:"decided_on,type:date"`
	PublishedOn civil.Date  `bun:"published_on,type:date"`
	ShownUntil  civil.Date  `bun:"shown_until,type:date"`
	TakenDownOn *civil.Date `bun:"taken_down_on,type:date"`
	Reason      *string     `bun:"reason"`
}

// penaltyWords are what kinds of penalty are called in what is published.
var penaltyWords = map[PenaltyKind]string{
	PenaltyKindWarning: "警告", PenaltyKindPublicCriticism: "通报批评", PenaltyKindFine: "罚款", PenaltyKindConfiscationOfGains: "没收违法所得",
	PenaltyKindConfiscationOfGoods: "没收非法财物", PenaltyKindLicenceSuspension: "暂扣许可证件", PenaltyKindDowngrade: "降低资质等级",
	PenaltyKindLicenceRevocation: "吊销许可证件", PenaltyKindRestrictionOfBusiness: "限制开展生产经营活动",
	PenaltyKindSuspensionOfBusiness: "责令停产停业", PenaltyKindClosure: "责令关闭", PenaltyKindTradeBan: "限制从业", PenaltyKindOther: "其他处罚",
}

// Word is what the kind is called in documents.
func (k PenaltyKind) Word() string { return penaltyWords[k] }

// PublishDecision records that the decision of a case was published, and what of it is shown. It changes `case`.
func PublishDecision(ctx context.Context, w *Writer, in PublishDecisionInput) (Changed, error) {
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	var imposed []*Penalty
	err = w.tx.NewSelect().Model(&imposed).Relation("Provision").Where("penalty.agency_id = ?", w.agency).Where("penalty.case_id = ?", p.there.ID).
		Where("penalty.withdrawn_on IS NULL").Order("penalty.id").Scan(ctx)
	if err != nil {
		return nil, fmt.Errorf("read penalties: %w", err)
	}
	penalties := make([]law.Penalty, len(imposed))
	for i, penalty := range imposed {
		penalties[i].Kind = string(penalty.Kind)
		if penalty.Amount != nil {
			penalties[i].Amount = *penalty.Amount
		}
	}
	if err := p.take(ctx, "input.case", law.Published, in.On, in.Note, penalties); err != nil {
		return nil, err
	}
	return p.changed(), p.publish(ctx, in.On, imposed, penalties)
}

// publish adds what the outside world is shown of the decision that stands.
func (p *proceeding) publish(ctx context.Context, on civil.Date, imposed []*Penalty, penalties []law.Penalty) error {
	w := p.w
	decision, party, agency := new(Decision), new(Party), new(Agency)
	if err := first(
		w.tx.NewSelect().Model(decision).Where("agency_id = ?", w.agency).Where("case_id = ?", p.there.ID).Where("withdrawn_on IS NULL").Order("id DESC").Limit(1).Scan(ctx),
		w.tx.NewSelect().Model(party).Where("agency_id = ?", w.agency).Where("id = ?", p.there.PartyID).Scan(ctx),
		w.tx.NewSelect().Model(agency).Where("id = ?", w.agency).Scan(ctx),
	); err != nil {
		return fmt.Errorf("read what is published: %w", err)
	}
	content := make([]string, len(imposed))
	for i, penalty := range imposed {
		content[i] = penalty.Kind.Word()
		if penalty.Amount != nil {
			content[i] += penalty.Amount.StringFixed(2) + "元"
		}
		if penalty.Provision != nil {
			content[i] += fmt.Sprintf("（《%s》%s）", penalty.Provision.Law, penalty.Provision.Article)
		}
	}
	record := &PublicRecord{
		DecisionID: decision.ID, DecisionNo: decision.DecisionNo, PartyName: party.Name, PartyCode: party.Code,
		Violation: strings.TrimPrefix(p.there.Cause, "涉嫌"), Content: shortened(strings.Join(content, "；"), longestText), Bureau: agency.Name,
		DecidedOn: decision.DecidedOn, PublishedOn: on, ShownUntil: w.book.ShownUntil(p.matter, penalties, on),
	}
	if party.isPerson() {
		record.PartyName, record.PartyCode = law.MaskedName(party.Name), nil
	}
	record.Violation = party.masked(record.Violation)
	return insert(ctx, w, record)
}

// isPerson tells whether a party is shown as a person is: a natural person, one of which the register does not say, and a sole
// trader under a name of a person's length.
func (p *Party) isPerson() bool {
	switch p.Kind {
	case PartyKindNaturalPerson, PartyKindUnknown:
		return true
	case PartyKindSoleTrader:
		return len([]rune(p.Name)) <= 4
	}
	return false
}

// masked is a text without what tells more of people than is published: the party's name where it is a person, its representative,
// and numbers as long as those of identity cards and telephones (信息公示规定 6).
func (p *Party) masked(text string) string {
	if p.isPerson() {
		text = strings.ReplaceAll(text, p.Name, law.MaskedName(p.Name))
	}
	if p.Representative != nil {
		text = strings.ReplaceAll(text, *p.Representative, law.MaskedName(*p.Representative))
	}
	return law.MaskedNumbers(text)
}

// shortened is a text with what is too much of it cut off.
func shortened(text string, longest int) string {
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

// lockDecision locks a decision, then its case.
func (w *Writer) lockDecision(ctx context.Context, key Key) (*proceeding, *Decision, error) {
	decision := new(Decision)
	err := w.tx.NewSelect().Model(decision).Where("agency_id = ?", w.agency).Where("id = ?", key.ID).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, missing("input.decision", key)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read decision: %w", err)
	}
	p, err := w.proceed(ctx, Key{"Case", w.agency, decision.CaseID}, nil)
	return p, decision, err
}

// shown is what is published of a decision; nil where nothing is.
func (w *Writer) shown(ctx context.Context, decision *Decision) (*PublicRecord, error) {
	record := new(PublicRecord)
	err := w.tx.NewSelect().Model(record).Where("agency_id = ?", w.agency).Where("decision_id = ?", decision.ID).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // nothing is published, and nothing is wrong
	}
	if err != nil {
		return nil, fmt.Errorf("read public record: %w", err)
	}
	return record, nil
}

// withdrawn stands in a public record in the place of what was shown.
const withdrawn = "已撤回"

// WithdrawDecision withdraws a decision that was changed or annulled. It changes `decision` and `case`.
func WithdrawDecision(ctx context.Context, w *Writer, in WithdrawDecisionInput) (Changed, error) {
	if err := first(
		w.kept("input.decision", in.Decision, "Decision"),
		w.past("input.withdrawnOn", in.WithdrawnOn),
		said("input.reason", in.Reason, longestNote),
	); err != nil {
		return nil, err
	}
	p, decision, err := w.lockDecision(ctx, in.Decision)
	if err != nil {
		return nil, err
	}
	if decision.WithdrawnOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s", decision.WithdrawnOn).At("input.decision")
	}
	if err := p.take(ctx, "input.decision", law.Withdrawn, in.WithdrawnOn, &in.Reason, nil); err != nil {
		return nil, err
	}
	decision.WithdrawnOn, decision.Withdrawal, decision.WithdrawalReason = &in.WithdrawnOn, &in.Withdrawal, &in.Reason
	if err := update(ctx, w, decision, "withdrawn_on", "withdrawal", "withdrawal_reason"); err != nil {
		return nil, err
	}
	var penalties []*Penalty
	var instalments []*Instalment
	if err := first(
		w.tx.NewSelect().Model(&penalties).Where("agency_id = ?", w.agency).Where("decision_id = ?", decision.ID).Order("id").For("UPDATE").Scan(ctx),
		w.tx.NewSelect().Model(&instalments).Where("agency_id = ?", w.agency).Where("case_id = ?", p.there.ID).Where("replaced_on IS NULL").
			Where("penalty_id IN (SELECT id FROM penalties WHERE agency_id = ? AND decision_id = ?)", w.agency, decision.ID).Order("id").Scan(ctx),
	); err != nil {
		return nil, fmt.Errorf("read penalties: %w", err)
	}
	for _, i := range instalments {
		i.ReplacedOn = &in.WithdrawnOn
		if err := update(ctx, w, i, "replaced_on"); err != nil {
			return nil, err
		}
	}
	p.forget()
	if err := p.settle(ctx, in.WithdrawnOn); err != nil { // no surcharge from this day on
		return nil, err
	}
	for _, penalty := range penalties {
		penalty.WithdrawnOn = &in.WithdrawnOn
		if err := update(ctx, w, penalty, "withdrawn_on"); err != nil {
			return nil, err
		}
	}
	if err := w.endNotices(ctx, p.there, in.WithdrawnOn); err != nil {
		return nil, err
	}
	record, err := w.shown(ctx, decision)
	if err != nil {
		return nil, err
	}
	if record != nil {
		party := new(Party)
		if err := w.tx.NewSelect().Model(party).Where("agency_id = ?", w.agency).Where("id = ?", p.there.PartyID).Scan(ctx); err != nil {
			return nil, fmt.Errorf("read party: %w", err)
		}
		reason := party.masked(in.Reason)
		record.TakenDownOn, record.Reason = &in.WithdrawnOn, &reason
		record.PartyName, record.PartyCode, record.Violation, record.Content = withdrawn, nil, withdrawn, withdrawn
		if err := update(ctx, w, record, "taken_down_on", "reason", "party_name", "party_code", "violation", "content"); err != nil {
			return nil, err
		}
	}
	return Changed{"decision": {keyOf(decision)}, "case": {keyOf(p.there)}}, nil
}

// EndPublicity ends the publicity of a decision before its time. It changes `case`.
func EndPublicity(ctx context.Context, w *Writer, in EndPublicityInput) (Changed, error) {
	if err := first(
		w.kept("input.decision", in.Decision, "Decision"),
		w.past("input.endsOn", in.EndsOn),
		said("input.reason", in.Reason, longestNote),
	); err != nil {
		return nil, err
	}
	p, decision, err := w.lockDecision(ctx, in.Decision)
	if err != nil {
		return nil, err
	}
	record, err := w.shown(ctx, decision)
	switch {
	case err != nil:
		return nil, err
	case record == nil:
		return nil, problem.Errorf(problem.Conflict, "nothing is published of the decision").At("input.decision")
	}
	if v := law.CheckStands(record.TakenDownOn); v != nil {
		return nil, problem.Errorf(problem.Conflict, "%s", v.Text).At("input.decision").Under(v.Rule, v.Article)
	}
	switch {
	case in.EndsOn.Before(record.PublishedOn):
		return nil, bad("input.endsOn", "%s is before it was published, %s", in.EndsOn, record.PublishedOn)
	case !in.EndsOn.Before(record.ShownUntil):
		return nil, problem.Errorf(problem.Conflict, "it is shown until %s anyway", record.ShownUntil).At("input.endsOn")
	}
	var kinds []string
	err = w.tx.NewSelect().Model((*Penalty)(nil)).Column("kind").Where("agency_id = ?", w.agency).Where("decision_id = ?", decision.ID).Scan(ctx, &kinds)
	if err != nil {
		return nil, fmt.Errorf("read penalties: %w", err)
	}
	if v := law.CheckEarlyEnd(p.matter, kinds); v != nil {
		return nil, violation("input.decision", v)
	}
	record.ShownUntil = in.EndsOn
	if err := update(ctx, w, record, "shown_until"); err != nil {
		return nil, err
	}
	if err := p.beside(ctx, "input.decision", law.PublicityEnded, in.EndsOn, &in.Reason); err != nil {
		return nil, err
	}
	return p.changed(), nil
}

// PushDecision records that a decision was pushed to the bureau of the province where the party is registered, which publishes it
// too (信息公示规定 10). It changes `case`.
func PushDecision(ctx context.Context, w *Writer, in PushDecisionInput) (Changed, error) {
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	if !p.isOpen(DeadlineActionPush) {
		return nil, problem.Errorf(problem.Conflict, "nothing is to be pushed: the party is registered in this province, or the decision was pushed already").At("input.case")
	}
	if in.On.Before(*p.there.DecidedOn) {
		return nil, bad("input.on", "%s is before the decision, %s", in.On, p.there.DecidedOn)
	}
	if err := first(p.beside(ctx, "input.case", law.Pushed, in.On, in.Note), p.end(ctx, DeadlineActionPush, in.On)); err != nil {
		return nil, err
	}
	return p.changed(), nil
}

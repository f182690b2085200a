package enforcement

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// PublishDecision records that the decision of a case was published, and what of it is shown. It changes `case`.
func PublishDecision(ctx context.Context, w *db.Writer, in PublishDecisionInput) (db.Changed, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	var imposed []*db.Penalty
	err = w.Tx().NewSelect().Model(&imposed).Relation("Provision").Where("penalty.agency_id = ?", w.Agency()).Where("penalty.case_id = ?", p.current.ID).
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
	if err := p.takeStep(ctx, "input.case", law.Published, in.On, in.Note, penalties); err != nil {
		return nil, err
	}
	return p.changedCase(), p.publish(ctx, in.On, imposed, penalties)
}

// publish adds what the outside world is shown of the decision that stands.
func (p *lockedCase) publish(ctx context.Context, on civil.Date, imposed []*db.Penalty, penalties []law.Penalty) error {
	w := p.w
	decision, party, agency := new(db.Decision), new(db.Party), new(db.Agency)
	if err := db.CheckAll(
		w.Tx().NewSelect().Model(decision).Where("agency_id = ?", w.Agency()).Where("case_id = ?", p.current.ID).Where("withdrawn_on IS NULL").Order("id DESC").Limit(1).Scan(ctx),
		w.Tx().NewSelect().Model(party).Where("agency_id = ?", w.Agency()).Where("id = ?", p.current.PartyID).Scan(ctx),
		w.Tx().NewSelect().Model(agency).Where("id = ?", w.Agency()).Scan(ctx),
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
	record := &db.PublicRecord{
		DecisionID: decision.ID, DecisionNo: decision.DecisionNo, PartyName: party.Name, PartyCode: party.Code,
		Violation: strings.TrimPrefix(p.current.Cause, "涉嫌"), Content: shortened(strings.Join(content, "；"), db.MaxText), Bureau: agency.Name,
		DecidedOn: decision.DecidedOn, PublishedOn: on, ShownUntil: w.Law().ShownUntil(p.state, penalties, on),
	}
	if party.IsPerson() {
		record.PartyName, record.PartyCode = law.MaskedName(party.Name), nil
	}
	record.Violation = party.Masked(record.Violation)
	return db.Insert(ctx, w, record)
}

// shortened is a text with what is too much of it cut off.
func shortened(text string, longest int) string {
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest-1]) + "…"
	}
	return text
}

// lockDecision locks a decision, then its case.
func lockDecision(ctx context.Context, w *db.Writer, key db.Key) (*lockedCase, *db.Decision, error) {
	decision := new(db.Decision)
	err := w.Tx().NewSelect().Model(decision).Where("agency_id = ?", w.Agency()).Where("id = ?", key.ID).For("UPDATE").Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil, db.NotFound("input.decision", key)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read decision: %w", err)
	}
	p, err := loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: decision.CaseID}, nil)
	return p, decision, err
}

// shown is what is published of a decision; nil where nothing is.
func shown(ctx context.Context, w *db.Writer, decision *db.Decision) (*db.PublicRecord, error) {
	record := new(db.PublicRecord)
	err := w.Tx().NewSelect().Model(record).Where("agency_id = ?", w.Agency()).Where("decision_id = ?", decision.ID).For("UPDATE").Scan(ctx)
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
func WithdrawDecision(ctx context.Context, w *db.Writer, in WithdrawDecisionInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		w.RequireNotFuture("input.withdrawnOn", in.WithdrawnOn),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
	); err != nil {
		return nil, err
	}
	p, decision, err := lockDecision(ctx, w, in.Decision)
	if err != nil {
		return nil, err
	}
	if decision.WithdrawnOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s", decision.WithdrawnOn).At("input.decision")
	}
	if err := p.takeStep(ctx, "input.decision", law.Withdrawn, in.WithdrawnOn, &in.Reason, nil); err != nil {
		return nil, err
	}
	decision.WithdrawnOn, decision.Withdrawal, decision.WithdrawalReason = &in.WithdrawnOn, &in.Withdrawal, &in.Reason
	if err := db.Update(ctx, w, decision, "withdrawn_on", "withdrawal", "withdrawal_reason"); err != nil {
		return nil, err
	}
	var penalties []*db.Penalty
	var instalments []*db.Instalment
	if err := db.CheckAll(
		w.Tx().NewSelect().Model(&penalties).Where("agency_id = ?", w.Agency()).Where("decision_id = ?", decision.ID).Order("id").For("UPDATE").Scan(ctx),
		w.Tx().NewSelect().Model(&instalments).Where("agency_id = ?", w.Agency()).Where("case_id = ?", p.current.ID).Where("replaced_on IS NULL").
			Where("penalty_id IN (SELECT id FROM penalties WHERE agency_id = ? AND decision_id = ?)", w.Agency(), decision.ID).Order("id").Scan(ctx),
	); err != nil {
		return nil, fmt.Errorf("read penalties: %w", err)
	}
	for _, i := range instalments {
		i.ReplacedOn = &in.WithdrawnOn
		if err := db.Update(ctx, w, i, "replaced_on"); err != nil {
			return nil, err
		}
	}
	p.forgetAccounts()
	if err := p.settle(ctx, in.WithdrawnOn); err != nil { // no surcharge from this day on
		return nil, err
	}
	for _, penalty := range penalties {
		penalty.WithdrawnOn = &in.WithdrawnOn
		if err := db.Update(ctx, w, penalty, "withdrawn_on"); err != nil {
			return nil, err
		}
	}
	if err := endNotices(ctx, w, p.current, in.WithdrawnOn); err != nil {
		return nil, err
	}
	record, err := shown(ctx, w, decision)
	if err != nil {
		return nil, err
	}
	if record != nil {
		party := new(db.Party)
		if err := w.Tx().NewSelect().Model(party).Where("agency_id = ?", w.Agency()).Where("id = ?", p.current.PartyID).Scan(ctx); err != nil {
			return nil, fmt.Errorf("read party: %w", err)
		}
		reason := party.Masked(in.Reason)
		record.TakenDownOn, record.Reason = &in.WithdrawnOn, &reason
		record.PartyName, record.PartyCode, record.Violation, record.Content = withdrawn, nil, withdrawn, withdrawn
		if err := db.Update(ctx, w, record, "taken_down_on", "reason", "party_name", "party_code", "violation", "content"); err != nil {
			return nil, err
		}
	}
	return db.Changed{"decision": {db.KeyOf(decision)}, "case": {db.KeyOf(p.current)}}, nil
}

// EndPublicity ends the publicity of a decision before its time. It changes `case`.
func EndPublicity(ctx context.Context, w *db.Writer, in EndPublicityInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		w.RequireNotFuture("input.endsOn", in.EndsOn),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
	); err != nil {
		return nil, err
	}
	p, decision, err := lockDecision(ctx, w, in.Decision)
	if err != nil {
		return nil, err
	}
	record, err := shown(ctx, w, decision)
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
		return nil, db.BadInput("input.endsOn", "%s is before it was published, %s", in.EndsOn, record.PublishedOn)
	case !in.EndsOn.Before(record.ShownUntil):
		return nil, problem.Errorf(problem.Conflict, "it is shown until %s anyway", record.ShownUntil).At("input.endsOn")
	}
	var kinds []string
	err = w.Tx().NewSelect().Model((*db.Penalty)(nil)).Column("kind").Where("agency_id = ?", w.Agency()).Where("decision_id = ?", decision.ID).Scan(ctx, &kinds)
	if err != nil {
		return nil, fmt.Errorf("read penalties: %w", err)
	}
	if v := law.CheckEarlyEnd(p.state, kinds); v != nil {
		return nil, db.Violates("input.decision", v)
	}
	record.ShownUntil = in.EndsOn
	if err := db.Update(ctx, w, record, "shown_until"); err != nil {
		return nil, err
	}
	if err := p.recordSideEvent(ctx, "input.decision", law.PublicityEnded, in.EndsOn, &in.Reason); err != nil {
		return nil, err
	}
	return p.changedCase(), nil
}

// PushDecision records that a decision was pushed to the bureau of the province where the party is registered, which publishes it
// too (信息公示规定 10). It changes `case`.
func PushDecision(ctx context.Context, w *db.Writer, in PushDecisionInput) (db.Changed, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if !p.hasOpenDeadline(db.DeadlineActionPush) {
		return nil, problem.Errorf(problem.Conflict, "nothing is to be pushed: the party is registered in this province, or the decision was pushed already").At("input.case")
	}
	if in.On.Before(*p.current.DecidedOn) {
		return nil, db.BadInput("input.on", "%s is before the decision, %s", in.On, p.current.DecidedOn)
	}
	if err := db.CheckAll(p.recordSideEvent(ctx, "input.case", law.Pushed, in.On, in.Note), p.endDeadlines(ctx, db.DeadlineActionPush, in.On)); err != nil {
		return nil, err
	}
	return p.changedCase(), nil
}

// endNotices takes down what is shown of a case whose decision was withdrawn (行政处罚法 48).
func endNotices(ctx context.Context, w *db.Writer, of *db.Case, on civil.Date) error {
	var notices []*db.ConsumerNotice
	err := w.Tx().NewSelect().Model(&notices).Where("agency_id = ?", w.Agency()).Where("case_id = ?", of.ID).Where("ends_on IS NULL OR ends_on > ?", on).
		Order("id").For("UPDATE").Scan(ctx)
	if err != nil {
		return fmt.Errorf("read notices: %w", err)
	}
	for _, n := range notices {
		ends := slices.MaxFunc([]civil.Date{on, n.PublishedOn}, civil.Date.Compare)
		n.EndsOn = &ends
		if err := db.Update(ctx, w, n, "ends_on"); err != nil {
			return err
		}
	}
	return nil
}

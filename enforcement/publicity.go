package enforcement

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// PublishDecision records that the decision of a case was published (信息公示规定 9), and keeps the text that is shown. Payload: `case`.
// Returns RULE_VIOLATION for a decision that is not published, such as a mere warning (2).
func PublishDecision(ctx context.Context, w *db.Writer, in PublishDecisionInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	var imposed []*db.Penalty
	err = w.Tx().NewSelect().Model(&imposed).Relation("Provision").Where("penalty.agency_id = ?", w.Agency()).Where("penalty.case_id = ?", locked.current.ID).
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
	if err := locked.takeStep(ctx, "input.case", law.Published, in.On, in.Note, penalties); err != nil {
		return nil, err
	}
	if err := locked.addPublicRecord(ctx, in.On, imposed, penalties); err != nil {
		return nil, err
	}
	return locked.changedCase(), nil
}

// addPublicRecord inserts what the public sees of the decision that stands. Names of persons are masked (信息公示规定 6).
func (locked *lockedCase) addPublicRecord(ctx context.Context, on civil.Date, imposed []*db.Penalty, penalties []law.Penalty) error {
	w := locked.w
	decision, err := db.ReadOne[db.Decision](ctx, w, "case_id = $2 AND withdrawn_on IS NULL", "ORDER BY id DESC LIMIT 1", locked.current.ID)
	if err != nil {
		return err
	}
	party, err := db.ReadOne[db.Party](ctx, w, "id = $2", "", locked.current.PartyID)
	if err != nil {
		return err
	}
	agency := new(db.Agency)
	if err := w.Tx().NewSelect().Model(agency).Where("id = ?", w.Agency()).Scan(ctx); err != nil {
		return fmt.Errorf("read agency: %w", err)
	}
	record := &db.PublicRecord{
		DecisionID: decision.ID, DecisionNo: decision.DecisionNo, PartyName: party.Name, PartyCode: party.Code,
		Violation: party.MaskPersonalData(strings.TrimPrefix(locked.current.Cause, "涉嫌")), Content: contentOf(imposed), Bureau: agency.Name,
		DecidedOn: decision.DecidedOn, PublishedOn: on, ShownUntil: w.Law().ShownUntil(locked.state, penalties, on),
	}
	if party.IsPerson() {
		record.PartyName, record.PartyCode = law.MaskedName(party.Name), nil
	}
	return db.Insert(ctx, w, record)
}

// contentOf returns the content of a decision as it is published: each penalty with its amount and provision, in at most
// db.MaxText characters.
func contentOf(penalties []*db.Penalty) string {
	parts := make([]string, len(penalties))
	for i, penalty := range penalties {
		parts[i] = penalty.Kind.Word()
		if penalty.Amount != nil {
			parts[i] += penalty.Amount.StringFixed(2) + "元"
		}
		if penalty.Provision != nil {
			parts[i] += fmt.Sprintf("（《%s》%s）", penalty.Provision.Law, penalty.Provision.Article)
		}
	}
	content := strings.Join(parts, "；")
	if runes := []rune(content); len(runes) > db.MaxText {
		return string(runes[:db.MaxText-1]) + "…"
	}
	return content
}

// lockDecision locks the decision that an input names, then its case.
func lockDecision(ctx context.Context, w *db.Writer, key db.Key) (*lockedCase, *db.Decision, error) {
	decision := new(db.Decision)
	if err := db.Lock(ctx, w, "input.decision", key, decision); err != nil {
		return nil, nil, err
	}
	locked, err := loadCaseOf(ctx, w, decision.CaseID)
	return locked, decision, err
}

// lockPublicRecord locks what is published of a decision; nil where nothing is.
func lockPublicRecord(ctx context.Context, w *db.Writer, decision *db.Decision) (*db.PublicRecord, error) {
	record, err := db.ReadOne[db.PublicRecord](ctx, w, "decision_id = $2", "FOR UPDATE", decision.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // nothing is published, and nothing is wrong
	}
	return record, err
}

// WithdrawDecision withdraws a decision that was changed or annulled: its penalties are no longer owed, and what is published
// of it is taken down (行政处罚法 48). Payload: `decision` and `case`. Returns CONFLICT where the decision was withdrawn already.
func WithdrawDecision(ctx context.Context, w *db.Writer, in WithdrawDecisionInput) (db.Payload, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		w.RequireNotFuture("input.withdrawnOn", in.WithdrawnOn),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
	); err != nil {
		return nil, err
	}
	locked, decision, err := lockDecision(ctx, w, in.Decision)
	if err != nil {
		return nil, err
	}
	if decision.WithdrawnOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the decision was withdrawn on %s", decision.WithdrawnOn).At("input.decision")
	}
	if err := locked.takeStep(ctx, "input.decision", law.Withdrawn, in.WithdrawnOn, &in.Reason, nil); err != nil {
		return nil, err
	}
	decision.WithdrawnOn, decision.Withdrawal, decision.WithdrawalReason = &in.WithdrawnOn, &in.Withdrawal, &in.Reason
	if err := db.Update(ctx, w, decision, "withdrawn_on", "withdrawal", "withdrawal_reason"); err != nil {
		return nil, err
	}
	if err := locked.withdrawPenalties(ctx, decision, in.WithdrawnOn); err != nil {
		return nil, err
	}
	if err := endNotices(ctx, w, locked.current, in.WithdrawnOn); err != nil {
		return nil, err
	}
	if err := locked.takeDown(ctx, decision, in); err != nil {
		return nil, err
	}
	return db.Payload{"decision": {db.KeyOf(decision)}, "case": {db.KeyOf(locked.current)}}, nil
}

// withdrawPenalties withdraws the penalties of a decision on a day. No surcharge is added from that day on.
func (locked *lockedCase) withdrawPenalties(ctx context.Context, decision *db.Decision, on civil.Date) error {
	penalties, err := db.Read[db.Penalty](ctx, locked.w, "decision_id = $2", "ORDER BY id FOR UPDATE", decision.ID)
	if err != nil {
		return err
	}
	instalments, err := db.Read[db.Instalment](ctx, locked.w, "replaced_on IS NULL AND penalty_id IN (SELECT id FROM penalties WHERE agency_id = $1 AND decision_id = $2)",
		"ORDER BY id", decision.ID)
	if err != nil {
		return err
	}
	for _, i := range instalments {
		if err := locked.replaceInstalment(ctx, i, on); err != nil {
			return err
		}
	}
	if err := locked.settleAnew(ctx, on); err != nil {
		return err
	}
	for _, penalty := range penalties {
		penalty.WithdrawnOn = &on
		if err := db.Update(ctx, locked.w, penalty, "withdrawn_on"); err != nil {
			return err
		}
	}
	return nil
}

// withdrawn replaces the texts of a public record that was taken down.
const withdrawn = "已撤回"

// takeDown removes what is published of a decision that was withdrawn: the reason is shown in its place (信息公示规定 11).
func (locked *lockedCase) takeDown(ctx context.Context, decision *db.Decision, in WithdrawDecisionInput) error {
	record, err := lockPublicRecord(ctx, locked.w, decision)
	if err != nil || record == nil {
		return err
	}
	party, err := db.ReadOne[db.Party](ctx, locked.w, "id = $2", "", locked.current.PartyID)
	if err != nil {
		return err
	}
	reason := party.MaskPersonalData(in.Reason)
	record.TakenDownOn, record.Reason = &in.WithdrawnOn, &reason
	record.PartyName, record.PartyCode, record.Violation, record.Content = withdrawn, nil, withdrawn, withdrawn
	return db.Update(ctx, locked.w, record, "taken_down_on", "reason", "party_name", "party_code", "violation", "content")
}

// EndPublicity ends the publicity of a decision before its time (信息公示规定 14). Payload: `case`. Returns CONFLICT where nothing of
// the decision is published, the decision was taken down, or it is not shown after the given day anyway.
func EndPublicity(ctx context.Context, w *db.Writer, in EndPublicityInput) (db.Payload, error) {
	if err := db.CheckAll(
		w.RequireOwn("input.decision", in.Decision, "Decision"),
		w.RequireNotFuture("input.endsOn", in.EndsOn),
		db.RequireText("input.reason", in.Reason, db.MaxNote),
	); err != nil {
		return nil, err
	}
	locked, decision, err := lockDecision(ctx, w, in.Decision)
	if err != nil {
		return nil, err
	}
	record, err := lockPublicRecord(ctx, w, decision)
	if err != nil {
		return nil, err
	}
	if record == nil {
		return nil, problem.Errorf(problem.Conflict, "nothing of the decision is published").At("input.decision")
	}
	if v := law.CheckStands(record.TakenDownOn); v != nil {
		return nil, problem.Errorf(problem.Conflict, "%s", v.Text).At("input.decision").Under(v.Rule, v.Article)
	}
	if err := db.RequireNotBefore("input.endsOn", in.EndsOn, record.PublishedOn, "it was published"); err != nil {
		return nil, err
	}
	if !in.EndsOn.Before(record.ShownUntil) {
		return nil, problem.Errorf(problem.Conflict, "the decision is shown only until %s: give an earlier day", record.ShownUntil).At("input.endsOn")
	}
	var kinds []string
	err = w.Tx().NewSelect().Model((*db.Penalty)(nil)).Column("kind").Where("agency_id = ?", w.Agency()).Where("decision_id = ?", decision.ID).Scan(ctx, &kinds)
	if err != nil {
		return nil, fmt.Errorf("read penalties: %w", err)
	}
	if err := db.RequireLawful("input.decision", law.CheckEarlyEnd(locked.state, kinds)); err != nil {
		return nil, err
	}
	record.ShownUntil = in.EndsOn
	if err := db.Update(ctx, w, record, "shown_until"); err != nil {
		return nil, err
	}
	if err := locked.recordSideEvent(ctx, "input.decision", law.PublicityEnded, in.EndsOn, &in.Reason); err != nil {
		return nil, err
	}
	return locked.changedCase(), nil
}

// PushDecision records that a decision was sent to the bureau of the province where the party is registered, which publishes it
// too (信息公示规定 10). Payload: `case`. Returns CONFLICT where the party is registered in this province, or the decision was sent already.
func PushDecision(ctx context.Context, w *db.Writer, in PushDecisionInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if !locked.hasOpenDeadline(db.DeadlineActionPush) {
		return nil, problem.Errorf(problem.Conflict, "nothing is to be pushed: the party is registered in this province, or the decision was pushed already").At("input.case")
	}
	if err := db.RequireNotBefore("input.on", in.On, *locked.current.DecidedOn, "the decision"); err != nil {
		return nil, err
	}
	if err := locked.recordSideEvent(ctx, "input.case", law.Pushed, in.On, in.Note); err != nil {
		return nil, err
	}
	if err := locked.endDeadlines(ctx, db.DeadlineActionPush, in.On); err != nil {
		return nil, err
	}
	return locked.changedCase(), nil
}

// endNotices ends the consumer notices of a case whose decision was withdrawn (行政处罚法 48): on the day given, or on the day on which a
// notice was published, where that is later.
func endNotices(ctx context.Context, w *db.Writer, of *db.Case, on civil.Date) error {
	notices, err := db.Read[db.ConsumerNotice](ctx, w, "case_id = $2 AND (ends_on IS NULL OR ends_on > $3::text::date)", "ORDER BY id FOR UPDATE", of.ID, on.String())
	if err != nil {
		return err
	}
	for _, n := range notices {
		end := on
		if end.Before(n.PublishedOn) {
			end = n.PublishedOn
		}
		n.EndsOn = &end
		if err := db.Update(ctx, w, n, "ends_on"); err != nil {
			return err
		}
	}
	return nil
}

// Package publicity keeps what the public sees of a decision (信息公示规定): the public record, and the notices to consumers about the case. It
// decides which texts are shown, masked or removed. The steps of the case that publish and withdraw a decision are verbs of package
// enforcement, which call it.
package publicity

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

// Publish inserts the public record of the latest decision of a case, which must not be withdrawn, with the penalties in imposed. The record
// is shown from on to shownUntil, both included. The name of a person is masked (信息公示规定 6).
func Publish(ctx context.Context, w *db.Writer, c *db.Case, imposed []*db.Penalty, on, shownUntil civil.Date) error {
	decision, err := db.ReadOne[db.Decision](ctx, w, "case_id = $2 AND withdrawn_on IS NULL", "ORDER BY id DESC LIMIT 1", c.ID)
	if err != nil {
		return err
	}
	party, err := db.ReadOne[db.Party](ctx, w, "id = $2", "", c.PartyID)
	if err != nil {
		return err
	}
	agency := new(db.Agency)
	if err := w.Tx().NewSelect().Model(agency).Where("id = ?", w.Agency()).Scan(ctx); err != nil {
		return fmt.Errorf("read agency: %w", err)
	}
	record := &db.PublicRecord{
		DecisionID: decision.ID, DecisionNo: decision.DecisionNo, PartyName: party.Name, PartyCode: party.Code,
		// A decided violation is no longer "suspected" (涉嫌).
		Violation: party.MaskPersonalData(strings.TrimPrefix(c.Cause, "涉嫌")), Content: contentOf(imposed, party), Bureau: agency.Name,
		DecidedOn: decision.DecidedOn, PublishedOn: on, ShownUntil: shownUntil,
	}
	if party.IsPerson() {
		record.PartyName, record.PartyCode = law.MaskedName(party.Name), nil
	}
	return db.Insert(ctx, w, record)
}

// contentOf returns the content of a decision as it is published: each penalty with its amount and provision, in at most
// input.MaxText characters. Where it punishes several acts of the party, each penalty stands with its act.
func contentOf(penalties []*db.Penalty, of *db.Party) string {
	acts := map[string]bool{}
	for _, penalty := range penalties {
		if penalty.Act != nil {
			acts[*penalty.Act] = true
		}
	}
	parts := make([]string, len(penalties))
	for i, penalty := range penalties {
		if penalty.Act != nil && len(acts) > 1 {
			parts[i] = of.MaskPersonalData(*penalty.Act) + "："
		}
		parts[i] += penalty.Kind.Word()
		if penalty.Amount != nil {
			parts[i] += penalty.Amount.StringFixed(2) + "元"
		}
		if penalty.Provision != nil {
			parts[i] += fmt.Sprintf("（《%s》%s）", penalty.Provision.Law, penalty.Provision.Article)
		}
	}
	content := strings.Join(parts, "；")
	if runes := []rune(content); len(runes) > input.MaxText {
		return string(runes[:input.MaxText-1]) + "…"
	}
	return content
}

// lockRecord locks the public record of a decision; nil if nothing of the decision is published.
func lockRecord(ctx context.Context, w *db.Writer, decision *db.Decision) (*db.PublicRecord, error) {
	record, err := db.ReadOne[db.PublicRecord](ctx, w, "decision_id = $2", "FOR UPDATE", decision.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // nothing is published, and nothing is wrong
	}
	return record, err
}

// EndEarly ends the publicity of a decision before its time (信息公示规定 14): lastDay, `input.endsOn`, is the last day on which the public
// record is shown. Returns CONFLICT if nothing of the decision is published, if the record was taken down, or if it is not shown after
// that day anyway; BAD_USER_INPUT if the day is before the publication; and RULE_VIOLATION if the penalties are not yet performed, or one
// of them is of a kind that is always shown for the whole term.
func EndEarly(ctx context.Context, w *db.Writer, state law.CaseState, decision *db.Decision, lastDay civil.Date) error {
	record, err := lockRecord(ctx, w, decision)
	if err != nil {
		return err
	}
	if record == nil {
		return problem.Errorf(problem.Conflict, "nothing of the decision is published").At("input.decision")
	}
	if v := law.CheckNotWithdrawn(record.TakenDownOn); v != nil {
		return problem.Errorf(problem.Conflict, v.Format, v.Facts...).At("input.decision").Under(v.Rule, v.Article)
	}
	if err := input.RequireNotBefore("input.endsOn", lastDay, record.PublishedOn, "it was published"); err != nil {
		return err
	}
	if !lastDay.Before(record.ShownUntil) {
		return problem.Errorf(problem.Conflict, "the decision is shown only until %s: give an earlier day", record.ShownUntil).At("input.endsOn")
	}
	var kinds []string
	err = w.Tx().NewSelect().Model((*db.Penalty)(nil)).Column("kind").Where("agency_id = ?", w.Agency()).Where("decision_id = ?", decision.ID).Scan(ctx, &kinds)
	if err != nil {
		return fmt.Errorf("read penalties: %w", err)
	}
	if err := input.RequireLawful("input.decision", law.CheckEarlyEnd(state, kinds)); err != nil {
		return err
	}
	record.ShownUntil = lastDay
	return db.Update(ctx, w, record, "shown_until")
}

// withdrawn replaces the texts of a public record that was taken down.
const withdrawn = "已撤回"

// TakeDown removes what is published of a decision that was withdrawn on a day: the reason is shown in its place (信息公示规定 11). The notices
// to consumers about the case end, too (行政处罚法 48).
func TakeDown(ctx context.Context, w *db.Writer, c *db.Case, decision *db.Decision, on civil.Date, reason string) error {
	if err := endNotices(ctx, w, c, on); err != nil {
		return err
	}
	record, err := lockRecord(ctx, w, decision)
	if err != nil || record == nil {
		return err
	}
	party, err := db.ReadOne[db.Party](ctx, w, "id = $2", "", c.PartyID)
	if err != nil {
		return err
	}
	reason = party.MaskPersonalData(reason)
	record.TakenDownOn, record.Reason = &on, &reason
	record.PartyName, record.PartyCode, record.Violation, record.Content = withdrawn, nil, withdrawn, withdrawn
	return db.Update(ctx, w, record, "taken_down_on", "reason", "party_name", "party_code", "violation", "content")
}

// MaskParty masks a party in the decisions against it that are published, as Publish would mask it now (信息公示规定 6). The names stay those
// that were published.
func MaskParty(ctx context.Context, w *db.Writer, party *db.Party) error {
	records, err := db.Read[db.PublicRecord](ctx, w, `taken_down_on IS NULL AND decision_id IN (SELECT d.id FROM decisions d
		JOIN cases c ON c.agency_id = d.agency_id AND c.id = d.case_id WHERE c.agency_id = $1 AND c.party_id = $2)`, "ORDER BY id FOR UPDATE", party.ID)
	if err != nil {
		return err
	}
	for _, record := range records {
		published := *party
		published.Name = record.PartyName
		name, code := record.PartyName, record.PartyCode
		if published.IsPerson() {
			name, code = law.MaskedName(name), nil
		}
		violation := party.MaskPersonalData(published.MaskPersonalData(record.Violation))
		if name == record.PartyName && code == record.PartyCode && violation == record.Violation {
			continue
		}
		record.PartyName, record.PartyCode, record.Violation = name, code, violation
		if err := db.Update(ctx, w, record, "party_name", "party_code", "violation"); err != nil {
			return err
		}
	}
	return nil
}

// endNotices ends the notices to consumers about a case on a day, or on the day on which a notice was published, if that is later.
func endNotices(ctx context.Context, w *db.Writer, c *db.Case, on civil.Date) error {
	notices, err := db.Read[db.ConsumerNotice](ctx, w, "case_id = $2 AND (ends_on IS NULL OR ends_on > $3::text::date)", "ORDER BY id FOR UPDATE", c.ID, on.String())
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

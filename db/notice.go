package db

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
)

// Proposal is what is to be imposed, before the party is told of it.
type Proposal struct {
	bun.BaseModel `bun:"table:proposals,alias:proposal"`
	Record

	CaseID     int64      `bun:"case_id"`
	ProposedOn civil.Date `bun:"proposed_on,type:date"`
	Reasons    *string    `bun:"reasons"`

	Case      *Case              `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalties []*ProposedPenalty `bun:"rel:has-many,join:agency_id=agency_id,join:id=proposal_id"`
}

// ProposedPenalty is a penalty that is proposed.
type ProposedPenalty struct {
	bun.BaseModel `bun:"table:proposed_penalties,alias:proposed_penalty"`
	Record

	ProposalID  int64            `bun:"proposal_id"`
	Kind        PenaltyKind      `bun:"kind"`
	ProvisionID int64            `bun:"provision_id"`
	Amount      *decimal.Decimal `bun:"amount,type:numeric(14,2)"`
	Text        *string          `bun:"text"`
	Departure   *string          `bun:"departure"`

	Proposal  *Proposal  `bun:"rel:belongs-to,join:agency_id=agency_id,join:proposal_id=id"`
	Provision *Provision `bun:"rel:belongs-to,join:provision_id=id"`
}

// Hearing is a hearing of which the party was told.
type Hearing struct {
	bun.BaseModel `bun:"table:hearings,alias:hearing"`
	Record

	CaseID  int64      `bun:"case_id"`
	ToldOn  civil.Date `bun:"told_on,type:date"`
	HeldOn  civil.Date `bun:"held_on,type:date"`
	Place   string     `bun:"place"`
	ChairID int64      `bun:"chair_id"`

	Case  *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Chair *Officer `bun:"rel:belongs-to,join:agency_id=agency_id,join:chair_id=id"`
}

// lastThatHolds is the place, among all entries of a kind in the timeline, of the last one that was not corrected; -1 where there
// is none. Each has written one record of its own, in the same order.
func lastThatHolds(events []*CaseEvent, kind CaseEventKind) int {
	corrected := correctedOf(events)
	last, n := -1, 0
	for _, e := range events {
		if e.Kind == kind {
			if !corrected[e.ID] {
				last = n
			}
			n++
		}
	}
	return last
}

// readNotice reads what the case's notice rests on: the last proposal, and the last hearing that was scheduled, but for those
// that were corrected.
func (p *proceeding) readNotice(ctx context.Context) error {
	p.matter.Proposed, p.matter.HearingOn = nil, nil
	proposals, err := read[Proposal](ctx, p.w, "case_id = $2", "ORDER BY id", p.there.ID)
	if err != nil {
		return err
	}
	var proposed []*ProposedPenalty
	if last := lastThatHolds(p.events, CaseEventKindProposed); last >= 0 && last < len(proposals) {
		if proposed, err = read[ProposedPenalty](ctx, p.w, "proposal_id = $2", "ORDER BY id", proposals[last].ID); err != nil {
			return err
		}
	}
	for _, penalty := range proposed {
		seen := law.Penalty{Kind: string(penalty.Kind), ProvisionID: penalty.ProvisionID}
		if penalty.Amount != nil {
			seen.Amount = *penalty.Amount
		}
		p.matter.Proposed = append(p.matter.Proposed, seen)
	}
	hearings, err := read[Hearing](ctx, p.w, "case_id = $2", "ORDER BY id", p.there.ID)
	if err != nil {
		return err
	}
	if last := lastThatHolds(p.events, CaseEventKindHearingScheduled); last >= 0 && last < len(hearings) {
		p.matter.HearingOn = &hearings[last].HeldOn
	}
	return nil
}

// ProposePenalty proposes what is to be imposed. A case whose party was told of something else is investigated again: the party
// is told anew. It changes `proposal` and `case`.
func ProposePenalty(ctx context.Context, w *Writer, in ProposePenaltyInput) (Changed, error) {
	if err := first(saidIfGiven("input.reasons", in.Reasons, longestFacts), checkPenalties(in.Penalties)); err != nil {
		return nil, err
	}
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := w.checkProvisions(ctx, in.Penalties, in.On, p.there); err != nil {
		return nil, err
	}
	if err := p.take(ctx, "input.case", law.Proposed, in.On, in.Note, asLawSees(in.Penalties)); err != nil {
		return nil, err
	}
	proposal := &Proposal{CaseID: p.there.ID, ProposedOn: in.On, Reasons: in.Reasons}
	if err := insert(ctx, w, proposal); err != nil {
		return nil, err
	}
	penalties := make([]*ProposedPenalty, len(in.Penalties))
	for i, penalty := range in.Penalties {
		penalties[i] = &ProposedPenalty{
			ProposalID: proposal.ID, Kind: penalty.Kind, ProvisionID: penalty.Provision.ID, Amount: penalty.Amount, Text: penalty.Text, Departure: penalty.Departure,
		}
	}
	if err := insert(ctx, w, penalties...); err != nil {
		return nil, err
	}
	return Changed{"proposal": {keyOf(proposal)}, "case": {keyOf(p.there)}}, nil
}

// NotifyParty records that the party was told of the proposal, and offered a hearing where it was. It changes `case`.
func NotifyParty(ctx context.Context, w *Writer, in NotifyPartyInput) (Changed, error) {
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.take(ctx, "input.case", law.Notified, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if in.HearingOffered {
		return p.changed(), p.take(ctx, "input.case", law.HearingOffered, in.On, nil, nil)
	}
	if v := w.book.HearingRequirement(p.matter, in.On, p.matter.Proposed); v != nil {
		return nil, violation("input.hearingOffered", v)
	}
	return p.changed(), nil
}

// longestWait is how many days a hearing may be ahead.
const longestWait = 180

// ScheduleHearing tells the party when, where and before whom it is heard. It changes `hearing` and `case`.
func ScheduleHearing(ctx context.Context, w *Writer, in ScheduleHearingInput) (Changed, error) {
	if err := first(
		day("input.heldOn", in.HeldOn),
		said("input.place", in.Place, longestLine),
		w.exists(ctx, "input.chair", in.Chair, "Officer", (*Officer)(nil)),
	); err != nil {
		return nil, err
	}
	p, err := w.begun(ctx, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.take(ctx, "input.case", law.HearingScheduled, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if v := w.book.CheckHearingDay(in.On, in.HeldOn); v != nil {
		return nil, violation("input.heldOn", v)
	}
	if in.HeldOn.After(in.On.AddDays(longestWait)) {
		return nil, bad("input.heldOn", "%s is more than %d days after %s, and the case stands still until then: schedule it sooner", in.HeldOn, longestWait, in.On)
	}
	var investigates bool
	err = w.tx.Tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT FROM case_officers WHERE agency_id = $1 AND case_id = $2 AND officer_id = $3)",
		w.agency, p.there.ID, in.Chair.ID).Scan(&investigates)
	if err != nil {
		return nil, fmt.Errorf("read officers: %w", err)
	}
	if v := law.CheckChair(investigates); v != nil {
		return nil, violation("input.chair", v)
	}
	hearing := &Hearing{CaseID: p.there.ID, ToldOn: in.On, HeldOn: in.HeldOn, Place: in.Place, ChairID: in.Chair.ID}
	if err := insert(ctx, w, hearing); err != nil {
		return nil, err
	}
	return Changed{"hearing": {keyOf(hearing)}, "case": {keyOf(p.there)}}, nil
}

// RecordHearing records that the hearing was held, on the day for which it was scheduled. It changes `case`.
func RecordHearing(ctx context.Context, w *Writer, in RecordHearingInput) (Changed, error) {
	return w.step(ctx, in.StepInput, law.Heard)
}

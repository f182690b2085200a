package enforcement

import (
	"context"
	"fmt"

	"docket/db"
	"docket/law"
)

// lastThatHolds is the place, among all entries of a kind in the timeline, of the last one that was not corrected; -1 where there
// is none. Each has written one record of its own, in the same order.
func lastThatHolds(events []*db.CaseEvent, kind db.CaseEventKind) int {
	corrected := correctedEvents(events)
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
func (p *lockedCase) readNotice(ctx context.Context) error {
	p.state.Proposed, p.state.HearingOn = nil, nil
	proposals, err := db.Read[db.Proposal](ctx, p.w, "case_id = $2", "ORDER BY id", p.current.ID)
	if err != nil {
		return err
	}
	var proposed []*db.ProposedPenalty
	if last := lastThatHolds(p.events, db.CaseEventKindProposed); last >= 0 && last < len(proposals) {
		if proposed, err = db.Read[db.ProposedPenalty](ctx, p.w, "proposal_id = $2", "ORDER BY id", proposals[last].ID); err != nil {
			return err
		}
	}
	for _, penalty := range proposed {
		seen := law.Penalty{Kind: string(penalty.Kind), ProvisionID: penalty.ProvisionID}
		if penalty.Amount != nil {
			seen.Amount = *penalty.Amount
		}
		p.state.Proposed = append(p.state.Proposed, seen)
	}
	hearings, err := db.Read[db.Hearing](ctx, p.w, "case_id = $2", "ORDER BY id", p.current.ID)
	if err != nil {
		return err
	}
	if last := lastThatHolds(p.events, db.CaseEventKindHearingScheduled); last >= 0 && last < len(hearings) {
		p.state.HearingOn = &hearings[last].HeldOn
	}
	return nil
}

// ProposePenalty proposes what is to be imposed. A case whose party was told of something else is investigated again: the party
// is told anew. It changes `proposal` and `case`.
func ProposePenalty(ctx context.Context, w *db.Writer, in ProposePenaltyInput) (db.Changed, error) {
	if err := db.CheckAll(db.RequireTextIfGiven("input.reasons", in.Reasons, db.MaxFacts), checkPenalties(in.Penalties)); err != nil {
		return nil, err
	}
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := checkProvisions(ctx, w, in.Penalties, in.On, p.current); err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", law.Proposed, in.On, in.Note, asLawSees(in.Penalties)); err != nil {
		return nil, err
	}
	proposal := &db.Proposal{CaseID: p.current.ID, ProposedOn: in.On, Reasons: in.Reasons}
	if err := db.Insert(ctx, w, proposal); err != nil {
		return nil, err
	}
	penalties := make([]*db.ProposedPenalty, len(in.Penalties))
	for i, penalty := range in.Penalties {
		penalties[i] = &db.ProposedPenalty{
			ProposalID: proposal.ID, Kind: penalty.Kind, ProvisionID: penalty.Provision.ID, Amount: penalty.Amount, Text: penalty.Text, Departure: penalty.Departure,
		}
	}
	if err := db.Insert(ctx, w, penalties...); err != nil {
		return nil, err
	}
	return db.Changed{"proposal": {db.KeyOf(proposal)}, "case": {db.KeyOf(p.current)}}, nil
}

// NotifyParty records that the party was told of the proposal, and offered a hearing where it was. It changes `case`.
func NotifyParty(ctx context.Context, w *db.Writer, in NotifyPartyInput) (db.Changed, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", law.Notified, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if in.HearingOffered {
		return p.changedCase(), p.takeStep(ctx, "input.case", law.HearingOffered, in.On, nil, nil)
	}
	if v := w.Law().HearingRequirement(p.state, in.On, p.state.Proposed); v != nil {
		return nil, db.Violates("input.hearingOffered", v)
	}
	return p.changedCase(), nil
}

// longestWait is how many days a hearing may be ahead.
const longestWait = 180

// ScheduleHearing tells the party when, where and before whom it is heard. It changes `hearing` and `case`.
func ScheduleHearing(ctx context.Context, w *db.Writer, in ScheduleHearingInput) (db.Changed, error) {
	if err := db.CheckAll(
		db.RequireDay("input.heldOn", in.HeldOn),
		db.RequireText("input.place", in.Place, db.MaxLine),
		w.RequireExists(ctx, "input.chair", in.Chair, "Officer", (*db.Officer)(nil)),
	); err != nil {
		return nil, err
	}
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", law.HearingScheduled, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if v := w.Law().CheckHearingDay(in.On, in.HeldOn); v != nil {
		return nil, db.Violates("input.heldOn", v)
	}
	if in.HeldOn.After(in.On.AddDays(longestWait)) {
		return nil, db.BadInput("input.heldOn", "%s is more than %d days after %s, and the case stands still until then: schedule it sooner", in.HeldOn, longestWait, in.On)
	}
	var investigates bool
	err = w.Tx().Tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT FROM case_officers WHERE agency_id = $1 AND case_id = $2 AND officer_id = $3)",
		w.Agency(), p.current.ID, in.Chair.ID).Scan(&investigates)
	if err != nil {
		return nil, fmt.Errorf("read officers: %w", err)
	}
	if v := law.CheckChair(investigates); v != nil {
		return nil, db.Violates("input.chair", v)
	}
	hearing := &db.Hearing{CaseID: p.current.ID, ToldOn: in.On, HeldOn: in.HeldOn, Place: in.Place, ChairID: in.Chair.ID}
	if err := db.Insert(ctx, w, hearing); err != nil {
		return nil, err
	}
	return db.Changed{"hearing": {db.KeyOf(hearing)}, "case": {db.KeyOf(p.current)}}, nil
}

// RecordHearing records that the hearing was held, on the day for which it was scheduled. It changes `case`.
func RecordHearing(ctx context.Context, w *db.Writer, in RecordHearingInput) (db.Changed, error) {
	return takeStepOnly(ctx, w, in.StepInput, law.Heard)
}

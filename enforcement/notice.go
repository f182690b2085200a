package enforcement

import (
	"context"

	"docket/db"
	"docket/law"
)

// lastValid returns the index, among all events of a kind, of the last one that was not corrected; -1 where there is none. Each of these
// events has added one record, a proposal or a hearing, in the same order.
func lastValid(events []*db.CaseEvent, kind db.CaseEventKind) int {
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

// readNotice reads the last proposal and the last scheduled hearing that were not corrected into the legal state of the case.
func (p *lockedCase) readNotice(ctx context.Context) error {
	p.state.Proposed, p.state.HearingOn = nil, nil
	proposals, err := db.Read[db.Proposal](ctx, p.w, "case_id = $2", "ORDER BY id", p.current.ID)
	if err != nil {
		return err
	}
	var penalties []*db.ProposedPenalty
	if last := lastValid(p.events, db.CaseEventKindProposed); last >= 0 && last < len(proposals) {
		if penalties, err = db.Read[db.ProposedPenalty](ctx, p.w, "proposal_id = $2", "ORDER BY id", proposals[last].ID); err != nil {
			return err
		}
	}
	for _, penalty := range penalties {
		proposed := law.Penalty{Kind: string(penalty.Kind), ProvisionID: penalty.ProvisionID}
		if penalty.Amount != nil {
			proposed.Amount = *penalty.Amount
		}
		p.state.Proposed = append(p.state.Proposed, proposed)
	}
	hearings, err := db.Read[db.Hearing](ctx, p.w, "case_id = $2", "ORDER BY id", p.current.ID)
	if err != nil {
		return err
	}
	if last := lastValid(p.events, db.CaseEventKindHearingScheduled); last >= 0 && last < len(hearings) {
		p.state.HearingOn = &hearings[last].HeldOn
	}
	return nil
}

// ProposePenalty proposes penalties. A case whose party was notified of others is investigated again, and the party is notified again. Payload:
// `proposal` and `case`.
func ProposePenalty(ctx context.Context, w *db.Writer, in ProposePenaltyInput) (db.Payload, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput, checkPenalties(in.Penalties), db.RequireTextIfGiven("input.reasons", in.Reasons, db.MaxFacts))
	if err != nil {
		return nil, err
	}
	if err := checkProvisions(ctx, w, in.Penalties, in.On, p.current); err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", law.Proposed, in.On, in.Note, penaltiesInLaw(in.Penalties)); err != nil {
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
	return db.Payload{"proposal": {db.KeyOf(proposal)}, "case": {db.KeyOf(p.current)}}, nil
}

// NotifyParty records that the party was notified of the proposal, and whether a hearing was offered. Payload: `case`.
func NotifyParty(ctx context.Context, w *db.Writer, in NotifyPartyInput) (db.Payload, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", law.Notified, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if in.HearingOffered {
		if err := p.takeStep(ctx, "input.case", law.HearingOffered, in.On, nil, nil); err != nil {
			return nil, err
		}
		return p.changedCase(), nil
	}
	if err := db.RequireLawful("input.hearingOffered", w.Law().HearingRequirement(p.state, in.On, p.state.Proposed)); err != nil {
		return nil, err
	}
	return p.changedCase(), nil
}

// maxDaysToHearing is the largest number of days from the day on which the party is told of a hearing to the hearing.
const maxDaysToHearing = 180

// ScheduleHearing records that the party was told the day, the place and the chair of its hearing. Payload: `hearing` and `case`.
func ScheduleHearing(ctx context.Context, w *db.Writer, in ScheduleHearingInput) (db.Payload, error) {
	p, err := loadCaseForStep(ctx, w, in.StepInput,
		db.RequireDay("input.heldOn", in.HeldOn),
		db.RequireText("input.place", in.Place, db.MaxLine),
		w.RequireExists(ctx, "input.chair", in.Chair, "Officer", (*db.Officer)(nil)),
	)
	if err != nil {
		return nil, err
	}
	if err := p.takeStep(ctx, "input.case", law.HearingScheduled, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	isOnCase, err := p.hasOfficer(ctx, in.Chair.ID)
	if err != nil {
		return nil, err
	}
	if err := db.CheckAll(
		db.BadInputIf(in.HeldOn.After(in.On.AddDays(maxDaysToHearing)), "input.heldOn",
			"%s is more than %d days after %s, and the term of the case stops until then: give an earlier day", in.HeldOn, maxDaysToHearing, in.On),
		db.RequireLawful("input.heldOn", w.Law().CheckHearingDay(in.On, in.HeldOn)),
		db.RequireLawful("input.chair", law.CheckChair(isOnCase)),
	); err != nil {
		return nil, err
	}
	hearing := &db.Hearing{CaseID: p.current.ID, ToldOn: in.On, HeldOn: in.HeldOn, Place: in.Place, ChairID: in.Chair.ID}
	if err := db.Insert(ctx, w, hearing); err != nil {
		return nil, err
	}
	return db.Payload{"hearing": {db.KeyOf(hearing)}, "case": {db.KeyOf(p.current)}}, nil
}

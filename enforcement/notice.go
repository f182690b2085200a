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
func (locked *lockedCase) readNotice(ctx context.Context) error {
	locked.state.Proposed, locked.state.HearingOn = nil, nil
	proposals, err := db.Read[db.Proposal](ctx, locked.w, "case_id = $2", "ORDER BY id", locked.current.ID)
	if err != nil {
		return err
	}
	var penalties []*db.ProposedPenalty
	if last := lastValid(locked.events, db.CaseEventKindProposed); last >= 0 && last < len(proposals) {
		if penalties, err = db.Read[db.ProposedPenalty](ctx, locked.w, "proposal_id = $2", "ORDER BY id", proposals[last].ID); err != nil {
			return err
		}
	}
	for _, penalty := range penalties {
		proposed := law.Penalty{Kind: string(penalty.Kind), ProvisionID: penalty.ProvisionID}
		if penalty.Amount != nil {
			proposed.Amount = *penalty.Amount
		}
		locked.state.Proposed = append(locked.state.Proposed, proposed)
	}
	hearings, err := db.Read[db.Hearing](ctx, locked.w, "case_id = $2", "ORDER BY id", locked.current.ID)
	if err != nil {
		return err
	}
	if last := lastValid(locked.events, db.CaseEventKindHearingScheduled); last >= 0 && last < len(hearings) {
		locked.state.HearingOn = &hearings[last].HeldOn
	}
	return nil
}

// ProposePenalty proposes penalties. Where the party was notified of other penalties, the case goes back to INVESTIGATED, and the party is
// notified again (行政处罚法 44, 45). Payload: `proposal` and `case`.
func ProposePenalty(ctx context.Context, w *db.Writer, in ProposePenaltyInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput, checkPenalties(in.Penalties), db.RequireTextIfGiven("input.reasons", in.Reasons, db.MaxFacts))
	if err != nil {
		return nil, err
	}
	if err := checkProvisions(ctx, w, in.Penalties, in.On, locked.current); err != nil {
		return nil, err
	}
	if err := locked.takeStep(ctx, "input.case", law.Proposed, in.On, in.Note, penaltiesInLaw(in.Penalties)); err != nil {
		return nil, err
	}
	proposal := &db.Proposal{CaseID: locked.current.ID, ProposedOn: in.On, Reasons: in.Reasons}
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
	return db.Payload{"proposal": {db.KeyOf(proposal)}, "case": {db.KeyOf(locked.current)}}, nil
}

// NotifyParty records that the party was notified of the proposal (行政处罚法 44), and whether a hearing was offered (63). Payload: `case`.
// Returns RULE_VIOLATION where a hearing has to be offered and was not.
func NotifyParty(ctx context.Context, w *db.Writer, in NotifyPartyInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := locked.takeStep(ctx, "input.case", law.Notified, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	if in.HearingOffered {
		if err := locked.takeStep(ctx, "input.case", law.HearingOffered, in.On, nil, nil); err != nil {
			return nil, err
		}
		return locked.changedCase(), nil
	}
	if err := db.RequireLawful("input.hearingOffered", w.Law().HearingRequirement(locked.state, in.On, locked.state.Proposed)); err != nil {
		return nil, err
	}
	return locked.changedCase(), nil
}

// maxDaysToHearing is the largest number of days from the day on which the party is told of a hearing to the hearing.
const maxDaysToHearing = 180

// ScheduleHearing records that the party was told the day, the place and the chair of its hearing (行政处罚法 64). Payload: `hearing` and
// `case`. Returns RULE_VIOLATION where the party was told too late, or the chair is an officer of the case.
func ScheduleHearing(ctx context.Context, w *db.Writer, in ScheduleHearingInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput,
		db.RequireDay("input.heldOn", in.HeldOn),
		db.RequireText("input.place", in.Place, db.MaxLine),
		w.RequireExists(ctx, "input.chair", in.Chair, "Officer", (*db.Officer)(nil)),
	)
	if err != nil {
		return nil, err
	}
	if err := locked.takeStep(ctx, "input.case", law.HearingScheduled, in.On, in.Note, nil); err != nil {
		return nil, err
	}
	isOnCase, err := locked.hasOfficer(ctx, in.Chair.ID)
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
	hearing := &db.Hearing{CaseID: locked.current.ID, ToldOn: in.On, HeldOn: in.HeldOn, Place: in.Place, ChairID: in.Chair.ID}
	if err := db.Insert(ctx, w, hearing); err != nil {
		return nil, err
	}
	return db.Payload{"hearing": {db.KeyOf(hearing)}, "case": {db.KeyOf(locked.current)}}, nil
}

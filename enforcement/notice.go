package enforcement

import (
	"context"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/lockedcase"
)

// ProposePenalty proposes penalties. Where the party was notified of other penalties, the case goes back to INVESTIGATED, and the party is
// notified again (行政处罚法 44, 45). Payload: `proposal` and `case`.
func ProposePenalty(ctx context.Context, w *db.Writer, in ProposePenaltyInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput, checkPenalties(in.Penalties), input.RequireTextIfGiven("input.reasons", in.Reasons, input.MaxFacts))
	if err != nil {
		return nil, err
	}
	if err := checkProvisions(ctx, w, in.Penalties, in.On, locked.Current); err != nil {
		return nil, err
	}
	if err := locked.Take(ctx, "input.case", lockedcase.Step{TakenStep: law.TakenStep{Step: law.Proposed, On: in.On}, Note: in.Note, Penalties: penaltiesInLaw(in.Penalties)}); err != nil {
		return nil, err
	}
	proposal := &db.Proposal{CaseID: locked.Current.ID, ProposedOn: in.On, Reasons: in.Reasons}
	if err := db.Insert(ctx, w, proposal); err != nil {
		return nil, err
	}
	penalties := make([]*db.ProposedPenalty, len(in.Penalties))
	for i, penalty := range in.Penalties {
		penalties[i] = &db.ProposedPenalty{
			ProposalID: proposal.ID, Kind: penalty.Kind, ProvisionID: penalty.Provision.ID, Amount: penalty.Amount, Text: penalty.Text, Departure: penalty.Departure,
			Act: penalty.Act,
		}
	}
	if err := db.Insert(ctx, w, penalties...); err != nil {
		return nil, err
	}
	return db.Payload{"proposal": {db.KeyOf(proposal)}, "case": {db.KeyOf(locked.Current)}}, nil
}

// NotifyParty records that the party was notified of the proposal (行政处罚法 44), and whether a hearing was offered (63). Payload: `case`.
// Returns RULE_VIOLATION where a hearing has to be offered and was not.
func NotifyParty(ctx context.Context, w *db.Writer, in NotifyPartyInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput)
	if err != nil {
		return nil, err
	}
	if err := locked.TakeStep(ctx, "input.case", law.Notified, in.On, in.Note); err != nil {
		return nil, err
	}
	if in.HearingOffered {
		if err := locked.TakeStep(ctx, "input.case", law.HearingOffered, in.On, nil); err != nil {
			return nil, err
		}
		return changedCase(locked), nil
	}
	if err := input.RequireLawful("input.hearingOffered", w.Law().HearingRequirement(locked.State, in.On, locked.State.Proposed)); err != nil {
		return nil, err
	}
	return changedCase(locked), nil
}

// maxDaysToHearing is the largest number of days from the day on which the party is told of a hearing to the hearing.
const maxDaysToHearing = 180

// ScheduleHearing records that the party was told the day, the place and the chair of its hearing (行政处罚法 64). Payload: `hearing` and
// `case`. Returns RULE_VIOLATION where the party was told too late, or the chair is an officer of the case.
func ScheduleHearing(ctx context.Context, w *db.Writer, in ScheduleHearingInput) (db.Payload, error) {
	locked, err := loadCaseForStep(ctx, w, in.StepInput,
		input.RequireDay("input.heldOn", in.HeldOn),
		input.RequireText("input.place", in.Place, input.MaxLine),
		w.RequireExists(ctx, "input.chair", in.Chair, "Officer", (*db.Officer)(nil)),
	)
	if err != nil {
		return nil, err
	}
	if err := locked.TakeStep(ctx, "input.case", law.HearingScheduled, in.On, in.Note); err != nil {
		return nil, err
	}
	isOnCase, err := hasOfficer(ctx, locked, in.Chair.ID)
	if err != nil {
		return nil, err
	}
	if err := input.CheckAll(
		input.FaultIf(in.HeldOn.After(in.On.AddDays(maxDaysToHearing)), "input.heldOn",
			"%s is more than %d days after %s, and the term of the case stops until then: give an earlier day", in.HeldOn, maxDaysToHearing, in.On),
		input.RequireLawful("input.heldOn", w.Law().CheckHearingDay(in.On, in.HeldOn)),
		input.RequireLawful("input.chair", law.CheckChair(isOnCase)),
	); err != nil {
		return nil, err
	}
	hearing := &db.Hearing{CaseID: locked.Current.ID, ToldOn: in.On, HeldOn: in.HeldOn, Place: in.Place, ChairID: in.Chair.ID}
	if err := db.Insert(ctx, w, hearing); err != nil {
		return nil, err
	}
	return db.Payload{"hearing": {db.KeyOf(hearing)}, "case": {db.KeyOf(locked.Current)}}, nil
}

package lockedcase

import (
	"context"

	"docket/db"
	"docket/law"
)

// lastValid returns the index, among all events of a kind, of the last one that was not corrected; -1 where there is none. Each of these
// events has added one record, a proposal or a hearing, in the same order.
func lastValid(events []*db.CaseEvent, kind db.CaseEventKind) int {
	corrected := CorrectedEvents(events)
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

// ReadProposalAndHearing sets, in the legal state of the case, the last proposal and the last scheduled hearing that were not corrected.
func (c *Case) ReadProposalAndHearing(ctx context.Context) error {
	c.State.Proposed, c.State.HearingOn = nil, nil
	proposals, err := db.Read[db.Proposal](ctx, c.Writer, "case_id = $2", "ORDER BY id", c.Current.ID)
	if err != nil {
		return err
	}
	var penalties []*db.ProposedPenalty
	if last := lastValid(c.Events, db.CaseEventKindProposed); last >= 0 && last < len(proposals) {
		if penalties, err = db.Read[db.ProposedPenalty](ctx, c.Writer, "proposal_id = $2", "ORDER BY id", proposals[last].ID); err != nil {
			return err
		}
	}
	for _, penalty := range penalties {
		proposed := law.Penalty{Kind: string(penalty.Kind), ProvisionID: penalty.ProvisionID}
		if penalty.Amount != nil {
			proposed.Amount = *penalty.Amount
		}
		c.State.Proposed = append(c.State.Proposed, proposed)
	}
	hearings, err := db.Read[db.Hearing](ctx, c.Writer, "case_id = $2", "ORDER BY id", c.Current.ID)
	if err != nil {
		return err
	}
	if last := lastValid(c.Events, db.CaseEventKindHearingScheduled); last >= 0 && last < len(hearings) {
		c.State.HearingOn = &hearings[last].HeldOn
	}
	return nil
}

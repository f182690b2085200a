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

// discussedProposal returns the index, among all proposals of a timeline, of the one that the heads discussed last: the proposal before their
// discussion or, where there was none, the first one after it. It is -1 where nothing was discussed since the last decision was withdrawn.
// Events that were corrected do not count.
func discussedProposal(events []*db.CaseEvent) int {
	corrected := CorrectedEvents(events)
	proposed, discussed, isAhead := -1, -1, false
	n := 0
	for _, e := range events {
		isValid := !corrected[e.ID]
		switch {
		case e.Kind == db.CaseEventKindProposed:
			if isValid {
				proposed = n
				if isAhead {
					discussed, isAhead = n, false
				}
			}
			n++
		case e.Kind == db.CaseEventKindDiscussed && isValid:
			discussed, isAhead = proposed, proposed < 0
		case e.Kind == db.CaseEventKindWithdrawn && isValid:
			proposed, discussed, isAhead = -1, -1, false
		}
	}
	return discussed
}

// readPenalties returns the penalties of one of the proposals; nil where there is no proposal of that index.
func (c *Case) readPenalties(ctx context.Context, proposals []*db.Proposal, index int) ([]law.Penalty, error) {
	if index < 0 || index >= len(proposals) {
		return nil, nil
	}
	rows, err := db.Read[db.ProposedPenalty](ctx, c.Writer, "proposal_id = $2", "ORDER BY id", proposals[index].ID)
	if err != nil {
		return nil, err
	}
	penalties := make([]law.Penalty, len(rows))
	for i, row := range rows {
		penalties[i] = law.Penalty{Kind: string(row.Kind), ProvisionID: row.ProvisionID}
		if row.Act != nil {
			penalties[i].Act = *row.Act
		}
		if row.Amount != nil {
			penalties[i].Amount = *row.Amount
		}
	}
	return penalties, nil
}

// ReadProposalAndHearing sets, in the legal state of the case, the last proposal, the proposal that the heads discussed, where it is another, and
// the last scheduled hearing that were not corrected.
func (c *Case) ReadProposalAndHearing(ctx context.Context) error {
	c.State.Proposed, c.State.Discussed, c.State.HearingOn = nil, nil, nil
	proposals, err := db.Read[db.Proposal](ctx, c.Writer, "case_id = $2", "ORDER BY id", c.Current.ID)
	if err != nil {
		return err
	}
	last := lastValid(c.Events, db.CaseEventKindProposed)
	if c.State.Proposed, err = c.readPenalties(ctx, proposals, last); err != nil {
		return err
	}
	if discussed := discussedProposal(c.Events); discussed != last {
		if c.State.Discussed, err = c.readPenalties(ctx, proposals, discussed); err != nil {
			return err
		}
	}
	hearings, err := db.Read[db.Hearing](ctx, c.Writer, "case_id = $2", "ORDER BY id", c.Current.ID)
	if err != nil {
		return err
	}
	if last = lastValid(c.Events, db.CaseEventKindHearingScheduled); last >= 0 && last < len(hearings) {
		c.State.HearingOn = &hearings[last].HeldOn
	}
	return nil
}

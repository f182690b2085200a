package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// PublishDecisionInput describes the step that a decision was published.
type PublishDecisionInput struct{ StepInput }

// PushDecisionInput describes the step that a decision was sent to the bureau of another province.
type PushDecisionInput struct{ StepInput }

// WithdrawDecisionInput describes the withdrawal of a decision.
type WithdrawDecisionInput struct {
	db.Request
	Decision    db.Key
	WithdrawnOn civil.Date
	Withdrawal  db.Withdrawal
	Reason      string
}

// Entry returns the entry of the input, for the agency of the decision.
func (in WithdrawDecisionInput) Entry() db.Entry { return in.EntryFor(in.Decision) }

// EndPublicityInput describes an early end of the publicity of a decision.
type EndPublicityInput struct {
	db.Request
	Decision db.Key
	EndsOn   civil.Date
	Reason   string
}

// Entry returns the entry of the input, for the agency of the decision.
func (in EndPublicityInput) Entry() db.Entry { return in.EntryFor(in.Decision) }

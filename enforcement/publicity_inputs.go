package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// PublishDecisionInput describes the step that a decision was published.
type PublishDecisionInput struct{ StepInput }

// Entry returns the entry of publishDecision: the agency of the case writes.
func (in PublishDecisionInput) Entry() db.Entry { return in.entry("publishDecision", in) }

// PushDecisionInput describes the step that a decision was sent to the bureau of another province.
type PushDecisionInput struct{ StepInput }

// Entry returns the entry of pushDecision: the agency of the case writes.
func (in PushDecisionInput) Entry() db.Entry { return in.entry("pushDecision", in) }

// WithdrawDecisionInput describes the withdrawal of a decision.
type WithdrawDecisionInput struct {
	Request
	Decision    db.Key
	WithdrawnOn civil.Date
	Withdrawal  db.Withdrawal
	Reason      string
}

// Entry returns the entry of withdrawDecision: the agency of the decision writes.
func (in WithdrawDecisionInput) Entry() db.Entry {
	return in.entry("withdrawDecision", in.Decision.Agency, in)
}

// EndPublicityInput describes an early end of the publicity of a decision.
type EndPublicityInput struct {
	Request
	Decision db.Key
	EndsOn   civil.Date
	Reason   string
}

// Entry returns the entry of endPublicity: the agency of the decision writes.
func (in EndPublicityInput) Entry() db.Entry {
	return in.entry("endPublicity", in.Decision.Agency, in)
}

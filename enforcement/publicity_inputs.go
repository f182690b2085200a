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

// WriteRequest returns the request of the write: of records of the agency of the decision.
func (in WithdrawDecisionInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Decision)
}

// EndPublicityInput describes an early end of the publicity of a decision.
type EndPublicityInput struct {
	db.Request
	Decision db.Key
	EndsOn   civil.Date
	Reason   string
}

// WriteRequest returns the request of the write: of records of the agency of the decision.
func (in EndPublicityInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Decision) }

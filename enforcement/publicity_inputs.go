package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// PublishDecisionInput is a step to be recorded.
type PublishDecisionInput struct{ StepInput }

// PushDecisionInput is a decision that was handed on.
type PushDecisionInput struct{ StepInput }

// WithdrawDecisionInput is a decision to be withdrawn.
type WithdrawDecisionInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Decision       db.Key
	WithdrawnOn    civil.Date
	Withdrawal     db.Withdrawal
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in WithdrawDecisionInput) Entry() db.Entry {
	return db.Entry{Verb: "withdrawDecision", Agency: in.Decision.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndPublicityInput is an early end of publicity.
type EndPublicityInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Decision       db.Key
	EndsOn         civil.Date
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in EndPublicityInput) Entry() db.Entry {
	return db.Entry{Verb: "endPublicity", Agency: in.Decision.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

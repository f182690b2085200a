package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// WithdrawDecisionInput is a decision to be withdrawn.
type WithdrawDecisionInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Decision       Key
	WithdrawnOn    civil.Date
	Withdrawal     Withdrawal
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in WithdrawDecisionInput) Entry() Entry {
	return Entry{Verb: "withdrawDecision", Agency: in.Decision.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndPublicityInput is an early end of publicity.
type EndPublicityInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Decision       Key
	EndsOn         civil.Date
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in EndPublicityInput) Entry() Entry {
	return Entry{Verb: "endPublicity", Agency: in.Decision.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// SetRuleInput is a rule to be set.
type SetRuleInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Rule           string
	Article        string
	EffectiveFrom  civil.Date
	EffectiveUntil *civil.Date
	Value          decimal.Decimal
	ApprovedBy     string
}

// Entry says that the bureau of the input's records writes.
func (in SetRuleInput) Entry() Entry {
	return Entry{Verb: "setRule", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// SetCalendarInput is the working days of a year.
type SetCalendarInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Year           int
	Off            []civil.Date
	Worked         []civil.Date
	Source         string
}

// Entry says that the bureau of the input's records writes.
func (in SetCalendarInput) Entry() Entry {
	return Entry{Verb: "setCalendar", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

package settings

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// SetRuleInput is a rule to be set.
type SetRuleInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Rule           string
	Article        string
	EffectiveFrom  civil.Date
	EffectiveUntil *civil.Date
	Value          decimal.Decimal
	ApprovedBy     string
}

// Entry says that the bureau of the input's records writes.
func (in SetRuleInput) Entry() db.Entry {
	return db.Entry{Verb: "setRule", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// SetCalendarInput is the working days of a year.
type SetCalendarInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Year           int
	Off            []civil.Date
	Worked         []civil.Date
	Source         string
}

// Entry says that the bureau of the input's records writes.
func (in SetCalendarInput) Entry() db.Entry {
	return db.Entry{Verb: "setCalendar", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

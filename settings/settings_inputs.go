package settings

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// SetRuleInput is the input of SetRule.
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

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in SetRuleInput) Entry() db.Entry {
	return db.Entry{Verb: "setRule", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// SetCalendarInput is the input of SetCalendar.
type SetCalendarInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Year           int
	Off            []civil.Date
	Worked         []civil.Date
	Source         string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in SetCalendarInput) Entry() db.Entry {
	return db.Entry{Verb: "setCalendar", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

package settings

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// SetRuleInput is the input of SetRule.
type SetRuleInput struct {
	db.Request
	Agency         db.Key
	Rule           string
	Article        string
	EffectiveFrom  civil.Date
	EffectiveUntil *civil.Date
	Value          decimal.Decimal
	ApprovedBy     string
}

// Entry returns the entry of the input, for the agency that it names.
func (in SetRuleInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// SetCalendarInput is the input of SetCalendar.
type SetCalendarInput struct {
	db.Request
	Agency db.Key
	Year   int
	Off    []civil.Date
	Worked []civil.Date
	Source string
}

// Entry returns the entry of the input, for the agency that it names.
func (in SetCalendarInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

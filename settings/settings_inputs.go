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

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in SetRuleInput) WriteRequest() db.WriteRequest { return in.WriteRequestForAgency(in.Agency) }

// SetCalendarInput is the input of SetCalendar.
type SetCalendarInput struct {
	db.Request
	Agency db.Key
	Year   int
	Off    []civil.Date
	Worked []civil.Date
	Source string
}

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in SetCalendarInput) WriteRequest() db.WriteRequest { return in.WriteRequestForAgency(in.Agency) }

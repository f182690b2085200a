package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// DecidePenaltyInput is a decision that imposes penalties.
type DecidePenaltyInput struct {
	db.Request
	Case            db.Key
	ExpectedVersion *int
	DecisionNo      *string
	DecidedOn       civil.Date
	Reasons         *string
	Penalties       []PenaltyInput
}

// Entry returns the entry of the input, for the agency of the case.
func (in DecidePenaltyInput) Entry() db.Entry { return in.EntryFor(in.Case) }

// PenaltyInput is a penalty of a proposal or a decision.
type PenaltyInput struct {
	Kind      db.PenaltyKind
	Provision db.Key
	Amount    *decimal.Decimal
	Text      *string
	Departure *string
}

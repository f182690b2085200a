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

// WriteRequest returns the request of the write: of records of the agency of the case.
func (in DecidePenaltyInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Case) }

// PenaltyInput is a penalty of a proposal or a decision.
type PenaltyInput struct {
	Kind      db.PenaltyKind
	Provision db.Key
	Amount    *decimal.Decimal
	Text      *string
	Departure *string
	Act       *string
}

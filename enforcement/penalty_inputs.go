package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// DecidePenaltyInput is a decision to be made.
type DecidePenaltyInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	Case            db.Key
	ExpectedVersion *int
	DecisionNo      *string
	DecidedOn       civil.Date
	Reasons         *string
	Penalties       []PenaltyInput
}

// Entry says that the case's bureau decides.
func (in DecidePenaltyInput) Entry() db.Entry {
	return db.Entry{Verb: "decidePenalty", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// PenaltyInput is a penalty within a decision.
type PenaltyInput struct {
	Kind      db.PenaltyKind
	Provision db.Key
	Amount    *decimal.Decimal
	Text      *string
	Departure *string
}

package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// DecideOnTheSpotInput is a case that is filed, decided and served in one.
type DecideOnTheSpotInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           db.Key
	Field          db.CaseField
	Source         db.CaseSource
	Cause          string
	Facts          *string
	Party          *db.Key
	NewParty       *db.NewPartyInput
	Business       *db.Key
	From           *db.Key
	Officers       []db.Key
	ValueOfGoods   *decimal.Decimal
	On             civil.Date
	DecisionNo     *string
	Reasons        *string
	Penalties      []PenaltyInput
}

// Entry says that the bureau of the unit decides.
func (in DecideOnTheSpotInput) Entry() db.Entry {
	return db.Entry{Verb: "decideOnTheSpot", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

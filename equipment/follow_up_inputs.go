package equipment

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// OpenFollowUpInput is the input of OpenFollowUp.
type OpenFollowUpInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Product        string
	SampleNo       string
	FailedItem     string
	Seller         db.Key
	Maker          *db.Key
	SampledOn      civil.Date
	OpenedOn       civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in OpenFollowUpInput) Entry() db.Entry {
	return db.Entry{Verb: "openFollowUp", Agency: in.Seller.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AddFollowUpStepInput is the input of AddFollowUpStep.
type AddFollowUpStepInput struct {
	IdempotencyKey   *string `json:"-"`
	Simulate         bool    `json:"-"`
	FollowUp         db.Key
	Kind             db.FollowUpStepKind
	TakenOn          civil.Date
	Text             *string
	RecalledQuantity *decimal.Decimal
	Maker            *db.Key
	Destruction      *db.Key
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in AddFollowUpStepInput) Entry() db.Entry {
	return db.Entry{Verb: "addFollowUpStep", Agency: in.FollowUp.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseFollowUpInput is the input of CloseFollowUp.
type CloseFollowUpInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	FollowUp       db.Key
	ClosedOn       civil.Date
	Outcome        db.FollowUpOutcome
	ReferredTo     *string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in CloseFollowUpInput) Entry() db.Entry {
	return db.Entry{Verb: "closeFollowUp", Agency: in.FollowUp.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

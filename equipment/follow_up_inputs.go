package equipment

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// OpenFollowUpInput is a follow-up to be opened.
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

// Entry says that the bureau of the input's records writes.
func (in OpenFollowUpInput) Entry() db.Entry {
	return db.Entry{Verb: "openFollowUp", Agency: in.Seller.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AddFollowUpStepInput is a step of a follow-up.
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

// Entry says that the bureau of the input's records writes.
func (in AddFollowUpStepInput) Entry() db.Entry {
	return db.Entry{Verb: "addFollowUpStep", Agency: in.FollowUp.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseFollowUpInput is the end of a follow-up.
type CloseFollowUpInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	FollowUp       db.Key
	ClosedOn       civil.Date
	Outcome        db.FollowUpOutcome
	ReferredTo     *string
}

// Entry says that the bureau of the input's records writes.
func (in CloseFollowUpInput) Entry() db.Entry {
	return db.Entry{Verb: "closeFollowUp", Agency: in.FollowUp.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

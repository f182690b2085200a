package equipment

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// OpenFollowUpInput is the input of OpenFollowUp.
type OpenFollowUpInput struct {
	db.Request
	Product    string
	SampleNo   string
	FailedItem string
	Seller     db.Key
	Maker      *db.Key
	SampledOn  civil.Date
	OpenedOn   civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in OpenFollowUpInput) Entry() db.Entry { return in.EntryFor(in.Seller) }

// AddFollowUpStepInput is the input of AddFollowUpStep.
type AddFollowUpStepInput struct {
	db.Request
	FollowUp         db.Key
	Kind             db.FollowUpStepKind
	TakenOn          civil.Date
	Text             *string
	RecalledQuantity *decimal.Decimal
	Maker            *db.Key
	Destruction      *db.Key
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in AddFollowUpStepInput) Entry() db.Entry { return in.EntryFor(in.FollowUp) }

// CloseFollowUpInput is the input of CloseFollowUp.
type CloseFollowUpInput struct {
	db.Request
	FollowUp   db.Key
	ClosedOn   civil.Date
	Outcome    db.FollowUpOutcome
	ReferredTo *string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in CloseFollowUpInput) Entry() db.Entry { return in.EntryFor(in.FollowUp) }

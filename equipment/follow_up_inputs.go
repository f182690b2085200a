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

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in OpenFollowUpInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Seller) }

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

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in AddFollowUpStepInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.FollowUp) }

// CloseFollowUpInput is the input of CloseFollowUp.
type CloseFollowUpInput struct {
	db.Request
	FollowUp   db.Key
	ClosedOn   civil.Date
	Outcome    db.FollowUpOutcome
	ReferredTo *string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in CloseFollowUpInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.FollowUp) }

package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// ChangeFoodBusinessInput is what has changed of a food business.
type ChangeFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	Name           *string
	LicenceNo      *string
	Type           *db.BusinessType
	Party          *db.Key
	NewParty       *db.NewPartyInput
	On             *civil.Date // first day of the new party; today where nil
	Address        *string
	Division       *string
}

// Entry says that the bureau of the input's records writes.
func (in ChangeFoodBusinessInput) Entry() db.Entry {
	return db.Entry{Verb: "changeFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RegisterFoodBusinessInput is a food business to be put on the register.
type RegisterFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Name           string
	LicenceNo      *string
	Type           db.BusinessType
	Level          *db.CoverageLevel
	Party          *db.Key
	NewParty       *db.NewPartyInput
	Address        *string
	Division       *string
	OpenedOn       civil.Date
}

// Entry says that the bureau named writes.
func (in RegisterFoodBusinessInput) Entry() db.Entry {
	return db.Entry{Verb: "registerFoodBusiness", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseFoodBusinessInput is a food business that closed.
type CloseFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	ClosedOn       civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in CloseFoodBusinessInput) Entry() db.Entry {
	return db.Entry{Verb: "closeFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReopenFoodBusinessInput is a business that did not close.
type ReopenFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in ReopenFoodBusinessInput) Entry() db.Entry {
	return db.Entry{Verb: "reopenFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

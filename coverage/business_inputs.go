package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// ChangeFoodBusinessInput is the input of ChangeFoodBusiness; a field that is nil stays as it is.
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

// Entry names the verb and the bureau whose records change.
func (in ChangeFoodBusinessInput) Entry() db.Entry {
	return db.Entry{Verb: "changeFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RegisterFoodBusinessInput is the input of RegisterFoodBusiness. Either Party or NewParty is given.
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

// Entry names the verb and the bureau whose records change.
func (in RegisterFoodBusinessInput) Entry() db.Entry {
	return db.Entry{Verb: "registerFoodBusiness", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseFoodBusinessInput is the input of CloseFoodBusiness.
type CloseFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	ClosedOn       civil.Date
}

// Entry names the verb and the bureau whose records change.
func (in CloseFoodBusinessInput) Entry() db.Entry {
	return db.Entry{Verb: "closeFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReopenFoodBusinessInput is the input of ReopenFoodBusiness.
type ReopenFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	Reason         string
}

// Entry names the verb and the bureau whose records change.
func (in ReopenFoodBusinessInput) Entry() db.Entry {
	return db.Entry{Verb: "reopenFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

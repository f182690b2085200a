package db

import (
	"cloud.google.com/go/civil"
)

// RegisterFoodBusinessInput is a food business to be put on the register.
type RegisterFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Name           string
	LicenceNo      *string
	Type           BusinessType
	Level          *CoverageLevel
	Party          *Key
	NewParty       *NewPartyInput
	Address        *string
	Division       *string
	OpenedOn       civil.Date
}

// Entry says that the bureau named writes.
func (in RegisterFoodBusinessInput) Entry() Entry {
	return Entry{Verb: "registerFoodBusiness", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseFoodBusinessInput is a food business that closed.
type CloseFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       Key
	ClosedOn       civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in CloseFoodBusinessInput) Entry() Entry {
	return Entry{Verb: "closeFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReopenFoodBusinessInput is a business that did not close.
type ReopenFoodBusinessInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       Key
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in ReopenFoodBusinessInput) Entry() Entry {
	return Entry{Verb: "reopenFoodBusiness", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RegisterOfficialInput is an official to be put on the register.
type RegisterOfficialInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Name           string
	Post           string
	Tier           OfficialTier
	Division       *string
}

// Entry says that the bureau named writes.
func (in RegisterOfficialInput) Entry() Entry {
	return Entry{Verb: "registerOfficial", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// LeaveOfficeInput is an official who leaves.
type LeaveOfficeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Official       Key
	LeftOn         civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in LeaveOfficeInput) Entry() Entry {
	return Entry{Verb: "leaveOffice", Agency: in.Official.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// StayInOfficeInput is an official who does not leave after all.
type StayInOfficeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Official       Key
}

// Entry says that the bureau of the input's records writes.
func (in StayInOfficeInput) Entry() Entry {
	return Entry{Verb: "stayInOffice", Agency: in.Official.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// SetVisitFrequencyInput is how often a level is to be visited.
type SetVisitFrequencyInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Level          CoverageLevel
	Division       *string
	EffectiveFrom  civil.Date
	Quarters       int
	Basis          string
}

// Entry says that the bureau named writes.
func (in SetVisitFrequencyInput) Entry() Entry {
	return Entry{Verb: "setVisitFrequency", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

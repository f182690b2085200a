package pharmacies

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegisterPharmacyInput is a pharmacy to be entered.
type RegisterPharmacyInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Name           string
	LicenceNo      string
	Party          *db.Key
	NewParty       *db.NewPartyInput
	Address        *string
	Division       *string
	Phone          *string
	OpenedOn       civil.Date
	ConnectedOn    *civil.Date
}

// Entry returns the write's entry: the named agency keeps the pharmacy.
func (in RegisterPharmacyInput) Entry() db.Entry {
	return db.Entry{Verb: "registerPharmacy", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ConnectPharmacyInput is a pharmacy that was connected to the remote system.
type ConnectPharmacyInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Pharmacy       db.Key
	ConnectedOn    civil.Date
}

// Entry returns the write's entry: the pharmacy's agency keeps it.
func (in ConnectPharmacyInput) Entry() db.Entry {
	return db.Entry{Verb: "connectPharmacy", Agency: in.Pharmacy.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ClosePharmacyInput is a pharmacy that closed.
type ClosePharmacyInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Pharmacy       db.Key
	ClosedOn       civil.Date
}

// Entry returns the write's entry: the pharmacy's agency keeps it.
func (in ClosePharmacyInput) Entry() db.Entry {
	return db.Entry{Verb: "closePharmacy", Agency: in.Pharmacy.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

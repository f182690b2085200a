package pharmacies

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegisterPharmacyInput is a pharmacy to be entered.
type RegisterPharmacyInput struct {
	db.Request
	Agency      db.Key
	Name        string
	LicenceNo   string
	Party       *db.Key
	NewParty    *db.NewPartyInput
	Address     *string
	Division    *string
	Phone       *string
	OpenedOn    civil.Date
	ConnectedOn *civil.Date
}

// Entry returns the entry of the input, for the agency that it names.
func (in RegisterPharmacyInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// ConnectPharmacyInput is a pharmacy that was connected to the remote system.
type ConnectPharmacyInput struct {
	db.Request
	Pharmacy    db.Key
	ConnectedOn civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in ConnectPharmacyInput) Entry() db.Entry { return in.EntryFor(in.Pharmacy) }

// ClosePharmacyInput is a pharmacy that closed.
type ClosePharmacyInput struct {
	db.Request
	Pharmacy db.Key
	ClosedOn civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in ClosePharmacyInput) Entry() db.Entry { return in.EntryFor(in.Pharmacy) }

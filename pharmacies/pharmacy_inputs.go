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

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in RegisterPharmacyInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// ConnectPharmacyInput is a pharmacy that was connected to the remote system.
type ConnectPharmacyInput struct {
	db.Request
	Pharmacy    db.Key
	ConnectedOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in ConnectPharmacyInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Pharmacy) }

// ClosePharmacyInput is a pharmacy that closed.
type ClosePharmacyInput struct {
	db.Request
	Pharmacy db.Key
	ClosedOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in ClosePharmacyInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Pharmacy) }

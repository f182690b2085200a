package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// ChangeFoodBusinessInput is the input of ChangeFoodBusiness; a field that is nil stays as it is.
type ChangeFoodBusinessInput struct {
	db.Request
	Business  db.Key
	Name      *string
	LicenceNo *string
	Type      *db.BusinessType
	Party     *db.Key
	NewParty  *db.NewPartyInput
	On        *civil.Date // first day of the new party; today where nil
	Address   *string
	Division  *string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in ChangeFoodBusinessInput) Entry() db.Entry { return in.EntryFor(in.Business) }

// RegisterFoodBusinessInput is the input of RegisterFoodBusiness. Either Party or NewParty is given.
type RegisterFoodBusinessInput struct {
	db.Request
	Agency    db.Key
	Name      string
	LicenceNo *string
	Type      db.BusinessType
	Level     *db.CoverageLevel
	Party     *db.Key
	NewParty  *db.NewPartyInput
	Address   *string
	Division  *string
	OpenedOn  civil.Date
}

// Entry returns the entry of the input, for the agency that it names.
func (in RegisterFoodBusinessInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// CloseFoodBusinessInput is the input of CloseFoodBusiness.
type CloseFoodBusinessInput struct {
	db.Request
	Business db.Key
	ClosedOn civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in CloseFoodBusinessInput) Entry() db.Entry { return in.EntryFor(in.Business) }

// ReopenFoodBusinessInput is the input of ReopenFoodBusiness.
type ReopenFoodBusinessInput struct {
	db.Request
	Business db.Key
	Reason   string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in ReopenFoodBusinessInput) Entry() db.Entry { return in.EntryFor(in.Business) }

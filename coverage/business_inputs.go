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

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in ChangeFoodBusinessInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Business)
}

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

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in RegisterFoodBusinessInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// CloseFoodBusinessInput is the input of CloseFoodBusiness.
type CloseFoodBusinessInput struct {
	db.Request
	Business db.Key
	ClosedOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in CloseFoodBusinessInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Business)
}

// ReopenFoodBusinessInput is the input of ReopenFoodBusiness.
type ReopenFoodBusinessInput struct {
	db.Request
	Business db.Key
	Reason   string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in ReopenFoodBusinessInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Business)
}

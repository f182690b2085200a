package staff

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// AddUnitInput is the input of AddUnit.
type AddUnitInput struct {
	db.Request
	Agency db.Key
	Name   string
	Kind   db.UnitKind
}

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in AddUnitInput) WriteRequest() db.WriteRequest { return in.WriteRequestForAgency(in.Agency) }

// ChangeUnitInput is the input of ChangeUnit; a field that is nil stays as it is.
type ChangeUnitInput struct {
	db.Request
	Unit            db.Key
	ExpectedVersion *int
	Name            *string
	Kind            *db.UnitKind
}

// WriteRequest returns the request of the write: of records of the agency of the unit.
func (in ChangeUnitInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Unit) }

// AddOfficerInput is the input of AddOfficer.
type AddOfficerInput struct {
	db.Request
	Unit           db.Key
	Name           string
	CertificateNo  string
	CertifiedFrom  civil.Date
	CertifiedUntil *civil.Date
}

// WriteRequest returns the request of the write: of records of the agency of the unit.
func (in AddOfficerInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Unit) }

// ChangeOfficerInput is the input of ChangeOfficer; a field that is nil stays as it is.
type ChangeOfficerInput struct {
	db.Request
	Officer         db.Key
	ExpectedVersion *int
	Unit            *db.Key
	Name            *string
	CertificateNo   *string
	CertifiedFrom   *civil.Date
	CertifiedUntil  *civil.Date
}

// WriteRequest returns the request of the write: of records of the agency of the officer.
func (in ChangeOfficerInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Officer) }

package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegisterOfficialInput is the input of RegisterOfficial.
type RegisterOfficialInput struct {
	db.Request
	Agency   db.Key
	Name     string
	Post     string
	Tier     db.OfficialTier
	Division *string
}

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in RegisterOfficialInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// LeaveOfficeInput is the input of LeaveOffice.
type LeaveOfficeInput struct {
	db.Request
	Official db.Key
	LeftOn   civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in LeaveOfficeInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Official) }

// StayInOfficeInput is the input of StayInOffice.
type StayInOfficeInput struct {
	db.Request
	Official db.Key
	Reason   *string // required once the day of leaving has come
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in StayInOfficeInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Official) }

package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// IssueSafetyOrderInput is the input of IssueSafetyOrder.
type IssueSafetyOrderInput struct {
	db.Request
	Inspection db.Key
	OrderNo    *string
	Text       string
	IssuedOn   civil.Date
	DueOn      civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in IssueSafetyOrderInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Inspection)
}

// ReportSafetyOrderInput is the input of ReportSafetyOrder.
type ReportSafetyOrderInput struct {
	db.Request
	SafetyOrder db.Key
	ReportedOn  civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in ReportSafetyOrderInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.SafetyOrder)
}

// RecheckSafetyOrderInput is the input of RecheckSafetyOrder.
type RecheckSafetyOrderInput struct {
	db.Request
	SafetyOrder db.Key
	Inspectors  []db.Key
	RecheckedOn civil.Date
	HasPassed   bool
	Text        string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RecheckSafetyOrderInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.SafetyOrder)
}

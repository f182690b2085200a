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

// WriteRequest returns how the input is written: for the agency of the record that it names.
func (in IssueSafetyOrderInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Inspection)
}

// ReportSafetyOrderInput is the input of ReportSafetyOrder.
type ReportSafetyOrderInput struct {
	db.Request
	SafetyOrder db.Key
	ReportedOn  civil.Date
}

// WriteRequest returns how the input is written: for the agency of the record that it names.
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

// WriteRequest returns how the input is written: for the agency of the record that it names.
func (in RecheckSafetyOrderInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.SafetyOrder)
}

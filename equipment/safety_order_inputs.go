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

// Entry returns the entry of the input, for the agency of the record that it names.
func (in IssueSafetyOrderInput) Entry() db.Entry { return in.EntryFor(in.Inspection) }

// ReportSafetyOrderInput is the input of ReportSafetyOrder.
type ReportSafetyOrderInput struct {
	db.Request
	SafetyOrder db.Key
	ReportedOn  civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in ReportSafetyOrderInput) Entry() db.Entry { return in.EntryFor(in.SafetyOrder) }

// RecheckSafetyOrderInput is the input of RecheckSafetyOrder.
type RecheckSafetyOrderInput struct {
	db.Request
	SafetyOrder db.Key
	Inspectors  []db.Key
	RecheckedOn civil.Date
	HasPassed   bool
	Text        string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RecheckSafetyOrderInput) Entry() db.Entry { return in.EntryFor(in.SafetyOrder) }

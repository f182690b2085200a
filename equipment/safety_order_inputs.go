package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// IssueSafetyOrderInput is the input of IssueSafetyOrder.
type IssueSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Inspection     db.Key
	OrderNo        *string
	Text           string
	IssuedOn       civil.Date
	DueOn          civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in IssueSafetyOrderInput) Entry() db.Entry {
	return db.Entry{Verb: "issueSafetyOrder", Agency: in.Inspection.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReportSafetyOrderInput is the input of ReportSafetyOrder.
type ReportSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	SafetyOrder    db.Key
	ReportedOn     civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in ReportSafetyOrderInput) Entry() db.Entry {
	return db.Entry{Verb: "reportSafetyOrder", Agency: in.SafetyOrder.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RecheckSafetyOrderInput is the input of RecheckSafetyOrder.
type RecheckSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	SafetyOrder    db.Key
	Inspectors     []db.Key
	RecheckedOn    civil.Date
	HasPassed      bool
	Text           string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in RecheckSafetyOrderInput) Entry() db.Entry {
	return db.Entry{Verb: "recheckSafetyOrder", Agency: in.SafetyOrder.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

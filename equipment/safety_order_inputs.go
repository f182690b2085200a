package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// IssueSafetyOrderInput is a safety order to be issued.
type IssueSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Inspection     db.Key
	OrderNo        *string
	Text           string
	IssuedOn       civil.Date
	DueOn          civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in IssueSafetyOrderInput) Entry() db.Entry {
	return db.Entry{Verb: "issueSafetyOrder", Agency: in.Inspection.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReportSafetyOrderInput is a unit's report.
type ReportSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	SafetyOrder    db.Key
	ReportedOn     civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in ReportSafetyOrderInput) Entry() db.Entry {
	return db.Entry{Verb: "reportSafetyOrder", Agency: in.SafetyOrder.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RecheckSafetyOrderInput is a re-check to be recorded.
type RecheckSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	SafetyOrder    db.Key
	Inspectors     []db.Key
	RecheckedOn    civil.Date
	HasPassed      bool
	Text           string
}

// Entry says that the bureau of the input's records writes.
func (in RecheckSafetyOrderInput) Entry() db.Entry {
	return db.Entry{Verb: "recheckSafetyOrder", Agency: in.SafetyOrder.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RecordInspectionInput is the input of RecordInspection.
type RecordInspectionInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Party          db.Key
	Unit           *db.Key
	Equipment      *db.Key
	Inspectors     []db.Key
	InspectedOn    civil.Date
	Hazards        []HazardInput
	Note           *string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in RecordInspectionInput) Entry() db.Entry {
	return db.Entry{Verb: "recordInspection", Agency: in.Party.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

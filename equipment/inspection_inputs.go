package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RecordInspectionInput is an inspection to be recorded.
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

// Entry says that the bureau of the input's records writes.
func (in RecordInspectionInput) Entry() db.Entry {
	return db.Entry{Verb: "recordInspection", Agency: in.Party.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

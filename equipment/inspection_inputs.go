package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RecordInspectionInput is the input of RecordInspection.
type RecordInspectionInput struct {
	db.Request
	Party       db.Key
	Unit        *db.Key
	Equipment   *db.Key
	Inspectors  []db.Key
	InspectedOn civil.Date
	Hazards     []HazardInput
	Note        *string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RecordInspectionInput) Entry() db.Entry { return in.EntryFor(in.Party) }

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

// WriteRequest returns how the input is written: for the agency of the record that it names.
func (in RecordInspectionInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Party) }

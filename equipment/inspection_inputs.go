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

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RecordInspectionInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Party) }

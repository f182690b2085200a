package complaints

import (
	"time"

	"docket/db"
)

// TellReporterInput is the input of TellReporter.
type TellReporterInput struct {
	db.Request
	Complaint db.Key
	At        time.Time
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in TellReporterInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Complaint) }

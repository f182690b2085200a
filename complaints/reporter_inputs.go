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

// WriteRequest returns how the input is written: for the agency of the record that it names.
func (in TellReporterInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Complaint) }

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

// Entry returns the entry of the input, for the agency of the record that it names.
func (in TellReporterInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }

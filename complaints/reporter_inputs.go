package complaints

import (
	"time"

	"docket/db"
)

// TellReporterInput is the input of TellReporter.
type TellReporterInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	At             time.Time
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in TellReporterInput) Entry() db.Entry {
	return db.Entry{Verb: "tellReporter", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

package complaints

import (
	"time"

	"docket/db"
)

// TellReporterInput is what a reporter was told.
type TellReporterInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	At             time.Time
}

// Entry says that the bureau of the input's records writes.
func (in TellReporterInput) Entry() db.Entry {
	return db.Entry{Verb: "tellReporter", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

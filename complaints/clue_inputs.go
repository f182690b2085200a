package complaints

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RecordClueInput is a clue to be recorded.
type RecordClueInput struct {
	db.Request
	Unit       db.Key
	ClueNo     *string
	Source     db.CaseSource
	Field      db.CaseField
	Text       string
	Party      *db.Key
	Business   *db.Key
	Complaint  *db.Key
	ReceivedOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency of the unit.
func (in RecordClueInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Unit) }

// ExtendClueInput is a clue whose term of checking is extended.
type ExtendClueInput struct {
	db.Request
	Clue       db.Key
	ExtendedOn civil.Date
	Reason     string
}

// WriteRequest returns the request of the write: of records of the agency of the clue.
func (in ExtendClueInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Clue) }

// CloseClueInput is a clue that leads to no case in this bureau.
type CloseClueInput struct {
	db.Request
	Clue      db.Key
	CheckedOn civil.Date
	Outcome   db.ClueOutcome
	Reason    string
}

// WriteRequest returns the request of the write: of records of the agency of the clue.
func (in CloseClueInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Clue) }

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

// Entry returns the entry of the input, for the agency of the unit.
func (in RecordClueInput) Entry() db.Entry { return in.EntryFor(in.Unit) }

// ExtendClueInput is a clue whose term of checking is extended.
type ExtendClueInput struct {
	db.Request
	Clue       db.Key
	ExtendedOn civil.Date
	Reason     string
}

// Entry returns the entry of the input, for the agency of the clue.
func (in ExtendClueInput) Entry() db.Entry { return in.EntryFor(in.Clue) }

// CloseClueInput is a clue that leads to no case in this bureau.
type CloseClueInput struct {
	db.Request
	Clue      db.Key
	CheckedOn civil.Date
	Outcome   db.ClueOutcome
	Reason    string
}

// Entry returns the entry of the input, for the agency of the clue.
func (in CloseClueInput) Entry() db.Entry { return in.EntryFor(in.Clue) }

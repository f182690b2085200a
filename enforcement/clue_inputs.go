package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RecordClueInput is a clue to be recorded.
type RecordClueInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           db.Key
	ClueNo         *string
	Source         db.CaseSource
	Field          db.CaseField
	Text           string
	Party          *db.Key
	Business       *db.Key
	Complaint      *db.Key
	ReceivedOn     civil.Date
}

// Entry says that the bureau of the unit writes.
func (in RecordClueInput) Entry() db.Entry {
	return db.Entry{Verb: "recordClue", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ExtendClueInput is a term of checking to be extended.
type ExtendClueInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Clue           db.Key
	ExtendedOn     civil.Date
	Reason         string
}

// Entry says that the bureau of the clue writes.
func (in ExtendClueInput) Entry() db.Entry {
	return db.Entry{Verb: "extendClue", Agency: in.Clue.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseClueInput is a clue that leads to no case here.
type CloseClueInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Clue           db.Key
	CheckedOn      civil.Date
	Outcome        db.ClueOutcome
	Reason         string
}

// Entry says that the bureau of the clue writes.
func (in CloseClueInput) Entry() db.Entry {
	return db.Entry{Verb: "closeClue", Agency: in.Clue.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

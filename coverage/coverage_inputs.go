package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegradeCoverageInput is levels and officials to be changed.
type RegradeCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	On             civil.Date
	Reason         *string
	Changes        []CoverageChangeInput
}

// Entry says that the bureau of the input's records writes.
func (in RegradeCoverageInput) Entry() db.Entry {
	e := db.Entry{Verb: "regradeCoverage", IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	if len(in.Changes) > 0 {
		e.Agency = in.Changes[0].Business.Agency
	}
	return e
}

// CoverageChangeInput is a business within a change of levels and officials.
type CoverageChangeInput struct {
	Business db.Key
	Level    *db.CoverageLevel
	Official *db.Key
}

// HandOverCoverageInput is a hand-over.
type HandOverCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	From           db.Key
	To             db.Key
	On             civil.Date
	Businesses     []db.Key
}

// Entry says that the bureau of the input's records writes.
func (in HandOverCoverageInput) Entry() db.Entry {
	return db.Entry{Verb: "handOverCoverage", Agency: in.From.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelAssignmentInput is an assignment that is not to begin.
type CancelAssignmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Assignment     db.Key
}

// Entry says that the bureau of the input's records writes.
func (in CancelAssignmentInput) Entry() db.Entry {
	return db.Entry{Verb: "cancelAssignment", Agency: in.Assignment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AssignCoverageInput is an assignment to be made.
type AssignCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	Official       db.Key
	StartsOn       civil.Date
}

// Entry says that the business's bureau assigns.
func (in AssignCoverageInput) Entry() db.Entry {
	return db.Entry{Verb: "assignCoverage", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
